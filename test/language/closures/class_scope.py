# A class body is no enclosing scope for its methods; __class__ is.
x = "global"


class A:
    x = "class"
    y = x

    def get(self):
        return x, self.x, __class__.__name__

    lam = lambda self: x


print(A().get(), A.y, A().lam())  # expect: ('global', 'class', 'A') class global


def f():
    x = "function"

    class B:
        print(x)
        x = "class"
        print(x)

        def get(self):
            return x

        class Inner:
            y = x

    return B


B = f()
# expect: global
# expect: class
print(B().get(), B.Inner.y)  # expect: function function


def g(v):
    class C:
        v = v if False else "own"
        w = v
    return C.v, C.w


try:
    print(g("param"))
except NameError as error:
    print(error)
# expect: ('own', 'own')
z = 1
class D:
    z = z + 1
    global made
    made = "by D"
print(D.z, z, made, hasattr(D, "made"))  # expect: 2 1 by D False

x = 1
del x
try:
    x
except NameError as error:
    print(error)
# expect: name 'x' is not defined
a = b = [1, 2, 3, 4, 5]
del a[0], a[-1]
print(b)  # expect: [2, 3, 4]
del a[1:]
print(b)  # expect: [2]
d = {"k": 1, "j": 2}
del d["k"]
print(d)  # expect: {'j': 2}
try:
    del d["k"]
except KeyError as error:
    print("KeyError", error)
# expect: KeyError 'k'
class C: pass
o = C()
o.x = 1
del o.x
try:
    del o.x
except AttributeError as error:
    print(error)
# expect: 'C' object has no attribute 'x'
def f():
    v = 1
    del v
    try:
        v
    except UnboundLocalError as error:
        print(error)
    try:
        del v
    except UnboundLocalError as error:
        print(error)
    v = 2
    return v
print(f())
# expect: cannot access local variable 'v' where it is not associated with a value
# expect: cannot access local variable 'v' where it is not associated with a value
# expect: 2
p, q, r = 1, 2, 3
del p, (q, [r])
print("p" in globals(), "q" in globals(), "r" in globals())  # expect: False False False
try:
    del p
except NameError as error:
    print(error)
# expect: name 'p' is not defined
def g():
    z = 1
    def h():
        return z
    del z
    try:
        h()
    except NameError as error:
        print(error)
g()  # expect: cannot access free variable 'z' where it is not associated with a value in enclosing scope
class D:
    y = 1
    del y
print(hasattr(D, "y"))  # expect: False
del (a)
print('a' in globals())  # expect: False

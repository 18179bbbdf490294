# differs: __del__ runs at the end of the program here, not at the last reference
class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


class Sub(Loud, list):
    pass


a = Loud("a")
del a
b = Sub("b")
b.append(1)
print("end")
# expect: end
# expect: del a
# expect: del b

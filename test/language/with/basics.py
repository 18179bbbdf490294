class Manager:
    def __init__(self, name, swallow=False, fail=None):
        self.name, self.swallow, self.fail = name, swallow, fail

    def __enter__(self):
        print("enter", self.name)
        if self.fail == "enter":
            raise RuntimeError("in enter")
        return self

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind and kind.__name__, value)
        if self.fail == "exit":
            raise RuntimeError("in exit")
        return self.swallow


with Manager("plain") as m:
    print("body", m.name)
# expect: enter plain
# expect: body plain
# expect: exit plain None None
with Manager("a"), Manager("b") as b, Manager("c"):
    print("three", b.name)
# expect: enter a
# expect: enter b
# expect: enter c
# expect: three b
# expect: exit c None None
# expect: exit b None None
# expect: exit a None None
with (
    Manager("p1") as p1,
    Manager("p2"),
):
    print("parentheses")
# expect: enter p1
# expect: enter p2
# expect: parentheses
# expect: exit p2 None None
# expect: exit p1 None None
with Manager("swallows", swallow=True):
    raise ValueError("gone")
# expect: enter swallows
# expect: exit swallows ValueError gone
try:
    with Manager("outer"), Manager("inner", swallow=False):
        raise KeyError("k")
except KeyError as error:
    print("caught", error)
# expect: enter outer
# expect: enter inner
# expect: exit inner KeyError 'k'
# expect: exit outer KeyError 'k'
# expect: caught 'k'
try:
    with Manager("first"), Manager("second", fail="enter"):
        print("never")
except RuntimeError as error:
    print(error)
# expect: enter first
# expect: enter second
# expect: exit first RuntimeError in enter
# expect: in enter
try:
    with Manager("first"), Manager("second", fail="exit"):
        raise ValueError("original")
except RuntimeError as error:
    print(error, "during", repr(error.__context__))
# expect: enter first
# expect: enter second
# expect: exit second ValueError original
# expect: exit first RuntimeError in exit
# expect: in exit during ValueError('original')
with Manager("outer", swallow=True), Manager("inner", fail="exit"):
    pass
# expect: enter outer
# expect: enter inner
# expect: exit inner None None
# expect: exit outer RuntimeError in exit
with Manager("x") as m.attribute, Manager("y") as m.other:
    print(m.attribute.name, m.other.name)
# expect: enter x
# expect: enter y
# expect: x y
# expect: exit y None None
# expect: exit x None None

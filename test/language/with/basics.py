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
with Manager("a"), Manager("b") as b, Manager("c"):
    print("three", b.name)
with (
    Manager("p1") as p1,
    Manager("p2"),
):
    print("parentheses")
with Manager("swallows", swallow=True):
    raise ValueError("gone")
try:
    with Manager("outer"), Manager("inner", swallow=False):
        raise KeyError("k")
except KeyError as error:
    print("caught", error)
try:
    with Manager("first"), Manager("second", fail="enter"):
        print("never")
except RuntimeError as error:
    print(error)
try:
    with Manager("first"), Manager("second", fail="exit"):
        raise ValueError("original")
except RuntimeError as error:
    print(error, "during", repr(error.__context__))
with Manager("outer", swallow=True), Manager("inner", fail="exit"):
    pass
with Manager("x") as m.attribute, Manager("y") as [][:] if False else Manager("z"):  # expect error: SyntaxError: cannot assign to conditional expression
    print(m.attribute.name)

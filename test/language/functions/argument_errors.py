# The words of every complaint about arguments.
def none(): pass
def one(a): pass
def two(a, b): pass
def default(a, b=1): pass
def pos(a, b, /): pass
def kwonly(*, a, b): pass
def mixed(a, /, b, *, c): pass
def args(a, *rest): pass


class C:
    def __init__(self, x): pass
    def method(self, y): pass


def attempt(text):
    try:
        eval(text)
        print(text, "is fine")
    except TypeError as error:
        print(error)


for text in ("none(1)", "none(1, 2)", "none(x=1)", "one()", "one(1, 2)", "one(b=1)", "one(1, a=2)", "two()", "two(1)", "two(1, 2, 3)",
             "default()", "default(1, 2, 3)", "default(c=1)", "default(1, 2, 3, c=4)", "pos(1)", "pos(a=1, b=2)", "pos(1, b=2)", "kwonly()",
             "kwonly(1)", "kwonly(a=1)", "kwonly(1, a=1, b=2)", "mixed(1)", "mixed(1, 2)", "mixed(1, 2, 3, c=4)", "mixed(a=1, b=2, c=3)",
             "args()", "args(b=1)", "C()", "C(1, 2)", "C(1).method()", "C(1).method(1, 2)", "C.method()", "one(**{'b': 1})", "one(*5)",
             "one(**5)", "one(**{1: 2})", "one(a=1, **{'a': 2})", "two(1, *[2, 3, 4])", "(lambda x: x)()", "default(bb=1, a=2)"):
    attempt(text)
# expect: none() takes 0 positional arguments but 1 was given
# expect: none() takes 0 positional arguments but 2 were given
# expect: none() got an unexpected keyword argument 'x'
# expect: one() missing 1 required positional argument: 'a'
# expect: one() takes 1 positional argument but 2 were given
# expect: one() got an unexpected keyword argument 'b'
# expect: one() got multiple values for argument 'a'
# expect: two() missing 2 required positional arguments: 'a' and 'b'
# expect: two() missing 1 required positional argument: 'b'
# expect: two() takes 2 positional arguments but 3 were given
# expect: default() missing 1 required positional argument: 'a'
# expect: default() takes from 1 to 2 positional arguments but 3 were given
# expect: default() got an unexpected keyword argument 'c'
# expect: default() got an unexpected keyword argument 'c'
# expect: pos() missing 1 required positional argument: 'b'
# expect: pos() got some positional-only arguments passed as keyword arguments: 'a, b'
# expect: pos() got some positional-only arguments passed as keyword arguments: 'b'
# expect: kwonly() missing 2 required keyword-only arguments: 'a' and 'b'
# expect: kwonly() takes 0 positional arguments but 1 was given
# expect: kwonly() missing 1 required keyword-only argument: 'b'
# expect: kwonly() takes 0 positional arguments but 1 positional argument (and 2 keyword-only arguments) were given
# expect: mixed() missing 1 required positional argument: 'b'
# expect: mixed() missing 1 required keyword-only argument: 'c'
# expect: mixed() takes 2 positional arguments but 3 positional arguments (and 1 keyword-only argument) were given
# expect: mixed() got some positional-only arguments passed as keyword arguments: 'a'
# expect: args() missing 1 required positional argument: 'a'
# expect: args() got an unexpected keyword argument 'b'
# expect: C.__init__() missing 1 required positional argument: 'x'
# expect: C.__init__() takes 2 positional arguments but 3 were given
# expect: C.method() missing 1 required positional argument: 'y'
# expect: C.method() takes 2 positional arguments but 3 were given
# expect: C.method() missing 2 required positional arguments: 'self' and 'y'
# expect: one() got an unexpected keyword argument 'b'
# expect: __main__.one() argument after * must be an iterable, not int
# expect: __main__.one() argument after ** must be a mapping, not int
# expect: keywords must be strings
# expect: __main__.one() got multiple values for keyword argument 'a'
# expect: two() takes 2 positional arguments but 4 were given
# expect: <lambda>() missing 1 required positional argument: 'x'
# expect: default() got an unexpected keyword argument 'bb'. Did you mean 'b'?

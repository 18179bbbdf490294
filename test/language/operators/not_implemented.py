# Who raises what when nobody knows how.
class A:
    pass


def attempt(text):
    try:
        print(eval(text))
    except TypeError as error:
        print(error)


a, five, word, items, pair = A(), 5, "abc", [1], (1,)
for text in ("a + 1", "1 + a", "a - a", "a @ a", "a ** 2", "a // 2", "a << 1", "a & a", "-a", "+a", "~a", "abs(a)", "a < a", "a >= 1",
             "1 + 'a'", "'a' + 1", "[] + ()", "{} | []", "'a' * 'b'", "[1] * 1.5", "'%d' % 'x'", "len(5)", "a[0]", "a()", "five()", "five[0]",
             "word['b']", "items['b']", "pair[1.0]", "iter(5)", "int([])", "float(None)", "int('x', 2) if False else int(None)", "hash([])",
             "{[]: 1}", "{{}}", "None + None", "not a", "1 in 5", "a in a", "round('x')", "divmod('a', 1)", "pow('a', 2)"):
    attempt(text)
# expect: unsupported operand type(s) for +: 'A' and 'int'
# expect: unsupported operand type(s) for +: 'int' and 'A'
# expect: unsupported operand type(s) for -: 'A' and 'A'
# expect: unsupported operand type(s) for @: 'A' and 'A'
# expect: unsupported operand type(s) for ** or pow(): 'A' and 'int'
# expect: unsupported operand type(s) for //: 'A' and 'int'
# expect: unsupported operand type(s) for <<: 'A' and 'int'
# expect: unsupported operand type(s) for &: 'A' and 'A'
# expect: bad operand type for unary -: 'A'
# expect: bad operand type for unary +: 'A'
# expect: bad operand type for unary ~: 'A'
# expect: bad operand type for abs(): 'A'
# expect: '<' not supported between instances of 'A' and 'A'
# expect: '>=' not supported between instances of 'A' and 'int'
# expect: unsupported operand type(s) for +: 'int' and 'str'
# expect: can only concatenate str (not "int") to str
# expect: can only concatenate list (not "tuple") to list
# expect: unsupported operand type(s) for |: 'dict' and 'list'
# expect: can't multiply sequence by non-int of type 'str'
# expect: can't multiply sequence by non-int of type 'float'
# expect: %d format: a real number is required, not str
# expect: object of type 'int' has no len()
# expect: 'A' object is not subscriptable
# expect: 'A' object is not callable
# expect: 'int' object is not callable
# expect: 'int' object is not subscriptable
# expect: string indices must be integers, not 'str'
# expect: list indices must be integers or slices, not str
# expect: tuple indices must be integers or slices, not float
# expect: 'int' object is not iterable
# expect: int() argument must be a string, a bytes-like object or a real number, not 'list'
# expect: float() argument must be a string or a real number, not 'NoneType'
# expect: int() argument must be a string, a bytes-like object or a real number, not 'NoneType'
# expect: unhashable type: 'list'
# expect: cannot use 'list' as a dict key (unhashable type: 'list')
# expect: cannot use 'dict' as a set element (unhashable type: 'dict')
# expect: unsupported operand type(s) for +: 'NoneType' and 'NoneType'
# expect: False
# expect: argument of type 'int' is not a container or iterable
# expect: argument of type 'A' is not a container or iterable
# expect: type str doesn't define __round__ method
# expect: unsupported operand type(s) for divmod(): 'str' and 'int'
# expect: unsupported operand type(s) for ** or pow(): 'str' and 'int'
try:
    a += 1
except TypeError as error:
    print(error)
# expect: unsupported operand type(s) for +=: 'A' and 'int'
try:
    a **= 2
except TypeError as error:
    print(error)
# expect: unsupported operand type(s) for **=: 'A' and 'int'

print(list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2], [10, 20, 30])), list(filter(None, [0, 1, "", "a"])), list(filter(lambda x: x > 1, [1, 2, 3])), list(zip("ab", [1, 2], (True, False))), list(zip()), list(zip([1])), list(enumerate("ab")), list(enumerate("ab", start=5)))
# expect: ['1', '2'] [11, 22] [1, 'a'] [2, 3] [('a', 1, True), ('b', 2, False)] [] [(1,)] [(0, 'a'), (1, 'b')] [(5, 'a'), (6, 'b')]
print(sum([1, 2, 3]), sum([1, 2], 10), sum([[1], [2]], []), sum(()), max(1, 5, 3), min("hello"), max([], default=0), max("a", "bb", key=len), abs(-3), divmod(17, 5), pow(2, 5), round(2.567, 2), any([]), all([]))
# expect: 6 13 [1, 2] 0 5 e 0 bb 3 (3, 2) 32 2.57 False True
print(list(reversed("abc")), sorted("cab"), len("abc"), ord("a"), chr(98), bin(5), oct(8), hex(255), repr("x"), str(5), ascii("é"), callable(len), isinstance(5, (int, str)), issubclass(bool, int), type(5).__name__, id(5) == id(5))
# expect: ['c', 'b', 'a'] ['a', 'b', 'c'] 3 97 b 0b101 0o10 0xff 'x' 5 '\xe9' True True True int True
print(list(zip([1, 2], "ab", strict=True)), next(iter([1])), next(iter([]), "d"), getattr("x", "upper")(), hasattr(5, "real"), vars(type("C", (), {"a": 1}))["a"], dir(type("D", (), {"zz": 1}))[-1], hash(5), format(5, "03"), bool([]), int("5"), list(iter(int, 1))[:0] if False else 0)
# expect: [(1, 'a'), (2, 'b')] 1 d X True 1 zz 5 005 False 5 0
m = map(print, "ab")
print("lazy")  # expect: lazy
next(m)  # expect: a
print(list(m), type(m).__name__, type(zip()).__name__, type(filter(None, [])).__name__, type(enumerate([])).__name__, type(reversed([])).__name__)
# expect: b
# expect: [None] map zip filter enumerate list_reverseiterator
for text in ("list(zip([1], [], strict=True))", "list(zip([], [1], strict=True))", "sum(['a', 'b'])", "sum('ab')", "sum([b'a'], b'')", "max()", "max([])", "map(str)", "list(map(5, [1]))", "filter(None)", "reversed(5)", "reversed({1})", "enumerate()", "len()", "len(1, 2)", "abs('x')", "ord(5)", "chr('x')", "round()", "isinstance(1, 'x')", "getattr(1)",
             "getattr(1, 'x')", "iter(1, 2)", "iter()", "next(1)", "pow(1)", "pow(2, 3, 'x')", "zip(5)", "any(5)", "sorted()", "type()", "type(1, 2)", "hash()", "id()", "input(1, 2, 3)", "print(1, foo=2)", "divmod(1)", "bin(1.5)", "vars(5)", "sum([1], 'x')", "callable()", "repr()", "format(1, 2)", "min(5)", "setattr(1, 2, 3)", "open('/nonexistent/x')"):
    try:
        print(text, eval(text))
    except Exception as error:
        print(text, "->", type(error).__name__, error)
# expect: list(zip([1], [], strict=True)) -> ValueError zip() argument 2 is shorter than argument 1
# expect: list(zip([], [1], strict=True)) -> ValueError zip() argument 2 is longer than argument 1
# expect: sum(['a', 'b']) -> TypeError unsupported operand type(s) for +: 'int' and 'str'
# expect: sum('ab') -> TypeError unsupported operand type(s) for +: 'int' and 'str'
# expect: sum([b'a'], b'') -> TypeError sum() can't sum bytes [use b''.join(seq) instead]
# expect: max() -> TypeError max expected at least 1 argument, got 0
# expect: max([]) -> ValueError max() iterable argument is empty
# expect: map(str) -> TypeError map() must have at least two arguments.
# expect: list(map(5, [1])) -> TypeError 'int' object is not callable
# expect: filter(None) -> TypeError filter expected 2 arguments, got 1
# expect: reversed(5) -> TypeError 'int' object is not reversible
# expect: reversed({1}) -> TypeError 'set' object is not reversible
# expect: enumerate() -> TypeError enumerate() missing required argument 'iterable'
# expect: len() -> TypeError len() takes exactly one argument (0 given)
# expect: len(1, 2) -> TypeError len() takes exactly one argument (2 given)
# expect: abs('x') -> TypeError bad operand type for abs(): 'str'
# expect: ord(5) -> TypeError ord() expected string of length 1, but int found
# expect: chr('x') -> TypeError 'str' object cannot be interpreted as an integer
# expect: round() -> TypeError round() missing required argument 'number' (pos 1)
# expect: isinstance(1, 'x') -> TypeError isinstance() arg 2 must be a type, a tuple of types, or a union
# expect: getattr(1) -> TypeError getattr expected at least 2 arguments, got 1
# expect: getattr(1, 'x') -> AttributeError 'int' object has no attribute 'x'
# expect: iter(1, 2) -> TypeError iter(v, w): v must be callable
# expect: iter() -> TypeError iter expected at least 1 argument, got 0
# expect: next(1) -> TypeError 'int' object is not an iterator
# expect: pow(1) -> TypeError pow() missing required argument 'exp' (pos 2)
# expect: pow(2, 3, 'x') -> TypeError unsupported operand type(s) for ** or pow(): 'int', 'int', 'str'
# expect: zip(5) -> TypeError 'int' object is not iterable
# expect: any(5) -> TypeError 'int' object is not iterable
# expect: sorted() -> TypeError sorted expected 1 argument, got 0
# expect: type() -> TypeError type() takes 1 or 3 arguments
# expect: type(1, 2) -> TypeError type() takes 1 or 3 arguments
# expect: hash() -> TypeError hash() takes exactly one argument (0 given)
# expect: id() -> TypeError id() takes exactly one argument (0 given)
# expect: input(1, 2, 3) -> TypeError input expected at most 1 argument, got 3
# expect: print(1, foo=2) -> TypeError print() got an unexpected keyword argument 'foo'
# expect: divmod(1) -> TypeError divmod expected 2 arguments, got 1
# expect: bin(1.5) -> TypeError 'float' object cannot be interpreted as an integer
# expect: vars(5) -> TypeError vars() argument must have __dict__ attribute
# expect: sum([1], 'x') -> TypeError sum() can't sum strings [use ''.join(seq) instead]
# expect: callable() -> TypeError callable() takes exactly one argument (0 given)
# expect: repr() -> TypeError repr() takes exactly one argument (0 given)
# expect: format(1, 2) -> TypeError format() argument 2 must be str, not int
# expect: min(5) -> TypeError 'int' object is not iterable
# expect: setattr(1, 2, 3) -> TypeError attribute name must be string, not 'int'
# expect: open('/nonexistent/x') -> FileNotFoundError [Errno 2] No such file or directory: '/nonexistent/x'
def g():
    yield 1
    raise ValueError("in the middle")
for f in (list, sum, sorted, max, set, tuple, lambda it: [*it], lambda it: dict.fromkeys(it), lambda it: list(map(str, it)), any if False else all if False else len(str) if False else list):
    try:
        f(g())
    except ValueError as error:
        print(error, end=";")
print()
# expect: in the middle;in the middle;in the middle;in the middle;in the middle;in the middle;in the middle;in the middle;in the middle;in the middle;

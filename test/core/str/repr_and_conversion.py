for value in (0, -1, 1.5, True, None, "x", b"y", [1], (1,), {1: 2}, {1}, 1j, ..., range(2), 10 ** 30, 1e100, -0.0, float("nan"), [], (), {}, "'", '"', "\\", "\n\t\r\0\x1b\x7f", "é\u200e\ue000\U000e0001", ["a'b"], {"k": "v'"}, ([()],), [None, [None]]):
    print(str(value) if value != "\n\t\r\0\x1b\x7f" else "-", repr(value), ascii(value), sep=" | ")
# expect: 0 | 0 | 0
# expect: -1 | -1 | -1
# expect: 1.5 | 1.5 | 1.5
# expect: True | True | True
# expect: None | None | None
# expect: x | 'x' | 'x'
# expect: b'y' | b'y' | b'y'
# expect: [1] | [1] | [1]
# expect: (1,) | (1,) | (1,)
# expect: {1: 2} | {1: 2} | {1: 2}
# expect: {1} | {1} | {1}
# expect: 1j | 1j | 1j
# expect: Ellipsis | Ellipsis | Ellipsis
# expect: range(0, 2) | range(0, 2) | range(0, 2)
# expect: 1000000000000000000000000000000 | 1000000000000000000000000000000 | 1000000000000000000000000000000
# expect: 1e+100 | 1e+100 | 1e+100
# expect: -0.0 | -0.0 | -0.0
# expect: nan | nan | nan
# expect: [] | [] | []
# expect: () | () | ()
# expect: {} | {} | {}
# expect: ' | "'" | "'"
# expect: " | '"' | '"'
# expect: \ | '\\' | '\\'
# expect: - | '\n\t\r\x00\x1b\x7f' | '\n\t\r\x00\x1b\x7f'
# expect: é‎󠀁 | 'é\u200e\ue000\U000e0001' | '\xe9\u200e\ue000\U000e0001'
# expect: ["a'b"] | ["a'b"] | ["a'b"]
# expect: {'k': "v'"} | {'k': "v'"} | {'k': "v'"}
# expect: ([()],) | ([()],) | ([()],)
# expect: [None, [None]] | [None, [None]] | [None, [None]]
class A:
    def __repr__(self): return "A's repr"
class B(A):
    def __str__(self): return "B's str"
print(A(), B(), [B()], str(A()), repr(B()), f"{B()}", f"{B()!r}", "%s %r" % (B(), B()), str([A()]), {B(): B()} if False else (B(),))
# expect: A's repr B's str [A's repr] A's repr A's repr B's str A's repr B's str A's repr [A's repr] (A's repr,)
class R:
    def __repr__(self): return f"<{self.x}>"
r = R()
try:
    repr([r])
except AttributeError as error:
    print(error)
# expect: 'R' object has no attribute 'x'
l = [1]
l.append(l)
d = {"l": l, "t": (l,)}
d["d"] = d
print(l, d)  # expect: [1, [...]] {'l': [1, [...]], 't': ([1, [...]],), 'd': {...}}
class Node:
    def __init__(self): self.next = self
    def __repr__(self): return f"Node({'...' if self.next is self else self.next})"
print(Node(), str(b"x"), str(b"abc", "ascii"), str(object=5), str(), str(bytearray(b"q"), "utf-8"))
# expect: Node(...) b'x' abc 5  q
for text in ("str(b'\\xff', 'utf-8')", "str(5, 'utf-8')", "str('x', 'utf-8')", "str(1, 2, 3, 4)", "'x' + 1", "1 + 'x'", "'a' * 1.5", "'abc'['x']", "'abc'[10]", "'abc'[0] = 'x'", "'abc'.nope", "''.join([None])", "'a' < 1", "-'x'", "'%s %s' % 'a'", "'abc'.encode(5)"):
    try:
        print(eval(text))
    except (TypeError, ValueError, IndexError, AttributeError, SyntaxError) as error:
        print(text, "->", type(error).__name__, error)
# expect: str(b'\xff', 'utf-8') -> UnicodeDecodeError 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte
# expect: str(5, 'utf-8') -> TypeError decoding to str: need a bytes-like object, int found
# expect: str('x', 'utf-8') -> TypeError decoding str is not supported
# expect: str(1, 2, 3, 4) -> TypeError str expected at most 3 arguments, got 4
# expect: 'x' + 1 -> TypeError can only concatenate str (not "int") to str
# expect: 1 + 'x' -> TypeError unsupported operand type(s) for +: 'int' and 'str'
# expect: 'a' * 1.5 -> TypeError can't multiply sequence by non-int of type 'float'
# expect: 'abc'['x'] -> TypeError string indices must be integers, not 'str'
# expect: 'abc'[10] -> IndexError string index out of range
# expect: 'abc'[0] = 'x' -> SyntaxError invalid syntax (<string>, line 1)
# expect: 'abc'.nope -> AttributeError 'str' object has no attribute 'nope'
# expect: ''.join([None]) -> TypeError sequence item 0: expected str instance, NoneType found
# expect: 'a' < 1 -> TypeError '<' not supported between instances of 'str' and 'int'
# expect: -'x' -> TypeError bad operand type for unary -: 'str'
# expect: '%s %s' % 'a' -> TypeError not enough arguments for format string
# expect: 'abc'.encode(5) -> TypeError encode() argument 'encoding' must be str, not int

words = ["banana", "Apple", "cherry", "apple", "fig", "Fig"]
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len), sorted(words, key=len, reverse=True))
# expect: ['Apple', 'Fig', 'apple', 'banana', 'cherry', 'fig'] ['Apple', 'apple', 'banana', 'cherry', 'fig', 'Fig'] ['fig', 'Fig', 'Apple', 'apple', 'banana', 'cherry'] ['banana', 'cherry', 'Apple', 'apple', 'fig', 'Fig']
records = [("b", 2), ("a", 2), ("c", 1), ("a", 1)]
print(sorted(records), sorted(records, key=lambda r: r[1]), sorted(records, key=lambda r: (-r[1], r[0])), sorted(records, key=lambda r: r[0], reverse=True))
# expect: [('a', 1), ('a', 2), ('b', 2), ('c', 1)] [('c', 1), ('a', 1), ('b', 2), ('a', 2)] [('a', 2), ('b', 2), ('a', 1), ('c', 1)] [('c', 1), ('b', 2), ('a', 2), ('a', 1)]
print(sorted([3, 1.5, 2, True, 0.5]), sorted("hello"), sorted({"b": 1, "a": 2}), sorted([[2], [1, 5], [1]]), sorted([(1, "b"), (1, "a")]), sorted([]), sorted(set([3, 1])))
# expect: [0.5, True, 1.5, 2, 3] ['e', 'h', 'l', 'l', 'o'] ['a', 'b'] [[1], [1, 5], [2]] [(1, 'a'), (1, 'b')] [] [1, 3]
class Item:
    compared = 0
    def __init__(self, n): self.n = n
    def __lt__(self, other):
        Item.compared += 1
        return self.n < other.n
    def __repr__(self): return f"I{self.n}"
items = [Item(n) for n in (5, 2, 8, 1)]
print(sorted(items), Item.compared > 0, min(items), sorted(items, reverse=True))
# expect: [I1, I2, I5, I8] True I1 [I8, I5, I2, I1]
l = [3, 1, 2]
print(l.sort(), l, l.sort(reverse=True), l, l.sort(key=lambda n: -n if n == 2 else n), l)
# expect: None [2, 1, 3] None [2, 1, 3] None [2, 1, 3]
calls = []
sorted([2, 1, 3], key=lambda n: calls.append(n) or n)
print(calls)  # expect: [2, 1, 3]
for text in ("sorted([1, 'a'])", "sorted([None, None])", "sorted([1j, 2j])", "sorted(5)", "sorted([1], key=5)", "sorted([2, 1], lambda x: x)", "sorted([{}, {}])", "min([])", "max([], default='none')", "max(1)", "min(1, 'a')", "max([1, 2], key=None)", "max(1, 2, key=lambda v: -v)",
             "min('b', 'a', 'c')", "max([1], [2])", "min([], key=5)", "max(1, 2, default=3)"):
    try:
        print(text, eval(text))
    except (TypeError, ValueError) as error:
        print(text, "->", type(error).__name__, error)
# expect: sorted([1, 'a']) -> TypeError '<' not supported between instances of 'str' and 'int'
# expect: sorted([None, None]) -> TypeError '<' not supported between instances of 'NoneType' and 'NoneType'
# expect: sorted([1j, 2j]) -> TypeError '<' not supported between instances of 'complex' and 'complex'
# expect: sorted(5) -> TypeError 'int' object is not iterable
# expect: sorted([1], key=5) -> TypeError 'int' object is not callable
# expect: sorted([2, 1], lambda x: x) -> TypeError sorted expected 1 argument, got 2
# expect: sorted([{}, {}]) -> TypeError '<' not supported between instances of 'dict' and 'dict'
# expect: min([]) -> ValueError min() iterable argument is empty
# expect: max([], default='none') none
# expect: max(1) -> TypeError 'int' object is not iterable
# expect: min(1, 'a') -> TypeError '<' not supported between instances of 'str' and 'int'
# expect: max([1, 2], key=None) 2
# expect: max(1, 2, key=lambda v: -v) 1
# expect: min('b', 'a', 'c') a
# expect: max([1], [2]) [2]
# expect: min([], key=5) -> ValueError min() iterable argument is empty
# expect: max(1, 2, default=3) -> TypeError Cannot specify a default for max() with multiple positional arguments
def boom(n):
    if n == 2: raise KeyError("key function")
    return n
l = [3, 2, 1]
try:
    l.sort(key=boom)
except KeyError as e:
    print(e, l)
# expect: 'key function' [3, 2, 1]
l = [1, 2, 3]
def evil(n):
    l.append(n)
    return n
try:
    l.sort(key=evil)
except ValueError as e:
    print(e)
# expect: list modified during sort
numbers = [(n * 7919) % 1009 for n in range(500)]
print(sorted(numbers) == sorted(sorted(numbers, reverse=True)), sorted(numbers)[:5], sorted(numbers, key=lambda n: n % 10)[:12], all(a <= b for a, b in zip(sorted(numbers), sorted(numbers)[1:])))
# expect: True [0, 1, 2, 5, 6] [0, 550, 120, 670, 240, 790, 360, 910, 480, 50, 600, 170] True
print(list(reversed(sorted(words, key=lambda w: w[-1]))), sorted([float("nan"), 1.0, 0.5])[1:], sorted(["é", "z", "a", "Z"]), sorted([b"b", b"a"]), sorted([10, 9, 2 ** 70, -2 ** 70, 1.5]))
# expect: ['cherry', 'Fig', 'fig', 'apple', 'Apple', 'banana'] [nan, 1.0] ['Z', 'a', 'z', 'é'] [b'a', b'b'] [-1180591620717411303424, 1.5, 9, 10, 1180591620717411303424]

class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n


print(list(Countdown(3)), sum(Countdown(4)), max(Countdown(5)), 2 in Countdown(4), [*Countdown(2)], tuple(Countdown(2)))
# expect: [2, 1, 0] 6 4 True [1, 0] (1, 0)
a, b = Countdown(2)
print(a, b, dict(zip("ab", Countdown(2))), sorted(Countdown(3)), list(map(str, Countdown(2))))
# expect: 1 0 {'a': 1, 'b': 0} [0, 1, 2] ['1', '0']


class Old:
    def __getitem__(self, i):
        if i < 3:
            return i * i
        raise IndexError("stop")


print(list(Old()), 4 in Old(), [x for x in Old()], list(zip(Old(), "ab")), type(iter(Old())).__name__)
# expect: [0, 1, 4] True [0, 1, 4] [(0, 'a'), (1, 'b')] iterator
it = iter([1, 2, 3])
print(next(it), list(it), next(it, "default"), iter(it) is it)  # expect: 1 [2, 3] default True
values = iter([1, 2, 3, 0, 4])
print(list(iter(lambda: next(values), 0)), list(values))  # expect: [1, 2, 3] [4]
class NotIterator:
    def __iter__(self): return 5
class Broken:
    def __iter__(self): return self
    def __next__(self): return 1 / 0
class NoneIter:
    __iter__ = None
    def __getitem__(self, i): return 1
for bad in (NotIterator(), NoneIter(), 5, None, len, object()):
    try:
        for x in bad:
            pass
    except TypeError as error:
        print(error)
# expect: iter() returned non-iterator of type 'int'
# expect: 'NoneIter' object is not iterable
# expect: 'int' object is not iterable
# expect: 'NoneType' object is not iterable
# expect: 'builtin_function_or_method' object is not iterable
# expect: 'object' object is not iterable
try:
    for x in Broken(): pass
except ZeroDivisionError as error:
    print(error)
# expect: division by zero
try:
    next(5)
except TypeError as error:
    print(error)
# expect: 'int' object is not an iterator
try:
    next([])
except TypeError as error:
    print(error)
# expect: 'list' object is not an iterator
l = [1, 2]
it = iter(l)
next(it); next(it)
print(next(it, "end"))  # expect: end
l.append(3)
print(next(it, "still at the end"))  # expect: still at the end
class Twice:
    def __iter__(self):
        yield from "ab"
        yield from "cd"
print("".join(Twice()), list(reversed([1, 2])), list(enumerate("ab", 1)), list(reversed(range(3))))
# expect: abcd [2, 1] [(1, 'a'), (2, 'b')] [2, 1, 0]

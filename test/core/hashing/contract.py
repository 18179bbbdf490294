# Equal values hash equal; hashes of numbers are CPython's.
print(hash(1), hash(0), hash(-1), hash(-2), hash(2 ** 61 - 2), hash(2 ** 61), hash(10 ** 50), hash(1.5), hash(-1.5), hash(1e300), hash(0.1), hash(True), hash(None) == hash(None))
# expect: 1 0 -2 -2 2305843009213693950 1 619332571178673746 1152921504606846977 -1152921504606846977 1224995262755759164 230584300921369408 1 True
print(hash(1) == hash(1.0) == hash(True) == hash(1 + 0j), hash(2 ** 100) == hash(2.0 ** 100), hash("a") == hash("a"), hash(()) == hash(()), hash(float("inf")), hash(-float("inf")), hash(1j), hash(3 + 4j))
# expect: True True True True 314159 -314159 1000003 4000015
print(hash((1, 2, 3)), hash((1, (2, 3))), hash((0,)), hash((-1,)), hash(frozenset()), hash(frozenset([1, 2, 3])), hash(range(0)) == hash(range(1, 1)))
# expect: 529344067295497451 7267574591690527098 -8753497827991233192 8078679518589016365 133146708735736 -272375401224217160 True
class OnlyEq:
    def __eq__(self, o): return True
class OnlyHash:
    def __hash__(self): return 7
class BigHash:
    def __hash__(self): return 2 ** 70
class MinusOne:
    def __hash__(self): return -1
class Sub(OnlyHash):
    def __eq__(self, o): return True
class Kept(OnlyHash):
    def __eq__(self, o): return True
    __hash__ = OnlyHash.__hash__
print(hash(OnlyHash()), hash(BigHash()) == hash(2 ** 70), hash(MinusOne()), hash(Kept()), OnlyEq.__hash__)
# expect: 7 True -2 7 None
for value in (OnlyEq(), Sub(), [], {}, set(), bytearray(), (1, []), slice(1, []), {1}.__class__()):
    try:
        hash(value)
        print("hashable", type(value).__name__)
    except TypeError as error:
        print(error)
# expect: unhashable type: 'OnlyEq'
# expect: unhashable type: 'Sub'
# expect: unhashable type: 'list'
# expect: unhashable type: 'dict'
# expect: unhashable type: 'set'
# expect: unhashable type: 'bytearray'
# expect: unhashable type: 'list'
# expect: unhashable type: 'list'
# expect: unhashable type: 'set'
o = object()
print(hash(o) == hash(o), hash(print) == hash(print), {o: 1}[o], hash(int) == hash(int), isinstance(hash("x"), int), hash(b"") == hash(""))
# expect: True True 1 True True True

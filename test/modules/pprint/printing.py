import collections
import dataclasses
import pprint
import types


@dataclasses.dataclass
class Point:
    name: str
    others: list = dataclasses.field(default_factory=list)
    hidden: int = dataclasses.field(default=3, repr=False)


class Own(list):
    def __repr__(self):
        return 'an Own that is so long that it would have to be broken if it were a list of the usual kind'


words = 'the quick brown fox jumps over the lazy dog and runs away from it'
values = [
    list(range(40)),
    {'key': list(range(30)), 'other': words.split(), 3: None},
    (words, ), (1,), (),
    {'nested': {'deeper': {'deepest': [words.split()] * 2}}},
    words * 3, 'one line\nanother line\n' * 4, 'a\tb' * 40,
    b'bytes that do not fit into one line of eighty columns and so must be broken somewhere',
    bytearray(b'bytes that do not fit into one line of eighty columns and so must be broken'),
    set(range(30)), frozenset(range(30)), set(),
    collections.OrderedDict((word, len(word)) for word in words.split()),
    collections.defaultdict(list, {word: [word] * 3 for word in words.split()}),
    collections.Counter(words),
    collections.deque(range(40)), collections.deque(range(40), 50),
    collections.ChainMap({word: 1 for word in words.split()}, {'more': list(range(30))}),
    collections.UserList(range(40)), collections.UserDict({word: 1 for word in words.split()}), collections.UserString(words * 2),
    types.SimpleNamespace(one=words, two=list(range(30))),
    types.MappingProxyType({word: 1 for word in words.split()}),
    Point(words, [Point('inner', [words.split()])]),
    Own(range(40)), [Own()] * 2,
    {2: 1, 'a': 2, None: 3, (1, 2): 4},
    [1.5, 1j, True, None, 10 ** 30],
]
for value in values:
    pprint.pprint(value)
    pprint.pprint(value, width=40, indent=4)
    pprint.pprint(value, compact=True)
    pprint.pprint(value, width=1)
    print(pprint.saferepr(value) == pprint.pformat(value, width=10 ** 9), pprint.isreadable(value))
pprint.pp({'b': 1, 'a': 2})
pprint.pprint({'b': 1, 'a': 2}, sort_dicts=False)
pprint.pprint([1, [2, [3, [4, {5: 6}]]], (7, (8,))], depth=2)
pprint.pprint([123456789, -1000, 10 ** 20, True], underscore_numbers=True)

loop = [1]
loop.append(loop)
print(pprint.isrecursive(loop), pprint.isreadable(loop), pprint.pformat(loop) == f'[1, <Recursion on list with id={id(loop)}>]')
knot = Point('a name that is long enough for the line to be broken into two')
knot.others = knot
pprint.pprint(knot)
for options in ({'indent': -1}, {'depth': 0}, {'width': 0}):
    try:
        pprint.pformat(1, **options)
    except ValueError as error:
        print(error)


class Loud(pprint.PrettyPrinter):
    def format(self, object, context, maxlevels, level):
        if isinstance(object, str):
            return object.upper(), True, False
        return super().format(object, context, maxlevels, level)


Loud(width=20).pprint({'a': words.split()[:4], 'b': 'c'})

"""Captured functions: what is nearly like a builtin, and where builtins themselves have their own ways."""
# torch: 99 (no PyTorch has _capture)
# skip fuel=1: what is compared is the capture, in one tier
import collections
import itertools
import torch
from _differential import case, run

vector = lambda: (torch.randn(3),)
Pair = collections.namedtuple('Pair', 'left right')
Single = collections.namedtuple('Single', 'only')


class OwnTuple(tuple):
    __slots__ = ()

    def __getitem__(self, index):
        return 'item'

    def __add__(self, other):
        return 'added'

    def __len__(self):
        return 99

    def __iter__(self):
        return iter('xyz')

    def __contains__(self, item):
        return True

    def __bool__(self):
        return False


class OwnDict(dict):
    __slots__ = ()

    def __missing__(self, key):
        return 'missing'

    def __contains__(self, key):
        return True

    def get(self, key, default=None):
        return 'got'

    def __iter__(self):
        return iter('xyz')


class OwnSet(set):
    __slots__ = ()

    def add(self, item):
        pass

    def __contains__(self, item):
        return True


class OwnPair(Pair):
    def __init__(self, left, right):
        self.note = 'noted'

    def __getitem__(self, index):
        return 'item'


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


class RightOnly:
    def __radd__(self, other):
        return 'right'


class Older:
    def __lt__(self, other):
        return 'older <'

    def __gt__(self, other):
        return 'older >'


class Younger(Older):
    def __lt__(self, other):
        return 'younger <'

    def __gt__(self, other):
        return 'younger >'


class Watched:
    def __init__(self, v, log):
        self.v, self.log = v, log

    def __lt__(self, other):
        self.log.append((self.v, other.v))
        return self.v < other.v


def text_of(call):
    try:
        return call()
    except Exception as error:
        return type(error).__name__, str(error)


@case(lambda: (torch.randn(3), OwnTuple((1, 2)), OwnDict(a=1), OwnSet([1])))
def subclasses_with_ways_of_their_own(x, t, d, s):
    s.add(7)
    return x + 1, t[0], t + (1,), len(t), list(t), 5 in t, bool(t), d['q'], d['a'], 'z' in d, d.get('a'), list(d), 9 in s, len(s)


@case(lambda: (torch.randn(3), collections.OrderedDict(a=1, b=2), collections.defaultdict(list, a=[1])))
def kinds_of_dict(x, ordered, default):
    first = ordered.copy().popitem(last=False)
    return (x + 1, first, type(ordered | {}), type({} | ordered), type(default | ordered), ordered == {'b': 2, 'a': 1},
            ordered == collections.OrderedDict(b=2, a=1), default['a'], default.get('z'), default['fresh'], list(default))


@case(lambda: (torch.randn(3), Pair(1, 2)))
def namedtuples(x, p):
    single = Single(x)
    own = OwnPair(1, 2)
    return (p + p, p * 2, 2 * p, p[:1], p + (1,), type(single.only), Single((1, 2)), Single([4]).only, Single._make([5]), p._replace(left=x),
            own.note, own[0], own.left)


@case(vector)
def sizes(x):
    s = (x + 1).shape
    return s + s, s + (1,), (1,) + s, s * 2, s[:1], s[::-1], s.numel(), (s + s).numel(), s == (3,), 3 in s, s.index(3), str(s), s[-1]


@case(vector)
def any_and_all_look_no_further(x):
    log = []

    def watched(items):
        for item in items:
            log.append(item)
            yield item
    it = iter([0, 1, 2, 3])
    return x + 1, any(watched([0, 1, 2])), all(watched([1, 0, 2])), log, any(it), list(it), any(v > 5 for v in itertools.count())


@case(vector)
def sums(x):
    return (x + 1, sum([0.1] * 10), sum([0.1] * 3, 0.5), sum([1e16, 1.0, -1e16]), sum(v * 0.1 for v in range(10)), sum([True, 2]), sum([[1], [2]], []),
            text_of(lambda: sum(['a', 'b'], '')), sum([x, x]), sum([1, x, 0.5]))


@case(vector)
def sorting(x):
    nan, log = float('nan'), []
    found = sorted([Watched(v, log) for v in [5, 2, 8, 1, 9, 3]])
    return (x + 1, [each.v for each in found], log, sorted([3.0, nan, 1.0, 2.0]), sorted([(1, 'b'), (1, 'a'), (0, 'c')], reverse=True),
            sorted([(1, 'a'), (0, 'b'), (1, 'c'), (0, 'd')], key=lambda p: p[0], reverse=True), sorted('cab'),
            text_of(lambda: sorted([3, 'a'])), text_of(lambda: sorted([1], foo=3)), max(1.0, nan), min(nan, 1.0))


@case(vector)
def calls_that_do_not_fit(x):
    items, keys = [x], {}
    return (x + 1, text_of(lambda: items.append()), text_of(lambda: items.append(1, 2)), text_of(lambda: items.append(object=3)), len(items),
            text_of(lambda: getattr(x)), text_of(lambda: keys.get()), text_of(lambda: keys.update({}, {})), text_of(lambda: dict([(1, 2, 3)])),
            text_of(lambda: keys.update([(1,)])), text_of(lambda: keys.update(5)), text_of(lambda: len()), text_of(lambda: items.insert(1.5, 2)))


@case(vector)
def keys_that_look_alike(x):
    d = {'(1)': 1, (1,): 2, ('1',): 3, b'a': 4, b'b': 5, 'bytes': 6, ('a,b',): 7, ('a', 'b'): 8, (b'a',): 9, (None,): 10, ('None',): 11}
    classes = {(int, 1): 1, (str, 1): 2}
    nested = {((1, 2), 'a'): x, ((1,), 2, 'a'): 2, (1, (2,)): 1, ((1, 2),): 2}
    return x + 1, d, len(classes), classes[int, 1], nested, {2.0: 'a'}[2], {(1.0, True): 'b'}[1, 1], 1j in {1j: 2, 2j: 3}


@case(vector)
def of_equal_items_the_first_stays(x):
    s = {1}
    s.add(True)
    s.update([1.0])
    d = {1: 'a'}
    d[True] = 'b'
    return x + 1, s, {1, True}, {True, 1}, set([1, 1.0]), {0} | {False}, {1, 2} & {True, 3, 4}, d, {1: 2, True: 3}, dict([(1, 2), (1.0, 3)])


@case(vector)
def sets_in_the_order_of_their_tables(x):
    s = {8, 0, 16, 3}
    grown = set(range(40, 0, -7))
    grown.discard(5)
    return (x + 1, list(s), list({0, 8}), list({8, 0}), [v for v in {3, 1, 2}], list(s | {24, 1}), list(s ^ {8, 9}), list(grown), list(frozenset([9, 1, 17])),
            s.union([32]), s.issubset(range(20)), s.isdisjoint([5]), sum({1, 2, 40}), tuple(set('a')))


@case(lambda: (torch.randn(3), {8, 0, 3}))
def a_set_that_was_there(x, s):
    before = list(s)
    s.add(16)
    s.discard(3)
    return x + 1, before, list(s), s


@case(vector)
def iterators_over_what_changes(x):
    items = [1, 2, 3]
    back = reversed(items)
    items[0] = 9
    first = next(back)
    items.append(7)
    it = iter(items)
    spent = list(it)
    items.append(8)
    return x + 1, first, list(back), spent, list(it), next(it, 'none'), list(Countdown(2)), max(Countdown(3)), 1 in Countdown(3), [*Countdown(2)]


@case(vector)
def what_a_generator_returns(x):
    def two():
        yield 1
        return 7
    it = two()
    next(it)
    try:
        next(it)
    except StopIteration as error:
        return x + 1, error.value, error.args


@case(vector)
def operators_of_subclasses(x):
    return x + 1, text_of(lambda: RightOnly() + RightOnly()), Older() < Younger(), Younger() < Older(), Older() > Younger(), 1 + RightOnly()


@case(vector)
def operators_in_place(x):
    items, number, pair, text, some = [1], 1, (1,), 'a', {1}

    def change(which):
        nonlocal items, number, pair, text, some
        if which == 0:
            items -= 1
        elif which == 1:
            number += 'a'
        elif which == 2:
            pair += [2]
        elif which == 3:
            text += 1
        else:
            some |= [2]
    return (x + 1, *(text_of(lambda: change(which)) for which in range(5)), text_of(lambda: [x] * 1.5), [x] * True, -1 * [1, x],
            text_of(lambda: [x] + (1,)))


@case(vector)
def slices_that_are_set(x):
    items = [1, x]
    items[:] = items
    items[1:] = items
    return x + 1, len(items), text_of(lambda: items.__setitem__(slice(0, 1), 5)), text_of(lambda: items.__setitem__(slice(None, None, 2), 5))


@case(vector)
def exceptions_of_other_kinds(x):
    def cause(of):
        try:
            raise ValueError from of
        except ValueError as error:
            return repr(error.__cause__)

    def caught_by(types):
        try:
            raise ValueError
        except types:
            return 'caught'

    def not_found():
        try:
            raise OSError(2, 'gone')
        except FileNotFoundError as error:
            return error.errno
    return (x + 1, cause(KeyError), text_of(lambda: cause(5)), cause(None), text_of(lambda: caught_by(int)), text_of(lambda: caught_by((KeyError, 'a'))),
            caught_by((KeyError, ValueError)), not_found())


@case(vector)
def stars_before_what_is_no_iterable(x):
    p = Pair(1, 2)

    def too_many():
        a, = p
    return x + 1, text_of(lambda: [*5]), text_of(lambda: len(*5)), text_of(lambda: {**5}), text_of(too_many), text_of(lambda: list(5))


@case(vector)
def patterns(x):
    def kind(v):
        match v:
            case []: return 'empty'
            case (1, 2): return 'pair'
            case [1, *rest]: return 'one', rest
            case {'k': k, **rest}: return 'map', k, rest
            case str(s) | int(s): return 'plain', s
            case tuple(s): return 'tuple', s
            case _: return 'other'
    return x + 1, [kind(v) for v in ([], (1, 2), (1, 3, 4), [1, 5], {'k': 1, 'z': 2}, 's', True, (5,), Pair(1, 2), 2.5, range(1, 3), b'ab', None)]


run()    # expect: 20 functions, 0 differ

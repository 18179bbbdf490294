"""Captured functions: lists, dicts, sets, text, and what they hold."""
# torch: 99 (no PyTorch has _capture)
# skip fuel=1: what is compared is the capture, in one tier
import collections
import copy
import torch
from _differential import case, run

vector = lambda: (torch.randn(3),)
with_number = lambda: (torch.randn(3), 3)
with_list = lambda: (torch.randn(3), [1, 2])
with_dict = lambda: (torch.randn(3), {'a': 1, 'b': [2]})
Pair = collections.namedtuple('Pair', 'left right', defaults=(7,))


@case(with_list, lambda: (torch.randn(3), []), lambda: (torch.randn(3), [3, 4, 5]))
def list_changed(x, items):
    items.append(x + 1)
    items[0] = 'a'
    items.insert(1, 'b')
    items.extend((5, 6))
    last = items.pop()
    items += [x]
    items *= 2
    return len(items), last, items


@case(with_list)
def list_methods(x, items):
    items.reverse()
    copy_ = items.copy()
    items.sort()
    index, count = items.index(2), items.count(1)
    items.remove(1)
    del items[0]
    items.clear()
    return copy_, index, count, items, x, [3, 1, 2].sort(key=lambda v: -v)


@case(vector)
def list_errors(x):
    texts = []
    items = [1]
    for action in (lambda: items.pop(9), lambda: items.remove(5), lambda: items.index(5), lambda: items[4], lambda: items['a'], lambda: items.insert('a', 1)):
        try:
            action()
        except Exception as error:
            texts.append((type(error).__name__, str(error)))
    try:
        items[7] = x
    except IndexError as error:
        texts.append(str(error))
    return x + 1, texts, items


@case(vector)
def list_slices(x):
    items = [x, 1, 2, 3, 4, 5]
    a = items[1:3], items[::-1], items[-2:], items[10:], items[::2]
    items[1:3] = ['new']
    items[::2] = [7, 8, 9]
    del items[-1:]
    items[len(items):] = [x + 1]
    return a, items


@case(vector)
def list_slice_errors(x):
    items = [1, 2, 3]
    try:
        items[::2] = [1]
    except ValueError as error:
        text = str(error)
    try:
        items[1:2] = 5
    except TypeError as error:
        return text, str(error), x, items


@case(vector)
def sort_order(x):
    words = ['pear', 'fig', 'apple', 'kiwi', 'date']
    words.sort(key=len)
    return words, sorted(words, key=lambda w: (-len(w), w)), sorted([3, 1, 2], key=lambda v: print(v) or v), sorted({'b': 1, 'a': 2}), x


@case(vector)
def sort_of_mixed(x):
    try:
        [1, 'a'].sort()
    except TypeError as error:
        return str(error), x


@case(vector)
def insert_positions(x):
    items = [1, 2]
    items.insert(-1, 'x')
    items.insert(-100, 'first')
    items.insert(100, 'last')
    return items, items.pop(0), items.pop(-2), x


@case(with_dict, lambda: (torch.randn(3), {'b': 2, 'a': 1}), lambda: (torch.randn(3), {}))
def dict_changed(x, table):
    table['c'] = x * 2
    table['a'] = table.get('a', 0) + 1
    table.setdefault('d', []).append(x)
    return table.get('z', 5), list(table), table, 'b' in table, len(table), table.pop('c'), table.pop('none', 0)


@case(with_dict)
def dict_methods(x, table):
    table.update({'e': x}, f=1)
    table |= {'g': 2}
    merged = {'a': 0} | table
    del table['a']
    items = list(table.items()), list(table.keys()), list(table.values())
    last = table.popitem()
    made = dict(a=1), dict([('k', x)]), dict.fromkeys('ab', x), dict(table, z=1)
    table.clear()
    return merged, items, last, made, table


@case(with_dict)
def dict_errors(x, table):
    texts = []
    for action in (lambda: table['none'], lambda: table.pop('none'), lambda: {}.popitem(), lambda: {[]: 1}, lambda: table.update(5)):
        try:
            action()
        except Exception as error:
            texts.append((type(error).__name__, str(error)))
    try:
        del table['none']
    except KeyError as error:
        texts.append(error.args)
    return texts, x + 1


@case(vector)
def dict_order(x):
    table = {'a': 1, 'b': 2, 'c': 3}
    del table['a']
    table['a'] = 4
    table['b'] = x
    return table, list(table), {**table, 'c': 0}


@case(vector)
def dict_keys(x):
    table = {1: 'int', 'a': x, (1, 2): 'tuple', None: 'none', 2.5: 'float', True: 'same as 1'}
    return table, table[1.0], table[(1, 2)], table[None], 1 in table, torch.float32 in {torch.float32: 1}


@case(vector)
def dict_views(x):
    table = {'a': 1}
    keys, values, items = table.keys(), table.values(), table.items()
    table['b'] = 2
    return list(keys), list(values), list(items), len(keys), 'b' in keys, keys == {'a', 'b'}, list(keys & {'a'}), x


@case(vector)
def dict_view_kept(x):
    table = {'a': x}
    keys = table.keys()
    print('between')
    table['b'] = 1
    return list(keys), keys


@case(vector)
def dict_changes_in_loop(x):
    table = {'a': 1, 'b': 2}
    try:
        for key in table:
            table[key + key] = x
    except RuntimeError as error:
        return str(error), table


@case(vector)
def list_grows_in_loop(x):
    items = [1]
    for item in items:
        if len(items) < 5:
            items.append(item + 1)
        x = x + item
    return x, items


@case(vector)
def dict_of_tensors(x):
    table = {'x': x, 'y': x + 1}
    table['x'].add_(1)
    return {key: value * 2 for key, value in table.items()}, table


@case(vector)
def key_is_tensor(x):
    table = {x: 1}
    return table[x], x in table, len(table)


@case(vector)
def sets(x):
    a, b = {1, 2, 3}, {3, 4}
    c = a | b, a & b, a - b, a ^ b, a < b, a >= {1}, a.isdisjoint(b), a.union([9]), frozenset(a) == a
    a.add(7)
    a.discard(1)
    a.remove(2)
    a |= {8}
    a -= {3}
    a.update([10], (11,))
    return c, a, 7 in a, len(a), x, set('abca'), frozenset([1]), a.intersection(b)


@case(lambda: (torch.randn(3), {1, 2}), lambda: (torch.randn(3), {1, 2, 3}))
def set_given(x, s):
    s.add(5)
    if 3 in s:
        x = x * 2
    return x + len(s), s


@case(vector)
def set_errors(x):
    try:
        {1}.remove(2)
    except KeyError as error:
        text = error.args
    try:
        {[]}
    except TypeError as error:
        return text, str(error), x


@case(with_number)
def tuples(x, n):
    t = (1, n, x)
    a, *rest = t
    (b, (c, d)), e = (1, (2, 3)), 4
    return t[1:], t + (5,), t * 2, len(t), n in t[:2], t.index(n), t[:2].count(n), rest, b, c, d, e, (1, 2) < (1, 3), () or 'empty'


@case(with_number)
def namedtuples(x, n):
    p = Pair(x, n)
    q = Pair(right=1, left=x + 1)
    r = p._replace(right=5)
    left, right = q
    return p.left, p[1], q, r, left, p._asdict(), p._fields, Pair(3), p == p, isinstance(p, tuple), Pair._make([1, 2]), repr(Pair(1, 2))


@case(lambda: (Pair(torch.randn(3), 2),), lambda: (Pair(torch.randn(3), 3),), lambda: ((torch.randn(3), 2),))
def namedtuple_given(p):
    left, right = p
    return left * right, type(p).__name__, p


@case(vector)
def torch_results(x):
    result = x.max(0)
    values, indices = result
    s = x.sort(descending=True)
    return result.values, result[1], values is result.values, s, type(result).__name__


@case(with_number)
def text(x, n):
    s = 'Hello'
    return (s.upper(), s.lower(), s[1:3], s * 2, s + '!', s.split('l'), '-'.join(['a', 'b']), s.replace('l', 'L'), s.find('l'), 'ell' in s,
            s.startswith('He'), '%d items %s' % (n, s), '{} and {x}'.format(n, x=1), s.center(11, '*'), list(s), s[::-1], len(s), ord('a'), chr(98),
            s.encode(), 'a,b'.partition(','), s.isalpha(), '  a '.strip(), s.count('l'), f'{s!r}')


@case(with_number)
def formatted(x, n):
    return f'{n}', f'{n:>5}|{n:05d}', f'{x.shape}', f'{x.dtype} {x.ndim}', f'{n=}', f'{n / 3:.2f}', f'{[n, "a"]}', f'{"nested " + f"{n}"}', str(x.shape), repr((1, 'a'))


@case(vector)
def formatted_tensor(x):
    y = x + 1
    return f'{y}', f'{y.sum():.3f}', str(y), repr(y), 'shape %s' % (tuple(y.shape),)


@case(vector)
def text_errors(x):
    texts = []
    for action in (lambda: 'a' + 1, lambda: '%d' % 'a', lambda: 'abc'[9], lambda: 'a'.join([1]), lambda: 'a'.index('b'), lambda: f'{1:q}', lambda: int('z')):
        try:
            action()
        except Exception as error:
            texts.append((type(error).__name__, str(error)))
    return x, texts


@case(vector)
def byte_strings(x):
    return b'ab' + b'c', b'abc'[0], b'a'.hex(), bytes([1, 2]), bytearray(b'q'), x + len(b'abc')


@case(vector)
def unpacking(x):
    a, *b, c = [x, x + 1, x + 2, x + 3]
    (d, e), f = (a, c), b
    *g, h = 'abc'
    i, j = {'k1': 1, 'k2': 2}
    k, l = range(2)
    m, n = x[:2]
    return d, e, f[0], f[-1], f[::-1], g, h, i, j, k, l, m, n


@case(with_list)
def aliases(x, items):
    other = items
    other.append(x)
    table = {'l': items, 'm': other}
    return items is other, table, table['l'] is table['m'], [items, items]


@case(lambda: (lambda shared: (shared, [shared, 2]))([1, torch.ones(2)]))
def aliased_arguments(items, outer):
    outer[0].append(5)
    items.append(6)
    return items is outer[0], len(items)


@case(lambda: ([1], [1]), lambda: (lambda one: (one, one))([1]), lambda: ([1], [2]))
def two_lists(a, b):
    a.append(2)
    b.append(3)
    return torch.ones(len(a)), a is b, a == b


@case(lambda: ({'k': 1}, {'k': 1}), lambda: (lambda one: (one, one))({'k': 1}))
def two_dicts(a, b):
    a['k'] = 5
    return torch.ones(1) * b['k']


@case(vector)
def contains_itself(x):
    items = [x]
    items.append(items)
    table = {'me': None}
    table['me'] = table
    return items, table, items[1] is items


@case(vector)
def contains_itself_across_print(x):
    items = [x]
    items.append(items)
    print(len(items))
    items[1].append(2)
    return items, len(items)


@case(with_list)
def nested_containers(x, items):
    deep = {'a': [{'b': (items, x)}], 'c': {1: {2: x + 1}}}
    deep['a'][0]['b'][0].append('deep')
    deep['c'][1][3] = deep['a']
    return deep, items


@case(with_dict)
def nested_given(x, table):
    table['b'].append(x)
    table['b'][0] += 1
    inner = table['b']
    table['b'] = None
    return table, inner


@case(vector)
def copies(x):
    items = [[1], x]
    a, b, c, d = items[:], list(items), copy.copy(items), copy.deepcopy(items)
    items[0].append(2)
    return a, b, c, d, a[0] is items[0], d[0] is items[0], a[1] is x


@case(vector)
def equality(x):
    return [1, 2] == [1, 2], (1,) == [1], {'a': [1]} == {'a': [1]}, [1] < [2], 1 == 1.0, 'a' != 'b', {1} == {1}, None == 0, [] == (), x is x


@case(vector)
def equality_with_tensors(x):
    items = [x, 1]
    return x in items, items.index(x), items.count(1), [1, x] == [1, x]


@case(vector)
def tensor_in_list(x):
    y = x + 1
    try:
        return y in [x, 1]
    except RuntimeError as error:
        return str(error)


@case(vector)
def counter_and_deque(x):
    c = collections.Counter('abca')
    d = collections.deque([1, 2, 3], maxlen=3)
    d.append(x)
    o = collections.OrderedDict(a=1)
    o['b'] = 2
    o.move_to_end('a')
    dd = collections.defaultdict(list)
    dd['k'].append(x + 1)
    return c['a'], list(d), o, dict(dd), c.most_common(1)


@case(lambda: (torch.randn(3), collections.OrderedDict(a=1, b=2)), lambda: (torch.randn(3), collections.defaultdict(int, a=1)))
def dict_subclass_given(x, table):
    table['c'] = table['a'] + 5
    return x * table['c'], table, type(table).__name__, table.get('zz')


class Stack(list):
    def push(self, item):
        self.append(item)
        return self


@case(lambda: (torch.randn(3), Stack([1])))
def list_subclass(x, stack):
    stack.push(x).push(2)
    other = Stack()
    other.push(3)
    return stack, other, len(stack)


class Settings(dict):
    def __getattr__(self, name):
        return self[name]


@case(lambda: (torch.randn(3), Settings(lr=2)))
def dict_subclass_attribute(x, settings):
    settings['n'] = 1
    return x * settings.lr, settings


@case(with_number)
def range_and_slice(x, n):
    r = range(n)
    s = slice(1, n)
    return r[1], list(r[::-1]), len(r), r == range(3), s.start, s.stop, x[s], [1, 2, 3, 4][s], s.indices(2), n in r, r.index(1)


@case(with_list)
def deleted_items(x, items):
    del items[0]
    print(items)
    items.append(x)
    del items[:]
    items.append('left')
    return items


@case(with_list)
def changed_between_prints(x, items):
    items.append(1)
    print(items)
    items.append(2)
    print(items)
    items.pop()
    return items, x + len(items)


@case(with_dict)
def dict_between_prints(x, table):
    table['z'] = 1
    print(sorted(table))
    table['b'].append('more')
    print(table['b'])
    del table['z']
    return table, x + 1


@case(vector)
def star_in_index(x):
    where = (0,)
    return x[*where], [10, 20][where[0]]


@case(lambda: ([torch.ones(2), torch.zeros(2)],), lambda: ([torch.ones(2)] * 2,))
def list_of_tensors(items):
    a, b = items
    items.reverse()
    a.add_(1)
    return a + b, items[0], items[1] is a


@case(lambda: ((torch.ones(2), [torch.zeros(2), {'k': torch.ones(1)}]),))
def tree_of_tensors(tree):
    a, (b, c) = tree
    c['new'] = a + b
    return tree, c['k'] * 2


@case(vector)
def any_all_sum(x):
    return any([]), all([]), sum([1, 2], 10), sum([[1], [2]], []), max([3, 1], key=lambda v: -v), min('b', 'a'), max([], default=None), len('abc')


@case(vector)
def max_of_nothing(x):
    try:
        max([])
    except ValueError as error:
        return str(error), x


@case(vector)
def list_of_text(x):
    return list('ab'), tuple('ab'), list({'k': 1}), list(range(2)), tuple([x]), list((x,)), [*'ab', *{'k': 1}]


run()    # expect: 58 functions, 0 differ

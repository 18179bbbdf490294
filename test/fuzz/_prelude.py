# What every fuzzed program begins with: how results are shown, and the classes that its cases use.
import bisect, cmath, functools, heapq, itertools, math, operator, re, struct, types
from string.templatelib import Interpolation, Template
from types import GenericAlias, MappingProxyType, SimpleNamespace
from typing import TypeVar


ADDRESS = re.compile(r'\b0x[0-9a-f]{6,}\b')


def clip(text):
    text = ADDRESS.sub('0x…', text) if '0x' in text else text
    if len(text) > 1500:
        text = f'{text[:1000]}[{len(text)} characters]{text[-200:]}'
    print(text.encode('utf-8', 'backslashreplace').decode('utf-8'))


def show(value):
    kind = type(value)
    if hasattr(kind, '__next__'):
        items = []
        try:
            for _ in range(30):
                items.append(next(value))
        except StopIteration as e:
            clip(f'{kind.__name__} gave {items!r} {e.args!r}')
        except BaseException as e:
            clip(f'{kind.__name__} gave {items!r}')
            fail(e)
        else:
            clip(f'{kind.__name__} gave {items!r}...')
    elif isinstance(value, BaseException):
        clip(f'{kind.__name__} {value!r} {value!s}')
    elif kind in (set, frozenset) and not all(isinstance(x, (int, float, complex)) for x in value):
        # The order of strings and of what hashes by address is no one's promise.
        clip(f'{kind.__name__} of {sorted(map(repr, value))}')
    else:
        clip(f'{kind.__name__} {value!r}')


def fail(e):
    clip(f'raised {type(e).__name__}: {e}')


def run(number, source):
    print(f'#case {number}', flush=True)
    try:
        exec(source, globals())
        case()
    except BaseException as e:
        fail(e)
    print('\n#end', flush=True)


class Log:
    def __init__(self):
        self.lines = []

    def __call__(self, *what):
        self.lines.append(what if len(what) != 1 else what[0])
        return what[-1] if what else None


class Same:
    """Equal to everything, and hashes like 1."""

    def __eq__(self, other):
        return True

    def __hash__(self):
        return hash(1)

    def __repr__(self):
        return 'Same()'


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value

    def __repr__(self):
        return f'Index({self.value!r})'


class Sulky:
    """Refuses everything it is asked."""

    def refuse(self, *rest):
        raise ValueError('sulky')

    __eq__ = __lt__ = __le__ = __gt__ = __ge__ = __hash__ = __bool__ = __len__ = __iter__ = __index__ = refuse
    __float__ = __int__ = __complex__ = __str__ = __format__ = __getitem__ = __contains__ = __add__ = __radd__ = refuse

    def __repr__(self):
        return 'Sulky()'


class Text(str):
    pass


class Number(int):
    pass


class Real(float):
    pass


class Items(list):
    pass


class Pair(tuple):
    pass


class Table(dict):
    def __missing__(self, key):
        return ('missing', key)


class Octets(bytes):
    pass


class Bag(set):
    pass


class Liar:
    """Its protocol methods answer what they were told to."""

    def __init__(self, answer):
        self.answer = answer

    def told(self, *rest):
        return self.answer

    __len__ = __bool__ = __index__ = __int__ = __float__ = __complex__ = __str__ = __repr__ = __hash__ = __iter__ = told
    __length_hint__ = __bytes__ = __round__ = __trunc__ = __floor__ = __ceil__ = __abs__ = __neg__ = __format__ = told
    __divmod__ = __contains__ = __reversed__ = __eq__ = __dir__ = __fspath__ = told


class Op:
    """Answers operators with what was asked."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f'Op({self.name!r})'


def _operators():
    names = 'add sub mul truediv floordiv mod divmod pow lshift rshift and or xor matmul'.split()
    for name in names:
        for prefix in ('', 'r', 'i'):
            if prefix + name == 'idivmod':
                continue

            def method(self, *others, name=prefix + name):
                return NotImplemented if self.name == 'not' else (name, self.name, *others)

            setattr(Op, f'__{prefix}{name}__', method)
    for name in 'eq ne lt le gt ge'.split():

        def compare(self, other, name=name):
            return NotImplemented if self.name == 'not' else (name, self.name, other)

        setattr(Op, f'__{name}__', compare)
    Op.__hash__ = lambda self: 7


_operators()


class SubOp(Op):
    def __radd__(self, other):
        return ('sub radd', other)

    def __rmul__(self, other):
        return ('sub rmul', other)

    def __lt__(self, other):
        return ('sub lt', other)


class Sequence:
    """Old-style iteration: only __getitem__ and __len__."""

    def __init__(self, *items):
        self.items = items

    def __len__(self):
        return len(self.items)

    def __getitem__(self, index):
        return self.items[index]

    def __repr__(self):
        return f'Sequence{self.items!r}'


def upto(n, end=None):
    for i in range(n):
        yield i
    return end


def breaking(n, error=ValueError('broke')):
    yield from range(n)
    raise error


def shape(group):
    """An exception group as nested lists."""
    if isinstance(group, BaseExceptionGroup):
        return [type(group).__name__, group.message, *map(shape, group.exceptions)]
    return repr(group)


T = TypeVar('T')
U = TypeVar('U')


def collections_alias():
    from collections import OrderedDict, deque
    return deque[OrderedDict[str, T]]


def copy_of(value):
    import copy
    return copy.copy(value)

"""Captured functions: objects, classes, descriptors, inheritance."""
# torch: 99 (no PyTorch has _capture)
# skip fuel=1: what is compared is the capture, in one tier
import abc
import dataclasses
import enum
import operator
import typing
import torch
from _differential import case, run

vector = lambda: (torch.randn(3),)


class Plain:
    scale = 3

    def __init__(self, a):
        self.a = a

    def mul(self, x):
        return x * self.a * self.scale

    @property
    def twice(self):
        return self.a * 2

    @twice.setter
    def twice(self, value):
        self.a = value / 2

    @staticmethod
    def less(x):
        return x - 1

    @classmethod
    def more(cls, x):
        return x + cls.scale

    def chain(self):
        self.a += 1
        return self


with_plain = lambda: (torch.randn(3), Plain(2))


class Number:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        return Number(self.n + (other.n if isinstance(other, Number) else other))

    __radd__ = __add__

    def __iadd__(self, other):
        self.n += other
        return self

    def __eq__(self, other):
        return isinstance(other, Number) and other.n == self.n

    def __lt__(self, other):
        return self.n < other.n

    def __len__(self):
        return 4

    def __bool__(self):
        return self.n > 0

    def __getitem__(self, i):
        return self.n + i

    def __setitem__(self, i, value):
        self.n = (i, value)

    def __delitem__(self, i):
        self.n = 'deleted'

    def __contains__(self, i):
        return i == self.n

    def __call__(self, x, k=1):
        return x * 10 * k

    def __neg__(self):
        return Number(-self.n)

    def __iter__(self):
        return iter([self.n, 1])

    def __hash__(self):
        return hash(self.n)

    def __repr__(self):
        return f'Number({self.n})'

    def __mul__(self, other):
        return NotImplemented


@case(with_plain, lambda: (torch.randn(3), Plain(5)), lambda: (torch.randn(3), Plain(torch.ones(3))))
def methods(x, p):
    return p.mul(x), p.twice, p.less(x), p.more(x), Plain.more(x), Plain.less(x), Plain.mul(p, x), p.scale


@case(with_plain)
def attributes_changed(x, p):
    q = Plain(5)
    q.b = x
    p.a += 1
    p.new = q
    p.twice = 8
    q.scale = 7
    return q.mul(x), p, p.scale, Plain.scale


@case(with_plain)
def attribute_deleted(x, p):
    p.b = x
    del p.b
    p.c = 1
    del p.a
    try:
        p.a
    except AttributeError as error:
        return p, str(error), hasattr(p, 'c'), x + 1


@case(with_plain)
def attribute_functions(x, p):
    setattr(p, 'd', 4)
    delattr(p, 'a')
    return getattr(p, 'd'), getattr(p, 'zz', 'none'), hasattr(p, 'a'), vars(p), p.__dict__, x * p.d


@case(with_plain)
def dict_of_object(x, p):
    p.__dict__['e'] = x
    q = Plain(1)
    q.__dict__.update({'f': 2})
    return p.e, 'a' in p.__dict__, q.f, sorted(q.__dict__), p.__dict__.get('zz', 1)


@case(with_plain)
def attribute_errors(x, p):
    texts = []
    for action in (lambda: p.nothing, lambda: Plain.nothing, lambda: p.mul(), lambda: p(), lambda: p + 1, lambda: p[0], lambda: len(p), lambda: iter(p), lambda: p < p, lambda: -p):
        try:
            action()
        except Exception as error:
            texts.append((type(error).__name__, str(error)))
    return texts, x + 1


@case(lambda: (torch.randn(3), Number(2)), lambda: (torch.randn(3), Number(0)))
def operators(x, n):
    m = n + 4
    k = 1 + n
    n += 5
    n[1] = 2
    r = m == k, m < k, len(n), bool(m), m[3], 6 in m, m(x), m(x, k=2), -m, list(m), n, not n if isinstance(n.n, int) else None
    del n[0]
    return r, n, [*m], m is m, m == 5, 5 == m, m != k


@case(lambda: (torch.randn(3), Number(2)))
def operator_errors(x, n):
    texts = []
    for action in (lambda: n * 2, lambda: 2 * n, lambda: n - 1, lambda: n * n, lambda: n > 1, lambda: ~n, lambda: n @ x):
        try:
            action()
        except Exception as error:
            texts.append((type(error).__name__, str(error)))
    return texts, x


@case(lambda: (torch.randn(3), [Number(3), Number(1), Number(2)]))
def objects_sorted(x, items):
    items.sort()
    return [n.n for n in items], min(items).n, sorted(items, key=lambda n: -n.n), max(items, key=operator.attrgetter('n')), Number(1) in items, sum(items).n, x


@case(vector)
def object_as_key(x):
    a, b = Number(1), Number(1)
    table = {a: x}
    return table[b], b in table, len({a, b})


@case(with_plain)
def plain_object_as_key(x, p):
    table = {p: x + 1}
    return table[p], p in table, Plain(2) in table


@case(vector)
def fluent(x):
    p = Plain(1).chain().chain()
    return p, p.mul(x)


class Base:
    kind = 'base'

    def __init__(self, x):
        self.x = x
        self.setup()

    def setup(self):
        self.log = ['base']

    def value(self):
        return self.x + 1

    def describe(self):
        return type(self).__name__, self.kind


class Left(Base):
    kind = 'left'

    def setup(self):
        super().setup()
        self.log.append('left')

    def value(self):
        return super().value() * 2


class Right(Base):
    def setup(self):
        super().setup()
        self.log.append('right')

    def value(self):
        return super().value() + 100


class Both(Left, Right):
    @property
    def kind(self):
        return 'both of ' + super().kind

    def value(self):
        return super(Both, self).value()


@case(vector)
def inheritance(x):
    b = Both(x)
    return b.value(), b.log, b.describe(), isinstance(b, Right), issubclass(Both, Base), Both.__mro__[1].__name__, Left(x).describe(), super(Both, b).kind


@case(lambda: (Both(torch.ones(2)),), lambda: (Left(torch.ones(2)),), lambda: (Base(torch.ones(2)),))
def polymorphic(b):
    b.x = b.x + 1
    return b.value(), b.describe()


class Watched:
    def __init__(self):
        self.log = []

    def __setattr__(self, name, value):
        if name != 'log':
            self.log.append(('set', name))
        super().__setattr__(name, value)

    def __getattr__(self, name):
        if name.startswith('auto_'):
            return len(name)
        raise AttributeError(f'no {name} here')

    def __delattr__(self, name):
        self.log.append(('delete', name))
        object.__delattr__(self, name)


@case(lambda: (torch.randn(3), Watched()))
def hooked_attributes(x, w):
    w.a = x
    w.b = 2
    w.b += 1
    del w.a
    try:
        w.c
    except AttributeError as error:
        return w, w.auto_x, getattr(w, 'd', None), str(error)


class Everything:
    def __getattribute__(self, name):
        return (name, object.__getattribute__(self, '__class__').__name__)


@case(lambda: (torch.randn(3), Everything()))
def own_getattribute(x, e):
    return e.a, x + 1


class Typed:
    """A data descriptor that keeps its values beside the object's."""

    def __init__(self, kind):
        self.kind = kind

    def __set_name__(self, owner, name):
        self.name = '_' + name

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        return getattr(obj, self.name, None)

    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f'{self.name[1:]} must be {self.kind.__name__}')
        setattr(obj, self.name, value)

    def __delete__(self, obj):
        delattr(obj, self.name)


class Computed:
    def __init__(self, f):
        self.f = f

    def __get__(self, obj, owner=None):
        value = obj.__dict__[self.f.__name__] = self.f(obj)
        return value


class Described:
    size = Typed(int)

    def __init__(self, x):
        self.x = x
        self.size = 3

    @Computed
    def heavy(self):
        return self.x * 100


@case(lambda: (Described(torch.ones(2)),))
def descriptors(d):
    d.size = 5
    try:
        d.size = 'big'
    except TypeError as error:
        text = str(error)
    a = d.heavy
    b = d.heavy
    del d.size
    return a, a is b, d.size, text, Described(d.x).heavy, d


class Slotted:
    __slots__ = ('a', 'b')

    def __init__(self, a):
        self.a = a


@case(lambda: (torch.randn(3), Slotted(1)), lambda: (torch.randn(3), Slotted(2)))
def slots(x, s):
    s.b = x + s.a
    s.a = 9
    t = Slotted(x)
    try:
        t.b
    except AttributeError as error:
        text = str(error)
    try:
        t.c = 1
    except AttributeError as error:
        return s.b, s, t, text, str(error)


@case(lambda: (torch.randn(3), Slotted(1)))
def slot_deleted(x, s):
    del s.a
    s.b = 1
    return hasattr(s, 'a'), s, x


@dataclasses.dataclass
class Config:
    lr: float
    name: str = 'sgd'
    steps: list = dataclasses.field(default_factory=list)


@dataclasses.dataclass(frozen=True, order=True)
class Frozen:
    a: int
    b: int = 2


@case(lambda: (torch.randn(3), Config(0.5)), lambda: (torch.randn(3), Config(0.25)))
def dataclass(x, config):
    config.steps.append(x.shape[0])
    other = Config(2, steps=[1])
    other.lr *= 3
    return x * config.lr, other, config == Config(0.5, steps=[3]), config, repr(Config(1.0))


@case(vector)
def dataclass_frozen(x):
    f, g = Frozen(1), Frozen(1, 3)
    try:
        f.a = 3
    except dataclasses.FrozenInstanceError as error:
        text = str(error)
    return f < g, f == Frozen(1, 2), text, f, dataclasses.replace(g, a=5), hash(f) == hash(Frozen(1)), dataclasses.asdict(f), x


class Color(enum.Enum):
    RED = 1
    GREEN = 2

    @property
    def bright(self):
        return self.value * 10


class Level(enum.IntEnum):
    LOW = 1
    HIGH = 5


class Flags(enum.Flag):
    A = enum.auto()
    B = enum.auto()


@case(lambda: (torch.randn(3), Color.RED), lambda: (torch.randn(3), Color.GREEN))
def enums(x, color):
    if color is Color.RED:
        x = x + 1
    return x * color.value, color.name, color == Color.RED, color.bright, {Color.RED: 1}.get(color), color


@case(vector)
def enum_values(x):
    return Color(2), Color['RED'], list(Color), Level.HIGH > Level.LOW, x * Level.HIGH, Flags.A | Flags.B, Color.RED in [Color.RED], len(Color)


class Point(typing.NamedTuple):
    x: torch.Tensor
    y: int = 0

    def moved(self, d):
        return Point(self.x + d, self.y + 1)


@case(lambda: (Point(torch.ones(2)),), lambda: (Point(torch.ones(2), 5),))
def typed_namedtuple(p):
    q = p.moved(2)
    return q, q.y, p == p, q._replace(y=9), Point._fields


class Shape(abc.ABC):
    @abc.abstractmethod
    def area(self):
        ...


class Square(Shape):
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side * self.side


@case(vector)
def abstract(x):
    try:
        Shape()
    except TypeError as error:
        return Square(x).area(), str(error), isinstance(Square(1), Shape)


class Made:
    count = 0

    def __new__(cls, *args):
        made = super().__new__(cls)
        made.by = 'new'
        return made

    def __init__(self, x):
        self.x = x
        type(self).count += 1

    def __init_subclass__(cls, tag=None):
        cls.tag = tag


class Tagged(Made, tag='t'):
    pass


@case(vector)
def construction(x):
    Made.count = 0
    a, b = Made(x), Tagged(x + 1)
    count = Tagged.count
    del Tagged.count
    return a, b, Made.count, Tagged.tag, count


class Single:
    one = None

    def __new__(cls):
        if cls.one is None:
            cls.one = super().__new__(cls)
        return cls.one


@case(vector)
def singleton(x):
    Single.one = None
    return Single() is Single(), x


class Finalized:
    def __del__(self):
        pass


@case(vector)
def finalized(x):
    f = Finalized()
    y = x + 1
    f = None
    return y


@case(vector)
def class_attribute_changed(x):
    Plain.scale = 10
    a = Plain(1).mul(x)
    Plain.scale = 3
    return a, Plain(1).mul(x)


def set_scale(n):
    Plain.scale = n


@case(vector)
def class_attribute_changed_by_callee(x):
    set_scale(4)
    a = x * Plain.scale
    set_scale(3)
    return a, x * Plain.scale


@case(vector)
def class_inside(x):
    class Local:
        y = 5

        def f(self, v):
            return v + x * self.y
    return Local().f(1), Local.__name__


class Meta(type):
    def __call__(cls, *args):
        made = super().__call__(*args)
        made.meta = True
        return made


class WithMeta(metaclass=Meta):
    pass


@case(vector)
def metaclass(x):
    return WithMeta().meta, type(WithMeta).__name__, x


class Callback:
    def __init__(self):
        self.callbacks = []

    def on(self, f):
        self.callbacks.append(f)
        return f

    def fire(self, *args):
        for f in self.callbacks:
            f(*args)


@case(vector)
def callbacks(x):
    c, seen = Callback(), []
    c.on(seen.append)
    c.on(lambda v: seen.append(v * 2))
    c.fire(x)
    print(len(seen))
    c.fire(1)
    return seen, len(c.callbacks)


@case(with_plain)
def bound_methods(x, p):
    f = p.mul
    g = Plain.mul
    p.a = 10
    return f(x), g(p, x), f.__self__ is p, f == p.mul, f is p.mul, f


@case(with_plain)
def bound_method_of_made(x, p):
    q = Plain(3)
    f = q.mul
    print('between')
    return f(x), f.__self__ is q


@case(with_plain)
def identity(x, p):
    q = p
    return q is p, p is not Plain(2), [p, q][1] is p, type(p) is Plain, p.__class__ is Plain, id(p) == id(q), isinstance(p, (int, Plain))


@case(lambda: (lambda p: (p, p))(Plain(torch.ones(2))), lambda: (Plain(torch.ones(2)), Plain(torch.ones(2))))
def same_object_twice(a, b):
    a.a = a.a + 1
    b.a = b.a * 2
    return a.a, b.a, a is b


@case(lambda: (lambda t: (Plain(t), Plain(t)))(torch.ones(2)), lambda: (Plain(torch.ones(2)), Plain(torch.ones(2))))
def same_tensor_in_two(a, b):
    a.a.add_(1)
    return a.a + b.a, a.a is b.a


@case(with_plain)
def cycle(x, p):
    p.me = p
    q = Plain(1)
    q.other, p.q = p, q
    return p.me.me is p, q.other.q is q, q


@case(with_plain)
def changes_between_prints(x, p):
    p.a = 5
    print(p.a)
    p.a += 1
    p.b = x
    print(sorted(vars(p)))
    del p.b
    return p


@case(with_plain)
def method_with_print(x, p):
    def show(self):
        print('a is', self.a)
        self.a += 1
        return x * self.a
    return show(p), show(p)


class Lazy:
    @property
    def value(self):
        print('computed')
        return 5

    def __getattr__(self, name):
        print('missing', name)
        return name


@case(lambda: (torch.randn(3), Lazy()))
def loud_properties(x, lazy):
    a = x * lazy.value
    b = lazy.other
    return a, b, lazy.value


class Loud:
    def __add__(self, other):
        print('add')
        return other + 1

    def __bool__(self):
        print('bool')
        return False

    def __eq__(self, other):
        print('eq')
        return True

    def __iter__(self):
        print('iter')
        yield 1
        print('more')
        yield 2

    def __getitem__(self, i):
        print('item', i)
        return i

    def __contains__(self, i):
        print('contains')
        return True

    def __str__(self):
        print('str')
        return 'loud'


@case(lambda: (torch.randn(3), Loud()))
def loud_operators(x, loud):
    y = loud + x
    if loud:
        y = y + 1
    n = loud == 5
    m = 3 in loud
    total = [v * 2 for v in loud]
    a, b = loud
    return y, n, m, total, a, b, loud[4], not loud, f'{loud}', str(loud)


class Custom(torch.Tensor):
    pass


@case(with_plain)
def type_calls(x, p):
    return type(p)(7).a, type(x).__name__, type(3) is int, p.__class__.__name__, isinstance(x, torch.Tensor), callable(p), callable(p.mul), type(type(p))


run()    # expect: 44 functions, 0 differ

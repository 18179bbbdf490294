# Module enum where names meet: members and what they inherit, nested classes, constants of a module, mistakes in __new__.
import enum, inspect, types
from enum import *
class Number(IntEnum):
    divisor = 1
    numerator = 2
print(Number.divisor.numerator, Number.numerator.divisor, Number.numerator.numerator)  # expect: 1 1 2
class Book(StrEnum):
    author = 'author'
    title = 'title'
print(Book.author.title(), Book.title.title(), Book.title.author is Book.author)  # expect: Author Title True
class Base(Enum):
    @types.DynamicClassAttribute
    def test(self):
        return 'dynamic'
class Test(Base):
    test = 1
print(Test.test.test, Test.test.value)  # expect: dynamic 1
class mixin:
    @property
    def ORG(self):
        return 'huh'
class Color(mixin, Enum):
    RED = 1
    BLUE = 3
Color.BLUE._add_alias_('ORG')
print(Color['ORG'], Color.ORG, Color.RED.ORG, Color.ORG.ORG)  # expect: Color.BLUE Color.BLUE huh huh
try: Color.RED._add_alias_('ORG')
except NameError as e: print(e)
# expect: 'ORG' is already bound: <Color.BLUE: 3>
class Outer(Enum):
    a = 1
    class Inner(Enum):
        foo = 10
print(list(Outer), Outer.Inner.foo, type(Outer.Inner))  # expect: [<Outer.a: 1>] Inner.foo <class 'enum.EnumType'>
for base in Enum, IntEnum, Flag:
    try:
        class BadSuper(base):
            def __new__(cls, value):
                return super().__new__(cls, value)
            failed = 1
    except TypeError as e: print(e)
# expect: do not use `super().__new__; call the appropriate __new__ directly
# expect: do not use `super().__new__; call the appropriate __new__ directly
# expect: do not use `super().__new__; call the appropriate __new__ directly
class Known(Enum):
    UNKNOWN = None
    LUCKY = 3
    @classmethod
    def _missing_(cls, value): return cls.UNKNOWN
print(None in Known, 3 in Known, 7 in Known, Known(7))  # expect: True True False Known.UNKNOWN
class WithNone(Flag):
    A = 1
    E = None
try: ~WithNone.E
except TypeError as e: print(e)
# expect: 'WithNone.E' cannot be inverted
from collections import namedtuple
T = namedtuple('T', 'index desc')
class Pairs(Enum):
    first = T(auto(), 'money')
    second = T(auto(), 'show')
print(Pairs.first.value, Pairs.second.value.index)  # expect: T(index=1, desc='money') 2
try:
    class Twice(Enum):
        vars().update({'FOO': 'aloof'}, **{'FOO': 'small'})
except TypeError as e: print(e)
# expect: 'FOO' already defined as 'aloof'
class Directions(Enum):
    DOWN = frozenset({'sc'})
    UP = frozenset({'cs'})
print(Directions({'sc'}))  # expect: Directions.DOWN
class Confused(Flag):
    _order_ = 'ONE TWO FOUR DOS EIGHT'
    ONE = auto()
    TWO = auto()
    FOUR = auto()
    DOS = 2
    EIGHT = auto()
print(list(Confused))  # expect: [<Confused.ONE: 1>, <Confused.TWO: 2>, <Confused.FOUR: 4>, <Confused.EIGHT: 8>]
PORT_B, PORT_A, PORT_C = 5, 5, 1
Port = IntEnum._convert_('Port', __name__, filter=lambda name: name.startswith('PORT_'))
print(list(Port), Port.PORT_B, PORT_A is Port.PORT_A, 'PORT_C' in globals(), Port(5))
# expect: [<Port.PORT_C: 1>, <Port.PORT_A: 5>] 5 True True 5
print(inspect.signature(Enum), inspect.signature(Color))
# expect: (new_class_name, /, names, *, module=None, qualname=None, type=None, start=1, boundary=None) (*values)
class Own(Enum):
    def _generate_next_value_(name, start, count, last): return name * 2
    x = auto()
print(type(Own.__dict__['_generate_next_value_']), Own.x)  # expect: <class 'staticmethod'> Own.x
class Described(Enum):
    def __new__(cls, value):
        made = object.__new__(cls)
        made._value_ = value
        made.description = 'text'
        return made
    one = 1
print('description' in dir(Described.one), 'description' in dir(Described))  # expect: True False
@enum._simple_enum(IntEnum)
class Status:
    def __new__(cls, value, phrase, description=''):
        made = int.__new__(cls, value)
        made._value_ = value
        made.phrase = phrase
        return made
    OK = 200, 'OK', 'fine'
    GONE = 410, 'Gone'
print(list(Status), Status.GONE.phrase)  # expect: [<Status.OK: 200>, <Status.GONE: 410>] Gone

# Type parameters and type aliases; nothing is checked, everything can be asked.
def first[T](items: list[T]) -> T:
    return items[0]


class Box[T, *Ts, **P]:
    item: T

    def __init__(self, item): self.item = item

    def map[U](self, f) -> "Box[U]":
        return Box(f(self.item))


type Pair[A] = tuple[A, A]
type Later = Undefined | None
print(first([3, 4]), first.__type_params__, first.__annotations__["return"])  # expect: 3 (T,) T
print(Box(5).map(str).item, Box.__type_params__, Box[int, str].__origin__ is Box)  # expect: 5 (T, Ts, P) True
print(Pair, Pair.__name__, Pair.__value__, Pair.__type_params__, Pair[int])
# expect: Pair Pair tuple[A, A] (A,) Pair[int]
try:
    Later.__value__
except NameError as error:
    print(error)
# expect: name 'Undefined' is not defined
T, *_ = Box.__type_params__
print(T.__name__, T.__bound__, type(T).__name__)  # expect: T None TypeVar
def bounded[T: (int, str), U: float = int](x: T, y: U): pass
t, u = bounded.__type_params__
print(t.__constraints__, u.__bound__, u.__default__)
# expect: (<class 'int'>, <class 'str'>) <class 'float'> <class 'int'>
try:
    T
    print("T is a global here")
except NameError as error:
    print(error)
# expect: T is a global here
print(list[int], dict[str, list[int]], list[int].__args__, int | None, (int | str).__args__, isinstance(5, int | str))
# expect: list[int] dict[str, list[int]] (<class 'int'>,) int | None (<class 'int'>, <class 'str'>) True
type = 5
print(type)  # expect: 5

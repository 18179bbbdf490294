# type[int] crashed; aliases and unions with too few or too many arguments said so in other words.
from typing import TypeVar

T = TypeVar('T')
U = TypeVar('U')
print(type[int], type['a'].__args__)  # expect: type[int] ('a',)
for alias in (tuple[T, U], dict[T, list[U]], T | int):
    for item in (int, (int, str), (int, str, bytes)):
        try:
            print(alias[item])
        except TypeError as e:
            print(e)
# expect: Too few arguments for tuple[~T, ~U]; actual 1, expected at least 2
# expect: tuple[int, str]
# expect: Too many arguments for tuple[~T, ~U]; actual 3, expected 2
# expect: Too few arguments for dict[~T, list[~U]]; actual 1, expected at least 2
# expect: dict[int, list[str]]
# expect: Too many arguments for dict[~T, list[~U]]; actual 3, expected 2
# expect: <class 'int'>
# expect: Too many arguments for ~T | int; actual 2, expected 1
# expect: Too many arguments for ~T | int; actual 3, expected 1


class A:
    pass


try:
    A.__name__ = 'a\0b'
except ValueError as e:
    print(e)
# expect: type name must not contain null characters


class Slots:
    __slots__ = ('x',)


try:
    del Slots().x
except AttributeError as e:
    print(e)
# expect: x
for call in (lambda: None.__reduce__(), lambda: Ellipsis.__reduce__()):
    try:
        print(call())
    except TypeError as e:
        print(e)
# expect: cannot pickle 'NoneType' object
# expect: Ellipsis

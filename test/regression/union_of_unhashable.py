# A union dropped what claims to equal everything, whatever its hash; and what cannot be hashed was compared with what can.
from typing import Union


class Equal:
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        return True

    def __repr__(self):
        return f'Equal({self.name!r})'


class Hashed(Equal):
    def __hash__(self):
        return 5


print(int | None | Equal('a'))  # expect: int | None | Equal('a')
print((int | None) | Equal('a') | Equal('b'), Union[int, Equal('a'), Equal('b')])
# expect: int | None | Equal('a') int | Equal('a')
print(int | str | Hashed(1) | Hashed(2), int | str | 1 | True | 1.0, int | str | [] | [])
# expect: int | str | Equal(1) int | str | 1 int | str | []
try:
    hash(int | None | Equal('a'))
except TypeError as error:
    print(error)
# expect: unhashable type: 'Equal'
print((int | list[int]) == (list[int] | int), int | list[int] | list[int])  # expect: True int | list[int]

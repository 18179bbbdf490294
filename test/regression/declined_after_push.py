# A native __ne__ that had to ask a guest __eq__ gave NotImplemented to the program when that declined.
class Num:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n if isinstance(other, Num) else NotImplemented


class Left:
    def __eq__(self, other):
        return NotImplemented


class Right:
    def __ne__(self, other):
        return "right was asked"


print(Num(1) != 5, Num(1) != Num(1), Num(1) != Num(2))  # expect: True False True
print(Left() != Right())  # expect: right was asked

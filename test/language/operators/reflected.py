# The left operand is asked first; NotImplemented passes the question on; a subclass on the right goes first.
class Left:
    def __add__(self, other):
        print("Left.__add__")
        return NotImplemented

    def __sub__(self, other):
        return "Left.__sub__"


class Right:
    def __radd__(self, other):
        print("Right.__radd__")
        return "sum"

    def __rsub__(self, other):
        return "Right.__rsub__"


class Sub(Left):
    def __rsub__(self, other):
        return "Sub.__rsub__"

    def __radd__(self, other):
        return "Sub.__radd__"


class SubWithout(Left):
    pass


print(Left() + Right())
# expect: Left.__add__
# expect: Right.__radd__
# expect: sum
print(Left() - Right())  # expect: Left.__sub__
print(Left() - Sub())  # expect: Sub.__rsub__
print(Left() + Sub())  # expect: Sub.__radd__
print(Left() - SubWithout())  # expect: Left.__sub__
print(1 - Right(), "x" - Right())  # expect: Right.__rsub__ Right.__rsub__
# expect: Left.__add__
print(Left() + Left())  # expect error: TypeError: unsupported operand type(s) for +: 'Left' and 'Left'

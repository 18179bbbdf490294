# Comparison asks the left side, then the right side mirrored; == falls back to identity.
class Num:
    def __init__(self, n): self.n = n
    def __eq__(self, other):
        print("eq", end=" ")
        return self.n == other.n if isinstance(other, Num) else NotImplemented
    def __lt__(self, other):
        print("lt", end=" ")
        return self.n < other.n if isinstance(other, Num) else NotImplemented
    def __le__(self, other):
        print("le", end=" ")
        return "yes" if self.n <= other.n else ""


print(Num(1) < Num(2), Num(1) > Num(2), Num(2) >= Num(1), Num(1) <= Num(2))  # expect: lt lt le le True False yes yes
print(Num(1) == Num(1), Num(1) != Num(1), Num(1) == 5, Num(1) != 5)  # expect: eq eq eq eq True False False True
try:
    Num(1) < 5
except TypeError as error:
    print(error)
# expect: lt '<' not supported between instances of 'Num' and 'int'
class Plain: pass
p, q = Plain(), Plain()
print(p == p, p == q, p != q)  # expect: True False True
class Odd:
    def __eq__(self, other): return 42
    def __ne__(self, other): return []
print(Odd() == 1, Odd() != 1, 1 == Odd(), not Odd() == 1)  # expect: 42 [] 42 False
print(sorted([Num(3), Num(1), Num(2)]) and "sorted")  # expect: lt lt lt lt lt lt sorted
print([1, 2] < [1, 3], [1] < [1, 0], (1, 2) == (1, 2.0), "a" < "B", [] < [0])  # expect: True True True False True
print({1} < {1, 2}, {1} <= {1}, {1} < {2}, {1: 2} == {1: 2.0})  # expect: True True False True

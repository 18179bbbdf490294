class V:
    def __init__(self, *xs): self.xs = xs
    def __matmul__(self, other): return sum(a * b for a, b in zip(self.xs, other.xs))
    def __rmatmul__(self, other): return f"{other} @ V"
    def __neg__(self): return V(*[-x for x in self.xs])
    def __pos__(self): return "pos"
    def __invert__(self): return "inv"
    def __abs__(self): return sum(map(abs, self.xs))
    def __bool__(self): return False
    def __index__(self): return 2
    def __round__(self, n=None): return f"round {n}"
    def __int__(self): return 7
    def __float__(self): return 7.5
    def __complex__(self): return 1j


v = V(1, 2)
print(v @ V(3, 4), 5 @ v, (-v).xs, +v, ~v, abs(V(-1, 3)), not v)  # expect: 11 5 @ V (-1, -2) pos inv 4 True
print([10, 20, 30][v], "abc"[v], bin(v), list(range(v)), round(v), round(v, 3))
# expect: 30 c 0b10 [0, 1] round None round 3
print(int(v), float(v), complex(v), hex(v), [0] * v)  # expect: 7 7.5 1j 0x2 [0, 0]

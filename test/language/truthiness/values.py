class Len:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n


class Bool:
    def __init__(self, b): self.b = b
    def __bool__(self): return self.b
    def __len__(self): return 1


for value in (0, 1, -1, 0.0, -0.0, 0.1, float("nan"), 0j, 1j, "", "0", " ", b"", b"\0", [], [0], (), (0,), {}, {0: 0}, set(), {0}, range(0), range(1), None, True, False,
              NotImplemented.__class__, ..., print, int, object(), 10 ** 100):
    print(bool(value), not value, "yes" if value else "no", end="; ")
print()
# expect: False True no; True False yes; True False yes; False True no; False True no; True False yes; True False yes; False True no; True False yes; False True no; True False yes; True False yes; False True no; True False yes; False True no; True False yes; False True no; True False yes; False True no; True False yes; False True no; True False yes; False True no; True False yes; False True no; True False yes; False True no; True False yes; True False yes; True False yes; True False yes; True False yes; True False yes; 
print(bool(Len(0)), bool(Len(2)), bool(Bool(False)), bool(Bool(True)), not Len(0), not Bool(False))
# expect: False True False True True True
try:
    bool(Len(-1))
except ValueError as error:
    print(error)
# expect: __len__() should return >= 0
class Raises:
    def __bool__(self): raise RuntimeError("ambiguous")
r = Raises()
for test in (lambda: bool(r), lambda: not r, lambda: r and 1, lambda: 1 if r else 2, lambda: [x for x in [1] if r], lambda: any([r]), lambda: r or 1):
    try:
        test()
    except RuntimeError as error:
        print(error, end=" ")
print()  # expect: ambiguous ambiguous ambiguous ambiguous ambiguous ambiguous ambiguous 
print(all([]), any([]), all([1, 0]), any([0, 1]), [] or "empty", [0] and "full", None or 0 or "last")
# expect: True False False True empty full last
try:
    bool(NotImplemented)
except TypeError as error:
    print(error)
# expect: NotImplemented should not be used in a boolean context

class Box:
    def __init__(self, items):
        self.items = items

    def __iadd__(self, other):
        self.items.append(other)
        return self

    def __add__(self, other):
        return Box(self.items + [other])

    def __mul__(self, n):
        return Box(self.items * n)

    def __isub__(self, other):
        return NotImplemented

    def __sub__(self, other):
        return f"minus {other}"


a = b = Box([1])
a += 2
print(a is b, b.items)  # expect: True [1, 2]
a = a + 3
print(a is b, a.items, b.items)  # expect: False [1, 2, 3] [1, 2]
a *= 2
print(a.items)  # expect: [1, 2, 3, 1, 2, 3]
a -= 5
print(a)  # expect: minus 5
x = y = [1]
x += (2, 3)
print(y)  # expect: [1, 2, 3]
x = x + [4]
print(x, y)  # expect: [1, 2, 3, 4] [1, 2, 3]
t = ([],)
try:
    t[0] += [1]
except TypeError as error:
    print(error, t)
# expect: 'tuple' object does not support item assignment ([1],)
n = 10
n //= 3; n **= 2; n %= 5; n <<= 3; n |= 1; n ^= 2; n &= 0xfe; n >>= 1
print(n)  # expect: 17
class M:
    def __matmul__(self, o): return "matmul"
    def __imatmul__(self, o): return "imatmul"
m = M()
print(m @ 1)  # expect: matmul
m @= 1
print(m)  # expect: imatmul
s = {1}; r = s; s |= {2}; print(r)  # expect: {1, 2}

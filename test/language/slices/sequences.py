s = "abcdefghij"
print(s[2:5], s[:3], s[7:], s[:], s[-3:], s[:-7], s[2:-2])  # expect: cde abc hij abcdefghij hij abc cdefgh
print(s[::2], s[1::3], s[::-1], s[8:2:-2], s[-2:-6:-1], s[100:], s[5:2], s[-100:3], s[::100])
# expect: acegi beh jihgfedcba ige ihgf   abc a
l = list(range(10))
print(l[2:5], l[::-3], l[-1], l[:0], l[3:3])  # expect: [2, 3, 4] [9, 6, 3, 0] 9 [] []
t = tuple(l)
print(t[1:4], t[::4], t[-1:-4:-1], b"hello"[1:4], range(10)[2:8:3], range(10)[::-1])
# expect: (1, 2, 3) (0, 4, 8) (9, 8, 7) b'ell' range(2, 8, 3) range(9, -1, -1)
print(l[slice(1, 4)], l[slice(None, None, -4)], slice(1, 2, 3), slice(5).indices(3))
# expect: [1, 2, 3] [9, 5, 1] slice(1, 2, 3) (0, 3, 1)
print(slice(None, None, -1).indices(5), slice(-3, None).indices(5), slice(1, 2) == slice(1, 2))
# expect: (4, -1, -1) (2, 5, 1) True
class Show:
    def __getitem__(self, key): return key
    def __setitem__(self, key, value): print("set", key, value)
    def __delitem__(self, key): print("del", key)
x = Show()
print(x[1], x[1:2], x[::], x[1:2, 3], x[..., 1:], x[()], x["a":"b":"c"], x[*range(3)], x[1, *(2, 3)])
# expect: 1 slice(1, 2, None) slice(None, None, None) (slice(1, 2, None), 3) (Ellipsis, slice(1, None, None)) () slice('a', 'b', 'c') (0, 1, 2) (1, 2, 3)
x[1:2] = 3  # expect: set slice(1, 2, None) 3
del x[::2], x[0]
# expect: del slice(None, None, 2)
# expect: del 0
x[0, 1] += (2,)  # expect: set (0, 1) (0, 1, 2)
for bad in ("l[::0]", "l['a':]", "l[20]", "t[-11]", "s[10]", "range(3)[3]"):
    try:
        eval(bad)
    except (ValueError, TypeError, IndexError) as error:
        print(type(error).__name__, error)
# expect: ValueError slice step cannot be zero
# expect: TypeError slice indices must be integers or None or have an __index__ method
# expect: IndexError list index out of range
# expect: IndexError tuple index out of range
# expect: IndexError string index out of range
# expect: IndexError range object index out of range

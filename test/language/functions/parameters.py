def everything(a, b, /, c, d=4, *args, e, f=6, **kwargs):
    return a, b, c, d, args, e, f, kwargs


print(everything(1, 2, 3, e=5))  # expect: (1, 2, 3, 4, (), 5, 6, {})
print(everything(1, 2, c=3, e=5, a="kw", b="kw"))  # expect: (1, 2, 3, 4, (), 5, 6, {'a': 'kw', 'b': 'kw'})
print(everything(1, 2, 3, 4, 5, 6, e=7, f=8, g=9))  # expect: (1, 2, 3, 4, (5, 6), 7, 8, {'g': 9})
print(everything(*[1, 2], *(3,), **{"e": 5}, **{"z": 0}))  # expect: (1, 2, 3, 4, (), 5, 6, {'z': 0})
def only_kw(*, a, b=2): return a, b
def only_pos(a, b=2, /): return a, b
def star(*args): return args
def kw(**kwargs): return kwargs
print(only_kw(a=1), only_pos(1), star(), star(*"abc"), kw(b=1, a=2), kw(**{"class": 1}))
# expect: (1, 2) (1, 2) () ('a', 'b', 'c') {'b': 1, 'a': 2} {'class': 1}
print((lambda a, *b, c=3, **d: (a, b, c, d))(1, 2, c=4, e=5))  # expect: (1, (2,), 4, {'e': 5})
print(star(1, *[2, 3], 4, *(), *{5: 6}), kw(x=1, **{"y": 2}, z=3))  # expect: (1, 2, 3, 4, 5) {'x': 1, 'y': 2, 'z': 3}
def order(n):
    print("arg", n)
    return n
print(everything(order(1), order(2), order(3), e=order(4), *[order(5)], **{"x": order(6)}))
# expect: arg 1
# expect: arg 2
# expect: arg 3
# expect: arg 5
# expect: arg 4
# expect: arg 6
# expect: (1, 2, 3, 5, (), 4, 6, {'x': 6})

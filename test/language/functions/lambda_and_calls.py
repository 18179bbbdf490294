print((lambda: 5)(), (lambda x, y=2: x + y)(1), (lambda *a: a)(1, 2), (lambda **k: k)(a=1))
# expect: 5 3 (1, 2) {'a': 1}
add = lambda a: lambda b: a + b
print(add(1)(2), add.__name__, add.__qualname__)  # expect: 3 <lambda> <lambda>
print([f(3) for f in (lambda x: x, lambda x: x * x)])  # expect: [3, 9]
print(sorted("banana", key=lambda c: (-"banana".count(c), c)))  # expect: ['a', 'a', 'a', 'n', 'n', 'b']
print(list(map(lambda a, b: a * b, [1, 2], [3, 4])), list(filter(lambda x: x > 1, [1, 2, 3])))  # expect: [3, 8] [2, 3]
class Callable:
    def __call__(self, *args, **kwargs): return args, kwargs
print(Callable()(1, a=2), callable(Callable()), callable(5))  # expect: ((1,), {'a': 2}) True False
print(max([3, 1, 2], key=lambda n: -n), (lambda: (yield))().__class__.__name__)  # expect: 1 generator
print((lambda x: (lambda: x))(7)())  # expect: 7
def f(): return 1, 2, 3
a, *b = f()
print(a, b, f()[1], f().count(2))  # expect: 1 [2, 3] 2 1
def nothing(): pass
def bare(): return
print(nothing(), bare(), print("x"))
# expect: x
# expect: None None None

# Proxies do what is asked of them to their object.
import gc
import operator
import weakref


class N:
    def __init__(self, n):
        self.n = n


for op in ('add', 'sub', 'mul', 'truediv', 'floordiv', 'mod', 'pow', 'lshift', 'rshift', 'and', 'or', 'xor', 'matmul', 'divmod'):
    for form in ('__%s__', '__r%s__', '__i%s__'):
        if (form, op) == ('__i%s__', 'divmod'):
            continue

        def method(self, other, name=form % op):
            return name, self.n, other.n if isinstance(other, N) else other
        setattr(N, form % op, method)
for op in ('lt', 'le', 'eq', 'ne', 'gt', 'ge'):
    setattr(N, f'__{op}__', lambda self, other, op=op: (op, self.n, getattr(other, 'n', other)))
for op in ('neg', 'pos', 'invert', 'abs'):
    setattr(N, f'__{op}__', lambda self, op=op: (op, self.n))
N.__int__ = N.__index__ = lambda self: self.n
N.__float__ = lambda self: self.n + 0.5
N.__len__ = lambda self: self.n
N.__bool__ = lambda self: self.n > 3
N.__contains__ = lambda self, item: item == self.n
N.__getitem__ = lambda self, at: ('item', at)
N.__setitem__ = lambda self, at, value: setattr(self, 'stored', (at, value))
N.__delitem__ = lambda self, at: setattr(self, 'stored', at)
N.__iter__ = lambda self: iter('ab')
N.__reversed__ = lambda self: iter('ba')
N.__str__ = lambda self: f'N({self.n})'
N.__bytes__ = lambda self: b'N'
N.__hash__ = lambda self: 1

n, other = N(7), N(2)
p, q = weakref.proxy(n), weakref.proxy(other)
for f in (operator.add, operator.sub, operator.mul, operator.truediv, operator.floordiv, operator.mod, operator.pow, operator.lshift,
          operator.rshift, operator.and_, operator.or_, operator.xor, operator.matmul, divmod, operator.lt, operator.le, operator.eq,
          operator.ne, operator.gt, operator.ge):
    print(f.__name__, f(p, 1), f(p, q), f(1, p))
# expect: add ('__add__', 7, 1) ('__add__', 7, 2) ('__radd__', 7, 1)
# expect: sub ('__sub__', 7, 1) ('__sub__', 7, 2) ('__rsub__', 7, 1)
# expect: mul ('__mul__', 7, 1) ('__mul__', 7, 2) ('__rmul__', 7, 1)
# expect: truediv ('__truediv__', 7, 1) ('__truediv__', 7, 2) ('__rtruediv__', 7, 1)
# expect: floordiv ('__floordiv__', 7, 1) ('__floordiv__', 7, 2) ('__rfloordiv__', 7, 1)
# expect: mod ('__mod__', 7, 1) ('__mod__', 7, 2) ('__rmod__', 7, 1)
# expect: pow ('__pow__', 7, 1) ('__pow__', 7, 2) ('__rpow__', 7, 1)
# expect: lshift ('__lshift__', 7, 1) ('__lshift__', 7, 2) ('__rlshift__', 7, 1)
# expect: rshift ('__rshift__', 7, 1) ('__rshift__', 7, 2) ('__rrshift__', 7, 1)
# expect: and_ ('__and__', 7, 1) ('__and__', 7, 2) ('__rand__', 7, 1)
# expect: or_ ('__or__', 7, 1) ('__or__', 7, 2) ('__ror__', 7, 1)
# expect: xor ('__xor__', 7, 1) ('__xor__', 7, 2) ('__rxor__', 7, 1)
# expect: matmul ('__matmul__', 7, 1) ('__matmul__', 7, 2) ('__rmatmul__', 7, 1)
# expect: divmod ('__divmod__', 7, 1) ('__divmod__', 7, 2) ('__rdivmod__', 7, 1)
# expect: lt ('lt', 7, 1) ('lt', 7, 2) ('gt', 7, 1)
# expect: le ('le', 7, 1) ('le', 7, 2) ('ge', 7, 1)
# expect: eq ('eq', 7, 1) ('eq', 7, 2) ('eq', 7, 1)
# expect: ne ('ne', 7, 1) ('ne', 7, 2) ('ne', 7, 1)
# expect: gt ('gt', 7, 1) ('gt', 7, 2) ('lt', 7, 1)
# expect: ge ('ge', 7, 1) ('ge', 7, 2) ('le', 7, 1)
for f in (operator.iadd, operator.isub, operator.imul, operator.itruediv, operator.ifloordiv, operator.imod, operator.ipow, operator.ilshift,
          operator.irshift, operator.iand, operator.ior, operator.ixor, operator.imatmul):
    print(f(p, 1), end=' ')
print()
# expect: ('__iadd__', 7, 1) ('__isub__', 7, 1) ('__imul__', 7, 1) ('__itruediv__', 7, 1) ('__ifloordiv__', 7, 1) ('__imod__', 7, 1) ('__ipow__', 7, 1) ('__ilshift__', 7, 1) ('__irshift__', 7, 1) ('__iand__', 7, 1) ('__ior__', 7, 1) ('__ixor__', 7, 1) ('__imatmul__', 7, 1) 
print(-p, +p, ~p, abs(p), int(p), float(p), operator.index(p), len(p), bool(p), bool(q), 7 in p, 8 in p, p[1])
# expect: ('neg', 7) ('pos', 7) ('invert', 7) ('abs', 7) 7 7.5 7 7 True False True False ('item', 1)
p[3] = 4
print(n.stored, list(p), list(reversed(p)), str(p), f'{p}', bytes(p))
# expect: (3, 4) ['a', 'b'] ['b', 'a'] N(7) N(7) b'N'
del p[5]
p.attr = 1
print(n.stored, n.attr, p.n, hasattr(p, 'absent'), isinstance(p, N), p.__class__ is N, type(p) is N)
# expect: 5 1 7 False True True False
del p.attr
print(vars(n))  # expect: {'n': 7, 'stored': 5}


def attempt(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__ + ':', error)


attempt(lambda: p.absent)  # expect: AttributeError: 'N' object has no attribute 'absent'
attempt(lambda: hash(p))  # expect: TypeError: unhashable type: 'weakref.ProxyType'
attempt(lambda: next(p))  # expect: TypeError: Weakref proxy referenced a non-iterator 'N' object
attempt(lambda: p())  # expect: TypeError: 'weakref.ProxyType' object is not callable
attempt(lambda: weakref.ref(p))  # expect: TypeError: cannot create weak reference to 'weakref.ProxyType' object
print(weakref.proxy(n) is p, weakref.getweakrefcount(n))  # expect: True 1
f = weakref.proxy(lambda *args, **kw: (args, kw))
callee = lambda *args, **kw: (args, kw)
f = weakref.proxy(callee)
print(type(f).__name__, f(1, a=2), callable(f), callable(p))  # expect: CallableProxyType ((1,), {'a': 2}) True False


def g():
    yield 1


it = g()
print(next(weakref.proxy(it)))  # expect: 1
n = None
gc.collect()
for f in (lambda: p.n, lambda: p + 1, lambda: len(p), lambda: str(p), lambda: bool(p), lambda: p == 1, lambda: setattr(p, 'a', 1)):
    attempt(f)
# expect: ReferenceError: weakly-referenced object no longer exists
# expect: ReferenceError: weakly-referenced object no longer exists
# expect: ReferenceError: weakly-referenced object no longer exists
# expect: ReferenceError: weakly-referenced object no longer exists
# expect: ReferenceError: weakly-referenced object no longer exists
# expect: ReferenceError: weakly-referenced object no longer exists
# expect: ReferenceError: weakly-referenced object no longer exists

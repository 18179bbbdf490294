# References: reuse, equality, hash, repr, counts, errors.
import gc
import re
import weakref


class C:
    pass


class Eq:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return isinstance(other, Eq) and self.n == other.n

    def __hash__(self):
        return hash(self.n)


def attempt(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__ + ':', error)


o = C()
print(weakref.ref(o) is weakref.ref(o), weakref.ref(o)() is o, weakref.ref(o, None) is weakref.ref(o))
# expect: True True True
callback = lambda ref: None
r = weakref.ref(o, callback)
print(r is weakref.ref(o), r.__callback__ is callback, weakref.ref(o).__callback__)  # expect: False True None
keep = weakref.ref(o)
p = weakref.proxy(o)
print(weakref.getweakrefcount(o), [x is y for x, y in zip(weakref.getweakrefs(o), [keep, p, r])])
# expect: 3 [True, True, True]
r2 = weakref.ref(o, callback)
print([x is y for x, y in zip(weakref.getweakrefs(o), [keep, p, r2, r])])  # expect: [True, True, True, True]
print(o.__weakref__ is keep, C().__weakref__)  # expect: True None
print(re.sub('0x[0-9a-f]+', '0x', f'{keep} {p!r} {weakref.ref(C)}'))
# expect: <weakref at 0x; to 'C' at 0x> <weakproxy at 0x; to 'C' at 0x> <weakref at 0x; to 'type' at 0x (C)>
print(type(keep), type(p), type(weakref.proxy(callback)), weakref.ref is weakref.ReferenceType, weakref.ProxyTypes)
# expect: <class 'weakref.ReferenceType'> <class 'weakref.ProxyType'> <class 'weakref.CallableProxyType'> True (<class 'weakref.ProxyType'>, <class 'weakref.CallableProxyType'>)
for f in (lambda: weakref.ref(1), lambda: weakref.ref(), lambda: weakref.ref(o, callback, 3), lambda: weakref.ref(o, callback=callback),
          lambda: weakref.proxy(1), lambda: weakref.ref((1, 2)), lambda: keep(1), lambda: weakref.getweakrefcount(1),
          lambda: weakref.getweakrefs(1), lambda: hash(p), lambda: weakref.ref(object()), lambda: keep < r):
    attempt(f)
# expect: TypeError: cannot create weak reference to 'int' object
# expect: TypeError: __new__ expected at least 1 argument, got 0
# expect: TypeError: __new__ expected at most 2 arguments, got 3
# expect: TypeError: ref() takes no keyword arguments
# expect: TypeError: cannot create weak reference to 'int' object
# expect: TypeError: cannot create weak reference to 'tuple' object
# expect: TypeError: weakref expected 0 arguments, got 1
# expect: 0
# expect: []
# expect: TypeError: unhashable type: 'weakref.ProxyType'
# expect: TypeError: cannot create weak reference to 'object' object
# expect: TypeError: '<' not supported between instances of 'weakref.ReferenceType' and 'weakref.ReferenceType'
try:
    r.__callback__ = None
except AttributeError as error:
    print(error)
# expect: readonly attribute
print(weakref.ref[int])  # expect: weakref.ReferenceType[int]

a, b, c = Eq(1), Eq(1), Eq(2)
ra, rb, rc = weakref.ref(a), weakref.ref(b), weakref.ref(c)
print(ra == rb, ra != rb, ra == rc, hash(ra) == hash(b), ra == a, len({ra, rb, rc}))
# expect: True False False True False 2
unasked = weakref.ref(c)
del a, b
gc.collect()
print(ra == rb, ra == ra, ra != rb, hash(ra) == hash(Eq(1)), ra(), len({ra, rb}))  # expect: False True True True None 2
late = Eq(5)
late = weakref.ref(late)
gc.collect()
attempt(lambda: hash(late))  # expect: TypeError: weak object has gone away
print(re.sub('0x[0-9a-f]+', '0x', repr(late)))  # expect: <weakref at 0x; dead>
o = None
gc.collect()
attempt(lambda: p.x)  # expect: ReferenceError: weakly-referenced object no longer exists
attempt(lambda: str(p))  # expect: ReferenceError: weakly-referenced object no longer exists
print(re.sub('0x[0-9a-f]+', '0x', repr(p)), r.__callback__)  # expect: <weakproxy at 0x; dead> None


class Sub(weakref.ref):
    def __new__(cls, ob, callback=None, **kw):
        return super().__new__(cls, ob, callback)

    def __init__(self, ob, callback=None, *, tag):
        super().__init__(ob, callback)
        self.tag = tag

    def __call__(self):
        return super().__call__(), self.tag


o = C()
s1, s2 = Sub(o, tag='a'), Sub(o, tag='b')
print(s1 is s2, s1() == (o, 'a'), s2.tag, s1 == s2, s1 == weakref.ref(o), s1.__dict__)
# expect: False True b True True {'tag': 'a'}
gc.collect()
print(weakref.getweakrefcount(o), weakref.getweakrefs(o)[0] is s1)  # expect: 2 False

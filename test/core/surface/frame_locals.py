# frame.f_locals of a function reads and writes the function's variables; locals() is a snapshot (PEP 667).
# since: 3.14
import sys
from collections.abc import Mapping


def check(expression):
    try:
        print(expression, '->', eval(expression, globals(), {'p': proxy}))
    except Exception as error:
        print(expression, '!!', type(error).__name__, error)


def work(a, b=2):
    global proxy
    x = 1
    del b
    def read():
        return x
    proxy = p = sys._getframe().f_locals
    print(type(p).__name__, list(p) == ['a', 'read', 'p', 'x'], len(p), 'x' in p, 'b' in p, 'zz' in p)
    p['x'] = 77
    print(x, read())
    p['b'] = 8
    print(b)
    p['new'] = 1
    print(sys._getframe().f_locals['new'], 'new' in locals(), sys._getframe().f_locals is p, sys._getframe().f_locals == p)
    del p, read
    for expression in CHECKS:
        check(expression)
    match sys._getframe().f_locals:
        case {'a': found}:
            print('a mapping', found)
    copy = locals()
    copy['a'] = 'changed'
    print(a, locals() is copy, isinstance(proxy, Mapping))


CHECKS = [
    'p', 'p["b"]', 'p["zz"]', 'p.pop("a")', 'p.__delitem__("a")', 'p.pop("zz")', 'p.pop("zz", 3)', 'p.pop("new")', 'p.popitem()', 'p.clear()',
    'p[1]', 'p.setdefault("q", 5)', 'p.get("zz", 4)', 'p.pop("q")', 'p | {"r": 1}', '{"r": 1} | p', 'p | 3', 'p == p', 'p == {}', 'p == dict(p)',
    'type(p.copy())', 'hash(p)', 'p.keys()', 'p.values()', 'p.items()', 'reversed(p)', 'p.update({"a": 10})', 'p["a"]', 'p.update(3)',
    'p.__ior__(3)', 'type(p)()', 'type(p)(3)', 'p < p', 'p.update(a=3)', 'p.get()',
]
work(1)
# expect: FrameLocalsProxy True 4 True False False
# expect: 77 77
# expect: 8
# expect: 1 True False True
# expect: p -> {'a': 1, 'b': 8, 'expression': 'p', 'x': 77, 'new': 1}
# expect: p["b"] -> 8
# expect: p["zz"] !! KeyError "local variable ''zz'' is not defined"
# expect: p.pop("a") !! ValueError cannot remove local variables from FrameLocalsProxy
# expect: p.__delitem__("a") !! ValueError cannot remove local variables from FrameLocalsProxy
# expect: p.pop("zz") !! KeyError 'zz'
# expect: p.pop("zz", 3) -> 3
# expect: p.pop("new") -> 1
# expect: p.popitem() !! AttributeError 'FrameLocalsProxy' object has no attribute 'popitem'
# expect: p.clear() !! AttributeError 'FrameLocalsProxy' object has no attribute 'clear'
# expect: p[1] !! KeyError "local variable '1' is not defined"
# expect: p.setdefault("q", 5) -> 5
# expect: p.get("zz", 4) -> 4
# expect: p.pop("q") -> 5
# expect: p | {"r": 1} -> {'a': 1, 'b': 8, 'expression': 'p | {"r": 1}', 'x': 77, 'r': 1}
# expect: {"r": 1} | p -> {'r': 1, 'a': 1, 'b': 8, 'expression': '{"r": 1} | p', 'x': 77}
# expect: p | 3 !! TypeError unsupported operand type(s) for |: 'FrameLocalsProxy' and 'int'
# expect: p == p -> True
# expect: p == {} -> False
# expect: p == dict(p) -> True
# expect: type(p.copy()) -> <class 'dict'>
# expect: hash(p) !! TypeError unhashable type: 'FrameLocalsProxy'
# expect: p.keys() -> ['a', 'b', 'expression', 'x']
# expect: p.values() -> [1, 8, 'p.values()', 77]
# expect: p.items() -> [('a', 1), ('b', 8), ('expression', 'p.items()'), ('x', 77)]
# expect: reversed(p) -> ['x', 'expression', 'b', 'a']
# expect: p.update({"a": 10}) -> None
# expect: p["a"] -> 10
# expect: p.update(3) !! TypeError update() argument must be dict or another FrameLocalsProxy
# expect: p.__ior__(3) -> NotImplemented
# expect: type(p)() !! TypeError FrameLocalsProxy expected 1 argument, got 0
# expect: type(p)(3) !! TypeError expect frame, not int
# expect: p < p !! TypeError '<' not supported between instances of 'FrameLocalsProxy' and 'FrameLocalsProxy'
# expect: p.update(a=3) !! TypeError FrameLocalsProxy.update() takes no keyword arguments
# expect: p.get() !! TypeError get expected 1 or 2 arguments
# expect: a mapping 10
# expect: 10 False True


# Class bodies and modules give the namespace itself; a comprehension in them shows its own variables only (PEP 709).
def comprehension():
    y = 3
    return [sorted(locals()) for x in [1]], [sorted(sys._getframe().f_locals) for x in [1]], [(lambda: y)() for z in 'a']


print(comprehension())  # expect: ([['x', 'y']], [['x', 'y']], [3])


class Body:
    q = 1
    print([sorted(locals()) for x in [1]], [sys._getframe().f_locals['x'] for x in [5]])
    print(locals() is sys._getframe().f_locals)
# expect: [['x']] [5]
# expect: True


print([sorted(locals()) for x in [1]], sys._getframe().f_locals is globals())  # expect: [['x']] True
print(list((sorted(locals()) for x in [1])))  # expect: [['.0', 'x']]


def snapshots():
    made = [locals() for i in (1, 2)]
    print(made)
    a = 1
    exec('a = 2; b = 3')
    print(a, sorted(locals()))
    exec('a = 2', globals(), sys._getframe().f_locals)
    print(a)


snapshots()
# expect: [{'i': 1}, {'i': 2}]
# expect: 1 ['a', 'made']
# expect: 2

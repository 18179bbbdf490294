# unparse(): parentheses, quotes, blank lines.
import ast

SOURCE = r'''
"""doc "with" quotes\n and \\ """
import a.b as c, d
from ..e import (f as g, h)
from . import *
@dec(1)
class A(B, metaclass=C):
    """one"""
    x: int = 1
    (y): 'str'
    def f(self, a, /, b=(1, 2), *args: int, c, d=None, **kw) -> int:
        yield
        z = yield (a, b)
        yield from a or b
        return (yield)
    async def g(self):
        async with a as b, c:
            await f(await g)
        async for i in x: continue
        return [i async for i in x]
if a: pass
elif (b := c): pass
else:
    while 1:
        break
    else: del a, (b, c), d[1], e.f
try: raise A from b
except (C, D) as e: raise
except: pass
else: pass
finally: pass
try: pass
except* E: pass
for a, *b in c, d: pass
else: x = y = z
with (a, b): pass
with (a as b, c): pass
a += 1; b **= -c
print(-1 ** 2, (-1) ** 2, 2 ** -1, (a + b) * c, a - (b - c), a - b - c, not (a and b) or c, a or (b and c), (a or b) and c, not a == b)
print((a < b) < c, a < b < c, (lambda: 1)(), lambda x, *y, z=1: (x, y), (a if b else c) if d else e, *a, *(c or d), **b)
print([*a, *b], {**a, 'b': 1}, {1}, (), (1,), a[1:2, ::3], a[1], a[1, ], a[*b], 3 .real, 3.0.real, (1).__class__)
print(1e400, -1e400, 1e400j, 'a\tb\n', "it's", 'both \' "', u'u', b'\x00', ..., None)
print(f'{a}{b!r:>{w}}{c:%Y "x"}', f"{'a' + "b"}", f'{{}}{ {1: 2} }', f'{a=}', f"it's {a}", t'{a}b{c!s:d}', f'{a}\n{b}', f'\'{a["b"]}"')
assert a, b
global q
type X[T: int = str, *Ts, **P] = list[T]
def h[T](x: T): ...
match a:
    case 1 | 'a' | -1 | 1+2j: pass
    case [a, *_] | (b, *rest): pass
    case {'k': v, **rest}: pass
    case A(x, y=B()): pass
    case (C() as c) | None if d: pass
    case _: pass
'''
tree = ast.parse(SOURCE)
text = ast.unparse(tree)
print(text)
# expect: """doc "with" quotes
# expect:  and \\ """
# expect: import a.b as c, d
# expect: from ..e import f as g, h
# expect: from . import *
# expect:
# expect: @dec(1)
# expect: class A(B, metaclass=C):
# expect:     """one"""
# expect:     x: int = 1
# expect:     (y): 'str'
# expect:
# expect:     def f(self, a, /, b=(1, 2), *args: int, c, d=None, **kw) -> int:
# expect:         yield
# expect:         z = (yield (a, b))
# expect:         yield from (a or b)
# expect:         return (yield)
# expect:
# expect:     async def g(self):
# expect:         async with a as b, c:
# expect:             await f(await g)
# expect:         async for i in x:
# expect:             continue
# expect:         return [i async for i in x]
# expect: if a:
# expect:     pass
# expect: elif (b := c):
# expect:     pass
# expect: else:
# expect:     while 1:
# expect:         break
# expect:     else:
# expect:         del a, (b, c), d[1], e.f
# expect: try:
# expect:     raise A from b
# expect: except (C, D) as e:
# expect:     raise
# expect: except:
# expect:     pass
# expect: else:
# expect:     pass
# expect: finally:
# expect:     pass
# expect: try:
# expect:     pass
# expect: except* E:
# expect:     pass
# expect: for a, *b in (c, d):
# expect:     pass
# expect: else:
# expect:     x = y = z
# expect: with a, b:
# expect:     pass
# expect: with a as b, c:
# expect:     pass
# expect: a += 1
# expect: b **= -c
# expect: print(-1 ** 2, (-1) ** 2, 2 ** (-1), (a + b) * c, a - (b - c), a - b - c, not (a and b) or c, a or (b and c), (a or b) and c, not a == b)
# expect: print((a < b) < c, a < b < c, (lambda: 1)(), lambda x, *y, z=1: (x, y), (a if b else c) if d else e, *a, *(c or d), **b)
# expect: print([*a, *b], {**a, 'b': 1}, {1}, (), (1,), a[1:2, ::3], a[1], a[1,], a[*b,], 3 .real, 3.0.real, 1 .__class__)
# expect: print(1e309, -1e309, 1e309j, 'a\tb\n', "it's", 'both \' "', u'u', b'\x00', ..., None)
# expect: print(f'{a}{b!r:>{w}}{c:%Y \"x\"}', f"{'a' + 'b'}", f'{{}}{ {1: 2}}', f'a={a!r}', f"it's {a}", t'{a}b{c!s:d}', f'{a}\n{b}', f''''{a['b']}"''')
# expect: assert a, b
# expect: global q
# expect: type X[T: int = str, *Ts, **P] = list[T]
# expect:
# expect: def h[T](x: T):
# expect:     ...
# expect: match a:
# expect:     case 1 | 'a' | -1 | 1 + 2j:
# expect:         pass
# expect:     case [a, *_] | [b, *rest]:
# expect:         pass
# expect:     case {'k': v, **rest}:
# expect:         pass
# expect:     case A(x, y=B()):
# expect:         pass
# expect:     case (C() as c) | None if d:
# expect:         pass
# expect:     case _:
# expect:         pass
print(ast.compare(tree, ast.parse(text)), ast.unparse(ast.parse(text)) == text)  # expect: True True
print(ast.unparse(ast.parse('a; b; print(c)', mode='single')))  # expect: a; b; print(c)
print(ast.unparse(ast.parse('(a, b)', mode='eval')), ast.unparse(ast.arg('a', ast.Name('b'))), ast.unparse([ast.Pass(), ast.Break()]))
# expect: (a, b) a: b pass
# expect: break

# Annotations as texts: as they were written, aliases and missing names too.
import annotationlib
from annotationlib import Format, get_annotations, ForwardRef
import typing
Alias = list[str]
def f(a: int, b: list[undefined], c: Alias, d: 'quoted', e: undefined.x.y[1:2, ...], g: a | b | None, h: f(1, *a, k=2), i: -x + y * 2 ** 3, j: (1, 'a', [x]), k: {x: 1}, l: x < y, m: not_there, n: None, o: typing.Optional[int], p: 3 if 1 else 4, q: x[()], r: 1, s: ..., t: x[1], u: x[*y], v: b'x', w: x @ y // z % 3 << 1 >> 2 & 3 ^ 4, z: ~x, aa: +x, bb: x == y, cc: x != y, dd: x[1:2:3], ee: (x,), ff: {1, x}, gg: 1 + x, hh: 2 ** x, jj: 1.5 - x) -> 'ret': ...
def show(o):
    for k, v in get_annotations(o, format=Format.STRING).items(): print(k, repr(v))
show(f)
# expect: a 'int'
# expect: b 'list[undefined]'
# expect: c 'Alias'
# expect: d 'quoted'
# expect: e 'undefined.x.y[1:2, ...]'
# expect: g 'a | b | None'
# expect: h 'f(1, *a, k=2)'
# expect: i '-x + y * 8'
# expect: j "(1, 'a', [x])"
# expect: k '{x: 1}'
# expect: l 'x < y'
# expect: m 'not_there'
# expect: n 'None'
# expect: o 'typing.Optional[int]'
# expect: p '3'
# expect: q 'x[()]'
# expect: r '1'
# expect: s '...'
# expect: t 'x[1]'
# expect: u 'x[*y,]'
# expect: v "b'x'"
# expect: w 'x @ y // z % 3 << 1 >> 2 & 3 ^ 4'
# expect: z '~x'
# expect: aa '+x'
# expect: bb 'x == y'
# expect: cc 'x != y'
# expect: dd 'x[1:2:3]'
# expect: ee '(x,)'
# expect: ff '{x, 1}'
# expect: gg '1 + x'
# expect: hh '2 ** x'
# expect: jj '1.5 - x'
# expect: return 'ret'
class C:
    T = int
    x: T
    y: C
    z: 'C'
    w: list[T] | undefined
    def m(self: C, t: T): ...
show(C); show(C.m)
# expect: x 'T'
# expect: y 'C'
# expect: z 'C'
# expect: w 'list[T] | undefined'
# expect: self 'C'
# expect: t 'T'
def outer():
    local = int
    class D:
        a: local
        b: list[local]
    def g(x: local, y: later): ...
    show(D); show(g)
    later = 1
outer()
# expect: a 'local'
# expect: b 'list[local]'
# expect: x 'local'
# expect: y 'later'
type X[T] = list[T] | undefined
print(annotationlib.call_evaluate_function(X.evaluate_value, Format.STRING))  # expect: list[T] | undefined
def gen[T: int](a: T, b: list[T]): ...
show(gen)
# expect: a 'T'
# expect: b 'list[T]'
print(annotationlib.call_evaluate_function(gen.__type_params__[0].evaluate_bound, Format.STRING))  # expect: int
class E[T]:
    a: T
    b: dict[T, 'T']
show(E)
# expect: a 'T'
# expect: b "dict[T, 'T']"
def hand(format, /):
    if format == 1: return {'x': int}
    raise NotImplementedError
print(annotationlib.call_annotate_function(hand, Format.STRING))  # expect: {'x': 'int'}

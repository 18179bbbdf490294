# literal_eval(): values without running anything.
import ast

for text in (
    '1', '-1.5', '+2', "'a' 'b'", "b'x'", '[1, (2,), {3}]', '{"k": None, 1: True}', '3+4j', '-1-2j', 'set()', '...', ' 1', '()',
    'f()', 'a', '1+2', '--1', '{**a}', '[x for x in y]', "f'{1}'", '1 if 2 else 3', '-True', '1j+1', '(1).real', '',
):
    try:
        print(text, '->', repr(ast.literal_eval(text)))
    except Exception as e:
        print(text, '->', type(e).__name__, str(e).split(':')[0])
# expect: 1 -> 1
# expect: -1.5 -> -1.5
# expect: +2 -> 2
# expect: 'a' 'b' -> 'ab'
# expect: b'x' -> b'x'
# expect: [1, (2,), {3}] -> [1, (2,), {3}]
# expect: {"k": None, 1: True} -> {'k': None, 1: True}
# expect: 3+4j -> (3+4j)
# expect: -1-2j -> (-1-2j)
# expect: set() -> set()
# expect: ... -> Ellipsis
# expect:  1 -> 1
# expect: () -> ()
# expect: f() -> ValueError malformed node or string on line 1
# expect: a -> ValueError malformed node or string on line 1
# expect: 1+2 -> ValueError malformed node or string on line 1
# expect: --1 -> ValueError malformed node or string on line 1
# expect: {**a} -> ValueError malformed node or string
# expect: [x for x in y] -> ValueError malformed node or string on line 1
# expect: f'{1}' -> ValueError malformed node or string on line 1
# expect: 1 if 2 else 3 -> ValueError malformed node or string on line 1
# expect: -True -> ValueError malformed node or string on line 1
# expect: 1j+1 -> ValueError malformed node or string on line 1
# expect: (1).real -> ValueError malformed node or string on line 1
# expect:  -> SyntaxError invalid syntax (<unknown>, line 0)
print(ast.literal_eval(ast.parse('[1]', mode='eval')), ast.literal_eval(ast.Constant(2)))  # expect: [1] 2

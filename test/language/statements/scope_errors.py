# What the compiler refuses, in Python's own words.
for text in ("return 1", "yield 1", "break", "continue", "nonlocal x", "def f():\n    nonlocal x", "def f(x):\n    global x",
             "def f(a, a): pass", "class C:\n    return 1", "await x", "async with a: pass", "x = yield", "for x in y: continue\nbreak",
             "def f():\n    x = 1\n    nonlocal x", "f() = 1", "1 = x", "x + 1 = 2", "del f()", "(x for x in y) = 1", "None = 1", "a.b() += 1",
             "f(a=1, 2)", "f(**k, *a)", "f(a=1, a=2)", "def f(a=1, b): pass", "def f(*): pass", "def f(*, **k): pass", "def f(**k, a): pass",
             "lambda x=1, y: 0", "*a = 1", "*a, *b = 1", "x = *a", "import a.b as c.d", "from . import *\ndef f(): from a import *",
             "try: pass", "try: pass\nexcept: pass\nexcept A: pass", "with: pass", "if x = 1: pass", "class C(x=1, x=2): pass",
             "[x := 1 for x in y]", "x: int = yield", "global x; x = 1; nonlocal y", "async def f():\n    yield from x", "{**a for a in b}", "f(x for x in y, 1)",
             "def f(x):\n    x: int\n    global y; y: int", "print 'x'", "exec 'x'", "a b", "x = (1", "x = 'abc", "x = [1, 2", "f(", "x = }", "  x = 1", "if 1:\nx", "é = 1; ñ€ = 2",
             "x = 08", "x = 1__0", "x = 0b12", "1x", "x = 'a' b'c'", "b'é'", "'\\x4'", "f'{'", "f'{a b}'", "f'}'", "f'{}'", "f'{x!z}'"):
    try:
        compile(text, "<test>", "exec")
        print(repr(text), "compiles")
    except SyntaxError as e:
        print(repr(text), "->", type(e).__name__, e.msg, e.lineno, e.offset)
# expect: 'return 1' -> SyntaxError 'return' outside function 1 1
# expect: 'yield 1' -> SyntaxError 'yield' outside function 1 1
# expect: 'break' -> SyntaxError 'break' outside loop 1 1
# expect: 'continue' -> SyntaxError 'continue' not properly in loop 1 1
# expect: 'nonlocal x' -> SyntaxError nonlocal declaration not allowed at module level 1 1
# expect: 'def f():\n    nonlocal x' -> SyntaxError no binding for nonlocal 'x' found 2 5
# expect: 'def f(x):\n    global x' -> SyntaxError name 'x' is parameter and global 2 5
# expect: 'def f(a, a): pass' -> SyntaxError duplicate argument 'a' in function definition 1 10
# expect: 'class C:\n    return 1' -> SyntaxError 'return' outside function 2 5
# expect: 'await x' -> SyntaxError 'await' outside function 1 1
# expect: 'async with a: pass' -> SyntaxError 'async with' outside async function 1 1
# expect: 'x = yield' -> SyntaxError 'yield' outside function 1 5
# expect: 'for x in y: continue\nbreak' -> SyntaxError 'break' outside loop 2 1
# expect: 'def f():\n    x = 1\n    nonlocal x' -> SyntaxError name 'x' is assigned to before nonlocal declaration 3 5
# expect: 'f() = 1' -> SyntaxError cannot assign to function call here. Maybe you meant '==' instead of '='? 1 1
# expect: '1 = x' -> SyntaxError cannot assign to literal here. Maybe you meant '==' instead of '='? 1 1
# expect: 'x + 1 = 2' -> SyntaxError cannot assign to expression here. Maybe you meant '==' instead of '='? 1 1
# expect: 'del f()' -> SyntaxError cannot delete function call 1 5
# expect: '(x for x in y) = 1' -> SyntaxError cannot assign to generator expression 1 1
# expect: 'None = 1' -> SyntaxError cannot assign to None 1 1
# expect: 'a.b() += 1' -> SyntaxError 'function call' is an illegal expression for augmented assignment 1 1
# expect: 'f(a=1, 2)' -> SyntaxError positional argument follows keyword argument 1 9
# expect: 'f(**k, *a)' -> SyntaxError iterable argument unpacking follows keyword argument unpacking 1 6
# expect: 'f(a=1, a=2)' -> SyntaxError keyword argument repeated: a 1 8
# expect: 'def f(a=1, b): pass' -> SyntaxError parameter without a default follows parameter with a default 1 12
# expect: 'def f(*): pass' -> SyntaxError named arguments must follow bare * 1 7
# expect: 'def f(*, **k): pass' -> SyntaxError named arguments must follow bare * 1 7
# expect: 'def f(**k, a): pass' -> SyntaxError arguments cannot follow var-keyword argument 1 12
# expect: 'lambda x=1, y: 0' -> SyntaxError parameter without a default follows parameter with a default 1 13
# expect: '*a = 1' -> SyntaxError starred assignment target must be in a list or tuple 1 1
# expect: '*a, *b = 1' -> SyntaxError multiple starred expressions in assignment 1 1
# expect: 'x = *a' -> SyntaxError can't use starred expression here 1 5
# expect: 'import a.b as c.d' -> SyntaxError cannot use attribute as import target 1 15
# expect: 'from . import *\ndef f(): from a import *' -> SyntaxError import * only allowed at module level 2 24
# expect: 'try: pass' -> SyntaxError expected 'except' or 'finally' block 1 10
# expect: 'try: pass\nexcept: pass\nexcept A: pass' -> SyntaxError default 'except:' must be last 2 1
# expect: 'with: pass' -> SyntaxError invalid syntax 1 5
# expect: 'if x = 1: pass' -> SyntaxError invalid syntax. Maybe you meant '==' or ':=' instead of '='? 1 4
# expect: 'class C(x=1, x=2): pass' -> SyntaxError keyword argument repeated: x 1 14
# expect: '[x := 1 for x in y]' -> SyntaxError assignment expression cannot rebind comprehension iteration variable 'x' 1 2
# expect: 'x: int = yield' -> SyntaxError 'yield' outside function 1 10
# expect: 'global x; x = 1; nonlocal y' -> SyntaxError nonlocal declaration not allowed at module level 1 18
# expect: 'async def f():\n    yield from x' -> SyntaxError 'yield from' inside async function 2 5
# expect: '{**a for a in b}' -> SyntaxError dict unpacking cannot be used in dict comprehension 1 2
# expect: 'f(x for x in y, 1)' -> SyntaxError Generator expression must be parenthesized 1 3
# expect: 'def f(x):\n    x: int\n    global y; y: int' -> SyntaxError annotated name 'y' can't be global 3 15
# expect: "print 'x'" -> SyntaxError Missing parentheses in call to 'print'. Did you mean print(...)? 1 1
# expect: "exec 'x'" -> SyntaxError Missing parentheses in call to 'exec'. Did you mean exec(...)? 1 1
# expect: 'a b' -> SyntaxError invalid syntax 1 3
# expect: 'x = (1' -> SyntaxError '(' was never closed 1 5
# expect: "x = 'abc" -> SyntaxError unterminated string literal (detected at line 1) 1 5
# expect: 'x = [1, 2' -> SyntaxError '[' was never closed 1 5
# expect: 'f(' -> SyntaxError '(' was never closed 1 2
# expect: 'x = }' -> SyntaxError unmatched '}' 1 5
# expect: '  x = 1' -> IndentationError unexpected indent 1 2
# expect: 'if 1:\nx' -> IndentationError expected an indented block after 'if' statement on line 1 2 1
# expect: 'é = 1; ñ€ = 2' -> SyntaxError invalid character '€' (U+20AC) 1 9
# expect: 'x = 08' -> SyntaxError leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers 1 5
# expect: 'x = 1__0' -> SyntaxError invalid decimal literal 1 6
# expect: 'x = 0b12' -> SyntaxError invalid digit '2' in binary literal 1 8
# expect: '1x' -> SyntaxError invalid decimal literal 1 1
# expect: "x = 'a' b'c'" -> SyntaxError cannot mix bytes and nonbytes literals 1 13
# expect: "b'é'" -> SyntaxError bytes can only contain ASCII literal characters 1 1
# expect: "'\\x4'" -> SyntaxError (unicode error) 'unicodeescape' codec can't decode bytes in position 0-2: truncated \xXX escape 1 1
# expect: "f'{'" -> SyntaxError f-string: expecting '}' 1 4
# expect: "f'{a b}'" -> SyntaxError invalid syntax. Perhaps you forgot a comma? 1 4
# expect: "f'}'" -> SyntaxError f-string: single '}' is not allowed 1 3
# expect: "f'{}'" -> SyntaxError f-string: valid expression required before '}' 1 4
# expect: "f'{x!z}'" -> SyntaxError f-string: invalid conversion character 'z': expected 's', 'r', or 'a' 1 6

# A misspelt keyword is named when the error is printed.
# since: 3.14
import traceback

for source in (
    'whille True:\n  pass',
    'x = 5\nwhilee x < 3:\n    x += 1\n',
    'for x im n:\n  pass',
    'def f():\n    retrun 1',
    'class A:\n  deff f(self):\n    pass',
    'if x:\n  pass\nelf y:\n  pass',
    'from a imprt b',
    '[x fo x in y]',
    'a b',
    'f() = 1',
):
    try:
        compile(source, '<typo>', 'exec')
    except SyntaxError as error:
        print(traceback.format_exception_only(error)[-1], end='')
# expect: SyntaxError: invalid syntax. Did you mean 'while'?
# expect: SyntaxError: invalid syntax. Did you mean 'while'?
# expect: SyntaxError: invalid syntax. Did you mean 'in'?
# expect: SyntaxError: invalid syntax. Did you mean 'return'?
# expect: SyntaxError: invalid syntax. Did you mean 'def'?
# expect: SyntaxError: invalid syntax. Did you mean 'elif'?
# expect: SyntaxError: invalid syntax. Did you mean 'import'?
# expect: SyntaxError: invalid syntax. Did you mean 'for'?
# expect: SyntaxError: invalid syntax
# expect: SyntaxError: cannot assign to function call here. Maybe you meant '==' instead of '='?

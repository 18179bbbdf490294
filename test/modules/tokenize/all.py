# Modules token and tokenize: every kind of token, strings with replacement fields within each other, errors; and text from tokens.
# since: 3.14
import io, token, tokenize
def show(s):
    print(repr(s))
    try:
        for k in tokenize.generate_tokens(io.StringIO(s).readline):
            print('  ', tokenize.tok_name[k.type], repr(k.string), k.start, k.end, repr(k.line))
    except (tokenize.TokenError, SyntaxError) as e: print('  !!', type(e).__name__, e.args)
for s in ["a = 1","if x:\n  y\n z\n","(a,\n","'abc\n","'''abc\n","x = '''a\nb''' + \\\n 1 # c\n","f'a{{b}}c{x!r:>{w}}d{y=}'\n","f'''a\n{x:\nfoo}\nb'''\n","rf'\\d{x}{{'\n","f'{a:b","f'{a\n","f'{a!r","f'abc","$ ? ! `\n","a\\","a\\\n","a \\ b\n","\n# c\n  # d\nx\n\n","def f():\n\tx\n        y\n","0777\n","0x\n","1_\n","1__0\n","1e\n","1a\n","1if 2else 3\n","0b12\n","0o8\n","1.e5j .5 1_0.0_1\n","a)\n","(]\n","€\n","\u00a0x\n","x = 'a\\\nb'\n","async def f(): await x\n","a\r\nb\r\n","if 1:\n  x\n","x\n  # end","\x0c  x\n","f'{x:{y}}{{}}'\n","f'\\N{DIGIT ONE}{x}'\n","f'{lambda x:1}'\n","f'{(lambda x:1)}'\n","t'{x}'\n","f'{x!=y}'\n","f'}'\n","f'{}'\n","f'{a:{b:{c}}}'\n","a\x00b\n","Rb'x' bR\"y\" u'z'\n","x=f'a'f\"{b}\"\n","f'{x:a{{b}}'\n","f\"{'a'}\"\n","f'{f\"{x}\"}'\n",'f"""{x}""" "b"\n',"","\\\n","a;b\n","   \n","x = {\n 1,\n\n # c\n}\n","é = ü\n","<> ... -> := **= //= >>= <<= @= ~\n","f'a\\\nb{x}'\n", "f'{x\n}'\n", "f'''{x\n}\n'''\n", "f'''{\n'''\n","f'{x:\n}'\n", "if 1:\n    a\n  b\n","0_7 00 0_0 09.5 09\n", "f'{{{x}}}'\n", "f'{{'\n","f'a{{'\n", "f'{x}}}b'\n","f'''\n{{\n}}'''\n","(\n'''a\nb''')\n", "@     ", "x   ", "f'\\N{DIGIT ONE}a'\n", "  # c\n  x\n"]: show(s)
# expect: 'a = 1'
# expect:    NAME 'a' (1, 0) (1, 1) 'a = 1'
# expect:    OP '=' (1, 2) (1, 3) 'a = 1'
# expect:    NUMBER '1' (1, 4) (1, 5) 'a = 1'
# expect:    NEWLINE '' (1, 5) (1, 6) 'a = 1'
# expect:    ENDMARKER '' (2, 0) (2, 0) ''
# expect: 'if x:\n  y\n z\n'
# expect:    NAME 'if' (1, 0) (1, 2) 'if x:\n'
# expect:    NAME 'x' (1, 3) (1, 4) 'if x:\n'
# expect:    OP ':' (1, 4) (1, 5) 'if x:\n'
# expect:    NEWLINE '\n' (1, 5) (1, 6) 'if x:\n'
# expect:    INDENT '  ' (2, 0) (2, 2) '  y\n'
# expect:    NAME 'y' (2, 2) (2, 3) '  y\n'
# expect:    NEWLINE '\n' (2, 3) (2, 4) '  y\n'
# expect:   !! IndentationError ('unindent does not match any outer indentation level', ('<string>', 3, 3, ' z', None, None))
# expect: '(a,\n'
# expect:    OP '(' (1, 0) (1, 1) '(a,\n'
# expect:    NAME 'a' (1, 1) (1, 2) '(a,\n'
# expect:    OP ',' (1, 2) (1, 3) '(a,\n'
# expect:    NL '\n' (1, 3) (1, 4) '(a,\n'
# expect:   !! TokenError ('unexpected EOF in multi-line statement', (1, 0))
# expect: "'abc\n"
# expect:   !! TokenError ('unterminated string literal (detected at line 1)', (1, 1))
# expect: "'''abc\n"
# expect:   !! TokenError ('EOF in multi-line string', (1, 1))
# expect: "x = '''a\nb''' + \\\n 1 # c\n"
# expect:    NAME 'x' (1, 0) (1, 1) "x = '''a\n"
# expect:    OP '=' (1, 2) (1, 3) "x = '''a\n"
# expect:    STRING "'''a\nb'''" (1, 4) (2, 4) "x = '''a\nb''' + \\\n"
# expect:    OP '+' (2, 5) (2, 6) "b''' + \\\n"
# expect:    NUMBER '1' (3, 1) (3, 2) ' 1 # c\n'
# expect:    COMMENT '# c' (3, 3) (3, 6) ' 1 # c\n'
# expect:    NEWLINE '\n' (3, 6) (3, 7) ' 1 # c\n'
# expect:    ENDMARKER '' (4, 0) (4, 0) ''
# expect: "f'a{{b}}c{x!r:>{w}}d{y=}'\n"
# expect:    FSTRING_START "f'" (1, 0) (1, 2) "f'a{{b}}c{x!r:>{w}}d{y=}'\n"
# expect:    FSTRING_MIDDLE 'a{' (1, 2) (1, 4) "f'a{{b}}c{x!r:>{w}}d{y=}'\n"
# expect:    FSTRING_MIDDLE 'b}' (1, 5) (1, 7) "f'a{{b}}c{x!r:>{w}}d{y=}'\n"
# expect:    FSTRING_MIDDLE 'c' (1, 8) (1, 9) "f'a{{b}}c{x!r:>{w}}d{y=}'\n"
# expect:    OP '{' (1, 9) (1, 10) "f'a{{b}}c{x!r:>{w}}d{y=}'\n"
# expect:    NAME 'x' (1, 10) (1, 11) "f'a{{b}}c{x!r:>{w}}d{y=}'\n"
# expect:    OP '!' (1, 11) (1, 12) "f'a{{b}}c{x!r:>{w}}d{y=}'\n"
# expect:    NAME 'r' (1, 12) (1, 13) "f'a{{b}}c{x!r:>{w}}d{y=}'\n"
# expect:    OP ':' (1, 13) (1, 14) "f'a{{b}}c{x!r:>{w}}d{y=}'\n"
# expect:    FSTRING_MIDDLE '>' (1, 14) (1, 15) "f'a{{b}}c{x!r:>{w}}d{y=}'\n"
# expect:    OP '{' (1, 15) (1, 16) "f'a{{b}}c{x!r:>{w}}d{y=}'\n"
# expect:    NAME 'w' (1, 16) (1, 17) "f'a{{b}}c{x!r:>{w}}d{y=}'\n"
# expect:    OP '}' (1, 17) (1, 18) "f'a{{b}}c{x!r:>{w}}d{y=}'\n"
# expect:    FSTRING_MIDDLE '' (1, 18) (1, 18) "f'a{{b}}c{x!r:>{w}}d{y=}'\n"
# expect:    OP '}' (1, 18) (1, 19) "f'a{{b}}c{x!r:>{w}}d{y=}'\n"
# expect:    FSTRING_MIDDLE 'd' (1, 19) (1, 20) "f'a{{b}}c{x!r:>{w}}d{y=}'\n"
# expect:    OP '{' (1, 20) (1, 21) "f'a{{b}}c{x!r:>{w}}d{y=}'\n"
# expect:    NAME 'y' (1, 21) (1, 22) "f'a{{b}}c{x!r:>{w}}d{y=}'\n"
# expect:    OP '=' (1, 22) (1, 23) "f'a{{b}}c{x!r:>{w}}d{y=}'\n"
# expect:    OP '}' (1, 23) (1, 24) "f'a{{b}}c{x!r:>{w}}d{y=}'\n"
# expect:    FSTRING_END "'" (1, 24) (1, 25) "f'a{{b}}c{x!r:>{w}}d{y=}'\n"
# expect:    NEWLINE '\n' (1, 25) (1, 26) "f'a{{b}}c{x!r:>{w}}d{y=}'\n"
# expect:    ENDMARKER '' (2, 0) (2, 0) ''
# expect: "f'''a\n{x:\nfoo}\nb'''\n"
# expect:    FSTRING_START "f'''" (1, 0) (1, 4) "f'''a\n"
# expect:    FSTRING_MIDDLE 'a\n' (1, 4) (2, 0) "f'''a\n{x:\n"
# expect:    OP '{' (2, 0) (2, 1) '{x:\n'
# expect:    NAME 'x' (2, 1) (2, 2) '{x:\n'
# expect:    OP ':' (2, 2) (2, 3) '{x:\n'
# expect:    FSTRING_MIDDLE '\nfoo' (2, 3) (3, 3) '{x:\nfoo}\n'
# expect:    OP '}' (3, 3) (3, 4) 'foo}\n'
# expect:    FSTRING_MIDDLE '\nb' (3, 4) (4, 1) "foo}\nb'''\n"
# expect:    FSTRING_END "'''" (4, 1) (4, 4) "b'''\n"
# expect:    NEWLINE '\n' (4, 4) (4, 5) "b'''\n"
# expect:    ENDMARKER '' (5, 0) (5, 0) ''
# expect: "rf'\\d{x}{{'\n"
# expect:    FSTRING_START "rf'" (1, 0) (1, 3) "rf'\\d{x}{{'\n"
# expect:    FSTRING_MIDDLE '\\d' (1, 3) (1, 5) "rf'\\d{x}{{'\n"
# expect:    OP '{' (1, 5) (1, 6) "rf'\\d{x}{{'\n"
# expect:    NAME 'x' (1, 6) (1, 7) "rf'\\d{x}{{'\n"
# expect:    OP '}' (1, 7) (1, 8) "rf'\\d{x}{{'\n"
# expect:    FSTRING_MIDDLE '{' (1, 8) (1, 9) "rf'\\d{x}{{'\n"
# expect:    FSTRING_END "'" (1, 10) (1, 11) "rf'\\d{x}{{'\n"
# expect:    NEWLINE '\n' (1, 11) (1, 12) "rf'\\d{x}{{'\n"
# expect:    ENDMARKER '' (2, 0) (2, 0) ''
# expect: "f'{a:b"
# expect:    FSTRING_START "f'" (1, 0) (1, 2) "f'{a:b"
# expect:    OP '{' (1, 2) (1, 3) "f'{a:b"
# expect:    NAME 'a' (1, 3) (1, 4) "f'{a:b"
# expect:    OP ':' (1, 4) (1, 5) "f'{a:b"
# expect:   !! TokenError ('f-string: newlines are not allowed in format specifiers for single quoted f-strings', (1, 7))
# expect: "f'{a\n"
# expect:    FSTRING_START "f'" (1, 0) (1, 2) "f'{a\n"
# expect:    OP '{' (1, 2) (1, 3) "f'{a\n"
# expect:    NAME 'a' (1, 3) (1, 4) "f'{a\n"
# expect:    NL '\n' (1, 4) (1, 5) "f'{a\n"
# expect:   !! TokenError ('unexpected EOF in multi-line statement', (1, 5))
# expect: "f'{a!r"
# expect:    FSTRING_START "f'" (1, 0) (1, 2) "f'{a!r"
# expect:    OP '{' (1, 2) (1, 3) "f'{a!r"
# expect:    NAME 'a' (1, 3) (1, 4) "f'{a!r"
# expect:    OP '!' (1, 4) (1, 5) "f'{a!r"
# expect:    NAME 'r' (1, 5) (1, 6) "f'{a!r"
# expect:    NL '' (1, 6) (1, 7) "f'{a!r"
# expect:   !! TokenError ('unexpected EOF in multi-line statement', (1, 7))
# expect: "f'abc"
# expect:    FSTRING_START "f'" (1, 0) (1, 2) "f'abc"
# expect:   !! TokenError ('unterminated f-string literal (detected at line 1)', (1, 1))
# expect: '$ ? ! `\n'
# expect:    OP '$' (1, 0) (1, 1) '$ ? ! `\n'
# expect:    OP '?' (1, 2) (1, 3) '$ ? ! `\n'
# expect:    OP '!' (1, 4) (1, 5) '$ ? ! `\n'
# expect:    OP '`' (1, 6) (1, 7) '$ ? ! `\n'
# expect:    NEWLINE '\n' (1, 7) (1, 8) '$ ? ! `\n'
# expect:    ENDMARKER '' (2, 0) (2, 0) ''
# expect: 'a\\'
# expect:    NAME 'a' (1, 0) (1, 1) 'a\\'
# expect:   !! TokenError ('unexpected EOF in multi-line statement', (1, 3))
# expect: 'a\\\n'
# expect:    NAME 'a' (1, 0) (1, 1) 'a\\\n'
# expect:   !! TokenError ('unexpected EOF in multi-line statement', (1, 3))
# expect: 'a \\ b\n'
# expect:    NAME 'a' (1, 0) (1, 1) 'a \\ b\n'
# expect:   !! TokenError ('unexpected character after line continuation character', (1, 6))
# expect: '\n# c\n  # d\nx\n\n'
# expect:    NL '\n' (1, 0) (1, 1) '\n'
# expect:    COMMENT '# c' (2, 0) (2, 3) '# c\n'
# expect:    NL '\n' (2, 3) (2, 4) '# c\n'
# expect:    COMMENT '# d' (3, 2) (3, 5) '  # d\n'
# expect:    NL '\n' (3, 5) (3, 6) '  # d\n'
# expect:    NAME 'x' (4, 0) (4, 1) 'x\n'
# expect:    NEWLINE '\n' (4, 1) (4, 2) 'x\n'
# expect:    NL '\n' (5, 0) (5, 1) '\n'
# expect:    ENDMARKER '' (6, 0) (6, 0) ''
# expect: 'def f():\n\tx\n        y\n'
# expect:    NAME 'def' (1, 0) (1, 3) 'def f():\n'
# expect:    NAME 'f' (1, 4) (1, 5) 'def f():\n'
# expect:    OP '(' (1, 5) (1, 6) 'def f():\n'
# expect:    OP ')' (1, 6) (1, 7) 'def f():\n'
# expect:    OP ':' (1, 7) (1, 8) 'def f():\n'
# expect:    NEWLINE '\n' (1, 8) (1, 9) 'def f():\n'
# expect:    INDENT '\t' (2, 0) (2, 1) '\tx\n'
# expect:    NAME 'x' (2, 1) (2, 2) '\tx\n'
# expect:    NEWLINE '\n' (2, 2) (2, 3) '\tx\n'
# expect:   !! TabError ('inconsistent use of tabs and spaces in indentation', ('<string>', 3, 10, '        y', None, None))
# expect: '0777\n'
# expect:    NUMBER '0777' (1, 0) (1, 4) '0777\n'
# expect:    NEWLINE '\n' (1, 4) (1, 5) '0777\n'
# expect:    ENDMARKER '' (2, 0) (2, 0) ''
# expect: '0x\n'
# expect:   !! TokenError ('invalid hexadecimal literal', (1, 2))
# expect: '1_\n'
# expect:   !! TokenError ('invalid decimal literal', (1, 2))
# expect: '1__0\n'
# expect:   !! TokenError ('invalid decimal literal', (1, 2))
# expect: '1e\n'
# expect:    NUMBER '1' (1, 0) (1, 1) '1e\n'
# expect:    NAME 'e' (1, 1) (1, 2) '1e\n'
# expect:    NEWLINE '\n' (1, 2) (1, 3) '1e\n'
# expect:    ENDMARKER '' (2, 0) (2, 0) ''
# expect: '1a\n'
# expect:    NUMBER '1' (1, 0) (1, 1) '1a\n'
# expect:    NAME 'a' (1, 1) (1, 2) '1a\n'
# expect:    NEWLINE '\n' (1, 2) (1, 3) '1a\n'
# expect:    ENDMARKER '' (2, 0) (2, 0) ''
# expect: '1if 2else 3\n'
# expect:    NUMBER '1' (1, 0) (1, 1) '1if 2else 3\n'
# expect:    NAME 'if' (1, 1) (1, 3) '1if 2else 3\n'
# expect:    NUMBER '2' (1, 4) (1, 5) '1if 2else 3\n'
# expect:    NAME 'else' (1, 5) (1, 9) '1if 2else 3\n'
# expect:    NUMBER '3' (1, 10) (1, 11) '1if 2else 3\n'
# expect:    NEWLINE '\n' (1, 11) (1, 12) '1if 2else 3\n'
# expect:    ENDMARKER '' (2, 0) (2, 0) ''
# expect: '0b12\n'
# expect:   !! TokenError ("invalid digit '2' in binary literal", (1, 4))
# expect: '0o8\n'
# expect:   !! TokenError ("invalid digit '8' in octal literal", (1, 3))
# expect: '1.e5j .5 1_0.0_1\n'
# expect:    NUMBER '1.e5j' (1, 0) (1, 5) '1.e5j .5 1_0.0_1\n'
# expect:    NUMBER '.5' (1, 6) (1, 8) '1.e5j .5 1_0.0_1\n'
# expect:    NUMBER '1_0.0_1' (1, 9) (1, 16) '1.e5j .5 1_0.0_1\n'
# expect:    NEWLINE '\n' (1, 16) (1, 17) '1.e5j .5 1_0.0_1\n'
# expect:    ENDMARKER '' (2, 0) (2, 0) ''
# expect: 'a)\n'
# expect:    NAME 'a' (1, 0) (1, 1) 'a)\n'
# expect:    OP ')' (1, 1) (1, 2) 'a)\n'
# expect:    NEWLINE '\n' (1, 2) (1, 3) 'a)\n'
# expect:    ENDMARKER '' (2, 0) (2, 0) ''
# expect: '(]\n'
# expect:    OP '(' (1, 0) (1, 1) '(]\n'
# expect:    OP ']' (1, 1) (1, 2) '(]\n'
# expect:    NEWLINE '\n' (1, 2) (1, 3) '(]\n'
# expect:    ENDMARKER '' (2, 0) (2, 0) ''
# expect: '€\n'
# expect:    NAME '€' (1, 0) (1, 1) '€\n'
# expect:    NEWLINE '\n' (1, 1) (1, 2) '€\n'
# expect:    ENDMARKER '' (2, 0) (2, 0) ''
# expect: '\xa0x\n'
# expect:    NAME '\xa0x' (1, 0) (1, 2) '\xa0x\n'
# expect:    NEWLINE '\n' (1, 2) (1, 3) '\xa0x\n'
# expect:    ENDMARKER '' (2, 0) (2, 0) ''
# expect: "x = 'a\\\nb'\n"
# expect:    NAME 'x' (1, 0) (1, 1) "x = 'a\\\n"
# expect:    OP '=' (1, 2) (1, 3) "x = 'a\\\n"
# expect:    STRING "'a\\\nb'" (1, 4) (2, 2) "x = 'a\\\nb'\n"
# expect:    NEWLINE '\n' (2, 2) (2, 3) "b'\n"
# expect:    ENDMARKER '' (3, 0) (3, 0) ''
# expect: 'async def f(): await x\n'
# expect:    NAME 'async' (1, 0) (1, 5) 'async def f(): await x\n'
# expect:    NAME 'def' (1, 6) (1, 9) 'async def f(): await x\n'
# expect:    NAME 'f' (1, 10) (1, 11) 'async def f(): await x\n'
# expect:    OP '(' (1, 11) (1, 12) 'async def f(): await x\n'
# expect:    OP ')' (1, 12) (1, 13) 'async def f(): await x\n'
# expect:    OP ':' (1, 13) (1, 14) 'async def f(): await x\n'
# expect:    NAME 'await' (1, 15) (1, 20) 'async def f(): await x\n'
# expect:    NAME 'x' (1, 21) (1, 22) 'async def f(): await x\n'
# expect:    NEWLINE '\n' (1, 22) (1, 23) 'async def f(): await x\n'
# expect:    ENDMARKER '' (2, 0) (2, 0) ''
# expect: 'a\r\nb\r\n'
# expect:    NAME 'a' (1, 0) (1, 1) 'a\r\n'
# expect:    NEWLINE '\r\n' (1, 1) (1, 3) 'a\r\n'
# expect:    NAME 'b' (2, 0) (2, 1) 'b\r\n'
# expect:    NEWLINE '\r\n' (2, 1) (2, 3) 'b\r\n'
# expect:    ENDMARKER '' (3, 0) (3, 0) ''
# expect: 'if 1:\n  x\n'
# expect:    NAME 'if' (1, 0) (1, 2) 'if 1:\n'
# expect:    NUMBER '1' (1, 3) (1, 4) 'if 1:\n'
# expect:    OP ':' (1, 4) (1, 5) 'if 1:\n'
# expect:    NEWLINE '\n' (1, 5) (1, 6) 'if 1:\n'
# expect:    INDENT '  ' (2, 0) (2, 2) '  x\n'
# expect:    NAME 'x' (2, 2) (2, 3) '  x\n'
# expect:    NEWLINE '\n' (2, 3) (2, 4) '  x\n'
# expect:    DEDENT '' (3, 0) (3, 0) ''
# expect:    ENDMARKER '' (3, 0) (3, 0) ''
# expect: 'x\n  # end'
# expect:    NAME 'x' (1, 0) (1, 1) 'x\n'
# expect:    NEWLINE '\n' (1, 1) (1, 2) 'x\n'
# expect:    COMMENT '# end' (2, 2) (2, 7) '  # end'
# expect:    NL '' (2, 7) (2, 8) '  # end'
# expect:    ENDMARKER '' (3, 0) (3, 0) ''
# expect: '\x0c  x\n'
# expect:    INDENT '\x0c  ' (1, 0) (1, 3) '\x0c  x\n'
# expect:    NAME 'x' (1, 3) (1, 4) '\x0c  x\n'
# expect:    NEWLINE '\n' (1, 4) (1, 5) '\x0c  x\n'
# expect:    DEDENT '' (2, 0) (2, 0) ''
# expect:    ENDMARKER '' (2, 0) (2, 0) ''
# expect: "f'{x:{y}}{{}}'\n"
# expect:    FSTRING_START "f'" (1, 0) (1, 2) "f'{x:{y}}{{}}'\n"
# expect:    OP '{' (1, 2) (1, 3) "f'{x:{y}}{{}}'\n"
# expect:    NAME 'x' (1, 3) (1, 4) "f'{x:{y}}{{}}'\n"
# expect:    OP ':' (1, 4) (1, 5) "f'{x:{y}}{{}}'\n"
# expect:    OP '{' (1, 5) (1, 6) "f'{x:{y}}{{}}'\n"
# expect:    NAME 'y' (1, 6) (1, 7) "f'{x:{y}}{{}}'\n"
# expect:    OP '}' (1, 7) (1, 8) "f'{x:{y}}{{}}'\n"
# expect:    FSTRING_MIDDLE '' (1, 8) (1, 8) "f'{x:{y}}{{}}'\n"
# expect:    OP '}' (1, 8) (1, 9) "f'{x:{y}}{{}}'\n"
# expect:    FSTRING_MIDDLE '{' (1, 9) (1, 10) "f'{x:{y}}{{}}'\n"
# expect:    FSTRING_MIDDLE '}' (1, 11) (1, 12) "f'{x:{y}}{{}}'\n"
# expect:    FSTRING_END "'" (1, 13) (1, 14) "f'{x:{y}}{{}}'\n"
# expect:    NEWLINE '\n' (1, 14) (1, 15) "f'{x:{y}}{{}}'\n"
# expect:    ENDMARKER '' (2, 0) (2, 0) ''
# expect: "f'\\N{DIGIT ONE}{x}'\n"
# expect:    FSTRING_START "f'" (1, 0) (1, 2) "f'\\N{DIGIT ONE}{x}'\n"
# expect:    FSTRING_MIDDLE '\\N{DIGIT ONE}' (1, 2) (1, 15) "f'\\N{DIGIT ONE}{x}'\n"
# expect:    OP '{' (1, 15) (1, 16) "f'\\N{DIGIT ONE}{x}'\n"
# expect:    NAME 'x' (1, 16) (1, 17) "f'\\N{DIGIT ONE}{x}'\n"
# expect:    OP '}' (1, 17) (1, 18) "f'\\N{DIGIT ONE}{x}'\n"
# expect:    FSTRING_END "'" (1, 18) (1, 19) "f'\\N{DIGIT ONE}{x}'\n"
# expect:    NEWLINE '\n' (1, 19) (1, 20) "f'\\N{DIGIT ONE}{x}'\n"
# expect:    ENDMARKER '' (2, 0) (2, 0) ''
# expect: "f'{lambda x:1}'\n"
# expect:    FSTRING_START "f'" (1, 0) (1, 2) "f'{lambda x:1}'\n"
# expect:    OP '{' (1, 2) (1, 3) "f'{lambda x:1}'\n"
# expect:    NAME 'lambda' (1, 3) (1, 9) "f'{lambda x:1}'\n"
# expect:    NAME 'x' (1, 10) (1, 11) "f'{lambda x:1}'\n"
# expect:    OP ':' (1, 11) (1, 12) "f'{lambda x:1}'\n"
# expect:    FSTRING_MIDDLE '1' (1, 12) (1, 13) "f'{lambda x:1}'\n"
# expect:    OP '}' (1, 13) (1, 14) "f'{lambda x:1}'\n"
# expect:    FSTRING_END "'" (1, 14) (1, 15) "f'{lambda x:1}'\n"
# expect:    NEWLINE '\n' (1, 15) (1, 16) "f'{lambda x:1}'\n"
# expect:    ENDMARKER '' (2, 0) (2, 0) ''
# expect: "f'{(lambda x:1)}'\n"
# expect:    FSTRING_START "f'" (1, 0) (1, 2) "f'{(lambda x:1)}'\n"
# expect:    OP '{' (1, 2) (1, 3) "f'{(lambda x:1)}'\n"
# expect:    OP '(' (1, 3) (1, 4) "f'{(lambda x:1)}'\n"
# expect:    NAME 'lambda' (1, 4) (1, 10) "f'{(lambda x:1)}'\n"
# expect:    NAME 'x' (1, 11) (1, 12) "f'{(lambda x:1)}'\n"
# expect:    OP ':' (1, 12) (1, 13) "f'{(lambda x:1)}'\n"
# expect:    NUMBER '1' (1, 13) (1, 14) "f'{(lambda x:1)}'\n"
# expect:    OP ')' (1, 14) (1, 15) "f'{(lambda x:1)}'\n"
# expect:    OP '}' (1, 15) (1, 16) "f'{(lambda x:1)}'\n"
# expect:    FSTRING_END "'" (1, 16) (1, 17) "f'{(lambda x:1)}'\n"
# expect:    NEWLINE '\n' (1, 17) (1, 18) "f'{(lambda x:1)}'\n"
# expect:    ENDMARKER '' (2, 0) (2, 0) ''
# expect: "t'{x}'\n"
# expect:    TSTRING_START "t'" (1, 0) (1, 2) "t'{x}'\n"
# expect:    OP '{' (1, 2) (1, 3) "t'{x}'\n"
# expect:    NAME 'x' (1, 3) (1, 4) "t'{x}'\n"
# expect:    OP '}' (1, 4) (1, 5) "t'{x}'\n"
# expect:    TSTRING_END "'" (1, 5) (1, 6) "t'{x}'\n"
# expect:    NEWLINE '\n' (1, 6) (1, 7) "t'{x}'\n"
# expect:    ENDMARKER '' (2, 0) (2, 0) ''
# expect: "f'{x!=y}'\n"
# expect:    FSTRING_START "f'" (1, 0) (1, 2) "f'{x!=y}'\n"
# expect:    OP '{' (1, 2) (1, 3) "f'{x!=y}'\n"
# expect:    NAME 'x' (1, 3) (1, 4) "f'{x!=y}'\n"
# expect:    OP '!=' (1, 4) (1, 6) "f'{x!=y}'\n"
# expect:    NAME 'y' (1, 6) (1, 7) "f'{x!=y}'\n"
# expect:    OP '}' (1, 7) (1, 8) "f'{x!=y}'\n"
# expect:    FSTRING_END "'" (1, 8) (1, 9) "f'{x!=y}'\n"
# expect:    NEWLINE '\n' (1, 9) (1, 10) "f'{x!=y}'\n"
# expect:    ENDMARKER '' (2, 0) (2, 0) ''
# expect: "f'}'\n"
# expect:    FSTRING_START "f'" (1, 0) (1, 2) "f'}'\n"
# expect:    FSTRING_MIDDLE '' (1, 2) (1, 2) "f'}'\n"
# expect:   !! TokenError ("f-string: single '}' is not allowed", (1, 3))
# expect: "f'{}'\n"
# expect:    FSTRING_START "f'" (1, 0) (1, 2) "f'{}'\n"
# expect:    OP '{' (1, 2) (1, 3) "f'{}'\n"
# expect:    OP '}' (1, 3) (1, 4) "f'{}'\n"
# expect:    FSTRING_END "'" (1, 4) (1, 5) "f'{}'\n"
# expect:    NEWLINE '\n' (1, 5) (1, 6) "f'{}'\n"
# expect:    ENDMARKER '' (2, 0) (2, 0) ''
# expect: "f'{a:{b:{c}}}'\n"
# expect:    FSTRING_START "f'" (1, 0) (1, 2) "f'{a:{b:{c}}}'\n"
# expect:    OP '{' (1, 2) (1, 3) "f'{a:{b:{c}}}'\n"
# expect:    NAME 'a' (1, 3) (1, 4) "f'{a:{b:{c}}}'\n"
# expect:    OP ':' (1, 4) (1, 5) "f'{a:{b:{c}}}'\n"
# expect:    OP '{' (1, 5) (1, 6) "f'{a:{b:{c}}}'\n"
# expect:    NAME 'b' (1, 6) (1, 7) "f'{a:{b:{c}}}'\n"
# expect:    OP ':' (1, 7) (1, 8) "f'{a:{b:{c}}}'\n"
# expect:    OP '{' (1, 8) (1, 9) "f'{a:{b:{c}}}'\n"
# expect:    NAME 'c' (1, 9) (1, 10) "f'{a:{b:{c}}}'\n"
# expect:    OP '}' (1, 10) (1, 11) "f'{a:{b:{c}}}'\n"
# expect:    FSTRING_MIDDLE '' (1, 11) (1, 11) "f'{a:{b:{c}}}'\n"
# expect:    OP '}' (1, 11) (1, 12) "f'{a:{b:{c}}}'\n"
# expect:    FSTRING_MIDDLE '' (1, 12) (1, 12) "f'{a:{b:{c}}}'\n"
# expect:    OP '}' (1, 12) (1, 13) "f'{a:{b:{c}}}'\n"
# expect:    FSTRING_END "'" (1, 13) (1, 14) "f'{a:{b:{c}}}'\n"
# expect:    NEWLINE '\n' (1, 14) (1, 15) "f'{a:{b:{c}}}'\n"
# expect:    ENDMARKER '' (2, 0) (2, 0) ''
# expect: 'a\x00b\n'
# expect:   !! TokenError ('source code cannot contain null bytes', (1, 0))
# expect: 'Rb\'x\' bR"y" u\'z\'\n'
# expect:    STRING "Rb'x'" (1, 0) (1, 5) 'Rb\'x\' bR"y" u\'z\'\n'
# expect:    STRING 'bR"y"' (1, 6) (1, 11) 'Rb\'x\' bR"y" u\'z\'\n'
# expect:    STRING "u'z'" (1, 12) (1, 16) 'Rb\'x\' bR"y" u\'z\'\n'
# expect:    NEWLINE '\n' (1, 16) (1, 17) 'Rb\'x\' bR"y" u\'z\'\n'
# expect:    ENDMARKER '' (2, 0) (2, 0) ''
# expect: 'x=f\'a\'f"{b}"\n'
# expect:    NAME 'x' (1, 0) (1, 1) 'x=f\'a\'f"{b}"\n'
# expect:    OP '=' (1, 1) (1, 2) 'x=f\'a\'f"{b}"\n'
# expect:    FSTRING_START "f'" (1, 2) (1, 4) 'x=f\'a\'f"{b}"\n'
# expect:    FSTRING_MIDDLE 'a' (1, 4) (1, 5) 'x=f\'a\'f"{b}"\n'
# expect:    FSTRING_END "'" (1, 5) (1, 6) 'x=f\'a\'f"{b}"\n'
# expect:    FSTRING_START 'f"' (1, 6) (1, 8) 'x=f\'a\'f"{b}"\n'
# expect:    OP '{' (1, 8) (1, 9) 'x=f\'a\'f"{b}"\n'
# expect:    NAME 'b' (1, 9) (1, 10) 'x=f\'a\'f"{b}"\n'
# expect:    OP '}' (1, 10) (1, 11) 'x=f\'a\'f"{b}"\n'
# expect:    FSTRING_END '"' (1, 11) (1, 12) 'x=f\'a\'f"{b}"\n'
# expect:    NEWLINE '\n' (1, 12) (1, 13) 'x=f\'a\'f"{b}"\n'
# expect:    ENDMARKER '' (2, 0) (2, 0) ''
# expect: "f'{x:a{{b}}'\n"
# expect:    FSTRING_START "f'" (1, 0) (1, 2) "f'{x:a{{b}}'\n"
# expect:    OP '{' (1, 2) (1, 3) "f'{x:a{{b}}'\n"
# expect:    NAME 'x' (1, 3) (1, 4) "f'{x:a{{b}}'\n"
# expect:    OP ':' (1, 4) (1, 5) "f'{x:a{{b}}'\n"
# expect:    FSTRING_MIDDLE 'a' (1, 5) (1, 6) "f'{x:a{{b}}'\n"
# expect:    OP '{' (1, 6) (1, 7) "f'{x:a{{b}}'\n"
# expect:    OP '{' (1, 7) (1, 8) "f'{x:a{{b}}'\n"
# expect:    NAME 'b' (1, 8) (1, 9) "f'{x:a{{b}}'\n"
# expect:    OP '}' (1, 9) (1, 10) "f'{x:a{{b}}'\n"
# expect:    OP '}' (1, 10) (1, 11) "f'{x:a{{b}}'\n"
# expect:    FSTRING_END "'" (1, 11) (1, 12) "f'{x:a{{b}}'\n"
# expect:    NL '\n' (1, 12) (1, 13) "f'{x:a{{b}}'\n"
# expect:   !! TokenError ('unexpected EOF in multi-line statement', (1, 0))
# expect: 'f"{\'a\'}"\n'
# expect:    FSTRING_START 'f"' (1, 0) (1, 2) 'f"{\'a\'}"\n'
# expect:    OP '{' (1, 2) (1, 3) 'f"{\'a\'}"\n'
# expect:    STRING "'a'" (1, 3) (1, 6) 'f"{\'a\'}"\n'
# expect:    OP '}' (1, 6) (1, 7) 'f"{\'a\'}"\n'
# expect:    FSTRING_END '"' (1, 7) (1, 8) 'f"{\'a\'}"\n'
# expect:    NEWLINE '\n' (1, 8) (1, 9) 'f"{\'a\'}"\n'
# expect:    ENDMARKER '' (2, 0) (2, 0) ''
# expect: 'f\'{f"{x}"}\'\n'
# expect:    FSTRING_START "f'" (1, 0) (1, 2) 'f\'{f"{x}"}\'\n'
# expect:    OP '{' (1, 2) (1, 3) 'f\'{f"{x}"}\'\n'
# expect:    FSTRING_START 'f"' (1, 3) (1, 5) 'f\'{f"{x}"}\'\n'
# expect:    OP '{' (1, 5) (1, 6) 'f\'{f"{x}"}\'\n'
# expect:    NAME 'x' (1, 6) (1, 7) 'f\'{f"{x}"}\'\n'
# expect:    OP '}' (1, 7) (1, 8) 'f\'{f"{x}"}\'\n'
# expect:    FSTRING_END '"' (1, 8) (1, 9) 'f\'{f"{x}"}\'\n'
# expect:    OP '}' (1, 9) (1, 10) 'f\'{f"{x}"}\'\n'
# expect:    FSTRING_END "'" (1, 10) (1, 11) 'f\'{f"{x}"}\'\n'
# expect:    NEWLINE '\n' (1, 11) (1, 12) 'f\'{f"{x}"}\'\n'
# expect:    ENDMARKER '' (2, 0) (2, 0) ''
# expect: 'f"""{x}""" "b"\n'
# expect:    FSTRING_START 'f"""' (1, 0) (1, 4) 'f"""{x}""" "b"\n'
# expect:    OP '{' (1, 4) (1, 5) 'f"""{x}""" "b"\n'
# expect:    NAME 'x' (1, 5) (1, 6) 'f"""{x}""" "b"\n'
# expect:    OP '}' (1, 6) (1, 7) 'f"""{x}""" "b"\n'
# expect:    FSTRING_END '"""' (1, 7) (1, 10) 'f"""{x}""" "b"\n'
# expect:    STRING '"b"' (1, 11) (1, 14) 'f"""{x}""" "b"\n'
# expect:    NEWLINE '\n' (1, 14) (1, 15) 'f"""{x}""" "b"\n'
# expect:    ENDMARKER '' (2, 0) (2, 0) ''
# expect: ''
# expect:    ENDMARKER '' (1, 0) (1, 0) ''
# expect: '\\\n'
# expect:   !! TokenError ('unexpected EOF in multi-line statement', (1, 0))
# expect: 'a;b\n'
# expect:    NAME 'a' (1, 0) (1, 1) 'a;b\n'
# expect:    OP ';' (1, 1) (1, 2) 'a;b\n'
# expect:    NAME 'b' (1, 2) (1, 3) 'a;b\n'
# expect:    NEWLINE '\n' (1, 3) (1, 4) 'a;b\n'
# expect:    ENDMARKER '' (2, 0) (2, 0) ''
# expect: '   \n'
# expect:    NL '\n' (1, 3) (1, 4) '   \n'
# expect:    ENDMARKER '' (2, 0) (2, 0) ''
# expect: 'x = {\n 1,\n\n # c\n}\n'
# expect:    NAME 'x' (1, 0) (1, 1) 'x = {\n'
# expect:    OP '=' (1, 2) (1, 3) 'x = {\n'
# expect:    OP '{' (1, 4) (1, 5) 'x = {\n'
# expect:    NL '\n' (1, 5) (1, 6) 'x = {\n'
# expect:    NUMBER '1' (2, 1) (2, 2) ' 1,\n'
# expect:    OP ',' (2, 2) (2, 3) ' 1,\n'
# expect:    NL '\n' (2, 3) (2, 4) ' 1,\n'
# expect:    NL '\n' (3, 0) (3, 1) '\n'
# expect:    COMMENT '# c' (4, 1) (4, 4) ' # c\n'
# expect:    NL '\n' (4, 4) (4, 5) ' # c\n'
# expect:    OP '}' (5, 0) (5, 1) '}\n'
# expect:    NEWLINE '\n' (5, 1) (5, 2) '}\n'
# expect:    ENDMARKER '' (6, 0) (6, 0) ''
# expect: 'é = ü\n'
# expect:    NAME 'é' (1, 0) (1, 1) 'é = ü\n'
# expect:    OP '=' (1, 2) (1, 3) 'é = ü\n'
# expect:    NAME 'ü' (1, 4) (1, 5) 'é = ü\n'
# expect:    NEWLINE '\n' (1, 5) (1, 6) 'é = ü\n'
# expect:    ENDMARKER '' (2, 0) (2, 0) ''
# expect: '<> ... -> := **= //= >>= <<= @= ~\n'
# expect:    OP '<' (1, 0) (1, 1) '<> ... -> := **= //= >>= <<= @= ~\n'
# expect:    OP '>' (1, 1) (1, 2) '<> ... -> := **= //= >>= <<= @= ~\n'
# expect:    OP '...' (1, 3) (1, 6) '<> ... -> := **= //= >>= <<= @= ~\n'
# expect:    OP '->' (1, 7) (1, 9) '<> ... -> := **= //= >>= <<= @= ~\n'
# expect:    OP ':=' (1, 10) (1, 12) '<> ... -> := **= //= >>= <<= @= ~\n'
# expect:    OP '**=' (1, 13) (1, 16) '<> ... -> := **= //= >>= <<= @= ~\n'
# expect:    OP '//=' (1, 17) (1, 20) '<> ... -> := **= //= >>= <<= @= ~\n'
# expect:    OP '>>=' (1, 21) (1, 24) '<> ... -> := **= //= >>= <<= @= ~\n'
# expect:    OP '<<=' (1, 25) (1, 28) '<> ... -> := **= //= >>= <<= @= ~\n'
# expect:    OP '@=' (1, 29) (1, 31) '<> ... -> := **= //= >>= <<= @= ~\n'
# expect:    OP '~' (1, 32) (1, 33) '<> ... -> := **= //= >>= <<= @= ~\n'
# expect:    NEWLINE '\n' (1, 33) (1, 34) '<> ... -> := **= //= >>= <<= @= ~\n'
# expect:    ENDMARKER '' (2, 0) (2, 0) ''
# expect: "f'a\\\nb{x}'\n"
# expect:    FSTRING_START "f'" (1, 0) (1, 2) "f'a\\\n"
# expect:    FSTRING_MIDDLE 'a\\\nb' (1, 2) (2, 1) "f'a\\\nb{x}'\n"
# expect:    OP '{' (2, 1) (2, 2) "b{x}'\n"
# expect:    NAME 'x' (2, 2) (2, 3) "b{x}'\n"
# expect:    OP '}' (2, 3) (2, 4) "b{x}'\n"
# expect:    FSTRING_END "'" (2, 4) (2, 5) "b{x}'\n"
# expect:    NEWLINE '\n' (2, 5) (2, 6) "b{x}'\n"
# expect:    ENDMARKER '' (3, 0) (3, 0) ''
# expect: "f'{x\n}'\n"
# expect:    FSTRING_START "f'" (1, 0) (1, 2) "f'{x\n"
# expect:    OP '{' (1, 2) (1, 3) "f'{x\n"
# expect:    NAME 'x' (1, 3) (1, 4) "f'{x\n"
# expect:    NL '\n' (1, 4) (1, 5) "f'{x\n"
# expect:    OP '}' (2, 0) (2, 1) "}'\n"
# expect:    FSTRING_END "'" (2, 1) (2, 2) "}'\n"
# expect:    NEWLINE '\n' (2, 2) (2, 3) "}'\n"
# expect:    ENDMARKER '' (3, 0) (3, 0) ''
# expect: "f'''{x\n}\n'''\n"
# expect:    FSTRING_START "f'''" (1, 0) (1, 4) "f'''{x\n"
# expect:    OP '{' (1, 4) (1, 5) "f'''{x\n"
# expect:    NAME 'x' (1, 5) (1, 6) "f'''{x\n"
# expect:    NL '\n' (1, 6) (1, 7) "f'''{x\n"
# expect:    OP '}' (2, 0) (2, 1) '}\n'
# expect:    FSTRING_MIDDLE '\n' (2, 1) (3, 0) "}\n'''\n"
# expect:    FSTRING_END "'''" (3, 0) (3, 3) "'''\n"
# expect:    NEWLINE '\n' (3, 3) (3, 4) "'''\n"
# expect:    ENDMARKER '' (4, 0) (4, 0) ''
# expect: "f'''{\n'''\n"
# expect:    FSTRING_START "f'''" (1, 0) (1, 4) "f'''{\n"
# expect:    OP '{' (1, 4) (1, 5) "f'''{\n"
# expect:    NL '\n' (1, 5) (1, 6) "f'''{\n"
# expect:   !! TokenError ("f-string: expecting '}'", (2, 1))
# expect: "f'{x:\n}'\n"
# expect:    FSTRING_START "f'" (1, 0) (1, 2) "f'{x:\n"
# expect:    OP '{' (1, 2) (1, 3) "f'{x:\n"
# expect:    NAME 'x' (1, 3) (1, 4) "f'{x:\n"
# expect:    OP ':' (1, 4) (1, 5) "f'{x:\n"
# expect:   !! TokenError ('f-string: newlines are not allowed in format specifiers for single quoted f-strings', (1, 6))
# expect: 'if 1:\n    a\n  b\n'
# expect:    NAME 'if' (1, 0) (1, 2) 'if 1:\n'
# expect:    NUMBER '1' (1, 3) (1, 4) 'if 1:\n'
# expect:    OP ':' (1, 4) (1, 5) 'if 1:\n'
# expect:    NEWLINE '\n' (1, 5) (1, 6) 'if 1:\n'
# expect:    INDENT '    ' (2, 0) (2, 4) '    a\n'
# expect:    NAME 'a' (2, 4) (2, 5) '    a\n'
# expect:    NEWLINE '\n' (2, 5) (2, 6) '    a\n'
# expect:   !! IndentationError ('unindent does not match any outer indentation level', ('<string>', 3, 4, '  b', None, None))
# expect: '0_7 00 0_0 09.5 09\n'
# expect:    NUMBER '0_7' (1, 0) (1, 3) '0_7 00 0_0 09.5 09\n'
# expect:    NUMBER '00' (1, 4) (1, 6) '0_7 00 0_0 09.5 09\n'
# expect:    NUMBER '0_0' (1, 7) (1, 10) '0_7 00 0_0 09.5 09\n'
# expect:    NUMBER '09.5' (1, 11) (1, 15) '0_7 00 0_0 09.5 09\n'
# expect:    NUMBER '09' (1, 16) (1, 18) '0_7 00 0_0 09.5 09\n'
# expect:    NEWLINE '\n' (1, 18) (1, 19) '0_7 00 0_0 09.5 09\n'
# expect:    ENDMARKER '' (2, 0) (2, 0) ''
# expect: "f'{{{x}}}'\n"
# expect:    FSTRING_START "f'" (1, 0) (1, 2) "f'{{{x}}}'\n"
# expect:    FSTRING_MIDDLE '{' (1, 2) (1, 3) "f'{{{x}}}'\n"
# expect:    OP '{' (1, 4) (1, 5) "f'{{{x}}}'\n"
# expect:    NAME 'x' (1, 5) (1, 6) "f'{{{x}}}'\n"
# expect:    OP '}' (1, 6) (1, 7) "f'{{{x}}}'\n"
# expect:    FSTRING_MIDDLE '}' (1, 7) (1, 8) "f'{{{x}}}'\n"
# expect:    FSTRING_END "'" (1, 9) (1, 10) "f'{{{x}}}'\n"
# expect:    NEWLINE '\n' (1, 10) (1, 11) "f'{{{x}}}'\n"
# expect:    ENDMARKER '' (2, 0) (2, 0) ''
# expect: "f'{{'\n"
# expect:    FSTRING_START "f'" (1, 0) (1, 2) "f'{{'\n"
# expect:    FSTRING_MIDDLE '{' (1, 2) (1, 3) "f'{{'\n"
# expect:    FSTRING_END "'" (1, 4) (1, 5) "f'{{'\n"
# expect:    NEWLINE '\n' (1, 5) (1, 6) "f'{{'\n"
# expect:    ENDMARKER '' (2, 0) (2, 0) ''
# expect: "f'a{{'\n"
# expect:    FSTRING_START "f'" (1, 0) (1, 2) "f'a{{'\n"
# expect:    FSTRING_MIDDLE 'a{' (1, 2) (1, 4) "f'a{{'\n"
# expect:    FSTRING_END "'" (1, 5) (1, 6) "f'a{{'\n"
# expect:    NEWLINE '\n' (1, 6) (1, 7) "f'a{{'\n"
# expect:    ENDMARKER '' (2, 0) (2, 0) ''
# expect: "f'{x}}}b'\n"
# expect:    FSTRING_START "f'" (1, 0) (1, 2) "f'{x}}}b'\n"
# expect:    OP '{' (1, 2) (1, 3) "f'{x}}}b'\n"
# expect:    NAME 'x' (1, 3) (1, 4) "f'{x}}}b'\n"
# expect:    OP '}' (1, 4) (1, 5) "f'{x}}}b'\n"
# expect:    FSTRING_MIDDLE '}' (1, 5) (1, 6) "f'{x}}}b'\n"
# expect:    FSTRING_MIDDLE 'b' (1, 7) (1, 8) "f'{x}}}b'\n"
# expect:    FSTRING_END "'" (1, 8) (1, 9) "f'{x}}}b'\n"
# expect:    NEWLINE '\n' (1, 9) (1, 10) "f'{x}}}b'\n"
# expect:    ENDMARKER '' (2, 0) (2, 0) ''
# expect: "f'''\n{{\n}}'''\n"
# expect:    FSTRING_START "f'''" (1, 0) (1, 4) "f'''\n"
# expect:    FSTRING_MIDDLE '\n{' (1, 4) (2, 1) "f'''\n{{\n"
# expect:    FSTRING_MIDDLE '\n}' (2, 2) (3, 1) "{{\n}}'''\n"
# expect:    FSTRING_END "'''" (3, 2) (3, 5) "}}'''\n"
# expect:    NEWLINE '\n' (3, 5) (3, 6) "}}'''\n"
# expect:    ENDMARKER '' (4, 0) (4, 0) ''
# expect: "(\n'''a\nb''')\n"
# expect:    OP '(' (1, 0) (1, 1) '(\n'
# expect:    NL '\n' (1, 1) (1, 2) '(\n'
# expect:    STRING "'''a\nb'''" (2, 0) (3, 4) "'''a\nb''')\n"
# expect:    OP ')' (3, 4) (3, 5) "b''')\n"
# expect:    NEWLINE '\n' (3, 5) (3, 6) "b''')\n"
# expect:    ENDMARKER '' (4, 0) (4, 0) ''
# expect: '@     '
# expect:    OP '@' (1, 0) (1, 1) '@     '
# expect:    NEWLINE '' (1, 6) (1, 7) '@     '
# expect:    ENDMARKER '' (2, 0) (2, 0) ''
# expect: 'x   '
# expect:    NAME 'x' (1, 0) (1, 1) 'x   '
# expect:    NEWLINE '' (1, 4) (1, 5) 'x   '
# expect:    ENDMARKER '' (2, 0) (2, 0) ''
# expect: "f'\\N{DIGIT ONE}a'\n"
# expect:    FSTRING_START "f'" (1, 0) (1, 2) "f'\\N{DIGIT ONE}a'\n"
# expect:    FSTRING_MIDDLE '\\N{DIGIT ONE}' (1, 2) (1, 15) "f'\\N{DIGIT ONE}a'\n"
# expect:    FSTRING_MIDDLE 'a' (1, 15) (1, 16) "f'\\N{DIGIT ONE}a'\n"
# expect:    FSTRING_END "'" (1, 16) (1, 17) "f'\\N{DIGIT ONE}a'\n"
# expect:    NEWLINE '\n' (1, 17) (1, 18) "f'\\N{DIGIT ONE}a'\n"
# expect:    ENDMARKER '' (2, 0) (2, 0) ''
# expect: '  # c\n  x\n'
# expect:    COMMENT '# c' (1, 2) (1, 5) '  # c\n'
# expect:    NL '\n' (1, 5) (1, 6) '  # c\n'
# expect:    INDENT '  ' (2, 0) (2, 2) '  x\n'
# expect:    NAME 'x' (2, 2) (2, 3) '  x\n'
# expect:    NEWLINE '\n' (2, 3) (2, 4) '  x\n'
# expect:    DEDENT '' (3, 0) (3, 0) ''
# expect:    ENDMARKER '' (3, 0) (3, 0) ''

source = b'# coding: latin-1\nif x:\n    y = f"{a!r:>{w}}{{}}" + \'\xe9\'  # end\n\nz = [1,\n     2]\n'
tokens = list(tokenize.tokenize(io.BytesIO(source).readline))
print(tokens[0], tokens[-1])
# expect: TokenInfo(type=68 (ENCODING), string='iso-8859-1', start=(0, 0), end=(0, 0), line='') TokenInfo(type=0 (ENDMARKER), string='', start=(7, 0), end=(7, 0), line='')
print(tokenize.untokenize(tokens) == source, tokenize.untokenize((t[:2] for t in tokens)))
# expect: True b'# coding: latin-1\nif x :\n    y =f"{a !r :>{w }}{{}}"+\'\xe9\'# end\n\nz =[1 ,\n2 ]\n'
print([tokenize.tok_name[t.exact_type] for t in tokens])
# expect: ['ENCODING', 'COMMENT', 'NL', 'NAME', 'NAME', 'COLON', 'NEWLINE', 'INDENT', 'NAME', 'EQUAL', 'FSTRING_START', 'LBRACE', 'NAME', 'EXCLAMATION', 'NAME', 'COLON', 'FSTRING_MIDDLE', 'LBRACE', 'NAME', 'RBRACE', 'FSTRING_MIDDLE', 'RBRACE', 'FSTRING_MIDDLE', 'FSTRING_MIDDLE', 'FSTRING_END', 'PLUS', 'STRING', 'COMMENT', 'NEWLINE', 'NL', 'DEDENT', 'NAME', 'EQUAL', 'LSQB', 'NUMBER', 'COMMA', 'NL', 'NUMBER', 'RSQB', 'NEWLINE', 'ENDMARKER']
for b in (b'', b'\xef\xbb\xbfx\n', b'#\n# vim: set fileencoding=ascii :\n', b'# coding: nope\n', b'x\n# coding: nope\n', b'# coding=utf-8\n\xff', b'\xff\n', b'\xef\xbb\xbf# coding: latin-1\n', b'# -*- coding: Latin_1-unix -*-\n'):
    try: print(tokenize.detect_encoding(io.BytesIO(b).readline))
    except SyntaxError as e: print('!!', e)
# expect: ('utf-8', [])
# expect: ('utf-8-sig', [b'x\n'])
# expect: ('ascii', [b'#\n', b'# vim: set fileencoding=ascii :\n'])
# expect: !! unknown encoding: nope
# expect: ('utf-8', [b'x\n'])
# expect: ('utf-8', [b'# coding=utf-8\n'])
# expect: !! invalid or missing encoding declaration
# expect: !! encoding problem: utf-8
# expect: ('iso-8859-1', [b'# -*- coding: Latin_1-unix -*-\n'])
try: tokenize.untokenize([tokenize.TokenInfo(1, 'a', (2, 0), (2, 1), 'a'), tokenize.TokenInfo(1, 'b', (1, 0), (1, 1), 'b')])
except ValueError as e: print('!!', e)
# expect: !! start (1,0) precedes previous end (2,1)
print(token.tok_name, token.EXACT_TOKEN_TYPES, token.ISTERMINAL(3), token.ISNONTERMINAL(256), token.ISEOF(0))
# expect: {0: 'ENDMARKER', 1: 'NAME', 2: 'NUMBER', 3: 'STRING', 4: 'NEWLINE', 5: 'INDENT', 6: 'DEDENT', 7: 'LPAR', 8: 'RPAR', 9: 'LSQB', 10: 'RSQB', 11: 'COLON', 12: 'COMMA', 13: 'SEMI', 14: 'PLUS', 15: 'MINUS', 16: 'STAR', 17: 'SLASH', 18: 'VBAR', 19: 'AMPER', 20: 'LESS', 21: 'GREATER', 22: 'EQUAL', 23: 'DOT', 24: 'PERCENT', 25: 'LBRACE', 26: 'RBRACE', 27: 'EQEQUAL', 28: 'NOTEQUAL', 29: 'LESSEQUAL', 30: 'GREATEREQUAL', 31: 'TILDE', 32: 'CIRCUMFLEX', 33: 'LEFTSHIFT', 34: 'RIGHTSHIFT', 35: 'DOUBLESTAR', 36: 'PLUSEQUAL', 37: 'MINEQUAL', 38: 'STAREQUAL', 39: 'SLASHEQUAL', 40: 'PERCENTEQUAL', 41: 'AMPEREQUAL', 42: 'VBAREQUAL', 43: 'CIRCUMFLEXEQUAL', 44: 'LEFTSHIFTEQUAL', 45: 'RIGHTSHIFTEQUAL', 46: 'DOUBLESTAREQUAL', 47: 'DOUBLESLASH', 48: 'DOUBLESLASHEQUAL', 49: 'AT', 50: 'ATEQUAL', 51: 'RARROW', 52: 'ELLIPSIS', 53: 'COLONEQUAL', 54: 'EXCLAMATION', 55: 'OP', 56: 'TYPE_IGNORE', 57: 'TYPE_COMMENT', 58: 'SOFT_KEYWORD', 59: 'FSTRING_START', 60: 'FSTRING_MIDDLE', 61: 'FSTRING_END', 62: 'TSTRING_START', 63: 'TSTRING_MIDDLE', 64: 'TSTRING_END', 65: 'COMMENT', 66: 'NL', 67: 'ERRORTOKEN', 68: 'ENCODING', 69: 'N_TOKENS', 256: 'NT_OFFSET'} {'!': 54, '!=': 28, '%': 24, '%=': 40, '&': 19, '&=': 41, '(': 7, ')': 8, '*': 16, '**': 35, '**=': 46, '*=': 38, '+': 14, '+=': 36, ',': 12, '-': 15, '-=': 37, '->': 51, '.': 23, '...': 52, '/': 17, '//': 47, '//=': 48, '/=': 39, ':': 11, ':=': 53, ';': 13, '<': 20, '<<': 33, '<<=': 44, '<=': 29, '=': 22, '==': 27, '>': 21, '>=': 30, '>>': 34, '>>=': 45, '@': 49, '@=': 50, '[': 9, ']': 10, '^': 32, '^=': 43, '{': 25, '|': 18, '|=': 42, '}': 26, '~': 31} True True True
print(tokenize.__all__ == token.__all__ + ['tokenize', 'generate_tokens', 'detect_encoding', 'untokenize', 'TokenInfo', 'open', 'TokenError'], token.__all__[:8])
# expect: True ['tok_name', 'ISTERMINAL', 'ISNONTERMINAL', 'ISEOF', 'EXACT_TOKEN_TYPES', 'ENDMARKER', 'NAME', 'NUMBER']

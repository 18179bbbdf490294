# Each token of good code left out in turn: what is still a program, and what is not.
SNIPPETS = [
    "x = 1 + 2", "def f ( a , b = 2 ) : return a", "if x : pass", "for x in y : break", "while x : continue", "a , b = c", "print ( * a , ** b )", "class C ( B ) : pass",
    "lambda x , y : x", "[ x for x in y if z ]", "{ a : b for a in b }", "with a as b : pass", "import a . b as c", "from a import b , c", "x [ 1 : 2 , 3 ]", "a if b else c",
    "assert x , y", "del a , b", "raise A from b", "not a in b", "a is not b", "x : int = 1", "a . b . c ( d = e )", "@ a . b", "return x", "global a , b", "f ( x for x in y )",
    "{ ** a , 'b' : c }", "( a , * b ) = c", "a = b = c", "a += b", "async def f ( ) : await x", "x = yield y", "try : pass", "match x :", "( yield )", "- - a ** - b", "a < b < c", "( a := b )",
    "type X = int", "def f [ T ] ( ) : pass", "f'{ a ! r : b }'", "'a' 'b'", "1 if 2", "a @ b @ c", "a , = b", "* a , b = c", "() = []",
]


def verdict(text):
    try:
        compile(text + "\n", "<deletion>", "exec")
        return "."
    except SyntaxError:
        return "x"


for snippet in SNIPPETS:
    tokens = snippet.split()
    left_out = "".join(verdict(" ".join(tokens[:i] + tokens[i + 1 :])) for i in range(len(tokens)))
    doubled = "".join(verdict(" ".join(tokens[:i] + [tokens[i]] + tokens[i:])) for i in range(len(tokens)))
    swapped = "".join(verdict(" ".join(tokens[:i] + [tokens[i + 1], tokens[i]] + tokens[i + 2 :])) for i in range(len(tokens) - 1))
    print(f"{snippet:<36} {verdict(snippet)} {left_out} {doubled} {swapped}")
# expect: x = 1 + 2                            . xx.xx xxx.x xxxx
# expect: def f ( a , b = 2 ) : return a       . xxxxxxxxxx.. xxxxxxxxxxxx xxxxxxxxxxx
# expect: if x : pass                          . xxxx xxxx xxx
# expect: for x in y : break                   . xxxxxx xxxxxx xxxxx
# expect: while x : continue                   . xxxx xxxx xxx
# expect: a , b = c                            . xx.xx xxxxx xxxx
# expect: print ( * a , ** b )                 . xx.x..xx xxxxxxxx xxxxxxx
# expect: class C ( B ) : pass                 . xxx.xxx xxxxxxx xxxxxx
# expect: lambda x , y : x                     . xxx.xx xxxxxx xxxxx
# expect: [ x for x in y if z ]                . xxxxxxxxx xxxxxxxxx xxxxxxxx
# expect: { a : b for a in b }                 . xxxxxxxxx xxxxxxxxx xxxxxxxx
# expect: with a as b : pass                   . xxxxxx xxxxxx xxxxx
# expect: import a . b as c                    . xxxxxx xxxxxx xxxxx
# expect: from a import b , c                  . xxxxxx xxxxxx xxxxx
# expect: x [ 1 : 2 , 3 ]                      . xx.x.x.x xxx.xxxx xxxxxxx
# expect: a if b else c                        . xxxxx xxxxx xxxx
# expect: assert x , y                         . .xxx xxxx xxx
# expect: del a , b                            . .xx. xxxx xxx
# expect: raise A from b                       . xxxx xxxx xxx
# expect: not a in b                           . .xxx .xxx .xx
# expect: a is not b                           . xx.x xxxx xxx
# expect: x : int = 1                          . xxxxx xxxxx xxxx
# expect: a . b . c ( d = e )                  . xxxxxxxxxx xxxxxxxxxx xxxxxxxxx
# expect: @ a . b                              x .xxx xxxx xxx
# expect: return x                             x .x xx x
# expect: global a , b                         . .xxx xxxx xxx
# expect: f ( x for x in y )                   . .xxxxxxx xxxxxxxx xxxxxxx
# expect: { ** a , 'b' : c }                   . xxxxxxxx xxxx.xxx xxxxxxx
# expect: ( a , * b ) = c                      . xxx.xxxx xxxxxxxx xxxxxxx
# expect: a = b = c                            . xxxxx xxxxx xxxx
# expect: a += b                               . xxx xxx xx
# expect: async def f ( ) : await x            . xxxxxx.x xxxxxxxx xxxxxxx
# expect: x = yield y                          x xx.x xxxx xxx
# expect: try : pass                           x xxx xxx xx
# expect: match x :                            x xxx xxx x.
# expect: ( yield )                            x x.x xxx xx
# expect: - - a ** - b                         . ..x..x ..xx.x .xxxx
# expect: a < b < c                            . xxxxx xxxxx xxxx
# expect: ( a := b )                           . xxxxx xxxxx xxxx
# expect: type X = int                         . ..xx xxxx xxx
# expect: def f [ T ] ( ) : pass               . xxxxxxxxx xxxxxxxxx xxxxxxxx
# expect: f'{ a ! r : b }'                     x xxxxxxx xxxxxxx xxxxxx
# expect: 'a' 'b'                              . .. .. .
# expect: 1 if 2                               x xxx xxx xx
# expect: a @ b @ c                            . xxxxx xxxxx xxxx
# expect: a , = b                              . x..x xxxx xxx
# expect: * a , b = c                          . .xx.xx xxxxxx xxxxx
# expect: () = []                              . xxx xxx xx

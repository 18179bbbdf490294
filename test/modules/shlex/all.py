# Module shlex: words, quotes, escapes, comments and punctuation as a shell has them.
import shlex
def show(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)
for text in ['a b  c', 'a "b c" d', "it's", 'x\'y z\'w', '"a\\"b" \\"c', "'a\\'b", 'a\\', '', '""', "a '' b", 'a # b\nc', 'a#b c', 'cp "a b"/*.py ~/x-1', 'a;b && c|d > e', '#x\ny', 'é à']:
    show(shlex.split, text)
    show(shlex.split, text, comments=True)
    show(shlex.split, text, posix=False)
    show(lambda: list(shlex.shlex(text)))
    show(lambda: list(shlex.shlex(text, posix=True, punctuation_chars=True)))
# expect: ['a', 'b', 'c']
# expect: ['a', 'b', 'c']
# expect: ['a', 'b', 'c']
# expect: ['a', 'b', 'c']
# expect: ['a', 'b', 'c']
# expect: ['a', 'b c', 'd']
# expect: ['a', 'b c', 'd']
# expect: ['a', '"b c"', 'd']
# expect: ['a', '"b c"', 'd']
# expect: ['a', 'b c', 'd']
# expect: ValueError No closing quotation
# expect: ValueError No closing quotation
# expect: ["it's"]
# expect: ["it's"]
# expect: ValueError No closing quotation
# expect: ['xy zw']
# expect: ['xy zw']
# expect: ["x'y", "z'w"]
# expect: ["x'y", "z'w"]
# expect: ['xy zw']
# expect: ['a"b', '"c']
# expect: ['a"b', '"c']
# expect: ['"a\\"', 'b"', '\\"c']
# expect: ValueError No closing quotation
# expect: ['a"b', '"c']
# expect: ['a\\b']
# expect: ['a\\b']
# expect: ["'a\\'", 'b']
# expect: ["'a\\'", 'b']
# expect: ['a\\b']
# expect: ValueError No escaped character
# expect: ValueError No escaped character
# expect: ['a\\']
# expect: ['a', '\\']
# expect: ValueError No escaped character
# expect: []
# expect: []
# expect: []
# expect: []
# expect: []
# expect: ['']
# expect: ['']
# expect: ['""']
# expect: ['""']
# expect: ['']
# expect: ['a', '', 'b']
# expect: ['a', '', 'b']
# expect: ['a', "''", 'b']
# expect: ['a', "''", 'b']
# expect: ['a', '', 'b']
# expect: ['a', '#', 'b', 'c']
# expect: ['a', 'c']
# expect: ['a', '#', 'b', 'c']
# expect: ['a', 'c']
# expect: ['a', 'c']
# expect: ['a#b', 'c']
# expect: ['a']
# expect: ['a#b', 'c']
# expect: ['a']
# expect: ['a']
# expect: ['cp', 'a b/*.py', '~/x-1']
# expect: ['cp', 'a b/*.py', '~/x-1']
# expect: ['cp', '"a b"', '/*.py', '~/x-1']
# expect: ['cp', '"a b"', '/', '*', '.', 'py', '~', '/', 'x', '-', '1']
# expect: ['cp', 'a b/*.py', '~/x-1']
# expect: ['a;b', '&&', 'c|d', '>', 'e']
# expect: ['a;b', '&&', 'c|d', '>', 'e']
# expect: ['a;b', '&&', 'c|d', '>', 'e']
# expect: ['a', ';', 'b', '&', '&', 'c', '|', 'd', '>', 'e']
# expect: ['a', ';', 'b', '&&', 'c', '|', 'd', '>', 'e']
# expect: ['#x', 'y']
# expect: ['y']
# expect: ['#x', 'y']
# expect: ['y']
# expect: ['y']
# expect: ['é', 'à']
# expect: ['é', 'à']
# expect: ['é', 'à']
# expect: ['é', 'à']
# expect: ['é', 'à']
print([shlex.quote(s) for s in ['', 'a', 'a b', "it's", 'é', 'x=1', '$a', 'a\nb', "''"]], shlex.join(['echo', 'a b', "c'd"]))
# expect: ["''", 'a', "'a b'", '\'it\'"\'"\'s\'', "'é'", 'x=1', "'$a'", "'a\nb'", '\'\'"\'"\'\'"\'"\'\''] echo 'a b' 'c'"'"'d'
show(shlex.split, None)  # expect: ValueError s argument must not be None
show(shlex.quote, 5)  # expect: TypeError expected string object, got 'int'
lexer = shlex.shlex('a = "b"\nc include "f" d', infile='name')
lexer.source = 'include'
lexer.sourcehook = lambda name: (name, __import__('io').StringIO('x y'))
print([(token, lexer.lineno) for token in lexer], lexer.error_leader(), lexer.error_leader('f', 3))
# expect: [('a', 1), ('=', 1), ('"b"', 1), ('c', 2), ('x', 1), ('y', 1), ('d', 2)] "name", line 2:  "f", line 3: 
lexer = shlex.shlex('a b')
lexer.push_token('z')
lexer.push_source('p q', 'new')
print(list(lexer), lexer.state, lexer.punctuation_chars)  # expect: ['z', 'p', 'q', 'a', 'b'] None 

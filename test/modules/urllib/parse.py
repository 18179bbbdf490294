# Module urllib.parse: taking URLs apart and together, joining, quoting, queries, in str and bytes; and the errors.
# since: 3.14
import pickle
from urllib.parse import *
import urllib.parse


def t(f, *a, **k):
    try:
        return f(*a, **k)
    except Exception as e:
        return f'{type(e).__name__}: {e}'


URLS = ['', 'http://user:pass@Host.COM:8080/a/b;p=1?q=2#f', 'http://[::1]:80/x', 'http://[v1.abc]/', 'http://[1.2.3.4]/', 'http://[::1', 'http://[zz]/', 'http://a]b/', 'http://x[::1]/', 'mailto:a@b.c?subject=x', '//host/path', '/a/b', 'a:b', 'HTTP://X', 'http://h?q', 'http://h#f', 'http://h/;x/y;z',
        'ftp://f/p;type=a', ' \thttp://a\nb/c ', 'http://h:99999/', 'http://h:x/', 'http://h:/', 'file:///etc/x', 'file:/x', 'urn:isbn:1', 'http:///a', 'x://', '?a', '#b', '1a:b', 'http://a@b@c/', 'http://h%zone/', 'http://ho\u2100st/', 'http://[fe80::1%Eth0]/', b'http://u@h:1/p?q#f', 'a//b', '////x', 'http:////x']
for u in URLS:
    s = t(urlsplit, u)
    print(repr(u), s, t(urlparse, u), t(urldefrag, u))
    if not isinstance(s, str):
        print([t(getattr, s, n) for n in ('username', 'password', 'hostname', 'port')], s.geturl(), t(urlunsplit, s), t(urlunparse, urlparse(u)))
# expect: '' SplitResult(scheme='', netloc='', path='', query='', fragment='') ParseResult(scheme='', netloc='', path='', params='', query='', fragment='') DefragResult(url='', fragment='')
# expect: [None, None, None, None]   
# expect: 'http://user:pass@Host.COM:8080/a/b;p=1?q=2#f' SplitResult(scheme='http', netloc='user:pass@Host.COM:8080', path='/a/b;p=1', query='q=2', fragment='f') ParseResult(scheme='http', netloc='user:pass@Host.COM:8080', path='/a/b', params='p=1', query='q=2', fragment='f') DefragResult(url='http://user:pass@Host.COM:8080/a/b;p=1?q=2', fragment='f')
# expect: ['user', 'pass', 'host.com', 8080] http://user:pass@Host.COM:8080/a/b;p=1?q=2#f http://user:pass@Host.COM:8080/a/b;p=1?q=2#f http://user:pass@Host.COM:8080/a/b;p=1?q=2#f
# expect: 'http://[::1]:80/x' SplitResult(scheme='http', netloc='[::1]:80', path='/x', query='', fragment='') ParseResult(scheme='http', netloc='[::1]:80', path='/x', params='', query='', fragment='') DefragResult(url='http://[::1]:80/x', fragment='')
# expect: [None, None, '::1', 80] http://[::1]:80/x http://[::1]:80/x http://[::1]:80/x
# expect: 'http://[v1.abc]/' SplitResult(scheme='http', netloc='[v1.abc]', path='/', query='', fragment='') ParseResult(scheme='http', netloc='[v1.abc]', path='/', params='', query='', fragment='') DefragResult(url='http://[v1.abc]/', fragment='')
# expect: [None, None, 'v1.abc', None] http://[v1.abc]/ http://[v1.abc]/ http://[v1.abc]/
# expect: 'http://[1.2.3.4]/' ValueError: An IPv4 address cannot be in brackets ValueError: An IPv4 address cannot be in brackets DefragResult(url='http://[1.2.3.4]/', fragment='')
# expect: 'http://[::1' ValueError: Invalid IPv6 URL ValueError: Invalid IPv6 URL DefragResult(url='http://[::1', fragment='')
# expect: 'http://[zz]/' ValueError: 'zz' does not appear to be an IPv4 or IPv6 address ValueError: 'zz' does not appear to be an IPv4 or IPv6 address DefragResult(url='http://[zz]/', fragment='')
# expect: 'http://a]b/' ValueError: Invalid IPv6 URL ValueError: Invalid IPv6 URL DefragResult(url='http://a]b/', fragment='')
# expect: 'http://x[::1]/' ValueError: Invalid IPv6 URL ValueError: Invalid IPv6 URL DefragResult(url='http://x[::1]/', fragment='')
# expect: 'mailto:a@b.c?subject=x' SplitResult(scheme='mailto', netloc='', path='a@b.c', query='subject=x', fragment='') ParseResult(scheme='mailto', netloc='', path='a@b.c', params='', query='subject=x', fragment='') DefragResult(url='mailto:a@b.c?subject=x', fragment='')
# expect: [None, None, None, None] mailto:a@b.c?subject=x mailto:a@b.c?subject=x mailto:a@b.c?subject=x
# expect: '//host/path' SplitResult(scheme='', netloc='host', path='/path', query='', fragment='') ParseResult(scheme='', netloc='host', path='/path', params='', query='', fragment='') DefragResult(url='//host/path', fragment='')
# expect: [None, None, 'host', None] //host/path //host/path //host/path
# expect: '/a/b' SplitResult(scheme='', netloc='', path='/a/b', query='', fragment='') ParseResult(scheme='', netloc='', path='/a/b', params='', query='', fragment='') DefragResult(url='/a/b', fragment='')
# expect: [None, None, None, None] /a/b /a/b /a/b
# expect: 'a:b' SplitResult(scheme='a', netloc='', path='b', query='', fragment='') ParseResult(scheme='a', netloc='', path='b', params='', query='', fragment='') DefragResult(url='a:b', fragment='')
# expect: [None, None, None, None] a:b a:b a:b
# expect: 'HTTP://X' SplitResult(scheme='http', netloc='X', path='', query='', fragment='') ParseResult(scheme='http', netloc='X', path='', params='', query='', fragment='') DefragResult(url='HTTP://X', fragment='')
# expect: [None, None, 'x', None] http://X http://X http://X
# expect: 'http://h?q' SplitResult(scheme='http', netloc='h', path='', query='q', fragment='') ParseResult(scheme='http', netloc='h', path='', params='', query='q', fragment='') DefragResult(url='http://h?q', fragment='')
# expect: [None, None, 'h', None] http://h?q http://h?q http://h?q
# expect: 'http://h#f' SplitResult(scheme='http', netloc='h', path='', query='', fragment='f') ParseResult(scheme='http', netloc='h', path='', params='', query='', fragment='f') DefragResult(url='http://h', fragment='f')
# expect: [None, None, 'h', None] http://h#f http://h#f http://h#f
# expect: 'http://h/;x/y;z' SplitResult(scheme='http', netloc='h', path='/;x/y;z', query='', fragment='') ParseResult(scheme='http', netloc='h', path='/;x/y', params='z', query='', fragment='') DefragResult(url='http://h/;x/y;z', fragment='')
# expect: [None, None, 'h', None] http://h/;x/y;z http://h/;x/y;z http://h/;x/y;z
# expect: 'ftp://f/p;type=a' SplitResult(scheme='ftp', netloc='f', path='/p;type=a', query='', fragment='') ParseResult(scheme='ftp', netloc='f', path='/p', params='type=a', query='', fragment='') DefragResult(url='ftp://f/p;type=a', fragment='')
# expect: [None, None, 'f', None] ftp://f/p;type=a ftp://f/p;type=a ftp://f/p;type=a
# expect: ' \thttp://a\nb/c ' SplitResult(scheme='http', netloc='ab', path='/c ', query='', fragment='') ParseResult(scheme='http', netloc='ab', path='/c ', params='', query='', fragment='') DefragResult(url=' \thttp://a\nb/c ', fragment='')
# expect: [None, None, 'ab', None] http://ab/c  http://ab/c  http://ab/c 
# expect: 'http://h:99999/' SplitResult(scheme='http', netloc='h:99999', path='/', query='', fragment='') ParseResult(scheme='http', netloc='h:99999', path='/', params='', query='', fragment='') DefragResult(url='http://h:99999/', fragment='')
# expect: [None, None, 'h', 'ValueError: Port out of range 0-65535'] http://h:99999/ http://h:99999/ http://h:99999/
# expect: 'http://h:x/' SplitResult(scheme='http', netloc='h:x', path='/', query='', fragment='') ParseResult(scheme='http', netloc='h:x', path='/', params='', query='', fragment='') DefragResult(url='http://h:x/', fragment='')
# expect: [None, None, 'h', "ValueError: Port could not be cast to integer value as 'x'"] http://h:x/ http://h:x/ http://h:x/
# expect: 'http://h:/' SplitResult(scheme='http', netloc='h:', path='/', query='', fragment='') ParseResult(scheme='http', netloc='h:', path='/', params='', query='', fragment='') DefragResult(url='http://h:/', fragment='')
# expect: [None, None, 'h', None] http://h:/ http://h:/ http://h:/
# expect: 'file:///etc/x' SplitResult(scheme='file', netloc='', path='/etc/x', query='', fragment='') ParseResult(scheme='file', netloc='', path='/etc/x', params='', query='', fragment='') DefragResult(url='file:///etc/x', fragment='')
# expect: [None, None, None, None] file:///etc/x file:///etc/x file:///etc/x
# expect: 'file:/x' SplitResult(scheme='file', netloc='', path='/x', query='', fragment='') ParseResult(scheme='file', netloc='', path='/x', params='', query='', fragment='') DefragResult(url='file:/x', fragment='')
# expect: [None, None, None, None] file:///x file:///x file:///x
# expect: 'urn:isbn:1' SplitResult(scheme='urn', netloc='', path='isbn:1', query='', fragment='') ParseResult(scheme='urn', netloc='', path='isbn:1', params='', query='', fragment='') DefragResult(url='urn:isbn:1', fragment='')
# expect: [None, None, None, None] urn:isbn:1 urn:isbn:1 urn:isbn:1
# expect: 'http:///a' SplitResult(scheme='http', netloc='', path='/a', query='', fragment='') ParseResult(scheme='http', netloc='', path='/a', params='', query='', fragment='') DefragResult(url='http:///a', fragment='')
# expect: [None, None, None, None] http:///a http:///a http:///a
# expect: 'x://' SplitResult(scheme='x', netloc='', path='', query='', fragment='') ParseResult(scheme='x', netloc='', path='', params='', query='', fragment='') DefragResult(url='x://', fragment='')
# expect: [None, None, None, None] x: x: x:
# expect: '?a' SplitResult(scheme='', netloc='', path='', query='a', fragment='') ParseResult(scheme='', netloc='', path='', params='', query='a', fragment='') DefragResult(url='?a', fragment='')
# expect: [None, None, None, None] ?a ?a ?a
# expect: '#b' SplitResult(scheme='', netloc='', path='', query='', fragment='b') ParseResult(scheme='', netloc='', path='', params='', query='', fragment='b') DefragResult(url='', fragment='b')
# expect: [None, None, None, None] #b #b #b
# expect: '1a:b' SplitResult(scheme='', netloc='', path='1a:b', query='', fragment='') ParseResult(scheme='', netloc='', path='1a:b', params='', query='', fragment='') DefragResult(url='1a:b', fragment='')
# expect: [None, None, None, None] 1a:b 1a:b 1a:b
# expect: 'http://a@b@c/' SplitResult(scheme='http', netloc='a@b@c', path='/', query='', fragment='') ParseResult(scheme='http', netloc='a@b@c', path='/', params='', query='', fragment='') DefragResult(url='http://a@b@c/', fragment='')
# expect: ['a@b', None, 'c', None] http://a@b@c/ http://a@b@c/ http://a@b@c/
# expect: 'http://h%zone/' SplitResult(scheme='http', netloc='h%zone', path='/', query='', fragment='') ParseResult(scheme='http', netloc='h%zone', path='/', params='', query='', fragment='') DefragResult(url='http://h%zone/', fragment='')
# expect: [None, None, 'h%zone', None] http://h%zone/ http://h%zone/ http://h%zone/
# expect: 'http://ho℀st/' ValueError: netloc 'ho℀st' contains invalid characters under NFKC normalization ValueError: netloc 'ho℀st' contains invalid characters under NFKC normalization DefragResult(url='http://ho℀st/', fragment='')
# expect: 'http://[fe80::1%Eth0]/' SplitResult(scheme='http', netloc='[fe80::1%Eth0]', path='/', query='', fragment='') ParseResult(scheme='http', netloc='[fe80::1%Eth0]', path='/', params='', query='', fragment='') DefragResult(url='http://[fe80::1%Eth0]/', fragment='')
# expect: [None, None, 'fe80::1%Eth0', None] http://[fe80::1%Eth0]/ http://[fe80::1%Eth0]/ http://[fe80::1%Eth0]/
# expect: b'http://u@h:1/p?q#f' SplitResultBytes(scheme=b'http', netloc=b'u@h:1', path=b'/p', query=b'q', fragment=b'f') ParseResultBytes(scheme=b'http', netloc=b'u@h:1', path=b'/p', params=b'', query=b'q', fragment=b'f') DefragResultBytes(url=b'http://u@h:1/p?q', fragment=b'f')
# expect: [b'u', None, b'h', 1] b'http://u@h:1/p?q#f' b'http://u@h:1/p?q#f' b'http://u@h:1/p?q#f'
# expect: 'a//b' SplitResult(scheme='', netloc='', path='a//b', query='', fragment='') ParseResult(scheme='', netloc='', path='a//b', params='', query='', fragment='') DefragResult(url='a//b', fragment='')
# expect: [None, None, None, None] a//b a//b a//b
# expect: '////x' SplitResult(scheme='', netloc='', path='//x', query='', fragment='') ParseResult(scheme='', netloc='', path='//x', params='', query='', fragment='') DefragResult(url='////x', fragment='')
# expect: [None, None, None, None] ////x ////x ////x
# expect: 'http:////x' SplitResult(scheme='http', netloc='', path='//x', query='', fragment='') ParseResult(scheme='http', netloc='', path='//x', params='', query='', fragment='') DefragResult(url='http:////x', fragment='')
# expect: [None, None, None, None] http:////x http:////x http:////x
BASE = 'http://a/b/c/d;p?q'
for r in ('g:h', 'g', './g', 'g/', '/g', '//g', '?y', 'g?y', '#s', 'g#s', ';x', 'g;x', '', '.', './', '..', '../', '../g', '../..', '../../g', '../../../g', '/./g', '/../g', 'g.', '..g', './../g', 'g/./h', 'g/../h', 'http:g', 'g?y/./x', 'g#s/../x', '//', '?', '#'):
    print(r, urljoin(BASE, r), urljoin('file:///x/y', r), urljoin('', r), urljoin('mailto:a', r))
# expect: g:h g:h g:h g:h g:h
# expect: g http://a/b/c/g file:///x/g g g
# expect: ./g http://a/b/c/g file:///x/g ./g ./g
# expect: g/ http://a/b/c/g/ file:///x/g/ g/ g/
# expect: /g http://a/g file:///g /g /g
# expect: //g http://g file://g //g //g
# expect: ?y http://a/b/c/d;p?y file:///x/y?y ?y ?y
# expect: g?y http://a/b/c/g?y file:///x/g?y g?y g?y
# expect: #s http://a/b/c/d;p?q#s file:///x/y#s #s #s
# expect: g#s http://a/b/c/g#s file:///x/g#s g#s g#s
# expect: ;x http://a/b/c/;x file:///x/;x ;x ;x
# expect: g;x http://a/b/c/g;x file:///x/g;x g;x g;x
# expect:  http://a/b/c/d;p?q file:///x/y  mailto:a
# expect: . http://a/b/c/ file:///x/ . .
# expect: ./ http://a/b/c/ file:///x/ ./ ./
# expect: .. http://a/b/ file:/// .. ..
# expect: ../ http://a/b/ file:/// ../ ../
# expect: ../g http://a/b/g file:///g ../g ../g
# expect: ../.. http://a/ file:/// ../.. ../..
# expect: ../../g http://a/g file:///g ../../g ../../g
# expect: ../../../g http://a/g file:///g ../../../g ../../../g
# expect: /./g http://a/g file:///g /./g /./g
# expect: /../g http://a/g file:///g /../g /../g
# expect: g. http://a/b/c/g. file:///x/g. g. g.
# expect: ..g http://a/b/c/..g file:///x/..g ..g ..g
# expect: ./../g http://a/b/g file:///g ./../g ./../g
# expect: g/./h http://a/b/c/g/h file:///x/g/h g/./h g/./h
# expect: g/../h http://a/b/c/h file:///x/h g/../h g/../h
# expect: http:g http://a/b/c/g http:g http:g http:g
# expect: g?y/./x http://a/b/c/g?y/./x file:///x/g?y/./x g?y/./x g?y/./x
# expect: g#s/../x http://a/b/c/g#s/../x file:///x/g#s/../x g#s/../x g#s/../x
# expect: // http://a/b/c/d;p?q file:///x/y // //
# expect: ? http://a/b/c/d;p? file:///x/y? ? ?
# expect: # http://a/b/c/d;p?q# file:///x/y# # #
print(urljoin(b'http://a/b', b'c'), t(urljoin, 'http://a', b'c'), t(urlsplit, 3), urlsplit('//h', scheme='ftp'), urlsplit('a#b', allow_fragments=False))
# expect: b'http://a/c' TypeError: Cannot mix str and non-str arguments AttributeError: 'int' object has no attribute 'decode' SplitResult(scheme='ftp', netloc='h', path='', query='', fragment='') SplitResult(scheme='', netloc='', path='a#b', query='', fragment='')
for s in ('', 'abc', 'a b/c?d=e&f', 'é€😀', '~_.-', '%41', b'a\xff b', 'a+b'):
    print(repr(s), t(quote, s), t(quote, s, ''), t(quote_plus, s), t(quote, s, safe='é ?'))
# expect: ''    
# expect: 'abc' abc abc abc abc
# expect: 'a b/c?d=e&f' a%20b/c%3Fd%3De%26f a%20b%2Fc%3Fd%3De%26f a+b%2Fc%3Fd%3De%26f a b%2Fc?d%3De%26f
# expect: 'é€😀' %C3%A9%E2%82%AC%F0%9F%98%80 %C3%A9%E2%82%AC%F0%9F%98%80 %C3%A9%E2%82%AC%F0%9F%98%80 %C3%A9%E2%82%AC%F0%9F%98%80
# expect: '~_.-' ~_.- ~_.- ~_.- ~_.-
# expect: '%41' %2541 %2541 %2541 %2541
# expect: b'a\xff b' a%FF%20b a%FF%20b a%FF+b a%FF b
# expect: 'a+b' a%2Bb a%2Bb a%2Bb a%2Bb
for s in ('', 'abc', '%41%zz%', 'a+b%20c', '%C3%A9%e2%82%ac', '%ff', 'é%C3%A9x', b'%41\xff'):
    print(repr(s), t(unquote, s), t(unquote, s, 'latin-1'), t(unquote_to_bytes, s), t(unquote_plus, s))
# expect: ''   b'' 
# expect: 'abc' abc abc b'abc' abc
# expect: '%41%zz%' A%zz% A%zz% b'A%zz%' A%zz%
# expect: 'a+b%20c' a+b c a+b c b'a+b c' a b c
# expect: '%C3%A9%e2%82%ac' é€ Ã©â¬ b'\xc3\xa9\xe2\x82\xac' é€
# expect: '%ff' � ÿ b'\xff' �
# expect: 'é%C3%A9x' ééx éÃ©x b'\xc3\xa9\xc3\xa9x' ééx
# expect: b'%41\xff' A� Aÿ b'A\xff' TypeError: a bytes-like object is required, not 'str'
print(t(quote, b'x', encoding='utf-8'), t(quote, 3), t(quote_from_bytes, 'x'), t(unquote, None), quote('é', encoding='latin-1'), t(quote, '€', encoding='latin-1'), quote('€', encoding='latin-1', errors='replace'))
# expect: TypeError: quote() doesn't support 'encoding' for bytes TypeError: quote_from_bytes() expected bytes TypeError: quote_from_bytes() expected bytes TypeError: argument of type 'NoneType' is not a container or iterable %E9 UnicodeEncodeError: 'latin-1' codec can't encode character '\u20ac' in position 0: ordinal not in range(256) %3F
for q in ('', 'a=1&b=2&a=3', 'a=&b', 'a=1;b=2', 'x=%41+%C3%A9', '&&a=1', b'a=1&b=%ff', None, 'a==b'):
    print(repr(q), t(parse_qs, q), t(parse_qsl, q, True), t(parse_qsl, q, strict_parsing=True))
# expect: '' {} [] []
# expect: 'a=1&b=2&a=3' {'a': ['1', '3'], 'b': ['2']} [('a', '1'), ('b', '2'), ('a', '3')] [('a', '1'), ('b', '2'), ('a', '3')]
# expect: 'a=&b' {} [('a', ''), ('b', '')] ValueError: bad query field: 'b'
# expect: 'a=1;b=2' {'a': ['1;b=2']} [('a', '1;b=2')] [('a', '1;b=2')]
# expect: 'x=%41+%C3%A9' {'x': ['A é']} [('x', 'A é')] [('x', 'A é')]
# expect: '&&a=1' {'a': ['1']} [('a', '1')] ValueError: bad query field: ''
# expect: b'a=1&b=%ff' {b'a': [b'1'], b'b': [b'\xff']} [(b'a', b'1'), (b'b', b'\xff')] [(b'a', b'1'), (b'b', b'\xff')]
# expect: None {} [] []
# expect: 'a==b' {'a': ['=b']} [('a', '=b')] [('a', '=b')]
print(parse_qs('a=1;b=2', separator=';'), t(parse_qs, 'a=1', separator=''), t(parse_qs, 'a=1&b=2', max_num_fields=1), t(parse_qsl, 3))
# expect: {'a': ['1'], 'b': ['2']} ValueError: Separator must be of type string or bytes. ValueError: Max number of fields exceeded TypeError: memoryview: a bytes-like object is required, not 'int'
print(urlencode({'a': 1, 'b c': 'd&é'}), urlencode([('a', [1, 2]), ('b', 'xy'), ('c', ())], doseq=True), urlencode([('a', [1, 2])]), urlencode({b'x': b'\xff'}), urlencode({'a': 'b c'}, quote_via=quote), t(urlencode, 'abc'), t(urlencode, 3), urlencode({'a': '/'}, safe='/'))
# expect: a=1&b+c=d%26%C3%A9 a=1&a=2&b=xy a=%5B1%2C+2%5D x=%FF a=b%20c TypeError: not a valid non-string sequence or mapping object TypeError: not a valid non-string sequence or mapping object a=/
p = urlparse('http://h/p;x?q#f')
print(p._replace(netloc='z').geturl(), p.encode(), p.encode().decode() == p, pickle.loads(pickle.dumps(p)) == p, p[1], p.params, urlsplit('http://h')._fields)
# expect: http://z/p;x?q#f ParseResultBytes(scheme=b'http', netloc=b'h', path=b'/p', params=b'x', query=b'q', fragment=b'f') True True h x ('scheme', 'netloc', 'path', 'query', 'fragment')
print(sorted(urllib.parse.__all__))
# expect: ['DefragResult', 'DefragResultBytes', 'ParseResult', 'ParseResultBytes', 'SplitResult', 'SplitResultBytes', 'parse_qs', 'parse_qsl', 'quote', 'quote_from_bytes', 'quote_plus', 'unquote', 'unquote_plus', 'unquote_to_bytes', 'urldefrag', 'urlencode', 'urljoin', 'urlparse', 'urlsplit', 'urlunparse', 'urlunsplit']

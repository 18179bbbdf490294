# Module pathlib: taking paths apart and joining them, patterns, and files.
# since: 3.14
import os, pickle, copy
from pathlib import Path, PurePath, PurePosixPath, PosixPath


def t(s):
    try:
        print(s, '->', repr(eval(s)))
    except Exception as e:
        print(s, '!!', type(e).__name__, e)


P = PurePosixPath
for x in ('', '.', '/', '//', '///a', 'a', 'a/b/../c', './a//b/', '/usr/lib/python.tar.gz', '.bashrc', 'a.', '..', 'a/.b.c', 'x.y.z', '~/q'):
    p = P(x)
    print(repr(p), str(p), p.parts, repr(p.root), p.anchor, p.name, p.suffix, p.suffixes, p.stem, str(p.parent), [str(q) for q in p.parents], p.is_absolute(), bytes(p), p.as_posix())
# expect: PurePosixPath('.') . () ''    []  . [] False b'.' .
# expect: PurePosixPath('.') . () ''    []  . [] False b'.' .
# expect: PurePosixPath('/') / ('/',) '/' /   []  / [] True b'/' /
# expect: PurePosixPath('//') // ('//',) '//' //   []  // [] True b'//' //
# expect: PurePosixPath('/a') /a ('/', 'a') '/' / a  [] a / ['/'] True b'/a' /a
# expect: PurePosixPath('a') a ('a',) ''  a  [] a . ['.'] False b'a' a
# expect: PurePosixPath('a/b/../c') a/b/../c ('a', 'b', '..', 'c') ''  c  [] c a/b/.. ['a/b/..', 'a/b', 'a', '.'] False b'a/b/../c' a/b/../c
# expect: PurePosixPath('a/b') a/b ('a', 'b') ''  b  [] b a ['a', '.'] False b'a/b' a/b
# expect: PurePosixPath('/usr/lib/python.tar.gz') /usr/lib/python.tar.gz ('/', 'usr', 'lib', 'python.tar.gz') '/' / python.tar.gz .gz ['.tar', '.gz'] python.tar /usr/lib ['/usr/lib', '/usr', '/'] True b'/usr/lib/python.tar.gz' /usr/lib/python.tar.gz
# expect: PurePosixPath('.bashrc') .bashrc ('.bashrc',) ''  .bashrc  [] .bashrc . ['.'] False b'.bashrc' .bashrc
# expect: PurePosixPath('a.') a. ('a.',) ''  a. . ['.'] a . ['.'] False b'a.' a.
# expect: PurePosixPath('..') .. ('..',) ''  ..  [] .. . ['.'] False b'..' ..
# expect: PurePosixPath('a/.b.c') a/.b.c ('a', '.b.c') ''  .b.c .c ['.c'] .b a ['a', '.'] False b'a/.b.c' a/.b.c
# expect: PurePosixPath('x.y.z') x.y.z ('x.y.z',) ''  x.y.z .z ['.y', '.z'] x.y . ['.'] False b'x.y.z' x.y.z
# expect: PurePosixPath('~/q') ~/q ('~', 'q') ''  q  [] q ~ ['~', '.'] False b'~/q' ~/q
for s in ("P('a', 'b', '/c', 'd')", "P('a') / 'b' / P('c')", "'x' / P('y')", "P('a') / 3", "3 / P('a')", "P(3)", "P(b'a')", "P('a/b').joinpath('c', '../d')", "P('a/b.c').with_name('z')", "P('/').with_name('z')", "P('a').with_name('')", "P('a').with_name('x/y')",
          "P('a.tar.gz').with_suffix('.bz2')", "P('a').with_suffix('.x')", "P('a.b').with_suffix('')", "P('a').with_suffix('x')", "P('').with_suffix('.x')", "P('a.b').with_stem('q')", "P('a.b').with_stem('')", "P('/a/b/c').relative_to('/a')", "P('/a/b').relative_to('/x')",
          "P('/a/b').relative_to('/a/c/d', walk_up=True)", "P('/a/b').relative_to('a', walk_up=True)", "P('a').relative_to('../b', walk_up=True)", "P('/a/b').is_relative_to('/a')", "P('/a/b').is_relative_to('a')", "P('a/b.py').match('*.py')", "P('/a/b.py').match('a/*.py')",
          "P('/a/b.py').match('/*.py')", "P('a/b/c.py').match('**/*.py')", "P('a/b/c.py').full_match('**/*.py')", "P('a/b/c.py').full_match('a/*.py')", "P('a/b/c.py').full_match('a/**')", "P('A').match('a', case_sensitive=False)", "P('a').match('')", "P('a') < P('b')", "P('a') < 'b'",
          "P('a') == 'a'", "P('a/./b') == P('a/b')", "hash(P('a//b')) == hash(P('a/b'))", "sorted([P('a-b'), P('a/b'), P('a')])", "Path('/a b').as_uri()", "Path('a').as_uri()", "Path.from_uri('file:///a%20b')", "Path.from_uri('http://x')", "Path.from_uri('file:a')", "P('a/b').parents[0]",
          "P('a/b').parents[-1]", "P('a/b').parents[5]", "P('a/b/c').parents[:2]", "len(P('/a/b').parents)", "P('a').parents", "pickle.loads(pickle.dumps(P('a/b')))", "copy.copy(P('a'))", "os.fspath(P('a'))", "type(PurePath('a'))", "type(Path('a'))", "isinstance(Path(), os.PathLike)",
          "Path.__mro__", "P.__slots__", "{P('a'): 1}[P('./a')]", "f'{P(\"a\")!s:>5}'", "Path('/tmp').joinpath('/x')", "Path() / 'a'", "Path('a').absolute() == Path.cwd() / 'a'", "Path('/nonexistent/x').read_text()", "Path('/nonexistent').exists()", "Path('/nonexistent').iterdir()",
          "Path('/nonexistent').unlink(missing_ok=True)", "Path('/nonexistent').unlink()", "Path('/nonexistent/y').mkdir()", "Path('/').mkdir(exist_ok=True)", "Path('/').is_mount()", "list(Path('/').glob(''))", "list(Path('/').glob('/x'))", "Path('x').write_text(3)"):
    t(s)
# expect: P('a', 'b', '/c', 'd') -> PurePosixPath('/c/d')
# expect: P('a') / 'b' / P('c') -> PurePosixPath('a/b/c')
# expect: 'x' / P('y') -> PurePosixPath('x/y')
# expect: P('a') / 3 !! TypeError unsupported operand type(s) for /: 'PurePosixPath' and 'int'
# expect: 3 / P('a') !! TypeError unsupported operand type(s) for /: 'int' and 'PurePosixPath'
# expect: P(3) !! TypeError argument should be a str or an os.PathLike object where __fspath__ returns a str, not 'int'
# expect: P(b'a') !! TypeError argument should be a str or an os.PathLike object where __fspath__ returns a str, not 'bytes'
# expect: P('a/b').joinpath('c', '../d') -> PurePosixPath('a/b/c/../d')
# expect: P('a/b.c').with_name('z') -> PurePosixPath('a/z')
# expect: P('/').with_name('z') !! ValueError PurePosixPath('/') has an empty name
# expect: P('a').with_name('') !! ValueError Invalid name ''
# expect: P('a').with_name('x/y') !! ValueError Invalid name 'x/y'
# expect: P('a.tar.gz').with_suffix('.bz2') -> PurePosixPath('a.tar.bz2')
# expect: P('a').with_suffix('.x') -> PurePosixPath('a.x')
# expect: P('a.b').with_suffix('') -> PurePosixPath('a')
# expect: P('a').with_suffix('x') !! ValueError Invalid suffix 'x'
# expect: P('').with_suffix('.x') !! ValueError PurePosixPath('.') has an empty name
# expect: P('a.b').with_stem('q') -> PurePosixPath('q.b')
# expect: P('a.b').with_stem('') !! ValueError PurePosixPath('a.b') has a non-empty suffix
# expect: P('/a/b/c').relative_to('/a') -> PurePosixPath('b/c')
# expect: P('/a/b').relative_to('/x') !! ValueError '/a/b' is not in the subpath of '/x'
# expect: P('/a/b').relative_to('/a/c/d', walk_up=True) -> PurePosixPath('../../b')
# expect: P('/a/b').relative_to('a', walk_up=True) !! ValueError '/a/b' and 'a' have different anchors
# expect: P('a').relative_to('../b', walk_up=True) !! ValueError '..' segment in '../b' cannot be walked
# expect: P('/a/b').is_relative_to('/a') -> True
# expect: P('/a/b').is_relative_to('a') -> False
# expect: P('a/b.py').match('*.py') -> True
# expect: P('/a/b.py').match('a/*.py') -> True
# expect: P('/a/b.py').match('/*.py') -> False
# expect: P('a/b/c.py').match('**/*.py') -> True
# expect: P('a/b/c.py').full_match('**/*.py') -> True
# expect: P('a/b/c.py').full_match('a/*.py') -> False
# expect: P('a/b/c.py').full_match('a/**') -> True
# expect: P('A').match('a', case_sensitive=False) -> True
# expect: P('a').match('') !! ValueError empty pattern
# expect: P('a') < P('b') -> True
# expect: P('a') < 'b' !! TypeError '<' not supported between instances of 'PurePosixPath' and 'str'
# expect: P('a') == 'a' -> False
# expect: P('a/./b') == P('a/b') -> True
# expect: hash(P('a//b')) == hash(P('a/b')) -> True
# expect: sorted([P('a-b'), P('a/b'), P('a')]) -> [PurePosixPath('a'), PurePosixPath('a/b'), PurePosixPath('a-b')]
# expect: Path('/a b').as_uri() -> 'file:///a%20b'
# expect: Path('a').as_uri() !! ValueError relative paths can't be expressed as file URIs
# expect: Path.from_uri('file:///a%20b') -> PosixPath('/a b')
# expect: Path.from_uri('http://x') !! ValueError URL is missing a 'file:' scheme
# expect: Path.from_uri('file:a') !! ValueError URI is not absolute: 'file:a'
# expect: P('a/b').parents[0] -> PurePosixPath('a')
# expect: P('a/b').parents[-1] -> PurePosixPath('.')
# expect: P('a/b').parents[5] !! IndexError 5
# expect: P('a/b/c').parents[:2] -> (PurePosixPath('a/b'), PurePosixPath('a'))
# expect: len(P('/a/b').parents) -> 2
# expect: P('a').parents -> <PurePosixPath.parents>
# expect: pickle.loads(pickle.dumps(P('a/b'))) -> PurePosixPath('a/b')
# expect: copy.copy(P('a')) -> PurePosixPath('a')
# expect: os.fspath(P('a')) -> 'a'
# expect: type(PurePath('a')) -> <class 'pathlib.PurePosixPath'>
# expect: type(Path('a')) -> <class 'pathlib.PosixPath'>
# expect: isinstance(Path(), os.PathLike) -> True
# expect: Path.__mro__ -> (<class 'pathlib.Path'>, <class 'pathlib.PurePath'>, <class 'object'>)
# expect: P.__slots__ -> ()
# expect: {P('a'): 1}[P('./a')] -> 1
# expect: f'{P("a")!s:>5}' -> '    a'
# expect: Path('/tmp').joinpath('/x') -> PosixPath('/x')
# expect: Path() / 'a' -> PosixPath('a')
# expect: Path('a').absolute() == Path.cwd() / 'a' -> True
# expect: Path('/nonexistent/x').read_text() !! FileNotFoundError [Errno 2] No such file or directory: '/nonexistent/x'
# expect: Path('/nonexistent').exists() -> False
# expect: Path('/nonexistent').iterdir() !! FileNotFoundError [Errno 2] No such file or directory: '/nonexistent'
# expect: Path('/nonexistent').unlink(missing_ok=True) -> None
# expect: Path('/nonexistent').unlink() !! FileNotFoundError [Errno 2] No such file or directory: '/nonexistent'
# expect: Path('/nonexistent/y').mkdir() !! FileNotFoundError [Errno 2] No such file or directory: '/nonexistent/y'
# expect: Path('/').mkdir(exist_ok=True) -> None
# expect: Path('/').is_mount() -> True
# expect: list(Path('/').glob('')) !! ValueError Unacceptable pattern: ''
# expect: list(Path('/').glob('/x')) !! NotImplementedError Non-relative patterns are unsupported
# expect: Path('x').write_text(3) !! TypeError data must be str, not int
base = Path('/tmp') / f'glasspy-pathlib-{os.getpid()}'
base.mkdir()
(base / 'a' / 'b').mkdir(parents=True)
print((base / 'a' / 'one.txt').write_text('één\n', encoding='utf-8'), (base / 'two.bin').write_bytes(b'\0\1'))
# expect: 4 2
(base / 'a' / 'b' / 'three.txt').touch()
(base / '.hidden').touch()
(base / 'link').symlink_to('a')
print((base / 'a/one.txt').read_text(encoding='utf-8'), (base / 'two.bin').read_bytes(), (base / 'two.bin').stat().st_size, (base / 'link').is_symlink(), (base / 'link').is_dir(), str((base / 'link').readlink()))
# expect: één
# expect:  b'\x00\x01' 2 True True a
rel = lambda paths: sorted(str(p.relative_to(base)) for p in paths)
print(rel(base.iterdir()))  # expect: ['.hidden', 'a', 'link', 'two.bin']
for pattern in ('*', '*.txt', '**/*.txt', 'a/*', '**', '**/', '*/', 'a/**/three.txt', '?wo.*', '[at]*', '.*', 'a/../two.bin', 'nope/*', '**/b'):
    print(pattern, rel(base.glob(pattern)))
# expect: * ['.hidden', 'a', 'link', 'two.bin']
# expect: *.txt []
# expect: **/*.txt ['a/b/three.txt', 'a/one.txt']
# expect: a/* ['a/b', 'a/one.txt']
# expect: ** ['.', '.hidden', 'a', 'a/b', 'a/b/three.txt', 'a/one.txt', 'link', 'two.bin']
# expect: **/ ['.', 'a', 'a/b']
# expect: */ ['a', 'link']
# expect: a/**/three.txt ['a/b/three.txt']
# expect: ?wo.* ['two.bin']
# expect: [at]* ['a', 'two.bin']
# expect: .* ['.hidden']
# expect: a/../two.bin ['a/../two.bin']
# expect: nope/* []
# expect: **/b ['a/b']
print(rel(base.rglob('*.txt')), rel(base.rglob('*')), rel(base.rglob('ONE.TXT', case_sensitive=False)))
# expect: ['a/b/three.txt', 'a/one.txt'] ['.hidden', 'a', 'a/b', 'a/b/three.txt', 'a/one.txt', 'link', 'two.bin'] ['a/one.txt']
for folder, folders, files in base.walk():
    print(folder.relative_to(base), sorted(folders), sorted(files))
# expect: . ['a'] ['.hidden', 'link', 'two.bin']
# expect: a ['b'] ['one.txt']
# expect: a/b [] ['three.txt']
print((base / 'a/../a').resolve() == (base / 'a').resolve(), (base / 'link/one.txt').resolve().relative_to(base.resolve()), (base / 'a').samefile(base / 'link'))
# expect: True a/one.txt True
with (base / 'two.bin').open('ab') as f:
    f.write(b'\2')
print((base / 'two.bin').rename(base / 'moved.bin').name, (base / 'moved.bin').exists(), (base / 'two.bin').exists(), (base / 'moved.bin').read_bytes())
# expect: moved.bin True False b'\x00\x01\x02'
for p in ('a/b/three.txt', 'a/one.txt', 'moved.bin', '.hidden', 'link'):
    (base / p).unlink()
for p in ('a/b', 'a', '.'):
    (base / p).rmdir()
print(base.exists())  # expect: False

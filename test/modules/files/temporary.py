# Modules tempfile and shutil: temporary files and folders; copying, moving, removing.
import os, shutil, tempfile


def t(f, *a, **k):
    try:
        return f(*a, **k)
    except Exception as e:
        return type(e).__name__


with tempfile.TemporaryDirectory(prefix='glass', suffix='py') as base:
    print(os.path.isdir(base), os.path.basename(base).startswith('glass'), base.endswith('py'), os.path.dirname(base) == tempfile.gettempdir())
    join = lambda *p: os.path.join(base, *p)
    os.makedirs(join('a', 'b'))
    with open(join('a', 'one.txt'), 'w') as f:
        f.write('one')
    with open(join('a', 'b', 'two.py'), 'w') as f:
        f.write('two')
    os.symlink('one.txt', join('a', 'link'))
    print(shutil.copyfile(join('a', 'one.txt'), join('c')) == join('c'), open(join('c')).read(), os.path.basename(shutil.copy(join('c'), join('a', 'b'))), t(shutil.copyfile, join('c'), join('c')), t(shutil.copyfile, join('none'), join('x')), t(shutil.copyfile, join('a'), join('x')))
    show = lambda top: sorted((os.path.relpath(d, top), sorted(ds), sorted(fs)) for d, ds, fs in os.walk(top))
    shutil.copytree(join('a'), join('t'))
    print(show(join('t')), os.path.islink(join('t', 'link')), t(shutil.copytree, join('a'), join('t')))
    shutil.copytree(join('a'), join('u'), symlinks=True, ignore=shutil.ignore_patterns('*.py', 'c'))
    print(show(join('u')), os.path.islink(join('u', 'link')), os.readlink(join('u', 'link')))
    shutil.copytree(join('a'), join('u'), symlinks=False, dirs_exist_ok=True, copy_function=shutil.copy, ignore=shutil.ignore_patterns('link'))
    print(show(join('u')))
    print(os.path.relpath(shutil.move(join('c'), join('u')), base), os.path.relpath(shutil.move(join('u'), join('v')), base), sorted(os.listdir(base)), t(shutil.move, join('none'), join('x')), t(shutil.move, join('v', 'c'), join('a', 'b')))
    shutil.rmtree(join('v'))
    errors = []
    shutil.rmtree(join('nope'), onexc=lambda operation, path, error: errors.append((os.path.relpath(path, base), type(error).__name__)))
    shutil.rmtree(join('nope'), ignore_errors=True)
    print(errors, t(shutil.rmtree, join('nope')), t(shutil.rmtree, join('a', 'link')), sorted(os.listdir(base)))
    number, path = tempfile.mkstemp('.x', 'p-', base)
    os.write(number, b'data')
    os.close(number)
    print(os.path.basename(path)[:2], path[-2:], open(path, 'rb').read(), oct(os.stat(path).st_mode & 0o777), os.path.isdir(tempfile.mkdtemp(dir=base)))
    with tempfile.NamedTemporaryFile('w+', dir=base, suffix='.txt', encoding='utf-8') as f:
        print(f.write('hé'), f.seek(0), f.read(), os.path.exists(f.name), f.name.endswith('.txt'))
        name = f.name
    print(os.path.exists(name))
    f = tempfile.NamedTemporaryFile(dir=base, delete=False)
    f.write(b'kept')
    f.close()
    print(open(f.name, 'rb').read(), f.closed)
    with tempfile.TemporaryFile(dir=base) as f:
        print(f.write(b'abc'), f.seek(1), f.read(), f.closed)
    with tempfile.SpooledTemporaryFile(max_size=5) as f:
        print(f.write(b'abc'), f._rolled, f.write(b'defg'), f._rolled, f.seek(0), f.read(), f.tell())
    print(shutil.which('sh') is not None, shutil.which('no-such-command'), shutil.which(join('none')), os.path.basename(tempfile.mktemp()).startswith('tmp'), tempfile.gettempprefix(), t(tempfile.mkstemp, b'x', 'y'), t(tempfile.mkstemp, dir=join('none')))
# expect: True True True True
# expect: True one c SameFileError FileNotFoundError IsADirectoryError
# expect: [('.', ['b'], ['link', 'one.txt']), ('b', [], ['c', 'two.py'])] False FileExistsError
# expect: [('.', ['b'], ['link', 'one.txt']), ('b', [], [])] True one.txt
# expect: [('.', ['b'], ['link', 'one.txt']), ('b', [], ['c', 'two.py'])]
# expect: u/c v ['a', 't', 'v'] FileNotFoundError Error
# expect: [('nope', 'FileNotFoundError')] FileNotFoundError OSError ['a', 't']
# expect: p- .x b'data' 0o600 True
# expect: 2 0 hé True True
# expect: False
# expect: b'kept' True
# expect: 3 1 b'bc' False
# expect: 3 False 4 True 0 b'abcdefg' 7
# expect: True None None True tmp TypeError FileNotFoundError
print(os.path.exists(base))  # expect: False
print(shutil.Error.__mro__, shutil.SameFileError.__bases__, shutil.get_terminal_size() == shutil.get_terminal_size())
# expect: (<class 'shutil.Error'>, <class 'OSError'>, <class 'Exception'>, <class 'BaseException'>, <class 'object'>) (<class 'shutil.Error'>,) True

# sys.settrace and sys.setprofile: which events, of which lines, in which order.
import sys


def events(source, opcodes=False):
    told = []

    def local(frame, event, arg):
        about = f' {arg[0].__name__}' if event == 'exception' else f' {arg!r}' if event == 'return' else ''
        told.append(f'{frame.f_code.co_name}:{event}:{frame.f_lineno}{about}')
        return local

    def trace(frame, event, arg):
        return local(frame, event, arg) if frame.f_code.co_filename == '<traced>' else None

    code = compile(source, '<traced>', 'exec')
    sys.settrace(trace)
    try:
        exec(code, {})
    except BaseException as error:
        print('raised', repr(error))
    finally:
        sys.settrace(None)
    for line in told:
        print(line)


events('''def f(x):
    for i in range(2):
        if i: continue
        x += 1
    return x
f(1)
def g():
    yield 1
    try: yield 2
    finally: x = 1
for z in g(): pass
class A:
    y = 1
try:
    f("a")
except TypeError:
    pass
''')
# expect: <module>:call:0
# expect: <module>:line:1
# expect: <module>:line:6
# expect: f:call:1
# expect: f:line:2
# expect: f:line:3
# expect: f:line:4
# expect: f:line:2
# expect: f:line:3
# expect: f:line:2
# expect: f:line:5
# expect: f:return:5 2
# expect: <module>:line:7
# expect: <module>:line:11
# expect: g:call:7
# expect: g:line:8
# expect: g:return:8 1
# expect: <module>:line:11
# expect: g:call:8
# expect: g:line:9
# expect: g:return:9 2
# expect: <module>:line:11
# expect: g:call:9
# expect: g:line:10
# expect: g:return:10 None
# expect: <module>:line:12
# expect: A:call:12
# expect: A:line:12
# expect: A:line:13
# expect: A:return:13 None
# expect: <module>:line:14
# expect: <module>:line:15
# expect: f:call:1
# expect: f:line:2
# expect: f:line:3
# expect: f:line:4
# expect: f:exception:4 TypeError
# expect: f:return:4 None
# expect: <module>:exception:15 TypeError
# expect: <module>:line:16
# expect: <module>:line:17
# expect: <module>:return:17 None
print('-- statements')  # expect: -- statements
events('''
def h(a, b=2):
    while a:
        a -= 1
        with open("/dev/null") as fh:
            x = [i for i in range(2)]
    else:
        b = 3
    return b
h(2)
def two(): return 1
two()
def deco():
    """doc"""
    global zz
    zz = 1
    assert zz, "no"
    match zz:
        case 0: pass
        case 1 if zz:
            zz = 4
        case _: pass
    return
deco()
x = {
  1: 2,
  3: two(),
}
print(two(),
      (lambda:
        3)())
del x
for i in range(3):
    if i == 1: break
else:
    pass
''')
# expect: 1 3
# expect: <module>:call:0
# expect: <module>:line:2
# expect: <module>:line:10
# expect: h:call:2
# expect: h:line:3
# expect: h:line:4
# expect: h:line:5
# expect: h:line:6
# expect: h:line:6
# expect: h:line:6
# expect: h:line:5
# expect: h:line:3
# expect: h:line:4
# expect: h:line:5
# expect: h:line:6
# expect: h:line:6
# expect: h:line:6
# expect: h:line:5
# expect: h:line:3
# expect: h:line:8
# expect: h:line:9
# expect: h:return:9 3
# expect: <module>:line:11
# expect: <module>:line:12
# expect: two:call:11
# expect: two:line:11
# expect: two:return:11 1
# expect: <module>:line:13
# expect: <module>:line:24
# expect: deco:call:13
# expect: deco:line:16
# expect: deco:line:17
# expect: deco:line:18
# expect: deco:line:19
# expect: deco:line:20
# expect: deco:line:21
# expect: deco:line:23
# expect: deco:return:23 None
# expect: <module>:line:26
# expect: <module>:line:27
# expect: two:call:11
# expect: two:line:11
# expect: two:return:11 1
# expect: <module>:line:25
# expect: <module>:line:29
# expect: two:call:11
# expect: two:line:11
# expect: two:return:11 1
# expect: <module>:line:30
# expect: <lambda>:call:30
# expect: <lambda>:line:31
# expect: <lambda>:return:31 3
# expect: <module>:line:29
# expect: <module>:line:32
# expect: <module>:line:33
# expect: <module>:line:34
# expect: <module>:line:33
# expect: <module>:line:34
# expect: <module>:return:34 None
print('-- exceptions')  # expect: -- exceptions
events('''
def rec(n):
    if n == 0:
        raise ValueError(n)
    try:
        rec(n-1)
    except KeyError:
        pass
    finally:
        n = 0
try:
    rec(2)
except ValueError as e:
    pass
rec(0)
''')
# expect: raised ValueError(0)
# expect: <module>:call:0
# expect: <module>:line:2
# expect: <module>:line:11
# expect: <module>:line:12
# expect: rec:call:2
# expect: rec:line:3
# expect: rec:line:5
# expect: rec:line:6
# expect: rec:call:2
# expect: rec:line:3
# expect: rec:line:5
# expect: rec:line:6
# expect: rec:call:2
# expect: rec:line:3
# expect: rec:line:4
# expect: rec:exception:4 ValueError
# expect: rec:return:4 None
# expect: rec:exception:6 ValueError
# expect: rec:line:7
# expect: rec:line:10
# expect: rec:return:10 None
# expect: rec:exception:6 ValueError
# expect: rec:line:7
# expect: rec:line:10
# expect: rec:return:10 None
# expect: <module>:exception:12 ValueError
# expect: <module>:line:13
# expect: <module>:line:14
# expect: <module>:line:15
# expect: rec:call:2
# expect: rec:line:3
# expect: rec:line:4
# expect: rec:exception:4 ValueError
# expect: rec:return:4 None
# expect: <module>:exception:15 ValueError
# expect: <module>:return:15 None
print('-- generators and coroutines')  # expect: -- generators and coroutines
events('''
def sub():
    r = yield from g()
    return r
def g():
    yield 1
    return 5
list(sub())
it = g(); next(it)
try:
    it.throw(KeyError)
except KeyError:
    pass
async def co():
    await co2()
async def co2():
    return 1
try: co().send(None)
except StopIteration: pass
''')
# expect: <module>:call:0
# expect: <module>:line:2
# expect: <module>:line:5
# expect: <module>:line:8
# expect: sub:call:2
# expect: sub:line:3
# expect: g:call:5
# expect: g:line:6
# expect: g:return:6 1
# expect: sub:return:3 1
# expect: sub:call:3
# expect: g:call:6
# expect: g:line:7
# expect: g:return:7 5
# expect: sub:exception:3 StopIteration
# expect: sub:line:4
# expect: sub:return:4 5
# expect: <module>:line:9
# expect: g:call:5
# expect: g:line:6
# expect: g:return:6 1
# expect: <module>:line:10
# expect: <module>:line:11
# expect: g:call:6
# expect: g:exception:6 KeyError
# expect: g:return:6 None
# expect: <module>:exception:11 KeyError
# expect: <module>:line:12
# expect: <module>:line:13
# expect: <module>:line:14
# expect: <module>:line:16
# expect: <module>:line:18
# expect: co:call:14
# expect: co:line:15
# expect: co2:call:16
# expect: co2:line:17
# expect: co2:return:17 1
# expect: co:exception:15 StopIteration
# expect: co:return:15 None
# expect: <module>:exception:18 StopIteration
# expect: <module>:line:19
# expect: <module>:return:19 None


def lines_only(frame, event, arg):
    if event == 'call' and frame.f_code.co_name == 'work':
        frame.f_trace_lines = False
        frame.f_trace_opcodes = True
        return lambda frame, event, arg: seen.add(event)


def work():
    len([1])
    [1].append(2)
    int('3')
    try:
        [].pop()
    except IndexError:
        pass
    return 7


seen = set()
sys.settrace(lines_only)
work()
sys.settrace(None)
print(sorted(seen))  # expect: ['exception', 'opcode', 'return']

print('-- profile')  # expect: -- profile
told = []


def profile(frame, event, arg):
    told.append(f'{frame.f_code.co_name}:{event} {getattr(arg, "__name__", arg)}')


sys.setprofile(profile)
same = sys.getprofile() is profile
work()
sys.setprofile(None)
for line in told:
    print(line)
# expect: <module>:c_call getprofile
# expect: <module>:c_return getprofile
# expect: work:call None
# expect: work:c_call len
# expect: work:c_return len
# expect: work:c_call append
# expect: work:c_return append
# expect: work:c_call pop
# expect: work:c_exception pop
# expect: work:return 7
# expect: <module>:c_call setprofile

print('-- errors in a trace function')  # expect: -- errors in a trace function


def broken(frame, event, arg):
    raise KeyError(event)


sys.settrace(broken)
try:
    work()
except KeyError as error:
    print(repr(error), sys.gettrace())
# expect: KeyError('call') None
sys.setprofile(broken)
try:
    len([])
except KeyError as error:
    print(repr(error), sys.getprofile())
# expect: KeyError('c_call') None

frame = sys._getframe()
for name in ('f_trace_lines', 'f_trace_opcodes'):
    try:
        setattr(frame, name, 1)
    except TypeError as error:
        print(error)
# expect: attribute value type must be bool
# expect: attribute value type must be bool

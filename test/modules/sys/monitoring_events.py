# sys.monitoring: which events, of which lines, in which order. Offsets into the bytecode are shown as the lines they belong to.
import sys

monitoring = sys.monitoring
events = monitoring.events
TOOL = 3
MOST = ['PY_START', 'PY_RESUME', 'PY_RETURN', 'PY_YIELD', 'CALL', 'LINE', 'STOP_ITERATION', 'RAISE', 'EXCEPTION_HANDLED', 'PY_UNWIND',
        'PY_THROW', 'RERAISE', 'C_RETURN', 'C_RAISE']


def lines_of(code):
    return {offset: line for start, end, line in code.co_lines() for offset in range(start, end)}


def shown(value):
    if value is monitoring.MISSING:
        return 'MISSING'
    if value is None or isinstance(value, (int, str, BaseException)):
        return repr(value)
    return getattr(value, '__qualname__', type(value).__name__)


def run(source, *names):
    told = []

    def callback_for(name):
        def callback(code, place, *about):
            if code.co_filename == '<monitored>':
                line = place if name == 'LINE' else lines_of(code).get(place) or 0
                told.append(' '.join([code.co_name, name, str(line), *map(shown, about)]))
        return callback

    monitoring.use_tool_id(TOOL, 'test')
    for name in names:
        monitoring.register_callback(TOOL, getattr(events, name), callback_for(name))
    code = compile(source, '<monitored>', 'exec')
    monitoring.set_events(TOOL, sum(getattr(events, name) for name in names))
    try:
        exec(code, {'__name__': 'monitored'})
    except BaseException as error:
        told.append(f'ended by {error!r}')
    monitoring.free_tool_id(TOOL)
    print('\n'.join(told))


print('-- calls')  # expect: -- calls
run('''def f(a, b=None):
    return [a,
            b]
f(1)
f(b=2, a=3)
f(*(4, 5))
f(**{'a': 6})
len([])
print(end='')
int('7', base=8)
[].append(1)
append = [].append
append(2)
class A:
    def __init__(self, x): self.x = x
    def method(self): return self.x
    def __call__(self): pass
class B(A):
    def method(self):
        return super().method() + super(B, self).method()
b = B(8)
b.method()
m = b.method
m()
m(*[])
b()
@staticmethod
def decorated(): pass
sorted([2, 1], key=lambda n: -n)
f(*range(2))
max(x for x in [1])
[f(x) for x in [2]]
try:
    f()
except TypeError: pass
try:
    int('x')
except ValueError: pass
assert f(1), 'message'
''', *MOST)
# expect: <module> PY_START 0
# expect: <module> LINE 1
# expect: <module> LINE 4
# expect: <module> CALL 4 f 1
# expect: f PY_START 1
# expect: f LINE 2
# expect: f LINE 3
# expect: f LINE 2
# expect: f PY_RETURN 2 list
# expect: <module> LINE 5
# expect: <module> CALL 5 f 2
# expect: f PY_START 1
# expect: f LINE 2
# expect: f LINE 3
# expect: f LINE 2
# expect: f PY_RETURN 2 list
# expect: <module> LINE 6
# expect: <module> CALL 6 f 4
# expect: f PY_START 1
# expect: f LINE 2
# expect: f LINE 3
# expect: f LINE 2
# expect: f PY_RETURN 2 list
# expect: <module> LINE 7
# expect: <module> CALL 7 f MISSING
# expect: f PY_START 1
# expect: f LINE 2
# expect: f LINE 3
# expect: f LINE 2
# expect: f PY_RETURN 2 list
# expect: <module> LINE 8
# expect: <module> CALL 8 len list
# expect: <module> C_RETURN 8 len list
# expect: <module> LINE 9
# expect: <module> CALL 9 print ''
# expect: <module> C_RETURN 9 print ''
# expect: <module> LINE 10
# expect: <module> CALL 10 int '7'
# expect: <module> C_RETURN 10 int '7'
# expect: <module> LINE 11
# expect: <module> CALL 11 list.append list
# expect: <module> C_RETURN 11 list.append list
# expect: <module> LINE 12
# expect: <module> LINE 13
# expect: <module> CALL 13 list.append 2
# expect: <module> C_RETURN 13 list.append 2
# expect: <module> LINE 14
# expect: <module> CALL 14 __build_class__ A
# expect: A PY_START 14
# expect: A LINE 14
# expect: A LINE 15
# expect: A LINE 16
# expect: A LINE 17
# expect: A PY_RETURN 17 None
# expect: <module> C_RETURN 14 __build_class__ A
# expect: <module> LINE 18
# expect: <module> CALL 18 __build_class__ B
# expect: B PY_START 18
# expect: B LINE 18
# expect: B LINE 19
# expect: B PY_RETURN 19 cell
# expect: <module> C_RETURN 18 __build_class__ B
# expect: <module> LINE 21
# expect: <module> CALL 21 B 8
# expect: __init__ PY_START 15
# expect: __init__ LINE 15
# expect: __init__ PY_RETURN 15 None
# expect: <module> C_RETURN 21 B 8
# expect: <module> LINE 22
# expect: <module> CALL 22 B.method B
# expect: method PY_START 19
# expect: method LINE 20
# expect: method CALL 20 super MISSING
# expect: method C_RETURN 20 super MISSING
# expect: method CALL 20 A.method B
# expect: method PY_START 16
# expect: method LINE 16
# expect: method PY_RETURN 16 8
# expect: method CALL 20 super B
# expect: method C_RETURN 20 super B
# expect: method CALL 20 A.method B
# expect: method PY_START 16
# expect: method LINE 16
# expect: method PY_RETURN 16 8
# expect: method PY_RETURN 20 16
# expect: <module> LINE 23
# expect: <module> LINE 24
# expect: <module> CALL 24 B.method B
# expect: method PY_START 19
# expect: method LINE 20
# expect: method CALL 20 super MISSING
# expect: method C_RETURN 20 super MISSING
# expect: method CALL 20 A.method B
# expect: method PY_START 16
# expect: method LINE 16
# expect: method PY_RETURN 16 8
# expect: method CALL 20 super B
# expect: method C_RETURN 20 super B
# expect: method CALL 20 A.method B
# expect: method PY_START 16
# expect: method LINE 16
# expect: method PY_RETURN 16 8
# expect: method PY_RETURN 20 16
# expect: <module> LINE 25
# expect: <module> CALL 25 B.method MISSING
# expect: method PY_START 19
# expect: method LINE 20
# expect: method CALL 20 super MISSING
# expect: method C_RETURN 20 super MISSING
# expect: method CALL 20 A.method B
# expect: method PY_START 16
# expect: method LINE 16
# expect: method PY_RETURN 16 8
# expect: method CALL 20 super B
# expect: method C_RETURN 20 super B
# expect: method CALL 20 A.method B
# expect: method PY_START 16
# expect: method LINE 16
# expect: method PY_RETURN 16 8
# expect: method PY_RETURN 20 16
# expect: <module> LINE 26
# expect: <module> CALL 26 B MISSING
# expect: __call__ PY_START 17
# expect: __call__ LINE 17
# expect: __call__ PY_RETURN 17 None
# expect: <module> C_RETURN 26 B MISSING
# expect: <module> LINE 27
# expect: <module> LINE 28
# expect: <module> LINE 27
# expect: <module> CALL 27 staticmethod decorated
# expect: <module> C_RETURN 27 staticmethod decorated
# expect: <module> LINE 28
# expect: <module> LINE 29
# expect: <module> CALL 29 sorted list
# expect: <lambda> PY_START 29
# expect: <lambda> LINE 29
# expect: <lambda> PY_RETURN 29 -2
# expect: <lambda> PY_START 29
# expect: <lambda> LINE 29
# expect: <lambda> PY_RETURN 29 -1
# expect: <module> C_RETURN 29 sorted list
# expect: <module> LINE 30
# expect: <module> CALL 30 range 2
# expect: <module> C_RETURN 30 range 2
# expect: <module> CALL 30 f 0
# expect: f PY_START 1
# expect: f LINE 2
# expect: f LINE 3
# expect: f LINE 2
# expect: f PY_RETURN 2 list
# expect: <module> LINE 31
# expect: <module> CALL 31 <genexpr> tuple_iterator
# expect: <module> CALL 31 max <genexpr>
# expect: <genexpr> PY_START 31
# expect: <genexpr> LINE 31
# expect: <genexpr> PY_YIELD 31 1
# expect: <genexpr> PY_RESUME 31
# expect: <genexpr> PY_RETURN 31 None
# expect: <module> C_RETURN 31 max <genexpr>
# expect: <module> LINE 32
# expect: <module> CALL 32 f 2
# expect: f PY_START 1
# expect: f LINE 2
# expect: f LINE 3
# expect: f LINE 2
# expect: f PY_RETURN 2 list
# expect: <module> LINE 33
# expect: <module> LINE 34
# expect: <module> CALL 34 f MISSING
# expect: <module> RAISE 34 TypeError("f() missing 1 required positional argument: 'a'")
# expect: <module> EXCEPTION_HANDLED 0 TypeError("f() missing 1 required positional argument: 'a'")
# expect: <module> LINE 35
# expect: <module> LINE 36
# expect: <module> LINE 37
# expect: <module> CALL 37 int 'x'
# expect: <module> C_RAISE 37 int 'x'
# expect: <module> RAISE 37 ValueError("invalid literal for int() with base 10: 'x'")
# expect: <module> EXCEPTION_HANDLED 0 ValueError("invalid literal for int() with base 10: 'x'")
# expect: <module> LINE 38
# expect: <module> LINE 39
# expect: <module> CALL 39 f 1
# expect: f PY_START 1
# expect: f LINE 2
# expect: f LINE 3
# expect: f LINE 2
# expect: f PY_RETURN 2 list
# expect: <module> PY_RETURN 39 None

print('-- lines')  # expect: -- lines
run('''def f(a):
    for i in a:
        if i:
            break
    for i in a:
        if not i:
            continue
        i = (
            1 +
            i)
    while True:
        if a: break
    try:
        pass
    finally:
        return (
            a,
            a)
f([0, 1])
for x in range(2): pass
match 2:
    case 1:
        pass
    case 2:
        pass
''', 'LINE')
# expect: <module> LINE 1
# expect: <module> LINE 19
# expect: f LINE 2
# expect: f LINE 3
# expect: f LINE 2
# expect: f LINE 3
# expect: f LINE 4
# expect: f LINE 5
# expect: f LINE 6
# expect: f LINE 7
# expect: f LINE 5
# expect: f LINE 6
# expect: f LINE 9
# expect: f LINE 10
# expect: f LINE 9
# expect: f LINE 8
# expect: f LINE 5
# expect: f LINE 11
# expect: f LINE 12
# expect: f LINE 13
# expect: f LINE 14
# expect: f LINE 17
# expect: f LINE 18
# expect: f LINE 16
# expect: <module> LINE 20
# expect: <module> LINE 21
# expect: <module> LINE 22
# expect: <module> LINE 24
# expect: <module> LINE 25

print('-- with')  # expect: -- with
run('''class M:
    def __enter__(self): return self
    def __exit__(self, kind, error, traceback): return kind is KeyError
with M() as m:
    pass
with M():
    raise KeyError
with M():
    raise IndexError
''', *MOST)
# expect: <module> PY_START 0
# expect: <module> LINE 1
# expect: <module> CALL 1 __build_class__ M
# expect: M PY_START 1
# expect: M LINE 1
# expect: M LINE 2
# expect: M LINE 3
# expect: M PY_RETURN 3 None
# expect: <module> C_RETURN 1 __build_class__ M
# expect: <module> LINE 4
# expect: <module> CALL 4 M MISSING
# expect: <module> C_RETURN 4 M MISSING
# expect: <module> CALL 4 M.__enter__ M
# expect: __enter__ PY_START 2
# expect: __enter__ LINE 2
# expect: __enter__ PY_RETURN 2 M
# expect: <module> LINE 5
# expect: <module> LINE 4
# expect: <module> CALL 4 M.__exit__ M
# expect: __exit__ PY_START 3
# expect: __exit__ LINE 3
# expect: __exit__ PY_RETURN 3 False
# expect: <module> LINE 6
# expect: <module> CALL 6 M MISSING
# expect: <module> C_RETURN 6 M MISSING
# expect: <module> CALL 6 M.__enter__ M
# expect: __enter__ PY_START 2
# expect: __enter__ LINE 2
# expect: __enter__ PY_RETURN 2 M
# expect: <module> LINE 7
# expect: <module> RAISE 7 KeyError()
# expect: <module> EXCEPTION_HANDLED 6 KeyError()
# expect: <module> LINE 6
# expect: __exit__ PY_START 3
# expect: __exit__ LINE 3
# expect: __exit__ PY_RETURN 3 True
# expect: <module> LINE 8
# expect: <module> CALL 8 M MISSING
# expect: <module> C_RETURN 8 M MISSING
# expect: <module> CALL 8 M.__enter__ M
# expect: __enter__ PY_START 2
# expect: __enter__ LINE 2
# expect: __enter__ PY_RETURN 2 M
# expect: <module> LINE 9
# expect: <module> RAISE 9 IndexError()
# expect: <module> EXCEPTION_HANDLED 8 IndexError()
# expect: <module> LINE 8
# expect: __exit__ PY_START 3
# expect: __exit__ LINE 3
# expect: __exit__ PY_RETURN 3 False
# expect: <module> RERAISE 8 IndexError()
# expect: <module> EXCEPTION_HANDLED 0 IndexError()
# expect: <module> RERAISE 0 IndexError()
# expect: <module> PY_UNWIND 0 IndexError()
# expect: ended by IndexError()

print('-- generators')  # expect: -- generators
run('''def g():
    yield 1
    return 2
def outer():
    value = yield from g()
    return value
list(outer())
for x in g(): pass
async def a(): return 1
async def b(): return await a()
try: b().send(None)
except StopIteration: pass
it = g(); next(it)
try: it.throw(KeyError)
except KeyError: pass
it = outer(); next(it)
try: it.throw(IndexError)
except IndexError: pass
def catching():
    try:
        yield 1
    except KeyError:
        return 5
def through():
    return (yield from catching())
it = through(); next(it)
try: it.throw(KeyError)
except StopIteration: pass
it = outer(); next(it); it.close()
class Once:
    def __iter__(self): return self
    def __next__(self): raise StopIteration
for x in Once(): pass
list(Once())
''', *MOST)
# expect: <module> PY_START 0
# expect: <module> LINE 1
# expect: <module> LINE 4
# expect: <module> LINE 7
# expect: <module> CALL 7 outer MISSING
# expect: <module> CALL 7 list outer
# expect: outer PY_START 4
# expect: outer LINE 5
# expect: outer CALL 5 g MISSING
# expect: g PY_START 1
# expect: g LINE 2
# expect: g PY_YIELD 2 1
# expect: outer PY_YIELD 5 1
# expect: outer PY_RESUME 5
# expect: g PY_RESUME 2
# expect: g LINE 3
# expect: g PY_RETURN 3 2
# expect: outer STOP_ITERATION 5 StopIteration(2)
# expect: outer LINE 6
# expect: outer PY_RETURN 6 2
# expect: <module> C_RETURN 7 list outer
# expect: <module> LINE 8
# expect: <module> CALL 8 g MISSING
# expect: g PY_START 1
# expect: g LINE 2
# expect: g PY_YIELD 2 1
# expect: g PY_RESUME 2
# expect: g LINE 3
# expect: g PY_RETURN 3 2
# expect: <module> RAISE 8 StopIteration(2)
# expect: <module> LINE 9
# expect: <module> LINE 10
# expect: <module> LINE 11
# expect: <module> CALL 11 b MISSING
# expect: <module> CALL 11 coroutine.send b
# expect: b PY_START 10
# expect: b LINE 10
# expect: b CALL 10 a MISSING
# expect: a PY_START 9
# expect: a LINE 9
# expect: a PY_RETURN 9 1
# expect: b STOP_ITERATION 10 StopIteration(1)
# expect: b PY_RETURN 10 1
# expect: <module> C_RAISE 11 coroutine.send b
# expect: <module> RAISE 11 StopIteration(1)
# expect: <module> EXCEPTION_HANDLED 0 StopIteration(1)
# expect: <module> LINE 12
# expect: <module> LINE 13
# expect: <module> CALL 13 g MISSING
# expect: <module> CALL 13 next g
# expect: g PY_START 1
# expect: g LINE 2
# expect: g PY_YIELD 2 1
# expect: <module> C_RETURN 13 next g
# expect: <module> LINE 14
# expect: <module> CALL 14 generator.throw g
# expect: g PY_THROW 2 KeyError()
# expect: g RAISE 2 KeyError()
# expect: g EXCEPTION_HANDLED 0 KeyError()
# expect: g RERAISE 0 KeyError()
# expect: g PY_UNWIND 0 KeyError()
# expect: <module> C_RAISE 14 generator.throw g
# expect: <module> RAISE 14 KeyError()
# expect: <module> EXCEPTION_HANDLED 0 KeyError()
# expect: <module> LINE 15
# expect: <module> LINE 16
# expect: <module> CALL 16 outer MISSING
# expect: <module> CALL 16 next outer
# expect: outer PY_START 4
# expect: outer LINE 5
# expect: outer CALL 5 g MISSING
# expect: g PY_START 1
# expect: g LINE 2
# expect: g PY_YIELD 2 1
# expect: outer PY_YIELD 5 1
# expect: <module> C_RETURN 16 next outer
# expect: <module> LINE 17
# expect: <module> CALL 17 generator.throw outer
# expect: g PY_THROW 2 IndexError()
# expect: g RAISE 2 IndexError()
# expect: g EXCEPTION_HANDLED 0 IndexError()
# expect: g RERAISE 0 IndexError()
# expect: g PY_UNWIND 0 IndexError()
# expect: outer PY_THROW 5 IndexError()
# expect: outer RAISE 5 IndexError()
# expect: outer EXCEPTION_HANDLED 5 IndexError()
# expect: outer LINE 5
# expect: outer RERAISE 5 IndexError()
# expect: outer EXCEPTION_HANDLED 0 IndexError()
# expect: outer RERAISE 0 IndexError()
# expect: outer PY_UNWIND 0 IndexError()
# expect: <module> C_RAISE 17 generator.throw outer
# expect: <module> RAISE 17 IndexError()
# expect: <module> EXCEPTION_HANDLED 0 IndexError()
# expect: <module> LINE 18
# expect: <module> LINE 19
# expect: <module> LINE 24
# expect: <module> LINE 26
# expect: <module> CALL 26 through MISSING
# expect: <module> CALL 26 next through
# expect: through PY_START 24
# expect: through LINE 25
# expect: through CALL 25 catching MISSING
# expect: catching PY_START 19
# expect: catching LINE 20
# expect: catching LINE 21
# expect: catching PY_YIELD 21 1
# expect: through PY_YIELD 25 1
# expect: <module> C_RETURN 26 next through
# expect: <module> LINE 27
# expect: <module> CALL 27 generator.throw through
# expect: catching PY_THROW 21 KeyError()
# expect: catching RAISE 21 KeyError()
# expect: catching EXCEPTION_HANDLED 0 KeyError()
# expect: catching LINE 22
# expect: catching LINE 23
# expect: catching PY_RETURN 23 5
# expect: through PY_THROW 25 StopIteration(5)
# expect: through RAISE 25 StopIteration(5)
# expect: through EXCEPTION_HANDLED 25 StopIteration(5)
# expect: through LINE 25
# expect: through PY_RETURN 25 5
# expect: <module> C_RAISE 27 generator.throw through
# expect: <module> RAISE 27 StopIteration(5)
# expect: <module> EXCEPTION_HANDLED 0 StopIteration(5)
# expect: <module> LINE 28
# expect: <module> LINE 29
# expect: <module> CALL 29 outer MISSING
# expect: <module> CALL 29 next outer
# expect: outer PY_START 4
# expect: outer LINE 5
# expect: outer CALL 5 g MISSING
# expect: g PY_START 1
# expect: g LINE 2
# expect: g PY_YIELD 2 1
# expect: outer PY_YIELD 5 1
# expect: <module> C_RETURN 29 next outer
# expect: <module> CALL 29 generator.close outer
# expect: g PY_THROW 2 GeneratorExit()
# expect: g RAISE 2 GeneratorExit()
# expect: g EXCEPTION_HANDLED 0 GeneratorExit()
# expect: g RERAISE 0 GeneratorExit()
# expect: g PY_UNWIND 0 GeneratorExit()
# expect: outer PY_THROW 5 GeneratorExit()
# expect: outer RAISE 5 GeneratorExit()
# expect: outer EXCEPTION_HANDLED 5 GeneratorExit()
# expect: outer LINE 5
# expect: outer RERAISE 5 GeneratorExit()
# expect: outer EXCEPTION_HANDLED 0 GeneratorExit()
# expect: outer RERAISE 0 GeneratorExit()
# expect: outer PY_UNWIND 0 GeneratorExit()
# expect: <module> C_RETURN 29 generator.close outer
# expect: <module> LINE 30
# expect: <module> CALL 30 __build_class__ Once
# expect: Once PY_START 30
# expect: Once LINE 30
# expect: Once LINE 31
# expect: Once LINE 32
# expect: Once PY_RETURN 32 None
# expect: <module> C_RETURN 30 __build_class__ Once
# expect: <module> LINE 33
# expect: <module> CALL 33 Once MISSING
# expect: <module> C_RETURN 33 Once MISSING
# expect: __iter__ PY_START 31
# expect: __iter__ LINE 31
# expect: __iter__ PY_RETURN 31 Once
# expect: __next__ PY_START 32
# expect: __next__ LINE 32
# expect: __next__ RAISE 32 StopIteration()
# expect: __next__ PY_UNWIND 32 StopIteration()
# expect: <module> RAISE 33 StopIteration()
# expect: <module> LINE 34
# expect: <module> CALL 34 Once MISSING
# expect: <module> C_RETURN 34 Once MISSING
# expect: <module> CALL 34 list Once
# expect: __iter__ PY_START 31
# expect: __iter__ LINE 31
# expect: __iter__ PY_RETURN 31 Once
# expect: __next__ PY_START 32
# expect: __next__ LINE 32
# expect: __next__ RAISE 32 StopIteration()
# expect: __next__ PY_UNWIND 32 StopIteration()
# expect: <module> C_RETURN 34 list Once
# expect: <module> PY_RETURN 34 None

print('-- loops over generators')  # expect: -- loops over generators
run('''def g(n, value=None):
    for i in range(n): yield i
    return value
def use(n, value):
    for x in g(n, value):
        pass
use(0, 7)
use(0, 7)
use(2, None)
use(2, 7)
''', 'RAISE', 'STOP_ITERATION')
# expect: use RAISE 5 StopIteration(7)
# expect: use STOP_ITERATION 5 StopIteration(7)
# expect: use STOP_ITERATION 5 StopIteration()
# expect: use STOP_ITERATION 5 StopIteration(7)

print('-- exceptions')  # expect: -- exceptions
run('''def f():
    try:
        1 / 0
    except ValueError:
        pass
try:
    f()
except ZeroDivisionError as e:
    try:
        raise KeyError from e
    except* KeyError:
        pass
try:
    try:
        f()
    finally:
        x = 1
except ZeroDivisionError:
    pass
try:
    raise
except RuntimeError: pass
f()
''', 'RAISE', 'RERAISE', 'EXCEPTION_HANDLED', 'PY_UNWIND')
# expect: f RAISE 3 ZeroDivisionError('division by zero')
# expect: f EXCEPTION_HANDLED 0 ZeroDivisionError('division by zero')
# expect: f RERAISE 4 ZeroDivisionError('division by zero')
# expect: f EXCEPTION_HANDLED 0 ZeroDivisionError('division by zero')
# expect: f RERAISE 0 ZeroDivisionError('division by zero')
# expect: f PY_UNWIND 0 ZeroDivisionError('division by zero')
# expect: <module> RAISE 7 ZeroDivisionError('division by zero')
# expect: <module> EXCEPTION_HANDLED 0 ZeroDivisionError('division by zero')
# expect: <module> RAISE 10 KeyError()
# expect: <module> EXCEPTION_HANDLED 0 KeyError()
# expect: f RAISE 3 ZeroDivisionError('division by zero')
# expect: f EXCEPTION_HANDLED 0 ZeroDivisionError('division by zero')
# expect: f RERAISE 4 ZeroDivisionError('division by zero')
# expect: f EXCEPTION_HANDLED 0 ZeroDivisionError('division by zero')
# expect: f RERAISE 0 ZeroDivisionError('division by zero')
# expect: f PY_UNWIND 0 ZeroDivisionError('division by zero')
# expect: <module> RAISE 15 ZeroDivisionError('division by zero')
# expect: <module> EXCEPTION_HANDLED 0 ZeroDivisionError('division by zero')
# expect: <module> RERAISE 17 ZeroDivisionError('division by zero')
# expect: <module> EXCEPTION_HANDLED 0 ZeroDivisionError('division by zero')
# expect: <module> RERAISE 0 ZeroDivisionError('division by zero')
# expect: <module> EXCEPTION_HANDLED 0 ZeroDivisionError('division by zero')
# expect: <module> RAISE 21 RuntimeError('No active exception to reraise')
# expect: <module> EXCEPTION_HANDLED 0 RuntimeError('No active exception to reraise')
# expect: f RAISE 3 ZeroDivisionError('division by zero')
# expect: f EXCEPTION_HANDLED 0 ZeroDivisionError('division by zero')
# expect: f RERAISE 4 ZeroDivisionError('division by zero')
# expect: f EXCEPTION_HANDLED 0 ZeroDivisionError('division by zero')
# expect: f RERAISE 0 ZeroDivisionError('division by zero')
# expect: f PY_UNWIND 0 ZeroDivisionError('division by zero')
# expect: <module> RAISE 23 ZeroDivisionError('division by zero')
# expect: <module> PY_UNWIND 23 ZeroDivisionError('division by zero')
# expect: ended by ZeroDivisionError('division by zero')

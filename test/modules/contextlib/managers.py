# Module contextlib, much of it.
from contextlib import *
@contextmanager
def cm(x):
    print('in',x)
    try: yield x*2
    except ValueError as e: print('caught',e)
    finally: print('out')
with cm(3) as v: print(v)
# expect: in 3
# expect: 6
# expect: out
with cm(1): raise ValueError('boo')
# expect: in 1
# expect: caught boo
# expect: out
try:
    with cm(1): raise KeyError('k')
except KeyError as e: print('k',e)
# expect: in 1
# expect: out
# expect: k 'k'
@cm(5)
def f(a): print('f',a); return a
print(f(2))
# expect: in 5
# expect: f 2
# expect: out
# expect: 2
with suppress(KeyError): {}['a']
with ExitStack() as s:
    s.enter_context(cm('a')); s.callback(print,'cb',1); s.push(lambda *a: print('exit',a[0]))
    s.enter_context(cm('b'))
# expect: in a
# expect: in b
# expect: out
# expect: exit None
# expect: cb 1
# expect: out
class C:
    def close(self): print('closed')
with closing(C()) as c: pass
# expect: closed
with nullcontext(4) as n: print(n)
# expect: 4
import io
b=io.StringIO()
with redirect_stdout(b): print('hidden')
print(repr(b.getvalue()))  # expect: 'hidden\n'
@contextmanager
def bad():
    if 0: yield
try:
    with bad(): pass
except RuntimeError as e: print(e)
# expect: generator didn't yield
@contextmanager
def bad2(): yield 1; yield 2
try:
    with bad2(): pass
except RuntimeError as e: print(e)
# expect: generator didn't stop
try:
    with ExitStack() as st:
        st.push(lambda *a: True)
        raise ValueError(1)
    print('suppressed')
except ValueError: print('no')
# expect: suppressed

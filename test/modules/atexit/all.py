# Module atexit: order, arguments, errors in the functions, what is taken back, what is registered too late.
import atexit, sys
@atexit.register
def first(): print('first')
def f(*a,**k): print('f',a,k)
print(atexit.register(f,1,b=2) is f)
class Bad:
    def __init__(self, error): self.error = error
    def __repr__(self): return f'Bad({self.error!r})'
    def __call__(self):
        raise self.error
atexit.register(Bad(ValueError('no')))
def late(): atexit.register(print,'registered late')
atexit.register(late)
atexit.register(f,'gone'); 
def gone(): print('gone')
atexit.register(gone); atexit.register(gone); atexit.unregister(gone)
print(atexit._ncallbacks())
try: atexit.register(3)
except TypeError as e: print(e)
try: atexit.register()
except TypeError as e: print(e)
atexit.register(Bad(SystemExit(7)))
def tr(): print(sys.exc_info())
atexit.register(tr)
# expect: True
# expect: 5
# expect: the first argument must be callable
# expect: register() takes at least 1 argument (0 given)
# expect: (None, None, None)
# expect: f ('gone',) {}
# expect: f (1,) {'b': 2}
# expect: first
# expect stderr: Exception ignored in atexit callback Bad(SystemExit(7)):
# expect stderr: Traceback (most recent call last):
# expect stderr:   File "all.py", line 11, in __call__
# expect stderr:     raise self.error
# expect stderr: SystemExit: 7
# expect stderr: Exception ignored in atexit callback Bad(ValueError('no')):
# expect stderr: Traceback (most recent call last):
# expect stderr:   File "all.py", line 11, in __call__
# expect stderr:     raise self.error
# expect stderr: ValueError: no

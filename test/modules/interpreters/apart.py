# What one interpreter does to things that look as if there were one of each in the process is not seen in another: X1, X2.
import abc
import codecs
import collections.abc
import contextvars
import copyreg
import gc
import logging
import os
import signal
import sys
import warnings
import weakref
from concurrent import interpreters

one = interpreters.create()
one.exec('''
import abc, atexit, builtins, codecs, collections.abc, contextvars, copyreg, gc, logging, os, signal, sys, warnings, weakref

class SecretList(list): pass
class SecretObject: pass
class SecretError(ValueError): pass
class SecretMeta(type): pass
keep = [SecretList(), SecretObject(), SecretError(), SecretMeta('SecretClass', (), {})]
reference = weakref.ref(len, print)
collections.abc.Sequence.register(SecretObject)
collections.abc.Sequence.register(int)
told = [issubclass(int, collections.abc.Sequence), [c.__name__ for c in list.__subclasses__() if 'Secret' in c.__name__]]
warnings.filterwarnings('error', 'secret')
atexit.register(int)
codecs.register_error('secret', lambda error: ('', error.end))
codecs.register(lambda name: codecs.lookup('ascii') if name == 'secret' else None)
var = contextvars.ContextVar('secret')
var.set(1)
builtins.secret = sys.secret = 1
copyreg.pickle(complex, lambda number: (complex, (0,)))
sys.setrecursionlimit(777)
sys.set_int_max_str_digits(5000)
os.environ['SECRET'] = '1'
sys.path.append('/secret')
sys.argv.append('secret')
sys.warnoptions.append('secret')
sys.meta_path.append('secret')
sys.path_hooks.append('secret')
sys.excepthook = sys.displayhook = sys.unraisablehook = print
sys.modules['secret'] = sys
sys.stdout.secret = 1
gc.callbacks.append(lambda *_: None)
gc.disable()
gc.set_threshold(1, 2, 3)
logging.addLevelName(77, 'SECRET')
try:
    signal.signal(signal.SIGUSR1, print)
except ValueError as error:
    told.append(str(error))
''')
print(one.call(eval, 'told'))
# expect: [True, ['SecretList'], 'signal only works in main thread of the main interpreter']


def secret(classes):
    return [each.__name__ for each in classes if 'Secret' in each.__name__]


for base in (list, object, ValueError):
    print(base.__name__, secret(base.__subclasses__()), end='; ')
print(secret(type.__subclasses__(type)))  # expect: list []; object []; ValueError []; []
print(secret(type(each) for each in gc.get_objects()), secret(each for each in gc.get_objects() if isinstance(each, type)))
# expect: [] []
print([each for each in gc.get_referrers(list, object, len) if 'Secret' in type(each).__name__ or getattr(each, '__name__', '').startswith('Secret')])
# expect: []
print(weakref.getweakrefcount(len))  # expect: 0
print(issubclass(int, collections.abc.Sequence))  # expect: False
print([each for each in warnings.filters if each[1] is not None and 'secret' in str(each[1])])  # expect: []
for find, name in ((codecs.lookup_error, 'secret'), (codecs.lookup, 'secret')):
    try:
        print(find(name))
    except LookupError as error:
        print(error)
# expect: unknown error handler name 'secret'
# expect: unknown encoding: secret
print([var for var in contextvars.copy_context() if var.name == 'secret'])  # expect: []
print(hasattr(sys, 'secret'), 'secret' in dir(__builtins__), hasattr(sys.stdout, 'secret'), 'secret' in sys.modules)
# expect: False False False False
print(complex in copyreg.dispatch_table and copyreg.dispatch_table[complex](1j)[1])  # expect: (0.0, 1.0)
print(sys.getrecursionlimit() == 777, sys.get_int_max_str_digits() == 5000, 'SECRET' in os.environ)
# expect: False False False
print('/secret' in sys.path, [each for each in (sys.argv, sys.warnoptions, sys.meta_path, sys.path_hooks) if 'secret' in each])
# expect: False []
print([each for each in (sys.excepthook, sys.displayhook, sys.unraisablehook) if each is print])  # expect: []
print(gc.callbacks, gc.isenabled(), gc.get_threshold() == (1, 2, 3), logging.getLevelName(77))
# expect: [] True False Level 77
print(signal.getsignal(signal.SIGUSR1) == signal.SIG_DFL)  # expect: True

# Nothing that a class takes as an attribute is seen on a class of another interpreter.
two = interpreters.create()
two.exec('''
import array, collections, datetime, decimal, functools, io, itertools, operator, random, re, struct, threading, time, types, zlib

def classes():
    todo, seen = [object], set()
    while todo:
        each = todo.pop()
        if each not in seen:
            seen.add(each)
            todo += type.__subclasses__(each)
    return seen

for each in classes():
    try:
        each.secret = 1
    except TypeError:
        pass
''')
todo, seen = [object], set()
import array, collections, datetime, decimal, functools, io, itertools, operator, random, re, struct, threading, time, types, zlib
while todo:
    each = todo.pop()
    if each not in seen:
        seen.add(each)
        todo += type.__subclasses__(each)
print(len(seen) > 100, [each for each in seen if 'secret' in vars(each)])  # expect: True []
one.close()
two.close()

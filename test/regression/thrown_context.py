# An exception thrown into a coroutine had no context, and one that its resumer was handling was forgotten by the coroutine that handled it too.
import types
@types.coroutine
def y(v=None): return (yield v)
async def inner():
    try:
        await y(1)
    except KeyError as e:
        try: await y(2)
        finally: print('in', repr(e))
        raise
async def outer():
    try:
        await inner()
    except KeyError as e:
        print('outer', repr(e), repr(e.__context__))
        raise ValueError('x')
c=outer(); c.send(None)
print(c.throw(KeyError('k')))  # expect: 2
try: c.send(None)
except ValueError as e: print(repr(e), repr(e.__context__))
# expect: in KeyError('k')
# expect: outer KeyError('k') None
# expect: ValueError('x') KeyError('k')

async def a():
    try:
        await y(1)
    finally:
        raise TypeError('t')
async def b():
    try: 1/0
    except ZeroDivisionError:
        await a()
c=b(); c.send(None)
try: c.throw(KeyError('q'))
except TypeError as e: print(repr(e), repr(e.__context__), repr(e.__context__.__context__))
# expect: TypeError('t') ZeroDivisionError('division by zero') None
# throw into it while handling
c=b(); c.send(None)
try: c.throw(KeyError('q'))
except TypeError as e: print(repr(e), repr(e.__context__), repr(e.__context__.__context__))
# expect: TypeError('t') ZeroDivisionError('division by zero') None
async def d():
    try: 1/0
    except ZeroDivisionError:
        await y(1)
c=d(); c.send(None)
try: c.throw(KeyError('q'))
except KeyError as e: print(repr(e), repr(e.__context__))
# expect: KeyError('q') ZeroDivisionError('division by zero')
async def f():
    try: 1/0
    except ZeroDivisionError:
        try: await y(1)
        finally:
            await y(2)
            raise
async def g(): await f()
c=g(); c.send(None)
print(c.throw(KeyError('q')))  # expect: 2
try: c.send(None)
except KeyError as e: print(repr(e), repr(e.__context__))
# expect: KeyError('q') ZeroDivisionError('division by zero')
def gen():
    try: yield 1
    except KeyError:
        yield 2
        raise
def g2(): yield from gen()
c=g2(); next(c); print(c.throw(KeyError('z')))  # expect: 2
try: next(c)
except KeyError as e: print(repr(e))
# expect: KeyError('z')
try:
    raise OSError('outside')
except OSError:
    c=g2(); next(c); print(c.throw(KeyError('z')))
    try: next(c)
    except KeyError as e: print(repr(e), repr(e.__context__))
# expect: 2
# expect: KeyError('z') None
class Aw:
    def __await__(self): return self
    def __iter__(self): return self
    def __next__(self): return 1
    def send(self, v): return 1
    def throw(self, *a): raise a[0]
async def h():
    try: 1/0
    except ZeroDivisionError:
        try: await Aw()
        except KeyError as e:
            print('h', repr(e.__context__)); raise
async def h2(): await h()
c=h2(); c.send(None)
try: c.throw(KeyError('q'))
except KeyError as e: print(repr(e), repr(e.__context__))
# expect: h ZeroDivisionError('division by zero')
# expect: KeyError('q') ZeroDivisionError('division by zero')
async def s():
    try: await y(1)
    except KeyError:
        await y(2)
        raise
c=s(); c.send(None)
e=KeyError('same')
try: raise e
except KeyError as q: print(c.throw(q))
# expect: 2
try: c.send(None)
except KeyError as q: print(repr(q), q is e)
# expect: KeyError('same') True

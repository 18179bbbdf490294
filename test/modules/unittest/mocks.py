# Mocks: what they remember, what they say when a check fails, patches, specifications, files.
import json
import os
import re
import unittest
from unittest.mock import (ANY, DEFAULT, MagicMock, Mock, PropertyMock, call, create_autospec, mock_open, patch, seal, sentinel)


def without_ids(text):
    return re.sub(r" id='\d+'", '', text)


m = Mock()
print(m.foo.bar(1, a=2) is m.foo.bar.return_value, m.mock_calls, m.method_calls, m.foo.mock_calls)
m.foo().baz[0] if False else m.foo().baz(3)
print(m.mock_calls, m.method_calls)
mm = MagicMock(name='mm')
print(len(mm), list(mm), bool(mm), int(mm), mm == mm, mm == 3, mm != mm, 3 in mm, mm < 3 if False else '', hash(mm)==hash(mm))
mm.__getitem__.return_value = 7
print(mm[3], mm + 1 is mm.__add__.return_value, without_ids(str(mm.mock_calls)))
with mm as x: print(x is mm.__enter__.return_value)
mm.__len__.return_value = 9
print(len(mm))
mm.__iter__.return_value = [1,2]
print(list(mm), list(mm))
mm += 1
print(without_ids(repr(mm)))
def show(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as e: print(type(e).__name__, without_ids(str(e)))
m = Mock(return_value=3, side_effect=None)
show(m.assert_called)
show(m.assert_called_once)
show(m.assert_called_with, 1)
m(1, x=2)
m(2)
show(m.assert_not_called)
show(m.assert_called_once)
show(m.assert_called_with, 1)
show(m.assert_called_once_with,2)
show(m.assert_any_call, 1, x=2)
show(m.assert_any_call, 5)
show(m.assert_has_calls, [call(1, x=2), call(2)])
show(m.assert_has_calls, [call(2), call(1)])
show(m.assert_has_calls, [call(2), call(1,x=2)], any_order=True)
show(m.assert_has_calls, [call(9)], any_order=True)
print(m.call_args, m.call_args.args, m.call_args_list, m.call_count, m.called, m.call_args == call(2), m.call_args == ((2,),))
show(lambda: m.assert_foo)
show(lambda: m.called_once_with)
m = Mock(side_effect=[1, ValueError('x'), DEFAULT], return_value='rv')
show(m)
show(m)
show(m)
show(m)
m = Mock(side_effect=lambda a: a*2)
show(m, 4)
show(m)
m.reset_mock()
print(m.call_count, m.mock_calls)
class Real:
    cls_attr = 1
    def __init__(self, a, b=2): self.a = a
    def method(self, x, *, y=1): return x
    @staticmethod
    def st(q): pass
    @classmethod
    def cm(cls, q): pass
    @property
    def prop(self): return 5
    def __len__(self): return 4
s = Mock(spec=Real)
print(isinstance(s, Real))
show(lambda: s.nope)
s.nope = 1

s = Mock(spec_set=Real)

try: s.nope = 1
except AttributeError as e: print(e)
s = MagicMock(spec=Real)
show(lambda: len(s))
show(lambda: s[0])
print(without_ids(repr(s)))
a = create_autospec(Real)
show(a)
inst = a(1)
print(isinstance(inst, Real))
show(inst.method)
inst.method(1, y=2)
inst.method.assert_called_with(1, y=2)
inst.method.assert_called_with(x=1, y=2)
show(inst.method, 1, 2)
show(inst.zzz) if hasattr(inst,'zzz') else print('nozzz')
show(a.st)
a.st(1)
show(a.cm)
a.cm(2)
print(a.mock_calls)
show(inst.cls_attr.foo) if hasattr(inst.cls_attr, 'foo') else print('no foo')
def func(a, b, *, c=3): "doc"
f = create_autospec(func, return_value='fish'); print(f(1, 2), f.__name__, f.__doc__, type(f).__name__); show(f, 1); f.assert_called_once_with(1, 2); f.assert_called_once_with(a=1, b=2); show(f.assert_called_with, 3, 4); print(f.call_args_list, f.called); f.return_value = 4; print(f(1,b=2)); f.side_effect = KeyError('k'); show(f,1,2); f.reset_mock(); print(f.call_count, f.mock_calls)
class Thing:
    value = 1
    def get(self): return 'real'
t = Thing()
with patch.object(Thing, 'get', return_value='mocked') as p:
    print(t.get(), p.call_count)
print(t.get())
with patch.object(t, 'value', 5): print(t.value)
print(t.value, t.__dict__)
with patch('os.getcwd', return_value='/x') as p: print(os.getcwd(), p)if False else print(os.getcwd())
with patch('json.dumps') as d: json.dumps(1); d.assert_called_once_with(1); print(without_ids(str(d)))
with patch.dict(os.environ, {'NEWVAR': '1'}): print(os.environ['NEWVAR'])
print('NEWVAR' in os.environ)
D={'a':1}
with patch.dict(D, b=2, clear=True) as dd: print(D)
print(D)
@patch('json.loads')
@patch.object(Thing, 'get', new=lambda self: 'new')
def g(x, loads): return x, t.get(), json.loads is loads
print(g(1))
class T(unittest.TestCase):
    @patch('json.dumps', return_value='D')
    def test_a(self, d): self.assertEqual(json.dumps(5), 'D')
    def test_b(self):
        p = patch('json.loads'); mk = p.start(); self.addCleanup(p.stop)
        json.loads('x'); mk.assert_called_once_with('x')
    @patch.multiple(Thing, get=DEFAULT, value=9)
    def test_c(self, get): get.return_value=1; self.assertEqual((t.get(), t.value), (1, 9))
@patch.object(Thing, 'get', autospec=True)
class T2(unittest.TestCase):
    def test_x(self, get): get.return_value = 3; self.assertEqual(t.get(), 3); get.assert_called_once_with(t)
r = unittest.TestResult()
unittest.defaultTestLoader.loadTestsFromTestCase(T).run(r)
unittest.defaultTestLoader.loadTestsFromTestCase(T2).run(r)
print(r, r.errors, r.failures)
show(lambda: patch('nodots').__enter__()); show(lambda: patch.object(Thing, 'nope').__enter__()); show(lambda: patch.object('json','x')); show(lambda: patch('json.dumps', new=1, new_callable=Mock)); show(lambda: patch('json.dumps', new=1, x=2).__enter__()); show(lambda: patch('json.dumps', autospect=True))
print(call.foo(1).bar(2).call_list(), call(1) == (('',(1,),{})), call.a.b(3), call, call.x, call()(), call.index(1))
print(sentinel.a, sentinel.a is sentinel.a, ANY == 5, [ANY] == [object()], ANY)
with patch('builtins.open', mock_open(read_data='l1\nl2\nl3')) as mo:
    with open('f') as fh: print(fh.read(), repr(fh.read()))
    with open('f') as fh: print(list(fh))
    with open('f') as fh: print(fh.readline(), fh.readlines(), repr(fh.readline()))
    open('g', 'w').write('data')
print(mo.mock_calls)
pm = PropertyMock(return_value=3)
type(t).prop = pm
print(t.prop)
t.prop = 4
print(pm.mock_calls)
m = Mock()
m.attach_mock(Mock(return_value=1), 'child')
m.child(5)
print(m.mock_calls)
m = Mock()
m.a.b.c = 5
seal(m)
show(lambda: m.zzz)
show(lambda: m.a.q)

m = Mock(**{'method.return_value': 3, 'other.side_effect': KeyError}); show(m.method); show(m.other)
m = Mock(wraps=[3,1,2])
m.sort() 
show(m.pop)
m = Mock()
del m.x
show(lambda: m.x)
print(hasattr(m,'y'), [n for n in dir(Mock(spec=['a','b'])) if len(n)==1])
m = MagicMock()
m.__str__.return_value='STR'
print(str(m))
m.__class__ = dict
print(isinstance(m, dict))
m = Mock()
m.__str__ = lambda self: 'lam'
print(str(m))

try: m.__init__ = 3
except AttributeError as e: print(e)
m = MagicMock()
m.configure_mock(**{'a.b': 3})
print(m.a.b)
m = MagicMock()
m(1)(2).x(3)
print(m.mock_calls == call(1)(2).x(3).call_list(), m.mock_calls)
print(without_ids(repr([Mock(name='n').a.b(), Mock().x, Mock()(), MagicMock()[1], Mock(spec=int), Mock(spec_set=int)])))

# exec, eval and compile with namespaces, closures, builtins and flags; __import__, dir, vars, breakpoint and what site adds.
# since: 3.14
import sys, builtins
def t(e):
    try:
        r = eval(e)
        print(e, '->', '...' if ' at 0x' in repr(r) else r)
    except Exception as x:
        print(e, '!!', type(x).__name__, x)
class M(dict):
    def __missing__(s,k): 
        if k.startswith('_'): raise KeyError(k)
        return 'miss '+k
class Map:
    def __init__(s): s.d={}
    def __getitem__(s,k): return s.d[k]
    def __setitem__(s,k,v): s.d[k]=v
    def __delitem__(s,k): del s.d[k]
    def keys(s): return s.d.keys()
def outer():
    v=10
    def g(): return v
    return g
g=outer()
def gen(): yield 1
def needs(a): return a
co=compile
class Boo(dict): pass
m=Map()
for e in ['exec("x=1",{},m)','m.d','eval("zz",{},M())','eval("zz",M())','exec("",3)','eval("",3)','eval("1",m)','exec("1",m)','exec("1",{},3)','eval("1",{},3)','eval("1",{},[])','exec(1)','eval(1)','eval("  1+1")','eval("\\t2")','eval(b" 3")','eval("1;2")','exec("1",closure=())','exec(g.__code__)','exec(g.__code__,closure=g.__closure__)','exec(g.__code__,closure=())','exec(g.__code__,closure=3)','exec(compile("1","f","exec"),closure=g.__closure__)','exec(compile("1","f","exec"),closure=None)','eval(g.__code__)','eval(needs.__code__)','eval(gen.__code__).__class__','eval((lambda: 5).__code__)','type(eval("__builtins__",{}))','eval("len([1])",{"__builtins__":{}})','eval("len([1])",{"__builtins__":{"len":lambda x:"mine"}})','exec("class A: pass",{"__builtins__":{}})','exec("import sys",{"__builtins__":{}})','exec("print(1)",{"__builtins__":None})','eval("1+1",{"__builtins__":None})','eval("locals()",{},{"a":1})','eval("globals() is locals()",{})','eval("dir()",{"a":1,"__builtins__":{"dir":dir}})','eval("vars()",{"__builtins__":{"vars":vars}},{"q":1})','exec("a=1","")','exec(globals={})','exec("x=5", globals=d)' ,'compile("1","f","eva")','compile("1","f","eval",flags=1)','compile("1","f","eval",optimize=5)','compile("1","f","eval",optimize=-2)','compile("1",1,"eval")','compile(1,"f","eval")','compile("a b","f","exec")','compile("x=1","f","eval")','compile("1\\n2\\n","f","single")','compile("await x","f","eval",flags=0x2000).co_flags & 0x80','compile("from __future__ import annotations\\n","f","exec").co_flags & 0x1000000','compile("x: int","f","exec",flags=0x1000000).co_flags& 0x1000000','compile("1","f","eval",0,True)','compile("1\\0","f","eval")','compile(b"\\xef\\xbb\\xbf1","f","eval")','compile("1",b"f","eval")','compile("assert 0","f","exec",optimize=1).co_consts','eval(compile("__debug__","f","eval",optimize=1))','compile("def f():\\n  \'d\'\\n","f","exec",optimize=2).co_consts[0].co_consts','compile(memoryview(b"1+1"),"f","eval")','compile("","f","exec").co_name','compile("1","f","exec",dont_inherit=1,flags=0x2).co_flags','compile("1","f","exec",_feature_version=5)','__import__("sys") is sys','__import__("os.path").__name__','__import__("os.path",fromlist=["x"]).__name__','__import__("nope")','__import__("")','__import__(1)','__import__("os",level=-1)','__import__("x",level=1)','__import__("x",{},{},[],1)','__import__("x",{"__package__":"os"},{},[],1)', '__import__("x",{"__name__":"os"},{},[],1)','__import__("x",{"__package__":1},{},[],1)','vars(3)','vars(1,2)','vars(sys) is sys.__dict__','dir(1,2)','dir(None)==dir(type(None))','callable(exit)','exit','quit','license','help','exit.__class__.__name__','type(copyright)','builtins.__spec__','__spec__','__package__','builtins.__loader__','sys.__spec__','sys.__loader__','builtins.__package__','__name__','__doc__','__file__ is not None','breakpoint','__annotations__','input.__name__','builtins.__doc__[:20]','builtins.__name__']: 
    d={}
    t(e)
# expect: exec("x=1",{},m) -> None
# expect: m.d -> {'x': 1}
# expect: eval("zz",{},M()) -> miss zz
# expect: eval("zz",M()) -> miss zz
# expect: exec("",3) !! TypeError exec() globals must be a dict, not int
# expect: eval("",3) !! TypeError globals must be a dict
# expect: eval("1",m) !! TypeError globals must be a real dict; try eval(expr, {}, mapping)
# expect: exec("1",m) !! TypeError exec() globals must be a dict, not Map
# expect: exec("1",{},3) !! TypeError locals must be a mapping or None, not int
# expect: eval("1",{},3) !! TypeError locals must be a mapping
# expect: eval("1",{},[]) -> 1
# expect: exec(1) !! TypeError exec() arg 1 must be a string, bytes or code object
# expect: eval(1) !! TypeError eval() arg 1 must be a string, bytes or code object
# expect: eval("  1+1") -> 2
# expect: eval("\t2") -> 2
# expect: eval(b" 3") -> 3
# expect: eval("1;2") !! SyntaxError invalid syntax (<string>, line 1)
# expect: exec("1",closure=()) !! TypeError closure can only be used when source is a code object
# expect: exec(g.__code__) !! TypeError code object requires a closure of exactly length 1
# expect: exec(g.__code__,closure=g.__closure__) -> None
# expect: exec(g.__code__,closure=()) !! TypeError code object requires a closure of exactly length 1
# expect: exec(g.__code__,closure=3) !! TypeError code object requires a closure of exactly length 1
# expect: exec(compile("1","f","exec"),closure=g.__closure__) !! TypeError cannot use a closure with this code object
# expect: exec(compile("1","f","exec"),closure=None) -> None
# expect: eval(g.__code__) !! TypeError code object passed to eval() may not contain free variables
# expect: eval(needs.__code__) !! TypeError needs() missing 1 required positional argument: 'a'
# expect: eval(gen.__code__).__class__ -> <class 'generator'>
# expect: eval((lambda: 5).__code__) -> 5
# expect: type(eval("__builtins__",{})) -> <class 'dict'>
# expect: eval("len([1])",{"__builtins__":{}}) !! NameError name 'len' is not defined
# expect: eval("len([1])",{"__builtins__":{"len":lambda x:"mine"}}) -> mine
# expect: exec("class A: pass",{"__builtins__":{}}) !! NameError __build_class__ not found
# expect: exec("import sys",{"__builtins__":{}}) !! ImportError __import__ not found
# expect: exec("print(1)",{"__builtins__":None}) !! TypeError 'NoneType' object is not subscriptable
# expect: eval("1+1",{"__builtins__":None}) -> 2
# expect: eval("locals()",{},{"a":1}) -> {'a': 1}
# expect: eval("globals() is locals()",{}) -> True
# expect: eval("dir()",{"a":1,"__builtins__":{"dir":dir}}) -> ['__builtins__', 'a']
# expect: eval("vars()",{"__builtins__":{"vars":vars}},{"q":1}) -> {'q': 1}
# expect: exec("a=1","") !! TypeError exec() globals must be a dict, not str
# expect: exec(globals={}) !! TypeError exec() takes at least 1 positional argument (0 given)
# expect: exec("x=5", globals=d) -> None
# expect: compile("1","f","eva") !! ValueError compile() mode must be 'exec', 'eval' or 'single'
# expect: compile("1","f","eval",flags=1) !! ValueError compile(): unrecognised flags
# expect: compile("1","f","eval",optimize=5) !! ValueError compile(): invalid optimize value
# expect: compile("1","f","eval",optimize=-2) !! ValueError compile(): invalid optimize value
# expect: compile("1",1,"eval") !! TypeError expected str, bytes or os.PathLike object, not int
# expect: compile(1,"f","eval") !! TypeError compile() arg 1 must be a string, bytes or AST object
# expect: compile("a b","f","exec") !! SyntaxError invalid syntax (f, line 1)
# expect: compile("x=1","f","eval") !! SyntaxError invalid syntax (f, line 1)
# expect: compile("1\n2\n","f","single") !! SyntaxError multiple statements found while compiling a single statement (f, line 1)
# expect: compile("await x","f","eval",flags=0x2000).co_flags & 0x80 -> 128
# expect: compile("from __future__ import annotations\n","f","exec").co_flags & 0x1000000 -> 16777216
# expect: compile("x: int","f","exec",flags=0x1000000).co_flags& 0x1000000 -> 16777216
# expect: compile("1","f","eval",0,True) -> ...
# expect: compile("1\0","f","eval") !! SyntaxError source code string cannot contain null bytes
# expect: compile(b"\xef\xbb\xbf1","f","eval") -> ...
# expect: compile("1",b"f","eval") -> ...
# expect: compile("assert 0","f","exec",optimize=1).co_consts -> (None,)
# expect: eval(compile("__debug__","f","eval",optimize=1)) -> False
# expect: compile("def f():\n  'd'\n","f","exec",optimize=2).co_consts[0].co_consts -> (None,)
# expect: compile(memoryview(b"1+1"),"f","eval") -> ...
# expect: compile("","f","exec").co_name -> <module>
# expect: compile("1","f","exec",dont_inherit=1,flags=0x2).co_flags !! ValueError compile(): unrecognised flags
# expect: compile("1","f","exec",_feature_version=5) -> ...
# expect: __import__("sys") is sys -> True
# expect: __import__("os.path").__name__ -> os
# expect: __import__("os.path",fromlist=["x"]).__name__ -> posixpath
# expect: __import__("nope") !! ModuleNotFoundError No module named 'nope'
# expect: __import__("") !! ValueError Empty module name
# expect: __import__(1) !! TypeError module name must be a string
# expect: __import__("os",level=-1) !! ValueError level must be >= 0
# expect: __import__("x",level=1) !! KeyError "'__name__' not in globals"
# expect: __import__("x",{},{},[],1) !! KeyError "'__name__' not in globals"
# expect: __import__("x",{"__package__":"os"},{},[],1) !! ModuleNotFoundError No module named 'os.x'; 'os' is not a package
# expect: __import__("x",{"__name__":"os"},{},[],1) !! ImportError attempted relative import with no known parent package
# expect: __import__("x",{"__package__":1},{},[],1) !! TypeError package must be a string
# expect: vars(3) !! TypeError vars() argument must have __dict__ attribute
# expect: vars(1,2) !! TypeError vars expected at most 1 argument, got 2
# expect: vars(sys) is sys.__dict__ -> True
# expect: dir(1,2) !! TypeError dir expected at most 1 argument, got 2
# expect: dir(None)==dir(type(None)) -> True
# expect: callable(exit) -> True
# expect: exit -> Use exit() or Ctrl-D (i.e. EOF) to exit
# expect: quit -> Use quit() or Ctrl-D (i.e. EOF) to exit
# expect: license -> Type license() to see the full license text
# expect: help -> Type help() for interactive help, or help(object) for help about object.
# expect: exit.__class__.__name__ -> Quitter
# expect: type(copyright) -> <class '_sitebuiltins._Printer'>
# expect: builtins.__spec__ -> ModuleSpec(name='builtins', loader=<class '_frozen_importlib.BuiltinImporter'>, origin='built-in')
# expect: __spec__ -> None
# expect: __package__ -> None
# expect: builtins.__loader__ -> <class '_frozen_importlib.BuiltinImporter'>
# expect: sys.__spec__ -> ModuleSpec(name='sys', loader=<class '_frozen_importlib.BuiltinImporter'>, origin='built-in')
# expect: sys.__loader__ -> <class '_frozen_importlib.BuiltinImporter'>
# expect: builtins.__package__ -> 
# expect: __name__ -> __main__
# expect: __doc__ -> None
# expect: __file__ is not None -> True
# expect: breakpoint -> <built-in function breakpoint>
# expect: __annotations__ !! NameError name '__annotations__' is not defined
# expect: input.__name__ -> input
# expect: builtins.__doc__[:20] -> Built-in functions, 
# expect: builtins.__name__ -> builtins
class D:
    def __dir__(s): return ['z','a',*'qb']
class D2:
    def __dir__(s): return 3
class D3:
    def __dir__(s): return ['z',1]
for e in ['dir(D())','dir(D2())','dir(D3())']: t(e)
# expect: dir(D()) -> ['a', 'b', 'q', 'z']
# expect: dir(D2()) !! TypeError 'int' object is not iterable
# expect: dir(D3()) !! TypeError '<' not supported between instances of 'int' and 'str'
import types
mod=types.ModuleType('mm'); mod.__dir__=lambda: ['x','b']; mod.__getattr__=lambda n: 'got '+n if n!='no' else (_ for _ in ()).throw(AttributeError(n))
for e in ['dir(mod)','mod.foo','getattr(mod,"bar")','hasattr(mod,"no")','sorted(types.ModuleType("q").__dict__)','dir(types.ModuleType("q"))', 'types.ModuleType("q").zz','vars(mod)["__name__"]']: t(e)
# expect: dir(mod) -> ['b', 'x']
# expect: mod.foo -> got foo
# expect: getattr(mod,"bar") -> got bar
# expect: hasattr(mod,"no") -> False
# expect: sorted(types.ModuleType("q").__dict__) -> ['__doc__', '__loader__', '__name__', '__package__', '__spec__']
# expect: dir(types.ModuleType("q")) -> ['__doc__', '__loader__', '__name__', '__package__', '__spec__']
# expect: types.ModuleType("q").zz !! AttributeError module 'q' has no attribute 'zz'
# expect: vars(mod)["__name__"] -> mm
sys.breakpointhook=lambda *a,**k: print('hook',a,k) or 7
print(breakpoint(1,b=2), sys.__breakpointhook__ is not sys.breakpointhook)
# expect: hook (1,) {'b': 2}
# expect: 7 True
del sys.breakpointhook
t('breakpoint()')  # expect: breakpoint() !! RuntimeError lost sys.breakpointhook
sys.breakpointhook=sys.__breakpointhook__
import os
for v in ['0', 'builtins.print', 'print']:
    os.environ['PYTHONBREAKPOINT'] = v
    t('breakpoint("arg")')
# expect: breakpoint("arg") -> None
# expect: arg
# expect: breakpoint("arg") -> None
# expect: arg
# expect: breakpoint("arg") -> None

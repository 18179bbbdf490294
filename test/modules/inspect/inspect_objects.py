# Signatures, members, docs, sources and frames as module inspect gives them.
# since: 3.14
import inspect, functools, sys, types, builtins
def t(e):
    try:
        value = eval(e)
        print(e, '->', '...' if ' at 0x' in str(value) else value)
    except Exception as x:
        print(e, '!!', type(x).__name__, '...' if ' at 0x' in str(x) else x)
def f(a,b:int=2,/,c=3,*args:str,d,e:'x'=5,**kw)->list[int]:
    "doc"
    x = """
multi
    """
    return [
1,
]
class A:
    """Doc of A.

        indented
    """
    def __init__(self,x,*,y=1): pass
    def m(self,q): 'm doc'
    @classmethod
    def c(cls,z): pass
    @staticmethod
    def s(z): pass
    @property
    def p(self): 'p doc'
class B(A):
    def m(self,q): pass
class Meta(type):
    def __call__(cls,foo): pass
class WM(metaclass=Meta): pass
class N:
    def __new__(cls,n): pass
class Cl:
    def __call__(self,w): pass
@functools.wraps(f)
def wr(*a): pass
async def co(): pass
def gen(): yield
async def ag(): yield
class Em: pass
class It(int): pass
for e in ['f','A','A.m','A(1).m','A.c','A.s','B','WM','N','Cl()','wr','len','str.join','"".join','int','str','list','dict','object','type','print','sorted','min','getattr','anext','abs','[].append','list.append','dict.fromkeys','int.from_bytes','object.__init__','(1).__add__','int.__add__','Em','It','Exception','range','zip','enumerate','functools.partial(f,1)','functools.partial(f,1,2,3,d=3)','functools.partial(f,c=4)','lambda x,y=1:0','open','__import__','compile','type.__call__','super','property','3','functools.reduce','functools.partial','memoryview','sum','pow','exec','print.__call__','complex','float','map','A.__init__','inspect.signature','isinstance','types.FunctionType','types.SimpleNamespace','bool', 'iter','slice','types.MethodType','staticmethod','ValueError']: t('inspect.signature(%s)'%e)
# expect: inspect.signature(f) -> (a, b: int = 2, /, c=3, *args: str, d, e: 'x' = 5, **kw) -> list[int]
# expect: inspect.signature(A) -> (x, *, y=1)
# expect: inspect.signature(A.m) -> (self, q)
# expect: inspect.signature(A(1).m) -> (q)
# expect: inspect.signature(A.c) -> (z)
# expect: inspect.signature(A.s) -> (z)
# expect: inspect.signature(B) -> (x, *, y=1)
# expect: inspect.signature(WM) -> (foo)
# expect: inspect.signature(N) -> (n)
# expect: inspect.signature(Cl()) -> (w)
# expect: inspect.signature(wr) -> (a, b: int = 2, /, c=3, *args: str, d, e: 'x' = 5, **kw) -> list[int]
# expect: inspect.signature(len) -> (obj, /)
# expect: inspect.signature(str.join) -> (self, iterable, /)
# expect: inspect.signature("".join) -> (iterable, /)
# expect: inspect.signature(int) !! ValueError no signature found for builtin type <class 'int'>
# expect: inspect.signature(str) !! ValueError no signature found for builtin type <class 'str'>
# expect: inspect.signature(list) -> (iterable=(), /)
# expect: inspect.signature(dict) !! ValueError no signature found for builtin type <class 'dict'>
# expect: inspect.signature(object) -> ()
# expect: inspect.signature(type) !! ValueError no signature found for builtin <class 'type'>
# expect: inspect.signature(print) -> (*args, sep=' ', end='\n', file=None, flush=False)
# expect: inspect.signature(sorted) -> (iterable, /, *, key=None, reverse=False)
# expect: inspect.signature(min) !! ValueError no signature found for builtin <built-in function min>
# expect: inspect.signature(getattr) !! ValueError no signature found for builtin <built-in function getattr>
# expect: inspect.signature(anext) !! ValueError <built-in function anext> builtin has invalid signature
# expect: inspect.signature(abs) -> (x, /)
# expect: inspect.signature([].append) -> (object, /)
# expect: inspect.signature(list.append) -> (self, object, /)
# expect: inspect.signature(dict.fromkeys) -> (iterable, value=None, /)
# expect: inspect.signature(int.from_bytes) -> (bytes, byteorder='big', *, signed=False)
# expect: inspect.signature(object.__init__) -> (self, /, *args, **kwargs)
# expect: inspect.signature((1).__add__) -> (value, /)
# expect: inspect.signature(int.__add__) -> (self, value, /)
# expect: inspect.signature(Em) -> ()
# expect: inspect.signature(It) !! ValueError no signature found for builtin type <class '__main__.It'>
# expect: inspect.signature(Exception) !! ValueError no signature found for builtin type <class 'Exception'>
# expect: inspect.signature(range) !! ValueError no signature found for builtin type <class 'range'>
# expect: inspect.signature(zip) -> (*iterables, strict=False)
# expect: inspect.signature(enumerate) -> (iterable, start=0)
# expect: inspect.signature(functools.partial(f,1)) -> (b: int = 2, /, c=3, *args: str, d, e: 'x' = 5, **kw) -> list[int]
# expect: inspect.signature(functools.partial(f,1,2,3,d=3)) -> (*args: str, d=3, e: 'x' = 5, **kw) -> list[int]
# expect: inspect.signature(functools.partial(f,c=4)) -> (a, b: int = 2, /, *, c=4, d, e: 'x' = 5, **kw) -> list[int]
# expect: inspect.signature(lambda x,y=1:0) -> (x, y=1)
# expect: inspect.signature(open) -> (file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)
# expect: inspect.signature(__import__) -> (name, globals=None, locals=None, fromlist=(), level=0)
# expect: inspect.signature(compile) -> (source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)
# expect: inspect.signature(type.__call__) -> (self, /, *args, **kwargs)
# expect: inspect.signature(super) !! ValueError no signature found for builtin type <class 'super'>
# expect: inspect.signature(property) -> (fget=None, fset=None, fdel=None, doc=None)
# expect: inspect.signature(3) !! TypeError 3 is not a callable object
# expect: inspect.signature(functools.reduce) !! ValueError <built-in function reduce> builtin has invalid signature
# expect: inspect.signature(functools.partial) -> (func, /, *args, **keywords)
# expect: inspect.signature(memoryview) -> (object)
# expect: inspect.signature(sum) -> (iterable, /, start=0)
# expect: inspect.signature(pow) -> (base, exp, mod=None)
# expect: inspect.signature(exec) -> (source, /, globals=None, locals=None, *, closure=None)
# expect: inspect.signature(print.__call__) -> (*args, **kwargs)
# expect: inspect.signature(complex) -> (real=0, imag=0)
# expect: inspect.signature(float) -> (x=0, /)
# expect: inspect.signature(map) -> (function, iterable, /, *iterables, strict=False)
# expect: inspect.signature(A.__init__) -> (self, x, *, y=1)
# expect: inspect.signature(inspect.signature) -> (obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False, annotation_format=<Format.VALUE: 1>)
# expect: inspect.signature(isinstance) -> (obj, class_or_tuple, /)
# expect: inspect.signature(types.FunctionType) -> (code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)
# expect: inspect.signature(types.SimpleNamespace) -> (mapping_or_iterable=(), /, **kwargs)
# expect: inspect.signature(bool) -> (object=False, /)
# expect: inspect.signature(iter) !! ValueError no signature found for builtin <built-in function iter>
# expect: inspect.signature(slice) !! ValueError no signature found for builtin type <class 'slice'>
# expect: inspect.signature(types.MethodType) -> (function, instance, /)
# expect: inspect.signature(staticmethod) -> (function, /)
# expect: inspect.signature(ValueError) !! ValueError no signature found for builtin type <class 'ValueError'>
sig=inspect.signature(f)
for e in ['repr(sig)','list(sig.parameters)','sig.parameters["d"].kind','sig.parameters["a"].kind.description','repr(sig.parameters["b"])','sig.bind(1,2,3,4,5,d=6,z=7)','sig.bind(1,d=1).arguments','sig.bind()','sig.bind(1)','sig.bind(1,d=1,a=3)','sig.bind_partial()','inspect.signature(A).bind(1,2)','inspect.signature(A).bind(1,x=2)','inspect.signature(A).bind(q=2)','sig.replace(parameters=[])','sig==inspect.signature(f)','hash(sig)==hash(inspect.signature(f))','inspect.Signature([inspect.Parameter("a",inspect.Parameter.KEYWORD_ONLY),inspect.Parameter("b",inspect.Parameter.POSITIONAL_ONLY)])','inspect.Parameter("1",0)','inspect.Parameter("if",1)','inspect.Parameter("a",7)','inspect.Parameter("a",2,default=3)','inspect.Parameter(1,0)','sig.format(max_width=10)','inspect.getfullargspec(f)','inspect.getfullargspec(len)','inspect.getcallargs(f,1,d=2)','inspect.getcallargs(f)','inspect.getcallargs(f,1,2,3,4)','inspect.getcallargs(A.m,1,2,3)','inspect.getcallargs(A.m,1)','inspect.getcallargs(A.s,1,z=3)','inspect.getcallargs(A.s,q=3)','inspect.getdoc(A)','inspect.getdoc(B)','inspect.getdoc(B.m)','inspect.getdoc(A.p)','inspect.cleandoc("  a\\n    b\\n      c\\n\\n")','inspect.getsource(f)','inspect.getsource(A)','inspect.getsource(A.m)','inspect.getsource(Em)','inspect.getsource(len)','inspect.getsource(int)','inspect.getsource(wr)','inspect.getsourcelines(B.m)','inspect.getmodule(len)','inspect.getmodulename("/a/b.py")','inspect.iscoroutinefunction(co)','inspect.isgeneratorfunction(gen)','inspect.isasyncgenfunction(ag)','inspect.isgeneratorfunction(functools.partial(gen))','inspect.iscoroutinefunction(inspect.markcoroutinefunction(lambda:0))','inspect.isroutine(len)','inspect.isroutine(str.join)','inspect.isroutine((1).__add__)','inspect.ismethoddescriptor(str.join)','inspect.isdatadescriptor(A.p)','inspect.ismemberdescriptor(range.start)','inspect.isgetsetdescriptor(int.real)','inspect.isabstract(A)','inspect.isbuiltin(len)','inspect.isclass(A)','inspect.isfunction(A.m)','inspect.ismethod(A(1).m)','inspect.isawaitable(3)','inspect.getmro(B)','[n for n,v in inspect.getmembers(A(1)) if n[0]!="_"]','[n for n,v in inspect.getmembers(A,inspect.isfunction)]','[(a.name,a.kind,a.defining_class) for a in inspect.classify_class_attrs(B) if a.name[0]!="_"]','inspect.getattr_static(A(1),"p")','inspect.getattr_static(A(1),"nope")','inspect.getattr_static(A(1),"nope",3)','inspect.unwrap(wr) is f','inspect.getclasstree([A,B])','inspect.getgeneratorstate(gen())','inspect.getclosurevars(f)','inspect.getargs(f.__code__)','inspect.BufferFlags.FULL','inspect.get_annotations(f)','inspect.formatannotation(list[int])','inspect.formatannotation(types.SimpleNamespace)','inspect.Parameter.empty','inspect.isgenerator(gen())','inspect.getlineno(inspect.currentframe())','inspect.indentsize("   a")','inspect.getcomments(f)']: t(e)
# expect: repr(sig) -> <Signature (a, b: int = 2, /, c=3, *args: str, d, e: 'x' = 5, **kw) -> list[int]>
# expect: list(sig.parameters) -> ['a', 'b', 'c', 'args', 'd', 'e', 'kw']
# expect: sig.parameters["d"].kind -> KEYWORD_ONLY
# expect: sig.parameters["a"].kind.description -> positional-only
# expect: repr(sig.parameters["b"]) -> <Parameter "b: int = 2">
# expect: sig.bind(1,2,3,4,5,d=6,z=7) -> <BoundArguments (a=1, b=2, c=3, args=(4, 5), d=6, kw={'z': 7})>
# expect: sig.bind(1,d=1).arguments -> {'a': 1, 'd': 1}
# expect: sig.bind() !! TypeError missing a required argument: 'a'
# expect: sig.bind(1) !! TypeError missing a required argument: 'd'
# expect: sig.bind(1,d=1,a=3) -> <BoundArguments (a=1, d=1, kw={'a': 3})>
# expect: sig.bind_partial() -> <BoundArguments ()>
# expect: inspect.signature(A).bind(1,2) !! TypeError too many positional arguments
# expect: inspect.signature(A).bind(1,x=2) !! TypeError multiple values for argument 'x'
# expect: inspect.signature(A).bind(q=2) !! TypeError missing a required argument: 'x'
# expect: sig.replace(parameters=[]) -> () -> list[int]
# expect: sig==inspect.signature(f) -> True
# expect: hash(sig)==hash(inspect.signature(f)) -> True
# expect: inspect.Signature([inspect.Parameter("a",inspect.Parameter.KEYWORD_ONLY),inspect.Parameter("b",inspect.Parameter.POSITIONAL_ONLY)]) !! ValueError wrong parameter order: keyword-only parameter before positional-only parameter
# expect: inspect.Parameter("1",0) !! ValueError '1' is not a valid parameter name
# expect: inspect.Parameter("if",1) !! ValueError 'if' is not a valid parameter name
# expect: inspect.Parameter("a",7) !! ValueError value 7 is not a valid Parameter.kind
# expect: inspect.Parameter("a",2,default=3) !! ValueError variadic positional parameters cannot have default values
# expect: inspect.Parameter(1,0) !! TypeError name must be a str, not a int
# expect: sig.format(max_width=10) -> (
# expect:     a,
# expect:     b: int = 2,
# expect:     /,
# expect:     c=3,
# expect:     *args: str,
# expect:     d,
# expect:     e: 'x' = 5,
# expect:     **kw
# expect: ) -> list[int]
# expect: inspect.getfullargspec(f) -> FullArgSpec(args=['a', 'b', 'c'], varargs='args', varkw='kw', defaults=(2, 3), kwonlyargs=['d', 'e'], kwonlydefaults={'e': 5}, annotations={'return': list[int], 'b': <class 'int'>, 'args': <class 'str'>, 'e': 'x'})
# expect: inspect.getfullargspec(len) -> FullArgSpec(args=['obj'], varargs=None, varkw=None, defaults=None, kwonlyargs=[], kwonlydefaults=None, annotations={})
# expect: inspect.getcallargs(f,1,d=2) -> {'a': 1, 'args': (), 'kw': {}, 'd': 2, 'b': 2, 'c': 3, 'e': 5}
# expect: inspect.getcallargs(f) !! TypeError f() missing 1 required positional argument: 'a'
# expect: inspect.getcallargs(f,1,2,3,4) !! TypeError f() missing 1 required keyword-only argument: 'd'
# expect: inspect.getcallargs(A.m,1,2,3) !! TypeError m() takes 2 positional arguments but 3 were given
# expect: inspect.getcallargs(A.m,1) !! TypeError m() missing 1 required positional argument: 'q'
# expect: inspect.getcallargs(A.s,1,z=3) !! TypeError s() got multiple values for argument 'z'
# expect: inspect.getcallargs(A.s,q=3) !! TypeError s() got an unexpected keyword argument 'q'
# expect: inspect.getdoc(A) -> Doc of A.
# expect:
# expect: indented
# expect: inspect.getdoc(B) -> Doc of A.
# expect:
# expect: indented
# expect: inspect.getdoc(B.m) -> m doc
# expect: inspect.getdoc(A.p) -> p doc
# expect: inspect.cleandoc("  a\n    b\n      c\n\n") -> a
# expect: b
# expect:   c
# expect: inspect.getsource(f) -> def f(a,b:int=2,/,c=3,*args:str,d,e:'x'=5,**kw)->list[int]:
# expect:     "doc"
# expect:     x = """
# expect: multi
# expect:     """
# expect:     return [
# expect: 1,
# expect: ]
# expect:
# expect: inspect.getsource(A) -> class A:
# expect:     """Doc of A.
# expect:
# expect:         indented
# expect:     """
# expect:     def __init__(self,x,*,y=1): pass
# expect:     def m(self,q): 'm doc'
# expect:     @classmethod
# expect:     def c(cls,z): pass
# expect:     @staticmethod
# expect:     def s(z): pass
# expect:     @property
# expect:     def p(self): 'p doc'
# expect:
# expect: inspect.getsource(A.m) ->     def m(self,q): 'm doc'
# expect:
# expect: inspect.getsource(Em) -> class Em: pass
# expect:
# expect: inspect.getsource(len) !! TypeError module, class, method, function, traceback, frame, or code object was expected, got builtin_function_or_method
# expect: inspect.getsource(int) !! TypeError <class 'int'> is a built-in class
# expect: inspect.getsource(wr) -> def f(a,b:int=2,/,c=3,*args:str,d,e:'x'=5,**kw)->list[int]:
# expect:     "doc"
# expect:     x = """
# expect: multi
# expect:     """
# expect:     return [
# expect: 1,
# expect: ]
# expect:
# expect: inspect.getsourcelines(B.m) -> (['    def m(self,q): pass\n'], 32)
# expect: inspect.getmodule(len) -> <module 'builtins' (built-in)>
# expect: inspect.getmodulename("/a/b.py") -> b
# expect: inspect.iscoroutinefunction(co) -> True
# expect: inspect.isgeneratorfunction(gen) -> True
# expect: inspect.isasyncgenfunction(ag) -> True
# expect: inspect.isgeneratorfunction(functools.partial(gen)) -> True
# expect: inspect.iscoroutinefunction(inspect.markcoroutinefunction(lambda:0)) -> True
# expect: inspect.isroutine(len) -> True
# expect: inspect.isroutine(str.join) -> True
# expect: inspect.isroutine((1).__add__) -> True
# expect: inspect.ismethoddescriptor(str.join) -> True
# expect: inspect.isdatadescriptor(A.p) -> True
# expect: inspect.ismemberdescriptor(range.start) -> True
# expect: inspect.isgetsetdescriptor(int.real) -> True
# expect: inspect.isabstract(A) -> False
# expect: inspect.isbuiltin(len) -> True
# expect: inspect.isclass(A) -> True
# expect: inspect.isfunction(A.m) -> True
# expect: inspect.ismethod(A(1).m) -> True
# expect: inspect.isawaitable(3) -> False
# expect: inspect.getmro(B) -> (<class '__main__.B'>, <class '__main__.A'>, <class 'object'>)
# expect: [n for n,v in inspect.getmembers(A(1)) if n[0]!="_"] -> ['c', 'm', 'p', 's']
# expect: [n for n,v in inspect.getmembers(A,inspect.isfunction)] -> ['__init__', 'm', 's']
# expect: [(a.name,a.kind,a.defining_class) for a in inspect.classify_class_attrs(B) if a.name[0]!="_"] -> [('c', 'class method', <class '__main__.A'>), ('m', 'method', <class '__main__.B'>), ('p', 'property', <class '__main__.A'>), ('s', 'static method', <class '__main__.A'>)]
# expect: inspect.getattr_static(A(1),"p") -> ...
# expect: inspect.getattr_static(A(1),"nope") !! AttributeError nope
# expect: inspect.getattr_static(A(1),"nope",3) -> 3
# expect: inspect.unwrap(wr) is f -> True
# expect: inspect.getclasstree([A,B]) -> [(<class 'object'>, ()), [(<class '__main__.A'>, (<class 'object'>,)), [(<class '__main__.B'>, (<class '__main__.A'>,))]]]
# expect: inspect.getgeneratorstate(gen()) -> GEN_CREATED
# expect: inspect.getclosurevars(f) -> ClosureVars(nonlocals={}, globals={}, builtins={}, unbound=set())
# expect: inspect.getargs(f.__code__) -> Arguments(args=['a', 'b', 'c', 'd', 'e'], varargs='args', varkw='kw')
# expect: inspect.BufferFlags.FULL -> 285
# expect: inspect.get_annotations(f) -> {'b': <class 'int'>, 'args': <class 'str'>, 'e': 'x', 'return': list[int]}
# expect: inspect.formatannotation(list[int]) -> list[int]
# expect: inspect.formatannotation(types.SimpleNamespace) -> types.SimpleNamespace
# expect: inspect.Parameter.empty -> <class 'inspect._empty'>
# expect: inspect.isgenerator(gen()) -> True
# expect: inspect.getlineno(inspect.currentframe()) -> 1
# expect: inspect.indentsize("   a") -> 3
# expect: inspect.getcomments(f) -> None

def k(x):
    info = inspect.stack()
    return info[1].function, info[0].code_context, inspect.getargvalues(inspect.currentframe()).args


print(k(1)[1:])  # expect: (['    info = inspect.stack()\n'], ['x'])
try:
    1 / 0
except ZeroDivisionError:
    print(inspect.trace()[0].code_context)
# expect: ['    1 / 0\n']
print(sorted(set(inspect.__all__) - set(dir(inspect))))  # expect: []

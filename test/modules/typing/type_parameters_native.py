# TypeVar, ParamSpec, TypeVarTuple, TypeAliasType, Generic and NoDefault: attributes, texts, errors, lazy evaluation, substitution.
# since: 3.14
import typing, copy
from typing import *
def t(e):
    try:
        value = eval(e)
        print(e, '->', '...' if ' at 0x' in str(value) else value)
    except Exception as x:
        print(e, '!!', type(x).__name__, x)
T=TypeVar('T'); B=TypeVar('B',bound=int); C=TypeVar('C',int,str); D=TypeVar('D',default=int); P=ParamSpec('P'); Ts=TypeVarTuple('Ts'); Co=TypeVar('Co',covariant=True); PD=ParamSpec('PD',default=[int,str]); TD=TypeVarTuple('TD',default=Unpack[tuple[int,str]])
A=TypeAliasType('A',list[T],type_params=(T,))
def f[X, Y: int, Z: (int,str), *V, **Q, W = str](x: X)->Y: pass
X,Y,Z,V,Q,W=f.__type_params__
type Al[K] = dict[K, int]
type Rec = list[Rec]
for e in ['T','B','C','Co','TypeVar("N",contravariant=True)','P','Ts','X,Y,Z,W,V,Q','T.__name__','T.__bound__','B.__bound__','C.__constraints__','D.__default__','T.__default__','T.has_default()','D.has_default()','T.__module__','X.__module__','X.__infer_variance__','T.__covariant__','Y.__bound__','Z.__constraints__','W.__default__','Y.evaluate_bound','T.evaluate_bound','B.evaluate_bound','B.evaluate_bound(1)','B.evaluate_bound(4)','C.evaluate_constraints(4)','C.evaluate_constraints(2)','repr(B.evaluate_bound)','D.evaluate_default','W.evaluate_default(1)','TypeVar("T",int)','TypeVar("T",int,str,bound=int)','TypeVar("T",covariant=True,contravariant=True)','TypeVar("T",infer_variance=True,covariant=True)','TypeVar(1)','TypeVar()','TypeVar("T",bound=3)','TypeVar("T",1,2)','TypeVar("T","a","b").__constraints__','TypeVar("T",bound="a").__bound__','TypeVar("T",bound=None).__bound__','TypeVar("T",default=None).__default__','TypeVar("T",foo=1)','P.args','P.kwargs','P.args==P.args','P.args.__origin__','P.args==P.kwargs','hash(P.args)','P.__bound__','P.__covariant__','ParamSpec("P",bound=int).__bound__','PD.__default__','TD.__default__','list(Ts)','T|int','int|T','T|"x"','T|None','P|int','A','A.__value__','A.__type_params__','A.__parameters__','A[int]','A.__name__','A.__module__','A.evaluate_value','Al','Al.__value__','Al[str]','Al.evaluate_value','Rec','Rec.__value__','Rec[int]','A|int','list(A)','TypeAliasType("Q",int,type_params=[1])','TypeAliasType("Q",int,type_params=(1,))','TypeAliasType(1,int)','TypeAliasType("Q",int,type_params=(D,T))','TypeAliasType("Q")','T.foo','setattr(T,"foo",1)','setattr(T,"__name__",1)','copy.copy(T) is T','copy.deepcopy(T) is T','T.__reduce__()','A.__reduce__()','NoDefault','type(NoDefault)','type(NoDefault)() is NoDefault','type(NoDefault)(1)','NoDefault.__reduce__()','List[T][int]','Dict[T,int][str]','Callable[P,T][[int],str]','Callable[P,int][...]','list[T][int]','dict[T,B][str,int]','Tuple[Unpack[Ts]][int,str]','tuple[*Ts][int,str]','Generic','Generic[T]','Generic[int]','Generic[()]','Generic[T,T]','Generic.__class_getitem__','Generic.__init_subclass__','type(Generic)','Generic.__doc__ is not None','isinstance(T,TypeVar)','TypeVar.__module__','TypeVar.__mro__','type(P.args)','P.__default__','T.__typing_subst__(int)','T.__typing_subst__(3)','Ts.__typing_subst__(int)','P.__typing_subst__([int])','P.__typing_subst__(3)','T.__mro_entries__(())','TypeVar.__doc__ is not None','T==T','T==TypeVar("T")','hash(T)==hash(T)','P.args.__mro_entries__(())','T.__class__','get_type_hints(f)','f.__annotations__','Concatenate[int,P]','Callable[Concatenate[int,P],T][[str],int]','typing.NoDefault is NoDefault','TypeVar("T").__bound__ is None','TypeVar.__text_signature__','TypeVar.__name__', 'str(TypeVar)','TypeVarTuple("a",bound=int)','T.evaluate_constraints','Z.evaluate_constraints(1)']: t(e)
# expect: T -> ~T
# expect: B -> ~B
# expect: C -> ~C
# expect: Co -> +Co
# expect: TypeVar("N",contravariant=True) -> -N
# expect: P -> ~P
# expect: Ts -> Ts
# expect: X,Y,Z,W,V,Q -> (X, Y, Z, W, V, Q)
# expect: T.__name__ -> T
# expect: T.__bound__ -> None
# expect: B.__bound__ -> <class 'int'>
# expect: C.__constraints__ -> (<class 'int'>, <class 'str'>)
# expect: D.__default__ -> <class 'int'>
# expect: T.__default__ -> typing.NoDefault
# expect: T.has_default() -> False
# expect: D.has_default() -> True
# expect: T.__module__ -> __main__
# expect: X.__module__ -> typing
# expect: X.__infer_variance__ -> True
# expect: T.__covariant__ -> False
# expect: Y.__bound__ -> <class 'int'>
# expect: Z.__constraints__ -> (<class 'int'>, <class 'str'>)
# expect: W.__default__ -> <class 'str'>
# expect: Y.evaluate_bound -> ...
# expect: T.evaluate_bound -> None
# expect: B.evaluate_bound -> <constevaluator <class 'int'>>
# expect: B.evaluate_bound(1) -> <class 'int'>
# expect: B.evaluate_bound(4) -> int
# expect: C.evaluate_constraints(4) -> (int, str)
# expect: C.evaluate_constraints(2) -> (<class 'int'>, <class 'str'>)
# expect: repr(B.evaluate_bound) -> <constevaluator <class 'int'>>
# expect: D.evaluate_default -> <constevaluator <class 'int'>>
# expect: W.evaluate_default(1) -> <class 'str'>
# expect: TypeVar("T",int) !! TypeError A single constraint is not allowed
# expect: TypeVar("T",int,str,bound=int) !! TypeError Constraints cannot be combined with bound=...
# expect: TypeVar("T",covariant=True,contravariant=True) !! ValueError Bivariant types are not supported.
# expect: TypeVar("T",infer_variance=True,covariant=True) !! ValueError Variance cannot be specified with infer_variance.
# expect: TypeVar(1) !! TypeError typevar() argument 'name' must be str, not int
# expect: TypeVar() !! TypeError typevar() missing required argument 'name' (pos 1)
# expect: TypeVar("T",bound=3) -> ~T
# expect: TypeVar("T",1,2) -> ~T
# expect: TypeVar("T","a","b").__constraints__ -> ('a', 'b')
# expect: TypeVar("T",bound="a").__bound__ -> ForwardRef('a')
# expect: TypeVar("T",bound=None).__bound__ -> None
# expect: TypeVar("T",default=None).__default__ -> None
# expect: TypeVar("T",foo=1) !! TypeError typevar() got an unexpected keyword argument 'foo'
# expect: P.args -> P.args
# expect: P.kwargs -> P.kwargs
# expect: P.args==P.args -> True
# expect: P.args.__origin__ -> ~P
# expect: P.args==P.kwargs -> False
# expect: hash(P.args) !! TypeError unhashable type: 'typing.ParamSpecArgs'
# expect: P.__bound__ -> None
# expect: P.__covariant__ -> False
# expect: ParamSpec("P",bound=int).__bound__ -> <class 'int'>
# expect: PD.__default__ -> [<class 'int'>, <class 'str'>]
# expect: TD.__default__ -> typing.Unpack[tuple[int, str]]
# expect: list(Ts) -> [typing.Unpack[Ts]]
# expect: T|int -> ~T | int
# expect: int|T -> int | ~T
# expect: T|"x" -> ~T | ForwardRef('x')
# expect: T|None -> ~T | None
# expect: P|int -> ~P | int
# expect: A -> A
# expect: A.__value__ -> list[~T]
# expect: A.__type_params__ -> (~T,)
# expect: A.__parameters__ -> (~T,)
# expect: A[int] -> A[int]
# expect: A.__name__ -> A
# expect: A.__module__ -> __main__
# expect: A.evaluate_value -> <constevaluator list[~T]>
# expect: Al -> Al
# expect: Al.__value__ -> dict[K, int]
# expect: Al[str] -> Al[str]
# expect: Al.evaluate_value -> ...
# expect: Rec -> Rec
# expect: Rec.__value__ -> list[Rec]
# expect: Rec[int] !! TypeError Only generic type aliases are subscriptable
# expect: A|int -> A | int
# expect: list(A) -> [typing.Unpack[A]]
# expect: TypeAliasType("Q",int,type_params=[1]) !! TypeError type_params must be a tuple
# expect: TypeAliasType("Q",int,type_params=(1,)) !! TypeError Expected a type param, got 1
# expect: TypeAliasType(1,int) !! TypeError typealias() argument 'name' must be str, not int
# expect: TypeAliasType("Q",int,type_params=(D,T)) !! TypeError non-default type parameter '~T' follows default type parameter
# expect: TypeAliasType("Q") !! TypeError typealias() missing required argument 'value' (pos 2)
# expect: T.foo !! AttributeError 'typing.TypeVar' object has no attribute 'foo'
# expect: setattr(T,"foo",1) -> None
# expect: setattr(T,"__name__",1) !! AttributeError readonly attribute
# expect: copy.copy(T) is T -> True
# expect: copy.deepcopy(T) is T -> True
# expect: T.__reduce__() -> T
# expect: A.__reduce__() -> A
# expect: NoDefault -> typing.NoDefault
# expect: type(NoDefault) -> <class 'NoDefaultType'>
# expect: type(NoDefault)() is NoDefault -> True
# expect: type(NoDefault)(1) !! TypeError NoDefaultType takes no arguments
# expect: NoDefault.__reduce__() -> NoDefault
# expect: List[T][int] -> typing.List[int]
# expect: Dict[T,int][str] -> typing.Dict[str, int]
# expect: Callable[P,T][[int],str] -> typing.Callable[[int], str]
# expect: Callable[P,int][...] -> typing.Callable[..., int]
# expect: list[T][int] -> list[int]
# expect: dict[T,B][str,int] -> dict[str, int]
# expect: Tuple[Unpack[Ts]][int,str] -> typing.Tuple[int, str]
# expect: tuple[*Ts][int,str] -> tuple[int, str]
# expect: Generic -> <class 'typing.Generic'>
# expect: Generic[T] -> typing.Generic[~T]
# expect: Generic[int] !! TypeError Parameters to Generic[...] must all be type variables or parameter specification variables.
# expect: Generic[()] !! TypeError Parameter list to Generic[...] cannot be empty
# expect: Generic[T,T] !! TypeError Parameters to Generic[...] must all be unique
# expect: Generic.__class_getitem__ -> ...
# expect: Generic.__init_subclass__ -> ...
# expect: type(Generic) -> <class 'type'>
# expect: Generic.__doc__ is not None -> True
# expect: isinstance(T,TypeVar) -> True
# expect: TypeVar.__module__ -> typing
# expect: TypeVar.__mro__ -> (<class 'typing.TypeVar'>, <class 'object'>)
# expect: type(P.args) -> <class 'typing.ParamSpecArgs'>
# expect: P.__default__ -> typing.NoDefault
# expect: T.__typing_subst__(int) -> <class 'int'>
# expect: T.__typing_subst__(3) -> 3
# expect: Ts.__typing_subst__(int) !! TypeError Substitution of bare TypeVarTuple is not supported
# expect: P.__typing_subst__([int]) -> (<class 'int'>,)
# expect: P.__typing_subst__(3) !! TypeError Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got 3
# expect: T.__mro_entries__(()) !! TypeError Cannot subclass an instance of TypeVar
# expect: TypeVar.__doc__ is not None -> True
# expect: T==T -> True
# expect: T==TypeVar("T") -> False
# expect: hash(T)==hash(T) -> True
# expect: P.args.__mro_entries__(()) !! TypeError Cannot subclass an instance of ParamSpecArgs
# expect: T.__class__ -> <class 'typing.TypeVar'>
# expect: get_type_hints(f) -> {'x': X, 'return': Y}
# expect: f.__annotations__ -> {'x': X, 'return': Y}
# expect: Concatenate[int,P] -> typing.Concatenate[int, ~P]
# expect: Callable[Concatenate[int,P],T][[str],int] -> typing.Callable[[int, str], int]
# expect: typing.NoDefault is NoDefault -> True
# expect: TypeVar("T").__bound__ is None -> True
# expect: TypeVar.__text_signature__ -> None
# expect: TypeVar.__name__ -> TypeVar
# expect: str(TypeVar) -> <class 'typing.TypeVar'>
# expect: TypeVarTuple("a",bound=int) !! TypeError typevartuple() got an unexpected keyword argument 'bound'
# expect: T.evaluate_constraints -> None
# expect: Z.evaluate_constraints(1) -> (<class 'int'>, <class 'str'>)
def bad(src):
    try: exec(src)
    except BaseException as x: print(src.split(chr(10))[0],'!!',type(x).__name__,x)
for s in ['class X(TypeVar): pass','class X(ParamSpec): pass','class X(TypeAliasType): pass','class X(T): pass','class X(P): pass','class X(A): pass','class X(type(NoDefault)): pass','class X(Generic): pass','class X(Generic[T],Generic[B]): pass','class X(int, Generic[T]): pass\nprint(X(3)+1, X.__mro__)','class X(Generic[T], dict): pass\nprint(X(a=1), X[int])','class X[T: undefined_name]: pass\nprint(X.__type_params__[0].__name__)\nX.__type_params__[0].__bound__','class X[T](list[T]): pass\nprint(X.__orig_bases__, X.__parameters__, X[int], X[int]())','class X(P.args): pass','def g[T=int, U](): pass']: bad(s)
# expect: class X(TypeVar): pass !! TypeError type 'typing.TypeVar' is not an acceptable base type
# expect: class X(ParamSpec): pass !! TypeError type 'typing.ParamSpec' is not an acceptable base type
# expect: class X(TypeAliasType): pass !! TypeError type 'typing.TypeAliasType' is not an acceptable base type
# expect: class X(T): pass !! TypeError Cannot subclass an instance of TypeVar
# expect: class X(P): pass !! TypeError Cannot subclass an instance of ParamSpec
# expect: class X(A): pass !! TypeError typealias() takes exactly 2 positional arguments (3 given)
# expect: class X(type(NoDefault)): pass !! TypeError type 'NoDefaultType' is not an acceptable base type
# expect: class X(Generic): pass !! TypeError Cannot inherit from plain Generic
# expect: class X(Generic[T],Generic[B]): pass !! TypeError Cannot inherit from Generic[...] multiple times.
# expect: 4 (<class '__main__.X'>, <class 'int'>, <class 'typing.Generic'>, <class 'object'>)
# expect: {'a': 1} __main__.X[int]
# expect: T
# expect: class X[T: undefined_name]: pass !! NameError name 'undefined_name' is not defined
# expect: (list[T], typing.Generic[T]) (T,) __main__.X[int] []
# expect: class X(P.args): pass !! TypeError Cannot subclass an instance of ParamSpecArgs
# expect: def g[T=int, U](): pass !! SyntaxError non-default type parameter 'U' follows default type parameter (<string>, line 1)

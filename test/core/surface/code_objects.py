# Code objects, functions, methods, modules and cells made from their types.
# since: 3.14
import sys
import types


def f(a, b=2, *, c):
    for i in a:
        pass
    if a:
        return 1
    return b


co = f.__code__
inner = (lambda x: lambda: x)(1).__code__


def check(expression):
    try:
        value = eval(expression)
        print(expression, '->', value if type(value) is not types.CodeType else (value.co_name, value.co_argcount, value.co_varnames))
    except Exception as error:
        print(expression, '!!', type(error).__name__, error)


for expression in [
    'co.replace(co_name="g")', 'co.replace(co_name=1)', 'co.replace(foo=1)', 'co.replace(1)', 'co.replace(co_varnames=("x", "y", "z", "w"))',
    'co.replace(co_varnames=("x",))', 'co.replace(co_argcount=-1)', 'co.replace(co_firstlineno="a")', 'co.replace(co_consts=[1])',
    'co.replace(co_consts=co.co_consts + (5, 2.5, 1j, "é", b"x", frozenset({1}), ...)).co_consts[-7:]', 'co.replace(co_names=(1,))',
    'co.replace(co_nlocals=10)', 'co.__replace__(co_name="h")', 'co._varname_from_oparg(0)', 'co._varname_from_oparg(100)',
    'co._varname_from_oparg("a")', 'type(co.co_branches())', 'co.replace(co_code=co.co_code) == co', 'co.replace(co_stacksize=100).co_stacksize',
    'co == co.replace()', 'hash(co) == hash(co.replace())', 'co.replace(co_flags=co.co_flags).co_flags == co.co_flags',
    'types.CodeType()', 'types.CodeType(1)',
    'types.FunctionType(1, {})', 'types.FunctionType(co, 1)', 'types.FunctionType(co, {}, 1)',
    'types.FunctionType(co, {}, "nm").__qualname__', 'types.FunctionType(co, {}, "nm").__name__', 'types.FunctionType(co, {}, None, (5,)).__defaults__',
    'types.FunctionType(co, {}, None, 5)', 'types.FunctionType(co, {}, None, None, (types.CellType(1),))', 'types.FunctionType(co, {}, None, None, 5)',
    'types.FunctionType(co, {}, kwdefaults={"c": 2}).__kwdefaults__', 'types.FunctionType(co, {}, kwdefaults=3)', 'types.FunctionType()',
    'types.FunctionType(inner, {})', 'types.FunctionType(inner, {}, None, None, (1,))', 'types.FunctionType(inner, {}, closure=(types.CellType(4),))()',
    'types.MethodType(1, 2)', 'types.MethodType(len, None)', 'types.MethodType(len)', 'types.MethodType(len, [1])()', 'types.ModuleType()',
    'types.ModuleType("a").__dict__', 'types.ModuleType("a", "doc").__doc__', 'types.CellType().cell_contents', 'types.CellType(1).cell_contents',
    'types.CellType(1, 2)', 'types.TracebackType()', 'types.TracebackType(None, 1, 2, 3)',
    'types.TracebackType(None, sys._getframe(), 2, 3).tb_lineno', 'types.TracebackType(None, sys._getframe(), "a", 3)',
    'types.MappingProxyType({}).__ior__({})', 'types.MappingProxyType[int, str]', 'types.GeneratorType[int, str, None]', 'types.CoroutineType[int, str, None]',
    'classmethod[int]', 'types.GeneratorType()', 'types.CoroutineType()', 'types.FrameType()', 'types.NoneType(1)',
]:
    check(expression)
# expect: co.replace(co_name="g") -> ('g', 2, ('a', 'b', 'c', 'i'))
# expect: co.replace(co_name=1) !! TypeError replace() argument 'co_name' must be str, not int
# expect: co.replace(foo=1) !! TypeError replace() got an unexpected keyword argument 'foo'
# expect: co.replace(1) !! TypeError replace() takes no positional arguments
# expect: co.replace(co_varnames=("x", "y", "z", "w")) -> ('f', 2, ('x', 'y', 'z', 'w'))
# expect: co.replace(co_varnames=("x",)) !! ValueError code: co_varnames is too small
# expect: co.replace(co_argcount=-1) !! ValueError co_argcount must be a positive integer
# expect: co.replace(co_firstlineno="a") !! TypeError 'str' object cannot be interpreted as an integer
# expect: co.replace(co_consts=[1]) !! TypeError replace() argument 'co_consts' must be tuple, not list
# expect: co.replace(co_consts=co.co_consts + (5, 2.5, 1j, "é", b"x", frozenset({1}), ...)).co_consts[-7:] -> (5, 2.5, 1j, 'é', b'x', frozenset({1}), Ellipsis)
# expect: co.replace(co_names=(1,)) !! SystemError non-string found in code slot
# expect: co.replace(co_nlocals=10) !! ValueError code: co_nlocals != len(co_varnames)
# expect: co.__replace__(co_name="h") -> ('h', 2, ('a', 'b', 'c', 'i'))
# expect: co._varname_from_oparg(0) -> a
# expect: co._varname_from_oparg(100) !! IndexError tuple index out of range
# expect: co._varname_from_oparg("a") !! TypeError 'str' object cannot be interpreted as an integer
# expect: type(co.co_branches()) -> <class 'line_iterator'>
# expect: co.replace(co_code=co.co_code) == co -> True
# expect: co.replace(co_stacksize=100).co_stacksize -> 100
# expect: co == co.replace() -> True
# expect: hash(co) == hash(co.replace()) -> True
# expect: co.replace(co_flags=co.co_flags).co_flags == co.co_flags -> True
# expect: types.CodeType() !! TypeError code expected at least 16 arguments, got 0
# expect: types.CodeType(1) !! TypeError code expected at least 16 arguments, got 1
# expect: types.FunctionType(1, {}) !! TypeError function() argument 'code' must be code, not int
# expect: types.FunctionType(co, 1) !! TypeError function() argument 'globals' must be dict, not int
# expect: types.FunctionType(co, {}, 1) !! TypeError arg 3 (name) must be None or string
# expect: types.FunctionType(co, {}, "nm").__qualname__ -> f
# expect: types.FunctionType(co, {}, "nm").__name__ -> nm
# expect: types.FunctionType(co, {}, None, (5,)).__defaults__ -> (5,)
# expect: types.FunctionType(co, {}, None, 5) !! TypeError arg 4 (defaults) must be None or tuple
# expect: types.FunctionType(co, {}, None, None, (types.CellType(1),)) !! ValueError f requires closure of length 0, not 1
# expect: types.FunctionType(co, {}, None, None, 5) !! TypeError arg 5 (closure) must be None or tuple
# expect: types.FunctionType(co, {}, kwdefaults={"c": 2}).__kwdefaults__ -> {'c': 2}
# expect: types.FunctionType(co, {}, kwdefaults=3) !! TypeError arg 6 (kwdefaults) must be None or dict
# expect: types.FunctionType() !! TypeError function() missing required argument 'code' (pos 1)
# expect: types.FunctionType(inner, {}) !! TypeError arg 5 (closure) must be tuple
# expect: types.FunctionType(inner, {}, None, None, (1,)) !! TypeError arg 5 (closure) expected cell, found int
# expect: types.FunctionType(inner, {}, closure=(types.CellType(4),))() -> 4
# expect: types.MethodType(1, 2) !! TypeError first argument must be callable
# expect: types.MethodType(len, None) !! TypeError instance must not be None
# expect: types.MethodType(len) !! TypeError method expected 2 arguments, got 1
# expect: types.MethodType(len, [1])() -> 1
# expect: types.ModuleType() !! TypeError module() missing required argument 'name' (pos 1)
# expect: types.ModuleType("a").__dict__ -> {'__name__': 'a', '__doc__': None, '__package__': None, '__loader__': None, '__spec__': None}
# expect: types.ModuleType("a", "doc").__doc__ -> doc
# expect: types.CellType().cell_contents !! ValueError Cell is empty
# expect: types.CellType(1).cell_contents -> 1
# expect: types.CellType(1, 2) !! TypeError cell expected at most 1 argument, got 2
# expect: types.TracebackType() !! TypeError traceback() missing required argument 'tb_next' (pos 1)
# expect: types.TracebackType(None, 1, 2, 3) !! TypeError traceback() argument 'tb_frame' must be frame, not int
# expect: types.TracebackType(None, sys._getframe(), 2, 3).tb_lineno -> 3
# expect: types.TracebackType(None, sys._getframe(), "a", 3) !! TypeError 'str' object cannot be interpreted as an integer
# expect: types.MappingProxyType({}).__ior__({}) !! TypeError '|=' is not supported by mappingproxy; use '|' instead
# expect: types.MappingProxyType[int, str] -> mappingproxy[int, str]
# expect: types.GeneratorType[int, str, None] -> generator[int, str, None]
# expect: types.CoroutineType[int, str, None] -> coroutine[int, str, None]
# expect: classmethod[int] -> classmethod[int]
# expect: types.GeneratorType() !! TypeError cannot create 'generator' instances
# expect: types.CoroutineType() !! TypeError cannot create 'coroutine' instances
# expect: types.FrameType() !! TypeError cannot create 'frame' instances
# expect: types.NoneType(1) !! TypeError NoneType takes no arguments

for name in ['nothing', 'loop']:
    source = {'nothing': 'def g(a):\n    return a + 1\n', 'loop': 'def g(a):\n    try:\n        return 1 // a\n    except ZeroDivisionError:\n        return -1\n'}[name]
    space = {}
    exec(source, space)
    code = space['g'].__code__
    again = types.CodeType(
        code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_nlocals, code.co_stacksize, code.co_flags, code.co_code,
        code.co_consts, code.co_names, code.co_varnames, code.co_filename, 'renamed', code.co_qualname, code.co_firstlineno, code.co_linetable,
        code.co_exceptiontable, code.co_freevars, code.co_cellvars)
    made = types.FunctionType(again, {})
    print(made(0), made(1), made.__name__, made.__qualname__)
# expect: 1 2 renamed g
# expect: -1 1 renamed g


class C:
    @classmethod
    def m(cls, a: int) -> str:
        'doc'
    @staticmethod
    def s(a: int):
        'sdoc'


print(C.__dict__['m'].__annotations__, C.__dict__['s'].__annotations__, C.__dict__['m'].__doc__)
# expect: {'a': <class 'int'>, 'return': <class 'str'>} {'a': <class 'int'>} doc
for expression in [
    'range.start', 'type(range.start)', 'setattr(range(3), "start", 1)', 'delattr(range(3), "start")', 'setattr(f, "__globals__", 1)',
    'delattr(f, "__closure__")', 'setattr(3, "real", 1)', 'setattr(co, "co_name", 1)', 'setattr(3j, "real", 2)', 'delattr(ImportError(), "name")',
    'isinstance(1, int | str)', 'isinstance(1.5, int | str)', 'issubclass(bool, int | str)', 'issubclass(1, int | str)',
    'isinstance(1, int | list[int])', 'isinstance("", int | list[int])', 'issubclass(int, int | list[int])',
    'dict.__contains__', 'list.__getitem__', 'set.__contains__', 'tuple.__getitem__', 'type(int | str).__module__',
]:
    check(expression)
# expect: range.start -> <member 'start' of 'range' objects>
# expect: type(range.start) -> <class 'member_descriptor'>
# expect: setattr(range(3), "start", 1) !! AttributeError readonly attribute
# expect: delattr(range(3), "start") !! AttributeError readonly attribute
# expect: setattr(f, "__globals__", 1) !! AttributeError readonly attribute
# expect: delattr(f, "__closure__") !! AttributeError readonly attribute
# expect: setattr(3, "real", 1) !! AttributeError attribute 'real' of 'int' objects is not writable
# expect: setattr(co, "co_name", 1) !! AttributeError readonly attribute
# expect: setattr(3j, "real", 2) !! AttributeError readonly attribute
# expect: delattr(ImportError(), "name") -> None
# expect: isinstance(1, int | str) -> True
# expect: isinstance(1.5, int | str) -> False
# expect: issubclass(bool, int | str) -> True
# expect: issubclass(1, int | str) !! TypeError issubclass() arg 1 must be a class
# expect: isinstance(1, int | list[int]) -> True
# expect: isinstance("", int | list[int]) !! TypeError isinstance() argument 2 cannot be a parameterized generic
# expect: issubclass(int, int | list[int]) -> True
# expect: dict.__contains__ -> <method '__contains__' of 'dict' objects>
# expect: list.__getitem__ -> <method '__getitem__' of 'list' objects>
# expect: set.__contains__ -> <method '__contains__' of 'set' objects>
# expect: tuple.__getitem__ -> <slot wrapper '__getitem__' of 'tuple' objects>
# expect: type(int | str).__module__ -> typing

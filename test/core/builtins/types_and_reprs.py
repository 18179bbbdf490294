class C:
    def method(self): pass
print(int, str, list, type, object, type(None), type(...), type(NotImplemented), C, type(C), None, ..., NotImplemented, len, print)
# expect: <class 'int'> <class 'str'> <class 'list'> <class 'type'> <class 'object'> <class 'NoneType'> <class 'ellipsis'> <class 'NotImplementedType'> <class '__main__.C'> <class 'type'> None Ellipsis NotImplemented <built-in function len> <built-in function print>
print(type(len).__name__, type(C.method).__name__, type(C().method).__name__, type([].append).__name__, type(str.upper).__name__, type((x for x in [])).__name__, type(int.__add__).__name__, type(type.__dict__["__mro__"]).__name__, type(range(1)).__name__, type(slice(1)).__name__)
# expect: builtin_function_or_method function method builtin_function_or_method method_descriptor generator wrapper_descriptor getset_descriptor range slice
print(repr("a\nb"), repr(b"\x00"), repr(1.0), repr(10 ** 20), repr([1, "a"]), repr((1,)), repr({"k": [1]}), repr({1}), repr(set()), repr(frozenset([1])), repr(range(3)), repr(slice(1, None, 2)), repr(None), repr(True), repr(1j), repr(...), repr(bytearray(b"x")), repr(int), repr(type), repr(len), repr(ValueError("x")), repr(dict().keys()))
# expect: 'a\nb' b'\x00' 1.0 100000000000000000000 [1, 'a'] (1,) {'k': [1]} {1} set() frozenset({1}) range(0, 3) slice(1, None, 2) None True 1j Ellipsis bytearray(b'x') <class 'int'> <class 'type'> <built-in function len> ValueError('x') dict_keys([])
print(str(C).endswith("C'>"), repr(C()).startswith("<__main__.C object at 0x"), repr(C().method).startswith("<bound method C.method of <__main__.C object at"), repr(C.method).startswith("<function C.method at 0x"), repr(lambda: 0).startswith("<function <lambda> at"), repr((x for x in [])).startswith("<generator object <genexpr> at"), repr([].append).startswith("<built-in method append of list object at"), str.upper, [].__len__.__name__, int.__add__)
# expect: True True True True True True True <method 'upper' of 'str' objects> __len__ <slot wrapper '__add__' of 'int' objects>
print(type("X", (), {}), type(5)(3.7), type("")(5), type([])("ab"), type(type), object().__class__, (5).__class__, isinstance(int, type), isinstance(type, object), issubclass(type, object), type(C()) is C, C.__class__ is type, object.__bases__, type.__bases__, bool.__bases__, bool.__mro__)
# expect: <class '__main__.X'> 3 5 ['a', 'b'] <class 'type'> <class 'object'> <class 'int'> True True True True True () (<class 'object'>,) (<class 'int'>,) (<class 'bool'>, <class 'int'>, <class 'object'>)
import math, sys
print(math, type(math), repr(sys)[:12], type(sys.modules).__name__, type(C.__dict__).__name__, int.__doc__ is not None, len.__doc__ is not None, len.__name__, print.__module__, C.__module__, int.__module__, str.join.__qualname__, [].append.__qualname__, len.__self__.__name__, type(vars(C)).__name__)
# expect: <module 'math' (built-in)> <class 'module'> <module 'sys dict mappingproxy True True len builtins __main__ builtins str.join list.append builtins mappingproxy
for text in ("None()", "None.x", "None[0]", "None + 1", "type(None)()", "bool(1, 2)", "object(1)", "type(5, 5)", "int.x", "len.x", "...()", "type('X', 5, {})", "type('X', (5,), {})", "None = 1", "NotImplemented + 1", "object() < object()", "object()[0]", "class_()", "type(None)(1)", "type(...)() is ...", "range(3).__class__(2)", "type('A b', (), {}).__name__"):
    try:
        print(text, eval(text))
    except (TypeError, AttributeError, SyntaxError, NameError) as error:
        print(text, "->", type(error).__name__, error)
# expect: None() -> TypeError 'NoneType' object is not callable
# expect: None.x -> AttributeError 'NoneType' object has no attribute 'x'
# expect: None[0] -> TypeError 'NoneType' object is not subscriptable
# expect: None + 1 -> TypeError unsupported operand type(s) for +: 'NoneType' and 'int'
# expect: type(None)() None
# expect: bool(1, 2) -> TypeError bool expected at most 1 argument, got 2
# expect: object(1) -> TypeError object() takes no arguments
# expect: type(5, 5) -> TypeError type() takes 1 or 3 arguments
# expect: int.x -> AttributeError type object 'int' has no attribute 'x'
# expect: len.x -> AttributeError 'builtin_function_or_method' object has no attribute 'x'
# expect: ...() -> TypeError 'ellipsis' object is not callable
# expect: type('X', 5, {}) -> TypeError type.__new__() argument 2 must be tuple, not int
# expect: type('X', (5,), {}) -> TypeError metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
# expect: None = 1 -> SyntaxError invalid syntax (<string>, line 1)
# expect: NotImplemented + 1 -> TypeError unsupported operand type(s) for +: 'NotImplementedType' and 'int'
# expect: object() < object() -> TypeError '<' not supported between instances of 'object' and 'object'
# expect: object()[0] -> TypeError 'object' object is not subscriptable
# expect: class_() -> NameError name 'class_' is not defined
# expect: type(None)(1) -> TypeError NoneType takes no arguments
# expect: type(...)() is ... True
# expect: range(3).__class__(2) range(0, 2)
# expect: type('A b', (), {}).__name__ A b

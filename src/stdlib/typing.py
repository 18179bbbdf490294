"""Type hints at run time: objects that stand for types, and what can be asked of them.

Nothing here checks anything. A hint is an object with an origin and arguments (`List[int]`: list and int), shows itself as
the text it was written as, and can have its type parameters filled in.
"""

from _typing import Generic, NoDefault, ParamSpec, ParamSpecArgs, ParamSpecKwargs, TypeAliasType, TypeVar, TypeVarTuple
from abc import ABCMeta, abstractmethod
from types import (FunctionType as _FunctionType, GenericAlias, MethodType as _MethodType,
                   ModuleType as _ModuleType, UnionType as Union)
import collections
import collections.abc
import functools
import sys
import types

__all__ = ['AbstractSet', 'Annotated', 'Any', 'AnyStr', 'AsyncContextManager', 'AsyncGenerator', 'AsyncIterable',
           'AsyncIterator', 'Awaitable', 'BinaryIO', 'ByteString', 'Callable', 'ChainMap', 'ClassVar', 'Collection',
           'Concatenate', 'Container', 'ContextManager', 'Coroutine', 'Counter', 'DefaultDict', 'Deque', 'Dict',
           'Final', 'ForwardRef', 'FrozenSet', 'Generator', 'Generic', 'Hashable', 'IO', 'ItemsView', 'Iterable',
           'Iterator', 'KeysView', 'List', 'Literal', 'LiteralString', 'Mapping', 'MappingView',
           'MutableMapping', 'MutableSequence', 'MutableSet', 'NamedTuple', 'Never', 'NewType', 'NoDefault',
           'NoReturn', 'NotRequired', 'Optional', 'OrderedDict', 'ParamSpec', 'ParamSpecArgs', 'ParamSpecKwargs',
           'Protocol', 'ReadOnly', 'Required', 'Reversible', 'Self', 'Sequence', 'Set', 'Sized',
           'SupportsAbs', 'SupportsBytes', 'SupportsComplex', 'SupportsFloat', 'SupportsIndex', 'SupportsInt',
           'SupportsRound', 'TYPE_CHECKING', 'Text', 'TextIO', 'Tuple', 'Type', 'TypeAlias', 'TypeAliasType',
           'TypeGuard', 'TypeIs', 'TypeVar', 'TypeVarTuple', 'TypedDict', 'Union', 'Unpack', 'ValuesView',
           'assert_never', 'assert_type', 'cast', 'clear_overloads', 'dataclass_transform', 'evaluate_forward_ref',
           'final', 'get_args', 'get_origin', 'get_overloads', 'get_protocol_members', 'get_type_hints',
           'is_protocol', 'is_typeddict', 'no_type_check', 'no_type_check_decorator', 'overload', 'override',
           'reveal_type', 'runtime_checkable']

TYPE_CHECKING = False


def __getattr__(name):
    if name == 'ForwardRef':
        from annotationlib import ForwardRef as value
    elif name in ('Pattern', 'Match'):
        import re
        value = _alias(getattr(re, name), 1, name=name)
    elif name in ('ContextManager', 'AsyncContextManager'):
        import contextlib
        value = _alias(getattr(contextlib, f'Abstract{name}'), 2, name=name, defaults=(bool | None,))
    else:
        raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    globals()[name] = value
    return value


def _forward_ref(text, **more):
    from annotationlib import ForwardRef
    return ForwardRef(text, **more)


def _caller(depth=2):
    return sys._getframemodulename(depth) or '__main__'


# ---- showing and checking

def _type_repr(obj):
    if isinstance(obj, (type, _FunctionType)) and not isinstance(obj, GenericAlias):
        if obj.__module__ == 'builtins':
            return obj.__qualname__
        return f'{obj.__module__}.{obj.__qualname__}'
    if obj is ...:
        return '...'
    if isinstance(obj, tuple):
        return '[' + ', '.join([_type_repr(t) for t in obj]) + ']'
    if isinstance(obj, list):
        return '[' + ', '.join([_type_repr(t) for t in obj]) + ']'
    return repr(obj)


def _type_convert(arg, module=None, is_class=False):
    if arg is None:
        return type(None)
    if isinstance(arg, str):
        return _forward_ref(arg, module=module, is_class=is_class)
    return arg


def _type_check(arg, msg, is_argument=True, allow_special=False, module=None, is_class=False):
    arg = _type_convert(arg, module, is_class)
    if isinstance(arg, _GenericAlias) and arg.__origin__ in ((Generic, Protocol) if is_argument and not is_class
                                                            else (Generic, Protocol)):
        raise TypeError(f'{arg} is not valid as type argument')
    if isinstance(arg, _GenericAlias) and arg.__origin__ in (ClassVar, Final) and not (is_class or allow_special):
        raise TypeError(f'{arg} is not valid as type argument')
    if arg in (Any, LiteralString, NoReturn, Never, Self, TypeAlias) if not isinstance(arg, (list, dict)) else False:
        return arg
    if (allow_special or is_class) and arg in (ClassVar, Final):
        return arg
    if isinstance(arg, _SpecialForm) or arg in (Generic, Protocol):
        raise TypeError(f'Plain {arg} is not valid as type argument')
    if type(arg) is tuple:
        raise TypeError(f'{msg} Got {arg!r:.100}.')
    return arg


def _collect_parameters(args):
    """The type parameters in the arguments, each once, in order of appearance."""
    found = []
    for arg in args:
        if isinstance(arg, type):
            pass
        elif isinstance(arg, (tuple, list)):
            for inner in _collect_parameters(arg):
                if inner not in found:
                    found.append(inner)
        elif hasattr(type(arg), '__typing_subst__'):
            if arg not in found:
                found.append(arg)
        else:
            for inner in getattr(arg, '__parameters__', ()):
                if inner not in found:
                    found.append(inner)
    return tuple(found)


def _flatten_literal(parameters):
    flat = []
    for p in parameters:
        if isinstance(p, _LiteralGenericAlias):
            flat.extend(p.__args__)
        else:
            flat.append(p)
    return tuple(flat)


# ---- special forms

class _Final:
    __slots__ = ('__weakref__',)

    def __init_subclass__(cls, /, *args, **kwds):
        if '_root' not in kwds:
            raise TypeError('Cannot subclass special typing classes')


class _SpecialForm(_Final, _root=True):
    # A name like ClassVar or Optional: what [] means is a function.
    __slots__ = ('_name', '__doc__', '_getitem')

    def __init__(self, getitem):
        self._getitem = getitem
        self._name = getitem.__name__
        self.__doc__ = getitem.__doc__

    def __getattr__(self, item):
        if item in ('__name__', '__qualname__'):
            return self._name
        raise AttributeError(item)

    def __mro_entries__(self, bases):
        raise TypeError(f'Cannot subclass {self!r}')

    def __repr__(self):
        return f'typing.{self._name}'

    def __reduce__(self):
        return self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f'Cannot instantiate {self!r}')

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __instancecheck__(self, obj):
        raise TypeError(f'{self} cannot be used with isinstance()')

    def __subclasscheck__(self, cls):
        raise TypeError(f'{self} cannot be used with issubclass()')

    def __getitem__(self, parameters):
        return self._getitem(self, parameters)


class _TypedCacheSpecialForm(_SpecialForm, _root=True):
    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        return self._getitem(self, *parameters)


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError('typing.Any cannot be used with isinstance()')
        return super().__instancecheck__(obj)

    def __repr__(self):
        if self is Any:
            return 'typing.Any'
        return super().__repr__()


class Any(metaclass=_AnyMeta):
    """Any type at all."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError('Any cannot be instantiated')
        return super().__new__(cls)


def _plain_form(name, doc):
    def getitem(self, parameters):
        raise TypeError(f'{self} is not subscriptable')
    getitem.__name__ = name
    getitem.__doc__ = doc
    return _SpecialForm(getitem)


NoReturn = _plain_form('NoReturn', 'The type of what never comes back.')
Never = _plain_form('Never', 'The type without values.')
Self = _plain_form('Self', 'The class around.')
LiteralString = _plain_form('LiteralString', 'Text made of literals.')
TypeAlias = _plain_form('TypeAlias', 'Marks an assignment as an alias.')


def _one_argument(name, doc, allow_special=False):
    def getitem(self, parameters):
        item = _type_check(parameters, f'{self} accepts only single type.', allow_special=allow_special)
        return _GenericAlias(self, (item,))
    getitem.__name__ = name
    getitem.__doc__ = doc
    return _SpecialForm(getitem)


ClassVar = _one_argument('ClassVar', 'A variable of the class.', True)
Final = _one_argument('Final', 'A name that is bound once.', True)
TypeGuard = _one_argument('TypeGuard', 'A boolean that narrows a type when true.')
TypeIs = _one_argument('TypeIs', 'A boolean that narrows a type.')
Required = _one_argument('Required', 'A key that must be there.', True)
NotRequired = _one_argument('NotRequired', 'A key that may be missing.', True)
ReadOnly = _one_argument('ReadOnly', 'A key that is not written to.', True)


@_SpecialForm
def Optional(self, parameters):
    """Optional[X] is X | None."""
    arg = _type_check(parameters, f'{self} requires a single type.')
    return Union[arg, type(None)]


@_TypedCacheSpecialForm
def Literal(self, *parameters):
    """One of these values."""
    parameters = _flatten_literal(parameters)
    unique = []
    for p in parameters:
        if not any(type(p) is type(q) and p == q for q in unique):
            unique.append(p)
    return _LiteralGenericAlias(self, tuple(unique))


@_SpecialForm
def Concatenate(self, parameters):
    """Parameters in front of a ParamSpec."""
    if parameters == ():
        raise TypeError('Cannot take a Concatenate of no types.')
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    if not (parameters[-1] is ... or isinstance(parameters[-1], ParamSpec)):
        raise TypeError('The last parameter to Concatenate should be a ParamSpec variable or ellipsis.')
    msg = 'Concatenate[arg, ...]: each arg must be a type.'
    parameters = (*(_type_check(p, msg) for p in parameters[:-1]), parameters[-1])
    return _ConcatenateGenericAlias(self, parameters)


@_SpecialForm
def Unpack(self, parameters):
    """What stands in a tuple, without the tuple: like * in a call."""
    item = _type_check(parameters, f'{self} accepts only single type.')
    return _UnpackGenericAlias(self, (item,))


@_TypedCacheSpecialForm
def Annotated(self, *params):
    """A type with more to say about it."""
    if len(params) < 2:
        raise TypeError('Annotated[...] should be used with at least two arguments (a type and an annotation).')
    if _is_unpacked(params[0]):
        raise TypeError('Annotated[...] should not be used with an unpacked TypeVarTuple')
    origin = _type_check(params[0], 'Annotated[t, ...]: t must be a type.', allow_special=True)
    return _AnnotatedAlias(origin, tuple(params[1:]))


def _is_unpacked(obj):
    return isinstance(obj, _UnpackGenericAlias) or (isinstance(obj, GenericAlias) and obj.__unpacked__)


# ---- type parameters: what is done with them when a type gets its arguments. They themselves are made by _typing.

def _typevar_subst(self, arg):
    arg = _type_check(arg, 'Parameters to generic types must be types.')
    if _is_unpacked(arg):
        raise TypeError(f'{arg} is not valid as type argument')
    return arg


def _typevar_prepare_subst(self, alias, args):
    params = alias.__parameters__
    i = params.index(self)
    if i == len(args) and self.has_default():
        return (*args, self.__default__)
    return args


def _typevartuple_prepare_subst(self, alias, args):
    params = alias.__parameters__
    index = params.index(self)
    after = len(params) - index - 1
    if index + after > len(args):
        if len(args) == index and self.has_default():
            default = self.__default__
            return (*args, (*default,) if isinstance(default, (list, tuple)) else default)
        raise TypeError(f'Too few arguments for {alias}; actual {len(args)}, expected at least {index + after}')
    end = len(args) - after
    return (*args[:index], tuple(args[index:end]), *args[end:])


def _paramspec_subst(self, arg):
    if isinstance(arg, (list, tuple)):
        return tuple([_type_check(a, 'Expected a type.') for a in arg])
    if not (arg is ... or isinstance(arg, (ParamSpec, _ConcatenateGenericAlias))):
        raise TypeError('Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got '
                        f'{arg}')
    return arg


def _paramspec_prepare_subst(self, alias, args):
    params = alias.__parameters__
    i = params.index(self)
    if i == len(args) and self.has_default():
        args = (*args, self.__default__)
    if i >= len(args):
        raise TypeError(f'Too few arguments for {alias}')
    if len(params) == 1 and not (isinstance(args[0], (list, tuple)) or args[0] is ...
                                 or isinstance(args[0], (ParamSpec, _ConcatenateGenericAlias))):
        return (args,)
    if isinstance(args[i], list):
        return (*args[:i], tuple(args[i]), *args[i + 1:])
    return args


def _make_generic(params):
    """What the compiler's instruction for class C[T] calls."""
    return _GenericAlias(Generic, tuple([Unpack[p] if isinstance(p, TypeVarTuple) else p for p in params]))


# ---- generic aliases

# What is the alias's own is put past its __setattr__: the module makes some fifty of them whenever it is imported.
_put = object.__setattr__


class _BaseGenericAlias(_Final, _root=True):
    """Common to List and List[int]: passes most of what is asked on to the origin."""

    def __init__(self, origin, *, inst=True, name=None):
        _put(self, '_inst', inst)
        _put(self, '_name', name)
        _put(self, '__origin__', origin)
        _put(self, '__slots__', None)

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(f'Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead')
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except Exception:
            pass
        return result

    def __mro_entries__(self, bases):
        result = []
        if self.__origin__ not in bases:
            result.append(self.__origin__)
        i = bases.index(self)
        for b in bases[i + 1:]:
            if isinstance(b, _BaseGenericAlias) or isinstance(b, type) and issubclass(b, Generic):
                break
        else:
            result.append(Generic)
        return tuple(result)

    def __getattr__(self, attr):
        if attr in ('__origin__', '__args__'):
            raise AttributeError(attr)
        if attr == '__name__' or attr == '__qualname__':
            return self._name or getattr(self.__origin__, '__name__')
        if '__origin__' in self.__dict__ and not (len(attr) > 4 and attr.startswith('__') and attr.endswith('__')):
            return getattr(self.__origin__, attr)
        raise AttributeError(attr)

    def __setattr__(self, attr, val):
        if (len(attr) > 4 and attr.startswith('__') and attr.endswith('__')
                or attr in ('_name', '_inst', '_nparams', '_paramspec_tvars', '_defaults')):
            super().__setattr__(attr, val)
        else:
            setattr(self.__origin__, attr, val)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError('Subscripted generics cannot be used with class and instance checks')

    def __dir__(self):
        return list(set(super().__dir__() + [a for a in dir(self.__origin__) if not a.startswith('__')]))


class _GenericAlias(_BaseGenericAlias, _root=True):
    """An origin with arguments."""

    def __init__(self, origin, args, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name)
        if not isinstance(args, tuple):
            args = (args,)
        _put(self, '__args__', args)
        _put(self, '__parameters__', _collect_parameters(args))
        if not name:
            _put(self, '__module__', origin.__module__)

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __or__(self, right):
        return Union[self, right]

    def __ror__(self, left):
        return Union[left, self]

    def __getitem__(self, args):
        if self.__origin__ in (Generic, Protocol):
            raise TypeError(f'Cannot subscript already-subscripted {self}')
        if not self.__parameters__:
            raise TypeError(f'{self} is not a generic class')
        if not isinstance(args, tuple):
            args = (args,)
        args = tuple([a if isinstance(a, (list, tuple)) or a is ... else _type_convert(a) for a in args])
        return self.copy_with(tuple(_substitute(self, self.__args__, args)))

    def copy_with(self, args):
        return self.__class__(self.__origin__, args, name=self._name, inst=self._inst)

    def __repr__(self):
        if self._name:
            name = 'typing.' + self._name
        else:
            name = _type_repr(self.__origin__)
        if self.__args__:
            args = ', '.join([_type_repr(a) for a in self.__args__])
        else:
            args = '()'
        return f'{name}[{args}]'

    def __reduce__(self):
        import operator
        args = tuple(self.__args__)
        if len(args) == 1 and not isinstance(args[0], tuple):
            args, = args
        return operator.getitem, (globals()[self._name] if self._name else self.__origin__, args)

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, _SpecialForm):
            raise TypeError(f'Cannot subclass {self!r}')
        if self._name:
            return super().__mro_entries__(bases)
        if self.__origin__ is Generic:
            if Protocol in bases:
                return ()
            i = bases.index(self)
            for b in bases[i + 1:]:
                if isinstance(b, _BaseGenericAlias) and b is not self:
                    return ()
        return (self.__origin__,)

    def __iter__(self):
        yield Unpack[self]


def _substitute(alias, own_args, args):
    """The arguments with the parameters in them filled in."""
    params = alias.__parameters__
    for param in params:
        prepare = getattr(param, '__typing_prepare_subst__', None)
        if prepare:
            args = prepare(alias, args)
    if len(args) != len(params):
        word = 'many' if len(args) > len(params) else 'few'
        raise TypeError(f'Too {word} arguments for {alias}; actual {len(args)}, expected {len(params)}')
    filled = dict(zip(params, args))
    return _fill(alias, own_args, filled)


def _fill(alias, own_args, filled):
    result = []
    for old in own_args:
        if isinstance(old, type):
            result.append(old)
            continue
        if hasattr(type(old), '__typing_subst__'):
            new = old.__typing_subst__(filled[old])
        else:
            inner_params = getattr(old, '__parameters__', ())
            if not inner_params and not isinstance(old, (tuple, list)):
                new = old
            elif isinstance(old, (tuple, list)):
                result.append(tuple(_fill(alias, old, filled)))
                continue
            else:
                inner = []
                for p in inner_params:
                    if isinstance(p, TypeVarTuple):
                        inner.extend(filled[p])
                    else:
                        inner.append(filled[p])
                new = old[tuple(inner)]
        if alias.__origin__ is collections.abc.Callable and isinstance(new, tuple):
            result.extend(new)
        elif _is_unpacked(old) and _unpacked_variable(old) and isinstance(filled.get(old.__args__[0]), tuple):
            result.extend(filled[old.__args__[0]])
        else:
            result.append(new)
    return result


def _unpacked_variable(obj):
    return isinstance(obj, _UnpackGenericAlias) and isinstance(obj.__args__[0], TypeVarTuple)


class _SpecialGenericAlias(_BaseGenericAlias, _root=True):
    """List without arguments: a number of parameters, no names for them."""

    def __init__(self, origin, nparams, *, inst=True, name=None, defaults=()):
        if name is None:
            name = origin.__name__
        super().__init__(origin, inst=inst, name=name)
        _put(self, '_nparams', nparams)
        _put(self, '_defaults', defaults)
        where = '' if origin.__module__ == 'builtins' else f'{origin.__module__}.'
        _put(self, '__doc__', f'Deprecated alias to {where}{origin.__qualname__}.')

    def __getitem__(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        params = tuple([_type_check(p, 'Parameters to generic types must be types.') for p in params])
        if self._defaults and len(params) < self._nparams <= len(params) + len(self._defaults):
            params = (*params, *self._defaults[len(params) - self._nparams:])
        if len(params) != self._nparams and not any(_is_unpacked(p) for p in params):
            word = 'many' if len(params) > self._nparams else 'few'
            wanted = f'at least {self._nparams - len(self._defaults)}' if self._defaults else self._nparams
            raise TypeError(f'Too {word} arguments for {self}; actual {len(params)}, expected {wanted}')
        return self.copy_with(params)

    def copy_with(self, params):
        return _GenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __repr__(self):
        return 'typing.' + self._name

    def __subclasscheck__(self, cls):
        if isinstance(cls, _SpecialGenericAlias):
            return issubclass(cls.__origin__, self.__origin__)
        if not isinstance(cls, _GenericAlias):
            return issubclass(cls, self.__origin__)
        return super().__subclasscheck__(cls)

    def __reduce__(self):
        return self._name

    def __or__(self, right):
        return Union[self, right]

    def __ror__(self, left):
        return Union[left, self]


class _CallableGenericAlias(_GenericAlias, _root=True):
    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and (args[0] is ... or isinstance(args[0], (ParamSpec, _ConcatenateGenericAlias))):
            return super().__repr__()
        shown = ', '.join([_type_repr(a) for a in args[:-1]])
        return f'typing.Callable[[{shown}], {_type_repr(args[-1])}]'


class _CallableType(_SpecialGenericAlias, _root=True):
    def copy_with(self, params):
        return _CallableGenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __getitem__(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError('Callable must be used as Callable[[arg, ...], result].')
        args, result = params
        result = _type_check(result, 'Callable[args, result]: result must be a type.')
        if isinstance(args, (list, tuple)):
            msg = 'Callable[[arg, ...], result]: each arg must be a type.'
            return self.copy_with((*[_type_check(a, msg) for a in args], result))
        if args is ... or isinstance(args, (ParamSpec, _ConcatenateGenericAlias)):
            return self.copy_with((args, result))
        raise TypeError(f'Callable[args, result]: args must be a list. Got {args}')


class _TupleType(_SpecialGenericAlias, _root=True):
    def __getitem__(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        if len(params) >= 2 and params[-1] is ...:
            msg = 'Tuple[t, ...]: t must be a type.'
            return self.copy_with((*[_type_check(p, msg) for p in params[:-1]], ...))
        msg = 'Tuple[t0, t1, ...]: each t must be a type.'
        return self.copy_with(tuple([_type_check(p, msg) for p in params]))


class _LiteralGenericAlias(_GenericAlias, _root=True):
    def _pairs(self):
        return {(type(a), a) for a in self.__args__}

    def __eq__(self, other):
        if not isinstance(other, _LiteralGenericAlias):
            return NotImplemented
        try:
            return self._pairs() == other._pairs()
        except TypeError:
            return self.__args__ == other.__args__

    def __hash__(self):
        return hash(frozenset(self._pairs()))

    def __repr__(self):
        return f'typing.Literal[{", ".join(map(repr, self.__args__))}]'


class _ConcatenateGenericAlias(_GenericAlias, _root=True):
    def copy_with(self, params):
        if isinstance(params[-1], (list, tuple)):
            return (*params[:-1], *params[-1])
        if isinstance(params[-1], _ConcatenateGenericAlias):
            params = (*params[:-1], *params[-1].__args__)
        return super().copy_with(params)


class _UnpackGenericAlias(_GenericAlias, _root=True):
    def __repr__(self):
        return 'typing.Unpack[' + _type_repr(self.__args__[0]) + ']'

    def __getitem__(self, args):
        if isinstance(self.__args__[0], TypeVarTuple):
            return args
        return super().__getitem__(args)

    @property
    def __typing_unpacked_tuple_args__(self):
        arg, = self.__args__
        if isinstance(arg, (_GenericAlias, GenericAlias)):
            if arg.__origin__ is not tuple:
                raise TypeError('Unpack[...] must be used with a tuple type')
            return arg.__args__
        return None

    @property
    def __typing_is_unpacked_typevartuple__(self):
        return isinstance(self.__args__[0], TypeVarTuple)


class _AnnotatedAlias(_GenericAlias, _root=True):
    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        super().__init__(origin, origin, name='Annotated')
        self.__metadata__ = metadata

    def copy_with(self, params):
        return _AnnotatedAlias(params[0], self.__metadata__)

    def __repr__(self):
        return f'typing.Annotated[{_type_repr(self.__origin__)}, {", ".join(map(repr, self.__metadata__))}]'

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __getattr__(self, attr):
        if attr in ('__name__', '__qualname__'):
            return 'Annotated'
        return super().__getattr__(attr)

    def __mro_entries__(self, bases):
        return (self.__origin__,)


# ---- Generic and Protocol

def _generic_class_getitem(cls, args):
    if not isinstance(args, tuple):
        args = (args,)
    args = tuple([a if isinstance(a, (list, tuple)) or a is ... else _type_convert(a) for a in args])
    if cls in (Generic, Protocol):
        if not args:
            raise TypeError(f'Parameter list to {cls.__qualname__}[...] cannot be empty')
        if not all(hasattr(type(p), '__typing_subst__') or _unpacked_variable(p) for p in args):
            raise TypeError(f'Parameters to {cls.__name__}[...] must all be type variables or parameter specification '
                            'variables.')
        if len(set(args)) != len(args):
            raise TypeError(f'Parameters to {cls.__name__}[...] must all be unique')
    else:
        for param in cls.__parameters__:
            prepare = getattr(param, '__typing_prepare_subst__', None)
            if prepare is not None:
                args = prepare(cls, args)
        _check_generic(cls, args, len(cls.__parameters__))
        new = []
        for param, arg in zip(cls.__parameters__, args):
            if isinstance(param, TypeVarTuple):
                new.extend(arg)
            elif isinstance(arg, list):
                new.append(tuple(arg))
            else:
                new.append(arg)
        args = tuple(new)
    return _GenericAlias(cls, args)


def _check_generic(cls, args, wanted):
    if not wanted:
        raise TypeError(f'{cls} is not a generic class')
    if len(args) != wanted:
        word = 'many' if len(args) > wanted else 'few'
        raise TypeError(f'Too {word} arguments for {cls}; actual {len(args)}, expected {wanted}')


def _generic_init_subclass(cls, *args, **kwargs):
    super(Generic, cls).__init_subclass__(*args, **kwargs)
    params = []
    own = cls.__dict__.get('__orig_bases__')
    if own is not None:
        error = Generic in own
    else:
        error = Generic in cls.__bases__ and cls.__name__ != 'Protocol' and type(cls) is not _TypedDictMeta
    if error:
        raise TypeError('Cannot inherit from plain Generic')
    if own is not None:
        params = list(_collect_parameters(own))
        declared = None
        for base in own:
            if isinstance(base, _GenericAlias) and base.__origin__ in (Generic, Protocol):
                if declared is not None:
                    raise TypeError('Cannot inherit from Generic[...] multiple times.')
                declared = base.__parameters__
        if declared is not None:
            missing = [str(p) for p in params if p not in declared]
            if missing:
                raise TypeError(f'Some type variables ({", ".join(missing)}) are not listed in '
                                f'Generic[{", ".join(str(p) for p in declared)}]')
            params = declared
    cls.__parameters__ = tuple(params)


_PROTO_IGNORED = frozenset({'__annotations__', '__dict__', '__doc__', '__init__', '__module__', '__new__', '__slots__',
                            '__subclasshook__', '__weakref__', '__class_getitem__', '__match_args__',
                            '__static_attributes__', '__firstlineno__', '__annotate__', '__annotate_func__',
                            '__annotations_cache__', '__abstractmethods__', '_is_protocol', '_is_runtime_protocol',
                            '__parameters__', '__orig_bases__', '__orig_class__', '__protocol_attrs__',
                            '__non_callable_proto_members__', '__type_params__', '__classcell__',
                            '__dataclass_fields__', '_abc_impl', '__qualname__', '__classdictcell__'})


def _protocol_members(cls):
    names = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ in ('Protocol', 'Generic'):
            continue
        try:
            annotations = base.__annotations__ if '__annotate_func__' in base.__dict__ \
                or '__annotations__' in base.__dict__ or '__annotate__' in base.__dict__ else {}
        except Exception:
            from annotationlib import Format, get_annotations
            annotations = get_annotations(base, format=Format.FORWARDREF)
        names |= {*base.__dict__, *annotations} - _PROTO_IGNORED
    return {name for name in names if not name.startswith('_abc_')}


def _find_static(obj, name):
    """An attribute without running code: in the instance's dict, then in the class line."""
    for base in type(obj).__mro__:
        if name in base.__dict__:
            return base.__dict__[name]
    own = getattr(obj, '__dict__', None)
    if own is not None and name in own:
        return own[name]
    if isinstance(obj, type):
        for base in obj.__mro__:
            if name in base.__dict__:
                return base.__dict__[name]
    raise AttributeError(name)


class _ProtocolMeta(ABCMeta):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        if name == 'Protocol' and bases == (Generic,):
            pass
        elif {Protocol, Generic} & set(bases):
            for base in bases:
                if not (base in (object, Generic)
                        or base.__name__ in _PROTO_ALLOWED.get(base.__module__, ())
                        or issubclass(base, Generic) and getattr(base, '_is_protocol', False)):
                    raise TypeError(f'Protocols can only inherit from other protocols, got {base!r}')
        return super().__new__(mcls, name, bases, namespace, **kwargs)

    def __init__(cls, *args, **kwargs):
        if getattr(cls, '_is_protocol', False):
            cls.__protocol_attrs__ = _protocol_members(cls)

    def __subclasscheck__(cls, other):
        if cls is Protocol:
            return type.__subclasscheck__(cls, other)
        if getattr(cls, '_is_protocol', False) and not _allow_reckless():
            if not getattr(cls, '_is_runtime_protocol', False):
                _check_is_class(other)
                raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
            if getattr(cls, '__non_callable_proto_members__', None) and \
                    cls.__dict__.get('__subclasshook__') is _proto_hook_method:
                _check_is_class(other)
                shown = sorted(cls.__non_callable_proto_members__)
                raise TypeError("Protocols with non-method members don't support issubclass(). Non-method members: "
                                f'{str(shown)[1:-1]}.')
        return super().__subclasscheck__(other)

    def __instancecheck__(cls, instance):
        if cls is Protocol:
            return type.__instancecheck__(cls, instance)
        if not getattr(cls, '_is_protocol', False):
            return super().__instancecheck__(instance)
        if not getattr(cls, '_is_runtime_protocol', False) and not _allow_reckless():
            raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
        if super().__instancecheck__(instance):
            return True
        optional = getattr(cls, '__non_callable_proto_members__', ())
        for name in cls.__protocol_attrs__:
            try:
                value = _find_static(instance, name)
            except AttributeError:
                return False
            if value is None and name not in optional:
                return False
        return True


_PROTO_ALLOWED = {
    'collections.abc': ('Callable', 'Awaitable', 'Iterable', 'Iterator', 'AsyncIterable', 'AsyncIterator', 'Hashable',
                        'Sized', 'Container', 'Collection', 'Reversible', 'Buffer'),
    'contextlib': ('AbstractContextManager', 'AbstractAsyncContextManager'),
    'io': ('Reader', 'Writer'),
    'os': ('PathLike',),
}


def _check_is_class(obj):
    if not isinstance(obj, type):
        raise TypeError('issubclass() arg 1 must be a class')


def _allow_reckless(depth=3):
    """abc and functools may ask any protocol."""
    return sys._getframemodulename(depth - 1) in ('abc', '_py_abc', 'functools', None)


def _proto_hook(cls, other):
    if not cls.__dict__.get('_is_protocol', False):
        return NotImplemented
    for name in cls.__protocol_attrs__:
        for base in other.__mro__:
            if name in base.__dict__:
                if base.__dict__[name] is None:
                    return NotImplemented
                break
            annotations = base.__dict__.get('__annotations__', {})
            if isinstance(annotations, dict) and name in annotations and issubclass(other, Generic) \
                    and getattr(other, '_is_protocol', False):
                break
        else:
            return NotImplemented
    return True


_proto_hook_method = classmethod(_proto_hook)


def _no_init_or_replace_init(self, *args, **kwargs):
    cls = type(self)
    if cls._is_protocol:
        raise TypeError('Protocols cannot be instantiated')
    if cls.__init__ is not _no_init_or_replace_init:
        return
    for base in cls.__mro__:
        init = base.__dict__.get('__init__', _no_init_or_replace_init)
        if init is not _no_init_or_replace_init:
            cls.__init__ = init
            break
    else:
        cls.__init__ = object.__init__
    cls.__init__(self, *args, **kwargs)


class Protocol(Generic, metaclass=_ProtocolMeta):
    """Base of classes that say what methods others must have."""

    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get('_is_protocol', False):
            cls._is_protocol = any(b is Protocol for b in cls.__bases__)
        if '__subclasshook__' not in cls.__dict__:
            cls.__subclasshook__ = _proto_hook_method
        if cls._is_protocol and cls.__init__ is Protocol.__init__:
            cls.__init__ = _no_init_or_replace_init


def runtime_checkable(cls):
    """Let isinstance() and issubclass() ask a protocol."""
    if not ((isinstance(cls, type) or isinstance(cls, _GenericAlias)) and issubclass(cls, Generic)
            and getattr(cls, '_is_protocol', False)):
        raise TypeError(f'@runtime_checkable can be only applied to protocol classes, got {cls!r}')
    cls._is_runtime_protocol = True
    cls.__non_callable_proto_members__ = set()
    for name in cls.__protocol_attrs__:
        if not callable(getattr(cls, name, None)):
            cls.__non_callable_proto_members__.add(name)
    return cls


def is_protocol(tp, /):
    """Whether something is a protocol class."""
    return isinstance(tp, type) and getattr(tp, '_is_protocol', False) and tp is not Protocol


def get_protocol_members(tp, /):
    """The names that a protocol asks for."""
    if not is_protocol(tp):
        raise TypeError(f'{tp!r} is not a Protocol')
    return frozenset(tp.__protocol_attrs__)


# ---- named tuples, typed dicts, new types

def _make_nmtuple(name, types, annotations, defaults=(), module=None):
    result = collections.namedtuple(name, types, defaults=defaults, module=module)
    result.__annotations__ = result.__new__.__annotations__ = annotations
    return result


class NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError('can only inherit from a NamedTuple type and Generic')
        bases = tuple([tuple if base is _NamedTuple else base for base in bases])
        annotations = ns.get('__annotations__')
        if annotations is None:
            annotate = ns.get('__annotate__') or ns.get('__annotate_func__')
            if annotate is None:
                annotations = {}
            else:
                from annotationlib import Format, call_annotate_function
                annotations = call_annotate_function(annotate, Format.FORWARDREF)
        annotations = {n: _type_check(t, f'field {n} annotation must be a type') for n, t in annotations.items()}
        default_names = []
        for name in annotations:
            if name in ns:
                default_names.append(name)
            elif default_names:
                raise TypeError(f'Non-default namedtuple field {name} cannot follow default field'
                                f'{"s" if len(default_names) > 1 else ""} {", ".join(default_names)}')
        made = _make_nmtuple(typename, list(annotations), annotations, [ns[n] for n in default_names],
                             ns['__module__'])
        made.__bases__ = bases
        if Generic in bases:
            made.__class_getitem__ = classmethod(_generic_class_getitem)
        for key, value in ns.items():
            if key in ('__new__', '__init__', '__slots__', '__getnewargs__', '_fields', '_field_defaults',
                       '_field_types', '_make', '_replace', '_asdict', '_source'):
                raise AttributeError('Cannot overwrite NamedTuple attribute ' + key)
            if key not in ('__module__', '__name__', '__annotations__', '__annotate__', '__annotate_func__',
                           '__classcell__', '__classdictcell__', '__static_attributes__', '__firstlineno__') \
                    and key not in made._fields:
                setattr(made, key, value)
                hook = getattr(type(value), '__set_name__', None)
                if hook is not None:
                    hook(value, made, key)
        if Generic in bases:
            made.__init_subclass__()
        return made


def NamedTuple(typename, fields, /):
    """A named tuple whose fields have types: NamedTuple('Point', [('x', int), ('y', int)]), or a class with annotations."""
    fields = [(n, _type_check(t, f'field {n} annotation must be a type')) for n, t in fields]
    nt = _make_nmtuple(typename, [n for n, _ in fields], dict(fields), module=_caller())
    nt.__orig_bases__ = (NamedTuple,)
    return nt


_NamedTuple = type.__new__(NamedTupleMeta, 'NamedTuple', (), {})


def _namedtuple_mro_entries(bases):
    assert NamedTuple in bases
    return (_NamedTuple,)


NamedTuple.__mro_entries__ = _namedtuple_mro_entries


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError('cannot inherit from both a TypedDict type and a non-TypedDict base class')
        generic = (Generic,) if any(issubclass(b, Generic) for b in bases) else ()
        ns_annotations = ns.pop('__annotations__', None)
        if ns_annotations is None:
            annotate = ns.pop('__annotate__', None) or ns.pop('__annotate_func__', None)
            if annotate is None:
                ns_annotations = {}
            else:
                from annotationlib import Format, call_annotate_function
                ns_annotations = call_annotate_function(annotate, Format.FORWARDREF)
        tp_dict = type.__new__(_TypedDictMeta, name, (*generic, dict), ns)
        if not hasattr(tp_dict, '__orig_bases__'):
            tp_dict.__orig_bases__ = bases
        msg = "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type"
        own = {n: _type_check(t, msg, module=tp_dict.__module__, allow_special=True)
               for n, t in ns_annotations.items()}
        annotations = {}
        required, optional, read_only, mutable = set(), set(), set(), set()
        for base in bases:
            annotations.update(base.__dict__.get('__annotations__', {}))
            base_required = base.__dict__.get('__required_keys__', set())
            base_optional = base.__dict__.get('__optional_keys__', set())
            required = (required | base_required) - base_optional
            optional = (optional | base_optional) - base_required
            read_only |= base.__dict__.get('__readonly_keys__', set())
            mutable |= base.__dict__.get('__mutable_keys__', set())
        annotations.update(own)
        for key, kind in own.items():
            marks = set()
            while isinstance(kind, _GenericAlias) and (kind.__origin__ in (Required, NotRequired, ReadOnly)
                                                       or isinstance(kind, _AnnotatedAlias)):
                marks.add(kind.__origin__ if not isinstance(kind, _AnnotatedAlias) else None)
                kind = kind.__args__[0] if not isinstance(kind, _AnnotatedAlias) else kind.__origin__
            is_required = True if Required in marks else False if NotRequired in marks else total
            (required if is_required else optional).add(key)
            (optional if is_required else required).discard(key)
            (read_only if ReadOnly in marks else mutable).add(key)
        tp_dict.__annotations__ = annotations
        tp_dict.__required_keys__ = frozenset(required)
        tp_dict.__optional_keys__ = frozenset(optional)
        tp_dict.__readonly_keys__ = frozenset(read_only)
        tp_dict.__mutable_keys__ = frozenset(mutable)
        tp_dict.__total__ = total
        return tp_dict

    def __init__(cls, *args, **kwds):
        pass

    def __call__(cls, /, *args, **kwds):
        return dict(*args, **kwds)

    def __subclasscheck__(cls, other):
        raise TypeError('TypedDict does not support instance and class checks')

    __instancecheck__ = __subclasscheck__


def TypedDict(typename, fields, /, *, total=True):
    """A dict whose keys have types; an ordinary dict at run time."""
    ns = {'__annotations__': dict(fields), '__module__': _caller()}
    td = _TypedDictMeta(typename, (), ns, total=total)
    td.__orig_bases__ = (TypedDict,)
    return td


_TypedDict = type.__new__(_TypedDictMeta, 'TypedDict', (), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


def is_typeddict(tp):
    """Whether something is a TypedDict class."""
    return isinstance(tp, _TypedDictMeta)


class NewType:
    """A type of its own for type checkers; at run time it gives back what it is called with."""

    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition('.')[2]
        self.__supertype__ = tp
        self.__module__ = _caller()

    def __call__(self, x, /):
        return x

    def __mro_entries__(self, bases):
        name = self.__name__

        class Dummy:
            def __init_subclass__(cls):
                raise TypeError(f'Cannot subclass an instance of NewType. Perhaps you were looking for: '
                                f'`{cls.__name__} = NewType({cls.__name__!r}, {name})`')
        return (Dummy,)

    def __repr__(self):
        return f'{self.__module__}.{self.__qualname__}'

    def __reduce__(self):
        return self.__qualname__

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


# ---- the aliases

_alias = _SpecialGenericAlias
T = TypeVar('T')
KT = TypeVar('KT')
VT = TypeVar('VT')
T_co = TypeVar('T_co', covariant=True)
AnyStr = TypeVar('AnyStr', bytes, str)
Text = str

Hashable = _alias(collections.abc.Hashable, 0)
Awaitable = _alias(collections.abc.Awaitable, 1)
Coroutine = _alias(collections.abc.Coroutine, 3)
AsyncIterable = _alias(collections.abc.AsyncIterable, 1)
AsyncIterator = _alias(collections.abc.AsyncIterator, 1)
Iterable = _alias(collections.abc.Iterable, 1)
Iterator = _alias(collections.abc.Iterator, 1)
Reversible = _alias(collections.abc.Reversible, 1)
Sized = _alias(collections.abc.Sized, 0)
Container = _alias(collections.abc.Container, 1)
Collection = _alias(collections.abc.Collection, 1)
Callable = _CallableType(collections.abc.Callable, 2)
AbstractSet = _alias(collections.abc.Set, 1, name='AbstractSet')
MutableSet = _alias(collections.abc.MutableSet, 1)
Mapping = _alias(collections.abc.Mapping, 2)
MutableMapping = _alias(collections.abc.MutableMapping, 2)
Sequence = _alias(collections.abc.Sequence, 1)
MutableSequence = _alias(collections.abc.MutableSequence, 1)
ByteString = _alias(collections.abc.ByteString, 0)
Tuple = _TupleType(tuple, -1, inst=False, name='Tuple')
List = _alias(list, 1, inst=False, name='List')
Deque = _alias(collections.deque, 1, name='Deque')
Set = _alias(set, 1, inst=False, name='Set')
FrozenSet = _alias(frozenset, 1, inst=False, name='FrozenSet')
MappingView = _alias(collections.abc.MappingView, 1)
KeysView = _alias(collections.abc.KeysView, 1)
ItemsView = _alias(collections.abc.ItemsView, 2)
ValuesView = _alias(collections.abc.ValuesView, 1)
Dict = _alias(dict, 2, inst=False, name='Dict')
DefaultDict = _alias(collections.defaultdict, 2, name='DefaultDict')
OrderedDict = _alias(collections.OrderedDict, 2)
Counter = _alias(collections.Counter, 1)
ChainMap = _alias(collections.ChainMap, 2)
Generator = _alias(collections.abc.Generator, 3, defaults=(type(None), type(None)))
AsyncGenerator = _alias(collections.abc.AsyncGenerator, 2, defaults=(type(None),))
Type = _alias(type, 1, inst=False, name='Type')


@runtime_checkable
class SupportsInt(Protocol):
    """What int() takes."""
    __slots__ = ()

    @abstractmethod
    def __int__(self) -> int:
        pass


@runtime_checkable
class SupportsFloat(Protocol):
    """What float() takes."""
    __slots__ = ()

    @abstractmethod
    def __float__(self) -> float:
        pass


@runtime_checkable
class SupportsComplex(Protocol):
    """What complex() takes."""
    __slots__ = ()

    @abstractmethod
    def __complex__(self) -> complex:
        pass


@runtime_checkable
class SupportsBytes(Protocol):
    """What bytes() takes."""
    __slots__ = ()

    @abstractmethod
    def __bytes__(self) -> bytes:
        pass


@runtime_checkable
class SupportsIndex(Protocol):
    """What can be an index."""
    __slots__ = ()

    @abstractmethod
    def __index__(self) -> int:
        pass


@runtime_checkable
class SupportsAbs[T](Protocol):
    """What abs() takes."""
    __slots__ = ()

    @abstractmethod
    def __abs__(self) -> T:
        pass


@runtime_checkable
class SupportsRound[T](Protocol):
    """What round() takes."""
    __slots__ = ()

    @abstractmethod
    def __round__(self, ndigits: int = 0) -> T:
        pass


class IO(Generic[AnyStr]):
    """The type of what open() gives."""
    __slots__ = ()


class BinaryIO(IO[bytes]):
    """The type of a file opened in binary mode."""
    __slots__ = ()


class TextIO(IO[str]):
    """The type of a file opened in text mode."""
    __slots__ = ()


# ---- functions

def cast(typ, val):
    """The value; type checkers take it to be of the type."""
    return val


def assert_type(val, typ, /):
    """The value; type checkers complain when it is not of the type."""
    return val


def reveal_type(obj, /):
    """Print the type of an object to standard error, and give the object back."""
    print(f'Runtime type is {type(obj).__name__!r}', file=sys.stderr)
    return obj


def assert_never(arg, /):
    """Marks a place that is never reached."""
    value = repr(arg)
    if len(value) > 100:
        value = value[:100] + '...'
    raise AssertionError(f'Expected code to be unreachable, but got: {value}')


def final(f):
    """Marks a method or class that is not to be overridden."""
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def override(method, /):
    """Marks a method that overrides another."""
    try:
        method.__override__ = True
    except (AttributeError, TypeError):
        pass
    return method


def no_type_check(arg):
    """Marks hints that are no types."""
    if isinstance(arg, type):
        for value in arg.__dict__.values():
            if isinstance(value, _FunctionType):
                value.__no_type_check__ = True
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass
    return arg


def no_type_check_decorator(decorator):
    """Marks a decorator whose functions have hints that are no types."""
    @functools.wraps(decorator)
    def wrapped_decorator(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))
    return wrapped_decorator


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, frozen_default=False,
                        field_specifiers=(), **kwargs):
    """Marks a decorator or base class that acts like dataclass."""
    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            'eq_default': eq_default, 'order_default': order_default, 'kw_only_default': kw_only_default,
            'frozen_default': frozen_default, 'field_specifiers': field_specifiers, 'kwargs': kwargs}
        return cls_or_fn
    return decorator


_overloads = {}


def _overload_dummy(*args, **kwds):
    raise NotImplementedError(
        'You should not call an overloaded function. A series of @overload-decorated functions outside a stub module '
        'should always be followed by an implementation that is not @overload-ed.')


def overload(func):
    """Marks one of several signatures; the implementation follows."""
    f = getattr(func, '__func__', func)
    try:
        _overloads.setdefault((f.__module__, f.__qualname__), {})[f.__code__.co_firstlineno] = func
    except AttributeError:
        pass
    return _overload_dummy


def get_overloads(func):
    """The signatures that were marked for a function."""
    f = getattr(func, '__func__', func)
    return list(_overloads.get((f.__module__, f.__qualname__), {}).values())


def clear_overloads():
    """Forget all signatures."""
    _overloads.clear()


def get_origin(tp):
    """The type without its arguments: list for List[int], None for int."""
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_BaseGenericAlias, GenericAlias, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    if isinstance(tp, Union):
        return Union
    return None


def get_args(tp):
    """The arguments: (int,) for List[int]."""
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__, *tp.__metadata__)
    if isinstance(tp, (_GenericAlias, GenericAlias)):
        res = tp.__args__
        if tp.__origin__ is collections.abc.Callable and not (
                len(res) == 2 and (res[0] is ... or isinstance(res[0], (ParamSpec, _ConcatenateGenericAlias)))):
            res = (list(res[:-1]), res[-1])
        return res
    if isinstance(tp, Union):
        return tp.__args__
    return ()


def _strip_annotations(t):
    if isinstance(t, _AnnotatedAlias):
        return _strip_annotations(t.__origin__)
    if hasattr(t, '__origin__') and t.__origin__ in (Required, NotRequired, ReadOnly):
        return _strip_annotations(t.__args__[0])
    if isinstance(t, _GenericAlias):
        args = tuple([_strip_annotations(a) for a in t.__args__])
        return t if args == t.__args__ else t.copy_with(args)
    if isinstance(t, GenericAlias):
        args = tuple([_strip_annotations(a) for a in t.__args__])
        return t if args == t.__args__ else GenericAlias(t.__origin__, args)
    if isinstance(t, Union):
        args = tuple([_strip_annotations(a) for a in t.__args__])
        return t if args == t.__args__ else Union[args]
    return t


def evaluate_forward_ref(forward_ref, *, owner=None, globals=None, locals=None, type_params=None, format=None):
    """The type that a forward reference names."""
    from annotationlib import Format
    value = forward_ref.evaluate(globals=globals, locals=locals, type_params=type_params, owner=owner,
                                 format=Format.VALUE if format is None else format)
    return _eval_type(_type_convert(value), globals, locals, type_params)


def _eval_type(t, globalns, localns, type_params=None, format=None):
    """A hint with the forward references in it replaced by what they name."""
    from annotationlib import Format, ForwardRef
    if isinstance(t, ForwardRef):
        value = t.evaluate(globals=globalns, locals=localns, type_params=type_params, format=format or Format.VALUE)
        if isinstance(value, ForwardRef):
            return value
        return _eval_type(_type_convert(value), globalns, localns, type_params, format)
    if isinstance(t, (_GenericAlias, GenericAlias, Union)):
        args = []
        for a in t.__args__:
            if isinstance(a, str) and isinstance(t, GenericAlias):
                a = ForwardRef(a)
            args.append(_eval_type(a, globalns, localns, type_params, format))
        args = tuple(args)
        if args == t.__args__:
            return t
        if isinstance(t, GenericAlias):
            return GenericAlias(t.__origin__, args)
        if isinstance(t, Union):
            return Union[args]
        return t.copy_with(args)
    return t


def get_type_hints(obj, globalns=None, localns=None, include_extras=False, *, format=None):
    """The annotations of a class, function or module, with texts replaced by the types that they name."""
    from annotationlib import Format, get_annotations
    if format is None:
        format = Format.VALUE
    if getattr(obj, '__no_type_check__', None):
        return {}
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            if base is object or not (base.__dict__.get('__annotate__') or base.__dict__.get('__annotate_func__')
                                      or '__annotations__' in base.__dict__):
                continue
            base_globals = globalns if globalns is not None \
                else getattr(sys.modules.get(base.__module__), '__dict__', {})
            base_locals = localns if localns is not None else dict(vars(base))
            found = get_annotations(base, format=Format.FORWARDREF if format == Format.VALUE else format)
            if format == Format.STRING:
                hints.update(found)
                continue
            for name, value in found.items():
                if value is None:
                    value = type(None)
                if isinstance(value, str):
                    value = _forward_ref(value, is_class=True)
                hints[name] = _eval_type(value, base_globals, base_locals, base.__type_params__, format)
    else:
        if globalns is None:
            if isinstance(obj, _ModuleType):
                globalns = obj.__dict__
            else:
                inner = obj
                if hasattr(obj, '__wrapped__'):
                    from inspect import unwrap
                    inner = unwrap(obj)
                globalns = getattr(inner, '__globals__', {})
            if localns is None:
                localns = globalns
        elif localns is None:
            localns = globalns
        try:
            found = get_annotations(obj, format=Format.FORWARDREF if format == Format.VALUE else format)
        except TypeError:
            raise TypeError(f'{obj!r} is not a module, class, method, or function.') from None
        if format == Format.STRING:
            return found
        for name, value in found.items():
            if value is None:
                value = type(None)
            if isinstance(value, str):
                value = _forward_ref(value)
            hints[name] = _eval_type(value, globalns, localns, getattr(obj, '__type_params__', ()), format)
    return hints if include_extras or format == Format.STRING else {k: _strip_annotations(t) for k, t in hints.items()}

"""Tools for functions: wrapping, caching, partial application, choosing by type."""

from types import GenericAlias as _GenericAlias

from _functools import Placeholder, _lru_cache_wrapper, cmp_to_key, partial, reduce

__all__ = ['Placeholder', 'WRAPPER_ASSIGNMENTS', 'WRAPPER_UPDATES', 'cache', 'cached_property', 'cmp_to_key',
           'lru_cache', 'partial', 'partialmethod', 'reduce', 'singledispatch', 'singledispatchmethod',
           'total_ordering', 'update_wrapper', 'wraps']

WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__', '__annotate__', '__type_params__')
WRAPPER_UPDATES = ('__dict__',)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Make a wrapper look like what it wraps; `__wrapped__` names the original."""
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            pass
        else:
            setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """A decorator that applies update_wrapper() to the function it decorates."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


_SYMBOLS = {'__lt__': '<', '__le__': '<=', '__gt__': '>', '__ge__': '>='}


def _ordering(root, name):
    """The comparison `name` in terms of the comparison `root`: a < b is not a >= b, or a <= b and a != b ..."""
    negated = root[2] != name[2]
    # Equality has to be looked at too, unless the one is just the opposite of the other.
    with_equal = negated == (root[3] == name[3])
    strict = name[3] == 't'

    def method(self, other):
        result = getattr(type(self), root)(self, other)
        if result is NotImplemented:
            return result
        if negated:
            result = not result
        if with_equal:
            return result and self != other if strict else result or self == other
        return result

    method.__name__ = name
    # Under this name it stands in the module, for pickle.
    method.__qualname__ = f'_{name[2:4]}_from_{root[2:4]}'
    method.__doc__ = f'Return a {_SYMBOLS[name]} b.  Computed by @total_ordering from {root}.'
    return method


_ORDERINGS = {(root, name): _ordering(root, name) for root in _SYMBOLS for name in _SYMBOLS if root != name}
globals().update((method.__qualname__, method) for method in _ORDERINGS.values())


def total_ordering(cls):
    """A class decorator that adds the comparisons that are missing."""
    names = ('__lt__', '__le__', '__gt__', '__ge__')
    roots = {name for name in names if getattr(cls, name, None) is not getattr(object, name, None)}
    if not roots:
        raise ValueError('must define at least one ordering operation: < > <= >=')
    root = next(name for name in ('__lt__', '__le__', '__gt__', '__ge__') if name in roots)
    for name in names:
        if name not in roots:
            setattr(cls, name, _ORDERINGS[root, name])
    return cls


_CacheInfo = None


def _cache_info(hits, misses, maxsize, currsize):
    global _CacheInfo
    if _CacheInfo is None:
        from collections import namedtuple
        _CacheInfo = namedtuple('CacheInfo', ['hits', 'misses', 'maxsize', 'currsize'], module='functools')
    return _CacheInfo(hits, misses, maxsize, currsize)


def lru_cache(maxsize=128, typed=False):
    """Remember the results of the latest calls. The arguments must be hashable."""
    if isinstance(maxsize, int):
        if maxsize < 0:
            maxsize = 0
    elif callable(maxsize) and isinstance(typed, bool):
        func, maxsize = maxsize, 128
        return _cached(func, maxsize, typed)
    elif maxsize is not None:
        raise TypeError('Expected first argument to be an integer, a callable, or None')

    def decorate(func):
        return _cached(func, maxsize, typed)
    return decorate


def _cached(func, maxsize, typed):
    wrapper = _lru_cache_wrapper(func, maxsize, typed, _cache_info)
    wrapper.cache_parameters = lambda: {'maxsize': maxsize, 'typed': typed}
    return update_wrapper(wrapper, func)


def cache(user_function, /):
    """Remember the results of all calls."""
    return lru_cache(maxsize=None)(user_function)


_missing = object()


class cached_property:
    """A property that is computed once and then an ordinary attribute."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        self.__module__ = func.__module__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError('Cannot assign the same cached_property to two different names '
                            f'({self.attrname!r} and {name!r}).')

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError('Cannot use cached_property instance without calling __set_name__ on it.')
        try:
            cache = instance.__dict__
        except AttributeError:
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} instance to cache "
                            f'{self.attrname!r} property.') from None
        value = cache.get(self.attrname, _missing)
        if value is _missing:
            value = self.func(instance)
            try:
                cache[self.attrname] = value
            except TypeError:
                raise TypeError(f"The '__dict__' attribute on {type(instance).__name__!r} instance does not support "
                                f'item assignment for caching {self.attrname!r} property.') from None
        return value

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


class partialmethod:
    """Like partial, for methods: self comes before the arguments that are fixed."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and getattr(func, '__get__', None) is None:
            raise TypeError(f'the first argument {func!r} must be a callable or a descriptor')
        if args and args[-1] is Placeholder:
            raise TypeError('trailing Placeholders are not allowed')
        if isinstance(func, partialmethod):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func = func
        self.args = args
        self.keywords = keywords

    def __repr__(self):
        shown = [repr(self.func), *map(repr, self.args), *(f'{k}={v!r}' for k, v in self.keywords.items())]
        return f'functools.partialmethod({", ".join(shown)})'

    def _make_unbound_method(self):
        def _method(cls_or_self, /, *args, **keywords):
            return self.func(cls_or_self, *self._fill(args), **{**self.keywords, **keywords})
        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.__partialmethod__ = self
        return _method

    def _fill(self, args):
        if Placeholder not in self.args:
            return (*self.args, *args)
        rest = iter(args)
        return (*[next(rest) if a is Placeholder else a for a in self.args], *rest)

    def __get__(self, obj, cls=None):
        get = getattr(self.func, '__get__', None)
        if get is not None:
            bound = get(obj, cls)
            if bound is not self.func:
                new = partial(bound, *self.args, **self.keywords)
                try:
                    new.__self__ = bound.__self__
                except AttributeError:
                    pass
                return new
        return self._make_unbound_method().__get__(obj, cls)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, '__isabstractmethod__', False)

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


def _merge(lines):
    """C3: the heads of the lines in turn, each when no other line has it further behind."""
    lines = [line for line in map(list, lines) if line]
    merged = []
    while lines:
        for line in lines:
            head = line[0]
            if not any(head in other[1:] for other in lines):
                break
        else:
            raise RuntimeError('Inconsistent hierarchy')
        merged.append(head)
        lines = [rest for line in lines if (rest := line[1:] if line[0] is head else line)]
    return merged


def _c3_mro(cls, abcs=()):
    """The MRO of cls as if it had the abstract classes that recognise it among its bases, behind those that it names itself."""
    bases = list(cls.__bases__)
    at = max((i for i, base in enumerate(bases, 1) if hasattr(base, '__abstractmethods__')), default=0)
    own = [abc for abc in abcs if issubclass(cls, abc) and not any(issubclass(base, abc) for base in bases)]
    others = [abc for abc in abcs if abc not in own]
    groups = [bases[:at], own, bases[at:]]
    return _merge([[cls], *(_c3_mro(base, others) for group in groups for base in group), *groups])


def _compose_mro(cls, types):
    """The MRO of cls with those of the types that recognise it without being bases of it."""
    mro = set(cls.__mro__)

    def recognises(type_):
        return type_ not in mro and hasattr(type_, '__mro__') and not isinstance(type_, _GenericAlias) and issubclass(cls, type_)

    wanted = [one for one in types if recognises(one)]
    # The more special one brings the other along.
    wanted = [one for one in wanted if not any(one is not other and one in other.__mro__ for other in wanted)]
    abcs = []
    for one in wanted:
        # Classes between the two that recognise cls as well decide in which order their bases come.
        between = [[base for base in sub.__mro__ if base in wanted] for sub in one.__subclasses__()
                   if sub not in mro and issubclass(cls, sub)]
        for line in sorted(between, key=len, reverse=True) or [[one]]:
            abcs.extend(base for base in line if base not in abcs)
    return _c3_mro(cls, abcs)


def _find_implementation(cls, registry):
    mro = iter(_compose_mro(cls, registry))
    for first in mro:
        if first in registry:
            # The next one may be as good.
            second = next(mro, object)
            if (second in registry and first not in cls.__mro__ and second not in cls.__mro__
                    and not issubclass(first, second)):
                raise RuntimeError(f'Ambiguous dispatch: {first} or {second}')
            return registry[first]
    return None


def singledispatch(func):
    """A function that chooses among implementations by the type of its first argument."""
    registry = {}
    dispatch_cache = {}
    cache_token = None

    def dispatch(cls):
        """The implementation for a class."""
        nonlocal cache_token
        if cache_token is not None:
            from abc import get_cache_token
            current = get_cache_token()
            if cache_token != current:
                dispatch_cache.clear()
                cache_token = current
        impl = dispatch_cache.get(cls)
        if impl is None:
            impl = registry.get(cls)
            if impl is None:
                impl = _find_implementation(cls, registry)
            dispatch_cache[cls] = impl
        return impl

    def members(cls):
        """The classes that a registration stands for: one, or those of a union."""
        if isinstance(cls, type):
            return (cls,)
        from typing import Union, get_args, get_origin
        if isinstance(cls, Union) and all(isinstance(arg, type) for arg in get_args(cls)):
            return get_args(cls)
        return None

    def register(cls, func=None):
        """Register an implementation for a class, or for the class in the annotation of its first parameter."""
        nonlocal cache_token
        classes = members(cls)
        if classes is not None:
            if func is None:
                return lambda f: register(cls, f)
        else:
            if func is not None:
                raise TypeError(f'Invalid first argument to `register()`. {cls!r} is not a class or union type.')
            ann = getattr(cls, '__annotate__', None)
            if ann is None:
                raise TypeError(f'Invalid first argument to `register()`: {cls!r}. '
                                'Use either `@register(some_class)` or plain `@register` on an annotated function.')
            func = cls
            from annotationlib import Format, ForwardRef
            from typing import Union, get_type_hints
            argname, cls = next(iter(get_type_hints(func, format=Format.FORWARDREF).items()))
            classes = members(cls)
            if classes is None:
                if isinstance(cls, Union):
                    what = 'not all arguments are classes'
                elif isinstance(cls, ForwardRef):
                    what = 'is an unresolved forward reference'
                else:
                    what = 'is not a class'
                raise TypeError(f'Invalid annotation for {argname!r}. {cls!r} {what}.')
        for one in classes:
            registry[one] = func
            if cache_token is None and hasattr(one, '__abstractmethods__'):
                from abc import get_cache_token
                cache_token = get_cache_token()
        dispatch_cache.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f'{funcname} requires at least 1 positional argument')
        return dispatch(args[0].__class__)(*args, **kw)

    funcname = getattr(func, '__name__', 'singledispatch function')
    registry[object] = func
    from types import MappingProxyType
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = MappingProxyType(registry)
    wrapper._clear_cache = dispatch_cache.clear
    update_wrapper(wrapper, func)
    return wrapper


class singledispatchmethod:
    """singledispatch for methods: the type of the argument after self decides."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, '__get__'):
            raise TypeError(f'{func!r} is not callable or a descriptor')
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        """Register an implementation for a class."""
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        return _DispatchedMethod(self, obj, cls)

    def __repr__(self):
        return f'<single dispatch method descriptor {_name_of(self.func)}>'

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, '__isabstractmethod__', False)


def _name_of(func):
    return getattr(func, '__qualname__', None) or getattr(func, '__name__', '?')


class _DispatchedMethod:
    """What singledispatchmethod gives as an attribute: it looks for the implementation when it is called."""

    def __init__(self, descriptor, obj, cls):
        self._descriptor = descriptor
        self._obj = obj
        self._cls = cls
        # The class has these itself, so __getattr__ would not be asked.
        for name in ('__module__', '__doc__'):
            if hasattr(descriptor.func, name):
                setattr(self, name, getattr(descriptor.func, name))

    def __call__(self, /, *args, **kwargs):
        if not args:
            name = getattr(self.__wrapped__, '__name__', 'singledispatchmethod method')
            raise TypeError(f'{name} requires at least 1 positional argument')
        method = self._descriptor.dispatcher.dispatch(args[0].__class__)
        return method.__get__(self._obj, self._cls)(*args, **kwargs)

    def __getattr__(self, name):
        if name not in ('__name__', '__qualname__', '__isabstractmethod__', '__annotations__', '__type_params__'):
            raise AttributeError(f'{type(self).__name__!r} object has no attribute {name!r}', name=name, obj=self)
        return getattr(self.__wrapped__, name)

    def __repr__(self):
        name = _name_of(self.__wrapped__)
        if self._obj is None:
            return f'<single dispatch method {name}>'
        return f'<bound single dispatch method {name} of {self._obj!r}>'

    @property
    def __wrapped__(self):
        return self._descriptor.func

    @property
    def register(self):
        return self._descriptor.register

"""Tools for functions: wrapping, caching, partial application, choosing by type."""

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


def _ordering(root, name):
    """The comparison `name` in terms of the comparison `root`, for total_ordering."""
    # What root answers for the pair (self, other), and whether equality has to be looked at.
    negate = {('__lt__', '__ge__'), ('__lt__', '__gt__'), ('__gt__', '__le__'), ('__gt__', '__lt__'),
              ('__le__', '__gt__'), ('__le__', '__ge__'), ('__ge__', '__lt__'), ('__ge__', '__le__')}
    swapped = (root, name) in negate
    with_equal = {('__lt__', '__gt__'), ('__lt__', '__le__'), ('__le__', '__ge__'), ('__le__', '__lt__'),
                  ('__gt__', '__lt__'), ('__gt__', '__ge__'), ('__ge__', '__le__'), ('__ge__', '__gt__')}
    strict_target = name in ('__lt__', '__gt__')

    def method(self, other):
        result = getattr(type(self), root)(self, other)
        if result is NotImplemented:
            return result
        if swapped:
            result = not result
        if (root, name) in with_equal:
            if strict_target:
                return result and self != other
            return result or self == other
        return result

    symbol = {'__lt__': '<', '__le__': '<=', '__gt__': '>', '__ge__': '>='}[name]
    method.__name__ = name
    method.__doc__ = f'Return a {symbol} b.  Computed by @total_ordering from {root}.'
    return method


def total_ordering(cls):
    """A class decorator that adds the comparisons that are missing."""
    names = ('__lt__', '__le__', '__gt__', '__ge__')
    roots = {name for name in names if getattr(cls, name, None) is not getattr(object, name, None)}
    if not roots:
        raise ValueError('must define at least one ordering operation: < > <= >=')
    root = next(name for name in ('__lt__', '__le__', '__gt__', '__ge__') if name in roots)
    for name in names:
        if name not in roots:
            setattr(cls, name, _ordering(root, name))
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


def _rank(cls, registered):
    """The registered classes that cls is a subclass of, the nearest first."""
    order = list(cls.__mro__)
    virtual = [other for other in registered if other not in order and hasattr(other, '__mro__') and issubclass(cls, other)]
    for other in virtual:
        # An abstract class that recognises cls stands before the first class of the line that it does not recognise.
        at = len(order)
        for i, base in enumerate(order):
            if base is object or not issubclass(base, other):
                at = i
                break
        # A more special abstract class comes first.
        while at > 0 and order[at - 1] in virtual and issubclass(other, order[at - 1]):
            at -= 1
        order.insert(at, other)
    return order, virtual


def _find_implementation(cls, registry):
    order, virtual = _rank(cls, registry)
    match = None
    for i, candidate in enumerate(order):
        if match is not None:
            if (candidate in registry and candidate in virtual and match in virtual
                    and candidate not in cls.__mro__ and match not in cls.__mro__
                    and not issubclass(match, candidate)):
                raise RuntimeError(f'Ambiguous dispatch: {match} or {candidate}')
            break
        if candidate in registry:
            match = candidate
    return registry.get(match)


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
            from typing import get_type_hints
            argname, cls = next(iter(get_type_hints(func).items()))
            classes = members(cls)
            if classes is None:
                raise TypeError(f'Invalid annotation for {argname!r}. {cls!r} is not a class.')
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
        dispatch = self.dispatcher.dispatch

        def _method(*args, **kwargs):
            if not args:
                name = getattr(self.func, '__name__', 'singledispatchmethod method')
                raise TypeError(f'{name} requires at least 1 positional argument')
            method = dispatch(args[0].__class__)
            return method.__get__(obj, cls)(*args, **kwargs)

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.register = self.register
        update_wrapper(_method, self.func)
        return _method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, '__isabstractmethod__', False)

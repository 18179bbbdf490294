"""How objects are taken apart and put together again, for copy and pickle."""

__all__ = ['pickle', 'constructor', 'add_extension', 'remove_extension', 'clear_extension_cache']

dispatch_table = {}


def pickle(ob_type, pickle_function, constructor_ob=None):
    """Register a function that takes objects of a type apart: it gives (callable, arguments) and perhaps more."""
    if not callable(pickle_function):
        raise TypeError('reduction functions must be callable')
    dispatch_table[ob_type] = pickle_function
    if constructor_ob is not None:
        constructor(constructor_ob)


def constructor(object):
    if not callable(object):
        raise TypeError('constructors must be callable')


def pickle_complex(c):
    return complex, (c.real, c.imag)


def pickle_union(obj):
    import operator
    import typing
    return operator.getitem, (typing.Union, obj.__args__)


def pickle_super(obj):
    return super, (obj.__thisclass__, obj.__self__)


pickle(complex, pickle_complex, complex)
pickle(type(int | str), pickle_union)
pickle(super, pickle_super)


def _reconstructor(cls, base, state):
    """An object as protocols 0 and 1 make it: its builtin part is made from state."""
    if base is object:
        return object.__new__(cls)
    obj = base.__new__(cls, state)
    if base.__init__ != object.__init__:
        base.__init__(obj, state)
    return obj


def _builtin_base(cls):
    """The nearest class of the MRO that no class statement made."""
    for base in cls.__mro__:
        if not base.__flags__ & 1 << 9:
            return base
    return object


def _cannot_pickle(cls):
    builtin = cls is _builtin_base(cls) and cls.__module__ != 'builtins'
    name = f'{cls.__module__}.{cls.__name__}' if builtin else cls.__name__
    return TypeError(f"cannot pickle '{name}' object")


def _reduce_ex(self, proto):
    """object.__reduce_ex__() of protocols 0 and 1."""
    cls = self.__class__
    base = _builtin_base(cls)
    if base is object:
        state = None
    elif base is cls:
        raise _cannot_pickle(cls)
    else:
        state = base(self)
    if type(self).__getstate__ is object.__getstate__ and getattr(self, '__slots__', None):
        raise TypeError('a class that defines __slots__ without defining __getstate__ cannot be pickled')
    attributes = self.__getstate__()
    args = cls, base, state
    return (_reconstructor, args, attributes) if attributes else (_reconstructor, args)


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    return cls.__new__(cls, *args, **kwargs)


_sizeless = object, type(None)


def __reduce_protocol_2__(self, proto):
    """object.__reduce_ex__() from protocol 2 on."""
    cls = type(self)
    args, kwargs = (), None
    has_args = True
    if hasattr(self, '__getnewargs_ex__'):
        given = self.__getnewargs_ex__()
        if not isinstance(given, tuple):
            raise TypeError(f"__getnewargs_ex__ should return a tuple, not '{type(given).__name__}'")
        if len(given) != 2:
            raise ValueError(f'__getnewargs_ex__ should return a tuple of length 2, not {len(given)}')
        args, kwargs = given
        if not isinstance(args, tuple):
            raise TypeError('first item of the tuple returned by __getnewargs_ex__ must be a tuple, '
                            f"not '{type(args).__name__}'")
        if not isinstance(kwargs, dict):
            raise TypeError('second item of the tuple returned by __getnewargs_ex__ must be a dict, '
                            f"not '{type(kwargs).__name__}'")
    elif hasattr(self, '__getnewargs__'):
        args = self.__getnewargs__()
        if not isinstance(args, tuple):
            raise TypeError(f"__getnewargs__ should return a tuple, not '{type(args).__name__}'")
    else:
        has_args = False
    is_list, is_dict = isinstance(self, list), isinstance(self, dict)
    # A builtin part that neither arguments nor items tell of would be lost.
    if not (has_args or is_list or is_dict) and _builtin_base(cls) not in _sizeless:
        if cls.__getstate__ is object.__getstate__:
            if issubclass(cls, memoryview):
                raise TypeError('cannot pickle memoryview objects')
            raise _cannot_pickle(cls)
    state = self.__getstate__()
    items = iter(self) if is_list else None
    pairs = iter(self.items()) if is_dict else None
    if kwargs:
        return __newobj_ex__, (cls, args, kwargs), state, items, pairs
    return __newobj__, (cls, *args), state, items, pairs


def _slotnames(cls):
    """The names of all slots of a class and its bases, as attributes are called."""
    names = cls.__dict__.get('__slotnames__')
    if names is not None:
        return names
    names = []
    for base in cls.__mro__ if hasattr(cls, '__slots__') else ():
        slots = base.__dict__.get('__slots__', ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name in ('__dict__', '__weakref__'):
                continue
            stripped = base.__name__.lstrip('_')
            is_private = name.startswith('__') and not name.endswith('__')
            names.append(f'_{stripped}{name}' if is_private and stripped else name)
    try:
        cls.__slotnames__ = names
    except Exception:
        pass
    return names


# Numbers that stand for (module, name) in pickles.
_extension_registry = {}
_inverted_registry = {}
_extension_cache = {}


def add_extension(module, name, code):
    """Register an extension code."""
    code = int(code)
    if not 1 <= code <= 0x7fffffff:
        raise ValueError('code out of range')
    key = module, name
    known = _extension_registry.get(key)
    if known == code and _inverted_registry.get(code) == key:
        return
    if known is not None:
        raise ValueError(f'key {key} is already registered with code {known}')
    if code in _inverted_registry:
        raise ValueError(f'code {code} is already in use for key {_inverted_registry[code]}')
    _extension_registry[key] = code
    _inverted_registry[code] = key


def remove_extension(module, name, code):
    """Unregister an extension code."""
    key = module, name
    if _extension_registry.get(key) != code or _inverted_registry.get(code) != key:
        raise ValueError(f'key {key} is not registered with code {code}')
    del _extension_registry[key]
    del _inverted_registry[code]
    _extension_cache.pop(code, None)


def clear_extension_cache():
    _extension_cache.clear()

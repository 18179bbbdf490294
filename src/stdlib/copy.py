"""Copies of objects: shallow ones, which share their parts with the original, and deep ones, which do not."""

import types as _types
from copyreg import dispatch_table

__all__ = ['Error', 'copy', 'deepcopy', 'replace']


class Error(Exception):
    pass


error = Error

# Objects that are as good as a copy of themselves.
_atomic = {
    type(None), type(...), type(NotImplemented), int, float, bool, complex, bytes, str, type, range, property,
    _types.CodeType, _types.BuiltinFunctionType, _types.FunctionType}
_shallow_atomic = _atomic | {tuple, frozenset, slice, super}
_copied_by_method = {list, dict, set, bytearray}

try:
    from _weakref import ref as _ref
except ImportError:
    pass
else:
    _atomic.add(_ref)
    _shallow_atomic.add(_ref)


def copy(x):
    """Shallow copy operation on arbitrary Python objects."""
    cls = type(x)
    if cls in _shallow_atomic:
        return x
    if cls in _copied_by_method:
        return cls.copy(x)
    if issubclass(cls, type):
        return x
    copier = getattr(cls, '__copy__', None)
    if copier is not None:
        return copier(x)
    parts = _take_apart(x, cls, 'shallow')
    return x if isinstance(parts, str) else _put_together(x, None, *parts)


def deepcopy(x, memo=None, _nil=[]):
    """Deep copy operation on arbitrary Python objects. memo holds the copies made so far, by id of the original."""
    cls = type(x)
    if cls in _atomic:
        return x
    if memo is None:
        memo = {}
    else:
        made = memo.get(id(x), _nil)
        if made is not _nil:
            return made
    copier = _deepcopy_dispatch.get(cls)
    if copier is not None:
        made = copier(x, memo)
    elif issubclass(cls, type):
        made = x
    else:
        copier = getattr(x, '__deepcopy__', None)
        if copier is not None:
            made = copier(memo)
        else:
            parts = _take_apart(x, cls, 'deep')
            made = x if isinstance(parts, str) else _put_together(x, memo, *parts)
    if made is not x:
        memo[id(x)] = made
        # The original must live as long as its id is in use.
        memo.setdefault(id(memo), []).append(x)
    return made


def _take_apart(x, cls, depth):
    reduce = dispatch_table.get(cls)
    if reduce is not None:
        return reduce(x)
    reduce = getattr(x, '__reduce_ex__', None)
    if reduce is not None:
        return reduce(4)
    reduce = getattr(x, '__reduce__', None)
    if reduce:
        return reduce()
    raise Error(f'un({depth})copyable object of type {cls}')


def _put_together(x, memo, make, args, state=None, items=None, pairs=None):
    deep = memo is not None
    if deep and args:
        args = [deepcopy(arg, memo) for arg in args]
    y = make(*args)
    if deep:
        memo[id(x)] = y
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        if hasattr(y, '__setstate__'):
            y.__setstate__(state)
        else:
            slots = None
            if isinstance(state, tuple) and len(state) == 2:
                state, slots = state
            if state is not None:
                y.__dict__.update(state)
            if slots is not None:
                for name, value in slots.items():
                    setattr(y, name, value)
    if items is not None:
        for item in items:
            y.append(deepcopy(item, memo) if deep else item)
    if pairs is not None:
        for key, value in pairs:
            if deep:
                key = deepcopy(key, memo)
                value = deepcopy(value, memo)
            y[key] = value
    return y


def _deepcopy_list(x, memo):
    y = memo[id(x)] = []
    for item in x:
        y.append(deepcopy(item, memo))
    return y


def _deepcopy_tuple(x, memo):
    items = [deepcopy(item, memo) for item in x]
    # A tuple that contains itself (through something mutable) was copied meanwhile.
    if id(x) in memo:
        return memo[id(x)]
    for old, new in zip(x, items):
        if old is not new:
            return tuple(items)
    return x


def _deepcopy_dict(x, memo):
    y = memo[id(x)] = {}
    for key, value in x.items():
        y[deepcopy(key, memo)] = deepcopy(value, memo)
    return y


def _deepcopy_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


_deepcopy_dispatch = {
    list: _deepcopy_list, tuple: _deepcopy_tuple, dict: _deepcopy_dict, _types.MethodType: _deepcopy_method}


def replace(obj, /, **changes):
    """Return a new object replacing specified fields with new values."""
    cls = obj.__class__
    make = getattr(cls, '__replace__', None)
    if make is None:
        raise TypeError(f'replace() does not support {cls.__name__} objects')
    return make(obj, **changes)

"""Classes that are mostly data: the decorator writes __init__, __repr__, __eq__ and others from the annotations."""

from types import FunctionType as _FunctionType, GenericAlias as _GenericAlias, MappingProxyType as _MappingProxyType
import keyword as _keyword
import sys as _sys

__all__ = ['FrozenInstanceError', 'InitVar', 'KW_ONLY', 'MISSING', 'Field', 'asdict', 'astuple', 'dataclass', 'field',
           'fields', 'is_dataclass', 'make_dataclass', 'replace']


class FrozenInstanceError(AttributeError):
    """An attribute of a frozen instance was to be changed."""


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return '<factory>'


class _MISSING_TYPE:
    pass


class _KW_ONLY_TYPE:
    pass


class _FIELD_BASE:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()
MISSING = _MISSING_TYPE()
KW_ONLY = _KW_ONLY_TYPE()
_FIELD = _FIELD_BASE('_FIELD')
_FIELD_CLASSVAR = _FIELD_BASE('_FIELD_CLASSVAR')
_FIELD_INITVAR = _FIELD_BASE('_FIELD_INITVAR')
_FIELDS = '__dataclass_fields__'
_PARAMS = '__dataclass_params__'
_POST_INIT_NAME = '__post_init__'
_EMPTY_METADATA = _MappingProxyType({})
_ATOMIC_TYPES = frozenset({bool, int, float, str, type(None), complex, bytes, type(...), type(NotImplemented), type,
                           range, property, _FunctionType, type(len)})


class InitVar:
    """An argument of __init__ that is passed on to __post_init__ and is no field."""

    __slots__ = ('type',)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        if isinstance(self.type, type) and not isinstance(self.type, _GenericAlias):
            name = self.type.__name__
        else:
            name = repr(self.type)
        return f'dataclasses.InitVar[{name}]'

    def __class_getitem__(cls, type):
        return InitVar(type)


_shown = set()


def _recursive_repr(func):
    def wrapper(self):
        key = id(self)
        if key in _shown:
            return '...'
        _shown.add(key)
        try:
            return func(self)
        finally:
            _shown.discard(key)
    wrapper.__name__ = func.__name__
    wrapper.__qualname__ = func.__qualname__
    wrapper.__wrapped__ = func
    return wrapper


class Field:
    """What field() said about one field."""

    __slots__ = ('name', 'type', 'default', 'default_factory', 'repr', 'hash', 'init', 'compare', 'metadata',
                 'kw_only', 'doc', '_field_type')

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only, doc):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _EMPTY_METADATA if metadata is None else _MappingProxyType(metadata)
        self.kw_only = kw_only
        self.doc = doc
        self._field_type = None

    @_recursive_repr
    def __repr__(self):
        return (f'Field(name={self.name!r},type={self.type!r},default={self.default!r},'
                f'default_factory={self.default_factory!r},init={self.init!r},repr={self.repr!r},hash={self.hash!r},'
                f'compare={self.compare!r},metadata={self.metadata!r},kw_only={self.kw_only!r},doc={self.doc!r},'
                f'_field_type={self._field_type})')

    def __set_name__(self, owner, name):
        func = getattr(type(self.default), '__set_name__', None)
        if func:
            func(self.default, owner, name)

    __class_getitem__ = classmethod(_GenericAlias)


class _DataclassParams:
    __slots__ = ('init', 'repr', 'eq', 'order', 'unsafe_hash', 'frozen', 'match_args', 'kw_only', 'slots',
                 'weakref_slot')

    def __init__(self, *values):
        for name, value in zip(self.__slots__, values):
            setattr(self, name, value)

    def __repr__(self):
        return f'_DataclassParams({",".join(f"{name}={getattr(self, name)!r}" for name in self.__slots__)})'


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING, doc=None):
    """Say more about a field than its type and default."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only, doc)


def _annotations_of(cls):
    try:
        annotations = cls.__dict__.get('__annotations__')
        if annotations is not None:
            return annotations
        if getattr(cls, '__annotate__', None) is None:
            return {}
        return dict(cls.__annotations__)
    except NameError:
        from annotationlib import Format, get_annotations
        return get_annotations(cls, format=Format.FORWARDREF)


def _head_of(text):
    """The module, or '', and the name with which a text begins: 'typing . ClassVar[int]' begins with typing and ClassVar."""
    module = ''
    name, rest = _word(text)
    if rest.startswith('.'):
        module = name
        name, _ = _word(rest[1:])
    return module, name


def _word(text):
    text = text.lstrip()
    end = next((i for i, char in enumerate(text) if not (char.isalnum() or char == '_')), len(text))
    return text[:end], text[end:].lstrip()


def _named_by(text, cls, owner):
    """What a text names in the namespace of the class's module; of another module only what the module `owner` stands for."""
    module, name = _head_of(text)
    namespace = getattr(_sys.modules.get(cls.__module__), '__dict__', {})
    if module:
        other = namespace.get(module)
        if getattr(other, '__name__', None) != owner:
            return None
        namespace = other.__dict__
    return namespace.get(name)


def _is_classvar(annotation):
    typing = _sys.modules.get('typing')
    return typing is not None and (annotation is typing.ClassVar
                                   or getattr(annotation, '__origin__', None) is typing.ClassVar)


def _is_initvar(annotation):
    return annotation is InitVar or type(annotation) is InitVar


def _is_kw_only(annotation):
    return annotation is KW_ONLY


def _annotation_is(test, annotation, cls, owner):
    """Whether an annotation, or what a text names, passes a test."""
    return test(annotation) or (isinstance(annotation, str) and test(_named_by(annotation, cls, owner)))


def _kind_of(annotation, cls):
    if _annotation_is(_is_classvar, annotation, cls, 'typing'):
        return _FIELD_CLASSVAR
    if _annotation_is(_is_initvar, annotation, cls, __name__):
        return _FIELD_INITVAR
    return _FIELD


def _get_field(cls, name, annotation, default_kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if type(default).__name__ == 'member_descriptor':
            default = MISSING
        f = field(default=default)
    f.name = name
    f.type = annotation
    f._field_type = _kind_of(annotation, cls)
    if f._field_type in (_FIELD_CLASSVAR, _FIELD_INITVAR) and f.default_factory is not MISSING:
        raise TypeError(f'field {f.name} cannot have a default factory')
    if f._field_type in (_FIELD, _FIELD_INITVAR):
        if f.kw_only is MISSING:
            f.kw_only = default_kw_only
    elif f.kw_only is not MISSING:
        raise TypeError(f'field {f.name} is a ClassVar but specifies kw_only')
    if f._field_type is _FIELD and f.default.__class__.__hash__ is None:
        raise ValueError(f'mutable default {type(f.default)} for field {f.name} is not allowed: use default_factory')
    return f


class _Writer:
    """Collects the text of functions and makes them all with one exec."""

    def __init__(self, globals):
        self.globals = globals
        self.names = []
        self.parts = []
        self.locals = {}

    def add(self, name, params, body):
        self.names.append(name)
        lines = ''.join([f'  {line}\n' for line in body])
        self.parts.append(f' def {name}({params}):\n{lines}')

    def write(self, cls, overwrite_error):
        if not self.names:
            return
        text = (f'def __create_fn__({", ".join(self.locals)}):\n' + ''.join(self.parts)
                + f' return {", ".join(self.names)},\n')
        namespace = {}
        exec(text, self.globals, namespace)
        made = namespace['__create_fn__'](**self.locals)
        for name, func in zip(self.names, made):
            func.__qualname__ = f'{cls.__qualname__}.{func.__name__}'
            if name in cls.__dict__:
                message = overwrite_error.get(name)
                if message is not None:
                    raise TypeError(f'Cannot overwrite attribute {name} in class {cls.__name__}{message}')
                continue
            if name == '__repr__':
                func = _recursive_repr(func)
            setattr(cls, name, func)


def _write_init(cls, writer, fields, std_fields, kw_only_fields, frozen, has_post_init, self_name, slots):
    seen_default = None
    for f in std_fields:
        if f.init:
            if not (f.default is MISSING and f.default_factory is MISSING):
                seen_default = f
            elif seen_default:
                raise TypeError(f'non-default argument {f.name!r} follows default argument {seen_default.name!r}')
    env = writer.locals
    env['__dataclass_HAS_DEFAULT_FACTORY__'] = _HAS_DEFAULT_FACTORY
    env['__dataclass_builtins_object__'] = object

    def parameter(f):
        if f.default is MISSING and f.default_factory is MISSING:
            return f.name
        if f.default is not MISSING:
            env[f'__dataclass_dflt_{f.name}__'] = f.default
            return f'{f.name}=__dataclass_dflt_{f.name}__'
        return f'{f.name}=__dataclass_HAS_DEFAULT_FACTORY__'

    body = []
    for f in fields:
        if f._field_type is _FIELD_INITVAR:
            continue
        value = None
        if f.default_factory is not MISSING:
            env[f'__dataclass_dflt_{f.name}__'] = f.default_factory
            if f.init:
                value = (f'__dataclass_dflt_{f.name}__() if {f.name} is __dataclass_HAS_DEFAULT_FACTORY__ '
                         f'else {f.name}')
            else:
                value = f'__dataclass_dflt_{f.name}__()'
        elif f.init:
            value = f.name
        elif slots and f.default is not MISSING:
            env[f'__dataclass_dflt_{f.name}__'] = f.default
            value = f'__dataclass_dflt_{f.name}__'
        if value is None:
            continue
        if frozen:
            body.append(f'__dataclass_builtins_object__.__setattr__({self_name},{f.name!r},{value})')
        else:
            body.append(f'{self_name}.{f.name}={value}')
    if has_post_init:
        passed = ','.join([f.name for f in fields if f._field_type is _FIELD_INITVAR])
        body.append(f'{self_name}.{_POST_INIT_NAME}({passed})')
    if not body:
        body = ['pass']
    params = [self_name, *[parameter(f) for f in std_fields if f.init]]
    by_name = [parameter(f) for f in kw_only_fields if f.init]
    if by_name:
        params += ['*', *by_name]
    writer.add('__init__', ','.join(params), body)


def _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    fields = {}
    if cls.__module__ in _sys.modules:
        globals = _sys.modules[cls.__module__].__dict__
    else:
        globals = {}
    any_frozen_base = False
    all_frozen_bases = None
    has_dataclass_bases = False
    for b in cls.__mro__[-1:0:-1]:
        base_fields = b.__dict__.get(_FIELDS)
        if base_fields is None:
            continue
        has_dataclass_bases = True
        if all_frozen_bases is None:
            all_frozen_bases = True
        for f in base_fields.values():
            fields[f.name] = f
        frozen_base = getattr(b, _PARAMS).frozen
        any_frozen_base = any_frozen_base or frozen_base
        all_frozen_bases = all_frozen_bases and frozen_base

    setattr(cls, _PARAMS, _DataclassParams(init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots,
                                           weakref_slot))
    annotations = _annotations_of(cls)
    own = []
    seen_kw_only = False
    for name, annotation in annotations.items():
        if _annotation_is(_is_kw_only, annotation, cls, __name__):
            if seen_kw_only:
                raise TypeError(f'{name!r} is KW_ONLY, but KW_ONLY has already been specified')
            seen_kw_only = True
            kw_only = True
        else:
            own.append(_get_field(cls, name, annotation, kw_only))
    for f in own:
        fields[f.name] = f
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f'{name!r} is a field but has no type annotation')
    if has_dataclass_bases:
        if any_frozen_base and not frozen:
            raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
        if all_frozen_bases is False and frozen:
            raise TypeError('cannot inherit frozen dataclass from a non-frozen one')
    setattr(cls, _FIELDS, fields)

    class_hash = cls.__dict__.get('__hash__', MISSING)
    has_explicit_hash = not (class_hash is MISSING or (class_hash is None and '__eq__' in cls.__dict__))
    if order and not eq:
        raise ValueError('eq must be true if order is true')

    in_init = [f for f in fields.values() if f._field_type in (_FIELD, _FIELD_INITVAR)]
    std_fields = [f for f in in_init if f.init and not f.kw_only]
    kw_only_fields = [f for f in in_init if f.init and f.kw_only]
    field_list = [f for f in fields.values() if f._field_type is _FIELD]
    made_init = init and '__init__' not in cls.__dict__
    writer = _Writer(globals)
    errors = {}
    if init:
        self_name = '__dataclass_self__' if 'self' in fields else 'self'
        _write_init(cls, writer, in_init, std_fields, kw_only_fields, frozen, hasattr(cls, _POST_INIT_NAME),
                    self_name, slots)
    if repr:
        shown = ', '.join([f'{f.name}={{self.{f.name}!r}}' for f in field_list if f.repr])
        writer.add('__repr__', 'self', [f'return f"{{self.__class__.__qualname__}}({shown})"'])
    if eq:
        terms = [f'self.{f.name}==other.{f.name}' for f in field_list if f.compare]
        writer.add('__eq__', 'self,other', ['if self is other:', ' return True',
                                            'if other.__class__ is self.__class__:',
                                            f' return {" and ".join(terms) or "True"}', 'return NotImplemented'])
    if order:
        left = ''.join([f'self.{f.name},' for f in field_list if f.compare])
        right = ''.join([f'other.{f.name},' for f in field_list if f.compare])
        for name, op in (('__lt__', '<'), ('__le__', '<='), ('__gt__', '>'), ('__ge__', '>=')):
            errors[name] = '. Consider using functools.total_ordering'
            writer.add(name, 'self,other', ['if other.__class__ is self.__class__:',
                                            f' return ({left}){op}({right})', 'return NotImplemented'])
    if frozen:
        writer.locals['__dataclass_cls__'] = cls
        writer.locals['__dataclass_FrozenInstanceError__'] = FrozenInstanceError
        names = ''.join([f'{f.name!r},' for f in field_list])
        guard = f'if type(self) is __dataclass_cls__ or name in ({names}):'
        if not names:
            guard = 'if type(self) is __dataclass_cls__:'
        errors['__setattr__'] = errors['__delattr__'] = ''
        writer.add('__setattr__', 'self,name,value', [
            guard, ' raise __dataclass_FrozenInstanceError__(f"cannot assign to field {name!r}")',
            'super(__dataclass_cls__, self).__setattr__(name, value)'])
        writer.add('__delattr__', 'self,name', [
            guard, ' raise __dataclass_FrozenInstanceError__(f"cannot delete field {name!r}")',
            'super(__dataclass_cls__, self).__delattr__(name)'])
    hashed = None
    if unsafe_hash:
        if has_explicit_hash:
            raise TypeError(f'Cannot overwrite attribute __hash__ in class {cls.__name__}')
        hashed = True
    elif eq and frozen and not has_explicit_hash:
        hashed = True
    elif eq and not frozen and not has_explicit_hash:
        hashed = False
    if hashed:
        listed = ''.join([f'self.{f.name},' for f in field_list if (f.compare if f.hash is None else f.hash)])
        if '__hash__' in cls.__dict__:
            del cls.__hash__
        writer.add('__hash__', 'self', [f'return hash(({listed}))'])
    writer.write(cls, errors)
    if hashed is False:
        cls.__hash__ = None
    if not getattr(cls, '__doc__'):
        plain = made_init and type(cls).__call__ is type.__call__ and '__new__' not in cls.__dict__
        cls.__doc__ = cls.__name__ + (_doc_signature(std_fields, kw_only_fields) if plain else _asked_signature(cls))
    if match_args and '__match_args__' not in cls.__dict__:
        cls.__match_args__ = tuple([f.name for f in std_fields])
    if weakref_slot and not slots:
        raise TypeError('weakref_slot is True but slots is False')
    if slots:
        cls = _add_slots(cls, frozen, weakref_slot, fields)
    if made_init:
        _annotate_init(cls, [f.name for f in in_init if f.init])
    from abc import update_abstractmethods
    update_abstractmethods(cls)
    if '__replace__' not in cls.__dict__:
        cls.__replace__ = _replace
    return cls


def _annotate_init(cls, names):
    """Annotations of `__init__` are those of the class and its bases, looked up when somebody asks."""
    def __annotate__(format, /):
        from annotationlib import Format, get_annotations
        known = {}
        for base in reversed(cls.__mro__):
            known.update(get_annotations(base, format=format))
        found = {name: known[name] for name in names if name in known}
        found['return'] = 'None' if format == Format.STRING else None
        return found

    __annotate__.__generated_by_dataclasses__ = True
    cls.__init__.__annotate__ = __annotate__


def _asked_signature(cls):
    from annotationlib import Format
    from inspect import signature
    try:
        return str(signature(cls, annotation_format=Format.FORWARDREF)).replace(' -> None', '')
    except (TypeError, ValueError):
        return ''


def _doc_signature(std_fields, kw_only_fields):
    def shown(f):
        if isinstance(f.type, type) and not isinstance(f.type, _GenericAlias):
            kind = f.type.__qualname__ if f.type.__module__ in ('builtins',) \
                else f'{f.type.__module__}.{f.type.__qualname__}'
        elif isinstance(f.type, str):
            kind = repr(f.type)
        elif hasattr(f.type, '__forward_arg__'):
            kind = f.type.__forward_arg__
        else:
            kind = repr(f.type).removeprefix('typing.')
        text = f'{f.name}: {kind}'
        if f.default is not MISSING:
            text += f' = {f.default!r}'
        elif f.default_factory is not MISSING:
            text += ' = <factory>'
        return text
    parts = [shown(f) for f in std_fields]
    if kw_only_fields:
        parts += ['*', *[shown(f) for f in kw_only_fields]]
    return f'({", ".join(parts)})'


def _dataclass_getstate(self):
    return [getattr(self, f.name) for f in fields(self)]


def _dataclass_setstate(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)


def _slots_of(cls):
    slots = cls.__dict__.get('__slots__')
    if slots is None:
        return ()
    if hasattr(slots, '__next__'):
        raise TypeError(f'Slots of {cls.__name__!r} cannot be determined')
    return (slots,) if isinstance(slots, str) else tuple(slots)


def _add_slots(cls, frozen, weakref_slot, all_fields):
    """The class again, with the fields as slots."""
    if '__slots__' in cls.__dict__:
        raise TypeError(f'{cls.__name__} already specifies __slots__')
    namespace = dict(cls.__dict__)
    names = tuple([f.name for f in fields(cls)])
    inherited = {name for base in cls.__mro__[1:-1] for name in _slots_of(base)}
    slots = [name for name in names if name not in inherited]
    if weakref_slot and '__weakref__' not in inherited:
        slots.append('__weakref__')
    docs = {name: all_fields[name].doc for name in names if all_fields[name].doc is not None}
    namespace['__slots__'] = {name: docs.get(name) for name in slots} if docs else tuple(slots)
    for name in names:
        namespace.pop(name, None)
    namespace.pop('__dict__', None)
    namespace.pop('__weakref__', None)
    qualname = getattr(cls, '__qualname__', None)
    new = type(cls)(cls.__name__, cls.__bases__, namespace)
    if qualname is not None:
        new.__qualname__ = qualname
    if frozen:
        if '__getstate__' not in namespace:
            new.__getstate__ = _dataclass_getstate
        if '__setstate__' not in namespace:
            new.__setstate__ = _dataclass_setstate
    # Methods that say super() or __class__ mean the new class.
    for member in new.__dict__.values():
        if isinstance(member, property):
            candidates = [member.fget, member.fset, member.fdel]
        else:
            candidates = [getattr(member, '__func__', member)]
        for func in candidates:
            while hasattr(func, '__wrapped__'):
                func = func.__wrapped__
            for cell in getattr(func, '__closure__', None) or ():
                try:
                    if cell.cell_contents is cls:
                        cell.cell_contents = new
                except ValueError:
                    pass
    return new


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """Add methods to a class that follow from its annotated fields."""
    def wrap(cls):
        return _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots,
                              weakref_slot)
    return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    """The fields of a dataclass or of an instance of one."""
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError('must be called with a dataclass type or instance') from None
    return tuple([f for f in found.values() if f._field_type is _FIELD])


def _is_dataclass_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Whether something is a dataclass or an instance of one."""
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


def asdict(obj, *, dict_factory=dict):
    """An instance as a dict, what is in it too."""
    if not _is_dataclass_instance(obj):
        raise TypeError('asdict() should be called on dataclass instances')
    return _asdict_inner(obj, dict_factory)


def _asdict_inner(obj, dict_factory):
    kind = type(obj)
    if kind in _ATOMIC_TYPES:
        return obj
    if hasattr(kind, _FIELDS):
        return dict_factory([(f.name, _asdict_inner(getattr(obj, f.name), dict_factory)) for f in fields(obj)])
    if isinstance(obj, list):
        items = [_asdict_inner(v, dict_factory) for v in obj]
        return items if kind is list else kind(items)
    if isinstance(obj, tuple):
        items = [_asdict_inner(v, dict_factory) for v in obj]
        return kind(*items) if hasattr(obj, '_fields') else kind(items)
    if isinstance(obj, dict):
        pairs = [(_asdict_inner(k, dict_factory), _asdict_inner(v, dict_factory)) for k, v in obj.items()]
        if hasattr(kind, 'default_factory'):
            result = kind(obj.default_factory)
            for k, v in pairs:
                result[k] = v
            return result
        return kind(pairs)
    from copy import deepcopy
    return deepcopy(obj)


def astuple(obj, *, tuple_factory=tuple):
    """An instance as a tuple, what is in it too."""
    if not _is_dataclass_instance(obj):
        raise TypeError('astuple() should be called on dataclass instances')
    return _astuple_inner(obj, tuple_factory)


def _astuple_inner(obj, tuple_factory):
    kind = type(obj)
    if kind in _ATOMIC_TYPES:
        return obj
    if hasattr(kind, _FIELDS):
        return tuple_factory([_astuple_inner(getattr(obj, f.name), tuple_factory) for f in fields(obj)])
    if isinstance(obj, list):
        items = [_astuple_inner(v, tuple_factory) for v in obj]
        return items if kind is list else kind(items)
    if isinstance(obj, tuple):
        items = [_astuple_inner(v, tuple_factory) for v in obj]
        return kind(*items) if hasattr(obj, '_fields') else kind(items)
    if isinstance(obj, dict):
        pairs = [(_astuple_inner(k, tuple_factory), _astuple_inner(v, tuple_factory)) for k, v in obj.items()]
        if hasattr(kind, 'default_factory'):
            result = kind(obj.default_factory)
            for k, v in pairs:
                result[k] = v
            return result
        return kind(pairs)
    from copy import deepcopy
    return deepcopy(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False,
                   unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False,
                   module=None, decorator=dataclass):
    """Make a dataclass from names, (name, type) pairs and (name, type, Field or default) triples."""
    import types
    if namespace is None:
        namespace = {}
    seen = set()
    annotations = {}
    defaults = {}
    for item in fields:
        if isinstance(item, str):
            from typing import Any
            name, kind = item, Any
        elif len(item) == 2:
            name, kind = item
        elif len(item) == 3:
            name, kind, defaults[name] = item[0], item[1], item[2]
        else:
            raise TypeError(f'Invalid field: {item!r}')
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f'Field names must be valid identifiers: {name!r}')
        if _keyword.iskeyword(name):
            raise TypeError(f'Field names must not be keywords: {name!r}')
        if name in seen:
            raise TypeError(f'Field name duplicated: {name!r}')
        seen.add(name)
        annotations[name] = kind

    def fill(ns):
        ns.update(namespace)
        ns.update(defaults)
        ns['__annotations__'] = annotations

    cls = types.new_class(cls_name, bases, {}, fill)
    if module is None:
        module = _sys._getframemodulename(1) or '__main__'
    if module is not None:
        cls.__module__ = module
    return decorator(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
                     match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot)


def replace(obj, /, **changes):
    """A new instance of the same class, with some fields changed."""
    if not _is_dataclass_instance(obj):
        raise TypeError('replace() should be called on dataclass instances')
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for f in getattr(self, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise TypeError(f'field {f.name} is declared with init=False, it cannot be specified with replace()')
            continue
        if f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise TypeError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(self, f.name)
    return self.__class__(**changes)

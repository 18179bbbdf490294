"""Enumerations: classes whose few instances have names.

The class statement collects the names; the metaclass makes one member of each name and value, and an alias where a
value occurs again. Members are attributes of the class and instances of it.
"""

from types import DynamicClassAttribute as _DynamicClassAttribute, MappingProxyType as _MappingProxyType

__all__ = ['CONFORM', 'CONTINUOUS', 'EJECT', 'Enum', 'EnumCheck', 'EnumDict', 'EnumMeta', 'EnumType', 'Flag',
           'FlagBoundary', 'IntEnum', 'IntFlag', 'KEEP', 'NAMED_FLAGS', 'ReprEnum', 'STRICT', 'StrEnum', 'UNIQUE',
           'auto', 'global_enum', 'global_enum_repr', 'global_flag_repr', 'global_str', 'member', 'nonmember',
           'pickle_by_enum_name', 'pickle_by_global_name', 'property', 'unique', 'verify']

# Set when the classes are there; until then the metaclass makes their base classes.
Enum = Flag = ReprEnum = None
_builtin_property = property
_absent = object()


class nonmember:
    """Marks a value in the body of an enumeration that is not to become a member."""

    def __init__(self, value):
        self.value = value


class member:
    """Marks a value in the body of an enumeration that is to become a member, though it is a function or class."""

    def __init__(self, value):
        self.value = value


def _is_descriptor(obj):
    return not isinstance(obj, _Functions) and (
        hasattr(obj, '__get__') or hasattr(obj, '__set__') or hasattr(obj, '__delete__'))


_Functions = ()
_Function = type(_is_descriptor)


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == '__' and name[2] != '_' and name[-3] != '_'


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == '_' and name[1] != '_' and name[-2] != '_'


def _is_private(cls_name, name):
    prefix = f'_{cls_name}__'
    return len(name) > len(prefix) and name.startswith(prefix) and not (name.endswith('__'))


def _is_inner_class(cls_name, obj):
    return isinstance(obj, type) and f'.{obj.__qualname__}'.endswith(f'.{cls_name}.{obj.__name__}')


def _is_single_bit(num):
    return num > 0 and num & (num - 1) == 0


def _iter_bits_lsb(num):
    if isinstance(num, Enum):
        num = num.value
    if num < 0:
        raise ValueError(f'{num!r} is not a positive integer')
    while num:
        bit = num & -num
        yield bit
        num ^= bit


def show_flag_values(value):
    """The single bits of a value."""
    return list(_iter_bits_lsb(value))


class auto:
    """Stands for the next value: one more than the highest, the next bit, or the lower-case name."""

    def __init__(self, value=_absent):
        self.value = _auto_null if value is _absent else value

    def __repr__(self):
        return f'auto({self.value!r})'


_auto_null = object()

# Values of these types become members, whatever else is asked.
_PLAIN = {int, str, tuple, auto}


class property(_DynamicClassAttribute):
    """A property of members; on the class, the member of that name."""

    member = None
    _attr_type = None
    _cls_type = None

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            if self.member is not None:
                return self.member
            raise AttributeError(f'{ownerclass!r} has no attribute {self.name!r}')
        if self.fget is not None:
            return self.fget(instance)
        if self._attr_type == 'attr':
            return getattr(self._cls_type, self.name)
        if self._attr_type == 'desc':
            # What the data type has under the name of a member, as IntEnum may have a member 'numerator'.
            return getattr(instance._value_, self.name)
        try:
            return ownerclass._member_map_[self.name]
        except KeyError:
            raise AttributeError(f'{ownerclass!r} has no attribute {self.name!r}') from None

    def __set__(self, instance, value):
        if self.fset is not None:
            return self.fset(instance, value)
        raise AttributeError(f"<enum {self.clsname!r}> cannot set attribute {self.name!r}")

    def __delete__(self, instance):
        if self.fdel is not None:
            return self.fdel(instance)
        raise AttributeError(f"<enum {self.clsname!r}> cannot delete attribute {self.name!r}")

    def __set_name__(self, ownerclass, name):
        self.name = name
        self.clsname = ownerclass.__name__


class _Definition:
    """A name and value of the class body, until the class is there and makes a member of it."""

    def __init__(self, value):
        self.value = value

    def __set_name__(self, enum_class, member_name):
        # The metaclass looks after members; this is none yet.
        is_usual = type(enum_class) is EnumType
        (type.__delattr__ if is_usual else delattr)(enum_class, member_name)
        value = self.value
        args = value if isinstance(value, tuple) else (value,)
        if enum_class._member_type_ is tuple:
            args = (args,)
        if not enum_class._use_args_:
            enum_member = enum_class._new_member_(enum_class)
        else:
            enum_member = enum_class._new_member_(enum_class, *args)
        if not hasattr(enum_member, '_value_'):
            if enum_class._member_type_ is object:
                enum_member._value_ = value
            else:
                try:
                    enum_member._value_ = enum_class._member_type_(*args)
                except Exception as exc:
                    raise TypeError('_value_ not set in __new__, unable to create it') from exc
        value = enum_member._value_
        enum_member._name_ = member_name
        enum_member.__objclass__ = enum_class
        enum_member.__init__(*args)
        enum_member._sort_order_ = len(enum_class._member_names_)

        is_flag = Flag is not None and issubclass(enum_class, Flag)
        if not is_flag or _is_member_value(value):
            original = None
            try:
                original = enum_class._value2member_map_.get(value)
            except TypeError:
                for name, other in enum_class._member_map_.items():
                    if other._value_ == value:
                        original = other
                        break
            if original is not None:
                enum_member = original
            elif not (is_flag and isinstance(value, int) and not _is_single_bit(value)):
                enum_class._member_names_.append(member_name)
            if is_flag and isinstance(value, int):
                put = type.__setattr__ if is_usual else setattr
                put(enum_class, '_flag_mask_', enum_class._flag_mask_ | value)
                if _is_single_bit(value):
                    put(enum_class, '_singles_mask_', enum_class._singles_mask_ | value)
                put(enum_class, '_all_bits_', 2 ** enum_class._flag_mask_.bit_length() - 1)
        elif is_flag:
            enum_class._member_names_.append(member_name)

        enum_class._add_member_(member_name, enum_member)
        try:
            enum_class._value2member_map_.setdefault(value, enum_member)
            if value not in enum_class._hashable_values_:
                enum_class._hashable_values_.append(value)
        except TypeError:
            enum_class._unhashable_values_.append(value)
            enum_class._unhashable_values_map_.setdefault(member_name, []).append(value)


def _is_member_value(value):
    return True


class EnumDict(dict):
    """The namespace of a class body: keeps the order of the members and refuses to take a name twice."""

    def __init__(self, cls_name=None):
        super().__init__()
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._auto_called = False
        self._cls_name = cls_name

    def __setitem__(self, key, value):
        # Enumerations are made during imports, so the questions that most names and values need not be asked come behind a cheaper one.
        if type(value) is _Function and (key[-1:] != '_' or key[-2:] == '__' and key != '__order__') and key not in self._member_names:
            return super().__setitem__(key, value)
        is_marked = len(key) > 2 and key[0] == '_'
        if is_marked and _is_dunder(key):
            if key == '__order__':
                key = '_order_'
        elif is_marked and self._cls_name is not None and _is_private(self._cls_name, key):
            pass
        elif is_marked and _is_sunder(key):
            if key not in ('_order_', '_generate_next_value_', '_numeric_repr_', '_missing_', '_ignore_',
                           '_iter_member_', '_iter_member_by_value_', '_iter_member_by_def_', '_add_alias_',
                           '_add_value_alias_', '_use_args_', '_member_names_', '_member_map_'):
                raise ValueError(f'_sunder_ names, such as {key!r}, are reserved for future Enum use')
            if key == '_generate_next_value_':
                if self._auto_called:
                    raise TypeError('_generate_next_value_ must be defined before members')
                setattr(self, '_generate_next_value', getattr(value, '__func__', value))
            elif key == '_ignore_':
                value = value.replace(',', ' ').split() if isinstance(value, str) else list(value)
                self._ignore = value
                already = set(value) & set(self._member_names)
                if already:
                    raise ValueError(f'_ignore_ cannot specify already set names: {already!r}')
        elif key in self._member_names:
            raise TypeError(f'{key!r} already defined as {self[key]!r}')
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif type(value) not in _PLAIN and self._stays_itself(value):
            pass
        else:
            if key in self:
                raise TypeError(f'{key!r} already defined as {self[key]!r}')
            if isinstance(value, member):
                value = value.value
            auto_valued = True
            if isinstance(value, auto):
                if value.value is _auto_null:
                    value.value = self._generate_next_value(key, 1, len(self._member_names), self._last_values[:])
                    self._auto_called = True
                value = value.value
            elif isinstance(value, tuple) and any(isinstance(v, auto) for v in value):
                filled = []
                for v in value:
                    if isinstance(v, auto):
                        if v.value is _auto_null:
                            v.value = self._generate_next_value(key, 1, len(self._member_names),
                                                                self._last_values[:])
                            self._auto_called = True
                        v = v.value
                        self._last_values.append(v)
                        auto_valued = False
                    filled.append(v)
                try:
                    value = type(value)(filled)
                except TypeError:
                    value = type(value)(*filled)
            self._member_names[key] = None
            if auto_valued:
                self._last_values.append(value)
        super().__setitem__(key, value)

    def _stays_itself(self, value):
        return (isinstance(value, _Functions) or _is_descriptor(value) and not isinstance(value, member)
                or self._cls_name is not None and _is_inner_class(self._cls_name, value))

    @_builtin_property
    def member_names(self):
        return list(self._member_names)

    def update(self, members, **more_members):
        try:
            for name in members.keys():
                self[name] = members[name]
        except AttributeError:
            for name, value in members:
                self[name] = value
        for name, value in more_members.items():
            self[name] = value


_EnumDict = EnumDict


class EnumType(type):
    """Metaclass of enumerations."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        metacls._check_for_existing_members_(cls, bases)
        namespace = EnumDict(cls)
        if bases:
            first_enum = metacls._get_mixins_(cls, bases)[1]
            if first_enum is not None:
                namespace['_generate_next_value_'] = getattr(first_enum, '_generate_next_value_', None)
        return namespace

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        if _simple:
            return super().__new__(metacls, cls, bases, classdict, **kwds)
        classdict.setdefault('_ignore_', []).append('_ignore_')
        ignore = classdict['_ignore_']
        for key in ignore:
            classdict.pop(key, None)
        names = classdict._member_names
        wrong = set(names) & {'mro', ''}
        if wrong:
            raise ValueError(f'invalid enum member name(s) {",".join(repr(n) for n in wrong)}')
        order = classdict.pop('_order_', None)
        namespace = dict(classdict.items())
        in_progress = f'_{cls}__in_progress'
        namespace[in_progress] = True
        generate = namespace.get('_generate_next_value_')
        if generate is not None and not isinstance(generate, staticmethod):
            namespace['_generate_next_value_'] = staticmethod(generate)
        member_type, first_enum = metacls._get_mixins_(cls, bases)
        new_member, save_new, use_args = metacls._find_new_(classdict, member_type, first_enum)
        for name in names:
            namespace[name] = _Definition(namespace[name])
        namespace['_new_member_'] = new_member
        namespace['_use_args_'] = use_args
        namespace['_member_names_'] = []
        namespace['_member_map_'] = {}
        namespace['_value2member_map_'] = {}
        namespace['_hashable_values_'] = []
        namespace['_unhashable_values_'] = []
        namespace['_unhashable_values_map_'] = {}
        namespace['_member_type_'] = member_type
        namespace['_value_repr_'] = metacls._find_data_repr_(cls, bases)
        namespace['_boundary_'] = boundary or getattr(first_enum, '_boundary_', None)
        namespace['_flag_mask_'] = 0
        namespace['_singles_mask_'] = 0
        namespace['_all_bits_'] = 0
        namespace['_inverted_'] = None
        # A mixed-in class's text methods would hide the enumeration's.
        if first_enum is not None and member_type is not object and '__reduce_ex__' not in namespace:
            namespace['__reduce_ex__'] = Enum.__reduce_ex__
        try:
            enum_class = super().__new__(metacls, cls, bases, namespace, **kwds)
        except Exception as e:
            # The class statement's note about __set_name__ is no help here.
            if hasattr(e, '__notes__'):
                del e.__notes__
            raise
        type.__delattr__(enum_class, in_progress)
        if ReprEnum is not None and ReprEnum in bases:
            # str() and format() are the mixed-in type's there.
            if member_type is object:
                raise TypeError('ReprEnum subclasses must be mixed with a data type (i.e. int, str, float, etc.)')
            if '__format__' not in namespace:
                namespace['__format__'] = enum_class.__format__ = member_type.__format__
            if '__str__' not in namespace:
                method = member_type.__str__
                if method is object.__str__:
                    method = member_type.__repr__
                namespace['__str__'] = enum_class.__str__ = method
        if first_enum is not None:
            # What a mixed-in class would hide is the enumeration's again.
            for name in ('__repr__', '__str__', '__format__', '__reduce_ex__'):
                if name not in namespace:
                    inherited = getattr(enum_class, name)
                    if inherited in (getattr(member_type, name), getattr(object, name)):
                        setattr(enum_class, name, getattr(first_enum, name))
        if Flag is not None and issubclass(enum_class, Flag):
            for name in ('__or__', '__and__', '__xor__', '__ror__', '__rand__', '__rxor__', '__invert__'):
                if name not in namespace:
                    setattr(enum_class, name, getattr(Flag, name))
            metacls._order_flags_(enum_class)
        if Enum is not None:
            if save_new:
                enum_class.__new_member__ = new_member
            enum_class.__new__ = Enum.__new__
        if order is not None:
            if isinstance(order, str):
                order = order.replace(',', ' ').split()
            members = enum_class._member_names_
            if Flag is not None and issubclass(enum_class, Flag):
                order = [o for o in order if o not in enum_class._member_map_
                         or _is_single_bit(enum_class[o].value)]
            order = [o for o in order if o not in enum_class._member_map_ or o in members]
            if order != members:
                raise TypeError(f'member order does not match _order_:\n  {members!r}\n  {order!r}')
        return enum_class

    @staticmethod
    def _order_flags_(enum_class):
        members = [enum_class._member_map_[name] for name in enum_class._member_names_]
        if members and all(isinstance(m._value_, int) for m in members):
            ordered = sorted(members, key=lambda m: m._value_)
            if ordered != members:
                enum_class._iter_member_ = enum_class._iter_member_by_def_

    def __init__(cls, *args, **kwds):
        super().__init__(cls.__name__, cls.__bases__, {})

    def __bool__(cls):
        return True

    def __call__(cls, value=_absent, names=_absent, *values, module=None, qualname=None, type=None, start=1,
                 boundary=None):
        if cls._member_map_:
            if names is not _absent:
                value = (value, names, *values)
            if value is _absent:
                raise TypeError(f'{cls.__name__}.__call__() missing 1 required positional argument: \'value\'')
            return cls.__new__(cls, value)
        if names is _absent and type is None:
            return cls.__new__(cls, value)
        return cls._create_(value, None if names is _absent else names, module=module, qualname=qualname, type=type,
                            start=start, boundary=boundary)

    def __contains__(cls, value):
        """Whether a value is a member or the value of one."""
        if isinstance(value, cls):
            return True
        if issubclass(cls, Flag):
            try:
                return isinstance(cls._missing_(value), cls)
            except ValueError:
                pass
        return value in cls._unhashable_values_ or value in cls._hashable_values_

    def __delattr__(cls, attr):
        if attr in cls.__dict__.get('_member_map_', {}):
            raise AttributeError(f'{cls.__name__!r} cannot delete member {attr!r}.')
        super().__delattr__(attr)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get('_member_map_', {}):
            raise AttributeError(f'cannot reassign member {name!r}')
        super().__setattr__(name, value)

    def __dir__(cls):
        shown = {'__class__', '__contains__', '__doc__', '__getitem__', '__iter__', '__len__', '__members__',
                 '__module__', '__name__', '__qualname__', *cls._member_names_}
        if cls._new_member_ is not object.__new__:
            shown.add('__new__')
        if cls.__init_subclass__ is not object.__init_subclass__:
            shown.add('__init_subclass__')
        return sorted(shown if cls._member_type_ is object else set(dir(cls._member_type_)) | shown)

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __len__(cls):
        return len(cls._member_names_)

    @_builtin_property
    def __signature__(cls):
        from inspect import Parameter, Signature
        if cls._member_names_:
            return Signature([Parameter('values', Parameter.VAR_POSITIONAL)])
        defaults = {'module': None, 'qualname': None, 'type': None, 'start': 1, 'boundary': None}
        return Signature([Parameter('new_class_name', Parameter.POSITIONAL_ONLY),
                          Parameter('names', Parameter.POSITIONAL_OR_KEYWORD),
                          *(Parameter(name, Parameter.KEYWORD_ONLY, default=value) for name, value in defaults.items())])

    @_builtin_property
    def __members__(cls):
        return _MappingProxyType(cls._member_map_)

    def __repr__(cls):
        if Flag is not None and issubclass(cls, Flag):
            return f'<flag {cls.__name__!r}>'
        return f'<enum {cls.__name__!r}>'

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def _add_member_(cls, name, enum_member):
        if name in cls._member_map_:
            if cls._member_map_[name] is not enum_member:
                raise NameError(f'{name!r} is already bound: {cls._member_map_[name]!r}')
            return
        inherited = cls._inherited_(name)
        if inherited is None:
            type.__setattr__(cls, name, enum_member)
        else:
            # The class gives the member; members still have what they inherit under that name.
            redirect = property()
            redirect.member = enum_member
            redirect.__set_name__(cls, name)
            redirect._attr_type, redirect._cls_type, descriptor = inherited
            if redirect._attr_type != 'attr':
                redirect.fget, redirect.fset, redirect.fdel = (
                    getattr(descriptor, part, None) for part in ('fget', 'fset', 'fdel'))
            type.__setattr__(cls, name, redirect)
        cls._member_map_[name] = enum_member

    def _inherited_(cls, name):
        """What a base has under a name, when a descriptor is among it: its kind, the base, the descriptor."""
        kind = base_with_it = descriptor = None
        for base in [base for base in cls.__mro__[1:] if name in base.__dict__]:
            found = base.__dict__[name]
            if found is None:
                continue
            if isinstance(found, (property, _DynamicClassAttribute)):
                return 'enum', base, found
            if _is_descriptor(found) or isinstance(found, _Functions):
                kind, base_with_it, descriptor = kind or 'desc', base_with_it or base, found
            else:
                kind, base_with_it = 'attr', base
        return descriptor and (kind, base_with_it, descriptor)

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1, boundary=None):
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        classdict = metacls.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(',', ' ').split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            pairs = []
            last = []
            for count, name in enumerate(names):
                value = classdict['_generate_next_value_'](name, start, count, last[:])
                last.append(value)
                pairs.append((name, value))
            names = pairs
        if names is None:
            names = ()
        for item in names:
            if isinstance(item, str):
                name, value = item, names[item]
            else:
                name, value = item
            classdict[name] = value
        if module is None:
            import sys
            module = sys._getframemodulename(2)
        if module is not None:
            classdict['__module__'] = module
        if qualname is not None:
            classdict['__qualname__'] = qualname
        return metacls.__new__(metacls, class_name, bases, classdict, boundary=boundary)

    def _convert_(cls, name, module, filter, source=None, *, boundary=None, as_global=False):
        """An enumeration of the constants of a module, or of another source, that pass a filter; it is put in their place."""
        import sys
        names = sys.modules[module].__dict__
        constants = names if source is None else source.__dict__
        members = [(key, value) for key, value in constants.items() if filter(key)]
        try:
            members.sort(key=lambda pair: (pair[1], pair[0]))
        except TypeError:
            members.sort(key=lambda pair: pair[0])
        plain = type(name, (), {**dict(members), '__module__': module})
        made = _simple_enum(cls, boundary=boundary or KEEP)(plain)
        if as_global:
            global_enum(made)
        else:
            sys.modules[made.__module__].__dict__.update(made.__members__)
        names[name] = made
        return made

    @classmethod
    def _check_for_existing_members_(metacls, class_name, bases):
        for chain in bases:
            for base in chain.__mro__:
                if isinstance(base, EnumType) and base._member_names_:
                    raise TypeError(f'<enum {class_name!r}> cannot extend {base!r}')

    @classmethod
    def _get_mixins_(metacls, class_name, bases):
        """The data type of the members, and the enumeration that is inherited from."""
        if not bases:
            return object, None
        first_enum = bases[-1]
        if not isinstance(first_enum, EnumType):
            raise TypeError('new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] '
                            'enum_type)`')
        return metacls._find_data_type_(class_name, bases) or object, first_enum

    @classmethod
    def _find_data_repr_(metacls, class_name, bases):
        for chain in bases:
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    return base._value_repr_
                if '__repr__' in base.__dict__:
                    if '__dataclass_fields__' in base.__dict__ and '__dataclass_params__' in base.__dict__ \
                            and base.__dict__['__dataclass_params__'].repr:
                        return _dataclass_repr
                    return base.__dict__['__repr__']
        return None

    @classmethod
    def _find_data_type_(metacls, class_name, bases):
        data_types = {}
        for chain in bases:
            candidate = None
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    if base._member_type_ is not object:
                        data_types[base._member_type_] = None
                        break
                elif '__new__' in base.__dict__ or '__dataclass_fields__' in base.__dict__:
                    data_types[candidate or base] = None
                    break
                else:
                    candidate = candidate or base
        if len(data_types) > 1:
            raise TypeError(f'too many data types for {class_name!r}: {set(data_types)!r}')
        for data_type in data_types:
            return data_type
        return None

    @classmethod
    def _find_new_(metacls, classdict, member_type, first_enum):
        """What makes members, whether that is to be kept, and whether it takes the value as arguments."""
        new = classdict.get('__new__', None)
        save_new = first_enum is not None and new is not None
        if new is None:
            for method in ('__new_member__', '__new__'):
                for possible in (member_type, first_enum):
                    target = getattr(possible, method, None)
                    if target is None or target in (None, None.__new__, object.__new__,
                                                    getattr(Enum, '__new__', None)):
                        continue
                    new = target
                    break
                if new is not None:
                    break
            else:
                new = object.__new__
        use_args = first_enum is not None and new not in (getattr(Enum, '__new__', None), object.__new__)
        return new, save_new, use_args


EnumMeta = EnumType


def _dataclass_repr(self):
    shown = [f'{k}={getattr(self, k)!r}' for k, f in self.__dataclass_fields__.items() if f.repr]
    return ', '.join(shown)


class Enum(metaclass=EnumType):
    """Base of enumerations.

    >>> class Color(Enum):
    ...     RED = 1
    >>> Color.RED, Color(1), Color['RED']
    (<Color.RED: 1>, <Color.RED: 1>, <Color.RED: 1>)
    """

    def __new__(cls, value):
        if type(value) is cls:
            return value
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            for name, values in cls._unhashable_values_map_.items():
                if value in values:
                    return cls[name]
            for candidate in cls._member_map_.values():
                if value == candidate._value_:
                    return candidate
        if not cls._member_map_:
            if getattr(cls, '_%s__in_progress' % cls.__name__, False):
                raise TypeError('do not use `super().__new__; call the appropriate __new__ directly') from None
            raise TypeError(f'{cls!r} has no members')
        try:
            error = None
            result = cls._missing_(value)
        except Exception as e:
            error = e
            result = None
        try:
            if isinstance(result, cls):
                return result
            if Flag is not None and issubclass(cls, Flag) and cls._boundary_ is EJECT and isinstance(result, int):
                return result
            invalid = ValueError(f'{value!r} is not a valid {cls.__qualname__}')
            if result is None and error is None:
                raise invalid
            if error is None:
                error = TypeError(f'error in {cls.__name__}._missing_: returned {result!r} instead of None or a '
                                  'valid member')
            if not isinstance(error, ValueError):
                error.__context__ = invalid
            raise error
        finally:
            error = None
            invalid = None

    def __init__(self, *args, **kwds):
        pass

    def _add_alias_(self, name):
        self.__class__._add_member_(name, self)

    def _add_value_alias_(self, value):
        cls = self.__class__
        try:
            known = cls._value2member_map_.get(value)
            if known is not None and known is not self:
                raise ValueError(f'{value!r} is already bound: {known!r}')
            cls._value2member_map_[value] = self
            cls._hashable_values_.append(value)
        except TypeError:
            cls._unhashable_values_.append(value)
            cls._unhashable_values_map_.setdefault(self.name, []).append(value)

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """The value of auto(): one more than the highest."""
        if not last_values:
            return start
        try:
            last = sorted(last_values)[-1]
        except TypeError:
            raise TypeError('unable to sort non-numeric values') from None
        try:
            return last + 1
        except TypeError:
            raise TypeError(f'unable to increment {last!r}') from None

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        show = self.__class__._value_repr_ or repr
        return f'<{self.__class__.__name__}.{self._name_}: {show(self._value_)}>'

    def __str__(self):
        return f'{self.__class__.__name__}.{self._name_}'

    def __dir__(self):
        shown = {'__class__', '__doc__', '__eq__', '__hash__', '__module__', 'name', 'value'}
        shown.update(name for name in self.__dict__ if name[0] != '_' and name not in self._member_map_)
        for cls in self.__class__.mro():
            for name, obj in cls.__dict__.items():
                if name[0] == '_':
                    continue
                if isinstance(obj, property):
                    if obj.fget is not None or name not in self._member_map_:
                        shown.add(name)
                    else:
                        shown.discard(name)
                elif name not in self._member_map_:
                    shown.add(name)
        if self.__class__._member_type_ is not object:
            shown |= set(object.__dir__(self))
        return sorted(shown)

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    @property
    def name(self):
        """The name of the member."""
        return self._name_

    @property
    def value(self):
        """The value of the member."""
        return self._value_


class ReprEnum(Enum):
    """Only repr() is the enumeration's; str() and format() are those of the mixed-in type."""


class IntEnum(int, ReprEnum):
    """Members are ints too."""


class StrEnum(str, ReprEnum):
    """Members are strs too; auto() gives the lower-case name."""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f'too many arguments for str(): {values!r}')
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError(f'{values[0]!r} is not a string')
        if len(values) >= 2 and not isinstance(values[1], str):
            raise TypeError(f'encoding must be a string, not {values[1]!r}')
        if len(values) == 3 and not isinstance(values[2], str):
            raise TypeError(f'errors must be a string, not {values[2]!r}')
        value = str(*values)
        self = str.__new__(cls, value)
        self._value_ = value
        return self

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


def pickle_by_global_name(self, proto):
    return self.name


_reduce_ex_by_global_name = pickle_by_global_name


def pickle_by_enum_name(self, proto):
    return getattr, (self.__class__, self._name_)


class FlagBoundary(StrEnum):
    """What happens to bits that no member has: error, dropped, turned to int, kept."""
    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


class Flag(Enum, boundary=STRICT):
    """Members are bits that can be combined."""

    _numeric_repr_ = repr

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        last = max(last_values)
        try:
            high = last.bit_length() - 1
        except Exception:
            raise TypeError(f'invalid flag value {last!r}') from None
        return 2 ** (high + 1)

    @classmethod
    def _iter_member_by_value_(cls, value):
        for bit in _iter_bits_lsb(value & cls._flag_mask_):
            yield cls._value2member_map_.get(bit)

    _iter_member_ = _iter_member_by_value_

    @classmethod
    def _iter_member_by_def_(cls, value):
        yield from sorted(cls._iter_member_by_value_(value), key=lambda m: m._sort_order_)

    @classmethod
    def _missing_(cls, value):
        """The combination of several members."""
        if not isinstance(value, int):
            raise ValueError(f'{value!r} is not a valid {cls.__qualname__}')
        mask = cls._flag_mask_
        every = cls._all_bits_
        negative = None
        if not ~every <= value <= every or value & (every ^ mask):
            if cls._boundary_ is STRICT:
                width = max(value.bit_length(), mask.bit_length())
                raise ValueError(f'{cls!r} invalid value {value!r}\n    given {_bin(value, width)}\n'
                                 f'  allowed {_bin(mask, width)}')
            if cls._boundary_ is CONFORM:
                value = value & mask
            elif cls._boundary_ is EJECT:
                return value
            elif cls._boundary_ is KEEP:
                if value < 0:
                    value = max(every + 1, 2 ** value.bit_length()) + value
            else:
                raise ValueError(f'{cls!r} unknown flag boundary {cls._boundary_!r}')
        if value < 0:
            negative = value
            value = every + 1 + value
            if cls._boundary_ in (STRICT, CONFORM):
                value &= mask
        known = cls._value2member_map_.get(value)
        if known is not None:
            return known
        unknown = value & ~mask
        aliases = value & ~cls._singles_mask_
        singles = value & cls._singles_mask_
        if unknown and cls._boundary_ is not KEEP:
            raise ValueError(f'{cls.__name__}({value!r}) -->  unknown values {unknown!r} [{bin(unknown)}]')
        if cls._member_type_ is object:
            combined = object.__new__(cls)
        else:
            combined = cls._member_type_.__new__(cls, value)
        if not hasattr(combined, '_value_'):
            combined._value_ = value
        if singles or aliases:
            members = []
            member_value = 0
            for m in cls._iter_member_(singles):
                members.append(m)
                member_value |= m._value_
            if aliases:
                value_left = value ^ member_value
                for m in cls._member_map_.values():
                    if m not in members and m._value_ and m._value_ & value == m._value_ \
                            and m._value_ & ~member_value:
                        members.append(m)
                        value_left &= ~m._value_
                        member_value |= m._value_
            unknown = value ^ member_value
            combined._name_ = '|'.join([m._name_ for m in members]) or None
            if not combined._name_:
                combined._name_ = None
            elif unknown and cls._boundary_ is STRICT:
                raise ValueError(f'{cls.__name__}: no members with value {unknown!r}')
            elif unknown:
                combined._name_ += f'|{cls._numeric_repr_(unknown)}'
        else:
            combined._name_ = None
        combined = cls._value2member_map_.setdefault(value, combined)
        if negative is not None:
            cls._value2member_map_[negative] = combined
        return combined

    def __contains__(self, other):
        """Whether all bits of the other flag are set."""
        if not isinstance(other, self.__class__):
            raise TypeError(f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} and "
                            f'{self.__class__.__qualname__!r}')
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        """The single members in it."""
        yield from self._iter_member_(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __repr__(self):
        cls_name = self.__class__.__name__
        show = self.__class__._value_repr_ or repr
        if self._name_ is None:
            return f'<{cls_name}: {show(self._value_)}>'
        return f'<{cls_name}.{self._name_}: {show(self._value_)}>'

    def __str__(self):
        cls_name = self.__class__.__name__
        if self._name_ is None:
            return f'{cls_name}({self._value_!r})'
        return f'{cls_name}.{self._name_}'

    def __bool__(self):
        return bool(self._value_)

    def _get_value(self, flag):
        if isinstance(flag, self.__class__):
            return flag._value_
        if self._member_type_ is not object and isinstance(flag, self._member_type_):
            return flag
        return NotImplemented

    def _checked(self, other, symbol):
        other_value = self._get_value(other)
        if other_value is NotImplemented:
            return NotImplemented
        for flag in (self, other):
            if self._get_value(flag) is None:
                raise TypeError(f"'{flag}' cannot be combined with other flags with {symbol}")
        return other_value

    def __or__(self, other):
        other_value = self._checked(other, '|')
        if other_value is NotImplemented:
            return NotImplemented
        return self.__class__(self._value_ | other_value)

    def __and__(self, other):
        other_value = self._checked(other, '&')
        if other_value is NotImplemented:
            return NotImplemented
        return self.__class__(self._value_ & other_value)

    def __xor__(self, other):
        other_value = self._checked(other, '^')
        if other_value is NotImplemented:
            return NotImplemented
        return self.__class__(self._value_ ^ other_value)

    def __invert__(self):
        if self._value_ is None:
            raise TypeError(f"'{self}' cannot be inverted")
        if self._inverted_ is None:
            if self._boundary_ in (EJECT, KEEP):
                self._inverted_ = self.__class__(~self._value_)
            else:
                self._inverted_ = self.__class__(self._singles_mask_ & ~self._value_)
        return self._inverted_

    __rand__ = __and__
    __ror__ = __or__
    __rxor__ = __xor__


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """Flags that are ints too; bits without a member are kept."""


def _bin(num, width):
    """Binary with a sign bit: 0b0 101, 0b1 010."""
    digits = bin(num + 2 ** width if num < 0 else num)[2:].rjust(width, '0')
    return f'0b{1 if num < 0 else 0} {digits}'


def unique(enumeration):
    """A class decorator that refuses aliases."""
    duplicates = [(name, m.name) for name, m in enumeration.__members__.items() if name != m.name]
    if duplicates:
        details = ', '.join(f'{alias} -> {name}' for alias, name in duplicates)
        raise ValueError(f'duplicate values found in {enumeration!r}: {details}')
    return enumeration


class EnumCheck(StrEnum):
    """What verify() checks."""
    CONTINUOUS = 'no skipped integer values'
    NAMED_FLAGS = 'multi-flag aliases may not contain unnamed flags'
    UNIQUE = 'one name per value'


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    """A class decorator that checks an enumeration."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        name = enumeration.__name__
        is_flag = issubclass(enumeration, Flag)
        for check in self.checks:
            if check is UNIQUE:
                duplicates = [(n, m.name) for n, m in enumeration.__members__.items() if n != m.name]
                if duplicates:
                    details = ', '.join(f'{alias} -> {n}' for alias, n in duplicates)
                    raise ValueError(f'aliases found in {enumeration!r}: {details}')
            elif check is CONTINUOUS:
                values = {m.value for m in enumeration}
                if len(values) < 2:
                    continue
                low, high = min(values), max(values)
                if is_flag:
                    wanted = [2 ** i for i in range(low.bit_length(), high.bit_length() - 1)]
                else:
                    wanted = range(low + 1, high)
                missing = [value for value in wanted if value not in values]
                if missing:
                    raise ValueError(f'invalid {"flag" if is_flag else "enum"} {name!r}: missing values '
                                     f'{", ".join(str(m) for m in missing)}'[:256])
            elif check is NAMED_FLAGS:
                names = enumeration._member_names_
                single = [m.value for m in enumeration]
                bad_names = []
                bad_value = 0
                for n, alias in enumeration._member_map_.items():
                    if n in names or alias.value < 0:
                        continue
                    missed = [v for v in _iter_bits_lsb(alias.value) if v not in single]
                    if missed:
                        bad_names.append(n)
                        for v in missed:
                            bad_value |= v
                if bad_names:
                    if len(bad_names) == 1:
                        alias = f'alias {bad_names[0]} is missing'
                    else:
                        alias = f'aliases {", ".join(bad_names[:-1])} and {bad_names[-1]} are missing'
                    if _is_single_bit(bad_value):
                        value = f'value 0x{bad_value:x}'
                    else:
                        value = f'combined values of 0x{bad_value:x}'
                    raise ValueError(f'invalid Flag {name!r}: {alias} {value} [use enum.show_flag_values(value) for '
                                     'details]')
        return enumeration


def global_enum_repr(self):
    module = self.__class__.__module__.split('.')[-1]
    return f'{module}.{self._name_}'


def global_flag_repr(self):
    module = self.__class__.__module__.split('.')[-1]
    cls_name = self.__class__.__name__
    if self._name_ is None:
        return f'{module}.{cls_name}({self._value_!r})'
    # What no member names is a number there.
    return '|'.join([name if name[0].isdigit() else f'{module}.{name}' for name in self.name.split('|')])


def global_str(self):
    if self._name_ is None:
        return f'{self.__class__.__name__}({self._value_!r})'
    return self._name_


def global_enum(cls, update_str=False):
    """A class decorator that makes the members globals of the module."""
    import sys
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls


def _simple_enum(etype=Enum, *, boundary=None, use_args=None):
    """A class decorator that makes an enumeration of a plain class, whose body was not watched."""
    def convert(cls):
        metacls = type(etype)
        namespace = metacls.__prepare__(cls.__name__, (etype,))
        for name, value in cls.__dict__.items():
            if name not in ('__dict__', '__weakref__'):
                namespace[name] = value
        return metacls(cls.__name__, (etype,), namespace, boundary=boundary)
    return convert


def _make_class_unpicklable(obj):
    """Makes pickling of an enumeration, or of the one of which this is the namespace, an error."""
    def refuse(self, proto):
        raise TypeError(f'{self!r} cannot be pickled')
    if isinstance(obj, dict):
        obj.update(__reduce_ex__=refuse, __module__='<unknown>')
    else:
        obj.__reduce_ex__ = refuse
        obj.__module__ = '<unknown>'


def _test_simple_enum(checked_enum, simple_enum):
    """Raises TypeError unless both enumerations have the same members."""
    failed = []
    checked, simple = checked_enum.__members__, simple_enum.__members__
    for name in [*checked, *simple]:
        if name not in simple:
            failed.append(f'missing member from simple enum: {name!r}')
        elif name not in checked:
            failed.append(f'missing member from checked enum: {name!r}')
        elif checked[name].value != simple[name].value:
            failed.append(f'{name!r}: checked value {checked[name].value!r}, simple value {simple[name].value!r}')
    if list(checked) != list(simple):
        failed.append(f'members in other order: {list(checked)!r} and {list(simple)!r}')
    if failed:
        raise TypeError('enum mismatch:\n   ' + '\n   '.join(failed))

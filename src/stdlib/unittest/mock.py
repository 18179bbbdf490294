"""Objects that stand for others in tests: they accept every use, remember it, and can be asked about it.

A mock has two names. As an attribute of another mock it is part of what `method_calls` remembers; as an attribute or as what a call gave, of
what `mock_calls` does. Each mock has a class of its own, so that special methods can be set for it alone.

Mocks of coroutine functions (AsyncMock) and of threads are not here.
"""

import builtins
import sys
from functools import wraps as _wraps
from types import FunctionType, MethodType, ModuleType

from .util import safe_repr

__all__ = ['ANY', 'DEFAULT', 'FILTER_DIR', 'InvalidSpecError', 'MagicMock', 'Mock', 'NonCallableMagicMock', 'NonCallableMock',
           'PropertyMock', 'call', 'create_autospec', 'mock_open', 'patch', 'seal', 'sentinel']

# Whether dir() of a mock leaves out what mocks themselves have.
FILTER_DIR = True


class InvalidSpecError(Exception):
    """A mock was given as the specification of a mock."""


# ---- values that stand for themselves
class _SentinelObject:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f'sentinel.{self.name}'

    def __reduce__(self):
        return f'sentinel.{self.name}'


class _Sentinel:
    """Each attribute is an object of that name, always the same one."""

    def __init__(self):
        self._sentinels = {}

    def __getattr__(self, name):
        if name == '__bases__':
            raise AttributeError
        return self._sentinels.setdefault(name, _SentinelObject(name))

    def __reduce__(self):
        return 'sentinel'


sentinel = _Sentinel()
DEFAULT = sentinel.DEFAULT
_missing = sentinel.MISSING
_deleted = sentinel.DELETED


class _ANY:
    """Equal to everything."""

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return '<ANY>'


ANY = _ANY()


# ---- calls
def _call_text(name, args, kwargs):
    parts = [repr(arg) for arg in args] + [f'{key}={value!r}' for key, value in kwargs.items()]
    return f"{name}({', '.join(parts)})"


def _call_parts(value):
    """(name, args, kwargs) of what may be written for a call: any of them may be left out."""
    name, args, kwargs = '', (), {}
    rest = list(value)
    if len(rest) == 3:
        return tuple(rest)
    if rest and isinstance(rest[0], str):
        name = rest.pop(0)
    if len(rest) == 2:
        args, kwargs = rest
    elif rest:
        if isinstance(rest[0], tuple):
            args = rest[0]
        else:
            kwargs = rest[0]
    return name, args, kwargs


class _Call(tuple):
    """A call that was made or is expected: (args, kwargs), or (name, args, kwargs). `call.name(1)(2)` makes them."""

    def __new__(cls, value=(), name='', parent=None, two=False, from_kall=True):
        found, args, kwargs = _call_parts(value)
        if not isinstance(value, tuple) or not value or not isinstance(value[0], str):
            found = name or ''
        return tuple.__new__(cls, (args, kwargs) if two else (found, args, kwargs))

    def __init__(self, value=(), name=None, parent=None, two=False, from_kall=True):
        self._mock_name = name
        self._mock_parent = parent
        self._mock_from_kall = from_kall

    def __eq__(self, other):
        try:
            length = len(other)
        except TypeError:
            return NotImplemented
        if length > 3:
            return False
        mine, theirs = getattr(self, '_mock_parent', None), getattr(other, '_mock_parent', None)
        if mine and theirs and mine != theirs:
            return False
        name, args, kwargs = _call_parts(self)
        other_name, other_args, other_kwargs = _call_parts(other)
        if name and other_name != name:
            return False
        return (other_args, other_kwargs) == (args, kwargs)

    __ne__ = object.__ne__
    __hash__ = None

    def __call__(self, /, *args, **kwargs):
        if self._mock_name is None:
            return _Call(('', args, kwargs), name='()')
        return _Call((self._mock_name, args, kwargs), name=self._mock_name + '()', parent=self)

    def __getattr__(self, attr):
        if self._mock_name is None:
            return _Call(name=attr, from_kall=False)
        return _Call(name=f'{self._mock_name}.{attr}', parent=self, from_kall=False)

    def __getattribute__(self, attr):
        # call.index and call.count are calls as well.
        if attr in tuple.__dict__:
            raise AttributeError
        return tuple.__getattribute__(self, attr)

    @property
    def args(self):
        return _call_parts(self)[1]

    @property
    def kwargs(self):
        return _call_parts(self)[2]

    def __repr__(self):
        if not self._mock_from_kall:
            name = self._mock_name or 'call'
            return f'call{name}' if name.startswith('()') else name
        name, args, kwargs = _call_parts(self)
        if name:
            name = name if name.startswith('()') else f'.{name}'
        return _call_text(f'call{name}', args, kwargs)

    def call_list(self):
        """This call and those that it is made of, the first one first."""
        calls = []
        one = self
        while one is not None:
            if one._mock_from_kall:
                calls.append(one)
            one = one._mock_parent
        return _CallList(reversed(calls))


call = _Call(from_kall=False)


class _CallList(list):
    """Calls; `in` also finds several in a row."""

    def __contains__(self, value):
        if not isinstance(value, list):
            return list.__contains__(self, value)
        return any(self[start:start + len(value)] == value for start in range(len(self) - len(value) + 1))

    def __repr__(self):
        import pprint
        return pprint.pformat(list(self))


# ---- what is asked of other objects
def _is_mock(obj):
    return issubclass(type(obj), NonCallableMock)


def _is_exception(obj):
    return isinstance(obj, BaseException) or isinstance(obj, type) and issubclass(obj, BaseException)


def _is_list(obj):
    return type(obj) in (list, tuple)


def _callable(obj):
    if isinstance(obj, type):
        return True
    if isinstance(obj, (staticmethod, classmethod, MethodType)):
        return _callable(obj.__func__)
    return getattr(obj, '__call__', None) is not None


def _instance_callable(obj):
    """Whether instances of a class, or the object itself, can be called."""
    if not isinstance(obj, type):
        return getattr(obj, '__call__', None) is not None
    return any(base.__dict__.get('__call__') is not None for base in obj.__mro__)


def _refuse_async(obj):
    """Mocks of coroutine functions would have to be other ones."""
    if _is_mock(obj):
        return
    function = getattr(obj, '__func__', obj)
    if isinstance(function, FunctionType) and function.__code__.co_flags & 0x80:
        raise NotImplementedError(f'glasspy has no AsyncMock, which a mock of the coroutine function {function.__name__!r} would be')


def _inner_mock(obj):
    """The mock behind a function that create_autospec made."""
    return obj.mock if isinstance(obj, FunctionType) and hasattr(obj, 'mock') else obj


def _is_magic(name):
    return len(name) > 4 and name[:2] == name[-2:] == '__'


def _signature(func, as_instance, eat_self):
    """The signature with which something is to be called, or None when it is not known."""
    import inspect
    from annotationlib import Format
    from functools import partial
    if isinstance(func, type) and not as_instance:
        func = func.__init__
        eat_self = True
    elif isinstance(func, (staticmethod, classmethod)):
        eat_self = eat_self or isinstance(func, classmethod)
        func = func.__func__
    elif not isinstance(func, (FunctionType, MethodType)):
        try:
            func = func.__call__
        except AttributeError:
            return None
    try:
        return inspect.signature(partial(func, None) if eat_self else func, annotation_format=Format.FORWARDREF)
    except ValueError:
        return None


def _adopt(parent, value, name, new_name):
    """Makes a mock the child of another, unless it has a name or a parent already; whether it did."""
    value = _inner_mock(value)
    if not _is_mock(value):
        return False
    if value._mock_name or value._mock_new_name or value._mock_parent is not None or value._mock_new_parent is not None:
        return False
    above = parent
    while above is not None:
        if above is value:
            # A mock that gives itself, or one above it.
            return False
        above = above._mock_new_parent
    if new_name:
        value._mock_new_parent = parent
        value._mock_new_name = new_name
    if name:
        value._mock_parent = parent
        value._mock_name = name
    return True


class _SpecState:
    """An attribute of an autospecced mock that nobody has asked for yet."""

    def __init__(self, spec, spec_set, parent, name):
        self.spec = spec
        self.spec_set = spec_set
        self.parent = parent
        self.name = name


# ---- mocks
# Attributes that are set on a mock itself, whatever its specification says.
_own_names = {'return_value', '_mock_return_value', 'side_effect', '_mock_side_effect', '_mock_parent', '_mock_new_parent',
              '_mock_name', '_mock_new_name', 'called', 'call_count', 'call_args', 'call_args_list', 'mock_calls'}


def _counter(name):
    """A property that a function made by create_autospec keeps for its mock."""
    own = '_mock_' + name

    def get(self):
        return getattr(self, own) if self._mock_delegate is None else getattr(self._mock_delegate, name)

    def set(self, value):
        if self._mock_delegate is None:
            self.__dict__[own] = value
        else:
            setattr(self._mock_delegate, name, value)
    return property(get, set)


def _as_effect(value):
    """A side effect as it is used: an exception, something to call, or an iterator."""
    if value is None or _is_exception(value) or _callable(value):
        return value
    try:
        return iter(value)
    except TypeError:
        return value


class Base:
    _mock_return_value = DEFAULT
    _mock_side_effect = None


class NonCallableMock(Base):
    """A mock that cannot be called."""

    # Mixed into the class of each mock that has no specification.
    _mock_extra_bases = ()

    def __new__(cls, spec=None, wraps=None, name=None, spec_set=None, *args, **kwargs):
        given = spec_set or spec
        if given is not None:
            _refuse_async(given)
        bases = (cls, *cls._mock_extra_bases) if spec is None and spec_set is None else (cls,)
        made = type(cls.__name__, bases, {'__doc__': cls.__doc__})
        instance = object.__new__(made)
        # For special methods that are looked up on the class.
        type.__setattr__(made, '_mock_instance', instance)
        return instance

    def __init__(self, spec=None, wraps=None, name=None, spec_set=None, parent=None, _spec_state=None, _new_name='', _new_parent=None,
                 _spec_as_instance=False, _eat_self=None, unsafe=False, **kwargs):
        state = self.__dict__
        state['_mock_parent'] = parent
        state['_mock_name'] = name
        state['_mock_new_name'] = _new_name
        state['_mock_new_parent'] = parent if _new_parent is None else _new_parent
        state['_mock_sealed'] = False
        if spec_set is not None:
            spec, spec_set = spec_set, True
        self._mock_add_spec(spec, spec_set, _spec_as_instance, parent is not None if _eat_self is None else _eat_self)
        state['_mock_children'] = {}
        state['_mock_wraps'] = wraps
        state['_mock_delegate'] = None
        state['_mock_called'] = False
        state['_mock_call_args'] = None
        state['_mock_call_count'] = 0
        state['_mock_call_args_list'] = _CallList()
        state['_mock_mock_calls'] = _CallList()
        state['method_calls'] = _CallList()
        state['_mock_unsafe'] = unsafe
        if kwargs:
            self.configure_mock(**kwargs)

    # ---- specifications
    def mock_add_spec(self, spec, spec_set=False):
        """Only attributes of spec, an object or a list of names, can be read from now on; with spec_set, or set."""
        self._mock_add_spec(spec, spec_set)

    def _mock_add_spec(self, spec, spec_set, _spec_as_instance=False, _eat_self=False):
        if _is_mock(spec):
            raise InvalidSpecError(f'Cannot spec a Mock object. [object={spec!r}]')
        cls = signature = None
        source = None
        if spec is not None and not _is_list(spec):
            cls = spec if isinstance(spec, type) else type(spec)
            source = spec, _spec_as_instance, _eat_self
            spec = dir(spec)
        state = self.__dict__
        state['_spec_class'] = cls
        state['_spec_set'] = spec_set
        state['_spec_source'] = source
        state['_mock_methods'] = spec

    @property
    def _spec_signature(self):
        """How the specification is called. Looked up when calls are compared, because it is seldom needed."""
        state = self.__dict__
        if '_mock_signature' not in state:
            source = state['_spec_source']
            state['_mock_signature'] = None if source is None else _signature(*source)
        return state['_mock_signature']

    @property
    def __class__(self):
        return type(self) if self._spec_class is None else self._spec_class

    def attach_mock(self, mock, attribute):
        """Makes a mock an attribute of this one, so that its calls are remembered here too."""
        inner = _inner_mock(mock)
        inner._mock_parent = None
        inner._mock_new_parent = None
        inner._mock_name = ''
        inner._mock_new_name = None
        setattr(self, attribute, mock)

    def configure_mock(self, /, **kwargs):
        """Sets attributes, also those of attributes: {'method.return_value': 3}."""
        for path, value in sorted(kwargs.items(), key=lambda item: item[0].count('.')):
            *names, last = path.split('.')
            obj = self
            for name in names:
                obj = getattr(obj, name)
            setattr(obj, last, value)

    # ---- what a call gives
    @property
    def return_value(self):
        """What a call gives."""
        value = self._mock_return_value if self._mock_delegate is None else self._mock_delegate.return_value
        if value is DEFAULT and self._mock_wraps is None:
            value = self._get_child_mock(_new_parent=self, _new_name='()')
            self.return_value = value
        return value

    @return_value.setter
    def return_value(self, value):
        if self._mock_delegate is not None:
            self._mock_delegate.return_value = value
        else:
            self._mock_return_value = value
            _adopt(self, value, None, '()')

    @property
    def side_effect(self):
        """What a call does: raises an exception, gives the next of several values, or calls a function."""
        delegate = self._mock_delegate
        if delegate is None:
            return self._mock_side_effect
        effect = delegate.side_effect
        made = _as_effect(effect)
        if made is not effect:
            delegate.side_effect = made
        return made

    @side_effect.setter
    def side_effect(self, value):
        value = _as_effect(value)
        if self._mock_delegate is None:
            self._mock_side_effect = value
        else:
            self._mock_delegate.side_effect = value

    called = _counter('called')
    call_count = _counter('call_count')
    call_args = _counter('call_args')
    call_args_list = _counter('call_args_list')
    mock_calls = _counter('mock_calls')

    def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
        """Forgets all calls; what calls give only if that is said."""
        visited = [] if visited is None else visited
        if id(self) in visited:
            return
        visited.append(id(self))
        self.called = False
        self.call_args = None
        self.call_count = 0
        self.mock_calls = _CallList()
        self.call_args_list = _CallList()
        self.method_calls = _CallList()
        if return_value:
            self._mock_return_value = DEFAULT
        if side_effect:
            self._mock_side_effect = None
        for child in self._mock_children.values():
            if not isinstance(child, _SpecState) and child is not _deleted:
                child.reset_mock(visited, return_value=return_value, side_effect=side_effect)
        given = self._mock_return_value
        if _is_mock(given) and given is not self:
            given.reset_mock(visited)

    # ---- attributes
    def __getattr__(self, name):
        if name in ('_mock_methods', '_mock_unsafe', '_mock_children'):
            raise AttributeError(name)
        allowed = self._mock_methods
        if allowed is not None:
            if name not in allowed or name in _all_magics:
                raise AttributeError(f'Mock object has no attribute {name!r}')
        elif _is_magic(name):
            raise AttributeError(name)
        if not self._mock_unsafe and (not allowed or name not in allowed):
            if name.startswith(('assert', 'assret', 'asert', 'aseert', 'assrt')) or name in _MISTAKEN_NAMES:
                raise AttributeError(f'{name!r} is not a valid assertion. Use a spec for the mock if {name!r} is meant to be an attribute.')
        child = self._mock_children.get(name)
        if child is _deleted:
            raise AttributeError(name)
        if child is None:
            wrapped = None if self._mock_wraps is None else getattr(self._mock_wraps, name)
            self._refuse_async_attribute(name)
            child = self._get_child_mock(parent=self, name=name, wraps=wrapped, _new_name=name, _new_parent=self)
            self._mock_children[name] = child
        elif isinstance(child, _SpecState):
            try:
                child = create_autospec(child.spec, child.spec_set, False, child.parent, child.name)
            except InvalidSpecError:
                target = self.__dict__['_mock_name'] or self
                raise InvalidSpecError(f'Cannot autospec attr {name!r} from target {target!r} as it has already been mocked out. '
                                       f'[target={self!r}, attr={child.spec!r}]')
            self._mock_children[name] = child
        return child

    def _refuse_async_attribute(self, name):
        source = self.__dict__['_spec_source']
        if source is not None:
            _refuse_async(getattr(source[0], name, None))

    def __setattr__(self, name, value):
        if name in _own_names:
            return object.__setattr__(self, name, value)
        if self._spec_set and self._mock_methods is not None and name not in self._mock_methods and name not in self.__dict__:
            raise AttributeError(f"Mock object has no attribute '{name}'")
        if name in _unsupported_magics:
            raise AttributeError(f'Attempting to set unsupported magic method {name!r}.')
        if name in _all_magics:
            if self._mock_methods is not None and name not in self._mock_methods:
                raise AttributeError(f"Mock object has no attribute '{name}'")
            if _is_mock(value):
                _adopt(self, value, None, name)
                setattr(type(self), name, value)
                self._mock_children[name] = value
            else:
                function = value
                setattr(type(self), name, _as_method(name, function))
                value = lambda *args, **kwargs: function(self, *args, **kwargs)
        elif name == '__class__':
            self.__dict__['_spec_class'] = value
            return None
        elif _adopt(self, value, name, name):
            self._mock_children[name] = value
        if self._mock_sealed and not hasattr(self, name):
            raise AttributeError(f'Cannot set {self._extract_mock_name()}.{name}')
        if isinstance(value, PropertyMock):
            self.__dict__[name] = value
            return None
        return object.__setattr__(self, name, value)

    def __delattr__(self, name):
        cls = type(self)
        if name in _all_magics and _defines(cls, name):
            if name in cls.__dict__:
                delattr(cls, name)
            if issubclass(cls, _Magics) and name in _magics:
                # What all of them inherit is hidden.
                setattr(cls, name, getattr(object, name, None))
            if name not in self.__dict__:
                return
        child = self._mock_children.get(name, _missing)
        if name in self.__dict__:
            object.__delattr__(self, name)
        elif child is _deleted:
            raise AttributeError(name)
        self._mock_children[name] = _deleted

    def __dir__(self):
        if not FILTER_DIR:
            return object.__dir__(self)
        names = set(self._mock_methods or ())
        names.update(name for name in dir(type(self)) if not name.startswith('_'))
        names.update(name for name in self.__dict__ if not name.startswith('_') or _is_magic(name))
        names.update(name for name, child in self._mock_children.items() if child is not _deleted)
        return sorted(names)

    # ---- text
    def _extract_mock_name(self):
        """The whole name: `mock.method().attribute`."""
        parts = []
        one = self
        while one._mock_new_parent is not None:
            parts.append(one._mock_new_name)
            one = one._mock_new_parent
        name = one._mock_name or 'mock'
        for part in reversed(parts):
            name += part if part == '()' else f'.{part}'
        return name

    def __repr__(self):
        name = self._extract_mock_name()
        shown = '' if name in ('mock', 'mock.') else f' name={name!r}'
        if self._spec_class is not None:
            shown += f" {'spec_set' if self._spec_set else 'spec'}={self._spec_class.__name__!r}"
        return f"<{type(self).__name__}{shown} id='{id(self)}'>"

    def _calls_repr(self):
        return f'\nCalls: {safe_repr(self.mock_calls)}.' if self.mock_calls else ''

    def _format_mock_call_signature(self, args, kwargs):
        return _call_text(self._mock_name or 'mock', args, kwargs)

    def _format_mock_failure_message(self, args, kwargs, action='call'):
        expected = self._format_mock_call_signature(args, kwargs)
        actual = self._format_mock_call_signature(*self.call_args)
        return f'expected {action} not found.\nExpected: {expected}\n  Actual: {actual}'

    # ---- comparing calls
    def _signature_of(self, name):
        """The signature of this mock or of a child, given as `a.b()`."""
        if not name:
            return self._spec_signature
        signature = None
        children = self._mock_children
        for part in name.replace('()', '').split('.'):
            child = children.get(part)
            if child is None or isinstance(child, _SpecState):
                break
            child = _inner_mock(child)
            children = child._mock_children
            signature = child._spec_signature
        return signature

    def _call_matcher(self, one):
        """A call in the form in which calls are compared: with a signature it does not matter which arguments were named."""
        name = one[0] if isinstance(one, tuple) and len(one) > 2 else ''
        signature = self._signature_of(name)
        if signature is None:
            return one
        args, kwargs = one[-2:]
        try:
            bound = signature.bind(*args, **kwargs)
        except TypeError as error:
            return error.with_traceback(None)
        return call(name, bound.args, bound.kwargs)

    # ---- checks
    def assert_not_called(self):
        """It was never called."""
        if self.call_count != 0:
            raise AssertionError(f"Expected '{self._mock_name or 'mock'}' to not have been called. Called {self.call_count} times."
                                 f'{self._calls_repr()}')

    def assert_called(self):
        """It was called."""
        if self.call_count == 0:
            raise AssertionError(f"Expected '{self._mock_name or 'mock'}' to have been called.")

    def assert_called_once(self):
        """It was called once."""
        if self.call_count != 1:
            raise AssertionError(f"Expected '{self._mock_name or 'mock'}' to have been called once. Called {self.call_count} times."
                                 f'{self._calls_repr()}')

    def assert_called_with(self, /, *args, **kwargs):
        """The last call had these arguments."""
        if self.call_args is None:
            raise AssertionError(f'expected call not found.\nExpected: {self._format_mock_call_signature(args, kwargs)}\n'
                                 '  Actual: not called.')
        expected = self._call_matcher(_Call((args, kwargs), two=True))
        if self._call_matcher(self.call_args) != expected:
            cause = expected if isinstance(expected, Exception) else None
            raise AssertionError(self._format_mock_failure_message(args, kwargs)) from cause

    def assert_called_once_with(self, /, *args, **kwargs):
        """It was called once, with these arguments."""
        if self.call_count != 1:
            raise AssertionError(f"Expected '{self._mock_name or 'mock'}' to be called once. Called {self.call_count} times."
                                 f'{self._calls_repr()}')
        return self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, /, *args, **kwargs):
        """Some call had these arguments."""
        expected = self._call_matcher(_Call((args, kwargs), two=True))
        cause = expected if isinstance(expected, Exception) else None
        actual = [self._call_matcher(one) for one in self.call_args_list]
        if cause or not any(len(one) == len(expected) and all(map(_equal, expected, one)) for one in actual):
            raise AssertionError(f'{self._format_mock_call_signature(args, kwargs)} call not found') from cause

    def assert_has_calls(self, calls, any_order=False):
        """The calls were made, one after the other, or in any order."""
        expected = [self._call_matcher(one) for one in calls]
        cause = next((one for one in expected if isinstance(one, Exception)), None)
        actual = _CallList(self._call_matcher(one) for one in self.mock_calls)
        if not any_order:
            if expected not in actual:
                problem = 'Calls not found.'
                if cause is not None:
                    errors = [one if isinstance(one, Exception) else None for one in expected]
                    problem = f'Error processing expected calls.\nErrors: {errors}'
                raise AssertionError(f'{problem}\nExpected: {_CallList(calls)}\n  Actual: {safe_repr(self.mock_calls)}') from cause
            return
        left = list(actual)
        missing = []
        for one in expected:
            try:
                left.remove(one)
            except ValueError:
                missing.append(one)
        if missing:
            raise AssertionError(f"{self._mock_name or 'mock'!r} does not contain all of {tuple(missing)!r} in its call list, "
                                 f'found {left!r} instead') from cause

    # ---- children
    def _get_child_mock(self, /, **kw):
        """Makes the mock for an attribute or for what a call gives. May be overridden."""
        if self._mock_sealed:
            raise AttributeError(self._extract_mock_name() + (f".{kw['name']}" if 'name' in kw else '()'))
        cls = type(self)
        if issubclass(cls, CallableMixin):
            cls = cls.__mro__[1]
        else:
            cls = MagicMock if issubclass(cls, NonCallableMagicMock) else Mock
        return cls(**kw)


def _equal(expected, actual):
    return expected == actual


# Checks without `assert_`: mock.called_once_with(1) would check nothing.
_MISTAKEN_NAMES = frozenset(name.removeprefix('assert_') for name in dir(NonCallableMock) if name.startswith('assert_'))


class CallableMixin(Base):
    def __init__(self, spec=None, side_effect=None, return_value=DEFAULT, wraps=None, name=None, spec_set=None, parent=None,
                 _spec_state=None, _new_name='', _new_parent=None, **kwargs):
        self.__dict__['_mock_return_value'] = return_value
        super().__init__(spec, wraps, name, spec_set, parent, _spec_state, _new_name, _new_parent, **kwargs)
        self.side_effect = side_effect

    def _mock_check_sig(self, /, *args, **kwargs):
        pass

    def __call__(self, /, *args, **kwargs):
        self._mock_check_sig(*args, **kwargs)
        self._increment_mock_call(*args, **kwargs)
        return self._mock_call(*args, **kwargs)

    def _mock_call(self, /, *args, **kwargs):
        return self._execute_mock_call(*args, **kwargs)

    def _increment_mock_call(self, /, *args, **kwargs):
        """Remembers a call, here and in all mocks above."""
        self.called = True
        self.call_args = one = _Call((args, kwargs), two=True)
        self.call_args_list.append(one)
        self.call_count = len(self.call_args_list)
        self.mock_calls.append(_Call(('', args, kwargs)))
        # Two names grow on the way up: that of the attributes, as long as they are attributes, and that of all steps.
        is_method = self._mock_parent is not None
        method_name, full_name = self._mock_name, self._mock_new_name
        is_call = full_name == '()'
        above = self._mock_new_parent
        while above is not None:
            if is_method:
                above.method_calls.append(_Call((method_name, args, kwargs)))
                is_method = above._mock_parent is not None
                if is_method:
                    method_name = f'{above._mock_name}.{method_name}'
            above.mock_calls.append(_Call((full_name, args, kwargs)))
            if above._mock_new_name:
                full_name = f"{above._mock_new_name}{'' if is_call else '.'}{full_name}"
                is_call = above._mock_new_name == '()'
            above = above._mock_new_parent

    def _execute_mock_call(self, /, *args, **kwargs):
        effect = self.side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if _callable(effect):
                result = effect(*args, **kwargs)
            else:
                result = next(effect)
                if _is_exception(result):
                    raise result
            if result is not DEFAULT:
                return result
        given = self._mock_return_value if self._mock_delegate is None else self._mock_delegate.return_value
        if given is DEFAULT and self._mock_wraps is not None:
            return self._mock_wraps(*args, **kwargs)
        return self.return_value


class Mock(CallableMixin, NonCallableMock):
    """A mock: its attributes are mocks, and calls give a mock, unless something else is set.

    spec, spec_set: what it stands for, an object or a list of names. side_effect: what a call does. return_value: what a call gives.
    wraps: an object to which calls are passed on. name: how it is shown. Other arguments set attributes.
    """


# ---- special methods
def _magic_names(text):
    return {f'__{name}__' for name in text.split()}


_numeric = 'add sub mul matmul truediv floordiv mod lshift rshift and xor or pow'.split()
_magics = _magic_names(
    'lt le gt ge eq ne getitem setitem delitem len contains iter hash str sizeof enter exit divmod rdivmod neg pos abs invert complex '
    'int float index round trunc floor ceil bool next fspath ' + ' '.join(f'{name} i{name} r{name}' for name in _numeric))
# These work when they are set.
_all_magics = _magics | _magic_names(
    'get set delete reversed missing reduce reduce_ex getinitargs getnewargs getstate setstate getformat repr dir subclasses format '
    'getnewargs_ex aenter aexit anext aiter')
_unsupported_magics = _magic_names('getattr setattr init new prepare instancecheck subclasscheck del')


def _defines(cls, name):
    """Whether a class has an attribute that not all objects have. Asking for it might make a mock."""
    return any(name in base.__dict__ for base in cls.__mro__[:-1])


def _as_method(name, func):
    def method(self, /, *args, **kwargs):
        return func(self, *args, **kwargs)
    method.__name__ = name
    return method


_fixed_values = {'__lt__': NotImplemented, '__gt__': NotImplemented, '__le__': NotImplemented, '__ge__': NotImplemented, '__int__': 1,
                 '__contains__': False, '__len__': 0, '__exit__': False, '__complex__': 1j, '__float__': 1.0, '__bool__': True,
                 '__index__': 1}


def _set_usual_result(mock, method, name):
    """What a special method gives when nobody has said."""
    if name in _fixed_values:
        method.return_value = _fixed_values[name]
    elif name in ('__hash__', '__str__', '__sizeof__'):
        method.return_value = getattr(object, name)(mock)
    elif name == '__fspath__':
        method.return_value = f'{type(mock).__name__}/{mock._extract_mock_name()}/{id(mock)}'
    elif name in ('__eq__', '__ne__'):
        def compare(other):
            if method._mock_return_value is not DEFAULT:
                return DEFAULT
            return (mock is other) is (name == '__eq__') if mock is other else NotImplemented
        method.side_effect = compare
    elif name == '__iter__':
        method.side_effect = lambda: iter([]) if method._mock_return_value is DEFAULT else iter(method._mock_return_value)


class _MagicProxy:
    """Makes the mock for a special method when it is needed first."""

    def __init__(self, name):
        self.name = name

    def __get__(self, obj, cls=None):
        if obj is None:
            obj = cls.__dict__.get('_mock_instance')
            if obj is None:
                return self
        name = self.name
        made = obj._get_child_mock(name=name, _new_name=name, _new_parent=obj)
        setattr(obj, name, made)
        _set_usual_result(obj, made, name)
        return made


_proxies = {name: _MagicProxy(name) for name in _magics}
_Magics = type('_Magics', (), dict(_proxies))


class MagicMixin(Base):
    _mock_extra_bases = _Magics,

    def __init__(self, /, *args, **kwargs):
        # Arguments may set results of special methods, so these must be there before, as far as the specification has them.
        spec = kwargs.get('spec_set')
        if spec is None:
            spec = kwargs.get('spec', args[0] if args else None)
        if spec is not None and not _is_mock(spec):
            self._mock_set_magics(spec if _is_list(spec) else dir(spec))
        super().__init__(*args, **kwargs)

    def _mock_set_magics(self, names):
        cls = type(self)
        for name in _magics.intersection(names):
            if name not in cls.__dict__:
                setattr(cls, name, _proxies[name])

    def mock_add_spec(self, spec, spec_set=False):
        """Only attributes of spec, an object or a list of names, can be read from now on; with spec_set, or set."""
        self._mock_add_spec(spec, spec_set)
        cls = type(self)
        names = set(self._mock_methods or ())
        for name in _magics:
            if name not in names and _defines(cls, name):
                setattr(cls, name, getattr(object, name, None))
        self._mock_set_magics(names)


class NonCallableMagicMock(MagicMixin, NonCallableMock):
    """A mock with special methods that cannot be called."""


class MagicMock(MagicMixin, Mock):
    """A mock with special methods: len(), iter(), operators and so on work."""

    def reset_mock(self, /, *args, return_value=False, **kwargs):
        if return_value and self._mock_name and _is_magic(self._mock_name):
            return_value = False
        super().reset_mock(*args, return_value=return_value, **kwargs)


class PropertyMock(Mock):
    """A mock for a class that is called without arguments when the attribute is read, and with the value when it is set."""

    def _get_child_mock(self, /, **kwargs):
        return MagicMock(**kwargs)

    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, val):
        self(val)


def seal(mock):
    """No new attributes come into being on a mock from now on, nor on its children."""
    mock._mock_sealed = True
    for name in dir(mock):
        try:
            child = getattr(mock, name)
        except AttributeError:
            continue
        if _is_mock(child) and not isinstance(child._mock_children.get(name), _SpecState) and child._mock_new_parent is mock:
            seal(child)


# ---- patches
def _resolve(path):
    """The object of a dotted name, importing what has to be imported."""
    first, *rest = path.split('.')
    obj = __import__(first)
    name = first
    while rest:
        try:
            __import__(f'{name}.{rest[0]}')
        except ImportError:
            break
        name += '.' + rest.pop(0)
        obj = sys.modules[name]
    for part in rest:
        obj = getattr(obj, part)
    return obj


def _check_spelling(kwargs):
    for name in ('autospect', 'auto_spec', 'set_spec'):
        if name in kwargs:
            raise RuntimeError(f'{name!r} might be a typo; use unsafe=True if this is intended')


_builtin_names = {name for name in dir(builtins) if not name.startswith('_')}

# Patches that were started with start().
_active_patches = []


class _Patcher:
    """What all patches have in common: they decorate functions and classes, and can be started and stopped."""

    def __call__(self, func):
        if isinstance(func, type):
            for name in dir(func):
                value = getattr(func, name)
                if name.startswith(patch.TEST_PREFIX) and hasattr(value, '__call__'):
                    setattr(func, name, self.copy()(value))
            return func
        _refuse_async(func)
        return self.decorate_callable(func)

    def start(self):
        """Patches until stop() is called; gives what the with statement would."""
        result = self.__enter__()
        _active_patches.append(self)
        return result

    def stop(self):
        """Undoes start()."""
        if self not in _active_patches:
            return None
        _active_patches.remove(self)
        return self.__exit__(None, None, None)


class _patch(_Patcher):
    """An attribute of an object becomes something else for a while."""

    # With patch.multiple, the name under which the mock is passed on.
    attribute_name = None

    def __init__(self, getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, *, unsafe=False):
        if new_callable is not None:
            if new is not DEFAULT:
                raise ValueError("Cannot use 'new' and 'new_callable' together")
            if autospec is not None:
                raise ValueError("Cannot use 'autospec' and 'new_callable' together")
        if not unsafe:
            _check_spelling(kwargs)
        if _is_mock(spec):
            raise InvalidSpecError(f'Cannot spec attr {attribute!r} as the spec has already been mocked out. [spec={spec!r}]')
        if _is_mock(spec_set):
            raise InvalidSpecError(f'Cannot spec attr {attribute!r} as the spec_set target has already been mocked out. '
                                   f'[spec_set={spec_set!r}]')
        self.getter = getter
        self.attribute = attribute
        self.new = new
        self.new_callable = new_callable
        self.spec = spec
        self.create = create
        self.spec_set = spec_set
        self.autospec = autospec
        self.kwargs = kwargs
        self.additional_patchers = []
        self.is_started = False

    def copy(self):
        patcher = _patch(self.getter, self.attribute, self.new, self.spec, self.create, self.spec_set, self.autospec,
                         self.new_callable, self.kwargs)
        patcher.attribute_name = self.attribute_name
        patcher.additional_patchers = [each.copy() for each in self.additional_patchers]
        return patcher

    def decorate_callable(self, func):
        if hasattr(func, 'patchings'):
            func.patchings.append(self)
            return func

        @_wraps(func)
        def patched(*args, **keywargs):
            from contextlib import ExitStack
            with ExitStack() as stack:
                for patching in patched.patchings:
                    made = stack.enter_context(patching)
                    if patching.attribute_name is not None:
                        keywargs.update(made)
                    elif patching.new is DEFAULT:
                        args += made,
                return func(*args, **keywargs)

        patched.patchings = [self]
        return patched

    def get_original(self):
        """(what the attribute is, whether the object has it itself)."""
        target, name = self.getter(), self.attribute
        try:
            return target.__dict__[name], True
        except (AttributeError, KeyError):
            original = getattr(target, name, DEFAULT)
        if name in _builtin_names and isinstance(target, ModuleType):
            # A module sees builtins without having them.
            self.create = True
        if not self.create and original is DEFAULT:
            raise AttributeError(f'{target} does not have the attribute {name!r}')
        return original, False

    def _make(self, original):
        """The mock to put there."""
        spec = None if self.spec is False else self.spec
        spec_set = None if self.spec_set is False else self.spec_set
        autospec = None if self.autospec is False else self.autospec
        if spec is not None and autospec is not None:
            raise TypeError("Can't specify spec and autospec")
        if (spec is not None or autospec is not None) and spec_set not in (True, None):
            raise TypeError("Can't provide explicit spec_set *and* spec or autospec")
        if autospec is not None:
            return self._make_autospec(original, autospec, bool(spec_set))
        if self.new is not DEFAULT:
            if self.kwargs:
                raise TypeError("Can't pass kwargs to a mock we aren't creating")
            return self.new
        if spec is True:
            spec = original
        if spec_set is True:
            spec, spec_set = None, original if spec is None else spec
        wanted = spec if spec_set is None else spec_set
        if wanted is not None and original is DEFAULT:
            raise TypeError("Can't use 'spec' with create=True")
        options = {}
        if spec is not None:
            options['spec'] = spec
        if spec_set is not None:
            options['spec_set'] = spec_set
        cls = self.new_callable
        if cls is None:
            _refuse_async(original if wanted is None else wanted)
            can_be_called = wanted is None or ('__call__' in wanted if _is_list(wanted) else callable(wanted))
            cls = MagicMock if can_be_called else NonCallableMagicMock
        if isinstance(cls, type) and issubclass(cls, NonCallableMock) and self.attribute:
            options['name'] = self.attribute
        options.update(self.kwargs)
        new = cls(**options)
        if wanted is not None and isinstance(original, type) and _is_mock(new):
            # Instances of the class have its attributes as well.
            if not _is_list(wanted) and not _instance_callable(wanted):
                cls = NonCallableMagicMock
            options.pop('name')
            new.return_value = cls(_new_parent=new, _new_name='()', **options)
        return new

    def _make_autospec(self, original, autospec, spec_set):
        if self.new is not DEFAULT:
            raise TypeError("autospec creates the mock for you. Can't specify autospec and new.")
        if original is DEFAULT:
            raise TypeError("Can't use 'autospec' with create=True")
        if autospec is True:
            autospec = original
        if _is_mock(self.target):
            raise InvalidSpecError(f'Cannot autospec attr {self.attribute!r} as the patch target has already been mocked out. '
                                   f'[target={self.target!r}, attr={autospec!r}]')
        if _is_mock(autospec):
            name = getattr(self.target, '__name__', self.target)
            raise InvalidSpecError(f'Cannot autospec attr {self.attribute!r} from target {name!r} as it has already been mocked out. '
                                   f'[target={self.target!r}, attr={autospec!r}]')
        return create_autospec(autospec, spec_set=spec_set, _name=self.attribute, **self.kwargs)

    def __enter__(self):
        if self.is_started:
            raise RuntimeError('Patch is already started')
        self.target = self.getter()
        original, is_local = self.get_original()
        new = self._make(original)
        self.temp_original = original
        self.is_local = is_local
        from contextlib import ExitStack
        self._exit_stack = ExitStack()
        self.is_started = True
        try:
            setattr(self.target, self.attribute, new)
            if self.attribute_name is None:
                return new
            made = {self.attribute_name: new} if self.new is DEFAULT else {}
            for patching in self.additional_patchers:
                more = self._exit_stack.enter_context(patching)
                if patching.new is DEFAULT:
                    made.update(more)
            return made
        except BaseException:
            if not self.__exit__(*sys.exc_info()):
                raise

    def __exit__(self, *exc_info):
        if not self.is_started:
            return None
        target, name, original = self.target, self.attribute, self.temp_original
        if self.is_local and original is not DEFAULT:
            setattr(target, name, original)
        else:
            delattr(target, name)
            if not self.create and (not hasattr(target, name) or name in (
                    '__doc__', '__module__', '__defaults__', '__annotations__', '__kwdefaults__')):
                # It was there in some other way, which deleting does not bring back.
                setattr(target, name, original)
        stack = self._exit_stack
        del self.temp_original, self.is_local, self.target, self._exit_stack
        self.is_started = False
        return stack.__exit__(*exc_info)


def patch(target, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, *, unsafe=False, **kwargs):
    """Puts a mock, or `new`, in the place of 'module.name' during a with block or a function that is decorated.

    spec, spec_set, autospec: what the mock stands for; True for what is there. create: it need not be there. new_callable: what makes
    the mock. Other arguments are for the mock. A decorated function is passed the mock unless new was given.
    """
    try:
        target, attribute = target.rsplit('.', 1)
    except (TypeError, ValueError, AttributeError):
        raise TypeError(f'Need a valid target to patch. You supplied: {target!r}')
    return _patch(lambda: _resolve(target), attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, unsafe=unsafe)


def _patch_object(target, attribute, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, *,
                  unsafe=False, **kwargs):
    """As patch, for an attribute of an object."""
    if type(target) is str:
        raise TypeError(f'{target!r} must be the actual object to be patched, not a str')
    return _patch(lambda: target, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, unsafe=unsafe)


def _patch_multiple(target, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs):
    """As patch, for several attributes of an object at once; DEFAULT as value asks for a mock, which is passed by name."""
    getter = (lambda: _resolve(target)) if type(target) is str else (lambda: target)
    if not kwargs:
        raise ValueError('Must supply at least one keyword argument with patch.multiple')
    patchers = []
    for attribute, new in kwargs.items():
        patcher = _patch(getter, attribute, new, spec, create, spec_set, autospec, new_callable, {})
        patcher.attribute_name = attribute
        patchers.append(patcher)
    patchers[0].additional_patchers = patchers[1:]
    return patchers[0]


class _patch_dict(_Patcher):
    """Sets items of a dict, or what is like one, for a while; with clear=True nothing else is in it."""

    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self.in_dict = in_dict
        self.values = dict(values)
        self.values.update(kwargs)
        self.clear = clear
        self._original = None

    def copy(self):
        return _patch_dict(self.in_dict, self.values, self.clear)

    def decorate_callable(self, func):
        @_wraps(func)
        def patched(*args, **kwargs):
            with self:
                return func(*args, **kwargs)
        return patched

    def _empty(self):
        for key in list(self.in_dict):
            del self.in_dict[key]

    def _fill(self, values):
        for key in values:
            self.in_dict[key] = values[key]

    def __enter__(self):
        if isinstance(self.in_dict, str):
            self.in_dict = _resolve(self.in_dict)
        self._original = {key: self.in_dict[key] for key in self.in_dict}
        if self.clear:
            self._empty()
        self._fill(self.values)
        return self.in_dict

    def __exit__(self, *args):
        if self._original is not None:
            self._empty()
            self._fill(self._original)
        return False


def _patch_stopall():
    """Stops all patches that were started, the last one first."""
    for patcher in reversed(_active_patches[:]):
        patcher.stop()


patch.object = _patch_object
patch.dict = _patch_dict
patch.multiple = _patch_multiple
patch.stopall = _patch_stopall
patch.TEST_PREFIX = 'test'


# ---- mocks that are called as what they stand for
def _check_calls(mock, signature):
    """Calls of the mock must fit the signature."""
    if signature is not None:
        def _mock_check_sig(self, /, *args, **kwargs):
            signature.bind(*args, **kwargs)
        type(mock)._mock_check_sig = _mock_check_sig
        type(mock).__signature__ = signature


def _as_function(mock, original, signature):
    """A function that calls a mock, and has the attributes that a mock has."""
    def function(*args, **kwargs):
        signature.bind(*args, **kwargs)
        return mock(*args, **kwargs)

    function.__name__ = function.__qualname__ = original.__name__ if original.__name__.isidentifier() else 'funcopy'
    function.mock = mock
    function.called = False
    function.call_count = 0
    function.call_args = None
    function.call_args_list = _CallList()
    function.method_calls = _CallList()
    function.mock_calls = _CallList()
    function.return_value = mock.return_value
    function.side_effect = mock.side_effect
    function._mock_children = mock._mock_children
    for name in ('assert_called', 'assert_called_once', 'assert_called_once_with', 'assert_called_with', 'assert_has_calls',
                 'assert_any_call', 'assert_not_called'):
        setattr(function, name, getattr(mock, name))

    def reset_mock():
        function.method_calls = _CallList()
        function.mock_calls = _CallList()
        mock.reset_mock()
        given = function.return_value
        if _is_mock(given) and given is not mock:
            given.reset_mock()

    function.reset_mock = reset_mock
    function.__signature__ = signature
    mock._mock_delegate = function
    return function


def _binds_first(spec, name, is_type):
    """Whether a method of spec, looked up on it, still wants its first argument."""
    if not isinstance(spec, type):
        if name in getattr(spec, '__dict__', {}):
            return False
        spec = spec.__class__
    for cls in spec.__mro__:
        if name in cls.__dict__:
            return isinstance(cls.__dict__[name], FunctionType) and is_type
    return is_type


def create_autospec(spec, spec_set=False, instance=False, _parent=None, _name=None, *, unsafe=False, **kwargs):
    """A mock that has the attributes of spec, and they theirs, and is called as spec is; of a function it is a function.

    Of a class, with instance=True, it stands for an instance. Other arguments are for the mock.
    """
    if _is_list(spec):
        spec = type(spec)
    is_type = isinstance(spec, type)
    if _is_mock(spec):
        raise InvalidSpecError(f'Cannot autospec a Mock object. [object={spec!r}]')
    _refuse_async(spec)
    options = {} if spec is None else {'spec_set' if spec_set else 'spec': spec}
    if options and instance:
        options['_spec_as_instance'] = True
    if not unsafe:
        _check_spelling(kwargs)
    _name = kwargs.pop('name', _name)
    options.update(kwargs)
    cls = MagicMock
    if not isinstance(spec, type) and hasattr(type(spec), '__set__'):
        # A property or the like: nothing is known of its value.
        options = {}
    elif not _callable(spec) or is_type and instance and not _instance_callable(spec):
        cls = NonCallableMagicMock
    mock = cls(parent=_parent, _new_parent=_parent, _new_name='' if _parent is None else _name, name=_name, **options)
    names = [(name, _missing) for name in dir(spec)]
    if is_type and instance and hasattr(spec, '__dataclass_fields__'):
        from dataclasses import fields
        own = [(field.name, field.type) for field in fields(spec)]
        names += own
        mock.__dict__['_mock_methods'] = [*(mock._mock_methods or ()), *(name for name, _ in own)]
    is_function = isinstance(spec, FunctionType)
    if is_function:
        signature = _signature(spec, instance, False)
        if signature is not None:
            mock = _as_function(mock, spec, signature)
    elif options:
        _check_calls(mock, _signature(spec, instance, is_type))
    if _parent is not None and not instance:
        _parent._mock_children[_name] = mock
    wrapped = kwargs.pop('wraps', None)
    if is_type and not instance and 'return_value' not in kwargs:
        mock.return_value = create_autospec(spec, spec_set, instance=True, _name='()', _parent=mock, wraps=wrapped)
    for name, original in names:
        if _is_magic(name):
            continue
        if original is _missing:
            try:
                original = getattr(spec, name)
            except AttributeError:
                continue
        if isinstance(original, (FunctionType, MethodType)):
            if getattr(original, '__code__', None) is not None and original.__code__.co_flags & 0x80:
                # Refused when it is used.
                mock._mock_children[name] = _SpecState(original, spec_set, mock, name)
                continue
            parent = mock.mock if is_function else mock
            bound = _binds_first(spec, name, is_type)
            child_options = {'spec_set' if spec_set else 'spec': original}
            if wrapped and hasattr(wrapped, name) and not spec_set:
                child_options['wraps'] = original
            child = MagicMock(parent=parent, name=name, _new_name=name, _new_parent=parent, _eat_self=bound, **child_options)
            child.return_value = MagicMock()
            mock._mock_children[name] = child
            if is_function:
                setattr(mock, name, child)
            _check_calls(child, _signature(original, False, bound))
        else:
            mock._mock_children[name] = _SpecState(original, spec_set, mock, name)
    if _is_mock(mock) and kwargs:
        mock.configure_mock(**kwargs)
    return mock


# ---- files
def mock_open(mock=None, read_data=''):
    """A mock for open(): each call gives a mock of a file whose methods read from read_data."""
    import io
    if mock is None:
        mock = MagicMock(name='open', spec=list(dir(io.open)))
    handle = MagicMock(spec=sorted({*dir(io.TextIOWrapper), *dir(io.BytesIO)}))

    def fresh():
        return io.BytesIO(read_data) if isinstance(read_data, bytes) else io.StringIO(read_data)

    data = fresh()

    def reader(method):
        """What the mock of a method was told to give, or what the data gives."""
        def read(*args, **kwargs):
            told = getattr(handle, method).return_value
            return getattr(data, method)(*args, **kwargs) if told is None else told
        return read

    def following():
        told = handle.readline.return_value
        return next(data) if told is None else told

    def iterate():
        while True:
            try:
                yield following()
            except StopIteration:
                return

    def lines():
        yield from iterate()
        while True:
            yield data.readline()

    handle.__enter__.return_value = handle
    handle.write.return_value = None
    handle.read.return_value = handle.readline.return_value = handle.readlines.return_value = None
    handle.read.side_effect = reader('read')
    handle.readlines.side_effect = reader('readlines')
    usual = lines()
    handle.readline.side_effect = usual
    handle.__iter__.side_effect = iterate
    handle.__next__.side_effect = following
    handle.__exit__.side_effect = lambda *args: handle.close()

    def begin_again(*args, **kwargs):
        nonlocal data, usual
        data = fresh()
        if handle.readline.side_effect is usual:
            usual = lines()
            handle.readline.side_effect = usual
        return DEFAULT

    mock.side_effect = begin_again
    mock.return_value = handle
    return mock

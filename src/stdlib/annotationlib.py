"""Annotations: reading them, also where they name what is not there yet.

Annotations are worked out when somebody asks. Where a name is missing, FORWARDREF gives a ForwardRef in its place.
"""

import enum as _enum
import sys as _sys
import types as _types

__all__ = ['ForwardRef', 'Format', 'annotations_to_string', 'call_annotate_function', 'call_evaluate_function',
           'get_annotate_from_class_namespace', 'get_annotations', 'type_repr']


class Format(_enum.IntEnum):
    VALUE = 1
    VALUE_WITH_FAKE_GLOBALS = 2
    FORWARDREF = 3
    STRING = 4


class ForwardRef:
    """A type that is named before it is there."""

    def __init__(self, arg, *, module=None, owner=None, is_argument=True, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f'Forward reference must be a string -- got {arg!r}')
        self.__arg__ = arg
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        self.__forward_module__ = module
        self.__owner__ = owner
        self.__globals__ = None
        try:
            self.__code__ = compile(arg if not arg.startswith('*') else f'({arg},)[0]', '<string>', 'eval')
        except SyntaxError:
            raise SyntaxError(f'Forward reference must be an expression -- got {arg!r}') from None

    @property
    def __forward_arg__(self):
        return self.__arg__

    @property
    def __forward_code__(self):
        return self.__code__

    def evaluate(self, *, globals=None, locals=None, type_params=None, owner=None, format=Format.VALUE):
        """The type, now that it should be there."""
        if format == Format.STRING:
            return self.__arg__
        owner = owner if owner is not None else self.__owner__
        if globals is None:
            globals = self.__globals__
        if globals is None and self.__forward_module__ is not None:
            module = self.__forward_module__
            globals = getattr(_sys.modules.get(module, module), '__dict__', None)
        if globals is None and owner is not None:
            if isinstance(owner, type):
                globals = getattr(_sys.modules.get(owner.__module__), '__dict__', {})
            else:
                globals = getattr(owner, '__globals__', None)
        if globals is None:
            globals = {}
        scope = {}
        for param in type_params if type_params is not None else getattr(owner, '__type_params__', None) or ():
            scope[param.__name__] = param
        if isinstance(owner, type):
            scope.update(vars(owner))
        if locals:
            scope.update(locals)
        try:
            return eval(self.__code__, globals, scope)
        except NameError:
            if format == Format.FORWARDREF:
                return self
            raise

    def _evaluate(self, globalns, localns, type_params=None, *, recursive_guard=frozenset()):
        return self.evaluate(globals=globalns, locals=localns, type_params=type_params)

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return self.__arg__ == other.__arg__ and self.__forward_module__ == other.__forward_module__

    def __hash__(self):
        return hash((self.__arg__, self.__forward_module__))

    def __or__(self, other):
        return _types.UnionType[self, other]

    def __ror__(self, other):
        return _types.UnionType[other, self]

    def __getitem__(self, item):
        shown = ', '.join([type_repr(i) for i in (item if isinstance(item, tuple) else (item,))])
        return ForwardRef(f'{self.__arg__}[{shown}]', module=self.__forward_module__)

    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError(name)
        return ForwardRef(f'{self.__arg__}.{name}', module=self.__forward_module__)

    def __repr__(self):
        text = f'ForwardRef({self.__arg__!r}'
        if self.__forward_module__ is not None:
            text += f', module={self.__forward_module__!r}'
        if self.__forward_is_class__:
            text += ', is_class=True'
        if self.__owner__ is not None:
            text += f', owner={self.__owner__!r}'
        return text + ')'


def _with_stand_ins(func, owner, call):
    """Calls a copy of a function whose missing names are ForwardRefs, adding one for each NameError."""
    namespace = dict(func.__globals__)
    namespace.setdefault('__builtins__', __builtins__)
    cells = list(func.__closure__ or ())
    free = func.__code__.co_freevars
    while True:
        copy = _types.FunctionType(func.__code__, namespace, func.__name__, func.__defaults__, tuple(cells) or None,
                                   func.__kwdefaults__)
        try:
            return call(copy)
        except NameError as error:
            name = error.name
            if name is None:
                raise
            ref = ForwardRef(name, owner=owner, is_class=isinstance(owner, type))
            ref.__globals__ = func.__globals__
            if name in free:
                cells[free.index(name)] = _types.CellType(ref)
            elif name in namespace and isinstance(namespace[name], ForwardRef):
                raise
            else:
                namespace[name] = ref


class _Expression:
    """Stands for a name and grows with what is done to it, so that it can be written as it was: STRING asks for that."""

    def __init__(self, tree):
        self._tree = tree

    def __getattr__(self, name):
        import ast
        return _Expression(ast.Attribute(self._tree, name))

    def __getitem__(self, item):
        import ast
        return _Expression(ast.Subscript(self._tree, _tree_of(item)))

    def __call__(self, /, *args, **kwargs):
        import ast
        return _Expression(ast.Call(self._tree, [_tree_of(arg) for arg in args],
                                    [ast.keyword(name, _tree_of(arg)) for name, arg in kwargs.items()]))

    def __iter__(self):
        import ast
        yield _Expression(ast.Starred(self._tree))


def _grow(methods):
    """Operators as methods of _Expression: names, and what makes a tree of the operand and the other."""
    def method(make):
        return lambda self, *other: _Expression(make(self._tree, *map(_tree_of, other)))
    for name, make in methods.items():
        setattr(_Expression, name, method(make))


def _fill_expression():
    import ast
    binary = {'add': ast.Add, 'sub': ast.Sub, 'mul': ast.Mult, 'matmul': ast.MatMult, 'truediv': ast.Div, 'mod': ast.Mod,
              'lshift': ast.LShift, 'rshift': ast.RShift, 'or': ast.BitOr, 'xor': ast.BitXor, 'and': ast.BitAnd,
              'floordiv': ast.FloorDiv, 'pow': ast.Pow}
    for name, op in binary.items():
        _grow({f'__{name}__': lambda one, other, op=op: ast.BinOp(one, op(), other),
               f'__r{name}__': lambda one, other, op=op: ast.BinOp(other, op(), one)})
    for name, op in {'lt': ast.Lt, 'le': ast.LtE, 'eq': ast.Eq, 'ne': ast.NotEq, 'gt': ast.Gt, 'ge': ast.GtE}.items():
        _grow({f'__{name}__': lambda one, other, op=op: ast.Compare(one, [op()], [other])})
    for name, op in {'invert': ast.Invert, 'pos': ast.UAdd, 'neg': ast.USub}.items():
        _grow({f'__{name}__': lambda one, op=op: ast.UnaryOp(op(), one)})
    _Expression.__hash__ = lambda self: id(self)


def _tree_of(value):
    """The tree of an expression, or of the display or literal that has such a value."""
    import ast
    if isinstance(value, _Expression):
        return value._tree
    if isinstance(value, slice):
        parts = (value.start, value.stop, value.step)
        return ast.Slice(*[None if part is None else _tree_of(part) for part in parts])
    if type(value) in (tuple, list, set):
        kind = {tuple: ast.Tuple, list: ast.List, set: ast.Set}[type(value)]
        return kind([_tree_of(item) for item in value])
    if type(value) is dict:
        return ast.Dict([_tree_of(key) for key in value], [_tree_of(item) for item in value.values()])
    if value is None or value is ... or isinstance(value, (bool, int, float, complex, str, bytes)):
        return ast.Constant(value)
    return ast.Name(type_repr(value))


def _text_of(value):
    if isinstance(value, str):
        return value
    if isinstance(value, (_Expression, tuple, list, set, dict, slice)):
        import ast
        return ast.unparse(_tree_of(value))
    return type_repr(value)


def _with_names(func):
    """A copy of a function in which every name stands for itself."""
    import ast
    if '__add__' not in _Expression.__dict__:
        _fill_expression()

    def names_in(code):
        found = set(code.co_names)
        for constant in code.co_consts:
            if isinstance(constant, _types.CodeType):
                found |= names_in(constant)
        return found

    namespace = {name: _Expression(ast.Name(name)) for name in names_in(func.__code__)}
    namespace['__builtins__'] = func.__globals__.get('__builtins__', __builtins__)
    # The namespace of a class stays empty, so that its names are found like the others.
    cells = [_types.CellType({} if name == '__classdict__' else _Expression(ast.Name(name)))
             for name in func.__code__.co_freevars]
    return _types.FunctionType(func.__code__, namespace, func.__name__, func.__defaults__, tuple(cells) or None,
                               func.__kwdefaults__)


def call_evaluate_function(evaluate, format, *, owner=None):
    """Call what works out a type alias, bound or default."""
    return call_annotate_function(evaluate, format, owner=owner)


def call_annotate_function(annotate, format, *, owner=None, _is_evaluate=False):
    """Call an __annotate__ function for a format, whether it knows that format or not."""
    try:
        return annotate(format)
    except NotImplementedError:
        pass
    if format == Format.VALUE:
        raise ValueError('annotate function does not support VALUE format')
    if format == Format.FORWARDREF:
        try:
            return annotate(Format.VALUE)
        except NameError:
            return _with_stand_ins(annotate, owner, lambda f: f(Format.VALUE))
    if format == Format.STRING:
        # A function written by hand may know values only.
        try:
            annotate(Format.VALUE_WITH_FAKE_GLOBALS)
        except NotImplementedError:
            return annotations_to_string(annotate(Format.VALUE))
        except Exception:
            pass
        result = _with_names(annotate)(Format.VALUE_WITH_FAKE_GLOBALS)
        if isinstance(result, dict):
            return {name: _text_of(value) for name, value in result.items()}
        return _text_of(result)
    raise ValueError(f'Invalid format: {format!r}')


def get_annotate_from_class_namespace(namespace):
    """The __annotate__ function in the namespace of a class body."""
    try:
        return namespace['__annotate__']
    except KeyError:
        return namespace.get('__annotate_func__')


def get_annotations(obj, *, globals=None, locals=None, eval_str=False, format=Format.VALUE):
    """The annotations of a class, function or module, as a new dict."""
    if eval_str and format != Format.VALUE:
        raise ValueError('eval_str=True is only supported with format=Format.VALUE')
    annotate = getattr(obj, '__annotate__', None)
    if isinstance(obj, type) and '__annotate__' not in obj.__dict__ and '__annotate_func__' not in obj.__dict__:
        annotate = None
    found = None
    if format == Format.VALUE or annotate is None:
        found = obj.__dict__.get('__annotations__') if isinstance(obj, type) else None
        if found is None:
            found = getattr(obj, '__annotations__', None)
        if format == Format.STRING and found is not None:
            found = annotations_to_string(found)
        if found is None and annotate is not None and not isinstance(obj, type):
            # A wrapper that has only the function: VALUE is the one format that it must know.
            found = annotate(Format.VALUE)
    else:
        found = call_annotate_function(annotate, format, owner=obj)
    if found is None:
        if isinstance(obj, type) or callable(obj):
            return {}
        raise TypeError(f'{obj!r} does not have annotations')
    if not isinstance(found, dict):
        raise ValueError(f'{obj!r}.__annotations__ is neither a dict nor None')
    if not eval_str:
        return dict(found)
    if globals is None:
        if isinstance(obj, type):
            globals = getattr(_sys.modules.get(obj.__module__), '__dict__', {})
        elif isinstance(obj, _types.ModuleType):
            globals = obj.__dict__
        else:
            unwrapped = obj
            seen = set()
            while hasattr(unwrapped, '__wrapped__') and id(unwrapped) not in seen:
                seen.add(id(unwrapped))
                unwrapped = unwrapped.__wrapped__
            globals = getattr(unwrapped, '__globals__', {})
    scope = dict(vars(obj)) if isinstance(obj, type) and locals is None else dict(locals or {})
    for param in getattr(obj, '__type_params__', ()):
        scope.setdefault(param.__name__, param)
    return {name: eval(value, globals, scope) if isinstance(value, str) else value for name, value in found.items()}


def type_repr(value):
    """A type as source text would name it."""
    if isinstance(value, (type, _types.FunctionType, _types.BuiltinFunctionType)) \
            and not isinstance(value, _types.GenericAlias):
        if value.__module__ == 'builtins':
            return value.__qualname__
        return f'{value.__module__}.{value.__qualname__}'
    if isinstance(value, str):
        return value
    if isinstance(value, ForwardRef):
        return value.__arg__
    if value is ...:
        return '...'
    return repr(value)


def annotations_to_string(annotations):
    """Annotations as texts."""
    return {name: value if isinstance(value, str) else type_repr(value) for name, value in annotations.items()}

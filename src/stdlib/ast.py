"""The abstract syntax of Python: trees that parse() makes of text, that can be walked, changed, shown, and compiled.

The classes of nodes come from a table of the compiler (native module _ast), which builds the trees of compile(..., PyCF_ONLY_AST), too.
"""
import _ast as _native

PyCF_ONLY_AST = 0x400
PyCF_OPTIMIZED_AST = 0x8400
PyCF_TYPE_COMMENTS = 0x1000
PyCF_ALLOW_TOP_LEVEL_AWAIT = 0x2000

_PLACE = 'lineno', 'col_offset', 'end_lineno', 'end_col_offset'
_PLAIN_TYPES = {'identifier': str, 'string': str, 'int': int, 'constant': object}


def _fill(self, args, kwargs):
    """What AST.__init__() does: fields by position and by name; lists and contexts have defaults."""
    cls = type(self)
    fields = cls._fields
    if len(args) > len(fields):
        plural = '' if len(fields) == 1 else 's'
        raise TypeError(f'{cls.__name__} constructor takes at most {len(fields)} positional argument{plural}')
    missing = set(fields)
    for name, value in zip(fields, args):
        setattr(self, name, value)
        missing.discard(name)
    for name, value in kwargs.items():
        if name in fields:
            if name not in missing:
                raise TypeError(f"{cls.__name__} got multiple values for argument '{name}'")
            missing.discard(name)
        elif name not in cls._attributes:
            _deprecated(f"{cls.__name__}.__init__ got an unexpected keyword argument '{name}'. "
                        'Support for arbitrary keyword arguments is deprecated and will be removed in Python 3.15.')
        setattr(self, name, value)
    if not missing:
        return
    types = getattr(cls, '_field_types', None)
    if types is None:
        return
    for name in fields:
        if name not in missing:
            continue
        if name not in types:
            _deprecated(f"Field {name!r} is missing from {cls.__module__}.{cls.__qualname__}._field_types. "
                        'This will become an error in Python 3.15.')
            continue
        kind = types[name]
        origin = getattr(kind, '__origin__', None)
        if origin is list:
            setattr(self, name, [])
        elif kind is expr_context:
            setattr(self, name, _load)
        elif not isinstance(kind, _Union):
            _deprecated(f"{cls.__name__}.__init__ missing 1 required positional argument: '{name}'. "
                        'This will become an error in Python 3.15.')


def _deprecated(text):
    import warnings
    warnings.warn(text, DeprecationWarning, stacklevel=4)


class AST:
    _fields = ()
    _attributes = ()
    __match_args__ = ()

    def __init__(self, /, *args, **kwargs):
        _fill(self, args, kwargs)

    def __reduce__(self):
        return type(self), tuple([None] * len([name for name in self._fields if name in self.__dict__])), dict(self.__dict__)

    def __repr__(self):
        return _brief(self, 3)

    def __replace__(self, /, **changes):
        known = {*self._fields, *self._attributes}
        for name in changes:
            if name not in known:
                raise TypeError(f'{type(self).__name__}.__replace__ got an unexpected keyword argument {name!r}.')
        state = {**self.__dict__, **changes}
        types = getattr(type(self), '_field_types', {})
        missing = [name for name in self._fields
                   if name not in state and not isinstance(types.get(name), _Union)
                   and getattr(types.get(name), '__origin__', None) is not list and types.get(name) is not expr_context]
        if missing:
            names = ', '.join(map(repr, missing))
            plural = '' if len(missing) == 1 else 's'
            raise TypeError(f'{type(self).__name__}.__replace__ missing {len(missing)} keyword argument{plural}: {names}.')
        made = type(self)(**{name: value for name, value in state.items() if name in known})
        for name, value in state.items():
            if name not in known:
                setattr(made, name, value)
        return made


AST.__doc__ = None
_Union = type(int | None)


def _brief(node, depth):
    """repr() of a node: three levels, and of a list its first and last item."""
    name = type(node).__name__
    if depth <= 0:
        return f'{name}(...)'
    shown = []
    for field in node._fields:
        value = getattr(node, field)
        if isinstance(value, AST):
            text = _brief(value, depth - 1)
        elif isinstance(value, (list, tuple)):
            text = _brief_list(value, depth)
        else:
            text = repr(value)
        shown.append(f'{field}={text}')
    return f"{name}({', '.join(shown)})"


def _brief_list(items, depth):
    shown = []
    for index in sorted({0, len(items) - 1}) if items else ():
        if index > 1:
            shown.append('...')
        item = items[index]
        shown.append(_brief(item, depth - 1) if isinstance(item, AST) else repr(item))
    text = ', '.join(shown)
    return f'[{text}]' if isinstance(items, list) else f'({text})'


def _make_classes():
    """The classes of the table; the types of fields are filled in when all are there."""
    grammar = _native.grammar()
    made = {}

    def make(name, base, doc, fields, has_place):
        names = tuple([field[0] for field in fields])
        body = {'__doc__': doc, '__module__': 'ast', '_fields': names, '__match_args__': names}
        for field, _, is_list, is_optional in fields:
            if is_optional and not is_list:
                body[field] = None
        if has_place:
            body.update(_attributes=_PLACE, end_lineno=None, end_col_offset=None)
        made[name] = cls = type(name, (base,), body)
        return cls

    def written(name, fields):
        if not fields:
            return name
        parts = [f"{kind}{'?' if is_optional else ''}{'*' if is_list else ''} {field}"
                 for field, kind, is_list, is_optional in fields]
        return f"{name}({', '.join(parts)})"

    for sum_name, has_place, is_product, is_names, kinds in grammar:
        if is_product:
            make(sum_name, AST, written(*kinds[0]), kinds[0][1], has_place)
            continue
        gap = ' | ' if is_names else '\n' + ' ' * (len(sum_name) + 1) + '| '
        doc = f'{sum_name} = ' + gap.join([written(*kind) for kind in kinds])
        base = make(sum_name, AST, doc, (), has_place)
        for name, fields in kinds:
            make(name, base, written(name, fields), fields, False)
    for _, _, _, _, kinds in grammar:
        for name, fields in kinds:
            types = {}
            for field, kind, is_list, is_optional in fields:
                found = _PLAIN_TYPES.get(kind) or made[kind]
                types[field] = list[found] if is_list else found | None if is_optional else found
            made[name]._field_types = types
    globals().update(made)


_make_classes()
_load = Load()


def parse(source, filename='<unknown>', mode='exec', *, type_comments=False, feature_version=None, optimize=-1):
    """The tree of a text: compile(source, filename, mode, PyCF_ONLY_AST)."""
    flags = PyCF_ONLY_AST
    if optimize > 0:
        flags |= PyCF_OPTIMIZED_AST
    if type_comments:
        flags |= PyCF_TYPE_COMMENTS
    return compile(source, filename, mode, flags, optimize=optimize)


def literal_eval(node_or_string):
    """The value of an expression made of literals, containers of them, and signs; nothing is run."""
    if isinstance(node_or_string, str):
        node_or_string = parse(node_or_string.lstrip(' \t'), mode='eval').body
    elif isinstance(node_or_string, Expression):
        node_or_string = node_or_string.body
    return _value(node_or_string)


def _malformed(node):
    line = getattr(node, 'lineno', None)
    where = f' on line {line}' if line else ''
    return ValueError(f'malformed node or string{where}: {node!r}')


def _number(node):
    if not (isinstance(node, Constant) and type(node.value) in (int, float, complex)):
        raise _malformed(node)
    return node.value


def _signed(node):
    if isinstance(node, UnaryOp) and isinstance(node.op, (UAdd, USub)):
        value = _number(node.operand)
        return +value if isinstance(node.op, UAdd) else -value
    return _number(node)


def _value(node):
    match node:
        case Constant():
            return node.value
        case Tuple():
            return tuple(map(_value, node.elts))
        case List():
            return list(map(_value, node.elts))
        case Set():
            return set(map(_value, node.elts))
        case Call(func=Name(id='set'), args=[], keywords=[]):
            return set()
        case Dict():
            if len(node.keys) != len(node.values):
                raise _malformed(node)
            return dict(zip(map(_value, node.keys), map(_value, node.values)))
        case BinOp(op=Add() | Sub()):
            left, right = _signed(node.left), _number(node.right)
            if isinstance(left, (int, float)) and isinstance(right, complex):
                return left + right if isinstance(node.op, Add) else left - right
    return _signed(node)


def dump(node, annotate_fields=True, include_attributes=False, *, indent=None, show_empty=False):
    """A tree as text, in a form that evaluates to an equal tree when the fields are named."""
    if not isinstance(node, AST):
        raise TypeError(f'expected AST, got {node.__class__.__name__!r}')
    if indent is not None and not isinstance(indent, str):
        indent = ' ' * indent

    def is_default(node, name, value):
        """Whether the field need not be shown."""
        if value is None:
            return getattr(type(node), name, ...) is None
        if show_empty:
            return False
        kind = getattr(type(node), '_field_types', {}).get(name, object)
        return value == [] and getattr(kind, '__origin__', None) is list

    def write(node, level):
        if indent is not None:
            level += 1
            start, gap = '\n' + indent * level, ',\n' + indent * level
        else:
            start, gap = '', ', '
        if isinstance(node, AST):
            parts, is_simple, keywords = [], True, annotate_fields
            for name in node._fields:
                try:
                    value = getattr(node, name)
                except AttributeError:
                    keywords = True
                    continue
                if is_default(node, name, value):
                    keywords = True
                    continue
                text, simple = write(value, level)
                is_simple = is_simple and simple
                parts.append(f'{name}={text}' if keywords else text)
            if include_attributes and node._attributes:
                for name in node._attributes:
                    try:
                        value = getattr(node, name)
                    except AttributeError:
                        continue
                    if value is None and getattr(type(node), name, ...) is None:
                        continue
                    text, simple = write(value, level)
                    is_simple = is_simple and simple
                    parts.append(f'{name}={text}')
            if is_simple and len(parts) <= 3:
                return f"{node.__class__.__name__}({', '.join(parts)})", not parts
            return f'{node.__class__.__name__}({start}{gap.join(parts)})', False
        if isinstance(node, list):
            if not node:
                return '[]', True
            return f'[{start}{gap.join([write(item, level)[0] for item in node])}]', False
        return repr(node), True

    return write(node, 0)[0]


def copy_location(new_node, old_node):
    """Give a node the place of another; returns the node."""
    for name in _PLACE:
        if name in old_node._attributes and name in new_node._attributes:
            value = getattr(old_node, name, None)
            if value is not None or (hasattr(old_node, name) and name.startswith('end_')):
                setattr(new_node, name, value)
    return new_node


def fix_missing_locations(node):
    """Give every node below without a place that of its parent; returns the node."""

    def fix(node, inherited):
        place = list(inherited)
        for index, name in enumerate(_PLACE):
            if name not in node._attributes:
                continue
            is_end = name.startswith('end_')
            found = getattr(node, name, None) if is_end else node.__dict__.get(name, ...)
            if found is ... or (is_end and found is None):
                setattr(node, name, place[index])
            else:
                place[index] = found
        for child in iter_child_nodes(node):
            fix(child, place)

    fix(node, (1, 0, 1, 0))
    return node


def increment_lineno(node, n=1):
    """Move a tree down by so many lines; returns the node."""
    for child in walk(node):
        if isinstance(child, TypeIgnore):
            child.lineno = getattr(child, 'lineno', 0) + n
            continue
        if 'lineno' in child._attributes:
            child.lineno = getattr(child, 'lineno', 0) + n
        if 'end_lineno' in child._attributes and (end := getattr(child, 'end_lineno', 0)) is not None:
            child.end_lineno = end + n
    return node


def iter_fields(node):
    """Pairs of name and value for the fields that are there."""
    for name in node._fields:
        try:
            yield name, getattr(node, name)
        except AttributeError:
            pass


def iter_child_nodes(node):
    """The nodes directly below: fields that are nodes, and nodes in fields that are lists."""
    for _, value in iter_fields(node):
        if isinstance(value, AST):
            yield value
        elif isinstance(value, list):
            for item in value:
                if isinstance(item, AST):
                    yield item


def walk(node):
    """The node and all nodes below it, level by level."""
    from collections import deque
    waiting = deque([node])
    while waiting:
        node = waiting.popleft()
        waiting.extend(iter_child_nodes(node))
        yield node


def get_docstring(node, clean=True):
    """The docstring of a module, class or function, or None."""
    if not isinstance(node, (AsyncFunctionDef, FunctionDef, ClassDef, Module)):
        raise TypeError(f"{node.__class__.__name__!r} can't have docstrings")
    match node.body:
        case [Expr(value=Constant(value=str(text))), *_]:
            if clean:
                import inspect
                text = inspect.cleandoc(text)
            return text
    return None


def get_source_segment(source, node, *, padded=False):
    """The text that a node stands for, or None when it does not say where it ends."""
    try:
        if node.end_lineno is None or node.end_col_offset is None:
            return None
        line, end_line = node.lineno - 1, node.end_lineno - 1
        column, end_column = node.col_offset, node.end_col_offset
    except AttributeError:
        return None
    lines = _lines(source, end_line + 1)
    if end_line == line:
        return lines[line].encode()[column:end_column].decode()
    before = lines[line].encode()[:column].decode()
    padding = ''.join([character if character in '\f\t' else ' ' for character in before]) if padded else ''
    first = padding + lines[line].encode()[column:].decode()
    last = lines[end_line].encode()[:end_column].decode()
    return ''.join([first, *lines[line + 1:end_line], last])


def _lines(source, most):
    """The first lines of a text with their ends: \\n, \\r and \\r\\n, nothing else."""
    lines, start = [], 0
    while start < len(source) and len(lines) < most:
        ends = [at for at in (source.find('\n', start), source.find('\r', start)) if at >= 0]
        end = min(ends) + 1 if ends else len(source)
        if source[end - 1:end + 1] == '\r\n':
            end += 1
        lines.append(source[start:end])
        start = end
    return lines


class NodeVisitor:
    """Calls visit_Kind(node) for each node, generic_visit(node) where there is no such method."""

    def visit(self, node):
        """Visit a node."""
        return getattr(self, 'visit_' + node.__class__.__name__, self.generic_visit)(node)

    def generic_visit(self, node):
        """Visit the nodes below."""
        for _, value in iter_fields(node):
            if isinstance(value, list):
                for item in value:
                    if isinstance(item, AST):
                        self.visit(item)
            elif isinstance(value, AST):
                self.visit(value)


class NodeTransformer(NodeVisitor):
    """A visitor whose methods say what stands in a node's place: a node, several (in a list), or None for nothing."""

    def generic_visit(self, node):
        for name, old in iter_fields(node):
            if isinstance(old, list):
                fresh = []
                for item in old:
                    if isinstance(item, AST):
                        item = self.visit(item)
                        if item is None:
                            continue
                        if not isinstance(item, AST):
                            fresh.extend(item)
                            continue
                    fresh.append(item)
                old[:] = fresh
            elif isinstance(old, AST):
                item = self.visit(old)
                if item is None:
                    delattr(node, name)
                else:
                    setattr(node, name, item)
        return node


def compare(a, b, /, *, compare_attributes=False):
    """Whether two trees are alike, with their places or without."""

    def alike(x, y):
        if isinstance(x, AST):
            return same(x, y)
        if isinstance(x, list):
            return isinstance(y, list) and len(x) == len(y) and all(alike(p, q) for p, q in zip(x, y))
        return type(x) is type(y) and x == y

    def same(a, b):
        if type(a) is not type(b):
            return False
        names = a._fields + (a._attributes if compare_attributes else ())
        absent = object()
        for name in names:
            x, y = getattr(a, name, absent), getattr(b, name, absent)
            if x is absent and y is absent:
                continue
            if x is absent or y is absent or not alike(x, y):
                return False
        return True

    return same(a, b)


def unparse(ast_obj):
    """A text with this tree; spacing, comments and quotes are not those of the text it came from."""
    from _ast_unparse import Unparser
    return Unparser().text(ast_obj)

"""Prints nested data over several lines when one is too short.

A value is written as its repr if that fits into the line. If not, what is known to hold other values (found by its __repr__, so that a
class with one of its own is left alone) is opened: its parts go below each other, each by the same rule.
"""

import collections
import sys
import types

__all__ = ['PrettyPrinter', 'isreadable', 'isrecursive', 'pformat', 'pp', 'pprint', 'saferepr']


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    """Prints an object, on standard output or a given stream."""
    PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    """What pprint would print, as text."""
    return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    """As pprint, with dicts in the order that they have."""
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    """A repr, on one line, that marks where a value holds itself."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    """Whether eval() could read what saferepr gives."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[1]


def isrecursive(object):
    """Whether a value holds itself."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[2]


class _safe_key:
    """Orders what has no order: by the name of the type, then by identity."""

    __slots__ = 'obj',

    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return (str(type(self.obj)), id(self.obj)) < (str(type(other.obj)), id(other.obj))


def _safe_tuple(pair):
    return _safe_key(pair[0]), _safe_key(pair[1])


def _recursion(object):
    return f'<Recursion on {type(object).__name__} with id={id(object)}>'


_SCALARS = frozenset({str, bytes, bytearray, float, complex, bool, type(None)})


def _has_generated_repr(object):
    """Whether it is an instance of a dataclass that does not say itself how it is shown."""
    if not hasattr(type(object), '__dataclass_fields__') or isinstance(object, type) or not object.__dataclass_params__.repr:
        return False
    wrapped = getattr(object.__repr__, '__wrapped__', None)
    return wrapped is not None and '__create_fn__' in wrapped.__code__.co_qualname


class _Place:
    """Where a value is written: the column, the room to leave free at the end of its last line, and how deep it lies."""

    __slots__ = 'indent', 'allowance', 'level'

    def __init__(self, indent, allowance, level):
        self.indent = indent
        self.allowance = allowance
        self.level = level

    def moved(self, columns, kept_free=0):
        return _Place(self.indent + columns, self.allowance + kept_free, self.level)

    def before_a_comma(self):
        return _Place(self.indent, 1, self.level)


class PrettyPrinter:
    """Prints with given settings.

    indent: blanks for each level. width: columns to stay within. depth: deeper levels become `...`. compact: as many items on a line
    as there is room for. sort_dicts: by key. underscore_numbers: 1_000.
    """

    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
        indent = int(indent)
        width = int(width)
        if indent < 0:
            raise ValueError('indent must be >= 0')
        if depth is not None and depth <= 0:
            raise ValueError('depth must be > 0')
        if not width:
            raise ValueError('width must be != 0')
        self._depth = depth
        self._indent_per_level = indent
        self._width = width
        self._stream = sys.stdout if stream is None else stream
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts
        self._underscore_numbers = underscore_numbers

    def pprint(self, object):
        """Prints to the stream."""
        if self._stream is not None:
            self._write(object, self._stream.write, _Place(0, 0, 0), {})
            self._stream.write('\n')

    def pformat(self, object):
        """What pprint would print, as text."""
        parts = []
        self._write(object, parts.append, _Place(0, 0, 0), {})
        return ''.join(parts)

    def isrecursive(self, object):
        """Whether a value holds itself."""
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        """Whether eval() could read what is printed."""
        text, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        """(repr, whether it can be read back, whether it holds itself). May be overridden."""
        return self._safe_repr(object, context, maxlevels, level)

    # ---- one line
    def _repr(self, object, context, level):
        text, readable, recursive = self.format(object, context.copy(), self._depth, level)
        if not readable:
            self._readable = False
        if recursive:
            self._recursive = True
        return text

    def _safe_repr(self, object, context, maxlevels, level):
        cls = type(object)
        if cls in _SCALARS:
            return repr(object), True, False
        own = getattr(cls, '__repr__', None)
        if own is int.__repr__ and issubclass(cls, int):
            return (f'{object:_d}' if self._underscore_numbers else repr(object)), True, False
        if own is dict.__repr__ and issubclass(cls, dict):
            frame = '{%s}'
        elif own is list.__repr__ and issubclass(cls, list):
            frame = '[%s]'
        elif own is tuple.__repr__ and issubclass(cls, tuple):
            frame = '(%s,)' if len(object) == 1 else '(%s)'
        else:
            text = repr(object)
            return text, text and not text.startswith('<'), False
        if not object:
            return frame % '', True, False
        key = id(object)
        if maxlevels and level >= maxlevels:
            return frame % '...', False, key in context
        if key in context:
            return _recursion(object), False, True
        context[key] = 1
        readable, recursive = True, False

        def shown(part):
            nonlocal readable, recursive
            text, can_be_read, holds_itself = self.format(part, context, maxlevels, level + 1)
            readable = readable and can_be_read
            recursive = recursive or holds_itself
            return text

        if frame == '{%s}':
            inner = ', '.join([f'{shown(name)}: {shown(value)}' for name, value in self._items(object)])
        else:
            inner = ', '.join([shown(part) for part in object])
        del context[key]
        return frame % inner, readable, recursive

    def _items(self, object):
        return sorted(object.items(), key=_safe_tuple) if self._sort_dicts else object.items()

    # ---- several lines
    def _write(self, object, write, place, context):
        key = id(object)
        if key in context:
            write(_recursion(object))
            self._recursive = True
            self._readable = False
            return
        text = self._repr(object, context, place.level)
        if len(text) > self._width - place.indent - place.allowance:
            opened = self._dispatch.get(type(object).__repr__)
            if opened is None and _has_generated_repr(object):
                opened = PrettyPrinter._write_dataclass
            if opened is not None:
                context[key] = 1
                opened(self, object, write, _Place(place.indent, place.allowance, place.level + 1), context)
                del context[key]
                return
        write(text)

    def _fill_first_level(self, write):
        if self._indent_per_level > 1:
            write(' ' * (self._indent_per_level - 1))

    def _write_items(self, items, write, place, context):
        """The items of a sequence, below each other or as many as fit on a line."""
        self._fill_first_level(write)
        inner = place.moved(self._indent_per_level)
        new_line = ',\n' + ' ' * inner.indent
        whole = self._width - inner.indent + 1
        room = whole
        between = ''
        items = list(items)
        for index, item in enumerate(items):
            is_last = index == len(items) - 1
            if is_last:
                whole -= inner.allowance
                room -= inner.allowance
            if self._compact:
                text = self._repr(item, context, inner.level)
                needed = len(text) + 2
                if room < needed:
                    room = whole
                    if between:
                        between = new_line
                if room >= needed:
                    room -= needed
                    write(between + text)
                    between = ', '
                    continue
            write(between)
            between = new_line
            self._write(item, write, inner if is_last else inner.before_a_comma(), context)

    def _write_dict_items(self, items, write, place, context):
        """Keys and values, below each other."""
        place = place.moved(self._indent_per_level)
        items = list(items)
        for index, (key, value) in enumerate(items):
            is_last = index == len(items) - 1
            text = self._repr(key, context, place.level)
            write(f'{text}: ')
            inner = place if is_last else place.before_a_comma()
            self._write(value, write, inner.moved(len(text) + 2), context)
            if not is_last:
                write(',\n' + ' ' * place.indent)

    def _write_named_values(self, items, write, place, context):
        """name=value, below each other."""
        for index, (name, value) in enumerate(items):
            is_last = index == len(items) - 1
            write(f'{name}=')
            if id(value) in context:
                # As a dataclass shows that it holds itself.
                write('...')
            else:
                inner = place if is_last else place.before_a_comma()
                self._write(value, write, inner.moved(len(name) + 1), context)
            if not is_last:
                write(',\n' + ' ' * place.indent)

    def _write_call(self, name, inner, write, place, context, write_inner, end=')'):
        """`Name(` and what is in it, which begins behind the bracket."""
        write(f'{name}(')
        write_inner(inner, write, place.moved(len(name) + 1, len(end)), context)
        write(end)

    def _write_dict(self, object, write, place, context):
        write('{')
        self._fill_first_level(write)
        if len(object):
            self._write_dict_items(self._items(object), write, place.moved(0, 1), context)
        write('}')

    def _write_ordered_dict(self, object, write, place, context):
        if not len(object):
            write(repr(object))
            return
        self._write_call(type(object).__name__, list(object.items()), write, place, context, self._write)

    def _write_list(self, object, write, place, context):
        write('[')
        self._write_items(object, write, place.moved(0, 1), context)
        write(']')

    def _write_tuple(self, object, write, place, context):
        end = ',)' if len(object) == 1 else ')'
        write('(')
        self._write_items(object, write, place.moved(0, len(end)), context)
        write(end)

    def _write_set(self, object, write, place, context):
        if not len(object):
            write(repr(object))
            return
        cls = type(object)
        items = sorted(object, key=_safe_key)
        if cls is set:
            write('{')
            self._write_items(items, write, place.moved(0, 1), context)
            write('}')
        else:
            write(cls.__name__ + '({')
            self._write_items(items, write, place.moved(len(cls.__name__) + 1, 2), context)
            write('})')

    def _columns(self, write, place):
        """Width and allowance for literals that stand below each other, and who writes them: in brackets where nothing else encloses them."""
        brackets = '()' if place.level == 1 else ''
        indent = place.indent + len(brackets) // 2

        def write_below(pieces):
            write(brackets[:1] + ('\n' + ' ' * indent).join(pieces) + brackets[1:])

        return self._width - indent, place.allowance + len(brackets) // 2, write_below

    def _write_str(self, object, write, place, context):
        """Literals below each other: a line of the text each, or as many words of it as fit."""
        if not object:
            write(repr(object))
            return
        width, allowance, write_below = self._columns(write, place)
        pieces = []
        lines = object.splitlines(True)
        for index, line in enumerate(lines):
            is_last = index == len(lines) - 1
            text = repr(line)
            if len(text) <= width - (allowance if is_last else 0):
                pieces.append(text)
            else:
                pieces.extend(_literals(line, width, allowance if is_last else 0))
        if len(pieces) == 1:
            write(text)
            return
        write_below(pieces)

    def _write_bytes(self, object, write, place, context):
        if len(object) <= 4:
            write(repr(object))
            return
        width, allowance, write_below = self._columns(write, place)
        write_below(_bytes_literals(object, width, allowance))

    def _write_bytearray(self, object, write, place, context):
        write('bytearray(')
        self._write_bytes(bytes(object), write, _Place(place.indent + 10, place.allowance + 1, place.level + 1), context)
        write(')')

    def _write_mapping_proxy(self, object, write, place, context):
        self._write_call('mappingproxy', object.copy(), write, place, context, self._write)

    def _write_namespace(self, object, write, place, context):
        cls = type(object)
        name = 'namespace' if cls is types.SimpleNamespace else cls.__name__
        write(f'{name}(')
        self._write_named_values(list(object.__dict__.items()), write, place.moved(len(name) + 1), context)
        write(')')

    def _write_dataclass(self, object, write, place, context):
        from dataclasses import fields
        name = type(object).__name__
        items = [(field.name, getattr(object, field.name)) for field in fields(object) if field.repr]
        write(f'{name}(')
        self._write_named_values(items, write, place.moved(len(name) + 1), context)
        write(')')

    def _write_default_dict(self, object, write, place, context):
        if not len(object):
            write(repr(object))
            return
        factory = self._repr(object.default_factory, context, place.level)
        name = type(object).__name__
        inner = place.moved(len(name) + 1, 1)
        write(f"{name}({factory},\n{' ' * inner.indent}")
        self._write_dict(object, write, inner, context)
        write(')')

    def _write_counter(self, object, write, place, context):
        if not len(object):
            write(repr(object))
            return
        name = type(object).__name__
        write(name + '({')
        self._fill_first_level(write)
        self._write_dict_items(object.most_common(), write, place.moved(len(name) + 1, 2), context)
        write('})')

    def _write_chain_map(self, object, write, place, context):
        maps = object.maps
        if not maps:
            write(repr(object))
            return
        name = type(object).__name__
        inner = place.moved(len(name) + 1, 1)
        write(f'{name}(')
        for one in maps[:-1]:
            self._write(one, write, inner.before_a_comma(), context)
            write(',\n' + ' ' * inner.indent)
        self._write(maps[-1], write, inner, context)
        write(')')

    def _write_deque(self, object, write, place, context):
        if not len(object):
            write(repr(object))
            return
        name = type(object).__name__
        inner = place.moved(len(name) + 1, 2)
        write(f'{name}([')
        if object.maxlen is None:
            self._write_items(object, write, inner, context)
            write('])')
        else:
            self._write_items(object, write, _Place(inner.indent, 2, inner.level), context)
            write(f"],\n{' ' * inner.indent}maxlen={self._repr(object.maxlen, context, inner.level)})")

    def _write_data(self, object, write, place, context):
        self._write(object.data, write, _Place(place.indent, place.allowance, place.level - 1), context)

    # How a value is opened, by the __repr__ of its class.
    _dispatch = {
        dict.__repr__: _write_dict,
        list.__repr__: _write_list,
        tuple.__repr__: _write_tuple,
        set.__repr__: _write_set,
        frozenset.__repr__: _write_set,
        str.__repr__: _write_str,
        bytes.__repr__: _write_bytes,
        bytearray.__repr__: _write_bytearray,
        types.MappingProxyType.__repr__: _write_mapping_proxy,
        types.SimpleNamespace.__repr__: _write_namespace,
        collections.OrderedDict.__repr__: _write_ordered_dict,
        collections.defaultdict.__repr__: _write_default_dict,
        collections.Counter.__repr__: _write_counter,
        collections.ChainMap.__repr__: _write_chain_map,
        collections.deque.__repr__: _write_deque,
        collections.UserDict.__repr__: _write_data,
        collections.UserList.__repr__: _write_data,
        collections.UserString.__repr__: _write_data,
    }


def _words(line):
    """The words of a line, each with the white space behind it; white space at the beginning is a word too."""
    words = []
    start = 0
    for index in range(1, len(line)):
        if line[index - 1].isspace() and not line[index].isspace():
            words.append(line[start:index])
            start = index
    words.append(line[start:])
    return words


def _literals(line, width, allowance):
    """A line as literals of at most so many columns, the last one shorter; a single word may be wider."""
    words = _words(line)
    current = ''
    for index, word in enumerate(words):
        if index == len(words) - 1:
            width -= allowance
        longer = current + word
        if len(repr(longer)) > width:
            if current:
                yield repr(current)
            current = word
        else:
            current = longer
    if current:
        yield repr(current)


def _bytes_literals(data, width, allowance):
    """Bytes as literals of at most so many columns, four bytes at a time."""
    current = b''
    last = len(data) // 4 * 4
    for index in range(0, len(data), 4):
        if index == last:
            width -= allowance
        part = data[index:index + 4]
        if len(repr(current + part)) > width:
            if current:
                yield repr(current)
            current = part
        else:
            current += part
    if current:
        yield repr(current)

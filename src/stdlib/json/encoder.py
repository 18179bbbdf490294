"""Python objects to JSON text."""

from _json import encode as _encode, encode_basestring, encode_basestring_ascii

INFINITY = float('inf')


class JSONEncoder:
    """JSON encoder: for dicts, lists, tuples, strs, ints, floats, True, False and None.

    For other objects a subclass overrides default(), which gives an object to be written instead or raises TypeError.
    """

    item_separator = ', '
    key_separator = ': '

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None):
        """skipkeys: leave entries out whose keys cannot be written. ensure_ascii: escape all other characters.

        check_circular: refuse objects that contain themselves. allow_nan: write NaN, Infinity and -Infinity.
        sort_keys: write dicts in the order of their keys. indent: one line for each item; None for all on one line.
        separators: between items and behind keys. default: instead of the method.
        """
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ','
        if default is not None:
            self.default = default

    def default(self, o):
        """Return a serializable object for o, or raise TypeError."""
        raise TypeError(f'Object of type {o.__class__.__name__} is not JSON serializable')

    def encode(self, o):
        """Return a JSON string representation of a Python data structure."""
        if isinstance(o, str):
            return encode_basestring_ascii(o) if self.ensure_ascii else encode_basestring(o)
        return ''.join(self.iterencode(o, _one_shot=True))

    def iterencode(self, o, _one_shot=False):
        """Encode the given object and yield each string representation as available."""
        text = _encode(o, self.default, self.ensure_ascii, self.indent, self.key_separator, self.item_separator,
                       self.sort_keys, self.skipkeys, self.allow_nan, self.check_circular)
        return (text,) if _one_shot else iter((text,))

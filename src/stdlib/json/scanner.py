"""What reads one value of a JSON text."""

from _json import scan as _scan

__all__ = ['make_scanner']


def make_scanner(context):
    """A function scan_once(string, idx) -> (value, end) with the options of a decoder."""
    strict = context.strict
    # The usual conversions are known to the scanner.
    parse_float = None if context.parse_float is float else context.parse_float
    parse_int = None if context.parse_int is int else context.parse_int
    parse_constant = None if context._has_usual_constants else context.parse_constant
    object_hook = context.object_hook
    object_pairs_hook = context.object_pairs_hook

    def scan_once(string, idx):
        return _scan(string, idx, strict, parse_float, parse_int, parse_constant, object_hook, object_pairs_hook)

    return scan_once

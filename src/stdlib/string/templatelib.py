"""What a t-string makes, and how its conversions are done."""

_example = t'{0}'
Template = type(_example)
Interpolation = type(_example.interpolations[0])
del _example

_CONVERSIONS = {'r': repr, 's': str, 'a': ascii}


def convert(obj, /, conversion):
    """Convert *obj* using formatted string literal semantics."""
    if conversion is None:
        return obj
    if conversion not in _CONVERSIONS:
        raise ValueError(f'invalid conversion specifier: {conversion}')
    return _CONVERSIONS[conversion](obj)


def _template_unpickle(*args):
    if len(args) != 2:
        raise ValueError('Template expects tuple of length 2 to unpickle')
    strings, interpolations = args
    parts = []
    for at, string in enumerate(strings):
        parts.append(string)
        parts.extend(interpolations[at:at + 1])
    return Template(*parts)

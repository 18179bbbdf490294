"""Groups of characters, and helpers for text: templates with $names, and str.format() to be adapted."""

__all__ = ['ascii_letters', 'ascii_lowercase', 'ascii_uppercase', 'capwords', 'digits', 'hexdigits', 'octdigits', 'printable',
           'punctuation', 'whitespace', 'Formatter', 'Template']

whitespace = ' \t\n\r\v\f'
ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
digits = '0123456789'
hexdigits = digits + 'abcdefABCDEF'
octdigits = '01234567'
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Capitalises each word; without a separator runs of white space become one space."""
    return (sep or ' ').join(word.capitalize() for word in s.split(sep))


_nothing = {}


class _PatternLater:
    """The pattern of a Template class is compiled when somebody asks for it."""

    def __get__(self, instance, cls=None):
        return self if cls is None else cls._compile_pattern()


_later = _PatternLater()


class Template:
    """A string class for supporting $-substitutions.

    A subclass may say what marks a placeholder (delimiter), what names are like (idpattern, braceidpattern, flags), or the whole
    pattern, with the groups escaped, named, braced and invalid.
    """

    delimiter = '$'
    idpattern = r'(?a:[_a-z][_a-z0-9]*)'
    braceidpattern = None
    flags = None
    pattern = _later

    def __init_subclass__(cls):
        super().__init_subclass__()
        cls._compile_pattern()

    @classmethod
    def _compile_pattern(cls):
        import re
        pattern = cls.__dict__.get('pattern', _later)
        if isinstance(pattern, re.Pattern):
            return pattern
        if pattern is _later:
            mark = re.escape(cls.delimiter)
            braced = cls.braceidpattern or cls.idpattern
            pattern = fr"""
            {mark}(?:
              (?P<escaped>{mark})
            | (?P<named>{cls.idpattern})
            | {{(?P<braced>{braced})}}
            | (?P<invalid>)
            )"""
        if cls.flags is None:
            cls.flags = re.IGNORECASE
        cls.pattern = re.compile(pattern, cls.flags | re.VERBOSE)
        return cls.pattern

    def __init__(self, template):
        self.template = template

    def _unknown(self):
        return ValueError('Unrecognized named group in pattern', self.pattern)

    def _invalid(self, mo):
        at = mo.start('invalid')
        lines = self.template[:at].splitlines(keepends=True) or ['']
        colno = at - sum(map(len, lines[:-1])) if at else 1
        raise ValueError(f'Invalid placeholder in string: line {len(lines)}, col {colno}')

    def substitute(self, mapping=_nothing, /, **kws):
        """The text with values in the place of names: from the mapping, and keyword arguments before it."""
        values = _values(mapping, kws)

        def convert(mo):
            name = mo['named'] or mo['braced']
            if name is not None:
                return str(values[name])
            if mo['escaped'] is not None:
                return self.delimiter
            if mo['invalid'] is not None:
                self._invalid(mo)
            raise self._unknown()
        return self.pattern.sub(convert, self.template)

    def safe_substitute(self, mapping=_nothing, /, **kws):
        """The same, but placeholders without a value, and wrong ones, stay as they are."""
        values = _values(mapping, kws)

        def convert(mo):
            name = mo['named'] or mo['braced']
            if name is not None:
                try:
                    return str(values[name])
                except KeyError:
                    return mo[0]
            if mo['escaped'] is not None:
                return self.delimiter
            if mo['invalid'] is not None:
                return mo[0]
            raise self._unknown()
        return self.pattern.sub(convert, self.template)

    def is_valid(self):
        """Whether substitute() would find only placeholders that are well formed."""
        for mo in self.pattern.finditer(self.template):
            if mo['invalid'] is not None:
                return False
            if mo['named'] is None and mo['braced'] is None and mo['escaped'] is None:
                raise self._unknown()
        return True

    def get_identifiers(self):
        """The names of the template in the order in which they first stand there."""
        names = {}
        for mo in self.pattern.finditer(self.template):
            name = mo['named'] or mo['braced']
            if name is not None:
                names[name] = None
            elif mo['invalid'] is None and mo['escaped'] is None:
                raise self._unknown()
        return list(names)


def _values(mapping, kws):
    if mapping is _nothing:
        return kws
    if not kws:
        return mapping
    from collections import ChainMap
    return ChainMap(kws, mapping)


class Formatter:
    """str.format() in steps that a subclass can change."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used_args = set()
        result, _ = self._vformat(format_string, args, kwargs, used_args, 2)
        self.check_unused_args(used_args, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
        """The text, and the number of the next automatic field (False when fields have numbers of their own)."""
        if recursion_depth < 0:
            raise ValueError('Max string recursion exceeded')
        result = []
        for literal_text, field_name, format_spec, conversion in self.parse(format_string):
            if literal_text:
                result.append(literal_text)
            if field_name is None:
                continue
            first, _ = _split_field_name(field_name)
            if first == '':
                if auto_arg_index is False:
                    raise ValueError('cannot switch from manual field specification to automatic field numbering')
                field_name = str(auto_arg_index) + field_name
                auto_arg_index += 1
            elif isinstance(first, int):
                if auto_arg_index:
                    raise ValueError('cannot switch from automatic field numbering to manual field specification')
                auto_arg_index = False
            obj, arg_used = self.get_field(field_name, args, kwargs)
            used_args.add(arg_used)
            obj = self.convert_field(obj, conversion)
            format_spec, auto_arg_index = self._vformat(format_spec, args, kwargs, used_args, recursion_depth - 1, auto_arg_index)
            result.append(self.format_field(obj, format_spec))
        return ''.join(result), auto_arg_index

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == 's':
            return str(value)
        if conversion == 'r':
            return repr(value)
        if conversion == 'a':
            return ascii(value)
        raise ValueError(f'Unknown conversion specifier {conversion!s}')

    def parse(self, format_string):
        """Tuples (literal_text, field_name, format_spec, conversion); without a field the last three are None."""
        return _parse_format(format_string)

    def get_field(self, field_name, args, kwargs):
        """The object that a field name means, and the key under which its beginning was found."""
        first, rest = _split_field_name(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attr, name in rest:
            obj = getattr(obj, name) if is_attr else obj[name]
        return obj, first


def _parse_format(text):
    if not isinstance(text, str):
        raise TypeError(f'expected str, got {type(text).__name__}')
    return _parts_of_format(text)


def _parts_of_format(text):
    at = 0
    while at < len(text):
        start = at
        while at < len(text) and text[at] not in '{}':
            at += 1
        literal = text[start:at]
        if at == len(text):
            yield literal, None, None, None
            return
        c = text[at]
        at += 1
        if text[at:at + 1] == c:
            yield literal + c, None, None, None
            at += 1
            continue
        if c == '}':
            raise ValueError("Single '}' encountered in format string")
        if at == len(text):
            raise ValueError("Single '{' encountered in format string")
        # The field name goes on to a colon or an exclamation mark outside of square brackets.
        start = at
        brackets = 0
        while at < len(text):
            c = text[at]
            if c == '[':
                at = text.find(']', at)
                if at < 0:
                    at = len(text)
                    break
            elif c == '{':
                raise ValueError("unexpected '{' in field name")
            elif c in '}:!':
                break
            at += 1
        name = text[start:at]
        conversion = None
        if text[at:at + 1] == '!':
            if at + 1 >= len(text):
                raise ValueError("end of string while looking for conversion specifier")
            conversion = text[at + 1]
            at += 2
            if at >= len(text):
                raise ValueError("unmatched '{' in format spec")
            if text[at] not in ':}':
                raise ValueError("expected ':' after conversion specifier")
        spec = ''
        if text[at:at + 1] == ':':
            at += 1
            start = at
            depth = 1
            while at < len(text):
                depth += (text[at] == '{') - (text[at] == '}')
                if depth == 0:
                    break
                at += 1
            spec = text[start:at]
            if at == len(text):
                raise ValueError("unmatched '{' in format spec")
        if at >= len(text):
            raise ValueError("expected '}' before end of string")
        at += 1
        yield literal, name, spec, conversion


def _index(text):
    """An int for decimal digits, else the text."""
    return int(text) if text.isdecimal() and text.isascii() else text


def _split_field_name(name):
    end = min((at for at in (name.find('.'), name.find('[')) if at >= 0), default=len(name))
    return _index(name[:end]), _rest_of_field_name(name, end)


def _rest_of_field_name(name, at):
    while at < len(name):
        c = name[at]
        start = at + 1
        if c == '.':
            at = start
            while at < len(name) and name[at] not in '.[':
                at += 1
            if at == start:
                raise ValueError('Empty attribute in format string')
            yield True, name[start:at]
        elif c == '[':
            at = name.find(']', start)
            if at < 0:
                raise ValueError("Missing ']' in format string")
            if at == start:
                raise ValueError('Empty attribute in format string')
            yield False, _index(name[start:at])
            at += 1
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")

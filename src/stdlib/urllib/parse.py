"""URLs: taken apart, put together, resolved, quoted (RFC 3986 and what browsers do)."""

from collections import namedtuple as _namedtuple

__all__ = ['urlparse', 'urlunparse', 'urljoin', 'urldefrag', 'urlsplit', 'urlunsplit', 'urlencode', 'parse_qs', 'parse_qsl', 'quote', 'quote_plus', 'quote_from_bytes', 'unquote',
           'unquote_plus', 'unquote_to_bytes', 'DefragResult', 'ParseResult', 'SplitResult', 'DefragResultBytes', 'ParseResultBytes', 'SplitResultBytes']

# What URLs of these schemes have.
uses_relative = ['', 'ftp', 'http', 'gopher', 'nntp', 'imap', 'wais', 'file', 'https', 'shttp', 'mms', 'prospero', 'rtsp', 'rtsps', 'rtspu', 'sftp', 'svn', 'svn+ssh', 'ws', 'wss']
uses_netloc = ['', 'ftp', 'http', 'gopher', 'nntp', 'telnet', 'imap', 'wais', 'file', 'mms', 'https', 'shttp', 'snews', 'prospero', 'rtsp', 'rtsps', 'rtspu', 'rsync', 'svn', 'svn+ssh', 'sftp', 'nfs',
               'git', 'git+ssh', 'ws', 'wss', 'itms-services']
uses_params = ['', 'ftp', 'hdl', 'prospero', 'http', 'imap', 'https', 'shttp', 'rtsp', 'rtsps', 'rtspu', 'sip', 'sips', 'mms', 'sftp', 'tel']
scheme_chars = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.'
MAX_CACHE_SIZE = 20
_BLANKS = ''.join(map(chr, range(33)))


# ---- str or bytes

def _same(value):
    return value


def _as_text(*args):
    """All arguments as str, and a function that turns results into what the arguments were."""
    is_text = isinstance(args[0], str)
    for arg in args[1:]:
        if arg and isinstance(arg, str) != is_text:
            raise TypeError('Cannot mix str and non-str arguments')
    if is_text:
        return *args, _same
    return *[arg.decode('ascii', 'strict') if arg else '' for arg in args], _to_bytes


def _to_bytes(result):
    return result.encode('ascii', 'strict') if isinstance(result, str) else result.encode()


# ---- results

class _Netloc:
    """What stands between '//' and the path: user:password@host:port."""

    __slots__ = ()

    def _marks(self):
        return (b'@', b':', b'[', b']', b'%') if isinstance(self.netloc, bytes) else ('@', ':', '[', ']', '%')

    def _user_and_host(self):
        at, colon, opening, closing, _ = self._marks()
        user, found, host = self.netloc.rpartition(at)
        name, has_password, password = user.partition(colon)
        before, bracketed, inside = host.partition(opening)
        if bracketed:
            host, _, port = inside.partition(closing)
            _, _, port = port.partition(colon)
        else:
            host, _, port = host.partition(colon)
        return name if found else None, password if found and has_password else None, host, port or None

    @property
    def username(self):
        return self._user_and_host()[0]

    @property
    def password(self):
        return self._user_and_host()[1]

    @property
    def hostname(self):
        host = self._user_and_host()[2]
        if not host:
            return None
        # The zone of an IPv6 address keeps its capitals.
        host, percent, zone = host.partition(self._marks()[4])
        return host.lower() + percent + zone

    @property
    def port(self):
        port = self._user_and_host()[3]
        if port is None:
            return None
        if not (port.isdigit() and port.isascii()):
            raise ValueError(f'Port could not be cast to integer value as {port!r}')
        port = int(port)
        if port > 65535:
            raise ValueError('Port out of range 0-65535')
        return port


class _Text:
    __slots__ = ()

    def encode(self, encoding='ascii', errors='strict'):
        """The same in bytes."""
        return self._encoded_counterpart(*(x.encode(encoding, errors) for x in self))


class _Bytes:
    __slots__ = ()

    def decode(self, encoding='ascii', errors='strict'):
        """The same as text."""
        return self._decoded_counterpart(*(x.decode(encoding, errors) for x in self))


_Defrag = _namedtuple('_DefragResultBase', 'url fragment')
_Split = _namedtuple('_SplitResultBase', 'scheme netloc path query fragment')
_Parse = _namedtuple('_ParseResultBase', 'scheme netloc path params query fragment')


class DefragResult(_Defrag, _Text):
    """A URL and its fragment."""

    __slots__ = ()

    def geturl(self):
        return self.url + '#' + self.fragment if self.fragment else self.url


class SplitResult(_Split, _Netloc, _Text):
    """A URL in five parts."""

    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class ParseResult(_Parse, _Netloc, _Text):
    """A URL in six parts."""

    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


class DefragResultBytes(_Defrag, _Bytes):
    """A URL and its fragment, in bytes."""

    __slots__ = ()

    def geturl(self):
        return self.url + b'#' + self.fragment if self.fragment else self.url


class SplitResultBytes(_Split, _Netloc, _Bytes):
    """A URL in five parts, in bytes."""

    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class ParseResultBytes(_Parse, _Netloc, _Bytes):
    """A URL in six parts, in bytes."""

    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


for _text_class, _bytes_class in ((DefragResult, DefragResultBytes), (SplitResult, SplitResultBytes), (ParseResult, ParseResultBytes)):
    _text_class._encoded_counterpart = _bytes_class
    _bytes_class._decoded_counterpart = _text_class
ResultBase = _Netloc


# ---- taking apart

def _is_ipv6(text):
    text, percent, zone = text.partition('%')
    if percent and (not zone or '%' in zone):
        return False
    head, dotted, tail = text.rpartition(':')
    if '.' in tail:
        numbers = tail.split('.')
        if len(numbers) != 4 or not all(n.isascii() and n.isdigit() and len(n) <= 3 and int(n) < 256 and (n == '0' or n[0] != '0') for n in numbers):
            return False
        text = head + ':0:0'
    groups = text.split(':')
    if text.count('::') > 1 or ':::' in text or len(groups) > 9:
        return False
    filled = [group for group in groups if group]
    if not all(len(group) <= 4 and all(c in '0123456789abcdefABCDEF' for c in group) for group in filled):
        return False
    if '::' in text:
        single_end = text.startswith(':') and not text.startswith('::') or text.endswith(':') and not text.endswith('::')
        return len(filled) < 8 and not single_end
    return len(groups) == 8 and len(filled) == 8


def _check_brackets(netloc):
    if ('[' in netloc) != (']' in netloc):
        raise ValueError('Invalid IPv6 URL')
    if '[' not in netloc:
        return
    host = netloc.rpartition('@')[2]
    before, opening, inside = host.partition('[')
    if opening:
        host, _, port = inside.partition(']')
        if before or port and not port.startswith(':'):
            raise ValueError('Invalid IPv6 URL')
    else:
        host = host.partition(':')[0]
    if host[:1] in ('v', 'V'):
        version, dot, address = host[1:].partition('.')
        if not (version and address and all(c in '0123456789abcdefABCDEF' for c in version)):
            raise ValueError('IPvFuture address is invalid')
    elif not _is_ipv6(host):
        numbers = host.split('.')
        if len(numbers) == 4 and all(n.isdigit() and int(n) < 256 for n in numbers):
            raise ValueError('An IPv4 address cannot be in brackets')
        raise ValueError(f'{host!r} does not appear to be an IPv4 or IPv6 address')


def _check_normal_form(netloc):
    """Refuses characters that turn into separators when they are normalised."""
    if not netloc or netloc.isascii():
        return
    import unicodedata
    plain = netloc
    for character in '@:#?':
        plain = plain.replace(character, '')
    normal = unicodedata.normalize('NFKC', plain)
    if normal != plain and any(character in normal for character in '/?#@:'):
        raise ValueError(f"netloc '{netloc}' contains invalid characters under NFKC normalization")


def _without_breaks(text):
    return text.replace('\t', '').replace('\r', '').replace('\n', '')


def _taken_apart(url, scheme=None, allow_fragments=True):
    """Five parts; None for what is not there, which differs from what is empty."""
    url = _without_breaks(url.lstrip(_BLANKS))
    if scheme is not None:
        scheme = _without_breaks(scheme.strip(_BLANKS))
    netloc = query = fragment = None
    before, colon, rest = url.partition(':')
    if colon and before and before[0].isascii() and before[0].isalpha() and all(c in scheme_chars for c in before):
        scheme, url = before.lower(), rest
    if url.startswith('//'):
        end = min((at for at in (url.find(c, 2) for c in '/?#') if at >= 0), default=len(url))
        netloc, url = url[2:end], url[end:]
        _check_brackets(netloc)
    if allow_fragments and '#' in url:
        url, _, fragment = url.partition('#')
    if '?' in url:
        url, _, query = url.partition('?')
    _check_normal_form(netloc)
    return scheme, netloc, url, query, fragment


def urlsplit(url, scheme='', allow_fragments=True):
    """A URL in five parts: scheme, netloc, path, query, fragment."""
    url, scheme, back = _as_text(url, scheme)
    scheme, netloc, path, query, fragment = _taken_apart(url, scheme, allow_fragments)
    return back(SplitResult(scheme or '', netloc or '', path, query or '', fragment or ''))


def urlparse(url, scheme='', allow_fragments=True):
    """A URL in six parts: scheme, netloc, path, params, query, fragment."""
    url, scheme, back = _as_text(url, scheme)
    scheme, netloc, path, query, fragment = _taken_apart(url, scheme, allow_fragments)
    params = ''
    if (scheme or '') in uses_params and ';' in path:
        # Parameters of the last segment only.
        at = path.find(';', path.rfind('/') + 1 if '/' in path else 0)
        if at >= 0:
            path, params = path[:at], path[at + 1:]
    return back(ParseResult(scheme or '', netloc or '', path, params, query or '', fragment or ''))


def _put_together(scheme, netloc, url, query, fragment):
    if netloc is not None:
        if url and url[:1] != '/':
            url = '/' + url
        url = '//' + netloc + url
    elif url[:2] == '//':
        # Such a path would be taken for a netloc.
        url = '//' + url
    if scheme:
        url = scheme + ':' + url
    if query is not None:
        url += '?' + query
    if fragment is not None:
        url += '#' + fragment
    return url


def _from_parts(scheme, netloc, url, query, fragment):
    if not netloc:
        netloc = '' if scheme and scheme in uses_netloc and (not url or url[:1] == '/') else None
    return _put_together(scheme or None, netloc, url, query or None, fragment or None)


def urlunsplit(components):
    """The URL of five parts."""
    scheme, netloc, url, query, fragment, back = _as_text(*components)
    return back(_from_parts(scheme, netloc, url, query, fragment))


def urlunparse(components):
    """The URL of six parts."""
    scheme, netloc, url, params, query, fragment, back = _as_text(*components)
    return back(_from_parts(scheme, netloc, f'{url};{params}' if params else url, query, fragment))


def urljoin(base, url, allow_fragments=True):
    """What a URL that stands in a page means: resolved against the URL of the page."""
    if not base:
        return url
    if not url:
        return base
    base, url, back = _as_text(base, url)
    base_scheme, base_netloc, base_path, base_query, base_fragment = _taken_apart(base, None, allow_fragments)
    scheme, netloc, path, query, fragment = _taken_apart(url, None, allow_fragments)
    if scheme is None:
        scheme = base_scheme
    if scheme != base_scheme or scheme and scheme not in uses_relative:
        return back(url)
    if not scheme or scheme in uses_netloc:
        if netloc:
            return back(_put_together(scheme, netloc, path, query, fragment))
        netloc = base_netloc
    if not path:
        if query is None:
            query = base_query
            if fragment is None:
                fragment = base_fragment
        return back(_put_together(scheme, netloc, base_path, query, fragment))
    segments = path.split('/')
    if path[:1] != '/':
        folder = base_path.split('/')
        if folder[-1]:
            folder.pop()
        segments = folder + segments
        segments[1:-1] = filter(None, segments[1:-1])
    resolved = []
    for segment in segments:
        if segment == '..':
            if resolved:
                resolved.pop()
        elif segment != '.':
            resolved.append(segment)
    if segments[-1] in ('.', '..'):
        resolved.append('')
    return back(_put_together(scheme, netloc, '/'.join(resolved) or '/', query, fragment))


def urldefrag(url):
    """A URL without its fragment, and the fragment."""
    url, back = _as_text(url)
    fragment = ''
    if '#' in url:
        scheme, netloc, path, query, fragment = _taken_apart(url)
        url = _put_together(scheme, netloc, path, query, None)
    return back(DefragResult(url, fragment or ''))


# ---- quoting

_ALWAYS_SAFE = frozenset(b'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~')
_HEX = {f'{a}{b}'.encode(): bytes([int(a + b, 16)]) for a in '0123456789ABCDEFabcdef' for b in '0123456789ABCDEFabcdef'}


def unquote_to_bytes(string):
    """Bytes of a text in which %xx stands for a byte."""
    if not string:
        string.split
        return b''
    if isinstance(string, str):
        string = string.encode('utf-8')
    first, *parts = bytes(string).split(b'%')
    result = [first]
    for part in parts:
        byte = _HEX.get(part[:2])
        result.append(byte + part[2:] if byte is not None else b'%' + part)
    return b''.join(result)


def unquote(string, encoding='utf-8', errors='replace'):
    """Text in which %xx stands for a byte of an encoded character."""
    if isinstance(string, bytes):
        return unquote_to_bytes(string).decode(encoding or 'utf-8', errors or 'replace')
    if '%' not in string:
        string.split
        return string
    encoding = encoding or 'utf-8'
    errors = errors or 'replace'
    # Only what is ASCII is looked at: other characters separate.
    result = []
    run = []
    for character in string:
        if character.isascii():
            run.append(character)
        else:
            if run:
                result.append(unquote_to_bytes(''.join(run)).decode(encoding, errors))
                run = []
            result.append(character)
    if run:
        result.append(unquote_to_bytes(''.join(run)).decode(encoding, errors))
    return ''.join(result)


def unquote_plus(string, encoding='utf-8', errors='replace'):
    """The same, and '+' is a blank."""
    return unquote(string.replace('+', ' '), encoding, errors)


def quote_from_bytes(bs, safe='/'):
    """Bytes as text, with %xx for those that are not safe."""
    if not isinstance(bs, (bytes, bytearray)):
        raise TypeError('quote_from_bytes() expected bytes')
    if not bs:
        return ''
    safe = safe.encode('ascii', 'ignore') if isinstance(safe, str) else bytes(c for c in safe if c < 128)
    kept = _ALWAYS_SAFE | frozenset(safe)
    return ''.join([chr(byte) if byte in kept else f'%{byte:02X}' for byte in bs])


def quote(string, safe='/', encoding=None, errors=None):
    """Text with %xx for the bytes of characters that are not safe."""
    if isinstance(string, str):
        if not string:
            return string
        string = string.encode(encoding or 'utf-8', errors or 'strict')
    else:
        if encoding is not None:
            raise TypeError("quote() doesn't support 'encoding' for bytes")
        if errors is not None:
            raise TypeError("quote() doesn't support 'errors' for bytes")
    return quote_from_bytes(string, safe)


def quote_plus(string, safe='', encoding=None, errors=None):
    """The same, and blanks become '+'."""
    blank = ' ' if isinstance(string, str) else b' '
    if blank not in string:
        return quote(string, safe, encoding, errors)
    space = ' ' if isinstance(safe, str) else b' '
    return quote(string, safe + space, encoding, errors).replace(' ', '+')


# ---- queries

def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8', errors='replace', max_num_fields=None, separator='&'):
    """The pairs of a query."""
    if not separator or not isinstance(separator, (str, bytes)):
        raise ValueError('Separator must be of type string or bytes.')
    if isinstance(qs, str):
        if not isinstance(separator, str):
            separator = str(separator, 'ascii')
        equals = '='

        def value_of(text):
            return unquote(text.replace('+', ' '), encoding=encoding, errors=errors)
    elif qs is None:
        return []
    else:
        try:
            qs = bytes(memoryview(qs))
        except TypeError:
            if not qs:
                return []
            raise
        if isinstance(separator, str):
            separator = bytes(separator, 'ascii')
        equals = b'='

        def value_of(data):
            return unquote_to_bytes(data.replace(b'+', b' '))
    if not qs:
        return []
    if max_num_fields is not None and max_num_fields < 1 + qs.count(separator):
        raise ValueError('Max number of fields exceeded')
    pairs = []
    for field in qs.split(separator):
        if not field and not strict_parsing:
            continue
        name, found, value = field.partition(equals)
        if not found and strict_parsing:
            raise ValueError(f'bad query field: {field!r}')
        if value or keep_blank_values:
            pairs.append((value_of(name), value_of(value)))
    return pairs


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8', errors='replace', max_num_fields=None, separator='&'):
    """The fields of a query: a dict of lists."""
    result = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding, errors, max_num_fields, separator):
        result.setdefault(name, []).append(value)
    return result


def urlencode(query, doseq=False, safe='', encoding=None, errors=None, quote_via=quote_plus):
    """The query of a mapping or of pairs; doseq makes a field of each item of a value."""
    if hasattr(query, 'items'):
        query = query.items()
    else:
        try:
            if len(query) and not isinstance(query[0], tuple):
                raise TypeError
        except TypeError as err:
            raise TypeError('not a valid non-string sequence or mapping object') from err

    def quoted(value):
        if isinstance(value, bytes):
            return quote_via(value, safe)
        return quote_via(str(value), safe, encoding, errors)

    fields = []
    for name, value in query:
        name = quoted(name)
        values = [value]
        if doseq and not isinstance(value, (str, bytes)):
            try:
                len(value)
                values = value
            except TypeError:
                pass
        fields.extend(f'{name}={quoted(item)}' for item in values)
    return '&'.join(fields)


def clear_cache():
    """There is none."""

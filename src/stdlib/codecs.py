"""Codecs: text to bytes and back, by name; and the error handlers."""

import builtins as _builtins
import sys as _sys
from _codecs import *
from _codecs import _text_decode, _text_encode, _text_name, _unregister_error

__all__ = ['register', 'lookup', 'open', 'EncodedFile', 'BOM', 'BOM_BE', 'BOM_LE', 'BOM32_BE', 'BOM32_LE', 'BOM64_BE', 'BOM64_LE',
           'BOM_UTF8', 'BOM_UTF16', 'BOM_UTF16_LE', 'BOM_UTF16_BE', 'BOM_UTF32', 'BOM_UTF32_LE', 'BOM_UTF32_BE', 'CodecInfo',
           'Codec', 'IncrementalEncoder', 'IncrementalDecoder', 'StreamReader', 'StreamWriter', 'StreamReaderWriter',
           'StreamRecoder', 'getencoder', 'getdecoder', 'getincrementalencoder', 'getincrementaldecoder', 'getreader', 'getwriter',
           'encode', 'decode', 'iterencode', 'iterdecode', 'strict_errors', 'ignore_errors', 'replace_errors',
           'xmlcharrefreplace_errors', 'backslashreplace_errors', 'namereplace_errors', 'register_error', 'lookup_error']

# Byte order marks. This machine counts as little-endian.
BOM_UTF8 = b'\xef\xbb\xbf'
BOM_LE = BOM_UTF16_LE = b'\xff\xfe'
BOM_BE = BOM_UTF16_BE = b'\xfe\xff'
BOM_UTF32_LE = b'\xff\xfe\x00\x00'
BOM_UTF32_BE = b'\x00\x00\xfe\xff'
BOM = BOM_UTF16 = BOM_UTF16_LE
BOM_UTF32 = BOM_UTF32_LE
BOM32_LE = BOM_UTF16_LE
BOM32_BE = BOM_UTF16_BE
BOM64_LE = BOM_UTF32_LE
BOM64_BE = BOM_UTF32_BE


# ---- what a codec is

class CodecInfo(tuple):
    """Codec details when looking up the codec registry"""

    _is_text_encoding = True

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None, incrementaldecoder=None,
                name=None, *, _is_text_encoding=None):
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name = name
        self.encode = encode
        self.decode = decode
        self.incrementalencoder = incrementalencoder
        self.incrementaldecoder = incrementaldecoder
        self.streamwriter = streamwriter
        self.streamreader = streamreader
        if _is_text_encoding is not None:
            self._is_text_encoding = _is_text_encoding
        return self

    def __repr__(self):
        cls = type(self)
        return f'<{cls.__module__}.{cls.__qualname__} object for encoding {self.name} at {id(self):#x}>'

    def __getnewargs__(self):
        return tuple(self)


class Codec:
    """A stateless pair of functions."""

    def encode(self, input, errors='strict'):
        raise NotImplementedError

    def decode(self, input, errors='strict'):
        raise NotImplementedError


class IncrementalEncoder:
    """Encodes piece by piece; what it has to remember is its state."""

    def __init__(self, errors='strict'):
        self.errors = errors
        self.buffer = ''

    def encode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        pass

    def getstate(self):
        return 0

    def setstate(self, state):
        pass


class BufferedIncrementalEncoder(IncrementalEncoder):
    """Keeps what cannot be encoded before more has come."""

    def __init__(self, errors='strict'):
        IncrementalEncoder.__init__(self, errors)
        self.buffer = ''

    def _buffer_encode(self, input, errors, final):
        raise NotImplementedError

    def encode(self, input, final=False):
        data = self.buffer + input
        result, consumed = self._buffer_encode(data, self.errors, final)
        self.buffer = data[consumed:]
        return result

    def reset(self):
        IncrementalEncoder.reset(self)
        self.buffer = ''

    def getstate(self):
        return self.buffer or 0

    def setstate(self, state):
        self.buffer = state or ''


class IncrementalDecoder:
    """Decodes piece by piece."""

    def __init__(self, errors='strict'):
        self.errors = errors

    def decode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        pass

    def getstate(self):
        return (b'', 0)

    def setstate(self, state):
        pass


class BufferedIncrementalDecoder(IncrementalDecoder):
    """Keeps the bytes of a character that is not complete."""

    def __init__(self, errors='strict'):
        IncrementalDecoder.__init__(self, errors)
        self.buffer = b''

    def _buffer_decode(self, input, errors, final):
        raise NotImplementedError

    def decode(self, input, final=False):
        data = self.buffer + input
        result, consumed = self._buffer_decode(data, self.errors, final)
        self.buffer = data[consumed:]
        return result

    def reset(self):
        IncrementalDecoder.reset(self)
        self.buffer = b''

    def getstate(self):
        return (self.buffer, 0)

    def setstate(self, state):
        self.buffer = state[0]


# ---- codecs for streams

class StreamWriter(Codec):
    """Encodes what is written to a stream of bytes."""

    def __init__(self, stream, errors='strict'):
        self.stream = stream
        self.errors = errors

    def write(self, object):
        data, _ = self.encode(object, self.errors)
        self.stream.write(data)

    def writelines(self, list):
        self.write(''.join(list))

    def reset(self):
        pass

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        if whence == 0 and offset == 0:
            self.reset()

    def __getattr__(self, name, getattr=getattr):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()

    def __reduce_ex__(self, proto):
        raise TypeError("can't serialize %s" % self.__class__.__name__)


class StreamReader(Codec):
    """Decodes what is read from a stream of bytes."""

    charbuffertype = str

    def __init__(self, stream, errors='strict'):
        self.stream = stream
        self.errors = errors
        self.bytebuffer = b''
        self._empty_charbuffer = self.charbuffertype()
        self.charbuffer = self._empty_charbuffer
        self.linebuffer = None

    def decode(self, input, errors='strict'):
        raise NotImplementedError

    def read(self, size=-1, chars=-1, firstline=False):
        """So many characters, read in steps of `size` bytes; everything without numbers."""
        self._join_lines()
        if chars < 0:
            chars = size
        while chars < 0 or len(self.charbuffer) < chars:
            if not self._fill(size, firstline):
                break
        if chars < 0:
            chars = len(self.charbuffer)
        result, self.charbuffer = self.charbuffer[:chars], self.charbuffer[chars:]
        return result

    def _join_lines(self):
        if self.linebuffer:
            self.charbuffer = self._empty_charbuffer.join(self.linebuffer)
            self.linebuffer = None

    def _fill(self, size, firstline):
        """Reads once and decodes; says whether there was anything to read."""
        new = self.stream.read() if size < 0 else self.stream.read(size)
        data = self.bytebuffer + new
        if not data:
            return False
        try:
            text, consumed = self.decode(data, self.errors)
        except UnicodeDecodeError as exc:
            # The first line may be fine though a later one is not.
            if not firstline:
                raise
            text, consumed = self.decode(data[:exc.start], self.errors)
            if len(text.splitlines(keepends=True)) <= 1:
                raise
        self.bytebuffer = data[consumed:]
        self.charbuffer += text
        return bool(new)

    def readline(self, size=None, keepends=True):
        """One line, '' at the end."""
        if self.linebuffer:
            line = self.linebuffer.pop(0)
            if len(self.linebuffer) == 1:
                self.charbuffer = self.linebuffer[0]
                self.linebuffer = None
            return line if keepends else line.splitlines(keepends=False)[0]
        step = size or 72
        line = self._empty_charbuffer
        while True:
            data = self.read(step, firstline=True)
            # '\r' at the end of what was read: '\n' may follow.
            if isinstance(data, str) and data.endswith('\r') or isinstance(data, bytes) and data.endswith(b'\r'):
                data += self.read(size=1, chars=1)
            line += data
            lines = line.splitlines(keepends=True)
            if lines:
                if len(lines) > 1:
                    first = lines.pop(0)
                    lines[-1] += self.charbuffer
                    if len(lines) > 1:
                        self.linebuffer = lines
                        self.charbuffer = self._empty_charbuffer
                    else:
                        self.charbuffer = lines[0]
                    return first if keepends else first.splitlines(keepends=False)[0]
                bare = lines[0].splitlines(keepends=False)[0]
                if lines[0] != bare:
                    self.charbuffer = self._empty_charbuffer + self.charbuffer
                    return lines[0] if keepends else bare
            if not data or size is not None:
                return line if keepends or not lines else lines[0].splitlines(keepends=False)[0]
            if step < 8000:
                step *= 2

    def readlines(self, sizehint=None, keepends=True):
        return self.read().splitlines(keepends)

    def reset(self):
        self.bytebuffer = b''
        self.charbuffer = self._empty_charbuffer
        self.linebuffer = None

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reset()

    def __next__(self):
        line = self.readline()
        if line:
            return line
        raise StopIteration

    def __iter__(self):
        return self

    def __getattr__(self, name, getattr=getattr):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()

    def __reduce_ex__(self, proto):
        raise TypeError("can't serialize %s" % self.__class__.__name__)


class StreamReaderWriter:
    """A reader and a writer of one stream."""

    encoding = 'unknown'

    def __init__(self, stream, Reader, Writer, errors='strict'):
        self.stream = stream
        self.reader = Reader(stream, errors)
        self.writer = Writer(stream, errors)
        self.errors = errors

    def read(self, size=-1):
        return self.reader.read(size)

    def readline(self, size=None, keepends=True):
        return self.reader.readline(size, keepends)

    def readlines(self, sizehint=None):
        return self.reader.readlines(sizehint)

    def __next__(self):
        return next(self.reader)

    def __iter__(self):
        return self

    def write(self, data):
        return self.writer.write(data)

    def writelines(self, list):
        return self.writer.writelines(list)

    def reset(self):
        self.reader.reset()
        self.writer.reset()

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reader.reset()
        if whence == 0 and offset == 0:
            self.writer.reset()

    def __getattr__(self, name, getattr=getattr):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()

    def __reduce_ex__(self, proto):
        raise TypeError("can't serialize %s" % self.__class__.__name__)


class StreamRecoder:
    """A stream in one encoding that looks like one in another."""

    data_encoding = 'unknown'
    file_encoding = 'unknown'

    def __init__(self, stream, encode, decode, Reader, Writer, errors='strict'):
        self.stream = stream
        self.encode = encode
        self.decode = decode
        self.reader = Reader(stream, errors)
        self.writer = Writer(stream, errors)
        self.errors = errors

    def read(self, size=-1):
        return self.encode(self.reader.read(size), self.errors)[0]

    def readline(self, size=None):
        data = self.reader.readline() if size is None else self.reader.readline(size)
        return self.encode(data, self.errors)[0]

    def readlines(self, sizehint=None):
        return self.encode(self.reader.read(), self.errors)[0].splitlines(keepends=True)

    def __next__(self):
        return self.encode(next(self.reader), self.errors)[0]

    def __iter__(self):
        return self

    def write(self, data):
        return self.writer.write(self.decode(data, self.errors)[0])

    def writelines(self, list):
        return self.writer.write(self.decode(b''.join(list), self.errors)[0])

    def reset(self):
        self.reader.reset()
        self.writer.reset()

    def seek(self, offset, whence=0):
        self.reader.seek(offset, whence)
        self.writer.seek(offset, whence)

    def __getattr__(self, name, getattr=getattr):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()

    def __reduce_ex__(self, proto):
        raise TypeError("can't serialize %s" % self.__class__.__name__)


def open(filename, mode='r', encoding=None, errors='strict', buffering=-1):
    """A file that is encoded and decoded by a codec. Deprecated: builtin open() does that."""
    import warnings
    warnings.warn('codecs.open() is deprecated. Use open() instead.', DeprecationWarning, stacklevel=2)
    if encoding is not None and 'b' not in mode:
        mode += 'b'
    file = _builtins.open(filename, mode, buffering)
    if encoding is None:
        return file
    try:
        info = lookup(encoding)
        both = StreamReaderWriter(file, info.streamreader, info.streamwriter, errors)
        both.encoding = encoding
        return both
    except:
        file.close()
        raise


def EncodedFile(file, data_encoding, file_encoding=None, errors='strict'):
    """`file`, in `file_encoding`, as one in `data_encoding`."""
    if file_encoding is None:
        file_encoding = data_encoding
    data_info = lookup(data_encoding)
    file_info = lookup(file_encoding)
    recoder = StreamRecoder(file, data_info.encode, data_info.decode, file_info.streamreader, file_info.streamwriter, errors)
    recoder.data_encoding = data_encoding
    recoder.file_encoding = file_encoding
    return recoder


# ---- parts of a codec by its name

def getencoder(encoding):
    return lookup(encoding).encode


def getdecoder(encoding):
    return lookup(encoding).decode


def getincrementalencoder(encoding):
    encoder = lookup(encoding).incrementalencoder
    if encoder is None:
        raise LookupError(encoding)
    return encoder


def getincrementaldecoder(encoding):
    decoder = lookup(encoding).incrementaldecoder
    if decoder is None:
        raise LookupError(encoding)
    return decoder


def getreader(encoding):
    return lookup(encoding).streamreader


def getwriter(encoding):
    return lookup(encoding).streamwriter


def iterencode(iterator, encoding, errors='strict', **kwargs):
    """Encodes the strs of an iterator one after the other."""
    encoder = getincrementalencoder(encoding)(errors, **kwargs)
    for input in iterator:
        output = encoder.encode(input)
        if output:
            yield output
    output = encoder.encode('', True)
    if output:
        yield output


def iterdecode(iterator, encoding, errors='strict', **kwargs):
    """Decodes the bytes of an iterator one after the other."""
    decoder = getincrementaldecoder(encoding)(errors, **kwargs)
    for input in iterator:
        output = decoder.decode(input)
        if output:
            yield output
    output = decoder.decode(b'', True)
    if output:
        yield output


def make_identity_dict(rng):
    return {i: i for i in rng}


def make_encoding_map(decoding_map):
    """The inverse; None for what several characters decode to."""
    inverse = {}
    for key, value in decoding_map.items():
        inverse[value] = None if value in inverse else key
    return inverse


# ---- error handlers

def _unsuitable(exc):
    return TypeError(f"don't know how to handle {type(exc).__name__} in error callback")


def strict_errors(exc, /):
    """The error handler 'strict': what cannot be coded is a UnicodeError."""
    if isinstance(exc, BaseException):
        raise exc
    raise TypeError('codec must pass exception instance')


def ignore_errors(exc, /):
    """The error handler 'ignore': what cannot be coded is left out."""
    if not isinstance(exc, (UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError)):
        raise _unsuitable(exc)
    return ('', exc.end)


def replace_errors(exc, /):
    """The error handler 'replace': a mark stands for what cannot be coded."""
    if isinstance(exc, UnicodeEncodeError):
        return ('?' * (exc.end - exc.start), exc.end)
    if isinstance(exc, UnicodeDecodeError):
        return ('\ufffd', exc.end)
    if isinstance(exc, UnicodeTranslateError):
        return ('\ufffd' * (exc.end - exc.start), exc.end)
    raise _unsuitable(exc)


def xmlcharrefreplace_errors(exc, /):
    """Implements the 'xmlcharrefreplace' error handling, which replaces an unencodable character with the XML reference."""
    if not isinstance(exc, UnicodeEncodeError):
        raise _unsuitable(exc)
    return (''.join(f'&#{ord(c)};' for c in exc.object[exc.start:exc.end]), exc.end)


def _escaped(point):
    if point < 0x100:
        return f'\\x{point:02x}'
    return f'\\u{point:04x}' if point < 0x10000 else f'\\U{point:08x}'


def backslashreplace_errors(exc, /):
    """The error handler 'backslashreplace': an escape stands for what cannot be coded."""
    if isinstance(exc, UnicodeDecodeError):
        return (''.join(f'\\x{byte:02x}' for byte in exc.object[exc.start:exc.end]), exc.end)
    if isinstance(exc, (UnicodeEncodeError, UnicodeTranslateError)):
        return (''.join(_escaped(ord(c)) for c in exc.object[exc.start:exc.end]), exc.end)
    raise _unsuitable(exc)


def namereplace_errors(exc, /):
    """Implements the 'namereplace' error handling, which replaces an unencodable character with a \\N{...} escape sequence."""
    if not isinstance(exc, UnicodeEncodeError):
        raise _unsuitable(exc)
    from unicodedata import name
    names = [(c, name(c, None)) for c in exc.object[exc.start:exc.end]]
    return (''.join(f'\\N{{{found}}}' if found else _escaped(ord(c)) for c, found in names), exc.end)


def _surrogateescape_errors(exc, /):
    if isinstance(exc, UnicodeEncodeError):
        points = [ord(c) for c in exc.object[exc.start:exc.end]]
        if not all(0xdc80 <= point <= 0xdcff for point in points):
            raise exc
        return (bytes(point - 0xdc00 for point in points), exc.end)
    if isinstance(exc, UnicodeDecodeError):
        text = ''
        for byte in exc.object[exc.start:min(exc.end, exc.start + 4)]:
            if byte < 128:
                break
            text += chr(0xdc00 + byte)
        if not text:
            raise exc
        return (text, exc.start + len(text))
    raise _unsuitable(exc)


def _surrogatepass_errors(exc, /):
    if isinstance(exc, UnicodeEncodeError):
        try:
            return (exc.object[exc.start:exc.end].encode(exc.encoding, 'surrogatepass'), exc.end)
        except (UnicodeEncodeError, LookupError):
            raise exc from None
    if isinstance(exc, UnicodeDecodeError):
        width = 3 if exc.encoding.startswith('utf-8') else 2 if exc.encoding.startswith('utf-16') else 4
        try:
            text = exc.object[exc.start:exc.start + width].decode(exc.encoding, 'surrogatepass')
        except (UnicodeDecodeError, LookupError):
            raise exc from None
        return (text[0], exc.start + width)
    raise _unsuitable(exc)


for _name, _handler in {
    'strict': strict_errors, 'ignore': ignore_errors, 'replace': replace_errors, 'xmlcharrefreplace': xmlcharrefreplace_errors,
    'backslashreplace': backslashreplace_errors, 'namereplace': namereplace_errors,
    'surrogateescape': _surrogateescape_errors, 'surrogatepass': _surrogatepass_errors,
}.items():
    register_error(_name, _handler)
del _name, _handler


# ---- the codecs that are there

def _text_codec(canonical):
    """The codec of a text encoding, by its name in the table of encodings."""
    shown = {'latin_1': 'iso8859-1'}.get(canonical, canonical.replace('_', '-'))
    encode = globals().get(f'{canonical}_encode')
    decode_part = globals().get(f'{canonical}_decode')
    if encode is None:
        def encode(input, errors='strict'):
            return _text_encode(input, errors, canonical)
    if decode_part is None or canonical in ('ascii', 'latin_1'):
        def decode_part(input, errors='strict', final=False):
            return _text_decode(input, errors, final, canonical)

    def decode(input, errors='strict'):
        return decode_part(input, errors, True)

    class IncrementalEncoder_(IncrementalEncoder):
        # The mark is written once.
        started = False

        def encode(self, input, final=False):
            if self.started:
                if canonical == 'utf_8_sig':
                    return utf_8_encode(input, self.errors)[0]
                if canonical in ('utf_16', 'utf_32'):
                    return globals()[f'{canonical}_le_encode'](input, self.errors)[0]
            elif input or canonical != 'utf_8_sig':
                self.started = True
            return encode(input, self.errors)[0] if self.started else b''

        def reset(self):
            self.started = False

        def getstate(self):
            if canonical == 'utf_8_sig':
                return int(not self.started)
            return 2 * (not self.started) if canonical in ('utf_16', 'utf_32') else 0

        def setstate(self, state):
            self.started = not state

    class IncrementalDecoder_(BufferedIncrementalDecoder):
        # What decodes the rest when the first bytes have told the order.
        rest = None

        def _buffer_decode(self, input, errors, final):
            if canonical in ('utf_16', 'utf_32') and self.rest is None:
                text, consumed, order = globals()[f'{canonical}_ex_decode'](input, errors, 0, final)
                if order:
                    self.rest = globals()[f'{canonical}_{"le" if order < 0 else "be"}_decode']
                elif consumed >= int(canonical[4:]) // 8:
                    end = int(canonical[4:]) // 8
                    raise UnicodeDecodeError(shown, input, 0, end, 'Stream does not start with BOM')
                return text, consumed
            if canonical == 'utf_8_sig':
                if self.rest is None:
                    if not final and len(input) < 3 and BOM_UTF8.startswith(input):
                        return '', 0
                    self.rest = utf_8_decode
                    if input.startswith(BOM_UTF8):
                        text, consumed = utf_8_decode(input[3:], errors, final)
                        return text, consumed + 3
                return utf_8_decode(input, errors, final)
            return (self.rest or decode_part)(input, errors, final)

        def reset(self):
            BufferedIncrementalDecoder.reset(self)
            self.rest = None

        # Beside the bytes: 0 for the natural order, 1 for the other one, 2 when it is not known yet.
        def getstate(self):
            if canonical == 'utf_8_sig':
                return (self.buffer, int(self.rest is None))
            if canonical not in ('utf_16', 'utf_32'):
                return (self.buffer, 0)
            if self.rest is None:
                return (self.buffer, 2)
            return (self.buffer, int(self.rest is globals()[f'{canonical}_be_decode']))

        def setstate(self, state):
            self.buffer, order = state
            if canonical == 'utf_8_sig':
                self.rest = None if order else utf_8_decode
            elif canonical in ('utf_16', 'utf_32'):
                self.rest = None if order == 2 else globals()[f'{canonical}_{"be" if order else "le"}_decode']

    class StreamWriter_(StreamWriter):
        encoder = None

        def encode(self, input, errors='strict'):
            if self.encoder is None:
                self.encoder = IncrementalEncoder_(errors)
            return self.encoder.encode(input), len(input)

        def reset(self):
            self.encoder = None

    class StreamReader_(StreamReader):
        decoder = None

        def decode(self, input, errors='strict'):
            if self.decoder is None:
                self.decoder = IncrementalDecoder_(errors)
            return self.decoder.decode(input), len(input)

        def reset(self):
            StreamReader.reset(self)
            self.decoder = None

    for cls in (IncrementalEncoder_, IncrementalDecoder_, StreamWriter_, StreamReader_):
        cls.__name__ = cls.__qualname__ = cls.__name__[:-1]
        cls.__module__ = f'encodings.{canonical}'
    return CodecInfo(encode, decode, StreamReader_, StreamWriter_, IncrementalEncoder_, IncrementalDecoder_, shown)


def _bytes_codec(name, encode_all, decode_all):
    """A codec that is no text encoding."""
    def encode(input, errors='strict'):
        if errors != 'strict' and name != 'rot-13':
            raise AssertionError
        return encode_all(input), len(input)

    def decode(input, errors='strict'):
        if errors != 'strict' and name != 'rot-13':
            raise AssertionError
        return decode_all(input), len(input)

    class IncrementalEncoder_(IncrementalEncoder):
        def encode(self, input, final=False):
            return encode_all(input)

    class IncrementalDecoder_(IncrementalDecoder):
        def decode(self, input, final=False):
            return decode_all(input)

    class StreamWriter_(StreamWriter):
        charbuffertype = bytes

        def encode(self, input, errors='strict'):
            return encode(input, errors)

    class StreamReader_(StreamReader):
        charbuffertype = bytes

        def decode(self, input, errors='strict'):
            return decode(input, errors)

    return CodecInfo(encode, decode, StreamReader_, StreamWriter_, IncrementalEncoder_, IncrementalDecoder_, name,
                     _is_text_encoding=False)


def _rot13(text):
    small = 'abcdefghijklmnopqrstuvwxyz'
    turned = small[13:] + small[:13]
    return text.translate(str.maketrans(small + small.upper(), turned + turned.upper()))


_BASE64 = b'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'


def _base64_encode(data):
    data = bytes(memoryview(data))
    lines = []
    for start in range(0, len(data), 57):
        line = bytearray()
        part = data[start:start + 57]
        for at in range(0, len(part), 3):
            three = part[at:at + 3]
            number = int.from_bytes(three.ljust(3, b'\0'), 'big')
            four = [_BASE64[number >> shift & 63] for shift in (18, 12, 6, 0)]
            line += bytes(four[:len(three) + 1]).ljust(4, b'=')
        lines.append(bytes(line) + b'\n')
    return b''.join(lines)


def _base64_decode(data):
    try:
        import binascii
    except ImportError:
        raise LookupError('decoding base64 needs module binascii, which is not supported here') from None
    return binascii.a2b_base64(data)


def _hex_decode(data):
    try:
        import binascii
    except ImportError:
        return bytes.fromhex(bytes(memoryview(data)).decode('ascii'))
    return binascii.a2b_hex(data)


def _search(name):
    canonical = _text_name(name)
    if canonical is not None:
        return _text_codec(canonical)
    if name in ('rot13', 'rot_13'):
        return _bytes_codec('rot-13', _rot13, _rot13)
    if name in ('hex', 'hex_codec'):
        return _bytes_codec('hex', lambda data: bytes(memoryview(data)).hex().encode(), _hex_decode)
    if name in ('base64', 'base_64', 'base64_codec'):
        return _bytes_codec('base64', _base64_encode, _base64_decode)
    return None


register(_search)

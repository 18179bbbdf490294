"""Bytes as text of 16, 32, 64 or 85 different characters, and back (RFC 4648, Ascii85, Base85, Z85)."""

import binascii

__all__ = ['encode', 'decode', 'encodebytes', 'decodebytes', 'b64encode', 'b64decode', 'b32encode', 'b32decode', 'b32hexencode', 'b32hexdecode', 'b16encode', 'b16decode',
           'b85encode', 'b85decode', 'a85encode', 'a85decode', 'z85encode', 'z85decode', 'standard_b64encode', 'standard_b64decode', 'urlsafe_b64encode', 'urlsafe_b64decode']

MAXLINESIZE = 76
MAXBINSIZE = (MAXLINESIZE // 4) * 3


def _as_bytes(s):
    """Text of ASCII, or anything with bytes, as bytes."""
    if isinstance(s, str):
        try:
            return s.encode('ascii')
        except UnicodeEncodeError:
            raise ValueError('string argument should contain only ASCII characters')
    if isinstance(s, (bytes, bytearray)):
        return s
    try:
        return memoryview(s).tobytes()
    except TypeError:
        raise TypeError(f'argument should be a bytes-like object or ASCII string, not {s.__class__.__name__!r}') from None


def _plain(s):
    return s if isinstance(s, (bytes, bytearray)) else memoryview(s).tobytes()


# ---- base64

def b64encode(s, altchars=None):
    """The bytes in base64; altchars are two characters to use instead of + and /."""
    encoded = binascii.b2a_base64(s, newline=False)
    if altchars is not None:
        assert len(altchars) == 2, repr(altchars)
        return encoded.translate(bytes.maketrans(b'+/', altchars))
    return encoded


def b64decode(s, altchars=None, validate=False):
    """The bytes of base64 text; unless validate, other characters are passed over."""
    s = _as_bytes(s)
    if altchars is not None:
        altchars = _as_bytes(altchars)
        assert len(altchars) == 2, repr(altchars)
        s = s.translate(bytes.maketrans(altchars, b'+/'))
    return binascii.a2b_base64(s, strict_mode=validate)


def standard_b64encode(s):
    """The bytes in base64 with the usual alphabet."""
    return b64encode(s)


def standard_b64decode(s):
    """The bytes of base64 text with the usual alphabet."""
    return b64decode(s)


_TO_URL = bytes.maketrans(b'+/', b'-_')
_FROM_URL = bytes.maketrans(b'-_', b'+/')


def urlsafe_b64encode(s):
    """The bytes in base64 with - and _ instead of + and /."""
    return b64encode(s).translate(_TO_URL)


def urlsafe_b64decode(s):
    """The bytes of base64 text with - and _ instead of + and /."""
    return b64decode(_as_bytes(s).translate(_FROM_URL))


# ---- base32: five bytes are eight characters

_ALPHABET = b'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
_HEX_ALPHABET = b'0123456789ABCDEFGHIJKLMNOPQRSTUV'
# Bytes in the last group, and how many '=' that makes.
_PADDING = {0: 0, 1: 6, 2: 4, 3: 3, 4: 1}


def _b32encode(alphabet, s):
    s = bytes(_plain(s))
    left = len(s) % 5
    if left:
        s += bytes(5 - left)
    out = bytearray()
    for at in range(0, len(s), 5):
        group = int.from_bytes(s[at:at + 5])
        out += bytes([alphabet[group >> shift & 31] for shift in range(35, -1, -5)])
    if left:
        count = _PADDING[left]
        out[-count:] = b'=' * count
    return bytes(out)


def _b32decode(alphabet, s, casefold=False, map01=None):
    s = _as_bytes(s)
    if len(s) % 8:
        raise binascii.Error('Incorrect padding')
    if map01 is not None:
        map01 = _as_bytes(map01)
        assert len(map01) == 1, repr(map01)
        s = s.translate(bytes.maketrans(b'01', b'O' + map01))
    if casefold:
        s = s.upper()
    size = len(s)
    s = s.rstrip(b'=')
    pads = size - len(s)
    values = {character: value for value, character in enumerate(alphabet)}
    out = bytearray()
    for at in range(0, len(s), 8):
        group = 0
        quantum = s[at:at + 8]
        try:
            for character in quantum:
                group = group << 5 | values[character]
        except KeyError:
            raise binascii.Error('Non-base32 digit found') from None
        out += (group << 5 * (8 - len(quantum))).to_bytes(5)
    if pads not in (0, 1, 3, 4, 6) or pads and not out:
        raise binascii.Error('Incorrect padding')
    if pads:
        del out[(43 - 5 * pads) // 8 - 5:]
    return bytes(out)


def b32encode(s):
    """The bytes in base32."""
    return _b32encode(_ALPHABET, s)


def b32decode(s, casefold=False, map01=None):
    """The bytes of base32 text; casefold allows small letters, map01 tells what the digit 1 stands for (0 is then O)."""
    return _b32decode(_ALPHABET, s, casefold, map01)


def b32hexencode(s):
    """The bytes in base32 with the digits of numbers to base 32."""
    return _b32encode(_HEX_ALPHABET, s)


def b32hexdecode(s, casefold=False):
    """The bytes of such text."""
    return _b32decode(_HEX_ALPHABET, s, casefold)


# ---- base16

def b16encode(s):
    """The bytes as capital hexadecimal digits."""
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    """The bytes of hexadecimal digits; casefold allows small ones."""
    s = _as_bytes(s)
    if casefold:
        s = s.upper()
    if s.translate(None, delete=b'0123456789ABCDEF'):
        raise binascii.Error('Non-base16 digit found')
    return binascii.unhexlify(s)


# ---- 85 characters: four bytes are five characters

def _encode85(b, alphabet, pad, short=None):
    """`short` maps whole groups to one character."""
    missing = -len(b) % 4
    b = bytes(b) + bytes(missing)
    groups = []
    for at in range(0, len(b), 4):
        number = int.from_bytes(b[at:at + 4])
        digits = bytearray(5)
        for place in range(4, -1, -1):
            number, digit = divmod(number, 85)
            digits[place] = alphabet[digit]
        groups.append(bytes(digits))
    last = groups.pop() if missing and not pad else None
    if short:
        groups = [short.get(group, group) for group in groups]
    if last is not None:
        groups.append(last[:-missing])
    return b''.join(groups)


_A85 = bytes(range(33, 118))


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    """The bytes in Ascii85: z stands for four zeros, y (foldspaces) for four blanks."""
    short = {b'!!!!!': b'z'}
    if foldspaces:
        short[b'+<VdL'] = b'y'
    result = _encode85(_plain(b), _A85, pad, short)
    if adobe:
        result = b'<~' + result
    if wrapcol:
        width = max(2 if adobe else 1, wrapcol)
        lines = [result[at:at + width] for at in range(0, len(result), width)]
        if adobe and len(lines[-1]) + 2 > width:
            lines.append(b'')
        result = b'\n'.join(lines)
    return result + b'~>' if adobe else result


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b' \t\n\r\v'):
    """The bytes of Ascii85 text."""
    b = _as_bytes(b)
    if adobe:
        if not b.endswith(b'~>'):
            raise ValueError(f'Ascii85 encoded byte sequences must end with {b"~>"!r}')
        b = b[2:-2] if b.startswith(b'<~') else b[:-2]
    out = bytearray()
    group = []

    def finish():
        number = 0
        for digit in group:
            number = number * 85 + digit
        try:
            out.extend(number.to_bytes(4))
        except OverflowError:
            raise ValueError('Ascii85 overflow') from None
        group.clear()

    for character in b:
        if 33 <= character <= 117:
            group.append(character - 33)
            if len(group) == 5:
                finish()
        elif character == 122:
            if group:
                raise ValueError('z inside Ascii85 5-tuple')
            out += b'\0\0\0\0'
        elif foldspaces and character == 121:
            if group:
                raise ValueError('y inside Ascii85 5-tuple')
            out += b'    '
        elif character not in ignorechars:
            raise ValueError(f'Non-Ascii85 digit found: {character:c}')
    if group:
        missing = 5 - len(group)
        group += [84] * missing
        finish()
        del out[-missing:]
    return bytes(out)


_B85 = b'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~'
_Z85 = b'0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#'


def b85encode(b, pad=False):
    """The bytes in base85, as git and Mercurial write them."""
    return _encode85(_plain(b), _B85, pad)


def _decode85(b, alphabet, name):
    b = _as_bytes(b)
    values = {character: value for value, character in enumerate(alphabet)}
    missing = -len(b) % 5
    b = bytes(b) + alphabet[-1:] * missing
    out = bytearray()
    for at in range(0, len(b), 5):
        number = 0
        for place, character in enumerate(b[at:at + 5], at):
            if character not in values:
                raise ValueError(f'bad {name} character at position {place}')
            number = number * 85 + values[character]
        try:
            out += number.to_bytes(4)
        except OverflowError:
            raise ValueError(f'{name} overflow in hunk starting at byte {at}') from None
    return bytes(out[:-missing] if missing else out)


def b85decode(b):
    """The bytes of base85 text."""
    return _decode85(b, _B85, 'base85')


def z85encode(s):
    """The bytes in Z85, as ZeroMQ writes them."""
    return _encode85(_plain(s), _Z85, False)


def z85decode(s):
    """The bytes of Z85 text."""
    return _decode85(s, _Z85, 'z85')


# ---- files and lines

def encode(input, output):
    """Encode a binary file into another, in lines of base64."""
    while chunk := input.read(MAXBINSIZE):
        while len(chunk) < MAXBINSIZE and (more := input.read(MAXBINSIZE - len(chunk))):
            chunk += more
        output.write(binascii.b2a_base64(chunk))


def decode(input, output):
    """Decode a file of lines of base64 into another."""
    while line := input.readline():
        output.write(binascii.a2b_base64(line))


def _check_bytes(s):
    try:
        view = memoryview(s)
    except TypeError as err:
        raise TypeError(f'expected bytes-like object, not {s.__class__.__name__}') from err
    if view.format not in ('c', 'b', 'B'):
        raise TypeError(f'expected single byte elements, not {view.format!r} from {s.__class__.__name__}')
    if view.ndim != 1:
        raise TypeError(f'expected 1-D data, not {view.ndim}-D data from {s.__class__.__name__}')


def encodebytes(s):
    """The bytes as lines of base64."""
    _check_bytes(s)
    return b''.join(binascii.b2a_base64(s[at:at + MAXBINSIZE]) for at in range(0, len(s), MAXBINSIZE))


def decodebytes(s):
    """The bytes of lines of base64."""
    _check_bytes(s)
    return binascii.a2b_base64(s)

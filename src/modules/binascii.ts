/**
 * Module binascii: bytes as text and back (base64, hexadecimal, uuencode, quoted-printable), and checksums.
 */
import { bytesArgument, bytesOf } from '../runtime/buffers.ts';
import { builtinType, typeName } from '../runtime/builtin-types.ts';
import { PyBytes } from '../runtime/collections.ts';
import { indexOf, sizeOf } from '../runtime/convert.ts';
import type { ModuleRows, NativeRow } from '../runtime/define.ts';
import { Exception, raised, TypeError, ValueError } from '../runtime/exceptions.ts';
import type { Raise, Thread } from '../runtime/machine.ts';
import { type PyType, TypeFlag, type Value } from '../runtime/object.ts';
import { pointsOf, strOf } from '../runtime/text.ts';
import { crc32 } from './crc32.ts';

const flags = TypeFlag.BASETYPE | TypeFlag.HAS_DICT | TypeFlag.SAME_LAYOUT;
function exceptionClass(name: string, base: PyType): PyType {
  const type = builtinType(name, { base, flags, module: 'binascii' });
  type.name = `binascii.${name}`;
  return type;
}
const BinasciiError = exceptionClass('Error', ValueError);
const Incomplete = exceptionClass('Incomplete', Exception);
const failed = (message: string): Raise => raised(BinasciiError, message);

/** Bytes, or text of ASCII. */
function asciiArgument(v: Value): Uint8Array {
  const text = strOf(v);
  if (text !== undefined) {
    const points = pointsOf(text);
    if (points.some((point) => point > 127)) throw raised(ValueError, 'string argument should contain only ASCII characters');
    return Uint8Array.from(points);
  }
  const bytes = bytesOf(v);
  if (bytes === undefined) throw raised(TypeError, `argument should be bytes, buffer or ASCII string, not '${typeName(v)}'`);
  return bytes;
}
const codes = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));

// ---- base64
const ALPHABET = codes('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/');
const SIXTIES = new Uint8Array(256).fill(255);
ALPHABET.forEach((code, value) => {
  SIXTIES[code] = value;
});
const PAD = 61;

function toBase64(t: Thread, data: Value, newline: Value = true): Value {
  const bytes = bytesArgument(data);
  const end = t.truth(newline) ? 1 : 0;
  const out = new Uint8Array(Math.ceil(bytes.length / 3) * 4 + end);
  let at = 0;
  for (let i = 0; i < bytes.length; i += 3) {
    const missing = i + 3 - bytes.length;
    const group = (bytes[i] << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    out[at++] = ALPHABET[group >> 18];
    out[at++] = ALPHABET[(group >> 12) & 63];
    out[at++] = missing >= 2 ? PAD : ALPHABET[(group >> 6) & 63];
    out[at++] = missing >= 1 ? PAD : ALPHABET[group & 63];
  }
  if (end === 1) out[at] = 10;
  return new PyBytes(out);
}
function fromBase64(t: Thread, data: Value, strictMode: Value = false): Value {
  const text = asciiArgument(data);
  const strict = t.truth(strictMode);
  const out = new Uint8Array(Math.ceil(text.length / 4) * 3);
  let size = 0;
  // Characters of the group that is being read, and how many '=' stand behind them.
  let place = 0;
  let pads = 0;
  let left = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === PAD) {
      if (strict && place === 0) throw failed(i === 0 ? 'Leading padding not allowed' : 'Excess padding not allowed');
      if (strict && place + pads >= 4) throw failed('Excess padding not allowed');
      if (place >= 2) pads++;
      continue;
    }
    const value = SIXTIES[text[i]];
    if (value === 255) {
      if (strict) throw failed('Only base64 data is allowed');
      continue;
    }
    if (strict && pads > 0) throw failed(place + pads === 4 ? 'Excess data after padding' : 'Discontinuous padding not allowed');
    pads = 0;
    if (place > 0) out[size++] = place === 1 ? (left << 2) | (value >> 4) : place === 2 ? (left << 4) | (value >> 2) : (left << 6) | value;
    left = place === 0 ? value : place === 1 ? value & 15 : value & 3;
    place = (place + 1) & 3;
  }
  if (place === 1)
    throw failed(
      `Invalid base64-encoded string: number of data characters (${Math.floor(size / 3) * 4 + 1}) cannot be 1 more than a multiple of 4`,
    );
  if (place !== 0 && place + pads < 4) throw failed('Incorrect padding');
  return new PyBytes(out.slice(0, size));
}

// ---- hexadecimal
const HEX = codes('0123456789abcdef');
function toHex(t: Thread, data: Value, sep?: Value, bytesPerSep: Value = 1): Value {
  const bytes = bytesArgument(data);
  const group = sizeOf(t, bytesPerSep);
  let separator = -1;
  if (sep !== undefined) {
    const text = strOf(sep);
    const points = text !== undefined ? pointsOf(text) : bytesOf(sep);
    if (points === undefined) throw raised(TypeError, 'sep must be str or bytes.');
    if (points.length !== 1) throw raised(ValueError, 'sep must be length 1.');
    separator = points[0];
    if (separator > 255) throw raised(ValueError, 'sep must be ASCII.');
  }
  const every = separator < 0 ? 0 : Math.abs(group);
  const breaks = every === 0 || bytes.length === 0 ? 0 : Math.floor((bytes.length - 1) / every);
  const out = new Uint8Array(bytes.length * 2 + breaks);
  let at = 0;
  for (let i = 0; i < bytes.length; i++) {
    // Groups are counted from the right, or from the left when their size is negative.
    if (i > 0 && every > 0 && (group > 0 ? bytes.length - i : i) % every === 0) out[at++] = separator;
    out[at++] = HEX[bytes[i] >> 4];
    out[at++] = HEX[bytes[i] & 15];
  }
  return new PyBytes(out);
}
function hexDigit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const letter = code | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
}
function fromHex(_t: Thread, data: Value): Value {
  const text = asciiArgument(data);
  if (text.length % 2 === 1) throw failed('Odd-length string');
  const out = new Uint8Array(text.length / 2);
  for (let i = 0; i < out.length; i++) {
    const high = hexDigit(text[2 * i]);
    const low = hexDigit(text[2 * i + 1]);
    if (high < 0 || low < 0) throw failed('Non-hexadecimal digit found');
    out[i] = high * 16 + low;
  }
  return new PyBytes(out);
}

// ---- uuencode: a length, then six bits a character from ' ' on
function toUu(t: Thread, data: Value, backtick: Value = false): Value {
  const bytes = bytesArgument(data);
  if (bytes.length > 45) throw failed('At most 45 bytes at once');
  const zero = t.truth(backtick) ? 96 : 32;
  const code = (six: number): number => (six === 0 ? zero : six + 32);
  const out = [code(bytes.length)];
  for (let i = 0; i < bytes.length; i += 3) {
    const group = (bytes[i] << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    out.push(code(group >> 18), code((group >> 12) & 63), code((group >> 6) & 63), code(group & 63));
  }
  out.push(10);
  return new PyBytes(Uint8Array.from(out));
}
function fromUu(_t: Thread, data: Value): Value {
  const text = asciiArgument(data);
  if (text.length === 0) throw failed('Missing length byte');
  const out = new Uint8Array((text[0] - 32) & 63);
  let at = 1;
  let size = 0;
  for (let bits = 0, left = 0; size < out.length; at++) {
    // A line may have lost its blanks at the end.
    let six = at < text.length ? text[at] : 10;
    if (six === 10 || six === 13) six = 0;
    else {
      if (six < 32 || six > 96) throw failed('Illegal char');
      six = (six - 32) & 63;
    }
    left = (left << 6) | six;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    out[size++] = (left >> bits) & 255;
    left &= (1 << bits) - 1;
  }
  for (; at < text.length; at++) if (![32, 96, 10, 13].includes(text[at])) throw failed('Trailing garbage');
  return new PyBytes(out);
}

// ---- quoted-printable
const UPPER = codes('0123456789ABCDEF');
const LINE = 76;
function toQuoted(t: Thread, data: Value, quotetabs: Value = false, istext: Value = true, header: Value = false): Value {
  const bytes = bytesArgument(data);
  const tabs = t.truth(quotetabs);
  const text = t.truth(istext);
  const head = t.truth(header);
  const out: number[] = [];
  let width = 0;
  const first = bytes.indexOf(10);
  const crlf = first > 0 && bytes[first - 1] === 13;
  const softBreak = (): void => {
    out.push(PAD, ...(crlf ? [13, 10] : [10]));
    width = 0;
  };
  for (let i = 0; i < bytes.length; i++) {
    const c = bytes[i];
    const next = bytes[i + 1];
    const atEnd = i + 1 === bytes.length;
    const isBreak = text && (c === 10 || (c === 13 && next === 10));
    const quoted =
      !isBreak &&
      (c > 126 ||
        c === PAD ||
        (head && c === 95) ||
        (c === 46 && width === 0 && (atEnd || next === 10 || next === 13 || next === 0)) ||
        (!text && (c === 13 || c === 10)) ||
        ((c === 9 || c === 32) && atEnd) ||
        (c < 33 && c !== 13 && c !== 10 && c !== 9 && c !== 32) ||
        (tabs && (c === 9 || c === 32)));
    if (quoted) {
      if (width + 3 >= LINE) softBreak();
      out.push(PAD, UPPER[c >> 4], UPPER[c & 15]);
      width += 3;
    } else if (isBreak) {
      // Blanks before the end of a line are quoted.
      const last = out[out.length - 1];
      if (last === 32 || last === 9) out.splice(-1, 1, PAD, UPPER[last >> 4], UPPER[last & 15]);
      if (crlf) out.push(13);
      out.push(10);
      if (c === 13) i++;
      width = 0;
    } else {
      if (!atEnd && next !== 10 && width + 1 >= LINE) softBreak();
      width++;
      out.push(head && c === 32 ? 95 : c);
    }
  }
  return new PyBytes(Uint8Array.from(out));
}
function fromQuoted(t: Thread, data: Value, header: Value = false): Value {
  const text = asciiArgument(data);
  const head = t.truth(header);
  const out: number[] = [];
  for (let i = 0; i < text.length; ) {
    const c = text[i];
    if (c !== PAD) {
      out.push(head && c === 95 ? 32 : c);
      i++;
      continue;
    }
    i++;
    if (i >= text.length) break;
    if (text[i] === 10 || text[i] === 13) {
      // A soft line break.
      while (i < text.length && text[i] !== 10) i++;
      i++;
    } else if (text[i] === PAD) {
      out.push(PAD);
      i++;
    } else {
      const high = hexDigit(text[i]);
      const low = i + 1 < text.length ? hexDigit(text[i + 1]) : -1;
      if (high >= 0 && low >= 0) {
        out.push(high * 16 + low);
        i += 2;
      } else out.push(PAD);
    }
  }
  return new PyBytes(Uint8Array.from(out));
}

// ---- checksums
export const crc32Row: NativeRow = [
  '(data, crc=0, /)',
  'The CRC-32 of the data, continuing from the checksum of what came before.',
  (t, data: Value, crc: Value = 0) => {
    const start = indexOf(t, crc);
    return crc32(bytesArgument(data), Number(BigInt.asIntN(32, BigInt(start))));
  },
];
function crcHqx(t: Thread, data: Value, crc: Value): Value {
  let rest = Number(BigInt.asUintN(16, BigInt(indexOf(t, crc))));
  for (const byte of bytesArgument(data)) {
    rest ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) rest = rest & 0x8000 ? ((rest << 1) ^ 0x1021) & 0xffff : (rest << 1) & 0xffff;
  }
  return rest;
}

const hexRow: NativeRow = [
  '(data, sep=<unrepresentable>, bytes_per_sep=1)',
  'The bytes as hexadecimal digits; `sep` stands between groups of so many bytes.',
  toHex,
];
const unhexRow: NativeRow = ['(hexstr, /)', 'The bytes of hexadecimal digits.', fromHex];
export const binasciiModule: ModuleRows = {
  name: 'binascii',
  doc: 'Bytes as text and back.',
  types: [
    [BinasciiError, {}],
    [Incomplete, {}],
  ],
  functions: {
    a2b_base64: [
      '(data, /, *, strict_mode=False)',
      'The bytes of a line of base64. In strict mode nothing else may stand in it.',
      fromBase64,
    ],
    b2a_base64: ['(data, /, *, newline=True)', 'The bytes as a line of base64.', toBase64],
    a2b_hex: unhexRow,
    unhexlify: unhexRow,
    b2a_hex: hexRow,
    hexlify: hexRow,
    a2b_uu: ['(data, /)', 'The bytes of a uuencoded line.', fromUu],
    b2a_uu: ['(data, /, *, backtick=False)', 'The bytes as a uuencoded line.', toUu],
    a2b_qp: ['(data, header=False)', 'The bytes of quoted-printable text.', fromQuoted],
    b2a_qp: ['(data, quotetabs=False, istext=True, header=False)', 'The bytes as quoted-printable text.', toQuoted],
    crc32: crc32Row,
    crc_hqx: ['(data, crc, /)', 'The CRC-16 of BinHex, continuing from another.', crcHqx],
  },
  values: () => ({ Error: BinasciiError, Incomplete }),
};

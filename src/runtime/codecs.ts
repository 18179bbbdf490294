/**
 * Encodings: text to bytes and back, with Python's error handlers.
 *
 * An encoder is a question about one character ("which bytes?"), a decoder a walk over bytes that reports what it cannot read.
 * Both hand a problem, as a range and a reason, to the error handler, which says what to put there and where to go on:
 *
 *     b'a\xffb'.decode('utf-8', 'replace')     problem [1, 2) 'invalid start byte'   ->  U+FFFD, go on at 2
 *
 * The common case (valid UTF-8, ASCII) is left to the engine. The registries of module codecs are reached through `drawer` entries,
 * which are there when it has been imported: 'codecs.errors' is a Map from a handler's name to a callable, 'codecs.lookup' a function
 * that finds the codec of any other name.
 */
import { ByteWriter, bytesOf } from './buffers.ts';
import { latin1Of } from './latin1.ts';
import { typeName } from './builtin-types.ts';
import { PyBytes, PyTuple } from './collections.ts';
import {
  LookupError,
  makeException,
  type PyException,
  raised,
  IndexError,
  TypeError,
  UnicodeDecodeError,
  UnicodeEncodeError,
} from './exceptions.ts';
import { Raise, type Thread } from './machine.ts';
import { intOf } from './number.ts';
import type { Value } from './object.ts';
import { hexEscape } from './repr-text.ts';
import type { Str } from './str-methods.ts';
import { pointsOf, strFromJs, strFromPoints, strOf } from './text.ts';
import { charmaps } from './unicode.gen.ts';

// ---- names
/** Canonical names and the other names each has, after normalisation. */
const ALIASES: Readonly<Record<string, string>> = {
  utf_8: 'u8 utf utf8 utf8_ucs2 utf8_ucs4 cp65001',
  utf_8_sig: '',
  utf_16: 'u16 utf16',
  utf_16_le: 'unicodelittleunmarked utf_16le',
  utf_16_be: 'unicodebigunmarked utf_16be',
  utf_32: 'u32 utf32',
  utf_32_le: 'utf_32le',
  utf_32_be: 'utf_32be',
  utf_7: 'u7 utf7 unicode_1_1_utf_7',
  latin_1: '8859 cp819 csisolatin1 ibm819 iso8859 iso8859_1 iso_8859_1 iso_8859_1_1987 iso_ir_100 l1 latin latin1',
  ascii: '646 ansi_x3.4_1968 ansi_x3_4_1968 ansi_x3.4_1986 cp367 csascii ibm367 iso646_us iso_646.irv_1991 iso_ir_6 us us_ascii',
  unicode_escape: '',
  raw_unicode_escape: '',
  cp437: '437 cspc8codepage437 ibm437',
  cp850: '850 cspc850multilingual ibm850',
  cp1250: '1250 windows_1250',
  cp1251: '1251 windows_1251',
  cp1252: '1252 windows_1252',
  iso8859_2: 'csisolatin2 iso_8859_2 iso_8859_2_1987 iso_ir_101 l2 latin2',
  iso8859_5: 'csisolatincyrillic cyrillic iso_8859_5 iso_8859_5_1988 iso_ir_144',
  iso8859_7: 'csisolatingreek ecma_118 elot_928 greek greek8 iso_8859_7 iso_8859_7_1987 iso_ir_126',
  iso8859_15: 'iso_8859_15 l9 latin9',
  koi8_r: 'cskoi8r',
  mac_roman: 'macintosh macroman',
};
const NOT_TEXT = new Set(
  'rot_13 rot13 hex_codec hex base64_codec base64 base_64 uu_codec uu zlib_codec zlib zip bz2_codec bz2 quopri_codec quopri'.split(' '),
);
const canonical = new Map<string, string>();
for (const [name, others] of Object.entries(ALIASES)) {
  canonical.set(name, name);
  for (const other of others.split(' ')) if (other !== '') canonical.set(other, name);
}
/** The name as the table has it: 'UTF-8' and 'utf 8' are utf_8. */
export function encodingName(name: string): string | undefined {
  const plain = name
    .toLowerCase()
    .replace(/[^\0-\x7f]+/g, '')
    .replace(/[^a-z0-9.]+/g, '_')
    .replace(/^_+|_+$/g, '');
  return canonical.get(plain) ?? canonical.get(plain.replaceAll('.', '_'));
}
/** Whether CPython knows the name without its registry; the errors of other codecs say which codec failed. */
function isAtHand(encoding: string): boolean {
  if (encoding === 'utf-8') return true;
  return /^(utf_?(8|16|32)|(us_)?ascii|latin_?1|iso_?8859_1)$/.test(encoding.toLowerCase().replace(/[^a-z0-9.]+/g, '_'));
}
/** Runs a codec; what goes wrong in it gets a note. */
export function noted<T>(t: Thread, direction: 'encoding' | 'decoding', encoding: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof Raise) t.callMethod(error.exception, 'add_note', [strFromJs(`${direction} with '${encoding}' codec failed`)]);
    throw error;
  }
}
export type FindCodec = (t: Thread, name: string) => Value;
/** What a codec of the registry makes of an object; the codec is a tuple whose first two items encode and decode. */
export function runCodec(
  t: Thread,
  codec: Value,
  object: Value,
  encoding: string,
  errors: Value | undefined,
  direction: 'encode' | 'decode',
): Value {
  const callee = t.getItem(codec, direction === 'encode' ? 0 : 1);
  return noted(t, direction === 'encode' ? 'encoding' : 'decoding', encoding, () => {
    const answer = t.call(callee, errors === undefined ? [object] : [object, errors]);
    if (!(answer instanceof PyTuple) || answer.items.length !== 2)
      throw raised(TypeError, `${direction}r must return a tuple (object,integer)`);
    return answer.items[0];
  });
}
/** A text encoding that only the registry knows. */
function runTextCodec(t: Thread, object: Value, encoding: string, errors: string, direction: 'encode' | 'decode'): Value {
  const find = t.interp.drawer.get('codecs.lookup') as FindCodec | undefined;
  if (find === undefined) throw unknownEncoding(encoding, direction);
  const codec = find(t, encoding);
  const isText = t.findAttr(codec, '_is_text_encoding');
  if (isText !== undefined && !t.truth(isText)) {
    throw raised(LookupError, `'${encoding}' is not a text encoding; use codecs.${direction}() to handle arbitrary codecs`);
  }
  return runCodec(t, codec, object, encoding, errors === 'strict' ? undefined : errors, direction);
}
function unknownEncoding(name: string, direction: 'encode' | 'decode'): Raise {
  if (NOT_TEXT.has(name.toLowerCase().replace(/[^a-z0-9.]+/g, '_'))) {
    return raised(LookupError, `'${name}' is not a text encoding; use codecs.${direction}() to handle arbitrary codecs`);
  }
  return raised(LookupError, `unknown encoding: ${name}`);
}

// ---- problems
export function encodeError(encoding: string, object: Str, start: number, end: number, reason: string): PyException {
  const error = makeException(UnicodeEncodeError, encoding, object, start, end, reason);
  error.extra = { encoding, object, start, end, reason };
  return error;
}
export function decodeError(encoding: string, object: PyBytes, start: number, end: number, reason: string): PyException {
  const error = makeException(UnicodeDecodeError, encoding, object, start, end, reason);
  error.extra = { encoding, object, start, end, reason };
  return error;
}
/** What a handler registered by guest code answers: a replacement and where to go on. */
function askHandler(t: Thread, name: string, error: PyException, whole: number, kind: 'encoding' | 'decoding'): { by: Value; at: number } {
  const registry = t.interp.drawer.get('codecs.errors') as Map<string, Value> | undefined;
  const handler = registry?.get(name);
  if (handler === undefined) throw raised(LookupError, `unknown error handler name '${name}'`);
  const answer = t.call(handler, [error]);
  const expected = `${kind} error handler must return (${kind === 'encoding' ? 'str/bytes' : 'str'}, int) tuple`;
  if (!(answer instanceof PyTuple) || answer.items.length !== 2) throw raised(TypeError, expected);
  const [by, position] = answer.items;
  // A handler may put other bytes in the place of those that are decoded.
  const changed = kind === 'decoding' ? bytesOf(error.extra?.object as Value) : undefined;
  const length = changed === undefined ? whole : changed.length;
  const at = intOf(position);
  if (at === undefined || (strOf(by) === undefined && (kind === 'decoding' || !(by instanceof PyBytes)))) throw raised(TypeError, expected);
  const absolute = at < 0 ? Number(at) + length : Number(at);
  if (absolute < 0 || absolute > length) throw raised(IndexError, `position ${at} from error handler out of bounds`);
  return { by, at: absolute };
}
/** Names of characters belong to module unicodedata: when it is loaded it leaves them in the drawer. */
export interface CharacterNames {
  nameOf(point: number): string | undefined;
  pointOf(name: string): number | readonly number[] | undefined;
}
function characterNames(t: Thread): CharacterNames | undefined {
  return t.interp.drawer.get('unicodedata.names') as CharacterNames | undefined;
}
const isSurrogate = (point: number): boolean => point >= 0xd800 && point <= 0xdfff;

// ---- encoding
interface Encoding {
  /** As UnicodeEncodeError names it. */
  readonly name: string;
  readonly reason: string;
  /** A run of characters that do not fit is one problem. */
  readonly runs: boolean;
  fits(point: number): boolean;
  put(out: ByteWriter, point: number): void;
  /** Every character fits but lone surrogates, and those under 'surrogatepass'. */
  readonly passes: boolean;
  /** The output is a multiple of so many bytes. */
  readonly unit: number;
}
function putUtf8(out: ByteWriter, p: number): void {
  if (p < 0x80) out.push(p);
  else if (p < 0x800) {
    out.push(0xc0 | (p >> 6));
    out.push(0x80 | (p & 63));
  } else if (p < 0x10000) {
    out.push(0xe0 | (p >> 12));
    out.push(0x80 | ((p >> 6) & 63));
    out.push(0x80 | (p & 63));
  } else {
    out.push(0xf0 | (p >> 18));
    out.push(0x80 | ((p >> 12) & 63));
    out.push(0x80 | ((p >> 6) & 63));
    out.push(0x80 | (p & 63));
  }
}
function put16(out: ByteWriter, unit: number, little: boolean): void {
  out.push(little ? unit & 255 : unit >> 8);
  out.push(little ? unit >> 8 : unit & 255);
}
function putUtf16(little: boolean) {
  return (out: ByteWriter, p: number): void => {
    if (p < 0x10000) put16(out, p, little);
    else {
      put16(out, 0xd800 + ((p - 0x10000) >> 10), little);
      put16(out, 0xdc00 + ((p - 0x10000) & 0x3ff), little);
    }
  };
}
function putUtf32(little: boolean) {
  return (out: ByteWriter, p: number): void => {
    if (little) {
      put16(out, p & 0xffff, true);
      put16(out, p >> 16, true);
    } else {
      put16(out, p >> 16, false);
      put16(out, p & 0xffff, false);
    }
  };
}
const notSurrogate = (p: number): boolean => !isSurrogate(p);
const surrogates = { reason: 'surrogates not allowed', fits: notSurrogate, passes: true, unit: 1 };
const ENCODINGS: Readonly<Record<string, Encoding>> = {
  utf_8: { name: 'utf-8', ...surrogates, runs: true, put: putUtf8 },
  utf_8_sig: { name: 'utf-8', ...surrogates, runs: true, put: putUtf8 },
  utf_16: { name: 'utf-16', ...surrogates, unit: 2, runs: false, put: putUtf16(true) },
  utf_16_le: { name: 'utf-16-le', ...surrogates, unit: 2, runs: false, put: putUtf16(true) },
  utf_16_be: { name: 'utf-16-be', ...surrogates, unit: 2, runs: false, put: putUtf16(false) },
  utf_32: { name: 'utf-32', ...surrogates, unit: 4, runs: false, put: putUtf32(true) },
  utf_32_le: { name: 'utf-32-le', ...surrogates, unit: 4, runs: false, put: putUtf32(true) },
  utf_32_be: { name: 'utf-32-be', ...surrogates, unit: 4, runs: false, put: putUtf32(false) },
  ascii: {
    name: 'ascii',
    reason: 'ordinal not in range(128)',
    runs: true,
    fits: (p) => p < 128,
    put: (out, p) => out.push(p),
    passes: false,
    unit: 1,
  },
  latin_1: {
    name: 'latin-1',
    reason: 'ordinal not in range(256)',
    runs: true,
    fits: (p) => p < 256,
    put: (out, p) => out.push(p),
    passes: false,
    unit: 1,
  },
};
/** An encoding of one byte for each character. */
class Charmap {
  readonly points: Uint16Array;
  readonly encoding: Encoding;
  constructor(upper: string) {
    this.points = new Uint16Array(256);
    const bytes = new Map<number, number>();
    for (let i = 0; i < 256; i++) {
      const point = i < 128 ? i : upper.charCodeAt(i - 128);
      this.points[i] = point;
      if (point !== 0xfffd) bytes.set(point, i);
    }
    this.encoding = {
      name: 'charmap',
      reason: 'character maps to <undefined>',
      runs: true,
      fits: (p) => bytes.has(p),
      put: (out, p) => out.push(bytes.get(p) as number),
      passes: false,
      unit: 1,
    };
  }
}
const loadedCharmaps = new Map<string, Charmap>();
function charmapOf(name: string): Charmap | undefined {
  const known = loadedCharmaps.get(name);
  if (known !== undefined) return known;
  const upper = charmaps[name.replace('_', '-')];
  if (upper === undefined) return undefined;
  const made = new Charmap(upper);
  loadedCharmaps.set(name, made);
  return made;
}

const ASCII = /^[\0-\x7f]*$/;
function bytesOfCodes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/** str.encode(). */
export function encodeStr(t: Thread, s: Str, encoding: string, errors: string): PyBytes {
  const name = encoding === 'utf-8' ? 'utf_8' : encodingName(encoding);
  if (name === undefined) {
    const made = runTextCodec(t, s, encoding, errors, 'encode');
    if (made instanceof PyBytes) return made;
    throw raised(
      TypeError,
      `'${encoding}' encoder returned '${typeName(made)}' instead of 'bytes'; use codecs.encode() to encode to arbitrary types`,
    );
  }
  return isAtHand(encoding) ? encodeAs(t, s, name, errors) : noted(t, 'encoding', encoding, () => encodeAs(t, s, name, errors));
}
/** The same for a name of the table. */
export function encodeAs(t: Thread, s: Str, name: string, errors: string): PyBytes {
  if (typeof s === 'string' && (name === 'utf_8' || name === 'ascii' || name === 'latin_1')) {
    if (ASCII.test(s)) return new PyBytes(bytesOfCodes(s));
    if (name === 'utf_8') return new PyBytes(new TextEncoder().encode(s));
  }
  const points = pointsOf(s);
  t.charge(points.length);
  if (name === 'unicode_escape' || name === 'raw_unicode_escape') return new PyBytes(escapePoints(points, name === 'raw_unicode_escape'));
  if (name === 'utf_7') return new PyBytes(encodeUtf7(points));
  const out = new ByteWriter(points.length + 4);
  if (name === 'utf_16') put16(out, 0xfeff, true);
  if (name === 'utf_32') putUtf32(true)(out, 0xfeff);
  if (name === 'utf_8_sig') for (const byte of [0xef, 0xbb, 0xbf]) out.push(byte);
  const codec = ENCODINGS[name] ?? (charmapOf(name) as Charmap).encoding;
  for (let i = 0; i < points.length; ) {
    const point = points[i];
    if (codec.fits(point)) {
      codec.put(out, point);
      i++;
      continue;
    }
    let end = i + 1;
    if (codec.runs) while (end < points.length && !codec.fits(points[end])) end++;
    i = encodeProblem(t, codec, out, s, points, i, end, errors);
  }
  return new PyBytes(out.finish());
}
/** Encodes by a mapping that somebody made: the bytes of each character, undefined when it has none. */
export function encodeMapped(t: Thread, s: Str, bytesFor: (point: number) => Uint8Array | undefined, errors: string): PyBytes {
  const points = pointsOf(s);
  const out = new ByteWriter(points.length);
  const codec: Encoding = {
    name: 'charmap',
    reason: 'character maps to <undefined>',
    runs: true,
    fits: (point) => bytesFor(point) !== undefined,
    put(to, point) {
      const bytes = bytesFor(point);
      if (bytes === undefined) throw new Raise(encodeError('charmap', s, 0, points.length, 'character maps to <undefined>'));
      to.append(bytes);
    },
    passes: false,
    unit: 1,
  };
  for (let i = 0; i < points.length; ) {
    const bytes = bytesFor(points[i]);
    if (bytes !== undefined) {
      out.append(bytes);
      i++;
      continue;
    }
    let end = i + 1;
    while (end < points.length && !codec.fits(points[end])) end++;
    i = encodeProblem(t, codec, out, s, points, i, end, errors);
  }
  return new PyBytes(out.finish());
}
/** Decodes by a mapping that somebody made: the characters of each byte, undefined when it has none. */
export function decodeMapped(
  t: Thread,
  bytes: Uint8Array,
  pointsFor: (byte: number) => readonly number[] | undefined,
  errors: string,
): Str {
  const out: number[] = [];
  const fail = failing(t, 'charmap', bytes, out, errors);
  for (let i = 0; i < bytes.length; ) {
    const points = pointsFor(bytes[i]);
    if (points === undefined) i = fail(i, i + 1, 'character maps to <undefined>');
    else {
      for (const point of points) out.push(point);
      i++;
    }
  }
  return strFromPoints(out);
}
/** Lets the handler deal with [start, end); gives the position to go on at. */
function encodeProblem(
  t: Thread,
  codec: Encoding,
  out: ByteWriter,
  s: Str,
  points: readonly number[],
  start: number,
  end: number,
  errors: string,
): number {
  const fail = (from = start, to = end): Raise => new Raise(encodeError(codec.name, s, from, to, codec.reason));
  const putText = (text: string): void => {
    for (let i = 0; i < text.length; i++) codec.put(out, text.charCodeAt(i));
  };
  switch (errors) {
    case 'strict':
      throw fail();
    case 'ignore':
      return end;
    case 'replace':
      for (let i = start; i < end; i++) putText('?');
      return end;
    case 'backslashreplace':
      for (let i = start; i < end; i++) putText(hexEscape(points[i]));
      return end;
    case 'xmlcharrefreplace':
      for (let i = start; i < end; i++) putText(`&#${points[i]};`);
      return end;
    case 'namereplace': {
      const names = characterNames(t);
      if (names === undefined)
        throw raised(LookupError, "error handler 'namereplace' needs module unicodedata, which is not supported here");
      for (let i = start; i < end; i++) {
        const name = names.nameOf(points[i]);
        putText(name === undefined ? hexEscape(points[i]) : `\\N{${name}}`);
      }
      return end;
    }
    case 'surrogateescape':
      // It gives single bytes, which are no whole unit of UTF-16 and UTF-32.
      if ((end - start) % codec.unit !== 0) throw fail();
      for (let i = start; i < end; i++) {
        if (points[i] < 0xdc80 || points[i] > 0xdcff) throw fail(i, end);
        out.push(points[i] - 0xdc00);
      }
      return end;
    case 'surrogatepass':
      for (let i = start; i < end; i++) {
        if (!codec.passes || !isSurrogate(points[i])) throw fail();
        codec.put(out, points[i]);
      }
      return end;
  }
  const { by, at } = askHandler(t, errors, encodeError(codec.name, s, start, end, codec.reason), points.length, 'encoding');
  if (by instanceof PyBytes) {
    if (by.bytes.length % codec.unit !== 0) throw fail();
    out.append(by.bytes);
  } else
    for (const point of pointsOf(strOf(by) as Str)) {
      // Where every character fits, a replacement must be ASCII all the same.
      if (codec.passes ? point > 127 : !codec.fits(point)) throw fail();
      codec.put(out, point);
    }
  return at;
}
function escapePoints(points: readonly number[], raw: boolean): Uint8Array {
  const out = new ByteWriter(points.length);
  for (const p of points) {
    let text: string | undefined;
    if (raw) text = p < 256 ? undefined : hexEscape(p);
    else if (p === 92) text = '\\\\';
    else if (p === 10) text = '\\n';
    else if (p === 13) text = '\\r';
    else if (p === 9) text = '\\t';
    else if (p < 32 || p > 126) text = hexEscape(p);
    if (text === undefined) out.push(p);
    else out.append(bytesOfCodes(text));
  }
  return out.finish();
}
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** Characters that UTF-7 writes as they are. */
function isDirect7(p: number): boolean {
  return (p >= 32 && p <= 125 && p !== 43 && p !== 92) || p === 9 || p === 10 || p === 13;
}
function encodeUtf7(points: readonly number[]): Uint8Array {
  const out = new ByteWriter(points.length * 2);
  const put = (char: string): void => out.push(char.charCodeAt(0));
  let inBase = false;
  let bits = 0;
  let count = 0;
  const flush = (): void => {
    if (count > 0) put(BASE64[(bits << (6 - count)) & 63]);
    bits = count = 0;
  };
  for (const p of points) {
    if (isDirect7(p)) {
      if (inBase) {
        flush();
        inBase = false;
        if (BASE64.includes(String.fromCharCode(p)) || p === 45) put('-');
      }
      out.push(p);
      continue;
    }
    if (!inBase && p === 43) {
      put('+');
      put('-');
      continue;
    }
    if (!inBase) put('+');
    inBase = true;
    for (const unit of p > 0xffff ? [0xd800 + ((p - 0x10000) >> 10), 0xdc00 + ((p - 0x10000) & 0x3ff)] : [p]) {
      bits = (bits << 16) | unit;
      for (count += 16; count >= 6; count -= 6) put(BASE64[(bits >>> (count - 6)) & 63]);
      bits &= 63;
    }
  }
  if (inBase) {
    flush();
    put('-');
  }
  return out.finish();
}

// ---- decoding
/** Gives the position to go on at; what replaces the bytes has been put to `out`. */
type Fail = (start: number, end: number, reason: string) => number;

/** bytes.decode(): a str. `notBytes` is the TypeError for other objects, with %s for the name of the class. */
export function decodeBytes(t: Thread, object: Value, encoding: string, errors: string, notBytes: string): Str {
  const bytes = bytesOf(object);
  if (bytes === undefined) throw raised(TypeError, notBytes.replace('%s', typeName(object)));
  return decode(t, bytes, encoding, errors);
}
export function decode(t: Thread, bytes: Uint8Array, encoding: string, errors: string): Str {
  // Nothing is decoded without asking whether there is such an encoding.
  if (bytes.length === 0) return '';
  const name = encoding === 'utf-8' ? 'utf_8' : encodingName(encoding);
  if (name === undefined) {
    const made = runTextCodec(t, new PyBytes(bytes.slice()), encoding, errors, 'decode');
    const text = strOf(made);
    if (text !== undefined) return text;
    throw raised(
      TypeError,
      `'${encoding}' decoder returned '${typeName(made)}' instead of 'str'; use codecs.decode() to decode to arbitrary types`,
    );
  }
  return isAtHand(encoding) ? decodeAs(t, bytes, name, errors) : noted(t, 'decoding', encoding, () => decodeAs(t, bytes, name, errors));
}
/** How many of the bytes can be decoded before more have come: a character at the end may not be complete. */
export function completeBytes(bytes: Uint8Array, name: string): number {
  const { length } = bytes;
  switch (name) {
    case 'utf_8':
    case 'utf_8_sig': {
      let start = length;
      while (start > 0 && length - start < 3 && isTail(bytes[start - 1])) start--;
      const first = start > 0 ? bytes[start - 1] : 0;
      const width = first < 0xc2 || first > 0xf4 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
      const have = length - start + 1;
      if (have >= width) return length;
      // What can never become a character is a problem at once.
      const second = bytes[start];
      const isLost =
        have > 1 && ((first === 0xe0 && second < 0xa0) || (first === 0xf0 && second < 0x90) || (first === 0xf4 && second > 0x8f));
      return isLost ? length : start - 1;
    }
    case 'utf_16':
    case 'utf_16_le':
    case 'utf_16_be': {
      const even = length & ~1;
      const littleEndian = name === 'utf_16_le' || (name === 'utf_16' && !(bytes[0] === 0xfe && bytes[1] === 0xff));
      const high = even >= 2 ? bytes[littleEndian ? even - 1 : even - 2] : 0;
      return high >= 0xd8 && high <= 0xdb ? even - 2 : even;
    }
    case 'utf_32':
    case 'utf_32_le':
    case 'utf_32_be':
      return length & ~3;
    case 'utf_7': {
      const plus = bytes.lastIndexOf(43);
      if (plus < 0) return length;
      for (let i = plus + 1; i < length; i++) if (bytes[i] > 127 || !BASE64.includes(String.fromCharCode(bytes[i]))) return length;
      return plus;
    }
    case 'unicode_escape':
    case 'raw_unicode_escape': {
      // The last backslash that is not itself escaped, when its escape reaches to the end.
      let slash = length - 1;
      while (slash >= 0 && bytes[slash] !== 92 && length - slash < 300) slash--;
      if (slash < 0 || bytes[slash] !== 92) return length;
      let first = slash;
      while (first > 0 && bytes[first - 1] === 92) first--;
      if ((slash - first) % 2 === 1) return length;
      const kind = bytes[slash + 1];
      const rest = length - slash - 2;
      if (kind === undefined) return slash;
      const isHex = (from: number): boolean => bytes.subarray(from).every((byte) => hexValue(byte) >= 0);
      const width = kind === 117 ? 4 : kind === 85 ? 8 : kind === 120 && name === 'unicode_escape' ? 2 : 0;
      if (width > 0) return rest < width && isHex(slash + 2) ? slash : length;
      if (name === 'raw_unicode_escape') return length;
      if (kind >= 48 && kind <= 55) return rest < 2 && bytes.subarray(slash + 2).every((byte) => byte >= 48 && byte <= 55) ? slash : length;
      return kind === 78 && (rest === 0 || (bytes[slash + 2] === 123 && !bytes.includes(125, slash))) ? slash : length;
    }
    default:
      return length;
  }
}
/** The same as `decode` for a name of the table. */
export function decodeAs(t: Thread, bytes: Uint8Array, name: string, errors: string): Str {
  const before: number[] = [];
  for (let input = bytes; ; ) {
    try {
      const text = decodeOnce(t, input, name, errors);
      return before.length === 0 ? text : strFromPoints([...before, ...pointsOf(text)]);
    } catch (error) {
      if (!(error instanceof OtherInput)) throw error;
      for (const point of error.out) before.push(point);
      input = error.rest;
      t.charge(64);
    }
  }
}
function decodeOnce(t: Thread, bytes: Uint8Array, name: string, errors: string): Str {
  t.charge(bytes.length);
  const quick = decodeQuickly(bytes, name);
  if (quick !== undefined) return quick;
  const out: number[] = [];
  switch (name) {
    case 'utf_8':
      decodeUtf8(bytes, out, failing(t, 'utf-8', bytes, out, errors));
      break;
    case 'utf_8_sig': {
      const rest = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
      const plain = decodeQuickly(rest, 'utf_8');
      if (plain !== undefined) return plain;
      decodeUtf8(rest, out, failing(t, 'utf-8', rest, out, errors));
      break;
    }
    case 'utf_16':
    case 'utf_16_le':
    case 'utf_16_be':
      decodeUtf16(t, bytes, out, name, errors);
      break;
    case 'utf_32':
    case 'utf_32_le':
    case 'utf_32_be':
      decodeUtf32(t, bytes, out, name, errors);
      break;
    case 'ascii': {
      const fail = failing(t, 'ascii', bytes, out, errors);
      for (let i = 0; i < bytes.length; ) {
        if (bytes[i] < 128) out.push(bytes[i++]);
        else i = fail(i, i + 1, 'ordinal not in range(128)');
      }
      break;
    }
    case 'unicode_escape':
      decodeEscapes(t, bytes, out, failing(t, 'unicodeescape', bytes, out, errors));
      break;
    case 'raw_unicode_escape':
      decodeRawEscapes(bytes, out, failing(t, 'rawunicodeescape', bytes, out, errors));
      break;
    case 'utf_7':
      decodeUtf7(bytes, out, failing(t, 'utf7', bytes, out, errors));
      break;
    default: {
      const { points } = charmapOf(name) as Charmap;
      const fail = failing(t, 'charmap', bytes, out, errors);
      for (let i = 0; i < bytes.length; ) {
        const point = points[bytes[i]];
        if (point !== 0xfffd) {
          out.push(point);
          i++;
        } else i = fail(i, i + 1, 'character maps to <undefined>');
      }
    }
  }
  return strFromPoints(out);
}
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
/** Valid input of the common encodings, by the engine; undefined when it has to be looked at closely. */
function decodeQuickly(bytes: Uint8Array, name: string): Str | undefined {
  if (name !== 'utf_8' && name !== 'ascii' && name !== 'latin_1') return undefined;
  let at = 0;
  while (at < bytes.length && bytes[at] < 128) at++;
  const ascii = at === bytes.length;
  if (!ascii && name === 'ascii') return undefined;
  if (name === 'latin_1' ? !ascii : bytes.length < 64 && ascii) return latin1Of(bytes);
  try {
    const text = utf8.decode(bytes);
    return ascii ? text : strFromJs(text);
  } catch {
    return undefined;
  }
}
/** A handler of errors has put other bytes in the place of the input: decoding goes on with these. */
class OtherInput {
  constructor(
    readonly rest: Uint8Array,
    readonly out: readonly number[],
  ) {}
}
function failing(t: Thread, encoding: string, bytes: Uint8Array, out: number[], errors: string): Fail {
  return (start, end, reason) => {
    const error = (): PyException => decodeError(encoding, new PyBytes(bytes.slice()), start, end, reason);
    switch (errors) {
      case 'strict':
        throw new Raise(error());
      case 'ignore':
        return end;
      case 'replace':
        out.push(0xfffd);
        return end;
      case 'backslashreplace':
        for (let i = start; i < end; i++) for (const char of hexEscape(bytes[i])) out.push(char.charCodeAt(0));
        return end;
      case 'surrogateescape': {
        let at = start;
        while (at < end && at < start + 4 && bytes[at] >= 128) out.push(0xdc00 + bytes[at++]);
        if (at === start) throw new Raise(error());
        return at;
      }
      case 'surrogatepass': {
        const passed = passedSurrogate(encoding, bytes, start);
        if (passed === undefined) throw new Raise(error());
        out.push(passed.point);
        return start + passed.width;
      }
      case 'xmlcharrefreplace':
      case 'namereplace':
        throw raised(TypeError, "don't know how to handle UnicodeDecodeError in error callback");
    }
    const problem = error();
    const before = problem.extra?.object;
    const { by, at } = askHandler(t, errors, problem, bytes.length, 'decoding');
    for (const point of pointsOf(strOf(by) as Str)) out.push(point);
    const after = problem.extra?.object;
    if (after !== before) {
      const input = bytesOf(after as Value);
      if (input === undefined) throw raised(TypeError, "UnicodeError 'object' attribute must be a bytes");
      throw new OtherInput(input.subarray(at), out);
    }
    return at;
  };
}
function passedSurrogate(encoding: string, b: Uint8Array, i: number): { point: number; width: number } | undefined {
  let point = -1;
  let width = 0;
  if (encoding === 'utf-8') {
    width = 3;
    if ((b[i] & 0xf0) === 0xe0 && (b[i + 1] & 0xc0) === 0x80 && (b[i + 2] & 0xc0) === 0x80)
      point = ((b[i] & 15) << 12) | ((b[i + 1] & 63) << 6) | (b[i + 2] & 63);
  } else if (encoding.startsWith('utf-16')) {
    width = 2;
    if (i + 2 <= b.length) point = encoding.endsWith('be') ? (b[i] << 8) | b[i + 1] : b[i] | (b[i + 1] << 8);
  } else if (encoding.startsWith('utf-32')) {
    width = 4;
    if (i + 4 <= b.length)
      point = encoding.endsWith('be')
        ? (b[i] << 24) | (b[i + 1] << 16) | (b[i + 2] << 8) | b[i + 3]
        : b[i] | (b[i + 1] << 8) | (b[i + 2] << 16) | (b[i + 3] << 24);
  }
  return isSurrogate(point) ? { point, width } : undefined;
}
const isTail = (byte: number): boolean => (byte & 0xc0) === 0x80;
function decodeUtf8(b: Uint8Array, out: number[], fail: Fail): void {
  const { length } = b;
  for (let i = 0; i < length; ) {
    const first = b[i];
    if (first < 0x80) {
      out.push(first);
      i++;
      continue;
    }
    const width = first < 0xc2 || first > 0xf4 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    if (width === 0) {
      i = fail(i, i + 1, 'invalid start byte');
      continue;
    }
    // How many bytes are right: the second has a narrower range after some first bytes.
    let good = 1;
    const second = b[i + 1];
    const fits =
      i + 1 < length &&
      isTail(second) &&
      !(first === 0xe0 && second < 0xa0) &&
      !(first === 0xed && second > 0x9f) &&
      !(first === 0xf0 && second < 0x90) &&
      !(first === 0xf4 && second > 0x8f);
    if (fits) for (good = 2; good < width && i + good < length && isTail(b[i + good]); ) good++;
    if (good < width) {
      i = i + good >= length ? fail(i, length, 'unexpected end of data') : fail(i, i + good, 'invalid continuation byte');
      continue;
    }
    if (width === 2) out.push(((first & 31) << 6) | (second & 63));
    else if (width === 3) out.push(((first & 15) << 12) | ((second & 63) << 6) | (b[i + 2] & 63));
    else out.push(((first & 7) << 18) | ((second & 63) << 12) | ((b[i + 2] & 63) << 6) | (b[i + 3] & 63));
    i += width;
  }
}
function decodeUtf16(t: Thread, b: Uint8Array, out: number[], name: string, errors: string): void {
  let i = 0;
  let little = name !== 'utf_16_be';
  if (name === 'utf_16' && b.length >= 2) {
    if (b[0] === 0xff && b[1] === 0xfe) i = 2;
    else if (b[0] === 0xfe && b[1] === 0xff) {
      i = 2;
      little = false;
    }
  }
  const fail = failing(t, little ? 'utf-16-le' : 'utf-16-be', b, out, errors);
  const unit = (at: number): number => (little ? b[at] | (b[at + 1] << 8) : (b[at] << 8) | b[at + 1]);
  while (i < b.length) {
    if (i + 1 === b.length) {
      i = fail(i, i + 1, 'truncated data');
      continue;
    }
    const u = unit(i);
    if (u < 0xd800 || u > 0xdfff) {
      out.push(u);
      i += 2;
    } else if (u >= 0xdc00) i = fail(i, i + 2, 'illegal encoding');
    else if (i + 4 > b.length) i = fail(i, b.length, 'unexpected end of data');
    else {
      const low = unit(i + 2);
      if (low < 0xdc00 || low > 0xdfff) i = fail(i, i + 2, 'illegal UTF-16 surrogate');
      else {
        out.push(0x10000 + ((u - 0xd800) << 10) + (low - 0xdc00));
        i += 4;
      }
    }
  }
}
function decodeUtf32(t: Thread, b: Uint8Array, out: number[], name: string, errors: string): void {
  let i = 0;
  let little = name !== 'utf_32_be';
  if (name === 'utf_32' && b.length >= 4) {
    if (b[0] === 0xff && b[1] === 0xfe && b[2] === 0 && b[3] === 0) i = 4;
    else if (b[0] === 0 && b[1] === 0 && b[2] === 0xfe && b[3] === 0xff) {
      i = 4;
      little = false;
    }
  }
  const fail = failing(t, little ? 'utf-32-le' : 'utf-32-be', b, out, errors);
  while (i < b.length) {
    if (i + 4 > b.length) {
      i = fail(i, b.length, 'truncated data');
      continue;
    }
    const point = little
      ? b[i] + b[i + 1] * 256 + b[i + 2] * 65536 + b[i + 3] * 16777216
      : b[i + 3] + b[i + 2] * 256 + b[i + 1] * 65536 + b[i] * 16777216;
    if (point > 0x10ffff) i = fail(i, i + 4, 'code point not in range(0x110000)');
    else if (isSurrogate(point)) i = fail(i, i + 4, 'code point in surrogate code point range(0xd800, 0xe000)');
    else {
      out.push(point);
      i += 4;
    }
  }
}
function hexValue(byte: number): number {
  if (byte >= 48 && byte <= 57) return byte - 48;
  const lower = byte | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}
const SIMPLE_ESCAPES = new Map([
  [10, -1],
  [92, 92],
  [39, 39],
  [34, 34],
  [98, 8],
  [102, 12],
  [116, 9],
  [110, 10],
  [114, 13],
  [118, 11],
  [97, 7],
]);
const HEX_WIDTHS = new Map([
  [120, { width: 2, reason: 'truncated \\xXX escape' }],
  [117, { width: 4, reason: 'truncated \\uXXXX escape' }],
  [85, { width: 8, reason: 'truncated \\UXXXXXXXX escape' }],
]);
function decodeEscapes(t: Thread, b: Uint8Array, out: number[], fail: Fail): void {
  const { length } = b;
  for (let i = 0; i < length; ) {
    const start = i;
    const byte = b[i++];
    if (byte !== 92) {
      out.push(byte);
      continue;
    }
    if (i >= length) {
      i = fail(start, i, '\\ at end of string');
      continue;
    }
    const kind = b[i++];
    const simple = SIMPLE_ESCAPES.get(kind);
    if (simple !== undefined) {
      if (simple >= 0) out.push(simple);
      continue;
    }
    if (kind >= 48 && kind <= 55) {
      let value = kind - 48;
      for (let n = 0; n < 2 && i < length && b[i] >= 48 && b[i] <= 55; n++) value = value * 8 + b[i++] - 48;
      out.push(value);
      continue;
    }
    const hex = HEX_WIDTHS.get(kind);
    if (hex !== undefined) {
      let value = 0;
      let n = 0;
      for (; n < hex.width && i < length && hexValue(b[i]) >= 0; n++) value = value * 16 + hexValue(b[i++]);
      if (n < hex.width) i = fail(start, i, hex.reason);
      else if (value > 0x10ffff) i = fail(start, i, 'illegal Unicode character');
      else out.push(value);
      continue;
    }
    if (kind === 78) {
      i = decodeName(t, b, out, start, i, fail);
      continue;
    }
    out.push(92, kind);
  }
}
/** \N{...}; `i` is behind the N. */
function decodeName(t: Thread, b: Uint8Array, out: number[], start: number, i: number, fail: Fail): number {
  if (b[i] !== 123) return fail(start, i, 'malformed \\N character escape');
  let end = i + 1;
  while (end < b.length && b[end] !== 125) end++;
  if (end === b.length || end === i + 1) return fail(start, end, 'malformed \\N character escape');
  const found = characterNames(t)?.pointOf(latin1Of(b.subarray(i + 1, end)));
  if (found === undefined) return fail(start, end + 1, 'unknown Unicode character name');
  if (typeof found === 'number') out.push(found);
  else for (const point of found) out.push(point);
  return end + 1;
}
function decodeRawEscapes(b: Uint8Array, out: number[], fail: Fail): void {
  const { length } = b;
  for (let i = 0; i < length; ) {
    if (b[i] !== 92 || i + 1 >= length) {
      out.push(b[i++]);
      continue;
    }
    const start = i;
    const kind = b[i + 1];
    const width = kind === 117 ? 4 : kind === 85 ? 8 : 0;
    if (width === 0) {
      // A backslash takes the next character with it, so that \\u is no escape.
      out.push(92, kind);
      i += 2;
      continue;
    }
    let value = 0;
    let n = 0;
    for (i += 2; n < width && i < length && hexValue(b[i]) >= 0; n++) value = value * 16 + hexValue(b[i++]);
    if (n < width) i = fail(start, i, width === 4 ? 'truncated \\uXXXX escape' : 'truncated \\UXXXXXXXX escape');
    else if (value > 0x10ffff) i = fail(start, i, '\\Uxxxxxxxx out of range');
    else out.push(value);
  }
}
function decodeUtf7(b: Uint8Array, out: number[], fail: Fail): void {
  let inBase = false;
  let start = 0;
  let bits = 0;
  let count = 0;
  let high = 0;
  const unit = (u: number): void => {
    if (high !== 0 && u >= 0xdc00 && u <= 0xdfff) {
      out.push(0x10000 + ((high - 0xd800) << 10) + (u - 0xdc00));
      high = 0;
      return;
    }
    if (high !== 0) out.push(high);
    high = 0;
    if (u >= 0xd800 && u <= 0xdbff) high = u;
    else out.push(u);
  };
  for (let i = 0; i < b.length; ) {
    const byte = b[i];
    const digit = byte < 128 ? BASE64.indexOf(String.fromCharCode(byte)) : -1;
    if (inBase) {
      if (digit >= 0) {
        bits = ((bits << 6) | digit) & 0x3fffff;
        count += 6;
        i++;
        if (count >= 16) {
          unit((bits >>> (count - 16)) & 0xffff);
          count -= 16;
          bits &= (1 << count) - 1;
        }
        continue;
      }
      inBase = false;
      const pending = high;
      high = 0;
      if (count > 0) {
        if (count >= 6) {
          i = fail(start, i + 1, 'partial character in base64 sequence');
          continue;
        }
        if (bits !== 0) {
          i = fail(start, i + 1, 'non-zero padding bits in base64 sequence');
          continue;
        }
      }
      if (pending !== 0 && byte < 128 && byte !== 43) out.push(pending);
      if (byte === 45) i++;
      continue;
    }
    if (byte === 43) {
      start = i++;
      if (b[i] === 45) {
        out.push(43);
        i++;
      } else if (i < b.length && !(b[i] < 128 && BASE64.includes(String.fromCharCode(b[i])))) i = fail(start, i + 1, 'ill-formed sequence');
      else {
        inBase = true;
        bits = count = high = 0;
      }
      continue;
    }
    if (byte < 128) {
      out.push(byte);
      i++;
    } else i = fail(i, i + 1, 'unexpected special character');
  }
  if (inBase && (high !== 0 || count >= 6 || (count > 0 && bits !== 0))) fail(start, b.length, 'unterminated shift sequence');
}

/** A str as UTF-8 for the world outside (files, output); lone surrogates by `errors`. */
export function utf8Of(t: Thread, s: Str, errors = 'strict'): Uint8Array {
  return encodeStr(t, s, 'utf-8', errors).bytes;
}

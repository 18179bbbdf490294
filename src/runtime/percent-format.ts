/**
 * `text % values`, for str and for bytes.
 *
 *     '%(key)-*.3f'      %  mapping key  flags  width  precision  length (ignored)  type
 *
 * The format is read once, from left to right, and a value is taken and shown as soon as its specifier is complete, so errors
 * come in the order in which CPython finds them. Bytes are read as characters U+0000 to U+00FF and turned back at the end. A
 * value whose `__str__` or `__repr__` may be guest code is shown by a native frame; all others at once.
 */
import { bytesOf } from './buffers.ts';
import { bytesOfLatin1, latin1Of } from './latin1.ts';
import { typeName } from './builtin-types.ts';
import { PyByteArray, PyBytes, PyTuple } from './collections.ts';
import { callSpecial, findFloat, indexOf } from './convert.ts';
import { OverflowError, raised, TypeError, ValueError } from './exceptions.ts';
import { type FloatCode, formatDouble } from './float-text.ts';
import { intRepr } from './int-text.ts';
import { Raise, type Thread } from './machine.ts';
import type { NativeFrame } from './native-frame.ts';
import { floatOf, intFromNumber, intOf, PyFloat } from './number.ts';
import { PUSHED, PyObject, type Value } from './object.ts';
import { reprOf, strOfValue } from './protocols.ts';
import { asciiRepr } from './repr-text.ts';
import { joinStr, lengthOfStr, padStr, type Str, sliceStr } from './str-methods.ts';
import { PyStr, strFromPoints, strOf } from './text.ts';

const LEFT = 1;
const PLUS = 2;
const BLANK = 4;
const ALTERNATE = 8;
const ZERO = 16;

/** A format half-way through. */
class Progress {
  at = 0;
  readonly parts: Str[] = [];
  /** Position of the next value; -2 says that `values` is itself the only one, -1 that it was taken. */
  next: number;
  /** The mapping for keys. */
  readonly source: Value;
  // The specifier being shown.
  flags = 0;
  width = 0;
  precision = -1;
  type = 0;
  value: Value = null;
  constructor(
    readonly format: Str,
    public values: Value,
    readonly mapping: boolean,
    /** The class of the result when it is not str. */
    readonly bytes: 'bytes' | 'bytearray' | null,
  ) {
    this.next = values instanceof PyTuple ? 0 : -2;
    this.source = values;
  }
  get count(): number {
    return this.next >= 0 ? (this.values as PyTuple).items.length : -1;
  }
  take(): Value {
    if (this.next === -2) {
      this.next = -1;
      return this.values;
    }
    if (this.next < 0 || this.next >= (this.values as PyTuple).items.length)
      throw raised(TypeError, 'not enough arguments for format string');
    return (this.values as PyTuple).items[this.next++];
  }
}

export function percentFormat(t: Thread, format: Str, values: Value): Value {
  return begin(t, new Progress(format, values, isMapping(values) && strOf(values) === undefined, null));
}
export function percentFormatBytes(t: Thread, format: Uint8Array, values: Value, into: 'bytes' | 'bytearray'): Value {
  const mapping = isMapping(values) && !(values instanceof PyBytes) && !(values instanceof PyByteArray) && strOf(values) === undefined;
  return begin(t, new Progress(latin1Of(format), values, mapping, into));
}
function isMapping(v: Value): boolean {
  return v instanceof PyObject && !(v instanceof PyTuple) && v.cls.lookup('__getitem__') !== undefined;
}
function begin(t: Thread, p: Progress): Value {
  return advance(t, p) ? t.start(showStep, p) : finish(t, p);
}
/** a: the progress. */
function showStep(t: Thread, f: NativeFrame, value: Value): Value {
  const p = f.a as Progress;
  for (;;) {
    if (f.state === 0) {
      f.state = 1;
      value = p.type === 115 ? strOfValue(t, p.value) : reprOf(t, p.value);
      if (value === PUSHED) return PUSHED;
    }
    f.state = 0;
    shown(t, p, strOf(value) as Str);
    if (!advance(t, p)) return finish(t, p);
  }
}
function finish(t: Thread, p: Progress): Value {
  if (p.next < p.count || p.next === -2) {
    if (!p.mapping) throw raised(TypeError, `not all arguments converted during ${p.bytes === null ? 'string' : 'bytes'} formatting`);
  }
  const text = joinStr(t, '', p.parts);
  if (p.bytes === null) return text;
  const bytes = bytesOfLatin1(text as string);
  return p.bytes === 'bytes' ? new PyBytes(bytes) : new PyByteArray(bytes);
}

/** Goes on to the end (false), or to a value that must be shown by a frame (true). */
function advance(t: Thread, p: Progress): boolean {
  const { format } = p;
  const length = lengthOfStr(format);
  const code = (at: number): number => (typeof format === 'string' ? format.charCodeAt(at) : format.points[at]);
  for (;;) {
    const from = p.at;
    const percent = typeof format === 'string' ? format.indexOf('%', from) : format.points.indexOf(37, from);
    if (percent < 0) {
      if (from < length) p.parts.push(sliceStr(format, from, length));
      p.at = length;
      return false;
    }
    if (percent > from) p.parts.push(sliceStr(format, from, percent));
    let at = percent + 1;
    if (at < length && code(at) === 37) {
      p.parts.push('%');
      p.at = at + 1;
      continue;
    }
    if (at < length && code(at) === 40) at = takeKey(t, p, at + 1, code, length);
    p.flags = 0;
    flags: for (; at < length; at++) {
      switch (code(at)) {
        case 45:
          p.flags |= LEFT;
          break;
        case 43:
          p.flags |= PLUS;
          break;
        case 32:
          p.flags |= BLANK;
          break;
        case 35:
          p.flags |= ALTERNATE;
          break;
        case 48:
          p.flags |= ZERO;
          break;
        default:
          break flags;
      }
    }
    p.width = -1;
    p.precision = -1;
    if (at < length && code(at) === 42) {
      p.width = starArgument(p, 'ssize_t');
      if (p.width < 0) {
        p.flags |= LEFT;
        p.width = -p.width;
      }
      at++;
    } else {
      for (let width = 0; at < length && code(at) >= 48 && code(at) <= 57; at++) {
        width = width * 10 + code(at) - 48;
        if (width > 9.2e18) throw raised(ValueError, 'width too big');
        p.width = width;
      }
    }
    if (at < length && code(at) === 46) {
      at++;
      p.precision = 0;
      if (at < length && code(at) === 42) {
        p.precision = Math.max(0, starArgument(p, 'int'));
        at++;
      } else {
        for (; at < length && code(at) >= 48 && code(at) <= 57; at++) {
          p.precision = p.precision * 10 + code(at) - 48;
          if (p.precision > 0x7fffffff) throw raised(ValueError, 'precision too big');
        }
      }
    }
    // A C length changes nothing.
    if (at < length && (code(at) === 104 || code(at) === 108 || code(at) === 76)) at++;
    if (at >= length) throw raised(ValueError, 'incomplete format');
    p.type = code(at);
    p.value = p.take();
    p.at = at + 1;
    if (convert(t, p, at)) return true;
  }
}
function takeKey(t: Thread, p: Progress, from: number, code: (at: number) => number, length: number): number {
  if (!p.mapping) throw raised(TypeError, 'format requires a mapping');
  let depth = 1;
  let at = from;
  for (; at < length; at++) {
    const c = code(at);
    if (c === 40) depth++;
    else if (c === 41 && --depth === 0) break;
  }
  if (at >= length) throw raised(ValueError, 'incomplete format key');
  const text = sliceStr(p.format, from, at);
  p.values = t.getItem(p.source, p.bytes === null ? text : new PyBytes(bytesOfLatin1(text as string)));
  p.next = -2;
  return at + 1;
}
function starArgument(p: Progress, kind: 'ssize_t' | 'int'): number {
  const int = intOf(p.take());
  if (int === undefined) throw raised(TypeError, '* wants int');
  const limit = kind === 'int' ? 2147483647 : 9223372036854775807n;
  if (int > limit || int < -limit) throw raised(OverflowError, `Python int too large to convert to C ${kind}`);
  return Number(int);
}

/** Shows the value of the specifier; true when that needs a frame. */
function convert(t: Thread, p: Progress, index: number): boolean {
  const { type } = p;
  switch (type) {
    case 115: // s
      if (p.bytes !== null) {
        shown(t, p, bytesText(t, p.value));
        return false;
      }
      return show(t, p);
    case 98: // b
      if (p.bytes === null) break;
      shown(t, p, bytesText(t, p.value));
      return false;
    case 114: // r
    case 97: // a
      return show(t, p);
    case 99: // c
      p.precision = -1;
      pad(t, p, p.bytes === null ? character(t, p.value) : byteCharacter(t, p.value));
      return false;
    case 100: // d
    case 105: // i
    case 117: // u
    case 111: // o
    case 120: // x
    case 88: // X
      numeral(t, p, integerText(t, p));
      return false;
    case 101: // e
    case 69: // E
    case 102: // f
    case 70: // F
    case 103: // g
    case 71: // G
      numeral(t, p, floatText(t, p));
      return false;
  }
  const shownAs = type >= 32 && type < 127 ? String.fromCharCode(type) : '?';
  throw raised(ValueError, `unsupported format character '${shownAs}' (0x${type.toString(16)}) at index ${index}`);
}
/** Values that never need guest code are shown at once. */
function show(t: Thread, p: Progress): boolean {
  const v = p.value;
  if (v instanceof PyObject && !(v instanceof PyStr) && !(v instanceof PyFloat && v.slots === null)) return true;
  shown(t, p, strOf(p.type === 115 ? strOfValue(t, v) : reprOf(t, v)) as Str);
  return false;
}
/** The text of the value is there. */
function shown(t: Thread, p: Progress, text: Str): void {
  if (p.type === 97 || (p.type === 114 && p.bytes !== null)) text = asciiRepr(text);
  if (p.precision >= 0 && p.precision < lengthOfStr(text)) text = sliceStr(text, 0, p.precision);
  pad(t, p, text);
}
function pad(t: Thread, p: Progress, text: Str): void {
  const room = p.width - lengthOfStr(text);
  if (room <= 0) p.parts.push(text);
  else p.parts.push((p.flags & LEFT) !== 0 ? padStr(t, text, 0, room, ' ') : padStr(t, text, room, 0, ' '));
}
/** A number: its sign, the prefix of its base, then digits. */
function numeral(t: Thread, p: Progress, text: string): void {
  const negative = text[0] === '-';
  const sign = negative ? '-' : (p.flags & PLUS) !== 0 ? '+' : (p.flags & BLANK) !== 0 ? ' ' : '';
  let body = negative ? text.slice(1) : text;
  let front = sign;
  const isBased = p.type === 120 || p.type === 88 || p.type === 111;
  if (isBased && (p.flags & ALTERNATE) !== 0) {
    front += body.slice(0, 2);
    body = body.slice(2);
  }
  const room = p.width - front.length - body.length;
  if (room <= 0) p.parts.push(front + body);
  else if ((p.flags & LEFT) !== 0) p.parts.push(padStr(t, front + body, 0, room, ' '));
  else if ((p.flags & ZERO) !== 0) p.parts.push(front + (padStr(t, body, room, 0, '0') as string));
  else p.parts.push(padStr(t, front + body, room, 0, ' '));
}

const letter = (p: Progress): string => String.fromCharCode(p.type);
function integerText(t: Thread, p: Progress): string {
  const int = integerOf(t, p);
  const base = p.type === 111 ? 8 : p.type === 120 || p.type === 88 ? 16 : 10;
  const negative = int < 0;
  let digits = base === 10 ? intRepr(t, int) : int.toString(base);
  if (negative) digits = digits.slice(1);
  if (p.precision > digits.length) digits = padStr(t, digits, p.precision - digits.length, 0, '0') as string;
  if ((p.flags & ALTERNATE) !== 0 && base !== 10) digits = (base === 8 ? '0o' : '0x') + digits;
  if (p.type === 88) digits = digits.toUpperCase();
  return negative ? `-${digits}` : digits;
}
function integerOf(t: Thread, p: Progress): number | bigint {
  const v = p.value;
  const int = intOf(v);
  if (int !== undefined) return int;
  const decimal = p.type === 100 || p.type === 105 || p.type === 117;
  try {
    if (decimal) {
      const x = floatOf(v);
      if (x !== undefined) return truncated(x);
      const special = callSpecial(t, v, '__int__');
      const result = special === undefined ? undefined : intOf(special);
      if (result !== undefined) return result;
    }
    return indexOf(t, v);
  } catch (error) {
    if (!(error instanceof Raise) || !error.exception.cls.isSubtypeOf(TypeError)) throw error;
    throw raised(TypeError, `%${letter(p)} format: ${decimal ? 'a real number' : 'an integer'} is required, not ${typeName(v)}`);
  }
}
function truncated(x: number): number | bigint {
  if (x !== x) throw raised(ValueError, 'cannot convert float NaN to integer');
  if (x === Infinity || x === -Infinity) throw raised(OverflowError, 'cannot convert float infinity to integer');
  return intFromNumber(Math.trunc(x));
}
function floatText(t: Thread, p: Progress): string {
  const x = typeof p.value === 'number' ? p.value : findFloat(t, p.value);
  if (x === undefined) {
    const expected = p.bytes === null ? 'must be real number' : 'float argument required';
    throw raised(TypeError, `${expected}, not ${typeName(p.value)}`);
  }
  const code = letter(p);
  const lower = code.toLowerCase();
  return formatDouble(x, lower as FloatCode, p.precision < 0 ? 6 : p.precision, {
    alternate: (p.flags & ALTERNATE) !== 0,
    upper: lower !== code,
  });
}
function character(t: Thread, v: Value): Str {
  const text = strOf(v);
  if (text !== undefined) {
    const length = lengthOfStr(text);
    if (length !== 1) throw raised(TypeError, `%c requires an int or a unicode character, not a string of length ${length}`);
    return text;
  }
  const int = codeOf(t, v, () => `%c requires an int or a unicode character, not ${typeName(v)}`);
  if (int < 0 || int > 0x10ffff) throw raised(OverflowError, '%c arg not in range(0x110000)');
  return strFromPoints([Number(int)]);
}
function byteCharacter(t: Thread, v: Value): string {
  const expected = '%c requires an integer in range(256) or a single byte, not';
  if (v instanceof PyBytes || v instanceof PyByteArray) {
    const { length } = v.bytes;
    if (length !== 1) throw raised(TypeError, `${expected} a ${v instanceof PyBytes ? 'bytes' : 'bytearray'} object of length ${length}`);
    return latin1Of(v.bytes);
  }
  const int = codeOf(t, v, () => `${expected} ${typeName(v)}`);
  if (int < 0 || int > 255) throw raised(OverflowError, '%c arg not in range(256)');
  return String.fromCharCode(Number(int));
}
function codeOf(t: Thread, v: Value, message: () => string): number | bigint {
  try {
    return indexOf(t, v);
  } catch (error) {
    if (error instanceof Raise && error.exception.cls.isSubtypeOf(TypeError)) throw raised(TypeError, message());
    throw error;
  }
}
function bytesText(t: Thread, v: Value): string {
  const own = v instanceof PyBytes && v.slots !== null ? undefined : bytesOf(v);
  if (own !== undefined) return latin1Of(own);
  const made = callSpecial(t, v, '__bytes__');
  if (made instanceof PyBytes) return latin1Of(made.bytes);
  if (made !== undefined) throw raised(TypeError, `__bytes__ returned non-bytes (type ${typeName(made)})`);
  const bytes = bytesOf(v);
  if (bytes !== undefined) return latin1Of(bytes);
  throw raised(TypeError, `%b requires a bytes-like object, or an object that implements __bytes__, not '${typeName(v)}'`);
}

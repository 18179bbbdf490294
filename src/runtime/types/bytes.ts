/**
 * bytes, and the methods that bytearray has too.
 *
 * `sharedRows` makes the rows for one of the two types: the same search, cut and shape, with results of that type. Letters,
 * digits and white space are those of ASCII. An operation on bytes that changes nothing gives the object itself back.
 */
import { bufferRow, bytesArgument, bytesOf, ByteWriter, guestView, plainView, releaseGuestView } from '../buffers.ts';
import { bytesType, typeName } from '../builtin-types.ts';
import { NotImplemented, PyByteArray, PyBytes, PyList, PySlice, PyTuple } from '../collections.ts';
import { callSpecial, findIndex, indexOf, sizeArgument, sizeOf } from '../convert.ts';
import { decode, encodeStr } from '../codecs.ts';
import type { NativeRow, TypeRows } from '../define.ts';
import { IndexError, OverflowError, raised, TypeError, ValueError } from '../exceptions.ts';
import { hashOf } from '../hash.ts';
import { bytearrayIterator, BytesIterator, collectAs, type Finish } from '../iterate.ts';
import { Raise, type Thread } from '../machine.ts';
import { type PyType, PyObject, type Value } from '../object.ts';
import { percentFormatBytes } from '../percent-format.ts';
import { bytesRepr } from '../repr-text.ts';
import { indexOfKey, type SliceBounds, sliceBounds } from '../slices.ts';
import { reserve, type Str } from '../str-methods.ts';
import { windowOf, wrongArgument } from '../text-arguments.ts';
import { jsText, pointsOf, strOf } from '../text.ts';
import * as search from '../unit-search.ts';

export type BytesLike = PyBytes | PyByteArray;

// ---- arguments
export const BYTE_RANGE = 'byte must be in range(0, 256)';
export function byteArgument(t: Thread, v: Value, range = BYTE_RANGE): number {
  if (typeof v === 'number' && (v & 255) === v) return v;
  const int = indexOf(t, v);
  if (int < 0 || int > 255) throw raised(ValueError, range);
  return Number(int);
}
/** What to search for: bytes, or one of them as an int. */
function subOf(t: Thread, v: Value): Uint8Array {
  const bytes = bytesOf(v);
  if (bytes !== undefined) return bytes;
  const int = findIndex(t, v);
  if (int === undefined) throw raised(TypeError, `argument should be integer or bytes-like object, not '${typeName(v)}'`);
  if (int < 0 || int > 255) throw raised(ValueError, BYTE_RANGE);
  return Uint8Array.of(Number(int));
}
export function encodingArgument(t: Thread, method: string, argument: string, v: Value | undefined, otherwise: string): string {
  if (v === undefined) return otherwise;
  const text = strOf(v);
  if (text === undefined) throw wrongArgument(`${method}() argument '${argument}'`, 'str', v);
  const name = jsText(text);
  encodeStr(t, text, 'utf-8', 'strict');
  if (name.includes('\0')) throw raised(ValueError, 'embedded null character');
  return name;
}

// ---- construction
/**
 * The bytes that `bytes(source, encoding, errors)` and `bytearray(...)` mean, when they can be had without iterating; undefined
 * when the source has to be iterated over. What a `__bytes__` gave is given as it is.
 */
export function bytesFrom(
  t: Thread,
  name: 'bytes' | 'bytearray',
  source: Value | undefined,
  encoding: Value | undefined,
  errors: Value | undefined,
): Uint8Array | PyBytes | undefined {
  const encodingName = encodingArgument(t, name, 'encoding', encoding, 'utf-8');
  const errorsName = encodingArgument(t, name, 'errors', errors, 'strict');
  const text = source === undefined ? undefined : strOf(source);
  if (encoding !== undefined) {
    if (text === undefined) throw raised(TypeError, 'encoding without a string argument');
    return encodeStr(t, text, encodingName, errorsName).bytes;
  }
  if (errors !== undefined)
    throw raised(TypeError, text === undefined ? 'errors without a string argument' : 'string argument without an encoding');
  if (source === undefined) return new Uint8Array(0);
  if (name === 'bytes' && source instanceof PyObject && !(source instanceof PyBytes && source.slots === null)) {
    const made = callSpecial(t, source, '__bytes__');
    if (made !== undefined) {
      if (!(made instanceof PyBytes)) throw raised(TypeError, `__bytes__ returned non-bytes (type ${typeName(made)})`);
      return made;
    }
    if (source.cls.lookup('__bytes__') === null) throw raised(TypeError, "'NoneType' object is not callable");
  }
  if (text !== undefined) throw raised(TypeError, 'string argument without an encoding');
  const bytes = bytesOf(source);
  if (bytes !== undefined) return bytes;
  const view = guestView(t, source);
  if (view !== undefined) {
    const copy = view.bytes().slice();
    releaseGuestView(t, source as PyObject, view);
    return copy;
  }
  const count = countOf(t, source);
  if (count !== undefined) {
    if (count < 0) throw raised(ValueError, 'negative count');
    reserve(t, count);
    return new Uint8Array(count);
  }
  return undefined;
}
/** The int that a value is; undefined where its `__index__` raises, too. */
function indexOrNothing(t: Thread, v: Value): number | bigint | undefined {
  try {
    return findIndex(t, v);
  } catch (error) {
    if (error instanceof Raise) return undefined;
    throw error;
  }
}
/** A count of zero bytes; an `__index__` that raises TypeError means that it is none. */
function countOf(t: Thread, source: Value): number | undefined {
  try {
    return findIndex(t, source) === undefined ? undefined : sizeOf(t, source);
  } catch (error) {
    if (error instanceof Raise && error.exception.cls.isSubtypeOf(TypeError)) return undefined;
    throw error;
  }
}
const JOINED = { refusal: 'can only join an iterable' };
/** Collects the bytes that an iterable of ints gives; each is looked at as it comes. finish(t, bytes, ...) takes them as ints of JavaScript. */
export function collectBytes(
  t: Thread,
  kind: 'bytes' | 'bytearray',
  source: Value,
  finish: Finish,
  a?: unknown,
  b?: unknown,
  c?: unknown,
): Value {
  const how = {
    sized: kind === 'bytes',
    take: kind === 'bytes' ? byteForBytes : byteArgument,
    refusal: `cannot convert '${typeName(source)}' object to ${kind}`,
  };
  return collectAs(t, how, source, finish, a, b, c);
}
const byteForBytes = (t: Thread, item: Value): number => byteArgument(t, item, 'bytes must be in range(0, 256)');
function construct(t: Thread, cls: PyType, source?: Value, encoding?: Value, errors?: Value): Value {
  if (cls === bytesType && source instanceof PyBytes && source.cls === bytesType && encoding === undefined && errors === undefined)
    return source;
  const bytes = bytesFrom(t, 'bytes', source, encoding, errors);
  if (bytes === undefined) return collectBytes(t, 'bytes', source as Value, fromItems, cls);
  if (bytes instanceof PyBytes) return cls === bytesType ? bytes : ofClass(cls, bytes.bytes);
  return ofClass(cls, source instanceof PyBytes ? bytes : bytes.slice());
}
function fromItems(_t: Thread, items: readonly Value[], cls: PyType): Value {
  return ofClass(cls, Uint8Array.from(items as number[]));
}
function ofClass(cls: PyType, bytes: Uint8Array): PyBytes {
  return cls === bytesType ? new PyBytes(bytes) : new PyBytes(bytes, cls);
}

// ---- small tables of ASCII
const isLower = (c: number): boolean => c >= 97 && c <= 122;
const isUpper = (c: number): boolean => c >= 65 && c <= 90;
const isAlpha = (c: number): boolean => isLower(c | 32) && c < 128;
const isDigit = (c: number): boolean => c >= 48 && c <= 57;
const isAlnum = (c: number): boolean => isAlpha(c) || isDigit(c);
export const isByteSpace = (c: number): boolean => c === 32 || (c >= 9 && c <= 13);
const isBreak = (c: number): boolean => c === 10 || c === 13;
function every(test: (c: number) => boolean) {
  return (b: Uint8Array): boolean => b.length > 0 && b.every(test);
}
function allCased(b: Uint8Array, right: (c: number) => boolean, wrong: (c: number) => boolean): boolean {
  let found = false;
  for (const c of b) {
    if (wrong(c)) return false;
    if (right(c)) found = true;
  }
  return found;
}
function isTitle(b: Uint8Array): boolean {
  let found = false;
  let inWord = false;
  for (const c of b) {
    if (isUpper(c)) {
      if (inWord) return false;
      found = inWord = true;
    } else if (isLower(c)) {
      if (!inWord) return false;
    } else inWord = false;
  }
  return found;
}
function titled(b: Uint8Array): Uint8Array {
  let inWord = false;
  return b.map((c) => {
    const mapped = inWord ? (isUpper(c) ? c + 32 : c) : isLower(c) ? c - 32 : c;
    inWord = isAlpha(c);
    return mapped;
  });
}
/** Each byte by its place in a table. */
function mapped(b: Uint8Array, table: Uint8Array): Uint8Array {
  const out = new Uint8Array(b.length);
  for (let i = 0; i < b.length; i++) out[i] = table[b[i]];
  return out;
}
const tableOf = (map: (c: number) => number): Uint8Array => Uint8Array.from({ length: 256 }, (_, c) => map(c));
const toLower = (c: number): number => (isUpper(c) ? c + 32 : c);
const toUpper = (c: number): number => (isLower(c) ? c - 32 : c);

// ---- what both types compute
export function joinBytes(separator: Uint8Array, parts: readonly Uint8Array[], t: Thread): Uint8Array {
  let length = separator.length * Math.max(0, parts.length - 1);
  for (const part of parts) length += part.length;
  reserve(t, length);
  const out = new Uint8Array(length);
  let at = 0;
  parts.forEach((part, i) => {
    if (i > 0) {
      out.set(separator, at);
      at += separator.length;
    }
    out.set(part, at);
    at += part.length;
  });
  return out;
}
export function repeatBytes(t: Thread, b: Uint8Array, times: number): Uint8Array {
  if (times <= 0 || b.length === 0) return new Uint8Array(0);
  const length = b.length * times;
  reserve(t, length);
  const out = new Uint8Array(length);
  if (b.length === 1) return out.fill(b[0]);
  out.set(b);
  // What is there is doubled.
  for (let have = b.length; have < length; have *= 2) out.copyWithin(have, 0, Math.min(have, length - have));
  return out;
}
export function takeBytes(b: Uint8Array, { start, stop, step, count }: SliceBounds): Uint8Array {
  if (step === 1) return count === 0 ? new Uint8Array(0) : b.slice(start, stop);
  const out = new Uint8Array(count);
  for (let i = 0, at = start; i < count; i++, at += step) out[i] = b[at];
  return out;
}
function padded(t: Thread, b: Uint8Array, left: number, right: number, fill: number): Uint8Array {
  left = Math.max(0, left);
  right = Math.max(0, right);
  if (left + right === 0) return b;
  const length = left + b.length + right;
  reserve(t, length);
  const out = new Uint8Array(length).fill(fill);
  out.set(b, left);
  return out;
}
function zeroFilled(t: Thread, b: Uint8Array, width: number): Uint8Array {
  const room = width - b.length;
  if (room <= 0) return b;
  const out = padded(t, b, room, 0, 48);
  if (b[0] === 43 || b[0] === 45) {
    out[room] = 48;
    out[0] = b[0];
  }
  return out;
}
function expanded(t: Thread, b: Uint8Array, size: number): Uint8Array {
  const out = new ByteWriter(b.length);
  let column = 0;
  for (const c of b) {
    if (c === 9) {
      if (size > 0) {
        const gap = size - (column % size);
        if (gap > 4096) reserve(t, out.length + gap);
        out.append(new Uint8Array(gap).fill(32));
        column += gap;
      }
    } else {
      out.push(c);
      column = isBreak(c) ? 0 : column + 1;
    }
  }
  return out.finish();
}
function replaced(t: Thread, b: Uint8Array, old: Uint8Array, by: Uint8Array, max: number): Uint8Array {
  const limit = max < 0 ? Number.POSITIVE_INFINITY : max;
  if (limit === 0 || old.length > b.length) return b;
  if (old.length === 0) {
    const n = Math.min(limit, b.length + 1);
    reserve(t, b.length + n * by.length);
    const out = new ByteWriter(b.length + n * by.length);
    for (let i = 0; i < n; i++) {
      out.append(by);
      if (i < b.length) out.push(b[i]);
    }
    if (n < b.length) out.append(b.subarray(n));
    return out.finish();
  }
  const positions = search.positionsOf(b, old, limit);
  return positions.length === 0 ? b : joinBytes(by, around(b, old.length, positions), t);
}
/** The pieces round separators of this width. */
function around(b: Uint8Array, width: number, positions: readonly number[]): Uint8Array[] {
  const parts: Uint8Array[] = [];
  let from = 0;
  for (const at of positions) {
    parts.push(b.subarray(from, at));
    from = at + width;
  }
  parts.push(b.subarray(from));
  return parts;
}
const HEX = '0123456789abcdef';
/** hex() of bytes, bytearray and memoryview. */
export function hexOf(t: Thread, b: Uint8Array, sep?: Value, perGroup?: Value): string {
  const group = perGroup === undefined ? 1 : sizeArgument(t, perGroup, 'int');
  let separator = '';
  if (sep !== undefined) {
    if (t.length(sep) !== 1) throw raised(ValueError, 'sep must be length 1.');
    const text = strOf(sep);
    if (text !== undefined) {
      const point = pointsOf(text)[0];
      if (point > 127) throw raised(ValueError, 'sep must be ASCII.');
      separator = String.fromCharCode(point);
    } else if (sep instanceof PyBytes) {
      if (sep.bytes[0] > 127) throw raised(ValueError, 'sep must be ASCII.');
      separator = String.fromCharCode(sep.bytes[0]);
    } else throw raised(TypeError, 'sep must be str or bytes.');
  }
  reserve(t, b.length * 2);
  const digits = (from: number, to: number): string => {
    let text = '';
    for (let i = from; i < to; i++) text += HEX[b[i] >> 4] + HEX[b[i] & 15];
    return text;
  };
  const width = Math.abs(group);
  if (separator === '' || width === 0 || width >= b.length) return digits(0, b.length);
  const groups: string[] = [];
  // Groups are counted from the right unless the number is negative.
  const first = group > 0 ? b.length % width || width : width;
  groups.push(digits(0, first));
  for (let at = first; at < b.length; at += width) groups.push(digits(at, Math.min(at + width, b.length)));
  return groups.join(separator);
}
function hexDigit(c: number): number {
  if (c >= 48 && c <= 57) return c - 48;
  const lower = c | 32;
  return c < 128 && lower >= 97 && lower <= 102 ? lower - 87 : -1;
}
export function bytesOfHex(v: Value): Uint8Array {
  const text = strOf(v);
  const units: ArrayLike<number> | undefined = text === undefined ? bytesOf(v) : pointsOf(text);
  if (units === undefined) throw raised(TypeError, `fromhex() argument must be str or bytes-like, not ${typeName(v)}`);
  const bad = (at: number): Raise => raised(ValueError, `non-hexadecimal number found in fromhex() arg at position ${at}`);
  if (text !== undefined) for (let i = 0; i < units.length; i++) if (units[i] > 127) throw bad(i);
  const out = new ByteWriter(units.length >> 1);
  for (let i = 0; i < units.length; ) {
    if (isByteSpace(units[i])) {
      i++;
      continue;
    }
    const high = hexDigit(units[i]);
    if (high < 0) throw bad(i);
    i++;
    if (i >= units.length) throw raised(ValueError, 'fromhex() arg must contain an even number of hexadecimal digits');
    const low = hexDigit(units[i]);
    if (low < 0) throw bad(i);
    i++;
    out.push(high * 16 + low);
  }
  return out.finish();
}
function makeTable(_t: Thread, from: Value, to: Value): Value {
  const a = bytesArgument(from);
  const b = bytesArgument(to);
  if (a.length !== b.length) throw raised(ValueError, 'maketrans arguments must have same length');
  const table = Uint8Array.from({ length: 256 }, (_, i) => i);
  a.forEach((c, i) => {
    table[c] = b[i];
  });
  return new PyBytes(table);
}

/** The rows that bytes and bytearray have in common. */
export function sharedRows(name: 'bytes' | 'bytearray', make: (bytes: Uint8Array) => Value): Readonly<Record<string, NativeRow>> {
  /** The result of an operation: the object itself when nothing changed and it cannot change. */
  const result = (self: BytesLike, bytes: Uint8Array): Value => {
    if (bytes !== self.bytes) return make(bytes);
    return self instanceof PyBytes && self.slots === null ? self : make(bytes.slice());
  };
  const mapping = (doc: string, map: (c: number) => number): NativeRow => {
    const table = tableOf(map);
    return ['(self, /)', doc, (_t, self: BytesLike) => make(mapped(self.bytes, table))];
  };
  const question = (doc: string, ask: (b: Uint8Array) => boolean): NativeRow => [
    '(self, /)',
    doc,
    (_t, self: BytesLike) => ask(self.bytes),
  ];
  const searching = (
    doc: string,
    find: (b: Uint8Array, sub: Uint8Array, from: number, to: number) => number,
    fails: boolean,
  ): NativeRow => [
    '(self, sub, start=None, end=None, /) -- ($self, sub[, start[, end]], /)',
    doc,
    (t, self: BytesLike, sub: Value, start?: Value, end?: Value) => {
      const [from, to] = windowOf(t, self.bytes.length, start, end);
      const wanted = subOf(t, sub);
      const at = from > to ? (fails || find !== search.countUnits ? -1 : 0) : find(self.bytes, wanted, from, to);
      if (at < 0 && fails) throw raised(ValueError, 'subsection not found');
      return at;
    },
  ];
  const edge = (method: string, doc: string, argument: string, test: typeof search.startsWithUnits): NativeRow => [
    `(self, ${argument}, start=None, end=None, /) -- ($self, ${argument}[, start[, end]], /)`,
    doc,
    (t, self: BytesLike, wanted: Value, start?: Value, end?: Value) => {
      const [from, to] = windowOf(t, self.bytes.length, start, end);
      const matches = (v: Value): boolean => {
        const bytes = bytesArgument(v);
        return from <= to && test(self.bytes, bytes, from, to);
      };
      if (wanted instanceof PyTuple) return wanted.items.some(matches);
      if (bytesOf(wanted) === undefined)
        throw raised(TypeError, `${method} first arg must be bytes or a tuple of bytes, not ${typeName(wanted)}`);
      return matches(wanted);
    },
  ];
  const split = (doc: string, right: boolean): NativeRow => [
    '(self, /, sep=None, maxsplit=-1)',
    doc,
    (t, self: BytesLike, sep?: Value, maxsplit?: Value) => {
      const max = maxsplit === undefined ? -1 : sizeArgument(t, maxsplit);
      const limit = max < 0 ? Number.POSITIVE_INFINITY : max;
      const b = self.bytes;
      if (sep === undefined || sep === null) {
        const spans = (right ? search.splitAtSpaceRight : search.splitAtSpace)(b, isByteSpace, limit);
        return new PyList(spans.map(([from, to]) => make(b.slice(from, to))));
      }
      const separator = bytesArgument(sep);
      if (separator.length === 0) throw raised(ValueError, 'empty separator');
      const positions = (right ? search.lastPositionsOf : search.positionsOf)(b, separator, limit);
      return new PyList(around(b, separator.length, positions).map((part) => make(part.slice())));
    },
  ];
  const strip = (doc: string, left: boolean, right: boolean): NativeRow => [
    '(self, bytes=None, /)',
    doc,
    (_t, self: BytesLike, chars?: Value) => {
      const set = chars === undefined || chars === null ? null : bytesArgument(chars);
      const drops = set === null ? isByteSpace : (c: number): boolean => set.includes(c);
      const [from, to] = search.trimmed(self.bytes, drops, left, right);
      return result(self, from === 0 && to === self.bytes.length ? self.bytes : self.bytes.slice(from, to));
    },
  ];
  const partition = (doc: string, last: boolean): NativeRow => [
    '(self, sep, /)',
    doc,
    (_t, self: BytesLike, sep: Value) => {
      const separator = bytesArgument(sep);
      if (separator.length === 0) throw raised(ValueError, 'empty separator');
      const b = self.bytes;
      const at = (last ? search.findLastUnits : search.findUnits)(b, separator, 0, b.length);
      const empty = (): Value => make(new Uint8Array(0));
      if (at < 0) return new PyTuple(last ? [empty(), empty(), result(self, b)] : [result(self, b), empty(), empty()]);
      const middle = name === 'bytes' ? sep : make(separator.slice());
      return new PyTuple([make(b.slice(0, at)), middle, make(b.slice(at + separator.length))]);
    },
  ];
  const fillOf = (method: string, fill: Value | undefined): number => {
    if (fill === undefined) return 32;
    if (!(fill instanceof PyBytes || fill instanceof PyByteArray))
      throw wrongArgument(`${method}() argument 2`, 'a byte string of length 1', fill);
    const { length } = fill.bytes;
    if (length !== 1) {
      const what = fill instanceof PyBytes ? 'bytes' : 'bytearray';
      throw raised(TypeError, `${method}(): argument 2 must be a byte string of length 1, not a ${what} object of length ${length}`);
    }
    return fill.bytes[0];
  };
  const justify = (method: string, doc: string, leftOf: (room: number, width: number) => number): NativeRow => [
    "(self, width, fillchar=b' ', /)",
    doc,
    (t, self: BytesLike, width: Value, fill?: Value) => {
      const columns = sizeArgument(t, width);
      const byte = fillOf(method, fill);
      const room = columns - self.bytes.length;
      if (room <= 0) return result(self, self.bytes);
      const left = leftOf(room, columns);
      return make(padded(t, self.bytes, left, room - left, byte));
    },
  ];
  const joinItems = (t: Thread, items: readonly Value[], self: BytesLike): Value => {
    const parts = items.map((item, i) => {
      const bytes = bytesOf(item);
      if (bytes === undefined) throw raised(TypeError, `sequence item ${i}: expected a bytes-like object, ${typeName(item)} found`);
      return bytes;
    });
    return make(joinBytes(self.bytes, parts, t));
  };
  const multiply = (t: Thread, self: BytesLike, times: Value): Value => {
    const count = sizeOf(t, times);
    return count === 1 ? result(self, self.bytes) : make(repeatBytes(t, self.bytes, count));
  };
  return {
    __len__: ['(self, /)', 'Return len(self).', (_t, self: BytesLike) => (self instanceof PyByteArray ? self.length : self.bytes.length)],
    __str__: [
      '(self, /)',
      'Return str(self).',
      (_t, self: BytesLike) => (self instanceof PyBytes ? bytesRepr(self.bytes) : bytearrayRepr(self)),
    ],
    __iter__: [
      '(self, /)',
      'Iterates over the bytes as ints.',
      (_t, self: BytesLike) => (self instanceof PyByteArray ? bytearrayIterator(self) : new BytesIterator(self)),
    ],
    __getitem__: [
      '(self, key, /)',
      'Return self[key].',
      (t, self: BytesLike, key: Value) => {
        if (key instanceof PySlice) {
          const bounds = sliceBounds(t, key, self.bytes.length);
          return bounds.step === 1 && bounds.count === self.bytes.length ? result(self, self.bytes) : make(takeBytes(self.bytes, bounds));
        }
        const index = indexOfKey(t, key);
        if (index === undefined)
          throw raised(TypeError, `${name === 'bytes' ? 'byte' : name} indices must be integers or slices, not ${typeName(key)}`);
        const { length } = self.bytes;
        const at = index < 0 ? index + length : index;
        if (at < 0 || at >= length) throw raised(IndexError, name === 'bytes' ? 'index out of range' : 'bytearray index out of range');
        return self.bytes[at];
      },
    ],
    __contains__: [
      '(self, key, /)',
      'Return bool(key in self).',
      (t, self: BytesLike, item: Value) => {
        const int = indexOrNothing(t, item);
        if (int !== undefined) {
          if (int < 0 || int > 255) throw raised(ValueError, BYTE_RANGE);
          return self.bytes.includes(Number(int));
        }
        return search.findUnits(self.bytes, bytesArgument(item), 0, self.bytes.length) >= 0;
      },
    ],
    __add__: [
      '(self, value, /)',
      'Return self+value.',
      (t, self: BytesLike, other: Value) => {
        const bytes = bytesOf(other);
        if (bytes === undefined) throw raised(TypeError, `can't concat ${typeName(other)} to ${typeName(self)}`);
        if (bytes.length === 0) return result(self, self.bytes);
        if (self instanceof PyBytes && self.bytes.length === 0 && other instanceof PyBytes && other.cls === bytesType) return other;
        return make(joinBytes(NOTHING, [self.bytes, bytes], t));
      },
    ],
    __mul__: ['(self, value, /)', 'Return self*value.', multiply],
    __rmul__: ['(self, value, /)', 'Return value*self.', multiply],
    __mod__: [
      '(self, value, /)',
      'Return self%value.',
      (t, self: BytesLike, value: Value) => percentFormatBytes(t, self.bytes, value, name),
    ],
    __rmod__: [
      '(self, value, /)',
      'Return value%self.',
      (t, self: BytesLike, value: Value) =>
        (name === 'bytes' ? value instanceof PyBytes : value instanceof PyByteArray)
          ? percentFormatBytes(t, (value as BytesLike).bytes, self, name)
          : NotImplemented,
    ],
    capitalize: [
      '(self, /)',
      'The first byte in upper case, the rest in lower case.',
      (_t, self: BytesLike) => make(self.bytes.map((c, i) => (i === 0 ? toUpper(c) : toLower(c)))),
    ],
    lower: mapping('A copy in lower case.', toLower),
    upper: mapping('A copy in upper case.', toUpper),
    swapcase: mapping('Upper case in lower case, and the reverse.', (c) => (isLower(c) ? c - 32 : toLower(c))),
    title: ['(self, /)', 'A copy where each word begins in upper case.', (_t, self: BytesLike) => make(titled(self.bytes))],
    isalnum: question('Are all bytes letters or digits of ASCII?', every(isAlnum)),
    isalpha: question('Are all bytes letters of ASCII?', every(isAlpha)),
    isascii: question('Are all bytes ASCII?', (b) => b.every((c) => c < 128)),
    isdigit: question('Are all bytes digits of ASCII?', every(isDigit)),
    isspace: question('Is it all white space of ASCII?', every(isByteSpace)),
    islower: question('Are all letters in lower case?', (b) => allCased(b, isLower, isUpper)),
    isupper: question('Are all letters in upper case?', (b) => allCased(b, isUpper, isLower)),
    istitle: question('Does each word begin in upper case?', isTitle),
    count: searching('How often the bytes occur without overlap.', search.countUnits, false),
    find: searching('The lowest index where the bytes begin, or -1.', search.findUnits, false),
    rfind: searching('The highest index where the bytes begin, or -1.', search.findLastUnits, false),
    index: searching('The lowest index where the bytes begin; ValueError when there is none.', search.findUnits, true),
    rindex: searching('The highest index where the bytes begin; ValueError when there is none.', search.findLastUnits, true),
    startswith: edge('startswith', 'Does it begin with the prefix, or one of a tuple of them?', 'prefix', search.startsWithUnits),
    endswith: edge('endswith', 'Does it end with the suffix, or one of a tuple of them?', 'suffix', search.endsWithUnits),
    removeprefix: [
      '(self, prefix, /)',
      'Without the prefix, if it is there.',
      (_t, self: BytesLike, prefix: Value) => {
        const bytes = bytesArgument(prefix);
        const b = self.bytes;
        return result(self, bytes.length > 0 && search.startsWithUnits(b, bytes, 0, b.length) ? b.slice(bytes.length) : b);
      },
    ],
    removesuffix: [
      '(self, suffix, /)',
      'Without the suffix, if it is there.',
      (_t, self: BytesLike, suffix: Value) => {
        const bytes = bytesArgument(suffix);
        const b = self.bytes;
        return result(self, bytes.length > 0 && search.endsWithUnits(b, bytes, 0, b.length) ? b.slice(0, b.length - bytes.length) : b);
      },
    ],
    replace: [
      '(self, old, new, count=-1, /)',
      'A copy with old replaced by new, everywhere or the first count times.',
      (t, self: BytesLike, old: Value, by: Value, count?: Value) => {
        const from = bytesArgument(old);
        const to = bytesArgument(by);
        return result(self, replaced(t, self.bytes, from, to, count === undefined ? -1 : sizeArgument(t, count)));
      },
    ],
    split: split('The pieces between separators, or between white space.', false),
    rsplit: split('The same, cut from the right.', true),
    splitlines: [
      '(self, /, keepends=False)',
      'The lines, without their ends unless asked for.',
      (t, self: BytesLike, keep?: Value) => {
        const spans = search.lineSpans(self.bytes, isBreak, keep !== undefined && t.truth(keep));
        return new PyList(spans.map(([from, to]) => make(self.bytes.slice(from, to))));
      },
    ],
    strip: strip('Without white space, or the bytes given, at both ends.', true, true),
    lstrip: strip('Without white space, or the bytes given, at the start.', true, false),
    rstrip: strip('Without white space, or the bytes given, at the end.', false, true),
    partition: partition('What stands before the first separator, the separator, and the rest.', false),
    rpartition: partition('What stands before the last separator, the separator, and the rest.', true),
    center: justify('center', 'In the middle of so many columns.', (room, width) => Math.floor(room / 2) + (room & width & 1)),
    ljust: justify('ljust', 'At the left of so many columns.', () => 0),
    rjust: justify('rjust', 'At the right of so many columns.', (room) => room),
    zfill: [
      '(self, width, /)',
      'Fills with zeros on the left, behind a sign.',
      (t, self: BytesLike, width: Value) => result(self, zeroFilled(t, self.bytes, sizeArgument(t, width))),
    ],
    expandtabs: [
      '(self, /, tabsize=8)',
      'Tabs become spaces up to the next column that tabsize divides.',
      (t, self: BytesLike, size?: Value) => {
        const tab = size === undefined ? 8 : indexOf(t, size);
        if (typeof tab === 'bigint' || tab > 0x7fffffff || tab < -0x80000000)
          throw raised(OverflowError, 'Python int too large to convert to C int');
        return make(expanded(t, self.bytes, tab));
      },
    ],
    join: [
      '(self, iterable_of_bytes, /)',
      'The items with this one between them.',
      (t, self: BytesLike, iterable: Value) => {
        return collectAs(t, JOINED, iterable, joinItems, self);
      },
    ],
    translate: [
      "(self, table, /, delete=b'')",
      'Each byte replaced by what the table says, and some left out.',
      (_t, self: BytesLike, table: Value, drop?: Value) => {
        const map = table === null ? null : bytesArgument(table);
        if (map !== null && map.length !== 256) throw raised(ValueError, 'translation table must be 256 characters long');
        const dropped = drop === undefined ? NOTHING : bytesArgument(drop);
        const kept = dropped.length === 0 ? self.bytes : self.bytes.filter((c) => !dropped.includes(c));
        if (map === null) return result(self, kept.length === self.bytes.length ? self.bytes : kept);
        return make(mapped(kept, map));
      },
    ],
    decode: [
      "(self, /, encoding='utf-8', errors='strict')",
      'The text that the bytes encode.',
      (t, self: BytesLike, encoding?: Value, errors?: Value): Str =>
        decode(
          t,
          self.bytes,
          encodingArgument(t, 'decode', 'encoding', encoding, 'utf-8'),
          encodingArgument(t, 'decode', 'errors', errors, 'strict'),
        ),
    ],
    hex: [
      '(self, /, sep=<unrepresentable>, bytes_per_sep=1)',
      'Two hexadecimal digits for each byte, groups of them with a separator between.',
      (t, self: BytesLike, sep?: Value, perGroup?: Value) => hexOf(t, self.bytes, sep, perGroup),
    ],
  };
}
const NOTHING = new Uint8Array(0);
/** CPython escapes a quote in a bytearray even where the other quote stands round it. */
export function bytearrayRepr(self: PyByteArray): string {
  const text = bytesRepr(self.bytes);
  const inner = text[1] === '"' ? text.replace(/'/g, "\\'") : text;
  return `${self.cls.name}(${inner})`;
}
/** `fromhex` of a class: a subclass is called with the bytes. */
export function fromHexRow(type: PyType, make: (bytes: Uint8Array) => Value): NativeRow {
  return [
    '(type, string, /)',
    'The bytes that pairs of hexadecimal digits stand for; white space between pairs is skipped.',
    (t, cls: PyType, text: Value) => {
      const bytes = bytesOfHex(text);
      return cls === type ? make(bytes) : t.invoke(cls, [new PyBytes(bytes)]);
    },
  ];
}
export const makeTableRow: NativeRow = ['(frm, to, /)', 'A table for translate().', makeTable];

function compared(test: (order: number) => boolean): NativeRow {
  return [
    '(self, value, /)',
    'Compares byte by byte.',
    (_t, self: PyBytes, other: Value) => (other instanceof PyBytes ? test(search.compareUnits(self.bytes, other.bytes)) : NotImplemented),
  ];
}
const fresh = (bytes: Uint8Array): Value => new PyBytes(bytes);

export const rows: readonly (readonly [PyType, TypeRows])[] = [
  [
    bytesType,
    {
      doc: 'bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes\nbytes(bytes_or_buffer) -> immutable copy of bytes_or_buffer\nbytes(int) -> bytes object of size given by the parameter initialized with null bytes\nbytes() -> empty bytes object',
      new: ["(cls, source=b'', encoding='utf-8', errors='strict')", 'Bytes from ints, a text, a count or a buffer.', construct],
      methods: {
        ...sharedRows('bytes', fresh),
        __repr__: ['(self, /)', 'Return repr(self).', (_t, self: PyBytes) => bytesRepr(self.bytes)],
        __hash__: [
          '(self, /)',
          'Return hash(self).',
          (t, self: PyBytes) => hashOf(t, self.cls === bytesType ? self : new PyBytes(self.bytes)),
        ],
        __eq__: [
          '(self, value, /)',
          'Return self==value.',
          (_t, self: PyBytes, other: Value) => (other instanceof PyBytes ? search.equalUnits(self.bytes, other.bytes) : NotImplemented),
        ],
        __ne__: [
          '(self, value, /)',
          'Return self!=value.',
          (_t, self: PyBytes, other: Value) => (other instanceof PyBytes ? !search.equalUnits(self.bytes, other.bytes) : NotImplemented),
        ],
        __lt__: compared((order) => order < 0),
        __le__: compared((order) => order <= 0),
        __gt__: compared((order) => order > 0),
        __ge__: compared((order) => order >= 0),
        __getnewargs__: [
          '(self, /)',
          'Arguments with which __new__ makes the same bytes.',
          (_t, self: PyBytes) => new PyTuple([new PyBytes(self.bytes)]),
        ],
        __buffer__: bufferRow(plainView),
        __bytes__: ['(self, /)', 'The bytes themselves.', (_t, self: PyBytes) => (self.cls === bytesType ? self : new PyBytes(self.bytes))],
        __sizeof__: ['(self, /)', 'Return the size of the object in memory, in bytes.', (_t, self: PyBytes) => 33 + self.bytes.length],
      },
      classMethods: { fromhex: fromHexRow(bytesType, fresh) },
      staticMethods: { maketrans: makeTableRow },
    },
  ],
];

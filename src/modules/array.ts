/**
 * Module _array: class array of module array (stdlib/array): many numbers of one C type in little space.
 *
 * The items lie in one buffer that may be larger than what is used; a typed array over the same buffer reads and writes them, and
 * whatever moves items moves bytes. Items of eight bytes are two halves of four, for most of them are ints that a double holds
 * exactly, and a bigint on the way would be slow:
 *
 *     array('q', [1, -1])      bytes 01 00 00 00 00 00 00 00 ff ff ...      halves [1, 0, 0xffffffff, 0xffffffff]
 */
import { bytesOf, PyBufferObject } from '../runtime/buffers.ts';
import { builtinType, typeName } from '../runtime/builtin-types.ts';
import { NotImplemented, PyByteArray, PyBytes, PyList, PySlice, PyTuple } from '../runtime/collections.ts';
import { cIntOf, floatArg, indexOf, sizeArgument, sizeOf } from '../runtime/convert.ts';
import type { ModuleRows, NativeRow, TypeRows } from '../runtime/define.ts';
import type { PyDict } from '../runtime/dict.ts';
import { equalPlain } from '../runtime/equal.ts';
import {
  BufferError,
  DeprecationWarning,
  EOFError,
  IndexError,
  OverflowError,
  raised,
  TypeError,
  ValueError,
} from '../runtime/exceptions.ts';
import { checkedIterator, itemsOf, openIterator, PlainIterator } from '../runtime/iterate.ts';
import type { Thread } from '../runtime/machine.ts';
import type { NativeFrame } from '../runtime/native-frame.ts';
import { makeFloat } from '../runtime/number.ts';
import { DONE, PUSHED, PyType, TypeFlag, type Value } from '../runtime/object.ts';
import type { Comparison } from '../runtime/operators.ts';
import { showItems } from '../runtime/repr-guard.ts';
import { compareItems, searchItems } from '../runtime/sequences.ts';
import { indexOfKey, searchBound, sliceBounds } from '../runtime/slices.ts';
import { pointsOf, strFromJs, strFromPoints, strOf, jsText } from '../runtime/text.ts';
import { makeGenericAlias } from '../runtime/types/generic-alias.ts';
import { iteratorMethods } from '../runtime/types/iterators.ts';
import { equalUnits } from '../runtime/unit-search.ts';
import { wrongArgument } from '../runtime/text-arguments.ts';

// ---- kinds of items
type Items = Int8Array | Uint8Array | Int16Array | Uint16Array | Int32Array | Uint32Array | Float32Array | Float64Array;

/** How items are read: as they lie, as doubles, as two halves, as characters. */
const Form = { SMALL: 0, FLOAT: 1, SIGNED: 2, UNSIGNED: 3, CHARACTER: 4 } as const;

interface Kind {
  readonly code: string;
  readonly size: number;
  readonly form: number;
  /** Bounds of small ints. */
  readonly min: number;
  readonly max: number;
  readonly view: (buffer: ArrayBufferLike) => Items;
  /** What to store for a value that is not a plain int within the bounds. */
  readonly check: (t: Thread, v: Value) => number | bigint;
  /** The number of its machine format, little end first. */
  readonly machine: number;
}
const MAX_LONG = 9223372036854775807n;
const MAX_UNSIGNED = 18446744073709551615n;

function longOf(t: Thread, v: Value, tooLarge = 'Python int too large to convert to C long'): number | bigint {
  const int = indexOf(t, v);
  if (typeof int === 'bigint' && (int > MAX_LONG || int < -MAX_LONG - 1n)) throw raised(OverflowError, tooLarge);
  return int;
}
function unsignedOf(t: Thread, v: Value, negative: string, tooLarge: string): number | bigint {
  const int = indexOf(t, v);
  if (int < 0) throw raised(OverflowError, negative);
  if (int > MAX_UNSIGNED) throw raised(OverflowError, tooLarge);
  return int;
}
function bounded(int: number | bigint, min: number, max: number, what: string): number {
  if (int < min) throw raised(OverflowError, `${what} is less than minimum`);
  if (int > max) throw raised(OverflowError, `${what} is greater than maximum`);
  return int as number;
}
const NEGATIVE = "can't convert negative value to unsigned int";
const TOO_LARGE = 'Python int too large to convert to C unsigned long';
const TOO_BIG = 'int too big to convert';
function characterOf(_t: Thread, v: Value): number {
  const text = strOf(v);
  if (text === undefined) throw raised(TypeError, `array item must be a unicode character, not ${typeName(v)}`);
  if (text.length !== 1) throw raised(TypeError, `array item must be a unicode character, not a string of length ${text.length}`);
  return pointsOf(text)[0];
}
const SHORT = 32767;
const short = (t: Thread, v: Value): number => bounded(longOf(t, v), -SHORT - 1, SHORT, 'signed short integer');
function kind(
  code: string,
  machine: number,
  form: number,
  min: number,
  max: number,
  view: Kind['view'],
  check: Kind['check'],
): readonly [string, Kind] {
  const size = form === Form.SIGNED || form === Form.UNSIGNED ? 8 : view(new ArrayBuffer(0)).BYTES_PER_ELEMENT;
  return [code, { code, size, form, min, max, view, check, machine }];
}
const words: Kind['view'] = (b) => new Uint32Array(b);
const KINDS = new Map<string, Kind>([
  kind(
    'b',
    1,
    Form.SMALL,
    -128,
    127,
    (b) => new Int8Array(b),
    (t, v) => bounded(short(t, v), -128, 127, 'signed char'),
  ),
  kind(
    'B',
    0,
    Form.SMALL,
    0,
    255,
    (b) => new Uint8Array(b),
    (t, v) => bounded(longOf(t, v), 0, 255, 'unsigned byte integer'),
  ),
  kind('u', 20, Form.CHARACTER, 0, 0x10ffff, words, characterOf),
  kind('w', 20, Form.CHARACTER, 0, 0x10ffff, words, characterOf),
  kind('h', 4, Form.SMALL, -SHORT - 1, SHORT, (b) => new Int16Array(b), short),
  kind(
    'H',
    2,
    Form.SMALL,
    0,
    65535,
    (b) => new Uint16Array(b),
    (t, v) => bounded(cIntOf(t, v), 0, 65535, 'unsigned short'),
  ),
  kind('i', 8, Form.SMALL, -2147483648, 2147483647, (b) => new Int32Array(b), cIntOf),
  kind('I', 6, Form.SMALL, 0, 4294967295, words, (t, v) => bounded(unsignedOf(t, v, NEGATIVE, TOO_LARGE), 0, 4294967295, 'unsigned int')),
  kind('l', 12, Form.SIGNED, 0, 0, words, longOf),
  kind('L', 10, Form.UNSIGNED, 0, 0, words, (t, v) => unsignedOf(t, v, NEGATIVE, TOO_LARGE)),
  kind('q', 12, Form.SIGNED, 0, 0, words, (t, v) => longOf(t, v, TOO_BIG)),
  kind('Q', 10, Form.UNSIGNED, 0, 0, words, (t, v) => unsignedOf(t, v, "can't convert negative int to unsigned", TOO_BIG)),
  kind('f', 14, Form.FLOAT, 0, 0, (b) => new Float32Array(b), floatArg),
  kind('d', 16, Form.FLOAT, 0, 0, (b) => new Float64Array(b), floatArg),
]);
const isText = (of: Kind): boolean => of.form === Form.CHARACTER;

const NOTHING = new Uint8Array(0);

export class PyArray extends PyBufferObject {
  length = 0;
  private bytes: Uint8Array = NOTHING;
  private items: Items;
  constructor(
    readonly kind: Kind,
    cls?: PyType,
  ) {
    super();
    this.items = kind.view(NOTHING.buffer);
    if (cls === undefined || cls === arrayType) return;
    this.cls = cls;
    this.shape = cls.rootShape;
    this.slots = [];
  }
  get format(): string {
    return isText(this.kind) ? 'w' : this.kind.code;
  }
  get itemSize(): number {
    return this.kind.size;
  }
  buffer(): Uint8Array {
    return this.bytes.subarray(0, this.length * this.kind.size);
  }
  get(at: number): Value {
    const { items } = this;
    switch (this.kind.form) {
      case Form.SMALL:
        return items[at];
      case Form.FLOAT:
        return makeFloat(items[at]);
      case Form.CHARACTER:
        return characterFrom(items[at]);
      default: {
        const low = items[at * 2];
        const high = this.kind.form === Form.SIGNED ? items[at * 2 + 1] | 0 : items[at * 2 + 1];
        return high < 0x200000 && high > -0x200000 ? high * 4294967296 + low : (BigInt(high) << 32n) | BigInt(low);
      }
    }
  }
  /** What is stored for a value; an error when it cannot be. May run guest code. */
  check(t: Thread, v: Value): number | bigint {
    const { kind } = this;
    return typeof v === 'number' && v <= kind.max && v >= kind.min && kind.form === Form.SMALL && Number.isInteger(v)
      ? v
      : kind.check(t, v);
  }
  /** Stores what check() gave. */
  put(at: number, x: number | bigint): void {
    const { items } = this;
    if (this.kind.size < 8 || this.kind.form === Form.FLOAT) items[at] = x as number;
    else if (typeof x === 'number') {
      items[at * 2] = x;
      items[at * 2 + 1] = Math.floor(x / 4294967296);
    } else {
      items[at * 2] = Number(BigInt.asUintN(32, x));
      items[at * 2 + 1] = Number(BigInt.asIntN(32, x >> 32n));
    }
  }
  push(t: Thread, v: Value): void {
    const x = this.check(t, v);
    this.resize(t, this.length + 1);
    this.put(this.length - 1, x);
  }
  /** Makes it so long; what is added is undefined. */
  resize(t: Thread, length: number): void {
    if (length === this.length) return;
    if (this.exports > 0) throw raised(BufferError, 'cannot resize an array that is exporting buffers');
    this.resizes++;
    const { size } = this.kind;
    const needed = length * size;
    if (needed > this.bytes.length) {
      const room = this.bytes.length === 0 ? length : length + (length >> 3) + (length < 9 ? 3 : 6);
      t.allot(Math.ceil((room * size) / 8));
      const larger = new Uint8Array(room * size);
      larger.set(this.bytes);
      this.adopt(larger);
    } else if (length === 0) this.adopt(NOTHING);
    this.length = length;
  }
  private adopt(bytes: Uint8Array): void {
    this.bytes = bytes;
    this.items = this.kind.view(bytes.buffer);
  }
  /** Puts bytes of items in the place of `count` items. */
  replace(t: Thread, start: number, count: number, fresh: Uint8Array): void {
    const { size } = this.kind;
    const before = this.length;
    const grown = fresh.length / size - count;
    if (grown > 0) this.resize(t, before + grown);
    else if (grown < 0 && this.exports > 0) this.resize(t, before + grown);
    if (grown !== 0) this.bytes.copyWithin((start + count + grown) * size, (start + count) * size, before * size);
    if (grown < 0) this.resize(t, before + grown);
    this.bytes.set(fresh, start * size);
  }
  append(t: Thread, fresh: Uint8Array): void {
    const at = this.length;
    this.resize(t, at + fresh.length / this.kind.size);
    this.bytes.set(fresh, at * this.kind.size);
  }
  values(): Value[] {
    const values: Value[] = [];
    for (let i = 0; i < this.length; i++) values.push(this.get(i));
    return values;
  }
  /** The same number at a place of the typed array, or -1: for small ints. */
  find(x: number, from: number): number {
    return (this.items as Uint8Array).subarray(0, this.length).indexOf(x, from);
  }
}
export const arrayType = builtinType('array', {
  flags: TypeFlag.BASETYPE | TypeFlag.SEQUENCE | TypeFlag.HAS_WEAKREF,
  js: PyArray,
  module: 'array',
});
arrayType.name = 'array.array';

function characterFrom(point: number): Value {
  if (point > 0x10ffff) throw raised(ValueError, `character U+${point.toString(16)} is not in range [U+0000; U+10ffff]`);
  return strFromPoints([point]);
}
function textOf(self: PyArray): Value {
  const points: number[] = [];
  for (const word of new Uint32Array(self.buffer().slice().buffer)) {
    if (word > 0x10ffff) characterFrom(word);
    points.push(word);
  }
  return strFromPoints(points);
}

class ArrayIterator extends PlainIterator {
  index = 0;
  constructor(public array: PyArray | null) {
    super();
  }
  next(): Value {
    const { array } = this;
    if (array === null) return DONE;
    if (this.index < array.length) return array.get(this.index++);
    this.array = null;
    return DONE;
  }
  override lengthHint(): number {
    return this.array === null ? 0 : Math.max(0, this.array.length - this.index);
  }
}
const arrayIteratorType = builtinType('arrayiterator', { js: ArrayIterator, module: 'array' });
arrayIteratorType.name = 'array.arrayiterator';

// ---- construction
function make(t: Thread, cls: PyType, args: readonly Value[], kwargs: PyDict): Value {
  if (cls === arrayType && kwargs.size > 0) throw raised(TypeError, 'array.array() takes no keyword arguments');
  if (args.length === 0) throw raised(TypeError, 'array() takes at least 1 argument (0 given)');
  if (args.length > 2) throw raised(TypeError, `array() takes at most 2 arguments (${args.length} given)`);
  const [codeValue, source] = args;
  const text = strOf(codeValue);
  if (text === undefined) throw raised(TypeError, `array() argument 1 must be a unicode character, not ${typeName(codeValue)}`);
  if (text.length !== 1) throw raised(TypeError, `array() argument 1 must be a unicode character, not a string of length ${text.length}`);
  const code = jsText(text);
  if (code === 'u') t.warn(DeprecationWarning, "The 'u' type code is deprecated and will be removed in Python 3.16");
  const kind = KINDS.get(code);
  const forText = kind !== undefined && isText(kind);
  const initial = source === undefined ? undefined : strOf(source);
  if (!forText && initial !== undefined) throw raised(TypeError, `cannot use a str to initialize an array with typecode '${code}'`);
  if (!forText && source instanceof PyArray && isText(source.kind)) {
    throw raised(TypeError, `cannot use a unicode array to initialize an array with typecode '${code}'`);
  }
  if (kind === undefined) throw raised(ValueError, 'bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)');
  const self = new PyArray(kind, cls);
  if (source === undefined) return self;
  if (initial !== undefined) return addText(t, self, initial);
  if (source instanceof PyBytes || source instanceof PyByteArray) return addBytes(t, self, source.bytes);
  if (source instanceof PyArray && sameItems(source.kind, kind)) {
    self.append(t, source.buffer());
    return self;
  }
  return addAll(t, self, source, self);
}
const sameItems = (a: Kind, b: Kind): boolean => a === b || (isText(a) && isText(b));
function addText(t: Thread, self: PyArray, text: Exclude<ReturnType<typeof strOf>, undefined>): PyArray {
  self.append(t, new Uint8Array(Uint32Array.from(pointsOf(text)).buffer));
  return self;
}
function addBytes(t: Thread, self: PyArray, bytes: Uint8Array): PyArray {
  if (bytes.length % self.kind.size !== 0) throw raised(ValueError, 'bytes length not a multiple of item size');
  self.append(t, bytes);
  return self;
}
/** Adds what an iterable gives, then answers with `result`. */
function addAll(t: Thread, self: PyArray, source: Value, result: Value): Value {
  const items = source instanceof PyArray ? source.values() : itemsOf(t, source);
  if (items === undefined) return t.start(addStep, self, source, result);
  if (items.length === 0) return result;
  // Room at once, but only what could be stored stays.
  let x = self.check(t, items[0]);
  const before = self.length;
  self.resize(t, before + items.length);
  let at = before;
  try {
    for (; at < before + items.length; at++) {
      if (at > before) x = self.check(t, items[at - before]);
      self.put(at, x);
    }
  } finally {
    if (at < before + items.length) self.resize(t, at);
  }
  return result;
}
/** a: the array, b: the iterable, then its iterator, c: the result. */
function addStep(t: Thread, f: NativeFrame, value: Value): Value {
  const self = f.a as PyArray;
  switch (f.state) {
    case 0:
      f.state = 1;
      value = openIterator(t, f.b as Value);
      if (value === PUSHED) return PUSHED;
    // falls through
    case 1:
      f.b = checkedIterator(value);
      f.state = 2;
      value = t.invokeNext(f.b as Value);
      if (value === PUSHED) return PUSHED;
    // falls through
    default:
      while (value !== DONE) {
        self.push(t, value);
        value = t.invokeNext(f.b as Value);
        if (value === PUSHED) return PUSHED;
      }
      return f.c as Value;
  }
}

// ---- items and slices
function place(t: Thread, self: PyArray, key: Value, what = 'array index out of range'): number {
  const index = indexOfKey(t, key);
  if (index === undefined) throw raised(TypeError, 'array indices must be integers');
  const at = index < 0 ? index + self.length : index;
  if (at < 0 || at >= self.length) throw raised(IndexError, what);
  return at;
}
function getItem(t: Thread, self: PyArray, key: Value): Value {
  if (typeof key === 'number' && key >= 0 && key < self.length && Number.isInteger(key)) return self.get(key);
  if (!(key instanceof PySlice)) return self.get(place(t, self, key));
  const { start, step, count } = sliceBounds(t, key, self.length);
  return fresh(t, self.kind, taken(self, start, step, count));
}
function fresh(t: Thread, kind: Kind, bytes: Uint8Array): PyArray {
  const array = new PyArray(kind);
  array.append(t, bytes);
  return array;
}
/** The bytes of the items of a slice. */
function taken(self: PyArray, start: number, step: number, count: number): Uint8Array {
  const { size } = self.kind;
  const bytes = self.buffer();
  if (step === 1) return bytes.subarray(start * size, (start + count) * size);
  const out = new Uint8Array(count * size);
  for (let i = 0, from = start * size; i < out.length; from += step * size) for (let k = 0; k < size; k++) out[i++] = bytes[from + k];
  return out;
}
const ASSIGN = 'array assignment index out of range';
function setItem(t: Thread, self: PyArray, key: Value, value: Value): Value {
  if (!(key instanceof PySlice)) {
    const at = typeof key === 'number' && key >= 0 && key < self.length && Number.isInteger(key) ? key : place(t, self, key, ASSIGN);
    const x = self.check(t, value);
    if (at >= self.length) throw raised(IndexError, ASSIGN);
    self.put(at, x);
    return null;
  }
  if (!(value instanceof PyArray)) throw raised(TypeError, `can only assign array (not "${typeName(value)}") to array slice`);
  if (value.kind !== self.kind) throw raised(TypeError, 'bad argument type for built-in operation');
  const { start, step, count } = sliceBounds(t, key, self.length);
  const bytes = value === self ? value.buffer().slice() : value.buffer();
  if (step === 1) {
    // An exporting array refuses even where nothing would change.
    if (self.exports > 0 && value.length !== count) self.resize(t, -1);
    self.replace(t, start, count, bytes);
    return null;
  }
  if (value.length === 0) return deleteEvery(t, self, start, step, count);
  if (value.length !== count)
    throw raised(ValueError, `attempt to assign array of size ${value.length} to extended slice of size ${count}`);
  const { size } = self.kind;
  const into = self.buffer();
  for (let i = 0, to = start * size; i < bytes.length; to += step * size) for (let k = 0; k < size; k++) into[to + k] = bytes[i++];
  return null;
}
function deleteEvery(t: Thread, self: PyArray, start: number, step: number, count: number): null {
  if (count === 0) return null;
  const low = step < 0 ? start + (count - 1) * step : start;
  const stride = Math.abs(step);
  if (stride === 1) {
    self.replace(t, low, count, NOTHING);
    return null;
  }
  if (self.exports > 0) self.resize(t, -1);
  const { size } = self.kind;
  const bytes = self.buffer();
  let to = low;
  for (let i = 0; i < count; i++) {
    const from = low + i * stride + 1;
    const end = i === count - 1 ? self.length : from + stride - 1;
    bytes.copyWithin(to * size, from * size, end * size);
    to += end - from;
  }
  self.resize(t, to);
  return null;
}
function deleteItem(t: Thread, self: PyArray, key: Value): Value {
  if (!(key instanceof PySlice)) {
    self.replace(t, place(t, self, key, ASSIGN), 1, NOTHING);
    return null;
  }
  const { start, step, count } = sliceBounds(t, key, self.length);
  return deleteEvery(t, self, start, step, count);
}

// ---- operators
function repeated(t: Thread, self: PyArray, factor: Value): Uint8Array {
  const count = sizeOf(t, factor);
  const bytes = self.buffer();
  if (count <= 0 || bytes.length === 0) return NOTHING;
  t.allot(Math.ceil((bytes.length * count) / 8));
  const out = new Uint8Array(bytes.length * count);
  out.set(bytes);
  for (let done = bytes.length; done < out.length; done *= 2) out.copyWithin(done, 0, Math.min(done, out.length - done));
  return out;
}
const times: NativeRow[2] = (t: Thread, self: PyArray, factor: Value) => fresh(t, self.kind, repeated(t, self, factor));
const compare =
  (symbol: Comparison): NativeRow[2] =>
  (t: Thread, self: PyArray, other: Value) => {
    if (!(other instanceof PyArray)) return NotImplemented;
    if (symbol === '==' || symbol === '!=') {
      if (self.length !== other.length) return symbol === '!=';
      if (self.kind === other.kind && self.kind.form !== Form.FLOAT) return equalUnits(self.buffer(), other.buffer()) === (symbol === '==');
    }
    return compareItems(t, symbol, self.values(), other.values());
  };

// ---- methods
/** Where an item is, or -1. */
function search(t: Thread, self: PyArray, value: Value, from = 0, stop = Infinity): number {
  if (typeof value === 'number' && self.kind.form === Form.SMALL) {
    const at = value <= self.kind.max && value >= self.kind.min ? self.find(value, from) : -1;
    return at < stop ? at : -1;
  }
  for (let i = from; i < self.length && i < stop; i++) {
    const there = self.get(i);
    if (equalPlain(there, value) ?? t.equals(there, value)) return i;
  }
  return -1;
}
function extend(t: Thread, self: PyArray, source: Value): Value {
  if (!(source instanceof PyArray)) return addAll(t, self, source, null);
  if (source.kind !== self.kind) throw raised(TypeError, 'can only extend with array of same kind');
  self.append(t, source === self ? source.buffer().slice() : source.buffer());
  return null;
}
function swapBytes(_t: Thread, self: PyArray): Value {
  const { size } = self.kind;
  if (size === 1) return null;
  const bytes = self.buffer();
  for (let at = 0; at < bytes.length; at += size) bytes.subarray(at, at + size).reverse();
  return null;
}
function reverse(_t: Thread, self: PyArray): Value {
  const { size } = self.kind;
  // The whole turned round turns round every item too: turn those back.
  self.buffer().reverse();
  return size === 1 ? null : swapBytes(_t, self);
}
function readFrom(t: Thread, self: PyArray, file: Value, count: Value): Value {
  const items = sizeArgument(t, count);
  if (items < 0) throw raised(ValueError, 'negative count');
  const wanted = items * self.kind.size;
  const got = t.callMethod(file, 'read', [wanted]);
  if (!(got instanceof PyBytes)) throw raised(TypeError, "read() didn't return bytes");
  addBytes(t, self, got.bytes);
  if (got.bytes.length !== wanted) throw raised(EOFError, "read() didn't return enough bytes");
  return null;
}
const BLOCK = 64 * 1024;
function writeTo(t: Thread, self: PyArray, file: Value): Value {
  for (let at = 0; at < self.length * self.kind.size; at += BLOCK)
    t.callMethod(file, 'write', [new PyBytes(self.buffer().slice(at, at + BLOCK))]);
  return null;
}
function addBuffer(t: Thread, self: PyArray, source: Value): Value {
  if (source instanceof PyBufferObject && source.itemSize !== 1) throw raised(TypeError, 'a bytes-like object is required');
  const bytes = bytesOf(source);
  if (bytes === undefined) throw raised(TypeError, `a bytes-like object is required, not '${typeName(source)}'`);
  addBytes(t, self, source === self ? bytes.slice() : bytes);
  return null;
}
function addList(t: Thread, self: PyArray, list: Value): Value {
  if (!(list instanceof PyList)) throw raised(TypeError, 'arg must be list');
  const before = self.length;
  try {
    addAll(t, self, new PyList(list.items), null);
  } catch (error) {
    self.resize(t, before);
    throw error;
  }
  return null;
}
function reduce(t: Thread, self: PyArray, protocol: Value): Value {
  const dict = t.findAttr(self, '__dict__') ?? null;
  const { code, machine } = self.kind;
  if (indexOf(t, protocol) < 3) return new PyTuple([self.cls, new PyTuple([code, new PyList(self.values())]), dict]);
  const rebuild = t.getAttr(t.interp.modules.getName('array') as Value, '_array_reconstructor');
  return new PyTuple([rebuild, new PyTuple([self.cls, code, machine, new PyBytes(self.buffer().slice())]), dict]);
}
function rebuild(t: Thread, cls: Value, codeValue: Value, format: Value, bytes: Value): Value {
  if (!(cls instanceof PyType)) throw raised(TypeError, `first argument must be a type object, not ${typeName(cls)}`);
  if (!cls.isSubtypeOf(arrayType)) throw raised(TypeError, `${cls.name} is not a subtype of array.array`);
  const code = strOf(codeValue);
  if (code === undefined || code.length !== 1) {
    const what = code === undefined ? typeName(codeValue) : `a string of length ${code.length}`;
    throw raised(TypeError, `_array_reconstructor() argument 2 must be a unicode character, not ${what}`);
  }
  const kind = KINDS.get(jsText(code));
  if (kind === undefined) throw raised(ValueError, 'second argument must be a valid type code');
  const number = cIntOf(t, format);
  if (number < 0 || number > 21) throw raised(ValueError, 'third argument must be a valid machine format code.');
  if (!(bytes instanceof PyBytes)) throw raised(TypeError, `fourth argument should be bytes, not ${typeName(bytes)}`);
  const self = new PyArray(kind, cls);
  if (number === kind.machine) return addBytes(t, self, bytes.bytes);
  if (number >= 18) {
    const text = t.callMethod(bytes, 'decode', [
      number < 20 ? `utf-16-${number === 18 ? 'le' : 'be'}` : `utf-32-${number === 20 ? 'le' : 'be'}`,
    ]);
    return addAll(t, self, text, self);
  }
  // Items of another machine keep their format and get a code that fits it.
  const little = number < 2 ? number : number & ~1;
  const fitting = kind.machine === little ? kind : ([...KINDS.values()].find((each) => each.machine === little) as Kind);
  const array = new PyArray(fitting, cls);
  addBytes(t, array, bytes.bytes);
  if (number !== little) swapBytes(t, array);
  return array;
}
const copy: NativeRow[2] = (t: Thread, self: PyArray) => fresh(t, self.kind, self.buffer());
const nullary = (doc: string, body: NativeRow[2]): NativeRow => ['(self, /)', doc, body];

const rows: TypeRows = {
  doc: 'array(typecode [, initializer]) -> array\n\nReturn a new array whose items are restricted by typecode, and\ninitialized from the optional initializer value.',
  new: ['(cls, /, *args, **kwargs)', 'An array of a typecode and what to begin with.', make],
  methods: {
    __repr__: nullary('Return repr(self).', (t, self: PyArray) => {
      const name = self.cls === arrayType ? 'array' : self.cls.name;
      const { code } = self.kind;
      if (self.length === 0) return strFromJs(`${name}('${code}')`);
      if (isText(self.kind)) return strFromJs(`${name}('${code}', ${t.reprText(textOf(self))})`);
      return showItems(t, self, self.values(), `${name}('${code}', [`, '])');
    }),
    __hash__: null,
    __eq__: ['(self, value, /)', 'Return self==value.', compare('==')],
    __ne__: ['(self, value, /)', 'Return self!=value.', compare('!=')],
    __lt__: ['(self, value, /)', 'Return self<value.', compare('<')],
    __le__: ['(self, value, /)', 'Return self<=value.', compare('<=')],
    __gt__: ['(self, value, /)', 'Return self>value.', compare('>')],
    __ge__: ['(self, value, /)', 'Return self>=value.', compare('>=')],
    __iter__: nullary('Implement iter(self).', (_t, self: PyArray) => new ArrayIterator(self)),
    __len__: nullary('Return len(self).', (_t, self: PyArray) => self.length),
    __contains__: ['(self, key, /)', 'Return bool(key in self).', (t, self: PyArray, value: Value) => search(t, self, value) >= 0],
    __getitem__: ['(self, key, /)', 'Return self[key].', getItem],
    __setitem__: ['(self, key, value, /)', 'Set self[key] to value.', setItem],
    __delitem__: ['(self, key, /)', 'Delete self[key].', deleteItem],
    __add__: [
      '(self, value, /)',
      'Return self+value.',
      (t, self: PyArray, other: Value) => {
        if (!(other instanceof PyArray)) throw raised(TypeError, `can only append array (not "${typeName(other)}") to array`);
        if (other.kind !== self.kind) throw raised(TypeError, 'bad argument type for built-in operation');
        const sum = fresh(t, self.kind, self.buffer());
        sum.append(t, other.buffer());
        return sum;
      },
    ],
    __iadd__: [
      '(self, value, /)',
      'Implement self+=value.',
      (t, self: PyArray, other: Value) => {
        if (!(other instanceof PyArray)) throw raised(TypeError, `can only extend array with array (not "${typeName(other)}")`);
        extend(t, self, other);
        return self;
      },
    ],
    __mul__: ['(self, value, /)', 'Return self*value.', times],
    __rmul__: ['(self, value, /)', 'Return value*self.', times],
    __imul__: [
      '(self, value, /)',
      'Implement self*=value.',
      (t, self: PyArray, factor: Value) => {
        self.replace(t, 0, self.length, repeated(t, self, factor));
        return self;
      },
    ],
    __copy__: nullary('Return a copy of the array.', copy),
    __deepcopy__: ['(self, unused, /)', 'Return a copy of the array.', copy],
    __reduce_ex__: ['(self, value, /)', 'Return state information for pickling.', reduce],
    __sizeof__: nullary('Size of the array in memory, in bytes.', (_t, self: PyArray) => 64 + self.length * self.kind.size),
    append: [
      '(self, v, /)',
      'Append new value v to the end of the array.',
      (t, self: PyArray, v: Value) => {
        self.push(t, v);
        return null;
      },
    ],
    buffer_info: nullary(
      'Return a tuple (address, length) giving the current memory address and the length in items.',
      (t, self: PyArray) => new PyTuple([t.interp.idOf(self), self.length]),
    ),
    byteswap: nullary('Byteswap all items of the array.', swapBytes),
    clear: nullary('Remove all items from the array.', (t, self: PyArray) => {
      self.resize(t, 0);
      return null;
    }),
    count: [
      '(self, v, /)',
      'Return number of occurrences of v in the array.',
      (t, self: PyArray, v: Value) => searchItems(t, self.values(), v, 'count'),
    ],
    extend: ['(self, bb, /)', 'Append items to the end of the array.', extend],
    frombytes: ['(self, buffer, /)', 'Appends items from the bytes, as if they had been read from a file.', addBuffer],
    fromfile: ['(self, f, n, /)', 'Read n items from a file object and add them at the end.', readFrom],
    fromlist: ['(self, list, /)', 'Append items to array from list.', addList],
    fromunicode: [
      '(self, ustr, /)',
      'Extends this array with data from the unicode string ustr.',
      (t, self: PyArray, v: Value) => {
        const text = strOf(v);
        if (text === undefined) throw wrongArgument('fromunicode() argument', 'str', v);
        if (!isText(self.kind)) throw raised(ValueError, "fromunicode() may only be called on unicode type arrays ('u' or 'w')");
        addText(t, self, text);
        return null;
      },
    ],
    index: [
      '(self, v, start=0, stop=sys.maxsize, /)',
      'Return index of first occurrence of v in the array.',
      (t, self: PyArray, v: Value, start?: Value, stop?: Value) => {
        const at = search(t, self, v, searchBound(t, start, self.length, 0), searchBound(t, stop, self.length, Infinity));
        if (at < 0) throw raised(ValueError, 'array.index(x): x not in array');
        return at;
      },
    ],
    insert: [
      '(self, i, v, /)',
      'Insert a new item v into the array before position i.',
      (t, self: PyArray, i: Value, v: Value) => {
        const n = sizeArgument(t, i);
        const x = self.check(t, v);
        const at = n < 0 ? Math.max(0, n + self.length) : Math.min(n, self.length);
        self.replace(t, at, 0, new Uint8Array(self.kind.size));
        self.put(at, x);
        return null;
      },
    ],
    pop: [
      '(self, i=-1, /)',
      'Return the i-th element and delete it from the array.',
      (t, self: PyArray, i?: Value) => {
        const n = i === undefined ? -1 : sizeArgument(t, i);
        if (self.length === 0) throw raised(IndexError, 'pop from empty array');
        const at = n < 0 ? n + self.length : n;
        if (at < 0 || at >= self.length) throw raised(IndexError, 'pop index out of range');
        const item = self.get(at);
        if (at === self.length - 1) self.resize(t, at);
        else self.replace(t, at, 1, NOTHING);
        return item;
      },
    ],
    remove: [
      '(self, v, /)',
      'Remove the first occurrence of v in the array.',
      (t, self: PyArray, v: Value) => {
        const at = search(t, self, v);
        if (at < 0) throw raised(ValueError, 'array.remove(x): x not in array');
        self.replace(t, at, 1, NOTHING);
        return null;
      },
    ],
    reverse: nullary('Reverse the order of the items in the array.', reverse),
    tobytes: nullary('The items as bytes, as the machine stores them.', (_t, self: PyArray) => new PyBytes(self.buffer().slice())),
    tofile: ['(self, f, /)', 'Write all items (as machine values) to the file object f.', writeTo],
    tolist: nullary('Convert array to an ordinary list with the same items.', (_t, self: PyArray) => new PyList(self.values())),
    tounicode: nullary('The characters as a str.', (_t, self: PyArray) => {
      if (!isText(self.kind)) throw raised(ValueError, "tounicode() may only be called on unicode type arrays ('u' or 'w')");
      return textOf(self);
    }),
  },
  classMethods: { __class_getitem__: ['(cls, item, /)', 'See PEP 585', (t, cls: PyType, item: Value) => makeGenericAlias(t, cls, item)] },
  getset: {
    typecode: ['the typecode character used to create the array', (_t, self: PyArray) => self.kind.code],
    itemsize: ['the size, in bytes, of one array item', (_t, self: PyArray) => self.kind.size],
  },
};
const iteratorRows: TypeRows = {
  methods: {
    ...iteratorMethods,
    __reduce__: nullary('Return state information for pickling.', (t, self: ArrayIterator) => {
      const iter = t.interp.builtins.getName('iter') as Value;
      return self.array === null
        ? new PyTuple([iter, new PyTuple([new PyList([])])])
        : new PyTuple([iter, new PyTuple([self.array]), self.index]);
    }),
    __setstate__: [
      '(self, state, /)',
      'Set state information for unpickling.',
      (t, self: ArrayIterator, state: Value) => {
        if (self.array !== null) self.index = Math.max(0, Math.min(sizeOf(t, state), self.array.length));
        return null;
      },
    ],
  },
};

export const arrayModule: ModuleRows = {
  name: '_array',
  doc: 'Arrays of numbers or characters of one kind, stored without an object for each.',
  types: [
    [arrayType, rows],
    [arrayIteratorType, iteratorRows],
  ],
  functions: {
    _array_reconstructor: ['(arraytype, typecode, mformat_code, items, /)', 'Internal. Used for pickling support.', rebuild],
  },
  values: () => ({ array: arrayType, ArrayType: arrayType, typecodes: [...KINDS.keys()].join('') }),
};

/**
 * Module array: sequences of numbers that lie side by side as in C.
 *
 * The items are in a typed array of the host over a buffer with room to grow; `length` of its places are used.
 */
import { bytesOf, checkResizable, PyBufferObject } from '../runtime/buffers.ts';
import { builtinType, typeName } from '../runtime/builtin-types.ts';
import { NotImplemented, PyBytes, PyList, PySlice, PyTuple } from '../runtime/collections.ts';
import { floatArg, indexOf, sizeOf } from '../runtime/convert.ts';
import type { ModuleRows, NativeRow, TypeRows } from '../runtime/define.ts';
import type { PyDict } from '../runtime/dict.ts';
import { DeprecationWarning, EOFError, IndexError, OverflowError, raised, TypeError, ValueError } from '../runtime/exceptions.ts';
import { collect, PlainIterator } from '../runtime/iterate.ts';
import type { Thread } from '../runtime/machine.ts';
import { makeFloat, makeInt } from '../runtime/number.ts';
import type { NativeFrame } from '../runtime/native-frame.ts';
import { DONE, PUSHED, type PyType, TypeFlag, type Value } from '../runtime/object.ts';
import type { Comparison } from '../runtime/operators.ts';
import { strRepr } from '../runtime/repr-text.ts';
import { compareItems, searchItems } from '../runtime/sequences.ts';
import { clip, indexOfKey, searchBound, sliceBounds, sliceParts } from '../runtime/slices.ts';
import { isStr, jsText, pointsOf, type PyStr, strFromJs, strFromPoints, strLength, strOf } from '../runtime/text.ts';
import { makeGenericAlias } from '../runtime/types/generic-alias.ts';
import { hintedIteratorMethods } from '../runtime/types/iterators.ts';
import { factorOf } from '../runtime/types/list.ts';
import { dictOfObject } from '../runtime/types/object.ts';

type Items = Int8Array | Uint8Array | Int16Array | Uint16Array | Int32Array | Uint32Array | BigInt64Array | BigUint64Array | Float32Array | Float64Array;
interface Kind {
  readonly make: (length: number) => Items;
  readonly size: number;
  /** Name in messages, and the bounds of the ints that fit. */
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly read: 'int' | 'big' | 'float' | 'char';
}
const int = (make: Kind['make'], size: number, name: string, min: number, max: number): Kind => ({ make, size, name, min, max, read: 'int' });
const signed64: Kind = { make: (n) => new BigInt64Array(n), size: 8, name: '', min: 0, max: 0, read: 'big' };
const unsigned64: Kind = { make: (n) => new BigUint64Array(n), size: 8, name: 'unsigned', min: 0, max: 0, read: 'big' };
const wide: Kind = { make: (n) => new Uint32Array(n), size: 4, name: '', min: 0, max: 0x10ffff, read: 'char' };
const KINDS: Readonly<Record<string, Kind>> = {
  b: int((n) => new Int8Array(n), 1, 'signed char', -128, 127),
  B: int((n) => new Uint8Array(n), 1, 'unsigned byte integer', 0, 255),
  u: wide,
  w: wide,
  h: int((n) => new Int16Array(n), 2, 'signed short integer', -32768, 32767),
  H: int((n) => new Uint16Array(n), 2, 'unsigned short', 0, 65535),
  i: int((n) => new Int32Array(n), 4, 'signed integer', -2147483648, 2147483647),
  I: int((n) => new Uint32Array(n), 4, 'unsigned int', 0, 4294967295),
  l: signed64,
  L: unsigned64,
  q: signed64,
  Q: unsigned64,
  f: { make: (n) => new Float32Array(n), size: 4, name: '', min: 0, max: 0, read: 'float' },
  d: { make: (n) => new Float64Array(n), size: 8, name: '', min: 0, max: 0, read: 'float' },
};

export class PyArray extends PyBufferObject {
  items: Items;
  length = 0;
  constructor(
    readonly format: string,
    readonly kind: Kind,
    capacity: number,
    cls?: PyType,
  ) {
    super();
    this.items = kind.make(capacity);
    if (cls === undefined || cls === arrayType) return;
    this.cls = cls;
    this.shape = cls.rootShape;
    this.slots = [];
  }
  get itemSize(): number {
    return this.kind.size;
  }
  buffer(): Uint8Array {
    return new Uint8Array(this.items.buffer, 0, this.length * this.kind.size);
  }
  at(index: number): Value {
    const value = this.items[index];
    switch (this.kind.read) {
      case 'int':
        return value as number;
      case 'float':
        return makeFloat(value as number);
      case 'big':
        return makeInt(value as bigint);
      default:
        return strFromPoints([value as number]);
    }
  }
  list(): Value[] {
    const { items, length } = this;
    if (this.kind.read === 'int') return Array.from((items as Uint8Array).subarray(0, length));
    const values: Value[] = new Array(length);
    for (let i = 0; i < length; i++) values[i] = this.at(i);
    return values;
  }
  /** The form in which a value is stored; raises when it does not fit. */
  convert(t: Thread, value: Value): number | bigint {
    const { kind } = this;
    if (kind.read === 'float') return floatArg(t, value);
    if (kind.read === 'char') {
      const text = strOf(value);
      if (text === undefined) throw raised(TypeError, `array item must be a unicode character, not ${typeName(value)}`);
      if (strLength(text) !== 1) throw raised(TypeError, `array item must be a unicode character, not a string of length ${strLength(text)}`);
      return pointsOf(text)[0];
    }
    const n = indexOf(t, value);
    if (kind.read === 'int') {
      if (n >= kind.min && n <= kind.max) return n as number;
      if (kind.size === 4 && kind.min === 0) {
        if (n < 0) throw raised(OverflowError, "can't convert negative value to unsigned int");
        throw raised(OverflowError, n > 18446744073709551615n ? 'Python int too large to convert to C unsigned long' : `${kind.name} is greater than maximum`);
      }
      if (n > 9223372036854775807n || n < -9223372036854775808n) throw raised(OverflowError, 'Python int too large to convert to C long');
      // The C library's parser sees a wider type first.
      const width = this.format === 'b' ? 32768 : this.format === 'H' ? 2147483648 : Infinity;
      const name = n < width && n >= -width ? kind.name : width === 32768 ? 'signed short integer' : 'signed integer';
      throw raised(OverflowError, `${name} is ${n < kind.min ? 'less than minimum' : 'greater than maximum'}`);
    }
    const wideInt = BigInt(n);
    if (kind.name === '') {
      if (BigInt.asIntN(64, wideInt) !== wideInt) throw raised(OverflowError, this.format === 'l' ? 'Python int too large to convert to C long' : 'int too big to convert');
    } else {
      if (wideInt < 0n) throw raised(OverflowError, this.format === 'L' ? "can't convert negative value to unsigned int" : "can't convert negative int to unsigned");
      if (BigInt.asUintN(64, wideInt) !== wideInt) throw raised(OverflowError, this.format === 'L' ? 'Python int too large to convert to C unsigned long' : 'int too big to convert');
    }
    return wideInt;
  }
  put(index: number, value: number | bigint): void {
    (this.items as Float64Array)[index] = value as number;
  }
  /** Makes the array so long; what is new is zero. */
  resize(t: Thread, length: number): void {
    checkResizable(this);
    if (length > this.items.length) {
      t.allot((length * this.kind.size) / 8);
      const larger = this.kind.make(Math.max(length, 4 + this.length + (this.length >> 1)));
      (larger as Float64Array).set((this.items as Float64Array).subarray(0, this.length));
      this.items = larger;
    }
    this.length = length;
  }
  push(t: Thread, value: Value): void {
    const converted = this.convert(t, value);
    const at = this.length;
    this.resize(t, at + 1);
    this.put(at, converted);
  }
  /** Puts `fresh` in the place of `count` items. */
  splice(t: Thread, start: number, count: number, fresh: Items): void {
    const before = this.length;
    const after = before - count + fresh.length;
    if (after !== before) {
      if (after > before) this.resize(t, after);
      (this.items as Float64Array).copyWithin(start + fresh.length, start + count, before);
      if (after < before) this.resize(t, after);
    }
    (this.items as Float64Array).set(fresh as Float64Array, start);
  }
  part(start: number, end: number): Items {
    return (this.items as Float64Array).slice(start, end);
  }
  like(items: Items): PyArray {
    const fresh = new PyArray(this.format, this.kind, 0);
    fresh.items = items;
    fresh.length = items.length;
    return fresh;
  }
}
const arrayType = builtinType('array', { flags: TypeFlag.BASETYPE | TypeFlag.SEQUENCE, js: PyArray, module: 'array' });
arrayType.name = 'array.array';

class ArrayIterator extends PlainIterator {
  private index = 0;
  constructor(private array: PyArray | null) {
    super();
  }
  next(): Value {
    const { array } = this;
    if (array === null) return DONE;
    if (this.index < array.length) return array.at(this.index++);
    this.array = null;
    return DONE;
  }
  override lengthHint(): number {
    return this.array === null ? 0 : Math.max(0, this.array.length - this.index);
  }
}
const iteratorType = builtinType('arrayiterator', { js: ArrayIterator, module: 'array' });

const isWide = (format: string): boolean => format === 'u' || format === 'w';
function make(t: Thread, cls: PyType, typecode: Value, initial?: Value): Value {
  const text = strOf(typecode);
  if (text === undefined || strLength(text) !== 1) {
    const what = text === undefined ? typeName(typecode) : `a string of length ${strLength(text)}`;
    throw raised(TypeError, `array() argument 1 must be a unicode character, not ${what}`);
  }
  const format = jsText(text);
  const from = initial instanceof PyArray && isWide(initial.format);
  if (initial !== undefined && !isWide(format)) {
    if (isStr(initial)) throw raised(TypeError, `cannot use a str to initialize an array with typecode '${format}'`);
    if (from) throw raised(TypeError, `cannot use a unicode array to initialize an array with typecode '${format}'`);
  }
  const kind = Object.hasOwn(KINDS, format) ? KINDS[format] : undefined;
  if (kind === undefined) throw raised(ValueError, 'bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)');
  const self = new PyArray(format, kind, 0, cls);
  if (format === 'u') t.warn(DeprecationWarning, "The 'u' type code is deprecated and will be removed in Python 3.16");
  if (initial === undefined) return self;
  if (isStr(initial)) {
    appendText(t, self, strOf(initial) as string | PyStr);
    return self;
  }
  if (initial instanceof PyArray && initial.format === format) {
    self.items = initial.part(0, initial.length);
    self.length = initial.length;
    return self;
  }
  if (!(initial instanceof PyArray)) {
    const bytes = typeName(initial) === 'memoryview' ? undefined : bytesOf(initial);
    if (bytes !== undefined) {
      appendBytes(t, self, bytes);
      return self;
    }
  }
  return collect(t, initial, fill, self, self);
}
function fill(t: Thread, values: Value[], self: PyArray, result: Value): Value {
  const start = self.length;
  const converted: (number | bigint)[] = new Array(values.length);
  let done = 0;
  try {
    for (; done < values.length; done++) converted[done] = self.convert(t, values[done]);
  } finally {
    self.resize(t, start + done);
    for (let i = 0; i < done; i++) self.put(start + i, converted[i]);
  }
  return result;
}
function appendText(t: Thread, self: PyArray, text: string | PyStr): void {
  const points = pointsOf(text);
  const start = self.length;
  self.resize(t, start + points.length);
  for (let i = 0; i < points.length; i++) self.put(start + i, points[i]);
}
function appendBytes(t: Thread, self: PyArray, bytes: Uint8Array): void {
  if (bytes.length % self.kind.size !== 0) throw raised(ValueError, 'bytes length not a multiple of item size');
  const start = self.length * self.kind.size;
  const copy = bytes.slice();
  self.resize(t, self.length + bytes.length / self.kind.size);
  new Uint8Array(self.items.buffer).set(copy, start);
}
function extend(t: Thread, self: PyArray, other: Value, result: Value): Value {
  if (other instanceof PyArray) {
    if (other.format !== self.format) throw raised(TypeError, 'can only extend with array of same kind');
    self.splice(t, self.length, 0, other.part(0, other.length));
    return result;
  }
  return collect(t, other, fill, self, result);
}
function position(t: Thread, self: PyArray, key: Value, message: string): number {
  const index = indexOfKey(t, key);
  if (index === undefined) throw raised(TypeError, 'array indices must be integers');
  const at = index < 0 ? index + self.length : index;
  if (at < 0 || at >= self.length) throw raised(IndexError, message);
  return at;
}
function getItem(t: Thread, self: PyArray, key: Value): Value {
  if (typeof key === 'number' && key >= 0 && key < self.length && Number.isInteger(key)) return self.at(key);
  if (!(key instanceof PySlice)) return self.at(position(t, self, key, 'array index out of range'));
  const { start, step, count } = sliceBounds(t, key, self.length);
  if (step === 1) return self.like(self.part(start, start + count));
  const picked = self.kind.make(count);
  for (let i = 0, at = start; i < count; i++, at += step) (picked as Float64Array)[i] = self.items[at] as number;
  return self.like(picked);
}
function setItem(t: Thread, self: PyArray, key: Value, value: Value): Value {
  if (!(key instanceof PySlice)) {
    const at = position(t, self, key, 'array assignment index out of range');
    self.put(at, self.convert(t, value));
    return null;
  }
  if (!(value instanceof PyArray)) throw raised(TypeError, `can only assign array (not "${typeName(value)}") to array slice`);
  if (value.format !== self.format) throw raised(TypeError, 'bad argument type for built-in operation');
  const parts = sliceParts(t, key);
  const { start, count } = clip(parts.start, parts.stop, parts.step, self.length);
  const fresh = value.part(0, value.length);
  if (parts.step === 1) self.splice(t, start, count, fresh);
  else if (fresh.length !== count) throw raised(ValueError, `attempt to assign array of size ${fresh.length} to extended slice of size ${count}`);
  else for (let i = 0, at = start; i < count; i++, at += parts.step) self.put(at, fresh[i]);
  return null;
}
function deleteItem(t: Thread, self: PyArray, key: Value): Value {
  const none = self.kind.make(0);
  if (!(key instanceof PySlice)) {
    self.splice(t, position(t, self, key, 'array assignment index out of range'), 1, none);
    return null;
  }
  const { start, step, count } = sliceBounds(t, key, self.length);
  if (step === 1) self.splice(t, start, count, none);
  else {
    const places = Array.from({ length: count }, (_, i) => start + i * step).sort((a, b) => b - a);
    for (const at of places) self.splice(t, at, 1, none);
  }
  return null;
}
function repeated(t: Thread, self: PyArray, n: Value): Items | undefined {
  const count = factorOf(t, n);
  if (count === undefined) return undefined;
  const times = Math.max(0, count);
  t.allot((self.length * times * self.kind.size) / 8);
  const items = self.kind.make(self.length * times);
  const own = (self.items as Float64Array).subarray(0, self.length);
  for (let i = 0; i < times; i++) (items as Float64Array).set(own, i * self.length);
  return items;
}
const compare = (symbol: Comparison): NativeRow => ['(self, value, /)', `Return self${symbol}value.`, (t: Thread, self: PyArray, other: Value) => {
  if (!(other instanceof PyArray)) return NotImplemented;
  if (self.length !== other.length && (symbol === '==' || symbol === '!=')) return symbol === '!=';
  return compareItems(t, symbol, self.list(), other.list());
}];
/** The search, then what follows from it. a: the array, b: the value, c: [from, to], d: whether to remove it. */
function searchStep(t: Thread, f: NativeFrame, value: Value): Value {
  const self = f.a as PyArray;
  if (f.state === 0) {
    f.state = 1;
    const [from, to] = f.c as [number, number];
    value = searchItems(t, self.list(), f.b as Value, 'index', from, to);
    if (value === PUSHED) return PUSHED;
  }
  if (value === -1) throw raised(ValueError, f.d === true ? 'array.remove(x): x not in array' : 'array.index(x): x not in array');
  if (f.d !== true) return value;
  self.splice(t, value as number, 1, self.kind.make(0));
  return null;
}
function rebuild(t: Thread, format: Value, values: Value): Value {
  return t.call(arrayType, [format, values]);
}

const rows: TypeRows = {
  doc: 'array(typecode [, initializer]) -> array\n\nReturn a new array whose items are restricted by typecode, and\ninitialized from the optional initializer value, which must be a list,\nstring or iterable over elements of the appropriate type.',
  new: ['(cls, /, *args, **kwargs)', 'Create and return a new object.', (t, cls: PyType, args: Value[], kwargs: PyDict) => {
    if (kwargs.size > 0 && cls === arrayType) throw raised(TypeError, 'array.array() takes no keyword arguments');
    if (args.length === 0) throw raised(TypeError, 'array() takes at least 1 argument (0 given)');
    if (args.length > 2) throw raised(TypeError, `array() takes at most 2 arguments (${args.length} given)`);
    return make(t, cls, args[0], args[1]);
  }],
  methods: {
    __repr__: ['(self, /)', 'Return repr(self).', (t, self: PyArray) => {
      const name = self.cls === arrayType ? 'array' : self.cls.name;
      if (self.length === 0) return strFromJs(`${name}('${self.format}')`);
      if (self.kind.read === 'char') return strFromJs(`${name}('${self.format}', ${jsText(strRepr(textOf(self)))})`);
      return strFromJs(`${name}('${self.format}', ${t.reprText(new PyList(self.list()))})`);
    }],
    __hash__: null,
    __eq__: compare('=='),
    __ne__: compare('!='),
    __lt__: compare('<'),
    __le__: compare('<='),
    __gt__: compare('>'),
    __ge__: compare('>='),
    __iter__: ['(self, /)', 'Implement iter(self).', (_t, self: PyArray) => new ArrayIterator(self)],
    __len__: ['(self, /)', 'Return len(self).', (_t, self: PyArray) => self.length],
    __getitem__: ['(self, key, /)', 'Return self[key].', getItem],
    __setitem__: ['(self, key, value, /)', 'Set self[key] to value.', setItem],
    __delitem__: ['(self, key, /)', 'Delete self[key].', deleteItem],
    __contains__: ['(self, key, /)', 'Return bool(key in self).', (t, self: PyArray, item: Value) => searchItems(t, self.list(), item, 'contains')],
    __add__: ['(self, value, /)', 'Return self+value.', (_t, self: PyArray, other: Value) => {
      if (!(other instanceof PyArray)) throw raised(TypeError, `can only append array (not "${typeName(other)}") to array`);
      if (other.format !== self.format) throw raised(TypeError, 'bad argument type for built-in operation');
      const joined = self.kind.make(self.length + other.length);
      (joined as Float64Array).set(self.part(0, self.length) as Float64Array);
      (joined as Float64Array).set(other.part(0, other.length) as Float64Array, self.length);
      return self.like(joined);
    }],
    __iadd__: ['(self, value, /)', 'Implement self+=value.', (t, self: PyArray, other: Value) => {
      if (!(other instanceof PyArray)) throw raised(TypeError, `can only extend array with array (not "${typeName(other)}")`);
      return extend(t, self, other, self);
    }],
    __mul__: ['(self, value, /)', 'Return self*value.', (t, self: PyArray, n: Value) => {
      const items = repeated(t, self, n);
      return items === undefined ? NotImplemented : self.like(items);
    }],
    __rmul__: ['(self, value, /)', 'Return value*self.', (t, self: PyArray, n: Value) => {
      const items = repeated(t, self, n);
      return items === undefined ? NotImplemented : self.like(items);
    }],
    __imul__: ['(self, value, /)', 'Implement self*=value.', (t, self: PyArray, n: Value) => {
      const items = repeated(t, self, n);
      if (items === undefined) return NotImplemented;
      self.splice(t, 0, self.length, items);
      return self;
    }],
    __copy__: ['(self, /)', 'Return a copy of the array.', (_t, self: PyArray) => self.like(self.part(0, self.length))],
    __deepcopy__: ['(self, unused, /)', 'Return a copy of the array.', (_t, self: PyArray) => self.like(self.part(0, self.length))],
    __reduce_ex__: ['(self, value, /)', 'Return state information for pickling.', (_t, self: PyArray) => {
      const dict = self.shape === null ? null : (dictOfObject(self) ?? null);
      return new PyTuple([self.cls, new PyTuple([self.format, self.kind.read === 'char' ? textOf(self) : new PyList(self.list())]), dict]);
    }],
    __sizeof__: ['(self, /)', 'Size of the array in memory, in bytes.', (_t, self: PyArray) => 80 + self.length * self.kind.size],
    append: ['(self, v, /)', 'Append new value v to the end of the array.', (t, self: PyArray, value: Value) => {
      self.push(t, value);
      return null;
    }],
    buffer_info: ['(self, /)', 'Return a tuple (address, length) giving the current memory address and the length in items of the buffer used to hold array\'s contents.', (t, self: PyArray) => new PyTuple([t.interp.idOf(self), self.length])],
    byteswap: ['(self, /)', 'Byteswap all items of the array.', (_t, self: PyArray) => {
      const bytes = self.buffer();
      const { size } = self.kind;
      for (let i = 0; i < bytes.length; i += size) bytes.subarray(i, i + size).reverse();
      return null;
    }],
    clear: ['(self, /)', 'Remove all items from the array.', (t, self: PyArray) => {
      self.resize(t, 0);
      return null;
    }],
    count: ['(self, v, /)', 'Return number of occurrences of v in the array.', (t, self: PyArray, value: Value) => searchItems(t, self.list(), value, 'count')],
    extend: ['(self, bb, /)', 'Append items to the end of the array.', (t, self: PyArray, other: Value) => extend(t, self, other, null)],
    frombytes: ['(self, buffer, /)', 'Appends items from the string, interpreting it as an array of machine values, as if it had been read from a file using the fromfile() method.', (t, self: PyArray, source: Value) => {
      const bytes = bytesOf(source);
      if (bytes === undefined) throw raised(TypeError, `a bytes-like object is required, not '${typeName(source)}'`);
      appendBytes(t, self, bytes);
      return null;
    }],
    fromfile: ['(self, f, n, /)', 'Read n objects from the file object f and append them to the end of the array.', (t, self: PyArray, file: Value, n: Value) => {
      const count = sizeOf(t, n);
      if (count < 0) throw raised(ValueError, 'negative count');
      const read = t.callMethod(file, 'read', [count * self.kind.size]);
      if (!(read instanceof PyBytes)) throw raised(TypeError, "read() didn't return bytes");
      const whole = read.bytes.length - (read.bytes.length % self.kind.size);
      appendBytes(t, self, read.bytes.subarray(0, whole));
      if (read.bytes.length < count * self.kind.size) throw raised(EOFError, 'read() didn\'t return enough bytes');
      return null;
    }],
    tofile: ['(self, f, /)', 'Write all items (as machine values) to the file object f.', (t, self: PyArray, file: Value) => {
      t.callMethod(file, 'write', [new PyBytes(self.buffer().slice())]);
      return null;
    }],
    fromlist: ['(self, list, /)', 'Append items to array from list.', (t, self: PyArray, list: Value) => {
      if (!(list instanceof PyList)) throw raised(TypeError, 'arg must be list');
      const before = self.length;
      try {
        return fill(t, list.items, self, null);
      } catch (error) {
        self.resize(t, before);
        throw error;
      }
    }],
    fromunicode: ['(self, ustr, /)', 'Extends this array with data from the unicode string ustr.', (t, self: PyArray, text: Value) => {
      if (self.kind.read !== 'char') throw raised(ValueError, 'fromunicode() may only be called on unicode type arrays (\'u\' or \'w\')');
      const plain = strOf(text);
      if (plain === undefined) throw raised(TypeError, `fromunicode() argument must be str, not ${typeName(text)}`);
      appendText(t, self, plain);
      return null;
    }],
    index: ['(self, v, start=0, stop=sys.maxsize, /)', 'Return index of first occurrence of v in the array.', (t, self: PyArray, value: Value, start?: Value, stop?: Value) =>
      t.start(searchStep, self, value, [searchBound(t, start, self.length, 0), searchBound(t, stop, self.length, Infinity)])],
    insert: ['(self, i, v, /)', 'Insert a new item v into the array before position i.', (t, self: PyArray, index: Value, value: Value) => {
      const n = sizeOf(t, index);
      const at = n < 0 ? Math.max(0, n + self.length) : Math.min(n, self.length);
      const fresh = self.kind.make(1);
      (fresh as Float64Array)[0] = self.convert(t, value) as number;
      self.splice(t, at, 0, fresh);
      return null;
    }],
    pop: ['(self, i=-1, /)', 'Return the i-th element and delete it from the array.', (t, self: PyArray, index?: Value) => {
      if (self.length === 0) throw raised(IndexError, 'pop from empty array');
      const n = index === undefined ? -1 : sizeOf(t, index);
      const at = n < 0 ? n + self.length : n;
      if (at < 0 || at >= self.length) throw raised(IndexError, 'pop index out of range');
      const value = self.at(at);
      self.splice(t, at, 1, self.kind.make(0));
      return value;
    }],
    remove: ['(self, v, /)', 'Remove the first occurrence of v in the array.', (t, self: PyArray, value: Value) => t.start(searchStep, self, value, [0, Infinity], true)],
    reverse: ['(self, /)', 'Reverse the order of the items in the array.', (_t, self: PyArray) => {
      (self.items as Float64Array).subarray(0, self.length).reverse();
      return null;
    }],
    tobytes: ['(self, /)', 'Convert the array to an array of machine values and return the bytes representation.', (_t, self: PyArray) => new PyBytes(self.buffer().slice())],
    tolist: ['(self, /)', 'Convert array to an ordinary list with the same items.', (_t, self: PyArray) => new PyList(self.list())],
    tounicode: ['(self, /)', 'Extends this array with data from the unicode string ustr.', (_t, self: PyArray) => {
      if (self.kind.read !== 'char') throw raised(ValueError, 'tounicode() may only be called on unicode type arrays (\'u\' or \'w\')');
      return textOf(self);
    }],
  },
  classMethods: { __class_getitem__: ['(cls, item, /)', 'See PEP 585', (t, cls: PyType, item: Value) => makeGenericAlias(t, cls, item)] },
  getset: {
    typecode: ['the typecode character used to create the array', (_t, self: PyArray) => self.format],
    itemsize: ['the size, in bytes, of one array item', (_t, self: PyArray) => self.kind.size],
  },
};
function textOf(self: PyArray): string | PyStr {
  return strFromPoints(Array.from((self.items as Uint32Array).subarray(0, self.length)));
}

export const arrayModule: ModuleRows = {
  name: 'array',
  doc: 'This module defines an object type which can efficiently represent\nan array of basic values: characters, integers, floating-point\nnumbers.',
  types: [[arrayType, rows], [iteratorType, { methods: hintedIteratorMethods }]],
  functions: {
    _array_reconstructor: ['(arraytype, typecode, mformat_code, items, /)', 'Internal. Used for pickling support.', (t, _cls: Value, format: Value, _code: Value, items: Value) => rebuild(t, format, items)],
  },
  values: () => ({ array: arrayType, ArrayType: arrayType, typecodes: 'bBuwhHiIlLqQfd' }),
};

/**
 * memoryview: a window on the bytes of another object, read as items of a format.
 *
 *     memoryview(b'abcdef')[::2]      offset 0, dims [3], strides [2]      ->  a . c . e .
 *
 * Slicing makes another window on the same bytes; cast() reads the same bytes as items of another size or in several dimensions.
 */
import { encodeStr } from '../codecs.ts';
import {
  bufferRow,
  bytesArgument,
  guestView,
  memoryViewType,
  releaseGuestView,
  releaseRow,
  PyBufferObject,
  PyMemoryView,
  type BufferOwner,
} from '../buffers.ts';
import { builtinType, typeName } from '../builtin-types.ts';
import { PyIterator } from '../callables.ts';
import { Ellipsis, NotImplemented, PyByteArray, PyBytes, PyList, PySlice, PyTuple } from '../collections.ts';
import { findFloat, findIndex, indexOf, sizeArgument, sizeOf } from '../convert.ts';
import type { NativeRow, TypeRows } from '../define.ts';
import { BufferError, IndexError, NotImplementedError, raised, stopIteration, TypeError, ValueError } from '../exceptions.ts';
import { hashOf } from '../hash.ts';
import { Raise, type Thread } from '../machine.ts';
import { intOf, makeFloat, makeInt } from '../number.ts';
import { DONE, type PyObject, type PyType, type Value } from '../object.ts';
import { indexOfKey, searchBound, sliceBounds } from '../slices.ts';
import { isStr, jsText, strOf } from '../text.ts';
import { equalUnits } from '../unit-search.ts';
import { encodingArgument, hexOf } from './bytes.ts';
import { makeGenericAlias } from './generic-alias.ts';
import { wrongArgument } from '../text-arguments.ts';

// ---- items
const SIZES: Readonly<Record<string, number>> = {
  c: 1,
  b: 1,
  B: 1,
  '?': 1,
  h: 2,
  H: 2,
  e: 2,
  i: 4,
  I: 4,
  f: 4,
  l: 8,
  L: 8,
  q: 8,
  Q: 8,
  n: 8,
  N: 8,
  P: 8,
  d: 8,
};
const codeOf = (format: string): string => (format[0] === '@' ? format.slice(1) : format);
const isByteFormat = (format: string): boolean => {
  const code = codeOf(format);
  return code === 'B' || code === 'b' || code === 'c';
};
function dataOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
function readHalf(bits: number): number {
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  const size =
    exponent === 31 ? (fraction === 0 ? Infinity : NaN) : exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25);
  return bits & 0x8000 ? -size : size;
}
/** The bits of the nearest half, ties to even; undefined when it is too large. */
function halfBits(x: number): number | undefined {
  if (x !== x) return 0x7e00;
  const sign = x < 0 || Object.is(x, -0) ? 0x8000 : 0;
  const size = Math.abs(x);
  if (size === Infinity) return sign | 0x7c00;
  if (size === 0) return sign;
  const exponent = Math.max(-14, Math.floor(Math.log2(size)));
  const scaled = size / 2 ** (exponent - 10);
  let rounded = Math.floor(scaled);
  const rest = scaled - rounded;
  if (rest > 0.5 || (rest === 0.5 && (rounded & 1) === 1)) rounded++;
  const value = rounded * 2 ** (exponent - 10);
  if (value >= 65520) return undefined;
  const power = Math.max(-14, Math.floor(Math.log2(value)));
  const mantissa = value / 2 ** (power - 10);
  return sign | (mantissa < 1024 ? mantissa : ((power + 15) << 10) | (mantissa - 1024));
}
/** One item of a buffer, as module struct would read it. */
export function readItem(bytes: Uint8Array, at: number, format: string): Value {
  const code = codeOf(format);
  switch (code) {
    case 'B':
      return bytes[at];
    case 'c':
      return new PyBytes(bytes.slice(at, at + 1));
    case '?':
      return bytes[at] !== 0;
  }
  const data = dataOf(bytes);
  switch (code) {
    case 'b':
      return data.getInt8(at);
    case 'h':
      return data.getInt16(at, true);
    case 'H':
      return data.getUint16(at, true);
    case 'i':
      return data.getInt32(at, true);
    case 'I':
      return data.getUint32(at, true);
    case 'l':
    case 'q':
    case 'n':
      return makeInt(data.getBigInt64(at, true));
    case 'L':
    case 'Q':
    case 'N':
    case 'P':
      return makeInt(data.getBigUint64(at, true));
    case 'f':
      return makeFloat(data.getFloat32(at, true));
    case 'd':
      return makeFloat(data.getFloat64(at, true));
    case 'e':
      return makeFloat(readHalf(data.getUint16(at, true)));
  }
  throw raised(NotImplementedError, `memoryview: format ${format} not supported`);
}
function writeItem(t: Thread, bytes: Uint8Array, at: number, format: string, value: Value): void {
  const code = codeOf(format);
  const wrongType = (): Raise => raised(TypeError, `memoryview: invalid type for format '${code}'`);
  const wrongValue = (): Raise => raised(ValueError, `memoryview: invalid value for format '${code}'`);
  const data = dataOf(bytes);
  switch (code) {
    case 'c':
      if (!(value instanceof PyBytes)) throw wrongType();
      if (value.bytes.length !== 1) throw wrongValue();
      bytes[at] = value.bytes[0];
      return;
    case '?':
      bytes[at] = t.truth(value) ? 1 : 0;
      return;
    case 'f':
    case 'd':
    case 'e': {
      const x = orWrongType(() => findFloat(t, value), wrongType);
      if (x === undefined) throw wrongType();
      if (code === 'd') data.setFloat64(at, x, true);
      else if (code === 'f') data.setFloat32(at, x, true);
      else {
        const half = halfBits(x);
        if (half === undefined) throw wrongValue();
        data.setUint16(at, half, true);
      }
      return;
    }
  }
  const int = orWrongType(() => findIndex(t, value), wrongType);
  if (int === undefined) throw wrongType();
  const size = SIZES[code];
  const signed = 'bhilqn'.includes(code);
  const wide = BigInt(int);
  const fitting = signed ? BigInt.asIntN(size * 8, wide) : BigInt.asUintN(size * 8, wide);
  if (fitting !== wide) throw wrongValue();
  if (size === 8) data.setBigUint64(at, BigInt.asUintN(64, wide), true);
  else if (size === 4) data.setUint32(at, Number(BigInt.asUintN(32, wide)), true);
  else if (size === 2) data.setUint16(at, Number(BigInt.asUintN(16, wide)), true);
  else data.setUint8(at, Number(BigInt.asUintN(8, wide)));
}
function orWrongType<T>(convert: () => T, wrongType: () => Raise): T {
  try {
    return convert();
  } catch (error) {
    if (error instanceof Raise && error.exception.cls.isSubtypeOf(TypeError)) throw wrongType();
    throw error;
  }
}

// ---- making views
export function viewOf(object: Value): PyMemoryView {
  if (object instanceof PyMemoryView) {
    object.check();
    return new PyMemoryView(object.owner, object.format, object.itemSize, object.offset, object.dims, object.strides, object.isReadonly);
  }
  if (object instanceof PyBytes) return flat(object, object.bytes.length, 'B', 1, true);
  if (object instanceof PyByteArray) return flat(object, object.bytes.length, 'B', 1, false);
  if (object instanceof PyBufferObject) return flat(object, object.buffer().length, object.format, object.itemSize, object.isReadonly);
  throw raised(TypeError, `memoryview: a bytes-like object is required, not '${typeName(object)}'`);
}
function flat(owner: BufferOwner, length: number, format: string, itemSize: number, isReadonly: boolean): PyMemoryView {
  return new PyMemoryView(owner, format, itemSize, 0, [length / itemSize], [itemSize], isReadonly);
}
function sliced(t: Thread, view: PyMemoryView, key: PySlice): PyMemoryView {
  const { start, step, count } = sliceBounds(t, key, view.dims[0]);
  const stride = view.strides[0];
  const offset = view.offset + (count === 0 ? 0 : start * stride);
  return new PyMemoryView(
    view.owner,
    view.format,
    view.itemSize,
    offset,
    [count, ...view.dims.slice(1)],
    [stride * step, ...view.strides.slice(1)],
    view.isReadonly,
  );
}
const BAD_FORMAT = "format must be a native single character format prefixed with an optional '@'";
function cast(t: Thread, self: PyMemoryView, formatValue: Value, shape?: Value): Value {
  const text = strOf(formatValue);
  if (text === undefined) throw wrongArgument("cast() argument 'format'", 'str', formatValue);
  self.check();
  const format = jsText(text);
  if (!self.isContiguous) throw raised(TypeError, 'memoryview: casts are restricted to C-contiguous views');
  if ((shape !== undefined || self.dims.length !== 1) && self.dims.includes(0))
    throw raised(TypeError, 'memoryview: cannot cast view with zeros in shape or strides');
  let dims: number[] | null = null;
  if (shape !== undefined) {
    if (!(shape instanceof PyList || shape instanceof PyTuple)) throw raised(TypeError, 'shape must be a list or a tuple');
    if (shape.items.length > 64) throw raised(ValueError, 'memoryview: number of dimensions must not exceed 64');
    if (self.dims.length !== 1 && shape.items.length !== 1) throw raised(TypeError, 'memoryview: cast must be 1D -> ND or ND -> 1D');
  }
  encodeStr(t, text, 'ascii', 'strict');
  const itemSize = Object.hasOwn(SIZES, codeOf(format)) ? SIZES[codeOf(format)] : undefined;
  if (itemSize === undefined) throw raised(ValueError, `memoryview: destination ${BAD_FORMAT}`);
  if (!Object.hasOwn(SIZES, codeOf(self.format))) throw raised(ValueError, `memoryview: source ${BAD_FORMAT}`);
  if (!isByteFormat(format) && !isByteFormat(self.format)) throw raised(TypeError, 'memoryview: cannot cast between two non-byte formats');
  const length = self.byteLength;
  if (length % itemSize !== 0) throw raised(TypeError, 'memoryview: length is not a multiple of itemsize');
  if (shape !== undefined) {
    dims = (shape as PyList).items.map((item) => {
      if (intOf(item) === undefined) throw raised(TypeError, 'memoryview.cast(): elements of shape must be integers');
      const n = sizeOf(t, item);
      if (n <= 0) throw raised(ValueError, 'memoryview.cast(): elements of shape must be integers > 0');
      return n;
    });
    if (dims.reduce((product, n) => product * n, itemSize) !== length)
      throw raised(TypeError, 'memoryview: product(shape) * itemsize != buffer size');
  } else dims = [length / itemSize];
  const strides: number[] = new Array(dims.length);
  for (let i = dims.length - 1, stride = itemSize; i >= 0; stride *= dims[i--]) strides[i] = stride;
  return new PyMemoryView(self.owner, format, itemSize, self.offset, dims, strides, self.isReadonly);
}

// ---- items by key
/** Where the item of an index or a tuple of indexes begins. */
function placeAt(self: PyMemoryView, indexes: readonly number[]): number {
  let place = self.offset;
  indexes.forEach((index, dimension) => {
    const at = index < 0 ? index + self.dims[dimension] : index;
    if (at < 0 || at >= self.dims[dimension]) throw raised(IndexError, `index out of bounds on dimension ${dimension + 1}`);
    place += at * self.strides[dimension];
  });
  return place;
}
/** The place that a key means, or undefined when the key is no index. */
function placeOf(t: Thread, self: PyMemoryView, key: Value): number | undefined {
  const { dims } = self;
  if (dims.length === 0) {
    if (key instanceof PyTuple && key.items.length === 0) return self.offset;
    throw raised(TypeError, 'invalid indexing of 0-dim memory');
  }
  if (key instanceof PyTuple) {
    const indexes: number[] = [];
    for (const item of key.items) {
      const index = item instanceof PySlice ? undefined : indexOfKey(t, item);
      if (index === undefined) {
        if (key.items.every((other) => other instanceof PySlice))
          throw raised(NotImplementedError, 'multi-dimensional slicing is not implemented');
        throw raised(TypeError, 'memoryview: invalid slice key');
      }
      indexes.push(index);
    }
    if (indexes.length < dims.length) throw raised(NotImplementedError, 'sub-views are not implemented');
    if (indexes.length > dims.length)
      throw raised(TypeError, `cannot index ${dims.length}-dimension view with ${indexes.length}-element tuple`);
    return placeAt(self, indexes);
  }
  const index = indexOfKey(t, key);
  if (index === undefined) return undefined;
  if (dims.length > 1) throw raised(NotImplementedError, 'multi-dimensional sub-views are not implemented');
  return placeAt(self, [index]);
}
function getItem(t: Thread, self: PyMemoryView, key: Value): Value {
  self.check();
  if (self.dims.length === 0 && key === Ellipsis) return self;
  if (self.dims.length > 0 && key instanceof PySlice) return sliced(t, self, key);
  const place = placeOf(t, self, key);
  if (place === undefined) throw raised(TypeError, 'memoryview: invalid slice key');
  self.check();
  return readItem(self.raw, place, self.format);
}
function setItem(t: Thread, self: PyMemoryView, key: Value, value: Value): Value {
  self.check();
  if (self.isReadonly) throw raised(TypeError, 'cannot modify read-only memory');
  if (self.dims.length > 0 && key instanceof PySlice) {
    if (self.dims.length > 1) throw raised(NotImplementedError, 'memoryview slice assignments are currently restricted to ndim = 1');
    bytesArgument(value);
    const target = sliced(t, self, key);
    const source = viewOf(value);
    if (codeOf(source.format) !== codeOf(target.format) || source.dims.length !== 1 || source.dims[0] !== target.dims[0]) {
      throw raised(ValueError, 'memoryview assignment: lvalue and rvalue have different structures');
    }
    const bytes = source.bytes().slice();
    const { raw, itemSize } = target;
    target.places().forEach((place, i) => {
      for (let n = 0; n < itemSize; n++) raw[place + n] = bytes[i * itemSize + n];
    });
    return null;
  }
  const place = self.dims.length === 0 && key === Ellipsis ? self.offset : placeOf(t, self, key);
  if (place === undefined) throw raised(TypeError, 'memoryview: invalid slice key');
  writeItem(t, self.raw, place, self.format, value);
  return null;
}
function toList(self: PyMemoryView): Value {
  self.check();
  const { raw, format } = self;
  const build = (dimension: number, from: number): Value => {
    if (dimension === self.dims.length) return readItem(raw, from, format);
    const items: Value[] = [];
    for (let i = 0; i < self.dims[dimension]; i++) items.push(build(dimension + 1, from + i * self.strides[dimension]));
    return new PyList(items);
  };
  return build(0, self.offset);
}
function itemsOf(self: PyMemoryView): Value[] {
  const { raw, format } = self;
  return self.places().map((place) => readItem(raw, place, format));
}
function equal(t: Thread, self: PyMemoryView, other: Value): boolean | undefined {
  if (self === other) return true;
  if (self.released) return false;
  if (!(other instanceof PyBytes || other instanceof PyByteArray || other instanceof PyMemoryView || other instanceof PyBufferObject))
    return undefined;
  if (other instanceof PyMemoryView && other.released) return false;
  const view = viewOf(other);
  if (!equalUnits(self.dims, view.dims)) return false;
  if (self.format === 'B' && view.format === 'B') return equalUnits(self.bytes(), view.bytes());
  const others = itemsOf(view);
  return itemsOf(self).every((item, i) => t.equals(item, others[i]));
}
function isFortranContiguous(self: PyMemoryView): boolean {
  if (self.dims.length === 1) return self.isContiguous;
  let expected = self.itemSize;
  for (let i = 0; i < self.dims.length; i++) {
    if (self.dims[i] > 1 && self.strides[i] !== expected) return self.byteLength === 0;
    expected *= self.dims[i];
  }
  return true;
}
function toBytes(t: Thread, self: PyMemoryView, order?: Value): Value {
  if (order !== undefined && order !== null && !isStr(order)) throw wrongArgument("tobytes() argument 'order'", 'str or None', order);
  const text = order === undefined || order === null ? 'C' : encodingArgument(t, 'tobytes', 'order', order, 'C');
  self.check();
  if (text !== 'C' && text !== 'F' && text !== 'A') throw raised(ValueError, "order must be 'C', 'F' or 'A'");
  if (text === 'C' || self.dims.length < 2 || (text === 'A' && !isFortranContiguous(self))) return new PyBytes(self.bytes().slice());
  // The first dimension runs fastest.
  const out: number[] = [];
  const walk = (dimension: number, from: number): void => {
    if (dimension < 0) for (let i = 0; i < self.itemSize; i++) out.push(self.raw[from + i]);
    else for (let i = 0; i < self.dims[dimension]; i++) walk(dimension - 1, from + i * self.strides[dimension]);
  };
  walk(self.dims.length - 1, self.offset);
  return new PyBytes(Uint8Array.from(out));
}
function hash(t: Thread, self: PyMemoryView): Value {
  if (self.hash !== undefined) return self.hash;
  self.check();
  if (!self.isReadonly) throw raised(ValueError, 'cannot hash writable memoryview object');
  if (!isByteFormat(self.format)) throw raised(ValueError, "memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
  hashOf(t, self.owner);
  self.hash = hashOf(t, new PyBytes(self.bytes()));
  return self.hash;
}

class MemoryIterator extends PyIterator {
  at = 0;
  constructor(public view: PyMemoryView | null) {
    super();
  }
  override next(_thread: Thread): Value {
    const { view } = this;
    if (view === null || this.at >= view.dims[0]) {
      this.view = null;
      return DONE;
    }
    view.check();
    return readItem(view.raw, view.offset + this.at++ * view.strides[0], view.format);
  }
  override isPlain(): boolean {
    return true;
  }
}
const memoryIteratorType = builtinType('memory_iterator', { js: MemoryIterator });
function iterate(_t: Thread, self: PyMemoryView): Value {
  self.check();
  if (self.dims.length === 0) throw raised(TypeError, 'invalid indexing of 0-dim memory');
  if (self.dims.length > 1) throw raised(NotImplementedError, 'multi-dimensional sub-views are not implemented');
  return new MemoryIterator(self);
}

const never: NativeRow = ['(self, value, /)', 'Views have no order.', () => NotImplemented];
const attribute = (doc: string, get: (self: PyMemoryView) => Value): readonly [string, (t: Thread, self: PyMemoryView) => Value] => [
  doc,
  (_t, self) => {
    self.check();
    return get(self);
  },
];

/** memoryview(object). */
function viewFor(t: Thread, object: Value): PyMemoryView {
  const given = guestView(t, object);
  if (given === undefined) return viewOf(object);
  const { owner, format, itemSize, offset, dims, strides, isReadonly } = given;
  const view = new PyMemoryView(owner, format, itemSize, offset, dims, strides, isReadonly);
  view.exporter = { object: object as PyObject, view: given };
  return view;
}
function letGo(t: Thread, self: PyMemoryView): Value {
  const { exporter } = self;
  self.exporter = null;
  self.release();
  if (exporter !== null) releaseGuestView(t, exporter.object, exporter.view);
  return null;
}

export const rows: readonly (readonly [PyType, TypeRows])[] = [
  [
    memoryViewType,
    {
      signature: '(object)',
      doc: 'A view of the memory of an object that has bytes to share.',
      new: ['(cls, object)', 'A view of the bytes of an object.', (t, _cls: PyType, object: Value) => viewFor(t, object)],
      methods: {
        __buffer__: bufferRow(viewOf, 'memoryview: underlying buffer is not writable'),
        __release_buffer__: releaseRow,
        __repr__: [
          '(self, /)',
          'Return repr(self).',
          (t, self: PyMemoryView) => `<${self.released ? 'released ' : ''}memory at 0x${t.interp.idOf(self).toString(16)}>`,
        ],
        __hash__: ['(self, /)', 'Return hash(self).', hash],
        __eq__: [
          '(self, value, /)',
          'Return self==value.',
          (t, self: PyMemoryView, other: Value) => equal(t, self, other) ?? NotImplemented,
        ],
        __ne__: [
          '(self, value, /)',
          'Return self!=value.',
          (t, self: PyMemoryView, other: Value) => {
            const same = equal(t, self, other);
            return same === undefined ? NotImplemented : !same;
          },
        ],
        __lt__: never,
        __le__: never,
        __gt__: never,
        __ge__: never,
        __iter__: ['(self, /)', 'Iterates over the items.', iterate],
        __len__: [
          '(self, /)',
          'Return len(self).',
          (_t, self: PyMemoryView) => {
            self.check();
            if (self.dims.length === 0) throw raised(TypeError, '0-dim memory has no length');
            return self.dims[0];
          },
        ],
        __getitem__: ['(self, key, /)', 'Return self[key].', getItem],
        __setitem__: ['(self, key, value, /)', 'Set self[key] to value.', setItem],
        __delitem__: [
          '(self, key, /)',
          'Delete self[key].',
          (_t, self: PyMemoryView) => {
            self.check();
            throw raised(TypeError, self.isReadonly ? 'cannot modify read-only memory' : 'cannot delete memory');
          },
        ],
        __enter__: [
          '(self, /)',
          'Holds the view open.',
          (_t, self: PyMemoryView) => {
            self.check();
            self.hold();
            return self;
          },
        ],
        __exit__: ['(self, /, *exc_info)', 'Releases the view.', letGo],
        release: ['(self, /)', 'Lets the object go; the view is of no use afterwards.', letGo],
        tobytes: ["(self, /, order='C')", 'A copy of the bytes.', toBytes],
        tolist: ['(self, /)', 'The items as a list (of lists).', (_t, self: PyMemoryView) => toList(self)],
        hex: [
          '(self, /, sep=<unrepresentable>, bytes_per_sep=1)',
          'Two hexadecimal digits for each byte.',
          (t, self: PyMemoryView, sep?: Value, perGroup?: Value) => {
            const group = perGroup === undefined ? 1 : sizeArgument(t, perGroup, 'int');
            return hexOf(t, self.bytes(), sep, group);
          },
        ],
        cast: ['(self, /, format, shape=<unrepresentable>)', 'The same bytes as items of another format or in another shape.', cast],
        toreadonly: [
          '(self, /)',
          'A view that cannot be written to.',
          (_t, self: PyMemoryView) => {
            self.check();
            return new PyMemoryView(self.owner, self.format, self.itemSize, self.offset, self.dims, self.strides, true);
          },
        ],
        count: [
          '(self, value, /)',
          'How many items equal the value.',
          (t, self: PyMemoryView, value: Value) => {
            iterate(t, self);
            return itemsOf(self).filter((item) => t.equals(item, value)).length;
          },
        ],
        index: [
          '(self, value, start=0, stop=sys.maxsize, /)',
          'The position of the first item that equals the value.',
          (t, self: PyMemoryView, value: Value, start?: Value, stop?: Value) => {
            searchBound(t, start, 0, 0);
            searchBound(t, stop, 0, 0);
            self.check();
            if (self.dims.length > 1) throw raised(NotImplementedError, 'multi-dimensional lookup is not implemented');
            iterate(t, self);
            const items = itemsOf(self);
            const from = searchBound(t, start, items.length, 0);
            const to = Math.min(items.length, searchBound(t, stop, items.length, items.length));
            for (let i = from; i < to; i++) if (t.equals(items[i], value)) return i;
            throw raised(ValueError, 'memoryview.index(x): x not found');
          },
        ],
      },
      classMethods: {
        _from_flags: [
          '(cls, object, flags)',
          'A view of the bytes of an object, made as the flags of a request say.',
          (t, _cls: PyType, object: Value, flags: Value) => {
            const view = viewFor(t, object);
            if (Number(indexOf(t, flags)) & 1 && view.isReadonly) throw raised(BufferError, 'Object is not writable.');
            return view;
          },
        ],
        __class_getitem__: ['(type, object, /)', 'See PEP 585.', (t, cls: PyType, item: Value) => makeGenericAlias(t, cls, item)],
      },
      getset: {
        obj: attribute('The object that the view looks at.', (self) => self.owner),
        nbytes: attribute('The size of all items in bytes.', (self) => self.byteLength),
        readonly: attribute('Whether the bytes cannot be written to.', (self) => self.isReadonly),
        itemsize: attribute('The size of one item in bytes.', (self) => self.itemSize),
        format: attribute('The format of an item, as in module struct.', (self) => self.format),
        ndim: attribute('The number of dimensions.', (self) => self.dims.length),
        shape: attribute('The number of items in each dimension.', (self) => new PyTuple(self.dims)),
        strides: attribute('The bytes from one item to the next in each dimension.', (self) => new PyTuple(self.strides)),
        suboffsets: attribute('Always empty here.', () => new PyTuple([])),
        c_contiguous: attribute('Whether the items lie together, the last dimension running fastest.', (self) => self.isContiguous),
        f_contiguous: attribute('Whether the items lie together, the first dimension running fastest.', isFortranContiguous),
        contiguous: attribute('Whether the items lie together.', (self) => self.isContiguous || isFortranContiguous(self)),
      },
    },
  ],
  [
    memoryIteratorType,
    {
      methods: {
        __iter__: ['(self, /)', 'Return self.', (_t, self: MemoryIterator) => self],
        __next__: [
          '(self, /)',
          'Return next(self).',
          (t, self: MemoryIterator) => {
            const item = self.next(t);
            if (item === DONE) throw new Raise(stopIteration(null));
            return item;
          },
        ],
      },
    },
  ],
];

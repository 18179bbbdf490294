/**
 * Module _struct: values packed into bytes as C structs are, and back.
 *
 * A format is read once into a list of items with their places; `@` (or nothing) aligns as the machine's C compiler would.
 */
import { bytesOf, PyMemoryView } from '../runtime/buffers.ts';
import { builtinType, complexType, typeName } from '../runtime/builtin-types.ts';
import { EMPTY_TUPLE, PyByteArray, PyBytes, PyTuple } from '../runtime/collections.ts';
import { callSpecial, findFloat, findIndex, sizeArgument, sizeOf } from '../runtime/convert.ts';
import type { ModuleRows, TypeRows } from '../runtime/define.ts';
import { BufferError, Exception, IndexError, OverflowError, PyException, raised, RuntimeError, TypeError } from '../runtime/exceptions.ts';
import { PlainIterator } from '../runtime/iterate.ts';
import { Raise, type Thread } from '../runtime/machine.ts';
import { intOf, makeFloat, PyComplex } from '../runtime/number.ts';
import { DONE, PyObject, type PyType, TypeFlag, type Value } from '../runtime/object.ts';
import { isStr, jsText, strFromJs } from '../runtime/text.ts';
import { hintedIteratorMethods } from '../runtime/types/iterators.ts';

const structError = builtinType('error', {
  base: Exception,
  flags: TypeFlag.BASETYPE | TypeFlag.HAS_DICT,
  module: 'struct',
  allocate: (cls) => new PyException(cls, EMPTY_TUPLE),
});
structError.name = 'struct.error';
const fail = (message: string): Raise => raised(structError, message);

const STANDARD: Readonly<Record<string, number>> = {
  x: 1,
  c: 1,
  b: 1,
  B: 1,
  '?': 1,
  h: 2,
  H: 2,
  i: 4,
  I: 4,
  l: 4,
  L: 4,
  q: 8,
  Q: 8,
  e: 2,
  f: 4,
  d: 8,
  s: 1,
  p: 1,
  F: 8,
  D: 16,
};
const NATIVE: Readonly<Record<string, number>> = { ...STANDARD, l: 8, L: 8, n: 8, N: 8, P: 8 };

interface Item {
  readonly code: string;
  readonly offset: number;
  readonly size: number;
  /** Bytes of an s or p; 1 for all others. */
  readonly count: number;
  /** For ints: the bounds, as far as a double holds every int between them; 0 and -1 for all others. */
  readonly min: number;
  readonly max: number;
  readonly isSigned: boolean;
}
const SIGNED = 'bhilqn';
const UNSIGNED = 'BHILQNP';
function itemOf(code: string, offset: number, size: number, count: number): Item {
  const isSigned = SIGNED.includes(code);
  const bits = Math.min(size * 8 - (isSigned ? 1 : 0), 53);
  const max = isSigned || UNSIGNED.includes(code) ? 2 ** bits - 1 : -1;
  return { code, offset, size, count, min: isSigned ? -max - (bits < 53 ? 1 : 0) : 0, max, isSigned };
}
const TOO_LONG = 'total struct size too long';
class Layout {
  /** How many values it packs; `items` is made when they are needed. */
  values = 0;
  private made: Item[] | null = null;
  private readonly runs: (readonly [code: string, offset: number, size: number, count: number])[] = [];
  size = 0;
  readonly little: boolean;
  readonly native: boolean;
  constructor(readonly format: string) {
    const first = format[0];
    const hasOrder = first !== undefined && '@=<>!'.includes(first);
    this.little = first !== '>' && first !== '!';
    this.native = !hasOrder || first === '@';
    const sizes = this.native ? NATIVE : STANDARD;
    let at = hasOrder ? 1 : 0;
    while (at < format.length) {
      if (/\s/.test(format[at])) {
        at++;
        continue;
      }
      let count = 1;
      if (format[at] >= '0' && format[at] <= '9') {
        const digits = /^\d+/.exec(format.slice(at)) as RegExpExecArray;
        count = Number(digits[0]);
        if (count >= 2 ** 63 && BigInt(digits[0]) >= 2n ** 63n) throw fail(TOO_LONG);
        at += digits[0].length;
        if (at >= format.length) throw fail('repeat count given without format specifier');
      }
      const code = format[at++];
      const size = Object.hasOwn(sizes, code) ? sizes[code] : undefined;
      if (size === undefined) throw fail('bad char in struct format');
      this.add(code, size, count);
    }
  }
  private add(code: string, size: number, count: number): void {
    if (this.native && size > 1) {
      const align = code === 'D' ? 8 : code === 'F' ? 4 : size;
      this.size = Math.ceil(this.size / align) * align;
    }
    // 2**63 - 1 is the same double as 2**63: when that is reached, nothing more fits.
    if (this.size + size * count > 2 ** 63 || (this.size === 2 ** 63 && count > 0)) throw fail(TOO_LONG);
    if (code !== 'x') {
      const isText = code === 's' || code === 'p';
      this.runs.push([code, this.size, size, count]);
      this.values += isText ? 1 : count;
    }
    this.size += size * count;
  }
  items(t: Thread): readonly Item[] {
    if (this.made !== null) return this.made;
    t.allot(this.values);
    const items: Item[] = [];
    for (const [code, offset, size, count] of this.runs) {
      if (code === 's' || code === 'p') items.push(itemOf(code, offset, 1, count));
      else for (let i = 0; i < count; i++) items.push(itemOf(code, offset + i * size, size, 1));
    }
    this.made = items;
    return items;
  }
}

const scratch = new DataView(new ArrayBuffer(8));
function unpackItem(data: DataView, bytes: Uint8Array, at: number, item: Item, little: boolean): Value {
  const { code, count } = item;
  if (item.max > 0) return unpackInt(data, at, item, little);
  switch (code) {
    case '?':
      return bytes[at] !== 0;
    case 'c':
      return new PyBytes(bytes.slice(at, at + 1));
    case 's':
      return new PyBytes(bytes.slice(at, at + count));
    case 'p': {
      const length = count === 0 ? 0 : Math.min(bytes[at], count - 1);
      return new PyBytes(bytes.slice(at + 1, at + 1 + length));
    }
    case 'e':
      return makeFloat(readHalf(data.getUint16(at, little)));
    case 'f':
      return makeFloat(data.getFloat32(at, little));
    case 'd':
      return makeFloat(data.getFloat64(at, little));
    case 'F':
      return new PyComplex(complexType, data.getFloat32(at, little), data.getFloat32(at + 4, little));
    case 'D':
      return new PyComplex(complexType, data.getFloat64(at, little), data.getFloat64(at + 8, little));
  }
  throw fail('bad char in struct format');
}
/** Eight bytes are read as two halves: most such ints are ones that a double holds. */
function unpackInt(data: DataView, at: number, { size, isSigned }: Item, little: boolean): Value {
  switch (size) {
    case 1:
      return isSigned ? data.getInt8(at) : data.getUint8(at);
    case 2:
      return isSigned ? data.getInt16(at, little) : data.getUint16(at, little);
    case 4:
      return isSigned ? data.getInt32(at, little) : data.getUint32(at, little);
  }
  const low = data.getUint32(little ? at : at + 4, little);
  const highAt = little ? at + 4 : at;
  const high = isSigned ? data.getInt32(highAt, little) : data.getUint32(highAt, little);
  return high < 0x200000 && high > -0x200000 ? high * 4294967296 + low : (BigInt(high) << 32n) | BigInt(low);
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
  const exponent = size === 0 ? -14 : Math.max(-14, Math.floor(Math.log2(size)));
  const scaled = size / 2 ** (exponent - 10);
  const rest = scaled - Math.floor(scaled);
  let mantissa = Math.floor(scaled);
  if (rest > 0.5 || (rest === 0.5 && mantissa % 2 === 1)) mantissa++;
  const bits = mantissa >= 1024 ? ((exponent + 15) << 10) + (mantissa - 1024) : mantissa;
  return bits >= 0x7c00 ? undefined : sign | bits;
}
function intFor(t: Thread, value: Value): number | bigint {
  const n = findIndex(t, value);
  if (n === undefined) throw fail('required argument is not an integer');
  return n;
}
function packItem(t: Thread, data: DataView, bytes: Uint8Array, at: number, item: Item, little: boolean, value: Value): void {
  const { code, size, count, isSigned } = item;
  if (typeof value === 'number' && value >= item.min && value <= item.max && Number.isInteger(value)) {
    packInt(data, at, size, little, value);
    return;
  }
  switch (code) {
    case '?':
      bytes[at] = t.truth(value) ? 1 : 0;
      return;
    case 'c':
      if (!(value instanceof PyBytes || value instanceof PyByteArray) || value.bytes.length !== 1)
        throw fail('char format requires a bytes object of length 1');
      bytes[at] = value.bytes[0];
      return;
    case 's':
    case 'p': {
      if (!(value instanceof PyBytes || value instanceof PyByteArray)) throw fail(`argument for '${code}' must be a bytes object`);
      if (count === 0) return;
      const given = value.bytes;
      if (code === 's') bytes.set(given.subarray(0, count), at);
      else {
        const length = Math.min(given.length, count - 1);
        bytes[at] = Math.min(length, 255);
        bytes.set(given.subarray(0, length), at + 1);
      }
      return;
    }
    case 'e':
    case 'f':
    case 'd': {
      const x = doubleFor(t, value);
      if (code === 'd') data.setFloat64(at, x, little);
      else if (code === 'e') data.setUint16(at, halfBits(x) ?? tooLarge(value, 'e'), little);
      else {
        scratch.setFloat32(0, x);
        if (Number.isFinite(x) && !Number.isFinite(scratch.getFloat32(0))) tooLarge(value, 'f');
        data.setFloat32(at, x, little);
      }
      return;
    }
    case 'F':
    case 'D': {
      const z = value instanceof PyComplex ? value : callSpecial(t, value, '__complex__');
      const x = z instanceof PyComplex ? z.real : findFloat(t, value);
      if (x === undefined) throw fail('required argument is not a complex');
      const y = z instanceof PyComplex ? z.imag : 0;
      if (code === 'F') {
        data.setFloat32(at, x, little);
        data.setFloat32(at + 4, y, little);
      } else {
        data.setFloat64(at, x, little);
        data.setFloat64(at + 8, y, little);
      }
      return;
    }
  }
  const n = intFor(t, value);
  const big = BigInt(n);
  const bits = size * 8;
  // A pointer may be given as a negative int.
  const fits = (isSigned || (code === 'P' && big < 0n) ? BigInt.asIntN(bits, big) : BigInt.asUintN(bits, big)) === big;
  if (!fits) throw outOfRange(code, bits, isSigned);
  if (size === 8) data.setBigUint64(at, BigInt.asUintN(64, big), little);
  else packInt(data, at, size, little, Number(big));
}
function packInt(data: DataView, at: number, size: number, little: boolean, n: number): void {
  switch (size) {
    case 1:
      data.setUint8(at, n);
      return;
    case 2:
      data.setUint16(at, n, little);
      return;
    case 4:
      data.setUint32(at, n, little);
      return;
    default:
      data.setUint32(little ? at : at + 4, n, little);
      data.setUint32(little ? at + 4 : at, Math.floor(n / 4294967296), little);
  }
}
function tooLarge(value: Value, code: string): never {
  throw intOf(value) === undefined
    ? raised(OverflowError, `float too large to pack with ${code} format`)
    : fail('int too large to convert');
}
/** Whatever goes wrong on the way to a double is an error of this module. */
function doubleFor(t: Thread, value: Value): number {
  if (typeof value === 'number') return value;
  try {
    const x = findFloat(t, value);
    if (x !== undefined) return x;
  } catch (error) {
    if (!(error instanceof Raise)) throw error;
  }
  throw fail('required argument is not a float');
}
function outOfRange(code: string, bits: number, signed: boolean): Raise {
  if (code === 'P') return fail('int too large to convert');
  const high = 2n ** BigInt(signed ? bits - 1 : bits) - 1n;
  return fail(`'${code}' format requires ${signed ? -high - 1n : 0} <= number <= ${high}`);
}

const layouts = new Map<string, Layout>();
function layoutOf(t: Thread, format: Value): Layout {
  let text: string;
  if (typeof format === 'string') text = format;
  else if (isStr(format)) text = jsText(format);
  else if (format instanceof PyBytes) text = Array.from(format.bytes, (byte) => String.fromCharCode(byte)).join('');
  else throw raised(TypeError, `Struct() argument 1 must be a str or bytes object, not ${typeName(format)}`);
  let layout = layouts.get(text);
  if (layout === undefined) {
    // A str is encoded first.
    if (isStr(format)) t.callMethod(format, 'encode', ['ascii']);
    if (text.includes('\0')) throw fail('embedded null character');
    layout = new Layout(text);
    if (layouts.size > 200) layouts.clear();
    layouts.set(text, layout);
  }
  return layout;
}
const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** A count or size beyond 2**53 with all its digits. */
const shown = (n: number): string => String(n < 2 ** 53 ? n : n >= 2 ** 63 ? MAX_SIZE : BigInt(n));
const MAX_SIZE = 9223372036854775807n;
function packInto(t: Thread, layout: Layout, bytes: Uint8Array, at: number, values: readonly Value[]): void {
  const data = view(bytes);
  const items = layout.items(t);
  const { little } = layout;
  for (let i = 0; i < items.length; i++) packItem(t, data, bytes, at + items[i].offset, items[i], little, values[i]);
}
function pack(t: Thread, layout: Layout, values: readonly Value[]): Value {
  if (values.length !== layout.values) throw fail(`pack expected ${shown(layout.values)} items for packing (got ${values.length})`);
  t.allot(layout.size / 8);
  const bytes = new Uint8Array(layout.size);
  packInto(t, layout, bytes, 0, values);
  return new PyBytes(bytes);
}
function unpackAt(t: Thread, layout: Layout, bytes: Uint8Array, at: number): Value {
  const data = view(bytes);
  const items = layout.items(t);
  const { little } = layout;
  const values: Value[] = [];
  for (let i = 0; i < items.length; i++) values.push(unpackItem(data, bytes, at + items[i].offset, items[i], little));
  return new PyTuple(values);
}
function readable(value: Value): Uint8Array {
  if (value instanceof PyMemoryView && !value.isContiguous) throw raised(BufferError, 'memoryview: underlying buffer is not C-contiguous');
  const bytes = bytesOf(value);
  if (bytes === undefined) throw raised(TypeError, `a bytes-like object is required, not '${typeName(value)}'`);
  return bytes;
}
function unpack(t: Thread, layout: Layout, buffer: Value): Value {
  const bytes = readable(buffer);
  if (bytes.length !== layout.size) throw fail(`unpack requires a buffer of ${layout.size} bytes`);
  return unpackAt(t, layout, bytes, 0);
}
function unpackFrom(t: Thread, layout: Layout, buffer: Value, offset?: Value): Value {
  const bytes = readable(buffer);
  let at = offset === undefined ? 0 : sizeArgument(t, offset);
  if (at < 0) {
    if (at + layout.size > 0) throw fail(`not enough data to unpack ${layout.size} bytes at offset ${at}`);
    if (at + bytes.length < 0) throw fail(`offset ${at} out of range for ${bytes.length}-byte buffer`);
    at += bytes.length;
  }
  if (bytes.length - at < layout.size)
    throw fail(
      `unpack_from requires a buffer of at least ${at + layout.size} bytes for unpacking ${layout.size} bytes at offset ${at} (actual buffer size is ${bytes.length})`,
    );
  return unpackAt(t, layout, bytes, at);
}
function packIntoBuffer(t: Thread, layout: Layout, args: readonly Value[]): Value {
  if (args.length < 1) throw fail('pack_into expected buffer argument');
  if (args.length < 2) throw fail('pack_into expected offset argument');
  const [buffer, offset, ...values] = args;
  if (values.length !== layout.values) throw fail(`pack_into expected ${shown(layout.values)} items for packing (got ${values.length})`);
  const bytes = bytesOf(buffer);
  const isClosed = buffer instanceof PyBytes || (buffer instanceof PyMemoryView && (buffer.isReadonly || !buffer.isContiguous));
  if (bytes === undefined || isClosed) throw raised(TypeError, `argument must be read-write bytes-like object, not ${typeName(buffer)}`);
  let at = sizeOf(t, offset, IndexError);
  if (at < 0) {
    if (at + layout.size > 0) throw fail(`no space to pack ${layout.size} bytes at offset ${at}`);
    if (at + bytes.length < 0) throw fail(`offset ${at} out of range for ${bytes.length}-byte buffer`);
    at += bytes.length;
  }
  if (bytes.length - at < layout.size)
    throw fail(
      `pack_into requires a buffer of at least ${at + layout.size} bytes for packing ${layout.size} bytes at offset ${at} (actual buffer size is ${bytes.length})`,
    );
  for (const { offset: place, size, count } of layout.items(t)) bytes.fill(0, at + place, at + place + size * count);
  packInto(t, layout, bytes, at, values);
  return null;
}

class UnpackIterator extends PlainIterator {
  private at = 0;
  constructor(
    private readonly layout: Layout,
    private readonly bytes: Uint8Array,
  ) {
    super();
  }
  next(t: Thread): Value {
    if (this.at >= this.bytes.length) return DONE;
    const value = unpackAt(t, this.layout, this.bytes, this.at);
    this.at += this.layout.size;
    return value;
  }
  override lengthHint(): number {
    return (this.bytes.length - this.at) / this.layout.size;
  }
}
const iteratorType = builtinType('unpack_iterator', { js: UnpackIterator, module: '_struct' });
iteratorType.name = '_struct.unpack_iterator';
function iterUnpack(layout: Layout, buffer: Value): Value {
  const bytes = readable(buffer);
  if (layout.size === 0) throw fail('cannot iteratively unpack with a struct of length 0');
  if (bytes.length % layout.size !== 0) throw fail(`iterative unpacking requires a buffer of a multiple of ${layout.size} bytes`);
  return new UnpackIterator(layout, bytes);
}

class PyStructObject extends PyObject {
  get layout(): Layout {
    if (this.made === null) throw raised(RuntimeError, 'Struct object is not initialized');
    return this.made;
  }
  constructor(
    cls: PyType,
    public made: Layout | null,
  ) {
    super();
    if (cls === structType) return;
    this.cls = cls;
    this.shape = cls.rootShape;
    this.slots = [];
  }
}
const structType: PyType = builtinType('Struct', {
  flags: TypeFlag.BASETYPE | TypeFlag.HAS_WEAKREF,
  js: PyStructObject,
  module: '_struct',
  allocate: (cls) => new PyStructObject(cls, null),
});
structType.name = '_struct.Struct';
const structRows: TypeRows = {
  doc: 'Struct(fmt) --> compiled struct object',
  new: [
    '(cls, /, *args, **kwargs)',
    'Create and return a new object.',
    (_t, cls: PyType) => (structType.allocate as (cls: PyType) => Value)(cls),
  ],
  methods: {
    __init__: [
      '(self, /, format)',
      'Initialize self.',
      (t, self: PyStructObject, format: Value) => {
        self.made = layoutOf(t, format);
        return null;
      },
    ],
    __repr__: [
      '(self, /)',
      'Return repr(self).',
      (t, self: PyStructObject) => strFromJs(`${self.cls.qualname}(${t.reprText(strFromJs(self.layout.format))})`),
    ],
    pack: ['(self, /, *args)', 'S.pack(v1, v2, ...) -> bytes', (t, self: PyStructObject, values: Value[]) => pack(t, self.layout, values)],
    pack_into: [
      '(self, /, *args)',
      'S.pack_into(buffer, offset, v1, v2, ...)',
      (t, self: PyStructObject, args: Value[]) => packIntoBuffer(t, self.layout, args),
    ],
    unpack: [
      '(self, buffer, /)',
      'Return a tuple containing unpacked values.',
      (t, self: PyStructObject, buffer: Value) => unpack(t, self.layout, buffer),
    ],
    unpack_from: [
      '(self, /, buffer, offset=0)',
      'Return a tuple containing unpacked values.',
      (t, self: PyStructObject, buffer: Value, offset?: Value) => unpackFrom(t, self.layout, buffer, offset),
    ],
    __sizeof__: ['(self, /)', 'Returns size in memory, in bytes.', (_t, self: PyStructObject) => 56 + 32 * (self.layout.values + 1)],
    __reduce_ex__: [
      '(self, protocol, /)',
      'A Struct cannot be pickled.',
      () => {
        throw raised(TypeError, "cannot pickle '_struct.Struct' object");
      },
    ],
    iter_unpack: [
      '(self, buffer, /)',
      'Return an iterator yielding tuples.',
      (_t, self: PyStructObject, buffer: Value) => iterUnpack(self.layout, buffer),
    ],
  },
  getset: {
    format: ['struct format string', (_t, self: PyStructObject) => strFromJs(self.layout.format)],
    size: ['struct size in bytes', (_t, self: PyStructObject) => self.made?.size ?? -1],
  },
};

function formatOf(args: readonly Value[]): Value {
  if (args.length === 0) throw raised(TypeError, 'missing format argument');
  return args[0];
}

export const structModule: ModuleRows = {
  name: '_struct',
  doc: 'Functions to convert between Python values and C structs.',
  types: [
    [structError, {}],
    [iteratorType, { methods: hintedIteratorMethods }],
    [structType, structRows],
  ],
  functions: {
    _clearcache: [
      '()',
      'Clear the internal cache.',
      () => {
        layouts.clear();
        return null;
      },
    ],
    calcsize: ['(format, /)', 'How many bytes a struct of this format takes.', (t, format: Value) => layoutOf(t, format).size],
    pack: [
      '(*values)',
      'Return a bytes object containing the values v1, v2, ... packed according to the format string.',
      (t, values: Value[]) => pack(t, layoutOf(t, formatOf(values)), values.slice(1)),
    ],
    pack_into: [
      '(*values)',
      'Pack the values v1, v2, ... according to the format string and write the packed bytes into the writable buffer buf starting at offset.',
      (t, values: Value[]) => packIntoBuffer(t, layoutOf(t, formatOf(values)), values.slice(1)),
    ],
    unpack: [
      '(format, buffer, /)',
      'Return a tuple containing values unpacked according to the format string.',
      (t, format: Value, buffer: Value) => unpack(t, layoutOf(t, format), buffer),
    ],
    unpack_from: [
      '(format, /, buffer, offset=0)',
      'Return a tuple containing values unpacked according to the format string.',
      (t, format: Value, buffer: Value, offset?: Value) => unpackFrom(t, layoutOf(t, format), buffer, offset),
    ],
    iter_unpack: [
      '(format, buffer, /)',
      'Return an iterator yielding tuples unpacked from the given bytes.',
      (t, format: Value, buffer: Value) => iterUnpack(layoutOf(t, format), buffer),
    ],
  },
  values: () => ({ Struct: structType, error: structError }),
};

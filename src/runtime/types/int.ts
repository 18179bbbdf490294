/**
 * int: whole numbers of any size.
 *
 * An int is a JavaScript number or a bigint, and arithmetic.ts computes with both; here are the special methods around that
 * (asked for by unbound calls, subclasses and super()), reading from text and bytes, and exact rounding.
 */
import {
  add,
  and,
  bitLength,
  divideWithRemainder,
  floorDivide,
  invert,
  lshift,
  multiply,
  negative,
  or,
  power,
  remainder,
  rshift,
  subtract,
  trueDivide,
  xor,
} from '../arithmetic.ts';
import { bytesOf } from '../buffers.ts';
import { boolType, intType, typeName } from '../builtin-types.ts';
import { NotImplemented, PyBytes, PyTuple } from '../collections.ts';
import { callSpecial, checkedInt, doubleOfInt, indexOf } from '../convert.ts';
import type { NativeRow, TypeRows } from '../define.ts';
import { OverflowError, raised, TypeError, ValueError } from '../exceptions.ts';
import { formatInt } from '../format-number.ts';
import { intRepr, parseAsciiInt, parseIntText } from '../int-text.ts';
import type { Thread } from '../machine.ts';
import { hashNumber } from '../number-hash.ts';
import { intOf, makeFloat, makeInt, PyIntSub } from '../number.ts';
import type { PyType, Value } from '../object.ts';
import { modularPower } from '../power-modulo.ts';
import { strOf } from '../text.ts';
import { truncated } from '../float-to-int.ts';
import { collectBytes } from './bytes.ts';
import { checkClass, comparisonRows, operatorRows, specText } from './number-rows.ts';
import { wrongArgument } from '../text-arguments.ts';

type Int = number | bigint;
/** self of a method, as a plain int. */
const plain = (self: Value): Int => intOf(self) as Int;

// ---- construction
function construct(t: Thread, cls: PyType, x?: Value, base?: Value): Value {
  checkClass(cls, intType);
  if (cls === boolType) throw raised(TypeError, 'int.__new__(bool) is not safe, use bool.__new__()');
  let int: Int;
  if (base !== undefined) {
    if (x === undefined) throw raised(TypeError, 'int() missing string argument');
    int = fromBase(t, x, base);
  } else int = x === undefined ? 0 : toInt(t, x);
  return cls === intType ? int : new PyIntSub(cls, int);
}
function fromBase(t: Thread, x: Value, base: Value): Int {
  const wanted = indexOf(t, base);
  if (wanted !== 0 && (wanted < 2 || wanted > 36)) throw raised(ValueError, 'int() base must be >= 2 and <= 36, or 0');
  const int = fromText(t, x, Number(wanted));
  if (int === undefined) throw raised(TypeError, "int() can't convert non-string with explicit base");
  return int;
}
/** The int that a str, bytes or other buffer spells; undefined for other values. */
function fromText(t: Thread, x: Value, base: number): Int | undefined {
  const limit = t.interp.maxStrDigits.value;
  const text = strOf(x);
  let int: Int | undefined;
  if (text !== undefined) int = parseIntText(text, base, limit);
  else {
    const bytes = bytesOf(x);
    if (bytes === undefined) return undefined;
    int = parseAsciiInt(asciiOfBytes(bytes), base, limit);
  }
  if (int !== undefined) return int;
  // Any buffer is shown as bytes.
  const shown = Array.from(t.reprText(strOf(x) === undefined ? new PyBytes(bytesOf(x) as Uint8Array) : x))
    .slice(0, 200)
    .join('');
  throw raised(ValueError, `invalid literal for int() with base ${base}: ${shown}`);
}
/** Bytes as text in which what is not ASCII is '?'. */
export function asciiOfBytes(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte < 128 ? String.fromCharCode(byte) : '?';
  return text;
}
function toInt(t: Thread, x: Value): Int {
  if (typeof x === 'number') return Number.isInteger(x) ? x : truncated(x);
  if (typeof x === 'bigint') return x;
  if (typeof x === 'boolean') return x ? 1 : 0;
  if (typeof x !== 'string') {
    for (const name of ['__int__', '__index__']) {
      const result = callSpecial(t, x, name);
      if (result !== undefined) return checkedInt(t, result, name);
    }
  }
  const int = fromText(t, x, 10);
  if (int === undefined)
    throw raised(TypeError, `int() argument must be a string, a bytes-like object or a real number, not '${typeName(x)}'`);
  return int;
}

// ---- bytes
function isLittle(byteorder: Value | undefined, name: string): boolean {
  if (byteorder === undefined) return false;
  const order = strOf(byteorder);
  if (order === undefined) throw wrongArgument(`${name}() argument 'byteorder'`, 'str', byteorder);
  if (order === 'little') return true;
  if (order === 'big') return false;
  throw raised(ValueError, "byteorder must be either 'little' or 'big'");
}
/** The int that bytes spell, the most significant first. */
export function intOfBytes(bytes: Uint8Array, signed: boolean): Int {
  const { length } = bytes;
  if (length === 0) return 0;
  if (length <= 6) {
    let value = 0;
    for (const byte of bytes) value = value * 256 + byte;
    return signed && bytes[0] >= 128 ? value - 256 ** length : value;
  }
  let hex = '0x';
  for (const byte of bytes) hex += (byte < 16 ? '0' : '') + byte.toString(16);
  const value = BigInt(hex);
  return makeInt(signed ? BigInt.asIntN(length * 8, value) : value);
}
function fromBytes(t: Thread, cls: PyType, source: Value, byteorder?: Value, signed?: Value): Value {
  const little = isLittle(byteorder, 'from_bytes');
  const isSigned = signed !== undefined && t.truth(signed);
  const direct = bytesOf(source);
  if (direct !== undefined) return madeOfBytes(t, direct, cls, little, isSigned);
  const made = callSpecial(t, source, '__bytes__');
  if (made instanceof PyBytes) return madeOfBytes(t, made.bytes, cls, little, isSigned);
  if (made !== undefined) throw raised(TypeError, `__bytes__ returned non-bytes (type ${typeName(made)})`);
  if (strOf(source) !== undefined) throw raised(TypeError, `cannot convert '${typeName(source)}' object to bytes`);
  return collectBytes(t, 'bytes', source, madeOfBytes, cls, little, isSigned);
}
function madeOfBytes(t: Thread, items: ArrayLike<Value>, cls: PyType, little: boolean, signed: boolean): Value {
  const bytes = Uint8Array.from(items as ArrayLike<number>);
  const int = intOfBytes(little ? bytes.reverse() : bytes, signed);
  return cls === intType ? int : t.invoke(cls, [int]);
}
function toBytes(t: Thread, self: Value, length?: Value, byteorder?: Value, signed?: Value): Value {
  const int = plain(self);
  const size = length === undefined ? 1 : sizeOrTooLarge(t, length);
  const little = isLittle(byteorder, 'to_bytes');
  const isSigned = signed !== undefined && t.truth(signed);
  if (size < 0) throw raised(ValueError, 'length argument must be non-negative');
  if (int < 0 && !isSigned) throw raised(OverflowError, "can't convert negative int to unsigned");
  const needed = isSigned ? (int < 0 ? bitLength(invert(int) as Int) : bitLength(int)) + 1 : bitLength(int);
  if (needed > size * 8 && int !== 0) throw raised(OverflowError, 'int too big to convert');
  t.allot(size / 8);
  const bytes = new Uint8Array(size);
  let rest = int < 0 ? (invert(int) as Int) : int;
  if (typeof rest === 'number') {
    for (let i = size - 1; rest > 0; i--) {
      bytes[i] = rest % 256;
      rest = Math.floor(rest / 256);
    }
  } else {
    const hex = rest.toString(16);
    for (let i = size - 1, end = hex.length; end > 0; i--, end -= 2) bytes[i] = Number.parseInt(hex.slice(Math.max(0, end - 2), end), 16);
  }
  if (int < 0) for (let i = 0; i < size; i++) bytes[i] ^= 255;
  return new PyBytes(little ? bytes.reverse() : bytes);
}
function sizeOrTooLarge(t: Thread, v: Value): number {
  const size = indexOf(t, v);
  if (typeof size === 'bigint' && (size > 9223372036854775807n || size < -9223372036854775808n))
    throw raised(OverflowError, 'Python int too large to convert to C ssize_t');
  return Number(size);
}

// ---- rounding
/** round(int, ndigits): to a multiple of a power of ten, halves to the even one. */
function round(t: Thread, self: Value, ndigits?: Value): Value {
  const int = plain(self);
  if (ndigits === undefined || ndigits === null) return int;
  const places = indexOf(t, ndigits);
  if (places >= 0 || int === 0) return int;
  // Half of the unit is more than the number: a power of ten that is too large need not be made.
  if (typeof places === 'bigint' || -places > bitLength(int) * 0.30103 + 2) return 0;
  const unit = 10n ** BigInt(-places);
  const value = BigInt(int);
  const size = value < 0n ? -value : value;
  const quotient = size / unit;
  const twice = (size % unit) * 2n;
  const rounded = (twice > unit || (twice === unit && (quotient & 1n) === 1n) ? quotient + 1n : quotient) * unit;
  return makeInt(value < 0n ? -rounded : rounded);
}

/** Ones among the bits of |x|. */
export function bitCount(x: Int): number {
  let count = 0;
  let rest = x < 0 ? -x : x;
  if (typeof rest === 'number') {
    for (; rest > 0; rest = Math.floor(rest / 4294967296)) count += onesOf(rest | 0);
    return count;
  }
  const hex = rest.toString(16);
  for (let end = hex.length; end > 0; end -= 8) count += onesOf(Number.parseInt(hex.slice(Math.max(0, end - 8), end), 16) | 0);
  rest = 0;
  return count;
}
function onesOf(x: number): number {
  x -= (x >>> 1) & 0x55555555;
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function pow(_t: Thread, self: Value, value: Value, mod?: Value): Value {
  const x = intOf(self);
  const y = intOf(value);
  if (x === undefined || y === undefined) return NotImplemented;
  if (mod === undefined || mod === null) return power(x, y) as Value;
  const m = intOf(mod);
  return m === undefined ? NotImplemented : modularPower(x, y, m);
}

const same = (doc: string): NativeRow => ['(self, /)', doc, (_t, self: Value) => plain(self)];

const rowsOfInt: TypeRows = {
  doc: 'int([x]) -> integer\nint(x, base=10) -> integer\n\nA whole number, from another number or from text in a base.',
  new: ['(cls, x=0, /, base=10)', 'A new int.', construct],
  methods: {
    ...operatorRows(
      [
        ['add', '+', add],
        ['sub', '-', subtract],
        ['mul', '*', multiply],
        ['truediv', '/', trueDivide],
        ['floordiv', '//', floorDivide],
        ['mod', '%', remainder],
        ['divmod', 'divmod', (a, b) => new PyTuple(divideWithRemainder(a, b) as readonly Value[])],
        ['lshift', '<<', lshift],
        ['rshift', '>>', rshift],
        ['and', '&', and],
        ['or', '|', or],
        ['xor', '^', xor],
      ],
      intOf,
    ),
    ...comparisonRows(intOf),
    __pow__: ['(self, value, mod=None, /)', 'Return pow(self, value, mod).', pow],
    __rpow__: [
      '(self, value, mod=None, /)',
      'Return pow(value, self, mod).',
      (t, self: Value, value: Value, mod?: Value) => pow(t, value, self, mod),
    ],
    __repr__: ['(self, /)', 'Return repr(self).', (t, self: Value) => intRepr(t, plain(self))],
    __hash__: ['(self, /)', 'Return hash(self).', (_t, self: Value) => hashNumber(plain(self))],
    __bool__: ['(self, /)', 'True if self else False', (_t, self: Value) => plain(self) !== 0],
    __neg__: ['(self, /)', '-self', (_t, self: Value) => negative(plain(self)) as Value],
    __pos__: same('+self'),
    __abs__: ['(self, /)', 'abs(self)', (_t, self: Value) => (plain(self) < 0 ? (negative(plain(self)) as Value) : plain(self))],
    __invert__: ['(self, /)', '~self', (_t, self: Value) => invert(plain(self)) as Value],
    __int__: same('int(self)'),
    __index__: same('Return self as a plain int, for use as an index.'),
    __float__: ['(self, /)', 'float(self)', (_t, self: Value) => makeFloat(doubleOfInt(plain(self)))],
    __trunc__: same('An int is whole already.'),
    __floor__: same('An int is its own floor.'),
    __ceil__: same('An int is its own ceiling.'),
    __round__: ['(self, ndigits=None, /)', 'The multiple of 10**-ndigits closest to self, halves to even.', round],
    __format__: [
      '(self, format_spec, /)',
      'Convert to a string according to format_spec.',
      (t, self: Value, spec: Value) => {
        const text = specText(t, spec);
        if (text !== '') return formatInt(plain(self), text, t.interp.maxStrDigits.value, typeName(self));
        return self instanceof PyIntSub || typeof self === 'boolean' ? t.str(self) : intRepr(t, plain(self));
      },
    ],
    __getnewargs__: ['(self, /)', 'What copy and pickle pass to __new__.', (_t, self: Value) => new PyTuple([plain(self)])],
    __sizeof__: [
      '(self, /)',
      'Bytes that CPython would need.',
      (_t, self: Value) => 24 + 4 * Math.max(1, Math.ceil(bitLength(plain(self)) / 30)),
    ],
    conjugate: same('Returns self: an int has no imaginary part.'),
    is_integer: ['(self, /)', 'Returns True.', () => true],
    as_integer_ratio: ['(self, /)', 'The pair (self, 1).', (_t, self: Value) => new PyTuple([plain(self), 1])],
    bit_length: [
      '(self, /)',
      'How many bits the absolute value has.\n\n>>> (37).bit_length()\n6',
      (_t, self: Value) => bitLength(plain(self)),
    ],
    bit_count: [
      '(self, /)',
      'How many bits of the absolute value are ones.\n\n>>> (13).bit_count()\n3',
      (_t, self: Value) => bitCount(plain(self)),
    ],
    to_bytes: ["(self, /, length=1, byteorder='big', *, signed=False)", 'The int as so many bytes.', toBytes],
  },
  classMethods: {
    from_bytes: ["(cls, /, bytes, byteorder='big', *, signed=False)", 'The int that bytes spell.', fromBytes],
  },
  getset: {
    real: ['the real part of a complex number', (_t, self: Value) => plain(self)],
    imag: ['the imaginary part of a complex number', () => 0],
    numerator: ['the numerator of a rational number in lowest terms', (_t, self: Value) => plain(self)],
    denominator: ['the denominator of a rational number in lowest terms', () => 1],
  },
};
export const rows: readonly (readonly [PyType, TypeRows])[] = [[intType, rowsOfInt]];

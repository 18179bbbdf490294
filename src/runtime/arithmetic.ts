/**
 * Arithmetic on exact int, float, complex and bool, in any of their forms.
 *
 * Each operation has three levels: two JavaScript numbers (or boxed floats), decided by a test or two; then large ints, bools
 * and complex by kind; and undefined when an operand is no such number, so that the caller asks the special methods. Instances
 * of subclasses give undefined too, for their class may have methods of its own.
 *
 *     number + number   integral result: an int if both were, else a boxed float
 *     bigint            every result is brought back to a number when that is safe
 */
import { complexType, floatType } from './builtin-types.ts';
import {
  type ComplexOperand,
  complexDifference,
  complexOver,
  complexSum,
  complexTimes,
  complexToThe,
  type Parts,
} from './complex-arithmetic.ts';
import { doubleOfInt } from './convert.ts';
import { MemoryError, OverflowError, raised, raisedWith, ValueError, ZeroDivisionError } from './exceptions.ts';
import { powDouble } from './libm.ts';
import type { Raise } from './machine.ts';
import { makeFloat, makeInt, PyComplex, PyFloat } from './number.ts';
import type { Value } from './object.ts';

const MAX_SAFE = 9007199254740991;
/** The host's BigInt ends at 2**30 bits. */
const MAX_BITS = 1073741824;

// ---- errors
const divisionByZero = (): Raise => raised(ZeroDivisionError, 'division by zero');
const zeroToNegative = (): Raise => raised(ZeroDivisionError, 'zero to a negative power');
const outOfRange = (): Raise => raisedWith(OverflowError, 34, 'Numerical result out of range');
/** The result of `work`, or MemoryError when it is larger than a BigInt can be. */
function bounded(work: (a: bigint, b: bigint) => bigint, a: bigint, b: bigint): number | bigint {
  try {
    return makeInt(work(a, b));
  } catch (error) {
    if (error instanceof RangeError) throw raisedWith(MemoryError);
    throw error;
  }
}

// ---- kinds of operands
const Kind = { NONE: 0, INT: 1, FLOAT: 2, COMPLEX: 3 } as const;
function kindOf(v: Value): number {
  switch (typeof v) {
    case 'number':
      return Number.isInteger(v) ? Kind.INT : Kind.FLOAT;
    case 'bigint':
    case 'boolean':
      return Kind.INT;
    case 'object':
      if (v === null) return Kind.NONE;
      return v.cls === floatType ? Kind.FLOAT : v.cls === complexType ? Kind.COMPLEX : Kind.NONE;
    default:
      return Kind.NONE;
  }
}
/** The kind that both operands are brought to. */
function commonKind(a: Value, b: Value): number {
  const ka = kindOf(a);
  const kb = kindOf(b);
  return ka === Kind.NONE || kb === Kind.NONE ? Kind.NONE : Math.max(ka, kb);
}
const bigOf = (v: Value): bigint => BigInt(v as number | bigint | boolean);
const doubleOfReal = (v: Value): number => {
  if (typeof v === 'number') return v;
  if (typeof v === 'bigint') return doubleOfInt(v);
  return typeof v === 'boolean' ? (v ? 1 : 0) : (v as PyFloat).value;
};
const complexOperand = (v: Value): ComplexOperand => (v instanceof PyComplex ? v : doubleOfReal(v));
/** bool as its int; other values as they are. */
const plain = (v: Value): Value => (typeof v === 'boolean' ? (v ? 1 : 0) : v);
export function makeComplex(z: Parts): PyComplex {
  return new PyComplex(complexType, z.real, z.imag);
}

const bigAdd = (a: bigint, b: bigint): bigint => a + b;
const bigSubtract = (a: bigint, b: bigint): bigint => a - b;
const bigMultiply = (a: bigint, b: bigint): bigint => a * b;

// ---- + - *
export function add(a: Value, b: Value): Value | undefined {
  if (typeof a === 'number') {
    if (typeof b === 'number') {
      const sum = a + b;
      if (!Number.isInteger(sum)) return sum === sum ? sum : new PyFloat(sum);
      if (!Number.isInteger(a) || !Number.isInteger(b)) return new PyFloat(sum);
      return Number.isSafeInteger(sum) ? sum : makeInt(BigInt(a) + BigInt(b));
    }
    if (b instanceof PyFloat && b.cls === floatType) return makeFloat(a + b.value);
  } else if (a instanceof PyFloat && a.cls === floatType) {
    if (typeof b === 'number') return makeFloat(a.value + b);
    if (b instanceof PyFloat && b.cls === floatType) return makeFloat(a.value + b.value);
  }
  switch (commonKind(a, b)) {
    case Kind.INT:
      return bounded(bigAdd, bigOf(a), bigOf(b));
    case Kind.FLOAT:
      return makeFloat(doubleOfReal(a) + doubleOfReal(b));
    case Kind.COMPLEX:
      return makeComplex(complexSum(complexOperand(a), complexOperand(b)));
    default:
      return undefined;
  }
}

export function subtract(a: Value, b: Value): Value | undefined {
  if (typeof a === 'number') {
    if (typeof b === 'number') {
      const difference = a - b;
      if (!Number.isInteger(difference)) return difference === difference ? difference : new PyFloat(difference);
      if (!Number.isInteger(a) || !Number.isInteger(b)) return new PyFloat(difference);
      return Number.isSafeInteger(difference) ? difference : makeInt(BigInt(a) - BigInt(b));
    }
    if (b instanceof PyFloat && b.cls === floatType) return makeFloat(a - b.value);
  } else if (a instanceof PyFloat && a.cls === floatType) {
    if (typeof b === 'number') return makeFloat(a.value - b);
    if (b instanceof PyFloat && b.cls === floatType) return makeFloat(a.value - b.value);
  }
  switch (commonKind(a, b)) {
    case Kind.INT:
      return bounded(bigSubtract, bigOf(a), bigOf(b));
    case Kind.FLOAT:
      return makeFloat(doubleOfReal(a) - doubleOfReal(b));
    case Kind.COMPLEX:
      return makeComplex(complexDifference(complexOperand(a), complexOperand(b)));
    default:
      return undefined;
  }
}

export function multiply(a: Value, b: Value): Value | undefined {
  if (typeof a === 'number') {
    if (typeof b === 'number') {
      const product = a * b;
      if (!Number.isInteger(product)) return product === product ? product : new PyFloat(product);
      if (!Number.isInteger(a) || !Number.isInteger(b)) return new PyFloat(product);
      // + 0: an int is never -0.
      return Number.isSafeInteger(product) ? product + 0 : BigInt(a) * BigInt(b);
    }
    if (b instanceof PyFloat && b.cls === floatType) return makeFloat(a * b.value);
  } else if (a instanceof PyFloat && a.cls === floatType) {
    if (typeof b === 'number') return makeFloat(a.value * b);
    if (b instanceof PyFloat && b.cls === floatType) return makeFloat(a.value * b.value);
  }
  switch (commonKind(a, b)) {
    case Kind.INT:
      return bounded(bigMultiply, bigOf(a), bigOf(b));
    case Kind.FLOAT:
      return makeFloat(doubleOfReal(a) * doubleOfReal(b));
    case Kind.COMPLEX:
      return makeComplex(complexTimes(complexOperand(a), complexOperand(b)));
    default:
      return undefined;
  }
}

// ---- / // %
export function trueDivide(a: Value, b: Value): Value | undefined {
  if (typeof a === 'number' && typeof b === 'number') {
    if (b === 0) throw divisionByZero();
    // Two safe ints are doubles, so their quotient is rounded once.
    return makeFloat(a / b);
  }
  switch (commonKind(a, b)) {
    case Kind.INT:
      return makeFloat(intQuotient(bigOf(a), bigOf(b)));
    case Kind.FLOAT: {
      const y = doubleOfReal(b);
      const x = doubleOfReal(a);
      if (y === 0) throw divisionByZero();
      return makeFloat(x / y);
    }
    case Kind.COMPLEX:
      return makeComplex(complexOver(complexOperand(a), complexOperand(b)));
    default:
      return undefined;
  }
}

/** Number of bits of |x|. */
export function bitLength(x: number | bigint): number {
  if (typeof x === 'number') {
    const size = Math.abs(x);
    if (size < 4294967296) return 32 - Math.clz32(size);
    return 64 - Math.clz32(Math.floor(size / 4294967296));
  }
  const digits = (x < 0n ? -x : x).toString(16);
  return digits.length * 4 - Math.clz32(Number.parseInt(digits[0], 16)) + 28;
}

/** a / b of ints, correctly rounded. */
export function intQuotient(a: bigint, b: bigint): number {
  if (b === 0n) throw divisionByZero();
  const negative = a < 0n !== b < 0n;
  if (a === 0n) return negative ? -0 : 0;
  const n = a < 0n ? -a : a;
  const d = b < 0n ? -b : b;
  if (n <= MAX_SAFE && d <= MAX_SAFE) return Number(a) / Number(b);
  const size = quotientOf(n, d);
  if (size === Infinity) throw raised(OverflowError, 'integer division result too large for a float');
  return negative ? -size : size;
}
/** n / d of positive bigints; Infinity when out of range. */
function quotientOf(n: bigint, d: bigint): number {
  const difference = bitLength(n) - bitLength(d);
  if (difference > 1025) return Infinity;
  if (difference < -1080) return 0;
  // The quotient q * 2**shift has at least 55 bits, or ends two bits below the smallest number; its last bit is set when
  // something was cut off, so that no half looks exact that is not.
  const shift = Math.max(difference - 55, -1076);
  const top = shift >= 0 ? n : n << BigInt(-shift);
  const bottom = shift >= 0 ? d << BigInt(shift) : d;
  let q = top / bottom;
  if (q * bottom !== top) q |= 1n;
  if (shift > -1076 || q >= 1n << 54n) return scaleRounded(q, shift);
  // A subnormal result is rounded by hand: scaling would round a second time.
  const units = q >> 2n;
  const rest = q & 3n;
  return Number(rest === 3n || (rest === 2n && units & 1n) ? units + 1n : units) * 5e-324;
}
/** q * 2**shift for a q of 54 to 57 bits, rounded once: the result is a normal number. */
function scaleRounded(q: bigint, shift: number): number {
  const x = Number(q);
  if (shift > 960) return x * 2 ** 960 * 2 ** (shift - 960);
  if (shift < -1000) return x * 2 ** -1000 * 2 ** (shift + 1000);
  return x * 2 ** shift;
}

export function floorDivide(a: Value, b: Value): Value | undefined {
  if (typeof a === 'number' && typeof b === 'number' && Number.isInteger(a) && Number.isInteger(b)) {
    if (b === 0) throw divisionByZero();
    // The rounded quotient of safe ints never reaches the next integer.
    return Math.floor(a / b) + 0;
  }
  switch (commonKind(a, b)) {
    case Kind.INT:
      return makeInt(bigFloorDivide(bigOf(a), bigOf(b)));
    case Kind.FLOAT: {
      const x = doubleOfReal(a);
      return makeFloat(floatFloorDivide(x, doubleOfReal(b)));
    }
    default:
      return undefined;
  }
}
export function remainder(a: Value, b: Value): Value | undefined {
  if (typeof a === 'number' && typeof b === 'number' && Number.isInteger(a) && Number.isInteger(b)) {
    if (b === 0) throw divisionByZero();
    const rest = a % b;
    return rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest + 0;
  }
  switch (commonKind(a, b)) {
    case Kind.INT:
      return makeInt(bigRemainder(bigOf(a), bigOf(b)));
    case Kind.FLOAT: {
      const x = doubleOfReal(a);
      return makeFloat(floatRemainder(x, doubleOfReal(b)));
    }
    default:
      return undefined;
  }
}
/** [a // b, a % b], or undefined when not both are real. */
export function divideWithRemainder(a: Value, b: Value): readonly [Value, Value] | undefined {
  const quotient = floorDivide(a, b);
  return quotient === undefined ? undefined : [quotient, remainder(a, b) as Value];
}
export function bigFloorDivide(a: bigint, b: bigint): bigint {
  if (b === 0n) throw divisionByZero();
  const q = a / b;
  return a < 0n !== b < 0n && q * b !== a ? q - 1n : q;
}
export function bigRemainder(a: bigint, b: bigint): bigint {
  if (b === 0n) throw divisionByZero();
  const r = a % b;
  return r !== 0n && r < 0n !== b < 0n ? r + b : r;
}
/** The quotient is computed from the exact remainder, so that the two always fit together. */
export function floatFloorDivide(x: number, y: number): number {
  if (y === 0) throw divisionByZero();
  const rest = x % y;
  let quotient = (x - rest) / y;
  if (rest !== 0 && rest < 0 !== y < 0) quotient -= 1;
  if (quotient === 0) return x / y < 0 || Object.is(x / y, -0) ? -0 : 0;
  const floor = Math.floor(quotient);
  return quotient - floor > 0.5 ? floor + 1 : floor;
}
export function floatRemainder(x: number, y: number): number {
  if (y === 0) throw divisionByZero();
  const rest = x % y;
  if (rest === 0) return y < 0 ? -0 : 0;
  return rest < 0 !== y < 0 ? rest + y : rest;
}

// ---- **
export function power(a: Value, b: Value): Value | undefined {
  if (typeof a === 'number' && typeof b === 'number') {
    if (!Number.isInteger(a) || !Number.isInteger(b)) return floatPower(a, b);
    if (b < 0) return floatPower(a, b);
    return intPower(a, b);
  }
  switch (commonKind(a, b)) {
    case Kind.INT: {
      const x = plain(a) as number | bigint;
      const y = plain(b) as number | bigint;
      if (y < 0) return floatPower(doubleOfInt(x), doubleOfInt(y));
      return intPower(x, y);
    }
    case Kind.FLOAT: {
      const x = doubleOfReal(a);
      return floatPower(x, doubleOfReal(b));
    }
    case Kind.COMPLEX:
      return makeComplex(complexToThe(complexOperand(a), complexOperand(b)));
    default:
      return undefined;
  }
}
/** Powers of doubles; a negative base with a fractional exponent gives a complex. */
export function floatPower(x: number, y: number): Value {
  const result = powDouble(x, y);
  if (result - result === 0 && result !== 0) return makeFloat(result);
  if (y === 0) return new PyFloat(1);
  if (x !== x) return new PyFloat(x);
  if (y !== y) return new PyFloat(x === 1 ? 1 : y);
  if (y === Infinity || y === -Infinity || x === Infinity || x === -Infinity) return makeFloat(result);
  if (x === 0) {
    if (y < 0) throw zeroToNegative();
    return new PyFloat(result);
  }
  if (x < 0 && !Number.isInteger(y)) return makeComplex(complexToThe(x, y));
  if (result === 0) return new PyFloat(result);
  throw outOfRange();
}
/** a ** b for b >= 0. */
export function intPower(a: number | bigint, b: number | bigint): number | bigint {
  if (b === 0) return 1;
  if (a === 0 || a === 1) return a;
  if (a === -1) return typeof b === 'bigint' ? (b & 1n ? -1 : 1) : b % 2 === 0 ? 1 : -1;
  if (typeof b === 'bigint') throw raisedWith(MemoryError);
  if (typeof a === 'number' && b <= 53) {
    // As long as the product is safe, no factor of it was rounded.
    let result = 1;
    let base = a;
    for (let rest = b; ; ) {
      if (rest & 1) result *= base;
      rest >>= 1;
      if (rest === 0) break;
      base *= base;
    }
    if (Number.isSafeInteger(result)) return result;
  }
  const bits = typeof a === 'number' ? Math.log2(Math.abs(a)) : bitLength(a) - 1;
  if (bits * b >= MAX_BITS) throw raisedWith(MemoryError);
  return bounded(bigPower, BigInt(a), BigInt(b));
}
const bigPower = (a: bigint, b: bigint): bigint => {
  // The host multiplies powers of two bit by bit, too.
  const size = a < 0n ? -a : a;
  if ((size & (size - 1n)) === 0n) {
    const power = 1n << (BigInt(bitLength(size) - 1) * b);
    return a < 0n && b & 1n ? -power : power;
  }
  return a ** b;
};

// ---- shifts
export function lshift(a: Value, b: Value): Value | undefined {
  if (typeof a === 'number' && typeof b === 'number' && Number.isInteger(a) && Number.isInteger(b)) {
    if (b >= 0 && b < 53) {
      const result = a * SHIFTS[b];
      if (Number.isSafeInteger(result)) return result;
    }
  } else if (commonKind(a, b) !== Kind.INT) return undefined;
  return shiftLeft(plain(a) as number | bigint, plain(b) as number | bigint);
}
const SHIFTS = Array.from({ length: 53 }, (_, i) => 2 ** i);
function shiftLeft(a: number | bigint, b: number | bigint): number | bigint {
  if (b < 0) throw raised(ValueError, 'negative shift count');
  if (a === 0) return 0;
  if (typeof b === 'bigint') throw b >= 1n << 63n ? raised(OverflowError, 'too many digits in integer') : raisedWith(MemoryError);
  if (b >= MAX_BITS) throw raisedWith(MemoryError);
  return bounded(bigShiftLeft, BigInt(a), BigInt(b));
}
const bigShiftLeft = (a: bigint, b: bigint): bigint => a << b;
export function rshift(a: Value, b: Value): Value | undefined {
  if (typeof a === 'number' && typeof b === 'number' && Number.isInteger(a) && Number.isInteger(b)) {
    if (b < 0) throw raised(ValueError, 'negative shift count');
    if ((a | 0) === a) return a >> (b > 31 ? 31 : b);
    return b < 53 ? Math.floor(a / SHIFTS[b]) : a < 0 ? -1 : 0;
  }
  if (commonKind(a, b) !== Kind.INT) return undefined;
  const x = plain(a) as number | bigint;
  const y = plain(b) as number | bigint;
  if (y < 0) throw raised(ValueError, 'negative shift count');
  if (y > MAX_BITS) return x < 0 ? -1 : 0;
  return makeInt(BigInt(x) >> BigInt(y));
}

// ---- bits
export function and(a: Value, b: Value): Value | undefined {
  if (typeof a === 'number' && typeof b === 'number') {
    if ((a | 0) === a && (b | 0) === b) return a & b;
    if (!Number.isInteger(a) || !Number.isInteger(b)) return undefined;
    if (a >= 0 && b >= 0) return joinHalves(highHalf(a) & highHalf(b), (a | 0) & (b | 0));
  } else if (typeof a === 'boolean' && typeof b === 'boolean') return a && b;
  else if (commonKind(a, b) !== Kind.INT) return undefined;
  return makeInt(bigOf(a) & bigOf(b));
}
export function or(a: Value, b: Value): Value | undefined {
  if (typeof a === 'number' && typeof b === 'number') {
    if ((a | 0) === a && (b | 0) === b) return a | b;
    if (!Number.isInteger(a) || !Number.isInteger(b)) return undefined;
    if (a >= 0 && b >= 0) return joinHalves(highHalf(a) | highHalf(b), a | 0 | (b | 0));
  } else if (typeof a === 'boolean' && typeof b === 'boolean') return a || b;
  else if (commonKind(a, b) !== Kind.INT) return undefined;
  return makeInt(bigOf(a) | bigOf(b));
}
export function xor(a: Value, b: Value): Value | undefined {
  if (typeof a === 'number' && typeof b === 'number') {
    if ((a | 0) === a && (b | 0) === b) return a ^ b;
    if (!Number.isInteger(a) || !Number.isInteger(b)) return undefined;
    if (a >= 0 && b >= 0) return joinHalves(highHalf(a) ^ highHalf(b), (a | 0) ^ (b | 0));
  } else if (typeof a === 'boolean' && typeof b === 'boolean') return a !== b;
  else if (commonKind(a, b) !== Kind.INT) return undefined;
  return makeInt(bigOf(a) ^ bigOf(b));
}
/** Bits 32 and up of a safe int that is not negative. */
const highHalf = (a: number): number => Math.floor(a / 4294967296);
const joinHalves = (high: number, low: number): number => high * 4294967296 + (low >>> 0);

// ---- one operand
export function negative(v: Value): Value | undefined {
  switch (typeof v) {
    case 'number':
      return v === 0 ? 0 : -v;
    case 'bigint':
      return makeInt(-v);
    case 'boolean':
      return v ? -1 : 0;
  }
  if (v instanceof PyFloat) return v.cls === floatType ? new PyFloat(-v.value) : undefined;
  if (v instanceof PyComplex && v.cls === complexType) return new PyComplex(complexType, -v.real, -v.imag);
  return undefined;
}
/** ~v of int; bools are left to `__invert__`, which warns. */
export function invert(v: Value): Value | undefined {
  if (typeof v === 'number') return Number.isInteger(v) ? makeSafe(-1 - v) : undefined;
  return typeof v === 'bigint' ? makeInt(~v) : undefined;
}
const makeSafe = (x: number): number | bigint => (Number.isSafeInteger(x) ? x : BigInt(x));

// ---- comparison
/** A real operand in a form that the host compares exactly with any other: number or bigint. */
function comparable(v: Value): number | bigint | undefined {
  switch (typeof v) {
    case 'number':
    case 'bigint':
      return v;
    case 'boolean':
      return v ? 1 : 0;
    default:
      return v instanceof PyFloat && v.cls === floatType ? v.value : undefined;
  }
}
/** -1, 0, 1; NaN when one is nan; undefined when not both are real numbers. A bigint and a double are compared exactly. */
export function compareNumbers(a: Value, b: Value): number | undefined {
  const x = comparable(a);
  const y = comparable(b);
  if (x === undefined || y === undefined) return undefined;
  return orderOf(x, y);
}
export function orderOf(x: number | bigint, y: number | bigint): number {
  // biome-ignore lint/suspicious/noDoubleEquals: == compares a bigint with a double exactly.
  return x < y ? -1 : x > y ? 1 : x == y ? 0 : NaN;
}
/** a == b of exact numbers, complex too; undefined when not both are numbers. */
export function equalNumbers(a: Value, b: Value): boolean | undefined {
  const x = comparable(a);
  const y = comparable(b);
  // biome-ignore lint/suspicious/noDoubleEquals: == compares a bigint with a double exactly.
  if (x !== undefined && y !== undefined) return x == y;
  if (a instanceof PyComplex && a.cls === complexType) {
    // biome-ignore lint/suspicious/noDoubleEquals: as above.
    if (y !== undefined) return a.imag === 0 && a.real == y;
    return b instanceof PyComplex && b.cls === complexType ? a.real === b.real && a.imag === b.imag : undefined;
  }
  // biome-ignore lint/suspicious/noDoubleEquals: as above.
  if (b instanceof PyComplex && b.cls === complexType && x !== undefined) return b.imag === 0 && b.real == x;
  return undefined;
}

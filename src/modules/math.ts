/**
 * Module math: real functions with Python's errors. The functions themselves are kernels in runtime/libm.ts, which round as a
 * good C library does; here is what they accept, and what they say when there is no answer.
 */
import { invokeSpecial } from '../runtime/attributes.ts';
import { add, bitLength, multiply } from '../runtime/arithmetic.ts';
import { copySign } from '../runtime/complex-arithmetic.ts';
import { floatType, listType, typeName, typeOf } from '../runtime/builtin-types.ts';
import type { PyIterator } from '../runtime/callables.ts';
import { PyList, PyTuple } from '../runtime/collections.ts';
import { floatArg, indexOf } from '../runtime/convert.ts';
import type { ModuleRows, NativeRow } from '../runtime/define.ts';
import { OverflowError, raised, TypeError, ValueError, ZeroDivisionError } from '../runtime/exceptions.ts';
import { floatRepr, mantissaAndExponent, scaleExactly } from '../runtime/float-text.ts';
import { ceiled, floored, truncated } from '../runtime/float-to-int.ts';
import { appendAll, checkedIterator, collect, isPlainIterator, openIterator } from '../runtime/iterate.ts';
import * as libm from '../runtime/libm.ts';
import { gamma, logGamma } from '../runtime/libm-gamma.ts';
import type { Raise, Thread } from '../runtime/machine.ts';
import type { NativeFrame } from '../runtime/native-frame.ts';
import { intOf, makeFloat, PyFloat } from '../runtime/number.ts';
import { DONE, PUSHED, type Value } from '../runtime/object.ts';
import { binomial, factorial, fallingProduct, greatestDivisor, integerRoot, leastMultiple } from './math-ints.ts';
import { exactSum, ProductSum, vectorLength } from './math-sums.ts';

const MAX_LONG = 9223372036854775807n;
const domainError = (): Raise => raised(ValueError, 'math domain error');
const rangeError = (): Raise => raised(OverflowError, 'math range error');

// ---- functions of one number
type Real = (x: number) => number;
/**
 * A function of one number. A nan that comes from a number is a domain error; an infinity that comes from a finite one is an
 * overflow when `canOverflow`, else a pole. `expected` is what a domain error says, before the argument.
 */
function realFunction(doc: string, f: Real, canOverflow = false, expected?: string): NativeRow {
  return [
    '(x, /)',
    doc,
    (t, v: Value) => {
      const x = typeof v === 'number' ? v : v instanceof PyFloat && v.cls === floatType ? v.value : floatArg(t, v);
      const y = f(x);
      if (y - y !== 0) {
        if (y !== y) {
          if (x === x) throw outside(x, expected);
        } else if (x - x === 0) throw canOverflow ? rangeError() : outside(x, expected);
      }
      return makeFloat(y);
    },
  ];
}
/** One that accepts whatever comes out. */
const plainFunction = (doc: string, f: Real): NativeRow => ['(x, /)', doc, (t, v: Value) => makeFloat(f(floatArg(t, v)))];
function outside(x: number, expected?: string): Raise {
  return expected === undefined ? domainError() : raised(ValueError, `${expected}, got ${floatRepr(x)}`);
}
const FINITE = 'expected a finite input';
const UNIT = 'expected a number in range from -1 up to 1';
const POSITIVE = 'expected a positive input';

/** Γ: overflows are told from poles by the argument. */
function gammaFunction(doc: string, f: Real): NativeRow {
  return [
    '(x, /)',
    doc,
    (t, v: Value) => {
      const x = floatArg(t, v);
      const isPole = x === 0 || (x < 0 && Number.isInteger(x)) || (x === -Infinity && f === gamma);
      if (isPole) throw outside(x, 'expected a noninteger or positive integer');
      const y = f(x);
      if ((y === Infinity || y === -Infinity) && x - x === 0) throw rangeError();
      return makeFloat(y);
    },
  ];
}

/** [m, e] with x = m * 2**e and 0.5 <= |m| < 1. */
export function frexp(x: number): readonly [number, number] {
  if (x === 0 || x - x !== 0) return [x, 0];
  let size = Math.abs(x);
  let exponent = 0;
  if (size < 2 ** -1022) {
    size *= 2 ** 60;
    exponent = -60;
  }
  let e = Math.floor(Math.log2(size)) + 1;
  // log2 may round up to the next whole number, or (rarely) stay below it.
  if (2 ** (e - 1) > size) e--;
  else if (e < 1024 && 2 ** e <= size) e++;
  const m = e > 1000 ? (size * 2 ** -100) / 2 ** (e - 100) : size / 2 ** e;
  return [x < 0 ? -m : m, e + exponent];
}
/** x * 2**e, rounded once. */
export function ldexp(x: number, e: number): number {
  if (x === 0 || x - x !== 0) return x;
  const [m, own] = frexp(x);
  const exponent = own + e;
  if (exponent > 1024) return x < 0 ? -Infinity : Infinity;
  if (exponent < -1074) return x < 0 ? -0 : 0;
  if (exponent >= -1021) return m * 2 * 2 ** (exponent - 1);
  return m * 2 ** (exponent + 60) * 2 ** -60;
}
function ldexpOf(t: Thread, v: Value, i: Value): Value {
  const x = floatArg(t, v);
  const e = intOf(i);
  if (e === undefined) throw raised(TypeError, 'Expected an int as second argument to ldexp.');
  const y = ldexp(x, Number(e > 5000 ? 5000 : e < -5000 ? -5000 : e));
  if (x - x === 0 && y - y !== 0) throw rangeError();
  return makeFloat(y);
}

/** log(x) of an int beyond the doubles is log(m) + e * log(2). */
function logOf(t: Thread, v: Value, f: Real): number {
  const int = intOf(v);
  if (int === undefined) {
    const x = floatArg(t, v);
    if (x <= 0) throw outside(x, POSITIVE);
    return f(x);
  }
  if (int <= 0) throw raised(ValueError, POSITIVE);
  const x = Number(int);
  if (x !== Infinity) return f(x);
  const bits = bitLength(int);
  // The mantissa, rounded once: what the shift cuts off only matters beside an exact half.
  const shift = BigInt(bits - 64);
  const top = (int as bigint) >> shift;
  const mantissa = Number(top << shift === int ? top : top | 1n) / 2 ** 64;
  return f(mantissa) + f(2) * bits;
}
function logarithm(t: Thread, x: Value, base?: Value): Value {
  const numerator = logOf(t, x, libm.log);
  if (base === undefined) return makeFloat(numerator);
  const denominator = logOf(t, base, libm.log);
  if (denominator === 0) throw raised(ZeroDivisionError, 'division by zero');
  return makeFloat(numerator / denominator);
}

/** floor, ceil: the special method of the argument's class, or the function of its double. */
function wholeFunction(doc: string, special: string, f: (x: number) => number | bigint): NativeRow {
  return [
    '(x, /)',
    doc,
    (t, v: Value) => {
      if (typeof v === 'number') return Number.isInteger(v) ? v : f(v);
      if (v instanceof PyFloat && v.cls === floatType) return f(v.value);
      const method = typeOf(v).lookup(special);
      if (method !== undefined && method !== null) return invokeSpecial(t, method, v, []);
      return f(floatArg(t, v));
    },
  ];
}
function truncate(t: Thread, v: Value): Value {
  if (typeof v === 'number') return Number.isInteger(v) ? v : truncated(v);
  const method = typeOf(v).lookup('__trunc__');
  if (method === undefined || method === null) throw raised(TypeError, `type ${typeName(v)} doesn't define __trunc__ method`);
  return invokeSpecial(t, method, v, []);
}

// ---- functions of two and three numbers
function power(t: Thread, a: Value, b: Value): Value {
  const x = floatArg(t, a);
  const y = floatArg(t, b);
  const z = libm.powDouble(x, y);
  if (z - z !== 0 && x - x === 0 && y - y === 0) throw z !== z || x === 0 ? domainError() : rangeError();
  return makeFloat(z);
}
function fmod(t: Thread, a: Value, b: Value): Value {
  const x = floatArg(t, a);
  const y = floatArg(t, b);
  const z = x % y;
  if (z !== z && x === x && y === y) throw domainError();
  return makeFloat(z);
}
/** x minus the nearest multiple of y, exactly. */
function ieeeRemainder(x: number, y: number): number {
  const size = Math.abs(x);
  const unit = Math.abs(y);
  const m = size % unit;
  const c = unit - m;
  const r = m < c ? m : m > c ? -c : m - 2 * ((0.5 * (size - m)) % unit);
  return copySign(1, x) * r;
}
function remainder(t: Thread, a: Value, b: Value): Value {
  const x = floatArg(t, a);
  const y = floatArg(t, b);
  if (x - x === 0 && y - y === 0) {
    if (y === 0) throw domainError();
    return makeFloat(ieeeRemainder(x, y));
  }
  if (x !== x) return makeFloat(x);
  if (y !== y) return makeFloat(y);
  if (x - x !== 0) throw domainError();
  return makeFloat(x);
}
/** x * y + z, rounded once. */
function fusedMultiplyAdd(x: number, y: number, z: number): number {
  if (x - x !== 0 || y - y !== 0) return x * y + z;
  if (z - z !== 0) return z;
  if (x === 0 || y === 0) return x * y + z;
  const [mx, ex] = mantissaAndExponent(x);
  const [my, ey] = mantissaAndExponent(y);
  const [mz, ez] = mantissaAndExponent(z);
  const product = x < 0 !== y < 0 ? -(mx * my) : mx * my;
  const exponent = Math.min(ex + ey, ez);
  const sum = (product << BigInt(ex + ey - exponent)) + ((z < 0 ? -mz : mz) << BigInt(ez - exponent));
  if (sum === 0n) return 0;
  return sum < 0n ? -scaleExactly(-sum, exponent) : scaleExactly(sum, exponent);
}
function fma(t: Thread, a: Value, b: Value, c: Value): Value {
  const x = floatArg(t, a);
  const y = floatArg(t, b);
  const z = floatArg(t, c);
  const r = fusedMultiplyAdd(x, y, z);
  if (r - r !== 0) {
    if (r !== r) {
      if (x === x && y === y && z === z) throw raised(ValueError, 'invalid operation in fma');
    } else if (x - x === 0 && y - y === 0 && z - z === 0) throw raised(OverflowError, 'overflow in fma');
  }
  return makeFloat(r);
}
const binary = (doc: string, f: (x: number, y: number) => number, signature = '(x, y, /)'): NativeRow => [
  signature,
  doc,
  (t, a: Value, b: Value) => {
    const x = floatArg(t, a);
    return makeFloat(f(x, floatArg(t, b)));
  },
];

// ---- neighbours
const cell = new Float64Array(1);
const words = new BigInt64Array(cell.buffer);
/** Doubles in order as ints: neighbours differ by one, 0.0 and -0.0 are 0. */
function rankOf(x: number): bigint {
  cell[0] = x;
  const bits = words[0];
  return bits < 0n ? -(bits & 0x7fffffffffffffffn) : bits;
}
function ofRank(rank: bigint): number {
  words[0] = rank < 0n ? -rank : rank;
  return rank < 0n ? -cell[0] : cell[0];
}
function nextAfter(t: Thread, a: Value, b: Value, steps: Value = null): Value {
  const x = floatArg(t, a);
  const y = floatArg(t, b);
  let count = 1n;
  if (steps !== null) {
    const given = indexOf(t, steps);
    if (given < 0) throw raised(ValueError, 'steps must be a non-negative integer');
    count = BigInt(given);
  }
  if (count === 0n) return makeFloat(x);
  if (x !== x) return makeFloat(x);
  if (y !== y) return makeFloat(y);
  const from = rankOf(x);
  const to = rankOf(y);
  if (from === to) return makeFloat(y);
  const up = to > from;
  const distance = up ? to - from : from - to;
  if (count >= distance) return makeFloat(steps === null && to === 0n ? (from < 0n ? -0 : 0) : y);
  const rank = up ? from + count : from - count;
  return makeFloat(rank === 0n && from < 0n ? -0 : ofRank(rank));
}
function ulp(x: number): number {
  if (x !== x) return x;
  const size = Math.abs(x);
  if (size === Infinity) return size;
  const next = ofRank(rankOf(size) + 1n);
  return next === Infinity ? size - ofRank(rankOf(size) - 1n) : next - size;
}

// ---- ints
const CHECKED_SIZE = (what: string): Raise => raised(OverflowError, `${what} must not exceed 9223372036854775807`);
function factorialOf(t: Thread, v: Value): Value {
  const n = indexOf(t, v);
  if (n < 0) throw raised(ValueError, 'factorial() not defined for negative values');
  if (n > MAX_LONG) throw raised(OverflowError, 'factorial() argument should not exceed 9223372036854775807');
  t.charge(Number(n));
  return factorial(Number(n));
}
function combinations(t: Thread, a: Value, b: Value): Value {
  const n = indexOf(t, a);
  const k = indexOf(t, b);
  if (n < 0) throw raised(ValueError, 'n must be a non-negative integer');
  if (k < 0) throw raised(ValueError, 'k must be a non-negative integer');
  const rest = typeof n === 'number' && typeof k === 'number' ? n - k : BigInt(n) - BigInt(k);
  if (rest < 0) return 0;
  const few = rest < k ? rest : k;
  if (few > MAX_LONG) throw CHECKED_SIZE('min(n - k, k)');
  t.charge(Number(few));
  return binomial(n, Number(few));
}
function permutations(t: Thread, a: Value, b: Value = null): Value {
  if (b === null) return factorialOf(t, a);
  const n = indexOf(t, a);
  const k = indexOf(t, b);
  if (n < 0) throw raised(ValueError, 'n must be a non-negative integer');
  if (k < 0) throw raised(ValueError, 'k must be a non-negative integer');
  if (n < k) return 0;
  if (k > MAX_LONG) throw CHECKED_SIZE('k');
  t.charge(Number(k));
  const product = fallingProduct(n, Number(k));
  return product <= 9007199254740991n ? Number(product) : product;
}
const foldInts = (doc: string, start: number, f: (a: number | bigint, b: number | bigint) => number | bigint): NativeRow => [
  '(*integers)',
  doc,
  (t, integers: readonly Value[]) => {
    const ints = integers.map((v) => indexOf(t, v));
    if (ints.length === 0) return start;
    let result = ints[0] < 0 ? -ints[0] : ints[0];
    for (let i = 1; i < ints.length; i++) result = f(result, ints[i]);
    return result;
  },
];

// ---- functions of many numbers
function sumOf(t: Thread, items: Value[]): Value {
  t.charge(items.length);
  return makeFloat(exactSum(items.map((item) => floatArg(t, item))));
}
function productOf(t: Thread, items: Value[], start: Value): Value {
  t.charge(items.length);
  let result = start;
  for (const item of items) result = multiply(result, item) ?? t.binary('*', result, item);
  return result;
}
function distanceFrom(_t: Thread, p: Value[], q: Value): Value {
  return collect(_t, q, distanceBetween, p);
}
function distanceBetween(t: Thread, q: Value[], p: Value[]): Value {
  if (p.length !== q.length) throw raised(ValueError, 'both points must have the same number of dimensions');
  return makeFloat(vectorLength(p.map((x, i) => floatArg(t, x) - floatArg(t, q[i]))));
}
/** Takes items of both in turn, so that one may be endless. a: one, b: other, each the iterable, then its iterator; c, d: their items. */
function inPairs(t: Thread, f: NativeFrame, value: Value): Value {
  const p = f.c as Value[];
  const q = f.d as Value[];
  for (;;) {
    switch (f.state) {
      case 0:
        f.state = 1;
        value = openIterator(t, f.a as Value);
        if (value === PUSHED) return PUSHED;
      // falls through
      case 1:
        f.a = checkedIterator(value);
        f.state = 2;
        value = openIterator(t, f.b as Value);
        if (value === PUSHED) return PUSHED;
      // falls through
      case 2:
        f.b = checkedIterator(value);
      // falls through
      case 3:
        f.state = 4;
        value = isPlainIterator(f.a as Value) ? (f.a as PyIterator).next(t) : t.invokeNext(f.a as Value);
        if (value === PUSHED) return PUSHED;
      // falls through
      case 4:
        if (value !== DONE) appendAll(p, [value]);
        f.state = 5;
        value = isPlainIterator(f.b as Value) ? (f.b as PyIterator).next(t) : t.invokeNext(f.b as Value);
        if (value === PUSHED) return PUSHED;
      // falls through
      default:
        if (value !== DONE) appendAll(q, [value]);
        if (value === DONE || p.length !== q.length) return sumOfProducts(t, q, p);
        if ((p.length & 0xfff) === 0) t.charge(0x1000);
        f.state = 3;
    }
  }
}
const isExactInt = (v: Value): v is number | bigint => (typeof v === 'number' ? Number.isInteger(v) : typeof v === 'bigint');
const exactDouble = (v: Value): number | undefined =>
  typeof v === 'number' ? (Number.isInteger(v) ? undefined : v) : v instanceof PyFloat && v.cls === floatType ? v.value : undefined;
/** The factor beside a float: int or bool that fits a double. */
const whole = (v: Value): number | undefined => {
  if (typeof v === 'boolean') return v ? 1 : 0;
  if (!isExactInt(v)) return undefined;
  const x = Number(v);
  return x - x === 0 ? x : undefined;
};
/** As sum(): ints first, then floats with extended precision, then whatever + and * make of the rest. */
function sumOfProducts(t: Thread, q: Value[], p: Value[]): Value {
  let total: Value = 0;
  let ints = true;
  let intTotal: number | bigint = 0;
  let floats = true;
  let floatTotal: ProductSum | null = null;
  const plus = (a: Value, b: Value): Value => add(a, b) ?? t.binary('+', a, b);
  t.charge(p.length);
  for (let i = 0; i < p.length && i < q.length; i++) {
    const x = p[i];
    const y = q[i];
    if (ints) {
      if (isExactInt(x) && isExactInt(y)) {
        const product = multiply(x, y) as number | bigint;
        const sum = add(intTotal, product) as number | bigint;
        const fits = (n: number | bigint): boolean => typeof n === 'number' || (n <= MAX_LONG && n >= -MAX_LONG - 1n);
        if (fits(x) && fits(y) && fits(product) && fits(sum)) {
          intTotal = sum;
          continue;
        }
      }
      ints = false;
      total = plus(total, intTotal);
    }
    if (floats) {
      const fx = exactDouble(x);
      const fy = exactDouble(y);
      const a = fx ?? (fy === undefined ? undefined : whole(x));
      const b = fy ?? (fx === undefined ? undefined : whole(y));
      if (a !== undefined && b !== undefined) {
        floatTotal ??= new ProductSum();
        if (floatTotal.add(a, b)) continue;
      }
      floats = false;
      if (floatTotal !== null) total = plus(total, makeFloat(floatTotal.value()));
      floatTotal = null;
    }
    total = plus(total, multiply(x, y) ?? t.binary('*', x, y));
  }
  if (p.length !== q.length) throw raised(ValueError, 'Inputs are not the same length');
  if (ints) return plus(total, intTotal);
  return floatTotal === null ? total : plus(total, makeFloat(floatTotal.value()));
}

function isClose(t: Thread, a: Value, b: Value, relTol?: Value, absTol?: Value): Value {
  const x = floatArg(t, a);
  const y = floatArg(t, b);
  const relative = relTol === undefined ? 1e-9 : floatArg(t, relTol);
  const absolute = absTol === undefined ? 0 : floatArg(t, absTol);
  if (relative < 0 || absolute < 0) throw raised(ValueError, 'tolerances must be non-negative');
  if (x === y) return true;
  if (Math.abs(x) === Infinity || Math.abs(y) === Infinity) return false;
  const difference = Math.abs(y - x);
  return difference <= Math.abs(relative * y) || difference <= Math.abs(relative * x) || difference <= absolute;
}
const question = (doc: string, f: (x: number) => boolean): NativeRow => ['(x, /)', doc, (t, v: Value) => f(floatArg(t, v))];
const pairOf = (a: number, b: number): PyTuple => new PyTuple([makeFloat(a), makeFloat(b)]);

const DEGREES = 180 / Math.PI;
const RADIANS = Math.PI / 180;

export const mathModule: ModuleRows = {
  name: 'math',
  doc: 'Functions of real numbers, and some of ints.',
  functions: {
    acos: realFunction('The arc cosine of x, from 0 to pi.', libm.acos, false, UNIT),
    acosh: realFunction('The inverse hyperbolic cosine of x.', libm.acosh, false, 'expected argument value not less than 1'),
    asin: realFunction('The arc sine of x, from -pi/2 to pi/2.', libm.asin, false, UNIT),
    asinh: realFunction('The inverse hyperbolic sine of x.', libm.asinh),
    atan: realFunction('The arc tangent of x, from -pi/2 to pi/2.', libm.atan),
    atan2: binary('The angle of the point (x, y), with regard to both signs.', libm.atan2, '(y, x, /)'),
    atanh: realFunction('The inverse hyperbolic tangent of x.', libm.atanh, false, 'expected a number between -1 and 1'),
    cbrt: realFunction('The cube root of x.', libm.cbrt),
    ceil: wholeFunction('The smallest int that is not below x.', '__ceil__', ceiled),
    comb: ['(n, k, /)', 'In how many ways k of n items can be chosen, without regard to order.', combinations],
    copysign: binary('The size of x with the sign of y.', copySign),
    cos: realFunction('The cosine of x (in radians).', libm.cos, false, FINITE),
    cosh: realFunction('The hyperbolic cosine of x.', libm.cosh, true),
    degrees: plainFunction('The angle x, from radians to degrees.', (x) => x * DEGREES),
    dist: [
      '(p, q, /)',
      'The distance between two points, given as sequences of coordinates.',
      (t, p: Value, q: Value) => collect(t, p, distanceFrom, q),
    ],
    erf: realFunction('The error function at x.', libm.erf),
    erfc: realFunction('The complementary error function at x.', libm.erfc),
    exp: realFunction('e to the power of x.', libm.exp, true),
    exp2: realFunction('2 to the power of x.', libm.exp2, true),
    expm1: realFunction('exp(x) - 1, without loss for small x.', libm.expm1, true),
    fabs: realFunction('The absolute value of x, as a float.', Math.abs),
    factorial: ['(n, /)', 'The product of 1 to n.', factorialOf],
    floor: wholeFunction('The largest int that is not above x.', '__floor__', floored),
    fma: ['(x, y, z, /)', '(x * y) + z, rounded once.', fma],
    fmod: ['(x, y, /)', 'The remainder of x / y with the sign of x, as in C.', fmod],
    frexp: [
      '(x, /)',
      'The pair (m, e) with x = m * 2**e and 0.5 <= abs(m) < 1.',
      (t, v: Value) => {
        const [m, e] = frexp(floatArg(t, v));
        return new PyTuple([makeFloat(m), e]);
      },
    ],
    fsum: ['(seq, /)', 'The sum of floats without loss of precision.', (t, seq: Value) => collect(t, seq, sumOf)],
    gamma: gammaFunction('The gamma function at x.', gamma),
    gcd: foldInts('The greatest common divisor.', 0, greatestDivisor),
    hypot: [
      '(*coordinates)',
      'The distance of a point from the origin.',
      (t, coordinates: readonly Value[]) => makeFloat(vectorLength(coordinates.map((v) => floatArg(t, v)))),
    ],
    isclose: ['(a, b, *, rel_tol=1e-09, abs_tol=0.0)', 'Whether two numbers are close, relatively or absolutely.', isClose],
    isfinite: question('Whether x is neither infinite nor nan.', (x) => x - x === 0),
    isinf: question('Whether x is infinite.', (x) => x === Infinity || x === -Infinity),
    isnan: question('Whether x is nan.', (x) => x !== x),
    isqrt: [
      '(n, /)',
      'The square root of n, rounded down.',
      (t, v: Value) => {
        const n = indexOf(t, v);
        if (n < 0) throw raised(ValueError, 'isqrt() argument must be nonnegative');
        return integerRoot(n);
      },
    ],
    lcm: foldInts('The least common multiple.', 1, leastMultiple),
    ldexp: ['(x, i, /)', 'x * (2**i).', ldexpOf],
    lgamma: gammaFunction('The natural logarithm of the absolute value of the gamma function at x.', logGamma),
    log: ['(x, base=<unrepresentable>, /)', 'The logarithm of x to a base, e if not given.', logarithm],
    log10: ['(x, /)', 'The logarithm of x to base 10.', (t, x: Value) => makeFloat(logOf(t, x, libm.log10))],
    log1p: realFunction('The natural logarithm of 1 + x, without loss for small x.', libm.log1p, false, 'expected argument value > -1'),
    log2: ['(x, /)', 'The logarithm of x to base 2.', (t, x: Value) => makeFloat(logOf(t, x, libm.log2))],
    modf: [
      '(x, /)',
      'The fraction and the whole part of x, both floats with its sign.',
      (t, v: Value) => {
        const x = floatArg(t, v);
        const int = Math.trunc(x);
        return pairOf(Math.abs(x) === Infinity ? copySign(0, x) : x === x ? copySign(x - int, x) : x, int);
      },
    ],
    nextafter: ['(x, y, /, *, steps=None)', 'The float so many steps after x towards y.', nextAfter],
    perm: ['(n, k=None, /)', 'In how many orders k of n items can be chosen.', permutations],
    pow: ['(x, y, /)', 'x to the power of y, as floats.', power],
    prod: [
      '(iterable, /, *, start=1)',
      'The product of all items.',
      (t, iterable: Value, start: Value = 1) => collect(t, iterable, productOf, start),
    ],
    radians: plainFunction('The angle x, from degrees to radians.', (x) => x * RADIANS),
    remainder: ['(x, y, /)', 'The difference between x and the closest multiple of y.', remainder],
    sin: realFunction('The sine of x (in radians).', libm.sin, false, FINITE),
    sinh: realFunction('The hyperbolic sine of x.', libm.sinh, true),
    sqrt: realFunction('The square root of x.', Math.sqrt, false, 'expected a nonnegative input'),
    sumprod: [
      '(p, q, /)',
      'The sum of the products of items at like places.',
      (t, p: Value, q: Value) =>
        p instanceof PyList && q instanceof PyList && p.cls === listType && q.cls === listType
          ? sumOfProducts(t, q.items, p.items)
          : t.start(inPairs, p, q, [], []),
    ],
    tan: realFunction('The tangent of x (in radians).', libm.tan, false, FINITE),
    tanh: realFunction('The hyperbolic tangent of x.', libm.tanh),
    trunc: ['(x, /)', 'x without its fraction, by its __trunc__ method.', truncate],
    ulp: realFunction('The value of the least significant bit of x.', ulp),
  },
  values: () => ({ pi: Math.PI, e: Math.E, tau: 2 * Math.PI, inf: Infinity, nan: new PyFloat(NaN) }),
};

/**
 * Functions of two float64 at a time, for kernels of float32.
 *
 * Each float32 becomes a float64 and the result is rounded back. What happens in between is good to about 1e-15 of the result, so a float32 is the
 * rounded true value but for one in some ten millions, which lie so close to the middle between two that the host's own functions may take the other.
 * (A float64 needs all its digits: for those the host's functions are taken, one by one.)
 *
 * The argument is cut down to a short range, where a few terms of the series are enough:
 *
 *     exp   x = n log 2 + r       2**n exp(r)            |r| <= log(2) / 2
 *     log   x = 2**n m            n log 2 + log(m)       m from sqrt(1/2) to sqrt(2)
 *     sin   x = n pi + r          (-1)**n sin(r)         |r| <= pi / 2
 *     cos   x = (n + 1/2) pi - r  (-1)**n sin(r)
 */
import { type Code, F64X2, f64x2, get, type HostFunction, i64x2, int, set, tee, v128, when } from './wasm.ts';

/** The locals of a pair: the argument is in X, the others are free. */
export const PAIR_LOCALS = { X: 2, T: 3, R: 4, SCALE: 5, SECOND: 6, FOURTH: 7, EIGHTH: 8 } as const;
const { X, T, R, SCALE, SECOND, FOURTH, EIGHTH } = PAIR_LOCALS;

/** What kernels are put together with. */
export interface Tools {
  /** Pushes a constant, a float64 or 64 bits. */
  readonly constant: (x: number | bigint) => Code;
  /** Calls a function of the host with the float64 on the stack. */
  readonly call: (f: HostFunction) => Code;
}
/** From X to the stack. */
export type PairFunction = (tools: Tools) => Code;

export const bitsOf = (x: number): bigint => new BigInt64Array(Float64Array.of(x).buffer)[0];

const { neg, abs, sqrt, add, sub, mul, div } = F64X2;
/**
 * c[0] + c[1] x + c[2] x**2 + ... with x in a local, for up to 16 terms. In halves (Estrin): a processor does several of the sums at a time, where in
 * c[0] + x (c[1] + x (c[2] + ...)) each has to wait for the one inside.
 */
function polynomial({ constant }: Tools, x: number, coefficients: readonly number[]): Code {
  const powers = [x, SECOND, FOURTH, EIGHTH];
  const needed = Math.ceil(Math.log2(coefficients.length));
  const sum = (terms: readonly number[]): Code => {
    if (terms.length === 1) return constant(terms[0]);
    const half = Math.ceil(Math.log2(terms.length)) - 1;
    return [sum(terms.slice(0, 2 ** half)), sum(terms.slice(2 ** half)), get(powers[half]), mul, add];
  };
  return [powers.slice(1, needed).map((power, k) => [get(powers[k]), get(powers[k]), mul, set(power)]), sum(coefficients)];
}
const factorial = (n: number): number => (n === 0 ? 1 : n * factorial(n - 1));

/** Adding this leaves the nearest integer in the low bits of the sum. */
const TO_INTEGER = 1.5 * 2 ** 52;
const ONE_BITS = bitsOf(1);
const EXP = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((n) => 1 / factorial(n));
/** Beyond this exp() is infinite or zero in float32, */
const MOST = 130;
/** and up to here it is finite in float64. */
const MOST_FINITE = 709;
/** Of x on the stack: leaves 2**n (exp(r) - 1) on the stack and 2**n in SCALE. Beyond its limits x is cut off; a nan stays one. */
const expParts = (tools: Tools, most = MOST): Code => {
  const { constant } = tools;
  return [
    [constant(-MOST), f64x2.atLeast, constant(most), f64x2.atMost, tee(R)],
    [constant(Math.LOG2E), mul, constant(TO_INTEGER), add, tee(T)],
    [int(52), i64x2.shl, constant(ONE_BITS), i64x2.add, set(SCALE)],
    [get(R), get(T), constant(TO_INTEGER), sub, constant(Math.LN2), mul, sub, set(R)],
    [polynomial(tools, R, EXP), get(R), mul, get(SCALE), mul],
  ];
};
const exp: PairFunction = (tools) => [get(X), expParts(tools), get(SCALE), add];
/** 1 + exp(-x) */
const onePlusExp = (tools: Tools, most = MOST): Code => [get(X), neg, expParts(tools, most), get(SCALE), add, tools.constant(1), add];
const sigmoid: PairFunction = (tools) => [tools.constant(1), onePlusExp(tools), div];
/** x / (1 + exp(-x)), where -infinity by infinity is nan: the difference of a number that is not above 0 and itself is 0, but for those two. */
const silu: PairFunction = (tools) => [
  [get(X), onePlusExp(tools, MOST_FINITE)],
  [get(X), tools.constant(0), f64x2.atMost, tee(R), get(R), sub, add, div],
];
/** m / (m + 2) with m = exp(2x) - 1, and the sign of x for the sake of -0. */
const tanh: PairFunction = (tools) => {
  const { constant } = tools;
  return [
    [get(X), get(X), add, expParts(tools), get(SCALE), constant(1), sub, add, tee(R)],
    [get(R), constant(2), add, div],
    [get(X), constant(-0), v128.and, v128.or],
  ];
};

const TWO_52 = 2 ** 52;
/** The odd powers of s in the logarithm of (1 + s) / (1 - s), halved. */
const LOG = [1, 3, 5, 7, 9, 11, 13, 15, 17].map((odd) => 1 / odd);
/** log m = 2 s (1 + s**2/3 + s**4/5 + ...) with s = (m - 1) / (m + 1). */
const log: PairFunction = (tools) => {
  const { constant } = tools;
  return [
    // The exponent, 1023 too large.
    [get(X), constant(ONE_BITS - bitsOf(Math.SQRT1_2)), i64x2.add, int(52), i64x2.shrU, tee(T)],
    [constant(1023n), i64x2.sub, int(52), i64x2.shl, set(R)],
    [get(X), get(R), i64x2.sub, set(R)],
    [get(R), constant(1), sub, get(R), constant(1), add, div, tee(R)],
    [get(R), mul, set(SCALE)],
    [polynomial(tools, SCALE, LOG), get(R), mul, constant(2), mul],
    [get(T), constant(bitsOf(TWO_52)), v128.or, constant(TWO_52 + 1023), sub, constant(Math.LN2), mul, add, set(R)],
    // Infinity and nan are their own logarithms, that of zero is infinite, and of less there is none.
    [get(R), get(X), get(X), constant(Number.POSITIVE_INFINITY), F64X2.lt, v128.select, set(R)],
    [constant(Number.NEGATIVE_INFINITY), get(R), get(X), constant(0), F64X2.eq, v128.select],
    [get(X), constant(0), F64X2.lt, v128.or],
  ];
};

/**
 * pi in three parts. The first two have so few digits that their products with n are exact: what is left of x near a multiple of pi keeps all its
 * digits (Cody and Waite).
 */
const PI_PARTS = [3373259426 / 2 ** 30, 2242054355 / 2 ** 64, 4.044532497591901e-21];
/** Beyond this n has too many digits, and the host is asked. */
const MOST_REDUCED = 2 ** 20;
const SIN = [1, 3, 5, 7, 9, 11, 13, 15, 17, 19].map((n) => (n % 4 === 1 ? 1 : -1) / factorial(n));
/** With r in R and n in the low bits of T: (-1)**n sin(r), or what the host says where x is too large. */
const turned =
  (host: HostFunction): PairFunction =>
  (tools) => {
    const { constant, call } = tools;
    return [
      [get(R), get(R), mul, set(SCALE)],
      [polynomial(tools, SCALE, SIN), get(R), mul, get(T), int(63), i64x2.shl, v128.xor, set(R)],
      [get(X), abs, constant(MOST_REDUCED), F64X2.gt, tee(T), v128.anyTrue],
      when([
        [get(X), f64x2.lane(0), call(host), f64x2.splat, get(X), f64x2.lane(1), call(host), f64x2.withLane(1)],
        [get(R), get(T), v128.select, set(R)],
      ]),
      get(R),
    ];
  };
const sin: PairFunction = (tools) => {
  const { constant } = tools;
  return [
    [get(X), constant(1 / Math.PI), mul, constant(TO_INTEGER), add, tee(T), constant(TO_INTEGER), sub, set(SCALE)],
    [get(X), PI_PARTS.map((part) => [get(SCALE), constant(part), mul, sub]), set(R)],
    turned(Math.sin)(tools),
  ];
};
const cos: PairFunction = (tools) => {
  const { constant } = tools;
  return [
    [get(X), constant(1 / Math.PI), mul, constant(0.5), sub, constant(TO_INTEGER), add, tee(T)],
    [constant(TO_INTEGER), sub, constant(0.5), add, set(SCALE)],
    [get(X), neg, PI_PARTS.map((part) => [get(SCALE), constant(part), mul, add]), set(R)],
    turned(Math.cos)(tools),
  ];
};

const rsqrt: PairFunction = ({ constant }) => [constant(1), get(X), sqrt, div];
const cube: PairFunction = () => [get(X), get(X), mul, get(X), mul];
const inverseSquare: PairFunction = ({ constant }) => [constant(1), get(X), get(X), mul, div];

export const PAIR_FUNCTIONS: Readonly<Record<string, PairFunction>> = {
  exp,
  sigmoid,
  silu,
  tanh,
  log,
  sin,
  cos,
  rsqrt,
  cube,
  inverseSquare,
};

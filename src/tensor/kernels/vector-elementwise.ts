/**
 * Elementwise kernels in vectors: out = f(left) or f(left, right) over pieces of the scratch memory.
 *
 * Arithmetic is one instruction. exp, tanh, sigmoid and log are for float32 alone and are computed in float64, two lanes at a time, to
 * about 1e-13, so that a float32 is rounded right but for one case in a million. (A float64 needs all its digits: for those the host's
 * functions are taken, one by one.)
 */
import { vectorFunctions } from './vector-memory.ts';
import {
  advance,
  branchIf,
  type Code,
  demote,
  F32X4,
  F64X2,
  f64x2,
  get,
  I32,
  i32,
  i64x2,
  int,
  type Lanes,
  loop,
  promote,
  set,
  tee,
  V128,
  v128,
  type WasmFunction,
} from './wasm.ts';

/** Bytes of a piece, and where in the scratch memory the operands and the result lie: together they stay in a cache. */
export const PIECE_BYTES = 32768;
export const LEFT_AT = 0;
export const RIGHT_AT = PIECE_BYTES;
export const OUT_AT = 2 * PIECE_BYTES;
export const THIRD_AT = 3 * PIECE_BYTES;

/** Bytes of one step. A piece is worked on in whole steps; what lies behind its end is nobody's. */
const STEP = 64;
const VECTOR = 16;

const [BYTES, P] = [0, 1];
const stepping = (step: number, body: Code): Code => loop([body, advance(P, step), get(P), get(BYTES), i32.ltS, branchIf(0)]);

/** name(bytes): each vector of the piece by itself; the operands are on the stack. */
function arithmetic(name: string, arity: 1 | 2, operation: Code): WasmFunction {
  const vectors = Array.from({ length: STEP / VECTOR }, (_, i): Code => {
    const at = i * VECTOR;
    const right: Code = arity === 2 ? [get(P), v128.load(RIGHT_AT + at)] : [];
    return [get(P), get(P), v128.load(LEFT_AT + at), right, operation, v128.store(OUT_AT + at)];
  });
  return { name, params: [I32], locals: [I32, V128], body: stepping(STEP, vectors) };
}

/** The locals of a pair of float64; constants follow. */
const [X, T, R, SCALE, FIRST_CONSTANT] = [2, 3, 4, 5, 6];
/** For who puts operations together: so many locals are theirs, P among them, and X is where a pair is expected. */
export const PAIR = X;
export const FIRST_FREE = FIRST_CONSTANT;
/** Gives the code that pushes a constant, a float64 or 64 bits. */
export type Constant = (x: number | bigint) => Code;
/** From X to the stack. */
type Operation = (constant: Constant) => Code;

/**
 * name(bytes): two float32 at a time become float64 in X, and the operation's result becomes float32 again. Constants are locals that are
 * set before the loop: as immediates they would be put together from their halves each time.
 */
function throughFloat64(name: string, operation: Operation): WasmFunction {
  const constants: bigint[] = [];
  const constant: Constant = (x) => {
    const bits = typeof x === 'bigint' ? x : bitsOf(x);
    if (!constants.includes(bits)) constants.push(bits);
    return get(FIRST_CONSTANT + constants.indexOf(bits));
  };
  const pair = (at: number): Code => [
    [get(P)],
    [get(P), v128.loadHalf(LEFT_AT + at), promote, set(X)],
    [operation(constant), demote, v128.storeHalf(OUT_AT + at)],
  ];
  const body = stepping(VECTOR, [pair(0), pair(VECTOR / 2)]);
  return {
    name,
    params: [I32],
    locals: [I32, V128, V128, V128, V128, ...constants.map(() => V128)],
    body: [constants.map((bits, i) => [i64x2.constant(bits), set(FIRST_CONSTANT + i)]), body],
  };
}
export const bitsOf = (x: number): bigint => new BigInt64Array(Float64Array.of(x).buffer)[0];

const { neg, add, sub, mul, div } = F64X2;
/** c[0] + x (c[1] + x (c[2] + ...)), with x in a local. */
const polynomial = (constant: Constant, x: number, coefficients: readonly number[]): Code => {
  const [highest, ...others] = [...coefficients].reverse();
  return [constant(highest), others.map((c) => [get(x), mul, constant(c), add])];
};

/** Adding this leaves the nearest integer in the low bits of the sum. */
const TO_INTEGER = 1.5 * 2 ** 52;
const ONE_BITS = bitsOf(1);
/** 1/1!, 1/2! and so on. */
const EXP = [1, 2, 6, 24, 120, 720, 5040, 40320, 362880, 3628800, 39916800].map((factorial) => 1 / factorial);
/**
 * Of x on the stack, x = n log 2 + r: leaves 2**n (exp(r) - 1) on the stack and 2**n in SCALE. Beyond the limits of float32 x is cut off,
 * where the result is infinite or zero either way; a nan stays one.
 */
const expParts: Operation = (constant) => [
  [constant(-130), f64x2.atLeast, constant(130), f64x2.atMost, tee(R)],
  [constant(Math.LOG2E), mul, constant(TO_INTEGER), add, tee(T)],
  [int(52), i64x2.shl, constant(ONE_BITS), i64x2.add, set(SCALE)],
  [get(R), get(T), constant(TO_INTEGER), sub, constant(Math.LN2), mul, sub, set(R)],
  [polynomial(constant, R, EXP), get(R), mul, get(SCALE), mul],
];
const exp: Operation = (constant) => [get(X), expParts(constant), get(SCALE), add];
const sigmoid: Operation = (constant) => [
  [constant(1), get(X), neg, expParts(constant), get(SCALE), add],
  [constant(1), add, div],
];
/** m / (m + 2) with m = exp(2x) - 1, and the sign of x for the sake of -0. */
const tanh: Operation = (constant) => [
  [get(X), get(X), add, expParts(constant), get(SCALE), constant(1), sub, add, tee(R)],
  [get(R), constant(2), add, div],
  [get(X), constant(-0), v128.and, v128.or],
];

const TWO_52 = 2 ** 52;
/** The odd powers of s in the logarithm of (1 + s) / (1 - s), halved. */
const LOG = [1, 3, 5, 7, 9, 11, 13, 15].map((odd) => 1 / odd);
/** x = 2**n m with m from sqrt(1/2) to sqrt(2), and log m = 2 s (1 + s**2/3 + s**4/5 + ...) with s = (m - 1) / (m + 1). */
const log: Operation = (constant) => [
  // The exponent, 1023 too large.
  [get(X), constant(ONE_BITS - bitsOf(Math.SQRT1_2)), i64x2.add, int(52), i64x2.shrU, tee(T)],
  [constant(1023n), i64x2.sub, int(52), i64x2.shl, set(R)],
  [get(X), get(R), i64x2.sub, set(R)],
  [get(R), constant(1), sub, get(R), constant(1), add, div, tee(R)],
  [get(R), mul, set(SCALE)],
  [polynomial(constant, SCALE, LOG), get(R), mul, constant(2), mul],
  [get(T), constant(bitsOf(TWO_52)), v128.or, constant(TWO_52 + 1023), sub, constant(Math.LN2), mul, add, set(R)],
  // Infinity and nan are their own logarithms, that of zero is infinite, and of less there is none.
  [get(R), get(X), get(X), constant(Number.POSITIVE_INFINITY), f64x2.lt, v128.select, set(R)],
  [constant(Number.NEGATIVE_INFINITY), get(R), get(X), constant(0), f64x2.eq, v128.select],
  [get(X), constant(0), f64x2.lt, v128.or],
];

/** By name; for float32 and float64. */
const forLanes = (lanes: Lanes): Readonly<Record<string, readonly [arity: 1 | 2, operation: Code]>> => ({
  add: [2, lanes.add],
  sub: [2, lanes.sub],
  mul: [2, lanes.mul],
  div: [2, lanes.div],
  maximum: [2, lanes.max],
  minimum: [2, lanes.min],
  neg: [1, lanes.neg],
  abs: [1, lanes.abs],
  square: [1, [set(2), get(2), get(2), lanes.mul]],
  sqrt: [1, lanes.sqrt],
  reciprocal: [1, [set(2), lanes.constant(1), get(2), lanes.div]],
  relu: [1, [lanes.constant(0), lanes.atLeast]],
});
/** For float32 alone. */
const THROUGH_FLOAT64: Readonly<Record<string, Operation>> = { exp, sigmoid, tanh, log };

const functionsOf = (suffix: string, lanes: Lanes): WasmFunction[] =>
  Object.entries(forLanes(lanes)).map(([name, [arity, operation]]) => arithmetic(`${name}${suffix}`, arity, operation));
const NAMES: ReadonlySet<string> = new Set([...Object.keys(forLanes(F32X4)), ...Object.keys(THROUGH_FLOAT64)]);
/** Whether there may be a kernel. */
export const hasElementwiseKernel = (name: string): boolean => NAMES.has(name);

/** What an operation does to float32 in vectors: four at a time, its operands on the stack; or, in PAIR, two that have become float64. */
export type VectorOperation =
  | { readonly kind: 'four'; readonly arity: 1 | 2; readonly code: Code }
  | { readonly kind: 'pair'; readonly code: (constant: Constant) => Code };
export function vectorOperation(name: string): VectorOperation | undefined {
  const four = forLanes(F32X4)[name];
  if (four !== undefined) return { kind: 'four', arity: four[0], code: four[1] };
  const pair = THROUGH_FLOAT64[name];
  return pair === undefined ? undefined : { kind: 'pair', code: pair };
}

/** The kernel of an operation for float32 or float64, or undefined. It takes the bytes of a piece. */
export function elementwiseKernel(name: string, data: ArrayLike<number>): ((bytes: number) => void) | undefined {
  const suffix = data instanceof Float32Array ? '32' : data instanceof Float64Array ? '64' : null;
  if (suffix === null) return undefined;
  const kernels = vectorFunctions('elementwise', () => [
    ...functionsOf('32', F32X4),
    ...functionsOf('64', F64X2),
    ...Object.entries(THROUGH_FLOAT64).map(([name, operation]) => throughFloat64(`${name}32`, operation)),
  ]);
  return kernels?.[`${name}${suffix}`];
}

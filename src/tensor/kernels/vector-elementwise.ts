/**
 * Elementwise kernels in vectors: out = f(left) or f(left, right) over pieces of the scratch memory.
 *
 * Arithmetic is one instruction, or a few. Functions such as exp are for float32 alone and are computed in float64 (pairs.ts).
 */
import { bitsOf, PAIR_FUNCTIONS, PAIR_LOCALS, type PairFunction, type Tools } from './pairs.ts';
import { vectorFunctions } from './vector-memory.ts';
import {
  advance,
  branchIf,
  type Code,
  demote,
  F32X4,
  F64X2,
  get,
  type HostFunctions,
  I32,
  i32,
  i64x2,
  type Lanes,
  loop,
  promote,
  set,
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
/** So much of the scratch memory is theirs. */
export const OWN_BYTES = 4 * PIECE_BYTES;

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

/** The first local behind those of a pair. */
export const FIRST_FREE = Math.max(...Object.values(PAIR_LOCALS)) + 1;
/**
 * name(bytes): two float32 at a time become float64 in X, and the function's result becomes float32 again. Constants are locals that are
 * set before the loop: as immediates they would be put together from their halves each time.
 */
function throughFloat64(name: string, pairFunction: PairFunction, host: HostFunctions): WasmFunction {
  const constants: bigint[] = [];
  const constant: Tools['constant'] = (x) => {
    const bits = typeof x === 'bigint' ? x : bitsOf(x);
    if (!constants.includes(bits)) constants.push(bits);
    return get(FIRST_FREE + constants.indexOf(bits));
  };
  const code = pairFunction({ constant, call: (f) => host.call(f) });
  const pair = (at: number): Code => [
    [get(P)],
    [get(P), v128.loadHalf(LEFT_AT + at), promote, set(PAIR_LOCALS.X)],
    [code, demote, v128.storeHalf(OUT_AT + at)],
  ];
  const body = stepping(VECTOR, [pair(0), pair(VECTOR / 2)]);
  return {
    name,
    params: [I32],
    locals: [I32, ...Array.from({ length: FIRST_FREE + constants.length - 2 }, () => V128)],
    body: [constants.map((bits, i) => [i64x2.constant(bits), set(FIRST_FREE + i)]), body],
  };
}

/** By name; for float32 and float64. Local 2 is free for what they keep. */
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
  sign: [1, [set(2), signed(lanes, lanes.gt, 1), signed(lanes, lanes.lt, -1), v128.or]],
  floor: [1, lanes.floor],
  ceil: [1, lanes.ceil],
  trunc: [1, lanes.trunc],
  round: [1, lanes.nearest],
});
/** The number where what is in local 2 compares so with 0, elsewhere 0. */
const signed = (lanes: Lanes, compare: Code, value: 1 | -1): Code => [
  [get(2), lanes.constant(0), compare],
  [lanes.constant(value), v128.and],
];

const functionsOf = (suffix: string, lanes: Lanes): WasmFunction[] =>
  Object.entries(forLanes(lanes)).map(([name, [arity, operation]]) => arithmetic(`${name}${suffix}`, arity, operation));
const NAMES: ReadonlySet<string> = new Set([...Object.keys(forLanes(F32X4)), ...Object.keys(PAIR_FUNCTIONS)]);
/** Whether there may be a kernel. */
export const hasElementwiseKernel = (name: string): boolean => NAMES.has(name);

/** What an operation does to float32 in vectors: four at a time, its operands on the stack and locals 2 to 4 free; or two that have become float64. */
export type VectorOperation = { readonly kind: 'four'; readonly code: Code } | { readonly kind: 'pair'; readonly code: PairFunction };
export function vectorOperation(name: string): VectorOperation | undefined {
  const four = FUSED_ONLY[name] ?? forLanes(F32X4)[name]?.[1];
  if (four !== undefined) return { kind: 'four', code: four };
  const pair = PAIR_FUNCTIONS[name];
  return pair === undefined ? undefined : { kind: 'pair', code: pair };
}
const { eq, ne, lt, le, gt, ge, max, min } = F32X4;
/**
 * What has no kernel by itself. The answer of a comparison is a mask: all ones where it holds, which is a nan when it is read as a number, and so
 * is not 0 for a choice either way. Locals 2 to 4 are free.
 */
const FUSED_ONLY: Readonly<Record<string, Code>> = {
  ...{ eq, ne, lt, le, gt, ge },
  clamp: [set(2), max, get(2), min],
  choose: [set(3), set(2), F32X4.constant(0), ne, set(4), get(2), get(3), get(4), v128.select],
};

/** The kernel of an operation for float32 or float64, or undefined. It takes the bytes of a piece. */
export function elementwiseKernel(name: string, data: ArrayLike<number>): ((bytes: number) => void) | undefined {
  const suffix = data instanceof Float32Array ? '32' : data instanceof Float64Array ? '64' : null;
  if (suffix === null) return undefined;
  const kernels = vectorFunctions('elementwise', (host) => [
    ...functionsOf('32', F32X4),
    ...functionsOf('64', F64X2),
    ...Object.entries(PAIR_FUNCTIONS).map(([name, operation]) => throughFloat64(`${name}32`, operation, host)),
  ]);
  return kernels?.[`${name}${suffix}`];
}

/**
 * An operand plus a share of others, as optimisers have it: a + factor * b and the like, in float64 and rounded once.
 *
 * Each is written twice: as a loop, and as vectors for rows that are contiguous in all operands. Both give the same bits.
 */
import type { BinaryLoop, Numbers } from './binary.ts';
import { LEFT_AT, OUT_AT, PIECE_BYTES, RIGHT_AT, THIRD_AT } from './vector-elementwise.ts';
import { vectorFunctions, vectorMemory } from './vector-memory.ts';
import {
  advance,
  branchIf,
  type Code,
  demote,
  F64,
  F64X2,
  f64x2,
  get,
  I32,
  i32,
  loop,
  promote,
  set,
  V128,
  v128,
  type WasmFunction,
} from './wasm.ts';

export type TernaryLoop = (
  n: number,
  out: Numbers,
  o: number,
  s: number,
  a: Numbers,
  i: number,
  p: number,
  b: Numbers,
  j: number,
  q: number,
  c: Numbers,
  k: number,
  r: number,
) => void;

const { add, sub, mul, div } = F64X2;
const [BYTES, FACTOR_GIVEN, P, A, B, C, FACTOR] = [0, 1, 2, 3, 4, 5, 6];
/** What is left on the stack, from two or three numbers in A, B and C and the one in FACTOR. */
const OPERATIONS = {
  /** a + b * factor */
  addScaled: [2, [get(A), get(B), get(FACTOR), mul, add]],
  /** a + factor * (b - a) */
  fromStart: [2, [get(A), get(FACTOR), get(B), get(A), sub, mul, add]],
  /** b - (b - a) * factor */
  fromEnd: [2, [get(B), get(B), get(A), sub, get(FACTOR), mul, sub]],
  /** a + factor * b * c */
  addProduct: [3, [get(A), get(FACTOR), get(B), mul, get(C), mul, add]],
  /** a + factor * b / c */
  addQuotient: [3, [get(A), get(FACTOR), get(B), mul, get(C), div, add]],
} as const satisfies Record<string, readonly [2 | 3, Code]>;
type Name = keyof typeof OPERATIONS;

/** Bytes that are worked on in a step. */
const STEP = 32;
/** name(bytes, factor): over a piece of the scratch memory; of float32 two numbers at a time become float64. */
function code(name: Name, suffix: '32' | '64'): WasmFunction {
  const [arity, operation] = OPERATIONS[name];
  const size = suffix === '32' ? 8 : 16;
  const load = (at: number): Code => (suffix === '32' ? [v128.loadHalf(at), promote] : v128.load(at));
  const part = (at: number): Code => [
    [get(P), get(P), load(LEFT_AT + at), set(A), get(P), load(RIGHT_AT + at), set(B)],
    arity === 3 ? [get(P), load(THIRD_AT + at), set(C)] : [],
    [operation, suffix === '32' ? [demote, v128.storeHalf(OUT_AT + at)] : v128.store(OUT_AT + at)],
  ];
  const body: Code = [
    [get(FACTOR_GIVEN), f64x2.splat, set(FACTOR)],
    loop([Array.from({ length: STEP / size }, (_, i) => part(i * size)), [advance(P, STEP), get(P), get(BYTES), i32.ltS, branchIf(0)]]),
  ];
  return { name: `${name}${suffix}`, params: [I32, F64], locals: [I32, V128, V128, V128, V128], body };
}
const functions = (): WasmFunction[] => (Object.keys(OPERATIONS) as Name[]).flatMap((name) => [code(name, '32'), code(name, '64')]);

/** Shorter rows are not worth the copies. */
const VECTOR_MIN = 128;
/** Does a row in vectors, if that can be done. */
function runVectors(
  name: Name,
  factor: number,
  n: number,
  out: Numbers,
  o: number,
  rows: readonly (readonly [data: Numbers, at: number])[],
): boolean {
  const isFloat32 = out instanceof Float32Array;
  if (!isFloat32 && !(out instanceof Float64Array)) return false;
  if (rows.some(([data]) => data.constructor !== out.constructor)) return false;
  const kernel = vectorFunctions('scaled', functions)?.[`${name}${isFloat32 ? '32' : '64'}`];
  if (kernel === undefined) return false;
  const scratch = isFloat32 ? vectorMemory().float32 : vectorMemory().float64;
  const size = out.BYTES_PER_ELEMENT;
  const piece = PIECE_BYTES / size;
  for (let done = 0; done < n; done += piece) {
    const count = Math.min(piece, n - done);
    rows.forEach(([data, at], index) => scratch.set(data.subarray(at + done, at + done + count), PLACES[index] / size));
    kernel(count * size, factor);
    out.set(scratch.subarray(OUT_AT / size, OUT_AT / size + count), o + done);
  }
  return true;
}
const PLACES = [LEFT_AT, RIGHT_AT, THIRD_AT];

const binary =
  (name: Name, makeLoop: (factor: number) => BinaryLoop) =>
  (factor: number): BinaryLoop => {
    const run = makeLoop(factor);
    return (n, out, o, s, a, i, p, b, j, q) => {
      const isRow = n >= VECTOR_MIN && s === 1 && p === 1 && q === 1;
      if (
        !isRow ||
        !runVectors(name, factor, n, out, o, [
          [a, i],
          [b, j],
        ])
      )
        run(n, out, o, s, a, i, p, b, j, q);
    };
  };
const ternary =
  (name: Name, makeLoop: (factor: number) => TernaryLoop) =>
  (factor: number): TernaryLoop => {
    const run = makeLoop(factor);
    return (n, out, o, s, a, i, p, b, j, q, c, k, r) => {
      const isRow = n >= VECTOR_MIN && s === 1 && p === 1 && q === 1 && r === 1;
      if (
        !isRow ||
        !runVectors(name, factor, n, out, o, [
          [a, i],
          [b, j],
          [c, k],
        ])
      )
        run(n, out, o, s, a, i, p, b, j, q, c, k, r);
    };
  };

/** For a factor a loop each. */
export const SCALED = {
  addScaled: binary('addScaled', (factor) => (n, out, o, s, a, i, p, b, j, q) => {
    for (; n > 0; n--, o += s, i += p, j += q) out[o] = a[i] + b[j] * factor;
  }),
  fromStart: binary('fromStart', (factor) => (n, out, o, s, a, i, p, b, j, q) => {
    for (; n > 0; n--, o += s, i += p, j += q) out[o] = a[i] + factor * (b[j] - a[i]);
  }),
  fromEnd: binary('fromEnd', (factor) => (n, out, o, s, a, i, p, b, j, q) => {
    for (; n > 0; n--, o += s, i += p, j += q) out[o] = b[j] - (b[j] - a[i]) * factor;
  }),
  addProduct: ternary('addProduct', (factor) => (n, out, o, s, a, i, p, b, j, q, c, k, r) => {
    for (; n > 0; n--, o += s, i += p, j += q, k += r) out[o] = a[i] + factor * b[j] * c[k];
  }),
  addQuotient: ternary('addQuotient', (factor) => (n, out, o, s, a, i, p, b, j, q, c, k, r) => {
    for (; n > 0; n--, o += s, i += p, j += q, k += r) out[o] = a[i] + (factor * b[j]) / c[k];
  }),
} as const;

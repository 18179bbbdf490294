/**
 * Elementwise operations of one operand: a loop for each, and vectors where there is a kernel (see binary.ts for why).
 *
 * A float32 is the rounded double of the host's function. In float64 the host's exp, log, sin and the like may differ from C's in the
 * last digit; what is arithmetic (sqrt included) is exact.
 */
import type { Numbers } from './binary.ts';
import { elementwiseKernel, hasElementwiseKernel, LEFT_AT, OUT_AT, PIECE_BYTES } from './vector-elementwise.ts';
import { vectorMemory } from './vector-memory.ts';

/** For n elements: out[o], out[o + s], ... from a[i], a[i + p], ... */
export type UnaryLoop = (n: number, out: Numbers, o: number, s: number, a: Numbers, i: number, p: number) => void;

/** Shorter rows are not worth the copies. */
const VECTOR_MIN = 64;

/** To the nearest integer, halves to the even one. */
export const roundHalfEven = (x: number): number => {
  const up = Math.round(x);
  const nearest = up - x === 0.5 && up % 2 !== 0 ? up - 1 : up;
  // -0.3 rounds to -0, as does -0.5.
  return nearest === 0 && x < 0 ? -0 : nearest;
};
/** Never overflows on the way to 0 or 1. */
const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

const LOOPS = {
  copy: (n, out, o, s, a, i, p) => {
    if (n >= VECTOR_MIN && s === 1 && p === 1) out.set(a.subarray(i, i + n), o);
    else for (; n > 0; n--, o += s, i += p) out[o] = a[i];
  },
  neg: (n, out, o, s, a, i, p) => {
    for (; n > 0; n--, o += s, i += p) out[o] = -a[i];
  },
  cube: (n, out, o, s, a, i, p) => {
    for (; n > 0; n--, o += s, i += p) out[o] = a[i] * a[i] * a[i];
  },
  inverseSquare: (n, out, o, s, a, i, p) => {
    for (; n > 0; n--, o += s, i += p) out[o] = 1 / (a[i] * a[i]);
  },
  abs: (n, out, o, s, a, i, p) => {
    for (; n > 0; n--, o += s, i += p) out[o] = Math.abs(a[i]);
  },
  sign: (n, out, o, s, a, i, p) => {
    // Of a nan 0, as PyTorch has it.
    for (; n > 0; n--, o += s, i += p) out[o] = a[i] > 0 ? 1 : a[i] < 0 ? -1 : 0;
  },
  square: (n, out, o, s, a, i, p) => {
    for (; n > 0; n--, o += s, i += p) out[o] = a[i] * a[i];
  },
  sqrt: (n, out, o, s, a, i, p) => {
    for (; n > 0; n--, o += s, i += p) out[o] = Math.sqrt(a[i]);
  },
  rsqrt: (n, out, o, s, a, i, p) => {
    for (; n > 0; n--, o += s, i += p) out[o] = 1 / Math.sqrt(a[i]);
  },
  reciprocal: (n, out, o, s, a, i, p) => {
    for (; n > 0; n--, o += s, i += p) out[o] = 1 / a[i];
  },
  relu: (n, out, o, s, a, i, p) => {
    // -0 and nan stay what they are.
    for (; n > 0; n--, o += s, i += p) out[o] = a[i] < 0 ? 0 : a[i];
  },
  exp: (n, out, o, s, a, i, p) => {
    for (; n > 0; n--, o += s, i += p) out[o] = Math.exp(a[i]);
  },
  expm1: (n, out, o, s, a, i, p) => {
    for (; n > 0; n--, o += s, i += p) out[o] = Math.expm1(a[i]);
  },
  log: (n, out, o, s, a, i, p) => {
    for (; n > 0; n--, o += s, i += p) out[o] = Math.log(a[i]);
  },
  log1p: (n, out, o, s, a, i, p) => {
    for (; n > 0; n--, o += s, i += p) out[o] = Math.log1p(a[i]);
  },
  log2: (n, out, o, s, a, i, p) => {
    for (; n > 0; n--, o += s, i += p) out[o] = Math.log2(a[i]);
  },
  log10: (n, out, o, s, a, i, p) => {
    for (; n > 0; n--, o += s, i += p) out[o] = Math.log10(a[i]);
  },
  sin: (n, out, o, s, a, i, p) => {
    for (; n > 0; n--, o += s, i += p) out[o] = Math.sin(a[i]);
  },
  cos: (n, out, o, s, a, i, p) => {
    for (; n > 0; n--, o += s, i += p) out[o] = Math.cos(a[i]);
  },
  tan: (n, out, o, s, a, i, p) => {
    for (; n > 0; n--, o += s, i += p) out[o] = Math.tan(a[i]);
  },
  atan: (n, out, o, s, a, i, p) => {
    for (; n > 0; n--, o += s, i += p) out[o] = Math.atan(a[i]);
  },
  tanh: (n, out, o, s, a, i, p) => {
    for (; n > 0; n--, o += s, i += p) out[o] = Math.tanh(a[i]);
  },
  sigmoid: (n, out, o, s, a, i, p) => {
    for (; n > 0; n--, o += s, i += p) out[o] = sigmoid(a[i]);
  },
  silu: (n, out, o, s, a, i, p) => {
    for (; n > 0; n--, o += s, i += p) out[o] = a[i] / (1 + Math.exp(-a[i]));
  },
  floor: (n, out, o, s, a, i, p) => {
    for (; n > 0; n--, o += s, i += p) out[o] = Math.floor(a[i]);
  },
  ceil: (n, out, o, s, a, i, p) => {
    for (; n > 0; n--, o += s, i += p) out[o] = Math.ceil(a[i]);
  },
  trunc: (n, out, o, s, a, i, p) => {
    for (; n > 0; n--, o += s, i += p) out[o] = Math.trunc(a[i]);
  },
  round: (n, out, o, s, a, i, p) => {
    for (; n > 0; n--, o += s, i += p) out[o] = roundHalfEven(a[i]);
  },
  logicalNot: (n, out, o, s, a, i, p) => {
    for (; n > 0; n--, o += s, i += p) out[o] = a[i] === 0 ? 1 : 0;
  },
} as const satisfies Record<string, UnaryLoop>;
export type UnaryName = keyof typeof LOOPS;

/** The loop of an operation, or vectors where they are to be had. out may be a itself. */
function inVectors(name: UnaryName): UnaryLoop {
  const loop: UnaryLoop = LOOPS[name];
  if (!hasElementwiseKernel(name)) return loop;
  return (n, out, o, s, a, i, p) => {
    const isRow = n >= VECTOR_MIN && s === 1 && p === 1 && a.constructor === out.constructor;
    const kernel = isRow ? elementwiseKernel(name, out) : undefined;
    if (kernel === undefined) loop(n, out, o, s, a, i, p);
    else runVectors(kernel, n, out, o, a, i);
  };
}
export const UNARY = Object.fromEntries(Object.keys(LOOPS).map((name) => [name, inVectors(name as UnaryName)])) as Readonly<
  Record<UnaryName, UnaryLoop>
>;

function runVectors(kernel: (bytes: number) => void, n: number, out: Numbers, o: number, a: Numbers, i: number): void {
  const scratch = out instanceof Float32Array ? vectorMemory().float32 : vectorMemory().float64;
  const size = out.BYTES_PER_ELEMENT;
  const [left, result, piece] = [LEFT_AT / size, OUT_AT / size, PIECE_BYTES / size];
  for (let done = 0; done < n; done += piece) {
    const count = Math.min(piece, n - done);
    scratch.set(a.subarray(i + done, i + done + count), left);
    kernel(count * size);
    out.set(scratch.subarray(result, result + count), o + done);
  }
}

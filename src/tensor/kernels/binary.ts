/**
 * Elementwise operations of two operands.
 *
 * Each operation has a loop of its own, written out. One loop that is handed the operation as a function would be shorter, and is fast as
 * long as a program uses one operation; with the fifth it is ten times slower, for the loop is compiled once for all and no longer knows
 * whom it calls.
 *
 * Rows of float32 and float64 that are contiguous (or one number repeated) go through vectors where there is a kernel, copied in and out
 * in pieces: five times faster than the loop from a thousand elements on. Both give the same bits: a sum, difference, product or quotient
 * of two float32 is rounded right from a double.
 */
import { elementwiseKernel, hasElementwiseKernel, LEFT_AT, OUT_AT, PIECE_BYTES, RIGHT_AT } from './vector-elementwise.ts';
import { vectorMemory } from './vector-memory.ts';

export type Numbers = Float32Array | Float64Array | Int32Array | Int16Array | Int8Array | Uint8Array;

/** For n elements: out[o], out[o + s], ... from a[i], a[i + p], ... and b[j], b[j + q], ... */
export type BinaryLoop = (
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
) => void;

/** Python's remainder has the sign of the divisor. */
const remainder = (x: number, y: number): number => {
  const rest = x % y;
  return rest !== 0 && rest < 0 !== y < 0 ? rest + y : rest;
};

const LOOPS = {
  add: (n, out, o, s, a, i, p, b, j, q) => {
    for (; n > 0; n--, o += s, i += p, j += q) out[o] = a[i] + b[j];
  },
  sub: (n, out, o, s, a, i, p, b, j, q) => {
    for (; n > 0; n--, o += s, i += p, j += q) out[o] = a[i] - b[j];
  },
  mul: (n, out, o, s, a, i, p, b, j, q) => {
    for (; n > 0; n--, o += s, i += p, j += q) out[o] = a[i] * b[j];
  },
  /** True division. */
  div: (n, out, o, s, a, i, p, b, j, q) => {
    for (; n > 0; n--, o += s, i += p, j += q) out[o] = a[i] / b[j];
  },
  remainder: (n, out, o, s, a, i, p, b, j, q) => {
    for (; n > 0; n--, o += s, i += p, j += q) out[o] = remainder(a[i], b[j]);
  },
  pow: (n, out, o, s, a, i, p, b, j, q) => {
    for (; n > 0; n--, o += s, i += p, j += q) out[o] = a[i] ** b[j];
  },
  atan2: (n, out, o, s, a, i, p, b, j, q) => {
    for (; n > 0; n--, o += s, i += p, j += q) out[o] = Math.atan2(a[i], b[j]);
  },
  /** A nan wins. */
  maximum: (n, out, o, s, a, i, p, b, j, q) => {
    for (; n > 0; n--, o += s, i += p, j += q) out[o] = Math.max(a[i], b[j]);
  },
  minimum: (n, out, o, s, a, i, p, b, j, q) => {
    for (; n > 0; n--, o += s, i += p, j += q) out[o] = Math.min(a[i], b[j]);
  },
  // Comparisons and logic: out is a bool, 0 or 1.
  eq: (n, out, o, s, a, i, p, b, j, q) => {
    for (; n > 0; n--, o += s, i += p, j += q) out[o] = a[i] === b[j] ? 1 : 0;
  },
  ne: (n, out, o, s, a, i, p, b, j, q) => {
    for (; n > 0; n--, o += s, i += p, j += q) out[o] = a[i] !== b[j] ? 1 : 0;
  },
  lt: (n, out, o, s, a, i, p, b, j, q) => {
    for (; n > 0; n--, o += s, i += p, j += q) out[o] = a[i] < b[j] ? 1 : 0;
  },
  le: (n, out, o, s, a, i, p, b, j, q) => {
    for (; n > 0; n--, o += s, i += p, j += q) out[o] = a[i] <= b[j] ? 1 : 0;
  },
  gt: (n, out, o, s, a, i, p, b, j, q) => {
    for (; n > 0; n--, o += s, i += p, j += q) out[o] = a[i] > b[j] ? 1 : 0;
  },
  ge: (n, out, o, s, a, i, p, b, j, q) => {
    for (; n > 0; n--, o += s, i += p, j += q) out[o] = a[i] >= b[j] ? 1 : 0;
  },
  logicalAnd: (n, out, o, s, a, i, p, b, j, q) => {
    for (; n > 0; n--, o += s, i += p, j += q) out[o] = a[i] !== 0 && b[j] !== 0 ? 1 : 0;
  },
  logicalOr: (n, out, o, s, a, i, p, b, j, q) => {
    for (; n > 0; n--, o += s, i += p, j += q) out[o] = a[i] !== 0 || b[j] !== 0 ? 1 : 0;
  },
  logicalXor: (n, out, o, s, a, i, p, b, j, q) => {
    for (; n > 0; n--, o += s, i += p, j += q) out[o] = (a[i] !== 0) !== (b[j] !== 0) ? 1 : 0;
  },
} as const satisfies Record<string, BinaryLoop>;
export type BinaryName = keyof typeof LOOPS;

/** Shorter rows are not worth the copies. */
const VECTOR_MIN = 64;

/** The loop of an operation, or vectors where they are to be had: of rows, or of a row and one number. out may be an operand, not part of one. */
function inVectors(name: BinaryName): BinaryLoop {
  const loop: BinaryLoop = LOOPS[name];
  if (!hasElementwiseKernel(name)) return loop;
  return (n, out, o, s, a, i, p, b, j, q) => {
    const isRow = n >= VECTOR_MIN && s === 1 && (p | q | 1) === 1 && a.constructor === out.constructor && b.constructor === out.constructor;
    const kernel = isRow ? elementwiseKernel(name, out) : undefined;
    if (kernel === undefined) loop(n, out, o, s, a, i, p, b, j, q);
    else runVectors(kernel, n, out, o, a, i, p, b, j, q);
  };
}
export const BINARY = Object.fromEntries(Object.keys(LOOPS).map((name) => [name, inVectors(name as BinaryName)])) as Readonly<
  Record<BinaryName, BinaryLoop>
>;

function runVectors(
  kernel: (bytes: number) => void,
  n: number,
  out: Numbers,
  o: number,
  a: Numbers,
  i: number,
  p: number,
  b: Numbers,
  j: number,
  q: number,
): void {
  const scratch = out instanceof Float32Array ? vectorMemory().float32 : vectorMemory().float64;
  const size = out.BYTES_PER_ELEMENT;
  const [left, right, result, piece] = [LEFT_AT / size, RIGHT_AT / size, OUT_AT / size, PIECE_BYTES / size];
  if (p === 0) scratch.fill(a[i], left, left + Math.min(n, piece));
  if (q === 0) scratch.fill(b[j], right, right + Math.min(n, piece));
  for (let done = 0; done < n; done += piece) {
    const count = Math.min(piece, n - done);
    if (p === 1) scratch.set(a.subarray(i + done, i + done + count), left);
    if (q === 1) scratch.set(b.subarray(j + done, j + done + count), right);
    kernel(count * size);
    out.set(scratch.subarray(result, result + count), o + done);
  }
}

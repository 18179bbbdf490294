/**
 * Functions element by element, of one, two or three operands.
 *
 * What is given is an inner loop: n elements, with a step for the answer and for each operand, as NumPy's ufuncs have them. Loops of
 * functions that are called often are written out in kernels/; of others they are made from a function of numbers, which is slower.
 *
 * What an operation comes to can be said before it is done (`Pointwise`), so that the form in place writes where the old elements are.
 */
import { cast } from './copy.ts';
import { checkLong, converted, type Data, type DType, DTYPES, float64, Scalar } from './dtype.ts';
import type { BinaryLoop } from './kernels/binary.ts';
import type { TernaryLoop } from './kernels/scaled.ts';
import { walk } from './kernels/strided.ts';
import type { UnaryLoop } from './kernels/unary.ts';
import { layoutOf } from './layout.ts';
import type { Operand } from './promotion.ts';
import { broadcastShapes, equalShapes, isExpandableTo, numelOf, type Shape } from './shapes.ts';
import { Storage } from './storage.ts';
import { Tensor, tensorOf } from './tensor.ts';

export type { BinaryLoop, TernaryLoop, UnaryLoop };

export const unaryLoop =
  (f: (x: number) => number): UnaryLoop =>
  (n, out, o, s, a, i, p) => {
    for (; n > 0; n--, o += s, i += p) out[o] = f(a[i]);
  };
export const binaryLoop =
  (f: (x: number, y: number) => number): BinaryLoop =>
  (n, out, o, s, a, i, p, b, j, q) => {
    for (; n > 0; n--, o += s, i += p, j += q) out[o] = f(a[i], b[j]);
  };
export const ternaryLoop =
  (f: (x: number, y: number, z: number) => number): TernaryLoop =>
  (n, out, o, s, a, i, p, b, j, q, c, k, r) => {
    for (; n > 0; n--, o += s, i += p, j += q, k += r) out[o] = f(a[i], b[j], c[k]);
  };
/** The same loop for int64: whole numbers beyond what a double holds exactly are refused, and there is no negative zero among them. */
export const inLongs =
  (loop: BinaryLoop): BinaryLoop =>
  (n, out, o, s, a, i, p, b, j, q) => {
    loop(n, out, o, s, a, i, p, b, j, q);
    for (; n > 0; n--, o += s) out[o] = checkLong(out[o]) + 0;
  };

/** A function of operands that are read as type `from` (null: each as it is), into elements of type `to`. */
export interface Pointwise {
  readonly from: DType | null;
  readonly to: DType;
  readonly loop: UnaryLoop | BinaryLoop | TernaryLoop;
  readonly operands: readonly Operand[];
}
export const pointwise = (dtype: DType, loop: Pointwise['loop'], ...operands: readonly Operand[]): Pointwise => ({
  from: dtype,
  to: dtype,
  loop,
  operands,
});

/** The answer in a new tensor. */
export function compute({ from, to, loop, operands }: Pointwise): Tensor {
  const tensors = operands.map((operand, index) => read(operand, from, index));
  let shape = tensors[0].shape;
  for (let k = 1; k < tensors.length; k++) shape = broadcastShapes(shape, tensors[k].shape);
  const n = numelOf(shape);
  const data = to.make(n);
  if (areRows(tensors, shape, n)) {
    runRow(loop, n, data, 0, tensors);
    return tensorOf(to, shape, data);
  }
  const layout = layoutOf(shape, tensors);
  const last = layout.sizes.length - 1;
  const steps = layout.steps.map((of) => of[last]);
  walk(layout, startsOf(tensors), (o, at) => run(loop, layout.sizes[last], data, o, 1, tensors, at, steps, 0));
  return new Tensor(new Storage(to, data), shape, layout.strides, 0);
}
/** Whether the answer can be written over a tensor's elements while they are read: it is of that shape and type, and no operand is another look at them. */
export function canReplace(target: Tensor, { from, to, operands }: Pointwise): boolean {
  if (to !== target.dtype || from !== to || mayOverlap(target)) return false;
  return operands.every(
    (operand) =>
      operand instanceof Scalar ||
      (operand.dtype === from &&
        (operand.storage === target.storage ? isSameLook(operand, target) : isExpandableTo(operand.shape, target.shape))),
  );
}
/** Two of its elements may be one, as in windows. */
function mayOverlap({ shape, strides, isContiguous }: Tensor): boolean {
  if (isContiguous) return false;
  const dims = [...shape.keys()].filter((d) => shape[d] > 1).sort((a, b) => strides[a] - strides[b]);
  let extent = 0;
  for (const d of dims) {
    if (strides[d] <= extent) return true;
    extent += (shape[d] - 1) * strides[d];
  }
  return false;
}
const isSameLook = (a: Tensor, b: Tensor): boolean =>
  a.offset === b.offset && equalShapes(a.shape, b.shape) && equalShapes(a.strides, b.strides);

/** The answer in the place of a tensor's elements. */
export function replace(target: Tensor, { from, loop, operands }: Pointwise): void {
  const tensors = operands.map((operand, index) => read(operand, from, index));
  const { data, shape, numel, offset } = target;
  if (target.isContiguous && areRows(tensors, shape, numel)) {
    runRow(loop, numel, data, offset, tensors);
    return;
  }
  const layout = layoutOf(shape, [target, ...tensors]);
  const last = layout.sizes.length - 1;
  const steps = layout.steps.map((of) => of[last]);
  walk(layout, [offset, ...startsOf(tensors)], (_before, at) =>
    run(loop, layout.sizes[last], data, at[0], steps[0], tensors, at, steps, 1),
  );
}
const startsOf = (tensors: readonly Tensor[]): number[] => tensors.map(({ offset }) => offset);

/** One row: `at` and `steps` of the operands begin at `first`. */
function run(
  loop: Pointwise['loop'],
  n: number,
  out: Data,
  o: number,
  s: number,
  tensors: readonly Tensor[],
  at: readonly number[],
  steps: readonly number[],
  first: number,
): void {
  const [a, b, c] = tensors;
  const [i, p, j, q] = [at[first], steps[first], at[first + 1], steps[first + 1]];
  if (c !== undefined) (loop as TernaryLoop)(n, out, o, s, a.data, i, p, b.data, j, q, c.data, at[first + 2], steps[first + 2]);
  else if (b !== undefined) (loop as BinaryLoop)(n, out, o, s, a.data, i, p, b.data, j, q);
  else (loop as UnaryLoop)(n, out, o, s, a.data, i, p);
}
/** All of them as one row. */
function runRow(loop: Pointwise['loop'], n: number, out: Data, o: number, tensors: readonly Tensor[]): void {
  const [a, b, c] = tensors;
  if (b === undefined) (loop as UnaryLoop)(n, out, o, 1, a.data, a.offset, stepOf(a));
  else if (c === undefined) (loop as BinaryLoop)(n, out, o, 1, a.data, a.offset, stepOf(a), b.data, b.offset, stepOf(b));
  else (loop as TernaryLoop)(n, out, o, 1, a.data, a.offset, stepOf(a), b.data, b.offset, stepOf(b), c.data, c.offset, stepOf(c));
}
const stepOf = (operand: Tensor): number => (operand.numel === 1 ? 0 : 1);
function areRows(tensors: readonly Tensor[], shape: Shape, n: number): boolean {
  for (const operand of tensors) {
    const isNumber = operand.numel === 1 && (operand.shape.length === 0 || n === 1);
    if (!isNumber && !(equalShapes(operand.shape, shape) && operand.isContiguous)) return false;
  }
  return true;
}

/** f over all elements, read as type `from`, into a new tensor of type `to`. */
export const map = (loop: UnaryLoop, from: DType, to: DType, a: Tensor): Tensor => compute({ from, to, loop, operands: [a] });
/** f over two operands, both read as type `from`. */
export const zip = (loop: BinaryLoop, from: DType, to: DType, a: Operand, b: Operand): Tensor =>
  compute({ from, to, loop, operands: [a, b] });

export const CHOOSE: TernaryLoop = (n, out, o, s, a, i, p, b, j, q, c, k, r) => {
  for (; n > 0; n--, o += s, i += p, j += q, k += r) out[o] = a[i] !== 0 ? b[j] : c[k];
};
/** Where `condition` is not 0 the elements of `a`, elsewhere those of `b`, both as type `to`. */
export function choice(to: DType, condition: Tensor, a: Operand, b: Operand): Pointwise {
  const element = (x: Operand): Operand => (x instanceof Tensor ? cast(x, to) : new Scalar(converted(to, x.value), x.category));
  return { from: null, to, loop: CHOOSE, operands: [condition, element(a), element(b)] };
}

/** A number as a tensor of one element. */
export function scalarTensor(dtype: DType, value: number): Tensor {
  const data = dtype.make(1);
  data[0] = converted(dtype, value);
  return new Tensor(new Storage(dtype, data), NO_SHAPE, NO_SHAPE, 0);
}
const NO_SHAPE: Shape = [];
/**
 * Numbers as operands: for each type and place a tensor of one element that is filled anew each time. It is read while a loop runs and by
 * nobody else; a new one would cost more than adding three numbers.
 */
const NUMBERS: ReadonlyMap<DType, readonly Tensor[]> = new Map(DTYPES.map((dtype) => [dtype, [0, 1, 2].map(() => scalarTensor(dtype, 0))]));
function read(operand: Operand, dtype: DType | null, index: number): Tensor {
  if (operand instanceof Tensor) return dtype === null ? operand : cast(operand, dtype);
  const type = dtype ?? float64;
  const number = (NUMBERS.get(type) as readonly Tensor[])[index];
  number.data[0] = converted(type, operand.value);
  return number;
}

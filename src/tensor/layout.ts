/**
 * In which order the elements of an answer lie.
 *
 * An answer lies as its operands do: the sum of two transposed matrices is transposed. PyTorch's TensorIterator sorts the dimensions by the
 * operands' steps; so does this. Then neighbours that lie behind each other in all operands become one, and the last one that is left
 * is the inner loop, with a step for each operand. A step of 0 repeats an element: so broadcasting needs no copy.
 */
import { type Rows, rowsOf } from './kernels/strided.ts';
import { broadcastStrides, contiguousStrides, equalShapes, type Shape } from './shapes.ts';
import type { Tensor } from './tensor.ts';

/** The answer lies contiguous in the order of the walk. */
export interface Layout extends Rows {
  /** Steps of the answer, in the order of its dimensions. */
  readonly strides: Shape;
}

/** Negative: `a` is to be faster than `b`. */
function compare(a: number, b: number, shape: Shape, steps: readonly Shape[]): number {
  for (const step of steps) {
    if (step[a] === 0 || step[b] === 0) continue;
    if (step[a] !== step[b]) return step[a] - step[b];
    if (shape[a] > shape[b]) return 1;
  }
  return 0;
}
/** The dimensions, fastest first. */
function sorted(shape: Shape, steps: readonly Shape[]): number[] {
  const order = shape.map((_, d) => shape.length - 1 - d);
  for (let i = 1; i < order.length; i++) {
    for (let low = i - 1, at = i; low >= 0; low--) {
      const comparison = compare(order[low], order[at], shape, steps);
      if (comparison < 0) break;
      if (comparison === 0) continue;
      [order[low], order[at]] = [order[at], order[low]];
      at = low;
    }
  }
  return order;
}

export function layoutOf(shape: Shape, operands: readonly Tensor[]): Layout {
  const steps = operands.map((operand) => broadcastStrides(operand.shape, operand.strides, shape));
  const isAlike = operands.every(
    (operand) => equalShapes(operand.shape, shape) && (operand.isContiguous || isDense(operand)) && equalShapes(operand.strides, steps[0]),
  );
  const order = sorted(shape, steps);
  let strides: number[];
  if (operands.every((operand) => equalShapes(operand.shape, shape) && operand.isContiguous)) {
    strides = contiguousStrides(shape);
    order.sort((a, b) => b - a);
  } else {
    // Of nothing they only show: each order but this one has a dimension without elements in its steps.
    strides = contiguousStrides(shape);
    if (order.some((d, k) => d !== shape.length - 1 - k)) {
      let step = 1;
      for (const d of order) {
        strides[d] = step;
        step *= shape[d];
      }
    }
    if (isAlike && operands.length > 0) strides = [...operands[0].strides];
  }
  return { strides, ...rowsOf(shape, steps, order.reverse()) };
}
/** Its elements fill a piece of memory without gaps, in some order. */
export function isDense(tensor: Tensor): boolean {
  const order = tensor.shape.map((_, d) => d).filter((d) => tensor.shape[d] > 1);
  order.sort((a, b) => tensor.strides[a] - tensor.strides[b]);
  let step = 1;
  for (const d of order) {
    if (tensor.strides[d] !== step) return false;
    step *= tensor.shape[d];
  }
  return true;
}

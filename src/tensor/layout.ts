/**
 * In which order the elements of an answer lie, and the walk over operands in that order.
 *
 * An answer lies as its operands do: the sum of two transposed matrices is transposed. PyTorch's TensorIterator sorts the dimensions by the
 * operands' steps; so does this. Then neighbours that lie behind each other in all operands become one, and the last one that is left
 * is the inner loop, with a step for each operand. A step of 0 repeats an element: so broadcasting needs no copy.
 */
import { broadcastStrides, contiguousStrides, equalShapes, type Shape } from './shapes.ts';
import type { Tensor } from './tensor.ts';

export interface Layout {
  /** Steps of the answer, in the order of its dimensions. */
  readonly strides: Shape;
  /** Sizes in the order of the walk, slowest first; the answer lies contiguous in it. */
  readonly sizes: readonly number[];
  /** The steps of each operand in that order. */
  readonly steps: readonly (readonly number[])[];
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
    strides = new Array<number>(shape.length);
    let step = 1;
    for (const d of order) {
      strides[d] = step;
      step *= shape[d];
    }
    if (isAlike && operands.length > 0) strides = [...operands[0].strides];
  }
  return { strides, ...joined(shape, steps, order.reverse()) };
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

/** Dimensions of size 1 dropped, and those joined that all operands walk through as one. `order`: slowest first. */
function joined(shape: Shape, steps: readonly Shape[], order: readonly number[]): { sizes: number[]; steps: number[][] } {
  const sizes: number[] = [];
  const joint: number[][] = steps.map(() => []);
  for (const d of order) {
    const size = shape[d];
    if (size === 1) continue;
    const last = sizes.length - 1;
    if (last >= 0 && steps.every((step, k) => joint[k][last] === step[d] * size)) {
      sizes[last] *= size;
      joint.forEach((step, k) => (step[last] = steps[k][d]));
    } else {
      sizes.push(size);
      joint.forEach((step, k) => step.push(steps[k][d]));
    }
  }
  if (sizes.length === 0) {
    sizes.push(1);
    for (const step of joint) step.push(0);
  }
  return { sizes, steps: joint };
}

/** Visits the start of each inner loop: how many elements came before, and where each operand is (`at`, the same array each time). */
export function walk(layout: Layout, starts: readonly number[], visit: (before: number, at: readonly number[]) => void): void {
  const { sizes, steps } = layout;
  const last = sizes.length - 1;
  let total = 1;
  for (const size of sizes) total *= size;
  if (total === 0) return;
  const at = [...starts];
  const index = new Array<number>(last).fill(0);
  for (let before = 0; before < total; before += sizes[last]) {
    visit(before, at);
    for (let d = last - 1; d >= 0; d--) {
      for (let k = 0; k < at.length; k++) at[k] += steps[k][d];
      if (++index[d] < sizes[d]) break;
      for (let k = 0; k < at.length; k++) at[k] -= steps[k][d] * sizes[d];
      index[d] = 0;
    }
  }
}

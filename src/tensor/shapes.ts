/**
 * Shapes and strides, without elements.
 *
 *     shape [2, 3]  strides [3, 1]        row by row: contiguous
 *     shape [3, 2]  strides [1, 3]        its transpose, over the same elements
 *     shape [4, 3]  strides [0, 1]        one row, four times over (expand)
 */
import { indexError, runtimeError } from './errors.ts';

export type Shape = readonly number[];

export function numelOf(shape: Shape): number {
  let n = 1;
  for (const size of shape) n *= size;
  return n;
}
export function contiguousStrides(shape: Shape): number[] {
  const strides = new Array<number>(shape.length);
  let step = 1;
  for (let d = shape.length - 1; d >= 0; d--) {
    strides[d] = step;
    step *= Math.max(shape[d], 1);
  }
  return strides;
}
export function isContiguous(shape: Shape, strides: Shape): boolean {
  let step = 1;
  for (let d = shape.length - 1; d >= 0; d--) {
    if (shape[d] === 0) return true;
    if (shape[d] === 1) continue;
    if (strides[d] !== step) return shape.includes(0);
    step *= shape[d];
  }
  return true;
}
export function equalShapes(a: Shape, b: Shape): boolean {
  if (a.length !== b.length) return false;
  for (let d = 0; d < a.length; d++) if (a[d] !== b[d]) return false;
  return true;
}
export const shapeText = (shape: Shape): string => `[${shape.join(', ')}]`;

/** The shape of both together. */
export function broadcastShapes(a: Shape, b: Shape): Shape {
  if (equalShapes(a, b)) return a;
  const rank = Math.max(a.length, b.length);
  const shape = new Array<number>(rank);
  for (let d = 1; d <= rank; d++) {
    const x = d <= a.length ? a[a.length - d] : 1;
    const y = d <= b.length ? b[b.length - d] : 1;
    if (x !== y && x !== 1 && y !== 1)
      throw runtimeError(`The size of tensor a (${x}) must match the size of tensor b (${y}) at non-singleton dimension ${rank - d}`);
    shape[rank - d] = x === 1 ? y : x;
  }
  return shape;
}
/** Strides with which a tensor is read as a larger one. */
export function broadcastStrides(shape: Shape, strides: Shape, to: Shape): number[] {
  const skipped = to.length - shape.length;
  return to.map((size, d) => (d < skipped || (shape[d - skipped] === 1 && size !== 1) ? 0 : strides[d - skipped]));
}

/** A dimension, counted from the end when negative. A tensor without dimensions is taken for one with one. */
export function dimension(d: number, rank: number): number {
  const room = Math.max(rank, 1);
  if (d < -room || d >= room) throw indexError(`Dimension out of range (expected to be in range of [${-room}, ${room - 1}], but got ${d})`);
  return d < 0 ? d + room : d;
}

/** The shape asked for, with the -1 in it worked out. */
export function inferSize(asked: Shape, numel: number): number[] {
  let known = 1;
  let free = -1;
  asked.forEach((size, d) => {
    if (size === -1) {
      if (free >= 0) throw runtimeError('only one dimension can be inferred');
      free = d;
    } else if (size < 0) throw runtimeError(`invalid shape dimension ${size}`);
    else known *= size;
  });
  if (free < 0 ? known !== numel : known === 0 ? numel !== 0 : numel % known !== 0)
    throw runtimeError(`shape '${shapeText(asked)}' is invalid for input of size ${numel}`);
  if (free >= 0 && known === 0)
    throw runtimeError(
      `cannot reshape tensor of 0 elements into shape ${shapeText(asked)} because the unspecified dimension size -1 can be any value and is ambiguous`,
    );
  return asked.map((size) => (size === -1 ? numel / known : size));
}

/**
 * Strides with which the same elements are read in another shape, or undefined when they would have to be copied.
 *
 * Dimensions that lie behind each other in memory make a chunk; each new dimension must lie within one.
 */
export function viewStrides(shape: Shape, strides: Shape, to: Shape): number[] | undefined {
  const numel = numelOf(shape);
  if (numel === 0) return equalShapes(shape, to) ? [...strides] : contiguousStrides(to);
  const result = new Array<number>(to.length);
  let at = to.length - 1;
  let step = shape.length > 0 ? strides[shape.length - 1] : 1;
  let inChunk = 1;
  let inView = 1;
  if (shape.length === 0) return to.map(() => 1);
  for (let d = shape.length - 1; d >= 0; d--) {
    inChunk *= shape[d];
    if (d > 0 && (shape[d - 1] === 1 || strides[d - 1] === inChunk * step)) continue;
    while (at >= 0 && (inView < inChunk || to[at] === 1)) {
      result[at] = inView * step;
      inView *= to[at];
      at--;
    }
    if (inView !== inChunk) return undefined;
    if (d > 0) {
      step = strides[d - 1];
      inChunk = 1;
      inView = 1;
    }
  }
  return at === -1 ? result : undefined;
}

/** The shape of a tensor that was reduced along some dimensions. */
export function reducedShape(shape: Shape, dims: ReadonlySet<number>, keep: boolean): number[] {
  const result: number[] = [];
  shape.forEach((size, d) => {
    if (!dims.has(d)) result.push(size);
    else if (keep) result.push(1);
  });
  return result;
}
/** Dimensions that are given each once; none means all. */
export function dimensionSet(dims: Shape | null | undefined, rank: number): Set<number> {
  if (dims === null || dims === undefined || dims.length === 0) return new Set(Array.from({ length: rank }, (_, d) => d));
  const set = new Set<number>();
  for (const d of dims) {
    const at = dimension(d, rank);
    if (set.has(at)) throw runtimeError(`dim ${at} appears multiple times in the list of dims`);
    set.add(at);
  }
  return set;
}
export function checkSizes(sizes: Shape): void {
  for (const size of sizes)
    if (size < 0) throw runtimeError(`Trying to create tensor with negative dimension ${size}: ${shapeText(sizes)}`);
}
/** Whether a tensor of shape `from` can be expanded to `to`. */
export function isExpandableTo(from: Shape, to: Shape): boolean {
  if (from.length > to.length) return false;
  for (let d = 1; d <= from.length; d++) {
    const size = from[from.length - d];
    if (size !== 1 && size !== to[to.length - d]) return false;
  }
  return true;
}

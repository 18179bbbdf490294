/**
 * Lanes: a tensor cut along some of its dimensions into pieces, each of which is worked on as a whole.
 *
 *     [[1, 2, 3],     along dimension 1     the lanes [1, 2, 3] and [4, 5, 6]
 *      [4, 5, 6]]     along dimension 0     the lanes [1, 4], [2, 5] and [3, 6]
 *
 * What makes one number of a lane is a reduction; what makes another lane of it is a scan. Answers lie row by row.
 *
 * A lane is handed over as an array and where in it the elements are, one behind the other: those of the tensor itself where they lie so,
 * otherwise copies. They are not to be written to, and not to be kept.
 */
import type { Data, DType } from './dtype.ts';
import { rowsOf } from './kernels/strided.ts';
import { contiguousStrides, numelOf, reducedShape, type Shape } from './shapes.ts';
import { type Tensor, zeros } from './tensor.ts';

/** One number of the elements from `from` up to `to`. */
export type Reduction = (data: Data, from: number, to: number) => number;
/** As many others as there are results, from `at` on in each. */
export type Scan = (data: Data, from: number, to: number, results: readonly Data[], at: number) => void;

/** Where elements are, row by row. */
function offsets(shape: Shape, strides: Shape): Uint32Array {
  const result = new Uint32Array(numelOf(shape));
  let filled = 1;
  for (let d = shape.length - 1; d >= 0; d--) {
    const size = shape[d];
    for (let k = 1; k < size; k++) for (let i = 0; i < filled; i++) result[k * filled + i] = result[i] + k * strides[d];
    filled *= size;
  }
  return result;
}
const only = (values: Shape, dims: ReadonlySet<number>, wanted: boolean): number[] => values.filter((_, d) => dims.has(d) === wanted);

/** Lanes are copied several at a time, for where one has its elements apart, those of its neighbours lie in between. */
const AT_ONCE = 16;
const AT_ONCE_ELEMENTS = 65536;

/** Calls for each lane: its number, and where its elements are. */
export function eachLane(
  self: Tensor,
  dims: ReadonlySet<number>,
  visit: (index: number, data: Data, from: number, to: number) => void,
): void {
  const { shape, strides, data, offset } = self;
  const starts = offsets(only(shape, dims, false), only(strides, dims, false));
  const [inner, steps] = [only(shape, dims, true), only(strides, dims, true)];
  const size = numelOf(inner);
  const count = starts.length;
  const run = rowsOf(inner, [steps], [...inner.keys()]);
  const isRun = run.sizes.length === 1;
  const step = run.steps[0][0];
  if (isRun && (step === 1 || size <= 1)) {
    for (let index = 0; index < count; index++) visit(index, data, offset + starts[index], offset + starts[index] + size);
    return;
  }
  const places = isRun ? null : offsets(inner, steps);
  const several = Math.max(1, Math.min(AT_ONCE, count, Math.floor(AT_ONCE_ELEMENTS / size)));
  const copies = self.dtype.make(several * size);
  for (let first = 0; first < count; first += several) {
    const n = Math.min(several, count - first);
    for (let k = 0; k < size; k++) {
      const place = offset + (places === null ? k * step : places[k]);
      for (let j = 0; j < n; j++) copies[j * size + k] = data[place + starts[first + j]];
    }
    for (let j = 0; j < n; j++) visit(first + j, copies, j * size, (j + 1) * size);
  }
}
/** One number of each lane. */
export function reduce(self: Tensor, dims: ReadonlySet<number>, keep: boolean, to: DType, f: Reduction): Tensor {
  const result = zeros(to, reducedShape(self.shape, dims, keep));
  const out = result.data;
  eachLane(self, dims, (index, data, from, end) => (out[index] = f(data, from, end)));
  return result;
}
/** Another lane of each, in several tensors perhaps. `length`: of the new lanes. */
export function scan(self: Tensor, dim: number, to: readonly DType[], f: Scan, length?: number): Tensor[] {
  const { rank } = self;
  const dims = rank === 0 ? new Set<number>() : new Set([dim]);
  const n = length ?? (rank === 0 ? 1 : self.shape[dim]);
  const shape = rank === 0 ? [] : self.shape.with(dim, n);
  const results = to.map((dtype) => zeros(dtype, shape));
  const outs = results.map(({ data }) => data);
  const strides = contiguousStrides(shape);
  const starts = offsets(only(shape, dims, false), only(strides, dims, false));
  const step = rank === 0 ? 1 : strides[dim];
  if (step === 1) {
    eachLane(self, dims, (index, data, from, end) => f(data, from, end, outs, starts[index]));
    return results;
  }
  const buffers = to.map((dtype) => dtype.make(n));
  eachLane(self, dims, (index, data, from, end) => {
    f(data, from, end, buffers, 0);
    for (let which = 0; which < outs.length; which++) {
      const [out, buffer] = [outs[which], buffers[which]];
      for (let k = 0, at = starts[index]; k < n; k++, at += step) out[at] = buffer[k];
    }
  });
  return results;
}

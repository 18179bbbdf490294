/**
 * Lanes: a tensor cut along some of its dimensions into pieces, each of which is worked on as a whole.
 *
 *     [[1, 2, 3],     along dimension 1     the lanes [1, 2, 3] and [4, 5, 6]
 *      [4, 5, 6]]     along dimension 0     the lanes [1, 4], [2, 5] and [3, 6]
 *
 * What makes one number of a lane is a reduction; what makes another lane of it is a scan. Answers lie row by row.
 */
import type { Data, DType } from './dtype.ts';
import { contiguousStrides, numelOf, reducedShape, type Shape } from './shapes.ts';
import { type Tensor, zeros } from './tensor.ts';

/** Where elements are, row by row. */
function offsets(shape: Shape, strides: Shape): Float64Array {
  const result = new Float64Array(numelOf(shape));
  let filled = 1;
  for (let d = shape.length - 1; d >= 0; d--) {
    const size = shape[d];
    for (let k = 1; k < size; k++) for (let i = 0; i < filled; i++) result[k * filled + i] = result[i] + k * strides[d];
    filled *= size;
  }
  return result;
}
export interface Lanes {
  /** Elements of each. */
  readonly size: number;
  readonly count: number;
  /** The elements of one, row by row: the same array each time, not to be written to. */
  read(index: number): Data;
}
const only = (values: Shape, dims: ReadonlySet<number>, wanted: boolean): number[] => values.filter((_, d) => dims.has(d) === wanted);

export function lanesOf(self: Tensor, dims: ReadonlySet<number>): Lanes {
  const { shape, strides, data, offset } = self;
  const starts = offsets(only(shape, dims, false), only(strides, dims, false));
  const steps = offsets(only(shape, dims, true), only(strides, dims, true));
  const size = steps.length;
  const lane = self.dtype.make(size);
  const isPiece = steps.every((step, k) => step === k);
  return {
    size,
    count: starts.length,
    read(index) {
      const start = offset + starts[index];
      if (isPiece) return data.subarray(start, start + size);
      for (let k = 0; k < size; k++) lane[k] = data[start + steps[k]];
      return lane;
    },
  };
}
/** One number of each lane. */
export function reduce(self: Tensor, dims: ReadonlySet<number>, keep: boolean, to: DType, f: (lane: Data) => number): Tensor {
  const result = zeros(to, reducedShape(self.shape, dims, keep));
  const lanes = lanesOf(self, dims);
  for (let index = 0; index < lanes.count; index++) result.data[index] = f(lanes.read(index));
  return result;
}
/** Another lane of each, in several tensors perhaps: `f` fills those that it is given. `length`: of the new lanes. */
export function scan(self: Tensor, dim: number, to: readonly DType[], f: (lane: Data, results: Data[]) => void, length?: number): Tensor[] {
  const { rank } = self;
  const dims = rank === 0 ? new Set<number>() : new Set([dim]);
  const lanes = lanesOf(self, dims);
  const n = length ?? lanes.size;
  const shape = rank === 0 ? [] : self.shape.map((size, d) => (d === dim ? n : size));
  const results = to.map((dtype) => zeros(dtype, shape));
  const strides = contiguousStrides(shape);
  const starts = offsets(only(shape, dims, false), only(strides, dims, false));
  const step = rank === 0 ? 1 : strides[dim];
  const buffers = to.map((dtype) => dtype.make(n));
  for (let index = 0; index < lanes.count; index++) {
    f(lanes.read(index), buffers);
    buffers.forEach((buffer, which) => {
      const { data } = results[which];
      for (let k = 0, at = starts[index]; k < n; k++, at += step) data[at] = buffer[k];
    });
  }
  return results;
}

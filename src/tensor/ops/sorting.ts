/**
 * Elements in order. A nan is larger than any number; equal ones stay in the order in which they were.
 */
import { assign, emptyAs } from '../copy.ts';
import { bool, type Data, type DType, float, int64 } from '../dtype.ts';
import { runtimeError } from '../errors.ts';
import { type Reduction, reduce, type Scan, scan } from '../lanes.ts';
import { op, type TensorOp, type TensorsOp } from '../op.ts';
import { dimension, dimensionSet } from '../shapes.ts';
import { elements, itemOf, mustBeKnown, type Tensor, tensorOf, zeros } from '../tensor.ts';
import { div } from './arithmetic.ts';
import { where } from './choosing.ts';
import { eq } from './comparison.ts';
import { sum } from './expand-sum.ts';
import { pickedOp } from './extremes.ts';
import { scattered } from './gathers.ts';
import { isnan } from './kinds.ts';
import { notImplemented } from './unary.ts';

/** Negative: x comes first. */
const compare = (x: number, y: number): number => (x < y ? -1 : x > y ? 1 : x === y ? 0 : x === x ? -1 : y === y ? 1 : 0);
/** Where the elements of a lane are in it, in order. */
function orderOf(data: Data, from: number, to: number, descending: boolean): Uint32Array {
  const lane = data.subarray(from, to);
  const order = new Uint32Array(lane.length).map((_, k) => k);
  return order.sort(descending ? (a, b) => compare(lane[b], lane[a]) || a - b : (a, b) => compare(lane[a], lane[b]) || a - b);
}
/** The elements in the order in which those of another tensor lie. */
function laidAs(other: Tensor, tensor: Tensor): Tensor {
  const result = emptyAs(other, tensor.dtype);
  assign(result, tensor);
  return result;
}
/** The first `k` of each lane in order: values, and where they were. */
function sorted(self: Tensor, dim: number, descending: boolean, k?: number): Tensor[] {
  const n = k ?? (self.rank === 0 ? 1 : self.shape[dim]);
  const fill: Scan = (data, from, to, [values, indices], at) => {
    const order = orderOf(data, from, to, descending);
    for (let place = 0; place < n; place++) {
      values[at + place] = data[from + order[place]];
      indices[at + place] = order[place];
    }
  };
  const results = scan(self, dim, [self.dtype, int64], fill, k);
  return k !== undefined || self.isContiguous ? results : results.map((result) => laidAs(self, result));
}
export const sort: TensorsOp<[Tensor, number?, boolean?]> = op({
  schema: 'sort(Tensor self, int dim=-1, bool descending=False) -> (Tensor values, Tensor indices)',
  doc: 'The elements of each lane in order, and where they were.',
  forward: (_state, self, dim = -1, descending = false) => sorted(self, dimension(dim, self.rank), descending),
  derivative: {
    node: 'SortBackward0',
    without: [1],
    saves: (_needs, [, indices], self, dim = -1) => ({ indices, dim: dimension(dim, self.rank), shape: self.shape }),
    grads: (state, [grad], { indices, dim, shape }) => [scattered(state, grad, indices, dim, shape)],
  },
});
export const sortStable: TensorsOp<[Tensor, (boolean | null)?, number?, boolean?]> = op({
  schema: 'sort.stable(Tensor self, *, bool? stable, int dim=-1, bool descending=False) -> (Tensor values, Tensor indices)',
  doc: 'The elements of each lane in order, and where they were; equal ones stay in their order.',
  forward: (_state, self, _stable, dim = -1, descending = false) => sorted(self, dimension(dim, self.rank), descending),
  derivative: {
    node: 'SortBackward1',
    without: [1],
    saves: (_needs, [, indices], self, _stable, dim = -1) => ({ indices, dim: dimension(dim, self.rank), shape: self.shape }),
    grads: (state, [grad], { indices, dim, shape }) => [scattered(state, grad, indices, dim, shape)],
  },
});
export const argsort: TensorOp<[Tensor, number?, boolean?, boolean?]> = op({
  schema: 'argsort(Tensor self, int dim=-1, bool descending=False, bool stable=False) -> Tensor',
  doc: 'Where the elements of each lane are, in order.',
  forward: (_state, self, dim = -1, descending = false) => sorted(self, dimension(dim, self.rank), descending)[1],
});
export const topk: TensorsOp<[Tensor, number, number?, boolean?, boolean?]> = op({
  schema: 'topk(Tensor self, int k, int dim=-1, bool largest=True, bool sorted=True) -> (Tensor values, Tensor indices)',
  doc: 'The k largest of each lane in order, and where they were.',
  forward: (_state, self, k, dim = -1, largest = true) => {
    const at = dimension(dim, self.rank);
    if (k < 0 || k > (self.rank === 0 ? 1 : self.shape[at])) throw runtimeError('selected index k out of range');
    if (self.dtype === bool && self.rank > 0) throw notImplemented('topk_cpu', bool);
    return sorted(self, at, largest, self.rank === 0 ? 1 : k);
  },
  derivative: {
    node: 'TopkBackward0',
    without: [1],
    saves: (_needs, [, indices], self, _k, dim = -1) => ({ indices, dim: dimension(dim, self.rank), shape: self.shape }),
    grads: (state, [grad], { indices, dim, shape }) => [scattered(state, grad, indices, dim, shape)],
  },
});

/** Where the median is: of two in the middle the lower one. A nan, when there is one. */
const medianPlace: Reduction = (data, from, to) => {
  const nan = data.subarray(from, to).findIndex((x: number) => x !== x);
  return nan >= 0 ? nan : orderOf(data, from, to, false)[(to - from - 1) >> 1];
};
export const median: TensorOp<[Tensor]> = op({
  schema: 'median(Tensor self) -> Tensor',
  doc: 'The element in the middle; the lower one of two.',
  forward: (_state, self) =>
    reduce(self, dimensionSet(null, self.rank), false, self.dtype, (data, from, to) =>
      from === to ? NaN : data[from + medianPlace(data, from, to)],
    ),
  derivative: {
    node: 'MedianBackward0',
    saves: (_needs, result, self) => ({ self, result }),
    grads: (state, [grad], { self, result }) => {
      const value = itemOf(result);
      const mask = value !== value ? isnan(state, self) : eq(state, self, result);
      return [where(state, mask, div(state, grad, sum(state, mask)), float(0))];
    },
  },
});
export const medianAlong = pickedOp('median', 'MedianBackward1', 'The element in the middle of each lane, and where it is.', medianPlace);

/** The different ones in order; for each element which of them it is; how many there are of each. */
export const unique: TensorsOp<[Tensor, boolean?, boolean?, boolean?]> = op({
  schema: '_unique2(Tensor self, bool sorted=True, bool return_inverse=False, bool return_counts=False) -> (Tensor, Tensor, Tensor)',
  doc: 'The different elements in order; which of them each element is; how many there are of each. What is not asked for is empty.',
  as: 'function',
  forward: (_state, self, _sorted, returnInverse = false, returnCounts = false) => {
    mustBeKnown(self);
    const from = elements(self);
    const order = orderOf(from, 0, from.length, false);
    const [inverse, values, counts] = [new Float64Array(from.length), [] as number[], [] as number[]];
    for (const place of order) {
      const x = from[place];
      if (values.length === 0 || values[values.length - 1] !== x) {
        values.push(x);
        counts.push(0);
      }
      counts[counts.length - 1]++;
      inverse[place] = values.length - 1;
    }
    return [
      listed(self.dtype, values),
      returnInverse ? tensorOf(int64, self.shape, inverse) : zeros(int64, [0]),
      returnCounts ? listed(int64, counts) : zeros(int64, [0]),
    ];
  },
});
function listed(dtype: DType, values: readonly number[]): Tensor {
  const data = dtype.make(values.length);
  data.set(values);
  return tensorOf(dtype, [values.length], data);
}

/**
 * Means, and sums that leave something out.
 */
import { type DType, float, int, int64, isFloating } from '../dtype.ts';
import { runtimeError } from '../errors.ts';
import { reduce } from '../lanes.ts';
import { op, type TensorOp } from '../op.ts';
import { dimensionSet, type Shape } from '../shapes.ts';
import type { Tensor } from '../tensor.ts';
import { div, mul } from './arithmetic.ts';
import { where } from './choosing.ts';
import { convertTo } from './convert.ts';
import { spread, sum } from './expand-sum.ts';
import { isnan } from './kinds.ts';
import { logicalNot } from './logic.ts';

export type Dims = Shape | null | undefined;
/** How many elements of `shape` become one. */
export function laneSize(shape: Shape, dim: Dims): number {
  let n = 1;
  for (const d of dimensionSet(dim, shape.length)) n *= shape[d] ?? 1;
  return n;
}
export function checkMean(name: string, self: Tensor, dtype: DType | null | undefined): void {
  const asked = dtype ?? self.dtype;
  if (isFloating(asked)) return;
  const which = dtype === null || dtype === undefined ? 'Input' : 'Optional';
  throw runtimeError(
    `${name}(): could not infer output dtype. ${which} dtype must be either a floating point or complex dtype. Got: ${asked.title}`,
  );
}
export const mean: TensorOp<[Tensor, Dims?, boolean?, (DType | null)?]> = op({
  schema: 'mean.dim(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor',
  doc: 'The mean along the dimensions; of all elements when there are none.',
  forward: (state, self, dim, keepdim = false, dtype) => {
    checkMean('mean', self, dtype);
    const total = sum.row.forward(state, self, dim, keepdim, dtype);
    return div.row.forward(state, total, int(laneSize(self.shape, dim)));
  },
  derivative: {
    node: (_self, dim) => (dim === null || dim === undefined ? 'MeanBackward0' : 'MeanBackward1'),
    saves: (_needs, _result, self, dim, keepdim) => ({ shape: self.shape, dim, keepdim }),
    grads: (state, [grad], { shape, dim, keepdim }) => [div(state, spread(state, grad, shape, dim, keepdim), int(laneSize(shape, dim)))],
  },
});
export const nansum: TensorOp<[Tensor, Dims?, boolean?, (DType | null)?]> = op({
  schema: 'nansum(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor',
  doc: 'The sum along the dimensions; a nan counts as 0.',
  forward: (state, self, dim, keepdim, dtype) => {
    const numbers = isFloating(self.dtype) ? where.row.forward(state, isnan(state, self), float(0), self) : self;
    return sum.row.forward(state, numbers, dim, keepdim, dtype);
  },
  derivative: {
    node: 'NansumBackward0',
    saves: (_needs, _result, self, dim, keepdim) => ({ self, dim, keepdim }),
    grads: (state, [grad], { self, dim, keepdim }) => [
      mul(state, spread(state, convertTo(state, grad, self.dtype), self.shape, dim, keepdim), logicalNot(state, isnan(state, self))),
    ],
  },
});
export const nanmean: TensorOp<[Tensor, Dims?, boolean?, (DType | null)?]> = op({
  schema: 'nanmean(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor',
  doc: 'The mean of those that are not nan.',
  forward: (state, self, dim, keepdim, dtype) => {
    if (!isFloating(self.dtype))
      throw runtimeError(`nanmean(): expected input to have floating point or complex dtype but got ${self.dtype.title}`);
    const count = sum(state, logicalNot(state, isnan(state, self)), dim, keepdim);
    return div(state, nansum(state, self, dim, keepdim, dtype), count);
  },
});
export const countNonzero: TensorOp<[Tensor, Dims?]> = op({
  schema: 'count_nonzero(Tensor self, int[1]? dim=None) -> Tensor',
  doc: 'How many elements are not 0.',
  forward: (_state, self, dim) =>
    reduce(self, dimensionSet(dim, self.rank), false, int64, (data, from, to) => {
      let count = 0;
      for (let k = from; k < to; k++) if (data[k] !== 0) count++;
      return count;
    }),
});

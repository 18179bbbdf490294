/**
 * Sums and products from the beginning of a lane to each place.
 */
import { cast } from '../copy.ts';
import { Category, checkLong, type DType, int64, isFloating } from '../dtype.ts';
import { type Scan, scan } from '../lanes.ts';
import { op, type TensorOp } from '../op.ts';
import { dimension } from '../shapes.ts';
import type { TensorState } from '../state.ts';
import { elements, type Tensor } from '../tensor.ts';
import { div, mul } from './arithmetic.ts';
import { convertTo } from './convert.ts';
import { runningSlope } from './products.ts';

const sumType = (self: Tensor, dtype: DType | null | undefined): DType =>
  dtype ?? (self.dtype.category === Category.FLOAT ? self.dtype : int64);
const running =
  (f: (total: number, x: number) => number, start: number, dtype: DType): Scan =>
  (data, from, to, [result], at) => {
    let total = start;
    const isWhole = !isFloating(dtype);
    for (let k = from, out = at; k < to; k++, out++) {
      total = f(total, data[k]);
      if (isWhole && dtype === int64) checkLong(total);
      result[out] = isWhole ? total + 0 : total;
    }
  };
const SUM = (total: number, x: number): number => total + x;
const PRODUCT = (total: number, x: number): number => total * x;

export const cumsum: TensorOp<[Tensor, number, (DType | null)?]> = op({
  schema: 'cumsum(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor',
  doc: 'The sum from the beginning to each place along the dimension.',
  inPlace: true,
  forward: (_state, self, dim, dtype) => {
    const to = sumType(self, dtype);
    return scan(cast(self, to), dimension(dim, self.rank), [to], running(SUM, 0, to))[0];
  },
  derivative: {
    node: 'CumsumBackward0',
    saves: (_needs, _result, self, dim) => ({ dim, dtype: self.dtype }),
    grads: (state, [grad], { dim, dtype }) => [sumFromEnd(state, convertTo(state, grad, dtype), dim)],
  },
});
/** Each is the other's derivative. */
const sumFromEnd: TensorOp<[Tensor, number]> = op({
  schema: '_cumsum_from_end(Tensor self, int dim) -> Tensor',
  doc: 'The sum from each place to the end along the dimension.',
  as: 'internal',
  forward: (_state, self, dim) =>
    scan(self, dimension(dim, self.rank), [self.dtype], (data, from, to, [result], at) => {
      let total = 0;
      for (let k = to - 1; k >= from; k--) result[at + k - from] = total += data[k];
    })[0],
  derivative: {
    node: 'FlipBackward0',
    saves: (_needs, _result, _self, dim) => ({ dim }),
    grads: (state, [grad], { dim }) => [cumsum(state, grad, dim)],
  },
});

export const cumprod: TensorOp<[Tensor, number, (DType | null)?]> = op({
  schema: 'cumprod(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor',
  doc: 'The product from the beginning to each place along the dimension.',
  inPlace: true,
  forward: (_state, self, dim, dtype) => {
    const to = sumType(self, dtype);
    return scan(cast(self, to), dimension(dim, self.rank), [to], running(PRODUCT, 1, to))[0];
  },
  derivative: {
    node: 'CumprodBackward0',
    saves: (_needs, result, self, dim) => ({ self, result, dim }),
    grads: (state, [grad], { self, result, dim }) => [cumprodSlope(state, convertTo(state, grad, self.dtype), self, result, dim)],
  },
});
function cumprodSlope(state: TensorState, grad: Tensor, self: Tensor, result: Tensor, dim: number): Tensor {
  if (self.numel <= 1 || self.shape[dimension(dim, self.rank)] === 1) return grad;
  if (!elements(self).includes(0)) return div(state, sumFromEnd(state, mul(state, grad, convertTo(state, result, self.dtype)), dim), self);
  return runningSlope(state, grad, self, dimension(dim, self.rank));
}

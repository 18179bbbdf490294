/**
 * Products along a dimension.
 *
 * The derivative of a product by one factor is the product of the others: the quotient of both, unless the factor is 0. Then each lane is
 * repeated, once for each of its places, with a 1 in the place; so the others are multiplied, and that has a derivative itself.
 */
import { cast } from '../copy.ts';
import { bool, Category, checkLong, type Data, type DType, float, int64 } from '../dtype.ts';
import { reduce } from '../lanes.ts';
import { op, type TensorOp } from '../op.ts';
import { dimension, dimensionSet } from '../shapes.ts';
import type { TensorState } from '../state.ts';
import { elements, type Tensor, zeros } from '../tensor.ts';
import { div, mul } from './arithmetic.ts';
import { maskedFill } from './choosing.ts';
import { convertTo } from './convert.ts';
import { expand, spread, sum } from './expand-sum.ts';
import { reshape, transpose } from './shape.ts';
import { zerosLike } from './unary.ts';

const ONE = float(1);
const typeOf = (self: Tensor, dtype: DType | null | undefined): DType =>
  dtype ?? (self.dtype.category === Category.FLOAT ? self.dtype : int64);
const product =
  (dtype: DType) =>
  (data: Data, from: number, to: number): number => {
    let total = 1;
    for (let k = from; k < to; k++) total *= data[k];
    return dtype === int64 ? checkLong(total) + 0 : total;
  };
/** Masks over sizes of n each, for the last dimensions. */
function maskOf(n: number, rank: number, isMasked: (...index: number[]) => boolean): Tensor {
  const mask = zeros(bool, new Array<number>(rank).fill(n));
  const index = new Array<number>(rank).fill(0);
  for (let at = 0; at < mask.numel; at++) {
    mask.data[at] = isMasked(...index) ? 1 : 0;
    for (let d = rank - 1; d >= 0 && ++index[d] === n; d--) index[d] = 0;
  }
  return mask;
}
/** With the dimension as the last one. */
const asLast = (state: TensorState, self: Tensor, dim: number): Tensor =>
  self.rank === 0 ? reshape(state, self, [1]) : transpose(state, self, dim, -1);
const fromLast = (state: TensorState, last: Tensor, self: Tensor, dim: number): Tensor =>
  self.rank === 0 ? reshape(state, last, []) : transpose(state, last, dim, -1);
/** The last dimension, of size n, repeated along others of size n before it. */
function repeated(state: TensorState, last: Tensor, times: number): Tensor {
  const outer = last.shape.slice(0, -1);
  const n = last.shape[last.rank - 1];
  const ones = new Array<number>(times).fill(1);
  return expand(state, reshape(state, last, [...outer, ...ones, n]), [...outer, ...ones.map(() => n), n]);
}
/** For each place of each lane, the product of all others. */
function productOfOthers(state: TensorState, self: Tensor, dim: number): Tensor {
  const last = asLast(state, self, dim);
  const own = maskOf(last.shape[last.rank - 1], 2, (place, factor) => place === factor);
  return fromLast(state, prodAlong(state, maskedFill(state, repeated(state, last, 1), own, ONE), -1), self, dim);
}
/** The gradient of running products: for each place, that of each product from there on, times the product of the others in that. */
export function runningSlope(state: TensorState, grad: Tensor, self: Tensor, dim: number): Tensor {
  const last = asLast(state, self, dim);
  const n = last.shape[last.rank - 1];
  const left = maskOf(n, 3, (end, place, factor) => factor === place || factor > end);
  const before = maskOf(n, 2, (end, place) => place > end);
  const others = maskedFill(state, prodAlong(state, maskedFill(state, repeated(state, last, 2), left, ONE), -1), before, float(0));
  const grads = reshape(state, asLast(state, grad, dim), [...last.shape, 1]);
  return fromLast(state, sum(state, mul(state, others, grads), [-2]), self, dim);
}

export const prod: TensorOp<[Tensor, (DType | null)?]> = op({
  schema: 'prod(Tensor self, *, ScalarType? dtype=None) -> Tensor',
  doc: 'The product of all elements.',
  forward: (_state, self, dtype) => {
    const to = typeOf(self, dtype);
    return reduce(cast(self, to), dimensionSet(null, self.rank), false, to, product(to));
  },
  derivative: {
    node: 'ProdBackward0',
    saves: (_needs, result, self) => ({ self, result }),
    grads: (state, [given], { self, result }) => {
      const grad = convertTo(state, given, self.dtype);
      if (self.numel <= 1) return [expand(state, grad, self.shape)];
      const zeroes = elements(self).filter((x) => x === 0).length;
      if (zeroes > 1 && !state.gradEnabled) return [zerosLike(self)];
      if (zeroes === 0) return [mul(state, grad, div(state, convertTo(state, result, self.dtype), self))];
      const flat = reshape(state, self, [-1]);
      return [reshape(state, mul(state, grad, productOfOthers(state, flat, 0)), self.shape)];
    },
  },
});
export const prodAlong: TensorOp<[Tensor, number, boolean?, (DType | null)?]> = op({
  schema: 'prod.dim_int(Tensor self, int dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor',
  doc: 'The product along a dimension.',
  forward: (_state, self, dim, keepdim = false, dtype) => {
    const to = typeOf(self, dtype);
    return reduce(cast(self, to), dimensionSet([dim], self.rank), keepdim, to, product(to));
  },
  derivative: {
    node: 'ProdBackward1',
    saves: (_needs, result, self, dim, keepdim = false) => ({ self, result, dim, keepdim }),
    grads: (state, [given], { self, result, dim, keepdim }) => {
      const grad = spread(state, convertTo(state, given, self.dtype), self.shape, [dim], keepdim);
      if (self.numel === 0 || self.rank === 0 || self.shape[dimension(dim, self.rank)] === 1) return [grad];
      if (!elements(self).includes(0)) {
        const whole = spread(state, convertTo(state, result, self.dtype), self.shape, [dim], keepdim);
        return [mul(state, grad, div(state, whole, self))];
      }
      return [mul(state, grad, productOfOthers(state, self, dimension(dim, self.rank)))];
    },
  },
});

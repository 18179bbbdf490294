/**
 * Exponentials of a lane, divided by their sum; and the logarithms of both.
 */
import { cast } from '../copy.ts';
import { type Data, type DType, isFloating } from '../dtype.ts';
import { UNARY } from '../kernels/unary.ts';
import { type Reduction, reduce, scan } from '../lanes.ts';
import { op, type TensorOp } from '../op.ts';
import { floatOf } from '../promotion.ts';
import { dimension, dimensionSet } from '../shapes.ts';
import type { TensorState } from '../state.ts';
import type { Tensor } from '../tensor.ts';
import { mul, sub } from './arithmetic.ts';
import { convertTo } from './convert.ts';
import { spread, sum } from './expand-sum.ts';
import { exp } from './exponentials.ts';
import type { Dims } from './means.ts';
import { notImplemented } from './unary.ts';

/** The largest, or a nan. */
const largest: Reduction = (data, from, to) => {
  let most = -Infinity;
  for (let k = from; k < to; k++) {
    // What is not at most the largest so far is more, or a nan.
    if (data[k] <= most) continue;
    most = data[k];
    if (most !== most) break;
  }
  return most;
};
/** The exponentials of n numbers, which may be those that are overwritten; gives their sum. */
function exponentials(n: number, of: Data, from: number, out: Data, at: number): number {
  UNARY.exp(n, out, at, 1, of, from, 1);
  let total = 0;
  for (let k = at; k < at + n; k++) total += out[k];
  return total;
}
/** How far below the largest each is. */
function below(most: number, data: Data, from: number, to: number, out: Data, at: number): void {
  for (let k = from, o = at; k < to; k++, o++) out[o] = data[k] - most;
}
export const logsumexp: TensorOp<[Tensor, Dims, boolean?]> = op({
  schema: 'logsumexp(Tensor self, int[1] dim, bool keepdim=False) -> Tensor',
  doc: 'The logarithm of the sum of the exponentials.',
  forward: (state, self, dim, keepdim = false) => {
    const dtype = floatOf(state, self.dtype);
    return reduce(cast(self, dtype), dimensionSet(dim, self.rank), keepdim, dtype, (data, from, to) => {
      const most = largest(data, from, to);
      const start = most - most === 0 ? most : 0;
      let total = 0;
      for (let k = from; k < to; k++) total += Math.exp(data[k] - start);
      return Math.log(total) + start;
    });
  },
  derivative: {
    node: 'LogsumexpBackward0',
    saves: (_needs, result, self, dim, keepdim = false) => ({ self, result, dim, keepdim }),
    grads: (state, [grad], { self, result, dim, keepdim }) => {
      const share = exp(state, sub(state, self, spread(state, result, self.shape, dim, keepdim)));
      return [mul(state, spread(state, grad, self.shape, dim, keepdim), share)];
    },
  },
});

type Along = [Tensor, number];
const floatsOnly = (self: Tensor, dim: number, name: string): DType => {
  if (isFloating(self.dtype) || self.numel === 0) return self.dtype;
  const isLast = self.rank === 0 || dimension(dim, self.rank) === self.rank - 1;
  throw notImplemented(isLast ? `${name}_lastdim_kernel_impl` : KERNELS[name], self.dtype);
};
const KERNELS: Readonly<Record<string, string>> = { softmax: 'softmax_kernel_impl', log_softmax: 'softmax_kernel_impl' };
const softmaxCore: TensorOp<Along> = op({
  schema: '_softmax(Tensor self, int dim) -> Tensor',
  doc: 'softmax() of floats.',
  as: 'internal',
  forward: (_state, self, dim) => {
    const at = dimension(dim, self.rank);
    return scan(self, at, [floatsOnly(self, dim, 'softmax')], (data, from, to, [result], o) => {
      const n = to - from;
      below(largest(data, from, to), data, from, to, result, o);
      const total = exponentials(n, result, o, result, o);
      for (let k = o; k < o + n; k++) result[k] /= total;
    })[0];
  },
  derivative: {
    node: 'SoftmaxBackward0',
    saves: (_needs, result, _self, dim) => ({ result, dim }),
    grads: (state, [grad], { result, dim }) => {
      const weighted = mul(state, grad, result);
      return [sub(state, weighted, mul(state, result, sum(state, weighted, [dim], true)))];
    },
  },
});
const logSoftmaxCore: TensorOp<Along> = op({
  schema: '_log_softmax(Tensor self, int dim) -> Tensor',
  doc: 'log_softmax() of floats.',
  as: 'internal',
  forward: (_state, self, dim) => {
    const at = dimension(dim, self.rank);
    const dtype = floatsOnly(self, dim, 'log_softmax');
    const exps = dtype.make(self.rank === 0 ? 1 : self.shape[at]);
    return scan(self, at, [dtype], (data, from, to, [result], o) => {
      const n = to - from;
      below(largest(data, from, to), data, from, to, result, o);
      const size = Math.log(exponentials(n, result, o, exps, 0));
      for (let k = o; k < o + n; k++) result[k] -= size;
    })[0];
  },
  derivative: {
    node: 'LogSoftmaxBackward0',
    saves: (_needs, result, _self, dim) => ({ result, dim }),
    grads: (state, [grad], { result, dim }) => [sub(state, grad, mul(state, exp(state, result), sum(state, grad, [dim], true)))],
  },
});
const converted = (core: TensorOp<Along>) => (state: TensorState, self: Tensor, dim: number, dtype?: DType | null) =>
  core(state, dtype === null || dtype === undefined ? self : convertTo(state, self, dtype), dim);
export const softmax: TensorOp<[Tensor, number, (DType | null)?]> = op({
  schema: 'softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor',
  doc: 'Exponentials along a dimension, divided by their sum: they add up to 1.',
  forward: converted(softmaxCore),
});
export const logSoftmax: TensorOp<[Tensor, number, (DType | null)?]> = op({
  schema: 'log_softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor',
  doc: 'The logarithm of softmax().',
  forward: converted(logSoftmaxCore),
});

/**
 * Norms: how long a vector is.
 */
import { type DType, float, isFloating, type Scalar } from '../dtype.ts';
import { cast } from '../copy.ts';
import { runtimeError } from '../errors.ts';
import { type Reduction, reduce } from '../lanes.ts';
import { op, type TensorOp } from '../op.ts';
import { dimensionSet } from '../shapes.ts';
import type { TensorState } from '../state.ts';
import type { Tensor } from '../tensor.ts';
import { div, mul } from './arithmetic.ts';
import { maskedFill } from './choosing.ts';
import { eq } from './comparison.ts';
import { convertTo } from './convert.ts';
import { spread, sum } from './expand-sum.ts';
import { isnan } from './kinds.ts';
import { logicalOr } from './logic.ts';
import type { Dims } from './means.ts';
import { pow } from './powers.ts';
import { abs, sgn } from './rounding.ts';

const ZERO = float(0);
/** The norm of the elements of a lane. */
function normOf(order: number): Reduction {
  const total =
    (f: (x: number) => number, finish: (sum: number) => number = (sum) => sum): Reduction =>
    (data, from, to) => {
      let sum = 0;
      for (let k = from; k < to; k++) sum += f(data[k]);
      return finish(sum);
    };
  const extreme =
    (start: number, pick: (x: number, y: number) => number): Reduction =>
    (data, from, to) => {
      let result = start;
      for (let k = from; k < to; k++) result = pick(result, Math.abs(data[k]));
      return result;
    };
  switch (order) {
    case Infinity:
      return extreme(0, Math.max);
    case -Infinity:
      return extreme(Infinity, Math.min);
    case 0:
      return total((x) => (x === 0 ? 0 : 1));
    case 1:
      return total(Math.abs);
    case 2:
      return total((x) => x * x, Math.sqrt);
    default:
      return total(
        (x) => Math.abs(x) ** order,
        (sum) => sum ** (1 / order),
      );
  }
}
type Settings = { readonly order: number; readonly dim: Dims; readonly keepdim: boolean };
function slope(state: TensorState, given: Tensor, self: Tensor, norms: Tensor, { order, dim, keepdim }: Settings): Tensor {
  const grad = spread(state, given, self.shape, dim, keepdim);
  if (order === 1) return mul(state, sgn(state, self), grad);
  const norm = spread(state, norms, self.shape, dim, keepdim);
  const isNone = eq(state, norm, ZERO);
  if (order === 2) return mul(state, grad, maskedFill(state, div(state, self, norm), isNone, ZERO));
  const size = abs(state, self);
  if (Math.abs(order) === Infinity) {
    const mask = logicalOr(state, eq(state, size, norm), isnan(state, size));
    return mul(state, sgn(state, self), mul(state, div(state, grad, sum(state, mask, dim, true)), mask));
  }
  if (order < 1) {
    const steep = maskedFill(state, mul(state, sgn(state, self), pow(state, size, float(order - 1))), eq(state, self, ZERO), ZERO);
    return mul(state, mul(state, steep, grad), pow(state, norm, float(1 - order)));
  }
  const scale = maskedFill(state, div(state, grad, pow(state, norm, float(order - 1))), isNone, ZERO);
  const steep =
    order < 2 ? mul(state, sgn(state, self), pow(state, size, float(order - 1))) : mul(state, self, pow(state, size, float(order - 2)));
  return mul(state, steep, scale);
}
export const vectorNorm: TensorOp<[Tensor, Scalar?, Dims?, boolean?, (DType | null)?]> = op({
  schema: 'linalg_vector_norm(Tensor self, Scalar ord=2, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor',
  doc: 'The root of the sum of the powers; the largest for inf, the smallest for -inf, how many are not 0 for 0.',
  as: 'internal',
  forward: (_state, self, ord = float(2), dim, keepdim = false, dtype) => {
    checkVector(self, dtype);
    const order = ord.value;
    if (order < 0 || order === Infinity) checkNotEmpty(self, dim, order);
    const to = dtype ?? self.dtype;
    return reduce(cast(self, to), dimensionSet(dim, self.rank), keepdim, to, normOf(order));
  },
  derivative: {
    node: 'LinalgVectorNormBackward0',
    saves: (_needs, result, self, ord = float(2), dim, keepdim = false) => ({ self, result, settings: { order: ord.value, dim, keepdim } }),
    grads: (state, [grad], { self, result, settings }) => [
      settings.order !== 0 && slope(state, convertTo(state, grad, result.dtype), convertTo(state, self, result.dtype), result, settings),
    ],
  },
});
function checkVector(self: Tensor, dtype: DType | null | undefined): void {
  if (!isFloating(self.dtype))
    throw runtimeError(`linalg.vector_norm: Expected a floating point or complex tensor as input. Got ${self.dtype.title}`);
  if (dtype !== null && dtype !== undefined) {
    if (!isFloating(dtype)) throw runtimeError(`linalg.vector_norm: dtype should be floating point or complex. Got ${dtype.title}`);
    if (dtype.itemSize < self.dtype.itemSize)
      throw runtimeError(
        `linalg.vector_norm: the dtype of the input (${self.dtype.title}) should be convertible without narrowing to the specified dtype (${dtype.title})`,
      );
  }
}
function checkNotEmpty(self: Tensor, dim: Dims, order: number): void {
  if (self.numel > 0) return;
  const shown = order === Infinity ? 'inf' : order === -Infinity ? '-inf' : String(order);
  if (dim === null || dim === undefined || dim.length === 0)
    throw runtimeError(
      `linalg.vector_norm cannot compute the ${shown} norm on an empty tensor because the operation does not have an identity`,
    );
  const empty = dim.find((d) => self.shape.at(d) === 0);
  if (empty !== undefined)
    throw runtimeError(
      `linalg.vector_norm cannot compute the ${shown} norm on the dimension ${empty}because this dimension is empty and the operation does not have an identity`,
    );
}
/** As PyTorch has it since 2.0, all of it is done by linalg_vector_norm. */
export const norm: TensorOp<[Tensor, (Scalar | null)?, Dims?, boolean?, (DType | null)?]> = op({
  schema: 'norm(Tensor self, NormOrder? p=2, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor',
  doc: 'See linalg_vector_norm().',
  forward: (state, self, p, dim, keepdim, dtype) => vectorNorm(state, self, p ?? float(2), dim, keepdim, dtype),
});

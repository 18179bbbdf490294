/**
 * Activations made of straight pieces, which need no exponential.
 */
import { type DType, float, isFloating, type Scalar } from '../dtype.ts';
import { pointwise, unaryLoop } from '../elementwise.ts';
import { runtimeError } from '../errors.ts';
import { op, type TensorOp } from '../op.ts';
import type { Tensor } from '../tensor.ts';
import { add, mul } from './arithmetic.ts';
import { where } from './choosing.ts';
import { ge, gt, le, lt } from './comparison.ts';
import { logicalAnd } from './logic.ts';
import { notImplemented, rounded } from './unary.ts';

const ZERO = float(0);
const THREE = float(3);
const MINUS_THREE = float(-3);
function floatsOnly(self: Tensor, kernel: string): DType {
  if (!isFloating(self.dtype)) throw notImplemented(kernel, self.dtype);
  return self.dtype;
}
// Of single precision, as PyTorch has it.
const SIXTH_PART = float(Math.fround(1 / 6));
const SIXTH = unaryLoop((x) => Math.min(Math.max(x + 3, 0), 6) / 6);
export const hardsigmoid: TensorOp<[Tensor]> = op({
  schema: 'hardsigmoid(Tensor self) -> Tensor',
  doc: '(x + 3) / 6, between 0 and 1.',
  as: 'internal',
  inPlace: true,
  pointwise: (_state, self) => pointwise(floatsOnly(self, 'hardsigmoid_cpu'), SIXTH, self),
  derivative: {
    node: 'HardsigmoidBackward0',
    saves: (_needs, _result, self) => ({ self }),
    grads: (state, [grad], { self }) => [
      where(state, logicalAnd(state, gt(state, self, MINUS_THREE), lt(state, self, THREE)), mul(state, grad, SIXTH_PART), ZERO),
    ],
  },
});
const SWISH = unaryLoop((x) => (x * Math.min(Math.max(x + 3, 0), 6)) / 6);
export const hardswish: TensorOp<[Tensor]> = op({
  schema: 'hardswish(Tensor self) -> Tensor',
  doc: 'x times hardsigmoid(x).',
  as: 'internal',
  inPlace: true,
  pointwise: (_state, self) => pointwise(floatsOnly(self, 'hardswish_cpu'), SWISH, self),
  derivative: {
    node: 'HardswishBackward0',
    saves: (_needs, _result, self) => ({ self }),
    grads: (state, [grad], { self }) => {
      const middle = mul(state, grad, add(state, mul(state, self, float(1 / 3)), float(0.5)));
      return [where(state, lt(state, self, MINUS_THREE), ZERO, where(state, gt(state, self, THREE), grad, middle))];
    },
  },
});
const HALF = float(0.5);
export const hardshrink: TensorOp<[Tensor, Scalar?]> = op({
  schema: 'hardshrink(Tensor self, Scalar lambd=0.5) -> Tensor',
  doc: 'The element where it is farther from 0 than lambd, elsewhere 0.',
  pointwise: (_state, self, lambd = HALF) => {
    const dtype = floatsOnly(self, 'hardshrink_cpu');
    const edge = rounded(dtype, lambd.value);
    return pointwise(
      dtype,
      unaryLoop((x) => (x >= -edge && x <= edge ? 0 : x)),
      self,
    );
  },
  derivative: {
    node: 'HardshrinkBackward0',
    saves: (_needs, _result, self, lambd = HALF) => ({ self, lambd }),
    grads: (state, [grad], { self, lambd }) => {
      const isInside = logicalAnd(state, ge(state, self, float(-lambd.value)), le(state, self, lambd));
      return [where(state, isInside, ZERO, grad)];
    },
  },
});
export const softshrink: TensorOp<[Tensor, Scalar?]> = op({
  schema: 'softshrink(Tensor self, Scalar lambd=0.5) -> Tensor',
  doc: 'The element nearer to 0 by lambd; 0 where that would be beyond it.',
  as: 'internal',
  pointwise: (_state, self, lambd = HALF) => {
    if (lambd.value < 0) throw runtimeError(`lambda must be greater or equal to 0, but found to be ${lambd.value}.`);
    const dtype = floatsOnly(self, 'softshrink_cpu');
    const edge = rounded(dtype, lambd.value);
    return pointwise(
      dtype,
      unaryLoop((x) => (x > edge ? x - edge : x < -edge ? x + edge : x === x ? 0 : x)),
      self,
    );
  },
  derivative: {
    node: 'SoftshrinkBackward0',
    saves: (_needs, _result, self, lambd = HALF) => ({ self, lambd }),
    grads: (state, [grad], { self, lambd }) => {
      const isInside = logicalAnd(state, ge(state, self, float(-lambd.value)), le(state, self, lambd));
      return [where(state, isInside, ZERO, grad)];
    },
  },
});

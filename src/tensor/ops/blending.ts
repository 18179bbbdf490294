/**
 * Sums of a tensor and a share of others.
 */
import { checkLong, float, int64, isFloating, Scalar } from '../dtype.ts';
import { pointwise, ternaryLoop } from '../elementwise.ts';
import { runtimeError } from '../errors.ts';
import { SCALED } from '../kernels/scaled.ts';
import { op, type TensorOp } from '../op.ts';
import { type Operand, resultType } from '../promotion.ts';
import type { TensorState } from '../state.ts';
import { Tensor } from '../tensor.ts';
import { div, mul, neg, sub } from './arithmetic.ts';
import { elementOf, nameInC, nodeOf, notImplemented, rounded } from './unary.ts';

const ONE = float(1);
/** From the nearer end, so that a weight of 1 gives the end itself. */
const blend = (start: number, end: number, weight: number): number =>
  Math.abs(weight) < 0.5 ? start + weight * (end - start) : end - (end - start) * (1 - weight);
const BLEND = ternaryLoop(blend);
function checkSame(self: Tensor, other: Tensor, name: string): void {
  if (self.dtype !== other.dtype)
    throw runtimeError(`expected dtype ${nameInC(self.dtype)} for \`${name}\` but got dtype ${nameInC(other.dtype)}`);
}
export const lerp: TensorOp<[Tensor, Tensor, Operand]> = op({
  schema: 'lerp(Tensor self, Tensor end, Operand weight) -> Tensor',
  doc: 'A point between self and end: self at weight 0, end at weight 1.',
  inPlace: true,
  pointwise: (_state, self, end, weight) => {
    const { dtype } = self;
    checkSame(self, end, 'end');
    if (weight instanceof Tensor) checkSame(self, weight, 'weight');
    if (!isFloating(dtype)) throw notImplemented(weight instanceof Scalar ? 'lerp_kernel_scalar' : 'lerp_kernel_tensor', dtype);
    if (weight instanceof Tensor) return pointwise(dtype, BLEND, self, end, weight);
    const share = rounded(dtype, weight.value);
    return pointwise(dtype, Math.abs(share) < 0.5 ? SCALED.fromStart(share) : SCALED.fromEnd(1 - share), self, end);
  },
  derivative: {
    node: (_self, _end, weight) => nodeOf('lerp', weight instanceof Tensor ? 1 : 0),
    saves: (needs, _result, self, end, weight) => ({ self: needs[2] && self, end: needs[2] && end, weight }),
    grads: (state, [grad], { self, end, weight }, needs) => [
      needs[0] && mul(state, grad, weight instanceof Tensor ? sub(state, ONE, weight) : float(1 - weight.value)),
      needs[1] && mul(state, grad, weight),
      needs[2] && mul(state, grad, sub(state, end, self)),
    ],
  },
});

const scaled = (state: TensorState, grad: Tensor, value: Scalar): Tensor => (value.value === 1 ? grad : mul(state, grad, value));
export const addcmul: TensorOp<[Tensor, Tensor, Tensor, Scalar?]> = op({
  schema: 'addcmul(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor',
  doc: 'self + value * tensor1 * tensor2.',
  inPlace: true,
  pointwise: (state, self, tensor1, tensor2, value = ONE) => {
    const dtype = resultType(state, [self, tensor1, tensor2]);
    const factor = elementOf(dtype, value);
    const loop = dtype === int64 ? ternaryLoop((x, y, z) => checkLong(x + factor * y * z) + 0) : SCALED.addProduct(factor);
    return pointwise(dtype, loop, self, tensor1, tensor2);
  },
  derivative: {
    node: 'AddcmulBackward0',
    saves: (needs, _result, _self, tensor1, tensor2, value = ONE) => ({
      tensor1: needs[2] && tensor1,
      tensor2: needs[1] && tensor2,
      value,
    }),
    grads: (state, [grad], { tensor1, tensor2, value }, needs) => [
      needs[0] && grad,
      needs[1] && scaled(state, mul(state, grad, tensor2), value),
      needs[2] && scaled(state, mul(state, grad, tensor1), value),
    ],
  },
});
export const addcdiv: TensorOp<[Tensor, Tensor, Tensor, Scalar?]> = op({
  schema: 'addcdiv(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor',
  doc: 'self + value * tensor1 / tensor2.',
  inPlace: true,
  pointwise: (state, self, tensor1, tensor2, value = ONE) => {
    if (!isFloating(tensor1.dtype) && !isFloating(tensor2.dtype))
      throw runtimeError(
        'Integer division with addcdiv is no longer supported, and in a future  release addcdiv will perform a true division of tensor1 and tensor2. The historic addcdiv behavior can be implemented as (input + value * torch.trunc(tensor1 / tensor2)).to(input.dtype) for integer inputs and as (input + value * tensor1 / tensor2) for float inputs. The future addcdiv behavior is just the latter implementation: (input + value * tensor1 / tensor2), for all dtypes.',
      );
    const dtype = resultType(state, [self, tensor1, tensor2]);
    const factor = elementOf(dtype, value);
    return pointwise(dtype, SCALED.addQuotient(factor), self, tensor1, tensor2);
  },
  derivative: {
    node: 'AddcdivBackward0',
    saves: (needs, _result, _self, tensor1, tensor2, value = ONE) => ({
      tensor1: needs[2] && tensor1,
      tensor2,
      value,
    }),
    grads: (state, [grad], { tensor1, tensor2, value }, needs) => [
      needs[0] && grad,
      needs[1] && mul(state, grad, div(state, value, tensor2)),
      needs[2] && mul(state, neg(state, grad), div(state, scaled(state, tensor1, value), mul(state, tensor2, tensor2))),
    ],
  },
});

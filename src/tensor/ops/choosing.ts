/**
 * Elements chosen by a mask, or replaced by a number.
 */
import { copy } from '../copy.ts';
import { bool, type DType, float, isFloating, Scalar, uint8 } from '../dtype.ts';
import { choice, compute, type Pointwise, pointwise, unaryLoop } from '../elementwise.ts';
import { runtimeError } from '../errors.ts';
import { op, type TensorOp } from '../op.ts';
import { type Operand, resultType } from '../promotion.ts';
import { loneElement, Tensor } from '../tensor.ts';
import { mul } from './arithmetic.ts';
import { sum } from './expand-sum.ts';
import { isfinite } from './kinds.ts';
import { elementOf, nameInC } from './unary.ts';

const ZERO = float(0);
export const where: TensorOp<[Tensor, Operand, Operand]> = op({
  schema: 'where(Tensor condition, Operand self, Operand other) -> Tensor',
  doc: 'The elements of self where the condition holds, elsewhere those of other.',
  as: 'function',
  pointwise: (state, condition, self, other) => {
    if (condition.dtype !== bool && condition.dtype !== uint8)
      throw runtimeError(`where expected condition to be a boolean tensor, but got a tensor with dtype ${condition.dtype.title}`);
    return choice(resultType(state, [self, other]), condition, self, other);
  },
  derivative: {
    node: 'WhereBackward0',
    constant: [0],
    saves: (_needs, _result, condition) => ({ condition }),
    grads: (state, [grad], { condition }, needs) => [
      false,
      needs[1] && where(state, condition, grad, ZERO),
      needs[2] && where(state, condition, ZERO, grad),
    ],
  },
});
function filled(self: Tensor, mask: Tensor, value: Operand): Pointwise {
  if (value instanceof Tensor && value.rank !== 0)
    throw runtimeError(`masked_fill_ only supports a 0-dimensional value tensor, but got tensor with ${value.rank} dimension(s).`);
  if (mask.dtype !== bool) throw runtimeError(`masked_fill_ only supports boolean masks, but got mask with dtype ${nameInC(mask.dtype)}`);
  return choice(self.dtype, mask, filler(self.dtype, value), self);
}
export const maskedFill: TensorOp<[Tensor, Tensor, Operand]> = op({
  schema: 'masked_fill(Tensor self, Tensor mask, Operand value) -> Tensor',
  doc: 'A copy with a number where the mask is true.',
  inPlace: true,
  forward: (_state, self, mask, value) => {
    const result = compute(filled(self, mask, value));
    return result.isContiguous ? result : copy(result);
  },
  pointwise: (_state, self, mask, value) => filled(self, mask, value),
  derivative: {
    node: (_self, _mask, value) => (value instanceof Scalar ? 'MaskedFillBackward0' : 'MaskedFillBackward1'),
    constant: [1],
    saves: (_needs, _result, _self, mask) => ({ mask }),
    grads: (state, [grad], { mask }, needs) => [
      needs[0] && maskedFill(state, grad, mask, ZERO),
      false,
      needs[2] && sum(state, where(state, mask, grad, ZERO)),
    ],
  },
});
/** What is filled in, as an element of the type. */
function filler(dtype: DType, value: Operand): Scalar {
  const number = value instanceof Scalar ? value : new Scalar(loneElement(value), value.dtype.category);
  return new Scalar(elementOf(dtype, number), dtype.category);
}
export const nanToNum: TensorOp<[Tensor, (number | null)?, (number | null)?, (number | null)?]> = op({
  schema: 'nan_to_num(Tensor self, float? nan=None, float? posinf=None, float? neginf=None) -> Tensor',
  doc: 'Numbers in the place of nan (0) and of infinities (the largest there are).',
  inPlace: true,
  pointwise: (_state, self, nan, posinf, neginf) => {
    const { dtype } = self;
    if (!isFloating(dtype))
      return pointwise(
        dtype,
        unaryLoop((x) => x),
        self,
      );
    const [most, least] = [posinf ?? dtype.max, neginf ?? dtype.min];
    const loop = unaryLoop((x) => (x !== x ? (nan ?? 0) : x === Infinity ? most : x === -Infinity ? least : x));
    return pointwise(dtype, loop, self);
  },
  derivative: {
    node: 'NanToNumBackward0',
    saves: (_needs, _result, self) => ({ self }),
    grads: (state, [grad], { self }) => [mul(state, grad, isfinite(state, self))],
  },
});

/**
 * New elements in the place of the old ones. Guests know these in place above all: `fill_`, `zero_`, `copy_`.
 */
import { assign, emptyAs } from '../copy.ts';
import { Scalar } from '../dtype.ts';
import { scalarTensor } from '../elementwise.ts';
import { runtimeError } from '../errors.ts';
import { op, type TensorOp } from '../op.ts';
import type { Operand } from '../promotion.ts';
import { broadcastShapes, isExpandableTo, shapeText } from '../shapes.ts';
import { loneElement, type Tensor } from '../tensor.ts';
import { sum } from './expand-sum.ts';
import { elementOf, nodeOf, zerosLike } from './unary.ts';

const filled = (self: Tensor, value: Tensor): Tensor => {
  const result = emptyAs(self, self.dtype);
  assign(result, value);
  return result;
};
export const fill: TensorOp<[Tensor, Operand]> = op({
  schema: 'fill(Tensor self, Operand value) -> Tensor',
  doc: 'A tensor of the same shape and type, with this number everywhere.',
  as: 'in place',
  inPlace: true,
  forward: (_state, self, value) => {
    if (!(value instanceof Scalar) && value.rank !== 0)
      throw runtimeError(`fill_ only supports 0-dimension value tensor but got tensor with ${value.rank} dimensions.`);
    const { dtype } = self;
    const number = value instanceof Scalar ? value : new Scalar(loneElement(value), value.dtype.category);
    return filled(self, scalarTensor(dtype, elementOf(dtype, number)));
  },
  derivative: {
    node: (_self, value) => nodeOf('fill', value instanceof Scalar ? 0 : 1),
    nodeInPlace: (_self, value) => nodeOf('fill', value instanceof Scalar ? 2 : 3),
    grads: (state, [grad], _saved, needs) => [needs[0] && zerosLike(grad), needs[1] && sum(state, grad)],
  },
});
export const zero: TensorOp<[Tensor]> = op({
  schema: 'zero(Tensor self) -> Tensor',
  doc: 'A tensor of the same shape and type, with 0 everywhere.',
  inPlace: true,
  as: 'in place',
  forward: (_state, self) => emptyAs(self, self.dtype),
  derivative: { node: nodeOf('zero'), grads: (_state, [grad]) => [zerosLike(grad)] },
});
export const copyInto: TensorOp<[Tensor, Tensor, boolean?]> = op({
  schema: 'copy(Tensor self, Tensor src, bool non_blocking=False) -> Tensor',
  doc: 'A tensor of the shape and type of self with the elements of src, converted and broadcast.',
  inPlace: true,
  as: 'in place',
  forward: (_state, self, src) => {
    if (!isExpandableTo(src.shape, self.shape))
      throw runtimeError(
        `output with shape ${shapeText(self.shape)} doesn't match the broadcast shape ${shapeText(broadcastShapes(self.shape, src.shape))}`,
      );
    return filled(self, src);
  },
  derivative: {
    node: 'CopyBackwards',
    grads: (_state, [grad], _saved, needs) => [needs[0] && zerosLike(grad), needs[1] && grad],
  },
});

/**
 * Elements that a mask picks, in one row; and a row put where a mask is true.
 */
import { copy } from '../copy.ts';
import { bool, float } from '../dtype.ts';
import { runtimeError } from '../errors.ts';
import { op, type TensorOp } from '../op.ts';
import { broadcastShapes, broadcastStrides, numelOf, type Shape } from '../shapes.ts';
import type { TensorState } from '../state.ts';
import { elements, mustBeKnown, type Tensor, tensorOf, zeros } from '../tensor.ts';
import { maskedFill } from './choosing.ts';
import { expand } from './expand-sum.ts';
import { cat } from './cat-split.ts';
import { reshape } from './shape.ts';
import { nameInC } from './unary.ts';

const spread = (tensor: Tensor, shape: Shape): Tensor =>
  tensor.look(shape, broadcastStrides(tensor.shape, tensor.strides, shape), tensor.offset);
export const maskedSelect: TensorOp<[Tensor, Tensor]> = op({
  schema: 'masked_select(Tensor self, Tensor mask) -> Tensor',
  doc: 'The elements where the mask is true, in one row.',
  isApart: true,
  forward: (_state, self, mask) => {
    if (mask.dtype !== bool) throw runtimeError('masked_select: expected BoolTensor for mask');
    mustBeKnown(mask);
    const shape = broadcastShapes(mask.shape, self.shape);
    const [from, chosen] = [elements(spread(self, shape)), elements(spread(mask, shape))];
    const kept = from.filter((_, k) => chosen[k] !== 0);
    return tensorOf(self.dtype, [kept.length], kept);
  },
  derivative: {
    node: 'MaskedSelectBackward0',
    constant: [1],
    saves: (_needs, _result, self, mask) => ({ self, mask }),
    grads: (state, [grad], { self, mask }) => {
      const shape = broadcastShapes(self.shape, mask.shape);
      return [maskedScatter(state, zeros(grad.dtype, shape), expand(state, mask, shape), grad)];
    },
  },
});
export const maskedScatter: TensorOp<[Tensor, Tensor, Tensor]> = op({
  schema: 'masked_scatter(Tensor self, Tensor mask, Tensor source) -> Tensor',
  doc: 'A copy with the elements of source, one after the other, where the mask is true.',
  as: 'method',
  inPlace: true,
  isApart: true,
  forward: (_state, self, mask, source) => {
    if (self.dtype !== source.dtype)
      throw runtimeError(
        `masked_scatter: expected self and source to have same dtypes but got${self.dtype.title} and ${source.dtype.title}`,
      );
    if (mask.dtype !== bool)
      throw runtimeError(`masked_scatter_ only supports boolean masks, but got mask with dtype ${nameInC(mask.dtype)}`);
    const shape = broadcastShapes(mask.shape, self.shape);
    const result = copy(spread(self, shape));
    const [chosen, from] = [elements(spread(mask, shape)), elements(source)];
    let at = 0;
    chosen.forEach((isChosen, k) => {
      if (isChosen === 0) return;
      if (at >= from.length) throw runtimeError('Number of elements of source < number of ones in mask');
      result.data[k] = from[at++];
    });
    return result;
  },
  derivative: {
    node: 'MaskedScatterBackward0',
    constant: [1],
    saves: (_needs, _result, _self, mask, source) => ({ mask, shape: source.shape }),
    grads: (state, [grad], { mask, shape }, needs) => [
      needs[0] && maskedFill(state, grad, mask, float(0)),
      false,
      needs[2] && padded(state, maskedSelect(state, grad, mask), shape),
    ],
  },
});
/** With zeros for what was not needed. */
function padded(state: TensorState, used: Tensor, shape: Shape): Tensor {
  const missing = numelOf(shape) - used.numel;
  const all = missing === 0 ? used : cat(state, [used, zeros(used.dtype, [missing])]);
  return reshape(state, all, shape);
}

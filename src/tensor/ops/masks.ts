/**
 * Elements that a mask picks, in one row; and a row put where a mask is true.
 */
import { copyAsLaid } from '../copy.ts';
import { bool, uint8, float } from '../dtype.ts';
import { runtimeError } from '../errors.ts';
import { op, type TensorOp } from '../op.ts';
import { broadcastShapes, broadcastStrides, numelOf, type Shape } from '../shapes.ts';
import type { TensorState } from '../state.ts';
import { elements, offsetOf, type Tensor, tensorOf, zeros } from '../tensor.ts';
import { maskedFill } from './choosing.ts';
import { expand } from './expand-sum.ts';
import { cat } from './cat-split.ts';
import { reshape } from './shape.ts';

const spread = (tensor: Tensor, shape: Shape): Tensor =>
  tensor.look(shape, broadcastStrides(tensor.shape, tensor.strides, shape), tensor.offset);
function checkMask(name: string, mask: Tensor): void {
  if (mask.dtype !== bool && mask.dtype !== uint8) throw runtimeError(`${name}: expected BoolTensor or ByteTensor for mask`);
}

export const maskedSelect: TensorOp<[Tensor, Tensor]> = op({
  schema: 'masked_select(Tensor self, Tensor mask) -> Tensor',
  doc: 'The elements where the mask is true, in one row.',
  forward: (_state, self, mask) => {
    checkMask('masked_select', mask);
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
  forward: (_state, self, mask, source) => {
    if (self.dtype !== source.dtype)
      throw runtimeError(
        `masked_scatter: expected self and source to have same dtypes but got${self.dtype.title} and ${source.dtype.title}`,
      );
    if (mask.dtype !== bool && mask.dtype !== uint8) throw runtimeError(`masked_scatter: expected BoolTensor or ByteTensor for mask`);
    const shape = broadcastShapes(mask.shape, self.shape);
    const result = copyAsLaid(spread(self, shape));
    const [chosen, from] = [elements(spread(mask, shape)), elements(source)];
    let at = 0;
    chosen.forEach((isChosen, k) => {
      if (isChosen === 0) return;
      if (at >= from.length) throw runtimeError('Number of elements of source < number of ones in mask');
      result.data[offsetOf(result, k)] = from[at++];
    });
    return result;
  },
  derivative: {
    node: 'MaskedScatterBackward0',
    constant: [1],
    saves: (_needs, _result, _self, mask, source) => ({ mask, shape: source.shape }),
    grads: (state, [grad], { mask, shape }, needs) => [
      needs[0] && maskedFill(state, grad, mask.dtype === bool ? mask : isTrue(mask), float(0)),
      false,
      needs[2] && padded(state, maskedSelect(state, grad, mask), shape),
    ],
  },
});
const isTrue = (mask: Tensor): Tensor =>
  tensorOf(
    bool,
    mask.shape,
    elements(mask).map((x) => (x === 0 ? 0 : 1)),
  );
/** With zeros for what was not needed. */
function padded(state: TensorState, used: Tensor, shape: Shape): Tensor {
  const missing = numelOf(shape) - used.numel;
  const all = missing === 0 ? used : cat(state, [used, zeros(used.dtype, [missing])]);
  return reshape(state, all, shape);
}

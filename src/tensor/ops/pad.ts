/**
 * A border of one number around a tensor.
 */
import { assign, copyAsLaid } from '../copy.ts';
import { Category, converted, Scalar } from '../dtype.ts';
import { runtimeError } from '../errors.ts';
import { op, type TensorOp } from '../op.ts';
import type { Shape } from '../shapes.ts';
import type { TensorState } from '../state.ts';
import { type Tensor, zeros } from '../tensor.ts';
import { untraced } from '../untraced.ts';
import { narrow } from './slices.ts';

/** What negative counts leave of it. */
function withoutBorder(state: TensorState, self: Tensor, pad: Shape): Tensor {
  let kept = self;
  for (let d = self.rank - pad.length / 2; d < self.rank; d++) {
    const [before, after] = pad.slice(2 * (self.rank - 1 - d));
    if (before < 0) kept = narrow(state, kept, d, -before, kept.shape[d] + before);
    if (after < 0) kept = narrow(state, kept, d, 0, kept.shape[d] + after);
  }
  return kept;
}

export const constantPadNd: TensorOp<[Tensor, Shape, Scalar?]> = op({
  schema: 'constant_pad_nd(Tensor self, int[] pad, Scalar value=0) -> Tensor',
  doc: 'A copy with so many elements more before and after, from the last dimension on; fewer when negative.',
  as: 'function',
  forward: (state, self, pad, value) => {
    if (pad.length % 2 !== 0) throw runtimeError(`Length of pad must be even but instead it equals ${pad.length}`);
    if (pad.length > self.rank * 2)
      throw runtimeError(
        `Length of pad should be no more than twice the number of dimensions of the input. Pad length is ${pad.length}while the input has ${self.rank}dimensions.`,
      );
    const around = self.shape.map((_, d): [number, number] => {
      const k = 2 * (self.rank - 1 - d);
      return k < pad.length ? [pad[k], pad[k + 1]] : [0, 0];
    });
    const kept = untraced(state, () => withoutBorder(state, self, pad));
    if (pad.every((count) => count <= 0)) return copyAsLaid(kept);
    const shape = self.shape.map((size, d) => size + around[d][0] + around[d][1]);
    shape.forEach((size, d) => {
      if (size <= 0 && self.rank - d <= pad.length / 2)
        throw runtimeError(
          `The input size ${self.shape[d]}, plus negative padding ${around[d][0]} and ${around[d][1]} resulted in a negative output size, which is invalid. Check dimension ${d} of your input.`,
        );
    });
    const result = zeros(self.dtype, shape);
    const x = converted(self.dtype, value?.value ?? 0);
    if (x !== 0) result.data.fill(x);
    const start = around.reduce((at, [before], d) => at + Math.max(before, 0) * result.strides[d], 0);
    assign(result.look(kept.shape, result.strides, start), kept);
    return result;
  },
  derivative: {
    node: 'ConstantPadNdBackward0',
    saves: (_needs, _result, _self, pad) => ({ pad }),
    grads: (state, [grad], { pad }) => [
      constantPadNd(
        state,
        grad,
        pad.map((count: number) => -count),
        new Scalar(0, Category.INT),
      ),
    ],
  },
});

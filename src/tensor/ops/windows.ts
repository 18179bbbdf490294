/**
 * Windows that slide along a dimension.
 */
import { runtimeError } from '../errors.ts';
import { op, type TensorOp } from '../op.ts';
import { dimension, type Shape } from '../shapes.ts';
import { offsetOf, type Tensor, zeros } from '../tensor.ts';

function windows(self: Tensor, dim: number, size: number, step: number): Tensor {
  if (self.rank === 0) return self.look([size], [1], self.offset);
  const { shape, strides } = self;
  return self.look(
    [...shape.with(dim, Math.floor((shape[dim] - size) / step) + 1), size],
    [...strides.with(dim, strides[dim] * step), strides[dim]],
    self.offset,
  );
}
export const unfold: TensorOp<[Tensor, number, number, number]> = op({
  schema: 'unfold(Tensor self, int dimension, int size, int step) -> Tensor',
  doc: 'A view of all windows of a size along a dimension; what is in a window becomes the last dimension.',
  as: 'method',
  view: 'plain',
  forward: (_state, self, dim, size, step) => {
    const d = dimension(dim, self.rank);
    const most = self.rank === 0 ? 1 : self.shape[d];
    if (size < 0) throw runtimeError(`size is ${size} but must be >= 0`);
    if (size > most) throw runtimeError(`maximum size for tensor at dimension ${d} is ${most} but size is ${size}`);
    if (step <= 0) throw runtimeError(`step is ${step} but must be > 0`);
    return windows(self, d, size, step);
  },
  derivative: {
    node: 'UnfoldBackward0',
    saves: (_needs, _result, self, dim, size, step) => ({ shape: self.shape, dim: dimension(dim, self.rank), size, step }),
    grads: (state, [grad], { shape, dim, size, step }) => [unfoldBackward(state, grad, shape, dim, size, step)],
  },
});
export const unfoldBackward: TensorOp<[Tensor, Shape, number, number, number]> = op({
  schema: 'unfold_backward(Tensor grad_in, int[] input_sizes, int dim, int size, int step) -> Tensor',
  doc: 'The sum of windows where they lie on each other.',
  as: 'internal',
  forward: (_state, grad, shape, dim, size, step) => {
    const result = zeros(grad.dtype, shape);
    const target = windows(result, dim, size, step);
    for (let k = 0; k < grad.numel; k++) result.data[offsetOf(target, k)] += grad.data[offsetOf(grad, k)];
    return result;
  },
  derivative: {
    node: 'UnfoldBackwardBackward0',
    saves: (_needs, _result, _grad, _shape, dim, size, step) => ({ dim, size, step }),
    grads: (state, [grad], { dim, size, step }) => [unfold(state, grad, dim, size, step)],
  },
});

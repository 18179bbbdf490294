/**
 * Gated linear units: half of the input says how much of the other half gets through.
 */
import { binaryLoop, zip } from '../elementwise.ts';
import { float, float32, isFloating } from '../dtype.ts';
import { runtimeError } from '../errors.ts';
import { op, type TensorOp } from '../op.ts';
import { dimension } from '../shapes.ts';
import type { Tensor } from '../tensor.ts';
import { sigmoid } from './activations.ts';
import { mul, sub } from './arithmetic.ts';
import { cat } from './cat-split.ts';
import { narrow, range } from './slices.ts';
import { notImplemented } from './unary.ts';

const GATED = binaryLoop((x, gate) => x / (1 + Math.exp(-gate)));
/** Where the exponential is beyond float32, nothing gets through. */
const GATED_SINGLE = binaryLoop((x, gate) => x * (1 / (1 + Math.fround(Math.exp(-gate)))));
const halfOf = (self: Tensor, dim: number): number => {
  const size = self.shape[dim];
  if (size % 2 !== 0) throw runtimeError(`Halving dimension must be even, but dimension ${dim} is size ${size}`);
  return size / 2;
};
export const glu: TensorOp<[Tensor, number?]> = op({
  schema: 'glu(Tensor self, int dim=-1) -> Tensor',
  doc: 'The first half along a dimension times the sigmoid of the second.',
  as: 'internal',
  forward: (_state, self, dim = -1) => {
    if (self.rank === 0) throw runtimeError('glu does not support 0-dimensional tensors');
    const d = dimension(dim, self.rank);
    const half = halfOf(self, d);
    if (!isFloating(self.dtype)) throw notImplemented('glu_cpu', self.dtype);
    return zip(
      self.dtype === float32 ? GATED_SINGLE : GATED,
      self.dtype,
      self.dtype,
      range(self, d, 0, half, 1),
      range(self, d, half, half, 1),
    );
  },
  derivative: {
    node: 'GluBackward0',
    saves: (_needs, _result, self, dim = -1) => ({ self, dim: dimension(dim, self.rank) }),
    grads: (state, [grad], { self, dim }) => {
      const half = halfOf(self, dim);
      const gate = sigmoid(state, narrow(state, self, dim, half, half));
      const open = mul(state, grad, gate);
      return [cat(state, [open, mul(state, mul(state, open, sub(state, float(1), gate)), narrow(state, self, dim, 0, half))], dim)];
    },
  },
});

/**
 * Other types, and copies.
 */
import { cast, copyAsLaid } from '../copy.ts';
import type { DType } from '../dtype.ts';
import { op, type TensorOp } from '../op.ts';
import type { Device } from '../streams.ts';
import type { Tensor } from '../tensor.ts';

/** The tensor as another type: a copy, or itself when it is of that type already (then nothing is recorded). */
export function convertTo(state: Parameters<typeof toCopy>[0], tensor: Tensor, dtype: DType): Tensor {
  return tensor.dtype === dtype ? tensor : toCopy(state, tensor, dtype);
}
export const toCopy: TensorOp<[Tensor, DType]> = op({
  schema: '_to_copy(Tensor self, ScalarType dtype) -> Tensor',
  doc: 'A copy of another type.',
  as: 'internal',
  forward: (_state, self, dtype) => (self.dtype === dtype ? copyAsLaid(self) : cast(self, dtype)),
  derivative: {
    node: 'ToCopyBackward0',
    saves: (_needs, _result, self) => ({ dtype: self.dtype }),
    grads: (state, [grad], { dtype }) => [convertTo(state, grad, dtype)],
  },
});
/** To a device of the simulated accelerator, or to the host (null), which waits for it unless it is told not to. */
export const toDevice: TensorOp<[Tensor, Device | null, boolean?]> = op({
  schema: '_to_device(Tensor self, Any device, bool non_blocking=False) -> Tensor',
  doc: 'A copy on another device.',
  as: 'internal',
  forward: (_state, self) => copyAsLaid(self),
  derivative: {
    node: 'ToCopyBackward0',
    saves: (_needs, _result, self) => ({ device: self.storage.residence?.device ?? null }),
    grads: (state, [grad], { device }) => [toDevice(state, grad, device)],
  },
});
export const clone: TensorOp<[Tensor]> = op({
  schema: 'clone(Tensor self) -> Tensor',
  doc: 'A copy that gradients flow through.',
  forward: (_state, self) => copyAsLaid(self),
  derivative: { node: 'CloneBackward0', grads: (_state, [grad]) => [grad] },
});

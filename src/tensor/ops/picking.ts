/**
 * One element of each lane by its index, and the opposite: what the derivatives of extremes and of sorting are made of.
 */
import { op, type TensorOp } from '../op.ts';
import type { Shape } from '../shapes.ts';
import { elements, offsetOf, type Tensor, tensorOf, zeros } from '../tensor.ts';

/** The place row by row of index `at` of dimension `dim`, for each place of `indices`. */
function* places(indices: Tensor, dim: number, shape: Shape): Generator<number> {
  const rows = elements(indices);
  if (shape.length === 0) {
    for (let k = 0; k < rows.length; k++) yield 0;
    return;
  }
  let inner = 1;
  for (let d = dim + 1; d < shape.length; d++) inner *= shape[d];
  const lane = indices.shape[dim] * inner;
  for (let k = 0; k < rows.length; k++) yield Math.floor(k / lane) * shape[dim] * inner + rows[k] * inner + (k % inner);
}
/** `indices` has the shape of `self` but along `dim`. */
export const pickAlong: TensorOp<[Tensor, Tensor, number]> = op({
  schema: '_pick_along(Tensor self, Tensor indices, int dim) -> Tensor',
  doc: 'The elements at these places of their lanes.',
  as: 'internal',
  forward: (_state, self, indices, dim) => {
    const data = self.dtype.make(indices.numel);
    let to = 0;
    for (const place of places(indices, dim, self.shape)) data[to++] = self.data[offsetOf(self, place)];
    return tensorOf(self.dtype, indices.shape, data);
  },
  derivative: {
    node: 'GatherBackward0',
    saves: (_needs, _result, self, indices, dim) => ({ indices, dim, shape: self.shape }),
    grads: (state, [grad], { indices, dim, shape }) => [putAlong(state, grad, indices, dim, shape), false],
  },
});
export const putAlong: TensorOp<[Tensor, Tensor, number, Shape]> = op({
  schema: '_put_along(Tensor self, Tensor indices, int dim, int[] size) -> Tensor',
  doc: 'Zeros, with the elements added at these places of their lanes.',
  as: 'internal',
  forward: (_state, self, indices, dim, size) => {
    const result = zeros(self.dtype, size);
    const from = elements(self);
    let k = 0;
    for (const place of places(indices, dim, size)) result.data[place] += from[k++];
    return result;
  },
  derivative: {
    node: 'ScatterAddBackward0',
    saves: (_needs, _result, _self, indices, dim) => ({ indices, dim }),
    grads: (state, [grad], { indices, dim }) => [pickAlong(state, grad, indices, dim), false],
  },
});

/**
 * Other looks at the same elements.
 */
import { copy } from '../copy.ts';
import { runtimeError } from '../errors.ts';
import { op, type TensorOp } from '../op.ts';
import { dimension, inferSize, type Shape, viewStrides } from '../shapes.ts';
import type { TensorState } from '../state.ts';
import { Tensor } from '../tensor.ts';
import { clone } from './convert.ts';

const INCOMPATIBLE =
  "view size is not compatible with input tensor's size and stride (at least one dimension spans across two contiguous subspaces). Use .reshape(...) instead.";
export const view: TensorOp<[Tensor, Shape]> = op({
  schema: 'view(Tensor self, int[] size) -> Tensor',
  doc: 'The same elements in another shape; an error when they would have to be copied.',
  as: 'method',
  view: 'plain',
  forward: (_state, self, size) => {
    const shape = inferSize(size, self.numel);
    const strides = viewStrides(self.shape, self.strides, shape);
    if (strides === undefined) throw runtimeError(INCOMPATIBLE);
    return self.look(shape, strides, self.offset);
  },
  derivative: {
    node: 'ViewBackward0',
    saves: (_needs, _result, self) => ({ shape: self.shape }),
    grads: (state, [grad], { shape }) => [reshape(state, grad, shape)],
  },
});
export const unsafeView: TensorOp<[Tensor, Shape]> = op({
  schema: '_unsafe_view(Tensor self, int[] size) -> Tensor',
  doc: 'view() of a copy that nobody else has.',
  as: 'internal',
  forward: (_state, self, size) => {
    const strides = viewStrides(self.shape, self.strides, size);
    if (strides === undefined) throw runtimeError(INCOMPATIBLE);
    return new Tensor(self.storage, size, strides, self.offset);
  },
  derivative: {
    node: 'UnsafeViewBackward0',
    saves: (_needs, _result, self) => ({ shape: self.shape }),
    grads: (state, [grad], { shape }) => [reshape(state, grad, shape)],
  },
});
export const reshape: TensorOp<[Tensor, Shape]> = op({
  schema: 'reshape(Tensor self, int[] shape) -> Tensor',
  doc: 'The same elements in another shape: a view where that can be, else a copy.',
  forward: (state, self, size) => {
    const shape = inferSize(size, self.numel);
    if (viewStrides(self.shape, self.strides, shape) !== undefined) return view(state, self, shape);
    return unsafeView(state, clone(state, contiguous(state, self)), shape);
  },
});
export const contiguous: TensorOp<[Tensor]> = op({
  schema: 'contiguous(Tensor self) -> Tensor',
  doc: 'The tensor with its elements row by row: itself, or a copy.',
  as: 'method',
  forward: (state, self) => (self.isContiguous ? self : cloneContiguous(state, self)),
});
export const cloneContiguous: TensorOp<[Tensor]> = op({
  schema: '_clone_contiguous(Tensor self) -> Tensor',
  doc: 'A copy, row by row.',
  as: 'internal',
  forward: (_state, self) => copy(self),
  derivative: { node: 'CloneBackward0', grads: (_state, [grad]) => [grad] },
});
export const transpose: TensorOp<[Tensor, number, number]> = op({
  schema: 'transpose.int(Tensor self, int dim0, int dim1) -> Tensor',
  doc: 'Two dimensions change places.',
  view: 'plain',
  forward: (_state, self, dim0, dim1) => {
    const [a, b] = [dimension(dim0, self.rank), dimension(dim1, self.rank)];
    if (self.rank === 0) return self.detached();
    const [shape, strides] = [[...self.shape], [...self.strides]];
    [shape[a], shape[b]] = [shape[b], shape[a]];
    [strides[a], strides[b]] = [strides[b], strides[a]];
    return self.look(shape, strides, self.offset);
  },
  derivative: {
    node: 'TransposeBackward0',
    saves: (_needs, _result, _self, dim0, dim1) => ({ dim0, dim1 }),
    grads: (state, [grad], { dim0, dim1 }) => [transpose(state, grad, dim0, dim1)],
  },
});
export const t: TensorOp<[Tensor]> = op({
  schema: 't(Tensor self) -> Tensor',
  doc: 'The transpose of a matrix; what has fewer than two dimensions stays as it is.',
  view: 'plain',
  forward: (_state, self) => {
    if (self.rank > 2) throw runtimeError(`t() expects a tensor with <= 2 dimensions, but self is ${self.rank}D`);
    return self.look([...self.shape].reverse(), [...self.strides].reverse(), self.offset);
  },
  derivative: { node: 'TBackward0', grads: (state, [grad]) => [t(state, grad)] },
});
/** A dimension of size 1 at each of these places of the result. */
export function unsqueezeAll(state: TensorState, self: Tensor, dims: ReadonlySet<number>): Tensor {
  const shape: number[] = [];
  let from = 0;
  for (let d = 0; d < self.rank + dims.size; d++) shape.push(dims.has(d) ? 1 : self.shape[from++]);
  return reshape(state, self, shape);
}

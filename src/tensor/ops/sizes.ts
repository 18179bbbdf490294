/**
 * Dimensions of size 1 that come and go, and dimensions that are joined or taken apart.
 */
import { runtimeError } from '../errors.ts';
import { op, type TensorOp, type TensorsOp } from '../op.ts';
import { broadcastShapes, dimension, dimensionSet, equalShapes, type Shape, shapeText } from '../shapes.ts';
import type { Tensor } from '../tensor.ts';
import { expand } from './expand-sum.ts';
import { contiguous, reshape, unsqueezeAll, view } from './shape.ts';

/** Without those of the dimensions that have size 1. */
function withoutOnes(self: Tensor, dims: ReadonlySet<number>): Tensor {
  const kept = self.shape.map((_, d) => d).filter((d) => !dims.has(d) || self.shape[d] !== 1);
  return self.look(
    kept.map((d) => self.shape[d]),
    kept.map((d) => self.strides[d]),
    self.offset,
  );
}
const dropped = (shape: Shape, dims: ReadonlySet<number>): Set<number> =>
  new Set(shape.flatMap((size, d) => (size === 1 && dims.has(d) ? [d] : [])));
const all = (self: Tensor): Set<number> => dimensionSet(null, self.rank);
const chosen = (self: Tensor, dims: Shape): Set<number> => (dims.length === 0 ? new Set<number>() : dimensionSet(dims, self.rank));

export const squeeze: TensorOp<[Tensor]> = op({
  schema: 'squeeze(Tensor self) -> Tensor',
  doc: 'A view without the dimensions of size 1.',
  view: 'plain',
  forward: (_state, self) => withoutOnes(self, all(self)),
  derivative: {
    node: 'SqueezeBackward0',
    saves: (_needs, _result, self) => ({ dims: dropped(self.shape, all(self)) }),
    grads: (state, [grad], { dims }) => [unsqueezeAll(state, grad, dims)],
  },
});
export const squeezeDim: TensorOp<[Tensor, number]> = op({
  schema: 'squeeze.dim(Tensor self, int dim) -> Tensor',
  doc: 'A view without this dimension, when its size is 1.',
  view: 'plain',
  forward: (_state, self, dim) => withoutOnes(self, chosen(self, [dim])),
  derivative: {
    node: 'SqueezeBackward1',
    saves: (_needs, _result, self, dim) => ({ dims: dropped(self.shape, chosen(self, [dim])) }),
    grads: (state, [grad], { dims }) => [unsqueezeAll(state, grad, dims)],
  },
});
export const squeezeDims: TensorOp<[Tensor, Shape]> = op({
  schema: 'squeeze.dims(Tensor self, int[] dim) -> Tensor',
  doc: 'A view without those of these dimensions that have size 1.',
  view: 'plain',
  forward: (_state, self, dim) => withoutOnes(self, chosen(self, dim)),
  derivative: {
    node: 'SqueezeBackward2',
    saves: (_needs, _result, self, dim) => ({ dims: dropped(self.shape, chosen(self, dim)) }),
    grads: (state, [grad], { dims }) => [unsqueezeAll(state, grad, dims)],
  },
});
export const unsqueeze: TensorOp<[Tensor, number]> = op({
  schema: 'unsqueeze(Tensor self, int dim) -> Tensor',
  doc: 'A view with a dimension of size 1 put in at this place.',
  view: 'plain',
  forward: (_state, self, dim) => {
    const at = dimension(dim, self.rank + 1);
    const step = at < self.rank ? self.shape[at] * self.strides[at] : 1;
    return self.look(self.shape.toSpliced(at, 0, 1), self.strides.toSpliced(at, 0, step), self.offset);
  },
  derivative: {
    node: 'UnsqueezeBackward0',
    saves: (_needs, _result, self, dim) => ({ dim: dimension(dim, self.rank + 1) }),
    grads: (state, [grad], { dim }) => [squeezeDim(state, grad, dim)],
  },
});
export const flatten: TensorOp<[Tensor, number?, number?]> = op({
  schema: 'flatten.using_ints(Tensor self, int start_dim=0, int end_dim=-1) -> Tensor',
  doc: 'The dimensions from one to another as one.',
  forward: (state, self, start = 0, end = -1) => {
    const [first, last] = [dimension(start, self.rank), dimension(end, self.rank)];
    if (first > last) throw runtimeError('flatten() has invalid args: start_dim cannot come after end_dim');
    if (self.rank === 0) return reshape(state, self, [1]);
    if (first === last) return self;
    const size = self.shape.slice(first, last + 1).reduce((product, each) => product * each, 1);
    return reshape(state, self, self.shape.toSpliced(first, last + 1 - first, size));
  },
});
export const unflatten: TensorOp<[Tensor, number, Shape]> = op({
  schema: 'unflatten.int(Tensor self, int dim, int[] sizes) -> Tensor',
  doc: 'A view with one dimension taken apart.',
  forward: (state, self, dim, sizes) => {
    const at = dimension(dim, self.rank);
    if (sizes.length === 0) throw runtimeError('unflatten: sizes must be non-empty');
    const known = sizes.reduce((product, size) => (size === -1 ? product : product * size), 1);
    const isFree = sizes.includes(-1);
    const size = self.rank === 0 ? 1 : self.shape[at];
    if (isFree ? known === 0 || size % known !== 0 : known !== size)
      throw runtimeError(
        `unflatten: Provided sizes ${shapeText(sizes)} don't multiply up to the size of dim ${at} (${size}) in the input tensor`,
      );
    return view(state, self, self.shape.toSpliced(at, 1, ...sizes.map((each) => (each === -1 ? size / known : each))));
  },
});
export const ravel: TensorOp<[Tensor]> = op({
  schema: 'ravel(Tensor self) -> Tensor',
  doc: 'All elements in one dimension: a view where that can be.',
  forward: (state, self) => view(state, contiguous(state, self), [-1]),
});

// ---- as another tensor

export const expandAs: TensorOp<[Tensor, Tensor]> = op({
  schema: 'expand_as(Tensor self, Tensor other) -> Tensor',
  doc: 'expand() to the shape of another tensor.',
  as: 'method',
  forward: (state, self, other) => expand(state, self, other.shape),
});
export const viewAs: TensorOp<[Tensor, Tensor]> = op({
  schema: 'view_as(Tensor self, Tensor other) -> Tensor',
  doc: 'view() in the shape of another tensor.',
  as: 'method',
  forward: (state, self, other) => view(state, self, other.shape),
});
export const reshapeAs: TensorOp<[Tensor, Tensor]> = op({
  schema: 'reshape_as(Tensor self, Tensor other) -> Tensor',
  doc: 'reshape() to the shape of another tensor.',
  as: 'method',
  forward: (state, self, other) => reshape(state, self, other.shape),
});
export const broadcastTo: TensorOp<[Tensor, Shape]> = op({
  schema: 'broadcast_to(Tensor self, int[] size) -> Tensor',
  doc: 'Another name of expand().',
  forward: (state, self, size) => expand(state, self, size),
});
export const broadcastTensors: TensorsOp<[Tensor[]]> = op({
  schema: 'broadcast_tensors(Tensor[] tensors) -> Tensor[]',
  doc: 'All tensors expanded to the shape of all together.',
  as: 'function',
  forward: (state, tensors) => {
    let shape: Shape = [];
    for (const tensor of tensors) shape = broadcastShapes(shape, tensor.shape);
    return tensors.map((tensor) => (equalShapes(tensor.shape, shape) ? tensor : expand(state, tensor, shape)));
  },
});

// ---- at least so many dimensions

const atLeast = (self: Tensor, state: Parameters<typeof unsqueeze>[0], rank: 1 | 2 | 3): Tensor => {
  if (self.rank >= rank) return self;
  if (self.rank === 0) return reshape(state, self, new Array<number>(rank).fill(1));
  if (rank === 3) return unsqueeze(state, self.rank === 1 ? unsqueeze(state, self, 0) : self, -1);
  return unsqueeze(state, self, 0);
};
export const atleast1d: TensorOp<[Tensor]> = op({
  schema: 'atleast_1d(Tensor self) -> Tensor',
  doc: 'A view with one dimension at least.',
  as: 'function',
  forward: (state, self) => atLeast(self, state, 1),
});
export const atleast2d: TensorOp<[Tensor]> = op({
  schema: 'atleast_2d(Tensor self) -> Tensor',
  doc: 'A view with two dimensions at least.',
  as: 'function',
  forward: (state, self) => atLeast(self, state, 2),
});
export const atleast3d: TensorOp<[Tensor]> = op({
  schema: 'atleast_3d(Tensor self) -> Tensor',
  doc: 'A view with three dimensions at least.',
  as: 'function',
  forward: (state, self) => atLeast(self, state, 3),
});

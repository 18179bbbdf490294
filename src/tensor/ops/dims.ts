/**
 * Dimensions in another order. All are views, and all come down to permute().
 */
import { runtimeError } from '../errors.ts';
import { op, type TensorOp } from '../op.ts';
import { dimension, type Shape, shapeText } from '../shapes.ts';
import type { Tensor } from '../tensor.ts';
import { transpose } from './shape.ts';

const inverse = (order: Shape): number[] => {
  const back = new Array<number>(order.length);
  order.forEach((from, to) => (back[from] = to));
  return back;
};
export const permute: TensorOp<[Tensor, Shape]> = op({
  schema: 'permute(Tensor self, int[] dims) -> Tensor',
  doc: 'A view with the dimensions in this order.',
  view: 'plain',
  forward: (_state, self, dims) => {
    if (dims.length !== self.rank)
      throw runtimeError(
        `permute(sparse_coo): number of dimensions in the tensor input does not match the length of the desired ordering of dimensions i.e. input.dim() = ${self.rank} is not equal to len(dims) = ${dims.length}`,
      );
    const order = dims.map((d) => dimension(d, self.rank));
    if (new Set(order).size !== order.length) throw runtimeError('permute(): duplicate dims are not allowed.');
    return self.look(
      order.map((d) => self.shape[d]),
      order.map((d) => self.strides[d]),
      self.offset,
    );
  },
  derivative: {
    node: 'PermuteBackward0',
    saves: (_needs, _result, self, dims) => ({ order: dims.map((d) => dimension(d, self.rank)) }),
    grads: (state, [grad], { order }) => [permute(state, grad, inverse(order))],
  },
});
export const movedim: TensorOp<[Tensor, Shape, Shape]> = op({
  schema: 'movedim.intlist(Tensor self, int[1] source, int[1] destination) -> Tensor',
  doc: 'A view with some dimensions at other places; the others keep their order.',
  aliases: ['moveaxis'],
  forward: (state, self, source, destination) => {
    if (source.length !== destination.length)
      throw runtimeError(
        `movedim: Invalid source or destination dims: source (${shapeText(source)} dims) should contain the same number of dims as destination (${shapeText(destination)} dims)`,
      );
    const [from, to] = [source, destination].map((dims) => dims.map((d) => dimension(d, self.rank)));
    if (new Set(from).size !== from.length) throw runtimeError(`movedim: repeated dim in \`source\` (${shapeText(source)})`);
    if (new Set(to).size !== to.length) throw runtimeError(`movedim: repeated dim in \`destination\` (${shapeText(destination)})`);
    if (self.rank === 0) return alias(state, self);
    const others = self.shape.map((_, d) => d).filter((d) => !from.includes(d));
    const order = self.shape.map((_, d) => (to.includes(d) ? from[to.indexOf(d)] : (others.shift() as number)));
    return permute(state, self, order);
  },
});
export const swapaxes: TensorOp<[Tensor, number, number]> = op({
  schema: 'swapaxes(Tensor self, int axis0, int axis1) -> Tensor',
  doc: 'transpose() under the name NumPy has for it.',
  forward: (state, self, axis0, axis1) => transpose(state, self, axis0, axis1),
});
export const swapdims: TensorOp<[Tensor, number, number]> = op({
  schema: 'swapdims(Tensor self, int dim0, int dim1) -> Tensor',
  doc: 'Another name of transpose().',
  forward: (state, self, dim0, dim1) => transpose(state, self, dim0, dim1),
});
/** The attribute T. */
export const numpyT: TensorOp<[Tensor]> = op({
  schema: 'numpy_T(Tensor self) -> Tensor',
  doc: 'A view with the dimensions in the opposite order.',
  as: 'internal',
  forward: (state, self) =>
    permute(
      state,
      self,
      self.shape.map((_, d) => self.rank - 1 - d),
    ),
});
/** The attribute mT. */
export const mT: TensorOp<[Tensor]> = op({
  schema: 'mT(Tensor self) -> Tensor',
  doc: 'A view with the last two dimensions swapped.',
  as: 'internal',
  forward: (state, self) => {
    if (self.rank < 2) throw runtimeError(`tensor.mT is only supported on matrices or batches of matrices. Got ${self.rank}-D tensor.`);
    return transpose(state, self, -2, -1);
  },
});
/** The attribute H; there are no complex numbers, so it is the transpose. */
export const matrixH: TensorOp<[Tensor]> = op({
  schema: 'matrix_H(Tensor self) -> Tensor',
  doc: 'A view of a matrix with the dimensions swapped.',
  as: 'internal',
  forward: (state, self) => {
    if (self.rank !== 0 && self.rank !== 2)
      throw runtimeError(`tensor.H is only supported on matrices (2-D tensors). Got ${self.rank}-D tensor.`);
    return self.rank === 0 ? alias(state, self) : transpose(state, self, 0, 1);
  },
});
export const adjoint: TensorOp<[Tensor]> = op({
  schema: 'adjoint(Tensor self) -> Tensor',
  doc: 'A view with the last two dimensions swapped.',
  forward: (state, self) => {
    if (self.rank === 0) return self;
    if (self.rank < 2)
      throw runtimeError(`tensor.adjoint() is only supported on matrices or batches of matrices. Got ${self.rank}-D tensor.`);
    return transpose(state, self, -2, -1);
  },
});
/** What is needed when a view is promised and nothing is to be done. */
export const alias: TensorOp<[Tensor]> = op({
  schema: 'alias(Tensor self) -> Tensor',
  doc: 'A view of all of it.',
  as: 'internal',
  view: 'plain',
  forward: (_state, self) => self.detached(),
  derivative: { node: 'AliasBackward0', grads: (_state, [grad]) => [grad] },
});
export const detach: TensorOp<[Tensor]> = op({
  schema: 'detach(Tensor self) -> Tensor',
  doc: 'The same elements without a history.',
  forward: (_state, self) => self.detached(),
});

/**
 * Several tensors as one: along a dimension that they have, or along a new one.
 */
import { assign } from '../copy.ts';
import { runtimeError } from '../errors.ts';
import { op, type TensorOp } from '../op.ts';
import { resultType } from '../promotion.ts';
import { dimension, equalShapes, type Shape, shapeText } from '../shapes.ts';
import type { TensorState } from '../state.ts';
import { type Tensor, zeros } from '../tensor.ts';
import { atleast1d, atleast2d, atleast3d, unsqueeze } from './sizes.ts';
import { narrow, unbind } from './slices.ts';

/** A tensor of shape [0] joins anything: so programs begin with an empty one and add to it. */
const isNothing = (shape: Shape): boolean => shape.length === 1 && shape[0] === 0;

function checkJoinable(tensors: readonly Tensor[], first: Tensor, dim: number): void {
  tensors.forEach(({ shape }, index) => {
    if (isNothing(shape)) return;
    if (shape.length !== first.rank)
      throw runtimeError(`Tensors must have same number of dimensions: got ${first.rank} and ${shape.length}`);
    shape.forEach((size, d) => {
      if (d !== dim && size !== first.shape[d])
        throw runtimeError(
          `Sizes of tensors must match except in dimension ${dim}. Expected size ${first.shape[d]} but got size ${size} for tensor number ${index} in the list.`,
        );
    });
  });
}
export const cat: TensorOp<[Tensor[], number?]> = op({
  schema: 'cat(Tensor[] tensors, int dim=0) -> Tensor',
  doc: 'The tensors one behind the other along a dimension.',
  aliases: ['concat', 'concatenate'],
  as: 'function',
  forward: (state, tensors, dim = 0) => {
    if (tensors.length === 0) throw runtimeError('torch.cat(): expected a non-empty list of Tensors');
    const zero = tensors.findIndex(({ rank }) => rank === 0);
    if (zero >= 0) throw runtimeError(`zero-dimensional tensor (at position ${zero}) cannot be concatenated`);
    const dtype = resultType(state, tensors);
    const first = tensors.find(({ shape }) => !isNothing(shape)) ?? tensors[0];
    const d = dimension(dim, first.rank);
    checkJoinable(tensors, first, d);
    const parts = tensors.filter(({ shape }) => isNothing(first.shape) || !isNothing(shape));
    const size = parts.reduce((sum, { shape }) => sum + shape[d], 0);
    const result = zeros(dtype, first.shape.with(d, size));
    let offset = 0;
    for (const part of parts) {
      assign(result.look(part.shape, result.strides, offset), part);
      offset += part.shape[d] * result.strides[d];
    }
    return result;
  },
  derivative: {
    node: 'CatBackward0',
    saves: (_needs, result, tensors, dim = 0) => ({ shapes: tensors.map(({ shape }) => shape), dim: dimension(dim, result.rank) }),
    grads: (state, [grad], { shapes, dim }, needs) => {
      let start = 0;
      return shapes.map((shape: Shape, index: number) => {
        if (isNothing(shape)) return needs[index] && zeros(grad.dtype, shape);
        const part = needs[index] && narrow(state, grad, dim, start, shape[dim]);
        start += shape[dim];
        return part;
      });
    },
  },
});
export const stack: TensorOp<[Tensor[], number?]> = op({
  schema: 'stack(Tensor[] tensors, int dim=0) -> Tensor',
  doc: 'The tensors one behind the other along a new dimension.',
  as: 'function',
  forward: (state, tensors, dim = 0) => {
    if (tensors.length === 0) throw runtimeError('stack expects a non-empty TensorList');
    const { shape } = tensors[0];
    const at = dimension(dim, shape.length + 1);
    tensors.forEach((tensor, index) => {
      if (!equalShapes(tensor.shape, shape))
        throw runtimeError(
          `stack expects each tensor to be equal size, but got ${shapeText(shape)} at entry 0 and ${shapeText(tensor.shape)} at entry ${index}`,
        );
    });
    const result = zeros(resultType(state, tensors), shape.toSpliced(at, 0, tensors.length));
    const strides = result.strides.toSpliced(at, 1);
    tensors.forEach((tensor, index) => assign(result.look(shape, strides, index * result.strides[at]), tensor));
    return result;
  },
  derivative: {
    node: 'StackBackward0',
    saves: (_needs, result, _tensors, dim = 0) => ({ dim: dimension(dim, result.rank) }),
    grads: (state, [grad], { dim }) => unbind(state, grad, dim),
  },
});

const joinedBy =
  (name: string, atLeast: (state: TensorState, tensor: Tensor) => Tensor, dimOf: (first: Tensor) => number) =>
  (state: TensorState, tensors: readonly Tensor[]): Tensor => {
    if (tensors.length === 0) throw runtimeError(`${name} expects a non-empty TensorList`);
    const parts = tensors.map((tensor) => atLeast(state, tensor));
    return cat(state, parts, dimOf(parts[0]));
  };
export const hstack: TensorOp<[Tensor[]]> = op({
  schema: 'hstack(Tensor[] tensors) -> Tensor',
  doc: 'The tensors side by side.',
  as: 'function',
  forward: joinedBy('hstack', atleast1d, ({ rank }) => (rank === 1 ? 0 : 1)),
});
export const vstack: TensorOp<[Tensor[]]> = op({
  schema: 'vstack(Tensor[] tensors) -> Tensor',
  doc: 'The tensors as rows one below the other.',
  as: 'function',
  aliases: ['row_stack'],
  forward: joinedBy('vstack', atleast2d, () => 0),
});
export const dstack: TensorOp<[Tensor[]]> = op({
  schema: 'dstack(Tensor[] tensors) -> Tensor',
  doc: 'The tensors one behind the other along the third dimension.',
  as: 'function',
  forward: joinedBy('dstack', atleast3d, () => 2),
});
export const columnStack: TensorOp<[Tensor[]]> = op({
  schema: 'column_stack(Tensor[] tensors) -> Tensor',
  doc: 'The tensors side by side, those with one dimension as columns.',
  as: 'function',
  forward: joinedBy(
    'column_stack',
    (state, tensor) => (tensor.rank === 1 ? unsqueeze(state, tensor, 1) : atleast2d(state, tensor)),
    () => 1,
  ),
});

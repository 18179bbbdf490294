/**
 * Tensors side by side, one below the other, one behind the other.
 */
import { runtimeError } from '../errors.ts';
import { op, type TensorOp } from '../op.ts';
import type { TensorState } from '../state.ts';
import type { Tensor } from '../tensor.ts';
import { cat } from './cat-split.ts';
import { atleast1d, atleast2d, atleast3d, unsqueeze } from './sizes.ts';

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

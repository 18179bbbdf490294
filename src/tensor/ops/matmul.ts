/**
 * matmul(), the operator @: products of whatever ranks meet, each brought down to one of linear.ts.
 *
 *     [n] @ [n]                 dot         a number
 *     [m, n] @ [n]              mv
 *     [n] @ [n, p]              mm          the vector as a matrix of one row
 *     [m, n] @ [n, p]           mm
 *     [b, m, n] @ [n, p]        mm          the batch folded into rows, when that costs nothing or saves memory on the way back
 *     [b, m, n] @ [b, n, p]     bmm         the dimensions in front broadcast
 */
import { runtimeError } from '../errors.ts';
import { op, type TensorOp } from '../op.ts';
import { broadcastShapes, isExpandableTo, numelOf, type Shape, shapeText } from '../shapes.ts';
import type { TensorState } from '../state.ts';
import type { Tensor } from '../tensor.ts';
import { add } from './arithmetic.ts';
import { expand } from './expand-sum.ts';
import { addmm, bmm, dot, mm, mv } from './linear.ts';
import { contiguous, reshape, t, transpose, unsafeView, view } from './shape.ts';
import { squeezeDim, unsqueeze } from './sizes.ts';

const atLeastOne = (what: string, a: Tensor, b: Tensor): void => {
  if (a.rank === 0 || b.rank === 0)
    throw runtimeError(`both arguments to ${what} need to be at least 1D, but they are ${a.rank}D and ${b.rank}D`);
};
/** Whether a batch of matrices times one matrix is one product: with all rows of the batch below each other. */
function folds(a: Tensor, b: Tensor): boolean {
  const [batch, other] = a.rank >= b.rank ? [a, b] : [b, a];
  if (batch.rank < 3 || other.rank > 2) return false;
  if (other.requiresGrad) return true;
  if (a.rank === 2) return false;
  if (batch.numel === 0) return true;
  const { shape, strides } = batch;
  for (let d = 0; d < batch.rank - 2; d++) if (strides[d] !== strides[d + 1] * shape[d + 1]) return false;
  return true;
}
function folded(state: TensorState, a: Tensor, b: Tensor): Tensor {
  const isTurned = b.rank > a.rank;
  const batch = isTurned ? transpose(state, b, -2, -1) : a;
  const other = !isTurned ? b : a.rank === 2 ? t(state, a) : a;
  const shape = batch.shape.slice(0, -1);
  const rows = reshape(state, batch, [numelOf(shape), batch.shape[batch.rank - 1]]);
  if (other.rank === 1) return unsafeView(state, mv(state, rows, other), shape);
  const result = unsafeView(state, mm(state, rows, other), [...shape, other.shape[1]]);
  return isTurned ? contiguous(state, transpose(state, result, -2, -1)) : result;
}
function batched(state: TensorState, a: Tensor, b: Tensor): Tensor {
  const n = a.rank > 1 ? a.shape[a.rank - 2] : 1;
  const m1 = a.shape[a.rank - 1];
  const m2 = b.rank > 1 ? b.shape[b.rank - 2] : b.shape[0];
  const p = b.rank > 1 ? b.shape[b.rank - 1] : 1;
  const [ownBatch, otherBatch] = [a.shape.slice(0, -2), b.shape.slice(0, -2)];
  if (a.rank === 3 && b.rank === 3 && ownBatch[0] !== otherBatch[0]) {
    if (ownBatch[0] === 1 && a.requiresGrad) return matmul(state, squeezeDim(state, a, 0), b);
    if (otherBatch[0] === 1 && b.requiresGrad) return matmul(state, a, squeezeDim(state, b, 0));
  }
  const batch = broadcastShapes(ownBatch, otherBatch);
  const count = numelOf(batch);
  const wide = (tensor: Tensor, inner: Shape): Tensor => reshape(state, expand(state, tensor, [...batch, ...inner]), [count, ...inner]);
  const left = wide(a, [n, m1]);
  const shape = [...batch, ...(a.rank > 1 ? [n] : []), ...(b.rank > 1 ? [p] : [])];
  if (b.rank > 1) return unsafeView(state, bmm(state, left, wide(b, [m2, p])), shape);
  return unsafeView(state, squeezeDim(state, bmm(state, left, unsqueeze(state, wide(b, [m2]), 2)), -1), shape);
}
export const matmul: TensorOp<[Tensor, Tensor]> = op({
  schema: 'matmul(Tensor self, Tensor other) -> Tensor',
  doc: 'The product of vectors, matrices or batches of matrices.',
  forward: (state, self, other) => {
    atLeastOne('matmul', self, other);
    if (self.rank === 1 && other.rank === 1) return dot(state, self, other);
    if (self.rank === 2 && other.rank === 1) return mv(state, self, other);
    if (self.rank === 1 && other.rank === 2) return droppedRow(state, mm(state, unsqueeze(state, self, 0), other));
    if (self.rank === 2 && other.rank === 2) return mm(state, self, other);
    return folds(self, other) ? folded(state, self, other) : batched(state, self, other);
  },
});
/** A matrix of one row as a vector; nobody else has the matrix. */
const droppedRow: TensorOp<[Tensor]> = op({
  schema: '_dropped_row(Tensor self) -> Tensor',
  doc: 'A matrix of one row as a vector.',
  as: 'internal',
  forward: (_state, self) => {
    const result = self.look(self.shape.slice(1), self.strides.slice(1), self.offset);
    // PyTorch drops the row in place, which counts as a change.
    result.version = { ...result.version, value: 1 };
    return result;
  },
  derivative: { node: 'SqueezeBackward4', grads: (state, [grad]) => [unsqueeze(state, grad, 0)] },
});
export const linear: TensorOp<[Tensor, Tensor, (Tensor | null)?]> = op({
  schema: 'linear(Tensor input, Tensor weight, Tensor? bias=None) -> Tensor',
  doc: 'What a linear layer does: input @ weight.T + bias.',
  as: 'internal',
  forward: (state, input, weight, bias) => {
    atLeastOne('linear', input, weight);
    if (bias === null || bias === undefined) return matmul(state, input, t(state, weight));
    if (input.rank === 2) return addmm(state, bias, input, t(state, weight));
    if (input.isContiguous && (input.rank === 3 || bias.rank === 1)) {
      const width = input.shape[input.rank - 1];
      const rows = reshape(state, input, [numelOf(input.shape.slice(0, -1)), width]);
      const result = addmm(state, bias, rows, t(state, weight));
      return view(state, result, [...input.shape.slice(0, -1), result.shape[1]]);
    }
    const result = matmul(state, input, t(state, weight));
    if (!isExpandableTo(bias.shape, result.shape))
      throw runtimeError(
        `output with shape ${shapeText(result.shape)} doesn't match the broadcast shape ${shapeText(broadcastShapes(result.shape, bias.shape))}`,
      );
    return add(state, result, bias);
  },
});

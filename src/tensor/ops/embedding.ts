/**
 * Rows of a table, one for each index; and the way back, which adds up the gradients for each row.
 */
import { Category, int64, Scalar } from '../dtype.ts';
import { notHere, runtimeError } from '../errors.ts';
import { op, type TensorOp } from '../op.ts';
import type { TensorState } from '../state.ts';
import { elements, type Tensor, tensorOf, zeros } from '../tensor.ts';
import { untraced } from '../untraced.ts';
import { indexAdd, indexFillScalar, indexSelect, isIndex } from './rows.ts';
import { reshape } from './shape.ts';

const checkIndices = (name: string, indices: Tensor): void => {
  if (!isIndex(indices.dtype))
    throw runtimeError(
      `Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but got ${indices.typeText} instead (while checking arguments for ${name})`,
    );
};
export const embedding: TensorOp<[Tensor, Tensor, number?, boolean?, boolean?]> = op({
  schema: 'embedding(Tensor weight, Tensor indices, int padding_idx=-1, bool scale_grad_by_freq=False, bool sparse=False) -> Tensor',
  doc: 'For each index that row of the table. No gradient flows to the row of padding_idx.',
  as: 'internal',
  forward: (state, weight, indices, _paddingIdx, scaleGradByFreq = false, sparse = false) => {
    if (weight.rank !== 2) throw runtimeError("'weight' must be 2-D");
    if (sparse) throw notHere('embedding(sparse=True)');
    if (scaleGradByFreq) throw notHere('embedding(scale_grad_by_freq=True)');
    checkIndices('embedding', indices);
    return untraced(state, () =>
      reshape(state, indexSelect(state, weight, 0, reshape(state, indices, [-1])), [...indices.shape, weight.shape[1]]),
    );
  },
  derivative: {
    node: 'EmbeddingBackward0',
    constant: [1],
    saves: (_needs, _result, weight, indices, padding = -1) => ({ indices, rows: weight.shape[0], padding }),
    grads: (state, [grad], { indices, rows, padding }) => [embeddingBackward(state, grad, indices, rows, padding)],
  },
});
const isKept = (indices: Tensor, padding: number): Tensor => {
  const kept = [...elements(indices).entries()].filter(([, row]) => row !== padding).map(([k]) => k);
  return tensorOf(int64, [kept.length], Float64Array.from(kept));
};
export const embeddingBackward: TensorOp<[Tensor, Tensor, number, number]> = op({
  schema: 'embedding_dense_backward(Tensor grad_output, Tensor indices, int num_weights, int padding_idx) -> Tensor',
  doc: 'For each row of a table the sum of the gradients of its uses.',
  as: 'internal',
  forward: (state, grad, indices, rows, padding) => {
    const width = grad.shape[grad.rank - 1];
    return untraced(state, () => {
      const flat = reshape(state, grad, [indices.numel, width]);
      const kept = isKept(indices, padding);
      const used = indexSelect(state, reshape(state, indices, [-1]), 0, kept);
      return indexAdd(state, zeros(grad.dtype, [rows, width]), 0, used, indexSelect(state, flat, 0, kept));
    });
  },
  derivative: {
    node: 'EmbeddingDenseBackwardBackward0',
    constant: [1],
    saves: (_needs, _result, _grad, indices, _rows, padding) => ({ indices, padding }),
    grads: (state, [grad], { indices, padding }) => [rowsWithout(state, grad, indices, padding)],
  },
});
/** The rows of a table for the indices, zeros for the padding. */
function rowsWithout(state: TensorState, table: Tensor, indices: Tensor, padding: number): Tensor {
  const at = tensorOf(int64, [1], Float64Array.of(padding));
  const whole = padding < 0 ? table : indexFillScalar(state, table, 0, at, new Scalar(0, Category.FLOAT));
  return embedding(state, whole, indices);
}

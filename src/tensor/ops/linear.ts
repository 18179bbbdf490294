/**
 * Products of matrices.
 */
import { runtimeError } from '../errors.ts';
import { op, type TensorOp } from '../op.ts';
import { type Tensor, zeros } from '../tensor.ts';
import { t } from './shape.ts';

const sizes = ({ shape }: Tensor): string => shape.join('x');
function product(a: Tensor, b: Tensor): Tensor {
  const [m, k] = a.shape;
  const n = b.shape[1];
  const result = zeros(a.dtype, [m, n]);
  const row = new Float64Array(n);
  for (let i = 0; i < m; i++) {
    row.fill(0);
    for (let l = 0; l < k; l++) {
      const x = a.data[a.offset + i * a.strides[0] + l * a.strides[1]];
      for (let j = 0, at = b.offset + l * b.strides[0]; j < n; j++, at += b.strides[1]) row[j] += x * b.data[at];
    }
    result.data.set(row, i * n);
  }
  return result;
}
export const mm: TensorOp<[Tensor, Tensor]> = op({
  schema: 'mm(Tensor self, Tensor mat2) -> Tensor',
  doc: 'The product of two matrices.',
  forward: (_state, self, mat2) => {
    if (self.rank !== 2) throw runtimeError('self must be a matrix');
    if (mat2.rank !== 2) throw runtimeError('mat2 must be a matrix');
    if (self.shape[1] !== mat2.shape[0])
      throw runtimeError(`mat1 and mat2 shapes cannot be multiplied (${sizes(self)} and ${sizes(mat2)})`);
    if (self.dtype !== mat2.dtype)
      throw runtimeError(`expected m1 and m2 to have the same dtype, but got: ${self.dtype.name} != ${mat2.dtype.name}`);
    return product(self, mat2);
  },
  derivative: {
    node: 'MmBackward0',
    saves: (needs, _result, self, mat2) => ({ self: needs[1] && self, mat2: needs[0] && mat2 }),
    grads: (state, [grad], { self, mat2 }, needs) => [
      needs[0] && mm(state, grad, t(state, mat2)),
      needs[1] && mm(state, t(state, self), grad),
    ],
  },
});

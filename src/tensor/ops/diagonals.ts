/**
 * Diagonals and triangles of matrices.
 */
import { assign } from '../copy.ts';
import { bool, Category, checkLong, type DType, int64 } from '../dtype.ts';
import { indexError, runtimeError } from '../errors.ts';
import { op, type TensorOp } from '../op.ts';
import { dimension, type Shape } from '../shapes.ts';
import { elements, offsetOf, type Tensor, tensorOf, zeros } from '../tensor.ts';
import { expand } from './expand-sum.ts';

/** The elements at [i, i + offset] of two dimensions; they become the last dimension. */
function diagonalOf(self: Tensor, offset: number, dim1: number, dim2: number): Tensor {
  const { shape, strides } = self;
  const [rows, columns] = [shape[dim1], shape[dim2]];
  const size = Math.max(offset >= 0 ? Math.min(rows, columns - offset) : Math.min(rows + offset, columns), 0);
  const start = size === 0 ? 0 : offset >= 0 ? offset * strides[dim2] : -offset * strides[dim1];
  const without = (list: Shape): number[] => list.filter((_, d) => d !== dim1 && d !== dim2);
  return self.look([...without(shape), size], [...without(strides), strides[dim1] + strides[dim2]], self.offset + start);
}
function twoDims(self: { rank: number }, dim1: number, dim2: number): [number, number] {
  const [a, b] = [dimension(dim1, self.rank), dimension(dim2, self.rank)];
  if (a === b) throw runtimeError(`diagonal dimensions cannot be identical ${dim1}, ${dim2}`);
  return [a, b];
}
export const diagonal: TensorOp<[Tensor, number?, number?, number?]> = op({
  schema: 'diagonal(Tensor self, int offset=0, int dim1=0, int dim2=1) -> Tensor',
  doc: 'A view of a diagonal; it becomes the last dimension.',
  view: 'plain',
  forward: (_state, self, offset = 0, dim1 = 0, dim2 = 1) => diagonalOf(self, offset, ...twoDims(self, dim1, dim2)),
  derivative: {
    node: 'DiagonalBackward0',
    saves: (_needs, _result, self, offset = 0, dim1 = 0, dim2 = 1) => ({ shape: self.shape, offset, dims: twoDims(self, dim1, dim2) }),
    grads: (state, [grad], { shape, offset, dims }) => [diagonalBackward(state, grad, shape, offset, dims[0], dims[1])],
  },
});
export const diagonalBackward: TensorOp<[Tensor, Shape, number, number, number]> = op({
  schema: 'diagonal_backward(Tensor grad_output, int[] input_sizes, int offset, int dim1, int dim2) -> Tensor',
  doc: 'Zeros with a tensor in a diagonal.',
  as: 'internal',
  forward: (_state, grad, shape, offset, dim1, dim2) => {
    const result = zeros(grad.dtype, shape);
    assign(diagonalOf(result, offset, dim1, dim2), grad);
    return result;
  },
  derivative: {
    node: 'DiagonalBackwardBackward0',
    saves: (_needs, _result, _grad, _shape, offset, dim1, dim2) => ({ offset, dim1, dim2 }),
    grads: (state, [grad], { offset, dim1, dim2 }) => [diagonal(state, grad, offset, dim1, dim2)],
  },
});
export const diagEmbed: TensorOp<[Tensor, number?, number?, number?]> = op({
  schema: 'diag_embed(Tensor self, int offset=0, int dim1=-2, int dim2=-1) -> Tensor',
  doc: 'Matrices of zeros with the last dimension as a diagonal.',
  forward: (_state, self, offset = 0, dim1 = -2, dim2 = -1) => {
    const rank = self.rank + 1;
    const [a, b] = [dimension(dim1, rank), dimension(dim2, rank)];
    if (a === b) throw runtimeError(`diagonal dimensions cannot be identical ${dim1}, ${dim2}`);
    const size = dimensionSize(self) + Math.abs(offset);
    const shape = self.shape.slice(0, -1);
    for (const d of [a, b].sort((x, y) => x - y)) shape.splice(d, 0, size);
    const result = zeros(self.dtype, shape);
    assign(diagonalOf(result, offset, a, b), self);
    return result;
  },
  derivative: {
    node: 'DiagEmbedBackward0',
    saves: (_needs, _result, _self, offset = 0, dim1 = -2, dim2 = -1) => ({ offset, dim1, dim2 }),
    grads: (state, [grad], { offset, dim1, dim2 }) => [diagonal(state, grad, offset, dim1, dim2)],
  },
});
function dimensionSize(self: Tensor): number {
  if (self.rank === 0) throw indexError('Dimension specified as -1 but tensor has no dimensions');
  return self.shape[self.rank - 1];
}
export const diag: TensorOp<[Tensor, number?]> = op({
  schema: 'diag(Tensor self, int diagonal=0) -> Tensor',
  doc: 'A copy of the diagonal of a matrix; of a vector, the matrix that has it as its diagonal.',
  forward: (_state, self, offset = 0) => {
    if (self.rank !== 1 && self.rank !== 2) throw runtimeError('matrix or a vector expected');
    if (self.rank === 1) {
      const size = self.shape[0] + Math.abs(offset);
      const result = zeros(self.dtype, [size, size]);
      assign(diagonalOf(result, offset, 0, 1), self);
      return result;
    }
    const part = diagonalOf(self, offset, 0, 1);
    const result = zeros(self.dtype, part.shape);
    assign(result, part);
    return result;
  },
  derivative: {
    node: 'DiagBackward0',
    saves: (_needs, _result, self, offset = 0) => ({ shape: self.shape, offset }),
    grads: (state, [grad], { shape, offset }) => [
      shape.length === 1 ? diagonal(state, grad, offset) : diagonalBackward(state, grad, shape, offset, 0, 1),
    ],
  },
});
export const trace: TensorOp<[Tensor]> = op({
  schema: 'trace(Tensor self) -> Tensor',
  doc: 'The sum of the diagonal of a matrix.',
  forward: (_state, self) => {
    if (self.dtype === bool) throw runtimeError('"trace" not implemented for \'Bool\'');
    if (self.rank !== 2) throw runtimeError(`trace: expected a matrix, but got tensor with dim ${self.rank}`);
    let total = 0;
    for (const x of elements(diagonalOf(self, 0, 0, 1))) total += x;
    const dtype: DType = self.dtype.category === Category.FLOAT ? self.dtype : int64;
    return tensorOf(dtype, [], dtype.make(1).fill(dtype === int64 ? checkLong(total) : total));
  },
  derivative: {
    node: 'TraceBackward0',
    saves: (_needs, _result, self) => ({ shape: self.shape }),
    grads: (state, [grad], { shape }) => [diagonalBackward(state, expand(state, grad, [Math.min(...shape)]), shape, 0, 0, 1)],
  },
});

// ---- triangles

/** What is on the diagonal and on one side of it; zeros elsewhere. */
function triangle(name: string, isLower: boolean): (state: unknown, self: Tensor, diagonal?: number) => Tensor {
  return (_state, self, offset = 0) => {
    if (self.rank < 2) throw runtimeError(`${name}: input tensor must have at least 2 dimensions`);
    const result = zeros(self.dtype, self.shape);
    const [rows, columns] = self.shape.slice(-2);
    for (let k = 0; k < self.numel; k++) {
      const column = k % columns;
      const row = Math.floor(k / columns) % rows;
      if (isLower ? column - row <= offset : column - row >= offset) result.data[k] = self.data[offsetOf(self, k)];
    }
    return result;
  };
}
export const tril: TensorOp<[Tensor, number?]> = op({
  schema: 'tril(Tensor self, int diagonal=0) -> Tensor',
  doc: 'The lower triangle; zeros above the diagonal.',
  inPlace: true,
  forward: triangle('tril', true),
  derivative: {
    node: 'TrilBackward0',
    saves: (_needs, _result, _self, offset = 0) => ({ offset }),
    grads: (state, [grad], { offset }) => [tril(state, grad, offset)],
  },
});
export const triu: TensorOp<[Tensor, number?]> = op({
  schema: 'triu(Tensor self, int diagonal=0) -> Tensor',
  doc: 'The upper triangle; zeros below the diagonal.',
  inPlace: true,
  forward: triangle('triu', false),
  derivative: {
    node: 'TriuBackward0',
    saves: (_needs, _result, _self, offset = 0) => ({ offset }),
    grads: (state, [grad], { offset }) => [triu(state, grad, offset)],
  },
});
/** Rows and columns of a triangle, row by row. */
function triangleIndices(rows: number, columns: number, isInside: (row: number, column: number) => boolean, dtype: DType): Tensor {
  if (rows < 0) throw runtimeError(`row must be non-negative, got${rows}`);
  if (columns < 0) throw runtimeError(`col must be non-negative, got${columns}`);
  const places: [number, number][] = [];
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) if (isInside(row, column)) places.push([row, column]);
  const n = places.length;
  return tensorOf(
    dtype,
    [2, n],
    dtype.make(2 * n).map((_, k) => places[k % n][k < n ? 0 : 1]),
  );
}
export const trilIndices: TensorOp<[number, number, number?, (DType | null)?]> = op({
  schema: 'tril_indices(int row, int col, int offset=0, *, ScalarType? dtype=None) -> Tensor',
  doc: 'Where the lower triangle is: rows above columns.',
  as: 'function',
  forward: (_state, rows, columns, offset = 0, dtype) => triangleIndices(rows, columns, (i, j) => j - i <= offset, dtype ?? int64),
});
export const triuIndices: TensorOp<[number, number, number?, (DType | null)?]> = op({
  schema: 'triu_indices(int row, int col, int offset=0, *, ScalarType? dtype=None) -> Tensor',
  doc: 'Where the upper triangle is: rows above columns.',
  as: 'function',
  forward: (_state, rows, columns, offset = 0, dtype) => triangleIndices(rows, columns, (i, j) => j - i >= offset, dtype ?? int64),
});

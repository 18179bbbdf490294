/**
 * Products of matrices and vectors.
 */
import { bool, checkLong, type DType, int64, isFloating, type Scalar } from '../dtype.ts';
import { assign, copy } from '../copy.ts';
import { runtimeError } from '../errors.ts';
import { type Floats, type Matrix, matmul } from '../kernels/matmul.ts';
import { op, type TensorOp } from '../op.ts';
import { broadcastStrides, dimension, isExpandableTo, numelOf, type Shape, shapeText } from '../shapes.ts';
import type { TensorState } from '../state.ts';
import { elements, type Tensor, tensorOf, zeros } from '../tensor.ts';
import { untraced } from '../untraced.ts';
import { mul } from './arithmetic.ts';
import { reshape, t, transpose, unsafeView } from './shape.ts';

const sizes = ({ shape }: Tensor): string => shape.join('x');

/** The product of two matrices, written row by row from `start` on; of floats it can be added to what is there. */
function multiplyInto(result: Tensor, start: number, a: Tensor, b: Tensor, isAdded = false): void {
  const [m, k] = a.shape;
  const n = b.shape[1];
  if (isFloating(result.dtype)) matmul(m, n, k, matrix(a), matrix(b), result.data as Floats, start, isAdded);
  else multiplyIntegers(result, start, a, b);
}
const matrix = ({ data, offset, strides }: Tensor): Matrix => ({
  data: data as Floats,
  offset,
  rowStride: strides[0],
  columnStride: strides[1],
});
function multiplyIntegers(result: Tensor, start: number, a: Tensor, b: Tensor): void {
  const [m, k] = a.shape;
  const n = b.shape[1];
  const row = new Float64Array(n);
  const isLong = result.dtype === int64;
  for (let i = 0; i < m; i++) {
    row.fill(0);
    for (let l = 0; l < k; l++) {
      const x = a.data[a.offset + i * a.strides[0] + l * a.strides[1]];
      for (let j = 0, at = b.offset + l * b.strides[0]; j < n; j++, at += b.strides[1]) row[j] += x * b.data[at];
    }
    if (isLong) row.forEach(checkLong);
    result.data.set(row, start + i * n);
  }
}
function product(a: Tensor, b: Tensor): Tensor {
  const result = zeros(a.dtype, [a.shape[0], b.shape[1]]);
  multiplyInto(result, 0, a, b);
  return result;
}
const asColumn = (vector: Tensor): Tensor => vector.look([vector.shape[0], 1], [vector.strides[0], 1], vector.offset);
const asRow = (vector: Tensor): Tensor => vector.look([1, vector.shape[0]], [1, vector.strides[0]], vector.offset);

// ---- checks

/** Types as C++ has them, in which some of these texts speak. */
const C_NAMES: Readonly<Record<string, string>> = {
  bool: 'bool',
  uint8: 'unsigned char',
  int8: 'signed char',
  int16: 'short int',
  int32: 'int',
  int64: 'long int',
  float32: 'float',
  float64: 'double',
};
function checkNumbers(kernel: string, dtype: DType): void {
  if (dtype === bool) throw runtimeError(`"${kernel}" not implemented for 'Bool'`);
}
function checkSame(a: Tensor, b: Tensor): void {
  if (a.dtype !== b.dtype) throw runtimeError(`expected scalar type ${a.dtype.title} but found ${b.dtype.title}`);
}
function checkSizes(a: Tensor, b: Tensor): void {
  if (a.shape[1] !== b.shape[0]) throw runtimeError(`mat1 and mat2 shapes cannot be multiplied (${sizes(a)} and ${sizes(b)})`);
}

// ---- without something added

export const mm: TensorOp<[Tensor, Tensor]> = op({
  schema: 'mm(Tensor self, Tensor mat2) -> Tensor',
  doc: 'The product of two matrices.',
  forward: (_state, self, mat2) => {
    if (self.rank !== 2) throw runtimeError('self must be a matrix');
    if (mat2.rank !== 2) throw runtimeError('mat2 must be a matrix');
    checkSizes(self, mat2);
    if (self.dtype !== mat2.dtype)
      throw runtimeError(`expected m1 and m2 to have the same dtype, but got: ${C_NAMES[self.dtype.name]} != ${C_NAMES[mat2.dtype.name]}`);
    if (self.shape[0] > 0 && mat2.shape[1] > 0 && self.shape[1] > 0) checkNumbers('addmm_impl_cpu_', self.dtype);
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
function checkBatches(a: Tensor, b: Tensor): void {
  if (a.rank !== 3) throw runtimeError('batch1 must be a 3D tensor');
  if (b.rank !== 3) throw runtimeError('batch2 must be a 3D tensor');
  if (a.shape[0] !== b.shape[0] || a.shape[2] !== b.shape[1])
    throw runtimeError(
      `Expected size for first two dimensions of batch2 tensor to be: [${a.shape[0]}, ${a.shape[2]}] but got: [${b.shape[0]}, ${b.shape[1]}].`,
    );
}
const matrixOf = (batch: Tensor, index: number): Tensor =>
  batch.look(batch.shape.slice(1), batch.strides.slice(1), batch.offset + index * batch.strides[0]);
function batchProduct(a: Tensor, b: Tensor): Tensor {
  const result = zeros(a.dtype, [a.shape[0], a.shape[1], b.shape[2]]);
  const size = a.shape[1] * b.shape[2];
  for (let k = 0; k < a.shape[0]; k++) multiplyInto(result, k * size, matrixOf(a, k), matrixOf(b, k));
  return result;
}
export const bmm: TensorOp<[Tensor, Tensor]> = op({
  schema: 'bmm(Tensor self, Tensor mat2) -> Tensor',
  doc: 'The products of as many pairs of matrices.',
  forward: (_state, self, mat2) => {
    checkBatches(self, mat2);
    checkSame(self, mat2);
    if (self.numel > 0 && mat2.numel > 0) checkNumbers('bmm', self.dtype);
    return batchProduct(self, mat2);
  },
  derivative: {
    node: 'BmmBackward0',
    saves: (needs, _result, self, mat2) => ({ self: needs[1] && self, mat2: needs[0] && mat2 }),
    grads: (state, [grad], { self, mat2 }, needs) => [
      needs[0] && bmm(state, grad, transpose(state, mat2, 1, 2)),
      needs[1] && bmm(state, transpose(state, self, 1, 2), grad),
    ],
  },
});
export const mv: TensorOp<[Tensor, Tensor]> = op({
  schema: 'mv(Tensor self, Tensor vec) -> Tensor',
  doc: 'The product of a matrix and a vector.',
  forward: (_state, self, vec) => {
    if (self.rank !== 2 || vec.rank !== 1) throw runtimeError(`vector + matrix @ vector expected, got 1, ${self.rank}, ${vec.rank}`);
    if (self.shape[1] !== vec.shape[0]) throw runtimeError(`size mismatch, got ${self.shape[0]}, ${sizes(self)},${vec.shape[0]}`);
    checkSame(self, vec);
    if (self.numel > 0) checkNumbers('addmv_impl_cpu', self.dtype);
    return tensorOf(self.dtype, [self.shape[0]], elements(product(self, asColumn(vec))));
  },
  derivative: {
    node: 'MvBackward0',
    saves: (needs, _result, self, vec) => ({ self: needs[1] && self, vec: needs[0] && vec }),
    grads: (state, [grad], { self, vec }, needs) => [needs[0] && outer(state, grad, vec), needs[1] && mv(state, t(state, self), grad)],
  },
});
export const dot: TensorOp<[Tensor, Tensor]> = op({
  schema: 'dot(Tensor self, Tensor tensor) -> Tensor',
  doc: 'The product of two vectors: a number.',
  forward: (_state, self, tensor) => {
    if (self.rank !== 1 || tensor.rank !== 1) throw runtimeError(`1D tensors expected, but got ${self.rank}D and ${tensor.rank}D tensors`);
    if (self.dtype !== tensor.dtype)
      throw runtimeError(`dot : expected both vectors to have same dtype, but found ${self.dtype.title} and ${tensor.dtype.title}`);
    if (self.numel !== tensor.numel)
      throw runtimeError(
        `inconsistent tensor size, expected tensor ${shapeText(self.shape)} and src ${shapeText(tensor.shape)} to have the same number of elements, but got ${self.numel} and ${tensor.numel} elements respectively`,
      );
    checkNumbers('dot', self.dtype);
    return tensorOf(self.dtype, [], elements(product(asRow(self), asColumn(tensor))));
  },
  derivative: {
    node: 'DotBackward0',
    saves: (needs, _result, self, tensor) => ({ self: needs[1] && self, tensor: needs[0] && tensor }),
    grads: (state, [grad], { self, tensor }, needs) => [needs[0] && mul(state, grad, tensor), needs[1] && mul(state, grad, self)],
  },
});
export const outer: TensorOp<[Tensor, Tensor]> = op({
  schema: 'outer(Tensor self, Tensor vec2) -> Tensor',
  doc: 'The products of each element of one vector with each of another.',
  forward: (state, self, vec2) => {
    if (self.rank !== 1) throw runtimeError(`outer: Expected 1-D argument self, but got ${self.rank}-D`);
    if (vec2.rank !== 1) throw runtimeError(`outer: Expected 1-D argument vec2, but got ${vec2.rank}-D`);
    return mul(state, reshape(state, self, [self.shape[0], 1]), vec2);
  },
});
export const ger: TensorOp<[Tensor, Tensor]> = op({
  schema: 'ger(Tensor self, Tensor vec2) -> Tensor',
  doc: 'The old name of outer().',
  forward: (state, self, vec2) => outer(state, self, vec2),
});

// ---- with something added

/** beta times `self`, broadcast, plus alpha times the product. When beta is 0, `self` does not count, not even its nan. */
function plusProduct(self: Tensor, result: Tensor, beta: Scalar | undefined, alpha: Scalar | undefined): Tensor {
  if (!isExpandableTo(self.shape, result.shape)) throw cannotExpand(self, result.shape);
  const isFloat = isFloating(self.dtype);
  const [b, a] = [beta, alpha].map((factor) => (factor === undefined ? 1 : isFloat ? factor.value : Math.trunc(factor.value)));
  const added = elements(self.look(result.shape, broadcastStrides(self.shape, self.strides, result.shape), self.offset));
  const { data } = result;
  const isLong = result.dtype === int64;
  for (let k = 0; k < result.numel; k++) {
    const x = (b === 0 ? 0 : b * added[k]) + a * data[k];
    data[k] = isLong ? checkLong(x) : x;
  }
  return result;
}
function cannotExpand(self: Tensor, shape: Shape): ReturnType<typeof runtimeError> {
  if (self.rank > shape.length)
    return runtimeError(
      `expand(${self.typeText}{${shapeText(self.shape)}}, size=${shapeText(shape)}): the number of sizes provided (${shape.length}) must be greater or equal to the number of dimensions in the tensor (${self.rank})`,
    );
  const skipped = shape.length - self.rank;
  let d = self.rank - 1;
  while (self.shape[d] === 1 || self.shape[d] === shape[d + skipped]) d--;
  return runtimeError(
    `The expanded size of the tensor (${shape[d + skipped]}) must match the existing size (${self.shape[d]}) at non-singleton dimension ${d + skipped}.  Target sizes: ${shapeText(shape)}.  Tensor sizes: ${shapeText(self.shape)}`,
  );
}
const isOne = (factor: Scalar | undefined): boolean => factor === undefined || factor.value === 1;
const broadcastable = (self: Tensor, shape: Shape): Shape | undefined => (isExpandableTo(self.shape, shape) ? shape : undefined);
const scaled = (state: TensorState, grad: Tensor, factor: Scalar | undefined): Tensor =>
  factor === undefined || factor.value === 1 ? grad : mul(state, grad, factor);

export const addmm: TensorOp<[Tensor, Tensor, Tensor, Scalar?, Scalar?]> = op({
  schema: 'addmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor',
  doc: 'The product of two matrices plus a third: beta * self + alpha * (mat1 @ mat2).',
  inPlace: true,
  shapeOf: (_self, a, b) => (a.rank === 2 && b.rank === 2 && a.shape[1] === b.shape[0] ? [a.shape[0], b.shape[1]] : undefined),
  forward: (_state, self, mat1, mat2, beta, alpha) => {
    if (mat1.rank !== 2) throw runtimeError(`mat1 must be a matrix, got ${mat1.rank}-D tensor`);
    if (mat2.rank !== 2) throw runtimeError(`mat2 must be a matrix, got ${mat2.rank}-D tensor`);
    checkSizes(mat1, mat2);
    if (mat1.dtype !== mat2.dtype)
      throw runtimeError(`mat1 and mat2 must have the same dtype, but got ${mat1.dtype.title} and ${mat2.dtype.title}`);
    if (self.dtype !== mat2.dtype) throw runtimeError('self and mat2 must have the same dtype');
    const shape = [mat1.shape[0], mat2.shape[1]];
    if (!isExpandableTo(self.shape, shape)) throw cannotExpand(self, shape);
    if (numelOf(shape) > 0) checkNumbers('addmm_impl_cpu_', self.dtype);
    if (isFloating(self.dtype) && isOne(beta) && isOne(alpha)) {
      const result = zeros(self.dtype, shape);
      assign(result, self);
      multiplyInto(result, 0, mat1, mat2, true);
      return result;
    }
    return plusProduct(self, product(mat1, mat2), beta, alpha);
  },
  derivative: {
    node: 'AddmmBackward0',
    saves: (needs, _result, _self, mat1, mat2, beta, alpha) => ({ mat1: needs[2] && mat1, mat2: needs[1] && mat2, beta, alpha }),
    grads: (state, [grad], { mat1, mat2, beta, alpha }, needs) => [
      needs[0] && scaled(state, grad, beta),
      needs[1] && scaled(state, mm(state, grad, t(state, mat2)), alpha),
      needs[2] && scaled(state, mm(state, t(state, mat1), grad), alpha),
    ],
  },
});
const vectorShape = (self: Tensor, { shape: [rows] }: Tensor): Shape | undefined =>
  self.numel === 1 || (self.rank === 1 && self.shape[0] === rows) ? [rows] : undefined;
export const addmv: TensorOp<[Tensor, Tensor, Tensor, Scalar?, Scalar?]> = op({
  schema: 'addmv(Tensor self, Tensor mat, Tensor vec, *, Scalar beta=1, Scalar alpha=1) -> Tensor',
  doc: 'The product of a matrix and a vector plus a vector: beta * self + alpha * (mat @ vec).',
  inPlace: true,
  shapeOf: (self, mat, vec) => (mat.rank === 2 && mat.shape[1] === vec.shape[0] ? vectorShape(self, mat) : undefined),
  forward: (state, self, mat, vec, beta, alpha) => {
    if (mat.rank !== 2 || vec.rank !== 1 || self.rank > 1)
      throw runtimeError(`vector + matrix @ vector expected, got ${self.rank}, ${mat.rank}, ${vec.rank}`);
    if (mat.shape[1] !== vec.shape[0] || vectorShape(self, mat) === undefined)
      throw runtimeError(`size mismatch, got ${self.rank === 0 ? 1 : self.shape[0]}, ${sizes(mat)},${vec.shape[0]}`);
    checkSame(self, mat);
    checkSame(self, vec);
    // Nothing is added, and PyTorch forgets that `self` may have to be broadcast.
    if (mat.numel === 0 && beta?.value !== 0) return untraced(state, () => scaled(state, copy(self), beta));
    if (mat.numel > 0) checkNumbers('addmv_impl_cpu', self.dtype);
    const result = tensorOf(self.dtype, [mat.shape[0]], elements(product(mat, asColumn(vec))));
    return plusProduct(self, result, beta, alpha);
  },
  derivative: {
    node: 'AddmvBackward0',
    saves: (needs, _result, _self, mat, vec, beta, alpha) => ({ mat: needs[2] && mat, vec: needs[1] && vec, beta, alpha }),
    grads: (state, [grad], { mat, vec, beta, alpha }, needs) => [
      needs[0] && scaled(state, grad, beta),
      needs[1] && scaled(state, outer(state, grad, vec), alpha),
      needs[2] && scaled(state, mv(state, t(state, mat), grad), alpha),
    ],
  },
});
export const baddbmm: TensorOp<[Tensor, Tensor, Tensor, Scalar?, Scalar?]> = op({
  schema: 'baddbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor',
  doc: 'The products of as many pairs of matrices plus something: beta * self + alpha * (batch1 @ batch2).',
  inPlace: true,
  shapeOf: (self, a, b) =>
    a.rank === 3 && b.rank === 3 && a.shape[0] === b.shape[0] && a.shape[2] === b.shape[1]
      ? broadcastable(self, [a.shape[0], a.shape[1], b.shape[2]])
      : undefined,
  forward: (_state, self, batch1, batch2, beta, alpha) => {
    const shape = [sizeAt(batch1, 0), sizeAt(batch1, 1), sizeAt(batch2, 2)];
    if (!isExpandableTo(self.shape, shape)) throw cannotExpand(self, shape);
    checkBatches(batch1, batch2);
    if (self.dtype !== batch1.dtype || self.dtype !== batch2.dtype)
      throw runtimeError(
        `Input dtypes must be the same, got: input ${C_NAMES[self.dtype.name]}, batch1: ${C_NAMES[batch1.dtype.name]}, batch2: ${C_NAMES[batch2.dtype.name]}`,
      );
    if (numelOf(shape) > 0) checkNumbers('baddbmm', self.dtype);
    return plusProduct(self, batchProduct(batch1, batch2), beta, alpha);
  },
  derivative: {
    node: 'BaddbmmBackward0',
    saves: (needs, _result, _self, batch1, batch2, beta, alpha) => ({
      batch1: needs[2] && batch1,
      batch2: needs[1] && batch2,
      beta,
      alpha,
    }),
    grads: (state, [grad], { batch1, batch2, beta, alpha }, needs) => [
      needs[0] && scaled(state, grad, beta),
      needs[1] && scaled(state, bmm(state, grad, transpose(state, batch2, 1, 2)), alpha),
      needs[2] && scaled(state, bmm(state, transpose(state, batch1, 1, 2), grad), alpha),
    ],
  },
});
const sizeAt = ({ shape }: Tensor, d: number): number => shape[dimension(d, shape.length)];
/** Each element of one times all of the other. */
export const kron: TensorOp<[Tensor, Tensor]> = op({
  schema: 'kron(Tensor self, Tensor other) -> Tensor',
  doc: 'The matrix of blocks, each an element of self times other.',
  forward: (state, self, other) => {
    const rank = Math.max(self.rank, other.rank);
    const padded = (shape: Shape): number[] => [...new Array<number>(rank - shape.length).fill(1), ...shape];
    const [own, given] = [padded(self.shape), padded(other.shape)];
    const a = unsafeView(
      state,
      self,
      own.flatMap((size) => [size, 1]),
    );
    const b = unsafeView(
      state,
      other,
      given.flatMap((size) => [1, size]),
    );
    return unsafeView(
      state,
      mul(state, a, b),
      own.map((size, d) => size * given[d]),
    );
  },
});

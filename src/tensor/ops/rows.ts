/**
 * Some indices of one dimension, each with all that is behind it: rows of a matrix, or columns. Which ones, a vector of indices says.
 *
 * A tensor is taken as [outer, size, inner] for it, row by row, so that what an index stands for is `outer` pieces of `inner` elements.
 */
import { assign, copy, copyAsLaid } from '../copy.ts';
import { bool, Category, checkLong, converted, type DType, int32, int64, Scalar } from '../dtype.ts';
import { indexError, runtimeError, type TensorError } from '../errors.ts';
import { op, type TensorOp } from '../op.ts';
import { dimension, numelOf, type Shape } from '../shapes.ts';
import { elements, loneElement, type Tensor, tensorOf, zeros } from '../tensor.ts';
import { expand, sum } from './expand-sum.ts';
import { mul } from './arithmetic.ts';
import { select } from './slices.ts';

/** Inner and outer size around a dimension. */
export const around = (shape: Shape, d: number): [outer: number, inner: number] => [
  numelOf(shape.slice(0, d)),
  numelOf(shape.slice(d + 1)),
];
export const isIndex = (dtype: DType): boolean => dtype === int64 || dtype === int32;
const sizeAt = (self: Tensor, d: number): number => (self.rank === 0 ? 1 : self.shape[d]);

// ---- taking

/** Along the second dimension, and where there is nothing, PyTorch takes another way, which says it in other words. */
const outside = (self: Tensor, d: number, i: number): TensorError =>
  self.rank > 1 && (d === 1 || self.numel === 0)
    ? runtimeError(`INDICES element is out of DATA bounds, id=${i} axis_dim=${self.shape[d]}`)
    : indexError('index out of range in self');

export const indexSelect: TensorOp<[Tensor, number, Tensor]> = op({
  schema: 'index_select(Tensor self, int dim, Tensor index) -> Tensor',
  doc: 'The indices of a dimension that a vector lists, copied.',
  isApart: true,
  forward: (_state, self, dim, index) => {
    const d = dimension(dim, self.rank);
    if (index.rank > 1) throw indexError('index_select(): Index is supposed to be a vector');
    if (!isIndex(index.dtype)) throw runtimeError('index_select(): Expected dtype int32 or int64 for index');
    if (self.rank === 0 && index.numel !== 1)
      throw indexError(`index_select(): Index to scalar can have only 1 value, got ${index.numel} value(s)`);
    const size = sizeAt(self, d);
    const indices = elements(index);
    const [outer, inner] = around(self.shape, d);
    const from = elements(self);
    const n = indices.length;
    if (self.rank > 1 && size === 0 && n > 0) throw runtimeError('index_select(): self indexing axis dim should be positive');
    const data = self.dtype.make(outer * n * inner);
    for (let k = 0; k < n; k++) {
      const i = indices[k];
      if (i < 0 || i >= size) throw outside(self, d, i);
      for (let o = 0; o < outer; o++) {
        const at = (o * size + i) * inner;
        if (inner === 1) data[o * n + k] = from[at];
        else data.set(from.subarray(at, at + inner), (o * n + k) * inner);
      }
    }
    return tensorOf(self.dtype, self.rank === 0 ? [] : self.shape.with(d, n), data);
  },
  derivative: {
    node: 'IndexSelectBackward0',
    constant: [1],
    saves: (_needs, _result, self, dim, index) => ({ shape: self.shape, dim, index }),
    grads: (state, [grad], { shape, dim, index }) => [indexAdd(state, zeros(grad.dtype, shape), dim, index, grad)],
  },
});

// ---- putting

function checkAddition(self: Tensor, d: number, index: Tensor, source: Tensor): void {
  if (index.rank > 1) throw indexError('index_add_(): Index is supposed to be a vector');
  if (!isIndex(index.dtype)) throw runtimeError('index_add_(): Expected dtype int32/int64 for index');
  if (self.dtype !== source.dtype)
    throw runtimeError(`index_add_(): self (${self.dtype.title}) and source (${source.dtype.title}) must have the same scalar type`);
  if (d !== 0 && d >= source.rank)
    throw runtimeError(`index_add_(): Indexing dim ${d} is out of bounds of the source tensor with dim ${source.rank}`);
  if (index.numel !== sizeAt(source, d))
    throw runtimeError(
      `index_add_(): Number of indices (${index.numel}) should be equal to source.size(dim): (${sizeAt(source, d)}), for dim: ${d}`,
    );
  if (self.rank <= 1 && source.rank > 1)
    throw runtimeError(`source.dim() (${source.rank}) must one or zero for given self.dim() (${self.rank})`);
  if (self.rank === 0 && source.rank === 0) return;
  const [own, other] = [self.shape.toSpliced(d, 1), source.shape.toSpliced(d, 1)];
  if (own.length !== other.length) throw runtimeError(`The number of dimensions must be the same: ${self.rank} and ${source.rank}`);
  own.forEach((size, k) => {
    if (size !== other[k])
      throw runtimeError(`The size of tensor a (${size}) must match the size of tensor b (${other[k]}) at non-singleton dimension ${k}`);
  });
}
export const indexAdd: TensorOp<[Tensor, number, Tensor, Tensor, Scalar?]> = op({
  schema: 'index_add(Tensor self, int dim, Tensor index, Tensor source, *, Scalar alpha=1) -> Tensor',
  doc: 'A copy to whose indices, as a vector lists them, those of another tensor are added.',
  inPlace: true,
  isApart: true,
  forward: (_state, self, dim, index, source, alpha) => {
    const d = dimension(dim, self.rank);
    checkAddition(self, d, index, source);
    const factor = alpha?.value ?? 1;
    const [outer, inner] = around(self.shape, d);
    const size = sizeAt(self, d);
    const indices = elements(index);
    const from = elements(source);
    const data = elements(self).slice();
    const n = indices.length;
    for (let k = 0; k < n; k++) {
      const i = indices[k];
      if (i < 0 || i >= size) throw indexError('index out of range in self');
      for (let o = 0; o < outer; o++) {
        const [to, at] = [(o * size + i) * inner, (o * n + k) * inner];
        for (let j = 0; j < inner; j++) data[to + j] += factor * from[at + j];
      }
    }
    if (self.dtype === int64) data.forEach(checkLong);
    if (self.dtype === bool) data.forEach((x, k) => (data[k] = x === 0 ? 0 : 1));
    return tensorOf(self.dtype, self.shape, data);
  },
  derivative: {
    node: 'IndexAddBackward0',
    constant: [1],
    saves: (needs, _result, self, dim, index, source, alpha) => ({
      dim: dimension(dim, self.rank),
      index: needs[2] && index,
      source: needs[2] && source,
      alpha,
    }),
    grads: (state, [grad], { dim, index, source, alpha }, needs) => {
      if (!needs[2]) return [grad];
      const taken = indexSelect(state, grad, dim, index);
      const spread =
        source.rank === taken.rank ? taken : expand(state, taken.rank === 0 ? taken : select(state, taken, 0, 0), source.shape);
      return [needs[0] && grad, false, alpha === undefined ? spread : mul(state, spread, alpha)];
    },
  },
});

function checkFilling(self: Tensor, d: number, index: Tensor): number[] {
  if (index.dtype !== int64) throw indexError('index_fill_(): Expected dtype int64 for index.');
  if (index.rank > 1) throw runtimeError('Index has to be a vector/scalar');
  const size = sizeAt(self, d);
  return [...elements(index)].map((i) => {
    if (i < -size || i >= size) throw indexError(`index ${i} is out of bounds for dimension ${d} with size ${size}`);
    return i < 0 ? i + size : i;
  });
}
function filled(self: Tensor, d: number, indices: readonly number[], value: number): Tensor {
  const result = copyAsLaid(self);
  const one = tensorOf(self.dtype, [], self.dtype.make(1).fill(converted(self.dtype, value)));
  if (self.rank === 0) {
    if (indices.length > 0) assign(result, one);
    return result;
  }
  for (const i of indices) assign(result.look(self.shape.with(d, 1), result.strides, result.offset + i * result.strides[d]), one);
  return result;
}
export const indexFillScalar: TensorOp<[Tensor, number, Tensor, Scalar]> = op({
  schema: 'index_fill.int_Scalar(Tensor self, int dim, Tensor index, Scalar value) -> Tensor',
  doc: 'A copy with one number in all indices that a vector lists.',
  inPlace: true,
  isApart: true,
  forward: (_state, self, dim, index, value) => {
    const d = dimension(dim, self.rank);
    return filled(self, d, checkFilling(self, d, index), value.value);
  },
  derivative: {
    node: 'IndexFillBackward0',
    constant: [1],
    saves: (_needs, _result, _self, dim, index) => ({ dim, index }),
    grads: (state, [grad], { dim, index }) => [indexFillScalar(state, grad, dim, index, ZERO)],
  },
});
/** Each index once. */
const once = (index: Tensor): Tensor => {
  const all = [...new Set(elements(index))];
  return tensorOf(int64, [all.length], Float64Array.from(all));
};
const ZERO = new Scalar(0, Category.INT);
export const indexFill: TensorOp<[Tensor, number, Tensor, Tensor]> = op({
  schema: 'index_fill.int_Tensor(Tensor self, int dim, Tensor index, Tensor value) -> Tensor',
  doc: 'A copy with the element of a tensor without dimensions in all indices that a vector lists.',
  inPlace: true,
  isApart: true,
  forward: (_state, self, dim, index, value) => {
    if (value.rank > 0)
      throw runtimeError(`index_fill_ only supports a 0-dimensional value tensor, but got tensor with ${value.rank} dimension(s).`);
    const d = dimension(dim, self.rank);
    return filled(self, d, checkFilling(self, d, index), loneElement(value));
  },
  derivative: {
    node: 'IndexFillBackward1',
    constant: [1],
    saves: (_needs, _result, _self, dim, index) => ({ dim, index }),
    grads: (state, [grad], { dim, index }, needs) => [
      needs[0] && indexFillScalar(state, grad, dim, index, ZERO),
      false,
      needs[2] && sum(state, indexSelect(state, grad, dim, once(index))),
    ],
  },
});
export const indexCopy: TensorOp<[Tensor, number, Tensor, Tensor]> = op({
  schema: 'index_copy(Tensor self, int dim, Tensor index, Tensor source) -> Tensor',
  doc: 'A copy whose indices, as a vector lists them, are those of another tensor.',
  inPlace: true,
  isApart: true,
  forward: (_state, self, dim, index, source) => {
    const d = dimension(dim, self.rank);
    checkCopying(self, d, index, source);
    const size = sizeAt(self, d);
    const result = copy(self);
    elements(index).forEach((i, k) => {
      if (i < 0 || i >= size) throw indexError(`index_copy_(): index ${i} is out of bounds for dimension ${d} with size ${size}`);
      if (self.rank === 0) assign(result, source.rank === 0 ? source : source.look([], [], source.offset));
      else {
        const shape = self.shape.with(d, 1);
        const part = source.rank === 0 ? source : source.look(shape, source.strides, source.offset + k * source.strides[d]);
        assign(result.look(shape, result.strides, result.offset + i * result.strides[d]), part);
      }
    });
    return result;
  },
  derivative: {
    node: 'IndexCopyBackward0',
    constant: [1],
    saves: (needs, _result, self, dim, index, source) => ({ dim: dimension(dim, self.rank), index, source: needs[2] && source }),
    grads: (state, [grad], { dim, index, source }, needs) => {
      if (!needs[2]) return [indexFillScalar(state, grad, dim, index, ZERO)];
      const taken = indexSelect(state, grad, dim, index);
      const spread =
        source.rank === taken.rank ? taken : expand(state, taken.rank === 0 ? taken : select(state, taken, 0, 0), source.shape);
      return [needs[0] && indexFillScalar(state, grad, dim, index, ZERO), false, spread];
    },
  },
});
function checkCopying(self: Tensor, d: number, index: Tensor, source: Tensor): void {
  if (index.rank > 1) throw indexError(`index_copy_(): Index should have dimension 1 or 0 (got ${index.rank})`);
  if (source.rank === 0 && index.numel !== 1)
    throw indexError(`index_copy_(): When source is scalar, index should have one element (got ${index.numel})`);
  if (source.rank !== self.rank && source.rank !== 0 && self.rank !== 0)
    throw indexError(
      `index_copy_(): When source and destination are not scalars, their dimensionality must match. Source dimensionality (${source.rank}), destination dimensionality (${self.rank})`,
    );
  if (index.dtype !== int64) throw runtimeError(`index_copy_(): Expected a long tensor for index, but got ${index.dtype.title}`);
  if (self.dtype !== source.dtype)
    throw runtimeError(
      `index_copy_(): self and source expected to have the same dtype, but got (self) ${self.dtype.title} and (source) ${source.dtype.title}`,
    );
  const own = self.shape.toSpliced(d, 1);
  const other = source.shape.toSpliced(d, 1);
  if (own.length !== other.length || own.some((size, k) => size !== other[k]))
    throw runtimeError(
      `index_copy_(): Source/destination tensor must have same slice shapes. Destination slice shape: ${own.join(' ')} at dimension ${d} and source slice shape: ${other.join(' ')} at dimension 0.`,
    );
  if (source.rank > 0 && index.numel !== source.shape[d])
    throw indexError(`index_copy_(): Number of indices (${index.numel}) should be equal to source.size(dim) (${source.shape[d]})`);
}

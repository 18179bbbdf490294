/**
 * An index for each element: along one dimension it says where the element is taken from, or where it goes.
 *
 *     gather   result[i][j] = self[index[i][j]][j]         scatter   result[index[i][j]][j] = src[i][j]       along dimension 0
 */
import { copy } from '../copy.ts';
import { bool, Category, checkLong, converted, type Data, int64, Scalar } from '../dtype.ts';
import { indexError, runtimeError } from '../errors.ts';
import { op, type TensorOp } from '../op.ts';
import { broadcastShapes, contiguousStrides, dimension, numelOf, type Shape, shapeText } from '../shapes.ts';
import type { TensorState } from '../state.ts';
import { elements, offsetOf, type Tensor, tensorOf, zeros } from '../tensor.ts';
import { expand } from './expand-sum.ts';
import { indexAdd } from './rows.ts';
import { reshape, view } from './shape.ts';

const dimsOf = ({ shape }: Tensor): Shape => (shape.length === 0 ? [1] : shape);

/** Calls for each index: its number, where it points to in `self`, and its place as a row-by-row number of `index`. */
function eachIndex(self: Tensor, d: number, index: Tensor, visit: (target: number, k: number) => void): void {
  const shape = dimsOf(self);
  const size = shape[d];
  const strides = self.rank === 0 ? [0] : self.strides;
  const own = contiguousStrides(dimsOf(index));
  const indices = elements(index);
  const sizes = dimsOf(index);
  for (let k = 0; k < indices.length; k++) {
    const i = indices[k];
    if (i < 0 || i >= size) throw runtimeError(`index ${i} is out of bounds for dimension ${d} with size ${size}`);
    let at = self.offset;
    for (let e = 0; e < sizes.length; e++) at += (e === d ? i : Math.floor(k / own[e]) % sizes[e]) * strides[e];
    visit(at, k);
  }
}
/** Places in `src` that go with the indices. */
function placesIn(src: Tensor, index: Tensor): (k: number) => number {
  const look = src.rank === 0 ? src.look([1], [1], src.offset) : src;
  const part = look.look(dimsOf(index), look.strides, look.offset);
  return (k) => offsetOf(part, k);
}
const rankOf = ({ rank }: Tensor): number => Math.max(rank, 1);

export const gather: TensorOp<[Tensor, number, Tensor, boolean?]> = op({
  schema: 'gather(Tensor self, int dim, Tensor index, *, bool sparse_grad=False) -> Tensor',
  doc: 'For each index, the element that it points to along a dimension.',
  isApart: true,
  forward: (_state, self, dim, index) => {
    const d = dimension(dim, self.rank);
    if (index.numel > 0 && index.dtype !== int64) throw runtimeError('gather(): Expected dtype int64 for index');
    if (index.numel > 0) {
      if (rankOf(self) !== rankOf(index)) throw runtimeError('Index tensor must have the same number of dimensions as input tensor');
      const [own, other] = [dimsOf(self), dimsOf(index)];
      other.forEach((size, e) => {
        if (e !== d && size > own[e])
          throw runtimeError(
            `Size does not match at dimension ${e} expected index ${shapeText(index.shape)} to be smaller than self ${shapeText(self.shape)} apart from dimension ${d}`,
          );
      });
    }
    const data = self.dtype.make(index.numel);
    eachIndex(self, d, index, (at, k) => (data[k] = self.data[at]));
    return tensorOf(self.dtype, index.shape, data);
  },
  derivative: {
    node: 'GatherBackward0',
    constant: [1],
    saves: (_needs, _result, self, dim, index) => ({ self, dim, index }),
    grads: (state, [grad], { self, dim, index }) => [scattered(state, grad, index, dim, self.shape)],
  },
});

function checkScatter(name: string, self: Tensor, d: number, index: Tensor, src: Tensor | undefined): void {
  if (index.numel > 0 && index.dtype !== int64) throw runtimeError(`${name}(): Expected dtype int64 for index`);
  if (src !== undefined && src.dtype !== self.dtype) throw runtimeError(`${name}(): Expected self.dtype to be equal to src.dtype`);
  if (index.numel === 0) return;
  if (rankOf(self) !== rankOf(index)) throw runtimeError('Index tensor must have the same number of dimensions as self tensor');
  if (src !== undefined && rankOf(src) !== rankOf(index))
    throw runtimeError('Index tensor must have the same number of dimensions as src tensor');
  const [own, given] = [dimsOf(self), src === undefined ? undefined : dimsOf(src)];
  const isTooLarge = dimsOf(index).some((size, e) => (e !== d && size > own[e]) || (given !== undefined && size > given[e]));
  if (!isTooLarge) return;
  const apart = `Expected index ${shapeText(index.shape)} to be smaller than self ${shapeText(self.shape)} apart from dimension ${d}`;
  throw runtimeError(src === undefined ? apart : `${apart} and to be smaller size than src ${shapeText(src.shape)}`);
}
export const scatter: TensorOp<[Tensor, number, Tensor, Tensor]> = op({
  schema: 'scatter.src(Tensor self, int dim, Tensor index, Tensor src) -> Tensor',
  doc: 'A copy in which the elements of src are put where the indices point to along a dimension.',
  inPlace: true,
  isApart: true,
  forward: (_state, self, dim, index, src) => {
    const d = dimension(dim, self.rank);
    checkScatter('scatter', self, d, index, src);
    const result = copy(self);
    const place = placesIn(src, index);
    eachIndex(result, d, index, (at, k) => (result.data[at] = src.data[place(k)]));
    return result;
  },
  derivative: {
    node: 'ScatterBackward0',
    constant: [1],
    saves: (_needs, _result, _self, dim, index) => ({ dim, index }),
    grads: (state, [grad], { dim, index }, needs) => [
      needs[0] && scatterValue(state, grad, dim, index, ZERO),
      false,
      needs[2] && gather(state, grad, dim, index),
    ],
  },
});
const ZERO = new Scalar(0, Category.INT);
export const scatterValue: TensorOp<[Tensor, number, Tensor, Scalar]> = op({
  schema: 'scatter.value(Tensor self, int dim, Tensor index, Scalar value) -> Tensor',
  doc: 'A copy with one number where the indices point to along a dimension.',
  inPlace: true,
  isApart: true,
  forward: (_state, self, dim, index, { value }) => {
    const d = dimension(dim, self.rank);
    checkScatter('scatter', self, d, index, undefined);
    const result = copy(self);
    const x = converted(self.dtype, value);
    eachIndex(result, d, index, (at) => (result.data[at] = x));
    return result;
  },
  derivative: {
    node: 'ScatterBackward1',
    constant: [1],
    saves: (_needs, _result, _self, dim, index) => ({ dim, index }),
    grads: (state, [grad], { dim, index }) => [scatterValue(state, grad, dim, index, ZERO)],
  },
});
export const scatterAdd: TensorOp<[Tensor, number, Tensor, Tensor]> = op({
  schema: 'scatter_add(Tensor self, int dim, Tensor index, Tensor src) -> Tensor',
  doc: 'A copy to which the elements of src are added where the indices point to along a dimension.',
  inPlace: true,
  isApart: true,
  forward: (_state, self, dim, index, src) => {
    const d = dimension(dim, self.rank);
    checkScatter('scatter', self, d, index, src);
    const result = copy(self);
    const { data, dtype } = result;
    const place = placesIn(src, index);
    const add = (x: number, y: number): number => (dtype === bool ? x | y : dtype === int64 ? checkLong(x + y) : x + y);
    eachIndex(result, d, index, (at, k) => (data[at] = add(data[at], src.data[place(k)])));
    return result;
  },
  derivative: {
    node: 'ScatterAddBackward0',
    constant: [1],
    saves: (needs, _result, _self, dim, index) => ({ dim, index: needs[2] && index }),
    grads: (state, [grad], { dim, index }, needs) => [needs[0] && grad, false, needs[2] && gather(state, grad, dim, index)],
  },
});
/** The way back of what picks elements: zeros of the shape of all, with each gradient added where its index points to. */
export const scattered = (state: TensorState, grad: Tensor, indices: Tensor, dim: number, shape: Shape): Tensor =>
  scatterAdd(state, zeros(grad.dtype, shape), dim, indices, grad);
export const takeAlongDim: TensorOp<[Tensor, Tensor, (number | null)?]> = op({
  schema: 'take_along_dim(Tensor self, Tensor indices, int? dim=None) -> Tensor',
  doc: 'gather() with the other dimensions broadcast; without a dimension, of all elements in one.',
  forward: (state, self, indices, dim) => {
    if (indices.dtype !== int64)
      throw runtimeError(`torch.take_along_dim(): dtype of indices should be Long but got ${indices.dtype.title}`);
    if (dim === null || dim === undefined) return gather(state, view(state, self, [-1]), 0, view(state, indices, [-1]));
    if (self.rank !== indices.rank)
      throw runtimeError(
        `torch.take_along_dim(): input and indices should have the same number of dimensions, but got ${self.rank} dimensions for input, and ${indices.rank} dimensions for indices`,
      );
    const d = dimension(dim, self.rank);
    if (self.rank === 0) return gather(state, self, d, indices);
    const shape = broadcastShapes(self.shape.with(d, 1), indices.shape.with(d, 1));
    return gather(state, expand(state, self, shape.with(d, self.shape[d])), d, expand(state, indices, shape.with(d, indices.shape[d])));
  },
});

// ---- the tensor as if it had one dimension

export const take: TensorOp<[Tensor, Tensor]> = op({
  schema: 'take(Tensor self, Tensor index) -> Tensor',
  doc: 'For each index, that element of all, counted row by row.',
  isApart: true,
  forward: (_state, self, index) => {
    if (index.dtype !== int64) throw runtimeError(`take(): Expected a long tensor for index, but got ${index.dtype.title}`);
    if (self.numel === 0 && index.numel > 0) throw indexError('take(): tried to take from an empty tensor');
    const from = elements(self);
    const data: Data = self.dtype.make(index.numel);
    elements(index).forEach((i, k) => {
      if (i < -self.numel || i >= self.numel)
        throw indexError(`out of range: tried to access index ${i} on a tensor of ${self.numel} elements.`);
      data[k] = from[i < 0 ? i + self.numel : i];
    });
    return tensorOf(self.dtype, index.shape, data);
  },
  derivative: {
    node: 'TakeBackward0',
    constant: [1],
    saves: (_needs, _result, self, index) => ({ self, index }),
    grads: (state, [grad], { self, index }) => {
      const { shape } = self;
      const n = numelOf(shape);
      const places = tensorOf(
        int64,
        [index.numel],
        elements(index).map((i) => (i < 0 ? i + n : i)),
      );
      return [reshape(state, indexAdd(state, zeros(grad.dtype, [n]), 0, places, reshape(state, grad, [-1])), shape)];
    },
  },
});

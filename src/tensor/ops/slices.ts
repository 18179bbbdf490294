/**
 * Parts of a tensor along one dimension: one index of it, a range, several ranges at once. All are views.
 *
 * The derivative of a part is as large as the whole: zeros, with the gradient where the part was.
 */
import { assign } from '../copy.ts';
import { indexError, runtimeError } from '../errors.ts';
import { op, type TensorOp, type TensorsOp } from '../op.ts';
import { dimension, type Shape, shapeText } from '../shapes.ts';
import { type Tensor, zeros } from '../tensor.ts';

// ---- one index

export function partAt(self: Tensor, dim: number, index: number): Tensor {
  const at = index < 0 ? index + self.shape[dim] : index;
  return self.look(self.shape.toSpliced(dim, 1), self.strides.toSpliced(dim, 1), self.offset + at * self.strides[dim]);
}
export const select: TensorOp<[Tensor, number, number]> = op({
  schema: 'select.int(Tensor self, int dim, int index) -> Tensor',
  doc: 'A view of what is at one index of a dimension.',
  view: 'plain',
  forward: (_state, self, dim, index) => {
    if (self.rank === 0) throw indexError('select() cannot be applied to a 0-dim tensor.');
    const d = dimension(dim, self.rank);
    const size = self.shape[d];
    if (index < -size || index >= size)
      throw indexError(`select(): index ${index} out of range for tensor of size ${shapeText(self.shape)} at dimension ${d}`);
    return partAt(self, d, index);
  },
  derivative: {
    node: 'SelectBackward0',
    saves: (_needs, _result, self, dim, index) => ({ shape: self.shape, dim: dimension(dim, self.rank), index }),
    grads: (state, [grad], { shape, dim, index }) => [selectBackward(state, grad, shape, dim, index)],
  },
});
export const selectBackward: TensorOp<[Tensor, Shape, number, number]> = op({
  schema: 'select_backward(Tensor grad_output, int[] input_sizes, int dim, int index) -> Tensor',
  doc: 'Zeros with a tensor at one index.',
  as: 'internal',
  forward: (_state, grad, shape, dim, index) => {
    const result = zeros(grad.dtype, shape);
    assign(partAt(result, dim, index), grad);
    return result;
  },
  derivative: {
    node: 'SelectBackwardBackward0',
    saves: (_needs, _result, _grad, _shape, dim, index) => ({ dim, index }),
    grads: (state, [grad], { dim, index }) => [select(state, grad, dim, index)],
  },
});

// ---- a range

/** Start and length of a range as Python has it: negative numbers count from the end, and what is outside is cut off. */
function rangeOf(
  size: number,
  start: number | null | undefined,
  end: number | null | undefined,
  step: number,
): [start: number, length: number] {
  const clip = (at: number, low: number): number => Math.min(Math.max(at < 0 ? at + size : at, low), size);
  const first = clip(start ?? 0, 0);
  const last = clip(end ?? size, first);
  return [first, Math.ceil((last - first) / step)];
}
export function range(self: Tensor, dim: number, first: number, length: number, step: number): Tensor {
  const { shape, strides, offset } = self;
  return self.look(shape.with(dim, length), strides.with(dim, strides[dim] * step), offset + first * strides[dim]);
}
export const slice: TensorOp<[Tensor, number?, (number | null)?, (number | null)?, number?]> = op({
  schema: 'slice.Tensor(Tensor self, int dim=0, int? start=None, int? end=None, int step=1) -> Tensor',
  doc: 'A view of a range of a dimension.',
  as: 'internal',
  view: 'plain',
  forward: (_state, self, dim = 0, start, end, step = 1) => {
    if (self.rank === 0) throw runtimeError('slice() cannot be applied to a 0-dim tensor.');
    const d = dimension(dim, self.rank);
    if (step <= 0) throw runtimeError('slice step must be positive');
    const [first, length] = rangeOf(self.shape[d], start, end, step);
    return range(self, d, first, length, step);
  },
  derivative: {
    node: 'SliceBackward0',
    saves: (_needs, _result, self, dim = 0, start, end, step = 1) => ({
      shape: self.shape,
      dim: dimension(dim, self.rank),
      start,
      end,
      step,
    }),
    grads: (state, [grad], { shape, dim, start, end, step }) => [sliceBackward(state, grad, shape, dim, start, end, step)],
  },
});
export const sliceBackward: TensorOp<[Tensor, Shape, number, number | null, number | null, number]> = op({
  schema: 'slice_backward(Tensor grad_output, int[] input_sizes, int dim, int? start, int? end, int step) -> Tensor',
  doc: 'Zeros with a tensor in a range.',
  as: 'internal',
  forward: (_state, grad, shape, dim, start, end, step) => {
    const result = zeros(grad.dtype, shape);
    const [first, length] = rangeOf(shape[dim], start, end, step);
    assign(range(result, dim, first, length, step), grad);
    return result;
  },
  derivative: {
    node: 'SliceBackwardBackward0',
    saves: (_needs, _result, _grad, _shape, dim, start, end, step) => ({ dim, start, end, step }),
    grads: (state, [grad], { dim, start, end, step }) => [slice(state, grad, dim, start, end, step)],
  },
});
export const narrow: TensorOp<[Tensor, number, number, number]> = op({
  schema: 'narrow(Tensor self, int dim, int start, int length) -> Tensor',
  doc: 'A view of so many indices of a dimension.',
  forward: (state, self, dim, start, length) => {
    if (self.rank === 0) throw runtimeError('narrow() cannot be applied to a 0-dim tensor.');
    if (length < 0) throw runtimeError('narrow(): length must be non-negative.');
    const size = self.shape[dimension(dim, self.rank)];
    if (start < -size || start > size)
      throw indexError(`start out of range (expected to be in range of [${-size}, ${size}], but got ${start})`);
    const first = start < 0 ? start + size : start;
    if (first + length > size) throw runtimeError(`start (${first}) + length (${length}) exceeds dimension size (${size}).`);
    return slice(state, self, dim, first, first + length, 1);
  },
});

// ---- several ranges

export const tensorSplit: TensorsOp<[Tensor, number, number?]> = op({
  schema: 'tensor_split.sections(Tensor self, int sections, int dim=0) -> Tensor[]',
  doc: 'So many views, whose sizes differ by one at most.',
  forward: (state, self, sections, dim = 0) => {
    if (self.rank === 0) throw runtimeError('tensor_split expected at least a 1-dimensional tensor, but got a tensor with 0 dims');
    const d = dimension(dim, self.rank);
    if (sections <= 0) throw runtimeError(`number of sections must be larger than 0, got ${sections}`);
    const each = Math.floor(self.shape[d] / sections);
    const larger = self.shape[d] % sections;
    return Array.from({ length: sections }, (_, index) => {
      const first = index * each + Math.min(index, larger);
      return slice(state, self, d, first, first + each + (index < larger ? 1 : 0));
    });
  },
});
export const tensorSplitIndices: TensorsOp<[Tensor, Shape, number?]> = op({
  schema: 'tensor_split.indices(Tensor self, int[] indices, int dim=0) -> Tensor[]',
  doc: 'Views between these indices of a dimension.',
  forward: (state, self, indices, dim = 0) => {
    if (self.rank === 0) throw runtimeError('tensor_split expected at least a 1-dimensional tensor, but got a tensor with 0 dims');
    const ends = [...indices, self.shape[dimension(dim, self.rank)]];
    return ends.map((end, index) => slice(state, self, dim, index === 0 ? 0 : ends[index - 1], end));
  },
});

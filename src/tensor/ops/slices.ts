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
import { cat, stack } from './joins.ts';

// ---- one index

function partAt(self: Tensor, dim: number, index: number): Tensor {
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
function range(self: Tensor, dim: number, first: number, length: number, step: number): Tensor {
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
      throw indexError(`Dimension out of range (expected to be in range of [${-size}, ${size}], but got ${start})`);
    const first = start < 0 ? start + size : start;
    if (first + length > size) throw runtimeError(`start (${first}) + length (${length}) exceeds dimension size (${size}).`);
    return slice(state, self, dim, first, first + length, 1);
  },
});

// ---- several ranges

/** The parts one after the other. Those through which no gradient came are zeros. */
function pieces(self: Tensor, dim: number, sizes: Shape): Tensor[] {
  let first = 0;
  return sizes.map((size) => {
    const piece = range(self, dim, first, size, 1);
    first += size;
    return piece;
  });
}
const joined = (state: Parameters<typeof cat>[0], grads: readonly (Tensor | undefined)[], { shape, dtype, dim, sizes }: Split): Tensor =>
  cat(
    state,
    grads.map((grad, index) => grad ?? zeros(dtype, shape.with(dim, sizes[index]))),
    dim,
  );
interface Split {
  readonly shape: Shape;
  readonly dtype: Tensor['dtype'];
  readonly dim: number;
  readonly sizes: Shape;
}
/** So many each, and what is left. */
function evenSizes(size: number, each: number): number[] {
  if (size === 0 || each === 0) return [size];
  return Array.from({ length: Math.ceil(size / each) }, (_, index) => Math.min(each, size - index * each));
}
export const split: TensorsOp<[Tensor, number, number?]> = op({
  schema: 'split.Tensor(Tensor self, int split_size, int dim=0) -> Tensor[]',
  doc: 'Views of so many indices of a dimension each; the last may have fewer.',
  view: 'one of several',
  forward: (_state, self, splitSize, dim = 0) => {
    if (self.rank === 0) throw runtimeError('split expects at least a 1-dimensional tensor');
    const d = dimension(dim, self.rank);
    if (splitSize < 0) throw runtimeError(`split expects split_size be non-negative, but got split_size=${splitSize}`);
    if (splitSize === 0 && self.shape[d] !== 0)
      throw runtimeError(`split_size can only be 0 if dimension size is 0, but got dimension size of ${self.shape[d]}`);
    return pieces(self, d, evenSizes(self.shape[d], splitSize));
  },
  derivative: {
    node: 'SplitBackward0',
    saves: (_needs, _result, self, splitSize, dim = 0): Saved => {
      const d = dimension(dim, self.rank);
      return { shape: self.shape, dtype: self.dtype, dim: d, sizes: evenSizes(self.shape[d], splitSize) };
    },
    grads: (state, grads, saved) => [joined(state, grads, saved)],
  },
});
type Saved = Split & Readonly<Record<string, unknown>>;
export const splitWithSizes: TensorsOp<[Tensor, Shape, number?]> = op({
  schema: 'split_with_sizes(Tensor self, int[] split_sizes, int dim=0) -> Tensor[]',
  doc: 'Views of these numbers of indices of a dimension.',
  view: 'one of several',
  forward: (_state, self, sizes, dim = 0) => {
    if (self.rank === 0) throw runtimeError('split expects at least a 1-dimensional tensor');
    const d = dimension(dim, self.rank);
    if (sizes.some((size) => size < 0))
      throw runtimeError(`split_with_sizes expects split_sizes have only non-negative entries, but got split_sizes=${shapeText(sizes)}`);
    if (sizes.reduce((sum, size) => sum + size, 0) !== self.shape[d])
      throw runtimeError(
        `split_with_sizes expects split_sizes to sum exactly to ${self.shape[d]} (input tensor's size at dimension ${dim}), but got split_sizes=${shapeText(sizes)}`,
      );
    return pieces(self, d, sizes);
  },
  derivative: {
    node: 'SplitWithSizesBackward0',
    saves: (_needs, _result, self, sizes, dim = 0): Saved => ({
      shape: self.shape,
      dtype: self.dtype,
      dim: dimension(dim, self.rank),
      sizes,
    }),
    grads: (state, grads, saved) => [joined(state, grads, saved)],
  },
});
export const splitSizes: TensorsOp<[Tensor, Shape, number?]> = op({
  schema: 'split.sizes(Tensor self, int[] split_size, int dim=0) -> Tensor[]',
  doc: 'split_with_sizes() under the shorter name.',
  forward: (state, self, sizes, dim) => splitWithSizes(state, self, sizes, dim),
});
export const chunk: TensorsOp<[Tensor, number, number?]> = op({
  schema: 'chunk(Tensor self, int chunks, int dim=0) -> Tensor[]',
  doc: 'At most so many views, all of one size but perhaps the last.',
  forward: (state, self, chunks, dim = 0) => {
    if (self.rank === 0) throw runtimeError('chunk expects at least a 1-dimensional tensor');
    if (chunks <= 0) throw runtimeError(`chunk expects \`chunks\` to be greater than 0, got: ${chunks}`);
    const size = self.shape[dimension(dim, self.rank)];
    if (size === 0) return splitWithSizes(state, self, new Array<number>(chunks).fill(0), dim);
    return split(state, self, Math.ceil(size / chunks), dim);
  },
});
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
export const unbind: TensorsOp<[Tensor, number?]> = op({
  schema: 'unbind.int(Tensor self, int dim=0) -> Tensor[]',
  doc: 'Views of what is at each index of a dimension.',
  view: 'one of several',
  forward: (_state, self, dim = 0) => {
    if (self.rank === 0) throw indexError(`Dimension specified as ${dim} but tensor has no dimensions`);
    const d = dimension(dim, self.rank);
    return Array.from({ length: self.shape[d] }, (_, index) => partAt(self, d, index));
  },
  derivative: {
    node: 'UnbindBackward0',
    saves: (_needs, _result, self, dim = 0) => ({ shape: self.shape, dtype: self.dtype, dim: dimension(dim, self.rank) }),
    grads: (state, grads: readonly (Tensor | undefined)[], { shape, dtype, dim }) => [
      stack(
        state,
        grads.map((grad) => grad ?? zeros(dtype, shape.toSpliced(dim, 1))),
        dim,
      ),
    ],
  },
});

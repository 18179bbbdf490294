/**
 * Several tensors as one, and one as several: along a dimension that stays (cat, split), or along one that comes and goes (stack, unbind). Each
 * is the other's derivative.
 */
import { assign } from '../copy.ts';
import { indexError, runtimeError } from '../errors.ts';
import { op, type TensorOp, type TensorsOp } from '../op.ts';
import { resultType } from '../promotion.ts';
import { dimension, equalShapes, type Shape, shapeText } from '../shapes.ts';
import { type Tensor, zeros } from '../tensor.ts';
import { narrow, partAt, range } from './slices.ts';

/** A tensor of shape [0] joins anything: so programs begin with an empty one and add to it. */
const isNothing = (shape: Shape): boolean => shape.length === 1 && shape[0] === 0;

const joinedDimension = (dim: number, shape: Shape): number => (isNothing(shape) ? 0 : dimension(dim, shape.length));
function checkJoinable(tensors: readonly Tensor[], first: Tensor, dim: number): void {
  tensors.forEach(({ shape }, index) => {
    if (isNothing(shape)) return;
    if (shape.length !== first.rank)
      throw runtimeError(`Tensors must have same number of dimensions: got ${first.rank} and ${shape.length}`);
    shape.forEach((size, d) => {
      if (d !== dim && size !== first.shape[d])
        throw runtimeError(
          `Sizes of tensors must match except in dimension ${dim}. Expected size ${first.shape[d]} but got size ${size} for tensor number ${index} in the list.`,
        );
    });
  });
}
export const cat: TensorOp<[Tensor[], number?]> = op({
  schema: 'cat(Tensor[] tensors, int dim=0) -> Tensor',
  doc: 'The tensors one behind the other along a dimension.',
  isApart: true,
  aliases: ['concat', 'concatenate'],
  as: 'function',
  forward: (state, tensors, dim = 0) => {
    if (tensors.length === 0) throw runtimeError('torch.cat(): expected a non-empty list of Tensors');
    const zero = tensors.findIndex(({ rank }) => rank === 0);
    if (zero >= 0) throw runtimeError(`zero-dimensional tensor (at position ${zero}) cannot be concatenated`);
    const dtype = resultType(state, tensors);
    const first = tensors.find(({ shape }) => !isNothing(shape)) ?? tensors[0];
    const d = joinedDimension(dim, first.shape);
    checkJoinable(tensors, first, d);
    const parts = tensors.filter(({ shape }) => isNothing(first.shape) || !isNothing(shape));
    const size = parts.reduce((sum, { shape }) => sum + shape[d], 0);
    const result = zeros(dtype, first.shape.with(d, size));
    let offset = 0;
    for (const part of parts) {
      assign(result.look(part.shape, result.strides, offset), part);
      offset += part.shape[d] * result.strides[d];
    }
    return result;
  },
  derivative: {
    node: 'CatBackward0',
    saves: (_needs, result, tensors, dim = 0) => ({ shapes: tensors.map(({ shape }) => shape), dim: joinedDimension(dim, result.shape) }),
    grads: (state, [grad], { shapes, dim }, needs) => {
      let start = 0;
      return shapes.map((shape: Shape, index: number) => {
        if (isNothing(shape)) return needs[index] && zeros(grad.dtype, shape);
        const part = needs[index] && narrow(state, grad, dim, start, shape[dim]);
        start += shape[dim];
        return part;
      });
    },
  },
});
export const stack: TensorOp<[Tensor[], number?]> = op({
  schema: 'stack(Tensor[] tensors, int dim=0) -> Tensor',
  doc: 'The tensors one behind the other along a new dimension.',
  isApart: true,
  as: 'function',
  forward: (state, tensors, dim = 0) => {
    if (tensors.length === 0) throw runtimeError('stack expects a non-empty TensorList');
    const { shape } = tensors[0];
    const at = dimension(dim, shape.length + 1);
    tensors.forEach((tensor, index) => {
      if (!equalShapes(tensor.shape, shape))
        throw runtimeError(
          `stack expects each tensor to be equal size, but got ${shapeText(shape)} at entry 0 and ${shapeText(tensor.shape)} at entry ${index}`,
        );
    });
    const result = zeros(resultType(state, tensors), shape.toSpliced(at, 0, tensors.length));
    const strides = result.strides.toSpliced(at, 1);
    tensors.forEach((tensor, index) => assign(result.look(shape, strides, index * result.strides[at]), tensor));
    return result;
  },
  derivative: {
    node: 'StackBackward0',
    saves: (_needs, result, _tensors, dim = 0) => ({ dim: dimension(dim, result.rank) }),
    grads: (state, [grad], { dim }) => unbind(state, grad, dim),
  },
});

// ---- taking apart

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
export const unbind: TensorsOp<[Tensor, number?]> = op({
  schema: 'unbind.int(Tensor self, int dim=0) -> Tensor[]',
  doc: 'Views of what is at each index of a dimension.',
  view: 'one of several',
  forward: (_state, self, dim = 0) => {
    const d = dimension(dim, self.rank);
    if (self.rank === 0) throw indexError(`Dimension specified as ${d} but tensor has no dimensions`);
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

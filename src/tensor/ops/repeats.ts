/**
 * Elements that occur more than once, or in another order.
 */
import { assign, copy, copyAsLaid, emptyAs } from '../copy.ts';
import { isFloating } from '../dtype.ts';
import { indexError, runtimeError } from '../errors.ts';
import { op, type TensorOp } from '../op.ts';
import { checkSizes, dimension, dimensionSet, type Shape } from '../shapes.ts';
import type { TensorState } from '../state.ts';
import { elements, mustBeKnown, type Tensor, tensorOf, zeros } from '../tensor.ts';
import { untraced } from '../untraced.ts';
import { expand, sum } from './expand-sum.ts';
import { indexSelect } from './rows.ts';
import { cloneContiguous, reshape, transpose } from './shape.ts';
import { flatten, unsqueeze } from './sizes.ts';
import { narrow } from './slices.ts';
import { cat } from './cat-split.ts';

// ---- again

/** Each size as [how often, size], so that copies are a dimension of their own. */
const interleaved = (repeats: Shape, shape: Shape): number[] => {
  const skipped = repeats.length - shape.length;
  return repeats.flatMap((count, d) => (d < skipped ? [count, 1] : [count, shape[d - skipped]]));
};
export const repeat: TensorOp<[Tensor, Shape]> = op({
  schema: 'repeat(Tensor self, int[] repeats) -> Tensor',
  doc: 'The tensor so often along each dimension, copied.',
  as: 'method',
  forward: (_state, self, repeats) => {
    if (repeats.length < self.rank)
      throw runtimeError('Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor');
    const skipped = repeats.length - self.rank;
    const shape = repeats.map((count, d) => count * (d < skipped ? 1 : self.shape[d - skipped]));
    checkSizes(shape);
    const result = zeros(self.dtype, shape);
    // The result seen with the copies as dimensions of their own takes the tensor in one go.
    const parts = interleaved(repeats, self.shape);
    const strides = repeats.flatMap((_, d) => [result.strides[d] * parts[2 * d + 1], result.strides[d]]);
    const given = self.look(
      parts.map((size, d) => (d % 2 === 0 ? 1 : size)),
      parts.map((_, d) => (d % 2 === 0 || d >> 1 < skipped ? 0 : self.strides[(d >> 1) - skipped])),
      self.offset,
    );
    assign(result.look(parts, strides, 0), given);
    return result;
  },
  derivative: {
    node: 'RepeatBackward0',
    saves: (_needs, _result, self, repeats) => ({ shape: self.shape, repeats }),
    grads: (state, [grad], { shape, repeats }) => {
      if (repeats.includes(0)) return [zeros(grad.dtype, shape)];
      const parts = interleaved(repeats, shape);
      const dims = parts.flatMap((_, d) => (d % 2 === 0 ? [d] : []));
      if (dims.length === 0) return [grad];
      return [reshape(state, sum(state, reshape(state, grad, parts), dims), shape)];
    },
  },
});
export const tile: TensorOp<[Tensor, Shape]> = op({
  schema: 'tile(Tensor self, int[] dims) -> Tensor',
  doc: 'repeat(), with ones in front of what is missing.',
  forward: (state, self, dims) => {
    const missing = Math.max(self.rank - dims.length, 0);
    return repeat(state, self, [...new Array<number>(missing).fill(1), ...dims]);
  },
});
const NEGATIVE = 'repeats can not be negative';
export const repeatInterleaveInt: TensorOp<[Tensor, number, (number | null)?, (number | null)?]> = op({
  schema: 'repeat_interleave.self_int(Tensor self, int repeats, int? dim=None, *, int? output_size=None) -> Tensor',
  doc: 'Each element so often, one behind the other; without a dimension, of all elements in one.',
  forward: (state, self, repeats, dim) => {
    const whole = dim === null || dim === undefined ? flatten(state, self) : self;
    if (whole.rank === 0) throw indexError(`Dimension specified as ${dim} but tensor has no dimensions`);
    const d = dimension(dim ?? 0, whole.rank);
    if (repeats < 0) throw runtimeError(NEGATIVE);
    const apart = unsqueeze(state, whole, d + 1);
    return flatten(state, cloneContiguous(state, expand(state, apart, apart.shape.with(d + 1, repeats))), d, d + 1);
  },
});
export const repeatInterleave: TensorOp<[Tensor, (number | null)?]> = op({
  schema: 'repeat_interleave.Tensor(Tensor repeats, *, int? output_size=None) -> Tensor',
  doc: 'The index of each element as often as the element says.',
  as: 'function',
  forward: (_state, repeats) => {
    if (isFloating(repeats.dtype)) throw runtimeError(`"repeat_interleave_cpu" not implemented for '${repeats.dtype.title}'`);
    if (repeats.rank !== 1) throw runtimeError('repeat_interleave only accept 1D vector as repeat');
    mustBeKnown(repeats);
    const counts = elements(repeats);
    if (counts.some((count) => count < 0)) throw runtimeError(NEGATIVE);
    const indices: number[] = [];
    counts.forEach((count, index) => {
      for (let k = 0; k < count; k++) indices.push(index);
    });
    return tensorOf(
      repeats.dtype,
      [indices.length],
      repeats.dtype.make(indices.length).map((_, k) => indices[k]),
    );
  },
});
export const repeatInterleaveTensor: TensorOp<[Tensor, Tensor, (number | null)?, (number | null)?]> = op({
  schema: 'repeat_interleave.self_Tensor(Tensor self, Tensor repeats, int? dim=None, *, int? output_size=None) -> Tensor',
  doc: 'Each element as often as its number says.',
  forward: (state, self, repeats, dim) => {
    const whole = dim === null || dim === undefined ? flatten(state, self) : self;
    const d = dimension(dim ?? 0, whole.rank);
    if (repeats.rank > 1) throw runtimeError('repeats must be 0-dim or 1-dim tensor');
    let counts = repeats;
    if (repeats.numel === 1) counts = expand(state, reshape(state, repeats, [1]), [whole.rank === 0 ? 1 : whole.shape[d]]);
    else if (repeats.shape[0] !== whole.shape[d]) throw runtimeError('repeats must have the same size as input along dim');
    return indexSelect(state, whole, d, repeatInterleave(state, counts));
  },
});

// ---- in another order

export const flip: TensorOp<[Tensor, Shape]> = op({
  schema: 'flip(Tensor self, int[] dims) -> Tensor',
  doc: 'A copy with these dimensions backwards.',
  forward: (_state, self, dims) => {
    const result = emptyAs(self, self.dtype);
    const backwards = dims.length === 0 ? new Set<number>() : dimensionSet(dims, self.rank);
    if (self.rank === 0 || self.numel === 0) {
      assign(result, self);
      return result;
    }
    let last = result.offset;
    for (const d of backwards) last += (self.shape[d] - 1) * result.strides[d];
    const strides = result.strides.map((stride, d) => (backwards.has(d) ? -stride : stride));
    assign(result.look(self.shape, strides, last), self);
    return result;
  },
  derivative: {
    node: 'FlipBackward0',
    saves: (_needs, _result, _self, dims) => ({ dims }),
    grads: (state, [grad], { dims }) => [flip(state, grad, dims)],
  },
});
export const fliplr: TensorOp<[Tensor]> = op({
  schema: 'fliplr(Tensor self) -> Tensor',
  doc: 'A copy with the second dimension backwards.',
  forward: (state, self) => {
    if (self.rank < 2) throw runtimeError('Input must be >= 2-d.');
    return flip(state, self, [1]);
  },
});
export const flipud: TensorOp<[Tensor]> = op({
  schema: 'flipud(Tensor self) -> Tensor',
  doc: 'A copy with the first dimension backwards.',
  forward: (state, self) => {
    if (self.rank < 1) throw runtimeError('Input must be >= 1-d.');
    return flip(state, self, [0]);
  },
});

/** Shifted along one dimension; what falls off comes in at the other end. */
function rolled(state: TensorState, self: Tensor, shift: number, d: number): Tensor {
  const size = self.shape[d];
  const start = (((size - shift) % size) + size) % size;
  return cat(state, [narrow(state, self, d, start, size - start), narrow(state, self, d, 0, start)], d);
}
export const roll: TensorOp<[Tensor, Shape, Shape?]> = op({
  schema: 'roll(Tensor self, int[1] shifts, int[1] dims=[]) -> Tensor',
  doc: 'A copy shifted along these dimensions; without dimensions, along all elements in one.',
  forward: (state, self, shifts, dims = []) => {
    if (shifts.length === 0) throw runtimeError('`shifts` required');
    const isFlat = dims.length === 0 && shifts.length === 1;
    if (!isFlat && dims.length !== shifts.length)
      throw runtimeError(`shifts and dimensions must align. shifts: ${shifts.length}, dims:${dims.length}`);
    if (self.numel === 0) return copyAsLaid(self);
    return untraced(state, () => {
      if (isFlat) return reshape(state, rolled(state, reshape(state, self, [-1]), shifts[0], 0), self.shape);
      return dims.reduce((result, dim, index) => rolled(state, result, shifts[index], dimension(dim, self.rank)), self);
    });
  },
  derivative: {
    node: 'RollBackward0',
    saves: (_needs, _result, _self, shifts, dims = []) => ({ shifts, dims }),
    grads: (state, [grad], { shifts, dims }) => [
      roll(
        state,
        grad,
        shifts.map((shift: number) => -shift),
        dims,
      ),
    ],
  },
});
export const rot90: TensorOp<[Tensor, number?, Shape?]> = op({
  schema: 'rot90(Tensor self, int k=1, int[] dims=[0,1]) -> Tensor',
  doc: 'A copy turned so many quarters, from the first of two dimensions to the second.',
  forward: (state, self, k = 1, dims = [0, 1]) => {
    if (dims.length !== 2) throw runtimeError(`expected total rotation dims == 2, but got dims = ${dims.length}`);
    if (self.rank < 2) throw runtimeError(`expected total dims >= 2, but got total dims = ${self.rank}`);
    if (dims[0] === dims[1] || Math.abs(dims[0] - dims[1]) === self.rank)
      throw runtimeError(`expected rotation dims to be different, but got dim0 = ${dims[0]} and dim1 = ${dims[1]}`);
    const [from, to] = dims.map((dim) => {
      if (dim >= self.rank || dim < -self.rank) throw runtimeError(`Rotation dim0 out of range, dim0 = ${dim}`);
      return dim;
    });
    return untraced(state, () => {
      switch (((k % 4) + 4) % 4) {
        case 1:
          return transpose(state, flip(state, self, [to]), from, to);
        case 2:
          return flip(state, self, dims);
        case 3:
          return transpose(state, flip(state, self, [from]), from, to);
        default:
          return copy(self);
      }
    });
  },
  derivative: {
    node: 'Rot90Backward0',
    saves: (_needs, _result, _self, k = 1, dims = [0, 1]) => ({ k, dims }),
    grads: (state, [grad], { k, dims }) => [rot90(state, grad, -k, dims)],
  },
});

/**
 * Where elements are not zero, and what else begins with counting integers.
 */
import { bool, type Data, float64, type DType, int64, int32, isFloating } from '../dtype.ts';
import { indexError, runtimeError } from '../errors.ts';
import { op, type TensorOp, type TensorsOp } from '../op.ts';
import { equalShapes, type Shape, shapeText } from '../shapes.ts';
import { Storage } from '../storage.ts';
import { elements, mustBeKnown, Tensor, tensorOf } from '../tensor.ts';

/** For each dimension the indices of all that is not zero. */
function places(self: Tensor): number[][] {
  mustBeKnown(self);
  const found: number[][] = self.shape.map(() => []);
  const index = self.shape.map(() => 0);
  for (const x of elements(self)) {
    if (x !== 0) index.forEach((i, d) => found[d].push(i));
    for (let d = index.length - 1; d >= 0 && ++index[d] === self.shape[d]; d--) index[d] = 0;
  }
  return found;
}
function count(self: Tensor): number {
  mustBeKnown(self);
  let n = 0;
  for (const x of elements(self)) if (x !== 0) n++;
  return n;
}
function largest(numbers: Data): number {
  let most = 0;
  for (const x of numbers) if (x > most) most = x;
  return most;
}

export const nonzero: TensorOp<[Tensor]> = op({
  schema: 'nonzero(Tensor self) -> Tensor',
  doc: 'The places of all elements that are not zero, one row for each.',
  forward: (_state, self) => {
    // As PyTorch has it: all indices of one dimension lie behind each other.
    const n = count(self);
    const data = int64.make(n * self.rank);
    places(self).forEach((indices, d) => data.set(indices, d * n));
    return new Tensor(new Storage(int64, data), [n, self.rank], [1, Math.max(n, 1)], 0);
  },
});
export const argwhere: TensorOp<[Tensor]> = op({
  schema: 'argwhere(Tensor self) -> Tensor',
  doc: 'Another name of nonzero().',
  forward: (state, self) => nonzero(state, self),
});
export const nonzeroNumpy: TensorsOp<[Tensor]> = op({
  schema: 'nonzero_numpy(Tensor self) -> Tensor[]',
  doc: 'The places of all elements that are not zero, a vector for each dimension.',
  as: 'internal',
  forward: (_state, self) => {
    const whole = self.rank === 0 ? self.look([1], [1], self.offset) : self;
    return places(whole).map((indices) => vector(int64, indices));
  },
});
const vector = (dtype: DType, numbers: readonly number[]): Tensor => {
  const data = dtype.make(numbers.length);
  data.set(numbers);
  return tensorOf(dtype, [numbers.length], data);
};
export const whereNonzero: TensorsOp<[Tensor]> = op({
  schema: 'where.nonzero(Tensor condition) -> Tensor[]',
  doc: 'The places of all elements that are not zero, a vector for each dimension.',
  as: 'function',
  forward: (state, condition) => nonzeroNumpy(state, condition),
});

// ---- classes

export const oneHot: TensorOp<[Tensor, number?]> = op({
  schema: 'one_hot(Tensor self, int num_classes=-1) -> Tensor',
  doc: 'For each class number a vector of zeros with a 1 at that place.',
  as: 'internal',
  forward: (_state, self, classes = -1) => {
    if (self.dtype !== int64) throw runtimeError('one_hot is only applicable to index tensor.');
    const numbers = elements(self);
    if (self.numel === 0) {
      if (classes <= 0) throw runtimeError('Can not infer total number of classes from empty tensor.');
      return tensorOf(int64, [...self.shape, classes], int64.make(0));
    }
    if (numbers.some((x) => x < 0)) throw runtimeError('Class values must be non-negative.');
    const most = largest(numbers);
    if (classes !== -1 && classes < 1) throw runtimeError('num_classes should be positive');
    if (classes !== -1 && most >= classes) throw runtimeError('Class values must be smaller than num_classes.');
    if (classes === -1) mustBeKnown(self);
    const size = classes === -1 ? most + 1 : classes;
    const data = int64.make(self.numel * size);
    numbers.forEach((x, k) => (data[k * size + x] = 1));
    return tensorOf(int64, [...self.shape, size], data);
  },
});
export const bincount: TensorOp<[Tensor, (Tensor | null)?, number?]> = op({
  schema: 'bincount(Tensor self, Tensor? weights=None, int minlength=0) -> Tensor',
  doc: 'How often each number occurs; with weights, their sum for each number.',
  forward: (_state, self, weights, minlength = 0) => {
    if (minlength < 0) throw runtimeError('minlength should be >= 0');
    if (isFloating(self.dtype) || self.dtype === bool) throw runtimeError(`"bincount_cpu" not implemented for '${self.dtype.title}'`);
    if (self.rank === 1 && self.numel === 0) return tensorOf(int64, [minlength], int64.make(minlength));
    mustBeKnown(self);
    const numbers = elements(self);
    if (self.rank !== 1 || numbers.some((x) => x < 0)) throw runtimeError('bincount only supports 1-d non-negative integral inputs.');
    if (weights && (weights.rank !== 1 || weights.numel !== self.numel))
      throw runtimeError('weights should be 1-d and have the same length as input');
    const dtype: DType = !weights ? int64 : weights.dtype.name === 'float32' ? weights.dtype : float64;
    const size = Math.max(minlength, largest(numbers) + 1);
    const data = dtype.make(size);
    const factors = weights ? elements(weights) : undefined;
    numbers.forEach((x, k) => (data[x] += factors === undefined ? 1 : factors[k]));
    return tensorOf(dtype, [size], data);
  },
});

// ---- where a number belongs among sorted ones

type Side = string | null | undefined;
function search(
  sorted: Tensor,
  rowOf: (k: number) => number,
  values: Tensor,
  order: Tensor | null,
  isRight: boolean,
  dtype: DType,
): Tensor {
  const n = sorted.shape[sorted.rank - 1];
  const from = elements(sorted);
  const places = order === null ? undefined : elements(order);
  const data = dtype.make(values.numel);
  elements(values).forEach((x, k) => {
    const start = rowOf(k) * n;
    let [low, high] = [0, n];
    while (low < high) {
      const middle = (low + high) >> 1;
      const y = from[start + (places === undefined ? middle : places[start + middle])];
      if (isRight ? !(y > x) : !(y >= x)) low = middle + 1;
      else high = middle;
    }
    data[k] = low;
  });
  return tensorOf(dtype, values.shape, data);
}
function isRightSide(right: boolean, side: Side): boolean {
  if (side !== null && side !== undefined && side !== 'left' && side !== 'right')
    throw runtimeError(`torch.searchsorted(): side can only be 'left' or 'right' but got ${side}`);
  if (right && side === 'left')
    throw runtimeError("torch.searchsorted(): side and right can't be set to opposites, got side of left while right was True");
  return right || side === 'right';
}
const sameRows = (a: Shape, b: Shape): boolean => equalShapes(a.slice(0, -1), b.slice(0, -1));
export const searchsorted: TensorOp<[Tensor, Tensor, boolean?, boolean?, Side?, (Tensor | null)?]> = op({
  schema:
    'searchsorted.Tensor(Tensor sorted_sequence, Tensor self, *, bool out_int32=False, bool right=False, str? side=None, Tensor? sorter=None) -> Tensor',
  doc: 'For each number where it belongs in a sorted row.',
  as: 'function',
  forward: (_state, sorted, self, outInt32 = false, right = false, side, sorter) => {
    const isRight = isRightSide(right, side);
    if (sorted.rank === 0 || (sorted.rank !== 1 && (self.rank === 0 || !sameRows(sorted.shape, self.shape))))
      throw runtimeError(
        `torch.searchsorted(): boundaries tensor should be 1 dimension or the first N-1 dimensions of boundaries tensor and input value tensor must match, but we got boundaries tensor ${shapeText(sorted.shape)} and input value tensor ${shapeText(self.shape)}`,
      );
    if (sorted.dtype !== self.dtype)
      throw runtimeError(
        `torch.searchsorted(): input value tensor and boundaries tensor should have same dtype, but got input value tensor dtype ${self.dtype.title} and boundaries tensor dtype ${sorted.dtype.title}`,
      );
    if (sorter && !equalShapes(sorter.shape, sorted.shape))
      throw indexError('torch.searchsorted(): boundary and sorter must have the same size');
    const perRow = self.rank === 0 ? 1 : self.shape[self.rank - 1];
    return search(sorted, (k) => (sorted.rank === 1 ? 0 : Math.floor(k / perRow)), self, sorter ?? null, isRight, outInt32 ? int32 : int64);
  },
});
export const bucketize: TensorOp<[Tensor, Tensor, boolean?, boolean?]> = op({
  schema: 'bucketize.Tensor(Tensor self, Tensor boundaries, *, bool out_int32=False, bool right=False) -> Tensor',
  doc: 'For each number the interval that it is in.',
  as: 'function',
  forward: (_state, self, boundaries, outInt32 = false, right = false) => {
    if (boundaries.rank !== 1) throw runtimeError(`boundaries tensor must be 1 dimension, but got dim(${boundaries.rank})`);
    if (boundaries.dtype !== self.dtype)
      throw runtimeError(
        `torch.searchsorted(): input value tensor and boundaries tensor should have same dtype, but got input value tensor dtype ${self.dtype.title} and boundaries tensor dtype ${boundaries.dtype.title}`,
      );
    return search(boundaries, () => 0, self, null, right, outInt32 ? int32 : int64);
  },
});

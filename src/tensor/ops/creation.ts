/**
 * Tensors made from nothing: of one number, of equal steps, of an identity.
 *
 * Every function takes the type and whether a gradient is required; the methods new_zeros() and the like take the type of their tensor.
 */
import { assign, emptyAs } from '../copy.ts';
import { bool, Category, checkLong, converted, type Data, type DType, float32, int64, isFloating, type Scalar } from '../dtype.ts';
import { runtimeError } from '../errors.ts';
import { op, type TensorOp } from '../op.ts';
import { standardOf } from '../promotion.ts';
import { checkSizes, type Shape } from '../shapes.ts';
import type { TensorState } from '../state.ts';
import { setRequiresGrad, type Tensor, tensorOf, zeros as zerosOf } from '../tensor.ts';

type Type = DType | null | undefined;
const defaultType = (state: TensorState): DType => state.shared.defaultDtype;

/** The last step of every function here. */
export function made(tensor: Tensor, requiresGrad = false): Tensor {
  if (requiresGrad) setRequiresGrad(tensor, true);
  return tensor;
}
function filledWith(dtype: DType, size: Shape, value: number): Tensor {
  checkSizes(size);
  const result = zerosOf(dtype, size);
  const x = converted(dtype, value);
  if (x !== 0 || Object.is(x, -0)) result.data.fill(x);
  return result;
}
const typeOf = (state: TensorState, { category }: Scalar): DType => standardOf(state, category);

// ---- one number everywhere

type Sized = TensorOp<[Shape, Type?, boolean?]>;
const OPTIONS = '*, ScalarType? dtype=None, bool requires_grad=False';
const sized = (name: string, value: number, doc: string): Sized =>
  op({
    schema: `${name}(int[] size, ${OPTIONS}) -> Tensor`,
    doc,
    as: 'function',
    forward: (state, size, dtype, requiresGrad) => made(filledWith(dtype ?? defaultType(state), size, value), requiresGrad),
  });
export const zeros: Sized = sized('zeros', 0, 'Zeros.');
export const ones: Sized = sized('ones', 1, 'Ones.');
export const empty: Sized = sized(
  'empty',
  0,
  'A tensor nobody has written to. Here it holds zeros; in PyTorch, what was in memory before.',
);
export const full: TensorOp<[Shape, Scalar, Type?, boolean?]> = op({
  schema: `full(int[] size, Scalar fill_value, ${OPTIONS}) -> Tensor`,
  doc: 'One number everywhere; its type says that of the tensor.',
  as: 'function',
  forward: (state, size, value, dtype, requiresGrad) => made(filledWith(dtype ?? typeOf(state, value), size, value.value), requiresGrad),
});

/** As laid as another tensor. */
type Like = TensorOp<[Tensor, Type?, boolean?]>;
function filledLike(self: Tensor, dtype: Type, value: number): Tensor {
  const result = emptyAs(self, dtype ?? self.dtype);
  const x = converted(result.dtype, value);
  if (x !== 0 || Object.is(x, -0)) result.data.fill(x);
  return result;
}
const like = (name: string, value: number, doc: string): Like =>
  op({
    schema: `${name}(Tensor self, ${OPTIONS}) -> Tensor`,
    doc,
    as: 'function',
    forward: (_state, self, dtype, requiresGrad) => made(filledLike(self, dtype, value), requiresGrad),
  });
export const zerosLike: Like = like('zeros_like', 0, 'Zeros, of the shape and type of another tensor.');
export const onesLike: Like = like('ones_like', 1, 'Ones, of the shape and type of another tensor.');
export const emptyLike: Like = like(
  'empty_like',
  0,
  'A tensor nobody has written to, of the shape and type of another. Here it holds zeros.',
);
export const fullLike: TensorOp<[Tensor, Scalar, Type?, boolean?]> = op({
  schema: `full_like(Tensor self, Scalar fill_value, ${OPTIONS}) -> Tensor`,
  doc: 'One number everywhere, of the shape and type of another tensor.',
  as: 'function',
  forward: (_state, self, value, dtype, requiresGrad) => made(filledLike(self, dtype, value.value), requiresGrad),
});

/** Of the type of the tensor whose method it is. */
type New = TensorOp<[Tensor, Shape, Type?, boolean?]>;
const renewed = (name: string, value: number, doc: string): New =>
  op({
    schema: `${name}(Tensor self, int[] size, ${OPTIONS}) -> Tensor`,
    doc,
    as: 'method',
    forward: (_state, self, size, dtype, requiresGrad) => made(filledWith(dtype ?? self.dtype, size, value), requiresGrad),
  });
export const newZeros: New = renewed('new_zeros', 0, 'Zeros, of the type of this tensor.');
export const newOnes: New = renewed('new_ones', 1, 'Ones, of the type of this tensor.');
export const newEmpty: New = renewed('new_empty', 0, 'A tensor nobody has written to, of the type of this one. Here it holds zeros.');
export const newFull: TensorOp<[Tensor, Shape, Scalar, Type?, boolean?]> = op({
  schema: `new_full(Tensor self, int[] size, Scalar fill_value, ${OPTIONS}) -> Tensor`,
  doc: 'One number everywhere, of the type of this tensor.',
  as: 'method',
  forward: (_state, self, size, value, dtype, requiresGrad) => made(filledWith(dtype ?? self.dtype, size, value.value), requiresGrad),
});

// ---- steps

function arangeOf(state: TensorState, start: Scalar, end: Scalar, step: Scalar | undefined, dtype: Type, requiresGrad?: boolean): Tensor {
  const [from, to, by] = [start.value, end.value, step?.value ?? 1];
  const isFloat = [start, end, step].some((number) => number?.category === Category.FLOAT);
  const type = dtype ?? (isFloat ? defaultType(state) : int64);
  if (by === 0) throw runtimeError('step must be nonzero');
  if (!Number.isFinite(from) || !Number.isFinite(to)) throw runtimeError(`unsupported range: ${numberText(from)} -> ${numberText(to)}`);
  if (by > 0 ? to < from : to > from) throw runtimeError('upper bound and larger bound inconsistent with step sign');
  if (type === bool) throw runtimeError('"arange_cpu" not implemented for \'Bool\'');
  const [first, step1] = isFloating(type) ? [from, by] : [Math.trunc(from), Math.trunc(by)];
  const n = type === int64 ? Math.ceil((Math.trunc(to) - first) / step1) : Math.ceil((to - from) / by);
  const data = type.make(n);
  if (isFloating(type)) countInLanes(type, data, first, step1);
  else for (let k = 0; k < n; k++) data[k] = type === int64 ? checkLong(first + k * step1) : first + k * step1;
  return made(tensorOf(type, [n], data), requiresGrad);
}
/** As processors with 256 bits count: eight floats or four doubles at once from where their first is, two such groups at a time, the rest one by one. */
function countInLanes(type: DType, data: Data, first: number, step: number): void {
  const lanes = type === float32 ? 8 : 4;
  const inGroups = data.length - (data.length % (2 * lanes));
  for (let k = 0; k < data.length; k++) {
    const start = k < inGroups ? k - (k % lanes) : k;
    const base = first + start * step;
    data[k] = (type === float32 && start !== k ? Math.fround(base) : base) + (k - start) * step;
  }
}
const numberText = (x: number): string => (x !== x ? 'nan' : x === Infinity ? 'inf' : x === -Infinity ? '-inf' : String(x));
const ZERO: Scalar = { value: 0, category: Category.INT };
export const arange: TensorOp<[Scalar, Type?, boolean?]> = op({
  schema: `arange(Scalar end, ${OPTIONS}) -> Tensor`,
  doc: 'The numbers from 0 up to end, without end.',
  as: 'function',
  forward: (state, end, dtype, requiresGrad) => arangeOf(state, ZERO, end, undefined, dtype, requiresGrad),
});
export const arangeStart: TensorOp<[Scalar, Scalar, Type?, boolean?]> = op({
  schema: `arange.start(Scalar start, Scalar end, ${OPTIONS}) -> Tensor`,
  doc: 'The numbers from start up to end, without end.',
  as: 'function',
  forward: (state, start, end, dtype, requiresGrad) => arangeOf(state, start, end, undefined, dtype, requiresGrad),
});
export const arangeStep: TensorOp<[Scalar, Scalar, Scalar?, Type?, boolean?]> = op({
  schema: `arange.start_step(Scalar start, Scalar end, Scalar step=1, ${OPTIONS}) -> Tensor`,
  doc: 'The numbers from start to end in equal steps, without end.',
  as: 'function',
  forward: (state, start, end, step, dtype, requiresGrad) => arangeOf(state, start, end, step, dtype, requiresGrad),
});
/** Counted from both ends, so that both are met exactly. In float32 every intermediate result is rounded. */
function betweenEnds(dtype: DType, from: number, to: number, steps: number): Data {
  const data = dtype.make(steps);
  const round = dtype === float32 ? Math.fround : (x: number) => x;
  const [a, b] = isFloating(dtype) ? [round(from), round(to)] : [Math.trunc(from), Math.trunc(to)];
  const step = steps > 1 ? round(round(b - a) / (steps - 1)) : 0;
  const halfway = Math.floor(steps / 2);
  for (let k = 0; k < steps; k++) data[k] = converted(dtype, k < halfway ? a + step * k : b - step * (steps - 1 - k));
  if (steps === 1) data[0] = converted(dtype, a);
  return data;
}
export const linspace: TensorOp<[Scalar, Scalar, number, Type?, boolean?]> = op({
  schema: `linspace(Scalar start, Scalar end, int steps, ${OPTIONS}) -> Tensor`,
  doc: 'So many numbers in equal steps from start to end, both included.',
  as: 'function',
  forward: (state, start, end, steps, dtype, requiresGrad) => {
    if (steps < 0) throw runtimeError('number of steps must be non-negative');
    const type = dtype ?? defaultType(state);
    return made(tensorOf(type, [steps], betweenEnds(type, start.value, end.value, steps)), requiresGrad);
  },
});
export const logspace: TensorOp<[Scalar, Scalar, number, number?, Type?, boolean?]> = op({
  schema: `logspace(Scalar start, Scalar end, int steps, float base=10.0, ${OPTIONS}) -> Tensor`,
  doc: 'The base to the power of the numbers that linspace() gives.',
  as: 'function',
  forward: (state, start, end, steps, base = 10, dtype, requiresGrad) => {
    if (steps < 0) throw runtimeError('number of steps must be non-negative');
    const type = dtype ?? defaultType(state);
    const powers = betweenEnds(type, start.value, end.value, steps);
    const data = type.make(steps);
    for (let k = 0; k < steps; k++) data[k] = converted(type, base ** powers[k]);
    return made(tensorOf(type, [steps], data), requiresGrad);
  },
});

// ---- identity

function identity(state: TensorState, n: number, m: number, dtype: Type, requiresGrad?: boolean): Tensor {
  if (n < 0) throw runtimeError(`n must be greater or equal to 0, got ${n}`);
  if (m < 0) throw runtimeError(`m must be greater or equal to 0, got ${m}`);
  const result = zerosOf(dtype ?? defaultType(state), [n, m]);
  const diagonal = result.look([Math.min(n, m)], [m + 1], 0);
  assign(diagonal, filledWith(result.dtype, [], 1));
  return made(result, requiresGrad);
}
export const eye: TensorOp<[number, Type?, boolean?]> = op({
  schema: `eye(int n, ${OPTIONS}) -> Tensor`,
  doc: 'A matrix with ones on the diagonal and zeros elsewhere.',
  as: 'function',
  forward: (state, n, dtype, requiresGrad) => identity(state, n, n, dtype, requiresGrad),
});
export const eyeWide: TensorOp<[number, number, Type?, boolean?]> = op({
  schema: `eye.m(int n, int m, ${OPTIONS}) -> Tensor`,
  doc: 'A matrix of n rows and m columns with ones on the diagonal.',
  as: 'function',
  forward: (state, n, m, dtype, requiresGrad) => identity(state, n, m, dtype, requiresGrad),
});

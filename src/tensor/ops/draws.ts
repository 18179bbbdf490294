/**
 * Random tensors. Each function takes a generator; without one it draws from the one that manual_seed() seeds.
 *
 * The same seed gives the same numbers as PyTorch on a CPU (random.ts), so the order of draws matters here: one for each element, row by row.
 */
import { emptyAs } from '../copy.ts';
import { bool, type DType, float, float32, float64, int64, isFloating } from '../dtype.ts';
import { notHere, runtimeError } from '../errors.ts';
import { op, type TensorOp } from '../op.ts';
import type { Floats, Generator } from '../random.ts';
import { broadcastShapes, checkSizes, equalShapes, type Shape } from '../shapes.ts';
import type { TensorState } from '../state.ts';
import { elements, type Tensor, tensorOf, zeros } from '../tensor.ts';
import { div, mul } from './arithmetic.ts';
import { made } from './creation.ts';

type Type = DType | null | undefined;
type Source = Generator | null | undefined;
const source = (state: TensorState, generator: Source): Generator => generator ?? state.shared.generator;

/** New elements, row by row, from a function that fills memory. */
function filled(name: string, dtype: DType, shape: Shape, fill: (out: Floats) => void): Tensor {
  if (!isFloating(dtype)) throw runtimeError(`"${name}" not implemented for '${dtype.title}'`);
  checkSizes(shape);
  const result = zeros(dtype, shape);
  fill(result.data as Floats);
  return result;
}
/** The same, laid out as another tensor; the draws follow the order in which elements lie. */
function filledAs(name: string, self: Tensor, dtype: DType, fill: (out: Floats) => void): Tensor {
  if (!isFloating(dtype)) throw runtimeError(`"${name}" not implemented for '${dtype.title}'`);
  const result = emptyAs(self, dtype);
  fill(result.data as Floats);
  return result;
}

/** Sixteen at a time only where elements lie row by row; else one by one. */
function normals(from: Generator, self: Tensor, out: Floats, mean: number, std: number): void {
  if (self.isContiguous) from.normalInto(out, mean, std);
  else for (let k = 0; k < out.length; k++) from.normalInto(out.subarray(k, k + 1), mean, std);
}

// ---- uniform and normal

const OPTIONS = '*, Generator? generator=None, ScalarType? dtype=None, bool requires_grad=False';
export const rand: TensorOp<[Shape, Source?, Type?, boolean?]> = op({
  schema: `rand(int[] size, ${OPTIONS}) -> Tensor`,
  doc: 'Numbers from 0 up to 1, all equally likely.',
  as: 'function',
  forward: (state, size, generator, dtype, requiresGrad) =>
    made(
      filled('uniform', dtype ?? state.shared.defaultDtype, size, (out) => source(state, generator).uniformInto(out)),
      requiresGrad,
    ),
});
export const randn: TensorOp<[Shape, Source?, Type?, boolean?]> = op({
  schema: `randn(int[] size, ${OPTIONS}) -> Tensor`,
  doc: 'Normally distributed numbers, of mean 0 and deviation 1.',
  as: 'function',
  forward: (state, size, generator, dtype, requiresGrad) =>
    made(
      filled('normal_kernel_cpu', dtype ?? state.shared.defaultDtype, size, (out) => source(state, generator).normalInto(out)),
      requiresGrad,
    ),
});
const LIKE = '*, ScalarType? dtype=None, bool requires_grad=False';
export const randLike: TensorOp<[Tensor, Type?, boolean?]> = op({
  schema: `rand_like(Tensor self, ${LIKE}) -> Tensor`,
  doc: 'rand() of the shape and type of another tensor.',
  as: 'function',
  forward: (state, self, dtype, requiresGrad) =>
    made(
      filledAs('uniform', self, dtype ?? self.dtype, (out) => state.shared.generator.uniformInto(out)),
      requiresGrad,
    ),
});
export const randnLike: TensorOp<[Tensor, Type?, boolean?]> = op({
  schema: `randn_like(Tensor self, ${LIKE}) -> Tensor`,
  doc: 'randn() of the shape and type of another tensor.',
  as: 'function',
  forward: (state, self, dtype, requiresGrad) =>
    made(
      filledAs('normal_kernel_cpu', self, dtype ?? self.dtype, (out) => normals(state.shared.generator, self, out, 0, 1)),
      requiresGrad,
    ),
});

// ---- whole numbers

function integers(state: TensorState, low: number, high: number, result: Tensor, generator: Source): Tensor {
  if (low >= high) throw runtimeError(`random_ expects 'from' to be less than 'to', but got from=${low} >= to=${high}`);
  const from = source(state, generator);
  for (let k = 0; k < result.numel; k++) result.data[k] = from.randint(low, high);
  return result;
}
export const randint: TensorOp<[number, Shape, Source?, Type?, boolean?]> = op({
  schema: `randint(int high, int[] size, ${OPTIONS}) -> Tensor`,
  doc: 'Whole numbers from 0 up to high, without high.',
  as: 'function',
  forward: (state, high, size, generator, dtype, requiresGrad) => {
    checkSizes(size);
    return made(integers(state, 0, high, zeros(dtype ?? int64, size), generator), requiresGrad);
  },
});
export const randintLow: TensorOp<[number, number, Shape, Source?, Type?, boolean?]> = op({
  schema: `randint.low(int low, int high, int[] size, ${OPTIONS}) -> Tensor`,
  doc: 'Whole numbers from low up to high, without high.',
  as: 'function',
  forward: (state, low, high, size, generator, dtype, requiresGrad) => {
    checkSizes(size);
    return made(integers(state, low, high, zeros(dtype ?? int64, size), generator), requiresGrad);
  },
});
export const randintLike: TensorOp<[Tensor, number, Type?, boolean?]> = op({
  schema: `randint_like(Tensor self, int high, ${LIKE}) -> Tensor`,
  doc: 'randint() of the shape and type of another tensor.',
  as: 'function',
  forward: (state, self, high, dtype, requiresGrad) =>
    made(integers(state, 0, high, emptyAs(self, dtype ?? self.dtype), null), requiresGrad),
});
export const randintLikeLow: TensorOp<[Tensor, number, number, Type?, boolean?]> = op({
  schema: `randint_like.low_dtype(Tensor self, int low, int high, ${LIKE}) -> Tensor`,
  doc: 'randint() of the shape and type of another tensor.',
  as: 'function',
  forward: (state, self, low, high, dtype, requiresGrad) =>
    made(integers(state, low, high, emptyAs(self, dtype ?? self.dtype), null), requiresGrad),
});
export const randperm: TensorOp<[number, Source?, Type?, boolean?]> = op({
  schema: `randperm(int n, ${OPTIONS}) -> Tensor`,
  doc: 'The numbers from 0 up to n in an order at random.',
  as: 'function',
  forward: (state, n, generator, dtype, requiresGrad) => {
    if (n < 0) throw runtimeError(`n must be non-negative, got${n}`);
    const type = dtype ?? int64;
    const data = type.make(n);
    data.set(source(state, generator).randperm(n));
    return made(tensorOf(type, [n], data), requiresGrad);
  },
});

// ---- of given chances

const inRange = (p: number): boolean => p >= 0 && p <= 1;
export const bernoulli: TensorOp<[Tensor, Source?]> = op({
  schema: 'bernoulli(Tensor self, *, Generator? generator=None) -> Tensor',
  doc: 'Ones and zeros; each element is the chance of a one.',
  forward: (state, self, generator) => {
    if (!isFloating(self.dtype)) throw runtimeError(`"bernoulli_tensor_cpu_p_" not implemented for '${self.dtype.title}'`);
    const chances = elements(self);
    const from = source(state, generator);
    const data = self.dtype.make(self.numel);
    for (let k = 0; k < data.length; k++) {
      if (!inRange(chances[k]))
        throw runtimeError(
          'Expected p_in >= 0 && p_in <= 1 to be true, but got false.  (Could this error message be improved?  If so, please report an enhancement request to PyTorch.)',
        );
      // A chance that is a float32 meets a float32 uniform.
      data[k] = (self.dtype === float32 ? from.uniform32() : from.uniform64()) < chances[k] ? 1 : 0;
    }
    return tensorOf(self.dtype, self.shape, data);
  },
  derivative: {
    node: 'BernoulliBackward0',
    saves: (_needs, _result, self) => ({ shape: self.shape }),
    grads: (_state, [grad], { shape }) => [zeros(grad.dtype, shape)],
  },
});
export const multinomial: TensorOp<[Tensor, number, boolean?, Source?]> = op({
  schema: 'multinomial(Tensor self, int num_samples, bool replacement=False, *, Generator? generator=None) -> Tensor',
  doc: 'Indices drawn at random; each element is the weight of its index, row by row.',
  forward: (state, self, count, replacement = false, generator) => {
    if (self.rank !== 1 && self.rank !== 2) throw runtimeError('prob_dist must be 1 or 2 dim');
    if (!isFloating(self.dtype)) throw runtimeError(`multinomial only supports floating-point dtypes for input, got: ${self.dtype.title}`);
    if (count <= 0) throw runtimeError('cannot sample n_sample <= 0 samples');
    const columns = self.shape[self.rank - 1];
    if (!replacement && count > columns) throw runtimeError('cannot sample n_sample > prob_dist.size(-1) samples without replacement');
    const weights = elements(self) as Floats;
    for (const weight of weights)
      if (!(weight >= 0 && weight < Infinity)) throw runtimeError('probability tensor contains either `inf`, `nan` or element < 0');
    const rows = self.rank === 1 ? 1 : self.shape[0];
    for (let row = 0; row < rows; row++) {
      let total = 0;
      for (let k = 0; k < columns; k++) total += weights[row * columns + k];
      if (total === 0) throw runtimeError('invalid multinomial distribution (sum of probabilities <= 0)');
    }
    const drawn = source(state, generator).multinomial(weights, columns, count, replacement) as number[];
    return tensorOf(int64, self.rank === 1 ? [count] : [rows, count], Float64Array.from(drawn));
  },
});
function normalOf(state: TensorState, shape: Shape, dtype: DType, generator: Source): Tensor {
  return filled('normal_kernel_cpu', dtype, shape, (out) => source(state, generator).normalInto(out));
}
/** mean + std * normal, element by element. */
function shifted(normal: Tensor, mean: Tensor | number, std: Tensor | number): Tensor {
  const { data, numel, shape } = normal;
  const read = (value: Tensor | number): ((k: number) => number) => {
    if (typeof value === 'number') return () => value;
    const own = elements(value);
    return value.numel === 1 ? () => own[0] : (k) => own[k];
  };
  for (const operand of [mean, std])
    if (typeof operand !== 'number' && operand.numel !== 1 && !equalShapes(operand.shape, shape))
      throw notHere('normal() of broadcast tensors');
  const [m, s] = [read(mean), read(std)];
  const round = normal.dtype === float64 ? (x: number) => x : Math.fround;
  for (let k = 0; k < numel; k++) data[k] = round(data[k] * s(k)) + m(k);
  return normal;
}
function checkDeviation(std: Tensor | number): void {
  if (typeof std === 'number' ? std < 0 : elements(std).some((x) => x < 0))
    throw runtimeError(
      typeof std === 'number' ? `normal expects std >= 0.0, but found std ${std}` : 'normal expects all elements of std >= 0.0',
    );
}
export const normalMeans: TensorOp<[Tensor, number?, Source?]> = op({
  schema: 'normal.Tensor_float(Tensor mean, float std=1, *, Generator? generator=None) -> Tensor',
  doc: 'Normally distributed numbers, each with its own mean.',
  as: 'function',
  forward: (state, mean, std = 1, generator) => {
    checkDeviation(std);
    return shifted(normalOf(state, mean.shape, mean.dtype, generator), mean, std);
  },
});
export const normalDeviations: TensorOp<[number, Tensor, Source?]> = op({
  schema: 'normal.float_Tensor(float mean, Tensor std, *, Generator? generator=None) -> Tensor',
  doc: 'Normally distributed numbers, each with its own deviation.',
  as: 'function',
  forward: (state, mean, std, generator) => {
    checkDeviation(std);
    return shifted(normalOf(state, std.shape, std.dtype, generator), mean, std);
  },
});
export const normalBoth: TensorOp<[Tensor, Tensor, Source?]> = op({
  schema: 'normal.Tensor_Tensor(Tensor mean, Tensor std, *, Generator? generator=None) -> Tensor',
  doc: 'Normally distributed numbers, each with its own mean and deviation.',
  as: 'function',
  forward: (state, mean, std, generator) => {
    checkDeviation(std);
    return shifted(normalOf(state, broadcastShapes(mean.shape, std.shape), mean.dtype, generator), mean, std);
  },
});
export const normal: TensorOp<[number, number, Shape, Source?, Type?, boolean?]> = op({
  schema: `normal.float_float(float mean, float std, int[] size, ${OPTIONS}) -> Tensor`,
  doc: 'Normally distributed numbers.',
  as: 'function',
  forward: (state, mean, std, size, generator, dtype, requiresGrad) => {
    checkDeviation(std);
    return made(
      filled('normal_kernel_cpu', dtype ?? state.shared.defaultDtype, size, (out) => source(state, generator).normalInto(out, mean, std)),
      requiresGrad,
    );
  },
});

// ---- in place: new numbers in a tensor that is there

/** New elements in the order in which those of the tensor lie. */
const refilled = (name: string, self: Tensor, fill: (out: Floats) => void): Tensor => filledAs(name, self, self.dtype, fill);
const forgotten = (node: string) => ({ node, grads: (_state: TensorState, [grad]: Tensor[]) => [zeros(grad.dtype, grad.shape)] });
export const uniform: TensorOp<[Tensor, number?, number?, Source?]> = op({
  schema: 'uniform(Tensor self, float from=0, float to=1, *, Generator? generator=None) -> Tensor',
  doc: 'Numbers between two limits, all equally likely.',
  as: 'in place',
  inPlace: true,
  forward: (state, self, from = 0, to = 1, generator) => {
    if (from > to) throw runtimeError(`uniform_ expects to return a [from, to) range, but found from=${from} > to=${to}`);
    const numbers = source(state, generator);
    return refilled('check_uniform_bounds', self, (out) => numbers.uniformInto(out, from, to));
  },
  derivative: forgotten('UniformBackward0'),
});
export const normalInPlace: TensorOp<[Tensor, number?, number?, Source?]> = op({
  schema: 'normal(Tensor self, float mean=0, float std=1, *, Generator? generator=None) -> Tensor',
  doc: 'Normally distributed numbers.',
  as: 'in place',
  inPlace: true,
  forward: (state, self, mean = 0, std = 1, generator) => {
    if (std < 0) throw runtimeError(`normal expects std >= 0.0, but found std ${std}`);
    const numbers = source(state, generator);
    return refilled('normal_kernel_cpu', self, (out) => normals(numbers, self, out, mean, std));
  },
  derivative: forgotten('NormalBackward0'),
});
export const exponential: TensorOp<[Tensor, number?, Source?]> = op({
  schema: 'exponential(Tensor self, float lambd=1, *, Generator? generator=None) -> Tensor',
  doc: 'Exponentially distributed numbers.',
  as: 'in place',
  inPlace: true,
  forward: (state, self, rate = 1, generator) => {
    if (rate <= 0) throw runtimeError(`exponential_ expects lambda > 0.0, but found lambda=${rate}`);
    const numbers = source(state, generator);
    return refilled('exponential_cpu', self, (out) => numbers.exponentialInto(out, rate));
  },
  derivative: forgotten('ExponentialBackward0'),
});
export const bernoulliInPlace: TensorOp<[Tensor, number?, Source?]> = op({
  schema: 'bernoulli.float(Tensor self, float p=0.5, *, Generator? generator=None) -> Tensor',
  doc: 'Ones, each with this chance, and zeros.',
  as: 'in place',
  inPlace: true,
  forward: (state, self, p = 0.5, generator) => {
    if (!inRange(p)) throw runtimeError(`bernoulli_ expects p to be in [0, 1], but got p=${p}`);
    const result = emptyAs(self, self.dtype);
    source(state, generator).bernoulliInto(result.data, p);
    return result;
  },
  derivative: forgotten('BernoulliBackward2'),
});
export const randomInPlace: TensorOp<[Tensor, number, number, Source?]> = op({
  schema: 'random.from(Tensor self, int from, int to, *, Generator? generator=None) -> Tensor',
  doc: 'Whole numbers from one limit up to another.',
  as: 'in place',
  inPlace: true,
  forward: (state, self, from, to, generator) => {
    if (self.dtype === bool && to > 2) throw runtimeError('to - 1 is out of bounds for bool');
    return integers(state, from, to, emptyAs(self, self.dtype), generator);
  },
  derivative: forgotten('RandomBackward0'),
});
// ---- dropout

export const dropout: TensorOp<[Tensor, number, boolean, Source?]> = op({
  schema: 'dropout(Tensor input, float p, bool train, *, Generator? generator=None) -> Tensor',
  doc: 'While training, zeros with this chance, and the rest larger by as much.',
  forward: (state, input, p, train, generator) => {
    if (!inRange(p)) throw runtimeError(`dropout probability has to be between 0 and 1, but got ${p}`);
    if (p === 0 || !train || input.numel === 0) return input;
    if (p === 1) return mul(state, input, zeros(input.dtype, []));
    const mask = emptyAs(input, input.dtype);
    source(state, generator).bernoulliInto(mask.data, 1 - p);
    const noise = div(state, mask, float(1 - p));
    return mul(state, input, noise);
  },
});

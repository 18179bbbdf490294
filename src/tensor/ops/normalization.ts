/**
 * Normalization: mean 0 and deviation 1 within some dimensions, then scaled and shifted by what a layer has learnt.
 *
 *     y = (x - mean) / sqrt(variance + eps) * weight + bias
 */
import { float, isFloating } from '../dtype.ts';
import { runtimeError } from '../errors.ts';
import { op, type TensorOp } from '../op.ts';
import { equalShapes, type Shape, shapeText } from '../shapes.ts';
import type { TensorState } from '../state.ts';
import { elements, offsetOf, type Tensor, tensorOf } from '../tensor.ts';
import { untraced } from '../untraced.ts';
import { add, mul, sub } from './arithmetic.ts';
import { sum } from './expand-sum.ts';
import { mean } from './means.ts';
import { rsqrt } from './powers.ts';
import { reshape } from './shape.ts';

type Maybe = Tensor | null | undefined;
interface Normalized {
  readonly values: Tensor;
  /** One over the deviation. */
  readonly inverse: Tensor;
}
/** Worked out with operations, so that a derivative of it can be had. */
function normalized(state: TensorState, input: Tensor, dims: Shape, eps: number): Normalized {
  const centred = sub(state, input, mean(state, input, dims, true));
  const inverse = rsqrt(state, add(state, mean(state, mul(state, centred, centred), dims, true), float(eps)));
  return { values: mul(state, centred, inverse), inverse };
}
/** The gradient of the input, given that of the normalized values. */
function throughNormalization(state: TensorState, grad: Tensor, { values, inverse }: Normalized, dims: Shape): Tensor {
  const average = mean(state, grad, dims, true);
  const slope = mul(state, values, mean(state, mul(state, grad, values), dims, true));
  return mul(state, sub(state, sub(state, grad, average), slope), inverse);
}
const scaledBy = (state: TensorState, tensor: Tensor, weight: Maybe, bias: Maybe): Tensor => {
  const scaled = weight ? mul(state, tensor, weight) : tensor;
  return bias ? add(state, scaled, bias) : scaled;
};

// ---- of the last dimensions

export const layerNorm: TensorOp<[Tensor, Shape, Maybe?, Maybe?, number?]> = op({
  schema: 'layer_norm(Tensor input, int[] normalized_shape, Tensor? weight=None, Tensor? bias=None, float eps=1e-05) -> Tensor',
  doc: 'Normalizes each part that the last dimensions make.',
  as: 'function',
  forward: (state, input, shape, weight, bias, eps = 1e-5) => {
    checkLayer(input, shape, weight, bias);
    return untraced(state, () => {
      const contiguous = tensorOf(input.dtype, input.shape, elements(input));
      const result = scaledBy(state, normalized(state, contiguous, lastDims(input, shape), eps).values, weight, bias);
      return tensorOf(result.dtype, result.shape, elements(result));
    });
  },
  derivative: {
    node: 'NativeLayerNormBackward0',
    saves: (_needs, _result, input, shape, weight, bias, eps = 1e-5) => ({
      input,
      shape,
      weight: weight ?? undefined,
      bias: bias ?? undefined,
      eps,
    }),
    grads: (state, [grad], { input, shape, weight, eps }, needs) => {
      const dims = lastDims(input, shape);
      const parts = normalized(state, input, dims, eps);
      return [
        needs[0] && throughNormalization(state, weight === undefined ? grad : mul(state, grad, weight), parts, dims),
        needs[1] && mul(state, grad, parts.values),
        needs[2] && grad,
      ];
    },
  },
});
const lastDims = (input: Tensor, shape: Shape): number[] => shape.map((_, k) => input.rank - shape.length + k);
function checkLayer(input: Tensor, shape: Shape, weight: Maybe, bias: Maybe): void {
  if (shape.length === 0)
    throw runtimeError(
      'Expected normalized_shape to be at least 1-dimensional, i.e., containing at least one element, but got normalized_shape = []',
    );
  for (const [name, tensor] of [
    ['weight', weight],
    ['bias', bias],
  ] as const)
    if (tensor && !equalShapes(tensor.shape, shape))
      throw runtimeError(
        `Expected ${name} to be of same shape as normalized_shape, but got ${name} of shape ${shapeText(tensor.shape)} and normalized_shape = ${shapeText(shape)}`,
      );
  if (input.rank < shape.length || !equalShapes(input.shape.slice(input.rank - shape.length), shape))
    throw runtimeError(
      `Given normalized_shape=${shapeText(shape)}, expected input with shape [*, ${shape.join(', ')}], but got input of size${shapeText(input.shape)}`,
    );
  if (!isFloating(input.dtype)) throw runtimeError(`"LayerNormKernelImpl" not implemented for '${input.dtype.title}'`);
}

// ---- of each channel

/** All dimensions but that of the channels. */
const batchDims = (input: Tensor): number[] => input.shape.map((_, d) => d).filter((d) => d !== 1);
const perChannel = (state: TensorState, tensor: Tensor, input: Tensor): Tensor =>
  reshape(
    state,
    tensor,
    input.shape.map((_, d) => (d === 1 ? tensor.numel : 1)),
  );
/** With what was learnt while training. */
function remembered(state: TensorState, input: Tensor, runningMean: Tensor, runningVar: Tensor, eps: number): Normalized {
  const inverse = rsqrt(state, add(state, perChannel(state, runningVar, input), float(eps)));
  return { values: mul(state, sub(state, input, perChannel(state, runningMean, input)), inverse), inverse };
}
export const batchNorm: TensorOp<[Tensor, Maybe, Maybe, Maybe, Maybe, boolean, number, number]> = op({
  schema:
    'batch_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool training, float momentum, float eps) -> Tensor',
  doc: 'Normalizes each channel over the batch. While training it remembers running means; afterwards it uses them.',
  as: 'function',
  forward: (state, input, weight, bias, runningMean, runningVar, training, momentum, eps) => {
    checkChannels(input, { weight, bias, running_mean: runningMean, running_var: runningVar }, training);
    if (training) remember(input, runningMean, runningVar, momentum);
    return untraced(state, () => {
      const dims = batchDims(input);
      const { values } = training
        ? normalized(state, input, dims, eps)
        : remembered(state, input, runningMean as Tensor, runningVar as Tensor, eps);
      return scaledBy(state, values, weight && perChannel(state, weight, input), bias && perChannel(state, bias, input));
    });
  },
  derivative: {
    node: 'NativeBatchNormBackward0',
    constant: [3, 4],
    saves: (_needs, _result, input, weight, _bias, runningMean, runningVar, training, _momentum, eps) => ({
      input,
      weight: weight ?? undefined,
      runningMean: !training && (runningMean ?? undefined),
      runningVar: !training && (runningVar ?? undefined),
      training,
      eps,
    }),
    grads: (state, [grad], { input, weight, runningMean, runningVar, training, eps }, needs) => {
      const dims = batchDims(input);
      const parts: Normalized = training ? normalized(state, input, dims, eps) : remembered(state, input, runningMean, runningVar, eps);
      const scaled = weight === undefined ? grad : mul(state, grad, perChannel(state, weight, input));
      return [
        needs[0] && (training ? throughNormalization(state, scaled, parts, dims) : mul(state, scaled, parts.inverse)),
        needs[1] && sum(state, mul(state, grad, parts.values), dims),
        needs[2] && sum(state, grad, dims),
        false,
        false,
      ];
    },
  },
});
function checkChannels(input: Tensor, given: Readonly<Record<string, Maybe>>, training: boolean): void {
  const channels = input.rank < 2 ? 0 : input.shape[1];
  if (!training) {
    if (!given.running_mean) throw runtimeError('running_mean must be defined in evaluation mode');
    if (!given.running_var) throw runtimeError('running_var must be defined in evaluation mode');
  }
  for (const name of ['running_mean', 'running_var', 'weight', 'bias']) {
    const tensor = given[name];
    if (tensor && tensor.numel !== channels) throw runtimeError(`${name} should contain ${channels} elements not ${tensor.numel}`);
  }
  if (input.rank < 2) throw runtimeError(`expected 2D or more dimensions (got ${input.rank}D input)`);
  if (!isFloating(input.dtype)) throw runtimeError(`"batch_norm" not implemented for '${input.dtype.title}'`);
}
/** The running means take in this batch; backward() does not ask for them, so their version stays. */
function remember(input: Tensor, runningMean: Maybe, runningVar: Maybe, momentum: number): void {
  const channels = input.shape[1];
  const count = input.numel / Math.max(channels, 1);
  const from = elements(input);
  const inner = input.shape.slice(2).reduce((product, size) => product * size, 1);
  const sums = new Float64Array(channels);
  from.forEach((x, k) => (sums[Math.floor(k / inner) % channels] += x));
  const means = sums.map((total) => total / count);
  const squares = new Float64Array(channels);
  from.forEach((x, k) => (squares[Math.floor(k / inner) % channels] += (x - means[Math.floor(k / inner) % channels]) ** 2));
  for (let c = 0; c < channels; c++) {
    if (runningMean) blend(runningMean, c, means[c], momentum);
    if (runningVar) blend(runningVar, c, squares[c] / (count - 1), momentum);
  }
}
function blend(running: Tensor, c: number, value: number, momentum: number): void {
  const at = offsetOf(running, c);
  running.data[at] = momentum * value + (1 - momentum) * running.data[at];
}

/**
 * Convolutions, of one or two dimensions.
 *
 * The windows of the input are laid out as columns of a matrix ("im2col"), so that a convolution is a product of matrices:
 *
 *     columns [C * kh * kw, oh * ow]     result = weight [O, C * kh * kw] @ columns
 *
 * It is linear in the input and in the weight, and so are the two ways back: each of the three has the other two as its derivatives.
 */
import { type Data, isFloating } from '../dtype.ts';
import { runtimeError } from '../errors.ts';
import { type Floats, type Matrix, matmul, transposed } from '../kernels/matmul.ts';
import { op, type TensorOp } from '../op.ts';
import { type Shape, shapeText } from '../shapes.ts';
import type { TensorState } from '../state.ts';
import { elements, type Tensor, zeros } from '../tensor.ts';
import { add } from './arithmetic.ts';
import { sum } from './expand-sum.ts';
import { reshape } from './shape.ts';
import { squeezeDim, unsqueeze } from './sizes.ts';

/** Pairs: of the height and the width. */
interface Options {
  readonly stride: Shape;
  readonly padding: Shape;
  readonly dilation: Shape;
  readonly groups: number;
}
/** All sizes; `input` and `weight` have four dimensions. */
interface Geometry extends Options {
  readonly input: Shape;
  readonly weight: Shape;
  readonly output: Shape;
}
function geometryOf(input: Shape, weight: Shape, options: Options): Geometry {
  const { stride, padding, dilation } = options;
  const out = [0, 1].map((d) => Math.floor((input[2 + d] + 2 * padding[d] - dilation[d] * (weight[2 + d] - 1) - 1) / stride[d]) + 1);
  return { ...options, input, weight, output: [input[0], weight[0], ...out] };
}
/** Visits each place of each window: where it is among the columns, and where in one image of the channels of a group. */
function eachPlace({ input, weight, output, stride, padding, dilation }: Geometry, visit: (column: number, place: number) => void): void {
  const [, , height, width] = input;
  const [, channels, kh, kw] = weight;
  const [, , oh, ow] = output;
  let row = 0;
  for (let c = 0; c < channels; c++)
    for (let i = 0; i < kh; i++)
      for (let j = 0; j < kw; j++, row++)
        for (let y = 0; y < oh; y++) {
          const h = y * stride[0] - padding[0] + i * dilation[0];
          if (h < 0 || h >= height) continue;
          for (let x = 0; x < ow; x++) {
            const w = x * stride[1] - padding[1] + j * dilation[1];
            if (w >= 0 && w < width) visit((row * oh + y) * ow + x, (c * height + h) * width + w);
          }
        }
}
const matrix = (data: Data, offset: number, columns: number): Matrix => ({
  data: data as Floats,
  offset,
  rowStride: columns,
  columnStride: 1,
});

/** What all three walks share: for each image and each group where its parts begin. */
function eachGroup(g: Geometry, visit: (image: number, result: number, weight: number) => void): void {
  const [n, c, h, w] = g.input;
  const [o, perGroup, kh, kw] = g.weight;
  const [, , oh, ow] = g.output;
  const outs = o / g.groups;
  for (let k = 0; k < n; k++)
    for (let group = 0; group < g.groups; group++)
      visit((k * c + group * perGroup) * h * w, (k * o + group * outs) * oh * ow, group * outs * perGroup * kh * kw);
}
interface Sizes {
  readonly rows: number;
  readonly inner: number;
  readonly places: number;
}
const sizesOf = ({ weight: [o, c, kh, kw], output: [, , oh, ow], groups }: Geometry): Sizes => ({
  rows: o / groups,
  inner: c * kh * kw,
  places: oh * ow,
});

type Conv = TensorOp<[Tensor, Tensor, Geometry]>;
const forward: Conv = op({
  schema: '_conv(Tensor input, Tensor weight, Any geometry) -> Tensor',
  doc: 'A convolution without a bias.',
  as: 'internal',
  forward: (_state, input, weight, g) => {
    const result = zeros(input.dtype, g.output);
    const { rows, inner, places } = sizesOf(g);
    const columns = input.dtype.make(inner * places);
    const [x, w] = [elements(input), elements(weight)];
    eachGroup(g, (image, at, kernel) => {
      eachPlace(g, (column, place) => (columns[column] = x[image + place]));
      matmul(rows, places, inner, matrix(w, kernel, inner), matrix(columns, 0, places), result.data as Floats, at);
    });
    return result;
  },
  derivative: {
    node: 'ConvolutionBackward0',
    saves: (_needs, _result, input, weight, g) => ({ input, weight, g }),
    grads: (state, [grad], { input, weight, g }, needs) => [
      needs[0] && inputGradient(state, grad, weight, g),
      needs[1] && weightGradient(state, grad, input, g),
    ],
  },
});
const inputGradient: Conv = op({
  schema: '_conv_input(Tensor grad, Tensor weight, Any geometry) -> Tensor',
  doc: 'The way back of a convolution to its input.',
  as: 'internal',
  forward: (_state, grad, weight, g) => {
    const result = zeros(grad.dtype, g.input);
    const { rows, inner, places } = sizesOf(g);
    const columns = grad.dtype.make(inner * places);
    const [y, w] = [elements(grad), elements(weight)];
    eachGroup(g, (image, at, kernel) => {
      matmul(inner, places, rows, transposed(matrix(w, kernel, inner)), matrix(y, at, places), columns as Floats);
      eachPlace(g, (column, place) => (result.data[image + place] += columns[column]));
    });
    return result;
  },
  derivative: {
    node: 'ConvolutionBackwardBackward0',
    saves: (_needs, _result, grad, weight, g) => ({ grad, weight, g }),
    grads: (state, [above], { grad, weight, g }, needs) => [
      needs[0] && forward(state, above, weight, g),
      needs[1] && weightGradient(state, grad, above, g),
    ],
  },
});
const weightGradient: Conv = op({
  schema: '_conv_weight(Tensor grad, Tensor input, Any geometry) -> Tensor',
  doc: 'The way back of a convolution to its weight.',
  as: 'internal',
  forward: (_state, grad, input, g) => {
    const result = zeros(grad.dtype, g.weight);
    const { rows, inner, places } = sizesOf(g);
    const columns = grad.dtype.make(inner * places);
    const [y, x] = [elements(grad), elements(input)];
    eachGroup(g, (image, at, kernel) => {
      eachPlace(g, (column, place) => (columns[column] = x[image + place]));
      matmul(rows, inner, places, matrix(y, at, places), transposed(matrix(columns, 0, places)), result.data as Floats, kernel, true);
    });
    return result;
  },
  derivative: {
    node: 'ConvolutionBackwardBackward0',
    saves: (_needs, _result, grad, input, g) => ({ grad, input, g }),
    grads: (state, [above], { grad, input, g }, needs) => [
      needs[0] && forward(state, input, above, g),
      needs[1] && inputGradient(state, grad, above, g),
    ],
  },
});

/** With its bias: one operation, as far as the graph can tell. */
const convolution: TensorOp<[Tensor, Tensor, Tensor | null, Geometry]> = op({
  schema: '_convolution(Tensor input, Tensor weight, Tensor? bias, Any geometry) -> Tensor',
  doc: 'A convolution.',
  as: 'internal',
  forward: (state, input, weight, bias, g) => {
    const result = forward(state, input.detached(), weight.detached(), g);
    return bias === null ? result : add(state, result, reshape(state, bias.detached(), [1, bias.numel, 1, 1]));
  },
  derivative: {
    node: 'ConvolutionBackward0',
    saves: (_needs, _result, input, weight, _bias, g) => ({ input, weight, g }),
    grads: (state, [grad], { input, weight, g }, needs) => [
      needs[0] && inputGradient(state, grad, weight, g),
      needs[1] && weightGradient(state, grad, input, g),
      needs[2] && sum(state, grad, [0, 2, 3]),
    ],
  },
});

const both = (values: Shape | undefined, by: number, count: 1 | 2): number[] => {
  const given = values ?? [by];
  return given.length === 1 ? new Array<number>(count).fill(given[0]) : [...given];
};
function checkConvolution(input: Tensor, weight: Tensor, bias: Tensor | null, { padding, dilation, groups, stride }: Options): void {
  if (stride.some((step) => step <= 0)) throw runtimeError('non-positive stride is not supported');
  if (padding.some((count) => count < 0)) throw runtimeError('negative padding is not supported');
  if (weight.shape[0] % groups !== 0 || weight.shape[0] < groups)
    throw runtimeError(
      `Given groups=${groups}, expected weight to be at least ${groups} at dimension 0, but got weight of size ${shapeText(weight.shape)} instead`,
    );
  if (input.shape[1] !== weight.shape[1] * groups)
    throw runtimeError(
      `Given groups=${groups}, weight of size ${shapeText(weight.shape)}, expected input${shapeText(input.shape)} to have ${weight.shape[1] * groups} channels, but got ${input.shape[1]} channels instead`,
    );
  if (bias !== null && (bias.rank !== 1 || bias.shape[0] !== weight.shape[0]))
    throw runtimeError(
      `Given weight of size ${shapeText(weight.shape)}, expected bias to be 1-dimensional with ${weight.shape[0]} elements, but got bias of size ${shapeText(bias.shape)} instead`,
    );
  const padded = padding.map((count, d) => input.shape[2 + d] + 2 * count);
  const kernel = dilation.map((step, d) => step * (weight.shape[2 + d] - 1) + 1);
  if (kernel.some((size, d) => size > padded[d]))
    throw runtimeError(
      `Calculated padded input size per channel: (${padded.join(' x ')}). Kernel size: (${kernel.join(' x ')}). Kernel size can't be greater than actual input size`,
    );
  if (input.shape.slice(2).includes(0))
    throw runtimeError(
      `Only zero batch or zero channel inputs are supported, but got input shape: ${shapeText(input.rank === 3 ? input.shape.toSpliced(2, 0, 1) : input.shape)}`,
    );
  if (!isFloating(input.dtype)) throw runtimeError(`"slow_conv2d_cpu" not implemented for '${input.dtype.title}'`);
  if (input.dtype !== weight.dtype) throw runtimeError(`expected scalar type ${input.dtype.title} but found ${weight.dtype.title}`);
}
type Convolution = TensorOp<[Tensor, Tensor, (Tensor | null)?, Shape?, Shape?, Shape?, number?]>;
const ofDimensions = (count: 1 | 2): Convolution =>
  op({
    schema: `conv${count}d(Tensor input, Tensor weight, Tensor? bias=None, int[${count}] stride=1, int[${count}] padding=0, int[${count}] dilation=1, int groups=1) -> Tensor`,
    doc: `The sums of products with a kernel that slides along ${count === 1 ? 'one dimension' : 'two dimensions'}.`,
    as: 'function',
    forward: (state, input, weight, bias, stride, padding, dilation, groups = 1) => {
      if (input.rank !== count + 2 && input.rank !== count + 1)
        throw runtimeError(
          `Expected ${count + 1}D (unbatched) or ${count + 2}D (batched) input to conv${count}d, but got input of size: ${shapeText(input.shape)}`,
        );
      if (input.rank === count + 1) {
        const batch = ofDimension(state, unsqueeze(state, input, 0), weight, bias ?? null, stride, padding, dilation, groups);
        return squeezeDim(state, batch, 0);
      }
      return ofDimension(state, input, weight, bias ?? null, stride, padding, dilation, groups);
    },
  });
function ofDimension(
  state: TensorState,
  input: Tensor,
  weight: Tensor,
  bias: Tensor | null,
  stride: Shape | undefined,
  padding: Shape | undefined,
  dilation: Shape | undefined,
  groups: number,
): Tensor {
  const count = (input.rank - 2) as 1 | 2;
  const options = { stride: both(stride, 1, count), padding: both(padding, 0, count), dilation: both(dilation, 1, count), groups };
  checkConvolution(input, weight, bias, options);
  if (count === 2) return convolution(state, input, weight, bias, geometryOf(input.shape, weight.shape, options));
  return lineConvolution(state, input, weight, bias, options);
}
/** Of one dimension: as of two, of which the first has size 1. */
const lineConvolution: TensorOp<[Tensor, Tensor, Tensor | null, Options]> = op({
  schema: '_line_convolution(Tensor input, Tensor weight, Tensor? bias, Any options) -> Tensor',
  doc: 'A convolution of one dimension.',
  as: 'internal',
  forward: (state, input, weight, bias, options) => {
    const g = lineGeometry(input, weight, options);
    const result = convolution(state, flat(state, input.detached()), flat(state, weight.detached()), bias && bias.detached(), g);
    return result.look([result.shape[0], result.shape[1], result.shape[3]], [result.strides[0], result.strides[1], 1], 0);
  },
  derivative: {
    node: 'ConvolutionBackward0',
    saves: (_needs, _result, input, weight, _bias, options) => ({ input, weight, options }),
    grads: (state, [grad], { input, weight, options }, needs) => {
      const g = lineGeometry(input, weight, options);
      const above = flat(state, grad);
      return [
        needs[0] && squeezeDim(state, inputGradient(state, above, flat(state, weight), g), 2),
        needs[1] && squeezeDim(state, weightGradient(state, above, flat(state, input), g), 2),
        needs[2] && sum(state, grad, [0, 2]),
      ];
    },
  },
});
const flat = (state: TensorState, line: Tensor): Tensor => unsqueeze(state, line, 2);
const lineGeometry = (input: Tensor, weight: Tensor, { stride, padding, dilation, groups }: Options): Geometry =>
  geometryOf(input.shape.toSpliced(2, 0, 1), weight.shape.toSpliced(2, 0, 1), {
    stride: [1, ...stride],
    padding: [0, ...padding],
    dilation: [1, ...dilation],
    groups,
  });
export const conv1d: Convolution = ofDimensions(1);
export const conv2d: Convolution = ofDimensions(2);

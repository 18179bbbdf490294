/**
 * Pooling: one number for each window of an image, its largest or its mean.
 */
import { int64, isFloating } from '../dtype.ts';
import { notHere, runtimeError } from '../errors.ts';
import { op, type TensorOp, type TensorsOp } from '../op.ts';
import { numelOf, type Shape } from '../shapes.ts';
import { elements, type Tensor, tensorOf, zeros } from '../tensor.ts';
import { scatterAdd } from './gathers.ts';
import { reshape } from './shape.ts';

interface Window {
  readonly kernel: Shape;
  readonly stride: Shape;
  readonly padding: Shape;
  readonly dilation: Shape;
}
const both = (values: Shape): Shape => (values.length === 1 ? [values[0], values[0]] : values);
function windowOf(kernel: Shape, stride: Shape | undefined, padding: Shape, dilation: Shape, ceil: boolean): Window {
  if (ceil) throw notHere('pooling with ceil_mode=True');
  const frame = {
    kernel: both(kernel),
    stride: both(stride === undefined || stride.length === 0 ? kernel : stride),
    padding: both(padding),
    dilation: both(dilation),
  };
  if (frame.stride.some((step) => step <= 0)) throw runtimeError('stride should not be zero');
  frame.padding.forEach((count, d) => {
    if (count < 0) throw runtimeError(`pad must be non-negative, but got pad: ${count}`);
    if (count > frame.kernel[d] / 2)
      throw runtimeError(`pad should be at most half of kernel size, but got pad=${count} and kernel_size=${frame.kernel[d]}`);
  });
  return frame;
}
/** The shape of the result; images are the last two dimensions. */
function pooledShape(self: Tensor, name: string, { kernel, stride, padding, dilation }: Window): number[] {
  if (self.rank !== 3 && self.rank !== 4)
    throw runtimeError(`${name}: Expected 3D or 4D (batch mode) tensor with optional 0 dim batch size for input, but got: ${self.rank}D`);
  const image = [0, 1].map((d) => {
    const size = self.shape[self.rank - 2 + d];
    return Math.floor((size + 2 * padding[d] - dilation[d] * (kernel[d] - 1) - 1) / stride[d]) + 1;
  });
  if (image.some((size) => size < 1)) {
    const plane = self.rank - 3;
    throw runtimeError(
      `Given input size: (${self.shape.slice(plane).join('x')}). Calculated output size: (${[self.shape[plane], ...image].join('x')}). Output size is too small`,
    );
  }
  if (!isFloating(self.dtype)) throw runtimeError(`"${name}" not implemented for '${self.dtype.title}'`);
  return [...self.shape.slice(0, -2), ...image];
}
/** Visits the elements of each window that are inside of the image. */
function eachInside(
  self: Shape,
  out: Shape,
  { kernel, stride, padding, dilation }: Window,
  visit: (result: number, place: number) => void,
): void {
  const [height, width] = self.slice(-2);
  const [oh, ow] = out.slice(-2);
  for (let y = 0; y < oh; y++)
    for (let x = 0; x < ow; x++)
      for (let i = 0; i < kernel[0]; i++) {
        const h = y * stride[0] - padding[0] + i * dilation[0];
        if (h < 0 || h >= height) continue;
        for (let j = 0; j < kernel[1]; j++) {
          const w = x * stride[1] - padding[1] + j * dilation[1];
          if (w >= 0 && w < width) visit(y * ow + x, h * width + w);
        }
      }
}

// ---- the largest

type MaxArgs = [Tensor, Shape, Shape?, Shape?, Shape?, boolean?];
const MAX = 'Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False';
export const maxPool2dWithIndices: TensorsOp<MaxArgs> = op({
  schema: `max_pool2d_with_indices(${MAX}) -> (Tensor output, Tensor indices)`,
  doc: 'The largest element of each window, and where it is in its image.',
  as: 'internal',
  forward: (_state, self, kernel, stride, padding = [0], dilation = [1], ceil = false): Tensor[] => {
    const frame = windowOf(kernel, stride, padding, dilation, ceil);
    const shape = pooledShape(self, 'max_pool2d', frame);
    const from = elements(self);
    const values = zeros(self.dtype, shape);
    const indices = zeros(int64, shape);
    const [plane, outPlane] = [numelOf(self.shape.slice(-2)), numelOf(shape.slice(-2))];
    values.data.fill(-Infinity);
    indices.data.fill(-1);
    for (let image = 0, at = 0; at < values.numel; image += plane, at += outPlane)
      eachInside(self.shape, shape, frame, (result, place) => {
        const x = from[image + place];
        if (!(x > values.data[at + result]) && x === x && indices.data[at + result] >= 0) return;
        values.data[at + result] = x;
        indices.data[at + result] = place;
      });
    if (indices.data.includes(-1)) throw notHere('max_pool2d() with a window outside of the image');
    return [values, indices];
  },
  derivative: {
    node: 'MaxPool2DWithIndicesBackward0',
    without: [1],
    saves: (_needs, [, indices], self) => ({ self, indices }),
    grads: (state, [grad], { self, indices }) => {
      const planes = self.shape.slice(0, -2);
      const [plane, outPlane] = [numelOf(self.shape.slice(-2)), numelOf(indices.shape.slice(-2))];
      const flat = scatterAdd(
        state,
        zeros(grad.dtype, [...planes, plane]),
        -1,
        tensorOf(int64, [...planes, outPlane], elements(indices)),
        reshape(state, grad, [...planes, outPlane]),
      );
      return [reshape(state, flat, self.shape)];
    },
  },
});
export const maxPool2d: TensorOp<MaxArgs> = op({
  schema: `max_pool2d(${MAX}) -> Tensor`,
  doc: 'The largest element of each window of an image.',
  as: 'function',
  forward: (state, ...args) => maxPool2dWithIndices(state, ...args)[0],
});

// ---- the mean

type AverageArgs = [Tensor, Shape, Shape?, Shape?, boolean?, boolean?, (number | null)?];
/** How many elements each window stands for, as a divisor. */
function divisors(self: Shape, out: Shape, frame: Window, countsPadding: boolean, divisor: number | null): number[] {
  const { kernel, stride, padding } = frame;
  const counts = new Array<number>(numelOf(out.slice(-2))).fill(0);
  if (divisor !== null) return counts.fill(divisor);
  if (!countsPadding) {
    eachInside(self, out, frame, (result) => counts[result]++);
    return counts;
  }
  // What is padded counts, but not what is beyond the padding.
  const [oh, ow] = out.slice(-2);
  const span = (d: number, at: number): number => {
    const start = at * stride[d] - padding[d];
    return Math.min(start + kernel[d], self[self.length - 2 + d] + padding[d]) - start;
  };
  for (let y = 0; y < oh; y++) for (let x = 0; x < ow; x++) counts[y * ow + x] = span(0, y) * span(1, x);
  return counts;
}
export const avgPool2d: TensorOp<AverageArgs> = op({
  schema:
    'avg_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None) -> Tensor',
  doc: 'The mean of each window of an image.',
  as: 'internal',
  forward: (_state, self, kernel, stride, padding = [0], ceil = false, countsPadding = true, divisor = null) => {
    const frame = windowOf(kernel, stride, padding, [1], ceil);
    const shape = pooledShape(self, 'avg_pool2d', frame);
    if (divisor === 0) throw runtimeError('divisor must be not zero');
    const counts = divisors(self.shape, shape, frame, countsPadding, divisor ?? null);
    const from = elements(self);
    const result = zeros(self.dtype, shape);
    const [plane, outPlane] = [numelOf(self.shape.slice(-2)), numelOf(shape.slice(-2))];
    const sums = new Float64Array(outPlane);
    for (let image = 0, at = 0; at < result.numel; image += plane, at += outPlane) {
      sums.fill(0);
      eachInside(self.shape, shape, frame, (k, place) => (sums[k] += from[image + place]));
      for (let k = 0; k < outPlane; k++) result.data[at + k] = sums[k] / counts[k];
    }
    return result;
  },
  derivative: {
    node: 'AvgPool2DBackward0',
    saves: (_needs, _result, self, kernel, stride, padding = [0], _ceil, countsPadding = true, divisor = null) => ({
      self,
      frame: windowOf(kernel, stride, padding, [1], false),
      countsPadding,
      divisor,
    }),
    grads: (state, [grad], { self, frame, countsPadding, divisor }) => [
      avgPool2dBackward(state, grad, self.shape, frame, countsPadding, divisor),
    ],
  },
});
const avgPool2dBackward: TensorOp<[Tensor, Shape, Window, boolean, number | null]> = op({
  schema: 'avg_pool2d_backward(Tensor grad_output, int[] shape, Any window, bool count_include_pad, int? divisor_override) -> Tensor',
  doc: 'The gradient of a mean goes to all elements of the window that it was made of.',
  as: 'internal',
  forward: (_state, grad, shape, frame, countsPadding, divisor) => {
    const counts = divisors(shape, grad.shape, frame, countsPadding, divisor);
    const from = elements(grad);
    const result = zeros(grad.dtype, shape);
    const [plane, outPlane] = [numelOf(shape.slice(-2)), numelOf(grad.shape.slice(-2))];
    for (let image = 0, at = 0; at < grad.numel; image += plane, at += outPlane)
      eachInside(shape, grad.shape, frame, (k, place) => (result.data[image + place] += from[at + k] / counts[k]));
    return result;
  },
  derivative: {
    node: 'AvgPool2DBackwardBackward0',
    saves: (_needs, _result, _grad, _shape, frame, countsPadding, divisor) => ({ frame, countsPadding, divisor }),
    grads: (state, [grad], { frame, countsPadding, divisor }) => [
      // What is false is not saved, and left out it would be true.
      avgPool2d(state, grad, frame.kernel, frame.stride, frame.padding, false, countsPadding === true, divisor),
    ],
  },
});

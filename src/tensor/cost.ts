/**
 * How long the simulated accelerator takes, in microseconds: a model, the same on every machine and in every run.
 *
 *     an operation    2 + bytes read and written / 100,000 + steps / 1,000,000       (100 GB/s, 10^12 steps a second)
 *     a copy between host and device     10 + bytes / 10,000                         (10 GB/s)
 *     the host        2 for handing over an operation, 1 for each call that asks, records or waits
 *
 * Steps are the elements of the largest tensor; for products of matrices and convolutions the multiplications and additions. A stream has the
 * device for itself: what is on several streams at once does not slow each other down. Between two calls the host takes no time.
 */
import type { Tensor } from './tensor.ts';

export const LAUNCH = 2;
export const CALL = 1;
const OPERATION = 2;
const BYTES = 100_000;
const STEPS = 1_000_000;
const COPY = 10;
const COPIED_BYTES = 10_000;

const bytesOf = ({ numel, dtype }: Tensor): number => numel * dtype.itemSize;
const last = (tensor: Tensor): number => tensor.shape.at(-1) ?? 1;

/** Multiplications and additions for each element of the result, by operation. */
const PER_ELEMENT: Readonly<Record<string, (tensors: readonly Tensor[]) => number>> = {
  mm: ([a]) => 2 * last(a),
  bmm: ([a]) => 2 * last(a),
  mv: ([a]) => 2 * last(a),
  dot: ([a]) => 2 * last(a),
  matmul: ([a]) => 2 * last(a),
  linear: ([a]) => 2 * last(a),
  addmm: ([, a]) => 2 * last(a),
  baddbmm: ([, a]) => 2 * last(a),
  _convolution: ([, weight]) => (2 * weight.numel) / weight.shape[0],
  conv2d: ([, weight]) => (2 * weight.numel) / weight.shape[0],
  conv1d: ([, weight]) => (2 * weight.numel) / weight.shape[0],
};

export interface Cost {
  readonly bytes: number;
  readonly steps: number;
}
export function costOf(operation: string, given: readonly Tensor[], made: readonly Tensor[]): Cost {
  const all = [...given, ...made];
  const perElement = PER_ELEMENT[operation];
  const steps =
    perElement !== undefined && made.length > 0
      ? made[0].numel * perElement(given)
      : all.reduce((most, tensor) => Math.max(most, tensor.numel), 0);
  return { bytes: all.reduce((sum, tensor) => sum + bytesOf(tensor), 0), steps };
}
export const durationOf = ({ bytes, steps }: Cost): number => OPERATION + bytes / BYTES + steps / STEPS;
export const copyDurationOf = (tensor: Tensor): number => COPY + bytesOf(tensor) / COPIED_BYTES;

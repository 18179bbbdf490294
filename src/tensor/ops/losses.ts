/**
 * Losses element by element: how far a prediction is from its target, and one number for all of them.
 *
 * `reduction` is a number, as in ATen: 0 keeps the elements, 1 takes their mean, 2 their sum.
 */
import { assign, cast, emptyAs } from '../copy.ts';
import { float, float32, isFloating } from '../dtype.ts';
import { binaryLoop, zip } from '../elementwise.ts';
import { runtimeError } from '../errors.ts';
import { op, type TensorOp } from '../op.ts';
import { resultType } from '../promotion.ts';
import { broadcastShapes, numelOf } from '../shapes.ts';
import type { TensorState } from '../state.ts';
import { elements, type Tensor, tensorOf } from '../tensor.ts';
import { untraced } from '../untraced.ts';
import { logSigmoid, sigmoid } from './activations.ts';
import { add, div, mul, neg, sub } from './arithmetic.ts';
import { clamp, clampMin } from './clamping.ts';
import { exp, log, log1p } from './exponentials.ts';
import { sum } from './expand-sum.ts';
import { mean } from './means.ts';
import { abs, sign } from './rounding.ts';
import { xlogy } from './xlogy.ts';

export const Reduction = { NONE: 0, MEAN: 1, SUM: 2 } as const;

/** Recorded, when the parts are. */
export function reduce(state: TensorState, loss: Tensor, reduction: number): Tensor {
  if (reduction === Reduction.MEAN) return mean(state, loss);
  return reduction === Reduction.SUM ? sum(state, loss) : loss;
}
/** The gradient for each element, from that of the loss. */
const perElement = (state: TensorState, grad: Tensor, reduction: number, count: number): Tensor =>
  reduction === Reduction.MEAN ? div(state, grad, float(count)) : grad;

interface Pointwise {
  readonly name: string;
  readonly node: string;
  readonly kernel: string;
  readonly doc: string;
  readonly parameter: string;
  /** The elements are of the input's type, whatever that of the target is. */
  readonly isOfInput?: true;
  /** backward() wants both of one type. */
  readonly isStrict: boolean;
  readonly check: (limit: number) => void;
  /** Of the difference. */
  readonly value: (difference: number, limit: number) => number;
  readonly slope: (state: TensorState, difference: Tensor, limit: number) => Tensor;
}
/** A function of the difference of two tensors. */
const ofDifference = ({
  name,
  node,
  kernel,
  doc,
  parameter,
  isOfInput,
  isStrict,
  check,
  value,
  slope,
}: Pointwise): TensorOp<[Tensor, Tensor, number?, number?]> =>
  op({
    schema: `${name}(Tensor self, Tensor target, int reduction=Mean${parameter}) -> Tensor`,
    doc,
    as: 'internal',
    forward: (state, self, target, reduction = Reduction.MEAN, limit = 1) => {
      check(limit);
      const dtype = resultType(state, [self, target]);
      if (!isFloating(dtype)) throw runtimeError(`"${kernel}" not implemented for '${dtype.title}'`);
      const each = zip(
        binaryLoop((x, y) => value(dtype === float32 ? Math.fround(x - y) : x - y, limit)),
        dtype,
        isOfInput ? self.dtype : dtype,
        self,
        target,
      );
      return untraced(state, () => reduce(state, each, reduction));
    },
    derivative: {
      node,
      saves: (_needs, _result, self, target, reduction = Reduction.MEAN, limit = 1) => ({ self, target, reduction, limit }),
      grads: (state, [grad], { self, target, reduction, limit }, needs) => {
        // The first that is asked for complains of the other.
        const [expected, found] = needs[0] ? [self, target] : [target, self];
        if (isStrict && self.dtype !== target.dtype)
          throw runtimeError(`Found dtype ${found.dtype.title} but expected ${expected.dtype.title}`);
        const slopeOf = (of: Tensor, from: Tensor): Tensor => {
          const difference = sub(state, of, isFloating(from.dtype) ? from : cast(from, of.dtype));
          return mul(state, perElement(state, grad, reduction, difference.numel), slope(state, difference, limit));
        };
        return [needs[0] && slopeOf(self, target), needs[1] && slopeOf(target, self)];
      },
    },
  });

const anything = (): void => undefined;
export const mseLoss: TensorOp<[Tensor, Tensor, number?, number?]> = ofDifference({
  name: 'mse_loss',
  node: 'MseLossBackward0',
  kernel: 'mse_cpu',
  isStrict: true,
  doc: 'The square of the difference.',
  parameter: '',
  check: anything,
  value: (d) => d * d,
  slope: (state, difference) => mul(state, difference, float(2)),
});
export const smoothL1Loss: TensorOp<[Tensor, Tensor, number?, number?]> = ofDifference({
  name: 'smooth_l1_loss',
  node: 'SmoothL1LossBackward0',
  kernel: 'smooth_l1_cpu',
  isStrict: false,
  doc: 'The difference, but a square below beta.',
  parameter: ', float beta=1.0',
  check: (beta) => {
    if (beta < 0) throw runtimeError('smooth_l1_loss does not support negative values for beta.');
  },
  value: (d, beta) => {
    const size = Math.abs(d);
    return size < beta ? (0.5 * size * size) / beta : size - 0.5 * beta;
  },
  // Where they are equal and beta is 0 it goes down, for both.
  slope: (state, difference, beta) =>
    beta === 0
      ? sign(state, sub(state, sign(state, difference), float(0.5)))
      : clamp(state, div(state, difference, float(beta)), float(-1), float(1)),
});
export const huberLoss: TensorOp<[Tensor, Tensor, number?, number?]> = ofDifference({
  name: 'huber_loss',
  node: 'HuberLossBackward0',
  kernel: 'huber_cpu',
  isOfInput: true,
  isStrict: true,
  doc: 'The square of the difference below delta, and straight on from there.',
  parameter: ', float delta=1.0',
  check: (delta) => {
    if (delta <= 0) throw runtimeError('huber_loss does not support non-positive values for delta.');
  },
  value: (d, delta) => {
    const size = Math.abs(d);
    return size <= delta ? 0.5 * size * size : delta * (size - 0.5 * delta);
  },
  slope: (state, difference, delta) => clamp(state, difference, float(-delta), float(delta)),
});
export const l1Loss: TensorOp<[Tensor, Tensor, number?]> = op({
  schema: 'l1_loss(Tensor self, Tensor target, int reduction=Mean) -> Tensor',
  doc: 'The size of the difference.',
  as: 'internal',
  forward: (state, self, target, reduction = Reduction.MEAN) => reduce(state, abs(state, sub(state, self, target)), reduction),
});

// ---- of probabilities

const LEAST = 1e-12;
export const binaryCrossEntropy: TensorOp<[Tensor, Tensor, (Tensor | null)?, number?]> = op({
  schema: 'binary_cross_entropy(Tensor self, Tensor target, Tensor? weight=None, int reduction=Mean) -> Tensor',
  doc: 'How surprising the targets are, given their probabilities.',
  as: 'internal',
  forward: (state, self, target, weight, reduction = Reduction.MEAN) => {
    if (self.dtype !== target.dtype) throw runtimeError(`Found dtype ${target.dtype.title} but expected ${self.dtype.title}`);
    if (!isFloating(self.dtype)) throw runtimeError(`"binary_cross_entropy" not implemented for '${self.dtype.title}'`);
    for (const p of elements(self)) if (!(p >= 0 && p <= 1)) throw runtimeError('all elements of input should be between 0 and 1');
    const [p, y] = [elements(self), elements(target)];
    const data = self.dtype.make(self.numel);
    for (let k = 0; k < data.length; k++) data[k] = (y[k] - 1) * Math.max(Math.log1p(-p[k]), -100) - y[k] * Math.max(Math.log(p[k]), -100);
    return untraced(state, () => {
      const each = emptyAs(self, self.dtype);
      assign(each, tensorOf(self.dtype, self.shape, data));
      return reduce(state, weight ? mul(state, each, weight) : each, reduction);
    });
  },
  derivative: {
    node: 'BinaryCrossEntropyBackward0',
    constant: [2],
    saves: (_needs, _result, self, target, weight, reduction = Reduction.MEAN) => ({
      self,
      target,
      weight: weight ?? undefined,
      reduction,
    }),
    grads: (state, [grad], { self, target, weight, reduction }, needs) => {
      const each = perElement(state, grad, reduction, self.numel);
      const weighted = weight === undefined ? each : mul(state, each, weight);
      const one = float(1);
      const both = clampMin(state, mul(state, sub(state, one, self), self), float(LEAST));
      return [
        needs[0] && mul(state, weighted, div(state, sub(state, self, target), both)),
        // log(1 - p) - log(p), each not below -100.
        needs[1] &&
          mul(
            state,
            weighted,
            sub(state, clampMin(state, log1p(state, neg(state, self)), float(-100)), clampMin(state, log(state, self), float(-100))),
          ),
        false,
      ];
    },
  },
});
/** max(-x, 0) + log(e^-m + e^(-x - m)) is log(1 + e^-x) without overflow. */
const softplusOfMinus = (x: number): number => Math.max(-x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
export const binaryCrossEntropyWithLogits: TensorOp<[Tensor, Tensor, (Tensor | null)?, (Tensor | null)?, number?]> = op({
  schema:
    'binary_cross_entropy_with_logits(Tensor self, Tensor target, Tensor? weight=None, Tensor? pos_weight=None, int reduction=Mean) -> Tensor',
  doc: 'binary_cross_entropy() of sigmoid(self), without losing digits.',
  as: 'function',
  forward: (state, self, target, weight, posWeight, reduction = Reduction.MEAN) =>
    untraced(state, () => {
      const surprise = zip(
        binaryLoop((x) => softplusOfMinus(x)),
        self.dtype,
        self.dtype,
        self,
        float(0),
      );
      const factor = posWeight ? add(state, mul(state, sub(state, posWeight, float(1)), target), float(1)) : undefined;
      const missed = mul(state, sub(state, float(1), target), self);
      const each = add(state, missed, factor === undefined ? surprise : mul(state, factor, surprise));
      return reduce(state, weight ? mul(state, each, weight) : each, reduction);
    }),
  derivative: {
    node: 'BinaryCrossEntropyWithLogitsBackward0',
    constant: [2, 3],
    saves: (_needs, result, self, target, weight, posWeight, reduction = Reduction.MEAN) => ({
      self,
      target,
      weight: weight ?? undefined,
      posWeight: posWeight ?? undefined,
      reduction,
    }),
    grads: (state, [grad], { self, target, weight, posWeight, reduction }, needs) => {
      const shape = broadcastShapes(self.shape, target.shape);
      const each = perElement(state, grad, reduction, numelOf(shape));
      const weighted = weight === undefined ? each : mul(state, each, weight);
      const own = (): Tensor => {
        const p = sigmoid(state, self);
        if (posWeight === undefined) return sub(state, p, target);
        // (posWeight y + 1 - y) p - posWeight y
        const hit = mul(state, posWeight, target);
        return sub(state, mul(state, sub(state, add(state, hit, float(1)), target), p), hit);
      };
      // (1 - y) x - (1 - y + posWeight y) log(p)
      const ofTarget = (): Tensor =>
        posWeight === undefined
          ? neg(state, self)
          : neg(state, add(state, self, mul(state, sub(state, posWeight, float(1)), logSigmoid(state, self))));
      return [needs[0] && mul(state, weighted, own()), needs[1] && mul(state, weighted, ofTarget()), false, false];
    },
  },
});
export const klDiv: TensorOp<[Tensor, Tensor, number?, boolean?]> = op({
  schema: 'kl_div(Tensor self, Tensor target, int reduction=Mean, *, bool log_target=False) -> Tensor',
  doc: 'How far a distribution, given by its logarithms, is from a target.',
  as: 'function',
  forward: (state, self, target, reduction = Reduction.MEAN, logTarget = false) => {
    const each = logTarget
      ? mul(state, exp(state, target), sub(state, target, self))
      : sub(state, xlogy(state, target, target), mul(state, target, self));
    return reduce(state, each, reduction);
  },
});

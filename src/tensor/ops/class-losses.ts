/**
 * Losses of a choice among classes: the target is the number of a class, or a probability for each.
 *
 * The classes are dimension 1 of the input, or its only dimension; what is behind them has a choice for each element, as pixels.
 */
import { type Data, float, int64, isFloating, Scalar } from '../dtype.ts';
import { indexError, runtimeError, valueError } from '../errors.ts';
import { op, type TensorOp } from '../op.ts';
import { equalShapes, numelOf, shapeText } from '../shapes.ts';
import type { TensorState } from '../state.ts';
import { elements, type Tensor, tensorOf, zeros } from '../tensor.ts';
import { add, div, mul, neg } from './arithmetic.ts';
import { maskedFill } from './choosing.ts';
import { eq } from './comparison.ts';
import { sum } from './expand-sum.ts';
import { scatterAdd } from './gathers.ts';
import { Reduction, reduce } from './losses.ts';
import { logSoftmax } from './softmax.ts';
import { contiguous, reshape, view } from './shape.ts';
import { unsqueeze } from './sizes.ts';
import { around } from './rows.ts';

type Weight = Tensor | null | undefined;
const IGNORED = -100;
const classDimension = ({ rank }: { readonly rank: number }): number => (rank === 1 ? 0 : 1);

/** For each choice minus the weight of the class, 0 where it is ignored; and the sum of the weights. */
interface Choices {
  /** The class, 0 where it is ignored. */
  readonly classes: Tensor;
  readonly factors: Tensor;
  readonly total: number;
}
function choicesOf(self: Tensor, target: Tensor, weight: Weight, ignored: number): Choices {
  const count = self.shape[classDimension(self)];
  const weights = weight ? elements(weight) : undefined;
  const factors: Data = self.dtype.make(target.numel);
  const classes = int64.make(target.numel);
  let total = 0;
  elements(target).forEach((c, k) => {
    if (c === ignored) return;
    if (c < 0 || c >= count) throw indexError(`Target ${c} is out of bounds.`);
    classes[k] = c;
    factors[k] = -(weights === undefined ? 1 : weights[c]);
    total -= factors[k];
  });
  return { classes: tensorOf(int64, target.shape, classes), factors: tensorOf(self.dtype, target.shape, factors), total };
}
function checkChoices(self: Tensor, target: Tensor, weight: Weight): void {
  if (target.dtype !== int64) throw runtimeError(`expected scalar type Long but found ${target.dtype.title}`);
  if (!isFloating(self.dtype)) throw runtimeError(`"nll_loss_out_frame" not implemented for '${self.dtype.title}'`);
  const count = self.shape[classDimension(self)];
  if (weight && (weight.rank !== 1 || weight.numel !== count))
    throw runtimeError(
      `weight tensor should be defined either for all ${count} classes or no classes but got weight tensor of shape: ${shapeText(weight.shape)}`,
    );
  if (weight && weight.dtype !== self.dtype) throw runtimeError(`expected scalar type ${self.dtype.title} but found ${weight.dtype.title}`);
}
function checkPlain(self: Tensor, target: Tensor): void {
  if (self.rank < 1 || self.rank > 2) throw runtimeError('input tensor should be 1D or 2D');
  if (target.rank > 1) throw runtimeError('0D or 1D target tensor expected, multi-target not supported');
  const isSingle = self.rank === 1 && target.rank === 0;
  if (!isSingle && (self.rank === 1 || self.shape[0] !== target.shape[0]))
    throw runtimeError(`size mismatch (got input: ${shapeText(self.shape)}, target: ${shapeText(target.shape)})`);
}
function checkSpatial(self: Tensor, target: Tensor): void {
  if (target.rank !== 3)
    throw runtimeError(`only batches of spatial targets supported (3D tensors) but got targets of dimension: ${target.rank}`);
  if (self.rank !== 4)
    throw runtimeError(`only batches of spatial inputs supported (4D tensors), but got input of dimension: ${self.rank}`);
  if (!equalShapes(self.shape.toSpliced(1, 1), target.shape))
    throw runtimeError(`size mismatch (got input: ${shapeText(self.shape)} , target: ${shapeText(target.shape)}`);
}
type NllLoss = TensorOp<[Tensor, Tensor, Weight?, number?, number?]>;
const negativeLogLikelihood = (name: string, node: string, checkShapes: (self: Tensor, target: Tensor) => void): NllLoss =>
  op({
    schema: `${name}(Tensor self, Tensor target, Tensor? weight=None, int reduction=Mean, int ignore_index=-100) -> Tensor`,
    doc: 'Minus the logarithm of the probability that was given to the right class; the input has logarithms.',
    as: 'internal',
    forward: (_state, self, target, weight, reduction = Reduction.MEAN, ignored = IGNORED) => {
      checkShapes(self, target);
      checkChoices(self, target, weight);
      const { classes, factors, total } = choicesOf(self, target, weight, ignored);
      const [outer, inner] = self.rank === 1 ? [1, 1] : around(self.shape, 1);
      const count = self.shape[classDimension(self)];
      const from = elements(self);
      const data = self.dtype.make(target.numel);
      let all = 0;
      for (let o = 0; o < outer; o++)
        for (let i = 0; i < inner; i++) {
          const k = o * inner + i;
          if (factors.data[k] !== 0) data[k] = factors.data[k] * from[(o * count + classes.data[k]) * inner + i];
          all += data[k];
        }
      if (reduction === Reduction.NONE) return tensorOf(self.dtype, target.shape, data);
      return tensorOf(self.dtype, [], self.dtype.make(1).fill(reduction === Reduction.MEAN ? all / total : all));
    },
    derivative: {
      node,
      constant: [1, 2],
      saves: (_needs, _result, self, target, weight, reduction = Reduction.MEAN, ignored = IGNORED) => ({
        self,
        target,
        weight: weight ?? undefined,
        reduction,
        ignored,
      }),
      grads: (state, [grad], { self, target, weight, reduction, ignored }) => {
        const { classes, factors, total } = choicesOf(self, target, weight, ignored);
        const d = classDimension(self);
        // What is ignored stays 0, even when all is.
        if (reduction === Reduction.MEAN) factors.data.forEach((factor, k) => (factors.data[k] = factor === 0 ? 0 : factor / total));
        const each = mul(state, grad, factors);
        return [scatterAdd(state, zeros(grad.dtype, self.shape), d, unsqueeze(state, classes, d), unsqueeze(state, each, d)), false, false];
      },
    },
  });
export const nllLoss: NllLoss = negativeLogLikelihood('nll_loss', 'NllLossBackward0', checkPlain);
export const nllLoss2d: NllLoss = negativeLogLikelihood('nll_loss2d', 'NllLoss2DBackward0', checkSpatial);
export const nllLossNd: NllLoss = op({
  schema: 'nll_loss_nd(Tensor self, Tensor target, Tensor? weight=None, int reduction=Mean, int ignore_index=-100) -> Tensor',
  doc: 'nll_loss() of whatever dimensions.',
  as: 'internal',
  forward: (state, self, target, weight, reduction = Reduction.MEAN, ignored = IGNORED) => {
    if (self.rank < 1) throw valueError(`Expected 1 or more dimensions (got ${self.rank})`);
    if (self.rank !== 1 && self.shape[0] !== target.shape[0])
      throw valueError(`Expected input batch_size (${self.shape[0]}) to match target batch_size (${target.shape[0]}).`);
    if (self.rank <= 2) return nllLoss(state, self, target, weight, reduction, ignored);
    if (self.rank === 4) return nllLoss2d(state, self, target, weight, reduction, ignored);
    const [n, c] = self.shape;
    const shape = self.shape.toSpliced(1, 1);
    if (!equalShapes(target.shape, shape)) throw runtimeError(`Expected target size ${shapeText(shape)}, got ${shapeText(target.shape)}`);
    const inner = numelOf(shape.slice(1));
    const rows = view(state, contiguous(state, self), [n, c, 1, inner]);
    const result = nllLoss2d(state, rows, view(state, contiguous(state, target), [n, 1, inner]), weight, reduction, ignored);
    return reduction === Reduction.NONE ? view(state, result, shape) : result;
  },
});

/** A weight for each class, in the place of the classes. */
const along = (state: TensorState, weight: Tensor, self: Tensor): Tensor =>
  reshape(
    state,
    weight,
    self.shape.map((_, d) => (d === classDimension(self) ? weight.numel : 1)),
  );
/** A quotient by a number that the function has worked out itself. */
const dividedBy: TensorOp<[Tensor, Scalar]> = op({
  schema: '_div_scalar(Tensor self, Scalar other) -> Tensor',
  doc: 'The quotient by a number.',
  as: 'internal',
  forward: (state, self, other) => div(state, self.detached(), other),
  derivative: {
    node: 'DivBackward1',
    saves: (_needs, _result, _self, other) => ({ other }),
    grads: (state, [grad], { other }) => [dividedBy(state, grad, other)],
  },
});
function ofProbabilities(state: TensorState, self: Tensor, target: Tensor, weight: Weight, reduction: number, smoothing: number): Tensor {
  const d = classDimension(self);
  const count = self.shape[d];
  const logs = logSoftmax(state, self, d);
  if (weight && (weight.rank !== 1 || weight.numel !== count))
    throw runtimeError(
      `cross_entropy: weight tensor should be defined either for all ${count} classes or no classes but got weight tensor of shape: ${shapeText(weight.shape)}`,
    );
  const wanted = smoothing > 0 ? add(state, mul(state, target, float(1 - smoothing)), float(smoothing / count)) : target;
  let each = mul(state, logs, wanted);
  if (weight) each = mul(state, each, along(state, weight, self));
  if (reduction === Reduction.NONE) return neg(state, sum(state, each, [d]));
  const total = neg(state, sum(state, each));
  return reduction === Reduction.MEAN ? dividedBy(state, total, float(self.numel / count)) : total;
}
function smoothed(
  state: TensorState,
  self: Tensor,
  target: Tensor,
  weight: Weight,
  reduction: number,
  ignored: number,
  smoothing: number,
): Tensor {
  const d = classDimension(self);
  const logs = logSoftmax(state, self, d);
  const hard = nllLossNd(state, logs, target, weight, reduction, ignored);
  const weighted = weight ? mul(state, logs, along(state, weight, self)) : logs;
  const isIgnored = eq(state, target, new Scalar(ignored, 1));
  const soft = maskedFill(state, neg(state, sum(state, weighted, [d])), isIgnored, float(0));
  let all = reduce(state, soft, reduction === Reduction.MEAN ? Reduction.SUM : reduction);
  if (reduction === Reduction.MEAN) {
    // A number that comes from elements: a log of operations would keep that of today.
    if (state.log !== null) state.log.problem ??= 'the mean of cross_entropy() with label_smoothing looks at elements';
    all = div(state, all, float(choicesOf(self, target, weight, ignored).total));
  }
  return add(state, mul(state, hard, float(1 - smoothing)), mul(state, all, float(smoothing / self.shape[d])));
}
export const crossEntropyLoss: TensorOp<[Tensor, Tensor, Weight?, number?, number?, number?]> = op({
  schema:
    'cross_entropy_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=Mean, int ignore_index=-100, float label_smoothing=0.0) -> Tensor',
  doc: 'How surprising the right classes are, given a score for each class.',
  as: 'internal',
  forward: (state, self, target, weight, reduction = Reduction.MEAN, ignored = IGNORED, smoothing = 0) => {
    if (equalShapes(self.shape, target.shape)) {
      if (!isFloating(target.dtype))
        throw runtimeError(`Expected floating point type for target with class probabilities, got ${target.dtype.title}`);
      if (ignored >= 0) throw runtimeError('ignore_index is not supported for floating point target');
      checkSmoothing(smoothing);
      return ofProbabilities(state, self, target, weight, reduction, smoothing);
    }
    checkSmoothing(smoothing);
    if (smoothing > 0) return smoothed(state, self, target, weight, reduction, ignored, smoothing);
    return nllLossNd(state, logSoftmax(state, self, classDimension(self)), target, weight, reduction, ignored);
  },
});
function checkSmoothing(smoothing: number): void {
  if (smoothing < 0 || smoothing > 1) throw runtimeError(`label_smoothing must be between 0.0 and 1.0. Got: ${smoothing}`);
}

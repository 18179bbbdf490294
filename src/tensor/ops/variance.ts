/**
 * How far elements lie from their mean.
 */
import { Category, float, type Scalar } from '../dtype.ts';
import { runtimeError } from '../errors.ts';
import { reduce } from '../lanes.ts';
import { op, type TensorOp, type TensorsOp } from '../op.ts';
import { dimensionSet, type Shape } from '../shapes.ts';
import type { TensorState } from '../state.ts';
import type { Tensor } from '../tensor.ts';
import { add, div, mul, sub } from './arithmetic.ts';
import { maskedFill, where } from './choosing.ts';
import { eq } from './comparison.ts';
import { spread } from './expand-sum.ts';
import { type Dims, laneSize, mean } from './means.ts';

type Correction = Scalar | null | undefined;
const asNumber = (correction: Correction): number => correction?.value ?? 1;

/** In two walks: what is far from 0 loses nothing. */
function varianceOf(self: Tensor, dim: Dims, correction: number, keepdim: boolean, name: string, isRoot: boolean): Tensor {
  if (self.dtype.category !== Category.FLOAT) throw runtimeError(`${name} only support floating point and complex dtypes`);
  return reduce(self, dimensionSet(dim, self.rank), keepdim, self.dtype, (data, from, to) => {
    let total = 0;
    for (let k = from; k < to; k++) total += data[k];
    const middle = total / (to - from);
    let squares = 0;
    for (let k = from; k < to; k++) squares += (data[k] - middle) * (data[k] - middle);
    const variance = squares / Math.max(to - from - correction, 0);
    return isRoot ? Math.sqrt(variance) : variance;
  });
}
function varianceSlope(state: TensorState, grad: Tensor, self: Tensor, dim: Dims, correction: number, keepdim: boolean): Tensor {
  const freedom = laneSize(self.shape, dim) - correction;
  if (freedom <= 0 && (self.rank === 0 || dim === null || dim === undefined)) {
    const isMiddle = eq(state, self, mean(state, self));
    return mul(state, spread(state, grad, self.shape, dim, keepdim), where(state, isMiddle, float(NaN), float(Infinity)));
  }
  const factor = float(2 / freedom);
  return mul(state, mul(state, spread(state, grad, self.shape, dim, keepdim), factor), sub(state, self, mean(state, self, dim, true)));
}
function deviationSlope(
  state: TensorState,
  grad: Tensor,
  result: Tensor,
  self: Tensor,
  dim: Dims,
  correction: number,
  keepdim: boolean,
): Tensor {
  // Divided by infinity nothing is left, and nothing of its derivatives.
  const divisor = maskedFill(state, mul(state, result, float(2)), eq(state, result, float(0)), float(Infinity));
  const slope = div(state, grad, divisor);
  return varianceSlope(state, slope, self, dim, correction, keepdim);
}
type Named = [Tensor, Dims?, Correction?, boolean?];
const meanSlope = (state: TensorState, grad: Tensor, shape: Shape, dim: Dims, keepdim: boolean): Tensor =>
  div(state, spread(state, grad, shape, dim, keepdim), float(laneSize(shape, dim)));

export const variance: TensorOp<Named> = op({
  schema: 'var.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> Tensor',
  doc: 'The mean square of how far elements lie from their mean, divided by how many they are less the correction (1).',
  forward: (_state, self, dim, correction, keepdim = false) => varianceOf(self, dim, asNumber(correction), keepdim, 'std and var', false),
  derivative: {
    node: 'VarBackward0',
    saves: (_needs, _result, self, dim, correction, keepdim = false) => ({ self, dim, correction: asNumber(correction), keepdim }),
    grads: (state, [grad], { self, dim, correction, keepdim }) => [varianceSlope(state, grad, self, dim, correction, keepdim)],
  },
});
export const deviation: TensorOp<Named> = op({
  schema: 'std.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> Tensor',
  doc: 'The square root of the variance.',
  forward: (_state, self, dim, correction, keepdim = false) => varianceOf(self, dim, asNumber(correction), keepdim, 'std and var', true),
  derivative: {
    node: 'StdBackward0',
    saves: (_needs, result, self, dim, correction, keepdim = false) => ({ self, result, dim, correction: asNumber(correction), keepdim }),
    grads: (state, [grad], { self, result, dim, correction, keepdim }) => [
      deviationSlope(state, grad, result, self, dim, correction, keepdim),
    ],
  },
});
function withMean(name: string, node: string, doc: string, isRoot: boolean): TensorsOp<Named> {
  return op({
    schema: `${name}.correction(Tensor self, int[1]? dim=None, *, Scalar? correction=None, bool keepdim=False) -> (Tensor, Tensor)`,
    doc,
    as: 'function',
    forward: (state, self, dim, correction, keepdim = false) => [
      varianceOf(self, dim, asNumber(correction), keepdim, name, isRoot),
      mean.row.forward(state, self, dim, keepdim),
    ],
    derivative: {
      node,
      saves: (_needs, [result], self, dim, correction, keepdim = false) => ({
        self,
        result: isRoot && result,
        dim,
        correction: asNumber(correction),
        keepdim,
      }),
      grads: (state, [first, second], { self, result, dim, correction, keepdim }) => {
        const parts: Tensor[] = [];
        if (first !== undefined)
          parts.push(
            isRoot
              ? deviationSlope(state, first, result, self, dim, correction, keepdim)
              : varianceSlope(state, first, self, dim, correction, keepdim),
          );
        if (second !== undefined) parts.push(meanSlope(state, second, self.shape, dim, keepdim));
        return [parts.length === 2 ? add(state, parts[0], parts[1]) : parts[0]];
      },
    },
  });
}
export const varianceMean = withMean('var_mean', 'VarMeanBackward0', 'The variance, and the mean.', false);
export const deviationMean = withMean('std_mean', 'StdMeanBackward0', 'The standard deviation, and the mean.', true);

/** The forms with `unbiased` instead of a correction. */
function unbiasedForms<Result extends Tensor | Tensor[]>(
  name: string,
  results: string,
  general: (state: TensorState, ...args: Named) => Result,
  doc: string,
  as?: 'function',
) {
  const by = (unbiased: boolean): Scalar => float(unbiased ? 1 : 0);
  return [
    op<[Tensor, boolean?], Result>({
      schema: `${name}(Tensor self, bool unbiased=True) -> ${results}`,
      doc,
      as,
      forward: (state, self, unbiased = true) => general(state, self, null, by(unbiased)),
    }),
    op<[Tensor, Dims, boolean?, boolean?], Result>({
      schema: `${name}.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> ${results}`,
      doc,
      as,
      forward: (state, self, dim, unbiased = true, keepdim = false) => general(state, self, dim, by(unbiased), keepdim),
    }),
  ];
}
export const UNBIASED_FORMS = [
  ...unbiasedForms('var', 'Tensor', variance, variance.row.doc),
  ...unbiasedForms('std', 'Tensor', deviation, deviation.row.doc),
  ...unbiasedForms('var_mean', '(Tensor, Tensor)', varianceMean, varianceMean.row.doc, 'function'),
  ...unbiasedForms('std_mean', '(Tensor, Tensor)', deviationMean, deviationMean.row.doc, 'function'),
];

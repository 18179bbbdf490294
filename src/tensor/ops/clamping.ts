/**
 * The smaller, the larger, and what lies between limits. A nan stays one.
 */
import { bool, float, Scalar } from '../dtype.ts';
import { type BinaryLoop, type Pointwise, pointwise } from '../elementwise.ts';
import { BINARY } from '../kernels/binary.ts';
import { CLAMP } from '../kernels/clamp.ts';
import { UNARY } from '../kernels/unary.ts';
import { runtimeError } from '../errors.ts';
import { op, type TensorOp } from '../op.ts';
import { type Operand, resultType } from '../promotion.ts';
import type { TensorState } from '../state.ts';
import { Tensor } from '../tensor.ts';
import { div } from './arithmetic.ts';
import { maskedFill, where } from './choosing.ts';
import { eq, ge, gt, le, lt } from './comparison.ts';
import { logicalAnd, logicalOr } from './logic.ts';
import { elementOf, nodeOf, notImplemented } from './unary.ts';

const ZERO = float(0);

type Compare = (state: TensorState, a: Tensor, b: Tensor) => Tensor;
const extreme = (name: string, alias: string, doc: string, loop: BinaryLoop, loses: Compare): TensorOp<[Tensor, Tensor]> =>
  op({
    schema: `${name}(Tensor self, Tensor other) -> Tensor`,
    doc,
    pointwise: (state, self, other) => pointwise(resultType(state, [self, other]), loop, self, other),
    aliases: alias === '' ? [] : [alias],
    derivative: {
      node: nodeOf(name),
      saves: (_needs, _result, self, other) => ({ self, other }),
      // Where both are equal, each gets one half.
      grads: (state, [grad], { self, other }, needs) => {
        const share = sharedOf(state, grad, self, other);
        return [
          needs[0] && maskedFill(state, share, loses(state, self, other), ZERO),
          needs[1] && maskedFill(state, share, loses(state, other, self), ZERO),
        ];
      },
    },
  });
const sharedOf = (state: TensorState, grad: Tensor, self: Tensor, other: Tensor): Tensor =>
  where(state, eq(state, self, other), div(state, grad, float(2)), grad);
export const maximum = extreme('maximum', '', 'The larger of two, element by element.', BINARY.maximum, lt);
export const minimum = extreme('minimum', '', 'The smaller of two, element by element.', BINARY.minimum, gt);
const other = (name: string, both: TensorOp<[Tensor, Tensor]>): TensorOp<[Tensor, Tensor]> =>
  op({
    schema: `${name}.other(Tensor self, Tensor other) -> Tensor`,
    doc: both.row.doc,
    forward: (state, self, second) => both(state, self, second),
  });
export const maxOther = other('max', maximum);
export const minOther = other('min', minimum);

type Limit = Operand | null | undefined;
const isGiven = (limit: Limit): limit is Operand => limit !== null && limit !== undefined;
const isNan = (limit: Limit): boolean => limit instanceof Scalar && limit.value !== limit.value;
/** Between limits, as elements of the type in which all meet. */
export function clamped(state: TensorState, self: Tensor, min: Limit, max: Limit, kernel: string): Pointwise {
  const dtype = resultType(
    state,
    [self, min, max].filter((x) => isGiven(x)),
  );
  if (dtype === bool && [min, max].some((x) => x instanceof Scalar)) throw notImplemented(kernel, dtype);
  // One limit alone that is no number is none.
  if (isGiven(min) !== isGiven(max) && isNan(min ?? max)) return pointwise(dtype, UNARY.copy, self);
  const limit = (x: Operand): Operand => (x instanceof Scalar ? new Scalar(elementOf(dtype, x), dtype.category) : x);
  if (!isGiven(min)) return pointwise(dtype, BINARY.minimum, self, limit(max as Operand));
  return isGiven(max) ? pointwise(dtype, CLAMP, self, limit(min), limit(max)) : pointwise(dtype, BINARY.maximum, self, limit(min));
}
/** Where the element was within limits. */
function within(state: TensorState, self: Tensor, min: Limit, max: Limit): Tensor {
  if (!isGiven(max)) return ge(state, self, min as Operand);
  const isBelow = le(state, self, max);
  return isGiven(min) ? logicalAnd(state, ge(state, self, min), isBelow) : isBelow;
}
const kept = (state: TensorState, mask: Tensor, grad: Tensor): Tensor => where(state, mask, grad, ZERO);
const asTensor = (x: Limit): Tensor | undefined => (x instanceof Tensor ? x : undefined);

export const clamp: TensorOp<[Tensor, Limit?, Limit?]> = op({
  schema: 'clamp(Tensor self, Operand? min=None, Operand? max=None) -> Tensor',
  doc: 'Each element, or the limit that it is beyond.',
  aliases: ['clip'],
  inPlace: true,
  pointwise: (state, self, min, max) => {
    if (!isGiven(min) && !isGiven(max)) throw runtimeError("torch.clamp: At least one of 'min' or 'max' must not be None");
    return clamped(state, self, min, max, 'clamp_scalar_kernel_impl');
  },
  derivative: {
    node: (_self, min, max) => ((asTensor(min) ?? asTensor(max)) ? 'ClampBackward0' : 'ClampBackward1'),
    saves: (_needs, _result, self, min, max) => ({ self, min: min ?? undefined, max: max ?? undefined }),
    grads: (state, [grad], { self, min, max }, needs) => [
      needs[0] && kept(state, within(state, self, min, max), grad),
      needs[1] && kept(state, isGiven(max) ? logicalAnd(state, lt(state, self, min), lt(state, min, max)) : lt(state, self, min), grad),
      needs[2] && kept(state, isGiven(min) ? logicalOr(state, gt(state, self, max), lt(state, max, min)) : gt(state, self, max), grad),
    ],
  },
});
export const clampMin: TensorOp<[Tensor, Operand]> = op({
  schema: 'clamp_min(Tensor self, Operand min) -> Tensor',
  doc: 'Each element, or the limit when it is less.',
  inPlace: true,
  pointwise: (state, self, min) => clamped(state, self, min, undefined, 'clamp_min_scalar_kernel_impl'),
  derivative: {
    node: (_self, min) => nodeOf('clamp_min', min instanceof Tensor ? 1 : 0),
    saves: (_needs, _result, self, min) => ({ self, min }),
    grads: (state, [grad], { self, min }, needs) => [
      needs[0] && kept(state, ge(state, self, min), grad),
      needs[1] && kept(state, lt(state, self, min), grad),
    ],
  },
});
export const clampMax: TensorOp<[Tensor, Operand]> = op({
  schema: 'clamp_max(Tensor self, Operand max) -> Tensor',
  doc: 'Each element, or the limit when it is more.',
  inPlace: true,
  pointwise: (state, self, max) => clamped(state, self, undefined, max, 'clamp_max_scalar_kernel_impl'),
  derivative: {
    node: (_self, max) => nodeOf('clamp_max', max instanceof Tensor ? 1 : 0),
    saves: (_needs, _result, self, max) => ({ self, max }),
    grads: (state, [grad], { self, max }, needs) => [
      needs[0] && kept(state, le(state, self, max), grad),
      needs[1] && kept(state, gt(state, self, max), grad),
    ],
  },
});

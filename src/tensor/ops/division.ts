/**
 * Division that answers in whole numbers, and what it leaves over.
 */
import { bool, type DType, float32, isFloating, Scalar } from '../dtype.ts';
import { type BinaryLoop, binaryLoop, type Pointwise, pointwise } from '../elementwise.ts';
import { BINARY } from '../kernels/binary.ts';
import { runtimeError } from '../errors.ts';
import { op, type TensorOp } from '../op.ts';
import { floatOf, type Operand, resultType } from '../promotion.ts';
import type { TensorState } from '../state.ts';
import { Tensor } from '../tensor.ts';
import { div, mul, neg } from './arithmetic.ts';
import { nodeOf, notImplemented, zerosLike } from './unary.ts';

type Real = (x: number, y: number) => number;
/** The ways of a function: of whole numbers an error where the second is 0. */
interface Ways {
  readonly doubles: BinaryLoop;
  readonly singles: BinaryLoop;
  readonly ints: BinaryLoop;
}
const ways = (floats: Real, ints: Real, singles = floats): Ways => ({
  doubles: binaryLoop(floats),
  singles: binaryLoop(singles),
  ints: binaryLoop((x, y) => {
    if (y === 0) throw runtimeError('ZeroDivisionError');
    return ints(x, y) + 0;
  }),
});
const work = (row: Ways, dtype: DType, kernel: string, self: Operand, other: Operand): Pointwise => {
  if (dtype === bool) throw notImplemented(kernel, dtype);
  return pointwise(dtype, isFloating(dtype) ? (dtype === float32 ? row.singles : row.doubles) : row.ints, self, other);
};

/** Downwards as Python does it: from the remainder, for the quotient itself may have been rounded up. */
function floorOfQuotient(x: number, y: number): number {
  if (y === 0) return x / y;
  const rest = x % y;
  let quotient = (x - rest) / y;
  if (rest !== 0 && y < 0 !== rest < 0) quotient -= 1;
  if (quotient === 0) return Object.is(x / y, -0) || x / y < 0 ? -0 : 0;
  const floor = Math.floor(quotient);
  return quotient - floor > 0.5 ? floor + 1 : floor;
}
const wholeQuotient: Real = (x, y) => (x - (x % y)) / y;
const FLOOR = ways(floorOfQuotient, (x, y) => wholeQuotient(x, y) - (x % y !== 0 && y < 0 !== x < 0 ? 1 : 0));
const TRUNC = ways(
  (x, y) => Math.trunc(x / y),
  wholeQuotient,
  (x, y) => Math.trunc(Math.fround(x / y)),
);
const withSignOf: Real = (x, y) => {
  const rest = x % y;
  return rest !== 0 && y < 0 !== rest < 0 ? rest + y : rest;
};
const REMAINDER = ways(withSignOf, withSignOf);
const FMOD = ways(
  (x, y) => x % y,
  (x, y) => x % y,
);

type Mode = string | null | undefined;
const MODES: Readonly<Record<string, Ways>> = { floor: FLOOR, trunc: TRUNC };
export const divMode: TensorOp<[Operand, Operand, Mode]> = op({
  schema: 'div.Tensor_mode(Operand self, Operand other, *, str? rounding_mode) -> Tensor',
  doc: 'The quotient, rounded downwards ("floor"), towards 0 ("trunc") or not at all (None).',
  aliases: ['divide'],
  inPlace: true,
  pointwise: (state, self, other, mode) => {
    const dtype = resultType(state, [self, other]);
    if (mode === null || mode === undefined) {
      return pointwise(floatOf(state, dtype), BINARY.div, self, other);
    }
    if (!Object.hasOwn(MODES, mode))
      throw runtimeError(`div expected rounding_mode to be one of None, 'trunc', or 'floor' but found '${mode}'`);
    return work(MODES[mode], dtype, `div_${mode}_cpu`, self, other);
  },
  derivative: {
    node: 'DivBackward2',
    saves: (needs, _result, self, other, mode) => ({ self: needs[1] && self, other, mode: mode ?? undefined }),
    grads: (state, [grad], { self, other, mode }, needs) =>
      mode !== undefined
        ? needs.map((needed) => needed && zerosLike(grad))
        : [needs[0] && div(state, grad, other), needs[1] && mul(state, neg(state, grad), div(state, div(state, self, other), other))],
  },
});
export const floorDivide: TensorOp<[Operand, Operand]> = op({
  schema: 'floor_divide(Operand self, Operand other) -> Tensor',
  doc: 'The quotient, rounded downwards.',
  inPlace: true,
  pointwise: (state, self, other) => work(FLOOR, resultType(state, [self, other]), 'div_floor_cpu', self, other),
  derivative: {
    node: 'NotImplemented',
    grads: () => {
      throw runtimeError('derivative for aten::floor_divide is not implemented');
    },
  },
});
/** The gradient of the divisor: minus the rounded quotient. */
const slopeOf = (state: TensorState, grad: Tensor, self: Operand, other: Operand, mode: string): Tensor =>
  mul(state, neg(state, grad), divMode(state, self, other, mode));
export const remainder: TensorOp<[Operand, Operand]> = op({
  schema: 'remainder(Operand self, Operand other) -> Tensor',
  doc: 'What is left over by a division downwards, as `%` of Python: it has the sign of the divisor.',
  inPlace: true,
  pointwise: (state, self, other) => work(REMAINDER, resultType(state, [self, other]), 'remainder_cpu', self, other),
  derivative: {
    node: (self, other) => (self instanceof Scalar ? 'NotImplemented' : nodeOf('remainder', other instanceof Tensor ? 1 : 0)),
    saves: (needs, _result, self, other) => ({ self: needs[1] && self, other: needs[1] && other }),
    grads: (state, [grad], { self, other }, needs) => {
      if (self instanceof Scalar) throw runtimeError('derivative for aten::remainder is not implemented');
      return [needs[0] && grad, needs[1] && slopeOf(state, grad, self, other, 'floor')];
    },
  },
});
export const fmod: TensorOp<[Tensor, Operand]> = op({
  schema: 'fmod(Tensor self, Operand other) -> Tensor',
  doc: 'What is left over by a division towards 0, as fmod() of C: it has the sign of what is divided.',
  inPlace: true,
  pointwise: (state, self, other) => work(FMOD, resultType(state, [self, other]), 'fmod_cpu', self, other),
  derivative: {
    node: (_self, other) => nodeOf('fmod', other instanceof Tensor ? 1 : 0),
    saves: (needs, _result, self, other) => ({ self: needs[1] && self, other: needs[1] && other }),
    grads: (state, [grad], { self, other }, needs) => [needs[0] && grad, needs[1] && slopeOf(state, grad, self, other, 'trunc')],
  },
});

/**
 * Powers and roots.
 */
import { copy } from '../copy.ts';
import { bool, Category, checkLong, type DType, float, int64, isFloating, Scalar } from '../dtype.ts';
import { type BinaryLoop, binaryLoop, type Pointwise, pointwise, type UnaryLoop } from '../elementwise.ts';
import { runtimeError } from '../errors.ts';
import { UNARY } from '../kernels/unary.ts';
import { op, type TensorOp } from '../op.ts';
import { type Operand, resultType } from '../promotion.ts';
import type { TensorState } from '../state.ts';
import { Tensor } from '../tensor.ts';
import { div, mul, neg, sub } from './arithmetic.ts';
import { where } from './choosing.ts';
import { eq, ge } from './comparison.ts';
import { log } from './exponentials.ts';
import { logicalAnd } from './logic.ts';
import { floatFunction, notImplemented, ofResult, zerosLike } from './unary.ts';

const ZERO = float(0);

/** As C's pow(): 1 to whatever power is 1. */
const realPower = (x: number, y: number): number => (x === 1 || (x === -1 && (y === Infinity || y === -Infinity)) ? 1 : x ** y);
/** Powers by squaring. A negative exponent leaves 0 of all but 1 and -1. */
const wholePower =
  (times: (x: number, y: number) => number) =>
  (x: number, y: number): number => {
    if (y < 0) return x === 1 ? 1 : x === -1 ? (y % 2 === 0 ? 1 : -1) : 0;
    let result = 1;
    for (let base = x, left = y; left > 0; ) {
      if (left % 2 === 1) result = times(result, base);
      left = Math.floor(left / 2);
      if (left > 0) base = times(base, base);
    }
    return result;
  };
const REAL: BinaryLoop = binaryLoop(realPower);
const INT: BinaryLoop = binaryLoop(wholePower(Math.imul));
const LONG: BinaryLoop = binaryLoop(wholePower((x, y) => checkLong(x * y)));
/** Exponents for which PyTorch does without pow(). */
const ROOTS: ReadonlyMap<number, UnaryLoop> = new Map([
  [0.5, UNARY.sqrt],
  [-0.5, UNARY.rsqrt],
  [2, UNARY.square],
  [3, UNARY.cube],
  [-1, UNARY.reciprocal],
  [-2, UNARY.inverseSquare],
]);

function power(dtype: DType, self: Operand, exponent: Operand): Pointwise {
  if (dtype === bool) throw notImplemented('pow', dtype);
  if (isFloating(dtype)) {
    const root = exponent instanceof Scalar && self instanceof Tensor ? ROOTS.get(exponent.value) : undefined;
    return root === undefined ? pointwise(dtype, REAL, self, exponent) : pointwise(dtype, root, self);
  }
  if (exponent instanceof Scalar && exponent.value < 0) throw runtimeError('Integers to negative integer powers are not allowed.');
  return pointwise(dtype, dtype === int64 ? LONG : INT, self, exponent);
}
/** The gradient of the exponent; 0 where 0 is raised to what is not negative. */
function exponentSlope(state: TensorState, grad: Tensor, base: Operand, exponent: Tensor, result: Tensor): Tensor {
  if (base instanceof Scalar) {
    const size = float(Math.log(base.value));
    return mul(state, grad, mul(state, result, base.value === 0 ? where(state, ge(state, exponent, ZERO), ZERO, size) : size));
  }
  const isFlat = logicalAnd(state, eq(state, base, ZERO), ge(state, exponent, ZERO));
  return mul(state, grad, mul(state, result, log(state, where(state, isFlat, float(1), base))));
}

export const pow: TensorOp<[Operand, Operand]> = op({
  schema: 'pow(Operand self, Operand exponent) -> Tensor',
  doc: 'self to the power of exponent, element by element.',
  inPlace: true,
  keepsType: (_self, exponent) => exponent instanceof Scalar,
  pointwise: (state, self, exponent) => {
    const dtype = resultType(state, [self, exponent]);
    // With a number below, the answer lies row by row.
    return power(dtype, self, self instanceof Scalar && exponent instanceof Tensor && !exponent.isContiguous ? copy(exponent) : exponent);
  },
  derivative: {
    node: (self, exponent) => (exponent instanceof Scalar ? 'PowBackward0' : self instanceof Scalar ? 'PowBackward2' : 'PowBackward1'),
    saves: (_needs, result, self, exponent) => ({ self, exponent, result: exponent instanceof Tensor && result }),
    grads: (state, [grad], { self, exponent, result }, needs) => [
      needs[0] && baseSlope(state, grad, self, exponent),
      needs[1] && exponentSlope(state, grad, self, exponent, result),
    ],
  },
});
function baseSlope(state: TensorState, grad: Tensor, self: Tensor, exponent: Operand): Tensor {
  if (exponent instanceof Scalar) {
    if (exponent.value === 0) return zerosLike(grad);
    const below = new Scalar(exponent.value - 1, exponent.category === Category.BOOL ? Category.INT : exponent.category);
    return mul(state, grad, mul(state, pow(state, self, below), exponent));
  }
  const slope = mul(state, exponent, pow(state, self, sub(state, exponent, float(1))));
  return where(state, eq(state, exponent, ZERO), ZERO, mul(state, grad, slope));
}

export const square: TensorOp<[Tensor]> = op({
  schema: 'square(Tensor self) -> Tensor',
  doc: 'Each element times itself.',
  inPlace: true,
  keepsType: (_self) => true,
  pointwise: (state, self) => power(resultType(state, [self, TWO]), self, TWO),
  derivative: {
    node: 'PowBackward0',
    saves: (_needs, _result, self) => ({ self }),
    grads: (state, [grad], { self }) => [mul(state, grad, mul(state, self, TWO))],
  },
});
const TWO = new Scalar(2, Category.INT);
export const sqrt = floatFunction(
  'sqrt',
  'The square root.',
  'sqrt',
  ofResult('sqrt', (state, grad, result) => div(state, grad, mul(state, result, TWO))),
);
export const rsqrt: TensorOp<[Tensor]> = floatFunction(
  'rsqrt',
  '1 over the square root.',
  'rsqrt',
  ofResult('rsqrt', (state, grad, result) => mul(state, mul(state, grad, float(-0.5)), pow(state, result, new Scalar(3, Category.INT)))),
);
export const reciprocal: TensorOp<[Tensor]> = floatFunction(
  'reciprocal',
  '1 over each element.',
  'reciprocal',
  ofResult('reciprocal', (state, grad, result) => mul(state, neg(state, grad), mul(state, result, result))),
);

const HYPOT = binaryLoop(Math.hypot);
export const hypot: TensorOp<[Tensor, Tensor]> = op({
  schema: 'hypot(Tensor self, Tensor other) -> Tensor',
  doc: 'The long side of a triangle with a right angle between the other two.',
  inPlace: true,
  pointwise: (state, self, other) => {
    const dtype = resultType(state, [self, other]);
    if (!isFloating(dtype)) throw notImplemented('hypot_cpu', dtype);
    return pointwise(dtype, HYPOT, self, other);
  },
  derivative: {
    node: 'HypotBackward0',
    saves: (needs, result, self, other) => ({ self: needs[0] && self, other: needs[1] && other, result }),
    grads: (state, [grad], { self, other, result }, needs) => [
      needs[0] && mul(state, grad, div(state, self, result)),
      needs[1] && mul(state, grad, div(state, other, result)),
    ],
  },
});

/**
 * Arithmetic element by element.
 */
import { Category, type DType, int64, isFloating, Scalar } from '../dtype.ts';
import { type BinaryLoop, binaryLoop, inLongs, type Pointwise, pointwise, type UnaryLoop, unaryLoop } from '../elementwise.ts';
import { runtimeError } from '../errors.ts';
import { BINARY } from '../kernels/binary.ts';
import { SCALED } from '../kernels/scaled.ts';
import { UNARY } from '../kernels/unary.ts';
import { op, type TensorOp } from '../op.ts';
import { floatOf, type Operand, typeOfBoth } from '../promotion.ts';
import type { TensorState } from '../state.ts';
import type { Tensor } from '../tensor.ts';

interface Arithmetic {
  readonly floats: BinaryLoop;
  readonly longs: BinaryLoop;
  readonly ints: BinaryLoop;
}
const arithmetic = (floats: BinaryLoop, ints = floats): Arithmetic => ({ floats, longs: inLongs(floats), ints });
const loopOf = (row: Arithmetic, dtype: DType): BinaryLoop => (isFloating(dtype) ? row.floats : dtype === int64 ? row.longs : row.ints);

const ADD = arithmetic(BINARY.add);
const SUB = arithmetic(BINARY.sub);
const MUL = arithmetic(BINARY.mul, binaryLoop(Math.imul));
const NEG_LONG: UnaryLoop = unaryLoop((x) => 0 - x);
/** a + factor * b, rounded once. */
const addScaled = (dtype: DType, factor: number): BinaryLoop =>
  dtype === int64 ? inLongs(SCALED.addScaled(factor)) : SCALED.addScaled(factor);

const isOne = (alpha: Scalar | undefined): boolean => alpha === undefined || (alpha.value === 1 && alpha.category !== Category.BOOL);
function checkAlpha(dtype: DType, alpha: Scalar): void {
  if (alpha.category === Category.BOOL && dtype.category !== Category.BOOL)
    throw runtimeError('Boolean alpha only supported for Boolean results.');
  if (alpha.category === Category.FLOAT && dtype.category !== Category.FLOAT)
    throw runtimeError('For integral input tensors, argument alpha must not be a floating point number.');
}
/** The operand, or its product with a number. */
function times(state: TensorState, operand: Operand, alpha: Scalar | undefined): Operand {
  if (alpha === undefined || alpha.value === 1) return operand;
  if (operand instanceof Scalar) return new Scalar(operand.value * alpha.value, Math.max(operand.category, alpha.category) as Category);
  return mul(state, operand, alpha);
}
const boolSum: BinaryLoop = binaryLoop((x, y) => x | y);
const first: BinaryLoop = binaryLoop((x) => x);

export const add: TensorOp<[Operand, Operand, Scalar?]> = op({
  schema: 'add(Operand self, Operand other, *, Scalar alpha=1) -> Tensor',
  doc: 'The sum of self and alpha times other.',
  inPlace: true,
  pointwise: (state, self, other, alpha) => {
    const dtype = typeOfBoth(state, self, other);
    if (isOne(alpha)) return pointwise(dtype, dtype.category === Category.BOOL ? boolSum : loopOf(ADD, dtype), self, other);
    checkAlpha(dtype, alpha as Scalar);
    const factor = (alpha as Scalar).value;
    if (dtype.category === Category.BOOL) return pointwise(dtype, factor === 0 ? first : boolSum, self, other);
    return pointwise(dtype, addScaled(dtype, factor), self, other);
  },
  derivative: {
    node: 'AddBackward0',
    saves: (_needs, _result, _self, _other, alpha) => ({ alpha }),
    grads: (state, [grad], { alpha }, needs) => [needs[0] && grad, needs[1] && (times(state, grad, alpha) as Tensor)],
  },
});
export const sub: TensorOp<[Operand, Operand, Scalar?]> = op({
  schema: 'sub(Operand self, Operand other, *, Scalar alpha=1) -> Tensor',
  doc: 'The difference of self and alpha times other.',
  aliases: ['subtract'],
  inPlace: true,
  pointwise: difference,
  derivative: {
    node: 'SubBackward0',
    saves: (_needs, _result, _self, _other, alpha) => ({ alpha }),
    grads: (state, [grad], { alpha }, needs) => [needs[0] && grad, needs[1] && neg(state, times(state, grad, alpha) as Tensor)],
  },
});
function difference(state: TensorState, self: Operand, other: Operand, alpha: Scalar | undefined): Pointwise {
  const dtype = typeOfBoth(state, self, other);
  checkSubtraction(self, other);
  if (isOne(alpha)) return pointwise(dtype, loopOf(SUB, dtype), self, other);
  checkAlpha(dtype, alpha as Scalar);
  return pointwise(dtype, addScaled(dtype, -(alpha as Scalar).value), self, other);
}
const isBool = (operand: Operand): boolean => (operand instanceof Scalar ? operand : operand.dtype).category === Category.BOOL;
function checkSubtraction(self: Operand, other: Operand): void {
  if (isBool(self) && isBool(other))
    throw runtimeError(
      'Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` operator instead.',
    );
  if (isBool(self) || isBool(other))
    throw runtimeError(
      'Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.',
    );
}
export const mul: TensorOp<[Operand, Operand]> = op({
  schema: 'mul(Operand self, Operand other) -> Tensor',
  doc: 'The product, element by element.',
  aliases: ['multiply'],
  inPlace: true,
  pointwise: (state, self, other) => {
    const dtype = typeOfBoth(state, self, other);
    return pointwise(dtype, loopOf(MUL, dtype), self, other);
  },
  derivative: {
    node: 'MulBackward0',
    saves: (needs, _result, self, other) => ({ self: needs[1] && self, other: needs[0] && other }),
    grads: (state, [grad], saved, needs) => [needs[0] && mul(state, grad, saved.other), needs[1] && mul(state, grad, saved.self)],
  },
});
export const div: TensorOp<[Operand, Operand]> = op({
  schema: 'div(Operand self, Operand other) -> Tensor',
  doc: 'The quotient, element by element; of whole numbers it is a float, too.',
  aliases: ['divide', 'true_divide'],
  inPlace: true,
  pointwise: (state, self, other) => pointwise(floatOf(state, typeOfBoth(state, self, other)), BINARY.div, self, other),
  derivative: {
    node: 'DivBackward0',
    saves: (needs, _result, self, other) => ({ self: needs[1] && self, other }),
    grads: (state, [grad], { self, other }, needs) => [
      needs[0] && div(state, grad, other),
      needs[1] && mul(state, neg(state, grad), div(state, div(state, self, other), other)),
    ],
  },
});
export const neg: TensorOp<[Tensor]> = op({
  schema: 'neg(Tensor self) -> Tensor',
  doc: 'Each element with the other sign.',
  aliases: ['negative'],
  inPlace: true,
  pointwise: (_state, self) => {
    if (isBool(self))
      throw runtimeError(
        'Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.',
      );
    return pointwise(self.dtype, isFloating(self.dtype) ? UNARY.neg : NEG_LONG, self);
  },
  derivative: { node: 'NegBackward0', grads: (state, [grad]) => [neg(state, grad)] },
});

export const rsub: TensorOp<[Tensor, Operand, Scalar?]> = op({
  schema: 'rsub(Tensor self, Operand other, Scalar alpha=1) -> Tensor',
  doc: 'The difference of other and alpha times self.',
  as: 'function',
  pointwise: (state, self, other, alpha) => difference(state, other, self, alpha),
  derivative: {
    node: (_self, other) => (other instanceof Scalar ? 'RsubBackward1' : 'RsubBackward0'),
    saves: (_needs, _result, _self, _other, alpha) => ({ alpha }),
    grads: (state, [grad], { alpha }, needs) => [needs[0] && neg(state, times(state, grad, alpha) as Tensor), needs[1] && grad],
  },
});

export const positive: TensorOp<[Tensor]> = op({
  schema: 'positive(Tensor self) -> Tensor',
  doc: 'The tensor itself.',
  forward: (_state, self) => {
    if (isBool(self)) throw runtimeError('The `+` operator, on a bool tensor is not supported.');
    return self;
  },
});

/**
 * Arithmetic element by element.
 */
import { Category, checkLong, type DType, int64, isFloating, Scalar } from '../dtype.ts';
import { type BinaryLoop, binaryLoop, map, type UnaryLoop, unaryLoop, zip } from '../elementwise.ts';
import { runtimeError } from '../errors.ts';
import { op, type TensorOp } from '../op.ts';
import { floatOf, type Operand, resultType } from '../promotion.ts';
import type { TensorState } from '../state.ts';
import type { Tensor } from '../tensor.ts';

/** Whole numbers beyond what a double holds exactly are refused; there is no negative zero among them. */
const exact =
  (f: (x: number, y: number) => number) =>
  (x: number, y: number): number =>
    checkLong(f(x, y)) + 0;
interface Arithmetic {
  readonly floats: BinaryLoop;
  readonly longs: BinaryLoop;
  readonly ints: BinaryLoop;
}
const arithmetic = (f: (x: number, y: number) => number, ints = f): Arithmetic => ({
  floats: binaryLoop(f),
  longs: binaryLoop(exact(f)),
  ints: binaryLoop(ints),
});
const loopOf = (row: Arithmetic, dtype: DType): BinaryLoop => (isFloating(dtype) ? row.floats : dtype === int64 ? row.longs : row.ints);

const ADD = arithmetic((x, y) => x + y);
const SUB = arithmetic((x, y) => x - y);
const MUL = arithmetic((x, y) => x * y, Math.imul);
const NEG = unaryLoop((x) => -x);
const NEG_LONG: UnaryLoop = unaryLoop((x) => 0 - x);

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
  forward: (state, self, other, alpha) => {
    const dtype = resultType(state, [self, other]);
    if (isOne(alpha)) return zip(dtype.category === Category.BOOL ? boolSum : loopOf(ADD, dtype), dtype, dtype, self, other);
    const factor = (alpha as Scalar).value;
    checkAlpha(dtype, alpha as Scalar);
    if (dtype.category === Category.BOOL)
      return factor === 0 ? zip(first, dtype, dtype, self, other) : zip(boolSum, dtype, dtype, self, other);
    const sum = (x: number, y: number): number => x + y * factor;
    return zip(binaryLoop(dtype === int64 ? exact(sum) : sum), dtype, dtype, self, other);
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
  forward: (state, self, other, alpha) => {
    const dtype = resultType(state, [self, other]);
    checkSubtraction(self, other);
    if (isOne(alpha)) return zip(loopOf(SUB, dtype), dtype, dtype, self, other);
    const factor = (alpha as Scalar).value;
    checkAlpha(dtype, alpha as Scalar);
    const difference = (x: number, y: number): number => x - y * factor;
    return zip(binaryLoop(dtype === int64 ? exact(difference) : difference), dtype, dtype, self, other);
  },
  derivative: {
    node: 'SubBackward0',
    saves: (_needs, _result, _self, _other, alpha) => ({ alpha }),
    grads: (state, [grad], { alpha }, needs) => [needs[0] && grad, needs[1] && neg(state, times(state, grad, alpha) as Tensor)],
  },
});
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
  forward: (state, self, other) => {
    const dtype = resultType(state, [self, other]);
    return zip(loopOf(MUL, dtype), dtype, dtype, self, other);
  },
  derivative: {
    node: 'MulBackward0',
    saves: (needs, _result, self, other) => ({ self: needs[1] && self, other: needs[0] && other }),
    grads: (state, [grad], saved, needs) => [needs[0] && mul(state, grad, saved.other), needs[1] && mul(state, grad, saved.self)],
  },
});
const DIV = binaryLoop((x, y) => x / y);
export const div: TensorOp<[Operand, Operand]> = op({
  schema: 'div(Operand self, Operand other) -> Tensor',
  doc: 'The quotient, element by element; of whole numbers it is a float, too.',
  aliases: ['divide', 'true_divide'],
  inPlace: true,
  forward: (state, self, other) => {
    const dtype = floatOf(state, resultType(state, [self, other]));
    return zip(DIV, dtype, dtype, self, other);
  },
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
  forward: (_state, self) => {
    if (isBool(self))
      throw runtimeError(
        'Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.',
      );
    return map(isFloating(self.dtype) ? NEG : NEG_LONG, self.dtype, self.dtype, self);
  },
  derivative: { node: 'NegBackward0', grads: (state, [grad]) => [neg(state, grad)] },
});

export const rsub: TensorOp<[Tensor, Operand, Scalar?]> = op({
  schema: 'rsub(Tensor self, Operand other, Scalar alpha=1) -> Tensor',
  doc: 'The difference of other and alpha times self.',
  as: 'function',
  forward: (state, self, other, alpha) => sub.row.forward(state, other, self, alpha),
  derivative: {
    node: (_self, other) => (other instanceof Scalar ? 'RsubBackward1' : 'RsubBackward0'),
    saves: (_needs, _result, _self, _other, alpha) => ({ alpha }),
    grads: (state, [grad], { alpha }, needs) => [needs[0] && neg(state, times(state, grad, alpha) as Tensor), needs[1] && grad],
  },
});

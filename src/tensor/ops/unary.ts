/**
 * How rows for functions of one operand are written: the function of a number, and its derivative.
 */
import { bool, Category, type DType, isFloating, type Scalar } from '../dtype.ts';
import { pointwise, type UnaryLoop, unaryLoop } from '../elementwise.ts';
import { type TensorError, runtimeError } from '../errors.ts';
import { UNARY, type UnaryName } from '../kernels/unary.ts';
import { type Derivative, op, type Row, type TensorOp } from '../op.ts';
import { floatOf } from '../promotion.ts';
import type { TensorState } from '../state.ts';
import { type Tensor, zeros } from '../tensor.ts';

/** A kernel by name, or a function of a number where there is none. */
type Real = UnaryName | ((x: number) => number);
const loopOf = (f: Real): UnaryLoop => (typeof f === 'string' ? UNARY[f] : unaryLoop(f));
export type Slope = (state: TensorState, grad: Tensor, saved: Tensor) => Tensor;

const camel = (name: string): string =>
  name.replace(/(^|_|\d)([a-z])/g, (_, before: string, letter: string) => before.replace('_', '') + letter.toUpperCase());
/** `log1p` has the node `Log1PBackward0`. */
export const nodeOf = (name: string, number = 0): string => `${camel(name)}Backward${number}`;
export const notImplemented = (kernel: string, dtype: DType): TensorError =>
  runtimeError(`"${kernel}" not implemented for '${dtype.title}'`);

/** The derivative needs what went in. */
export const ofSelf = (name: string, slope: Slope): Derivative<[Tensor], Tensor> => ({
  node: nodeOf(name),
  saves: (_needs, _result, self) => ({ self }),
  grads: (state, [grad], { self }) => [slope(state, grad, self)],
});
/** The derivative needs what came out. */
export const ofResult = (name: string, slope: Slope): Derivative<[Tensor], Tensor> => ({
  node: nodeOf(name),
  saves: (_needs, result) => ({ result }),
  grads: (state, [grad], { result }) => [slope(state, grad, result)],
});
/** What is flat between its steps. */
export const flat = (name: string): Derivative<[Tensor], Tensor> => ({ node: nodeOf(name), grads: (_state, [grad]) => [zerosLike(grad)] });

export const zerosLike = (grad: Tensor): Tensor => zeros(grad.dtype, grad.shape);

type Extra = Partial<Pick<Row, 'aliases' | 'inPlace' | 'as'>>;
/** A function of floats; whole numbers are taken as floats. It has a form in place unless something else is said. */
export function floatFunction(
  name: string,
  doc: string,
  f: Real,
  derivative: Derivative<[Tensor], Tensor>,
  extra: Extra = {},
): TensorOp<[Tensor]> {
  const loop = loopOf(f);
  return op({
    schema: `${name}(Tensor self) -> Tensor`,
    doc,
    inPlace: true,
    ...extra,
    pointwise: (state, self) => pointwise(floatOf(state, self.dtype), loop, self),
    derivative,
  });
}
/** A function that answers in the type of what it is given, and has another way for whole numbers. */
export function sameTypeFunction(
  name: string,
  doc: string,
  ways: { readonly floats: Real; readonly ints: Real; readonly bools?: { readonly refusedBy: string } },
  derivative: Derivative<[Tensor], Tensor>,
  extra: Extra = {},
): TensorOp<[Tensor]> {
  const [floats, ints] = [loopOf(ways.floats), loopOf(ways.ints)];
  return op({
    schema: `${name}(Tensor self) -> Tensor`,
    doc,
    inPlace: true,
    ...extra,
    pointwise: (_state, self) => {
      const { dtype } = self;
      if (dtype === bool && ways.bools !== undefined) throw notImplemented(ways.bools.refusedBy, dtype);
      return pointwise(dtype, isFloating(dtype) ? floats : ints, self);
    },
    derivative,
  });
}

/** A number as a function of float32 sees it. */
export const rounded = (dtype: DType, x: number): number => (dtype.name === 'float32' ? Math.fround(x) : x);

/** As C++ names types in error texts; `[0]` in some, `[1]` in others. */
const IN_C: Readonly<Record<string, readonly [string, string]>> = {
  bool: ['bool', 'bool'],
  uint8: ['uint8_t', 'unsigned char'],
  int8: ['int8_t', 'signed char'],
  int16: ['int16_t', 'short int'],
  int32: ['int', 'int'],
  int64: ['int64_t', 'long int'],
  float32: ['float', 'float'],
  float64: ['double', 'double'],
};
export const nameInC = (dtype: DType): string => IN_C[dtype.name][1];
/** A number of Python's as an element of this type; an error when it is too large. */
export function elementOf(dtype: DType, { value, category }: Scalar): number {
  if (dtype.category === Category.BOOL) return value === 0 ? 0 : 1;
  if (isFloating(dtype)) {
    if (Math.abs(value) > dtype.max && Math.abs(value) !== Infinity) throw tooLarge(dtype);
    return rounded(dtype, value);
  }
  // Negative ints become bytes without a sign by two's complement.
  const least = category !== Category.FLOAT && dtype.min === 0 ? -dtype.max : dtype.min;
  if (!(value >= least && value <= dtype.max)) throw tooLarge(dtype);
  const data = dtype.make(1);
  data[0] = Math.trunc(value) + 0;
  return data[0];
}
const tooLarge = (dtype: DType): TensorError => runtimeError(`value cannot be converted to type ${IN_C[dtype.name][0]} without overflow`);

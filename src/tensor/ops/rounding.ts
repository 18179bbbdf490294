/**
 * Whole numbers near each element, and its sign and size.
 */
import { Category, isFloating } from '../dtype.ts';
import { pointwise, unaryLoop } from '../elementwise.ts';
import { roundHalfEven, UNARY } from '../kernels/unary.ts';
import { op, type TensorOp } from '../op.ts';
import type { Tensor } from '../tensor.ts';
import { mul } from './arithmetic.ts';
import { flat, nodeOf, notImplemented, ofSelf, rounded, sameTypeFunction, zerosLike } from './unary.ts';

export const floor = sameTypeFunction(
  'floor',
  'The next whole number downwards.',
  { floats: 'floor', ints: 'copy', bools: { refusedBy: 'floor_vml_cpu' } },
  flat('floor'),
);
export const ceil = sameTypeFunction(
  'ceil',
  'The next whole number upwards.',
  { floats: 'ceil', ints: 'copy', bools: { refusedBy: 'ceil_vml_cpu' } },
  flat('ceil'),
);
export const trunc = sameTypeFunction(
  'trunc',
  'The whole part.',
  { floats: 'trunc', ints: 'copy', bools: { refusedBy: 'trunc_vml_cpu' } },
  flat('trunc'),
  { aliases: ['fix'] },
);
export const frac: TensorOp<[Tensor]> = op({
  schema: 'frac(Tensor self) -> Tensor',
  doc: 'What is behind the point.',
  inPlace: true,
  pointwise: (_state, self) => {
    if (!isFloating(self.dtype)) throw notImplemented('frac_cpu', self.dtype);
    return pointwise(self.dtype, FRAC, self);
  },
  derivative: { node: 'FracBackward0', grads: (_state, [grad]) => [grad] },
});
const FRAC = unaryLoop((x) => x - Math.trunc(x));
export const round: TensorOp<[Tensor, number?]> = op({
  schema: 'round(Tensor self, *, int decimals=0) -> Tensor',
  doc: 'The nearest number with so many places behind the point; of two the even one.',
  inPlace: true,
  pointwise: (_state, self, places) => {
    const decimals = places ?? 0;
    const { dtype } = self;
    if (!isFloating(dtype)) {
      if (places !== undefined || dtype.category === Category.BOOL)
        throw notImplemented(decimals === 0 ? 'round_vml_cpu' : 'round_cpu', dtype);
      return pointwise(dtype, UNARY.copy, self);
    }
    if (decimals === 0) return pointwise(dtype, UNARY.round, self);
    const ten = rounded(dtype, 10 ** Math.abs(decimals));
    const loop =
      decimals > 0
        ? unaryLoop((x) => roundHalfEven(rounded(dtype, x * ten)) / ten)
        : unaryLoop((x) => roundHalfEven(rounded(dtype, x / ten)) * ten);
    return pointwise(dtype, loop, self);
  },
  derivative: {
    node: (_self, decimals) => nodeOf('round', decimals === undefined ? 0 : 1),
    grads: (_state, [grad]) => [zerosLike(grad)],
  },
});

export const sign = sameTypeFunction(
  'sign',
  '-1, 0 or 1, as the element is below, at or above 0.',
  { floats: 'sign', ints: 'sign' },
  flat('sign'),
);
export const sgn = sameTypeFunction(
  'sgn',
  '-1, 0 or 1, as the element is below, at or above 0.',
  { floats: 'sign', ints: 'sign' },
  flat('sgn'),
);
export const abs = sameTypeFunction(
  'abs',
  'The distance from 0.',
  { floats: 'abs', ints: 'abs', bools: { refusedBy: 'abs_cpu' } },
  ofSelf('abs', (state, grad, self) => mul(state, grad, sgn(state, self))),
  { aliases: ['absolute'] },
);

/**
 * Functions of angles, and their hyperbolic kin.
 */
import { float } from '../dtype.ts';
import { pointwise } from '../elementwise.ts';
import { BINARY } from '../kernels/binary.ts';
import { op, type TensorOp } from '../op.ts';
import { floatOf, resultType } from '../promotion.ts';
import type { TensorState } from '../state.ts';
import type { Tensor } from '../tensor.ts';
import { add, div, mul, neg, sub } from './arithmetic.ts';
import { maskedFill } from './choosing.ts';
import { reciprocal, rsqrt, square } from './powers.ts';
import { eq } from './comparison.ts';
import { floatFunction, nodeOf, ofResult, ofSelf } from './unary.ts';

const ONE = float(1);
const ZERO = float(0);
const plusOne = (state: TensorState, x: Tensor): Tensor => add(state, x, ONE);
/** 1 - x**2 */
const coSquare = (state: TensorState, x: Tensor): Tensor => plusOne(state, neg(state, mul(state, x, x)));

export const sin = floatFunction(
  'sin',
  'The sine.',
  'sin',
  ofSelf('sin', (state, grad, self) => mul(state, grad, cos(state, self))),
);
export const cos: TensorOp<[Tensor]> = floatFunction(
  'cos',
  'The cosine.',
  'cos',
  ofSelf('cos', (state, grad, self) => mul(state, grad, neg(state, sin(state, self)))),
);
export const tan = floatFunction(
  'tan',
  'The tangent.',
  'tan',
  ofResult('tan', (state, grad, result) => mul(state, grad, plusOne(state, square(state, result)))),
);
export const asin = floatFunction(
  'asin',
  'The angle with this sine.',
  Math.asin,
  ofSelf('asin', (state, grad, self) => mul(state, grad, rsqrt(state, coSquare(state, self)))),
  { aliases: ['arcsin'] },
);
export const acos = floatFunction(
  'acos',
  'The angle with this cosine.',
  Math.acos,
  ofSelf('acos', (state, grad, self) => mul(state, grad, neg(state, rsqrt(state, coSquare(state, self))))),
  { aliases: ['arccos'] },
);
export const atan = floatFunction(
  'atan',
  'The angle with this tangent.',
  'atan',
  ofSelf('atan', (state, grad, self) => div(state, grad, plusOne(state, mul(state, self, self)))),
  { aliases: ['arctan'] },
);
export const sinh = floatFunction(
  'sinh',
  'The hyperbolic sine.',
  Math.sinh,
  ofSelf('sinh', (state, grad, self) => mul(state, grad, cosh(state, self))),
);
export const cosh: TensorOp<[Tensor]> = floatFunction(
  'cosh',
  'The hyperbolic cosine.',
  Math.cosh,
  ofSelf('cosh', (state, grad, self) => mul(state, grad, sinh(state, self))),
);
export const tanh = floatFunction(
  'tanh',
  'The hyperbolic tangent.',
  'tanh',
  ofResult('tanh', (state, grad, result) => mul(state, grad, sub(state, ONE, square(state, result)))),
);
export const asinh = floatFunction(
  'asinh',
  'The number with this hyperbolic sine.',
  Math.asinh,
  ofSelf('asinh', (state, grad, self) => mul(state, grad, rsqrt(state, plusOne(state, square(state, self))))),
  { aliases: ['arcsinh'] },
);
export const acosh = floatFunction(
  'acosh',
  'The number with this hyperbolic cosine.',
  Math.acosh,
  ofSelf('acosh', (state, grad, self) => mul(state, grad, rsqrt(state, sub(state, square(state, self), ONE)))),
  { aliases: ['arccosh'] },
);
export const atanh = floatFunction(
  'atanh',
  'The number with this hyperbolic tangent.',
  Math.atanh,
  ofSelf('atanh', (state, grad, self) => mul(state, grad, reciprocal(state, sub(state, ONE, square(state, self))))),
  { aliases: ['arctanh'] },
);

export const atan2: TensorOp<[Tensor, Tensor]> = op({
  schema: 'atan2(Tensor self, Tensor other) -> Tensor',
  doc: 'The angle of the point with ordinate self and abscissa other.',
  aliases: ['arctan2'],
  inPlace: true,
  pointwise: (state, self, other) => pointwise(floatOf(state, resultType(state, [self, other])), BINARY.atan2, self, other),
  derivative: {
    node: 'Atan2Backward0',
    saves: (_needs, _result, self, other) => ({ self, other }),
    grads: (state, [grad], { self, other }, needs) => {
      const inverse = reciprocal(state, add(state, mul(state, self, self), mul(state, other, other)));
      const scaled = mul(state, grad, maskedFill(state, inverse, eq(state, inverse, float(Infinity)), ZERO));
      return [needs[0] && mul(state, scaled, other), needs[1] && neg(state, mul(state, scaled, self))];
    },
  },
});

/** Angles in another measure. */
const scaled = (name: string, doc: string, factor: number): TensorOp<[Tensor]> =>
  floatFunction(name, doc, (x) => x * factor, {
    node: nodeOf(name),
    grads: (state, [grad]) => [mul(state, grad, float(factor))],
  });
export const deg2rad = scaled('deg2rad', 'Angles in degrees as angles in radians.', Math.PI / 180);
export const rad2deg = scaled('rad2deg', 'Angles in radians as angles in degrees.', 180 / Math.PI);

/**
 * The error function: how much of a normal distribution lies within x times the square root of two from its middle.
 */
import { float } from '../dtype.ts';
import type { TensorOp } from '../op.ts';
import type { TensorState } from '../state.ts';
import type { Tensor } from '../tensor.ts';
import { mul, neg } from './arithmetic.ts';
import { exp } from './exponentials.ts';
import { pow } from './powers.ts';
import { floatFunction, ofSelf } from './unary.ts';

const TWO_OVER_ROOT_PI = 1.1283791670955126;
/** exp(-x**2): of a large x the square is rounded, so it is taken in two parts. */
function bell(x: number): number {
  const coarse = Math.fround(x);
  return Math.exp(-coarse * coarse) * Math.exp((coarse - x) * (coarse + x));
}
/** By its series, whose terms all have the same sign; good up to about 3. */
function series(x: number): number {
  let [term, sum] = [x, x];
  for (let n = 1; term > sum * 1e-17; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return TWO_OVER_ROOT_PI * bell(x) * sum;
}
/** 1 - erf(x) by a continued fraction, from its tail; good from about 2 on. */
function tail(x: number): number {
  let fraction = x;
  for (let n = Math.ceil(24 + 360 / (x * x)); n > 0; n--) fraction = x + n / 2 / fraction;
  return (bell(x) / fraction) * (TWO_OVER_ROOT_PI / 2);
}
export function erfOf(x: number): number {
  const size = Math.abs(x);
  if (!(size > 0)) return x;
  const result = size < 2.5 ? series(size) : size < 6 ? 1 - tail(size) : 1;
  return x < 0 ? -result : result;
}
export function erfcOf(x: number): number {
  if (x !== x) return x;
  if (x < 0) return 2 - erfcOf(-x);
  return x < 1.2 ? 1 - erfOf(x) : x < 28 ? tail(x) : 0;
}
/**
 * The inverse: a first guess (Winitzki's), then Newton's steps, which double the digits each. Near 1 erf(x) has no digits left to compare; there the
 * steps are taken with 1 - erf(x).
 */
export function erfinvOf(y: number): number {
  const size = Math.abs(y);
  if (!(size < 1)) return size === 1 ? y * Infinity : NaN;
  if (size === 0) return y;
  const log = Math.log1p(-size * size);
  const middle = 2 / (Math.PI * 0.147) + log / 2;
  let x = Math.sqrt(Math.sqrt(middle * middle - log / 0.147) - middle);
  for (let step = 0; step < 4; step++) {
    const error = size < 0.5 ? erfOf(x) - size : 1 - size - erfcOf(x);
    // Halley's correction: how the bell bends.
    const by = error / (TWO_OVER_ROOT_PI * bell(x));
    x -= by / (1 + x * by);
  }
  return y < 0 ? -x : x;
}
const slope = (state: TensorState, grad: Tensor, self: Tensor): Tensor =>
  mul(state, mul(state, exp(state, neg(state, pow(state, self, float(2)))), float(TWO_OVER_ROOT_PI)), grad);
export const erf = floatFunction('erf', 'The error function.', erfOf, ofSelf('erf', slope));
export const erfc = floatFunction(
  'erfc',
  '1 - erf(x), precise for a large x.',
  erfcOf,
  ofSelf('erfc', (state, grad, self) => neg(state, slope(state, grad, self))),
);
export const erfinv: TensorOp<[Tensor]> = floatFunction(
  'erfinv',
  'The number whose error function this is.',
  erfinvOf,
  ofSelf('erfinv', (state, grad, self) =>
    mul(state, grad, mul(state, exp(state, pow(state, erfinv(state, self), float(2))), float(1 / TWO_OVER_ROOT_PI))),
  ),
);

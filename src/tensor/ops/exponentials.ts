/**
 * Powers of e, 2 and 10, and their logarithms.
 */
import { float } from '../dtype.ts';
import { add, div, mul } from './arithmetic.ts';
import { floatFunction, ofResult, ofSelf } from './unary.ts';

const ONE = float(1);
export const exp = floatFunction(
  'exp',
  'e to the power of each element.',
  'exp',
  ofResult('exp', (state, grad, result) => mul(state, grad, result)),
);
export const exp2 = floatFunction(
  'exp2',
  '2 to the power of each element.',
  (x) => 2 ** x,
  ofResult('exp2', (state, grad, result) => mul(state, mul(state, grad, result), float(Math.LN2))),
  { aliases: ['special_exp2'] },
);
export const expm1 = floatFunction(
  'expm1',
  'exp(x) - 1, precise near 0.',
  'expm1',
  ofResult('expm1', (state, grad, result) => mul(state, grad, add(state, result, ONE))),
  { aliases: ['special_expm1'] },
);
export const log = floatFunction(
  'log',
  'The natural logarithm.',
  'log',
  ofSelf('log', (state, grad, self) => div(state, grad, self)),
);
export const log2 = floatFunction(
  'log2',
  'The logarithm to the base of 2.',
  'log2',
  ofSelf('log2', (state, grad, self) => div(state, grad, mul(state, self, float(Math.LN2)))),
);
export const log10 = floatFunction(
  'log10',
  'The logarithm to the base of 10.',
  'log10',
  ofSelf('log10', (state, grad, self) => div(state, grad, mul(state, self, float(Math.LN10)))),
);
export const log1p = floatFunction(
  'log1p',
  'log(1 + x), precise near 0.',
  'log1p',
  ofSelf('log1p', (state, grad, self) => div(state, grad, add(state, self, ONE))),
  { aliases: ['special_log1p'] },
);

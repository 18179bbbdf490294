/**
 * Powers of e, 2 and 10, and their logarithms.
 */
import { float, isFloating } from '../dtype.ts';
import { type BinaryLoop, binaryLoop, zip } from '../elementwise.ts';
import { op, type TensorOp } from '../op.ts';
import { resultType } from '../promotion.ts';
import type { TensorState } from '../state.ts';
import type { Tensor } from '../tensor.ts';
import { add, div, mul, sub } from './arithmetic.ts';
import { floatFunction, nodeOf, notImplemented, ofResult, ofSelf } from './unary.ts';

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
);
export const expm1 = floatFunction(
  'expm1',
  'exp(x) - 1, precise near 0.',
  'expm1',
  ofResult('expm1', (state, grad, result) => mul(state, grad, add(state, result, ONE))),
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
);

/** Of infinities of one sign, the one. */
const logOfSum =
  (power: (x: number) => number, logarithm: (x: number) => number) =>
  (x: number, y: number): number => {
    if (x === y && (x === Infinity || x === -Infinity)) return x;
    const most = x > y || x !== x ? x : y;
    return most + logarithm(power(-Math.abs(x - y)));
  };
function addedAsPowers(
  name: string,
  doc: string,
  loop: BinaryLoop,
  power: (state: TensorState, x: Tensor) => Tensor,
): TensorOp<[Tensor, Tensor]> {
  const share = (state: TensorState, grad: Tensor, own: Tensor, other: Tensor): Tensor =>
    div(state, grad, add(state, power(state, sub(state, other, own)), ONE));
  return op({
    schema: `${name}(Tensor self, Tensor other) -> Tensor`,
    doc,
    forward: (state, self, other) => {
      const dtype = resultType(state, [self, other]);
      if (!isFloating(dtype)) throw notImplemented(`${name}_cpu`, dtype);
      return zip(loop, dtype, dtype, self, other);
    },
    derivative: {
      node: nodeOf(name),
      saves: (_needs, _result, self, other) => ({ self, other }),
      grads: (state, [grad], { self, other }, needs) => [
        needs[0] && share(state, grad, self, other),
        needs[1] && share(state, grad, other, self),
      ],
    },
  });
}
export const logaddexp = addedAsPowers(
  'logaddexp',
  'The logarithm of the sum of the exponentials of both.',
  binaryLoop(logOfSum(Math.exp, Math.log1p)),
  exp,
);
export const logaddexp2 = addedAsPowers(
  'logaddexp2',
  'The same to the base of 2.',
  binaryLoop(
    logOfSum(
      (x) => 2 ** x,
      (x) => Math.log1p(x) / Math.LN2,
    ),
  ),
  exp2,
);

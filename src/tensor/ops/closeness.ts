/**
 * Whether tensors are equal, or nearly so.
 */
import { cast } from '../copy.ts';
import { bool, float, isFloating } from '../dtype.ts';
import { runtimeError } from '../errors.ts';
import { op, type TensorOp } from '../op.ts';
import { floatOf, resultType } from '../promotion.ts';
import { equalShapes } from '../shapes.ts';
import { elements, type Tensor, tensorOf } from '../tensor.ts';
import { add, mul, sub } from './arithmetic.ts';
import { eq, le } from './comparison.ts';
import { convertTo } from './convert.ts';
import { isfinite, isnan } from './kinds.ts';
import { logicalAnd, logicalOr } from './logic.ts';
import { abs } from './rounding.ts';
import { all } from './truth.ts';

export const isclose: TensorOp<[Tensor, Tensor, number?, number?, boolean?]> = op({
  schema: 'isclose(Tensor self, Tensor other, float rtol=1e-05, float atol=1e-08, bool equal_nan=False) -> Tensor',
  doc: 'Where self is as far from other as atol and rtol times other at most.',
  forward: (state, self, other, rtol = 1e-5, atol = 1e-8, equalNan = false) => {
    if (self.dtype !== other.dtype) throw runtimeError(`${self.dtype.title} did not match ${other.dtype.title}`);
    if (rtol < 0) throw runtimeError(`rtol must be greater than or equal to zero, but got ${rtol}`);
    if (atol < 0) throw runtimeError(`atol must be greater than or equal to zero, but got ${atol}`);
    let close = eq(state, self, other);
    if (equalNan && isFloating(self.dtype)) close = logicalOr(state, close, logicalAnd(state, isnan(state, self), isnan(state, other)));
    if (rtol === 0 && atol === 0) return close;
    // Whole numbers would wrap round.
    const asFloat = convertTo(state, other, floatOf(state, other.dtype));
    const allowed = add(state, abs(state, mul(state, asFloat, float(rtol))), float(atol));
    const distance = abs(state, sub(state, self.dtype === bool ? convertTo(state, self, asFloat.dtype) : self, asFloat));
    return logicalOr(state, close, logicalAnd(state, isfinite(state, distance), le(state, distance, allowed)));
  },
});
export const allclose: TensorOp<[Tensor, Tensor, number?, number?, boolean?]> = op({
  schema: 'allclose(Tensor self, Tensor other, float rtol=1e-05, float atol=1e-08, bool equal_nan=False) -> bool',
  doc: 'Whether all elements are close; see isclose().',
  forward: (state, self, other, rtol, atol, equalNan) => all(state, isclose(state, self, other, rtol, atol, equalNan)),
});
export const equal: TensorOp<[Tensor, Tensor]> = op({
  schema: 'equal(Tensor self, Tensor other) -> bool',
  doc: 'Whether both have the same shape and equal elements.',
  forward: (state, self, other) => {
    const dtype = resultType(state, [self, other]);
    const answer = tensorOf(bool, [], bool.make(1));
    const [a, b] = [elements(cast(self, dtype)), elements(cast(other, dtype))];
    answer.data[0] = equalShapes(self.shape, other.shape) && a.every((x, index) => x === b[index]) ? 1 : 0;
    return answer;
  },
});

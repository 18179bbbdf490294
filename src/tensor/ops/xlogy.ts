/**
 * x log y, which is 0 where x is 0 whatever y is.
 */
import { float } from '../dtype.ts';
import { binaryLoop, zip } from '../elementwise.ts';
import { op, type TensorOp } from '../op.ts';
import { floatOf, resultType } from '../promotion.ts';
import type { Tensor } from '../tensor.ts';
import { div, mul } from './arithmetic.ts';
import { where } from './choosing.ts';
import { eq, le } from './comparison.ts';
import { log } from './exponentials.ts';
import { logicalAnd } from './logic.ts';

export const xlogy: TensorOp<[Tensor, Tensor]> = op({
  schema: 'xlogy.Tensor(Tensor self, Tensor other) -> Tensor',
  doc: 'self times the logarithm of other; 0 where self is 0.',
  inPlace: true,
  forward: (state, self, other) => {
    const dtype = floatOf(state, resultType(state, [self, other]));
    return zip(
      binaryLoop((x, y) => (y !== y ? NaN : x === 0 ? 0 : x * Math.log(y))),
      dtype,
      dtype,
      self,
      other,
    );
  },
  derivative: {
    node: 'XlogyBackward0',
    saves: (_needs, _result, self, other) => ({ self, other }),
    grads: (state, [grad], { self, other }, needs) => [
      needs[0] &&
        where(
          state,
          logicalAnd(state, eq(state, self, float(0)), le(state, other, float(0))),
          float(0),
          mul(state, grad, log(state, other)),
        ),
      needs[1] && div(state, mul(state, grad, self), other),
    ],
  },
});

/**
 * Comparisons element by element; the answers are bools.
 */
import { bool } from '../dtype.ts';
import { BINARY } from '../kernels/binary.ts';
import { op, type TensorOp } from '../op.ts';
import { type Operand, resultType } from '../promotion.ts';
import { Tensor } from '../tensor.ts';
import { nodeOf, zerosLike } from './unary.ts';

type Comparison = 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge';
function comparison(name: Comparison, alias: string, doc: string): TensorOp<[Tensor, Operand]> {
  return op({
    schema: `${name}(Tensor self, Operand other) -> Tensor`,
    doc,
    aliases: alias === '' ? [] : [alias],
    inPlace: true,
    pointwise: (state, self, other) => ({ from: resultType(state, [self, other]), to: bool, loop: BINARY[name], operands: [self, other] }),
    // Only in place is there something to differentiate.
    derivative: {
      node: (_self, other) => nodeOf(name, other instanceof Tensor ? 1 : 0),
      grads: (_state, [grad], _saved, needs) => needs.map((needed) => needed && zerosLike(grad)),
    },
  });
}
export const eq = comparison('eq', '', 'Where self is equal to other.');
export const ne = comparison('ne', 'not_equal', 'Where self is not equal to other.');
export const lt = comparison('lt', 'less', 'Where self is less than other.');
export const le = comparison('le', 'less_equal', 'Where self is less than other, or equal.');
export const gt = comparison('gt', 'greater', 'Where self is greater than other.');
export const ge = comparison('ge', 'greater_equal', 'Where self is greater than other, or equal.');

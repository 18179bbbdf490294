/**
 * Comparisons element by element; the answers are bools.
 */
import { bool } from '../dtype.ts';
import { binaryLoop, zip } from '../elementwise.ts';
import { op, type TensorOp } from '../op.ts';
import { type Operand, resultType } from '../promotion.ts';
import { Tensor } from '../tensor.ts';
import { nodeOf, zerosLike } from './unary.ts';

function comparison(name: string, alias: string, doc: string, f: (x: number, y: number) => boolean): TensorOp<[Tensor, Operand]> {
  const loop = binaryLoop((x, y) => (f(x, y) ? 1 : 0));
  return op({
    schema: `${name}(Tensor self, Operand other) -> Tensor`,
    doc,
    aliases: alias === '' ? [] : [alias],
    inPlace: true,
    forward: (state, self, other) => zip(loop, resultType(state, [self, other]), bool, self, other),
    // Only in place is there something to differentiate.
    derivative: {
      node: (_self, other) => nodeOf(name, other instanceof Tensor ? 1 : 0),
      grads: (_state, [grad], _saved, needs) => needs.map((needed) => needed && zerosLike(grad)),
    },
  });
}
export const eq = comparison('eq', '', 'Where self is equal to other.', (x, y) => x === y);
export const ne = comparison('ne', 'not_equal', 'Where self is not equal to other.', (x, y) => x !== y);
export const lt = comparison('lt', 'less', 'Where self is less than other.', (x, y) => x < y);
export const le = comparison('le', 'less_equal', 'Where self is less than other, or equal.', (x, y) => x <= y);
export const gt = comparison('gt', 'greater', 'Where self is greater than other.', (x, y) => x > y);
export const ge = comparison('ge', 'greater_equal', 'Where self is greater than other, or equal.', (x, y) => x >= y);

/**
 * What kind of number each element is: nan, infinite, finite, negative.
 */
import { emptyAs } from '../copy.ts';
import { bool, isFloating } from '../dtype.ts';
import { map, unaryLoop } from '../elementwise.ts';
import { op, type TensorOp } from '../op.ts';
import type { Tensor } from '../tensor.ts';

const kind = (name: string, doc: string, f: (x: number) => boolean, aliases: string[] = []): TensorOp<[Tensor]> => {
  const loop = unaryLoop((x) => (f(x) ? 1 : 0));
  return op({ schema: `${name}(Tensor self) -> Tensor`, doc, aliases, forward: (_state, self) => map(loop, self.dtype, bool, self) });
};
export const isnan = kind('isnan', 'Where the element is not a number.', (x) => x !== x);
export const isinf = kind('isinf', 'Where the element is infinite.', (x) => x === Infinity || x === -Infinity);
export const isfinite = kind('isfinite', 'Where the element is neither infinite nor nan.', (x) => x - x === 0);
export const signbit: TensorOp<[Tensor]> = op({
  schema: 'signbit(Tensor self) -> Tensor',
  doc: 'Where the sign is minus; -0.0 has one.',
  forward: (_state, self) =>
    self.dtype === bool ? emptyAs(self, bool) : map(isFloating(self.dtype) ? SIGN_OF_FLOAT : SIGN_OF_INT, self.dtype, bool, self),
});
const SIGN_OF_INT = unaryLoop((x) => (x < 0 ? 1 : 0));
const SIGN_OF_FLOAT = unaryLoop((x) => (x < 0 || Object.is(x, -0) ? 1 : 0));

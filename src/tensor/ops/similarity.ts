/**
 * How far two vectors point in the same direction.
 */
import { float, isFloating } from '../dtype.ts';
import { runtimeError } from '../errors.ts';
import { op, type TensorOp } from '../op.ts';
import { resultType } from '../promotion.ts';
import { broadcastShapes, equalShapes } from '../shapes.ts';
import type { Tensor } from '../tensor.ts';
import { div, mul } from './arithmetic.ts';
import { clampMin } from './clamping.ts';
import { convertTo } from './convert.ts';
import { expand, sum } from './expand-sum.ts';
import { vectorNorm } from './norms.ts';

export const cosineSimilarity: TensorOp<[Tensor, Tensor, number?, number?]> = op({
  schema: 'cosine_similarity(Tensor x1, Tensor x2, int dim=1, float eps=1e-08) -> Tensor',
  doc: 'The cosine of the angle between two vectors.',
  as: 'function',
  forward: (state, x1, x2, dim = 1, eps = 1e-8) => {
    const dtype = resultType(state, [x1, x2]);
    if (!isFloating(dtype)) throw runtimeError(`expected common dtype to be floating point, yet common dtype is ${dtype.title}`);
    const shape = broadcastShapes(x1.shape, x2.shape);
    const [a, b] = [x1, x2].map((tensor) => {
      const wide = equalShapes(tensor.shape, shape) ? tensor : expand(state, tensor, shape);
      const converted = convertTo(state, wide, dtype);
      const length = clampMin(state, vectorNorm(state, converted, float(2), [dim], true), float(eps));
      return div(state, converted, length);
    });
    return sum(state, mul(state, a, b), [dim]);
  },
});

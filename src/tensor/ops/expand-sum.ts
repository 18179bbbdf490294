/**
 * Sums, and their opposite: each is the other's derivative.
 */
import { cast } from '../copy.ts';
import { bool, Category, checkLong, type DType, int64, isFloating } from '../dtype.ts';
import type { Floats } from '../kernels/matmul.ts';
import { type View, walk } from '../kernels/strided.ts';
import { sum as sumFloats } from '../kernels/sum.ts';
import { layoutOf } from '../layout.ts';
import { runtimeError } from '../errors.ts';
import { op, type TensorOp } from '../op.ts';
import { broadcastStrides, dimensionSet, equalShapes, reducedShape, type Shape, shapeText } from '../shapes.ts';
import type { TensorState } from '../state.ts';
import { type Tensor, tensorOf, zeros } from '../tensor.ts';
import { reshape, unsqueezeAll } from './shape.ts';

/** The sum along some dimensions: of floats in PyTorch's order. */
function sumOf(self: Tensor, dims: ReadonlySet<number>, keep: boolean, dtype: DType): Tensor {
  const shape = reducedShape(self.shape, dims, keep);
  if (isFloating(dtype)) {
    const isSummed = self.shape.map((_, d) => dims.has(d));
    return tensorOf(dtype, shape, sumFloats(self.shape, self as View<Floats>, isSummed));
  }
  return sumOfIntegers(self, dims, shape, dtype);
}
/** Added up in doubles. */
function sumOfIntegers(self: Tensor, dims: ReadonlySet<number>, shape: Shape, dtype: DType): Tensor {
  const result = zeros(dtype, shape);
  if (self.numel === 0) return result;
  const kept = reducedShape(self.shape, dims, true);
  const sums = new Float64Array(result.numel);
  const totals = tensorOf(dtype, kept, sums as never);
  const target = totals.look(self.shape, broadcastStrides(kept, totals.strides, self.shape), 0);
  const layout = layoutOf(self.shape, [target, self]);
  const last = layout.sizes.length - 1;
  const [dt, ds] = layout.steps.map((step) => step[last]);
  const { data } = self;
  walk(layout, [0, self.offset], (_before, [t, s]) => {
    if (dt === 0) {
      let sum = sums[t];
      for (let k = layout.sizes[last]; k > 0; k--, s += ds) sum += data[s];
      sums[t] = sum;
    } else for (let k = layout.sizes[last]; k > 0; k--, t += dt, s += ds) sums[t] += data[s];
  });
  if (dtype === int64) sums.forEach(checkLong);
  result.data.set(sums);
  return result;
}
const sumType = (self: Tensor, dtype: DType | null | undefined): DType =>
  dtype ?? (self.dtype.category === Category.FLOAT ? self.dtype : int64);

export const sum: TensorOp<[Tensor, (Shape | null)?, boolean?, (DType | null)?]> = op({
  schema: 'sum.dim_IntList(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor',
  doc: 'The sum along the dimensions; of all elements when there are none.',
  forward: (_state, self, dim, keepdim = false, dtype) => {
    const to = sumType(self, dtype);
    return sumOf(cast(self, to), dimensionSet(dim, self.rank), keepdim, to);
  },
  derivative: {
    node: (_self, dim) => (dim === null || dim === undefined ? 'SumBackward0' : 'SumBackward1'),
    saves: (_needs, _result, self, dim, keepdim) => ({ shape: self.shape, dim, keepdim }),
    grads: (state, [grad], { shape, dim, keepdim }) => [spread(state, grad, shape, dim, keepdim)],
  },
});
export const expand: TensorOp<[Tensor, Shape]> = op({
  schema: 'expand(Tensor self, int[] size) -> Tensor',
  doc: 'A larger look at the same elements: along dimensions of size 1 they are repeated.',
  as: 'method',
  view: 'plain',
  forward: (_state, self, size) => {
    if (size.length < self.rank)
      throw runtimeError(
        `expand(${self.dtype === bool ? 'CPUBoolType' : self.typeText}{${shapeText(self.shape)}}, size=${shapeText(size)}): the number of sizes provided (${size.length}) must be greater or equal to the number of dimensions in the tensor (${self.rank})`,
      );
    const skipped = size.length - self.rank;
    // From the last to the first, for the complaint is about the first that is met.
    const shape = [...size];
    for (let d = size.length - 1; d >= 0; d--) {
      const wanted = size[d];
      const own = d < skipped ? 1 : self.shape[d - skipped];
      if (wanted === -1) {
        if (d < skipped) throw runtimeError(`The expanded size of the tensor (-1) isn't allowed in a leading, non-existing dimension ${d}`);
        shape[d] = own;
        continue;
      }
      if (own !== 1 && own !== wanted)
        throw runtimeError(
          `The expanded size of the tensor (${wanted}) must match the existing size (${own}) at non-singleton dimension ${d}.  Target sizes: ${shapeText(size)}.  Tensor sizes: ${shapeText(self.shape)}`,
        );
    }
    const strides = shape.map((wanted, d) =>
      d < skipped || (self.shape[d - skipped] === 1 && wanted !== 1) ? 0 : self.strides[d - skipped],
    );
    // Dimensions of size 1 in front lie as if all that is behind them were one piece.
    if (self.rank > 0) for (let d = skipped - 1; d >= 0; d--) if (shape[d] === 1) strides[d] = shape[d + 1] * strides[d + 1];
    return self.look(shape, strides, self.offset);
  },
  derivative: {
    node: 'ExpandBackward0',
    saves: (_needs, _result, self) => ({ shape: self.shape }),
    grads: (state, [grad], { shape }) => [sumTo(state, grad, shape)],
  },
});
/** The gradient of a sum: it goes to each element. */
export function spread(state: TensorState, grad: Tensor, shape: Shape, dim: Shape | null | undefined, keepdim?: boolean): Tensor {
  if (keepdim === true || shape.length === 0 || dim === null || dim === undefined) return expand(state, grad, shape);
  return expand(state, unsqueezeAll(state, grad, dimensionSet(dim, shape.length)), shape);
}
/** The sum along those dimensions along which a tensor was broadcast. */
export function sumTo(state: TensorState, tensor: Tensor, shape: Shape): Tensor {
  if (equalShapes(tensor.shape, shape)) return tensor;
  const skipped = tensor.rank - shape.length;
  const dims = tensor.shape.flatMap((size, d) => (d < skipped || (shape[d - skipped] === 1 && size !== 1) ? [d] : []));
  const summed = dims.length === 0 ? tensor : sum(state, tensor, dims, true);
  return skipped > 0 ? reshape(state, summed, shape) : summed;
}

/**
 * The largest and the smallest, and where they are. A nan is both.
 */
import { type DType, float, int64 } from '../dtype.ts';
import { indexError, runtimeError } from '../errors.ts';
import { eachLane, type Reduction, reduce, scan } from '../lanes.ts';
import { op, type TensorOp, type TensorsOp } from '../op.ts';
import { dimension, dimensionSet, reducedShape, type Shape } from '../shapes.ts';
import type { TensorState } from '../state.ts';
import { itemOf, type Tensor, zeros } from '../tensor.ts';
import { add, div, mul } from './arithmetic.ts';
import { where } from './choosing.ts';
import { eq } from './comparison.ts';
import { spread, sum } from './expand-sum.ts';
import { scattered } from './gathers.ts';
import { isnan } from './kinds.ts';
import { reshape } from './shape.ts';

type Beats = (x: number, y: number) => boolean;
const LARGER: Beats = (x, y) => x > y;
const SMALLER: Beats = (x, y) => x < y;
/** The place of the first that no other beats; of the first nan, when there is one. Written out for each: the loop is all there is to it. */
const FIRST_LARGEST: Reduction = (data, from, to) => {
  let [best, at] = [data[from], from];
  // What is not at most the best is more, or a nan; nothing beats a nan.
  for (let k = from + 1; k < to && best === best; k++) {
    const x = data[k];
    if (x <= best) continue;
    best = x;
    at = k;
  }
  return at - from;
};
const FIRST_SMALLEST: Reduction = (data, from, to) => {
  let [best, at] = [data[from], from];
  for (let k = from + 1; k < to && best === best; k++) {
    const x = data[k];
    if (x >= best) continue;
    best = x;
    at = k;
  }
  return at - from;
};
const LARGEST: Reduction = (data, from, to) => data[from + FIRST_LARGEST(data, from, to)];
const SMALLEST: Reduction = (data, from, to) => data[from + FIRST_SMALLEST(data, from, to)];

function checkLanes(name: string, self: Tensor, dims: Iterable<number>): void {
  if (self.numel > 0) return;
  for (const d of dims) if (self.shape.at(d) === 0) throw indexError(`${name}(): Expected reduction dim ${d} to have non-zero size.`);
}
/** The gradient, shared by all that are equal to the extreme. */
function shared(state: TensorState, grad: Tensor, self: Tensor, result: Tensor, dim: Shape | null, keepdim: boolean): Tensor {
  const widened = spread(state, result, self.shape, dim, keepdim);
  const mask = eq(state, self, widened);
  return div(state, mul(state, spread(state, grad, self.shape, dim, keepdim), mask), sum(state, mask, dim, true));
}

function whole(name: string, node: string, doc: string, f: Reduction): TensorOp<[Tensor]> {
  return op({
    schema: `${name}(Tensor self) -> Tensor`,
    doc,
    forward: (_state, self) => {
      if (self.numel === 0)
        throw runtimeError(
          `${name}(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim with the 'dim' argument.`,
        );
      return reduce(self, dimensionSet(null, self.rank), false, self.dtype, f);
    },
    derivative: {
      node,
      saves: (_needs, result, self) => ({ self, result }),
      grads: (state, [grad], { self, result }) => {
        const value = itemOf(result);
        const mask = value !== value ? isnan(state, self) : eq(state, self, result);
        return [where(state, mask, div(state, grad, sum(state, mask)), float(0))];
      },
    },
  });
}
export const max = whole('max', 'MaxBackward1', 'The largest of all elements.', LARGEST);
export const min = whole('min', 'MinBackward1', 'The smallest of all elements.', SMALLEST);

/** Values and places along a dimension. */
function picked(self: Tensor, dim: number, keep: boolean, place: Reduction): Tensor[] {
  const dims = dimensionSet([dim], self.rank);
  const shape = reducedShape(self.shape, dims, keep);
  const [values, indices] = [zeros(self.dtype, shape), zeros(int64, shape)];
  eachLane(self, dims, (index, data, from, to) => {
    const at = place(data, from, to);
    indices.data[index] = at;
    values.data[index] = data[from + at];
  });
  return [values, indices];
}
/** With the dimension that was reduced as one of size 1. */
export function kept(state: TensorState, tensor: Tensor, dim: number, shape: Shape, keepdim: boolean): Tensor {
  return keepdim || shape.length === 0 ? tensor : reshape(state, tensor, reducedShape(shape, new Set([dim]), true));
}
export function pickedOp(name: string, node: string, doc: string, place: Reduction): TensorsOp<[Tensor, number, boolean?]> {
  return op({
    schema: `${name}.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)`,
    doc,
    forward: (_state, self, dim, keepdim = false) => {
      const at = dimension(dim, self.rank);
      checkLanes(name, self, new Set([at]));
      return picked(self, at, keepdim, place);
    },
    derivative: {
      node,
      without: [1],
      saves: (_needs, [, indices], self, dim, keepdim = false) => ({
        indices,
        dim: dimension(dim, self.rank),
        keepdim,
        shape: self.shape,
      }),
      grads: (state, [grad], { indices, dim, keepdim, shape }) => [
        scattered(state, kept(state, grad, dim, shape, keepdim), kept(state, indices, dim, shape, keepdim), dim, shape),
      ],
    },
  });
}
export const maxAlong = pickedOp('max', 'MaxBackward0', 'The largest along a dimension, and where they are.', FIRST_LARGEST);
export const minAlong = pickedOp('min', 'MinBackward0', 'The smallest along a dimension, and where they are.', FIRST_SMALLEST);

function extremeOf(self: Tensor, dim: Shape | undefined, keep: boolean, name: string, f: Reduction, to: DType = self.dtype): Tensor {
  const dims = dimensionSet(dim, self.rank);
  if (self.numel === 0 && (dim === undefined || dim.length === 0))
    throw runtimeError(
      `${name}(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim with the 'dim' argument.`,
    );
  checkLanes(name, self, dim ?? []);
  return reduce(self, dims, keep, to, f);
}
const amost = (name: string, node: string, doc: string, f: Reduction): TensorOp<[Tensor, Shape?, boolean?]> =>
  op({
    schema: `${name}(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor`,
    doc,
    forward: (_state, self, dim, keepdim = false) => extremeOf(self, dim, keepdim, name, f),
    derivative: {
      node,
      saves: (_needs, result, self, dim, keepdim = false) => ({ self, result, dim: dim ?? null, keepdim }),
      grads: (state, [grad], { self, result, dim, keepdim }) => [shared(state, grad, self, result, dim, keepdim)],
    },
  });
export const amax = amost('amax', 'AmaxBackward0', 'The largest along the dimensions; all that are equal share the gradient.', LARGEST);
export const amin = amost('amin', 'AminBackward0', 'The smallest along the dimensions; all that are equal share the gradient.', SMALLEST);

export const aminmax: TensorsOp<[Tensor, (number | null)?, boolean?]> = op({
  schema: 'aminmax(Tensor self, *, int? dim=None, bool keepdim=False) -> (Tensor min, Tensor max)',
  doc: 'The smallest and the largest, of all elements or along a dimension.',
  forward: (_state, self, dim, keepdim = false) => {
    const dims = dim === null || dim === undefined ? undefined : [dim];
    return [extremeOf(self, dims, keepdim, 'aminmax', SMALLEST), extremeOf(self, dims, keepdim, 'aminmax', LARGEST)];
  },
  derivative: {
    node: 'AminmaxBackward0',
    saves: (_needs, [min, max], self, dim, keepdim = false) => ({
      self,
      min,
      max,
      dim: dim === null || dim === undefined ? null : [dim],
      keepdim,
    }),
    grads: (state, grads, { self, min, max, dim, keepdim }) => {
      const parts = [min, max].flatMap((result, index) =>
        grads[index] === undefined ? [] : [shared(state, grads[index], self, result, dim, keepdim)],
      );
      return [parts.length === 2 ? add(state, parts[0], parts[1]) : parts[0]];
    },
  },
});

const placeOp = (name: string, doc: string, place: Reduction): TensorOp<[Tensor, (number | null)?, boolean?]> =>
  op({
    schema: `${name}(Tensor self, int? dim=None, bool keepdim=False) -> Tensor`,
    doc,
    forward: (_state, self, dim, keepdim = false) => {
      if (dim === null || dim === undefined) {
        if (self.numel === 0) throw indexError(`${name}(): Expected reduction dim to be specified for input.numel() == 0.`);
        return reduce(self, dimensionSet(null, self.rank), keepdim, int64, place);
      }
      const dims = dimensionSet([dim], self.rank);
      checkLanes(name, self, dims);
      return reduce(self, dims, keepdim, int64, place);
    },
  });
export const argmax = placeOp('argmax', 'Where the largest is: of all elements, counted row by row, or along a dimension.', FIRST_LARGEST);
export const argmin = placeOp(
  'argmin',
  'Where the smallest is: of all elements, counted row by row, or along a dimension.',
  FIRST_SMALLEST,
);

/** The extreme so far at each place, and where it is: of equal ones the last. */
function runningExtreme(name: string, node: string, doc: string, beats: Beats): TensorsOp<[Tensor, number]> {
  return op({
    schema: `${name}(Tensor self, int dim) -> (Tensor values, Tensor indices)`,
    doc,
    forward: (_state, self, dim) =>
      scan(self, dimension(dim, self.rank), [self.dtype, int64], (data, from, to, [values, indices], at) => {
        let best = from;
        for (let k = from, out = at; k < to; k++, out++) {
          const x = data[k];
          if (x !== x || (data[best] === data[best] && !beats(data[best], x))) best = k;
          values[out] = data[best];
          indices[out] = best - from;
        }
      }),
    derivative: {
      node,
      without: [1],
      saves: (_needs, [, indices], self, dim) => ({ self, indices, dim: dimension(dim, self.rank), shape: self.shape }),
      grads: (state, [grad], { indices, dim, shape }) => [scattered(state, grad, indices, dim, shape)],
    },
  });
}
export const cummax = runningExtreme('cummax', 'CummaxBackward0', 'The largest so far at each place, and where it is.', LARGER);
export const cummin = runningExtreme('cummin', 'CumminBackward0', 'The smallest so far at each place, and where it is.', SMALLER);

/**
 * Tensors as indices: `x[rows, columns]`.
 *
 * The indices are broadcast together, and each of their elements picks one element of the dimensions that have an index. A mask stands for the
 * indices of its true elements, one index for each of its dimensions. Where the dimensions of the indices go:
 *
 *     x [2, 3, 4]   x[:, i]      i [5]                 [2, 5, 4]      in the place of what was indexed
 *                   x[i, :, j]   i [5], j [5]          [5, 3]         in front, for the indices are apart
 */
import { cast, copy, copyAsLaid } from '../copy.ts';
import { bool, checkLong, int64, uint8 } from '../dtype.ts';
import { indexError, runtimeError, type TensorError } from '../errors.ts';
import { walk } from '../kernels/strided.ts';
import { UNARY } from '../kernels/unary.ts';
import { layoutOf } from '../layout.ts';
import { op, type TensorOp } from '../op.ts';
import { checkOverlap } from '../overlap.ts';
import { broadcastShapes, broadcastStrides, isExpandableTo, numelOf, type Shape, shapeText, viewStrides } from '../shapes.ts';
import { Storage } from '../storage.ts';
import { elements, Tensor, zeros } from '../tensor.ts';
import { nonzeroNumpy } from './nonzero.ts';
import type { TensorState } from '../state.ts';

export type Indices = readonly (Tensor | null | undefined)[];

function expandMasks(state: TensorState, self: Tensor, indices: Indices): (Tensor | null)[] {
  const result: (Tensor | null)[] = [];
  for (const index of indices) {
    if (index === null || index === undefined) {
      result.push(null);
      continue;
    }
    if (index.dtype !== int64 && index.dtype !== bool && index.dtype !== uint8)
      throw indexError('tensors used as indices must be long, byte or bool tensors');
    if (index.dtype === int64) {
      result.push(index);
      continue;
    }
    index.shape.forEach((size, d) => {
      const at = result.length + d;
      if (at >= self.rank) throw tooMany(self);
      if (size !== self.shape[at])
        throw indexError(
          `The shape of the mask ${shapeText(index.shape)} at index ${d} does not match the shape of the indexed tensor ${shapeText(self.shape)} at index ${at}`,
        );
    });
    result.push(...nonzeroNumpy(state, index));
  }
  return result;
}
export const tooMany = (self: Tensor): TensorError => indexError(`too many indices for tensor of dimension ${self.rank}`);

/** What is indexed, as one walk: sizes of the answer, the step of `self` in each dimension, and the indices with their steps. */
interface Plan {
  readonly shape: Shape;
  /** `self` with step 0 where the indices say where to go. */
  readonly rest: Tensor;
  readonly indices: readonly Tensor[];
  /** Of each index: the dimension of `self` it is for. */
  readonly dims: readonly number[];
}
function planOf(state: TensorState, self: Tensor, given: Indices): Plan {
  if (given.length > self.rank) throw indexError(`too many indices for tensor of dimension ${self.rank} (got ${given.length})`);
  const expanded = expandMasks(state, self, given);
  if (expanded.length > self.rank) throw tooMany(self);
  const dims = expanded.flatMap((index, d) => (index === null ? [] : [d]));
  const tensors = expanded.filter((index) => index !== null);
  const joint = jointShape(tensors);
  const others = self.shape.map((_, d) => d).filter((d) => !dims.includes(d));
  const isAdjacent = dims.every((d, k) => k === 0 || d === dims[k - 1] + 1);
  const first = isAdjacent && dims.length > 0 ? dims[0] : 0;
  const before = others.slice(0, first);
  const after = others.slice(first);
  if (numelOf(joint) > 0 && dims.some((d) => self.shape[d] === 0)) throw indexError('index is out of bounds for dimension with size 0');
  const shape = [...before.map((d) => self.shape[d]), ...joint, ...after.map((d) => self.shape[d])];
  const rest = self.look(
    shape,
    [...before.map((d) => self.strides[d]), ...joint.map(() => 0), ...after.map((d) => self.strides[d])],
    self.offset,
  );
  const wide = [...before.map(() => 1), ...joint, ...after.map(() => 1)];
  const indices = tensors.map((index) =>
    index.look(wide, viewStrides(joint, broadcastStrides(index.shape, index.strides, joint), wide) as Shape, index.offset),
  );
  return { shape, rest, indices, dims };
}
function jointShape(tensors: readonly Tensor[]): Shape {
  try {
    return tensors.reduce<Shape>((shape, tensor) => broadcastShapes(shape, tensor.shape), []);
  } catch {
    throw indexError(
      `shape mismatch: indexing tensors could not be broadcast together with shapes ${tensors.map(({ shape }) => shapeText(shape)).join(', ')}`,
    );
  }
}
/** n elements of the answer: from `place` on in `self`, and from `at[k]` on in each of the tensors beside it. */
type Visit = (n: number, place: number, step: number, at: readonly number[], steps: readonly number[]) => void;
/** Visits all elements of the answer, and the places in the tensors `along`, which are expanded to its shape: in rows where an index holds for a row. */
function eachPlace(self: Tensor, plan: Plan, along: readonly Tensor[], visit: Visit): void {
  const { rest, indices, dims, shape } = plan;
  const all = [...along, rest, ...indices];
  const layout = layoutOf(shape, all);
  const last = layout.sizes.length - 1;
  const n = layout.sizes[last];
  const steps = layout.steps.map((step) => step[last]);
  const restAt = along.length;
  const placeOf = (at: readonly number[]): number => {
    let place = at[restAt];
    for (let j = 0; j < indices.length; j++) {
      const size = self.shape[dims[j]];
      const i = indices[j].data[at[restAt + 1 + j]];
      if (i < -size || i >= size) throw indexError(`index ${i} is out of bounds for dimension ${j} with size ${size}`);
      place += (i < 0 ? i + size : i) * self.strides[dims[j]];
    }
    return place;
  };
  const isRow = indices.every((_, j) => steps[restAt + 1 + j] === 0);
  const at = new Array<number>(all.length);
  const starts = all.map(({ offset }) => offset);
  walk(layout, starts, (_before, start) => {
    if (isRow) {
      visit(n, placeOf(start), steps[restAt], start, steps);
      return;
    }
    for (let k = 0; k < n; k++) {
      for (let j = 0; j < all.length; j++) at[j] = start[j] + k * steps[j];
      visit(1, placeOf(at), 0, at, steps);
    }
  });
}

export const index: TensorOp<[Tensor, Indices]> = op({
  schema: 'index.Tensor(Tensor self, Tensor?[] indices) -> Tensor',
  doc: 'The elements that tensors of indices, or masks, point to; a dimension without an index is taken whole.',
  as: 'internal',
  forward: (state, self, indices) => {
    const plan = planOf(state, self, indices);
    const layout = layoutOf(plan.shape, [plan.rest, ...plan.indices]);
    const result = new Tensor(new Storage(self.dtype, self.dtype.make(numelOf(plan.shape))), plan.shape, layout.strides, 0);
    const { data } = result;
    eachPlace(self, plan, [result], (n, place, step, [r], [dr]) => UNARY.copy(n, data, r, dr, self.data, place, step));
    return result;
  },
  derivative: {
    node: 'IndexBackward0',
    saves: (_needs, _result, self, indices) => ({ shape: self.shape, indices }),
    grads: (state, [grad], { shape, indices }) => [indexPut(state, zeros(grad.dtype, shape), indices, grad, true)],
  },
});
function putInto(state: TensorState, self: Tensor, indices: Indices, values: Tensor, accumulate = false): void {
  if (!accumulate && isMaskedFill(indices, values)) values = cast(copy(values), self.dtype);
  else for (const read of [...indices, values]) checkOverlap(self, read, true);
  // What is written to is read as it was.
  const asItWas = (tensor: Tensor): Tensor => (tensor.storage === self.storage ? copy(tensor) : tensor);
  const plan = planOf(
    state,
    self,
    indices.map((index) => (index === null || index === undefined ? null : asItWas(index))),
  );
  if (!isExpandableTo(values.shape, plan.shape))
    throw runtimeError(
      `shape mismatch: value tensor of shape ${shapeText(values.shape)} cannot be broadcast to indexing result of shape ${shapeText(plan.shape)}`,
    );
  if (self.dtype !== values.dtype)
    throw runtimeError(
      `Index put requires the source and destination dtypes match, got ${self.dtype.title} for the destination and ${values.dtype.title} for the source.`,
    );
  const source = asItWas(values);
  const from = source.look(plan.shape, broadcastStrides(source.shape, source.strides, plan.shape), source.offset);
  // Nothing is written before all indices are known to be inside.
  if (plan.dims.some((d, k) => isOutside(plan.indices[k], self.shape[d]))) eachPlace(self, plan, [], () => undefined);
  const { data, dtype } = self;
  const sum = (x: number, y: number): number => (dtype === bool ? x | y : dtype === int64 ? checkLong(x + y) : x + y);
  eachPlace(self, plan, [from], (n, place, step, [v], [dv]) => {
    if (!accumulate) UNARY.copy(n, data, place, step, source.data, v, dv);
    else for (; n > 0; n--, place += step, v += dv) data[place] = sum(data[place], source.data[v]);
  });
}
/** One number where a mask is true: of any type, and from anywhere. */
function isMaskedFill(indices: Indices, values: Tensor): boolean {
  const given = indices.filter((index) => index !== null && index !== undefined);
  return values.numel === 1 && given.length === 1 && (given[0].dtype === bool || given[0].dtype === uint8);
}
const isOutside = (index: Tensor, size: number): boolean => elements(index).some((i) => i < -size || i >= size);
export const indexPut: TensorOp<[Tensor, Indices, Tensor, boolean?]> = op({
  schema: 'index_put(Tensor self, Tensor?[] indices, Tensor values, bool accumulate=False) -> Tensor',
  doc: 'A copy with other elements where tensors of indices, or masks, point to; or with them added there.',
  as: 'method',
  inPlace: true,
  forward: (state, self, indices, values, accumulate) => {
    const result = copyAsLaid(self);
    putInto(state, result, indices, values, accumulate);
    return result;
  },
  change: putInto,
  derivative: {
    node: 'IndexPutBackward0',
    saves: (_needs, _result, _self, indices, values, accumulate = false) => ({ indices, shape: values.shape, accumulate }),
    grads: (state, [grad], { indices, shape, accumulate }, needs) => [
      needs[0] && (accumulate ? grad : indexPut(state, grad, indices, zeros(grad.dtype, shape), false)),
      needs[1] && index(state, grad, indices),
    ],
  },
});

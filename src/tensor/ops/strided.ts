/**
 * A view by its geometry alone, and its opposite. Changing a view in place leans on these (inplace.ts).
 */
import { assign, copy } from '../copy.ts';
import { runtimeError } from '../errors.ts';
import { edgeOf, type Grads, GraphNode } from '../node.ts';
import { op, type TensorOp } from '../op.ts';
import { type Shape, shapeText } from '../shapes.ts';
import type { TensorState } from '../state.ts';
import { Tensor, zeros } from '../tensor.ts';

/** How a view lies in its base; the offset counts from the base's own. */
export interface Geometry {
  readonly base: { readonly shape: Shape; readonly strides: Shape };
  readonly shape: Shape;
  readonly strides: Shape;
  readonly offset: number;
}
export const geometryOf = (base: Tensor, view: Tensor): Geometry => ({
  base: { shape: base.shape, strides: base.strides },
  shape: view.shape,
  strides: view.strides,
  offset: view.offset - base.offset,
});

/** New elements, laid out as the base was. */
function laidAs(base: Geometry['base'], from: Tensor): Tensor {
  let room = 1;
  base.shape.forEach((size, d) => (room += Math.max(size - 1, 0) * base.strides[d]));
  const result = new Tensor(zeros(from.dtype, [room]).storage, base.shape, base.strides, 0);
  assign(result, from);
  return result;
}

/** The part of a tensor, shaped as a base, that a view of the base would show. */
export const stridedPart: TensorOp<[Tensor, Geometry]> = op({
  schema: '_strided_part(Tensor self, Any geometry) -> Tensor',
  doc: 'A view by its geometry.',
  as: 'internal',
  forward: (_state, self, geometry) => {
    const laid = laidAs(geometry.base, self);
    return copy(laid.look(geometry.shape, geometry.strides, geometry.offset));
  },
  derivative: {
    node: 'AsStridedBackward0',
    saves: (_needs, _result, _self, geometry) => ({ geometry }),
    grads: (state, [grad], { geometry }) => [stridedScatter(state, zeros(grad.dtype, geometry.base.shape), grad, geometry)],
  },
});
/** A copy of a tensor, shaped as a base, in which the part that a view would show is another. */
export const stridedScatter: TensorOp<[Tensor, Tensor, Geometry]> = op({
  schema: '_strided_scatter(Tensor self, Tensor src, Any geometry) -> Tensor',
  doc: 'A copy with a part replaced.',
  as: 'internal',
  forward: (_state, self, src, geometry) => {
    const laid = laidAs(geometry.base, self);
    assign(laid.look(geometry.shape, geometry.strides, geometry.offset), src);
    return copy(laid);
  },
  derivative: {
    node: 'AsStridedScatterBackward0',
    saves: (_needs, _result, _self, _src, geometry) => ({ geometry }),
    grads: (state, [grad], { geometry }, needs) => [
      needs[0] && stridedScatter(state, grad, zeros(grad.dtype, geometry.shape), geometry),
      needs[1] && stridedPart(state, grad, geometry),
    ],
  },
});

/** From a view whose base was changed in place back to the base. */
export class StaleViewNode extends GraphNode {
  private readonly geometry: Geometry;
  constructor(state: TensorState, base: Tensor, view: Tensor) {
    super('AsStridedBackward0', state, [edgeOf(state, base)]);
    this.geometry = geometryOf(base, view);
  }
  apply(state: TensorState, [grad]: Grads): Grads {
    if (grad === undefined) return [undefined];
    return [stridedScatter(state, zeros(grad.dtype, this.geometry.base.shape), grad, this.geometry)];
  }
  release(): void {}
}

export const asStrided: TensorOp<[Tensor, Shape, Shape, number | null]> = op({
  schema: 'as_strided(Tensor self, int[] size, int[] stride, int? storage_offset=None) -> Tensor',
  doc: 'A view of the storage with this shape, these strides and this offset.',
  view: 'plain',
  forward: (_state, self, size, stride, offset) => {
    const start = offset ?? self.offset;
    const { itemSize } = self.dtype;
    const reach = size.includes(0) ? 0 : start + size.reduce((sum, n, d) => sum + (n - 1) * stride[d], 1);
    if (size.length === stride.length && reach > self.data.length)
      throw runtimeError(
        `setStorage: sizes ${shapeText(size)}, strides ${shapeText(stride)}, storage offset ${start}, and itemsize ${itemSize} requiring a storage size of ${reach * itemSize} are out of bounds for storage of size ${self.data.length * itemSize}`,
      );
    return self.look(size, stride, start);
  },
  derivative: {
    node: 'AsStridedBackward0',
    saves: (_needs, result, self) => ({ geometry: geometryOf(self, result) }),
    grads: (state, [grad], { geometry }) => [stridedScatter(state, zeros(grad.dtype, geometry.base.shape), grad, geometry)],
  },
});

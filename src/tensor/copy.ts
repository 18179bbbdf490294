/**
 * Copies: from any tensor into any other, converted and broadcast on the way. None of them has a history.
 */
import { converted, type DType, isFloating } from './dtype.ts';
import { walk } from './kernels/strided.ts';
import { isDense, layoutOf } from './layout.ts';
import { broadcastStrides, contiguousStrides, equalShapes } from './shapes.ts';
import { Storage } from './storage.ts';
import { elements, Tensor, tensorOf } from './tensor.ts';

/** Writes the elements of `source`, broadcast and converted, to where those of `target` are. */
export function assign(target: Tensor, source: Tensor): void {
  const { data, dtype, shape, numel } = target;
  if (numel === 0) return;
  const isConverted = source.dtype !== dtype && !isFloating(dtype);
  const isSame = equalShapes(source.shape, shape);
  if (isSame && source.isContiguous && target.isContiguous && !isConverted) {
    data.set(source.data.subarray(source.offset, source.offset + numel), target.offset);
    return;
  }
  const from = source.storage === target.storage ? copy(source) : source;
  const read = isSame ? from : from.look(shape, broadcastStrides(from.shape, from.strides, shape), from.offset);
  const layout = layoutOf(shape, [target, read]);
  const last = layout.sizes.length - 1;
  const n = layout.sizes[last];
  const [dt, ds] = layout.steps.map((step) => step[last]);
  walk(layout, [target.offset, read.offset], (_before, [t, s]) => {
    if (isConverted) for (let k = 0; k < n; k++, t += dt, s += ds) data[t] = converted(dtype, read.data[s]);
    else for (let k = 0; k < n; k++, t += dt, s += ds) data[t] = read.data[s];
  });
}
/** A copy, row by row. */
export function copy(tensor: Tensor): Tensor {
  const from = elements(tensor);
  return tensorOf(tensor.dtype, tensor.shape, from === tensor.data || tensor.isContiguous ? from.slice() : from);
}
/** A tensor of this type and shape for new elements that lies as another does, when that is without gaps. */
export function emptyAs(tensor: Tensor, dtype: DType): Tensor {
  const { shape, numel, isContiguous } = tensor;
  const isKept = numel > 0 && (isContiguous || isDense(tensor));
  const strides = isKept ? tensor.strides : isContiguous ? contiguousStrides(shape) : layoutOf(shape, [tensor]).strides;
  return new Tensor(new Storage(dtype, dtype.make(numel)), shape, strides, 0);
}
/** What clone() does: the elements keep the order in which they lie. */
export function copyAsLaid(tensor: Tensor): Tensor {
  if (tensor.isContiguous) return copy(tensor);
  const result = emptyAs(tensor, tensor.dtype);
  assign(result, tensor);
  return result;
}
/** The tensor as another type; itself when it is of that type. */
export function cast(tensor: Tensor, dtype: DType): Tensor {
  if (tensor.dtype === dtype) return tensor;
  const result = emptyAs(tensor, dtype);
  assign(result, tensor);
  return result;
}

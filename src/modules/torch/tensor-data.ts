/**
 * Between nested lists of the guest and tensors: torch.tensor(), tolist(), item().
 */
import { typeName } from '../../runtime/builtin-types.ts';
import { PyList, PyRange, PyTuple } from '../../runtime/collections.ts';
import { raised, RuntimeError, TypeError, ValueError } from '../../runtime/exceptions.ts';
import type { Thread } from '../../runtime/machine.ts';
import { makeFloat } from '../../runtime/number.ts';
import type { Value } from '../../runtime/object.ts';
import { Category, converted, type DType, promote } from '../../tensor/dtype.ts';
import { standardOf } from '../../tensor/promotion.ts';
import type { TensorState } from '../../tensor/state.ts';
import { elements, itemOf, type Tensor, tensorOf } from '../../tensor/tensor.ts';
import { scalarOf } from './arguments.ts';
import { guarded, isTensor } from './objects.ts';
import { stateOf } from './state.ts';

export function scalarValue(dtype: DType, x: number): Value {
  return dtype.category === Category.FLOAT ? makeFloat(x) : dtype.category === Category.INT ? x : x !== 0;
}
/** Elements are about to be looked at by the host: it waits for what a device has yet to do. */
export function awaited(t: Thread, tensor: Tensor): Tensor {
  if (tensor.storage.residence !== null) stateOf(t).shared.accelerator?.readBack(stateOf(t), tensor);
  return tensor;
}
/** The only element; it may have to be waited for, and while a graph is captured nobody knows it. */
export function elementOf(t: Thread, tensor: Tensor): number {
  return guarded(() => itemOf(awaited(t, tensor)));
}
/** The only element, as a number of Python's. */
export function item(t: Thread, tensor: Tensor): Value {
  if (tensor.numel !== 1) throw raised(RuntimeError, `a Tensor with ${tensor.numel} elements cannot be converted to Scalar`);
  return scalarValue(tensor.dtype, elementOf(t, tensor));
}
export function toList(t: Thread, tensor: Tensor): Value {
  const data = elements(awaited(t, tensor));
  let at = 0;
  const part = (d: number): Value => {
    if (d === tensor.rank) return scalarValue(tensor.dtype, data[at++]);
    return new PyList(Array.from({ length: tensor.shape[d] }, () => part(d + 1)));
  };
  return part(0);
}

function itemsOf(t: Thread, v: Value): readonly Value[] | undefined {
  if (v instanceof PyList || v instanceof PyTuple) return v.items;
  if (v instanceof PyRange) return t.list(v);
  if (isTensor(v) && v.tensor.rank > 0) return t.list(v);
  return undefined;
}
const MOST_DIMENSIONS = 128;

/** A tensor from numbers and lists of them. */
export function tensorFrom(t: Thread, state: TensorState, data: Value, wanted: DType | null): Tensor {
  const shape: number[] = [];
  for (let v = data, items = itemsOf(t, v); items !== undefined; items = itemsOf(t, v)) {
    shape.push(items.length);
    if (shape.length > MOST_DIMENSIONS) throw raised(ValueError, `too many dimensions '${typeName(data)}'`);
    if (items.length === 0) break;
    v = items[0];
  }
  const numbers: number[] = [];
  let found: DType | undefined;
  const visit = (v: Value, d: number): void => {
    const items = itemsOf(t, v);
    if (d < shape.length) {
      if (items === undefined) throw raised(TypeError, `expected a sequence at dim ${d}, got ${typeName(v)}`);
      if (items.length !== shape[d]) throw raised(ValueError, `expected sequence of length ${shape[d]} at dim ${d} (got ${items.length})`);
      for (const part of items) visit(part, d + 1);
      return;
    }
    const dtype = leafType(state, v);
    if (dtype === undefined) throw raised(items === undefined ? TypeError : ValueError, wrongLeaf(v, shape.length));
    found = found === undefined ? dtype : promote(found, dtype);
    numbers.push(isTensor(v) ? elementOf(t, v.tensor) : (scalarOf(v)?.value as number));
  };
  visit(data, 0);
  const dtype = wanted ?? found ?? state.shared.defaultDtype;
  const result = tensorOf(dtype, shape, dtype.make(numbers.length));
  numbers.forEach((x, at) => {
    if (dtype.category === Category.INT && (x !== x || x - x !== 0 || x > dtype.max || x < dtype.min) && !Number.isInteger(x))
      throw raised(ValueError, `cannot convert float ${x !== x ? 'NaN' : 'infinity'} to integer`);
    result.data[at] = converted(dtype, x);
  });
  return result;
}
function leafType(state: TensorState, v: Value): DType | undefined {
  if (isTensor(v)) return v.tensor.rank === 0 ? v.tensor.dtype : undefined;
  const scalar = scalarOf(v);
  return scalar === undefined ? undefined : standardOf(state, scalar.category);
}
function wrongLeaf(v: Value, rank: number): string {
  if (rank === 0) return `new(): invalid data type '${typeName(v)}'`;
  return v instanceof PyList || v instanceof PyTuple
    ? `expected a number at dim ${rank}, got a ${typeName(v)}`
    : `must be real number, not ${typeName(v)}`;
}

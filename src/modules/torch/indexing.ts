/**
 * a[...] and a[...] = b: what may stand in the brackets, and which operations that comes to.
 *
 *     a[1, :, None, ..., 2:]      views, one after the other: select, nothing, unsqueeze, nothing, slice
 *     a[rows, columns]            tensors (and lists) gather: all of them at once, with `index`, after the views
 *     a[mask] = 0                 the same with `index_put_`
 */
import { typeName } from '../../runtime/builtin-types.ts';
import { Ellipsis, PyList, PyRange, PySlice, PyTuple } from '../../runtime/collections.ts';
import { findIndex } from '../../runtime/convert.ts';
import { IndexError, raised, TypeError, ValueError } from '../../runtime/exceptions.ts';
import type { Thread } from '../../runtime/machine.ts';
import type { Value } from '../../runtime/object.ts';
import { sliceParts } from '../../runtime/slices.ts';
import { isStr } from '../../runtime/text.ts';
import { bool, int64, isFloating, uint8 } from '../../tensor/dtype.ts';
import { scalarTensor } from '../../tensor/elementwise.ts';
import { changeInPlace } from '../../tensor/inplace.ts';
import { moveTo } from '../../tensor/launch.ts';
import { convertTo } from '../../tensor/ops/convert.ts';
import { alias } from '../../tensor/ops/dims.ts';
import { copyInto, fill } from '../../tensor/ops/filling.ts';
import { index, indexPut } from '../../tensor/ops/indexing.ts';
import { view } from '../../tensor/ops/shape.ts';
import { select, slice } from '../../tensor/ops/slices.ts';
import { unsqueeze } from '../../tensor/ops/sizes.ts';
import { expand } from '../../tensor/ops/expand-sum.ts';
import { equalShapes } from '../../tensor/shapes.ts';
import type { TensorState } from '../../tensor/state.ts';
import { itemOf, type Tensor, tensorOf } from '../../tensor/tensor.ts';
import { scalarOf } from './arguments.ts';
import { performed } from './long-work.ts';
import { guarded, isTensor, wrap } from './objects.ts';
import { stateOf } from './state.ts';
import { tensorFrom } from './tensor-data.ts';

/** Views first; and for each dimension of what they gave, the tensor that gathers along it. */
interface Place {
  readonly part: Tensor;
  readonly gathers: (Tensor | null)[];
}
const isWrapped = (v: Value): boolean =>
  v instanceof PyList || v instanceof PyTuple || v instanceof PySlice || v === Ellipsis || v === null || isTensor(v);
const LONG_LIST = 32;

/** What stands between the commas. A short list with slices, lists or tensors in it counts as a tuple, as NumPy had it once. */
function itemsOf(key: Value): readonly Value[] {
  if (key instanceof PyTuple) return key.items;
  if (key instanceof PyList && key.items.length < LONG_LIST && key.items.some(isWrapped)) return key.items;
  return [key];
}
/** How many dimensions of the tensor an item is for. */
function dimensionsOf(item: Value): number {
  if (item === null || item === Ellipsis || typeof item === 'boolean') return 0;
  if (isTensor(item) && (item.tensor.dtype === bool || item.tensor.dtype === uint8)) return item.tensor.rank;
  return 1;
}
function placeOf(t: Thread, state: TensorState, tensor: Tensor, key: Value): Place {
  const items = itemsOf(key);
  const specified = items.reduce((n: number, item) => n + dimensionsOf(item), 0);
  const isSingle = items.length === 1 && items[0] === key && !(key instanceof PyList) && !isTensor(key);
  if (!isSingle && specified > tensor.rank) throw tooMany(tensor);
  let part = tensor;
  let d = 0;
  const gathers: (Tensor | null)[] = [];
  const gather = (by: Tensor): void => {
    while (gathers.length < d) gathers.push(null);
    gathers[d++] = by;
  };
  const select1 = (at: number, nth: number): void => {
    if (tensor.rank === 0 && at === 0)
      throw raised(
        IndexError,
        'invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ to convert a 0-dim tensor to a number',
      );
    const size = part.shape[d] ?? 0;
    if (at < -size || at >= size) throw raised(IndexError, `index ${at} is out of bounds for dimension ${nth} with size ${size}`);
    part = select(state, part, d, at);
  };
  for (const [nth, item] of items.entries()) {
    if (item === Ellipsis) d += tensor.rank - specified;
    else if (item === null) part = unsqueeze(state, part, d++);
    else if (typeof item === 'boolean') {
      part = unsqueeze(state, part, d);
      gather(tensorOf(bool, [1], Uint8Array.of(item ? 1 : 0)));
    } else if (item instanceof PySlice) {
      if (tensor.rank === 0) throw raised(IndexError, 'slice() cannot be applied to a 0-dim tensor.');
      const { start, stop, step } = sliceParts(t, item);
      if (step === 0) throw raised(ValueError, 'slice step cannot be zero');
      if (step < 0) throw raised(ValueError, 'step must be greater than zero');
      // A slice that says where the end is, and means it, is nothing to PyTorch; one that says nothing is a view.
      const isWhole = !isSingle && (start ?? 0) === 0 && stop === part.shape[d] && step === 1;
      if (!isWhole) part = slice(state, part, d, bound(start), bound(stop), step);
      d++;
    } else if (isTensor(item)) {
      const by = item.tensor;
      if (by.rank > 0 || isFloating(by.dtype)) gather(by);
      else if (by.dtype === bool || by.dtype === uint8) {
        part = unsqueeze(state, part, d);
        gather(tensorOf(bool, [1], Uint8Array.of(itemOf(by) === 0 ? 0 : 1)));
      } else select1(by.storage.isKnown ? itemOf(by) : 0, nth);
    } else if (item instanceof PyList || item instanceof PyTuple || item instanceof PyRange) {
      const by = tensorFrom(t, state, item, null);
      gather(by.numel === 0 ? convertTo(state, by, int64) : by);
    } else if (isStr(item)) throw raised(TypeError, "new(): invalid data type 'str'");
    else {
      const int = findIndex(t, item);
      if (int === undefined)
        throw raised(
          IndexError,
          `only integers, slices (\`:\`), ellipsis (\`...\`), None and long or byte Variables are valid indices (got ${typeName(item)})`,
        );
      select1(Number(int), nth);
    }
  }
  return { part, gathers };
}
/** A bound beyond all sizes is as good as one at the end. */
const bound = (x: number | undefined): number | null => (x === undefined ? null : Math.max(-MANY, Math.min(MANY, x)));
const MANY = 2 ** 52;
const tooMany = (tensor: Tensor) => raised(IndexError, `too many indices for tensor of dimension ${tensor.rank}`);

export function getItem(t: Thread, tensor: Tensor, key: Value): Value {
  const state = stateOf(t);
  return guarded(() => {
    const { part, gathers } = placeOf(t, state, tensor, key);
    if (gathers.length > 0) return performed(t, [part, gathers], () => wrap(index(state, part, gathers)));
    // Nothing but whole dimensions: a view of its own all the same.
    return wrap(part === tensor ? alias(state, tensor) : part);
  });
}
export function setItem(t: Thread, tensor: Tensor, key: Value, value: Value): Value {
  const state = stateOf(t);
  const scalar = isTensor(value) ? undefined : scalarOf(value);
  if (!isTensor(value) && scalar === undefined) throw raised(TypeError, `can't assign a ${typeName(value)} to a ${tensor.typeText}`);
  return guarded(() => {
    const { part, gathers } = placeOf(t, state, tensor, key);
    const source = isTensor(value) ? value.tensor : scalarTensor(tensor.dtype, (scalar as { value: number }).value);
    const device = tensor.storage.residence?.device ?? null;
    if (scalar !== undefined && device !== null) moveTo(state, 'scalar_tensor', source, device);
    const change = (): Tensor => {
      if (gathers.length > 0) return changeInPlace(state, indexPut, [part, gathers, fitted(state, source)]);
      if (source.rank === 0 && part.rank > 0) return changeInPlace(state, fill, [part, source]);
      return changeInPlace(state, copyInto, [part, spread(state, source, part)]);
    };
    performed(t, [part], change, part);
    return null;
  });
}
/** Leading dimensions of size 1 are dropped. */
function fitted(state: TensorState, source: Tensor): Tensor {
  let skipped = 0;
  while (source.shape[skipped] === 1) skipped++;
  return skipped === 0 ? source : view(state, source, source.shape.slice(skipped));
}
function spread(state: TensorState, source: Tensor, part: Tensor): Tensor {
  if (equalShapes(source.shape, part.shape)) return source;
  return expand(state, fitted(state, source), part.shape);
}

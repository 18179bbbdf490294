/**
 * Items: reading, setting and deleting by index, key and slice.
 */
import type { PySlice, PyTuple } from '../runtime/collections.ts';
import { IndexError, KeyError, ValueError } from '../runtime/exceptions.ts';
import { type PyObject, PyType } from '../runtime/object.ts';
import type { Actions } from './actions.ts';
import { setInDict } from './attributes.ts';
import { itemsOf } from './iteration.ts';
import { fold } from './operators.ts';
import { callTorch, record } from './recording.ts';
import { Instance, InstanceDict, Known, Mapping, Sequence, SliceValue, TensorValue, type Tracked } from './tracked.ts';
import { dictType } from './types.ts';
import { GuestRaise } from './unsupported.ts';

export function getItem(a: Actions, c: Tracked, k: Tracked): Tracked {
  const [container, key] = [a.force(c), a.force(k)];
  if (container instanceof TensorValue) return callTorch(a, 'getitem', [container, key]);
  if (container instanceof Sequence) return itemOfSequence(a, container, key);
  if (container instanceof Mapping) {
    const found = container.get(key);
    if (found !== undefined) return found;
    if (container.type !== dictType) return a.fail('A key that is not there', container.words, 'The dict is of a class of its own.');
    throw new GuestRaise(a.evaluator.exception(KeyError, [key]));
  }
  if (container instanceof InstanceDict) {
    const found = key instanceof Known && typeof key.value === 'string' ? a.capture.ownAttribute(container.owner, key.value) : undefined;
    if (found !== undefined) return found;
    throw new GuestRaise(a.evaluator.exception(KeyError, [key]));
  }
  if (container instanceof Instance) {
    const found = container.type.lookup('__getitem__');
    if (found !== undefined) return a.evaluator.call(new Known(found), [container, key]);
  }
  if (container instanceof Known && key instanceof TensorValue)
    return a.fail('A tensor as an index', container.words, 'Its value is not known while the frame is captured.');
  if (container instanceof Known && container.value instanceof PyType)
    return a.fail('A generic alias', container.words, 'The frame makes it itself.');
  return fold(a, 'getitem', [container, key]);
}
function itemOfSequence(a: Actions, sequence: Sequence, key: Tracked): Tracked {
  const { items } = sequence;
  if (key instanceof SliceValue) {
    const range = sliceOf(a, key, items.length);
    return new Sequence(
      sequence.partType,
      range.map((i) => items[i]),
    );
  }
  const index = indexOf(a, key, sequence.type.name);
  const at = index < 0 ? index + items.length : index;
  if (at < 0 || at >= items.length) a.raise(IndexError, `${sequence.isList ? 'list' : 'tuple'} index out of range`);
  return items[at];
}
function indexOf(a: Actions, key: Tracked, what: string): number {
  const v = a.known(key);
  if (v instanceof Known && (typeof v.value === 'number' || typeof v.value === 'boolean') && Number.isInteger(Number(v.value)))
    return Number(v.value);
  return a.fail('An index that is no known int', v.words, `An item of a ${what} is asked for by an index that is not known.`);
}
/** The items of what is put in the place of a slice. */
function itemsToAssign(a: Actions, v: Tracked): Tracked[] {
  try {
    return itemsOf(a, v);
  } catch (error) {
    if (error instanceof GuestRaise)
      return a.fail('A slice that is set', v.words, 'What is given is not iterable, or iterating over it fails.');
    throw error;
  }
}
/** The positions that a slice means. */
function sliceOf(a: Actions, slice: SliceValue, length: number): number[] {
  const real = a.lower(slice, () => undefined);
  if (real === undefined) return a.fail('A slice that is not known', slice.words, 'Its bounds are not known while the frame is captured.');
  const indices = a.compute(() => a.t.callMethod(real, 'indices', [length])) as PyObject as PyTuple;
  const [start, stop, step] = indices.items as number[];
  const positions: number[] = [];
  for (let i = start; step > 0 ? i < stop : i > stop; i += step) positions.push(i);
  return positions;
}
export function setItem(a: Actions, c: Tracked, k: Tracked, value: Tracked | null): void {
  const [container, key] = [a.force(c), a.force(k)];
  if (container instanceof TensorValue && value !== null) {
    record(a, 'call_function', a.operatorFunction('setitem'), [container, key, value], new Map());
    return;
  }
  if (container instanceof Sequence && container.isList) return setListItem(a, container, key, value);
  if (container instanceof Mapping) {
    if (value !== null) container.set(key, value);
    else if (container.delete(key) === undefined) throw new GuestRaise(a.evaluator.exception(KeyError, [key]));
    return;
  }
  if (container instanceof InstanceDict && key instanceof Known && typeof key.value === 'string') {
    if (value === null && a.capture.ownAttribute(container.owner, key.value) === undefined)
      throw new GuestRaise(a.evaluator.exception(KeyError, [key]));
    setInDict(a, container.owner, key.value, value);
    return;
  }
  if (container instanceof Instance) {
    const found = container.type.lookup(value === null ? '__delitem__' : '__setitem__');
    if (found !== undefined) {
      a.evaluator.call(new Known(found), value === null ? [container, key] : [container, key, value]);
      return;
    }
  }
  a.fail('An item that is set', container.words, 'Such a container is not tracked.');
}
function setListItem(a: Actions, list: Sequence, key: Tracked, value: Tracked | null): void {
  list.isChanged = true;
  if (key instanceof SliceValue) {
    const positions = sliceOf(a, key, list.items.length);
    const items = value === null ? [] : itemsToAssign(a, value);
    if (a.isNone(key.parts[2]) || (a.force(key.parts[2]) as Known).value === 1) {
      const real = a.lower(key, () => undefined) as PyObject as PySlice;
      const [start] = (a.t.callMethod(real, 'indices', [list.items.length]) as PyObject as PyTuple).items as number[];
      list.items.splice(start, positions.length, ...items);
      return;
    }
    if (value !== null && items.length !== positions.length)
      a.raise(ValueError, `attempt to assign sequence of size ${items.length} to extended slice of size ${positions.length}`);
    if (value === null) list.items = list.items.filter((_, i) => !positions.includes(i));
    else positions.forEach((at, i) => (list.items[at] = items[i]));
    return;
  }
  const index = indexOf(a, key, 'list');
  const at = index < 0 ? index + list.items.length : index;
  if (at < 0 || at >= list.items.length) a.raise(IndexError, 'list assignment index out of range');
  if (value === null) list.items.splice(at, 1);
  else list.items[at] = value;
}

/**
 * Items and slices off the fast path.
 */
import { PyList, PySlice, PyTuple } from '../runtime/collections.ts';
import { PyDict } from '../runtime/dict.ts';
import { PyFunction } from '../runtime/callables.ts';
import { PUSHED, PyInstance, type Value } from '../runtime/object.ts';
import { getItem, setItem } from '../runtime/protocols.ts';
import { PyStr, strFromPoints } from '../runtime/text.ts';
import { frameFromStack } from './call.ts';
import type { ThreadState } from './thread.ts';

export function loadSubscript(t: ThreadState, container: Value, key: Value): Value {
  if (container instanceof PyDict && container.slots === null) {
    const value = container.get(t, key);
    if (value !== undefined) return value;
  }
  if (typeof container === 'string' && typeof key === 'number' && Number.isInteger(key)) {
    const at = key < 0 ? key + container.length : key;
    if (at >= 0 && at < container.length) {
      const before = container.length - at;
      const end = t.longSum.endOf(container, before);
      return end === undefined ? container[at] : end[end.length - before];
    }
  }
  if (container instanceof PyStr && typeof key === 'number' && Number.isInteger(key)) {
    const at = key < 0 ? key + container.length : key;
    if (at >= 0 && at < container.length) return strFromPoints([container.points[at]]);
  }
  if (container instanceof PyInstance) {
    const method = container.cls.lookup('__getitem__');
    if (method instanceof PyFunction) {
      t.push(frameFromStack(t, method, [container, key], 0, 2));
      return PUSHED;
    }
  }
  return getItem(t, container, key);
}
export function storeSubscript(t: ThreadState, container: Value, key: Value, value: Value): Value {
  if (container instanceof PyDict && container.slots === null) {
    container.set(t, key, value);
    return null;
  }
  if (container instanceof PyInstance) {
    const method = container.cls.lookup('__setitem__');
    if (method instanceof PyFunction) {
      t.push(frameFromStack(t, method, [container, key, value], 0, 3));
      return PUSHED;
    }
  }
  return setItem(t, container, key, value);
}
export function deleteSubscript(t: ThreadState, container: Value, key: Value): Value {
  return setItem(t, container, key, undefined);
}
/** A bound of a plain slice within 0..length, or -1 when it is no plain int. */
function bound(v: Value, length: number, absent: number): number {
  if (v === null) return absent;
  if (typeof v !== 'number' || !Number.isInteger(v)) return -1;
  return v < 0 ? Math.max(0, v + length) : Math.min(v, length);
}
export function getSlice(t: ThreadState, container: Value, start: Value, stop: Value): Value {
  if (typeof container === 'string') {
    const from = bound(start, container.length, 0);
    const to = bound(stop, container.length, container.length);
    if (from >= 0 && to >= 0) {
      if (from >= to) return '';
      const before = container.length - from;
      const end = t.longSum.endOf(container, before);
      return end === undefined ? container.slice(from, to) : end.slice(end.length - before, end.length - before + to - from);
    }
  } else if ((container instanceof PyList || container instanceof PyTuple) && container.slots === null) {
    const { items } = container;
    const from = bound(start, items.length, 0);
    const to = bound(stop, items.length, items.length);
    if (from >= 0 && to >= 0) {
      const part = from < to ? items.slice(from, to) : [];
      return container instanceof PyList ? new PyList(part) : new PyTuple(part);
    }
  }
  return getItem(t, container, new PySlice(start, stop, null));
}
export function storeSlice(t: ThreadState, container: Value, start: Value, stop: Value, value: Value): Value {
  return setItem(t, container, new PySlice(start, stop, null), value);
}

/**
 * Displays and unpacking: what builds containers on the stack, and what spreads them out again.
 */
import { typeName } from '../runtime/builtin-types.ts';
import { PyList, PyTuple } from '../runtime/collections.ts';
import { PyDict } from '../runtime/dict.ts';
import { AttributeError, raised, TypeError, ValueError } from '../runtime/exceptions.ts';
import { appendAll, checkRoom, collect, collectSized, isIterable } from '../runtime/iterate.ts';
import { Raise } from '../runtime/machine.ts';
import type { NativeFrame } from '../runtime/native-frame.ts';
import { DONE, PUSHED, type PyObject, type Value } from '../runtime/object.ts';
import { iterate } from '../runtime/protocols.ts';
import { PySet, setType } from '../runtime/set.ts';
import { updateSet } from '../runtime/types/set.ts';
import { PyStr, strFromPoints, pointsOf, strOf } from '../runtime/text.ts';
import { callableName } from './call.ts';
import type { ThreadState } from './thread.ts';
import type { Thread } from '../runtime/machine.ts';

export function buildSet(t: ThreadState, s: Value[], sp: number, count: number): Value {
  const set = new PySet();
  for (let i = 0; i < count; i++) set.add(t, s[sp + i]);
  return set;
}
export function setAdd(t: ThreadState, set: Value, item: Value): void {
  // Guest code may have put something else under `__conditional_annotations__`.
  if (!(set instanceof PySet) || set.cls !== setType) throw raised(TypeError, `'${typeName(set)}' object is not a set`);
  set.add(t, item);
}
/** A key that cannot be hashed is named with its use. */
function put(t: ThreadState, dict: PyDict, key: Value, value: Value): void {
  dict.set(t, key, value);
}
export function buildMap(t: ThreadState, s: Value[], sp: number, count: number): Value {
  const dict = new PyDict();
  for (let i = 0; i < count; i++) {
    const key = s[sp + 2 * i];
    if (typeof key === 'string') dict.setName(key, s[sp + 2 * i + 1]);
    else put(t, dict, key, s[sp + 2 * i + 1]);
  }
  return dict;
}
export function mapAdd(t: ThreadState, dict: PyDict, key: Value, value: Value): void {
  put(t, dict, key, value);
}
export function buildString(s: Value[], sp: number, count: number): Value {
  let text = '';
  for (let i = 0; i < count; i++) {
    const part = s[sp + i];
    if (typeof part !== 'string') return joinPoints(s, sp, count);
    text += part;
  }
  return text;
}
function joinPoints(s: Value[], sp: number, count: number): Value {
  const points: number[] = [];
  for (let i = 0; i < count; i++) {
    const part = s[sp + i];
    for (const point of part instanceof PyStr ? part.points : pointsOf(strOf(part) as string)) points.push(point);
  }
  return strFromPoints(points);
}

/** An item that a comprehension gives, where there is hardly room. */
export function listAppend(list: PyList, item: Value): void {
  checkRoom(list.items, 1);
  list.items.push(item);
}
export function listExtend(t: ThreadState, list: PyList, value: Value): Value {
  if ((value instanceof PyList || value instanceof PyTuple) && value.slots === null) {
    const { items } = value;
    checkRoom(list.items, items.length);
    for (let i = 0; i < items.length; i++) list.items.push(items[i]);
    return null;
  }
  if (!isIterable(value)) throw raised(TypeError, `Value after * must be an iterable, not ${typeName(value)}`);
  return collectSized(t, value, extendWith, list);
}
function extendWith(_t: Thread, items: readonly Value[], list: unknown): Value {
  appendAll((list as PyList).items, items);
  return null;
}
export function setUpdate(t: ThreadState, set: Value, value: Value): Value {
  return updateSet(t, set as PyObject as PySet, value, null);
}
export function dictUpdate(t: ThreadState, dict: PyDict, value: Value): Value {
  if (value instanceof PyDict && value.slots === null) {
    for (const [key, item] of value.entries()) dict.set(t, key, item);
    return null;
  }
  for (const [key, item] of mappingItems(t, value, `'${typeName(value)}' object is not a mapping`)) dict.set(t, key, item);
  return null;
}
function mappingItems(t: ThreadState, value: Value, message: string): [Value, Value][] {
  if (value instanceof PyDict && value.slots === null) return Array.from(value.entries());
  let keys: Value;
  try {
    keys = t.callMethod(value, 'keys', []);
  } catch (error) {
    if (error instanceof Raise && error.exception.cls.isSubtypeOf(AttributeError)) throw raised(TypeError, message);
    throw error;
  }
  return t.list(keys).map((key) => [key, t.getItem(value, key)]);
}
/** `f(**value)`: a name twice is an error. */
export function dictMerge(t: ThreadState, dict: PyDict, value: Value, callee: Value): Value {
  for (const [key, item] of mappingItems(
    t,
    value,
    `${callableName(t, callee)} argument after ** must be a mapping, not ${typeName(value)}`,
  )) {
    if (dict.has(t, key))
      throw raised(TypeError, `${callableName(t, callee)} got multiple values for keyword argument '${t.strText(key)}'`);
    dict.set(t, key, item);
  }
  return null;
}

// ---- unpacking: the answer is a tuple of exactly what goes on the stack
function cannotUnpack(value: Value): Raise {
  return raised(TypeError, `cannot unpack non-iterable ${typeName(value)} object`);
}
export function unpackExact(t: ThreadState, value: Value, count: number): Value {
  if ((value instanceof PyTuple || value instanceof PyList) && value.slots === null) {
    const { items } = value;
    if (items.length < count) throw raised(ValueError, `not enough values to unpack (expected ${count}, got ${items.length})`);
    if (items.length > count) throw raised(ValueError, `too many values to unpack (expected ${count}, got ${items.length})`);
    return value instanceof PyTuple ? value : new PyTuple(items);
  }
  if (value instanceof PyDict && value.slots === null && value.size > count)
    throw raised(ValueError, `too many values to unpack (expected ${count}, got ${value.size})`);
  if (!isIterable(value)) throw cannotUnpack(value);
  return t.start(unpackStep, value, count, []);
}
/** Takes items until there is one too many. a: iterable, then its iterator; b: how many; c: items so far. */
function unpackStep(t: Thread, f: NativeFrame, value: Value): Value {
  const items = f.c as Value[];
  const count = f.b as number;
  for (;;) {
    switch (f.state) {
      case 0:
        f.state = 1;
        value = iterate(t, f.a as Value);
        if (value === PUSHED) return PUSHED;
      // falls through
      case 1:
        f.a = value;
      // falls through
      case 2:
        f.state = 3;
        value = t.invokeNext(f.a as Value);
        if (value === PUSHED) return PUSHED;
      // falls through
      default:
        if (value === DONE) {
          if (items.length === count) return new PyTuple(items);
          throw raised(ValueError, `not enough values to unpack (expected ${count}, got ${items.length})`);
        }
        if (items.length === count) throw raised(ValueError, `too many values to unpack (expected ${count})`);
        items.push(value);
        f.state = 2;
    }
  }
}
/** `a, *b, c = value`: before, list, after. While an iterable is being read the answer is PUSHED, and its list comes late, to be spread again. */
export function unpackStarred(t: ThreadState, value: Value, before: number, after: number): Value {
  if (!isIterable(value)) throw cannotUnpack(value);
  const list = (value instanceof PyTuple || value instanceof PyList) && value.slots === null ? value : collect(t, value, asList);
  if (list === PUSHED) return PUSHED;
  const { items } = list as PyObject as PyList;
  const least = before + after;
  if (items.length < least) throw raised(ValueError, `not enough values to unpack (expected at least ${least}, got ${items.length})`);
  const end = items.length - after;
  return new PyTuple([...items.slice(0, before), new PyList(items.slice(before, end)), ...items.slice(end)]);
}
function asList(_t: Thread, items: readonly Value[]): Value {
  return new PyList(items.slice());
}

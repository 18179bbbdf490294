/**
 * Equality of values that are made of the host's own: what can be said without asking guest code.
 *
 * Containers compare by "identical or ==". Most items are numbers, strs and tuples of them, whose answer is known here; for
 * the rest the answer is undefined and the caller asks the machine.
 */
import { PyTuple } from './collections.ts';
import { PyFloat, PyFloatSub } from './number.ts';
import { PyObject, type Value } from './object.ts';
import { PyStr } from './text.ts';

/** Tuples in tuples beyond this depth are left to the machine, which counts. */
const MAX_DEPTH = 40;

/** Whether a is b or a == b; undefined when only guest code (or a deeper look) can tell. */
export function equalPlain(a: Value, b: Value, depth = 0): boolean | undefined {
  if (a === b) return true;
  if (!(a instanceof PyObject)) {
    if (!(b instanceof PyObject)) {
      if (typeof a === 'boolean') return (a ? 1 : 0) === b;
      return typeof b === 'boolean' && a === (b ? 1 : 0);
    }
    return equalPrimitive(a, b);
  }
  if (!(b instanceof PyObject)) return equalPrimitive(b, a);
  if (a instanceof PyTuple) {
    if (!(b instanceof PyTuple) || a.slots !== null || b.slots !== null) return undefined;
    return equalItems(a.items, b.items, depth);
  }
  if (a instanceof PyStr && b instanceof PyStr) {
    const { points } = a;
    const others = b.points;
    if (points.length !== others.length) return false;
    for (let i = 0; i < points.length; i++) if (points[i] !== others[i]) return false;
    return true;
  }
  if (a instanceof PyFloat && b instanceof PyFloat && !(a instanceof PyFloatSub) && !(b instanceof PyFloatSub)) return a.value === b.value;
  return undefined;
}

function equalPrimitive(a: Exclude<Value, PyObject>, b: PyObject): boolean | undefined {
  if (b instanceof PyFloat && !(b instanceof PyFloatSub)) {
    // biome-ignore lint/suspicious/noDoubleEquals: == compares a bigint with a double exactly.
    if (typeof a === 'bigint') return a == (b.value as unknown as bigint);
    return typeof a === 'number' ? a === b.value : typeof a === 'boolean' && (a ? 1 : 0) === b.value;
  }
  if (b instanceof PyTuple && b.slots === null) return false;
  if (b instanceof PyStr) return false;
  return undefined;
}

function equalItems(a: readonly Value[], b: readonly Value[], depth: number): boolean | undefined {
  if (a.length !== b.length) return false;
  if (depth > MAX_DEPTH) return undefined;
  for (let i = 0; i < a.length; i++) {
    const same = a[i] === b[i] ? true : equalPlain(a[i], b[i], depth + 1);
    if (same !== true) return same;
  }
  return true;
}

/**
 * Module _bisect: where a value belongs in a sorted sequence, by halving.
 */
import { PyList } from '../runtime/collections.ts';
import { sizeArgument, sizeOf } from '../runtime/convert.ts';
import type { ModuleRows, NativeRow } from '../runtime/define.ts';
import { raised, ValueError } from '../runtime/exceptions.ts';
import { lessPlain } from '../runtime/less.ts';
import type { Thread } from '../runtime/machine.ts';
import type { Value } from '../runtime/object.ts';

/** The place before (left) or behind (right) all items that equal x, between lo and hi. */
function place(t: Thread, isRight: boolean, a: Value, x: Value, loValue?: Value, hiValue: Value = null, key: Value = null): number {
  let lo = loValue === undefined ? 0 : sizeArgument(t, loValue);
  if (lo < 0) throw raised(ValueError, 'lo must be non-negative');
  let hi = hiValue === null ? -1 : sizeOf(t, hiValue);
  // As an old default, -1 stands for the end.
  if (hi === -1) hi = t.length(a);
  const items = a instanceof PyList && a.slots === null ? a : null;
  while (lo < hi) {
    const middle = Math.floor((lo + hi) / 2);
    let item = items !== null && middle < items.items.length ? items.items[middle] : t.getItem(a, middle);
    if (key !== null) item = t.call(key, [item]);
    const isBehind = isRight ? (lessPlain(x, item) ?? t.less(x, item)) : (lessPlain(item, x) ?? t.less(item, x));
    if (isBehind === isRight) hi = middle;
    else lo = middle + 1;
  }
  return lo;
}
function insert(t: Thread, isRight: boolean, a: Value, x: Value, lo?: Value, hi?: Value, key: Value = null): Value {
  const at = place(t, isRight, a, key === null ? x : t.call(key, [x]), lo, hi, key);
  if (a instanceof PyList && a.slots === null) a.items.splice(at, 0, x);
  else t.callMethod(a, 'insert', [at, x]);
  return null;
}
const SIGNATURE = '(a, x, lo=0, hi=None, *, key=None)';
const search = (isRight: boolean): NativeRow => [
  SIGNATURE,
  `Return the index where to insert item x in list a, assuming a is sorted.\n\nBehind or before equal items: ${isRight ? 'behind' : 'before'}.`,
  (t, a: Value, x: Value, lo?: Value, hi?: Value, key?: Value) => place(t, isRight, a, x, lo, hi, key),
];
const insertion = (isRight: boolean): NativeRow => [
  SIGNATURE,
  `Insert item x in list a, and keep it sorted assuming a is sorted.\n\nBehind or before equal items: ${isRight ? 'behind' : 'before'}.`,
  (t, a: Value, x: Value, lo?: Value, hi?: Value, key?: Value) => insert(t, isRight, a, x, lo, hi, key),
];

export const bisectModule: ModuleRows = {
  name: '_bisect',
  doc: 'Bisection algorithms.',
  functions: { bisect_right: search(true), bisect_left: search(false), insort_right: insertion(true), insort_left: insertion(false) },
};

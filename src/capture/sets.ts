/**
 * Sets, tracked. The order of a set's items is that of its table, and the table depends on how it came to be; so whatever happens to a set is done to
 * a real one, and a set is tracked only as long as adding its items one by one makes the very same table again.
 */
import type { PyObject, Value } from '../runtime/object.ts';
import { PyFrozenSet, type PySet, setOf } from '../runtime/set.ts';
import type { ThreadState } from '../vm/thread.ts';
import type { Actions } from './actions.ts';
import { distinct, keyOf, Known, SetValue, type Tracked } from './tracked.ts';

/** As code of ours makes sets: its items one after the other, and a frozenset of that. */
function made(t: ThreadState, like: PySet, items: readonly Value[]): PySet {
  const set = setOf(t, items);
  return like instanceof PyFrozenSet ? (t.call(like.cls, [set]) as PyObject as PySet) : set;
}
export function isReplayable(t: ThreadState, set: PySet): boolean {
  const again = made(t, set, set.items());
  if (set.fill !== again.fill || set.places !== again.places) return false;
  for (let place = 0; place < set.places; place++) if (set.at(place) !== again.at(place)) return false;
  return true;
}

/** The real set that a tracked one stands for. Undefined: not all of it is known. */
export function realSet(a: Actions, v: SetValue): PySet | undefined {
  const items = a.lowerAll([...v.items.values()], () => undefined);
  if (items === undefined) return undefined;
  const set = setOf(a.t, items);
  return v.type === set.cls ? set : (a.t.call(v.type, [set]) as PyObject as PySet);
}
export function trackedSet(a: Actions, set: PySet): SetValue {
  if (!isReplayable(a.t, set))
    return a.fail('A set with a history', `a ${set.cls.name}`, 'The order of its items depends on what it held before.');
  return new SetValue(set.cls, distinct(set.items().map((item) => new Known(item))));
}
/** The items, in the order in which loops see them. */
export function itemsOfSet(a: Actions, v: SetValue): Tracked[] {
  const set = realSet(a, v);
  if (set === undefined) return a.fail('The order of a set', v.words, 'Not all of its items are known.');
  return set.items().map((item) => v.items.get(keyOf(new Known(item))) as Tracked);
}

/** A method of a set, done to the real one. Undefined: not with such arguments. */
export function callSetMethod(a: Actions, name: string, self: SetValue, args: readonly Tracked[]): Tracked | undefined {
  const set = realSet(a, self);
  const values = a.lowerAll(args, () => undefined);
  if (set === undefined || values === undefined) return undefined;
  const before = set.items();
  const result = a.compute(() => a.t.callMethod(set, name, values));
  const after = set.items();
  if (before.length !== after.length || before.some((item, i) => item !== after[i])) {
    self.items = trackedSet(a, set).items;
    self.isChanged = true;
  }
  return result === (set as Value) ? self : a.fromReal(result);
}

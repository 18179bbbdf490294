/**
 * Iteration over tracked values: loops are unrolled, so what is iterated must have items that are known one by one.
 */
import { PyRange, PyTuple } from '../runtime/collections.ts';
import { RuntimeError, StopIteration, TypeError } from '../runtime/exceptions.ts';
import { DONE } from '../runtime/object.ts';
import type { Actions } from './actions.ts';
import { GeneratorValue } from './generators.ts';
import { ItemsIterator, IteratorValue, KeysIterator, type Next, SequenceIterator, SPENT } from './iterators.ts';
import { record } from './recording.ts';
import { itemsOfSet } from './sets.ts';
import { sizesOf } from './sizes.ts';
import {
  DictView,
  Instance,
  InstanceDict,
  keyOf,
  Known,
  Mapping,
  NONE,
  Sequence,
  SetValue,
  SymbolicInt,
  TensorValue,
  type Tracked,
  tuple,
} from './tracked.ts';
import { dictType, iteratorTypes, listType, tupleType } from './types.ts';
import { GuestRaise } from './unsupported.ts';

export function iterate(a: Actions, tracked: Tracked): Tracked {
  const v = a.force(tracked);
  if (v instanceof IteratorValue) return v;
  if (v instanceof Sequence) return new SequenceIterator(v, iteratorTypes.get(v.isList ? listType : tupleType) ?? null);
  if (v instanceof TensorValue) {
    // As Tensor.__iter__ does: unbind() along the first dimension, of which there are so many.
    const [length] = sizesOf(a, v);
    if (length instanceof SymbolicInt) a.capture.fix(length);
    const unbound = record(a, 'call_method', 'unbind', [v, new Known(0)], new Map()) as Sequence;
    return new SequenceIterator(tuple(unbound.items), iteratorTypes.get(tupleType) ?? null);
  }
  if (v instanceof Mapping || v instanceof SetValue || v instanceof DictView || v instanceof InstanceDict) return iterateKeys(a, v);
  if (v instanceof Known) return new ItemsIterator(itemsOf(a, v), null, v.value);
  if (v instanceof Instance) {
    const found = v.type.lookup('__iter__');
    if (found !== undefined) {
      const iterator = a.force(a.evaluator.call(new Known(found), [v]));
      if (iterator instanceof IteratorValue || (iterator instanceof Instance && iterator.type.lookup('__next__') !== undefined))
        return iterator;
    }
  }
  return a.fail('An iterator over such a value', v.words, 'Its items are not known.');
}
function iterateKeys(a: Actions, v: Mapping | SetValue | DictView | InstanceDict): KeysIterator {
  const of = v instanceof DictView ? v.mapping : v;
  const keys = (): unknown[] =>
    of instanceof Mapping ? [...of.entries.keys()] : of instanceof SetValue ? itemsOfSet(a, of).map(keyOf) : itemsOf(a, of).map(keyOf);
  return new KeysIterator(
    v,
    keys,
    () => itemsOf(a, v),
    (isSize) => {
      if (isSize && of instanceof SetValue) a.raise(RuntimeError, 'Set changed size during iteration');
      if (isSize && of.type === dictType) a.raise(RuntimeError, 'dictionary changed size during iteration');
      return a.fail('A container that changes while it is iterated', v.words, 'The frame goes on itself.');
    },
  );
}
export function nextOf(a: Actions, iterator: Tracked): Next {
  const v = a.force(iterator);
  if (v instanceof IteratorValue) return v.next();
  if (v instanceof Instance) {
    const found = v.type.lookup('__next__');
    if (found !== undefined) {
      try {
        return a.evaluator.call(new Known(found), [v]);
      } catch (error) {
        if (error instanceof GuestRaise && error.exception.type.isSubtypeOf(StopIteration)) return SPENT;
        throw error;
      }
    }
  }
  return a.fail('The next item of such an iterator', v.words, 'It is not known what is left in it.');
}
export function returnedBy(a: Actions, iterator: Tracked): Tracked {
  return iterator instanceof GeneratorValue ? (iterator.result ?? NONE) : NONE;
}
const MAX_ROUNDS = 20_000;
/** A loop is unrolled, so it must come to an end. */
export function checkRounds(a: Actions, rounds: number): void {
  if (rounds > MAX_ROUNDS) a.fail('A long loop', `more than ${MAX_ROUNDS} rounds`, 'A loop is unrolled while it is captured.');
}
/** All items, at once. */
export function itemsOf(a: Actions, tracked: Tracked): Tracked[] {
  const v = a.force(tracked);
  if (v instanceof Sequence) return [...v.items];
  if (v instanceof SetValue) return itemsOfSet(a, v);
  if (v instanceof Mapping) return [...v.entries.values()].map(({ key }) => key);
  if (v instanceof InstanceDict) return pairsOf(a, v).map(([key]) => key);
  if (v instanceof DictView) {
    const pairs = pairsOf(a, v.mapping);
    if (v.what === 'keys') return pairs.map(([key]) => key);
    return v.what === 'values' ? pairs.map(([, value]) => value) : pairs.map(([key, value]) => tuple([key, value]));
  }
  if (v instanceof Known) {
    if (v.value instanceof PyRange) checkRounds(a, Number(v.value.length));
    const { value, t } = { value: v.value, t: a.t };
    const items: Tracked[] = [];
    if (value instanceof PyTuple) return value.items.map((item) => a.fromReal(item));
    a.compute(() => {
      const iterator = t.iter(value);
      for (let item = t.next(iterator); item !== DONE; item = t.next(iterator)) items.push(a.fromReal(item));
      return null;
    });
    return items;
  }
  const iterator = iterate(a, v);
  const items: Tracked[] = [];
  for (let next = nextOf(a, iterator); next !== SPENT; next = nextOf(a, iterator)) {
    items.push(next);
    checkRounds(a, items.length);
  }
  return items;
}
export function pairsOf(a: Actions, tracked: Tracked): [Tracked, Tracked][] {
  const v = a.force(tracked);
  if (v instanceof Mapping) return [...v.entries.values()].map(({ key, value }) => [key, value]);
  if (v instanceof InstanceDict) {
    if (v.owner.real !== null)
      return a.fail('All attributes of an object', v.words, 'Which attributes an object has is asked one by one only.');
    return [...v.owner.attributes].flatMap(([name, value]) => (value === null ? [] : [[new Known(name), value] as [Tracked, Tracked]]));
  }
  return a.fail('A mapping that is no dict', v.words, 'Its keys are not known.');
}
export function lengthOf(a: Actions, tracked: Tracked): Tracked {
  const v = a.force(tracked);
  if (v instanceof Known) return a.fromReal(a.compute(() => a.t.length(v.value)));
  if (v instanceof Sequence) return new Known(v.items.length);
  if (v instanceof Mapping) return new Known(v.entries.size);
  if (v instanceof SetValue) return new Known(v.items.size);
  if (v instanceof DictView) return new Known(pairsOf(a, v.mapping).length);
  if (v instanceof TensorValue) {
    const sizes = sizesOf(a, v);
    if (sizes.length === 0) a.raise(TypeError, 'len() of a 0-d tensor');
    return sizes[0];
  }
  if (v instanceof Instance) {
    const found = v.type.lookup('__len__');
    if (found !== undefined) return a.evaluator.call(new Known(found), [v]);
  }
  return a.fail('The length of such a value', v.words, 'It is not known.');
}

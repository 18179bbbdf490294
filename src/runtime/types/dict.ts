/**
 * dict and its views. The data structure is dict.ts; here is what guest code can do with it.
 */
import { builtinType, dictType, typeName, typeOf } from '../builtin-types.ts';
import { PyMappingProxy } from '../callables.ts';
import { NotImplemented, PyList, PyTuple } from '../collections.ts';
import type { TypeRows } from '../define.ts';
import { PyDict } from '../dict.ts';
import { equalPlain } from '../equal.ts';
import { KeyError, raised, raisedWith, RuntimeError, TypeError, ValueError } from '../exceptions.ts';
import { invokeSpecial } from '../attributes.ts';
import {
  collect,
  DictItemIterator,
  DictKeyIterator,
  DictReverseItemIterator,
  DictReverseKeyIterator,
  DictReverseValueIterator,
  DictValueIterator,
  type Finish,
  itemsOf,
  isIterable,
} from '../iterate.ts';
import { Raise, type Thread } from '../machine.ts';
import type { NativeFrame } from '../native-frame.ts';
import { DONE, PUSHED, PyObject, type PyType, type Value } from '../object.ts';
import { getOwn, setOwn } from '../own-attributes.ts';
import { richCompare } from '../operators.ts';
import { iterate, truthOf } from '../protocols.ts';
import { concatTexts, enterRepr, leaveRepr, showItems, showPairs } from '../repr-guard.ts';
import { PySet, setType } from '../set.ts';
import { strOf, type PyStr } from '../text.ts';
import { makeGenericAlias } from './generic-alias.ts';

// ---- views
export abstract class PyDictView extends PyObject {
  constructor(readonly dict: PyDict) {
    super();
  }
}
export class PyDictKeys extends PyDictView {}
export class PyDictValues extends PyDictView {}
export class PyDictItems extends PyDictView {}
export const dictKeysType = builtinType('dict_keys', { js: PyDictKeys });
export const dictValuesType = builtinType('dict_values', { js: PyDictValues });
export const dictItemsType = builtinType('dict_items', { js: PyDictItems });

/** Items as tuples. */
function pairsOf(dict: PyDict): PyTuple[] {
  const pairs: PyTuple[] = [];
  const { keys, values } = dict;
  for (let at = 0; at < keys.length; at++) if (keys[at] !== undefined) pairs.push(new PyTuple([keys[at] as Value, values[at] as Value]));
  return pairs;
}

// ---- updating
/** What is put in by an update: a dict's own entries. */
function mergeDict(t: Thread, self: PyDict, other: PyDict): void {
  if (self === other) return;
  if (self.size === 0 && self.keys.length === 0 && !self.isWatched) {
    self.copyFrom(other);
    return;
  }
  const { size } = other;
  for (let at = other.first; at < other.keys.length; at++) {
    const key = other.keys[at];
    if (key === undefined) continue;
    self.setFrom(t, other, at);
    if (other.size !== size) throw raised(RuntimeError, 'dict mutated during update');
  }
}

/** Whether a dict (or an instance of a subclass) gives its own entries when iterated. */
function iteratesPlainly(v: Value): v is PyDict {
  return v instanceof PyDict && (v.cls === dictType || v.cls.lookup('__iter__') === dictType.dict.getName('__iter__'));
}
/** self.update(source, **kwargs), then `result`. */
export function updateDict(t: Thread, self: PyDict, source: Value | undefined, kwargs: PyDict | null, result: Value): Value {
  if (source === undefined) return finishUpdate(t, self, kwargs, result);
  if (iteratesPlainly(source)) {
    mergeDict(t, self, source);
    return finishUpdate(t, self, kwargs, result);
  }
  if (typeof source === 'object' && source !== null) {
    const keys = t.findAttr(source, 'keys');
    if (keys !== undefined) return t.start(updateFromMappingStep, self, source, keys, [kwargs, result]);
  }
  if (!isIterable(source)) throw raised(TypeError, `'${typeName(source)}' object is not iterable`);
  return t.start(updateFromPairsStep, self, source, 0, [kwargs, result]);
}
function finishUpdate(t: Thread, self: PyDict, kwargs: PyDict | null, result: Value): Value {
  if (kwargs !== null && kwargs.size > 0) mergeDict(t, self, kwargs);
  return result;
}
/** From an object with keys() and []. a: dict, b: mapping, c: keys, then their iterator; d: [kwargs, result, key]. */
function updateFromMappingStep(t: Thread, f: NativeFrame, value: Value): Value {
  const self = f.a as PyDict;
  const rest = f.d as [PyDict | null, Value, Value];
  for (;;) {
    switch (f.state) {
      case 0:
        f.state = 1;
        value = t.invoke(f.c as Value, []);
        if (value === PUSHED) return PUSHED;
      // falls through
      case 1:
        f.state = 2;
        value = iterate(t, value);
        if (value === PUSHED) return PUSHED;
      // falls through
      case 2:
        f.c = value;
      // falls through
      case 3:
        f.state = 4;
        value = t.invokeNext(f.c as Value);
        if (value === PUSHED) return PUSHED;
      // falls through
      case 4: {
        if (value === DONE) return finishUpdate(t, self, rest[0], rest[1]);
        rest[2] = value;
        f.state = 5;
        const method = typeOf(f.b as Value).lookup('__getitem__');
        if (method === undefined || method === null) throw raised(TypeError, `'${typeName(f.b as Value)}' object is not subscriptable`);
        value = invokeSpecial(t, method, f.b as Value, [value]);
        if (value === PUSHED) return PUSHED;
      }
      // falls through
      default:
        self.set(t, rest[2], value);
        f.state = 3;
    }
  }
}
/** From pairs. a: dict, b: iterable, then its iterator; c: how many; d: [kwargs, result]. */
function updateFromPairsStep(t: Thread, f: NativeFrame, value: Value): Value {
  const self = f.a as PyDict;
  const [kwargs, result] = f.d as [PyDict | null, Value];
  for (;;) {
    switch (f.state) {
      case 0:
        f.state = 1;
        value = iterate(t, f.b as Value);
        if (value === PUSHED) return PUSHED;
      // falls through
      case 1:
        f.b = value;
      // falls through
      case 2:
        f.state = 3;
        value = t.invokeNext(f.b as Value);
        if (value === PUSHED) return PUSHED;
      // falls through
      default: {
        if (value === DONE) return finishUpdate(t, self, kwargs, result);
        const pair = pairOf(t, value, f.c as number);
        self.set(t, pair[0], pair[1]);
        f.c = (f.c as number) + 1;
        f.state = 2;
        if (t.spend(64)) return t.pause(f);
      }
    }
  }
}
/** A TypeError gets a note that says which element it was. */
function noted(error: unknown, index: number): unknown {
  if (error instanceof Raise && error.exception.cls.isSubtypeOf(TypeError)) {
    const note = `Cannot convert dictionary update sequence element #${index} to a sequence`;
    const notes = getOwn(error.exception, '__notes__');
    if (notes instanceof PyList) notes.items.push(note);
    else setOwn(error.exception, '__notes__', new PyList([note]));
  }
  return error;
}
function pairOf(t: Thread, value: Value, index: number): readonly Value[] {
  let items: readonly Value[];
  if (value instanceof PyTuple && value.slots === null) items = value.items;
  else {
    if (!isIterable(value)) {
      throw noted(raised(TypeError, 'object is not iterable'), index);
    }
    try {
      items = itemsOf(t, value) ?? t.list(value);
    } catch (error) {
      throw noted(error, index);
    }
  }
  if (items.length !== 2)
    throw raised(ValueError, `dictionary update sequence element #${index} has length ${items.length}; 2 is required`);
  return items;
}
function refuseMore(name: string, args: Value[] | undefined): void {
  if (args !== undefined && args.length > 0) throw raised(TypeError, `${name} expected at most 1 argument, got ${args.length + 1}`);
}

// ---- comparing
function dictEquals(t: Thread, a: PyDict, b: PyDict, negate: boolean): Value {
  if (a.size !== b.size) return negate;
  return compareFrom(t, a, b, negate, 0) ?? t.start(equalStep, a, b, negate, 0);
}
/** The answer as far as it needs no guest code; undefined where it does. */
function compareFrom(t: Thread, a: PyDict, b: PyDict, negate: boolean, from: number): Value | undefined {
  for (let at = from; at < a.keys.length; at++) {
    const key = a.keys[at];
    if (key === undefined) continue;
    const other = b.getFrom(t, a, at);
    if (other === undefined) return negate;
    const mine = a.values[at] as Value;
    const same = mine === other ? true : equalPlain(other, mine);
    if (same === undefined) return undefined;
    if (!same) return negate;
  }
  return !negate;
}
/** a, b: the dicts; c: whether != was asked; d: how far we are. */
function equalStep(t: Thread, f: NativeFrame, value: Value): Value {
  const a = f.a as PyDict;
  const b = f.b as PyDict;
  const negate = f.c as boolean;
  for (;;) {
    if (f.state === 0) {
      const at = a.nextLive(f.d as number);
      if (at < 0) return !negate;
      f.d = at + 1;
      const mine = a.values[at] as Value;
      const other = b.getFrom(t, a, at);
      if (other === undefined) return negate;
      const same = mine === other ? true : equalPlain(other, mine);
      if (same === undefined) {
        f.state = 1;
        value = richCompare(t, '==', other, mine);
        if (value === PUSHED) return PUSHED;
      } else {
        f.state = 2;
        value = same;
      }
    }
    if (f.state === 1) {
      f.state = 2;
      value = truthOf(t, value);
      if (value === PUSHED) return PUSHED;
    }
    if (value !== true) return negate;
    f.state = 0;
  }
}

// ---- dict
function getItem(t: Thread, self: PyDict, key: Value): Value {
  const value = self.get(t, key);
  if (value !== undefined) return value;
  if (self.cls !== dictType) {
    const missing = self.cls.lookup('__missing__');
    if (missing !== undefined && missing !== null) return invokeSpecial(t, missing, self, [key]);
  }
  throw raisedWith(KeyError, key);
}
function union(t: Thread, left: Value, right: Value): Value {
  if (!(left instanceof PyDict) || !(right instanceof PyDict)) return NotImplemented;
  const result = new PyDict();
  result.copyFrom(left);
  mergeDict(t, result, right);
  return result;
}
/** fromkeys(iterable, value): the keys, put in what the class makes. */
function fromKeysInto(t: Thread, keys: Value[], made: Value, value: Value): Value {
  if (made instanceof PyDict && made.cls === dictType) {
    for (const key of keys) made.set(t, key, value);
    return made;
  }
  return t.start(fromKeysStep, made, keys, value, 0);
}
/** a: what the class made, b: keys, c: value, d: how far we are. */
function fromKeysStep(t: Thread, f: NativeFrame, _value: Value): Value {
  const keys = f.b as Value[];
  const made = f.a as Value;
  const method = typeOf(made).lookup('__setitem__');
  if (method === undefined || method === null) throw raised(TypeError, `'${typeName(made)}' object does not support item assignment`);
  while ((f.d as number) < keys.length) {
    const key = keys[f.d as number];
    f.d = (f.d as number) + 1;
    if (invokeSpecial(t, method, made, [key, f.c as Value]) === PUSHED) return PUSHED;
  }
  return made;
}

const dict: TypeRows = {
  doc: 'Built-in mapping.\n\ndict() is empty; dict(mapping) and dict(pairs) are filled from there; dict(**kwargs) has the names and values.',
  new: [
    '(cls, source=<unrepresentable>, /, *args=(), **kwargs=())',
    'Make an empty dict.',
    (_t, cls: PyType) => (cls === dictType ? new PyDict() : (cls.allocate as (cls: PyType) => PyObject)(cls)),
  ],
  methods: {
    __init__: [
      '(self, source=<unrepresentable>, /, *args=(), **kwargs=())',
      'Fill the dict.',
      (t, self: PyDict, source: Value | undefined, args?: Value[], kwargs?: PyDict) => {
        refuseMore('dict', args);
        return source === undefined && kwargs === undefined ? null : updateDict(t, self, source, kwargs ?? null, null);
      },
    ],
    __repr__: [
      '(self, /)',
      'Return repr(self).',
      (t, self: PyDict) => {
        const flat: Value[] = [];
        for (let at = 0; at < self.keys.length; at++)
          if (self.keys[at] !== undefined) flat.push(self.keys[at] as Value, self.values[at] as Value);
        return showPairs(t, self, flat, '{', '}');
      },
    ],
    __hash__: null,
    __eq__: [
      '(self, value, /)',
      'Return self==value.',
      (t, self: PyDict, other: Value) => (other instanceof PyDict ? dictEquals(t, self, other, false) : NotImplemented),
    ],
    __ne__: [
      '(self, value, /)',
      'Return self!=value.',
      (t, self: PyDict, other: Value) => (other instanceof PyDict ? dictEquals(t, self, other, true) : NotImplemented),
    ],
    __lt__: ['(self, value, /)', 'Return self<value.', () => NotImplemented],
    __le__: ['(self, value, /)', 'Return self<=value.', () => NotImplemented],
    __gt__: ['(self, value, /)', 'Return self>value.', () => NotImplemented],
    __ge__: ['(self, value, /)', 'Return self>=value.', () => NotImplemented],
    __iter__: ['(self, /)', 'Implement iter(self).', (_t, self: PyDict) => new DictKeyIterator(self)],
    __len__: ['(self, /)', 'Return len(self).', (_t, self: PyDict) => self.size],
    __getitem__: ['(self, key, /)', 'Return self[key].', getItem],
    __setitem__: [
      '(self, key, value, /)',
      'Set self[key] to value.',
      (t, self: PyDict, key: Value, value: Value) => {
        self.set(t, key, value);
        return null;
      },
    ],
    __delitem__: [
      '(self, key, /)',
      'Delete self[key].',
      (t, self: PyDict, key: Value) => {
        if (self.delete(t, key) === undefined) throw raisedWith(KeyError, key);
        return null;
      },
    ],
    __contains__: ['(self, key, /)', 'Whether the dict has the key.', (t, self: PyDict, key: Value) => self.has(t, key)],
    __or__: ['(self, value, /)', 'Return self|value.', (t, self: Value, other: Value) => union(t, self, other)],
    __ror__: ['(self, value, /)', 'Return value|self.', (t, self: Value, other: Value) => union(t, other, self)],
    __ior__: ['(self, value, /)', 'Return self|=value.', (t, self: PyDict, other: Value) => updateDict(t, self, other, null, self)],
    __reversed__: ['(self, /)', 'Return a reverse iterator over the keys.', (_t, self: PyDict) => new DictReverseKeyIterator(self)],
    __sizeof__: ['(self, /)', 'Return the size of the dict in memory, in bytes.', (_t, self: PyDict) => sizeInBytes(self)],
    clear: [
      '(self, /)',
      'Remove all items.',
      (_t, self: PyDict) => {
        self.clear();
        return null;
      },
    ],
    copy: [
      '(self, /)',
      'Return a shallow copy.',
      (_t, self: PyDict) => {
        const copy = new PyDict();
        copy.copyFrom(self);
        return copy;
      },
    ],
    get: [
      '(self, key, default=None, /)',
      'Return the value of the key, or the default.',
      (t, self: PyDict, key: Value, absent: Value = null) => {
        const value = self.get(t, key);
        return value === undefined ? absent : value;
      },
    ],
    items: ['(self, /)', 'Return a view of the items.', (_t, self: PyDict) => new PyDictItems(self)],
    keys: ['(self, /)', 'Return a view of the keys.', (_t, self: PyDict) => new PyDictKeys(self)],
    values: ['(self, /)', 'Return a view of the values.', (_t, self: PyDict) => new PyDictValues(self)],
    pop: [
      '(self, key, default=<unrepresentable>, /)',
      'Remove the key and return its value, or the default; KeyError when there is neither.',
      (t, self: PyDict, key: Value, absent: Value | undefined) => {
        const value = self.size === 0 ? undefined : self.delete(t, key);
        if (value !== undefined) return value;
        if (absent === undefined) throw raisedWith(KeyError, key);
        return absent;
      },
    ],
    popitem: [
      '(self, /)',
      'Remove and return the item that was put in last; KeyError when the dict is empty.',
      (t, self: PyDict) => {
        if (self.size === 0) throw raised(KeyError, 'popitem(): dictionary is empty');
        const at = self.lastPosition();
        const item = new PyTuple([self.keys[at] as Value, self.values[at] as Value]);
        self.deleteAt(t, at);
        self.lastPosition();
        return item;
      },
    ],
    setdefault: [
      '(self, key, default=None, /)',
      'Return the value of the key, which is set to the default when it is absent.',
      (t, self: PyDict, key: Value, absent: Value = null) => self.setDefault(t, key, absent),
    ],
    update: [
      '(self, source=<unrepresentable>, /, *args=(), **kwargs=()) -- ',
      'Put in the items of a mapping or of pairs, then the keyword arguments.',
      (t, self: PyDict, source: Value | undefined, args?: Value[], kwargs?: PyDict) => {
        refuseMore('update', args);
        return updateDict(t, self, source, kwargs ?? null, null);
      },
    ],
  },
  classMethods: {
    fromkeys: [
      '(cls, iterable, value=None, /)',
      'Make a dict with keys from an iterable, all with one value.',
      (t, cls: PyType, iterable: Value, value: Value = null) => {
        if (cls === dictType) return collect(t, iterable, fromKeysInto, new PyDict(), value);
        return t.start(makeFromKeysStep, cls, iterable, value);
      },
    ],
    __class_getitem__: [
      '(cls, object, /)',
      'Return a generic alias: dict[object].',
      (t, cls: PyType, item: Value) => makeGenericAlias(t, cls, item),
    ],
  },
};
/** a: class, b: iterable, c: value. */
function makeFromKeysStep(t: Thread, f: NativeFrame, value: Value): Value {
  switch (f.state) {
    case 0:
      f.state = 1;
      value = t.invoke(f.a as Value, []);
      if (value === PUSHED) return PUSHED;
    // falls through
    case 1:
      f.state = 2;
      return collect(t, f.b as Value, fromKeysInto, value, f.c);
    default:
      return value;
  }
}
function sizeInBytes(self: PyDict): number {
  if (self.size === 0 && self.keys.length === 0) return 48;
  let places = 8;
  while (Math.floor((places * 2) / 3) < self.size) places *= 2;
  const text = self.keys.every((key) => key === undefined || typeof key === 'string');
  const index = places <= 256 ? 1 : places <= 65536 ? 2 : 4;
  return 80 + places * index + Math.floor((places * 2) / 3) * (text ? 16 : 24);
}

// ---- views as sets
function isSetLike(v: Value): v is PySet | PyDictKeys | PyDictItems {
  return v instanceof PySet || v instanceof PyDictKeys || v instanceof PyDictItems;
}
function sizeOfSet(v: PySet | PyDictView): number {
  return v instanceof PySet ? v.used : v.dict.size;
}
function itemsOfSet(v: PySet | PyDictView): Value[] {
  if (v instanceof PySet) return v.items();
  return v instanceof PyDictKeys ? v.dict.liveKeys() : v instanceof PyDictItems ? pairsOf(v.dict) : v.dict.liveValues();
}
/** item in view: may call guest __eq__ by a wall. */
function viewHas(t: Thread, view: PySet | PyDictView, item: Value): boolean {
  if (view instanceof PySet) return view.has(t, item);
  if (view instanceof PyDictKeys) return view.dict.has(t, item);
  if (!(item instanceof PyTuple) || item.items.length !== 2) return false;
  const [key, value] = item.items;
  const found = view.dict.get(t, key);
  return found !== undefined && (equalPlain(found, value) ?? t.equals(found, value));
}
/** Fills a new set from an operand of a set operation, then goes on with `finish`. */
function asSet(t: Thread, v: Value, finish: Finish, a?: unknown): Value {
  if (v instanceof PyDictKeys && v.dict.cls === dictType) {
    const set = new PySet();
    set.mergeKeys(t, v.dict);
    return finish(t, [set], a, undefined, undefined);
  }
  if (v instanceof PyDictView) return finish(t, [setOfItems(t, itemsOfSet(v))], a, undefined, undefined);
  if (v instanceof PySet) return finish(t, [v.copy(t, setType)], a, undefined, undefined);
  return collect(t, v, asSetFinish, finish, a);
}
function asSetFinish(t: Thread, items: Value[], finish: Finish, a: unknown): Value {
  return finish(t, [setOfItems(t, items)], a, undefined, undefined);
}
function setOfItems(t: Thread, items: readonly Value[]): PySet {
  const set = new PySet();
  set.mergeItems(t, items);
  return set;
}
type SetOperation = 'or' | 'sub' | 'xor';
/** What is in one of two views of items and not in the other, in CPython's order: first what only the right one has. */
function itemsXor(t: Thread, left: PyDictItems, right: PyDictItems): Value {
  const [mine, others] = [itemsOfSet(left), itemsOfSet(right)];
  const result = new PySet();
  for (const item of others) if (!viewHas(t, left, item)) result.add(t, item);
  result.mergeItems(
    t,
    mine.filter((item) => !viewHas(t, right, item)),
  );
  return result;
}
/** left op right, one of them a view; the result is a set. */
function viewOperation(t: Thread, left: Value, right: Value, operation: SetOperation): Value {
  if (operation === 'xor' && left instanceof PyDictItems && right instanceof PyDictItems) return itemsXor(t, left, right);
  return asSet(t, left, withLeft, [right, operation]);
}
function withLeft(t: Thread, [set]: Value[], [right, operation]: [Value, SetOperation]): Value {
  const left = set as PyObject as PySet;
  if (right instanceof PySet) return applyTo(t, left, right, null, operation);
  if (right instanceof PyDictView) return applyTo(t, left, null, itemsOfSet(right), operation);
  if (right instanceof PyDict && right.cls === dictType) {
    if (operation === 'or') {
      left.mergeKeys(t, right);
      return left;
    }
    return applyTo(t, left, null, right.liveKeys(), operation);
  }
  return collect(t, right, applyItems, left, operation);
}
function applyItems(t: Thread, items: Value[], left: PySet, operation: SetOperation): Value {
  return applyTo(t, left, null, items, operation);
}
function applyTo(t: Thread, left: PySet, right: PySet | null, items: Value[] | null, operation: SetOperation): Value {
  if (operation === 'or') {
    if (right !== null) left.merge(t, right);
    else left.mergeItems(t, items as Value[]);
  } else if (operation === 'sub') {
    if (right !== null) left.subtract(t, right);
    else left.subtractItems(t, items as Value[]);
  } else left.toggle(t, right ?? setOfItems(t, items as Value[]));
  return left;
}
function viewIntersection(t: Thread, a: Value, b: Value): Value {
  let view = (a instanceof PyDictView ? a : b) as PyDictView;
  let other = a instanceof PyDictView ? b : a;
  if (other instanceof PySet && other.cls === setType && view.dict.size <= other.used)
    return other.intersectionWithItems(t, itemsOfSet(view));
  if ((other instanceof PyDictKeys || other instanceof PyDictItems) && other.dict.size > view.dict.size) [view, other] = [other, view];
  if (isSetLike(other)) return intersect(t, itemsOfSet(other), view);
  return collect(t, other, intersect, view);
}
function intersect(t: Thread, items: Value[], view: PyDictView): Value {
  const result = new PySet();
  for (const item of items) if (viewHas(t, view, item)) result.add(t, item);
  return result;
}
function isDisjoint(t: Thread, self: PyDictView, other: Value): Value {
  if (isSetLike(other)) {
    const [small, large] = sizeOfSet(other) > sizeOfSet(self) ? [self, other] : [other as PySet | PyDictView, self as PySet | PyDictView];
    return !itemsOfSet(small).some((item) => viewHas(t, large, item));
  }
  return collect(t, other, disjointItems, self);
}
function disjointItems(t: Thread, items: Value[], self: PyDictView): Value {
  return !items.some((item) => viewHas(t, self, item));
}
function allIn(t: Thread, a: PySet | PyDictView, b: PySet | PyDictView): boolean {
  return itemsOfSet(a).every((item) => viewHas(t, b, item));
}
const compareView =
  (test: (t: Thread, a: PySet | PyDictView, b: PySet | PyDictView) => boolean) => (t: Thread, self: PyDictView, other: Value) =>
    isSetLike(other) ? test(t, self, other) : NotImplemented;

const setRows: TypeRows['methods'] = {
  __eq__: ['(self, value, /)', 'Return self==value.', compareView((t, a, b) => sizeOfSet(a) === sizeOfSet(b) && allIn(t, a, b))],
  __ne__: ['(self, value, /)', 'Return self!=value.', compareView((t, a, b) => !(sizeOfSet(a) === sizeOfSet(b) && allIn(t, a, b)))],
  __lt__: ['(self, value, /)', 'Return self<value.', compareView((t, a, b) => sizeOfSet(a) < sizeOfSet(b) && allIn(t, a, b))],
  __le__: ['(self, value, /)', 'Return self<=value.', compareView((t, a, b) => sizeOfSet(a) <= sizeOfSet(b) && allIn(t, a, b))],
  __gt__: ['(self, value, /)', 'Return self>value.', compareView((t, a, b) => sizeOfSet(a) > sizeOfSet(b) && allIn(t, b, a))],
  __ge__: ['(self, value, /)', 'Return self>=value.', compareView((t, a, b) => sizeOfSet(a) >= sizeOfSet(b) && allIn(t, b, a))],
  __hash__: null,
  __contains__: ['(self, key, /)', 'Return bool(key in self).', (t, self: PyDictView, item: Value) => viewHas(t, self, item)],
  __and__: ['(self, value, /)', 'Return self&value.', (t, self: Value, other: Value) => viewIntersection(t, self, other)],
  __rand__: ['(self, value, /)', 'Return value&self.', (t, self: Value, other: Value) => viewIntersection(t, other, self)],
  __or__: ['(self, value, /)', 'Return self|value.', (t, self: Value, other: Value) => viewOperation(t, self, other, 'or')],
  __ror__: ['(self, value, /)', 'Return value|self.', (t, self: Value, other: Value) => viewOperation(t, other, self, 'or')],
  __sub__: ['(self, value, /)', 'Return self-value.', (t, self: Value, other: Value) => viewOperation(t, self, other, 'sub')],
  __rsub__: ['(self, value, /)', 'Return value-self.', (t, self: Value, other: Value) => viewOperation(t, other, self, 'sub')],
  __xor__: ['(self, value, /)', 'Return self^value.', (t, self: Value, other: Value) => viewOperation(t, self, other, 'xor')],
  __rxor__: ['(self, value, /)', 'Return value^self.', (t, self: Value, other: Value) => viewOperation(t, other, self, 'xor')],
  isdisjoint: ['(self, object, /)', 'Whether the view has nothing in common with an iterable.', isDisjoint],
};

/** dict_keys([...]): the name, then the repr of a list of what is in the view. */
function reprOfView(t: Thread, self: PyDictView): Value {
  if (!enterRepr(t, self)) return '...';
  return t.start(reprStep, self);
}
/** a: the view. */
function reprStep(t: Thread, f: NativeFrame, value: Value): Value {
  const self = f.a as PyDictView;
  if (f.state === 0) {
    f.state = 1;
    f.rescue = stopShowing;
    const list = new PyList(itemsOfSet(self));
    value = showItems(t, list, list.items, '[', ']');
    if (value === PUSHED) return PUSHED;
  }
  leaveRepr(t, self);
  return concatTexts([`${self.cls.name}(`, strOf(value) as string | PyStr, ')']);
}
function stopShowing(t: Thread, f: NativeFrame): undefined {
  leaveRepr(t, f.a as PyObject);
  return undefined;
}
const viewRows = {
  __repr__: ['(self, /)', 'Return repr(self).', reprOfView],
  __len__: ['(self, /)', 'Return len(self).', (_t: Thread, self: PyDictView) => self.dict.size],
} as const;
const mapping: TypeRows['getset'] = {
  mapping: ['The dict that this view looks at.', (_t, self: PyDictView) => new PyMappingProxy(self.dict)],
};

const keys: TypeRows = {
  methods: {
    ...viewRows,
    ...setRows,
    __iter__: ['(self, /)', 'Implement iter(self).', (_t, self: PyDictView) => new DictKeyIterator(self.dict)],
    __reversed__: ['(self, /)', 'Return a reverse iterator.', (_t, self: PyDictView) => new DictReverseKeyIterator(self.dict)],
  },
  getset: mapping,
};
const values: TypeRows = {
  methods: {
    ...viewRows,
    __iter__: ['(self, /)', 'Implement iter(self).', (_t, self: PyDictView) => new DictValueIterator(self.dict)],
    __reversed__: ['(self, /)', 'Return a reverse iterator.', (_t, self: PyDictView) => new DictReverseValueIterator(self.dict)],
  },
  getset: mapping,
};
const items: TypeRows = {
  methods: {
    ...viewRows,
    ...setRows,
    __iter__: ['(self, /)', 'Implement iter(self).', (_t, self: PyDictView) => new DictItemIterator(self.dict)],
    __reversed__: ['(self, /)', 'Return a reverse iterator.', (_t, self: PyDictView) => new DictReverseItemIterator(self.dict)],
  },
  getset: mapping,
};

export const rows: readonly (readonly [PyType, TypeRows])[] = [
  [dictType, dict],
  [dictKeysType, keys],
  [dictValuesType, values],
  [dictItemsType, items],
];

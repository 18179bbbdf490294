/**
 * set and frozenset. The table is set.ts; here is what guest code can do with it, each operation in the way CPython fills its
 * result, because that decides the order of the items.
 */
import { dictType, typeOf } from '../builtin-types.ts';
import { NotImplemented, PyList, PyTuple } from '../collections.ts';
import type { NativeRow, TypeRows } from '../define.ts';
import { PyDict } from '../dict.ts';
import { KeyError, raised, raisedWith, TypeError } from '../exceptions.ts';
import { collect, SetIterator, visitItems } from '../iterate.ts';
import { Raise, type Thread } from '../machine.ts';
import type { NativeFrame } from '../native-frame.ts';
import { PUSHED, type PyObject, type PyType, type Value } from '../object.ts';
import { getOwn } from '../own-attributes.ts';
import { concatTexts, enterRepr, isShowing, leaveRepr, showItems } from '../repr-guard.ts';
import { baseOf, frozensetHash, frozensetType, makeSet, PyFrozenSet, PySet, setType } from '../set.ts';
import { type PyStr, strOf } from '../text.ts';
import { makeGenericAlias } from './generic-alias.ts';

const isExactDict = (v: Value): v is PyDict => v instanceof PyDict && v.cls === dictType;

/** set |= source, whatever the source is; then `result`. Also for `{*a, *b}` and displays of constants. */
export function updateSet(t: Thread, set: PySet, source: Value, result: Value): Value {
  if (source instanceof PySet) set.merge(t, source);
  else if (isExactDict(source)) set.mergeKeys(t, source);
  else return collect(t, source, addItems, set, result);
  return result;
}
function addItems(t: Thread, items: Value[], set: PySet, result: Value): Value {
  set.mergeItems(t, items);
  return result;
}

// ---- methods that take any number of iterables: one native frame goes from one to the next
type Fold = (t: Thread, set: PySet, source: PySet | PyDict | Value[]) => PySet;
const folds: Record<'union' | 'intersection' | 'difference' | 'update' | 'intersectionUpdate' | 'differenceUpdate', Fold> = {
  union: addAll,
  update: addAll,
  intersection: (t, set, source) =>
    source instanceof PySet
      ? set.intersection(t, source)
      : set.intersectionWithItems(t, source instanceof PyDict ? source.liveKeys() : source),
  intersectionUpdate: (t, set, source) => folds.intersection(t, set, source),
  difference: removeAll,
  differenceUpdate: removeAll,
};
function addAll(t: Thread, set: PySet, source: PySet | PyDict | Value[]): PySet {
  if (source instanceof PySet) set.merge(t, source);
  else if (source instanceof PyDict) set.mergeKeys(t, source);
  else set.mergeItems(t, source);
  return set;
}
function removeAll(t: Thread, set: PySet, source: PySet | PyDict | Value[]): PySet {
  if (source instanceof PySet) set.subtract(t, source);
  else set.subtractItems(t, source instanceof PyDict ? source.liveKeys() : source);
  return set;
}

/** Several iterables, one after the other. */
class Folding {
  at = 0;
  constructor(
    public set: PySet,
    readonly others: readonly Value[],
    readonly kind: keyof typeof folds,
    /** What an update changes at the end, and then answers None; null for operations that answer the set. */
    readonly target: PySet | null,
  ) {}
}
function fold(t: Thread, folding: Folding): Value {
  const { others, kind } = folding;
  for (; folding.at < others.length; folding.at++) {
    const other = others[folding.at];
    if (other instanceof PySet || isExactDict(other)) folding.set = folds[kind](t, folding.set, other);
    else return t.start(foldStep, folding);
  }
  return folded(folding);
}
function folded({ set, target }: Folding): Value {
  if (target === null) return set;
  if (target !== set) target.swap(set);
  return null;
}
/** a: the Folding. */
function foldStep(t: Thread, f: NativeFrame, _value: Value): Value {
  const folding = f.a as Folding;
  while (folding.at < folding.others.length) {
    const other = folding.others[folding.at++];
    if (other instanceof PySet || isExactDict(other)) folding.set = folds[folding.kind](t, folding.set, other);
    else if (folding.kind.startsWith('intersection')) {
      const common = makeSet(baseOf(folding.set.cls));
      if (visitItems(t, other, seekCommon, foldCommon, folding, common) === PUSHED) return PUSHED;
    } else if (collect(t, other, foldItems, folding) === PUSHED) return PUSHED;
  }
  return folded(folding);
}
const seekCommon = (t: Thread, item: Value, { set }: Folding, common: PySet): boolean => set.addCommon(t, item, common);
function foldCommon(_t: Thread, folding: Folding, common: PySet): Value {
  folding.set = common;
  return null;
}
function foldItems(t: Thread, items: Value[], folding: Folding): Value {
  folding.set = folds[folding.kind](t, folding.set, items);
  return null;
}

/** The difference with the first iterable decides how the result is filled. */
function difference(t: Thread, self: PySet, others: Value[]): Value {
  const first = others[0];
  if (first === undefined) return self.copy(t, baseOf(self.cls));
  const rest = others.slice(1);
  if (first instanceof PySet) return fold(t, new Folding(self.difference(t, first), rest, 'difference', null));
  if (isExactDict(first)) return fold(t, new Folding(self.differenceWithKeys(t, first), rest, 'difference', null));
  return fold(t, new Folding(self.copy(t, baseOf(self.cls)), others, 'difference', null));
}
function union(t: Thread, self: PySet, others: Value[]): Value {
  return fold(
    t,
    new Folding(
      self.copy(t, baseOf(self.cls)),
      others.filter((other) => other !== self),
      'union',
      null,
    ),
  );
}
function intersection(t: Thread, self: PySet, others: Value[]): Value {
  if (others.length === 0) return self.copy(t, baseOf(self.cls));
  return fold(t, new Folding(self, others, 'intersection', null));
}
/** As frozenset.copy: an exact frozenset is its own copy. */
function copyOf(t: Thread, self: PySet): PySet {
  return self.cls === frozensetType ? self : self.copy(t, baseOf(self.cls));
}
function symmetricDifference(t: Thread, self: PySet, other: Value): Value {
  const result = makeSet(baseOf(self.cls));
  if (other instanceof PySet) {
    result.merge(t, other);
    return toggled(t, result, self);
  }
  if (isExactDict(other)) {
    result.mergeKeys(t, other);
    return toggled(t, result, self);
  }
  return collect(t, other, symmetricItems, result, self);
}
function symmetricItems(t: Thread, items: Value[], result: PySet, self: PySet): Value {
  result.mergeItems(t, items);
  return toggled(t, result, self);
}
function toggled(t: Thread, result: PySet, self: PySet): PySet {
  result.toggle(t, self);
  return result;
}
function toggleUpdate(t: Thread, self: PySet, other: Value): Value {
  if (other instanceof PySet) {
    self.toggle(t, other);
    return null;
  }
  return collect(t, other, toggleItems, self);
}
function toggleItems(t: Thread, items: Value[], self: PySet): Value {
  const other = new PySet();
  other.mergeItems(t, items);
  self.toggle(t, other);
  return null;
}
/** Whether an iterable has all items of a set: what it has of them is gathered until it is all. */
function isSubsetOf(t: Thread, self: PySet, other: Value): Value {
  return visitItems(t, other, gather, isComplete, self, makeSet(setType));
}
const gather = (t: Thread, item: Value, set: PySet, common: PySet): boolean => set.addCommon(t, item, common);
const isComplete = (_t: Thread, set: PySet, common: PySet): boolean => common.used === set.used;
/** Looks for an item that is in the set (or, with `wanted` false, one that is not); the answer is whether there was none. */
interface Seeking {
  readonly set: PySet;
  readonly wanted: boolean;
  found: boolean;
}
function hasNo(t: Thread, set: PySet, other: Value, wanted: boolean): Value {
  return visitItems(t, other, seek, foundNone, { set, wanted, found: false }, null);
}
const foundNone = (_t: Thread, seeking: Seeking): boolean => !seeking.found;
function seek(t: Thread, item: Value, seeking: Seeking): boolean {
  seeking.found = seeking.set.has(t, item) === seeking.wanted;
  return seeking.found;
}

/** A set is looked for as the frozenset with the same items. */
function withFrozen<T>(t: Thread, item: Value, look: (item: Value) => T): T {
  if (!(item instanceof PySet) || item instanceof PyFrozenSet) return look(item);
  try {
    return look(item);
  } catch (error) {
    if (!(error instanceof Raise && error.exception.cls.isSubtypeOf(TypeError))) throw error;
    const frozen = new PyFrozenSet();
    frozen.merge(t, item);
    return look(frozen);
  }
}

const binary = (body: (t: Thread, a: PySet, b: PySet) => Value) => (t: Thread, self: Value, other: Value) =>
  self instanceof PySet && other instanceof PySet ? body(t, self, other) : NotImplemented;
const reflected = (body: (t: Thread, a: PySet, b: PySet) => Value) => (t: Thread, self: Value, other: Value) =>
  self instanceof PySet && other instanceof PySet ? body(t, other, self) : NotImplemented;
const inPlace = (body: (t: Thread, a: PySet, b: PySet) => void) => (t: Thread, self: PySet, other: Value) => {
  if (!(other instanceof PySet)) return NotImplemented;
  body(t, self, other);
  return self;
};
function or(t: Thread, a: PySet, b: PySet): Value {
  const result = a.copy(t, baseOf(a.cls));
  if (a !== b) result.merge(t, b);
  return result;
}
const and = (t: Thread, a: PySet, b: PySet): Value => a.intersection(t, b);
const sub = (t: Thread, a: PySet, b: PySet): Value => a.difference(t, b);
const xor = (t: Thread, a: PySet, b: PySet): Value => symmetricDifference(t, a, b);
const equal = (t: Thread, a: PySet, b: PySet): boolean => {
  if (a.used !== b.used) return false;
  if (
    a instanceof PyFrozenSet &&
    b instanceof PyFrozenSet &&
    a.knownHash !== undefined &&
    b.knownHash !== undefined &&
    a.knownHash !== b.knownHash
  )
    return false;
  return a.isSubset(t, b);
};

/** {1, 2}, set(), frozenset({1}), Sub({1}). */
function repr(t: Thread, self: PySet): Value {
  if (self.used === 0) return `${self.cls.name}()`;
  if (isShowing(t, self)) return `${self.cls.name}(...)`;
  if (self.cls === setType) return showItems(t, self, self.items(), '{', '}');
  enterRepr(t, self);
  return t.start(reprStep, self);
}
/** a: the set. */
function reprStep(t: Thread, f: NativeFrame, value: Value): Value {
  const self = f.a as PySet;
  if (f.state === 0) {
    f.state = 1;
    f.rescue = stopShowing;
    const list = new PyList(self.items());
    value = showItems(t, list, list.items, '{', '}');
    if (value === PUSHED) return PUSHED;
  }
  leaveRepr(t, self);
  return concatTexts([`${self.cls.name}(`, strOf(value) as string | PyStr, ')']);
}
function stopShowing(t: Thread, f: NativeFrame): undefined {
  leaveRepr(t, f.a as PyObject);
  return undefined;
}

function refuseMore(name: string, args: readonly Value[] | undefined): void {
  if (args !== undefined && args.length > 0) throw raised(TypeError, `${name} expected at most 1 argument, got ${args.length + 1}`);
}
/** A subclass may have an `__init__` that takes more. */
function refuseKeywords(cls: PyType, base: PyType, kwargs: PyDict): void {
  if (kwargs.size > 0 && (cls === base || cls.lookup('__init__') === base.lookup('__init__')))
    throw raised(TypeError, `${base.name}() takes no keyword arguments`);
}

const common: Record<string, NativeRow | null> = {
  __repr__: ['(self, /)', 'Return repr(self).', repr],
  __eq__: ['(self, value, /)', 'Return self==value.', binary(equal)],
  __ne__: ['(self, value, /)', 'Return self!=value.', binary((t, a, b) => !equal(t, a, b))],
  __lt__: ['(self, value, /)', 'Return self<value.', binary((t, a, b) => a.used < b.used && a.isSubset(t, b))],
  __le__: ['(self, value, /)', 'Return self<=value.', binary((t, a, b) => a.isSubset(t, b))],
  __gt__: ['(self, value, /)', 'Return self>value.', binary((t, a, b) => a.used > b.used && b.isSubset(t, a))],
  __ge__: ['(self, value, /)', 'Return self>=value.', binary((t, a, b) => b.isSubset(t, a))],
  __iter__: ['(self, /)', 'Implement iter(self).', (_t, self: PySet) => new SetIterator(self)],
  __len__: ['(self, /)', 'Return len(self).', (_t, self: PySet) => self.used],
  __contains__: [
    '(self, object, /)',
    'x.__contains__(y) <==> y in x.',
    (t, self: PySet, item: Value) => withFrozen(t, item, (key) => self.has(t, key)),
  ],
  __or__: ['(self, value, /)', 'Return self|value.', binary(or)],
  __ror__: ['(self, value, /)', 'Return value|self.', reflected(or)],
  __and__: ['(self, value, /)', 'Return self&value.', binary(and)],
  __rand__: ['(self, value, /)', 'Return value&self.', reflected(and)],
  __sub__: ['(self, value, /)', 'Return self-value.', binary(sub)],
  __rsub__: ['(self, value, /)', 'Return value-self.', reflected(sub)],
  __xor__: ['(self, value, /)', 'Return self^value.', binary(xor)],
  __rxor__: ['(self, value, /)', 'Return value^self.', reflected(xor)],
  __sizeof__: [
    '(self, /)',
    'Return the size of the set in memory, in bytes.',
    (_t, self: PySet) => 200 + (self.mask > 7 ? (self.mask + 1) * 16 : 0),
  ],
  __reduce__: [
    '(self, /)',
    'What copy and pickle need.',
    (_t, self: PySet) => {
      const state = self.shape !== null && self.shape.names.length > 0 ? (getOwn(self, '__dict__') ?? null) : null;
      return new PyTuple([typeOf(self), new PyTuple([new PyList(self.items())]), state]);
    },
  ],
  copy: ['(self, /)', 'Return a shallow copy.', copyOf],
  difference: ['(self, /, *others)', 'Return a new set with the items that are in none of the others.', difference],
  intersection: ['(self, /, *others)', 'Return a new set with the items that are in all of the others too.', intersection],
  union: ['(self, /, *others)', 'Return a new set with the items of this and all the others.', union],
  symmetric_difference: ['(self, other, /)', 'Return a new set with the items that are in exactly one of the two.', symmetricDifference],
  isdisjoint: [
    '(self, other, /)',
    'Whether the two have nothing in common.',
    (t, self: PySet, other: Value) => (other instanceof PySet ? self.isDisjoint(t, other) : hasNo(t, self, other, true)),
  ],
  issubset: [
    '(self, other, /)',
    'Whether the other contains every item of this set.',
    (t, self: PySet, other: Value) => (other instanceof PySet ? self.isSubset(t, other) : isSubsetOf(t, self, other)),
  ],
  issuperset: [
    '(self, other, /)',
    'Whether this set contains every item of the other.',
    (t, self: PySet, other: Value) => (other instanceof PySet ? other.isSubset(t, self) : hasNo(t, self, other, false)),
  ],
};
const alias: Record<string, NativeRow> = {
  __class_getitem__: ['(cls, object, /)', 'Return a generic alias.', (t, cls: PyType, item: Value) => makeGenericAlias(t, cls, item)],
};

const set: TypeRows = {
  signature: '(iterable=(), /)',
  doc: 'Built-in set: an unordered collection of distinct items.',
  new: ['(cls, iterable=(), /, *args=(), **kwargs=())', 'Make an empty set.', (_t, cls: PyType) => makeSet(cls)],
  methods: {
    ...common,
    __hash__: null,
    __init__: [
      '(self, iterable=(), /, *args=(), **kwargs=())',
      'Fill the set.',
      (t, self: PySet, source: Value | undefined, args?: Value[], kwargs?: PyDict) => {
        if (kwargs !== undefined && kwargs.size > 0) throw raised(TypeError, 'set() takes no keyword arguments');
        refuseMore(self.cls.name, args);
        if (self.used > 0) self.clear();
        return source === undefined ? null : updateSet(t, self, source, null);
      },
    ],
    __ior__: ['(self, value, /)', 'Return self|=value.', inPlace((t, a, b) => a.merge(t, b))],
    __iand__: ['(self, value, /)', 'Return self&=value.', inPlace((t, a, b) => a.swap(a.intersection(t, b)))],
    __isub__: ['(self, value, /)', 'Return self-=value.', inPlace((t, a, b) => a.subtract(t, b))],
    __ixor__: ['(self, value, /)', 'Return self^=value.', inPlace((t, a, b) => a.toggle(t, b))],
    add: [
      '(self, object, /)',
      'Add an item; no effect when it is there.',
      (t, self: PySet, item: Value) => {
        self.add(t, item);
        return null;
      },
    ],
    clear: [
      '(self, /)',
      'Remove all items.',
      (_t, self: PySet) => {
        self.clear();
        return null;
      },
    ],
    discard: [
      '(self, object, /)',
      'Remove an item if it is there.',
      (t, self: PySet, item: Value) => {
        withFrozen(t, item, (key) => self.remove(t, key));
        return null;
      },
    ],
    remove: [
      '(self, object, /)',
      'Remove an item; KeyError when it is absent.',
      (t, self: PySet, item: Value) => {
        if (!withFrozen(t, item, (key) => self.remove(t, key))) throw raisedWith(KeyError, item);
        return null;
      },
    ],
    pop: ['(self, /)', 'Remove and return some item; KeyError when the set is empty.', (t, self: PySet) => self.pop(t)],
    update: [
      '(self, /, *others)',
      'Add all items of the others.',
      (t, self: PySet, others: Value[]) => fold(t, new Folding(self, others, 'update', self)),
    ],
    difference_update: [
      '(self, /, *others)',
      'Remove all items of the others.',
      (t, self: PySet, others: Value[]) => fold(t, new Folding(self, others, 'differenceUpdate', self)),
    ],
    intersection_update: [
      '(self, /, *others)',
      'Keep only the items that are in all of the others too.',
      (t, self: PySet, others: Value[]) => (others.length === 0 ? null : fold(t, new Folding(self, others, 'intersectionUpdate', self))),
    ],
    symmetric_difference_update: ['(self, other, /)', 'Keep the items that are in exactly one of the two.', toggleUpdate],
  },
  classMethods: alias,
};

const frozenset: TypeRows = {
  signature: '(iterable=(), /)',
  doc: 'Built-in immutable set.',
  new: [
    '(cls, iterable=(), /, *args=(), **kwargs=())',
    'Make a frozenset of the items of an iterable.',
    (t, cls: PyType, source: Value | undefined, args?: Value[], kwargs?: PyDict) => {
      if (kwargs !== undefined) refuseKeywords(cls, frozensetType, kwargs);
      refuseMore(cls.name, args);
      if (source === undefined) return makeSet(cls);
      if (cls === frozensetType && source instanceof PySet && source.cls === frozensetType) return source;
      const made = makeSet(cls);
      return updateSet(t, made, source, made);
    },
  ],
  methods: {
    ...common,
    __hash__: ['(self, /)', 'Return hash(self).', (t, self: PyFrozenSet) => frozensetHash(t, self)],
  },
  classMethods: alias,
};

export const rows: readonly (readonly [PyType, TypeRows])[] = [
  [setType, set],
  [frozensetType, frozenset],
];

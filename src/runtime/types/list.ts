/**
 * list: an array that grows. Its items stand in one array of the host for as long as the list lives (sort takes them out for a
 * while), so iterators and natives may hold on to it.
 */
import { listType, typeName } from '../builtin-types.ts';
import { PyList, PySlice, NotImplemented } from '../collections.ts';
import { indexOf, sizeArgument, sizeOf } from '../convert.ts';
import type { TypeRows } from '../define.ts';
import type { PyDict } from '../dict.ts';
import { IndexError, OverflowError, raised, TypeError, ValueError } from '../exceptions.ts';
import { checkRoom, collectAs, collectInto, ListIterator, ListReverseIterator } from '../iterate.ts';
import type { Thread } from '../machine.ts';
import type { NativeFrame } from '../native-frame.ts';
import { PUSHED, type PyType, type Value } from '../object.ts';
import type { Comparison } from '../operators.ts';
import { showItems } from '../repr-guard.ts';
import { compareItems, repeatItems, searchItems } from '../sequences.ts';
import { indexOfKey, searchBound, clip, sliceBounds, sliceParts, takeSlice } from '../slices.ts';
import { sortList } from '../sort.ts';
import { makeGenericAlias } from './generic-alias.ts';

/** Puts `fresh` in the place of `count` items; any number of them. */
export function replaceRange(items: Value[], start: number, count: number, fresh: readonly Value[]): void {
  if (fresh.length < 1000) {
    items.splice(start, count, ...fresh);
    return;
  }
  checkRoom(items, fresh.length - count);
  const tail = items.slice(start + count);
  items.length = start;
  for (let i = 0; i < fresh.length; i++) items.push(fresh[i]);
  for (let i = 0; i < tail.length; i++) items.push(tail[i]);
}

function position(t: Thread, self: PyList, key: Value, message: string): number {
  const index = indexOfKey(t, key);
  if (index === undefined) throw raised(TypeError, `list indices must be integers or slices, not ${typeName(key)}`);
  const at = index < 0 ? index + self.items.length : index;
  if (at < 0 || at >= self.items.length) throw raised(IndexError, message);
  return at;
}

function getItem(t: Thread, self: PyList, key: Value): Value {
  if (key instanceof PySlice) return new PyList(takeSlice(self.items, sliceBounds(t, key, self.items.length)));
  return self.items[position(t, self, key, 'list index out of range')];
}
const SLICE = { refusal: 'must assign iterable to extended slice' };
function setItem(t: Thread, self: PyList, key: Value, value: Value): Value {
  if (!(key instanceof PySlice)) {
    self.items[position(t, self, key, 'list assignment index out of range')] = value;
    return null;
  }
  const { start, stop, step } = sliceParts(t, key);
  return collectAs(t, SLICE, value, assignSlice, self, [start, stop], step);
}
function assignSlice(_t: Thread, fresh: Value[], self: PyList, [from, to]: [number | undefined, number | undefined], step: number): Value {
  const { items } = self;
  const { start, count } = clip(from, to, step, items.length);
  if (step === 1) {
    replaceRange(items, start, count, fresh);
    return null;
  }
  if (fresh.length !== count)
    throw raised(ValueError, `attempt to assign sequence of size ${fresh.length} to extended slice of size ${count}`);
  for (let i = 0, at = start; i < count; i++, at += step) items[at] = fresh[i];
  return null;
}
function deleteItem(t: Thread, self: PyList, key: Value): Value {
  const { items } = self;
  if (!(key instanceof PySlice)) {
    removeAt(items, position(t, self, key, 'list assignment index out of range'));
    return null;
  }
  let { start, step, count } = sliceBounds(t, key, items.length);
  if (count === 0) return null;
  if (step < 0) {
    start += step * (count - 1);
    step = -step;
  }
  if (step === 1) {
    items.splice(start, count);
    return null;
  }
  let to = start;
  let next = start;
  for (let at = start; at < items.length; at++) {
    if (at === next && count > 0) {
      count--;
      next += step;
    } else items[to++] = items[at];
  }
  items.length = to;
  return null;
}
/** Takes one item out and gives it. */
export function removeAt(items: Value[], at: number): Value {
  if (at === items.length - 1) return items.pop() as Value;
  if (at === 0) return items.shift() as Value;
  return items.splice(at, 1)[0];
}

function finishInit(): Value {
  return null;
}
function giveSelf(_t: Thread, _items: Value[], self: PyList): Value {
  return self;
}
/** The rest of the native answer for list.extend and +=. */
function extend(t: Thread, self: PyList, iterable: Value, finish: typeof giveSelf | typeof finishInit): Value {
  // A list that is extended by itself would never end.
  return collectInto(t, iterable === self ? new PyList(self.items.slice()) : iterable, self.items, finish, self);
}

/** remove(value): the search, then the removal. a: the list, b: the value. */
function removeStep(t: Thread, f: NativeFrame, value: Value): Value {
  const { items } = f.a as PyList;
  if (f.state === 0) {
    f.state = 1;
    value = searchItems(t, items, f.b as Value, 'index');
    if (value === PUSHED) return PUSHED;
  }
  if (value === -1) throw raised(ValueError, 'list.remove(x): x not in list');
  if ((value as number) < items.length) removeAt(items, value as number);
  return null;
}
/** index(value): the search, then the error. a: items, b: the value, c: from, d: [stop, message]. */
export function indexStep(t: Thread, f: NativeFrame, value: Value): Value {
  const [stop, message] = f.d as [number, string];
  if (f.state === 0) {
    f.state = 1;
    value = searchItems(t, f.a as Value[], f.b as Value, 'index', f.c as number, stop);
    if (value === PUSHED) return PUSHED;
  }
  if (value === -1) throw raised(ValueError, message);
  return value;
}

const compare = (symbol: Comparison) => (t: Thread, self: PyList, other: Value) => {
  if (!(other instanceof PyList)) return NotImplemented;
  if (self.items.length !== other.items.length && (symbol === '==' || symbol === '!=')) return symbol === '!=';
  return compareItems(t, symbol, self.items, other.items);
};
function repeat(t: Thread, self: PyList, n: Value): Value {
  return new PyList(repeatItems(t, self.items, sizeOf(t, n)));
}

const list: TypeRows = {
  signature: '(iterable=(), /)',
  doc: 'Built-in mutable sequence.\n\nWithout an argument the new list is empty; else it holds the items of the iterable.',
  new: [
    '(cls, iterable=(), /, *args=(), **kwargs=())',
    'Make an empty list.',
    (_t, cls: PyType) => (cls === listType ? new PyList([]) : new PyList([], cls)),
  ],
  methods: {
    __init__: [
      '(self, iterable=(), /, **kwargs=())',
      'Fill the list.',
      (t, self: PyList, iterable: Value | undefined, kwargs?: PyDict) => {
        // A subclass may have a __new__ that takes more.
        if (kwargs !== undefined && kwargs.size > 0 && (self.cls === listType || self.cls.lookup('__new__') === listType.lookup('__new__')))
          throw raised(TypeError, 'list() takes no keyword arguments');
        self.items.length = 0;
        return iterable === undefined ? null : extend(t, self, iterable, finishInit);
      },
    ],
    __repr__: ['(self, /)', 'Return repr(self).', (t, self: PyList) => showItems(t, self, self.items, '[', ']')],
    __hash__: null,
    __eq__: ['(self, value, /)', 'Return self==value.', compare('==')],
    __ne__: ['(self, value, /)', 'Return self!=value.', compare('!=')],
    __lt__: ['(self, value, /)', 'Return self<value.', compare('<')],
    __le__: ['(self, value, /)', 'Return self<=value.', compare('<=')],
    __gt__: ['(self, value, /)', 'Return self>value.', compare('>')],
    __ge__: ['(self, value, /)', 'Return self>=value.', compare('>=')],
    __iter__: ['(self, /)', 'Implement iter(self).', (_t, self: PyList) => new ListIterator(self)],
    __len__: ['(self, /)', 'Return len(self).', (_t, self: PyList) => self.items.length],
    __getitem__: ['(self, index, /)', 'Return self[index].', getItem],
    __setitem__: ['(self, key, value, /)', 'Set self[key] to value.', setItem],
    __delitem__: ['(self, key, /)', 'Delete self[key].', deleteItem],
    __contains__: [
      '(self, key, /)',
      'Return bool(key in self).',
      (t, self: PyList, item: Value) => searchItems(t, self.items, item, 'contains'),
    ],
    __add__: [
      '(self, value, /)',
      'Return self+value.',
      (t, self: PyList, other: Value) => {
        if (!(other instanceof PyList)) throw raised(TypeError, `can only concatenate list (not "${typeName(other)}") to list`);
        t.allot(self.items.length + other.items.length);
        return new PyList(self.items.concat(other.items));
      },
    ],
    __iadd__: ['(self, value, /)', 'Implement self+=value.', (t, self: PyList, other: Value) => extend(t, self, other, giveSelf)],
    __mul__: ['(self, value, /)', 'Return self*value.', repeat],
    __rmul__: ['(self, value, /)', 'Return value*self.', repeat],
    __imul__: [
      '(self, value, /)',
      'Implement self*=value.',
      (t, self: PyList, n: Value) => {
        const repeated = repeatItems(t, self.items, sizeOf(t, n));
        replaceRange(self.items, 0, self.items.length, repeated);
        return self;
      },
    ],
    __reversed__: ['(self, /)', 'Return a reverse iterator over the list.', (_t, self: PyList) => new ListReverseIterator(self)],
    __sizeof__: ['(self, /)', 'Return the size of the list in memory, in bytes.', (_t, self: PyList) => 40 + 8 * self.items.length],
    append: [
      '(self, object, /)',
      'Add an object at the end.',
      (_t, self: PyList, object: Value) => {
        checkRoom(self.items, 1);
        self.items.push(object);
        return null;
      },
    ],
    clear: [
      '(self, /)',
      'Remove all items.',
      (_t, self: PyList) => {
        self.items.length = 0;
        return null;
      },
    ],
    copy: ['(self, /)', 'Return a shallow copy.', (_t, self: PyList) => new PyList(self.items.slice())],
    count: [
      '(self, value, /)',
      'Return how often value occurs.',
      (t, self: PyList, value: Value) => searchItems(t, self.items, value, 'count'),
    ],
    extend: [
      '(self, iterable, /)',
      'Add all items of the iterable at the end.',
      (t, self: PyList, iterable: Value) => extend(t, self, iterable, finishInit),
    ],
    index: [
      '(self, value, start=0, stop=sys.maxsize, /)',
      'Return the first index of value; ValueError when it is absent.',
      (t, self: PyList, value: Value, start: Value | undefined, stop: Value | undefined) => {
        const from = searchBound(t, start, self.items.length, 0);
        const to = searchBound(t, stop, self.items.length, Infinity);
        return t.start(indexStep, self.items, value, from, [to, 'list.index(x): x not in list']);
      },
    ],
    insert: [
      '(self, index, object, /)',
      'Put an object before the index.',
      (t, self: PyList, index: Value, object: Value) => {
        const { items } = self;
        const n = sizeArgument(t, index);
        const at = n < 0 ? Math.max(0, n + items.length) : Math.min(n, items.length);
        checkRoom(items, 1);
        if (at === items.length) items.push(object);
        else items.splice(at, 0, object);
        return null;
      },
    ],
    pop: [
      '(self, index=-1, /)',
      'Remove and return the item at the index; IndexError when there is none.',
      (t, self: PyList, index: Value | undefined) => {
        const { items } = self;
        const n = index === undefined ? -1 : indexArgument(t, index);
        if (items.length === 0) throw raised(IndexError, 'pop from empty list');
        const at = n < 0 ? n + items.length : n;
        if (at < 0 || at >= items.length) throw raised(IndexError, 'pop index out of range');
        return removeAt(items, at);
      },
    ],
    remove: [
      '(self, value, /)',
      'Remove the first item that equals value; ValueError when there is none.',
      (t, self: PyList, value: Value) => t.start(removeStep, self, value),
    ],
    reverse: [
      '(self, /)',
      'Reverse the list in place.',
      (_t, self: PyList) => {
        self.items.reverse();
        return null;
      },
    ],
    sort: [
      '(self, /, *, key=None, reverse=False)',
      'Sort the list in place; stable. A key function is called once for each item.',
      (t, self: PyList, key: Value | undefined, reverse: Value | undefined) =>
        sortList(t, self, key ?? null, reverse !== undefined && t.truth(reverse), null),
    ],
  },
  classMethods: {
    __class_getitem__: [
      '(cls, object, /)',
      'Return a generic alias: list[item].',
      (t, cls: PyType, item: Value) => makeGenericAlias(t, cls, item),
    ],
  },
};
/** An index argument; beyond 64 bits it is an OverflowError. */
function indexArgument(t: Thread, v: Value): number {
  const n = indexOf(t, v);
  if (typeof n === 'number') return n;
  if (n > 9223372036854775807n || n < -9223372036854775808n) throw raised(OverflowError, 'Python int too large to convert to C ssize_t');
  return Number(n);
}

export const rows: readonly (readonly [PyType, TypeRows])[] = [[listType, list]];

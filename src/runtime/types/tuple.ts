/**
 * tuple: an array that does not change.
 */
import { tupleType, typeName } from '../builtin-types.ts';
import { EMPTY_TUPLE, NotImplemented, PySlice, PyTuple } from '../collections.ts';
import { sizeOf } from '../convert.ts';
import type { TypeRows } from '../define.ts';
import type { PyDict } from '../dict.ts';
import { IndexError, raised, TypeError } from '../exceptions.ts';
import { Halves, hashTuple, intOfHalves } from '../hash.ts';
import { collect, TupleIterator } from '../iterate.ts';
import type { Thread } from '../machine.ts';
import type { PyType, Value } from '../object.ts';
import type { Comparison } from '../operators.ts';
import { showItems } from '../repr-guard.ts';
import { compareItems, repeatItems, searchItems } from '../sequences.ts';
import { indexOfKey, searchBound, sliceBounds, takeSlice } from '../slices.ts';
import { makeGenericAlias } from './generic-alias.ts';
import { indexStep } from './list.ts';

export function makeTuple(items: readonly Value[]): PyTuple {
  return items.length === 0 ? EMPTY_TUPLE : new PyTuple(items);
}
function getItem(t: Thread, self: PyTuple, key: Value): Value {
  const { items } = self;
  if (key instanceof PySlice) {
    const bounds = sliceBounds(t, key, items.length);
    if (bounds.count === items.length && bounds.step === 1 && self.cls === tupleType) return self;
    return makeTuple(takeSlice(items, bounds));
  }
  const index = indexOfKey(t, key);
  if (index === undefined) throw raised(TypeError, `tuple indices must be integers or slices, not ${typeName(key)}`);
  const at = index < 0 ? index + items.length : index;
  if (at < 0 || at >= items.length) throw raised(IndexError, 'tuple index out of range');
  return items[at];
}
function finishNew(_t: Thread, items: Value[], cls: PyType): Value {
  return cls === tupleType ? makeTuple(items) : new PyTuple(items, cls);
}
const compare = (symbol: Comparison) => (t: Thread, self: PyTuple, other: Value) =>
  other instanceof PyTuple ? compareItems(t, symbol, self.items, other.items) : NotImplemented;
function repeat(t: Thread, self: PyTuple, n: Value): Value {
  const count = sizeOf(t, n);
  if ((count === 1 || self.items.length === 0) && self.cls === tupleType) return self;
  return makeTuple(repeatItems(t, self.items, count));
}

const tuple: TypeRows = {
  signature: '(iterable=(), /)',
  doc: 'Built-in immutable sequence.\n\nWithout an argument the tuple is empty; else it holds the items of the iterable.',
  new: [
    '(cls, iterable=(), /, **kwargs=())',
    'Make a tuple of the items of an iterable.',
    (t, cls: PyType, iterable: Value | undefined, kwargs?: PyDict) => {
      // A subclass may have an __init__ that takes more.
      if (kwargs !== undefined && kwargs.size > 0 && (cls === tupleType || cls.lookup('__init__') === tupleType.lookup('__init__')))
        throw raised(TypeError, 'tuple() takes no keyword arguments');
      if (iterable === undefined) return finishNew(t, [], cls);
      if (cls === tupleType && iterable instanceof PyTuple && iterable.cls === tupleType) return iterable;
      return collect(t, iterable, finishNew, cls);
    },
  ],
  methods: {
    __repr__: [
      '(self, /)',
      'Return repr(self).',
      (t, self: PyTuple) => showItems(t, self, self.items, '(', self.items.length === 1 ? ',)' : ')'),
    ],
    __hash__: [
      '(self, /)',
      'Return hash(self).',
      (t, self: PyTuple) => {
        const out = new Halves();
        hashTuple(t, self, out);
        return intOfHalves(out);
      },
    ],
    __eq__: ['(self, value, /)', 'Return self==value.', compare('==')],
    __ne__: ['(self, value, /)', 'Return self!=value.', compare('!=')],
    __lt__: ['(self, value, /)', 'Return self<value.', compare('<')],
    __le__: ['(self, value, /)', 'Return self<=value.', compare('<=')],
    __gt__: ['(self, value, /)', 'Return self>value.', compare('>')],
    __ge__: ['(self, value, /)', 'Return self>=value.', compare('>=')],
    __iter__: ['(self, /)', 'Implement iter(self).', (_t, self: PyTuple) => new TupleIterator(self)],
    __len__: ['(self, /)', 'Return len(self).', (_t, self: PyTuple) => self.items.length],
    __getitem__: ['(self, key, /)', 'Return self[key].', getItem],
    __contains__: [
      '(self, key, /)',
      'Return bool(key in self).',
      (t, self: PyTuple, item: Value) => searchItems(t, self.items, item, 'contains'),
    ],
    __add__: [
      '(self, value, /)',
      'Return self+value.',
      (t, self: PyTuple, other: Value) => {
        if (!(other instanceof PyTuple)) throw raised(TypeError, `can only concatenate tuple (not "${typeName(other)}") to tuple`);
        if (self.items.length === 0 && other.cls === tupleType) return other;
        if (other.items.length === 0 && self.cls === tupleType) return self;
        t.allot(self.items.length + other.items.length);
        return makeTuple(self.items.concat(other.items));
      },
    ],
    __mul__: ['(self, value, /)', 'Return self*value.', repeat],
    __rmul__: ['(self, value, /)', 'Return value*self.', repeat],
    __sizeof__: ['(self, /)', 'Return the size of the tuple in memory, in bytes.', (_t, self: PyTuple) => 32 + 8 * self.items.length],
    __getnewargs__: ['(self, /)', 'What copy and pickle pass to __new__.', (_t, self: PyTuple) => new PyTuple([makeTuple(self.items)])],
    count: [
      '(self, value, /)',
      'Return how often value occurs.',
      (t, self: PyTuple, value: Value) => searchItems(t, self.items, value, 'count'),
    ],
    index: [
      '(self, value, start=0, stop=sys.maxsize, /)',
      'Return the first index of value; ValueError when it is absent.',
      (t, self: PyTuple, value: Value, start: Value | undefined, stop: Value | undefined) => {
        const from = searchBound(t, start, self.items.length, 0);
        const to = searchBound(t, stop, self.items.length, Infinity);
        return t.start(indexStep, self.items, value, from, [to, 'tuple.index(x): x not in tuple']);
      },
    ],
  },
  classMethods: {
    __class_getitem__: [
      '(cls, object, /)',
      'Return a generic alias: tuple[item].',
      (t, cls: PyType, item: Value) => makeGenericAlias(t, cls, item),
    ],
  },
};

export const rows: readonly (readonly [PyType, TypeRows])[] = [[tupleType, tuple]];

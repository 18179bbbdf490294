/**
 * range: an arithmetic progression of ints of any size. Its length is computed once.
 */
import { rangeType, typeName } from '../builtin-types.ts';
import { NotImplemented, PyRange, PySlice, PyTuple } from '../collections.ts';
import { findIndex, indexOf } from '../convert.ts';
import type { TypeRows } from '../define.ts';
import { IndexError, OverflowError, raised, TypeError, ValueError } from '../exceptions.ts';
import { hashOf } from '../hash.ts';
import { drain, rangeIterator } from '../iterate.ts';
import type { Thread } from '../machine.ts';
import { isInt, makeInt } from '../number.ts';
import { PUSHED, type PyType, type Value } from '../object.ts';
import type { NativeFrame } from '../native-frame.ts';
import { searchItems } from '../sequences.ts';

type Int = number | bigint;

/** A range with its length; the parts are ints. */
export function makeRange(start: Int, stop: Int, step: Int): PyRange {
  if (typeof start === 'number' && typeof stop === 'number' && typeof step === 'number') {
    const span = step > 0 ? stop - start : start - stop;
    const length = span <= 0 ? 0 : Math.floor((span - 1) / Math.abs(step)) + 1;
    if (Number.isSafeInteger(span) && Number.isSafeInteger(length)) return new PyRange(start, stop, step, length);
  }
  const a = BigInt(start);
  const b = BigInt(stop);
  const c = BigInt(step);
  const span = c > 0n ? b - a : a - b;
  const length = span <= 0n ? 0n : (span - 1n) / (c > 0n ? c : -c) + 1n;
  return new PyRange(start, stop, step, makeInt(length));
}

/** start + index * step. */
function itemAt(range: PyRange, index: Int): Int {
  if (typeof range.start === 'number' && typeof range.step === 'number' && typeof index === 'number') {
    const value = range.start + index * range.step;
    if (Number.isSafeInteger(value) && Number.isSafeInteger(index * range.step)) return value + 0;
  }
  return makeInt(BigInt(range.start) + BigInt(index) * BigInt(range.step));
}
/** The index of an int, or -1. */
function indexOfInt(range: PyRange, value: Int): Int {
  if (typeof range.start === 'number' && typeof range.step === 'number' && typeof value === 'number' && typeof range.length === 'number') {
    const offset = value - range.start;
    if (Number.isSafeInteger(offset)) {
      const index = offset / range.step;
      return Number.isInteger(index) && index >= 0 && index < range.length ? index + 0 : -1;
    }
  }
  const offset = BigInt(value) - BigInt(range.start);
  const step = BigInt(range.step);
  if (offset % step !== 0n) return -1;
  const index = offset / step;
  return index >= 0n && index < BigInt(range.length) ? makeInt(index) : -1;
}

/** A part of a slice, cut to the length. */
function cut(t: Thread, v: Value, length: Int, absent: Int, low: Int, high: Int): Int {
  if (v === null) return absent;
  const int = findIndex(t, v);
  if (int === undefined) throw raised(TypeError, 'slice indices must be integers or None or have an __index__ method');
  let at = BigInt(int);
  if (at < 0n) at += BigInt(length);
  if (at < BigInt(low)) return low;
  return at > BigInt(high) ? high : makeInt(at);
}
/** slice.indices for lengths of any size. */
export function sliceIndices(t: Thread, slice: PySlice, length: Int): [Int, Int, Int] {
  let step: Int = 1;
  if (slice.step !== null) {
    const int = findIndex(t, slice.step);
    if (int === undefined) throw raised(TypeError, 'slice indices must be integers or None or have an __index__ method');
    step = int;
  }
  if (step === 0) throw raised(ValueError, 'slice step cannot be zero');
  const back = step < 0;
  const low: Int = back ? -1 : 0;
  const high: Int = back ? makeInt(BigInt(length) - 1n) : length;
  const start = cut(t, slice.start, length, back ? high : low, low, high);
  const stop = cut(t, slice.stop, length, back ? low : high, low, high);
  return [start, stop, step];
}

function getItem(t: Thread, self: PyRange, key: Value): Value {
  if (key instanceof PySlice) {
    const [start, stop, step] = sliceIndices(t, key, self.length);
    return makeRange(itemAt(self, start), itemAt(self, stop), makeInt(BigInt(self.step) * BigInt(step)));
  }
  const index = findIndex(t, key);
  if (index === undefined) throw raised(TypeError, `range indices must be integers or slices, not ${typeName(key)}`);
  if (typeof index === 'number' && typeof self.length === 'number') {
    const at = index < 0 ? index + self.length : index;
    if (at < 0 || at >= self.length) throw raised(IndexError, 'range object index out of range');
    return itemAt(self, at);
  }
  const at = index < 0 ? BigInt(index) + BigInt(self.length) : BigInt(index);
  if (at < 0n || at >= BigInt(self.length)) throw raised(IndexError, 'range object index out of range');
  return itemAt(self, makeInt(at));
}
/** The int that an exact int or bool is, for the fast search; undefined when items must be compared one by one. */
function plainInt(v: Value): Int | undefined {
  return isInt(v) ? v : typeof v === 'boolean' ? (v ? 1 : 0) : undefined;
}
/** a: range, b: value. */
function indexStep(t: Thread, f: NativeFrame, value: Value): Value {
  if (f.state === 0) {
    f.state = 1;
    value = searchItems(t, itemsOfRange(t, f.a as PyRange), f.b as Value, 'index');
    if (value === PUSHED) return PUSHED;
  }
  if (value === -1) throw raised(ValueError, 'sequence.index(x): x not in sequence');
  return value;
}
function itemsOfRange(t: Thread, range: PyRange): Value[] {
  t.allot(Number(range.length));
  return drain(t, rangeIterator(range.start, range.step, range.length));
}
function equals(a: PyRange, b: PyRange): boolean {
  if (a.length !== b.length) return false;
  if (a.length === 0) return true;
  return a.start === b.start && (a.length === 1 || a.step === b.step);
}

const range: TypeRows = {
  members: ['start', 'stop', 'step'],
  doc: 'A progression of ints: range(stop), range(start, stop) or range(start, stop, step).',
  new: [
    '(cls, start, stop=<unrepresentable>, step=<unrepresentable>, /)',
    'Make a range.',
    (t, _cls: PyType, first: Value, second: Value | undefined, third: Value | undefined) => {
      if (second === undefined) return makeRange(0, indexOf(t, first), 1);
      const start = indexOf(t, first);
      const stop = indexOf(t, second);
      const step = third === undefined ? 1 : indexOf(t, third);
      if (step === 0) throw raised(ValueError, 'range() arg 3 must not be zero');
      return makeRange(start, stop, step);
    },
  ],
  methods: {
    __repr__: [
      '(self, /)',
      'Return repr(self).',
      (t, self: PyRange) =>
        self.step === 1
          ? `range(${t.reprText(self.start)}, ${t.reprText(self.stop)})`
          : `range(${t.reprText(self.start)}, ${t.reprText(self.stop)}, ${t.reprText(self.step)})`,
    ],
    __hash__: [
      '(self, /)',
      'Return hash(self).',
      (t, self: PyRange) => {
        const start = self.length === 0 ? null : self.start;
        return hashOf(t, new PyTuple([self.length, start, self.length === 0 || self.length === 1 ? null : self.step]));
      },
    ],
    __eq__: [
      '(self, value, /)',
      'Return self==value.',
      (_t, self: PyRange, other: Value) => (other instanceof PyRange ? equals(self, other) : NotImplemented),
    ],
    __ne__: [
      '(self, value, /)',
      'Return self!=value.',
      (_t, self: PyRange, other: Value) => (other instanceof PyRange ? !equals(self, other) : NotImplemented),
    ],
    __lt__: ['(self, value, /)', 'Return self<value.', () => NotImplemented],
    __le__: ['(self, value, /)', 'Return self<=value.', () => NotImplemented],
    __gt__: ['(self, value, /)', 'Return self>value.', () => NotImplemented],
    __ge__: ['(self, value, /)', 'Return self>=value.', () => NotImplemented],
    __iter__: ['(self, /)', 'Implement iter(self).', (_t, self: PyRange) => rangeIterator(self.start, self.step, self.length, self.stop)],
    __bool__: ['(self, /)', 'True if self else False.', (_t, self: PyRange) => self.length !== 0],
    __len__: [
      '(self, /)',
      'Return len(self).',
      (_t, self: PyRange) => {
        if (typeof self.length === 'bigint' && self.length > 9223372036854775807n)
          throw raised(OverflowError, 'Python int too large to convert to C ssize_t');
        return self.length;
      },
    ],
    __getitem__: ['(self, key, /)', 'Return self[key].', getItem],
    __contains__: [
      '(self, key, /)',
      'Return bool(key in self).',
      (t, self: PyRange, item: Value) => {
        const int = plainInt(item);
        if (int !== undefined) return indexOfInt(self, int) !== -1;
        return typeof item === 'string' || item === null ? false : searchItems(t, itemsOfRange(t, self), item, 'contains');
      },
    ],
    __reversed__: [
      '(self, /)',
      'Return a reverse iterator.',
      (_t, self: PyRange) => {
        const last = itemAt(self, makeInt(BigInt(self.length) - 1n));
        return rangeIterator(last, makeInt(-BigInt(self.step)), self.length, self.start, self.stop);
      },
    ],
    __reduce__: [
      '(self, /)',
      'What copy and pickle need.',
      (_t, self: PyRange) => new PyTuple([rangeType, new PyTuple([self.start, self.stop, self.step])]),
    ],
    count: [
      '(self, object, /)',
      'Return how often a value occurs.',
      (t, self: PyRange, item: Value) => {
        const int = plainInt(item);
        return int !== undefined ? (indexOfInt(self, int) === -1 ? 0 : 1) : searchItems(t, itemsOfRange(t, self), item, 'count');
      },
    ],
    index: [
      '(self, object, /)',
      'Return the index of a value; ValueError when it is absent.',
      (t, self: PyRange, item: Value) => {
        const int = plainInt(item);
        if (int === undefined) return t.start(indexStep, self, item);
        const index = indexOfInt(self, int);
        if (index === -1) throw raised(ValueError, 'range.index(x): x not in range');
        return index;
      },
    ],
  },
  getset: {
    start: [null, (_t, self: PyRange) => self.start],
    stop: [null, (_t, self: PyRange) => self.stop],
    step: [null, (_t, self: PyRange) => self.step],
  },
};

export const rows: readonly (readonly [PyType, TypeRows])[] = [[rangeType, range]];

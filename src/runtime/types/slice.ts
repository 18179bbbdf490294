/**
 * slice: what stands in the brackets of a[b:c:d].
 */
import { sliceType } from '../builtin-types.ts';
import { NotImplemented, PySlice, PyTuple } from '../collections.ts';
import { indexOf } from '../convert.ts';
import type { TypeRows } from '../define.ts';
import { raised, ValueError } from '../exceptions.ts';
import { Halves, hashItems, intOfHalves } from '../hash.ts';
import type { Thread } from '../machine.ts';
import type { PyType, Value } from '../object.ts';
import type { Comparison } from '../operators.ts';
import { compareItems } from '../sequences.ts';
import { showItems } from '../repr-guard.ts';
import { sliceIndices } from './range.ts';

const partsOf = (slice: PySlice): Value[] => [slice.start, slice.stop, slice.step];
const compare = (symbol: Comparison) => (t: Thread, self: PySlice, other: Value) => {
  if (!(other instanceof PySlice)) return NotImplemented;
  if (self === other) return symbol === '==' || symbol === '<=' || symbol === '>=';
  return compareItems(t, symbol, partsOf(self), partsOf(other));
};

const slice: TypeRows = {
  members: ['start', 'stop', 'step'],
  doc: 'The bounds of a part of a sequence: slice(stop), slice(start, stop) or slice(start, stop, step).',
  new: [
    '(cls, start, stop=<unrepresentable>, step=None, /)',
    'Make a slice.',
    (_t, _cls: PyType, first: Value, second: Value | undefined, step: Value = null) =>
      second === undefined ? new PySlice(null, first, null) : new PySlice(first, second, step),
  ],
  methods: {
    __repr__: ['(self, /)', 'Return repr(self).', (t, self: PySlice) => showItems(t, self, partsOf(self), 'slice(', ')')],
    __eq__: ['(self, value, /)', 'Return self==value.', compare('==')],
    __ne__: ['(self, value, /)', 'Return self!=value.', compare('!=')],
    __lt__: ['(self, value, /)', 'Return self<value.', compare('<')],
    __le__: ['(self, value, /)', 'Return self<=value.', compare('<=')],
    __gt__: ['(self, value, /)', 'Return self>value.', compare('>')],
    __ge__: ['(self, value, /)', 'Return self>=value.', compare('>=')],
    __hash__: [
      '(self, /)',
      'Return hash(self).',
      (t, self: PySlice) => {
        const out = new Halves();
        hashItems(t, partsOf(self), out, false);
        return intOfHalves(out);
      },
    ],
    __reduce__: ['(self, /)', 'What copy and pickle need.', (_t, self: PySlice) => new PyTuple([sliceType, new PyTuple(partsOf(self))])],
    indices: [
      '(self, object, /)',
      'Return (start, stop, step) as they are for a sequence of this length.',
      (t, self: PySlice, object: Value) => {
        const length = indexOf(t, object);
        if (length < 0) throw raised(ValueError, 'length should not be negative');
        return new PyTuple(sliceIndices(t, self, length));
      },
    ],
  },
  getset: {
    start: [null, (_t, self: PySlice) => self.start],
    stop: [null, (_t, self: PySlice) => self.stop],
    step: [null, (_t, self: PySlice) => self.step],
  },
};

export const rows: readonly (readonly [PyType, TypeRows])[] = [[sliceType, slice]];

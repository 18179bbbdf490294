/**
 * bool: True and False, which are the ints 1 and 0 with logic of their own.
 */
import { and, invert, or, xor } from '../arithmetic.ts';
import { boolType } from '../builtin-types.ts';
import type { TypeRows } from '../define.ts';
import { DeprecationWarning } from '../exceptions.ts';
import { intOf } from '../number.ts';
import type { PyType, Value } from '../object.ts';
import { truthOf } from '../protocols.ts';
import { checkClass, operatorRows } from './number-rows.ts';

/** Bools stay bools; other ints are ints. */
const operand = (v: Value): Value | undefined => (typeof v === 'boolean' ? v : intOf(v));

const INVERSION =
  "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns the bitwise inversion of the underlying int object and is usually not what you expect from negating a bool. Use the 'not' operator for boolean negation or ~int(x) if you really want the bitwise inversion of the underlying int.";

const rowsOfBool: TypeRows = {
  signature: '(object=False, /)',
  doc: 'Whether something is true. True and False are the only two instances; the class cannot be subclassed.',
  new: [
    '(cls, object=False, /)',
    'The truth of an object.',
    (t, cls: PyType, object?: Value) => {
      checkClass(cls, boolType);
      return object === undefined ? false : truthOf(t, object);
    },
  ],
  methods: {
    ...operatorRows(
      [
        ['and', '&', and],
        ['or', '|', or],
        ['xor', '^', xor],
      ],
      operand,
    ),
    __repr__: ['(self, /)', 'Return repr(self).', (_t, self: boolean) => (self ? 'True' : 'False')],
    __invert__: [
      '(self, /)',
      '~self',
      (t, self: boolean) => {
        t.warn(DeprecationWarning, INVERSION);
        return invert(self ? 1 : 0) as Value;
      },
    ],
  },
};
export const rows: readonly (readonly [PyType, TypeRows])[] = [[boolType, rowsOfBool]];

/**
 * float: doubles. Arithmetic is in arithmetic.ts, text in float-text.ts; here are the methods.
 */
import { encodeStr } from '../codecs.ts';
import { add, divideWithRemainder, floorDivide, multiply, power, remainder, subtract, trueDivide } from '../arithmetic.ts';
import { bytesOf } from '../buffers.ts';
import { floatType, typeName } from '../builtin-types.ts';
import { NotImplemented, PyTuple } from '../collections.ts';
import { callSpecial, checkedFloat, doubleOfInt, findFloat, indexOf } from '../convert.ts';
import type { NativeRow, TypeRows } from '../define.ts';
import { raised, TypeError, ValueError } from '../exceptions.ts';
import { floatHex, floatRepr, parseFloatText, parseHexFloat } from '../float-text.ts';
import { ceiled, floored, integerRatio, roundedFloat, roundedInt, truncated } from '../float-to-int.ts';
import { formatFloat } from '../format-number.ts';
import { identityHash } from '../hash.ts';
import type { Thread } from '../machine.ts';
import { hashNumber } from '../number-hash.ts';
import { floatOf, intOf, makeFloat, PyFloat, PyFloatSub } from '../number.ts';
import type { PyType, Value } from '../object.ts';
import { jsText, strOf } from '../text.ts';
import { asciiOfBytes } from './int.ts';
import { checkClass, comparisonRows, operatorRows, specText } from './number-rows.ts';
import { wrongArgument } from '../text-arguments.ts';

/** self of a method as a double. */
const plain = (self: Value): number => floatOf(self) as number;
/** self as an exact float. */
const exact = (self: Value): Value => (self instanceof PyFloatSub ? makeFloat(self.value) : self);

/** A float or int operand as an exact float; a large int must fit. */
function operand(v: Value): Value | undefined {
  const x = floatOf(v);
  if (x !== undefined) return makeFloat(x);
  const int = intOf(v);
  return int === undefined ? undefined : new PyFloat(doubleOfInt(int));
}
const comparable = (v: Value): number | bigint | undefined => floatOf(v) ?? intOf(v);

/** A float of the class. */
function ofClass(cls: PyType, x: number): Value {
  return cls === floatType ? makeFloat(x) : new PyFloatSub(cls, x);
}
function construct(t: Thread, cls: PyType, x?: Value): Value {
  checkClass(cls, floatType);
  if (x === undefined) return ofClass(cls, 0);
  // The same object for an exact float: a nan keeps its identity.
  if (cls === floatType && x instanceof PyFloat && x.cls === floatType) return x;
  return ofClass(cls, toFloat(t, x));
}
function toFloat(t: Thread, x: Value): number {
  if (typeof x === 'number') return x;
  const text = strOf(x);
  let value: number | undefined;
  if (text !== undefined) value = parseFloatText(text);
  else {
    const bytes = bytesOf(x);
    if (bytes !== undefined) value = parseFloatText(asciiOfBytes(bytes));
    else {
      value = numberToFloat(t, x);
      if (value === undefined) throw raised(TypeError, `float() argument must be a string or a real number, not '${typeName(x)}'`);
      return value;
    }
  }
  if (value === undefined) throw raised(ValueError, `could not convert string to float: ${t.reprText(x)}`);
  return value;
}
/** As findFloat, but a subclass of float may bring its own `__float__`. */
function numberToFloat(t: Thread, x: Value): number | undefined {
  if (!(x instanceof PyFloatSub)) return findFloat(t, x);
  const result = callSpecial(t, x, '__float__');
  return result === undefined ? x.value : checkedFloat(t, result, x);
}

function pow(_t: Thread, self: Value, value: Value, mod?: Value): Value {
  if (mod !== undefined && mod !== null) throw raised(TypeError, 'pow() 3rd argument not allowed unless all arguments are integers');
  const x = operand(self);
  const y = x === undefined ? undefined : operand(value);
  return y === undefined ? NotImplemented : (power(x as Value, y) as Value);
}
function round(t: Thread, self: Value, ndigits?: Value): Value {
  const x = plain(self);
  if (ndigits === undefined || ndigits === null) return roundedInt(x);
  return makeFloat(roundedFloat(x, indexOf(t, ndigits)));
}
const toInt = (doc: string, convert: (x: number) => number | bigint): NativeRow => [
  '(self, /)',
  doc,
  (_t, self: Value) => convert(plain(self)),
];

const rowsOfFloat: TypeRows = {
  signature: '(x=0, /)',
  doc: 'A floating-point number, from another number or from text.',
  new: ['(cls, x=0, /)', 'A new float.', construct],
  methods: {
    ...operatorRows(
      [
        ['add', '+', add],
        ['sub', '-', subtract],
        ['mul', '*', multiply],
        ['truediv', '/', trueDivide],
        ['floordiv', '//', floorDivide],
        ['mod', '%', remainder],
        ['divmod', 'divmod', (a, b) => new PyTuple(divideWithRemainder(a, b) as readonly Value[])],
      ],
      operand,
    ),
    ...comparisonRows(comparable),
    __pow__: ['(self, value, mod=None, /)', 'Return pow(self, value, mod).', pow],
    __rpow__: [
      '(self, value, mod=None, /)',
      'Return pow(value, self, mod).',
      (t, self: Value, value: Value, mod?: Value) => pow(t, value, self, mod),
    ],
    __repr__: ['(self, /)', 'Return repr(self).', (_t, self: Value) => floatRepr(plain(self))],
    __hash__: [
      '(self, /)',
      'Return hash(self).',
      (t, self: Value) => {
        const x = plain(self);
        return x === x ? hashNumber(x) : identityHash(t, self);
      },
    ],
    __bool__: ['(self, /)', 'True if self else False', (_t, self: Value) => plain(self) !== 0],
    __neg__: ['(self, /)', '-self', (_t, self: Value) => makeFloat(-plain(self))],
    __pos__: ['(self, /)', '+self', (_t, self: Value) => exact(self)],
    __abs__: ['(self, /)', 'abs(self)', (_t, self: Value) => makeFloat(Math.abs(plain(self)))],
    __int__: toInt('int(self)', truncated),
    __float__: ['(self, /)', 'float(self)', (_t, self: Value) => exact(self)],
    __trunc__: toInt('The int closest to self between 0 and self.', truncated),
    __floor__: toInt('The largest int that is not above self.', floored),
    __ceil__: toInt('The smallest int that is not below self.', ceiled),
    __round__: ['(self, ndigits=None, /)', 'The closest int, or float with so many decimal places; halves to even.', round],
    __format__: [
      '(self, format_spec, /)',
      'Formats the float according to format_spec.',
      (t, self: Value, spec: Value) => {
        const text = specText(t, spec);
        if (text !== '') return formatFloat(plain(self), text, typeName(self));
        return self instanceof PyFloatSub ? t.str(self) : floatRepr(plain(self));
      },
    ],
    __getnewargs__: ['(self, /)', 'What copy and pickle pass to __new__.', (_t, self: Value) => new PyTuple([exact(self)])],
    __sizeof__: ['(self, /)', 'Bytes that CPython would need.', () => 24],
    conjugate: ['(self, /)', 'Returns self: a float has no imaginary part.', (_t, self: Value) => exact(self)],
    is_integer: ['(self, /)', 'Whether the float is whole.', (_t, self: Value) => Number.isInteger(plain(self))],
    as_integer_ratio: [
      '(self, /)',
      'Two ints whose quotient is exactly self.\n\n>>> (-.25).as_integer_ratio()\n(-1, 4)',
      (_t, self: Value) => new PyTuple(integerRatio(plain(self))),
    ],
    hex: [
      '(self, /)',
      "The exact value in hexadecimal.\n\n>>> (-0.1).hex()\n'-0x1.999999999999ap-4'",
      (_t, self: Value) => floatHex(plain(self)),
    ],
  },
  classMethods: {
    fromhex: [
      '(cls, string, /)',
      "A float from hexadecimal text.\n\n>>> float.fromhex('0x1.ffffp10')\n2047.984375",
      (t, cls: PyType, string: Value) => {
        const text = strOf(string);
        if (text === undefined) throw raised(TypeError, 'bad argument type for built-in operation');
        encodeStr(t, text, 'utf-8', 'strict');
        const x = parseHexFloat(jsText(text));
        return cls === floatType ? makeFloat(x) : t.call(cls, [makeFloat(x)]);
      },
    ],
    from_number: [
      '(cls, number, /)',
      'A float from a real number, not from text.',
      (t, cls: PyType, number: Value) => {
        if (cls === floatType && number instanceof PyFloat && number.cls === floatType) return number;
        const x = findFloat(t, number);
        if (x === undefined) throw raised(TypeError, `must be real number, not ${typeName(number)}`);
        return cls === floatType ? makeFloat(x) : t.call(cls, [makeFloat(x)]);
      },
    ],
    __getformat__: [
      '(cls, typestr, /)',
      "How the C type 'double' or 'float' is stored.",
      (_t, _cls: PyType, typestr: Value) => {
        if (strOf(typestr) === undefined) throw wrongArgument('__getformat__() argument', 'str', typestr);
        if (typestr !== 'double' && typestr !== 'float') throw raised(ValueError, "__getformat__() argument 1 must be 'double' or 'float'");
        return 'IEEE, little-endian';
      },
    ],
  },
  getset: {
    real: ['the real part of a complex number', (_t, self: Value) => exact(self)],
    imag: ['the imaginary part of a complex number', () => new PyFloat(0)],
  },
};
export const rows: readonly (readonly [PyType, TypeRows])[] = [[floatType, rowsOfFloat]];

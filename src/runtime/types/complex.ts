/**
 * complex: pairs of doubles. Arithmetic is in complex-arithmetic.ts.
 */
import { add, makeComplex, multiply, power, subtract, trueDivide } from '../arithmetic.ts';
import { complexType, typeName } from '../builtin-types.ts';
import { NotImplemented, PyTuple } from '../collections.ts';
import type { Parts } from '../complex-arithmetic.ts';
import { callSpecial, doubleOfInt, findFloat } from '../convert.ts';
import type { TypeRows } from '../define.ts';
import { DeprecationWarning, OverflowError, raised, TypeError, ValueError } from '../exceptions.ts';
import { asciiNumber, formatDouble, parsePlainFloat } from '../float-text.ts';
import { formatComplex } from '../format-number.ts';
import { identityHash } from '../hash.ts';
import { hypot } from '../libm.ts';
import type { Thread } from '../machine.ts';
import { hashNumber, hashOfParts } from '../number-hash.ts';
import { strRepr } from '../repr-text.ts';
import { floatOf, intOf, makeFloat, PyComplex, PyFloat } from '../number.ts';
import { PyObject, type PyType, type Value } from '../object.ts';
import { jsText, type PyStr, strOf } from '../text.ts';
import { checkClass, operatorRows, specText } from './number-rows.ts';

/** A complex of the class. */
function ofClass(cls: PyType, { real, imag }: Parts): PyComplex {
  const z = new PyComplex(cls, real, imag);
  if (cls !== complexType) {
    z.shape = cls.rootShape;
    z.slots = [];
  }
  return z;
}
const exact = (z: PyComplex): PyComplex => (z.cls === complexType ? z : makeComplex(z));

/** A number as an exact complex or float: what complex arithmetic takes. */
function operand(v: Value): Value | undefined {
  if (v instanceof PyComplex) return exact(v);
  const x = floatOf(v);
  if (x !== undefined) return makeFloat(x);
  const int = intOf(v);
  return int === undefined ? undefined : new PyFloat(doubleOfInt(int));
}

export function complexRepr({ real, imag }: Parts): string {
  const text = formatDouble(imag, 'r', 0);
  if (real === 0 && !Object.is(real, -0)) return `${text}j`;
  return `(${formatDouble(real, 'r', 0)}${text[0] === '-' ? '' : '+'}${text}j)`;
}

// ---- construction
/** What `__complex__` of an object gives; undefined when it has none. */
export function specialComplex(t: Thread, v: Value): PyComplex | undefined {
  if (v instanceof PyComplex && v.cls === complexType) return v;
  const result = callSpecial(t, v, '__complex__');
  if (result === undefined) return undefined;
  if (!(result instanceof PyComplex)) throw raised(TypeError, `__complex__ returned non-complex (type ${typeName(result)})`);
  if (result.cls !== complexType) {
    t.warn(
      DeprecationWarning,
      `__complex__ returned non-complex (type ${typeName(result)}).  The ability to return an instance of a strict subclass of complex is deprecated, and may be removed in a future version of Python.`,
    );
  }
  return result;
}
/** The complex that an argument stands for: complex, float, int, or an object with one of their methods. */
export function complexArg(t: Thread, v: Value): Parts {
  if (typeof v === 'number') return { real: v, imag: 0 };
  const z = specialComplex(t, v);
  if (z !== undefined) return z;
  const x = findFloat(t, v);
  if (x === undefined) throw raised(TypeError, `must be real number, not ${typeName(v)}`);
  return { real: x, imag: 0 };
}

const FLOAT = String.raw`(?:(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|inf(?:inity)?|nan)`;
const COMPLEX = new RegExp(`^(?:([+-]?${FLOAT})|([+-]?${FLOAT}|[+-]?)j|([+-]?${FLOAT})([+-]${FLOAT}|[+-])j)$`, 'i');
const partOf = (text: string): number => (text === '' || text === '+' ? 1 : text === '-' ? -1 : (parsePlainFloat(text) as number));
/** complex(text). */
export function parseComplex(source: string | PyStr): Parts {
  let text = asciiNumber(source).replace(/^[ \t\n\v\f\r]+|[ \t\n\v\f\r]+$/g, '');
  if (text[0] === '(' && text[text.length - 1] === ')') text = text.slice(1, -1).replace(/^[ \t\n\v\f\r]+|[ \t\n\v\f\r]+$/g, '');
  if (!/^(?:[^_]|(?<=\d)_(?=\d))*$/.test(text)) throw raised(ValueError, `could not convert string to complex: ${jsText(strRepr(source))}`);
  const match = COMPLEX.exec(text.replaceAll('_', ''));
  if (match === null) throw raised(ValueError, 'complex() arg is a malformed string');
  if (match[1] !== undefined) return { real: partOf(match[1]), imag: 0 };
  if (match[2] !== undefined) return { real: 0, imag: partOf(match[2]) };
  return { real: partOf(match[3]), imag: partOf(match[4]) };
}

function isNumeric(v: Value): boolean {
  if (floatOf(v) !== undefined || intOf(v) !== undefined || v instanceof PyComplex) return true;
  return v instanceof PyObject && (v.cls.lookup('__float__') ?? v.cls.lookup('__index__') ?? null) !== null;
}
function construct(t: Thread, cls: PyType, real?: Value, imag?: Value): Value {
  checkClass(cls, complexType);
  if (imag === undefined) {
    if (real === undefined) return ofClass(cls, { real: 0, imag: 0 });
    if (real instanceof PyComplex && real.cls === complexType && cls === complexType) return real;
    const text = strOf(real);
    if (text !== undefined) return ofClass(cls, parseComplex(text));
    const z = specialComplex(t, real);
    if (z !== undefined) return ofClass(cls, z);
    if (!isNumeric(real)) throw raised(TypeError, `complex() argument must be a string or a number, not ${typeName(real)}`);
    return ofClass(cls, { real: findFloat(t, real) as number, imag: 0 });
  }
  const first = real === undefined ? 0 : real;
  const special = strOf(first) === undefined ? specialComplex(t, first) : undefined;
  const r = special ?? first;
  if (!isNumeric(r)) throw raised(TypeError, `complex() argument 'real' must be a real number, not ${typeName(first)}`);
  if (!isNumeric(imag)) throw raised(TypeError, `complex() argument 'imag' must be a real number, not ${typeName(imag)}`);
  const warn = (name: string, v: Value): void =>
    t.warn(DeprecationWarning, `complex() argument '${name}' must be a real number, not ${typeName(v)}`);
  let x: number;
  let y: number;
  let turned = 0;
  if (r instanceof PyComplex) {
    warn('real', first);
    x = r.real;
    turned = r.imag;
  } else x = findFloat(t, r) as number;
  if (imag instanceof PyComplex) {
    warn('imag', imag);
    x -= imag.imag;
    y = imag.real;
  } else y = findFloat(t, imag) as number;
  if (r instanceof PyComplex) y += turned;
  return ofClass(cls, { real: x, imag: y });
}

// ---- methods
function absolute(z: Parts): number {
  if (Math.abs(z.real) === Infinity || Math.abs(z.imag) === Infinity) return Infinity;
  const size = hypot(z.real, z.imag);
  if (size === Infinity) throw raised(OverflowError, 'absolute value too large');
  return size;
}
function pow(_t: Thread, self: Value, value: Value, mod?: Value): Value {
  const x = operand(self);
  const y = x === undefined ? undefined : operand(value);
  if (y === undefined) return NotImplemented;
  if (mod !== undefined && mod !== null) throw raised(ValueError, 'complex modulo');
  return power(x as Value, y) as Value;
}
function equals(self: PyComplex, other: Value): boolean | undefined {
  if (other instanceof PyComplex) return self.real === other.real && self.imag === other.imag;
  const y = floatOf(other) ?? intOf(other);
  if (y === undefined) return undefined;
  // biome-ignore lint/suspicious/noDoubleEquals: == compares a bigint with a double exactly.
  return self.imag === 0 && self.real == y;
}
/** Complex numbers have no order. */
const unordered = (symbol: string) => ['(self, value, /)', `Return self${symbol}value.`, () => NotImplemented] as const;

const rowsOfComplex: TypeRows = {
  signature: '(real=0, imag=0)',
  members: ['real', 'imag'],
  doc: "A complex number, from text, from another number, or from its two parts 'real' and 'imag'.",
  new: ['(cls, real=0, imag=0)', 'A new complex.', construct],
  methods: {
    ...operatorRows(
      [
        ['add', '+', add],
        ['sub', '-', subtract],
        ['mul', '*', multiply],
        ['truediv', '/', trueDivide],
      ],
      operand,
    ),
    __pow__: ['(self, value, mod=None, /)', 'Return pow(self, value, mod).', pow],
    __rpow__: [
      '(self, value, mod=None, /)',
      'Return pow(value, self, mod).',
      (t, self: Value, value: Value, mod?: Value) => pow(t, value, self, mod),
    ],
    __lt__: unordered('<'),
    __le__: unordered('<='),
    __gt__: unordered('>'),
    __ge__: unordered('>='),
    __eq__: ['(self, value, /)', 'Return self==value.', (_t, self: PyComplex, value: Value) => equals(self, value) ?? NotImplemented],
    __ne__: [
      '(self, value, /)',
      'Return self!=value.',
      (_t, self: PyComplex, value: Value) => {
        const same = equals(self, value);
        return same === undefined ? NotImplemented : !same;
      },
    ],
    __repr__: ['(self, /)', 'Return repr(self).', (_t, self: PyComplex) => complexRepr(self)],
    __hash__: [
      '(self, /)',
      'Return hash(self).',
      (t, self: PyComplex) => {
        const part = (x: number): number | bigint => (x === x ? hashNumber(x) : identityHash(t, self));
        return hashOfParts(part(self.real), part(self.imag));
      },
    ],
    __bool__: ['(self, /)', 'True if self else False', (_t, self: PyComplex) => self.real !== 0 || self.imag !== 0],
    __neg__: ['(self, /)', '-self', (_t, self: PyComplex) => makeComplex({ real: -self.real, imag: -self.imag })],
    __pos__: ['(self, /)', '+self', (_t, self: PyComplex) => exact(self)],
    __abs__: ['(self, /)', 'abs(self)', (_t, self: PyComplex) => makeFloat(absolute(self))],
    __complex__: ['(self, /)', 'Self as an exact complex.', (_t, self: PyComplex) => exact(self)],
    __format__: [
      '(self, format_spec, /)',
      'Convert to a string according to format_spec.',
      (t, self: PyComplex, spec: Value) => {
        const text = specText(t, spec);
        if (text !== '') return formatComplex(self.real, self.imag, text, typeName(self));
        return self.cls === complexType ? complexRepr(self) : t.str(self);
      },
    ],
    __getnewargs__: [
      '(self, /)',
      'What copy and pickle pass to __new__.',
      (_t, self: PyComplex) => new PyTuple([makeFloat(self.real), makeFloat(self.imag)]),
    ],
    __sizeof__: ['(self, /)', 'Bytes that CPython would need.', () => 32],
    conjugate: [
      '(self, /)',
      'The number mirrored at the real axis: (3-4j).conjugate() == 3+4j.',
      (_t, self: PyComplex) => makeComplex({ real: self.real, imag: -self.imag }),
    ],
  },
  classMethods: {
    from_number: [
      '(cls, number, /)',
      'A complex from a number, not from text.',
      (t, cls: PyType, number: Value) => {
        if (cls === complexType && number instanceof PyComplex && number.cls === complexType) return number;
        const z = makeComplex(complexArg(t, number));
        return cls === complexType ? z : t.call(cls, [z]);
      },
    ],
  },
  getset: {
    real: ['the real part of a complex number', (_t, self: PyComplex) => makeFloat(self.real)],
    imag: ['the imaginary part of a complex number', (_t, self: PyComplex) => makeFloat(self.imag)],
  },
};
export const rows: readonly (readonly [PyType, TypeRows])[] = [[complexType, rowsOfComplex]];

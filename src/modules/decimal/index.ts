/**
 * Module _decimal: class Decimal and what belongs to it. Module decimal (stdlib/decimal.py) adds the classes that are written in Python.
 *
 * value.ts holds the numbers, settings.ts the limits of results, arithmetic.ts, compare.ts and transcendental.ts the operations, text.ts
 * and convert.ts the ways in and out, context.ts and signals.ts what guest code knows as Context and as exceptions.
 */
import { builtinType, complexType } from '../../runtime/builtin-types.ts';
import { NotImplemented, PyTuple } from '../../runtime/collections.ts';
import type { ModuleRows, NativeRow, TypeRows } from '../../runtime/define.ts';
import { DeprecationWarning, OverflowError, raised, TypeError } from '../../runtime/exceptions.ts';
import type { Thread } from '../../runtime/machine.ts';
import { floatOf, intOf, makeFloat, PyComplex } from '../../runtime/number.ts';
import { type PyType, TypeFlag, type Value } from '../../runtime/object.ts';
import { jsText, strOf } from '../../runtime/text.ts';
import { checkClass } from '../../runtime/types/number-rows.ts';
import * as arithmetic from './arithmetic.ts';
import {
  contextArgument,
  contextFunctions,
  contextRows,
  contextType,
  currentContext,
  managerRows,
  managerType,
  type PyContext,
  signalsRows,
  signalsType,
  stateOf,
} from './context.ts';
import {
  type Comparison,
  compareWith,
  decimalArgument,
  decimalHash,
  exactDecimal,
  fromFloat,
  operand,
  toDouble,
  toInt,
  toRatio,
  toTuple,
  unrounded,
} from './convert.ts';
import { contextMethods, decimalMethods, operands } from './methods.ts';
import { Condition, finish, type Settings } from './settings.ts';
import { exceptionRows, exceptionValues } from './signals.ts';
import { decimalText, formatDecimal } from './text.ts';
import { power, powerModulo } from './transcendental.ts';
import { bare, finite, PyDecimal, Round, ROUNDINGS, ZERO } from './value.ts';

const decimalType = builtinType('Decimal', {
  flags: TypeFlag.BASETYPE,
  js: PyDecimal,
  module: 'decimal',
  allocate: (cls) => new PyDecimal(0, 0n, 0, 0, cls),
});
decimalType.name = 'decimal.Decimal';

/** The number as an instance of the class. */
function ofClass(cls: PyType, x: PyDecimal): PyDecimal {
  if (cls === decimalType && x.cls === cls) return x;
  return new PyDecimal(x.sign, x.coefficient, x.exponent, x.kind, cls === decimalType ? undefined : cls);
}
function construct(t: Thread, cls: PyType, value: Value = ZERO, context?: Value): Value {
  checkClass(cls, decimalType);
  const c = contextArgument(t, context);
  return ofClass(cls, exactDecimal(t, value, c));
}
function viaFloat(t: Thread, cls: PyType, x: PyDecimal): Value {
  return cls === decimalType ? x : t.call(cls, [x]);
}

type Operation = (a: PyDecimal, b: PyDecimal, s: Settings) => PyDecimal;
function operatorRows(): Record<string, NativeRow> {
  const rows: Record<string, NativeRow> = {};
  const row = (name: string, symbol: string, apply: (t: Thread, a: Value, b: Value) => Value): void => {
    const shown = (a: string, b: string): string => (symbol === 'divmod' ? `divmod(${a}, ${b})` : `${a}${symbol}${b}`);
    rows[`__${name}__`] = [
      '(self, value, /)',
      `Return ${shown('self', 'value')}.`,
      (t, self: Value, value: Value) => apply(t, self, value),
    ];
    rows[`__r${name}__`] = [
      '(self, value, /)',
      `Return ${shown('value', 'self')}.`,
      (t, self: Value, value: Value) => apply(t, value, self),
    ];
  };
  const simple = (name: string, symbol: string, operation: Operation): void =>
    row(name, symbol, (t, a, b) => {
      const pair = operands(a, b);
      if (pair === undefined) return NotImplemented;
      const c = currentContext(t);
      return c.conclude(operation(pair[0], pair[1], c));
    });
  simple('add', '+', arithmetic.add);
  simple('sub', '-', arithmetic.subtract);
  simple('mul', '*', arithmetic.multiply);
  simple('truediv', '/', arithmetic.divide);
  simple('floordiv', '//', arithmetic.divideInt);
  simple('mod', '%', arithmetic.remainder);
  row('divmod', 'divmod', (t, a, b) => {
    const pair = operands(a, b);
    if (pair === undefined) return NotImplemented;
    const c = currentContext(t);
    return c.conclude(new PyTuple(arithmetic.divideModulo(pair[0], pair[1], c)));
  });
  const raise = (t: Thread, a: Value, b: Value, mod: Value): Value => {
    const pair = operands(a, b);
    const modulus = mod === null ? undefined : operand(mod);
    if (pair === undefined || (mod !== null && modulus === undefined)) return NotImplemented;
    const c = currentContext(t);
    return c.conclude(modulus === undefined ? power(pair[0], pair[1], c) : powerModulo(pair[0], pair[1], modulus, c));
  };
  rows.__pow__ = [
    '(self, value, mod=None, /)',
    'Return pow(self, value, mod).',
    (t, self: Value, value: Value, mod: Value = null) => raise(t, self, value, mod),
  ];
  rows.__rpow__ = [
    '(self, value, mod=None, /)',
    'Return pow(value, self, mod).',
    (t, self: Value, value: Value, mod: Value = null) => raise(t, value, self, mod),
  ];
  const compared: readonly (readonly [string, Comparison])[] = [
    ['__lt__', '<'],
    ['__le__', '<='],
    ['__eq__', '=='],
    ['__ne__', '!='],
    ['__gt__', '>'],
    ['__ge__', '>='],
  ];
  for (const [name, op] of compared)
    rows[name] = ['(self, value, /)', `Return self${op}value.`, (t, self: PyDecimal, value: Value) => compareWith(t, self, value, op)];
  const unary = (name: string, doc: string, operation: (a: PyDecimal, s: Settings) => PyDecimal): void => {
    rows[name] = [
      '(self, /)',
      doc,
      (t, self: PyDecimal) => {
        const c = currentContext(t);
        return c.conclude(operation(self, c));
      },
    ];
  };
  unary('__neg__', '-self', arithmetic.minus);
  unary('__pos__', '+self', arithmetic.plus);
  unary('__abs__', 'abs(self)', arithmetic.absolute);
  return rows;
}

function round(t: Thread, self: PyDecimal, ndigits: Value = null): Value {
  if (ndigits === null) return toInt(self, Round.HALF_EVEN);
  const places = intOf(ndigits);
  if (places === undefined) throw raised(TypeError, 'optional arg must be an integer');
  if (typeof places === 'bigint' && (places > 9223372036854775807n || places < -9223372036854775808n))
    throw raised(OverflowError, 'Python int too large to convert to C ssize_t');
  const c = currentContext(t);
  return c.conclude(arithmetic.quantize(self, finite(0, 1n, -Number(places)), c));
}
function format(t: Thread, self: PyDecimal, spec: Value): Value {
  const text = strOf(spec);
  if (text === undefined) throw raised(TypeError, 'format arg must be str');
  if (jsText(text).endsWith('N')) t.warn(DeprecationWarning, "Format specifier 'N' is deprecated and slated for removal in Python 3.18");
  const c = currentContext(t);
  return formatDecimal(self, text, c.capitals, c.rounding);
}

const decimalRows: TypeRows = {
  signature: '(value="0", context=None)',
  doc: "A decimal number. 'value' can be an int, a str, a tuple, a float or another Decimal; the\nnumber is exact, whatever the context is, which only says whether InvalidOperation is trapped.\n",
  new: ['(cls, value="0", context=None)', 'A decimal number.', construct],
  methods: {
    ...operatorRows(),
    ...decimalMethods(),
    __repr__: ['(self, /)', 'Return repr(self).', (t, self: PyDecimal) => `Decimal('${decimalText(self, currentContext(t).capitals)}')`],
    __str__: ['(self, /)', 'Return str(self).', (t, self: PyDecimal) => decimalText(self, currentContext(t).capitals)],
    __hash__: ['(self, /)', 'Return hash(self).', decimalHash],
    __bool__: ['(self, /)', 'True if self else False', (_t, self: PyDecimal) => !self.isZero],
    __int__: ['(self, /)', 'int(self)', (_t, self: PyDecimal) => toInt(self)],
    __float__: ['(self, /)', 'float(self)', (_t, self: PyDecimal) => makeFloat(toDouble(self))],
    __complex__: [
      '(self, /)',
      'Convert this value to exact type complex.',
      (_t, self: PyDecimal) => new PyComplex(complexType, toDouble(self), 0),
    ],
    __trunc__: ['(self, /)', 'The int towards zero.', (_t, self: PyDecimal) => toInt(self)],
    __floor__: ['(self, /)', 'The largest int that is not larger.', (_t, self: PyDecimal) => toInt(self, Round.FLOOR)],
    __ceil__: ['(self, /)', 'The smallest int that is not smaller.', (_t, self: PyDecimal) => toInt(self, Round.CEILING)],
    __round__: ['(self, ndigits=None, /)', 'The nearest int, or the number with so many places.', round],
    __format__: ['(self, fmtarg, /)', 'The number as text, as a format specification has it.', format],
    __copy__: ['(self, /)', 'The number itself.', (_t, self: PyDecimal) => self],
    __deepcopy__: ['(self, object, /)', 'The number itself.', (_t, self: PyDecimal) => self],
    __reduce__: [
      '(self, /)',
      'Helper for pickle.',
      (t, self: PyDecimal) => new PyTuple([self.cls, new PyTuple([decimalText(self, currentContext(t).capitals)])]),
    ],
    as_tuple: ['(self, /)', 'The number as DecimalTuple(sign, digits, exponent).', (t, self: PyDecimal) => toTuple(t, self)],
    as_integer_ratio: ['(self, /)', 'Numerator and denominator, in lowest terms.', (_t, self: PyDecimal) => toRatio(self)],
  },
  classMethods: {
    from_float: ['(cls, f, /)', 'The exact number of a float or an int.', (t, cls: PyType, f: Value) => viaFloat(t, cls, fromFloat(f))],
    from_number: [
      '(cls, number, /)',
      'The exact number of an int, a float or a Decimal.',
      (t, cls: PyType, number: Value) =>
        viaFloat(t, cls, floatOf(number) === undefined ? ofClass(decimalType, decimalArgument(number)) : fromFloat(number)),
    ],
  },
  getset: {
    real: ['The number itself.', (_t, self: PyDecimal) => self],
    imag: ['Decimal(0).', () => ZERO],
  },
};

const contextOperations: Record<string, NativeRow> = {
  ...contextMethods(),
  divmod: [
    '(self, x, y, /)',
    'Quotient and rest.',
    (_t, self: PyContext, x: Value, y: Value) => {
      self.status = 0;
      return self.conclude(new PyTuple(arithmetic.divideModulo(decimalArgument(x), decimalArgument(y), self)));
    },
  ],
  create_decimal: [
    '(self, num="0", /)',
    'A number rounded as this context has it.',
    (t, self: PyContext, num: Value = ZERO) => {
      self.status = 0;
      const x = unrounded(t, num, self, false);
      const room = self.prec - (self.clamp ? 1 : 0);
      if (x.isNan && num instanceof PyDecimal && x.coefficient !== 0n && x.digits > room) {
        self.status |= Condition.CONVERSION_SYNTAX;
        return self.conclude(new PyDecimal(0, 0n, 0, 2));
      }
      return self.conclude(finish(bare(x), self));
    },
  ],
  create_decimal_from_float: [
    '(self, f, /)',
    'A float or an int as a number rounded as this context has it.',
    (_t, self: PyContext, f: Value) => {
      self.status = 0;
      return self.conclude(finish(fromFloat(f), self));
    },
  ],
  _apply: [
    '(self, object, /)',
    'The number, rounded.',
    (_t, self: PyContext, x: Value) => {
      self.status = 0;
      return self.conclude(finish(decimalArgument(x), self));
    },
  ],
};

export const decimalModule: ModuleRows = {
  name: '_decimal',
  doc: 'Decimal arithmetic: the part that is not written in Python.',
  types: [
    [decimalType, decimalRows],
    [contextType, { ...contextRows, methods: { ...contextRows.methods, ...contextOperations } }],
    [signalsType, signalsRows],
    [managerType, managerRows],
    ...exceptionRows,
  ],
  functions: contextFunctions,
  values: (interp) => ({
    ...exceptionValues,
    ...stateOf(interp).templates,
    ...Object.fromEntries(ROUNDINGS.map((name) => [name, name])),
    Decimal: decimalType,
    Context: contextType,
    _SignalDict: signalsType,
    MAX_PREC: 999999999999999999n,
    MAX_EMAX: 999999999999999999n,
    MIN_EMIN: -999999999999999999n,
    MIN_ETINY: -1999999999999999997n,
    IEEE_CONTEXT_MAX_BITS: 512,
    HAVE_THREADS: true,
    HAVE_CONTEXTVAR: true,
  }),
};

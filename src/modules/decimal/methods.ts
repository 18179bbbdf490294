/**
 * The operations that Decimal and Context have in common, as one table.
 *
 *     Decimal('2').sqrt()             the operation on self, under the current context or the argument `context`
 *     Context(prec=5).sqrt(2)         the operation on the argument, under this context
 */
import type { NativeRow } from '../../runtime/define.ts';
import { raised, TypeError } from '../../runtime/exceptions.ts';
import type { Value } from '../../runtime/object.ts';
import * as arithmetic from './arithmetic.ts';
import * as order from './compare.ts';
import { contextArgument, type PyContext, roundingArgument } from './context.ts';
import { decimalArgument, operand } from './convert.ts';
import type { Settings } from './settings.ts';
import { decimalText } from './text.ts';
import * as transcendental from './transcendental.ts';
import { bare, finite, Kind, PyDecimal, withSign } from './value.ts';

type Unary = (a: PyDecimal, s: Settings) => Value;
type Binary = (a: PyDecimal, b: PyDecimal, s: Settings) => Value;

const TEN = finite(0, 10n, 0);

/** Operations on one number that look at the context; [name, doc, operation]. */
const UNARY: readonly (readonly [string, string, Unary])[] = [
  ['exp', 'e to the power of the number, correctly rounded.', transcendental.exp],
  ['ln', 'The natural logarithm, correctly rounded.', transcendental.ln],
  ['log10', 'The logarithm to base ten, correctly rounded.', transcendental.log10],
  ['logb', 'The exponent of the first digit, as a number.', arithmetic.logb],
  ['logical_invert', 'Each digit, 0 or 1, turned into the other.', arithmetic.logicalInvert],
  ['next_minus', 'The largest number that is smaller.', arithmetic.nextMinus],
  ['next_plus', 'The smallest number that is larger.', arithmetic.nextPlus],
  ['normalize', 'The number without trailing zeros, rounded.', arithmetic.normalize],
  ['sqrt', 'The square root, correctly rounded.', arithmetic.squareRoot],
  ['is_normal', 'Whether it is finite, not zero and not subnormal.', order.isNormal],
  ['is_subnormal', 'Whether its exponent is below Emin.', order.isSubnormal],
  ['number_class', "The kind of the number: '+Normal', '-Zero', 'NaN' ...", order.numberClass],
];
/** Those that do not. */
const SIMPLE: readonly (readonly [string, string, (a: PyDecimal) => Value])[] = [
  ['copy_abs', 'The same without its sign.', (a) => withSign(bare(a), 0)],
  ['copy_negate', 'The same with the other sign.', (a) => withSign(bare(a), a.sign === 1 ? 0 : 1)],
  ['is_finite', 'Whether it is a number and not infinite.', (a) => a.isFinite],
  ['is_infinite', 'Whether it is infinite.', (a) => a.isInfinite],
  ['is_nan', 'Whether it is a nan.', (a) => a.isNan],
  ['is_qnan', 'Whether it is a quiet nan.', (a) => a.kind === Kind.NAN],
  ['is_snan', 'Whether it is a signaling nan.', (a) => a.kind === Kind.SNAN],
  ['is_signed', 'Whether its sign is negative.', (a) => a.sign === 1],
  ['is_zero', 'Whether it is a zero.', (a) => a.isZero],
];
const BINARY: readonly (readonly [string, string, Binary])[] = [
  ['compare', 'Decimal(-1), Decimal(0) or Decimal(1); a nan when one of them is.', order.compare],
  ['compare_signal', 'As compare(), but every nan is invalid.', order.compareSignal],
  ['compare_total', 'The order in which no two different representations are equal.', order.compareTotalOf],
  ['compare_total_mag', 'The same without signs.', order.compareTotalMag],
  ['copy_sign', 'The first with the sign of the second.', (a, b) => withSign(bare(a), b.sign)],
  ['logical_and', 'Digit by digit, 1 where both are.', arithmetic.logicalAnd],
  ['logical_or', 'Digit by digit, 1 where one is.', arithmetic.logicalOr],
  ['logical_xor', 'Digit by digit, 1 where they differ.', arithmetic.logicalXor],
  ['max', 'The larger; a number rather than a quiet nan.', order.extreme(1, false)],
  ['max_mag', 'The larger by absolute value.', order.extreme(1, true)],
  ['min', 'The smaller; a number rather than a quiet nan.', order.extreme(-1, false)],
  ['min_mag', 'The smaller by absolute value.', order.extreme(-1, true)],
  ['next_toward', 'The neighbour of the first in the direction of the second.', arithmetic.nextToward],
  ['remainder_near', 'What is left of the first by the nearest multiple of the second.', arithmetic.remainderNear],
  ['rotate', 'The digits turned round within the precision, by so many places.', arithmetic.rotate],
  ['same_quantum', 'Whether both have the same exponent, or are infinite, or nans.', order.sameQuantum],
  ['scaleb', 'The first with its exponent raised by the second.', arithmetic.scaleb],
  ['shift', 'The digits moved within the precision, by so many places.', arithmetic.shift],
];

function toIntegralRow(exact: boolean): NativeRow {
  return [
    '(self, /, rounding=None, context=None)',
    `The nearest int${exact ? '; that digits were lost is signaled' : ''}.`,
    (t, self: PyDecimal, rounding: Value = null, context) => {
      const c = contextArgument(t, context);
      const mode = rounding === null ? c.rounding : roundingArgument(rounding);
      return c.conclude(arithmetic.toIntegral(self, mode, exact, c));
    },
  ];
}

/** Methods of Decimal. */
export function decimalMethods(): Record<string, NativeRow> {
  const rows: Record<string, NativeRow> = {};
  for (const [name, doc, operation] of UNARY) {
    rows[name] = [
      '(self, /, context=None)',
      doc,
      (t, self: PyDecimal, context) => {
        const c = contextArgument(t, context);
        return c.conclude(operation(self, c));
      },
    ];
  }
  for (const [name, doc, operation] of SIMPLE) rows[name] = ['(self, /)', doc, (_t, self: PyDecimal) => operation(self)];
  for (const [name, doc, operation] of BINARY) {
    rows[name] = [
      '(self, /, other, context=None)',
      doc,
      (t, self: PyDecimal, other: Value, context) => {
        const c = contextArgument(t, context);
        return c.conclude(operation(self, decimalArgument(other), c));
      },
    ];
  }
  rows.to_integral = rows.to_integral_value = toIntegralRow(false);
  rows.to_integral_exact = toIntegralRow(true);
  rows.canonical = ['(self, /)', 'The number itself.', (_t, self: PyDecimal) => self];
  rows.conjugate = ['(self, /)', 'The number itself.', (_t, self: PyDecimal) => self];
  rows.is_canonical = ['(self, /)', 'True: every decimal number is canonical.', () => true];
  rows.radix = ['(self, /)', 'The base of decimal numbers: Decimal(10).', () => TEN];
  rows.adjusted = [
    '(self, /)',
    'The exponent of the first digit; 0 for special numbers.',
    (_t, self: PyDecimal) => (self.isFinite ? self.adjusted : 0),
  ];
  rows.fma = [
    '(self, /, other, third, context=None)',
    'self * other + third, rounded once.',
    (t, self: PyDecimal, other: Value, third: Value, context) => {
      const c = contextArgument(t, context);
      return c.conclude(arithmetic.fma(self, decimalArgument(other), decimalArgument(third), c));
    },
  ];
  rows.quantize = [
    '(self, /, exp, rounding=None, context=None)',
    'The number rounded to the exponent of another.',
    (t, self: PyDecimal, exp: Value, rounding: Value = null, context) => {
      const c = contextArgument(t, context);
      const other = decimalArgument(exp);
      if (rounding === null) return c.conclude(arithmetic.quantize(self, other, c));
      const s: Settings = { prec: c.prec, emin: c.emin, emax: c.emax, clamp: c.clamp, rounding: roundingArgument(rounding), status: 0 };
      const result = arithmetic.quantize(self, other, s);
      c.status = s.status;
      return c.conclude(result);
    },
  ];
  rows.to_eng_string = [
    '(self, /, context=None)',
    'Text whose exponent is a multiple of three.',
    (t, self: PyDecimal, context) => decimalText(self, contextArgument(t, context).capitals, true),
  ];
  return rows;
}

/** Methods of Context: the same on arguments, and the operators by name. */
export function contextMethods(): Record<string, NativeRow> {
  const rows: Record<string, NativeRow> = {};
  const start = (c: PyContext): PyContext => {
    c.status = 0;
    return c;
  };
  const one = (name: string, doc: string, operation: Unary): void => {
    rows[name] = ['(self, x, /)', doc, (_t, self: PyContext, x: Value) => self.conclude(operation(decimalArgument(x), start(self)))];
  };
  const two = (name: string, doc: string, operation: Binary): void => {
    rows[name] = [
      '(self, x, y, /)',
      doc,
      (_t, self: PyContext, x: Value, y: Value) => self.conclude(operation(decimalArgument(x), decimalArgument(y), start(self))),
    ];
  };
  for (const [name, doc, operation] of [...UNARY, ...SIMPLE]) one(name, doc, operation);
  for (const [name, doc, operation] of BINARY) two(name, doc, operation);
  one('abs', 'The absolute value, rounded.', arithmetic.absolute);
  one('minus', 'The number with the other sign, rounded.', arithmetic.minus);
  one('plus', 'The number, rounded.', arithmetic.plus);
  const toIntegral =
    (exact: boolean): Unary =>
    (a, s) =>
      arithmetic.toIntegral(a, s.rounding, exact, s);
  one('to_integral', 'The nearest int.', toIntegral(false));
  one('to_integral_value', 'The nearest int.', toIntegral(false));
  one('to_integral_exact', 'The nearest int; that digits were lost is signaled.', toIntegral(true));
  one('copy_decimal', 'The number itself.', (a) => a);
  one('is_canonical', 'True: every decimal number is canonical.', () => true);
  two('add', 'x + y', arithmetic.add);
  two('subtract', 'x - y', arithmetic.subtract);
  two('multiply', 'x * y', arithmetic.multiply);
  two('divide', 'x / y', arithmetic.divide);
  two('divide_int', 'The whole part of x / y.', arithmetic.divideInt);
  two('remainder', 'What is left of x when it is divided by y; it has the sign of x.', arithmetic.remainder);
  two('quantize', 'x rounded to the exponent of y.', arithmetic.quantize);
  rows.canonical = [
    '(self, x, /)',
    'The number itself.',
    (_t, _self, x: Value) => {
      if (!(x instanceof PyDecimal)) throw raised(TypeError, 'argument must be a Decimal');
      return x;
    },
  ];
  rows.is_canonical = [
    '(self, x, /)',
    'True: every decimal number is canonical.',
    (_t, _self, x: Value) => {
      if (!(x instanceof PyDecimal)) throw raised(TypeError, 'argument must be a Decimal');
      return true;
    },
  ];
  rows.radix = ['(self, /)', 'The base of decimal numbers: Decimal(10).', () => TEN];
  rows.fma = [
    '(self, x, y, z, /)',
    'x * y + z, rounded once.',
    (_t, self: PyContext, x: Value, y: Value, z: Value) =>
      self.conclude(arithmetic.fma(decimalArgument(x), decimalArgument(y), decimalArgument(z), start(self))),
  ];
  rows.power = [
    '(self, /, a, b, modulo=None)',
    'a to the power of b, modulo an int when one is given.',
    (_t, self: PyContext, a: Value, b: Value, modulo: Value = null) => {
      const [x, y] = [decimalArgument(a), decimalArgument(b)];
      if (modulo === null) return self.conclude(transcendental.power(x, y, start(self)));
      return self.conclude(transcendental.powerModulo(x, y, decimalArgument(modulo), start(self)));
    },
  ];
  const text = (doc: string, engineering: boolean): NativeRow => [
    '(self, x, /)',
    doc,
    (_t, self: PyContext, x: Value) => decimalText(decimalArgument(x), self.capitals, engineering),
  ];
  rows.to_sci_string = text('The number as text.', false);
  rows.to_eng_string = text('Text whose exponent is a multiple of three.', true);
  return rows;
}

/** The context to run an operator under, and both operands; undefined when they do not mix. */
export function operands(a: Value, b: Value): readonly [PyDecimal, PyDecimal] | undefined {
  const x = operand(a);
  const y = operand(b);
  return x === undefined || y === undefined ? undefined : [x, y];
}

/**
 * Decimal numbers as text: reading, str(), engineering notation, format().
 *
 *     text := [sign] (digits [. [digits]] | . digits) [e [sign] digits]  |  [sign] (inf | infinity)  |  [sign] [s] nan [digits]
 */
import { layout, padded, signOf, groupFraction } from '../../runtime/format-number.ts';
import type { FormatSpec } from '../../runtime/format-spec.ts';
import { MemoryError, raised, raisedWith, ValueError } from '../../runtime/exceptions.ts';
import type { Raise } from '../../runtime/machine.ts';
import { jsText, pointsOf, type PyStr } from '../../runtime/text.ts';
import { decimalValue, isSpace } from '../../runtime/unicode.ts';
import { Condition, finish, invalid, type Settings } from './settings.ts';
import { dropDigits, finite, infinity, Kind, powerOfTen, PyDecimal } from './value.ts';

const NUMBER = /^([-+]?)(?:(\d+)(?:\.(\d*))?|\.(\d+))(?:e([-+]?\d+))?$/i;
const SPECIAL = /^([-+]?)(?:(inf(?:inity)?)|(s?)nan(\d*))$/i;

/** Digits of any script become those of ASCII. `lenient` allows blanks around and underscores, as in the constructor. */
function plainText(text: string | PyStr, lenient: boolean): string {
  const plain = typeof text === 'string' ? text : jsText(text);
  if (/^[\x21-\x7e]*$/.test(plain)) return lenient && plain.includes('_') ? plain.replaceAll('_', '') : plain;
  const points = pointsOf(text);
  let from = 0;
  let to = points.length;
  if (lenient) {
    while (from < to && isSpace(points[from])) from++;
    while (to > from && isSpace(points[to - 1])) to--;
  }
  let out = '';
  for (let i = from; i < to; i++) {
    const digit = points[i] > 127 ? decimalValue(points[i]) : -1;
    out += digit >= 0 ? String(digit) : points[i] > 127 ? '?' : String.fromCharCode(points[i]);
  }
  return lenient ? out.replaceAll('_', '') : out;
}

/** The number of a text, not yet rounded. */
export function readDecimal(text: string | PyStr, lenient: boolean, s: Settings): PyDecimal {
  const plain = plainText(text, lenient);
  const number = NUMBER.exec(plain);
  if (number !== null) {
    const [, sign, whole = '', fraction = number[4] ?? '', , power] = number;
    const exponent = power === undefined ? 0 : Math.max(-4e18, Math.min(4e18, Number(power)));
    return finite(sign === '-' ? 1 : 0, BigInt(whole + fraction), exponent - fraction.length);
  }
  const special = SPECIAL.exec(plain);
  if (special === null) return invalid(s, Condition.CONVERSION_SYNTAX);
  const [, sign, infinite, signaling, payload] = special;
  if (infinite !== undefined) return infinity(sign === '-' ? 1 : 0);
  const digits = payload.replace(/^0+/, '');
  if (digits.length > s.prec - (s.clamp ? 1 : 0)) return invalid(s, Condition.CONVERSION_SYNTAX);
  return new PyDecimal(sign === '-' ? 1 : 0, BigInt(digits), 0, signaling === '' ? Kind.NAN : Kind.SNAN);
}

/** The same, where the result has to be exact. */
export function exactly(x: PyDecimal, s: Settings): PyDecimal {
  const before = s.status;
  const result = finish(x, s);
  if ((s.status & (Condition.INEXACT | Condition.ROUNDED | Condition.CLAMPED)) === 0) return result;
  s.status = before;
  return invalid(s);
}

function specialText(x: PyDecimal): string {
  const sign = x.sign === 1 ? '-' : '';
  if (x.isInfinite) return `${sign}Infinity`;
  return `${sign}${x.kind === Kind.SNAN ? 's' : ''}NaN${x.coefficient === 0n ? '' : x.coefficient}`;
}

/** Digits with the point so many places behind the first, and what the exponent then is. */
function placePoint(x: PyDecimal, digits: string, at: number): readonly [string, string, number] {
  const power = x.exponent + digits.length - at;
  if (at <= 0) return ['0', '0'.repeat(-at) + digits, power];
  if (at >= digits.length) return [digits + '0'.repeat(at - digits.length), '', power];
  return [digits.slice(0, at), digits.slice(at), power];
}
/** Where the point stands in str(): no exponent for numbers of a usual size. */
function pointOf(x: PyDecimal, digits: string, engineering: boolean): number {
  const left = x.exponent + digits.length;
  if (x.exponent <= 0 && left > -6) return left;
  if (!engineering) return 1;
  const modulo = (n: number): number => ((n % 3) + 3) % 3;
  return x.coefficient === 0n ? modulo(left + 1) - 1 : modulo(left - 1) + 1;
}

export function decimalText(x: PyDecimal, capitals: boolean, engineering = false): string {
  if (x.kind !== Kind.FINITE) return specialText(x);
  const digits = x.coefficient.toString();
  const sign = x.sign === 1 ? '-' : '';
  if (x.exponent === 0) return sign + digits;
  const [whole, fraction, power] = placePoint(x, digits, pointOf(x, digits, engineering));
  const exponent = power === 0 ? '' : `${capitals ? 'E' : 'e'}${power < 0 ? '' : '+'}${power}`;
  return `${sign}${whole}${fraction === '' ? '' : '.'}${fraction}${exponent}`;
}

// ---- format()
const SPEC = /^(?:(.)?([<>=^]))?([-+ ])?(z)?(#)?(0)?(\d+)?([,_])?(?:\.(?=[\d,_])(\d+)?([,_])?)?([eEfFgGnN%])?$/su;
const badFormat = (): Raise => raised(ValueError, 'invalid format string');

function readSpec(text: string, capitals: boolean): FormatSpec {
  const found = SPEC.exec(text);
  if (found === null) throw badFormat();
  const [, fill, align, sign = '', coerce, alternate, zero, width, grouping = '', precision, fractionGrouping = '', type] = found;
  if (zero !== undefined && align !== undefined) throw badFormat();
  if ((type === 'n' || type === 'N') && (grouping !== '' || fractionGrouping !== '')) throw badFormat();
  if (Number(width ?? 0) > 1e18 || Number(precision ?? 0) > 1e18) throw badFormat();
  return {
    fill: fill ?? (zero !== undefined ? '0' : ' '),
    align: (align ?? (zero !== undefined ? '=' : '>')) as FormatSpec['align'],
    alignGiven: align !== undefined,
    fillGiven: fill !== undefined,
    sign: sign as FormatSpec['sign'],
    noNegativeZero: coerce !== undefined,
    alternate: alternate !== undefined,
    width: width === undefined ? -1 : Number(width),
    grouping: grouping as FormatSpec['grouping'],
    precision: precision === undefined ? -1 : Number(precision),
    fractionGrouping: fractionGrouping as FormatSpec['grouping'],
    type: type === undefined ? (capitals ? 'G' : 'g') : type === 'n' ? 'g' : type === 'N' ? 'G' : type,
  };
}

/** The number brought to the digits that the spec asks for, rounding as the context does. */
function roundedFor(x: PyDecimal, spec: FormatSpec, type: string, rounding: number): PyDecimal {
  const cutTo = (digits: number): PyDecimal => {
    const extra = x.digits - digits;
    if (extra <= 0) return x;
    const { coefficient } = dropDigits(x.coefficient, extra, rounding, x.sign);
    return coefficient === powerOfTen(digits)
      ? finite(x.sign, powerOfTen(digits - 1), x.exponent + extra + 1)
      : finite(x.sign, coefficient, x.exponent + extra);
  };
  const atPlace = (exponent: number): PyDecimal => {
    if (x.exponent < exponent)
      return finite(x.sign, dropDigits(x.coefficient, exponent - x.exponent, rounding, x.sign).coefficient, exponent);
    return finite(x.sign, x.coefficient === 0n ? 0n : x.coefficient * powerOfTen(x.exponent - exponent), exponent);
  };
  if (spec.precision >= 0) {
    if (spec.precision > 500_000_000) throw raisedWith(MemoryError);
    if (type === 'f') return atPlace(-spec.precision);
    if (type === 'g') return cutTo(spec.precision === 0 ? 1 : spec.precision);
    const cut = x.coefficient === 0n ? x : cutTo(spec.precision + 1);
    const missing = spec.precision + 1 - cut.digits;
    return missing > 0 && cut.coefficient !== 0n ? finite(x.sign, cut.coefficient * powerOfTen(missing), cut.exponent - missing) : cut;
  }
  return x.coefficient === 0n && x.exponent > 0 && type === 'f' ? atPlace(0) : x;
}

export function formatDecimal(value: PyDecimal, specText: string | PyStr, capitals: boolean, rounding: number): string | PyStr {
  const spec = readSpec(jsText(specText), capitals);
  const percent = spec.type === '%' ? '%' : '';
  if (value.kind !== Kind.FINITE) {
    const text = specialText(value);
    const padding = spec.fill === '0' && spec.align === '=' && !spec.fillGiven ? ({ ...spec, fill: ' ', align: '>' } as const) : spec;
    return padded(padding, signOf(spec, value.sign === 1), text.replace('-', '') + percent);
  }
  const type = percent === '' ? spec.type.toLowerCase() : 'f';
  const scaled = percent === '' ? value : finite(value.sign, value.coefficient, value.exponent + 2);
  const x = roundedFor(scaled, spec, type, rounding);
  const digits = x.coefficient.toString();
  let at = 1;
  if (type === 'f') at = x.exponent + digits.length;
  else if (type === 'g') at = pointOf(x, digits, false);
  else if (x.coefficient === 0n && spec.precision >= 0) at = 1 - spec.precision;
  const [whole, fraction, power] = placePoint(x, digits, at);
  const point = fraction !== '' || spec.alternate ? `.${groupFraction(fraction, spec.fractionGrouping)}` : '';
  const letter = spec.type === 'E' || spec.type === 'G' ? 'E' : 'e';
  const exponent = power !== 0 || type === 'e' ? `${letter}${power < 0 ? '' : '+'}${power}` : '';
  const negative = x.sign === 1 && !(spec.noNegativeZero && x.coefficient === 0n);
  return layout(spec, signOf(spec, negative), '', whole, point + exponent, percent, 3);
}

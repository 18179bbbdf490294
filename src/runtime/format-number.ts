/**
 * format() of numbers.
 *
 * A number is laid out as  fill | sign | prefix | zeros and grouped digits | point and the rest | fill.  With '=' the fill
 * goes between sign and digits; when it is '0' it becomes digits itself, and is grouped with them:
 *
 *     format(1234, '010,')   0  0 0 1 , 2 3 4   ->   '00,001,234'
 */
import { typeName } from './builtin-types.ts';
import { doubleOfInt } from './convert.ts';
import { MemoryError, OverflowError, raised, raisedWith, ValueError } from './exceptions.ts';
import { type FloatCode, formatDouble } from './float-text.ts';
import { type FormatSpec, parseFormatSpec, unknownFormatCode } from './format-spec.ts';
import { intText } from './int-text.ts';
import { intOf } from './number.ts';
import type { PyStr } from './text.ts';
import { strFromJs } from './text.ts';
import type { Value } from './object.ts';

const MAX_TEXT = 536870888;

/** The text in the middle of fill; astral fills make a PyStr. */
export function padded(spec: FormatSpec, sign: string, body: string, length = sign.length + body.length): string | PyStr {
  const missing = spec.width - length;
  const whole = sign + body;
  if (missing <= 0) return whole;
  if (missing > MAX_TEXT) throw raisedWith(MemoryError);
  const { fill } = spec;
  const half = missing >> 1;
  let text: string;
  switch (spec.align) {
    case '<':
      text = whole + fill.repeat(missing);
      break;
    case '^':
      text = fill.repeat(half) + whole + fill.repeat(missing - half);
      break;
    case '=':
      text = sign + fill.repeat(missing) + body;
      break;
    default:
      text = fill.repeat(missing) + whole;
  }
  return fill.length === 1 && fill < '\ud800' ? text : strFromJs(text);
}

export const signOf = (spec: FormatSpec, negative: boolean): string =>
  negative ? '-' : spec.sign === '+' ? '+' : spec.sign === ' ' ? ' ' : '';

/** Separators from the right, and zeros on the left until the whole is `minimum` wide. */
function groupDigits(digits: string, separator: string, size: number, minimum: number): string {
  // inf and nan have no digits.
  if (separator === '' || digits === '') return minimum > digits.length ? '0'.repeat(minimum - digits.length) + digits : digits;
  const groups: string[] = [];
  let width = 0;
  let end = digits.length;
  for (;;) {
    const from = Math.max(0, end - size);
    groups.push(digits.slice(from, end));
    width += end - from;
    end = from;
    if (end === 0) break;
    width++;
  }
  let first = groups[groups.length - 1];
  while (width < minimum) {
    if (first.length < size) {
      const zeros = Math.min(size - first.length, minimum - width);
      first = '0'.repeat(zeros) + first;
      groups[groups.length - 1] = first;
      width += zeros;
    } else {
      // A separator needs a digit before it.
      first = '0';
      groups.push(first);
      width += 2;
    }
  }
  return groups.reverse().join(separator);
}
/** Separators from the left, for the digits after the point. */
export function groupFraction(digits: string, separator: string): string {
  if (separator === '') return digits;
  const groups: string[] = [];
  for (let i = 0; i < digits.length; i += 3) groups.push(digits.slice(i, i + 3));
  return groups.join(separator);
}

/** Lays out an unsigned number: digits, then (with its point) the rest. */
export function layout(
  spec: FormatSpec,
  sign: string,
  prefix: string,
  digits: string,
  fraction: string,
  tail: string,
  groupSize: number,
): string | PyStr {
  const rest = fraction + tail;
  const zeros = spec.fill === '0' && spec.align === '=';
  const minimum = zeros ? Math.min(spec.width, MAX_TEXT) - sign.length - prefix.length - rest.length : 0;
  if (zeros && spec.width > MAX_TEXT) throw raisedWith(MemoryError);
  const body = groupDigits(digits, spec.grouping, groupSize, minimum);
  return padded(spec, sign + prefix, body + rest);
}

function checkPrecision(spec: FormatSpec): void {
  if (spec.precision > 2147483647) throw raised(ValueError, 'precision too big');
}

// ---- int
/** format(int, spec); `limit` as in intText. The typeName is for messages. */
export function formatInt(int: number | bigint, specText: string | PyStr, limit: number, name = 'int'): string | PyStr {
  const spec = parseFormatSpec(specText, name, 'd');
  switch (spec.type) {
    case 'b':
    case 'c':
    case 'd':
    case 'o':
    case 'x':
    case 'X':
    case 'n':
      return formatIntBy(int, spec, limit);
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
    case '%':
      return formatFloatBy(doubleOfInt(int), spec);
    default:
      throw unknownFormatCode(spec.type, name);
  }
}
const BASES: Readonly<Record<string, number>> = { b: 2, o: 8, x: 16, X: 16 };
function formatIntBy(int: number | bigint, spec: FormatSpec, limit: number): string | PyStr {
  if (spec.precision >= 0) throw raised(ValueError, 'Precision not allowed in integer format specifier');
  if (spec.noNegativeZero) throw raised(ValueError, 'Negative zero coercion (z) not allowed in integer format specifier');
  if (spec.type === 'c') {
    if (spec.sign !== '') throw raised(ValueError, "Sign not allowed with integer format specifier 'c'");
    if (spec.alternate) throw raised(ValueError, "Alternate form (#) not allowed with integer format specifier 'c'");
    if (int > 9223372036854775807n || int < -9223372036854775808n) throw raised(OverflowError, 'Python int too large to convert to C long');
    if (int < 0 || int > 0x10ffff) throw raised(OverflowError, '%c arg not in range(0x110000)');
    const character = String.fromCodePoint(Number(int));
    const text = padded(spec, '', character, 1);
    return typeof text === 'string' ? strFromJs(text) : text;
  }
  const sign = signOf(spec, int < 0);
  const size = int < 0 ? -int : int;
  const base = BASES[spec.type] ?? 10;
  if (base === 10) return layout(spec, sign, '', intText(size, limit), '', '', 3);
  const prefix = spec.alternate ? `0${spec.type}` : '';
  const digits = size.toString(base);
  return layout(spec, sign, prefix, spec.type === 'X' ? digits.toUpperCase() : digits, '', '', 4);
}

// ---- float
/** The text of |x| and its sign by the type code of a spec. */
function floatText(x: number, spec: FormatSpec, parts: boolean): string {
  let code = spec.type.toLowerCase() as FloatCode | 'n' | '%' | '';
  const upper = spec.type === 'E' || spec.type === 'F' || spec.type === 'G';
  let precision = spec.precision < 0 ? 6 : spec.precision;
  const addDotZero = code === '' && !parts;
  if (code === '') {
    code = spec.precision < 0 ? 'r' : 'g';
    if (spec.precision < 0) precision = 0;
  } else if (code === 'n') code = 'g';
  else if (code === '%') code = 'f';
  return formatDouble(x, code, precision, { alternate: spec.alternate, addDotZero, noNegativeZero: spec.noNegativeZero, upper });
}
/** Cuts '123.45e+06' into digits, fraction digits and the rest; the point is with the fraction, if there is one. */
function cutNumber(text: string, separator: string): readonly [string, string] {
  const match = /^(\d*)(?:\.(\d*))?(.*)$/.exec(text) as RegExpExecArray;
  const fraction = match[2] === undefined ? '' : `.${groupFraction(match[2], separator)}`;
  return [match[1], fraction + match[3]];
}
/** format(float, spec). */
export function formatFloat(x: number, specText: string | PyStr, name = 'float'): string | PyStr {
  const spec = parseFormatSpec(specText, name);
  if (spec.type !== '' && !'eEfFgGn%'.includes(spec.type)) throw unknownFormatCode(spec.type, name);
  return formatFloatBy(x, spec);
}
function formatFloatBy(x: number, spec: FormatSpec): string | PyStr {
  checkPrecision(spec);
  const percent = spec.type === '%';
  const text = floatText(percent ? x * 100 : x, spec, false);
  const negative = text[0] === '-';
  const [digits, rest] = cutNumber(negative ? text.slice(1) : text, spec.fractionGrouping);
  return layout(spec, signOf(spec, negative), '', digits, rest, percent ? '%' : '', 3);
}

// ---- complex
/** format(complex, spec): two floats in one field; in parentheses when the spec names no type. */
export function formatComplex(real: number, imag: number, specText: string | PyStr, name = 'complex'): string | PyStr {
  const spec = parseFormatSpec(specText, name);
  if (spec.type !== '' && !'eEfFgGn'.includes(spec.type)) throw unknownFormatCode(spec.type, name);
  checkPrecision(spec);
  if (spec.fill === '0') throw raised(ValueError, 'Zero padding is not allowed in complex format specifier');
  if (spec.align === '=') throw raised(ValueError, "'=' alignment flag is not allowed in complex format specifier");
  const bare = spec.type === '';
  const part = (x: number, sign: FormatSpec['sign']): string => {
    const text = floatText(x, spec, true);
    const negative = text[0] === '-';
    const [digits, rest] = cutNumber(negative ? text.slice(1) : text, spec.fractionGrouping);
    return signOf({ ...spec, sign }, negative) + groupDigits(digits, spec.grouping, 3, 0) + rest;
  };
  const skipReal = bare && real === 0 && !Object.is(real, -0);
  const text = `${skipReal ? '' : part(real, spec.sign)}${part(imag, skipReal ? spec.sign : '+')}j`;
  return padded(spec, '', bare && !skipReal ? `(${text})` : text);
}

/** For callers with any int: its type's name in messages. */
export function formatIntValue(v: Value, specText: string | PyStr, limit: number): string | PyStr {
  return formatInt(intOf(v) as number | bigint, specText, limit, typeName(v));
}

/**
 * Text of doubles, both ways.
 *
 * The digits of a double are wanted in two manners: the fewest that read back as the same double (repr), or so many of its
 * exact decimal value (`%.3f`). The host knows the first. For the second it has toFixed and toExponential, which are exact but
 * end at 100 digits and at 1e21, and round an exact half away from zero where Python rounds to even; so a tie, and whatever is
 * out of their range, is computed with bigints:
 *
 *     0.125 = 1 / 2**3, three binary digits after the point: rounding to two decimal digits is a tie, and only then
 */
import { MemoryError, OverflowError, raised, raisedWith, ValueError } from './exceptions.ts';
import type { Raise } from './machine.ts';
import type { PyStr } from './text.ts';
import { pointsOf } from './text.ts';
import { decimalValue, isSpace } from './unicode.ts';

/** Decimal digits without sign, and where the point stands: 0.d1d2d3... * 10**point. Zero is '0' with point 1. */
export interface Decimal {
  readonly digits: string;
  readonly point: number;
}

/** Strings of the host end at 2**29 - 24. */
const MAX_TEXT = 536870888;

const words = new Float64Array(1);
const bits = new Uint32Array(words.buffer);
/** [m, e] with |x| = m * 2**e for a finite x. */
export function mantissaAndExponent(x: number): readonly [bigint, number] {
  words[0] = x;
  const biased = (bits[1] >>> 20) & 2047;
  const high = bits[1] & 0xfffff;
  const mantissa = (biased === 0 ? high : high | 0x100000) * 4294967296 + bits[0];
  return [BigInt(mantissa), (biased === 0 ? 1 : biased) - 1075];
}

/** The fewest digits that read back as x; x is finite. */
export function shortestDigits(x: number): Decimal {
  const text = Math.abs(x).toExponential();
  const e = text.indexOf('e');
  return { digits: e === 1 ? text[0] : text[0] + text.slice(2, e), point: Number(text.slice(e + 1)) + 1 };
}

/** round(n / d) of positive bigints, ties to even. */
function roundedQuotient(n: bigint, d: bigint): bigint {
  const q = n / d;
  const twice = (n - q * d) * 2n;
  return twice > d || (twice === d && (q & 1n) === 1n) ? q + 1n : q;
}
/** round(|x| * 10**places), ties to even, any places. */
function scaledExactly(x: number, places: number): bigint {
  const [m, e] = mantissaAndExponent(x);
  const top = places > 0 ? m * 10n ** BigInt(places) : m;
  const bottom = places < 0 ? 10n ** BigInt(-places) : 1n;
  return e >= 0 ? roundedQuotient(top << BigInt(e), bottom) : roundedQuotient(top, bottom << BigInt(-e));
}
/** Whether |x| lies exactly between two decimals of so many places (places >= 0). */
function isTie(x: number, places: number): boolean {
  if (places > 1073) return false;
  const scaled = places < 1000 ? x * 2 ** (places + 1) : x * 2 ** 1000 * 2 ** (places - 999);
  return scaled % 2 === 1 || scaled % 2 === -1;
}

/** No finite double has more digits after the point. */
const MAX_PLACES = 1074;

/** The value rounded to `places` digits after the point, as text of its digits with that many after the point (no sign). */
export function fixedText(x: number, places: number): string {
  const size = Math.abs(x);
  if (places <= 100 && size < 1e21 && !isTie(size, places)) return size.toFixed(places);
  if (places > MAX_TEXT) throw raisedWith(MemoryError);
  const used = Math.min(places, MAX_PLACES);
  const digits = scaledExactly(size, used)
    .toString()
    .padStart(used + 1, '0');
  if (places === 0) return digits;
  return `${digits.slice(0, digits.length - used)}.${digits.slice(digits.length - used)}${'0'.repeat(places - used)}`;
}
/** `count` significant digits (at least one), rounded. */
export function significantDigits(x: number, count: number): Decimal {
  const size = Math.abs(x);
  if (size === 0) return { digits: repeated('0', count), point: 1 };
  if (count <= 101) {
    const text = size.toExponential(count - 1);
    const e = text.indexOf('e');
    const exponent = Number(text.slice(e + 1));
    const places = count - 1 - exponent;
    if (places >= 0 && !isTie(size, places)) return { digits: count === 1 ? text[0] : text[0] + text.slice(2, e), point: exponent + 1 };
  }
  const used = Math.min(count, 800);
  const guess = Number(size.toExponential(20).split('e')[1]);
  let point = guess + 1;
  let digits = scaledExactly(size, used - point).toString();
  if (digits.length > used) {
    // 9.99 became 10.0, or the guess was one too small.
    point++;
    digits = scaledExactly(size, used - point).toString();
  } else if (digits.length < used) {
    point--;
    digits = scaledExactly(size, used - point).toString();
  }
  return { digits: digits + repeated('0', count - used), point };
}
function repeated(text: string, count: number): string {
  if (count > MAX_TEXT) throw raisedWith(MemoryError);
  return count > 0 ? text.repeat(count) : '';
}

/** Forms of `formatDouble`: Python's type codes, and 'r' for repr. */
export type FloatCode = 'e' | 'f' | 'g' | 'r';
export interface FloatStyle {
  /** Keep the point and the zeros after it ('#'). */
  readonly alternate?: boolean;
  /** Add '.0' to what would look like an int. */
  readonly addDotZero?: boolean;
  readonly noNegativeZero?: boolean;
  readonly upper?: boolean;
}

function exponentText(exponent: number): string {
  const size = Math.abs(exponent);
  return `e${exponent < 0 ? '-' : '+'}${size < 10 ? '0' : ''}${size}`;
}

/** Text of a double in one of the forms, with '-' when it is negative. */
export function formatDouble(x: number, code: FloatCode, precision: number, style: FloatStyle = {}): string {
  let text = formatSize(x, code, precision, style);
  const negative = x < 0 || Object.is(x, -0);
  if (style.upper) text = text.toUpperCase();
  if (!negative || (style.noNegativeZero && !/[1-9a-zA-Z]/.test(text.replace(/[eE].*$/, '')))) return text;
  return `-${text}`;
}
function formatSize(x: number, code: FloatCode, precision: number, style: FloatStyle): string {
  if (x !== x) return 'nan';
  if (x === Infinity || x === -Infinity) return 'inf';
  const { alternate = false, addDotZero = false } = style;
  if (code === 'f') {
    const text = fixedText(x, precision);
    return alternate && precision === 0 ? `${text}.` : text;
  }
  if (code === 'e') {
    const { digits, point } = significantDigits(x, precision + 1);
    const mark = precision > 0 || alternate ? '.' : '';
    return digits[0] + mark + digits.slice(1) + exponentText(x === 0 ? 0 : point - 1);
  }
  let decimal: Decimal;
  let useExponent: boolean;
  const count = precision === 0 ? 1 : precision;
  if (code === 'r') {
    decimal = shortestDigits(x);
    useExponent = decimal.point <= -4 || decimal.point > 16;
  } else {
    decimal = significantDigits(x, count);
    useExponent = decimal.point <= -4 || decimal.point > count - (addDotZero ? 1 : 0);
  }
  let { digits } = decimal;
  const { point } = decimal;
  if (code === 'g' && !alternate) digits = digits.replace(/(?<=.)0+$/, '');
  if (useExponent) {
    const mark = digits.length > 1 || alternate ? '.' : '';
    return digits[0] + mark + digits.slice(1) + exponentText(point - 1);
  }
  if (point <= 0) return `0.${'0'.repeat(-point)}${digits}`;
  if (digits.length > point) return `${digits.slice(0, point)}.${digits.slice(point)}`;
  return digits.padEnd(point, '0') + (addDotZero ? '.0' : alternate ? '.' : '');
}

/** repr() of a float. */
export function floatRepr(x: number): string {
  const size = Math.abs(x);
  if ((size < 1e16 && size >= 1e-4) || x === 0) {
    if (Number.isInteger(x)) return Object.is(x, -0) ? '-0.0' : `${x}.0`;
    return String(x);
  }
  return formatDouble(x, 'r', 0, { addDotZero: true });
}

// ---- from text

/** Digits of any script as ASCII, space of any kind as ' '; the first other character beyond ASCII is '?', and the text ends there. */
export function asciiNumber(text: string | PyStr): string {
  if (typeof text === 'string' && /^[\x21-\x7e]*$/.test(text)) return text;
  let out = '';
  for (const point of pointsOf(text)) {
    if (isSpace(point)) out += ' ';
    else if (point < 128) out += String.fromCharCode(point);
    else {
      const digit = decimalValue(point);
      if (digit < 0) return `${out}?`;
      out += String(digit);
    }
  }
  return out;
}

const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const UNDERSCORED = /^(?:[^_]|(?<=\d)_(?=\d))*$/;
const NAMED = /^([+-]?)(?:(inf|infinity)|(nan))$/i;

/** A double without surrounding space (ASCII), or undefined; one underscore may stand between digits. */
export function parsePlainFloat(text: string): number | undefined {
  let plain = text;
  if (plain.includes('_')) {
    if (!UNDERSCORED.test(plain)) return undefined;
    plain = plain.replaceAll('_', '');
  }
  if (DECIMAL.test(plain)) return Number(plain);
  const named = NAMED.exec(plain);
  if (named === null) return undefined;
  return named[3] !== undefined ? NaN : named[1] === '-' ? -Infinity : Infinity;
}
/** float(text), or undefined when it is no number. */
export function parseFloatText(text: string | PyStr): number | undefined {
  return parsePlainFloat(asciiNumber(text).replace(/^ +| +$/g, ''));
}

// ---- hexadecimal
/** float.hex(). */
export function floatHex(x: number): string {
  if (x !== x) return 'nan';
  const sign = x < 0 || Object.is(x, -0) ? '-' : '';
  if (x === 0) return `${sign}0x0.0p+0`;
  if (x === Infinity || x === -Infinity) return `${sign}inf`;
  words[0] = x;
  const biased = (bits[1] >>> 20) & 2047;
  const digits = (bits[1] & 0xfffff).toString(16).padStart(5, '0') + bits[0].toString(16).padStart(8, '0');
  const exponent = biased === 0 ? -1022 : biased - 1023;
  return `${sign}0x${biased === 0 ? 0 : 1}.${digits}p${exponent < 0 ? '-' : '+'}${Math.abs(exponent)}`;
}

const HEXADECIMAL = /^([+-]?)(?:0[xX])?([0-9a-fA-F]*)(?:\.([0-9a-fA-F]*))?(?:[pP]([+-]?\d+))?([\s\S]*)$/;
const tooLarge = (): Raise => raised(OverflowError, 'hexadecimal value too large to represent as a float');

/** float.fromhex(). */
export function parseHexFloat(text: string): number {
  const trimmed = text.replace(/^[ \t\n\v\f\r]+|[ \t\n\v\f\r]+$/g, '');
  const named = NAMED.exec(trimmed);
  if (named !== null) return named[3] !== undefined ? (named[1] === '-' ? -NaN : NaN) : named[1] === '-' ? -Infinity : Infinity;
  const match = HEXADECIMAL.exec(trimmed) as RegExpExecArray;
  const invalid = (): Raise => raised(ValueError, 'invalid hexadecimal floating-point string');
  if (match[2] + (match[3] ?? '') === '' || /^[pP]/.test(match[5])) throw invalid();
  const digits = (match[2] + (match[3] ?? '')).replace(/^0+/, '');
  const negative = match[1] === '-';
  if (digits === '') {
    if (match[5] !== '') throw invalid();
    return negative ? -0 : 0;
  }
  const exponent = Number(match[4] ?? 0) - 4 * (match[3] ?? '').length;
  const lead = exponent + digits.length * 4 - Math.clz32(Number.parseInt(digits[0], 16)) + 28;
  if (lead > 1024) throw tooLarge();
  const size = lead < -1074 ? 0 : scaleExactly(BigInt(`0x${digits}`), exponent);
  if (size === Infinity) throw tooLarge();
  // Whatever follows is looked at last, as CPython does.
  if (match[5] !== '') throw invalid();
  return negative ? -size : size;
}

/** m * 2**e for a positive m, rounded once, ties to even. */
export function scaleExactly(m: bigint, e: number): number {
  const length = m.toString(2).length;
  // Bits below the last one that a double of this size can have are rounded away.
  const drop = Math.max(length - 53, -1074 - e);
  if (drop <= 0) return Number(m) * 2 ** Math.min(e, 971) * 2 ** Math.max(e - 971, 0);
  const rounded = drop > length + 1 ? 0n : roundedQuotient(m, 1n << BigInt(drop));
  const scale = e + drop;
  return scale > 971 ? Number(rounded) * 2 ** 971 * 2 ** (scale - 971) : Number(rounded) * 2 ** scale;
}

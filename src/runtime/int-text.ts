/**
 * Text of ints, both ways, with the limit that keeps a long string of digits from blocking the program: conversions that are
 * not in a base that is a power of two refuse numbers of more than `sys.get_int_max_str_digits()` digits.
 */
import { raised, ValueError } from './exceptions.ts';
import { asciiNumber } from './float-text.ts';
import type { Thread } from './machine.ts';
import { makeInt } from './number.ts';
import type { PyStr } from './text.ts';

const RULES = 'use sys.set_int_max_str_digits() to increase the limit';

/** Decimal text of an int; 0 as limit is none. */
export function intText(int: number | bigint, limit: number): string {
  if (typeof int === 'number') return String(int);
  if (limit > 0) {
    // 16**n has at least 1.2 n digits: clearly too many are not counted first.
    const size = int < 0n ? -int : int;
    if (size >= 1n << 2000n && (size.toString(16).length - 1) * 1.2 > limit) throw tooLong(limit);
  }
  const text = int.toString();
  if (limit > 0 && text.length > limit && text.length - (int < 0n ? 1 : 0) > limit) throw tooLong(limit);
  return text;
}
function tooLong(limit: number): ReturnType<typeof raised> {
  return raised(ValueError, `Exceeds the limit (${limit} digits) for integer string conversion; ${RULES}`);
}
/** str() of an int for a thread. */
export function intRepr(t: Thread, int: number | bigint): string {
  return typeof int === 'number' ? String(int) : intText(int, t.interp.maxStrDigits.value);
}

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz';

/** Text of an int in a base up to 36. */
export function intInBase(int: number | bigint, base: number): string {
  return int.toString(base);
}

const prefixBase = (letter: string): number => {
  switch (letter) {
    case 'x':
    case 'X':
      return 16;
    case 'o':
    case 'O':
      return 8;
    case 'b':
    case 'B':
      return 2;
    default:
      return 0;
  }
};

/** int(text, base) by the rules of the constructor: space around, sign, prefix, single underscores. Undefined when it is no int. */
export function parseIntText(text: string | PyStr, base: number, limit: number): number | bigint | undefined {
  if (typeof text === 'string' && base === 10 && text.length < 16 && /^-?\d+$/.test(text)) return Number(text) + 0;
  return parseAsciiInt(asciiNumber(text), base, limit);
}
/** The same for ASCII text in which space is ' ' (or other ASCII space). */
export function parseAsciiInt(text: string, base: number, limit: number): number | bigint | undefined {
  let body = text.replace(/^[ \t\n\v\f\r]+|[ \t\n\v\f\r]+$/g, '');
  let negative = false;
  if (body[0] === '+' || body[0] === '-') {
    negative = body[0] === '-';
    body = body.slice(1);
  }
  let real = base;
  const prefix = body[0] === '0' && body.length > 1 ? prefixBase(body[1]) : 0;
  let prefixed = false;
  if (base === 0) {
    if (prefix !== 0) {
      real = prefix;
      prefixed = true;
    } else real = 10;
  } else if (prefix === base) prefixed = true;
  if (prefixed) {
    body = body.slice(2);
    if (body[0] === '_') body = body.slice(1);
  }
  if (body === '') return undefined;
  if (body.includes('_')) {
    if (!/^[^_]+(?:_[^_]+)*$/.test(body)) return undefined;
    body = body.replaceAll('_', '');
  }
  const allowed = DIGITS.slice(0, real);
  const pattern = real <= 10 ? `^[${allowed}]+$` : `^[0-9a-${allowed[real - 1]}]+$`;
  if (!new RegExp(pattern, 'i').test(body)) return undefined;
  // A decimal literal by base 0 may not begin with zeros, unless it is zero.
  if (base === 0 && !prefixed && /^0+[1-9]/.test(body)) return undefined;
  if ((real & (real - 1)) !== 0 && limit > 0 && body.length > limit) {
    throw raised(
      ValueError,
      `Exceeds the limit (${limit} digits) for integer string conversion: value has ${body.length} digits; ${RULES}`,
    );
  }
  const size = valueOf(body, real);
  return negative ? (typeof size === 'number' ? 0 - size : makeInt(-size)) : size;
}
function valueOf(digits: string, base: number): number | bigint {
  if (digits.length <= 10) return Number.parseInt(digits, base);
  switch (base) {
    case 10:
      return makeInt(BigInt(digits));
    case 16:
      return makeInt(BigInt(`0x${digits}`));
    case 8:
      return makeInt(BigInt(`0o${digits}`));
    case 2:
      return makeInt(BigInt(`0b${digits}`));
    default:
      return makeInt(halved(digits, base));
  }
}
/** Other bases by halves, so that the large products are few. */
function halved(digits: string, base: number): bigint {
  if (digits.length <= 10) return BigInt(Number.parseInt(digits, base));
  const cut = digits.length >> 1;
  return halved(digits.slice(0, digits.length - cut), base) * BigInt(base) ** BigInt(cut) + halved(digits.slice(digits.length - cut), base);
}

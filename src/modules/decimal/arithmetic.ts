/**
 * Arithmetic of decimal numbers as the General Decimal Arithmetic Specification has it (Cowlishaw, version 1.70).
 *
 * Each operation takes its operands as they are, of any length, and gives the exact result rounded once to the settings.
 */
import { makeInt } from '../../runtime/number.ts';
import { integerRoot } from '../math-ints.ts';
import { compareValues, nanOf } from './compare.ts';
import { Condition, etiny, etop, finish, finishFinite, invalid, largest, type Settings } from './settings.ts';
import {
  bare,
  digitsOf,
  dropDigits,
  finite,
  infinity,
  Kind,
  NAN,
  powerOfTen,
  type PyDecimal,
  Round,
  trailingZeros,
  withSign,
} from './value.ts';

type Sign = 0 | 1;

// ---- sums
export function plus(a: PyDecimal, s: Settings): PyDecimal {
  return nanOf(s, a) ?? finish(a.isZero ? finite(s.rounding === Round.FLOOR ? a.sign : 0, 0n, a.exponent) : bare(a), s);
}
export function minus(a: PyDecimal, s: Settings): PyDecimal {
  const nan = nanOf(s, a);
  if (nan !== undefined) return nan;
  // As 0 - a: a zero is positive, but when rounding goes down.
  if (a.isZero) return finish(finite(s.rounding === Round.FLOOR && a.sign === 0 ? 1 : 0, 0n, a.exponent), s);
  return finish(withSign(a, a.sign === 1 ? 0 : 1), s);
}
export function absolute(a: PyDecimal, s: Settings): PyDecimal {
  return a.sign === 1 ? minus(a, s) : plus(a, s);
}
export function add(a: PyDecimal, b: PyDecimal, s: Settings): PyDecimal {
  return sum(a, b, b.sign, s);
}
export function subtract(a: PyDecimal, b: PyDecimal, s: Settings): PyDecimal {
  return sum(a, b, b.sign === 1 ? 0 : 1, s);
}
/** a + b, where b has another sign than its own. */
function sum(a: PyDecimal, b: PyDecimal, signOfB: Sign, s: Settings): PyDecimal {
  if (a.kind !== Kind.FINITE || b.kind !== Kind.FINITE) {
    const nan = nanOf(s, a, b);
    if (nan !== undefined) return nan;
    if (!a.isInfinite) return infinity(signOfB);
    return b.isInfinite && a.sign !== signOfB ? invalid(s) : infinity(a.sign);
  }
  if (a.coefficient === 0n) return sumWithZero(b, signOfB, a.exponent, a.sign, s);
  if (b.coefficient === 0n) return sumWithZero(a, a.sign, b.exponent, signOfB, s);
  let p = a.coefficient;
  let q = b.coefficient;
  let exponent = a.exponent;
  const shift = a.exponent - b.exponent;
  if (shift > 0) {
    const low = stickyExponent(a, s);
    if (b.adjusted < low) {
      // Too small to show but in the way of rounding.
      q = 1n;
      exponent = low;
    } else exponent = b.exponent;
    p *= powerOfTen(a.exponent - exponent);
  } else if (shift < 0) {
    const low = stickyExponent(b, s);
    if (a.adjusted < low) {
      p = 1n;
      exponent = low;
    }
    q *= powerOfTen(b.exponent - exponent);
  }
  if (a.sign === signOfB) return finishFinite(a.sign, p + q, exponent, s);
  const rest = p - q;
  if (rest === 0n) return finishFinite(s.rounding === Round.FLOOR ? 1 : 0, 0n, Math.min(a.exponent, b.exponent), s);
  return rest > 0n ? finishFinite(a.sign, rest, exponent, s) : finishFinite(signOfB, -rest, exponent, s);
}
/** What is wholly below this exponent only tells that there is something more. */
function stickyExponent(larger: PyDecimal, s: Settings): number {
  return larger.exponent + Math.min(-1, larger.digits - s.prec - 2);
}
function sumWithZero(x: PyDecimal, signOfX: Sign, exponentOfZero: number, signOfZero: Sign, s: Settings): PyDecimal {
  if (x.coefficient === 0n) {
    const sign = signOfX === signOfZero ? signOfX : s.rounding === Round.FLOOR ? 1 : 0;
    return finishFinite(sign, 0n, Math.min(x.exponent, exponentOfZero), s);
  }
  const exponent = Math.min(x.exponent, Math.max(exponentOfZero, x.exponent + Math.min(0, x.digits - s.prec - 1)));
  return finishFinite(signOfX, x.coefficient * powerOfTen(x.exponent - exponent), exponent, s);
}

// ---- products
export function multiply(a: PyDecimal, b: PyDecimal, s: Settings): PyDecimal {
  const sign = (a.sign ^ b.sign) as Sign;
  if (a.kind !== Kind.FINITE || b.kind !== Kind.FINITE) {
    return nanOf(s, a, b) ?? (a.isZero || b.isZero ? invalid(s) : infinity(sign));
  }
  return finishFinite(sign, a.coefficient * b.coefficient, a.exponent + b.exponent, s);
}
export function fma(a: PyDecimal, b: PyDecimal, c: PyDecimal, s: Settings): PyDecimal {
  // The product is undefined whatever is added to it.
  if ((a.isZero && b.isInfinite) || (a.isInfinite && b.isZero)) return invalid(s);
  const nan = nanOf(s, a, b, c);
  if (nan !== undefined) return nan;
  const sign = (a.sign ^ b.sign) as Sign;
  if (a.isFinite && b.isFinite) return add(finite(sign, a.coefficient * b.coefficient, a.exponent + b.exponent), c, s);
  return add(infinity(sign), c, s);
}

// ---- quotients
export function divide(a: PyDecimal, b: PyDecimal, s: Settings): PyDecimal {
  const sign = (a.sign ^ b.sign) as Sign;
  if (a.kind !== Kind.FINITE || b.kind !== Kind.FINITE) {
    const nan = nanOf(s, a, b);
    if (nan !== undefined) return nan;
    if (a.isInfinite) return b.isInfinite ? invalid(s) : infinity(sign);
    s.status |= Condition.CLAMPED;
    return finite(sign, 0n, etiny(s));
  }
  if (b.coefficient === 0n) return byZero(a, sign, s);
  if (a.coefficient === 0n) return finishFinite(sign, 0n, a.exponent - b.exponent, s);
  const ideal = a.exponent - b.exponent;
  const shift = b.digits - a.digits + s.prec + 1;
  const p = shift > 0 ? a.coefficient * powerOfTen(shift) : a.coefficient;
  const q = shift < 0 ? b.coefficient * powerOfTen(-shift) : b.coefficient;
  let quotient = p / q;
  let exponent = ideal - shift;
  if (quotient * q !== p) {
    // Digits that do not end in 0 or 5 round as the endless ones would.
    if (quotient % 5n === 0n) quotient++;
  } else if (exponent < ideal) {
    const zeros = Math.min(trailingZeros(quotient), ideal - exponent);
    quotient /= powerOfTen(zeros);
    exponent += zeros;
  }
  return finishFinite(sign, quotient, exponent, s);
}
function byZero(a: PyDecimal, sign: Sign, s: Settings): PyDecimal {
  if (a.isZero) return invalid(s, Condition.DIVISION_UNDEFINED);
  s.status |= Condition.DIVISION_BY_ZERO;
  return infinity(sign);
}

/** Quotient towards zero and rest of finite numbers, b not 0; undefined when the quotient has too many digits. */
function quotientAndRest(a: PyDecimal, b: PyDecimal, s: Settings): readonly [PyDecimal, PyDecimal] | undefined {
  const sign = (a.sign ^ b.sign) as Sign;
  const exponent = Math.min(a.exponent, b.exponent);
  const distance = a.adjusted - b.adjusted;
  if (a.coefficient === 0n) return [finite(sign, 0n, 0), finite(a.sign, 0n, exponent)];
  if (distance < 0) return [finite(sign, 0n, 0), finite(a.sign, a.coefficient * powerOfTen(a.exponent - exponent), exponent)];
  if (distance > s.prec) return undefined;
  const p = a.coefficient * powerOfTen(a.exponent - exponent);
  const q = b.coefficient * powerOfTen(b.exponent - exponent);
  const quotient = p / q;
  if (digitsOf(quotient) > s.prec) return undefined;
  return [finite(sign, quotient, 0), finite(a.sign, p - quotient * q, exponent)];
}
export function divideInt(a: PyDecimal, b: PyDecimal, s: Settings): PyDecimal {
  const nan = nanOf(s, a, b);
  if (nan !== undefined) return nan;
  const sign = (a.sign ^ b.sign) as Sign;
  if (a.isInfinite) return b.isInfinite ? invalid(s) : infinity(sign);
  if (b.isInfinite) return finite(sign, 0n, 0);
  if (b.coefficient === 0n) return byZero(a, sign, s);
  const both = quotientAndRest(a, b, s);
  return both === undefined ? invalid(s, Condition.DIVISION_IMPOSSIBLE) : finish(both[0], s);
}
export function remainder(a: PyDecimal, b: PyDecimal, s: Settings): PyDecimal {
  const nan = nanOf(s, a, b);
  if (nan !== undefined) return nan;
  if (a.isInfinite) return invalid(s);
  if (b.isInfinite) return finish(bare(a), s);
  if (b.coefficient === 0n) return invalid(s, a.isZero ? Condition.DIVISION_UNDEFINED : Condition.INVALID_OPERATION);
  const both = quotientAndRest(a, b, s);
  return both === undefined ? invalid(s, Condition.DIVISION_IMPOSSIBLE) : finish(both[1], s);
}
export function divideModulo(a: PyDecimal, b: PyDecimal, s: Settings): readonly [PyDecimal, PyDecimal] {
  const nan = nanOf(s, a, b);
  if (nan !== undefined) return [nan, nan];
  const sign = (a.sign ^ b.sign) as Sign;
  if (a.isInfinite) {
    invalid(s);
    return b.isInfinite ? [NAN, NAN] : [infinity(sign), NAN];
  }
  if (b.isInfinite) return [finite(sign, 0n, 0), finish(bare(a), s)];
  if (b.coefficient === 0n) {
    if (a.isZero) {
      invalid(s, Condition.DIVISION_UNDEFINED);
      return [NAN, NAN];
    }
    s.status |= Condition.DIVISION_BY_ZERO | Condition.INVALID_OPERATION;
    return [infinity(sign), NAN];
  }
  const both = quotientAndRest(a, b, s);
  if (both === undefined) {
    invalid(s, Condition.DIVISION_IMPOSSIBLE);
    return [NAN, NAN];
  }
  return [finish(both[0], s), finish(both[1], s)];
}
/** The rest by the nearest quotient, the even one of two. */
export function remainderNear(a: PyDecimal, b: PyDecimal, s: Settings): PyDecimal {
  const nan = nanOf(s, a, b);
  if (nan !== undefined) return nan;
  if (a.isInfinite) return invalid(s);
  if (b.isInfinite) return finish(bare(a), s);
  if (b.coefficient === 0n) return invalid(s, a.isZero ? Condition.DIVISION_UNDEFINED : Condition.INVALID_OPERATION);
  const exponent = Math.min(a.exponent, b.exponent);
  if (a.coefficient === 0n) return finishFinite(a.sign, 0n, exponent, s);
  const distance = a.adjusted - b.adjusted;
  if (distance >= s.prec + 1) return invalid(s, Condition.DIVISION_IMPOSSIBLE);
  if (distance <= -2) return finishFinite(a.sign, a.coefficient * powerOfTen(a.exponent - exponent), exponent, s);
  const p = a.coefficient * powerOfTen(a.exponent - exponent);
  const q = b.coefficient * powerOfTen(b.exponent - exponent);
  let quotient = p / q;
  let rest = p - quotient * q;
  if (2n * rest + (quotient & 1n) > q) {
    rest -= q;
    quotient++;
  }
  if (digitsOf(quotient) > s.prec) return invalid(s, Condition.DIVISION_IMPOSSIBLE);
  return rest < 0n ? finishFinite(a.sign === 1 ? 0 : 1, -rest, exponent, s) : finishFinite(a.sign, rest, exponent, s);
}

export function squareRoot(a: PyDecimal, s: Settings): PyDecimal {
  const nan = nanOf(s, a);
  if (nan !== undefined) return nan;
  if (a.isInfinite) return a.sign === 0 ? bare(a) : invalid(s);
  if (a.coefficient === 0n) return finishFinite(a.sign, 0n, Math.floor(a.exponent / 2), s);
  if (a.sign === 1) return invalid(s);
  const odd = Math.abs(a.exponent % 2) === 1;
  let square = odd ? a.coefficient * 10n : a.coefficient;
  let exponent = Math.floor(a.exponent / 2);
  const shift = s.prec + 1 - (odd ? (a.digits >> 1) + 1 : (a.digits + 1) >> 1);
  let exact = true;
  if (shift >= 0) square *= powerOfTen(2 * shift);
  else {
    const unit = powerOfTen(-2 * shift);
    exact = square % unit === 0n;
    square /= unit;
  }
  exponent -= shift;
  let root = BigInt(integerRoot(makeInt(square)));
  if (exact && root * root === square) {
    root = shift >= 0 ? root / powerOfTen(shift) : root * powerOfTen(-shift);
    exponent += shift;
  } else if (root % 5n === 0n) root++;
  return underHalfEven(s, (work) => finishFinite(0, root, exponent, work));
}
/** Runs something with the rounding that functions like exp() always have. */
export function underHalfEven(s: Settings, run: (work: Settings) => PyDecimal): PyDecimal {
  const { prec, emin, emax, clamp } = s;
  const work: Settings = { prec, emin, emax, clamp, rounding: Round.HALF_EVEN, status: 0 };
  const result = run(work);
  s.status |= work.status;
  return result;
}

// ---- exponents
export function quantize(a: PyDecimal, b: PyDecimal, s: Settings): PyDecimal {
  const nan = nanOf(s, a, b);
  if (nan !== undefined) return nan;
  if (a.isInfinite || b.isInfinite) return a.isInfinite && b.isInfinite ? bare(a) : invalid(s);
  const { exponent } = b;
  if (exponent > s.emax || exponent < etiny(s)) return invalid(s);
  if (a.coefficient === 0n) return finishFinite(a.sign, 0n, exponent, s);
  const shift = a.exponent - exponent;
  if (a.digits + shift > s.prec) return invalid(s);
  if (shift >= 0) {
    const x = finite(a.sign, a.coefficient * powerOfTen(shift), exponent);
    return x.adjusted > s.emax ? invalid(s) : finish(x, s);
  }
  const cut = dropDigits(a.coefficient, -shift, s.rounding, a.sign);
  const x = finite(a.sign, cut.coefficient, exponent);
  if (x.digits > s.prec || x.adjusted > s.emax) return invalid(s);
  s.status |= cut.exact ? Condition.ROUNDED : Condition.ROUNDED | Condition.INEXACT;
  return finish(x, s);
}
/** To an int; `exact` reports that digits were lost. */
export function toIntegral(a: PyDecimal, rounding: number, exact: boolean, s: Settings): PyDecimal {
  const nan = nanOf(s, a);
  if (nan !== undefined) return nan;
  if (a.isInfinite || a.exponent >= 0) return bare(a);
  if (a.coefficient === 0n) return finite(a.sign, 0n, 0);
  const cut = dropDigits(a.coefficient, -a.exponent, rounding, a.sign);
  if (exact) s.status |= cut.exact ? Condition.ROUNDED : Condition.ROUNDED | Condition.INEXACT;
  return finite(a.sign, cut.coefficient, 0);
}
export function normalize(a: PyDecimal, s: Settings): PyDecimal {
  const x = nanOf(s, a) ?? finish(bare(a), s);
  if (!x.isFinite) return x;
  if (x.coefficient === 0n) return finite(x.sign, 0n, 0);
  const most = (s.clamp ? etop(s) : s.emax) - x.exponent;
  const zeros = Math.max(0, Math.min(trailingZeros(x.coefficient), most));
  return zeros === 0 ? x : finite(x.sign, x.coefficient / powerOfTen(zeros), x.exponent + zeros);
}
export function logb(a: PyDecimal, s: Settings): PyDecimal {
  const nan = nanOf(s, a);
  if (nan !== undefined) return nan;
  if (a.isInfinite) return infinity(0);
  if (a.coefficient === 0n) {
    s.status |= Condition.DIVISION_BY_ZERO;
    return infinity(1);
  }
  const n = a.adjusted;
  return finishFinite(n < 0 ? 1 : 0, BigInt(Math.abs(n)), 0, s);
}
/** An operand that must be an int: undefined when it is none, or larger than `most`. */
function smallInt(b: PyDecimal, most: number): number | undefined {
  if (!b.isFinite || b.exponent !== 0 || b.coefficient > BigInt(Math.min(most, Number.MAX_SAFE_INTEGER))) return undefined;
  return b.sign === 1 ? -Number(b.coefficient) + 0 : Number(b.coefficient);
}
export function scaleb(a: PyDecimal, b: PyDecimal, s: Settings): PyDecimal {
  const nan = nanOf(s, a, b);
  if (nan !== undefined) return nan;
  const n = smallInt(b, 2 * (s.emax + s.prec));
  if (n === undefined) return invalid(s);
  return a.isInfinite ? bare(a) : finishFinite(a.sign, a.coefficient, a.exponent + n, s);
}

// ---- digits
/** Moves digits within a window of `prec` digits. */
function moveDigits(a: PyDecimal, b: PyDecimal, s: Settings, around: boolean): PyDecimal {
  const nan = nanOf(s, a, b);
  if (nan !== undefined) return nan;
  const n = smallInt(b, s.prec);
  if (n === undefined) return invalid(s);
  if (a.isInfinite) return bare(a);
  if (!around && n <= 0)
    return finite(a.sign, (a.digits > s.prec ? a.coefficient % powerOfTen(s.prec) : a.coefficient) / powerOfTen(-n), a.exponent);
  const window = powerOfTen(s.prec);
  const digits = a.coefficient % window;
  if (!around) return finite(a.sign, (digits * powerOfTen(n)) % window, a.exponent);
  const left = n < 0 ? n + s.prec : n;
  const cut = powerOfTen(s.prec - left);
  return finite(a.sign, (digits % cut) * powerOfTen(left) + digits / cut, a.exponent);
}
export const shift = (a: PyDecimal, b: PyDecimal, s: Settings): PyDecimal => moveDigits(a, b, s, false);
export const rotate = (a: PyDecimal, b: PyDecimal, s: Settings): PyDecimal => moveDigits(a, b, s, true);

/** Digits of a logical operand, as many as the precision has; undefined when it is none. */
function bitsOf(a: PyDecimal, prec: number): bigint | undefined {
  if (!a.isFinite || a.sign === 1 || a.exponent !== 0) return undefined;
  const digits = a.coefficient.toString();
  if (/[^01]/.test(digits)) return undefined;
  return BigInt(`0b${digits.length > prec ? digits.slice(-prec) : digits}`);
}
function logical(operation: (p: bigint, q: bigint) => bigint): (a: PyDecimal, b: PyDecimal, s: Settings) => PyDecimal {
  return (a, b, s) => {
    const p = bitsOf(a, s.prec);
    const q = bitsOf(b, s.prec);
    return p === undefined || q === undefined ? invalid(s) : finite(0, BigInt(operation(p, q).toString(2)), 0);
  };
}
export const logicalAnd = logical((p, q) => p & q);
export const logicalOr = logical((p, q) => p | q);
export const logicalXor = logical((p, q) => p ^ q);
export function logicalInvert(a: PyDecimal, s: Settings): PyDecimal {
  const p = bitsOf(a, s.prec);
  if (p === undefined) return invalid(s);
  // All digits of the precision: their number is checked by the power.
  const ones = (powerOfTen(s.prec) - 1n) / 9n;
  return finite(0, ones - BigInt(p.toString(2)), 0);
}

// ---- neighbours
function neighbour(a: PyDecimal, s: Settings, direction: Sign): PyDecimal {
  const nan = nanOf(s, a);
  if (nan !== undefined) return nan;
  if (a.isInfinite) return a.sign === direction ? bare(a) : largest(a.sign, s);
  const { prec, emin, emax, clamp } = s;
  const work: Settings = { prec, emin, emax, clamp, rounding: direction === 0 ? Round.CEILING : Round.FLOOR, status: 0 };
  const rounded = finish(bare(a), work);
  if ((work.status & Condition.INEXACT) !== 0) return rounded;
  return sum(a, finite(direction, 1n, etiny(s) - 1), direction, work);
}
export const nextPlus = (a: PyDecimal, s: Settings): PyDecimal => neighbour(a, s, 0);
export const nextMinus = (a: PyDecimal, s: Settings): PyDecimal => neighbour(a, s, 1);
export function nextToward(a: PyDecimal, b: PyDecimal, s: Settings): PyDecimal {
  const nan = nanOf(s, a, b);
  if (nan !== undefined) return nan;
  const order = compareValues(a, b);
  if (order === 0) return withSign(bare(a), b.sign);
  const x = neighbour(a, s, order < 0 ? 0 : 1);
  if (x.isInfinite) s.status |= Condition.OVERFLOW | Condition.ROUNDED | Condition.INEXACT;
  else if (x.adjusted < s.emin) {
    s.status |= Condition.UNDERFLOW | Condition.SUBNORMAL | Condition.ROUNDED | Condition.INEXACT;
    if (x.coefficient === 0n) s.status |= Condition.CLAMPED;
  }
  return x;
}

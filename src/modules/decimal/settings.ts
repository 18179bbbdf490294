/**
 * What an operation is done under: digits, exponents, rounding; and the conditions that it met.
 *
 * Every result passes `finish`, which brings it within the limits: too many digits are rounded, a large exponent overflows, a small
 * one makes a subnormal number or underflows. Conditions are bits of `status`; what becomes of them is the context's business.
 */
import { OverflowError, raised } from '../../runtime/exceptions.ts';
import { dropDigits, finite, infinity, Kind, NAN, powerOfTen, PyDecimal, Round } from './value.ts';

export const Condition = {
  CLAMPED: 1,
  CONVERSION_SYNTAX: 2,
  DIVISION_BY_ZERO: 4,
  DIVISION_IMPOSSIBLE: 8,
  DIVISION_UNDEFINED: 16,
  INEXACT: 64,
  INVALID_CONTEXT: 128,
  INVALID_OPERATION: 256,
  FLOAT_OPERATION: 1024,
  OVERFLOW: 2048,
  ROUNDED: 4096,
  SUBNORMAL: 8192,
  UNDERFLOW: 16384,
} as const;
/** All conditions of signal InvalidOperation. */
export const INVALID =
  Condition.CONVERSION_SYNTAX |
  Condition.DIVISION_IMPOSSIBLE |
  Condition.DIVISION_UNDEFINED |
  Condition.INVALID_CONTEXT |
  Condition.INVALID_OPERATION;

export interface Settings {
  readonly prec: number;
  readonly emin: number;
  readonly emax: number;
  /** A number of value.ts. */
  readonly rounding: number;
  readonly clamp: boolean;
  /** Conditions met by the operation that runs now. */
  status: number;
}
/** The bound of precision and exponents, as a double: CPython's is 10**18 - 1. */
export const LIMIT = 1e18 - 128;

/** Without limits: for results that have to be exact. */
export function exactSettings(): Settings {
  return { prec: LIMIT, emin: -LIMIT, emax: LIMIT, rounding: Round.HALF_EVEN, clamp: false, status: 0 };
}
/** With so many digits, rounding half to even, for what is worked out on the way. */
export function workSettings(prec: number): Settings {
  return { ...exactSettings(), prec };
}

export const etiny = (s: Settings): number => s.emin - (s.prec - 1);
export const etop = (s: Settings): number => s.emax - (s.prec - 1);

/** The result of what is not defined. */
export function invalid(s: Settings, condition: number = Condition.INVALID_OPERATION): PyDecimal {
  s.status |= condition;
  return NAN;
}

/** A nan whose payload fits, or a number within the limits. */
export function finish(x: PyDecimal, s: Settings): PyDecimal {
  if (x.kind === Kind.FINITE) return finishFinite(x.sign, x.coefficient, x.exponent, s, x);
  if (x.kind === Kind.INFINITE) return x;
  const room = s.prec - (s.clamp ? 1 : 0);
  if (x.digits <= room) return x;
  return new PyDecimal(x.sign, room === 0 ? 0n : x.coefficient % powerOfTen(room), 0, x.kind);
}
/** The same from its parts; `whole` is given back when it is those parts already. */
export function finishFinite(sign: 0 | 1, coefficient: bigint, exponent: number, s: Settings, whole?: PyDecimal): PyDecimal {
  const x = whole ?? finite(sign, coefficient, exponent);
  const { adjusted } = x;
  if (adjusted > s.emax || adjusted < s.emin || (s.clamp && exponent > etop(s))) return limitExponent(x, adjusted, s);
  if (adjusted > Number.MAX_SAFE_INTEGER || exponent < -Number.MAX_SAFE_INTEGER) throw tooLarge();
  const extra = x.digits - s.prec;
  return extra <= 0 ? x : roundDigits(x, extra, s);
}
function roundDigits(x: PyDecimal, extra: number, s: Settings): PyDecimal {
  const cut = dropDigits(x.coefficient, extra, s.rounding, x.sign);
  s.status |= cut.exact ? Condition.ROUNDED : Condition.ROUNDED | Condition.INEXACT;
  let { coefficient } = cut;
  let exponent = x.exponent + extra;
  if (!cut.exact && coefficient === powerOfTen(s.prec)) {
    coefficient = powerOfTen(s.prec - 1);
    exponent++;
  }
  const rounded = finite(x.sign, coefficient, exponent);
  return rounded.adjusted > s.emax || (s.clamp && exponent > etop(s)) ? limitExponent(rounded, rounded.adjusted, s) : rounded;
}
function tooLarge(): unknown {
  return raised(OverflowError, 'an exponent beyond 2**53 is not supported');
}

function limitExponent(x: PyDecimal, adjusted: number, s: Settings): PyDecimal {
  const { sign, coefficient, exponent } = x;
  if (adjusted > s.emax) {
    if (coefficient === 0n) {
      s.status |= Condition.CLAMPED;
      return limited(finite(sign, 0n, s.clamp ? etop(s) : s.emax));
    }
    return overflow(sign, s);
  }
  if (s.clamp && exponent > etop(s)) {
    const shift = exponent - etop(s);
    s.status |= coefficient !== 0n && adjusted < s.emin ? Condition.CLAMPED | Condition.SUBNORMAL : Condition.CLAMPED;
    return limited(finite(sign, coefficient * powerOfTen(coefficient === 0n ? 0 : shift), exponent - shift));
  }
  const least = etiny(s);
  if (coefficient === 0n) {
    if (exponent >= least) return x;
    s.status |= Condition.CLAMPED;
    return limited(finite(sign, 0n, least));
  }
  s.status |= Condition.SUBNORMAL;
  if (exponent >= least) return limited(x);
  const cut = dropDigits(coefficient, least - exponent, s.rounding, sign);
  s.status |= Condition.ROUNDED;
  if (!cut.exact) s.status |= Condition.INEXACT | Condition.UNDERFLOW;
  if (cut.coefficient === 0n) s.status |= Condition.CLAMPED;
  return limited(finite(sign, cut.coefficient, least));
}
function limited(x: PyDecimal): PyDecimal {
  if (Math.abs(x.exponent) > Number.MAX_SAFE_INTEGER) throw tooLarge();
  return x;
}
function overflow(sign: 0 | 1, s: Settings): PyDecimal {
  s.status |= Condition.OVERFLOW | Condition.INEXACT | Condition.ROUNDED;
  const { rounding } = s;
  const toLargest =
    rounding === Round.DOWN ||
    rounding === Round.UP_05 ||
    (rounding === Round.CEILING && sign === 1) ||
    (rounding === Round.FLOOR && sign === 0);
  return toLargest ? largest(sign, s) : infinity(sign);
}
/** The largest finite number. */
export function largest(sign: 0 | 1, s: Settings): PyDecimal {
  return limited(finite(sign, powerOfTen(s.prec) - 1n, etop(s)));
}

/**
 * Decimal numbers as plain data, and how they are cut to so many digits.
 *
 * A finite number is sign, coefficient and exponent: -1.50 is (1, 150n, -2). Trailing zeros are part of it. The coefficient of a nan
 * is its payload. Exponents are JavaScript numbers: results beyond 2**53, where these are no longer exact, are refused, although
 * CPython goes on to 10**18.
 */
import { MemoryError, raisedWith } from '../../runtime/exceptions.ts';
import { PyObject, type PyType } from '../../runtime/object.ts';

export const Kind = { FINITE: 0, INFINITE: 1, NAN: 2, SNAN: 3 } as const;

export class PyDecimal extends PyObject {
  /** Of the coefficient, in decimal; counted when first asked for. */
  private count = 0;
  constructor(
    readonly sign: 0 | 1,
    readonly coefficient: bigint,
    readonly exponent: number,
    readonly kind: number = Kind.FINITE,
    cls?: PyType,
  ) {
    super();
    if (cls === undefined) return;
    this.cls = cls;
    this.shape = cls.rootShape;
    this.slots = [];
  }
  get digits(): number {
    if (this.count === 0) this.count = digitsOf(this.coefficient);
    return this.count;
  }
  /** The exponent of the first digit. */
  get adjusted(): number {
    return this.exponent + this.digits - 1;
  }
  get isFinite(): boolean {
    return this.kind === Kind.FINITE;
  }
  get isInfinite(): boolean {
    return this.kind === Kind.INFINITE;
  }
  get isNan(): boolean {
    return this.kind >= Kind.NAN;
  }
  get isZero(): boolean {
    return this.coefficient === 0n && this.kind === Kind.FINITE;
  }
}

export const finite = (sign: 0 | 1, coefficient: bigint, exponent: number): PyDecimal => new PyDecimal(sign, coefficient, exponent);
export const infinity = (sign: 0 | 1): PyDecimal => new PyDecimal(sign, 0n, 0, Kind.INFINITE);
export const NAN = new PyDecimal(0, 0n, 0, Kind.NAN);
export const ZERO = finite(0, 0n, 0);
export const ONE = finite(0, 1n, 0);
/** Without the class of a subclass. */
export const bare = (x: PyDecimal): PyDecimal => (x.slots === null ? x : new PyDecimal(x.sign, x.coefficient, x.exponent, x.kind));
/** The same number with another sign. */
export const withSign = (x: PyDecimal, sign: 0 | 1): PyDecimal =>
  x.sign === sign && x.slots === null ? x : new PyDecimal(sign, x.coefficient, x.exponent, x.kind);

const POWERS: bigint[] = [1n];
for (let i = 1; i <= 256; i++) POWERS.push(POWERS[i - 1] * 10n);
/** More digits than this do not fit into an int of the host. */
const MOST_DIGITS = 323_000_000;

/** 10 ** n for n >= 0. */
export function powerOfTen(n: number): bigint {
  if (n <= 256) return POWERS[n];
  if (n > MOST_DIGITS) throw raisedWith(MemoryError);
  return 10n ** BigInt(n);
}

/** How many decimal digits; one for zero. */
export function digitsOf(n: bigint): number {
  if (n < 10n) return 1;
  const size = n < POWERS[256] ? Math.log10(Number(n)) : bitsOf(n) * Math.LOG10E * Math.LN2;
  // One too many or too few, when the logarithm is close to an int.
  const digits = Math.floor(size);
  if (n < powerOfTen(digits)) return digits;
  return n >= powerOfTen(digits + 1) ? digits + 2 : digits + 1;
}
function bitsOf(n: bigint): number {
  const hex = n.toString(16);
  return (hex.length - 1) * 4 + Math.log2(Number.parseInt(hex.slice(0, 12), 16)) - (Math.min(hex.length, 12) - 1) * 4;
}

/** The rounding modes, in the order of libmpdec's numbers for them. */
export const ROUNDINGS = [
  'ROUND_UP',
  'ROUND_DOWN',
  'ROUND_CEILING',
  'ROUND_FLOOR',
  'ROUND_HALF_UP',
  'ROUND_HALF_DOWN',
  'ROUND_HALF_EVEN',
  'ROUND_05UP',
] as const;
export const Round = { UP: 0, DOWN: 1, CEILING: 2, FLOOR: 3, HALF_UP: 4, HALF_DOWN: 5, HALF_EVEN: 6, UP_05: 7 } as const;

/** Whether the quotient of |x| by a unit goes up, when `rest` of the unit is left over. */
function goesUp(mode: number, sign: 0 | 1, quotient: bigint, rest: bigint, unit: bigint): boolean {
  if (rest === 0n) return false;
  switch (mode) {
    case Round.UP:
      return true;
    case Round.DOWN:
      return false;
    case Round.CEILING:
      return sign === 0;
    case Round.FLOOR:
      return sign === 1;
    case Round.UP_05:
      return quotient % 5n === 0n;
  }
  const twice = rest * 2n;
  if (twice !== unit) return twice > unit;
  return mode === Round.HALF_UP || (mode === Round.HALF_EVEN && (quotient & 1n) === 1n);
}

/** What dropping digits gave. */
export interface Cut {
  readonly coefficient: bigint;
  /** Whether what was dropped was all zeros. */
  readonly exact: boolean;
}
/** Drops `count` digits of a coefficient, rounding. */
export function dropDigits(coefficient: bigint, count: number, mode: number, sign: 0 | 1): Cut {
  if (count <= 0) return { coefficient, exact: true };
  if (coefficient === 0n) return { coefficient, exact: true };
  // Far more than there are: what is left is less than a tenth of a unit, and need not be known better.
  const most = digitsOf(coefficient) + 1;
  if (count > most) return { coefficient: goesUp(mode, sign, 0n, 1n, 10n) ? 1n : 0n, exact: false };
  const unit = powerOfTen(count);
  const quotient = coefficient / unit;
  const rest = coefficient - quotient * unit;
  return { coefficient: goesUp(mode, sign, quotient, rest, unit) ? quotient + 1n : quotient, exact: rest === 0n };
}

/** How many zeros a coefficient other than 0 ends in. */
export function trailingZeros(n: bigint): number {
  let zeros = 0;
  // Halves of ever smaller powers: a number of n digits is not divided n times.
  let step = 1;
  while (n % powerOfTen(step) === 0n && step < 1_000_000) step *= 2;
  for (; step >= 1; step = Math.floor(step / 2)) {
    const unit = powerOfTen(step);
    while (n % unit === 0n) {
      n /= unit;
      zeros += step;
    }
  }
  return zeros;
}

/**
 * The order of decimal numbers, by value and total; nans on the way through an operation.
 */
import { Condition, finish, type Settings } from './settings.ts';
import { bare, finite, Kind, powerOfTen, PyDecimal, withSign } from './value.ts';

const sign = (n: bigint | number): number => (n > 0 ? 1 : n < 0 ? -1 : 0);

/** |a| against |b|: both finite. */
function compareSizes(a: PyDecimal, b: PyDecimal): number {
  if (a.coefficient === 0n || b.coefficient === 0n) return sign(a.coefficient - b.coefficient);
  if (a.adjusted !== b.adjusted) return a.adjusted < b.adjusted ? -1 : 1;
  const shift = a.exponent - b.exponent;
  return shift >= 0 ? sign(a.coefficient * powerOfTen(shift) - b.coefficient) : sign(a.coefficient - b.coefficient * powerOfTen(-shift));
}
/** -1, 0 or 1; no nans. */
export function compareValues(a: PyDecimal, b: PyDecimal): number {
  if (a.isInfinite || b.isInfinite) {
    const rank = (x: PyDecimal): number => (x.isInfinite ? (x.sign === 1 ? -1 : 1) : 0);
    return sign(rank(a) - rank(b));
  }
  if (a.coefficient === 0n && b.coefficient === 0n) return 0;
  if (a.sign !== b.sign) {
    if (a.coefficient === 0n) return b.sign === 1 ? 1 : -1;
    return a.sign === 1 ? -1 : 1;
  }
  const order = compareSizes(a, b);
  return a.sign === 1 ? -order + 0 : order;
}

/** -nan < -snan < -inf < ... < inf < snan < nan; equal numbers by their exponents. */
export function compareTotal(a: PyDecimal, b: PyDecimal): number {
  if (a.sign !== b.sign) return a.sign === 1 ? -1 : 1;
  const order = totalSize(a, b);
  return a.sign === 1 ? -order + 0 : order;
}
const total = (x: PyDecimal): number => [0, 1, 3, 2][x.kind];
function totalSize(a: PyDecimal, b: PyDecimal): number {
  if (a.kind !== b.kind) return sign(total(a) - total(b));
  if (a.isNan) return sign(a.coefficient - b.coefficient);
  if (a.isInfinite) return 0;
  return compareSizes(a, b) || sign(a.exponent - b.exponent);
}

/** The nan that an operation on these gives, or undefined; a signaling one is invalid. */
export function nanOf(s: Settings, a: PyDecimal, b?: PyDecimal, c?: PyDecimal): PyDecimal | undefined {
  if (a.kind < Kind.NAN && (b === undefined || b.kind < Kind.NAN) && (c === undefined || c.kind < Kind.NAN)) return undefined;
  const operands = [a, b, c];
  const signaling = operands.find((x) => x?.kind === Kind.SNAN);
  if (signaling !== undefined) s.status |= Condition.INVALID_OPERATION;
  const nan = (signaling ?? operands.find((x) => x?.kind === Kind.NAN)) as PyDecimal;
  return finish(new PyDecimal(nan.sign, nan.coefficient, 0, Kind.NAN), s);
}

const number = (n: number): PyDecimal => finite(n < 0 ? 1 : 0, n === 0 ? 0n : 1n, 0);

export function compare(a: PyDecimal, b: PyDecimal, s: Settings): PyDecimal {
  return nanOf(s, a, b) ?? number(compareValues(a, b));
}
export function compareSignal(a: PyDecimal, b: PyDecimal, s: Settings): PyDecimal {
  const nan = nanOf(s, a, b);
  if (nan === undefined) return number(compareValues(a, b));
  s.status |= Condition.INVALID_OPERATION;
  return nan;
}
const positive = (x: PyDecimal): PyDecimal => withSign(x, 0);
export const compareTotalOf = (a: PyDecimal, b: PyDecimal): PyDecimal => number(compareTotal(a, b));
export const compareTotalMag = (a: PyDecimal, b: PyDecimal): PyDecimal => number(compareTotal(positive(a), positive(b)));

/** The larger (1) or smaller (-1) of two, by value or by size; a number wins over a quiet nan. */
export function extreme(direction: 1 | -1, bySize: boolean): (a: PyDecimal, b: PyDecimal, s: Settings) => PyDecimal {
  return (a, b, s) => {
    if (a.kind === Kind.NAN && !b.isNan) return finish(bare(b), s);
    if (b.kind === Kind.NAN && !a.isNan) return finish(bare(a), s);
    const nan = nanOf(s, a, b);
    if (nan !== undefined) return nan;
    const order = (bySize ? compareValues(positive(a), positive(b)) : compareValues(a, b)) || compareTotal(a, b);
    return finish(bare(order * direction < 0 ? b : a), s);
  };
}

export function sameQuantum(a: PyDecimal, b: PyDecimal): boolean {
  if (a.isFinite && b.isFinite) return a.exponent === b.exponent;
  return (a.isNan && b.isNan) || (a.isInfinite && b.isInfinite);
}

export function isNormal(x: PyDecimal, s: Settings): boolean {
  return x.isFinite && x.coefficient !== 0n && x.adjusted >= s.emin;
}
export function isSubnormal(x: PyDecimal, s: Settings): boolean {
  return x.isFinite && x.coefficient !== 0n && x.adjusted < s.emin;
}
export function numberClass(x: PyDecimal, s: Settings): string {
  if (x.isNan) return x.kind === Kind.SNAN ? 'sNaN' : 'NaN';
  const sign = x.sign === 1 ? '-' : '+';
  if (x.isInfinite) return `${sign}Infinity`;
  if (x.coefficient === 0n) return `${sign}Zero`;
  return sign + (isSubnormal(x, s) ? 'Subnormal' : 'Normal');
}

/**
 * From doubles to ints: cut, rounded, and as exact ratios.
 */
import { OverflowError, raised, ValueError } from './exceptions.ts';
import { fixedText, mantissaAndExponent } from './float-text.ts';
import { intFromNumber, makeInt } from './number.ts';

/** Refuses what no int is. */
function checkFinite(x: number): void {
  if (x - x === 0) return;
  if (x !== x) throw raised(ValueError, 'cannot convert float NaN to integer');
  throw raised(OverflowError, 'cannot convert float infinity to integer');
}
/** int(x). */
export function truncated(x: number): number | bigint {
  checkFinite(x);
  return intFromNumber(Math.trunc(x) + 0);
}
export function floored(x: number): number | bigint {
  checkFinite(x);
  return intFromNumber(Math.floor(x) + 0);
}
export function ceiled(x: number): number | bigint {
  checkFinite(x);
  return intFromNumber(Math.ceil(x) + 0);
}
/** The nearest whole double, halves to even. */
export function roundHalfEven(x: number): number {
  const floor = Math.floor(x);
  const rest = x - floor;
  if (rest < 0.5) return floor;
  if (rest > 0.5) return floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}
/** round(x). */
export function roundedInt(x: number): number | bigint {
  checkFinite(x);
  return intFromNumber(roundHalfEven(x) + 0);
}
/** round(x, places) of the exact decimal value of x, halves to even. */
export function roundedFloat(x: number, places: number | bigint): number {
  if (x - x !== 0 || x === 0) return x;
  if (places > 323) return x;
  if (places < -308) return x * 0;
  const count = Number(places);
  let size: number;
  if (count >= 0) size = Number(fixedText(x, count));
  else {
    // Halves of the unit are compared exactly: a double this large is whole, or its fraction only breaks a tie upwards.
    const unit = 10n ** BigInt(-count);
    const whole = Math.trunc(Math.abs(x));
    const value = BigInt(whole);
    const quotient = value / unit;
    const twice = (value % unit) * 2n;
    const up = twice > unit || (twice === unit && (whole !== Math.abs(x) || (quotient & 1n) === 1n));
    size = Number((up ? quotient + 1n : quotient) * unit);
  }
  if (size === Infinity) throw raised(OverflowError, 'rounded value too large to represent');
  return x < 0 ? -size : size;
}
/** The exact value of a finite double as [numerator, denominator] in lowest terms. */
export function integerRatio(x: number): readonly [number | bigint, number | bigint] {
  if (x !== x) throw raised(ValueError, 'cannot convert NaN to integer ratio');
  if (x - x !== 0) throw raised(OverflowError, 'cannot convert Infinity to integer ratio');
  if (Number.isInteger(x)) return [intFromNumber(x + 0), 1];
  let [m, e] = mantissaAndExponent(x);
  while ((m & 1n) === 0n) {
    m >>= 1n;
    e++;
  }
  return [makeInt(x < 0 ? -m : m), makeInt(1n << BigInt(-e))];
}

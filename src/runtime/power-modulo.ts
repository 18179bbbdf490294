/**
 * pow(a, b, m): powers modulo an int, never larger than the square of the modulus; by the inverse when the exponent is negative.
 */
import { bigRemainder } from './arithmetic.ts';
import { complexType, floatType } from './builtin-types.ts';
import { raised, TypeError, ValueError } from './exceptions.ts';
import { makeInt, PyComplex } from './number.ts';
import type { Value } from './object.ts';

/** The inverse of a modulo m (m > 0), by Euclid; undefined when they have a factor in common. */
function inverse(a: bigint, m: bigint): bigint | undefined {
  let [r, next] = [m, ((a % m) + m) % m];
  let [s, following] = [0n, 1n];
  while (next !== 0n) {
    const q = r / next;
    [r, next] = [next, r - q * next];
    [s, following] = [following, s - q * following];
  }
  return r === 1n ? ((s % m) + m) % m : undefined;
}

export function modularPower(a: number | bigint, b: number | bigint, m: number | bigint): number | bigint {
  if (m === 0) throw raised(ValueError, 'pow() 3rd argument cannot be 0');
  const size = m < 0 ? -m : m;
  if (b < 0) {
    const inverted = inverse(BigInt(a), BigInt(size));
    if (inverted === undefined) throw raised(ValueError, 'base is not invertible for the given modulus');
    return modularPower(makeInt(inverted), -b, m);
  }
  if (size === 1) return 0;
  const signed = (result: number): number => (m < 0 && result !== 0 ? result - Number(size) : result);
  if (typeof size === 'number' && size <= 94906265) {
    // Squares of rests below 2**26.5 are safe numbers.
    let base = typeof a === 'number' ? a % size : Number(a % BigInt(size));
    if (base < 0) base += size;
    let result = 1;
    if (typeof b === 'number') {
      for (let rest = b; rest > 0; rest = Math.floor(rest / 2)) {
        if (rest % 2 === 1) result = (result * base) % size;
        base = (base * base) % size;
      }
      return signed(result);
    }
    for (const digit of b.toString(2)) {
      result = (result * result) % size;
      if (digit === '1') result = (result * base) % size;
    }
    return signed(result);
  }
  const modulus = BigInt(size);
  const base = bigRemainder(BigInt(a), modulus);
  let result = 1n;
  const digits = b.toString(16);
  // Four binary digits of the exponent at a time.
  const table = [1n];
  for (let i = 1; i < 16; i++) table.push((table[i - 1] * base) % modulus);
  for (const digit of digits) {
    if (result !== 1n) for (let i = 0; i < 4; i++) result = (result * result) % modulus;
    const value = Number.parseInt(digit, 16);
    if (value !== 0) result = (result * table[value]) % modulus;
  }
  return makeInt(m < 0 && result !== 0n ? result - modulus : result);
}

const isFloatLike = (v: Value): boolean =>
  (typeof v === 'number' && !Number.isInteger(v)) || (typeof v === 'object' && v !== null && v.cls.isSubtypeOf(floatType));
/** What pow() with three arguments says when one of them is a float or complex; undefined when none is. */
export function noModulo(values: readonly Value[]): ReturnType<typeof raised> | undefined {
  for (const v of values) {
    if (isFloatLike(v)) return raised(TypeError, 'pow() 3rd argument not allowed unless all arguments are integers');
    if (v instanceof PyComplex || (typeof v === 'object' && v !== null && v.cls.isSubtypeOf(complexType)))
      return raised(ValueError, 'complex modulo');
  }
  return undefined;
}

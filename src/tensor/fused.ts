/**
 * a * b + c with one rounding, as the fused instruction of a processor gives it, from doubles that round each step.
 *
 * A product of doubles is the sum of two doubles, and so is a sum (Dekker, 1971; Knuth): high parts and what was lost. The losses are
 * added last. Not exact where a part overflows or is subnormal; the numbers that are fused here are of moderate size.
 */

/** 2**27 + 1: splits 53 bits into 26 and 26. */
const SPLITTER = 134217729;

export function fusedMultiplyAdd(a: number, b: number, c: number): number {
  const product = a * b;
  const sum = product + c;
  const aTop = a * SPLITTER - (a * SPLITTER - a);
  const bTop = b * SPLITTER - (b * SPLITTER - b);
  const lost = aTop * bTop - product + aTop * (b - bTop) + (a - aTop) * bTop + (a - aTop) * (b - bTop);
  const back = sum - product;
  return sum + (product - (sum - back) + (c - back) + lost);
}

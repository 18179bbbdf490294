/**
 * Sums and products of doubles without loss: a result and what rounding cut off, both doubles.
 *
 * The error is left in an object of the caller, so that nothing is allocated in inner loops.
 */

/** A pair hi + lo that stands for more digits than a double has. */
export class Pair {
  hi = 0;
  lo = 0;
}

/** hi + lo = a + b exactly. */
export function twoSum(a: number, b: number, out: Pair): void {
  const hi = a + b;
  const z = hi - a;
  out.hi = hi;
  out.lo = a - (hi - z) + (b - z);
}

const SPLITTER = 134217729;
/** hi + lo = a * b exactly, unless the product leaves the range of normal numbers. */
export function twoProduct(a: number, b: number, out: Pair): void {
  const hi = a * b;
  const x = SPLITTER * a;
  const aHigh = x - (x - a);
  const aLow = a - aHigh;
  const y = SPLITTER * b;
  const bHigh = y - (y - b);
  const bLow = b - bHigh;
  out.hi = hi;
  out.lo = aLow * bLow - (hi - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}
/** The same for any finite factors whose product is finite. */
export function wideProduct(a: number, b: number, out: Pair): void {
  const size = Math.abs(a) > Math.abs(b) ? Math.abs(a) : Math.abs(b);
  if (!(size >= 2 ** 970) || b !== b || a !== a) twoProduct(a, b, out);
  else if (Math.abs(a) === size) {
    twoProduct(a * 2 ** -60, b, out);
    out.lo *= 2 ** 60;
    out.hi = a * b;
  } else wideProduct(b, a, out);
}

/**
 * Sums of floats that lose nothing on the way: fsum, sumprod, and the length of a vector.
 */
import { Pair, twoProduct, twoSum, wideProduct } from '../runtime/double-double.ts';
import { OverflowError, raised, ValueError } from '../runtime/exceptions.ts';

/** The exact sum, rounded once: partial sums that do not overlap (Shewchuk), the largest last. */
export function exactSum(items: readonly number[]): number {
  const partials: number[] = [];
  let special = 0;
  let infinities = 0;
  let hasSpecial = false;
  for (const item of items) {
    let x = item;
    let count = 0;
    for (let y of partials) {
      if (Math.abs(x) < Math.abs(y)) [x, y] = [y, x];
      const high = x + y;
      const low = y - (high - x);
      if (low !== 0) partials[count++] = low;
      x = high;
    }
    partials.length = count;
    if (x === 0) continue;
    if (Number.isFinite(x)) {
      partials.push(x);
      continue;
    }
    // From a nan or infinity among the items, or from partial sums that are too large.
    if (Number.isFinite(item)) throw raised(OverflowError, 'intermediate overflow in fsum');
    if (item === Infinity || item === -Infinity) infinities += item;
    special += item;
    hasSpecial = true;
    partials.length = 0;
  }
  if (hasSpecial) {
    if (infinities !== infinities) throw raised(ValueError, '-inf + inf in fsum');
    return special;
  }
  let n = partials.length;
  if (n === 0) return 0;
  let high = partials[--n];
  let low = 0;
  while (n > 0) {
    const x = high;
    const y = partials[--n];
    high = x + y;
    low = y - (high - x);
    if (low !== 0) break;
  }
  // A half that is not exactly one: the next partial sum says to which side it falls.
  if (n > 0 && ((low < 0 && partials[n - 1] < 0) || (low > 0 && partials[n - 1] > 0))) {
    const twice = low * 2;
    const other = high + twice;
    if (twice === other - high) high = other;
  }
  return high;
}

/** A running sum of products with three doubles of precision. */
export class ProductSum {
  private hi = 0;
  private lo = 0;
  private tiny = 0;
  private readonly pair = new Pair();
  /** Adds x * y; false (and nothing added) when the sum is no longer finite. */
  add(x: number, y: number): boolean {
    const { pair } = this;
    wideProduct(x, y, pair);
    const { hi: high, lo: low } = pair;
    twoSum(this.hi, high, pair);
    if (!Number.isFinite(pair.hi)) return false;
    const { hi, lo: rest } = pair;
    twoSum(this.lo, low, pair);
    const { hi: middle, lo: small } = pair;
    twoSum(middle, rest, pair);
    this.hi = hi;
    this.lo = pair.hi;
    this.tiny += small + pair.lo;
    return true;
  }
  value(): number {
    const { pair } = this;
    twoSum(this.lo, this.tiny, pair);
    const { hi: low, lo: last } = pair;
    twoSum(this.hi, low, pair);
    return pair.hi + pair.lo + last;
  }
}

const SMALLEST_NORMAL = 2 ** -1022;
/** The Euclidean length of a vector: squares without loss, then one step that corrects the square root. Changes `items`. */
export function vectorLength(items: number[]): number {
  let max = 0;
  let hasNaN = false;
  for (let i = 0; i < items.length; i++) {
    const size = Math.abs(items[i]);
    items[i] = size;
    if (size !== size) hasNaN = true;
    else if (size > max) max = size;
  }
  if (max === Infinity) return max;
  if (hasNaN) return NaN;
  return max === 0 || items.length <= 1 ? max : scaledLength(items, max);
}
function scaledLength(items: number[], max: number): number {
  if (max < 2 ** -1023) {
    const larger = items.map((x) => x / SMALLEST_NORMAL);
    return SMALLEST_NORMAL * scaledLength(larger, max / SMALLEST_NORMAL);
  }
  let exponent = Math.floor(Math.log2(max)) + 1;
  if (2 ** (exponent - 1) > max) exponent--;
  else if (exponent < 1024 && 2 ** exponent <= max) exponent++;
  // 2 ** -1024 is no normal number, but exact.
  const scale = 2 ** -exponent;
  const pair = new Pair();
  // The sum begins with 1, above all squares, so that each addition shows its error.
  let sum = 1;
  let fraction1 = 0;
  let fraction2 = 0;
  const add = (x: number, y: number): void => {
    twoProduct(x, y, pair);
    const { hi, lo } = pair;
    const next = sum + hi;
    fraction1 += lo;
    fraction2 += hi - (next - sum);
    sum = next;
  };
  for (const item of items) {
    const x = item * scale;
    add(x, x);
  }
  let h = Math.sqrt(sum - 1 + (fraction1 + fraction2));
  add(-h, h);
  h += (sum - 1 + (fraction1 + fraction2)) / (2 * h);
  return h / scale;
}

/**
 * Number theory for module math: roots, divisors, factorials. Large products are made of balanced halves, so that the host's
 * fast multiplication gets factors of like size.
 */
import { bitLength, multiply } from '../runtime/arithmetic.ts';
import { MemoryError, raisedWith } from '../runtime/exceptions.ts';
import { makeInt } from '../runtime/number.ts';

type Int = number | bigint;
const MAX_BITS = 1073741824;

/** floor(sqrt(n)). */
export function integerRoot(n: Int): Int {
  if (typeof n === 'number') {
    const root = Math.floor(Math.sqrt(n));
    return root * root > n ? root - 1 : root;
  }
  return makeInt(bigRoot(n));
}
function bigRoot(n: bigint): bigint {
  if (n < 1n << 100n) {
    let root = BigInt(Math.floor(Math.sqrt(Number(n))));
    while (root * root > n) root--;
    while ((root + 1n) * (root + 1n) <= n) root++;
    return root;
  }
  // The root of the upper half of the digits, then one step of Newton doubles its digits; off by one at most.
  const shift = BigInt(Math.floor((bitLength(n) - 1) / 4));
  const upper = bigRoot(n >> (2n * shift));
  let root = ((upper << shift) + (n >> shift) / upper) >> 1n;
  while (root * root > n) root--;
  return root;
}

export function greatestDivisor(a: Int, b: Int): Int {
  let x = a < 0 ? -a : a;
  let y = b < 0 ? -b : b;
  if (typeof x === 'bigint' || typeof y === 'bigint') {
    let p = BigInt(x);
    let q = BigInt(y);
    while (q > 9007199254740991n) [p, q] = [q, p % q];
    if (q === 0n) return makeInt(p);
    [x, y] = [Number(q), Number(p % q)];
  }
  let p: number = x;
  let q: number = y;
  while (q !== 0) [p, q] = [q, p % q];
  return p;
}
export function leastMultiple(a: Int, b: Int): Int {
  if (a === 0 || b === 0) return 0;
  const divisor = greatestDivisor(a, b);
  const quotient = typeof a === 'number' && typeof divisor === 'number' ? a / divisor : makeInt(BigInt(a) / BigInt(divisor));
  const multiple = multiply(quotient, b) as Int;
  return multiple < 0 ? -multiple : multiple;
}

/** from * (from + step) * ... below `to`. */
function productOfRange(from: number, to: number, step = 1): bigint {
  const count = Math.ceil((to - from) / step);
  if (count <= 0) return 1n;
  if (count <= 16) {
    let product = 1n;
    let small = 1;
    for (let x = from; x < to; x += step) {
      if (small * x > 9007199254740991) {
        product *= BigInt(small);
        small = x;
      } else small *= x;
    }
    return product * BigInt(small);
  }
  const middle = from + Math.floor(count / 2) * step;
  return productOfRange(from, middle, step) * productOfRange(middle, to, step);
}
/** Bits of n!, roughly (Stirling). */
const factorialBits = (n: number): number => (n < 2 ? 1 : n * (Math.log2(n) - 1.4427));

const SMALL_FACTORIALS = [1];
for (let i = 1; i <= 18; i++) SMALL_FACTORIALS.push(SMALL_FACTORIALS[i - 1] * i);

export function factorial(n: number): Int {
  if (n <= 18) return SMALL_FACTORIALS[n];
  if (factorialBits(n) > MAX_BITS) throw raisedWith(MemoryError);
  // n! = 2**k * the odd parts: product of odd numbers up to n, up to n/2, up to n/4 ...
  let odd = 1n;
  let inner = 1n;
  let from = 3;
  for (let i = 32 - Math.clz32(Math.floor(n / 4294967296) > 0 ? 0xffffffff : n) - 1; i >= 0; i--) {
    const upper = Math.floor(n / 2 ** i);
    const to = upper % 2 === 0 ? upper : upper + 1;
    inner *= productOfRange(from, to + 1, 2);
    from = Math.max(from, to + 1);
    odd *= inner;
  }
  let ones = 0;
  for (let rest = n; rest > 0; rest = Math.floor(rest / 2)) ones += rest % 2;
  return odd << BigInt(n - ones);
}

/** n * (n - 1) * ... of k factors. */
export function fallingProduct(n: Int, k: number): bigint {
  if (bitLength(n) * k > MAX_BITS * 1.5) throw raisedWith(MemoryError);
  if (typeof n === 'number' && n < 9007199254740000) return productOfRange(n - k + 1, n + 1);
  const halves = (top: bigint, count: number): bigint => {
    if (count === 0) return 1n;
    if (count === 1) return top;
    const first = count >> 1;
    return halves(top, first) * halves(top - BigInt(first), count - first);
  };
  return halves(BigInt(n), k);
}
/** n! / (k! * (n - k)!) for 0 <= k <= n / 2. */
export function binomial(n: Int, k: number): Int {
  if (k === 0) return 1;
  if (k === 1) return n;
  if (typeof n === 'number' && k <= 40) {
    let result = 1;
    let i = 1;
    // Each step is exact: a product of i successive numbers is divisible by i!.
    for (; i <= k; i++) {
      const product = result * (n - k + i);
      if (product > 9007199254740991) break;
      result = product / i;
    }
    if (i > k) return result;
  }
  return makeInt(fallingProduct(n, k) / BigInt(factorial(k)));
}

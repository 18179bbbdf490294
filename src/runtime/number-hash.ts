/**
 * Hashes of numbers: CPython's, the value modulo the prime 2**61 - 1, so that equal numbers of different types agree.
 *
 * Modulo 2**61 - 1, multiplying by two is turning 61 bits round by one. A double is mantissa * 2**exponent, so its hash is the
 * mantissa, turned: no long division.
 */
import { makeInt } from './number.ts';

const TWO32 = 4294967296;
const MODULUS = 2305843009213693951n;
const HASH_OF_INFINITY = 314159;
const IMAGINARY = 1000003n;

/** Two 32-bit halves, signed. */
export interface HashHalves {
  lo: number;
  hi: number;
}
const words = new Float64Array(1);
const bits = new Uint32Array(words.buffer);

/** Leaves the hash of a double that is not nan in `out`. */
export function hashDoubleInto(x: number, out: HashHalves): void {
  if ((x | 0) === x) {
    const small = x === -1 ? -2 : x;
    out.lo = small | 0;
    out.hi = small >> 31;
    return;
  }
  if (x === Infinity || x === -Infinity) {
    out.lo = x > 0 ? HASH_OF_INFINITY : -HASH_OF_INFINITY;
    out.hi = x > 0 ? 0 : -1;
    return;
  }
  words[0] = x;
  const top = bits[1];
  const biased = (top >>> 20) & 2047;
  const mantissa = (biased === 0 ? top & 0xfffff : (top & 0xfffff) | 0x100000) * TWO32 + bits[0];
  const exponent = (biased === 0 ? 1 : biased) - 1075;
  // Turned left: the upper part of the mantissa comes back at the lower end. Both parts are exact doubles.
  const turn = ((exponent % 61) + 61) % 61;
  const cut = 2 ** (61 - turn);
  const upper = Math.floor(mantissa / cut);
  const shifted = (mantissa - upper * cut) * 2 ** turn;
  const high = Math.floor(shifted / TWO32);
  const upperHigh = Math.floor(upper / TWO32);
  let lo = (shifted - high * TWO32) | (upper - upperHigh * TWO32);
  let hi = high | upperHigh;
  if (x < 0) {
    lo = -lo | 0;
    hi = lo === 0 ? -hi | 0 : ~hi;
  }
  if (lo === -1 && hi === -1) lo = -2;
  out.lo = lo;
  out.hi = hi;
}

/** The hash of an int, or of a double that is not nan. */
export function hashNumber(v: number | bigint): number | bigint {
  if (typeof v === 'bigint') {
    const rest = (v < 0n ? -v : v) % MODULUS;
    return rest === 1n && v < 0n ? -2 : makeInt(v < 0n ? -rest : rest);
  }
  if (Number.isSafeInteger(v)) return v === -1 ? -2 : v + 0;
  const halves = { lo: 0, hi: 0 };
  hashDoubleInto(v, halves);
  return intOfHash(halves);
}
function intOfHash({ lo, hi }: HashHalves): number | bigint {
  if (hi >= -0x200000 && hi < 0x200000) {
    const int = hi * TWO32 + (lo >>> 0);
    if (Number.isSafeInteger(int)) return int;
  }
  return makeInt((BigInt(hi) << 32n) | BigInt(lo >>> 0));
}

/** The lower 32 bits of the hash. */
export function hash32OfNumber(v: number | bigint): number {
  if (typeof v === 'bigint') return Number(BigInt.asIntN(32, BigInt(hashNumber(v))));
  const halves = { lo: 0, hi: 0 };
  hashDoubleInto(v, halves);
  return halves.lo;
}

/** The hash of a complex from the hashes of its parts. */
export function hashOfParts(real: number | bigint, imag: number | bigint): number | bigint {
  const hash = BigInt.asIntN(64, BigInt(real) + IMAGINARY * BigInt(imag));
  return hash === -1n ? -2 : makeInt(hash);
}

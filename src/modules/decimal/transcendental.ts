/**
 * exp, ln, log10 and powers of decimal numbers.
 *
 * exp, ln and log10 are correctly rounded (half to even): they are worked out as ints scaled by a power of two, with a few digits more
 * than asked for; when those digits cannot decide how to round, with more (Ziv's strategy). Powers are worked out as libmpdec does it,
 * step by step, so that results and conditions are the same ones.
 *
 * A scaled number x with `bits` bits stands for x / 2**bits. Errors are counted in units of its last bit.
 */
import { makeInt } from '../../runtime/number.ts';
import { modularPower } from '../../runtime/power-modulo.ts';
import { divide, multiply, subtract, underHalfEven } from './arithmetic.ts';
import { compareValues, nanOf } from './compare.ts';
import { Condition, etiny, exactSettings, finish, finishFinite, invalid, type Settings, workSettings } from './settings.ts';
import { digitsOf, finite, infinity, ONE, powerOfTen, type PyDecimal, Round, withSign, ZERO } from './value.ts';

type Sign = 0 | 1;
const LOG2_10 = 3.321928094887362;
const bitLength = (n: bigint): number => (n < 0n ? -n : n).toString(16).length * 4;

// ---- scaled numbers
/** atanh(1 / n). */
function inverseAtanh(n: number, bits: number): bigint {
  const square = BigInt(n * n);
  let power = (1n << BigInt(bits)) / BigInt(n);
  let sum = power;
  for (let k = 3n; power !== 0n; k += 2n) {
    power /= square;
    sum += power / k;
  }
  return sum;
}
/** ln 2 and ln 10, from three quickly converging series (as Machin did it for pi); kept for the next call, which may cut bits off. */
class Logarithms {
  private bits = 0;
  private two = 0n;
  private ten = 0n;
  private ensure(bits: number): bigint {
    if (bits > this.bits) {
      const enough = bits + 64;
      const [a, b, c] = [31, 49, 161].map((n) => inverseAtanh(n, enough + 32));
      this.two = (14n * a + 10n * b + 6n * c) >> 32n;
      this.ten = (46n * a + 34n * b + 20n * c) >> 32n;
      this.bits = enough;
    }
    return BigInt(this.bits - bits);
  }
  ofTwo(bits: number): bigint {
    const cut = this.ensure(bits);
    return this.two >> cut;
  }
  ofTen(bits: number): bigint {
    const cut = this.ensure(bits);
    return this.ten >> cut;
  }
}
const logarithms = new Logarithms();

/** e**x for |x| < 4; the error is some units. */
function exponential(x: bigint, bits: number): bigint {
  // x is halved so often that the series is short, and the result squared as often.
  const halvings = Math.ceil(Math.sqrt(bits)) + 2;
  const work = bits + halvings + 8;
  const small = x << 8n;
  const one = 1n << BigInt(work);
  let term = one;
  let sum = one;
  for (let n = 1n; term !== 0n && term !== -1n; n++) {
    term = ((term * small) >> BigInt(work)) / n;
    sum += term;
  }
  for (let i = 0; i < halvings; i++) sum = (sum * sum) >> BigInt(work);
  return sum >> BigInt(work - bits);
}
/** ln x for x > 0. */
function logarithm(x: bigint, bits: number): bigint {
  // x = m * 2**k with m near 1, and ln m = 2 atanh((m - 1) / (m + 1)).
  let k = x.toString(2).length - 1 - bits;
  const shift = BigInt(Math.abs(k));
  let m = k >= 0 ? x >> shift : x << shift;
  const one = 1n << BigInt(bits);
  if (m * 10n > one * 14n) {
    m >>= 1n;
    k++;
  }
  const ratio = ((m - one) << BigInt(bits)) / (m + one);
  const square = (ratio * ratio) >> BigInt(bits);
  let power = ratio;
  let sum = ratio;
  for (let n = 3n; power !== 0n && power !== -1n; n += 2n) {
    power = (power * square) >> BigInt(bits);
    sum += power / n;
  }
  return 2n * sum + BigInt(k) * logarithms.ofTwo(bits);
}
/** coefficient * 10**exponent as a scaled number. */
function scaled(coefficient: bigint, exponent: number, bits: number): bigint {
  const x = coefficient << BigInt(bits);
  return exponent >= 0 ? x * powerOfTen(exponent) : x / powerOfTen(-exponent);
}

/** Decimal digits of a number, the last of them wrong by a few: coefficient and exponent. */
type Approximation = readonly [coefficient: bigint, exponent: number];

/** Digits beyond those asked for. */
const GUARD = 4;
/** Rounds the number that `digits(n)` gives n digits of, none of which ends the number. */
function rounded(s: Settings, digits: (n: number) => Approximation): PyDecimal {
  for (let guard = GUARD; ; guard *= 2) {
    let [coefficient, exponent] = digits(s.prec + guard);
    const sign: Sign = coefficient < 0n ? 1 : 0;
    if (sign === 1) coefficient = -coefficient;
    const extra = digitsOf(coefficient) - s.prec;
    const unit = powerOfTen(extra);
    const fromHalf = (coefficient % unit) - unit / 2n;
    if (fromHalf <= 20n && fromHalf >= -20n) continue;
    // One digit more says that the number goes on.
    return underHalfEven(s, (work) => finishFinite(sign, coefficient * 10n + 1n, exponent - 1, work));
  }
}
/** So many digits of a scaled number. */
function digitsOfScaled(x: bigint, bits: number, count: number): Approximation {
  const places = count - Math.floor((bitLength(x) - bits) / LOG2_10);
  return [places >= 0 ? (x * powerOfTen(places)) >> BigInt(bits) : (x >> BigInt(bits)) / powerOfTen(-places), -places];
}

// ---- exp
export function exp(a: PyDecimal, s: Settings): PyDecimal {
  const nan = nanOf(s, a);
  if (nan !== undefined) return nan;
  if (a.isInfinite) return a.sign === 1 ? ZERO : infinity(0);
  if (a.coefficient === 0n) return ONE;
  if (a.adjusted > 19) return beyondRange(a.sign, s);
  // So near to one that no digit shows it.
  if (a.adjusted < -s.prec - 1) {
    return underHalfEven(s, (work) => finishFinite(0, powerOfTen(s.prec + 1) + (a.sign === 0 ? 1n : -1n), -s.prec - 1, work));
  }
  const size = Number(a.coefficient.toString().slice(0, 17)) * 10 ** (a.adjusted - Math.min(16, a.digits - 1)) * Math.LOG10E;
  if (a.sign === 0 ? size > s.emax + 2 : -size < etiny(s) - 2) return beyondRange(a.sign, s);
  return rounded(s, (count) => {
    // x = k * ln 10 + r, so e**x = e**r * 10**k.
    const whole = Math.max(0, a.adjusted + 1);
    const bits = Math.ceil((count + 2) * LOG2_10) + 16;
    const fine = bits + Math.ceil(whole * LOG2_10) + 8;
    const x = scaled(a.sign === 1 ? -a.coefficient : a.coefficient, a.exponent, fine);
    const ten = logarithms.ofTen(fine);
    let k = x / ten;
    if (x < 0n) k--;
    const r = (x - k * ten) >> BigInt(fine - bits);
    const [coefficient, exponent] = digitsOfScaled(exponential(r, bits), bits, count);
    return [coefficient, exponent + Number(k)];
  });
}
/** Certainly too large, or too small. */
function beyondRange(sign: Sign, s: Settings): PyDecimal {
  return underHalfEven(s, (work) => finishFinite(0, 1n, sign === 0 ? work.emax + 1 : etiny(work) - 2, work));
}

// ---- logarithms
/** ln of a positive finite number other than one; scaled with enough bits for so many digits. */
function naturalLog(a: PyDecimal, count: number): readonly [bigint, number] {
  // a = m * 10**k with 0.316 < m <= 3.16: cancellation can only happen where k is 0, near one.
  const k = a.adjusted + (a.coefficient >= threshold(a.digits) ? 1 : 0);
  let bits = Math.ceil((count + 3) * LOG2_10) + 24;
  for (;;) {
    const log = logarithm(scaled(a.coefficient, a.exponent - k, bits), bits) + BigInt(k) * logarithms.ofTen(bits);
    const missing = Math.ceil((count + 3) * LOG2_10) + 16 - bitLength(log);
    if (missing <= 0) return [log, bits];
    bits += log === 0n ? bits : missing + 8;
  }
}
/** About the square root of ten, with so many digits. */
const threshold = (digits: number): bigint => (digits === 1 ? 4n : 32n * powerOfTen(digits - 2));

export function ln(a: PyDecimal, s: Settings): PyDecimal {
  const early = simpleLog(a, s);
  if (early !== undefined) return early;
  if (compareValues(a, ONE) === 0) return ZERO;
  return rounded(s, (count) => {
    const [log, bits] = naturalLog(a, count);
    return digitsOfScaled(log, bits, count);
  });
}
export function log10(a: PyDecimal, s: Settings): PyDecimal {
  const early = simpleLog(a, s);
  if (early !== undefined) return early;
  if (a.coefficient === powerOfTen(a.digits - 1)) {
    const n = a.adjusted;
    return underHalfEven(s, (work) => finishFinite(n < 0 ? 1 : 0, BigInt(Math.abs(n)), 0, work));
  }
  return rounded(s, (count) => {
    const [log, bits] = naturalLog(a, count);
    return digitsOfScaled((log << BigInt(bits)) / logarithms.ofTen(bits), bits, count);
  });
}
function simpleLog(a: PyDecimal, s: Settings): PyDecimal | undefined {
  const nan = nanOf(s, a);
  if (nan !== undefined) return nan;
  if (a.isZero) return infinity(1);
  if (a.sign === 1) return invalid(s);
  return a.isInfinite ? infinity(0) : undefined;
}

// ---- powers
/** The int that a finite number is, or undefined; without making one that is enormous. */
function isIntegral(x: PyDecimal): boolean {
  if (x.exponent >= 0) return true;
  return x.coefficient === 0n || (-x.exponent < x.digits && x.coefficient % powerOfTen(-x.exponent) === 0n);
}
function isOdd(x: PyDecimal): boolean {
  if (!x.isFinite || x.exponent > 0 || !isIntegral(x)) return false;
  return ((x.coefficient / powerOfTen(-x.exponent)) & 1n) === 1n;
}
const intOf = (x: PyDecimal): bigint =>
  x.exponent >= 0 ? x.coefficient * powerOfTen(x.exponent) : x.coefficient / powerOfTen(-x.exponent);

export function power(base: PyDecimal, exponent: PyDecimal, s: Settings): PyDecimal {
  const nan = nanOf(s, base, exponent);
  if (nan !== undefined) return nan;
  const sign: Sign = base.sign === 1 && isOdd(exponent) ? 1 : 0;
  if (base.isZero) {
    if (exponent.isZero) return invalid(s);
    return exponent.sign === 1 ? infinity(sign) : finite(sign, 0n, 0);
  }
  const integral = exponent.isFinite && isIntegral(exponent);
  if (base.sign === 1 && !integral) return invalid(s);
  if (exponent.isInfinite) {
    const order = compareValues(base, ONE);
    if (order === 0) return paddedOne(s.prec - 1, Condition.INEXACT | Condition.ROUNDED, 0, s);
    return order > 0 === (exponent.sign === 0) ? infinity(sign) : finite(sign, 0n, 0);
  }
  if (base.isInfinite) {
    if (exponent.isZero) return finite(sign, 1n, 0);
    return exponent.sign === 1 ? finite(sign, 0n, 0) : infinity(sign);
  }
  if (exponent.isZero) return finite(sign, 1n, 0);
  if (compareValues(withSign(base, 0), ONE) === 0) return powerOfOne(base, exponent, integral, sign, s);
  const far = surelyBeyond(base, exponent, s);
  if (far !== 0) return finishFinite(sign, 1n, far > 0 ? s.emax + 1 : etiny(s) - 1, s);
  return finish(integral ? integralPower(base, exponent, sign, s) : realPower(base, exponent, s), s);
}
function paddedOne(zeros: number, condition: number, sign: Sign, s: Settings): PyDecimal {
  s.status |= condition;
  return finite(sign, powerOfTen(zeros), -zeros);
}
/** 1.000**3 = 1.000000000 */
function powerOfOne(base: PyDecimal, exponent: PyDecimal, integral: boolean, sign: Sign, s: Settings): PyDecimal {
  if (!integral) return paddedOne(s.prec - 1, Condition.INEXACT | Condition.ROUNDED, 0, s);
  if (exponent.sign === 1) return finite(sign, 1n, 0);
  const zeros = BigInt(-base.exponent) * intOf(exponent);
  return zeros > BigInt(s.prec - 1) ? paddedOne(s.prec - 1, Condition.ROUNDED, sign, s) : paddedOne(Number(zeros), 0, sign, s);
}
/** How many digits an exponent has. */
const places = (n: number): number => String(Math.abs(n)).length;
/** n with |log10 x| >= 10**n, for a positive x other than one. */
function magnitudeOfLog(x: PyDecimal): number {
  const top = x.adjusted;
  if (top > 0) return places(top) - 1;
  if (top < -1) return places(top + 1) - 1;
  const fromOne = subtract(x, ONE, exactSettings()).adjusted;
  return top === 0 ? fromOne - 2 : fromOne - 1;
}
/** 1 when the result is certainly too large, -1 too small: by the number of digits of its exponent. */
function surelyBeyond(base: PyDecimal, exponent: PyDecimal, s: Settings): number {
  const least = magnitudeOfLog(withSign(base, 0)) + exponent.adjusted;
  if (base.adjusted >= 0 === (exponent.sign === 0)) return least > places(s.emax) ? 1 : 0;
  return least > places(etiny(s)) ? -1 : 0;
}

function integralPower(base: PyDecimal, exponent: PyDecimal, sign: Sign, s: Settings): PyDecimal {
  const work: Settings = {
    prec: s.prec + exponent.digits + exponent.exponent + 2 + (exponent.sign === 1 ? 1 : 0),
    emin: s.emin,
    emax: s.emax,
    clamp: false,
    rounding: Round.HALF_EVEN,
    status: 0,
  };
  const start = exponent.sign === 1 ? divide(ONE, base, work) : base;
  work.status = 0;
  const n = intOf(exponent);
  const result = n < 1n << 64n ? fromTheTop(start, n, work) : fromTheBottom(start, n, work);
  s.status |= work.status;
  // An overflow on the way is one under the rounding of the settings, too.
  return result.isInfinite ? finite(sign, 1n, 4e18) : withSign(result, sign);
}
const hasVanished = (x: PyDecimal, work: Settings): boolean =>
  !x.isFinite || (x.coefficient === 0n && (work.status & Condition.CLAMPED) !== 0);
function fromTheTop(base: PyDecimal, n: bigint, work: Settings): PyDecimal {
  let result = base;
  for (const bit of n.toString(2).slice(1)) {
    result = multiply(result, result, work);
    if (bit === '1') result = multiply(result, base, work);
    if (hasVanished(result, work)) break;
  }
  return result;
}
function fromTheBottom(base: PyDecimal, n: bigint, work: Settings): PyDecimal {
  let result = ONE;
  for (let rest = n, square = base; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = multiply(result, square, work);
    if (hasVanished(result, work)) break;
    square = multiply(square, square, work);
    if (hasVanished(square, work)) return square;
  }
  return result;
}
function realPower(base: PyDecimal, exponent: PyDecimal, s: Settings): PyDecimal {
  const work = workSettings(Math.max(base.digits, s.prec) + 4 + 19);
  const result = exp(multiply(ln(base, work), exponent, work), work);
  s.status |= Condition.INEXACT | Condition.ROUNDED;
  if (result.isInfinite) return finite(0, 1n, 4e18);
  if (compareValues(result, ONE) === 0) return finite(0, powerOfTen(s.prec - 1), 1 - s.prec);
  return result;
}

export function powerModulo(base: PyDecimal, exponent: PyDecimal, modulus: PyDecimal, s: Settings): PyDecimal {
  const nan = nanOf(s, base, exponent, modulus);
  if (nan !== undefined) return nan;
  const operands = [base, exponent, modulus];
  if (!operands.every((x) => x.isFinite && isIntegral(x))) return invalid(s);
  if (modulus.isZero || (exponent.sign === 1 && !exponent.isZero) || (base.isZero && exponent.isZero)) return invalid(s);
  const size = intOf(modulus);
  if (digitsOf(size) > s.prec) return invalid(s);
  const sign: Sign = base.sign === 1 && isOdd(exponent) ? 1 : 0;
  const result = modularPower(makeInt(intOf(base)), makeInt(intOf(exponent)), makeInt(size));
  return finishFinite(sign, BigInt(result), 0, s);
}

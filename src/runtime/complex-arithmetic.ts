/**
 * Complex arithmetic as C does it (C11, Annex G): infinities survive products and quotients whose parts come out as nan, and
 * an operand that is real stays real, so that no sign of a zero is lost.
 */
import { OverflowError, raised, ZeroDivisionError } from './exceptions.ts';
import { atan2, cos, exp, hypot, log, powDouble, sin } from './libm.ts';
import type { PyComplex } from './number.ts';

export interface Parts {
  readonly real: number;
  readonly imag: number;
}
const parts = (real: number, imag: number): Parts => ({ real, imag });
const ONE = parts(1, 0);
const isInf = (x: number): boolean => x === Infinity || x === -Infinity;
/** |x| with the sign of y. */
export function copySign(x: number, y: number): number {
  return y < 0 || (y === 0 && 1 / y < 0) ? -Math.abs(x) : Math.abs(x);
}
/** 1 or 0 for an infinity or not. A nan that arithmetic made has its sign bit set where CPython commonly runs: then `zero` is -0. */
const box = (x: number, zero = 0): number => (x !== x ? zero : copySign(isInf(x) ? 1 : 0, x));
const quiet = (x: number): number => (x !== x ? 0 : x);

export function complexProduct(z: Parts, w: Parts): Parts {
  let { real: a, imag: b } = z;
  let { real: c, imag: d } = w;
  const ac = a * c;
  const bd = b * d;
  const ad = a * d;
  const bc = b * c;
  const real = ac - bd;
  const imag = ad + bc;
  if (real === real || imag === imag) return parts(real, imag);
  let again = false;
  if (isInf(a) || isInf(b)) {
    a = box(a);
    b = box(b);
    c = quiet(c);
    d = quiet(d);
    again = true;
  }
  if (isInf(c) || isInf(d)) {
    c = box(c);
    d = box(d);
    a = quiet(a);
    b = quiet(b);
    again = true;
  }
  if (!again && (isInf(ac) || isInf(bd) || isInf(ad) || isInf(bc))) {
    a = quiet(a);
    b = quiet(b);
    c = quiet(c);
    d = quiet(d);
    again = true;
  }
  return again ? parts(Infinity * (a * c - b * d), Infinity * (a * d + b * c)) : parts(real, imag);
}

/** a / b; undefined when b is zero. Divides by the larger part of b first (Smith's method). */
export function complexQuotient(a: Parts, b: Parts, zero = 0): Parts | undefined {
  const { real: c, imag: d } = b;
  let real: number;
  let imag: number;
  if (Math.abs(c) >= Math.abs(d)) {
    if (c === 0) return undefined;
    const ratio = d / c;
    const denominator = c + d * ratio;
    real = (a.real + a.imag * ratio) / denominator;
    imag = (a.imag - a.real * ratio) / denominator;
  } else if (Math.abs(d) >= Math.abs(c)) {
    const ratio = c / d;
    const denominator = c * ratio + d;
    real = (a.real * ratio + a.imag) / denominator;
    imag = (a.imag * ratio - a.real) / denominator;
  } else real = imag = NaN;
  if (real !== real && imag !== imag) {
    if ((isInf(a.real) || isInf(a.imag)) && Number.isFinite(c) && Number.isFinite(d)) {
      const x = box(a.real);
      const y = box(a.imag);
      return parts(Infinity * (x * c + y * d), Infinity * (y * c - x * d));
    }
    if ((isInf(c) || isInf(d)) && Number.isFinite(a.real) && Number.isFinite(a.imag)) {
      const x = box(c, zero);
      const y = box(d, zero);
      return parts(0 * (a.real * x + a.imag * y), 0 * (a.imag * x - a.real * y));
    }
  }
  return parts(real, imag);
}
/** A real number over a complex one; undefined when that is zero. */
function realOverComplex(a: number, b: Parts): Parts | undefined {
  const { real: c, imag: d } = b;
  let real: number;
  let imag: number;
  if (Math.abs(c) >= Math.abs(d)) {
    if (c === 0) return undefined;
    const ratio = d / c;
    const denominator = c + d * ratio;
    real = a / denominator;
    imag = (-a * ratio) / denominator;
  } else if (Math.abs(d) >= Math.abs(c)) {
    const ratio = c / d;
    const denominator = c * ratio + d;
    real = (a * ratio) / denominator;
    imag = -a / denominator;
  } else real = imag = NaN;
  if (real !== real && imag !== imag && Number.isFinite(a) && (isInf(c) || isInf(d))) {
    const x = box(c);
    const y = box(d);
    return parts(0 * (a * x), 0 * (-a * y));
  }
  return parts(real, imag);
}

/** A power by squaring, for small whole exponents: more exact than by logarithms. */
function wholePower(x: Parts, n: number): Parts {
  let result = ONE;
  let p = x;
  for (let rest = n; rest > 0; ) {
    if (rest & 1) result = complexProduct(result, p);
    rest >>= 1;
    if (rest > 0) p = complexProduct(p, p);
  }
  return result;
}

export function complexPower(a: Parts, b: Parts): Parts {
  let result: Parts | undefined;
  if (b.imag === 0 && Number.isInteger(b.real) && Math.abs(b.real) <= 100) {
    result = b.real > 0 ? wholePower(a, b.real) : complexQuotient(ONE, wholePower(a, -b.real), -0);
  } else if (b.real === 0 && b.imag === 0) result = ONE;
  else if (a.real === 0 && a.imag === 0) result = b.imag !== 0 || b.real < 0 ? undefined : parts(0, 0);
  else {
    const size = hypot(a.real, a.imag);
    let length = powDouble(size, b.real);
    const angle = atan2(a.imag, a.real);
    let phase = angle * b.real;
    if (b.imag !== 0) {
      length *= exp(-angle * b.imag);
      phase += b.imag * log(size);
    }
    // C says so: the cosine of an infinity is a domain error.
    result = isInf(phase) ? undefined : parts(length * cos(phase), length * sin(phase));
  }
  if (result === undefined) throw raised(ZeroDivisionError, 'zero to a negative or complex power');
  if (isInf(result.real) || isInf(result.imag)) throw raised(OverflowError, 'complex exponentiation');
  return result;
}

/** An operand of complex arithmetic: complex, or a double. */
export type ComplexOperand = number | PyComplex;
const realOf = (v: ComplexOperand): number => (typeof v === 'number' ? v : v.real);

export function complexSum(a: ComplexOperand, b: ComplexOperand): Parts {
  if (typeof a === 'number') return parts(a + realOf(b), (b as PyComplex).imag);
  if (typeof b === 'number') return parts(a.real + b, a.imag);
  return parts(a.real + b.real, a.imag + b.imag);
}
export function complexDifference(a: ComplexOperand, b: ComplexOperand): Parts {
  if (typeof a === 'number') return parts(a - realOf(b), -(b as PyComplex).imag);
  if (typeof b === 'number') return parts(a.real - b, a.imag);
  return parts(a.real - b.real, a.imag - b.imag);
}
export function complexTimes(a: ComplexOperand, b: ComplexOperand): Parts {
  if (typeof a === 'number') return parts(a * realOf(b), a * (b as PyComplex).imag);
  if (typeof b === 'number') return parts(a.real * b, a.imag * b);
  return complexProduct(a, b);
}
export function complexOver(a: ComplexOperand, b: ComplexOperand): Parts {
  let result: Parts | undefined;
  if (typeof a === 'number') result = realOverComplex(a, b as PyComplex);
  else if (typeof b === 'number') result = b === 0 ? undefined : parts(a.real / b, a.imag / b);
  else result = complexQuotient(a, b);
  if (result === undefined) throw raised(ZeroDivisionError, 'division by zero');
  return result;
}
export function complexToThe(a: ComplexOperand, b: ComplexOperand): Parts {
  return complexPower(typeof a === 'number' ? parts(a, 0) : a, typeof b === 'number' ? parts(b, 0) : b);
}

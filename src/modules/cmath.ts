/**
 * Module cmath: functions of complex numbers, by formulas that neither overflow before their result does nor lose it where two
 * terms nearly cancel. Infinities and nans go their own way, as C11 (Annex G) says.
 *
 *     cos(z) = cosh(iz)    sin(z) = -i sinh(iz)    tan(z) = -i tanh(iz)    and so the inverse functions
 */
import { makeComplex } from '../runtime/arithmetic.ts';
import { PyTuple } from '../runtime/collections.ts';
import { complexQuotient, copySign, type Parts } from '../runtime/complex-arithmetic.ts';
import { floatArg } from '../runtime/convert.ts';
import type { ModuleRows, NativeRow } from '../runtime/define.ts';
import { OverflowError, raised, ValueError } from '../runtime/exceptions.ts';
import * as libm from '../runtime/libm.ts';
import type { Raise } from '../runtime/machine.ts';
import { makeFloat, PyFloat } from '../runtime/number.ts';
import type { Value } from '../runtime/object.ts';
import { complexArg } from '../runtime/types/complex.ts';

const parts = (real: number, imag: number): Parts => ({ real, imag });
const domainError = (): Raise => raised(ValueError, 'math domain error');
const rangeError = (): Raise => raised(OverflowError, 'math range error');
const isInf = (x: number): boolean => x === Infinity || x === -Infinity;
const isFinite = ({ real, imag }: Parts): boolean => real - real === 0 && imag - imag === 0;

/** Beyond these, sums, squares and exponentials are scaled. */
const LARGE = Number.MAX_VALUE / 4;
const SQRT_LARGE = Math.sqrt(LARGE);
const LOG_LARGE = 708.3964185322641;
const SMALLEST = 2 ** -1022;
const SQRT_SMALLEST = 2 ** -511;
const isLarge = ({ real, imag }: Parts): boolean => Math.abs(real) > LARGE || Math.abs(imag) > LARGE;
/** log(|z|) of a large z. */
const largeLog = ({ real, imag }: Parts): number => libm.log(libm.hypot(real / 2, imag / 2)) + Math.LN2 * 2;

/** f(z) = -i g(iz). */
const turned =
  (g: (z: Parts) => Parts) =>
  ({ real, imag }: Parts): Parts => {
    const s = g(parts(-imag, real));
    return parts(s.imag, -s.real);
  };

function sqrt(z: Parts): Parts {
  const { real, imag } = z;
  if (!isFinite(z)) {
    if (isInf(imag)) return parts(Infinity, imag);
    if (real === Infinity) return parts(Infinity, imag !== imag ? NaN : copySign(0, imag));
    if (real === -Infinity) return imag !== imag ? parts(NaN, Infinity) : parts(0, copySign(Infinity, imag));
    return parts(NaN, NaN);
  }
  if (real === 0 && imag === 0) return parts(0, imag);
  let x = Math.abs(real);
  const y = Math.abs(imag);
  let s: number;
  if (x < SMALLEST && y < SMALLEST) {
    x *= 2 ** 53;
    s = Math.sqrt(x + libm.hypot(x, y * 2 ** 53)) * 2 ** -27;
  } else {
    x /= 8;
    s = 2 * Math.sqrt(x + libm.hypot(x, y / 8));
  }
  const d = y / (2 * s);
  return real >= 0 ? parts(s, copySign(d, imag)) : parts(d, copySign(s, imag));
}

function acos(z: Parts): Parts {
  const { real, imag } = z;
  if (!isFinite(z)) {
    if (real !== real) return parts(NaN, isInf(imag) ? -imag : NaN);
    if (imag !== imag) return isInf(real) ? parts(NaN, Infinity) : parts(real === 0 ? Math.PI / 2 : NaN, NaN);
    return parts(libm.atan2(Math.abs(imag), real), -copySign(Infinity, imag));
  }
  if (isLarge(z)) return parts(libm.atan2(Math.abs(imag), real), -copySign(largeLog(z), imag));
  const s1 = sqrt(parts(1 - real, -imag));
  const s2 = sqrt(parts(1 + real, imag));
  return parts(2 * libm.atan2(s1.real, s2.real), libm.asinh(s2.real * s1.imag - s2.imag * s1.real));
}
function acosh(z: Parts): Parts {
  const { real, imag } = z;
  if (!isFinite(z)) {
    if (real !== real || imag !== imag) return parts(isInf(real) || isInf(imag) ? Infinity : NaN, real === 0 ? Math.PI / 2 : NaN);
    return parts(Infinity, libm.atan2(imag, real));
  }
  if (isLarge(z)) return parts(largeLog(z), libm.atan2(imag, real));
  const s1 = sqrt(parts(real - 1, imag));
  const s2 = sqrt(parts(real + 1, imag));
  return parts(libm.asinh(s1.real * s2.real + s1.imag * s2.imag), 2 * libm.atan2(s1.imag, s2.real));
}
function asinh(z: Parts): Parts {
  const { real, imag } = z;
  if (!isFinite(z)) {
    if (real !== real) return parts(isInf(imag) ? Infinity : NaN, imag === 0 ? imag : NaN);
    if (imag !== imag) return parts(isInf(real) ? real : NaN, NaN);
    return parts(copySign(Infinity, real), libm.atan2(imag, Math.abs(real)));
  }
  if (isLarge(z)) return parts(copySign(largeLog(z), real), libm.atan2(imag, Math.abs(real)));
  const s1 = sqrt(parts(1 + imag, -real));
  const s2 = sqrt(parts(1 - imag, real));
  return parts(libm.asinh(s1.real * s2.imag - s2.real * s1.imag), libm.atan2(imag, s1.real * s2.real - s1.imag * s2.imag));
}
function atanh(z: Parts): Parts {
  const { real, imag } = z;
  if (!isFinite(z)) {
    if (real !== real) return isInf(imag) ? parts(0, copySign(Math.PI / 2, imag)) : parts(NaN, NaN);
    if (imag !== imag) return parts(isInf(real) || real === 0 ? copySign(0, real) : NaN, NaN);
    return parts(copySign(0, real), copySign(Math.PI / 2, imag));
  }
  if (real < 0) {
    const mirrored = atanh(parts(-real, -imag));
    return parts(-mirrored.real, -mirrored.imag);
  }
  const y = Math.abs(imag);
  if (real > SQRT_LARGE || y > SQRT_LARGE) {
    const h = libm.hypot(real / 2, imag / 2);
    return parts(real / 4 / h / h, copySign(Math.PI / 2, imag));
  }
  if (real === 1 && y < SQRT_SMALLEST) {
    if (y === 0) throw domainError();
    return parts(-libm.log(Math.sqrt(y) / Math.sqrt(libm.hypot(y, 2))), copySign(libm.atan2(2, -y) / 2, imag));
  }
  const distance = (1 - real) * (1 - real) + y * y;
  return parts(libm.log1p((4 * real) / distance) / 4, -libm.atan2(-2 * imag, (1 - real) * (1 + real) - y * y) / 2);
}

function checked(z: Parts): Parts {
  if (isInf(z.real) || isInf(z.imag)) throw rangeError();
  return z;
}
/** Where y is infinite and x a number, there is no direction. */
function cosh(z: Parts): Parts {
  const { real: x, imag: y } = z;
  if (!isFinite(z)) {
    if (isInf(y) && x === x) throw domainError();
    if (isInf(x) && y !== 0) {
      if (y !== y) return parts(Infinity, NaN);
      return parts(copySign(Infinity, libm.cos(y)), (x > 0 ? 1 : -1) * copySign(Infinity, libm.sin(y)));
    }
    if (isInf(x)) return parts(Infinity, x > 0 ? y : -y);
    return parts(NaN, (x !== x && y === 0) || (x === 0 && y !== y) ? 0 : NaN);
  }
  if (Math.abs(x) > LOG_LARGE) {
    const less = x - copySign(1, x);
    return checked(parts(libm.cos(y) * libm.cosh(less) * Math.E, libm.sin(y) * libm.sinh(less) * Math.E));
  }
  return checked(parts(libm.cos(y) * libm.cosh(x), libm.sin(y) * libm.sinh(x)));
}
function sinh(z: Parts): Parts {
  const { real: x, imag: y } = z;
  if (!isFinite(z)) {
    if (isInf(y) && x === x) throw domainError();
    if (isInf(x) && y !== 0) {
      if (y !== y) return parts(Infinity, NaN);
      return parts((x > 0 ? 1 : -1) * copySign(Infinity, libm.cos(y)), copySign(Infinity, libm.sin(y)));
    }
    if (isInf(x)) return parts(x, y);
    return x !== x ? parts(NaN, y === 0 ? y : NaN) : parts(x === 0 ? 0 : NaN, NaN);
  }
  if (Math.abs(x) > LOG_LARGE) {
    const less = x - copySign(1, x);
    return checked(parts(libm.cos(y) * libm.sinh(less) * Math.E, libm.sin(y) * libm.cosh(less) * Math.E));
  }
  return checked(parts(libm.cos(y) * libm.sinh(x), libm.sin(y) * libm.cosh(x)));
}
const cos = ({ real, imag }: Parts): Parts => cosh(parts(-imag, real));

function tanh(z: Parts): Parts {
  const { real: x, imag: y } = z;
  if (!isFinite(z)) {
    if (isInf(y) && x - x === 0) throw domainError();
    if (isInf(x)) return parts(x > 0 ? 1 : -1, y - y === 0 && y !== 0 ? copySign(0, 2 * libm.sin(y) * libm.cos(y)) : y === 0 ? y : 0);
    return x === 0 ? parts(x, NaN) : parts(NaN, x !== x && y === 0 ? y : NaN);
  }
  if (Math.abs(x) > LOG_LARGE) return parts(copySign(1, x), 4 * libm.sin(y) * libm.cos(y) * libm.exp(-2 * Math.abs(x)));
  const tx = libm.tanh(x);
  const ty = libm.tan(y);
  const c = 1 / libm.cosh(x);
  const product = tx * ty;
  const denominator = 1 + product * product;
  return parts((tx * (1 + ty * ty)) / denominator, (ty / denominator) * c * c);
}

function exp(z: Parts): Parts {
  const { real: x, imag: y } = z;
  if (!isFinite(z)) {
    if (isInf(y) && x === x && x !== -Infinity) throw domainError();
    if (isInf(x) && y - y === 0 && y !== 0) {
      const size = x > 0 ? Infinity : 0;
      return parts(copySign(size, libm.cos(y)), copySign(size, libm.sin(y)));
    }
    if (x === Infinity) return parts(Infinity, y);
    if (x === -Infinity) return parts(0, y === 0 ? y : 0);
    return parts(NaN, x !== x && y === 0 ? y : NaN);
  }
  if (x > LOG_LARGE) {
    const l = libm.exp(x - 1);
    return checked(parts(l * libm.cos(y) * Math.E, l * libm.sin(y) * Math.E));
  }
  const l = libm.exp(x);
  return checked(parts(l * libm.cos(y), l * libm.sin(y)));
}

/** The logarithm; -inf for zero, which the callers refuse. */
function logarithm(z: Parts): Parts {
  const x = Math.abs(z.real);
  const y = Math.abs(z.imag);
  const imag = libm.atan2(z.imag, z.real);
  if (x === Infinity || y === Infinity) return parts(Infinity, imag);
  if (x > LARGE || y > LARGE) return parts(libm.log(libm.hypot(x / 2, y / 2)) + Math.LN2, imag);
  if (x < SMALLEST && y < SMALLEST) {
    if (x === 0 && y === 0) return parts(-Infinity, imag);
    return parts(libm.log(libm.hypot(x * 2 ** 53, y * 2 ** 53)) - 53 * Math.LN2, imag);
  }
  const h = libm.hypot(x, y);
  // Near 1 the logarithm is small: computed from what is above 1, where no digit is lost.
  if (h >= 0.71 && h <= 1.73) {
    const large = Math.max(x, y);
    const small = Math.min(x, y);
    return parts(libm.log1p((large - 1) * (large + 1) + small * small) / 2, imag);
  }
  return parts(libm.log(h), imag);
}
function logOf(z: Parts): Parts {
  const result = logarithm(z);
  if (result.real === -Infinity) throw domainError();
  return result;
}
function log10(z: Parts): Parts {
  const { real, imag } = logOf(z);
  return parts(real / Math.LN10, imag / Math.LN10);
}

function rect(r: number, phi: number): Parts {
  if (r - r !== 0 || phi - phi !== 0) {
    if (isInf(phi) && r !== 0 && r === r) throw domainError();
    if (isInf(r) && phi !== 0 && phi - phi === 0) {
      const sign = r > 0 ? 1 : -1;
      return parts(sign * copySign(Infinity, libm.cos(phi)), sign * copySign(Infinity, libm.sin(phi)));
    }
    if (isInf(r)) return phi === 0 ? parts(r, r > 0 ? phi : -phi) : parts(Infinity, NaN);
    if (r === 0) return parts(0, 0);
    return parts(NaN, r !== r && phi === 0 ? 0 : NaN);
  }
  return phi === 0 ? parts(r, r * phi) : parts(r * libm.cos(phi), r * libm.sin(phi));
}
function absolute({ real, imag }: Parts): number {
  if (isInf(real) || isInf(imag)) return Infinity;
  const size = libm.hypot(real, imag);
  if (size === Infinity) throw rangeError();
  return size;
}

const complexFunction = (doc: string, f: (z: Parts) => Parts): NativeRow => [
  '(z, /)',
  doc,
  (t, z: Value) => makeComplex(f(complexArg(t, z))),
];
const question = (doc: string, f: (z: Parts) => boolean): NativeRow => ['(z, /)', doc, (t, z: Value) => f(complexArg(t, z))];

export const cmathModule: ModuleRows = {
  name: 'cmath',
  doc: 'Functions of complex numbers.',
  functions: {
    acos: complexFunction('The arc cosine of z.', acos),
    acosh: complexFunction('The inverse hyperbolic cosine of z.', acosh),
    asin: complexFunction('The arc sine of z.', turned(asinh)),
    asinh: complexFunction('The inverse hyperbolic sine of z.', asinh),
    atan: complexFunction('The arc tangent of z.', turned(atanh)),
    atanh: complexFunction('The inverse hyperbolic tangent of z.', atanh),
    cos: complexFunction('The cosine of z.', cos),
    cosh: complexFunction('The hyperbolic cosine of z.', cosh),
    exp: complexFunction('e to the power of z.', exp),
    isclose: [
      '(a, b, *, rel_tol=1e-09, abs_tol=0.0)',
      'Whether two numbers are close, relatively or absolutely.',
      (t, v: Value, w: Value, relTol?: Value, absTol?: Value) => {
        const a = complexArg(t, v);
        const b = complexArg(t, w);
        const relative = relTol === undefined ? 1e-9 : floatArg(t, relTol);
        const absoluteTol = absTol === undefined ? 0 : floatArg(t, absTol);
        if (relative < 0 || absoluteTol < 0) throw raised(ValueError, 'tolerances must be non-negative');
        if (a.real === b.real && a.imag === b.imag) return true;
        if (isInf(a.real) || isInf(a.imag) || isInf(b.real) || isInf(b.imag)) return false;
        const difference = libm.hypot(a.real - b.real, a.imag - b.imag);
        return (
          difference <= relative * libm.hypot(b.real, b.imag) ||
          difference <= relative * libm.hypot(a.real, a.imag) ||
          difference <= absoluteTol
        );
      },
    ],
    isfinite: question('Whether both parts of z are finite.', isFinite),
    isinf: question('Whether a part of z is infinite.', (z) => isInf(z.real) || isInf(z.imag)),
    isnan: question('Whether a part of z is nan.', (z) => z.real !== z.real || z.imag !== z.imag),
    log: [
      '(z, base=<unrepresentable>, /)',
      'The logarithm of z to a base, e if not given.',
      (t, z: Value, base?: Value) => {
        const numerator = logarithm(complexArg(t, z));
        let result: Parts | undefined = numerator;
        let failed = numerator.real === -Infinity;
        if (base !== undefined) {
          // As in CPython, the logarithm of the base clears an error of the first one.
          const denominator = logarithm(complexArg(t, base));
          failed = denominator.real === -Infinity;
          result = complexQuotient(numerator, denominator);
        }
        if (failed || result === undefined) throw domainError();
        return makeComplex(result);
      },
    ],
    log10: complexFunction('The logarithm of z to base 10.', log10),
    phase: [
      '(z, /)',
      'The angle of z.',
      (t, v: Value) => {
        const z = complexArg(t, v);
        const angle = libm.atan2(z.imag, z.real);
        // An angle too small for a double is an error here, and here alone.
        if (angle === 0 && z.imag !== 0 && z.real - z.real === 0) throw rangeError();
        return makeFloat(angle);
      },
    ],
    polar: [
      '(z, /)',
      'The pair (r, phi): the distance of z from 0 and its angle.',
      (t, v: Value) => {
        const z = complexArg(t, v);
        return new PyTuple([makeFloat(absolute(z)), makeFloat(libm.atan2(z.imag, z.real))]);
      },
    ],
    rect: [
      '(r, phi, /)',
      'The number at distance r from 0 and angle phi.',
      (t, r: Value, phi: Value) => {
        const size = floatArg(t, r);
        return makeComplex(rect(size, floatArg(t, phi)));
      },
    ],
    sin: complexFunction('The sine of z.', turned(sinh)),
    sinh: complexFunction('The hyperbolic sine of z.', sinh),
    sqrt: complexFunction('The square root of z.', sqrt),
    tan: complexFunction('The tangent of z.', turned(tanh)),
    tanh: complexFunction('The hyperbolic tangent of z.', tanh),
  },
  values: () => ({
    pi: Math.PI,
    e: Math.E,
    tau: 2 * Math.PI,
    inf: Infinity,
    nan: new PyFloat(NaN),
    infj: makeComplex(parts(0, Infinity)),
    nanj: makeComplex(parts(0, NaN)),
  }),
};

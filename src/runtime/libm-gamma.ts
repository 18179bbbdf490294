/**
 * The gamma function and its logarithm by Lanczos' approximation (N = 13, g = 6.0246..., the parameters of Boost), evaluated
 * step by step as CPython does, so that results agree to the last digit.
 *
 *     gamma(x) = lanczos(x) * (x + g - 1/2) ** (x - 1/2) / exp(x + g - 1/2)          for x > 0, mirrored for x < 0
 */
import { cos, exp, log, powDouble, sin } from './libm.ts';

const G = 6.02468004077673;
const G_MINUS_HALF = 5.52468004077673;
const LOG_PI = 1.1447298858494002;
const NUMERATOR: readonly number[] = [
  23531376880.41076, 42919803642.6491, 35711959237.35567, 17921034426.03721, 6039542586.352028, 1439720407.3117216, 248874557.86205417,
  31426415.585400194, 2876370.6289353725, 186056.26539522348, 8071.672002365816, 210.82427775157936, 2.5066282746310002,
];
const DENOMINATOR: readonly number[] = [
  0, 39916800, 120543840, 150917976, 105258076, 45995730, 13339535, 2637558, 357423, 32670, 1925, 66, 1,
];
const INTEGRAL = [1];
for (let n = 1; n < 23; n++) INTEGRAL.push(INTEGRAL[n - 1] * n);

function lanczosSum(x: number): number {
  let numerator = 0;
  let denominator = 0;
  if (x < 5) {
    for (let i = 12; i >= 0; i--) {
      numerator = numerator * x + NUMERATOR[i];
      denominator = denominator * x + DENOMINATOR[i];
    }
  } else {
    // In powers of 1 / x, so that large arguments do not overflow.
    for (let i = 0; i < 13; i++) {
      numerator = numerator / x + NUMERATOR[i];
      denominator = denominator / x + DENOMINATOR[i];
    }
  }
  return numerator / denominator;
}

/** sin(pi * x), accurate near whole numbers. */
function sinPi(x: number): number {
  const y = Math.abs(x) % 2;
  let r: number;
  switch (Math.floor(2 * y + 0.5)) {
    case 0:
      r = sin(Math.PI * y);
      break;
    case 1:
      r = cos(Math.PI * (y - 0.5));
      break;
    case 2:
      r = sin(Math.PI * (1 - y));
      break;
    case 3:
      r = -cos(Math.PI * (y - 1.5));
      break;
    default:
      r = sin(Math.PI * (y - 2));
  }
  return x < 0 ? -r : r;
}

/** NaN at the poles. */
export function gamma(x: number): number {
  if (x - x !== 0) return x > 0 ? x : NaN;
  if (x === 0) return 1 / x;
  if (Number.isInteger(x)) {
    if (x < 0) return NaN;
    if (x <= 23) return INTEGRAL[x - 1];
  }
  const size = Math.abs(x);
  if (size < 1e-20) return 1 / x;
  if (size > 200) return x < 0 ? 0 / sinPi(x) : Infinity;
  const y = size + G_MINUS_HALF;
  // What rounding added to y is put back: its effect would be magnified by the power.
  let z = size > G_MINUS_HALF ? y - size - G_MINUS_HALF : y - G_MINUS_HALF - size;
  z = (z * G) / y;
  let r: number;
  if (x < 0) {
    r = ((-Math.PI / sinPi(size) / size) * exp(y)) / lanczosSum(size);
    r -= z * r;
    if (size < 140) r /= powDouble(y, size - 0.5);
    else {
      const root = powDouble(y, size / 2 - 0.25);
      r = r / root / root;
    }
  } else {
    r = lanczosSum(size) / exp(y);
    r += z * r;
    if (size < 140) r *= powDouble(y, size - 0.5);
    else {
      const root = powDouble(y, size / 2 - 0.25);
      r = r * root * root;
    }
  }
  return r;
}

/** log(|gamma(x)|); Infinity at the poles. */
export function logGamma(x: number): number {
  if (x - x !== 0) return x !== x ? x : Infinity;
  if (Number.isInteger(x) && x <= 2) return x <= 0 ? Infinity : 0;
  const size = Math.abs(x);
  if (size < 1e-20) return -log(size);
  let r = log(lanczosSum(size)) - G;
  r += (size - 0.5) * (log(size + G - 0.5) - 1);
  return x < 0 ? LOG_PI - log(Math.abs(sinPi(size))) - log(size) - r : r;
}

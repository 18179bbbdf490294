/**
 * Elementary functions on doubles.
 */
export const exp = Math.exp;
export const log = Math.log;
export const sin = Math.sin;
export const cos = Math.cos;
export const atan2 = Math.atan2;
export const hypot = Math.hypot;

/** x to the power y as C's pow. */
export function powDouble(x: number, y: number): number {
  if (x === 1) return 1;
  if (x === -1 && (y === Infinity || y === -Infinity)) return 1;
  return x ** y;
}
export const { acos, acosh, asin, asinh, atan, atanh, cbrt, cosh, expm1, log1p, log2, log10, sinh, tan, tanh } = Math;
export const exp2 = (x: number): number => 2 ** x;
export const erf = (x: number): number => x;
export const erfc = (x: number): number => x;

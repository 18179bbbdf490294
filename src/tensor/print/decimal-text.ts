/**
 * Python's `'{:.4f}'` and `'{:.4e}'` of a finite double.
 *
 * The host's toFixed and toExponential know the exact decimal value of a double, as Python does. They differ in what becomes of an exact
 * half: the host goes away from zero, Python to the even digit. An exact half that was rounded to an odd last digit went the wrong way,
 * and the right neighbour is one lower in that digit alone:
 *
 *     (0.125).toFixed(2) = '0.13', a half, 3 is odd: 0.12          (0.375).toFixed(2) = '0.38', a half, 8 is even: 0.38
 *
 * Exponents have two digits at least.
 */

/** The host's functions end here; whoever sets a precision has to refuse more. */
export const MAX_PRECISION = 100;

/** Whether size lies exactly between two decimals of `places` digits after the point; places < 0 counts digits before it. */
function isHalf(size: number, places: number): boolean {
  if (places < 0) {
    if (!Number.isInteger(size)) return false;
    const unit = 10n ** BigInt(-places);
    return (BigInt(size) % unit) * 2n === unit;
  }
  // size * 10**places = n + 1/2 says that size * 2**(places + 1) is an odd integer: powers of 5 do not change that. In two steps, as
  // 2**(places + 1) need not be a double.
  const doubled = places < 1000 ? size * 2 ** (places + 1) : size * 2 ** 1000 * 2 ** (places - 999);
  return doubled % 2 === 1;
}
/** A half that went up, from here back to the even digit. */
function toEven(digits: string): string {
  const last = digits.charCodeAt(digits.length - 1) - 48;
  return last % 2 === 1 ? digits.slice(0, -1) + String(last - 1) : digits;
}

/** `'{:.<places>f}'`. */
export function fixedText(x: number, places: number): string {
  const size = Math.abs(x);
  // From here on every double is an integer, and toFixed no longer writes it out.
  let text = size >= 1e21 ? BigInt(size).toString() + (places > 0 ? `.${'0'.repeat(places)}` : '') : size.toFixed(places);
  if (isHalf(size, places)) text = toEven(text);
  return x < 0 || Object.is(x, -0) ? `-${text}` : text;
}

/** `'{:.<places>e}'`. */
export function exponentText(x: number, places: number): string {
  const size = Math.abs(x);
  const text = size.toExponential(places);
  const mark = text.indexOf('e');
  const exponent = Number(text.slice(mark + 1));
  let digits = text.slice(0, mark);
  if (isHalf(size, places - exponent)) digits = toEven(digits);
  const sign = x < 0 || Object.is(x, -0) ? '-' : '';
  return `${sign}${digits}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

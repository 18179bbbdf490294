/**
 * Sixteen uniforms become sixteen normals in place (Box and Muller, 1958), element j with element j + 8:
 *
 *     r = sqrt(-2 log(1 - u[j]))    t = 2 pi u[j + 8]        u[j], u[j + 8] = r cos t, r sin t
 *
 * In float64 with the host's logarithm and sines. In float32 PyTorch computes in vectors of eight, with logarithm and sines of its own:
 * the polynomials of Moshier's Cephes, each product that is added to something fused with the addition. They are done again here step by
 * step, so the bits are the same. A fused step of float32 is one expression in doubles, where the product is exact, rounded once by the
 * store or by fround; that it is rounded twice there, to 53 bits and then to 24, would show once in 2**29 steps.
 */
import { fusedMultiplyAdd } from './fused.ts';

const round = Math.fround;
const rounded = (...numbers: number[]): readonly number[] => numbers.map(round);

const HALF_ROOT = round(Math.SQRT1_2);
/** log(1 + x) = x - x**2/2 + x**3 * (these, highest power first). */
const LOG = rounded(
  7.0376836292e-2,
  -1.151461031e-1,
  1.167699874e-1,
  -1.2420140846e-1,
  1.4249322787e-1,
  -1.6668057665e-1,
  2.0000714765e-1,
  -2.4999993993e-1,
  3.3333331174e-1,
);
/** log 2 in two parts; the first has few bits, so an exponent times it is exact. */
const [LN2_HIGH, LN2_LOW] = rounded(0.693359375, -2.1219444e-4);

const bits = new Int32Array(1);
const float = new Float32Array(bits.buffer);
/** log of a float32 in (0, 1]. */
function log32(x: number): number {
  float[0] = x;
  let exponent = (bits[0] >> 23) - 126;
  bits[0] = (bits[0] & 0x7fffff) | 0x3f000000;
  let m = float[0];
  if (m < HALF_ROOT) {
    exponent--;
    m = round(round(m - 1) + m);
  } else m = round(m - 1);
  const square = round(m * m);
  let y = LOG[0];
  for (let i = 1; i < LOG.length; i++) y = round(y * m + LOG[i]);
  y = round(round(y * m) * square + round(exponent * LN2_LOW));
  y = round(y - square * 0.5);
  return round(exponent * LN2_HIGH + round(m + y));
}

const FOUR_OVER_PI = round(4 / Math.PI);
/** pi/4 in three parts, for the same reason as log 2. */
const [PI_4_HIGH, PI_4_MIDDLE, PI_4_LOW] = rounded(0.78515625, 2.4187564849853516e-4, 3.774894977445941e-8);
const [COS_0, COS_1, COS_2] = rounded(2.443315711809948e-5, -1.388731625493765e-3, 4.166664568298827e-2);
const [SIN_0, SIN_1, SIN_2] = rounded(-1.9515295891e-4, 8.3321608736e-3, -1.6666654611e-1);
const TWO_PI = round(2 * Math.PI);

export function turnSixteen32(out: Float32Array, start: number, mean: number, std: number): void {
  const [shift, scale] = [round(mean), round(std)];
  for (let j = start; j < start + 8; j++) {
    const radius = round(Math.sqrt(round(-2 * log32(round(1 - out[j])))));
    let t = round(TWO_PI * out[j + 8]);
    // t = octant * pi/4 + rest, the octant even: the rest is at most pi/4 to either side.
    const octant = (Math.trunc(round(t * FOUR_OVER_PI)) + 1) & ~1;
    t = round(t - octant * PI_4_HIGH);
    t = round(t - octant * PI_4_MIDDLE);
    t = round(t - octant * PI_4_LOW);
    const square = round(t * t);
    let even = round(round(COS_0 * square + COS_1) * square + COS_2);
    even = round(round(round(even * square) * square - round(square * 0.5)) + 1);
    let odd = round(round(SIN_0 * square + SIN_1) * square + SIN_2);
    odd = round(round(odd * square) * t + t);
    const isTurned = (octant & 2) !== 0;
    const sine = (octant & 4) !== 0 ? -1 : 1;
    const cosine = ((octant - 2) & 4) === 0 ? -1 : 1;
    out[j] = round(radius * (isTurned ? odd : even) * cosine) * scale + shift;
    out[j + 8] = round(radius * (isTurned ? even : odd) * sine) * scale + shift;
  }
}

export function turnSixteen64(out: Float64Array, start: number, mean: number, std: number): void {
  for (let j = start; j < start + 8; j++) {
    const radius = Math.sqrt(-2 * Math.log(1 - out[j]));
    const angle = 2 * Math.PI * out[j + 8];
    out[j] = fusedMultiplyAdd(radius * Math.cos(angle), std, mean);
    out[j + 8] = fusedMultiplyAdd(radius * Math.sin(angle), std, mean);
  }
}

/**
 * Elementary functions on doubles, rounded as a good C library rounds them: the error stays close to half a unit in the last
 * place. (The host's own are off in the last digit for 3 to 20 % of all arguments, and differ between its versions.) exp, pow, sin, cos, expm1 and
 * what is made of them go further: they take the steps of the GNU C library, so that a program prints the digits that CPython prints with it.
 *
 * All follow one plan. The argument is brought near a point of a table, where the function is known with more digits than a
 * double has; the short way from there is a polynomial in an argument below 2**-7, whose own rounding errors are that much
 * smaller than the result. The parts are added large to small, keeping what each addition loses:
 *
 *     log(x) = k log 2 + log(c) + log(1 + r)       x = 2**k * z, c near z from the table, r = z/c - 1 exactly
 *     exp(x) = 2**k * 2**(i/128) * exp(r)          r = x - (128 k + i) * log(2)/128
 *     sin(x) = sin(c) cos(t) + cos(c) sin(t)       x = n pi/2 + c + t, c = i/128
 *
 * Functions named ...Into leave a pair (head, tail) in `out`; nothing is allocated on the way.
 */
import {
  ARC_TANGENTS,
  HALF_PI,
  HALF_PI_PARTS,
  INVERSE_LN10,
  INVERSE_LN2,
  LN2,
  LN2_OVER_128,
  LN2_SPLIT,
  LOGARITHMS,
  PI,
  POWERS,
  SINES,
  TWO_OVER_PI,
  TWO_OVER_ROOT_PI,
} from './libm-tables.gen.ts';

const cell = new Float64Array(1);
const words = new Uint32Array(cell.buffer);
/** Where the ...Into functions leave head and tail. */
const out = new Float64Array(2);
/** Scratch for exact products. */
const product = new Float64Array(2);

// ---- tables, unpacked at the first use
const tables: {
  powers: Float64Array | null;
  logarithms: Float64Array | null;
  sines: Float64Array | null;
  arcTangents: Float64Array | null;
} = {
  powers: null,
  logarithms: null,
  sines: null,
  arcTangents: null,
};
function unpack(name: keyof typeof tables, text: string): Float64Array {
  const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  const table = new Float64Array(bytes.buffer);
  tables[name] = table;
  return table;
}

// ---- exact arithmetic
const SPLITTER = 134217729;
/** product = a * b exactly. */
function multiplyInto(a: number, b: number): void {
  const p = a * b;
  const x = SPLITTER * a;
  const ah = x - (x - a);
  const al = a - ah;
  const y = SPLITTER * b;
  const bh = y - (y - b);
  const bl = b - bh;
  product[0] = p;
  product[1] = ah * bh - p + ah * bl + al * bh + al * bl;
}
/** out = h + l of which |h| is not much smaller than |l|. */
function leave(h: number, l: number): void {
  const sum = h + l;
  const z = sum - h;
  out[0] = sum;
  out[1] = h - (sum - z) + (l - z);
}
/** out = (ah + al) * (bh + bl). */
function timesInto(ah: number, al: number, bh: number, bl: number): void {
  multiplyInto(ah, bh);
  leave(product[0], product[1] + (ah * bl + al * bh));
}
/** out = (ah + al) / (bh + bl). */
function overInto(ah: number, al: number, bh: number, bl: number): void {
  const q = ah / bh;
  multiplyInto(q, bh);
  leave(q, (ah - product[0] - product[1] + al - q * bl) / bh);
}
/** out = sqrt(h + l). */
function rootInto(h: number, l: number): void {
  const root = Math.sqrt(h);
  if (root === 0) return leave(0, 0);
  multiplyInto(root, root);
  leave(root, (h - product[0] - product[1] + l) / (2 * root));
}
/** 2**e for a normal number. */
function powerOfTwo(e: number): number {
  words[1] = (e + 1023) << 20;
  words[0] = 0;
  return cell[0];
}

// ---- logarithms
/** out = log(x + xl) for 0 < x < inf, |xl| below an ulp of x. */
function logInto(x: number, xl: number): void {
  const table = tables.logarithms ?? unpack('logarithms', LOGARITHMS);
  cell[0] = x;
  let k = 0;
  if (words[1] < 0x100000) {
    cell[0] = x * 18014398509481984;
    k = -54;
  }
  k += (words[1] >>> 20) - 1023;
  words[1] = (words[1] & 0xfffff) | 0x3ff00000;
  let z = cell[0];
  if (z > 1.4140625) {
    z *= 0.5;
    k++;
  }
  const at = (((z * 128 + 0.5) | 0) - 90) * 3;
  const inverse = table[at];
  // z in two halves, whose products with the few digits of the inverse are exact.
  const zh = z + 201326592 - 201326592;
  const r1 = zh * inverse - 1;
  const r2 = (z - zh) * inverse;
  const r = r1 + r2;
  const b = r - r1;
  let rl = r1 - (r - b) + (r2 - b);
  if (xl !== 0) rl += xl * powerOfTwo(k > -1000 ? -k : 1000) * inverse;
  const q = r * r;
  const x1 = SPLITTER * r;
  const rh = x1 - (x1 - r);
  const rt = r - rh;
  const ql = rh * rh - q + 2 * rh * rt + rt * rt;
  const p = r * q * (1 / 3 + r * (-1 / 4 + r * (1 / 5 + r * (-1 / 6 + r * (1 / 7 + r * (-1 / 8 + r * (1 / 9 - r * 0.1)))))));
  const a = k * LN2_SPLIT[0];
  const c = table[at + 1];
  const s1 = a + c;
  const e1 = c - (s1 - a);
  const s2 = s1 + r;
  const e2 = r - (s2 - s1);
  const s3 = s2 - 0.5 * q;
  const e3 = -0.5 * q - (s3 - s2);
  const tail = e1 + e2 + e3 + (k * LN2_SPLIT[1] + table[at + 2]) + (rl - 0.5 * ql - r * rl + p);
  const head = s3 + tail;
  out[0] = head;
  out[1] = tail - (head - s3);
}
/** Whether the logarithm of x is a matter of special values. */
const isOrdinary = (x: number): boolean => x > 0 && x < Infinity;
const specialLog = (x: number): number => (x === 0 ? -Infinity : x > 0 ? x : NaN);

export function log(x: number): number {
  if (!isOrdinary(x)) return specialLog(x);
  logInto(x, 0);
  return out[0];
}
export function log2(x: number): number {
  if (!isOrdinary(x)) return specialLog(x);
  logInto(x, 0);
  timesInto(out[0], out[1], INVERSE_LN2[0], INVERSE_LN2[1]);
  return out[0];
}
/** log10(2), a head of few digits and the rest. */
const LOG10_2_HIGH = 0.30102999566361177;
const LOG10_2_LOW = 3.694239077158931e-13;
export function log10(x: number): number {
  if (!isOrdinary(x)) return specialLog(x);
  // In the steps of the GNU C library, whose last digits Python shows: k log10(2) apart from the logarithm of the rest.
  let k = 0;
  cell[0] = x;
  if (words[1] < 0x100000) {
    cell[0] = x * 18014398509481984;
    k = -54;
  }
  k += (words[1] >>> 20) - 1023;
  const below = k < 0 ? 1 : 0;
  words[1] = (words[1] & 0xfffff) | ((1023 - below) << 20);
  const y = k + below;
  logInto(cell[0], 0);
  const z = y * LOG10_2_LOW + INVERSE_LN10[0] * out[0];
  return z + y * LOG10_2_HIGH;
}

// ---- exponentials
const STEPS_OVER_LN2 = 184.6649652337873;
/** exp(r) = 1 + r + EXP_2 r**2 + ... between -2**-9 and 2**-9: the minimax polynomial that the C library has. */
const EXP_2 = 0.49999999999996786;
const EXP_3 = 0.16666666666665886;
const EXP_4 = 0.0416666808410674;
const EXP_5 = 0.008333335853059549;
/** exp(h + l), or 2**(n/128) * exp(r) put together by `scaledPower`. */
function expOf(h: number, l: number): number {
  if (!(h < 709.8)) return h !== h ? h : Infinity;
  if (h < -745.2) return 0;
  const n = Math.floor(h * STEPS_OVER_LN2 + 0.5);
  return scaledPower(n, h - n * LN2_OVER_128[0] - n * LN2_OVER_128[1] + l);
}
/**
 * 2**(n/128) * exp(r) for |r| < 2**-8, in the steps of the GNU C library (after Szabolcs Nagy's exp): polynomial, order of the sums, one rounding
 * at the end as by a fused multiplication. Both are within 0.51 units of the truth; taking the same steps makes the rest agree as well.
 */
function scaledPower(n: number, r: number): number {
  const table = tables.powers ?? unpack('powers', POWERS);
  const i = (n & 127) << 1;
  const e = n >> 7;
  const head = table[i];
  const r2 = r * r;
  const p = table[i + 1] / head + r + r2 * (EXP_2 + r * EXP_3) + r2 * r2 * (EXP_4 + r * EXP_5);
  multiplyInto(head, p);
  const sum = head + product[0];
  // Near the subnormal numbers, below exp(-512), that library rounds the product as well.
  const rest = product[0] - (sum - head) + (n < -94548 ? 0 : product[1]);
  if (e > -1023 && e < 1023) return (sum + rest) * powerOfTwo(e);
  if (e >= 1023) return (sum + rest) * 2 * powerOfTwo(e - 1);
  // A subnormal result: rounded where its last bit will be, so that scaling rounds nothing.
  const big = powerOfTwo(-1022 - e);
  const whole = big + sum;
  const lost = sum - (whole - big);
  return (whole + (lost + rest) - big) * powerOfTwo(e + 100) * 2 ** -100;
}
/** out * 2**(the result) = exp(h + l), for arguments in range. */
function expInto(h: number, l: number): number {
  const table = tables.powers ?? unpack('powers', POWERS);
  const n = Math.floor(h * STEPS_OVER_LN2 + 0.5);
  const a = h - n * LN2_OVER_128[0];
  const b = -n * LN2_OVER_128[1];
  const r = a + b;
  const rl = a - r + b + l;
  const i = (n & 127) << 1;
  const p = r * r * (0.5 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120 + r * (1 / 720)))));
  const head = table[i];
  multiplyInto(head, r);
  leave(head + product[0], product[0] - (head + product[0] - head) + product[1] + table[i + 1] * (1 + r) + head * (p + rl * (1 + r)));
  return n >> 7;
}

export function exp(x: number): number {
  return expOf(x, 0);
}
export function exp2(x: number): number {
  if (!(x < 1024)) return x !== x ? x : Infinity;
  if (x < -1075) return 0;
  const n = Math.floor(x * 128 + 0.5);
  const d = x - n / 128;
  return scaledPower(n, d * LN2[0] + d * LN2[1]);
}

/** x to the power y, as C's pow. */
export function powDouble(x: number, y: number): number {
  if (y === 2) {
    multiplyInto(x, x);
    // The square, unless it falls half-way between two doubles: the C library, which is within 0.52 units, may go to either side.
    const [square, rest] = product;
    if (square + rest * 1.05 === square) return square;
  }
  if (x > 0 && x < Infinity) {
    if (y === 0.5) return Math.sqrt(x);
    if (y === -1) return 1 / x;
    return positivePower(x, y);
  }
  if (x < 0 && x > -Infinity && y - y === 0) {
    if (!Number.isInteger(y)) return NaN;
    const size = positivePower(-x, y);
    return y % 2 === 0 ? size : -size;
  }
  // Zeros, infinities and nans: the host knows all but these two.
  if (x === 1 || (x === -1 && (y === Infinity || y === -Infinity))) return 1;
  return x ** y;
}
function positivePower(x: number, y: number): number {
  if (x === 1 || y === 0) return 1;
  if (y - y !== 0) return x ** y;
  logInto(x, 0);
  const h = out[0];
  const p = h * y;
  if (p > 710) return Infinity;
  if (p < -746) return 0;
  const a = SPLITTER * h;
  const hh = a - (a - h);
  const ht = h - hh;
  const b = SPLITTER * y;
  const yh = b - (b - y);
  const yt = y - yh;
  return expOf(p, hh * yh - p + hh * yt + ht * yh + ht * yt + out[1] * y);
}

// ---- sine, cosine, tangent
/** out = x minus the nearest multiple of pi/2, for |x| > pi/4; the result is which multiple, modulo 4. */
function reduce(x: number): number {
  if (Math.abs(x) > 1000000) return reduceLarge(x);
  const n = Math.floor(x * (2 / Math.PI) + 0.5);
  const a = x - n * HALF_PI_PARTS[0];
  const b = -n * HALF_PI_PARTS[1];
  const c = a + b;
  const z = c - a;
  const lost = a - (c - z) + (b - z);
  const d = -n * HALF_PI_PARTS[2];
  const e = c + d;
  const y = e - c;
  leave(e, c - (e - y) + (d - y) + lost - n * HALF_PI_PARTS[3]);
  return n & 3;
}
const PLACES = 1216n;
/** The same with as many digits of 2/pi as the argument asks for. */
function reduceLarge(x: number): number {
  cell[0] = Math.abs(x);
  const exponent = (words[1] >>> 20) - 1075;
  const mantissa = (BigInt((words[1] & 0xfffff) | 0x100000) << 32n) | BigInt(words[0]);
  // x * 2/pi modulo 4, in 2**-1216.
  const whole = mantissa * BigInt(`0x${TWO_OVER_PI}`);
  const turns = BigInt.asUintN(Number(PLACES) + 2, exponent < 0 ? whole >> BigInt(-exponent) : whole << BigInt(exponent));
  const n = (turns + (1n << (PLACES - 1n))) >> PLACES;
  const rest = turns - (n << PLACES);
  // 160 places are enough: no double comes closer to a multiple than 2**-62.
  const short = rest >> (PLACES - 160n);
  const head = Number(short);
  const tail = Number(short - BigInt(head));
  const sign = x < 0 ? -1 : 1;
  timesInto(head * 2 ** -160 * sign, tail * 2 ** -160 * sign, HALF_PI[0], HALF_PI[1]);
  return Number(x < 0 ? -n & 3n : n & 3n);
}
/** out = sin(x + xl), |x| < 0.79. */
function sineInto(x: number, xl: number): void {
  const table = tables.sines ?? unpack('sines', SINES);
  const size = Math.abs(x);
  const i = (size * 128 + 0.5) | 0;
  const t = size - i / 128;
  const tl = x < 0 ? -xl : xl;
  const s1 = table[4 * i];
  const s2 = table[4 * i + 1];
  const c1 = table[4 * i + 2];
  const c2 = table[4 * i + 3];
  const square = t * t;
  const sine = t * square * (-1 / 6 + square * (1 / 120 - square * (1 / 5040)));
  const cosine = square * (-0.5 + square * (1 / 24 - square * (1 / 720)));
  const th = t + 393216 - 393216;
  const main = c1 * th;
  const head = s1 + main;
  const tail = main - (head - s1) + s2 + (c1 * (t - th) + c2 * t) + ((s1 + s2) * cosine + (c1 + c2) * (sine + tl));
  const sum = head + tail;
  const rest = tail - (sum - head);
  out[0] = x < 0 ? -sum : sum;
  out[1] = x < 0 ? -rest : rest;
}
/** out = cos(x + xl), |x| < 0.79. */
function cosineInto(x: number, xl: number): void {
  const table = tables.sines ?? unpack('sines', SINES);
  const size = Math.abs(x);
  const i = (size * 128 + 0.5) | 0;
  const t = size - i / 128;
  const tl = x < 0 ? -xl : xl;
  const s1 = table[4 * i];
  const s2 = table[4 * i + 1];
  const c1 = table[4 * i + 2];
  const c2 = table[4 * i + 3];
  const square = t * t;
  const sine = t * square * (-1 / 6 + square * (1 / 120 - square * (1 / 5040)));
  const cosine = square * (-0.5 + square * (1 / 24 - square * (1 / 720)));
  const th = t + 393216 - 393216;
  const main = -s1 * th;
  const head = c1 + main;
  const tail = main - (head - c1) + c2 - (s1 * (t - th) + s2 * t) + ((c1 + c2) * cosine - (s1 + s2) * (sine + tl));
  const sum = head + tail;
  out[0] = sum;
  out[1] = tail - (sum - head);
}
const SMALL = 2 ** -27;
const QUARTER_PI = 0.7853981633974483;

// sin and cos, whose last digits Python shows, go the way of the GNU C library (the accurate library of IBM), as if with its fused
// multiplications: a table for steps of 1/128, short polynomials for the rest, and one rounding at the end.
/** sin(t) = t + t**3 (SIN_3 + t**2 SIN_5) and 1 - cos(t) = t**2 (COS_2 + t**2 (COS_4 + t**2 COS_6)) for |t| <= 1/256. */
const SIN_3 = -0.16666666666666488;
const SIN_5 = 0.00833333214285722;
const COS_2 = 0.5;
const COS_4 = -0.04166666666666644;
const COS_6 = 0.001388887400793762;
/** sin(x) = x + x**3 (TAYLOR[0] + x**2 TAYLOR[1] + ...) for |x| < 0.126. */
const TAYLOR = [
  -0.16666666666666666, 0.0083333333333323288, -0.00019841269834414642, 2.755729806860771e-6, -2.5022014848318398e-8,
] as const;
/** Where glibc goes over from the table at x to the table at pi/2 - x, and from there to a general reduction. */
const [NEAR, FAR] = [0.855469, 2.426265];

/** sin(x + xl), |x| < 0.86. */
function sineOf(x: number, xl: number): number {
  const size = Math.abs(x);
  if (size < 0.126) {
    const square = x * x;
    const series = TAYLOR[0] + square * (TAYLOR[1] + square * (TAYLOR[2] + square * (TAYLOR[3] + square * TAYLOR[4])));
    multiplyInto(series * x - 0.5 * xl, square);
    return x + (product[0] + (product[1] + xl));
  }
  const table = tables.sines ?? unpack('sines', SINES);
  const i = (size * 128 + 0.5) | 0;
  const t = size - i / 128;
  const tl = x < 0 ? -xl : xl;
  const sine = table[4 * i] + table[4 * i + 1];
  const sineTail = table[4 * i] - sine + table[4 * i + 1];
  const cosine = table[4 * i + 2] + table[4 * i + 3];
  const cosineTail = table[4 * i + 2] - cosine + table[4 * i + 3];
  const square = t * t;
  const s = t + (tl + t * square * (SIN_3 + square * SIN_5));
  const c = t * tl + square * (COS_2 + square * (COS_4 + square * COS_6));
  multiplyInto(cosine, s);
  const result = sine + (product[0] + (product[1] + (sineTail + s * cosineTail - sine * c)));
  return x < 0 ? -result : result;
}
/** cos(x + xl), |x| < 0.86. */
function cosineOf(x: number, xl: number): number {
  const table = tables.sines ?? unpack('sines', SINES);
  const size = Math.abs(x);
  const i = (size * 128 + 0.5) | 0;
  const t = size - i / 128 + (x < 0 ? -xl : xl);
  const sine = table[4 * i] + table[4 * i + 1];
  const sineTail = table[4 * i] - sine + table[4 * i + 1];
  const cosine = table[4 * i + 2] + table[4 * i + 3];
  const cosineTail = table[4 * i + 2] - cosine + table[4 * i + 3];
  const square = t * t;
  const s = t + t * square * (SIN_3 + square * SIN_5);
  const c = square * (COS_2 + square * (COS_4 + square * COS_6));
  multiplyInto(sine, s);
  return cosine + (cosineTail - s * sineTail - cosine * c - product[1] - product[0]);
}

export function sin(x: number): number {
  const size = Math.abs(x);
  if (size < SMALL) return x;
  if (size < NEAR) return sineOf(x, 0);
  if (size < FAR) {
    const result = cosineOf(HALF_PI[0] - size, HALF_PI[1]);
    return x < 0 ? -result : result;
  }
  if (!(size < Infinity)) return NaN;
  const n = reduce(x);
  const result = n & 1 ? cosineOf(out[0], out[1]) : sineOf(out[0], out[1]);
  return n & 2 ? -result : result;
}
export function cos(x: number): number {
  const size = Math.abs(x);
  if (size < SMALL) return 1;
  if (size < NEAR) return cosineOf(x, 0);
  if (size < FAR) {
    const rest = HALF_PI[0] - size;
    leave(rest, HALF_PI[1]);
    return sineOf(out[0], out[1]);
  }
  if (!(size < Infinity)) return NaN;
  const n = reduce(x);
  const result = n & 1 ? sineOf(out[0], out[1]) : cosineOf(out[0], out[1]);
  return n === 1 || n === 2 ? -result : result;
}
export function tan(x: number): number {
  const size = Math.abs(x);
  if (size < SMALL) return x;
  if (!(size < Infinity)) return NaN;
  let n = 0;
  let r = x;
  let rl = 0;
  if (size > QUARTER_PI) {
    n = reduce(x);
    r = out[0];
    rl = out[1];
  }
  sineInto(r, rl);
  const s = out[0];
  const sl = out[1];
  cosineInto(r, rl);
  if (n & 1) overInto(-out[0], -out[1], s, sl);
  else overInto(s, sl, out[0], out[1]);
  return out[0];
}

// ---- inverse trigonometric functions
/** out = atan((y + yl) / (x + xl)) for 0 <= y <= x, both neither huge nor tiny. */
function arcTangentInto(y: number, yl: number, x: number, xl: number): void {
  const table = tables.arcTangents ?? unpack('arcTangents', ARC_TANGENTS);
  const i = ((y / x) * 128 + 0.5) | 0;
  const c = i / 128;
  // atan(y/x) = atan(c) + atan((y - c x) / (x + c y)); the products with c are exact for halves of x and y.
  const a = SPLITTER * x;
  const xh = a - (a - x);
  const b = SPLITTER * y;
  const yh = b - (b - y);
  leave(y, -c * xh);
  const n1 = out[0];
  let nl = out[1];
  leave(n1, -c * (x - xh));
  const n = out[0];
  nl += out[1] + (yl - c * xl);
  leave(x, c * yh);
  const lost = out[1];
  leave(out[0], c * (y - yh));
  const d = out[0];
  const dl = out[1] + lost + xl + c * yl;
  const t = n / d;
  multiplyInto(t, d);
  const tl = (n - product[0] - product[1] + nl - t * dl) / d;
  const square = t * t;
  const p = t * square * (-1 / 3 + square * (1 / 5 + square * (-1 / 7 + square * (1 / 9))));
  const base = table[2 * i];
  const head = base + t;
  const tail = t - (head - base) + table[2 * i + 1] + (tl + p);
  const sum = head + tail;
  out[0] = sum;
  out[1] = tail - (sum - head);
}
/** out = (h + l) - out, for a constant that is larger. */
function subtractFrom(h: number, l: number): void {
  const a = -out[0];
  const sum = h + a;
  const lost = a - (sum - h);
  leave(sum, lost + (l - out[1]));
}
export function atan(x: number): number {
  const size = Math.abs(x);
  if (size < SMALL) return x;
  if (!(size < 1e18)) return x !== x ? x : x < 0 ? -HALF_PI[0] : HALF_PI[0];
  if (size <= 1) arcTangentInto(size, 0, 1, 0);
  else {
    arcTangentInto(1, 0, size, 0);
    subtractFrom(HALF_PI[0], HALF_PI[1]);
  }
  return x < 0 ? -out[0] : out[0];
}
export function atan2(y: number, x: number): number {
  let a = Math.abs(y);
  let b = Math.abs(x);
  if (!(a < Infinity && b < Infinity) || a === 0 || b === 0) return Math.atan2(y, x);
  const large = a > b ? a : b;
  const small = a > b ? b : a;
  if (small < large * 2 ** -40) {
    // The quotient is the angle, to all digits.
    if (a < b && x > 0) return y / x;
    out[0] = small / large;
    out[1] = 0;
  } else {
    if (large > 2 ** 500) {
      a *= 2 ** -600;
      b *= 2 ** -600;
    } else if (small < 2 ** -400) {
      a *= 2 ** 600;
      b *= 2 ** 600;
    }
    if (a <= b) arcTangentInto(a, 0, b, 0);
    else arcTangentInto(b, 0, a, 0);
  }
  if (a > b) subtractFrom(HALF_PI[0], HALF_PI[1]);
  if (x < 0) subtractFrom(PI[0], PI[1]);
  return y < 0 ? -out[0] : out[0];
}
/** out = sqrt(1 - size**2). */
function coSineOf(size: number): void {
  leave(1, -size);
  const d = out[0];
  const dl = out[1];
  leave(1, size);
  timesInto(d, dl, out[0], out[1]);
  rootInto(out[0], out[1]);
}
export function asin(x: number): number {
  const size = Math.abs(x);
  if (size < SMALL) return x;
  if (!(size < 1)) return size === 1 ? x * HALF_PI[0] : NaN;
  coSineOf(size);
  const c = out[0];
  const cl = out[1];
  if (size <= c) arcTangentInto(size, 0, c, cl);
  else {
    arcTangentInto(c, cl, size, 0);
    subtractFrom(HALF_PI[0], HALF_PI[1]);
  }
  return x < 0 ? -out[0] : out[0];
}
export function acos(x: number): number {
  const size = Math.abs(x);
  if (!(size < 1)) return x === 1 ? 0 : x === -1 ? PI[0] : NaN;
  if (size < 2 ** -60) return HALF_PI[0];
  coSineOf(size);
  const s = out[0];
  const sl = out[1];
  if (s <= size) arcTangentInto(s, sl, size, 0);
  else {
    arcTangentInto(size, 0, s, sl);
    subtractFrom(HALF_PI[0], HALF_PI[1]);
  }
  if (x < 0) subtractFrom(PI[0], PI[1]);
  return out[0];
}

// ---- hyperbolic functions and their inverses
/** The host's log1p agrees with the C library's for 99.99 % of all arguments. */
export const { log1p } = Math;

/** ln 2 with a head whose products with small ints are exact, and the rest. */
const LN2_HEAD = 0.6931471803691238;
const LN2_REST = 1.9082149292705877e-10;
/** The rational approximation of x (exp(x) + 1) / (exp(x) - 1) on [0, 0.34658], in x*x/2. */
const Q = [-0.03333333333333313, 0.0015873015872548146, -0.0000793650757867488, 4.008217827329362e-6, -2.0109921818362437e-7] as const;
/** a * b + c, rounded once. */
function fused(a: number, b: number, c: number): number {
  multiplyInto(a, b);
  const sum = c + product[0];
  const z = sum - c;
  return sum + (c - (sum - z) + (product[0] - z) + product[1]);
}

/** exp(x) - 1: the algorithm of Sun's fdlibm, with the order of sums and the fused multiplications of the GNU C library. */
export function expm1(x: number): number {
  if (!(Math.abs(x) < 56 * LN2[0])) {
    if (!(x < 0)) return x > 709.782712893384 ? Infinity : x !== x ? x : expm1InRange(x);
    return -1;
  }
  return Math.abs(x) < 2 ** -54 ? x : expm1InRange(x);
}
function expm1InRange(whole: number): number {
  let k = 0;
  let x = whole;
  let c = 0;
  const size = Math.abs(whole);
  if (size > 0.5 * LN2[0]) {
    const sign = whole < 0 ? -1 : 1;
    k = size < 1.5 * LN2[0] ? sign : Math.trunc(INVERSE_LN2[0] * whole + 0.5 * sign);
    const high = whole - k * LN2_HEAD;
    const low = k * LN2_REST;
    x = high - low;
    c = high - x - low;
  }
  const half = 0.5 * x;
  const h = x * half;
  const h2 = h * h;
  const r = 1 + h * Q[0] + h2 * (Q[1] + h * Q[2]) + h2 * h2 * (Q[3] + h * Q[4]);
  const t = fused(-r, half, 3);
  let e = h * ((r - t) / fused(-x, t, 6));
  if (k === 0) return x - fused(x, e, -h);
  e = fused(x, e - c, -c) - h;
  if (k === -1) return 0.5 * (x - e) - 0.5;
  if (k === 1) return x < -0.25 ? -2 * (e - (x + 0.5)) : 1 + 2 * (x - e);
  if (k <= -2 || k > 56) return (k === 1024 ? (1 - (e - x)) * 2 * 2 ** 1023 : (1 - (e - x)) * powerOfTwo(k)) - 1;
  if (k < 20) return (1 - powerOfTwo(-k) - (e - x)) * powerOfTwo(k);
  return (x - (e + powerOfTwo(-k)) + 1) * powerOfTwo(k);
}
export function tanh(x: number): number {
  const size = Math.abs(x);
  if (size < 2 ** -55) return x;
  if (x !== x) return x;
  let result = 1;
  if (size < 1) {
    const t = expm1(-2 * size);
    result = -t / (t + 2);
  } else if (size < 22) result = 1 - 2 / (expm1(2 * size) + 2);
  return x < 0 ? -result : result;
}
export function sinh(x: number): number {
  const size = Math.abs(x);
  if (size < SMALL || !(size < Infinity)) return x;
  const half = x < 0 ? -0.5 : 0.5;
  if (size < 22) {
    const t = expm1(size);
    return size < 1 ? half * (2 * t - (t * t) / (t + 1)) : half * (t + t / (t + 1));
  }
  if (size < 709.7) return half * exp(size);
  const root = exp(0.5 * size);
  return half * root * root;
}
export function cosh(x: number): number {
  const size = Math.abs(x);
  if (!(size < Infinity)) return size;
  if (size < 0.34657359027997264) {
    if (size < 2 ** -28) return 1;
    const t = expm1(size);
    const w = 1 + t;
    return 1 + (t * t) / (w + w);
  }
  if (size < 22) {
    const t = exp(size);
    return 0.5 * t + 0.5 / t;
  }
  if (size < 709.7) return 0.5 * exp(size);
  const root = exp(0.5 * size);
  return 0.5 * root * root;
}
/** out = log(out). */
function logOfOut(): void {
  logInto(out[0], out[1]);
}
function addLn2(): void {
  const a = out[0];
  const sum = a + LN2[0];
  const z = sum - a;
  leave(sum, a - (sum - z) + (LN2[0] - z) + out[1] + LN2[1]);
}
export function asinh(x: number): number {
  const size = Math.abs(x);
  if (size < 2 ** -28 || !(size < Infinity)) return x;
  if (size > 2 ** 28) {
    logInto(size, 0);
    addLn2();
  } else {
    // log(x + sqrt(x*x + 1))
    multiplyInto(size, size);
    const square = product[0];
    const rest = product[1];
    leave(1, square);
    rootInto(out[0], out[1] + rest);
    const r = out[0];
    const rl = out[1];
    leave(r, size);
    leave(out[0], out[1] + rl);
    logOfOut();
  }
  return x < 0 ? -out[0] : out[0];
}
export function acosh(x: number): number {
  if (!(x > 1)) return x === 1 ? 0 : NaN;
  if (x > 2 ** 28) {
    if (x === Infinity) return x;
    logInto(x, 0);
    addLn2();
    return out[0];
  }
  // log(x + sqrt((x - 1) * (x + 1)))
  leave(x, -1);
  const d = out[0];
  const dl = out[1];
  leave(x, 1);
  timesInto(d, dl, out[0], out[1]);
  rootInto(out[0], out[1]);
  const r = out[0];
  const rl = out[1];
  leave(x, r);
  leave(out[0], out[1] + rl);
  logOfOut();
  return out[0];
}
export function atanh(x: number): number {
  const size = Math.abs(x);
  if (size < 2 ** -28) return x;
  if (!(size < 1)) return size === 1 ? x * Infinity : NaN;
  // log((1 + x) / (1 - x)) / 2
  leave(1, size);
  const a = out[0];
  const al = out[1];
  leave(1, -size);
  overInto(a, al, out[0], out[1]);
  logOfOut();
  return x < 0 ? -0.5 * out[0] : 0.5 * out[0];
}

// ---- roots
/** The cube root: the host's, and one step of Newton's method with the exact cube. */
export function cbrt(x: number): number {
  if (x === 0 || x - x !== 0) return x;
  const size = Math.abs(x);
  // Scaled by cubes of powers of two, so that no part of a product leaves the range.
  const scale = size > 2 ** 600 ? 2 ** 200 : size < 2 ** -600 ? 2 ** -240 : 1;
  const value = size / scale / scale / scale;
  const root = Math.cbrt(value);
  multiplyInto(root, root);
  timesInto(product[0], product[1], root, 0);
  const better = root - (out[0] - value + out[1]) / (3 * root * root);
  return x < 0 ? -better * scale : better * scale;
}
/** sqrt(x*x + y*y). */
export function hypot(x: number, y: number): number {
  let a = Math.abs(x);
  let b = Math.abs(y);
  if (a === Infinity || b === Infinity) return Infinity;
  if (a !== a || b !== b) return NaN;
  if (a < b) [a, b] = [b, a];
  if (b <= a * 2 ** -60) return a + b;
  let scale = 1;
  if (a > 2 ** 500) scale = 2 ** 600;
  else if (b < 2 ** -400) scale = 2 ** -600;
  a /= scale;
  b /= scale;
  multiplyInto(a, a);
  const h = product[0];
  const l = product[1];
  multiplyInto(b, b);
  leave(h, product[0]);
  rootInto(out[0], out[1] + l + product[1]);
  return out[0] * scale;
}

// ---- the error function
/** out = erf(x) for 0 <= x < 2.5: exp(-x*x) * (2/sqrt(pi)) * the sum of 2**n x**(2n+1) / (1 * 3 * ... * (2n+1)). */
function erfInto(x: number): void {
  multiplyInto(x, x);
  const square = product[0];
  const squareLow = product[1];
  let term = x;
  let termLow = 0;
  let sum = x;
  let sumLow = 0;
  for (let n = 3; ; n += 2) {
    timesInto(term, termLow, 2 * square, 2 * squareLow);
    overInto(out[0], out[1], n, 0);
    term = out[0];
    termLow = out[1];
    leave(sum, term);
    sum = out[0];
    sumLow += out[1] + termLow;
    if (term < sum * 2 ** -75) break;
  }
  const e = expInto(-square, -squareLow);
  timesInto(out[0], out[1], sum, sumLow);
  timesInto(out[0], out[1], TWO_OVER_ROOT_PI[0], TWO_OVER_ROOT_PI[1]);
  const scale = 2 ** e;
  out[0] *= scale;
  out[1] *= scale;
}
/** erfc(x) for x >= 2, by its continued fraction: exp(-x*x) / sqrt(pi) / (x + (1/2) / (x + 1 / (x + (3/2) / (x + ...)))). */
function erfcTail(x: number): number {
  let f = x;
  let fl = 0;
  for (let n = Math.ceil(20 + 300 / (x * x)); n > 0; n--) {
    overInto(n / 2, 0, f, fl);
    const h = out[0];
    const l = out[1];
    leave(x, h);
    fl = out[1] + l;
    f = out[0];
  }
  multiplyInto(x, x);
  const e = expInto(-product[0], -product[1]);
  timesInto(out[0], out[1], TWO_OVER_ROOT_PI[0] / 2, TWO_OVER_ROOT_PI[1] / 2);
  overInto(out[0], out[1], f, fl);
  const normal = 2 ** (-1022 - e);
  if (out[0] >= normal) return out[0] * 2 ** (e + 500) * 2 ** -500;
  // Rounded once, where the last bit of a subnormal number is.
  const sum = normal + out[0];
  const lost = out[0] - (sum - normal);
  return (sum + (lost + out[1]) - normal) * 2 ** (e + 500) * 2 ** -500;
}
export function erf(x: number): number {
  const size = Math.abs(x);
  if (size < 2 ** -28) {
    if (size < 2 ** -1000) return x * 2 ** 100 * TWO_OVER_ROOT_PI[0] * 2 ** -100;
    timesInto(x, 0, TWO_OVER_ROOT_PI[0], TWO_OVER_ROOT_PI[1]);
    return out[0];
  }
  if (x !== x) return x;
  let result: number;
  if (size < 2) {
    erfInto(size);
    result = out[0];
  } else result = size > 6 ? 1 : 1 - erfcTail(size);
  return x < 0 ? -result : result;
}
export function erfc(x: number): number {
  if (x !== x) return x;
  if (x >= 2) return x > 27.3 ? 0 : erfcTail(x);
  if (x < -6) return 2;
  if (x < -2) return 2 - erfcTail(-x);
  if (Math.abs(x) < 2 ** -60) return 1;
  erfInto(Math.abs(x));
  if (x < 0) {
    const h = out[0];
    const l = out[1];
    leave(1, h);
    return out[0] + (out[1] + l);
  }
  subtractFrom(1, 0);
  return out[0];
}

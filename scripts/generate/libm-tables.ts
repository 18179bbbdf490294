/**
 * The tables and constants of src/runtime/libm.ts, computed with ints of 300 binary places and rounded once.
 *
 * A table is a string of base64: a list of numbers in the source would cost time at every start, a string costs none until the
 * first use.
 */
import type { GeneratedFile } from './all.ts';

const PLACES = 300n;
const ONE = 1n << PLACES;

/** Cut towards zero, so that every series ends. */
const multiply = (a: bigint, b: bigint): bigint => (a * b) / ONE;
const divide = (a: bigint, b: bigint): bigint => (a << PLACES) / b;
function squareRoot(x: bigint): bigint {
  const n = x << PLACES;
  let root = 1n << BigInt(Math.ceil(n.toString(2).length / 2));
  for (;;) {
    const next = (root + n / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}
/** Sum of terms until they vanish. */
function series(first: bigint, next: (term: bigint, n: bigint) => bigint, weight: (term: bigint, n: bigint) => bigint): bigint {
  let sum = 0n;
  for (let term = first, n = 0n; term !== 0n; n++, term = next(term, n)) sum += weight(term, n);
  return sum;
}
const arcTangent = (x: bigint): bigint => {
  if (x * 8n > ONE) return 2n * arcTangent(divide(x, ONE + squareRoot(ONE + multiply(x, x))));
  const square = multiply(x, x);
  return series(
    x,
    (term) => -multiply(term, square),
    (term, n) => term / (2n * n + 1n),
  );
};
const logarithm = (x: bigint): bigint => {
  const y = divide(x - ONE, x + ONE);
  const square = multiply(y, y);
  return (
    2n *
    series(
      y,
      (term) => multiply(term, square),
      (term, n) => term / (2n * n + 1n),
    )
  );
};
const sine = (x: bigint): bigint =>
  series(
    x,
    (term, n) => -multiply(multiply(term, x), x) / (2n * n * (2n * n + 1n)),
    (term) => term,
  );
const cosine = (x: bigint): bigint =>
  series(
    ONE,
    (term, n) => -multiply(multiply(term, x), x) / ((2n * n - 1n) * (2n * n)),
    (term) => term,
  );

const PI = 4n * arcTangent(ONE);
const LN2 = logarithm(2n * ONE);
const LN10 = 3n * LN2 + logarithm((ONE * 10n) / 8n);

/** The double nearest to a fixed-point number. */
const rounded = (x: bigint): number => Number(x) * 2 ** -300;
const fixed = (x: number): bigint => BigInt(x * 2 ** 300);
/** The number cut to so many binary digits, as a double. */
function leading(x: bigint, digits: number): number {
  const drop = BigInt((x < 0n ? -x : x).toString(2).length - digits);
  return drop <= 0n ? rounded(x) : rounded((x >> drop) << drop);
}
const pair = (x: bigint): [number, number] => [rounded(x), rounded(x - fixed(rounded(x)))];
/** A head of few digits, whose products with like heads are exact, and the rest. */
const split = (x: bigint, digits: number): [number, number] => [leading(x, digits), rounded(x - fixed(leading(x, digits)))];
/** Parts of so many digits, and a last one. */
function cascade(x: bigint, digits: number, count: number): number[] {
  const parts: number[] = [];
  let rest = x;
  for (let i = 0; i < count; i++) {
    parts.push(leading(rest, digits));
    rest -= fixed(parts[i]);
  }
  return [...parts, rounded(rest)];
}

const packed = (numbers: readonly number[]): string => Buffer.from(Float64Array.from(numbers).buffer).toString('base64');
const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);

function powersOfTwo(): number[] {
  let root = 2n * ONE;
  for (let i = 0; i < 7; i++) root = squareRoot(root);
  const numbers: number[] = [];
  let power = ONE;
  for (let i = 0; i < 128; i++) {
    numbers.push(...pair(power));
    power = multiply(power, root);
  }
  return numbers;
}
/** For z near j/128: about 1/z in 11 digits, and minus the logarithm of that. */
function logarithms(): number[] {
  return range(90, 182).flatMap((j) => {
    const inverse = j === 128 ? 1 : Math.round((128 / j) * 1024) / 1024;
    return [inverse, ...pair(-logarithm(fixed(inverse)))];
  });
}
const sines = (): number[] =>
  range(0, 110).flatMap((i) => [...split(sine((ONE * BigInt(i)) / 128n), 26), ...split(cosine((ONE * BigInt(i)) / 128n), 26)]);
const arcTangents = (): number[] => range(0, 128).flatMap((i) => pair(arcTangent((ONE * BigInt(i)) / 128n)));

/** 2/pi in so many binary places, for arguments of any size; by Machin's formula with ints of its own. */
function twoOverPi(places: bigint): bigint {
  const one = 1n << (places + 64n);
  const arc = (n: bigint): bigint => {
    let sum = 0n;
    let term = one / n;
    for (let k = 1n; term !== 0n; k += 2n) {
      sum += k % 4n === 1n ? term / k : -(term / k);
      term /= n * n;
    }
    return sum;
  };
  const pi = 4n * (4n * arc(5n) - arc(239n));
  return ((2n * one * one) / pi) >> 64n;
}

export function libmTables(): readonly GeneratedFile[] {
  const numbers: Record<string, readonly number[]> = {
    LN2: pair(LN2),
    LN2_SPLIT: split(LN2, 42),
    LN2_OVER_128: split(LN2 / 128n, 36),
    INVERSE_LN2: pair(divide(ONE, LN2)),
    INVERSE_LN10: pair(divide(ONE, LN10)),
    PI: pair(PI),
    HALF_PI: pair(PI / 2n),
    HALF_PI_PARTS: cascade(PI / 2n, 33, 3),
    TWO_OVER_ROOT_PI: pair(divide(2n * ONE, squareRoot(PI))),
  };
  const lines = [
    '/** Generated by scripts/generate/libm-tables.ts: do not edit. Pairs are a double and what it lacks. */',
    ...Object.entries(numbers).map(([name, values]) => `export const ${name} = [${values.join(', ')}] as const;`),
    '/** 2/pi * 2**1216. */',
    `export const TWO_OVER_PI = '${twoOverPi(1216n).toString(16)}';`,
    '/** 2**(i/128) as pairs, i from 0. */',
    `export const POWERS = '${packed(powersOfTwo())}';`,
    '/** About 128/j in few digits and minus its logarithm as a pair, j from 90. */',
    `export const LOGARITHMS = '${packed(logarithms())}';`,
    '/** sin and cos of i/128, each a head of 26 digits and the rest, i from 0. */',
    `export const SINES = '${packed(sines())}';`,
    '/** atan(i/128) as pairs, i from 0. */',
    `export const ARC_TANGENTS = '${packed(arcTangents())}';`,
  ];
  return [{ path: 'src/runtime/libm-tables.gen.ts', text: `${lines.join('\n')}\n` }];
}

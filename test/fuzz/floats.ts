/**
 * How often functions of floats agree with CPython, to the last bit.
 *
 * A table of functions with the ranges of their arguments. Both Pythons compute the same arguments with a generator of their own
 * (a linear congruence on ints) and print results as text; the harness counts how many are equal, and how many units in the last place the others
 * are apart. Functions of the C library may differ in the last bit now and then; what Python itself defines may not.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Executor } from '../harness/executor.ts';

interface Row {
  readonly name: string;
  /** An expression over x, y, z (floats of the ranges), n (a small int), b (any bits as a float), i (a big int). */
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** Results must all be equal. */
  readonly exact?: boolean;
}

const unary = (names: string, from: number, to: number): Row[] =>
  names.split(' ').map((name) => ({ name, text: `math.${name}(x)`, from, to }));
const exact = (name: string, text: string): Row => ({ name, text, from: -1000, to: 1000, exact: true });

const ROWS: readonly Row[] = [
  { name: '**', text: 'abs(x) ** y', from: -30, to: 30 },
  { name: '** 1.5', text: 'abs(x) ** -1.5', from: -1000, to: 1000 },
  ...unary('exp expm1 sinh cosh', -50, 50),
  ...unary('log log2 log10', 1e-9, 1e6),
  ...unary('log1p', -0.99, 100),
  ...unary('sin cos tan', -1000, 1000),
  ...unary('asin acos', -1, 1),
  ...unary('atan cbrt tanh', -20, 20),
  ...unary('gamma lgamma', -30, 100),
  ...unary('erf erfc', -6, 6),
  { name: 'hypot', text: 'math.hypot(x, y)', from: -1000, to: 1000 },
  { name: 'atan2', text: 'math.atan2(x, y)', from: -10, to: 10 },
  { name: 'fmod', text: 'math.fmod(x, y)', from: -1000, to: 1000 },
  { name: 'fma', text: 'math.fma(x, y, z)', from: -1000, to: 1000 },
  { name: 'sin, any bits', text: 'math.sin(b)', from: 0, to: 1 },
  { name: 'log, any bits', text: 'math.log(abs(b))', from: 0, to: 1 },
  exact('sum', 'sum([x, b, y, 0.1, -b, z])'),
  exact('fsum', 'math.fsum([x, 1e100, y, -1e100, z])'),
  exact('round', 'round(x, n % 20 - 5)'),
  exact('round, any bits', 'round(b, n % 700 - 350)'),
  exact('hex', 'b.hex()'),
  exact('repr', 'repr(b)'),
  exact('format', 'format((b, x, y)[n % 3], SPECS[n % len(SPECS)])'),
  exact('hash', 'hash((b, x, i, x + y * 1j)[n % 4])'),
];

const program = (rows: readonly Row[], count: number, seed: number): string => `
import math, struct
SPECS = ['.3f', 'e', '.0e', 'g', '.15g', '.17g', '', '.1%', ',.2f', '+.5g', '012.3f', '#.3g', '_.4f', '.30f', '>30', 'n', '.0f', '#.0f', '.1f', '.2f', 'G', '.10g']
state = ${seed}
def bits():
    global state
    state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
    return state >> 11
def uniform(low, high):
    return low + (high - low) * (bits() / 9007199254740992)
def anything():
    while True:
        value = struct.unpack('>d', struct.pack('>Q', (bits() << 11) ^ bits()))[0]
        if math.isfinite(value):
            return value
def values(f, low, high):
    for _ in range(${count}):
        x, y, z, n, b = uniform(low, high), uniform(low, high), uniform(low, high), bits() >> 20, anything()
        try:
            v = f(x, y, z, n, b, n * n - n)
        except Exception as e:
            v = type(e).__name__
        print(v.hex() if type(v) is float else v)
${rows.map(({ text, from, to }, index) => `print('#row ${index}')\nvalues(lambda x, y, z, n, b, i: ${text}, ${from}, ${to})`).join('\n')}
`;

/** Distance of two doubles in units of the last place. */
function unitsApart(a: string, b: string): number {
  const order = (text: string): bigint => {
    const view = new DataView(new ArrayBuffer(8));
    view.setFloat64(0, fromHex(text));
    const int = view.getBigInt64(0);
    return int < 0n ? -(int & 0x7fffffffffffffffn) : int;
  };
  const distance = order(a) - order(b);
  return Number(distance < 0n ? -distance : distance);
}
function fromHex(text: string): number {
  const match = /^(-?)0x([01])\.([0-9a-f]+)p([+-]\d+)$/.exec(text);
  if (match === null) return Number.NaN;
  const mantissa = Number.parseInt(match[2], 16) + Number.parseInt(match[3], 16) / 16 ** match[3].length;
  const exponent = Number(match[4]);
  const half = Math.trunc(exponent / 2);
  return (match[1] ? -1 : 1) * mantissa * 2 ** half * 2 ** (exponent - half);
}

export async function compareFloats(glasspy: Executor, oracle: Executor, count: number, seed: number): Promise<boolean> {
  let good = true;
  mkdirSync('.cache/fuzz', { recursive: true });
  console.log('function             equal        worst, in units of the last place');
  for (const row of ROWS) {
    const path = join('.cache/fuzz', `floats-${process.pid}.py`);
    writeFileSync(path, program([row], count, seed));
    const run = { path, flags: [], argv: [], stdin: '', timeoutMs: 600_000 };
    const [ours, theirs] = await Promise.all([glasspy.run(run), oracle.run(run)]);
    rmSync(path);
    const [left, right] = [ours.stdout.trimEnd().split('\n'), theirs.stdout.trimEnd().split('\n')];
    if (left.length !== count + 1 || right.length !== count + 1) throw new Error(`${row.name}: ${ours.stderr}${theirs.stderr}`);
    let equal = 0;
    let worst = 0;
    let example = '';
    for (let i = 1; i <= count; i++) {
      if (left[i] === right[i]) equal++;
      else {
        const apart = row.exact ? Infinity : unitsApart(left[i], right[i]);
        if (!(apart <= worst)) [worst, example] = [apart, `${left[i]} for ${right[i]}`];
      }
    }
    const share = equal / count;
    const passes = row.exact ? equal === count : share >= 0.99 && worst <= 1;
    if (!passes) good = false;
    console.log(`${row.name.padEnd(20)} ${(share * 100).toFixed(3)} %    ${worst} ${passes ? '' : `TOO MUCH: ${example}`}`);
  }
  return good;
}

import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { test } from 'uvu';
import { fusedMultiplyAdd } from '../../../src/tensor/fused.ts';
import { DEFAULT_SEED, type Floats, Generator } from '../../../src/tensor/random.ts';

/** Draws of PyTorch 1.13, one after the other of a seed: k what, n how many, a and b its arguments, v the values. */
interface Draw {
  readonly k: string;
  readonly n: number;
  readonly v: number[];
  readonly a: number;
  readonly b: number;
  /** Of multinomial: the weights, their dtype, the number of samples. */
  readonly w: number[];
  readonly d: string;
  readonly m: number;
}
interface Golden {
  readonly seed: string;
  readonly draws: Draw[];
  readonly initial: string;
  readonly state: string | null;
}
const goldens = readFileSync(new URL('random.goldens.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Golden);

const filled = (draw: Draw, fill: (out: Floats) => void): ArrayLike<number> => {
  const out = draw.k.endsWith('64') ? new Float64Array(draw.n) : new Float32Array(draw.n);
  fill(out);
  return out;
};
const multinomial = (g: Generator, { w, d, m }: Draw, withReplacement: boolean): number[] => {
  const drawn = g.multinomial(d === '32' ? Float32Array.from(w) : Float64Array.from(w), w.length, m, withReplacement);
  assert.ok(drawn);
  return drawn;
};
type Drawn = (g: Generator, draw: Draw) => ArrayLike<number>;
const uniform: Drawn = (g, draw) => filled(draw, (out) => g.uniformInto(out, draw.a, draw.b));
const normal: Drawn = (g, draw) => filled(draw, (out) => g.normalInto(out, draw.a, draw.b));
const exponential: Drawn = (g, draw) => filled(draw, (out) => g.exponentialInto(out, draw.a));
const bernoulli: Drawn = (g, draw) => filled(draw, (out) => g.bernoulliInto(out, draw.a));
const integers: Drawn = (g, { n, a, b }) => Array.from({ length: n }, () => g.randint(a, b));
const DRAWS: Readonly<Record<string, Drawn>> = {
  rand32: uniform,
  rand64: uniform,
  uniform32: uniform,
  uniform64: uniform,
  randn32: normal,
  randn64: normal,
  normal32: normal,
  normal64: normal,
  exp32: exponential,
  exp64: exponential,
  bern: bernoulli,
  bern64: bernoulli,
  bernbool: bernoulli,
  randint: integers,
  bigint: integers,
  randperm: (g, { n }) => g.randperm(n),
  dropout: (g, draw) =>
    filled(draw, (out) => {
      g.bernoulliInto(out, 1 - draw.a);
      out.forEach((kept, i) => {
        out[i] = kept / (1 - draw.a);
      });
    }),
  multi1: (g, draw) => multinomial(g, draw, false),
  multiNR: (g, draw) => multinomial(g, draw, false),
  multiN: (g, draw) => multinomial(g, draw, true),
};
/** Float64 logarithms and sines are the host's. A difference in the last bits of a normal grows when a mean cancels most of it. */
const isExact = ({ k }: Draw): boolean => !/^(randn|normal|exp)64$/.test(k);
const TOLERANCE = 1e-14;

test('every draw is the one of PyTorch', () => {
  const seen = new Set<string>();
  for (const { seed, draws, initial } of goldens) {
    const g = new Generator(BigInt(seed));
    assert.equal(String(g.initialSeed), initial);
    for (const draw of draws) {
      seen.add(draw.k);
      const drawn = Array.from(DRAWS[draw.k](g, draw));
      if (isExact(draw)) assert.deepEqual(drawn, draw.v, `${draw.k} after seed ${seed}`);
      else draw.v.forEach((value, i) => assert.ok(Math.abs(value - drawn[i]) <= TOLERANCE * Math.max(1, Math.abs(value)), draw.k));
    }
  }
  assert.deepEqual([...seen].sort(), Object.keys(DRAWS).sort());
});

test('a state has the bytes of PyTorch and can be set', () => {
  const states = goldens.filter(({ state }) => state !== null);
  assert.ok(states.length >= 2);
  for (const { seed, draws, state } of states) {
    const g = new Generator(BigInt(seed));
    for (const draw of draws) DRAWS[draw.k](g, draw);
    const bytes = Uint8Array.from(Buffer.from(state as string, 'hex'));
    assert.equal(bytes.length, 5056);
    // All but the normal that waits, which may differ in its last bit.
    assert.deepEqual(g.state().subarray(0, 5024), bytes.subarray(0, 5024));
    assert.deepEqual(g.state().subarray(5032), bytes.subarray(5032));
    const other = new Generator(3);
    assert.equal(other.setState(bytes), undefined);
    assert.deepEqual(other.state(), bytes);
    assert.equal(other.random64(), g.random64());
  }
});

test('a state is taken up in the middle of a pair of normals', () => {
  const g = new Generator(1);
  g.normal();
  const other = new Generator(2);
  other.setState(g.state());
  assert.deepEqual([other.normal(), other.normal()], [g.normal(), g.normal()]);
});

test('the state of a fresh generator and of a used-up block round-trip', () => {
  const g = new Generator();
  assert.equal(g.initialSeed, DEFAULT_SEED);
  for (const words of [0, 1, 622, 1, 1, 623]) {
    for (let i = 0; i < words; i++) g.random32();
    const other = new Generator(9);
    other.setState(g.state());
    assert.deepEqual(other.state(), g.state());
    assert.equal(other.random32(), g.random32());
  }
});

test('what is no state is refused', () => {
  const g = new Generator(5);
  const before = g.state();
  assert.match(g.setState(new Uint8Array(100)) ?? '', /of size 5056 but found the input RNG state size to be 100$/);
  assert.equal(g.setState(new Uint8Array(5056)), 'Invalid mt19937 state');
  assert.deepEqual(g.state(), before);
});

test('the numbers that tutorials print', () => {
  const g = new Generator(0);
  const [rand, first, second, big] = [new Float32Array(3), new Float32Array(6), new Float32Array(3), new Float32Array(16)];
  g.uniformInto(rand);
  assert.deepEqual(
    Array.from(rand, (x) => x.toFixed(4)),
    ['0.4963', '0.7682', '0.0885'],
  );
  g.seed(0);
  g.normalInto(first);
  assert.deepEqual(
    Array.from(first, (x) => x.toFixed(4)),
    ['1.5410', '-0.2934', '-2.1788', '0.5684', '-1.0845', '-1.3986'],
  );
  g.normalInto(second);
  assert.deepEqual(
    Array.from(second, (x) => x.toFixed(4)),
    ['0.4033', '0.8380', '-0.7193'],
  );
  g.seed(0);
  g.normalInto(big);
  assert.deepEqual(
    Array.from(big.subarray(0, 4), (x) => x.toFixed(4)),
    ['-1.1258', '-1.1524', '-0.2506', '-0.4339'],
  );
});

test('ranges of 64 bits', () => {
  const g = new Generator(4);
  const top = 2n ** 63n;
  const drawn = Array.from({ length: 100 }, () => g.randint64(-top, top - 1n));
  assert.ok(drawn.every((n) => n >= -top && n < top - 1n));
  assert.ok(drawn.some((n) => n < -(2n ** 60n)) && drawn.some((n) => n > 2n ** 60n));
});

test('weights that sum to nothing cannot be drawn with replacement', () => {
  assert.equal(new Generator(0).multinomial(new Float32Array([1, 1, 0, 0]), 2, 3, true), undefined);
});

test('a fused product is rounded once', () => {
  const [a, b] = [1 + 2 ** -30, 1 - 2 ** -30];
  assert.equal(a * b - 1, 0);
  assert.equal(fusedMultiplyAdd(a, b, -1), -(2 ** -60));
  assert.equal(fusedMultiplyAdd(0.1, 10, -1), 2 ** -54);
  assert.equal(fusedMultiplyAdd(3, 4, 5), 17);
});

test.run();

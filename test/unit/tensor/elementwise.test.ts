import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { test } from 'uvu';
import { BINARY, type BinaryName, type Numbers } from '../../../src/tensor/kernels/binary.ts';
import { SCALED } from '../../../src/tensor/kernels/scaled.ts';
import { PAIR_FUNCTIONS } from '../../../src/tensor/kernels/pairs.ts';
import { eachRow, type View } from '../../../src/tensor/kernels/strided.ts';
import { UNARY, type UnaryName } from '../../../src/tensor/kernels/unary.ts';
import { Generator } from '../../../src/tensor/random.ts';

const SPECIAL = [
  0,
  -0,
  1,
  -1,
  0.5,
  -0.5,
  1.5,
  2.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  1e-45,
  -1e-40,
  88.7,
  88.8,
  -87.4,
  -103.9,
  -104,
  3.4e38,
  -200,
  1e-10,
];

/** Any view of a shape: strides of a random order of dimensions, some broadcast (0), some with gaps. */
function viewOf(kind: new (length: number) => Numbers, shape: readonly number[], mayBroadcast: boolean, g: Generator): View<Numbers> {
  const strides = shape.map(() => 0);
  let size = 1;
  for (const dim of g.randperm(shape.length)) {
    if (mayBroadcast && g.uniform64() < 0.25) continue;
    strides[dim] = size * g.randint(1, 3);
    size = strides[dim] * shape[dim];
  }
  const offset = g.randint(0, 4);
  const data = new kind(offset + Math.max(size, 1) + 3);
  for (let i = 0; i < data.length; i++) data[i] = g.uniform64() < 0.15 ? SPECIAL[g.randint(0, SPECIAL.length)] : (g.uniform64() - 0.5) * 10;
  return { data, offset, strides };
}
/** Each index of a shape, in row-major order. */
function indices(shape: readonly number[]): number[][] {
  return shape.reduce<number[][]>((all, size) => all.flatMap((index) => Array.from({ length: size }, (_, i) => [...index, i])), [[]]);
}
const position = ({ offset, strides }: View<unknown>, index: readonly number[]): number =>
  index.reduce((sum, i, dim) => sum + i * strides[dim], offset);

const binary = (name: BinaryName, shape: readonly number[], a: View<Numbers>, b: View<Numbers>, out: View<Numbers>): void =>
  eachRow(shape, [out, a, b], (n, [o, i, j], [s, p, q]) => BINARY[name](n, out.data, o, s, a.data, i, p, b.data, j, q));
const unary = (name: UnaryName, shape: readonly number[], a: View<Numbers>, out: View<Numbers>): void =>
  eachRow(shape, [out, a], (n, [o, i], [s, p]) => UNARY[name](n, out.data, o, s, a.data, i, p));

const shapes = fc.oneof(
  fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 4 }),
  fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 60, max: 400 })),
);
const kinds = fc.constantFrom<new (length: number) => Numbers>(Float32Array, Float64Array, Int32Array, Uint8Array);

/** What the store of a typed array makes of a number. */
const stored = (like: Numbers, x: number): number => {
  const one = like.slice(0, 1);
  one[0] = x;
  return one[0];
};

test('operations of two operands, of any shapes and strides', () => {
  const expected: Record<BinaryName, (x: number, y: number) => number> = {
    add: (x, y) => x + y,
    sub: (x, y) => x - y,
    mul: (x, y) => x * y,
    div: (x, y) => x / y,
    remainder: (x, y) => (x % y !== 0 && x % y < 0 !== y < 0 ? (x % y) + y : x % y),
    pow: (x, y) => x ** y,
    atan2: Math.atan2,
    maximum: Math.max,
    minimum: Math.min,
    eq: (x, y) => Number(x === y),
    ne: (x, y) => Number(x !== y),
    lt: (x, y) => Number(x < y),
    le: (x, y) => Number(x <= y),
    gt: (x, y) => Number(x > y),
    ge: (x, y) => Number(x >= y),
    logicalAnd: (x, y) => Number(x !== 0 && y !== 0),
    logicalOr: (x, y) => Number(x !== 0 || y !== 0),
    logicalXor: (x, y) => Number((x !== 0) !== (y !== 0)),
  };
  const names = fc.constantFrom(...(Object.keys(BINARY) as BinaryName[]));
  fc.assert(
    fc.property(shapes, names, kinds, kinds, fc.nat(), (shape, name, kind, outKind, seed) => {
      const g = new Generator(seed);
      const [a, b] = [viewOf(kind, shape, true, g), viewOf(kind, shape, true, g)];
      const out = viewOf(outKind, shape, false, g);
      const untouched = out.data.slice();
      binary(name, shape, a, b, out);
      for (const index of indices(shape)) {
        const value = stored(out.data, expected[name](a.data[position(a, index)], b.data[position(b, index)]));
        assert.ok(Object.is(out.data[position(out, index)], value), `${name} at ${index}`);
        untouched[position(out, index)] = value;
      }
      assert.deepEqual(Array.from(out.data), Array.from(untouched));
    }),
    { numRuns: 600 },
  );
});

test('operations of one operand, of any shapes and strides', () => {
  const halfEven = (x: number) => (Math.abs(x % 1) === 0.5 ? 2 * Math.round(x / 2) : Math.round(x));
  const expected: Record<UnaryName, (x: number) => number> = {
    copy: (x) => x,
    neg: (x) => -x,
    abs: Math.abs,
    sign: (x) => (x > 0 ? 1 : x < 0 ? -1 : 0),
    square: (x) => x * x,
    cube: (x) => x * x * x,
    inverseSquare: (x) => 1 / (x * x),
    sqrt: Math.sqrt,
    rsqrt: (x) => 1 / Math.sqrt(x),
    reciprocal: (x) => 1 / x,
    relu: (x) => (x < 0 ? 0 : x),
    exp: Math.exp,
    expm1: Math.expm1,
    log: Math.log,
    log1p: Math.log1p,
    log2: Math.log2,
    log10: Math.log10,
    sin: Math.sin,
    cos: Math.cos,
    tan: Math.tan,
    atan: Math.atan,
    tanh: Math.tanh,
    sigmoid: (x) => 1 / (1 + Math.exp(-x)),
    silu: (x) => x / (1 + Math.exp(-x)),
    floor: Math.floor,
    ceil: Math.ceil,
    trunc: Math.trunc,
    round: halfEven,
    logicalNot: (x) => Number(x === 0),
  };
  const names = fc.constantFrom(...(Object.keys(UNARY) as UnaryName[]));
  fc.assert(
    fc.property(shapes, names, kinds, fc.nat(), (shape, name, kind, seed) => {
      const g = new Generator(seed);
      const a = viewOf(kind, shape, true, g);
      const out = viewOf(kind, shape, false, g);
      unary(name, shape, a, out);
      for (const index of indices(shape)) {
        const x = a.data[position(a, index)];
        assert.ok(Object.is(out.data[position(out, index)], stored(out.data, expected[name](x))), `${name} of ${x}`);
      }
    }),
    { numRuns: 600 },
  );
});

test('rows longer than a piece, with a number for an operand, in place', () => {
  const g = new Generator(5);
  const data = new Float32Array(30_001);
  g.normalInto(data);
  const before = data.slice();
  const view: View<Numbers> = { data, offset: 1, strides: [1] };
  binary('sub', [30_000], { data: Float32Array.of(2), offset: 0, strides: [0] }, view, view);
  assert.equal(data[0], before[0]);
  assert.ok(data.every((x, i) => i === 0 || x === Math.fround(2 - before[i])));
});

test('float32 kernels round the double of the host', () => {
  // A kernel is exact to about 1e-14, so one in some millions may be rounded the other way.
  const n = 300_000;
  const g = new Generator(6);
  const ordinary = new Float32Array(n);
  g.uniformInto(ordinary, -110, 100);
  // Every exponent, down to the least and up to infinity, and nan.
  const any = new Float32Array(Uint32Array.from({ length: n }, () => g.randint(0, 2 ** 32)).buffer);
  const nearTurns = Float32Array.from({ length: n }, (_, i) => ((i - n / 2) * Math.PI) / 2);
  for (const a of [ordinary, any, nearTurns]) a.set(SPECIAL);
  for (const name of [...Object.keys(PAIR_FUNCTIONS), 'sign', 'floor', 'ceil', 'trunc', 'round', 'relu', 'sqrt'] as UnaryName[]) {
    for (const a of [ordinary, any, nearTurns]) {
      const [kernel, loop] = [new Float32Array(n), new Float32Array(n)];
      unary(name, [n], { data: a, offset: 0, strides: [1] }, { data: kernel, offset: 0, strides: [1] });
      // With steps of two the same numbers go one by one.
      const spread = new Float32Array(2 * n);
      a.forEach((x, i) => {
        spread[2 * i] = x;
      });
      UNARY[name](n, loop, 0, 1, spread, 0, 2);
      assert.deepEqual(Array.from(kernel.subarray(0, SPECIAL.length)), Array.from(loop.subarray(0, SPECIAL.length)), name);
      const different = kernel.filter((x, i) => !Object.is(x, loop[i])).length;
      assert.ok(different <= 2, `${name}: ${different} of ${n}`);
    }
  }
});

test('contiguous dimensions are one row', () => {
  const rows: number[][] = [];
  const contiguous = { data: null, offset: 7, strides: [15, 5, 1] };
  eachRow([4, 3, 5], [contiguous, { data: null, offset: 0, strides: [0, 5, 1] }], (n, at) => rows.push([n, ...at]));
  assert.deepEqual(rows, [
    [15, 7, 0],
    [15, 22, 0],
    [15, 37, 0],
    [15, 52, 0],
  ]);
  rows.length = 0;
  eachRow([4, 3, 5], [contiguous], (n, at) => rows.push([n, ...at]));
  eachRow([], [{ data: null, offset: 2, strides: [] }], (n, at) => rows.push([n, ...at]));
  eachRow([3, 0], [{ data: null, offset: 0, strides: [0, 1] }], (n, at) => rows.push([n, ...at]));
  assert.deepEqual(rows, [
    [60, 7],
    [1, 2],
  ]);
});

test('an operand and a share of others: vectors and loops, into an operand or not', () => {
  const g = new Generator();
  const f = 0.3;
  const expected: Record<keyof typeof SCALED, (x: number, y: number, z: number) => number> = {
    addScaled: (x, y) => x + y * f,
    fromStart: (x, y) => x + f * (y - x),
    fromEnd: (x, y) => y - (y - x) * f,
    addProduct: (x, y, z) => x + f * y * z,
    addQuotient: (x, y, z) => x + (f * y) / z,
  };
  for (const kind of [Float32Array, Float64Array]) {
    for (const n of [1, 127, 128, 129, 9000]) {
      for (const step of [1, 2]) {
        const make = (): Numbers => {
          const data = new kind(n * step + 3);
          for (let i = 0; i < data.length; i++) data[i] = g.uniform64() < 0.1 ? SPECIAL[g.randint(0, SPECIAL.length)] : g.uniform64() - 0.5;
          return data;
        };
        const [a, b, c] = [make(), make(), make()];
        for (const name of Object.keys(SCALED) as (keyof typeof SCALED)[]) {
          const wanted = Array.from({ length: n }, (_, i) => stored(a, expected[name](a[3 + i * step], b[2 + i * step], c[1 + i * step])));
          const into = a.slice();
          SCALED[name](f)(n, into, 3, step, into, 3, step, b, 2, step, c, 1, step);
          assert.deepEqual(
            Array.from({ length: n }, (_, i) => into[3 + i * step]),
            wanted,
            `${name} ${n} ${step}`,
          );
        }
      }
    }
  }
});
test.run();

import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { test } from 'uvu';
import { blockWithout, type Floats, type Matrix, matmul, transposed } from '../../../src/tensor/kernels/matmul.ts';
import { vectorMemory } from '../../../src/tensor/kernels/vector-memory.ts';
import { Generator } from '../../../src/tensor/random.ts';

type Kind = Float32ArrayConstructor | Float64ArrayConstructor;
const kinds = fc.constantFrom<Kind>(Float32Array, Float64Array);
const epsilon = (data: Floats): number => (data instanceof Float32Array ? 2 ** -23 : 2 ** -52);

function randoms(kind: Kind, length: number, g: Generator): Floats {
  const out = new kind(length);
  g.uniformInto(out, -1, 1);
  return out;
}
/** A matrix with gaps between its elements, as a view has them. */
function matrix(kind: Kind, rows: number, columns: number, layout: 'rows' | 'columns' | 'gaps', g: Generator): Matrix {
  const [rowStride, columnStride] = layout === 'rows' ? [columns, 1] : layout === 'columns' ? [1, rows] : [2 * columns + 3, 2];
  return { data: randoms(kind, 5 + rows * rowStride + columns * columnStride, g), offset: 3, rowStride, columnStride };
}
const element = (a: Matrix, i: number, j: number): number => a.data[a.offset + i * a.rowStride + j * a.columnStride];

/** The product in doubles, term by term, with the sum of the sizes of the terms: what an error is measured by. */
function check(m: number, n: number, k: number, a: Matrix, b: Matrix, out: Floats, at: number, before: Floats | null): void {
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      let sum = before === null ? 0 : before[at + i * n + j];
      let size = Math.abs(sum);
      for (let p = 0; p < k; p++) {
        const term = element(a, i, p) * element(b, p, j);
        sum += term;
        size += Math.abs(term);
      }
      const error = Math.abs(out[at + i * n + j] - sum);
      assert.ok(error <= (k + 2) * epsilon(out) * size, `${m} x ${k} x ${n} at ${i}, ${j}: ${error}`);
    }
  }
}

const layouts = fc.constantFrom('rows', 'columns', 'gaps');
const sizes = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 20 }) },
  { weight: 1, arbitrary: fc.integer({ min: 20, max: 300 }) },
);

test('a product of any shape and strides', () => {
  const shapes = fc.tuple(sizes, sizes, sizes).filter(([m, n, k]) => m * n * k < 400_000);
  fc.assert(
    fc.property(shapes, kinds, layouts, layouts, fc.boolean(), fc.nat(), ([m, n, k], kind, left, right, accumulate, seed) => {
      const g = new Generator(seed);
      const [a, b] = [matrix(kind, m, k, left, g), matrix(kind, k, n, right, g)];
      const out = randoms(kind, m * n + 4, g);
      const before = out.slice();
      matmul(m, n, k, a, b, out, 2, accumulate);
      check(m, n, k, a, b, out, 2, accumulate ? before : null);
      assert.deepEqual([out[0], out[1], out[m * n + 2], out[m * n + 3]], [before[0], before[1], before[m * n + 2], before[m * n + 3]]);
    }),
    { numRuns: 300 },
  );
});

test('a product of more than one block in each direction', () => {
  const g = new Generator(1);
  for (const kind of [Float32Array, Float64Array]) {
    const [m, n, k] = [131, 519, 259];
    const [a, b] = [matrix(kind, m, k, 'rows', g), matrix(kind, k, n, 'columns', g)];
    const out = new kind(m * n);
    matmul(m, n, k, a, b, out);
    check(m, n, k, a, b, out, 0, null);
  }
});

test('products with long vectors', () => {
  const g = new Generator(2);
  for (const kind of [Float32Array, Float64Array]) {
    for (const layout of ['rows', 'columns', 'gaps'] as const) {
      const a = matrix(kind, 3, 9001, layout, g);
      const v = matrix(kind, 9001, 1, 'gaps', g);
      const out = new kind(3);
      matmul(3, 1, 9001, a, v, out);
      check(3, 1, 9001, a, v, out, 0, null);
      const other = new kind(9001);
      const w = matrix(kind, 3, 1, 'rows', g);
      matmul(9001, 1, 3, transposed(a), w, other);
      check(9001, 1, 3, transposed(a), w, other, 0, null);
      matmul(1, 9001, 3, transposed(w), a, other);
      check(1, 9001, 3, transposed(w), a, other, 0, null);
    }
  }
});

test('infinities and nans pass through', () => {
  const rows: Matrix = { data: new Float32Array(20 * 20).fill(1), offset: 0, rowStride: 20, columnStride: 1 };
  const data = new Float32Array(20 * 20).fill(1);
  data[0] = Number.NaN;
  data[1] = Number.POSITIVE_INFINITY;
  const out = new Float32Array(20 * 20);
  matmul(20, 20, 20, rows, { ...rows, data }, out);
  assert.deepEqual(Array.from(out.subarray(0, 3)), [Number.NaN, Number.POSITIVE_INFINITY, 20]);
});

test('without WebAssembly panels give the same sums', () => {
  const g = new Generator(3);
  for (const memory of [vectorMemory().float32, vectorMemory().float64]) {
    const size = memory.BYTES_PER_ELEMENT;
    const lanes = 32 / size;
    const depth = 17;
    g.uniformInto(memory.subarray(0, 4000), -1, 1);
    const [b, c] = [1000, 3000];
    const before = memory.slice(0, 4000);
    // Two panels of four rows, two of `lanes` columns.
    blockWithout(memory)(0, b * size, c * size, depth * 4 * size, depth * 32, 2, 2, 2 * 32);
    for (let i = 0; i < 8; i++) {
      for (let j = 0; j < 2 * lanes; j++) {
        let sum = before[c + i * 2 * lanes + j];
        for (let p = 0; p < depth; p++) {
          const x = before[(i >> 2) * depth * 4 + p * 4 + (i & 3)];
          sum += x * before[b + Math.floor(j / lanes) * depth * lanes + p * lanes + (j % lanes)];
        }
        assert.ok(Math.abs(memory[c + i * 2 * lanes + j] - sum) <= 20 * epsilon(memory));
      }
    }
  }
});

test.run();

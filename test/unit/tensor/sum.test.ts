import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { test } from 'uvu';
import type { Floats } from '../../../src/tensor/kernels/matmul.ts';
import { sum } from '../../../src/tensor/kernels/sum.ts';
import { float32, float64 } from '../../../src/tensor/dtype.ts';
import { maxAlong, minAlong } from '../../../src/tensor/ops/extremes.ts';
import { cumprod, cumsum } from '../../../src/tensor/ops/scans.ts';
import { Generator } from '../../../src/tensor/random.ts';
import { Storage } from '../../../src/tensor/storage.ts';
import { Tensor } from '../../../src/tensor/tensor.ts';
import { newState } from './cases.ts';

const goldens = <Row>(name: string): Row[] =>
  readFileSync(new URL(name, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);

const drawn = <Data extends Floats>(data: Data, seed: number): Data => {
  new Generator(seed).uniformInto(data, -0.7, 1.3);
  return data;
};

test('sums have the last digit of PyTorch', () => {
  // PyTorch 1.13 on one thread summed the same draws.
  const [float32, float64] = [drawn(new Float32Array(120_000), 11), drawn(new Float64Array(120_000), 12)];
  const rows = goldens<{ is64: boolean; shape: number[]; strides: number[]; dims: number[]; sums: number[] }>('sum.goldens.jsonl');
  assert.ok(rows.length > 200);
  for (const { is64, shape, strides, dims, sums } of rows) {
    const view = { data: is64 ? float64 : float32, offset: 0, strides };
    const isSummed = shape.map((_, dim) => dims.includes(dim));
    assert.deepEqual(Array.from(sum(shape, view, isSummed)), sums, `${shape} along ${dims}`);
  }
});

test('sums of any view', () => {
  const dims = fc.array(fc.record({ size: fc.integer({ min: 0, max: 9 }), isSummed: fc.boolean() }), { maxLength: 4 });
  fc.assert(
    fc.property(dims, fc.boolean(), fc.nat(), (all, is64, seed) => {
      const g = new Generator(seed);
      const shape = all.map(({ size }) => size);
      const strides = shape.map(() => g.randint(0, 50));
      const data = drawn(is64 ? new Float64Array(2000) : new Float32Array(2000), seed);
      const isSummed = all.map((dim) => dim.isSummed);
      const expected = new Map<string, number>();
      const visit = (dim: number, at: number, key: string): void => {
        if (dim === shape.length) expected.set(key, (expected.get(key) ?? 0) + data[at]);
        else for (let i = 0; i < shape[dim]; i++) visit(dim + 1, at + i * strides[dim], isSummed[dim] ? key : `${key} ${i}`);
      };
      visit(0, 3, '');
      const sums = sum(shape, { data, offset: 3, strides }, isSummed);
      assert.equal(
        sums.length,
        shape.reduce((count, size, i) => (isSummed[i] ? count : count * size), 1),
      );
      const wanted = [...expected.values()];
      sums.forEach((value, i) => assert.ok(Math.abs(value - (wanted[i] ?? 0)) < (is64 ? 1e-10 : 1e-2)));
    }),
    { numRuns: 400 },
  );
});

test('nans and infinities are summed', () => {
  const data = new Float32Array(1000).fill(1);
  data[700] = Number.POSITIVE_INFINITY;
  assert.equal(sum([1000], { data, offset: 0, strides: [1] }, [true])[0], Number.POSITIVE_INFINITY);
  data[20] = Number.NaN;
  assert.ok(Number.isNaN(sum([1000], { data, offset: 0, strides: [1] }, [true])[0]));
});

test('a million small numbers keep their digits', () => {
  const data = new Float32Array(1_000_000).fill(0.1);
  const exact = 1_000_000 * Math.fround(0.1);
  assert.ok(Math.abs(sum([1_000_000], { data, offset: 0, strides: [1] }, [true])[0] - exact) / exact < 1e-6);
});

test('the largest, the smallest and running sums along a dimension are those of PyTorch', () => {
  type Value = number | string;
  const numberOf = (value: Value): number => (typeof value === 'number' ? value : Number(value.replace('inf', 'Infinity')));
  interface Row {
    is64: boolean;
    values: Value[];
    shape: number[];
    strides: number[];
    dim: number;
    max: Value[];
    argmax: number[];
    min: Value[];
    argmin: number[];
    cumsum: Value[];
    cumprod: Value[];
  }
  const state = newState();
  const rows = goldens<Row>('reduce.goldens.jsonl');
  assert.ok(rows.length >= 60);
  for (const row of rows) {
    const dtype = row.is64 ? float64 : float32;
    const data = dtype.make(row.values.length);
    data.set(row.values.map(numberOf));
    const tensor = new Tensor(new Storage(dtype, data), row.shape, row.strides, 0);
    const [[max, argmax], [min, argmin]] = [maxAlong(state, tensor, row.dim), minAlong(state, tensor, row.dim)];
    assert.deepEqual(Array.from(max.data), row.max.map(numberOf));
    assert.deepEqual(Array.from(argmax.data), row.argmax);
    assert.deepEqual(Array.from(min.data), row.min.map(numberOf));
    assert.deepEqual(Array.from(argmin.data), row.argmin);
    assert.deepEqual(Array.from(cumsum(state, tensor, row.dim).data), row.cumsum.map(numberOf));
    assert.deepEqual(Array.from(cumprod(state, tensor, row.dim).data), row.cumprod.map(numberOf));
  }
});

test.run();

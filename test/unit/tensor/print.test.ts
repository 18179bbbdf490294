import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { test } from 'uvu';
import { exponentText, fixedText } from '../../../src/tensor/print/decimal-text.ts';
import { changedOptions, DEFAULT_OPTIONS } from '../../../src/tensor/print/options.ts';
import { type TensorView, tensorText } from '../../../src/tensor/print/tensor-text.ts';

/** Random tensors as PyTorch 1.13 printed them; values that JSON has no word for are texts. */
interface Golden {
  readonly shape: number[];
  readonly kind: TensorView['kind'];
  readonly values: (number | string | boolean)[];
  readonly options: {
    precision?: number;
    threshold?: number;
    edgeitems?: number;
    linewidth?: number;
    sci_mode?: boolean;
    profile?: string;
  };
  readonly suffixes: string[];
  readonly text: string;
}
const goldens = readFileSync(new URL('print.goldens.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Golden);

const NAMES: Readonly<Record<string, number>> = { nan: Number.NaN, inf: Number.POSITIVE_INFINITY, '-inf': Number.NEGATIVE_INFINITY };
const numberOf = (value: number | string | boolean): number => NAMES[String(value)] ?? Number(value);
const rowMajor = (shape: readonly number[]): number[] => shape.map((_, i) => shape.slice(i + 1).reduce((a, b) => a * b, 1));
const dense = (data: ArrayLike<number | bigint>, shape: number[], kind: TensorView['kind'] = 'float'): TensorView => ({
  data,
  shape,
  strides: rowMajor(shape),
  offset: 0,
  kind,
});

test('random tensors print as PyTorch prints them', () => {
  assert.ok(goldens.length >= 300);
  for (const { shape, kind, values, options, suffixes, text } of goldens) {
    const chosen = changedOptions(DEFAULT_OPTIONS, { ...options, sciMode: options.sci_mode }, options.profile);
    assert.equal(tensorText(dense(values.map(numberOf), shape, kind), chosen, suffixes), text);
  }
});

test('a view is printed through its strides', () => {
  const data = Float32Array.from({ length: 12 }, (_, i) => i / 2);
  const text = tensorText({ data, shape: [3, 2], strides: [1, 3], offset: 3, kind: 'float' });
  assert.equal(text, 'tensor([[1.5000, 3.0000],\n        [2.0000, 3.5000],\n        [2.5000, 4.0000]])');
  assert.equal(tensorText({ data, shape: [3], strides: [0], offset: 2, kind: 'float' }), 'tensor([1., 1., 1.])');
});

test('64-bit integers may be bigints', () => {
  const data = BigInt64Array.of(9223372036854775807n, -1n);
  assert.equal(tensorText(dense(data, [2], 'int')), 'tensor([9223372036854775807,                  -1])');
});

test('a thousand elements are shown, one more is summarised', () => {
  const upTo = (n: number) =>
    tensorText(
      dense(
        Int32Array.from({ length: n }, (_, i) => i),
        [n],
        'int',
      ),
    );
  assert.equal(upTo(1001), 'tensor([   0,    1,    2,  ...,  998,  999, 1000])');
  assert.ok(!upTo(1000).includes('...'));
});

test('only what is shown settles the format', () => {
  const data = new Float64Array(2000).fill(1);
  data[1000] = 1e30;
  assert.equal(tensorText(dense(data, [2000])), 'tensor([1., 1., 1.,  ..., 1., 1., 1.])');
});

test('another class has its name and its margin', () => {
  assert.equal(tensorText(dense([1, 2], [2, 1]), DEFAULT_OPTIONS, [], 'Mine('), 'Mine([[1.],\n      [2.]])');
});

test('an exact half goes to the even digit', () => {
  assert.deepEqual(
    [0.5, 1.5, 2.5, -0.5, 1e21, 1.5e300].map((x) => fixedText(x, 0)),
    ['0', '2', '2', '-0', '1000000000000000000000', BigInt(1.5e300).toString()],
  );
  assert.deepEqual(
    [0.125, 0.375, -0.625, -0].map((x) => fixedText(x, 2)),
    ['0.12', '0.38', '-0.62', '-0.00'],
  );
  assert.equal(fixedText(1e22, 3), '10000000000000000000000.000');
  assert.deepEqual(
    [100005000, 100015000, 9.5, 0.25, 5e-324, 0].map((x) => exponentText(x, 4)),
    ['1.0000e+08', '1.0002e+08', '9.5000e+00', '2.5000e-01', '4.9407e-324', '0.0000e+00'],
  );
  assert.deepEqual(
    [9.5, 2.5, 25, 85, 95].map((x) => exponentText(x, 0)),
    ['1e+01', '2e+00', '2e+01', '8e+01', '1e+02'],
  );
  assert.equal(fixedText(5e-324, 100), `0.${'0'.repeat(100)}`);
});

test('options change one by one, sci_mode falls back', () => {
  const first = changedOptions(DEFAULT_OPTIONS, { precision: 2, sciMode: true });
  assert.deepEqual(first, { precision: 2, threshold: 1000, edgeitems: 3, linewidth: 80, sciMode: true });
  assert.deepEqual(changedOptions(first, { linewidth: 100 }), {
    precision: 2,
    threshold: 1000,
    edgeitems: 3,
    linewidth: 100,
    sciMode: null,
  });
  assert.equal(changedOptions(first, {}, 'full').threshold, Number.POSITIVE_INFINITY);
  assert.deepEqual(changedOptions(first, { edgeitems: 5 }, 'short'), {
    precision: 2,
    threshold: 1000,
    edgeitems: 5,
    linewidth: 80,
    sciMode: null,
  });
  assert.equal(changedOptions(first, {}, 'unknown').precision, 2);
});

test.run();

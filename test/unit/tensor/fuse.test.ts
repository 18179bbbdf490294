import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { test } from 'uvu';
import { type Data, type DType, float32, float64 } from '../../../src/tensor/dtype.ts';
import { type Pointwise, scalarTensor, unaryLoop } from '../../../src/tensor/elementwise.ts';
import { fuse, type Operand, type Step } from '../../../src/tensor/fuse.ts';
import { BINARY } from '../../../src/tensor/kernels/binary.ts';
import { CLAMP } from '../../../src/tensor/kernels/clamp.ts';
import { fusedKernel } from '../../../src/tensor/kernels/fused.ts';
import { SCALED } from '../../../src/tensor/kernels/scaled.ts';
import { UNARY } from '../../../src/tensor/kernels/unary.ts';
import { Generator } from '../../../src/tensor/random.ts';
import { tensorOf } from '../../../src/tensor/tensor.ts';

const { eq: _eq, ne: _ne, lt: _lt, le: _le, gt: _gt, ge: _ge, ...binary } = BINARY;
/** By the number of operands. Most have vectors, some go one by one, some make their own. */
const LOOPS: readonly (readonly (readonly [string, Pointwise['loop']])[])[] = [
  [...Object.entries(UNARY), ['third', unaryLoop((x) => x / 3)], ['tan', UNARY.tan]],
  [...Object.entries(binary), ['addScaled', SCALED.addScaled(0.3)], ['fromEnd', SCALED.fromEnd(0.7)]],
  [
    ['clamp', CLAMP],
    ['addProduct', SCALED.addProduct(-2)],
  ],
];
const SIZES = [1, 3, 63, 64, 65, 100, 4095, 4097, 4161, 8191, 8192, 8193, 9000];
const NUMBERS = [0, -0, 0.5, -1, 2, 3, 1 / 3, Number.POSITIVE_INFINITY, Number.NaN];
const SPECIAL = [0, -0, 1, -1, 1e-45, -1e-40, 3e38, -3e38, 2 ** 21, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];

/** Up to a dozen steps that read inputs, numbers and each other. Input 2 is one number. */
function randomGroup(g: Generator): { steps: Step[]; outputs: number[] } {
  const steps = Array.from({ length: g.randint(1, 13) }, (_, index): Step => {
    const operand = (isFirst: boolean): Operand => {
      const kind = g.randint(0, 10);
      if (kind === 0 && !isFirst) return { number: NUMBERS[g.randint(0, NUMBERS.length)] };
      if (kind === 1 && !isFirst) return { input: 2 };
      return index > 0 && kind < 8 ? { step: Math.max(0, index - g.randint(1, 4)) } : { input: g.randint(0, 2) };
    };
    const arity = g.randint(0, 3);
    const [name, loop] = LOOPS[arity][g.randint(0, LOOPS[arity].length)];
    return { name, loop, operands: Array.from({ length: arity + 1 }, (_, k) => operand(k === 0)) };
  });
  const outputs = [...steps.keys()].filter((index) => index === steps.length - 1 || g.randint(0, 5) === 0);
  return { steps, outputs };
}
/** Each step over all elements, as the operation does it by itself. */
function stepByStep(dtype: DType, n: number, steps: readonly Step[], inputs: readonly Data[]): Data[] {
  const results: Data[] = [];
  for (const { loop, operands } of steps) {
    const out = dtype.make(n);
    const rows = operands.flatMap((operand) => {
      if ('number' in operand) return [scalarTensor(dtype, operand.number).data, 0, 0];
      const data = 'input' in operand ? inputs[operand.input] : results[operand.step];
      return [data, 0, 'input' in operand && operand.input === 2 ? 0 : 1];
    });
    (loop as (...given: unknown[]) => void)(n, out, 0, 1, ...rows);
    results.push(out);
  }
  return results;
}

test('a fused group gives the bits of its operations one by one', () => {
  fc.assert(
    fc.property(fc.nat(), fc.constantFrom(...SIZES), fc.constantFrom(float32, float32, float64), (seed, n, dtype) => {
      const g = new Generator(seed);
      const { steps, outputs } = randomGroup(g);
      const row = (length: number): Data =>
        dtype.make(length).map(() => (g.randint(0, 12) === 0 ? SPECIAL[g.randint(0, SPECIAL.length)] : (g.uniform64() - 0.5) * 8));
      const inputs = [row(n), row(n), row(1)];
      const tensors = inputs.map((data, k) => tensorOf(dtype, k === 2 ? [] : [n], data));
      const wanted = stepByStep(dtype, n, steps, inputs);
      const { run } = fuse({ dtype, shape: [n], steps, isNumber: [false, false, true], outputs });
      run(tensors).forEach((result, k) => {
        const at = result.data.findIndex((x, i) => !Object.is(x, wanted[outputs[k]][i]));
        assert.equal(at, -1, `step ${outputs[k]} at ${at}: ${result.data[at]}, not ${wanted[outputs[k]][at]}\n${JSON.stringify(steps)}`);
      });
    }),
    { numRuns: 400 },
  );
});

test('a group without vectors has no kernel, one with a few has', () => {
  const step = (loop: Pointwise['loop'], name?: string) => ({ loop, name, operands: [{ input: 0 }] });
  assert.equal(fusedKernel({ steps: [step(UNARY.tan), step(UNARY.tan)], inputs: 1, outputs: [1] }), undefined);
  assert.ok(fusedKernel({ steps: [step(UNARY.tan), step(UNARY.neg, 'neg')], inputs: 1, outputs: [0, 1] }) !== undefined);
});
test.run();

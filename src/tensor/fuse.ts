/**
 * Fused loops: several operations element by element, done piece by piece, so that what lies between them never leaves the processor's cache.
 *
 *     relu(sin(x) + y * 2)        for each 4,096 elements:  t0 = sin(x);  t1 = y * 2;  t0 = t0 + t1;  out = relu(t0)
 *
 * Operations on float32 that have vectors become kernels (kernels/fused.ts). Otherwise a step is the very loop that the operation runs by
 * itself, and the function that runs the steps is written for each group as JavaScript and compiled by the host. Either way the answer has
 * the same bits. (Deforestation: Wadler 1990; piecewise vectors as in numexpr.)
 */
import { copy } from './copy.ts';
import { type Data, type DType, converted, float32 } from './dtype.ts';
import { CHOOSE, type Pointwise } from './elementwise.ts';
import { runtimeError } from './errors.ts';
import { BINARY } from './kernels/binary.ts';
import { CLAMP } from './kernels/clamp.ts';
import { type FusedKernel, fusedKernel, type Operand } from './kernels/fused.ts';
import { UNARY } from './kernels/unary.ts';
import { vectorOperation } from './kernels/vector-elementwise.ts';
import { equalShapes, numelOf, type Shape } from './shapes.ts';
import { type Tensor, tensorOf } from './tensor.ts';

export type { Operand };
export interface Step {
  readonly loop: Pointwise['loop'];
  readonly name: string;
  readonly operands: readonly Operand[];
}
export interface Group {
  readonly dtype: DType;
  readonly shape: Shape;
  readonly steps: readonly Step[];
  /** For each input: one number for all elements. */
  readonly isNumber: readonly boolean[];
  /** The steps whose results are wanted. */
  readonly outputs: readonly number[];
}
export interface Fused {
  readonly text: string;
  run(inputs: readonly Tensor[]): Tensor[];
}

/** One number, or one that stands for many. */
export const isOneNumber = ({ rank, strides }: Tensor): boolean => rank === 0 || strides.every((stride) => stride === 0);

/** A frame whose graph raises begins again without it, so nobody sees this. */
const OTHER_SIZES = 'a fused loop was given tensors of different sizes';
/** Elements of a piece: a few of them lie in a first-level cache together. The last piece has up to REST more: loops treat short rows in another way. */
const PIECE = 4096;
const REST = 64;
/** The names of loops that have vectors, by the loops. */
const KERNELS: ReadonlyMap<unknown, string> = new Map(
  [...Object.entries(BINARY), ...Object.entries(UNARY), ['clamp', CLAMP] as const, ['choose', CHOOSE] as const]
    .filter(([name]) => vectorOperation(name) !== undefined)
    .map(([name, loop]) => [loop, name]),
);
/** One kernel for all, for float32 and rows that are long enough for vectors. */
function kernelOf({ dtype, steps, isNumber, outputs }: Group): FusedKernel | undefined {
  if (dtype !== float32) return undefined;
  const named = steps.map(({ loop, operands }) => ({
    name: KERNELS.get(loop),
    loop,
    operands: operands.map((operand) => ('number' in operand ? { number: converted(dtype, operand.number) } : operand)),
  }));
  return fusedKernel({ steps: named, inputs: isNumber.length, outputs });
}
type Loops = readonly Pointwise['loop'][];
type Body = (
  n: number,
  loops: Loops,
  inputs: readonly Data[],
  starts: readonly number[],
  outputs: readonly Data[],
  temps: readonly Data[],
  numbers: readonly Data[],
) => void;

export function fuse(group: Group): Fused {
  const { dtype, shape, steps, outputs, isNumber } = group;
  const { text, temps } = write(group);
  const body = new Function('n', 'loops', 'inputs', 'starts', 'outputs', 'temps', 'numbers', text) as Body;
  const loops = steps.map(({ loop }) => loop);
  const kernel = kernelOf(group);
  const scratch = Array.from({ length: temps }, () => dtype.make(PIECE + REST));
  const numbers = numbersOf(steps).map((value) => {
    const data = dtype.make(1);
    data[0] = converted(dtype, value);
    return data;
  });
  return {
    text,
    run: (given) => {
      // The sizes may be others than when the group was found, as long as all have the same.
      const first = given.find((_, i) => !isNumber[i]);
      const sizes = first?.shape ?? shape;
      if (!given.every((input, i) => (isNumber[i] ? isOneNumber(input) : equalShapes(input.shape, sizes)))) throw runtimeError(OTHER_SIZES);
      // A gradient may lie in another way than the example did.
      const inputs = given.map((input, i) => (isNumber[i] || input.isContiguous ? input : copy(input)));
      const n = numelOf(sizes);
      const results = outputs.map(() => dtype.make(n));
      const data = inputs.map((input) => input.data);
      const starts = inputs.map(({ offset }) => offset);
      if (kernel !== undefined && n >= REST) kernel(n, data, starts, isNumber, results as Float32Array[]);
      else body(n, loops, data, starts, results, scratch, numbers);
      return results.map((each) => tensorOf(dtype, sizes, each));
    },
  };
}
function numbersOf(steps: readonly Step[]): number[] {
  return steps.flatMap(({ operands }) => operands.flatMap((operand) => ('number' in operand ? [operand.number] : [])));
}

/** The function as text. A result that is read for the last time gives its place to the next one. */
function write({ steps, isNumber, outputs }: Group): { text: string; temps: number } {
  const lastUse = steps.map((_, index) =>
    steps.findLastIndex(({ operands }) => operands.some((operand) => 'step' in operand && operand.step === index)),
  );
  const places: number[] = [];
  const free: number[] = [];
  let temps = 0;
  let numbers = 0;
  const lines: string[] = [];
  steps.forEach(({ name, operands }, index) => {
    const read = operands.map((operand) => {
      if ('number' in operand) return `numbers[${numbers++}], 0, 0`;
      if ('input' in operand) {
        const { input } = operand;
        return isNumber[input] ? `inputs[${input}], starts[${input}], 0` : `inputs[${input}], starts[${input}] + at, 1`;
      }
      const wanted = outputs.indexOf(operand.step);
      return wanted >= 0 ? `outputs[${wanted}], at, 1` : `temps[${places[operand.step]}], 0, 1`;
    });
    // What is read here for the last time is free: loops may write where they read.
    for (const operand of operands)
      if ('step' in operand && lastUse[operand.step] === index && !outputs.includes(operand.step) && !free.includes(places[operand.step]))
        free.push(places[operand.step]);
    const wanted = outputs.indexOf(index);
    if (wanted < 0) places[index] = free.pop() ?? temps++;
    const target = wanted >= 0 ? `outputs[${wanted}], at, 1` : `temps[${places[index]}], 0, 1`;
    lines.push(`  loops[${index}](count, ${target}, ${read.join(', ')}); // ${name}`);
  });
  const text = [
    `for (let at = 0, count; at < n; at += count) {`,
    `  count = n - at < ${PIECE + REST} ? n - at : ${PIECE};`,
    ...lines,
    '}',
    '',
  ].join('\n');
  return { text, temps };
}

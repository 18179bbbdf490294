/**
 * A group of elementwise operations on float32 as one kernel: what lies between two of them never leaves the registers.
 *
 *     relu(x * 2 + y)      for each four elements:   load x, load y;  x * 2;  + y;  max 0;  store
 *
 * The instructions are those of the operations' own kernels (vector-elementwise.ts), so the bits are the same.
 */
import { bitsOf, type Constant, FIRST_FREE, PAIR, vectorOperation } from './vector-elementwise.ts';
import { vectorFunctions, vectorMemory } from './vector-memory.ts';
import {
  advance,
  branchIf,
  type Code,
  demote,
  F32X4,
  get,
  I32,
  i32,
  i64x2,
  loop,
  promote,
  set,
  V128,
  v128,
  type WasmFunction,
} from './wasm.ts';

export type Operand = { readonly input: number } | { readonly step: number } | { readonly number: number };
export interface FusedStep {
  /** The kernel's name. */
  readonly name: string;
  readonly operands: readonly Operand[];
}
export interface FusedGroup {
  readonly steps: readonly FusedStep[];
  readonly inputs: number;
  readonly outputs: readonly number[];
}
/** n elements of each input, from that place on, to each output; `isNumber`: one element for all. */
export type FusedKernel = (
  n: number,
  inputs: readonly ArrayLike<number>[],
  starts: readonly number[],
  isNumber: readonly boolean[],
  outputs: readonly Float32Array[],
) => void;

/** Bytes of a piece of each input and output: a few of them lie in a cache together. */
const PIECE = 8192;
const VECTOR = 16;
const [BYTES, P] = [0, 1];
const MAX_ROWS = 32;
const LOW_TO_HIGH = [8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7];
const BOTH_LOW = [0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23];

/** Undefined where an operation has no kernel, or the host no vectors. */
export function fusedKernel(group: FusedGroup): FusedKernel | undefined {
  const { steps, inputs, outputs } = group;
  if (inputs + outputs.length > MAX_ROWS || steps.some(({ name }) => vectorOperation(name) === undefined)) return undefined;
  const kernel = vectorFunctions(`fused ${JSON.stringify(group)}`, () => [write(group)])?.fused;
  if (kernel === undefined) return undefined;
  const rowAt = (row: number): number => (row * PIECE) / 4;
  return (n, given, starts, isNumber, results) => {
    const { float32 } = vectorMemory();
    const size = PIECE / 4;
    given.forEach((data, k) => {
      if (isNumber[k]) float32.fill(data[starts[k]], rowAt(k), rowAt(k) + size);
    });
    for (let at = 0; at < n; at += size) {
      const count = Math.min(size, n - at);
      for (let k = 0; k < inputs; k++)
        if (!isNumber[k]) float32.set((given[k] as Float32Array).subarray(starts[k] + at, starts[k] + at + count), rowAt(k));
      kernel(count * 4);
      for (let k = 0; k < outputs.length; k++) results[k].set(float32.subarray(rowAt(inputs + k), rowAt(inputs + k) + count), at);
    }
  };
}

/** fused(bytes): a vector of each input at a time. Numbers are locals that are set before the loop. */
function write({ steps, inputs, outputs }: FusedGroup): WasmFunction {
  let locals = FIRST_FREE;
  const before: Code[] = [];
  const numbers = new Map<string, number>();
  const local = (key: string, value: Code): Code => {
    let known = numbers.get(key);
    if (known === undefined) {
      numbers.set(key, (known = locals++));
      before.push([value, set(known)]);
    }
    return get(known);
  };
  const constant: Constant = (x) => {
    const bits = typeof x === 'bigint' ? x : bitsOf(x);
    return local(`64 ${bits}`, i64x2.constant(bits));
  };
  const inputAt = Array.from({ length: inputs }, () => locals++);
  const resultAt = steps.map(() => locals++);
  const [low] = [locals++];
  const push = (operand: Operand): Code => {
    if ('input' in operand) return get(inputAt[operand.input]);
    if ('step' in operand) return get(resultAt[operand.step]);
    return local(`32 ${Object.is(operand.number, -0) ? '-0' : operand.number}`, F32X4.constant(operand.number));
  };
  const body: Code[] = inputAt.map((at, k) => [get(P), v128.load(k * PIECE), set(at)]);
  steps.forEach(({ name, operands }, index) => {
    const operation = vectorOperation(name) as NonNullable<ReturnType<typeof vectorOperation>>;
    if (operation.kind === 'four') {
      body.push([operands.map(push), operation.code, set(resultAt[index])]);
      return;
    }
    const pair: Code = [promote, set(PAIR), operation.code(constant), demote];
    const whole = push(operands[0]);
    body.push([whole, pair, set(low)]);
    body.push([get(low), [whole, whole, v128.shuffle(LOW_TO_HIGH)], pair, v128.shuffle(BOTH_LOW), set(resultAt[index])]);
  });
  outputs.forEach((step, k) => {
    body.push([get(P), get(resultAt[step]), v128.store((inputs + k) * PIECE)]);
  });
  const stepping = loop([body, advance(P, VECTOR), get(P), get(BYTES), i32.ltS, branchIf(0)]);
  return { name: 'fused', params: [I32], locals: [I32, ...Array.from({ length: locals - 2 }, () => V128)], body: [before, stepping] };
}

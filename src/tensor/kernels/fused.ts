/**
 * A group of elementwise operations on float32, done piece by piece; within a run of operations that have vectors, nothing leaves the registers.
 *
 *     relu(x * 2 + y)              for each four elements:   load x, load y;  x * 2;  + y;  max 0;  store
 *
 *     relu(tan(x * 2) + y)         for each piece:   [ load x;  x * 2;  store ]   tan, one by one   [ load that, load y;  +;  max 0;  store ]
 *
 * Pieces lie in rows of the scratch memory: the inputs, the results that are wanted, and what goes from one part to another. The instructions
 * are those of the operations' own kernels (vector-elementwise.ts), and the loops are their own loops, so the bits are the same.
 */
import type { BinaryLoop } from './binary.ts';
import { bitsOf, PAIR_LOCALS, type Tools } from './pairs.ts';
import type { TernaryLoop } from './scaled.ts';
import type { UnaryLoop } from './unary.ts';
import { FIRST_FREE, OWN_BYTES, vectorOperation } from './vector-elementwise.ts';
import { VECTOR_MEMORY_BYTES, vectorFunctions, vectorMemory } from './vector-memory.ts';
import {
  advance,
  branchIf,
  type Code,
  demote,
  F32X4,
  get,
  type HostFunctions,
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
  /** The kernel's name; one that there is no kernel for has no name. */
  readonly name?: string;
  readonly loop: UnaryLoop | BinaryLoop | TernaryLoop;
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

/** Elements of a piece: rows of a few inputs and outputs lie in a second-level cache together. */
const PIECE = 8192;
/** Bytes from row to row. Rows a power of two apart would share a few places of the cache. */
const ROW = PIECE * 4 + 64;
/** Behind what the operations' own loops use. */
const FIRST_ROW = OWN_BYTES;
const MOST_ROWS = Math.floor((VECTOR_MEMORY_BYTES - FIRST_ROW) / ROW);
const VECTOR = 16;
const [BYTES, P] = [0, 1];
const LOW_TO_HIGH = [8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7];
const BOTH_LOW = [0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23];

/** Undefined where no operation has a kernel, or the host no vectors, or there is no room for so many rows. */
export function fusedKernel(group: FusedGroup): FusedKernel | undefined {
  const { steps, inputs, outputs } = group;
  const parts = partsOf(steps);
  const rows = rowsOf(group, parts);
  if (inputs + rows.size > MOST_ROWS || !parts.some(hasKernel(steps))) return undefined;
  const text = steps.map(({ name, operands }) => [name, operands.map((each) => ('number' in each ? String(bitsOf(each.number)) : each))]);
  const kernels = vectorFunctions(`fused ${JSON.stringify([text, inputs, outputs])}`, (host) =>
    parts.filter(hasKernel(steps)).map((part) => write(steps, part, rows, host)),
  );
  if (kernels === null) return undefined;
  const { float32 } = vectorMemory();
  const works = parts.map((part) => (hasKernel(steps)(part) ? (kernels[nameOf(part)] as Work) : oneByOne(steps[part[0]], part[0], rows)));
  return (n, given, starts, isNumber, results) => {
    given.forEach((data, k) => {
      if (isNumber[k]) float32.fill(data[starts[k]], elementAt(k), elementAt(k) + PIECE);
    });
    for (let at = 0; at < n; at += PIECE) {
      const count = Math.min(PIECE, n - at);
      for (let k = 0; k < inputs; k++)
        if (!isNumber[k]) float32.set((given[k] as Float32Array).subarray(starts[k] + at, starts[k] + at + count), elementAt(k));
      for (const work of works) work(count * 4);
      for (let k = 0; k < outputs.length; k++) {
        const row = elementAt(rows.get(outputs[k]) as number);
        results[k].set(float32.subarray(row, row + count), at);
      }
    }
  };
}
/** Steps that are done in one go, by number: a run of those with kernels, or one without. */
type Part = readonly number[];
/** Of a piece of so many bytes. */
type Work = (bytes: number) => void;
const nameOf = (part: Part): string => `from${part[0]}`;
const hasKernel =
  (steps: readonly FusedStep[]) =>
  (part: Part): boolean =>
    steps[part[0]].name !== undefined;
const addressOf = (row: number): number => FIRST_ROW + row * ROW;
const elementAt = (row: number): number => addressOf(row) / 4;

function partsOf(steps: readonly FusedStep[]): Part[] {
  const parts: number[][] = [];
  const isPair = (index: number): boolean => vectorOperation(steps[index].name ?? '')?.kind === 'pair';
  steps.forEach(({ name }, index) => {
    const last = parts.at(-1);
    const goesOn = last !== undefined && name !== undefined && hasKernel(steps)(last) && !(isPair(index) && last.some(isPair));
    if (goesOn) last.push(index);
    else parts.push([index]);
  });
  return parts;
}
/** The rows of results, behind those of the inputs: for what is wanted, and for what another part reads. */
function rowsOf({ steps, inputs, outputs }: FusedGroup, parts: readonly Part[]): ReadonlyMap<number, number> {
  const rows = new Map<number, number>();
  const add = (step: number): void => {
    if (!rows.has(step)) rows.set(step, inputs + rows.size);
  };
  outputs.forEach(add);
  for (const part of parts) {
    if (!hasKernel(steps)(part)) add(part[0]);
    for (const index of part)
      for (const operand of steps[index].operands) if ('step' in operand && !part.includes(operand.step)) add(operand.step);
  }
  return rows;
}

/** The operation's own loop over rows. */
function oneByOne({ loop, operands }: FusedStep, index: number, rows: ReadonlyMap<number, number>): Work {
  const { float32 } = vectorMemory();
  const result = elementAt(rows.get(index) as number);
  const places = operands.flatMap((operand) => {
    if ('number' in operand) return [Float32Array.of(operand.number), 0, 0];
    return [float32, elementAt('input' in operand ? operand.input : (rows.get(operand.step) as number)), 1];
  });
  return (bytes) => (loop as (...given: unknown[]) => void)(bytes / 4, float32, result, 1, ...places);
}

/** from7(bytes): the part that begins with step 7, a vector of each row at a time. Numbers are locals that are set before the loop. */
function write(steps: readonly FusedStep[], part: Part, rows: ReadonlyMap<number, number>, host: HostFunctions): WasmFunction {
  let locals = FIRST_FREE;
  const before: Code[] = [];
  const body: Code[] = [];
  const known = new Map<string, number>();
  /** A local that is set when it is first asked for. */
  const local = (key: string, where: Code[], value: Code): Code => {
    if (!known.has(key)) {
      known.set(key, locals++);
      where.push([value, set(known.get(key) as number)]);
    }
    return get(known.get(key) as number);
  };
  const tools: Tools = {
    constant: (x) => {
      const bits = typeof x === 'bigint' ? x : bitsOf(x);
      return local(`64 ${bits}`, before, i64x2.constant(bits));
    },
    call: (f) => host.call(f),
  };
  const push = (operand: Operand): Code => {
    if ('number' in operand) return local(`32 ${bitsOf(operand.number)}`, before, F32X4.constant(operand.number));
    const row = 'input' in operand ? operand.input : rows.get(operand.step);
    const load: Code = row === undefined ? [] : [get(P), v128.load(addressOf(row))];
    return local('input' in operand ? `input ${operand.input}` : `step ${operand.step}`, body, load);
  };
  for (const index of part) {
    const { name, operands } = steps[index];
    const operation = vectorOperation(name as string) as NonNullable<ReturnType<typeof vectorOperation>>;
    const given = operands.map(push);
    const result: Code = operation.kind === 'four' ? [given, operation.code] : inPairs(given[0], operation.code(tools), locals++);
    const made = local(`step ${index}`, body, result);
    const row = rows.get(index);
    if (row !== undefined) body.push([get(P), made, v128.store(addressOf(row))]);
  }
  const stepping = loop([body, advance(P, VECTOR), get(P), get(BYTES), i32.ltS, branchIf(0)]);
  return {
    name: nameOf(part),
    params: [I32],
    locals: [I32, ...Array.from({ length: locals - 2 }, () => V128)],
    body: [before, stepping],
  };
}
/** The lower two as a pair, then the upper two. */
function inPairs(given: Code, code: Code, low: number): Code {
  const pair: Code = [promote, set(PAIR_LOCALS.X), code, demote];
  return [
    [given, pair, set(low)],
    [get(low), given, given, v128.shuffle(LOW_TO_HIGH), pair, v128.shuffle(BOTH_LOW)],
  ];
}

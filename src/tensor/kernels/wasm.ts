/**
 * A tiny assembler for WebAssembly: enough for loops over vectors in one memory.
 *
 * Code is nested arrays of bytes, so a kernel is written as a TypeScript expression that reads like its text format:
 *
 *     loop([...get(SUM), ...get(P), ...load(V128_LOAD, 0), op(F32x4.add), ...set(SUM), ... branchIf(0)])
 *
 * A module is put together from functions, compiled at once and given its memory by the caller. Nothing is read from files, and no
 * module is so large that a browser would refuse to compile it at once.
 */

export type Code = readonly (number | Code)[];

/** Value types. */
export const I32 = 0x7f;
export const F64 = 0x7c;
export const V128 = 0x7b;

/** Unsigned LEB128: seven bits a byte, the low ones first. */
function leb(n: number): number[] {
  const bytes: number[] = [];
  do {
    const rest = n >>> 7;
    bytes.push((n & 127) | (rest === 0 ? 0 : 128));
    n = rest;
  } while (n !== 0);
  return bytes;
}
function signedLeb(n: number): number[] {
  const bytes: number[] = [];
  for (;;) {
    const low = n & 127;
    n >>= 7;
    if (n === ((low & 64) === 0 ? 0 : -1)) return [...bytes, low];
    bytes.push(low | 128);
  }
}

export const get = (local: number): Code => [0x20, ...leb(local)];
export const set = (local: number): Code => [0x21, ...leb(local)];
export const tee = (local: number): Code => [0x22, ...leb(local)];
export const int = (n: number): Code => [0x41, ...signedLeb(n)];
export const i32 = { add: 0x6a, sub: 0x6b, mul: 0x6c, ltS: 0x48 } as const;
/** A block that branchIf(0) inside it starts again. */
export const loop = (body: Code): Code => [0x03, 0x40, body, 0x0b];
export const branchIf = (depth: number): Code => [0x0d, ...leb(depth)];
/** A block that is done when the number on the stack is not 0. */
export const when = (body: Code): Code => [0x04, 0x40, body, 0x0b];
/** local += n */
export const advance = (local: number, n: number): Code => [get(local), int(n), i32.add, set(local)];

/** A vector instruction has a prefix and a number. */
export const simd = (opcode: number): Code => [0xfd, ...leb(opcode)];
const memory = (opcode: number, offset: number): Code => [simd(opcode), 0, ...leb(offset)];
export const v128 = {
  load: (offset: number): Code => memory(0, offset),
  store: (offset: number): Code => memory(11, offset),
  /** Eight bytes, the other half zero. */
  loadHalf: (offset: number): Code => memory(93, offset),
  storeHalf: (offset: number): Code => [memory(91, offset), 0],
  and: simd(78),
  or: simd(80),
  xor: simd(81),
  /** Whether there is a one in it. */
  anyTrue: simd(83),
  /** The bytes of two vectors one after the other, in this order. */
  shuffle: (bytes: readonly number[]): Code => [simd(13), ...bytes],
  /** (a, b, mask): a where the mask has ones, b elsewhere. */
  select: simd(82),
} as const;
/** What differs between vectors of four float32 and of two float64. */
export interface Lanes {
  readonly bytes: 4 | 8;
  readonly loadSplat: (offset: number) => Code;
  readonly abs: Code;
  readonly neg: Code;
  readonly sqrt: Code;
  readonly ceil: Code;
  readonly floor: Code;
  readonly trunc: Code;
  /** Halves to the even one. */
  readonly nearest: Code;
  readonly eq: Code;
  readonly ne: Code;
  readonly lt: Code;
  readonly gt: Code;
  readonly le: Code;
  readonly ge: Code;
  readonly add: Code;
  readonly sub: Code;
  readonly mul: Code;
  readonly div: Code;
  /** A nan wins, and 0 is more than -0. */
  readonly min: Code;
  readonly max: Code;
  /** (a, b): b where that is more, else a, a nan too; one instruction, where max is a dozen. */
  readonly atLeast: Code;
  /** The same number in every lane. */
  readonly constant: (x: number) => Code;
}
const constant = (lane: Float32Array | Float64Array): Code => {
  const bytes = Array.from(new Uint8Array(lane.buffer));
  return [simd(12), ...(bytes.length === 4 ? [bytes, bytes, bytes, bytes] : [bytes, bytes])];
};
/** The instructions of both kinds of lanes stand in the same order: from `first` on for abs, neg, sqrt and so on. Those that round stand apart. */
const lanes = (bytes: 4 | 8, first: number, loadSplat: number, equal: number, rounding: readonly number[]): Lanes => ({
  bytes,
  loadSplat: (offset) => memory(loadSplat, offset),
  abs: simd(first),
  neg: simd(first + 1),
  sqrt: simd(first + 3),
  ceil: simd(rounding[0]),
  floor: simd(rounding[1]),
  trunc: simd(rounding[2]),
  nearest: simd(rounding[3]),
  eq: simd(equal),
  ne: simd(equal + 1),
  lt: simd(equal + 2),
  gt: simd(equal + 3),
  le: simd(equal + 4),
  ge: simd(equal + 5),
  add: simd(first + 4),
  sub: simd(first + 5),
  mul: simd(first + 6),
  div: simd(first + 7),
  min: simd(first + 8),
  max: simd(first + 9),
  atLeast: simd(first + 11),
  constant: (x) => constant(bytes === 4 ? Float32Array.of(x) : Float64Array.of(x)),
});
export const F32X4 = lanes(4, 224, 9, 65, [103, 104, 105, 106]);
export const F64X2 = lanes(8, 236, 10, 71, [116, 117, 122, 148]);
/** Between the two low float32 of a vector and two float64. */
export const promote = simd(95);
export const demote = simd(94);
/** atMost (a, b): b where that is less, else a, a nan too; one instruction, where min is a dozen. */
export const f64x2 = {
  atMost: simd(246),
  atLeast: simd(247),
  splat: simd(20),
  lane: (index: 0 | 1): Code => [simd(33), index],
  /** (vector, number): the vector with the number in that lane. */
  withLane: (index: 0 | 1): Code => [simd(34), index],
} as const;
/** Two integers of 64 bits. A shift takes its count from the stack. */
export const i64x2 = {
  shl: simd(203),
  shrU: simd(205),
  add: simd(206),
  sub: simd(209),
  /** The same integer in both lanes. */
  constant: (x: bigint): Code => constant(new Float64Array(BigInt64Array.of(x).buffer)),
} as const;

export interface WasmFunction {
  readonly name: string;
  readonly params: readonly number[];
  /** After the parameters. */
  readonly locals: readonly number[];
  readonly body: Code;
}

const flat = (code: Code): number[] => code.flatMap((part) => (typeof part === 'number' ? [part] : flat(part)));
const sized = (bytes: readonly number[]): number[] => [...leb(bytes.length), ...bytes];
const list = (items: readonly (readonly number[])[]): number[] => [...leb(items.length), ...items.flat()];
const section = (id: number, content: readonly number[]): number[] => [id, ...sized(content)];
const text = (name: string): number[] => sized(Array.from(name, (letter) => letter.charCodeAt(0)));

/** A function of the host that kernels may call, of one float64. */
export type HostFunction = (x: number) => number;
/** Those that a module calls; the module knows them by number. */
export class HostFunctions {
  readonly list: HostFunction[] = [];
  call(f: HostFunction): Code {
    if (!this.list.includes(f)) this.list.push(f);
    return [0x10, ...leb(this.list.indexOf(f))];
  }
}

/** A module of these functions, all exported, over an imported memory `m.m`; the functions of the host that it calls are `m.0`, `m.1` and so on. */
export function moduleBytes(functions: readonly WasmFunction[], hostFunctions: readonly HostFunction[]): Uint8Array {
  const hostType = functions.length;
  const imported = hostFunctions.map((_, i) => [...text('m'), ...text(String(i)), 0, ...leb(hostType)]);
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, list([...functions.map(({ params }) => [0x60, ...list(params.map((type) => [type])), 0]), [0x60, 1, F64, 1, F64]])),
    ...section(2, list([[...text('m'), ...text('m'), 2, 0, 1], ...imported])),
    ...section(3, list(functions.map((_, i) => leb(i)))),
    ...section(7, list(functions.map(({ name }, i) => [...text(name), 0, ...leb(hostFunctions.length + i)]))),
    ...section(10, list(functions.map(({ locals, body }) => sized([...list(locals.map((type) => [1, type])), ...flat(body), 0x0b])))),
  ]);
}

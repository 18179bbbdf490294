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
/** local += n */
export const advance = (local: number, n: number): Code => [get(local), int(n), i32.add, set(local)];

/** A vector instruction has a prefix and a number. */
export const simd = (opcode: number): Code => [0xfd, ...leb(opcode)];
const memory = (opcode: number, offset: number): Code => [simd(opcode), 0, ...leb(offset)];
export const v128 = {
  load: (offset: number): Code => memory(0, offset),
  store: (offset: number): Code => memory(11, offset),
} as const;
/** What differs between vectors of four float32 and of two float64. */
export interface Lanes {
  readonly bytes: 4 | 8;
  readonly loadSplat: (offset: number) => Code;
  readonly add: Code;
  readonly sub: Code;
  readonly mul: Code;
  readonly div: Code;
}
export const F32X4: Lanes = {
  bytes: 4,
  loadSplat: (offset) => memory(9, offset),
  add: simd(228),
  sub: simd(229),
  mul: simd(230),
  div: simd(231),
};
export const F64X2: Lanes = {
  bytes: 8,
  loadSplat: (offset) => memory(10, offset),
  add: simd(240),
  sub: simd(241),
  mul: simd(242),
  div: simd(243),
};

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

/** A module of these functions, all exported, over an imported memory `m.m`. */
export function moduleBytes(functions: readonly WasmFunction[]): Uint8Array {
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, list(functions.map(({ params }) => [0x60, ...list(params.map((type) => [type])), 0]))),
    ...section(2, list([[...text('m'), ...text('m'), 2, 0, 1]])),
    ...section(3, list(functions.map((_, i) => leb(i)))),
    ...section(7, list(functions.map(({ name }, i) => [...text(name), 0, ...leb(i)]))),
    ...section(10, list(functions.map(({ locals, body }) => sized([...list(locals.map((type) => [1, type])), ...flat(body), 0x0b])))),
  ]);
}

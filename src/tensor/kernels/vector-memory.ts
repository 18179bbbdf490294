/**
 * The scratch memory of the vector kernels, and the kernels that were compiled so far.
 *
 * A tensor lies in a typed array of its own that the garbage collector frees; WebAssembly sees one memory only. So what a kernel works on
 * is copied in and out, in pieces that stay in the cache. That costs less than it sounds: a copy moves 16 bytes or more at a time, while a
 * loop in JavaScript moves one element.
 *
 * Kernels run to their end without calling anybody, so one memory serves all, and nothing in it outlives a call. Everything is made when
 * it is first asked for.
 */
import { HostFunctions, moduleBytes, type WasmFunction } from './wasm.ts';

const PAGE = 65536;
/** Room for the largest user, the blocks of a matrix product. */
export const VECTOR_MEMORY_BYTES = 30 * PAGE;

type Exports = Readonly<Record<string, ((...args: number[]) => void) | undefined>>;
/** What is used of the host's WebAssembly. */
interface Host {
  readonly Memory: new (size: { initial: number; maximum: number }) => { readonly buffer: ArrayBuffer };
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: object };
}
const host = (globalThis as { WebAssembly?: Host }).WebAssembly;

export interface VectorMemory {
  readonly memory: object | null;
  readonly float32: Float32Array;
  readonly float64: Float64Array;
}
const made: { memory?: VectorMemory; readonly functions: Map<string, Exports | null> } = { functions: new Map() };

export function vectorMemory(): VectorMemory {
  if (made.memory === undefined) {
    const memory =
      host === undefined ? null : new host.Memory({ initial: VECTOR_MEMORY_BYTES / PAGE, maximum: VECTOR_MEMORY_BYTES / PAGE });
    const buffer = memory === null ? new ArrayBuffer(VECTOR_MEMORY_BYTES) : memory.buffer;
    made.memory = { memory, float32: new Float32Array(buffer), float64: new Float64Array(buffer) };
  }
  return made.memory;
}

/** The functions of a module over the scratch memory; null where the host cannot, or may not, compile vectors. */
export function vectorFunctions(name: string, functions: (host: HostFunctions) => readonly WasmFunction[]): Exports | null {
  let exports = made.functions.get(name);
  if (exports === undefined) {
    const called = new HostFunctions();
    exports = compile(functions(called), called);
    made.functions.set(name, exports);
  }
  return exports;
}
function compile(functions: readonly WasmFunction[], { list }: HostFunctions): Exports | null {
  if (host === undefined) return null;
  try {
    const imports = { m: { m: vectorMemory().memory, ...list } };
    return new host.Instance(new host.Module(moduleBytes(functions, list)), imports).exports as Exports;
  } catch {
    // A policy against compiling, or a host without vectors: the loops in JavaScript give the same numbers.
    return null;
  }
}

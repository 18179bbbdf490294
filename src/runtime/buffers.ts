/**
 * Objects that are bytes underneath, and views of them.
 *
 * bytes, bytearray and memoryview give their bytes to each other and to natives; a module's own type (array) joins by extending
 * PyBufferObject.
 *
 * CPython refuses to resize an object while a view of it is alive. When a view dies is not known here, so the question is put
 * off: resizing goes ahead and makes the views of before unusable (`resizes` tells them), and only a view that a with statement
 * holds open refuses at once (`exports` counts those). A program that CPython runs never notices.
 */
import { builtinType, typeName } from './builtin-types.ts';
import { PyBuiltin } from './callables.ts';
import { PyByteArray, PyBytes } from './collections.ts';
import { indexOf } from './convert.ts';
import type { NativeRow } from './define.ts';
import { BufferError, raised, TypeError, ValueError } from './exceptions.ts';
import type { Thread } from './machine.ts';
import { PyObject, TypeFlag, type Value } from './object.ts';

/** A type of a module that lets others see its bytes. */
export abstract class PyBufferObject extends PyObject {
  /** Views that forbid resizing. */
  exports = 0;
  /** How often its size changed. */
  resizes = 0;
  /** The bytes as they are now. */
  abstract buffer(): Uint8Array;
  /** As in module struct: 'B', 'i', 'd' ... */
  abstract readonly format: string;
  abstract readonly itemSize: number;
  readonly isReadonly: boolean = false;
}

/** What a memoryview looks at. */
export type BufferOwner = PyBytes | PyByteArray | PyBufferObject;

export class PyMemoryView extends PyObject {
  released = false;
  /** A with statement holds it open. */
  private held = false;
  private readonly resizes: number;
  hash: number | bigint | undefined = undefined;
  /** The guest object that gave the bytes, and its own view of them. */
  exporter: { readonly object: PyObject; readonly view: PyMemoryView } | null = null;
  constructor(
    readonly owner: BufferOwner,
    readonly format: string,
    readonly itemSize: number,
    /** Bytes from the start of the owner's buffer. */
    readonly offset: number,
    /** Items in each dimension. */
    readonly dims: readonly number[],
    /** Bytes from one item to the next in each dimension. */
    readonly strides: readonly number[],
    readonly isReadonly: boolean,
  ) {
    super();
    this.resizes = owner instanceof PyBytes ? 0 : owner.resizes;
  }
  /** Size of all items. */
  get byteLength(): number {
    return this.dims.reduce((product, n) => product * n, this.itemSize);
  }
  get isContiguous(): boolean {
    if (this.dims.length === 1) return this.dims[0] === 1 || this.strides[0] === this.itemSize;
    let expected = this.itemSize;
    for (let i = this.dims.length - 1; i >= 0; i--) {
      if (this.dims[i] > 1 && this.strides[i] !== expected) return this.byteLength === 0;
      expected *= this.dims[i];
    }
    return true;
  }
  /** Before every use. */
  check(): void {
    if (this.released) throw raised(ValueError, 'operation forbidden on released memoryview object');
    if (!(this.owner instanceof PyBytes) && this.owner.resizes !== this.resizes) {
      throw raised(BufferError, 'Existing exports of data: object was re-sized after this memoryview was made');
    }
  }
  /** The bytes of the owner. */
  get raw(): Uint8Array {
    return this.owner instanceof PyBufferObject ? this.owner.buffer() : this.owner.bytes;
  }
  /** The bytes of the items in order: a view when they lie together, else a copy. */
  bytes(): Uint8Array {
    this.check();
    const { raw, offset } = this;
    if (this.isContiguous) return raw.subarray(offset, offset + this.byteLength);
    const out = new Uint8Array(this.byteLength);
    let at = 0;
    for (const from of this.places()) for (let i = 0; i < this.itemSize; i++) out[at++] = raw[from + i];
    return out;
  }
  /** Where each item begins, in order. */
  places(): number[] {
    const places: number[] = [];
    const walk = (dimension: number, from: number): void => {
      if (dimension === this.dims.length) places.push(from);
      else for (let i = 0; i < this.dims[dimension]; i++) walk(dimension + 1, from + i * this.strides[dimension]);
    };
    walk(0, this.offset);
    return places;
  }
  hold(): void {
    if (this.held || this.owner instanceof PyBytes) return;
    this.held = true;
    this.owner.exports++;
  }
  release(): void {
    if (this.held && !(this.owner instanceof PyBytes)) this.owner.exports--;
    this.held = false;
    this.released = true;
  }
}
export const memoryViewType = builtinType('memoryview', { flags: TypeFlag.SEQUENCE | TypeFlag.HAS_WEAKREF, js: PyMemoryView });

/** The bytes of a bytes-like object (not to be kept: a bytearray may change), or undefined. */
export function bytesOf(v: Value): Uint8Array | undefined {
  if (v instanceof PyBytes || v instanceof PyByteArray) return v.bytes;
  if (v instanceof PyMemoryView) return v.bytes();
  return v instanceof PyBufferObject ? v.buffer() : undefined;
}
/** The same or TypeError "a bytes-like object is required, not 'int'". */
export function bytesArgument(v: Value): Uint8Array {
  const bytes = bytesOf(v);
  if (bytes === undefined) throw raised(TypeError, `a bytes-like object is required, not '${typeName(v)}'`);
  return bytes;
}
/** What inspect.BufferFlags.FULL_RO stands for: whatever there is, to be read. */
const FULL_RO = 0x11c;
/** The view that `__buffer__` of a class written by guest code gives (PEP 688), or undefined when it has none. A wall. */
export function guestView(t: Thread, v: Value): PyMemoryView | undefined {
  const method = v instanceof PyObject ? v.cls.lookup('__buffer__') : undefined;
  if (method === undefined || method === null || method instanceof PyBuiltin) return undefined;
  const view = t.call(method, [v, FULL_RO]);
  if (!(view instanceof PyMemoryView)) throw raised(TypeError, '__buffer__ returned non-memoryview object');
  return view;
}
/** Tells the object that its view is no longer needed. */
export function releaseGuestView(t: Thread, object: PyObject, view: PyMemoryView): void {
  const method = object.cls.lookup('__release_buffer__');
  if (method !== undefined && method !== null && !view.released) t.call(method, [object, view]);
}
/** A view of all bytes of a bytes or bytearray. */
export function plainView(owner: PyBytes | PyByteArray): PyMemoryView {
  return new PyMemoryView(owner, 'B', 1, 0, [owner.bytes.length], [1], owner instanceof PyBytes);
}
/** `__buffer__` and `__release_buffer__` of types that have bytes. */
export function bufferRow(viewOf: (v: never) => PyMemoryView, refusal = 'Object is not writable.'): NativeRow {
  return [
    '(self, flags, /)',
    'A memoryview of the bytes.',
    (t, self: Value, flags: Value) => {
      const view = viewOf(self as never);
      if (Number(indexOf(t, flags)) & 1 && view.isReadonly) throw raised(BufferError, refusal);
      return view;
    },
  ];
}
export const releaseRow: NativeRow = [
  '(self, buffer, /)',
  'Give a view back.',
  (_t, self: PyObject, view: Value) => {
    if (!(view instanceof PyMemoryView)) throw raised(TypeError, 'expected a memoryview object');
    if (view.owner !== self && !(self instanceof PyMemoryView && view.owner === self.owner))
      throw raised(ValueError, "memoryview's buffer is not this object");
    view.release();
    return null;
  },
];

/** Before an object changes its size. */
export function checkResizable(owner: PyByteArray | PyBufferObject): void {
  if (owner.exports > 0) throw raised(BufferError, 'Existing exports of data: object cannot be re-sized');
  owner.resizes++;
}

/** Bytes that grow at the end. */
export class ByteWriter {
  private bytes: Uint8Array;
  length = 0;
  constructor(capacity: number) {
    this.bytes = new Uint8Array(Math.max(16, capacity));
  }
  private grow(needed: number): void {
    const larger = new Uint8Array(Math.max(needed, this.bytes.length * 2));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }
  push(byte: number): void {
    if (this.length === this.bytes.length) this.grow(this.length + 1);
    this.bytes[this.length++] = byte;
  }
  append(bytes: Uint8Array): void {
    if (this.length + bytes.length > this.bytes.length) this.grow(this.length + bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }
  finish(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }
}

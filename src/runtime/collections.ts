/**
 * Lists, tuples, byte strings, slices, ranges: wrappers around the host's arrays. Their methods are in types/.
 */
import { PyObject, type PyType, type Value } from './object.ts';

/** Gives an object its class, and room for attributes when the class is a guest subclass. */
function give(object: PyObject, cls: PyType | undefined): void {
  if (cls === undefined) return;
  object.cls = cls;
  object.shape = cls.rootShape;
  object.slots = [];
}

/**
 * How many items an array may come to hold by pushing: a store grows by half, and V8 ends the process when one gets longer than
 * 2^27 slots.
 */
export const MAX_PUSHED = 89_000_000;

export class PyList extends PyObject {
  /** Set while sort() has the items out: any change meanwhile is a ValueError. */
  declare sorting: boolean;
  constructor(
    public items: Value[],
    cls?: PyType,
  ) {
    super();
    give(this, cls);
  }
}
PyList.prototype.sorting = false;

export class PyTuple extends PyObject {
  /** Its hash, once guest code was asked for a part of it. */
  declare hash: { readonly lo: number; readonly hi: number; readonly isSeeded: boolean } | null;
  constructor(
    readonly items: readonly Value[],
    cls?: PyType,
  ) {
    super();
    give(this, cls);
  }
}
PyTuple.prototype.hash = null;
export const EMPTY_TUPLE = new PyTuple([]);

export class PyBytes extends PyObject {
  constructor(
    readonly bytes: Uint8Array,
    cls?: PyType,
  ) {
    super();
    give(this, cls);
  }
}
/**
 * The bytes are a window of a buffer that may be larger, so that appending is cheap. The window, `bytes`, is made when asked for;
 * it is good until the size changes.
 */
export class PyByteArray extends PyObject {
  /** Views that forbid resizing. */
  exports = 0;
  /** How often its size changed: views made before that are no longer good. */
  resizes = 0;
  private buffer: Uint8Array;
  private start = 0;
  private end: number;
  private window: Uint8Array | null;
  constructor(bytes: Uint8Array, cls?: PyType) {
    super();
    this.buffer = bytes;
    this.end = bytes.length;
    this.window = bytes;
    give(this, cls);
  }
  get length(): number {
    return this.end - this.start;
  }
  get bytes(): Uint8Array {
    this.window ??= this.buffer.subarray(this.start, this.end);
    return this.window;
  }
  set bytes(bytes: Uint8Array) {
    this.buffer = this.window = bytes;
    this.start = 0;
    this.end = bytes.length;
  }
  /** The bytes lie elsewhere from now on; what looks at them asks where they are each time. */
  move(memory: Uint8Array): void {
    memory.set(this.bytes);
    this.bytes = memory.subarray(0, this.length);
  }
  /** Adds one byte. */
  push(byte: number): void {
    if (this.end === this.buffer.length) this.grow(1);
    this.buffer[this.end++] = byte;
    this.window = null;
  }
  /** Adds bytes. */
  append(fresh: Uint8Array): void {
    const { length } = fresh;
    if (this.end + length > this.buffer.length) this.grow(length);
    if (length > 32) this.buffer.set(fresh, this.end);
    else for (let i = 0; i < length; i++) this.buffer[this.end + i] = fresh[i];
    this.end += length;
    this.window = null;
  }
  /** Cuts the end off, or adds zeros. */
  setLength(length: number): void {
    const added = length - this.length;
    if (added > 0) {
      if (this.end + added > this.buffer.length) this.grow(added);
      this.buffer.fill(0, this.end, this.end + added);
    }
    this.end += added;
    this.window = null;
  }
  /** Cuts so many bytes off at the start. */
  dropFirst(count: number): void {
    this.start += count;
    this.window = null;
  }
  private grow(added: number): void {
    const { length } = this;
    const larger = new Uint8Array(Math.max(16, length + added + (length >> 1)));
    larger.set(this.bytes);
    this.buffer = larger;
    this.start = 0;
    this.end = length;
    this.window = null;
  }
}

export class PySlice extends PyObject {
  constructor(
    readonly start: Value,
    readonly stop: Value,
    readonly step: Value,
  ) {
    super();
  }
}
/** A range; the three are ints of any size, `length` too. */
export class PyRange extends PyObject {
  constructor(
    readonly start: number | bigint,
    readonly stop: number | bigint,
    readonly step: number | bigint,
    readonly length: number | bigint,
  ) {
    super();
  }
}
/** `...` and NotImplemented. */
export class PySingleton extends PyObject {
  constructor(readonly label: string) {
    super();
  }
}
export const Ellipsis = new PySingleton('Ellipsis');
export const NotImplemented = new PySingleton('NotImplemented');

/**
 * Bytes that several interpreters look at: what a memoryview is on its way from one to another.
 *
 * The bytes themselves are shared, not copied: a byte set by one is seen by the others. In one JavaScript thread that is a Uint8Array that
 * several guest objects hold. For workers the bytes must lie in a SharedArrayBuffer; those of a bytearray are moved into one when they are
 * first shared (views of it go on looking at the right place, as they ask it each time), those of bytes, which never change, are copied.
 *
 * What is shared stays until the process ends or nobody who was given it is left: a number in a queue may be all that still knows of it.
 */
import { builtinType } from '../runtime/builtin-types.ts';
import { PyBufferObject, PyMemoryView } from '../runtime/buffers.ts';
import { PyByteArray, PyBytes } from '../runtime/collections.ts';
import { TypeFlag } from '../runtime/object.ts';
import type { ProcessState } from '../vm/process.ts';
import { notShareable, queueErrorType, failure } from './errors.ts';

export interface SharedBytes {
  /** All of what is looked at, in one piece. */
  readonly bytes: Uint8Array;
  readonly format: string;
  readonly itemSize: number;
  readonly isReadonly: boolean;
}

/** What a memoryview that came from another interpreter is a view of. */
export class PySharedBuffer extends PyBufferObject {
  readonly format = 'B';
  readonly itemSize = 1;
  constructor(
    private readonly bytes: Uint8Array,
    override readonly isReadonly: boolean,
  ) {
    super();
  }
  buffer(): Uint8Array {
    return this.bytes;
  }
}
export const sharedBufferType = builtinType('CrossInterpreterBufferView', {
  js: PySharedBuffer,
  module: '_interpreters',
  flags: TypeFlag.HAS_WEAKREF,
});

export class SharedBuffers {
  private readonly known = new Map<number, SharedBytes>();
  /** Tells the workers; there when there are some. */
  publish: ((id: number, shared: SharedBytes) => void) | null = null;
  /** Hears what others have told meanwhile. */
  listen: () => void = () => {};

  constructor(private readonly process: ProcessState) {}

  /** The number by which others find what the view looks at. */
  give(view: PyMemoryView): number {
    view.check();
    if (!view.isContiguous) throw notShareable('a memoryview of bytes that do not lie together cannot be shared');
    const shared: SharedBytes = {
      bytes: this.bytesOf(view),
      format: view.format,
      itemSize: view.itemSize,
      isReadonly: view.isReadonly,
    };
    const id = this.process.nextBufferId();
    this.known.set(id, shared);
    this.publish?.(id, shared);
    return id;
  }
  private bytesOf(view: PyMemoryView): Uint8Array {
    const { owner, offset, byteLength } = view;
    if (this.publish !== null && !(view.raw.buffer instanceof SharedArrayBuffer)) {
      if (owner instanceof PyByteArray) owner.move(new Uint8Array(new SharedArrayBuffer(Math.max(1, owner.bytes.length))));
      else if (owner instanceof PyBytes) {
        const copy = new Uint8Array(new SharedArrayBuffer(Math.max(1, byteLength))).subarray(0, byteLength);
        copy.set(view.bytes());
        return copy;
      } else throw notShareable(`the memory of a '${owner.cls.name}' cannot be moved to where workers see it: use a bytearray`);
    }
    // While others look at it, it stays as long as it is.
    if (!(owner instanceof PyBytes)) owner.exports++;
    return view.raw.subarray(offset, offset + byteLength);
  }
  add(id: number, shared: SharedBytes): void {
    this.known.set(id, shared);
  }
  all(): Iterable<[number, SharedBytes]> {
    return this.known;
  }
  /** A view of what has this number. */
  take(id: number): PyMemoryView {
    if (!this.known.has(id)) this.listen();
    const shared = this.known.get(id);
    if (shared === undefined) throw failure(queueErrorType, `shared memory ${id} is gone`);
    const { bytes, format, itemSize, isReadonly } = shared;
    return new PyMemoryView(new PySharedBuffer(bytes, isReadonly), format, itemSize, 0, [bytes.length / itemSize], [itemSize], isReadonly);
  }
}

const KEY = Symbol('shared buffers');
export function buffersOf(process: ProcessState): SharedBuffers {
  let buffers = process.drawer.get(KEY) as SharedBuffers | undefined;
  if (buffers === undefined) process.drawer.set(KEY, (buffers = new SharedBuffers(process)));
  return buffers;
}

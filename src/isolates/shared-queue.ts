/**
 * A queue between interpreters: a piece of memory that all of them see.
 *
 *     words    lock, refs, count, head, tail, changes, maxsize, unbound, dead ...
 *     records  | size | sender | unbound | state | the bytes of a value (wire.ts) |  ...  from head to tail
 *
 * Whoever puts or takes holds the lock, which is a word: taken with a compare-and-exchange, waited for with Atomics.wait, for as long as it takes
 * to copy a record. The memory grows when it is full, in place, so that nobody has to be told where it is.
 *
 * Waiting for an item, or for room, is no business of the memory: each JavaScript thread has a list of who waits (`onChange`), told at once
 * of what happens in this thread, and by Atomics.waitAsync of what happens in others.
 */
import { InternalError } from '../support/errors.ts';

const LOCK = 0;
const REFS = 1;
const COUNT = 2;
const HEAD = 3;
const TAIL = 4;
const CHANGES = 5;
const MAXSIZE = 6;
const UNBOUND = 7;
const DEAD = 8;
const START = 64;

const SIZE = 0;
const SENDER = 1;
const ON_UNBOUND = 2;
const STATE = 3;
const HEADER = 16;

const FIRST_BYTES = 4096;
const MOST_BYTES = 2 ** 26;

/** What becomes of an item whose interpreter has ended, by CPython's numbers. */
export const Unbound = { REMOVE: 1, ERROR: 2, REPLACE: 3 } as const;
const IS_UNBOUND = 1;

export interface Item {
  readonly bytes: Uint8Array;
  /** What stands in the place of an item that is gone with its interpreter. */
  readonly unbound: number | null;
}
export type Growable = (SharedArrayBuffer | ArrayBuffer) & { grow?(bytes: number): void; resize?(bytes: number): void };
type WaitAsync = (words: Int32Array, at: number, value: number) => { async: boolean; value: Promise<string> | string };

export function queueMemory(): Growable {
  const Memory = (typeof SharedArrayBuffer === 'undefined' ? ArrayBuffer : SharedArrayBuffer) as unknown as new (
    bytes: number,
    options: { maxByteLength: number },
  ) => Growable;
  return new Memory(FIRST_BYTES, { maxByteLength: MOST_BYTES });
}

export class SharedQueue {
  private readonly words: Int32Array;
  private readonly bytes: Uint8Array;
  private readonly waiting = new Set<() => void>();
  private hasEar = false;

  constructor(
    readonly id: number,
    readonly memory: Growable,
    defaults?: { readonly maxsize: number; readonly unbound: number },
  ) {
    // Without a length they grow with the memory.
    this.words = new Int32Array(memory as ArrayBuffer);
    this.bytes = new Uint8Array(memory as ArrayBuffer);
    if (defaults === undefined) return;
    this.words[MAXSIZE] = Math.max(-0x80000000, Math.min(defaults.maxsize, 0x7fffffff));
    this.words[UNBOUND] = defaults.unbound;
    this.words[HEAD] = this.words[TAIL] = START;
  }
  get maxsize(): number {
    return this.words[MAXSIZE];
  }
  get unbound(): number {
    return this.words[UNBOUND];
  }
  get count(): number {
    return Atomics.load(this.words, COUNT);
  }
  get isFull(): boolean {
    return this.maxsize > 0 && this.count >= this.maxsize;
  }
  get isDead(): boolean {
    return Atomics.load(this.words, DEAD) !== 0;
  }
  /** References by which guests hold it. */
  bind(): number {
    return Atomics.add(this.words, REFS, 1) + 1;
  }
  release(): number {
    return Atomics.sub(this.words, REFS, 1) - 1;
  }
  get references(): number {
    return Atomics.load(this.words, REFS);
  }
  kill(): void {
    Atomics.store(this.words, DEAD, 1);
    this.changed();
  }

  private locked<T>(body: () => T): T {
    while (Atomics.compareExchange(this.words, LOCK, 0, 1) !== 0) Atomics.wait(this.words, LOCK, 1, 1);
    try {
      return body();
    } finally {
      Atomics.store(this.words, LOCK, 0);
      if (this.memory instanceof ArrayBuffer === false) Atomics.notify(this.words, LOCK, 1);
    }
  }
  /** False when there is no room for another item. */
  put(bytes: Uint8Array, sender: number, unbound: number): boolean {
    const isPut = this.locked(() => {
      if (this.isFull) return false;
      const at = this.roomFor(HEADER + padded(bytes.length));
      const word = at / 4;
      this.words[word + SIZE] = bytes.length;
      this.words[word + SENDER] = sender;
      this.words[word + ON_UNBOUND] = unbound;
      this.words[word + STATE] = 0;
      this.bytes.set(bytes, at + HEADER);
      this.words[TAIL] = at + HEADER + padded(bytes.length);
      this.words[COUNT]++;
      return true;
    });
    if (isPut) this.changed();
    return isPut;
  }
  /** The oldest item, or null. */
  get(): Item | null {
    const item = this.locked(() => {
      if (this.words[COUNT] === 0) return null;
      const at = this.words[HEAD];
      const word = at / 4;
      const size = this.words[word + SIZE];
      this.words[HEAD] = at + HEADER + padded(size);
      if (--this.words[COUNT] === 0) this.words[HEAD] = this.words[TAIL] = START;
      const isUnbound = this.words[word + STATE] === IS_UNBOUND;
      return { bytes: this.bytes.slice(at + HEADER, at + HEADER + size), unbound: isUnbound ? this.words[word + ON_UNBOUND] : null };
    });
    if (item !== null) this.changed();
    return item;
  }
  /** An interpreter has ended: what it has put and nobody has taken is no longer its. */
  unbindItems(sender: number): void {
    this.locked(() => {
      const kept: Uint8Array[] = [];
      let at = this.words[HEAD];
      for (let left = this.words[COUNT]; left > 0; left--) {
        const word = at / 4;
        const end = at + HEADER + padded(this.words[word + SIZE]);
        const isGone = this.words[word + SENDER] === sender && this.words[word + STATE] !== IS_UNBOUND;
        if (isGone) this.words[word + STATE] = IS_UNBOUND;
        if (!isGone || this.words[word + ON_UNBOUND] !== Unbound.REMOVE) kept.push(this.bytes.slice(at, end));
        at = end;
      }
      this.words[COUNT] = kept.length;
      this.words[HEAD] = this.words[TAIL] = START;
      for (const record of kept) {
        this.bytes.set(record, this.words[TAIL]);
        this.words[TAIL] += record.length;
      }
    });
    this.changed();
  }
  /** Where so many bytes fit: behind the last record, after moving all to the start, or after growing. */
  private roomFor(needed: number): number {
    if (this.words[TAIL] + needed <= this.bytes.length) return this.words[TAIL];
    const used = this.words[TAIL] - this.words[HEAD];
    this.bytes.copyWithin(START, this.words[HEAD], this.words[TAIL]);
    this.words[HEAD] = START;
    this.words[TAIL] = START + used;
    const wanted = START + used + needed;
    if (wanted > this.bytes.length) {
      if (wanted > MOST_BYTES) throw new QueueTooLarge(wanted);
      const size = Math.min(MOST_BYTES, padded(Math.max(wanted, this.bytes.length * 2)));
      if (this.memory.grow !== undefined) this.memory.grow(size);
      else if (this.memory.resize !== undefined) this.memory.resize(size);
      else throw new InternalError('memory that cannot grow was taken for a queue');
    }
    return this.words[TAIL];
  }

  // ---- waiting
  /** Has a function called at the next change; the result takes that back. */
  onChange(tell: () => void): () => void {
    this.waiting.add(tell);
    this.listen();
    return () => void this.waiting.delete(tell);
  }
  private changed(): void {
    Atomics.add(this.words, CHANGES, 1);
    if (this.memory instanceof ArrayBuffer === false) Atomics.notify(this.words, CHANGES);
    this.tell();
  }
  private tell(): void {
    const waiting = Array.from(this.waiting);
    this.waiting.clear();
    for (const tell of waiting) tell();
  }
  /** Changes by other JavaScript threads. One ear is enough for all who wait. */
  private listen(): void {
    const { waitAsync } = Atomics as unknown as { waitAsync?: WaitAsync };
    if (this.hasEar || waitAsync === undefined || this.memory instanceof ArrayBuffer) return;
    this.hasEar = true;
    const heard = (): void => {
      this.hasEar = false;
      this.tell();
    };
    const wait = waitAsync(this.words, CHANGES, Atomics.load(this.words, CHANGES));
    if (wait.async) void (wait.value as Promise<string>).then(heard);
    else queueMicrotask(heard);
  }
}
const padded = (bytes: number): number => (bytes + 3) & ~3;

/** More than a queue can hold. */
export class QueueTooLarge extends Error {
  constructor(readonly bytes: number) {
    super(`a queue holds at most ${MOST_BYTES} bytes`);
  }
}

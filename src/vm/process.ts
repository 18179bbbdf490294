/**
 * The process: what interpreters that live together share, and nothing else is shared.
 *
 *     counters     numbers of interpreters and threads, each given once (in shared memory, where the host has it, so that workers count on)
 *     scheduler    the one that gives turns to the threads of all interpreters of this JavaScript thread
 *     interpreters those that are alive here, by id
 *     pipes        what os.pipe() has made (runtime/pipes.ts)
 *     handles      who holds which slot of the operator table (runtime/handle-cache.ts)
 *     isolates     what module _interpreters works with; there once a program has asked for it (src/isolates)
 *
 * It is made with the first interpreter and handed to those made from that one. Two programs embedded in one page have one each.
 */
import { HandleSlots } from '../runtime/handle-cache.ts';
import { Pipes } from '../runtime/pipes.ts';
import type { InterpreterState } from './interpreter.ts';
import type { Scheduler } from './scheduler.ts';

/** The words of `counters`. */
const NEXT_INTERPRETER = 0;
const LAST_THREAD = 1;
const LAST_QUEUE = 2;
const LAST_BUFFER = 3;
const WORDS = 4;

/** Memory that workers see too, where the host has such; else plain memory, for one thread. */
export function sharedWords(count: number): Int32Array {
  const bytes = count * 4;
  return new Int32Array(typeof SharedArrayBuffer === 'undefined' ? new ArrayBuffer(bytes) : new SharedArrayBuffer(bytes));
}

/** What a worker is given of the process that it belongs to. */
export interface ProcessMemory {
  readonly counters: Int32Array;
  readonly tags: Int32Array;
}

export class ProcessState {
  readonly counters: Int32Array;
  readonly handles: HandleSlots;
  readonly interpreters = new Map<number, InterpreterState>();
  readonly pipes = new Pipes();
  /** Of this JavaScript thread: the first interpreter made here. */
  main!: InterpreterState;
  scheduler!: Scheduler;
  /** Room for src/isolates, keyed by a symbol. */
  readonly drawer = new Map<symbol, unknown>();

  /** `memory` and `firstId`: of a process that began in another JavaScript thread, and the number that the interpreter is to have here. */
  constructor(
    memory?: ProcessMemory,
    private firstId: number | null = null,
  ) {
    this.counters = memory?.counters ?? sharedWords(WORDS);
    this.handles = new HandleSlots(memory?.tags);
  }
  get memory(): ProcessMemory {
    return { counters: this.counters, tags: this.handles.tags };
  }
  /** The first is 0. */
  nextInterpreterId(): number {
    const { firstId } = this;
    this.firstId = null;
    return firstId ?? Atomics.add(this.counters, NEXT_INTERPRETER, 1);
  }
  /**
   * No two threads of a process ever have the same number, in whatever interpreters they run: what is remembered for a thread (the value that
   * a context variable gave last) can so never be taken for another's.
   */
  nextThreadId(): number {
    return Atomics.add(this.counters, LAST_THREAD, 1) + 1;
  }
  nextQueueId(): number {
    return Atomics.add(this.counters, LAST_QUEUE, 1) + 1;
  }
  nextBufferId(): number {
    return Atomics.add(this.counters, LAST_BUFFER, 1) + 1;
  }
}

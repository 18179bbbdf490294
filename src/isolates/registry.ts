/**
 * The interpreters of a process as programs see them: by number, with who made them and what they are about.
 *
 *     in process   an InterpreterState of its own beside the others; its threads take their turns in the one scheduler. A request is a
 *                  chain on its main thread, and who asked waits for the answer like for a lock
 *     worker       another JavaScript thread with a machine of its own (worker-link.ts); who asked waits for a message
 *
 * Who has the program lives here too: interpreter 0, which takes no requests.
 */
import { KeyboardInterrupt, makeException } from '../runtime/exceptions.ts';
import type { Thread } from '../runtime/machine.ts';
import type { NativeFrame } from '../runtime/native-frame.ts';
import { PUSHED, type Value } from '../runtime/object.ts';
import type { InterpreterState } from '../vm/interpreter.ts';
import type { ProcessState } from '../vm/process.ts';
import type { ThreadState } from '../vm/thread.ts';
import type { Description } from './descriptions.ts';
import { failure, interpreterErrorType, notFoundType } from './errors.ts';
import { factsOf, furnish } from './facts.ts';
import { checkIsolation } from './isolation.ts';
import { queuesOf } from './queues.ts';
import { type Reply, type Request, serve } from './serve.ts';

/** Where interpreters come from, by CPython's numbers. */
export const Whence = { UNKNOWN: 0, RUNTIME: 1, LEGACY_CAPI: 2, CAPI: 3, XI: 4, STDLIB: 5 } as const;

/** How an interpreter was asked to be; what says nothing here is kept for who asks. */
export type Config = Readonly<Record<string, boolean | string>>;

export interface Isolate {
  readonly id: number;
  readonly whence: number;
  readonly config: Config;
  readonly backend: 'thread' | 'worker';
  /** Of one in process. */
  readonly interp: InterpreterState | null;
  /** Somebody has it run something. */
  isRunning: boolean;
  isEnding: boolean;
  /** Guest objects that stand for it; with `isOwned` it ends with the last of them. */
  references: number;
  readonly isOwned: boolean;
  ask(request: Request, answer: (reply: Reply) => void): void;
  /** A KeyboardInterrupt comes to what it runs. */
  interrupt(): void;
  /** Has a worker tell what it is doing; null when it is gone. Others can be looked at (descriptions.ts). */
  describe(told: (rows: readonly Description[] | null) => void): void;
  /** It has given its last answer. */
  release(): void;
}

const machine = (t: Thread): ThreadState => t as ThreadState;

export class Isolates {
  readonly all = new Map<number, Isolate>();

  constructor(private readonly process: ProcessState) {
    const { main } = process;
    // In a worker: the main interpreter is elsewhere.
    if (main.id !== 0)
      this.all.set(0, { ...inProcess(main, { whence: Whence.RUNTIME, config: MAIN_CONFIG, isOwned: false }), ...ELSEWHERE });
    this.all.set(main.id, {
      ...inProcess(main, { whence: main.id === 0 ? Whence.RUNTIME : Whence.STDLIB, config: MAIN_CONFIG, isOwned: false }),
      isRunning: true,
    });
  }
  /** Throws InterpreterNotFoundError. */
  find(id: number): Isolate {
    const found = this.all.get(id);
    if (found === undefined) throw failure(notFoundType, `unrecognized interpreter ID ${id}`);
    return found;
  }
  add(isolate: Isolate): Isolate {
    this.all.set(isolate.id, isolate);
    return isolate;
  }
  remove(isolate: Isolate): void {
    this.all.delete(isolate.id);
    queuesOf(this.process).unbind(isolate.id);
    isolate.release();
  }
  /** In a worker that ends: those that were made here end with it. */
  removeOthers(): void {
    for (const isolate of this.all.values()) if (isolate.id !== 0 && isolate.id !== this.process.main.id) this.remove(isolate);
  }
}
const ELSEWHERE: Partial<Isolate> = { id: 0, interp: null, isRunning: true, ask: () => {}, interrupt: () => {}, release: () => {} };
const KEY = Symbol('isolates');
export function isolatesOf(process: ProcessState): Isolates {
  let isolates = process.drawer.get(KEY) as Isolates | undefined;
  if (isolates === undefined) process.drawer.set(KEY, (isolates = new Isolates(process)));
  return isolates;
}

// ---- in process
const MAIN_CONFIG: Config = {
  use_main_obmalloc: true,
  allow_fork: true,
  allow_exec: true,
  allow_threads: true,
  allow_daemon_threads: true,
  check_multi_interp_extensions: false,
  gil: 'own',
};
function inProcess(interp: InterpreterState, given: Pick<Isolate, 'whence' | 'config' | 'isOwned'>): Isolate {
  return {
    ...given,
    id: interp.id,
    backend: 'thread',
    interp,
    isRunning: false,
    isEnding: false,
    references: 0,
    ask: (request, answer) => serve(interp, request, answer),
    interrupt: () => interp.scheduler.raiseIn(interp.mainThread, makeException(KeyboardInterrupt)),
    describe: (told) => told(null),
    release: () => interp.release(),
  };
}
/** A new interpreter beside the one that asks, as that was when it began. */
export function createInProcess(asking: InterpreterState, config: Config, isOwned: boolean): Isolate {
  const interp = asking.parts.sibling(asking.process, {});
  furnish(interp, factsOf(asking.process.main));
  if (config.allow_daemon_threads === false) interp.allowsDaemons = false;
  return isolatesOf(asking.process).add(inProcess(interp, { whence: Whence.STDLIB, config, isOwned }));
}

// ---- asking
/** Checks that an interpreter may be asked: by CPython's rules and words. */
export function checkIdle(isolate: Isolate, isRestricted: boolean, what: string): void {
  if (isRestricted && isolate.whence !== Whence.STDLIB)
    throw failure(interpreterErrorType, `${what} unrecognized interpreter ${isolate.id}`);
  if (isolate.isRunning || isolate.isEnding) throw failure(interpreterErrorType, 'interpreter already running');
}

/** a: the isolate, b: the request, c: what is made of the reply. */
function askStep(t: Thread, f: NativeFrame, value: Value): Value {
  const isolate = f.a as Isolate;
  if (f.state === 1) {
    const reply = f.d as Reply;
    f.d = null;
    void value;
    if (machine(t).interp.checksIsolation) checkIsolation(machine(t).interp);
    return (f.c as (t: Thread, reply: Reply) => Value)(t, reply);
  }
  f.state = 1;
  isolate.isRunning = true;
  let isGone = false;
  const mine = machine(t).interp;
  machine(t).waitFor({
    // Another interpreter of this thread cannot be woken by the host; a worker can.
    isInside: isolate.backend === 'thread',
    what: () => `interpreter ${isolate.id}`,
    holder: () => isolate.interp?.mainThread ?? null,
    start: (done) =>
      isolate.ask(f.b as Request, (reply) => {
        isolate.isRunning = false;
        if (isGone) return;
        f.d = reply;
        // Delivered when the other thread has come to its end.
        done(null);
      }),
    cancel: () => {
      isGone = true;
      if (mine.process.interpreters.has(isolate.id) || isolate.backend === 'worker') isolate.interrupt();
    },
  });
  return PUSHED;
}
/** Has an interpreter do something, and waits for that. */
export function ask(t: Thread, isolate: Isolate, request: Request, then: (t: Thread, reply: Reply) => Value): Value {
  return t.start(askStep, isolate, request, then);
}

/** Ends an interpreter. */
export function destroy(t: Thread, isolate: Isolate): Value {
  const isolates = isolatesOf(machine(t).interp.process);
  isolate.isEnding = true;
  return ask(t, isolate, { kind: 'end' }, () => {
    isolates.remove(isolate);
    return null;
  });
}

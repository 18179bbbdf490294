/**
 * The scheduler: threads take turns on the one thread of the host, those of all interpreters that live there.
 *
 *          turn over                                  ┌──────────┐
 *     ┌───────────────── runs ── waits for something ─│ waiting  │
 *     v                   ^                           └──────────┘
 *   ready ── chosen ──────┘            it has come, or its time is up: ready again
 *
 * A turn lasts until the fuel is spent (so many calls and backward jumps), a thread waits, or its chain ends. Chosen is who has been ready
 * longest; with a seed, whoever the dice say, for a turn as long as they say: the same seed gives the same run. Times are the scheduler's
 * own (timers.ts), so sleeping costs nothing and a virtual clock can jump to the next of them.
 *
 * When nobody is ready and nothing outside can wake anybody, the threads wait for each other: the main thread gets a DeadlockError that
 * says who waits for what (deadlock.ts).
 *
 * A thread that is put aside inside a wall (a native waits for its call) keeps a piece of the host's stack. Then the others take their
 * turns on top of it, until it may go on; those that have been buried in this way cannot run, and if they are all who could, waiting is
 * refused.
 */
import { makeException, type PyException, RuntimeError } from '../runtime/exceptions.ts';
import { Interrupted } from '../runtime/host.ts';
import type { Step } from '../runtime/native-frame.ts';
import { NativeFrame } from '../runtime/native-frame.ts';
import type { Value } from '../runtime/object.ts';
import { deadlock } from './deadlock.ts';
import type { InterpreterState } from './interpreter.ts';
import { toException } from './host-errors.ts';
import { SettledMark } from './settled.ts';
import { ThreadState } from './thread.ts';
import { type Timer, Timers } from './timers.ts';
import { deliver, PUT_ASIDE, RAISED } from './unwind.ts';

/** Something that a thread waits for. */
export interface Waiting {
  /** Begins; `done` is called with the value to go on with, at once or later. */
  start(done: (value: Value) => void): void;
  /** Nobody waits any more. */
  cancel(): void;
  /** In words, for whoever asks what the thread is doing: 'lock <...>'. Without it the host is what it waits for. */
  readonly what?: () => string;
  /** Who could end it, where that is known. */
  readonly holder?: () => ThreadState | null;
  /** Only another thread ends it, never the host. */
  readonly isInside?: boolean;
  /** When it gives up, in seconds of the host's monotonic clock, and the value to go on with then. */
  readonly until?: number;
  readonly late?: Value;
}

/** How many threads may be buried on the host's stack. */
const MAX_BURIED = 16;
/** The host's event loop gets its chance so often, in seconds. */
const HOST_TURN = 0.02;

/** Numbers from 0 to 1 that depend on the seed alone (mulberry32). */
function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), 1 | state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) / 4294967296;
  };
}

export class Scheduler {
  /** All that have begun and not ended. */
  readonly threads = new Set<ThreadState>();
  /** From `head` on: who is ready, in order. */
  private ready: ThreadState[] = [];
  private head = 0;
  private readonly timers = new Timers();
  private readonly buried: ThreadState[] = [];
  private random: (() => number) | null = null;
  private wake: (() => void) | null = null;
  /** A signal has come that the main thread has not looked at yet. */
  interrupted = false;

  constructor(
    private readonly interp: InterpreterState,
    seed: number | undefined,
  ) {
    if (seed !== undefined) this.roll(seed);
  }
  /** From now on dice with this seed say who is next. */
  roll(seed: number): void {
    this.random = dice(seed);
  }

  /** Something to be done at a time of the host's monotonic clock. */
  at(time: number, fire: () => void): Timer {
    return this.timers.set(time, fire);
  }
  /** A new thread of an interpreter: its chain begins with this step. It is ready, but does not run yet. */
  spawn(interp: InterpreterState, step: Step, a?: unknown, b?: unknown, c?: unknown, d?: unknown): ThreadState {
    const t = new ThreadState(interp);
    this.begin(t, step, a, b, c, d);
    return t;
  }
  /** A thread that does nothing begins a chain with this step. */
  begin(t: ThreadState, step: Step, a?: unknown, b?: unknown, c?: unknown, d?: unknown): void {
    const frame = new NativeFrame(step, a, b, c, d);
    frame.deferred = true;
    t.frame = frame;
    this.threads.add(t);
    this.makeReady(t);
    this.wake?.();
  }
  /** An interpreter has ended: what is left of its threads never runs again. */
  drop(interp: InterpreterState): void {
    for (const t of this.threads) {
      if (t.interp !== interp) continue;
      t.waiting?.cancel();
      this.stopWaiting(t);
      t.state = 'ended';
      this.threads.delete(t);
    }
    this.ready = this.ready.slice(this.head).filter((t) => t.interp !== interp);
    this.head = 0;
  }
  /** An exception comes to a thread from outside: it is raised where the thread is, and ends what it waits for. */
  raiseIn(t: ThreadState, exception: PyException): void {
    if (this.threads.has(t) && t.state !== 'ended') this.giveUp(t, exception);
  }
  /** Whether somebody waits for a turn. */
  get isCrowded(): boolean {
    return this.ready.length > this.head;
  }
  /** Whether a thread is buried: guest frames are on the host's stack even when nobody runs. */
  get hasBuried(): boolean {
    return this.buried.length > 0;
  }
  /** Whether others may take turns although the running thread cannot leave the host's stack. */
  get mayBury(): boolean {
    return this.isCrowded && this.buried.length < MAX_BURIED;
  }
  /** Calls and backward jumps that a turn may have. */
  turnLength(): number {
    const { fuelPerTurn } = this.interp;
    return this.random === null ? fuelPerTurn : Math.floor(this.random() * 2 * fuelPerTurn);
  }
  /** Whether a sleeper's time has come. */
  isSomebodyDue(): boolean {
    const timer = this.timers.first();
    return timer !== null && timer.at <= this.interp.host.monotonic();
  }

  /**
   * Runs a thread's chain to its end, and lets the others have their turns meanwhile. Between turns the host's event loop gets its
   * chance, so that Ctrl-C and input arrive. Throws a Raise.
   */
  async run(t: ThreadState): Promise<Value> {
    const { host } = this.interp;
    this.makeReady(t);
    let paused = host.monotonic();
    for (;;) {
      this.fireTimers();
      if (this.interrupted && t.state !== 'running') this.interrupt(t);
      const next = this.choose();
      if (next !== null) {
        if (this.turn(next) && next === t) return outcome(t);
        if (host.monotonic() - paused > HOST_TURN) {
          await new Promise<void>((resolve) => host.nextTurn(resolve));
          paused = host.monotonic();
        }
      } else if (this.canBeWoken()) {
        await this.idle();
        paused = host.monotonic();
      } else this.giveUp(t, deadlock(this.threads));
    }
  }
  /** For ever: whoever becomes ready has turns. What begins is begun from outside. */
  async runAlways(): Promise<never> {
    const { host, mainThread } = this.interp;
    let paused = host.monotonic();
    for (;;) {
      this.fireTimers();
      const next = this.choose();
      if (next !== null) this.turn(next);
      else if (mainThread.waiting !== null && !this.canBeWoken()) this.giveUp(mainThread, deadlock(this.threads));
      else await this.idle();
      if (host.monotonic() - paused > HOST_TURN) {
        await new Promise<void>((resolve) => host.nextTurn(resolve));
        paused = host.monotonic();
      }
    }
  }
  /** Ctrl-C or a wake-up from outside: the driver looks up. */
  rouse(): void {
    this.wake?.();
  }

  /**
   * A wall was put aside: others run until the thread may go on, then it does. As runLoop(t, base).
   */
  goOn(t: ThreadState, base: ThreadState['frame']): Value {
    this.buried.push(t);
    try {
      this.passTime(t);
    } finally {
      this.buried.pop();
    }
    if (t.delivery !== undefined && !handOver(t, base)) return t.result;
    return t.run(base);
  }
  private passTime(t: ThreadState): void {
    const { host } = this.interp;
    const isPreempted = t.waiting === null;
    if (isPreempted) t.state = 'ready';
    else this.startWaiting(t);
    for (;;) {
      this.fireTimers();
      if (t.state === 'ready' && !isPreempted) return;
      const next = this.choose();
      if (next !== null) this.turn(next);
      if (t.state === 'ready' && isPreempted) return;
      if (this.interrupted && t === this.interp.mainThread) {
        this.interrupt(t);
        if (t.pending !== null) return;
        continue;
      }
      if (next !== null || t.state === 'ready') continue;
      const timer = this.timers.first();
      if (timer === null || host.pause === undefined)
        return this.giveUp(t, makeException(RuntimeError, 'cannot wait here: a native function is waiting for this call'));
      try {
        const seconds = timer.at - host.monotonic();
        if (host.jump !== undefined) host.jump(seconds);
        else if (seconds > 0) host.pause(seconds * 1000);
      } catch (error) {
        if (!(error instanceof Interrupted)) throw error;
        this.interp.interrupt();
      }
    }
  }

  /** Lets a thread run: true when its chain has ended; how is in t.result. */
  private turn(t: ThreadState): boolean {
    t.state = 'running';
    if (t.delivery !== undefined && !handOver(t, null)) return this.end(t);
    const result = t.run(null);
    if (result !== PUT_ASIDE) {
      t.result = result;
      return this.end(t);
    }
    if (t.waiting !== null) this.startWaiting(t);
    else this.makeReady(t);
    return false;
  }
  private end(t: ThreadState): true {
    t.state = 'ended';
    // The main thread ends several times: the program, then what is done at the exit. That of another interpreter with each request.
    if (t === this.interp.mainThread) return true;
    this.threads.delete(t);
    if (t !== t.interp.mainThread) for (const done of t.atEnd) done();
    return true;
  }
  private startWaiting(t: ThreadState): void {
    const waiting = t.waiting as Waiting;
    t.state = 'waiting';
    if (waiting.until !== undefined)
      t.alarm = this.timers.set(waiting.until, () => {
        waiting.cancel();
        this.come(t, waiting, waiting.late as Value);
      });
    waiting.start((value) => this.come(t, waiting, value));
  }
  /** What a thread waits for has come; it may be busy with a signal just now. */
  private come(t: ThreadState, waiting: Waiting, value: Value): void {
    if (t.waiting === waiting) return this.settle(t, value);
    const { interrupted } = t;
    if (interrupted === null || interrupted.waiting !== waiting) return;
    if (interrupted.alarm !== null) interrupted.alarm.isOff = true;
    t.interrupted = { ...interrupted, waiting: null, alarm: null, delivery: value };
  }
  /** What a thread waited for has come. */
  private settle(t: ThreadState, value: Value): void {
    this.stopWaiting(t);
    t.delivery = value;
    this.makeReady(t);
    this.wake?.();
  }
  private stopWaiting(t: ThreadState): void {
    t.waiting = null;
    if (t.alarm !== null) t.alarm.isOff = true;
    t.alarm = null;
  }
  private makeReady(t: ThreadState): void {
    t.state = 'ready';
    if (!this.buried.includes(t)) this.ready.push(t);
  }
  private choose(): ThreadState | null {
    const { ready, random } = this;
    if (this.head === ready.length) return null;
    if (random !== null) {
      const i = this.head + Math.floor(random() * (ready.length - this.head));
      const other = ready[i];
      ready[i] = ready[this.head];
      ready[this.head] = other;
    }
    const next = ready[this.head++];
    if (this.head * 2 > ready.length) {
      this.ready = ready.slice(this.head);
      this.head = 0;
    }
    return next;
  }
  private fireTimers(): void {
    if (this.timers.first() !== null) this.timers.fireUntil(this.interp.host.monotonic());
  }
  /** Nobody is ready: can that change? */
  private canBeWoken(): boolean {
    if (this.timers.first() !== null) return true;
    for (const t of this.threads) if (t.waiting !== null && t.waiting.isInside !== true) return true;
    return false;
  }
  private async idle(): Promise<void> {
    const { host } = this.interp;
    const timer = this.timers.first();
    const seconds = timer === null ? null : timer.at - host.monotonic();
    if (seconds !== null && host.jump !== undefined) return host.jump(seconds);
    let stop: (() => void) | null = null;
    await new Promise<void>((resolve) => {
      this.wake = resolve;
      if (this.interrupted) resolve();
      // A timer of the host counts whole milliseconds, and at most 2^31 of them.
      else if (seconds !== null) stop = host.after(Math.min(Math.max(0, Math.ceil(seconds * 1000)), 0x7fffffff), resolve);
    });
    this.wake = null;
    (stop as (() => void) | null)?.();
  }
  /**
   * Signals have come: their handlers run in the main thread, on top of where it is, whatever it waits for. What comes of that meanwhile
   * is kept. What they raise is raised where it is, and ends its waiting.
   */
  private interrupt(t: ThreadState): void {
    this.interrupted = false;
    const outer = t.interrupted;
    t.interrupted = { waiting: t.waiting, alarm: t.alarm, delivery: t.delivery, pending: t.pending, asideAt: t.asideAt };
    Object.assign(t, { waiting: null, alarm: null, delivery: undefined, pending: null });
    // Nobody shall let it run where it was put aside.
    this.ready = this.ready.slice(this.head).filter((other) => other !== t);
    this.head = 0;
    const { frame } = t;
    let exception: PyException | null = null;
    try {
      this.interp.signals.attend(t);
    } catch (error) {
      exception = toException(t, error);
    }
    Object.assign(t, t.interrupted, { frame, interrupted: outer });
    if (t.waiting !== null) t.state = 'waiting';
    else this.makeReady(t);
    if (exception !== null) this.giveUp(t, exception);
  }
  /** A thread stops waiting, if it does, and an exception is raised where it is. */
  private giveUp(t: ThreadState, exception: PyException): void {
    const { waiting } = t;
    t.pending = exception;
    if (waiting === null) return;
    waiting.cancel();
    this.stopWaiting(t);
    this.makeReady(t);
  }
}

/** What a thread waited for goes to it. A function of its own: the caller's frame must not hold the value while a collection runs. */
function handOver(t: ThreadState, base: ThreadState['frame']): boolean {
  const value = t.delivery as Value;
  t.delivery = undefined;
  return deliver(t, base, value, false);
}
function outcome(t: ThreadState): Value {
  if (t.result === RAISED) throw new SettledMark(t.raised as PyException);
  return t.result;
}

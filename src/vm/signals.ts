/**
 * Signals of the host, or of timers: each has a handler, and the main thread is told at its next look up.
 *
 * Handlers are guest functions, so they are never called where a signal comes in, in the middle of whatever JavaScript does. They run on top of
 * the frame where the main thread was put aside (the scheduler sees to that), and what they raise is raised there. A program without
 * handlers has one: Ctrl-C is a KeyboardInterrupt.
 */
import { KeyboardInterrupt, makeException } from '../runtime/exceptions.ts';
import { Raise, type Thread } from '../runtime/machine.ts';
import type { NativeFrame } from '../runtime/native-frame.ts';
import type { Value } from '../runtime/object.ts';
import type { InterpreterState } from './interpreter.ts';
import type { ThreadState } from './thread.ts';

export const SIGINT = 2;
export const SIG_DFL = 0;
export const SIG_IGN = 1;
/** SIGCHLD, SIGCONT, SIGURG, SIGWINCH: nobody dies of them. */
const HARMLESS: ReadonlySet<number> = new Set([17, 18, 23, 28]);

export class Signals {
  /** By number: a guest function, SIG_DFL or SIG_IGN. Without an entry for SIGINT it is a KeyboardInterrupt. */
  readonly handlers = new Map<number, Value>();
  /** Who waits for any signal. */
  readonly pausing = new Set<(value: Value) => void>();
  private readonly pending: number[] = [];

  constructor(private readonly interp: InterpreterState) {}

  /** A signal has come: the main thread shall look up. */
  arrive(number: number): void {
    this.pending.push(number);
    this.interp.lookUp();
  }
  /** Does what is to be done for all that have come, as the main thread. Throws a Raise; the rest stays pending then. */
  attend(t: ThreadState): void {
    for (let number = this.pending.shift(); number !== undefined; number = this.pending.shift()) {
      if (this.pending.length > 0) this.interp.lookUp();
      this.attendOne(t, number);
    }
  }
  private attendOne(t: ThreadState, number: number): void {
    const handler = this.handlers.get(number);
    if (handler === undefined && number === SIGINT) throw new Raise(makeException(KeyboardInterrupt));
    if (handler === SIG_IGN) return;
    if (handler === undefined || handler === SIG_DFL) {
      if (!HARMLESS.has(number)) this.interp.host.signals?.kill(this.interp.host.processId ?? 0, number);
      return;
    }
    const wakers = Array.from(this.pausing);
    this.pausing.clear();
    t.call(handler, [number, t.callerFrame()]);
    for (const wake of wakers) wake(null);
  }
}

/** a: the number. It has arrived before the function returns. */
function raiseStep(t: Thread, f: NativeFrame, _value: Value): Value {
  if (f.state !== 0) return null;
  f.state = 1;
  const number = f.a as number;
  const { interp } = t as ThreadState;
  const { signals } = interp;
  const handler = signals.handlers.get(number);
  if (t === interp.mainThread && handler === undefined && number === SIGINT) throw new Raise(makeException(KeyboardInterrupt));
  // In another thread the main thread is told, as of one from outside.
  if (t !== interp.mainThread || handler === undefined || typeof handler === 'number') {
    signals.arrive(number);
    return null;
  }
  return t.invoke(handler, [number, (t as ThreadState).callerFrame()]);
}
export function raiseSignal(t: Thread, number: number): Value {
  return t.start(raiseStep, number);
}

/**
 * The part of a thread's state that contexts need: the top of its stack, `context_ver` in two halves of 32 bits, and what moved that
 * last. Who wants to be told of switches is kept for all threads of an interpreter together.
 */
import type { PyContext, PyContextVar } from './context.ts';
import type { Thread } from './machine.ts';

export type ContextEvent = 'enter' | 'exit' | 'set' | 'reset';

/** What an interpreter has been asked to do when something happens to a context. Nothing, as a rule. */
export class ContextEvents {
  /** A switch: the context that is on top now, or null when there is none. */
  onSwitch: ((t: Thread, context: PyContext | null) => void) | null = null;
  /** Everything, for a log. */
  onEvent: ((t: Thread, event: ContextEvent, subject: PyContext | PyContextVar) => void) | null = null;
  /** Whether tokens remember where they were made (development mode). */
  remembersOrigins = false;
}

export class ContextStack {
  current: PyContext | null = null;
  high = 0;
  low = 0;
  epoch = 0;
  /** What moved the counter last, and the line that did it. */
  lastEvent: 'enter' | 'exit' | null = null;
  lastFile = '';
  lastLine = 0;
  constructor(readonly events: ContextEvents = new ContextEvents()) {}

  /** Every switch, and nothing else. */
  bump(t: Thread, event: 'enter' | 'exit'): void {
    this.low = (this.low + 1) >>> 0;
    if (this.low === 0) {
      this.high = (this.high + 1) >>> 0;
      if (this.high === 0) this.epoch++;
    }
    const frame = t.callerFrame();
    this.lastEvent = event;
    this.lastFile = frame?.code.filename ?? '';
    this.lastLine = frame?.line ?? 0;
    if (this.events.onSwitch !== null) this.events.onSwitch(t, this.current);
  }
  /** The counter as one number, to be looked at and to be put near its wrap. */
  get version(): bigint {
    return (BigInt(this.high) << 32n) | BigInt(this.low);
  }
  set version(version: bigint) {
    this.high = Number((version >> 32n) & 0xffffffffn);
    this.low = Number(version & 0xffffffffn);
  }
}

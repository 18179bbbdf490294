/**
 * sys.settrace and sys.setprofile: guest functions that are told what a thread does, instruction by instruction. A tracer is the stepper
 * of one thread; it also shows what happens to the tools of sys.monitoring (monitoring.ts), and can put the thread aside every so many
 * instructions.
 *
 *     RESUME                         call       the trace function gives a local one for the frame
 *     another line, or a jump back   line
 *     RETURN_VALUE, YIELD_VALUE      return     with the value
 *     an exception is looked at      exception  in every frame that it passes; leaving one is a return of None
 *
 * While such a function runs nothing is told of it. What it raises goes on in the program, and ends the tracing. They are called from the
 * middle of an instruction, so each call is a wall.
 *
 * Source: CPython, Python/legacy_tracing.c; Doc/library/sys.rst.
 */
import { builtinFunctionType } from '../runtime/builtin-types.ts';
import { PyBuiltin, PyMethod } from '../runtime/callables.ts';
import { PyTuple } from '../runtime/collections.ts';
import type { PyException } from '../runtime/exceptions.ts';
import type { Value } from '../runtime/object.ts';
import { Op } from '../bytecode/op.gen.ts';
import { type Frame, PyGenerator } from './frame.ts';
import { toException } from './host-errors.ts';
import { runStepping } from './loop-stepping.gen.ts';
import { type Call, type Monitoring, monitoringOf } from './monitoring.ts';
import type { Stepper } from './stepper.ts';
import type { ThreadState } from './thread.ts';

/** What was executed last in a frame. */
interface Last {
  line: number;
  hasJumpedBack: boolean;
}

export class Tracer implements Stepper {
  readonly run = runStepping;
  trace: Value = null;
  profile: Value = null;
  /** Put aside every so many instructions; 0 for never. */
  every = 0;
  private left = 0;
  private wasAside = false;
  private isTelling = false;
  private readonly last = new WeakMap<Frame, Last>();
  /** A builtin function that was called in a frame, and whose end has not been told. */
  private native: { readonly frame: Frame; readonly func: Value } | null = null;

  constructor(private readonly monitoring: Monitoring) {}
  /** It has nothing to do. While it calls somebody it stays, so that nothing is told of that. */
  get isIdle(): boolean {
    return this.trace === null && this.profile === null && this.every === 0 && !this.monitoring.isOn && !this.isTelling;
  }

  stops(t: ThreadState, frame: Frame): boolean {
    if (this.isTelling) return false;
    if (this.every > 0 && this.isTurnOver()) return true;
    if (this.trace !== null || this.profile !== null) this.look(t, frame);
    if (this.monitoring.isOn) this.monitoring.look(t, frame, this.calls(t));
    return t.stepper !== this;
  }
  private isTurnOver(): boolean {
    if (this.wasAside) {
      this.wasAside = false;
      return false;
    }
    if (--this.left > 0) return false;
    this.left = this.every;
    this.wasAside = true;
    return true;
  }
  raised(t: ThreadState, frame: Frame, exception: PyException, fresh: boolean): PyException {
    if (this.isTelling) return exception;
    const { native } = this;
    if (native !== null && native.frame === frame) {
      this.native = null;
      exception = this.after(t, exception, () => this.tellProfile(t, frame, 'c_exception', native.func));
    }
    const about = new PyTuple([exception.cls, exception, exception.traceback]);
    return this.after(t, exception, () => {
      if (fresh && this.trace !== null && frame.trace !== null) this.tellTrace(t, frame, frame.trace, 'exception', about);
      if (this.monitoring.isOn) this.monitoring.raised(frame, exception, fresh, this.calls(t));
    });
  }
  handled(t: ThreadState, frame: Frame, target: number, exception: PyException): PyException {
    if (this.isTelling || !this.monitoring.isOn) return exception;
    return this.after(t, exception, () => this.monitoring.handled(frame, target, exception, this.calls(t)));
  }
  ended(t: ThreadState, frame: Frame, value: Value): void {
    if (!this.isTelling && this.monitoring.isOn) this.monitoring.ended(t, frame, value, this.calls(t));
  }
  thrown(t: ThreadState, frame: Frame, exception: PyException): PyException {
    if (this.isTelling) return exception;
    return this.after(t, exception, () => {
      this.tellStart(t, frame);
      if (this.monitoring.isOn) this.monitoring.thrown(frame, exception, this.calls(t));
    });
  }
  unwound(t: ThreadState, frame: Frame, exception: PyException): PyException {
    if (this.isTelling) return exception;
    return this.after(t, exception, () => {
      if (this.trace !== null && frame.trace !== null) this.tellTrace(t, frame, frame.trace, 'return', null);
      if (this.profile !== null) this.tellProfile(t, frame, 'return', null);
      if (this.monitoring.isOn) this.monitoring.unwound(frame, exception, this.calls(t));
    });
  }
  private calls(t: ThreadState): Call {
    return (callback, args) => this.call(t, callback, args);
  }
  /** What is raised by whoever is told takes the place of the exception. */
  private after(t: ThreadState, exception: PyException, tell: () => void): PyException {
    try {
      tell();
      return exception;
    } catch (error) {
      return toException(t, error);
    }
  }

  private look(t: ThreadState, frame: Frame): void {
    const { native } = this;
    if (native !== null && native.frame === frame) {
      this.native = null;
      this.tellProfile(t, frame, 'c_return', native.func);
    }
    const word = frame.words[frame.pc - 1];
    const op = word & 255;
    let last = this.last.get(frame);
    if (last === undefined) {
      last = { line: -1, hasJumpedBack: false };
      this.last.set(frame, last);
    }
    if (op === Op.RESUME) {
      if (word >>> 8 === 0) last.line = -1;
      this.tellStart(t, frame);
      return;
    }
    if (op === Op.END_SEND && frame.trace !== null && this.trace !== null) this.lookAtEnd(t, frame);
    const line = frame.code.positions[(frame.pc - 1) * 4];
    const isNew = line > 0 && (line !== last.line || last.hasJumpedBack);
    // To go round for the next value of a delegate is no step of a loop that somebody wrote.
    last.hasJumpedBack = op === Op.JUMP_BACKWARD && (frame.words[word >>> 8] & 255) !== Op.SEND;
    if (line > 0) {
      last.line = line;
      frame.lastLine = line;
    }
    if (this.trace !== null && frame.trace !== null) {
      if (isNew && frame.traceLines) this.tellTrace(t, frame, frame.trace, 'line', null);
      if (frame.traceOpcodes && frame.trace !== null) this.tellTrace(t, frame, frame.trace, 'opcode', null);
    }
    if (op === Op.RETURN_VALUE || op === Op.YIELD_VALUE) {
      const value = frame.locals[frame.sp - 1];
      if (this.trace !== null && frame.trace !== null) this.tellTrace(t, frame, frame.trace, 'return', value);
      if (this.profile !== null) this.tellProfile(t, frame, 'return', value);
    } else if (op === Op.CALL && this.profile !== null) this.lookAtCall(t, frame, word >>> 8);
  }
  private tellStart(t: ThreadState, frame: Frame): void {
    if (this.trace !== null) this.tellTrace(t, frame, this.trace, 'call', null);
    if (this.profile !== null) this.tellProfile(t, frame, 'call', null);
  }
  /** A generator that was delegated to has returned: for whoever looks on that is a StopIteration. */
  private lookAtEnd(t: ThreadState, frame: Frame): void {
    if (!(frame.locals[frame.sp - 2] instanceof PyGenerator)) return;
    const stop = t.stopIteration(frame.locals[frame.sp - 1]);
    this.tellTrace(t, frame, frame.trace, 'exception', new PyTuple([stop.cls, stop, null]));
  }
  private lookAtCall(t: ThreadState, frame: Frame, count: number): void {
    const callee = frame.locals[frame.sp - count - 2];
    const self = frame.locals[frame.sp - count - 1] as Value | undefined;
    if (!(callee instanceof PyBuiltin || (callee instanceof PyMethod && callee.func instanceof PyBuiltin))) return;
    const func = callee instanceof PyBuiltin && self !== undefined ? new PyMethod(builtinFunctionType, callee, self) : callee;
    this.tellProfile(t, frame, 'c_call', func);
    this.native = { frame, func };
  }
  private tellTrace(t: ThreadState, frame: Frame, callback: Value, event: string, about: Value): void {
    const result = this.tell(t, callback, frame, event, about, () => {
      this.trace = null;
    });
    if (result !== null) frame.trace = result;
  }
  private tellProfile(t: ThreadState, frame: Frame, event: string, about: Value): void {
    if (this.profile === null) return;
    this.tell(t, this.profile, frame, event, about, () => {
      this.profile = null;
    });
  }
  private tell(t: ThreadState, callback: Value, frame: Frame, event: string, about: Value, end: () => void): Value {
    try {
      return this.call(t, callback, [frame, event, about]);
    } catch (error) {
      end();
      release(t, this);
      throw error;
    }
  }
  private call(t: ThreadState, callback: Value, args: readonly Value[]): Value {
    const { handled } = t;
    this.isTelling = true;
    try {
      return t.call(callback, args);
    } finally {
      this.isTelling = false;
      t.handled = handled;
      release(t, this);
    }
  }
}

/** The tracer of a thread; made when there is none. */
export function tracerOf(t: ThreadState): Tracer {
  if (t.stepper instanceof Tracer) return t.stepper;
  const tracer = new Tracer(monitoringOf(t.interp));
  t.stepper = tracer;
  return tracer;
}
/** The tracer of a thread that may have nothing to do any more. */
export function release(t: ThreadState, tracer: Tracer): void {
  if (tracer.isIdle) t.stepper = null;
}

/**
 * A stepper looks at a thread before each instruction: for sys.settrace and its kin, for putting threads aside at every instruction, and
 * later for debuggers. A thread that has one runs in a loop of its own (loop-stepping.gen.ts), so others pay nothing.
 */
import type { PyException } from '../runtime/exceptions.ts';
import type { Value } from '../runtime/object.ts';
import type { AnyFrame, Frame } from './frame.ts';
import type { ThreadState } from './thread.ts';

export interface Stepper {
  /** Runs the loop: as runLoop(t, base). */
  readonly run: (t: ThreadState, base: AnyFrame | null) => Value;
  /**
   * Before the instruction at frame.pc - 1. True: the thread is to be put aside first. Guest code may be called, and what it raises is
   * raised there.
   */
  stops(t: ThreadState, frame: Frame): boolean;
  /** An exception is looked at in a frame, `fresh` or raised again. What is given back goes on in its place. */
  raised(t: ThreadState, frame: Frame, exception: PyException, fresh: boolean): PyException;
  /** The frame is about to go on with the handler at `target`. */
  handled(t: ThreadState, frame: Frame, target: number, exception: PyException): PyException;
  /** A generator goes on because something is thrown into it, or has come out of whom it delegates to after that. */
  thrown(t: ThreadState, frame: Frame, exception: PyException): PyException;
  /** The generator that the instruction goes through has returned. */
  ended(t: ThreadState, frame: Frame, value: Value): void;
  /** It has left the frame. */
  unwound(t: ThreadState, frame: Frame, exception: PyException): PyException;
}

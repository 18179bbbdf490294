/**
 * Delivering results and unwinding exceptions along the chain of frames.
 *
 * When a frame finishes, its value goes to the frame below. A native frame takes it in its next step. A guest frame takes it
 * as the result of the instruction it is at, and most instructions just push it; LATE says what the others do.
 * An exception goes the same way: a guest frame looks into its exception table, a native frame may rescue.
 */
import { OPCODES } from '../bytecode/opcodes.ts';
import { Op } from '../bytecode/op.gen.ts';
import type { PyException } from '../runtime/exceptions.ts';
import { DONE, ENDED, PUSHED, Sentinel, type Value } from '../runtime/object.ts';
import { isStop } from '../runtime/protocols.ts';
import { stopValueOf } from '../runtime/types/exceptions.ts';
import { NativeFrame } from '../runtime/native-frame.ts';
import { type AnyFrame, Frame, PyTraceback } from './frame.ts';
import { giveContext, toException } from './host-errors.ts';
import type { ThreadState } from './thread.ts';

/** The loop's result when the chain was put aside before it was finished. */
export const PUT_ASIDE: Value = new Sentinel('PUT_ASIDE');
/** The loop's result when an exception has reached its base. */
export const RAISED: Value = new Sentinel('RAISED');

/** What an instruction does with a result that arrives late. */
export const Late = { PUSH: 0, DROP: 1, AGAIN: 2, NEXT: 3, SEND: 4, NOT: 5, JUMP: 6, JUMP_OR_POP: 7, METHOD: 8 } as const;
const LATE_BY_NAME: Readonly<Record<string, number>> = {
  STORE_ATTR: Late.DROP,
  DELETE_ATTR: Late.DROP,
  STORE_SUBSCR: Late.DROP,
  DELETE_SUBSCR: Late.DROP,
  STORE_SLICE: Late.DROP,
  STORE_NAME: Late.DROP,
  DELETE_NAME: Late.DROP,
  LIST_EXTEND: Late.DROP,
  SET_UPDATE: Late.DROP,
  DICT_UPDATE: Late.DROP,
  DICT_MERGE: Late.DROP,
  SET_ADD: Late.DROP,
  MAP_ADD: Late.DROP,
  POP_JUMP_IF_FALSE: Late.JUMP,
  POP_JUMP_IF_TRUE: Late.JUMP,
  JUMP_IF_FALSE_OR_POP: Late.JUMP_OR_POP,
  JUMP_IF_TRUE_OR_POP: Late.JUMP_OR_POP,
  UNARY_NOT: Late.NOT,
  LOAD_METHOD: Late.METHOD,
  LOAD_SUPER_METHOD: Late.METHOD,
  UNPACK_SEQUENCE: Late.AGAIN,
  UNPACK_EX: Late.AGAIN,
  FOR_ITER: Late.NEXT,
  SEND: Late.SEND,
  CONTAINS_OP: Late.NOT,
};
export const LATE = new Uint8Array(256);
OPCODES.forEach((op, index) => {
  LATE[index] = LATE_BY_NAME[op.name] ?? Late.PUSH;
});

/** Gives a guest frame the result of the instruction it is at. */
export function takeLate(frame: Frame, value: Value): void {
  const word = frame.words[frame.pc - 1];
  switch (LATE[word & 255]) {
    case Late.PUSH:
      frame.locals[frame.sp++] = value;
      return;
    case Late.DROP:
      return;
    case Late.AGAIN:
      frame.locals[frame.sp++] = value;
      frame.pc--;
      return;
    case Late.NEXT:
      if (value === DONE) {
        frame.sp--;
        frame.pc = word >>> 8;
      } else frame.locals[frame.sp++] = value;
      return;
    case Late.SEND:
      if (value === DONE) {
        frame.locals[frame.sp++] = null;
        frame.pc = word >>> 8;
      } else frame.locals[frame.sp++] = value;
      return;
    case Late.JUMP:
      if (value === ((word & 255) === Op.POP_JUMP_IF_TRUE)) frame.pc = word >>> 8;
      return;
    case Late.JUMP_OR_POP:
      if (value === ((word & 255) === Op.JUMP_IF_TRUE_OR_POP)) frame.pc = word >>> 8;
      else frame.sp--;
      return;
    case Late.METHOD:
      frame.locals[frame.sp++] = value;
      frame.locals[frame.sp++] = undefined as never;
      return;
    default:
      frame.locals[frame.sp++] = (word & 255) === Op.UNARY_NOT || word >>> 8 === 1 ? !value : value;
  }
}
function opAt(frame: Frame): number {
  return frame.words[frame.pc - 1] & 255;
}
/** Something was thrown into whom the frame delegates to: what comes out of that is raised where the frame sleeps. */
function isThrownThrough(frame: Frame): boolean {
  return frame.generator?.thrown === true && opAt(frame) === Op.SEND;
}
/** A delegate or iterator has returned: the loop ends, or the delegation gives its value. False: it is no such place. */
function takeEnd(frame: Frame, value: Value): boolean {
  const word = frame.words[frame.pc - 1];
  switch (word & 255) {
    case Op.FOR_ITER:
      frame.sp--;
      frame.pc = word >>> 8;
      return true;
    case Op.SEND:
      frame.locals[frame.sp++] = value;
      frame.pc = word >>> 8;
      if (frame.generator !== null) frame.generator.thrown = false;
      return true;
    default:
      return false;
  }
}
function tellEnd(t: ThreadState, frame: Frame, value: Value): PyException | null {
  try {
    t.stepper?.ended(t, frame, value);
    return null;
  } catch (error) {
    return toException(t, error);
  }
}

/**
 * Delivers a value to the frame on top of the chain and runs native frames until a guest frame can go on (true) or the value
 * reaches `base` (false; it is in thread.result). `ended` means that a generator has returned the value.
 */
export function deliver(t: ThreadState, base: AnyFrame | null, value: Value, ended: boolean): boolean {
  for (;;) {
    const frame = t.frame;
    if (frame === base || frame === null) {
      if (ended) return escape(t, t.stopIteration(value));
      t.result = value;
      return false;
    }
    if (frame instanceof Frame) {
      if (!ended) takeLate(frame, value);
      else {
        const failure = t.stepper === null ? null : tellEnd(t, frame, value);
        if (failure !== null) return unwind(t, base, failure, true);
        if (isThrownThrough(frame) || !takeEnd(frame, value)) return unwind(t, base, t.stopIteration(value), true);
      }
      return true;
    }
    if (ended) {
      if (!frame.catchesStop) return unwind(t, base, t.stopIteration(value), true);
      value = DONE;
      ended = false;
    }
    frame.catchesStop = false;
    try {
      value = stepOn(t, frame, value);
    } catch (error) {
      t.frame = frame.back as AnyFrame | null;
      return unwind(t, base, toException(t, error), true);
    }
    if (value === PUSHED) {
      if (t.pending !== null) return raisePending(t, base);
      if (!isDeferred(t)) return true;
      if (t.fuel < 0 && t.lookUp()) {
        (t.frame as NativeFrame).deferred = true;
        return true;
      }
      value = null;
      continue;
    }
    if (value === ENDED) {
      value = t.result;
      ended = true;
    }
    t.frame = frame.back as AnyFrame | null;
  }
}
/** Whether the frame on top is a native one whose step is still to be run; now it is run. */
function isDeferred(t: ThreadState): boolean {
  const top = t.frame;
  if (!(top instanceof NativeFrame) || !top.deferred) return false;
  top.deferred = false;
  return true;
}
/** No guest frame is on top: true when one is after the native frame there has begun; false as `deliver`; undefined to wait. */
export function beginDeferred(t: ThreadState, base: AnyFrame | null): boolean | undefined {
  if (!isDeferred(t)) return undefined;
  const goesOn = deliver(t, base, null, false);
  return goesOn && !(t.frame instanceof Frame) ? undefined : goesOn;
}
function stepOn(t: ThreadState, frame: NativeFrame, value: Value): Value {
  try {
    return frame.step(t, frame, value);
  } catch (error) {
    if (frame.rescue === null) throw error;
    return t.rescue(frame, error);
  }
}
/** An exception waits to be raised in the frame on top. */
export function raisePending(t: ThreadState, base: AnyFrame | null): boolean {
  const exception = t.pending as PyException;
  t.pending = null;
  return unwind(t, base, exception, true);
}

function escape(t: ThreadState, exception: PyException): false {
  t.result = RAISED;
  t.raised = exception;
  return false;
}

/**
 * Finds who handles an exception, from the frame on top downwards: true when a guest frame goes on. When it reaches `base` the
 * result is RAISED. `fresh`: the frame on top adds its line to the traceback (not when it re-raises).
 */
export function unwind(t: ThreadState, base: AnyFrame | null, exception: PyException, fresh: boolean): boolean {
  for (;;) {
    const frame = t.frame;
    if (frame === base || frame === null) return escape(t, exception);
    if (frame instanceof Frame) {
      if (isThrownThrough(frame)) frame.pc++;
      const { generator } = frame;
      const at = frame.pc > 0 ? frame.pc - 1 : 0;
      if (generator?.thrown && t.stepper !== null) exception = t.stepper.thrown(t, frame, exception);
      if (isStop(exception)) {
        if (t.stepper !== null && (opAt(frame) === Op.FOR_ITER || opAt(frame) === Op.SEND))
          exception = t.stepper.raised(t, frame, exception, true);
        if (takeEnd(frame, stopValueOf(exception))) return true;
      }
      if (generator?.thrown) {
        // As in CPython: what is thrown, or comes of it in a delegate, has what the generator handles as its context.
        generator.thrown = false;
        if (generator.handles) giveContext(t, exception);
      }
      if (fresh) exception.traceback = new PyTraceback(exception.traceback as PyTraceback | null, frame, at, frame.line);
      if (t.stepper !== null) exception = t.stepper.raised(t, frame, exception, fresh);
      fresh = true;
      const { exceptions } = frame.code;
      for (let i = 0; i < exceptions.length; i++) {
        const entry = exceptions[i];
        if (at < entry.start || at >= entry.end) continue;
        if (t.stepper !== null) {
          const handled = t.stepper.handled(t, frame, entry.target, exception);
          if (handled !== exception) {
            // Whoever was told has raised before the handler has begun: as in CPython nothing in the frame handles that.
            exception = handled;
            break;
          }
        }
        frame.sp = frame.code.localCount + entry.depth;
        if (entry.lasti) frame.locals[frame.sp++] = at;
        frame.locals[frame.sp++] = exception;
        frame.pc = entry.target;
        if (entry.target <= at) t.fuel--;
        return true;
      }
      if (t.stepper !== null) exception = t.stepper.unwound(t, frame, exception);
      t.frame = frame.back;
      if (generator !== null) {
        frame.back = null;
        generator.frame = null;
        t.leave(generator);
      }
      continue;
    }
    t.frame = frame.back as AnyFrame | null;
    let value: Value | undefined;
    try {
      if (frame.catchesStop && isStop(exception)) {
        frame.catchesStop = false;
        t.frame = frame;
        value = frame.step(t, frame, DONE);
      } else if (frame.rescue !== null) {
        t.frame = frame;
        frame.catchesStop = false;
        value = frame.rescue(t, frame, exception);
      }
    } catch (error) {
      t.frame = frame.back as AnyFrame | null;
      exception = toException(t, error);
      continue;
    }
    if (value === PUSHED) return t.pending !== null ? raisePending(t, base) : isDeferred(t) ? deliver(t, base, null, false) : true;
    t.frame = frame.back as AnyFrame | null;
    if (value !== undefined) return deliver(t, base, value, false);
  }
}

/**
 * What JavaScript throws becomes a guest exception, in this one place.
 *
 * A Raise carries its exception. The host's own RangeErrors are mapped to what they mean for the guest: a full stack to
 * RecursionError, an array or string that cannot be to MemoryError. Anything else is our bug and stays one.
 */
import { KeyboardInterrupt, makeException, MemoryError, OverflowError, type PyException, RecursionError } from '../runtime/exceptions.ts';
import { Interrupted } from '../runtime/host.ts';
import { Raise } from '../runtime/machine.ts';
import { SettledMark } from './settled.ts';
import type { ThreadState } from './thread.ts';

export function toException(t: ThreadState, error: unknown): PyException {
  if (error instanceof Raise) {
    const exception = error.exception as PyException;
    if (!(error instanceof SettledMark)) giveContext(t, exception);
    return exception;
  }
  if (error instanceof Interrupted) {
    const exception = makeException(KeyboardInterrupt);
    giveContext(t, exception);
    return exception;
  }
  if (error instanceof globalThis.RangeError) {
    const { message } = error;
    const type = message.includes('call stack') ? RecursionError : message.includes('BigInt') ? OverflowError : MemoryError;
    const exception = makeException(
      type,
      ...(type === RecursionError ? ['maximum recursion depth exceeded'] : type === OverflowError ? ['int too large for this host'] : []),
    );
    giveContext(t, exception);
    return exception;
  }
  throw error;
}

/** The exception being handled becomes the context of a new one; a cycle is cut as in CPython. */
export function giveContext(t: ThreadState, exception: PyException): void {
  const handled = t.handled;
  if (handled === null || handled === exception) return;
  let link: PyException | null = handled;
  let slow: PyException | null = handled;
  let step = false;
  while (link !== null && link.context !== null) {
    if (link.context === exception) {
      link.context = null;
      break;
    }
    link = link.context;
    if (step) {
      slow = (slow as PyException).context;
      if (slow === link) break;
    }
    step = !step;
  }
  exception.context = handled;
}

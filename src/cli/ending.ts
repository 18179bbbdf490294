/**
 * How a program ends: what is said about an exception that nobody handled, the last flush, the exit status.
 *
 * 0 done, 1 an exception, 120 output that could not be written, SIGINT after KeyboardInterrupt; SystemExit says its own.
 */
import { flushFiles, printException, syntaxError, writeTo } from '../assemble.ts';
import type { PyModule } from '../runtime/callables.ts';
import type { PyDict } from '../runtime/dict.ts';
import { KeyboardInterrupt, type PyException, SystemExit } from '../runtime/exceptions.ts';
import { Raise } from '../runtime/machine.ts';
import { intOf } from '../runtime/number.ts';
import type { Value } from '../runtime/object.ts';
import { SyntaxProblem } from '../support/errors.ts';
import { Frame } from '../vm/frame.ts';
import type { InterpreterState } from '../vm/interpreter.ts';
import { HostCrash } from './crash.ts';
import { exceptionFor, type Output } from './output.ts';

/** An exit status, or the signal that the process shall die by, so that shells see it. */
export type Ending = number | 'SIGINT';

export interface EndingOptions {
  /** Afterwards there is a dialogue, which SystemExit does not prevent. */
  readonly inspects?: boolean;
}

const sysDict = (interp: InterpreterState): PyDict => (interp.modules.getName('sys') as PyModule).dict;

/** Runs what may write to a standard error that is gone; then nobody can be told anyway. */
function trying(run: () => void): void {
  try {
    run();
  } catch (error) {
    if (!(error instanceof Raise)) throw error;
  }
}

/** Says what went wrong. Throws a HostCrash for what no program can cause. */
export function endWith(interp: InterpreterState, output: Output, error: unknown, { inspects = false }: EndingOptions = {}): Ending {
  const t = interp.mainThread;
  const place = guestPlace(interp);
  const exception =
    error instanceof Raise ? (error.exception as PyException) : error instanceof SyntaxProblem ? syntaxError(error, '<unknown>') : null;
  if (exception === null) {
    if (error instanceof HostCrash) throw error;
    trying(() => void flush(interp, 'stdout'));
    throw new HostCrash(error, place);
  }
  t.frame = null;
  try {
    if (exception.cls.isSubtypeOf(SystemExit) && !inspects) return exitStatus(interp, exception);
    if (!(output.hasLostItsReader && exception.cls.name === 'BrokenPipeError')) {
      const second = showUnhandled(interp, exception);
      if (second !== null) return second;
    }
  } catch (error) {
    if (!(error instanceof Raise)) throw new HostCrash(error, place);
  }
  return exception.cls.isSubtypeOf(KeyboardInterrupt) ? 'SIGINT' : 1;
}

function guestPlace(interp: InterpreterState): string {
  for (let frame = interp.mainThread.frame; frame !== null; frame = frame.back as typeof frame) {
    if (frame instanceof Frame) return `line ${frame.line} of ${frame.code.filename}`;
  }
  return '';
}

/** The exit status of SystemExit; a message goes to standard error. */
function exitStatus(interp: InterpreterState, exception: PyException): number {
  const code = exception.extra?.code ?? null;
  if (code === null) return 0;
  const status = intOf(code);
  // What is no C long is -1.
  if (status !== undefined) return BigInt(status) === BigInt.asIntN(64, BigInt(status)) ? Number(BigInt.asUintN(8, BigInt(status))) : 255;
  let text = '';
  trying(() => {
    text = interp.mainThread.strText(code);
  });
  trying(() => writeTo(interp.mainThread, 'stderr', `${text}\n`));
  return 1;
}

/** sys.excepthook. Gives an exit status if the hook asks to exit. */
function showUnhandled(interp: InterpreterState, exception: PyException): Ending | null {
  const t = interp.mainThread;
  const sys = sysDict(interp);
  sys.setName('last_exc', exception);
  sys.setName('last_type', exception.cls);
  sys.setName('last_value', exception);
  sys.setName('last_traceback', exception.traceback);
  const hook = sys.getName('excepthook');
  if (hook === undefined) {
    printException(t, exception, { heading: 'sys.excepthook is missing' });
    return null;
  }
  try {
    t.call(hook, [exception.cls, exception, exception.traceback]);
  } catch (error) {
    if (!(error instanceof Raise)) throw error;
    t.frame = null;
    const second = error.exception as PyException;
    if (second.cls.isSubtypeOf(SystemExit)) return exitStatus(interp, second);
    printException(t, second, { heading: 'Error in sys.excepthook:' });
    printException(t, exception, { heading: '\nOriginal exception was:' });
  }
  return null;
}

/** Flushes what sys.stdout and sys.stderr are now, and what they were at first. Says whether all output has arrived. */
export function flushAll(interp: InterpreterState, output: Output): boolean {
  trying(() => flushFiles(interp.mainThread));
  const failure = flush(interp, 'stdout') ?? (output.lost[1] === null ? null : exceptionFor(output.lost[1]));
  if (failure !== null && !(output.hasLostItsReader && failure.cls.name === 'BrokenPipeError')) {
    trying(() => {
      printException(interp.mainThread, failure, { heading: 'Exception ignored while flushing sys.stdout:' });
    });
  }
  flush(interp, '__stdout__');
  return flush(interp, 'stderr') === null && failure === null && output.lost[2] === null;
}

/** The exception, if there is one. */
function flush(interp: InterpreterState, name: 'stdout' | 'stderr' | '__stdout__'): PyException | null {
  const t = interp.mainThread;
  const stream = sysDict(interp).getName(name) as Value | undefined;
  if (stream === undefined || stream === null) return null;
  try {
    if (t.truth(t.findAttr(stream, 'closed') ?? false)) return null;
    t.callMethod(stream, 'flush', []);
    return null;
  } catch (error) {
    if (!(error instanceof Raise)) throw error;
    t.frame = null;
    return error.exception as PyException;
  }
}

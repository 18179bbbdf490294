/**
 * Module _signal, what module signal (stdlib/signal) is made of: handlers, and the timers that send SIGALRM. How a handler gets to run
 * is told in vm/signals.ts.
 */
import { builtinType, isCallable } from '../runtime/builtin-types.ts';
import { PyTuple } from '../runtime/collections.ts';
import { floatArg, indexOf } from '../runtime/convert.ts';
import type { ModuleRows } from '../runtime/define.ts';
import { KeyboardInterrupt, makeException, OSError, raised, TypeError, ValueError } from '../runtime/exceptions.ts';
import { Raise, type Thread } from '../runtime/machine.ts';
import type { NativeFrame } from '../runtime/native-frame.ts';
import { makeFloat } from '../runtime/number.ts';
import { PUSHED, TypeFlag, type Value } from '../runtime/object.ts';
import { strFromJs } from '../runtime/text.ts';
import { raiseSignal, SIG_DFL, SIG_IGN, SIGINT, type Signals } from '../vm/signals.ts';
import type { ThreadState } from '../vm/thread.ts';
import type { Timer } from '../vm/timers.ts';
import { systemError } from './errno.ts';

const [SIGKILL, SIGPIPE, SIGALRM, SIGSTOP, SIGXFSZ] = [9, 13, 14, 19, 25];
const LAST = 64;
/** The C library keeps them for itself. */
const isReserved = (number: number): boolean => number === 32 || number === 33;

const itimerErrorType = builtinType('ItimerError', {
  base: OSError,
  flags: TypeFlag.BASETYPE | TypeFlag.HAS_DICT,
  module: 'signal',
});
const machine = (t: Thread): ThreadState => t as ThreadState;
const signalsOf = (t: Thread): Signals => machine(t).interp.signals;

function numberOf(t: Thread, value: Value): number {
  const number = Number(indexOf(t, value));
  if (number < 1 || number > LAST) throw raised(ValueError, 'signal number out of range');
  return number;
}
function invalid(type = OSError): Raise {
  const { exception } = systemError('EINVAL');
  exception.cls = type;
  return new Raise(exception);
}

/** What is done about a signal now: a function, SIG_DFL, SIG_IGN, or None for what Python knows nothing about. */
function actionOf(t: Thread, number: number): Value {
  const handler = signalsOf(t).handlers.get(number);
  if (handler !== undefined) return handler;
  if (number === SIGINT) return t.getAttr(machine(t).interp.importNow(machine(t), '_signal'), 'default_int_handler');
  return isReserved(number) ? null : number === SIGPIPE || number === SIGXFSZ ? SIG_IGN : SIG_DFL;
}
function setAction(t: Thread, signalnum: Value, handler: Value): Value {
  const { interp } = machine(t);
  const number = Number(indexOf(t, signalnum));
  if (t !== interp.process.main.mainThread) throw raised(ValueError, 'signal only works in main thread of the main interpreter');
  numberOf(t, number);
  const isConstant = handler === SIG_DFL || handler === SIG_IGN;
  if (!isConstant && !isCallable(handler))
    throw raised(TypeError, 'signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object');
  if (number === SIGKILL || number === SIGSTOP || isReserved(number)) throw invalid();
  const before = actionOf(t, number);
  const { signals, host } = interp;
  signals.handlers.set(number, handler);
  if (handler === SIG_DFL) host.signals?.watch(number, null);
  else host.signals?.watch(number, () => signals.arrive(number));
  return before;
}
function pauseStep(t: Thread, f: NativeFrame, _value: Value): Value {
  if (f.state !== 0) return null;
  f.state = 1;
  const { pausing } = signalsOf(t);
  let wake: (value: Value) => void = () => {};
  machine(t).waitFor({
    what: () => 'a signal',
    start: (done) => {
      wake = done;
      pausing.add(wake);
    },
    cancel: () => void pausing.delete(wake),
  });
  return PUSHED;
}

// ---- the timer
interface Clock {
  timer: Timer | null;
  interval: number;
}
const CLOCK = Symbol('itimer');
function clockOf(t: Thread): Clock {
  const { drawer } = t.interp;
  const known = drawer.get(CLOCK) as Clock | undefined;
  if (known !== undefined) return known;
  const clock: Clock = { timer: null, interval: 0 };
  drawer.set(CLOCK, clock);
  return clock;
}
/** Seconds until it fires, and from then to the next time. */
function timerState(t: Thread): [number, number] {
  const { timer, interval } = clockOf(t);
  return timer === null || timer.isOff ? [0, 0] : [Math.max(timer.at - t.interp.host.monotonic(), 1e-6), interval];
}
function setTimer(t: Thread, seconds: number, interval: number): void {
  const clock = clockOf(t);
  const { interp } = machine(t);
  if (clock.timer !== null) clock.timer.isOff = true;
  clock.timer = null;
  clock.interval = interval;
  const wind = (at: number): void => {
    clock.timer = interp.scheduler.at(at, () => {
      clock.timer = null;
      interp.signals.arrive(SIGALRM);
      if (clock.interval > 0) wind(at + clock.interval);
    });
  };
  if (seconds > 0) wind(t.interp.host.monotonic() + seconds);
}
function checkTimer(t: Thread, which: Value): void {
  const number = Number(indexOf(t, which));
  if (number === 1 || number === 2) throw raised(ValueError, 'glasspy has ITIMER_REAL only: it does not count the time of a processor');
  if (number !== 0) throw invalid(itimerErrorType);
}
const pairOf = ([seconds, interval]: readonly [number, number]): Value => new PyTuple([makeFloat(seconds), makeFloat(interval)]);

const TEXTS: readonly string[] = (
  '|Hangup|Interrupt|Quit|Illegal instruction|Trace/breakpoint trap|Aborted|Bus error|Floating point exception|Killed|User defined signal 1|' +
  'Segmentation fault|User defined signal 2|Broken pipe|Alarm clock|Terminated|Stack fault|Child exited|Continued|Stopped (signal)|Stopped|' +
  'Stopped (tty input)|Stopped (tty output)|Urgent I/O condition|CPU time limit exceeded|File size limit exceeded|Virtual timer expired|' +
  'Profiling timer expired|Window changed|I/O possible|Power failure|Bad system call'
).split('|');

export const signalModule: ModuleRows = {
  name: '_signal',
  doc: 'This module provides mechanisms to use signal handlers in Python.',
  types: [[itimerErrorType, {}]],
  functions: {
    signal: [
      '(signalnum, handler, /)',
      'Set the action for the given signal: SIG_DFL, SIG_IGN, or a function of the number and a frame.\n\nThe action before is returned. A function is called in the main thread, and only there may this be called.',
      setAction,
    ],
    getsignal: [
      '(signalnum, /)',
      'Return the current action for the given signal.',
      (t, signalnum: Value) => actionOf(t, numberOf(t, signalnum)),
    ],
    raise_signal: [
      '(signalnum, /)',
      'Send a signal to the executing process.',
      (t, signalnum: Value) => {
        const number = Number(indexOf(t, signalnum));
        if (number < 0 || number > LAST) throw invalid();
        return number === 0 ? null : raiseSignal(t, number);
      },
    ],
    strsignal: [
      '(signalnum, /)',
      'Return the system description of the given signal, or None for one that it does not know.',
      (t, signalnum: Value) => {
        const number = numberOf(t, signalnum);
        return number >= 34 ? `Real-time signal ${number - 34}` : number < TEXTS.length ? strFromJs(TEXTS[number]) : null;
      },
    ],
    default_int_handler: [
      '(signalnum, frame, /)',
      'The default handler for SIGINT installed by Python.\n\nIt raises KeyboardInterrupt.',
      () => {
        throw new Raise(makeException(KeyboardInterrupt));
      },
    ],
    alarm: [
      '(seconds, /)',
      'Arrange for SIGALRM to arrive after the given number of seconds, or with 0 for none to arrive; return what was left of the last time.',
      (t, seconds: Value) => {
        const before = Math.ceil(timerState(t)[0] - 1e-6);
        setTimer(t, Number(indexOf(t, seconds)), 0);
        return before;
      },
    ],
    setitimer: [
      '(which, seconds, interval=0.0, /)',
      'Set the timer ITIMER_REAL: SIGALRM arrives after so many seconds, then after every interval. The former setting is returned.',
      (t, which: Value, seconds: Value, interval: Value = 0) => {
        const [first, next] = [floatArg(t, seconds), floatArg(t, interval)];
        checkTimer(t, which);
        if (!(first >= 0 && next >= 0)) throw invalid(itimerErrorType);
        const before = timerState(t);
        setTimer(t, first, next);
        return pairOf(before);
      },
    ],
    getitimer: [
      '(which, /)',
      'Returns current value of given itimer.',
      (t, which: Value) => {
        checkTimer(t, which);
        return pairOf(timerState(t));
      },
    ],
    pause: ['()', 'Wait until a signal arrives.', (t) => t.start(pauseStep)],
    siginterrupt: [
      '(signalnum, flag, /)',
      'Change system call restart behaviour: here no call of the system is interrupted by a signal.',
      (t, signalnum: Value) => {
        numberOf(t, signalnum);
        return null;
      },
    ],
  },
  values: () => ({ ItimerError: itimerErrorType, SIG_DFL, SIG_IGN, NSIG: LAST + 1, ITIMER_REAL: 0 }),
};

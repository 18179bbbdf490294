/**
 * Module _tracing: what module sys loads when somebody wants to look on (vm/tracer.ts).
 */
import type { ModuleRows } from '../runtime/define.ts';
import type { Thread } from '../runtime/machine.ts';
import type { NativeFrame } from '../runtime/native-frame.ts';
import { PUSHED, type Value } from '../runtime/object.ts';
import { release, type Tracer, tracerOf } from '../vm/tracer.ts';
import type { ThreadState } from '../vm/thread.ts';

const machine = (t: Thread): ThreadState => t as ThreadState;
/** Sets one of the functions; of one thread or of all. */
function put(t: Thread, threads: Iterable<ThreadState>, kind: 'trace' | 'profile', callback: Value): Value {
  return changing(t, () => {
    for (const thread of threads) {
      if (callback === null && thread.stepper === null) continue;
      const tracer = tracerOf(thread);
      tracer[kind] = callback;
      release(thread, tracer);
    }
  });
}
/** Does something that may give the thread its first stepper: then the loop is left for a moment, so that the other one goes on. */
export function changing(t: Thread, change: () => void): Value {
  const hadNone = machine(t).stepper === null;
  change();
  // Before the program begins there is no loop to leave.
  return hadNone && machine(t).stepper !== null && t.frame !== null ? t.start(changeLoop) : null;
}
function changeLoop(t: Thread, f: NativeFrame, _value: Value): Value {
  if (f.state !== 0) return null;
  f.state = 1;
  machine(t).waitFor({ isInside: true, start: (done) => done(null), cancel: () => {} });
  return PUSHED;
}

export const tracingModule: ModuleRows = {
  name: '_tracing',
  doc: 'Functions of module sys that look on while a program runs.',
  functions: {
    settrace: [
      '(function, /)',
      'Set the global debug tracing function.\n\nIt is called as function(frame, event, arg) at every function call, and gives the function for the lines of that.',
      (t, callback: Value) => put(t, [machine(t)], 'trace', callback),
    ],
    gettrace: [
      '()',
      'Return the global debug tracing function set with sys.settrace.',
      (t) => (machine(t).stepper as Tracer | null)?.trace ?? null,
    ],
    setprofile: [
      '(function, /)',
      'Set the profiling function.\n\nIt is called as function(frame, event, arg) at every function call and return.',
      (t, callback: Value) => put(t, [machine(t)], 'profile', callback),
    ],
    getprofile: [
      '()',
      'Return the profiling function set with sys.setprofile.',
      (t) => (machine(t).stepper as Tracer | null)?.profile ?? null,
    ],
    _settraceallthreads: [
      '(function, /)',
      'Set the global debug tracing function in all running threads.',
      (t, callback: Value) => put(t, machine(t).interp.threads(), 'trace', callback),
    ],
    _setprofileallthreads: [
      '(function, /)',
      'Set the profiling function in all running threads.',
      (t, callback: Value) => put(t, machine(t).interp.threads(), 'profile', callback),
    ],
    step_every: [
      '(count, /)',
      'Has every thread put aside after so many instructions, from now on; 0 for never.',
      (t, count: Value) => {
        const { interp } = machine(t);
        const prepare = (thread: ThreadState): void => {
          const tracer = tracerOf(thread);
          tracer.every = Number(count);
          release(thread, tracer);
        };
        interp.onThread.set('step_every', prepare);
        return changing(t, () => {
          for (const thread of interp.threads()) prepare(thread);
        });
      },
    ],
  },
};

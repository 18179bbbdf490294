/**
 * Module _time, the part of module time (stdlib/time) that asks the host: its clocks and its zone.
 */
import { typeName } from '../runtime/builtin-types.ts';
import { PyTuple } from '../runtime/collections.ts';
import type { PyFunction } from '../runtime/callables.ts';
import { type ModuleRows, nativeFunction, type NativeRow } from '../runtime/define.ts';
import { raised, TypeError, ValueError } from '../runtime/exceptions.ts';
import type { Thread } from '../runtime/machine.ts';
import type { NativeFrame } from '../runtime/native-frame.ts';
import { doubleOf, makeFloat } from '../runtime/number.ts';
import { PUSHED, type Value } from '../runtime/object.ts';
import type { ThreadState } from '../vm/thread.ts';

const nanoseconds = (seconds: number): Value => {
  const ns = BigInt(Math.round(seconds * 1e6)) * 1000n;
  return ns <= 9007199254740991n ? Number(ns) : ns;
};
/** a: seconds. The thread is put aside until its time has come. */
function sleepStep(t: Thread, f: NativeFrame, _value: Value): Value {
  if (f.state !== 0) return null;
  f.state = 1;
  const seconds = f.a as number;
  (t as ThreadState).waitFor({
    what: () => `${seconds} seconds to pass`,
    until: t.interp.host.monotonic() + seconds,
    late: null,
    start: () => {},
    cancel: () => {},
  });
  return PUSHED;
}
export const timeModule: ModuleRows = {
  name: '_time',
  doc: 'This module provides various functions to manipulate time values.',
  functions: {
    time: ['()', 'Return the current time in seconds since the Epoch.', (t) => makeFloat(t.interp.host.time())],
    time_ns: ['()', 'Return the current time in nanoseconds since the Epoch.', (t) => nanoseconds(t.interp.host.time())],
    monotonic: ['()', 'Monotonic clock, cannot go backward.', (t) => makeFloat(t.interp.host.monotonic())],
    monotonic_ns: ['()', 'Monotonic clock, cannot go backward, as nanoseconds.', (t) => nanoseconds(t.interp.host.monotonic())],
    perf_counter: ['()', 'Performance counter for benchmarking.', (t) => makeFloat(t.interp.host.monotonic())],
    perf_counter_ns: ['()', 'Performance counter for benchmarking as nanoseconds.', (t) => nanoseconds(t.interp.host.monotonic())],
    process_time: [
      '()',
      'Process time for profiling: sum of the kernel and user-space CPU time.',
      (t) => makeFloat(t.interp.host.processTime()),
    ],
    process_time_ns: ['()', 'Process time for profiling as nanoseconds.', (t) => nanoseconds(t.interp.host.processTime())],
    thread_time: ['()', 'Thread time for profiling.', (t) => makeFloat(t.interp.host.processTime())],
    _zone: [
      '(seconds, /)',
      "The host's zone at a moment: seconds east of UTC, the zone's short name, and whether daylight saving time is on.",
      (t, seconds: Value) => new PyTuple([...t.interp.host.zone(Number(seconds))]),
    ],
    _builtin: [
      '(function, signature, /)',
      'The function as a builtin one, which a class that has it as an attribute does not bind.',
      (_t, python: PyFunction, signature: Value) => {
        const body: NativeRow[2] = (t: Thread, ...given: (Value | undefined)[]) =>
          t.invoke(
            python,
            given.filter((value) => value !== undefined),
          );
        return nativeFunction(python.name as string, [signature as string, python.doc as string, body], 'time');
      },
    ],
    sleep: [
      '(object, /)',
      'Delay execution for a given number of seconds.  The argument may be\na floating-point number for subsecond precision.',
      (t, seconds: Value) => {
        const s = doubleOf(seconds);
        if (s === undefined) throw raised(TypeError, `'${typeName(seconds)}' object cannot be interpreted as an integer or float`);
        if (s !== s) throw raised(ValueError, 'Invalid value NaN (not a number)');
        if (s < 0) throw raised(ValueError, 'sleep length must be non-negative');
        return t.start(sleepStep, s);
      },
    ],
  },
};

/**
 * Module _thread: threads and their locks, as module threading (stdlib/threading) needs them. How threads take turns is told in
 * vm/scheduler.ts.
 */
import { builtinType, isCallable, typeName } from '../../runtime/builtin-types.ts';
import { PyTuple } from '../../runtime/collections.ts';
import { floatArg, indexOf } from '../../runtime/convert.ts';
import type { ModuleRows, TypeRows } from '../../runtime/define.ts';
import { PyDict } from '../../runtime/dict.ts';
import { makeException, PyException, raised, RuntimeError, SystemExit, TypeError, ValueError } from '../../runtime/exceptions.ts';
import { Raise, type Thread } from '../../runtime/machine.ts';
import type { NativeFrame } from '../../runtime/native-frame.ts';
import { makeFloat } from '../../runtime/number.ts';
import { PUSHED, PyObject, type Value } from '../../runtime/object.ts';
import { isStr, jsText, strFromJs } from '../../runtime/text.ts';
import { keywordsFrom } from '../../runtime/types/functions.ts';
import { deadlockErrorType } from '../../vm/deadlock.ts';
import { SIG_DFL, SIGINT } from '../../vm/signals.ts';
import type { ThreadState } from '../../vm/thread.ts';
import { printException, structTypeOf, tellUnraisable, writeTo } from '../sys.ts';
import { localRows, localType } from './local.ts';
import { lockRows, lockType, PyPlainLock, rlockRows, rlockType, TIMEOUT_MAX } from './locks.ts';

const machine = (t: Thread): ThreadState => t as ThreadState;

// ---- handles
/** A thread from outside: whether it has ended, and who waits for that. */
class PyHandle extends PyObject {
  state: 'new' | 'running' | 'done' = 'new';
  ident = 0;
  thread: ThreadState | null = null;
  readonly waiters = new Set<(value: Value) => void>();

  end(): void {
    this.state = 'done';
    this.thread = null;
    for (const wake of this.waiters) wake(null);
    this.waiters.clear();
  }
}
/** Handles that the end of the program waits for: of all threads that are no daemons. */
const awaitedHandles = (t: Thread): Set<PyHandle> => {
  const { drawer } = t.interp;
  let handles = drawer.get(AWAITED) as Set<PyHandle> | undefined;
  if (handles === undefined) drawer.set(AWAITED, (handles = new Set()));
  return handles;
};
const AWAITED = Symbol('awaited');
const handleType = builtinType('_ThreadHandle', { js: PyHandle, module: '_thread' });
handleType.name = '_thread._ThreadHandle';

/** a: the handle, b: when to give up, or undefined. */
function joinStep(t: Thread, f: NativeFrame, _value: Value): Value {
  if (f.state !== 0) return null;
  f.state = 1;
  const handle = f.a as PyHandle;
  let wake: (value: Value) => void = () => {};
  machine(t).waitFor({
    isInside: true,
    what: () => `the end of ${handle.thread?.name ?? 'a thread'}`,
    until: f.b as number | undefined,
    late: null,
    start: (done) => {
      wake = done;
      handle.waiters.add(wake);
    },
    cancel: () => void handle.waiters.delete(wake),
  });
  return PUSHED;
}
const handleRows: TypeRows = {
  new: ['(cls, /, *args, **kwargs)', 'A handle of a thread that has not been started.', () => new PyHandle()],
  methods: {
    is_done: ['(self, /)', 'Whether the thread has ended.', (_t, self: PyHandle) => self.state === 'done'],
    _set_done: [
      '(self, /)',
      'Says that the thread has ended.',
      (_t, self: PyHandle) => {
        if (self.state === 'new') throw raised(RuntimeError, 'thread not started');
        self.end();
        return null;
      },
    ],
    join: [
      '(self, timeout=None, /)',
      'Waits until the thread has ended, or so many seconds.',
      (t, self: PyHandle, timeout: Value = null) => {
        const seconds = timeout === null ? -1 : floatOrRefuse(t, timeout);
        if (self.state === 'new') throw raised(RuntimeError, 'thread not started');
        if (self.state === 'done') return null;
        if (self.thread === t) throw raised(RuntimeError, 'Cannot join current thread');
        return t.start(joinStep, self, seconds < 0 ? undefined : t.interp.host.monotonic() + seconds);
      },
    ],
    __repr__: ['(self, /)', 'Return repr(self).', (_t, self: PyHandle) => `<_thread._ThreadHandle object: ident=${self.ident}>`],
  },
  getset: { ident: [null, (_t, self: PyHandle) => self.ident] },
};
function floatOrRefuse(t: Thread, seconds: Value): number {
  if (isStr(seconds)) throw raised(TypeError, `'${typeName(seconds)}' object cannot be interpreted as an integer or float`);
  return floatArg(t, seconds);
}

/** The end of the program: one after another. An interrupt ends the waiting. a: the handle that is waited for. */
function shutdownStep(t: Thread, f: NativeFrame, _value: Value): Value {
  f.rescue = shutdownRescue;
  const awaited = awaitedHandles(t);
  for (const handle of awaited) {
    if (handle.state === 'done' || handle.thread === t) {
      awaited.delete(handle);
      continue;
    }
    return t.start(joinStep, handle, undefined);
  }
  return null;
}
function shutdownRescue(t: Thread, _f: NativeFrame, exception: PyObject): Value | undefined {
  // That nobody can ever go on is for the driver to tell.
  if (exception.cls === deadlockErrorType) return undefined;
  tellUnraisable(machine(t), exception as PyException, 'Exception ignored while joining a thread in _thread._shutdown()');
  return null;
}

// ---- starting
/** a: the function, b: its arguments, c: its keywords or null, d: the handle or null. The lowest frame of a thread. */
function threadStep(t: Thread, f: NativeFrame, _value: Value): Value {
  if (f.state === 0) {
    f.state = 1;
    f.rescue = threadRescue;
    const value = t.invoke(f.a as Value, f.b as readonly Value[], f.c === null ? null : keywordsFrom(f.c as PyDict));
    if (value === PUSHED) return PUSHED;
  }
  (f.d as PyHandle | null)?.end();
  return null;
}
function nameOf(t: Thread, run: Value): string {
  try {
    return t.reprText(run);
  } catch (error) {
    if (!(error instanceof Raise)) throw error;
    return '<object repr() failed>';
  }
}
function threadRescue(t: Thread, f: NativeFrame, exception: PyObject): Value {
  if (!exception.cls.isSubtypeOf(SystemExit))
    tellUnraisable(machine(t), exception as PyException, `Exception ignored in thread started by ${nameOf(t, f.a as Value)}`);
  (f.d as PyHandle | null)?.end();
  return null;
}
function spawn(t: Thread, run: Value, args: readonly Value[], kwargs: PyDict | null, handle: PyHandle | null): ThreadState {
  const { interp } = machine(t);
  return interp.scheduler.spawn(interp, threadStep, run, args, kwargs, handle);
}
function startNew(t: Thread, run: Value, args: Value, kwargs?: Value): Value {
  if (!isCallable(run)) throw raised(TypeError, 'first arg must be callable');
  if (!(args instanceof PyTuple)) throw raised(TypeError, '2nd arg must be a tuple');
  if (kwargs !== undefined && !(kwargs instanceof PyDict)) throw raised(TypeError, 'optional 3rd arg must be a dictionary');
  return spawn(t, run, args.items, kwargs ?? null, null).id;
}
const START_DOC =
  'Start a new thread and return its identifier.\n\nThe thread calls the function with the arguments of the tuple and the keywords of the dictionary. It ends when the function returns; a\nreturn value is ignored, and an exception is told, but for SystemExit.';

const exit = (): never => {
  throw new Raise(makeException(SystemExit));
};
const newLock = (): Value => new PyPlainLock();

/** threading.excepthook: what is said when a thread dies of an exception. */
function showException(t: Thread, args: Value): Value {
  if (!(args instanceof PyTuple) || args.cls !== exceptHookArgs)
    throw raised(TypeError, '_thread.excepthook argument type must be ExceptHookArgs');
  const [type, value, , thread] = args.items;
  if (type === SystemExit) return null;
  const name = thread === null ? String(t.id) : t.strText(t.getAttr(thread, 'name'));
  const heading = `Exception in thread ${name}:`;
  if (value instanceof PyException) printException(machine(t), value, { heading });
  else writeTo(machine(t), 'stderr', `${heading}\n`);
  return null;
}
const [exceptHookArgs, exceptHookRows] = structTypeOf('_thread', '_ExceptHookArgs', ['exc_type', 'exc_value', 'exc_traceback', 'thread']);

export const threadModule: ModuleRows = {
  name: '_thread',
  doc: "This module provides primitive operations to write multi-threaded programs.\nThe 'threading' module provides a more convenient interface.",
  types: [
    [lockType, lockRows],
    [rlockType, rlockRows],
    [localType, localRows],
    [handleType, handleRows],
    [exceptHookArgs, exceptHookRows],
    [deadlockErrorType, { doc: 'All threads wait for each other. CPython would hang.' }],
  ],
  functions: {
    start_new_thread: ['(function, args, kwargs=<unrepresentable>, /)', START_DOC, startNew],
    start_new: ['(function, args, kwargs=<unrepresentable>, /)', 'An obsolete synonym of start_new_thread().', startNew],
    start_joinable_thread: [
      '(function, handle=None, daemon=True)',
      'Start a new thread that can be joined, and return its handle.',
      (t, run: Value, handle: Value = null, daemon: Value = true) => {
        const isDaemon = t.truth(daemon);
        if (!isCallable(run)) throw raised(TypeError, 'thread function must be callable');
        if (handle !== null && !(handle instanceof PyHandle)) throw raised(TypeError, "'handle' must be a _ThreadHandle");
        const own = handle ?? new PyHandle();
        if (own.state !== 'new') throw raised(RuntimeError, 'thread already started');
        own.state = 'running';
        own.thread = spawn(t, run, [], null, own);
        own.ident = own.thread.id;
        if (!isDaemon) awaitedHandles(t).add(own);
        return own;
      },
    ],
    _make_thread_handle: [
      '(ident, /)',
      'Internal only: a handle for a thread that this module has not started.',
      (t, ident: Value) => {
        const handle = new PyHandle();
        handle.ident = Number(indexOf(t, ident));
        handle.state = 'running';
        for (const thread of machine(t).interp.threads()) if (thread.id === handle.ident) handle.thread = thread;
        handle.thread?.atEnd.push(() => handle.end());
        return handle;
      },
    ],
    _shutdown: [
      '()',
      'Waits until all threads have ended that are no daemons: what the main thread does last.',
      (t) => t.start(shutdownStep),
    ],
    daemon_threads_allowed: [
      '()',
      'Return True if daemon threads are allowed in the current interpreter, and False otherwise.',
      () => true,
    ],
    allocate_lock: ['()', 'Create a new lock object.', newLock],
    allocate: ['()', 'An obsolete synonym of allocate_lock().', newLock],
    exit: ['()', 'This is synonymous to ``raise SystemExit``.', exit],
    exit_thread: ['()', 'An obsolete synonym of exit().', exit],
    interrupt_main: [
      '(signum=2, /)',
      'Simulate the arrival of a signal: its handler is called in the main thread. Without an argument that is Ctrl-C.',
      (t, signum: Value = SIGINT) => {
        const number = Number(indexOf(t, signum));
        if (number < 1 || number > 64) throw raised(ValueError, 'signal number out of range');
        const { signals } = machine(t).interp;
        const handler = signals.handlers.get(number);
        if (handler === undefined ? number === SIGINT : handler !== SIG_DFL) signals.arrive(number);
        return null;
      },
    ],
    get_ident: ['()', 'Return an integer that identifies the current thread among all that have ever run in this process.', (t) => t.id],
    get_native_id: [
      '()',
      'Return the integer by which the system identifies the current thread; the threads of glasspy are its own.',
      (t) => t.id,
    ],
    _get_main_thread_ident: ['()', 'Return the identifier of the main thread.', (t) => machine(t).interp.mainThread.id],
    _is_main_interpreter: ['()', 'Return True if the current interpreter is the main Python interpreter.', (t) => machine(t).interp.isMain],
    _count: [
      '()',
      'Return the number of threads that have been started and not ended, the main thread not counted.',
      (t) => Array.from(machine(t).interp.threads()).filter((thread) => thread !== thread.interp.mainThread).length,
    ],
    stack_size: [
      '(size=0, /)',
      'Return the size of stack for new threads, and set it to another: kept, but threads here have no stack of the system.',
      (t, size: Value = 0) => {
        const wanted = Number(indexOf(t, size));
        if (wanted !== 0 && wanted < 53248) throw raised(ValueError, 'size must be at least 53248 bytes');
        const { drawer } = t.interp;
        const before = (drawer.get(STACK_SIZE) as number | undefined) ?? 0;
        drawer.set(STACK_SIZE, wanted);
        return before;
      },
    ],
    set_name: [
      '(name)',
      'Set the name of the current thread.',
      (t, name: Value) => {
        if (!isStr(name)) throw raised(TypeError, `set_name() argument 'name' must be str, not ${typeName(name)}`);
        machine(t).name = jsText(name);
        return null;
      },
    ],
    _get_name: ['()', 'Return the name of the current thread.', (t) => strFromJs(machine(t).name)],
    _excepthook: ['(args, /)', 'Says that a thread has ended by an exception that nobody handled.', showException],
  },
  values: () => ({
    LockType: lockType,
    lock: lockType,
    RLock: rlockType,
    _local: localType,
    _ThreadHandle: handleType,
    _ExceptHookArgs: exceptHookArgs,
    DeadlockError: deadlockErrorType,
    TIMEOUT_MAX: makeFloat(TIMEOUT_MAX),
    error: RuntimeError,
    _NAME_MAXLEN: 15,
  }),
};
const STACK_SIZE = Symbol('stack size');

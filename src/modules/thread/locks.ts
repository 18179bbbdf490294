/**
 * Locks. A thread that finds one taken waits in a queue; release() wakes the first there, which tries anew.
 *
 * So a lock that was released is free until somebody takes it, as in CPython, and a thread may release it and take it at once again. One
 * that was woken in vain is not let down twice: the next release hands the lock over to it (as mutexes of Go do for whoever starves),
 * so that no thread waits for ever beside one that comes back at every turn.
 */
import { builtinType } from '../../runtime/builtin-types.ts';
import { PyTuple } from '../../runtime/collections.ts';
import { floatArg, indexOf } from '../../runtime/convert.ts';
import type { NativeRow, TypeRows } from '../../runtime/define.ts';
import { OverflowError, raised, RuntimeError, TypeError, ValueError } from '../../runtime/exceptions.ts';
import type { Thread } from '../../runtime/machine.ts';
import type { NativeFrame } from '../../runtime/native-frame.ts';
import { PUSHED, PyObject, TypeFlag, type Value } from '../../runtime/object.ts';
import { strFromJs } from '../../runtime/text.ts';
import type { ThreadState } from '../../vm/thread.ts';

/** Seconds; a time in nanoseconds fits in 64 bits. */
export const TIMEOUT_MAX = 9223372036;

interface Waiter {
  readonly thread: ThreadState;
  wake: (value: Value) => void;
  /** It was woken, and somebody else was quicker. */
  isStarved: boolean;
}

/** What both kinds of lock are: somebody's, or free, and a queue. */
abstract class PyLock extends PyObject {
  holder: ThreadState | null = null;
  /** How often it has been taken; a plain lock at most once. */
  count = 0;
  readonly waiters: Waiter[] = [];
  abstract readonly isReentrant: boolean;

  /** Takes it if that can be done at once. */
  take(t: ThreadState): boolean {
    if (this.count > 0 && !(this.isReentrant && this.holder === t)) return false;
    this.holder = t;
    this.count++;
    return true;
  }
  free(): void {
    this.count = 0;
    this.holder = null;
    const [first] = this.waiters;
    if (first === undefined) return;
    if (!first.isStarved) {
      first.wake(null);
      return;
    }
    this.holder = first.thread;
    this.count = 1;
    first.wake(true);
  }
}
export class PyPlainLock extends PyLock {
  readonly isReentrant = false;
}
export class PyRLock extends PyLock {
  readonly isReentrant = true;
}
export const lockType = builtinType('lock', { js: PyPlainLock, module: '_thread', flags: TypeFlag.HAS_WEAKREF });
export const rlockType = builtinType('RLock', { js: PyRLock, module: '_thread', flags: TypeFlag.BASETYPE | TypeFlag.HAS_WEAKREF });
lockType.name = '_thread.lock';
rlockType.name = '_thread.RLock';

/** a: the lock, b: when to give up, or undefined, c: what the queue knows of this thread. The result is whether it has the lock. */
function acquireStep(t: Thread, f: NativeFrame, value: Value): Value {
  const lock = f.a as PyLock;
  const thread = t as ThreadState;
  const waiter = f.c as Waiter;
  const leave = (): void => {
    const at = lock.waiters.indexOf(waiter);
    if (at >= 0) lock.waiters.splice(at, 1);
  };
  if (f.state === 0) {
    f.state = 1;
    lock.waiters.push(waiter);
  } else if (value === true || value === false) {
    // Handed over, or too late.
    leave();
    return value;
  } else if (lock.take(thread)) {
    leave();
    return true;
  } else waiter.isStarved = true;
  thread.waitFor({
    isInside: true,
    what: () => t.reprText(lock),
    holder: () => lock.holder,
    until: f.b as number | undefined,
    late: false,
    start: (done) => {
      waiter.wake = done;
    },
    cancel: leave,
  });
  return PUSHED;
}
/** Takes a lock, waiting for at most so many seconds (undefined: for ever): a bool or PUSHED. */
export function acquire(t: Thread, lock: PyLock, seconds: number | undefined): Value {
  const thread = t as ThreadState;
  if (lock.take(thread)) return true;
  const until = seconds === undefined ? undefined : t.interp.host.monotonic() + seconds;
  return t.start(acquireStep, lock, until, { thread, wake: () => {}, isStarved: false } satisfies Waiter);
}
function acquireBody(t: Thread, self: PyLock, blocking: Value = true, timeout: Value = -1): Value {
  const waits = Number(indexOf(t, blocking)) !== 0;
  const seconds = floatArg(t, timeout);
  if (seconds !== seconds) throw raised(ValueError, 'Invalid value NaN (not a number)');
  if (!waits) {
    if (seconds !== -1) throw raised(ValueError, "can't specify a timeout for a non-blocking call");
    return self.take(t as ThreadState);
  }
  if (seconds < 0 && seconds !== -1) throw raised(ValueError, 'timeout value must be a non-negative number');
  if (seconds > TIMEOUT_MAX)
    throw raised(OverflowError, seconds > 9.3e9 ? 'timestamp out of range for C PyTime_t' : 'timeout value is too large');
  return acquire(t, self, seconds === -1 ? undefined : seconds);
}
function releasePlain(_t: Thread, self: PyPlainLock): Value {
  if (self.count === 0) throw raised(RuntimeError, 'release unlocked lock');
  self.free();
  return null;
}
function releaseReentrant(t: Thread, self: PyRLock): Value {
  if (self.holder !== t) throw raised(RuntimeError, 'cannot release un-acquired lock');
  if (--self.count === 0) self.free();
  return null;
}
const ACQUIRE: NativeRow = [
  '(self, /, blocking=True, timeout=-1)',
  'Lock the lock.\n\nWithout an argument it waits, if need be, until the lock is free. With blocking false it does not wait; with a timeout in seconds it\nwaits no longer than that. The return value says whether the lock was acquired.',
  acquireBody,
];
const acquireRow = ([signature, doc, body]: NativeRow, newDoc?: string): NativeRow => [signature, newDoc ?? doc, body];
const release = (body: NativeRow[2]): NativeRow => [
  '(self, /)',
  'Release the lock, so that a thread that waits for it can have it.\n\nThe lock must be locked.',
  body,
];
const exit = (body: NativeRow[2]): NativeRow => ['(self, /, *exc_info)', 'Release the lock.', (t, self: PyLock) => body(t, self)];
const locked: NativeRow = ['(self, /)', 'Return whether the lock is in locked state.', (_t, self: PyLock) => self.count > 0];
/** After a fork nobody else is there to hold it. */
const afterFork: NativeRow = [
  '(self, /)',
  'Put the lock back into its first state.',
  (_t, self: PyLock) => {
    self.waiters.length = 0;
    self.count = 0;
    self.holder = null;
    return null;
  },
];
const addressOf = (t: Thread, v: Value): string => `0x${t.interp.idOf(v).toString(16)}`;

export const lockRows: TypeRows = {
  doc: 'A lock object is a synchronization primitive: locked or unlocked, and whoever wants to lock a locked one waits.',
  signature: '()',
  new: ['(cls, /)', 'A new lock, unlocked.', () => new PyPlainLock()],
  methods: {
    acquire: ACQUIRE,
    acquire_lock: acquireRow(ACQUIRE, 'An obsolete synonym of acquire().'),
    __enter__: ['(self, /)', 'Lock the lock.', (t, self: PyLock) => acquireBody(t, self)],
    release: release(releasePlain),
    release_lock: ['(self, /)', 'An obsolete synonym of release().', releasePlain],
    __exit__: exit(releasePlain),
    locked,
    locked_lock: ['(self, /)', 'An obsolete synonym of locked().', locked[2]],
    _at_fork_reinit: afterFork,
    __repr__: [
      '(self, /)',
      'Return repr(self).',
      (t, self: PyLock) => strFromJs(`<${self.count > 0 ? '' : 'un'}locked _thread.lock object at ${addressOf(t, self)}>`),
    ],
  },
};
export const rlockRows: TypeRows = {
  doc: 'A lock that the thread which holds it may lock again; it is free when it was released as often.',
  new: [
    '(cls, /, *args, **kwargs)',
    'A new reentrant lock, unlocked.',
    () => {
      return new PyRLock();
    },
  ],
  methods: {
    acquire: ACQUIRE,
    __enter__: ['(self, /)', 'Lock the lock.', (t, self: PyLock) => acquireBody(t, self)],
    release: release(releaseReentrant),
    __exit__: exit(releaseReentrant),
    locked,
    _at_fork_reinit: afterFork,
    _is_owned: [
      '(self, /)',
      'For internal use by threading.Condition: whether this thread holds it.',
      (t, self: PyRLock) => self.holder === t,
    ],
    _recursion_count: ['(self, /)', 'For internal use by reentrancy checks.', (t, self: PyRLock) => (self.holder === t ? self.count : 0)],
    _release_save: [
      '(self, /)',
      'For internal use by threading.Condition: releases it altogether, and gives what _acquire_restore() wants.',
      (t, self: PyRLock) => {
        if (self.count === 0 || self.holder === null) throw raised(RuntimeError, 'cannot release un-acquired lock');
        const state = new PyTuple([self.count, self.holder.id]);
        self.free();
        void t;
        return state;
      },
    ],
    _acquire_restore: [
      '(self, state, /)',
      'For internal use by threading.Condition.',
      (t, self: PyRLock, state: Value) => {
        if (!(state instanceof PyTuple)) throw raised(TypeError, '_acquire_restore() argument 1 must be tuple');
        return t.start(restoreStep, self, Number(state.items[0]));
      },
    ],
    __repr__: [
      '(self, /)',
      'Return repr(self).',
      (t, self: PyRLock) =>
        strFromJs(
          `<${self.count > 0 ? '' : 'un'}locked _thread.RLock object owner=${self.holder?.id ?? 0} count=${self.count} at ${addressOf(t, self)}>`,
        ),
    ],
  },
};
/** a: the lock, b: how often it was taken. */
function restoreStep(t: Thread, f: NativeFrame, value: Value): Value {
  const lock = f.a as PyRLock;
  if (f.state === 0) {
    f.state = 1;
    value = acquire(t, lock, undefined);
    if (value === PUSHED) return PUSHED;
  }
  lock.count = f.b as number;
  return null;
}

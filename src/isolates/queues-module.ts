/**
 * Module _interpqueues: queues between interpreters, as concurrent.interpreters._queues (stdlib) needs them. `wait` is ours: CPython asks again
 * every ten milliseconds.
 */
import { floatArg, indexOf } from '../runtime/convert.ts';
import { PyList, PyTuple } from '../runtime/collections.ts';
import type { ModuleRows } from '../runtime/define.ts';
import { MemoryError, makeException, OverflowError, raised, ValueError } from '../runtime/exceptions.ts';
import { Raise, type Thread } from '../runtime/machine.ts';
import type { NativeFrame } from '../runtime/native-frame.ts';
import { PUSHED, type PyType, type Value } from '../runtime/object.ts';
import { strFromJs } from '../runtime/text.ts';
import type { ThreadState } from '../vm/thread.ts';
import { failure, queueErrorType, queueNotFoundType } from './errors.ts';
import { type Queues, queuesOf } from './queues.ts';
import { QueueTooLarge, type SharedQueue, Unbound } from './shared-queue.ts';
import { fromWire, setQueueClass, toWire } from './wire.ts';
import { workersOf } from './workers.ts';

const machine = (t: Thread): ThreadState => t as ThreadState;
const queues = (t: Thread): Queues => queuesOf(machine(t).interp.process);
const FULL = Symbol('QueueFull');
const EMPTY = Symbol('QueueEmpty');

function find(t: Thread, qid: Value): SharedQueue {
  const id = indexOf(t, qid);
  if (id < 0) throw raised(ValueError, `queue ID must be a non-negative int, got ${id}`);
  if (id > 9223372036854775807n) throw raised(OverflowError, `max queue ID is 9223372036854775807, got ${id}`);
  return queues(t).find(Number(id));
}
function unboundArgument(t: Thread, given: Value | undefined, otherwise: number): number {
  const op = given === undefined ? -1 : Number(indexOf(t, given));
  if (op === -1) return otherwise;
  if (!(Object.values(Unbound) as number[]).includes(op)) throw raised(ValueError, `unsupported unboundop ${op}`);
  return op;
}
/** QueueFull or QueueEmpty, which the guest's module has registered. */
function refusal(t: Thread, which: symbol, message: string): Raise {
  const type = (t.interp.drawer.get(which) as PyType | undefined) ?? queueErrorType;
  return new Raise(makeException(type, strFromJs(message)));
}
function put(t: Thread, qid: Value, object: Value, unboundop?: Value): Value {
  const queue = find(t, qid);
  const unbound = unboundArgument(t, unboundop, queue.unbound);
  const bytes = toWire(t, object, true);
  try {
    if (!queue.put(bytes, machine(t).interp.id, unbound)) throw refusal(t, FULL, `queue ${queue.id} is full`);
  } catch (error) {
    if (error instanceof QueueTooLarge) throw raised(MemoryError, error.message);
    throw error;
  }
  return null;
}
function get(t: Thread, qid: Value): Value {
  const queue = find(t, qid);
  const item = queue.get();
  if (item === null) throw refusal(t, EMPTY, `queue ${queue.id} is empty`);
  return new PyTuple(item.unbound !== null ? [null, item.unbound] : [fromWire(t, item.bytes), null]);
}

/** a: the queue, b: whether it has what is waited for, c: when to give up. */
function waitStep(t: Thread, f: NativeFrame, value: Value): Value {
  const queue = f.a as SharedQueue;
  if (f.state === 0) f.state = 1;
  else return value;
  let stop = (): void => {};
  machine(t).waitFor({
    // What is in no worker's hands comes from a thread of this scheduler, or never.
    isInside: !workersOf(machine(t).interp.process).areThere,
    what: () => `queue ${queue.id}`,
    until: f.c as number | undefined,
    late: false,
    start: (done) => {
      if ((f.b as (queue: SharedQueue) => boolean)(queue)) done(true);
      else stop = queue.onChange(() => done(true));
    },
    cancel: () => stop(),
  });
  return PUSHED;
}

export const queuesModule: ModuleRows = {
  name: '_interpqueues',
  doc: 'Queues between interpreters.',
  functions: {
    create: [
      '(maxsize, unboundop=-1, fmt=-1)',
      'Make a queue; its number. What becomes of items whose interpreter has ended is said by unboundop.',
      (t, maxsize: Value, unboundop?: Value) =>
        queues(t).create(Number(indexOf(t, maxsize)), unboundArgument(t, unboundop, Unbound.REPLACE)).id,
    ],
    destroy: [
      '(qid)',
      'End a queue.',
      (t, qid: Value) => {
        queues(t).destroy(find(t, qid));
        return null;
      },
    ],
    list_all: [
      '()',
      'The queues: (number, unboundop, fmt) of each.',
      (t) =>
        new PyList(
          queues(t)
            .all()
            .map((queue) => new PyTuple([queue.id, queue.unbound, 1])),
        ),
    ],
    put: ['(qid, obj, unboundop=-1)', 'Put an object into a queue.', put],
    get: ['(qid)', 'Take the oldest object: (object, None), or (None, unboundop) when its interpreter has ended.', get],
    wait: [
      '(qid, for_room, timeout=None)',
      'Wait until there may be an object, or room for one; False when that takes more than so many seconds.',
      (t, qid: Value, forRoom: Value, timeout: Value = null) => {
        const isReady = t.truth(forRoom)
          ? (queue: SharedQueue) => queue.isDead || !queue.isFull
          : (queue: SharedQueue) => queue.isDead || queue.count > 0;
        return t.start(waitStep, find(t, qid), isReady, timeout === null ? undefined : t.interp.host.monotonic() + floatArg(t, timeout));
      },
    ],
    bind: [
      '(qid)',
      'One more holds the queue.',
      (t, qid: Value) => {
        find(t, qid).bind();
        return null;
      },
    ],
    release: [
      '(qid)',
      'One less holds the queue; with the last it ends.',
      (t, qid: Value) => {
        const queue = find(t, qid);
        if (queue.references === 0) throw failure(queueErrorType, `queue ${queue.id} not bound`);
        if (queue.release() === 0) queues(t).destroy(queue);
        return null;
      },
    ],
    get_maxsize: ['(qid)', 'How many objects a queue may hold; 0 for any number.', (t, qid: Value) => find(t, qid).maxsize],
    get_queue_defaults: ['(qid)', 'What create() was given: (unboundop, fmt).', (t, qid: Value) => new PyTuple([find(t, qid).unbound, 1])],
    is_full: ['(qid)', 'Whether the next put() would be refused.', (t, qid: Value) => find(t, qid).isFull],
    get_count: ['(qid)', 'How many objects are in a queue.', (t, qid: Value) => find(t, qid).count],
    _register_heap_types: [
      '(queuetype, emptyerror, fullerror)',
      'Internal only: the classes of this interpreter.',
      (t, queue: PyType, empty: PyType, full: PyType) => {
        setQueueClass(t, queue);
        t.interp.drawer.set(EMPTY, empty);
        t.interp.drawer.set(FULL, full);
        return null;
      },
    ],
  },
  types: [
    [queueErrorType, { doc: 'Indicates that a queue-related error happened.' }],
    [queueNotFoundType, {}],
  ],
  values: () => ({ QueueError: queueErrorType, QueueNotFoundError: queueNotFoundType }),
};

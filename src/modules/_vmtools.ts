/**
 * Module _vmtools: what module vmtools (stdlib/vmtools) shows of the machine, as plain data, and what may be poked in it.
 *
 * Nothing here changes what a program computes, but for what is asked for by name: the counter of switches can be put near its wrap,
 * contexts can be entered by hand, and a few things that CPython does not have can be allowed (`beyond`).
 */
import { typeName } from '../runtime/builtin-types.ts';
import { PyGetSet } from '../runtime/callables.ts';
import { PyList, PyTuple } from '../runtime/collections.ts';
import { contextType, enterContext, exitContext, OwnContexts, PyContext, PyContextVar } from '../runtime/context.ts';
import type { ContextEvents } from '../runtime/context-stack.ts';
import { cIntOf, indexOf } from '../runtime/convert.ts';
import { makeMethod, type ModuleRows } from '../runtime/define.ts';
import { PyDict } from '../runtime/dict.ts';
import { type PyException, raised, RuntimeError, TypeError, ValueError } from '../runtime/exceptions.ts';
import { ArrayNode, BitmapNode, type Hamt, type HamtNode } from '../runtime/hamt.ts';
import { Raise, type Thread } from '../runtime/machine.ts';
import { makeInt } from '../runtime/number.ts';
import type { PyObject, PyType, Value } from '../runtime/object.ts';
import { strFromJs } from '../runtime/text.ts';
import { asyncGeneratorType, coroutineType, generatorType, type PyGenerator } from '../vm/frame.ts';
import type { ThreadState } from '../vm/thread.ts';
import { hashing, PyHamt } from './_testinternalcapi.ts';
import { tellUnraisable } from './sys.ts';

const machine = (t: Thread): ThreadState => t as ThreadState;
function record(entries: Readonly<Record<string, Value>>): PyDict {
  const dict = new PyDict();
  for (const [name, value] of Object.entries(entries)) dict.setName(name, value);
  return dict;
}
function contextOf(v: Value): PyContext {
  if (v instanceof PyContext) return v;
  throw raised(TypeError, `a Context is expected, not ${typeName(v)}`);
}

// ---- threads and their stacks
/** The contexts of a thread, the current one first. */
function stackOf(t: ThreadState): PyContext[] {
  const stack: PyContext[] = [];
  for (let context = t.contexts.current; context !== null; context = context.previous) stack.push(context);
  return stack;
}
function describeThread(t: ThreadState): PyDict {
  const { contexts, waiting } = t;
  const { lastEvent } = contexts;
  return record({
    id: t.id,
    name: strFromJs(t.name),
    state: t.state,
    waits_for: waiting === null ? null : strFromJs(waiting.what?.() ?? 'the host'),
    frame: t.callerFrame(),
    contexts: new PyList(stackOf(t)),
    context_ver: makeInt(contexts.version),
    last_switch: lastEvent === null ? null : new PyTuple([lastEvent, strFromJs(contexts.lastFile), contexts.lastLine]),
  });
}

// ---- watchers
const MAX_WATCHERS = 8;
const WATCHERS = Symbol('context watchers');
function watchersOf(t: Thread): (Value | undefined)[] {
  const { drawer } = t.interp;
  let watchers = drawer.get(WATCHERS) as (Value | undefined)[] | undefined;
  if (watchers === undefined) {
    watchers = new Array<Value | undefined>(MAX_WATCHERS).fill(undefined);
    drawer.set(WATCHERS, watchers);
  }
  return watchers;
}
function tellWatchers(t: Thread, context: PyContext | null): void {
  for (const watcher of watchersOf(t)) {
    if (watcher === undefined) continue;
    try {
      t.call(watcher, [1, context]);
    } catch (error) {
      if (!(error instanceof Raise)) throw error;
      const message = `Exception ignored in Py_CONTEXT_SWITCHED watcher callback for ${t.reprText(context)}`;
      tellUnraisable(machine(t), error.exception as PyException, message);
    }
  }
}
function addWatcher(t: Thread, callback: Value): Value {
  const watchers = watchersOf(t);
  const id = watchers.indexOf(undefined);
  if (id < 0) throw raised(RuntimeError, 'no more context watcher IDs available');
  watchers[id] = callback;
  t.interp.contextEvents.onSwitch = tellWatchers;
  return id;
}
function clearWatcher(t: Thread, given: Value): Value {
  const id = cIntOf(t, given);
  const watchers = watchersOf(t);
  if (id < 0 || id >= MAX_WATCHERS) throw raised(ValueError, `Invalid context watcher ID ${id}`);
  if (watchers[id] === undefined) throw raised(ValueError, `No context watcher set for ID ${id}`);
  watchers[id] = undefined;
  if (watchers.every((watcher) => watcher === undefined)) t.interp.contextEvents.onSwitch = null;
  return null;
}
/** Calls `callback(event, subject, file, line)` at everything that happens to a context; None ends that. */
function setLog(t: Thread, callback: Value): Value {
  const { contextEvents } = t.interp;
  const onEvent: ContextEvents['onEvent'] = (thread, event, subject) => {
    const frame = thread.callerFrame();
    // What the callback itself does with contexts is not told.
    contextEvents.onEvent = null;
    try {
      thread.call(callback, [event, subject, strFromJs(frame?.code.filename ?? ''), frame?.line ?? 0]);
    } finally {
      contextEvents.onEvent = onEvent;
    }
  };
  contextEvents.onEvent = callback === null ? null : onEvent;
  return null;
}

// ---- what a variable remembers
function cacheOf(t: Thread, variable: Value): Value {
  if (!(variable instanceof PyContextVar)) throw raised(TypeError, `a ContextVar is expected, not ${typeName(variable)}`);
  const { remembered, hits, misses } = variable;
  const { low, high, epoch, version } = t.contexts;
  if (remembered === null)
    return record({ hits, misses, state: 'empty', why: 'nothing was read or set, or the variable was reset to nothing' });
  const made = (BigInt(remembered.high) << 32n) | BigInt(remembered.low);
  const why =
    remembered.thread !== t.id
      ? `made by thread ${remembered.thread}, and this is thread ${t.id}`
      : remembered.epoch !== epoch
        ? 'context_ver has wrapped since'
        : remembered.low !== low || remembered.high !== high
          ? `made at context_ver ${made}, and now it is ${version}`
          : null;
  return record({
    hits,
    misses,
    state: why === null ? 'valid' : 'stale',
    why: why === null ? null : strFromJs(why),
    value: remembered.value,
    thread: remembered.thread,
    context_ver: makeInt(made),
  });
}

// ---- the map
/** A map as nodes: [kind, id, entries]; an entry is (place, hash, key, value), or (place, node). */
function treeOf(t: Thread, holder: Value): Value {
  if (holder instanceof PyContext)
    return nodeOf(t, holder.vars.root as HamtNode<Value, Value>, 0, (key) => (key as PyObject as PyContextVar).hash);
  if (!(holder instanceof PyHamt)) throw raised(TypeError, `a Context or a hamt is expected, not ${typeName(holder)}`);
  const { hash } = hashing(t);
  return nodeOf(t, (holder.map as Hamt<Value, Value>).root, 0, hash);
}
function nodeOf(t: Thread, node: HamtNode<Value, Value>, shift: number, hashOf: (key: Value) => number): Value {
  const entries: Value[] = [];
  const kind = node instanceof ArrayNode ? 'array' : node instanceof BitmapNode ? 'bitmap' : 'collision';
  if (node instanceof ArrayNode)
    node.children.forEach((child, place) => {
      if (child !== null) entries.push(new PyTuple([place, nodeOf(t, child, shift + 5, hashOf)]));
    });
  else {
    let bits = node instanceof BitmapNode ? node.bitmap : 0;
    for (let at = 0; at < node.entries.length; at += 2) {
      const key = node.entries[at] as Value | undefined;
      const place = node instanceof BitmapNode ? 31 - Math.clz32(bits & -bits) : null;
      bits &= bits - 1;
      const content = node.entries[at + 1];
      entries.push(
        key === undefined
          ? new PyTuple([place, nodeOf(t, content as HamtNode<Value, Value>, shift + 5, hashOf)])
          : new PyTuple([place, hashOf(key) >>> 0, key, content as Value]),
      );
    }
  }
  return new PyTuple([kind, t.interp.idOf(node as never), new PyList(entries)]);
}

// ---- beyond CPython
function setOwnContext(t: Thread, generator: PyGenerator, given: Value | undefined): void {
  const before = generator.contexts;
  if (given === undefined) throw raised(TypeError, "'_context' cannot be deleted");
  if (generator.running) throw raised(RuntimeError, 'cannot set the context of a generator that is running');
  if (before !== null && before.base === given) return;
  const context = given === null ? null : contextOf(given);
  if (before !== null && before.top !== before.base) throw raised(RuntimeError, 'cannot reset: the generator has entered another context');
  if (context?.entered === true) throw raised(RuntimeError, `cannot enter context: ${t.reprText(context)} is already entered`);
  before?.release();
  generator.contexts = context === null ? null : new OwnContexts(context);
}
/** What can be allowed: the attributes that it gives to builtin types. */
const BEYOND: Readonly<Record<string, () => (readonly [PyType, Readonly<Record<string, Value>>])[]>> = {
  'with context': () => [
    [
      contextType,
      {
        __enter__: makeMethod(contextType, '__enter__', [
          '(self, /)',
          'Puts the context on top of the stack of this thread.',
          (t, self: PyContext) => {
            enterContext(t, self);
            return self;
          },
        ]),
        __exit__: makeMethod(contextType, '__exit__', [
          '(self, type, value, traceback, /)',
          'Takes the context off again.',
          (t, self: PyContext) => {
            exitContext(t, self);
            return null;
          },
        ]),
      },
    ],
  ],
  'generator context': () =>
    [generatorType, coroutineType, asyncGeneratorType].map(
      (type) =>
        [
          type,
          {
            _context: new PyGetSet(
              '_context',
              type,
              'The context that the generator has for its own, or None.',
              (_t, self: PyGenerator) => self.contexts?.base ?? null,
              setOwnContext,
            ),
          },
        ] as const,
    ),
};
function allow(t: Thread, what: Value): Value {
  const make = Object.hasOwn(BEYOND, String(what)) ? BEYOND[String(what)] : undefined;
  if (make === undefined)
    throw raised(
      ValueError,
      `there is ${Object.keys(BEYOND)
        .map((name) => `'${name}'`)
        .join(' and ')}, and not ${t.reprText(what)}`,
    );
  for (const [type, attributes] of make())
    t.interp.beyond.set(type, new Map([...(t.interp.beyond.get(type) ?? []), ...Object.entries(attributes)]));
  return null;
}

export const vmToolsModule: ModuleRows = {
  name: '_vmtools',
  doc: 'What vmtools shows, as plain data.',
  functions: {
    threads: ['()', 'What each thread does, and its contexts.', (t) => new PyList(Array.from(machine(t).interp.threads(), describeThread))],
    context_ver: ['()', 'The counter of this thread that every switch of contexts moves.', (t) => makeInt(t.contexts.version)],
    set_context_ver: [
      '(version, /)',
      'Puts the counter of this thread elsewhere, for instance near its wrap at 2**64.',
      (t, given: Value) => {
        const version = BigInt(indexOf(t, given));
        if (version < 0n || version >= 1n << 64n) throw raised(ValueError, 'context_ver is an unsigned number of 64 bits');
        t.contexts.version = version;
        return null;
      },
    ],
    context_enter: [
      '(context, /)',
      'Puts a context on top of the stack of this thread.',
      (t, context: Value) => {
        enterContext(t, contextOf(context));
        return null;
      },
    ],
    context_exit: [
      '(context, /)',
      'Takes the context on top off the stack of this thread.',
      (t, context: Value) => {
        exitContext(t, contextOf(context));
        return null;
      },
    ],
    add_context_watcher: [
      '(callback, /)',
      'Has callback(event, context) called at every switch; gives the number by which clear_context_watcher() ends that.',
      addWatcher,
    ],
    clear_context_watcher: ['(id, /)', 'Ends what add_context_watcher() began.', clearWatcher],
    log_contexts: ['(callback, /)', 'Has callback(event, subject, file, line) called at every enter, exit, set and reset.', setLog],
    cache_info: ['(variable, /)', 'What a ContextVar remembers, whether that holds, and how often it did.', cacheOf],
    watched_references: [
      '()',
      'The weak references with a callback that are alive.',
      (t) =>
        new PyList(
          machine(t)
            .interp.weak.watched.map((reference) => reference.deref())
            .filter((reference) => reference !== undefined),
        ),
    ],
    hamt_tree: ['(holder, /)', 'The nodes of the map of a Context, or of a hamt: (kind, id, entries).', treeOf],
    allow: ['(name, /)', "Allows what CPython does not have: 'with context', 'generator context'.", allow],
  },
};

/**
 * Module _interpreters: interpreters by their numbers, as concurrent.interpreters (stdlib) needs them. CPython's rules and words; `backend` of
 * create() is ours.
 */
import { serialise } from '../bytecode/serialise.ts';
import type { CodeObject } from '../bytecode/code.ts';
import { isCallable, typeOf } from '../runtime/builtin-types.ts';
import { PyFunction } from '../runtime/callables.ts';
import { PyBytes, PyList, PyTuple } from '../runtime/collections.ts';
import { indexOf } from '../runtime/convert.ts';
import type { ModuleRows } from '../runtime/define.ts';
import { PyDict } from '../runtime/dict.ts';
import { makeException, OverflowError, PyException, raised, TypeError, ValueError } from '../runtime/exceptions.ts';
import type { HandleSlots } from '../runtime/handle-cache.ts';
import { Raise, type Thread } from '../runtime/machine.ts';
import type { NativeFrame } from '../runtime/native-frame.ts';
import { PUSHED, PyObject, type Value } from '../runtime/object.ts';
import { isStr, jsText, strFromJs, strOf } from '../runtime/text.ts';
import { simpleNamespace, simpleNamespaceType } from '../runtime/types/simple-namespace.ts';
import { encodeAs } from '../runtime/codecs.ts';
import { SyntaxProblem } from '../support/errors.ts';
import { PyCode } from '../vm/frame.ts';
import type { ThreadState } from '../vm/thread.ts';
import { sharedBufferType } from './buffers.ts';
import { type Description, describeAll } from './descriptions.ts';
import { causeFrom, failure, interpreterErrorType, notFoundType, notShareable, notShareableType } from './errors.ts';
import { ask, checkIdle, type Config, createInProcess, destroy, type Isolate, type Isolates, isolatesOf, Whence } from './registry.ts';
import { excinfo, mainFileOf, mainOf, type Reply, textOf } from './serve.ts';
import { whyNoScript, whyStateful } from './stateless.ts';
import { fromWire, isShareable, toWire } from './wire.ts';
import { createWorker } from './worker-link.ts';

const machine = (t: Thread): ThreadState => t as ThreadState;
const isolates = (t: Thread): Isolates => isolatesOf(machine(t).interp.process);
function find(t: Thread, given: Value): Isolate {
  const id = indexOf(t, given);
  if (id < 0) throw raised(ValueError, `interpreter ID must be a non-negative int, got ${id}`);
  if (id > 9223372036854775807n) throw raised(OverflowError, 'int too big to convert');
  return isolates(t).find(Number(id));
}
const isSet = (t: Thread, v: Value | undefined): boolean => v !== undefined && t.truth(v);

// ---- configurations
const ISOLATED: Config = {
  use_main_obmalloc: false,
  allow_fork: false,
  allow_exec: false,
  allow_threads: true,
  allow_daemon_threads: false,
  check_multi_interp_extensions: true,
  gil: 'own',
};
const LEGACY: Config = {
  use_main_obmalloc: true,
  allow_fork: true,
  allow_exec: true,
  allow_threads: true,
  allow_daemon_threads: true,
  check_multi_interp_extensions: false,
  gil: 'shared',
};
const EMPTY: Config = Object.fromEntries(
  Object.entries(ISOLATED).map(([name, value]) => [name, typeof value === 'string' ? 'default' : false]),
);
const CONFIGS: Readonly<Record<string, Config>> = { '': ISOLATED, isolated: ISOLATED, default: ISOLATED, legacy: LEGACY, empty: EMPTY };

function configArgument(t: Thread, given: Value): Config {
  if (given === null) return ISOLATED;
  if (isStr(given)) {
    const name = jsText(given);
    encodeAs(t, strOf(given) as string, 'utf_8', 'strict');
    if (Object.hasOwn(CONFIGS, name)) return CONFIGS[name];
    throw raised(ValueError, `unsupported config name '${name}'`);
  }
  if (!(given instanceof PyObject) || !given.cls.isSubtypeOf(simpleNamespaceType)) {
    if (t.findAttr(given, '__dict__') === undefined) throw raised(TypeError, `bad config ${t.reprText(given)}`);
  }
  return withEntries(t, EMPTY, t.getAttr(given, '__dict__') as PyDict, true);
}
/** A configuration with what a dict says; nothing but its settings may be in there. */
function withEntries(t: Thread, base: Config, entries: PyDict, mustBeWhole: boolean): Config {
  const config: Record<string, boolean | string> = { ...base };
  for (const name of Object.keys(base)) {
    const value = entries.getName(name);
    if (value === undefined) {
      if (mustBeWhole) throw raised(ValueError, `missing config key: '${name}'`);
      continue;
    }
    if (typeof base[name] === 'boolean') {
      if (typeof value !== 'boolean') throw raised(TypeError, `invalid config value, expected bool, got ${t.reprText(value)}`);
      config[name] = value;
    } else {
      if (!isStr(value)) throw raised(TypeError, `invalid config value, expected str, got ${t.reprText(value)}`);
      config[name] = jsText(value);
      if (!['default', 'shared', 'own'].includes(jsText(value)))
        throw raised(ValueError, `unsupported interpreter config .gil value '${jsText(value)}'`);
    }
  }
  const unknown = t.list(entries).filter((key) => !isStr(key) || !Object.hasOwn(base, jsText(key)));
  if (unknown.length > 0)
    throw raised(ValueError, `config got ${unknown.length} extra keys: [${unknown.map((key) => t.reprText(key)).join(', ')}]`);
  return config;
}
const configOf = (config: Config): Value =>
  simpleNamespace(
    Object.fromEntries(Object.entries(config).map(([name, value]) => [name, typeof value === 'string' ? strFromJs(value) : value])),
  );

function create(t: Thread, config: Value = null, reqrefs: Value = false, backend: Value = 'thread', more: Value = true): Value {
  const settings = configArgument(t, config);
  if (settings.gil === 'default' && settings.use_main_obmalloc === false)
    throw failure(interpreterErrorType, 'interpreter creation failed');
  const { interp } = machine(t);
  const isOwned = t.truth(reqrefs);
  if (backend === 'thread') return createInProcess(interp, settings, isOwned).id;
  if (backend === 'worker') return createWorker(t, settings, isOwned, t.truth(more));
  throw raised(ValueError, `backend is 'thread' or 'worker', and not ${t.reprText(backend)}`);
}

// ---- code
const mainFile = (t: Thread): string | null => {
  const file = mainOf(machine(t).interp).getName('__file__');
  return file !== undefined && isStr(file) ? jsText(file) : null;
};
/** The code of a script, as text, code or function. */
function scriptOf(t: Thread, given: Value, mustBeFunction: boolean): CodeObject {
  if (given instanceof PyFunction) {
    if (given.closure !== null && given.closure.length > 0) throw raised(ValueError, 'closures not supported');
    return checkedScript(given.code);
  }
  if (given instanceof PyCode) return checkedScript(given.code);
  if (!mustBeFunction && (isStr(given) || given instanceof PyBytes))
    return compileScript(machine(t), isStr(given) ? jsText(given) : given.bytes);
  throw raised(TypeError, `unsupported script ${t.reprText(given)}`);
}
function checkedScript(code: CodeObject): CodeObject {
  const why = whyNoScript(code);
  if (why !== null) throw raised(ValueError, why);
  return code;
}
const SCRIPT = '<script>';
function compileScript(t: ThreadState, source: string | Uint8Array): CodeObject {
  try {
    return t.interp.compile(source, SCRIPT, 'exec', {});
  } catch (error) {
    if (!(error instanceof SyntaxProblem)) throw error;
    throw new Raise(t.interp.parts.syntaxError(error, SCRIPT, null));
  }
}
function exec(t: Thread, id: Value, code: Value, shared: Value = null, restrict: Value = false): Value {
  return execIn(t, id, code, shared, isSet(t, restrict), false, 'cannot exec code for');
}
function execIn(t: Thread, id: Value, script: Value, shared: Value, isRestricted: boolean, mustBeFunction: boolean, words: string): Value {
  const isolate = find(t, id);
  if (isRestricted && isolate.whence !== Whence.STDLIB) checkIdle(isolate, true, words);
  const code = serialise(scriptOf(t, script, mustBeFunction));
  checkIdle(isolate, isRestricted, words);
  const run = (): Value => ask(t, isolate, { kind: 'exec', code, main: mainFile(t) }, outcomeOf);
  if (shared === null || !(shared instanceof PyDict) || shared.size === 0) return run();
  return ask(t, isolate, bindings(t, shared), (thread, reply) => bound(thread, reply) ?? run());
}
/** None, or what went wrong; in the form of the module's functions. */
function outcomeOf(_t: Thread, reply: Reply): Value {
  return reply.kind === 'failed' ? excinfo(reply.exception) : null;
}
function bindings(t: Thread, dict: PyDict): { readonly kind: 'set'; readonly names: string[]; readonly values: Uint8Array[] } {
  const entries = Array.from(dict.entries());
  return {
    kind: 'set',
    names: entries.map(([name]) => {
      if (!isStr(name)) throw raised(TypeError, 'bad argument type for built-in operation');
      return jsText(name);
    }),
    values: entries.map(([, value]) => toWire(t, value, false)),
  };
}
function setMainAttrs(t: Thread, id: Value, updates: Value, restrict: Value = false): Value {
  const isolate = find(t, id);
  checkIdle(isolate, isSet(t, restrict), 'cannot update __main__ for');
  if (!(updates instanceof PyDict)) throw raised(TypeError, `set___main___attrs() argument 2 must be dict, not ${typeOf(updates).name}`);
  if (updates.size === 0) throw raised(ValueError, 'arg 2 must be a non-empty dict');
  return ask(t, isolate, bindings(t, updates), bound);
}
function callableToWire(t: Thread, callable: Value): Uint8Array {
  try {
    return toWire(t, callable, true);
  } catch (error) {
    const why = error instanceof Raise && callable instanceof PyFunction ? whyStateful(callable) : null;
    throw why === null ? error : notShareable('only stateless functions are shareable', makeException(ValueError, why));
  }
}
/** Binding names runs no guest code but what makes the objects anew. */
function bound(_t: Thread, reply: Reply): null {
  if (reply.kind === 'failed') throw failure(interpreterErrorType, reply.exception.formatted);
  return null;
}
function call(
  t: Thread,
  id: Value,
  callable: Value,
  args: Value = null,
  kwargs: Value = null,
  _preserve: Value = false,
  restrict: Value = false,
): Value {
  const isolate = find(t, id);
  if (!isCallable(callable)) throw raised(TypeError, `expected a callable, got ${t.reprText(callable)}`);
  checkIdle(isolate, isSet(t, restrict), 'cannot make a call in');
  const entries = kwargs instanceof PyDict ? Array.from(kwargs.entries()) : [];
  const request = {
    kind: 'call' as const,
    callable: callableToWire(t, callable),
    args: toWire(t, args ?? new PyTuple([]), true),
    kwargs: toWire(t, new PyTuple([new PyTuple(entries.map(([name]) => name)), new PyTuple(entries.map(([, value]) => value))]), true),
    main: mainFile(t),
  };
  return ask(t, isolate, request, (thread, reply) => {
    switch (reply.kind) {
      case 'done':
        return new PyTuple([reply.value === null ? null : fromWire(thread, reply.value), null]);
      case 'failed':
        return new PyTuple([null, excinfo(reply.exception)]);
      default:
        throw notShareable(reply.message, causeFrom(reply.cause));
    }
  });
}
function captureException(t: Thread, given: Value = null): Value {
  const exception = given ?? t.handled;
  if (exception === null) return null;
  if (!(exception instanceof PyException)) throw raised(TypeError, `expected exception, got ${t.reprText(exception)}`);
  return excinfo(textOf(t, exception));
}
function newConfig(t: Thread, name: Value = 'isolated', overrides: PyDict = new PyDict()): Value {
  return configOf(withEntries(t, configArgument(t, name), overrides, false));
}
function destroyById(t: Thread, id: Value, restrict: Value = false): Value {
  const isolate = find(t, id);
  if (isSet(t, restrict)) {
    if (isolate.whence !== Whence.STDLIB) throw failure(interpreterErrorType, `cannot destroy unrecognized interpreter ${isolate.id}`);
  }
  if (isolate.id === machine(t).interp.id) throw failure(interpreterErrorType, 'cannot destroy the current interpreter');
  if (isolate.id === 0) throw failure(interpreterErrorType, 'cannot destroy the main interpreter');
  if (isolate.isRunning || isolate.isEnding) throw failure(interpreterErrorType, 'interpreter running');
  return destroy(t, isolate);
}
function decref(t: Thread, id: Value, restrict: Value = false): Value {
  void restrict;
  const isolate = find(t, id);
  if (isolate.references > 0) isolate.references--;
  const isIdle = !isolate.isRunning && !isolate.isEnding && isolate.id !== machine(t).interp.id;
  return isolate.isOwned && isolate.references === 0 && isIdle ? destroy(t, isolate) : null;
}
function record(entries: Readonly<Record<string, Value>>): PyDict {
  const dict = new PyDict();
  for (const [name, value] of Object.entries(entries)) dict.setName(name, value);
  return dict;
}
const listOf = <T>(rows: readonly T[], value: (row: T) => Value): PyList => new PyList(rows.map(value));
function describe({ id, whence, backend, isRunning, home, inside }: Description): PyDict {
  const handles = inside?.handles ?? null;
  return record({
    id,
    whence,
    backend,
    running: isRunning,
    home,
    modules: inside?.modules ?? null,
    objects: inside?.objects ?? null,
    memory: inside?.memory ?? null,
    threads:
      inside === null
        ? null
        : listOf(inside.threads, (thread) => new PyTuple(thread.map((text) => (text === null ? null : strFromJs(text))))),
    handles: handles === null ? null : record({ tag: handles.tag, ...handles.stats }),
  });
}
/** The slots that some interpreter has asked for: the word, whose it is, and who has asked how often. */
function describeSlots(handles: HandleSlots, rows: readonly Description[]): PyList {
  const asking = rows.flatMap(({ id, inside }) => (inside?.handles ? [{ id, ...inside.handles }] : []));
  const slots = new Set(asking.flatMap((each) => each.slots.map(([slot]) => slot)));
  return listOf(
    Array.from(slots).sort((a, b) => a - b),
    (slot) => {
      const { tag, isBusy, isAlive } = handles.tagOf(slot);
      const asked = asking.flatMap(({ id, slots: of }) =>
        of.filter(([number]) => number === slot).map(([, hits, misses, has]) => ({ interpreter: id, hits, misses, has_handle: has })),
      );
      const owner = isAlive ? (asking.find((each) => each.tag === tag)?.id ?? null) : null;
      return record({ slot, tag, busy: isBusy, owner, asked: listOf(asked, record) });
    },
  );
}
function aboutStep(t: Thread, f: NativeFrame, value: Value): Value {
  if (f.state === 0) {
    f.state = 1;
    const { process } = machine(t).interp;
    machine(t).waitFor({
      what: () => 'what the interpreters tell of themselves',
      start: (done) =>
        describeAll(process, (rows) => {
          f.a = rows;
          done(null);
        }),
      cancel: () => {},
    });
    return PUSHED;
  }
  void value;
  const rows = f.a as Description[];
  const { handles } = machine(t).interp.process;
  return new PyTuple([listOf(rows, describe), strFromJs(handles.policy), describeSlots(handles, rows)]);
}
const about = (isolate: Isolate): PyTuple => new PyTuple([isolate.id, isolate.whence]);

export const interpretersModule: ModuleRows = {
  name: '_interpreters',
  doc: 'This module provides primitive operations to manage Python interpreters.\nThe concurrent.interpreters module provides a more convenient interface.',
  types: [
    [interpreterErrorType, { doc: 'A cross-interpreter operation failed' }],
    [notFoundType, { doc: 'An interpreter was not found' }],
    [notShareableType, {}],
    [sharedBufferType, {}],
  ],
  functions: {
    create: [
      "(config='isolated', *, reqrefs=False, backend='thread', more=True)",
      'Make an interpreter; its number. After a worker the next is made ready, unless no more are wanted.',
      create,
    ],
    destroy: ['(id, *, restrict=False)', 'End an interpreter that runs nothing.', destroyById],
    list_all: [
      '(*, require_ready=False)',
      'The interpreters: (number, whence) of each.',
      (t) =>
        new PyList(
          Array.from(isolates(t).all.values())
            .filter(({ isEnding }) => !isEnding)
            .map(about),
        ),
    ],
    get_current: ['()', 'The number of the interpreter that asks, and its whence.', (t) => about(isolates(t).find(machine(t).interp.id))],
    get_main: ['()', 'The number of the main interpreter, and its whence.', (t) => about(isolates(t).find(0))],
    is_running: [
      '(id, *, restrict=False)',
      'Whether an interpreter runs something in its __main__.',
      (t, id: Value, restrict: Value = false) => {
        const isolate = find(t, id);
        if (isSet(t, restrict) && isolate.whence !== Whence.STDLIB)
          throw failure(interpreterErrorType, `cannot check if unrecognized interpreter ${isolate.id} is running`);
        return isolate.isRunning;
      },
    ],
    get_config: ['(id, *, restrict=False)', 'How an interpreter was asked to be.', (t, id: Value) => configOf(find(t, id).config)],
    new_config: ["(name='isolated', /, **overrides)", 'A configuration by its name, with some settings otherwise.', newConfig],
    whence: ['(id)', 'Where an interpreter comes from.', (t, id: Value) => find(t, id).whence],
    backend: ['(id)', "'thread' for one beside the others, 'worker' for one that runs by itself.", (t, id: Value) => find(t, id).backend],
    has_workers: ['()', "Whether backend='worker' can be had from here.", (t) => t.interp.host.workers !== undefined],
    prepare: [
      '()',
      "Make a worker ready for a create(backend='worker') that comes soon.",
      (t) => {
        t.interp.host.workers?.prepare();
        return null;
      },
    ],
    incref: [
      '(id, *, implieslink=False, restrict=False)',
      'One more holds the interpreter.',
      (t, id: Value) => {
        find(t, id).references++;
        return null;
      },
    ],
    decref: ['(id, *, restrict=False)', 'One less holds the interpreter; one that is held only ends with the last.', decref],
    exec: [
      '(id, code, shared=None, *, restrict=False)',
      'Run code in the __main__ of an interpreter: None, or what is to be known of the exception.',
      exec,
    ],
    run_string: [
      '(id, script, shared=None, *, restrict=False)',
      'Run a text in the __main__ of an interpreter: None, or what is to be known of the exception.',
      (t, id: Value, script: Value, shared: Value = null, restrict: Value = false) => {
        if (!isStr(script)) throw raised(TypeError, `expected a str, got ${t.reprText(script)}`);
        return execIn(t, id, script, shared, isSet(t, restrict), false, 'cannot run code in');
      },
    ],
    run_func: [
      '(id, func, shared=None, *, restrict=False)',
      'Run the body of a function in the __main__ of an interpreter: None, or what is to be known of the exception.',
      (t, id: Value, func: Value, shared: Value = null, restrict: Value = false) =>
        execIn(t, id, func, shared, isSet(t, restrict), true, 'cannot run code in'),
    ],
    call: [
      '(id, callable, args=None, kwargs=None, *, preserve_exc=False, restrict=False)',
      'Call something in an interpreter: (result, None), or (None, what is to be known of the exception).',
      call,
    ],
    set___main___attrs: ['(id, ns, *, restrict=False)', 'Bind names in the __main__ of an interpreter.', setMainAttrs],
    is_shareable: [
      '(obj)',
      'Whether an object can go to another interpreter without being pickled.',
      (t, obj: Value) => isShareable(t, obj),
    ],
    capture_exception: [
      '(exc=None)',
      'What is to be known of an exception, of the one that is handled without one, where it cannot go itself.',
      captureException,
    ],
    _about: [
      '()',
      'What each interpreter is and does; how handles are kept; the slots that somebody has asked for. For vmtools.',
      (t) => t.start(aboutStep),
    ],
    _main_file: ['()', 'The file that whoever asked this interpreter runs as its __main__, or None.', (t) => mainFileOf(t)],
  },
  values: () => ({
    InterpreterError: interpreterErrorType,
    InterpreterNotFoundError: notFoundType,
    NotShareableError: notShareableType,
    CrossInterpreterBufferView: sharedBufferType,
    ...Object.fromEntries(Object.entries(Whence).map(([name, value]) => [`WHENCE_${name}`, value])),
  }),
};

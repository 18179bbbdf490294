/**
 * Module _capture: the hook of graph capture, for torch._dynamo.
 */
import { PyFunction } from '../../runtime/callables.ts';
import { PyList, PyTuple } from '../../runtime/collections.ts';
import type { PyDict } from '../../runtime/dict.ts';
import { builtinType, typeName } from '../../runtime/builtin-types.ts';
import type { ModuleRows, TypeRows } from '../../runtime/define.ts';
import { AssertionError, raised, TypeError } from '../../runtime/exceptions.ts';
import type { Interpreter, Thread } from '../../runtime/machine.ts';
import { PyObject, PyType, type Value } from '../../runtime/object.ts';
import { strFromJs } from '../../runtime/text.ts';
import type { Actions } from '../../capture/actions.ts';
import { makeExternal } from '../../capture/externals.ts';
import { Known } from '../../capture/tracked.ts';
import { type CacheEntry, CaptureHook, Captures, type CaptureSettings } from '../../capture/eval-frame.ts';
import { frameFor } from '../../vm/bind-arguments.ts';
import { GuestHook } from '../../capture/guest-hook.ts';
import { codeValue, PyCode } from '../../vm/frame.ts';
import type { ThreadState } from '../../vm/thread.ts';
import { CaptureWorld } from './capture-world.ts';

const KEY = Symbol('captures');
interface Owned {
  readonly captures: Captures;
  readonly hooks: WeakMap<PyObject, CaptureHook>;
  readonly runOnly: CaptureHook;
  /** For tests: where every graph is made to end. */
  breakAt: number;
  breaksAgain: boolean;
}
function ownedBy(interp: Interpreter): Owned {
  let owned = interp.drawer.get(KEY) as Owned | undefined;
  if (owned === undefined) {
    const captures: Captures = new Captures(new CaptureWorld(), (t) => settingsOf(t, owned as Owned));
    owned = {
      captures,
      hooks: new WeakMap(),
      runOnly: new CaptureHook(captures, null, false),
      breakAt: Number.POSITIVE_INFINITY,
      breaksAgain: false,
    };
    interp.drawer.set(KEY, owned);
  }
  return owned;
}
function settingsOf(t: ThreadState, { breakAt, breaksAgain }: Owned): CaptureSettings {
  const config = t.interp.modules.getName('torch._dynamo.config');
  const read = (name: string): Value | undefined => (config === undefined || config === null ? undefined : t.findAttr(config, name));
  const number = (name: string, otherwise: number): number => {
    const value = read(name);
    return typeof value === 'number' ? value : otherwise;
  };
  const functions = (name: string): Value[] => {
    const value = read(name);
    return value === undefined ? [] : t.list(value);
  };
  return {
    recompileLimit: number('recompile_limit', 8),
    accumulatedLimit: number('accumulated_recompile_limit', 256),
    maxInlined: number('max_inlined_calls', 64),
    logging: new Map([
      ...functions('reorderable_logging_functions').map((fn) => [fn, 'later'] as const),
      ...functions('ignore_logger_methods').map((fn) => [fn, 'never'] as const),
    ]),
    failOnLimit: read('fail_on_recompile_limit_hit') === true,
    automaticDynamic: read('automatic_dynamic_shapes') !== false,
    breakAt,
    breaksAgain,
  };
}

const dynamicOf = (v: Value): boolean | null => (typeof v === 'boolean' ? v : null);
function setCompiler(t: Thread, compiler: Value): Value {
  const thread = t as ThreadState;
  const before = thread.frameHook instanceof CaptureHook ? thread.frameHook.guest : null;
  if (compiler === null) {
    thread.frameHook = null;
    return before;
  }
  const owned = ownedBy(t.interp);
  if (compiler === false) {
    thread.frameHook = owned.runOnly;
    return before;
  }
  if (!(compiler instanceof PyObject)) throw raised(TypeError, `a compiler has a backend, ${typeName(compiler)} has none`);
  let hook = owned.hooks.get(compiler);
  if (hook === undefined) {
    hook = new CaptureHook(
      owned.captures,
      {
        backend: t.getAttr(compiler, 'backend'),
        fullgraph: t.truth(t.getAttr(compiler, 'fullgraph')),
        dynamic: dynamicOf(t.findAttr(compiler, 'dynamic') ?? null),
      },
      compiler,
    );
    owned.hooks.set(compiler, hook);
  }
  thread.frameHook = hook;
  return before;
}

class PyCacheEntry extends PyObject {
  constructor(readonly entry: CacheEntry) {
    super();
  }
}
const entryType = builtinType('CacheEntry', { js: PyCacheEntry, module: 'torch._dynamo.eval_frame' });
const entryRows: TypeRows = {
  doc: 'A compiled frame: guards, and the code that runs while they hold.',
  getset: {
    code: [null, (_t, self: PyCacheEntry) => (self.entry.code === null ? null : codeValue(self.entry.code))],
    compile_id: [null, (_t, self: PyCacheEntry) => strFromJs(self.entry.compileId)],
    hits: [null, (_t, self: PyCacheEntry) => self.entry.hits],
    backend: [null, (_t, self: PyCacheEntry) => self.entry.backend],
    graph_module: [null, (_t, self: PyCacheEntry) => self.entry.graph],
    guards: [
      null,
      (_t, self: PyCacheEntry) =>
        new PyList(
          self.entry.program.guards.map(
            (guard) => new PyTuple([strFromJs(guard.source?.text ?? ''), guard.kind, strFromJs(guard.text), guard.place?.line ?? null]),
          ),
        ),
    ],
  },
};
const codeOf = (value: Value): PyCode => {
  if (!(value instanceof PyCode)) throw raised(TypeError, `a code object is required, not ${typeName(value)}`);
  return value;
};

function compilingIn(t: Thread): Actions {
  const actions = ownedBy(t.interp).captures.compilingIn(t as ThreadState);
  if (actions === undefined) throw raised(AssertionError, 'User objects can only be registered while tracing');
  return actions;
}

export const captureModule: ModuleRows = {
  name: '_capture',
  doc: 'The hook that captures frames as graphs.',
  types: [[entryType, entryRows]],
  functions: {
    set_compiler: [
      '(compiler, /)',
      'Capture frames of this thread for a compiler; None: not; False: only run what was compiled. Gives what it was.',
      setCompiler,
    ],
    set_eval_frame: [
      '(callback, /)',
      'Call callback(frame) before each frame of a guest function on this thread (PEP 523); None: no more. It gives None, or a code object to run instead. Gives what it was.',
      (t, callback: Value) => {
        const thread = t as ThreadState;
        const before = thread.frameHook;
        thread.frameHook = callback === null ? null : new GuestHook(callback);
        return before instanceof GuestHook ? before.callback : null;
      },
    ],
    reset: [
      '()',
      'Forget all that was compiled.',
      (t) => {
        ownedBy(t.interp).captures.reset();
        return null;
      },
    ],
    external_for_graph: [
      '(type, args, kwargs, /)',
      'While a backend compiles a graph: the number of a stream or event that is made whenever the graph runs.',
      (t, type: Value, args: Value, kwargs: Value) => {
        const actions = compilingIn(t);
        const what = type instanceof PyType ? actions.capture.world.externalTypeKind(type) : undefined;
        if (what === undefined || !(type instanceof PyType)) throw raised(TypeError, 'a class of streams or events is required');
        const keywords = new Map(
          (kwargs as PyDict).liveKeys().map((name, i) => [String(name), new Known((kwargs as PyDict).liveValues()[i])]),
        );
        const given = t.list(args).map((arg) => new Known(arg));
        return makeExternal(actions, type, what, given, keywords).index;
      },
    ],
    current_stream_for_graph: [
      '()',
      'While a backend compiles a graph: the number of the stream that is current when the graph begins.',
      (t) => {
        const { all } = compilingIn(t).capture.externals;
        if (all.length === 0) compilingIn(t).capture.externals.current(compilingIn(t));
        if (all[0].kind !== 'current_stream') throw raised(AssertionError, 'Current stream must be registered at index 0');
        all[0].isUsed = true;
        return 0;
      },
    ],
    cache_entries: [
      '(code, /)',
      'What was compiled of a code object, the entry that was used last first.',
      (t, code: Value) =>
        new PyList(
          ownedBy(t.interp)
            .captures.entriesOf(codeOf(code).code)
            .map((entry) => new PyCacheEntry(entry)),
        ),
    ],
    check_guards: [
      '(function, /, *args, **kwargs)',
      'For each compilation of a function whether it would be used for these arguments, without a call: (compile_id, None or what is different).',
      (t, fn: Value, args: Value[], kwargs: PyDict) => {
        if (!(fn instanceof PyFunction)) throw raised(TypeError, `a function is required, not ${typeName(fn)}`);
        const frame = frameFor(t, fn, args, 0, args.length, { names: kwargs.liveKeys().map(String), values: kwargs.liveValues() });
        const entries = ownedBy(t.interp).captures.entriesOf(fn.code);
        return new PyList(
          entries.map(({ compileId, program }) => {
            const failed = program.failing(frame, t as ThreadState);
            return new PyTuple([strFromJs(compileId), failed === null ? null : strFromJs(failed.text)]);
          }),
        );
      },
    ],
    graphs_left: [
      '()',
      'Graphs that raised an exception: (name, how often, the last exception). The frame then ran without the graph, or raised it itself.',
      (t) =>
        new PyList(Array.from(ownedBy(t.interp).captures.left, ([name, { count, last }]) => new PyTuple([strFromJs(name), count, last]))),
    ],
    skip: [
      '(code, /)',
      'Never capture frames of this code.',
      (t, code: Value) => {
        ownedBy(t.interp).captures.skip(codeOf(code).code);
        return null;
      },
    ],
    break_at: [
      '(step, again=False, /)',
      'For tests: end each graph before this step; None: nowhere. `again`: those of what resumes, too.',
      (t, step: Value, again: Value = false) => {
        const owned = ownedBy(t.interp);
        owned.breakAt = step === null ? Number.POSITIVE_INFINITY : Number(step);
        owned.breaksAgain = t.truth(again);
        return null;
      },
    ],
  },
  values: () => ({ CacheEntry: entryType }),
};

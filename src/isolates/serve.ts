/**
 * What an interpreter does for others: run code in its `__main__`, call something, bind names, end. A request comes as plain data and is
 * answered by plain data, so it is the same whether who asks lives in this JavaScript thread or in another.
 *
 * Each request is a chain of steps on the interpreter's main thread, interruptible like everything that guest code does. Nothing is raised out
 * of it: what the guest raises is a reply that says so.
 */
import type { CodeObject } from '../bytecode/code.ts';
import { Op } from '../bytecode/op.gen.ts';
import { deserialise } from '../bytecode/serialise.ts';
import { PyModule } from '../runtime/callables.ts';
import type { PyTuple } from '../runtime/collections.ts';
import type { PyDict } from '../runtime/dict.ts';
import { PyException } from '../runtime/exceptions.ts';
import { type Keywords, Raise, type Thread } from '../runtime/machine.ts';
import type { NativeFrame } from '../runtime/native-frame.ts';
import { PUSHED, type PyObject, type Value } from '../runtime/object.ts';
import { isStr, jsText, strFromJs } from '../runtime/text.ts';
import { simpleNamespace } from '../runtime/types/simple-namespace.ts';
import { PyTraceback } from '../vm/frame.ts';
import { pushCode } from '../vm/import.ts';
import type { InterpreterState } from '../vm/interpreter.ts';
import type { ThreadState } from '../vm/thread.ts';
import { formatException } from '../vm/traceback-text.ts';
import { fromWire, toWire } from './wire.ts';

export type Request =
  | { readonly kind: 'exec'; readonly code: Uint8Array; readonly main: string | null }
  | { readonly kind: 'set'; readonly names: readonly string[]; readonly values: readonly Uint8Array[] }
  | {
      readonly kind: 'call';
      readonly callable: Uint8Array;
      readonly args: Uint8Array;
      readonly kwargs: Uint8Array;
      readonly main: string | null;
    }
  | { readonly kind: 'end' };

/** An exception as far as it can leave its interpreter: names and texts. */
export interface ExceptionText {
  readonly name: string;
  readonly qualname: string;
  readonly module: string | null;
  readonly message: string;
  readonly formatted: string;
  readonly display: string;
}
export type Reply =
  | { readonly kind: 'done'; readonly value: Uint8Array | null }
  | { readonly kind: 'failed'; readonly exception: ExceptionText }
  | { readonly kind: 'not shareable'; readonly message: string; readonly cause: string };

const machine = (t: Thread): ThreadState => t as ThreadState;
export const mainOf = (interp: InterpreterState): PyDict => (interp.modules.getName('__main__') as PyModule).dict;

// ---- exceptions as text
export function textOf(t: Thread, exception: PyException): ExceptionText {
  const { cls } = exception;
  const attribute = (name: string): string | null => {
    const value = t.findAttr(cls, name);
    return value !== undefined && isStr(value) ? jsText(value) : null;
  };
  let message = '<exception str() failed>';
  try {
    message = t.strText(exception);
  } catch (error) {
    if (!(error instanceof Raise)) throw error;
  }
  const { interp } = machine(t);
  const module = attribute('__module__');
  const qualname = attribute('__qualname__') ?? cls.name;
  const shown = module === null || module === 'builtins' || module === '__main__' ? qualname : `${module}.${qualname}`;
  return {
    name: cls.name,
    qualname,
    module,
    message,
    formatted: `${shown}: ${message}`,
    display: formatException(machine(t), exception, { lines: (filename) => interp.sourceOf(filename) }).replace(/\n$/, ''),
  };
}
/** The same for guests. */
export function excinfo({ name, qualname, module, message, formatted, display }: ExceptionText): PyObject {
  const type = simpleNamespace({
    __name__: strFromJs(name),
    __qualname__: strFromJs(qualname),
    __module__: module === null ? null : strFromJs(module),
  });
  return simpleNamespace({ type, msg: strFromJs(message), formatted: strFromJs(formatted), errdisplay: strFromJs(display) });
}

// ---- steps
const UNREADABLE =
  '\n\nThe above exception was the direct cause of the following exception:\n\nconcurrent.interpreters.NotShareableError: object could not be unpickled';
type Answer = (reply: Reply) => void;
const DONE: Reply = { kind: 'done', value: null };

/** a: the request, b: the answer, c: what is done with what the guest code gives. The lowest frame of the chain. */
function serveStep(t: Thread, f: NativeFrame, value: Value): Value {
  const request = f.a as Request;
  if (f.state === 0) {
    f.state = 1;
    f.rescue = serveRescue;
    try {
      value = begin(t, request);
    } catch (error) {
      if (!(error instanceof Unreceived)) throw error;
      machine(t).frame = f;
      finish(t, f, { kind: 'not shareable', message: error.message, cause: `${chainText(t, error.exception)}${UNREADABLE}` });
      return null;
    }
    if (value === PUSHED) return PUSHED;
  }
  finish(t, f, request.kind === 'call' ? reply(t, value) : DONE);
  return null;
}
function begin(t: Thread, request: Request): Value {
  const { interp } = machine(t);
  switch (request.kind) {
    case 'exec': {
      const main = mainOf(interp);
      rememberMain(t, request.main);
      pushCode(machine(t), deserialise(request.code), main, main);
      return PUSHED;
    }
    case 'set':
      request.names.forEach((name, at) => mainOf(interp).setName(name, fromWire(t, request.values[at])));
      return null;
    case 'call': {
      rememberMain(t, request.main);
      const callable = received(t, 'func', request.callable);
      const args = received(t, 'args', request.args) as PyTuple;
      const [names, values] = (received(t, 'kwargs', request.kwargs) as PyTuple).items as [PyTuple, PyTuple];
      const keywords = names.items.length === 0 ? null : { names: names.items.map((name) => jsText(name as string)), values: values.items };
      return callInMain(t, callable, args.items, keywords);
    }
    default:
      return t.start(endStep);
  }
}
const CALLER_NAME = '<call from another interpreter>';
const CALLER = Symbol('code that calls');
/**
 * Calls with a frame of `__main__` below: eval(), dir(), globals() and the like look at the frame that called them. It stands where
 * its only constant has been loaded, and what the call gives arrives in the constant's place.
 */
function callInMain(t: Thread, callable: Value, args: readonly Value[], keywords: Keywords | null): Value {
  const { interp } = machine(t);
  const main = mainOf(interp);
  let code = interp.drawer.get(CALLER) as CodeObject | undefined;
  if (code === undefined) interp.drawer.set(CALLER, (code = interp.compile('0', CALLER_NAME, 'eval', {})));
  const frame = pushCode(machine(t), code, main, main);
  frame.pc = frame.words.findIndex((word) => (word & 255) === Op.RETURN_VALUE);
  const value = t.invoke(callable, args, keywords);
  if (value !== PUSHED) frame.locals[frame.sp++] = value;
  return PUSHED;
}
/** Nobody shall see that frame in a traceback. */
function withoutCaller(exception: PyException): PyException {
  const { traceback } = exception;
  if (traceback instanceof PyTraceback && traceback.frame.code.filename === CALLER_NAME) exception.traceback = traceback.next;
  return exception;
}
/** A part of a call cannot be read here: the fault of who asks. */
class Unreceived {
  constructor(
    readonly message: string,
    readonly exception: PyException,
  ) {}
}
function received(t: Thread, what: string, bytes: Uint8Array): Value {
  try {
    return fromWire(t, bytes);
  } catch (error) {
    if (!(error instanceof Raise)) throw error;
    throw new Unreceived(`${what} not shareable`, error.exception as PyException);
  }
}
/** The file that the one who asks runs as `__main__`: functions of it may be asked for. */
function rememberMain(t: Thread, file: string | null): void {
  t.interp.drawer.set(MAIN_FILE, file);
}
const MAIN_FILE = Symbol('file of the main module of who asks');
export const mainFileOf = (t: Thread): Value => {
  const file = t.interp.drawer.get(MAIN_FILE) as string | null | undefined;
  return file === undefined || file === null ? null : strFromJs(file);
};

function reply(t: Thread, value: Value): Reply {
  try {
    return { kind: 'done', value: toWire(t, value, true) };
  } catch (error) {
    if (!(error instanceof Raise)) throw error;
    return {
      kind: 'not shareable',
      message: 'object does not support cross-interpreter data',
      cause: chainText(t, error.exception as PyException),
    };
  }
}
/** An exception with its causes, without the frames. */
function chainText(t: Thread, exception: PyException): string {
  const { cause } = exception;
  const own = textOf(t, exception).formatted;
  if (!(cause instanceof PyException)) return own;
  return `${chainText(t, cause)}\n\nThe above exception was the direct cause of the following exception:\n\n${own}`;
}
function serveRescue(t: Thread, f: NativeFrame, exception: PyObject): Value {
  finish(t, f, { kind: 'failed', exception: textOf(t, withoutCaller(exception as PyException)) });
  return null;
}
function finish(t: Thread, f: NativeFrame, outcome: Reply): void {
  flush(t);
  (f.b as Answer)(outcome);
}
function flush(t: Thread): void {
  const sys = t.interp.modules.getName('sys');
  for (const name of ['stdout', 'stderr']) {
    const stream = sys instanceof PyModule ? sys.dict.getName(name) : undefined;
    if (stream === undefined || stream === null) continue;
    try {
      if (t.findAttr(stream, 'closed') !== true) t.callMethod(stream, 'flush', []);
    } catch (error) {
      if (!(error instanceof Raise)) throw error;
    }
  }
}

// ---- the end
/** The last thing that an interpreter does: its threads end, then its exit functions, then last words. */
function endStep(t: Thread, f: NativeFrame, _value: Value): Value {
  f.rescue = endRescue;
  const { interp } = machine(t);
  for (;;) {
    switch (f.state++) {
      case 0:
        if (callIfLoaded(t, 'threading', '_shutdown') === PUSHED) return PUSHED;
        break;
      case 1:
        if (callIfLoaded(t, 'atexit', '_run_exitfuncs') === PUSHED) return PUSHED;
        break;
      case 2:
        f.a = interp.collector.takeAll();
        break;
      default: {
        const object = (f.a as PyObject[]).shift();
        if (object === undefined) return null;
        if (interp.collector.speak(t, object) === PUSHED) return PUSHED;
      }
    }
  }
}
/** What goes wrong at the end is told by those who do it; the rest is still to be done. */
function endRescue(t: Thread, f: NativeFrame, _exception: PyObject): Value {
  return endStep(t, f, null);
}
function callIfLoaded(t: Thread, moduleName: string, name: string): Value {
  const module = t.interp.modules.getName(moduleName);
  const run = module instanceof PyModule ? module.dict.getName(name) : undefined;
  return run === undefined ? null : t.invoke(run, []);
}

/** The main thread of an interpreter begins to work on a request. */
export function serve(interp: InterpreterState, request: Request, answer: Answer): void {
  const t = interp.mainThread;
  t.frame = null;
  t.handled = null;
  interp.scheduler.begin(t, serveStep, request, answer);
}

/**
 * The embedding API: Python inside a JavaScript program.
 *
 *     import { createInterpreter } from 'glasspy';
 *     const python = createInterpreter({ write: (stream, text) => console.log(text) });
 *     const outcome = await python.run('print(6 * 7)');
 *
 * Interpreters do not see each other, and nothing needs to be released.
 */
import { assemble, compileGuest, printException } from './assemble.ts';
import { compile, compileTree, parseTree, symbolTable } from './compiler/compile.ts';
import { PyModule } from './runtime/callables.ts';
import { PyDict } from './runtime/dict.ts';
import { type PyException, SystemExit } from './runtime/exceptions.ts';
import type { Host } from './runtime/host.ts';
import { Raise } from './runtime/machine.ts';
import { intOf } from './runtime/number.ts';
import type { InterpreterState, Settings } from './vm/interpreter.ts';

export type { Host, HostFiles } from './runtime/host.ts';
export type { Settings } from './vm/interpreter.ts';

export interface InterpreterOptions {
  /** Receives what the program prints: stream 1 is standard output, 2 standard error. */
  readonly write?: (stream: 1 | 2, text: string) => void;
  /** Lines for input(), each without its newline. */
  readonly input?: Iterable<string>;
  readonly settings?: Partial<Settings>;
  /** The whole host, when the two above are not enough. */
  readonly host?: Partial<Host>;
}
/** How a program ended: status 0, or what CPython's exit status would be. */
export interface Outcome {
  readonly status: number;
  /** Class and message of the exception that nobody handled. */
  readonly error?: { readonly type: string; readonly message: string };
}
export interface EmbeddedInterpreter {
  /** Runs a program as `__main__`. Names that it binds stay for the next run. */
  run(source: string, filename?: string): Promise<Outcome>;
}

function hostFor(options: InterpreterOptions): Host {
  const lines = options.input?.[Symbol.iterator]();
  const decoder = new TextDecoder();
  return {
    write: (stream, text) => options.write?.(stream, typeof text === 'string' ? text : decoder.decode(text)),
    readInput: () => {
      const next = lines?.next();
      return next === undefined || next.done === true ? '' : `${next.value}\n`;
    },
    time: () => Date.now() / 1000,
    monotonic: () => performance.now() / 1000,
    processTime: () => performance.now() / 1000,
    zone: () => [0, 'UTC', false],
    after: (milliseconds, callback) => {
      const timer = setTimeout(callback, milliseconds);
      return () => clearTimeout(timer);
    },
    nextTurn: (callback) => void setTimeout(callback, 0),
    interruptible: (run) => run(),
    entropy: (bytes) => globalThis.crypto.getRandomValues(new Uint8Array(bytes)),
    env: {},
    files: null,
    isTerminal: () => false,
    ...options.host,
  };
}

function messageOf(interp: InterpreterState, exception: PyException): string {
  try {
    return interp.mainThread.strText(exception);
  } catch (error) {
    if (error instanceof Raise) return '<exception str() failed>';
    throw error;
  }
}
async function runMain(interp: InterpreterState, main: PyModule, source: string, filename: string): Promise<Outcome> {
  const t = interp.mainThread;
  let outcome: Outcome = { status: 0 };
  try {
    interp.rememberSource(filename, source);
    interp.start(t, compileGuest(t, source, filename, 'exec').code, main.dict);
    await interp.finish(t);
  } catch (error) {
    if (!(error instanceof Raise)) throw error;
    t.frame = null;
    const exception = error.exception as PyException;
    if (exception.cls.isSubtypeOf(SystemExit)) outcome = { status: Number(intOf(exception.extra?.code ?? 0) ?? 1) };
    else {
      printException(t, exception);
      outcome = { status: 1, error: { type: exception.cls.name, message: messageOf(interp, exception) } };
    }
  }
  const stdout = (interp.modules.getName('sys') as PyModule).dict.getName('stdout');
  if (stdout !== undefined && stdout !== null) t.callMethod(stdout, 'flush', []);
  return outcome;
}

/** The library that is written in Python is not in this bundle. Of `time` the clocks and sleep() are there without it. */
function stdlib(name: string) {
  return name === 'time' ? { code: compile('from _time import *\n', '<frozen time>', 'exec'), isPackage: false } : null;
}

/** A new interpreter of its own. */
export function createInterpreter(options: InterpreterOptions = {}): EmbeddedInterpreter {
  const interp = assemble({
    host: hostFor(options),
    compiler: { compile, compileTree, parseTree, symbolTable },
    settings: options.settings,
    stdlib,
  });
  const main = new PyModule(new PyDict());
  for (const [name, value] of Object.entries({ __name__: '__main__', __doc__: null, __package__: null, __loader__: null, __spec__: null }))
    main.dict.setName(name, value);
  main.dict.setName('__builtins__', interp.builtinsModule);
  interp.modules.setName('__main__', main);
  return { run: (source, filename = '<program>') => runMain(interp, main, source, filename) };
}

/**
 * An interpreter: its modules, its builtins, its limits and its threads. Two in one process share the builtin types, which never
 * change, what process.ts names, and nothing else.
 */
import type { SymbolBlock } from '../support/symbol-block.ts';
import type { CodeObject } from '../bytecode/code.ts';
import { PyModule } from '../runtime/callables.ts';
import { ContextEvents } from '../runtime/context-stack.ts';
import { PyDict } from '../runtime/dict.ts';
import { type PyException, raised, SyntaxError } from '../runtime/exceptions.ts';
import type { Host } from '../runtime/host.ts';
import { SyntaxProblem } from '../support/errors.ts';
import { type Interpreter, Raise, type Thread } from '../runtime/machine.ts';
import { HandleCache } from '../runtime/handle-cache.ts';
import type { NativeFrame } from '../runtime/native-frame.ts';
import { PUSHED, type PyObject, type PyType, type Value } from '../runtime/object.ts';
import { decode } from '../runtime/codecs.ts';
import { isStr, jsText, strFromJs } from '../runtime/text.ts';
import { WeakTable } from '../runtime/weak.ts';
import { Collector } from './collect.ts';
import type { Found, Importing } from './import.ts';
import { pushCode } from './import.ts';
import { ProcessState } from './process.ts';
import { Scheduler } from './scheduler.ts';
import { SIGINT, Signals } from './signals.ts';
import { ThreadState } from './thread.ts';

/** a: the object that has last words. */
function runLastWordsStep(t: Thread, f: NativeFrame, _value: Value): Value {
  if (f.state !== 0) return null;
  f.state = 1;
  return (t as ThreadState).interp.collector.speak(t, f.a as PyObject);
}

/** a: what runs the exit functions. */
function runExitStep(t: Thread, f: NativeFrame, _value: Value): Value {
  if (f.state !== 0) return null;
  f.state = 1;
  return t.invoke(f.a as Value, []);
}

export type CompileMode = 'exec' | 'eval' | 'single';
/** What `assemble` plugs in. */
export interface Parts {
  readonly host: Host;
  compile(source: string | Uint8Array, filename: string, mode: CompileMode, options: CompileOptions): CodeObject;
  /** The tree of a text, as support/asdl.ts describes it, and the text as its columns count it. */
  parse(
    source: string | Uint8Array,
    filename: string,
    mode: CompileMode,
  ): { readonly tree: { readonly node: string }; readonly text: string };
  /** The scopes of a text. */
  symbols(source: string | Uint8Array, filename: string, mode: CompileMode): SymbolBlock;
  /** The code of such a tree. */
  compileTree(tree: { readonly node: string }, filename: string, options: CompileOptions): CodeObject;
  /** The guest exception of a text that cannot be compiled. */
  syntaxError(problem: SyntaxProblem, filename: string, lines: readonly string[] | null): PyException;
  /** A builtin module by name, or null. */
  builtinModule(interp: InterpreterState, name: string): PyModule | null;
  /** Code of a module of the standard library, or null. */
  stdlib(name: string): { code: CodeObject; isPackage: boolean } | null;
  /** sys.unraisablehook: an exception that cannot be raised where it came up. */
  reportIgnored(t: ThreadState, exception: PyException, message: string): void;
  /** Another interpreter of the same make, beside one that is there. */
  sibling(process: ProcessState, settings: Partial<Settings>): InterpreterState;
  /** Names of modules that CPython's standard library has. */
  readonly stdlibNames: ReadonlySet<string>;
}
export interface CompileOptions {
  readonly flags?: number;
  readonly optimize?: number;
  readonly topLevelAwait?: boolean;
}
export interface Settings {
  readonly argv: readonly string[];
  /** Calls and jumps between two looks up. */
  readonly fuel: number;
  /** Put every thread aside at every look up. */
  readonly alwaysPutAside: boolean;
  /** The dice of the scheduler; without one threads take turns in order. */
  readonly schedulerSeed?: number;
  readonly path: readonly string[];
  readonly flags: Readonly<Record<string, number>>;
  /** Encoding of the standard streams and, behind a colon, what to do about errors; either may be left out. */
  readonly ioEncoding?: string;
}
export const DEFAULT_SETTINGS: Settings = { argv: [''], fuel: 20000, alwaysPutAside: false, path: [], flags: {} };

/** Modules that CPython has loaded before a program begins, so that no file of the program can take their place. */
const ALREADY_LOADED: ReadonlySet<string> = new Set(['abc', 'codecs', 'io', 'os', 'posixpath', '_collections_abc', 'importlib']);
function isOurs(t: ThreadState, path: Value): boolean {
  return t.list(path).some((folder) => isStr(folder) && jsText(folder).startsWith('<stdlib>'));
}

export class InterpreterState implements Interpreter {
  readonly host: Host;
  readonly modules = new PyDict();
  readonly builtins = new PyDict();
  readonly builtinsModule: PyModule;
  readonly maxStrDigits = { value: 4300 };
  readonly drawer = new Map<string | symbol, unknown>();
  /** Things to do with every new thread, by who wants them done. */
  readonly onThread = new Map<string, (t: ThreadState) => void>();
  readonly contextEvents = new ContextEvents();
  readonly beyond = new Map<PyType, ReadonlyMap<string, Value>>();
  /** Calls and backward jumps of a turn: sys.setswitchinterval() changes it. */
  fuelPerTurn: number;
  recursionLimit = 1000;
  readonly scheduler: Scheduler;
  /** Modules whose code is running, and by whom. */
  readonly importing = new Map<string, Importing>();
  /** Elements that one allocation may have. */
  maxElements = 2 ** 27;
  maxWalls = 150;
  readonly weak = new WeakTable();
  readonly collector: Collector;
  wallsMet = 0;
  wallsInTheWay = 0;
  /** How often each native was a wall; null when nobody wants to know. */
  wallNames: Map<string, number> | null = null;
  /** How an exception is told, if not by a traceback. `heading` is what would stand above that. */
  exceptionText: ((t: ThreadState, exception: PyException, heading: string) => string) | null = null;
  turns = 0;
  importFunction: Value = null;
  readonly mainThread: ThreadState;
  readonly signals: Signals;
  /** Among those of the process; the first is 0. */
  readonly id: number;
  readonly handles: HandleCache<PyObject>;
  /** Look after each request from another interpreter whether the two are apart. */
  checksIsolation = false;
  /** Whether threads may be left running at its end. */
  allowsDaemons = true;
  private readonly ids = new WeakMap<object, number>();
  private readonly primitiveIds = new Map<Value, number>();
  private nextId = 0x7f0000001000;
  private readonly sources = new Map<string, string[]>();
  private lastPause = 0;
  /** Warnings that have been written without module warnings. */
  private readonly written = new Set<string>();

  constructor(
    readonly parts: Parts,
    readonly settings: Settings,
    /** Of the interpreter that this one is to live beside; its own, without one. */
    readonly process = new ProcessState(),
  ) {
    this.id = process.nextInterpreterId();
    process.interpreters.set(this.id, this);
    process.main ??= this;
    process.scheduler ??= new Scheduler(this, settings.schedulerSeed);
    this.handles = new HandleCache(process.handles, this.id);
    this.host = parts.host;
    this.fuelPerTurn = settings.fuel;
    this.builtinsModule = new PyModule(this.builtins);
    this.scheduler = process.scheduler;
    this.mainThread = new ThreadState(this);
    this.mainThread.name = 'MainThread';
    // Signals are for the first interpreter. The main thread of another is about when somebody has it run something.
    this.signals = this.isMain ? new Signals(this) : process.main.signals;
    if (this.isMain) this.scheduler.threads.add(this.mainThread);
    this.collector = new Collector(this);
  }

  idOf(object: Value): number | bigint {
    if (object === null || typeof object !== 'object') {
      let id = this.primitiveIds.get(object);
      if (id === undefined) {
        id = this.nextId;
        this.nextId += 16;
        if (this.primitiveIds.size < 100000) this.primitiveIds.set(object, id);
      }
      return id;
    }
    let id = this.ids.get(object);
    if (id === undefined) {
      id = this.nextId;
      this.nextId += 16;
      this.ids.set(object, id);
    }
    return id;
  }

  /** The id of an object that somebody has asked for it. */
  knownId(object: object): number | bigint | undefined {
    return this.ids.get(object);
  }
  giveId(object: object, id: number | bigint): void {
    this.ids.set(object, Number(id));
  }

  // ---- source lines, for tracebacks
  rememberSource(filename: string, text: string): void {
    this.sources.set(filename, text.split(/\r\n|\r|\n/));
  }
  sourceOf(filename: string): string[] | null {
    const known = this.sources.get(filename);
    if (known !== undefined) return known;
    if (filename.startsWith('<') || this.host.files === null) return null;
    try {
      this.rememberSource(filename, this.decoded(this.host.files.read(filename)));
      return this.sources.get(filename) ?? null;
    } catch {
      return null;
    }
  }

  /** The text of a source file by the encoding that it names; throws when it is in another. */
  private decoded(bytes: Uint8Array): string {
    const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1000)).split(/\r\n|\r|\n/, 2);
    const declared = head.map((line) => /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/.exec(line)?.[1]).find((name) => name !== undefined);
    if (declared === undefined) return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return jsText(decode(this.mainThread, bytes, declared, 'strict'));
  }

  // ---- modules
  knowsModule(name: string): boolean {
    return this.parts.stdlibNames.has(name.split('.')[0]);
  }
  findModule(t: ThreadState, name: string, searchIn: Value): Found | null {
    // Inside a package of the program nothing of ours is meant.
    if (searchIn !== null && !isOurs(t, searchIn)) return this.findInFiles(t, name, searchIn);
    const builtin = this.parts.builtinModule(this, name);
    if (builtin !== null) return { kind: 'module', module: builtin };
    // As in CPython, a file beside the script comes before the standard library.
    const file = searchIn === null && !ALREADY_LOADED.has(name) ? this.findInFiles(t, name, null) : null;
    if (file !== null && file.kind !== 'namespace') return file;
    const own = this.parts.stdlib(name);
    if (own !== null)
      return {
        kind: 'code',
        code: own.code,
        file: null,
        folder: own.isPackage ? `<stdlib>/${name.replaceAll('.', '/')}` : null,
        origin: 'stdlib',
      };
    return file;
  }
  private findInFiles(t: ThreadState, name: string, searchIn: Value): Found | null {
    const { files } = this.host;
    if (files === null) return null;
    const leaf = name.slice(name.lastIndexOf('.') + 1);
    const path = searchIn !== null ? searchIn : (this.modules.getName('sys') as PyModule | undefined)?.dict.getName('path');
    const folders = path === undefined || path === null ? this.settings.path : t.list(path).map((entry) => t.strText(entry));
    const namespace: string[] = [];
    for (const folder of folders) {
      const base = `${folder === '' ? files.cwd() : folder}/${leaf}`;
      const init = `${base}/__init__.py`;
      if (files.stat(init)?.kind === 'file')
        return { kind: 'code', code: this.compileFile(t, init), file: init, folder: base, origin: init };
      const file = `${base}.py`;
      if (files.stat(file)?.kind === 'file') return { kind: 'code', code: this.compileFile(t, file), file, folder: null, origin: file };
      if (files.stat(base)?.kind === 'folder') namespace.push(base);
    }
    return namespace.length > 0 ? { kind: 'namespace', folders: namespace } : null;
  }
  private compileFile(_t: ThreadState, file: string): CodeObject {
    const source = (this.host.files as NonNullable<Host['files']>).read(file);
    if (source.includes(0)) throw raised(SyntaxError, 'source code string cannot contain null bytes');
    try {
      return this.compile(source, file, 'exec', {});
    } catch (error) {
      if (error instanceof SyntaxProblem) throw new Raise(this.parts.syntaxError(error, file, this.sourceOf(file)));
      throw error;
    }
  }
  get parse(): Parts['parse'] {
    return this.parts.parse;
  }
  get symbols(): Parts['symbols'] {
    return this.parts.symbols;
  }
  get compileTree(): Parts['compileTree'] {
    return this.parts.compileTree;
  }
  compile(source: string | Uint8Array, filename: string, mode: CompileMode, options: CompileOptions): CodeObject {
    return this.parts.compile(source, filename, mode, options);
  }
  /** For natives that need a module of ours: a wall. */
  importNow(t: ThreadState, name: string): Value {
    const known = this.modules.getName(name);
    if (known !== undefined && known !== null) return known;
    // Of a module in a package that gives the package.
    const found = t.call(this.builtins.getName('__import__') as Value, [name]);
    return this.modules.getName(name) ?? found;
  }
  isInitializing(module: Value): boolean {
    for (const thread of this.threads())
      for (let frame = thread.frame; frame !== null; frame = frame.back as typeof frame) {
        const held = (frame as { globals?: PyDict; namespace?: Value }).globals;
        if (held !== undefined && module instanceof PyModule && held === module.dict && (frame as { namespace?: Value }).namespace === held)
          return true;
      }
    return false;
  }
  /** Where a walk from this interpreter ends: at what it has from its process, and from whoever assembled it. */
  get borders(): object[] {
    const { process, parts, host, settings, scheduler, signals, handles } = this;
    // What is to be called at a signal is the main interpreter's.
    return [process, parts, host, settings, scheduler, handles.slots, ...(this.isMain ? [] : [signals])];
  }
  threads(): Iterable<ThreadState> {
    const { threads } = this.scheduler;
    return this.process.interpreters.size === 1 ? threads : Array.from(threads).filter((t) => t.interp === this);
  }
  get isMain(): boolean {
    return this.process.main === this;
  }
  /** A signal has come that the main thread has not looked at yet. */
  get interrupted(): boolean {
    return this.scheduler.interrupted;
  }

  warn(t: ThreadState, category: PyType, message: string): void {
    if (this.modules.getName('warnings') === undefined && this.parts.stdlib('warnings') === null) this.writeWarning(t, category, message);
    else this.warnByModule(t, category, message);
  }
  private warnByModule(t: ThreadState, category: PyType, message: string): void {
    // A wall: what a warning leads to is Python's (module warnings), and natives warn in the middle of their work.
    t.call(t.getAttr(this.importNow(t, 'warnings'), 'warn'), [strFromJs(message), category]);
  }
  /** Embedded without the library: as its filters would have it when nobody has touched them, once for each line. */
  private writeWarning(t: ThreadState, category: PyType, message: string): void {
    const frame = t.callerFrame();
    const text = `${frame?.code.filename ?? 'sys'}:${frame?.line ?? 0}: ${category.name}: ${message}\n`;
    if (this.written.has(text)) return;
    this.written.add(text);
    this.host.write(2, text);
  }

  /** A native waits for guest code. With `-X walls` it is remembered which native, from the engine's own account of the calls. */
  countWall(): void {
    this.wallsMet++;
    if (this.wallNames === null) return;
    const calls = (new Error().stack ?? '').split('\n').slice(2);
    const names = calls
      .map((line) => /^\s+at (?:new )?(.+?) \(/.exec(line)?.[1] ?? '')
      .filter((name) => name !== '' && !name.startsWith('ThreadState.'));
    const name = (names[0] ?? 'unknown').replace(/^(Object|NativeFrame|Module)\./, '').replace(/ \[as .*/, '');
    this.wallNames.set(name, (this.wallNames.get(name) ?? 0) + 1);
  }

  // ---- running
  /** A thread has used up its fuel: true when it has to make room. */
  wantsTurn(): boolean {
    this.turns++;
    if (this.settings.alwaysPutAside || this.interrupted || this.scheduler.isCrowded) return true;
    const now = this.host.monotonic();
    if (now - this.lastPause > 0.02) {
      this.lastPause = now;
      return true;
    }
    return this.scheduler.isSomebodyDue();
  }
  /** Runs a thread's chain to its end (scheduler.ts). Throws a Raise. */
  finish(t: ThreadState): Promise<Value> {
    return this.scheduler.run(t);
  }
  /** Ctrl-C. */
  interrupt(): void {
    this.signals.arrive(SIGINT);
  }
  /** The main thread shall look up, wherever it is: a signal has come. */
  lookUp(): void {
    this.scheduler.interrupted = true;
    this.scheduler.rouse();
  }
  willFinalize(object: PyObject): void {
    this.collector.add(object);
  }
  /** The end: last words of all that are left, in the order in which they were made. */
  async finalize(t: ThreadState): Promise<void> {
    for (const object of this.collector.takeAll()) {
      t.frame = null;
      if (t.start(runLastWordsStep, object) === PUSHED) await this.finish(t);
    }
  }
  /** The program waits for its threads, when it has loaded module threading. Throws a Raise. */
  endThreads(t: ThreadState): Promise<void> {
    return this.runIfLoaded(t, 'threading', '_shutdown');
  }
  /** The functions that module atexit has been given, when the program has loaded it. */
  runExitFunctions(t: ThreadState): Promise<void> {
    return this.runIfLoaded(t, 'atexit', '_run_exitfuncs');
  }
  private async runIfLoaded(t: ThreadState, name: string, functionName: string): Promise<void> {
    const module = this.modules.getName(name);
    const run = module instanceof PyModule ? module.dict.getName(functionName) : undefined;
    if (run === undefined) return;
    t.frame = null;
    if (t.start(runExitStep, run) === PUSHED) await this.finish(t);
  }
  /** It has ended, and others of its process go on. */
  release(): void {
    this.scheduler.drop(this);
    this.handles.release();
    this.process.interpreters.delete(this.id);
  }
  /** Starts code as module `__main__` or in another namespace. */
  start(t: ThreadState, code: CodeObject, globals: PyDict): void {
    pushCode(t, code, globals, globals);
  }
}

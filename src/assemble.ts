/**
 * The one file that plugs the parts together: types get their methods, modules their places, the VM its compiler.
 */
import type { CodeObject } from './bytecode/code.ts';
import type { compile, compileTree, parseTree, symbolTable } from './compiler/compile.ts';
import type { Mod } from './compiler/ast.ts';
import { type SyntaxNotice, SyntaxProblem } from './support/errors.ts';
import { fillBuiltins, syntaxError } from './modules/builtins.ts';
import { builtinModules } from './modules/index.ts';
import { characterNamesOf, namesFor } from './modules/unicodedata.ts';
import { rows as siteRows } from './modules/site-builtins.ts';
import { makeSys, tellUnraisable, rows as sysRows } from './modules/sys.ts';
import { rows as streamRows } from './modules/streams.ts';
import { PyModule } from './runtime/callables.ts';
import type { CharacterNames } from './runtime/codecs.ts';
import { install, type ModuleRows, nativeFunction } from './runtime/define.ts';
import { PyList } from './runtime/collections.ts';
import { PyDict } from './runtime/dict.ts';
import { exceptionTypes } from './runtime/exceptions.ts';
import { Raise } from './runtime/machine.ts';
import type { PyType } from './runtime/object.ts';
import type { Host } from './runtime/host.ts';
import { strFromJs } from './runtime/text.ts';
import { installFinders } from './runtime/types/functions.ts';
import { allTypeRows } from './runtime/types/index.ts';
import { DEFAULT_SETTINGS, InterpreterState, type Parts, type Settings } from './vm/interpreter.ts';
import type { ProcessState } from './vm/process.ts';
import { describeModule, rows as specRows } from './vm/types/module-spec.ts';
import { rows as frameRows } from './vm/types/frames.ts';
import { STDLIB_NAMES } from './modules/stdlib-names.ts';

/** The types are shared by all interpreters of a process: their methods are joined to them once. */
const installed = { done: false, modules: new Set<string>() };
function installTypes(): void {
  if (installed.done) return;
  installed.done = true;
  for (const [type, rows] of [...allTypeRows, ...frameRows, ...streamRows, ...sysRows, ...siteRows, ...specRows]) install(type, rows);
  installFinders();
}

const START = { line: 1, col: 0, endLine: 1, endCol: 0 };

/** Each notice once: the compiler may come to a place again (the body of a `finally`). */
function distinct(notices: readonly SyntaxNotice[]): SyntaxNotice[] {
  const places = new Map(notices.map((notice) => [`${notice.span.line}:${notice.span.col}:${notice.category}:${notice.message}`, notice]));
  return Array.from(places.values());
}
/**
 * Warnings of the compiler. Where a program may have an opinion on them (it has imported warnings, or -W was given) they go through
 * the filters, and one that is an error there is a SyntaxError here; else they are written as module warnings would do it, without loading it.
 */
function giveNotices(interp: InterpreterState, notices: readonly SyntaxNotice[], filename: string, source: string | Uint8Array): void {
  const sys = interp.modules.getName('sys');
  const options = sys instanceof PyModule ? sys.dict.getName('warnoptions') : undefined;
  const isPlain = interp.modules.getName('warnings') === undefined && !(options instanceof PyList && options.items.length > 0);
  if (isPlain) showNotices(interp.host, distinct(notices), filename, source);
  else for (const notice of distinct(notices)) giveNotice(interp, notice, filename);
}
function giveNotice(interp: InterpreterState, { category, message, span }: SyntaxNotice, filename: string): void {
  const t = interp.mainThread;
  const type = exceptionTypes.get(category) as PyType;
  try {
    t.callMethod(interp.importNow(t, 'warnings'), 'warn_explicit', [strFromJs(message), type, strFromJs(filename), span.line]);
  } catch (error) {
    if (error instanceof Raise && error.exception.cls === type) throw new SyntaxProblem(span, message);
    throw error;
  }
}
function showNotices(host: Host, notices: readonly SyntaxNotice[], filename: string, source: string | Uint8Array): void {
  const lines = (typeof source === 'string' ? source : new TextDecoder().decode(source)).split(/\r\n|\r|\n/);
  for (const { category, message, span } of notices) {
    const line = filename.startsWith('<') ? '' : (lines[span.line - 1] ?? '').trim();
    host.write(2, `${filename}:${span.line}: ${category}: ${message}\n${line === '' ? '' : `  ${line}\n`}`);
  }
}

/** Keeps the code of files between runs. What it gives has been verified. */
export interface CodeCache {
  find(source: Uint8Array, filename: string, optimize: number): CodeObject | null;
  keep(source: Uint8Array, filename: string, optimize: number, code: CodeObject, hasWarnings: boolean): void;
}

/** The compiler. It is first called when there is something to compile, so it may be loaded then. */
export interface Compiler {
  readonly compile: typeof compile;
  readonly parseTree: typeof parseTree;
  readonly compileTree: typeof compileTree;
  readonly symbolTable: typeof symbolTable;
}
export interface AssembleOptions {
  readonly host: Host;
  readonly compiler: Compiler;
  readonly cache?: CodeCache;
  readonly settings?: Partial<Settings>;
  /** Code of the standard library that is written in Python. */
  readonly stdlib?: (name: string) => { code: CodeObject; isPackage: boolean } | null;
  /** Builtin modules besides those of src/modules, as those: each when it is first asked for. */
  readonly modules?: ReadonlyMap<string, () => ModuleRows>;
  /** What the interpreter is to live in; without it, a process of its own. */
  readonly process?: ProcessState;
}

/** A new interpreter with all builtin modules. */
export function assemble(options: AssembleOptions): InterpreterState {
  installTypes();
  const unicodeName = (name: string): number | undefined => {
    const names = characterNamesOf(interp);
    if (names === undefined) throw new SyntaxProblem(START, 'this host does not have the names of characters that \\N{...} needs');
    return names.pointOf(name);
  };
  const levelOf = ({ optimize = -1 }: { readonly optimize?: number }) =>
    Math.min(optimize < 0 ? (options.settings?.flags?.optimize ?? 0) : optimize, 2) as 0 | 1 | 2;
  const parts: Parts = {
    host: options.host,
    stdlibNames: STDLIB_NAMES,
    stdlib: options.stdlib ?? (() => null),
    compile(source, filename, mode, compileOptions) {
      const notices: SyntaxNotice[] = [];
      const optimize = levelOf(compileOptions);
      // Files come as bytes; text is from -c, exec and the like.
      const isFile = typeof source !== 'string' && mode === 'exec' && !compileOptions.flags && !filename.startsWith('<');
      const kept = isFile ? options.cache?.find(source, filename, optimize) : null;
      if (kept) return kept;
      const code = options.compiler.compile(source, filename, mode, { ...compileOptions, optimize, notices, unicodeName });
      if (notices.length > 0) giveNotices(interp, notices, filename, source);
      if (isFile) options.cache?.keep(source, filename, optimize, code, notices.length > 0);
      return code;
    },
    parse(source, filename, mode) {
      const notices: SyntaxNotice[] = [];
      const parsed = options.compiler.parseTree(source, filename, mode, { notices, unicodeName });
      if (notices.length > 0) giveNotices(interp, notices, filename, source);
      return parsed;
    },
    symbols(source, filename, mode) {
      const notices: SyntaxNotice[] = [];
      const { top } = options.compiler.symbolTable(source, filename, mode, { notices, unicodeName });
      if (notices.length > 0) giveNotices(interp, notices, filename, source);
      return top;
    },
    compileTree(tree, filename, compileOptions) {
      const notices: SyntaxNotice[] = [];
      const optimize = levelOf(compileOptions);
      const code = options.compiler.compileTree(tree as Mod, filename, { ...compileOptions, optimize, notices });
      if (notices.length > 0) giveNotices(interp, notices, filename, '');
      return code;
    },
    sibling: (process, settings) => assemble({ ...options, process, settings: { ...options.settings, ...settings } }),
    reportIgnored: tellUnraisable,
    syntaxError: (problem, filename, lines) => syntaxError(problem, filename, null, lines),
    builtinModule(interp, name) {
      const rows = (builtinModules.get(name) ?? options.modules?.get(name))?.();
      if (rows === undefined) return null;
      if (rows.types !== undefined && !installed.modules.has(name)) {
        installed.modules.add(name);
        for (const [type, typeRows] of rows.types) install(type, typeRows);
      }
      const module = new PyModule(new PyDict());
      module.dict.setName('__name__', name);
      module.dict.setName('__doc__', strFromJs(rows.doc));
      module.dict.setName('__package__', '');
      describeModule(module.dict, name, { kind: 'builtin' });
      for (const [key, row] of Object.entries(rows.functions ?? {})) module.dict.setName(key, nativeFunction(key, row, name));
      for (const [key, value] of Object.entries(rows.values?.(interp) ?? {})) module.dict.setName(key, value);
      interp.drawer.set(`builtin:${name}`, true);
      return module;
    },
  };
  const interp = new InterpreterState(parts, { ...DEFAULT_SETTINGS, ...options.settings }, options.process);
  const names: CharacterNames = {
    nameOf: (point) => namesFor(interp).nameOf(point),
    pointOf: (name) => namesFor(interp).pointOf(name),
  };
  interp.drawer.set('unicodedata.names', names);
  fillBuiltins(interp);
  interp.modules.setName('builtins', interp.builtinsModule);
  interp.modules.setName('sys', makeSys(interp));
  interp.drawer.set('builtin:sys', true);
  interp.drawer.set('builtin:builtins', true);
  return interp;
}

// What whoever runs programs needs besides. The compiler they bring themselves: they decide when it is loaded.
export { compileGuest, syntaxError } from './modules/builtins.ts';
export { flushAll as flushFiles } from './modules/io/file.ts';
export { printException, writeTo } from './modules/sys.ts';
export { scriptLoader } from './vm/types/module-spec.ts';
export const builtinModuleNames = (): string[] => Array.from(builtinModules.keys());

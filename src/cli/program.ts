/**
 * What to run: a file, a folder, a module, a line, or what comes in. Each becomes code and the names that `__main__` begins with.
 */
import { readdirSync, readFileSync, realpathSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { compileGuest, scriptLoader } from '../assemble.ts';
import type { CodeObject } from '../bytecode/code.ts';
import { PyModule } from '../runtime/callables.ts';
import type { PyList } from '../runtime/collections.ts';
import type { PyDict } from '../runtime/dict.ts';
import { ImportError, type PyException } from '../runtime/exceptions.ts';
import { Raise } from '../runtime/machine.ts';
import type { Value } from '../runtime/object.ts';
import { isStr, jsText, strFromJs } from '../runtime/text.ts';
import { importModule } from '../vm/import.ts';
import type { InterpreterState } from '../vm/interpreter.ts';
import { describeModule } from '../vm/types/module-spec.ts';
import { COMMAND_NAMES, LONG_OPTIONS, type RunRequest } from './arguments.ts';
import { nearest } from './nearest.ts';
import { systemError } from './say.ts';

/** The program cannot be had; said in a line, without a traceback. */
export class NoProgram {
  constructor(
    readonly message: string,
    readonly status: number,
  ) {}
}

/** Where a program is found, and what sys.path begins with because of that. */
export interface Place {
  readonly kind: 'code' | 'stdin' | 'module' | 'file';
  readonly path0: string;
  /** The file to read, or '' */
  readonly file: string;
  /** null for None. */
  readonly pkg: string | null;
}

export function workingFolder(): string {
  try {
    return process.cwd();
  } catch {
    return '';
  }
}

/** As CPython makes a path absolute: nothing is tidied, so `./x.py` stays visible in tracebacks. */
function absolute(path: string): string {
  const cwd = workingFolder();
  return isAbsolute(path) ? path : path === '' ? cwd : `${cwd}/${path}`;
}

/** null also where the way there is barred. */
function statOf(path: string): Stats | null {
  try {
    return statSync(path);
  } catch (error) {
    if (systemError(error) === null) throw error;
    return null;
  }
}

export function findPlace(request: RunRequest): Place {
  switch (request.kind) {
    case 'code':
      return { kind: 'code', path0: '', file: '', pkg: null };
    case 'module':
      return { kind: 'module', path0: workingFolder(), file: '', pkg: null };
    case 'stdin':
      return { kind: 'stdin', path0: '', file: '', pkg: null };
    default: {
      const path = absolute(request.what);
      if (!statOf(path)?.isDirectory()) return { kind: 'file', path0: folderOf(path), file: path, pkg: null };
      const file = `${path.replace(/\/$/, '')}/__main__.py`;
      if (statOf(file)?.isFile()) return { kind: 'file', path0: path, file, pkg: '' };
      throw new NoProgram(`can't find '__main__' module in '${path}'`, 1);
    }
  }
}

/** The folder of a script, not of a link to it: its modules lie there. */
function folderOf(path: string): string {
  try {
    return dirname(realpathSync(path));
  } catch {
    return dirname(path);
  }
}

/** Reads and compiles; fills in `__main__`. */
export async function loadProgram(interp: InterpreterState, request: RunRequest, place: Place, main: PyDict): Promise<CodeObject> {
  const t = interp.mainThread;
  switch (place.kind) {
    case 'code':
      return loadLine(interp, dedented(request.what));
    case 'stdin':
      return loadStandardInput(interp, main);
    case 'module':
      return loadModule(interp, request.what, main);
    default: {
      const source = readProgram(place.file, request);
      main.setName('__file__', strFromJs(place.file));
      main.setName('__loader__', scriptLoader(place.file));
      main.setName('__package__', place.pkg);
      main.setName('__cached__', null);
      return compileGuest(t, source, place.file, 'exec').code;
    }
  }
}

function loadLine(interp: InterpreterState, text: string): CodeObject {
  interp.rememberSource('<string>', text);
  return compileGuest(interp.mainThread, text, '<string>', 'exec').code;
}

/** `-c` may be indented as a whole, so that it can stand in a shell script. Lines of white space become empty. */
function dedented(text: string): string {
  const lines = text.split('\n').map((line) => (/^[ \t]*$/.test(line) ? '' : line));
  const indents = lines.filter((line) => line !== '').map((line) => (/^[ \t]*/.exec(line) as RegExpExecArray)[0]);
  let common = indents[0] ?? '';
  for (const indent of indents) while (!indent.startsWith(common)) common = common.slice(0, -1);
  return common === '' ? text : lines.map((line) => line.slice(common.length)).join('\n');
}

function loadStandardInput(interp: InterpreterState, main: PyDict): CodeObject {
  main.setName('__file__', '<stdin>');
  return compileGuest(interp.mainThread, readFileSync(0), '<stdin>', 'exec').code;
}

function readProgram(file: string, request: RunRequest): Uint8Array {
  let source: Uint8Array;
  try {
    source = readFileSync(file);
  } catch (error) {
    const system = systemError(error);
    if (system === null) throw error;
    throw new NoProgram(
      `can't open file '${file}': [Errno ${system.number}] ${system.text}${system.code === 'ENOENT' ? didYouMean(request.what) : ''}`,
      2,
    );
  }
  if (source[0] === 0x50 && source[1] === 0x4b && source[2] === 3 && source[3] === 4)
    throw new NoProgram(`'${file}' is a zip file, and glasspy does not run those`, 1);
  if (!request.skipsFirstLine) return source;
  // The end of the line stays, so that lines keep their numbers.
  const end = source.indexOf(10);
  return end < 0 ? new Uint8Array() : source.subarray(end);
}

/** A line for somebody who mistyped a sub-command or a file. */
function didYouMean(given: string): string {
  const name = basename(given);
  const isPlain = name === given && !name.includes('.');
  let beside: string[] = [];
  try {
    beside = readdirSync(dirname(given), { withFileTypes: true })
      .filter((entry) => entry.name.endsWith('.py') || (entry.isDirectory() && !entry.name.startsWith('.')))
      .map((entry) => entry.name);
  } catch {
    // The folder is missing too.
  }
  // `glasspy help`: an option without its dashes.
  if (isPlain && LONG_OPTIONS.includes(`--${name}`)) return `\nDid you mean '--${name}'?`;
  const known = [...(isPlain ? COMMAND_NAMES : []), ...beside];
  const found = beside.includes(`${name}.py`) ? `${name}.py` : nearest(name, known);
  if (found === null) return '';
  return `\nDid you mean '${isPlain && COMMAND_NAMES.includes(found) ? found : join(dirname(given), found)}'?`;
}

// ---- -m

/** The module `name`, to be run as `__main__`: its parents are imported, itself it is not. */
async function loadModule(interp: InterpreterState, name: string, main: PyDict): Promise<CodeObject> {
  if (name.startsWith('.')) throw new NoProgram('Relative module names not supported', 1);
  const found = await findModule(interp, name);
  if (found === null)
    throw new NoProgram(
      `No module named ${name}${interp.knowsModule(name) ? ' (glasspy does not have this module of the standard library)' : ''}`,
      1,
    );
  if (found.kind === 'module') throw new NoProgram(`No code object available for ${name}`, 1);
  if (found.kind === 'namespace' || found.folder !== null) {
    if (name === '__main__' || name.endsWith('.__main__')) throw new NoProgram('Cannot use package as __main__ module', 1);
    return loadModule(interp, `${name}.__main__`, main).catch((error: unknown) => {
      const isLoaded = interp.modules.getName(name) !== undefined;
      throw error instanceof NoProgram && isLoaded
        ? new NoProgram(`${error.message}; '${name}' is a package and cannot be directly executed`, error.status)
        : error;
    });
  }
  const origin = strFromJs(found.file ?? `<frozen ${name}>`);
  main.setName('__package__', strFromJs(name.slice(0, Math.max(0, name.lastIndexOf('.')))));
  main.setName('__file__', origin);
  main.setName('__cached__', null);
  describeModule(main, name, found.file === null ? { kind: 'ours' } : { kind: 'file', path: found.file });
  const argv = (interp.modules.getName('sys') as PyModule).dict.getName('argv') as PyList;
  argv.items[0] = origin;
  return found.code;
}

async function findModule(interp: InterpreterState, name: string): Promise<ReturnType<InterpreterState['findModule']>> {
  const t = interp.mainThread;
  const dot = name.lastIndexOf('.');
  if (name === '' || /[/\0]/.test(name)) return null;
  if (dot < 0) return interp.findModule(t, name, null);
  const parent = name.slice(0, dot);
  const fails = (type: string, message: string): NoProgram =>
    new NoProgram(
      `Error while finding module specification for '${name}' (${type}: ${message})${name.endsWith('.py') ? `. Try using '${name.slice(0, -3)}' instead of '${name}' as the module name.` : ''}`,
      1,
    );
  try {
    // Not a call from JavaScript: the parents' bodies shall be as interruptible as everything else.
    importModule(t, parent, null, null, 0);
    if (t.frame !== null) await interp.finish(t);
  } catch (error) {
    if (!(error instanceof Raise) || !error.exception.cls.isSubtypeOf(ImportError)) throw error;
    const missing = (error.exception as PyException).extra?.name;
    const is = missing !== undefined && isStr(missing) ? jsText(missing) : null;
    if (is === null || (is !== parent && !parent.startsWith(`${is}.`))) throw error;
    t.frame = null;
    throw fails(error.exception.cls.name, t.strText(error.exception));
  }
  const module = interp.modules.getName(parent) as Value;
  const path = module instanceof PyModule ? module.dict.getName('__path__') : undefined;
  if (path === undefined) throw fails('ModuleNotFoundError', `__path__ attribute not found on '${parent}' while trying to find '${name}'`);
  return interp.findModule(t, name, path);
}

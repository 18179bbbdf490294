/**
 * What could complete a word: names, attributes of objects that are there, modules, files.
 *
 * Looking must change nothing, so no guest code runs: no getter, no `__getattr__`, no `__dir__`, no import. Attributes are read out of the dicts of object and type, and
 * a chain `a.b.c` is followed only through values that lie in those dicts themselves.
 */
import type { TokenList } from '../../compiler/compile.ts';
import { PyModule } from '../../runtime/callables.ts';
import { PyDict } from '../../runtime/dict.ts';
import type { HostFiles } from '../../runtime/host.ts';
import { PyObject, PyType, type Value } from '../../runtime/object.ts';
import { getOwn } from '../../runtime/own-attributes.ts';
import { typeOf } from '../../runtime/builtin-types.ts';
import { isStr, jsText } from '../../runtime/text.ts';
import { PyList } from '../../runtime/collections.ts';
import type { InterpreterState } from '../../vm/interpreter.ts';
import type { Completion } from './editor.ts';

export interface CompletionSources {
  readonly interp: InterpreterState;
  readonly globals: PyDict;
  keywords(): readonly string[];
  readonly commands: readonly string[];
  /** Names of all modules that are ours. */
  ownModules(): readonly string[];
  tokenize(text: string): TokenList;
}

const NAME = String.raw`[\p{L}_][\p{L}\p{N}_]*`;
const CHAIN = new RegExp(String.raw`((?:${NAME}\s*\.\s*)*)(${NAME})?$`, 'u');
const AFTER_LITERAL = /(["'])\.([\p{L}_][\p{L}\p{N}_]*)?$/u;
const CHAIN_REACH = 500;
const IMPORTS = /^\s*(?:from|import)\s[^;]*$/;

/** `opening` is a text that opens what is open where the line of the cursor begins (code-lines.ts). */
export function complete(sources: CompletionSources, text: string, at: number, opening: string): Completion | null {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const line = text.slice(start, at);
  // A chain of names may begin in a line above.
  const before = text.slice(Math.max(0, start - CHAIN_REACH), at);
  const command = start === 0 ? /^\s*%(\w*)$/.exec(line) : null;
  if (command !== null) return found(at - command[1].length, sources.commands, command[1]);
  const place = placeIn(sources.tokenize(opening + line), opening, line);
  if (place === 'nowhere') return null;
  if (place !== 'code') return fileNames(sources.interp.host.files, place.written, at);
  if (IMPORTS.test(line)) return importNames(sources, line, at);
  const literal = AFTER_LITERAL.exec(before);
  const [, path, last = ''] = CHAIN.exec(before) as RegExpExecArray;
  if (literal !== null && path === '') return found(at - (literal[2] ?? '').length, attributeNames(''), literal[2] ?? '');
  if (path === '') {
    // `f().x`: what would be there is known only to who calls f.
    return last === '' || before[before.length - last.length - 1] === '.' ? null : found(at - last.length, allNames(sources), last);
  }
  if (before[before.length - last.length - path.length - 1] === '.') return null;
  const object = follow(sources, path.replace(/\s/g, '').split('.').slice(0, -1));
  return object === undefined ? null : found(at - last.length, attributeNames(object), last);
}

function found(from: number, names: Iterable<string>, prefix: string): Completion | null {
  // What begins with an underscore is shown when somebody asks for it.
  const shows = (name: string): boolean => name.startsWith(prefix) && (prefix !== '' || !name.startsWith('_'));
  const words = Array.from(new Set(names)).filter(shows).sort();
  return words.length === 0 ? null : { from, words };
}

// ---- where the cursor is
/** What is written already in a string that is open at the end of a line; or whether code stands there, or what nobody can complete. */
function placeIn(
  { problem, tokens, comments }: TokenList,
  opening: string,
  line: string,
): { readonly written: string } | 'code' | 'nowhere' {
  const text = opening + line;
  if (comments[comments.length - 1] >= text.length) return 'nowhere';
  const string = /^unterminated (?:triple-quoted )?([ft]-)?string/.exec(problem?.message ?? '');
  if (string === null) return 'code';
  // What a replacement field gives is known to nobody yet.
  if (string[1] !== undefined) return 'nowhere';
  const end = tokens[tokens.length - 1]?.endOffset ?? 0;
  const begin = end + (/^[^"']*(["'])(?:\1\1)?/.exec(text.slice(end)) as RegExpExecArray)[0].length;
  // Nor is a file's name written in several lines.
  return begin > opening.length ? { written: text.slice(begin) } : 'nowhere';
}

// ---- names
function* allNames({ interp, globals, keywords }: CompletionSources): Iterable<string> {
  yield* namesIn(globals);
  yield* namesIn(interp.builtins);
  yield* keywords();
}
function* namesIn(dict: PyDict): Iterable<string> {
  for (const key of dict.keys) if (key !== undefined && isStr(key)) yield jsText(key);
}

/** The object that a chain of names stands for, as far as that is known without running anything. */
function follow({ interp, globals }: CompletionSources, path: readonly string[]): Value | undefined {
  let object = globals.getName(path[0]) ?? interp.builtins.getName(path[0]);
  for (const name of path.slice(1)) {
    if (object === undefined) return undefined;
    object = stored(object, name);
  }
  return object;
}
/** An attribute that is a value in a dict; what a descriptor would have to compute is not known. */
function stored(object: Value, name: string): Value | undefined {
  if (object instanceof PyModule) return object.dict.getName(name);
  const type = typeOf(object);
  const onType = lookUp(type, name);
  if (onType !== undefined && typeOf(onType).lookup('__set__') !== undefined) return undefined;
  const own = object instanceof PyType ? lookUp(object, name) : object instanceof PyObject ? getOwn(object, name) : undefined;
  const value = own ?? onType;
  if (value === undefined) return undefined;
  const isFunction = typeOf(value).name === 'function' || typeOf(value).name.endsWith('method');
  return own !== undefined && !(object instanceof PyType)
    ? value
    : typeOf(value).lookup('__get__') === undefined || isFunction
      ? value
      : undefined;
}
function lookUp(type: PyType, name: string): Value | undefined {
  for (const base of type.mro) {
    const value = base.dict.getName(name);
    if (value !== undefined) return value;
  }
  return undefined;
}

export function* attributeNames(object: Value): Iterable<string> {
  if (object instanceof PyModule) {
    yield* namesIn(object.dict);
    return;
  }
  // dir(SomeClass) leaves out what its metaclass has; people mean the class.
  for (const base of object instanceof PyType ? object.mro : typeOf(object).mro) yield* namesIn(base.dict);
  if (!(object instanceof PyType) && object instanceof PyObject && object.shape !== null) {
    for (const name of object.shape.names) if (name.charCodeAt(0) !== 0) yield name;
    const dict = object.shape.isDict ? object.slots?.[0] : undefined;
    if (dict instanceof PyDict) yield* namesIn(dict);
  }
}
// ---- modules
function importNames(sources: CompletionSources, line: string, at: number): Completion | null {
  const names = /^\s*from\s+([\w.]+)\s+import\s+(?:\(?\s*(?:\w+(?:\s+as\s+\w+)?\s*,\s*)*)(\w*)$/.exec(line);
  if (names !== null) return found(at - names[2].length, importable(sources, names[1]), names[2]);
  const from = /^\s*from\s+[\w.]+\s+(\w*)$/.exec(line);
  if (from !== null) return found(at - from[1].length, ['import'], from[1]);
  const module = /^\s*(?:from|import)\s+(?:[\w.]+(?:\s+as\s+\w+)?\s*,\s*)*([\w.]*)$/.exec(line);
  if (module === null) return null;
  const dot = module[1].lastIndexOf('.');
  const prefix = module[1].slice(dot + 1);
  return found(at - prefix.length, modulesIn(sources, dot < 0 ? '' : module[1].slice(0, dot)), prefix);
}
function* importable(sources: CompletionSources, name: string): Iterable<string> {
  const module = sources.interp.modules.getName(name);
  if (module instanceof PyModule) yield* namesIn(module.dict);
  yield* modulesIn(sources, name);
}
/** Names of modules: those at the top, or those in a package. */
function* modulesIn({ interp, ownModules }: CompletionSources, parent: string): Iterable<string> {
  const prefix = parent === '' ? '' : `${parent}.`;
  for (const name of ownModules()) {
    const rest = name.startsWith(prefix) ? name.slice(prefix.length) : '';
    if (rest !== '') yield rest.split('.')[0];
  }
  const { files } = interp.host;
  const sys = interp.modules.getName('sys');
  const path = sys instanceof PyModule ? sys.dict.getName('path') : undefined;
  if (files === null || !(path instanceof PyList)) return;
  for (const entry of path.items) {
    if (!isStr(entry)) continue;
    const folder = [jsText(entry) || files.cwd(), ...parent.split('.').filter((part) => part !== '')].join('/');
    for (const name of list(files, folder)) {
      const module = /^([\p{L}_][\p{L}\p{N}_]*)(\.py)?$/u.exec(name);
      if (module === null || module[1].startsWith('__')) continue;
      if (module[2] !== undefined || files.stat(`${folder}/${name}/__init__.py`)?.kind === 'file') yield module[1];
    }
  }
}

// ---- files
function fileNames(files: HostFiles | null, written: string, at: number): Completion | null {
  if (files === null) return null;
  const slash = written.lastIndexOf('/');
  const folder = slash < 0 ? '.' : slash === 0 ? '/' : written.slice(0, slash);
  const prefix = written.slice(slash + 1);
  const names = list(files, folder).map((name) => (files.stat(`${folder}/${name}`)?.kind === 'folder' ? `${name}/` : name));
  const shown = names.filter((name) => prefix.startsWith('.') || !name.startsWith('.'));
  return found(at - prefix.length, shown, prefix);
}
function list(files: HostFiles, folder: string): string[] {
  try {
    return files.list(folder);
  } catch {
    return [];
  }
}

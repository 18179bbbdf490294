/**
 * Imports: finding a module, running it once, giving what the statement asked for.
 *
 * `import a.b.c` loads a, a.b and a.b.c in turn. Each comes from sys.modules, from the builtin modules, from the standard library
 * that was compiled into the bundle, or from a file along the path. Running a module body pushes its frame, so an import inside an
 * import is no JavaScript recursion; a module that fails is taken out of sys.modules again.
 */
import type { CodeObject } from '../bytecode/code.ts';
import { findAttr } from '../runtime/attributes.ts';
import { type PyFunction, PyModule } from '../runtime/callables.ts';
import { PyList, PyTuple } from '../runtime/collections.ts';
import { PyDict } from '../runtime/dict.ts';
import {
  AttributeError,
  ImportError,
  KeyError,
  makeException,
  ModuleNotFoundError,
  raised,
  TypeError,
  ValueError,
} from '../runtime/exceptions.ts';
import { Raise, type Thread } from '../runtime/machine.ts';
import type { NativeFrame } from '../runtime/native-frame.ts';
import { PUSHED, type PyObject, type Value } from '../runtime/object.ts';
import { isStr, jsText, strFromJs } from '../runtime/text.ts';
import { typeName } from '../runtime/builtin-types.ts';
import { Frame, drawerOf } from './frame.ts';
import type { ThreadState } from './thread.ts';
import { describeModule } from './types/module-spec.ts';

/** What a finder says about a module. */
export type Found =
  | { readonly kind: 'module'; readonly module: PyModule }
  | {
      readonly kind: 'code';
      readonly code: CodeObject;
      readonly file: string | null;
      readonly folder: string | null;
      readonly origin: string;
    }
  | { readonly kind: 'namespace'; readonly folders: readonly string[] };

/** A module whose code is running: in which thread, and who waits for its end. */
export interface Importing {
  readonly owner: ThreadState;
  readonly waiters: ((value: Value) => void)[];
}

function importError(type: typeof ImportError, message: string, name: string, path: Value = null): Raise {
  const exception = makeException(type, strFromJs(message));
  exception.extra = { name: strFromJs(name), path, msg: strFromJs(message), name_from: null };
  return new Raise(exception);
}

/** IMPORT_NAME: through `builtins.__import__`, which guest code may have replaced. */
export function importName(t: ThreadState, frame: Frame, index: number, level: Value, fromlist: Value): Value {
  const hook = frame.builtins.getName('__import__');
  if (hook === undefined) throw raised(ImportError, '__import__ not found');
  const name = frame.drawer.names[index];
  if (hook === t.interp.importFunction) return importModule(t, name, frame.globals, fromlist, level as number);
  return t.invoke(hook, [strFromJs(name), frame.globals, frame.namespace, fromlist, level]);
}
/** `__import__`. */
export function importModule(t: ThreadState, name: string, globals: Value, fromlist: Value, level: number): Value {
  const full = level > 0 ? resolveName(t, name, globals, level) : name;
  if (full === '') throw raised(ValueError, 'Empty module name');
  const wantsLeaf = fromlist !== null && fromlist !== undefined && t.truth(fromlist);
  const quick = t.interp.modules.getName(full);
  if (quick !== undefined && quick !== null && !wantsLeaf && !full.includes('.') && t.interp.importing.size === 0) return quick;
  return t.start(
    importStep,
    full,
    0,
    wantsLeaf ? fromlist : null,
    level > 0 && name === '' ? full : wantsLeaf ? full : topName(t, name, full, level),
  );
}
/** What `import a.b` binds: the part of the full name that the statement's first name stands for. */
function topName(_t: ThreadState, name: string, full: string, level: number): string {
  const first = name.split('.')[0];
  return level > 0 ? full.slice(0, full.length - (name.length - first.length)) : first;
}
function resolveName(t: ThreadState, name: string, globals: Value, level: number): string {
  const from = (key: string): Value => (globals instanceof PyDict ? (globals.getName(key) ?? null) : null);
  let pkg = from('__package__');
  if (pkg === null) {
    const own = from('__name__');
    if (own === null) throw raised(KeyError, "'__name__' not in globals");
    pkg =
      from('__path__') !== null
        ? own
        : strFromJs(
            jsText(own as string)
              .split('.')
              .slice(0, -1)
              .join('.'),
          );
  }
  if (!isStr(pkg)) throw raised(TypeError, 'package must be a string');
  const base = jsText(pkg);
  void t;
  if (base === '') throw raised(ImportError, 'attempted relative import with no known parent package');
  const parts = base.split('.');
  if (level - 1 >= parts.length) throw raised(ImportError, 'attempted relative import beyond top-level package');
  const anchor = parts.slice(0, parts.length - (level - 1)).join('.');
  return name === '' ? anchor : `${anchor}.${name}`;
}

/**
 * Loads the parts of a dotted name one after another, then the sub-modules that a from-list names.
 * a: full name, b: characters loaded so far, c: from-list or None, d: name of the module to give.
 */
function importStep(t: Thread, f: NativeFrame, _value: Value): Value {
  const thread = t as ThreadState;
  const full = f.a as string;
  for (;;) {
    if (f.state === 0) {
      const done = f.b as number;
      if (done >= full.length) {
        f.state = 1;
        continue;
      }
      const dot = full.indexOf('.', done === 0 ? 0 : done + 1);
      const end = dot < 0 ? full.length : dot;
      f.b = end;
      const part = full.slice(0, end);
      if (part.endsWith('.')) throw importError(ModuleNotFoundError, `No module named '${part}'`, part);
      if (loadModule(thread, part, full) === PUSHED) return PUSHED;
      continue;
    }
    // The from-list: missing names may be sub-modules.
    const fromlist = f.c as Value;
    const module = loaded(thread, f.d as string);
    if (fromlist === null) return module;
    if (Array.isArray(f.c)) return module;
    if (findAttr(t, module, '__path__') === undefined) return module;
    const names = t.list(fromlist);
    const wanted: string[] = [];
    for (const name of names) {
      if (!isStr(name)) throw raised(TypeError, `Item in 'from list' must be str, not ${typeName(name)}`);
      const text = jsText(name);
      if (text === '*') {
        const all = t.findAttr(module, '__all__');
        if (all !== undefined) for (const item of t.list(all)) if (isStr(item)) wanted.push(jsText(item));
      } else wanted.push(text);
    }
    const missing = wanted.filter((text) => t.findAttr(module, text) === undefined);
    f.c = null;
    if (missing.length === 0) return module;
    return t.start(submodulesStep, f.d, missing, 0, module);
  }
}
/** a: package, b: names, c: next one, d: the module to give. A name that is no module is left to IMPORT_FROM. */
function submodulesStep(t: Thread, f: NativeFrame, _value: Value): Value {
  const names = f.b as string[];
  while ((f.c as number) < names.length) {
    const name = names[f.c as number];
    f.c = (f.c as number) + 1;
    const full = `${f.a as string}.${name}`;
    f.rescue = null;
    try {
      if (loadModule(t as ThreadState, full, full) === PUSHED) return PUSHED;
    } catch (error) {
      if (
        error instanceof Raise &&
        error.exception.cls === ModuleNotFoundError &&
        (error.exception as { extra?: Record<string, Value> }).extra?.name === full
      )
        continue;
      throw error;
    }
  }
  return f.d as Value;
}
function loaded(t: ThreadState, name: string): Value {
  const module = t.interp.modules.getName(name);
  if (module === undefined) throw raised(KeyError, name);
  return module;
}

/** One module whose parent is loaded: the module, or PUSHED while its body runs. */
function loadModule(t: ThreadState, name: string, asked: string): Value {
  const { interp } = t;
  const known = interp.modules.getName(name);
  if (known === null) throw importError(ModuleNotFoundError, `import of ${name} halted; None in sys.modules`, name);
  if (known !== undefined) return isAnothersWork(t, name) ? t.start(awaitModuleStep, name) : known;
  const dot = name.lastIndexOf('.');
  let searchIn: Value = null;
  if (dot >= 0) {
    const parentName = name.slice(0, dot);
    const parent = loaded(t, parentName);
    const path = t.findAttr(parent, '__path__');
    if (path === undefined) throw importError(ModuleNotFoundError, `No module named '${asked}'; '${parentName}' is not a package`, asked);
    searchIn = path;
  }
  const found = interp.findModule(t, name, searchIn);
  if (found === null) {
    const own = interp.knowsModule(name) ? ` (glasspy does not have this module of the standard library)` : '';
    throw importError(ModuleNotFoundError, `No module named '${name}'${own}`, name);
  }
  if (found.kind === 'module') {
    interp.modules.setName(name, found.module);
    bindInParent(t, name, found.module);
    return found.module;
  }
  const module = new PyModule(new PyDict());
  const { dict } = module;
  dict.setName('__name__', strFromJs(name));
  dict.setName('__doc__', null);
  dict.setName('__package__', strFromJs(found.kind === 'namespace' || found.folder !== null ? name : dot < 0 ? '' : name.slice(0, dot)));
  dict.setName('__loader__', null);
  dict.setName('__spec__', null);
  interp.modules.setName(name, module);
  if (found.kind === 'namespace') {
    dict.setName('__path__', new PyList(found.folders.map(strFromJs)));
    describeModule(dict, name, { kind: 'folders' });
    bindInParent(t, name, module);
    return module;
  }
  if (found.folder !== null) dict.setName('__path__', new PyList([strFromJs(found.folder)]));
  if (found.file !== null) dict.setName('__file__', strFromJs(found.file));
  describeModule(dict, name, found.file === null ? { kind: 'ours' } : { kind: 'file', path: found.file });
  dict.setName('__builtins__', interp.builtinsModule);
  return t.start(runModuleStep, module, found.code, name);
}
/** a: module, b: code, c: name. */
function runModuleStep(t: Thread, f: NativeFrame, _value: Value): Value {
  const thread = t as ThreadState;
  if (f.state === 0) {
    f.state = 1;
    f.rescue = dropModule;
    thread.interp.importing.set(f.c as string, { owner: thread, waiters: [] });
    const module = f.a as PyModule;
    pushCode(thread, f.b as CodeObject, module.dict, module.dict);
    return PUSHED;
  }
  isThere(thread, f.c as string);
  // The body may have put something else into sys.modules.
  const module = thread.interp.modules.getName(f.c as string) ?? (f.a as PyModule);
  bindInParent(thread, f.c as string, module);
  return module;
}
function dropModule(t: Thread, f: NativeFrame, _exception: PyObject): undefined {
  isThere(t as ThreadState, f.c as string);
  t.interp.modules.deleteName(f.c as string);
  return undefined;
}
/** The code of a module is through, well or badly. */
function isThere(t: ThreadState, name: string): void {
  const waiters = t.interp.importing.get(name)?.waiters ?? [];
  t.interp.importing.delete(name);
  for (const done of waiters) done(null);
}
/**
 * Whether another thread is running the module's code, so that this one has to wait. Not when that one waits, over however many others,
 * for a module of this thread: then it gets what is there already, as in a circle of imports in one thread.
 */
function isAnothersWork(t: ThreadState, name: string): boolean {
  const worker = t.interp.importing.get(name)?.owner ?? t;
  let last: ThreadState | null = worker;
  // A circle among other threads would go round for ever.
  for (let steps = t.interp.importing.size; last !== null && last !== t && steps > 0; steps--) last = last.waiting?.holder?.() ?? null;
  return worker !== t && last !== t;
}
/** a: the name of a module that another thread is loading. */
function awaitModuleStep(t: Thread, f: NativeFrame, _value: Value): Value {
  const thread = t as ThreadState;
  const { importing, modules } = thread.interp;
  const name = f.a as string;
  const work = importing.get(name);
  if (work !== undefined && work.owner !== thread) {
    let wake: (value: Value) => void = () => {};
    thread.waitFor({
      isInside: true,
      what: () => `module ${name}`,
      holder: () => work.owner,
      start: (done) => {
        wake = done;
        work.waiters.push(wake);
      },
      cancel: () => void work.waiters.splice(work.waiters.indexOf(wake), 1),
    });
    return PUSHED;
  }
  const module = modules.getName(name);
  if (module !== undefined && module !== null) return module;
  // It failed there: here it is tried anew.
  return loadModule(thread, name, name);
}
function bindInParent(t: ThreadState, name: string, module: Value): void {
  const dot = name.lastIndexOf('.');
  if (dot < 0) return;
  const parent = t.interp.modules.getName(name.slice(0, dot));
  if (parent instanceof PyModule) parent.dict.setName(name.slice(dot + 1), module);
  else if (parent !== undefined && parent !== null) t.setAttr(parent, name.slice(dot + 1), module);
}

/** What the code with these globals sees as builtins: `__builtins__` may be a module or its dict. */
export function builtinsFor(t: ThreadState, globals: PyDict): PyDict {
  const given = globals.getName('__builtins__');
  if (given === undefined) return t.interp.builtins;
  if (given instanceof PyModule) return given.dict;
  if (given instanceof PyDict) return given;
  const none = new PyDict();
  noBuiltins.set(none, given);
  return none;
}
/** Stands for a `__builtins__` that is no mapping: looking a name up there is an error. */
export const noBuiltins = new WeakMap<PyDict, Value>();
/** Puts a frame for a module or exec code on top. */
export function pushCode(t: ThreadState, code: CodeObject, globals: PyDict, namespace: Value, func: PyFunction | null = null): Frame {
  const frame = new Frame(code, drawerOf(code).blank.slice(), globals, builtinsFor(t, globals), func);
  frame.namespace = namespace;
  t.push(frame);
  return frame;
}

/** IMPORT_FROM. */
export function importFrom(t: ThreadState, frame: Frame, module: Value, index: number): Value {
  const name = frame.drawer.names[index];
  if (module instanceof PyModule) {
    const value = module.dict.getName(name);
    if (value !== undefined) return value;
  }
  const found = t.findAttr(module, name);
  if (found !== undefined) return found;
  const own = t.findAttr(module, '__name__');
  const moduleName = own !== undefined && isStr(own) ? jsText(own) : '<unknown module name>';
  const submodule = t.interp.modules.getName(`${moduleName}.${name}`);
  if (submodule !== undefined) return submodule;
  const file = t.findAttr(module, '__file__');
  const isInitializing = t.interp.isInitializing(module);
  const where = file !== undefined && isStr(file) ? jsText(file) : 'unknown location';
  const message = isInitializing
    ? `cannot import name '${name}' from partially initialized module '${moduleName}' (most likely due to a circular import) (${where})`
    : `cannot import name '${name}' from '${moduleName}' (${where})`;
  const error = importError(ImportError, message, moduleName, file ?? null);
  (error.exception as { extra?: Record<string, Value> }).extra = {
    name: strFromJs(moduleName),
    path: file ?? null,
    msg: strFromJs(message),
    name_from: strFromJs(name),
  };
  throw error;
}
export { AttributeError, PyTuple };

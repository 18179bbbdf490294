/**
 * Names: locals that are unbound, cells, globals with their caches, class namespaces, zero-argument super.
 */
import { InternalError } from '../support/errors.ts';
import { bind, findAttr, getAttr, noAttribute } from '../runtime/attributes.ts';
import { builtinFunctionType, classmethodDescriptorType, tupleType, typeName, typeOf } from '../runtime/builtin-types.ts';
import { PyBuiltin, PyCell, PyFunction, PySuper } from '../runtime/callables.ts';
import { type GlobalCell, PyDict } from '../runtime/dict.ts';
import {
  AssertionError,
  exceptionTypes,
  KeyError,
  makeException,
  NameError,
  raised,
  TypeError,
  UnboundLocalError,
} from '../runtime/exceptions.ts';
import { Raise } from '../runtime/machine.ts';
import { type PyObject, PyType, type Value } from '../runtime/object.ts';
import { getItem, setItem } from '../runtime/protocols.ts';
import { strFromJs } from '../runtime/text.ts';
import { superType } from '../runtime/builtin-types.ts';
import { LocalKind } from '../bytecode/code.ts';
import type { Frame } from './frame.ts';
import { noBuiltins } from './import.ts';
import type { ThreadState } from './thread.ts';

export function unhandled(op: never | number): never {
  throw new InternalError(`a case was promised for opcode ${op}`);
}
export function makeCell(value: Value): Value {
  return new PyCell(value);
}
export function copyFreeVars(frame: Frame, s: Value[], count: number): void {
  const closure = frame.func?.closure ?? null;
  const first = frame.code.localCount - count;
  if (closure === null || closure.length !== count) throw new InternalError(`a closure of ${count} cells was promised`);
  for (let i = 0; i < count; i++) s[first + i] = closure[i];
}
const COMMON = [AssertionError, exceptionTypes.get('NotImplementedError') as PyType, tupleType];
export function commonConstant(t: ThreadState, index: number): Value {
  return index < 3 ? COMMON[index] : (t.interp.builtins.getName(index === 3 ? 'all' : 'any') as Value);
}

function nameError(type: PyType, name: string, message: string): Raise {
  const exception = makeException(type, strFromJs(message));
  exception.extra = { name: strFromJs(name) };
  return new Raise(exception);
}
export function unboundLocal(frame: Frame, index: number): Raise {
  const name = frame.code.localNames[index];
  return nameError(UnboundLocalError, name, `cannot access local variable '${name}' where it is not associated with a value`);
}
function unboundDeref(frame: Frame, index: number): Raise {
  const name = frame.code.localNames[index];
  if (frame.code.localKinds[index] !== LocalKind.FREE) return unboundLocal(frame, index);
  return nameError(NameError, name, `cannot access free variable '${name}' where it is not associated with a value in enclosing scope`);
}
export function loadDeref(frame: Frame, index: number): never {
  throw unboundDeref(frame, index);
}
export function deleteDeref(frame: Frame, index: number): void {
  const cell = frame.cell(index);
  if (cell.value === undefined) throw unboundDeref(frame, index);
  cell.value = undefined;
}
function notDefined(frame: Frame, name: string): Raise {
  const instead = noBuiltins.get(frame.builtins);
  if (instead !== undefined) return raised(TypeError, `'${typeName(instead)}' object is not subscriptable`);
  return nameError(NameError, name, `name '${name}' is not defined`);
}

/** LOAD_BUILD_CLASS. */
export function buildClassFunction(frame: Frame): Value {
  const found = frame.builtins.getName('__build_class__');
  if (found === undefined) throw nameError(NameError, '__build_class__', '__build_class__ not found');
  return found;
}

// ---- globals
export interface GlobalCache {
  readonly globals: PyDict;
  readonly global: GlobalCell;
  readonly builtin: GlobalCell;
}
export function loadGlobal(t: ThreadState, frame: Frame, index: number, at: number): Value {
  const name = frame.drawer.names[index];
  const { globals, builtins } = frame;
  if (globals.cls.name !== 'dict') return globalFromSubclass(t, frame, name);
  const cache: GlobalCache = { globals, global: globals.cellOf(name), builtin: builtins.cellOf(name) };
  frame.drawer.caches[at] = cache;
  const value = cache.global.value ?? (cache.global.value === null ? null : cache.builtin.value);
  if (value === undefined) throw notDefined(frame, name);
  return value;
}
function globalFromSubclass(t: ThreadState, frame: Frame, name: string): Value {
  const value = itemOrUndefined(t, frame.globals, name) ?? frame.builtins.getName(name);
  if (value === undefined) throw notDefined(frame, name);
  return value;
}
export function storeGlobal(frame: Frame, index: number, value: Value): void {
  frame.globals.setName(frame.drawer.names[index], value);
}
export function deleteGlobal(frame: Frame, index: number): void {
  const name = frame.drawer.names[index];
  if (!frame.globals.deleteName(name)) throw notDefined(frame, name);
}

// ---- namespaces of modules and class bodies
function exactDict(namespace: Value): namespace is PyDict {
  return namespace instanceof PyDict && namespace.slots === null;
}
/** An item of any mapping, undefined when it raises KeyError. */
function itemOrUndefined(t: ThreadState, mapping: Value, name: string): Value | undefined {
  if (exactDict(mapping)) return mapping.getName(name);
  const base = t.frame;
  try {
    return t.finish(base, getItem(t, mapping, strFromJs(name)));
  } catch (error) {
    if (error instanceof Raise && error.exception.cls.isSubtypeOf(KeyError)) {
      t.frame = base;
      return undefined;
    }
    throw error;
  }
}
export function loadLocals(t: ThreadState, frame: Frame): Value {
  void t;
  return frame.namespace;
}
export function loadName(t: ThreadState, frame: Frame, index: number): Value {
  const name = frame.drawer.names[index];
  let value = itemOrUndefined(t, frame.namespace, name);
  if (value === undefined) value = frame.namespace === frame.globals ? undefined : itemOrUndefined(t, frame.globals, name);
  if (value === undefined) value = itemOrUndefined(t, frame.builtins, name);
  if (value === undefined) throw notDefined(frame, name);
  return value;
}
export function storeName(t: ThreadState, frame: Frame, index: number, value: Value): Value {
  const { namespace } = frame;
  const name = frame.drawer.names[index];
  if (exactDict(namespace)) {
    namespace.setName(name, value);
    return null;
  }
  return setItem(t, namespace, strFromJs(name), value);
}
export function deleteName(t: ThreadState, frame: Frame, index: number): Value {
  const { namespace } = frame;
  const name = frame.drawer.names[index];
  if (exactDict(namespace)) {
    if (!namespace.deleteName(name)) throw notDefined(frame, name);
    return null;
  }
  return setItem(t, namespace, strFromJs(name), undefined);
}
export function loadFromDict(t: ThreadState, frame: Frame, mapping: Value, index: number, deref: boolean): Value {
  const name = deref ? frame.code.localNames[index] : frame.drawer.names[index];
  const value = itemOrUndefined(t, mapping, name);
  if (value !== undefined) return value;
  if (deref) return frame.cell(index).value ?? (frame.cell(index).value === null ? null : loadDeref(frame, index));
  const found = frame.globals.getName(name) ?? (frame.globals.getName(name) === null ? null : frame.builtins.getName(name));
  if (found === undefined) throw notDefined(frame, name);
  return found;
}
export function setupAnnotations(t: ThreadState, frame: Frame): void {
  if (itemOrUndefined(t, frame.namespace, '__annotations__') !== undefined) return;
  if (exactDict(frame.namespace)) frame.namespace.setName('__annotations__', new PyDict());
  else t.setItem(frame.namespace, '__annotations__', new PyDict());
}

// ---- super
/** The class to search behind, for super(type, object): the class of the object, or the object itself when it is a class. */
export function superTarget(t: ThreadState, type: PyType, object: Value): PyType {
  if (object instanceof PyType && object.isSubtypeOf(type)) return object;
  const own = typeOf(object);
  if (own.isSubtypeOf(type)) return own;
  const claimed = t.findAttr(object, '__class__');
  if (claimed instanceof PyType && claimed !== own && claimed.isSubtypeOf(type)) return claimed;
  if (object instanceof PyType)
    throw raised(TypeError, `super(type, obj): obj (type ${object.name}) is not an instance or subtype of type (${type.name}).`);
  throw raised(TypeError, `super(type, obj): obj (instance of ${own.name}) is not an instance or subtype of type (${type.name}).`);
}
/** The attribute behind `type` in the line of `target`, not bound. */
export function superLookup(type: PyType, target: PyType, name: string): Value | undefined {
  const { mro } = target;
  for (let i = mro.indexOf(type) + 1; i < mro.length; i++) {
    const found = mro[i].dict.getName(name);
    if (found !== undefined) return found;
  }
  return undefined;
}
export function loadSuper(t: ThreadState, frame: Frame, s: Value[], sp: number, index: number, forCall: boolean): Value {
  const name = frame.drawer.names[index];
  const [callee, type, object] = [s[sp], s[sp + 1], s[sp + 2]];
  t.self = undefined;
  if (callee !== superType || !(type instanceof PyType)) {
    const made = t.call(callee, [type, object]);
    return getAttr(t, made, name);
  }
  const target = superTarget(t, type, object);
  const found = name === '__class__' ? undefined : superLookup(type, target, name);
  if (found === undefined) {
    const proxy = new PySuper(superType, type, object, target);
    const own = findAttr(t, proxy, name);
    if (own === undefined) throw superMissing(proxy, name);
    return own;
  }
  if (
    forCall &&
    object !== target &&
    (found instanceof PyFunction ||
      (found instanceof PyBuiltin && found.cls !== builtinFunctionType && found.cls !== classmethodDescriptorType))
  ) {
    t.self = object;
    return found;
  }
  return bind(t, found, object === target ? undefined : object, target);
}
function superMissing(proxy: PySuper, name: string): Raise {
  const error = noAttribute(proxy, name);
  (error.exception as PyObject as { args?: unknown }).args = makeException(TypeError, `'super' object has no attribute '${name}'`).args;
  return error;
}

/**
 * Calling a class: `__new__`, then `__init__`; and the two questions isinstance and issubclass.
 */
import { PyUnion } from '../runtime/types/generic-alias-union.ts';
import { objectType, typeName, typeOf, typeType } from '../runtime/builtin-types.ts';
import { PyBuiltin, PyFunction, PyStaticMethod } from '../runtime/callables.ts';
import { PyTuple } from '../runtime/collections.ts';
import { raised, TypeError } from '../runtime/exceptions.ts';
import type { Keywords, Thread } from '../runtime/machine.ts';
import type { NativeFrame } from '../runtime/native-frame.ts';
import { PUSHED, PyInstance, type PyObject, PyType, TypeFlag, type Value } from '../runtime/object.ts';
import { findAttr, invokeSpecial } from '../runtime/attributes.ts';
import { truthOf } from '../runtime/protocols.ts';
import { PyWeakref } from '../runtime/weak.ts';
import { frameFor } from './bind-arguments.ts';
import type { ThreadState } from './thread.ts';

export function callType(t: ThreadState, type: PyType, args: readonly Value[], keywords: Keywords | null): Value {
  const call = type.cls === typeType ? undefined : type.cls.lookup('__call__');
  if (call !== undefined && !(call instanceof PyBuiltin)) {
    return invokeSpecial(t, call, type, args, keywords);
  }
  return construct(t, type, args, keywords);
}

/** type.__call__. */
export function construct(t: ThreadState, type: PyType, args: readonly Value[], keywords: Keywords | null): Value {
  if (type === typeType && args.length === 1 && keywords === null) return typeOf(args[0]);
  const make = type.lookup('__new__') as Value;
  const init = type.lookup('__init__') as Value;
  if (make instanceof PyBuiltin) {
    if (make.owner === objectType && init instanceof PyFunction && !type.has(TypeFlag.ABSTRACT)) {
      // The common case: a plain object, and its __init__ runs next.
      const object = (type.allocate as (cls: PyType) => PyObject)(type);
      if (type.has(TypeFlag.FINALIZED)) t.interp.willFinalize(object);
      else if (type.cls === typeType && object instanceof PyInstance) type.plainInit = { version: type.version, init };
      const frame = frameFor(t, init, [object, ...args], 0, args.length + 1, keywords);
      frame.instead = object;
      frame.special = true;
      t.push(frame);
      return PUSHED;
    }
    const base = t.frame;
    // What a class with its own __init__ takes by name is not for a __new__ that takes nothing by name.
    const ignores =
      keywords !== null &&
      type !== make.owner &&
      !(init instanceof PyBuiltin) &&
      make.signature.parameters.every((p) => p.kind === 'positional');
    const object = t.runBuiltin(make, [type, ...args], ignores ? null : keywords);
    if (object !== PUSHED) {
      if (type.has(TypeFlag.FINALIZED) && make.owner !== objectType && typeOf(object) === type) t.interp.willFinalize(object as PyObject);
      if (object instanceof PyInstance && make.owner === objectType && type.cls === typeType && !type.has(TypeFlag.FINALIZED))
        if (init instanceof PyBuiltin && init.owner === objectType) type.plainInit = { version: type.version, init: null };
      return initialize(t, object, type, args, keywords);
    }
    return t.insertAbove(base, initStep, 0, type, args, keywords);
  }
  const maker = make instanceof PyStaticMethod ? make.func : make instanceof PyFunction ? make : t.getAttr(type, '__new__');
  return t.start(newStep, maker, type, args, keywords);
}
function initialize(t: ThreadState, object: Value, type: PyType, args: readonly Value[], keywords: Keywords | null): Value {
  const own = typeOf(object);
  if (own !== type && !own.isSubtypeOf(type)) return object;
  const init = own.lookup('__init__') as Value;
  if (init instanceof PyBuiltin) {
    if (init.owner === objectType) {
      if ((args.length > 0 || keywords !== null) && (type.lookup('__new__') as PyBuiltin).owner === objectType)
        throw raised(TypeError, `${type.name}() takes no arguments`);
      return object;
    }
    const base = t.frame;
    const result = t.runBuiltin(init, [object, ...args], keywords);
    return result === PUSHED ? t.insertAbove(base, giveStep, 0, object) : object;
  }
  if (init instanceof PyFunction) {
    const frame = frameFor(t, init, [object, ...args], 0, args.length + 1, keywords);
    frame.instead = object;
    frame.special = true;
    t.push(frame);
    return PUSHED;
  }
  return t.start(boundInitStep, init, object, args, keywords);
}
/** a: the object. */
function giveStep(_t: Thread, f: NativeFrame, _value: Value): Value {
  return f.a as Value;
}
function boundInitStep(t: Thread, f: NativeFrame, value: Value): Value {
  if (f.state === 0) {
    f.state = 1;
    const object = f.b as Value;
    value = invokeSpecial(t, f.a as Value, object, f.c as Value[], f.d as Keywords | null);
    if (value === PUSHED) return PUSHED;
  }
  if (value !== null) throw raised(TypeError, `__init__() should return None, not '${typeName(value)}'`);
  return f.b as Value;
}
/** a: type, b: arguments, c: keywords. */
function initStep(t: Thread, f: NativeFrame, value: Value): Value {
  if (f.state === 0) {
    f.state = 1;
    return initialize(t as ThreadState, value, f.a as PyType, f.b as Value[], f.c as Keywords | null);
  }
  return value;
}
/** a: `__new__`, b: type, c: arguments, d: keywords. */
function newStep(t: Thread, f: NativeFrame, value: Value): Value {
  switch (f.state) {
    case 0:
      f.state = 1;
      value = t.invoke(f.a as Value, [f.b as Value, ...(f.c as Value[])], f.d as Keywords | null);
      if (value === PUSHED) return PUSHED;
    // falls through
    case 1:
      f.state = 2;
      return initialize(t as ThreadState, value, f.b as PyType, f.c as Value[], f.d as Keywords | null);
    default:
      return value;
  }
}

// ---- isinstance, issubclass: true, false or PUSHED
/** The plain answer, without hooks. */
export function isRealInstance(t: Thread, value: Value, type: PyType): boolean {
  const own = typeOf(value);
  if (own === type || own.isSubtypeOf(type)) return true;
  // Of builtin objects only a proxy claims another class than its own.
  if (value instanceof PyWeakref) return claimsToBe(t, value, type);
  if (!own.has(TypeFlag.HEAP)) return false;
  const found = own.lookup('__class__');
  return found !== objectType.dict.getName('__class__') && claimsToBe(t, value, type);
}
function claimsToBe(t: Thread, value: Value, type: PyType): boolean {
  const claimed = t.findAttr(value, '__class__');
  return claimed instanceof PyType && claimed !== typeOf(value) && claimed.isSubtypeOf(type);
}
export function isInstance(t: Thread, value: Value, type: Value): Value {
  if (type instanceof PyType) {
    if (typeOf(value) === type) return true;
    if (type.cls === typeType) return isRealInstance(t, value, type);
  }
  if (type instanceof PyTuple) {
    for (const item of type.items) if (t.isInstance(value, item)) return true;
    return false;
  }
  if (type instanceof PyUnion) return isInstance(t, value, type.args);
  const hook = typeOf(type).lookup('__instancecheck__');
  if (hook !== undefined) {
    if (hook instanceof PyBuiltin && type instanceof PyType && hook.owner === typeType) return isRealInstance(t, value, type);
    return t.start(hookStep, hook, type, value);
  }
  const bases = findAttr(t, type, '__bases__');
  if (bases instanceof PyTuple) {
    const claimed = t.findAttr(value, '__class__');
    return claimed !== undefined && abstractSubclass(t, claimed, type);
  }
  throw raised(TypeError, 'isinstance() arg 2 must be a type, a tuple of types, or a union');
}
/** a: hook, b: class, c: argument. */
function hookStep(t: Thread, f: NativeFrame, value: Value): Value {
  switch (f.state) {
    case 0:
      f.state = 1;
      value = invokeSpecial(t, f.a as Value, f.b as Value, [f.c as Value]);
      if (value === PUSHED) return PUSHED;
    // falls through
    case 1:
      f.state = 2;
      return truthOf(t, value);
    default:
      return value;
  }
}
function abstractSubclass(t: Thread, derived: Value, cls: Value): boolean {
  if (derived === cls) return true;
  const bases = t.findAttr(derived, '__bases__');
  return bases instanceof PyTuple && bases.items.some((base) => abstractSubclass(t, base, cls));
}
export function isSubclass(t: Thread, type: Value, of: Value): Value {
  if (of instanceof PyTuple) {
    for (const item of of.items) if (t.isSubclass(type, item)) return true;
    return false;
  }
  if (of instanceof PyUnion) {
    if (!(type instanceof PyType) && t.findAttr(type, '__bases__') === undefined)
      throw raised(TypeError, 'issubclass() arg 1 must be a class');
    return isSubclass(t, type, of.args);
  }
  const hook = typeOf(of).lookup('__subclasscheck__');
  if (hook !== undefined && !(hook instanceof PyBuiltin && hook.owner === typeType)) return t.start(hookStep, hook, of, type);
  if (!(type instanceof PyType)) {
    if (t.findAttr(type, '__bases__') === undefined) throw raised(TypeError, 'issubclass() arg 1 must be a class');
    return abstractSubclass(t, type, of);
  }
  if (of instanceof PyType) return type.isSubtypeOf(of);
  if (t.findAttr(of, '__bases__') === undefined)
    throw raised(TypeError, 'issubclass() arg 2 must be a class, a tuple of classes, or a union');
  return abstractSubclass(t, type, of);
}

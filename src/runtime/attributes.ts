/**
 * Attributes: how `object.name` finds its value.
 *
 *     1. a data descriptor on the class (property, slot, ...)     type.lookup(name)
 *     2. the object's own storage                                  shape and slots, or a dict
 *     3. anything else on the class, bound if it is a descriptor   functions become methods
 *     4. `__getattr__`, or AttributeError
 *
 * Every function here may answer PUSHED: guest code (a getter, `__getattr__`) is on its way and its result will be delivered.
 * Callers that cannot wait use the walls of Thread.
 */
import {
  builtinFunctionType,
  classmethodDescriptorType,
  memberType,
  methodType,
  methodWrapperType,
  objectType,
  typeName,
  typeOf,
  typeType,
  wrapperDescriptorType,
} from './builtin-types.ts';
import { PyBuiltin, PyClassMethod, PyFunction, PyGetSet, PyMember, PyMethod, PyModule, PyProperty, PyStaticMethod } from './callables.ts';
import { PyTuple } from './collections.ts';
import { PyDict } from './dict.ts';
import { AttributeError, makeException, raised, TypeError } from './exceptions.ts';
import { type Keywords, Raise, type Thread } from './machine.ts';
import type { NativeFrame } from './native-frame.ts';
import { PUSHED, PyObject, PyType, TypeFlag, type Value } from './object.ts';
import { deleteOwn, getOwn, setOwn } from './own-attributes.ts';
import { isStr, jsText, strFromJs } from './text.ts';

/** AttributeError with `name` and `obj`, for suggestions. */
export function attributeError(object: Value, name: string, message: string): Raise {
  const exception = makeException(AttributeError, strFromJs(message));
  exception.extra = { name: strFromJs(name), obj: object };
  return new Raise(exception);
}
export function noAttribute(object: Value, name: string): Raise {
  if (object instanceof PyType) return attributeError(object, name, `type object '${object.name}' has no attribute '${name}'`);
  return attributeError(object, name, `'${typeName(object)}' object has no attribute '${name}'`);
}

/** The dict that holds the attributes of functions, modules and types; undefined for objects with slots or none. */
function dictOf(object: Value): PyDict | null | undefined {
  if (object instanceof PyModule || object instanceof PyFunction) return object.dict;
  return undefined;
}
/** The object's own attribute, not looking at its class. */
export function findOwn(object: Value, name: string): Value | undefined {
  if (!(object instanceof PyObject)) return undefined;
  if (object.shape !== null) return getOwn(object, name);
  const dict = dictOf(object);
  return dict === undefined || dict === null ? undefined : dict.getName(name);
}

/** Whether a value found on a class wins over the object's own attribute. */
export function isDataDescriptor(d: Value): boolean {
  if (d instanceof PyGetSet || d instanceof PyMember || d instanceof PyProperty) return true;
  if (!(d instanceof PyObject) || !d.cls.has(TypeFlag.HEAP)) return false;
  return d.cls.lookup('__set__') !== undefined || d.cls.lookup('__delete__') !== undefined;
}

/** A descriptor with `__set__` and no `__get__`: reading goes past it to the object's own attribute. */
function onlyStores(d: Value): boolean {
  return d instanceof PyObject && d.cls.has(TypeFlag.HEAP) && d.cls.lookup('__get__') === undefined;
}

/** The name of a class with its module and the names round it, as a few error texts have it. */
function fullNameOf(type: PyType): string {
  const module = type.dict.getName('__module__');
  return typeof module === 'string' && module !== '__main__' && module !== 'builtins' ? `${module}.${type.qualname}` : type.qualname;
}
/** The value of a slot of `__slots__`. */
export function getMember(member: PyMember, object: Value): Value {
  if (!(object instanceof PyObject) || !object.cls.isSubtypeOf(member.owner))
    throw raised(
      TypeError,
      `descriptor '${member.name}' for '${member.owner.name}' objects doesn't apply to a '${typeName(object)}' object`,
    );
  const value = getOwn(object, member.key);
  if (value === undefined)
    throw attributeError(object, member.name, `'${fullNameOf(object.cls)}' object has no attribute '${member.name}'`);
  return value;
}

/** Binds what was found on a class: `object` is undefined when it was reached through the class itself. */
export function bind(t: Thread, d: Value, object: Value | undefined, type: PyType): Value {
  if (d instanceof PyFunction) return object === undefined ? d : new PyMethod(methodType, d, object);
  if (!(d instanceof PyObject)) return d;
  if (d instanceof PyBuiltin) {
    if (d.cls === builtinFunctionType) return d;
    if (d.cls === classmethodDescriptorType) return new PyMethod(builtinFunctionType, d, type);
    if (object === undefined) return d;
    return new PyMethod(d.cls === wrapperDescriptorType ? methodWrapperType : builtinFunctionType, d, object);
  }
  if (d instanceof PyGetSet) {
    if (object === undefined) return d;
    if (!typeOf(object).isSubtypeOf(d.owner))
      throw raised(TypeError, `descriptor '${d.name}' for '${d.owner.name}' objects doesn't apply to a '${typeName(object)}' object`);
    return d.get(t, object as never);
  }
  if (d instanceof PyMember) return object === undefined ? d : getMember(d, object);
  if (d instanceof PyProperty && !overrides(d.cls, '__get__')) {
    if (object === undefined) return d;
    if (d.get === null) throw noAccessor(t, d, object, 'getter');
    return t.invoke(d.get, [object]);
  }
  if (d instanceof PyClassMethod) {
    const inner = d.func;
    return inner instanceof PyFunction ? new PyMethod(methodType, inner, type) : bindClassMethod(t, inner, type);
  }
  if (d instanceof PyStaticMethod) return d.func;
  if (d instanceof PyMethod || d instanceof PyType || !d.cls.has(TypeFlag.HEAP)) {
    const native = d.cls.lookup('__get__');
    return native === undefined ? d : t.invoke(native, [d, object === undefined ? null : object, type]);
  }
  const get = d.cls.lookup('__get__');
  return get === undefined ? d : t.invoke(get, [d, object === undefined ? null : object, type]);
}
function overrides(type: PyType, name: string): boolean {
  return type.has(TypeFlag.HEAP) && (type.ownerOf(name)?.has(TypeFlag.HEAP) ?? false);
}
function bindClassMethod(t: Thread, inner: Value, type: PyType): Value {
  if (inner instanceof PyObject && inner.cls.lookup('__get__') === undefined) return new PyMethod(methodType, inner, type);
  return new PyMethod(methodType, inner, type);
}
function noAccessor(t: Thread, property: PyProperty, object: Value, what: string): Raise {
  const name = property.name !== undefined ? property.name : property.get instanceof PyFunction ? property.get.name : undefined;
  const type = typeOf(object).qualname;
  return raised(
    AttributeError,
    name === undefined ? `property of '${type}' object has no ${what}` : `property ${t.reprText(name)} of '${type}' object has no ${what}`,
  );
}

/** object.__getattribute__ without the `__getattr__` step: undefined when there is no such attribute. */
export function genericFind(t: Thread, object: Value, name: string): Value | undefined {
  const type = typeOf(object);
  const d = type.lookup(name);
  if (d !== undefined && isDataDescriptor(d) && !onlyStores(d)) return bind(t, d, object, type);
  const own = findOwn(object, name);
  if (own !== undefined) return own;
  return d === undefined ? undefined : bind(t, d, object, type);
}
/** type.__getattribute__: undefined when there is no such attribute. */
export function typeFind(t: Thread, type: PyType, name: string): Value | undefined {
  const meta = type.cls;
  const d = meta.lookup(name);
  if (d !== undefined && isDataDescriptor(d)) return bind(t, d, type, meta);
  const own = type.lookup(name);
  if (own !== undefined) return own instanceof PyFunction ? own : bind(t, own, undefined, type);
  return d === undefined ? undefined : bind(t, d, type, meta);
}

const nativeFinders = new WeakMap<PyBuiltin, (t: Thread, object: never, name: string) => Value | undefined>();
/**
 * Declares that a native `__getattribute__` is this function, which answers undefined where the native raises AttributeError:
 * so a miss costs no exception.
 */
export function setNativeFinder<T>(native: PyBuiltin, find: (t: Thread, object: T, name: string) => Value | undefined): void {
  nativeFinders.set(native, find as never);
}

/** Undefined when neither the object nor its class has it (`__getattr__` is not asked). PUSHED is possible. */
function findNatively(t: Thread, object: Value, name: string, native: PyBuiltin): Value | undefined {
  if (native.owner === objectType) return genericFind(t, object, name);
  if (native.owner === typeType) return typeFind(t, object as PyType, name);
  const find = nativeFinders.get(native);
  if (find !== undefined) return find(t, object as never, name);
  return native.body(t, object, strFromJs(name));
}

/** `object.name`. */
export function getAttr(t: Thread, object: Value, name: string): Value {
  const found = findAttr(t, object, name);
  if (found === undefined) throw missing(t, object, name);
  return found;
}
function missing(t: Thread, object: Value, name: string): Raise {
  if (object instanceof PyModule) {
    const moduleName = object.dict.getName('__name__');
    if (typeof moduleName === 'string') return attributeError(object, name, `module '${moduleName}' has no attribute '${name}'`);
    return attributeError(object, name, `module has no attribute '${name}'`);
  }
  void t;
  return noAttribute(object, name);
}

/** `object.name`, or undefined where the plain protocol would raise AttributeError. Guest hooks may still raise it. */
export function findAttr(t: Thread, object: Value, name: string): Value | undefined {
  const type = typeOf(object);
  const getattribute = type.lookup('__getattribute__') as Value;
  if (getattribute instanceof PyBuiltin) {
    const getattr = type.lookup('__getattr__');
    if (getattr === undefined) {
      const found = findNatively(t, object, name, getattribute);
      if (found !== undefined) return found;
      if (object instanceof PyModule) return moduleGetattr(t, object, name);
      const beyond = lookupBeyond(t, object, name);
      return beyond === undefined ? undefined : bind(t, beyond, object, type);
    }
    return findOrAsk(t, object, name, getattribute, getattr);
  }
  const getattr = type.lookup('__getattr__');
  if (getattr === undefined) return t.invoke(getattribute, [object, strFromJs(name)]);
  return t.start(askStep, getattribute, getattr, object, name);
}
/** What the class of an object has beyond CPython, in this interpreter. */
export function lookupBeyond(t: Thread, object: Value, name: string): Value | undefined {
  const { beyond } = t.interp;
  return beyond.size === 0 ? undefined : beyond.get(typeOf(object))?.get(name);
}
/** PEP 562. */
function moduleGetattr(t: Thread, module: PyModule, name: string): Value | undefined {
  const hook = module.dict.getName('__getattr__');
  if (hook === undefined) return undefined;
  // A module of ours says which names it loads when they are asked for: it has no others, and no frame of it is in anybody's traceback.
  const later = module.dict.getName('__later__');
  return later instanceof PyTuple && !later.items.includes(name) ? undefined : t.invoke(hook, [strFromJs(name)]);
}
function findOrAsk(t: Thread, object: Value, name: string, native: PyBuiltin, getattr: Value): Value {
  const type = typeOf(object);
  const d = type.lookup(name);
  // A getter that raises AttributeError falls to __getattr__ too; only then is the frame needed.
  if (d instanceof PyProperty || (d instanceof PyObject && d.cls.has(TypeFlag.HEAP) && d.cls.lookup('__get__') !== undefined))
    return t.start(askStep, native, getattr, object, name);
  let found: Value | undefined;
  try {
    found = findNatively(t, object, name, native);
  } catch (error) {
    if (!(error instanceof Raise && error.exception.cls.isSubtypeOf(AttributeError))) throw error;
  }
  return found === undefined ? t.invoke(getattr, [object, strFromJs(name)]) : found;
}
/** a: __getattribute__, b: __getattr__, c: object, d: name. */
function askStep(t: Thread, f: NativeFrame, value: Value): Value {
  if (f.state === 0) {
    f.state = 1;
    f.rescue = askRescue;
    if (f.a instanceof PyBuiltin) {
      try {
        const found = findNatively(t, f.c as Value, f.d as string, f.a);
        if (found !== undefined) return found;
      } catch (error) {
        if (!(error instanceof Raise && error.exception.cls.isSubtypeOf(AttributeError))) throw error;
      }
      f.rescue = null;
      f.state = 2;
      return t.invoke(f.b as Value, [f.c as Value, strFromJs(f.d as string)]);
    }
    return t.invoke(f.a as Value, [f.c as Value, strFromJs(f.d as string)]);
  }
  return value;
}
function askRescue(t: Thread, f: NativeFrame, exception: PyObject): Value | undefined {
  if (!exception.cls.isSubtypeOf(AttributeError)) return undefined;
  f.rescue = null;
  f.state = 2;
  return t.invoke(f.b as Value, [f.c as Value, strFromJs(f.d as string)]);
}

/** For a call `object.name(...)`: gives the function and leaves `self` in `out[0]`, or the value and undefined there. */
export function findMethod(t: Thread, object: Value, name: string, out: { self: Value | undefined }): Value {
  out.self = undefined;
  const type = typeOf(object);
  const getattribute = type.lookup('__getattribute__');
  if (getattribute instanceof PyBuiltin && getattribute.owner === objectType) {
    const d = type.lookup(name);
    if (d instanceof PyFunction || (d instanceof PyBuiltin && d.cls !== builtinFunctionType && d.cls !== classmethodDescriptorType)) {
      const own = findOwn(object, name);
      if (own !== undefined) return own;
      out.self = object;
      return d;
    }
  }
  return getAttr(t, object, name);
}

/** Looks a special method up on the class only, as the interpreter does. Undefined when absent. */
export function special(object: Value, name: string): Value | undefined {
  return typeOf(object).lookup(name);
}
/** Calls a special method found on the class: functions and natives get the object first, anything else is bound. */
export function invokeSpecial(t: Thread, method: Value, object: Value, args: readonly Value[], keywords: Keywords | null = null): Value {
  if (method instanceof PyFunction) return t.invoke(method, [object, ...args], keywords);
  if (method instanceof PyBuiltin && method.cls !== classmethodDescriptorType) return t.invoke(method, [object, ...args], keywords);
  if (method instanceof PyObject && method.cls.lookup('__get__') !== undefined) {
    const base = t.frame;
    const bound = bind(t, method, object, typeOf(object));
    // Guest code binds: what it gives is called when it is there.
    if (bound === PUSHED) return t.insertAbove(base, callBoundStep, 0, args, keywords);
    return t.invoke(bound, args, keywords);
  }
  return t.invoke(method, args, keywords);
}
/** value: the bound method; a: arguments, b: keywords. */
function callBoundStep(t: Thread, f: NativeFrame, value: Value): Value {
  if (f.state !== 0) return value;
  f.state = 1;
  return t.invoke(value, f.a as Value[], f.b as Keywords | null);
}

/** `object.name = value`, or del when value is undefined. The answer is of no interest (None or PUSHED). */
export function setAttr(t: Thread, object: Value, name: string, value: Value | undefined): Value {
  const type = typeOf(object);
  const hookName = value === undefined ? '__delattr__' : '__setattr__';
  const hook = type.lookup(hookName) as Value;
  if (hook instanceof PyBuiltin) {
    if (hook.owner === objectType) return genericSet(t, object, name, value);
    if (hook.owner === typeType) return typeSet(t, object as PyType, name, value);
    return value === undefined ? hook.body(t, object, strFromJs(name)) : hook.body(t, object, strFromJs(name), value);
  }
  return invokeSpecial(t, hook, object, value === undefined ? [strFromJs(name)] : [strFromJs(name), value]);
}

/** object.__setattr__ and object.__delattr__. */
export function genericSet(t: Thread, object: Value, name: string, value: Value | undefined): Value {
  const type = typeOf(object);
  const d = type.lookup(name);
  if (d !== undefined && d instanceof PyObject) {
    const set = setDescriptor(t, d, object, value);
    if (set !== undefined) return set;
  }
  if (object instanceof PyObject) {
    if (object.shape !== null && type.has(TypeFlag.HAS_DICT)) {
      if (value !== undefined) {
        setOwn(object, name, value);
        return null;
      }
      if (deleteOwn(object, name)) return null;
      throw noAttribute(object, name);
    }
    if (object instanceof PyFunction || object instanceof PyModule) {
      object.dict ??= new PyDict();
      if (value !== undefined) object.dict.setName(name, value);
      else if (!object.dict.deleteName(name)) throw missing(t, object, name);
      return null;
    }
  }
  if (d !== undefined) throw attributeError(object, name, `'${type.name}' object attribute '${name}' is read-only`);
  const beyond = lookupBeyond(t, object, name);
  if (beyond instanceof PyGetSet) return setDescriptor(t, beyond, object, value) as Value;
  throw attributeError(object, name, `'${type.name}' object has no attribute '${name}' and no __dict__ for setting new attributes`);
}
/** Undefined when `d` is no data descriptor. */
function setDescriptor(t: Thread, d: PyObject, object: Value, value: Value | undefined): Value | undefined {
  if (d instanceof PyMember) {
    if (!(object instanceof PyObject) || !object.cls.isSubtypeOf(d.owner))
      throw raised(TypeError, `descriptor '${d.name}' for '${d.owner.name}' objects doesn't apply to a '${typeName(object)}' object`);
    if (value !== undefined) setOwn(object, d.key, value);
    else if (!deleteOwn(object, d.key)) throw raised(AttributeError, d.name);
    return null;
  }
  if (d instanceof PyGetSet) {
    if (d.set === null) {
      if (d.cls === memberType) throw raised(AttributeError, 'readonly attribute');
      throw attributeError(object, d.name, `attribute '${d.name}' of '${d.owner.name}' objects is not writable`);
    }
    d.set(t, object as never, value);
    return null;
  }
  if (d instanceof PyProperty && !overrides(d.cls, '__set__')) {
    const accessor = value === undefined ? d.del : d.set;
    if (accessor === null) throw noAccessor(t, d, object, value === undefined ? 'deleter' : 'setter');
    return t.invoke(accessor, value === undefined ? [object] : [object, value]);
  }
  if (d instanceof PyFunction || d instanceof PyBuiltin) return undefined;
  const name = value === undefined ? '__delete__' : '__set__';
  const method = d.cls.lookup(name);
  if (method !== undefined) return invokeSpecial(t, method, d, value === undefined ? [object] : [object, value]);
  if (d.cls.has(TypeFlag.HEAP) && d.cls.lookup(value === undefined ? '__set__' : '__delete__') !== undefined)
    throw raised(AttributeError, name);
  return undefined;
}

/** type.__setattr__ and type.__delattr__. */
export function typeSet(t: Thread, type: PyType, name: string, value: Value | undefined): Value {
  if (type.has(TypeFlag.IMMUTABLE)) throw raised(TypeError, `cannot set '${name}' attribute of immutable type '${type.name}'`);
  const d = type.cls.lookup(name);
  if (d instanceof PyObject) {
    const set = setDescriptor(t, d, type, value);
    if (set !== undefined) return set;
  }
  if (value !== undefined) type.dict.setName(name, value);
  else if (!type.dict.deleteName(name)) throw noAttribute(type, name);
  if (name === '__del__' && value !== undefined) type.flags |= TypeFlag.FINALIZED;
  type.changed();
  return null;
}

/** The attribute name of getattr() and friends as host text. */
export function nameOf(_t: Thread, name: Value): string {
  if (typeof name === 'string') return name;
  if (!isStr(name)) throw raised(TypeError, `attribute name must be string, not '${typeName(name)}'`);
  return jsText(name);
}

/**
 * object: what every value can do, and the attributes that every class inherits.
 */
import { findOwn, genericFind, genericSet, nameOf, noAttribute } from '../attributes.ts';
import { objectType, typeName, typeOf } from '../builtin-types.ts';
import { PyBuiltin, PyFunction, PyMember, PyModule } from '../callables.ts';
import { NotImplemented, PyList, PyTuple } from '../collections.ts';
import { sizeArgument } from '../convert.ts';
import { PyDict } from '../dict.ts';
import { raised, TypeError } from '../exceptions.ts';
import type { TypeRows } from '../define.ts';
import type { Thread } from '../machine.ts';
import { DICT_KEY, PUSHED, PyObject, PyType, type Shape, TypeFlag, type Value } from '../object.ts';
import { getOwn, toDictMode } from '../own-attributes.ts';
import { strOfValue } from '../protocols.ts';
import { isStr, strFromJs, strLength, strOf, type PyStr } from '../text.ts';
import { wrongArgument } from '../text-arguments.ts';

/** `<a.b object at 0x...>` */
export function defaultRepr(t: Thread, self: Value): Value {
  return strFromJs(`<${qualifiedName(t, typeOf(self))} object at ${addressOf(t, self)}>`);
}
export function addressOf(t: Thread, v: Value): string {
  return `0x${BigInt(t.interp.idOf(v)).toString(16)}`;
}
/** Module and qualified name, without `builtins.`. */
export function qualifiedName(t: Thread, type: PyType): string {
  const module = type.has(TypeFlag.HEAP) ? type.dict.getName('__module__') : type.module;
  const prefix = module === undefined || module === null || module === 'builtins' ? '' : isStr(module) ? `${t.strText(module)}.` : '';
  return prefix + type.qualname;
}

/** The dict of an object for `__dict__`; an object with slots goes to dict mode. Undefined when it cannot have one. */
export function dictOfObject(object: Value): PyDict | undefined {
  if (object instanceof PyModule || object instanceof PyFunction) {
    object.dict ??= new PyDict();
    return object.dict;
  }
  if (!(object instanceof PyObject) || object.shape === null || !object.cls.has(TypeFlag.HAS_DICT)) return undefined;
  if (object.shape.isDict) return (object.slots as Value[])[0] as PyObject as PyDict;
  return toDictMode(object);
}
/** `object.__dict__ = dict`. */
export function setDictOfObject(object: Value, value: Value | undefined): void {
  value ??= object instanceof PyFunction ? undefined : new PyDict();
  if (value === undefined) throw raised(TypeError, 'cannot delete __dict__');
  if (!(value instanceof PyDict)) throw raised(TypeError, `__dict__ must be set to a dictionary, not a '${typeName(value)}'`);
  if (object instanceof PyFunction) {
    object.dict = value;
    return;
  }
  dictOfObject(object);
  ((object as PyObject).slots as Value[])[0] = value;
}

/** The class statement's `obj.__class__ = other`. */
function setClass(object: Value, value: Value | undefined): void {
  if (value === undefined) throw raised(TypeError, "can't delete __class__ attribute");
  if (!(value instanceof PyType)) throw raised(TypeError, `__class__ must be set to a class, not '${typeName(value)}' object`);
  const old = typeOf(object);
  if (!(object instanceof PyObject) || (!(object instanceof PyModule) && (!old.has(TypeFlag.HEAP) || !value.has(TypeFlag.HEAP))))
    throw raised(TypeError, '__class__ assignment only supported for mutable types or ModuleType subclasses');
  if (
    builtinRoot(old) !== builtinRoot(value) ||
    old.has(TypeFlag.HAS_DICT) !== value.has(TypeFlag.HAS_DICT) ||
    slotsOf(old) !== slotsOf(value)
  )
    throw raised(TypeError, `__class__ assignment: '${value.name}' object layout differs from '${old.name}'`);
  if (object.shape !== null) {
    let shape = shapeOfNames(value, object.shape);
    if (shape === null) {
      toDictMode(object);
      shape = shapeOfNames(value, object.shape) as Shape;
    }
    object.shape = shape;
  }
  object.cls = value;
}
/** The shape of `type` with the names of another class's shape, or null when they are too many. */
function shapeOfNames(type: PyType, like: Shape): Shape | null {
  let shape: Shape | null = like.isDict ? type.dictShape : type.rootShape;
  for (const name of like.names) if (shape !== null && name !== DICT_KEY) shape = shape.with(name);
  return shape;
}
export function builtinRoot(type: PyType): PyType {
  let root: PyType = type;
  while (root.has(TypeFlag.HEAP)) root = root.base as PyType;
  return root;
}
function slotsOf(type: PyType): string {
  return type.mro.flatMap((base) => base.slotNames ?? []).join();
}

function excessArguments(type: PyType): boolean {
  const make = type.lookup('__new__');
  return make instanceof PyBuiltin && make.owner === objectType;
}

export const objectRows: TypeRows = {
  signature: '()',
  doc: 'The base of all classes; object() makes an instance without attributes.',
  new: [
    '(cls, *args, **kwargs)',
    'Create and return a new object.  See help(type) for accurate signature.',
    (t, cls: PyType, args: Value[], kwargs: PyDict) => {
      if (!(cls instanceof PyType)) throw raised(TypeError, `object.__new__(X): X is not a type object (${typeName(cls)})`);
      const init = cls.lookup('__init__');
      const nativeInit = init instanceof PyBuiltin && init.owner === objectType;
      if (args.length > 0 || kwargs.size > 0) {
        const make = cls.lookup('__new__');
        if (!(make instanceof PyBuiltin && make.owner === objectType))
          throw raised(TypeError, 'object.__new__() takes exactly one argument (the type to instantiate)');
        if (nativeInit && cls.allocate !== null) throw raised(TypeError, `${cls.name}() takes no arguments`);
      }
      const abstract = cls.has(TypeFlag.ABSTRACT) ? cls.dict.getName('__abstractmethods__') : undefined;
      if (abstract !== undefined) {
        const names = t.list(t.call(t.interp.builtins.getName('sorted') as Value, [abstract])).map((name) => `'${t.strText(name)}'`);
        if (names.length > 0)
          throw raised(
            TypeError,
            `Can't instantiate abstract class ${cls.name} without an implementation for abstract method${names.length === 1 ? '' : 's'} ${names.join(', ')}`,
          );
      }
      const root = builtinRoot(cls);
      if (root !== objectType) {
        const maker = root.lookup('__new__');
        if (maker instanceof PyBuiltin && maker.owner !== objectType)
          throw raised(TypeError, `object.__new__(${cls.name}) is not safe, use ${root.name}.__new__()`);
      }
      if (cls.allocate === null)
        throw raised(
          TypeError,
          `cannot create '${cls.module === 'builtins' || cls.has(TypeFlag.HEAP) || cls.name.includes('.') ? '' : `${cls.module}.`}${cls.name}' instances`,
        );
      const object = cls.allocate(cls);
      if (cls.has(TypeFlag.FINALIZED)) t.interp.willFinalize(object);
      return object;
    },
  ],
  methods: {
    __init__: [
      '(self, /, *args, **kwargs)',
      'Initialize self.  See help(type(self)) for accurate signature.',
      (_t, self: Value, args: Value[], kwargs: PyDict) => {
        if (args.length > 0 || kwargs.size > 0) {
          const type = typeOf(self);
          const init = type.lookup('__init__');
          if (!(init instanceof PyBuiltin && init.owner === objectType))
            throw raised(TypeError, 'object.__init__() takes exactly one argument (the instance to initialize)');
          if (type.allocate !== null && excessArguments(type))
            throw raised(TypeError, `${type.name}.__init__() takes exactly one argument (the instance to initialize)`);
        }
        return null;
      },
    ],
    __getattribute__: [
      '(self, name, /)',
      'Return getattr(self, name).',
      (t, self: Value, name: Value) => {
        const text = nameOf(t, name);
        const found = genericFind(t, self, text);
        if (found === undefined) throw noAttribute(self, text);
        return found;
      },
    ],
    __setattr__: [
      '(self, name, value, /)',
      'Implement setattr(self, name, value).',
      (t, self: Value, name: Value, value: Value) => genericSet(t, self, nameOf(t, name), value),
    ],
    __delattr__: [
      '(self, name, /)',
      'Implement delattr(self, name).',
      (t, self: Value, name: Value) => genericSet(t, self, nameOf(t, name), undefined),
    ],
    __eq__: ['(self, value, /)', 'Return self==value.', (_t, self: Value, other: Value) => (self === other ? true : NotImplemented)],
    __ne__: [
      '(self, value, /)',
      'Return self!=value.',
      (t, self: Value, other: Value) => {
        const eq = typeOf(self).lookup('__eq__') as Value;
        if (eq instanceof PyBuiltin) {
          const result = eq.body(t, self, other);
          return result === NotImplemented ? result : !t.truth(result);
        }
        return t.start(notEqualStep, eq, self, other);
      },
    ],
    __lt__: ['(self, value, /)', 'Return self<value.', () => NotImplemented],
    __le__: ['(self, value, /)', 'Return self<=value.', () => NotImplemented],
    __gt__: ['(self, value, /)', 'Return self>value.', () => NotImplemented],
    __ge__: ['(self, value, /)', 'Return self>=value.', () => NotImplemented],
    __hash__: ['(self, /)', 'Return hash(self).', (t, self: Value) => Number(BigInt(t.interp.idOf(self)) / 16n)],
    __repr__: ['(self, /)', 'Return repr(self).', (t, self: Value) => defaultRepr(t, self)],
    __str__: ['(self, /)', 'Return str(self).', (t, self: Value) => t.invoke(typeOf(self).lookup('__repr__') as Value, [self])],
    __format__: [
      '(self, format_spec, /)',
      'str(self); an empty format is the only one.',
      (t, self: Value, spec: Value) => {
        if (!isStr(spec)) throw wrongArgument('__format__() argument', 'str', spec);
        if (strLength(strOf(spec) as string | PyStr) > 0)
          throw raised(TypeError, `unsupported format string passed to ${typeName(self)}.__format__`);
        return strOfValue(t, self);
      },
    ],
    __dir__: ['(self, /)', 'Default dir() implementation.', (t, self: Value) => new PyList(dirOf(t, self))],
    __sizeof__: ['(self, /)', 'Size of object in memory, in bytes.', () => 16],
    __reduce__: ['(self, /)', 'Helper for pickle.', (t, self: Value) => reduce(t, self, 0)],
    __reduce_ex__: [
      '(self, protocol, /)',
      'Helper for pickle.',
      (t, self: Value, protocol: Value) => {
        const version = sizeArgument(t, protocol, 'int');
        const own = typeOf(self).lookup('__reduce__');
        if (own !== undefined && !(own instanceof PyBuiltin && own.owner === objectType)) return t.call(t.getAttr(self, '__reduce__'), []);
        return reduce(t, self, version);
      },
    ],
    __getstate__: ['(self, /)', 'Helper for pickle.', (_t, self: Value) => stateOf(self)],
  },
  classMethods: {
    __init_subclass__: [
      '(cls, /)',
      'This method is called when a class is subclassed.\n\nThe default implementation does nothing. It may be\noverridden to extend subclasses.',
      () => null,
    ],
    __subclasshook__: ['(cls, object, /)', 'Abstract classes can override this to customize issubclass().', () => NotImplemented],
  },
  getset: {
    __class__: ["the object's class", (_t, self: Value) => typeOf(self), (_t, self: Value, value) => setClass(self, value)],
  },
};
/** a: __eq__, b: self, c: other. */
function notEqualStep(t: Thread, f: import('../native-frame.ts').NativeFrame, value: Value): Value {
  if (f.state === 0) {
    f.state = 1;
    value = t.invoke(f.a as Value, [f.b as Value, f.c as Value]);
    if (value === PUSHED) return PUSHED;
  }
  return value === NotImplemented ? value : !t.truth(value);
}

/** Names for dir(): the object's own and those of its class line. */
export function dirOf(t: Thread, self: Value): Value[] {
  const names = new Set<string>();
  const own = self instanceof PyObject && self.shape !== null ? ownNames(self) : (dictOfObject(self)?.liveKeys() ?? []);
  for (const name of own) if (isStr(name)) names.add(t.strText(name));
  const type = t.findAttr(self, '__class__');
  if (type instanceof PyType) for (const name of classNames(type)) names.add(name);
  return Array.from(names).sort().map(strFromJs);
}
export function ownNames(object: PyObject): Value[] {
  const shape = object.shape as NonNullable<PyObject['shape']>;
  if (shape.isDict) return ((object.slots as Value[])[0] as PyObject as PyDict).liveKeys();
  return shape.names.filter((name, at) => name.charCodeAt(0) !== 0 && (object.slots as Value[])[at] !== undefined);
}
export function classNames(type: PyType): Set<string> {
  const names = new Set<string>();
  for (const base of type.mro) for (const name of base.dict.liveKeys()) if (typeof name === 'string') names.add(name);
  return names;
}

function stateOf(self: Value): Value {
  if (!(self instanceof PyObject)) return null;
  let dict: Value = null;
  if (self.cls.has(TypeFlag.HAS_DICT) && self.shape !== null) {
    const copy = new PyDict();
    for (const name of ownNames(self)) copy.setName(name as string, (findOwn(self, name as string) ?? null) as Value);
    if (copy.size > 0 || !hasSlots(self.cls)) dict = copy.size > 0 ? copy : null;
  }
  if (!hasSlots(self.cls)) return dict;
  const slots = new PyDict();
  for (const base of self.cls.mro)
    for (const name of base.slotNames ?? []) {
      const member = base.dict.getName(name);
      const value = member instanceof PyMember ? getOwn(self, member.key) : undefined;
      if (value !== undefined) slots.setName(name, value);
    }
  return slots.size > 0 ? new PyTuple([dict, slots]) : dict;
}
function hasSlots(type: PyType): boolean {
  return type.mro.some((base) => base.slotNames !== null && base.slotNames.length > 0);
}
function reduce(t: Thread, self: Value, protocol: number): Value {
  const helper = t.findAttr(
    t.call(t.interp.builtins.getName('__import__') as Value, ['copyreg']),
    protocol >= 2 ? '__reduce_protocol_2__' : '_reduce_ex',
  ) as Value;
  return t.call(helper, [self, protocol]);
}

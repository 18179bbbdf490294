/**
 * The builtin types as bare objects: name, base, abilities. Their methods are rows in types/, joined to them once at start
 * (`install` in define.ts), so that every file may name every type and no import runs in a circle. They are shared by all
 * interpreters of a process and never change after that.
 */
import { Ellipsis, NotImplemented, PyByteArray, PyBytes, PyList, PyRange, PySingleton, PySlice, PyTuple } from './collections.ts';
import {
  PyCell,
  PyClassMethod,
  PyFunction,
  PyGetSet,
  PyMappingProxy,
  PyMember,
  PyModule,
  PyProperty,
  PyStaticMethod,
  PySuper,
} from './callables.ts';
import { PyDict } from './dict.ts';
import { PyComplex, PyFloat, PyFloatSub, PyIntSub } from './number.ts';
import { PyInstance, type PyObject, PyType, TypeFlag, type Value } from './object.ts';
import { PyStr, PyStrSub } from './text.ts';

const { BASETYPE, HAS_DICT, HAS_WEAKREF, SEQUENCE, MAPPING, MATCH_SELF, IMMUTABLE } = TypeFlag;

export const typeType: PyType = new PyType(null, 'type', new PyDict(), IMMUTABLE | BASETYPE | HAS_WEAKREF);
export const objectType: PyType = new PyType(typeType, 'object', new PyDict(), IMMUTABLE | BASETYPE);
objectType.allocate = (cls) => new PyInstance(cls);
typeType.base = objectType;
typeType.bases = [objectType];
typeType.mro = [typeType, objectType];
objectType.subclasses.add(new WeakRef(typeType));

/**
 * A builtin type. `js` is the JavaScript class of its instances: it gets the type on its prototype, for instances made
 * without a class of their own. `allocate` makes an empty instance for `__new__` of subclasses.
 */
export function builtinType(
  name: string,
  more: { base?: PyType; flags?: number; js?: { prototype: PyObject }; allocate?: (cls: PyType) => PyObject; module?: string } = {},
): PyType {
  const base = more.base ?? objectType;
  const inherited = base.flags & (HAS_DICT | HAS_WEAKREF | SEQUENCE | MAPPING | MATCH_SELF);
  const type = new PyType(typeType, name, new PyDict(), IMMUTABLE | inherited | (more.flags ?? 0));
  type.base = base;
  type.bases = [base];
  type.mro = [type, ...base.mro];
  type.module = more.module ?? 'builtins';
  type.allocate = more.allocate ?? (more.flags !== undefined && more.flags & BASETYPE ? base.allocate : null);
  base.subclasses.add(new WeakRef(type));
  if (more.js !== undefined) more.js.prototype.cls = type;
  return type;
}
PyDict.prototype.cls = builtinType('dict', { flags: BASETYPE | MAPPING | MATCH_SELF, allocate: (cls) => new PyDict(cls) });
export const dictType = PyDict.prototype.cls;

export const noneType = builtinType('NoneType');
export const intType = builtinType('int', { flags: BASETYPE | MATCH_SELF });
export const boolType = builtinType('bool', { base: intType });
export const floatType = builtinType('float', { flags: BASETYPE | MATCH_SELF, js: PyFloat });
export const complexType = builtinType('complex', { flags: BASETYPE, js: PyComplex });
export const strType = builtinType('str', { flags: BASETYPE | MATCH_SELF, js: PyStr });
export const bytesType = builtinType('bytes', { flags: BASETYPE | MATCH_SELF, js: PyBytes });
export const bytearrayType = builtinType('bytearray', {
  flags: BASETYPE | MATCH_SELF,
  js: PyByteArray,
  allocate: (cls) => new PyByteArray(new Uint8Array(0), cls),
});
export const listType = builtinType('list', {
  flags: BASETYPE | SEQUENCE | MATCH_SELF,
  js: PyList,
  allocate: (cls) => new PyList([], cls),
});
export const tupleType = builtinType('tuple', { flags: BASETYPE | SEQUENCE | MATCH_SELF, js: PyTuple });
export const sliceType = builtinType('slice', { js: PySlice });
export const rangeType = builtinType('range', { flags: SEQUENCE, js: PyRange });
export const ellipsisType = builtinType('ellipsis');
export const notImplementedType = builtinType('NotImplementedType');
Ellipsis.cls = ellipsisType;
NotImplemented.cls = notImplementedType;
PySingleton.prototype.cls = ellipsisType;

export const functionType = builtinType('function', { flags: HAS_WEAKREF, js: PyFunction });
export const builtinFunctionType = builtinType('builtin_function_or_method', { flags: HAS_WEAKREF });
export const methodDescriptorType = builtinType('method_descriptor');
export const wrapperDescriptorType = builtinType('wrapper_descriptor');
export const classmethodDescriptorType = builtinType('classmethod_descriptor');
export const methodType = builtinType('method', { flags: HAS_WEAKREF });
export const methodWrapperType = builtinType('method-wrapper');
export const getSetType = builtinType('getset_descriptor', { js: PyGetSet });
export const memberType = builtinType('member_descriptor', { js: PyMember });
export const propertyType = builtinType('property', { flags: BASETYPE, allocate: (cls) => new PyProperty(cls, null, null, null, null) });
export const classMethodType = builtinType('classmethod', { flags: BASETYPE | HAS_DICT, allocate: (cls) => new PyClassMethod(cls, null) });
export const staticMethodType = builtinType('staticmethod', {
  flags: BASETYPE | HAS_DICT,
  allocate: (cls) => new PyStaticMethod(cls, null),
});
export const superType = builtinType('super', { flags: BASETYPE, allocate: (cls) => new PySuper(cls, null, undefined, null) });
export const mappingProxyType = builtinType('mappingproxy', { flags: MAPPING, js: PyMappingProxy });
export const cellType = builtinType('cell', { js: PyCell });
export const moduleType = builtinType('module', {
  flags: BASETYPE | HAS_WEAKREF,
  js: PyModule,
  allocate: (cls) => new PyModule(new PyDict(), cls),
});

/** The class of any value. */
export function typeOf(v: Value): PyType {
  switch (typeof v) {
    case 'number':
      return Number.isInteger(v) ? intType : floatType;
    case 'string':
      return strType;
    case 'boolean':
      return boolType;
    case 'bigint':
      return intType;
    default:
      return v === null ? noneType : v.cls;
  }
}
/** What the built-in callable() answers. */
export function isCallable(v: Value): boolean {
  return typeOf(v).lookup('__call__') !== undefined;
}
/** The name of its class, for messages. */
export function typeName(v: Value): string {
  return typeOf(v).name;
}
export { PyFloatSub, PyIntSub, PyStrSub };

/** Whether a type has any of the sequence slots of CPython; a class written in Python has them all. */
export function isContainer(type: PyType): boolean {
  return type.has(TypeFlag.HEAP) || type.lookup('__len__') !== undefined || type.lookup('__contains__') !== undefined;
}

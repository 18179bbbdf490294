/**
 * Functions, methods and the descriptors that bind: function, method, builtin functions, property, classmethod, staticmethod, super.
 */

import { LocalKind } from '../../bytecode/code.ts';
import { bind, genericFind, nameOf, noAttribute, setNativeFinder } from '../attributes.ts';
import {
  builtinFunctionType,
  cellType,
  classmethodDescriptorType,
  classMethodType,
  functionType,
  getSetType,
  isCallable,
  memberType,
  methodDescriptorType,
  methodType,
  methodWrapperType,
  propertyType,
  staticMethodType,
  superType,
  typeName,
  typeOf,
  wrapperDescriptorType,
} from '../builtin-types.ts';
import {
  PyBuiltin,
  PyCell,
  PyClassMethod,
  PyFunction,
  type PyGetSet,
  type PyMember,
  PyMethod,
  PyModule,
  PyProperty,
  PyStaticMethod,
  PySuper,
} from '../callables.ts';
import { NotImplemented, PyTuple } from '../collections.ts';
import type { GetSetRow, TypeRows } from '../define.ts';
import { PyDict } from '../dict.ts';
import { AttributeError, raised, TypeError, ValueError } from '../exceptions.ts';
import type { Keywords, Thread } from '../machine.ts';
import { type PyObject, PyType, TypeFlag, type Value } from '../object.ts';
import { textSignature } from '../signature.ts';
import { isStr, jsText, strFromJs } from '../text.ts';
import { makeGenericAlias } from './generic-alias.ts';
import { addressOf, dictOfObject } from './object.ts';
import { wrongArgument } from '../text-arguments.ts';

export function keywordsFrom(kwargs: PyDict): Keywords | null {
  if (kwargs.size === 0) return null;
  const names = kwargs.liveKeys().map((key) => {
    if (!isStr(key)) throw raised(TypeError, 'keywords must be strings');
    return jsText(key);
  });
  return { names, values: kwargs.liveValues() };
}
const call = (t: Thread, self: Value, args: Value[], kwargs: PyDict): Value => t.invoke(self, args, keywordsFrom(kwargs));
const strOnly = (value: Value | undefined, what: string): Value => {
  if (value === undefined || !isStr(value)) throw raised(TypeError, `${what} must be set to a string object`);
  return value;
};
function shownSignature(builtin: PyBuiltin): Value {
  const text = textSignature(builtin);
  return text === null ? null : strFromJs(text);
}

/** The builtins that globals name: a module or its dict. */
function builtinsIn(globals: PyDict): PyDict | undefined {
  const given = globals.getName('__builtins__');
  return given instanceof PyModule ? given.dict : given instanceof PyDict ? given : undefined;
}
/** The cells for the free variables of a code object. */
function closureFor(code: PyFunction['code'], closure: Value): PyCell[] | null {
  const needed = code.localKinds.filter((kind) => kind === LocalKind.FREE).length;
  if (closure !== null && !(closure instanceof PyTuple))
    throw raised(TypeError, `arg 5 (closure) must be ${needed > 0 ? '' : 'None or '}tuple`);
  if (closure === null && needed > 0) throw raised(TypeError, 'arg 5 (closure) must be tuple');
  const cells = closure === null ? [] : (closure as PyTuple).items;
  if (cells.length !== needed) throw raised(ValueError, `${code.name} requires closure of length ${needed}, not ${cells.length}`);
  for (const cell of cells)
    if (!(cell instanceof PyCell)) throw raised(TypeError, `arg 5 (closure) expected cell, found ${typeName(cell)}`);
  return needed === 0 ? null : (cells as PyCell[]);
}

const functionRows: TypeRows = {
  signature: '(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)',
  members: ['__closure__', '__globals__', '__builtins__'],
  doc: 'Create a function object.',
  new: [
    '(cls, code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)',
    'Create and return a new object.  See help(type) for accurate signature.',
    (
      t,
      _cls: PyType,
      code: Value,
      globals: Value,
      name: Value = null,
      argdefs: Value = null,
      closure: Value = null,
      kwdefaults: Value = null,
    ) => {
      const holder = code as unknown as { code?: PyFunction['code'] };
      if (holder.code === undefined || typeName(code) !== 'code')
        throw raised(TypeError, `function() argument 'code' must be code, not ${typeName(code)}`);
      if (!(globals instanceof PyDict)) throw wrongArgument("function() argument 'globals'", 'dict', globals);
      if (name !== null && !isStr(name)) throw raised(TypeError, 'arg 3 (name) must be None or string');
      if (argdefs !== null && !(argdefs instanceof PyTuple)) throw raised(TypeError, 'arg 4 (defaults) must be None or tuple');
      const cells = closureFor(holder.code, closure);
      if (kwdefaults !== null && !(kwdefaults instanceof PyDict)) throw raised(TypeError, 'arg 6 (kwdefaults) must be None or dict');
      const fn = new PyFunction(
        holder.code,
        globals,
        name === null ? strFromJs(holder.code.name) : name,
        strFromJs(holder.code.qualname),
        cells,
        builtinsIn(globals) ?? t.interp.builtins,
      );
      fn.module = globals.getName('__name__') ?? null;
      if (argdefs !== null) fn.defaults = (argdefs as PyObject as PyTuple).items;
      if (kwdefaults !== null) fn.kwDefaults = kwdefaults as PyObject as PyDict;
      return fn;
    },
  ],
  methods: {
    __repr__: [
      '(self, /)',
      'Return repr(self).',
      (t, self: PyFunction) => strFromJs(`<function ${t.strText(self.qualname)} at ${addressOf(t, self)}>`),
    ],
    __call__: ['(self, /, *args, **kwargs)', 'Call self as a function.', call],
    __get__: [
      '(self, instance, owner=None, /)',
      'Return an attribute of instance, which is of type owner.',
      (_t, self: PyFunction, object: Value) => (object === null ? self : new PyMethod(methodType, self, object)),
    ],
  },
  getset: {
    __name__: [null, (_t, self: PyFunction) => self.name, (_t, self: PyFunction, v) => void (self.name = strOnly(v, '__name__'))],
    __qualname__: [
      null,
      (_t, self: PyFunction) => self.qualname,
      (_t, self: PyFunction, v) => void (self.qualname = strOnly(v, '__qualname__')),
    ],
    __doc__: [null, (_t, self: PyFunction) => self.doc, (_t, self: PyFunction, v) => void (self.doc = v ?? null)],
    __module__: [null, (_t, self: PyFunction) => self.module, (_t, self: PyFunction, v) => void (self.module = v ?? null)],
    __dict__: [
      null,
      (_t, self: PyFunction) => dictOfObject(self) as PyDict,
      (_t, self: PyFunction, v) => {
        if (!(v instanceof PyDict))
          throw raised(
            TypeError,
            v === undefined ? 'cannot delete __dict__' : `__dict__ must be set to a dictionary, not a '${typeName(v)}'`,
          );
        self.dict = v;
      },
    ],
    __globals__: [null, (_t, self: PyFunction) => self.globals],
    __builtins__: [null, (_t, self: PyFunction) => self.builtins],
    __closure__: [null, (_t, self: PyFunction) => (self.closure === null ? null : new PyTuple(self.closure))],
    __defaults__: [
      null,
      (_t, self: PyFunction) => (self.defaults === null ? null : new PyTuple(self.defaults)),
      (_t, self: PyFunction, v) => {
        if (v !== undefined && v !== null && !(v instanceof PyTuple)) throw raised(TypeError, '__defaults__ must be set to a tuple object');
        self.defaults = v === undefined || v === null ? null : v.items;
      },
    ],
    __kwdefaults__: [
      null,
      (_t, self: PyFunction) => self.kwDefaults,
      (_t, self: PyFunction, v) => {
        if (v !== undefined && v !== null && !(v instanceof PyDict)) throw raised(TypeError, '__kwdefaults__ must be set to a dict object');
        self.kwDefaults = (v ?? null) as PyDict | null;
      },
    ],
    __annotations__: [
      null,
      (t, self: PyFunction) => {
        if (self.annotations === null) self.annotations = self.annotate === null ? new PyDict() : t.call(self.annotate, [1]);
        else if (self.annotations instanceof PyTuple) {
          const dict = new PyDict();
          const { items } = self.annotations;
          for (let i = 0; i < items.length; i += 2) dict.set(t, items[i], items[i + 1]);
          self.annotations = dict;
        }
        return self.annotations;
      },
      (_t, self: PyFunction, v) => {
        if (v !== undefined && v !== null && !(v instanceof PyDict))
          throw raised(TypeError, '__annotations__ must be set to a dict object');
        self.annotations = v ?? null;
        self.annotate = null;
      },
    ],
    __annotate__: [
      null,
      (_t, self: PyFunction) => self.annotate,
      (_t, self: PyFunction, v) => {
        if (v === undefined) throw raised(TypeError, '__annotate__ cannot be deleted');
        self.annotate = v;
        self.annotations = null;
      },
    ],
    __type_params__: [
      'The type parameters that the function declares.',
      (_t, self: PyFunction) => self.typeParams ?? new PyTuple([]),
      (_t, self: PyFunction, v) => {
        if (!(v instanceof PyTuple)) throw raised(TypeError, '__type_params__ must be set to a tuple');
        self.typeParams = v;
      },
    ],
    __code__: [
      null,
      (t, self: PyFunction) => (t as Thread & { codeValue(code: PyFunction['code']): Value }).codeValue(self.code),
      (_t, self: PyFunction, v) => {
        const holder = v as unknown as { code?: PyFunction['code'] } | undefined;
        if (holder?.code === undefined) throw raised(TypeError, '__code__ must be set to a code object');
        const free = holder.code.localKinds.filter((kind) => kind === 4).length;
        const have = self.closure?.length ?? 0;
        if (free !== have)
          throw raised(ValueError, `${jsText(self.name as string)}() requires a code object with ${have} free vars, not ${free}`);
        self.code = holder.code;
      },
    ],
  },
};

const methodRows: TypeRows = {
  signature: '(function, instance, /)',
  members: ['__func__', '__self__'],
  doc: 'Create a bound instance method object.',
  new: [
    '(cls, function, instance, /)',
    'Create and return a new object.  See help(type) for accurate signature.',
    (_t, _cls: PyType, func: Value, self: Value) => {
      if (!isCallable(func)) throw raised(TypeError, 'first argument must be callable');
      if (self === null) throw raised(TypeError, 'instance must not be None');
      return new PyMethod(methodType, func, self);
    },
  ],
  methods: {
    __repr__: [
      '(self, /)',
      'Return repr(self).',
      (t, self: PyMethod) => {
        const name = t.findAttr(self.func, '__qualname__') ?? t.findAttr(self.func, '__name__') ?? '?';
        return strFromJs(`<bound method ${isStr(name) ? jsText(name) : '?'} of ${t.reprText(self.self)}>`);
      },
    ],
    __call__: ['(self, /, *args, **kwargs)', 'Call self as a function.', call],
    __eq__: [
      '(self, value, /)',
      'Return self==value.',
      (_t, self: PyMethod, other: Value) =>
        other instanceof PyMethod && other.cls === self.cls ? self.self === other.self && self.func === other.func : NotImplemented,
    ],
    __hash__: [
      '(self, /)',
      'Return hash(self).',
      (t, self: PyMethod) => Number((BigInt(t.interp.idOf(self.self)) / 16n) ^ (BigInt(t.interp.idOf(self.func)) / 16n)),
    ],
    __get__: ['(self, instance, owner=None, /)', 'Return an attribute of instance, which is of type owner.', (_t, self: PyMethod) => self],
    __getattribute__: [
      '(self, name, /)',
      'Return getattr(self, name).',
      (t, self: PyMethod, name: Value) => {
        const found = methodFind(t, self, nameOf(t, name));
        if (found === undefined) throw noAttribute(self, nameOf(t, name));
        return found;
      },
    ],
    __reduce__: [
      '(self, /)',
      'Helper for pickle.',
      (t, self: PyMethod) =>
        new PyTuple([t.interp.builtins.getName('getattr') as Value, new PyTuple([self.self, t.getAttr(self.func, '__name__')])]),
    ],
  },
  getset: {
    __func__: ['the function (or other callable) implementing a method', (_t, self: PyMethod) => self.func],
    __self__: ['the instance to which a method is bound', (_t, self: PyMethod) => self.self],
    __doc__: [null, (t, self: PyMethod) => t.findAttr(self.func, '__doc__') ?? null],
  },
};
function methodFind(t: Thread, self: PyMethod, name: string): Value | undefined {
  const own = genericFind(t, self, name);
  return own !== undefined ? own : t.findAttr(self.func, name);
}

const nativeName = (self: PyBuiltin): Value => strFromJs(self.name);
const nativeDoc = (self: PyBuiltin): Value => (self.doc === null ? null : strFromJs(self.doc));
const boundName = (self: PyMethod | PyBuiltin): PyBuiltin => (self instanceof PyBuiltin ? self : (self.func as PyBuiltin));

/** Natives: a PyBuiltin when free, a PyMethod around one when bound. */
const builtinRows: TypeRows = {
  methods: {
    __repr__: [
      '(self, /)',
      'Return repr(self).',
      (t, self: PyBuiltin | PyMethod) => {
        if (self instanceof PyBuiltin)
          return strFromJs(
            self.name === '__new__'
              ? `<built-in method __new__ of type object at ${addressOf(t, self.owner as PyType)}>`
              : `<built-in function ${self.name}>`,
          );
        const receiver = self.self;
        return strFromJs(`<built-in method ${boundName(self).name} of ${typeName(receiver)} object at ${addressOf(t, receiver)}>`);
      },
    ],
    __call__: ['(self, /, *args, **kwargs)', 'Call self as a function.', call],
    __eq__: [
      '(self, value, /)',
      'Return self==value.',
      (_t, self: Value, other: Value) =>
        self === other || (self instanceof PyMethod && other instanceof PyMethod && self.func === other.func && self.self === other.self)
          ? true
          : NotImplemented,
    ],
    __hash__: [
      '(self, /)',
      'Return hash(self).',
      (t, self: Value) => Number(BigInt(t.interp.idOf(self instanceof PyMethod ? self.func : self)) / 16n),
    ],
    __reduce__: [
      '(self, /)',
      'Helper for pickle.',
      (t, self: Value) =>
        self instanceof PyMethod
          ? new PyTuple([t.interp.builtins.getName('getattr') as Value, new PyTuple([self.self, boundName(self).name])])
          : (self as PyObject as PyBuiltin).name,
    ],
  },
  getset: {
    __name__: [null, (_t, self: PyBuiltin | PyMethod) => nativeName(boundName(self))],
    __qualname__: [
      null,
      (t, self: PyBuiltin | PyMethod) => {
        const native = boundName(self);
        if (native.owner === null) return strFromJs(native.name);
        const owner = self instanceof PyMethod && native.cls === classmethodDescriptorType ? (self.self as PyType) : native.owner;
        void t;
        return strFromJs(`${owner.qualname}.${native.name}`);
      },
    ],
    __doc__: [null, (_t, self: PyBuiltin | PyMethod) => nativeDoc(boundName(self))],
    __module__: [
      null,
      (_t, self: PyBuiltin | PyMethod) =>
        boundName(self).owner !== null || boundName(self).module === null ? null : boundName(self).module,
    ],
    __self__: [
      null,
      (t, self: PyBuiltin | PyMethod) =>
        self instanceof PyMethod
          ? self.self
          : self.owner !== null
            ? self.owner
            : (t.interp.modules.getName(self.module ?? 'builtins') ??
              t.call(t.interp.builtins.getName('__import__') as Value, [strFromJs(self.module ?? 'builtins')])),
    ],
    __text_signature__: [null, (_t, self: PyBuiltin | PyMethod) => shownSignature(boundName(self))],
  },
};
const descriptorGetset: TypeRows['getset'] = {
  __name__: [null, (_t, self: PyBuiltin) => nativeName(self)],
  __qualname__: [null, (_t, self: PyBuiltin) => strFromJs(`${(self.owner as PyType).qualname}.${self.name}`)],
  __doc__: [null, (_t, self: PyBuiltin) => nativeDoc(self)],
  __objclass__: [null, (_t, self: PyBuiltin) => self.owner],
  __text_signature__: [null, (_t, self: PyBuiltin) => shownSignature(self)],
};
const descriptorRows = (word: string): TypeRows => ({
  members: ['__objclass__'],
  methods: {
    __repr__: [
      '(self, /)',
      'Return repr(self).',
      (_t, self: PyBuiltin) => strFromJs(`<${word} '${self.name}' of '${(self.owner as PyType).name}' objects>`),
    ],
    __call__: ['(self, /, *args, **kwargs)', 'Call self as a function.', call],
    __get__: [
      '(self, instance, owner=None, /)',
      'Return an attribute of instance, which is of type owner.',
      (t, self: PyBuiltin, object: Value, owner: Value = null) =>
        bind(t, self, object === null ? undefined : object, owner instanceof PyType ? owner : typeOf(object)),
    ],
    __reduce__: [
      '(self, /)',
      'Helper for pickle.',
      (t, self: PyBuiltin) => new PyTuple([t.interp.builtins.getName('getattr') as Value, new PyTuple([self.owner, self.name])]),
    ],
  },
  getset: descriptorGetset,
});
const methodWrapperRows: TypeRows = {
  members: ['__self__'],
  methods: {
    __repr__: [
      '(self, /)',
      'Return repr(self).',
      (t, self: PyMethod) =>
        strFromJs(`<method-wrapper '${boundName(self).name}' of ${typeName(self.self)} object at ${addressOf(t, self.self)}>`),
    ],
    __call__: ['(self, /, *args, **kwargs)', 'Call self as a function.', call],
    __eq__: [
      '(self, value, /)',
      'Return self==value.',
      (_t, self: PyMethod, other: Value) =>
        other instanceof PyMethod && self.func === other.func && self.self === other.self ? true : NotImplemented,
    ],
    __hash__: ['(self, /)', 'Return hash(self).', (t, self: PyMethod) => Number(BigInt(t.interp.idOf(self.func)) / 16n)],
  },
  getset: {
    __name__: [null, (_t, self: PyMethod) => nativeName(boundName(self))],
    __qualname__: [null, (_t, self: PyMethod) => strFromJs(`${(boundName(self).owner as PyType).qualname}.${boundName(self).name}`)],
    __doc__: [null, (_t, self: PyMethod) => nativeDoc(boundName(self))],
    __self__: [null, (_t, self: PyMethod) => self.self],
    __objclass__: [null, (_t, self: PyMethod) => boundName(self).owner],
    __text_signature__: [null, (_t, self: PyMethod) => shownSignature(boundName(self))],
  },
};
const dataDescriptorRows = (word: string): TypeRows => ({
  members: ['__objclass__'],
  methods: {
    __repr__: [
      '(self, /)',
      'Return repr(self).',
      (_t, self: PyGetSet | PyMember) => strFromJs(`<${word} '${self.name}' of '${self.owner.name}' objects>`),
    ],
    __get__: [
      '(self, instance, owner=None, /)',
      'Return an attribute of instance, which is of type owner.',
      (t, self: PyGetSet | PyMember, object: Value, owner: Value = null) =>
        bind(t, self, object === null && owner !== null ? undefined : object, owner instanceof PyType ? owner : typeOf(object)),
    ],
    __set__: [
      '(self, instance, value, /)',
      'Set an attribute of instance to value.',
      (t, self: PyGetSet | PyMember, object: Value, value: Value) => {
        if (!typeOf(object).isSubtypeOf(self.owner))
          throw raised(
            TypeError,
            `descriptor '${self.name}' for '${self.owner.name}' objects doesn't apply to a '${typeName(object)}' object`,
          );
        t.setAttr(object, self.name, value);
        return null;
      },
    ],
    __delete__: [
      '(self, instance, /)',
      'Delete an attribute of instance.',
      (t, self: PyGetSet | PyMember, object: Value) => {
        t.deleteAttr(object, self.name);
        return null;
      },
    ],
  },
  getset: {
    __name__: [null, (_t, self: PyGetSet | PyMember) => strFromJs(self.name)],
    __qualname__: [null, (_t, self: PyGetSet | PyMember) => strFromJs(`${self.owner.qualname}.${self.name}`)],
    __objclass__: [null, (_t, self: PyGetSet | PyMember) => self.owner],
    __doc__: [null, (_t, self: PyGetSet | PyMember) => ('doc' in self && self.doc !== null ? strFromJs(self.doc) : null)],
  },
});

// ---- property
function copyProperty(t: Thread, self: PyProperty, get: Value, set: Value, del: Value): Value {
  const doc = self.docFromGetter ? null : propertyDoc(self);
  return t.call(self.cls, [get, set, del, doc]);
}
function propertyDoc(self: PyProperty): Value {
  return self.doc;
}
const propertyRows: TypeRows = {
  signature: '(fget=None, fset=None, fdel=None, doc=None)',
  members: ['fget', 'fset', 'fdel'],
  doc: "Property attribute.\n\n  fget\n    function to be used for getting an attribute value\n  fset\n    function to be used for setting an attribute value\n  fdel\n    function to be used for del'ing an attribute\n  doc\n    docstring",
  new: [
    '(cls, *args, **kwargs)',
    'Create and return a new object.  See help(type) for accurate signature.',
    (_t, cls: PyType) => new PyProperty(cls, null, null, null, null),
  ],
  methods: {
    __init__: [
      '(self, /, fget=None, fset=None, fdel=None, doc=None)',
      'Initialize self.  See help(type(self)) for accurate signature.',
      (t, self: PyProperty, get: Value = null, set: Value = null, del: Value = null, doc: Value = null) => {
        self.get = get;
        self.set = set;
        self.del = del;
        self.doc = doc;
        self.docFromGetter = false;
        if (doc === null && get !== null) {
          const found = t.findAttr(get, '__doc__');
          if (found !== undefined && found !== null) {
            self.doc = found;
            self.docFromGetter = true;
            if (self.cls !== propertyType && self.cls.has(TypeFlag.HAS_DICT)) t.setAttr(self, '__doc__', found);
          }
        }
        return null;
      },
    ],
    __get__: [
      '(self, instance, owner=None, /)',
      'Return an attribute of instance, which is of type owner.',
      (t, self: PyProperty, object: Value) => {
        if (object === null) return self;
        if (self.get === null)
          throw raised(AttributeError, `property${propertyLabel(t, self)} of '${typeOf(object).qualname}' object has no getter`);
        return t.invoke(self.get, [object]);
      },
    ],
    __set__: [
      '(self, instance, value, /)',
      'Set an attribute of instance to value.',
      (t, self: PyProperty, object: Value, value: Value) => {
        if (self.set === null)
          throw raised(AttributeError, `property${propertyLabel(t, self)} of '${typeOf(object).qualname}' object has no setter`);
        return t.invoke(self.set, [object, value]);
      },
    ],
    __delete__: [
      '(self, instance, /)',
      'Delete an attribute of instance.',
      (t, self: PyProperty, object: Value) => {
        if (self.del === null)
          throw raised(AttributeError, `property${propertyLabel(t, self)} of '${typeOf(object).qualname}' object has no deleter`);
        return t.invoke(self.del, [object]);
      },
    ],
    getter: [
      '(self, object, /)',
      'The same property with another getter.',
      (t, self: PyProperty, fn: Value) => copyProperty(t, self, fn, self.set, self.del),
    ],
    setter: [
      '(self, object, /)',
      'The same property with another setter.',
      (t, self: PyProperty, fn: Value) => copyProperty(t, self, self.get, fn, self.del),
    ],
    deleter: [
      '(self, object, /)',
      'The same property with another deleter.',
      (t, self: PyProperty, fn: Value) => copyProperty(t, self, self.get, self.set, fn),
    ],
    __set_name__: [
      '(self, owner, name, /)',
      'Method to set name of a property.',
      (_t, self: PyProperty, _owner: Value, name: Value) => {
        self.name = name;
        return null;
      },
    ],
  },
  getset: {
    fget: [null, (_t, self: PyProperty) => self.get],
    fset: [null, (_t, self: PyProperty) => self.set],
    fdel: [null, (_t, self: PyProperty) => self.del],
    __name__: [
      null,
      (t, self: PyProperty) => {
        const name = self.name ?? (self.get === null ? undefined : t.findAttr(self.get, '__name__'));
        if (name === undefined) throw raised(AttributeError, "'property' object has no attribute '__name__'");
        return name;
      },
      (_t, self: PyProperty, v) => void (self.name = v),
    ],
    __doc__: [
      null,
      (_t, self: PyProperty) => propertyDoc(self),
      (_t, self: PyProperty, v) => {
        self.doc = v ?? null;
        self.docFromGetter = false;
      },
    ],
    __isabstractmethod__: [null, (t, self: PyProperty) => [self.get, self.set, self.del].some((fn) => fn !== null && isAbstract(t, fn))],
  },
};
function propertyLabel(t: Thread, self: PyProperty): string {
  const name = self.name ?? (self.get === null ? undefined : t.findAttr(self.get, '__name__'));
  return name === undefined ? '' : ` ${t.reprText(name)}`;
}
function isAbstract(t: Thread, fn: Value): boolean {
  const flag = t.findAttr(fn, '__isabstractmethod__');
  return flag !== undefined && t.truth(flag);
}

/** classmethod and staticmethod look like what they wrap. */
function copyLook(t: Thread, wrapper: PyObject, fn: Value): void {
  for (const name of ['__module__', '__name__', '__qualname__', '__doc__']) {
    const value = t.findAttr(fn, name);
    if (value !== undefined) t.setAttr(wrapper, name, value);
  }
}
/** An attribute of the function inside, kept from the first time on. */
const wrapped = (name: string): GetSetRow => [
  null,
  (t, self: PyClassMethod | PyStaticMethod) => {
    const own = dictOfObject(self) as PyDict;
    const known = own.getName(name);
    if (known !== undefined) return known;
    const value = t.getAttr(self.func, name);
    own.setName(name, value);
    return value;
  },
  (_t, self: PyClassMethod | PyStaticMethod, value) => {
    const own = dictOfObject(self) as PyDict;
    if (value !== undefined) own.setName(name, value);
    else if (!own.deleteName(name)) throw raised(AttributeError, name);
  },
];
const wrapperRows = (make: (cls: PyType, fn: Value) => PyClassMethod | PyStaticMethod, word: string): TypeRows => ({
  signature: '(function, /)',
  doc: `A function as a ${word}: @${word} above its def.`,
  members: ['__func__', '__wrapped__'],
  new: [
    '(cls, function, /)',
    'Create and return a new object.  See help(type) for accurate signature.',
    (_t, cls: PyType, fn: Value) => make(cls, fn),
  ],
  methods: {
    __init__: [
      '(self, function, /)',
      'Initialize self.  See help(type(self)) for accurate signature.',
      (t, self: PyClassMethod | PyStaticMethod, fn: Value) => {
        self.func = fn;
        copyLook(t, self, fn);
        return null;
      },
    ],
    __get__: [
      '(self, instance, owner=None, /)',
      'Return an attribute of instance, which is of type owner.',
      (t, self: PyClassMethod | PyStaticMethod, object: Value, owner: Value = null) =>
        bind(t, self, object, owner instanceof PyType ? owner : typeOf(object)),
    ],
    __repr__: [
      '(self, /)',
      'Return repr(self).',
      (t, self: PyClassMethod | PyStaticMethod) => strFromJs(`<${word}(${t.reprText(self.func)})>`),
    ],
    ...(word === 'staticmethod'
      ? {
          __call__: [
            '(self, /, *args, **kwargs)',
            'Call self as a function.',
            (t: Thread, self: PyStaticMethod, args: Value[], kwargs: PyDict) => t.invoke(self.func, args, keywordsFrom(kwargs)),
          ] as const,
        }
      : {}),
  },
  classMethods: {
    __class_getitem__: ['(cls, object, /)', 'See PEP 585', (t, cls: PyType, item: Value) => makeGenericAlias(t, cls, item)],
  },
  getset: {
    __func__: [null, (_t, self: PyClassMethod | PyStaticMethod) => self.func],
    __wrapped__: [null, (_t, self: PyClassMethod | PyStaticMethod) => self.func],
    __isabstractmethod__: [null, (t, self: PyClassMethod | PyStaticMethod) => isAbstract(t, self.func)],
    __annotations__: wrapped('__annotations__'),
    __annotate__: wrapped('__annotate__'),
    __dict__: [null, (_t, self: PyClassMethod | PyStaticMethod) => dictOfObject(self) as PyDict],
  },
});

// ---- super
function superFind(t: Thread, self: PySuper, name: string): Value | undefined {
  const target = self.objectType;
  if (target !== null && self.type !== null && name !== '__class__') {
    const { mro } = target;
    for (let i = mro.indexOf(self.type) + 1; i < mro.length; i++) {
      const found = mro[i].dict.getName(name);
      if (found !== undefined) return bind(t, found, self.object === target ? undefined : self.object, target);
    }
  }
  return genericFind(t, self, name);
}
const superRows: TypeRows = {
  members: ['__thisclass__', '__self__', '__self_class__'],
  doc: 'super() -> same as super(__class__, <first argument>)\nsuper(type) -> unbound super object\nsuper(type, obj) -> bound super object; requires isinstance(obj, type)\nsuper(type, type2) -> bound super object; requires issubclass(type2, type)',
  new: [
    '(cls, *args, **kwargs)',
    'Create and return a new object.  See help(type) for accurate signature.',
    (_t, cls: PyType) => new PySuper(cls, null, undefined, null),
  ],
  methods: {
    __init__: [
      '(self, /, *args)',
      'Initialize self.  See help(type(self)) for accurate signature.',
      (t, self: PySuper, args: Value[]) => {
        const machine = t as Thread & { superArguments(): [PyType, Value]; superTarget(type: PyType, object: Value): PyType };
        if (args.length > 2) throw raised(TypeError, `super() expected at most 2 arguments, got ${args.length}`);
        let [type, object] = args as [Value, Value | undefined];
        if (args.length === 0) [type, object] = machine.superArguments();
        if (!(type instanceof PyType)) throw raised(TypeError, `super() argument 1 must be a type, not ${typeName(type)}`);
        self.type = type;
        if (object === undefined || object === null) return null;
        self.object = object;
        self.objectType = machine.superTarget(type, object);
        return null;
      },
    ],
    __getattribute__: [
      '(self, name, /)',
      'Return getattr(self, name).',
      (t, self: PySuper, name: Value) => {
        const found = superFind(t, self, nameOf(t, name));
        if (found === undefined) throw noAttribute(self, nameOf(t, name));
        return found;
      },
    ],
    __get__: [
      '(self, instance, owner=None, /)',
      'Return an attribute of instance, which is of type owner.',
      (t, self: PySuper, object: Value) => {
        if (object === null || self.object !== undefined) return self;
        return t.call(self.cls, [self.type, object]);
      },
    ],
    __repr__: [
      '(self, /)',
      'Return repr(self).',
      (_t, self: PySuper) =>
        strFromJs(
          self.objectType !== null
            ? `<super: <class '${self.type?.name ?? 'NULL'}'>, <${self.objectType.name} object>>`
            : `<super: <class '${self.type?.name ?? 'NULL'}'>, NULL>`,
        ),
    ],
  },
  getset: {
    __thisclass__: ['the class invoking super()', (_t, self: PySuper) => self.type],
    __self__: ['the instance invoking super(); may be None', (_t, self: PySuper) => self.object ?? null],
    __self_class__: ['the type of the instance invoking super(); may be None', (_t, self: PySuper) => self.objectType],
  },
};

const cellRows: TypeRows = {
  signature: '([contents])',
  doc: 'Create a new cell object.\n\n  contents\n    the contents of the cell. If not specified, the cell will be empty,\n    and \n further attempts to access its cell_contents attribute will\n    raise a ValueError.',
  new: [
    '(cls, contents=<unrepresentable>, /)',
    'Create and return a new object.  See help(type) for accurate signature.',
    (_t, _cls: PyType, contents?: Value) => new PyCell(contents),
  ],
  methods: {
    __repr__: [
      '(self, /)',
      'Return repr(self).',
      (t, self: PyCell) =>
        strFromJs(
          self.value === undefined
            ? `<cell at ${addressOf(t, self)}: empty>`
            : `<cell at ${addressOf(t, self)}: ${typeName(self.value)} object at ${addressOf(t, self.value)}>`,
        ),
    ],
    __eq__: [
      '(self, value, /)',
      'Return self==value.',
      (t, self: PyCell, other: Value) => {
        if (!(other instanceof PyCell)) return NotImplemented;
        if (self.value === undefined || other.value === undefined) return self.value === other.value;
        return t.compare('==', self.value, other.value);
      },
    ],
    __hash__: null,
  },
  getset: {
    cell_contents: [
      null,
      (_t, self: PyCell) => {
        if (self.value === undefined) throw raised(ValueError, 'Cell is empty');
        return self.value;
      },
      (_t, self: PyCell, v) => void (self.value = v),
    ],
  },
};

export const rows: readonly (readonly [PyType, TypeRows])[] = [
  [functionType, functionRows],
  [methodType, methodRows],
  [builtinFunctionType, builtinRows],
  [methodDescriptorType, descriptorRows('method')],
  [wrapperDescriptorType, descriptorRows('slot wrapper')],
  [classmethodDescriptorType, descriptorRows('method')],
  [methodWrapperType, methodWrapperRows],
  [getSetType, dataDescriptorRows('attribute')],
  [memberType, dataDescriptorRows('member')],
  [propertyType, propertyRows],
  [classMethodType, wrapperRows((cls, fn) => new PyClassMethod(cls, fn), 'classmethod')],
  [staticMethodType, wrapperRows((cls, fn) => new PyStaticMethod(cls, fn), 'staticmethod')],
  [superType, superRows],
  [cellType, cellRows],
];
/** To be called when the rows are installed: misses on these cost no exception. */
export function installFinders(): void {
  setNativeFinder(methodType.lookup('__getattribute__') as PyObject as PyBuiltin, methodFind);
  setNativeFinder(superType.lookup('__getattribute__') as PyObject as PyBuiltin, superFind);
}

/**
 * type: classes as objects, and how a class is made.
 *
 * `make` is type.__new__: bases are checked, the method resolution order is computed (C3 linearisation: Barrett et al., "A monotonic
 * superclass linearization for Dylan", OOPSLA 1996), `__slots__` become members, `__set_name__` and `__init_subclass__` are told.
 */
import { attributeError, bind, nameOf, noAttribute, typeFind, typeSet } from '../attributes.ts';
import { classMethodType, objectType, staticMethodType, typeName, typeOf, typeType } from '../builtin-types.ts';
import { PyBuiltin, PyClassMethod, PyFunction, PyGetSet, PyMappingProxy, PyMember, PyStaticMethod } from '../callables.ts';
import { PyList, PyTuple } from '../collections.ts';
import type { TypeRows } from '../define.ts';
import { PyDict } from '../dict.ts';
import { AttributeError, raised, TypeError, ValueError } from '../exceptions.ts';
import type { Keywords, Thread } from '../machine.ts';
import { PyType, TypeFlag, type Value } from '../object.ts';
import { isStr, jsText, type PyStr, strFromJs, strOf } from '../text.ts';
import { builtinRoot, classNames, dictOfObject, qualifiedName, setDictOfObject } from './object.ts';
import { makeUnion } from './generic-alias-union.ts';
import { wrongArgument } from '../text-arguments.ts';
import { firstReference } from '../weak.ts';

// ---- the method resolution order
function merge(sequences: PyType[][]): PyType[] {
  const result: PyType[] = [];
  let rest = sequences.filter((sequence) => sequence.length > 0);
  while (rest.length > 0) {
    const head = rest.map((sequence) => sequence[0]).find((candidate) => !rest.some((sequence) => sequence.indexOf(candidate, 1) > 0));
    if (head === undefined) {
      const heads = Array.from(new Set(rest.map((sequence) => sequence[0].name)));
      throw raised(TypeError, `Cannot create a consistent method resolution order (MRO) for bases ${heads.join(', ')}`);
    }
    result.push(head);
    rest = rest.map((sequence) => (sequence[0] === head ? sequence.slice(1) : sequence)).filter((sequence) => sequence.length > 0);
  }
  return result;
}
export function linearize(type: PyType): PyType[] {
  return [type, ...merge([...type.bases.map((base) => base.mro.slice()), type.bases.slice()])];
}
function computeMro(t: Thread, type: PyType): PyType[] {
  const hook = type.cls.lookup('mro');
  if (hook instanceof PyBuiltin || hook === undefined) return linearize(type);
  const items = t.list(t.call(bind(t, hook, type, type.cls), []));
  for (const item of items) if (!(item instanceof PyType)) throw raised(TypeError, `mro() returned a non-class ('${typeName(item)}')`);
  return items as PyType[];
}

/** The base that decides what instances are in JavaScript. */
function bestBase(bases: readonly PyType[]): PyType {
  let winner: PyType | null = null;
  let best: PyType | null = null;
  for (const base of bases) {
    if (!base.has(TypeFlag.BASETYPE))
      throw raised(
        TypeError,
        `type '${base.module === 'builtins' || base.has(TypeFlag.HEAP) || base.name !== base.qualname ? '' : `${base.module}.`}${base.name}' is not an acceptable base type`,
      );
    const root = solid(base);
    if (winner === null || (root !== winner && root.isSubtypeOf(winner))) {
      winner = root;
      best = base;
    } else if (!winner.isSubtypeOf(root)) throw raised(TypeError, 'multiple bases have instance lay-out conflict');
  }
  return best as PyType;
}
/** The nearest class in the line that has a layout of its own: a builtin one, or one with `__slots__`. */
function solid(type: PyType): PyType {
  let at: PyType = type;
  while (at.has(TypeFlag.SAME_LAYOUT) || (at.has(TypeFlag.HEAP) && (at.slotNames === null || at.slotNames.length === 0)))
    at = at.base as PyType;
  return at;
}

/** The most derived metaclass of the bases. */
export function metaclassOf(meta: PyType, bases: readonly Value[]): PyType {
  let winner = meta;
  for (const base of bases) {
    const other = typeOf(base);
    if (winner.isSubtypeOf(other)) continue;
    if (other.isSubtypeOf(winner)) winner = other;
    else
      throw raised(
        TypeError,
        'metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases',
      );
  }
  return winner;
}

function slotNamesFrom(t: Thread, value: Value): string[] {
  const items = isStr(value) ? [value] : t.list(value);
  return items.map((item) => {
    if (!isStr(item)) throw raised(TypeError, `__slots__ items must be strings, not '${typeName(item)}'`);
    const name = jsText(item);
    if (!/^[\p{XID_Start}_][\p{XID_Continue}]*$/u.test(name)) throw raised(TypeError, '__slots__ must be identifiers');
    return name;
  });
}
const mangle = (name: string, cls: string): string => {
  const bare = cls.replace(/^_+/, '');
  return name.startsWith('__') && !name.endsWith('__') && !name.includes('.') && bare !== '' ? `_${bare}${name}` : name;
};

const dictDescriptor = (type: PyType): PyGetSet =>
  new PyGetSet(
    '__dict__',
    type,
    'dictionary for instance variables',
    (_t, self: Value) => {
      const dict = dictOfObject(self);
      if (dict === undefined) throw attributeError(self, '__dict__', `'${typeName(self)}' object has no attribute '__dict__'`);
      return dict;
    },
    (_t, self: Value, value) => setDictOfObject(self, value),
  );
export const weakrefDescriptor = (type: PyType): PyGetSet =>
  new PyGetSet('__weakref__', type, 'list of weak references to the object', (t, self: Value) => firstReference(t.interp.weak, self), null);

/** type.__new__(meta, name, bases, namespace, **keywords). */
export function makeType(
  t: Thread,
  meta: PyType,
  nameValue: Value,
  basesValue: Value,
  namespaceValue: Value,
  keywords: Keywords | null,
): Value {
  if (!isStr(nameValue)) throw wrongArgument('type.__new__() argument 1', 'str', nameValue);
  if (!(basesValue instanceof PyTuple)) throw wrongArgument('type.__new__() argument 2', 'tuple', basesValue);
  if (!(namespaceValue instanceof PyDict)) throw wrongArgument('type.__new__() argument 3', 'dict', namespaceValue);
  const name = jsText(nameValue);
  if (name.includes('\0')) throw raised(ValueError, 'type name must not contain null characters');
  let bases = basesValue.items;
  for (const base of bases) {
    if (base instanceof PyType) continue;
    metaclassOf(meta, [base]);
    if (t.findAttr(base, '__mro_entries__') !== undefined)
      throw raised(TypeError, "type() doesn't support MRO entry resolution; use types.new_class()");
    throw raised(TypeError, 'bases must be types');
  }
  const winner = metaclassOf(meta, bases);
  if (winner !== meta) {
    const make = winner.lookup('__new__') as Value;
    if (!(make instanceof PyBuiltin))
      return t.call(make instanceof PyStaticMethod ? make.func : make, [winner, nameValue, basesValue, namespaceValue], keywords);
  }
  if (bases.length === 0) bases = [objectType];
  const seen = new Set<Value>();
  for (const base of bases) {
    if (seen.has(base)) throw raised(TypeError, `duplicate base class ${(base as PyType).name}`);
    seen.add(base);
  }
  const base = bestBase(bases as PyType[]);
  const dict = new PyDict();
  dict.copyFrom(namespaceValue);
  const inherited = (bases as PyType[]).reduce(
    (flags, other) =>
      flags | (other.flags & (TypeFlag.SEQUENCE | TypeFlag.MAPPING | TypeFlag.HAS_DICT | TypeFlag.HAS_WEAKREF | TypeFlag.MATCH_SELF)),
    0,
  );
  const type = new PyType(winner, name, dict, TypeFlag.HEAP | TypeFlag.BASETYPE | inherited);
  type.owner = t.interp.id;
  type.shape = winner.rootShape;
  type.slots = [];
  type.bases = bases as PyType[];
  type.base = base;
  type.allocate = base.allocate;
  const qualname = dict.getName('__qualname__');
  if (qualname !== undefined) {
    if (!isStr(qualname)) throw raised(TypeError, `type __qualname__ must be a str, not ${typeName(qualname)}`);
    type.qualname = jsText(qualname);
    dict.deleteName('__qualname__');
  }
  if (!dict.hasName('__module__')) {
    const globals = (t as Thread & { callerGlobals?: () => PyDict | null }).callerGlobals?.();
    const module = globals?.getName('__name__');
    if (module !== undefined) dict.setName('__module__', module);
  }
  wrapPlain(dict, '__new__', (fn) => new PyStaticMethod(staticMethodType, fn));
  wrapPlain(dict, '__init_subclass__', (fn) => new PyClassMethod(classMethodType, fn));
  wrapPlain(dict, '__class_getitem__', (fn) => new PyClassMethod(classMethodType, fn));
  addSlots(t, type, name, bases as PyType[]);
  if (!dict.hasName('__doc__')) dict.setName('__doc__', null);
  const cell = dict.getName('__classcell__');
  if (cell !== undefined) dict.deleteName('__classcell__');
  const dictCell = dict.getName('__classdictcell__');
  if (dictCell !== undefined) {
    dict.deleteName('__classdictcell__');
    (dictCell as unknown as { value: Value }).value = dict;
  }
  if (dict.hasName('__eq__') && !dict.hasName('__hash__')) dict.setName('__hash__', null);
  type.mro = computeMro(t, type);
  if (type.mro.some((base) => base.dict.hasName('__del__'))) type.flags |= TypeFlag.FINALIZED;
  if (cell !== undefined) {
    if (typeName(cell) !== 'cell') throw raised(TypeError, `__classcell__ must be a nonlocal cell, not <class '${typeName(cell)}'>`);
    (cell as unknown as { value: Value }).value = type;
  }
  for (const other of type.bases) other.subclasses.add(new WeakRef(type));
  for (const [key, value] of Array.from(dict.entries())) {
    if (!(value !== null && typeof value === 'object') || value instanceof PyFunction) continue;
    const hook = typeOf(value).lookup('__set_name__');
    if (hook === undefined) continue;
    try {
      t.call(bind(t, hook, value, typeOf(value)), [type, key]);
    } catch (error) {
      const raise = error as { exception?: { args?: unknown } & Value };
      if (raise.exception !== undefined)
        t.callMethod(raise.exception, 'add_note', [
          strFromJs(`Error calling __set_name__ on '${typeName(value)}' instance ${t.reprText(key)} in '${name}'`),
        ]);
      throw error;
    }
  }
  type.changed();
  const target = type.mro.slice(1).find((other) => other.dict.hasName('__init_subclass__'));
  const hook = target?.dict.getName('__init_subclass__');
  if (hook !== undefined) {
    const bound = bind(t, hook, undefined, type);
    if (!(hook instanceof PyBuiltin && hook.owner === objectType) || keywords !== null) t.call(bound, [], keywords);
  }
  return type;
}
function wrapPlain(dict: PyDict, name: string, wrap: (fn: PyFunction) => Value): void {
  const value = dict.getName(name);
  if (value instanceof PyFunction) dict.setName(name, wrap(value));
}
const UNREFERENCED: ReadonlySet<string> = new Set(['int', 'tuple', 'bytes']);
function addSlots(t: Thread, type: PyType, name: string, bases: readonly PyType[]): void {
  const { dict } = type;
  const declared = dict.getName('__slots__');
  // Classes and modules have a __dict__ of their own kind.
  const baseHasDict = bases.some((base) => base.has(TypeFlag.HAS_DICT) || base.isSubtypeOf(typeType) || base.dict.hasName('__dict__'));
  if (declared === undefined) {
    if (!baseHasDict) dict.setName('__dict__', dictDescriptor(type));
    type.flags |= TypeFlag.HAS_DICT;
    // Objects of varying size have no room for it.
    if (type.has(TypeFlag.HAS_WEAKREF) || UNREFERENCED.has(builtinRoot(type.base as PyType).name)) return;
    dict.setName('__weakref__', weakrefDescriptor(type));
    type.flags |= TypeFlag.HAS_WEAKREF;
    return;
  }
  const names = slotNamesFrom(t, declared);
  const root = builtinRoot(type.base as PyType);
  if (names.length > 0 && ['int', 'tuple', 'bytes', 'type'].includes(root.name) && names.some((slot) => slot !== '__dict__'))
    throw raised(TypeError, `nonempty __slots__ not supported for subtype of '${(type.base as PyType).name}'`);
  const own: string[] = [];
  for (const slot of names) {
    if (slot === '__dict__') {
      if (baseHasDict || dict.hasName('__dict__')) throw raised(TypeError, '__dict__ slot disallowed: we already got one');
      type.flags |= TypeFlag.HAS_DICT;
      dict.setName('__dict__', dictDescriptor(type));
      continue;
    }
    if (slot === '__weakref__') {
      if (type.has(TypeFlag.HAS_WEAKREF)) throw raised(TypeError, '__weakref__ slot disallowed: we already got one');
      type.flags |= TypeFlag.HAS_WEAKREF;
      dict.setName('__weakref__', weakrefDescriptor(type));
      continue;
    }
    const key = mangle(slot, name);
    if (dict.hasName(key) && !(key === '__qualname__' || key === '__classcell__'))
      throw raised(ValueError, `'${key}' in __slots__ conflicts with class variable`);
    own.push(key);
  }
  for (const key of own.sort()) dict.setName(key, new PyMember(key, type));
  type.slotNames = own;
}

function typeRepr(t: Thread, type: PyType): Value {
  return strFromJs(`<class '${qualifiedName(t, type)}'>`);
}
function mutable(type: PyType, name: string): void {
  if (type.has(TypeFlag.IMMUTABLE)) throw raised(TypeError, `cannot set '${name}' attribute of immutable type '${type.name}'`);
}

export const typeRows: TypeRows = {
  doc: 'type(object) -> the class of an object\ntype(name, bases, namespace, **kwds) -> a new class',
  new: [
    '(cls, *args, **kwargs)',
    'Create and return a new object.  See help(type) for accurate signature.',
    (t, meta: PyType, args: Value[], kwargs: PyDict) => {
      if (args.length === 1 && meta === typeType && kwargs.size === 0) return typeOf(args[0]);
      if (args.length !== 3)
        throw raised(
          TypeError,
          meta === typeType ? 'type() takes 1 or 3 arguments' : `type.__new__() takes exactly 3 arguments (${args.length} given)`,
        );
      const keywords: Keywords | null =
        kwargs.size === 0
          ? null
          : { names: kwargs.liveKeys().map((key) => jsText(strOf(key) as string | PyStr)), values: kwargs.liveValues() };
      return makeType(t, meta, args[0], args[1], args[2], keywords);
    },
  ],
  methods: {
    __init__: [
      '(self, /, *args, **kwargs)',
      'Initialize self.  See help(type(self)) for accurate signature.',
      (_t, _self: PyType, args: Value[]) => {
        if (args.length !== 1 && args.length !== 3) throw raised(TypeError, 'type.__init__() takes 1 or 3 arguments');
        return null;
      },
    ],
    __call__: [
      '(self, /, *args, **kwargs)',
      'Call self as a function.',
      (t, self: PyType, args: Value[], kwargs: PyDict) =>
        (t as Thread & { construct(type: PyType, args: readonly Value[], keywords: Keywords | null): Value }).construct(
          self,
          args,
          kwargs.size === 0
            ? null
            : { names: kwargs.liveKeys().map((key) => jsText(strOf(key) as string | PyStr)), values: kwargs.liveValues() },
        ),
    ],
    __getattribute__: [
      '(self, name, /)',
      'Return getattr(self, name).',
      (t, self: PyType, name: Value) => {
        const text = nameOf(t, name);
        const found = typeFind(t, self, text);
        if (found === undefined) throw noAttribute(self, text);
        return found;
      },
    ],
    __setattr__: [
      '(self, name, value, /)',
      'Implement setattr(self, name, value).',
      (t, self: PyType, name: Value, value: Value) => typeSet(t, self, nameOf(t, name), value),
    ],
    __delattr__: [
      '(self, name, /)',
      'Implement delattr(self, name).',
      (t, self: PyType, name: Value) => typeSet(t, self, nameOf(t, name), undefined),
    ],
    __repr__: ['(self, /)', 'Return repr(self).', (t, self: PyType) => typeRepr(t, self)],
    mro: ['(self, /)', "Return a type's method resolution order.", (_t, self: PyType) => new PyList(linearize(self))],
    __subclasses__: [
      '(self, /)',
      'Return a list of immediate subclasses.',
      (t, self: PyType) =>
        new PyList(
          Array.from(self.subclasses, (ref) => ref.deref()).filter(
            (type) => type !== undefined && (type.owner === null || type.owner === t.interp.id),
          ) as PyType[],
        ),
    ],
    __instancecheck__: [
      '(self, instance, /)',
      'Check if an object is an instance.',
      (t, self: PyType, value: Value) => isRealInstance(t, value, self),
    ],
    __subclasscheck__: [
      '(self, subclass, /)',
      'Check if a class is a subclass.',
      (_t, self: PyType, value: Value) => {
        if (!(value instanceof PyType)) throw raised(TypeError, 'issubclass() arg 1 must be a class');
        return value.isSubtypeOf(self);
      },
    ],
    __dir__: [
      '(self, /)',
      'Specialized __dir__ implementation for types.',
      (_t, self: PyType) => new PyList(Array.from(classNames(self)).sort().map(strFromJs)),
    ],
    __sizeof__: ['(self, /)', 'Return memory consumption of the type object.', () => 1064],
    __or__: ['(self, value, /)', 'Return self|value.', makeUnion],
    __ror__: ['(self, value, /)', 'Return value|self.', (t, self: Value, other: Value) => makeUnion(t, other, self)],
  },
  classMethods: {
    __prepare__: [
      '(cls, /, *args, **kwargs) -- ($cls, name, bases, /, **kwds)',
      'Create the namespace for the class statement',
      () => new PyDict(),
    ],
  },
  getset: {
    __name__: [
      null,
      // Builtin types outside builtins have the module in their name, for messages.
      (_t, self: PyType) => strFromJs(self.has(TypeFlag.HEAP) ? self.name : self.name.slice(self.name.lastIndexOf('.') + 1)),
      (_t, self: PyType, value) => {
        mutable(self, '__name__');
        if (value === undefined) throw raised(TypeError, `cannot delete '__name__' attribute of type '${self.name}'`);
        if (!isStr(value)) throw raised(TypeError, `can only assign string to ${self.name}.__name__, not '${typeName(value)}'`);
        if (jsText(value).includes('\0')) throw raised(ValueError, 'type name must not contain null characters');
        self.name = jsText(value);
      },
    ],
    __qualname__: [
      null,
      (_t, self: PyType) => strFromJs(self.qualname),
      (_t, self: PyType, value) => {
        mutable(self, '__qualname__');
        if (value === undefined || !isStr(value))
          throw raised(
            TypeError,
            `can only assign string to ${self.name}.__qualname__, not '${value === undefined ? 'NULL' : typeName(value)}'`,
          );
        self.qualname = jsText(value);
      },
    ],
    __module__: [
      null,
      (_t, self: PyType) => {
        if (!self.has(TypeFlag.HEAP)) return self.module;
        const module = self.dict.getName('__module__');
        if (module === undefined) throw raised(AttributeError, '__module__');
        return module;
      },
      (_t, self: PyType, value) => {
        mutable(self, '__module__');
        self.dict.setName('__module__', value as Value);
        self.changed();
      },
    ],
    __bases__: [
      null,
      (_t, self: PyType) => new PyTuple(self.bases),
      (t, self: PyType, value) => {
        mutable(self, '__bases__');
        if (!(value instanceof PyTuple))
          throw raised(TypeError, `can only assign tuple to ${self.name}.__bases__, not ${typeName(value ?? null)}`);
        if (value.items.length === 0) throw raised(TypeError, `can only assign non-empty tuple to ${self.name}.__bases__, not ()`);
        for (const base of value.items) {
          if (!(base instanceof PyType))
            throw raised(TypeError, `${self.name}.__bases__ must be tuple of classes, not '${typeName(base)}'`);
          if (base.isSubtypeOf(self)) throw raised(TypeError, 'a __bases__ item causes an inheritance cycle');
        }
        const bases = value.items as PyType[];
        const best = bestBase(bases);
        if (builtinRoot(best) !== builtinRoot(self.base as PyType))
          throw raised(TypeError, `__bases__ assignment: '${best.name}' object layout differs from '${(self.base as PyType).name}'`);
        const old = self.bases;
        self.bases = bases;
        try {
          remakeMro(t, self);
        } catch (error) {
          self.bases = old;
          throw error;
        }
        for (const base of old) for (const ref of base.subclasses) if (ref.deref() === self) base.subclasses.delete(ref);
        for (const base of bases) base.subclasses.add(new WeakRef(self));
        self.base = best;
        self.changed();
      },
    ],
    __base__: [null, (_t, self: PyType) => self.base],
    __mro__: [null, (_t, self: PyType) => new PyTuple(self.mro)],
    __dict__: [null, (_t, self: PyType) => new PyMappingProxy(self.dict)],
    __doc__: [
      null,
      (t, self: PyType) => {
        if (!self.has(TypeFlag.HEAP) && self.doc !== null) return strFromJs(self.doc);
        const doc = self.dict.getName('__doc__');
        return doc === undefined ? null : bind(t, doc, undefined, self);
      },
      (_t, self: PyType, value) => {
        mutable(self, '__doc__');
        self.dict.setName('__doc__', value as Value);
        self.changed();
      },
    ],
    __flags__: [
      null,
      (_t, self: PyType) =>
        (self.has(TypeFlag.HEAP) ? 512 : 0) |
        (self.has(TypeFlag.BASETYPE) ? 1024 : 0) |
        (self.has(TypeFlag.ABSTRACT) ? 1 << 20 : 0) |
        (self.has(TypeFlag.IMMUTABLE) ? 256 : 0),
    ],
    __basicsize__: [null, () => 16],
    __itemsize__: [null, () => 0],
    __dictoffset__: [null, (_t, self: PyType) => (self.has(TypeFlag.HAS_DICT) ? -1 : 0)],
    __weakrefoffset__: [null, (_t, self: PyType) => (self.has(TypeFlag.HAS_WEAKREF) ? 24 : 0)],
    __text_signature__: [null, (_t, self: PyType) => (self.signature === null ? null : strFromJs(self.signature))],
    __abstractmethods__: [
      null,
      (_t, self: PyType) => {
        const found = self === typeType ? undefined : self.dict.getName('__abstractmethods__');
        if (found === undefined) throw raised(AttributeError, '__abstractmethods__');
        return found;
      },
      (t, self: PyType, value) => {
        if (value === undefined) {
          if (!self.dict.deleteName('__abstractmethods__')) throw raised(AttributeError, '__abstractmethods__');
          self.flags &= ~TypeFlag.ABSTRACT;
        } else {
          self.dict.setName('__abstractmethods__', value);
          self.flags = t.truth(value) ? self.flags | TypeFlag.ABSTRACT : self.flags & ~TypeFlag.ABSTRACT;
        }
        self.changed();
      },
    ],
    __type_params__: [
      null,
      (_t, self: PyType) => (self === typeType ? undefined : self.dict.getName('__type_params__')) ?? new PyTuple([]),
      (_t, self: PyType, value) => {
        mutable(self, '__type_params__');
        self.dict.setName('__type_params__', value as Value);
        self.changed();
      },
    ],
    __annotate__: [
      null,
      (_t, self: PyType) => {
        if (!self.has(TypeFlag.HEAP))
          throw attributeError(self, '__annotate__', `type object '${self.name}' has no attribute '__annotate__'`);
        return self.dict.getName('__annotate_func__') ?? self.dict.getName('__annotate__') ?? null;
      },
      (_t, self: PyType, value) => {
        mutable(self, '__annotate__');
        if (value === undefined) throw raised(TypeError, 'cannot delete __annotate__ attribute');
        self.dict.setName('__annotate_func__', value);
        self.dict.deleteName('__annotations_cache__');
        self.changed();
      },
    ],
    __annotations__: [
      null,
      (t, self: PyType) => {
        if (!self.has(TypeFlag.HEAP))
          throw attributeError(self, '__annotations__', `type object '${self.name}' has no attribute '__annotations__'`);
        const own = self.dict.getName('__annotations__') ?? self.dict.getName('__annotations_cache__');
        if (own !== undefined) return own;
        const annotate = self.dict.getName('__annotate_func__') ?? self.dict.getName('__annotate__') ?? null;
        const result = annotate === null ? new PyDict() : t.call(bind(t, annotate, undefined, self), [1]);
        if (!(result instanceof PyDict)) throw raised(TypeError, `__annotate__ returned non-dict of type '${typeName(result)}'`);
        self.dict.setName('__annotations_cache__', result);
        self.changed();
        return result;
      },
      (_t, self: PyType, value) => {
        mutable(self, '__annotations__');
        if (value === undefined) {
          if (!self.dict.deleteName('__annotations__') && !self.dict.deleteName('__annotations_cache__'))
            throw raised(AttributeError, '__annotations__');
        } else self.dict.setName('__annotations__', value);
        self.dict.deleteName('__annotate_func__');
        self.changed();
      },
    ],
  },
};
function remakeMro(t: Thread, type: PyType): void {
  const before = type.mro;
  type.mro = computeMro(t, type);
  try {
    for (const ref of type.subclasses) {
      const sub = ref.deref();
      if (sub !== undefined) remakeMro(t, sub);
    }
  } catch (error) {
    type.mro = before;
    throw error;
  }
}
function isRealInstance(t: Thread, value: Value, type: PyType): boolean {
  if (typeOf(value).isSubtypeOf(type)) return true;
  const claimed = t.findAttr(value, '__class__');
  return claimed instanceof PyType && claimed.isSubtypeOf(type);
}

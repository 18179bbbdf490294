/**
 * types.GenericAlias: `list[int]`, a class with a note of what is in it. Nearly everything is passed on to the class.
 */
import { genericFind, nameOf } from '../attributes.ts';
import { builtinType, listType, noneType, tupleType, typeName, typeOf, typeType } from '../builtin-types.ts';
import { PyBuiltin } from '../callables.ts';
import { Ellipsis, NotImplemented, PyList, PyTuple } from '../collections.ts';
import type { TypeRows } from '../define.ts';
import { AttributeError, raised, TypeError } from '../exceptions.ts';
import { hashOf } from '../hash.ts';
import { TupleIterator } from '../iterate.ts';
import { type Keywords, Raise, type Thread } from '../machine.ts';
import type { NativeFrame } from '../native-frame.ts';
import { PUSHED, PyObject, PyType, TypeFlag, type Value } from '../object.ts';
import type { PyDict } from '../dict.ts';
import { jsText, strFromJs, strOf } from '../text.ts';

export class PyGenericAlias extends PyObject {
  private parameterTuple: PyTuple | null = null;
  constructor(
    readonly origin: Value,
    readonly args: PyTuple,
    readonly unpacked: boolean,
    cls?: PyType,
  ) {
    super();
    if (cls !== undefined && cls !== genericAliasType) {
      this.cls = cls;
      this.shape = cls.rootShape;
      this.slots = [];
    }
  }
  parameters(t: Thread): PyTuple {
    this.parameterTuple ??= new PyTuple(parametersOf(t, this.args.items));
    return this.parameterTuple;
  }
}
export const genericAliasType = builtinType('GenericAlias', {
  flags: TypeFlag.BASETYPE | TypeFlag.HAS_WEAKREF,
  js: PyGenericAlias,
  module: 'types',
});
genericAliasType.name = 'types.GenericAlias';

/** origin[item]. */
export function makeGenericAlias(_t: Thread, origin: Value, item: Value): PyGenericAlias {
  return new PyGenericAlias(origin, argsOf(item), false);
}
function argsOf(item: Value): PyTuple {
  return item instanceof PyTuple ? item : new PyTuple([item]);
}

/** The type parameters among the arguments, each once. */
function parametersOf(t: Thread, args: readonly Value[]): Value[] {
  const found: Value[] = [];
  const add = (v: Value): void => {
    if (!found.includes(v)) found.push(v);
  };
  for (const arg of args) {
    if (arg instanceof PyType) continue;
    if ((arg instanceof PyTuple && arg.cls === tupleType) || (arg instanceof PyList && arg.cls === listType)) {
      for (const inner of parametersOf(t, arg.items)) add(inner);
    } else if (typeOf(arg).lookup('__typing_subst__') !== undefined) add(arg);
    else if (arg instanceof PyObject) {
      const inner = t.findAttr(arg, '__parameters__');
      if (inner instanceof PyTuple) for (const parameter of inner.items) add(parameter);
    }
  }
  return found;
}

/** alias[item]: the parameters are replaced. `shown` is what an error is about. */
export function substitute(t: Thread, self: PyGenericAlias, item: Value, shown: Value = self): PyGenericAlias {
  const parameters = self.parameters(t).items;
  if (parameters.length === 0) throw raised(TypeError, `${t.reprText(self)} is not a generic class`);
  let given: Value = item;
  for (const parameter of parameters) {
    const prepare = t.findAttr(parameter, '__typing_prepare_subst__');
    if (prepare !== undefined) given = t.call(prepare, [self, argsOf(given)]);
  }
  const items = argsOf(given).items;
  if (items.length !== parameters.length) {
    const [many, bound] = items.length > parameters.length ? ['many', ''] : ['few', 'at least '];
    throw raised(
      TypeError,
      `Too ${many} arguments for ${t.reprText(shown)}; actual ${items.length}, expected ${bound}${parameters.length}`,
    );
  }
  return new PyGenericAlias(self.origin, new PyTuple(replaced(t, self.args.items, parameters, items)), self.unpacked);
}
function replaced(t: Thread, args: readonly Value[], parameters: readonly Value[], items: readonly Value[]): Value[] {
  const result: Value[] = [];
  for (const arg of args) {
    if (arg instanceof PyType) {
      result.push(arg);
      continue;
    }
    if ((arg instanceof PyTuple && arg.cls === tupleType) || (arg instanceof PyList && arg.cls === listType)) {
      const inner = replaced(t, arg.items, parameters, items);
      result.push(arg instanceof PyTuple ? new PyTuple(inner) : new PyList(inner));
      continue;
    }
    const at = parameters.indexOf(arg);
    if (at >= 0) {
      const value = t.callMethod(arg, '__typing_subst__', [items[at]]);
      // A TypeVarTuple is replaced by several.
      if (typeName(arg) === 'TypeVarTuple' && value instanceof PyTuple) result.push(...value.items);
      else result.push(value);
      continue;
    }
    const inner = arg instanceof PyObject ? t.findAttr(arg, '__parameters__') : undefined;
    if (inner instanceof PyTuple && inner.items.length > 0) {
      const values = inner.items.map((parameter) => items[parameters.indexOf(parameter)]);
      if (t.findAttr(arg, '__typing_is_unpacked_typevartuple__') === true && values[0] instanceof PyTuple) {
        result.push(...values[0].items);
        continue;
      }
      result.push(t.getItem(arg, values.length === 1 ? values[0] : new PyTuple(values)));
    } else result.push(arg);
  }
  return result;
}

export function reprOfArg(t: Thread, arg: Value): string {
  if (arg === Ellipsis) return '...';
  if (arg === noneType) return 'None';
  if (arg instanceof PyList) return `[${arg.items.map((item) => reprOfArg(t, item)).join(', ')}]`;
  if (!(arg instanceof PyObject)) return t.reprText(arg);
  if (t.findAttr(arg, '__origin__') !== undefined && t.findAttr(arg, '__args__') !== undefined) return t.reprText(arg);
  const qualname = strOf(t.findAttr(arg, '__qualname__') ?? null);
  const module = strOf(t.findAttr(arg, '__module__') ?? null);
  if (qualname === undefined || module === undefined) return t.reprText(arg);
  return module === 'builtins' ? jsText(qualname) : `${jsText(module)}.${jsText(qualname)}`;
}
function repr(t: Thread, self: PyGenericAlias): Value {
  const args = self.args.items.length === 0 ? '()' : self.args.items.map((arg) => reprOfArg(t, arg)).join(', ');
  return strFromJs(`${self.unpacked ? '*' : ''}${reprOfArg(t, self.origin)}[${args}]`);
}

/** These are the alias's own; all other attributes are those of the class. */
const OWN = new Set([
  '__class__',
  '__origin__',
  '__args__',
  '__unpacked__',
  '__parameters__',
  '__typing_unpacked_tuple_args__',
  '__mro_entries__',
  '__reduce_ex__',
  '__reduce__',
  '__copy__',
  '__deepcopy__',
  '__bases__',
]);

/** Calling: the class makes the object, which is told its `__orig_class__`. a: alias, b: arguments, c: keywords. */
function callStep(t: Thread, f: NativeFrame, value: Value): Value {
  const self = f.a as PyGenericAlias;
  if (f.state === 0) {
    f.state = 1;
    value = t.invoke(self.origin, f.b as Value[], f.c as Keywords | null);
    if (value === PUSHED) return PUSHED;
  }
  if (value instanceof PyObject && (value.shape !== null || value.cls.has(TypeFlag.HEAP))) {
    try {
      t.setAttr(value, '__orig_class__', self);
    } catch (error) {
      if (!(error instanceof Raise && (error.exception.cls.isSubtypeOf(AttributeError) || error.exception.cls.isSubtypeOf(TypeError))))
        throw error;
    }
  }
  return value;
}
function keywordsOf(t: Thread, kwargs: PyDict): Keywords | null {
  if (kwargs.size === 0) return null;
  return { names: kwargs.liveKeys().map((key) => t.strText(key)), values: kwargs.liveValues() };
}
function union(t: Thread, a: Value, b: Value): Value {
  const or = typeType.lookup('__or__');
  return or instanceof PyBuiltin ? or.body(t, a, b) : NotImplemented;
}

const genericAlias: TypeRows = {
  signature: '(origin, args, /)',
  members: ['__origin__', '__args__', '__unpacked__'],
  doc: 'A class with its type arguments, as in list[int].',
  new: [
    '(cls, origin, args, /)',
    'Make an alias of a class.',
    (_t, cls: PyType, origin: Value, args: Value) => new PyGenericAlias(origin, argsOf(args), false, cls),
  ],
  methods: {
    __repr__: ['(self, /)', 'Return repr(self).', repr],
    __getattribute__: [
      '(self, name, /)',
      'Return getattr(self, name).',
      (t, self: PyGenericAlias, name: Value) => {
        const text = nameOf(t, name);
        if (!OWN.has(text)) return t.getAttr(self.origin, text);
        const found = genericFind(t, self, text);
        if (found === undefined) throw raised(AttributeError, `'types.GenericAlias' object has no attribute '${text}'`);
        return found;
      },
    ],
    __call__: [
      '(self, /, *args, **kwargs)',
      'Call self as a function.',
      (t, self: PyGenericAlias, args: Value[], kwargs: PyDict) => t.start(callStep, self, args, keywordsOf(t, kwargs)),
    ],
    __getitem__: ['(self, key, /)', 'Return self[key].', substitute],
    __eq__: [
      '(self, value, /)',
      'Return self==value.',
      (t, self: PyGenericAlias, other: Value) => {
        if (!(other instanceof PyGenericAlias)) return NotImplemented;
        return self.unpacked === other.unpacked && t.equals(self.origin, other.origin) && t.equals(self.args, other.args);
      },
    ],
    __hash__: [
      '(self, /)',
      'Return hash(self).',
      (t, self: PyGenericAlias) => {
        const hash = BigInt.asIntN(64, BigInt(hashOf(t, self.origin)) ^ BigInt(hashOf(t, self.args)));
        return Number.isSafeInteger(Number(hash)) ? Number(hash) : hash;
      },
    ],
    __or__: ['(self, value, /)', 'Return self|value.', (t, self: Value, other: Value) => union(t, self, other)],
    __ror__: ['(self, value, /)', 'Return value|self.', (t, self: Value, other: Value) => union(t, other, self)],
    __iter__: [
      '(self, /)',
      'Implement iter(self).',
      (_t, self: PyGenericAlias) => new TupleIterator(new PyTuple([new PyGenericAlias(self.origin, self.args, true)])),
    ],
    __mro_entries__: [
      '(self, object, /)',
      'The class stands for the alias among the bases of a class.',
      (_t, self: PyGenericAlias) => new PyTuple([self.origin]),
    ],
    __instancecheck__: [
      '(self, object, /)',
      'Refused.',
      () => {
        throw raised(TypeError, 'isinstance() argument 2 cannot be a parameterized generic');
      },
    ],
    __subclasscheck__: [
      '(self, object, /)',
      'Refused.',
      () => {
        throw raised(TypeError, 'issubclass() argument 2 cannot be a parameterized generic');
      },
    ],
    __reduce__: [
      '(self, /)',
      'What copy and pickle need.',
      (_t, self: PyGenericAlias) => new PyTuple([genericAliasType, new PyTuple([self.origin, self.args])]),
    ],
    __dir__: [
      '(self, /)',
      'The names of the class and of the alias.',
      (t, self: PyGenericAlias) => {
        const names = new Set([
          ...t.list(t.call(t.interp.builtins.getName('dir') as Value, [self.origin])).map((name) => t.strText(name)),
          ...OWN,
        ]);
        return new PyList(Array.from(names, (name) => strFromJs(name)));
      },
    ],
  },
  getset: {
    __origin__: [null, (_t, self: PyGenericAlias) => self.origin],
    __args__: [null, (_t, self: PyGenericAlias) => self.args],
    __unpacked__: [null, (_t, self: PyGenericAlias) => self.unpacked],
    __parameters__: ['The type variables in it.', (t, self: PyGenericAlias) => self.parameters(t)],
    __typing_unpacked_tuple_args__: [null, (_t, self: PyGenericAlias) => (self.unpacked && self.origin === tupleType ? self.args : null)],
  },
};

export const rows: readonly (readonly [PyType, TypeRows])[] = [[genericAliasType, genericAlias]];

/**
 * Natives over tracked values: rows for the builtin functions, for the methods of lists, dicts and sets, and for builtin classes.
 *
 * Whatever has no row is done now, for real, when it is known to do nothing but compute and all that it is given is known.
 */
import { dictType, floatType, intType, listType, objectType, strType, superType, tupleType } from '../runtime/builtin-types.ts';
import { PyBuiltin, PyFunction } from '../runtime/callables.ts';
import { NotImplemented, PyList, PyTuple } from '../runtime/collections.ts';
import { AttributeError, BaseException, IndexError, KeyError, StopIteration, ValueError } from '../runtime/exceptions.ts';
import { PyFloat } from '../runtime/number.ts';
import { PyInstance, type PyObject, PyType, TypeFlag, type Value } from '../runtime/object.ts';
import { frozensetType, setType } from '../runtime/set.ts';
import { dictItemsType, dictKeysType, dictValuesType } from '../runtime/types/dict.ts';
import { enumerateType, filterType, mapType, reversedType, zipType } from '../runtime/types/iterators.ts';
import type { Actions } from './actions.ts';
import { getAttribute, setAttribute, setInDict, setOwnAttribute } from './attributes.ts';
import { callExternalMethod, External, makeExternal, recordStream } from './externals.ts';
import { getItem, setItem } from './items.ts';
import { checkRounds, itemsOf, iterate, lengthOf, nextOf, pairsOf, returnedBy } from './iteration.ts';
import { DerivedIterator, IteratorValue, SPENT } from './iterators.ts';
import { isLiteral } from './literals.ts';
import { binary, compare, contains, isSame, not, truth, unary } from './operators.ts';
import { behavesAs } from './protocol.ts';
import { record } from './recording.ts';
import { callSetMethod } from './sets.ts';
import { sizeNode, sizesOf } from './sizes.ts';
import {
  bool,
  Cell,
  DictView,
  ExceptionValue,
  Instance,
  InstanceDict,
  type Keywords,
  Known,
  Mapping,
  NONE,
  Opaque,
  Partial,
  Sequence,
  SetValue,
  SliceValue,
  SuperValue,
  SymbolicInt,
  TensorValue,
  type Tracked,
  tuple,
} from './tracked.ts';
import { GuestRaise } from './unsupported.ts';
import { convert, format } from './wording.ts';

type Native = (a: Actions, args: readonly Tracked[], keywords: Keywords) => Tracked | undefined;

const text = (a: Actions, v: Tracked): string => {
  const value = a.realOf(v);
  return typeof value === 'string' ? value : a.fail('A name that is not known', 'getattr', 'The name of the attribute is not known.');
};
const isExactly = (args: readonly Tracked[], keywords: Keywords, count: number): boolean => args.length === count && keywords.size === 0;

/** The first by `less`, of all items. */
function extreme(a: Actions, args: readonly Tracked[], keywords: Keywords, symbol: '<' | '>'): Tracked | undefined {
  if ([...keywords.keys()].some((name) => name !== 'key' && name !== 'default')) return undefined;
  const items = args.length === 1 ? itemsOf(a, args[0]) : [...args];
  const key = keywords.get('key');
  if (items.length === 0) return keywords.get('default');
  const measure = (item: Tracked): Tracked => (key === undefined || a.isNone(key) ? item : a.evaluator.call(key, [item], new Map()));
  let best = items[0];
  let bestKey = measure(best);
  for (const item of items.slice(1)) {
    const itemKey = measure(item);
    if (truth(a, compare(a, symbol, itemKey, bestKey))) [best, bestKey] = [item, itemKey];
  }
  return best;
}

/** Whether the builtin takes so many arguments with such names. What does not fit is left to the frame, which raises the exception. */
function fits({ signature }: PyBuiltin, count: number, keywords: Keywords): boolean {
  const { parameters, positional, hasArgs, hasKwargs } = signature;
  if (count > positional && !hasArgs) return false;
  const byName = parameters.filter(({ kind }) => kind === 'both' || kind === 'keyword').map(({ name }) => name);
  if (!hasKwargs && [...keywords.keys()].some((name) => !byName.includes(name))) return false;
  return parameters.every(
    ({ name, kind, def }, i) =>
      def !== null || kind === 'args' || kind === 'kwargs' || (i < count && kind !== 'keyword') || keywords.has(name),
  );
}
const isNumber = (v: Tracked): boolean =>
  v instanceof SymbolicInt || (v instanceof Known && (typeof v.value === 'number' || v.value instanceof PyFloat));
/** Whether an item is true (or false); it is not looked further than to that. */
function firstWith(a: Actions, items: Tracked, wanted: boolean): boolean {
  const iterator = iterate(a, items);
  for (let rounds = 0; ; rounds++) {
    checkRounds(a, rounds);
    const next = nextOf(a, iterator);
    if (next === SPENT) return false;
    if (truth(a, next) === wanted) return true;
  }
}

/** Functions of module builtins. Undefined: not in this form. */
const FUNCTIONS: Readonly<Record<string, Native>> = {
  len: (a, args, k) => (isExactly(args, k, 1) ? lengthOf(a, args[0]) : undefined),
  isinstance: (a, args, k) => (isExactly(args, k, 2) ? isInstance(a, args[0], args[1]) : undefined),
  issubclass: (a, args) => {
    const [type, of] = args.map((arg) => a.realOf(arg));
    return type === undefined || of === undefined ? undefined : bool(a.compute(() => a.t.isSubclass(type, of)) as boolean);
  },
  callable: (a, args) => {
    const v = a.force(args[0]);
    if (v instanceof Opaque) return undefined;
    return bool(v.type === null || v.type.lookup('__call__') !== undefined);
  },
  getattr: (a, args) => {
    try {
      return getAttribute(a, args[0], text(a, args[1]));
    } catch (error) {
      if (args.length === 3 && error instanceof GuestRaise && error.exception.type.isSubtypeOf(AttributeError)) return args[2];
      throw error;
    }
  },
  hasattr: (a, args) => {
    try {
      getAttribute(a, args[0], text(a, args[1]));
      return bool(true);
    } catch (error) {
      if (error instanceof GuestRaise && error.exception.type.isSubtypeOf(AttributeError)) return bool(false);
      throw error;
    }
  },
  setattr: (a, args) => {
    setAttribute(a, args[0], text(a, args[1]), args[2]);
    return NONE;
  },
  delattr: (a, args) => {
    setAttribute(a, args[0], text(a, args[1]), null);
    return NONE;
  },
  iter: (a, args, k) => (isExactly(args, k, 1) ? iterate(a, args[0]) : undefined),
  next: (a, args) => {
    const next = nextOf(a, args[0]);
    if (next !== SPENT) return next;
    if (args.length === 2) return args[1];
    const result = returnedBy(a, a.force(args[0]));
    throw new GuestRaise(a.evaluator.exception(StopIteration, a.isNone(result) ? [] : [result]));
  },
  sum: (a, args, k) => {
    const items = itemsOf(a, args[0]);
    const start = args[1] ?? k.get('start') ?? new Known(0);
    // Numbers are added up with more precision than `+` has.
    const values = a.lowerAll([...items, start], () => undefined);
    if (values !== undefined)
      return a.fromReal(a.compute(() => a.t.call(a.builtin('sum'), [new PyList(values.slice(0, -1)), values.at(-1) as Value])));
    if (!items.every((item) => a.force(item) instanceof TensorValue || isNumber(a.force(item)))) return undefined;
    return items.reduce((total, item) => binary(a, 'add', false, total, item), start);
  },
  any: (a, args) => bool(firstWith(a, args[0], true)),
  all: (a, args) => bool(!firstWith(a, args[0], false)),
  min: (a, args, k) => extreme(a, args, k, '<'),
  max: (a, args, k) => extreme(a, args, k, '>'),
  abs: (a, args) => {
    const v = a.force(args[0]);
    if (!(v instanceof TensorValue)) return undefined;
    return record(a, 'call_function', a.builtin('abs'), [v], new Map());
  },
  pow: (a, args, k) => (isExactly(args, k, 2) ? binary(a, 'pow', false, args[0], args[1]) : undefined),
  sorted: (a, args, k) => {
    const made = new Sequence(listType, itemsOf(a, args[0]));
    return sortList(a, made, k) ? made : undefined;
  },
  repr: (a, args) => convert(a, args[0], 'repr'),
  format: (a, args) => format(a, args[0], args[1] ?? new Known('')),
  vars: () => undefined,
};
/** These compute, and do nothing else. */
const PURE_BUILTINS = new Set([
  'abs',
  'ascii',
  'bin',
  'chr',
  'divmod',
  'hash',
  'hex',
  'oct',
  'ord',
  'pow',
  'round',
  'min',
  'max',
  'len',
  'sum',
]);
const PURE_MODULES = new Set(['math', 'cmath', '_operator', 'operator', '_struct', 'binascii']);

/** Methods that compute and do nothing else, whatever they are called on, when that is a literal. */
export function callNative(a: Actions, fn: PyBuiltin, args: readonly Tracked[], keywords: Keywords): Tracked {
  const { owner, name, module } = fn;
  if (owner !== null) {
    if (name === '__new__' && owner === objectType) {
      const type = a.realOf(args[0]);
      if (type instanceof PyType) return newInstance(a, type);
    }
    if (name === '__new__' && args.length > 0) {
      const type = a.realOf(args[0]);
      if (type instanceof PyType) return constructNative(a, type, args.slice(1), keywords);
    }
    return callNativeMethod(a, name, args[0], args.slice(1), keywords, owner);
  }
  const isOperator = module === '_operator';
  if (isOperator) {
    const done = callOperator(a, name, args);
    if (done !== undefined) return done;
  }
  const row = (module === 'builtins' || module === null) && fits(fn, args.length, keywords) ? FUNCTIONS[name] : undefined;
  const result = row?.(a, args, keywords);
  if (result !== undefined) return result;
  if ((module === 'builtins' && PURE_BUILTINS.has(name)) || PURE_MODULES.has(module ?? '')) {
    const done = computeNow(a, fn, args, keywords);
    if (done !== undefined) return done;
  }
  return a.fail(
    'Attempted to call function marked as skipped',
    `${module ?? ''}.${name}()`,
    name === 'print' ? 'What is printed must be printed in its turn.' : 'It is not known what the function does besides giving a result.',
    name === 'print' ? ['Print before the captured part or behind it.'] : [],
  );
}
/** With all that it is given known, a function that only computes is called. */
function computeNow(a: Actions, callee: Value, args: readonly Tracked[], keywords: Keywords): Tracked | undefined {
  const values = a.lowerAll([...args, ...keywords.values()], () => undefined);
  if (values === undefined) return undefined;
  const names = [...keywords.keys()];
  const byName = names.length === 0 ? null : { names, values: values.slice(args.length) };
  return a.fromReal(a.compute(() => a.t.call(callee, values.slice(0, args.length), byName)));
}
const OPERATORS: Readonly<Record<string, string>> = {
  add: 'add',
  sub: 'sub',
  mul: 'mul',
  truediv: 'truediv',
  floordiv: 'floordiv',
  mod: 'mod',
  pow: 'pow',
  matmul: 'matmul',
  and_: 'and',
  or_: 'or',
  xor: 'xor',
  lshift: 'lshift',
  rshift: 'rshift',
};
const COMPARISONS: Readonly<Record<string, '<' | '<=' | '==' | '!=' | '>' | '>='>> = {
  lt: '<',
  le: '<=',
  eq: '==',
  ne: '!=',
  gt: '>',
  ge: '>=',
};
function callOperator(a: Actions, name: string, args: readonly Tracked[]): Tracked | undefined {
  if (args.length === 2) {
    if (OPERATORS[name] !== undefined) return binary(a, OPERATORS[name], false, args[0], args[1]);
    if (name.startsWith('i') && OPERATORS[name.slice(1)] !== undefined) return binary(a, OPERATORS[name.slice(1)], true, args[0], args[1]);
    if (COMPARISONS[name] !== undefined) return compare(a, COMPARISONS[name], args[0], args[1]);
    if (name === 'getitem') return getItem(a, args[0], args[1]);
    if (name === 'contains') return contains(a, args[0], args[1]);
    if (name === 'is_') return bool(isSame(a, args[0], args[1]));
    if (name === 'is_not') return bool(!isSame(a, args[0], args[1]));
  }
  if (args.length === 1) {
    if (name === 'neg' || name === 'pos' || name === 'invert') return unary(a, name, args[0]);
    if (name === 'not_') return not(a, args[0]);
    if (name === 'truth') return bool(truth(a, args[0]));
  }
  return undefined;
}

export function isInstance(a: Actions, object: Tracked, type: Tracked): Tracked {
  const v = a.force(object);
  const kinds = a.realOf(type);
  if (kinds === undefined)
    return a.fail('isinstance() with a class that is not known', v.words, 'It is not known while the frame is captured.');
  if (v instanceof Known) return bool(a.compute(() => a.t.isInstance(v.value, kinds)) as boolean);
  if (v instanceof TensorValue) {
    const input = a.capture.inputs.find(({ tracked }) => tracked.source === v.source && v.source !== null);
    return bool(a.compute(() => a.t.isInstance(input?.real ?? v.fake, kinds)) as boolean);
  }
  const own = v.type;
  if (own === null) return a.fail('isinstance() of such a value', v.words, 'Its class is not known.');
  if (v instanceof Instance && v.real !== null) {
    const { real } = v;
    return bool(a.compute(() => a.t.isInstance(real, kinds)) as boolean);
  }
  return bool(a.compute(() => a.t.isSubclass(own, kinds)) as boolean);
}

// ---- methods of builtin values
type NativeMethod<T> = (a: Actions, self: T, args: readonly Tracked[], keywords: Keywords) => Tracked | undefined;
function indexIn(a: Actions, v: Tracked, length: number): number {
  const value = a.realOf(v);
  if (typeof value !== 'number' || !Number.isInteger(value))
    return a.fail('An index that is not known', v.words, 'It is not known while the frame is captured.');
  return value < 0 ? value + length : value;
}
function find(a: Actions, items: readonly Tracked[], wanted: Tracked): number {
  return items.findIndex((item) => isSame(a, item, wanted) || truth(a, compare(a, '==', item, wanted)));
}
/** Sorts by keys that are literals. False: not in this form. */
function sortList(a: Actions, list: Sequence, keywords: Keywords): boolean {
  const key = keywords.get('key');
  const reverse = keywords.get('reverse');
  const before = [...list.items];
  const measures = before.map((item) => (key === undefined || a.isNone(key) ? item : a.evaluator.call(key, [item], new Map())));
  const keys = a.lowerAll(measures, () => undefined);
  // How other things compare may be seen, and in which order they are compared.
  if (keys === undefined || !keys.every(isLiteral) || before.some((item, i) => item !== list.items[i])) return false;
  const isDown = reverse !== undefined && truth(a, reverse);
  const { t } = a;
  const order = a.compute(() =>
    t.call(a.builtin('sorted'), [new PyList(keys.map((_, i): Value => i))], {
      names: ['key', 'reverse'],
      values: [t.getAttr(new PyList(keys), '__getitem__'), isDown],
    }),
  );
  list.items = (order as PyObject as PyList).items.map((at) => before[at as number]);
  list.isChanged = true;
  return true;
}
const LIST_METHODS: Readonly<Record<string, NativeMethod<Sequence>>> = {
  append: (_a, self, [item]) => {
    self.items.push(item);
    self.isChanged = true;
    return NONE;
  },
  extend: (a, self, [items]) => {
    self.items.push(...itemsOf(a, items));
    self.isChanged = true;
    return NONE;
  },
  insert: (a, self, [at, item]) => {
    self.items.splice(Math.max(0, indexIn(a, at, self.items.length)), 0, item);
    self.isChanged = true;
    return NONE;
  },
  pop: (a, self, args) => {
    if (self.items.length === 0) a.raise(IndexError, 'pop from empty list');
    const at = args.length === 0 ? self.items.length - 1 : indexIn(a, args[0], self.items.length);
    if (at < 0 || at >= self.items.length) a.raise(IndexError, 'pop index out of range');
    self.isChanged = true;
    return self.items.splice(at, 1)[0];
  },
  remove: (a, self, [item]) => {
    const at = find(a, self.items, item);
    if (at < 0) a.raise(ValueError, 'list.remove(x): x not in list');
    self.items.splice(at, 1);
    self.isChanged = true;
    return NONE;
  },
  clear: (_a, self) => {
    self.items = [];
    self.isChanged = true;
    return NONE;
  },
  reverse: (_a, self) => {
    self.items.reverse();
    self.isChanged = true;
    return NONE;
  },
  copy: (_a, self) => new Sequence(listType, [...self.items]),
  sort: (a, self, args, keywords) => {
    if (args.length > 0) return undefined;
    return sortList(a, self, keywords) ? NONE : undefined;
  },
};
const SEQUENCE_METHODS: Readonly<Record<string, NativeMethod<Sequence>>> = {
  index: (a, self, args) => {
    if (args.length !== 1) return undefined;
    const at = find(a, self.items, args[0]);
    if (at < 0) a.raise(ValueError, self.isList ? 'list.index(x): x not in list' : 'tuple.index(x): x not in tuple');
    return new Known(at);
  },
  count: (a, self, [item]) => new Known(self.items.filter((each) => find(a, [each], item) === 0).length),
  numel: (a, self) =>
    self.type.name === 'Size' ? self.items.reduce((n: Tracked, item) => binary(a, 'mul', false, n, item), new Known(1)) : undefined,
  _asdict: (_a, self) => {
    const fields = (self.type.lookup('_fields') as PyObject as PyTuple | undefined)?.items;
    if (fields === undefined) return undefined;
    const made = new Mapping(dictType, new Map());
    fields.forEach((name, i) => made.set(new Known(name), self.items[i]));
    return made;
  },
};
const MAPPING_METHODS: Readonly<Record<string, NativeMethod<Mapping>>> = {
  get: (a, self, [key, otherwise = NONE]) => self.get(a.force(key)) ?? otherwise,
  keys: (_a, self) => new DictView(self, 'keys', dictKeysType),
  values: (_a, self) => new DictView(self, 'values', dictValuesType),
  items: (_a, self) => new DictView(self, 'items', dictItemsType),
  copy: (_a, self) => new Mapping(self.type, new Map([...self.entries].map(([at, entry]) => [at, { ...entry }]))),
  pop: (a, self, [key, otherwise]) => {
    const found = self.delete(a.force(key)) ?? otherwise;
    if (found !== undefined) return found;
    throw new GuestRaise(a.evaluator.exception(KeyError, [key]));
  },
  popitem: (a, self) => {
    const last = [...self.entries.values()].at(-1);
    if (last === undefined) a.raise(KeyError, 'popitem(): dictionary is empty');
    self.delete((last as { key: Tracked }).key);
    return tuple([(last as { key: Tracked }).key, (last as { value: Tracked }).value]);
  },
  setdefault: (a, self, [key, otherwise = NONE]) => {
    const k = a.force(key);
    const found = self.get(k);
    if (found !== undefined) return found;
    self.set(k, otherwise);
    return otherwise;
  },
  update: (a, self, args, keywords) => {
    if (args.length > 1) return undefined;
    if (args.length === 1) {
      const source = a.force(args[0]);
      const pairs: [Tracked, Tracked][] =
        source instanceof Mapping || source instanceof InstanceDict
          ? pairsOf(a, source)
          : itemsOf(a, source).map((pair) => {
              const parts = itemsOf(a, pair);
              if (parts.length !== 2) a.fail('An item of a dict that is no pair', pair.words, 'The frame raises the exception itself.');
              return [parts[0], parts[1]];
            });
      for (const [key, value] of pairs) self.set(a.force(key), value);
    }
    for (const [name, value] of keywords) self.set(new Known(name), value);
    return NONE;
  },
  clear: (_a, self) => {
    self.entries.clear();
    self.isChanged = true;
    return NONE;
  },
};
const INSTANCE_DICT_METHODS: Readonly<Record<string, NativeMethod<InstanceDict>>> = {
  get: (a, self, [key, otherwise = NONE]) => a.capture.ownAttribute(self.owner, text(a, key)) ?? otherwise,
  pop: (a, self, [key, otherwise]) => {
    const name = text(a, key);
    const found = a.capture.ownAttribute(self.owner, name);
    if (found !== undefined) setInDict(a, self.owner, name, null);
    return found ?? otherwise;
  },
  keys: (_a, self) => new DictView(self, 'keys', dictKeysType),
  values: (_a, self) => new DictView(self, 'values', dictValuesType),
  items: (_a, self) => new DictView(self, 'items', dictItemsType),
  update: (a, self, args) => {
    if (args.length !== 1) return undefined;
    for (const [key, value] of pairsOf(a, args[0])) setInDict(a, self.owner, text(a, key), value);
    return NONE;
  },
};
/** Special methods that are asked by name come down to what the instruction does. */
const SPECIAL: Readonly<Record<string, (a: Actions, self: Tracked, args: readonly Tracked[]) => Tracked>> = {
  __getitem__: (a, self, [key]) => getItem(a, self, key),
  __contains__: (a, self, [item]) => contains(a, self, item),
  __len__: (a, self) => lengthOf(a, self),
  __iter__: (a, self) => iterate(a, self),
  __eq__: (a, self, [other]) => compare(a, '==', self, other),
  __ne__: (a, self, [other]) => compare(a, '!=', self, other),
  __setitem__: (a, self, [key, value]) => {
    setItem(a, self, key, value);
    return NONE;
  },
  __delitem__: (a, self, [key]) => {
    setItem(a, self, key, null);
    return NONE;
  },
};

export function callNativeMethod(
  a: Actions,
  name: string,
  receiver: Tracked,
  args: readonly Tracked[],
  keywords: Keywords,
  owner: PyType | null = null,
): Tracked {
  const self = a.force(receiver);
  if (self instanceof TensorValue) {
    if (name === 'record_stream' && args.length === 1) return recordStream(a, self, args[0]);
    return callTensorMethod(a, name, self, args, keywords);
  }
  if (self instanceof External) return callExternalMethod(a, name, self, args, keywords);
  const done = methodOf(a, name, self, args, keywords, owner);
  if (done !== undefined) return done;
  return a.fail('A method that is not captured', `${self.words}.${name}()`, 'It is not known what the call does.');
}
function methodOf(
  a: Actions,
  name: string,
  self: Tracked,
  args: readonly Tracked[],
  keywords: Keywords,
  owner: PyType | null,
): Tracked | undefined {
  if (self instanceof Instance) return methodOfObject(a, name, self, args);
  if (self instanceof ExceptionValue && name === '__init__') {
    self.args = [...args];
    return NONE;
  }
  const special = SPECIAL[name];
  if (special !== undefined && !(self instanceof Opaque) && !(self instanceof Known)) return special(a, self, args);
  if (self instanceof InstanceDict) return INSTANCE_DICT_METHODS[name]?.(a, self, args, keywords);
  const own = self.type?.lookup(name);
  if (own instanceof PyBuiltin && !fits(own, args.length + 1, keywords)) return undefined;
  if (self instanceof Sequence)
    return ((self.isList ? LIST_METHODS[name] : undefined) ?? SEQUENCE_METHODS[name])?.(a, self, args, keywords);
  // A kind of dict may have a method of its own.
  if (self instanceof Mapping) return own === dictType.lookup(name) ? MAPPING_METHODS[name]?.(a, self, args, keywords) : undefined;
  if (self instanceof SetValue) return keywords.size === 0 ? callSetMethod(a, name, self, args) : undefined;
  if (self instanceof SliceValue && name === 'indices') return computeMethod(a, name, self, args, keywords);
  if (self instanceof Known) {
    if (self.value instanceof PyType && owner === null) {
      const d = self.value.lookup(name);
      if (d instanceof PyFunction) return a.evaluator.call(new Known(d), args, keywords);
      if (name === 'mro') return undefined;
      return self.value === dictType && name === 'fromkeys' ? fromKeys(a, args) : undefined;
    }
    // Methods of text and numbers compute and do nothing else.
    if (isLiteral(self.value) || typeof self.value !== 'object') return computeMethod(a, name, self, args, keywords);
    if (a.capture.world.isGraphConstant(self.value)) return computeMethod(a, name, self, args, keywords);
  }
  return undefined;
}
function fromKeys(a: Actions, [keys, value = NONE]: readonly Tracked[]): Tracked {
  const made = new Mapping(dictType, new Map());
  for (const key of itemsOf(a, keys)) made.set(a.force(key), value);
  return made;
}
function computeMethod(a: Actions, name: string, self: Tracked, args: readonly Tracked[], keywords: Keywords): Tracked | undefined {
  const values = a.lowerAll([self, ...args, ...keywords.values()], () => undefined);
  if (values === undefined) return undefined;
  const names = [...keywords.keys()];
  const byName = names.length === 0 ? null : { names, values: values.slice(1 + args.length) };
  return a.fromReal(a.compute(() => a.t.call(a.t.getAttr(values[0], name), values.slice(1, 1 + args.length), byName)));
}
/** Methods of class object. */
function methodOfObject(a: Actions, name: string, self: Instance, args: readonly Tracked[]): Tracked | undefined {
  switch (name) {
    case '__init__':
      return NONE;
    case '__setattr__':
      setOwnAttribute(a, self, text(a, args[0]), args[1]);
      return NONE;
    case '__delattr__':
      setOwnAttribute(a, self, text(a, args[0]), null);
      return NONE;
    case '__eq__':
      return isSame(a, self, args[0]) ? bool(true) : new Known(NotImplemented);
    case '__getattribute__':
      return getAttribute(a, self, text(a, args[0]));
    default:
      return undefined;
  }
}
function callTensorMethod(a: Actions, name: string, self: TensorValue, args: readonly Tracked[], keywords: Keywords): Tracked {
  const { world } = a.capture;
  const kind = world.methodKind(name);
  if (kind === 'break')
    return a.fail(
      name === 'item' ? 'Unsupported Tensor.item() call with capture_scalar_outputs=False' : `Unsupported Tensor.${name}() call`,
      `call_method TensorVariable() ${name}`,
      'Its result depends on elements, or it reaches out of the graph.',
    );
  const shape = computeShape(a, name, self, args, keywords);
  if (shape !== undefined) return shape;
  if (self.fake.cls.lookup(name) instanceof PyFunction)
    return a.evaluator.call(new Known(self.fake.cls.lookup(name) as Value), [self, ...args], keywords);
  return record(a, 'call_method', name, [self, ...args], keywords);
}
/** size(), dim() and so on: known from the stand-in. */
const SHAPE_METHODS = new Set([
  'size',
  'dim',
  'ndimension',
  'numel',
  'nelement',
  'stride',
  'is_contiguous',
  'is_floating_point',
  'is_complex',
  'element_size',
  'get_device',
  'is_signed',
  '__len__',
]);
function computeShape(a: Actions, name: string, self: TensorValue, args: readonly Tracked[], keywords: Keywords): Tracked | undefined {
  if (!SHAPE_METHODS.has(name)) return undefined;
  if (self.probe !== null) {
    const size = changingShape(a, name, self, args, keywords);
    if (size !== undefined) return size;
  }
  const values = a.lowerAll([...args, ...keywords.values()], () => undefined);
  if (values === undefined) return undefined;
  const names = [...keywords.keys()];
  const byName = names.length === 0 ? null : { names, values: values.slice(args.length) };
  return a.fromReal(a.compute(() => a.t.call(a.t.getAttr(self.fake, name), values.slice(0, args.length), byName)));
}

function changingShape(a: Actions, name: string, self: TensorValue, args: readonly Tracked[], keywords: Keywords): Tracked | undefined {
  const { world } = a.capture;
  if (name === 'size') {
    const wanted = args[0] ?? keywords.get('dim');
    const sizes = sizesOf(a, self);
    if (wanted === undefined) return new Sequence((world.staticAttribute(a.t, self.fake, 'shape') as PyObject).cls, sizes);
    return sizes[indexIn(a, wanted, sizes.length)];
  }
  const numel = (tensor: PyObject): number => world.factsOf(tensor).shape.reduce((n, size) => n * size, 1);
  if (name === 'numel' || name === 'nelement') return sizeNode(a, self, 'numel', [], numel(self.fake), numel(self.probe as PyObject));
  if (name === 'stride' || name === 'storage_offset') {
    // They depend on sizes, which are fixed by that.
    for (const size of sizesOf(a, self)) if (size instanceof SymbolicInt) a.capture.fix(size);
  }
  return undefined;
}

// ---- builtin classes
/** object.__new__(type), where that makes a plain object. */
export function newInstance(a: Actions, type: PyType): Instance {
  const made = type.allocate?.(type);
  if (!(made instanceof PyInstance)) return a.fail('A class with a builtin base', type.name, 'Its objects are more than attributes.');
  return new Instance(type);
}
const CLASSES: ReadonlyMap<PyType, Native> = new Map<PyType, Native>([
  [listType, (a, args) => new Sequence(listType, args.length === 0 ? [] : itemsOf(a, args[0]))],
  [
    tupleType,
    (a, args) => {
      const from = args.length === 0 ? null : a.force(args[0]);
      return from instanceof Sequence && from.type === tupleType ? from : tuple(from === null ? [] : itemsOf(a, from));
    },
  ],
  [
    dictType,
    (a, args, keywords) => {
      const made = new Mapping(dictType, new Map());
      if (MAPPING_METHODS.update(a, made, args, keywords) === undefined) return undefined;
      made.isChanged = false;
      return made;
    },
  ],
  [setType, (a, args, keywords) => makeSet(a, setType, args, keywords)],
  [frozensetType, (a, args, keywords) => makeSet(a, frozensetType, args, keywords)],
  [
    zipType,
    (a, args, keywords) => {
      if (keywords.size > 0) return undefined;
      const from = args.map((arg) => iterate(a, arg));
      return new DerivedIterator(
        zipType,
        () => {
          const items = together(a, from);
          return items === SPENT || from.length === 0 ? SPENT : tuple(items);
        },
        () => ({ callee: zipType, args: from }),
      );
    },
  ],
  [
    enumerateType,
    (a, args, keywords) => {
      const from = iterate(a, args[0]);
      const start = args[1] ?? keywords.get('start');
      let index = start === undefined ? 0 : indexIn(a, start, 0);
      return new DerivedIterator(
        enumerateType,
        () => {
          const next = nextOf(a, from);
          return next === SPENT ? SPENT : tuple([new Known(index++), next]);
        },
        () => ({ callee: enumerateType, args: [from, new Known(index)] }),
      );
    },
  ],
  [
    mapType,
    (a, [fn, ...args], keywords) => {
      if (keywords.size > 0) return undefined;
      const from = args.map((arg) => iterate(a, arg));
      return new DerivedIterator(
        mapType,
        () => {
          const items = together(a, from);
          return items === SPENT ? SPENT : a.evaluator.call(fn, items, new Map());
        },
        () => ({ callee: mapType, args: [fn, ...from] }),
      );
    },
  ],
  [
    filterType,
    (a, [fn, items]) => {
      const from = iterate(a, items);
      return new DerivedIterator(
        filterType,
        () => {
          for (;;) {
            const next = nextOf(a, from);
            if (next === SPENT) return SPENT;
            if (truth(a, a.isNone(fn) ? next : a.evaluator.call(fn, [next], new Map()))) return next;
          }
        },
        () => ({ callee: filterType, args: [fn, from] }),
      );
    },
  ],
  [
    reversedType,
    (a, [of]) => {
      const v = a.force(of);
      if (!(v instanceof Sequence || v instanceof Known || (v instanceof Mapping && v.type === dictType))) return undefined;
      // Of a list, it sees what happens to the list.
      const items = v instanceof Sequence ? null : itemsOf(a, v);
      let index = (items ?? (v as Sequence).items).length - 1;
      return new DerivedIterator(
        reversedType,
        () => {
          const now = items ?? (v as Sequence).items;
          if (index >= 0 && index < now.length) return now[index--];
          index = -1;
          return SPENT;
        },
        () => null,
      );
    },
  ],
  [
    superType,
    (a, args) => {
      if (args.length === 2) {
        const [type, object] = args.map((arg) => a.force(arg));
        if (type instanceof Known && type.value instanceof PyType && object.type !== null)
          return new SuperValue(type.value, object, object.type, superType);
      }
      return undefined;
    },
  ],
  [
    strType,
    (a, args, keywords) => {
      if (args.length !== 1 || keywords.size > 0) return undefined;
      const v = a.force(args[0]);
      if (v instanceof ExceptionValue) {
        const owner = v.type.ownerOf('__str__') as PyType;
        if (owner.has(TypeFlag.HEAP)) return a.evaluator.call(getAttribute(a, v, '__str__'), []);
        if (owner !== BaseException) return undefined;
        return v.args.length === 0 ? new Known('') : convert(a, v.args.length === 1 ? v.args[0] : tuple(v.args), 'str');
      }
      return convert(a, v, 'str');
    },
  ],
]);
function makeSet(a: Actions, type: PyType, args: readonly Tracked[], keywords: Keywords): Tracked | undefined {
  if (args.length > 1 || keywords.size > 0) return undefined;
  const from = args.length === 0 ? [] : itemsOf(a, args[0]);
  const values = a.lowerAll(args.length === 0 || a.force(args[0]) instanceof IteratorValue ? [tuple(from)] : args, () => undefined);
  if (values === undefined) return undefined;
  return a.fromReal(a.compute(() => a.t.call(type, values)));
}
/** The next item of each; spent as soon as one of them is. */
function together(a: Actions, iterators: readonly Tracked[]): Tracked[] | typeof SPENT {
  const items: Tracked[] = [];
  for (const each of iterators) {
    const next = nextOf(a, each);
    if (next === SPENT) return SPENT;
    items.push(next);
  }
  return items;
}
/** Classes whose objects are values: they are made now, when all that they are made of is known. */
const VALUE_CLASSES = new Set(['int', 'float', 'bool', 'str', 'bytes', 'complex', 'range', 'slice', 'dtype', 'device', 'Size']);

export function constructNative(a: Actions, type: PyType, args: readonly Tracked[], keywords: Keywords): Tracked {
  const external = a.capture.world.externalTypeKind(type);
  if (external === 'stream' || external === 'event') return makeExternal(a, type, external, args, keywords);
  const made = CLASSES.get(type)?.(a, args, keywords);
  if (made !== undefined) return made;
  if (type === intType && args.length === 1 && a.force(args[0]) instanceof SymbolicInt) return a.force(args[0]);
  if (type.name === 'bool' && args.length === 1) return bool(truth(a, args[0]));
  if (type.name === 'partial' && args.length > 0) return new Partial(args[0], args.slice(1), keywords, type, null);
  if (type.name === 'cell' && args.length === 1) return new Cell(args[0], type, null, null);
  if ((type === intType || type === floatType) && args.length === 1 && a.force(args[0]) instanceof TensorValue)
    return a.fail('A number from a tensor', `${type.name}()`, 'Its value is not known while the frame is captured.');
  if (type.name === 'slice' && args.length > 0) {
    const [start, stop, step] = args.length === 1 ? [NONE, args[0], NONE] : [args[0], args[1], args[2] ?? NONE];
    return new SliceValue([start, stop, step], type);
  }
  if (type.isSubtypeOf(tupleType) && type.lookup('_fields') instanceof PyTuple) {
    const fields = (type.lookup('_fields') as PyObject as PyTuple).items;
    // A namedtuple: __new__() of the class hands a tuple to that of tuple.
    if (args.length === 1 && keywords.size === 0 && behavesAs(type, tupleType)) {
      const items = itemsOf(a, args[0]);
      if (items.length === fields.length) return new Sequence(type, items);
    }
  }
  if (VALUE_CLASSES.has(type.name)) {
    const done = computeNow(a, type, args, keywords);
    if (done !== undefined) return done;
  }
  if (type === objectType) return a.fail('A bare object', 'object()', 'The frame makes it itself.');
  return a.fail('A class that is not captured', `${type.name}()`, 'How its objects come to be is not known.');
}

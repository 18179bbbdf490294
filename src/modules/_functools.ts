/**
 * Module _functools: partial, reduce, lru_cache and cmp_to_key. The rest of functools is Python (stdlib/functools.py).
 */
import { builtinType, dictType, isCallable, methodType, tupleType, typeOf } from '../runtime/builtin-types.ts';
import { PyMethod } from '../runtime/callables.ts';
import { EMPTY_TUPLE, PyTuple } from '../runtime/collections.ts';
import { indexOf } from '../runtime/convert.ts';
import type { ModuleRows, NativeRow, TypeRows } from '../runtime/define.ts';
import { PyDict } from '../runtime/dict.ts';
import { raised, TypeError } from '../runtime/exceptions.ts';
import { checkedIterator, isPlainIterator, openIterator } from '../runtime/iterate.ts';
import { type Keywords, Raise, type Thread } from '../runtime/machine.ts';
import type { NativeFrame } from '../runtime/native-frame.ts';
import { DONE, PUSHED, PyObject, type PyType, TypeFlag, type Value } from '../runtime/object.ts';
import { type Comparison, richCompare } from '../runtime/operators.ts';
import { enterRepr, leaveRepr } from '../runtime/repr-guard.ts';
import { jsText, strFromJs } from '../runtime/text.ts';
import { makeGenericAlias } from '../runtime/types/generic-alias.ts';
import { keywordsFrom } from '../runtime/types/functions.ts';
import { dictOfObject, setDictOfObject } from '../runtime/types/object.ts';

const { BASETYPE, HAS_DICT, HAS_WEAKREF } = TypeFlag;
const dictRow: NonNullable<TypeRows['getset']>[string] = [
  null,
  (_t, self: Value) => dictOfObject(self) as PyDict,
  (_t, self: Value, value) => {
    if (value === undefined) throw raised(TypeError, 'cannot delete __dict__');
    setDictOfObject(self, value);
  },
];

// ---- partial
class PyPlaceholder extends PyObject {}
const Placeholder = new PyPlaceholder();
const placeholderType = builtinType('_PlaceholderType', { js: PyPlaceholder, module: 'functools' });

class PyPartial extends PyObject {
  func: Value = null;
  given = EMPTY_TUPLE;
  keywords = new PyDict();
  holes = 0;
  constructor(cls: PyType) {
    super();
    this.cls = cls;
    this.shape = cls.rootShape;
    this.slots = [];
  }
  get args(): readonly Value[] {
    return this.given.items;
  }
  set(func: Value, args: PyTuple, keywords: PyDict): void {
    if (args.items.at(-1) === Placeholder) throw raised(TypeError, 'trailing Placeholders are not allowed');
    this.func = func;
    this.given = args;
    this.keywords = keywords;
    this.holes = args.items.reduce((n: number, arg) => n + (arg === Placeholder ? 1 : 0), 0);
  }
}
const partialType = builtinType('partial', {
  flags: BASETYPE | HAS_DICT | HAS_WEAKREF,
  module: 'functools',
  allocate: (cls) => new PyPartial(cls),
});
partialType.name = 'functools.partial';

/** Puts given arguments into the holes of others, and the rest behind them. */
function filled(args: readonly Value[], given: readonly Value[]): Value[] {
  let next = 0;
  const all = args.map((arg) => (arg === Placeholder && next < given.length ? given[next++] : arg));
  return all.concat(given.slice(next));
}
function newPartial(_t: Thread, cls: PyType, args: Value[], kwargs: PyDict): Value {
  if (args.length === 0) throw raised(TypeError, "type 'partial' takes at least one argument");
  let [func] = args;
  if (!isCallable(func)) throw raised(TypeError, 'the first argument must be callable');
  let rest: readonly Value[] = args.slice(1);
  if (rest.length > 0 && rest[rest.length - 1] === Placeholder) throw raised(TypeError, 'trailing Placeholders are not allowed');
  for (const value of kwargs.liveValues())
    if (value === Placeholder) throw raised(TypeError, 'Placeholder cannot be passed as a keyword argument');
  let keywords = kwargs;
  // What has attributes of its own is kept as it is.
  if (func instanceof PyPartial && (func.shape?.names.length ?? 0) === 0) {
    rest = filled(func.args, rest);
    keywords = new PyDict();
    keywords.copyFrom(func.keywords);
    for (const [key, value] of kwargs.entries()) keywords.setName(jsText(key as string), value);
    func = func.func;
  }
  const self = new PyPartial(cls);
  self.set(func, new PyTuple(rest), keywords);
  return self;
}
function callPartial(t: Thread, self: PyPartial, args: Value[], kwargs: PyDict): Value {
  if (args.length < self.holes)
    throw raised(TypeError, `missing positional arguments in 'partial' call; expected at least ${self.holes}, got ${args.length}`);
  const all = self.holes === 0 ? (self.args.length === 0 ? args : self.args.concat(args)) : filled(self.args, args);
  if (self.keywords.size === 0) return t.invoke(self.func, all, keywordsFrom(kwargs));
  if (kwargs.size === 0) return t.invoke(self.func, all, keywordsFrom(self.keywords));
  const keywords = new PyDict();
  keywords.copyFrom(self.keywords);
  for (const [key, value] of kwargs.entries()) keywords.setName(jsText(key as string), value);
  return t.invoke(self.func, all, keywordsFrom(keywords));
}
const partialRows: TypeRows = {
  signature: '(func, /, *args, **keywords)',
  doc: 'Create a new function with partial application of the given arguments and keywords.',
  new: ['(cls, /, *args, **kwargs)', 'Create and return a new object.', newPartial],
  methods: {
    __call__: ['(self, /, *args, **kwargs)', 'Call self as a function.', callPartial],
    __get__: [
      '(self, instance, owner=None, /)',
      'Return an attribute of instance, which is of type owner.',
      (_t, self: PyPartial, object: Value) => (object === null ? self : new PyMethod(methodType, self, object)),
    ],
    __repr__: [
      '(self, /)',
      'Return repr(self).',
      (t, self: PyPartial) => {
        if (!enterRepr(t, self)) return '...';
        try {
          const name =
            self.cls === partialType
              ? 'functools.partial'
              : `${self.cls.has(TypeFlag.HEAP) ? `${t.strText(self.cls.dict.getName('__module__') ?? '?')}.` : ''}${self.cls.qualname}`;
          // Guest code may give it another state meanwhile.
          const { func, args, keywords } = self;
          const parts = [t.reprText(func), ...args.map((arg) => t.reprText(arg))];
          for (const [key, value] of keywords.entries()) parts.push(`${t.strText(key)}=${t.reprText(value)}`);
          return strFromJs(`${name}(${parts.join(', ')})`);
        } finally {
          leaveRepr(t, self);
        }
      },
    ],
    __reduce__: [
      '(self, /)',
      'Helper for pickle.',
      (_t, self: PyPartial) => {
        const names = self.shape?.names.length ?? 0;
        return new PyTuple([
          self.cls,
          new PyTuple([self.func]),
          new PyTuple([self.func, self.given, self.keywords, names > 0 ? (dictOfObject(self) as PyDict) : null]),
        ]);
      },
    ],
    __setstate__: [
      '(self, state, /)',
      'Helper for pickle.',
      (t, self: PyPartial, state: Value) => {
        const [func, args, keywords, dict] = state instanceof PyTuple && state.items.length === 4 ? state.items : [];
        if (
          func === undefined ||
          !isCallable(func) ||
          !(args instanceof PyTuple) ||
          (keywords !== null && !(keywords instanceof PyDict)) ||
          (dict !== null && !(dict instanceof PyDict))
        )
          throw raised(TypeError, 'invalid partial state');
        let names = keywords;
        if (names === null || names.cls !== dictType) {
          names = new PyDict();
          if (keywords !== null) names.copyFrom(keywords as PyDict);
        }
        self.set(func, args.cls === tupleType ? args : new PyTuple(t.list(args)), names as PyDict);
        setDictOfObject(self, dict ?? new PyDict());
        return null;
      },
    ],
  },
  classMethods: { __class_getitem__: ['(cls, item, /)', 'See PEP 585', (t, cls: PyType, item: Value) => makeGenericAlias(t, cls, item)] },
  getset: {
    func: ['function object to use in future partial calls', (_t, self: PyPartial) => self.func],
    args: ['tuple of arguments to future partial calls', (_t, self: PyPartial) => self.given],
    keywords: ['dictionary of keyword arguments to future partial calls', (_t, self: PyPartial) => self.keywords],
    __dict__: dictRow,
  },
};

// ---- reduce
/** a: function, b: iterable, then iterator; c: what is there so far. */
function reduceStep(t: Thread, f: NativeFrame, value: Value): Value {
  for (;;) {
    switch (f.state) {
      case 0:
        f.state = 1;
        value = openIterator(t, f.b as Value);
        if (value === PUSHED) return PUSHED;
      // falls through
      case 1:
        f.b = checkedIterator(value);
      // falls through
      case 2:
        f.state = 3;
        value = isPlainIterator(f.b as Value) ? (f.b as { next(t: Thread): Value }).next(t) : t.invokeNext(f.b as Value);
        if (value === PUSHED) return PUSHED;
      // falls through
      case 3:
        if (value === DONE) {
          if (f.c === undefined) throw raised(TypeError, 'reduce() of empty iterable with no initial value');
          return f.c as Value;
        }
        if (f.c === undefined) {
          f.c = value;
          f.state = 2;
          continue;
        }
        f.state = 4;
        value = t.invoke(f.a as Value, [f.c as Value, value]);
        if (value === PUSHED) return PUSHED;
      // falls through
      case 4:
        f.c = value;
        f.state = 2;
        if (!t.spend(64)) continue;
        f.state = 5;
        return t.pause(f);
      default:
        f.state = 2;
    }
  }
}

// ---- cmp_to_key
class PyKey extends PyObject {
  constructor(
    readonly compare: Value,
    readonly object: Value | undefined,
  ) {
    super();
  }
}
const keyType = builtinType('KeyWrapper', { js: PyKey, module: 'functools' });
keyType.name = 'functools.KeyWrapper';
/** a: one, b: other, c: symbol. */
function keyStep(t: Thread, f: NativeFrame, value: Value): Value {
  const one = f.a as PyKey;
  if (f.state === 0) {
    f.state = 1;
    value = t.invoke(one.compare, [one.object as Value, (f.b as PyKey).object as Value]);
    if (value === PUSHED) return PUSHED;
  }
  if (f.state === 1) {
    f.state = 2;
    return richCompare(t, f.c as Comparison, value, 0);
  }
  return value;
}
const keyComparison = (symbol: Comparison): NativeRow => [
  '(self, value, /)',
  `Return self${symbol}value.`,
  (t, self: PyKey, other: Value) => {
    if (!(other instanceof PyKey)) throw raised(TypeError, 'other argument must be K instance');
    return t.start(keyStep, self, other, symbol);
  },
];
const keyRows: TypeRows = {
  methods: {
    __call__: ['(self, /, obj)', 'Call self as a function.', (_t, self: PyKey, object: Value) => new PyKey(self.compare, object)],
    __lt__: keyComparison('<'),
    __le__: keyComparison('<='),
    __gt__: keyComparison('>'),
    __ge__: keyComparison('>='),
    __eq__: keyComparison('=='),
    __ne__: keyComparison('!='),
    __hash__: null,
  },
  getset: { obj: ['Value wrapped by a key function.', (_t, self: PyKey) => self.object ?? null] },
};

// ---- lru_cache
class PyCache extends PyObject {
  entries = new PyDict();
  hits = 0;
  misses = 0;
  constructor(
    readonly func: Value,
    readonly max: number,
    readonly typed: boolean,
    readonly infoType: Value,
  ) {
    super();
    this.shape = cacheType.rootShape;
    this.slots = [];
  }
  /** What a call is remembered under: the argument itself when that is enough, else a tuple of all that matters. */
  key(args: readonly Value[], kwargs: PyDict): Value {
    if (kwargs.size === 0 && !this.typed) {
      if (args.length === 1 && (typeof args[0] === 'number' || typeof args[0] === 'string')) return args[0];
      return new PyTuple(args);
    }
    const parts: Value[] = args.slice();
    if (kwargs.size > 0) {
      parts.push(Placeholder);
      for (const [name, value] of kwargs.entries()) parts.push(name, value);
    }
    if (this.typed) for (const value of [...args, ...kwargs.liveValues()]) parts.push(typeOf(value));
    return new PyTuple(parts);
  }
}
const cacheType: PyType = builtinType('_lru_cache_wrapper', { flags: HAS_DICT | HAS_WEAKREF, js: PyCache, module: 'functools' });
cacheType.name = 'functools._lru_cache_wrapper';
function callCached(t: Thread, self: PyCache, args: Value[], kwargs: PyDict): Value {
  if (self.max === 0) {
    self.misses++;
    return t.invoke(self.func, args, keywordsFrom(kwargs));
  }
  const key = self.key(args, kwargs);
  const { entries } = self;
  let at: number;
  try {
    at = entries.find(t, key);
  } catch (error) {
    // In the words of hash(), not of a dict.
    if (error instanceof Raise) t.hash(key);
    throw error;
  }
  if (at >= 0) {
    self.hits++;
    const value = entries.values[at] as Value;
    if (self.max !== Infinity && at !== entries.keys.length - 1) {
      entries.deleteAt(t, at);
      entries.set(t, key, value);
    }
    return value;
  }
  self.misses++;
  return t.start(cacheStep, self, key, args, keywordsFrom(kwargs));
}
/** a: the cache, b: key, c: arguments, d: keywords. */
function cacheStep(t: Thread, f: NativeFrame, value: Value): Value {
  const self = f.a as PyCache;
  if (f.state === 0) {
    f.state = 1;
    value = t.invoke(self.func, f.c as Value[], f.d as Keywords | null);
    if (value === PUSHED) return PUSHED;
  }
  const { entries } = self;
  entries.set(t, f.b as Value, value);
  if (entries.size > self.max) entries.deleteAt(t, entries.nextLive(entries.first));
  return value;
}
const cacheRows: TypeRows = {
  doc: 'Create a cached callable that wraps another function.',
  new: [
    '(cls, user_function, maxsize, typed, cache_info_type)',
    'Create and return a new object.',
    (t, _cls: PyType, func: Value, maxsize: Value, typed: Value, infoType: Value) => {
      if (!isCallable(func)) throw raised(TypeError, 'the first argument must be callable');
      if (maxsize !== null && typeof maxsize !== 'number' && typeOf(maxsize).lookup('__index__') === undefined)
        throw raised(TypeError, 'maxsize should be integer or None');
      return new PyCache(func, maxsize === null ? Infinity : Math.max(0, Number(indexOf(t, maxsize))), t.truth(typed), infoType);
    },
  ],
  methods: {
    __call__: ['(self, /, *args, **kwargs)', 'Call self as a function.', callCached],
    __get__: [
      '(self, instance, owner=None, /)',
      'Return an attribute of instance, which is of type owner.',
      (_t, self: PyCache, object: Value) => (object === null ? self : new PyMethod(methodType, self, object)),
    ],
    __copy__: ['(self, /)', 'The object itself.', (_t, self: PyCache) => self],
    __deepcopy__: ['(self, memo, /)', 'The object itself.', (_t, self: PyCache) => self],
    __reduce__: ['(self, /)', 'Helper for pickle.', (t, self: PyCache) => t.getAttr(self, '__qualname__')],
    cache_info: [
      '(self, /)',
      'Report cache statistics',
      (t, self: PyCache) => t.invoke(self.infoType, [self.hits, self.misses, self.max === Infinity ? null : self.max, self.entries.size]),
    ],
    cache_clear: [
      '(self, /)',
      'Clear the cache and cache statistics',
      (_t, self: PyCache) => {
        self.entries = new PyDict();
        self.hits = 0;
        self.misses = 0;
        return null;
      },
    ],
  },
  getset: { __dict__: dictRow },
};

export const functoolsModule: ModuleRows = {
  name: '_functools',
  doc: 'Tools that operate on functions.',
  types: [
    [partialType, partialRows],
    [
      placeholderType,
      {
        new: [
          '(cls, /, *args, **kwargs)',
          'The one there is.',
          (_t, _cls: PyType, args: Value[], kwargs: PyDict) => {
            if (args.length + kwargs.size > 0) throw raised(TypeError, 'PlaceholderType takes no arguments');
            return Placeholder;
          },
        ],
        methods: {
          __repr__: ['(self, /)', 'Return repr(self).', () => 'Placeholder'],
          __reduce__: ['(self, /)', 'Helper for pickle.', () => 'Placeholder'],
        },
      },
    ],
    [keyType, keyRows],
    [cacheType, cacheRows],
  ],
  functions: {
    reduce: [
      '(function, iterable, /, initial=<unrepresentable>)',
      'Apply a function of two arguments cumulatively to the items of an iterable, from left to right.',
      (t, func: Value, iterable: Value, initial?: Value) => {
        if (!(iterable instanceof PyObject) && typeof iterable !== 'string')
          throw raised(TypeError, 'reduce() arg 2 must support iteration');
        return t.start(reduceStep, func, iterable, initial);
      },
    ],
    cmp_to_key: ['(mycmp)', 'Convert a cmp= function into a key= function.', (_t, compare: Value) => new PyKey(compare, undefined)],
  },
  values: () => ({ partial: partialType, Placeholder, _lru_cache_wrapper: cacheType }),
};

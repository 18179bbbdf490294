/**
 * Module _operator: the operators of the language as functions, and the three getters.
 */
import { Op } from '../bytecode/op.gen.ts';
import { getAttr } from '../runtime/attributes.ts';
import { builtinType, typeName, typeOf } from '../runtime/builtin-types.ts';
import type { PyBuiltin } from '../runtime/callables.ts';
import { NotImplemented, PyTuple } from '../runtime/collections.ts';
import { indexOf } from '../runtime/convert.ts';
import type { ModuleRows, NativeRow, TypeRows } from '../runtime/define.ts';
import { PyDict } from '../runtime/dict.ts';
import { raised, TypeError, ValueError } from '../runtime/exceptions.ts';
import { Raise, type Keywords, type Thread } from '../runtime/machine.ts';
import type { NativeFrame } from '../runtime/native-frame.ts';
import { PUSHED, PyObject, type PyType, type Value } from '../runtime/object.ts';
import { intOf } from '../runtime/number.ts';
import { type Comparison, isSequenceSlot } from '../runtime/operators.ts';
import { containsOf, getItem, searchIterable, setItem, truthOf } from '../runtime/protocols.ts';
import { isStr, jsText, type PyStr, strFromJs } from '../runtime/text.ts';
import { binarySlow, compareSlow, isSame, negativeSlow, unarySlow } from '../vm/operate.ts';
import type { ThreadState } from '../vm/thread.ts';

const machine = (t: Thread): ThreadState => t as ThreadState;
const binary = (symbol: string, op: number): NativeRow => [
  '(a, b, /)',
  `Same as a ${symbol} b.`,
  (t, a: Value, b: Value) => binarySlow(machine(t), op, a, b, 0),
];
const inPlace = (symbol: string, op: number): NativeRow => [
  '(a, b, /)',
  `Same as a ${symbol}= b.`,
  (t, a: Value, b: Value) => binarySlow(machine(t), op, a, b, 1),
];
const comparison = (symbol: Comparison): NativeRow => [
  '(a, b, /)',
  `Same as a ${symbol} b.`,
  (t, a: Value, b: Value) => compareSlow(machine(t), symbol, a, b),
];

const BINARY: readonly (readonly [name: string, symbol: string, op: number])[] = [
  ['add', '+', Op.BINARY_ADD],
  ['sub', '-', Op.BINARY_SUBTRACT],
  ['mul', '*', Op.BINARY_MULTIPLY],
  ['truediv', '/', Op.BINARY_TRUE_DIVIDE],
  ['floordiv', '//', Op.BINARY_FLOOR_DIVIDE],
  ['mod', '%', Op.BINARY_REMAINDER],
  ['pow', '**', Op.BINARY_POWER],
  ['lshift', '<<', Op.BINARY_LSHIFT],
  ['rshift', '>>', Op.BINARY_RSHIFT],
  ['and_', '&', Op.BINARY_AND],
  ['or_', '|', Op.BINARY_OR],
  ['xor', '^', Op.BINARY_XOR],
  ['matmul', '@', Op.BINARY_MATRIX_MULTIPLY],
];
const functions: Record<string, NativeRow> = {};
for (const [name, symbol, op] of BINARY) {
  functions[name] = binary(symbol, op);
  functions[`i${name.replace('_', '')}`] = inPlace(symbol, op);
}
for (const [name, symbol] of [
  ['lt', '<'],
  ['le', '<='],
  ['eq', '=='],
  ['ne', '!='],
  ['ge', '>='],
  ['gt', '>'],
] as const)
  functions[name] = comparison(symbol);

/** not of a truth that may have to be waited for. */
function notStep(t: Thread, f: NativeFrame, value: Value): Value {
  if (f.state === 0) {
    f.state = 1;
    value = truthOf(t, f.a as Value);
    if (value === PUSHED) return PUSHED;
  }
  return !value;
}
/** The result is None whatever the method gives. */
function storeStep(t: Thread, f: NativeFrame, _value: Value): Value {
  if (f.state === 0) {
    f.state = 1;
    if (setItem(t, f.a as Value, f.b as Value, f.c as Value | undefined) === PUSHED) return PUSHED;
  }
  return null;
}
const isSequence = (v: Value): boolean => typeOf(v).lookup('__getitem__') !== undefined && !(v instanceof PyDict);
/** a + b as sequences: builtin ones by their own method, which nobody is asked before; others by the operator, when both have items. */
function concatenate(t: Thread, a: Value, b: Value, inPlace: 0 | 1): Value {
  const add = typeOf(a).lookup('__add__');
  if (isSequenceSlot(add)) {
    const method = inPlace === 1 ? typeOf(a).lookup('__iadd__') : undefined;
    return ((method ?? add) as PyBuiltin).body(t, a, b);
  }
  const adds = add !== undefined || typeOf(b).lookup('__radd__') !== undefined;
  if (adds && isSequence(a) && isSequence(b)) return binarySlow(machine(t), Op.BINARY_ADD, a, b, inPlace);
  throw raised(TypeError, `'${typeName(a)}' object can't be concatenated`);
}
const one = (symbol: string, body: NativeRow[2]): NativeRow => ['(a, /)', `Same as ${symbol}a.`, body];
Object.assign(functions, {
  neg: one('-', (t, a: Value) => negativeSlow(machine(t), a)),
  pos: one('+', (t, a: Value) => unarySlow(machine(t), '+', a)),
  inv: one('~', (t, a: Value) => unarySlow(machine(t), '~', a)),
  invert: one('~', (t, a: Value) => unarySlow(machine(t), '~', a)),
  abs: one('abs ', (t, a: Value) => t.invoke(t.interp.builtins.getName('abs') as Value, [a])),
  truth: ['(a, /)', 'Return True if a is true, False otherwise.', (t, a: Value) => truthOf(t, a)],
  not_: ['(a, /)', 'Same as not a.', (t, a: Value) => t.start(notStep, a)],
  is_: ['(a, b, /)', 'Same as a is b.', (_t, a: Value, b: Value) => isSame(a, b)],
  is_not: ['(a, b, /)', 'Same as a is not b.', (_t, a: Value, b: Value) => !isSame(a, b)],
  is_none: ['(a, /)', 'Same as a is None.', (_t, a: Value) => a === null],
  is_not_none: ['(a, /)', 'Same as a is not None.', (_t, a: Value) => a !== null],
  index: ['(a, /)', 'Same as a.__index__()', (t, a: Value) => indexOf(t, a)],
  concat: ['(a, b, /)', 'Same as a + b, for a and b sequences.', (t, a: Value, b: Value) => concatenate(t, a, b, 0)],
  iconcat: ['(a, b, /)', 'Same as a += b, for a and b sequences.', (t, a: Value, b: Value) => concatenate(t, a, b, 1)],
  contains: ['(a, b, /)', 'Same as b in a (note reversed operands).', (t, a: Value, b: Value) => containsOf(t, a, b)],
  countOf: ['(a, b, /)', 'How many items of a are b or equal to it.', (t, a: Value, b: Value) => searchIterable(t, a, b, 'count')],
  indexOf: ['(a, b, /)', 'Return the first index of b in a.', (t, a: Value, b: Value) => searchIterable(t, a, b, 'index')],
  getitem: ['(a, b, /)', 'Same as a[b].', (t, a: Value, b: Value) => getItem(t, a, b)],
  setitem: ['(a, b, c, /)', 'Same as a[b] = c.', (t, a: Value, b: Value, c: Value) => t.start(storeStep, a, b, c)],
  delitem: ['(a, b, /)', 'Same as del a[b].', (t, a: Value, b: Value) => t.start(storeStep, a, b, undefined)],
  length_hint: [
    '(obj, default=0, /)',
    'Return an estimate of the number of items in obj.',
    (t, object: Value, fallback: Value = 0) => {
      if (typeof fallback !== 'number') throw raised(TypeError, `'${typeName(fallback)}' object cannot be interpreted as an integer`);
      if (typeOf(object).lookup('__len__') !== undefined) {
        try {
          return t.length(object);
        } catch (error) {
          // A length that is none is no reason not to ask for the hint.
          if (!(error instanceof Raise) || !error.exception.cls.isSubtypeOf(TypeError)) throw error;
        }
      }
      const hint = typeOf(object).lookup('__length_hint__');
      if (hint === undefined || hint === null) return fallback;
      const result = t.call(hint, [object]);
      if (result === NotImplemented) return fallback;
      const length = intOf(result);
      if (length === undefined) throw raised(TypeError, `__length_hint__ must be an integer, not ${typeName(result)}`);
      if (length < 0) throw raised(ValueError, '__length_hint__() should return >= 0');
      return length;
    },
  ],
  call: [
    '(obj, /, *args, **kwargs)',
    'Same as obj(*args, **kwargs).',
    (t, object: Value, args: Value[], kwargs: PyDict) => t.invoke(object, args, keywordsFrom(kwargs)),
  ],
  _compare_digest: ['(a, b, /)', "Return 'a == b'.", (t, a: Value, b: Value) => t.equals(a, b)],
} satisfies Record<string, NativeRow>);
function keywordsFrom(kwargs: PyDict): Keywords | null {
  return kwargs.size === 0 ? null : { names: kwargs.liveKeys().map((key) => jsText(key as string | PyStr)), values: kwargs.liveValues() };
}

// ---- getters
class PyItemGetter extends PyObject {
  constructor(readonly items: readonly Value[]) {
    super();
  }
}
/** Names with dots are followed step by step. */
class PyAttrGetter extends PyObject {
  readonly paths: readonly (readonly string[])[];
  constructor(readonly names: readonly Value[]) {
    super();
    this.paths = names.map((name) => jsText(name as string).split('.'));
  }
}
class PyMethodCaller extends PyObject {
  constructor(
    readonly name: Value,
    readonly args: readonly Value[],
    readonly kwargs: PyDict,
  ) {
    super();
  }
}
const itemGetterType = builtinType('itemgetter', { js: PyItemGetter, module: 'operator' });
const attrGetterType = builtinType('attrgetter', { js: PyAttrGetter, module: 'operator' });
const methodCallerType = builtinType('methodcaller', { js: PyMethodCaller, module: 'operator' });
for (const type of [itemGetterType, attrGetterType, methodCallerType]) type.name = `operator.${type.name}`;

/** a: getter, b: object, c: what was found. */
function itemsStep(t: Thread, f: NativeFrame, value: Value): Value {
  const { items } = f.a as PyItemGetter;
  const found = f.c as Value[];
  if (f.state === 1) found.push(value);
  f.state = 1;
  while (found.length < items.length) {
    value = getItem(t, f.b as Value, items[found.length]);
    if (value === PUSHED) return PUSHED;
    found.push(value);
  }
  return new PyTuple(found);
}
/** a: getter, b: object, c: what was found, d: how far along the path. */
function attributesStep(t: Thread, f: NativeFrame, value: Value): Value {
  const { paths } = f.a as PyAttrGetter;
  const found = f.c as Value[];
  if (f.state === 0) value = f.b as Value;
  else f.d = (f.d as number) + 1;
  f.state = 1;
  for (;;) {
    const path = paths[found.length];
    if ((f.d as number) === path.length) {
      found.push(value);
      if (found.length === paths.length) return found.length === 1 ? found[0] : new PyTuple(found);
      f.d = 0;
      value = f.b as Value;
      continue;
    }
    value = getAttr(t, value, path[f.d as number]);
    if (value === PUSHED) return PUSHED;
    f.d = (f.d as number) + 1;
  }
}
/** a: caller, b: object. */
function callStep(t: Thread, f: NativeFrame, value: Value): Value {
  const { name, args, kwargs } = f.a as PyMethodCaller;
  if (f.state === 0) {
    f.state = 1;
    value = getAttr(t, f.b as Value, jsText(name as string));
    if (value === PUSHED) return PUSHED;
  }
  if (f.state === 1) {
    f.state = 2;
    return t.invoke(value, args, keywordsFrom(kwargs));
  }
  return value;
}
const list = (t: Thread, values: readonly Value[]): string => values.map((v) => t.reprText(v)).join(', ');
const types: [PyType, TypeRows][] = [
  [
    itemGetterType,
    {
      doc: 'Return a callable object that fetches the given item(s) from its operand.',
      new: [
        '(cls, item, /, *items)',
        'Create and return a new object.',
        (_t, _cls: PyType, item: Value, items: Value[]) => new PyItemGetter([item, ...items]),
      ],
      methods: {
        __call__: [
          '(self, obj, /)',
          'Call self as a function.',
          (t, self: PyItemGetter, object: Value) =>
            self.items.length === 1 ? getItem(t, object, self.items[0]) : t.start(itemsStep, self, object, []),
        ],
        __repr__: ['(self, /)', 'Return repr(self).', (t, self: PyItemGetter) => strFromJs(`operator.itemgetter(${list(t, self.items)})`)],
        __reduce__: [
          '(self, /)',
          'Return state information for pickling',
          (_t, self: PyItemGetter) => new PyTuple([self.cls, new PyTuple(self.items)]),
        ],
      },
    },
  ],
  [
    attrGetterType,
    {
      doc: 'Return a callable object that fetches the given attribute(s) from its operand.',
      new: [
        '(cls, attr, /, *attrs)',
        'Create and return a new object.',
        (_t, _cls: PyType, attr: Value, attrs: Value[]) => {
          for (const name of [attr, ...attrs]) if (!isStr(name)) throw raised(TypeError, 'attribute name must be a string');
          return new PyAttrGetter([attr, ...attrs]);
        },
      ],
      methods: {
        __call__: [
          '(self, obj, /)',
          'Call self as a function.',
          (t, self: PyAttrGetter, object: Value) =>
            self.paths.length === 1 && self.paths[0].length === 1
              ? getAttr(t, object, self.paths[0][0])
              : t.start(attributesStep, self, object, [], 0),
        ],
        __repr__: ['(self, /)', 'Return repr(self).', (t, self: PyAttrGetter) => strFromJs(`operator.attrgetter(${list(t, self.names)})`)],
        __reduce__: [
          '(self, /)',
          'Return state information for pickling',
          (_t, self: PyAttrGetter) => new PyTuple([self.cls, new PyTuple(self.names)]),
        ],
      },
    },
  ],
  [
    methodCallerType,
    {
      doc: 'Return a callable object that calls the given method on its operand.',
      new: [
        '(cls, name, /, *args, **kwargs)',
        'Create and return a new object.',
        (_t, _cls: PyType, name: Value, args: Value[], kwargs: PyDict) => {
          if (!isStr(name)) throw raised(TypeError, 'method name must be a string');
          return new PyMethodCaller(name, args, kwargs);
        },
      ],
      methods: {
        __call__: [
          '(self, obj, /)',
          'Call self as a function.',
          (t, self: PyMethodCaller, object: Value) => t.start(callStep, self, object),
        ],
        __repr__: [
          '(self, /)',
          'Return repr(self).',
          (t, self: PyMethodCaller) => {
            const parts = [self.name, ...self.args].map((v) => t.reprText(v));
            for (const [key, value] of self.kwargs.entries()) parts.push(`${t.strText(key)}=${t.reprText(value)}`);
            return strFromJs(`operator.methodcaller(${parts.join(', ')})`);
          },
        ],
        __reduce__: [
          '(self, /)',
          'Return state information for pickling',
          (t, self: PyMethodCaller) => {
            if (self.kwargs.size === 0) return new PyTuple([self.cls, new PyTuple([self.name, ...self.args])]);
            const partial = t.getAttr(t.call(t.interp.builtins.getName('__import__') as Value, ['functools']), 'partial');
            return new PyTuple([t.call(partial, [self.cls, self.name], keywordsFrom(self.kwargs)), new PyTuple(self.args)]);
          },
        ],
      },
    },
  ],
];

export const operatorModule: ModuleRows = {
  name: '_operator',
  doc: 'Operator interface.',
  types,
  functions,
  values: () => ({ itemgetter: itemGetterType, attrgetter: attrGetterType, methodcaller: methodCallerType }),
};

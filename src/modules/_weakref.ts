/**
 * Module _weakref: weak references and proxies as guest programs see them. How they learn of a death is told in runtime/weak.ts and
 * vm/collect.ts; the weak containers are Python (stdlib/weakref.py).
 *
 * A proxy does whatever is asked of it to its object: each of its methods takes the objects out of the proxies among the operands and
 * does the operation on those.
 */
import { Op } from '../bytecode/op.gen.ts';
import { getAttr, setAttr } from '../runtime/attributes.ts';
import { builtinType, isCallable, typeName, typeOf } from '../runtime/builtin-types.ts';
import { NotImplemented, PyList } from '../runtime/collections.ts';
import { indexOf } from '../runtime/convert.ts';
import type { ModuleRows, NativeRow, TypeRows } from '../runtime/define.ts';
import type { PyDict } from '../runtime/dict.ts';
import { raised, ReferenceError, TypeError } from '../runtime/exceptions.ts';
import { Raise, type Thread } from '../runtime/machine.ts';
import { PyObject, type PyType, TypeFlag, type Value } from '../runtime/object.ts';
import { type Comparison, richCompare } from '../runtime/operators.ts';
import { containsOf, getItem, iterate, lengthOf, nextOf, setItem, strOfValue, truthOf } from '../runtime/protocols.ts';
import { isStr, strFromJs } from '../runtime/text.ts';
import { makeGenericAlias } from '../runtime/types/generic-alias.ts';
import { keywordsFrom } from '../runtime/types/functions.ts';
import { addressOf } from '../runtime/types/object.ts';
import { PyWeakref } from '../runtime/weak.ts';
import { binarySlow, negativeSlow, unarySlow } from '../vm/operate.ts';
import type { ThreadState } from '../vm/thread.ts';

const machine = (t: Thread): ThreadState => t as ThreadState;

const refType: PyType = builtinType('ReferenceType', { flags: TypeFlag.BASETYPE, module: 'weakref' });
const proxyType = builtinType('ProxyType', { module: 'weakref' });
const callableProxyType = builtinType('CallableProxyType', { module: 'weakref' });
for (const type of [refType, proxyType, callableProxyType]) type.name = `weakref.${type.name}`;

/** What a reference is to, for its repr. */
function describe(t: Thread, self: PyWeakref, what: string): string {
  const object = self.get();
  const address = addressOf(t, self);
  if (object === undefined) return `<${what} at ${address}; dead>`;
  return `<${what} at ${address}; to '${typeName(object)}' at ${addressOf(t, object)}`;
}

/** `__name__`, if there is one to be had. */
function nameOf(t: Thread, object: Value): Value | undefined {
  try {
    return t.findAttr(object, '__name__');
  } catch (error) {
    if (error instanceof Raise) return undefined;
    throw error;
  }
}

// ---- ref
function newRef(t: Thread, cls: PyType, args: readonly Value[]): Value {
  if (args.length === 0 || args.length > 2)
    throw raised(TypeError, `__new__ expected at ${args.length === 0 ? 'least 1 argument' : 'most 2 arguments'}, got ${args.length}`);
  const [object, callback = null] = args;
  return machine(t).interp.weak.refer(object, cls, callback, cls === refType ? 'ref' : 'other');
}
function compareRefs(t: Thread, self: PyWeakref, other: Value, symbol: '==' | '!='): Value {
  if (!(other instanceof PyWeakref) || !other.cls.isSubtypeOf(refType)) return NotImplemented;
  const a = self.get();
  const b = other.get();
  if (a === undefined || b === undefined) return (self === other) === (symbol === '==');
  return a === b ? symbol === '==' : richCompare(t, symbol, a, b);
}
const refRows: TypeRows = {
  new: ['(cls, /, *args, **kwargs)', 'Create and return a new object.', (t, cls: PyType, args: Value[]) => newRef(t, cls, args)],
  classMethods: {
    __class_getitem__: ['(cls, object, /)', 'See PEP 585', (t, cls: PyType, item: Value) => makeGenericAlias(t, cls, item)],
  },
  getset: { __callback__: [null, (_t, self: PyWeakref) => self.callback] },
  members: ['__callback__'],
  methods: {
    __init__: [
      '(self, /, *args, **kwargs)',
      'Initialize self.  See help(type(self)) for accurate signature.',
      (_t, _self: Value, args: Value[], kwargs: PyDict) => {
        if (kwargs.size > 0) throw raised(TypeError, 'ref() takes no keyword arguments');
        if (args.length === 0 || args.length > 2)
          throw raised(
            TypeError,
            `__init__ expected at ${args.length === 0 ? 'least 1 argument' : 'most 2 arguments'}, got ${args.length}`,
          );
        return null;
      },
    ],
    __call__: [
      '(self, /, *args, **kwargs)',
      'Call self as a function.',
      (_t, self: PyWeakref, args: Value[], kwargs: PyDict) => {
        if (kwargs.size > 0) throw raised(TypeError, 'weakref() takes no keyword arguments');
        if (args.length > 0) throw raised(TypeError, `weakref expected 0 arguments, got ${args.length}`);
        return self.get() ?? null;
      },
    ],
    __hash__: [
      '(self, /)',
      'Return hash(self).',
      (t, self: PyWeakref) => {
        if (self.hash === undefined) {
          const object = self.get();
          if (object === undefined) throw raised(TypeError, 'weak object has gone away');
          self.hash = t.hash(object);
        }
        return self.hash;
      },
    ],
    __eq__: ['(self, value, /)', 'Return self==value.', (t, self: PyWeakref, other: Value) => compareRefs(t, self, other, '==')],
    __ne__: ['(self, value, /)', 'Return self!=value.', (t, self: PyWeakref, other: Value) => compareRefs(t, self, other, '!=')],
    __repr__: [
      '(self, /)',
      'Return repr(self).',
      (t, self: PyWeakref) => {
        const text = describe(t, self, 'weakref');
        if (text.endsWith('>')) return strFromJs(text);
        const name = nameOf(t, self.get() ?? null);
        return strFromJs(name !== undefined && isStr(name) ? `${text} (${t.strText(name)})>` : `${text}>`);
      },
    ],
  },
};

// ---- proxies
function target(v: PyWeakref): PyObject {
  const object = v.get();
  if (object === undefined) throw raised(ReferenceError, 'weakly-referenced object no longer exists');
  return object;
}
const isProxy = (v: Value): v is PyWeakref => v instanceof PyWeakref && (v.cls === proxyType || v.cls === callableProxyType);
/** The object of a proxy; anything else as it is. */
const real = (v: Value): Value => (isProxy(v) ? target(v) : v);

function makeProxy(t: Thread, object: Value, callback: Value = null): Value {
  const type = isCallable(object) ? callableProxyType : proxyType;
  return machine(t).interp.weak.refer(object, type, callback, 'proxy');
}

const BINARY: readonly (readonly [name: string, symbol: string, op: number, hasInPlace: boolean])[] = [
  ['add', '+', Op.BINARY_ADD, true],
  ['sub', '-', Op.BINARY_SUBTRACT, true],
  ['mul', '*', Op.BINARY_MULTIPLY, true],
  ['truediv', '/', Op.BINARY_TRUE_DIVIDE, true],
  ['floordiv', '//', Op.BINARY_FLOOR_DIVIDE, true],
  ['mod', '%', Op.BINARY_REMAINDER, true],
  ['lshift', '<<', Op.BINARY_LSHIFT, true],
  ['rshift', '>>', Op.BINARY_RSHIFT, true],
  ['and', '&', Op.BINARY_AND, true],
  ['or', '|', Op.BINARY_OR, true],
  ['xor', '^', Op.BINARY_XOR, true],
  ['matmul', '@', Op.BINARY_MATRIX_MULTIPLY, true],
];
type Methods = NonNullable<TypeRows['methods']>;
function forwarded(): Methods {
  const methods: Record<string, NativeRow | null> = {
    __getattribute__: [
      '(self, name, /)',
      'Return getattr(self, name).',
      (t, self: PyWeakref, name: Value) => getAttr(t, target(self), t.strText(name)),
    ],
    __setattr__: [
      '(self, name, value, /)',
      'Implement setattr(self, name, value).',
      (t, self: PyWeakref, name: Value, value: Value) => setAttr(t, target(self), t.strText(name), value),
    ],
    __delattr__: [
      '(self, name, /)',
      'Implement delattr(self, name).',
      (t, self: PyWeakref, name: Value) => setAttr(t, target(self), t.strText(name), undefined),
    ],
    __repr__: ['(self, /)', 'Return repr(self).', (t, self: PyWeakref) => strFromJs(describe(t, self, 'weakproxy').replace(/>?$/, '>'))],
    __str__: ['(self, /)', 'Return str(self).', (t, self: PyWeakref) => strOfValue(t, target(self))],
    __bool__: ['(self, /)', 'True if self else False', (t, self: PyWeakref) => truthOf(t, target(self))],
    __hash__: null,
    __len__: ['(self, /)', 'Return len(self).', (t, self: PyWeakref) => lengthOf(t, target(self))],
    __contains__: [
      '(self, key, /)',
      'Return bool(key in self).',
      (t, self: PyWeakref, key: Value) => containsOf(t, target(self), real(key)),
    ],
    __getitem__: ['(self, key, /)', 'Return self[key].', (t, self: PyWeakref, key: Value) => getItem(t, target(self), real(key))],
    __setitem__: [
      '(self, key, value, /)',
      'Set self[key] to value.',
      (t, self: PyWeakref, key: Value, value: Value) => setItem(t, target(self), real(key), real(value)),
    ],
    __delitem__: [
      '(self, key, /)',
      'Delete self[key].',
      (t, self: PyWeakref, key: Value) => setItem(t, target(self), real(key), undefined),
    ],
    __iter__: ['(self, /)', 'Implement iter(self).', (t, self: PyWeakref) => iterate(t, target(self))],
    __next__: [
      '(self, /)',
      'Implement next(self).',
      (t, self: PyWeakref) => {
        const object = target(self);
        const method = typeOf(object).lookup('__next__');
        if (method === undefined || method === null)
          throw raised(TypeError, `Weakref proxy referenced a non-iterator '${typeName(object)}' object`);
        return nextOf(t, object);
      },
    ],
    __int__: ['(self, /)', 'int(self)', (t, self: PyWeakref) => t.invoke(t.interp.builtins.getName('int') as Value, [target(self)])],
    __float__: ['(self, /)', 'float(self)', (t, self: PyWeakref) => t.invoke(t.interp.builtins.getName('float') as Value, [target(self)])],
    __index__: [
      '(self, /)',
      'Return self converted to an integer, if self is suitable for use as an index into a list.',
      (t, self: PyWeakref) => indexOf(t, target(self)),
    ],
    __abs__: ['(self, /)', 'abs(self)', (t, self: PyWeakref) => t.invoke(t.interp.builtins.getName('abs') as Value, [target(self)])],
    __neg__: ['(self, /)', '-self', (t, self: PyWeakref) => negativeSlow(machine(t), target(self))],
    __pos__: ['(self, /)', '+self', (t, self: PyWeakref) => unarySlow(machine(t), '+', target(self))],
    __invert__: ['(self, /)', '~self', (t, self: PyWeakref) => unarySlow(machine(t), '~', target(self))],
    __bytes__: ['(self, /)', 'bytes(self)', (t, self: PyWeakref) => t.invoke(getAttr(t, target(self), '__bytes__'), [])],
    __reversed__: [
      '(self, /)',
      'reversed(self)',
      (t, self: PyWeakref) => t.invoke(t.interp.builtins.getName('reversed') as Value, [target(self)]),
    ],
    __pow__: [
      '(self, value, mod=None, /)',
      'Return pow(self, value, mod).',
      (t, self: Value, value: Value, mod: Value = null) =>
        mod === null
          ? binarySlow(machine(t), Op.BINARY_POWER, real(self), real(value), 0)
          : t.invoke(t.interp.builtins.getName('pow') as Value, [real(self), real(value), real(mod)]),
    ],
    __rpow__: [
      '(self, value, mod=None, /)',
      'Return pow(value, self, mod).',
      (t, self: Value, value: Value) => binarySlow(machine(t), Op.BINARY_POWER, real(value), real(self), 0),
    ],
    __ipow__: [
      '(self, value, /)',
      'Return self**=value.',
      (t, self: Value, value: Value) => binarySlow(machine(t), Op.BINARY_POWER, real(self), real(value), 1),
    ],
    __divmod__: [
      '(self, value, /)',
      'Return divmod(self, value).',
      (t, self: Value, value: Value) => t.invoke(t.interp.builtins.getName('divmod') as Value, [real(self), real(value)]),
    ],
    __rdivmod__: [
      '(self, value, /)',
      'Return divmod(value, self).',
      (t, self: Value, value: Value) => t.invoke(t.interp.builtins.getName('divmod') as Value, [real(value), real(self)]),
    ],
  };
  for (const [name, symbol, op, hasInPlace] of BINARY) {
    methods[`__${name}__`] = [
      '(self, value, /)',
      `Return self${symbol}value.`,
      (t, self: Value, value: Value) => binarySlow(machine(t), op, real(self), real(value), 0),
    ];
    methods[`__r${name}__`] = [
      '(self, value, /)',
      `Return value${symbol}self.`,
      (t, self: Value, value: Value) => binarySlow(machine(t), op, real(value), real(self), 0),
    ];
    if (hasInPlace)
      methods[`__i${name}__`] = [
        '(self, value, /)',
        `Return self${symbol}=value.`,
        (t, self: Value, value: Value) => binarySlow(machine(t), op, real(self), real(value), 1),
      ];
  }
  const comparisons: readonly (readonly [string, Comparison])[] = [
    ['eq', '=='],
    ['ne', '!='],
    ['lt', '<'],
    ['le', '<='],
    ['gt', '>'],
    ['ge', '>='],
  ];
  for (const [name, symbol] of comparisons)
    methods[`__${name}__`] = [
      '(self, value, /)',
      `Return self${symbol}value.`,
      (t, self: Value, value: Value) => richCompare(t, symbol, real(self), real(value)),
    ];
  return methods;
}
const proxyRows: TypeRows = { methods: forwarded() };
const callableProxyRows: TypeRows = {
  methods: {
    ...forwarded(),
    __call__: [
      '(self, /, *args, **kwargs)',
      'Call self as a function.',
      (t, self: PyWeakref, args: Value[], kwargs: PyDict) => t.invoke(target(self), args, keywordsFrom(kwargs)),
    ],
  },
};

const references = (t: Thread, object: Value): PyWeakref[] =>
  object instanceof PyObject ? (machine(t).interp.weak.referentOf(object)?.references() ?? []) : [];

export const weakrefModule: ModuleRows = {
  name: '_weakref',
  doc: 'Weak-reference support module.',
  types: [
    [refType, refRows],
    [proxyType, proxyRows],
    [callableProxyType, callableProxyRows],
  ],
  functions: {
    getweakrefcount: [
      '(object, /)',
      "Return the number of weak references to 'object'.",
      (t, object: Value) => references(t, object).length,
    ],
    getweakrefs: [
      '(object, /)',
      'Return a list of all weak reference objects pointing to an object.',
      (t, object: Value) => new PyList(references(t, object)),
    ],
    proxy: [
      '(object, callback=None, /)',
      "Create a proxy object that weakly references 'object'.\n\nThe callback, if there is one, is called with the proxy when the object is about to be finalized.",
      makeProxy,
    ],
    _remove_dead_weakref: [
      '(dct, key, /)',
      'Atomically remove key from dict if it points to a dead weakref.',
      (t, dict: Value, key: Value) => {
        const entry = (dict as PyDict).get(t, key);
        if (entry === undefined) return null;
        if (!(entry instanceof PyWeakref)) throw raised(TypeError, 'not a weakref');
        if (entry.get() === undefined) t.deleteItem(dict, key);
        return null;
      },
    ],
  },
  values: () => ({ ref: refType, ReferenceType: refType, ProxyType: proxyType, CallableProxyType: callableProxyType }),
};

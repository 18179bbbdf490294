/**
 * types.SimpleNamespace: an object that is nothing but its attributes, and shows them.
 */
import { builtinType } from '../builtin-types.ts';
import { NotImplemented, PyTuple } from '../collections.ts';
import type { TypeRows } from '../define.ts';
import { PyDict } from '../dict.ts';
import { raised, TypeError } from '../exceptions.ts';
import type { Thread } from '../machine.ts';
import type { NativeFrame } from '../native-frame.ts';
import { PUSHED, PyInstance, PyObject, type PyType, TypeFlag, type Value } from '../object.ts';
import { setOwn } from '../own-attributes.ts';
import { reprOf } from '../protocols.ts';
import { concatTexts, enterRepr, leaveRepr } from '../repr-guard.ts';
import { isStr, jsText, type PyStr, strFromJs, strOf } from '../text.ts';
import { updateDict } from './dict.ts';
import { dictOfObject, setDictOfObject } from './object.ts';

export const simpleNamespaceType = builtinType('SimpleNamespace', { flags: TypeFlag.BASETYPE | TypeFlag.HAS_DICT, module: 'types' });
simpleNamespaceType.name = 'types.SimpleNamespace';

/** A namespace with these attributes, for natives. */
export function simpleNamespace(attributes: Readonly<Record<string, Value>>): PyObject {
  const namespace = new PyInstance(simpleNamespaceType);
  for (const [name, value] of Object.entries(attributes)) setOwn(namespace, name, value);
  return namespace;
}
const isNamespace = (v: Value): v is PyObject => v instanceof PyObject && v.cls.isSubtypeOf(simpleNamespaceType);

/** The attributes as a dict of their own; the object keeps its shape. */
function attributesOf(self: PyObject): PyDict {
  const dict = new PyDict();
  if (self.shape === null) return dict;
  if (self.shape.isDict) dict.copyFrom(dictOfObject(self) as PyDict);
  else {
    self.shape.names.forEach((name, at) => {
      const value = (self.slots as Value[])[at] as Value | undefined;
      if (value !== undefined && name.charCodeAt(0) !== 0) dict.setName(name, value);
    });
  }
  return dict;
}
function fill(self: PyObject, from: PyDict): void {
  for (const [key, value] of from.entries()) setOwn(self, jsText(key as string), value);
}

function init(t: Thread, self: PyObject, args: readonly Value[], kwargs: PyDict): Value {
  if (args.length > 1) throw raised(TypeError, `${self.cls.name.replace(/^.*\./, '')} expected at most 1 argument, got ${args.length}`);
  if (args.length === 0) {
    fill(self, kwargs);
    return null;
  }
  const given = new PyDict();
  return t.start(initStep, self, args[0], kwargs, given);
}
/** a: the object, b: mapping or pairs, c: keyword arguments, d: the dict being made. */
function initStep(t: Thread, f: NativeFrame): Value {
  const given = f.d as PyDict;
  if (f.state === 0) {
    f.state = 1;
    if (updateDict(t, given, f.b as Value, null, null) === PUSHED) return PUSHED;
  }
  for (const key of given.liveKeys()) if (!isStr(key)) throw raised(TypeError, 'keywords must be strings');
  fill(f.a as PyObject, given);
  fill(f.a as PyObject, f.c as PyDict);
  return null;
}

function repr(t: Thread, self: PyObject): Value {
  const name = self.cls === simpleNamespaceType ? 'namespace' : self.cls.name;
  if (!enterRepr(t, self)) return `${name}(...)`;
  const shown: [string, Value][] = [];
  for (const [key, value] of attributesOf(self).entries()) if (isStr(key) && key !== '') shown.push([jsText(key), value]);
  return t.start(reprStep, self, name, shown, []);
}
/** a: the object, b: name of its class, c: [name, value] of each attribute, d: reprs of the values. */
function reprStep(t: Thread, f: NativeFrame, value: Value): Value {
  const shown = f.c as [string, Value][];
  const parts = f.d as (string | PyStr)[];
  if (f.state === 0) {
    f.state = 1;
    f.rescue = stopShowing;
  } else parts.push(strOf(value) as string | PyStr);
  while (parts.length < shown.length) {
    const text = reprOf(t, shown[parts.length][1]);
    if (text === PUSHED) return PUSHED;
    parts.push(strOf(text) as string | PyStr);
  }
  leaveRepr(t, f.a as PyObject);
  const pieces: (string | PyStr)[] = [`${f.b as string}(`];
  shown.forEach(([name], i) => {
    pieces.push(strFromJs(`${i > 0 ? ', ' : ''}${name}=`), parts[i]);
  });
  return concatTexts([...pieces, ')']);
}
function stopShowing(t: Thread, f: NativeFrame): undefined {
  leaveRepr(t, f.a as PyObject);
  return undefined;
}

type Row = readonly [signature: string, doc: string, body: (t: Thread, self: PyObject, other: Value) => Value];
/** Namespaces compare as their dicts do. */
function comparison(symbol: '<' | '<=' | '==' | '!=' | '>' | '>='): Row {
  return [
    '(self, value, /)',
    `Return self${symbol}value.`,
    (t, self, other) => (isNamespace(other) ? t.compare(symbol, attributesOf(self), attributesOf(other)) : NotImplemented),
  ];
}

const namespaceRows: TypeRows = {
  signature: '(mapping_or_iterable=(), /, **kwargs)',
  doc: 'A simple attribute-based namespace.',
  new: [
    '(cls, /, *args, **kwargs)',
    'Create and return a new object.  See help(type) for accurate signature.',
    (_t, cls: PyType) => new PyInstance(cls),
  ],
  methods: {
    __init__: ['(self, /, *args, **kwargs)', 'Initialize self.  See help(type(self)) for accurate signature.', init],
    __repr__: ['(self, /)', 'Return repr(self).', repr],
    __lt__: comparison('<'),
    __le__: comparison('<='),
    __eq__: comparison('=='),
    __ne__: comparison('!='),
    __gt__: comparison('>'),
    __ge__: comparison('>='),
    __reduce__: [
      '(self, /)',
      'Return state information for pickling',
      (_t, self: PyObject) => new PyTuple([self.cls, new PyTuple([]), dictOfObject(self) as PyDict]),
    ],
    __replace__: [
      '(self, /, *args, **changes) -- ($self, /, **changes)',
      'The same namespace with some attributes changed.',
      (t, self: PyObject, args: readonly Value[], changes: PyDict) => {
        if (args.length > 0) throw raised(TypeError, '__replace__() takes no positional arguments');
        const copy = t.call(self.cls, []);
        if (!isNamespace(copy))
          throw raised(TypeError, `expect types.SimpleNamespace type, but ${self.cls.name}() returned another object`);
        fill(copy, attributesOf(self));
        fill(copy, changes);
        return copy;
      },
    ],
  },
  getset: {
    __dict__: [null, (_t, self: PyObject) => dictOfObject(self) as PyDict, (_t, self: PyObject, value) => setDictOfObject(self, value)],
  },
};

export const rows: readonly (readonly [PyType, TypeRows])[] = [[simpleNamespaceType, namespaceRows]];

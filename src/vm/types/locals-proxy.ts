/**
 * FrameLocalsProxy: what `frame.f_locals` gives for a function (PEP 667). It reads and writes the variables of the frame itself,
 * so a debugger may change them; names that are no variables of the function are kept beside them. And `locals()`, which gives a
 * snapshot of the same.
 *
 * A comprehension of a class body or a module runs in that frame (PEP 709): while it runs, its variables are all that is seen.
 */
import { CodeFlag, LocalKind } from '../../bytecode/code.ts';
import { builtinType, typeName } from '../../runtime/builtin-types.ts';
import { PyCell } from '../../runtime/callables.ts';
import { NotImplemented, PyList, PyTuple } from '../../runtime/collections.ts';
import type { TypeRows } from '../../runtime/define.ts';
import { PyDict } from '../../runtime/dict.ts';
import { KeyError, makeException, raised, TypeError, ValueError } from '../../runtime/exceptions.ts';
import { ListIterator } from '../../runtime/iterate.ts';
import { Raise, type Thread } from '../../runtime/machine.ts';
import { PyObject, type PyType, TypeFlag, type Value } from '../../runtime/object.ts';
import { showPairs } from '../../runtime/repr-guard.ts';
import { isStr, jsText, strFromJs } from '../../runtime/text.ts';
import { Frame } from '../frame.ts';

class PyLocalsProxy extends PyObject {
  constructor(readonly frame: Frame) {
    super();
  }
}
export const localsProxyType = builtinType('FrameLocalsProxy', { js: PyLocalsProxy, flags: TypeFlag.MAPPING });

const isShown = (name: string): boolean => !name.startsWith('.') || name === '.0';
const isFunction = (frame: Frame): boolean => frame.namespace === null || (frame.code.flags & CodeFlag.OPTIMIZED) !== 0;
/** Cells that a class body keeps for itself are no variables of a comprehension in it. */
const OF_THE_CLASS = new Set(['__class__', '__classdict__', '__conditional_annotations__']);

/** The value of a variable, its cell opened. */
function read(frame: Frame, index: number): Value | undefined {
  const held = frame.locals[index];
  return frame.code.localKinds[index] !== LocalKind.LOCAL && held instanceof PyCell ? held.value : held;
}
function write(frame: Frame, index: number, value: Value): void {
  const held = frame.locals[index];
  if (frame.code.localKinds[index] !== LocalKind.LOCAL && held instanceof PyCell) held.value = value;
  else frame.locals[index] = value;
}
/** The place of a variable that has a value (or may get one), -1 when there is none. */
function placeOf(frame: Frame, key: Value, mayBeUnbound = false): number {
  if (!isStr(key)) return -1;
  const { localNames } = frame.code;
  const name = jsText(key);
  for (let at = localNames.indexOf(name); at >= 0; at = localNames.indexOf(name, at + 1))
    if (mayBeUnbound || read(frame, at) !== undefined) return at;
  return -1;
}
function variables(frame: Frame): [Value, Value][] {
  const found: [Value, Value][] = [];
  const own = isFunction(frame);
  frame.code.localNames.forEach((name, at) => {
    if (!isShown(name) || (!own && (OF_THE_CLASS.has(name) || frame.code.localKinds[at] === LocalKind.FREE))) return;
    const value = read(frame, at);
    if (value !== undefined) found.push([strFromJs(name), value]);
  });
  return found;
}
function entries(frame: Frame): [Value, Value][] {
  const found = variables(frame);
  if (frame.extraLocals !== null) found.push(...frame.extraLocals.entries());
  return found;
}
function snapshot(t: Thread, frame: Frame): PyDict {
  const dict = new PyDict();
  for (const [key, value] of entries(frame)) dict.set(t, key, value);
  return dict;
}
const hasHidden = (frame: Frame): boolean => frame.code.localNames.length > 0 && variables(frame).length > 0;

/** `locals()`: the namespace of a class body or module; for a function a dict of its own. */
export function localsOf(t: Thread, frame: Frame): Value {
  return isFunction(frame) || hasHidden(frame) ? snapshot(t, frame) : frame.namespace;
}
/** `frame.f_locals`. */
export function localsProxyOf(frame: Frame): Value {
  return isFunction(frame) || hasHidden(frame) ? new PyLocalsProxy(frame) : frame.namespace;
}

function get(t: Thread, self: PyLocalsProxy, key: Value): Value | undefined {
  const at = placeOf(self.frame, key);
  return at >= 0 ? read(self.frame, at) : self.frame.extraLocals?.get(t, key);
}
function set(t: Thread, self: PyLocalsProxy, key: Value, value: Value): Value {
  const { frame } = self;
  const at = placeOf(frame, key, true);
  if (at >= 0) write(frame, at, value);
  else {
    frame.extraLocals ??= new PyDict();
    frame.extraLocals.set(t, key, value);
  }
  return null;
}
function remove(t: Thread, self: PyLocalsProxy, key: Value): Value | undefined {
  if (placeOf(self.frame, key, true) >= 0) throw raised(ValueError, 'cannot remove local variables from FrameLocalsProxy');
  return self.frame.extraLocals?.delete(t, key);
}
const asDict = (t: Thread, other: Value): PyDict | undefined =>
  other instanceof PyDict ? other : other instanceof PyLocalsProxy ? snapshot(t, other.frame) : undefined;
function update(t: Thread, self: PyLocalsProxy, other: PyDict): void {
  for (const [key, value] of Array.from(other.entries())) set(t, self, key, value);
}
function union(t: Thread, left: Value, right: Value): Value {
  const [a, b] = [asDict(t, left), asDict(t, right)];
  if (a === undefined || b === undefined) return NotImplemented;
  const dict = new PyDict();
  dict.copyFrom(a);
  for (const [key, value] of b.entries()) dict.set(t, key, value);
  return dict;
}
const oneOrTwo = (name: string, args: readonly Value[]): void => {
  if (args.length < 1 || args.length > 2) throw raised(TypeError, `${name} expected 1 or 2 arguments`);
};
type Self = PyLocalsProxy;

export const localsProxyRows: TypeRows = {
  new: [
    '(cls, *args, **kwargs)',
    'Create and return a new object.  See help(type) for accurate signature.',
    (_t, _cls: PyType, args: Value[], kwargs: PyDict) => {
      if (args.length !== 1) throw raised(TypeError, `FrameLocalsProxy expected 1 argument, got ${args.length}`);
      if (!(args[0] instanceof Frame)) throw raised(TypeError, `expect frame, not ${typeName(args[0])}`);
      if (kwargs.size > 0) throw raised(TypeError, 'FrameLocalsProxy takes no keyword arguments');
      return new PyLocalsProxy(args[0]);
    },
  ],
  methods: {
    __getitem__: [
      '(self, object, /)',
      null,
      (t, self: Self, key: Value) => {
        const value = get(t, self, key);
        if (value === undefined) throw raised(KeyError, `local variable '${t.reprText(key)}' is not defined`);
        return value;
      },
    ],
    __setitem__: ['(self, key, value, /)', 'Set self[key] to value.', set],
    __delitem__: [
      '(self, key, /)',
      'Delete self[key].',
      (t, self: Self, key: Value) => {
        if (remove(t, self, key) === undefined) throw new Raise(makeException(KeyError, key));
        return null;
      },
    ],
    __contains__: ['(self, object, /)', null, (t, self: Self, key: Value) => get(t, self, key) !== undefined],
    __len__: ['(self, /)', 'Return len(self).', (_t, self: Self) => entries(self.frame).length],
    __iter__: [
      '(self, /)',
      'Implement iter(self).',
      (_t, self: Self) => new ListIterator(new PyList(entries(self.frame).map(([key]) => key))),
    ],
    __reversed__: [
      '(self, /)',
      null,
      (_t, self: Self) =>
        new PyList(
          entries(self.frame)
            .map(([key]) => key)
            .reverse(),
        ),
    ],
    __repr__: ['(self, /)', 'Return repr(self).', (t, self: Self) => showPairs(t, self, entries(self.frame).flat(), '{', '}')],
    __eq__: [
      '(self, value, /)',
      'Return self==value.',
      (t, self: Self, other: Value) => {
        if (other instanceof PyLocalsProxy) return self.frame === other.frame;
        return other instanceof PyDict ? t.compare('==', snapshot(t, self.frame), other) : NotImplemented;
      },
    ],
    __or__: ['(self, value, /)', 'Return self|value.', (t, self: Self, other: Value) => union(t, self, other)],
    __ror__: ['(self, value, /)', 'Return value|self.', (t, self: Self, other: Value) => union(t, other, self)],
    __ior__: [
      '(self, value, /)',
      'Return self|=value.',
      (t, self: Self, other: Value) => {
        const dict = asDict(t, other);
        if (dict === undefined) return NotImplemented;
        update(t, self, dict);
        return self;
      },
    ],
    get: [
      '(self, *args) -- ',
      null,
      (t, self: Self, args: Value[]) => {
        oneOrTwo('get', args);
        return get(t, self, args[0]) ?? args[1] ?? null;
      },
    ],
    setdefault: [
      '(self, *args) -- ',
      null,
      (t, self: Self, args: Value[]) => {
        oneOrTwo('setdefault', args);
        const known = get(t, self, args[0]);
        if (known !== undefined) return known;
        set(t, self, args[0], args[1] ?? null);
        return args[1] ?? null;
      },
    ],
    pop: [
      '(self, *args) -- ',
      null,
      (t, self: Self, args: Value[]) => {
        oneOrTwo('pop', args);
        const value = remove(t, self, args[0]) ?? args[1];
        if (value === undefined) throw new Raise(makeException(KeyError, args[0]));
        return value;
      },
    ],
    update: [
      '(self, object, /)',
      null,
      (t, self: Self, other: Value) => {
        const dict = asDict(t, other);
        if (dict === undefined) throw raised(TypeError, 'update() argument must be dict or another FrameLocalsProxy');
        update(t, self, dict);
        return null;
      },
    ],
    copy: ['(self, /)', null, (t, self: Self) => snapshot(t, self.frame)],
    keys: ['(self, /)', null, (_t, self: Self) => new PyList(entries(self.frame).map(([key]) => key))],
    values: ['(self, /)', null, (_t, self: Self) => new PyList(entries(self.frame).map(([, value]) => value))],
    items: ['(self, /)', null, (_t, self: Self) => new PyList(entries(self.frame).map((pair) => new PyTuple(pair)))],
  },
};

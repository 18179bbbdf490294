/**
 * Inline caches of attribute instructions.
 *
 * The loop looks at the first entry of an instruction itself; the functions here look at the others (an instruction that sees
 * several classes has a chain of up to four), and fill them. An entry says: for an instance of this shape, while its class has this version, the attribute is in that slot (index >= 0) or is
 * that value of the class. A shape implies the class, so two comparisons guard everything, shadowing included.
 */
import { findMethod, getAttr, isDataDescriptor, setAttr } from '../runtime/attributes.ts';
import { moduleType } from '../runtime/builtin-types.ts';
import { PyBuiltin, PyMember, PyModule } from '../runtime/callables.ts';
import { PyInstance, PyObject, type PyType, type Shape, TypeFlag, type Value } from '../runtime/object.ts';
import type { Frame } from './frame.ts';
import type { ThreadState } from './thread.ts';

export interface AttrCache {
  readonly shape: Shape | null;
  readonly version: number;
  readonly index: number;
  readonly value: Value;
  readonly isMethod: boolean;
  /** For stores: the shape after a new attribute. */
  readonly next: Shape | null;
  /** The entry for another shape. */
  readonly more: AttrCache | null;
}
const CHAIN = 4;
const NONE = { index: -1, value: null, isMethod: false, next: null } as const;

function remember(frame: Frame, at: number, x: PyInstance, shape: Shape, entry: Partial<AttrCache>): void {
  const { caches } = frame.drawer;
  let more = caches[at] as AttrCache | null;
  let length = 1;
  for (let e = more; e !== null; e = e.more) length++;
  if (length > CHAIN) more = null;
  caches[at] = { ...NONE, ...entry, shape, version: x.cls.version, more } satisfies AttrCache;
}
function entryFor(frame: Frame, at: number, x: PyInstance): AttrCache | null {
  let entry = frame.drawer.caches[at] as AttrCache | null;
  while (entry !== null) {
    if (entry.shape === x.shape && entry.version === x.cls.version) return entry;
    entry = entry.more;
  }
  return null;
}

function generic(type: PyType, hook: string): boolean {
  const found = type.lookup(hook);
  return found instanceof PyBuiltin && found.owner !== null && found.owner.mro.length === 1;
}

export function loadAttr(t: ThreadState, frame: Frame, x: Value, index: number, at: number): Value {
  const name = frame.code.names[index];
  if (x instanceof PyInstance) {
    const entry = entryFor(frame, at, x);
    if (entry !== null) {
      const value = entry.index >= 0 ? (x.slots as Value[])[entry.index] : entry.value;
      if (value !== undefined) return value;
    }
  } else if (x instanceof PyModule && x.cls === moduleType && name.charCodeAt(0) !== 95) {
    const value = x.dict.getName(name);
    if (value !== undefined) return value;
  }
  if (x instanceof PyInstance && generic(x.cls, '__getattribute__')) {
    const shape = x.shape as Shape;
    const d = x.cls.lookup(name);
    const slot =
      d instanceof PyMember ? shape.indexOf(d.key) : d !== undefined && isDataDescriptor(d) ? -1 : shape.isDict ? -1 : shape.indexOf(name);
    if (slot >= 0) remember(frame, at, x, shape, { index: slot });
    else if (d !== undefined && !shape.isDict && isPlainClassValue(d) && shape.indexOf(name) < 0)
      remember(frame, at, x, shape, { value: d });
  }
  return getAttr(t, x, name);
}
/** A class attribute that binds to itself. */
function isPlainClassValue(d: Value): boolean {
  return !(d instanceof PyObject) || (d instanceof PyInstance && d.cls.lookup('__get__') === undefined);
}

/** The function with its object in t.self, or the value with t.self undefined. */
export function loadMethod(t: ThreadState, frame: Frame, x: Value, index: number, at: number): Value {
  const name = frame.code.names[index];
  if (x instanceof PyInstance) {
    const entry = entryFor(frame, at, x);
    if (entry?.isMethod === true) {
      t.self = x;
      return entry.value;
    }
  }
  const found = findMethod(t, x, name, t);
  if (t.self !== undefined && x instanceof PyInstance && !(x.shape as Shape).isDict)
    remember(frame, at, x, x.shape as Shape, { value: found, isMethod: true });
  return found;
}

export function storeAttr(t: ThreadState, frame: Frame, x: Value, index: number, value: Value, at: number): Value {
  const name = frame.code.names[index];
  if (!(x instanceof PyInstance) || !generic(x.cls, '__setattr__')) return setAttr(t, x, name, value);
  const entry = entryFor(frame, at, x);
  if (entry !== null) {
    (x.slots as Value[])[entry.index] = value;
    if (entry.next !== null) x.shape = entry.next;
    return null;
  }
  const before = x.shape as Shape;
  const result = setAttr(t, x, name, value);
  const d = x.cls.lookup(name);
  const key = d instanceof PyMember ? d.key : d === undefined || !isDataDescriptor(d) ? name : null;
  if (key === null || before.isDict || !(d instanceof PyMember || x.cls.has(TypeFlag.HAS_DICT))) return result;
  const slot = (x.shape as Shape).indexOf(key);
  if (slot >= 0) remember(frame, at, x, before, { index: slot, next: x.shape === before ? null : x.shape });
  return result;
}
export function deleteAttr(t: ThreadState, frame: Frame, x: Value, index: number): Value {
  return setAttr(t, x, frame.code.names[index], undefined);
}

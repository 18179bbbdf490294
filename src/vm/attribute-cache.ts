/**
 * Inline caches of attribute instructions.
 *
 * The loop looks at the first entry of an instruction itself; the functions here look at the others (an instruction that sees
 * several classes has a chain of up to four), and fill them. An entry says: for an instance of this shape, while its class has this version, the attribute is in that slot (index >= 0) or is
 * that value of the class. A shape implies the class, so two comparisons guard everything, shadowing included.
 */
import { findMethod, getAttr, isDataDescriptor, setAttr } from '../runtime/attributes.ts';
import { moduleType, propertyType, typeOf } from '../runtime/builtin-types.ts';
import { PyBuiltin, PyFunction, PyMember, PyModule, PyProperty } from '../runtime/callables.ts';
import { PUSHED, PyInstance, PyObject, PyType, type Shape, TypeFlag, type Value } from '../runtime/object.ts';
import { frameFromStack } from './call.ts';
import type { Frame } from './frame.ts';
import type { ThreadState } from './thread.ts';

/** What an instruction has seen. One constructor makes them all, so that the engine sees one layout. */
export class AttrCache {
  /**
   * Never asked. A collection wipes all caches, and the engine forgets a layout when its last object dies, then throws away what it has
   * compiled for it: the whole loop. This one stays alive.
   */
  static readonly kept = new AttrCache(null, -1, -1, undefined, false, null, null, null, null);
  constructor(
    readonly shape: Shape | null,
    readonly version: number,
    /** The slot of the attribute, or -1. */
    readonly index: number,
    /** Without a slot: the value that the class has, or undefined. */
    readonly value: Value | undefined,
    readonly isMethod: boolean,
    /** For stores: the shape after a new attribute. */
    readonly next: Shape | null,
    /** The attribute is this property: its getter is called. */
    readonly property: PyProperty | null,
    /** For methods of builtin values, which have no shape: their type. */
    readonly type: PyType | null,
    /** The entry for another shape. */
    readonly more: AttrCache | null,
  ) {}
}
const CHAIN = 4;

interface Seen {
  readonly index?: number;
  readonly value?: Value;
  readonly isMethod?: boolean;
  readonly next?: Shape | null;
  readonly property?: PyProperty;
  readonly type?: PyType;
}
function remember(frame: Frame, at: number, type: PyType, shape: Shape | null, seen: Seen): void {
  const { caches } = frame.drawer;
  let more = caches[at] as AttrCache | null;
  let length = 1;
  for (let e = more; e !== null; e = e.more) length++;
  if (length > CHAIN) more = null;
  const { index = -1, value, isMethod = false, next = null, property = null } = seen;
  caches[at] = new AttrCache(shape, type.version, index, value, isMethod, next, property, seen.type ?? null, more);
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
  const name = frame.drawer.names[index];
  if (x instanceof PyInstance) {
    const entry = entryFor(frame, at, x);
    if (entry !== null) {
      const value = entry.index >= 0 ? (x.slots as Value[])[entry.index] : entry.value;
      if (value !== undefined) return value;
      if (entry.property !== null && entry.property.get instanceof PyFunction) {
        t.push(frameFromStack(t, entry.property.get, [x], 0, 1));
        return PUSHED;
      }
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
    if (slot >= 0) remember(frame, at, x.cls, shape, { index: slot });
    else if (d !== undefined && !shape.isDict && isPlainClassValue(d) && shape.indexOf(name) < 0)
      remember(frame, at, x.cls, shape, { value: d });
    else if (d instanceof PyProperty && d.cls === propertyType) remember(frame, at, x.cls, shape, { property: d });
  }
  return getAttr(t, x, name);
}
/** A class attribute that binds to itself. */
function isPlainClassValue(d: Value): boolean {
  return !(d instanceof PyObject) || (d instanceof PyInstance && d.cls.lookup('__get__') === undefined);
}

/** The function with its object in t.self, or the value with t.self undefined. */
export function loadMethod(t: ThreadState, frame: Frame, x: Value, index: number, at: number): Value {
  const name = frame.drawer.names[index];
  if (x instanceof PyInstance) {
    const entry = entryFor(frame, at, x);
    if (entry?.isMethod === true) {
      t.self = x;
      return entry.value as Value;
    }
  }
  const type = typeOf(x);
  if (!(x instanceof PyInstance)) {
    let entry = frame.drawer.caches[at] as AttrCache | null;
    while (entry !== null && entry.type !== type) entry = entry.more;
    if (entry !== null && hasOnlyItsType(x, type)) {
      t.self = x;
      return entry.value as Value;
    }
  }
  const found = findMethod(t, x, name, t);
  if (t.self === undefined) return found;
  if (x instanceof PyInstance) {
    if (!(x.shape as Shape).isDict) remember(frame, at, type, x.shape, { value: found, isMethod: true });
  } else if (hasOnlyItsType(x, type)) remember(frame, at, type, null, { type, value: found, isMethod: true });
  return found;
}
/** Whether all attributes of a value come from its type, and stay: a str, a list, no instance of a subclass. */
function hasOnlyItsType(x: Value, type: PyType): boolean {
  return (
    type.has(TypeFlag.IMMUTABLE) &&
    (typeof x !== 'object' ||
      x === null ||
      (x.shape === null && !(x instanceof PyFunction) && !(x instanceof PyModule) && !(x instanceof PyType)))
  );
}

export function storeAttr(t: ThreadState, frame: Frame, x: Value, index: number, value: Value, at: number): Value {
  const name = frame.drawer.names[index];
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
  if (slot >= 0) remember(frame, at, x.cls, before, { index: slot, next: x.shape === before ? null : x.shape });
  return result;
}
export function deleteAttr(t: ThreadState, frame: Frame, x: Value, index: number): Value {
  return setAttr(t, x, frame.drawer.names[index], undefined);
}

/**
 * Inline caches of attribute instructions.
 *
 * An entry says: for an instance of this shape, while its class has this version, the attribute is in that slot (index >= 0) or is
 * that value of the class. A shape implies the class, so two comparisons guard everything, shadowing included.
 */
import { findMethod, getAttr, isDataDescriptor, setAttr } from '../runtime/attributes.ts';
import { PyBuiltin, PyMember } from '../runtime/callables.ts';
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
}

function generic(type: PyType, hook: string): boolean {
  const found = type.lookup(hook);
  return found instanceof PyBuiltin && found.owner !== null && found.owner.mro.length === 1;
}

export function loadAttr(t: ThreadState, frame: Frame, x: Value, index: number, at: number): Value {
  const name = frame.code.names[index];
  if (x instanceof PyInstance && generic(x.cls, '__getattribute__')) {
    const shape = x.shape as Shape;
    const d = x.cls.lookup(name);
    const slot = d instanceof PyMember ? shape.indexOf(d.key) : d !== undefined && isDataDescriptor(d) ? -1 : shape.isDict ? -1 : shape.indexOf(name);
    if (slot >= 0) frame.drawer.caches[at] = { shape, version: x.cls.version, index: slot, value: null, isMethod: false, next: null } satisfies AttrCache;
    else if (d !== undefined && !shape.isDict && isPlainClassValue(d) && shape.indexOf(name) < 0)
      frame.drawer.caches[at] = { shape, version: x.cls.version, index: -1, value: d, isMethod: false, next: null } satisfies AttrCache;
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
  const found = findMethod(t, x, name, t);
  if (t.self !== undefined && x instanceof PyInstance && !(x.shape as Shape).isDict)
    frame.drawer.caches[at] = { shape: x.shape, version: x.cls.version, index: -1, value: found, isMethod: true, next: null } satisfies AttrCache;
  return found;
}

export function storeAttr(t: ThreadState, frame: Frame, x: Value, index: number, value: Value, at: number): Value {
  const name = frame.code.names[index];
  if (!(x instanceof PyInstance) || !generic(x.cls, '__setattr__')) return setAttr(t, x, name, value);
  const before = x.shape as Shape;
  const result = setAttr(t, x, name, value);
  const d = x.cls.lookup(name);
  const key = d instanceof PyMember ? d.key : d === undefined || !isDataDescriptor(d) ? name : null;
  if (key === null || before.isDict || !(d instanceof PyMember || x.cls.has(TypeFlag.HAS_DICT))) return result;
  const slot = (x.shape as Shape).indexOf(key);
  if (slot >= 0)
    frame.drawer.caches[at] = { shape: before, version: x.cls.version, index: slot, value: null, isMethod: false, next: x.shape === before ? null : x.shape } satisfies AttrCache;
  return result;
}
export function deleteAttr(t: ThreadState, frame: Frame, x: Value, index: number): Value {
  return setAttr(t, x, frame.code.names[index], undefined);
}

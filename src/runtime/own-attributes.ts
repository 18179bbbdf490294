/**
 * Own attributes of an object: in slots that its shape names, or in a dict that stands in slot 0.
 *
 * An object begins with slots. It goes to dict mode, for good, when guest code asks for its `__dict__` or when its attributes are
 * so many, or so unlike those of its siblings, that they are data rather than structure.
 */
import { PyDict } from './dict.ts';
import type { PyObject, Shape, Value } from './object.ts';

/** Reads own storage: an attribute, or with a NUL name a slot. Undefined when absent. */
export function getOwn(object: PyObject, name: string): Value | undefined {
  const shape = object.shape;
  if (shape === null) return undefined;
  const index = shape.indexOf(name);
  if (index >= 0) return (object.slots as Value[])[index];
  if (shape.isDict) return ((object.slots as Value[])[0] as PyObject as PyDict).getName(name);
  return undefined;
}

/** Writes own storage. The object must be able to have a dict (or the name begin with NUL). */
export function setOwn(object: PyObject, name: string, value: Value): void {
  const shape = object.shape as Shape;
  const slots = object.slots as Value[];
  const index = shape.indexOf(name);
  if (index >= 0) {
    slots[index] = value;
    return;
  }
  if (shape.isDict && name.charCodeAt(0) !== 0) {
    (slots[0] as PyObject as PyDict).setName(name, value);
    return;
  }
  const next = shape.with(name);
  if (next === null) {
    toDictMode(object).setName(name, value);
    return;
  }
  object.shape = next;
  slots[next.names.length - 1] = value;
  if (next.names.length > object.cls.slotHint) object.cls.slotHint = next.names.length;
}

/** Removes from own storage; false when absent. Slots stay in the shape, as undefined; attributes make a new shape. */
export function deleteOwn(object: PyObject, name: string): boolean {
  const shape = object.shape;
  if (shape === null) return false;
  const slots = object.slots as Value[];
  const index = shape.indexOf(name);
  if (index < 0) return shape.isDict && ((slots[0] as PyObject as PyDict).deleteName(name) as boolean);
  if (slots[index] === undefined) return false;
  if (name.charCodeAt(0) === 0) {
    slots[index] = undefined as unknown as Value;
    return true;
  }
  let next: Shape | null = object.cls.rootShape;
  const rest: Value[] = [];
  for (let at = 0; at < shape.names.length; at++) {
    if (at === index || slots[at] === undefined) continue;
    next = next.with(shape.names[at]);
    if (next === null) {
      toDictMode(object).deleteName(name);
      return true;
    }
    rest.push(slots[at]);
  }
  object.shape = next;
  object.slots = rest;
  return true;
}

/** Moves the attributes into a new dict; slots of `__slots__` stay slots. */
export function toDictMode(object: PyObject): PyDict {
  const { names } = object.shape as Shape;
  const slots = object.slots as Value[];
  const dict = new PyDict();
  object.shape = object.cls.dictShape;
  object.slots = [dict];
  names.forEach((name, at) => {
    if (slots[at] === undefined) return;
    if (name.charCodeAt(0) === 0) setOwn(object, name, slots[at]);
    else dict.setName(name, slots[at]);
  });
  return dict;
}

/**
 * The match statement: what counts as a sequence or mapping, keys, and class patterns.
 */
import { typeName, typeOf } from '../runtime/builtin-types.ts';
import { EMPTY_TUPLE, PyTuple } from '../runtime/collections.ts';
import { PyDict } from '../runtime/dict.ts';
import { raised, TypeError, ValueError } from '../runtime/exceptions.ts';
import { type PyObject, PyType, TypeFlag, type Value } from '../runtime/object.ts';
import { isStr } from '../runtime/text.ts';
import type { ThreadState } from './thread.ts';

function inherits(v: Value, flag: number): boolean {
  const type = typeOf(v);
  return type.has(flag) || type.mro.some((base) => base.has(flag));
}
export function isSequencePattern(v: Value): boolean {
  return inherits(v, TypeFlag.SEQUENCE);
}
export function isMappingPattern(_t: ThreadState, v: Value): boolean {
  return inherits(v, TypeFlag.MAPPING);
}
/** A tuple of the values at keys, or None when one is missing. */
export function matchKeys(t: ThreadState, subject: Value, keys: Value): Value {
  const list = (keys as PyObject as PyTuple).items;
  if (list.length === 0) return EMPTY_TUPLE;
  const seen = new PyDict();
  const absent = new PyTuple([]);
  const values: Value[] = [];
  for (const key of list) {
    if (seen.has(t, key)) throw raised(ValueError, `mapping pattern checks duplicate key (${t.reprText(key)})`);
    seen.set(t, key, null);
    const value =
      subject instanceof PyDict && subject.slots === null
        ? (subject.get(t, key) ?? (subject.has(t, key) ? null : absent))
        : t.callMethod(subject, 'get', [key, absent]);
    if (value === absent) return null;
    values.push(value);
  }
  return new PyTuple(values);
}
/** A tuple of the attributes that the sub-patterns look at, or None when the subject is no instance. */
export function matchClass(t: ThreadState, subject: Value, type: Value, positional: number, names: Value): Value {
  if (!(type instanceof PyType)) throw raised(TypeError, 'called match pattern must be a class');
  if (!t.isInstance(subject, type)) return null;
  const values: Value[] = [];
  const seen = new Set<string>();
  if (positional > 0) {
    let isSelf = false;
    let args: readonly Value[] = [];
    const found = t.findAttr(type, '__match_args__');
    if (found !== undefined) {
      if (!(found instanceof PyTuple)) throw raised(TypeError, `${type.name}.__match_args__ must be a tuple (got ${typeName(found)})`);
      args = found.items;
    } else isSelf = type.mro.some((base) => base.has(TypeFlag.MATCH_SELF));
    const allowed = isSelf ? 1 : args.length;
    if (positional > allowed)
      throw raised(TypeError, `${type.name}() accepts ${allowed} positional sub-pattern${allowed === 1 ? '' : 's'} (${positional} given)`);
    if (isSelf) values.push(subject);
    else
      for (let i = 0; i < positional; i++) {
        const name = args[i];
        if (!isStr(name)) throw raised(TypeError, `__match_args__ elements must be strings (got ${typeName(name)})`);
        const value = attribute(t, subject, type, t.strText(name), seen);
        if (value === undefined) return null;
        values.push(value);
      }
  }
  for (const name of (names as PyObject as PyTuple).items) {
    const value = attribute(t, subject, type, t.strText(name), seen);
    if (value === undefined) return null;
    values.push(value);
  }
  return new PyTuple(values);
}
function attribute(t: ThreadState, subject: Value, type: PyType, name: string, seen: Set<string>): Value | undefined {
  if (seen.has(name)) throw raised(TypeError, `${type.name}() got multiple sub-patterns for attribute '${name}'`);
  seen.add(name);
  return t.findAttr(subject, name);
}

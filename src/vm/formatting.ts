/**
 * f-strings and t-strings.
 */
import { asciiRepr } from '../runtime/repr-text.ts';
import type { PyObject, Value } from '../runtime/object.ts';
import { formatOf, reprOf, strOfValue } from '../runtime/protocols.ts';
import { PyInterpolation, PyTemplate } from '../runtime/types/template.ts';
import type { PyTuple } from '../runtime/collections.ts';
import { type PyStr, strOf } from '../runtime/text.ts';
import type { ThreadState } from './thread.ts';

export function convertValue(t: ThreadState, how: number, v: Value): Value {
  if (how === 1) return strOfValue(t, v);
  if (how === 2) return reprOf(t, v);
  return asciiRepr(strOf(t.repr(v)) as string | PyStr);
}
export function formatValue(t: ThreadState, v: Value, spec: Value): Value {
  return formatOf(t, v, spec);
}
const CONVERSIONS: readonly Value[] = [null, 's', 'r', 'a'];
export function buildInterpolation(s: Value[], sp: number, flags: number): Value {
  return new PyInterpolation(s[sp], s[sp + 1], CONVERSIONS[flags >> 2], flags & 1 ? s[sp + 2] : '');
}
export function buildTemplate(strings: Value, interpolations: Value): Value {
  return new PyTemplate(strings as PyObject as PyTuple, interpolations as PyObject as PyTuple);
}

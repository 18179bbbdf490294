/**
 * Arguments that methods of str, bytes and bytearray share: windows and what may be an index.
 */
import { typeName } from './builtin-types.ts';
import { indexOf } from './convert.ts';
import { raised, TypeError } from './exceptions.ts';
import type { Thread } from './machine.ts';
import { intOf } from './number.ts';
import { PyObject, type Value } from './object.ts';

/** A bound of a slice or window as a number that no length reaches when the int is larger; `otherwise` for None or nothing. */
export function boundOf(t: Thread, v: Value | undefined, otherwise: number): number {
  if (v === undefined || v === null) return otherwise;
  let int = intOf(v);
  if (int === undefined) {
    if (!(v instanceof PyObject) || v.cls.lookup('__index__') === undefined) {
      throw raised(TypeError, 'slice indices must be integers or None or have an __index__ method');
    }
    int = indexOf(t, v);
  }
  return Number(int);
}
/** [from, to) of optional start and end arguments; `from` may lie beyond `to`. */
export function windowOf(t: Thread, length: number, start: Value | undefined, end: Value | undefined): [from: number, to: number] {
  let from = boundOf(t, start, 0);
  let to = boundOf(t, end, length);
  if (to > length) to = length;
  else if (to < 0) to = Math.max(0, to + length);
  if (from < 0) from = Math.max(0, from + length);
  return [from, to];
}
/** The TypeError for an argument of another type: `find() argument 1 must be str, not int`. */
export function wrongArgument(what: string, expected: string, v: Value): ReturnType<typeof raised> {
  return raised(TypeError, `${what} must be ${expected}, not ${v === null ? 'None' : typeName(v)}`);
}

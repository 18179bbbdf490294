/**
 * Literals: values that are what they say. They need no source, are compared by type and value, and may stand in a graph as they are.
 */
import { Ellipsis, NotImplemented, PyBytes, PyTuple } from '../runtime/collections.ts';
import { PyComplex, PyFloat, PyFloatSub } from '../runtime/number.ts';
import { PyObject, type Value } from '../runtime/object.ts';
import { PyStr } from '../runtime/text.ts';

/** None, numbers, text: what Python's own constants are, containers not counted. */
export function isAtom(v: Value): boolean {
  if (v === null || typeof v !== 'object') return true;
  if (v instanceof PyFloat) return !(v instanceof PyFloatSub);
  return (
    v instanceof PyStr || (v instanceof PyBytes && v.slots === null) || v instanceof PyComplex || v === Ellipsis || v === NotImplemented
  );
}
/** The same with tuples of such. */
export function isLiteral(v: Value): boolean {
  return isAtom(v) || (v instanceof PyTuple && v.slots === null && v.items.every(isLiteral));
}

/** The same type and the same value; -0.0 is not 0.0, and nan is nan. */
export function sameLiteral(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (!(a instanceof PyObject && b instanceof PyObject) || a.cls !== b.cls) return false;
  if (a instanceof PyFloat && b instanceof PyFloat) return Object.is(a.value, b.value);
  if (a instanceof PyStr && b instanceof PyStr) return a.points.length === b.points.length && a.points.every((p, i) => p === b.points[i]);
  if (a instanceof PyBytes && b instanceof PyBytes) return a.bytes.length === b.bytes.length && a.bytes.every((c, i) => c === b.bytes[i]);
  if (a instanceof PyComplex && b instanceof PyComplex) return Object.is(a.real, b.real) && Object.is(a.imag, b.imag);
  if (a instanceof PyTuple && b instanceof PyTuple)
    return a.items.length === b.items.length && a.items.every((x, i) => sameLiteral(x, b.items[i]));
  return false;
}

/** For the texts of sources and guards: short, and good enough to be read. */
export function literalText(v: Value): string {
  if (v === null) return 'None';
  switch (typeof v) {
    case 'boolean':
      return v ? 'True' : 'False';
    case 'number':
    case 'bigint':
      return String(v);
    case 'string':
      return `'${v.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;
  }
  if (v instanceof PyFloat) return Number.isInteger(v.value) ? `${Object.is(v.value, -0) ? '-0' : v.value}.0` : String(v.value);
  if (v instanceof PyTuple) return v.items.length === 1 ? `(${literalText(v.items[0])},)` : `(${v.items.map(literalText).join(', ')})`;
  if (v === Ellipsis) return 'Ellipsis';
  return `<${v.cls.name}>`;
}

/**
 * Making functions: from a code object, then its defaults, annotations and closure one by one.
 */
import { type PyCell, PyFunction } from '../runtime/callables.ts';
import type { PyTuple } from '../runtime/collections.ts';
import type { PyDict } from '../runtime/dict.ts';
import type { PyObject, Value } from '../runtime/object.ts';
import { strFromJs } from '../runtime/text.ts';
import { type Frame, materialize, type PyCode } from './frame.ts';

export function makeFunction(frame: Frame, value: PyCode): PyFunction {
  const { code } = value;
  const fn = new PyFunction(code, frame.globals, strFromJs(code.name), strFromJs(code.qualname), null, frame.builtins);
  fn.module = frame.globals.getName('__name__') ?? null;
  fn.doc = materialize(code.docstring);
  return fn;
}
export function setFunctionAttribute(fn: PyFunction, flag: number, value: Value): Value {
  switch (flag) {
    case 1:
      fn.defaults = (value as PyObject as PyTuple).items;
      break;
    case 2:
      fn.kwDefaults = value as PyObject as PyDict;
      break;
    case 4:
      fn.annotations = value;
      break;
    case 8:
      (fn as { closure: readonly PyCell[] | null }).closure = (value as PyObject as PyTuple).items as unknown as readonly PyCell[];
      break;
    default:
      fn.annotate = value;
  }
  return fn;
}

/**
 * Types of builtin values that capture asks for by class.
 */
import { listType, tupleType } from '../runtime/builtin-types.ts';
import { listIteratorType, tupleIteratorType } from '../runtime/iterate.ts';
import type { PyType } from '../runtime/object.ts';

export {
  boolType,
  dictType,
  floatType,
  intType,
  listType,
  objectType,
  rangeType,
  sliceType,
  strType,
  superType,
  tupleType,
  typeType,
} from '../runtime/builtin-types.ts';
export { frozensetType, setType } from '../runtime/set.ts';
export const iteratorTypes: ReadonlyMap<PyType, PyType> = new Map([
  [listType, listIteratorType],
  [tupleType, tupleIteratorType],
]);

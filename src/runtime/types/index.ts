/**
 * All builtin types and their rows.
 */
import { objectType, typeType } from '../builtin-types.ts';
import type { TypeRows } from '../define.ts';
import type { PyType } from '../object.ts';
import { rows as bool } from './bool.ts';
import { rows as bytearray } from './bytearray.ts';
import { rows as bytes } from './bytes.ts';
import { rows as complex } from './complex.ts';
import { rows as dict } from './dict.ts';
import { rows as exceptions } from './exceptions.ts';
import { rows as float } from './float.ts';
import { rows as functions } from './functions.ts';
import { rows as genericAlias } from './generic-alias.ts';
import { rows as union } from './generic-alias-union.ts';
import { rows as range } from './range.ts';
import { rows as set } from './set.ts';
import { rows as slice } from './slice.ts';
import { rows as simpleNamespace } from './simple-namespace.ts';
import { rows as int } from './int.ts';
import { rows as iterators } from './iterators.ts';
import { rows as list } from './list.ts';
import { rows as memoryview } from './memoryview.ts';
import { objectRows } from './object.ts';
import { rows as singletons } from './singletons.ts';
import { rows as str } from './str.ts';
import { rows as template } from './template.ts';
import { rows as tuple } from './tuple.ts';
import { typeRows } from './type.ts';

/** Every base before its subclasses. */
export const allTypeRows: readonly (readonly [PyType, TypeRows])[] = [
  [objectType, objectRows],
  [typeType, typeRows],
  ...functions,
  ...singletons,
  ...int,
  ...bool,
  ...float,
  ...complex,
  ...exceptions,
  ...str,
  ...bytes,
  ...bytearray,
  ...memoryview,
  ...template,
  ...list,
  ...tuple,
  ...dict,
  ...set,
  ...range,
  ...slice,
  ...iterators,
  ...genericAlias,
  ...union,
  ...simpleNamespace,
];

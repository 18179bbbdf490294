/**
 * Numbers: how ints and floats live in JavaScript values.
 *
 *     int    a number when it is a safe integer (never -0), else a bigint; always the smaller form
 *     float  a number when it has a fraction or is infinite; else a PyFloat: 1.0, -0.0, 1e300 and nan (which has an identity)
 *     bool   true and false
 *
 * So a number that is integral is an int, and one that is not is a float: every place that looks at a number goes through the
 * helpers here, and the trick lives in this file (and in the fast paths that say so). Instances of guest subclasses of int
 * and float are PyIntSub and PyFloat with another class.
 */
import { PyObject, type PyType, type Value } from './object.ts';

export class PyFloat extends PyObject {
  constructor(readonly value: number) {
    super();
  }
}
/** An instance of a guest subclass of float. */
export class PyFloatSub extends PyFloat {
  constructor(cls: PyType, value: number) {
    super(value);
    this.cls = cls;
    this.shape = cls.rootShape;
    this.slots = [];
  }
}
/** An instance of a guest subclass of int. */
export class PyIntSub extends PyObject {
  constructor(
    cls: PyType,
    readonly value: number | bigint,
  ) {
    super();
    this.cls = cls;
    this.shape = cls.rootShape;
    this.slots = [];
  }
}
export class PyComplex extends PyObject {
  constructor(
    cls: PyType,
    readonly real: number,
    readonly imag: number,
  ) {
    super();
    this.cls = cls;
  }
}

/** A float value from any JavaScript number. */
export function makeFloat(x: number): number | PyFloat {
  return Number.isInteger(x) || x !== x ? new PyFloat(x) : x;
}
/** An int value from any bigint. */
export function makeInt(x: bigint): number | bigint {
  return x >= -9007199254740991n && x <= 9007199254740991n ? Number(x) : x;
}
/** An int value from a JavaScript number that is integral; exact for every double. */
export function intFromNumber(x: number): number | bigint {
  return Number.isSafeInteger(x) ? x + 0 : BigInt(x);
}

/** Exactly int (not bool, not a subclass). */
export function isInt(v: Value): v is number | bigint {
  return typeof v === 'number' ? Number.isInteger(v) : typeof v === 'bigint';
}
/** Exactly float. */
export function isFloat(v: Value): v is number | PyFloat {
  return typeof v === 'number' ? !Number.isInteger(v) : v instanceof PyFloat && !(v instanceof PyFloatSub);
}
/** int, bool or a subclass of int: its plain int; else undefined. */
export function intOf(v: Value): number | bigint | undefined {
  switch (typeof v) {
    case 'number':
      return Number.isInteger(v) ? v : undefined;
    case 'bigint':
      return v;
    case 'boolean':
      return v ? 1 : 0;
    default:
      return v instanceof PyIntSub ? v.value : undefined;
  }
}
/** float or a subclass: its double; else undefined. */
export function floatOf(v: Value): number | undefined {
  if (typeof v === 'number') return Number.isInteger(v) ? undefined : v;
  return v instanceof PyFloat ? v.value : undefined;
}
/** int, bool, float or a subclass as a double (a large int is rounded; may be infinite when it does not fit); else undefined. */
export function doubleOf(v: Value): number | undefined {
  if (typeof v === 'number') return v;
  const f = floatOf(v);
  if (f !== undefined) return f;
  const i = intOf(v);
  return i === undefined ? undefined : Number(i);
}

/**
 * Arguments that must be numbers: an index, a size, a double; with the protocols `__index__` and `__float__` behind them.
 *
 * Ints, bools, floats and instances of their subclasses are read directly; only other objects are asked, through a wall.
 */
import { typeName, typeOf } from './builtin-types.ts';
import { DeprecationWarning, OverflowError, raised, TypeError } from './exceptions.ts';
import { PyFunction } from './callables.ts';
import type { Thread } from './machine.ts';
import { doubleOf, floatOf, intOf, PyComplex, PyFloatSub, PyIntSub } from './number.ts';
import { PyObject, type PyType, type Value } from './object.ts';

/** Calls a special method found on the class; undefined when there is none (or it is None). */
export function callSpecial(t: Thread, v: Value, name: string, args: readonly Value[] = []): Value | undefined {
  if (!(v instanceof PyObject)) return undefined;
  const method = v.cls.lookup(name);
  if (method === undefined || method === null) return undefined;
  return method instanceof PyFunction ? t.call(method, [v, ...args]) : t.callMethod(v, name, args);
}

/** Whether a value is a number in the sense of CPython's PyNumber_Check(): a complex, or something with a conversion to a number. */
export function isNumeric(v: Value): boolean {
  return v instanceof PyComplex || ['__index__', '__int__', '__float__'].some((name) => typeOf(v).lookup(name) !== undefined);
}

/** What `__index__` or `__int__` gave, as an exact int. */
export function checkedInt(t: Thread, result: Value, name: string): number | bigint {
  const int = intOf(result);
  if (int === undefined) throw raised(TypeError, `${name} returned non-int (type ${typeName(result)})`);
  if (typeof result === 'boolean' || result instanceof PyIntSub) {
    const type = typeName(result);
    t.warn(
      DeprecationWarning,
      `${name} returned non-int (type ${type}).  The ability to return an instance of a strict subclass of int is deprecated, and may be removed in a future version of Python.`,
    );
  }
  return int;
}

/** The int of a value that has `__index__`, or undefined. */
export function findIndex(t: Thread, v: Value): number | bigint | undefined {
  const int = intOf(v);
  if (int !== undefined) return int;
  const result = callSpecial(t, v, '__index__');
  return result === undefined ? undefined : checkedInt(t, result, '__index__');
}

/** Whether a value is an int or has `__index__`. */
export function isIndex(v: Value): boolean {
  return intOf(v) !== undefined || typeOf(v).lookup('__index__') !== undefined;
}

/** The int that an argument stands for. */
export function indexOf(t: Thread, v: Value): number | bigint {
  if (typeof v === 'number' && Number.isInteger(v)) return v;
  const int = findIndex(t, v);
  if (int === undefined) throw raised(TypeError, `'${typeName(v)}' object cannot be interpreted as an integer`);
  return int;
}

const MAX_SIZE = 9223372036854775807n;

/** The same as a JavaScript number (rounded beyond 2**53, where no size can be), for a subscript or a factor; `error` when it has more than 64 bits. */
export function sizeOf(t: Thread, v: Value, error: PyType = OverflowError): number {
  const int = indexOf(t, v);
  if (typeof int === 'number') return int;
  if (int > MAX_SIZE || int < -MAX_SIZE - 1n) throw raised(error, `cannot fit '${typeName(v)}' into an index-sized integer`);
  return Number(int);
}

/** An argument that is a size or a place: the words are those of C's argument parsing, and `type` the C type they name. */
export function sizeArgument(t: Thread, v: Value, type: 'ssize_t' | 'int' = 'ssize_t'): number {
  const int = indexOf(t, v);
  const max = type === 'int' ? 2147483647n : MAX_SIZE;
  if (int > max || int < -max - 1n) throw raised(OverflowError, `Python int too large to convert to C ${type}`);
  return Number(int);
}

/** An argument of C type int. */
export function cIntOf(t: Thread, v: Value): number {
  const int = indexOf(t, v);
  if (int > 2147483647)
    throw raised(
      OverflowError,
      typeof int === 'number' || int <= MAX_SIZE ? 'signed integer is greater than maximum' : 'Python int too large to convert to C long',
    );
  if (int < -2147483648)
    throw raised(
      OverflowError,
      typeof int === 'number' || int >= -MAX_SIZE - 1n
        ? 'signed integer is less than minimum'
        : 'Python int too large to convert to C long',
    );
  return Number(int);
}

/** An int as a double, correctly rounded. */
export function doubleOfInt(int: number | bigint): number {
  if (typeof int === 'number') return int;
  const x = Number(int);
  if (x === Infinity || x === -Infinity) throw raised(OverflowError, 'int too large to convert to float');
  return x;
}

/** What `__float__` gave, as a double. */
export function checkedFloat(t: Thread, result: Value, v: Value): number {
  const x = floatOf(result);
  if (x === undefined) throw raised(TypeError, `${typeName(v)}.__float__ returned non-float (type ${typeName(result)})`);
  if (result instanceof PyFloatSub) {
    t.warn(
      DeprecationWarning,
      `${typeName(v)}.__float__ returned non-float (type ${typeName(result)}).  The ability to return an instance of a strict subclass of float is deprecated, and may be removed in a future version of Python.`,
    );
  }
  return x;
}

/** The double of a value with `__float__` or `__index__`, or undefined. */
export function findFloat(t: Thread, v: Value): number | undefined {
  const x = doubleOf(v);
  if (x !== undefined) {
    const int = intOf(v);
    return int === undefined ? x : doubleOfInt(int);
  }
  const result = callSpecial(t, v, '__float__');
  if (result !== undefined) return checkedFloat(t, result, v);
  const int = findIndex(t, v);
  return int === undefined ? undefined : doubleOfInt(int);
}

/** The double that an argument stands for. */
export function floatArg(t: Thread, v: Value): number {
  if (typeof v === 'number') return v;
  const x = findFloat(t, v);
  if (x === undefined) throw raised(TypeError, `must be real number, not ${typeName(v)}`);
  return x;
}

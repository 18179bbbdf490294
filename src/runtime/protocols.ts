/**
 * The protocols of the language on any value: truth, length, items, iteration, membership, text, calls by special method.
 *
 * Each function answers with a value or PUSHED (guest code is on its way and its result will be delivered); Thread wraps
 * them as walls for natives that cannot wait. Special methods are looked up on the class, never on the object.
 */
import { findAttr, invokeSpecial } from './attributes.ts';
import { isContainer, typeName, typeOf, typeType } from './builtin-types.ts';
import { PyBuiltin, PyIterator } from './callables.ts';
import { PyList, PyTuple } from './collections.ts';
import { OverflowError, raised, StopIteration, TypeError, ValueError } from './exceptions.ts';
import { indexOf } from './convert.ts';
import { indexOfKey } from './slices.ts';
import { isItemSequence, iterOf, SequenceIterator } from './iterate.ts';
import type { Raise, Thread } from './machine.ts';
import type { NativeFrame } from './native-frame.ts';
import { intOf } from './number.ts';
import { DONE, PUSHED, type PyObject, PyType, type Value } from './object.ts';
import { richCompare } from './operators.ts';
import { isStr } from './text.ts';
import { makeGenericAlias } from './types/generic-alias.ts';

/** The truth of a value: true, false or PUSHED. */
export function truthOf(t: Thread, v: Value): Value {
  switch (typeof v) {
    case 'boolean':
      return v;
    case 'number':
      return v !== 0;
    case 'string':
      return v !== '';
    case 'bigint':
      return true;
  }
  if (v === null) return false;
  if (v instanceof PyList || v instanceof PyTuple) {
    if (v.slots === null) return v.items.length > 0;
  }
  const asks = v.cls.lookup('__bool__');
  if (asks !== undefined) {
    if (asks instanceof PyBuiltin) return asks.body(t, v);
    if (asks === null) throw raised(TypeError, `'${typeName(v)}' cannot be interpreted as a boolean`);
    return t.start(checkStep, asks, v, [], checkBool);
  }
  const measures = v.cls.lookup('__len__');
  if (measures === undefined) return true;
  if (measures instanceof PyBuiltin) return measures.body(t, v) !== 0;
  return t.start(checkStep, measures, v, [], checkLengthTruth);
}
function checkBool(value: Value): Value {
  if (typeof value !== 'boolean') throw raised(TypeError, `__bool__ should return bool, returned ${typeName(value)}`);
  return value;
}
function checkLengthTruth(value: Value, object: Value, t: Thread): Value {
  return checkLength(value, object, t) !== 0;
}

/** Calls a special method, then checks or converts what it gave. a: method, b: object, c: arguments, d: check. */
export function checkStep(t: Thread, f: NativeFrame, value: Value): Value {
  if (f.state === 0) {
    f.state = 1;
    value = invokeSpecial(t, f.a as Value, f.b as Value, f.c as Value[]);
    if (value === PUSHED) return PUSHED;
  }
  return (f.d as (value: Value, object: Value, t: Thread) => Value)(value, f.b as Value, t);
}

/** len(v). */
export function lengthOf(t: Thread, v: Value): Value {
  if (typeof v === 'string') return v.length;
  const method = typeOf(v).lookup('__len__');
  if (method === undefined) throw raised(TypeError, `object of type '${typeName(v)}' has no len()`);
  if (method instanceof PyBuiltin) return method.body(t, v);
  return t.start(checkStep, method, v, [], checkLength);
}
function checkLength(value: Value, _object: Value, t: Thread): Value {
  const length = indexOf(t, value);
  if (length < 0) throw raised(ValueError, '__len__() should return >= 0');
  if (typeof length === 'bigint' && length > 9223372036854775807n)
    throw raised(OverflowError, "cannot fit 'int' into an index-sized integer");
  return length;
}

/** container[key]. */
export function getItem(t: Thread, container: Value, key: Value): Value {
  const type = typeOf(container);
  const method = type.lookup('__getitem__');
  if (method !== undefined) {
    if (method instanceof PyBuiltin) return method.body(t, container, key);
    return invokeSpecial(t, method, container, [key]);
  }
  if (container instanceof PyType) {
    const hook = findAttr(t, container, '__class_getitem__');
    if (hook !== undefined && hook !== null) return t.invoke(hook, [key]);
    if (container === typeType) return makeGenericAlias(t, typeType, key);
    throw raised(TypeError, `type '${container.name}' is not subscriptable`);
  }
  throw raised(TypeError, `'${type.name}' object is not subscriptable`);
}
/** Containers refuse to delete what an index names in other words than keys. */
function itemRefusal(t: Thread, type: PyType, key: Value, isDeletion: boolean): string {
  const isPosition = isContainer(type) && typeOf(key).lookup('__index__') !== undefined;
  // What the index is comes first.
  if (isPosition) indexOfKey(t, key);
  if (!isDeletion) return 'does not support item assignment';
  return isPosition ? "doesn't support item deletion" : 'does not support item deletion';
}
/** container[key] = value, or del when value is undefined. */
export function setItem(t: Thread, container: Value, key: Value, value: Value | undefined): Value {
  const name = value === undefined ? '__delitem__' : '__setitem__';
  const type = typeOf(container);
  const method = type.lookup(name);
  if (method === undefined || method === null)
    throw raised(TypeError, `'${type.name}' object ${itemRefusal(t, type, key, value === undefined)}`);
  if (method instanceof PyBuiltin) return value === undefined ? method.body(t, container, key) : method.body(t, container, key, value);
  return invokeSpecial(t, method, container, value === undefined ? [key] : [key, value]);
}

/** iter(v). */
export function iterate(t: Thread, v: Value): Value {
  const quick = iterOf(v);
  if (quick !== undefined) return quick;
  const type = typeOf(v);
  const method = type.lookup('__iter__');
  if (method === undefined) {
    if (isItemSequence(type)) return new SequenceIterator(v);
    throw notIterable(v);
  }
  if (method === null) throw notIterable(v);
  if (method instanceof PyBuiltin) return method.body(t, v);
  return t.start(checkStep, method, v, [], checkIterator);
}
function notIterable(v: Value): Raise {
  return raised(TypeError, `'${typeName(v)}' object is not iterable`);
}
function checkIterator(value: Value): Value {
  if (value instanceof PyIterator || typeOf(value).lookup('__next__') !== undefined) return value;
  throw raised(TypeError, `iter() returned non-iterator of type '${typeName(value)}'`);
}

/** The next item, DONE (for host iterators) or PUSHED; a guest iterator may also raise StopIteration: see Thread.invokeNext. */
export function nextOf(t: Thread, iterator: Value): Value {
  if (iterator instanceof PyIterator) return iterator.next(t);
  const method = typeOf(iterator).lookup('__next__');
  if (method === undefined || method === null) throw raised(TypeError, `'${typeName(iterator)}' object is not an iterator`);
  return invokeSpecial(t, method, iterator, []);
}

/** item in container: true, false or PUSHED. */
export function containsOf(t: Thread, container: Value, item: Value): Value {
  const method = typeOf(container).lookup('__contains__');
  if (method !== undefined) {
    if (method === null) throw raised(TypeError, `'${typeName(container)}' object is not a container`);
    if (method instanceof PyBuiltin) return method.body(t, container, item);
    return t.start(containsStep, method, container, item);
  }
  return searchIterable(t, container, item, 'contains');
}
/** a: method, b: container, c: item. */
function containsStep(t: Thread, f: NativeFrame, value: Value): Value {
  switch (f.state) {
    case 0:
      f.state = 1;
      value = invokeSpecial(t, f.a as Value, f.b as Value, [f.c as Value]);
      if (value === PUSHED) return PUSHED;
    // falls through
    case 1:
      f.state = 2;
      return truthOf(t, value);
    default:
      return value;
  }
}
/** What a search is for: whether the item is there, where, how often. */
export type Aim = 'contains' | 'index' | 'count';
/** A search by iteration under way. */
class IterableSearch {
  at = 0;
  count = 0;
  constructor(
    /** Of what is searched, for messages. */
    readonly within: string,
    readonly aim: Aim,
  ) {}
}
/** Iterates until an item is or equals `item` (or to the end, to count): true or false, the position (ValueError: there is none), or the count; or PUSHED. */
export function searchIterable(t: Thread, container: Value, item: Value, aim: Aim): Value {
  return t.start(searchStep, container, item, new IterableSearch(typeName(container), aim));
}
/** a: container, then its iterator; b: item; c: the search. */
function searchStep(t: Thread, f: NativeFrame, value: Value): Value {
  const search = f.c as IterableSearch;
  for (;;) {
    switch (f.state) {
      case 0:
        f.state = 1;
        f.rescue = refuseSearch;
        value = iterate(t, f.a as Value);
        if (value === PUSHED) return PUSHED;
      // falls through
      case 1:
        f.rescue = null;
        f.a = value;
      // falls through
      case 2:
        f.state = 3;
        value = t.invokeNext(f.a as Value);
        if (value === PUSHED) return PUSHED;
      // falls through
      case 3:
        if (value === DONE) {
          if (search.aim === 'index') throw raised(ValueError, 'sequence.index(x): x not in sequence');
          return search.aim === 'count' ? search.count : false;
        }
        f.state = 4;
        value = value === f.b ? true : richCompare(t, '==', value, f.b as Value);
        if (value === PUSHED) return PUSHED;
      // falls through
      case 4:
        f.state = 5;
        value = truthOf(t, value);
        if (value === PUSHED) return PUSHED;
      // falls through
      default:
        if (value === true) {
          if (search.aim === 'contains') return true;
          if (search.aim === 'index') return search.at;
          search.count++;
        }
        search.at++;
        f.state = 2;
        if (t.spend(64)) return t.pause(f);
    }
  }
}
function refuseSearch(_t: Thread, f: NativeFrame, exception: PyObject): Value | undefined {
  if (!exception.cls.isSubtypeOf(TypeError)) return undefined;
  const { within, aim } = f.c as IterableSearch;
  throw raised(TypeError, `argument of type '${within}' is not ${aim === 'contains' ? 'a container or iterable' : 'iterable'}`);
}

/** repr(v). */
export function reprOf(t: Thread, v: Value): Value {
  const method = typeOf(v).lookup('__repr__') as Value;
  if (method instanceof PyBuiltin) return method.body(t, v);
  return t.start(checkStep, method, v, [], checkRepr);
}
function checkRepr(value: Value): Value {
  if (!isStr(value)) throw raised(TypeError, `__repr__ returned non-string (type ${typeName(value)})`);
  return value;
}
/** str(v). */
export function strOfValue(t: Thread, v: Value): Value {
  if (typeof v === 'string') return v;
  const method = typeOf(v).lookup('__str__') as Value;
  if (method instanceof PyBuiltin) return method.body(t, v);
  return t.start(checkStep, method, v, [], checkStr);
}
function checkStr(value: Value): Value {
  if (!isStr(value)) throw raised(TypeError, `__str__ returned non-string (type ${typeName(value)})`);
  return value;
}
/** format(v, spec). */
export function formatOf(t: Thread, v: Value, spec: Value): Value {
  if (spec === '') {
    if (typeof v === 'string') return v;
    if (typeof v === 'number' && Number.isInteger(v)) return String(v);
  }
  const method = typeOf(v).lookup('__format__') as Value;
  if (method instanceof PyBuiltin) return method.body(t, v, spec);
  return t.start(checkStep, method, v, [spec], checkFormat);
}
function checkFormat(value: Value): Value {
  if (!isStr(value)) throw raised(TypeError, `__format__ must return a str, not ${typeName(value)}`);
  return value;
}

/** hash(v), by `__hash__`. */
export function hashByMethod(t: Thread, v: Value): Value {
  const method = typeOf(v).lookup('__hash__');
  if (method === undefined || method === null) throw raised(TypeError, `unhashable type: '${typeName(v)}'`);
  if (method instanceof PyBuiltin) return method.body(t, v);
  return t.start(checkStep, method, v, [], checkHash);
}
const HASH_LIMIT = 9223372036854775807n;
function checkHash(value: Value): Value {
  const hash = intOf(value);
  if (hash === undefined) throw raised(TypeError, '__hash__ method should return an integer');
  if (hash === -1) return -2;
  if (typeof hash === 'number' || (hash <= HASH_LIMIT && hash >= -HASH_LIMIT - 1n)) return hash;
  const modulus = 2305843009213693951n;
  const rest = (hash < 0n ? -hash : hash) % modulus;
  const signed = hash < 0n ? -rest : rest;
  return signed === -1n ? -2 : signed >= -9007199254740991n && signed <= 9007199254740991n ? Number(signed) : signed;
}

/** Whether an exception is StopIteration. */
export function isStop(exception: PyObject): boolean {
  return exception.cls === StopIteration || exception.cls.isSubtypeOf(StopIteration);
}

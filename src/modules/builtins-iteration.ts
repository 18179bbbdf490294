/**
 * The functions of module builtins that iterate: sorted, min, max, sum, any, all, len, iter, next.
 *
 * Each runs to its end at once over plain items, and goes on as a native frame where guest code must be asked.
 */
import { invokeSpecial } from '../runtime/attributes.ts';
import {
  bytearrayType,
  bytesType,
  complexType,
  isCallable,
  listType,
  strType,
  tupleType,
  typeName,
  typeOf,
} from '../runtime/builtin-types.ts';
import { PyBuiltin, PyIterator } from '../runtime/callables.ts';
import { PyList, type PyTuple } from '../runtime/collections.ts';
import { doubleOfInt } from '../runtime/convert.ts';
import type { NativeRow } from '../runtime/define.ts';
import { Raise } from '../runtime/machine.ts';
import { raised, StopIteration, stopIteration, TypeError, ValueError } from '../runtime/exceptions.ts';
import { CallableIterator, collect, collectSized, isPlainIterator, isIterable, iterOf, itemsOf, walk } from '../runtime/iterate.ts';
import type { Thread } from '../runtime/machine.ts';
import type { NativeFrame } from '../runtime/native-frame.ts';
import { intOf, makeFloat, makeInt, PyComplex, PyFloat, PyFloatSub } from '../runtime/number.ts';
import { DONE, PUSHED, PyObject, type Value } from '../runtime/object.ts';
import { binaryOperation, OPERATORS, richCompare } from '../runtime/operators.ts';
import { iterate, lengthOf, truthOf } from '../runtime/protocols.ts';
import { orderPlain, sortList } from '../runtime/sort.ts';
import { plainTruth } from '../runtime/types/iterators.ts';

// ---- sorted
function sorted(t: Thread, iterable: Value | undefined, more?: readonly Value[], key: Value = null, reverse: Value = false): Value {
  const given = (iterable === undefined ? 0 : 1) + (more?.length ?? 0);
  if (iterable === undefined || given > 1) throw raised(TypeError, `sorted expected 1 argument, got ${given}`);
  return collectSized(t, iterable, sortItems, key, reverse);
}
function sortItems(t: Thread, items: Value[], key: Value, reverse: Value): Value {
  const list = new PyList(items);
  return sortList(t, list, key, t.truth(reverse), list);
}

// ---- min and max
/** A search for the smallest or largest item. */
class Extreme {
  /** Items that are there, or the iterator that gives them. */
  at = 0;
  iterator: Value = null;
  best: Value | undefined = undefined;
  bestKey: Value = null;
  item: Value = null;
  itemKey: Value = null;
  constructor(
    readonly name: 'min' | 'max',
    readonly items: readonly Value[] | null,
    readonly key: Value,
    readonly fallback: Value | undefined,
  ) {}
  /** Takes the item at hand as the best one so far. */
  take(): void {
    this.best = this.item;
    this.bestKey = this.itemKey;
  }
  end(): Value {
    if (this.best !== undefined) return this.best;
    if (this.fallback !== undefined) return this.fallback;
    throw raised(ValueError, `${this.name}() iterable argument is empty`);
  }
}
const extreme =
  (name: 'min' | 'max') =>
  (t: Thread, first: Value | undefined, second: Value | undefined, rest?: readonly Value[], key: Value = null, fallback?: Value): Value => {
    if (first === undefined) throw raised(TypeError, `${name} expected at least 1 argument, got 0`);
    if (second !== undefined) {
      if (fallback !== undefined) throw raised(TypeError, `Cannot specify a default for ${name}() with multiple positional arguments`);
      if (key === null && typeof first === 'number' && typeof second === 'number' && (rest === undefined || rest.length === 0)) {
        return name === 'min' ? (second < first ? second : first) : second > first ? second : first;
      }
      return search(t, new Extreme(name, rest === undefined ? [first, second] : [first, second, ...rest], key, undefined));
    }
    const items =
      first instanceof PyObject && (first.cls === listType || first.cls === tupleType)
        ? (first as PyList | PyTuple).items
        : isPlainIterator(first)
          ? undefined
          : itemsOf(t, first);
    if (items !== undefined) return search(t, new Extreme(name, items, key, fallback));
    if (isPlainIterator(first)) return collect(t, first, searchAll, name, key, fallback);
    return t.start(extremeStep, new Extreme(name, null, key, fallback), first);
  };
function searchAll(t: Thread, items: Value[], name: 'min' | 'max', key: Value, fallback: Value | undefined): Value {
  return search(t, new Extreme(name, items, key, fallback));
}
/** Over items that are there: at once as long as their order is plain. */
function search(t: Thread, seeking: Extreme): Value {
  const items = seeking.items as readonly Value[];
  if (seeking.key !== null) return t.start(extremeStep, seeking);
  if (items.length === 0) return seeking.end();
  const sign = seeking.name === 'min' ? -1 : 1;
  let best = items[0];
  for (let i = 1; i < items.length; i++) {
    const item = items[i];
    const order = orderPlain(item, best);
    if (order === undefined) {
      seeking.best = best;
      seeking.bestKey = best;
      seeking.at = i;
      return t.start(extremeStep, seeking);
    }
    if (order * sign > 0) best = item;
  }
  return best;
}
/** a: the Extreme, b: the iterable. States: 0 begin, 1 iterator there, 2 next item, 3 item there, 4 key there, 5 compared, 6 truth there. */
function extremeStep(t: Thread, f: NativeFrame, value: Value): Value {
  const seeking = f.a as Extreme;
  const { items, key } = seeking;
  if (f.state === 0) {
    if (items === null) {
      f.state = 1;
      value = iterate(t, f.b as Value);
      if (value === PUSHED) return PUSHED;
    } else f.state = 2;
  }
  if (f.state === 1) {
    seeking.iterator = value;
    f.state = 2;
  }
  for (;;) {
    if (f.state === 2) {
      f.state = 3;
      if (items === null) {
        if (t.spend(64)) {
          f.state = 2;
          return t.pause(f);
        }
        value = t.invokeNext(seeking.iterator);
        if (value === PUSHED) return PUSHED;
      } else value = seeking.at < items.length ? items[seeking.at++] : DONE;
    }
    if (f.state === 3) {
      if (value === DONE) return seeking.end();
      seeking.item = value;
      f.state = 4;
      if (key !== null) {
        value = t.invoke(key, [value]);
        if (value === PUSHED) return PUSHED;
      }
    }
    if (f.state === 4) {
      seeking.itemKey = value;
      if (seeking.best === undefined) {
        seeking.take();
        f.state = 2;
        continue;
      }
      const order = orderPlain(value, seeking.bestKey);
      if (order !== undefined) {
        if (seeking.name === 'min' ? order < 0 : order > 0) seeking.take();
        f.state = 2;
        continue;
      }
      f.state = 5;
      value = richCompare(t, seeking.name === 'min' ? '<' : '>', value, seeking.bestKey);
      if (value === PUSHED) return PUSHED;
    }
    if (f.state === 5) {
      f.state = 6;
      value = truthOf(t, value);
      if (value === PUSHED) return PUSHED;
    }
    if (value === true) seeking.take();
    f.state = 2;
  }
}

// ---- sum
/**
 * A sum under way. As in CPython it begins with ints, goes over to floats (with the error of each addition kept apart and put back
 * at the end: Neumaier's summation) or complex numbers, and to + for everything else, never back.
 */
class Sum {
  phase: 'int' | 'float' | 'complex' | 'any';
  /** In the last phase, and from the others when they end. */
  total: Value;
  private int: number | bigint = 0;
  private re = 0;
  private reError = 0;
  private im = 0;
  private imError = 0;
  constructor(start: Value) {
    this.total = start;
    this.phase = 'any';
    if ((typeof start === 'number' && Number.isInteger(start)) || typeof start === 'bigint') {
      this.int = start;
      this.phase = 'int';
      if (!fitsLong(start)) this.phase = 'any';
    } else this.settle(start);
  }
  /** The phase that a total belongs to when it is no int. */
  private settle(total: Value): void {
    this.total = total;
    this.phase = 'any';
    const double = plainFloat(total);
    if (double !== undefined) {
      this.phase = 'float';
      this.re = double;
      this.reError = 0;
    } else if (total instanceof PyComplex && total.cls === complexType) {
      this.phase = 'complex';
      this.re = total.real;
      this.reError = 0;
      this.im = total.imag;
      this.imError = 0;
    }
  }
  /** The total as a value. */
  result(): Value {
    switch (this.phase) {
      case 'int':
        return this.int;
      case 'float':
        return makeFloat(corrected(this.re, this.reError));
      case 'complex':
        return new PyComplex(complexType, corrected(this.re, this.reError), corrected(this.im, this.imError));
      default:
        return this.total;
    }
  }
  /** Adds an item when the phase can; else false, and `total` + item is to be given to `resume`. */
  add(item: Value): boolean {
    switch (this.phase) {
      case 'int':
        return this.addInt(item);
      case 'float': {
        const x = plainFloat(item) ?? intAsDouble(item);
        if (x === undefined) break;
        this.addReal(x);
        return true;
      }
      case 'complex': {
        if (item instanceof PyComplex && item.cls === complexType) {
          this.addReal(item.real);
          const sum = this.im + item.imag;
          this.imError += Math.abs(this.im) >= Math.abs(item.imag) ? this.im - sum + item.imag : item.imag - sum + this.im;
          this.im = sum;
          return true;
        }
        const x = plainFloat(item) ?? intAsDouble(item);
        if (x === undefined) break;
        this.addReal(x);
        return true;
      }
    }
    this.total = this.result();
    return false;
  }
  private addInt(item: Value): boolean {
    if (typeof item === 'number' && Number.isInteger(item) && typeof this.int === 'number') {
      const sum = this.int + item;
      this.int = Number.isSafeInteger(sum) ? sum : BigInt(this.int) + BigInt(item);
      return true;
    }
    if (typeof item === 'boolean' || typeof item === 'bigint' || (typeof item === 'number' && Number.isInteger(item))) {
      const sum = makeInt(BigInt(this.int) + BigInt(item));
      if (fitsLong(sum) && (typeof item !== 'bigint' || fitsLong(item))) {
        this.int = sum;
        return true;
      }
    }
    this.total = this.int;
    return false;
  }
  private addReal(x: number): void {
    const sum = this.re + x;
    this.reError += Math.abs(this.re) >= Math.abs(x) ? this.re - sum + x : x - sum + this.re;
    this.re = sum;
  }
  /** Goes on with what + gave. */
  resume(total: Value): void {
    const { phase } = this;
    this.total = total;
    if (phase === 'int') this.settle(total);
    else if (phase === 'float' && total instanceof PyComplex) this.settle(total);
    else this.phase = 'any';
  }
}
function plainFloat(v: Value): number | undefined {
  if (typeof v === 'number') return Number.isInteger(v) ? undefined : v;
  return v instanceof PyFloat && !(v instanceof PyFloatSub) ? v.value : undefined;
}
function intAsDouble(v: Value): number | undefined {
  const int = intOf(v);
  return int === undefined ? undefined : doubleOfInt(int);
}
function fitsLong(n: number | bigint): boolean {
  return typeof n === 'number' || (n >= -9223372036854775808n && n <= 9223372036854775807n);
}
function corrected(sum: number, error: number): number {
  return error !== 0 && Number.isFinite(error) ? sum + error : sum;
}
function sum(t: Thread, iterable: Value, start: Value = 0): Value {
  if (start !== 0 && isIterable(iterable)) {
    const type = typeOf(start);
    const is = (other: typeof type): boolean => type === other || type.isSubtypeOf(other);
    if (is(strType)) throw raised(TypeError, "sum() can't sum strings [use ''.join(seq) instead]");
    if (is(bytesType)) throw raised(TypeError, "sum() can't sum bytes [use b''.join(seq) instead]");
    if (is(bytearrayType)) throw raised(TypeError, "sum() can't sum bytearray [use b''.join(seq) instead]");
  }
  const adding = new Sum(start);
  const iterator = iterOf(iterable);
  if (iterator === undefined || !isPlainIterator(iterator)) return t.start(sumStep, adding, iterable);
  return walk(t, addPlain, adding, iterator);
}
function addPlain(t: Thread, adding: Sum, iterator: PyIterator): Value | undefined {
  for (let item = iterator.next(t), n = 1; item !== DONE; item = iterator.next(t), n++) {
    if (!adding.add(item)) return t.start(sumStep, adding, iterator, item);
    if ((n & 0xffff) === 0 && t.spend(0x10000)) return undefined;
  }
  return adding.result();
}
/** a: the Sum, b: the iterable, then its iterator; c: an item to begin with. */
function sumStep(t: Thread, f: NativeFrame, value: Value): Value {
  const adding = f.a as Sum;
  if (f.state === 0) {
    if (f.c !== undefined) {
      f.state = 3;
      value = binaryOperation(t, OPERATORS.add, adding.total, f.c as Value);
    } else {
      f.state = 1;
      value = iterate(t, f.b as Value);
    }
    if (value === PUSHED) return PUSHED;
  }
  if (f.state === 1) {
    f.b = value;
    f.state = 2;
    value = t.invokeNext(f.b as Value);
    if (value === PUSHED) return PUSHED;
  }
  for (;;) {
    if (f.state >= 3) {
      if (f.state === 3) adding.resume(value);
      f.state = 2;
      value = t.invokeNext(f.b as Value);
      if (value === PUSHED) return PUSHED;
    }
    if (value === DONE) return adding.result();
    if (adding.add(value)) {
      if (t.spend(64)) {
        f.state = 4;
        return t.pause(f);
      }
      value = t.invokeNext(f.b as Value);
      if (value === PUSHED) return PUSHED;
      continue;
    }
    f.state = 3;
    value = binaryOperation(t, OPERATORS.add, adding.total, value);
    if (value === PUSHED) return PUSHED;
  }
}

// ---- any and all
/** Whether an item has the truth `wanted`: any looks for true, all for false. */
function look(t: Thread, iterable: Value, wanted: boolean): Value {
  const iterator = iterOf(iterable);
  if (iterator === undefined || !isPlainIterator(iterator)) return t.start(lookStep, iterable, wanted);
  return walk(t, lookPlain, iterator, wanted);
}
function lookPlain(t: Thread, iterator: PyIterator, wanted: boolean): Value | undefined {
  for (let item = iterator.next(t), n = 1; item !== DONE; item = iterator.next(t), n++) {
    const truth = plainTruth(item);
    if (truth === undefined) return t.start(lookStep, iterator, wanted, item);
    if (truth === wanted) return wanted;
    if ((n & 0xffff) === 0 && t.spend(0x10000)) return undefined;
  }
  return !wanted;
}
/** a: the iterable, then its iterator; b: the truth wanted; c: an item to begin with. */
function lookStep(t: Thread, f: NativeFrame, value: Value): Value {
  if (f.state === 0) {
    if (f.c !== undefined) {
      f.state = 2;
      value = f.c as Value;
    } else {
      f.state = 1;
      value = iterate(t, f.a as Value);
      if (value === PUSHED) return PUSHED;
    }
  }
  if (f.state === 1) {
    f.a = value;
    f.state = 2;
    value = t.invokeNext(value);
    if (value === PUSHED) return PUSHED;
  }
  for (;;) {
    if (f.state === 2) {
      if (value === DONE) return !f.b;
      f.state = 3;
      value = truthOf(t, value);
      if (value === PUSHED) return PUSHED;
    }
    if (f.state === 3) {
      if (value === f.b) return f.b as boolean;
      if (t.spend(64)) {
        f.state = 4;
        return t.pause(f);
      }
    }
    f.state = 2;
    value = t.invokeNext(f.a as Value);
    if (value === PUSHED) return PUSHED;
  }
}

// ---- iter and next
function iter(t: Thread, object: Value, sentinel: Value | undefined): Value {
  if (sentinel === undefined) return iterate(t, object);
  if (!isCallable(object)) throw raised(TypeError, 'iter(v, w): v must be callable');
  return new CallableIterator(object, sentinel);
}
function next(t: Thread, iterator: Value, fallback: Value | undefined): Value {
  if (isPlainIterator(iterator)) {
    const item = iterator.next(t);
    if (item !== DONE) return item;
    if (fallback !== undefined) return fallback;
    throw new Raise(stopIteration(null));
  }
  const method = typeOf(iterator).lookup('__next__');
  if (method === undefined || method === null) throw raised(TypeError, `'${typeName(iterator)}' object is not an iterator`);
  if (fallback !== undefined) return t.start(nextStep, iterator, method, fallback);
  return method instanceof PyBuiltin ? method.body(t, iterator) : invokeSpecial(t, method, iterator, []);
}
/** a: the iterator, b: its `__next__`, c: what to give at the end. */
function nextStep(t: Thread, f: NativeFrame, value: Value): Value {
  if (f.state === 0) {
    f.state = 1;
    f.rescue = giveFallback;
    const iterator = f.a as Value;
    value = iterator instanceof PyIterator ? iterator.next(t) : invokeSpecial(t, f.b as Value, iterator, []);
    if (value === PUSHED) return PUSHED;
  }
  return value === DONE ? (f.c as Value) : value;
}
function giveFallback(_t: Thread, f: NativeFrame, exception: PyObject): Value | undefined {
  return exception.cls.isSubtypeOf(StopIteration) ? (f.c as Value) : undefined;
}

export const iterationFunctions: Record<string, NativeRow> = {
  sorted: [
    '(iterable=<unrepresentable>, /, *args=(), key=None, reverse=False) -- ($module, iterable, /, *, key=None, reverse=False)',
    'Return a new list of all items in ascending order.',
    sorted,
  ],
  min: [
    '(arg1=<unrepresentable>, arg2=<unrepresentable>, /, *args=(), key=None, default=<unrepresentable>) -- ',
    'Return the smallest item of an iterable, or the smallest argument.',
    extreme('min'),
  ],
  max: [
    '(arg1=<unrepresentable>, arg2=<unrepresentable>, /, *args=(), key=None, default=<unrepresentable>) -- ',
    'Return the largest item of an iterable, or the largest argument.',
    extreme('max'),
  ],
  sum: ['(iterable, /, start=0)', 'Return start plus the sum of the items.', sum],
  any: ['(iterable, /)', 'Return True if some item is true.', (t, iterable: Value) => look(t, iterable, true)],
  all: ['(iterable, /)', 'Return True if no item is false.', (t, iterable: Value) => look(t, iterable, false)],
  len: ['(obj, /)', 'Return the number of items in a container.', lengthOf],
  iter: [
    '(object, sentinel=<unrepresentable>, /) -- ',
    'Return an iterator: over an object, or over what a callable gives until the sentinel comes.',
    iter,
  ],
  next: ['(iterator, default=<unrepresentable>, /) -- ', 'Return the next item; at the end the default, or StopIteration.', next],
};

/**
 * Iteration: the host's own iterators, and collecting what an iterable gives.
 *
 * Iterators are plain data: what they walk over and how far they are. `next(t)` gives an item or DONE; one that must call
 * guest code (a `__getitem__` written in Python) may answer PUSHED. The loop walks lists and ranges by their public fields
 * without calling them.
 *
 *     collect(t, iterable, finish, a)      finish(t, items, a) at once, or after guest iteration, whichever it takes
 *     visitItems(t, iterable, visit, finish, a)      one item after the other, until visit says that it is enough
 */
import { invokeSpecial } from './attributes.ts';
import { builtinType, dictType, listType, rangeType, tupleType, typeName, typeOf, bytesType, bytearrayType } from './builtin-types.ts';
import { PyBuiltin, PyIterator } from './callables.ts';
import type { PyByteArray, PyBytes, PyList, PyRange, PyTuple } from './collections.ts';
import { sizeArgument, sizeOf } from './convert.ts';
import type { PyDict } from './dict.ts';
import { IndexError, MemoryError, OverflowError, raised, RuntimeError, StopIteration, TypeError, ValueError } from './exceptions.ts';
import type { Raise, Thread } from './machine.ts';
import type { NativeFrame } from './native-frame.ts';
import { intOf, makeInt } from './number.ts';
import { DONE, PUSHED, PyObject, type PyType, TypeFlag, type Value } from './object.ts';
import { richCompare } from './operators.ts';
import { frozensetType, type PySet, setType } from './set.ts';
import { MAX_PUSHED, NotImplemented, PyList as List, PyTuple as Tuple } from './collections.ts';
import { PyStr, strFromPoints } from './text.ts';

/** An iterator that never calls guest code. */
export abstract class PlainIterator extends PyIterator {
  override isPlain(): boolean {
    return true;
  }
}

/** What a spent iterator walks over, so that an item appended to its list does not wake it. */
export const SPENT = new List([]);

export class ListIterator extends PlainIterator {
  index = 0;
  constructor(public list: PyList) {
    super();
  }
  next(): Value {
    const { items } = this.list;
    if (this.index < items.length) return items[this.index++];
    // Moved beyond every end it keeps the list: __setstate__() may set it back.
    if (this.index !== Infinity) this.list = SPENT;
    return DONE;
  }
  override lengthHint(): number {
    return Math.max(0, this.list.items.length - this.index);
  }
}
export const listIteratorType = builtinType('list_iterator', { js: ListIterator });

export class ListReverseIterator extends PlainIterator {
  index: number;
  constructor(public list: PyList | null) {
    super();
    this.index = list === null ? -1 : list.items.length - 1;
  }
  next(): Value {
    const list = this.list;
    // At its end it keeps the list: __setstate__() may set it back.
    if (list === null || this.index < 0) return DONE;
    if (this.index < list.items.length) return list.items[this.index--];
    this.list = null;
    this.index = -1;
    return DONE;
  }
  override lengthHint(): number {
    return this.list === null || this.index >= this.list.items.length ? 0 : this.index + 1;
  }
}
export const listReverseIteratorType = builtinType('list_reverseiterator', { js: ListReverseIterator });

export const SPENT_TUPLE = new Tuple([]);
export class TupleIterator extends PlainIterator {
  index = 0;
  constructor(public tuple: PyTuple) {
    super();
  }
  next(): Value {
    const { items } = this.tuple;
    if (this.index < items.length) return items[this.index++];
    this.tuple = SPENT_TUPLE;
    return DONE;
  }
  override lengthHint(): number {
    return this.tuple === SPENT_TUPLE ? 0 : this.tuple.items.length - this.index;
  }
}
export const tupleIteratorType = builtinType('tuple_iterator', { js: TupleIterator });

/** Over ints of the host. */
export class RangeIterator extends PlainIterator {
  constructor(
    public current: number,
    readonly step: number,
    public left: number,
  ) {
    super();
  }
  next(): Value {
    if (this.left <= 0) return DONE;
    this.left--;
    const value = this.current;
    this.current = value + this.step;
    return value;
  }
  override lengthHint(): number {
    return this.left;
  }
}
export const rangeIteratorType = builtinType('range_iterator', { js: RangeIterator });

/** Over a range that reaches beyond the host's ints. */
export class LongRangeIterator extends PlainIterator {
  constructor(
    public current: bigint,
    readonly step: bigint,
    public left: bigint,
  ) {
    super();
  }
  next(): Value {
    if (this.left <= 0n) return DONE;
    this.left--;
    const value = this.current;
    this.current += this.step;
    return makeInt(value);
  }
  override lengthHint(): number {
    return Number(this.left);
  }
}
export const longRangeIteratorType = builtinType('longrange_iterator', { js: LongRangeIterator });

/** `ends` are those of the range as written, which may lie farther out than the items: they take part in which of two types the iterator has. */
export function rangeIterator(
  start: number | bigint,
  step: number | bigint,
  length: number | bigint,
  ...ends: (number | bigint)[]
): PyIterator {
  if (typeof start === 'number' && typeof step === 'number' && typeof length === 'number') {
    // One step beyond the end is computed too.
    if (Number.isSafeInteger(start + step * length) && ends.every((end) => typeof end === 'number'))
      return new RangeIterator(start, step, length);
  }
  const long = new LongRangeIterator(BigInt(start), BigInt(step), BigInt(length));
  // Where all of it fits in 64 bits the other type says that it is the iterator.
  if (
    [long.current, long.step, long.left, long.current + long.step * long.left, ...ends.map(BigInt)].every(
      (int) => BigInt.asIntN(64, int) === int,
    )
  )
    long.cls = rangeIteratorType;
  return long;
}

export class StrIterator extends PlainIterator {
  index = 0;
  constructor(public text: string) {
    super();
  }
  next(): Value {
    if (this.index < this.text.length) return this.text[this.index++];
    this.text = '';
    this.index = 1;
    return DONE;
  }
  isSpent(): boolean {
    return this.index > this.text.length;
  }
  override lengthHint(): number {
    return Math.max(0, this.text.length - this.index);
  }
}
export const strIteratorType = builtinType('str_iterator', { js: StrIterator });
export const strAsciiIteratorType = builtinType('str_ascii_iterator');

/** Over a str of code points. */
export class PointsIterator extends PlainIterator {
  index = 0;
  constructor(public str: PyStr) {
    super();
  }
  next(): Value {
    const { points } = this.str;
    if (this.index < points.length) return strFromPoints([points[this.index++]]);
    this.index = points.length + 1;
    return DONE;
  }
  isSpent(): boolean {
    return this.index > this.str.points.length;
  }
  override lengthHint(): number {
    return Math.max(0, this.str.points.length - this.index);
  }
}
PointsIterator.prototype.cls = strIteratorType;

/** Over bytes or a bytearray, which may change meanwhile. */
export class BytesIterator extends PlainIterator {
  index = 0;
  constructor(public source: PyBytes | PyByteArray | null) {
    super();
  }
  next(): Value {
    if (this.source === null) return DONE;
    const { bytes } = this.source;
    if (this.index < bytes.length) return bytes[this.index++];
    this.source = null;
    return DONE;
  }
  override lengthHint(): number {
    return this.source === null ? 0 : Math.max(0, this.source.bytes.length - this.index);
  }
}
export const bytesIteratorType = builtinType('bytes_iterator', { js: BytesIterator });
export const bytearrayIteratorType = builtinType('bytearray_iterator');

/** Over the entries of a dict; a dict that changes its size meanwhile is an error, as is one that was rearranged. */
abstract class DictIterator extends PlainIterator {
  protected size: number;
  protected left: number;
  constructor(
    protected dict: PyDict | null,
    protected position: number,
  ) {
    super();
    this.size = dict === null ? 0 : dict.size;
    this.left = this.size;
  }
  /** The position of the next entry, or -1. */
  protected advance(dict: PyDict): number {
    if (dict.size !== this.size) {
      this.size = -1;
      throw raised(RuntimeError, 'dictionary changed size during iteration');
    }
    const { keys } = dict;
    let at = this.position;
    while (at < keys.length && keys[at] === undefined) at++;
    if (at >= keys.length) {
      this.dict = null;
      return -1;
    }
    if (this.left === 0) throw raised(RuntimeError, 'dictionary keys changed during iteration');
    this.left--;
    this.position = at + 1;
    return at;
  }
  override lengthHint(): number {
    return this.dict === null || this.dict.size !== this.size ? 0 : this.left;
  }
}
export class DictKeyIterator extends DictIterator {
  constructor(dict: PyDict) {
    super(dict, dict.first);
  }
  next(): Value {
    const { dict } = this;
    if (dict === null) return DONE;
    const at = this.advance(dict);
    return at < 0 ? DONE : (dict.keys[at] as Value);
  }
}
export class DictValueIterator extends DictIterator {
  constructor(dict: PyDict) {
    super(dict, dict.first);
  }
  next(): Value {
    const { dict } = this;
    if (dict === null) return DONE;
    const at = this.advance(dict);
    return at < 0 ? DONE : (dict.values[at] as Value);
  }
}
export class DictItemIterator extends DictIterator {
  constructor(dict: PyDict) {
    super(dict, dict.first);
  }
  next(): Value {
    const { dict } = this;
    if (dict === null) return DONE;
    const at = this.advance(dict);
    return at < 0 ? DONE : new Tuple([dict.keys[at] as Value, dict.values[at] as Value]);
  }
}
export const dictKeyIteratorType = builtinType('dict_keyiterator', { js: DictKeyIterator });
export const dictValueIteratorType = builtinType('dict_valueiterator', { js: DictValueIterator });
export const dictItemIteratorType = builtinType('dict_itemiterator', { js: DictItemIterator });

abstract class DictReverseIterator extends DictIterator {
  constructor(dict: PyDict) {
    super(dict, dict.keys.length - 1);
  }
  protected override advance(dict: PyDict): number {
    if (dict.size !== this.size) {
      this.size = -1;
      throw raised(RuntimeError, 'dictionary changed size during iteration');
    }
    const { keys } = dict;
    // Beyond the end: the dict was emptied meanwhile.
    let at = this.position >= keys.length ? -1 : this.position;
    while (at >= 0 && keys[at] === undefined) at--;
    if (at < 0) {
      this.dict = null;
      return -1;
    }
    if (this.left === 0) throw raised(RuntimeError, 'dictionary keys changed during iteration');
    this.left--;
    this.position = at - 1;
    return at;
  }
}
export class DictReverseKeyIterator extends DictReverseIterator {
  next(): Value {
    const { dict } = this;
    if (dict === null) return DONE;
    const at = this.advance(dict);
    return at < 0 ? DONE : (dict.keys[at] as Value);
  }
}
export class DictReverseValueIterator extends DictReverseIterator {
  next(): Value {
    const { dict } = this;
    if (dict === null) return DONE;
    const at = this.advance(dict);
    return at < 0 ? DONE : (dict.values[at] as Value);
  }
}
export class DictReverseItemIterator extends DictReverseIterator {
  next(): Value {
    const { dict } = this;
    if (dict === null) return DONE;
    const at = this.advance(dict);
    return at < 0 ? DONE : new Tuple([dict.keys[at] as Value, dict.values[at] as Value]);
  }
}
export const dictReverseKeyIteratorType = builtinType('dict_reversekeyiterator', { js: DictReverseKeyIterator });
export const dictReverseValueIteratorType = builtinType('dict_reversevalueiterator', { js: DictReverseValueIterator });
export const dictReverseItemIteratorType = builtinType('dict_reverseitemiterator', { js: DictReverseItemIterator });

export class SetIterator extends PlainIterator {
  private place = 0;
  private size: number;
  private left: number;
  constructor(private set: PySet | null) {
    super();
    this.size = set === null ? 0 : set.used;
    this.left = this.size;
    if (set !== null && set.order !== null) this.place = set.order.first;
  }
  next(): Value {
    const { set } = this;
    if (set === null) return DONE;
    if (set.used !== this.size) {
      this.size = -1;
      throw raised(RuntimeError, 'Set changed size during iteration');
    }
    const places = set.places;
    let place = this.place;
    for (; place < places; place++) {
      const item = set.at(place);
      if (item === undefined) continue;
      this.place = place + 1;
      this.left--;
      return item;
    }
    this.set = null;
    return DONE;
  }
  override lengthHint(): number {
    return this.set === null || this.set.used !== this.size ? 0 : this.left;
  }
}
export const setIteratorType = builtinType('set_iterator', { js: SetIterator });

/** Over an object that has only `__getitem__`: asks for 0, 1, 2 ... until IndexError. */
export class SequenceIterator extends PyIterator {
  index = 0;
  constructor(public sequence: Value | undefined) {
    super();
  }
  next(t: Thread): Value {
    if (this.sequence === undefined) return DONE;
    return t.start(sequenceStep, this);
  }
}
export const sequenceIteratorType = builtinType('iterator', { js: SequenceIterator });
/** a: the iterator. */
function sequenceStep(t: Thread, f: NativeFrame, value: Value): Value {
  if (f.state !== 0) return value;
  f.state = 1;
  f.rescue = endAtIndexError;
  const iterator = f.a as SequenceIterator;
  const sequence = iterator.sequence as Value;
  const method = typeOf(sequence).lookup('__getitem__');
  if (method === undefined || method === null) throw raised(TypeError, `'${typeName(sequence)}' object is not subscriptable`);
  return invokeSpecial(t, method, sequence, [iterator.index++]);
}
function endAtIndexError(_t: Thread, f: NativeFrame, exception: PyObject): Value | undefined {
  if (!exception.cls.isSubtypeOf(IndexError) && !exception.cls.isSubtypeOf(StopIteration)) return undefined;
  (f.a as SequenceIterator).sequence = undefined;
  return DONE;
}

/** `iter(callable, sentinel)`. */
export class CallableIterator extends PyIterator {
  constructor(
    public callable: Value | undefined,
    public sentinel: Value,
  ) {
    super();
  }
  next(t: Thread): Value {
    if (this.callable === undefined) return DONE;
    return t.start(callableStep, this);
  }
}
export const callableIteratorType = builtinType('callable_iterator', { js: CallableIterator });
/** a: the iterator, b: the item in question. */
function callableStep(t: Thread, f: NativeFrame, value: Value): Value {
  const iterator = f.a as CallableIterator;
  switch (f.state) {
    case 0:
      f.state = 1;
      f.rescue = endAtStop;
      value = t.invoke(iterator.callable as Value, []);
      if (value === PUSHED) return PUSHED;
    // falls through
    case 1:
      f.rescue = null;
      f.b = value;
      f.state = 2;
      value = value === iterator.sentinel ? true : richCompare(t, '==', iterator.sentinel, value);
      if (value === PUSHED) return PUSHED;
    // falls through
    default:
      if (iterator.callable === undefined) return DONE;
      if (typeof value === 'boolean' ? !value : !t.truth(value)) return f.b as Value;
      iterator.callable = undefined;
      return DONE;
  }
}
function endAtStop(_t: Thread, f: NativeFrame, exception: PyObject): Value | undefined {
  if (!exception.cls.isSubtypeOf(StopIteration)) return undefined;
  (f.a as CallableIterator).callable = undefined;
  return DONE;
}

const ASCII = /^[\0-\x7f]*$/;

/** The iterator of an exact builtin container, or of a builtin iterator (itself); undefined for all else. */
export function iterOf(v: Value): PyIterator | undefined {
  if (!(v instanceof PyObject)) return typeof v === 'string' ? strIterator(v) : undefined;
  switch (v.cls) {
    case listType:
      return new ListIterator(v as PyList);
    case tupleType:
      return new TupleIterator(v as PyTuple);
    case rangeType: {
      const range = v as PyRange;
      return rangeIterator(range.start, range.step, range.length, range.stop);
    }
    case dictType:
      return new DictKeyIterator(v as PyDict);
    case setType:
    case frozensetType:
      return new SetIterator(v as PySet);
    case bytesType:
      return new BytesIterator(v as PyBytes);
    case bytearrayType:
      return bytearrayIterator(v as PyByteArray);
  }
  // Coroutines can be resumed, but nobody may iterate over them.
  if (v instanceof PyIterator) return v.cls.has(TypeFlag.HEAP) || v.cls.lookup('__iter__') === undefined ? undefined : v;
  return v instanceof PyStr ? new PointsIterator(v) : undefined;
}
export function strIterator(text: string): StrIterator {
  const iterator = new StrIterator(text);
  // Only type() tells the difference, so a long text is not looked through.
  if (text.length < 64 && ASCII.test(text)) iterator.cls = strAsciiIteratorType;
  return iterator;
}
export function bytearrayIterator(source: PyByteArray): BytesIterator {
  const iterator = new BytesIterator(source);
  iterator.cls = bytearrayIteratorType;
  return iterator;
}

/** iter(v); PUSHED when a guest `__iter__` is on its way: then pass its answer to `checkedIterator`. */
export function openIterator(t: Thread, v: Value): Value {
  const quick = iterOf(v);
  if (quick !== undefined) return quick;
  const type = typeOf(v);
  const method = type.lookup('__iter__');
  if (method === undefined && isItemSequence(type)) return new SequenceIterator(v);
  if (method === undefined || method === null) throw notIterable(v);
  return method instanceof PyBuiltin ? method.body(t, v) : invokeSpecial(t, method, v, []);
}
/** Whether iteration may go by `__getitem__`. Builtin types that have items but no iterator (type unions) are no sequences. */
export function isItemSequence(type: PyType): boolean {
  return (
    type.lookup('__getitem__') !== undefined && (type.has(TypeFlag.HEAP) || type.has(TypeFlag.SEQUENCE)) && !type.isSubtypeOf(dictType)
  );
}
/** Whether iter(v) has somebody to ask. */
export function isIterable(v: Value): boolean {
  if (iterOf(v) !== undefined) return true;
  const type = typeOf(v);
  const method = type.lookup('__iter__');
  return method === undefined ? isItemSequence(type) : method !== null;
}
export function checkedIterator(value: Value): Value {
  if (value instanceof PyIterator || typeOf(value).lookup('__next__') !== undefined) return value;
  throw raised(TypeError, `iter() returned non-iterator of type '${typeName(value)}'`);
}
export function notIterable(v: Value): Raise {
  return raised(TypeError, `'${typeName(v)}' object is not iterable`);
}
/** Whether an object is a builtin iterator whose next() may be called directly and never pushes. */
export function isPlainIterator(v: Value): v is PyIterator {
  return v instanceof PyIterator && !v.cls.has(TypeFlag.HEAP) && v.isPlain();
}

/** A new array of all items, when no guest code is needed to get them; else undefined. */
export function itemsOf(t: Thread, v: Value): Value[] | undefined {
  if (!(v instanceof PyObject)) return typeof v === 'string' ? v.split('') : undefined;
  switch (v.cls) {
    case listType:
      return (v as PyList).items.slice();
    case tupleType:
      return (v as PyTuple).items.slice();
    case dictType:
      return (v as PyDict).liveKeys();
    case setType:
    case frozensetType:
      return (v as PySet).items();
    case bytesType:
    case bytearrayType:
      return Array.from((v as PyBytes).bytes);
    case rangeType: {
      const { start, step, length } = v as PyRange;
      if (length > 9223372036854775807n) throw raised(OverflowError, 'Python int too large to convert to C ssize_t');
      if (length > MAX_PUSHED) throw raised(MemoryError, '');
      const iterator = rangeIterator(start, step, length);
      if (!(iterator instanceof RangeIterator)) return drain(t, iterator);
      const items: Value[] = [];
      for (let i = 0, value = iterator.current; i < iterator.left; i++, value += iterator.step) items.push(value);
      return items;
    }
  }
  if (v instanceof PyStr) return v.points.map((point) => strFromPoints([point]));
  return isPlainIterator(v) ? drain(t, v) : undefined;
}
/** What is left in a plain iterator. */
export function drain(t: Thread, iterator: PyIterator, items: Value[] = []): Value[] {
  allotHint(t, iterator);
  for (let value = iterator.next(t); value !== DONE; value = iterator.next(t)) {
    items.push(value);
    if ((items.length & 0xfff) === 0) account(t, items);
  }
  return items;
}
/** Refuses what the host could not store: see MAX_PUSHED. */
export function checkRoom(items: readonly Value[], more: number): void {
  if (items.length + more > MAX_PUSHED) throw raised(MemoryError, '');
}
/** Every 4096 items: an endless iterator must be stoppable. */
function account(t: Thread, items: Value[]): void {
  t.charge(0x1000);
  checkRoom(items, 0x1000);
}

// biome-ignore lint/suspicious/noExplicitAny: each finish states the types of what it was given to pass on.
export type Finish = (t: Thread, items: Value[], a: any, b: any, c: any) => Value;

/** How a collector differs from the plain one. */
export interface Collecting {
  /** What makes a list asks the iterable how long it is as soon as it is open: guest code sees that. */
  sized?: boolean;
  /** Looks at each item as it comes and gives what is kept of it: a wrong item ends the iteration there. */
  take?: (t: Thread, item: Value) => Value;
  /** What TypeError says in place of what iter() of the iterable raised. */
  refusal?: string;
}
const PLAINLY: Collecting = {};
const SIZED: Collecting = { sized: true };

/**
 * Collects the items of an iterable in an array that belongs to `finish`, and gives what finish(t, items, a, b, c) gives:
 * at once when no guest code is needed, else by a native frame (then the answer here is PUSHED). `finish` is a function of a
 * module, not a closure: frames are plain data.
 */
export function collect(t: Thread, iterable: Value, finish: Finish, a?: unknown, b?: unknown, c?: unknown): Value {
  return collectAs(t, PLAINLY, iterable, finish, a, b, c);
}
export function collectSized(t: Thread, iterable: Value, finish: Finish, a?: unknown, b?: unknown, c?: unknown): Value {
  return collectAs(t, SIZED, iterable, finish, a, b, c);
}
export function collectAs(t: Thread, how: Collecting, iterable: Value, finish: Finish, a?: unknown, b?: unknown, c?: unknown): Value {
  const { take } = how;
  if (isPlainIterator(iterable)) {
    if (take === undefined) return walk(t, drainPlain, iterable, [], [finish, a, b, c]);
  } else {
    const items = itemsOf(t, iterable);
    if (items !== undefined) return finish(t, take === undefined ? items : items.map((item) => take(t, item)), a, b, c);
  }
  return t.start(collectStep, iterable, [], how, [finish, a, b, c, iterable]);
}
/** collectSized into an array that is there: what came before an exception stays in it. */
export function collectInto(t: Thread, iterable: Value, items: Value[], finish: Finish, a?: unknown, b?: unknown): Value {
  if (isPlainIterator(iterable)) return walk(t, drainPlain, iterable, items, [finish, a, b, undefined]);
  const more = itemsOf(t, iterable);
  if (more === undefined) return t.start(collectStep, iterable, items, SIZED, [finish, a, b, undefined, iterable]);
  appendAll(items, more);
  return finish(t, items, a, b, undefined);
}
/** A walk: what is left in the iterator goes behind the items that are there, and then all to `finish`. */
function drainPlain(
  t: Thread,
  iterator: PyIterator,
  items: Value[],
  [finish, a, b, c]: [Finish, unknown, unknown, unknown],
): Value | undefined {
  if (items.length === 0) allotHint(t, iterator);
  for (let value = iterator.next(t); value !== DONE; value = iterator.next(t)) {
    items.push(value);
    if ((items.length & 0xfff) !== 0) continue;
    checkRoom(items, 0x1000);
    if (t.spend(0x1000)) return undefined;
  }
  return finish(t, items, a, b, c);
}
function allotHint(t: Thread, iterator: PyIterator): void {
  const hint = iterator.lengthHint(t);
  if (hint > 1e6) t.allot(hint);
}
const CHUNK = 8192;
/** Pushes many items; a call takes only so many arguments. */
export function appendAll(items: Value[], more: readonly Value[]): void {
  checkRoom(items, more.length);
  if (more.length <= CHUNK) items.push(...more);
  else for (let at = 0; at < more.length; at += CHUNK) items.push(...more.slice(at, at + CHUNK));
}
/** a: the iterable, then its iterator; b: items; c: how; d: finish, its arguments, and the iterable. */
function collectStep(t: Thread, f: NativeFrame, value: Value): Value {
  const items = f.b as Value[];
  const { sized, take, refusal } = f.c as Collecting;
  switch (f.state) {
    case 0:
      f.state = 1;
      if (refusal !== undefined) f.rescue = refuse;
      value = openIterator(t, f.a as Value);
      if (value === PUSHED) return PUSHED;
    // falls through
    case 1:
      f.a = checkedIterator(value);
      f.rescue = null;
      f.state = 2;
      value = sized ? askLength(t, (f.d as unknown[])[4] as Value) : null;
      if (value === PUSHED) return PUSHED;
    // falls through
    case 2:
      f.state = 3;
      if (take === undefined && isPlainIterator(f.a as Value)) {
        f.state = 4;
        return walk(t, drainPlain, f.a, items, (f.d as unknown[]).slice(0, 4));
      }
      value = t.invokeNext(f.a as Value);
      if (value === PUSHED) return PUSHED;
    // falls through
    case 3:
      while (value !== DONE) {
        items.push(take === undefined ? value : take(t, value));
        if ((items.length & 0xfff) === 0) account(t, items);
        if (t.spend(64)) {
          f.state = 5;
          return t.pause(f);
        }
        value = t.invokeNext(f.a as Value);
        if (value === PUSHED) return PUSHED;
      }
      break;
    case 5:
      f.state = 2;
      return collectStep(t, f, null);
    default:
      return value;
  }
  f.state = 4;
  const [finish, a, b, c] = f.d as [Finish, unknown, unknown, unknown];
  return finish(t, items, a, b, c);
}
function refuse(_t: Thread, f: NativeFrame, exception: PyObject): Value | undefined {
  if (!exception.cls.isSubtypeOf(TypeError)) return undefined;
  throw raised(TypeError, (f.c as Collecting).refusal as string);
}
// biome-ignore lint/suspicious/noExplicitAny: as for Finish.
type Visit = (t: Thread, item: Value, a: any, b: any) => boolean;
// biome-ignore lint/suspicious/noExplicitAny: as for Finish.
type Visited = (t: Thread, a: any, b: any) => Value;
/**
 * Shows each item of an iterable to `visit` until that says that it is enough, then gives what finish(t, a, b) gives: at once when no
 * guest code is needed, else by a native frame. Nothing is kept here, and nothing is taken from the iterable beyond need.
 */
export function visitItems(t: Thread, iterable: Value, visit: Visit, finish: Visited, a: unknown, b: unknown): Value {
  const iterator = iterOf(iterable);
  if (iterator === undefined || !isPlainIterator(iterator)) return t.start(visitStep, iterable, visit, finish, [a, b]);
  return walk(t, visitPlain, iterator, [visit, finish], [a, b]);
}
function visitPlain(t: Thread, iterator: PyIterator, [visit, finish]: [Visit, Visited], [a, b]: [unknown, unknown]): Value | undefined {
  let n = 0;
  for (let item = iterator.next(t); item !== DONE && !visit(t, item, a, b); item = iterator.next(t))
    if ((++n & 0xfff) === 0 && t.spend(0x1000)) return undefined;
  return finish(t, a, b);
}
// biome-ignore lint/suspicious/noExplicitAny: as for Finish.
type Walk = (t: Thread, a: any, b: any, c: any) => Value | undefined;
/**
 * Runs a long loop of a native that needs no guest code: walk(t, a, b, c) gives its result, or undefined where its turn is over (`spend`). Then a
 * native frame calls it again, when others have had their turn: so the endless ones can be interrupted. What a walk has done
 * is in its arguments.
 */
export function walk(t: Thread, run: Walk, a: unknown, b?: unknown, c?: unknown): Value {
  const result = run(t, a, b, c);
  return result === undefined ? t.start(walkStep, run, a, b, c) : result;
}
/** a: the walk; b, c, d: its arguments. States: 0 its turn is over, 1 go on, 2 it has ended or pushed something whose value is its result. */
function walkStep(t: Thread, f: NativeFrame, value: Value): Value {
  if (f.state === 2) return value;
  if (f.state === 1) {
    f.state = 2;
    const result = (f.a as Walk)(t, f.b, f.c, f.d);
    if (result !== undefined) return result;
  }
  f.state = 1;
  return t.pause(f);
}
/** a: the iterable, then its iterator; b: visit; c: finish; d: their arguments. */
function visitStep(t: Thread, f: NativeFrame, value: Value): Value {
  const [a, b] = f.d as unknown[];
  switch (f.state) {
    case 0:
      f.state = 1;
      value = openIterator(t, f.a as Value);
      if (value === PUSHED) return PUSHED;
    // falls through
    case 1:
      f.a = checkedIterator(value);
      f.state = 2;
      value = t.invokeNext(f.a as Value);
      if (value === PUSHED) return PUSHED;
    // falls through
    case 2:
      while (value !== DONE && !(f.b as Visit)(t, value, a, b)) {
        if (t.spend(64)) {
          f.state = 4;
          return t.pause(f);
        }
        value = t.invokeNext(f.a as Value);
        if (value === PUSHED) return PUSHED;
      }
      f.state = 3;
      return (f.c as Visited)(t, a, b);
    case 4:
      f.state = 1;
      return visitStep(t, f, f.a as Value);
    default:
      return value;
  }
}
/** Asks `__len__`, or where that raises TypeError (or is not there) `__length_hint__`: what they raise and say wrong is an error; the number is of no use here. */
function askLength(t: Thread, v: Value): Value {
  const type = typeOf(v);
  const length = type.lookup('__len__');
  if (length instanceof PyBuiltin) return null;
  const hint = type.lookup('__length_hint__');
  if (length === undefined && (hint === undefined || hint === null || hint instanceof PyBuiltin)) return null;
  return t.start(lengthStep, v, length, hint);
}
/** a: the iterable, b: its `__len__`, c: its `__length_hint__`. The frame below takes any result. */
function lengthStep(t: Thread, f: NativeFrame, value: Value): Value {
  switch (f.state) {
    case 0:
      f.state = 1;
      f.rescue = askHint;
      if (f.b === undefined) return askHint(t, f) as Value;
      value = invokeSpecial(t, f.b as Value, f.a as Value, []);
      if (value === PUSHED) return PUSHED;
    // falls through
    case 1:
      if (sizeOf(t, value) < 0) throw raised(ValueError, '__len__() should return >= 0');
      return null;
    default:
      f.rescue = null;
      return checkedHint(t, value);
  }
}
function askHint(t: Thread, f: NativeFrame, exception?: PyObject): Value | undefined {
  if (exception !== undefined && !exception.cls.isSubtypeOf(TypeError)) return undefined;
  const hint = f.c as Value | undefined;
  f.state = 2;
  f.rescue = forgiveTypeError;
  if (hint === undefined || hint === null || hint instanceof PyBuiltin) return null;
  const value = invokeSpecial(t, hint, f.a as Value, []);
  if (value === PUSHED) return PUSHED;
  f.rescue = null;
  return checkedHint(t, value);
}
function checkedHint(t: Thread, value: Value): Value {
  if (value === NotImplemented) return null;
  if (intOf(value) === undefined) throw raised(TypeError, `__length_hint__ must be an integer, not ${typeName(value)}`);
  if (sizeArgument(t, value) < 0) throw raised(ValueError, '__length_hint__() should return >= 0');
  return null;
}
function forgiveTypeError(_t: Thread, _f: NativeFrame, exception: PyObject): Value | undefined {
  return exception.cls.isSubtypeOf(TypeError) ? null : undefined;
}

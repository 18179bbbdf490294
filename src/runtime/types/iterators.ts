/**
 * enumerate, zip, map, filter and reversed; and the rows of all builtin iterators.
 *
 * As long as what they walk over is plain (a list, a range ...) `next` answers at once, and map hands the call of its function to
 * whoever asked for the item. Otherwise a native frame waits for the inner item.
 */
import { builtinType, tupleType, typeName, typeOf } from '../builtin-types.ts';
import { type NativeBody, PyBuiltin, PyIterator } from '../callables.ts';
import { NotImplemented, PyByteArray, PyBytes, PyList, PyTuple } from '../collections.ts';
import { indexOf } from '../convert.ts';
import type { NativeRow, TypeRows } from '../define.ts';
import type { PyDict } from '../dict.ts';
import { AttributeError, IndexError, OverflowError, raised, StopIteration, stopIteration, TypeError, ValueError } from '../exceptions.ts';
import * as iterate from '../iterate.ts';
import {
  type CallableIterator,
  checkedIterator,
  isPlainIterator,
  isItemSequence,
  iterOf,
  openIterator,
  type PointsIterator,
  type SequenceIterator,
  StrIterator,
} from '../iterate.ts';
import { Raise, type Thread } from '../machine.ts';
import type { NativeFrame, Step } from '../native-frame.ts';
import { intOf, isInt, makeInt } from '../number.ts';
import { DONE, PUSHED, PyObject, type PyType, TypeFlag, type Value } from '../object.ts';
import { invokeSpecial } from '../attributes.ts';
import { lengthOf, truthOf } from '../protocols.ts';
import { isStr, PyStr, strFromPoints } from '../text.ts';
import { makeGenericAlias } from './generic-alias.ts';
import { makeRange } from './range.ts';

const { BASETYPE } = TypeFlag;

/** An instance of a guest subclass of enumerate, zip ...: it is no iterator of the host, because it may have its own `__next__`. */
export class PyIteratorSub extends PyObject {
  constructor(
    cls: PyType,
    readonly inner: PyIterator,
  ) {
    super();
    this.cls = cls;
    this.shape = cls.rootShape;
    this.slots = [];
  }
}
function made(cls: PyType, type: PyType, iterator: PyIterator): Value {
  return cls === type ? iterator : new PyIteratorSub(cls, iterator);
}
export function innerOf(self: Value): PyIterator {
  return self instanceof PyIteratorSub ? self.inner : (self as PyObject as PyIterator);
}

// ---- enumerate
export class EnumerateIterator extends PyIterator {
  constructor(
    readonly inner: Value,
    public count: number | bigint,
  ) {
    super();
  }
  override isPlain(): boolean {
    return isPlainIterator(this.inner);
  }
  next(t: Thread): Value {
    const { inner } = this;
    if (!isPlainIterator(inner)) return t.start(enumerateStep, this);
    const item = inner.next(t);
    return item === DONE ? DONE : this.numbered(item);
  }
  numbered(item: Value): Value {
    const { count } = this;
    this.count = typeof count === 'number' && count < Number.MAX_SAFE_INTEGER ? count + 1 : makeInt(BigInt(count) + 1n);
    return new PyTuple([count, item]);
  }
}
export const enumerateType = builtinType('enumerate', { flags: BASETYPE, js: EnumerateIterator });
/** a: the iterator. */
function enumerateStep(t: Thread, f: NativeFrame, value: Value): Value {
  const iterator = f.a as EnumerateIterator;
  if (f.state === 0) {
    f.state = 1;
    value = t.passNext(iterator.inner);
    if (value === PUSHED) return PUSHED;
  }
  return value === DONE ? DONE : iterator.numbered(value);
}

// ---- zip and map
/** Takes one item of each of several iterators. */
abstract class ParallelIterator extends PyIterator {
  readonly plain: boolean;
  abstract readonly word: string;
  constructor(
    readonly inner: readonly Value[],
    public strict: boolean,
  ) {
    super();
    this.plain = inner.every(isPlainIterator);
  }
  /** One item of each at once, or DONE; only when all are plain. */
  protected row(t: Thread): Value[] | undefined {
    const { inner } = this;
    const items: Value[] = new Array(inner.length);
    for (let i = 0; i < inner.length; i++) {
      const item = (inner[i] as PyIterator).next(t);
      if (item === DONE) {
        if (this.strict) this.checkEnd(t, i);
        return undefined;
      }
      items[i] = item;
    }
    return items;
  }
  private checkEnd(t: Thread, at: number): void {
    if (at > 0) throw this.uneven(at, 'shorter');
    for (let i = 1; i < this.inner.length; i++) if ((this.inner[i] as PyIterator).next(t) !== DONE) throw this.uneven(i, 'longer');
  }
  uneven(at: number, how: string): Raise {
    return raised(ValueError, `${this.word}() argument ${at + 1} is ${how} than argument${at === 1 ? ' ' : 's 1-'}${at}`);
  }
  /** What one row of items becomes. */
  abstract give(t: Thread, items: Value[]): Value;
}
export class ZipIterator extends ParallelIterator {
  readonly word = 'zip';
  override isPlain(): boolean {
    return this.plain;
  }
  next(t: Thread): Value {
    if (this.inner.length === 0) return DONE;
    if (!this.plain) return t.start(rowStep, this, []);
    const items = this.row(t);
    return items === undefined ? DONE : new PyTuple(items);
  }
  give(_t: Thread, items: Value[]): Value {
    return new PyTuple(items);
  }
}
export const zipType = builtinType('zip', { flags: BASETYPE, js: ZipIterator });

export class MapIterator extends ParallelIterator {
  readonly word = 'map';
  constructor(
    readonly func: Value,
    inner: readonly Value[],
    strict: boolean,
  ) {
    super(inner, strict);
  }
  next(t: Thread): Value {
    if (!this.plain) return t.start(rowStep, this, []);
    if (this.inner.length === 1) {
      const item = (this.inner[0] as PyIterator).next(t);
      // The answer of the function goes to whoever asked for the item.
      return item === DONE ? DONE : t.invoke(this.func, [item]);
    }
    const items = this.row(t);
    return items === undefined ? DONE : t.invoke(this.func, items);
  }
  give(t: Thread, items: Value[]): Value {
    return t.invoke(this.func, items);
  }
}
export const mapType = builtinType('map', { flags: BASETYPE, js: MapIterator });

/** One row from iterators that may be guest code. a: the iterator, b: items so far. State 2: looking for one that is longer. */
function rowStep(t: Thread, f: NativeFrame, value: Value): Value {
  const iterator = f.a as ParallelIterator;
  const items = f.b as Value[];
  const { inner } = iterator;
  if (f.state === 3) return value;
  for (;;) {
    if (f.state === 0) {
      f.state = 1;
      value = iterator.strict ? t.invokeNext(inner[items.length]) : t.passNext(inner[items.length]);
      if (value === PUSHED) return PUSHED;
    }
    if (f.state === 1) {
      if (value !== DONE) {
        items.push(value);
        f.state = 0;
        if (items.length === inner.length) {
          f.state = 3;
          return iterator.give(t, items);
        }
        continue;
      }
      if (!iterator.strict) return DONE;
      if (items.length > 0) throw iterator.uneven(items.length, 'shorter');
      f.state = 2;
      f.c = 0;
    } else if (value !== DONE) throw iterator.uneven(f.c as number, 'longer');
    const at = (f.c as number) + 1;
    if (at >= inner.length) return DONE;
    f.c = at;
    value = t.invokeNext(inner[at]);
    if (value === PUSHED) return PUSHED;
  }
}

// ---- filter
export class FilterIterator extends PyIterator {
  constructor(
    readonly func: Value,
    readonly inner: Value,
  ) {
    super();
  }
  next(t: Thread): Value {
    const { inner } = this;
    if (this.func !== null || !isPlainIterator(inner)) return t.start(filterStep, this);
    // Where none of many is true, the frame takes over, which can be interrupted.
    for (let n = 1; n < 0x1000; n++) {
      const item = inner.next(t);
      if (item === DONE) return DONE;
      const truth = plainTruth(item);
      if (truth === undefined) return t.start(filterStep, this, item);
      if (truth) return item;
    }
    return t.start(filterStep, this);
  }
}
export const filterType = builtinType('filter', { flags: BASETYPE, js: FilterIterator });
/** The truth of a value that needs no guest code; else undefined. */
export function plainTruth(v: Value): boolean | undefined {
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
  return undefined;
}
/** a: the iterator, b: the item in question (given when its truth is all that is asked). */
function filterStep(t: Thread, f: NativeFrame, value: Value): Value {
  const { func, inner } = f.a as FilterIterator;
  if (f.state === 0) {
    if (f.b !== undefined) {
      f.state = 2;
      value = f.b as Value;
    }
  }
  for (;;) {
    if (f.state === 0) {
      f.state = 1;
      value = t.passNext(inner);
      if (value === PUSHED) return PUSHED;
    }
    if (f.state === 1) {
      if (value === DONE) return DONE;
      f.b = value;
      f.state = 2;
      if (func !== null) {
        value = t.invoke(func, [value]);
        if (value === PUSHED) return PUSHED;
      }
    }
    if (f.state === 2) {
      f.state = 3;
      value = truthOf(t, value);
      if (value === PUSHED) return PUSHED;
    }
    if (value === true) return f.b as Value;
    f.state = 0;
    f.b = undefined;
    if (t.spend(64)) return t.pause(f);
  }
}

// ---- reversed
/** Over anything with `__len__` and `__getitem__`, from the end. */
export class ReversedIterator extends PyIterator {
  constructor(
    public sequence: Value | undefined,
    public index: number,
  ) {
    super();
  }
  override isPlain(): boolean {
    const { sequence } = this;
    return (
      sequence === undefined ||
      typeof sequence === 'string' ||
      sequence instanceof PyStr ||
      (sequence instanceof PyTuple && sequence.cls === tupleType)
    );
  }
  next(t: Thread): Value {
    const { sequence } = this;
    if (sequence === undefined || this.index < 0) return this.end();
    if (typeof sequence === 'string') return sequence[this.index--];
    if (sequence instanceof PyStr) return strFromPoints([sequence.points[this.index--]]);
    if (sequence instanceof PyTuple && sequence.cls === tupleType) return sequence.items[this.index--];
    return t.start(reversedStep, this);
  }
  end(): Value {
    this.sequence = undefined;
    this.index = -1;
    return DONE;
  }
  override lengthHint(t: Thread): number {
    return this.sequence === undefined || t.length(this.sequence) < this.index + 1 ? 0 : this.index + 1;
  }
}
export const reversedType = builtinType('reversed', { flags: BASETYPE, js: ReversedIterator });
/** a: the iterator. */
function reversedStep(t: Thread, f: NativeFrame, value: Value): Value {
  if (f.state !== 0) return value;
  f.state = 1;
  f.rescue = endReversed;
  const iterator = f.a as ReversedIterator;
  const sequence = iterator.sequence as Value;
  return invokeSpecial(t, typeOf(sequence).lookup('__getitem__') as Value, sequence, [iterator.index--]);
}
/** Any exception ends it; these two say no more than that. */
function endReversed(_t: Thread, f: NativeFrame, exception: PyObject): Value | undefined {
  const done = (f.a as ReversedIterator).end();
  return exception.cls.isSubtypeOf(IndexError) || exception.cls.isSubtypeOf(StopIteration) ? done : undefined;
}

// ---- making them: arguments are opened one after the other, each may be guest code
export type Maker = (cls: PyType, iterators: readonly Value[], extra: unknown) => Value;
/** Opens all, then make(cls, iterators, extra). */
export function openAll(t: Thread, cls: PyType, iterables: readonly Value[], make: Maker, extra?: unknown): Value {
  const iterators: Value[] = [];
  for (const iterable of iterables) {
    const iterator = iterOf(iterable);
    if (iterator === undefined) return t.start(openStep, cls, [iterables, iterators], make, extra);
    iterators.push(iterator);
  }
  return make(cls, iterators, extra);
}
/** a: class, b: [iterables, iterators so far], c: maker, d: what the maker needs. */
function openStep(t: Thread, f: NativeFrame, value: Value): Value {
  const [iterables, iterators] = f.b as [Value[], Value[]];
  if (f.state === 1) iterators.push(checkedIterator(value));
  f.state = 1;
  while (iterators.length < iterables.length) {
    value = openIterator(t, iterables[iterators.length]);
    if (value === PUSHED) return PUSHED;
    iterators.push(checkedIterator(value));
  }
  return (f.c as Maker)(f.a as PyType, iterators, f.d);
}
const makeEnumerate: Maker = (cls, [inner], start) => made(cls, enumerateType, new EnumerateIterator(inner, start as number | bigint));
const makeZip: Maker = (cls, inner, strict) => made(cls, zipType, new ZipIterator(inner, strict as boolean));
const makeMap: Maker = (cls, inner, extra) => {
  const [func, strict] = extra as [Value, boolean];
  return made(cls, mapType, new MapIterator(func, inner, strict));
};
const makeFilter: Maker = (cls, [inner], func) => made(cls, filterType, new FilterIterator(func as Value, inner));

function strictOf(t: Thread, name: string, kwargs: PyDict): boolean {
  let strict = false;
  for (const [key, value] of kwargs.entries()) {
    if (key !== 'strict') throw raised(TypeError, `${name}() got an unexpected keyword argument '${t.strText(key)}'`);
    strict = t.truth(value);
  }
  return strict;
}
/** Exact types only: a subclass may take more arguments in its `__init__`. */
export function refuseKeywords(cls: PyType, type: PyType, kwargs: PyDict): void {
  if (kwargs.size > 0 && (cls === type || cls.lookup('__init__') === type.lookup('__init__')))
    throw raised(TypeError, `${type.qualname}() takes no keyword arguments`);
}

function newEnumerate(t: Thread, cls: PyType, args: Value[], kwargs: PyDict): Value {
  if (args.length + kwargs.size > 2) throw raised(TypeError, `enumerate() takes at most 2 arguments (${args.length + kwargs.size} given)`);
  let [iterable, start] = args as (Value | undefined)[];
  for (const [key, value] of kwargs.entries()) {
    if (key === 'iterable' && iterable === undefined) iterable = value;
    else if (key === 'start' && start === undefined && (iterable !== undefined || kwargs.hasName('iterable'))) start = value;
    else throw raised(TypeError, `'${t.strText(key)}' is an invalid keyword argument for enumerate()`);
  }
  if (iterable === undefined) throw raised(TypeError, "enumerate() missing required argument 'iterable'");
  return openAll(t, cls, [iterable], makeEnumerate, start === undefined ? 0 : indexOf(t, start));
}
function newReversed(t: Thread, cls: PyType, args: Value[], kwargs: PyDict): Value {
  refuseKeywords(cls, reversedType, kwargs);
  if (args.length !== 1) throw raised(TypeError, `reversed expected 1 argument, got ${args.length}`);
  const [sequence] = args;
  const type = typeOf(sequence);
  const method = type.lookup('__reversed__');
  if (method === null) throw notReversible(sequence);
  if (method !== undefined) return method instanceof PyBuiltin ? method.body(t, sequence) : invokeSpecial(t, method, sequence, []);
  const isText = isStr(sequence) || sequence instanceof PyBytes || sequence instanceof PyByteArray;
  if (!isItemSequence(type) && !isText) throw notReversible(sequence);
  if (type.lookup('__len__') === undefined) throw raised(TypeError, `object of type '${type.name}' has no len()`);
  return t.start(measureStep, cls, sequence);
}
function notReversible(v: Value): Raise {
  return raised(TypeError, `'${typeName(v)}' object is not reversible`);
}
/** a: class, b: sequence. */
function measureStep(t: Thread, f: NativeFrame, value: Value): Value {
  if (f.state === 0) {
    f.state = 1;
    value = lengthOf(t, f.b as Value);
    if (value === PUSHED) return PUSHED;
  }
  return made(f.a as PyType, reversedType, new ReversedIterator(f.b as Value, Number(value) - 1));
}

// ---- rows that all iterators have
const next: NativeBody = (t, self: Value) => {
  const iterator = innerOf(self);
  if (!iterator.isPlain()) return t.start(nextStep, iterator);
  const value = iterator.next(t);
  if (value === DONE) throw new Raise(stopIteration(null));
  return value;
};
/** a: the iterator. */
const nextStep: Step = (t, f, value) => {
  if (f.state === 0) {
    f.state = 1;
    value = (f.a as PyIterator).next(t);
    if (value === PUSHED) return PUSHED;
  }
  if (value === DONE) throw new Raise(stopIteration(null));
  return value;
};
const iter: NativeRow = ['(self, /)', 'Implement iter(self).', (_t, self: Value) => self];
const nextRow: NativeRow = ['(self, /)', 'Implement next(self).', next];
const lengthHint: NativeRow = ['(self, /)', 'How many items are probably left.', (t, self: Value) => innerOf(self).lengthHint(t)];
/** For iterators of modules. */
export const iteratorMethods: Record<string, NativeRow> = { __iter__: iter, __next__: nextRow };
export const hintedIteratorMethods: Record<string, NativeRow> = { ...iteratorMethods, __length_hint__: lengthHint };
type Parts = readonly Value[];
/** `__reduce__`: what to call, and with what, to get such an iterator again; undefined stands for iter. */
const reduce = (parts: (t: Thread, iterator: never) => readonly [make: Value | undefined, args: Parts, state?: Value]): NativeRow => [
  '(self, /)',
  'What copy and pickle need.',
  (t, self: Value) => {
    const [make, args, state] = parts(t, innerOf(self) as never);
    const callee = make === undefined ? t.interp.builtins.getName('iter') : make;
    if (callee === undefined) throw raised(AttributeError, 'iter');
    return new PyTuple(state === undefined ? [callee, new PyTuple(args)] : [callee, new PyTuple(args), state]);
  },
];
/** An index that an iterator shall go on at: what C calls Py_ssize_t. */
function stateOf(v: Value): number {
  const int = intOf(v);
  if (int === undefined) throw raised(TypeError, 'an integer is required');
  if (BigInt.asIntN(64, BigInt(int)) !== BigInt(int)) throw raised(OverflowError, 'Python int too large to convert to C ssize_t');
  return Number(int);
}
const setState = (set: (iterator: never, index: number) => void): NativeRow => [
  '(self, object, /)',
  'Go on at an index.',
  (t, self: Value, object: Value) => {
    set(innerOf(self) as never, stateOf(object));
    return null;
  },
];
const rowsOf = (reduceRow: NativeRow, more: Record<string, NativeRow> = {}, hint = true): TypeRows => ({
  methods: { __iter__: iter, __next__: nextRow, ...(hint ? { __length_hint__: lengthHint } : {}), __reduce__: reduceRow, ...more },
});
function reversedOf(t: Thread): Value {
  const reversed = t.interp.builtins.getName('reversed');
  if (reversed === undefined) throw raised(AttributeError, 'reversed');
  return reversed;
}
const emptyList = (): Value => new PyList([]);

/**
 * Iterators over a sequence by an index, which `__setstate__` moves within the sequence. With `spend`, an index below zero means that nothing is
 * left; without it, the beginning. `empty` is what a spent one is said to walk over.
 */
const withIndex = (
  empty: () => Value,
  source: (iterator: never) => Value | undefined,
  lengthOf: (iterator: never) => number,
  spend?: (iterator: never) => void,
  hint: NativeRow = lengthHint,
): TypeRows =>
  rowsOf(
    reduce((_t, iterator) => {
      const from = (iterator as { index: number }).index === Infinity ? undefined : source(iterator);
      return from === undefined ? [undefined, [empty()]] : [undefined, [from], (iterator as { index: number }).index];
    }),
    {
      __length_hint__: hint,
      __setstate__: setState((iterator, index) => {
        if (source(iterator) === undefined) return;
        if (index < 0 && spend !== undefined) spend(iterator);
        else (iterator as { index: number }).index = Math.max(0, Math.min(index, lengthOf(iterator)));
      }),
    },
  );
const emptyTuple = (): Value => new PyTuple([]);
const overBytes = (spend?: (it: iterate.BytesIterator) => void): TypeRows =>
  withIndex(
    emptyTuple,
    (it: iterate.BytesIterator) => it.source ?? undefined,
    (it: iterate.BytesIterator) => it.source?.bytes.length ?? 0,
    spend,
  );
const overText = withIndex(
  () => '',
  (it: StrIterator | PointsIterator) => (it.isSpent() ? undefined : it instanceof StrIterator ? it.text : it.str),
  (it: StrIterator | PointsIterator) => (it instanceof StrIterator ? it.text : it.str.points).length,
);
const alias: Record<string, NativeRow> = {
  __class_getitem__: ['(cls, object, /)', 'Return a generic alias.', (t, cls: PyType, item: Value) => makeGenericAlias(t, cls, item)],
};
/** An iterator over a dict or set is copied as what it would still give. */
const remaining = rowsOf(reduce((t, iterator: PyIterator) => [undefined, [new PyList(iterate.drain(t, copyOf(iterator)))]]));
function copyOf<T extends PyIterator>(iterator: T): T {
  return Object.assign(Object.create(Object.getPrototypeOf(iterator)), iterator) as T;
}

function skip(iterator: iterate.RangeIterator | iterate.LongRangeIterator, count: bigint): void {
  if (iterator instanceof iterate.RangeIterator) {
    iterator.current += iterator.step * Number(count);
    iterator.left -= Number(count);
  } else {
    iterator.current += iterator.step * count;
    iterator.left -= count;
  }
}
const ranges: TypeRows = rowsOf(
  reduce((_t, it: iterate.RangeIterator | iterate.LongRangeIterator) => {
    const stop = BigInt(it.current) + BigInt(it.step) * BigInt(it.left);
    return [undefined, [makeRange(makeInt(BigInt(it.current)), makeInt(stop), makeInt(BigInt(it.step)))], null];
  }),
  {
    __length_hint__: [
      '(self, /)',
      'How many items are left.',
      (_t, self: iterate.RangeIterator | iterate.LongRangeIterator) => makeInt(BigInt(self.left)),
    ],
    __setstate__: [
      '(self, object, /)',
      'Skip so many items.',
      (t, self: iterate.RangeIterator | iterate.LongRangeIterator, object: Value) => {
        if (!isInt(object) && self.cls === iterate.longRangeIteratorType)
          throw raised(TypeError, `state must be an int, not ${typeName(object)}`);
        const state = BigInt(indexOf(t, object));
        if (self.cls === iterate.rangeIteratorType && BigInt.asIntN(64, state) !== state)
          throw raised(OverflowError, 'Python int too large to convert to C long');
        const left = BigInt(self.left);
        skip(self, state < 0n ? 0n : state > left ? left : state);
        return null;
      },
    ],
  },
);

export const rows: readonly (readonly [PyType, TypeRows])[] = [
  [
    enumerateType,
    {
      signature: '(iterable, start=0)',
      doc: 'Pairs of a number and an item: enumerate(iterable, start=0).',
      new: ['(cls, /, *args, **kwargs)', 'Number the items of an iterable.', newEnumerate],
      ...rowsOf(
        reduce((_t, it: EnumerateIterator) => [enumerateType, [it.inner, it.count]]),
        {},
        false,
      ),
      classMethods: alias,
    },
  ],
  [
    zipType,
    {
      signature: '(*iterables, strict=False)',
      doc: 'Tuples of one item of each iterable, until one is spent; with strict=True all must be spent together.',
      new: [
        '(cls, /, *iterables, **kwargs)',
        'Walk over several iterables side by side.',
        (t, cls: PyType, iterables: Value[], kwargs: PyDict) => {
          const strict = strictOf(t, 'zip', kwargs);
          return openAll(t, cls, iterables, makeZip, strict);
        },
      ],
      ...rowsOf(
        reduce((_t, it: ZipIterator) => (it.strict ? [zipType, it.inner, true] : [zipType, it.inner])),
        { __setstate__: setStrict() },
        false,
      ),
    },
  ],
  [
    mapType,
    {
      signature: '(function, iterable, /, *iterables, strict=False)',
      doc: 'The results of a function called with one item of each iterable.',
      new: [
        '(cls, /, *args, **kwargs)',
        'Apply a function to the items of one or more iterables.',
        (t, cls: PyType, args: Value[], kwargs: PyDict) => {
          const strict = strictOf(t, 'map', kwargs);
          if (args.length < 2) throw raised(TypeError, 'map() must have at least two arguments.');
          return openAll(t, cls, args.slice(1), makeMap, [args[0], strict]);
        },
      ],
      ...rowsOf(
        reduce((_t, it: MapIterator) => (it.strict ? [mapType, [it.func, ...it.inner], true] : [mapType, [it.func, ...it.inner]])),
        { __setstate__: setStrict() },
        false,
      ),
    },
  ],
  [
    filterType,
    {
      signature: '(function, iterable, /)',
      doc: 'The items for which a function is true; with None the items that are true.',
      new: [
        '(cls, /, *args, **kwargs)',
        'Leave out the items for which a function is false.',
        (t, cls: PyType, args: Value[], kwargs: PyDict) => {
          refuseKeywords(cls, filterType, kwargs);
          if (args.length !== 2) throw raised(TypeError, `filter expected 2 arguments, got ${args.length}`);
          return openAll(t, cls, [args[1]], makeFilter, args[0]);
        },
      ],
      ...rowsOf(
        reduce((_t, it: FilterIterator) => [filterType, [it.func, it.inner]]),
        {},
        false,
      ),
    },
  ],
  [
    reversedType,
    {
      signature: '(sequence, /)',
      doc: 'The items of a sequence from the last to the first.',
      new: ['(cls, /, *args, **kwargs)', 'Walk over a sequence backwards.', newReversed],
      ...rowsOf(
        reduce((_t, it: ReversedIterator) =>
          it.sequence === undefined || it.index < 0 ? [reversedType, [emptyTuple()]] : [reversedType, [it.sequence], it.index],
        ),
        {
          __setstate__: [
            '(self, object, /)',
            'Go on at an index.',
            (t, self: Value, object: Value) => {
              const it = innerOf(self) as ReversedIterator;
              const state = stateOf(object);
              if (it.sequence !== undefined && it.index >= 0) it.index = Math.max(-1, Math.min(state, t.length(it.sequence) - 1));
              return null;
            },
          ],
        },
      ),
    },
  ],
  [
    iterate.listIteratorType,
    withIndex(
      emptyList,
      (it: iterate.ListIterator) => (it.list === iterate.SPENT ? undefined : it.list),
      (it: iterate.ListIterator) => it.list.items.length,
      (it: iterate.ListIterator) => {
        it.index = Infinity;
      },
    ),
  ],
  [
    iterate.listReverseIteratorType,
    rowsOf(
      reduce((t, it: iterate.ListReverseIterator) =>
        it.list === null || it.index < 0 ? [reversedOf(t), [emptyList()]] : [reversedOf(t), [it.list], it.index],
      ),
      {
        __setstate__: setState((it: iterate.ListReverseIterator, index) => {
          it.index = it.list === null ? -1 : Math.max(-1, Math.min(index, it.list.items.length - 1));
        }),
      },
    ),
  ],
  [
    iterate.tupleIteratorType,
    withIndex(
      emptyTuple,
      (it: iterate.TupleIterator) => (it.tuple === iterate.SPENT_TUPLE ? undefined : it.tuple),
      (it: iterate.TupleIterator) => it.tuple.items.length,
    ),
  ],
  [iterate.strIteratorType, overText],
  [iterate.strAsciiIteratorType, overText],
  [iterate.bytesIteratorType, overBytes()],
  [
    iterate.bytearrayIteratorType,
    overBytes((it) => {
      it.source = null;
    }),
  ],
  [iterate.rangeIteratorType, ranges],
  [iterate.longRangeIteratorType, ranges],
  [iterate.dictKeyIteratorType, remaining],
  [iterate.dictValueIteratorType, remaining],
  [iterate.dictItemIteratorType, remaining],
  [iterate.dictReverseKeyIteratorType, remaining],
  [iterate.dictReverseValueIteratorType, remaining],
  [iterate.dictReverseItemIteratorType, remaining],
  [iterate.setIteratorType, remaining],
  [
    iterate.sequenceIteratorType,
    withIndex(
      emptyTuple,
      (it: SequenceIterator) => it.sequence,
      () => Number.MAX_SAFE_INTEGER,
      undefined,
      [
        '(self, /)',
        'How many items are probably left.',
        (t, self: SequenceIterator) => {
          if (self.sequence === undefined) return 0;
          if (typeOf(self.sequence).lookup('__len__') === undefined) return NotImplemented;
          return Math.max(0, t.length(self.sequence) - self.index);
        },
      ],
    ),
  ],
  [
    iterate.callableIteratorType,
    rowsOf(
      reduce((_t, it: CallableIterator) =>
        it.callable === undefined ? [undefined, [emptyTuple()]] : [undefined, [it.callable, it.sentinel]],
      ),
      {},
      false,
    ),
  ],
];
function setStrict(): NativeRow {
  return [
    '(self, object, /)',
    'Set whether the iterables must end together.',
    (t, self: Value, object: Value) => {
      (innerOf(self) as ParallelIterator).strict = t.truth(object);
      return null;
    },
  ];
}

/** The types that module builtins shows. */
export const iteratorTypes: readonly PyType[] = [enumerateType, zipType, mapType, filterType, reversedType];

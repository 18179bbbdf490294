/**
 * Module itertools: building blocks for iterators.
 *
 * Each iterator is plain data and a step. While what it walks over is plain the item is there at once; where guest code gives the
 * items or judges them, the step waits on the guest's chain like any other native frame.
 */
import { Op } from '../bytecode/op.gen.ts';
import { builtinType, typeOf } from '../runtime/builtin-types.ts';
import { PyIterator } from '../runtime/callables.ts';
import { PyList, PyTuple } from '../runtime/collections.ts';
import { indexOf, sizeArgument } from '../runtime/convert.ts';
import type { ModuleRows, NativeRow, TypeRows } from '../runtime/define.ts';
import type { PyDict } from '../runtime/dict.ts';
import { OverflowError, raised, RuntimeError, TypeError, ValueError } from '../runtime/exceptions.ts';
import { checkedIterator, collect, isPlainIterator, openIterator, PlainIterator } from '../runtime/iterate.ts';
import type { Thread } from '../runtime/machine.ts';
import type { NativeFrame, Rescue, Step } from '../runtime/native-frame.ts';
import { isFloat, isInt } from '../runtime/number.ts';
import { DONE, PUSHED, type PyObject, type PyType, TypeFlag, type Value } from '../runtime/object.ts';
import { richCompare } from '../runtime/operators.ts';
import { truthOf } from '../runtime/protocols.ts';
import { equalPlain } from '../runtime/equal.ts';
import { strFromJs } from '../runtime/text.ts';
import { parseSignature } from '../runtime/signature.ts';
import { makeGenericAlias } from '../runtime/types/generic-alias.ts';
import { innerOf, iteratorMethods, type Maker, openAll, plainTruth, PyIteratorSub, refuseKeywords } from '../runtime/types/iterators.ts';
import { binarySlow } from '../vm/operate.ts';
import type { ThreadState } from '../vm/thread.ts';

const types: [PyType, TypeRows][] = [];
const names: Record<string, Value> = {};
type Class = { prototype: PyObject };
/** The class of an iterator; a guest subclass of it has the iterator within. */
function define(name: string, js: Class, rows: Omit<TypeRows, 'methods'> & { methods?: TypeRows['methods'] }, visible = true): PyType {
  const type = builtinType(name, { js, module: 'itertools', flags: rows.new === undefined ? 0 : TypeFlag.BASETYPE });
  type.allocate = null;
  type.name = `itertools.${name}`;
  types.push([
    type,
    {
      ...rows,
      ...(rows.new === undefined ? {} : { new: maker(type, rows.new), ...shownSignature(rows.new[0]) }),
      methods: { ...iteratorMethods, ...rows.methods },
    },
  ]);
  if (visible) names[name] = type;
  return type;
}
function shownSignature(text: string): { signature?: string } {
  return text.includes('<unrepresentable>') ? {} : { signature: text.replace(/\(cls, (\/, )?/, '(') };
}
/** `__new__`. A class that takes no names leaves those that are given to the `__init__` of a subclass. */
function maker(type: PyType, [signature, doc, body]: NativeRow): NativeRow {
  const make = (t: Thread, cls: PyType, ...rest: unknown[]): Value =>
    cls === type ? body(t, cls, ...(rest as never[])) : t.start(subclassStep, cls, body, rest);
  if (!/(\/|\*iterables)\)$/.test(signature)) return [signature, doc, make];
  const { parameters, required } = parseSignature(signature);
  // All may be missing, because names are refused first.
  const open = parameters.map(({ name, kind }) => (name === 'cls' ? 'cls' : kind === 'args' ? `*${name}` : `${name}=<unrepresentable>`));
  return [
    `(${open.join(', ')}, ${signature.endsWith('/)') ? '/, ' : ''}**kwargs=())`,
    doc,
    (t: Thread, cls: PyType, ...rest: unknown[]) => {
      if (rest.length === parameters.length) refuseKeywords(cls, type, rest.pop() as PyDict);
      while (rest.length > 0 && rest[rest.length - 1] === undefined) rest.pop();
      const needed = required - 1;
      if (rest.length < needed) {
        const bound = parameters.length === required ? '' : 'at least ';
        throw raised(TypeError, `${type.qualname} expected ${bound}${needed} argument${needed === 1 ? '' : 's'}, got ${rest.length}`);
      }
      return make(t, cls, ...rest);
    },
  ];
}
/** a: class, b: what makes the iterator, c: its arguments. */
function subclassStep(t: Thread, f: NativeFrame, value: Value): Value {
  const cls = f.a as PyType;
  if (f.state === 0) {
    f.state = 1;
    value = (f.b as NativeRow[2])(t, cls, ...(f.c as never[]));
    if (value === PUSHED) return PUSHED;
  }
  return new PyIteratorSub(cls, value as PyIterator);
}
const make = (signature: string, doc: string, body: NativeRow[2]): NativeRow => [signature, doc, body];
/** The name of its class without the module. */
const plainName = (v: Value): string => typeOf(v).qualname;
const exactCount = (t: Thread, v: Value, message: string): number => {
  const n = sizeArgument(t, v);
  if (n < 0) throw raised(ValueError, message);
  return n;
};
const add = (t: Thread, a: Value, b: Value): Value => {
  if (typeof a === 'number' && typeof b === 'number' && Number.isInteger(a) && Number.isInteger(b)) {
    const sum = a + b;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return binarySlow(t as ThreadState, Op.BINARY_ADD, a, b, 0);
};
const isNumber = (v: Value): boolean => isInt(v) || isFloat(v);

/** An iterator whose items come from a native frame: f.a is the iterator. */
abstract class SteppedIterator extends PyIterator {
  protected abstract readonly step: Step;
  /** Spent for good. */
  done = false;
  next(t: Thread): Value {
    return this.done ? DONE : t.start(this.step, this);
  }
  end(): Value {
    this.done = true;
    return DONE;
  }
}

// ---- count, repeat, cycle
class CountIterator extends PyIterator {
  constructor(
    public value: Value,
    readonly by: Value,
  ) {
    super();
  }
  override isPlain(): boolean {
    return isNumber(this.value) && isNumber(this.by);
  }
  next(t: Thread): Value {
    const { value } = this;
    if (this.isPlain()) {
      this.value = add(t, value, this.by);
      return value;
    }
    return t.start(countStep, this);
  }
}
function countStep(t: Thread, f: NativeFrame, value: Value): Value {
  const it = f.a as CountIterator;
  if (f.state === 0) {
    f.state = 1;
    f.b = it.value;
    value = binarySlow(t as ThreadState, Op.BINARY_ADD, it.value, it.by, 0);
    if (value === PUSHED) return PUSHED;
  }
  it.value = value;
  return f.b as Value;
}
const hasNumberMethods = (v: Value): boolean =>
  isNumber(v) ||
  typeof v === 'boolean' ||
  ['__index__', '__float__', '__complex__', '__int__'].some((name) => typeOf(v).lookup(name) !== undefined);
define('count', CountIterator, {
  doc: 'Return a count object whose .__next__() method returns consecutive values.',
  new: make('(cls, start=0, step=1)', 'Create and return a new object.', (_t, _cls: PyType, start: Value = 0, by: Value = 1) => {
    if (!hasNumberMethods(start) || !hasNumberMethods(by)) throw raised(TypeError, 'a number is required');
    return new CountIterator(typeof start === 'boolean' ? Number(start) : start, typeof by === 'boolean' ? Number(by) : by);
  }),
  methods: {
    __repr__: [
      '(self, /)',
      'Return repr(self).',
      (t, self: Value) => {
        const { value, by } = innerOf(self) as CountIterator;
        return strFromJs(`${plainName(self)}(${t.reprText(value)}${by === 1 ? '' : `, ${t.reprText(by)}`})`);
      },
    ],
  },
});

class RepeatIterator extends PlainIterator {
  constructor(
    readonly value: Value,
    public left: number,
  ) {
    super();
  }
  next(): Value {
    if (this.left === 0) return DONE;
    this.left--;
    return this.value;
  }
  override lengthHint(): number {
    return this.left;
  }
}
define('repeat', RepeatIterator, {
  doc: 'repeat(object [,times]) -> create an iterator which returns the object for the specified number of times.',
  new: make(
    '(cls, object, times=<unrepresentable>)',
    'Create and return a new object.',
    (t, _cls: PyType, value: Value, times?: Value) =>
      new RepeatIterator(value, times === undefined ? Infinity : Math.max(0, sizeArgument(t, times))),
  ),
  methods: {
    __length_hint__: [
      '(self, /)',
      'How many are left; an endless one has no length.',
      (_t, self: Value) => {
        const { left } = innerOf(self) as RepeatIterator;
        if (left === Infinity) throw raised(TypeError, 'len() of unsized object');
        return left;
      },
    ],
    __repr__: [
      '(self, /)',
      'Return repr(self).',
      (t, self: Value) => {
        const { value, left } = innerOf(self) as RepeatIterator;
        return strFromJs(`${plainName(self)}(${t.reprText(value)}${left === Infinity ? '' : `, ${left}`})`);
      },
    ],
  },
});

class CycleIterator extends SteppedIterator {
  readonly saved: Value[] = [];
  at = -1;
  constructor(readonly inner: Value) {
    super();
  }
  protected readonly step = cycleStep;
  override next(t: Thread): Value {
    if (this.at < 0) return t.start(cycleStep, this);
    if (this.saved.length === 0) return DONE;
    if (this.at >= this.saved.length) this.at = 0;
    return this.saved[this.at++];
  }
}
function cycleStep(t: Thread, f: NativeFrame, value: Value): Value {
  const it = f.a as CycleIterator;
  if (f.state === 0) {
    f.state = 1;
    value = t.invokeNext(it.inner);
    if (value === PUSHED) return PUSHED;
  }
  if (value !== DONE) {
    it.saved.push(value);
    return value;
  }
  it.at = 0;
  return it.next(t);
}
const makeCycle: Maker = (_cls, [inner]) => new CycleIterator(inner);
define('cycle', CycleIterator, {
  doc: 'Give the items, and when they are spent give them again, for ever.',
  new: make('(cls, iterable, /)', 'Create and return a new object.', (t, cls: PyType, iterable: Value) =>
    openAll(t, cls, [iterable], makeCycle),
  ),
});

// ---- chain
class ChainIterator extends SteppedIterator {
  current: Value | undefined = undefined;
  constructor(readonly sources: Value) {
    super();
  }
  protected readonly step = chainStep;
  override next(t: Thread): Value {
    const { current } = this;
    if (this.done) return DONE;
    if (current !== undefined && isPlainIterator(current)) {
      const item = current.next(t);
      if (item !== DONE) return item;
      this.current = undefined;
    }
    return t.start(chainStep, this);
  }
}
/** States: 0 begin, 1 an iterable is there, 2 its iterator, 3 an item. */
function chainStep(t: Thread, f: NativeFrame, value: Value): Value {
  const it = f.a as ChainIterator;
  for (;;) {
    if (f.state === 0) {
      if (it.current === undefined) {
        f.state = 1;
        value = t.invokeNext(it.sources);
        if (value === PUSHED) return PUSHED;
      } else f.state = 4;
    }
    if (f.state === 1) {
      if (value === DONE) return it.end();
      f.state = 2;
      // One that is no iterable ends the chain; what follows it is never looked at.
      it.done = true;
      value = openIterator(t, value);
      if (value === PUSHED) return PUSHED;
    }
    if (f.state === 2) {
      it.current = checkedIterator(value);
      it.done = false;
      f.state = 4;
    }
    if (f.state === 4) {
      f.state = 3;
      value = t.invokeNext(it.current as Value);
      if (value === PUSHED) return PUSHED;
    }
    if (value !== DONE) return value;
    it.current = undefined;
    f.state = 0;
  }
}
const makeChain: Maker = (_cls, [sources]) => new ChainIterator(sources);
const makeChainOf: Maker = (cls, [sources]) => {
  const chain = new ChainIterator(sources);
  return chain.cls === cls ? chain : new PyIteratorSub(cls, chain);
};
define('chain', ChainIterator, {
  doc: 'Return a chain object whose .__next__() method returns elements from the first iterable until it is exhausted, then elements from the next iterable, until all of the iterables are exhausted.',
  new: make('(cls, /, *iterables)', 'Create and return a new object.', (t, cls: PyType, iterables: Value[]) =>
    openAll(t, cls, [new PyTuple(iterables)], makeChain),
  ),
  classMethods: {
    from_iterable: [
      '(cls, iterable, /)',
      'chain() of the iterables that one iterable gives, each asked for when its turn comes.',
      (t, cls: PyType, iterable: Value) => openAll(t, cls, [iterable], makeChainOf),
    ],
    __class_getitem__: ['(cls, item, /)', 'See PEP 585', (t, cls: PyType, item: Value) => makeGenericAlias(t, cls, item)],
  },
});

// ---- accumulate
class AccumulateIterator extends SteppedIterator {
  total: Value | undefined = undefined;
  constructor(
    readonly inner: Value,
    readonly func: Value,
    public initial: Value | undefined,
  ) {
    super();
  }
  protected readonly step = accumulateStep;
}
function accumulateStep(t: Thread, f: NativeFrame, value: Value): Value {
  const it = f.a as AccumulateIterator;
  if (f.state === 0) {
    if (it.initial !== undefined) {
      it.total = it.initial;
      it.initial = undefined;
      return it.total;
    }
    f.state = 1;
    value = t.passNext(it.inner);
    if (value === PUSHED) return PUSHED;
  }
  if (f.state === 1) {
    if (value === DONE) return DONE;
    if (it.total === undefined) {
      it.total = value;
      return value;
    }
    f.state = 2;
    value = it.func === null ? add(t, it.total, value) : t.invoke(it.func, [it.total, value]);
    if (value === PUSHED) return PUSHED;
  }
  it.total = value;
  return value;
}
const makeAccumulate: Maker = (_cls, [inner], extra) => {
  const [func, initial] = extra as [Value, Value];
  return new AccumulateIterator(inner, func, initial === null ? undefined : initial);
};
define('accumulate', AccumulateIterator, {
  doc: 'Running totals, or the running results of another function of two arguments.',
  new: make(
    '(cls, iterable, func=None, *, initial=None)',
    'Create and return a new object.',
    (t, cls: PyType, iterable: Value, func: Value = null, initial: Value = null) =>
      openAll(t, cls, [iterable], makeAccumulate, [func, initial]),
  ),
});

// ---- judging items: takewhile, dropwhile, filterfalse, compress
class JudgingIterator extends SteppedIterator {
  /** dropwhile: still dropping. */
  active = true;
  constructor(
    readonly kind: 'take' | 'drop' | 'false',
    readonly func: Value,
    readonly inner: Value,
  ) {
    super();
  }
  protected readonly step = judgeStep;
}
/** b: the item in question. */
function judgeStep(t: Thread, f: NativeFrame, value: Value): Value {
  const it = f.a as JudgingIterator;
  for (;;) {
    if (f.state === 0) {
      f.state = 1;
      value = t.passNext(it.inner);
      if (value === PUSHED) return PUSHED;
    }
    if (f.state === 1) {
      if (value === DONE || (it.kind === 'drop' && !it.active)) return value;
      f.b = value;
      f.state = 2;
      if (it.func !== null) {
        value = t.invoke(it.func, [value]);
        if (value === PUSHED) return PUSHED;
      }
    }
    if (f.state === 2) {
      f.state = 3;
      value = truthOf(t, value);
      if (value === PUSHED) return PUSHED;
    }
    f.state = 0;
    if (it.kind === 'take') return value === true ? (f.b as Value) : it.end();
    if (value !== true) {
      it.active = false;
      return f.b as Value;
    }
    if (t.spend(64)) return t.pause(f);
  }
}
class TakeWhileIterator extends JudgingIterator {}
class DropWhileIterator extends JudgingIterator {}
class FilterFalseIterator extends JudgingIterator {}
const makeTake: Maker = (_cls, [inner], func) => new TakeWhileIterator('take', func as Value, inner);
const makeDrop: Maker = (_cls, [inner], func) => new DropWhileIterator('drop', func as Value, inner);
const makeFilterFalse: Maker = (_cls, [inner], func) => new FilterFalseIterator('false', func as Value, inner);
define('takewhile', TakeWhileIterator, {
  doc: 'Give items while the predicate holds, and stop for good at the first where it does not.',
  new: make('(cls, predicate, iterable, /)', 'Create and return a new object.', (t, cls: PyType, func: Value, iterable: Value) =>
    openAll(t, cls, [iterable], makeTake, func),
  ),
});
define('dropwhile', DropWhileIterator, {
  doc: 'Drop items from the iterable while predicate(item) is true.',
  new: make('(cls, predicate, iterable, /)', 'Create and return a new object.', (t, cls: PyType, func: Value, iterable: Value) =>
    openAll(t, cls, [iterable], makeDrop, func),
  ),
});
define('filterfalse', FilterFalseIterator, {
  doc: 'Return those items of iterable for which function(item) is false.',
  new: make('(cls, function, iterable, /)', 'Create and return a new object.', (t, cls: PyType, func: Value, iterable: Value) =>
    openAll(t, cls, [iterable], makeFilterFalse, func),
  ),
});

class CompressIterator extends SteppedIterator {
  constructor(
    readonly data: Value,
    readonly selectors: Value,
  ) {
    super();
  }
  protected readonly step = compressStep;
}
function compressStep(t: Thread, f: NativeFrame, value: Value): Value {
  const it = f.a as CompressIterator;
  for (;;) {
    if (f.state === 0) {
      f.state = 1;
      value = t.passNext(it.data);
      if (value === PUSHED) return PUSHED;
    }
    if (f.state === 1) {
      if (value === DONE) return DONE;
      f.b = value;
      f.state = 2;
      value = t.passNext(it.selectors);
      if (value === PUSHED) return PUSHED;
    }
    if (f.state === 2) {
      if (value === DONE) return DONE;
      f.state = 3;
      value = plainTruth(value) ?? truthOf(t, value);
      if (value === PUSHED) return PUSHED;
    }
    f.state = 0;
    if (value === true) return f.b as Value;
    if (t.spend(64)) return t.pause(f);
  }
}
const makeCompress: Maker = (_cls, [data, selectors]) => new CompressIterator(data, selectors);
define('compress', CompressIterator, {
  doc: 'Return data elements corresponding to true selector elements.',
  new: make('(cls, data, selectors)', 'Create and return a new object.', (t, cls: PyType, data: Value, selectors: Value) =>
    openAll(t, cls, [data, selectors], makeCompress),
  ),
});

// ---- starmap, islice, pairwise, batched
class StarMapIterator extends SteppedIterator {
  constructor(
    readonly func: Value,
    readonly inner: Value,
  ) {
    super();
  }
  protected readonly step = starStep;
}
function spread(t: Thread, items: Value[], func: Value): Value {
  return t.invoke(func, items);
}
function starStep(t: Thread, f: NativeFrame, value: Value): Value {
  const it = f.a as StarMapIterator;
  if (f.state === 0) {
    f.state = 1;
    value = t.passNext(it.inner);
    if (value === PUSHED) return PUSHED;
  }
  if (f.state === 1) {
    if (value === DONE) return DONE;
    f.state = 2;
    return value instanceof PyTuple && value.slots === null ? t.invoke(it.func, value.items) : collect(t, value, spread, it.func);
  }
  return value;
}
const makeStar: Maker = (_cls, [inner], func) => new StarMapIterator(func as Value, inner);
define('starmap', StarMapIterator, {
  doc: 'Call the function with each item spread out as its arguments.',
  new: make('(cls, function, iterable, /)', 'Create and return a new object.', (t, cls: PyType, func: Value, iterable: Value) =>
    openAll(t, cls, [iterable], makeStar, func),
  ),
});

class SliceIterator extends SteppedIterator {
  taken = 0;
  constructor(
    readonly inner: Value,
    public nextAt: number,
    readonly stop: number,
    readonly by: number,
  ) {
    super();
  }
  protected readonly step = sliceStep;
  override next(t: Thread): Value {
    if (this.done) return DONE;
    const { inner } = this;
    if (!isPlainIterator(inner)) return t.start(sliceStep, this);
    const until = Math.min(this.nextAt, this.stop);
    // After many that are passed over, the frame takes over, which can be interrupted.
    for (let n = 1; n < 0x1000; n++) {
      if (this.taken >= until && this.taken >= this.stop) return this.end();
      const item = inner.next(t);
      if (item === DONE) return this.end();
      if (this.taken++ === until && until < this.stop) {
        this.nextAt += this.by;
        return item;
      }
    }
    return t.start(sliceStep, this);
  }
}
function sliceStep(t: Thread, f: NativeFrame, value: Value): Value {
  const it = f.a as SliceIterator;
  const until = Math.min(it.nextAt, it.stop);
  for (;;) {
    if (f.state === 0) {
      if (it.taken >= until && it.taken >= it.stop) return it.end();
      f.state = 1;
      value = t.passNext(it.inner);
      if (value === PUSHED) return PUSHED;
    }
    if (value === DONE) return it.end();
    if (it.taken++ === until && until < it.stop) {
      it.nextAt += it.by;
      return value;
    }
    f.state = 0;
    if (t.spend(64)) return t.pause(f);
  }
}
const makeSlice: Maker = (_cls, [inner], extra) => {
  const [start, stop, by] = extra as [number, number, number];
  return new SliceIterator(inner, start, stop, by);
};
define('islice', SliceIterator, {
  doc: 'islice(iterable, stop) --> islice object\nislice(iterable, start, stop[, step]) --> islice object',
  new: make(
    '(cls, iterable, start, stop=<unrepresentable>, step=<unrepresentable>, /)',
    'Create and return a new object.',
    (t, cls: PyType, iterable: Value, a: Value, b?: Value, c?: Value) => {
      const single = 'Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.';
      const several = 'Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.';
      const part = (v: Value, otherwise: number, message: string): number => {
        if (v === null) return otherwise;
        if (typeof v !== 'number' && typeOf(v).lookup('__index__') === undefined) throw raised(ValueError, message);
        const n = indexOf(t, v);
        if (n < 0 || n > 9223372036854775807n)
          throw raised(ValueError, message === single && n < -1 ? (b === undefined ? single : several) : message);
        return Number(n);
      };
      const stop = b === undefined ? part(a, Infinity, single) : part(b, Infinity, single);
      const start = b === undefined ? 0 : part(a, 0, several);
      const by = c === undefined ? 1 : part(c, 1, 'Step for islice() must be a positive integer or None.');
      if (by === 0) throw raised(ValueError, 'Step for islice() must be a positive integer or None.');
      return openAll(t, cls, [iterable], makeSlice, [start, stop, by]);
    },
  ),
});

class PairwiseIterator extends SteppedIterator {
  old: Value | undefined = undefined;
  constructor(readonly inner: Value) {
    super();
  }
  protected readonly step = pairStep;
}
/** b: the left one of the pair that is looked for; guest code that is asked for the right one may ask for a pair itself. */
function pairStep(t: Thread, f: NativeFrame, value: Value): Value {
  const it = f.a as PairwiseIterator;
  for (;;) {
    if (f.state === 0) {
      f.state = 1;
      f.b = it.old;
      if (it.done) return DONE;
      value = t.passNext(it.inner);
      if (value === PUSHED) return PUSHED;
    }
    if (value === DONE) {
      it.old = undefined;
      return it.end();
    }
    it.old = value;
    if (f.b !== undefined) return new PyTuple([f.b as Value, value]);
    f.state = 0;
  }
}
const makePairwise: Maker = (_cls, [inner]) => new PairwiseIterator(inner);
define('pairwise', PairwiseIterator, {
  doc: 'Return an iterator of overlapping pairs taken from the input iterator.',
  new: make('(cls, iterable, /)', 'Create and return a new object.', (t, cls: PyType, iterable: Value) =>
    openAll(t, cls, [iterable], makePairwise),
  ),
});

class BatchedIterator extends SteppedIterator {
  constructor(
    readonly inner: Value,
    readonly size: number,
    readonly strict: boolean,
  ) {
    super();
  }
  protected readonly step = batchStep;
}
/** b: items so far. */
function batchStep(t: Thread, f: NativeFrame, value: Value): Value {
  const it = f.a as BatchedIterator;
  if (f.state === 0) f.b = [];
  const items = f.b as Value[];
  for (;;) {
    if (f.state === 0) {
      f.state = 1;
      value = t.invokeNext(it.inner);
      if (value === PUSHED) return PUSHED;
    }
    if (value === DONE) {
      it.end();
      if (items.length === 0) return DONE;
      if (it.strict) throw raised(ValueError, 'batched(): incomplete batch');
      return new PyTuple(items);
    }
    items.push(value);
    if (items.length === it.size) return new PyTuple(items);
    f.state = 1;
    value = t.invokeNext(it.inner);
    if (value === PUSHED) return PUSHED;
  }
}
const makeBatched: Maker = (_cls, [inner], extra) => {
  const [size, strict] = extra as [number, boolean];
  return new BatchedIterator(inner, size, strict);
};
define('batched', BatchedIterator, {
  doc: 'Batch data into tuples of length n. The last batch may be shorter than n.',
  new: make(
    '(cls, iterable, n, *, strict=False)',
    'Create and return a new object.',
    (t, cls: PyType, iterable: Value, n: Value, strict: Value = false) => {
      const size = sizeArgument(t, n);
      if (size < 1) throw raised(ValueError, 'n must be at least one');
      return openAll(t, cls, [iterable], makeBatched, [size, t.truth(strict)]);
    },
  ),
});

// ---- zip_longest
class ZipLongestIterator extends SteppedIterator {
  active: number;
  constructor(
    readonly inner: (Value | undefined)[],
    readonly fill: Value,
  ) {
    super();
    this.active = inner.length;
  }
  protected readonly step = longestStep;
}
/** b: items so far. */
function longestStep(t: Thread, f: NativeFrame, value: Value): Value {
  const it = f.a as ZipLongestIterator;
  if (it.active === 0) return DONE;
  if (f.state === 0 && f.b === undefined) f.b = [];
  const items = f.b as Value[];
  for (;;) {
    if (f.state === 0) {
      if (items.length === it.inner.length) return new PyTuple(items);
      const inner = it.inner[items.length];
      if (inner === undefined) {
        items.push(it.fill);
        continue;
      }
      f.state = 1;
      value = t.invokeNext(inner);
      if (value === PUSHED) return PUSHED;
    }
    f.state = 0;
    if (value === DONE) {
      it.inner[items.length] = undefined;
      if (--it.active === 0) return it.end();
      items.push(it.fill);
    } else items.push(value);
  }
}
const makeLongest: Maker = (_cls, inner, fill) => new ZipLongestIterator(inner.slice(), fill as Value);
define('zip_longest', ZipLongestIterator, {
  doc: 'Return a zip_longest object whose .__next__() method returns a tuple where the i-th element comes from the i-th iterable argument.',
  new: make(
    '(cls, /, *iterables, fillvalue=None)',
    'Create and return a new object.',
    (t, cls: PyType, iterables: Value[], fill: Value = null) => openAll(t, cls, iterables, makeLongest, fill),
  ),
});

// ---- groupby
class GroupByIterator extends SteppedIterator {
  /** Key that the group under way has; key and value of the item at hand. */
  target: Value | undefined = undefined;
  key: Value | undefined = undefined;
  value: Value = null;
  group: GroupIterator | null = null;
  constructor(
    readonly inner: Value,
    readonly func: Value,
  ) {
    super();
  }
  protected readonly step = groupByStep;
}
class GroupIterator extends SteppedIterator {
  constructor(
    readonly parent: GroupByIterator,
    readonly target: Value,
  ) {
    super();
  }
  protected readonly step = groupStep;
}
/** Fetches an item and its key. States 10-11, then 12. b: the item. Gives true when there, DONE or PUSHED. */
function fetchItem(t: Thread, f: NativeFrame, it: GroupByIterator, value: Value): Value {
  if (f.state === 10) {
    f.state = 11;
    value = t.passNext(it.inner);
    if (value === PUSHED) return PUSHED;
  }
  if (f.state === 11) {
    if (value === DONE) return DONE;
    f.b = value;
    f.state = 12;
    if (it.func !== null) {
      value = t.invoke(it.func, [value]);
      if (value === PUSHED) return PUSHED;
    }
  }
  it.value = f.b as Value;
  it.key = value;
  return true;
}
/** Compares two keys. States 20-21, then 22. */
function sameKey(t: Thread, f: NativeFrame, a: Value, b: Value, value: Value): Value {
  if (f.state === 20) {
    if (a === b) return true;
    const same = equalPlain(a, b);
    if (same !== undefined) return same;
    f.state = 21;
    value = richCompare(t, '==', a, b);
    if (value === PUSHED) return PUSHED;
  }
  if (f.state === 21) {
    f.state = 22;
    value = truthOf(t, value);
  }
  return value;
}
function groupByStep(t: Thread, f: NativeFrame, value: Value): Value {
  const it = f.a as GroupByIterator;
  if (f.state === 0) {
    it.group = null;
    f.state = it.key === undefined ? 10 : it.target === undefined ? 30 : 20;
  }
  for (;;) {
    if (f.state >= 20 && f.state <= 22) {
      value = sameKey(t, f, it.target as Value, it.key as Value, value);
      if (value === PUSHED) return PUSHED;
      f.state = value === true ? 10 : 30;
      if (f.state === 10 && t.spend(64)) return t.pause(f);
    }
    if (f.state >= 10 && f.state <= 12) {
      value = fetchItem(t, f, it, value);
      if (value === PUSHED || value === DONE) return value;
      f.state = it.target === undefined ? 30 : 20;
      if (f.state === 20) continue;
    }
    it.target = it.key as Value;
    it.group = new GroupIterator(it, it.target);
    return new PyTuple([it.target, it.group]);
  }
}
function groupStep(t: Thread, f: NativeFrame, value: Value): Value {
  const group = f.a as GroupIterator;
  const it = group.parent;
  if (it.group !== group) return DONE;
  if (f.state === 0) f.state = it.key === undefined ? 10 : 20;
  if (f.state >= 10 && f.state <= 12) {
    value = fetchItem(t, f, it, value);
    if (value === PUSHED || value === DONE) return value;
    f.state = 20;
  }
  value = sameKey(t, f, group.target, it.key as Value, value);
  if (value === PUSHED) return PUSHED;
  // The comparison may have taken the item.
  if (value !== true || it.key === undefined) return DONE;
  it.key = undefined;
  return it.value;
}
const makeGroupBy: Maker = (_cls, [inner], func) => new GroupByIterator(inner, func as Value);
define('groupby', GroupByIterator, {
  doc: 'make an iterator that returns consecutive keys and groups from the iterable',
  new: make('(cls, iterable, key=None)', 'Create and return a new object.', (t, cls: PyType, iterable: Value, key: Value = null) =>
    openAll(t, cls, [iterable], makeGroupBy, key),
  ),
});
define('_grouper', GroupIterator, {}, false);

// ---- tee
/** Items that some of the copies have not seen yet: a chain of cells, each filled when the first copy gets there. */
class TeeCell {
  value: Value | undefined = undefined;
  next: TeeCell | null = null;
  /** Its item is being fetched. */
  isBusy = false;
}
class TeeIterator extends PyIterator {
  constructor(
    readonly inner: Value,
    public cell: TeeCell,
  ) {
    super();
  }
  next(t: Thread): Value {
    if (this.cell.value !== undefined) return this.advance();
    return t.start(teeStep, this);
  }
  advance(): Value {
    const { value, next } = this.cell;
    this.cell = next as TeeCell;
    return value as Value;
  }
}
function teeStep(t: Thread, f: NativeFrame, value: Value): Value {
  const it = f.a as TeeIterator;
  if (f.state === 0) {
    if (it.cell.isBusy) throw raised(RuntimeError, 'cannot re-enter the tee iterator');
    f.state = 1;
    f.b = it.cell;
    f.rescue = releaseCell;
    it.cell.isBusy = true;
    value = t.invokeNext(it.inner);
    if (value === PUSHED) return PUSHED;
  }
  const cell = f.b as TeeCell;
  cell.isBusy = false;
  if (value === DONE) return DONE;
  cell.value = value;
  cell.next = new TeeCell();
  return it.advance();
}
const releaseCell: Rescue = (_t, f) => {
  if (f.b !== undefined) (f.b as TeeCell).isBusy = false;
  return undefined;
};
const makeTee: Maker = (_cls, [inner], n) => {
  const first = inner instanceof TeeIterator ? inner : new TeeIterator(inner, new TeeCell());
  const copies: Value[] = [];
  for (let i = 0; i < (n as number); i++) copies.push(new TeeIterator(first.inner, first.cell));
  return new PyTuple(copies);
};
const makeOneTee: Maker = (_cls, [inner]) =>
  inner instanceof TeeIterator ? new TeeIterator(inner.inner, inner.cell) : new TeeIterator(inner, new TeeCell());
const teeType = define('_tee', TeeIterator, {
  doc: 'Iterator wrapped to make it copyable.',
  new: make('(cls, iterable, /)', 'Create and return a new object.', (t, cls: PyType, iterable: Value) =>
    openAll(t, cls, [iterable], makeOneTee),
  ),
  methods: {
    __copy__: ['(self, /)', 'Returns an independent iterator.', (_t, self: TeeIterator) => new TeeIterator(self.inner, self.cell)],
  },
});

// ---- combinatoric iterators: all items are there before the first result
/** Gives rows of positions in a pool, one after the other. */
abstract class CombinatoricIterator extends PlainIterator {
  protected indices: number[] | null = null;
  protected done = false;
  constructor(
    readonly pool: readonly Value[],
    readonly length: number,
  ) {
    super();
  }
  protected abstract first(): number[] | null;
  protected abstract advance(indices: number[]): boolean;
  next(): Value {
    if (this.done) return DONE;
    if (this.indices === null) {
      this.indices = this.first();
      if (this.indices === null) return this.end();
    } else if (!this.advance(this.indices)) return this.end();
    return this.row(this.indices);
  }
  protected row(indices: number[]): Value {
    const { pool, length } = this;
    const items: Value[] = new Array(length);
    for (let i = 0; i < length; i++) items[i] = pool[indices[i]];
    return new PyTuple(items);
  }
  private end(): Value {
    this.done = true;
    return DONE;
  }
}
class CombinationsIterator extends CombinatoricIterator {
  protected first(): number[] | null {
    return this.length > this.pool.length ? null : Array.from({ length: this.length }, (_, i) => i);
  }
  protected advance(indices: number[]): boolean {
    const { length } = this;
    const spare = this.pool.length - length;
    let i = length - 1;
    while (i >= 0 && indices[i] === i + spare) i--;
    if (i < 0) return false;
    indices[i]++;
    for (let j = i + 1; j < length; j++) indices[j] = indices[j - 1] + 1;
    return true;
  }
}
class ReplacementIterator extends CombinatoricIterator {
  protected first(): number[] | null {
    return this.pool.length === 0 && this.length > 0 ? null : new Array<number>(this.length).fill(0);
  }
  protected advance(indices: number[]): boolean {
    const last = this.pool.length - 1;
    let i = this.length - 1;
    while (i >= 0 && indices[i] === last) i--;
    if (i < 0) return false;
    indices.fill(indices[i] + 1, i);
    return true;
  }
}
class PermutationsIterator extends CombinatoricIterator {
  private cycles: number[] = [];
  protected first(): number[] | null {
    const n = this.pool.length;
    if (this.length > n) return null;
    this.cycles = Array.from({ length: this.length }, (_, i) => n - i);
    return Array.from({ length: n }, (_, i) => i);
  }
  protected advance(indices: number[]): boolean {
    const n = this.pool.length;
    const { cycles } = this;
    for (let i = this.length - 1; i >= 0; i--) {
      if (--cycles[i] === 0) {
        indices.push(indices.splice(i, 1)[0]);
        cycles[i] = n - i;
        continue;
      }
      const j = n - cycles[i];
      [indices[i], indices[j]] = [indices[j], indices[i]];
      return true;
    }
    return false;
  }
}
class ProductIterator extends PlainIterator {
  private indices: number[] | null = null;
  private done = false;
  constructor(readonly pools: readonly (readonly Value[])[]) {
    super();
  }
  next(): Value {
    const { pools } = this;
    if (this.done) return DONE;
    if (this.indices === null) {
      if (pools.some((pool) => pool.length === 0)) return this.end();
      this.indices = new Array<number>(pools.length).fill(0);
    } else {
      let i = pools.length - 1;
      for (; i >= 0; i--) {
        if (++this.indices[i] < pools[i].length) break;
        this.indices[i] = 0;
      }
      if (i < 0) return this.end();
    }
    const items: Value[] = new Array(pools.length);
    for (let i = 0; i < pools.length; i++) items[i] = pools[i][this.indices[i]];
    return new PyTuple(items);
  }
  private end(): Value {
    this.done = true;
    return DONE;
  }
}
const makeCombinations = (_t: Thread, pool: Value[], length: number): Value => new CombinationsIterator(pool, length);
const makeReplacement = (_t: Thread, pool: Value[], length: number): Value => new ReplacementIterator(pool, length);
const makePermutations = (_t: Thread, pool: Value[], length: number | null): Value => new PermutationsIterator(pool, length ?? pool.length);
define('combinations', CombinationsIterator, {
  doc: 'Return successive r-length combinations of elements in the iterable.',
  new: make('(cls, iterable, r)', 'Create and return a new object.', (t, _cls: PyType, iterable: Value, r: Value) =>
    collect(t, iterable, makeCombinations, exactCount(t, r, 'r must be non-negative')),
  ),
});
define('combinations_with_replacement', ReplacementIterator, {
  doc: 'Return successive r-length combinations of elements in the iterable allowing individual elements to have successive repeats.',
  new: make('(cls, iterable, r)', 'Create and return a new object.', (t, _cls: PyType, iterable: Value, r: Value) =>
    collect(t, iterable, makeReplacement, exactCount(t, r, 'r must be non-negative')),
  ),
});
define('permutations', PermutationsIterator, {
  doc: 'Return successive r-length permutations of elements in the iterable.',
  new: make('(cls, iterable, r=None)', 'Create and return a new object.', (t, _cls: PyType, iterable: Value, r: Value = null) => {
    if (r !== null && !isInt(r) && typeof r !== 'boolean') throw raised(TypeError, 'Expected int as r');
    return collect(t, iterable, makePermutations, r === null ? null : exactCount(t, r, 'r must be non-negative'));
  }),
});
/** a: iterables, b: pools so far, c: how often. */
function productStep(t: Thread, f: NativeFrame, value: Value): Value {
  const iterables = f.a as Value[];
  const pools = f.b as Value[][];
  if (f.state === 1) pools.push((value as PyObject as PyList).items);
  f.state = 1;
  while (pools.length < iterables.length) {
    value = collect(t, iterables[pools.length], listOf);
    if (value === PUSHED) return PUSHED;
    pools.push((value as PyObject as PyList).items);
  }
  const all: Value[][] = [];
  for (let i = 0; i < (f.c as number); i++) all.push(...pools);
  return new ProductIterator(all);
}
const listOf = (_t: Thread, items: Value[]): Value => new PyList(items);
define('product', ProductIterator, {
  doc: 'Cartesian product of input iterables.  Equivalent to nested for-loops.',
  new: make(
    '(cls, /, *iterables, repeat=1)',
    'Create and return a new object.',
    (t, _cls: PyType, iterables: Value[], repeat: Value = 1) => {
      const times = exactCount(t, repeat, 'repeat argument cannot be negative');
      if (iterables.length * times > 2 ** 31) throw raised(OverflowError, 'repeat argument too large');
      return t.start(productStep, iterables, [], times);
    },
  ),
});

export const itertoolsModule: ModuleRows = {
  name: 'itertools',
  doc: 'Functional tools for creating and using iterators.',
  types,
  functions: {
    tee: [
      '(iterable, n=2, /)',
      'Returns a tuple of n independent iterators.',
      (t, iterable: Value, n: Value = 2) => openAll(t, teeType, [iterable], makeTee, exactCount(t, n, 'n must be >= 0')),
    ],
  },
  values: () => names,
};

/**
 * Module _collections: deque, defaultdict and the helpers of collections (stdlib/collections) that are worth being native.
 *
 * A deque is a ring: a power of two of places, of which `size` from `head` on are used, round the end to the start. So both ends
 * grow and shrink without moving anything, and an index is one mask away.
 */
import { builtinType, dictType, isCallable, tupleType, typeName, typeOf } from '../runtime/builtin-types.ts';
import { PyGetSet } from '../runtime/callables.ts';
import { NotImplemented, PyTuple } from '../runtime/collections.ts';
import { sizeArgument, sizeOf } from '../runtime/convert.ts';
import type { ModuleRows, NativeRow, TypeRows } from '../runtime/define.ts';
import { PyDict } from '../runtime/dict.ts';
import { AttributeError, IndexError, KeyError, raised, raisedWith, RuntimeError, TypeError, ValueError } from '../runtime/exceptions.ts';
import { collect, PlainIterator } from '../runtime/iterate.ts';
import type { Thread } from '../runtime/machine.ts';
import type { NativeFrame } from '../runtime/native-frame.ts';
import { intOf } from '../runtime/number.ts';
import { DONE, PUSHED, PyObject, type PyType, TypeFlag, type Value } from '../runtime/object.ts';
import type { Comparison } from '../runtime/operators.ts';
import { isShowing, showItems } from '../runtime/repr-guard.ts';
import { compareItems, searchItems } from '../runtime/sequences.ts';
import { searchBound } from '../runtime/slices.ts';
import { jsText, strFromJs } from '../runtime/text.ts';
import { makeGenericAlias } from '../runtime/types/generic-alias.ts';
import { hintedIteratorMethods } from '../runtime/types/iterators.ts';
import { updateDict } from '../runtime/types/dict.ts';
import { codeValue } from '../vm/frame.ts';
import { namedTupleCode } from './named-tuple-code.ts';

export class PyDeque extends PyObject {
  private places: Value[] = new Array(8);
  private head = 0;
  size = 0;
  maxlen = -1;
  /** The same as the guest has given it. */
  limit: Value = null;
  /** Changes with every change of the length or order: iterators notice. */
  version = 0;
  constructor(cls?: PyType) {
    super();
    if (cls === undefined || cls === dequeType) return;
    this.cls = cls;
    this.shape = cls.rootShape;
    this.slots = [];
  }
  at(index: number): Value {
    return this.places[(this.head + index) & (this.places.length - 1)];
  }
  put(index: number, value: Value): void {
    this.places[(this.head + index) & (this.places.length - 1)] = value;
  }
  push(value: Value): void {
    this.version++;
    if (this.size === this.maxlen) {
      if (this.size === 0) return;
      this.shift();
    }
    if (this.size === this.places.length) this.grow();
    this.places[(this.head + this.size++) & (this.places.length - 1)] = value;
  }
  unshift(value: Value): void {
    this.version++;
    if (this.size === this.maxlen) {
      if (this.size === 0) return;
      this.pop();
    }
    if (this.size === this.places.length) this.grow();
    this.head = (this.head - 1) & (this.places.length - 1);
    this.places[this.head] = value;
    this.size++;
  }
  pop(): Value {
    this.version++;
    const at = (this.head + --this.size) & (this.places.length - 1);
    const value = this.places[at];
    this.places[at] = null;
    return value;
  }
  shift(): Value {
    this.version++;
    const value = this.places[this.head];
    this.places[this.head] = null;
    this.head = (this.head + 1) & (this.places.length - 1);
    this.size--;
    return value;
  }
  items(): Value[] {
    const { places, head, size } = this;
    if (head + size <= places.length) return places.slice(head, head + size);
    return places.slice(head).concat(places.slice(0, head + size - places.length));
  }
  replace(items: readonly Value[]): void {
    this.version++;
    const from = this.maxlen >= 0 ? Math.max(0, items.length - this.maxlen) : 0;
    let room = 8;
    while (room < items.length - from) room *= 2;
    this.places = new Array(room);
    this.head = 0;
    this.size = items.length - from;
    for (let i = 0; i < this.size; i++) this.places[i] = items[from + i];
  }
  private grow(): void {
    const { version } = this;
    const items = this.items();
    const room = this.places.length * 2;
    for (let i = items.length; i < room; i++) items.push(null);
    this.places = items;
    this.head = 0;
    this.version = version;
  }
}
export const dequeType = builtinType('deque', {
  flags: TypeFlag.BASETYPE | TypeFlag.SEQUENCE | TypeFlag.HAS_WEAKREF,
  js: PyDeque,
  module: 'collections',
  allocate: (cls) => new PyDeque(cls),
});
dequeType.name = 'collections.deque';

class DequeIterator extends PlainIterator {
  private readonly version: number;
  constructor(
    private deque: PyDeque | null,
    private index: number,
    private readonly step: 1 | -1,
  ) {
    super();
    this.version = deque === null ? 0 : deque.version;
  }
  next(): Value {
    const { deque } = this;
    if (deque === null) return DONE;
    if (deque.version !== this.version) {
      this.deque = null;
      throw raised(RuntimeError, 'deque mutated during iteration');
    }
    if (this.index < 0 || this.index >= deque.size) {
      this.deque = null;
      return DONE;
    }
    const value = deque.at(this.index);
    this.index += this.step;
    return value;
  }
  override lengthHint(): number {
    return this.deque === null ? 0 : this.step > 0 ? this.deque.size - this.index : this.index + 1;
  }
}
class DequeReverseIterator extends DequeIterator {}
const iteratorType = builtinType('_deque_iterator', { js: DequeIterator, module: 'collections' });
const reverseIteratorType = builtinType('_deque_reverse_iterator', { js: DequeReverseIterator, module: 'collections' });
const iteratorRows = (step: 1 | -1): TypeRows => ({
  new: [
    '(cls, deque, index=0, /, **kwargs=())',
    'An iterator that has given `index` items.',
    (t, cls: PyType, deque: Value, index: Value | undefined) => {
      if (!(deque instanceof PyDeque)) throw raised(TypeError, `argument 1 must be collections.deque, not ${typeName(deque)}`);
      const given = Math.min(Math.max(index === undefined ? 0 : sizeOf(t, index), 0), deque.size);
      return new (cls === iteratorType ? DequeIterator : DequeReverseIterator)(deque, step > 0 ? given : deque.size - 1 - given, step);
    },
  ],
  methods: hintedIteratorMethods,
});

function like(self: PyDeque, items: readonly Value[]): PyDeque {
  const fresh = new PyDeque();
  fresh.maxlen = self.maxlen;
  fresh.limit = self.limit;
  fresh.replace(items);
  return fresh;
}
function init(t: Thread, self: PyDeque, iterable?: Value, maxlen: Value = null): Value {
  if (maxlen !== null) {
    if (intOf(maxlen) === undefined) throw raised(TypeError, 'an integer is required');
    const limit = sizeArgument(t, maxlen);
    if (limit < 0) throw raised(ValueError, 'maxlen must be non-negative');
    self.maxlen = limit;
  } else self.maxlen = -1;
  self.limit = maxlen === null ? null : (intOf(maxlen) as Value);
  self.replace([]);
  return iterable === undefined ? null : collect(t, iterable, finishExtend, self, null);
}
function finishExtend(_t: Thread, items: Value[], self: PyDeque, result: Value): Value {
  if (self.size === 0) self.replace(items);
  else for (let i = 0; i < items.length; i++) self.push(items[i]);
  return result;
}
function finishExtendLeft(_t: Thread, items: Value[], self: PyDeque): Value {
  for (let i = 0; i < items.length; i++) self.unshift(items[i]);
  return null;
}
function position(t: Thread, self: PyDeque, key: Value): number {
  if (typeof key !== 'number' && typeOf(key).lookup('__index__') === undefined)
    throw raised(TypeError, `sequence index must be integer, not '${typeName(key)}'`);
  const n = sizeOf(t, key, IndexError);
  const at = n < 0 ? n + self.size : n;
  if (!(at >= 0 && at < self.size)) throw raised(IndexError, 'deque index out of range');
  return at;
}
function rotate(self: PyDeque, by: number): void {
  if (self.size < 2) return;
  let n = by % self.size;
  if (n < 0) n += self.size;
  if (n === 0) return;
  if (n <= self.size / 2) for (; n > 0; n--) self.unshift(self.pop());
  else for (n = self.size - n; n > 0; n--) self.push(self.shift());
}
/** a: deque, b: value, c: version before. */
function removeStep(t: Thread, f: NativeFrame, value: Value): Value {
  const self = f.a as PyDeque;
  if (f.state === 0) {
    f.state = 1;
    f.c = self.version;
    value = searchItems(t, self.items(), f.b as Value, 'index');
    if (value === PUSHED) return PUSHED;
  }
  if (self.version !== f.c) throw raised(IndexError, 'deque mutated during remove().');
  if (value === -1) throw raised(ValueError, 'deque.remove(x): x not in deque');
  removeAt(self, value as number);
  return null;
}
function removeAt(self: PyDeque, at: number): void {
  if (at === 0) {
    self.shift();
    return;
  }
  for (let i = at; i < self.size - 1; i++) self.put(i, self.at(i + 1));
  self.pop();
}
/** a: deque, b: value, c: [from, to]. */
function indexStep(t: Thread, f: NativeFrame, value: Value): Value {
  if (f.state === 0) {
    f.state = 1;
    const [from, to] = f.c as [number, number];
    value = searchItems(t, (f.a as PyDeque).items(), f.b as Value, 'index', from, to);
    if (value === PUSHED) return PUSHED;
  }
  if (value === -1) throw raised(ValueError, `${t.reprText(f.b as Value)} is not in deque`);
  return value;
}
function repeated(t: Thread, self: PyDeque, n: Value): Value[] {
  const count = sizeOf(t, n);
  const items = self.items();
  const all: Value[] = [];
  if (count <= 0 || items.length === 0) return all;
  const wanted = self.maxlen < 0 ? count : Math.min(count, Math.ceil(self.maxlen / items.length) + 1);
  t.allot(items.length * wanted);
  for (let i = 0; i < wanted; i++) for (const item of items) all.push(item);
  return all;
}
const compare =
  (symbol: Comparison): NativeRow[2] =>
  (t: Thread, self: PyDeque, other: Value) => {
    if (!(other instanceof PyDeque)) return NotImplemented;
    if (self.size !== other.size && (symbol === '==' || symbol === '!=')) return symbol === '!=';
    return compareItems(t, symbol, self.items(), other.items());
  };
function likeOf(t: Thread, self: PyDeque, items: readonly Value[]): Value {
  const plain = like(self, items);
  if (self.cls === dequeType) return plain;
  return t.invoke(self.cls, self.maxlen < 0 ? [plain] : [plain, self.limit]);
}
function copy(t: Thread, self: PyDeque): Value {
  return likeOf(t, self, self.items());
}

const dequeRows: TypeRows = {
  doc: 'A sequence that is quick at both of its ends.',
  new: ['(cls, /, *args, **kwargs)', 'Create and return a new object.', (_t, cls: PyType) => (cls.allocate as (cls: PyType) => Value)(cls)],
  methods: {
    __init__: ['(self, iterable=(), maxlen=None)', 'Initialize self.', init],
    __repr__: [
      '(self, /)',
      'Return repr(self).',
      (t, self: PyDeque) => {
        if (isShowing(t, self)) return '[...]';
        const name = self.cls === dequeType ? 'deque' : self.cls.name;
        return showItems(t, self, self.items(), `${name}([`, self.maxlen < 0 ? '])' : `], maxlen=${t.reprText(self.limit)})`);
      },
    ],
    __hash__: null,
    __eq__: ['(self, value, /)', 'Return self==value.', compare('==')],
    __ne__: ['(self, value, /)', 'Return self!=value.', compare('!=')],
    __lt__: ['(self, value, /)', 'Return self<value.', compare('<')],
    __le__: ['(self, value, /)', 'Return self<=value.', compare('<=')],
    __gt__: ['(self, value, /)', 'Return self>value.', compare('>')],
    __ge__: ['(self, value, /)', 'Return self>=value.', compare('>=')],
    __iter__: ['(self, /)', 'Implement iter(self).', (_t, self: PyDeque) => new DequeIterator(self, 0, 1)],
    __reversed__: [
      '(self, /)',
      'Return a reverse iterator over the deque.',
      (_t, self: PyDeque) => new DequeReverseIterator(self, self.size - 1, -1),
    ],
    __len__: ['(self, /)', 'Return len(self).', (_t, self: PyDeque) => self.size],
    __bool__: ['(self, /)', 'True if self else False', (_t, self: PyDeque) => self.size > 0],
    __contains__: [
      '(self, key, /)',
      'Return bool(key in self).',
      (t, self: PyDeque, item: Value) => searchItems(t, self.items(), item, 'contains'),
    ],
    __getitem__: ['(self, index, /)', 'Return self[index].', (t, self: PyDeque, key: Value) => self.at(position(t, self, key))],
    __setitem__: [
      '(self, key, value, /)',
      'Set self[key] to value.',
      (t, self: PyDeque, key: Value, value: Value) => {
        self.put(position(t, self, key), value);
        return null;
      },
    ],
    __delitem__: [
      '(self, key, /)',
      'Delete self[key].',
      (t, self: PyDeque, key: Value) => {
        removeAt(self, position(t, self, key));
        return null;
      },
    ],
    __add__: [
      '(self, value, /)',
      'Return self+value.',
      (t, self: PyDeque, other: Value) => {
        if (!(other instanceof PyDeque)) throw raised(TypeError, `can only concatenate deque (not "${typeName(other)}") to deque`);
        return likeOf(t, self, self.items().concat(other.items()));
      },
    ],
    __iadd__: [
      '(self, value, /)',
      'Implement self+=value.',
      (t, self: PyDeque, other: Value) => collect(t, other, finishExtend, self, self),
    ],
    __mul__: ['(self, value, /)', 'Return self*value.', (t, self: PyDeque, n: Value) => likeOf(t, self, repeated(t, self, n))],
    __rmul__: ['(self, value, /)', 'Return value*self.', (t, self: PyDeque, n: Value) => likeOf(t, self, repeated(t, self, n))],
    __imul__: [
      '(self, value, /)',
      'Implement self*=value.',
      (t, self: PyDeque, n: Value) => {
        self.replace(repeated(t, self, n));
        return self;
      },
    ],
    __copy__: ['(self, /)', 'Return a shallow copy of a deque.', copy],
    __reduce__: [
      '(self, /)',
      'Return state information for pickling.',
      (t, self: PyDeque) => {
        const state = t.callMethod(self, '__getstate__', []);
        return new PyTuple([self.cls, self.maxlen < 0 ? new PyTuple([]) : new PyTuple([new PyTuple([]), self.limit]), state, t.iter(self)]);
      },
    ],
    __sizeof__: ['(self, /)', 'Return the size of the deque in memory, in bytes.', (_t, self: PyDeque) => 208 + 8 * self.size],
    append: [
      '(self, item, /)',
      'Add an element to the right side of the deque.',
      (_t, self: PyDeque, item: Value) => {
        self.push(item);
        return null;
      },
    ],
    appendleft: [
      '(self, item, /)',
      'Add an element to the left side of the deque.',
      (_t, self: PyDeque, item: Value) => {
        self.unshift(item);
        return null;
      },
    ],
    clear: [
      '(self, /)',
      'Remove all elements from the deque.',
      (_t, self: PyDeque) => {
        self.replace([]);
        return null;
      },
    ],
    copy: ['(self, /)', 'Return a shallow copy of a deque.', copy],
    count: [
      '(self, value, /)',
      'Return number of occurrences of value.',
      (t, self: PyDeque, value: Value) => searchItems(t, self.items(), value, 'count'),
    ],
    extend: [
      '(self, iterable, /)',
      'Add the items of an iterable at the right end.',
      (t, self: PyDeque, iterable: Value) => collect(t, iterable === self ? like(self, self.items()) : iterable, finishExtend, self, null),
    ],
    extendleft: [
      '(self, iterable, /)',
      'Add the items of an iterable at the left end, one by one.',
      (t, self: PyDeque, iterable: Value) => collect(t, iterable === self ? like(self, self.items()) : iterable, finishExtendLeft, self),
    ],
    index: [
      '(self, value, start=0, stop=<unrepresentable>, /)',
      'Where a value stands first; ValueError when it is absent.',
      (t, self: PyDeque, value: Value, start?: Value, stop?: Value) =>
        t.start(indexStep, self, value, [searchBound(t, start, self.size, 0), searchBound(t, stop, self.size, Infinity)]),
    ],
    insert: [
      '(self, index, value, /)',
      'Insert value before index.',
      (t, self: PyDeque, index: Value, value: Value) => {
        if (self.size === self.maxlen) throw raised(IndexError, 'deque already at its maximum size');
        const n = sizeArgument(t, index);
        const at = n < 0 ? Math.max(0, n + self.size) : Math.min(n, self.size);
        if (at === 0) self.unshift(value);
        else {
          self.push(value);
          for (let i = self.size - 1; i > at; i--) self.put(i, self.at(i - 1));
          self.put(at, value);
        }
        return null;
      },
    ],
    pop: [
      '(self, /)',
      'Remove and return the rightmost element.',
      (_t, self: PyDeque) => {
        if (self.size === 0) throw raised(IndexError, 'pop from an empty deque');
        return self.pop();
      },
    ],
    popleft: [
      '(self, /)',
      'Remove and return the leftmost element.',
      (_t, self: PyDeque) => {
        if (self.size === 0) throw raised(IndexError, 'pop from an empty deque');
        return self.shift();
      },
    ],
    remove: ['(self, value, /)', 'Remove first occurrence of value.', (t, self: PyDeque, value: Value) => t.start(removeStep, self, value)],
    reverse: [
      '(self, /)',
      'Reverse *IN PLACE*.',
      (_t, self: PyDeque) => {
        self.replace(self.items().reverse());
        return null;
      },
    ],
    rotate: [
      '(self, n=1, /)',
      'Move n items from the right end to the left one; the other way when n is negative.',
      (t, self: PyDeque, n?: Value) => {
        rotate(self, n === undefined ? 1 : sizeArgument(t, n));
        return null;
      },
    ],
  },
  classMethods: { __class_getitem__: ['(cls, item, /)', 'See PEP 585', (t, cls: PyType, item: Value) => makeGenericAlias(t, cls, item)] },
  getset: { maxlen: ['maximum size of a deque or None if unbounded', (_t, self: PyDeque) => self.limit] },
};

// ---- defaultdict
class PyDefaultDict extends PyDict {
  factory: Value = null;
}
export const defaultDictType = builtinType('defaultdict', {
  base: dictType,
  flags: TypeFlag.BASETYPE | TypeFlag.MAPPING,
  js: PyDefaultDict,
  module: 'collections',
  allocate: (cls) => new PyDefaultDict(cls),
});
defaultDictType.name = 'collections.defaultdict';

/** `__missing__`. a: the dict, b: the key. */
function missingStep(t: Thread, f: NativeFrame, value: Value): Value {
  const self = f.a as PyDefaultDict;
  if (f.state === 0) {
    f.state = 1;
    value = t.invoke(self.factory, []);
    if (value === PUSHED) return PUSHED;
  }
  self.set(t, f.b as Value, value);
  return value;
}
/** repr. a: the dict, b: text of the factory. */
function defaultReprStep(t: Thread, f: NativeFrame, value: Value): Value {
  const self = f.a as PyDefaultDict;
  if (f.state === 0) {
    f.state = 1;
    value = (dictType.dict.getName('__repr__') as unknown as { body: NativeRow[2] }).body(t, self);
    if (value === PUSHED) return PUSHED;
  }
  const name = self.cls === defaultDictType ? 'defaultdict' : self.cls.name;
  return strFromJs(`${name}(${f.b as string}, ${jsText(value as string)})`);
}
function copyDefault(t: Thread, self: PyDefaultDict): Value {
  if (self.cls === defaultDictType) {
    const fresh = new PyDefaultDict(defaultDictType);
    fresh.copyFrom(self);
    fresh.factory = self.factory;
    return fresh;
  }
  return t.invoke(self.cls, [self.factory, self]);
}
const defaultDictRows: TypeRows = {
  doc: 'defaultdict(default_factory=None, /, [...]) --> dict with default factory',
  methods: {
    __init__: [
      '(self, /, *args, **kwargs)',
      'Initialize self.',
      (t, self: PyDefaultDict, args: Value[], kwargs: PyDict) => {
        const factory = args.length > 0 ? args[0] : null;
        if (factory !== null && !isCallable(factory)) throw raised(TypeError, 'first argument must be callable or None');
        if (args.length > 2) throw raised(TypeError, `dict expected at most 1 argument, got ${args.length - 1}`);
        self.factory = factory;
        return updateDict(t, self, args[1], kwargs, null);
      },
    ],
    __missing__: [
      '(self, key, /)',
      '__missing__(key) # Called by __getitem__ for missing key',
      (t, self: PyDefaultDict, key: Value) => {
        if (self.factory === null) throw raisedWith(KeyError, key);
        return t.start(missingStep, self, key);
      },
    ],
    __repr__: ['(self, /)', 'Return repr(self).', (t, self: PyDefaultDict) => t.start(defaultReprStep, self, t.reprText(self.factory))],
    __copy__: ['(self, /)', 'D.copy() -> a shallow copy of D.', copyDefault],
    copy: ['(self, /)', 'D.copy() -> a shallow copy of D.', copyDefault],
    __reduce__: [
      '(self, /)',
      'Return state information for pickling.',
      (t, self: PyDefaultDict) =>
        new PyTuple([
          self.cls,
          self.factory === null ? new PyTuple([]) : new PyTuple([self.factory]),
          null,
          null,
          t.iter(t.callMethod(self, 'items', [])),
        ]),
    ],
    __or__: [
      '(self, value, /)',
      'Return self|value.',
      (t, self: PyDefaultDict, other: Value) => {
        if (!(other instanceof PyDict)) return NotImplemented;
        const fresh = t.callMethod(self, 'copy', []) as PyDict;
        return updateDict(t, fresh, other, null, fresh);
      },
    ],
    __ror__: [
      '(self, value, /)',
      'Return value|self.',
      (t, self: PyDefaultDict, other: Value) => {
        if (!(other instanceof PyDict)) return NotImplemented;
        const fresh = new PyDefaultDict(defaultDictType);
        fresh.factory = self.factory;
        fresh.copyFrom(other);
        return updateDict(t, fresh, self, null, fresh);
      },
    ],
  },
  classMethods: { __class_getitem__: ['(cls, item, /)', 'See PEP 585', (t, cls: PyType, item: Value) => makeGenericAlias(t, cls, item)] },
  getset: {
    default_factory: [
      'Factory for default value called by __missing__().',
      (_t, self: PyDefaultDict) => self.factory,
      (_t, self: PyDefaultDict, value) => {
        if (value === undefined) throw raised(TypeError, "can't delete attribute");
        self.factory = value;
      },
    ],
  },
};

// ---- named tuples
/** The attribute of a named tuple for one of its places. */
class PyTupleGetter extends PyGetSet {
  constructor(
    readonly index: number,
    public text: Value,
  ) {
    super(
      '_tuplegetter',
      tupleType,
      null,
      (_t, self: Value) => {
        const { items } = self as PyObject as PyTuple;
        if (index >= items.length) throw raised(IndexError, 'tuple index out of range');
        return items[index];
      },
      () => {
        throw raised(AttributeError, "can't set attribute");
      },
    );
  }
}
const tupleGetterType = builtinType('_tuplegetter', { js: PyTupleGetter, module: 'collections' });
const tupleGetterRows: TypeRows = {
  new: [
    '(cls, index, doc, /)',
    'Create and return a new object.',
    (t, _cls: PyType, index: Value, doc: Value) => new PyTupleGetter(sizeOf(t, index), doc),
  ],
  methods: {
    __get__: [
      '(self, instance, owner=None, /)',
      'Return an attribute of instance, which is of type owner.',
      (_t, self: PyTupleGetter, object: Value) => {
        if (object === null) return self;
        if (!(object instanceof PyTuple))
          throw raised(
            TypeError,
            `descriptor for index '${self.index}' for tuple subclasses doesn't apply to '${typeName(object)}' object`,
          );
        return object.items[self.index];
      },
    ],
    __set__: [
      '(self, instance, value, /)',
      'Set an attribute of instance to value.',
      () => {
        throw raised(AttributeError, "can't set attribute");
      },
    ],
    __delete__: [
      '(self, instance, /)',
      'Delete an attribute of instance.',
      () => {
        throw raised(AttributeError, "can't delete attribute");
      },
    ],
    __reduce__: [
      '(self, /)',
      'Return state information for pickling.',
      (_t, self: PyTupleGetter) => new PyTuple([self.cls, new PyTuple([self.index, self.text])]),
    ],
    __repr__: [
      '(self, /)',
      'Return repr(self).',
      (t, self: PyTupleGetter) => strFromJs(`_tuplegetter(${self.index}, ${t.reprText(self.text)})`),
    ],
  },
  getset: { __doc__: [null, (_t, self: PyTupleGetter) => self.text, (_t, self: PyTupleGetter, value) => void (self.text = value ?? null)] },
};

// ---- helpers of Counter and OrderedDict
/** Counts items into a dict whose get and [] are dict's own. */
function countItems(t: Thread, items: Value[], mapping: PyDict): Value {
  for (const item of items) {
    const before = mapping.get(t, item) ?? 0;
    mapping.set(
      t,
      item,
      typeof before === 'number' && Number.isInteger(before) && before < Number.MAX_SAFE_INTEGER ? before + 1 : t.binary('+', before, 1),
    );
  }
  return null;
}
function dictArgument(v: Value): PyDict {
  if (!(v instanceof PyDict)) throw raised(TypeError, `expected a dict, got ${typeName(v)}`);
  return v;
}

export const collectionsModule: ModuleRows = {
  name: '_collections',
  doc: 'High performance data structures.',
  types: [
    [dequeType, dequeRows],
    [iteratorType, iteratorRows(1)],
    [reverseIteratorType, iteratorRows(-1)],
    [defaultDictType, defaultDictRows],
    [tupleGetterType, tupleGetterRows],
  ],
  functions: {
    _count_elements: [
      '(mapping, iterable, /)',
      'Count elements in the iterable, updating the mapping',
      (t, mapping: Value, iterable: Value) => collect(t, iterable, countItems, dictArgument(mapping)),
    ],
    _move_to_end: [
      '(mapping, key, last, /)',
      'Put an entry of a dict at one of its ends.',
      (t, mapping: Value, key: Value, last: Value) => {
        const dict = dictArgument(mapping);
        const at = dict.find(t, key);
        if (at < 0) throw raisedWith(KeyError, key);
        const entry: [Value, Value] = [dict.keys[at] as Value, dict.values[at] as Value];
        dict.deleteAt(t, at);
        if (t.truth(last)) {
          dict.set(t, entry[0], entry[1]);
          return null;
        }
        const rest = Array.from(dict.entries());
        dict.clear();
        for (const [k, v] of [entry, ...rest]) dict.set(t, k, v);
        return null;
      },
    ],
    _named_tuple_code: [
      '(fields, /)',
      'The code of the `__new__` of a named tuple with these fields, which are ASCII identifiers.',
      (t, fields: Value) => codeValue(namedTupleCode(t.list(fields).map((field) => jsText(field as string)))),
    ],
    _pop_first: [
      '(mapping, /)',
      'Remove and return the first entry of a dict.',
      (t, mapping: Value) => {
        const dict = dictArgument(mapping);
        const at = dict.nextLive(dict.first);
        if (at < 0) throw raised(KeyError, 'dictionary is empty');
        const entry = new PyTuple([dict.keys[at] as Value, dict.values[at] as Value]);
        dict.deleteAt(t, at);
        return entry;
      },
    ],
  },
  values: () => ({ deque: dequeType, defaultdict: defaultDictType, _tuplegetter: tupleGetterType }),
};

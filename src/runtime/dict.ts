/**
 * Dicts: insertion order, any key, and cells for those who want to watch a name.
 *
 *     keys   [ 'a',  <gone>, 'c' ]        index: Map { 'a' -> 0, 'c' -> 2 }
 *     values [  1,   <gone>,  3  ]        live: 2
 *
 * A key that is equal only to itself or to primitives is looked up by a *primitive key*: numbers by their number (1, 1.0 and
 * True are one key), strs by their text, objects with the default hash by identity. All other keys (tuples, objects with a
 * `__hash__` of their own) go through an index of 32-bit hashes. An object with its own `__eq__` may equal a primitive
 * (Decimal('1.5') and 1.5): from the first such key on, the two worlds look into each other.
 *
 * A namespace (module globals, builtins) hands out cells: compiled code keeps the cell of a global and reads it with one load;
 * every change of the dict writes through to the cells.
 */
import { MAX_PUSHED, PyTuple } from './collections.ts';
import { equalPlain } from './equal.ts';
import { HashIndex } from './hash-index.ts';
import type { Thread } from './machine.ts';
import { NumberIndex } from './number-index.ts';
import { type PyFloat, PyFloatSub, PyIntSub, PyFloat as PyFloatClass } from './number.ts';
import { PyObject, type PyType, TypeFlag, type Value } from './object.ts';
import { PyStr, PyStrSub, strFromJs, strKey } from './text.ts';

type Key = unknown;

/** Up to so many positions a dict of plain keys has no index: they are looked through. */
const SMALL = 8;

/** How objects of a class behave as keys. */
export const KeyKind = { IDENTITY: 1, PRIMITIVE: 2, CHAIN: 3, ALIEN: 4 } as const;

/** Native types whose instances may equal an int or a float. */
const COMPARES_WITH_NUMBERS = new Set(['complex', 'decimal.Decimal']);

const isNumeric = (type: PyType | null): boolean => type !== null && COMPARES_WITH_NUMBERS.has(type.name);
function isDefault(type: PyType, name: string): boolean {
  const owner = type.ownerOf(name);
  return owner === null || owner.mro.length === 1;
}

export function keyKindOf(type: PyType): number {
  if (type.keyKindVersion === type.version) return type.keyKind;
  let kind: number;
  const hash = type.ownerOf('__hash__');
  const eq = type.ownerOf('__eq__');
  if (isDefault(type, '__hash__') && isDefault(type, '__eq__')) kind = KeyKind.IDENTITY;
  else if (
    hash === eq &&
    hash !== null &&
    !hash.has(TypeFlag.HEAP) &&
    (hash.name === 'int' || hash.name === 'str' || hash.name === 'float')
  )
    kind = KeyKind.PRIMITIVE;
  else if ((hash !== null && hash.has(TypeFlag.HEAP)) || (eq !== null && eq.has(TypeFlag.HEAP)) || isNumeric(hash)) kind = KeyKind.ALIEN;
  else kind = KeyKind.CHAIN;
  type.keyKind = kind;
  type.keyKindVersion = type.version;
  return kind;
}

function floatKey(float: PyFloat): Key {
  const x = float.value;
  if (x !== x) return float;
  return Number.isSafeInteger(x) ? x + 0 : BigInt(x);
}

/** The primitive key of a value, or undefined when it goes through the hash index. */
export function primitiveKey(v: Value): Key {
  switch (typeof v) {
    case 'string':
    case 'number':
    case 'bigint':
      return v;
    case 'boolean':
      return v ? 1 : 0;
  }
  if (v === null) return null;
  if (v instanceof PyTuple && v.slots === null) return undefined;
  if (v instanceof PyStr) return strKey(v);
  if (v instanceof PyFloatClass && !(v instanceof PyFloatSub)) return floatKey(v);
  const kind = keyKindOf(v.cls);
  if (kind === KeyKind.IDENTITY) return v;
  if (kind === KeyKind.PRIMITIVE) {
    if (v instanceof PyStrSub) return typeof v.value === 'string' ? v.value : strKey(v.value);
    if (v instanceof PyIntSub) return v.value;
    if (v instanceof PyFloatSub) return Number.isInteger(v.value) || v.value !== v.value ? floatKey(v) : v.value;
  }
  return undefined;
}

/** A watched name of a namespace. `value` is undefined while the name is unbound. */
export class GlobalCell {
  value: Value | undefined = undefined;
  index = -1;
  constructor(readonly dict: PyDict) {}
  /** Binds the name: STORE_GLOBAL. */
  set(name: string, value: Value): void {
    if (this.index >= 0) {
      this.value = value;
      this.dict.values[this.index] = value;
    } else this.dict.setName(name, value);
  }
}

export class PyDict extends PyObject {
  /** A deleted entry is undefined in both. */
  keys: (Value | undefined)[] = [];
  values: (Value | undefined)[] = [];
  size = 0;
  /** No live entry stands before this position, so that taking the first one again and again is not quadratic. */
  first = 0;
  /** How many entries may be added before the gaps are squeezed out, as in CPython. */
  private usable = 0;
  /** Whether the primitive keys are all themselves in `keys` and few enough to be looked through. */
  private small = true;
  /** The numbers among the primitive keys, and the others. */
  private numbers: NumberIndex | null = null;
  private index: Map<Key, number> | null = null;
  /** The keys without a primitive key; the hash of every entry beside it (0 for primitive keys). */
  private hashed: HashIndex | null = null;
  private hashes: number[] | null = null;
  private aliens = 0;
  /** Hashes of primitive keys, made when an alien key first asks. */
  private primitiveHashes: Map<number, number[]> | null = null;
  private cells: Map<string, GlobalCell> | null = null;

  constructor(cls?: PyType) {
    super();
    if (cls !== undefined) {
      this.cls = cls;
      this.shape = cls.rootShape;
      this.slots = [];
    }
  }

  /** The position of a primitive key, or -1. */
  private locate(primitive: Key): number {
    const { keys } = this;
    if (this.small) {
      for (let at = 0; at < keys.length; at++) if (keys[at] === primitive) return at;
      return -1;
    }
    if (typeof primitive === 'number') return this.numbers === null ? -1 : this.numbers.find(primitive, keys, primitiveKey);
    if (this.index === null) return -1;
    const at = this.index.get(primitive);
    return at === undefined ? -1 : at;
  }
  /** Makes the key at a new position known. */
  private enter(primitive: Key, key: Value, at: number): void {
    if (this.small) {
      if (at < SMALL && primitive === key) return;
      this.makeIndex(at);
    }
    this.enterIndex(primitive, at);
  }
  private enterIndex(primitive: Key, at: number): void {
    if (typeof primitive === 'number') {
      this.numbers ??= new NumberIndex();
      this.numbers.add(primitive, at, this.keys, primitiveKey);
    } else {
      this.index ??= new Map();
      this.index.set(primitive, at);
    }
  }
  /** No longer small: the keys before `end` get their index. */
  private makeIndex(end: number): void {
    this.small = false;
    for (let at = 0; at < end; at++) {
      const key = this.keys[at];
      if (key === undefined) continue;
      const primitive = primitiveKey(key);
      if (primitive !== undefined) this.enterIndex(primitive, at);
    }
  }
  private forget(primitive: Key, at: number): void {
    if (this.small) return;
    if (typeof primitive === 'number') this.numbers?.remove(primitive, at);
    else this.index?.delete(primitive);
  }

  // ---- names: str keys that are plain strings of the host
  getName(name: string): Value | undefined {
    const at = this.locate(name);
    return at < 0 ? undefined : this.values[at];
  }
  setName(name: string, value: Value): void {
    const at = this.locate(name);
    if (at >= 0) this.put(at, value);
    else this.append(name, name, value);
  }
  /** The same for a name that guest code made up: it may have characters that the host writes as two. */
  setKeyword(t: Thread, name: string, value: Value): void {
    const key = strFromJs(name);
    if (typeof key === 'string') this.setName(key, value);
    else this.set(t, key, value);
  }
  deleteName(name: string): boolean {
    const at = this.locate(name);
    if (at < 0) return false;
    this.forget(name, at);
    this.drop(at);
    return true;
  }
  hasName(name: string): boolean {
    return this.locate(name) >= 0;
  }
  /** Whether somebody has a cell of it. */
  get isWatched(): boolean {
    return this.cells !== null;
  }
  /** The cell of a name, made when first asked for. */
  cellOf(name: string): GlobalCell {
    this.cells ??= new Map();
    let cell = this.cells.get(name);
    if (cell === undefined) {
      cell = new GlobalCell(this);
      const at = this.locate(name);
      if (at >= 0) {
        cell.index = at;
        cell.value = this.values[at];
      }
      this.cells.set(name, cell);
    }
    return cell;
  }

  // ---- any key
  /** The position of a key, or -1. Raises what `__hash__` and `__eq__` raise; TypeError for an unhashable key. */
  find(t: Thread, key: Value): number {
    const primitive = primitiveKey(key);
    if (primitive === undefined) return this.findHashed(t, key, t.hash32(key));
    const at = this.locate(primitive);
    if (at >= 0) return at;
    return this.aliens > 0 ? this.findInIndex(t, key, t.hash32(key)) : -1;
  }
  private findHashed(t: Thread, key: Value, hash: number): number {
    if (this.size === 0) return -1;
    const found = this.findInIndex(t, key, hash);
    if (found >= 0 || keyKindOf((key as PyObject).cls) !== KeyKind.ALIEN) return found;
    this.primitiveHashes ??= this.hashPrimitives(t);
    return this.findAmong(t, key, this.primitiveHashes.get(hash));
  }
  private findInIndex(t: Thread, key: Value, hash: number): number {
    const { hashed, hashes, keys } = this;
    if (hashed === null || hashes === null) return -1;
    for (let slot = hashed.start(hash); ; slot = hashed.next(slot)) {
      const at = hashed.at(slot) - 1;
      if (at === -1) return -1;
      if (at < 0 || hashes[at] !== hash) continue;
      const other = keys[at];
      if (other === undefined) continue;
      if (other === key) return at;
      let same = equalPlain(other, key);
      if (same === undefined) {
        same = t.equals(other, key);
        // Guest code may have changed the dict meanwhile: start over.
        if (this.hashed !== hashed || this.keys !== keys || keys[at] !== other) return this.find(t, key);
      }
      if (same) return at;
    }
  }
  private findAmong(t: Thread, key: Value, positions: number[] | undefined): number {
    if (positions === undefined) return -1;
    for (let i = 0; i < positions.length; i++) {
      const at = positions[i];
      const other = this.keys[at];
      if (other === undefined) continue;
      if (other === key || t.equals(other, key)) return this.keys[at] === other ? at : this.find(t, key);
    }
    return -1;
  }
  private hashPrimitives(t: Thread): Map<number, number[]> {
    const hashes = new Map<number, number[]>();
    this.keys.forEach((key, at) => {
      if (key !== undefined && primitiveKey(key) !== undefined) addTo(hashes, t.hash32(key), at);
    });
    return hashes;
  }

  get(t: Thread, key: Value): Value | undefined {
    if (typeof key === 'string' && this.aliens === 0) return this.getName(key);
    const at = this.find(t, key);
    return at < 0 ? undefined : this.values[at];
  }
  has(t: Thread, key: Value): boolean {
    return this.find(t, key) >= 0;
  }
  set(t: Thread, key: Value, value: Value): void {
    const primitive = primitiveKey(key);
    if (primitive !== undefined) {
      let at = this.locate(primitive);
      if (at < 0 && this.aliens > 0) at = this.findInIndex(t, key, t.hash32(key));
      if (at >= 0) this.put(at, value);
      else {
        const added = this.append(primitive, key, value);
        if (this.primitiveHashes !== null) addTo(this.primitiveHashes, t.hash32(key), added);
      }
      return;
    }
    const hash = t.hash32(key);
    const at = this.findHashed(t, key, hash);
    if (at >= 0) this.put(at, value);
    else this.appendHashed(key, value, hash);
  }
  /** The value of a key, which is set first when it is absent. The key is hashed once. */
  setDefault(t: Thread, key: Value, value: Value): Value {
    const primitive = primitiveKey(key);
    if (primitive !== undefined) {
      const at = this.find(t, key);
      if (at >= 0) return this.values[at] as Value;
      this.set(t, key, value);
      return value;
    }
    const hash = t.hash32(key);
    const at = this.findHashed(t, key, hash);
    if (at >= 0) return this.values[at] as Value;
    this.appendHashed(key, value, hash);
    return value;
  }
  /** The value here of the key that another dict has at a position; its hash is known there. */
  getFrom(t: Thread, other: PyDict, at: number): Value | undefined {
    const key = other.keys[at] as Value;
    if (other.hashes === null || primitiveKey(key) !== undefined) return this.get(t, key);
    const found = this.findHashed(t, key, other.hashes[at]);
    return found < 0 ? undefined : this.values[found];
  }
  /** Puts in the entry that another dict has at a position. */
  setFrom(t: Thread, other: PyDict, at: number): void {
    const key = other.keys[at] as Value;
    const value = other.values[at] as Value;
    if (other.hashes === null || primitiveKey(key) !== undefined) {
      this.set(t, key, value);
      return;
    }
    const hash = other.hashes[at];
    const found = this.findHashed(t, key, hash);
    if (found >= 0) this.put(found, value);
    else this.appendHashed(key, value, hash);
  }
  private appendHashed(key: Value, value: Value, hash: number): void {
    if (this.usable <= 0) this.makeRoom();
    this.usable--;
    this.hashes ??= new Array<number>(this.keys.length).fill(0);
    this.hashed ??= new HashIndex();
    const at = this.keys.length;
    if (this.small && at >= SMALL) this.makeIndex(at);
    this.keys.push(key);
    this.values.push(value);
    this.hashes.push(hash);
    this.size++;
    this.hashed.add(hash, at, this.hashes);
    if (keyKindOf((key as PyObject).cls) === KeyKind.ALIEN) this.aliens++;
  }
  /** The removed value, or undefined. */
  delete(t: Thread, key: Value): Value | undefined {
    const at = this.find(t, key);
    if (at < 0) return undefined;
    const value = this.values[at];
    this.deleteAt(t, at);
    return value;
  }
  /** Removes the entry at a position that is live. */
  deleteAt(_t: Thread, at: number): void {
    const key = this.keys[at] as Value;
    const primitive = primitiveKey(key);
    if (primitive !== undefined) this.forget(primitive, at);
    else if (this.hashed !== null && this.hashes !== null && this.hashed.remove(this.hashes[at], at)) {
      if (keyKindOf((key as PyObject).cls) === KeyKind.ALIEN) this.aliens--;
    } else this.forget(key, at);
    this.drop(at);
  }
  /** The position of the last entry, or -1. What follows it is forgotten, so popping entry by entry is not quadratic. */
  lastPosition(): number {
    const { keys } = this;
    while (keys.length > 0 && keys[keys.length - 1] === undefined) {
      keys.pop();
      this.values.pop();
      this.hashes?.pop();
    }
    if (this.first > keys.length) this.first = keys.length;
    this.primitiveHashes = null;
    return keys.length - 1;
  }
  clear(): void {
    this.keys = [];
    this.values = [];
    this.size = 0;
    this.first = 0;
    this.usable = 0;
    this.small = true;
    this.numbers = null;
    this.index = null;
    this.hashed = null;
    this.hashes = null;
    this.primitiveHashes = null;
    this.aliens = 0;
    if (this.cells !== null)
      for (const cell of this.cells.values()) {
        cell.value = undefined;
        cell.index = -1;
      }
  }
  /** Takes over the entries of another dict into this empty one. */
  copyFrom(other: PyDict): void {
    this.keys = other.keys.slice();
    this.values = other.values.slice();
    this.size = other.size;
    this.first = other.first;
    this.usable = other.usable;
    this.small = other.small;
    this.numbers = other.numbers === null ? null : other.numbers.copy();
    this.index = other.index === null ? null : new Map(other.index);
    this.hashed = other.hashed === null ? null : other.hashed.copy();
    this.hashes = other.hashes === null ? null : other.hashes.slice();
    this.primitiveHashes = null;
    this.aliens = other.aliens;
    if (this.size < this.keys.length) this.compact();
  }
  /** The next live position at or after `at`, or -1. */
  nextLive(at: number): number {
    const keys = this.keys;
    while (at < keys.length) {
      if (keys[at] !== undefined) return at;
      at++;
    }
    return -1;
  }
  /** Live entries, in order. */
  *entries(): IterableIterator<[Value, Value]> {
    for (let at = this.nextLive(0); at >= 0; at = this.nextLive(at + 1)) yield [this.keys[at] as Value, this.values[at] as Value];
  }
  liveKeys(): Value[] {
    return this.size === this.keys.length ? (this.keys.slice() as Value[]) : (this.keys.filter((key) => key !== undefined) as Value[]);
  }
  liveValues(): Value[] {
    return this.size === this.keys.length
      ? (this.values.slice() as Value[])
      : (this.values.filter((_, at) => this.keys[at] !== undefined) as Value[]);
  }

  private put(at: number, value: Value): void {
    this.values[at] = value;
    if (this.cells !== null) {
      const cell = this.cells.get(primitiveKey(this.keys[at] as Value) as string);
      if (cell !== undefined) cell.value = value;
    }
  }
  private append(primitive: Key, key: Value, value: Value): number {
    if (this.usable <= 0) this.makeRoom();
    this.usable--;
    const at = this.keys.length;
    this.keys.push(key);
    this.values.push(value);
    this.enter(primitive, key, at);
    if (this.hashes !== null) this.hashes.push(0);
    this.size++;
    if (this.cells !== null) {
      const cell = this.cells.get(primitive as string);
      if (cell !== undefined) {
        cell.value = value;
        cell.index = at;
      }
    }
    return at;
  }
  private drop(at: number): void {
    if (this.cells !== null) {
      const cell = this.cells.get(primitiveKey(this.keys[at] as Value) as string);
      if (cell !== undefined) {
        cell.value = undefined;
        cell.index = -1;
      }
    }
    this.size--;
    if (at === this.first) this.first++;
    this.keys[at] = undefined;
    this.values[at] = undefined;
  }
  /** Where CPython would make a larger (or smaller) table: three times the entries, to the next power of two, two thirds full. */
  private makeRoom(): void {
    this.compact();
    let places = 8;
    while (places < this.size * 3) places *= 2;
    this.usable = Math.min(Math.floor((places * 2) / 3), MAX_PUSHED) - this.size;
    // The host's own error stands for MemoryError.
    if (this.usable <= 0) throw new RangeError('a dict cannot have more items');
  }
  /** Squeezes the gaps out. */
  compact(): void {
    if (this.size === this.keys.length) return;
    const moved = new Int32Array(this.keys.length);
    const keys: Value[] = [];
    const values: Value[] = [];
    const hashes: number[] | null = this.hashes === null ? null : [];
    for (let at = 0; at < this.keys.length; at++) {
      const key = this.keys[at];
      if (key === undefined) continue;
      moved[at] = keys.length;
      keys.push(key);
      values.push(this.values[at] as Value);
      if (hashes !== null) hashes.push((this.hashes as number[])[at]);
    }
    this.keys = keys;
    this.values = values;
    this.hashes = hashes;
    this.first = 0;
    this.numbers?.renumber(moved, keys, primitiveKey);
    if (this.index !== null) for (const [key, at] of this.index) if (moved[at] !== at) this.index.set(key, moved[at]);
    if (this.hashed !== null && hashes !== null) this.hashed.renumber(moved, hashes);
    this.primitiveHashes = null;
    if (this.cells !== null) for (const cell of this.cells.values()) if (cell.index >= 0) cell.index = moved[cell.index];
  }
}

function addTo(chains: Map<number, number[]>, hash: number, at: number): void {
  const chain = chains.get(hash);
  if (chain === undefined) chains.set(hash, [at]);
  else chain.push(at);
}

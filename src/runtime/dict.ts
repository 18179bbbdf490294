/**
 * Dicts: insertion order, any key, and cells for those who want to watch a name.
 *
 *     keys   [ 'a',  <gone>, 'c' ]        index: Map { 'a' -> 0, 'c' -> 2 }
 *     values [  1,   <gone>,  3  ]        live: 2
 *
 * A key that is equal only to itself or to primitives is looked up by a *primitive key*: numbers by their number (1, 1.0 and
 * True are one key), strs by their text, objects with the default hash by identity. All other keys (tuples, objects with a
 * `__hash__` of their own) go through chains of equal 32-bit hashes. An object with its own `__eq__` may equal a primitive
 * (Decimal('1.5') and 1.5): from the first such key on, the two worlds look into each other.
 *
 * A namespace (module globals, builtins) hands out cells: compiled code keeps the cell of a global and reads it with one load;
 * every change of the dict writes through to the cells.
 */
import type { Thread } from './machine.ts';
import { type PyFloat, PyFloatSub, PyIntSub, PyFloat as PyFloatClass } from './number.ts';
import { PyObject, type PyType, TypeFlag, type Value } from './object.ts';
import { PyStr, PyStrSub, strKey } from './text.ts';

type Key = unknown;

/** How objects of a class behave as keys. */
export const KeyKind = { IDENTITY: 1, PRIMITIVE: 2, CHAIN: 3, ALIEN: 4 } as const;
const kinds = new WeakMap<PyType, { version: number; kind: number }>();

function isDefault(type: PyType, name: string): boolean {
  const owner = type.ownerOf(name);
  return owner === null || owner.mro.length === 1;
}

export function keyKindOf(type: PyType): number {
  const known = kinds.get(type);
  if (known !== undefined && known.version === type.version) return known.kind;
  let kind: number;
  const hash = type.ownerOf('__hash__');
  const eq = type.ownerOf('__eq__');
  if (isDefault(type, '__hash__') && isDefault(type, '__eq__')) kind = KeyKind.IDENTITY;
  else if (hash === eq && hash !== null && !hash.has(TypeFlag.HEAP) && (hash.name === 'int' || hash.name === 'str' || hash.name === 'float')) kind = KeyKind.PRIMITIVE;
  else if ((hash !== null && hash.has(TypeFlag.HEAP)) || (eq !== null && eq.has(TypeFlag.HEAP)) || type.name === 'complex') kind = KeyKind.ALIEN;
  else kind = KeyKind.CHAIN;
  kinds.set(type, { version: type.version, kind });
  return kind;
}

function floatKey(float: PyFloat): Key {
  const x = float.value;
  if (x !== x) return float;
  return Number.isSafeInteger(x) ? x + 0 : BigInt(x);
}

/** The primitive key of a value, or undefined when it goes through a chain. */
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
  /** Changes when entries move, so that an index kept by an iterator is no longer good. */
  layout = 0;
  private index = new Map<Key, number>();
  private chains: Map<number, number[]> | null = null;
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

  // ---- names: str keys that are plain strings of the host
  getName(name: string): Value | undefined {
    const at = this.index.get(name);
    return at === undefined ? undefined : this.values[at];
  }
  setName(name: string, value: Value): void {
    const at = this.index.get(name);
    if (at !== undefined) this.put(at, value);
    else this.append(name, name, value);
  }
  deleteName(name: string): boolean {
    const at = this.index.get(name);
    if (at === undefined) return false;
    this.index.delete(name);
    this.drop(at);
    return true;
  }
  hasName(name: string): boolean {
    return this.index.has(name);
  }
  /** The cell of a name, made when first asked for. */
  cellOf(name: string): GlobalCell {
    this.cells ??= new Map();
    let cell = this.cells.get(name);
    if (cell === undefined) {
      cell = new GlobalCell(this);
      const at = this.index.get(name);
      if (at !== undefined) {
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
    if (primitive !== undefined) {
      const at = this.index.get(primitive);
      if (at !== undefined) return at;
      return this.aliens > 0 ? this.findInChain(t, key, t.hash32(key)) : -1;
    }
    return this.findChained(t, key, t.hash32(key));
  }
  private findChained(t: Thread, key: Value, hash: number): number {
    if (this.size === 0) return -1;
    const found = this.findInChain(t, key, hash);
    if (found >= 0 || keyKindOf((key as PyObject).cls) !== KeyKind.ALIEN) return found;
    this.primitiveHashes ??= this.hashPrimitives(t);
    return this.findAmong(t, key, this.primitiveHashes.get(hash));
  }
  private findInChain(t: Thread, key: Value, hash: number): number {
    return this.chains === null ? -1 : this.findAmong(t, key, this.chains.get(hash));
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
    for (const at of this.index.values()) addTo(hashes, t.hash32(this.keys[at] as Value), at);
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
      let at = this.index.get(primitive);
      if (at === undefined && this.aliens > 0) {
        const found = this.findInChain(t, key, t.hash32(key));
        if (found >= 0) at = found;
      }
      if (at !== undefined) this.put(at, value);
      else {
        const added = this.append(primitive, key, value);
        if (this.primitiveHashes !== null) addTo(this.primitiveHashes, t.hash32(key), added);
      }
      return;
    }
    const hash = t.hash32(key);
    const at = this.findChained(t, key, hash);
    if (at >= 0) {
      this.put(at, value);
      return;
    }
    const added = this.keys.length;
    this.keys.push(key);
    this.values.push(value);
    this.size++;
    this.chains ??= new Map();
    addTo(this.chains, hash, added);
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
  deleteAt(t: Thread, at: number): void {
    const key = this.keys[at] as Value;
    const primitive = primitiveKey(key);
    if (primitive !== undefined) this.index.delete(primitive);
    else {
      const hash = t.hash32(key);
      removeFrom(this.chains, hash, at);
      if (keyKindOf((key as PyObject).cls) === KeyKind.ALIEN) this.aliens--;
    }
    this.drop(at);
  }
  clear(): void {
    this.keys = [];
    this.values = [];
    this.size = 0;
    this.first = 0;
    this.layout++;
    this.index.clear();
    this.chains = null;
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
    other.compact();
    this.keys = other.keys.slice();
    this.values = other.values.slice();
    this.size = other.size;
    this.first = 0;
    this.index = new Map(other.index);
    this.chains = other.chains === null ? null : new Map(Array.from(other.chains, ([hash, at]) => [hash, at.slice()]));
    this.primitiveHashes = null;
    this.aliens = other.aliens;
    this.layout++;
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
    return this.size === this.keys.length ? (this.values.slice() as Value[]) : (this.values.filter((_, at) => this.keys[at] !== undefined) as Value[]);
  }

  private put(at: number, value: Value): void {
    this.values[at] = value;
    if (this.cells !== null) {
      const cell = this.cells.get(this.keys[at] as string);
      if (cell !== undefined) cell.value = value;
    }
  }
  private append(primitive: Key, key: Value, value: Value): number {
    if (this.keys.length > 32 && this.keys.length > 2 * this.size) this.compact();
    const at = this.keys.length;
    this.index.set(primitive, at);
    this.keys.push(key);
    this.values.push(value);
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
      const cell = this.cells.get(this.keys[at] as string);
      if (cell !== undefined) {
        cell.value = undefined;
        cell.index = -1;
      }
    }
    this.size--;
    if (at === this.first) this.first++;
    if (at === this.keys.length - 1) {
      do {
        this.keys.pop();
        this.values.pop();
      } while (this.keys.length > this.size && this.keys[this.keys.length - 1] === undefined);
      if (this.first > this.keys.length) this.first = this.keys.length;
      this.primitiveHashes = null;
      return;
    }
    this.keys[at] = undefined;
    this.values[at] = undefined;
  }
  /** Squeezes the gaps out. */
  compact(): void {
    if (this.size === this.keys.length) return;
    const moved = new Map<number, number>();
    const keys: Value[] = [];
    const values: Value[] = [];
    for (let at = 0; at < this.keys.length; at++) {
      const key = this.keys[at];
      if (key === undefined) continue;
      moved.set(at, keys.length);
      keys.push(key);
      values.push(this.values[at] as Value);
    }
    this.keys = keys;
    this.values = values;
    this.first = 0;
    this.layout++;
    for (const [key, at] of this.index) this.index.set(key, moved.get(at) as number);
    if (this.chains !== null) for (const chain of this.chains.values()) for (let i = 0; i < chain.length; i++) chain[i] = moved.get(chain[i]) as number;
    this.primitiveHashes = null;
    if (this.cells !== null) for (const cell of this.cells.values()) if (cell.index >= 0) cell.index = moved.get(cell.index) as number;
  }
}

function addTo(chains: Map<number, number[]>, hash: number, at: number): void {
  const chain = chains.get(hash);
  if (chain === undefined) chains.set(hash, [at]);
  else chain.push(at);
}
function removeFrom(chains: Map<number, number[]> | null, hash: number, at: number): void {
  const chain = chains?.get(hash);
  if (chain === undefined) return;
  const position = chain.indexOf(at);
  if (position >= 0) chain.splice(position, 1);
  if (chain.length === 0) chains?.delete(hash);
}

/**
 * A hash array mapped trie: an immutable map whose changed copy shares all but a path of nodes with it.
 *
 *     hash of a key, 32 bits:   11 10110 00101 00000 11101 01011 00100
 *                                                          level 1 level 0: which of 32 places
 *
 * Each level of the tree looks at five bits of the hash. A node with few entries keeps only those that it has, and a bitmap that says
 * which (BitmapNode: an entry is a key with its value, or a node below); from the seventeenth on it has a place for each of the 32
 * (ArrayNode: nodes below, each key one level down); keys whose hashes are equal in all 32 bits share a list (CollisionNode). Seven
 * levels use up the hash, so a path is at most eight nodes long. To set or delete a key copies the nodes on its path.
 *
 * The shapes, and so the order of iteration, are those of CPython's Python/hamt.c: depth first, places ascending. One thing differs
 * unless `upstream` is set in the keys: to set the value that is there gives the same map also where an ArrayNode lies on the
 * path; CPython compares the wrong pointers there and gives a copy.
 *
 * Source: Phil Bagwell, Ideal Hash Trees, 2001; PEP 567.
 */

/** How keys are hashed and compared. Both may run guest code and raise; the map is then as it was. */
export interface HamtKeys<K> {
  /** A 32-bit hash as a signed int. */
  hash(key: K): number;
  equals(a: K, b: K): boolean;
  /** CPython's copies where nothing changes. */
  readonly upstream?: boolean;
}

const ARRAY_FROM = 16;

/** Key, value, key, value ...; where the key is undefined the value is a node below. */
type Entries<K, V> = (K | V | HamtNode<K, V> | undefined)[];
/** What happened to a node that a key was taken from. */
const EMPTY = Symbol('nothing is left of the node');
const ABSENT = Symbol('the key is not there');
type Without<K, V> = HamtNode<K, V> | typeof EMPTY | typeof ABSENT;
/** Learns whether a key was new. */
interface Outcome {
  added: boolean;
}

const placeOf = (hash: number, shift: number): number => (hash >>> shift) & 31;
const bitOf = (hash: number, shift: number): number => (1 << placeOf(hash, shift)) >>> 0;
function bitCount(n: number): number {
  n -= (n >>> 1) & 0x55555555;
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
/** Which entry a bit of the bitmap stands for: how many bits are set below it. */
const indexOf = (bitmap: number, bit: number): number => bitCount(bitmap & (bit - 1));
function replaced<T>(items: readonly T[], at: number, item: T): T[] {
  const copy = items.slice();
  copy[at] = item;
  return copy;
}

export class BitmapNode<K, V> {
  constructor(
    readonly bitmap: number,
    readonly entries: Entries<K, V>,
  ) {}
  find(keys: HamtKeys<K>, shift: number, hash: number, key: K): V | undefined {
    const bit = bitOf(hash, shift);
    if ((this.bitmap & bit) === 0) return undefined;
    const at = 2 * indexOf(this.bitmap, bit);
    const there = this.entries[at] as K | undefined;
    if (there === undefined) return (this.entries[at + 1] as HamtNode<K, V>).find(keys, shift + 5, hash, key);
    return keys.equals(key, there) ? (this.entries[at + 1] as V) : undefined;
  }
  assoc(keys: HamtKeys<K>, shift: number, hash: number, key: K, value: V, outcome: Outcome): HamtNode<K, V> {
    const bit = bitOf(hash, shift);
    const at = 2 * indexOf(this.bitmap, bit);
    if ((this.bitmap & bit) === 0) return this.withNew(keys, shift, hash, bit, at, key, value, outcome);
    const there = this.entries[at] as K | undefined;
    const content = this.entries[at + 1];
    if (there === undefined) {
      const below = (content as HamtNode<K, V>).assoc(keys, shift + 5, hash, key, value, outcome);
      return below === content ? this : new BitmapNode(this.bitmap, replaced(this.entries, at + 1, below));
    }
    if (keys.equals(key, there)) return content === value ? this : new BitmapNode(this.bitmap, replaced(this.entries, at + 1, value));
    const entries = this.entries.slice();
    entries[at] = undefined;
    entries[at + 1] = nodeOfTwo(keys, shift + 5, there, content as V, hash, key, value);
    outcome.added = true;
    return new BitmapNode(this.bitmap, entries);
  }
  /** A key at a place that is free. */
  private withNew(
    keys: HamtKeys<K>,
    shift: number,
    hash: number,
    bit: number,
    at: number,
    key: K,
    value: V,
    outcome: Outcome,
  ): HamtNode<K, V> {
    outcome.added = true;
    if (this.entries.length < 2 * ARRAY_FROM) {
      return new BitmapNode((this.bitmap | bit) >>> 0, [...this.entries.slice(0, at), key, value, ...this.entries.slice(at)]);
    }
    const children = new Array<HamtNode<K, V> | null>(32).fill(null);
    const empty = emptyNode<K, V>();
    children[placeOf(hash, shift)] = empty.assoc(keys, shift + 5, hash, key, value, outcome);
    for (let place = 0, from = 0; place < 32; place++) {
      if (((this.bitmap >>> place) & 1) === 0) continue;
      const there = this.entries[from] as K | undefined;
      const content = this.entries[from + 1];
      children[place] =
        there === undefined ? (content as HamtNode<K, V>) : empty.assoc(keys, shift + 5, keys.hash(there), there, content as V, outcome);
      from += 2;
    }
    return new ArrayNode(ARRAY_FROM + 1, children);
  }
  without(keys: HamtKeys<K>, shift: number, hash: number, key: K): Without<K, V> {
    const bit = bitOf(hash, shift);
    if ((this.bitmap & bit) === 0) return ABSENT;
    const at = 2 * indexOf(this.bitmap, bit);
    const there = this.entries[at] as K | undefined;
    if (there === undefined) {
      const below = (this.entries[at + 1] as HamtNode<K, V>).without(keys, shift + 5, hash, key);
      if (typeof below === 'symbol') return below;
      const entries = this.entries.slice();
      if (isSingleKey(below)) entries.splice(at, 2, ...below.entries);
      else entries[at + 1] = below;
      return new BitmapNode(this.bitmap, entries);
    }
    if (!keys.equals(key, there)) return ABSENT;
    if (this.entries.length === 2) return EMPTY;
    return new BitmapNode((this.bitmap & ~bit) >>> 0, [...this.entries.slice(0, at), ...this.entries.slice(at + 2)]);
  }
}

export class ArrayNode<K, V> {
  constructor(
    readonly count: number,
    readonly children: readonly (HamtNode<K, V> | null)[],
  ) {}
  find(keys: HamtKeys<K>, shift: number, hash: number, key: K): V | undefined {
    return this.children[placeOf(hash, shift)]?.find(keys, shift + 5, hash, key);
  }
  assoc(keys: HamtKeys<K>, shift: number, hash: number, key: K, value: V, outcome: Outcome): HamtNode<K, V> {
    const place = placeOf(hash, shift);
    const child = this.children[place];
    const fresh = (child ?? emptyNode<K, V>()).assoc(keys, shift + 5, hash, key, value, outcome);
    if (fresh === child && !keys.upstream) return this;
    return new ArrayNode(this.count + (child === null ? 1 : 0), replaced(this.children, place, fresh));
  }
  without(keys: HamtKeys<K>, shift: number, hash: number, key: K): Without<K, V> {
    const place = placeOf(hash, shift);
    const below = this.children[place]?.without(keys, shift + 5, hash, key) ?? ABSENT;
    if (below === ABSENT) return ABSENT;
    if (below !== EMPTY) return new ArrayNode(this.count, replaced(this.children, place, below));
    if (this.count > ARRAY_FROM) return new ArrayNode(this.count - 1, replaced(this.children, place, null));
    let bitmap = 0;
    const entries: Entries<K, V> = [];
    this.children.forEach((child, i) => {
      if (child === null || i === place) return;
      bitmap |= 1 << i;
      if (isSingleKey(child)) entries.push(...child.entries);
      else entries.push(undefined, child);
    });
    return new BitmapNode(bitmap >>> 0, entries);
  }
}

/** Keys with one hash: key, value, key, value ... in the order in which they came. */
export class CollisionNode<K, V> {
  constructor(
    readonly hash: number,
    readonly entries: (K | V)[],
  ) {}
  private indexOf(keys: HamtKeys<K>, key: K): number {
    for (let at = 0; at < this.entries.length; at += 2) if (keys.equals(key, this.entries[at] as K)) return at;
    return -1;
  }
  find(keys: HamtKeys<K>, _shift: number, _hash: number, key: K): V | undefined {
    const at = this.indexOf(keys, key);
    return at < 0 ? undefined : (this.entries[at + 1] as V);
  }
  assoc(keys: HamtKeys<K>, shift: number, hash: number, key: K, value: V, outcome: Outcome): HamtNode<K, V> {
    if (hash !== this.hash)
      return new BitmapNode<K, V>(bitOf(this.hash, shift), [undefined, this]).assoc(keys, shift, hash, key, value, outcome);
    const at = this.indexOf(keys, key);
    if (at < 0) {
      outcome.added = true;
      return new CollisionNode(hash, [...this.entries, key, value]);
    }
    return this.entries[at + 1] === value ? this : new CollisionNode(hash, replaced(this.entries, at + 1, value));
  }
  without(keys: HamtKeys<K>, shift: number, hash: number, key: K): Without<K, V> {
    if (hash !== this.hash) return ABSENT;
    const at = this.indexOf(keys, key);
    if (at < 0) return ABSENT;
    const left = [...this.entries.slice(0, at), ...this.entries.slice(at + 2)];
    return left.length > 2
      ? new CollisionNode<K, V>(hash, left as (K | V)[])
      : new BitmapNode<K, V>(bitOf(hash, shift), left as Entries<K, V>);
  }
}

export type HamtNode<K, V> = BitmapNode<K, V> | ArrayNode<K, V> | CollisionNode<K, V>;

const NOTHING = new BitmapNode<never, never>(0, []);
function emptyNode<K, V>(): BitmapNode<K, V> {
  return NOTHING as unknown as BitmapNode<K, V>;
}
/** Whether all that a node holds is one key: then its parent holds it in its place. */
function isSingleKey<K, V>(node: HamtNode<K, V>): node is BitmapNode<K, V> {
  return node instanceof BitmapNode && node.entries.length === 2 && node.entries[0] !== undefined;
}
function nodeOfTwo<K, V>(keys: HamtKeys<K>, shift: number, first: K, value1: V, hash: number, second: K, value2: V): HamtNode<K, V> {
  const firstHash = keys.hash(first);
  if (firstHash === hash) return new CollisionNode<K, V>(hash, [first, value1, second, value2]);
  const outcome = { added: false };
  return emptyNode<K, V>().assoc(keys, shift, firstHash, first, value1, outcome).assoc(keys, shift, hash, second, value2, outcome);
}

/** The map: a tree, and how many keys are in it. */
export class Hamt<K, V> {
  constructor(
    readonly root: HamtNode<K, V>,
    readonly size: number,
  ) {}
  static empty<K, V>(): Hamt<K, V> {
    return NO_KEYS as unknown as Hamt<K, V>;
  }
  get(keys: HamtKeys<K>, key: K): V | undefined {
    return this.size === 0 ? undefined : this.root.find(keys, 0, keys.hash(key), key);
  }
  /** The map with the key; this one itself when it has that very value already. */
  set(keys: HamtKeys<K>, key: K, value: V): Hamt<K, V> {
    const outcome = { added: false };
    const root = this.root.assoc(keys, 0, keys.hash(key), key, value, outcome);
    return root === this.root ? this : new Hamt(root, this.size + (outcome.added ? 1 : 0));
  }
  /** The map without the key; this one itself when it does not have it. */
  delete(keys: HamtKeys<K>, key: K): Hamt<K, V> {
    if (this.size === 0) return this;
    const root = this.root.without(keys, 0, keys.hash(key), key);
    if (root === ABSENT) return this;
    return root === EMPTY ? Hamt.empty() : new Hamt(root, this.size - 1);
  }
  *entries(): Generator<[K, V]> {
    yield* entriesOf(this.root);
  }
}
const NO_KEYS = new Hamt<never, never>(NOTHING, 0);

function* entriesOf<K, V>(node: HamtNode<K, V>): Generator<[K, V]> {
  if (node instanceof ArrayNode) {
    for (const child of node.children) if (child !== null) yield* entriesOf(child);
    return;
  }
  for (let at = 0; at < node.entries.length; at += 2) {
    const key = node.entries[at] as K | undefined;
    const content = node.entries[at + 1];
    if (key === undefined) yield* entriesOf(content as HamtNode<K, V>);
    else yield [key, content as V];
  }
}

/** The nodes of a map as text, one line for each node and entry, as a debug build of CPython has it. */
export function dumpHamt<K, V>(map: Hamt<K, V>, show: (v: K | V) => string, idOf: (node: HamtNode<K, V>) => string): string {
  const lines = [`HAMT(len=${map.size}):`];
  const dump = (node: HamtNode<K, V>, level: number): void => {
    const indent = '    '.repeat(level);
    if (node instanceof ArrayNode) {
      lines.push(`${indent}ArrayNode(id=${idOf(node)}):`);
      node.children.forEach((child, place) => {
        if (child === null) return;
        lines.push(`${indent}    ${place}::`);
        dump(child, level + 1);
      });
      return;
    }
    const size = node.entries.length;
    lines.push(
      node instanceof BitmapNode
        ? `${indent}BitmapNode(size=${size} count=${size / 2} bitmap=0b${node.bitmap.toString(2)} id=${idOf(node)}):`
        : `${indent}CollisionNode(size=${size} id=${idOf(node)}):`,
    );
    for (let at = 0; at < size; at += 2) {
      const key = node.entries[at] as K | undefined;
      if (key !== undefined) lines.push(`${indent}    ${show(key)}: ${show(node.entries[at + 1] as V)}`);
      else {
        lines.push(`${indent}    NULL:`);
        dump(node.entries[at + 1] as HamtNode<K, V>, level + 2);
      }
    }
  };
  dump(map.root, 0);
  return `${lines.join('\n')}\n`;
}

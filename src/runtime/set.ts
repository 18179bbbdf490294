/**
 * Sets: CPython's own hash table, so that a set of numbers shows its items in CPython's order.
 *
 *     {3, 1, 2}     hash & mask picks a place, ten neighbours are tried, then the hash itself leads on:
 *
 *     place   0  1  2  3  4  5  6  7        i = hash & 7;  try i .. i+9 (if inside);
 *     item    .  1  2  3  .  .  .  .        perturb >>= 5;  i = i * 5 + 1 + perturb
 *
 * A removed item leaves a dummy, whose place the next item that comes by takes. The table grows when fill * 5 >= mask * 3, to four times the items in use (twice above
 * 50,000). All of this is visible: in the order of iteration, of repr and of pop, and in what a union or a difference gives,
 * because each operation fills its table in its own way.
 *
 * Three states: *narrow* (all items are ints of the host: their hash is themselves and is not stored), *wide* (hashes beside
 * the items), and *ordered*: once a str, bytes or an object hashed by identity comes in, CPython's order would differ in every
 * run, so the items are kept in the order of insertion in a PyDict, which is also faster for them.
 */
import { builtinType } from './builtin-types.ts';
import { PyDict } from './dict.ts';
import { equalPlain } from './equal.ts';
import { equalNumbers } from './arithmetic.ts';
import { KeyError, raised, TypeError } from './exceptions.ts';
import { Halves, hash32, hashInto, intOfHalves, SelfHashing, unusable } from './hash.ts';
import { Raise, type Thread } from './machine.ts';
import { PyObject, type PyType, Sentinel, TypeFlag, type Value } from './object.ts';

const DUMMY: Value = new Sentinel('removed item');
const MIN_SIZE = 8;
const NEIGHBOURS = 9;
const TWO32 = 4294967296;

export class PySet extends SelfHashing {
  /** Items; in the table also the dummies; places - 1. */
  used = 0;
  fill = 0;
  mask = MIN_SIZE - 1;
  /** Where pop() goes on looking. */
  private finger = 0;
  /** Null until the first item comes. */
  private table: (Value | undefined)[] | null = null;
  private lo: Int32Array | null = null;
  private hi: Int32Array | null = null;
  /** The items as keys, in the ordered state. */
  order: PyDict | null = null;

  constructor(cls?: PyType) {
    super();
    if (cls !== undefined) {
      this.cls = cls;
      this.shape = cls.rootShape;
      this.slots = [];
    }
  }

  // ---- looking at the places, for loops that may see the set change
  get places(): number {
    return this.order !== null ? this.order.keys.length : this.table === null ? 0 : this.mask + 1;
  }
  /** The item at a place; undefined when there is none. */
  at(place: number): Value | undefined {
    if (this.order !== null) return this.order.keys[place];
    if (this.table === null) return undefined;
    const item = this.table[place];
    return item === DUMMY ? undefined : item;
  }
  items(): Value[] {
    if (this.order !== null) return this.order.liveKeys();
    const items: Value[] = [];
    if (this.table !== null) for (const item of this.table) if (item !== undefined && item !== DUMMY) items.push(item);
    return items;
  }

  // ---- one item
  /** Adds an item; false when it was there. */
  add(t: Thread, item: Value): boolean {
    if (this.order === null) {
      if (typeof item === 'number' && this.lo === null && Number.isInteger(item)) return this.addNumber(item);
      const out = new Halves();
      const seeded = hashElement(t, item, out);
      return this.addHashed(t, item, out.lo, out.hi, seeded);
    }
    return this.addOrdered(t, item);
  }
  private addHashed(t: Thread, item: Value, lo: number, hi: number, seeded: boolean): boolean {
    if (this.order !== null) return this.addOrdered(t, item);
    if (seeded) {
      if (this.used > 0 && this.placeOf(t, item, lo, hi) >= 0) return false;
      this.arrange(t);
      return this.addOrdered(t, item);
    }
    if (this.lo === null) this.widen(t);
    return this.addWide(t, item, lo, hi);
  }
  private addOrdered(t: Thread, item: Value): boolean {
    const order = this.order as PyDict;
    const before = order.size;
    if (typeof item === 'string') order.set(t, item, null);
    else {
      try {
        order.set(t, item, null);
      } catch (error) {
        throw inOwnWords(t, error, item);
      }
    }
    this.used = order.size;
    return order.size > before;
  }
  private addNumber(n: number): boolean {
    const table = (this.table ??= emptyTable(MIN_SIZE));
    const mask = this.mask;
    let i = (n === -1 ? -2 : n) & mask;
    let lo = 0;
    let hi = 0;
    let free = -1;
    for (let round = 0; ; round++) {
      const last = i + NEIGHBOURS <= mask ? i + NEIGHBOURS : i;
      for (let place = i; place <= last; place++) {
        const there = table[place];
        if (there === n) return false;
        if (there === undefined) {
          if (free >= 0) {
            table[free] = n;
            this.used++;
            return true;
          }
          table[place] = n;
          this.grown();
          return true;
        }
        if (there === DUMMY) free = place;
      }
      if (round === 0) {
        lo = n === -1 ? -2 : n | 0;
        hi = highOf(n);
      }
      lo = (lo >>> 5) | (hi << 27);
      hi >>>= 5;
      i = (Math.imul(i, 5) + 1 + lo) & mask;
    }
  }
  private addWide(t: Thread, item: Value, hashLo: number, hashHi: number): boolean {
    restart: for (;;) {
      // The set may be another one after guest code has run.
      if (this.lo === null) this.widen(t);
      const table = (this.table ??= emptyTable(MIN_SIZE));
      const los = this.lo as Int32Array;
      const his = this.hi as Int32Array;
      const mask = this.mask;
      let i = hashLo & mask;
      let lo = hashLo;
      let hi = hashHi;
      let free = -1;
      for (;;) {
        const last = i + NEIGHBOURS <= mask ? i + NEIGHBOURS : i;
        for (let place = i; place <= last; place++) {
          const there = table[place];
          if (there === undefined) {
            const to = free >= 0 ? free : place;
            table[to] = item;
            los[to] = hashLo;
            his[to] = hashHi;
            if (free >= 0) this.used++;
            else this.grown();
            return true;
          }
          if (there === DUMMY) {
            free = place;
            continue;
          }
          if (los[place] !== hashLo || his[place] !== hashHi) continue;
          if (there === item) return false;
          const same = equalPlain(there, item) ?? t.equals(there, item);
          if (this.order !== null) return this.addOrdered(t, item);
          if (this.table !== table || table[place] !== there) continue restart;
          if (same) return false;
        }
        lo = (lo >>> 5) | (hi << 27);
        hi >>>= 5;
        i = (Math.imul(i, 5) + 1 + lo) & mask;
      }
    }
  }
  private grown(): void {
    this.used++;
    this.fill++;
    if (this.fill * 5 >= this.mask * 3) this.resize(this.used > 50000 ? this.used * 2 : this.used * 4);
  }

  has(t: Thread, item: Value): boolean {
    if (this.order !== null) {
      if (typeof item === 'string') return this.order.has(t, item);
      try {
        return this.order.has(t, item);
      } catch (error) {
        throw inOwnWords(t, error, item);
      }
    }
    if (typeof item === 'number' && this.lo === null) return Number.isInteger(item) && this.placeOfNumber(item) >= 0;
    const out = new Halves();
    hashElement(t, item, out);
    return this.hasHashed(t, item, out.lo, out.hi);
  }
  private hasHashed(t: Thread, item: Value, lo: number, hi: number): boolean {
    return this.order !== null ? this.order.has(t, item) : this.placeOf(t, item, lo, hi) >= 0;
  }
  private placeOf(t: Thread, item: Value, lo: number, hi: number): number {
    if (this.used === 0 || this.table === null) return -1;
    if (this.lo === null) {
      // An int can only be equal to something with its own hash.
      const n = hi * TWO32 + (lo >>> 0);
      if (!Number.isSafeInteger(n)) return -1;
      if (n !== -2) return this.matching(t, item, this.placeOfNumber(n));
      const place = this.matching(t, item, this.placeOfNumber(-2));
      return place >= 0 ? place : this.matching(t, item, this.placeOfNumber(-1));
    }
    return this.placeOfWide(t, item, lo, hi);
  }
  private matching(t: Thread, item: Value, place: number): number {
    if (place < 0) return -1;
    const there = (this.table as Value[])[place];
    return there === item || (equalPlain(there, item) ?? t.equals(there, item)) ? place : -1;
  }
  private placeOfNumber(n: number): number {
    const table = this.table;
    if (table === null) return -1;
    const mask = this.mask;
    let i = (n === -1 ? -2 : n) & mask;
    let lo = 0;
    let hi = 0;
    for (let round = 0; ; round++) {
      const last = i + NEIGHBOURS <= mask ? i + NEIGHBOURS : i;
      for (let place = i; place <= last; place++) {
        const there = table[place];
        if (there === n) return place;
        if (there === undefined) return -1;
      }
      if (round === 0) {
        lo = n === -1 ? -2 : n | 0;
        hi = highOf(n);
      }
      lo = (lo >>> 5) | (hi << 27);
      hi >>>= 5;
      i = (Math.imul(i, 5) + 1 + lo) & mask;
    }
  }
  private placeOfWide(t: Thread, item: Value, hashLo: number, hashHi: number): number {
    restart: for (;;) {
      const table = this.table;
      const los = this.lo;
      const his = this.hi;
      if (table === null || los === null || his === null)
        return this.order !== null || table === null ? -1 : this.placeOf(t, item, hashLo, hashHi);
      const mask = this.mask;
      let i = hashLo & mask;
      let lo = hashLo;
      let hi = hashHi;
      for (;;) {
        const last = i + NEIGHBOURS <= mask ? i + NEIGHBOURS : i;
        for (let place = i; place <= last; place++) {
          const there = table[place];
          if (there === undefined) return -1;
          if (los[place] !== hashLo || his[place] !== hashHi) continue;
          if (there === item) return place;
          const same = equalPlain(there, item) ?? t.equals(there, item);
          if (this.table !== table || table[place] !== there) continue restart;
          if (same) return place;
        }
        lo = (lo >>> 5) | (hi << 27);
        hi >>>= 5;
        i = (Math.imul(i, 5) + 1 + lo) & mask;
      }
    }
  }

  /** Removes an item; false when it was not there. */
  remove(t: Thread, item: Value): boolean {
    if (this.order !== null) return this.removeOrdered(t, item);
    let place: number;
    if (typeof item === 'number' && this.lo === null) place = Number.isInteger(item) ? this.placeOfNumber(item) : -1;
    else {
      const out = new Halves();
      hashElement(t, item, out);
      if (this.order !== null) return this.removeOrdered(t, item);
      place = this.placeOf(t, item, out.lo, out.hi);
    }
    if (place < 0) return false;
    this.removeAt(place);
    return true;
  }
  private removeOrdered(t: Thread, item: Value): boolean {
    const order = this.order as PyDict;
    try {
      if (order.delete(t, item) === undefined) return false;
    } catch (error) {
      throw inOwnWords(t, error, item);
    }
    this.used = order.size;
    return true;
  }
  private removeAt(place: number): void {
    (this.table as Value[])[place] = DUMMY;
    if (this.lo !== null) {
      // No hash is -1.
      this.lo[place] = -1;
      (this.hi as Int32Array)[place] = -1;
    }
    this.used--;
  }
  pop(t: Thread): Value {
    if (this.used === 0) throw raised(KeyError, 'pop from an empty set');
    if (this.order !== null) {
      const place = this.order.nextLive(this.order.first);
      const item = this.order.keys[place] as Value;
      this.order.deleteAt(t, place);
      this.used = this.order.size;
      return item;
    }
    let place = this.finger & this.mask;
    while (this.at(place) === undefined) place = place === this.mask ? 0 : place + 1;
    const item = (this.table as Value[])[place];
    this.removeAt(place);
    this.finger = place + 1;
    return item;
  }
  clear(): void {
    this.used = 0;
    this.fill = 0;
    this.mask = MIN_SIZE - 1;
    this.table = null;
    this.lo = null;
    this.hi = null;
    this.order = null;
  }

  // ---- the table
  private resize(minUsed: number): void {
    let size = MIN_SIZE;
    while (size <= minUsed) size *= 2;
    if (size === MIN_SIZE && this.mask === MIN_SIZE - 1 && this.fill === this.used) return;
    const { table, lo, hi } = this;
    this.mask = size - 1;
    this.fill = this.used;
    this.table = emptyTable(size);
    if (lo !== null && hi !== null) {
      this.lo = new Int32Array(size);
      this.hi = new Int32Array(size);
    }
    if (table === null) return;
    for (let place = 0; place < table.length; place++) {
      const item = table[place];
      if (item === undefined || item === DUMMY) continue;
      if (lo !== null && hi !== null) this.placeClean(item, lo[place], hi[place]);
      else this.placeCleanNumber(item as number);
    }
  }
  /** Puts an item that is surely absent into a table without dummies. Counts are the caller's. */
  private placeClean(item: Value, hashLo: number, hashHi: number): void {
    const place = this.freePlace(hashLo, hashHi);
    (this.table as Value[])[place] = item;
    (this.lo as Int32Array)[place] = hashLo;
    (this.hi as Int32Array)[place] = hashHi;
  }
  private placeCleanNumber(n: number): void {
    const hash = n === -1 ? -2 : n;
    (this.table as Value[])[this.freePlace(hash | 0, highOf(n))] = n;
  }
  private freePlace(lo: number, hi: number): number {
    const table = this.table as Value[];
    const mask = this.mask;
    let i = lo & mask;
    for (;;) {
      const last = i + NEIGHBOURS <= mask ? i + NEIGHBOURS : i;
      for (let place = i; place <= last; place++) if (table[place] === undefined) return place;
      lo = (lo >>> 5) | (hi << 27);
      hi >>>= 5;
      i = (Math.imul(i, 5) + 1 + lo) & mask;
    }
  }
  /** From narrow to wide. */
  private widen(_t: Thread): void {
    const size = this.mask + 1;
    const los = new Int32Array(size);
    const his = new Int32Array(size);
    const { table } = this;
    if (table !== null)
      for (let place = 0; place < size; place++) {
        const item = table[place];
        if (item === undefined) continue;
        if (item === DUMMY) {
          los[place] = -1;
          his[place] = -1;
        } else {
          los[place] = item === -1 ? -2 : (item as number) | 0;
          his[place] = highOf(item as number);
        }
      }
    this.lo = los;
    this.hi = his;
  }
  /** To the ordered state. */
  private arrange(t: Thread): void {
    const order = new PyDict();
    for (const item of this.items()) order.set(t, item, null);
    this.clear();
    this.order = order;
    this.used = order.size;
  }

  // ---- whole sets, filled as CPython fills them
  /** Adds the item at a place of another set, whose hash is known. */
  private addFrom(t: Thread, other: PySet, place: number, item: Value): boolean {
    if (this.order === null && other.order === null) {
      if (other.lo !== null) {
        if (this.lo === null) this.widen(t);
        return this.addWide(t, item, other.lo[place], (other.hi as Int32Array)[place]);
      }
      if (this.lo === null) return this.addNumber(item as number);
      const hash = item === -1 ? -2 : (item as number);
      return this.addWide(t, item, hash | 0, highOf(hash));
    }
    return this.add(t, item);
  }
  /** Whether this set has the item at a place of another one. */
  private hasFrom(t: Thread, other: PySet, place: number, item: Value): boolean {
    if (this.order === null && other.order === null && other.lo !== null) {
      return this.placeOf(t, item, other.lo[place], (other.hi as Int32Array)[place]) >= 0;
    }
    return this.has(t, item);
  }
  private removeFrom(t: Thread, other: PySet, place: number, item: Value): boolean {
    if (this.order !== null || other.order !== null || other.lo === null) return this.remove(t, item);
    const found = this.placeOf(t, item, other.lo[place], (other.hi as Int32Array)[place]);
    if (found < 0) return false;
    this.removeAt(found);
    return true;
  }
  /** this |= other. */
  merge(t: Thread, other: PySet): void {
    if (other === this || other.used === 0) return;
    if (other.order !== null || this.order !== null) {
      if (this.used === 0 && other.order !== null) {
        this.clear();
        this.order = new PyDict();
        this.order.copyFrom(other.order);
        this.used = this.order.size;
        return;
      }
      if (this.order === null) this.arrange(t);
      for (let place = 0; place < other.places; place++) {
        const item = other.at(place);
        if (item !== undefined) this.addOrdered(t, item);
      }
      return;
    }
    if (other.lo !== null && this.lo === null) this.widen(t);
    if ((this.fill + other.used) * 5 >= this.mask * 3) {
      t.allot(this.used + other.used);
      this.resize((this.used + other.used) * 2);
    }
    if (this.fill === 0) {
      this.fillFrom(other);
      return;
    }
    for (let place = 0; place < other.places; place++) {
      const item = other.at(place);
      if (item !== undefined) this.addFrom(t, other, place, item);
    }
  }
  /** Into an empty table that is large enough. */
  private fillFrom(other: PySet): void {
    const table = other.table as (Value | undefined)[];
    this.used = other.used;
    this.fill = other.used;
    if (this.mask === other.mask && other.fill === other.used && (this.lo === null) === (other.lo === null)) {
      this.table = table.slice();
      if (other.lo !== null) {
        this.lo = other.lo.slice();
        this.hi = (other.hi as Int32Array).slice();
      }
      return;
    }
    this.table ??= emptyTable(this.mask + 1);
    const sameMask = this.mask === other.mask && other.fill === other.used;
    for (let place = 0; place < table.length; place++) {
      const item = table[place];
      if (item === undefined || item === DUMMY) continue;
      if (sameMask) {
        // This one is wide and the other narrow: the places are taken over all the same.
        this.table[place] = item;
        (this.lo as Int32Array)[place] = item === -1 ? -2 : (item as number) | 0;
        (this.hi as Int32Array)[place] = highOf(item as number);
      } else if (this.lo === null) this.placeCleanNumber(item as number);
      else if (other.lo !== null) this.placeClean(item, other.lo[place], (other.hi as Int32Array)[place]);
      else this.placeClean(item, item === -1 ? -2 : (item as number) | 0, highOf(item as number));
    }
  }
  /** this |= the keys of a dict. */
  mergeKeys(t: Thread, dict: PyDict): void {
    if (this.order === null && (this.fill + dict.size) * 5 >= this.mask * 3) this.resize((this.used + dict.size) * 2);
    for (const key of dict.liveKeys()) this.add(t, key);
  }
  mergeItems(t: Thread, items: readonly Value[]): void {
    for (let i = 0; i < items.length; i++) this.add(t, items[i]);
  }
  copy(t: Thread, cls?: PyType): PySet {
    const copy = makeSet(cls ?? this.cls);
    copy.merge(t, this);
    return copy;
  }
  /** A new set with what both have, of the class of this one. */
  intersection(t: Thread, other: PySet): PySet {
    if (other === this) return this.copy(t, baseOf(this.cls));
    const result = makeSet(baseOf(this.cls));
    let large: PySet = this;
    let small = other;
    if (other.used > this.used) {
      large = other;
      small = this;
    }
    for (let place = 0; place < small.places; place++) {
      const item = small.at(place);
      if (item !== undefined && large.hasFrom(t, small, place, item)) result.addFrom(t, small, place, item);
    }
    return result;
  }
  intersectionWithItems(t: Thread, items: readonly Value[]): PySet {
    const common = makeSet(baseOf(this.cls));
    for (const item of items) if (this.addCommon(t, item, common)) break;
    return common;
  }
  /** Adds an item, if this set has it, to `common`; true when that has all of them now. */
  addCommon(t: Thread, item: Value, common: PySet): boolean {
    const out = new Halves();
    const seeded = hashInto(t, item, out);
    const { lo, hi } = out;
    if (!this.hasHashed(t, item, lo, hi)) return false;
    common.addHashed(t, item, lo, hi, seeded);
    return common.used >= this.used;
  }
  isDisjoint(t: Thread, other: PySet): boolean {
    if (other === this) return this.used === 0;
    const [small, large] = other.used > this.used ? [this as PySet, other] : [other, this as PySet];
    for (let place = 0; place < small.places; place++) {
      const item = small.at(place);
      if (item !== undefined && large.hasFrom(t, small, place, item)) return false;
    }
    return true;
  }
  /** this -= other. */
  subtract(t: Thread, other: PySet): void {
    if (other === this) {
      this.clear();
      return;
    }
    if (other.used >> 3 > this.used) other = this.intersection(t, other);
    for (let place = 0; place < other.places; place++) {
      const item = other.at(place);
      if (item !== undefined) this.removeFrom(t, other, place, item);
    }
    this.tidy();
  }
  subtractItems(t: Thread, items: readonly Value[]): void {
    for (const item of items) this.remove(t, item);
    this.tidy();
  }
  /** Drops the dummies when they are more than a quarter. */
  private tidy(): void {
    if (this.order !== null || this.fill - this.used <= Math.floor(this.mask / 4)) return;
    this.resize(this.used > 50000 ? this.used * 2 : this.used * 4);
  }
  difference(t: Thread, other: PySet): PySet {
    if (this.used >> 2 > other.used) {
      const copy = this.copy(t, baseOf(this.cls));
      copy.subtract(t, other === this ? copy : other);
      return copy;
    }
    const result = makeSet(baseOf(this.cls));
    for (let place = 0; place < this.places; place++) {
      const item = this.at(place);
      if (item !== undefined && !other.hasFrom(t, this, place, item)) result.addFrom(t, this, place, item);
    }
    return result;
  }
  differenceWithKeys(t: Thread, dict: PyDict): PySet {
    if (this.used >> 2 > dict.size) return this.differenceWithItems(t, dict.liveKeys());
    const result = makeSet(baseOf(this.cls));
    for (let place = 0; place < this.places; place++) {
      const item = this.at(place);
      if (item !== undefined && !dict.has(t, item)) result.addFrom(t, this, place, item);
    }
    return result;
  }
  differenceWithItems(t: Thread, items: readonly Value[]): PySet {
    const copy = this.copy(t, baseOf(this.cls));
    copy.subtractItems(t, items);
    return copy;
  }
  /** this ^= other. */
  toggle(t: Thread, other: PySet): void {
    if (other === this) {
      this.clear();
      return;
    }
    for (let place = 0; place < other.places; place++) {
      const item = other.at(place);
      if (item !== undefined && !this.removeFrom(t, other, place, item)) this.addFrom(t, other, place, item);
    }
  }
  isSubset(t: Thread, other: PySet): boolean {
    if (this.used > other.used) return false;
    for (let place = 0; place < this.places; place++) {
      const item = this.at(place);
      if (item !== undefined && !other.hasFrom(t, this, place, item)) return false;
    }
    return true;
  }
  /** Exchanges what two sets hold. */
  swap(other: PySet): void {
    const { used, fill, mask, table, lo, hi, order } = this;
    this.used = other.used;
    this.fill = other.fill;
    this.mask = other.mask;
    this.table = other.table;
    this.lo = other.lo;
    this.hi = other.hi;
    this.order = other.order;
    other.used = used;
    other.fill = fill;
    other.mask = mask;
    other.table = table;
    other.lo = lo;
    other.hi = hi;
    other.order = order;
  }

  /** The hash of a frozenset with these items: the order does not matter. */
  hashInto(t: Thread, out: Halves): boolean {
    let lo = 0;
    let hi = 0;
    let seeded = false;
    for (let place = 0; place < this.places; place++) {
      const item = this.at(place);
      if (item === undefined) continue;
      if (this.lo !== null && this.order === null) {
        out.lo = this.lo[place];
        out.hi = (this.hi as Int32Array)[place];
      } else if (hashInto(t, item, out)) seeded = true;
      shuffle(out);
      lo ^= out.lo;
      hi ^= out.hi;
    }
    const count = (this.used + 1) * 1927868237;
    lo ^= count | 0;
    hi ^= Math.floor(count / TWO32) | 0;
    // hash ^= (hash >> 11) ^ (hash >> 25)
    const lo11 = (lo >>> 11) | (hi << 21);
    const lo25 = (lo >>> 25) | (hi << 7);
    lo ^= lo11 ^ lo25;
    hi ^= (hi >>> 11) ^ (hi >>> 25);
    // hash = hash * 69069 + 907133923
    const product = (lo >>> 0) * 69069 + 907133923;
    hi = (Math.imul(hi, 69069) + Math.floor(product / TWO32)) | 0;
    lo = product | 0;
    if (lo === -1 && hi === -1) {
      lo = 590923713;
      hi = 0;
    }
    out.lo = lo;
    out.hi = hi;
    return seeded;
  }
}

/** ((h ^ 89869747) ^ (h << 16)) * 3644798167 */
function shuffle(out: Halves): void {
  const lo = out.lo ^ 89869747 ^ (out.lo << 16);
  const hi = out.hi ^ ((out.hi << 16) | (out.lo >>> 16));
  const low = Math.imul(lo, 3644798167);
  const high = Math.floor(((lo >>> 0) * 3644798167 - (low >>> 0)) / TWO32 + 0.5);
  out.lo = low;
  out.hi = (high + Math.imul(hi, 3644798167)) | 0;
}

export class PyFrozenSet extends PySet {
  private known: Halves | null = null;
  private knownSeeded = false;
  /** Its hash when that was computed before. */
  get knownHash(): number | undefined {
    return this.known === null ? undefined : this.known.lo;
  }
  override hashInto(t: Thread, out: Halves): boolean {
    if (this.known === null) {
      const known = new Halves();
      this.knownSeeded = super.hashInto(t, known);
      this.known = known;
    }
    out.lo = this.known.lo;
    out.hi = this.known.hi;
    return this.knownSeeded;
  }
}

const { BASETYPE, HAS_WEAKREF, MATCH_SELF } = TypeFlag;
export const setType = builtinType('set', { flags: BASETYPE | HAS_WEAKREF | MATCH_SELF, js: PySet, allocate: (cls) => new PySet(cls) });
export const frozensetType = builtinType('frozenset', {
  flags: BASETYPE | HAS_WEAKREF | MATCH_SELF,
  js: PyFrozenSet,
  allocate: (cls) => new PyFrozenSet(cls),
});

/** An empty set of a class. */
export function makeSet(cls: PyType): PySet {
  if (cls === setType) return new PySet();
  if (cls === frozensetType) return new PyFrozenSet();
  return cls.isSubtypeOf(frozensetType) ? new PyFrozenSet(cls) : new PySet(cls);
}
/** set for set and its subclasses, else frozenset. */
export function baseOf(cls: PyType): PyType {
  return cls === setType || cls === frozensetType ? cls : cls.isSubtypeOf(frozensetType) ? frozensetType : setType;
}

/** Constants are hashed without a thread. */
const NOBODY: Partial<Thread> = {
  hash32: (value) => hash32(NOBODY as Thread, value),
  equals: (a, b) => equalPlain(a, b) ?? equalNumbers(a, b) === true,
};
/** A frozenset of constants (no guest code is asked). */
export function frozensetOf(items: readonly Value[]): PyFrozenSet {
  const set = new PyFrozenSet();
  set.mergeItems(NOBODY as Thread, items);
  return set;
}
/** The set of a display `{a, b, c}`, items added in order. */
export function setOf(t: Thread, items: readonly Value[]): PySet {
  const set = new PySet();
  set.mergeItems(t, items);
  return set;
}
/** hash() of a frozenset as an int. */
export function frozensetHash(t: Thread, set: PyFrozenSet): number | bigint {
  const out = new Halves();
  set.hashInto(t, out);
  return intOfHalves(out);
}

function emptyTable(size: number): (Value | undefined)[] {
  return new Array<Value | undefined>(size).fill(undefined);
}
/** The upper half of the hash of an int. */
function highOf(n: number): number {
  return (n | 0) === n ? n >> 31 : Math.floor(n / TWO32) | 0;
}
/** An error of the dict that holds the items of an ordered set: an unhashable item is asked again, for the words about elements. */
function inOwnWords(t: Thread, error: unknown, item: Value): unknown {
  if (error instanceof Raise && error.exception.cls === TypeError) hashElement(t, item, new Halves());
  return error;
}
/** The hash of an item; unhashable ones are refused in the words for elements. */
function hashElement(t: Thread, item: Value, out: Halves): boolean {
  if (!(item instanceof PyObject)) return hashInto(t, item, out);
  try {
    return hashInto(t, item, out);
  } catch (error) {
    throw unusable(t, error, item, 'a set element');
  }
}

/**
 * Sorting: keys first, then the host's sort where the order of all keys is plain, else CPython's merge sort step by step.
 *
 * Numbers, strs and tuples of them have one order that everybody agrees on, and any stable sort gives the same list. For all
 * else (guest `__lt__`, sets, nan, ...) what is compared with what can be seen, so the steps are those of CPython: natural runs,
 * short ones extended by binary insertion, merged by the powers of their borders (Munro and Wild, "Nearly-optimal mergesorts")
 * with galloping. It is a machine over plain data that says which comparison it needs next, so it may wait for guest code:
 *
 *     while (sorter.advance()) sorter.less = sorter.x < sorter.y;
 */
import type { PyList } from './collections.ts';
import { raised, ValueError } from './exceptions.ts';
import type { Thread } from './machine.ts';
import type { NativeFrame } from './native-frame.ts';
import { PyFloat, PyFloatSub } from './number.ts';
import { PUSHED, PyObject, type Value } from './object.ts';
import { richCompare } from './operators.ts';
import { PyTuple } from './collections.ts';
import { PyStr } from './text.ts';
import { truthOf } from './protocols.ts';

/** Negative, 0 or positive where the order is plain (never for nan); undefined where guest code or an error may be. */
export function orderPlain(a: Value, b: Value): number | undefined {
  if (typeof a === 'number') {
    if (typeof b === 'number') return a < b ? -1 : a > b ? 1 : 0;
  } else if (typeof a === 'string') {
    if (typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
    return b instanceof PyStr ? orderStrs(a, b) : undefined;
  }
  if (a instanceof PyTuple) {
    if (!(b instanceof PyTuple) || a.slots !== null || b.slots !== null) return undefined;
    const shared = Math.min(a.items.length, b.items.length);
    for (let i = 0; i < shared; i++) {
      const order = a.items[i] === b.items[i] ? 0 : orderPlain(a.items[i], b.items[i]);
      if (order !== 0) return order;
    }
    return a.items.length - b.items.length;
  }
  if (a instanceof PyStr) return typeof b === 'string' || b instanceof PyStr ? orderStrs(a, b) : undefined;
  const x = plainNumber(a);
  const y = plainNumber(b);
  if (x === undefined || y === undefined) return undefined;
  return x < y ? -1 : x > y ? 1 : 0;
}
function plainNumber(v: Value): number | bigint | undefined {
  if (typeof v === 'number' || typeof v === 'bigint') return v;
  if (typeof v === 'boolean') return v ? 1 : 0;
  return v instanceof PyFloat && !(v instanceof PyFloatSub) && v.value === v.value ? v.value : undefined;
}
function orderStrs(a: string | PyStr, b: string | PyStr): number {
  const la = typeof a === 'string' ? a.length : a.points.length;
  const lb = typeof b === 'string' ? b.length : b.points.length;
  for (let i = 0; i < la && i < lb; i++) {
    const order = (typeof a === 'string' ? a.charCodeAt(i) : a.points[i]) - (typeof b === 'string' ? b.charCodeAt(i) : b.points[i]);
    if (order !== 0) return order;
  }
  return la - lb;
}

const byNumber = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);

/** Sorts by the host where the order of all keys is plain; false when it is not (and nothing has moved). */
function sortPlain(t: Thread, keys: Value[], values: Value[] | null): boolean {
  const first = typeof keys[0];
  if (first === 'number' || first === 'string') {
    let i = 1;
    while (i < keys.length && typeof keys[i] === first) i++;
    if (i === keys.length) {
      t.charge(keys.length * 4);
      if (values === null) {
        if (first === 'number') sortNumbers(keys as number[]);
        else keys.sort();
      } else if (first === 'number')
        reorder(
          values,
          sortedIndexes(keys, (a, b) => byNumber(keys[a] as number, keys[b] as number)),
        );
      else
        reorder(
          values,
          sortedIndexes(keys, (a, b) => ((keys[a] as string) < (keys[b] as string) ? -1 : keys[a] === keys[b] ? 0 : 1)),
        );
      return true;
    }
  }
  if (keys[0] instanceof PyObject && !(keys[0] instanceof PyTuple || keys[0] instanceof PyFloat || keys[0] instanceof PyStr)) return false;
  t.charge(keys.length * 8);
  let plain = true;
  const indexes = sortedIndexes(keys, (a, b) => {
    if (!plain) return 0;
    const order = orderPlain(keys[a], keys[b]);
    if (order !== undefined) return order;
    plain = false;
    return 0;
  });
  if (!plain) return false;
  reorder(values ?? keys, indexes);
  return true;
}
/** Equal numbers cannot be told apart, so the order of equals does not matter. */
function sortNumbers(numbers: number[]): void {
  let i = 1;
  while (i < numbers.length && numbers[i - 1] <= numbers[i]) i++;
  if (i === numbers.length) return;
  if (numbers.length < 64) {
    numbers.sort(byNumber);
    return;
  }
  const sorted = Float64Array.from(numbers).sort();
  for (let at = 0; at < sorted.length; at++) numbers[at] = sorted[at];
}
function sortedIndexes(keys: Value[], compare: (a: number, b: number) => number): number[] {
  return Array.from(keys, (_, index) => index).sort(compare);
}
function reorder(values: Value[], indexes: number[]): void {
  const before = values.slice();
  for (let i = 0; i < indexes.length; i++) values[i] = before[indexes[i]];
}

/** What the machine does next. Names ending in _ANSWER wait for a comparison. */
const Phase = {
  NEXT_RUN: 0,
  ASCENDING: 1,
  ASCENDING_ANSWER: 2,
  ALL_EQUAL_ANSWER: 3,
  DESCENDING: 4,
  SMALLER_ANSWER: 5,
  LARGER_ANSWER: 6,
  EXTENDING: 7,
  EXTENDING_ANSWER: 8,
  RUN_FOUND: 9,
  INSERTION: 10,
  INSERTION_STEP: 11,
  INSERTION_ANSWER: 12,
  PUSH_RUN: 13,
  COLLAPSE: 14,
  FORCE_COLLAPSE: 15,
  MERGE: 16,
  MERGE_FROM: 17,
  MERGE_TO: 18,
  MERGED: 19,
  DONE: 20,
  GALLOP_ANSWER: 21,
  GALLOP_OUT: 22,
  GALLOP_OUT_ANSWER: 23,
  GALLOP_IN: 24,
  GALLOP_IN_ANSWER: 25,
  LOW: 30,
  LOW_ONE: 31,
  LOW_ANSWER: 32,
  LOW_GALLOP: 33,
  LOW_A: 34,
  LOW_B: 35,
  HIGH: 40,
  HIGH_ONE: 41,
  HIGH_ANSWER: 42,
  HIGH_GALLOP: 43,
  HIGH_A: 44,
  HIGH_B: 45,
} as const;
const MIN_GALLOP = 7;

/** The keys of a list being sorted, its values (null when they are the keys) and the registers of the machine. */
export class Sorter {
  /** The comparison asked for, and its answer. */
  x: Value = null;
  y: Value = null;
  less = false;
  private phase: number = Phase.NEXT_RUN;
  private readonly minRun: number;
  private lo = 0;
  private n = 0;
  private equals = 0;
  private ok = 0;
  private left = 0;
  private right = 0;
  private force = 0;
  private readonly bases: number[] = [];
  private readonly lengths: number[] = [];
  private readonly powers: number[] = [];
  private power = 0;
  private afterMerge = 0;
  // The two runs being merged: a before b; one of them is in `temp`.
  private a = 0;
  private na = 0;
  private b = 0;
  private nb = 0;
  private dest = 0;
  private tempKeys: Value[] = [];
  private tempValues: Value[] = [];
  private acount = 0;
  private bcount = 0;
  private minGallop = MIN_GALLOP;
  // Galloping for `gallopKey` among n items from base on.
  private rightward = false;
  private gallopKey: Value = null;
  private among: Value[] = [];
  private base = 0;
  private hint = 0;
  private last = 0;
  private offset = 0;
  private maxOffset = 0;
  private forward = false;
  private afterGallop = 0;
  private found = 0;
  /** Which merge has items in `temp` that are not yet back. */
  private merging: 'low' | 'high' | null = null;

  constructor(
    readonly keys: Value[],
    readonly values: Value[] | null,
  ) {
    let n = keys.length;
    let rest = 0;
    while (n >= 64) {
      rest |= n & 1;
      n = Math.floor(n / 2);
    }
    this.minRun = n + rest;
  }

  private ask(x: Value, y: Value, phase: number): true {
    this.x = x;
    this.y = y;
    this.phase = phase;
    return true;
  }
  private reverse(from: number, count: number): void {
    for (const array of this.values === null ? [this.keys] : [this.keys, this.values]) {
      for (let i = from, j = from + count - 1; i < j; i++, j--) {
        const item = array[i];
        array[i] = array[j];
        array[j] = item;
      }
    }
  }
  private reverseEquals(): void {
    if (this.equals > 0) {
      this.reverse(this.lo + this.n - this.equals - 1, this.equals + 1);
      this.equals = 0;
    }
  }
  private copy(to: number, from: number): void {
    this.keys[to] = this.keys[from];
    if (this.values !== null) this.values[to] = this.values[from];
  }
  private copyFromTemp(to: number, from: number): void {
    this.keys[to] = this.tempKeys[from];
    if (this.values !== null) this.values[to] = this.tempValues[from];
  }
  private move(to: number, from: number, count: number): void {
    this.keys.copyWithin(to, from, from + count);
    if (this.values !== null) this.values.copyWithin(to, from, from + count);
  }
  private takeTemp(from: number, count: number): void {
    this.tempKeys = this.keys.slice(from, from + count);
    if (this.values !== null) this.tempValues = this.values.slice(from, from + count);
  }

  /** Starts galloping: the leftmost (or rightmost) place for key among n items; the answer will be in `found`. */
  private gallop(rightward: boolean, key: Value, among: Value[], base: number, n: number, hint: number, after: number): true {
    this.rightward = rightward;
    this.gallopKey = key;
    this.among = among;
    this.base = base;
    this.hint = hint;
    this.last = 0;
    this.offset = 1;
    this.maxOffset = n;
    this.afterGallop = after;
    return this.askGallop(hint, Phase.GALLOP_ANSWER);
  }
  private askGallop(at: number, phase: number): true {
    const item = this.among[this.base + at];
    return this.rightward ? this.ask(this.gallopKey, item, phase) : this.ask(item, this.gallopKey, phase);
  }

  /** Goes on to the next comparison: true when x < y is to be answered, false when all is sorted. */
  advance(): boolean {
    const { keys } = this;
    for (;;) {
      switch (this.phase) {
        // ---- find a run
        case Phase.NEXT_RUN:
          if (this.lo >= keys.length) {
            this.phase = Phase.FORCE_COLLAPSE;
            break;
          }
          this.n = 1;
          this.equals = 0;
        // falls through
        case Phase.ASCENDING:
          if (this.lo + this.n < keys.length) return this.ask(keys[this.lo + this.n], keys[this.lo + this.n - 1], Phase.ASCENDING_ANSWER);
          this.phase = Phase.RUN_FOUND;
          break;
        case Phase.ASCENDING_ANSWER:
          if (!this.less) {
            this.n++;
            this.phase = Phase.ASCENDING;
            break;
          }
          if (this.n > 1) return this.ask(keys[this.lo], keys[this.lo + this.n - 1], Phase.ALL_EQUAL_ANSWER);
          this.n++;
          this.phase = Phase.DESCENDING;
          break;
        case Phase.ALL_EQUAL_ANSWER:
          if (this.less) {
            this.phase = Phase.RUN_FOUND;
            break;
          }
          this.reverse(this.lo, this.n);
          this.n++;
        // falls through
        case Phase.DESCENDING:
          if (this.lo + this.n < keys.length) return this.ask(keys[this.lo + this.n], keys[this.lo + this.n - 1], Phase.SMALLER_ANSWER);
          this.endDescending();
          break;
        case Phase.SMALLER_ANSWER:
          if (!this.less) return this.ask(keys[this.lo + this.n - 1], keys[this.lo + this.n], Phase.LARGER_ANSWER);
          this.reverseEquals();
          this.n++;
          this.phase = Phase.DESCENDING;
          break;
        case Phase.LARGER_ANSWER:
          if (this.less) this.endDescending();
          else {
            this.equals++;
            this.n++;
            this.phase = Phase.DESCENDING;
          }
          break;
        case Phase.EXTENDING:
          if (this.lo + this.n < keys.length) return this.ask(keys[this.lo + this.n], keys[this.lo + this.n - 1], Phase.EXTENDING_ANSWER);
          this.phase = Phase.RUN_FOUND;
          break;
        case Phase.EXTENDING_ANSWER:
          if (this.less) this.phase = Phase.RUN_FOUND;
          else {
            this.n++;
            this.phase = Phase.EXTENDING;
          }
          break;
        case Phase.RUN_FOUND:
          if (this.n < this.minRun) {
            this.force = Math.min(keys.length - this.lo, this.minRun);
            this.ok = this.n;
            this.n = this.force;
            this.phase = Phase.INSERTION;
          } else this.phase = Phase.PUSH_RUN;
          break;
        // ---- binary insertion
        case Phase.INSERTION:
          if (this.ok >= this.force) {
            this.phase = Phase.PUSH_RUN;
            break;
          }
          this.left = 0;
          this.right = this.ok;
        // falls through
        case Phase.INSERTION_STEP:
          if (this.left < this.right)
            return this.ask(keys[this.lo + this.ok], keys[this.lo + ((this.left + this.right) >> 1)], Phase.INSERTION_ANSWER);
          this.insert();
          this.ok++;
          this.phase = Phase.INSERTION;
          break;
        case Phase.INSERTION_ANSWER: {
          const middle = (this.left + this.right) >> 1;
          if (this.less) this.right = middle;
          else this.left = middle + 1;
          this.phase = Phase.INSERTION_STEP;
          break;
        }
        // ---- the stack of runs
        case Phase.PUSH_RUN:
          if (this.bases.length > 0) {
            const top = this.bases.length - 1;
            this.power = powerOf(this.bases[top], this.lengths[top], this.n, keys.length);
          }
        // falls through
        case Phase.COLLAPSE: {
          const count = this.bases.length;
          if (count > 1 && this.powers[count - 2] > this.power) {
            this.afterMerge = Phase.COLLAPSE;
            this.beginMerge(count - 2);
            break;
          }
          if (count > 0) this.powers[count - 1] = this.power;
          this.bases.push(this.lo);
          this.lengths.push(this.n);
          this.powers.push(0);
          this.lo += this.n;
          this.phase = Phase.NEXT_RUN;
          break;
        }
        case Phase.FORCE_COLLAPSE: {
          const count = this.bases.length;
          if (count <= 1) {
            this.phase = Phase.DONE;
            break;
          }
          let at = count - 2;
          if (at > 0 && this.lengths[at - 1] < this.lengths[at + 1]) at--;
          this.afterMerge = Phase.FORCE_COLLAPSE;
          this.beginMerge(at);
          break;
        }
        case Phase.MERGE:
          return this.gallop(true, keys[this.b], keys, this.a, this.na, 0, Phase.MERGE_FROM);
        case Phase.MERGE_FROM:
          this.a += this.found;
          this.na -= this.found;
          if (this.na === 0) {
            this.phase = Phase.MERGED;
            break;
          }
          return this.gallop(false, keys[this.a + this.na - 1], keys, this.b, this.nb, this.nb - 1, Phase.MERGE_TO);
        case Phase.MERGE_TO:
          this.nb = this.found;
          if (this.nb <= 0) this.phase = Phase.MERGED;
          else this.phase = this.na <= this.nb ? Phase.LOW : Phase.HIGH;
          break;
        case Phase.MERGED:
          this.merging = null;
          this.phase = this.afterMerge;
          break;
        case Phase.DONE:
          return false;
        // ---- galloping
        case Phase.GALLOP_ANSWER:
          // forward: away from the start of the array.
          this.forward = this.rightward ? !this.less : this.less;
          this.maxOffset = this.forward ? this.maxOffset - this.hint : this.hint + 1;
        // falls through
        case Phase.GALLOP_OUT:
          if (this.offset < this.maxOffset)
            return this.askGallop(this.forward ? this.hint + this.offset : this.hint - this.offset, Phase.GALLOP_OUT_ANSWER);
          this.endGallopOut();
          break;
        case Phase.GALLOP_OUT_ANSWER:
          if ((this.rightward ? !this.less : this.less) === this.forward) {
            this.last = this.offset;
            this.offset = this.offset * 2 + 1;
            this.phase = Phase.GALLOP_OUT;
          } else this.endGallopOut();
          break;
        case Phase.GALLOP_IN:
          if (this.last < this.offset) return this.askGallop(this.last + ((this.offset - this.last) >> 1), Phase.GALLOP_IN_ANSWER);
          this.found = this.offset;
          this.phase = this.afterGallop;
          break;
        case Phase.GALLOP_IN_ANSWER: {
          const middle = this.last + ((this.offset - this.last) >> 1);
          if (this.rightward ? !this.less : this.less) this.last = middle + 1;
          else this.offset = middle;
          this.phase = Phase.GALLOP_IN;
          break;
        }
        // ---- merging with the lower run in temp
        case Phase.LOW:
          this.merging = 'low';
          this.takeTemp(this.a, this.na);
          this.dest = this.a;
          this.a = 0;
          this.copy(this.dest++, this.b++);
          this.nb--;
          if (this.nb === 0) this.endLow();
          else if (this.na === 1) this.endLowWithB();
          else {
            this.acount = 0;
            this.bcount = 0;
            this.phase = Phase.LOW_ONE;
          }
          break;
        case Phase.LOW_ONE:
          return this.ask(keys[this.b], this.tempKeys[this.a], Phase.LOW_ANSWER);
        case Phase.LOW_ANSWER:
          if (this.less) {
            this.copy(this.dest++, this.b++);
            this.bcount++;
            this.acount = 0;
            this.nb--;
            if (this.nb === 0) this.endLow();
            else this.phase = this.bcount >= this.minGallop ? this.startGallop(Phase.LOW_GALLOP) : Phase.LOW_ONE;
          } else {
            this.copyFromTemp(this.dest++, this.a++);
            this.acount++;
            this.bcount = 0;
            this.na--;
            if (this.na === 1) this.endLowWithB();
            else this.phase = this.acount >= this.minGallop ? this.startGallop(Phase.LOW_GALLOP) : Phase.LOW_ONE;
          }
          break;
        case Phase.LOW_GALLOP:
          if (this.minGallop > 1) this.minGallop--;
          return this.gallop(true, keys[this.b], this.tempKeys, this.a, this.na, 0, Phase.LOW_A);
        case Phase.LOW_A:
          this.acount = this.found;
          for (let i = 0; i < this.found; i++) this.copyFromTemp(this.dest++, this.a++);
          this.na -= this.found;
          if (this.found > 0 && this.na === 1) {
            this.endLowWithB();
            break;
          }
          if (this.found > 0 && this.na === 0) {
            this.endLow();
            break;
          }
          this.copy(this.dest++, this.b++);
          this.nb--;
          if (this.nb === 0) {
            this.endLow();
            break;
          }
          return this.gallop(false, this.tempKeys[this.a], keys, this.b, this.nb, 0, Phase.LOW_B);
        case Phase.LOW_B:
          this.bcount = this.found;
          if (this.found > 0) {
            this.move(this.dest, this.b, this.found);
            this.dest += this.found;
            this.b += this.found;
            this.nb -= this.found;
            if (this.nb === 0) {
              this.endLow();
              break;
            }
          }
          this.copyFromTemp(this.dest++, this.a++);
          this.na--;
          if (this.na === 1) this.endLowWithB();
          else this.phase = this.goOnGalloping(Phase.LOW_GALLOP, Phase.LOW_ONE);
          break;
        // ---- merging with the upper run in temp, from the end
        case Phase.HIGH:
          this.merging = 'high';
          this.takeTemp(this.b, this.nb);
          this.dest = this.b + this.nb - 1;
          this.b = this.nb - 1;
          this.a += this.na - 1;
          this.copy(this.dest--, this.a--);
          this.na--;
          if (this.na === 0) this.endHigh();
          else if (this.nb === 1) this.endHighWithA();
          else {
            this.acount = 0;
            this.bcount = 0;
            this.phase = Phase.HIGH_ONE;
          }
          break;
        case Phase.HIGH_ONE:
          return this.ask(this.tempKeys[this.b], keys[this.a], Phase.HIGH_ANSWER);
        case Phase.HIGH_ANSWER:
          if (this.less) {
            this.copy(this.dest--, this.a--);
            this.acount++;
            this.bcount = 0;
            this.na--;
            if (this.na === 0) this.endHigh();
            else this.phase = this.acount >= this.minGallop ? this.startGallop(Phase.HIGH_GALLOP) : Phase.HIGH_ONE;
          } else {
            this.copyFromTemp(this.dest--, this.b--);
            this.bcount++;
            this.acount = 0;
            this.nb--;
            if (this.nb === 1) this.endHighWithA();
            else this.phase = this.bcount >= this.minGallop ? this.startGallop(Phase.HIGH_GALLOP) : Phase.HIGH_ONE;
          }
          break;
        case Phase.HIGH_GALLOP:
          if (this.minGallop > 1) this.minGallop--;
          return this.gallop(true, this.tempKeys[this.b], keys, this.a - this.na + 1, this.na, this.na - 1, Phase.HIGH_A);
        case Phase.HIGH_A: {
          const count = this.na - this.found;
          this.acount = count;
          if (count > 0) {
            this.dest -= count;
            this.a -= count;
            this.move(this.dest + 1, this.a + 1, count);
            this.na -= count;
            if (this.na === 0) {
              this.endHigh();
              break;
            }
          }
          this.copyFromTemp(this.dest--, this.b--);
          this.nb--;
          if (this.nb === 1) {
            this.endHighWithA();
            break;
          }
          return this.gallop(false, keys[this.a], this.tempKeys, 0, this.nb, this.nb - 1, Phase.HIGH_B);
        }
        case Phase.HIGH_B: {
          const count = this.nb - this.found;
          this.bcount = count;
          for (let i = 0; i < count; i++) this.copyFromTemp(this.dest--, this.b--);
          this.nb -= count;
          if (count > 0 && this.nb === 1) {
            this.endHighWithA();
            break;
          }
          if (count > 0 && this.nb === 0) {
            this.endHigh();
            break;
          }
          this.copy(this.dest--, this.a--);
          this.na--;
          if (this.na === 0) this.endHigh();
          else this.phase = this.goOnGalloping(Phase.HIGH_GALLOP, Phase.HIGH_ONE);
          break;
        }
      }
    }
  }

  /** Leaves off in the middle: every item is in its array again, in some order. */
  abandon(): void {
    if (this.merging === 'low') this.endLow();
    else if (this.merging === 'high') this.endHigh();
    this.merging = null;
  }
  private endDescending(): void {
    this.reverseEquals();
    this.reverse(this.lo, this.n);
    this.phase = Phase.EXTENDING;
  }
  /** Puts the item at `ok` where it belongs, at `left`. */
  private insert(): void {
    const from = this.lo + this.left;
    const to = this.lo + this.ok;
    for (const array of this.values === null ? [this.keys] : [this.keys, this.values]) {
      const item = array[to];
      for (let i = to; i > from; i--) array[i] = array[i - 1];
      array[from] = item;
    }
  }
  private beginMerge(at: number): void {
    this.a = this.bases[at];
    this.na = this.lengths[at];
    this.b = this.bases[at + 1];
    this.nb = this.lengths[at + 1];
    this.lengths[at] += this.nb;
    this.bases.splice(at + 1, 1);
    this.lengths.splice(at + 1, 1);
    // The upper run keeps its power when it moves down.
    this.powers.splice(at + 1, 1);
    this.phase = Phase.MERGE;
  }
  private endGallopOut(): void {
    const offset = Math.min(this.offset, this.maxOffset);
    if (this.forward) {
      this.last += this.hint;
      this.offset = offset + this.hint;
    } else {
      const last = this.last;
      this.last = this.hint - offset;
      this.offset = this.hint - last;
    }
    this.last++;
    this.phase = Phase.GALLOP_IN;
  }
  private startGallop(phase: number): number {
    this.minGallop++;
    return phase;
  }
  private goOnGalloping(gallop: number, one: number): number {
    if (this.acount >= MIN_GALLOP || this.bcount >= MIN_GALLOP) return gallop;
    this.minGallop++;
    this.acount = 0;
    this.bcount = 0;
    return one;
  }
  private endLow(): void {
    for (let i = 0; i < this.na; i++) this.copyFromTemp(this.dest + i, this.a + i);
    this.phase = Phase.MERGED;
  }
  private endLowWithB(): void {
    this.move(this.dest, this.b, this.nb);
    this.copyFromTemp(this.dest + this.nb, this.a);
    this.phase = Phase.MERGED;
  }
  private endHigh(): void {
    for (let i = 0; i < this.nb; i++) this.copyFromTemp(this.dest - this.nb + 1 + i, i);
    this.phase = Phase.MERGED;
  }
  private endHighWithA(): void {
    this.move(this.dest - this.na + 1, this.a - this.na + 1, this.na);
    this.copyFromTemp(this.dest - this.na, this.b);
    this.phase = Phase.MERGED;
  }
}

/** How early the border between two runs comes when [0, n) is halved again and again. */
function powerOf(start: number, n1: number, n2: number, n: number): number {
  let a = 2 * start + n1;
  let b = a + n1 + n2;
  for (let power = 1; ; power++) {
    if (a >= n) {
      a -= n;
      b -= n;
    } else if (b >= n) return power;
    a *= 2;
    b *= 2;
  }
}

/** The items of a list while its own are being sorted: notes whether anybody puts something in. */
class WatchedItems extends Array<Value> {
  touched = false;
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }
  override push(...items: Value[]): number {
    this.touched = true;
    return super.push(...items);
  }
  override unshift(...items: Value[]): number {
    this.touched = true;
    return super.unshift(...items);
  }
  override splice(start: number, count: number, ...items: Value[]): Value[] {
    this.touched = true;
    return super.splice(start, count, ...items);
  }
}

/** One sort under way. */
class Sorting {
  keys: Value[] | null = null;
  sorter: Sorter | null = null;
  constructor(
    readonly list: PyList,
    /** What was in the list; it is empty meanwhile. */
    readonly items: Value[],
    readonly placeholder: WatchedItems,
    readonly key: Value,
    readonly reverse: boolean,
    /** What the native answers: None, or the list. */
    readonly result: Value,
  ) {}
}

/** Sorts a list in place and gives `result`. */
export function sortList(t: Thread, list: PyList, key: Value, reverse: boolean, result: Value): Value {
  const { items } = list;
  if (key === null) {
    if (items.length < 2) return result;
    if (reverse) items.reverse();
    if (sortPlain(t, items, null)) {
      if (reverse) items.reverse();
      return result;
    }
    if (reverse) items.reverse();
  }
  const placeholder = new WatchedItems();
  list.items = placeholder;
  return t.start(sortStep, new Sorting(list, items, placeholder, key, reverse, result));
}

/** a: the Sorting, b: how many keys there are. */
function sortStep(t: Thread, f: NativeFrame, value: Value): Value {
  const sorting = f.a as Sorting;
  const { items, key } = sorting;
  switch (f.state) {
    case 0:
      f.rescue = giveBack;
      if (key !== null) {
        sorting.keys = [];
        f.state = 1;
        if (items.length > 0) {
          value = t.invoke(key, [items[0]]);
          if (value === PUSHED) return PUSHED;
        }
      }
    // falls through
    case 1: {
      const { keys } = sorting;
      if (keys !== null) {
        while (keys.length < items.length) {
          keys.push(value);
          if (keys.length === items.length) break;
          value = t.invoke(key, [items[keys.length]]);
          if (value === PUSHED) return PUSHED;
        }
      }
      if (sorting.reverse) {
        items.reverse();
        keys?.reverse();
      }
      if (items.length < 2 || (keys !== null && sortPlain(t, keys, items))) return finishSorting(f, sorting);
      sorting.sorter = keys === null ? new Sorter(items, null) : new Sorter(keys, items);
    }
  }
  const sorter = sorting.sorter as Sorter;
  if (f.state === 2) {
    f.state = 3;
    value = truthOf(t, value);
    if (value === PUSHED) return PUSHED;
  }
  if (f.state === 3) sorter.less = value as boolean;
  while (sorter.advance()) {
    const order = orderPlain(sorter.x, sorter.y);
    if (order !== undefined) {
      sorter.less = order < 0;
      continue;
    }
    f.state = 2;
    value = richCompare(t, '<', sorter.x, sorter.y);
    if (value === PUSHED) return PUSHED;
    if (typeof value !== 'boolean') {
      f.state = 3;
      value = truthOf(t, value);
      if (value === PUSHED) return PUSHED;
    }
    sorter.less = value as boolean;
  }
  return finishSorting(f, sorting);
}
function restore(sorting: Sorting): boolean {
  const { list, items, placeholder } = sorting;
  const untouched = list.items === placeholder && !placeholder.touched;
  list.items = items;
  return untouched;
}
function finishSorting(f: NativeFrame, sorting: Sorting): Value {
  f.rescue = null;
  if (sorting.reverse) sorting.items.reverse();
  if (!restore(sorting)) throw raised(ValueError, 'list modified during sort');
  return sorting.result;
}
/** An exception on its way out: the list gets its items back, in whatever order they are. */
function giveBack(_t: Thread, f: NativeFrame): undefined {
  const sorting = f.a as Sorting;
  sorting.sorter?.abandon();
  if (sorting.reverse && (sorting.keys === null || sorting.sorter !== null)) sorting.items.reverse();
  restore(sorting);
  return undefined;
}

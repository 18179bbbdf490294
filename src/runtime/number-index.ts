/**
 * An index of numbers: from a number to its position in an array of keys that somebody else keeps.
 *
 *     slots   [ 0, 2, 0, -1, 1, ... ]      0: empty, -1: removed, else position + 1
 *
 * An int is its own hash, so numbers that follow each other stand side by side. The array of keys is the only place where the
 * numbers are; a key that is written differently (True, 1.0) is asked for its number.
 */
import type { Value } from './object.ts';

/** The number that a key stands for, or anything else when it is none. */
export type NumberOf = (key: Value) => unknown;

export class NumberIndex {
  private slots = new Int32Array(32);
  private mask = 31;
  /** Slots not empty, the removed ones too. */
  private fill = 0;
  private used = 0;

  find(n: number, keys: readonly (Value | undefined)[], numberOf: NumberOf): number {
    const { slots, mask } = this;
    let perturb = hashOf(n);
    let slot = perturb & mask;
    for (;;) {
      const entry = slots[slot];
      if (entry === 0) return -1;
      if (entry > 0) {
        const key = keys[entry - 1];
        if (key === n || (typeof key !== 'number' && numberOf(key as Value) === n)) return entry - 1;
      }
      perturb >>>= 5;
      slot = (slot * 5 + perturb + 1) & mask;
    }
  }
  /** A number that is not there yet. */
  add(n: number, position: number, keys: readonly (Value | undefined)[], numberOf: NumberOf): void {
    if (this.fill * 3 >= this.mask * 2) this.rebuild(keys, numberOf);
    this.place(n, position + 1);
    this.used++;
  }
  remove(n: number, position: number): void {
    const { slots, mask } = this;
    let perturb = hashOf(n);
    let slot = perturb & mask;
    while (slots[slot] !== position + 1) {
      if (slots[slot] === 0) return;
      perturb >>>= 5;
      slot = (slot * 5 + perturb + 1) & mask;
    }
    slots[slot] = -1;
    this.used--;
  }
  private place(n: number, entry: number): void {
    const { slots, mask } = this;
    let perturb = hashOf(n);
    let slot = perturb & mask;
    while (slots[slot] > 0) {
      perturb >>>= 5;
      slot = (slot * 5 + perturb + 1) & mask;
    }
    if (slots[slot] === 0) this.fill++;
    slots[slot] = entry;
  }
  private rebuild(keys: readonly (Value | undefined)[], numberOf: NumberOf): void {
    const old = this.slots;
    this.resize();
    for (const entry of old) if (entry > 0) this.place(numberOf(keys[entry - 1] as Value) as number, entry);
  }
  /** The keys have moved: `moved[old]` is the new position, `keys` the array as it is now. */
  renumber(moved: Int32Array, keys: readonly (Value | undefined)[], numberOf: NumberOf): void {
    const old = this.slots;
    this.resize();
    for (const entry of old)
      if (entry > 0) {
        const position = moved[entry - 1];
        this.place(numberOf(keys[position] as Value) as number, position + 1);
      }
  }
  private resize(): void {
    let size = 32;
    while (size < this.used * 3) size *= 2;
    this.slots = new Int32Array(size);
    this.mask = size - 1;
    this.fill = 0;
  }
  copy(): NumberIndex {
    const copy = new NumberIndex();
    copy.slots = this.slots.slice();
    copy.mask = this.mask;
    copy.fill = this.fill;
    copy.used = this.used;
    return copy;
  }
}

/** 32 bits of a number; an int below 2**31 is its own hash. */
function hashOf(n: number): number {
  const low = n | 0;
  if (low === n) return low;
  // A fraction, or an int with more bits: the rest is folded in.
  return low ^ (Number.isInteger(n) ? Math.floor(n / 4294967296) : (n % 1) * 2147483648);
}

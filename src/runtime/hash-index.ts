/**
 * A hash index: from 32-bit hashes to positions in arrays that somebody else keeps.
 *
 *     slots   [ 0, 3, 0, -1, 1, ... ]      0: empty, -1: removed, else position + 1; linear probing
 *
 * Several positions may have one hash; the caller compares the keys.
 */
export class HashIndex {
  private slots = new Int32Array(16);
  private mask = 15;
  /** Slots not empty, the removed ones too; and those in use. */
  private fill = 0;
  private used = 0;

  /** The first slot to look at for a hash. Go on with `next` until `at(slot)` is 0. */
  start(hash: number): number {
    return (hash ^ (hash >>> 15) ^ (hash >>> 7)) & this.mask;
  }
  next(slot: number): number {
    return (slot + 1) & this.mask;
  }
  /** position + 1 of a slot, 0 when the search ends here, -1 for a removed one. */
  at(slot: number): number {
    return this.slots[slot];
  }
  add(hash: number, position: number, hashes: readonly number[]): void {
    if ((this.fill + 1) * 2 > this.mask) this.rebuild(hashes);
    let slot = this.start(hash);
    while (this.slots[slot] > 0) slot = (slot + 1) & this.mask;
    if (this.slots[slot] === 0) this.fill++;
    this.slots[slot] = position + 1;
    this.used++;
  }
  /** False when the position was never added. */
  remove(hash: number, position: number): boolean {
    let slot = this.start(hash);
    while (this.slots[slot] !== position + 1) {
      if (this.slots[slot] === 0) return false;
      slot = (slot + 1) & this.mask;
    }
    this.slots[slot] = -1;
    this.used--;
    return true;
  }
  /** Makes room: the hashes of the positions are needed to place them again. */
  private rebuild(hashes: readonly number[]): void {
    const old = this.slots;
    let size = 16;
    while (size < this.used * 4) size *= 2;
    this.slots = new Int32Array(size);
    this.mask = size - 1;
    this.fill = this.used;
    for (const entry of old) if (entry > 0) this.place(hashes[entry - 1], entry);
  }
  private place(hash: number, entry: number): void {
    let slot = this.start(hash);
    while (this.slots[slot] !== 0) slot = (slot + 1) & this.mask;
    this.slots[slot] = entry;
  }
  /** Every position has moved: `moved[old]` is the new one, `hashes` the hashes at the new ones. */
  renumber(moved: Int32Array, hashes: readonly number[]): void {
    const old = this.slots;
    this.slots = new Int32Array(old.length);
    this.fill = this.used;
    for (const entry of old)
      if (entry > 0) {
        const position = moved[entry - 1];
        this.place(hashes[position], position + 1);
      }
  }
  copy(): HashIndex {
    const copy = new HashIndex();
    copy.slots = this.slots.slice();
    copy.mask = this.mask;
    copy.fill = this.fill;
    copy.used = this.used;
    return copy;
  }
}

/**
 * The handle cache: from a slot of a table that all interpreters of a process share to the object that one of them has for it.
 *
 * The operator table of torch is such a table: `add.Tensor` is one row for everybody, but the guest's `torch.ops.aten.add.Tensor` is an
 * object of one interpreter and must never be seen by another. So the way from row to object goes through here, at every call of an
 * operation. `find(slot, make)` gives the object, and `make` makes it when it is not there: it is only a cache.
 *
 *     single            one word for each slot says whose it is: the first to come claims it for ever, all others make theirs anew each
 *                       time. Claim, then fill: between the two a second thread of the claimant would find nothing (torch.h of 2022)
 *     single-safe       the same with a state BUSY, so that the word names the owner only when there is something to find
 *     per-interpreter   each interpreter has a row of its own and nobody starves; what comes of it when it ends is freed with it
 *     data-cas          no owner at all: whoever comes first fills the pointer. A late one goes away with the object that it made
 *
 *     word of a slot:   | BUSY | generation of the claimant (19 bits) | place of the claimant (12 bits) |      0: nobody's
 *
 * An interpreter has a place among the living, and places are given again when one ends. Its generation is counted up then, and with it
 * all words that name it have lost their meaning: they are nobody's again.
 *
 * Between workers the words are in shared memory and claimed with a compare-and-exchange. What is found behind a word is not: objects cannot
 * be shared, so each interpreter looks into a row of its own. In one thread nothing comes between a load and a store, and the same code
 * is a comparison and an assignment.
 */
import { InternalError } from '../support/errors.ts';
import { raised } from './exceptions.ts';
import { interpreterErrorType } from './owned.ts';

export const HANDLE_POLICIES = ['per-interpreter', 'single', 'single-safe', 'data-cas'] as const;
export type HandlePolicy = (typeof HANDLE_POLICIES)[number];

const MAX_PLACES = 4096;
const MAX_SLOTS = 1024;
const PLACE_BITS = 12;
const BUSY = 1 << 31;
/** The words before the generations: which policy, as number of the change times four and policy; what the table says of itself. */
const MODE = 0;
const TABLE = 1;
const GENERATIONS = 2;
const TAGS = GENERATIONS + MAX_PLACES;

/** How often what came of asking: `foreign`, somebody else has the slot; `lost`, somebody else was quicker. */
export interface HandleStats {
  hits: number;
  misses: number;
  claims: number;
  foreign: number;
  lost: number;
}

/** The words of a process: who has which slot. An odd generation is that of a living interpreter. */
export class HandleSlots {
  readonly tags: Int32Array;
  /** The interpreters of this JavaScript thread. */
  readonly caches = new Set<HandleCache<unknown>>();

  constructor(memory?: Int32Array) {
    const bytes = (TAGS + MAX_SLOTS) * 4;
    this.tags = memory ?? new Int32Array(typeof SharedArrayBuffer === 'undefined' ? new ArrayBuffer(bytes) : new SharedArrayBuffer(bytes));
  }
  get policy(): HandlePolicy {
    return HANDLE_POLICIES[Atomics.load(this.tags, MODE) & 3];
  }
  /** From now on another protocol. Everything starts anew. */
  setPolicy(policy: HandlePolicy): void {
    const mode = Atomics.load(this.tags, MODE);
    for (let slot = 0; slot < MAX_SLOTS; slot++) Atomics.store(this.tags, TAGS + slot, 0);
    Atomics.store(this.tags, MODE, ((mode >> 2) + 1) * 4 + HANDLE_POLICIES.indexOf(policy));
  }
  /** All who use the table have made the same one, or numbers of slots would mean different things to them. */
  checkTable(checksum: number): void {
    const before = Atomics.compareExchange(this.tags, TABLE, 0, checksum | 1);
    if (before !== 0 && before !== (checksum | 1))
      throw new InternalError('two interpreters of a process have made different operator tables');
  }
  /** A place for a new interpreter: its word. */
  enter(): number {
    for (let place = 0; place < MAX_PLACES; place++) {
      const generation = Atomics.load(this.tags, GENERATIONS + place);
      if ((generation & 1) === 0 && Atomics.compareExchange(this.tags, GENERATIONS + place, generation, generation + 1) === generation)
        return tagOf(place, generation + 1);
    }
    throw raised(interpreterErrorType, `interpreter creation failed: there are ${MAX_PLACES} already`);
  }
  /** An interpreter has ended. */
  leave(tag: number): void {
    const place = tag & (MAX_PLACES - 1);
    const generation = Atomics.load(this.tags, GENERATIONS + place);
    if (tagOf(place, generation) === tag) Atomics.compareExchange(this.tags, GENERATIONS + place, generation, generation + 1);
  }
  isAlive(tag: number): boolean {
    const place = tag & (MAX_PLACES - 1);
    const generation = Atomics.load(this.tags, GENERATIONS + place);
    return (generation & 1) === 1 && tagOf(place, generation) === (tag & ~BUSY);
  }
  /** What the word of a slot says, for whoever wants to see it. */
  tagOf(slot: number): { readonly tag: number; readonly isBusy: boolean; readonly isAlive: boolean } {
    const word = Atomics.load(this.tags, TAGS + slot);
    return { tag: word & ~BUSY, isBusy: (word & BUSY) !== 0, isAlive: word !== 0 && this.isAlive(word) };
  }
  /** The word of a slot; one that names nobody who lives is 0. */
  read(slot: number): number {
    const word = Atomics.load(this.tags, TAGS + slot);
    if (word === 0 || this.isAlive(word)) return word;
    Atomics.compareExchange(this.tags, TAGS + slot, word, 0);
    return Atomics.load(this.tags, TAGS + slot);
  }
  /** Puts a word where nobody's was: what was there. */
  claim(slot: number, tag: number): number {
    return Atomics.compareExchange(this.tags, TAGS + slot, 0, tag);
  }
  publish(slot: number, tag: number): void {
    Atomics.store(this.tags, TAGS + slot, tag);
  }
}
const tagOf = (place: number, generation: number): number => ((generation & 0x7ffff) << PLACE_BITS) | place;

const needsNoWord = (policy: HandlePolicy): boolean => policy === 'per-interpreter' || policy === 'data-cas';

/** One interpreter's handles. */
export class HandleCache<T> {
  /** How often, of each slot. A hit is counted once: this is what a call of an operation waits for. */
  readonly hitsOf = new Float64Array(MAX_SLOTS);
  readonly missesOf = new Float64Array(MAX_SLOTS);
  private readonly came = { claims: 0, foreign: 0, lost: 0 };
  readonly tag: number;
  /** Makes the handle of a slot; the one whose table it is says how. */
  make: ((slot: number) => T) | null = null;
  private readonly words: Int32Array;
  private handles: (T | null)[] = new Array<T | null>(MAX_SLOTS).fill(null);
  private mode: number;
  private policy: HandlePolicy;
  /** What is in the row of handles is good whatever the words say. */
  private isRowEnough: boolean;
  private isReleased = false;

  constructor(
    readonly slots: HandleSlots,
    readonly interpreter: number,
  ) {
    this.words = slots.tags;
    this.tag = slots.enter();
    this.mode = Atomics.load(this.words, MODE);
    this.policy = HANDLE_POLICIES[this.mode & 3];
    this.isRowEnough = needsNoWord(this.policy);
    slots.caches.add(this);
  }
  get stats(): HandleStats {
    const sum = (counts: Float64Array): number => counts.reduce((total, count) => total + count);
    return { hits: sum(this.hitsOf), misses: sum(this.missesOf), ...this.came };
  }

  find(slot: number, make: (slot: number) => T): T {
    if (this.words[MODE] !== this.mode) this.changeMode();
    const handle = this.handles[slot];
    if (handle !== null && (this.isRowEnough || this.words[TAGS + slot] === this.tag)) {
      this.hitsOf[slot]++;
      return handle;
    }
    return this.miss(slot, make);
  }
  private miss(slot: number, make: (slot: number) => T): T {
    if (this.isReleased) throw new InternalError(`interpreter ${this.interpreter} has ended and asks for a handle`);
    this.missesOf[slot]++;
    switch (this.policy) {
      case 'per-interpreter':
      case 'data-cas':
        return this.fillOwn(slot, make(slot));
      default:
        return this.claimWord(slot, make);
    }
  }
  private fillOwn(slot: number, made: T): T {
    const winner = this.handles[slot];
    if (winner === null) {
      this.handles[slot] = made;
      this.came.claims++;
      return made;
    }
    // Making it has led here again, and that time was quicker.
    this.came.lost++;
    return this.policy === 'data-cas' ? made : winner;
  }
  private claimWord(slot: number, make: (slot: number) => T): T {
    const { slots, tag } = this;
    if (slots.read(slot) !== 0) {
      this.came.foreign++;
      return make(slot);
    }
    // If it raises, the slot stays nobody's.
    const made = make(slot);
    const isSafe = this.policy === 'single-safe';
    const before = slots.claim(slot, isSafe ? tag | BUSY : tag);
    if (before === 0) {
      this.handles[slot] = made;
      if (isSafe) slots.publish(slot, tag);
      this.came.claims++;
      return made;
    }
    if (!isSafe && before === tag) throw new InternalError(`slot ${slot} was claimed by interpreter ${this.interpreter} itself meanwhile`);
    this.came.lost++;
    return isSafe && before === tag ? (this.handles[slot] as T) : made;
  }
  private changeMode(): void {
    this.mode = Atomics.load(this.words, MODE);
    this.policy = HANDLE_POLICIES[this.mode & 3];
    this.isRowEnough = needsNoWord(this.policy);
    this.handles.fill(null);
  }
  /** Whether there is something to find. */
  has(slot: number): boolean {
    return this.words[MODE] === this.mode && this.handles[slot] !== null;
  }
  /** The interpreter ends: what it has claimed is nobody's. */
  release(): void {
    this.isReleased = true;
    this.slots.leave(this.tag);
    this.slots.caches.delete(this);
    this.handles.fill(null);
  }
}

/**
 * Deflate (RFC 1951): bytes as literals and as repetitions of what came up to 32 KB before, both in prefix codes.
 *
 * The format leaves open which repetitions are taken and where blocks end. What comes out shall be, byte for byte, what zlib makes,
 * so its choices are made here: chains of earlier places with the same three bytes (`head`, `before`), how far a chain is followed and
 * how good a match is good enough at each level (EFFORTS), from level 4 on one more byte tried before a match is taken, a block when so
 * many symbols are there, and a window of twice its size whose upper half moves down when it is full.
 *
 *     window  |....... seen .......|block so far|at ... ahead ...|free|
 *                                  ^start       ^at              ^at + ahead
 */
import {
  codesOf,
  DISTANCE_BASE,
  DISTANCES,
  distanceExtra,
  distanceSymbol,
  FIXED_DISTANCES,
  FIXED_LITERALS,
  LENGTH_BASE,
  LENGTH_ORDER,
  LENGTH_SYMBOL,
  LENGTHS,
  LITERALS,
  lengthExtra,
  prefixCode,
  runsOf,
} from './prefix-code.ts';

/** How a piece of input ends, with zlib's numbers. */
export const Flush = { NONE: 0, PARTIAL: 1, SYNC: 2, FULL: 3, FINISH: 4, BLOCK: 5, TREES: 6 } as const;
export const Strategy = { DEFAULT: 0, FILTERED: 1, HUFFMAN_ONLY: 2, RLE: 3, FIXED: 4 } as const;

const SHORTEST = 3;
const LONGEST = 258;
/** So much has to be ahead to find every match that there is. */
const LOOK = LONGEST + SHORTEST + 1;
/** A match of three bytes that lies farther back costs more than it saves. */
const TOO_FAR = 4096;
const END_OF_BLOCK = 256;
const STORED_MOST = 65535;
const BLOCK_KIND = { STORED: 0, FIXED: 1, OWN: 2 } as const;

/** With a match of `good` bytes a quarter of the chain is followed; `lazy` is where no better one is looked for; `nice` is taken at once. */
interface Effort {
  readonly good: number;
  readonly lazy: number;
  readonly nice: number;
  readonly chain: number;
}
const EFFORTS: readonly Effort[] = [
  [0, 0, 0, 0],
  [4, 4, 8, 4],
  [4, 5, 16, 8],
  [4, 6, 32, 32],
  [4, 4, 16, 16],
  [8, 16, 32, 32],
  [8, 16, 128, 128],
  [8, 32, 128, 256],
  [32, 128, 258, 1024],
  [32, 258, 258, 4096],
].map(([good, lazy, nice, chain]) => ({ good, lazy, nice, chain }));

const FIRST_SPACE = 1 << 15;
const SPACES = [6, 8, 10, 12, 13, 14, 14, 15, 15, 15, 15, 16, 16, 17, 17, 18].map((n) => 1 << (n + 10));

/** Bytes that are being put out, from the low bit of each. */
export class BitSink {
  private bytes = new Uint8Array(1024);
  length = 0;
  private hold = 0;
  /** Bits that wait for a byte to be full. */
  waiting = 0;

  private reserve(count: number): void {
    if (this.length + count <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(2 * this.bytes.length, this.length + count));
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
  }
  bits(value: number, count: number): void {
    this.hold |= value << this.waiting;
    this.waiting += count;
    if (this.waiting >= 8) this.passOn();
  }
  private passOn(): void {
    this.reserve(4);
    for (; this.waiting >= 8; this.waiting -= 8, this.hold >>>= 8) this.bytes[this.length++] = this.hold & 255;
  }
  /** Zero bits until the byte is full. */
  align(): void {
    if (this.waiting > 0) this.bits(0, 8 - this.waiting);
  }
  put(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }
  take(): Uint8Array {
    const all = this.bytes.slice(0, this.length);
    this.length = 0;
    this.space = FIRST_SPACE;
    return all;
  }
  /** Where blocks of level 0 end depends on how much the reader has room for: a first piece of 32 KB, then larger ones. */
  private space = FIRST_SPACE;
  private pieces = 0;
  get room(): number {
    return Math.max(0, this.space - this.length);
  }
  isFull(): boolean {
    return this.length >= this.space;
  }
  enlarge(): void {
    if (this.space === FIRST_SPACE) this.pieces = 0;
    this.space += SPACES[Math.min(this.pieces++, SPACES.length - 1)];
  }
  copy(): BitSink {
    const other = new BitSink();
    other.put(this.bytes.subarray(0, this.length));
    other.hold = this.hold;
    other.waiting = this.waiting;
    return other;
  }
}

/** What came of a round over the input: wants more, a block is to be closed by the flush, or the last block is out. */
type Outcome = 'more' | 'block' | 'finished';

export class Deflater {
  private readonly effort: Effort;
  private readonly size: number;
  private readonly mask: number;
  private readonly farthest: number;
  private history: Uint8Array;
  private head: Uint16Array;
  private before: Uint16Array;
  private readonly hashMask: number;
  private readonly hashShift: number;
  private hash = 0;
  private at = 0;
  private ahead = 0;
  private start = 0;
  /** Bytes before `at` that are not in the chains yet, because too little followed them. */
  private unchained = 0;
  private matchStart = 0;
  private matchLength = SHORTEST - 1;
  private formerLength = SHORTEST - 1;
  /** The byte before `at` waits to see whether a better match begins at `at`. */
  private hasWaiting = false;
  /** Symbols of the block: a literal, or a length with a distance. */
  private lengths: Uint16Array;
  private distances: Uint16Array;
  private symbols = 0;
  private literalCounts = new Uint16Array(LITERALS.size);
  private distanceCounts = new Uint16Array(DISTANCES.size);
  private input: Uint8Array = new Uint8Array(0);
  private taken = 0;
  sink = new BitSink();

  constructor(
    readonly level: number,
    readonly windowBits: number,
    readonly memory: number,
    readonly strategy: number,
  ) {
    this.effort = EFFORTS[level];
    this.size = 1 << windowBits;
    this.mask = this.size - 1;
    this.farthest = this.size - LOOK;
    this.history = new Uint8Array(2 * this.size);
    this.before = new Uint16Array(this.size);
    const hashBits = memory + 7;
    this.head = new Uint16Array(1 << hashBits);
    this.hashMask = (1 << hashBits) - 1;
    this.hashShift = Math.floor((hashBits + SHORTEST - 1) / SHORTEST);
    const most = 1 << (memory + 6);
    this.lengths = new Uint16Array(most);
    this.distances = new Uint16Array(most);
    this.literalCounts[END_OF_BLOCK] = 1;
  }

  copy(): Deflater {
    const other = new Deflater(this.level, this.windowBits, this.memory, this.strategy);
    Object.assign(other, this);
    for (const name of ['history', 'head', 'before', 'lengths', 'distances', 'literalCounts', 'distanceCounts'] as const)
      Object.assign(other, { [name]: this[name].slice() });
    other.sink = this.sink.copy();
    return other;
  }

  /** Bytes that count as having come before the first. */
  preset(dictionary: Uint8Array): void {
    this.input = dictionary.length >= this.size ? dictionary.subarray(dictionary.length - this.size) : dictionary;
    this.taken = 0;
    this.fill();
    while (this.ahead >= SHORTEST) {
      const end = this.at + this.ahead - (SHORTEST - 1);
      for (; this.at < end; this.at++) this.chain();
      this.ahead = SHORTEST - 1;
      this.fill();
    }
    this.at += this.ahead;
    this.start = this.at;
    this.unchained = this.ahead;
    this.ahead = 0;
    this.matchLength = SHORTEST - 1;
    this.formerLength = SHORTEST - 1;
    this.hasWaiting = false;
  }

  /** Takes all of the input, and closes it in the way that is asked for. What is ready goes to the sink. */
  write(input: Uint8Array, flush: number): void {
    this.input = input;
    this.taken = 0;
    const outcome = this.level === 0 ? this.storeAll(flush) : this.round(flush);
    if (outcome === 'block') this.close(flush);
  }
  private round(flush: number): Outcome {
    if (this.strategy === Strategy.HUFFMAN_ONLY) return this.literalsOnly(flush);
    if (this.strategy === Strategy.RLE) return this.runsOnly(flush);
    return this.level < 4 ? this.greedy(flush) : this.lazy(flush);
  }
  private close(flush: number): void {
    const { sink } = this;
    if (flush === Flush.PARTIAL) {
      // An empty block of the fixed code: a reader has seen all before it.
      sink.bits(BLOCK_KIND.FIXED << 1, 3);
      sink.bits(0, 7);
      return;
    }
    if (flush === Flush.BLOCK) return;
    this.store(this.history.subarray(0, 0), false);
    if (flush !== Flush.FULL) return;
    this.head.fill(0);
    if (this.ahead === 0) {
      this.at = 0;
      this.start = 0;
      this.unchained = 0;
    }
  }

  // ---- the window
  private fill(): void {
    const { size, history } = this;
    do {
      let free = history.length - this.ahead - this.at;
      if (this.at >= size + this.farthest) {
        this.slide();
        free += size;
      }
      if (this.taken === this.input.length) return;
      const count = Math.min(free, this.input.length - this.taken);
      history.set(this.input.subarray(this.taken, this.taken + count), this.at + this.ahead);
      this.taken += count;
      this.ahead += count;
      this.chainLate();
    } while (this.ahead < LOOK && this.taken < this.input.length);
  }
  private slide(): void {
    const { size, history, head, before } = this;
    history.copyWithin(0, size);
    this.matchStart -= size;
    this.at -= size;
    this.start -= size;
    this.unchained = Math.min(this.unchained, this.at);
    for (let n = 0; n < head.length; n++) head[n] = head[n] >= size ? head[n] - size : 0;
    for (let n = 0; n < before.length; n++) before[n] = before[n] >= size ? before[n] - size : 0;
  }
  private chainLate(): void {
    if (this.ahead + this.unchained < SHORTEST) return;
    const { history } = this;
    let place = this.at - this.unchained;
    this.hash = this.hashWith(history[place]);
    this.hash = this.hashWith(history[place + 1]);
    while (this.unchained > 0) {
      this.hash = this.hashWith(history[place + 2]);
      this.before[place & this.mask] = this.head[this.hash];
      this.head[this.hash] = place++;
      this.unchained--;
      if (this.ahead + this.unchained < SHORTEST) break;
    }
  }
  private hashWith(byte: number): number {
    return ((this.hash << this.hashShift) ^ byte) & this.hashMask;
  }
  /** Joins the place at `at` to the chain of its three bytes; the answer is where that chain began, 0 when there is none. */
  private chain(): number {
    const hash = ((this.hash << this.hashShift) ^ this.history[this.at + SHORTEST - 1]) & this.hashMask;
    this.hash = hash;
    const first = this.head[hash];
    this.before[this.at & this.mask] = first;
    this.head[hash] = this.at;
    return first;
  }
  /** Makes sure that enough is ahead. False when it has to wait for more input. */
  private look(flush: number, needed: number): boolean {
    if (this.ahead >= needed) return true;
    this.fill();
    return this.ahead >= needed || flush !== Flush.NONE;
  }

  /** The longest match along a chain that is longer than the former one; its place goes to matchStart. */
  private longest(place: number): number {
    const { history, before, mask, at, ahead, effort } = this;
    let best = this.formerLength;
    let steps = best >= effort.good ? effort.chain >> 2 : effort.chain;
    const nice = Math.min(effort.nice, ahead);
    const limit = at > this.farthest ? at - this.farthest : 0;
    let end1 = history[at + best - 1];
    let end = history[at + best];
    do {
      if (
        history[place + best] === end &&
        history[place + best - 1] === end1 &&
        history[place] === history[at] &&
        history[place + 1] === history[at + 1]
      ) {
        let length = 2;
        while (length < LONGEST && history[place + length] === history[at + length]) length++;
        if (length > best) {
          this.matchStart = place;
          best = length;
          if (length >= nice) break;
          end1 = history[at + best - 1];
          end = history[at + best];
        }
      }
      place = before[place & mask];
    } while (place > limit && --steps !== 0);
    return Math.min(best, ahead);
  }

  // ---- which symbols
  private literal(byte: number): boolean {
    this.lengths[this.symbols] = byte;
    this.distances[this.symbols++] = 0;
    this.literalCounts[byte]++;
    return this.symbols === this.lengths.length - 1;
  }
  private match(distance: number, length: number): boolean {
    this.lengths[this.symbols] = length;
    this.distances[this.symbols++] = distance;
    this.literalCounts[END_OF_BLOCK + 1 + LENGTH_SYMBOL[length]]++;
    this.distanceCounts[distanceSymbol(distance)]++;
    return this.symbols === this.lengths.length - 1;
  }
  private ended(flush: number, unchained: number): Outcome {
    this.unchained = unchained;
    if (flush === Flush.FINISH) {
      this.block(true);
      return 'finished';
    }
    if (this.symbols > 0) this.block(false);
    return 'block';
  }
  /** Levels 1 to 3: a match is taken as it is found. */
  private greedy(flush: number): Outcome {
    for (;;) {
      if (!this.look(flush, LOOK)) return 'more';
      if (this.ahead === 0) break;
      const first = this.ahead >= SHORTEST ? this.chain() : 0;
      if (first !== 0 && this.at - first <= this.farthest) this.matchLength = this.longest(first);
      let isFull: boolean;
      if (this.matchLength >= SHORTEST) {
        isFull = this.match(this.at - this.matchStart, this.matchLength);
        this.ahead -= this.matchLength;
        const end = this.at + this.matchLength;
        if (this.matchLength <= this.effort.lazy && this.ahead >= SHORTEST) {
          for (this.at++; this.at < end; this.at++) this.chain();
        } else {
          this.at = end;
          this.hash = this.history[end];
          this.hash = this.hashWith(this.history[end + 1]);
        }
        this.matchLength = 0;
      } else {
        isFull = this.literal(this.history[this.at]);
        this.ahead--;
        this.at++;
      }
      if (isFull) this.block(false);
    }
    return this.ended(flush, Math.min(this.at, SHORTEST - 1));
  }
  /** Levels 4 to 9: a match is taken when none that is longer begins one byte later. */
  private lazy(flush: number): Outcome {
    for (;;) {
      if (!this.look(flush, LOOK)) return 'more';
      if (this.ahead === 0) break;
      const first = this.ahead >= SHORTEST ? this.chain() : 0;
      const former = this.matchStart;
      this.formerLength = this.matchLength;
      this.matchLength = SHORTEST - 1;
      if (first !== 0 && this.formerLength < this.effort.lazy && this.at - first <= this.farthest) {
        const length = this.longest(first);
        const isPoor = this.strategy === Strategy.FILTERED || (length === SHORTEST && this.at - this.matchStart > TOO_FAR);
        this.matchLength = length <= 5 && isPoor ? SHORTEST - 1 : length;
      }
      if (this.formerLength >= SHORTEST && this.matchLength <= this.formerLength) {
        const lastChained = this.at + this.ahead - SHORTEST;
        const isFull = this.match(this.at - 1 - former, this.formerLength);
        this.ahead -= this.formerLength - 1;
        const end = this.at + this.formerLength - 1;
        while (++this.at < end) if (this.at <= lastChained) this.chain();
        this.hasWaiting = false;
        this.matchLength = SHORTEST - 1;
        if (isFull) this.block(false);
        continue;
      }
      if (this.hasWaiting && this.literal(this.history[this.at - 1])) this.block(false);
      this.hasWaiting = true;
      this.at++;
      this.ahead--;
    }
    if (this.hasWaiting) this.literal(this.history[this.at - 1]);
    this.hasWaiting = false;
    return this.ended(flush, Math.min(this.at, SHORTEST - 1));
  }
  private literalsOnly(flush: number): Outcome {
    for (;;) {
      if (!this.look(flush, 1)) return 'more';
      if (this.ahead === 0) break;
      const isFull = this.literal(this.history[this.at++]);
      this.ahead--;
      if (isFull) this.block(false);
    }
    return this.ended(flush, 0);
  }
  /** Only repetitions of the byte before. */
  private runsOnly(flush: number): Outcome {
    const { history } = this;
    for (;;) {
      if (!this.look(flush, LONGEST + 1)) return 'more';
      if (this.ahead === 0) break;
      let run = 0;
      if (this.ahead >= SHORTEST && this.at > 0) {
        const byte = history[this.at - 1];
        const most = Math.min(LONGEST, this.ahead);
        while (run < most && history[this.at + run] === byte) run++;
      }
      const isFull = run >= SHORTEST ? this.match(1, run) : this.literal(history[this.at]);
      const count = run >= SHORTEST ? run : 1;
      this.at += count;
      this.ahead -= count;
      if (isFull) this.block(false);
    }
    return this.ended(flush, 0);
  }

  // ---- blocks
  private block(isLast: boolean): void {
    const { sink } = this;
    const literals = prefixCode(LITERALS, this.literalCounts);
    const distances = prefixCode(DISTANCES, this.distanceCounts);
    const runs = [...runsOf(literals.lengths, literals.last), ...runsOf(distances.lengths, distances.last)];
    const counts = new Uint16Array(LENGTHS.size);
    for (const [symbol] of runs) counts[symbol]++;
    const lengths = prefixCode(LENGTHS, counts);
    let sent = 18;
    while (sent >= 3 && lengths.lengths[LENGTH_ORDER[sent]] === 0) sent--;

    const own = (literals.bits + distances.bits + lengths.bits + 3 * (sent + 1) + 14 + 3 + 7) >>> 3;
    const fixed = (literals.fixedBits + distances.fixedBits + 3 + 7) >>> 3;
    const least = fixed <= own || this.strategy === Strategy.FIXED ? fixed : own;
    // What has left the window since cannot be stored any more.
    if (this.start >= 0 && this.at - this.start + 4 <= least) this.store(this.history.subarray(this.start, this.at), isLast);
    else if (least === fixed) {
      sink.bits((BLOCK_KIND.FIXED << 1) + +isLast, 3);
      this.send(FIXED_LITERALS.lengths, FIXED_LITERALS.codes, FIXED_DISTANCES.lengths, FIXED_DISTANCES.codes);
    } else {
      sink.bits((BLOCK_KIND.OWN << 1) + +isLast, 3);
      sink.bits(literals.last - 256, 5);
      sink.bits(distances.last, 5);
      sink.bits(sent - 3, 4);
      for (let n = 0; n <= sent; n++) sink.bits(lengths.lengths[LENGTH_ORDER[n]], 3);
      const codes = codesOf(lengths.lengths);
      for (const [symbol, extra] of runs) {
        sink.bits(codes[symbol], lengths.lengths[symbol]);
        if (symbol >= 16) sink.bits(extra, LENGTHS.extra(symbol));
      }
      this.send(literals.lengths, codesOf(literals.lengths), distances.lengths, codesOf(distances.lengths));
    }
    if (isLast) sink.align();
    this.symbols = 0;
    this.literalCounts.fill(0);
    this.literalCounts[END_OF_BLOCK] = 1;
    this.distanceCounts.fill(0);
    this.start = this.at;
  }
  private send(literalSizes: Uint8Array, literals: Uint16Array, distanceSizes: Uint8Array, distances: Uint16Array): void {
    const { sink } = this;
    for (let n = 0; n < this.symbols; n++) {
      const length = this.lengths[n];
      const distance = this.distances[n];
      if (distance === 0) {
        sink.bits(literals[length], literalSizes[length]);
        continue;
      }
      const symbol = LENGTH_SYMBOL[length];
      const code = END_OF_BLOCK + 1 + symbol;
      sink.bits(literals[code], literalSizes[code]);
      sink.bits(length - LENGTH_BASE[symbol], lengthExtra(symbol));
      const far = distanceSymbol(distance);
      sink.bits(distances[far], distanceSizes[far]);
      sink.bits(distance - DISTANCE_BASE[far], distanceExtra(far));
    }
    sink.bits(literals[END_OF_BLOCK], literalSizes[END_OF_BLOCK]);
  }
  private store(bytes: Uint8Array, isLast: boolean): void {
    const { sink } = this;
    sink.bits((BLOCK_KIND.STORED << 1) + +isLast, 3);
    sink.align();
    const { length } = bytes;
    sink.put(Uint8Array.of(length & 255, length >> 8, ~length & 255, (~length >> 8) & 255));
    sink.put(bytes);
  }

  // ---- level 0
  /** Rounds until the input is taken: each ends where the room that the reader has is full. */
  private storeAll(flush: number): Outcome {
    for (;;) {
      const outcome = this.storeRound(flush);
      if (outcome !== 'more' || !this.sink.isFull()) return outcome;
      if (flush === Flush.NONE && this.taken === this.input.length) return 'more';
      while (this.sink.isFull()) this.sink.enlarge();
    }
  }
  private storeRound(flush: number): Outcome {
    const { sink, input, size } = this;
    const pending = 1 << (this.memory + 8);
    const smallest = Math.min(pending - 5, size);
    const from = this.taken;
    let isLast = false;
    // Straight from the input to the output, behind what waits in the window, as long as that makes large blocks.
    while (!isLast) {
      const header = (sink.waiting + 42) >> 3;
      if (sink.room < header) break;
      const held = this.at - this.start;
      const all = held + input.length - this.taken;
      const count = Math.min(STORED_MOST, all, sink.room - header);
      if (count < smallest && ((count === 0 && flush !== Flush.FINISH) || flush === Flush.NONE || count !== all)) break;
      isLast = flush === Flush.FINISH && count === all;
      const early = Math.min(held, count);
      const bytes = new Uint8Array(count);
      bytes.set(this.history.subarray(this.start, this.start + early));
      bytes.set(input.subarray(this.taken, this.taken + count - early), early);
      this.store(bytes, isLast);
      this.start += early;
      this.taken += count - early;
    }
    const passed = this.taken - from;
    if (passed >= size) {
      this.history.set(input.subarray(this.taken - size, this.taken));
      this.at = size;
      this.start = size;
    } else if (passed > 0) {
      if (this.history.length - this.at <= passed) this.drop();
      this.history.set(input.subarray(from, this.taken), this.at);
      this.at += passed;
      this.start = this.at;
    }
    if (isLast) return 'finished';
    const isAsked = flush !== Flush.NONE;
    if (isAsked && flush !== Flush.FINISH && this.taken === input.length && this.at === this.start) return 'block';
    // The rest waits in the window, or leaves it when that makes a block worth its header.
    if (input.length - this.taken > this.history.length - this.at && this.start >= size) this.drop();
    const more = Math.min(this.history.length - this.at, input.length - this.taken);
    this.history.set(input.subarray(this.taken, this.taken + more), this.at);
    this.taken += more;
    this.at += more;
    const most = Math.min(pending - ((sink.waiting + 42) >> 3), STORED_MOST);
    const held = this.at - this.start;
    const isAll = this.taken === input.length;
    if (held >= Math.min(most, size) || ((held > 0 || flush === Flush.FINISH) && isAsked && isAll && held <= most)) {
      const count = Math.min(held, most);
      isLast = flush === Flush.FINISH && isAll && count === held;
      this.store(this.history.subarray(this.start, this.start + count), isLast);
      this.start += count;
    }
    return isLast ? 'finished' : 'more';
  }
  /** Moves the window down by half. */
  private drop(): void {
    this.history.copyWithin(0, this.size);
    this.at -= this.size;
    this.start -= this.size;
  }
}

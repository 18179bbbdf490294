/**
 * Inflate (RFC 1951): reads what deflate writes, with the wrappings of zlib (RFC 1950) and gzip (RFC 1952).
 *
 * Input comes in pieces and output is taken in pieces, so reading can stop anywhere. It goes in steps: a step either has all its bits
 * and is done, or leaves the place as it was and is tried again when more is there. Bytes are fetched only when a bit of them is
 * needed: so at the end, and when the output is full, exactly what was not needed is left over.
 */
import { crc32 } from '../crc32.ts';
import { adler32 } from './adler32.ts';
import { codesOf, DISTANCE_BASE, distanceExtra, FIXED_LITERALS, LENGTH_BASE, LENGTH_ORDER, lengthExtra } from './prefix-code.ts';

/** The data cannot be what deflate has written. */
export class BadData {
  constructor(readonly reason: string) {}
}
const bad = (reason: string): BadData => new BadData(reason);

const FAST = 9;
const FAST_SIZE = 1 << FAST;
const NO_CODE = 0xffff;
const END_OF_BLOCK = 256;
const LENGTH_EXTRAS = Uint8Array.from({ length: 29 }, (_, n) => lengthExtra(n));
const DISTANCE_EXTRAS = Uint8Array.from({ length: 30 }, (_, n) => distanceExtra(n));

/** A prefix code for reading: codes up to FAST bits by one look, longer ones bit by bit. */
class Decoder {
  /** Symbol * 16 + length for all bits that may follow; 0 for a longer code, NO_CODE for none. */
  readonly fast = new Uint16Array(FAST_SIZE);
  readonly counts = new Uint16Array(16);
  readonly sorted: Uint16Array;
  constructor(lengths: Uint8Array) {
    for (const length of lengths) this.counts[length]++;
    this.counts[0] = 0;
    const offsets = new Uint16Array(17);
    for (let n = 1; n < 16; n++) offsets[n + 1] = offsets[n] + this.counts[n];
    this.sorted = new Uint16Array(offsets[16]);
    // A code that is not full has one symbol of one bit, or none.
    if (leftOver(this.counts) > 0) this.fast.fill(NO_CODE);
    const codes = codesOf(lengths);
    for (let symbol = 0; symbol < lengths.length; symbol++) {
      const length = lengths[symbol];
      if (length === 0) continue;
      this.sorted[offsets[length]++] = symbol;
      if (length <= FAST) for (let n = codes[symbol]; n < FAST_SIZE; n += 1 << length) this.fast[n] = symbol * 16 + length;
    }
  }
  /** How long the code is that is more than FAST bits long and begins so; 0 when that takes more bits to tell. */
  widthBeyond(hold: number, held: number): number {
    let code = 0;
    let first = 0;
    for (let width = 1; width <= Math.min(held, 15); width++) {
      code = 2 * code + ((hold >> (width - 1)) & 1);
      first = 2 * first;
      if (code - first < this.counts[width]) return width;
      first += this.counts[width];
    }
    return 0;
  }
  symbolBeyond(hold: number, width: number): number {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let n = 1; n <= width; n++) {
      code = 2 * code + ((hold >> (n - 1)) & 1);
      first = 2 * first;
      if (n < width) {
        first += this.counts[n];
        index += this.counts[n];
      }
    }
    return this.sorted[index + code - first];
  }
}
function leftOver(counts: Uint16Array): number {
  let left = 1;
  for (let n = 1; n < 16; n++) {
    left = 2 * left - counts[n];
    if (left < 0) return left;
  }
  return left;
}
/** No code, or a decoder. A code that is not full is allowed when it has one symbol only, where that can be meant. */
function decoderOf(lengths: Uint8Array, mayBeSparse: boolean): Decoder | undefined {
  const counts = new Uint16Array(16);
  for (const length of lengths) counts[length]++;
  const used = lengths.length - counts[0];
  counts[0] = 0;
  if (used === 0) return new Decoder(lengths);
  const left = leftOver(counts);
  if (left < 0 || (left > 0 && !(mayBeSparse && used === counts[1]))) return undefined;
  return new Decoder(lengths);
}

// Two distances of the fixed code have no meaning.
const FIXED = [new Decoder(FIXED_LITERALS.lengths), new Decoder(new Uint8Array(32).fill(5))] as const;
const WINDOW = 1 << 15;
/** Output that is kept for repetitions is moved down when so much of it is there. */
const KEEP = 1 << 17;
export type Wrapping = 'raw' | 'zlib' | 'gzip' | 'either';

/** Which step comes next. */
type Step =
  | 'start'
  | 'gzip fields'
  | 'gzip extra'
  | 'gzip name'
  | 'gzip comment'
  | 'gzip check'
  | 'dictionary'
  | 'block'
  | 'stored'
  | 'sizes'
  | 'code of lengths'
  | 'lengths'
  | 'symbols'
  | 'check'
  | 'size'
  | 'end';
const GZIP_CHECK = 2;
const GZIP_EXTRA = 4;
const GZIP_NAME = 8;
const GZIP_COMMENT = 16;

export class Inflater {
  private step: Step;
  private input: Uint8Array = new Uint8Array(0);
  /** The next byte of the input. */
  private next = 0;
  private hold = 0;
  private held = 0;
  /** Output: first what repetitions may reach back to. */
  private out = new Uint8Array(1 << 12);
  private at = 0;
  private from = 0;
  private isGzip = false;
  private flags = 0;
  private isLastBlock = false;
  /** Bytes that are left of a stored block, a repetition, or a field of a header. */
  private left = 0;
  private distance = 0;
  /** Of a repetition: bytes left and how far back; 0 before that is known, -1 for a literal. */
  private literal = 0;
  private far = -1;
  private literalCount = 0;
  private lengths = new Uint8Array(0);
  private lengthSizes = new Uint8Array(0);
  private known = 0;
  private literals: Decoder | undefined = undefined;
  private distances: Decoder | undefined = undefined;
  private check = 1;
  private size = 0;
  private summed = 0;
  /** The dictionary that the stream asks for, by its checksum. */
  wanted: number | undefined = undefined;

  /** What was found wrong; nothing is read any more. */
  failure: BadData | undefined = undefined;

  /** Window bits 0: whatever the header says. */
  constructor(
    readonly wrapping: Wrapping,
    readonly windowBits: number,
  ) {
    this.step = wrapping === 'raw' ? 'block' : 'start';
  }
  get hasEnded(): boolean {
    return this.step === 'end';
  }
  copy(): Inflater {
    const other = new Inflater(this.wrapping, this.windowBits);
    Object.assign(other, this);
    other.out = this.out.slice();
    return other;
  }
  /** Bytes that repetitions may reach back to before the first. */
  preset(dictionary: Uint8Array): void {
    const tail = dictionary.subarray(Math.max(0, dictionary.length - WINDOW));
    this.reserve(tail.length);
    this.out.set(tail, this.at);
    this.at += tail.length;
    this.from = this.at;
    if (this.step === 'dictionary') this.step = 'block';
    this.wanted = undefined;
  }

  /** Reads on until the input is used up, so many bytes are there, a dictionary is wanted, or the end. How much input was used, and the output. */
  read(input: Uint8Array, most: number): { readonly used: number; readonly output: Uint8Array } {
    this.input = input;
    this.next = 0;
    this.slide();
    this.from = this.at;
    const limit = this.from + most;
    this.summed = this.at;
    try {
      if (this.failure === undefined) while (this.step !== 'end' && this.advance(limit));
    } catch (error) {
      if (!(error instanceof BadData)) throw error;
      this.failure = error;
    }
    this.sum();
    const output = this.out.slice(this.from, this.at);
    this.input = input.subarray(0, 0);
    return { used: this.next, output };
  }
  /** Brings the checksum up to what is there. */
  private sum(): void {
    const fresh = this.out.subarray(this.summed, this.at);
    this.summed = this.at;
    if (this.wrapping === 'raw') return;
    this.check = this.isGzip ? crc32(fresh, this.check) : adler32(fresh, this.check);
    this.size += fresh.length;
  }
  private slide(): void {
    if (this.at < KEEP) return;
    this.out.copyWithin(0, this.at - WINDOW, this.at);
    this.at = WINDOW;
    if (this.out.length > 4 * KEEP) this.out = this.out.slice(0, 2 * KEEP);
  }
  private reserve(count: number): void {
    if (this.at + count <= this.out.length) return;
    const grown = new Uint8Array(Math.max(2 * this.out.length, this.at + count));
    grown.set(this.out.subarray(0, this.at));
    this.out = grown;
  }

  /** Whether so many bits are there. */
  private need(count: number): boolean {
    while (this.held < count) {
      if (this.next === this.input.length) return false;
      this.hold |= this.input[this.next++] << this.held;
      this.held += 8;
    }
    return true;
  }
  private bits(count: number): number {
    const value = this.hold & ((1 << count) - 1);
    this.hold >>>= count;
    this.held -= count;
    return value;
  }
  private align(): void {
    this.bits(this.held & 7);
  }
  /** A number of so many whole bytes, once they are there; -1 before. Bytes that came early are kept in `bytes`. */
  private bytes: number[] = [];
  private word(count: number): readonly number[] | undefined {
    while (this.bytes.length < count) {
      if (!this.need(8)) return undefined;
      this.bytes.push(this.bits(8));
    }
    const all = this.bytes;
    this.bytes = [];
    return all;
  }

  private advance(limit: number): boolean {
    switch (this.step) {
      case 'start':
        return this.header();
      case 'gzip fields':
      case 'gzip extra':
      case 'gzip name':
      case 'gzip comment':
      case 'gzip check':
        return this.gzipHeader();
      case 'dictionary':
        return this.dictionary();
      case 'block':
        return this.block();
      case 'stored':
        return this.stored(limit);
      case 'sizes':
        return this.sizes();
      case 'code of lengths':
        return this.codeOfLengths();
      case 'lengths':
        return this.readLengths();
      case 'symbols':
        return this.symbols(limit);
      case 'check':
      case 'size':
        return this.trailer();
      case 'end':
        return false;
    }
  }

  // ---- wrappings
  private header(): boolean {
    const pair = this.word(2);
    if (pair === undefined) return false;
    const [first, second] = pair;
    if ((this.wrapping === 'gzip' || this.wrapping === 'either') && first === 0x1f && second === 0x8b) {
      this.isGzip = true;
      this.check = crc32(Uint8Array.of(first, second), 0);
      this.step = 'gzip fields';
      return true;
    }
    if (this.wrapping === 'gzip' || (first * 256 + second) % 31 !== 0) throw bad('incorrect header check');
    if ((first & 15) !== 8) throw bad('unknown compression method');
    const windowBits = (first >> 4) + 8;
    if (windowBits > 15 || windowBits > (this.windowBits || 15)) throw bad('invalid window size');
    this.check = 1;
    this.step = (second & 32) === 0 ? 'block' : 'dictionary';
    return true;
  }
  private gzipHeader(): boolean {
    const take = (count: number): readonly number[] | undefined => {
      const bytes = this.word(count);
      if (bytes !== undefined && (this.flags & GZIP_CHECK) !== 0) this.check = crc32(Uint8Array.from(bytes), this.check);
      return bytes;
    };
    switch (this.step) {
      case 'gzip fields': {
        if (this.left === 0) {
          const bytes = this.word(2);
          if (bytes === undefined) return false;
          const [method, flags] = bytes;
          if (method !== 8) throw bad('unknown compression method');
          if ((flags & 0xe0) !== 0) throw bad('unknown header flags set');
          this.flags = flags;
          this.check = crc32(Uint8Array.from(bytes), this.check);
          this.left = 6;
        }
        if (take(6) === undefined) return false;
        this.left = -1;
        this.step = (this.flags & GZIP_EXTRA) === 0 ? 'gzip name' : 'gzip extra';
        return true;
      }
      case 'gzip extra': {
        if (this.left < 0) {
          const bytes = take(2);
          if (bytes === undefined) return false;
          this.left = bytes[0] + 256 * bytes[1];
        }
        for (; this.left > 0; this.left--) if (take(1) === undefined) return false;
        this.step = 'gzip name';
        return true;
      }
      case 'gzip name':
      case 'gzip comment': {
        const isName = this.step === 'gzip name';
        if ((this.flags & (isName ? GZIP_NAME : GZIP_COMMENT)) !== 0) {
          for (;;) {
            const byte = take(1);
            if (byte === undefined) return false;
            if (byte[0] === 0) break;
          }
        }
        this.step = isName ? 'gzip comment' : 'gzip check';
        return true;
      }
      default: {
        if ((this.flags & GZIP_CHECK) !== 0) {
          const bytes = this.word(2);
          if (bytes === undefined) return false;
          if (bytes[0] + 256 * bytes[1] !== (this.check & 0xffff)) throw bad('header crc mismatch');
        }
        this.check = 0;
        this.step = 'block';
        return true;
      }
    }
  }
  private dictionary(): boolean {
    if (this.wanted !== undefined) return false;
    const bytes = this.word(4);
    if (bytes !== undefined) this.wanted = bytes.reduce((word, byte) => word * 256 + byte, 0);
    return false;
  }
  private trailer(): boolean {
    const bytes = this.word(4);
    if (bytes === undefined) return false;
    const word = (this.isGzip ? [...bytes].reverse() : bytes).reduce((sum, byte) => sum * 256 + byte, 0);
    if (this.step === 'check') {
      if (word !== this.check) throw bad('incorrect data check');
      this.step = this.isGzip ? 'size' : 'end';
    } else {
      if (word !== this.size >>> 0) throw bad('incorrect length check');
      this.step = 'end';
    }
    return true;
  }

  // ---- blocks
  private block(): boolean {
    if (this.isLastBlock) {
      this.align();
      this.sum();
      this.step = this.wrapping === 'raw' ? 'end' : 'check';
      return true;
    }
    if (!this.need(3)) return false;
    this.isLastBlock = this.bits(1) === 1;
    const kind = this.bits(2);
    if (kind === 3) throw bad('invalid block type');
    if (kind === 0) this.align();
    if (kind === 1) {
      this.literals = FIXED[0];
      this.distances = FIXED[1];
    }
    this.left = kind === 0 ? -1 : 0;
    this.step = kind === 0 ? 'stored' : kind === 1 ? 'symbols' : 'sizes';
    return true;
  }
  private stored(limit: number): boolean {
    if (this.left < 0) {
      const bytes = this.word(4);
      if (bytes === undefined) return false;
      const [low, high, lowNot, highNot] = bytes;
      if (low + lowNot !== 255 || high + highNot !== 255) throw bad('invalid stored block lengths');
      this.left = low + 256 * high;
    }
    const count = Math.min(this.left, this.input.length - this.next, limit - this.at);
    this.reserve(count);
    this.out.set(this.input.subarray(this.next, this.next + count), this.at);
    this.next += count;
    this.at += count;
    this.left -= count;
    if (this.left > 0) return false;
    this.step = 'block';
    return true;
  }
  private sizes(): boolean {
    if (!this.need(14)) return false;
    const literals = this.bits(5) + 257;
    const distances = this.bits(5) + 1;
    this.left = this.bits(4) + 4;
    if (literals > 286 || distances > 30) throw bad('too many length or distance symbols');
    this.literalCount = literals;
    this.lengths = new Uint8Array(literals + distances);
    this.lengthSizes = new Uint8Array(19);
    this.known = 0;
    this.step = 'code of lengths';
    return true;
  }
  private codeOfLengths(): boolean {
    for (; this.known < this.left; this.known++) {
      if (!this.need(3)) return false;
      this.lengthSizes[LENGTH_ORDER[this.known]] = this.bits(3);
    }
    this.literals = decoderOf(this.lengthSizes, false);
    if (this.literals === undefined) throw bad('invalid code lengths set');
    this.known = 0;
    this.step = 'lengths';
    return true;
  }
  private readLengths(): boolean {
    const { lengths } = this;
    while (this.known < lengths.length) {
      const found = this.look(this.literals as Decoder);
      if (found < 0) return false;
      const symbol = found >> 4;
      const width = found & 15;
      if (symbol < 16) {
        this.bits(width);
        lengths[this.known++] = symbol;
        continue;
      }
      const extra = symbol === 18 ? 7 : symbol - 14;
      if (!this.need(width + extra)) return false;
      this.bits(width);
      if (symbol === 16 && this.known === 0) throw bad('invalid bit length repeat');
      const count = this.bits(extra) + (symbol === 18 ? 11 : 3);
      if (this.known + count > lengths.length) throw bad('invalid bit length repeat');
      lengths.fill(symbol === 16 ? lengths[this.known - 1] : 0, this.known, this.known + count);
      this.known += count;
    }
    if (lengths[256] === 0) throw bad('invalid code -- missing end-of-block');
    this.literals = decoderOf(lengths.subarray(0, this.literalCount), true);
    if (this.literals === undefined) throw bad('invalid literal/lengths set');
    this.distances = decoderOf(lengths.subarray(this.literalCount), true);
    if (this.distances === undefined) throw bad('invalid distances set');
    this.left = 0;
    this.step = 'symbols';
    return true;
  }
  /** The symbol that comes next and its length (symbol * 16 + length), NO_CODE, or -1 when its bits are not all there. Takes nothing. */
  private look(decoder: Decoder): number {
    for (;;) {
      const found = decoder.fast[this.hold & (FAST_SIZE - 1)];
      const width = found === 0 ? decoder.widthBeyond(this.hold, this.held) : found === NO_CODE ? 1 : found & 15;
      if (width > 0 && width <= this.held) return found === 0 ? decoder.symbolBeyond(this.hold, width) * 16 + width : found;
      if (!this.need(this.held + 1)) return -1;
    }
  }
  /** Literals and repetitions. False when the input or the room for output is used up. */
  private symbols(limit: number): boolean {
    for (;;) {
      if (this.left === 0) this.quick(limit);
      if (this.left === 0) {
        const found = this.look(this.literals as Decoder);
        if (found < 0) return false;
        const symbol = found >> 4;
        const width = found & 15;
        if (found === NO_CODE || symbol >= END_OF_BLOCK + 30) throw bad('invalid literal/length code');
        if (symbol === END_OF_BLOCK) {
          this.bits(width);
          this.step = 'block';
          return true;
        }
        if (symbol < END_OF_BLOCK) {
          this.bits(width);
          this.literal = symbol;
          this.left = 1;
          this.distance = -1;
        } else {
          const extra = lengthExtra(symbol - END_OF_BLOCK - 1);
          if (!this.need(width + extra)) return false;
          this.bits(width);
          this.left = LENGTH_BASE[symbol - END_OF_BLOCK - 1] + this.bits(extra);
          this.distance = 0;
          this.far = -1;
        }
      }
      if (this.distance < 0) {
        if (this.at === limit) return false;
        this.reserve(1);
        this.out[this.at++] = this.literal;
        this.left = 0;
        continue;
      }
      if (this.distance === 0 && !this.readDistance()) return false;
      if (this.at === limit) return false;
      const count = Math.min(this.left, limit - this.at);
      this.reserve(count);
      this.repeat(count, this.distance);
      this.left -= count;
    }
  }
  private readDistance(): boolean {
    if (this.far < 0) {
      const found = this.look(this.distances as Decoder);
      if (found < 0) return false;
      if (found === NO_CODE || found >> 4 >= 30) throw bad('invalid distance code');
      this.bits(found & 15);
      this.far = found >> 4;
    }
    const extra = distanceExtra(this.far);
    if (!this.need(extra)) return false;
    const distance = DISTANCE_BASE[this.far] + this.bits(extra);
    if (distance > this.at) throw bad('invalid distance too far back');
    this.distance = distance;
    return true;
  }
  private repeat(count: number, distance: number): void {
    const { out } = this;
    let { at } = this;
    if (distance >= count) out.copyWithin(at, at - distance, at - distance + count);
    else for (const end = at + count; at < end; at++) out[at] = out[at - distance];
    this.at += count;
  }
  /** The same with much of both at hand, over local variables; bytes that were not needed are given back. */
  private quick(limit: number): void {
    const { input } = this;
    const literals = (this.literals as Decoder).fast;
    const distances = (this.distances as Decoder).fast;
    const lastInput = input.length - 8;
    const lastRoom = limit - 258;
    let { next, hold, held, at } = this;
    let isTooFar = false;
    while (next <= lastInput && at <= lastRoom) {
      if (at + 258 > this.out.length) {
        this.at = at;
        this.reserve(258);
      }
      const { out } = this;
      while (held < 15) {
        hold |= input[next++] << held;
        held += 8;
      }
      const found = literals[hold & (FAST_SIZE - 1)];
      // Long codes, and what is wrong, are left to the careful way.
      if (found === 0 || found === NO_CODE) break;
      const symbol = found >> 4;
      const width = found & 15;
      if (symbol < END_OF_BLOCK) {
        out[at++] = symbol;
        hold >>>= width;
        held -= width;
        continue;
      }
      if (symbol === END_OF_BLOCK || symbol >= END_OF_BLOCK + 30) break;
      const extra = LENGTH_EXTRAS[symbol - END_OF_BLOCK - 1];
      const [formerHold, formerHeld, formerNext] = [hold, held, next];
      hold >>>= width;
      held -= width;
      while (held < 20) {
        hold |= input[next++] << held;
        held += 8;
      }
      const count = LENGTH_BASE[symbol - END_OF_BLOCK - 1] + (hold & ((1 << extra) - 1));
      hold >>>= extra;
      held -= extra;
      const farFound = distances[hold & (FAST_SIZE - 1)];
      const far = farFound >> 4;
      if (farFound === 0 || far >= 30) {
        hold = formerHold;
        held = formerHeld;
        next = formerNext;
        break;
      }
      hold >>>= farFound & 15;
      held -= farFound & 15;
      while (held < 13) {
        hold |= input[next++] << held;
        held += 8;
      }
      const farExtra = DISTANCE_EXTRAS[far];
      const distance = DISTANCE_BASE[far] + (hold & ((1 << farExtra) - 1));
      hold >>>= farExtra;
      held -= farExtra;
      isTooFar = distance > at;
      if (isTooFar) break;
      if (distance >= count && count > 16) {
        out.copyWithin(at, at - distance, at - distance + count);
        at += count;
      } else for (const end = at + count; at < end; at++) out[at] = out[at - distance];
    }
    // Bits that were there before belong to a code that has them all: only bytes of this input can be left.
    const unneeded = Math.min(held >> 3, next - this.next);
    this.next = next - unneeded;
    this.held = held - 8 * unneeded;
    this.hold = hold & ((1 << this.held) - 1);
    this.at = at;
    if (isTooFar) throw bad('invalid distance too far back');
  }
}

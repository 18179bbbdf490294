/**
 * Streams of compressed data as the guest has them: an object that compresses, one that decompresses, and the one that module gzip uses.
 *
 * Each has window bits that also say what wraps the data: 9..15 zlib, negative nothing, 25..31 gzip; for reading 40..47 either of zlib
 * and gzip.
 */
import { crc32 } from '../crc32.ts';
import { adler32 } from './adler32.ts';
import { Deflater, Flush, Strategy } from './deflate.ts';
import { BadData, Inflater, type Wrapping } from './inflate.ts';

const NOTHING = new Uint8Array(0);
const bigEndian = (word: number): Uint8Array => Uint8Array.of(word >>> 24, (word >> 16) & 255, (word >> 8) & 255, word & 255);
const littleEndian = (word: number): Uint8Array => bigEndian(word).reverse();

/** What a stream may be made with. */
export interface Options {
  readonly level: number;
  readonly method: number;
  readonly wbits: number;
  readonly memory: number;
  readonly strategy: number;
}
/** Wrapping and size of the window that window bits stand for when something is written; undefined when they stand for nothing. */
function wrappingOf(wbits: number): readonly [Wrapping, number] | undefined {
  const wrapping = wbits < 0 ? 'raw' : wbits > 15 ? 'gzip' : 'zlib';
  const bits = wrapping === 'raw' ? -wbits : wrapping === 'gzip' ? wbits - 16 : wbits;
  if (bits < 8 || bits > 15 || (bits === 8 && wrapping !== 'zlib')) return undefined;
  return [wrapping, Math.max(bits, 9)];
}

export class Compression {
  private isStarted = false;
  isFinished = false;
  /** What has been asked for last. */
  private asked: number = -2;
  private check: number;
  private size = 0;
  private dictionaryCheck: number | undefined = undefined;
  private constructor(
    private readonly wrapping: Wrapping,
    private readonly deflater: Deflater,
  ) {
    this.check = wrapping === 'gzip' ? 0 : 1;
  }
  /** Undefined when the options are not ones that there are. */
  static of({ level, method, wbits, memory, strategy }: Options): Compression | undefined {
    const found = wrappingOf(wbits);
    const isKnown = level >= -1 && level <= 9 && method === 8 && memory >= 1 && memory <= 9 && strategy >= 0 && strategy <= Strategy.FIXED;
    if (found === undefined || !isKnown) return undefined;
    return new Compression(found[0], new Deflater(level === -1 ? 6 : level, found[1], memory, strategy));
  }
  copy(): Compression {
    return Object.assign(new Compression(this.wrapping, this.deflater.copy()), { ...this, deflater: this.deflater.copy() });
  }
  /** False when this stream cannot have a dictionary. */
  preset(dictionary: Uint8Array): boolean {
    if (this.wrapping === 'gzip') return false;
    this.deflater.preset(dictionary);
    if (dictionary.length > 0) this.dictionaryCheck = adler32(dictionary, 1);
    return true;
  }
  write(input: Uint8Array, flush: number): Uint8Array {
    const { sink } = this.deflater;
    // Asking once more for what is done already does nothing.
    const { asked } = this;
    this.asked = flush;
    if (input.length === 0 && flush !== Flush.FINISH && urgency(flush) <= urgency(asked)) return NOTHING;
    if (!this.isStarted) {
      this.isStarted = true;
      sink.put(this.header());
    }
    if (this.wrapping !== 'raw') this.check = this.wrapping === 'gzip' ? crc32(input, this.check) : adler32(input, this.check);
    this.size += input.length;
    this.deflater.write(input, flush);
    if (flush === Flush.FINISH) {
      this.isFinished = true;
      if (this.wrapping === 'zlib') sink.put(bigEndian(this.check));
      if (this.wrapping === 'gzip') {
        sink.put(littleEndian(this.check));
        sink.put(littleEndian(this.size >>> 0));
      }
    }
    return sink.take();
  }
  private header(): Uint8Array {
    if (this.wrapping === 'raw') return NOTHING;
    const { level, strategy, windowBits } = this.deflater;
    const isFastest = strategy >= Strategy.HUFFMAN_ONLY || level < 2;
    if (this.wrapping === 'gzip') return Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, level === 9 ? 2 : isFastest ? 4 : 0, 3);
    const first = 8 + ((windowBits - 8) << 4);
    const grade = isFastest ? 0 : level < 6 ? 1 : level === 6 ? 2 : 3;
    let second = (grade << 6) | (this.dictionaryCheck === undefined ? 0 : 32);
    second += 31 - ((first * 256 + second) % 31);
    return Uint8Array.of(first, second, ...(this.dictionaryCheck === undefined ? [] : bigEndian(this.dictionaryCheck)));
  }
}
/** How much a flush does: a block's end is less than the others, and without one the code tables are the least. */
const urgency = (flush: number): number => flush * 2 - (flush > Flush.FINISH ? 9 : 0);

/** Undefined when window bits mean nothing. */
export function inflaterOf(wbits: number): Inflater | undefined {
  if (wbits < 0) return wbits >= -15 && wbits <= -8 ? new Inflater('raw', -wbits) : undefined;
  if (wbits >= 48) return undefined;
  const bits = wbits & 15;
  return bits !== 0 && bits < 8 ? undefined : new Inflater(wbits < 16 ? 'zlib' : wbits < 32 ? 'gzip' : 'either', bits);
}
/** Why reading stopped: for more input or room ('ok'), at the end, for a dictionary, or at what cannot be. */
export type Stop = 'ok' | 'end' | 'dictionary' | BadData;
export interface Portion {
  readonly used: number;
  readonly output: Uint8Array;
  readonly stop: Stop;
}
/** Reads on, with the dictionary when one is asked for. */
export function readOn(inflater: Inflater, input: Uint8Array, most: number, dictionary: Uint8Array | undefined): Portion {
  const first = inflater.read(input, most);
  const { wanted } = inflater;
  if (wanted === undefined) return { ...first, stop: inflater.failure ?? (inflater.hasEnded ? 'end' : 'ok') };
  if (dictionary === undefined) return { ...first, stop: 'dictionary' };
  if (adler32(dictionary, 1) !== wanted) return { ...first, stop: WRONG_DICTIONARY };
  inflater.preset(dictionary);
  const rest = inflater.read(input.subarray(first.used), most);
  return { used: first.used + rest.used, output: rest.output, stop: inflater.failure ?? (inflater.hasEnded ? 'end' : 'ok') };
}
export const WRONG_DICTIONARY = new BadData('invalid input data');

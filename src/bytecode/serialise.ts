/**
 * Code files: a code object as bytes, with all the code in it.
 *
 *     "GPYC"   version (2 bytes)   0 (2 bytes)   length of the rest (4)   checksum of the rest (4)   words   texts   code
 *
 *     words    the number of instructions (4) and of texts (4), of narrow texts (4) and of their characters (4); the instructions (4 each);
 *              where each text ends (4 each), the narrow ones first
 *     texts    the narrow ones (a byte for each character); the wide ones
 *     code     head (what a function needs to be made)   length of the body   body (what it needs to run)
 *
 * Code is a sequence of small integers (LEB128) and blocks; a text is written as its number, instructions as their place among all. A body holds the
 * code among its constants, so whoever skips a body skips all that is in it: library code is read function by function, before each
 * first runs. Nobody copies instructions or goes through the table of texts: reading happens at every start, before the engine has optimised
 * any of it. Positions are a block that is only looked into when somebody asks where an instruction stands.
 * Numbers are little endian. What is read is checked at every step: whatever the bytes are, reading ends with verified code or
 * with BadCodeFile.
 */
import { InternalError } from '../support/errors.ts';
import { CodeObject } from './code.ts';
import type { CodeBody, ExceptionEntry, LocalKindValue } from './code.ts';
import type { Constant } from './constants.ts';
import { OPCODES } from './opcodes.ts';
import { BadCode, verify } from './verifier.ts';

/** Raised by one whenever the opcode table or this format changes its meaning; another opcode table changes it by itself. */
const FORMAT = 4;

export class BadCodeFile extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BadCodeFile';
  }
}

const MAGIC = [0x47, 0x50, 0x59, 0x43];
const HEADER = 16;
/** Of the words: four counts. */
const COUNTS = 4;
const MOST_NESTED = 500;

/** Format and opcode table in sixteen bits. */
export const CODE_VERSION = ((): number => {
  let hash = FORMAT;
  for (const { name, operand, stack } of OPCODES) {
    for (const char of `${name} ${operand} ${stack};`) hash = Math.imul(hash ^ char.charCodeAt(0), 16777619);
  }
  return (hash ^ (hash >>> 16)) & 0xffff;
})();

const Tag = {
  NONE: 0,
  FALSE: 1,
  TRUE: 2,
  INT: 3,
  NEGATIVE: 4,
  BIG: 5,
  BIG_NEGATIVE: 6,
  TEXT: 7,
  POINTS: 8,
  FLOAT: 9,
  COMPLEX: 10,
  BYTES: 11,
  TUPLE: 12,
  FROZENSET: 13,
  SLICE: 14,
  ELLIPSIS: 15,
  CODE: 16,
} as const;

/** FNV-1a over four bytes at a time: it has to be quick before the engine has optimised anything. */
export function checksum(bytes: Uint8Array): number {
  const whole = bytes.length & ~3;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let hash = 0x811c9dc5 ^ bytes.length;
  for (let i = 0; i < whole; i += 4) {
    hash = Math.imul(hash ^ view.getInt32(i, true), 16777619);
    hash ^= hash >>> 15;
  }
  for (let i = whole; i < bytes.length; i++) hash = Math.imul(hash ^ bytes[i], 16777619);
  return hash >>> 0;
}

/** Whether the machine keeps numbers as the file does; then blocks are copied. */
const IS_LITTLE = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

// ---- writing

class Writer {
  /** Texts and their numbers, and all instructions; a body shares them with what it is in. */
  constructor(
    private readonly texts: Map<string, number>,
    private readonly words: number[],
  ) {}

  private bytes = new Uint8Array(1024);
  private size = 0;
  private readonly float = new DataView(new ArrayBuffer(8));

  /** Lines as differences: an instruction mostly stands near the one before. */
  private positions(positions: Int32Array): void {
    let lastLine = 0;
    for (let i = 0; i < positions.length; i += 4) {
      const line = positions[i];
      this.int(line - lastLine);
      this.int(positions[i + 1]);
      this.int(positions[i + 2] - line);
      this.int(positions[i + 3]);
      lastLine = line;
    }
  }

  private block(bytes: Uint8Array): void {
    this.room(bytes.length);
    this.bytes.set(bytes, this.size);
    this.size += bytes.length;
  }

  private room(count: number): void {
    if (this.size + count <= this.bytes.length) return;
    const longer = new Uint8Array(Math.max(this.bytes.length * 2, this.size + count));
    longer.set(this.bytes);
    this.bytes = longer;
  }

  byte(value: number): void {
    this.room(1);
    this.bytes[this.size++] = value;
  }

  /** An integer from 0 to 2^53 - 1. */
  uint(value: number): void {
    while (value >= 128) {
      this.byte((value % 128) | 128);
      value = Math.floor(value / 128);
    }
    this.byte(value);
  }

  int(value: number): void {
    this.uint(value < 0 ? -value * 2 - 1 : value * 2);
  }

  text(value: string): void {
    const known = this.texts.get(value);
    this.uint(known ?? this.texts.size);
    if (known === undefined) this.texts.set(value, this.texts.size);
  }

  private part(write: (part: Writer) => void): void {
    const part = new Writer(this.texts, this.words);
    write(part);
    this.uint(part.size);
    this.block(part.bytes.subarray(0, part.size));
  }

  double(value: number): void {
    this.float.setFloat64(0, value, true);
    for (let i = 0; i < 8; i++) this.byte(this.float.getUint8(i));
  }

  constant(value: Constant): void {
    if (value === null) return this.byte(Tag.NONE);
    switch (typeof value) {
      case 'boolean':
        return this.byte(value ? Tag.TRUE : Tag.FALSE);
      case 'number':
        this.byte(value < 0 ? Tag.NEGATIVE : Tag.INT);
        return this.uint(Math.abs(value));
      case 'bigint':
        this.byte(value < 0n ? Tag.BIG_NEGATIVE : Tag.BIG);
        return this.text((value < 0n ? -value : value).toString(16));
      case 'string':
        this.byte(Tag.TEXT);
        return this.text(value);
      default:
    }
    if (value instanceof CodeObject) {
      this.byte(Tag.CODE);
      return this.code(value);
    }
    switch (value.tag) {
      case 'float':
        this.byte(Tag.FLOAT);
        return this.double(value.value);
      case 'complex':
        this.byte(Tag.COMPLEX);
        this.double(value.real);
        return this.double(value.imag);
      case 'str':
        this.byte(Tag.POINTS);
        return this.list(value.codePoints, (point) => this.uint(point));
      case 'bytes':
        this.byte(Tag.BYTES);
        this.uint(value.bytes.length);
        return this.block(value.bytes);
      case 'tuple':
      case 'frozenset':
        this.byte(value.tag === 'tuple' ? Tag.TUPLE : Tag.FROZENSET);
        return this.list(value.items, (item) => this.constant(item));
      case 'slice':
        this.byte(Tag.SLICE);
        this.constant(value.start);
        this.constant(value.stop);
        return this.constant(value.step);
      case 'ellipsis':
        return this.byte(Tag.ELLIPSIS);
      case 'object':
        throw new InternalError('code that holds objects is not written to files');
    }
  }

  private list<T>(items: readonly T[], write: (item: T) => void): void {
    this.uint(items.length);
    for (const item of items) write(item);
  }

  code(code: CodeObject): void {
    this.text(code.name);
    this.text(code.qualname);
    this.text(code.filename);
    for (const number of [code.firstLine, code.flags, code.argCount, code.posOnlyArgCount, code.kwOnlyArgCount]) this.uint(number);
    this.uint(code.stackSize);
    this.uint(code.localCount);
    this.constant(code.docstring);
    this.part((part) => part.body(code));
  }

  private body(code: CodeObject): void {
    for (const name of code.localNames) this.text(name);
    for (const kind of code.localKinds) this.byte(kind);
    this.list(code.names, (name) => this.text(name));
    this.uint(this.words.length);
    this.uint(code.words.length);
    for (const word of code.words) this.words.push(word);
    this.part((part) => part.positions(code.positions));
    this.list(code.exceptions, ({ start, end, target, depth, lasti }) => {
      for (const number of [start, end, target, depth]) this.uint(number);
      this.byte(lasti ? 1 : 0);
    });
    this.list(code.constants, (constant) => this.constant(constant));
  }

  private word(value: number): void {
    for (let shift = 0; shift < 32; shift += 8) this.byte((value >>> shift) & 255);
  }

  /** The file, when this knows all its texts, the narrow ones first. */
  file(code: CodeObject): Uint8Array {
    this.code(code);
    const texts = Array.from(this.texts.keys());
    const narrow = texts.filter(isNarrow);
    const wide = texts.slice(narrow.length);
    const front = new Writer(this.texts, []);
    for (const count of [this.words.length, texts.length, narrow.length, narrow.join('').length]) front.word(count);
    for (const word of this.words) front.word(word);
    for (const part of [narrow, wide]) part.reduce((end, text) => (front.word(end + text.length), end + text.length), 0);
    for (const char of unitsOf(narrow.join(''))) front.byte(char);
    for (const unit of unitsOf(wide.join(''))) {
      front.byte(unit & 255);
      front.byte(unit >>> 8);
    }
    const size = front.size + this.size;
    const bytes = new Uint8Array(HEADER + size);
    bytes.set(front.bytes.subarray(0, front.size), HEADER);
    bytes.set(this.bytes.subarray(0, this.size), HEADER + front.size);
    const view = new DataView(bytes.buffer);
    bytes.set(MAGIC);
    view.setUint16(4, CODE_VERSION, true);
    view.setUint32(8, size, true);
    view.setUint32(12, checksum(bytes.subarray(HEADER)), true);
    return bytes;
  }
}

const isNarrow = (text: string): boolean => /^[\0-\xff]*$/.test(text);
const unitsOf = (text: string): Uint16Array => Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));

export function serialise(code: CodeObject): Uint8Array {
  const found = new Map<string, number>();
  new Writer(found, []).code(code);
  const texts = Array.from(found.keys());
  const sorted = [...texts.filter(isNarrow), ...texts.filter((text) => !isNarrow(text))];
  return new Writer(new Map(sorted.map((text, i) => [text, i])), []).file(code);
}

// ---- reading

const bad = (what: string): never => {
  throw new BadCodeFile(`not a usable code file: ${what}`);
};

/** Texts are cut out of two long ones, each when somebody first asks for it. */
class Texts {
  private readonly known: string[] = [];

  constructor(
    private readonly narrow: string,
    private readonly wide: string,
    private readonly narrowCount: number,
    private readonly ends: Int32Array,
  ) {}

  at(index: number): string {
    const known = this.known[index];
    if (known !== undefined) return known;
    const { narrowCount, ends } = this;
    if (index >= ends.length) return bad('a text that is not in its table');
    const start = index === 0 || index === narrowCount ? 0 : ends[index - 1];
    const text = (index < narrowCount ? this.narrow : this.wide).slice(start, ends[index]);
    this.known[index] = text;
    return text;
  }
}

/** A text of the numbers in a block, some thousands at a time: all at once they would be too many arguments. */
function textOf(units: Uint8Array | Uint16Array): string {
  let text = '';
  for (let i = 0; i < units.length; i += 8192) text += String.fromCharCode.apply(null, units.subarray(i, i + 8192) as unknown as number[]);
  return text;
}

class Reader {
  private offset: number;
  private readonly view: DataView;
  private readonly words: Int32Array;
  private readonly texts: Texts;
  private depth = 0;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly isLazy: boolean,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.offset = HEADER;
    const [wordCount, textCount, narrowCount, narrowSize] = this.wordsHere(COUNTS);
    this.words = this.wordsHere(wordCount);
    const ends = this.wordsHere(textCount);
    if (narrowCount >>> 0 > textCount) bad('more narrow texts than texts');
    const narrow = textOf(this.block(this.within(narrowSize)));
    const wide = this.within(textCount > narrowCount ? ends[textCount - 1] : 0, 2);
    const units = new Uint16Array(wide);
    for (let i = 0; i < wide; i++) units[i] = this.view.getUint16(this.offset + i * 2, true);
    this.offset += wide * 2;
    this.texts = new Texts(narrow, textOf(units), narrowCount, ends);
  }

  byte(): number {
    if (this.offset >= this.bytes.length) bad('it ends too soon');
    return this.bytes[this.offset++];
  }

  uint(): number {
    // Nearly all are of one byte or two. Beyond the end there is none, and that is not less.
    const { bytes, offset } = this;
    const byte = bytes[offset];
    if (byte < 128) {
      this.offset = offset + 1;
      return byte;
    }
    const next = bytes[offset + 1];
    if (next < 128) {
      this.offset = offset + 2;
      return byte - 128 + next * 128;
    }
    return this.longUint();
  }

  private longUint(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.byte();
      value += (byte & 127) * factor;
      if (byte < 128) break;
      if (factor > 2 ** 49) bad('a number that is too large');
    }
    return value <= Number.MAX_SAFE_INTEGER ? value : bad('a number that is too large');
  }

  /** A number of things that take at least `size` bytes each of what is left. */
  private within(count: number, size = 1): number {
    return count >= 0 && count * size <= this.bytes.length - this.offset ? count : bad('a count beyond its end');
  }

  private count(size = 1): number {
    return this.within(this.uint(), size);
  }

  private small(limit: number): number {
    const value = this.uint();
    return value <= limit ? value : bad('a number out of range');
  }

  /** The next words: where the machine keeps numbers as the file does, the file's own memory. */
  private wordsHere(count: number): Int32Array {
    const { bytes, offset } = this;
    this.offset += this.within(count, 4) * 4;
    const start = bytes.byteOffset + offset;
    if (IS_LITTLE && start % 4 === 0) return new Int32Array(bytes.buffer, start, count);
    return Int32Array.from({ length: count }, (_, i) => this.view.getInt32(offset + i * 4, true));
  }

  /** A view of the next bytes; somebody has counted them. */
  private block(length: number): Uint8Array {
    this.offset += length;
    return this.bytes.subarray(this.offset - length, this.offset);
  }

  text(): string {
    return this.texts.at(this.uint());
  }

  private double(): number {
    if (this.offset + 8 > this.bytes.length) bad('it ends too soon');
    const value = this.view.getFloat64(this.offset, true);
    this.offset += 8;
    return value;
  }

  constant(): Constant {
    if (++this.depth > MOST_NESTED) bad('constants nested too deep');
    const value = this.readConstant(this.byte());
    this.depth--;
    return value;
  }

  private readConstant(tag: number): Constant {
    switch (tag) {
      case Tag.NONE:
        return null;
      case Tag.FALSE:
        return false;
      case Tag.TRUE:
        return true;
      case Tag.INT:
        return this.uint();
      case Tag.NEGATIVE: {
        const value = this.uint();
        return value === 0 ? bad('a negative zero among the ints') : -value;
      }
      case Tag.BIG:
      case Tag.BIG_NEGATIVE: {
        const digits = this.text();
        if (!/^[0-9a-f]{14,}$/.test(digits)) bad('a large int that is none');
        const value = BigInt(`0x${digits}`);
        if (value <= BigInt(Number.MAX_SAFE_INTEGER)) bad('a large int that is small');
        return tag === Tag.BIG ? value : -value;
      }
      case Tag.TEXT: {
        const text = this.text();
        return /[\ud800-\udfff]/.test(text) ? bad('a surrogate in a plain str') : text;
      }
      case Tag.POINTS: {
        const codePoints = Array.from({ length: this.count() }, () => this.small(0x10ffff));
        if (codePoints.every((point) => point < 0xd800 || (point > 0xdfff && point < 0x10000))) bad('a wide str without a reason');
        return { tag: 'str', codePoints };
      }
      case Tag.FLOAT:
        return { tag: 'float', value: this.double() };
      case Tag.COMPLEX: {
        const real = this.double();
        return { tag: 'complex', real, imag: this.double() };
      }
      case Tag.BYTES:
        return { tag: 'bytes', bytes: this.block(this.count()).slice() };
      case Tag.TUPLE:
      case Tag.FROZENSET: {
        const items = Array.from({ length: this.count() }, () => this.constant());
        return { tag: tag === Tag.TUPLE ? 'tuple' : 'frozenset', items };
      }
      case Tag.SLICE: {
        const start = this.constant();
        const stop = this.constant();
        return { tag: 'slice', start, stop, step: this.constant() };
      }
      case Tag.ELLIPSIS:
        return { tag: 'ellipsis' };
      case Tag.CODE:
        return this.code();
      default:
        return bad(`no constant of kind ${tag}`);
    }
  }

  code(): CodeObject {
    const name = this.text();
    const qualname = this.text();
    const filename = this.text();
    const firstLine = this.size();
    const flags = this.size();
    const argCount = this.size();
    const posOnlyArgCount = this.size();
    const kwOnlyArgCount = this.size();
    const stackSize = this.size();
    const localCount = this.size();
    const docstring = this.constant();
    const length = this.count();
    const start = this.offset;
    this.offset = start + length;
    const body = (): CodeBody => this.body(start, start + length, localCount);
    const lazy = {
      name,
      qualname,
      filename,
      firstLine,
      flags,
      argCount,
      posOnlyArgCount,
      kwOnlyArgCount,
      stackSize,
      localCount,
      docstring,
      body,
    };
    if (!this.isLazy) return new CodeObject({ ...lazy, ...body() });
    const code = new CodeObject(lazy);
    code.verified = true;
    return code;
  }

  private body(start: number, end: number, localCount: number): CodeBody {
    this.offset = start;
    const localNames: string[] = [];
    for (let i = 0; i < localCount; i++) localNames.push(this.text());
    const localKinds: LocalKindValue[] = [];
    for (let i = 0; i < localCount; i++) localKinds.push(this.byte() as LocalKindValue);
    const names: string[] = [];
    for (let count = this.count(); count > 0; count--) names.push(this.text());
    const firstWord = this.uint();
    const wordCount = this.uint();
    if (firstWord + wordCount > this.words.length) bad('instructions that are not there');
    const words = this.words.subarray(firstWord, firstWord + wordCount);
    const length = this.count();
    const placesAt = this.offset;
    this.offset += length;
    const exceptions: ExceptionEntry[] = [];
    for (let count = this.count(5); count > 0; count--)
      exceptions.push({ start: this.size(), end: this.size(), target: this.size(), depth: this.size(), lasti: this.byte() === 1 });
    const constants: Constant[] = [];
    for (let count = this.count(); count > 0; count--) constants.push(this.constant());
    if (this.offset !== end) bad('a body of another length');
    const { bytes } = this;
    const positions = (): Int32Array => readPositions(bytes.subarray(placesAt, placesAt + length), wordCount);
    return { localNames, localKinds, names, words, positions, exceptions, constants };
  }

  private size(): number {
    return this.small(0x7fffffff);
  }

  get isAtEnd(): boolean {
    return this.offset === this.bytes.length;
  }
}

/** Positions from their block. It is read long after the file was checked, so wrong bytes give wrong positions and no error. */
function readPositions(block: Uint8Array, size: number): Int32Array {
  const positions = new Int32Array(size * 4);
  let offset = 0;
  const int = () => {
    let value = 0;
    for (let shift = 0; offset < block.length; shift += 7) {
      const byte = block[offset++];
      value |= (byte & 127) << shift;
      if (byte < 128) break;
    }
    return value & 1 ? -(value >>> 1) - 1 : value >>> 1;
  };
  let line = 0;
  for (let i = 0; i < positions.length; i += 4) {
    line += int();
    positions[i] = Math.max(line, 0);
    positions[i + 1] = int();
    positions[i + 2] = line + int();
    positions[i + 3] = int();
  }
  return positions;
}

/**
 * Reads and verifies. Throws BadCodeFile for whatever is not a whole, current, sound code file. Code that is shipped in the bundle was verified
 * when that was built, and is as trusted as the rest of it: it is read function by function, before each first runs (most functions of
 * a library never do), and neither verified nor summed up again.
 */
export function deserialise(file: Uint8Array, when: 'now' | 'shipped' = 'now'): CodeObject {
  // A view of the plain kind: slices of Node's own Buffer would share their memory with the constants that are made of them.
  const bytes = new Uint8Array(file.buffer, file.byteOffset, file.byteLength);
  if (bytes.length < HEADER || MAGIC.some((byte, i) => bytes[i] !== byte)) bad('it does not begin like one');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint16(4, true) !== CODE_VERSION) bad('it was written by another version');
  if (view.getUint32(8, true) !== bytes.length - HEADER)
    bad(`${view.getUint32(8, true)} bytes were promised, ${bytes.length - HEADER} are there`);
  if (when === 'now' && view.getUint32(12, true) !== checksum(bytes.subarray(HEADER))) bad('its checksum is wrong');
  const reader = new Reader(bytes, when === 'shipped');
  const code = reader.code();
  if (!reader.isAtEnd) bad('there is more than the code');
  if (when === 'shipped') return code;
  try {
    verify(code);
  } catch (error) {
    if (error instanceof BadCode) bad(error.message);
    throw error;
  }
  return code;
}

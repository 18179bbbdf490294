/**
 * Code files: a code object as bytes, with all the code in it.
 *
 *     "GPYC"   version (2 bytes)   0 (2 bytes)   length of the body (4)   checksum of the body (4)   body
 *
 * The body is a sequence of small integers (LEB128), texts and blocks. A text that came before is written as its number. Instructions are a
 * block that is copied as it is; positions are a block that is only looked into when somebody asks where an instruction stands.
 * Numbers are little endian. What is read is checked at every step: whatever the bytes are, reading ends with verified code or
 * with BadCodeFile.
 */
import { CodeObject } from './code.ts';
import type { ExceptionEntry, LocalKindValue } from './code.ts';
import type { Constant } from './constants.ts';
import { OPCODES } from './opcodes.ts';
import { BadCode, verify } from './verifier.ts';

/** Raised by one whenever the opcode table or this format changes its meaning; another opcode table changes it by itself. */
const FORMAT = 2;

export class BadCodeFile extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BadCodeFile';
  }
}

const MAGIC = [0x47, 0x50, 0x59, 0x43];
const HEADER = 16;
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
  private bytes = new Uint8Array(1024);
  private size = HEADER;
  private readonly texts = new Map<string, number>();
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
    if (known !== undefined) {
      this.uint(known * 2 + 1);
      return;
    }
    this.texts.set(value, this.texts.size);
    let isNarrow = true;
    for (let i = 0; i < value.length && isNarrow; i++) isNarrow = value.charCodeAt(i) < 256;
    this.uint(value.length * 4 + (isNarrow ? 0 : 2));
    for (let i = 0; i < value.length; i++) {
      const unit = value.charCodeAt(i);
      this.byte(unit & 255);
      if (!isNarrow) this.byte(unit >>> 8);
    }
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
    for (const number of [code.firstLine, code.flags, code.argCount, code.posOnlyArgCount, code.kwOnlyArgCount, code.stackSize])
      this.uint(number);
    this.list(code.localNames, (name) => this.text(name));
    for (const kind of code.localKinds) this.byte(kind);
    this.list(code.names, (name) => this.text(name));
    this.uint(code.words.length);
    for (const word of code.words) for (let shift = 0; shift < 32; shift += 8) this.byte((word >>> shift) & 255);
    const positions = new Writer();
    positions.positions(code.positions);
    const block = positions.bytes.subarray(HEADER, positions.size);
    this.uint(block.length);
    this.block(block);
    this.list(code.exceptions, ({ start, end, target, depth, lasti }) => {
      for (const number of [start, end, target, depth]) this.uint(number);
      this.byte(lasti ? 1 : 0);
    });
    this.list(code.constants, (constant) => this.constant(constant));
  }

  finish(): Uint8Array {
    const bytes = this.bytes.slice(0, this.size);
    const view = new DataView(bytes.buffer);
    bytes.set(MAGIC);
    view.setUint16(4, CODE_VERSION, true);
    view.setUint32(8, this.size - HEADER, true);
    view.setUint32(12, checksum(bytes.subarray(HEADER)), true);
    return bytes;
  }
}

export function serialise(code: CodeObject): Uint8Array {
  const writer = new Writer();
  writer.code(code);
  return writer.finish();
}

// ---- reading

const bad = (what: string): never => {
  throw new BadCodeFile(`not a usable code file: ${what}`);
};

class Reader {
  private offset = HEADER;
  private readonly view: DataView;
  private readonly texts: string[] = [];
  private depth = 0;

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  byte(): number {
    if (this.offset >= this.bytes.length) bad('it ends too soon');
    return this.bytes[this.offset++];
  }

  uint(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.byte();
      value += (byte & 127) * factor;
      if (byte < 128) break;
      if (factor > 2 ** 49) bad('a number that is too large');
    }
    return value <= Number.MAX_SAFE_INTEGER ? value : bad('a number that is too large');
  }

  /** A number of things that take at least one byte each. */
  private count(size = 1): number {
    const count = this.uint();
    return count * size <= this.bytes.length - this.offset ? count : bad('a count beyond its end');
  }

  private small(limit: number): number {
    const value = this.uint();
    return value <= limit ? value : bad('a number out of range');
  }

  private words(size: number): Int32Array {
    const words = new Int32Array(size);
    if (IS_LITTLE) new Uint8Array(words.buffer).set(this.bytes.subarray(this.offset, this.offset + size * 4));
    else for (let i = 0; i < size; i++) words[i] = this.view.getInt32(this.offset + i * 4, true);
    this.offset += size * 4;
    return words;
  }

  text(): string {
    const head = this.uint();
    if (head % 2 === 1) {
      const known = this.texts[(head - 1) / 2];
      return known ?? bad('a text that was never written');
    }
    const isWide = head % 4 === 2;
    const length = Math.floor(head / 4);
    const size = isWide ? length * 2 : length;
    if (size > this.bytes.length - this.offset) bad('it ends too soon');
    let text = '';
    for (let done = 0; done < length; ) {
      const part = Math.min(length - done, 4096);
      const units = isWide
        ? Uint16Array.from({ length: part }, (_, i) => this.view.getUint16(this.offset + (done + i) * 2, true))
        : this.bytes.subarray(this.offset + done, this.offset + done + part);
      text += String.fromCharCode(...units);
      done += part;
    }
    this.offset += size;
    this.texts.push(text);
    return text;
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
      case Tag.BYTES: {
        const length = this.count();
        this.offset += length;
        return { tag: 'bytes', bytes: this.bytes.slice(this.offset - length, this.offset) };
      }
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
    const [firstLine, flags, argCount, posOnlyArgCount, kwOnlyArgCount, stackSize] = Array.from({ length: 6 }, () =>
      this.small(0x7fffffff),
    );
    const localNames = Array.from({ length: this.count() }, () => this.text());
    const localKinds = localNames.map(() => this.byte() as LocalKindValue);
    const names = Array.from({ length: this.count() }, () => this.text());
    const size = this.count(4);
    const words = this.words(size);
    const length = this.count();
    const block = this.bytes.subarray(this.offset, this.offset + length);
    this.offset += length;
    const positions = () => readPositions(block, size);
    const exceptions = Array.from({ length: this.count(5) }, (): ExceptionEntry => {
      const [start, end, target, depth] = Array.from({ length: 4 }, () => this.small(0x7fffffff));
      return { start, end, target, depth, lasti: this.byte() === 1 };
    });
    const constants = Array.from({ length: this.count() }, () => this.constant());
    return new CodeObject({
      name,
      qualname,
      filename,
      firstLine,
      flags,
      argCount,
      posOnlyArgCount,
      kwOnlyArgCount,
      localNames,
      localKinds,
      stackSize,
      words,
      positions,
      exceptions,
      constants,
      names,
    });
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
 * Reads and verifies. Throws BadCodeFile for whatever is not a whole, current, sound code file. Code that comes with the program may be
 * verified function by function, before each first runs: most functions of a library never do.
 */
export function deserialise(file: Uint8Array, whenVerified: 'now' | 'at first run' = 'now'): CodeObject {
  // A view of the plain kind: slices of Node's own Buffer would share their memory with the constants that are made of them.
  const bytes = new Uint8Array(file.buffer, file.byteOffset, file.byteLength);
  if (bytes.length < HEADER || MAGIC.some((byte, i) => bytes[i] !== byte)) bad('it does not begin like one');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint16(4, true) !== CODE_VERSION) bad('it was written by another version');
  if (view.getUint32(8, true) !== bytes.length - HEADER)
    bad(`${view.getUint32(8, true)} bytes were promised, ${bytes.length - HEADER} are there`);
  if (view.getUint32(12, true) !== checksum(bytes.subarray(HEADER))) bad('its checksum is wrong');
  const reader = new Reader(bytes);
  const code = reader.code();
  if (!reader.isAtEnd) bad('there is more than the code');
  if (whenVerified === 'at first run') return code;
  try {
    verify(code);
  } catch (error) {
    if (error instanceof BadCode) bad(error.message);
    throw error;
  }
  return code;
}

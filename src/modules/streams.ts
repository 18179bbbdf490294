/**
 * Text streams: TextIOWrapper, also as standard input, output and error.
 *
 * What is written stays text for a while and is encoded in larger pieces. What is read is decoded in pieces (`chunk`, as UTF-16 of the
 * host), in which ends of lines are still as they are in the file; they are translated when a line is handed out, so the place in the
 * file can be told from what is left of the chunk.
 *
 * Standard output goes to the host without a detour, until the program asks for its `buffer`. Standard input may have to wait for
 * somebody to type: then the reading native is put aside, and begins again when there is more.
 */
import { typeName } from '../runtime/builtin-types.ts';
import { PyBytes } from '../runtime/collections.ts';
import { completeBytes, decode, encodeStr, encodingName } from '../runtime/codecs.ts';
import { sizeOf } from '../runtime/convert.ts';
import type { NativeRow, TypeRows } from '../runtime/define.ts';
import { OSError, raised, stopIteration, TypeError, ValueError } from '../runtime/exceptions.ts';
import type { Host, InputLater } from '../runtime/host.ts';
import { Raise, type Thread } from '../runtime/machine.ts';
import type { NativeFrame } from '../runtime/native-frame.ts';
import { intOf } from '../runtime/number.ts';
import { PUSHED, type PyType, type Value } from '../runtime/object.ts';
import { isStr, jsText, type PyStr, strFromJs, strLength, strOf } from '../runtime/text.ts';
import type { ThreadState } from '../vm/thread.ts';
import {
  baseRows,
  bufferedBase,
  bufferedRows,
  closedFile,
  ioBase,
  ioType,
  isClosed,
  joined,
  PyIO,
  rawBase,
  rawRows,
  sizeArgument,
  textBase,
  textRows,
  unsupported,
  UnsupportedOperation,
} from './io/base.ts';
import {
  bufferedRandomRows,
  bufferedRandomType,
  bufferedReaderRows,
  bufferedReaderType,
  bufferedWriterRows,
  bufferedWriterType,
  fileRows,
  fileType,
  hasUnwritten,
  isPlainBuffered,
  isWritten,
  makeBuffered,
  PyFileIO,
} from './io/file.ts';
import { lineEnd, type Newline, newlineArgument, shown, written } from './io/lines.ts';
import { bytesIORows, bytesIOType, stringIORows, stringIOType } from './io/memory.ts';
import { wrongArgument } from '../runtime/text-arguments.ts';

const CHUNK = 8192;
const BLOCK = 1 << 15;
const EMPTY = new Uint8Array(0);

/** Somebody has to type first. */
class NeedInput {
  constructor(readonly later: InputLater) {}
}

export class PyTextStream extends PyIO {
  private bufferValue: Value = null;
  isDetached = false;
  encoding = 'utf-8';
  errors = 'strict';
  /** The name of the codec in our table, or undefined for one of the registry. */
  codec: string | undefined = 'utf_8';
  newline: Newline = null;
  perLine = false;
  writesThrough = false;
  modeText: Value | undefined = undefined;
  /** Written, but still text. */
  private pending = '';
  /** 1 and 2 go straight to the host; 0 comes from it. */
  direct: 0 | 1 | 2 | null = null;
  chunk = '';
  at = 0;
  private tail: Uint8Array = EMPTY;
  private hasEnded = false;
  private isTelling = true;
  private seen = 0;
  constructor(cls: PyType = textStreamType) {
    super(cls);
  }
  /** Whether print() may write without asking for the method. */
  static isPlain(v: Value): v is PyTextStream {
    return v instanceof PyTextStream && v.cls === textStreamType;
  }
  get buffer(): Value {
    return this.bufferValue;
  }
  attach(buffer: Value): void {
    this.bufferValue = buffer;
  }
  /** The byte stream below; asking for it ends the short way to the host. */
  bufferOf(t: Thread): Value {
    if (this.direct === null || this.bufferValue !== null) return this.bufferValue;
    const { direct } = this;
    const raw = new PyFileIO(fileType);
    raw.name = direct === 0 ? '<stdin>' : direct === 1 ? '<stdout>' : '<stderr>';
    raw.mode = direct === 0 ? 'rb' : 'wb';
    raw.isReadable = direct === 0;
    raw.isWritable = direct !== 0;
    raw.closesFile = false;
    const { host } = t.interp;
    let rest: Uint8Array = EMPTY;
    raw.file = {
      fd: direct,
      kind: 'other',
      isTerminal: host.isTerminal(direct),
      read: (size) => {
        if (rest.length === 0) {
          const more = inputBytes(host);
          if (!(more instanceof Uint8Array))
            throw raised(ValueError, 'reading bytes of standard input has to wait, which is not possible here');
          rest = more;
        }
        const part = rest.subarray(0, size);
        rest = rest.subarray(part.length);
        return part;
      },
      write: (bytes) => {
        host.write(direct === 2 ? 2 : 1, bytes);
        return bytes.length;
      },
      size: () => 0,
      truncate: () => {},
      status: () => {
        throw Object.assign(new Error(), { code: 'EBADF' });
      },
      close: () => {},
    };
    this.bufferValue = makeBuffered(direct === 0 ? 'BufferedReader' : 'BufferedWriter', raw);
    if (direct === 0) {
      // What has been read already is not lost.
      rest = joined([encodeStr(t, strFromJs(this.chunk.slice(this.at)), this.encoding, this.errors).bytes, this.tail]);
      this.chunk = '';
      this.at = 0;
      this.tail = EMPTY;
    }
    this.direct = null;
    return this.bufferValue;
  }
  override closedNow(t: Thread): boolean {
    return this.isClosed || (this.direct === null && this.bufferValue !== null && isClosed(t, this.bufferValue));
  }
  check(t: Thread): void {
    if (this.direct !== null) {
      if (this.isClosed) throw closedFile();
      return;
    }
    if (this.isDetached) throw raised(ValueError, 'underlying buffer has been detached');
    if (this.bufferValue === null) throw raised(ValueError, 'I/O operation on uninitialized object');
    if (this.isClosed || isClosed(t, this.bufferValue)) throw closedFile();
  }

  // ---- writing
  write(t: Thread, text: string): void {
    if (this.direct !== 1 && this.direct !== 2) {
      this.writeBelow(t, text);
      return;
    }
    if (this.isClosed) throw closedFile();
    // What cannot be encoded is an error of this write, not of a later one.
    if (!this.isEncodable(text)) {
      const { bytes } = encodeStr(t, strFromJs(text), this.encoding, this.errors);
      this.flushDirect(t);
      t.interp.host.write(this.direct, this.unmarked(bytes));
      return;
    }
    this.pending += text;
    if (this.pending.length > BLOCK || this.writesThrough || this.direct === 2 || (this.perLine && text.includes('\n')))
      this.flushDirect(t);
  }
  private flushDirect(t: Thread): void {
    const { pending } = this;
    if (pending === '') return;
    this.pending = '';
    t.interp.host.write(this.direct as 1 | 2, pending);
  }
  /** Whether text has only characters that need no thought: then it may wait for more. */
  isEncodable(text: string): boolean {
    return this.codec === 'utf_8' ? (text as string & { isWellFormed(): boolean }).isWellFormed() : false;
  }
  private writeBelow(t: Thread, text: string): void {
    this.check(t);
    if (isPlainBuffered(this.bufferValue) ? this.bufferValue.kind === 'BufferedReader' : this.direct === 0)
      throw unsupported('not writable');
    if (this.chunk.length > 0 || this.tail.length > 0) this.leaveReading(t);
    const out = written(text, this.newline);
    // What cannot be encoded is an error of this write, not of a later one.
    if (this.codec === undefined || !/^[\0-\x7f]*$/.test(out)) {
      this.flushText(t);
      this.toBuffer(t, encodeStr(t, strFromJs(out), this.encoding, this.errors).bytes);
    } else {
      this.pending += out;
      hasUnwritten(t, this);
      if (this.codec === 'utf_16' || this.codec === 'utf_32' || this.codec === 'utf_8_sig') this.flushText(t);
    }
    if (this.pending.length > CHUNK || this.writesThrough) this.flushText(t);
    if (this.perLine && (text.includes('\n') || text.includes('\r'))) this.flush(t);
  }
  private hasMark = false;
  /** A byte order mark stands only at the beginning. */
  private unmarked(bytes: Uint8Array): Uint8Array {
    if (this.codec !== 'utf_16' && this.codec !== 'utf_32' && this.codec !== 'utf_8_sig') return bytes;
    const mark = this.codec === 'utf_16' ? 2 : this.codec === 'utf_32' ? 4 : 3;
    const data = this.hasMark ? bytes.subarray(mark) : bytes;
    this.hasMark = true;
    return data;
  }
  private toBuffer(t: Thread, bytes: Uint8Array): void {
    const data = this.unmarked(bytes);
    if (isPlainBuffered(this.bufferValue)) this.bufferValue.write(t, data);
    else t.callMethod(this.bufferValue, 'write', [new PyBytes(data.slice())]);
  }
  flushText(t: Thread): void {
    const { pending } = this;
    isWritten(t, this);
    if (pending === '') return;
    this.pending = '';
    this.toBuffer(t, encodeStr(t, strFromJs(pending), this.encoding, this.errors).bytes);
  }
  flushNow(t: Thread): void {
    if (this.direct !== null) this.flushDirect(t);
    else if (!this.isDetached && this.bufferValue !== null && !isClosed(t, this.bufferValue)) this.flushText(t);
  }
  flush(t: Thread): void {
    if (this.direct === 1 || this.direct === 2) {
      this.flushDirect(t);
      return;
    }
    if (this.direct === 0) return;
    this.check(t);
    this.flushText(t);
    this.isTelling = true;
    if (isPlainBuffered(this.bufferValue)) this.bufferValue.flush(t);
    else t.callMethod(this.bufferValue, 'flush', []);
  }

  // ---- reading
  /** Gets more text; false at the end. */
  private more(t: Thread): boolean {
    if (this.hasEnded) return false;
    const bytes = this.nextBytes(t);
    const all = this.tail.length === 0 ? bytes : joined([this.tail, bytes]);
    const isFinal = bytes.length === 0;
    let count = all.length;
    if (!isFinal) count = this.codec === undefined ? 0 : completeBytes(all, this.codec);
    this.tail = all.slice(count);
    this.hasEnded = isFinal;
    if (this.at > 0) {
      this.chunk = this.chunk.slice(this.at);
      this.at = 0;
    }
    if (count > 0) {
      const text = jsText(decode(t, all.subarray(0, count), this.decoderName(all), this.errors));
      this.chunk = this.chunk === '' ? text : this.chunk + text;
    }
    return !isFinal;
  }
  /** A byte order mark decides once. */
  private decoderName(bytes: Uint8Array): string {
    const { codec, encoding } = this;
    if (this.seen > 0) return this.settled ?? encoding;
    this.seen = bytes.length;
    if (codec === 'utf_16') this.settled = bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16-be' : 'utf-16-le';
    else if (codec === 'utf_32') this.settled = bytes[0] === 0 && bytes[1] === 0 ? 'utf-32-be' : 'utf-32-le';
    else if (codec === 'utf_8_sig') this.settled = 'utf-8';
    return encoding;
  }
  private settled: string | undefined = undefined;
  private nextBytes(t: Thread): Uint8Array {
    if (this.direct === 0) {
      if (this.fed !== null) {
        const { fed } = this;
        this.fed = null;
        return fed;
      }
      const bytes = inputBytes(t.interp.host);
      if (bytes instanceof Uint8Array) return bytes;
      throw new NeedInput(bytes);
    }
    const { bufferValue } = this;
    if (isPlainBuffered(bufferValue)) {
      if (bufferValue.kind === 'BufferedWriter') throw unsupported('not readable');
      return bufferValue.read1(t, CHUNK);
    }
    const read1 = t.findAttr(bufferValue, 'read1');
    const data = read1 === undefined ? t.callMethod(bufferValue, 'read', [CHUNK]) : t.call(read1, [CHUNK]);
    if (!(data instanceof PyBytes))
      throw raised(
        TypeError,
        `underlying ${read1 === undefined ? 'read' : 'read1'}() should have returned a bytes-like object, not '${typeName(data)}'`,
      );
    return data.bytes;
  }
  /** Bytes that were waited for. */
  fed: Uint8Array | null = null;
  checkReadable(t: Thread): void {
    this.check(t);
    if (this.direct === 1 || this.direct === 2) throw unsupported('not readable');
    if (isPlainBuffered(this.bufferValue) && this.bufferValue.kind === 'BufferedWriter') throw unsupported('not readable');
    if (this.pending !== '') this.flushText(t);
  }
  line(t: Thread, limit: number): string {
    for (;;) {
      const end = lineEnd(this.chunk, this.at, this.newline, this.hasEnded);
      let to = end;
      if (limit >= 0 && (end < 0 || end - this.at > limit) && this.chunk.length - this.at >= limit) to = this.at + limit;
      if (to < 0) {
        if (this.more(t)) continue;
        const again = lineEnd(this.chunk, this.at, this.newline, true);
        to = again < 0 ? this.chunk.length : again;
        if (limit >= 0) to = Math.min(to, this.at + limit);
      }
      const line = this.chunk.slice(this.at, to);
      this.at = to;
      return shown(line, this.newline);
    }
  }
  all(t: Thread): string {
    while (this.more(t)) t.charge(CHUNK);
    const text = this.chunk.slice(this.at);
    this.chunk = '';
    this.at = 0;
    return shown(text, this.newline);
  }
  /** So many characters as the program counts them. */
  some(t: Thread, count: number): string | PyStr {
    for (;;) {
      const end = this.endOf(count);
      if (end < 0 && this.more(t)) continue;
      const to = end < 0 ? this.chunk.length : end;
      const text = this.chunk.slice(this.at, to);
      this.at = to;
      return strFromJs(shown(text, this.newline));
    }
  }
  /** Where so many characters end in the chunk, or -1. */
  private endOf(count: number): number {
    const { chunk } = this;
    let i = this.at;
    for (let n = 0; n < count; n++) {
      if (i >= chunk.length) return -1;
      const unit = chunk.charCodeAt(i);
      if (unit === 13 && this.newline === null) {
        if (i + 1 === chunk.length && !this.hasEnded) return -1;
        i += chunk.charCodeAt(i + 1) === 10 ? 2 : 1;
      } else i += unit >= 0xd800 && unit < 0xdc00 && i + 1 < chunk.length ? 2 : 1;
    }
    return i;
  }
  private leaveReading(t: Thread): void {
    const back = this.tell(t);
    this.seekBelow(t, back, 0);
    this.forget();
  }
  forget(): void {
    this.chunk = '';
    this.at = 0;
    this.tail = EMPTY;
    this.hasEnded = false;
  }
  afterNext(isEnd: boolean): void {
    this.isTelling = isEnd;
  }
  private seekBelow(t: Thread, offset: number, whence: number): number {
    const { bufferValue } = this;
    if (isPlainBuffered(bufferValue)) return bufferValue.seek(t, offset, whence);
    return Number(intOf(t.callMethod(bufferValue, 'seek', [offset, whence])) ?? 0);
  }
  tell(t: Thread): number {
    if (!this.isTelling) throw raised(OSError, 'telling position disabled by next() call');
    this.flushText(t);
    const { bufferValue } = this;
    const below = isPlainBuffered(bufferValue) ? bufferValue.tell(t) : Number(intOf(t.callMethod(bufferValue, 'tell', [])) ?? 0);
    const left = this.chunk.slice(this.at);
    const name = this.settled ?? (this.encoding === 'utf-8-sig' ? 'utf-8' : this.encoding);
    return below - this.tail.length - (left === '' ? 0 : encodeStr(t, strFromJs(left), name, this.errors).bytes.length);
  }
  seek(t: Thread, offset: number, whence: number): number {
    this.flush(t);
    const at = this.seekBelow(t, offset, whence);
    this.forget();
    this.isTelling = true;
    if (at === 0) {
      this.seen = 0;
      this.settled = undefined;
      this.hasMark = false;
    }
    return at;
  }
}
export const textStreamType = ioType('TextIOWrapper', textBase, (cls) => new PyTextStream(cls));

function inputBytes(host: Host): Uint8Array | InputLater {
  if (host.readInputBytes !== undefined) return host.readInputBytes();
  const line = host.readInput('');
  if (typeof line !== 'string') throw raised(ValueError, 'reading standard input has to wait, which is not possible here');
  return new TextEncoder().encode(line);
}

// ---- reading that may have to wait
type Reading = (t: Thread, self: PyTextStream, size: number) => Value;
/** a: the stream, b: what to do, c: its argument. It begins again when more has been typed. */
function readingStep(t: Thread, f: NativeFrame, value: Value): Value {
  const self = f.a as PyTextStream;
  if (f.state === 1) self.fed = (value as unknown as PyBytes).bytes;
  try {
    return (f.b as Reading)(t, self, f.c as number);
  } catch (error) {
    if (!(error instanceof NeedInput)) throw error;
    const { later } = error;
    f.state = 1;
    (t as ThreadState).waitFor({ start: (done) => later.start((bytes) => done(new PyBytes(bytes))), cancel: () => later.cancel() });
    return PUSHED;
  }
}
function reading(t: Thread, self: PyTextStream, what: Reading, size = -1): Value {
  return self.direct === 0 ? t.start(readingStep, self, what, size) : what(t, self, size);
}
const readLine: Reading = (t, self, size) => strFromJs(self.line(t, size));
const readAll: Reading = (t, self) => strFromJs(self.all(t));
const readSome: Reading = (t, self, size) => self.some(t, size);
const readNext: Reading = (t, self) => {
  self.afterNext(false);
  const line = self.line(t, -1);
  if (line !== '') return strFromJs(line);
  self.afterNext(true);
  throw new Raise(stopIteration(null));
};
/** For input(): a line without waiting in a wall. */
export function readInputLine(t: Thread, self: PyTextStream): Value {
  self.checkReadable(t);
  return reading(t, self, readLine);
}

// ---- construction
export interface TextSettings {
  readonly encoding?: Value;
  readonly errors?: Value;
  readonly newline?: Value;
  readonly perLine?: boolean;
  readonly writesThrough?: boolean;
}
function textArgument(t: Thread, v: Value | undefined, what: string, fallback: string): string {
  if (v === undefined || v === null) return fallback;
  if (!isStr(v)) throw wrongArgument(`${what}`, 'str or None', v);
  const text = jsText(v);
  if (text.includes('\0')) throw raised(ValueError, 'embedded null character');
  void t;
  return text;
}
export function initText(t: Thread, self: PyTextStream, buffer: Value, settings: TextSettings): void {
  const encoding = textArgument(t, settings.encoding, "TextIOWrapper() argument 'encoding'", 'UTF-8');
  self.encoding = encoding === 'locale' ? 'UTF-8' : encoding;
  self.codec = encodingName(self.encoding);
  // An unknown encoding is refused here.
  if (self.codec === undefined) encodeStr(t, '', self.encoding, 'strict');
  self.errors = textArgument(t, settings.errors, "TextIOWrapper() argument 'errors'", 'strict');
  self.newline = newlineArgument(t, settings.newline ?? null, 'TextIOWrapper()');
  self.perLine = settings.perLine ?? false;
  self.writesThrough = settings.writesThrough ?? false;
  self.attach(buffer);
}

const passOn = (name: string): NativeRow => [
  '(self, /)',
  '',
  (t, self: PyTextStream) => {
    self.check(t);
    if (self.direct !== null)
      return name === 'readable'
        ? self.direct === 0
        : name === 'writable'
          ? self.direct !== 0
          : name === 'fileno'
            ? self.direct
            : name === 'isatty'
              ? t.interp.host.isTerminal(self.direct)
              : false;
    return t.callMethod(self.buffer, name, []);
  },
];
const textStreamRows: TypeRows = {
  doc: 'Character and line based layer over a BufferedIOBase object, buffer.',
  new: ['(cls, /, *args, **kwargs)', 'Create and return a new object.', (_t, cls: PyType) => new PyTextStream(cls)],
  methods: {
    __init__: [
      '(self, /, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False)',
      'Initialize self.',
      (
        t,
        self: PyTextStream,
        buffer: Value,
        encoding?: Value,
        errors?: Value,
        newline?: Value,
        perLine: Value = false,
        through: Value = false,
      ) => {
        initText(t, self, buffer, { encoding, errors, newline, perLine: t.truth(perLine), writesThrough: t.truth(through) });
        return null;
      },
    ],
    write: [
      '(self, text, /)',
      'Write string s to stream.',
      (t, self: PyTextStream, text: Value) => {
        const plain = strOf(text);
        if (plain === undefined) throw wrongArgument('write() argument', 'str', text);
        self.write(t, jsText(plain));
        return strLength(plain);
      },
    ],
    flush: [
      '(self, /)',
      'Flush write buffers, if applicable.',
      (t, self: PyTextStream) => {
        self.check(t);
        self.flush(t);
        return null;
      },
    ],
    read: [
      '(self, size=-1, /)',
      'Read at most size characters from stream.',
      (t, self: PyTextStream, size?: Value) => {
        const n = sizeArgument(t, size);
        self.checkReadable(t);
        return n < 0 ? reading(t, self, readAll) : reading(t, self, readSome, n);
      },
    ],
    readline: [
      '(self, size=-1, /)',
      'Read until newline or EOF.',
      (t, self: PyTextStream, size: Value = -1) => {
        const n = sizeOf(t, size);
        self.checkReadable(t);
        return reading(t, self, readLine, n);
      },
    ],
    __next__: [
      '(self, /)',
      'Implement next(self).',
      (t, self: PyTextStream) => {
        if (self.cls !== textStreamType && self.cls.lookup('readline') !== textStreamType.lookup('readline')) {
          const line = t.callMethod(self, 'readline', []);
          if (t.length(line) === 0) throw new Raise(stopIteration(null));
          return line;
        }
        self.checkReadable(t);
        return reading(t, self, readNext);
      },
    ],
    seek: [
      '(self, cookie, whence=0, /)',
      'Set the stream position, and return the new stream position.',
      (t, self: PyTextStream, cookie: Value, whence: Value = 0) => {
        self.check(t);
        self.bufferOf(t);
        const how = sizeOf(t, whence);
        const n = sizeOf(t, cookie);
        if (t.callMethod(self.buffer, 'seekable', []) !== true) throw unsupported('underlying stream is not seekable');
        if (how === 1) {
          if (n !== 0) throw unsupported("can't do nonzero cur-relative seeks");
          return self.seek(t, self.tell(t), 0);
        }
        if (how === 2) {
          if (n !== 0) throw unsupported("can't do nonzero end-relative seeks");
          return self.seek(t, 0, 2);
        }
        if (how !== 0) throw raised(ValueError, `invalid whence (${how}, should be 0, 1 or 2)`);
        if (n < 0) throw raised(ValueError, `negative seek position ${n}`);
        return self.seek(t, n, 0);
      },
    ],
    tell: [
      '(self, /)',
      'Return the stream position as an opaque number.',
      (t, self: PyTextStream) => {
        self.check(t);
        self.bufferOf(t);
        if (t.callMethod(self.buffer, 'seekable', []) !== true) throw unsupported('underlying stream is not seekable');
        return self.tell(t);
      },
    ],
    truncate: [
      '(self, pos=None, /)',
      '',
      (t, self: PyTextStream, size: Value = null) => {
        self.check(t);
        self.bufferOf(t);
        const at = size === null ? self.tell(t) : size;
        self.flush(t);
        return t.callMethod(self.buffer, 'truncate', [at]);
      },
    ],
    close: [
      '(self, /)',
      'Flush and close the IO object.',
      (t, self: PyTextStream) => {
        if (self.direct !== null) {
          self.flush(t);
          self.isClosed = true;
          return null;
        }
        if (self.isDetached || self.buffer === null || isClosed(t, self.buffer)) return null;
        try {
          t.callMethod(self, 'flush', []);
        } finally {
          t.callMethod(self.buffer, 'close', []);
        }
        return null;
      },
    ],
    detach: [
      '(self, /)',
      'Separate the underlying buffer from the TextIOBase and return it.',
      (t, self: PyTextStream) => {
        t.callMethod(self, 'flush', []);
        const buffer = self.bufferOf(t);
        self.isDetached = true;
        return buffer;
      },
    ],
    reconfigure: [
      '(self, /, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None)',
      'Reconfigure the text stream with new parameters.',
      (t, self: PyTextStream, encoding?: Value, errors?: Value, newline?: Value, perLine?: Value, through?: Value) => {
        self.flush(t);
        if ((encoding ?? null) !== null) {
          if (self.chunk !== '') throw unsupported('not possible to set the encoding or newline of stream after the first read');
          self.encoding = textArgument(t, encoding, "reconfigure() argument 'encoding'", '');
          self.codec = encodingName(self.encoding);
          if (self.codec === undefined) encodeStr(t, '', self.encoding, 'strict');
          if ((errors ?? null) === null) self.errors = 'strict';
        }
        if ((errors ?? null) !== null) self.errors = textArgument(t, errors, "reconfigure() argument 'errors'", '');
        if (newline !== undefined) self.newline = newlineArgument(t, newline, 'reconfigure()');
        if ((perLine ?? null) !== null) self.perLine = t.truth(perLine as Value);
        if ((through ?? null) !== null) self.writesThrough = t.truth(through as Value);
        return null;
      },
    ],
    readable: passOn('readable'),
    writable: passOn('writable'),
    seekable: passOn('seekable'),
    fileno: passOn('fileno'),
    isatty: passOn('isatty'),
    __repr__: [
      '(self, /)',
      'Return repr(self).',
      (t, self: PyTextStream) => {
        const name = streamName(t, self);
        const mode = self.direct !== null ? (self.direct === 0 ? 'r' : 'w') : self.modeText;
        const parts = [
          name === undefined ? '' : ` name=${t.reprText(name)}`,
          mode === undefined ? '' : ` mode=${t.reprText(mode)}`,
          ` encoding=${t.reprText(strFromJs(self.encoding))}`,
        ];
        return strFromJs(`<_io.TextIOWrapper${parts.join('')}>`);
      },
    ],
  },
  getset: {
    encoding: [null, (_t, self: PyTextStream) => strFromJs(self.encoding)],
    errors: [null, (_t, self: PyTextStream) => strFromJs(self.errors)],
    newlines: [null, () => null],
    line_buffering: [null, (_t, self: PyTextStream) => self.perLine],
    write_through: [null, (_t, self: PyTextStream) => self.writesThrough],
    buffer: [
      null,
      (t, self: PyTextStream) => {
        if (self.isDetached) throw raised(ValueError, 'underlying buffer has been detached');
        return self.bufferOf(t);
      },
    ],
    closed: [null, (t, self: PyTextStream) => self.closedNow(t)],
    name: [null, (t, self: PyTextStream) => streamName(t, self) ?? t.getAttr(self.buffer, 'name')],
    mode: [
      null,
      (t, self: PyTextStream) => {
        if (self.direct !== null) return self.direct === 0 ? 'r' : 'w';
        return self.modeText ?? t.getAttr(self.buffer, 'mode');
      },
      (_t, self: PyTextStream, value) => void (self.modeText = value),
    ],
    _CHUNK_SIZE: [null, () => CHUNK, () => {}],
  },
};
function streamName(t: Thread, self: PyTextStream): Value | undefined {
  if (self.direct !== null) return self.direct === 0 ? '<stdin>' : self.direct === 1 ? '<stdout>' : '<stderr>';
  return self.buffer === null ? undefined : t.findAttr(self.buffer, 'name');
}

/** sys.stdin, sys.stdout and sys.stderr. */
export function standardStreams(
  host: Host,
  isUnbuffered: boolean,
  ioEncoding = '',
): { readonly stdin: PyTextStream; readonly stdout: PyTextStream; readonly stderr: PyTextStream } {
  const [encoding, errors] = ioEncoding.split(':');
  const codec = encoding === '' ? undefined : encodingName(encoding);
  const make = (direct: 0 | 1 | 2): PyTextStream => {
    const stream = new PyTextStream();
    stream.direct = direct;
    stream.modeText = direct === 0 ? 'r' : 'w';
    stream.errors = direct === 2 ? 'backslashreplace' : errors || 'strict';
    if (codec !== undefined) {
      stream.codec = codec;
      stream.encoding = codec === 'latin_1' ? 'iso8859-1' : codec.replaceAll('_', '-');
    }
    return stream;
  };
  const [stdin, stdout, stderr] = [make(0), make(1), make(2)];
  stdout.perLine = host.isTerminal(1);
  stdout.writesThrough = isUnbuffered;
  stderr.perLine = true;
  return { stdin, stdout, stderr };
}

export const rows: readonly (readonly [PyType, TypeRows])[] = [
  [ioBase, baseRows],
  [rawBase, rawRows],
  [bufferedBase, bufferedRows],
  [textBase, textRows],
  [UnsupportedOperation, {}],
  [fileType, fileRows],
  [bufferedReaderType, bufferedReaderRows],
  [bufferedWriterType, bufferedWriterRows],
  [bufferedRandomType, bufferedRandomRows],
  [bytesIOType, bytesIORows],
  [stringIOType, stringIORows],
  [textStreamType, textStreamRows],
];

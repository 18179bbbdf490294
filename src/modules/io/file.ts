/**
 * Files as bytes: FileIO, and the buffered readers and writers over it or over any other raw stream.
 *
 * A file of the host has no position of its own here: FileIO keeps it, except for pipes and terminals, which have none. A buffered
 * reader keeps what it has read ahead, a writer what it has not written yet. Writers with something left are known to the
 * interpreter, because nobody tells us when the last reference to one is gone: they are flushed before another file is looked at and
 * at the end of the program.
 */
import { typeName, typeOf } from '../../runtime/builtin-types.ts';
import { PyByteArray, PyBytes } from '../../runtime/collections.ts';
import { sizeOf } from '../../runtime/convert.ts';
import type { NativeRow, TypeRows } from '../../runtime/define.ts';
import { OSError, raised, stopIteration, TypeError, ValueError } from '../../runtime/exceptions.ts';
import type { HostFile, HostFiles, OpenMode } from '../../runtime/host.ts';
import { type Interpreter, Raise, type Thread } from '../../runtime/machine.ts';
import { intOf } from '../../runtime/number.ts';
import type { PyType, Value } from '../../runtime/object.ts';
import { isStr, jsText, strFromJs, strOf, type PyStr } from '../../runtime/text.ts';
import { utf8Of } from '../../runtime/codecs.ts';
import { onHost, systemError } from '../errno.ts';
import {
  bufferedBase,
  DEFAULT_BUFFER_SIZE,
  ioType,
  isClosed,
  joined,
  PyIO,
  rawBase,
  readable,
  sizeArgument,
  unsupported,
  writable,
} from './base.ts';
import { wrongArgument } from '../../runtime/text-arguments.ts';
import type { ThreadState } from '../../vm/thread.ts';

export function filesOf(t: Thread): HostFiles {
  const { files } = t.interp.host;
  if (files === null) throw systemError('ENOSYS');
  return files;
}
/** A path argument: str, bytes or what has `__fspath__`. */
export function pathArgument(t: Thread, v: Value, what: string, kinds = 'string, bytes or os.PathLike'): string {
  const text = pathOrUndefined(t, v);
  if (text === undefined) throw raised(TypeError, `${what}: path should be ${kinds}, not ${typeName(v)}`);
  if (text.includes('\0')) throw raised(ValueError, 'embedded null byte');
  return text;
}
export function pathOrUndefined(t: Thread, v: Value): string | undefined {
  if (isStr(v)) {
    utf8Of(t, strOf(v) as string | PyStr, 'surrogateescape');
    return jsText(v);
  }
  if (v instanceof PyBytes) return new TextDecoder().decode(v.bytes);
  const method = typeOf(v).lookup('__fspath__');
  if (method === undefined || method === null) return undefined;
  const path = t.callMethod(v, '__fspath__', []);
  if (isStr(path)) return jsText(path);
  if (path instanceof PyBytes) return new TextDecoder().decode(path.bytes);
  throw raised(TypeError, `expected ${typeName(v)}.__fspath__() to return str or bytes, not ${typeName(path)}`);
}

// ---- writers with something left
const UNWRITTEN = Symbol('unwritten');
interface Flushing {
  flushNow(t: Thread): void;
}
function unwritten(interp: Interpreter): Set<Flushing> {
  let set = interp.drawer.get(UNWRITTEN) as Set<Flushing> | undefined;
  if (set === undefined) {
    set = new Set();
    interp.drawer.set(UNWRITTEN, set);
  }
  return set;
}
export function hasUnwritten(t: Thread, stream: Flushing): void {
  unwritten(t.interp).add(stream);
}
export function isWritten(t: Thread, stream: Flushing): void {
  unwritten(t.interp).delete(stream);
}
/** Writes everything that streams still keep. Text streams before the byte streams they write to. */
export function flushAll(t: Thread): void {
  const set = unwritten(t.interp);
  for (let round = 0; set.size > 0 && round < 3; round++) {
    for (const stream of Array.from(set)) {
      set.delete(stream);
      stream.flushNow(t);
    }
  }
}

// ---- FileIO
export class PyFileIO extends PyIO {
  file: HostFile | null = null;
  name: Value = null;
  mode = 'rb';
  isReadable = false;
  isWritable = false;
  appends = false;
  closesFile = true;
  /** null: the system keeps it. */
  position: number | null = null;
  override closedNow(): boolean {
    return this.isClosed || this.file === null;
  }
  host(): HostFile {
    if (this.file === null || this.isClosed) throw raised(ValueError, 'I/O operation on closed file');
    return this.file;
  }
  readBytes(t: Thread, size: number): Uint8Array {
    const file = this.host();
    if (!this.isReadable) throw unsupported('File not open for reading');
    t.allot(size / 8);
    const bytes = onHost(() => readRetrying(file, size, this.position));
    if (this.position !== null) this.position += bytes.length;
    return bytes;
  }
  readAll(t: Thread): Uint8Array {
    const file = this.host();
    const parts: Uint8Array[] = [];
    for (;;) {
      const left = this.position === null ? 65536 : Math.max(1, onHost(() => file.size()) - this.position + 1);
      const part = this.readBytes(t, left);
      if (part.length === 0) return parts.length === 1 ? parts[0] : joined(parts);
      parts.push(part);
    }
  }
  writeBytes(_t: Thread, bytes: Uint8Array): number {
    const file = this.host();
    if (!this.isWritable) throw unsupported('File not open for writing');
    let at = 0;
    while (at < bytes.length) {
      const part = bytes.subarray(at);
      const written = onHost(() => file.write(part, this.appends ? null : this.position));
      at += written;
      if (this.position !== null) this.position = this.appends ? onHost(() => file.size()) : this.position + written;
    }
    return bytes.length;
  }
  seek(offset: number, whence: number): number {
    const file = this.host();
    if (this.position === null) throw systemError('ESPIPE');
    const from = whence === 0 ? 0 : whence === 1 ? this.position : onHost(() => file.size());
    if (whence < 0 || whence > 2 || from + offset < 0) throw systemError('EINVAL');
    this.position = from + offset;
    return this.position;
  }
}
/** The end of a pipe of the machine's own, which has this number. */
const pipeEnd = (t: Thread, fd: number): HostFile | undefined => (t as ThreadState).interp.process.pipes.find(fd);
function readRetrying(file: HostFile, size: number, position: number | null): Uint8Array {
  try {
    return file.read(size, position);
  } catch (error) {
    if ((error as { code?: string }).code === 'EOF') return new Uint8Array(0);
    throw error;
  }
}
export const fileType = ioType('FileIO', rawBase, (cls) => new PyFileIO(cls));
export const isPlainFile = (raw: Value): raw is PyFileIO => raw instanceof PyFileIO && raw.cls === fileType;

function openFile(t: Thread, self: PyFileIO, name: Value, modeValue: Value = 'r', closefd: Value = true, opener: Value = null): Value {
  if (!isStr(modeValue)) throw wrongArgument("FileIO() argument 'mode'", 'str', modeValue);
  const mode = jsText(modeValue);
  const kinds = Array.from(mode).filter((c) => 'rwax'.includes(c));
  if (!/^[rwaxb+]*$/.test(mode)) throw raised(ValueError, `invalid mode: ${mode}`);
  if (kinds.length !== 1) throw raised(ValueError, 'Must have exactly one of create/read/write/append mode and at most one plus');
  const [kind] = kinds;
  const plus = mode.includes('+');
  const fd = typeof name === 'boolean' ? Number(name) : intOf(name);
  self.isReadable = kind === 'r' || plus;
  self.isWritable = kind !== 'r' || plus;
  self.appends = kind === 'a';
  self.mode = kind === 'x' ? (plus ? 'xb+' : 'xb') : kind === 'a' ? (plus ? 'ab+' : 'ab') : plus ? 'rb+' : kind === 'w' ? 'wb' : 'rb';
  self.closesFile = t.truth(closefd);
  const files = filesOf(t);
  flushAll(t);
  if (fd !== undefined) {
    if (fd < 0) throw raised(ValueError, 'negative file descriptor');
    self.file = pipeEnd(t, Number(fd)) ?? onHost(() => files.adopt(Number(fd)));
    self.name = name;
  } else {
    const path = pathOrUndefined(t, name);
    if (path === undefined) throw raised(TypeError, `expected str, bytes or os.PathLike object, not ${typeName(name)}`);
    if (path.includes('\0')) throw raised(ValueError, 'embedded null byte');
    if (!self.closesFile) throw raised(ValueError, 'Cannot use closefd=False with file name');
    self.name = name;
    if (opener !== null) {
      const given = t.call(opener, [name, 0]);
      const number = intOf(given);
      if (number === undefined) throw raised(TypeError, 'expected integer from opener');
      self.file = onHost(() => files.adopt(Number(number)), name);
    } else self.file = onHost(() => files.open(path, (kind + (plus ? '+' : '')) as OpenMode), name);
  }
  const { file } = self;
  if (file.kind === 'folder') {
    if (fd === undefined) file.close();
    throw systemError('EISDIR', name);
  }
  self.isClosed = false;
  self.position = file.kind === 'file' ? (self.appends ? file.size() : 0) : null;
  return null;
}
const openCheck = (self: PyFileIO): HostFile => self.host();
function truncateAt(t: Thread, size: Value | undefined, position: () => number): number {
  const n = size === undefined || size === null ? position() : sizeOf(t, size);
  if (n < 0) throw systemError('EINVAL');
  return n;
}
export const fileRows: TypeRows = {
  doc: 'Open a file.',
  new: ['(cls, /, *args, **kwargs)', 'Create and return a new object.', (_t, cls: PyType) => new PyFileIO(cls)],
  methods: {
    __init__: ["(self, /, file, mode='r', closefd=True, opener=None)", 'Initialize self.', openFile],
    read: [
      '(self, size=-1, /)',
      'Read at most size bytes, returned as bytes.',
      (t, self: PyFileIO, size?: Value) => {
        const n = sizeArgument(t, size);
        openCheck(self);
        return new PyBytes(n < 0 ? self.readAll(t) : self.readBytes(t, n));
      },
    ],
    readall: ['(self, /)', 'Read all data from the file, returned as bytes.', (t, self: PyFileIO) => new PyBytes(self.readAll(t))],
    readinto: [
      '(self, buffer, /)',
      'Same as RawIOBase.readinto().',
      (t, self: PyFileIO, buffer: Value) => {
        const target = writable(buffer);
        const bytes = self.readBytes(t, target.length);
        target.set(bytes);
        return bytes.length;
      },
    ],
    write: [
      '(self, b, /)',
      'Write buffer b to file, return number of bytes written.',
      (t, self: PyFileIO, data: Value) => {
        openCheck(self);
        return self.writeBytes(t, readable(data));
      },
    ],
    seek: [
      '(self, pos, whence=0, /)',
      'Move to new file position and return the file position.',
      (t, self: PyFileIO, offset: Value, whence: Value = 0) => {
        openCheck(self);
        return self.seek(sizeOf(t, offset), sizeOf(t, whence));
      },
    ],
    tell: ['(self, /)', 'Current file position.', (_t, self: PyFileIO) => self.seek(0, 1)],
    truncate: [
      '(self, size=None, /)',
      'Truncate the file to at most size bytes and return the truncated size.',
      (t, self: PyFileIO, size?: Value) => {
        const file = openCheck(self);
        if (!self.isWritable) throw unsupported('File not open for writing');
        const n = truncateAt(t, size, () => self.seek(0, 1));
        onHost(() => file.truncate(n));
        return n;
      },
    ],
    close: [
      '(self, /)',
      'Close the file.',
      (_t, self: PyFileIO) => {
        if (self.isClosed) return null;
        self.isClosed = true;
        const { file } = self;
        if (file !== null && self.closesFile) onHost(() => file.close());
        return null;
      },
    ],
    seekable: [
      '(self, /)',
      'True if file supports random-access.',
      (_t, self: PyFileIO) => {
        openCheck(self);
        return self.position !== null;
      },
    ],
    readable: [
      '(self, /)',
      'True if file was opened in a read mode.',
      (_t, self: PyFileIO) => {
        openCheck(self);
        return self.isReadable;
      },
    ],
    writable: [
      '(self, /)',
      'True if file was opened in a write mode.',
      (_t, self: PyFileIO) => {
        openCheck(self);
        return self.isWritable;
      },
    ],
    fileno: ['(self, /)', 'Return the underlying file descriptor (an integer).', (_t, self: PyFileIO) => openCheck(self).fd],
    isatty: ['(self, /)', 'True if the file is connected to a TTY device.', (_t, self: PyFileIO) => openCheck(self).isTerminal],
    __repr__: [
      '(self, /)',
      'Return repr(self).',
      (t, self: PyFileIO) => {
        if (self.isClosed || self.file === null) return '<_io.FileIO [closed]>';
        return strFromJs(`<_io.FileIO name=${t.reprText(self.name)} mode='${self.mode}' closefd=${self.closesFile ? 'True' : 'False'}>`);
      },
    ],
  },
  getset: {
    closed: ['True if the file is closed', (_t, self: PyFileIO) => self.closedNow()],
    mode: ['String giving the file mode', (_t, self: PyFileIO) => self.mode],
    closefd: ['True if the file descriptor will be closed by close().', (_t, self: PyFileIO) => self.closesFile],
    name: [null, (_t, self: PyFileIO) => self.name, (_t, self: PyFileIO, value) => void (self.name = value ?? null)],
  },
};

// ---- buffered streams
const EMPTY = new Uint8Array(0);
export type BufferedKind = 'BufferedReader' | 'BufferedWriter' | 'BufferedRandom';
export class PyBuffered extends PyIO implements Flushing {
  raw: Value = null;
  isDetached = false;
  size = DEFAULT_BUFFER_SIZE;
  /** Read ahead: the rest of `ahead` from `at` on. */
  ahead: Uint8Array = EMPTY;
  at = 0;
  pending: Uint8Array[] = [];
  pendingSize = 0;
  constructor(
    cls: PyType,
    readonly kind: BufferedKind,
  ) {
    super(cls);
  }
  override closedNow(t: Thread): boolean {
    return this.raw !== null && isClosed(t, this.raw);
  }
  check(t: Thread, doing: string): void {
    if (this.isDetached) throw raised(ValueError, 'raw stream has been detached');
    if (this.raw === null) throw raised(ValueError, 'I/O operation on uninitialized object');
    if (isClosed(t, this.raw)) throw raised(ValueError, doing);
  }
  // ---- the raw stream
  private rawRead(t: Thread, size: number): Uint8Array | null {
    if (isPlainFile(this.raw)) return this.raw.readBytes(t, size);
    const into = new PyByteArray(new Uint8Array(size));
    const count = t.callMethod(this.raw, 'readinto', [into]);
    if (count === null) return null;
    const n = intOf(count);
    if (n === undefined) throw raised(TypeError, `'${typeName(count)}' object cannot be interpreted as an integer`);
    if (n < 0 || n > size) throw raised(OSError, `raw readinto() returned invalid length ${n} (should have been between 0 and ${size})`);
    return into.bytes.subarray(0, Number(n));
  }
  private rawReadAll(t: Thread): Uint8Array | null {
    if (isPlainFile(this.raw)) return this.raw.readAll(t);
    const readall = t.findAttr(this.raw, 'readall');
    if (readall !== undefined) {
      const data = t.call(readall, []);
      if (data === null) return null;
      if (!(data instanceof PyBytes)) throw raised(TypeError, 'readall() should return bytes');
      return data.bytes;
    }
    const parts: Uint8Array[] = [];
    for (;;) {
      const part = this.rawRead(t, this.size);
      if (part === null || part.length === 0) return joined(parts);
      parts.push(part.slice());
    }
  }
  private rawWrite(t: Thread, bytes: Uint8Array): number {
    if (isPlainFile(this.raw)) return this.raw.writeBytes(t, bytes);
    const n = t.callMethod(this.raw, 'write', [new PyBytes(bytes.slice())]);
    if (n === null) throw blocked(0);
    const count = intOf(n);
    if (count === undefined || count < 0 || count > bytes.length)
      throw raised(OSError, `raw write() returned invalid length ${t.reprText(n)} (should have been between 0 and ${bytes.length})`);
    return Number(count);
  }
  rawSeek(t: Thread, offset: number, whence: number): number {
    if (isPlainFile(this.raw)) return this.raw.seek(offset, whence);
    const n = t.callMethod(this.raw, 'seek', [offset, whence]);
    const at = intOf(n);
    if (at === undefined) throw raised(TypeError, `'${typeName(n)}' object cannot be interpreted as an integer`);
    if (at < 0) throw raised(OSError, `Raw stream returned invalid position ${at}`);
    return Number(at);
  }
  rawTell(t: Thread): number {
    if (isPlainFile(this.raw)) return this.raw.seek(0, 1);
    const at = intOf(t.callMethod(this.raw, 'tell', []));
    if (at === undefined || at < 0) throw raised(OSError, `Raw stream returned invalid position ${at}`);
    return Number(at);
  }
  // ---- reading
  get unread(): number {
    return this.ahead.length - this.at;
  }
  /** Forgets what was read ahead, so that the raw stream stands where we do. */
  private dropAhead(t: Thread): void {
    const { unread } = this;
    this.ahead = EMPTY;
    this.at = 0;
    if (unread > 0) this.rawSeek(t, -unread, 1);
  }
  beforeReading(t: Thread): void {
    if (this.pendingSize > 0) this.flushNow(t);
  }
  take(count: number): Uint8Array {
    const bytes = this.ahead.subarray(this.at, this.at + count);
    this.at += bytes.length;
    return bytes;
  }
  fill(t: Thread): number {
    if (this.unread > 0) return this.unread;
    const bytes = this.rawRead(t, this.size);
    this.ahead = bytes ?? EMPTY;
    this.at = 0;
    return this.ahead.length;
  }
  read(t: Thread, size: number): Uint8Array | null {
    this.beforeReading(t);
    if (size < 0) {
      const first = this.take(this.unread).slice();
      const rest = this.rawReadAll(t);
      if (rest === null) return first.length > 0 ? first : null;
      return first.length === 0 ? rest : joined([first, rest]);
    }
    if (size <= this.unread) return this.take(size).slice();
    const parts = [this.take(this.unread).slice()];
    let left = size - parts[0].length;
    while (left > 0) {
      const part = this.rawRead(t, left > this.size ? left : this.size);
      if (part === null && parts[0].length === 0 && parts.length === 1) return null;
      if (part === null || part.length === 0) break;
      if (part.length > left) {
        this.ahead = part;
        this.at = 0;
        parts.push(this.take(left).slice());
        break;
      }
      parts.push(part.slice());
      left -= part.length;
    }
    return joined(parts);
  }
  /** What is there, by one read at most. */
  read1(t: Thread, size: number): Uint8Array {
    this.beforeReading(t);
    if (size < 0) size = this.size;
    if (size === 0) return EMPTY;
    this.fill(t);
    return this.take(size).slice();
  }
  line(t: Thread, limit: number): Uint8Array {
    this.beforeReading(t);
    const parts: Uint8Array[] = [];
    let length = 0;
    for (;;) {
      if (this.fill(t) === 0) break;
      const end = this.ahead.indexOf(10, this.at);
      let count = end < 0 ? this.unread : end + 1 - this.at;
      if (limit >= 0) count = Math.min(count, limit - length);
      const part = this.take(count).slice();
      parts.push(part);
      length += part.length;
      if (part[part.length - 1] === 10 || (limit >= 0 && length >= limit)) break;
    }
    return parts.length === 1 ? parts[0] : joined(parts);
  }
  // ---- writing
  write(t: Thread, bytes: Uint8Array): void {
    if (this.unread > 0 || this.ahead.length > 0) this.dropAhead(t);
    if (this.pendingSize + bytes.length > this.size && this.pendingSize > 0) this.flushNow(t);
    if (bytes.length >= this.size) {
      this.writeThrough(t, bytes);
      return;
    }
    if (bytes.length === 0) return;
    this.pending.push(bytes.slice());
    this.pendingSize += bytes.length;
    hasUnwritten(t, this);
  }
  private writeThrough(t: Thread, bytes: Uint8Array): void {
    let at = 0;
    while (at < bytes.length) at += this.rawWrite(t, bytes.subarray(at));
  }
  flushNow(t: Thread): void {
    isWritten(t, this);
    if (this.pendingSize === 0) return;
    const bytes = this.pending.length === 1 ? this.pending[0] : joined(this.pending);
    this.pending = [];
    this.pendingSize = 0;
    this.writeThrough(t, bytes);
  }
  flush(t: Thread): void {
    this.flushNow(t);
    if (!isPlainFile(this.raw)) t.callMethod(this.raw, 'flush', []);
    if (this.kind === 'BufferedRandom' && this.ahead.length > 0) this.dropAhead(t);
  }
  tell(t: Thread): number {
    return this.rawTell(t) - this.unread + this.pendingSize;
  }
  seek(t: Thread, offset: number, whence: number): number {
    this.flushNow(t);
    if (whence === 1) offset -= this.unread;
    this.ahead = EMPTY;
    this.at = 0;
    return this.rawSeek(t, offset, whence);
  }
}
function blocked(_written: number): Raise {
  return systemError('EAGAIN');
}

export const bufferedReaderType = ioType('BufferedReader', bufferedBase, (cls) => new PyBuffered(cls, 'BufferedReader'));
export const bufferedWriterType = ioType('BufferedWriter', bufferedBase, (cls) => new PyBuffered(cls, 'BufferedWriter'));
export const bufferedRandomType = ioType('BufferedRandom', bufferedBase, (cls) => new PyBuffered(cls, 'BufferedRandom'));
export const isPlainBuffered = (v: Value): v is PyBuffered =>
  v instanceof PyBuffered && (v.cls === bufferedReaderType || v.cls === bufferedWriterType || v.cls === bufferedRandomType);

export function makeBuffered(kind: BufferedKind, raw: Value, size = DEFAULT_BUFFER_SIZE): PyBuffered {
  const type = kind === 'BufferedReader' ? bufferedReaderType : kind === 'BufferedWriter' ? bufferedWriterType : bufferedRandomType;
  const self = new PyBuffered(type, kind);
  self.raw = raw;
  self.size = size;
  return self;
}
function initBuffered(t: Thread, self: PyBuffered, raw: Value, size: Value = DEFAULT_BUFFER_SIZE): Value {
  const n = sizeOf(t, size);
  const needs: [string, string][] =
    self.kind === 'BufferedReader'
      ? [['readable', 'readable']]
      : self.kind === 'BufferedWriter'
        ? [['writable', 'writable']]
        : [
            ['seekable', 'seekable'],
            ['readable', 'readable'],
            ['writable', 'writable'],
          ];
  for (const [method, word] of needs) if (t.callMethod(raw, method, []) !== true) throw unsupported(`File or stream is not ${word}.`);
  if (n <= 0) throw raised(ValueError, 'buffer size must be strictly positive');
  self.raw = raw;
  self.size = n;
  return null;
}
const passOn = (name: string): NativeRow => [
  '(self, /)',
  '',
  (t, self: PyBuffered) => {
    if (self.isDetached) throw raised(ValueError, 'raw stream has been detached');
    return t.callMethod(self.raw, name, []);
  },
];
const shared: NonNullable<TypeRows['methods']> = {
  __init__: ['(self, /, raw, buffer_size=131072)', 'Initialize self.', initBuffered],
  close: [
    '(self, /)',
    'Flush and close the IO object.',
    (t, self: PyBuffered) => {
      if (self.raw === null || self.isDetached || isClosed(t, self.raw)) return null;
      try {
        t.callMethod(self, 'flush', []);
      } finally {
        t.callMethod(self.raw, 'close', []);
      }
      return null;
    },
  ],
  detach: [
    '(self, /)',
    'Disconnect this buffer from its underlying raw stream and return it.',
    (t, self: PyBuffered) => {
      self.check(t, 'I/O operation on closed file');
      t.callMethod(self, 'flush', []);
      self.isDetached = true;
      const { raw } = self;
      return raw;
    },
  ],
  seekable: passOn('seekable'),
  fileno: passOn('fileno'),
  isatty: passOn('isatty'),
  tell: [
    '(self, /)',
    'Return current stream position.',
    (t, self: PyBuffered) => {
      if (self.isDetached) throw raised(ValueError, 'raw stream has been detached');
      return self.tell(t);
    },
  ],
  seek: [
    '(self, target, whence=0, /)',
    'Change the stream position to the given byte offset.',
    (t, self: PyBuffered, offset: Value, whence: Value = 0) => {
      const how = sizeOf(t, whence);
      if (how < 0 || how > 4) throw raised(ValueError, `whence value ${how} unsupported`);
      self.check(t, 'seek of closed file');
      if (!isPlainFile(self.raw) && t.callMethod(self.raw, 'seekable', []) !== true) throw unsupported('File or stream is not seekable.');
      if (isPlainFile(self.raw) && self.raw.position === null) throw unsupported('underlying stream is not seekable');
      return self.seek(t, sizeOf(t, offset), how);
    },
  ],
  truncate: [
    '(self, pos=None, /)',
    'Truncate the file to at most size bytes.',
    (t, self: PyBuffered, size: Value = null) => {
      self.check(t, 'truncate of closed file');
      if (self.kind === 'BufferedReader') throw unsupported('truncate');
      self.flushNow(t);
      return t.callMethod(self.raw, 'truncate', [size === null ? self.tell(t) : size]);
    },
  ],
  __repr__: [
    '(self, /)',
    'Return repr(self).',
    (t, self: PyBuffered) => {
      const name = self.raw === null || self.isDetached ? undefined : t.findAttr(self.raw, 'name');
      return strFromJs(
        `<${self.cls.module === '_io' ? '_io.' : ''}${self.cls.qualname}${name === undefined ? '' : ` name=${t.reprText(name)}`}>`,
      );
    },
  ],
  flush: [
    '(self, /)',
    'Flush write buffers, if applicable.',
    (t, self: PyBuffered) => {
      self.check(t, 'flush of closed file');
      self.flush(t);
      return null;
    },
  ],
};
const reading: NonNullable<TypeRows['methods']> = {
  readable: passOn('readable'),
  read: [
    '(self, size=-1, /)',
    'Read and return up to n bytes.',
    (t, self: PyBuffered, size?: Value) => {
      const n = sizeArgument(t, size);
      if (n < -1) throw raised(ValueError, 'read length must be non-negative or -1');
      self.check(t, 'read of closed file');
      const bytes = self.read(t, n);
      return bytes === null ? null : new PyBytes(bytes);
    },
  ],
  read1: [
    '(self, size=-1, /)',
    'Read and return up to n bytes.',
    (t, self: PyBuffered, size: Value = -1) => {
      self.check(t, 'read of closed file');
      return new PyBytes(self.read1(t, sizeOf(t, size)));
    },
  ],
  readline: [
    '(self, size=-1, /)',
    'Read and return a line from the stream.',
    (t, self: PyBuffered, size?: Value) => {
      const n = sizeArgument(t, size);
      self.check(t, 'readline of closed file');
      return new PyBytes(self.line(t, n));
    },
  ],
  peek: [
    '(self, size=0, /)',
    'Look at what comes next without moving.',
    (t, self: PyBuffered) => {
      self.check(t, 'peek of closed file');
      self.beforeReading(t);
      self.fill(t);
      return new PyBytes(self.ahead.slice(self.at));
    },
  ],
  readinto: [
    '(self, buffer, /)',
    '',
    (t, self: PyBuffered, buffer: Value) => {
      const target = writable(buffer);
      self.check(t, 'readinto of closed file');
      const bytes = self.read(t, target.length);
      if (bytes === null) return null;
      target.set(bytes);
      return bytes.length;
    },
  ],
  readinto1: [
    '(self, buffer, /)',
    '',
    (t, self: PyBuffered, buffer: Value) => {
      const target = writable(buffer, 'readinto1');
      self.check(t, 'readinto of closed file');
      const bytes = self.read1(t, target.length);
      target.set(bytes);
      return bytes.length;
    },
  ],
  __next__: [
    '(self, /)',
    'Implement next(self).',
    (t, self: PyBuffered) => {
      if (
        self.cls.lookup('readline') !== bufferedReaderType.lookup('readline') &&
        self.cls.lookup('readline') !== bufferedRandomType.lookup('readline')
      )
        return nextLine(t, self);
      self.check(t, 'readline of closed file');
      const line = self.line(t, -1);
      if (line.length === 0) throw new Raise(stopIteration(null));
      return new PyBytes(line);
    },
  ],
};
function nextLine(t: Thread, self: PyBuffered): Value {
  const line = t.callMethod(self, 'readline', []);
  if (t.length(line) === 0) throw new Raise(stopIteration(null));
  return line;
}
const writing: NonNullable<TypeRows['methods']> = {
  writable: passOn('writable'),
  write: [
    '(self, buffer, /)',
    'Write the given buffer to the IO stream.',
    (t, self: PyBuffered, data: Value) => {
      if (isStr(data)) throw raised(TypeError, "a bytes-like object is required, not 'str'");
      const bytes = readable(data);
      self.check(t, 'write to closed file');
      self.write(t, bytes);
      return bytes.length;
    },
  ],
};
const getset: TypeRows['getset'] = {
  closed: [null, (t, self: PyBuffered) => self.closedNow(t)],
  name: [null, (t, self: PyBuffered) => t.getAttr(self.raw, 'name')],
  mode: [null, (t, self: PyBuffered) => t.getAttr(self.raw, 'mode')],
  raw: [null, (_t, self: PyBuffered) => self.raw],
};
const maker = (kind: BufferedKind): NativeRow => [
  '(cls, /, *args, **kwargs)',
  'Create and return a new object.',
  (_t, cls: PyType) => new PyBuffered(cls, kind),
];
export const bufferedReaderRows: TypeRows = {
  doc: 'Reads ahead from a raw stream, so that small reads are cheap.',
  new: maker('BufferedReader'),
  methods: { ...shared, ...reading },
  getset,
};
export const bufferedWriterRows: TypeRows = {
  doc: 'A buffer for a writeable sequential RawIO object.',
  new: maker('BufferedWriter'),
  methods: { ...shared, ...writing },
  getset,
};
export const bufferedRandomRows: TypeRows = {
  doc: 'A buffered interface to random access streams.',
  new: maker('BufferedRandom'),
  methods: { ...shared, ...reading, ...writing },
  getset,
};

/**
 * Streams in memory: BytesIO and StringIO.
 */
import { bytesOf, PyMemoryView } from '../../runtime/buffers.ts';
import { typeName } from '../../runtime/builtin-types.ts';
import { PyByteArray, PyBytes, PyTuple } from '../../runtime/collections.ts';
import { sizeOf } from '../../runtime/convert.ts';
import type { TypeRows } from '../../runtime/define.ts';
import { PyDict } from '../../runtime/dict.ts';
import { BufferError, OSError, raised, stopIteration, TypeError, ValueError } from '../../runtime/exceptions.ts';
import { Raise, type Thread } from '../../runtime/machine.ts';
import type { PyObject, PyType, Value } from '../../runtime/object.ts';
import { isStr, jsText, pointsOf, type PyStr, strFromPoints, strLength, strOf } from '../../runtime/text.ts';
import { viewOf } from '../../runtime/types/memoryview.ts';
import { dictOfObject } from '../../runtime/types/object.ts';
import { bufferedBase, closedFile, ioType, PyIO, readable, sizeArgument, textBase, writable } from './base.ts';
import { lineEnd, type Newline, newlineArgument, shown, written } from './lines.ts';

const stateDict = (self: PyObject): Value => {
  const dict = dictOfObject(self);
  if (dict === undefined || dict.size === 0) return null;
  const copy = new PyDict();
  copy.copyFrom(dict);
  return copy;
};

// ---- BytesIO
export class PyBytesIO extends PyIO {
  /** The bytes, with room behind them. Views are of this object, so they see what is written. */
  store = new PyByteArray(new Uint8Array(0));
  length = 0;
  position = 0;
  check(): void {
    if (this.isClosed) throw closedFile();
  }
  content(): Uint8Array {
    return this.store.bytes.subarray(0, this.length);
  }
  read(size: number): Uint8Array {
    const from = Math.min(this.position, this.length);
    const to = size < 0 ? this.length : Math.min(this.length, from + size);
    if (to > from) this.position = to;
    return this.store.bytes.slice(from, to);
  }
  line(limit: number): Uint8Array {
    const from = Math.min(this.position, this.length);
    const end = this.content().indexOf(10, from);
    let to = end < 0 ? this.length : end + 1;
    if (limit >= 0) to = Math.min(to, from + limit);
    if (to > from) this.position = to;
    return this.store.bytes.slice(from, to);
  }
  private reserve(t: Thread, size: number): void {
    if (size <= this.store.bytes.length) return;
    if (this.store.exports > 0) throw raised(BufferError, 'Existing exports of data: object cannot be re-sized');
    t.allot(size / 8);
    const larger = new Uint8Array(Math.max(size, this.store.bytes.length * 2, 64));
    larger.set(this.content());
    this.store.bytes = larger;
    this.store.resizes++;
  }
  write(t: Thread, bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    const end = this.position + bytes.length;
    this.reserve(t, end);
    if (this.position > this.length) this.store.bytes.fill(0, this.length, this.position);
    this.store.bytes.set(bytes, this.position);
    this.position = end;
    if (end > this.length) this.length = end;
  }
  load(bytes: Uint8Array): void {
    this.store = new PyByteArray(bytes.slice());
    this.length = bytes.length;
    this.position = 0;
  }
}
export const bytesIOType = ioType('BytesIO', bufferedBase, (cls) => new PyBytesIO(cls));
export const bytesIORows: TypeRows = {
  doc: 'Buffered I/O implementation using an in-memory bytes buffer.',
  new: ['(cls, /, *args, **kwargs)', 'Create and return a new object.', (_t, cls: PyType) => new PyBytesIO(cls)],
  methods: {
    __init__: [
      "(self, /, initial_bytes=b'')",
      'Initialize self.',
      (_t, self: PyBytesIO, initial: Value = null) => {
        self.load(initial === null ? new Uint8Array(0) : readable(initial));
        return null;
      },
    ],
    read: [
      '(self, size=-1, /)',
      'Read at most size bytes, returned as a bytes object.',
      (t, self: PyBytesIO, size?: Value) => {
        const n = sizeArgument(t, size);
        self.check();
        return new PyBytes(self.read(n));
      },
    ],
    read1: [
      '(self, size=-1, /)',
      'Read at most size bytes, returned as a bytes object.',
      (t, self: PyBytesIO, size?: Value) => {
        const n = sizeArgument(t, size);
        self.check();
        return new PyBytes(self.read(n));
      },
    ],
    readline: [
      '(self, size=-1, /)',
      'Next line from the file, as a bytes object.',
      (t, self: PyBytesIO, size?: Value) => {
        const n = sizeArgument(t, size);
        self.check();
        return new PyBytes(self.line(n));
      },
    ],
    readinto: [
      '(self, buffer, /)',
      'Read bytes into buffer.',
      (_t, self: PyBytesIO, buffer: Value) => {
        const target = writable(buffer);
        self.check();
        const bytes = self.read(target.length);
        target.set(bytes);
        return bytes.length;
      },
    ],
    peek: [
      '(self, size=1, /)',
      'Look at what comes next without moving.',
      (t, self: PyBytesIO, size: Value = 1) => {
        self.check();
        const { position } = self;
        const bytes = self.read(Math.max(-1, sizeOf(t, size)));
        self.position = position;
        return new PyBytes(bytes);
      },
    ],
    write: [
      '(self, b, /)',
      'Write bytes to file.',
      (t, self: PyBytesIO, data: Value) => {
        const bytes = readable(data);
        self.check();
        self.write(t, data instanceof PyMemoryView ? bytes.slice() : bytes);
        return bytes.length;
      },
    ],
    seek: [
      '(self, pos, whence=0, /)',
      'Change stream position.',
      (t, self: PyBytesIO, offset: Value, whence: Value = 0) => {
        self.check();
        const n = sizeOf(t, offset);
        const how = sizeOf(t, whence);
        if (how === 0 && n < 0) throw raised(ValueError, `negative seek value ${n}`);
        if (how < 0 || how > 2) throw raised(ValueError, `invalid whence (${how}, should be 0, 1 or 2)`);
        self.position = Math.max(0, n + (how === 1 ? self.position : how === 2 ? self.length : 0));
        return self.position;
      },
    ],
    tell: [
      '(self, /)',
      'Current file position, an integer.',
      (_t, self: PyBytesIO) => {
        self.check();
        return self.position;
      },
    ],
    truncate: [
      '(self, size=None, /)',
      'Truncate the file to at most size bytes.',
      (t, self: PyBytesIO, size: Value = null) => {
        self.check();
        const n = size === null ? self.position : sizeOf(t, size);
        if (n < 0) throw raised(ValueError, `negative size value ${n}`);
        if (n < self.length) {
          if (self.store.exports > 0) throw raised(BufferError, 'Existing exports of data: object cannot be re-sized');
          self.length = n;
        }
        return n;
      },
    ],
    getvalue: [
      '(self, /)',
      'Retrieve the entire contents of the BytesIO object.',
      (_t, self: PyBytesIO) => {
        self.check();
        return new PyBytes(self.content().slice());
      },
    ],
    getbuffer: [
      '(self, /)',
      'A view of the contents that may be written through.',
      (_t, self: PyBytesIO) => {
        self.check();
        if (self.store.bytes.length !== self.length) self.store.bytes = self.store.bytes.slice(0, self.length);
        return viewOf(self.store);
      },
    ],
    readable: [
      '(self, /)',
      'Returns True if the IO object can be read.',
      (_t, self: PyBytesIO) => {
        self.check();
        return true;
      },
    ],
    writable: [
      '(self, /)',
      'Returns True if the IO object can be written.',
      (_t, self: PyBytesIO) => {
        self.check();
        return true;
      },
    ],
    seekable: [
      '(self, /)',
      'Returns True if the IO object can be seeked.',
      (_t, self: PyBytesIO) => {
        self.check();
        return true;
      },
    ],
    isatty: [
      '(self, /)',
      'Always returns False.',
      (_t, self: PyBytesIO) => {
        self.check();
        return false;
      },
    ],
    flush: [
      '(self, /)',
      'Does nothing.',
      (_t, self: PyBytesIO) => {
        self.check();
        return null;
      },
    ],
    close: [
      '(self, /)',
      'Disable all I/O operations.',
      (_t, self: PyBytesIO) => {
        self.isClosed = true;
        return null;
      },
    ],
    __next__: [
      '(self, /)',
      'Implement next(self).',
      (_t, self: PyBytesIO) => {
        self.check();
        const line = self.line(-1);
        if (line.length === 0) throw new Raise(stopIteration(null));
        return new PyBytes(line);
      },
    ],
    __getstate__: [
      '(self, /)',
      '',
      (_t, self: PyBytesIO) => {
        self.check();
        return new PyTuple([new PyBytes(self.content().slice()), self.position, stateDict(self)]);
      },
    ],
    __setstate__: [
      '(self, state, /)',
      '',
      (_t, self: PyBytesIO, state: Value) => {
        const [bytes, position] = (state as PyObject as PyTuple).items;
        self.load(bytesOf(bytes) ?? new Uint8Array(0));
        self.position = position as number;
        return null;
      },
    ],
  },
};

// ---- StringIO
/** Text in memory. Plain text is a string of the host that grows at its end; any other is an array of code points. */
export class PyStringIO extends PyIO {
  private text = '';
  private points: number[] | null = null;
  position = 0;
  newline: Newline = '\n';
  check(): void {
    if (this.isClosed) throw raised(ValueError, 'I/O operation on closed file');
  }
  get length(): number {
    return this.points === null ? this.text.length : this.points.length;
  }
  value(): string | PyStr {
    return this.points === null ? this.text : strFromPoints(this.points);
  }
  /** What stands between two positions. */
  part(from: number, to: number): string | PyStr {
    return this.points === null ? this.text.slice(from, to) : strFromPoints(this.points.slice(from, to));
  }
  clear(): void {
    this.text = '';
    this.points = null;
    this.position = 0;
  }
  write(t: Thread, given: string | PyStr): void {
    let text: string | PyStr = given;
    if (typeof text === 'string') text = this.newline === null ? shown(text, null) : written(text, this.newline);
    if (strLength(text) === 0) return;
    if (typeof text !== 'string' && this.points === null) {
      this.points = Array.from(pointsOf(this.text));
      this.text = '';
    }
    const length = strLength(text);
    const end = this.position + length;
    if (this.points === null) {
      const own = this.text;
      if (this.position === own.length) this.text = own + (text as string);
      else {
        t.charge(own.length);
        const before = this.position > own.length ? own + '\0'.repeat(this.position - own.length) : own.slice(0, this.position);
        this.text = before + (text as string) + own.slice(end);
      }
    } else {
      while (this.points.length < this.position) this.points.push(0);
      const fresh = pointsOf(text);
      for (let i = 0; i < length; i++) this.points[this.position + i] = fresh[i];
    }
    this.position = end;
  }
  read(size: number): string | PyStr {
    const from = Math.min(this.position, this.length);
    const to = size < 0 ? this.length : Math.min(this.length, from + size);
    if (to > from) this.position = to;
    return this.part(from, to);
  }
  line(limit: number): string | PyStr {
    const from = Math.min(this.position, this.length);
    let to: number;
    // Ends of lines are found in units of the host: positions are the same where no character needs two.
    if (this.points === null) to = lineEnd(this.text, from, this.newline, true);
    else to = lineEnd(this.points.map((point) => (point > 0xffff ? 'x' : String.fromCharCode(point))).join(''), from, this.newline, true);
    if (to < 0) to = this.length;
    if (limit >= 0) to = Math.min(to, from + limit);
    if (to > from) this.position = to;
    return this.part(from, to);
  }
  truncate(size: number): void {
    if (size >= this.length) return;
    if (this.points === null) this.text = this.text.slice(0, size);
    else this.points.length = size;
  }
}
export const stringIOType = ioType('StringIO', textBase, (cls) => new PyStringIO(cls));
export const stringIORows: TypeRows = {
  doc: 'Text I/O implementation using an in-memory buffer.',
  new: ['(cls, /, *args, **kwargs)', 'Create and return a new object.', (_t, cls: PyType) => new PyStringIO(cls)],
  methods: {
    __init__: [
      "(self, /, initial_value='', newline='\\n')",
      'Initialize self.',
      (t, self: PyStringIO, initial: Value = null, newline: Value = '\n') => {
        const mode = newlineArgument(t, newline, 'StringIO()');
        if (initial !== null && !isStr(initial)) throw raised(TypeError, `initial_value must be str or None, not ${typeName(initial)}`);
        self.newline = mode;
        self.clear();
        if (initial !== null) self.write(t, strOf(initial) as string | PyStr);
        self.position = 0;
        return null;
      },
    ],
    read: [
      '(self, size=-1, /)',
      'Read at most size characters, returned as a string.',
      (t, self: PyStringIO, size?: Value) => {
        const n = sizeArgument(t, size);
        self.check();
        return self.read(n);
      },
    ],
    readline: [
      '(self, size=-1, /)',
      'Read until newline or EOF.',
      (t, self: PyStringIO, size?: Value) => {
        const n = sizeArgument(t, size);
        self.check();
        return self.line(n);
      },
    ],
    write: [
      '(self, s, /)',
      'Write string to file.',
      (t, self: PyStringIO, text: Value) => {
        if (!isStr(text)) throw raised(TypeError, `string argument expected, got '${typeName(text)}'`);
        self.check();
        const plain = strOf(text) as string | PyStr;
        self.write(t, plain);
        return strLength(plain);
      },
    ],
    seek: [
      '(self, pos, whence=0, /)',
      'Change stream position.',
      (t, self: PyStringIO, offset: Value, whence: Value = 0) => {
        self.check();
        const n = sizeOf(t, offset);
        const how = sizeOf(t, whence);
        if (how < 0 || how > 2) throw raised(ValueError, `Invalid whence (${how}, should be 0, 1 or 2)`);
        if (how === 0 && n < 0) throw raised(ValueError, `Negative seek position ${n}`);
        if (how !== 0 && n !== 0) throw raised(OSError, "Can't do nonzero cur-relative seeks");
        self.position = how === 0 ? n : how === 1 ? self.position : self.length;
        return self.position;
      },
    ],
    tell: [
      '(self, /)',
      'Tell the current file position.',
      (_t, self: PyStringIO) => {
        self.check();
        return self.position;
      },
    ],
    truncate: [
      '(self, pos=None, /)',
      'Truncate size to pos.',
      (t, self: PyStringIO, size: Value = null) => {
        self.check();
        const n = size === null ? self.position : sizeOf(t, size);
        if (n < 0) throw raised(ValueError, `Negative size value ${n}`);
        self.truncate(n);
        return n;
      },
    ],
    getvalue: [
      '(self, /)',
      'Retrieve the entire contents of the object.',
      (_t, self: PyStringIO) => {
        self.check();
        return self.value();
      },
    ],
    readable: [
      '(self, /)',
      'Returns True if the IO object can be read.',
      (_t, self: PyStringIO) => {
        self.check();
        return true;
      },
    ],
    writable: [
      '(self, /)',
      'Returns True if the IO object can be written.',
      (_t, self: PyStringIO) => {
        self.check();
        return true;
      },
    ],
    seekable: [
      '(self, /)',
      'Returns True if the IO object can be seeked.',
      (_t, self: PyStringIO) => {
        self.check();
        return true;
      },
    ],
    close: [
      '(self, /)',
      'Close the IO object.',
      (_t, self: PyStringIO) => {
        self.isClosed = true;
        return null;
      },
    ],
    __next__: [
      '(self, /)',
      'Implement next(self).',
      (t, self: PyStringIO) => {
        self.check();
        const line =
          self.cls.lookup('readline') === stringIOType.lookup('readline')
            ? self.line(-1)
            : (strOf(t.callMethod(self, 'readline', [])) as string | PyStr);
        if (strLength(line) === 0) throw new Raise(stopIteration(null));
        return line;
      },
    ],
    __getstate__: [
      '(self, /)',
      '',
      (_t, self: PyStringIO) => {
        self.check();
        return new PyTuple([self.value(), self.newline, self.position, stateDict(self)]);
      },
    ],
    __setstate__: [
      '(self, state, /)',
      '',
      (t, self: PyStringIO, state: Value) => {
        const [text, newline, position] = (state as PyObject as PyTuple).items;
        self.newline = '';
        self.clear();
        self.write(t, strOf(text) as string | PyStr);
        self.newline = newline === null ? null : (jsText(newline as string) as Newline);
        self.position = position as number;
        return null;
      },
    ],
  },
  getset: {
    line_buffering: [null, () => false],
    newlines: [null, () => null],
  },
};

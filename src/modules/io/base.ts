/**
 * The base classes of module io: what every stream can do, said in terms of a few methods that each kind brings.
 */
import { bytesOf, PyMemoryView } from '../../runtime/buffers.ts';
import { builtinType, typeName, typeOf } from '../../runtime/builtin-types.ts';
import { EMPTY_TUPLE, PyByteArray, PyBytes, PyList } from '../../runtime/collections.ts';
import { indexOf, sizeOf } from '../../runtime/convert.ts';
import type { NativeRow, TypeRows } from '../../runtime/define.ts';
import { OSError, PyException, raised, stopIteration, TypeError, ValueError } from '../../runtime/exceptions.ts';
import { collect } from '../../runtime/iterate.ts';
import { Raise, type Thread } from '../../runtime/machine.ts';
import type { NativeFrame } from '../../runtime/native-frame.ts';
import { PUSHED, PyObject, type PyType, TypeFlag, type Value } from '../../runtime/object.ts';
import { findAttr } from '../../runtime/attributes.ts';
import { isStr, strLength, strOf, type PyStr } from '../../runtime/text.ts';
import { dictOfObject, setDictOfObject } from '../../runtime/types/object.ts';

const { BASETYPE, HAS_DICT } = TypeFlag;
const flags = BASETYPE | HAS_DICT;

/** Any stream. */
export class PyIO extends PyObject {
  isClosed = false;
  constructor(cls: PyType) {
    super();
    this.cls = cls;
    this.shape = cls.rootShape;
    this.slots = [];
  }
  closedNow(_t: Thread): boolean {
    return this.isClosed;
  }
}
export function ioType(name: string, base: PyType | undefined, allocate: (cls: PyType) => PyObject, module = '_io'): PyType {
  const type = builtinType(name, { ...(base === undefined ? {} : { base }), flags: flags | TypeFlag.HAS_WEAKREF, module, allocate });
  type.name = `${module}.${name}`;
  return type;
}
export const ioBase = ioType('_IOBase', undefined, (cls) => new PyIO(cls));
export const rawBase = ioType('_RawIOBase', ioBase, (cls) => new PyIO(cls));
export const bufferedBase = ioType('_BufferedIOBase', ioBase, (cls) => new PyIO(cls));
export const textBase = ioType('_TextIOBase', ioBase, (cls) => new PyIO(cls));

/** io.UnsupportedOperation is an OSError and a ValueError. */
export const UnsupportedOperation = builtinType('UnsupportedOperation', {
  base: OSError,
  flags,
  module: 'io',
  allocate: (cls) => new PyException(cls, EMPTY_TUPLE),
});
UnsupportedOperation.bases = [OSError, ValueError];
UnsupportedOperation.mro = [UnsupportedOperation, OSError, ValueError, ...OSError.mro.slice(1)];
UnsupportedOperation.name = 'io.UnsupportedOperation';
ValueError.subclasses.add(new WeakRef(UnsupportedOperation));
export const unsupported = (what: string): Raise => raised(UnsupportedOperation, what);

export const DEFAULT_BUFFER_SIZE = 131072;
export const closedFile = (): Raise => raised(ValueError, 'I/O operation on closed file.');

/** A size argument: None and negative numbers mean all. */
export function sizeArgument(t: Thread, v: Value | undefined): number {
  if (v === undefined || v === null) return -1;
  if (typeof v !== 'number' && typeOf(v).lookup('__index__') === undefined)
    throw raised(TypeError, `argument should be integer or None, not '${typeName(v)}'`);
  return sizeOf(t, v);
}
export function isClosed(t: Thread, v: Value): boolean {
  if (v instanceof PyIO && !v.cls.has(TypeFlag.HEAP)) return v.closedNow(t);
  const closed = t.findAttr(v, 'closed');
  return closed !== undefined && t.truth(closed);
}
export function checkOpen(t: Thread, v: Value): void {
  if (isClosed(t, v)) throw closedFile();
}

/** readline by read(1), or by peek() where there is one. */
function readline(t: Thread, self: PyIO, limit?: Value): Value {
  checkOpen(t, self);
  const size = sizeArgument(t, limit);
  const peek = t.findAttr(self, 'peek');
  const line: number[] = [];
  while (size < 0 || line.length < size) {
    let want = 1;
    if (peek !== undefined) {
      const ahead = t.call(peek, [1]);
      if (!(ahead instanceof PyBytes)) throw raised(OSError, `peek() should have returned a bytes object, not '${typeName(ahead)}'`);
      const end = ahead.bytes.indexOf(10);
      want = Math.max(1, end < 0 ? ahead.bytes.length : end + 1);
      if (size >= 0) want = Math.min(want, size - line.length);
    }
    const got = t.callMethod(self, 'read', [want]);
    if (!(got instanceof PyBytes)) throw raised(OSError, `read() should have returned a bytes object, not '${typeName(got)}'`);
    if (got.bytes.length === 0) break;
    for (const byte of got.bytes) line.push(byte);
    if (line[line.length - 1] === 10) break;
  }
  return new PyBytes(Uint8Array.from(line));
}

/** Next line. a: the stream. */
function nextStep(t: Thread, f: NativeFrame, value: Value): Value {
  if (f.state === 0) {
    f.state = 1;
    value = t.invoke(findAttr(t, f.a as Value, 'readline') as Value, []);
    if (value === PUSHED) return PUSHED;
  }
  const length = isStr(value)
    ? strLength(strOf(value) as string | PyStr)
    : value instanceof PyBytes || value instanceof PyByteArray
      ? value.bytes.length
      : t.length(value);
  if (length === 0) throw new Raise(stopIteration(null));
  return value;
}
/** readlines. a: the stream, b: lines so far, c: bytes or characters that may still come. */
function linesStep(t: Thread, f: NativeFrame, value: Value): Value {
  const lines = f.b as Value[];
  for (;;) {
    if (f.state === 1) {
      const length = isStr(value) ? strLength(strOf(value) as string | PyStr) : t.length(value);
      if (length === 0) return new PyList(lines);
      lines.push(value);
      f.c = (f.c as number) - length;
      if ((f.c as number) <= 0) return new PyList(lines);
    }
    f.state = 1;
    value = t.invoke(findAttr(t, f.a as Value, 'readline') as Value, []);
    if (value === PUSHED) return PUSHED;
  }
}
/** writelines: one write after the other. a: the stream, b: lines, c: next one. */
function writeLines(t: Thread, lines: Value[], self: Value): Value {
  return t.start(writeLinesStep, self, lines, 0);
}
function writeLinesStep(t: Thread, f: NativeFrame): Value {
  const lines = f.b as Value[];
  while ((f.c as number) < lines.length) {
    const line = lines[f.c as number];
    f.c = (f.c as number) + 1;
    if (t.invoke(findAttr(t, f.a as Value, 'write') as Value, [line]) === PUSHED) return PUSHED;
  }
  return null;
}

const no = (name: string, signature = '(self, /)'): NativeRow => [
  signature,
  '',
  () => {
    throw unsupported(name);
  },
];
const check = (name: string, text: string): NativeRow => [
  '(self, /, msg=None)',
  '',
  (t, self: Value) => {
    const answer = t.callMethod(self, name, []);
    if (answer !== true) throw unsupported(`File or stream is not ${text}.`);
    return answer;
  },
];
export const baseRows: TypeRows = {
  doc: 'The abstract base class for all I/O classes.',
  methods: {
    seek: no('seek', '(self, offset, whence=0, /)'),
    tell: ['(self, /)', 'Return current stream position.', (t, self: Value) => t.callMethod(self, 'seek', [0, 1])],
    truncate: no('truncate', '(self, size=None, /)'),
    flush: [
      '(self, /)',
      'Flush write buffers, if applicable.',
      (t, self: Value) => {
        checkOpen(t, self);
        return null;
      },
    ],
    close: [
      '(self, /)',
      'Flush and close the IO object.',
      (t, self: PyIO) => {
        if (self.isClosed) return null;
        try {
          t.callMethod(self, 'flush', []);
        } finally {
          self.isClosed = true;
        }
        return null;
      },
    ],
    seekable: ['(self, /)', 'Return whether object supports random access.', () => false],
    readable: ['(self, /)', 'Return whether object was opened for reading.', () => false],
    writable: ['(self, /)', 'Return whether object was opened for writing.', () => false],
    _checkClosed: [
      '(self, /, msg=None)',
      '',
      (t, self: Value) => {
        checkOpen(t, self);
        return null;
      },
    ],
    _checkSeekable: check('seekable', 'seekable'),
    _checkReadable: check('readable', 'readable'),
    _checkWritable: check('writable', 'writable'),
    fileno: no('fileno'),
    isatty: [
      '(self, /)',
      "Return whether this is an 'interactive' stream.",
      (t, self: Value) => {
        checkOpen(t, self);
        return false;
      },
    ],
    readline: ['(self, size=-1, /)', 'Read and return a line from the stream.', readline],
    readlines: [
      '(self, hint=-1, /)',
      'Return a list of lines from the stream.',
      (t, self: Value, hint?: Value) => {
        const limit = sizeArgument(t, hint);
        return t.start(linesStep, self, [], limit <= 0 ? Infinity : limit);
      },
    ],
    writelines: [
      '(self, lines, /)',
      'Write a list of lines to stream.',
      (t, self: Value, lines: Value) => {
        checkOpen(t, self);
        return collect(t, lines, writeLines, self);
      },
    ],
    __enter__: [
      '(self, /)',
      '',
      (t, self: Value) => {
        checkOpen(t, self);
        return self;
      },
    ],
    __exit__: ['(self, /, *args)', '', (t, self: Value) => t.start(closeStep, self)],
    __iter__: [
      '(self, /)',
      'Implement iter(self).',
      (t, self: Value) => {
        checkOpen(t, self);
        return self;
      },
    ],
    __next__: ['(self, /)', 'Implement next(self).', (t, self: Value) => t.start(nextStep, self)],
  },
  getset: {
    closed: [null, (t, self: PyIO) => self.closedNow(t)],
    __dict__: [null, (_t, self: Value) => dictOfObject(self) as Value, (_t, self: Value, value) => setDictOfObject(self, value)],
  },
};
function closeStep(t: Thread, f: NativeFrame): Value {
  if (f.state === 0) {
    f.state = 1;
    if (t.invoke(findAttr(t, f.a as Value, 'close') as Value, []) === PUSHED) return PUSHED;
  }
  return null;
}

export const rawRows: TypeRows = {
  doc: 'Base class for raw binary I/O.',
  methods: {
    read: [
      '(self, size=-1, /)',
      'Read at most so many bytes.',
      (t, self: Value, size?: Value) => {
        const n = sizeArgument(t, size);
        if (n < 0) return t.callMethod(self, 'readall', []);
        const into = new PyByteArray(new Uint8Array(n));
        const count = t.callMethod(self, 'readinto', [into]);
        if (count === null) return null;
        const got = Number(indexOf(t, count));
        if (got < 0 || got > n) throw raised(ValueError, `readinto returned ${got} outside buffer size ${n}`);
        return new PyBytes(into.bytes.slice(0, got));
      },
    ],
    readall: [
      '(self, /)',
      'Read until EOF, using multiple read() call.',
      (t, self: Value) => {
        const parts: Uint8Array[] = [];
        for (;;) {
          const part = t.callMethod(self, 'read', [DEFAULT_BUFFER_SIZE]);
          if (part === null) {
            if (parts.length === 0) return null;
            break;
          }
          if (!(part instanceof PyBytes)) throw raised(TypeError, 'read() should return bytes');
          if (part.bytes.length === 0) break;
          parts.push(part.bytes);
        }
        return new PyBytes(joined(parts));
      },
    ],
    readinto: no('readinto', '(self, buffer, /)'),
    write: no('write', '(self, b, /)'),
  },
};
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
const readIntoBy = (method: string): NativeRow => [
  '(self, buffer, /)',
  '',
  (t, self: Value, buffer: Value) => {
    const target = writable(buffer);
    const data = t.callMethod(self, method, [target.length]);
    if (!(data instanceof PyBytes)) throw raised(TypeError, 'read() should return bytes');
    if (data.bytes.length > target.length)
      throw raised(ValueError, `read() returned too much data: ${target.length} bytes requested, ${data.bytes.length} returned`);
    target.set(data.bytes);
    return data.bytes.length;
  },
];
export const bufferedRows: TypeRows = {
  doc: 'Base class for buffered IO objects.',
  methods: {
    read: no('read', '(self, size=-1, /)'),
    read1: no('read1', '(self, size=-1, /)'),
    readinto: readIntoBy('read'),
    readinto1: readIntoBy('read1'),
    write: no('write', '(self, b, /)'),
    detach: no('detach'),
  },
};
export const textRows: TypeRows = {
  doc: 'Base class for text I/O.',
  methods: {
    read: no('read', '(self, size=-1, /)'),
    readline: no('readline', '(self, size=-1, /)'),
    write: no('write', '(self, s, /)'),
    detach: no('detach'),
  },
  getset: { encoding: [null, () => null], newlines: [null, () => null], errors: [null, () => null] },
};

/** The bytes of an object to write into. */
export function writable(v: Value, method = 'readinto'): Uint8Array {
  const bytes = v instanceof PyBytes || (v instanceof PyMemoryView && v.isReadonly) ? undefined : bytesOf(v);
  if (bytes === undefined) throw raised(TypeError, `${method}() argument must be read-write bytes-like object, not ${typeName(v)}`);
  return bytes;
}
/** The bytes of an object to read from. */
export function readable(v: Value): Uint8Array {
  const bytes = bytesOf(v);
  if (bytes === undefined) throw raised(TypeError, `a bytes-like object is required, not '${typeName(v)}'`);
  return bytes;
}

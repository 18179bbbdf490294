/**
 * Standard output and error: text streams that go straight to the host, buffered by line on a terminal and by block elsewhere.
 */
import { builtinType, typeName } from '../runtime/builtin-types.ts';
import { PyIterator } from '../runtime/callables.ts';
import type { TypeRows } from '../runtime/define.ts';
import { raised, TypeError, ValueError } from '../runtime/exceptions.ts';
import type { Thread } from '../runtime/machine.ts';
import { PyObject, type PyType, type Value } from '../runtime/object.ts';
import { isStr, jsText, strFromJs, strLength, strOf, type PyStr } from '../runtime/text.ts';
import { DONE } from '../runtime/object.ts';
import { PyList } from '../runtime/collections.ts';

const BLOCK = 1 << 15;

export class PyTextStream extends PyObject {
  private buffer = '';
  closed = false;
  constructor(
    readonly stream: 1 | 2,
    readonly name: string,
    readonly perLine: boolean,
    private readonly isUnbuffered = false,
  ) {
    super();
  }
  write(t: Thread, text: string): void {
    if (this.closed) throw raised(ValueError, 'I/O operation on closed file.');
    this.buffer += text;
    if (this.buffer.length > BLOCK || this.stream === 2 || this.isUnbuffered || (this.perLine && text.includes('\n'))) this.flush(t);
  }
  flush(t: Thread): void {
    if (this.buffer === '') return;
    const text = this.buffer;
    this.buffer = '';
    t.interp.host.write(this.stream, text);
  }
}
export const textStreamType = builtinType('TextIOWrapper', { js: PyTextStream, module: '_io' });

const streamRows: TypeRows = {
  methods: {
    write: ['(self, text, /)', 'Write string s to stream.', (t, self: PyTextStream, text: Value) => {
      if (!isStr(text)) throw raised(TypeError, `write() argument must be str, not ${typeName(text)}`);
      self.write(t, jsText(text));
      return strLength(strOf(text) as string | PyStr);
    }],
    writelines: ['(self, lines, /)', 'Write a list of lines to stream.', (t, self: PyTextStream, lines: Value) => {
      for (const line of t.list(lines)) self.write(t, jsText(line as string));
      return null;
    }],
    flush: ['(self, /)', 'Flush write buffers, if applicable.', (t, self: PyTextStream) => {
      self.flush(t);
      return null;
    }],
    fileno: ['(self, /)', 'Return underlying file descriptor if one exists.', (_t, self: PyTextStream) => self.stream],
    isatty: ['(self, /)', 'Return whether this is an interactive stream.', (t, self: PyTextStream) => t.interp.host.isTerminal(self.stream)],
    readable: ['(self, /)', 'Return whether object was opened for reading.', () => false],
    writable: ['(self, /)', 'Return whether object was opened for writing.', () => true],
    seekable: ['(self, /)', 'Return whether object supports random access.', () => false],
    close: ['(self, /)', 'Flush and close the IO object.', (t, self: PyTextStream) => {
      self.flush(t);
      self.closed = true;
      return null;
    }],
    reconfigure: ['(self, /, **kwargs)', 'Reconfigure the text stream with new parameters.', () => null],
    __repr__: ['(self, /)', 'Return repr(self).', (_t, self: PyTextStream) => strFromJs(`<_io.TextIOWrapper name='${self.name}' mode='w' encoding='utf-8'>`)],
    __enter__: ['(self, /)', '', (_t, self: PyTextStream) => self],
    __exit__: ['(self, /, *args)', '', (t, self: PyTextStream) => {
      self.flush(t);
      return null;
    }],
  },
  getset: {
    name: [null, (_t, self: PyTextStream) => self.name],
    mode: [null, () => 'w'],
    encoding: [null, () => 'utf-8'],
    errors: [null, (_t, self: PyTextStream) => (self.stream === 2 ? 'backslashreplace' : 'strict')],
    newlines: [null, () => null],
    closed: [null, (_t, self: PyTextStream) => self.closed],
    line_buffering: [null, (_t, self: PyTextStream) => self.perLine],
  },
};

/** Standard input, read by line through the host. */
export class PyInputStream extends PyIterator {
  next(t: Thread): Value {
    const line = readLine(t);
    return line === '' ? DONE : strFromJs(line);
  }
}
export const inputStreamType = builtinType('TextIOWrapper', { js: PyInputStream, module: '_io' });
function readLine(t: Thread): string {
  const line = t.interp.host.readInput('');
  if (typeof line !== 'string') throw raised(ValueError, 'reading standard input has to wait, which is not possible here');
  return line;
}
const inputRows: TypeRows = {
  methods: {
    readline: ['(self, size=-1, /)', 'Read until newline or EOF.', (t) => strFromJs(readLine(t))],
    read: ['(self, size=-1, /)', 'Read at most size characters from stream.', (t, _self: Value, size: Value = -1) => {
      let text = '';
      for (let line = readLine(t); line !== ''; line = readLine(t)) text += line;
      void size;
      return strFromJs(text);
    }],
    readlines: ['(self, hint=-1, /)', 'Return a list of lines from the stream.', (t) => {
      const lines: Value[] = [];
      for (let line = readLine(t); line !== ''; line = readLine(t)) lines.push(strFromJs(line));
      return new PyList(lines);
    }],
    fileno: ['(self, /)', 'Return underlying file descriptor if one exists.', () => 0],
    isatty: ['(self, /)', 'Return whether this is an interactive stream.', (t) => t.interp.host.isTerminal(0)],
    readable: ['(self, /)', 'Return whether object was opened for reading.', () => true],
    writable: ['(self, /)', 'Return whether object was opened for writing.', () => false],
    seekable: ['(self, /)', 'Return whether object supports random access.', () => false],
    flush: ['(self, /)', 'Flush write buffers, if applicable.', () => null],
    close: ['(self, /)', 'Flush and close the IO object.', () => null],
    __iter__: ['(self, /)', 'Implement iter(self).', (_t, self: Value) => self],
    __next__: ['(self, /)', 'Implement next(self).', (t, self: Value) => t.next(self)],
    __repr__: ['(self, /)', 'Return repr(self).', () => "<_io.TextIOWrapper name='<stdin>' mode='r' encoding='utf-8'>"],
  },
  getset: { name: [null, () => '<stdin>'], mode: [null, () => 'r'], encoding: [null, () => 'utf-8'], errors: [null, () => 'strict'], closed: [null, () => false] },
};
export const rows: readonly (readonly [PyType, TypeRows])[] = [
  [textStreamType, streamRows],
  [inputStreamType, inputRows],
];

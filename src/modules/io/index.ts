/**
 * Module _io: open() and the classes of streams. Module io (stdlib/io.py) adds the abstract base classes.
 */
import { typeName } from '../../runtime/builtin-types.ts';
import type { ModuleRows, NativeRow } from '../../runtime/define.ts';
import { exceptionTypes, raised, RuntimeWarning, TypeError, ValueError } from '../../runtime/exceptions.ts';
import type { Thread } from '../../runtime/machine.ts';
import { intOf } from '../../runtime/number.ts';
import type { PyType, Value } from '../../runtime/object.ts';
import { isStr, jsText, strFromJs } from '../../runtime/text.ts';
import { sizeOf } from '../../runtime/convert.ts';
import { initText, PyTextStream, textStreamType } from '../streams.ts';
import { bufferedBase, DEFAULT_BUFFER_SIZE, ioBase, rawBase, textBase, UnsupportedOperation } from './base.ts';
import {
  bufferedRandomType,
  bufferedReaderType,
  bufferedWriterType,
  fileType,
  makeBuffered,
  pathOrUndefined,
  type PyFileIO,
} from './file.ts';
import { bytesIOType, stringIOType } from './memory.ts';
import { wrongArgument } from '../../runtime/text-arguments.ts';

function open(
  t: Thread,
  file: Value,
  mode: Value = 'r',
  buffering: Value = -1,
  encoding: Value = null,
  errors: Value = null,
  newline: Value = null,
  closefd: Value = true,
  opener: Value = null,
): Value {
  let path = file;
  if (intOf(file) === undefined && !isStr(file)) {
    const text = pathOrUndefined(t, file);
    if (text === undefined) throw raised(TypeError, `expected str, bytes or os.PathLike object, not ${typeName(file)}`);
    path = typeName(file) === 'bytes' ? file : strFromJs(text);
  }
  if (!isStr(mode)) throw wrongArgument("open() argument 'mode'", 'str', mode);
  for (const [value, name] of [
    [encoding, 'encoding'],
    [errors, 'errors'],
    [newline, 'newline'],
  ] as const)
    if (value !== null && !isStr(value)) throw wrongArgument(`open() argument '${name}'`, 'str or None', value);
  const text = jsText(mode);
  const has = (letter: string): boolean => text.includes(letter);
  if (/[^axrwb+t]/.test(text) || new Set(text).size !== text.length) throw raised(ValueError, `invalid mode: ${t.reprText(mode)}`);
  const kinds = Array.from('xrwa').filter(has);
  if (has('b') && has('t')) throw raised(ValueError, "can't have text and binary mode at once");
  if (kinds.length > 1) throw raised(ValueError, 'must have exactly one of create/read/write/append mode');
  const binary = has('b');
  if (binary && encoding !== null) throw raised(ValueError, "binary mode doesn't take an encoding argument");
  if (binary && errors !== null) throw raised(ValueError, "binary mode doesn't take an errors argument");
  if (binary && newline !== null) throw raised(ValueError, "binary mode doesn't take a newline argument");
  let size = sizeOf(t, buffering);
  if (binary && size === 1)
    t.warn(RuntimeWarning, "line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used");
  const raw = t.call(fileType, [path, `${kinds.join('')}${has('+') ? '+' : ''}`, closefd, opener]) as PyFileIO;
  try {
    const isTerminal = raw.host().isTerminal;
    const perLine = !binary && (size === 1 || (size < 0 && isTerminal));
    if (size === 1 || size < 0) size = DEFAULT_BUFFER_SIZE;
    if (size === 0) {
      if (binary) return raw;
      throw raised(ValueError, "can't have unbuffered text I/O");
    }
    const buffer = makeBuffered(
      has('+') ? 'BufferedRandom' : has('r') || kinds.length === 0 ? 'BufferedReader' : 'BufferedWriter',
      raw,
      size,
    );
    if (binary) return buffer;
    const stream = new PyTextStream(textStreamType);
    initText(t, stream, buffer, { encoding, errors, newline, perLine });
    stream.modeText = mode;
    return stream;
  } catch (error) {
    t.callMethod(raw, 'close', []);
    throw error;
  }
}
export const openRow: NativeRow = [
  "(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)",
  'Open file and return a stream.  Raise OSError upon failure.',
  open,
];

export const ioModule: ModuleRows = {
  name: '_io',
  doc: 'The io module provides the Python interfaces to stream handling.',
  functions: {
    open_code: ['(path)', 'Opens the provided file with the intent to import the contents.', (t, path: Value) => open(t, path, 'rb')],
    text_encoding: [
      '(encoding, stacklevel=2, /)',
      'A helper function to choose the text encoding.',
      (_t, encoding: Value) => (encoding === null ? 'locale' : encoding),
    ],
  },
  values: (interp) => ({
    // The very object that is a builtin.
    open: interp.builtins.getName('open') as Value,
    DEFAULT_BUFFER_SIZE,
    UnsupportedOperation,
    BlockingIOError: exceptionTypes.get('BlockingIOError') as PyType,
    _IOBase: ioBase,
    _RawIOBase: rawBase,
    _BufferedIOBase: bufferedBase,
    _TextIOBase: textBase,
    FileIO: fileType,
    BytesIO: bytesIOType,
    StringIO: stringIOType,
    BufferedReader: bufferedReaderType,
    BufferedWriter: bufferedWriterType,
    BufferedRandom: bufferedRandomType,
    TextIOWrapper: textStreamType,
  }),
};

/**
 * Module zlib: compressed data, as one piece or as a stream, and checksums.
 *
 * Written here instead of asked from the host: a host's zlib is often a variant that compresses to other bytes than CPython's, and has
 * no streams that can be copied, or read to a limit.
 */
import { bytesArgument, bytesOf } from '../../runtime/buffers.ts';
import { builtinType } from '../../runtime/builtin-types.ts';
import { PyBytes } from '../../runtime/collections.ts';
import { cIntOf, indexOf, sizeOf } from '../../runtime/convert.ts';
import type { ModuleRows, NativeRow, TypeRows } from '../../runtime/define.ts';
import { EOFError, Exception, raised, TypeError, ValueError } from '../../runtime/exceptions.ts';
import type { Raise, Thread } from '../../runtime/machine.ts';
import { PyObject, type PyType, TypeFlag, type Value } from '../../runtime/object.ts';
import { crc32Row } from '../binascii.ts';
import { adler32 } from './adler32.ts';
import { Flush, Strategy } from './deflate.ts';
import { BadData, type Inflater } from './inflate.ts';
import { Compression, inflaterOf, type Portion, readOn, type Stop, WRONG_DICTIONARY } from './streams.ts';

const VERSION = '1.3.2';
const MAX_WBITS = 15;
const DEF_MEM_LEVEL = 8;
const DEF_BUF_SIZE = 16384;
const DEFLATED = 8;
const NOTHING: Uint8Array = new Uint8Array(0);

const ZlibError = builtinType('error', {
  base: Exception,
  flags: TypeFlag.BASETYPE | TypeFlag.HAS_DICT | TypeFlag.SAME_LAYOUT,
  module: 'zlib',
});
ZlibError.name = 'zlib.error';
/** Errors have zlib's numbers. */
const Failure = { DICTIONARY: 2, STREAM: -2, DATA: -3, CUT: -5 } as const;
const REASONS: Readonly<Record<number, string>> = {
  [Failure.STREAM]: 'inconsistent stream state',
  [Failure.CUT]: 'incomplete or truncated stream',
};
function failed(number: number, when: string, reason: string | undefined = REASONS[number]): Raise {
  return raised(ZlibError, `Error ${number} ${when}${reason === undefined ? '' : `: ${reason}`}`);
}
function refuse(stop: Stop): Raise {
  if (stop === WRONG_DICTIONARY) return failed(Failure.DATA, 'while setting zdict', 'invalid input data');
  if (stop instanceof BadData) return failed(Failure.DATA, 'while decompressing data', stop.reason);
  return failed(stop === 'dictionary' ? Failure.DICTIONARY : Failure.CUT, 'while decompressing data');
}
const optionalInt = (t: Thread, v: Value | undefined, otherwise: number): number => (v === undefined ? otherwise : cIntOf(t, v));
const joined = (first: Uint8Array, second: Uint8Array): Uint8Array => {
  if (first.length === 0) return second;
  const all = new Uint8Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
};
/** Work over large data can be interrupted. */
const LARGE = 1 << 18;
const run = <T>(t: Thread, size: number, work: () => T): T => (size < LARGE ? work() : t.interp.host.interruptible(work));
function charge(t: Thread, input: Uint8Array, output: Uint8Array): void {
  t.charge((input.length + output.length) >> 6);
}

// ---- one piece
function compress(t: Thread, data: Value, level?: Value, wbits?: Value): Value {
  const bytes = bytesArgument(data);
  const stream = Compression.of({
    level: optionalInt(t, level, -1),
    method: DEFLATED,
    wbits: optionalInt(t, wbits, MAX_WBITS),
    memory: DEF_MEM_LEVEL,
    strategy: Strategy.DEFAULT,
  });
  if (stream === undefined) throw raised(ZlibError, 'Bad compression level');
  const output = run(t, bytes.length, () => stream.write(bytes, Flush.FINISH));
  charge(t, bytes, output);
  return new PyBytes(output);
}
function decompress(t: Thread, data: Value, wbits?: Value, bufsize?: Value): Value {
  const bytes = bytesArgument(data);
  const bits = optionalInt(t, wbits, MAX_WBITS);
  if (bufsize !== undefined && sizeOf(t, bufsize) < 0) throw raised(ValueError, 'bufsize must be non-negative');
  const inflater = inflaterOf(bits);
  if (inflater === undefined) throw failed(Failure.STREAM, 'while preparing to decompress data');
  const { output, stop } = read(t, inflater, bytes, Number.POSITIVE_INFINITY, undefined);
  if (stop !== 'end') throw refuse(stop);
  return new PyBytes(output);
}
function read(t: Thread, inflater: Inflater, input: Uint8Array, most: number, dictionary: Uint8Array | undefined): Portion {
  const portion = run(t, 16 * input.length, () => readOn(inflater, input, most, dictionary));
  charge(t, input, portion.output);
  return portion;
}

// ---- Compress
class PyCompress extends PyObject {
  constructor(readonly stream: Compression) {
    super();
  }
}
const compressType = namedType('Compress', PyCompress);
function namedType(name: string, js: { prototype: PyObject }): PyType {
  const type = builtinType(name, { js, module: 'zlib' });
  type.name = `zlib.${name}`;
  return type;
}
function compressobj(t: Thread, ...given: (Value | undefined)[]): Value {
  const [level, method, wbits, memory, strategy] = [-1, DEFLATED, MAX_WBITS, DEF_MEM_LEVEL, Strategy.DEFAULT].map((otherwise, n) =>
    optionalInt(t, given[n], otherwise),
  );
  const zdict = given[5];
  const dictionary = zdict === undefined || zdict === null ? undefined : bytesArgument(zdict);
  const stream = Compression.of({ level, method, wbits, memory, strategy });
  if (stream === undefined) throw raised(ValueError, 'Invalid initialization option');
  if (dictionary !== undefined && !stream.preset(dictionary)) throw raised(ValueError, 'Invalid dictionary');
  return new PyCompress(stream);
}
function copyCompress(_t: Thread, self: PyCompress): Value {
  if (self.stream.isFinished) throw raised(ValueError, 'Inconsistent stream state');
  return new PyCompress(self.stream.copy());
}
const compressRows: TypeRows = {
  methods: {
    compress: [
      '(self, data, /)',
      'Compresses the data and returns what is ready; the rest comes with later calls, at last with flush().',
      (t, self: PyCompress, data: Value) => {
        const bytes = bytesArgument(data);
        if (self.stream.isFinished) throw failed(Failure.STREAM, 'while compressing data');
        const output = run(t, bytes.length, () => self.stream.write(bytes, Flush.NONE));
        charge(t, bytes, output);
        return new PyBytes(output);
      },
    ],
    flush: [
      '(self, mode=4, /) -- ($self, mode=zlib.Z_FINISH, /)',
      'All that is not put out yet. After Z_FINISH, which is the default, the stream is closed; after the others it goes on.',
      (t, self: PyCompress, given?: Value) => {
        const mode = optionalInt(t, given, Flush.FINISH);
        if (mode === Flush.NONE) return new PyBytes(NOTHING);
        if (self.stream.isFinished || mode < 0 || mode > Flush.BLOCK) throw failed(Failure.STREAM, 'while flushing');
        return new PyBytes(self.stream.write(NOTHING, mode));
      },
    ],
    copy: ['(self, /)', 'A stream that goes on from here on its own.', copyCompress],
    __copy__: ['(self, /)', null, copyCompress],
    __deepcopy__: ['(self, memo, /)', null, copyCompress],
  },
};

// ---- Decompress
class PyDecompress extends PyObject {
  unused: Uint8Array = NOTHING;
  tail: Uint8Array = NOTHING;
  eof = false;
  isClosed = false;
  constructor(
    readonly inflater: Inflater,
    readonly zdict: Value | undefined,
  ) {
    super();
  }
}
const decompressType = namedType('Decompress', PyDecompress);
function decompressobj(t: Thread, wbits?: Value, zdict?: Value): Value {
  const bits = optionalInt(t, wbits, MAX_WBITS);
  if (zdict !== undefined && bytesOf(zdict) === undefined) throw raised(TypeError, 'zdict argument must support the buffer protocol');
  const inflater = inflaterOf(bits);
  if (inflater === undefined) throw raised(ValueError, 'Invalid initialization option');
  if (zdict !== undefined && bits < 0) inflater.preset(bytesArgument(zdict));
  return new PyDecompress(inflater, zdict);
}
function copyDecompress(_t: Thread, self: PyDecompress): Value {
  if (self.isClosed) throw raised(ValueError, 'Inconsistent stream state');
  const other = new PyDecompress(self.inflater.copy(), self.zdict);
  other.unused = self.unused;
  other.tail = self.tail;
  other.eof = self.eof;
  return other;
}
/** What was left of the input goes behind the end of the data, or waits for the next call. */
function keepRest(self: PyDecompress, rest: Uint8Array, stop: Stop): void {
  if (stop === 'end') {
    self.unused = joined(self.unused, rest);
    self.tail = NOTHING;
  } else self.tail = rest.slice();
}
const decompressRows: TypeRows = {
  methods: {
    decompress: [
      '(self, data, /, max_length=0)',
      'Decompresses the data, up to max_length bytes of output when that is not 0; input that is not needed for it is kept in unconsumed_tail.',
      (t, self: PyDecompress, data: Value, maxLength?: Value) => {
        const bytes = bytesArgument(data);
        const most = maxLength === undefined ? 0 : sizeOf(t, maxLength);
        if (most < 0) throw raised(ValueError, 'max_length must be non-negative');
        if (self.isClosed) {
          if (bytes.length > 0) self.tail = bytes.slice();
          throw failed(Failure.STREAM, 'while decompressing data');
        }
        const dictionary = self.zdict === undefined ? undefined : bytesArgument(self.zdict);
        const { used, output, stop } = read(t, self.inflater, bytes, most === 0 ? Number.POSITIVE_INFINITY : most, dictionary);
        if (stop === WRONG_DICTIONARY) throw refuse(stop);
        keepRest(self, bytes.subarray(used), stop);
        if (stop === 'dictionary' || stop instanceof BadData) throw refuse(stop);
        self.eof = stop === 'end';
        return new PyBytes(output);
      },
    ],
    flush: [
      '(self, length=16384, /) -- ($self, length=zlib.DEF_BUF_SIZE, /)',
      'All that can still be decompressed. At the end of the data this closes the stream.',
      (t, self: PyDecompress, length?: Value) => {
        if (length !== undefined && sizeOf(t, length) <= 0) throw raised(ValueError, 'length must be greater than zero');
        if (self.isClosed) return new PyBytes(NOTHING);
        const { used, output, stop } = read(t, self.inflater, self.tail, Number.POSITIVE_INFINITY, undefined);
        keepRest(self, self.tail.subarray(used), stop);
        if (stop === 'dictionary' || stop instanceof BadData) throw refuse(stop);
        if (stop === 'end') {
          self.eof = true;
          self.isClosed = true;
        }
        return new PyBytes(output);
      },
    ],
    copy: ['(self, /)', 'A stream that goes on from here on its own.', copyDecompress],
    __copy__: ['(self, /)', null, copyDecompress],
    __deepcopy__: ['(self, memo, /)', null, copyDecompress],
  },
  getset: {
    unused_data: [null, (_t, self: PyDecompress) => new PyBytes(self.unused)],
    unconsumed_tail: [null, (_t, self: PyDecompress) => new PyBytes(self.tail)],
    eof: [null, (_t, self: PyDecompress) => self.eof],
  },
  members: ['unused_data', 'unconsumed_tail', 'eof'],
};

// ---- _ZlibDecompressor, which keeps the input that it did not need
class PyReader extends PyObject {
  rest: Uint8Array = NOTHING;
  unused: Uint8Array = NOTHING;
  eof = false;
  needsInput = true;
  constructor(
    readonly inflater: Inflater,
    readonly zdict: Value | undefined,
  ) {
    super();
  }
}
const readerType = namedType('_ZlibDecompressor', PyReader);
const readerRows: TypeRows = {
  doc: 'Decompresses a stream and keeps the input that it has not come to.',
  signature: "(wbits=15, zdict=b'')",
  new: [
    "(cls, /, wbits=15, zdict=b'')",
    null,
    (t, _cls: Value, wbits?: Value, zdict?: Value) => {
      const { inflater } = decompressobj(t, wbits, zdict) as PyDecompress;
      return new PyReader(inflater, zdict);
    },
  ],
  methods: {
    decompress: [
      '(self, data, max_length=-1) -- ($self, /, data, max_length=-1)',
      'Decompresses the data, up to max_length bytes when that is not negative. What is left of the input is for the next call.',
      (t, self: PyReader, data: Value, maxLength?: Value) => {
        const bytes = bytesArgument(data);
        const most = maxLength === undefined ? -1 : sizeOf(t, maxLength);
        if (self.eof) throw raised(EOFError, 'End of stream already reached');
        const input = joined(self.rest, bytes);
        const dictionary = self.zdict === undefined ? undefined : bytesArgument(self.zdict);
        self.rest = NOTHING;
        const { used, output, stop } = read(t, self.inflater, input, most < 0 ? Number.POSITIVE_INFINITY : most, dictionary);
        if (stop === 'dictionary' || stop instanceof BadData) throw refuse(stop);
        const rest = input.slice(used);
        self.eof = stop === 'end';
        if (self.eof) self.unused = rest;
        else self.rest = rest;
        self.needsInput = !self.eof && rest.length === 0;
        return new PyBytes(output);
      },
    ],
  },
  getset: {
    eof: ['True if the end-of-stream marker has been reached.', (_t, self: PyReader) => self.eof],
    unused_data: ['Data found after the end of the compressed stream.', (_t, self: PyReader) => new PyBytes(self.unused)],
    needs_input: ['True if more input is needed before more decompressed data can be produced.', (_t, self: PyReader) => self.needsInput],
  },
  members: ['eof', 'needs_input'],
};

const adlerRow: NativeRow = [
  '(data, value=1, /)',
  'The Adler-32 of the data, continuing from the checksum of what came before.',
  (t, data: Value, value: Value = 1) => {
    const start = Number(BigInt.asUintN(32, BigInt(indexOf(t, value))));
    return adler32(bytesArgument(data), start);
  },
];
export const zlibModule: ModuleRows = {
  name: 'zlib',
  doc: 'Compression and decompression in the formats of zlib, gzip and plain deflate, and checksums.',
  types: [
    [ZlibError, {}],
    [compressType, compressRows],
    [decompressType, decompressRows],
    [readerType, readerRows],
  ],
  functions: {
    adler32: adlerRow,
    crc32: ['(data, value=0, /)', crc32Row[1], crc32Row[2]],
    compress: [
      '(data, /, level=-1, wbits=15) -- ($module, data, /, level=Z_DEFAULT_COMPRESSION, wbits=MAX_WBITS)',
      'The data compressed. The level is 0 to 9, or -1 for what zlib thinks best; wbits says how large the window is and what wraps the data.',
      compress,
    ],
    decompress: [
      '(data, /, wbits=15, bufsize=16384) -- ($module, data, /, wbits=MAX_WBITS, bufsize=DEF_BUF_SIZE)',
      'The data that was compressed. bufsize is where the output begins to grow from.',
      decompress,
    ],
    compressobj: [
      '(level=-1, method=8, wbits=15, memLevel=8, strategy=0, zdict=None) -- ($module, /, level=Z_DEFAULT_COMPRESSION, method=DEFLATED,\n            wbits=MAX_WBITS, memLevel=DEF_MEM_LEVEL,\n            strategy=Z_DEFAULT_STRATEGY, zdict=<unrepresentable>)',
      'A stream that compresses. zdict has bytes that are likely in the data; who decompresses it needs the same.',
      compressobj,
    ],
    decompressobj: [
      "(wbits=15, zdict=b'') -- ($module, /, wbits=MAX_WBITS, zdict=b'')",
      'A stream that decompresses. zdict is what the data was compressed with.',
      decompressobj,
    ],
  },
  values: () => ({
    error: ZlibError,
    _ZlibDecompressor: readerType,
    MAX_WBITS,
    DEFLATED,
    DEF_MEM_LEVEL,
    DEF_BUF_SIZE,
    Z_NO_COMPRESSION: 0,
    Z_BEST_SPEED: 1,
    Z_BEST_COMPRESSION: 9,
    Z_DEFAULT_COMPRESSION: -1,
    Z_FILTERED: Strategy.FILTERED,
    Z_HUFFMAN_ONLY: Strategy.HUFFMAN_ONLY,
    Z_RLE: Strategy.RLE,
    Z_FIXED: Strategy.FIXED,
    Z_DEFAULT_STRATEGY: Strategy.DEFAULT,
    Z_NO_FLUSH: Flush.NONE,
    Z_PARTIAL_FLUSH: Flush.PARTIAL,
    Z_SYNC_FLUSH: Flush.SYNC,
    Z_FULL_FLUSH: Flush.FULL,
    Z_FINISH: Flush.FINISH,
    Z_BLOCK: Flush.BLOCK,
    Z_TREES: Flush.TREES,
    ZLIB_VERSION: VERSION,
    ZLIB_RUNTIME_VERSION: VERSION,
    __version__: '1.0',
  }),
};

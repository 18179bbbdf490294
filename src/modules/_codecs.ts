/**
 * Module _codecs: the registry of codecs and of error handlers, and the codecs of the text encodings.
 *
 * A codec is found by asking each registered function for its name, in order; the answer is remembered. Module codecs registers
 * the first one when it is imported. What str.encode() needs from here it reaches through the interpreter's drawer (see
 * runtime/codecs.ts).
 */
import { isCallable, typeName } from '../runtime/builtin-types.ts';
import { bytesOf } from '../runtime/buffers.ts';
import {
  completeBytes,
  decodeAs,
  decodeMapped,
  encodeAs,
  encodeMapped,
  encodingName,
  type FindCodec,
  runCodec,
} from '../runtime/codecs.ts';
import { PyBytes, PyTuple } from '../runtime/collections.ts';
import type { ModuleRows, NativeRow } from '../runtime/define.ts';
import { PyDict } from '../runtime/dict.ts';
import { LookupError, raised, TypeError, ValueError } from '../runtime/exceptions.ts';
import { type Interpreter, Raise, type Thread } from '../runtime/machine.ts';
import { intOf } from '../runtime/number.ts';
import type { Value } from '../runtime/object.ts';
import { jsText, pointsOf, strOf } from '../runtime/text.ts';
import { wrongArgument } from '../runtime/text-arguments.ts';

interface Registry {
  readonly searches: Value[];
  readonly found: Map<string, Value>;
  readonly errors: Map<string, Value>;
}
function registryOf(interp: Interpreter): Registry {
  const known = interp.drawer.get('codecs') as Registry | undefined;
  if (known !== undefined) return known;
  const made: Registry = { searches: [], found: new Map(), errors: new Map() };
  const find: FindCodec = lookup;
  interp.drawer.set('codecs', made);
  interp.drawer.set('codecs.errors', made.errors);
  interp.drawer.set('codecs.lookup', find);
  return made;
}
function textArgument(v: Value | undefined, what: string, otherwise: string): string {
  if (v === undefined) return otherwise;
  const text = strOf(v);
  if (text === undefined) throw wrongArgument(`${what}`, 'str', v);
  const plain = jsText(text);
  if (plain.includes('\0')) throw raised(ValueError, 'embedded null character');
  return plain;
}

function lookup(t: Thread, encoding: string): Value {
  const { searches, found } = registryOf(t.interp);
  const name = encoding.toLowerCase().replace(/[^\x80-\uffff0-9a-z.]+/g, '_');
  const known = found.get(name);
  if (known !== undefined) return known;
  for (const search of searches.slice()) {
    const codec = t.call(search, [name]);
    if (codec === null) continue;
    if (!(codec instanceof PyTuple) || codec.items.length !== 4) throw raised(TypeError, 'codec search functions must return 4-tuples');
    found.set(name, codec);
    return codec;
  }
  throw raised(LookupError, `unknown encoding: ${encoding}`);
}
function run(direction: 'encode' | 'decode'): NativeRow {
  return [
    "(obj, encoding='utf-8', errors='strict')",
    `${direction === 'encode' ? 'Encodes' : 'Decodes'} an object with the codec of that name.`,
    (t, object: Value, encoding?: Value, errors?: Value) => {
      const name = textArgument(encoding, `${direction}() argument 'encoding'`, 'utf-8');
      textArgument(errors, `${direction}() argument 'errors'`, 'strict');
      return runCodec(t, lookup(t, name), object, name, errors, direction);
    },
  ];
}

function encodeText(t: Thread, function_: string, object: Value, errors: Value | undefined, name: string): Value {
  const text = strOf(object);
  if (text === undefined) throw wrongArgument(`${function_}() argument 1`, 'str', object);
  const how = errors === null ? 'strict' : textArgument(errors, `${function_}() argument 2`, 'strict');
  return new PyTuple([encodeAs(t, text, name, how), text.length]);
}
/** [text, how many bytes were used]. */
function decodeText(t: Thread, function_: string, object: Value, errors: Value | undefined, final: boolean, name: string): [Value, number] {
  const isEscape = name.endsWith('unicode_escape');
  const text = isEscape ? strOf(object) : undefined;
  const bytes = text === undefined ? bytesOf(object) : encodeAs(t, text, 'utf_8', 'strict').bytes;
  if (bytes === undefined) throw raised(TypeError, `a bytes-like object is required, not '${typeName(object)}'`);
  const how = errors === null ? 'strict' : textArgument(errors, `${function_}() argument 2`, 'strict');
  const count = final ? bytes.length : completeBytes(bytes, name);
  return [decodeAs(t, count === bytes.length ? bytes : bytes.subarray(0, count), name, how), count];
}
/** UTF-16 or UTF-32 with a mark at its beginning: -1 is little-endian, 1 big-endian, 0 not known yet. */
function decodeMarked(name: 'utf_16' | 'utf_32'): NativeRow {
  return [
    '(data, errors=None, byteorder=0, final=False, /)',
    'Decodes, and says which order of bytes the mark told.',
    (t, data: Value, errors?: Value, byteorder: Value = 0, final: Value = false) => {
      const bytes = bytesOf(data);
      const wide = name === 'utf_16' ? 2 : 4;
      let order = Number(byteorder);
      let skipped = 0;
      if (order === 0 && bytes !== undefined && bytes.length >= wide) {
        const mark = Array.from(bytes.subarray(0, wide)).join(' ');
        if (mark === (wide === 2 ? '255 254' : '255 254 0 0')) order = -1;
        else if (mark === (wide === 2 ? '254 255' : '0 0 254 255')) order = 1;
        if (order !== 0) skipped = wide;
      }
      const rest: Value = skipped === 0 ? data : new PyBytes((bytes as Uint8Array).slice(skipped));
      const encoding = order === 1 ? `${name}_be` : `${name}_le`;
      const [text, count] = decodeText(t, `${name}_ex_decode`, rest, errors, t.truth(final), encoding);
      return new PyTuple([text, count + skipped, order]);
    },
  ];
}

/** An item of a mapping; undefined for what it does not have. */
function itemOf(t: Thread, mapping: Value, key: number): Value | undefined {
  try {
    const found = t.getItem(mapping, key);
    return found === null ? undefined : found;
  } catch (error) {
    if (error instanceof Raise && error.exception.cls.isSubtypeOf(LookupError)) return undefined;
    throw error;
  }
}
function charmapEncode(t: Thread, object: Value, errors?: Value, mapping: Value = null): Value {
  if (mapping === null) return encodeText(t, 'charmap_encode', object, errors, 'latin_1');
  const text = strOf(object);
  if (text === undefined) throw wrongArgument('charmap_encode() argument 1', 'str', object);
  const how = errors === null ? 'strict' : textArgument(errors, 'charmap_encode() argument 2', 'strict');
  const bytesFor = (point: number): Uint8Array | undefined => {
    const item = itemOf(t, mapping, point);
    if (item === undefined) return undefined;
    if (item instanceof PyBytes) return item.bytes;
    const number = intOf(item);
    if (number === undefined) throw raised(TypeError, `character mapping must return integer, bytes or None, not ${typeName(item)}`);
    if (number < 0 || number > 255) throw raised(TypeError, 'character mapping must be in range(256)');
    return Uint8Array.of(Number(number));
  };
  return new PyTuple([encodeMapped(t, text, bytesFor, how), text.length]);
}
function charmapDecode(t: Thread, object: Value, errors?: Value, mapping: Value = null): Value {
  const bytes = bytesOf(object);
  if (bytes === undefined) throw raised(TypeError, `a bytes-like object is required, not '${typeName(object)}'`);
  const how = errors === null ? 'strict' : textArgument(errors, 'charmap_decode() argument 2', 'strict');
  if (mapping === null) return new PyTuple([decodeAs(t, bytes, 'latin_1', how), bytes.length]);
  const table = strOf(mapping);
  const points = table === undefined ? undefined : pointsOf(table);
  const pointsFor = (byte: number): readonly number[] | undefined => {
    if (points !== undefined) return byte < points.length && points[byte] !== 0xfffe ? [points[byte]] : undefined;
    const item = itemOf(t, mapping, byte);
    if (item === undefined) return undefined;
    const text = strOf(item);
    if (text !== undefined) return text.length === 1 && pointsOf(text)[0] === 0xfffe ? undefined : pointsOf(text);
    const number = intOf(item);
    if (number === undefined) throw raised(TypeError, 'character mapping must return integer, None or str');
    if (number < 0 || number > 0x10ffff) throw raised(TypeError, 'character mapping must be in range(0x110000)');
    return Number(number) === 0xfffe ? undefined : [Number(number)];
  };
  return new PyTuple([decodeMapped(t, bytes, pointsFor, how), bytes.length]);
}

const functions: Record<string, NativeRow> = {
  register: [
    '(search_function, /)',
    'Adds a function that finds codecs by their normalised name: a CodecInfo, or None.',
    (t, search: Value) => {
      if (!isCallable(search)) throw raised(TypeError, 'argument must be callable');
      registryOf(t.interp).searches.push(search);
      return null;
    },
  ],
  unregister: [
    '(search_function, /)',
    'Takes a search function away, and forgets what was found.',
    (t, search: Value) => {
      const { searches, found } = registryOf(t.interp);
      const at = searches.indexOf(search);
      if (at >= 0) {
        searches.splice(at, 1);
        found.clear();
      }
      return null;
    },
  ],
  lookup: [
    '(encoding, /)',
    'The CodecInfo of an encoding.',
    (t, encoding: Value) => lookup(t, textArgument(encoding, 'lookup() argument', '')),
  ],
  encode: run('encode'),
  decode: run('decode'),
  register_error: [
    '(errors, handler, /)',
    'Registers an error handler under a name.',
    (t, name: Value, handler: Value) => {
      const key = textArgument(name, 'register_error() argument 1', '');
      if (!isCallable(handler)) throw raised(TypeError, 'handler must be callable');
      registryOf(t.interp).errors.set(key, handler);
      return null;
    },
  ],
  lookup_error: [
    '(name, /)',
    'The error handler of a name.',
    (t, name: Value) => {
      const key = textArgument(name, 'lookup_error() argument', '');
      const handler = registryOf(t.interp).errors.get(key);
      if (handler === undefined) throw raised(LookupError, `unknown error handler name '${key}'`);
      return handler;
    },
  ],
  _unregister_error: [
    '(errors, /)',
    'Takes an error handler away; says whether there was one.',
    (t, name: Value) => {
      const key = textArgument(name, '_unregister_error() argument', '');
      if (BUILTIN_HANDLERS.has(key)) throw raised(ValueError, `cannot un-register built-in error handler '${key}'`);
      return registryOf(t.interp).errors.delete(key);
    },
  ],
  _text_name: [
    '(name, /)',
    'The name of a text encoding as the table has it, or None.',
    (_t, name: Value) => encodingName(jsText(strOf(name) ?? '')) ?? null,
  ],
  _text_encode: [
    '(str, errors, name, /)',
    'Encodes in an encoding of the table.',
    (t, text: Value, errors: Value, name: Value) => encodeText(t, 'charmap_encode', text, errors, name as string),
  ],
  _text_decode: [
    '(data, errors, final, name, /)',
    'Decodes from an encoding of the table.',
    (t, data: Value, errors: Value, final: Value, name: Value) =>
      new PyTuple(decodeText(t, `${name}_decode`, data, errors, t.truth(final), name as string)),
  ],
  charmap_encode: ['(str, errors=None, mapping=None, /)', 'Encodes by a mapping from characters to bytes.', charmapEncode],
  charmap_decode: ['(data, errors=None, mapping=None, /)', 'Decodes by a mapping from bytes to characters.', charmapDecode],
  charmap_build: [
    '(map, /)',
    'The mapping for encoding that belongs to a table of 256 characters for decoding.',
    (_t, v: Value) => {
      const table = strOf(v);
      if (table === undefined) throw wrongArgument('charmap_build() argument', 'str', v);
      const map = new PyDict();
      pointsOf(table).forEach((point, byte) => {
        if (point !== 0xfffe) map.set(_t, point, byte);
      });
      return map;
    },
  ],
  readbuffer_encode: [
    '(data, errors=None, /)',
    'The bytes of an object with a buffer, or of a str as UTF-8.',
    (t, v: Value) => {
      const text = strOf(v);
      const bytes = text === undefined ? bytesOf(v)?.slice() : encodeAs(t, text, 'utf_8', 'strict').bytes;
      if (bytes === undefined) throw raised(TypeError, `a bytes-like object is required, not '${typeName(v)}'`);
      return new PyTuple([new PyBytes(bytes), bytes.length]);
    },
  ],
  utf_16_ex_decode: decodeMarked('utf_16'),
  utf_32_ex_decode: decodeMarked('utf_32'),
};
const BUILTIN_HANDLERS: ReadonlySet<string> = new Set(
  'strict ignore replace xmlcharrefreplace backslashreplace namereplace surrogateescape surrogatepass'.split(' '),
);
const WITH_ORDER = ['utf_16', 'utf_32'];
for (const name of [
  'utf_8',
  'utf_7',
  ...WITH_ORDER.flatMap((utf) => [utf, `${utf}_le`, `${utf}_be`]),
  'ascii',
  'latin_1',
  'unicode_escape',
  'raw_unicode_escape',
]) {
  functions[`${name}_encode`] = [
    WITH_ORDER.includes(name) ? '(str, errors=None, byteorder=0, /)' : '(str, errors=None, /)',
    'Gives the bytes and the number of characters.',
    (t, text: Value, errors?: Value, byteorder: Value = 0) => {
      const order = Number(byteorder);
      return encodeText(t, `${name}_encode`, text, errors, order === 0 ? name : `${name}_${order < 0 ? 'le' : 'be'}`);
    },
  ];
  // Encodings without characters of several bytes have nothing to wait for.
  const always = name === 'ascii' || name === 'latin_1';
  const escapes = name.endsWith('unicode_escape');
  functions[`${name}_decode`] = [
    always ? '(data, errors=None, /)' : `(data, errors=None, final=${escapes ? 'True' : 'False'}, /)`,
    'Gives the str and the number of bytes.',
    (t, data: Value, errors?: Value, final?: Value) => {
      const isFinal = always || (final === undefined ? escapes : t.truth(final));
      return new PyTuple(decodeText(t, `${name}_decode`, data, errors, isFinal, name));
    },
  ];
}

export const codecsModule: ModuleRows = {
  name: '_codecs',
  doc: 'The registry of codecs and of error handlers, and the codecs of the text encodings.',
  functions,
};

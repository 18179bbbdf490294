/**
 * Module _json: reads and writes JSON text for package json (stdlib/json), which keeps the classes and the options.
 *
 * The reader runs over UTF-16; where a text has characters of two units, the positions it was given and the ones it gives are
 * translated. A missing value is a StopIteration with its position, as callers of `scan_once` expect.
 */
import { dictType, intType, typeName } from '../runtime/builtin-types.ts';
import { PyList, PyTuple } from '../runtime/collections.ts';
import { sizeOf } from '../runtime/convert.ts';
import type { ModuleRows } from '../runtime/define.ts';
import { PyDict } from '../runtime/dict.ts';
import { raised, RecursionError, stopIteration, TypeError, ValueError } from '../runtime/exceptions.ts';
import { floatRepr } from '../runtime/float-text.ts';
import { Raise, type Thread } from '../runtime/machine.ts';
import { floatOf, intOf, makeFloat } from '../runtime/number.ts';
import type { PyObject, PyType, Value } from '../runtime/object.ts';
import { jsText, pointsOf, type PyStr, strFromJs, strFromPoints, strOf } from '../runtime/text.ts';

/** Beyond this depth the reader and the writer give up, long before the host's stack does. */
const MAX_DEPTH = 2500;

// ---- reading
const QUOTE = 34;
const BACKSLASH = 92;
const COMMA = 44;
const COLON = 58;
const NUMBER = /-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?/y;
const PLAIN = /[^"\\\0-\x1f]*/y;
const LOOSE = /[^"\\]*/y;
const HEX = /^[0-9a-fA-F]{4}$/;
const ESCAPES: Readonly<Record<string, string>> = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
const LOW_ESCAPE = /\\u([dD][c-fC-F][0-9a-fA-F]{2})/y;
const PAIR_ESCAPE = /\\u/y;

interface Hooks {
  readonly strict: boolean;
  readonly float: Value;
  readonly int: Value;
  readonly constant: Value;
  readonly object: Value;
  readonly pairs: Value;
}

class Reader {
  private readonly text: string;
  private readonly isWide: boolean;
  /** Where the characters begin that stand for surrogates of the document, which the host would join to pairs; 0 when it has none. */
  private readonly base: number;
  at: number;
  private depth = 0;
  constructor(
    private readonly t: Thread,
    private readonly doc: string | PyStr,
    start: number,
    private readonly hooks: Hooks,
  ) {
    this.base = typeof doc === 'string' ? 0 : standInsFor(doc.points);
    this.text =
      this.base === 0 ? jsText(doc) : jsText(strFromPoints(pointsOf(doc).map((p) => (isSurrogate(p) ? p - 0xd800 + this.base : p))));
    this.isWide = this.text.length !== doc.length;
    this.at = this.isWide ? unitsBefore(this.text, start) : start;
  }
  /** A position as the guest counts. */
  position(at: number): number {
    return this.isWide ? pointsBefore(this.text, at) : at;
  }
  private fail(message: string, at: number): Raise {
    const decoder = this.t.interp.modules.getName('json.decoder') as Value;
    return new Raise(this.t.call(this.t.getAttr(decoder, 'JSONDecodeError'), [message, this.doc, this.position(at)]) as PyObject);
  }
  private noValue(at: number): Raise {
    return new Raise(stopIteration(this.position(at)));
  }
  private skipSpace(): number {
    const { text } = this;
    for (;;) {
      const c = text.charCodeAt(this.at);
      if (c !== 32 && c !== 10 && c !== 13 && c !== 9) return c;
      this.at++;
    }
  }
  value(): Value {
    const { text, at } = this;
    switch (text[at]) {
      case '"':
        this.at++;
        return this.string();
      case '{':
        return this.nested('object');
      case '[':
        return this.nested('array');
      case 'n':
        if (text.startsWith('null', at)) return this.word(4, null);
        break;
      case 't':
        if (text.startsWith('true', at)) return this.word(4, true);
        break;
      case 'f':
        if (text.startsWith('false', at)) return this.word(5, false);
        break;
      case 'N':
        if (text.startsWith('NaN', at)) return this.constant('NaN', NaN);
        break;
      case 'I':
        if (text.startsWith('Infinity', at)) return this.constant('Infinity', Infinity);
        break;
      case '-':
        if (text.startsWith('-Infinity', at)) return this.constant('-Infinity', -Infinity);
        break;
    }
    return this.number();
  }
  private word(length: number, value: Value): Value {
    this.at += length;
    return value;
  }
  private constant(name: string, x: number): Value {
    this.at += name.length;
    return this.hooks.constant === null ? makeFloat(x) : this.t.call(this.hooks.constant, [name]);
  }
  private number(): Value {
    NUMBER.lastIndex = this.at;
    const match = NUMBER.exec(this.text);
    if (match === null) throw this.noValue(this.at);
    this.at = NUMBER.lastIndex;
    const [digits, fraction, exponent] = match;
    if (fraction === undefined && exponent === undefined) {
      if (this.hooks.int !== null) return this.t.call(this.hooks.int, [digits]);
      return digits.length < 16 ? Number(digits) + 0 : this.t.call(intType, [digits]);
    }
    return this.hooks.float === null ? makeFloat(Number(digits)) : this.t.call(this.hooks.float, [digits]);
  }
  private nested(what: 'object' | 'array'): Value {
    if (++this.depth > MAX_DEPTH)
      throw raised(RecursionError, `maximum recursion depth exceeded while decoding a JSON ${what} from a unicode string`);
    this.at++;
    const value = what === 'object' ? this.object() : this.array();
    this.depth--;
    return value;
  }
  /** Behind the opening brace. */
  private object(): Value {
    const { t, hooks } = this;
    const wantsPairs = hooks.pairs !== null;
    const pairs: Value[] = [];
    const dict = new PyDict();
    let c = this.skipSpace();
    while (c !== 125) {
      if (c !== QUOTE) throw this.fail('Expecting property name enclosed in double quotes', this.at);
      this.at++;
      const key = this.string();
      if (this.skipSpace() !== COLON) throw this.fail("Expecting ':' delimiter", this.at);
      this.at++;
      this.skipSpace();
      const value = this.value();
      if (wantsPairs) pairs.push(new PyTuple([key, value]));
      else if (typeof key === 'string') dict.setName(key, value);
      else dict.set(t, key, value);
      c = this.skipSpace();
      if (c === 125) break;
      if (c !== COMMA) throw this.fail("Expecting ',' delimiter", this.at);
      const comma = this.at++;
      c = this.skipSpace();
      if (c === 125) throw this.fail('Illegal trailing comma before end of object', comma);
    }
    this.at++;
    if (wantsPairs) return t.call(hooks.pairs, [new PyList(pairs)]);
    return hooks.object === null ? dict : t.call(hooks.object, [dict]);
  }
  /** Behind the opening bracket. */
  private array(): Value {
    const items: Value[] = [];
    let c = this.skipSpace();
    while (c !== 93) {
      items.push(this.value());
      c = this.skipSpace();
      if (c === 93) break;
      if (c !== COMMA) throw this.fail("Expecting ',' delimiter", this.at);
      const comma = this.at++;
      c = this.skipSpace();
      if (c === 93) throw this.fail('Illegal trailing comma before end of array', comma);
    }
    this.at++;
    return new PyList(items);
  }
  /** Behind the opening quote. */
  string(): string | PyStr {
    const { text } = this;
    const begin = this.at - 1;
    const chunk = this.hooks.strict ? PLAIN : LOOSE;
    let value = '';
    let isSure = !this.isWide;
    for (;;) {
      const from = this.at;
      chunk.lastIndex = from;
      chunk.test(text);
      const end = chunk.lastIndex;
      this.at = end;
      if (end > from) value += text.slice(from, end);
      if (end >= text.length) throw this.fail('Unterminated string starting at', begin);
      const c = text.charCodeAt(end);
      if (c === QUOTE) {
        this.at++;
        return isSure ? value : this.base === 0 ? strFromJs(value) : this.withSurrogates(value);
      }
      if (c !== BACKSLASH) throw this.fail('Invalid control character at', end);
      if (end + 1 >= text.length) throw this.fail('Unterminated string starting at', begin);
      const kind = text[end + 1];
      if (kind === 'u') {
        value += this.unicode(end);
        isSure = false;
      } else {
        const escaped = ESCAPES[kind];
        if (escaped === undefined) throw this.fail('Invalid \\escape', end);
        value += escaped;
        this.at = end + 2;
      }
    }
  }
  private withSurrogates(value: string): string | PyStr {
    const { base } = this;
    return strFromPoints(pointsOf(strFromJs(value)).map((p) => (p >= base && p < base + 0x800 ? p - base + 0xd800 : p)));
  }
  /** The character of the escape \\uXXXX at `at`, with the second half of a pair when that follows. */
  private unicode(at: number): string {
    const { text } = this;
    const digits = text.slice(at + 2, at + 6);
    if (!HEX.test(digits)) throw this.fail('Invalid \\uXXXX escape', at + 1);
    this.at = at + 6;
    const unit = Number.parseInt(digits, 16);
    const first = String.fromCharCode(unit);
    PAIR_ESCAPE.lastIndex = at + 6;
    if (unit < 0xd800 || unit > 0xdbff || at + 12 >= text.length || !PAIR_ESCAPE.test(text)) return first;
    if (!HEX.test(text.slice(at + 8, at + 12))) throw this.fail('Invalid \\uXXXX escape', at + 7);
    LOW_ESCAPE.lastIndex = at + 6;
    const low = LOW_ESCAPE.exec(text);
    if (low === null) return first;
    this.at = at + 12;
    return first + String.fromCharCode(Number.parseInt(low[1], 16));
  }
}
const isSurrogate = (point: number): boolean => point >= 0xd800 && point < 0xe000;
/** The begin of 2048 characters for private use that the document has not; 0 when it has no surrogates. */
function standInsFor(points: readonly number[]): number {
  if (!points.some(isSurrogate)) return 0;
  for (let base = 0xf0000; base < 0x10f800; base += 0x800) {
    if (!points.some((p) => p >= base && p < base + 0x800)) return base;
  }
  throw raised(ValueError, 'a document with surrogates and with characters of all private planes is not supported');
}
function unitsBefore(text: string, points: number): number {
  let at = 0;
  for (let i = 0; i < points; i++) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  return at;
}
function pointsBefore(text: string, units: number): number {
  let points = 0;
  for (let at = 0; at < units; points++) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  return points;
}
function textArgument(v: Value): string | PyStr {
  const text = strOf(v);
  if (text === undefined) throw raised(TypeError, `first argument must be a string, not ${typeName(v)}`);
  return text;
}
function scan(
  t: Thread,
  doc: Value,
  index: Value,
  strict: Value,
  float: Value,
  int: Value,
  constant: Value,
  object: Value,
  pairs: Value,
): Value {
  const text = textArgument(doc);
  const start = sizeOf(t, index);
  if (start < 0) throw raised(ValueError, 'idx cannot be negative');
  if (start >= text.length) throw new Raise(stopIteration(start));
  const reader = new Reader(t, text, start, { strict: t.truth(strict), float, int, constant, object, pairs });
  const value = reader.value();
  return new PyTuple([value, reader.position(reader.at)]);
}
function scanString(t: Thread, doc: Value, end: Value, strict: Value = true): Value {
  const text = textArgument(doc);
  const start = sizeOf(t, end);
  if (start < 0 || start > text.length) throw raised(ValueError, 'end is out of bounds');
  const none = null;
  const reader = new Reader(t, text, start, { strict: t.truth(strict), float: none, int: none, constant: none, object: none, pairs: none });
  const value = reader.string();
  return new PyTuple([value, reader.position(reader.at)]);
}

// ---- writing
const SAFE_ASCII = /^[ !#-[\]-~]*$/;
const SAFE = /^[^"\\\0-\x1f]*$/;
const SHORT: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\f': '\\f',
  '\b': '\\b',
};
const escaped = (unit: string): string => SHORT[unit] ?? `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
function quoted(text: string, isAscii: boolean): string {
  if (isAscii) return `"${SAFE_ASCII.test(text) ? text : text.replace(/[^ !#-[\]-~]/g, escaped)}"`;
  return `"${SAFE.test(text) ? text : text.replace(/["\\\0-\x1f]/g, escaped)}"`;
}

/** Of a text with surrogates, where other characters are not escaped: by points, since the host would join two that stand side by side. */
function quotedPoints(text: PyStr): number[] {
  const inside = pointsOf(text).flatMap((point) =>
    point > 92 ? [point] : pointsOf(quoted(String.fromCharCode(point), false).slice(1, -1)),
  );
  return [34, ...inside, 34];
}

/** The options of JSONEncoder. */
interface Options {
  readonly default: Value;
  readonly isAscii: boolean;
  /** One step of indentation; null for all on one line. */
  readonly indent: string | null;
  readonly keySeparator: string;
  readonly itemSeparator: string;
  readonly sortKeys: boolean;
  readonly skipKeys: boolean;
  readonly allowNan: boolean;
  readonly checkCircular: boolean;
}
class Writer {
  private out = '';
  /** What came before `out`, once there was a text with surrogates that must not be joined. */
  private readonly before: number[] = [];
  /** What is being written, from the outside in. */
  private readonly open = new Set<PyObject>();
  private depth = 0;
  /** How far items are indented; what stands for another object is no deeper. */
  private level = 0;
  constructor(
    private readonly t: Thread,
    private readonly options: Options,
  ) {}
  /** The text of a number, or undefined for anything else. */
  private number(v: Value): string | undefined {
    const int = intOf(v);
    if (int !== undefined) return typeof int === 'number' ? String(int) : this.t.strText(int);
    const x = floatOf(v);
    if (x === undefined) return undefined;
    if (x - x === 0) return floatRepr(x);
    if (!this.options.allowNan) throw raised(ValueError, `Out of range float values are not JSON compliant: ${this.t.reprText(v)}`);
    return x !== x ? 'NaN' : x > 0 ? 'Infinity' : '-Infinity';
  }
  private text(text: string | PyStr): void {
    if (typeof text === 'string' || this.options.isAscii) {
      this.out += quoted(jsText(text), this.options.isAscii);
      return;
    }
    for (const part of [pointsOf(strFromJs(this.out)), quotedPoints(text)]) for (const point of part) this.before.push(point);
    this.out = '';
  }
  get result(): string | PyStr {
    const rest = strFromJs(this.out);
    return this.before.length === 0 ? rest : strFromPoints([...this.before, ...pointsOf(rest)]);
  }
  write(v: Value): void {
    if (typeof v === 'string') this.out += quoted(v, this.options.isAscii);
    else if (v === null) this.out += 'null';
    else if (typeof v === 'boolean') this.out += v ? 'true' : 'false';
    else {
      const text = this.number(v);
      if (text !== undefined) this.out += text;
      else this.object(v as PyObject);
    }
  }
  private object(v: PyObject): void {
    const text = strOf(v);
    if (text !== undefined) return this.text(text);
    const isList = v instanceof PyList || v instanceof PyTuple;
    if (isList ? v.items.length === 0 : v instanceof PyDict && v.size === 0) {
      this.out += isList ? '[]' : '{}';
      return;
    }
    const { open, options } = this;
    if (options.checkCircular) {
      if (open.has(v)) throw raised(ValueError, 'Circular reference detected');
      open.add(v);
    }
    if (++this.depth > MAX_DEPTH) throw raised(RecursionError, 'maximum recursion depth exceeded while encoding a JSON object');
    if (isList) this.list(v);
    else if (v instanceof PyDict) this.dict(v);
    else this.other(v);
    this.depth--;
    if (options.checkCircular) open.delete(v);
  }
  private other(v: PyObject): void {
    const stand = this.t.call(this.options.default, [v]);
    this.noted(stand, () => `when serializing ${typeText(v.cls)} object`);
  }
  /** Says in an exception where it came from. */
  private noted(v: Value, note: () => string): void {
    try {
      this.write(v);
    } catch (error) {
      if (error instanceof Raise) this.t.callMethod(error.exception, 'add_note', [strFromJs(note())]);
      throw error;
    }
  }
  private list(v: PyList | PyTuple): void {
    const { indent, itemSeparator } = this.options;
    const level = ++this.level;
    const newline = indent === null ? '' : `\n${indent.repeat(level)}`;
    this.out += `[${newline}`;
    // The items may change meanwhile.
    for (let i = 0; i < v.items.length; i++) {
      if (i > 0) this.out += itemSeparator + newline;
      const item = v.items[i];
      if (typeof item === 'number' && Number.isInteger(item)) this.out += item;
      else this.noted(item, () => `when serializing ${typeText(v.cls)} item ${i}`);
    }
    if (indent !== null) this.out += `\n${indent.repeat(level - 1)}`;
    this.out += ']';
    this.level--;
  }
  private pairs(v: PyDict): (readonly [Value, Value])[] {
    const { t } = this;
    let pairs: (readonly [Value, Value])[];
    if (v.cls === dictType) pairs = Array.from(v.entries());
    else {
      pairs = t.list(t.callMethod(v, 'items', [])).map((pair) => {
        if (!(pair instanceof PyTuple) || pair.items.length !== 2) throw raised(ValueError, 'items must return 2-tuples');
        return [pair.items[0], pair.items[1]];
      });
    }
    if (!this.options.sortKeys) return pairs;
    if (pairs.every(([key]) => typeof key === 'string'))
      return pairs.sort(([a], [b]) => ((a as string) < (b as string) ? -1 : a === b ? 0 : 1));
    const sorted = t.call(t.interp.builtins.getName('sorted') as Value, [new PyList(pairs.map((pair) => new PyTuple(pair)))]);
    return (sorted as PyList).items.map((pair) => (pair as PyTuple).items as unknown as readonly [Value, Value]);
  }
  private dict(v: PyDict): void {
    const { t, options } = this;
    const { indent, itemSeparator, keySeparator } = options;
    const level = ++this.level;
    const newline = indent === null ? '' : `\n${indent.repeat(level)}`;
    let isFirst = true;
    this.out += '{';
    for (const [key, value] of this.pairs(v)) {
      let name: string | PyStr;
      const text = typeof key === 'string' ? key : strOf(key);
      if (text !== undefined) name = text;
      else if (key === null || typeof key === 'boolean') name = key === null ? 'null' : String(key);
      else {
        const number = this.number(key);
        if (number === undefined) {
          if (options.skipKeys) continue;
          throw raised(TypeError, `keys must be str, int, float, bool or None, not ${typeName(key)}`);
        }
        name = number;
      }
      this.out += isFirst ? newline : itemSeparator + newline;
      isFirst = false;
      this.text(name);
      this.out += keySeparator;
      if (typeof value === 'string') this.out += quoted(value, options.isAscii);
      else this.noted(value, () => `when serializing ${typeText(v.cls)} item ${t.reprText(key)}`);
    }
    if (indent !== null && !isFirst) this.out += `\n${indent.repeat(level - 1)}`;
    this.out += '}';
    this.level--;
  }
}
/** The full name of a class, as messages have it. */
function typeText(type: PyType): string {
  const module = type.dict.getName('__module__');
  return typeof module === 'string' && module !== 'builtins' && module !== '__main__' ? `${module}.${type.qualname}` : type.name;
}
function stepOf(t: Thread, indent: Value): string | null {
  if (indent === null) return null;
  const text = strOf(indent);
  return text !== undefined ? jsText(text) : ' '.repeat(Math.max(0, sizeOf(t, indent)));
}
const separator = (v: Value, name: string): string => {
  const text = strOf(v);
  if (text === undefined) throw raised(TypeError, `make_encoder() argument ${name} must be str, not ${typeName(v)}`);
  return jsText(text);
};
function encode(t: Thread, v: Value, ...given: Value[]): Value {
  const [fallback, isAscii, indent, key, item, sortKeys, skipKeys, allowNan, checkCircular] = given;
  const writer = new Writer(t, {
    default: fallback,
    isAscii: t.truth(isAscii),
    indent: stepOf(t, indent),
    keySeparator: separator(key, '5'),
    itemSeparator: separator(item, '6'),
    sortKeys: t.truth(sortKeys),
    skipKeys: t.truth(skipKeys),
    allowNan: t.truth(allowNan),
    checkCircular: t.truth(checkCircular),
  });
  writer.write(v);
  return writer.result;
}

export const jsonModule: ModuleRows = {
  name: '_json',
  doc: 'json speedups\n',
  functions: {
    scan: [
      '(string, idx, strict, parse_float, parse_int, parse_constant, object_hook, object_pairs_hook, /)',
      'The value at a place of a JSON text, and where it ends.',
      scan,
    ],
    scanstring: [
      '(string, end, strict=True, /)',
      'scanstring(string, end, strict=True) -> (string, end)\n\nThe string whose opening quote is before `end`, and where it ends.',
      scanString,
    ],
    encode: [
      '(o, default, ensure_ascii, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan, check_circular, /)',
      'The JSON text of an object.',
      encode,
    ],
    encode_basestring: [
      '(string, /)',
      'encode_basestring(string) -> string\n\nReturn a JSON representation of a Python string',
      (_t, v: Value) => {
        const text = textArgument(v);
        return typeof text === 'string' ? quoted(text, false) : strFromPoints(quotedPoints(text));
      },
    ],
    encode_basestring_ascii: [
      '(string, /)',
      'encode_basestring_ascii(string) -> string\n\nReturn an ASCII-only JSON representation of a Python string',
      (_t, v: Value) => quoted(jsText(textArgument(v)), true),
    ],
  },
};

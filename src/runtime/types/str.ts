/**
 * str: the methods. What they compute is in str-methods.ts; here arguments are checked and results take their form.
 *
 * `self` may be an instance of a guest subclass, so each body takes the plain text first; results are always plain strs.
 */
import { strType, typeName } from '../builtin-types.ts';
import { PyList, PySlice, PyTuple, NotImplemented } from '../collections.ts';
import { decodeBytes, encodeStr } from '../codecs.ts';
import { indexOf, sizeArgument, sizeOf } from '../convert.ts';
import type { NativeRow, TypeRows } from '../define.ts';
import { PyDict } from '../dict.ts';
import { IndexError, LookupError, OverflowError, raised, TypeError, ValueError } from '../exceptions.ts';
import { hashOf } from '../hash.ts';
import { collectAs, PointsIterator, StrIterator, strIterator } from '../iterate.ts';
import { Raise, type Thread } from '../machine.ts';
import type { NativeFrame } from '../native-frame.ts';
import { intOf } from '../number.ts';
import { PUSHED, type PyType, type Value } from '../object.ts';
import { percentFormat } from '../percent-format.ts';
import { strOfValue } from '../protocols.ts';
import { strRepr } from '../repr-text.ts';
import * as methods from '../str-methods.ts';
import { formatStr, strFormat, strFormatMap } from '../str-format.ts';
import type { Str } from '../str-methods.ts';
import { indexOfKey, sliceBounds } from '../slices.ts';
import { windowOf, wrongArgument } from '../text-arguments.ts';
import { isStr, type PyStr, PyStrSub, pointsOf, strFromPoints, strOf } from '../text.ts';
import { encodingArgument } from './bytes.ts';

/** The plain text of a receiver. */
/** Text without replacement fields is given back as it is, be it of a subclass. */
function hasFields(text: Str): boolean {
  return typeof text !== 'string' || /[{}]/.test(text);
}
function plain(self: Value): Str {
  if (typeof self === 'string') return self;
  return self instanceof PyStrSub ? self.value : (self as PyStr);
}
function strArgument(name: string, position: number, v: Value): Str {
  const text = strOf(v);
  if (text === undefined) throw wrongArgument(`${name}() argument ${position}`, 'str', v);
  return text;
}
function intArgument(t: Thread, v: Value | undefined, otherwise: number): number {
  return v === undefined ? otherwise : sizeArgument(t, v);
}

// ---- construction
function construct(t: Thread, cls: PyType, object?: Value, encoding?: Value, errors?: Value): Value {
  if (encoding !== undefined || errors !== undefined) {
    // The class itself names the type of a wrong argument, its subclasses the value None.
    if (cls === strType && encoding === null) throw raised(TypeError, "str() argument 'encoding' must be str, not NoneType");
    if (cls === strType && errors === null) throw raised(TypeError, "str() argument 'errors' must be str, not NoneType");
    const encodingName = encodingArgument(t, 'str', 'encoding', encoding, 'utf-8');
    const errorsName = encodingArgument(t, 'str', 'errors', errors, 'strict');
    if (object === undefined) return ofClass(cls, '');
    if (isStr(object)) throw raised(TypeError, 'decoding str is not supported');
    return ofClass(cls, plain(decodeBytes(t, object, encodingName, errorsName, 'decoding to str: need a bytes-like object, %s found')));
  }
  if (object === undefined) return ofClass(cls, '');
  if (cls === strType) return strOfValue(t, object);
  return t.start(constructStep, cls, object);
}
/** a: class, b: object. */
function constructStep(t: Thread, f: NativeFrame, value: Value): Value {
  if (f.state === 0) {
    f.state = 1;
    value = strOfValue(t, f.b as Value);
    if (value === PUSHED) return PUSHED;
  }
  return ofClass(f.a as PyType, plain(value));
}
function ofClass(cls: PyType, text: Str): Value {
  return cls === strType ? text : new PyStrSub(cls, text);
}

// ---- operators
type Test = (order: number) => boolean;
function comparison(test: Test): NativeRow {
  return [
    '(self, value, /)',
    'Compares by code points.',
    (_t, self: Value, other: Value) => {
      const b = strOf(other);
      return b === undefined ? NotImplemented : test(methods.compareStr(plain(self), b));
    },
  ];
}
function getItem(t: Thread, self: Value, key: Value): Value {
  const s = plain(self);
  const length = methods.lengthOfStr(s);
  if (typeof key === 'number' && Number.isInteger(key)) return charAt(s, length, key);
  if (key instanceof PySlice) {
    const { start, stop, step, count } = sliceBounds(t, key, length);
    if (count === 0) return '';
    if (step === 1) return methods.sliceStr(s, start, stop);
    return everyNth(t, s, start, step, count);
  }
  const index = indexOfKey(t, key);
  if (index === undefined) throw raised(TypeError, `string indices must be integers, not '${typeName(key)}'`);
  return charAt(s, length, index);
}
function charAt(s: Str, length: number, index: number): Value {
  const at = index < 0 ? index + length : index;
  if (at < 0 || at >= length) throw raised(IndexError, 'string index out of range');
  return typeof s === 'string' ? s[at] : strFromPoints([s.points[at]]);
}
function everyNth(t: Thread, s: Str, start: number, step: number, count: number): Str {
  t.charge(count);
  if (typeof s !== 'string') return strFromPoints(Array.from({ length: count }, (_, i) => s.points[start + i * step]));
  let out = '';
  for (let i = 0; i < count; ) {
    const codes: number[] = [];
    for (const end = Math.min(count, i + 4096); i < end; i++) codes.push(s.charCodeAt(start + i * step));
    out += String.fromCharCode(...codes);
  }
  return out;
}
function add(t: Thread, self: Value, other: Value): Value {
  if (typeof self === 'string' && typeof other === 'string' && self.length + other.length <= methods.MAX_STRING) return self + other;
  const b = strOf(other);
  if (b === undefined) throw raised(TypeError, `can only concatenate str (not "${typeName(other)}") to str`);
  return methods.concatStr(t, plain(self), b);
}
function multiply(t: Thread, self: Value, times: Value): Value {
  return methods.repeatStr(t, plain(self), sizeOf(t, times));
}
function contains(_t: Thread, self: Value, item: Value): Value {
  const sub = strOf(item);
  if (sub === undefined) throw raised(TypeError, `'in <string>' requires string as left operand, not ${typeName(item)}`);
  return methods.containsStr(plain(self), sub);
}

// ---- searching
type Search = (s: Str, sub: Str, from: number, to: number) => number;
function search(name: string, doc: string, find: Search, fails: boolean): NativeRow {
  return [
    '(self, sub, start=None, end=None, /) -- ($self, sub[, start[, end]], /)',
    doc,
    (t, self: Value, sub: Value, start?: Value, end?: Value) => {
      const text = strArgument(name, 1, sub);
      const s = plain(self);
      const [from, to] = windowOf(t, methods.lengthOfStr(s), start, end);
      const at = find(s, text, from, to);
      if (at < 0 && fails) throw raised(ValueError, 'substring not found');
      return at;
    },
  ];
}
type EdgeTest = (s: Str, edge: Str, from: number, to: number) => boolean;
function edge(name: string, doc: string, argument: string, test: EdgeTest): NativeRow {
  return [
    `(self, ${argument}, start=None, end=None, /) -- ($self, ${argument}[, start[, end]], /)`,
    doc,
    (t, self: Value, wanted: Value, start?: Value, end?: Value) => {
      const s = plain(self);
      if (test === methods.endsWithStr && typeof s === 'string' && typeof wanted === 'string' && start === undefined && end === undefined) {
        const last = t.longSum.endOf(s, wanted.length);
        if (last !== undefined) return last.endsWith(wanted);
      }
      const [from, to] = windowOf(t, methods.lengthOfStr(s), start, end);
      if (wanted instanceof PyTuple) {
        for (const item of wanted.items) {
          const text = strOf(item);
          if (text === undefined) throw raised(TypeError, `tuple for ${name} must only contain str, not ${typeName(item)}`);
          if (test(s, text, from, to)) return true;
        }
        return false;
      }
      const text = strOf(wanted);
      if (text === undefined) throw raised(TypeError, `${name} first arg must be str or a tuple of str, not ${typeName(wanted)}`);
      return test(s, text, from, to);
    },
  ];
}

// ---- cutting and joining
function splitter(doc: string, split: (s: Str, separator: Str | null, max: number) => Str[]): NativeRow {
  return [
    '(self, /, sep=None, maxsplit=-1)',
    doc,
    (t, self: Value, sep?: Value, maxsplit?: Value) => {
      const max = intArgument(t, maxsplit, -1);
      let separator: Str | null = null;
      if (sep !== undefined && sep !== null) {
        const text = strOf(sep);
        if (text === undefined) throw mustBe('str or None', sep);
        separator = text;
      }
      return new PyList(split(plain(self), separator, max));
    },
  ];
}
function mustBe(expected: string, v: Value): Raise {
  return raised(TypeError, `must be ${expected}, not ${typeName(v)}`);
}
function stripper(name: string, doc: string, left: boolean, right: boolean): NativeRow {
  return [
    '(self, chars=None, /)',
    doc,
    (_t, self: Value, chars?: Value) => {
      let set: Str | null = null;
      if (chars !== undefined && chars !== null) {
        const text = strOf(chars);
        if (text === undefined) throw raised(TypeError, `${name} arg must be None or str`);
        set = text;
      }
      return methods.stripStr(plain(self), set, left, right);
    },
  ];
}
function partitioner(doc: string, last: boolean): NativeRow {
  return [
    '(self, sep, /)',
    doc,
    (_t, self: Value, sep: Value) => {
      const separator = strOf(sep);
      if (separator === undefined) throw mustBe('str', sep);
      const s = plain(self);
      const parts = methods.partitionStr(s, separator, last);
      return new PyTuple(parts ?? (last ? ['', '', s] : [s, '', '']));
    },
  ];
}
const JOINED = { refusal: 'can only join an iterable' };
function join(t: Thread, self: Value, iterable: Value): Value {
  if ((iterable instanceof PyList || iterable instanceof PyTuple) && iterable.slots === null)
    return joinItems(t, iterable.items as Value[], self);
  return collectAs(t, JOINED, iterable, joinItems as (t: Thread, items: Value[], separator: Value) => Value, self);
}
function joinItems(t: Thread, items: readonly Value[], self: Value): Value {
  const parts = new Array<Str>(items.length);
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    const text = typeof item === 'string' ? item : strOf(item);
    if (text === undefined) throw raised(TypeError, `sequence item ${i}: expected str instance, ${typeName(item)} found`);
    parts[i] = text;
  }
  t.charge(items.length);
  return methods.joinStr(t, plain(self), parts);
}
function replace(t: Thread, self: Value, old: Value, by: Value, count?: Value): Value {
  const from = strArgument('replace', 1, old);
  const to = strArgument('replace', 2, by);
  return methods.replaceStr(t, plain(self), from, to, intArgument(t, count, -1));
}

// ---- shape
function fillArgument(fill: Value | undefined): Str {
  if (fill === undefined) return ' ';
  const text = strOf(fill);
  if (text === undefined) throw raised(TypeError, `The fill character must be a unicode character, not ${typeName(fill)}`);
  if (methods.lengthOfStr(text) !== 1) throw raised(TypeError, 'The fill character must be exactly one character long');
  return text;
}
function justifier(doc: string, justify: (t: Thread, s: Str, width: number, fill: Str) => Str): NativeRow {
  return [
    "(self, width, fillchar=' ', /)",
    doc,
    (t, self: Value, width: Value, fill?: Value) => {
      const columns = sizeArgument(t, width);
      return justify(t, plain(self), columns, fillArgument(fill));
    },
  ];
}
function translate(t: Thread, self: Value, table: Value): Value {
  const s = plain(self);
  // In a dict the answer for a character does not change: it is looked up once.
  const known = table instanceof PyDict && table.slots === null ? new Map<number, Str | null>() : null;
  const answer = (point: number): Str | null => {
    let by = known?.get(point);
    if (by === undefined) {
      by = translated(t, table, point);
      known?.set(point, by);
    }
    return by;
  };
  const parts: Str[] = [];
  const length = methods.lengthOfStr(s);
  // Stretches of characters that stay are taken whole.
  let from = 0;
  for (let i = 0; i < length; i++) {
    const point = typeof s === 'string' ? s.charCodeAt(i) : s.points[i];
    const by = answer(point);
    if (typeof by === 'string' && by.length === 1 && by.charCodeAt(0) === point) continue;
    if (i > from) parts.push(methods.sliceStr(s, from, i));
    if (by !== null) parts.push(by);
    from = i + 1;
  }
  if (from === 0) return s;
  if (from < length) parts.push(methods.sliceStr(s, from, length));
  return methods.joinStr(t, '', parts);
}
/** What a table makes of a character; null when it goes. */
function translated(t: Thread, table: Value, point: number): Str | null {
  let value: Value;
  try {
    value = t.getItem(table, point);
  } catch (error) {
    if (error instanceof Raise && error.exception.cls.isSubtypeOf(LookupError)) return strFromPoints([point]);
    throw error;
  }
  if (value === null) return null;
  const text = strOf(value);
  if (text !== undefined) return text;
  const by = intOf(value);
  if (by === undefined) throw raised(TypeError, 'character mapping must return integer, None or str');
  if (typeof by === 'bigint' || by < 0 || by > 0x10ffff) throw raised(ValueError, 'character mapping must be in range(0x110000)');
  return strFromPoints([by]);
}
function makeTable(t: Thread, x: Value, y?: Value, z?: Value): Value {
  const table = new PyDict();
  if (y === undefined) {
    if (!(x instanceof PyDict) || x.slots !== null) throw raised(TypeError, 'if you give only one argument to maketrans it must be a dict');
    for (const [key, value] of x.entries()) {
      const text = strOf(key);
      if (text !== undefined) {
        if (methods.lengthOfStr(text) !== 1) throw raised(ValueError, 'string keys in translatetable must be of length 1');
        table.set(t, pointsOf(text)[0], value);
      } else if (intOf(key) !== undefined) table.set(t, key, value);
      else throw raised(TypeError, 'keys in translate table mustbe strings or integers');
    }
    return table;
  }
  const to = strArgument('maketrans', 2, y);
  const drop = z === undefined ? null : strArgument('maketrans', 3, z);
  const from = strOf(x);
  if (from === undefined) throw raised(TypeError, 'first maketrans argument must be a string if there is a second argument');
  if (methods.lengthOfStr(from) !== methods.lengthOfStr(to))
    throw raised(ValueError, 'the first two maketrans arguments must have equal length');
  const targets = pointsOf(to);
  pointsOf(from).forEach((point, i) => table.set(t, point, targets[i]));
  if (drop !== null) for (const point of pointsOf(drop)) table.set(t, point, null);
  return table;
}
function sizeInBytes(_t: Thread, self: Value): Value {
  const s = plain(self);
  const length = methods.lengthOfStr(s);
  let top = 0;
  for (const point of pointsOf(s)) if (point > top) top = point;
  return top < 128 ? 41 + length : top < 256 ? 57 + length : top < 0x10000 ? 58 + 2 * length : 60 + 4 * length;
}

function mapping(doc: string, map: (s: Str) => Str): NativeRow {
  return ['(self, /)', doc, (_t, self: Value) => map(plain(self))];
}
function question(doc: string, ask: (s: Str) => boolean): NativeRow {
  return ['(self, /)', doc, (_t, self: Value) => ask(plain(self))];
}

const rowsOfStr: TypeRows = {
  doc: "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str\n\nText: a sequence of Unicode characters that never changes.",
  new: ["(cls, object='', encoding='utf-8', errors='strict')", 'Text from any object, or decoded from bytes.', construct],
  methods: {
    __repr__: ['(self, /)', 'Return repr(self).', (_t, self: Value) => strRepr(plain(self))],
    __str__: ['(self, /)', 'Return str(self).', (_t, self: Value) => plain(self)],
    __hash__: ['(self, /)', 'Return hash(self).', (t, self: Value) => hashOf(t, plain(self))],
    __eq__: ['(self, value, /)', 'Return self==value.', equal],
    __ne__: [
      '(self, value, /)',
      'Return self!=value.',
      (_t, self: Value, other: Value) => {
        const b = strOf(other);
        return b === undefined ? NotImplemented : !methods.equalStr(plain(self), b);
      },
    ],
    __lt__: comparison((order) => order < 0),
    __le__: comparison((order) => order <= 0),
    __gt__: comparison((order) => order > 0),
    __ge__: comparison((order) => order >= 0),
    __iter__: ['(self, /)', 'Iterates over the characters.', (_t, self: Value) => iterator(plain(self), self)],
    __len__: ['(self, /)', 'Return len(self).', (_t, self: Value) => methods.lengthOfStr(plain(self))],
    __getitem__: ['(self, key, /)', 'Return self[key].', getItem],
    __add__: ['(self, value, /)', 'Return self+value.', add],
    __mul__: ['(self, value, /)', 'Return self*value.', multiply],
    __rmul__: ['(self, value, /)', 'Return value*self.', multiply],
    __mod__: [
      '(self, value, /)',
      'Return self%value.',
      (t, self: Value, value: Value) => {
        const text = plain(self);
        const result = percentFormat(t, text, value);
        // Text without fields is given back as it is, be it of a subclass.
        return typeof text === 'string' && !text.includes('%') ? self : result;
      },
    ],
    __rmod__: [
      '(self, value, /)',
      'Return value%self.',
      (t, self: Value, value: Value) => {
        const format = strOf(value);
        return format === undefined ? NotImplemented : percentFormat(t, format, self);
      },
    ],
    __contains__: ['(self, key, /)', 'Return bool(key in self).', contains],
    __format__: [
      '(self, format_spec, /)',
      'Return a formatted version of the string as described by format_spec.',
      (t, self: Value, spec: Value) => {
        const text = strOf(spec);
        if (text === undefined) throw wrongArgument('__format__() argument', 'str', spec);
        if (text !== '') {
          const result = formatStr(t, plain(self), text, typeName(self));
          return result === plain(self) ? self : result;
        }
        return self instanceof PyStrSub ? strOfValue(t, self) : self;
      },
    ],
    __getnewargs__: ['(self, /)', 'Arguments with which __new__ makes the same text.', (_t, self: Value) => new PyTuple([plain(self)])],
    __sizeof__: ['(self, /)', 'Return the size of the string in memory, in bytes.', sizeInBytes],
    capitalize: mapping('The first character in upper (title) case, the rest in lower case.', methods.capitalizeStr),
    casefold: mapping('A form for comparisons without regard to case.', methods.foldStr),
    lower: mapping('A copy in lower case.', methods.lowerStr),
    upper: mapping('A copy in upper case.', methods.upperStr),
    title: mapping('A copy where each word begins with an upper case character.', methods.titleStr),
    swapcase: mapping('Upper case characters in lower case, and the reverse.', methods.swapCaseStr),
    center: justifier('The text in the middle of so many columns.', methods.centerStr),
    ljust: justifier('The text at the left of so many columns.', (t, s, width, fill) =>
      methods.padStr(t, s, 0, width - methods.lengthOfStr(s), fill),
    ),
    rjust: justifier('The text at the right of so many columns.', (t, s, width, fill) =>
      methods.padStr(t, s, width - methods.lengthOfStr(s), 0, fill),
    ),
    zfill: [
      '(self, width, /)',
      'Fills with zeros on the left, behind a sign.',
      (t, self: Value, width: Value) => methods.zeroFill(t, plain(self), sizeArgument(t, width)),
    ],
    expandtabs: [
      '(self, /, tabsize=8)',
      'Tabs become spaces up to the next column that tabsize divides.',
      (t, self: Value, size?: Value) => {
        const tab = size === undefined ? 8 : indexOf(t, size);
        if (typeof tab === 'bigint' || tab > 0x7fffffff || tab < -0x80000000)
          throw raised(OverflowError, 'Python int too large to convert to C int');
        return methods.expandTabs(t, plain(self), tab);
      },
    ],
    count: search('count', 'How often the substring occurs without overlap.', methods.countStr, false),
    find: search('find', 'The lowest index where the substring begins, or -1.', methods.findStr, false),
    rfind: search('rfind', 'The highest index where the substring begins, or -1.', methods.findLastStr, false),
    index: search('index', 'The lowest index where the substring begins; ValueError when there is none.', methods.findStr, true),
    rindex: search('rindex', 'The highest index where the substring begins; ValueError when there is none.', methods.findLastStr, true),
    startswith: edge('startswith', 'Does it begin with the prefix, or one of a tuple of them?', 'prefix', methods.startsWithStr),
    endswith: edge('endswith', 'Does it end with the suffix, or one of a tuple of them?', 'suffix', methods.endsWithStr),
    removeprefix: [
      '(self, prefix, /)',
      'The text without the prefix, if it is there.',
      (_t, self: Value, prefix: Value) => {
        const text = strOf(prefix);
        if (text === undefined) throw wrongArgument('removeprefix() argument', 'str', prefix);
        const s = plain(self);
        const length = methods.lengthOfStr(s);
        return methods.startsWithStr(s, text, 0, length) ? methods.sliceStr(s, methods.lengthOfStr(text), length) : s;
      },
    ],
    removesuffix: [
      '(self, suffix, /)',
      'The text without the suffix, if it is there.',
      (_t, self: Value, suffix: Value) => {
        const text = strOf(suffix);
        if (text === undefined) throw wrongArgument('removesuffix() argument', 'str', suffix);
        const s = plain(self);
        const length = methods.lengthOfStr(s);
        return methods.endsWithStr(s, text, 0, length) ? methods.sliceStr(s, 0, length - methods.lengthOfStr(text)) : s;
      },
    ],
    replace: ['(self, old, new, /, count=-1)', 'A copy with old replaced by new, everywhere or the first count times.', replace],
    split: splitter('The pieces between separators, or between white space.', methods.splitStr),
    rsplit: splitter('The same, cut from the right.', methods.splitRightStr),
    splitlines: [
      '(self, /, keepends=False)',
      'The lines, without their ends unless asked for.',
      (t, self: Value, keep?: Value) => new PyList(methods.linesOfStr(plain(self), keep !== undefined && t.truth(keep))),
    ],
    partition: partitioner('The text before the first separator, the separator, and the rest.', false),
    rpartition: partitioner('The text before the last separator, the separator, and the rest.', true),
    strip: stripper('strip', 'Without white space, or the characters given, at both ends.', true, true),
    lstrip: stripper('lstrip', 'Without white space, or the characters given, at the start.', true, false),
    rstrip: stripper('rstrip', 'Without white space, or the characters given, at the end.', false, true),
    join: ['(self, iterable, /)', 'The strings of the iterable with this one between them.', join],
    translate: ['(self, table, /)', 'Each character replaced by what the table says.', translate],
    encode: [
      "(self, /, encoding='utf-8', errors='strict')",
      'The text as bytes.',
      (t, self: Value, encoding?: Value, errors?: Value) =>
        encodeStr(
          t,
          plain(self),
          encodingArgument(t, 'encode', 'encoding', encoding, 'utf-8'),
          encodingArgument(t, 'encode', 'errors', errors, 'strict'),
        ),
    ],
    format: [
      '(self, /, *args, **kwargs)',
      'The text with its replacement fields filled in.',
      (t, self: Value, args: Value[], kwargs: PyDict) => {
        const text = plain(self);
        return hasFields(text) ? strFormat(t, text, args, kwargs) : self;
      },
    ],
    format_map: [
      '(self, mapping, /)',
      'The same with the fields from a mapping.',
      (t, self: Value, map: Value) => (hasFields(plain(self)) ? strFormatMap(t, plain(self), map) : self),
    ],
    isascii: question('Are all characters ASCII?', methods.isAscii),
    isalpha: question('Are all characters letters?', methods.isAlphaStr),
    isalnum: question('Are all characters letters or digits?', methods.isAlnumStr),
    isdecimal: question('Are all characters decimal digits?', methods.isDecimalStr),
    isdigit: question('Are all characters digits?', methods.isDigitStr),
    isnumeric: question('Are all characters numeric?', methods.isNumericStr),
    isspace: question('Is it all white space?', methods.isSpaceStr),
    isprintable: question('Would repr() show all characters as they are?', methods.isPrintableStr),
    islower: question('Are all cased characters in lower case?', methods.isLowerStr),
    isupper: question('Are all cased characters in upper case?', methods.isUpperStr),
    istitle: question('Does each word begin with an upper case character?', methods.isTitleStr),
    isidentifier: question('Is it a name in the sense of the language?', methods.isIdentifierStr),
  },
  staticMethods: {
    maketrans: ['(x, y=<unrepresentable>, z=<unrepresentable>, /)', 'A table for translate().', makeTable],
  },
};
function equal(_t: Thread, self: Value, other: Value): Value {
  const b = strOf(other);
  return b === undefined ? NotImplemented : methods.equalStr(plain(self), b);
}

function iterator(s: Str, self: Value): Value {
  // Only plain text is known to be ASCII.
  if (typeof s !== 'string') return new PointsIterator(s);
  return typeof self === 'string' ? strIterator(s) : new StrIterator(s);
}

export const rows: readonly (readonly [PyType, TypeRows])[] = [[strType, rowsOfStr]];

/**
 * str.format(), and the format specs of str itself.
 *
 *     '{0.name!r:>{width}}'      field 0, then .name   conversion r   spec with a field of its own
 *
 * Fields are filled from left to right. A conversion and `__format__` may be guest code: then a native frame carries on; fields
 * inside of a spec are filled through a wall, because they are numbers almost always.
 */
import { IndexError, KeyError, raised, raisedWith, ValueError } from './exceptions.ts';
import type { PyDict } from './dict.ts';
import { parseFormatSpec, unknownFormatCode } from './format-spec.ts';
import type { Thread } from './machine.ts';
import type { NativeFrame } from './native-frame.ts';
import { PyFloat } from './number.ts';
import { PUSHED, PyObject, type Value } from './object.ts';
import { formatOf, reprOf, strOfValue } from './protocols.ts';
import { asciiRepr } from './repr-text.ts';
import { joinStr, lengthOfStr, padStr, type Str, sliceStr } from './str-methods.ts';
import { jsText, PyStr, strFromJs, strOf } from './text.ts';
import { decimalValue } from './unicode.ts';

// ---- '{}'.format()
const UNDECIDED = 0;
const AUTOMATIC = 1;
const MANUAL = 2;

/** Where values come from, and how fields are numbered so far. */
class Source {
  numbering = UNDECIDED;
  nextIndex = 0;
  constructor(
    /** Null for format_map(). */
    readonly args: readonly Value[] | null,
    readonly named: Value,
  ) {}
}
/** A template half-way through. */
class Progress {
  at = 0;
  readonly parts: Str[] = [];
  conversion = 0;
  spec: Str = '';
  /** The spec has fields of its own. */
  isNested = false;
  value: Value = null;
  constructor(
    readonly template: Str,
    readonly source: Source,
    readonly depth: number,
  ) {}
}

export function strFormat(t: Thread, template: Str, args: readonly Value[], kwargs: PyDict): Value {
  return begin(t, new Progress(template, new Source(args, kwargs), 2));
}
export function strFormatMap(t: Thread, template: Str, mapping: Value): Value {
  return begin(t, new Progress(template, new Source(null, mapping), 2));
}
function begin(t: Thread, p: Progress): Value {
  return advance(t, p) ? t.start(fillStep, p) : joinStr(t, '', p.parts);
}
/** a: the progress. */
function fillStep(t: Thread, f: NativeFrame, value: Value): Value {
  const p = f.a as Progress;
  for (;;) {
    switch (f.state) {
      case 0:
        f.state = 1;
        value = p.conversion === 0 ? p.value : p.conversion === 115 ? strOfValue(t, p.value) : reprOf(t, p.value);
        if (value === PUSHED) return PUSHED;
      // falls through
      case 1:
        f.state = 2;
        if (p.conversion === 97) value = asciiRepr(strOf(value) as Str);
        value = formatOf(t, value, specOf(t, p));
        if (value === PUSHED) return PUSHED;
    }
    f.state = 0;
    p.parts.push(strOf(value) as Str);
    // A field that is the whole text is given as it came, be it of a subclass.
    if (!advance(t, p)) return p.parts.length === 1 ? value : joinStr(t, '', p.parts);
  }
}
/** Shown without guest code, and without a frame? */
function isPlain(v: Value): boolean {
  return !(v instanceof PyObject) || v instanceof PyStr || (v instanceof PyFloat && v.slots === null);
}
/** Goes on to the end (false) or to a field that needs a frame (true). */
function advance(t: Thread, p: Progress): boolean {
  for (;;) {
    if (!nextField(t, p)) return false;
    if (!isPlain(p.value)) return true;
    p.parts.push(fillPlain(t, p));
  }
}
function converted(t: Thread, conversion: number, value: Value): Value {
  if (conversion === 0) return value;
  const text = conversion === 115 ? t.str(value) : t.repr(value);
  return conversion === 97 ? asciiRepr(strOf(text) as Str) : text;
}
function fillPlain(t: Thread, p: Progress): Str {
  const value = converted(t, p.conversion, p.value);
  return strOf(t.format(value, specOf(t, p))) as Str;
}
/** The spec of the field with its own fields filled in. */
function specOf(t: Thread, p: Progress): Str {
  return p.isNested ? fillAll(t, p.spec, p.source, p.depth - 1) : p.spec;
}
/** The whole template at once, for specs. */
function fillAll(t: Thread, template: Str, source: Source, depth: number): Str {
  if (depth <= 0) throw raised(ValueError, 'Max string recursion exceeded');
  const p = new Progress(template, source, depth);
  while (nextField(t, p)) p.parts.push(fillPlain(t, p));
  return joinStr(t, '', p.parts);
}

const OPEN = 123;
const CLOSE = 125;
function codeAt(s: Str, at: number): number {
  return typeof s === 'string' ? s.charCodeAt(at) : s.points[at];
}
/** Takes the text up to the next field and reads that field; false at the end. */
function nextField(t: Thread, p: Progress): boolean {
  const { template } = p;
  const length = lengthOfStr(template);
  while (p.at < length) {
    const from = p.at;
    let at = from;
    let brace = 0;
    while (at < length) {
      const code = codeAt(template, at++);
      if (code === OPEN || code === CLOSE) {
        brace = code;
        break;
      }
    }
    const atEnd = at >= length;
    if (brace === CLOSE && (atEnd || codeAt(template, at) !== CLOSE)) throw raised(ValueError, "Single '}' encountered in format string");
    if (brace === OPEN && atEnd) throw raised(ValueError, "Single '{' encountered in format string");
    if (brace === 0) {
      p.parts.push(sliceStr(template, from, at));
      p.at = at;
      return false;
    }
    if (codeAt(template, at) === brace) {
      p.parts.push(sliceStr(template, from, at));
      p.at = at + 1;
      continue;
    }
    if (at - 1 > from) p.parts.push(sliceStr(template, from, at - 1));
    readField(t, p, at, length);
    return true;
  }
  return false;
}
/** Reads `name!conversion:spec}` and finds the value. */
function readField(t: Thread, p: Progress, from: number, length: number): void {
  const { template } = p;
  let at = from;
  let code = 0;
  name: while (at < length) {
    code = codeAt(template, at++);
    switch (code) {
      case OPEN:
        throw raised(ValueError, "unexpected '{' in field name");
      case 91:
        while (at < length && codeAt(template, at) !== 93) at++;
        break;
      case CLOSE:
      case 58:
      case 33:
        break name;
    }
  }
  if (code !== CLOSE && code !== 58 && code !== 33) throw raised(ValueError, "expected '}' before end of string");
  const name = sliceStr(template, from, at - 1);
  p.conversion = 0;
  p.spec = '';
  p.isNested = false;
  if (code === 33) {
    if (at >= length) throw raised(ValueError, 'end of string while looking for conversion specifier');
    p.conversion = codeAt(template, at++);
    if (at < length) {
      code = codeAt(template, at++);
      if (code !== CLOSE && code !== 58) throw raised(ValueError, "expected ':' after conversion specifier");
    }
  }
  if (code !== CLOSE) {
    const specFrom = at;
    let depth = 1;
    for (; depth > 0; at++) {
      if (at >= length) throw raised(ValueError, "unmatched '{' in format spec");
      const c = codeAt(template, at);
      if (c === OPEN) {
        p.isNested = true;
        depth++;
      } else if (c === CLOSE) depth--;
    }
    p.spec = sliceStr(template, specFrom, at - 1);
  }
  p.at = at;
  p.value = findValue(t, p.source, name);
  checkConversion(p.conversion);
}
function checkConversion(c: number): void {
  if (c === 0 || c === 114 || c === 115 || c === 97) return;
  throw raised(ValueError, `Unknown conversion specifier ${c > 32 && c < 127 ? String.fromCharCode(c) : `\\x${c.toString(16)}`}`);
}
/** The number that a name is, or -1. */
function indexOfName(name: Str): number {
  const length = lengthOfStr(name);
  let index = 0;
  for (let i = 0; i < length; i++) {
    const digit = decimalValue(codeAt(name, i));
    if (digit < 0) return -1;
    index = index * 10 + digit;
    if (index > 9223372036854775000) throw raised(ValueError, 'Too many decimal digits in format string');
  }
  return length === 0 ? -1 : index;
}
/** Follows `0.name[key]`. */
function findValue(t: Thread, source: Source, path: Str): Value {
  const length = lengthOfStr(path);
  let at = 0;
  while (at < length && codeAt(path, at) !== 46 && codeAt(path, at) !== 91) at++;
  const first = sliceStr(path, 0, at);
  let index = indexOfName(first);
  const isEmpty = at === 0;
  if (isEmpty || index >= 0) {
    const numbering = isEmpty ? AUTOMATIC : MANUAL;
    if (source.numbering === UNDECIDED) source.numbering = numbering;
    else if (source.numbering !== numbering) {
      const [was, is] = isEmpty ? ['manual', 'automatic'] : ['automatic', 'manual'];
      throw raised(
        ValueError,
        `cannot switch from ${was} field ${was === 'manual' ? 'specification' : 'numbering'} to ${is} field ${is === 'manual' ? 'specification' : 'numbering'}`,
      );
    }
    if (isEmpty) index = source.nextIndex++;
  }
  let value: Value;
  if (index < 0) value = named(t, source, first);
  else if (source.args === null) throw raised(ValueError, 'Format string contains positional fields');
  else if (index >= source.args.length) throw raised(IndexError, `Replacement index ${index} out of range for positional args tuple`);
  else value = source.args[index];
  while (at < length) {
    const code = codeAt(path, at++);
    const from = at;
    if (code === 46) {
      while (at < length && codeAt(path, at) !== 46 && codeAt(path, at) !== 91) at++;
      if (at === from) throw raised(ValueError, 'Empty attribute in format string');
      value = t.getAttr(value, jsText(sliceStr(path, from, at)));
    } else if (code === 91) {
      while (at < length && codeAt(path, at) !== 93) at++;
      if (at >= length) throw raised(ValueError, "Missing ']' in format string");
      const key = sliceStr(path, from, at++);
      const number = indexOfName(key);
      if (lengthOfStr(key) === 0) throw raised(ValueError, 'Empty attribute in format string');
      value = t.getItem(value, number < 0 ? key : number);
    } else throw raised(ValueError, "Only '.' or '[' may follow ']' in format field specifier");
  }
  return value;
}
function named(t: Thread, source: Source, name: Str): Value {
  if (source.args === null) return t.getItem(source.named, name);
  const value = (source.named as PyDict).get(t, name);
  if (value === undefined) throw raisedWith(KeyError, name);
  return value;
}

// ---- format(str, spec)
export function formatStr(t: Thread, s: Str, specText: Str, name = 'str'): Str {
  const spec = parseFormatSpec(specText, name, 's', '<');
  if (spec.type !== 's') throw unknownFormatCode(spec.type, name);
  const refuse = (what: string): never => {
    throw raised(ValueError, `${what} not allowed in string format specifier`);
  };
  if (spec.sign !== '') refuse(spec.sign === ' ' ? 'Space' : 'Sign');
  if (spec.noNegativeZero) refuse('Negative zero coercion (z)');
  if (spec.alternate) refuse('Alternate form (#)');
  if (spec.align === '=') refuse("'=' alignment");
  const length = lengthOfStr(s);
  const shown = spec.precision >= 0 && spec.precision < length ? sliceStr(s, 0, spec.precision) : s;
  const room = spec.width - lengthOfStr(shown);
  if (room <= 0) return shown;
  const left = spec.align === '<' ? 0 : spec.align === '>' ? room : Math.floor(room / 2);
  return padStr(t, shown, left, room - left, strFromJs(spec.fill));
}

/**
 * Module _sre: compiling patterns, and the methods of patterns and matches. The functions of module re are Python (stdlib/re).
 *
 * All methods but sub() run to their end without guest code. sub() with a function is a native frame: one match, one call, and
 * so on, so that the function may be put aside.
 */
import { bytesOf } from '../../runtime/buffers.ts';
import { builtinType, isCallable, typeName } from '../../runtime/builtin-types.ts';
import { PyIterator, PyMappingProxy } from '../../runtime/callables.ts';
import { PyBytes, PyList, PyTuple, NotImplemented } from '../../runtime/collections.ts';
import { sizeArgument, sizeOf, findIndex } from '../../runtime/convert.ts';
import type { ModuleRows, NativeRow, TypeRows } from '../../runtime/define.ts';
import { PyDict } from '../../runtime/dict.ts';
import * as exceptions from '../../runtime/exceptions.ts';
import { IndexError, OverflowError, raised, RuntimeError, TypeError, ValueError } from '../../runtime/exceptions.ts';
import { callableIteratorType } from '../../runtime/iterate.ts';
import type { CharacterNames } from '../../runtime/codecs.ts';
import type { Interpreter, Thread } from '../../runtime/machine.ts';
import type { NativeFrame } from '../../runtime/native-frame.ts';
import { intOf } from '../../runtime/number.ts';
import { DONE, PUSHED, PyObject, type PyType, type Value } from '../../runtime/object.ts';
import { bytesRepr } from '../../runtime/repr-text.ts';
import { containsStr, equalStr, joinStr, type Str } from '../../runtime/str-methods.ts';
import { jsText, pointsOf, strFromJs, strFromPoints, strKey, strOf } from '../../runtime/text.ts';
import { joinBytes } from '../../runtime/types/bytes.ts';
import { makeGenericAlias } from '../../runtime/types/generic-alias.ts';
import { isCasedAscii, isCasedUnicode, lowerAscii, lowerUnicode } from './charset.ts';
import { compile } from './compiler.ts';
import { parse, PatternProblem } from './parser.ts';
import { matchType, patternType, PyMatch, PyPattern, readSubject, Walk } from './pattern.ts';
import { parseTemplate, type TemplatePart } from './template.ts';
import { Flag, MAX_GROUPS, type Node, Sequence, type Tree, UNBOUNDED } from './tree.ts';

// ---- compiling
function unitsOfPattern(v: Value): { readonly points: ArrayLike<number>; readonly isText: boolean } | null {
  const text = strOf(v);
  if (text !== undefined) return { points: pointsOf(text), isText: true };
  const bytes = v instanceof PyBytes ? v.bytes : undefined;
  return bytes === undefined ? null : { points: bytes, isText: false };
}
const characterNamed = (t: Thread) => (name: string) => {
  const found = (t.interp.drawer.get('unicodedata.names') as CharacterNames | undefined)?.pointOf(name);
  return typeof found === 'number' ? found : undefined;
};
/** A problem as guest code hears of it: (message, position) for PatternError, else the exception itself. */
function reported(error: unknown): Value {
  if (error instanceof RangeError) throw raised(exceptions.RecursionError, 'maximum recursion depth exceeded');
  if (!(error instanceof PatternProblem)) throw error;
  if (error.error === 'PatternError') return new PyTuple([strFromJs(error.message), error.position]);
  throw raised({ OverflowError, ValueError, IndexError }[error.error], error.message);
}
function compilePattern(t: Thread, source: Value, flagsValue: Value): Value {
  const flags = flagsOf(t, flagsValue);
  const { points, isText } = unitsOfPattern(source) as { points: ArrayLike<number>; isText: boolean };
  const warnings: string[] = [];
  let result: Value;
  try {
    const tree = parse(points, isText, flags, characterNamed(t), warnings);
    result = new PyPattern(source, isText, tree.flags, tree.groups, tree.names, compile(tree));
  } catch (error) {
    result = reported(error);
  }
  return new PyTuple([result, new PyTuple(warnings)]);
}
function flagsOf(t: Thread, v: Value): number {
  const flags = sizeOf(t, v);
  if (flags > 2147483647 || flags < -2147483648) throw raised(OverflowError, 'Python int too large to convert to C int');
  return flags;
}
/** One pattern of several: group n is around the nth. */
function compileLexicon(t: Thread, phrases: PyList, flagsValue: Value): Value {
  const flags = flagsOf(t, flagsValue);
  const widths = [null];
  const warnings: string[] = [];
  const choices: Sequence[] = [];
  for (const [i, phrase] of phrases.items.entries()) {
    const units = unitsOfPattern(phrase);
    if (units === null) throw raised(TypeError, `decoding to str: need a bytes-like object, ${typeName(phrase)} found`);
    try {
      const tree = parse(units.points, units.isText, flags, characterNamed(t), warnings);
      if (tree.groups > phrases.items.length) throw raised(RuntimeError, 'invalid SRE code');
      const node: Node = { kind: 'group', group: i + 1, add: 0, remove: 0, body: tree.body };
      choices.push(new Sequence([node], widths));
    } catch (error) {
      return new PyTuple([reported(error), new PyTuple(warnings), phrase]);
    }
  }
  const body = new Sequence([{ kind: 'branch', choices }], widths);
  const tree: Tree = { body, flags, groups: choices.length, names: new Map() };
  return new PyTuple([new PyPattern(null, null, flags, tree.groups, tree.names, compile(tree)), new PyTuple(warnings), null]);
}

// ---- the patterns that were compiled lately
const CACHE = Symbol('compiled patterns');
const MAX_CACHE = 512;
interface Cache {
  /** By the text of the pattern (bytes behind a NUL); several when the flags differ. */
  readonly byText: Map<string, PyPattern[]>;
  size: number;
}
function cacheOf(interp: Interpreter): Cache {
  let cache = interp.drawer.get(CACHE) as Cache | undefined;
  if (cache === undefined) {
    cache = { byText: new Map(), size: 0 };
    interp.drawer.set(CACHE, cache);
  }
  return cache;
}
/** Undefined for what is not kept: subclasses may be anything. */
function cacheKey(v: Value): string | undefined {
  if (typeof v === 'string') return v;
  if (v instanceof PyBytes && v.slots === null) return `\0${String.fromCharCode(...v.bytes.subarray(0, 10000))}`;
  return undefined;
}
/** Flags that were asked for, by pattern: inline flags are among `flags` of the pattern too. */
const askedFlags = new WeakMap<PyPattern, number>();
function cached(t: Thread, source: Value, flagsValue: Value): Value {
  const flags = intOf(flagsValue);
  if (source instanceof PyPattern) return flags === 0 ? source : null;
  const key = cacheKey(source);
  if (key === undefined || typeof flags !== 'number') return null;
  const found = cacheOf(t.interp).byText.get(key);
  if (found === undefined) return null;
  for (const pattern of found) if (askedFlags.get(pattern) === flags) return pattern;
  return null;
}
function keep(t: Thread, pattern: PyPattern, flagsValue: Value): Value {
  const key = cacheKey(pattern.source);
  if (key === undefined || key.length > 9000) return null;
  const cache = cacheOf(t.interp);
  if (cache.size >= MAX_CACHE) {
    const [oldest] = cache.byText.keys();
    cache.size -= cache.byText.get(oldest)?.length ?? 0;
    cache.byText.delete(oldest);
  }
  askedFlags.set(pattern, intOf(flagsValue) as number);
  const same = cache.byText.get(key);
  if (same === undefined) cache.byText.set(key, [pattern]);
  else same.push(pattern);
  cache.size++;
  return null;
}

// ---- patterns
function walkOf(t: Thread, self: PyPattern, string: Value, pos?: Value, endpos?: Value): Walk {
  const reading = readSubject(self, string);
  const { length } = reading;
  const from = pos === undefined ? 0 : Math.min(Math.max(0, sizeArgument(t, pos)), length);
  const to = endpos === undefined ? length : Math.min(Math.max(0, sizeArgument(t, endpos)), length);
  return new Walk(self, reading, from, to);
}
const WINDOW = '(self, /, string, pos=0, endpos=sys.maxsize)';
/** Adds what stands for a match in findall(). */
function pushFound(walk: Walk, items: Value[]): void {
  const { groups } = walk.pattern;
  const { empty } = walk.reading;
  if (groups === 0) items.push(walk.reading.slice(walk.begin(), walk.end()));
  else if (groups === 1) items.push(walk.group(1, empty));
  else {
    const parts: Value[] = [];
    for (let group = 1; group <= groups; group++) parts.push(walk.group(group, empty));
    items.push(new PyTuple(parts));
  }
}
function findAll(t: Thread, self: PyPattern, string: Value, pos?: Value, endpos?: Value): Value {
  const items: Value[] = [];
  const walk = walkOf(t, self, string, pos, endpos);
  walk.searchAll(t, () => {
    pushFound(walk, items);
    return true;
  });
  return new PyList(items);
}
function split(t: Thread, self: PyPattern, string: Value, maxValue: Value = 0): Value {
  const max = sizeArgument(t, maxValue);
  const items: Value[] = [];
  const walk = walkOf(t, self, string);
  const { reading } = walk;
  let from = 0;
  let count = 0;
  walk.searchAll(t, () => {
    if (max !== 0 && count >= max) return false;
    items.push(reading.slice(from, walk.begin()));
    for (let group = 1; group <= self.groups; group++) items.push(walk.group(group, null));
    from = walk.end();
    count++;
    return max === 0 || count < max;
  });
  items.push(reading.slice(from, reading.length));
  return new PyList(items);
}

/** One match after another; `finditer` and `scanner` hand it out. */
class PyScanner extends PyObject {
  private isSpent = false;
  constructor(readonly walk: Walk) {
    super();
  }
  next(t: Thread, isSearch: boolean): Value {
    const { walk } = this;
    if (this.isSpent) return null;
    if (!(isSearch ? walk.search(t) : walk.match(t, false))) {
      this.isSpent = true;
      return null;
    }
    const match = walk.toMatch();
    walk.advance();
    return match;
  }
}
const scannerType = builtinType('SRE_Scanner', { js: PyScanner, module: '_sre' });
scannerType.name = '_sre.SRE_Scanner';
class MatchIterator extends PyIterator {
  constructor(private readonly scanner: PyScanner) {
    super();
  }
  override isPlain(): boolean {
    return true;
  }
  next(t: Thread): Value {
    const match = this.scanner.next(t, true);
    return match === null ? DONE : match;
  }
}
MatchIterator.prototype.cls = callableIteratorType;

// ---- sub
/** The parts of a template as values. */
type Filler = (match: Walk | PyMatch, out: Value[]) => void;
function groupIn(match: Walk | PyMatch, group: number): Value {
  if (match instanceof PyMatch) return match.group(group, null);
  return group === 0 ? match.reading.slice(match.begin(), match.end()) : match.group(group, null);
}
const bytesFrom = (points: readonly number[]): PyBytes => new PyBytes(Uint8Array.from(points));
const MAX_TEMPLATES = 64;
/** A function that fills a template; or the message and position of what is wrong with it. */
function fillerOf(t: Thread, pattern: PyPattern, template: Value): Filler | PyTuple {
  const text = strOf(template);
  const bytes = text === undefined ? bytesOf(template) : undefined;
  if (text === undefined && bytes === undefined)
    throw raised(TypeError, `decoding to str: need a bytes-like object, ${typeName(template)} found`);
  const key = text !== undefined ? strKey(text) : `\0bytes ${(bytes as Uint8Array).join()}`;
  let parts = pattern.templates.get(key);
  if (parts === undefined) {
    try {
      parts = parseTemplate(text !== undefined ? pointsOf(text) : (bytes as Uint8Array), text !== undefined, pattern.groups, pattern.names);
    } catch (error) {
      return reported(error) as PyTuple;
    }
    if (pattern.templates.size >= MAX_TEMPLATES) pattern.templates.clear();
    pattern.templates.set(key, parts);
  }
  const values = parts.map((part: TemplatePart) =>
    typeof part === 'number' ? part : { literal: text !== undefined ? strFromPoints(part) : bytesFrom(part) },
  );
  return (match, out) => {
    for (const part of values) {
      if (typeof part !== 'number') out.push(part.literal);
      else {
        const value = groupIn(match, part);
        if (value !== null) out.push(value);
      }
    }
  };
}
function joined(t: Thread, parts: readonly Value[], isText: boolean): Value {
  if (isText) {
    const strs: Str[] = [];
    parts.forEach((part, i) => {
      const str = typeof part === 'string' ? part : strOf(part);
      if (str === undefined) throw raised(TypeError, `sequence item ${i}: expected str instance, ${typeName(part)} found`);
      strs.push(str);
    });
    return joinStr(t, '', strs);
  }
  const all: Uint8Array[] = parts.map((part, i) => {
    const bytes = bytesOf(part);
    if (bytes === undefined) throw raised(TypeError, `sequence item ${i}: expected a bytes-like object, ${typeName(part)} found`);
    return bytes;
  });
  if (all.length === 1 && parts[0] instanceof PyBytes) return parts[0];
  return new PyBytes(joinBytes(new Uint8Array(0), all, t));
}
/** What sub() has put together so far. */
class Substitution {
  readonly parts: Value[] = [];
  count = 0;
  from = 0;
  constructor(
    readonly walk: Walk,
    readonly max: number,
    readonly withCount: boolean,
  ) {}
  /** Adds what lies before the match. */
  before(): void {
    const begin = this.walk.begin();
    if (begin > this.from) this.parts.push(this.walk.reading.slice(this.from, begin));
    this.from = this.walk.end();
    this.count++;
  }
  get mayGoOn(): boolean {
    return this.max === 0 || this.count < this.max;
  }
  finish(t: Thread): Value {
    const { reading } = this.walk;
    if (this.from < reading.length) this.parts.push(reading.slice(this.from, reading.length));
    const result = this.parts.length === 0 ? reading.empty : joined(t, this.parts, reading.isText);
    return this.withCount ? new PyTuple([result, this.count]) : result;
  }
}
/** f.a: the Substitution, f.b: the function. */
function substituteStep(t: Thread, f: NativeFrame, value: Value): Value {
  const work = f.a as Substitution;
  for (;;) {
    if (f.state === 1) {
      if (value !== null) work.parts.push(value);
      f.state = 0;
    }
    if (!work.mayGoOn || !work.walk.search(t)) return work.finish(t);
    const match = work.walk.toMatch();
    work.before();
    work.walk.advance();
    f.state = 1;
    value = t.invoke(f.b as Value, [match]);
    if (value === PUSHED) return PUSHED;
  }
}
function substitute(t: Thread, self: PyPattern, replacement: Value, string: Value, countValue: Value, withCount: boolean): Value {
  const max = sizeArgument(t, countValue);
  const isFunction = typeof replacement !== 'string' && isCallable(replacement);
  let fill: Filler | PyTuple | null = null;
  if (!isFunction) {
    const text = strOf(replacement);
    const isLiteral = text !== undefined ? !containsStr(text, '\\') : bytesOf(replacement)?.includes(92) === false;
    fill = isLiteral ? (_match, out) => void out.push(replacement) : fillerOf(t, self, replacement);
    if (fill instanceof PyTuple) return failTemplate(t, fill, replacement);
  }
  const work = new Substitution(walkOf(t, self, string), max, withCount);
  if (fill === null) return t.start(substituteStep, work, replacement);
  if (max < 0) return work.finish(t);
  const { walk } = work;
  walk.searchAll(t, () => {
    if (!work.mayGoOn) return false;
    work.before();
    (fill as Filler)(walk, work.parts);
    return work.mayGoOn;
  });
  return work.finish(t);
}
/** Raises re.PatternError, which is Python. */
function failTemplate(t: Thread, problem: PyTuple, template: Value): Value {
  const fail = t.interp.drawer.get(FAIL) as Value;
  return t.invoke(fail, [problem.items[0], template, problem.items[1]]);
}
const FAIL = Symbol('what raises re.PatternError');

const FLAG_NAMES = ['IGNORECASE', 'LOCALE', 'MULTILINE', 'DOTALL', 'UNICODE', 'VERBOSE', 'DEBUG', 'ASCII'];
function patternRepr(t: Thread, self: PyPattern): Value {
  let { flags } = self;
  if (self.isText !== false && (flags & (Flag.LOCALE | Flag.UNICODE | Flag.ASCII)) === Flag.UNICODE) flags &= ~Flag.UNICODE;
  const names: string[] = [];
  FLAG_NAMES.forEach((name, i) => {
    if ((flags & (2 << i)) !== 0) names.push(`re.${name}`);
    flags &= ~(2 << i);
  });
  if (flags !== 0) names.push(`0x${(flags >>> 0).toString(16)}`);
  const source = Array.from(t.reprText(self.source)).slice(0, 200).join('');
  return strFromJs(`re.compile(${[source, ...(names.length > 0 ? [names.join('|')] : [])].join(', ')})`);
}
function sameSource(a: Value, b: Value): boolean {
  const x = strOf(a);
  const y = strOf(b);
  if (x !== undefined || y !== undefined) return x !== undefined && y !== undefined && equalStr(x, y);
  if (a === null || b === null) return a === b;
  return bytesRepr((a as PyBytes).bytes) === bytesRepr((b as PyBytes).bytes);
}
const equality = (isEqual: boolean): NativeRow => [
  '(self, value, /)',
  isEqual ? 'Return self==value.' : 'Return self!=value.',
  (_t, self: PyPattern, other: Value) => {
    if (!(other instanceof PyPattern)) return NotImplemented;
    const same =
      self === other ||
      (self.isText === other.isText && self.flags === other.flags && self.isText !== null && sameSource(self.source, other.source));
    return same === isEqual;
  },
];
const itself: NativeRow = ['(self, /)', null as unknown as string, (_t, self: Value) => self];
const itselfDeep: NativeRow = ['(self, memo, /)', null as unknown as string, (_t, self: Value) => self];
const generic: TypeRows['classMethods'] = {
  __class_getitem__: ['(cls, item, /)', 'See PEP 585', (t, cls: PyType, item: Value) => makeGenericAlias(t, cls, item)],
};
const namesDict = (pattern: PyPattern): PyDict => {
  const dict = new PyDict();
  for (const [name, group] of pattern.names) dict.setName(name, group);
  return dict;
};
const patternRows: TypeRows = {
  doc: 'Compiled regular expression object.',
  methods: {
    match: [
      WINDOW,
      'Match at the beginning of the string.',
      (t, self: PyPattern, string: Value, pos?: Value, endpos?: Value) => {
        const walk = walkOf(t, self, string, pos, endpos);
        return walk.match(t, false) ? walk.toMatch() : null;
      },
    ],
    fullmatch: [
      WINDOW,
      'Matches against all of the string.',
      (t, self: PyPattern, string: Value, pos?: Value, endpos?: Value) => {
        const walk = walkOf(t, self, string, pos, endpos);
        return walk.match(t, true) ? walk.toMatch() : null;
      },
    ],
    search: [
      WINDOW,
      'The first match anywhere in the string, or None.',
      (t, self: PyPattern, string: Value, pos?: Value, endpos?: Value) => {
        const walk = walkOf(t, self, string, pos, endpos);
        return walk.search(t) ? walk.toMatch() : null;
      },
    ],
    findall: [WINDOW, 'All matches that do not overlap, as a list.', findAll],
    finditer: [
      WINDOW,
      'An iterator over the matches that do not overlap.',
      (t, self: PyPattern, string: Value, pos?: Value, endpos?: Value) =>
        new MatchIterator(new PyScanner(walkOf(t, self, string, pos, endpos))),
    ],
    scanner: [
      WINDOW,
      null as unknown as string,
      (t, self: PyPattern, string: Value, pos?: Value, endpos?: Value) => new PyScanner(walkOf(t, self, string, pos, endpos)),
    ],
    split: ['(self, /, string, maxsplit=0)', 'Split string by the occurrences of pattern.', split],
    sub: [
      '(self, /, repl, string, count=0)',
      'The string with each match replaced, by a template or by what a function gives for the match.',
      (t, self: PyPattern, repl: Value, string: Value, count: Value = 0) => substitute(t, self, repl, string, count, false),
    ],
    subn: [
      '(self, /, repl, string, count=0)',
      'What sub() gives, and how often it replaced, as a tuple.',
      (t, self: PyPattern, repl: Value, string: Value, count: Value = 0) => substitute(t, self, repl, string, count, true),
    ],
    __copy__: itself,
    __deepcopy__: itselfDeep,
    __repr__: ['(self, /)', 'Return repr(self).', patternRepr],
    __eq__: equality(true),
    __ne__: equality(false),
    __hash__: [
      '(self, /)',
      'Return hash(self).',
      (t, self: PyPattern) => (t.hash32(self.source) ^ Math.imul(self.flags, 0x9e3779b1)) >>> 0,
    ],
  },
  classMethods: generic,
  getset: {
    pattern: ['The pattern string from which the RE object was compiled.', (_t, self: PyPattern) => self.source],
    flags: ['The regex matching flags.', (_t, self: PyPattern) => self.flags],
    groups: ['The number of capturing groups in the pattern.', (_t, self: PyPattern) => self.groups],
    groupindex: ['A dictionary mapping group names to group numbers.', (_t, self: PyPattern) => new PyMappingProxy(namesDict(self))],
  },
};

// ---- matches
function groupNumber(t: Thread, self: PyMatch, v: Value): number {
  let group: number | undefined;
  if (typeof v === 'number' && Number.isInteger(v)) group = v;
  else {
    const name = strOf(v);
    if (name !== undefined) group = self.pattern.names.get(jsText(name));
    else {
      const index = findIndex(t, v);
      if (index !== undefined) group = Number(index);
      else t.hash(v);
    }
  }
  if (group === undefined || group < 0 || group > self.pattern.groups) throw raised(IndexError, 'no such group');
  return group;
}
const groupOf = (t: Thread, self: PyMatch, v: Value): Value => self.group(groupNumber(t, self, v), null);
const spanOf = (self: PyMatch, group: number): PyTuple => new PyTuple([self.spans[group * 2], self.spans[group * 2 + 1]]);
const scopes = (self: PyMatch): number[] => Array.from({ length: self.pattern.groups }, (_, i) => i + 1);
const byGroup = (doc: string, answer: (self: PyMatch, group: number) => Value): NativeRow => [
  '(self, group=0, /)',
  doc,
  (t, self: PyMatch, group: Value = 0) => answer(self, groupNumber(t, self, group)),
];
function matchRepr(t: Thread, self: PyMatch): Value {
  const text = Array.from(t.reprText(self.group(0, null)))
    .slice(0, 50)
    .join('');
  return strFromJs(`<re.Match object; span=(${self.spans[0]}, ${self.spans[1]}), match=${text}>`);
}
const matchRows: TypeRows = {
  doc: 'What was found where. A match is always true.',
  methods: {
    group: [
      '(self, /, *groups)',
      'What a group matched, by number or name; several groups give a tuple, none the whole match.',
      (t, self: PyMatch, groups: Value[]) => {
        if (groups.length === 0) return self.group(0, null);
        return groups.length === 1 ? groupOf(t, self, groups[0]) : new PyTuple(groups.map((group) => groupOf(t, self, group)));
      },
    ],
    groups: [
      '(self, /, default=None)',
      'What each group from 1 on matched, as a tuple; default stands for a group that took no part.',
      (_t, self: PyMatch, otherwise: Value = null) => new PyTuple(scopes(self).map((group) => self.group(group, otherwise))),
    ],
    groupdict: [
      '(self, /, default=None)',
      'What each named group matched, as a dict; default stands for a group that took no part.',
      (_t, self: PyMatch, otherwise: Value = null) => {
        const dict = new PyDict();
        for (const [name, group] of self.pattern.names) dict.setName(name, self.group(group, otherwise));
        return dict;
      },
    ],
    start: byGroup('Return index of the start of the substring matched by group.', (self, group) => self.spans[group * 2]),
    end: byGroup('Return index of the end of the substring matched by group.', (self, group) => self.spans[group * 2 + 1]),
    span: byGroup('Start and end of the group as a tuple.', spanOf),
    expand: [
      '(self, /, template)',
      'The template with what the groups matched in the places of its references.',
      (t, self: PyMatch, template: Value) => {
        const fill = fillerOf(t, self.pattern, template);
        if (fill instanceof PyTuple) return failTemplate(t, fill, template);
        const parts: Value[] = [];
        fill(self, parts);
        const isText = strOf(template) !== undefined;
        return parts.length === 0 ? (isText ? '' : bytesFrom([])) : joined(t, parts, isText);
      },
    ],
    __getitem__: ['(self, key, /)', 'Return self[key].', groupOf],
    __copy__: itself,
    __deepcopy__: itselfDeep,
    __repr__: ['(self, /)', 'Return repr(self).', matchRepr],
  },
  classMethods: generic,
  getset: {
    string: ['The string passed to match() or search().', (_t, self: PyMatch) => self.subject],
    re: ['The regular expression object.', (_t, self: PyMatch) => self.pattern],
    pos: ['Where in the string the search began.', (_t, self: PyMatch) => self.pos],
    endpos: ['Where in the string the search had to end.', (_t, self: PyMatch) => self.endpos],
    lastindex: [
      'The integer index of the last matched capturing group.',
      (_t, self: PyMatch) => (self.lastIndex < 0 ? null : self.lastIndex),
    ],
    lastgroup: [
      'The name of the last matched capturing group.',
      (_t, self: PyMatch) => {
        const name = self.lastIndex < 0 ? null : self.pattern.nameOf(self.lastIndex);
        return name === null ? null : strFromJs(name);
      },
    ],
    regs: [null, (_t, self: PyMatch) => new PyTuple([0, ...scopes(self)].map((group) => spanOf(self, group)))],
  },
};
const scannerRows: TypeRows = {
  methods: {
    match: ['(self, /)', null as unknown as string, (t, self: PyScanner) => self.next(t, false)],
    search: ['(self, /)', null as unknown as string, (t, self: PyScanner) => self.next(t, true)],
  },
  getset: { pattern: [null, (_t, self: PyScanner) => self.walk.pattern] },
};

const ONE_POINT: Record<string, (point: number) => Value> = {
  ascii_tolower: lowerAscii,
  unicode_tolower: lowerUnicode,
  ascii_iscased: isCasedAscii,
  unicode_iscased: isCasedUnicode,
};

export const sreModule: ModuleRows = {
  name: '_sre',
  doc: 'Regular expressions: what compiles and matches them.',
  types: [
    [patternType, patternRows],
    [matchType, matchRows],
    [scannerType, scannerRows],
  ],
  functions: {
    compile: ['(pattern, flags, /)', 'A pair: the pattern, or what is wrong with it and where; and texts of warnings.', compilePattern],
    compile_lexicon: ['(phrases, flags, /)', 'The same for the phrases of a re.Scanner, and the phrase that is wrong.', compileLexicon],
    cached: ['(pattern, flags, /)', 'The pattern, if it has been compiled lately; else None.', cached],
    keep: ['(compiled, flags, /)', 'Keeps a compiled pattern for cached().', keep],
    purge: [
      '()',
      'Forgets what keep() kept.',
      (t) => {
        t.interp.drawer.delete(CACHE);
        return null;
      },
    ],
    on_wrong_template: [
      '(raise_error, /)',
      'Says what to call with message, template and position of an error in a template.',
      (t, fail: Value) => {
        t.interp.drawer.set(FAIL, fail);
        return null;
      },
    ],
    ...Object.fromEntries(
      Object.entries(ONE_POINT).map(([name, answer]): [string, NativeRow] => [
        name,
        ['(character, /)', 'About the case of a character.', (t, point: Value) => answer(sizeOf(t, point))],
      ]),
    ),
  },
  values: () => ({ Pattern: patternType, Match: matchType, MAXREPEAT: UNBOUNDED, MAXGROUPS: MAX_GROUPS, CODESIZE: 4, MAGIC: 20230612 }),
};

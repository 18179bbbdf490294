/**
 * From the text of a regular expression to its tree.
 *
 * The text is read as code points (bytes as Latin-1), a backslash together with what follows it. Errors say where, as a
 * PatternProblem; it becomes re.PatternError, OverflowError or ValueError when it meets guest code.
 */
import { strRepr, asciiRepr } from '../../runtime/repr-text.ts';
import { isIdentifierStr } from '../../runtime/str-methods.ts';
import { jsText, strFromPoints } from '../../runtime/text.ts';
import { isAlpha } from '../../runtime/unicode.ts';
import {
  type CategoryName,
  Flag,
  MAX_GROUPS,
  type Node,
  type Place,
  Sequence,
  type SetItem,
  type Tree,
  TYPE_FLAGS,
  UNBOUNDED,
  type Width,
} from './tree.ts';

/** Something is wrong with a pattern or template. */
export class PatternProblem {
  constructor(
    readonly message: string,
    /** Code points from the start; null where CPython does not say. */
    readonly position: number | null,
    readonly error: 'PatternError' | 'OverflowError' | 'ValueError' | 'IndexError' = 'PatternError',
  ) {}
}

/** Reads code points; -1 at the end. An escape is one item. */
export class Reader {
  /** The item that comes next, as text; '' at the end. */
  next = '';
  private index = 0;
  constructor(
    readonly points: ArrayLike<number>,
    readonly isText: boolean,
  ) {
    this.advance();
  }
  private charAt(index: number): string {
    return String.fromCodePoint(this.points[index]);
  }
  private size(): number {
    return this.next === '' ? 0 : this.next.length === 1 || this.next.charCodeAt(0) !== 92 ? 1 : 2;
  }
  private advance(): void {
    let { index } = this;
    if (index >= this.points.length) {
      this.next = '';
      return;
    }
    let item = this.charAt(index);
    if (item === '\\') {
      index++;
      if (index >= this.points.length) throw new PatternProblem('bad escape (end of pattern)', this.points.length - 1);
      item += this.charAt(index);
    }
    this.index = index + 1;
    this.next = item;
  }
  match(item: string): boolean {
    if (this.next !== item) return false;
    this.advance();
    return true;
  }
  get(): string {
    const item = this.next;
    this.advance();
    return item;
  }
  /** At most so many items of a kind. */
  getWhile(count: number, isWanted: (item: string) => boolean): string {
    let text = '';
    for (let i = 0; i < count && isWanted(this.next); i++) text += this.get();
    return text;
  }
  /** Up to a terminator, which is read too. */
  getUntil(terminator: string, what: string): string {
    let text = '';
    for (;;) {
      const item = this.get();
      if (item === '') {
        if (text === '') throw this.error(`missing ${what}`);
        throw this.error(`missing ${terminator}, unterminated name`, lengthOf(text));
      }
      if (item === terminator) {
        if (text === '') throw this.error(`missing ${what}`, 1);
        return text;
      }
      text += item;
    }
  }
  tell(): number {
    return this.index - this.size();
  }
  seek(index: number): void {
    this.index = index;
    this.advance();
  }
  error(message: string, back = 0): PatternProblem {
    return new PatternProblem(this.isText ? message : escapedAscii(message), this.tell() - back);
  }
  checkName(name: string, back: number): void {
    if (!this.isText && !isAscii(name))
      throw this.error(`bad character in group name ${asciiRepr(strRepr(toStr(name)))}`, lengthOf(name) + back);
    if (!isIdentifierStr(toStr(name))) throw this.error(`bad character in group name ${reprOf(name)}`, lengthOf(name) + back);
  }
}

const isAscii = (text: string): boolean => /^[\0-\x7f]*$/.test(text);
const toStr = (text: string) => strFromPoints(Array.from(text, (char) => char.codePointAt(0) as number));
export const reprOf = (name: string): string => jsText(strRepr(toStr(name)));
/** In code points. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}
function escapedAscii(text: string): string {
  return text.replace(/[^\0-\x7f]/g, (char) => `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
export const isDigit = (item: string): boolean => item.length === 1 && item >= '0' && item <= '9';
export const isOctal = (item: string): boolean => item.length === 1 && item >= '0' && item <= '7';
const isHex = (item: string): boolean => /^[0-9a-fA-F]$/.test(item);
export const isAsciiLetter = (item: string): boolean => /^[a-zA-Z]$/.test(item);
const isNumber = (name: string): boolean => /^[0-9]+$/.test(name);

const SPECIAL = '.\\[{()*+?^$|';
const SPACE = ' \t\n\r\v\f';
export const SIMPLE_ESCAPES: Readonly<Record<string, number>> = {
  '\\a': 7,
  '\\b': 8,
  '\\f': 12,
  '\\n': 10,
  '\\r': 13,
  '\\t': 9,
  '\\v': 11,
  '\\\\': 92,
};
const PLACES: Readonly<Record<string, Place>> = {
  '\\A': 'start-of-text',
  '\\b': 'boundary',
  '\\B': 'no-boundary',
  '\\z': 'end-of-text',
  '\\Z': 'end-of-text',
};
const CATEGORIES: Readonly<Record<string, CategoryName>> = { d: 'digit', s: 'space', w: 'word' };
const FLAGS: Readonly<Record<string, number>> = {
  i: Flag.IGNORECASE,
  L: Flag.LOCALE,
  m: Flag.MULTILINE,
  s: Flag.DOTALL,
  x: Flag.VERBOSE,
  a: Flag.ASCII,
  u: Flag.UNICODE,
};
function categoryOf(escape: string): SetItem | null {
  const letter = escape[1].toLowerCase();
  const name = CATEGORIES[letter];
  return name === undefined ? null : { kind: 'category', name, negated: letter !== escape[1] };
}

function sameItem(a: SetItem, b: SetItem): boolean {
  if (a.kind === 'literal') return b.kind === 'literal' && a.point === b.point;
  if (a.kind === 'range') return b.kind === 'range' && a.from === b.from && a.to === b.to;
  return b.kind === 'category' && a.name === b.name && a.negated === b.negated;
}
const keyOf = (item: SetItem): string =>
  item.kind === 'literal' ? `${item.point}` : item.kind === 'range' ? `${item.from}-${item.to}` : `${item.negated ? '^' : ''}${item.name}`;
function unique(items: readonly SetItem[]): SetItem[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}
/** Whether two alternatives may share what they begin with. */
function sameNode(a: Node, b: Node): boolean {
  switch (a.kind) {
    case 'literal':
    case 'not-literal':
      return b.kind === a.kind && a.point === b.point;
    case 'any':
    case 'failure':
      return b.kind === a.kind;
    case 'set':
      return (
        b.kind === 'set' &&
        a.negated === b.negated &&
        a.items.length === b.items.length &&
        a.items.every((item, i) => sameItem(item, b.items[i]))
      );
    case 'at':
      return b.kind === 'at' && a.place === b.place;
    case 'reference':
      return b.kind === 'reference' && a.group === b.group;
    default:
      return false;
  }
}

/** Nesting of groups that is still read: the host's stack has an end too. */
const MAX_NESTING = 400;

class Parser {
  flags: number;
  readonly names = new Map<string, number>();
  readonly widths: (Width | null)[] = [null];
  readonly warnings: string[] = [];
  private behindFrom: number | null = null;
  private readonly conditionPositions = new Map<number, number>();
  constructor(
    readonly source: Reader,
    flags: number,
    private readonly characterNamed: (name: string) => number | undefined,
  ) {
    this.flags = flags;
  }
  private sequence(items: Node[] = []): Sequence {
    return new Sequence(items, this.widths);
  }
  private openGroup(name: string | null): number {
    const group = this.widths.length;
    this.widths.push(null);
    if (this.widths.length > MAX_GROUPS) throw new PatternProblem('too many groups', null);
    if (name !== null) {
      const other = this.names.get(name);
      if (other !== undefined)
        throw this.source.error(`redefinition of group name ${reprOf(name)} as group ${group}; was group ${other}`, lengthOf(name) + 1);
      this.names.set(name, group);
    }
    return group;
  }
  private isClosed(group: number): boolean {
    return group < this.widths.length && this.widths[group] !== null;
  }
  private checkBehind(group: number): void {
    if (this.behindFrom === null) return;
    if (!this.isClosed(group)) throw this.source.error('cannot refer to an open group');
    if (group >= this.behindFrom) throw this.source.error('cannot refer to group defined in the same lookbehind subpattern');
  }

  whole(): Sequence {
    const body = this.alternatives((this.flags & Flag.VERBOSE) !== 0, 0);
    return body;
  }
  checkEnd(): void {
    if (this.source.next !== '') throw this.source.error('unbalanced parenthesis');
    for (const [group, position] of this.conditionPositions) {
      if (group >= this.widths.length) throw new PatternProblem(`invalid group reference ${group}`, position);
    }
  }

  private alternatives(verbose: boolean, depth: number): Sequence {
    const { source } = this;
    if (depth > MAX_NESTING) throw new PatternProblem('too many nested groups', source.tell());
    const choices: Sequence[] = [];
    for (;;) {
      choices.push(this.run(verbose, depth, depth === 0 && choices.length === 0));
      if (!source.match('|')) break;
      if (depth === 0) verbose = (this.flags & Flag.VERBOSE) !== 0;
    }
    if (choices.length === 1) return choices[0];
    const whole: Node[] = [];
    // What all begin with is taken out.
    for (;;) {
      const first = choices[0].items[0];
      if (first === undefined || !choices.every(({ items }) => items.length > 0 && (items[0] === first || sameNode(first, items[0]))))
        break;
      for (const choice of choices) choice.items.shift();
      whole.push(first);
    }
    const set: SetItem[] = [];
    const isSet = choices.every(({ items }) => {
      if (items.length !== 1) return false;
      const [node] = items;
      if (node.kind === 'literal') set.push({ kind: 'literal', point: node.point });
      else if (node.kind === 'set' && !node.negated) set.push(...node.items);
      else return false;
      return true;
    });
    whole.push(isSet ? { kind: 'set', negated: false, items: unique(set) } : { kind: 'branch', choices });
    return this.sequence(whole);
  }

  /** One alternative. */
  private run(verbose: boolean, depth: number, isFirst: boolean): Sequence {
    const { source } = this;
    const items: Node[] = [];
    for (;;) {
      const item = source.next;
      if (item === '' || item === '|' || item === ')') break;
      source.get();
      if (verbose) {
        if (SPACE.includes(item)) continue;
        if (item === '#') {
          for (let c = source.get(); c !== '' && c !== '\n'; ) c = source.get();
          continue;
        }
      }
      if (item[0] === '\\') items.push(this.escape(item));
      else if (!SPECIAL.includes(item)) items.push({ kind: 'literal', point: item.codePointAt(0) as number });
      else if (item === '[') items.push(this.set());
      else if (item === '.') items.push({ kind: 'any' });
      else if (item === '^') items.push({ kind: 'at', place: 'start' });
      else if (item === '$') items.push({ kind: 'at', place: 'end' });
      else if (item === '(') {
        const group = this.group(verbose, depth, isFirst && items.length === 0);
        if (group === 'flags') verbose = (this.flags & Flag.VERBOSE) !== 0;
        else if (group !== null) items.push(group);
      } else this.repeat(item, items);
    }
    // Groups that only bracket are dissolved.
    for (let i = items.length - 1; i >= 0; i--) {
      const node = items[i];
      if (node.kind === 'group' && node.group === null && node.add === 0 && node.remove === 0) items.splice(i, 1, ...node.body.items);
    }
    return this.sequence(items);
  }

  private repeat(item: string, items: Node[]): void {
    const { source } = this;
    const here = source.tell();
    let min = 0;
    let max = UNBOUNDED;
    if (item === '?') max = 1;
    else if (item === '+') min = 1;
    else if (item === '{') {
      const literal: Node = { kind: 'literal', point: 123 };
      if (source.next === '}') {
        items.push(literal);
        return;
      }
      const low = source.getWhile(Infinity, isDigit);
      const high = source.match(',') ? source.getWhile(Infinity, isDigit) : low;
      if (!source.match('}')) {
        items.push(literal);
        source.seek(here);
        return;
      }
      if (low !== '') min = this.repetitions(low);
      if (high !== '') {
        max = this.repetitions(high);
        if (max < min) throw source.error('min repeat greater than max repeat', source.tell() - here);
      }
    }
    const last = items[items.length - 1];
    if (last === undefined || last.kind === 'at') throw source.error('nothing to repeat', source.tell() - here + item.length);
    if (last.kind === 'repeat') throw source.error('multiple repeat', source.tell() - here + item.length);
    const isBracket = last.kind === 'group' && last.group === null && last.add === 0 && last.remove === 0;
    const body = isBracket ? last.body : this.sequence([last]);
    const mode = source.match('?') ? 'lazy' : source.match('+') ? 'possessive' : 'greedy';
    items[items.length - 1] = { kind: 'repeat', mode, min, max, body };
  }
  private repetitions(digits: string): number {
    const count = Number(digits);
    if (count >= UNBOUNDED) throw new PatternProblem('the repetition number is too large', null, 'OverflowError');
    return count;
  }

  // ---- escapes
  /** The code point of an escape that is the same inside and outside of sets; null when it is another. */
  private pointEscape(escape: string): number | null {
    const { source } = this;
    const c = escape[1];
    const digits = c === 'x' ? 2 : source.isText && c === 'u' ? 4 : source.isText && c === 'U' ? 8 : 0;
    if (digits > 0) {
      escape += source.getWhile(digits, isHex);
      if (escape.length !== digits + 2) throw source.error(`incomplete escape ${escape}`, escape.length);
      const point = Number.parseInt(escape.slice(2), 16);
      if (point > 0x10ffff) throw source.error(`bad escape ${escape}`, escape.length);
      return point;
    }
    if (c !== 'N' || !source.isText) return null;
    if (!source.match('{')) throw source.error('missing {');
    const name = source.getUntil('}', 'character name');
    const point = this.characterNamed(name);
    if (point === undefined) throw source.error(`undefined character name ${reprOf(name)}`, lengthOf(name) + 4);
    return point;
  }
  private octal(escape: string): number {
    const point = Number.parseInt(escape.slice(1), 8);
    if (point > 0o377) throw this.source.error(`octal escape value ${escape} outside of range 0-0o377`, escape.length);
    return point;
  }
  private otherEscape(escape: string): number {
    if (isAsciiLetter(escape[1]) || isDigit(escape[1])) throw this.source.error(`bad escape ${escape}`, lengthOf(escape));
    return escape.codePointAt(1) as number;
  }
  private setEscape(escape: string): SetItem {
    const simple = SIMPLE_ESCAPES[escape];
    if (simple !== undefined) return { kind: 'literal', point: simple };
    const category = categoryOf(escape);
    if (category !== null) return category;
    let point = this.pointEscape(escape);
    if (point === null) {
      point = isOctal(escape[1]) ? this.octal(escape + this.source.getWhile(2, isOctal)) : this.otherEscape(escape);
    }
    return { kind: 'literal', point };
  }
  private escape(escape: string): Node {
    const { source } = this;
    const place = PLACES[escape];
    if (place !== undefined) return { kind: 'at', place };
    const category = categoryOf(escape);
    if (category !== null) return { kind: 'set', negated: false, items: [category] };
    const simple = SIMPLE_ESCAPES[escape];
    if (simple !== undefined) return { kind: 'literal', point: simple };
    const point = this.pointEscape(escape);
    if (point !== null) return { kind: 'literal', point };
    const c = escape[1];
    if (c === '0') return { kind: 'literal', point: Number.parseInt((escape + source.getWhile(2, isOctal)).slice(1), 8) };
    if (!isDigit(c)) return { kind: 'literal', point: this.otherEscape(escape) };
    // Three octal digits are a character, all else is a group.
    if (isDigit(source.next)) {
      escape += source.get();
      if (isOctal(escape[1]) && isOctal(escape[2]) && isOctal(source.next)) {
        return { kind: 'literal', point: this.octal(escape + source.get()) };
      }
    }
    const group = Number(escape.slice(1));
    if (group >= this.widths.length) throw source.error(`invalid group reference ${group}`, escape.length - 1);
    if (!this.isClosed(group)) throw source.error('cannot refer to an open group', escape.length);
    this.checkBehind(group);
    return { kind: 'reference', group };
  }

  // ---- sets
  private warn(message: string): void {
    this.warnings.push(message);
  }
  private set(): Node {
    const { source } = this;
    const here = source.tell() - 1;
    const items: SetItem[] = [];
    if (source.next === '[') this.warn(`Possible nested set at position ${source.tell()}`);
    const negated = source.match('^');
    const unterminated = () => source.error('unterminated character set', source.tell() - here);
    for (;;) {
      const item = source.get();
      if (item === '') throw unterminated();
      if (item === ']' && items.length > 0) break;
      let first: SetItem;
      if (item[0] === '\\') first = this.setEscape(item);
      else {
        if (items.length > 0 && '-&~|'.includes(item) && source.next === item) {
          const what = { '-': 'difference', '&': 'intersection', '~': 'symmetric difference', '|': 'union' }[item];
          this.warn(`Possible set ${what} at position ${source.tell() - 1}`);
        }
        first = { kind: 'literal', point: item.codePointAt(0) as number };
      }
      if (!source.match('-')) {
        items.push(first);
        continue;
      }
      const other = source.get();
      if (other === '') throw unterminated();
      if (other === ']') {
        items.push(first, { kind: 'literal', point: 45 });
        break;
      }
      let last: SetItem;
      if (other[0] === '\\') last = this.setEscape(other);
      else {
        if (other === '-') this.warn(`Possible set difference at position ${source.tell() - 2}`);
        last = { kind: 'literal', point: other.codePointAt(0) as number };
      }
      if (first.kind !== 'literal' || last.kind !== 'literal' || last.point < first.point)
        throw source.error(`bad character range ${item}-${other}`, lengthOf(item) + 1 + lengthOf(other));
      items.push({ kind: 'range', from: first.point, to: last.point });
    }
    const set = unique(items);
    if (set.length === 1 && set[0].kind === 'literal') return { kind: negated ? 'not-literal' : 'literal', point: set[0].point };
    return { kind: 'set', negated, items: set };
  }

  // ---- groups
  /** Behind the opening parenthesis. Null for a comment, 'flags' for flags of the whole. */
  private group(verbose: boolean, depth: number, mayBeGlobal: boolean): Node | null | 'flags' {
    const { source } = this;
    const start = source.tell() - 1;
    if (!source.match('?')) return this.groupBody(start, verbose, depth, null, true, 0, 0);
    const kind = source.get();
    if (kind === '') throw source.error('unexpected end of pattern');
    if (kind === 'P') return this.namedGroup(start, verbose, depth);
    if (kind === ':') return this.groupBody(start, verbose, depth, null, false, 0, 0);
    if (kind === '>') {
      const body = this.alternatives(verbose, depth + 1);
      this.close(start);
      return { kind: 'atomic', body };
    }
    if (kind === '#') {
      for (;;) {
        if (source.next === '') throw source.error('missing ), unterminated comment', source.tell() - start);
        if (source.get() === ')') return null;
      }
    }
    if (kind === '=' || kind === '!' || kind === '<') return this.look(kind, start, verbose, depth);
    if (kind === '(') return this.condition(start, verbose, depth);
    if (kind in FLAGS || kind === '-') {
      const flags = this.inlineFlags(kind);
      if (flags === null) {
        if (!mayBeGlobal) throw source.error('global flags not at the start of the expression', source.tell() - start);
        return 'flags';
      }
      const [add, remove] = flags;
      const isVerbose = (verbose || (add & Flag.VERBOSE) !== 0) && (remove & Flag.VERBOSE) === 0;
      return this.groupBody(start, isVerbose, depth, null, false, add, remove);
    }
    throw source.error(`unknown extension ?${kind}`, lengthOf(kind) + 1);
  }
  private close(start: number): void {
    if (!this.source.match(')')) throw this.source.error('missing ), unterminated subpattern', this.source.tell() - start);
  }
  private groupBody(
    start: number,
    verbose: boolean,
    depth: number,
    name: string | null,
    captures: boolean,
    add: number,
    remove: number,
  ): Node {
    const group = captures ? this.openGroup(name) : null;
    const body = this.alternatives(verbose, depth + 1);
    this.close(start);
    if (group !== null) this.widths[group] = body.width;
    return { kind: 'group', group, add, remove, body };
  }
  private namedGroup(start: number, verbose: boolean, depth: number): Node {
    const { source } = this;
    if (source.match('<')) {
      const name = source.getUntil('>', 'group name');
      source.checkName(name, 1);
      return this.groupBody(start, verbose, depth, name, true, 0, 0);
    }
    if (source.match('=')) {
      const name = source.getUntil(')', 'group name');
      source.checkName(name, 1);
      const group = this.names.get(name);
      if (group === undefined) throw source.error(`unknown group name ${reprOf(name)}`, lengthOf(name) + 1);
      if (!this.isClosed(group)) throw source.error('cannot refer to an open group', lengthOf(name) + 1);
      this.checkBehind(group);
      return { kind: 'reference', group };
    }
    const char = source.get();
    if (char === '') throw source.error('unexpected end of pattern');
    throw source.error(`unknown extension ?P${char}`, lengthOf(char) + 2);
  }
  private look(kind: string, start: number, verbose: boolean, depth: number): Node {
    const { source } = this;
    const behind = kind === '<';
    const outer = this.behindFrom;
    if (behind) {
      kind = source.get();
      if (kind === '') throw source.error('unexpected end of pattern');
      if (kind !== '=' && kind !== '!') throw source.error(`unknown extension ?<${kind}`, lengthOf(kind) + 2);
      this.behindFrom ??= this.widths.length;
    }
    const body = this.alternatives(verbose, depth + 1);
    if (behind) this.behindFrom = outer;
    this.close(start);
    if (kind === '!' && body.items.length === 0) return { kind: 'failure' };
    return { kind: 'look', negated: kind === '!', behind, body };
  }
  private condition(start: number, verbose: boolean, depth: number): Node {
    const { source } = this;
    const name = source.getUntil(')', 'group name');
    let group: number;
    if (isNumber(name)) {
      group = Number(name);
      if (group === 0) throw source.error('bad group number', name.length + 1);
      if (group >= MAX_GROUPS) throw source.error(`invalid group reference ${BigInt(name)}`, name.length + 1);
      if (!this.conditionPositions.has(group)) this.conditionPositions.set(group, source.tell() - name.length - 1);
    } else {
      source.checkName(name, 1);
      const named = this.names.get(name);
      if (named === undefined) throw source.error(`unknown group name ${reprOf(name)}`, lengthOf(name) + 1);
      group = named;
    }
    this.checkBehind(group);
    const yes = this.run(verbose, depth + 1, false);
    let no: Sequence | null = null;
    if (source.match('|')) {
      no = this.run(verbose, depth + 1, false);
      if (source.next === '|') throw source.error('conditional backref with more than two branches');
    }
    this.close(start);
    return { kind: 'condition', group, yes, no };
  }
  /** [flags to add, flags to remove], or null when they are for the whole pattern. */
  private inlineFlags(char: string): readonly [number, number] | null {
    const { source } = this;
    let add = 0;
    let remove = 0;
    const unknown = (missing: string) => {
      const isLetter = isAlpha(char.codePointAt(0) as number);
      return source.error(isLetter && char.length <= 2 && char[0] !== '\\' ? 'unknown flag' : missing, lengthOf(char));
    };
    if (char !== '-') {
      for (;;) {
        if (source.isText && char === 'L') throw source.error("bad inline flags: cannot use 'L' flag with a str pattern");
        if (!source.isText && char === 'u') throw source.error("bad inline flags: cannot use 'u' flag with a bytes pattern");
        const flag = FLAGS[char];
        add |= flag;
        if ((flag & TYPE_FLAGS) !== 0 && (add & TYPE_FLAGS) !== flag)
          throw source.error("bad inline flags: flags 'a', 'u' and 'L' are incompatible");
        char = source.get();
        if (char === '') throw source.error('missing -, : or )');
        if (char === ')' || char === '-' || char === ':') break;
        if (!(char in FLAGS)) throw unknown('missing -, : or )');
      }
    }
    if (char === ')') {
      this.flags |= add;
      return null;
    }
    if (char === '-') {
      char = source.get();
      if (char === '') throw source.error('missing flag');
      if (!(char in FLAGS)) throw unknown('missing flag');
      for (;;) {
        const flag = FLAGS[char];
        if ((flag & TYPE_FLAGS) !== 0) throw source.error("bad inline flags: cannot turn off flags 'a', 'u' and 'L'");
        remove |= flag;
        char = source.get();
        if (char === '') throw source.error('missing :');
        if (char === ':') break;
        if (!(char in FLAGS)) throw unknown('missing :');
      }
    }
    if ((add & remove) !== 0) throw source.error('bad inline flags: flag turned on and off', 1);
    return [add, remove];
  }
}

/** The flags as they belong to a pattern of str or bytes. */
function checkedFlags(flags: number, isText: boolean): number {
  const wrong = (message: string) => new PatternProblem(message, null, 'ValueError');
  if (isText) {
    if ((flags & Flag.LOCALE) !== 0) throw wrong('cannot use LOCALE flag with a str pattern');
    if ((flags & Flag.ASCII) === 0) return flags | Flag.UNICODE;
    if ((flags & Flag.UNICODE) !== 0) throw wrong('ASCII and UNICODE flags are incompatible');
    return flags;
  }
  if ((flags & Flag.UNICODE) !== 0) throw wrong('cannot use UNICODE flag with a bytes pattern');
  if ((flags & Flag.LOCALE) !== 0 && (flags & Flag.ASCII) !== 0) throw wrong('ASCII and LOCALE flags are incompatible');
  return flags;
}

/** `warnings` is filled also when the pattern turns out to be wrong. */
export function parse(
  points: ArrayLike<number>,
  isText: boolean,
  flags: number,
  characterNamed: (name: string) => number | undefined,
  warnings: string[],
): Tree {
  const reader = new Reader(points, isText);
  const parser = new Parser(reader, flags, characterNamed);
  try {
    const body = parser.whole();
    const checked = checkedFlags(parser.flags, isText);
    parser.checkEnd();
    return { body, flags: checked, groups: parser.widths.length - 1, names: parser.names };
  } finally {
    warnings.push(...parser.warnings);
  }
}

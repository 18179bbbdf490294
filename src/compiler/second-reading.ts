/**
 * The second reading: a parser that only wants to know where a wrong program went wrong.
 *
 * CPython finds its error messages with a backtracking parser (a PEG), tried twice: first with the rules of the language, which
 * tells how far the text makes sense, then once more with extra rules for the mistakes that people make. Which mistake is
 * found depends on the order of the alternatives and on how many tokens have been looked at, so the only way to the same
 * words is the same kind of reading. This file is its machinery: tokens fetched one by one (an error of the lexer surfaces
 * when its token is asked for), memory of what was tried, and the ways to point at a place. The rules are in syntax-errors.ts.
 */
import { SyntaxProblem } from '../support/errors.ts';
import type { SyntaxErrorKind } from '../support/errors.ts';
import type { TokenList } from './lexer.ts';
import { KEYWORD_KINDS, KIND, MARK_KINDS, Token } from './tokens.ts';

/** What is left of a tree: its kind, its first and last token, and what the wording needs. */
export interface Shape {
  /** As in ast.ts; of a constant the word for it ("literal", "None"). */
  readonly kind: string;
  readonly from: number;
  readonly to: number;
  /** Elements of a tuple or list, the value of a starred, the left side of `a in b`. */
  readonly parts?: readonly Shape[];
  /** Of a name its text; of a comparison its first operator. */
  readonly word?: string;
}

/** Ends the reading: the error has been found. */
export class Found {
  constructor(
    readonly problem: SyntaxProblem,
    readonly fromLexer: boolean,
  ) {}
}

/** The text means nothing to the rules that were asked. */
export type Maybe<T> = T | null;

const BRACKET_STEP = new Map<number, number>([
  [MARK_KINDS.get('(') as number, 1],
  [MARK_KINDS.get('[') as number, 1],
  [MARK_KINDS.get('{') as number, 1],
  [MARK_KINDS.get(')') as number, -1],
  [MARK_KINDS.get(']') as number, -1],
  [MARK_KINDS.get('}') as number, -1],
]);
const KIND_NOT = KEYWORD_KINDS.get('not') as number;

/** What one rule said at 256 tokens in a row: where it ended, plus one, and its result. */
interface Page {
  readonly ends: Int32Array;
  readonly results: unknown[];
}
const PAGE_BITS = 8;
const PAGE_MASK = 255;

export class Reader {
  readonly tokens: readonly Token[];
  readonly kinds: Int32Array;
  private readonly levels: Int16Array;
  private memory = new Map<string, Page[]>();
  pos: number;
  /** How many tokens have been asked for; messages without a place of their own point at the last. */
  fill: number;
  /** Are the rules for mistakes on? */
  mistakes = false;

  constructor(
    readonly source: TokenList,
    readonly start: number,
    dialogue: boolean,
  ) {
    let { tokens } = source;
    const { text } = source;
    if (tokens.length > 0 && tokens[tokens.length - 1].tokenTypeIdx === KIND.endMarker) {
      // What stands at the end counts to the last line and has no column. A dialogue sees a line end there first.
      let cut = tokens.length - 1;
      while (cut > 0 && tokens[cut - 1].tokenTypeIdx === KIND.dedent && tokens[cut - 1].startOffset === text.length) cut--;
      const line = source.lineStarts.length - 1;
      const tail = tokens.slice(cut).map((token) => token.tokenTypeIdx);
      if (dialogue) tail.splice(-1, 0, KIND.newline);
      const at = text.length;
      tokens = [...tokens.slice(0, cut), ...tail.map((kind) => new Token(kind, at, at, line, -1, line, -1, ''))];
    }
    this.tokens = tokens;
    this.kinds = Int32Array.from(tokens, (token) => plainKind(token.tokenTypeIdx));
    this.levels = new Int16Array(tokens.length);
    let level = 0;
    for (let i = start; i < tokens.length; i++) {
      level += BRACKET_STEP.get(this.kinds[i]) ?? 0;
      this.levels[i] = level;
    }
    this.pos = start;
    this.fill = start;
  }

  /** Begins again, now with the rules for mistakes. What has been fetched stays fetched. */
  again(): void {
    this.memory = new Map();
    this.pos = this.start;
    this.mistakes = true;
  }

  // ---- tokens

  /** The kind of the token at hand. */
  get kind(): number {
    return this.kindAt(this.pos);
  }

  kindAt(index: number): number {
    if (index >= this.fill) this.fetch(index);
    return this.kinds[index];
  }

  private fetch(index: number): void {
    if (index >= this.tokens.length) {
      if (this.source.problem !== null) throw new Found(this.source.problem, true);
      this.pos = this.tokens.length - 1;
      this.raiseAtToken(this.tokens.length - 1, 'invalid syntax');
    }
    this.fill = index + 1;
  }

  levelBefore(index: number): number {
    return this.levels[index];
  }

  /** Takes a token of that kind; its index, or -1. */
  take(kind: number): number {
    if (this.kindAt(this.pos) !== kind) return -1;
    return this.pos++;
  }

  has(kind: number): boolean {
    return this.take(kind) >= 0;
  }

  /** Takes a name with that text: a soft keyword. */
  hasWord(text: string): boolean {
    if (this.kind !== KIND.name || this.tokens[this.pos].image !== text) return false;
    this.pos++;
    return true;
  }

  isAhead(...kinds: number[]): boolean {
    return kinds.includes(this.kind);
  }

  /** Tries a rule and takes nothing if it fails. */
  attempt<T>(rule: () => Maybe<T>): Maybe<T> {
    const before = this.pos;
    const result = rule();
    if (result === null) this.pos = before;
    return result;
  }

  /** Tries a rule and takes nothing in any case. */
  would(rule: () => unknown): boolean {
    const before = this.pos;
    const result = rule();
    this.pos = before;
    return result !== null && result !== false;
  }

  /** The first alternative that fits. */
  first<T>(...rules: (() => Maybe<T>)[]): Maybe<T> {
    const before = this.pos;
    for (const rule of rules) {
      const result = rule();
      if (result !== null) return result;
      this.pos = before;
    }
    return null;
  }

  /** What the rule said here before; undefined if it was not asked. */
  recall<T>(name: string): Maybe<T> | undefined {
    const page = this.memory.get(name)?.[this.pos >> PAGE_BITS];
    if (page === undefined) return undefined;
    const at = this.pos & PAGE_MASK;
    const end = page.ends[at];
    if (end === 0) return undefined;
    this.pos = end - 1;
    return page.results[at] as Maybe<T>;
  }

  remember<T>(name: string, start: number, result: Maybe<T>): Maybe<T> {
    if (result === null) this.pos = start;
    let pages = this.memory.get(name);
    if (pages === undefined) this.memory.set(name, (pages = []));
    pages[start >> PAGE_BITS] ??= { ends: new Int32Array(PAGE_MASK + 1), results: [] };
    const page = pages[start >> PAGE_BITS];
    page.ends[start & PAGE_MASK] = this.pos + 1;
    page.results[start & PAGE_MASK] = result;
    return result;
  }

  memo<T>(name: string, rule: () => Maybe<T>): Maybe<T> {
    const known = this.recall<T>(name);
    if (known !== undefined) return known;
    const start = this.pos;
    return this.remember(name, start, rule());
  }

  /** item (separator item)*, at least one. */
  separated<T>(separator: number, item: () => Maybe<T>): Maybe<T[]> {
    const first = this.attempt(item);
    if (first === null) return null;
    const items = [first];
    for (;;) {
      const before = this.pos;
      if (!this.has(separator)) return items;
      const next = item();
      if (next === null) {
        this.pos = before;
        return items;
      }
      items.push(next);
    }
  }

  repeated<T>(item: () => Maybe<T>): T[] {
    const items: T[] = [];
    for (;;) {
      const next = this.attempt(item);
      if (next === null) return items;
      items.push(next);
    }
  }

  // ---- pointing

  shape(kind: string, from: number, extra: Partial<Shape> = {}): Shape {
    return { kind, from, to: this.pos - 1, ...extra };
  }

  private found(line: number, col: number, endLine: number, endCol: number, message: string, kind: SyntaxErrorKind): never {
    throw new Found(new SyntaxProblem({ line, col, endLine, endCol }, message, kind), false);
  }

  raiseAtToken(index: number, message: string): never {
    const { line, col, endLine, endCol } = this.tokens[index];
    const laid = this.isLaid(index);
    return this.found(line, laid ? -1 : col, endLine, laid ? -1 : endCol, message, 'SyntaxError');
  }

  raiseRange(from: number, to: number, message: string): never {
    const start = this.tokens[from];
    const end = this.tokens[to];
    return this.found(start.line, start.col, end.endLine, end.endCol, message, 'SyntaxError');
  }

  raiseShape(shape: Shape, message: string): never {
    return this.raiseRange(shape.from, shape.to, message);
  }

  /** Points at the last token fetched. */
  raise(message: string, kind: SyntaxErrorKind = 'SyntaxError'): never {
    return this.raiseWhere(this.fill - 1, message, kind);
  }

  raiseHere(message: string): never {
    void this.kind;
    return this.raiseWhere(this.pos, message, 'SyntaxError');
  }

  private raiseWhere(index: number, message: string, kind: SyntaxErrorKind): never {
    const token = this.tokens[index];
    if (!this.isLaid(index)) return this.found(token.line, token.col, token.endLine, token.endCol, message, kind);
    // Layout has no place in the text: CPython points where its tokenizer stands.
    const at = this.standing();
    return this.found(token.line, at - 1, token.endLine, -2, message, kind);
  }

  /** From a token to where the reading stands. */
  raiseFrom(index: number, message: string): never {
    const token = this.tokens[index];
    const last = this.tokens[this.fill - 1];
    return this.found(token.line, token.col, last.endLine, this.standing() - 1, message, 'SyntaxError');
  }

  raiseColumns(line: number, col: number, endLine: number, endCol: number, message: string): never {
    return this.found(line, col, endLine, endCol, message, 'SyntaxError');
  }

  isLaid(index: number): boolean {
    const kind = this.kinds[index];
    return kind === KIND.indent || kind === KIND.dedent || kind === KIND.endMarker || this.tokens[index].col < 0;
  }

  /** The column at which CPython's tokenizer stands after the last token fetched. */
  private standing(): number {
    const last = this.tokens[this.fill - 1];
    if (last.col >= 0) return last.endCol;
    // At the end it stands behind the line end of the last line.
    const { lineStarts, text } = this.source;
    return text.length - (lineStarts[lineStarts.length - 2] ?? 0);
  }
}

/** The kinds without what the first reading knew about soft keywords. */
function plainKind(kind: number): number {
  if (kind === KIND.matchWord || kind === KIND.caseWord || kind === KIND.typeWord) return KIND.name;
  return kind === KIND.notOfNotIn ? KIND_NOT : kind;
}

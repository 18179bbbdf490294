/**
 * A text as lines of code: the words of each line, and what is open where it begins. Lexed line by line, so that a key costs the line that it changes.
 *
 * A line can be lexed by itself when it is known what is open where it begins. That is kept as a text: the shortest one that opens it. Behind it the lexer reads the line as
 * it would have in its place:
 *
 *     opening   line               lexed as             next opening
 *               f(f'''{a[1       f(f'''{a[1          (f'''{[
 *     (f'''{[   ]} "b"           (f'''{[]} "b"       (f'''
 *     (f'''     c''')            (f'''c''')
 *
 * A line is cut again when its text or its opening is another one than before, and only when somebody looks at it: a quote above ten thousand lines makes a string of
 * all of them, but only those on the screen are lexed.
 *
 * Where the lexer cannot go on, the rest of the line stays plain. A string that is not closed is coloured as the string that it will be; with its line
 * it ends, unless it has three quotes. Indentation is not looked at.
 */
import type { Token, TokenList } from '../../compiler/compile.ts';
import type { Style } from './theme.ts';

/** What is needed of the lexer; it is loaded after the first prompt stands there. */
export interface Lexer {
  /** With comments. */
  tokenize(text: string): TokenList;
  classOf(token: Token): string;
  /** Whether the token begins or ends an f- or t-string. */
  edgeOf(token: Token): 'begin' | 'end' | null;
}
/** Columns from which and to which something has a style. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly style: Style;
}
export interface Word extends Span {
  /** As the lexer has it: the name, the operator. */
  readonly image: string;
}
export interface CodeLine {
  readonly text: string;
  readonly opening: string;
  /** In order; they do not overlap. */
  readonly words: readonly Word[];
  /** The opening of the line behind it. */
  readonly next: string;
}
export type StyleOf = (kind: string, image: string, before: string) => Style;

const CLOSES: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
const CLOSING: ReadonlySet<string> = new Set(Object.values(CLOSES));
// A bracket in a string is one word with others, or all of a word that has the style of a string.
export const isOpening = ({ image, style }: Word): boolean => style === '' && image in CLOSES;
export const isClosing = ({ image, style }: Word): boolean => style === '' && CLOSING.has(image);
export const closes = (opening: Word, closing: Word): boolean => CLOSES[opening.image] === closing.image;

/** Words that say what the next one is, be it in the next line. */
const SAYS_WHAT_FOLLOWS: ReadonlySet<string> = new Set(['def', 'class', '.']);
const COMMAND = /^\s*%\w*/;
const UNTERMINATED = /^unterminated (?:triple-quoted )?(?:([ft])-)?string/;
const STRING_BEGIN = /^[a-zA-Z]{0,2}(?:"""|'''|"|')/;

export class CodeLines {
  private texts: readonly string[] = [''];
  private cuts: (CodeLine | undefined)[] = [undefined];
  /** So many lines from the top have been cut, each behind what the one above leaves open. */
  private known = 0;

  constructor(
    private readonly lexer: Lexer,
    private readonly styleOf: StyleOf,
  ) {}

  get count(): number {
    return this.texts.length;
  }
  /** Another text: what it has in common with the last one, above and below, stays as it is. */
  update(text: string): void {
    const { texts: old, cuts } = this;
    const texts = text.split('\n');
    const shorter = Math.min(texts.length, old.length);
    let above = 0;
    while (above < shorter && texts[above] === old[above]) above++;
    let below = 0;
    while (below < shorter - above && texts[texts.length - 1 - below] === old[old.length - 1 - below]) below++;
    const fresh = new Array<undefined>(texts.length - above - below);
    this.cuts = cuts.slice(0, above).concat(fresh, cuts.slice(old.length - below));
    this.texts = texts;
    this.known = Math.min(this.known, above);
  }
  line(index: number): CodeLine {
    const { cuts } = this;
    for (; this.known <= index; this.known++) {
      const opening = this.known === 0 ? '' : (cuts[this.known - 1] as CodeLine).next;
      if (cuts[this.known]?.opening !== opening) cuts[this.known] = this.cut(this.known, opening);
    }
    return cuts[index] as CodeLine;
  }
  /** A line up to a column. */
  lineUpTo(index: number, column: number): CodeLine {
    const { opening, text } = this.line(index);
    return this.lexed(opening, text.slice(0, column));
  }
  /** Where a place is, as line and column; and the other way round. */
  placeOf(offset: number): { readonly line: number; readonly column: number } {
    let [line, column] = [0, offset];
    while (column > this.texts[line].length) column -= this.texts[line++].length + 1;
    return { line, column };
  }
  offsetOf(line: number, column: number): number {
    let offset = column;
    for (let above = 0; above < line; above++) offset += this.texts[above].length + 1;
    return offset;
  }

  private cut(index: number, opening: string): CodeLine {
    const text = this.texts[index];
    const command = index === 0 ? COMMAND.exec(text)?.[0] : undefined;
    if (command === undefined) return this.lexed(opening, text);
    const rest = this.lexed(opening, ' '.repeat(command.length) + text.slice(command.length));
    return { ...rest, text, words: [{ from: 0, to: command.length, style: 'command', image: command }, ...rest.words] };
  }

  private lexed(opening: string, text: string): CodeLine {
    if (opening === '' && text.trim() === '') return { text, opening, words: [], next: '' };
    const { lexer } = this;
    const whole = opening + text;
    const { tokens, comments, problem } = lexer.tokenize(whole);
    const words: Word[] = [];
    const add = (from: number, to: number, style: Style, image: string): void => {
      if (to > opening.length) words.push({ from: Math.max(0, from - opening.length), to: to - opening.length, style, image });
    };
    // What is open, outermost first: brackets, and how strings begin.
    const open: string[] = [];
    let before = '';
    let end = 0;
    let hasColon = false;
    for (const token of tokens) {
      const kind = lexer.classOf(token);
      if (kind === 'layout') continue;
      const { image, startOffset, endOffset } = token;
      const edge = lexer.edgeOf(token);
      if (edge === 'begin' || (kind === 'operator' && image in CLOSES)) open.push(image);
      else if (edge === 'end' || (kind === 'operator' && CLOSING.has(image))) open.pop();
      hasColon ||= open.length === 0 && image === ':';
      add(startOffset, endOffset, this.styleOf(kind, image, before), image);
      before = image;
      end = endOffset;
    }
    for (let at = 0; at < comments.length; at += 2)
      add(comments[at], comments[at + 1], 'comment', whole.slice(comments[at], comments[at + 1]));
    const unterminated = problem === null ? null : UNTERMINATED.exec(problem.message);
    const goesOn = endsInBackslash(whole) && comments[comments.length - 1] !== whole.length;
    if (unterminated === null) {
      if (goesOn || open.length > 0) open.push(SAYS_WHAT_FOLLOWS.has(before) ? `${before} ` : '', goesOn ? '\\\n' : '');
    } else if (unterminated[1] !== undefined) {
      add(Math.max(end, opening.length), whole.length, 'string', whole.slice(end));
      if (!isLong(open[open.length - 1]) && !goesOn) open.pop();
    } else {
      const from = end + whole.slice(end).search(/\S/);
      const begin = STRING_BEGIN.exec(whole.slice(from))?.[0] ?? '';
      add(from, whole.length, 'string', whole.slice(from));
      if (isLong(begin) || goesOn) open.push(begin);
    }
    const next = open.join('');
    if (opening === '' && beginsBlock(words, hasColon || next !== '')) words[0] = { ...words[0], style: 'softKeyword' };
    return { text, opening, words, next };
  }
}

/** Whether `match` or `case` stands there as a keyword. The lexer decides it by all of the statement and by what stands above; here the line must do. */
function beginsBlock(words: readonly Word[], mayHaveColon: boolean): boolean {
  if (words.length < 2 || !mayHaveColon || (words[0].image !== 'match' && words[0].image !== 'case')) return false;
  const { image, style } = words[1];
  return style === 'keyword' ? /^(?:None|True|False|not|lambda|await)$/.test(image) : /^[\p{L}\p{N}_"'([{*-]/u.test(image);
}
/** Of what begins a string: whether it goes on over lines. */
const isLong = (begin: string): boolean => begin.endsWith('"""') || begin.endsWith("'''");
function endsInBackslash(text: string): boolean {
  return (/\\*$/.exec(text) as RegExpExecArray)[0].length % 2 === 1;
}

/**
 * The lexer: text -> tokens, by hand, in one pass, following CPython's tokenizer state for state.
 *
 * Python's layout and its f-strings are not regular, so a table of patterns cannot cut them. Three small stacks do:
 *
 *   indents   columns of the open blocks; a line that starts further right opens one, further left closes some
 *   brackets  open ( [ {; while there is one, line ends are blanks
 *   modes     open f- and t-strings; each remembers its quotes and how deep in braces we are, so that
 *             f"{f"{1:{2}}"}" reads as  START  {  START  {  1  :  {  2  }  END  }  END
 *
 * The whole text is cut before anything is parsed. The first thing that cannot be cut ends the list and is kept as `problem`
 * instead of being thrown: an error of grammar that comes before it must win.
 */
import { SyntaxProblem } from '../support/errors.ts';
import type { SyntaxErrorKind, SyntaxNotice } from '../support/errors.ts';
import { KEYWORD_KINDS, KIND, MARK_KINDS, Token } from './tokens.ts';

export { classOf, edgeOf, Token } from './tokens.ts';
export type { TokenClass } from './tokens.ts';

export interface OpenBracket {
  readonly char: string;
  readonly line: number;
  readonly col: number;
}

export type Override = 'yes' | 'bracket' | 'no';

export interface TokenList {
  /** The text that the offsets point into: line ends are '\n', and there is one after the last line. */
  readonly text: string;
  readonly tokens: Token[];
  /** What ended the list early, if something did; the last token is then the last good one. */
  readonly problem: SyntaxProblem | null;
  /** The problem is only that the text ended too early. */
  readonly endedEarly: boolean;
  /** Is the problem told rather than an error of grammar before it? 'bracket': an unclosed bracket on an earlier line is. */
  readonly overrides: Override;
  /** Brackets open where the list ends, outermost first. */
  readonly open: readonly OpenBracket[];
  readonly notices: SyntaxNotice[];
  /** Offset of the first character of each line. */
  readonly lineStarts: readonly number[];
  /** Spans of comments, for tools; start and end offset alternate. Collected on request. */
  readonly comments: readonly number[];
}

const MAX_INDENT = 100;
const MAX_BRACKETS = 200;
const MAX_STRING_MODES = 150;
const MAX_FIELD_DEPTH = 3;

// One table for the characters below 128. Bit 1: may start a name; 2: may continue one; 4: digit; 8: hexadecimal digit.
const START = 1;
const PART = 2;
const DIGIT = 4;
const HEX = 8;
const CHAR_BITS = Uint8Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code);
  return (/[A-Za-z_]/.test(char) ? START | PART : 0) | (/[0-9]/.test(char) ? PART | DIGIT : 0) | (/[0-9a-fA-F]/.test(char) ? HEX : 0);
});

function isNamePart(code: number): boolean {
  return code >= 128 || (CHAR_BITS[code] & PART) !== 0;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

const IDENTIFIER = /^[\p{XID_Start}_][\p{XID_Continue}]*$/u;
const UNPRINTABLE = /[\p{C}\p{Z}]/u;

const KIND_COLON = MARK_KINDS.get(':') as number;
const KIND_SEMICOLON = MARK_KINDS.get(';') as number;
const KIND_NOT = KEYWORD_KINDS.get('not') as number;
const KIND_IN = KEYWORD_KINDS.get('in') as number;

// Kinds and texts of the one-character marks by code, so that the common ones cost no look-up by text. A character that
// begins nothing ($ ? `) has kind 0: no grammar symbol matches it.
const ONE_CHAR_KIND = Int32Array.from({ length: 128 }, (_, code) => MARK_KINDS.get(String.fromCharCode(code)) ?? 0);
const ONE_CHAR_TEXT = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));
const LONG_MARK_SECOND: ReadonlySet<number> = new Set(Array.from('=*/<>-.', (char) => char.charCodeAt(0)));

/** One open f- or t-string. */
interface StringMode {
  readonly quote: number;
  readonly size: number;
  readonly raw: boolean;
  readonly letter: 'f' | 't';
  readonly startLine: number;
  readonly startCol: number;
  /** Brackets opened since the string began, and how many of them began a replacement field. */
  depth: number;
  fieldDepth: number;
  inText: boolean;
  inSpec: boolean;
}

/** Thrown inside the lexer alone. */
class Stop {
  constructor(
    readonly problem: SyntaxProblem,
    readonly endedEarly: boolean,
    readonly overrides: Override,
  ) {}
}

export interface LexOptions {
  readonly comments?: boolean;
}

export function tokenize(source: string, options: LexOptions = {}): TokenList {
  return new Lexer(source, options.comments === true).run();
}

class Lexer {
  private readonly text: string;
  private readonly end: number;
  private readonly tokens: Token[] = [];
  private readonly notices: SyntaxNotice[] = [];
  private readonly lineStarts: number[] = [0];
  private readonly comments: number[] = [];
  private readonly brackets: OpenBracket[] = [];
  private readonly modes: StringMode[] = [];
  private at = 0;
  private line = 1;
  private lineStart = 0;
  // Columns as CPython counts them: tabs to the next multiple of 8, and a second count with a tab as 1. Where the two
  // disagree about which line is deeper, the program depends on the width of a tab.
  private readonly indents = [0];
  private readonly altIndents = [0];
  /** Per open block: is it the body of a match statement? */
  private readonly matchBodies = [false];
  /** Index in `tokens` of the first token of this logical line. */
  private lineFirst = 0;
  private pendingMatch = false;

  constructor(
    source: string,
    private readonly keepComments: boolean,
  ) {
    let text = source.includes('\r') ? source.replace(/\r\n?/g, '\n') : source;
    if (text.length > 0 && text.charCodeAt(text.length - 1) !== 10) text += '\n';
    this.text = text;
    this.end = text.length;
  }

  run(): TokenList {
    let problem: SyntaxProblem | null = null;
    let endedEarly = false;
    let overrides: Override = 'no';
    try {
      this.lines();
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
      problem = error.problem;
      endedEarly = error.endedEarly;
      overrides = error.overrides;
    }
    const { text, tokens, notices, lineStarts, comments, brackets } = this;
    return { text, tokens, problem, endedEarly, overrides, open: brackets, notices, lineStarts, comments };
  }

  // ---- errors

  /** An error whose caret stands on the last character read: what CPython's tokenizer says by itself. */
  private fail(message: string, offset = this.at, endOffset = offset, kind: SyntaxErrorKind = 'SyntaxError', endedEarly = false): never {
    const col = offset - this.lineStart - 1;
    const span = { line: this.line, col, endLine: this.line, endCol: endOffset - this.lineStart - 1 };
    throw new Stop(
      new SyntaxProblem(span, message, kind, undefined, this.lineText(this.lineStart)),
      endedEarly,
      this.modes.length === 0 ? 'yes' : 'no',
    );
  }

  /** An error that CPython's parser words on behalf of the tokenizer: given columns, the whole line with its end. */
  private failAt(
    message: string,
    line: number,
    col: number,
    endCol: number,
    kind: SyntaxErrorKind = 'SyntaxError',
    endedEarly = false,
  ): never {
    const text = `${this.lineText(this.lineStarts[line - 1] ?? this.end)}\n`;
    throw new Stop(
      new SyntaxProblem({ line, col, endLine: line, endCol }, message, kind, undefined, text),
      endedEarly,
      this.modes.length === 0 ? 'bracket' : 'no',
    );
  }

  private lineText(start: number): string {
    const end = this.text.indexOf('\n', start);
    return this.text.slice(start, end < 0 ? this.end : end);
  }

  // ---- layout

  private lines(): void {
    const { text, end } = this;
    while (this.at < end) {
      if (this.startLine()) this.logicalLine();
    }
    const line = this.line;
    for (let i = this.indents.length - 1; i > 0; i--)
      this.tokens.push(new Token(KIND.dedent, text.length, text.length, line, 0, line, 0, ''));
    this.tokens.push(new Token(KIND.endMarker, text.length, text.length, line, 0, line, 0, ''));
  }

  private nextLine(): void {
    // Called with `at` just behind a line end.
    this.line++;
    this.lineStart = this.at;
    this.lineStarts.push(this.at);
  }

  /** Reads the blanks at the start of a line; false if nothing but a comment follows. */
  private startLine(): boolean {
    const { text } = this;
    let col = 0;
    let alt = 0;
    let continued = -1;
    for (;;) {
      const code = text.charCodeAt(this.at);
      if (code === 32) {
        col++;
        alt++;
      } else if (code === 9) {
        col = ((col >> 3) + 1) << 3;
        alt++;
      } else if (code === 12) {
        col = 0;
        alt = 0;
      } else if (code === 92) {
        // The indentation of a line that begins with a lone backslash is that of the backslash.
        if (continued < 0) continued = col;
        this.at++;
        this.continuation();
        continue;
      } else {
        break;
      }
      this.at++;
    }
    const code = text.charCodeAt(this.at);
    if (code === 35) this.comment();
    if (this.at >= this.end) return false;
    if (text.charCodeAt(this.at) === 10) {
      this.at++;
      this.nextLine();
      return false;
    }
    if (continued >= 0) {
      col = continued;
      alt = continued;
    }
    const { indents, altIndents } = this;
    const top = indents.length - 1;
    if (col === indents[top]) {
      if (alt !== altIndents[top]) this.tabError();
    } else if (col > indents[top]) {
      if (indents.length >= MAX_INDENT) {
        this.failAt('too many levels of indentation', this.line, 0, -1, 'IndentationError');
      }
      if (alt <= altIndents[top]) this.tabError();
      indents.push(col);
      altIndents.push(alt);
      this.matchBodies.push(this.pendingMatch);
      this.mark(KIND.indent, this.lineStart, this.at);
    } else {
      let closed = 0;
      while (col < indents[top - closed]) closed++;
      if (col !== indents[top - closed]) {
        const width = this.lineText(this.lineStart).length;
        this.failAt('unindent does not match any outer indentation level', this.line, width, -2, 'IndentationError');
      }
      for (; closed > 0; closed--) {
        indents.pop();
        altIndents.pop();
        this.matchBodies.pop();
        this.mark(KIND.dedent, this.at, this.at);
      }
      if (alt !== altIndents[altIndents.length - 1]) this.tabError();
    }
    this.pendingMatch = false;
    return true;
  }

  private tabError(): never {
    this.failAt('inconsistent use of tabs and spaces in indentation', this.line, 0, -1, 'TabError');
  }

  private mark(kind: number, start: number, end: number): void {
    this.tokens.push(new Token(kind, start, end, this.line, start - this.lineStart, this.line, end - this.lineStart, ''));
  }

  private comment(): void {
    const start = this.at;
    const end = this.text.indexOf('\n', start);
    this.at = end < 0 ? this.end : end;
    if (this.keepComments) this.comments.push(start, this.at);
  }

  /** Behind a backslash: the line end must follow, and more text behind it. */
  private continuation(): void {
    const { text } = this;
    if (text.charCodeAt(this.at) !== 10) {
      this.failAt('unexpected character after line continuation character', this.line, this.at - this.lineStart, -1);
    }
    if (this.at + 1 >= this.end) this.endOfText();
    this.at++;
    this.nextLine();
  }

  // ---- a logical line, up to and with its NEWLINE

  private logicalLine(): void {
    const { text, end, tokens } = this;
    this.lineFirst = tokens.length;
    // The token of the line end begins at a comment before it.
    let lineEnd = -1;
    for (;;) {
      const modes = this.modes;
      if (modes.length > 0 && modes[modes.length - 1].inText) {
        this.stringText(modes[modes.length - 1]);
        continue;
      }
      const at = this.at;
      if (at >= end) this.endOfText();
      const code = text.charCodeAt(at);
      if (code === 32 || code === 9 || code === 12) {
        this.at = at + 1;
      } else if (code >= 128 || (CHAR_BITS[code] & START) !== 0) {
        this.word();
      } else if (code === 10) {
        this.at = at + 1;
        if (this.brackets.length > 0) {
          this.nextLine();
        } else {
          const from = lineEnd < 0 ? at : lineEnd;
          tokens.push(new Token(KIND.newline, from, at + 1, this.line, from - this.lineStart, this.line, at + 1 - this.lineStart, ''));
          this.nextLine();
          this.endStatementLine();
          return;
        }
      } else if (isDigit(code) || (code === 46 && isDigit(text.charCodeAt(at + 1)))) {
        this.number();
      } else if (code === 34 || code === 39) {
        this.string(at);
      } else if (code === 35) {
        if (this.brackets.length === 0) lineEnd = at;
        this.comment();
      } else if (code === 92) {
        this.at = at + 1;
        this.continuation();
      } else {
        this.punctuation(code);
      }
    }
  }

  private endOfText(): never {
    const bracket = this.brackets[this.brackets.length - 1];
    if (bracket !== undefined) this.failAt(`'${bracket.char}' was never closed`, bracket.line, bracket.col, -1, 'SyntaxError', true);
    return this.failAt('unexpected EOF while parsing', this.line, this.at - this.lineStart, -2, 'SyntaxError', true);
  }

  /**
   * Decides the soft keywords of the line just read. `match` begins a statement when the line ends in a colon and more than
   * the colon follows the word (no other statement looks like that: an annotation would need a type behind the colon); `case`
   * does so at the start of each line directly inside a match body.
   */
  private endStatementLine(): void {
    const { tokens, lineFirst } = this;
    const first = tokens[lineFirst];
    if (first.tokenTypeIdx !== KIND.name) return;
    if (first.image === 'match') {
      if (tokens[tokens.length - 2].tokenTypeIdx === KIND_COLON && tokens.length - lineFirst > 3) {
        this.retype(lineFirst, KIND.matchWord);
        this.pendingMatch = true;
      }
    } else if (first.image === 'case' && this.matchBodies[this.matchBodies.length - 1]) {
      this.retype(lineFirst, KIND.caseWord);
    }
  }

  private retype(index: number, kind: number): void {
    const token = this.tokens[index];
    this.tokens[index] = new Token(
      kind,
      token.startOffset,
      token.endOffset,
      token.line,
      token.col,
      token.endLine,
      token.endCol,
      token.image,
    );
  }

  private push(kind: number, start: number, end: number, image: string): void {
    const { line, lineStart } = this;
    this.tokens.push(new Token(kind, start, end, line, start - lineStart, line, end - lineStart, image));
  }

  // ---- names, keywords, prefixes of strings

  private word(): void {
    const { text, tokens } = this;
    const start = this.at;
    let at = start;
    let code = text.charCodeAt(at);
    let ascii = true;
    while (code >= 128 || (CHAR_BITS[code] & PART) !== 0) {
      if (code >= 128) ascii = false;
      code = text.charCodeAt(++at);
    }
    if ((code === 34 || code === 39) && at - start <= 5 && this.prefixedString(start, at)) return;
    this.at = at;
    let image = text.slice(start, at);
    if (!ascii) image = this.identifier(image, start);
    else if (at - start <= 8) {
      const keyword = KEYWORD_KINDS.get(image);
      if (keyword !== undefined) {
        if (keyword === KIND_IN && tokens.length > 0 && tokens[tokens.length - 1].tokenTypeIdx === KIND_NOT) {
          this.retype(tokens.length - 1, KIND.notOfNotIn);
        }
        this.push(keyword, start, at, image);
        return;
      }
    }
    // `type X`: two names in a row at the start of a statement.
    const last = tokens.length - 1;
    if (last >= 0 && tokens[last].tokenTypeIdx === KIND.name && tokens[last].image === 'type' && this.beginsStatement(last)) {
      this.retype(last, KIND.typeWord);
    }
    this.push(KIND.name, start, at, image);
  }

  private beginsStatement(index: number): boolean {
    if (index === this.lineFirst) return true;
    const before = this.tokens[index - 1].tokenTypeIdx;
    return before === KIND_SEMICOLON || before === KIND_COLON;
  }

  /** Checks a name with characters beyond ASCII; gives its NFKC form, by which Python compares names. */
  private identifier(image: string, start: number): string {
    if (!IDENTIFIER.test(image)) {
      let good = 0;
      for (const char of image) {
        if (!IDENTIFIER.test(image.slice(0, good + char.length))) {
          this.at = start + good + char.length;
          const point = char.codePointAt(0) as number;
          const hex = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
          // The column of the character itself, whatever its width.
          const shown = this.at - char.length + 1;
          if (UNPRINTABLE.test(char)) this.fail(`invalid non-printable character ${hex}`, shown);
          this.fail(`invalid character '${char}' (${hex})`, shown);
        }
        good += char.length;
      }
    }
    return image.normalize('NFKC');
  }

  /** A quote follows one or two letters: are they a prefix? */
  private prefixedString(start: number, quoteAt: number): boolean {
    const prefix = this.text.slice(start, quoteAt).toLowerCase();
    if (/^(?:r|u|b|f|t|br|rb|fr|rf|tr|rt)$/.test(prefix)) {
      this.at = quoteAt;
      if (prefix.includes('f') || prefix.includes('t')) this.startFString(start, prefix);
      else this.string(start);
      return true;
    }
    if (!/^(?:([rubft])(?!.*\1))+$/.test(prefix)) return false;
    for (const [one, other] of ['ub', 'ur', 'uf', 'ut', 'bf', 'bt', 'ft']) {
      if (prefix.includes(one) && prefix.includes(other)) {
        this.at = quoteAt;
        this.fail(`'${one}' and '${other}' prefixes are incompatible`, start + 1, quoteAt + 1);
      }
    }
    return false;
  }

  // ---- numbers

  private number(): void {
    const { text } = this;
    const start = this.at;
    const first = text.charCodeAt(start);
    let at = start + 1;
    if (first === 48) {
      const letter = text.charCodeAt(at) | 32;
      if (letter === 120) return this.radixNumber(start, 16, 'hexadecimal');
      if (letter === 111) return this.radixNumber(start, 8, 'octal');
      if (letter === 98) return this.radixNumber(start, 2, 'binary');
      // Zeros, and then what cannot follow them in an integer.
      let nonzero = false;
      for (;;) {
        if (text.charCodeAt(at) === 95) {
          at++;
          if (!isDigit(text.charCodeAt(at))) this.badNumber(at, 'decimal');
        }
        if (text.charCodeAt(at) !== 48) break;
        at++;
      }
      const zerosEnd = at;
      if (isDigit(text.charCodeAt(at))) {
        nonzero = true;
        at = this.decimalTail(at);
      }
      const code = text.charCodeAt(at);
      if (code === 46 || (code | 32) === 101 || (code | 32) === 106) return this.fraction(start, at);
      if (nonzero) {
        this.at = at;
        this.fail(
          'leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers',
          start + 1,
          zerosEnd + 1,
        );
      }
      return this.endNumber(start, at, 'decimal');
    }
    if (first !== 46) at = this.decimalTail(start);
    else at = start;
    const code = text.charCodeAt(at);
    if (code === 46 || (code | 32) === 101 || (code | 32) === 106) return this.fraction(start, at);
    this.endNumber(start, at, 'decimal');
  }

  /** Digits with single underscores between them. */
  private decimalTail(from: number): number {
    const { text } = this;
    let at = from;
    for (;;) {
      while (isDigit(text.charCodeAt(at))) at++;
      if (text.charCodeAt(at) !== 95) return at;
      at++;
      if (!isDigit(text.charCodeAt(at))) this.badNumber(at, 'decimal');
    }
  }

  private badNumber(at: number, kind: string): never {
    this.at = at;
    return this.fail(`invalid ${kind} literal`, at);
  }

  private radixNumber(start: number, radix: number, kind: string): void {
    const { text } = this;
    let at = start + 2;
    const fits = (code: number): boolean => (radix === 16 ? code < 128 && (CHAR_BITS[code] & HEX) !== 0 : code >= 48 && code < 48 + radix);
    do {
      if (text.charCodeAt(at) === 95) at++;
      if (!fits(text.charCodeAt(at))) {
        if (radix !== 16 && isDigit(text.charCodeAt(at))) {
          this.at = at + 1;
          this.fail(`invalid digit '${text[at]}' in ${kind} literal`);
        }
        this.badNumber(at, kind);
      }
      do at++;
      while (fits(text.charCodeAt(at)));
    } while (text.charCodeAt(at) === 95);
    if (radix !== 16 && isDigit(text.charCodeAt(at))) {
      this.at = at + 1;
      this.fail(`invalid digit '${text[at]}' in ${kind} literal`);
    }
    this.endNumber(start, at, kind);
  }

  /** From the point, the exponent or the j of a number. */
  private fraction(start: number, from: number): void {
    const { text } = this;
    let at = from;
    if (text.charCodeAt(at) === 46) {
      at++;
      if (isDigit(text.charCodeAt(at))) at = this.decimalTail(at);
    }
    if ((text.charCodeAt(at) | 32) === 101) {
      const sign = text.charCodeAt(at + 1);
      if (sign === 43 || sign === 45) {
        if (!isDigit(text.charCodeAt(at + 2))) this.badNumber(at + 2, 'decimal');
        at = this.decimalTail(at + 2);
      } else if (isDigit(sign)) {
        at = this.decimalTail(at + 1);
      } else {
        // Perhaps a keyword: `1.else`.
        return this.endNumber(start, at, 'decimal');
      }
    }
    if ((text.charCodeAt(at) | 32) === 106) return this.endNumber(start, at + 1, 'imaginary');
    this.endNumber(start, at, 'decimal');
  }

  private endNumber(start: number, at: number, kind: string): void {
    const { text } = this;
    const code = text.charCodeAt(at);
    if (code < 128 && isNamePart(code)) {
      const rest = text.slice(at, at + 5);
      if (/^(?:i[fns]|(?:and|else|for|or|not)(?![\w\u0080-\uffff]))/.test(rest)) {
        const col = at - this.lineStart - 1;
        const span = { line: this.line, col, endLine: this.line, endCol: col };
        this.notices.push({ category: 'SyntaxWarning', message: `invalid ${kind} literal`, span });
      } else {
        this.badNumber(at, kind);
      }
    }
    this.at = at;
    this.push(KIND.number, start, at, text.slice(start, at));
  }

  // ---- strings

  /** Behind the prefix of a string that is not formatted; `start` is where the prefix began. */
  private string(start: number): void {
    const { text, end } = this;
    const quoteAt = this.at;
    const quote = text.charCodeAt(quoteAt);
    const startLine = this.line;
    const startLineStart = this.lineStart;
    let at = quoteAt + 1;
    if (text.charCodeAt(at) === quote && text.charCodeAt(at + 1) === quote) {
      at += 2;
      for (;;) {
        if (at >= end) return this.unterminated(start, quote, 3, startLine, startLineStart, false);
        const code = text.charCodeAt(at);
        if (code === quote && text.charCodeAt(at + 1) === quote && text.charCodeAt(at + 2) === quote) break;
        if (code === 92) {
          at++;
          if (at >= end) continue;
        }
        if (text.charCodeAt(at++) === 10 && at < end) {
          this.at = at;
          this.nextLine();
        }
      }
      at += 3;
    } else {
      let escapedQuote = false;
      for (;;) {
        const code = text.charCodeAt(at);
        if (code === quote) break;
        if (code === 10 || at >= end) return this.unterminated(start, quote, 1, startLine, startLineStart, escapedQuote);
        at++;
        if (code === 92) {
          if (text.charCodeAt(at) === quote) escapedQuote = true;
          if (text.charCodeAt(at) === 10 && at + 1 < end) {
            this.at = at + 1;
            this.nextLine();
          }
          at++;
        }
      }
      at++;
    }
    this.at = at;
    const image = text.slice(start, at);
    this.tokens.push(new Token(KIND.string, start, at, startLine, start - startLineStart, this.line, at - this.lineStart, image));
  }

  private unterminated(
    start: number,
    quote: number,
    size: number,
    startLine: number,
    startLineStart: number,
    escapedQuote: boolean,
  ): never {
    const foundOn = this.line;
    this.line = startLine;
    this.lineStart = startLineStart;
    const mode = this.modes[this.modes.length - 1];
    if (mode !== undefined && mode.quote === quote && mode.size === size) this.fail(`${mode.letter}-string: expecting '}'`, start + 1);
    if (size === 3) {
      this.fail(`unterminated triple-quoted string literal (detected at line ${foundOn})`, start + 1, start + 1, 'SyntaxError', true);
    }
    const hint = escapedQuote ? '; perhaps you escaped the end quote?' : '';
    return this.fail(`unterminated string literal (detected at line ${foundOn})${hint}`, start + 1);
  }

  // ---- f-strings and t-strings

  private startFString(start: number, prefix: string): void {
    const { text } = this;
    const quote = text.charCodeAt(this.at);
    const size = text.charCodeAt(this.at + 1) === quote && text.charCodeAt(this.at + 2) === quote ? 3 : 1;
    this.at += size;
    const letter = prefix.includes('f') ? 'f' : 't';
    if (this.modes.length >= MAX_STRING_MODES - 1) this.fail('too many nested f-strings or t-strings');
    this.push(letter === 'f' ? KIND.fStringStart : KIND.tStringStart, start, this.at, text.slice(start, this.at));
    this.modes.push({
      quote,
      size,
      letter,
      raw: prefix.includes('r'),
      startLine: this.line,
      startCol: start - this.lineStart,
      depth: 0,
      fieldDepth: -1,
      inText: true,
      inSpec: false,
    });
  }

  /** The text of an f-string up to a brace or its end: one FStringMiddle, or the end itself. */
  private stringText(mode: StringMode): void {
    const { text, end } = this;
    const start = this.at;
    const { quote, size, letter } = mode;
    const first = text.charCodeAt(start);
    if (first === 123 && text.charCodeAt(start + 1) !== 123) {
      this.openField(mode, start + 1);
      return;
    }
    if (first === quote && (size === 1 || (text.charCodeAt(start + 1) === quote && text.charCodeAt(start + 2) === quote))) {
      this.at = start + size;
      this.push(KIND.fStringEnd, start, this.at, text.slice(start, this.at));
      this.modes.pop();
      return;
    }
    const startLine = this.line;
    const startCol = start - this.lineStart;
    let named = false;
    let quotes = 0;
    let at = start;
    // Of a doubled brace one is text; the span covers both.
    const emit = (to: number, spanTo = to): void => {
      const image = text.slice(start, to);
      this.tokens.push(new Token(KIND.fStringMiddle, start, spanTo, startLine, startCol, this.line, spanTo - this.lineStart, image));
    };
    for (;;) {
      const inSpec = mode.inSpec && mode.fieldDepth >= 0;
      const code = text.charCodeAt(at);
      if (at >= end || (code === 10 && size === 1)) {
        if (inSpec && code === 10) {
          this.at = at + 1;
          this.fail(`${letter}-string: newlines are not allowed in format specifiers for single quoted ${letter}-strings`);
        }
        const foundOn = at >= end && this.lineStart === end ? this.line - 1 : this.line;
        this.line = mode.startLine;
        this.lineStart = this.lineStarts[mode.startLine - 1];
        const caret = this.lineStart + mode.startCol + 1;
        if (size === 3) {
          this.fail(`unterminated triple-quoted ${letter}-string literal (detected at line ${foundOn})`, caret, caret, 'SyntaxError', true);
        }
        this.fail(`unterminated ${letter}-string literal (detected at line ${foundOn})`, caret);
      }
      if (code === 10 && inSpec) {
        // A line end closes the format specification of a triple-quoted string.
        this.at = at;
        mode.inText = false;
        mode.inSpec = false;
        emit(at);
        return;
      }
      at++;
      if (code === quote) {
        if (++quotes === size) {
          at -= size;
          this.at = at;
          emit(at);
          return;
        }
        continue;
      }
      quotes = 0;
      if (code === 10) {
        this.at = at;
        this.nextLine();
      } else if (code === 123) {
        if (text.charCodeAt(at) !== 123 || inSpec) {
          emit(at - 1);
          this.openField(mode, at);
        } else {
          emit(at, at + 1);
          this.at = at + 1;
        }
        return;
      } else if (code === 125) {
        if (named) {
          named = false;
          this.at = at;
          emit(at);
          return;
        }
        if (text.charCodeAt(at) === 125 && !inSpec && mode.depth === 0) {
          emit(at, at + 1);
          this.at = at + 1;
        } else {
          emit(at - 1);
          this.at = at - 1;
          mode.inText = false;
        }
        return;
      } else if (code === 92) {
        const next = text.charCodeAt(at);
        if (next === 123 || next === 125) {
          if (!mode.raw) this.invalidEscape(String.fromCharCode(next), at);
          continue;
        }
        if (next === 10 && at + 1 <= end) {
          this.at = at + 1;
          this.nextLine();
        }
        at++;
        if (!mode.raw && next === 78 && text.charCodeAt(at) === 123) {
          named = true;
          at++;
        }
      }
    }
  }

  private invalidEscape(char: string, at: number): void {
    const col = at - this.lineStart - 1;
    const span = { line: this.line, col, endLine: this.line, endCol: col };
    this.notices.push({ category: 'SyntaxWarning', message: invalidEscapeMessage(`\\${char}`), span });
  }

  /** `{` begins a replacement field; `at` is behind it. */
  private openField(mode: StringMode, at: number): void {
    mode.fieldDepth++;
    this.at = at - 1;
    if (mode.fieldDepth >= MAX_FIELD_DEPTH) this.fail(`${mode.letter}-string: expressions nested too deeply`);
    mode.inText = false;
    this.at = at - 1;
    this.punctuation(123);
  }

  // ---- operators, delimiters, brackets

  private punctuation(code: number): void {
    const { text, at } = this;
    const mode = this.modes.length > 0 ? this.modes[this.modes.length - 1] : undefined;
    if (code === 58 && mode !== undefined && mode.fieldDepth >= 0 && mode.depth - 1 === mode.fieldDepth) {
      // The colon of a format specification, even before `=`.
      mode.inText = true;
      mode.inSpec = true;
      this.at = at + 1;
      this.push(KIND_COLON, at, at + 1, ':');
      return;
    }
    const second = text.charCodeAt(at + 1);
    if (LONG_MARK_SECOND.has(second)) {
      const three = text.slice(at, at + 3);
      let kind = MARK_KINDS.get(three);
      let image = three;
      if (kind === undefined || three.length < 3) {
        image = text.slice(at, at + 2);
        kind = MARK_KINDS.get(image);
      }
      if (image === '<>') kind = 0;
      if (kind !== undefined) {
        this.at = at + image.length;
        this.push(kind, at, this.at, image);
        return;
      }
    }
    this.at = at + 1;
    if (code === 40 || code === 91 || code === 123) {
      if (this.brackets.length >= MAX_BRACKETS) this.fail('too many nested parentheses');
      this.brackets.push({ char: ONE_CHAR_TEXT[code], line: this.line, col: at - this.lineStart });
      if (mode !== undefined) mode.depth++;
    } else if (code === 41 || code === 93 || code === 125) {
      this.closeBracket(code, mode);
    } else if (code < 32 || code === 127) {
      this.fail(`invalid non-printable character U+${code.toString(16).toUpperCase().padStart(4, '0')}`);
    }
    this.push(ONE_CHAR_KIND[code], at, at + 1, ONE_CHAR_TEXT[code]);
  }

  private closeBracket(code: number, mode: StringMode | undefined): void {
    const char = ONE_CHAR_TEXT[code];
    if (mode !== undefined && mode.depth === 0 && code === 125) this.fail(`${mode.letter}-string: single '}' is not allowed`);
    const open = this.brackets[this.brackets.length - 1];
    if (open === undefined) this.fail(`unmatched '${char}'`);
    const fits = open.char === '(' ? code === 41 : open.char === '[' ? code === 93 : code === 125;
    if (!fits) {
      if (mode !== undefined && open.char === '{' && mode.depth - 1 === mode.fieldDepth)
        this.fail(`${mode.letter}-string: unmatched '${char}'`);
      const where = open.line === this.line ? '' : ` on line ${open.line}`;
      this.fail(`closing parenthesis '${char}' does not match opening parenthesis '${open.char}'${where}`);
    }
    this.brackets.pop();
    if (mode === undefined) return;
    mode.depth--;
    if (mode.depth < 0) this.fail(`${mode.letter}-string: unmatched '${char}'`);
    if (code === 125 && mode.depth === mode.fieldDepth) {
      mode.fieldDepth--;
      mode.inText = true;
      mode.inSpec = false;
    }
  }
}

/** CPython's words for an escape that means nothing; `escape` has its backslash. */
export function invalidEscapeMessage(escape: string): string {
  return (
    `"${escape}" is an invalid escape sequence. Such sequences will not work in the future. ` +
    `Did you mean "\\${escape}"? A raw string is also an option.`
  );
}

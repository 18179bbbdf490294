/**
 * "invalid syntax. Did you mean 'while'?": a second look at a syntax error that the compiler had no words for.
 *
 * Each name on the line of the error is exchanged for the keywords it resembles; when what stands there then would compile, or
 * only lacks its continuation, that keyword was meant. What is tried begins with the last compound statement that was complete
 * before the error, as CPython's parser remembers it: `esle:` makes sense only below its `if`.
 */
import { SyntaxProblem } from '../support/errors.ts';
import { PyTuple } from '../runtime/collections.ts';
import type { Value } from '../runtime/object.ts';
import { isStr, jsText } from '../runtime/text.ts';
import { closest } from '../support/closest.ts';
import type { LinesOf, SyntaxPlace } from './traceback-text.ts';
import type { ThreadState } from './thread.ts';

const KEYWORDS =
  'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'.split(
    ' ',
  );
const MAX_CODE = 1024;
const MAX_NAMES = 10;
const MAX_MATCHES = 3;

// ---- logical lines
const TOKEN = /[ \t\f]+|#[^\n]*|\\\r?\n|(?:[rRbBuUfFtT]{0,2})('''|"""|'|")|[\p{XID_Start}_][\p{XID_Continue}]*|\d[\w.]*|\r?\n|./suy;
interface LogicalLine {
  readonly row: number;
  readonly indent: number;
  readonly first: string;
  /** The last token, without comments. */
  readonly last: string;
  /** It ends before this row. */
  readonly end: number;
}
/** A token and where it stands; rows count from 0. */
interface Token {
  readonly text: string;
  readonly row: number;
  readonly col: number;
  readonly isName: boolean;
  readonly depth: number;
}
/** Tokens as far as the text makes sense. */
function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let depth = 0;
  let row = 0;
  let lineStart = 0;
  for (let at = 0; at < text.length; ) {
    TOKEN.lastIndex = at;
    const found = TOKEN.exec(text);
    if (found === null) break;
    let [part] = found;
    const quote = found[1];
    if (quote !== undefined) {
      const close = new RegExp(quote.length === 3 ? `(?:\\\\[^]|[^\\\\])*?${quote}` : `(?:\\\\[^]|[^\\\\\\n])*?${quote}`, 'uy');
      close.lastIndex = at + part.length;
      const rest = close.exec(text);
      if (rest === null) break;
      part += rest[0];
    }
    const isBreak = part === '\n' || part === '\r\n';
    if (isBreak && depth === 0) tokens.push({ text: '\n', row, col: at - lineStart, isName: false, depth });
    else if (!/^(?:\s|#|\\\r?\n)/.test(part)) {
      if ('([{'.includes(part)) depth++;
      else if (')]}'.includes(part)) depth = Math.max(0, depth - 1);
      tokens.push({ text: part, row, col: at - lineStart, isName: /^[\p{XID_Start}_]/u.test(part) && quote === undefined, depth });
    }
    for (let i = 0; i < part.length; i++) {
      if (part[i] !== '\n') continue;
      row++;
      lineStart = at + i + 1;
    }
    at += part.length;
  }
  return tokens;
}
function logicalLines(lines: readonly string[]): LogicalLine[] {
  const found: LogicalLine[] = [];
  let first: Token | null = null;
  let last: Token | null = null;
  const finish = (end: number): void => {
    if (first !== null && last !== null) found.push({ row: first.row, indent: first.col, first: first.text, last: last.text, end });
    first = null;
    last = null;
  };
  for (const token of tokenize(lines.join('\n'))) {
    if (token.text === '\n') finish(token.row);
    else {
      first ??= token;
      last = token;
    }
  }
  finish(lines.length);
  return found;
}

const COMPOUND = new Set(['if', 'while', 'for', 'try', 'with', 'class', 'async', 'match', 'def', 'case', '@']);
const CONTINUES = new Set(['elif', 'else', 'except', 'finally']);
/** The line (from 1) of the last compound statement, functions aside, that is complete before `row`; 0 when there is none. */
function lastCompound(lines: readonly string[], row: number): number {
  const open: { readonly line: LogicalLine; closed: boolean }[] = [];
  let best = 0;
  const complete = (line: LogicalLine, closed: boolean): void => {
    if (line.first === 'def' || line.first === 'case' || line.first === '@' || (line.first === 'try' && !closed)) return;
    if (line.first === 'async' && /^\s*async\s+def\b/.test(lines[line.row])) return;
    best = Math.max(best, line.row + 1);
  };
  for (const line of logicalLines(lines)) {
    const isError = line.end >= row;
    while (open.length > 0) {
      const top = open[open.length - 1];
      if (top.line.indent < line.indent) break;
      if (top.line.indent === line.indent && CONTINUES.has(line.first)) {
        // The parser has seen it complete without this clause.
        complete(top.line, top.closed);
        if (line.first === 'except' || line.first === 'finally') top.closed = true;
        break;
      }
      open.pop();
      complete(top.line, top.closed);
    }
    if (isError) break;
    if (!COMPOUND.has(line.first) || (line.first === 'match' && line.last !== ':')) continue;
    open.push({ line, closed: false });
  }
  return best;
}

// ---- what resembles a word
/** How much two texts have in common, from 0 to 1: twice the length of matching blocks over both lengths. */
function similarity(a: string, b: string): number {
  const matching = (aFrom: number, aTo: number, bFrom: number, bTo: number): number => {
    let size = 0;
    let atA = 0;
    let atB = 0;
    for (let i = aFrom; i < aTo; i++) {
      for (let j = bFrom; j < bTo; j++) {
        let n = 0;
        while (i + n < aTo && j + n < bTo && a[i + n] === b[j + n]) n++;
        if (n > size) [size, atA, atB] = [n, i, j];
      }
    }
    if (size === 0) return 0;
    return size + matching(aFrom, atA, bFrom, atB) + matching(atA + size, aTo, atB + size, bTo);
  };
  return (2 * matching(0, a.length, 0, b.length)) / (a.length + b.length);
}
function resembling(word: string): string[] {
  const near = closest(word, KEYWORDS);
  const close = KEYWORDS.map((keyword): [number, string] => [similarity(keyword, word), keyword])
    .filter(([score]) => score >= 0.5)
    .sort((a, b) => b[0] - a[0] || (a[1] < b[1] ? 1 : -1))
    .slice(0, MAX_MATCHES)
    .map(([, keyword]) => keyword);
  return (near === null ? close : [near, ...close]).slice(0, MAX_MATCHES);
}

/** Whether a text is a program, or the beginning of one. */
function mayContinue(t: ThreadState, code: string): boolean {
  const compiles = (text: string): boolean => {
    try {
      t.interp.compile(text, '<typo>', 'exec', {});
      return true;
    } catch (error) {
      if (error instanceof SyntaxProblem) return false;
      throw error;
    }
  };
  const lines = code.split('\n');
  const indent = (/^[ \t]*/.exec(lines[lines.length - 1]) as RegExpExecArray)[0];
  const tokens = tokenize(code);
  const open: string[] = [];
  for (const { text } of tokens) {
    if ('([{'.includes(text)) open.push(text === '(' ? ')' : text === '[' ? ']' : '}');
    else if (')]}'.includes(text)) open.pop();
  }
  const closers = open.reverse().join('');
  return ['', closers, `\n${indent} pass`, `\n${indent} pass\n${indent}except: pass`].some((ending) => compiles(code + ending));
}
function dedent(lines: readonly string[]): string[] {
  const margins = lines.filter((line) => line.trim() !== '').map((line) => (/^[ \t]*/.exec(line) as RegExpExecArray)[0]);
  let common = margins[0] ?? '';
  for (const margin of margins) while (!margin.startsWith(common)) common = common.slice(0, -1);
  return lines.map((line) => (line.trim() === '' ? '' : line.slice(common.length)));
}

/** The place of a keyword that was misspelt, or null. `metadata` is what the compiler left: its third item is the source text when it was no file. */
export function keywordTypo(t: ThreadState, place: SyntaxPlace, metadata: Value, linesOf: LinesOf): SyntaxPlace | null {
  const { msg, lineno, filename } = place;
  if (msg === null || lineno === null || (msg !== 'invalid syntax' && !msg.includes('Perhaps you forgot a comma'))) return null;
  if (!(metadata instanceof PyTuple)) return null;
  const source = metadata.items[2];
  const isFile = source === undefined || !isStr(source);
  const lines = isFile ? (filename === null ? null : linesOf(filename)) : jsText(source).split('\n');
  const row = Number(lineno);
  if (lines === null || !Number.isInteger(row) || row > lines.length) return null;
  const from = Math.max(0, lastCompound(lines.slice(0, row), row - 1) - 1);
  const code = dedent(lines.slice(from, row));
  if (code.join('\n').length > MAX_CODE) return null;
  let left = MAX_NAMES;
  for (const token of tokenize(code.join('\n'))) {
    if (!token.isName || KEYWORDS.includes(token.text) || (isFile && token.row + from !== row - 1)) continue;
    if (--left < 0) break;
    for (const keyword of resembling(token.text)) {
      const line = code[token.row];
      const changed = code.slice();
      changed[token.row] = line.slice(0, token.col) + keyword + line.slice(token.col + token.text.length);
      if (!mayContinue(t, changed.join('\n'))) continue;
      const offset = Array.from(line.slice(0, token.col)).length + 1;
      return {
        ...place,
        text: line,
        offset,
        endOffset: offset + Array.from(token.text).length,
        endLineno: lineno,
        msg: `invalid syntax. Did you mean '${keyword}'?`,
      };
    }
  }
  return null;
}

/**
 * The first stage: tokens, each under its line, with the names of module `token` and, of words, whether they are keywords.
 *
 *        1  if x: pass
 *           0-2    NAME keyword      if
 *           3-4    NAME              x
 *
 * A text that the lexer cannot read to its end is shown as far as it got; `problem` says what stopped it.
 */
import type { SyntaxProblem } from '../support/errors.ts';
import { classOf, type TokenList, tokenize } from '../compiler/lexer.ts';
import { decodeSource } from '../compiler/source.ts';
import { KIND, type Token } from '../compiler/tokens.ts';
import { document, type Paint, sourceLine, type SourceText } from './view.ts';

export interface TokenView {
  readonly lines: readonly string[];
  readonly problem: SyntaxProblem | null;
}
interface TokenRow {
  readonly type: string;
  readonly class: string;
  readonly text: string;
  readonly line: number;
  readonly col: number;
  readonly endLine: number;
  readonly endCol: number;
}

const TYPES = new Map<number, string>([
  [KIND.number, 'NUMBER'],
  [KIND.string, 'STRING'],
  [KIND.fStringMiddle, 'FSTRING_MIDDLE'],
  [KIND.newline, 'NEWLINE'],
  [KIND.indent, 'INDENT'],
  [KIND.dedent, 'DEDENT'],
  [KIND.endMarker, 'ENDMARKER'],
]);
const WORDS = new Set(['name', 'keyword', 'softKeyword']);

function read({ text, filename }: SourceText): { readonly list: TokenList; readonly rows: TokenRow[] } {
  const decoded = typeof text === 'string' ? text : decodeSource(text);
  const list = tokenize(decoded.replace(/^\ufeff/, ''), { comments: true });
  if (list.problem !== null) list.problem.filename ??= filename;
  // The text and t-strings share the names of their middles and ends; the start says which it is.
  const open: string[] = [];
  const rows = list.tokens.map((token): TokenRow => {
    const { tokenTypeIdx: kind, line, col, endLine, endCol } = token;
    return {
      type: typeOf(token, open),
      class: classOf(token),
      text: list.text.slice(token.startOffset, token.endOffset),
      line,
      col,
      endLine,
      endCol,
      ...(kind === KIND.dedent ? { endLine: line, endCol: col } : {}),
    };
  });
  // A line's end begins behind its comment.
  const comments = commentRows(list);
  const ends = new Map(comments.map(({ line, endCol }) => [line, endCol]));
  const moved = rows.map((row) => (row.type === 'NEWLINE' ? { ...row, col: Math.max(row.col, ends.get(row.line) ?? 0) } : row));
  return { list, rows: [...moved, ...comments].sort((a, b) => a.line - b.line || a.col - b.col) };
}

function typeOf(token: Token, open: string[]): string {
  const kind = token.tokenTypeIdx;
  if (kind === KIND.fStringStart || kind === KIND.tStringStart) open.push(kind === KIND.fStringStart ? 'FSTRING' : 'TSTRING');
  if (kind === KIND.fStringStart || kind === KIND.tStringStart) return `${open.at(-1)}_START`;
  if (kind === KIND.fStringMiddle) return `${open.at(-1)}_MIDDLE`;
  if (kind === KIND.fStringEnd) return `${open.pop()}_END`;
  return TYPES.get(kind) ?? (WORDS.has(classOf(token)) ? 'NAME' : 'OP');
}

function commentRows({ comments, text, lineStarts }: TokenList): TokenRow[] {
  const rows: TokenRow[] = [];
  for (let i = 0, line = 0; i < comments.length; i += 2) {
    while (line + 1 < lineStarts.length && lineStarts[line + 1] <= comments[i]) line++;
    const [col, endCol] = [comments[i] - lineStarts[line], comments[i + 1] - lineStarts[line]];
    const shown = text.slice(comments[i], comments[i + 1]);
    rows.push({ type: 'COMMENT', class: 'comment', text: shown, line: line + 1, col, endLine: line + 1, endCol });
  }
  return rows;
}

export function tokenView(source: SourceText, paint: Paint): TokenView {
  const { list, rows } = read(source);
  const text = list.text.split('\n');
  const lines: string[] = [];
  let last = 0;
  for (const row of rows) {
    if (row.line !== last && (text[row.line - 1] ?? '') !== '') lines.push(sourceLine(row.line, text, paint));
    last = row.line;
    const place = `${row.col}-${row.endLine === row.line ? '' : `${row.endLine}:`}${row.endCol}`;
    const note = row.class === 'keyword' ? ' keyword' : row.class === 'softKeyword' ? ' soft keyword' : '';
    const shown = row.text.includes('\n') ? JSON.stringify(row.text) : row.text;
    const name = `${paint.kind(row.type)}${paint.jump(note)}${' '.repeat(Math.max(1, 20 - row.type.length - note.length))}`;
    lines.push(`      ${paint.faint(place.padEnd(8))} ${name}${row.class === 'layout' ? '' : paint.value(shown)}`.trimEnd());
  }
  return { lines, problem: list.problem };
}

export function tokenData(source: SourceText): { readonly data: object; readonly problem: SyntaxProblem | null } {
  const { list, rows } = read(source);
  return { data: document('tokens', 1, { file: source.filename, tokens: rows, complete: list.problem === null }), problem: list.problem };
}

/**
 * Keyword typos: `whille x:` -> "Did you mean 'while'?"
 *
 * CPython looks for these only when it prints an error, and so does this: the names from the last good statement up to the
 * error are replaced, one at a time, by the keywords that look most like them, until the text reads as Python. "Most like" is
 * two measures one after the other, an edit distance and the ratio of matching stretches (Ratcliff and Obershelp).
 */
import { SyntaxProblem } from '../support/errors.ts';
import type { Span } from '../support/span.ts';
import type { Mod } from './ast.ts';
import { tokenize } from './lexer.ts';
import { INCOMPLETE, parse } from './parse.ts';
import { lastGoodLine } from './syntax-errors.ts';
import { KEYWORD_KINDS, KIND } from './tokens.ts';

const KEYWORDS = [...KEYWORD_KINDS.keys()];
const LONGEST_TEXT = 1024;
const MOST_NAMES = 10;
const MOST_MATCHES = 3;

export interface KeywordTypo {
  readonly message: string;
  /** Where the name stands, in the lines of `source`. */
  readonly span: Span;
}

/**
 * What CPython adds when it prints `problem`, an error in `source`; null if nothing. `check` may refuse a tree that reads as
 * Python and does not compile (a `yield` outside a function), by throwing a SyntaxProblem.
 */
export function keywordTypo(source: string, problem: SyntaxProblem, check: (tree: Mod) => void = () => {}): KeywordTypo | null {
  if (problem.message !== 'invalid syntax' && !problem.message.includes('Perhaps you forgot a comma')) return null;
  const firstLine = Math.max(lastGoodLine(source), 1);
  const lines = dedent(source.split(/\r\n?|\n/).slice(firstLine - 1, problem.span.line));
  const text = lines.join('\n');
  if (text.length > LONGEST_TEXT) return null;
  let names = 0;
  for (const token of tokenize(text).tokens) {
    if (token.tokenTypeIdx !== KIND.name) continue;
    if (++names > MOST_NAMES) return null;
    const word = text.slice(token.startOffset, token.endOffset);
    for (const keyword of suggestions(word)) {
      const changed = text.slice(0, token.startOffset) + keyword + text.slice(token.endOffset);
      if (!reads(changed, check)) continue;
      const line = firstLine + token.line - 1;
      const shift = (source.split(/\r\n?|\n/)[line - 1] ?? '').length - (lines[token.line - 1] ?? '').length;
      return {
        message: `invalid syntax. Did you mean '${keyword}'?`,
        span: { line, col: token.col + shift, endLine: line, endCol: token.endCol + shift },
      };
    }
  }
  return null;
}

function reads(text: string, check: (tree: Mod) => void): boolean {
  try {
    check(parse(text, '', 'exec', { allowIncomplete: true }));
    return true;
  } catch (error) {
    if (!(error instanceof SyntaxProblem)) throw error;
    return error.message === INCOMPLETE;
  }
}

function dedent(lines: string[]): string[] {
  const margins = lines.filter((line) => line.trim() !== '').map((line) => (/^[ \t]*/.exec(line) as RegExpExecArray)[0]);
  if (margins.length === 0) return lines;
  let margin = margins[0];
  for (const other of margins) while (!other.startsWith(margin)) margin = margin.slice(0, -1);
  return lines.map((line) => (line.trim() === '' ? '' : line.slice(margin.length)));
}

function suggestions(word: string): string[] {
  const nearest = nearestKeyword(word);
  const close = KEYWORDS.map((keyword) => ({ keyword, ratio: ratio(keyword, word) }))
    .filter((entry) => entry.ratio >= 0.5)
    .sort((a, b) => b.ratio - a.ratio || (a.keyword < b.keyword ? 1 : -1))
    .slice(0, MOST_MATCHES)
    .map((entry) => entry.keyword);
  return (nearest === null ? close : [nearest, ...close]).slice(0, MOST_MATCHES).filter((keyword) => keyword !== word);
}

const MOVE = 2;
const CHANGE_OF_CASE = 1;

/** The keyword at the least edit distance, if that is near enough. */
function nearestKeyword(word: string): string | null {
  let best: string | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const keyword of KEYWORDS) {
    if (keyword === word) continue;
    // A third of the letters may be wrong.
    const most = Math.min(((word.length + keyword.length + 3) * MOVE) / 6, bestDistance - 1);
    const distance = editDistance(word, keyword);
    if (distance <= most) {
      best = keyword;
      bestDistance = distance;
    }
  }
  return best;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i * MOVE);
  for (let i = 0; i < a.length; i++) {
    const next = [(i + 1) * MOVE];
    for (let j = 0; j < b.length; j++) {
      const cost = a[i] === b[j] ? 0 : a[i].toLowerCase() === b[j].toLowerCase() ? CHANGE_OF_CASE : MOVE;
      next.push(Math.min(row[j] + cost, row[j + 1] + MOVE, next[j] + MOVE));
    }
    row = next;
  }
  return row[b.length];
}

/** Twice the letters in matching stretches, over all letters. */
function ratio(a: string, b: string): number {
  return (2 * matching(a, b)) / (a.length + b.length);
}

function matching(a: string, b: string): number {
  let length = 0;
  let atA = 0;
  let atB = 0;
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < b.length; j++) {
      let run = 0;
      while (i + run < a.length && j + run < b.length && a[i + run] === b[j + run]) run++;
      if (run > length) [length, atA, atB] = [run, i, j];
    }
  }
  if (length === 0) return 0;
  return length + matching(a.slice(0, atA), b.slice(0, atB)) + matching(a.slice(atA + length), b.slice(atB + length));
}

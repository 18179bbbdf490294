/**
 * Indentation that helps: how far the next line goes in, and what one step back is.
 *
 * It goes in one level after a line that ends in a colon, and out one level after a statement that nothing can follow in its block.
 */
import type { Token } from '../../compiler/compile.ts';
import type { Lexer } from './highlight.ts';

export const STEP = '    ';
const LEAVES: ReadonlySet<string> = new Set(['return', 'pass', 'break', 'continue', 'raise']);

/** The indentation of the line that begins where the text ends. */
export function nextIndent(lexer: Lexer, text: string): string {
  const lines = text.split('\n');
  const line = lines[lines.length - 1];
  const indent = (/^[ \t]*/.exec(line) as RegExpExecArray)[0];
  const list = lexer.tokenize(text);
  // Inside of a string that goes on, nobody is helped.
  if (list.endedEarly && list.problem?.message.includes('triple-quoted')) return '';
  if (list.open.length > 0) {
    const open = list.open[list.open.length - 1];
    return open.line === lines.length ? indent + STEP : indent;
  }
  const { first, last } = lastStatement(lexer, list.tokens);
  if (first === null || last?.endLine !== lines.length) return indent;
  // Over several lines it is where the statement began that counts.
  const base = (/^[ \t]*/.exec(lines[first.line - 1]) as RegExpExecArray)[0];
  if (last.image === ':') return base + STEP;
  return LEAVES.has(first.image) ? withoutStep(base) : base;
}

/** The first and the last word of the last logical line that has any. */
function lastStatement(lexer: Lexer, tokens: readonly Token[]): { readonly first: Token | null; readonly last: Token | null } {
  let first: Token | null = null;
  let last: Token | null = null;
  let isNew = true;
  for (const token of tokens) {
    const isLayout = lexer.classOf(token) === 'layout';
    if (!isLayout) {
      if (isNew) first = token;
      last = token;
    }
    isNew = isLayout;
  }
  return { first, last };
}

/** One level less. */
export function withoutStep(indent: string): string {
  if (indent.endsWith('\t')) return indent.slice(0, -1);
  return indent.slice(0, Math.floor((indent.length - 1) / STEP.length) * STEP.length);
}

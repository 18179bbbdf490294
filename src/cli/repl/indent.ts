/**
 * Indentation that helps: how far the next line goes in, and what one step back is.
 *
 * It goes in one level after a line that ends in a colon, and out one level after a statement that nothing can follow in its block.
 */
import type { Lexer } from './highlight.ts';

export const STEP = '    ';
const LEAVES: ReadonlySet<string> = new Set(['return', 'pass', 'break', 'continue', 'raise']);

/** The indentation of the line that begins where the text ends. */
export function nextIndent(lexer: Lexer, text: string): string {
  const line = text.slice(text.lastIndexOf('\n') + 1);
  const indent = (/^[ \t]*/.exec(line) as RegExpExecArray)[0];
  const list = lexer.tokenize(text);
  // Inside of a string that goes on, nobody is helped.
  if (list.problem !== null && list.endedEarly && list.open.length === 0 && !/[\\(]\s*$/.test(line) && isInString(text)) return '';
  if (list.open.length > 0) {
    const open = list.open[list.open.length - 1];
    return open.line === text.split('\n').length ? indent + STEP : indent;
  }
  const tokens = list.tokens.filter((token) => lexer.classOf(token) !== 'layout');
  const last = tokens[tokens.length - 1];
  if (last === undefined) return indent;
  if (last.image === ':') return indent + STEP;
  const number = text.split('\n').length;
  const first = tokens.find((token) => token.line === number);
  if (first !== undefined && LEAVES.has(first.image)) return withoutStep(indent);
  return indent;
}

function isInString(text: string): boolean {
  return (text.split('"""').length - 1) % 2 === 1 || (text.split("'''").length - 1) % 2 === 1;
}

/** One level less. */
export function withoutStep(indent: string): string {
  if (indent.endsWith('\t')) return indent.slice(0, -1);
  return indent.slice(0, Math.floor((indent.length - 1) / STEP.length) * STEP.length);
}

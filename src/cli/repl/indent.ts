/**
 * Indentation that helps: how far the next line goes in, and what one step back is.
 *
 * It goes in one level after a line that ends in a colon, and out one level after a statement that nothing can follow in its block.
 */
import { type CodeLines, isClosing, isOpening, type Word } from './code-lines.ts';

export const STEP = '    ';
const LEAVES: ReadonlySet<string> = new Set(['return', 'pass', 'break', 'continue', 'raise']);
const indentOf = (text: string): string => (/^[ \t]*/.exec(text) as RegExpExecArray)[0];

/** The indentation of a new line behind a place. */
export function nextIndent(lines: CodeLines, at: number): string {
  const { line, column } = lines.placeOf(at);
  const { text, words, next } = lines.lineUpTo(line, column);
  const indent = indentOf(text);
  // Inside of a string that goes on, nobody is helped.
  if (/(?:"""|''')$/.test(next)) return '';
  if (opensBracket(words)) return indent + STEP;
  const last = words.findLast(({ style }) => style !== 'comment');
  if (last === undefined || /[([{]/.test(next)) return indent;
  // Over several lines it is where the statement began that counts.
  let first = line;
  while (first > 0 && lines.line(first).opening !== '') first--;
  const base = indentOf(lines.line(first).text);
  if (last.image === ':' && last.style === '') return base + STEP;
  return LEAVES.has(lines.line(first).words[0]?.image) ? withoutStep(base) : base;
}

/** Whether the innermost bracket that is open behind the words is one of them. */
function opensBracket(words: readonly Word[]): boolean {
  let closed = 0;
  for (const word of words.toReversed()) {
    if (isClosing(word)) closed++;
    else if (isOpening(word) && closed-- === 0) return true;
  }
  return false;
}

/** One level less. */
export function withoutStep(indent: string): string {
  if (indent.endsWith('\t')) return indent.slice(0, -1);
  return indent.slice(0, Math.floor((indent.length - 1) / STEP.length) * STEP.length);
}

/**
 * Colours and brackets of a text, by the compiler's own lexer: what is coloured as a string is one.
 *
 * Where the lexer cannot go on, the rest stays plain. Only a string that has not been closed yet is coloured as the string that it will be.
 */
import type { Token, TokenList } from '../../compiler/compile.ts';
import type { Style } from './theme.ts';

export interface Span {
  readonly from: number;
  readonly to: number;
  readonly style: Style;
}
/** What is needed of the lexer; it is loaded after the first prompt stands there. */
export interface Lexer {
  /** With comments. */
  tokenize(text: string): TokenList;
  classOf(token: Token): string;
}

const DEFINES: ReadonlySet<string> = new Set(['def', 'class']);
const COMMAND = /^\s*%\w*/;

export function highlight(lexer: Lexer, text: string, isBuiltin: (name: string) => boolean): Span[] {
  if (text === '') return [];
  const command = COMMAND.exec(text)?.[0] ?? '';
  const found: Span[] = command === '' ? [] : [{ from: 0, to: command.length, style: 'command' }];
  return [...found, ...spansOf(lexer, text.slice(command.length), command.length, isBuiltin)];
}

function spansOf(lexer: Lexer, text: string, shift: number, isBuiltin: (name: string) => boolean): Span[] {
  const list = lexer.tokenize(text);
  const found: Span[] = [];
  const add = (from: number, to: number, style: Style): void => void found.push({ from: from + shift, to: to + shift, style });
  let before = '';
  let end = 0;
  for (const token of list.tokens) {
    const kind = lexer.classOf(token);
    const { startOffset, endOffset, image } = token;
    if (kind === 'keyword' || kind === 'softKeyword' || kind === 'string' || kind === 'number') add(startOffset, endOffset, kind);
    else if (kind === 'name' && DEFINES.has(before)) add(startOffset, endOffset, 'definition');
    else if (kind === 'name' && before !== '.' && isBuiltin(image)) add(startOffset, endOffset, 'builtin');
    if (kind !== 'layout') {
      before = image;
      end = endOffset;
    }
  }
  for (let at = 0; at < list.comments.length; at += 2) {
    add(list.comments[at], list.comments[at + 1], 'comment');
    end = Math.max(end, list.comments[at + 1]);
  }
  if (list.problem !== null) {
    const rest = /^[\s]*(?:[a-zA-Z]{0,2}["'])/.exec(text.slice(end));
    if (rest !== null) {
      const from = end + rest[0].length - rest[0].trimStart().length;
      const line = text.indexOf('\n', from);
      add(from, list.endedEarly || line < 0 ? text.length : line, 'string');
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

const CLOSING: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
const OPENING: ReadonlySet<string> = new Set(Object.values(CLOSING));

/** The bracket before or under the cursor and the one that belongs to it, as offsets; null where there is none. */
export function matchingBrackets(lexer: Lexer, text: string, at: number): readonly [number, number] | null {
  if (!/[()[\]{}]/.test(text.slice(Math.max(0, at - 1), at + 1))) return null;
  const stack: { readonly char: string; readonly offset: number }[] = [];
  const pairs = new Map<number, number>();
  for (const { image, startOffset } of lexer.tokenize(text).tokens) {
    if (OPENING.has(image)) stack.push({ char: image, offset: startOffset });
    else if (CLOSING[image] !== undefined) {
      const open = stack.pop();
      if (open === undefined || open.char !== CLOSING[image]) return null;
      pairs.set(open.offset, startOffset);
      pairs.set(startOffset, open.offset);
    }
  }
  for (const offset of [at - 1, at]) {
    const other = pairs.get(offset);
    if (other !== undefined) return [offset, other];
  }
  return null;
}

/**
 * What a dialogue asks the compiler: whether a text is whole, and what its words are.
 *
 * A text that is cut short asks for another line; one that is wrong, whatever may follow, is told so at once. A compound statement is
 * whole when an empty line closes it. Several statements are as whole as the last of them.
 */
import { SyntaxProblem } from '../support/errors.ts';
import type { Mod } from './ast.ts';
import { INCOMPLETE, parse } from './parse.ts';
import { KEYWORD_KINDS } from './tokens.ts';

export type Wholeness = 'whole' | 'incomplete' | 'wrong';

/** The text is the lines so far with '\n' between them, none behind the last, so that it ends in '\n' after an empty line. */
export function wholeness(text: string): Wholeness {
  const program = read(text, 'exec');
  if (typeof program !== 'string') {
    const last = (program as { body: readonly object[] }).body.at(-1);
    const isOpen = last !== undefined && ('body' in last || 'cases' in last) && !text.endsWith('\n');
    return isOpen ? 'incomplete' : 'whole';
  }
  // What can go on is known exactly of a single statement.
  const single = read(text, 'single');
  return single === 'incomplete' ? 'incomplete' : program;
}

function read(text: string, mode: 'single' | 'exec'): Mod | 'incomplete' | 'wrong' {
  try {
    return parse(text, '<stdin>', mode, { allowIncomplete: true });
  } catch (error) {
    if (error instanceof RangeError) return 'wrong';
    if (!(error instanceof SyntaxProblem)) throw error;
    return error.message === INCOMPLETE ? 'incomplete' : 'wrong';
  }
}

export const KEYWORDS: readonly string[] = Array.from(KEYWORD_KINDS.keys());

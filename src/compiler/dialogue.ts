/**
 * What a dialogue asks the compiler: whether a text is whole, and what its words are.
 *
 * A text that is cut short asks for another line; one that is wrong, whatever may follow, is told so at once. A compound statement is
 * whole when an empty line closes it. Several statements are as whole as the last of them.
 */
import { SyntaxProblem } from '../support/errors.ts';
import { INCOMPLETE, parse } from './parse.ts';
import { KEYWORD_KINDS } from './tokens.ts';

export type Wholeness = 'whole' | 'incomplete' | 'wrong';

/** The text is the lines so far with '\n' between them, none behind the last, so that it ends in '\n' after an empty line. */
export function wholeness(text: string): Wholeness {
  const single = read(text, 'single');
  // Several statements are not a single one.
  return single === 'wrong' ? read(text, 'exec') : single;
}

function read(text: string, mode: 'single' | 'exec'): Wholeness {
  try {
    const tree = parse(text, '<stdin>', mode, { allowIncomplete: true });
    if (mode === 'single' || text.endsWith('\n')) return 'whole';
    const last = (tree as { body: readonly { node: string }[] }).body.at(-1);
    return last !== undefined && ('body' in last || 'cases' in last) ? 'incomplete' : 'whole';
  } catch (error) {
    if (error instanceof RangeError) return 'wrong';
    if (!(error instanceof SyntaxProblem)) throw error;
    return error.message === INCOMPLETE ? 'incomplete' : 'wrong';
  }
}

export const KEYWORDS: readonly string[] = Array.from(KEYWORD_KINDS.keys());

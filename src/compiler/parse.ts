/**
 * Parsing: text or bytes -> tree, or one SyntaxProblem in CPython's words.
 *
 *   bytes --source--> text --lexer--> tokens --grammar--> tree
 *                                        \--syntax-errors--> SyntaxProblem     (only when the grammar said no)
 *
 * The fast path knows nothing of messages; the slow one reads the tokens again and may take its time.
 */
import type * as ast from './ast.ts';
import { Rejected } from './build-ast.ts';
import type { BuildContext } from './build-ast.ts';
import { PythonGrammar } from './grammar.ts';
import { tokenize } from './lexer.ts';
import type { TokenList } from './lexer.ts';
import { LiteralProblem } from './literals.ts';
import type { UnicodeName } from './literals.ts';
import { decodeSource } from './source.ts';
import { explain } from './syntax-errors.ts';
import { KIND } from './tokens.ts';
import type { Token } from './tokens.ts';
import { SyntaxProblem } from '../support/errors.ts';
import type { SyntaxNotice } from '../support/errors.ts';

export type ParseMode = 'exec' | 'eval' | 'single';

export interface ParseOptions {
  /** Receives the warnings (invalid escapes, `1if x`), in source order. */
  readonly notices?: SyntaxNotice[];
  /** Looks up \N{...}; without it every such name is unknown. */
  readonly unicodeName?: UnicodeName;
  /**
   * For a dialogue, with mode 'single': say "incomplete input" where more lines could make the text right. The text is the
   * lines so far with '\n' between them, none behind the last, so that it ends in '\n' after an empty line: that is what
   * closes a compound statement.
   */
  readonly allowIncomplete?: boolean;
}

// The grammar is expensive to build and cheap to keep; one is enough, since parsing never waits for anything.
const cache: { grammar?: PythonGrammar } = {};

function theGrammar(): PythonGrammar {
  cache.grammar ??= new PythonGrammar();
  return cache.grammar;
}

export function parse(source: string | Uint8Array, filename: string, mode: ParseMode, options: ParseOptions = {}): ast.Mod {
  try {
    const text = typeof source === 'string' ? source : decodeSource(source);
    if (typeof source === 'string' && source.includes('\0')) {
      throw new SyntaxProblem({ line: 0, col: 0, endLine: 0, endCol: 0 }, 'source code string cannot contain null bytes');
    }
    const marked = text.charCodeAt(0) === 0xfeff && typeof source === 'string' ? text.slice(1) : text;
    const list = tokenize(marked);
    const tree = parseTokens(list, mode, options);
    if (options.allowIncomplete === true && mode === 'single' && !marked.endsWith('\n') && isCompound(list)) {
      throw new SyntaxProblem(list.tokens[list.tokens.length - 1], INCOMPLETE);
    }
    return tree;
  } catch (error) {
    if (error instanceof SyntaxProblem) error.filename = filename;
    throw error;
  }
}

/** The message that asks a dialogue for another line. */
export const INCOMPLETE = 'incomplete input';

const COMPOUND_WORDS: ReadonlySet<string> = new Set(['if', 'while', 'for', 'try', 'with', 'def', 'class', 'async', '@']);

function isCompound(list: TokenList): boolean {
  const first = list.tokens[0];
  return first.tokenTypeIdx === KIND.matchWord || (first.tokenTypeIdx !== KIND.string && COMPOUND_WORDS.has(first.image));
}

/** The same, from tokens that a tool has already. */
export function parseTokens(list: TokenList, mode: ParseMode, options: ParseOptions = {}): ast.Mod {
  const context: BuildContext = { text: list.text, notices: list.notices, unicodeName: options.unicodeName };
  const grammar = theGrammar();
  let tree: ast.Mod | undefined;
  let safeStart = 0;
  let stoppedAt = 0;
  let tooDeep = false;
  // Even a list that ends early is parsed: what comes before the lexer's problem may be wrong already.
  try {
    grammar.begin(list.tokens, context);
    tree = mode === 'exec' ? grammar.fileInput() : mode === 'eval' ? grammar.evalInput() : grammar.interactiveInput();
    if (grammar.errors.length > 0) stoppedAt = list.tokens.indexOf(grammar.errors[0].token as unknown as Token);
    else if (list.problem === null) stoppedAt = grammar.tokenIndex;
    if (grammar.errors.length > 0 || list.problem !== null) tree = undefined;
  } catch (error) {
    if (!(error instanceof Rejected || error instanceof LiteralProblem || error instanceof RangeError)) throw error;
    tooDeep = error instanceof RangeError;
    stoppedAt = grammar.tokenIndex;
  } finally {
    safeStart = grammar.safeStart;
    grammar.finish();
  }
  if (tree === undefined) throw explain(list, mode, { safeStart, stoppedAt, tooDeep }, options);
  options.notices?.push(...list.notices);
  return tree;
}

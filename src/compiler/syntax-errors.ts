import { SyntaxProblem } from '../support/errors.ts';
import type { TokenList } from './lexer.ts';
import type { ParseMode, ParseOptions } from './parse.ts';

export function explain(list: TokenList, mode: ParseMode, from: number, options: ParseOptions): SyntaxProblem {
  void mode; void options;
  if (list.problem !== null) return list.problem;
  const token = list.tokens[Math.min(from, list.tokens.length - 1)];
  return new SyntaxProblem(token, 'invalid syntax');
}

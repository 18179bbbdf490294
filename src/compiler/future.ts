/** `from __future__ import ...`: the features a module asks for, and where the part of the file ends that may ask. */
import { CodeFlag } from '../bytecode/code.ts';
import { SyntaxProblem } from '../support/errors.ts';
import type { Mod, Stmt } from './ast.ts';

export interface Future {
  /** CodeFlag bits. */
  readonly flags: number;
  /** The last statement that may stand at the beginning of the file; null if there is none. */
  readonly last: Stmt | null;
}

/** In the language already. */
const MANDATORY = new Set([
  'nested_scopes',
  'generators',
  'division',
  'absolute_import',
  'with_statement',
  'print_function',
  'unicode_literals',
  'generator_stop',
]);

export const FUTURE_BARRY_AS_BDFL = 0x400000;

export function docstringOf(body: readonly Stmt[]): string | null {
  const first = body[0];
  if (first === undefined || first.node !== 'Expr' || first.value.node !== 'Constant') return null;
  const { value } = first.value;
  if (typeof value === 'string') return value;
  if (typeof value === 'object' && value !== null && 'tag' in value && value.tag === 'str') return '';
  return null;
}

export function readFuture(mod: Mod): Future {
  let flags = 0;
  let last: Stmt | null = null;
  if (mod.node === 'Expression') return { flags, last };
  for (let i = mod.node === 'Module' && docstringOf(mod.body) !== null ? 1 : 0; i < mod.body.length; i++) {
    const statement = mod.body[i];
    if (statement.node !== 'ImportFrom' || statement.module !== '__future__' || statement.level !== 0) break;
    for (const alias of statement.names) {
      if (alias.name === 'annotations') flags |= CodeFlag.FUTURE_ANNOTATIONS;
      else if (alias.name === 'barry_as_FLUFL') flags |= FUTURE_BARRY_AS_BDFL;
      else if (alias.name === 'braces') throw new SyntaxProblem(alias, 'not a chance');
      else if (!MANDATORY.has(alias.name)) throw new SyntaxProblem(alias, `future feature ${alias.name} is not defined`);
    }
    last = statement;
  }
  return { flags, last };
}

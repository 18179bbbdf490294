/**
 * The compiler, from text to verified code: parse, decide scopes, generate code, verify.
 *
 *     compile(text, filename, 'exec' | 'eval' | 'single', options)   a text
 *     parseTree(text, filename, mode, options)                       only the tree
 *     compileTree(tree, filename, options)                           a tree that somebody made
 *
 * What is wrong with the program is thrown as a SyntaxProblem that knows the file; warnings go into `options.notices`.
 */
import { FUTURE_FLAGS } from '../bytecode/code.ts';
import type { CodeObject } from '../bytecode/code.ts';
import { verifyOwn } from '../bytecode/verifier.ts';
import { SyntaxProblem } from '../support/errors.ts';
import type { Mod } from './ast.ts';
import { generateCode } from './codegen/index.ts';
import { readFuture } from './future.ts';
import { parse } from './parse.ts';
import { decodeSource } from './source.ts';
import type { ParseOptions } from './parse.ts';
import { buildSymbolTable } from './scopes.ts';
import type { SymbolTable } from './scopes.ts';

// For dialogues; here, because the compiler is loaded as one.
export { KEYWORDS, wholeness } from './dialogue.ts';
export { classOf, edgeOf, tokenize } from './lexer.ts';
export type { Token, TokenList } from './lexer.ts';

export type CompileMode = 'exec' | 'eval' | 'single';

export interface CompileOptions extends ParseOptions {
  /** 0: as written; 1: without assertions, `__debug__` is False; 2: without docstrings too. */
  readonly optimize?: 0 | 1 | 2;
  /** Future features (CodeFlag bits) that are on before the text says anything, as in `exec` from a module that has them. */
  readonly flags?: number;
  /** `await` outside functions: the module is a coroutine then. */
  readonly topLevelAwait?: boolean;
}

export function compile(source: string | Uint8Array, filename: string, mode: CompileMode, options: CompileOptions = {}): CodeObject {
  return guarded(filename, () => {
    const tree = parse(source, filename, mode, options);
    // Reading gave them as lexer and parser came upon them; they are told in the order of the text.
    options.notices?.sort((a, b) => a.span.line - b.span.line || a.span.col - b.span.col);
    return generate(tree, filename, options);
  });
}

/** The tree of a text, and the text as its columns count it. */
export function parseTree(
  source: string | Uint8Array,
  filename: string,
  mode: CompileMode,
  options: CompileOptions = {},
): { readonly tree: Mod; readonly text: string } {
  return guarded(filename, () => {
    const tree = parse(source, filename, mode, options);
    return { tree, text: typeof source === 'string' ? source : decodeSource(source) };
  });
}

export function compileTree(tree: Mod, filename: string, options: CompileOptions = {}): CodeObject {
  return guarded(filename, () => generate(tree, filename, options));
}

/** The symbol tables of a text, for those who want to look at them. */
export function symbolTable(source: string | Uint8Array, filename: string, mode: CompileMode, options: CompileOptions = {}): SymbolTable {
  return guarded(filename, () => scopesOf(parse(source, filename, mode, options), options).table);
}

function scopesOf(tree: Mod, options: CompileOptions) {
  const future = readFuture(tree);
  const flags = ((options.flags ?? 0) & FUTURE_FLAGS) | future.flags;
  const notices = options.notices ?? [];
  const table = buildSymbolTable(tree, { future, flags, topLevelAwait: options.topLevelAwait ?? false, notices });
  return { table, flags, notices };
}

function generate(tree: Mod, filename: string, options: CompileOptions): CodeObject {
  const { table, flags, notices } = scopesOf(tree, options);
  const code = generateCode(tree, table, {
    filename,
    flags,
    optimize: options.optimize ?? 0,
    interactive: tree.node === 'Interactive',
    topLevelAwait: options.topLevelAwait ?? false,
    notices,
  });
  verifyOwn(code);
  return code;
}

/** The one place where the host's stack may run out; and where an error learns the file it is in. */
function guarded<T>(filename: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof SyntaxProblem) {
      error.filename ??= filename;
      throw error;
    }
    if (error instanceof RangeError && /call stack/i.test(error.message)) {
      throw new SyntaxProblem(
        { line: 1, col: 0, endLine: 1, endCol: 0 },
        'too many nested expressions or statements',
        'SyntaxError',
        filename,
      );
    }
    throw error;
  }
}

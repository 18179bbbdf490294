/**
 * The compiler, loaded when there is something to compile: a program whose code is in the cache never pays for lexer and grammar.
 *
 * Imports inside a running program ask for it at any moment and cannot wait, so it must be there at once. The build knows the name
 * `importNow` and makes the call a plain `require` of the chunk. When the sources run without a bundle, `loadAhead` has been awaited.
 */
import type { Compiler } from '../assemble.ts';

type Module = typeof import('../compiler/compile.ts');

declare const importNow: (load: () => Promise<Module>) => Module;
declare const __GLASSPY_BUNDLED__: boolean;
const isBundled = typeof __GLASSPY_BUNDLED__ !== 'undefined';

const loaded: { compiler?: Module } = {};

export async function loadAhead(): Promise<void> {
  if (!isBundled) loaded.compiler = await import('../compiler/compile.ts');
}
function now(): Module {
  loaded.compiler ??= importNow(() => import('../compiler/compile.ts'));
  return loaded.compiler;
}

/** All of it, for those who hold a dialogue. */
export const wholeCompiler = (): Module => now();

export const compiler: Compiler = {
  compile: (...given) => now().compile(...given),
  parseTree: (...given) => now().parseTree(...given),
  symbolTable: (...given) => now().symbolTable(...given),
  compileTree: (...given) => now().compileTree(...given),
};

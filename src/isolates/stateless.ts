/**
 * Functions that are nothing but their code: no closure, no defaults, no names but those of builtins (as in CPython only reading a global counts). Of such a function the code alone goes to
 * another interpreter, and a new function is made of it there. A script is one that has no parameters and returns nothing, besides.
 */
import { CodeObject } from '../bytecode/code.ts';
import { Op } from '../bytecode/op.gen.ts';
import type { PyFunction } from '../runtime/callables.ts';

/** Why a function is more than its code, in CPython's words; null when it is not. */
export function whyStateful(f: PyFunction): string | null {
  if (f.defaults !== null && f.defaults.length > 0) return 'defaults not supported';
  if (f.kwDefaults !== null && f.kwDefaults.size > 0) return 'keyword defaults not supported';
  if (f.closure !== null && f.closure.length > 0) return 'closures not supported';
  return usesGlobals(f.code, (name) => f.builtins.hasName(name) && !f.globals.hasName(name)) ? 'globals not supported' : null;
}
function usesGlobals(code: CodeObject, isBuiltin: (name: string) => boolean): boolean {
  for (const word of code.words) {
    const op = word & 255;
    if (op === Op.LOAD_GLOBAL && !isBuiltin(code.names[word >>> 8])) return true;
  }
  return code.constants.some((constant) => constant instanceof CodeObject && usesGlobals(constant, isBuiltin));
}

/** Why code is no script; null when it is one. */
export function whyNoScript(code: CodeObject): string | null {
  if (code.argCount > 0 || code.kwOnlyArgCount > 0 || (code.flags & 0xc) !== 0) return 'code with args not supported';
  return returnsValue(code) ? 'code that returns a value is not a script' : null;
}
function returnsValue({ words, constants }: CodeObject): boolean {
  return words.some((word, at) => {
    if ((word & 255) !== Op.RETURN_VALUE) return false;
    const before = at > 0 ? words[at - 1] : 0;
    return (before & 255) !== Op.LOAD_CONST || constants[before >>> 8] !== null;
  });
}

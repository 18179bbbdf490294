/**
 * Objects that belong to one interpreter and say so when another gets hold of them: the error of a program (or of ours) that would otherwise
 * be found much later, as a list that changes by itself.
 */
import { builtinType } from './builtin-types.ts';
import { Exception, raised } from './exceptions.ts';
import { TypeFlag } from './object.ts';

export const interpreterErrorType = builtinType('InterpreterError', {
  base: Exception,
  flags: TypeFlag.BASETYPE | TypeFlag.HAS_DICT,
  module: 'concurrent.interpreters',
});

/** Something is asked for by an interpreter: it must be the one that it belongs to. */
export function checkOwner(owner: number, asking: number): void {
  if (owner !== asking) throw raised(interpreterErrorType, `object belongs to interpreter ${owner}, used from ${asking}`);
}

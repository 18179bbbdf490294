/**
 * One run of one code object over tracked values: where it is, its stack and its locals. And how such a run ends.
 */
import { CodeFlag, type CodeObject } from '../bytecode/code.ts';
import { Op } from '../bytecode/op.gen.ts';
import type { PyDict } from '../runtime/dict.ts';
import type { Cell, Tracked } from './tracked.ts';

/** One run of one code object, as far as it is known. */
export class SymbolicFrame {
  pc = 0;
  readonly stack: Tracked[] = [];
  readonly locals: (Tracked | undefined)[];
  /** The instruction being done. */
  at = 0;
  /** Steps that were done, for the outermost frame. */
  steps = 0;
  constructor(
    readonly code: CodeObject,
    readonly globals: PyDict,
    readonly builtins: PyDict,
    readonly closure: readonly Cell[],
    readonly parent: SymbolicFrame | null,
  ) {
    this.locals = new Array(code.localCount).fill(undefined);
  }
  get line(): number {
    return this.code.positions[this.at * 4] || this.code.firstLine;
  }
}

/** How a run of a frame ended: with a value, before a step that cannot be captured, or asleep in a yield. */
export type Ending =
  | { readonly kind: 'return'; readonly value: Tracked }
  | { readonly kind: 'break' }
  | { readonly kind: 'yield'; readonly value: Tracked };

/** The offset behind the prologue: MAKE_CELL, COPY_FREE_VARS, RESUME. */
export function prologueEnd(code: CodeObject): number {
  let at = 0;
  while ((code.words[at] & 255) !== Op.RESUME) at++;
  return at + 1;
}
export const isGeneratorCode = (code: CodeObject): boolean =>
  (code.flags & (CodeFlag.GENERATOR | CodeFlag.COROUTINE | CodeFlag.ASYNC_GENERATOR)) !== 0;

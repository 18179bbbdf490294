/**
 * Where the lines of a code object begin: at an instruction of another line than the one before it, where a jump goes to, and where a
 * handler of exceptions begins. What only ends a delegation or an async loop begins no line, nor does RESUME.
 *
 * Source: CPython, Python/instrumentation.c.
 */
import type { CodeObject } from '../bytecode/code.ts';
import { Op } from '../bytecode/op.gen.ts';
import { OPCODES } from '../bytecode/opcodes.ts';

const JUMPS = OPCODES.map((row) => row.operand === 'jump');
const BEGINS_NONE: ReadonlySet<number> = new Set([Op.RESUME, Op.END_SEND, Op.END_ASYNC_FOR]);

export interface LineStarts {
  /** The instruction from which on a frame is told of: the first RESUME. */
  readonly first: number;
  /** 1 for an instruction that begins a line. */
  readonly at: Uint8Array;
}

export function lineStarts({ words, positions, exceptions }: CodeObject): LineStarts {
  const at = new Uint8Array(words.length);
  const first = words.findIndex((word) => (word & 255) === Op.RESUME);
  let line = -1;
  for (let i = first; i < words.length; i++) {
    if (BEGINS_NONE.has(words[i] & 255)) continue;
    if (positions[i * 4] !== line) at[i] = 1;
    line = positions[i * 4];
  }
  for (let i = first; i < words.length; i++) {
    const target = words[i] >>> 8;
    if (JUMPS[words[i] & 255] && (words[target] & 255) !== Op.END_SEND) at[target] = 1;
  }
  for (const { target } of exceptions) if ((words[target] & 255) !== Op.END_ASYNC_FOR) at[target] = 1;
  return { first, at };
}

/**
 * Stack pictures, read: what each opcode takes from the stack and leaves there, how many and of which kind.
 *
 * The opcode table says it as text for people (`callable orNull arg[n] -- value`); this file turns the text into small arrays
 * once, when it is loaded. A group such as `arg[n]` stands for as many values as the argument says. Four opcodes count in a
 * way that no picture says and are answered by hand: COPY, SWAP, UNPACK_EX and BUILD_INTERPOLATION.
 */
import { InternalError } from '../support/errors.ts';
import { Op } from './op.gen.ts';
import { OPCODES } from './opcodes.ts';
import type { OpcodeRow, OperandKind } from './opcodes.ts';

/** What may stand in a stack slot. */
export const Kind = {
  VALUE: 1,
  NULL: 2,
  /** A value or null. */
  OR_NULL: 3,
  ITER: 4,
  EXC: 5,
  LASTI: 6,
  /** A cell itself, put aside by LOAD_FAST_AND_CLEAR; no picture has it. */
  CELL: 7,
} as const;

export const KIND_NAMES = ['nothing', 'a value', 'null', 'a value or null', 'an iterator', 'an exception', 'an offset', 'a cell'] as const;

/** One side of a picture: the kinds of single items, or a group whose size depends on the argument. */
export interface Group {
  readonly kind: number;
  /** Items = factor * argument + extra. */
  readonly factor: number;
  readonly extra: number;
}

export interface Picture {
  readonly before: readonly Group[];
  readonly after: readonly Group[];
  /** True if no group depends on the argument. */
  readonly isFixed: boolean;
}

export const ROWS: readonly OpcodeRow[] = OPCODES;
export const OPCODE_COUNT = ROWS.length;

// Plain string work: these texts are read at every start, and the first use of a regular expression costs more than all of them.
function kindOf(word: string): number {
  switch (word.slice(word.lastIndexOf('_') + 1)) {
    case 'null':
      return Kind.NULL;
    case 'iter':
      return Kind.ITER;
    case 'exc':
      return Kind.EXC;
    case 'lasti':
      return Kind.LASTI;
  }
  return word.toLowerCase().endsWith('ornull') ? Kind.OR_NULL : Kind.VALUE;
}

/** `name`, or a group: `name[n]`, `name[2n]`, `name[n+1]`. */
function groupsOf(side: string): Group[] {
  const groups: Group[] = [];
  for (const word of side.split(' ')) {
    if (word === '') continue;
    const open = word.indexOf('[');
    if (open < 0) {
      groups.push({ kind: kindOf(word), factor: 0, extra: 1 });
      continue;
    }
    const size = word.slice(open + 1, -1);
    const n = size.indexOf('n');
    groups.push({ kind: kindOf(word.slice(0, open)), factor: n === 0 ? 1 : Number(size.slice(0, n)), extra: Number(size.slice(n + 1)) });
  }
  return groups;
}

export function readPicture(text: string): Picture {
  const sides = text.split('--');
  if (sides.length !== 2) throw new InternalError(`a stack picture needs one "--": ${text}`);
  const [before, after] = sides.map(groupsOf);
  return { before, after, isFixed: [...before, ...after].every((group) => group.factor === 0) };
}

/** By opcode: falling through, and jumping where that differs. */
// Many opcodes share a picture: a text is read once.
const texts = new Map<string, Picture>();
function pictureOf(text: string): Picture {
  const picture = texts.get(text) ?? readPicture(text);
  texts.set(text, picture);
  return picture;
}
export const PICTURES: readonly Picture[] = ROWS.map((row) => pictureOf(row.stack));
export const JUMP_PICTURES: readonly Picture[] = ROWS.map((row) => pictureOf(row.jumping ?? row.stack));

export const OPERANDS: readonly OperandKind[] = ROWS.map((row) => row.operand);
export const IS_JUMP: readonly boolean[] = ROWS.map((row) => row.operand === 'jump');
/** Control never falls through. */
export const ENDS: readonly boolean[] = ROWS.map((row) => row.ends === true);

const sum = (groups: readonly Group[], arg: number) => groups.reduce((total, group) => total + group.factor * arg + group.extra, 0);

/** For opcodes whose effect does not depend on the argument; VARIES elsewhere. */
const VARIES = 127;
const FIXED_EFFECT = Int8Array.from(PICTURES, (picture, op) => {
  if (op === Op.COPY) return 1;
  if (op === Op.SWAP) return 0;
  if (!picture.isFixed || op === Op.UNPACK_EX || op === Op.BUILD_INTERPOLATION) return VARIES;
  return sum(picture.after, 0) - sum(picture.before, 0);
});

/** How much deeper the stack is after the instruction, when it falls through. */
export function stackEffect(op: number, arg: number): number {
  const effect = FIXED_EFFECT[op];
  if (effect !== VARIES) return effect;
  if (op === Op.UNPACK_EX) return (arg & 255) + (arg >>> 8);
  if (op === Op.BUILD_INTERPOLATION) return -1 - (arg & 1);
  return sum(PICTURES[op].after, arg) - sum(PICTURES[op].before, arg);
}

const JUMP_EFFECT = Int8Array.from(JUMP_PICTURES, (picture, op) => (IS_JUMP[op] ? sum(picture.after, 0) - sum(picture.before, 0) : VARIES));

/** The same for the edge that jumps. */
export function jumpEffect(op: number): number {
  return JUMP_EFFECT[op];
}

/**
 * Opcodes that can never raise: they have no exception edge. An asynchronous exception (an interrupt, a spent budget) may
 * therefore be delivered only where fuel is charged, never at one of these.
 */
const NEVER_RAISE = new Set<string>([
  'NOP',
  'POP_TOP',
  'POP_ITER',
  'PUSH_NULL',
  'COPY',
  'SWAP',
  'LOAD_CONST',
  'LOAD_SMALL_INT',
  'LOAD_COMMON_CONSTANT',
  'LOAD_FAST',
  'LOAD_FAST_AND_CLEAR',
  'STORE_FAST',
  'RESTORE_FAST',
  'MAKE_CELL',
  'COPY_FREE_VARS',
  'LOAD_CLOSURE',
  'STORE_DEREF',
  'JUMP_FORWARD',
  'POP_JUMP_IF_NONE',
  'POP_JUMP_IF_NOT_NONE',
  'RETURN_VALUE',
  'RETURN_GENERATOR',
  'END_SEND',
  'PUSH_EXC_INFO',
  'POP_EXCEPT',
  'BUILD_TUPLE',
  'MAKE_FUNCTION',
  'SET_FUNCTION_ATTRIBUTE',
  'IS_OP',
]);
export const CANNOT_RAISE: readonly boolean[] = ROWS.map((row) => NEVER_RAISE.has(row.name));

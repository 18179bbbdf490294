/**
 * Which locals are certainly bound, and which cells are certainly there.
 *
 * LOAD_FAST may only stand where its local has a value on every path; elsewhere LOAD_FAST_CHECK asks. The assembler uses this
 * analysis to choose between the two, the verifier to reject a wrong choice. A bit per frame slot says "a plain local has a
 * value" or "a cell slot holds its cell"; bits meet by `and` where paths meet, along exception edges too. Thirty-two slots are
 * done in one walk over the code, so a state is one number. A second walk is needed only where a loop unbinds what it began with.
 *
 * RESTORE_FAST of a plain local leaves it perhaps unbound (the value it brings back may be null): sound, and it only costs a check.
 */
import { LocalKind } from './code.ts';
import type { ExceptionEntry, LocalKindValue } from './code.ts';
import { Op } from './op.gen.ts';
import { CANNOT_RAISE, ENDS, IS_JUMP } from './pictures.ts';

/** Beyond this many slots only arguments that nothing unbinds count as bound: a walk for each 32 would be too slow. */
const MOST_SLOTS = 4096;

export interface BoundInput {
  readonly words: Int32Array;
  readonly exceptions: readonly ExceptionEntry[];
  readonly localKinds: readonly LocalKindValue[];
  /** How many of the first locals are arguments. */
  readonly argumentCount: number;
}

/** Calls `report(offset)` for each LOAD_FAST, and each use of a cell, that is not certainly bound. */
export function findUnbound(input: BoundInput, report: (offset: number) => void): void {
  const slots = input.localKinds.length;
  const reachedAt = new Int32Array(input.words.length + 1);
  const chunks = Math.ceil(Math.min(slots, MOST_SLOTS) / 32);
  for (let chunk = 0; chunk < chunks; chunk++) walk(input, chunk * 32, reachedAt, report);
  if (slots > MOST_SLOTS) beyond(input, report);
}

function walk(
  { words, exceptions, localKinds, argumentCount }: BoundInput,
  first: number,
  met: Int32Array,
  report: (offset: number) => void,
): void {
  let start = 0;
  for (let bit = 0; bit < 32 && first + bit < localKinds.length; bit++) {
    if (first + bit < argumentCount && localKinds[first + bit] === LocalKind.LOCAL) start |= 1 << bit;
  }
  met.fill(-1);
  const unbound: number[] = [];
  // Only the walk that changed nothing knew the final states at the heads of loops.
  for (let changed = true; changed; ) {
    changed = false;
    unbound.length = 0;
    let state = start;
    let falls = true;
    let range = 0;
    for (let offset = 0; offset < words.length; offset++) {
      state = falls ? state & met[offset] : met[offset];
      // Every later use of this offset as a target compares with what the walk assumed here.
      met[offset] = state;
      const word = words[offset];
      const op = word & 255;
      const arg = word >>> 8;
      const bit = arg - first;
      const mask = bit >= 0 && bit < 32 ? 1 << bit : 0;
      while (range < exceptions.length && exceptions[range].end <= offset) range++;
      // A LOAD_FAST that is not proved will be checked, and then it can raise. Of other slots nothing is known here.
      const canRaise = !CANNOT_RAISE[op] || (op === Op.LOAD_FAST && (state & mask) === 0);
      if (canRaise && range < exceptions.length && exceptions[range].start <= offset) {
        const target = exceptions[range].target;
        const now = met[target] & state;
        if (now !== met[target]) {
          met[target] = now;
          if (target <= offset) changed = true;
        }
      }
      switch (op) {
        case Op.LOAD_FAST:
          if (mask !== 0 && (state & mask) === 0) unbound.push(offset);
          // Behind it the local is bound: proved before, or checked there.
          state |= mask;
          break;
        case Op.LOAD_CLOSURE:
        case Op.LOAD_DEREF:
        case Op.STORE_DEREF:
        case Op.DELETE_DEREF:
        case Op.LOAD_FROM_DICT_OR_DEREF:
          if (mask !== 0 && (state & mask) === 0) unbound.push(offset);
          break;
        case Op.STORE_FAST:
        case Op.LOAD_FAST_CHECK:
        case Op.MAKE_CELL:
          state |= mask;
          break;
        case Op.DELETE_FAST:
          state &= ~mask;
          break;
        case Op.LOAD_FAST_AND_CLEAR:
          if (mask !== 0 && localKinds[arg] !== LocalKind.LOCAL && (state & mask) === 0) unbound.push(offset);
          state &= ~mask;
          break;
        case Op.RESTORE_FAST:
          // A cell slot gets a cell back (the verifier's kinds see to that); a plain local may get null.
          if (mask !== 0) state = localKinds[arg] === LocalKind.LOCAL ? state & ~mask : state | mask;
          break;
        case Op.COPY_FREE_VARS:
          for (let slot = Math.max(first, localKinds.length - arg); slot < Math.min(first + 32, localKinds.length); slot++)
            state |= 1 << (slot - first);
          break;
        default:
          if (IS_JUMP[op] && arg <= words.length) {
            const now = met[arg] & state;
            if (now !== met[arg]) {
              met[arg] = now;
              if (arg <= offset) changed = true;
            }
          }
      }
      falls = !ENDS[op];
    }
  }
  unbound.forEach(report);
}

/** The coarse rule for the slots of a huge frame. */
function beyond({ words, localKinds, argumentCount }: BoundInput, report: (offset: number) => void): void {
  const isSafe = new Uint8Array(localKinds.length);
  for (let slot = MOST_SLOTS; slot < localKinds.length; slot++) {
    isSafe[slot] = localKinds[slot] !== LocalKind.LOCAL || slot < argumentCount ? 1 : 0;
  }
  for (const word of words) {
    const op = word & 255;
    if (op === Op.DELETE_FAST || op === Op.LOAD_FAST_AND_CLEAR) isSafe[word >>> 8] = 0;
  }
  for (let offset = 0; offset < words.length; offset++) {
    const [op, slot] = [words[offset] & 255, words[offset] >>> 8];
    if (slot < MOST_SLOTS) continue;
    if (op === Op.LOAD_FAST && isSafe[slot] === 0) report(offset);
    // A cell that is put aside must be replaced at once.
    if (op === Op.LOAD_FAST_AND_CLEAR && localKinds[slot] !== LocalKind.LOCAL && words[offset + 1] !== (Op.MAKE_CELL | (slot << 8)))
      report(offset);
  }
}

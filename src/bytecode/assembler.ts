/**
 * The assembler: instructions come in one by one, a code object's words, positions and exception table come out.
 *
 * It follows the stack depth as it goes, so it knows at every moment whether control can get here at all. Where it cannot
 * (behind a `return`, in the handler of an empty `try`), what is emitted is dropped: dead code never exists. A label knows the
 * depth from the first jump to it; all others must agree.
 *
 * Protected regions are not bracketed by instructions. There is a current handler; each instruction is under the one that was
 * current when it came. `finish` gathers neighbours under the same handler into one entry, so entries never overlap.
 *
 * An instruction without a position of its own takes the one of the instruction that leads to it, if there is just one.
 *
 * `finish` then tidies up: jumps to jumps, jumps to the next instruction, NOPs whose line stands beside them anyway, and the
 * implicit `return None` at the end, of which every jump gets its own copy so that it has the line of what it returns from.
 */
import { InternalError } from '../support/errors.ts';
import type { Span } from '../support/span.ts';
import { findUnbound } from './bound.ts';
import type { ExceptionEntry, LocalKindValue } from './code.ts';
import { Op } from './op.gen.ts';
import { ENDS, IS_JUMP, jumpEffect, OPERANDS, ROWS, stackEffect } from './pictures.ts';

export type Label = number;

/** A protected region's handler. `null` in its place means: no handler in this frame. */
export interface Handler {
  readonly label: Label;
  readonly depth: number;
  readonly lasti: boolean;
  readonly index: number;
  isUsed: boolean;
}

/** Arguments from here on count cells and free variables; `finish` makes frame slots of them. */
export const DEREF_BASE = 1 << 20;
const LARGEST_ARGUMENT = (1 << 24) - 1;

export interface Assembled {
  readonly words: Int32Array;
  readonly positions: Int32Array;
  readonly exceptions: ExceptionEntry[];
  readonly stackSize: number;
}

export interface FrameLayout {
  /** Frame slot of each cell and free variable, in the order that DEREF_BASE counts. */
  readonly derefSlots: readonly number[];
  readonly localKinds: readonly LocalKindValue[];
  readonly argumentCount: number;
}

const UNKNOWN = -1;

/** Whether the operand is a slot of the frame, by opcode. */
const IS_SLOT = OPERANDS.map((operand) => operand === 'local' || operand === 'deref');

export class Assembler {
  private words = new Int32Array(128);
  private positions = new Int32Array(512);
  private handlerOf = new Int32Array(128);
  private size = 0;

  private labelOffsets: number[] = [];
  private labelDepths: number[] = [];
  /** Jumps to a label, and the offset of the last one: who leads to it. */
  private labelJumps: number[] = [];
  private labelLast: number[] = [];

  private handlers: Handler[] = [];
  private handler: Handler | null = null;

  private depth = 0;
  private deepest = 0;
  private reachable = true;
  /** The instruction that leads to the next one, UNKNOWN if there are several or none. */
  private before = UNKNOWN;
  private returnAt = UNKNOWN;

  /** Makes the assembler as new, keeping its buffers. */
  reset(): void {
    this.size = 0;
    this.labelOffsets = [];
    this.labelDepths = [];
    this.labelJumps = [];
    this.labelLast = [];
    this.handlers = [];
    this.handler = null;
    this.depth = 0;
    this.deepest = 0;
    this.reachable = true;
    this.before = UNKNOWN;
    this.returnAt = UNKNOWN;
  }

  get isReachable(): boolean {
    return this.reachable;
  }

  get stackDepth(): number {
    return this.depth;
  }

  /** `at` null: no position of its own. */
  emit(op: Op, arg: number, at: Span | null): void {
    if (!this.reachable) return;
    this.append(op, arg, at);
    this.depth += stackEffect(op, arg);
    if (this.depth > this.deepest) this.deepest = this.depth;
    else if (this.depth < 0) throw new InternalError(`${ROWS[op].name} takes more than the stack holds`);
    if (ENDS[op]) this.end();
  }

  jump(op: Op, label: Label, at: Span | null): void {
    if (!this.reachable) return;
    const depth = this.depth + jumpEffect(op);
    if (this.labelDepths[label] === UNKNOWN) this.labelDepths[label] = depth;
    else if (this.labelDepths[label] !== depth)
      throw new InternalError(`${ROWS[op].name}: depth ${depth}, ${this.labelDepths[label]} promised`);
    if (depth > this.deepest) this.deepest = depth;
    this.labelJumps[label]++;
    this.labelLast[label] = this.size;
    this.append(op, label, at);
    if (ENDS[op]) this.end();
    else {
      this.depth += stackEffect(op, 0);
      if (this.depth > this.deepest) this.deepest = this.depth;
    }
  }

  /** An unconditional jump, in whichever direction the label lies. */
  jumpTo(label: Label, at: Span | null): void {
    this.jump(this.labelOffsets[label] === UNKNOWN ? Op.JUMP_FORWARD : Op.JUMP_BACKWARD, label, at);
  }

  /** The `return None` that a function ends with when nothing else does. */
  returnNone(constant: number): void {
    if (!this.reachable) return;
    this.returnAt = this.size;
    this.emit(Op.LOAD_CONST, constant, null);
    this.emit(Op.RETURN_VALUE, 0, null);
  }

  newLabel(): Label {
    this.labelOffsets.push(UNKNOWN);
    this.labelDepths.push(UNKNOWN);
    this.labelJumps.push(0);
    this.labelLast.push(UNKNOWN);
    return this.labelOffsets.length - 1;
  }

  place(label: Label): void {
    if (this.labelOffsets[label] !== UNKNOWN) throw new InternalError('a label is placed once');
    this.labelOffsets[label] = this.size;
    const depth = this.labelDepths[label];
    if (depth === UNKNOWN) {
      if (this.reachable) this.labelDepths[label] = this.depth;
      return;
    }
    if (this.reachable) {
      if (this.depth !== depth) throw new InternalError(`depth ${this.depth} at a label, ${depth} promised`);
      this.before = UNKNOWN;
    } else {
      this.before = this.labelJumps[label] === 1 ? this.labelLast[label] : UNKNOWN;
      this.depth = depth;
      this.reachable = true;
    }
  }

  /** The handler that what comes next is under. Keep it, change it, put it back. */
  get currentHandler(): Handler | null {
    return this.handler;
  }

  set currentHandler(handler: Handler | null) {
    this.handler = handler;
  }

  /** Starts a protected region. The handler finds the stack as it is now (less `dropped` items), then the offset if `lasti`, then the exception. */
  protect(lasti: boolean, dropped = 0): Handler {
    const handler = { label: this.newLabel(), depth: this.depth - dropped, lasti, index: this.handlers.length + 1, isUsed: false };
    this.handlers.push(handler);
    this.handler = handler;
    return handler;
  }

  /** The handler's code begins here; it is dead code if nothing that can fail was under it. */
  placeHandler(handler: Handler): void {
    if (this.reachable) throw new InternalError('nothing may fall into a handler');
    this.labelOffsets[handler.label] = this.size;
    this.before = UNKNOWN;
    if (!handler.isUsed) return;
    this.reachable = true;
    this.depth = handler.depth + (handler.lasti ? 2 : 1);
    if (this.depth > this.deepest) this.deepest = this.depth;
  }

  private end(): void {
    this.reachable = false;
    this.before = UNKNOWN;
  }

  private append(op: Op, arg: number, at: Span | null): void {
    if (arg > LARGEST_ARGUMENT || arg < 0) throw new InternalError(`${ROWS[op].name} cannot have ${arg} as its argument`);
    const offset = this.size++;
    if (offset === this.words.length) this.grow();
    this.words[offset] = op | (arg << 8);
    const positions = this.positions;
    const base = offset * 4;
    if (at !== null) {
      positions[base] = at.line;
      positions[base + 1] = at.col;
      positions[base + 2] = at.endLine;
      positions[base + 3] = at.endCol;
    } else if (this.before !== UNKNOWN) {
      positions.copyWithin(base, this.before * 4, this.before * 4 + 4);
    } else {
      positions.fill(0, base, base + 4);
    }
    this.before = offset;
    const handler = this.handler;
    if (handler === null) this.handlerOf[offset] = 0;
    else {
      this.handlerOf[offset] = handler.index;
      if (op !== Op.NOP) handler.isUsed = true;
    }
  }

  private grow(): void {
    const longer = (array: Int32Array) => {
      const copy = new Int32Array(array.length * 2);
      copy.set(array);
      return copy;
    };
    this.words = longer(this.words);
    this.positions = longer(this.positions);
    this.handlerOf = longer(this.handlerOf);
  }

  finish(layout: FrameLayout): Assembled {
    if (this.reachable) throw new InternalError('control falls off the end');
    this.resolveLabels();
    this.threadJumps();
    this.inheritPositions();
    this.copyBackwardJumps();
    const returns = this.copyReturns();
    const kept = this.tidy(returns);
    return this.write(kept, returns, layout);
  }

  private resolveLabels(): void {
    const { words, labelOffsets } = this;
    for (let offset = 0; offset < this.size; offset++) {
      const op = words[offset] & 255;
      if (!IS_JUMP[op]) continue;
      const target = labelOffsets[words[offset] >>> 8];
      if (target === UNKNOWN) throw new InternalError('a jump to a label that was never placed');
      words[offset] = op | (target << 8);
    }
  }

  /** A copy of `count` instructions, at the end. */
  private copy(from: number, count: number): number {
    const copy = this.size;
    for (let i = 0; i < count; i++) {
      const offset = this.size++;
      if (offset === this.words.length) this.grow();
      this.words[offset] = this.words[from + i];
      this.handlerOf[offset] = this.handlerOf[from + i];
    }
    return copy;
  }

  private place4(offset: number, like: number): void {
    this.positions.copyWithin(offset * 4, like * 4, like * 4 + 4);
  }

  /**
   * A jump back to the head of a loop, where an interrupt may be raised, must have a line. If several ways lead to it and so it has none,
   * each conditional jump to it is given a copy.
   */
  private copyBackwardJumps(): void {
    const { size } = this;
    let leads: Map<number, number[]> | null = null;
    for (let offset = 0; offset < size; offset++) {
      if ((this.words[offset] & 255) === Op.JUMP_BACKWARD && this.positions[offset * 4] === 0) (leads ??= new Map()).set(offset, []);
    }
    if (leads === null) return;
    for (let offset = 0; offset < size; offset++) {
      if (IS_JUMP[this.words[offset] & 255]) leads.get(this.words[offset] >>> 8)?.push(offset);
    }
    for (const [offset, jumps] of leads) {
      const falls = offset > 0 && !ENDS[this.words[offset - 1] & 255];
      jumps.forEach((jump, i) => {
        const own = i === 0 && !falls ? offset : this.copy(offset, 1);
        this.words[jump] = (this.words[jump] & 255) | (own << 8);
        this.place4(own, jump);
      });
      if (falls) this.place4(offset, offset - 1);
    }
  }

  /**
   * If the implicit `return None` has no position because several ways lead to it, each conditional jump to it is given a copy with
   * its own position; unconditional ones become one (`write` makes two instructions of them).
   */
  private copyReturns(): Uint8Array | null {
    const end = this.returnAt;
    if (end < 1 || this.positions[end * 4] !== 0) return null;
    let jumps: number[] | null = null;
    for (let offset = 0; offset < end; offset++) {
      if (this.words[offset] >>> 8 === end && IS_JUMP[this.words[offset] & 255]) (jumps ??= []).push(offset);
    }
    if (jumps === null) return null;
    const fallsIn = !ENDS[this.words[end - 1] & 255];
    const isReturn = new Uint8Array(this.size + 2 * jumps.length);
    let first = !fallsIn;
    for (const jump of jumps) {
      const op = this.words[jump] & 255;
      if (op === Op.JUMP_FORWARD && this.handlerOf[jump] === this.handlerOf[end]) {
        isReturn[jump] = 1;
        continue;
      }
      let copy = end;
      if (first) first = false;
      else copy = this.copy(end, 2);
      this.words[jump] = op | (copy << 8);
      for (let i = 0; i < 2; i++) this.place4(copy + i, jump);
    }
    if (fallsIn) for (let i = 0; i < 2; i++) this.place4(end + i, end - 1);
    return isReturn;
  }

  private threadJumps(): void {
    const { words } = this;
    for (let offset = this.size - 1; offset >= 0; offset--) {
      let op = words[offset] & 255;
      if (!IS_JUMP[op] || op === Op.SEND) continue;
      let target = words[offset] >>> 8;
      // Targets further down are threaded already, so this ends soon; the bound is for a loop that jumps to itself.
      for (let hops = 0; hops < 8; hops++) {
        const next = words[target] & 255;
        const nextTarget = words[target] >>> 8;
        if (next === Op.NOP && this.positions[target * 4] === 0) target++;
        else if (next === Op.JUMP_FORWARD) target = nextTarget;
        else if (next === Op.JUMP_BACKWARD && op === Op.JUMP_FORWARD) {
          op = Op.JUMP_BACKWARD;
          target = nextTarget;
          break;
        } else if (op === Op.JUMP_IF_FALSE_OR_POP && (next === Op.JUMP_IF_FALSE_OR_POP || next === Op.POP_JUMP_IF_FALSE)) {
          if (next === Op.POP_JUMP_IF_FALSE) op = Op.POP_JUMP_IF_FALSE;
          target = nextTarget;
        } else if (op === Op.JUMP_IF_TRUE_OR_POP && (next === Op.JUMP_IF_TRUE_OR_POP || next === Op.POP_JUMP_IF_TRUE)) {
          if (next === Op.POP_JUMP_IF_TRUE) op = Op.POP_JUMP_IF_TRUE;
          target = nextTarget;
        } else if (op === Op.JUMP_IF_FALSE_OR_POP && (next === Op.JUMP_IF_TRUE_OR_POP || next === Op.POP_JUMP_IF_TRUE)) {
          op = Op.POP_JUMP_IF_FALSE;
          target++;
        } else if (op === Op.JUMP_IF_TRUE_OR_POP && (next === Op.JUMP_IF_FALSE_OR_POP || next === Op.POP_JUMP_IF_FALSE)) {
          op = Op.POP_JUMP_IF_TRUE;
          target++;
        } else break;
      }
      words[offset] = op | (target << 8);
    }
  }

  /** Threading jumps may have left one single way to an instruction that had several, and so had no position. */
  private inheritPositions(): void {
    const { words, positions, size } = this;
    let hasNone = false;
    for (let offset = 0; offset < size && !hasNone; offset++) hasNone = positions[offset * 4] === 0;
    if (!hasNone) return;
    const leads = new Int32Array(size + 1);
    const from = new Int32Array(size + 1);
    for (let offset = 0; offset < size; offset++) {
      if (!IS_JUMP[words[offset] & 255]) continue;
      leads[words[offset] >>> 8]++;
      from[words[offset] >>> 8] = offset;
    }
    for (let offset = 1; offset < size; offset++) {
      if (positions[offset * 4] !== 0) continue;
      const falls = !ENDS[words[offset - 1] & 255];
      if (falls && leads[offset] === 0) this.place4(offset, offset - 1);
      else if (!falls && leads[offset] === 1 && from[offset] < offset) this.place4(offset, from[offset]);
    }
  }

  /** Marks what stays: not what nothing leads to any more, not jumps to the next instruction, not NOPs that say nothing. */
  private tidy(returns: Uint8Array | null): Uint8Array {
    const { words, positions, size } = this;
    const kept = new Uint8Array(size).fill(1);
    const leads = new Int32Array(size + 1);
    // A jump that `write` makes a return of leads nowhere.
    const isJump = (offset: number) => IS_JUMP[words[offset] & 255] && !(returns !== null && returns[offset] === 1);
    for (let offset = 0; offset < size; offset++) if (isJump(offset)) leads[words[offset] >>> 8]++;
    for (const handler of this.handlers) if (handler.isUsed) leads[this.labelOffsets[handler.label]]++;
    let falls = true;
    for (let offset = 0; offset < size; offset++) {
      const op = words[offset] & 255;
      if (!falls && leads[offset] === 0) {
        kept[offset] = 0;
        if (isJump(offset)) leads[words[offset] >>> 8]--;
        continue;
      }
      falls = !ENDS[op];
    }
    for (let offset = size - 1; offset >= 0; offset--) {
      if (kept[offset] === 0) continue;
      const op = words[offset] & 255;
      if (op === Op.JUMP_FORWARD) {
        if (!isJump(offset)) continue;
        let next = offset + 1;
        while (next < size && kept[next] === 0 && next !== words[offset] >>> 8) next++;
        if (next !== words[offset] >>> 8) continue;
        leads[next]--;
        words[offset] = Op.NOP;
      } else if (op !== Op.NOP) continue;
      // A NOP is there for its line: it may go if it has none or a neighbour has the same one.
      const line = positions[offset * 4];
      let next = offset + 1;
      while (next < size && kept[next] === 0) next++;
      let last = offset - 1;
      while (last >= 0 && kept[last] === 0) last--;
      if (line === 0) kept[offset] = 0;
      else if (next < size && positions[next * 4] === line) kept[offset] = 0;
      else if (last >= 0 && leads[offset] === 0 && !IS_JUMP[words[last] & 255] && positions[last * 4] === line) kept[offset] = 0;
      else if (next < size && positions[next * 4] === 0 && leads[next] === 0 && this.handlerOf[next] === this.handlerOf[offset]) {
        this.place4(next, offset);
        kept[offset] = 0;
      }
    }
    return kept;
  }

  private write(kept: Uint8Array, returns: Uint8Array | null, { derefSlots, localKinds, argumentCount }: FrameLayout): Assembled {
    const { size } = this;
    const moved = new Int32Array(size + 1);
    let count = 0;
    for (let offset = 0; offset < size; offset++) {
      moved[offset] = count;
      if (kept[offset] === 1) count += returns !== null && returns[offset] === 1 && this.isJumpForward(offset) ? 2 : 1;
    }
    moved[size] = count;
    const words = new Int32Array(count);
    const positions = new Int32Array(count * 4);
    const exceptions: ExceptionEntry[] = [];
    let current = 0;
    let start = 0;
    const close = (end: number) => {
      if (current === 0 || end === start) return;
      const { label, depth, lasti, isUsed } = this.handlers[current - 1];
      if (!isUsed) return;
      exceptions.push({ start, end, target: moved[this.labelOffsets[label]], depth, lasti });
    };
    let to = 0;
    for (let offset = 0; offset < size; offset++) {
      if (kept[offset] === 0) continue;
      if (this.handlerOf[offset] !== current) {
        close(to);
        current = this.handlerOf[offset];
        start = to;
      }
      const word = this.words[offset];
      const op = word & 255;
      positions.set(this.positions.subarray(offset * 4, offset * 4 + 4), to * 4);
      if (returns !== null && returns[offset] === 1 && op === Op.JUMP_FORWARD) {
        const target = word >>> 8;
        words[to] = this.words[target];
        words[to + 1] = this.words[target + 1];
        positions.set(this.positions.subarray(offset * 4, offset * 4 + 4), (to + 1) * 4);
        to += 2;
        continue;
      }
      if (IS_JUMP[op]) words[to] = op | (moved[word >>> 8] << 8);
      else if (IS_SLOT[op] && word >>> 8 >= DEREF_BASE) words[to] = op | (derefSlots[(word >>> 8) - DEREF_BASE] << 8);
      else words[to] = word;
      to++;
    }
    close(to);
    findUnbound({ words, exceptions, localKinds, argumentCount }, (offset) => {
      if ((words[offset] & 255) !== Op.LOAD_FAST) throw new InternalError(`${ROWS[words[offset] & 255].name}: the cell was not made`);
      words[offset] = Op.LOAD_FAST_CHECK | (words[offset] & ~255);
    });
    return { words, positions, exceptions, stackSize: this.deepest };
  }

  private isJumpForward(offset: number): boolean {
    return (this.words[offset] & 255) === Op.JUMP_FORWARD;
  }
}

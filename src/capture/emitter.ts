/**
 * The emitter: instructions of the code that takes a frame's place.
 *
 * Its frame has the locals of the original, and behind them temporary ones; cells and free variables move up to make room. Slots are named by
 * their number in the original, temporaries by numbers from TEMPORARY on, and all become final in `finish`.
 */
import { CodeObject, type ExceptionEntry, LocalKind, type LocalKindValue } from '../bytecode/code.ts';
import type { Constant } from '../bytecode/constants.ts';
import { Op } from '../bytecode/op.gen.ts';
import { ENDS, IS_JUMP, jumpEffect, OPERANDS, stackEffect } from '../bytecode/pictures.ts';
import type { Value } from '../runtime/object.ts';
import { isAtom, literalText } from './literals.ts';

const TEMPORARY = 1 << 20;
export type Label = { at: number; depth: number };

interface Instruction {
  readonly op: Op;
  readonly arg: number | Label;
  /** Where it stands in the program: offset in the original code, or -1. */
  readonly from: number;
}

export class Emitter {
  private readonly instructions: Instruction[] = [];
  private readonly protectedBy: ({ readonly target: Label; readonly depth: number; readonly lasti: boolean } | null)[] = [];
  private readonly constants: Constant[];
  private readonly names: string[];
  private readonly temporaries: string[] = [];
  private depth = 0;
  private deepest = 0;
  /** The handler of what comes next. */
  handler: { readonly target: Label; readonly depth: number; readonly lasti: boolean } | null = null;
  /** The offset in the original whose position the next instructions get. */
  position = -1;

  constructor(readonly original: CodeObject) {
    this.constants = [...original.constants];
    this.names = [...original.names];
  }
  emit(op: Op, arg = 0): void {
    this.append(op, arg);
    this.depth += stackEffect(op, arg);
    if (this.depth > this.deepest) this.deepest = this.depth;
  }
  jump(op: Op, label: Label): void {
    if (label.depth < 0) label.depth = this.depth + jumpEffect(op);
    this.append(op, label);
    if (!ENDS[op]) this.depth += stackEffect(op, 0);
    if (this.depth > this.deepest) this.deepest = this.depth;
  }
  private append(op: Op, arg: number | Label): void {
    this.instructions.push({ op, arg, from: this.position });
    this.protectedBy.push(this.handler);
  }
  label(): Label {
    return { at: -1, depth: -1 };
  }
  place(label: Label, depth = label.depth): void {
    label.at = this.instructions.length;
    this.depth = depth;
    if (depth > this.deepest) this.deepest = depth;
  }
  get stackDepth(): number {
    return this.depth;
  }
  slot(original: number): number {
    return original;
  }
  /** A new local. An iterator needs one that says so: the verifier knows it by its name. */
  temporary(isIterator = false, name = `.t${this.temporaries.length}`): number {
    this.temporaries.push(isIterator ? '.0' : name);
    return TEMPORARY + this.temporaries.length - 1;
  }
  name(name: string): number {
    const known = this.names.indexOf(name);
    if (known >= 0) return known;
    this.names.push(name);
    return this.names.length - 1;
  }
  /** Loads a value: a literal, or an object that the code holds. */
  constant(value: Value, text?: string): void {
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 256) return this.emit(Op.LOAD_SMALL_INT, value);
    const isPlain = value === null || typeof value !== 'object';
    const constant: Constant = isPlain
      ? (value as Constant)
      : { tag: 'object', value, text: text ?? (isAtom(value) ? literalText(value) : undefined) };
    const known = this.constants.findIndex(
      (each) =>
        each === constant || (typeof each === 'object' && each !== null && 'tag' in each && each.tag === 'object' && each.value === value),
    );
    if (known < 0) this.constants.push(constant);
    this.emit(Op.LOAD_CONST, known < 0 ? this.constants.length - 1 : known);
  }
  /** The whole of the original behind its prologue; gives what each of its offsets has become. */
  copyOriginal(prologue: number): (offset: number) => Label {
    const { original } = this;
    const labels = new Map<number, Label>();
    const labelOf = (offset: number): Label => {
      let label = labels.get(offset);
      if (label === undefined) labels.set(offset, (label = this.label()));
      return label;
    };
    this.copies.push({ prologue, labelOf, labels });
    this.deepest = Math.max(this.deepest, original.stackSize);
    return labelOf;
  }
  private readonly copies: {
    readonly prologue: number;
    readonly labelOf: (offset: number) => Label;
    readonly labels: Map<number, Label>;
  }[] = [];
  private appendCopies(): void {
    const { words, exceptions } = this.original;
    for (const { prologue, labelOf } of this.copies) {
      const entryOf = (offset: number): ExceptionEntry | undefined => exceptions.find(({ start, end }) => start <= offset && offset < end);
      for (let offset = prologue; offset < words.length; offset++) {
        const op = (words[offset] & 255) as Op;
        const arg = words[offset] >>> 8;
        const entry = entryOf(offset);
        labelOf(offset).at = this.instructions.length;
        this.position = offset;
        this.handler = entry === undefined ? null : { target: labelOf(entry.target), depth: entry.depth, lasti: entry.lasti };
        this.append(op, IS_JUMP[op] ? labelOf(arg) : arg);
      }
    }
  }

  finish(name: string): CodeObject {
    this.appendCopies();
    const { original, temporaries } = this;
    const { localKinds, localNames } = original;
    const plain = localKinds.findIndex((kind) => kind === LocalKind.CELL || kind === LocalKind.FREE);
    const split = plain < 0 ? localKinds.length : plain;
    const slotOf = (slot: number): number =>
      slot >= TEMPORARY ? split + slot - TEMPORARY : slot < split ? slot : slot + temporaries.length;
    const words = Int32Array.from(this.instructions, ({ op, arg }) => {
      const number = typeof arg === 'number' ? (OPERANDS[op] === 'local' || OPERANDS[op] === 'deref' ? slotOf(arg) : arg) : arg.at;
      return op | (number << 8);
    });
    const positions = new Int32Array(words.length * 4);
    this.instructions.forEach(({ from }, i) => {
      if (from >= 0) positions.set(original.positions.subarray(from * 4, from * 4 + 4), i * 4);
    });
    return new CodeObject({
      name,
      qualname: original.qualname,
      filename: original.filename,
      firstLine: original.firstLine,
      flags: original.flags,
      argCount: original.argCount,
      posOnlyArgCount: original.posOnlyArgCount,
      kwOnlyArgCount: original.kwOnlyArgCount,
      localNames: [...localNames.slice(0, split), ...temporaries, ...localNames.slice(split)],
      localKinds: [...localKinds.slice(0, split), ...temporaries.map((): LocalKindValue => LocalKind.LOCAL), ...localKinds.slice(split)],
      stackSize: Math.max(this.deepest, 1),
      words,
      positions,
      exceptions: this.entries(),
      constants: this.constants,
      names: this.names,
    });
  }
  private entries(): ExceptionEntry[] {
    const entries: { start: number; end: number; target: number; depth: number; lasti: boolean }[] = [];
    let last: (typeof this.protectedBy)[number] = null;
    this.protectedBy.forEach((by, at) => {
      if (by === null) {
        last = null;
        return;
      }
      const before = entries.at(-1);
      if (last !== null && before !== undefined && last.target.at === by.target.at && last.depth === by.depth && last.lasti === by.lasti)
        before.end = at + 1;
      else entries.push({ start: at, end: at + 1, target: by.target.at, depth: by.depth, lasti: by.lasti });
      last = by;
    });
    return entries;
  }
}

/**
 * What goes on behind a graph break: the same code once more, entered in the middle.
 *
 * A resume function takes what is on the stack and the locals that have a value; its free variables are the cells of the frame. Its body puts the
 * stack back and jumps into a copy of the original. It is an ordinary function, so it is captured in its turn.
 */
import { CodeFlag, CodeObject, LocalKind, type LocalKindValue } from '../bytecode/code.ts';
import type { Constant } from '../bytecode/constants.ts';
import { Op } from '../bytecode/op.gen.ts';
import { IS_JUMP, OPERANDS } from '../bytecode/pictures.ts';
import { codeValue } from '../vm/frame.ts';
import type { ThreadState } from '../vm/thread.ts';
import { prologueEnd } from './symbolic-frame.ts';

export type StackItem = 'value' | 'iterator' | 'null';
export interface Resumed {
  readonly code: CodeObject;
  /** Slots of the interrupted frame that hold the cells it needs. */
  readonly cells: readonly number[];
}

/** Code that was made here, and where in its own root it goes on. One that resumes behind a break in such code is made of the root again. */
interface Origin {
  readonly root: CodeObject;
  /** Instructions before the copy. */
  readonly head: number;
  /** Offset in the root of what stands at an offset of this code. */
  readonly offsetOf: (offset: number) => number;
  readonly slotOf: ReadonlyMap<number, number>;
}
const origins = new WeakMap<CodeObject, Origin>();
const made = new WeakMap<CodeObject, Map<string, Resumed>>();

/** The code that resumes at `target`, with this on the stack and these locals bound. */
export function resumeCode(
  code: CodeObject,
  target: number,
  stack: readonly StackItem[],
  live: readonly number[],
  _t: ThreadState,
): Resumed {
  let known = made.get(code);
  if (known === undefined) made.set(code, (known = new Map()));
  const key = `${target} ${stack.join(' ')} ${live.join(' ')}`;
  let resumed = known.get(key);
  if (resumed === undefined) known.set(key, (resumed = makeResume(code, target, stack, live)));
  return resumed;
}
/** The function that the program wrote, for one that resumes it. */
export function rootOf(code: CodeObject): CodeObject {
  return origins.get(code)?.root ?? code;
}
/** The offset behind what comes before the program's own instructions. */
export function headEnd(code: CodeObject): number {
  return origins.get(code)?.head ?? prologueEnd(code);
}

function makeResume(code: CodeObject, target: number, stack: readonly StackItem[], live: readonly number[]): Resumed {
  const { localKinds, localNames, words } = code;
  const given = stack.filter((item) => item !== 'null');
  const plain = localKinds.flatMap((kind, slot) => (kind === LocalKind.LOCAL ? [slot] : []));
  const cells = localKinds.flatMap((kind, slot) => (kind === LocalKind.LOCAL ? [] : [slot]));
  const dead = plain.filter((slot) => !live.includes(slot));
  // Arguments: the stack, the live locals. Then the other locals, then the cells, which are free variables here.
  const order = [...live, ...dead, ...cells];
  const slotOf = new Map(order.map((slot, i) => [slot, given.length + i]));
  const names = [...given.map((item, i) => (item === 'iterator' ? '.0' : `___stack${i}`)), ...order.map((slot) => localNames[slot])];
  const kinds: LocalKindValue[] = [
    ...given.map((): LocalKindValue => LocalKind.LOCAL),
    ...order.map((slot): LocalKindValue => (localKinds[slot] === LocalKind.LOCAL ? LocalKind.LOCAL : LocalKind.FREE)),
  ];
  const constants: Constant[] = [...code.constants];
  const noneAt = constants.push(null) - 1;
  const head: number[] = [];
  const put = (op: Op, arg = 0): void => void head.push(op | (arg << 8));
  if (cells.length > 0) put(Op.COPY_FREE_VARS, cells.length);
  put(Op.RESUME, 0);
  let next = 0;
  for (const item of stack) {
    if (item === 'null') put(Op.PUSH_NULL);
    else put(Op.LOAD_FAST, next++);
  }
  // The arguments do not keep alive what the program has let go of.
  given.forEach((item, i) => {
    if (item === 'iterator') return;
    put(Op.LOAD_CONST, noneAt);
    put(Op.STORE_FAST, i);
  });
  const start = prologueEnd(code);
  const base = head.length + 1;
  const moved = (offset: number): number => base + offset - start;
  put(Op.JUMP_FORWARD, moved(target));
  const body = Array.from(words.subarray(start), (word) => {
    const op = (word & 255) as Op;
    const arg = word >>> 8;
    const kind = OPERANDS[op];
    const isSlot = kind === 'local' || kind === 'deref';
    return op | ((isSlot ? (slotOf.get(arg) as number) : IS_JUMP[op] ? moved(arg) : arg) << 8);
  });
  const positions = new Int32Array((head.length + body.length) * 4);
  positions.set(code.positions.subarray(start * 4), head.length * 4);
  positions.set(code.positions.subarray(target * 4, target * 4 + 4), 0);
  const line = code.positions[target * 4] || code.firstLine;
  const root = rootOf(code);
  const resumed = new CodeObject({
    name: `torch_dynamo_resume_in_${root.name}_at_${line}`,
    qualname: `torch_dynamo_resume_in_${root.name}_at_${line}`,
    filename: code.filename,
    firstLine: line,
    flags: code.flags & ~(CodeFlag.VARARGS | CodeFlag.VARKEYWORDS | CodeFlag.HAS_DOCSTRING),
    argCount: given.length + live.length,
    posOnlyArgCount: 0,
    kwOnlyArgCount: 0,
    localNames: names,
    localKinds: kinds,
    stackSize: Math.max(code.stackSize, stack.length + 1),
    words: Int32Array.from([...head, ...body]),
    positions,
    exceptions: code.exceptions.map(({ start: from, end, target: to, depth, lasti }) => ({
      start: moved(from),
      end: moved(end),
      target: moved(to),
      depth,
      lasti,
    })),
    constants,
    names: code.names,
  });
  const above = origins.get(code);
  origins.set(resumed, {
    root,
    head: base,
    offsetOf: (offset) => (above?.offsetOf ?? ((at: number) => at))(offset - base + start),
    slotOf,
  });
  codeValue(resumed);
  return { code: resumed, cells };
}

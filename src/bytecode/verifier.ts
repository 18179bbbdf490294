/**
 * The verifier: proves that code cannot make the VM stumble, whoever made it. Nothing runs unverified.
 *
 * On every path, exception edges too, it follows the stack and what stands in each slot: a value, null, an iterator, an exception in
 * flight, an instruction offset. Where paths meet, depths must be the same, and kinds are joined ("a value or null").
 * Besides: operands in range, jumps forward (only JUMP_BACKWARD goes back, which costs fuel), locals of the right sort, LOAD_FAST only
 * where its local is bound (bound.ts), the prologue in its order, a RESUME wherever the frame can start or go on.
 *
 * One walk from start to end does it, because jumps go forward; an edge that goes back must find what the walk assumed there, and
 * only if it brings something weaker is there another walk.
 */
import { InternalError } from '../support/errors.ts';
import { findUnbound } from './bound.ts';
import { CodeFlag, CodeObject, LocalKind } from './code.ts';
import type { ExceptionEntry } from './code.ts';
import { Intrinsic1, Intrinsic2, Op } from './op.gen.ts';
import { INTRINSICS_1, INTRINSICS_2 } from './opcodes.ts';
import { CANNOT_RAISE, ENDS, IS_JUMP, JUMP_PICTURES, Kind, KIND_NAMES, OPCODE_COUNT, OPERANDS, PICTURES, ROWS } from './pictures.ts';
import type { Group } from './pictures.ts';

/** Code that would break a promise. The message says which one and where. */
export class BadCode extends Error {
  constructor(
    readonly codeName: string,
    readonly offset: number,
    readonly promise: string,
  ) {
    super(`${codeName}, offset ${offset}: ${promise}`);
    this.name = 'BadCode';
  }
}

/** Verifies a code object and all those among its constants. Throws BadCode. */
export function verify(code: CodeObject): void {
  const todo = [code];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    if (next.verified) continue;
    verifyAlone(next);
    for (const constant of next.constants) if (constant instanceof CodeObject) todo.push(constant);
  }
}

/** Without the code objects among its constants: they are verified before they run themselves. */
export function verifyAlone(code: CodeObject): void {
  new Verifier(code).run();
  code.verified = true;
}

const MOST_STACK = 1 << 20;
const GENERATOR_LIKE = CodeFlag.GENERATOR | CodeFlag.COROUTINE | CodeFlag.ASYNC_GENERATOR;

/** Opcodes about which `step` knows more than their picture says. */
const HAS_OWN_STEP = new Set<number>([
  Op.COPY,
  Op.SWAP,
  Op.POP_TOP,
  Op.LOAD_FAST_AND_CLEAR,
  Op.RESTORE_FAST,
  Op.LOAD_FAST,
  Op.UNPACK_EX,
  Op.BUILD_INTERPOLATION,
  Op.CALL_INTRINSIC_1,
  Op.CALL_INTRINSIC_2,
  Op.LIST_APPEND,
  Op.SET_ADD,
  Op.MAP_ADD,
  Op.LIST_EXTEND,
  Op.SET_UPDATE,
  Op.DICT_UPDATE,
  Op.DICT_MERGE,
  Op.RERAISE,
  Op.RETURN_VALUE,
]);

const accepts: Uint8Array[] = [];
for (let expected = 0; expected < KIND_NAMES.length; expected++) {
  const row = new Uint8Array(KIND_NAMES.length);
  row[expected] = 1;
  // An iterator and an exception are values too.
  if (expected === Kind.VALUE || expected === Kind.OR_NULL) row[Kind.VALUE] = row[Kind.ITER] = row[Kind.EXC] = 1;
  if (expected === Kind.OR_NULL) row[Kind.NULL] = 1;
  accepts.push(row);
}

const isValue = accepts[Kind.VALUE];

/** By opcode: 1, twice the number of values it takes, 16 if it leaves one; 0 where there is more to it. */
const SIMPLE = Uint8Array.from(PICTURES, ({ before, after, isFixed }, op) => {
  const isSpecial = IS_JUMP[op] || !isFixed || HAS_OWN_STEP.has(op);
  if (isSpecial || after.length > 1 || before.length > 4 || [...before, ...after].some((group) => group.kind !== Kind.VALUE)) return 0;
  return 1 + before.length * 2 + after.length * 16;
});

/** The least kind that covers both; 0 if there is none. */
function join(a: number, b: number): number {
  if (a === b) return a;
  if (accepts[Kind.VALUE][a] && accepts[Kind.VALUE][b]) return Kind.VALUE;
  if (accepts[Kind.OR_NULL][a] && accepts[Kind.OR_NULL][b]) return Kind.OR_NULL;
  return 0;
}

class Verifier {
  private readonly words: Int32Array;
  private readonly stack: Uint8Array;
  private depth = 0;
  /** Stack kinds where something jumps to or raises to. */
  private readonly states: (Uint8Array | undefined)[];
  private changed = false;
  private offset = 0;

  constructor(private readonly code: CodeObject) {
    this.words = code.words;
    if (!(code.stackSize >= 0 && code.stackSize <= MOST_STACK)) this.fail(0, `a stack of ${code.stackSize}`);
    this.stack = new Uint8Array(code.stackSize);
    this.states = new Array(code.words.length);
  }

  private fail(offset: number, promise: string): never {
    throw new BadCode(this.code.qualname, offset, promise);
  }

  run(): void {
    this.checkFrame();
    this.checkOperands();
    this.checkPrologue();
    this.checkTable();
    do {
      this.changed = false;
      this.walk();
    } while (this.changed);
    const argumentCount = this.argumentCount();
    findUnbound({ words: this.words, exceptions: this.code.exceptions, localKinds: this.code.localKinds, argumentCount }, (offset) =>
      this.fail(offset, `${this.instruction(offset)}: the slot may be empty`),
    );
  }

  private instruction(offset: number): string {
    const word = this.words[offset];
    return `${ROWS[word & 255].name} ${word >>> 8}`;
  }

  private argumentCount(): number {
    const { flags, argCount, kwOnlyArgCount } = this.code;
    return argCount + kwOnlyArgCount + (flags & CodeFlag.VARARGS ? 1 : 0) + (flags & CodeFlag.VARKEYWORDS ? 1 : 0);
  }

  private checkFrame(): void {
    const { code } = this;
    const { localKinds, localNames } = code;
    if (localKinds.length !== localNames.length) this.fail(0, 'a kind for each local');
    const argumentCount = this.argumentCount();
    if (code.posOnlyArgCount > code.argCount || code.posOnlyArgCount < 0 || argumentCount > localKinds.length)
      this.fail(0, 'a local for each argument');
    let last: number = LocalKind.LOCAL;
    for (let i = 0; i < localKinds.length; i++) {
      const kind = localKinds[i];
      if (kind < 1 || kind > 4) this.fail(0, `local ${i} of kind ${kind}`);
      if (kind === LocalKind.ARG_CELL && i >= argumentCount) this.fail(0, `local ${i} is not an argument`);
      if (i < argumentCount && kind !== LocalKind.LOCAL && kind !== LocalKind.ARG_CELL) this.fail(0, `argument ${i} has the wrong kind`);
      // Locals, then cells, then free variables.
      const order = kind === LocalKind.ARG_CELL ? LocalKind.LOCAL : kind;
      if (order < last) this.fail(0, `local ${i} is out of order`);
      last = order;
    }
    // What is made on demand is made to measure (serialise.ts).
    if (code.hasPositions && code.positions.length !== this.words.length * 4) this.fail(0, 'a position for each instruction');
    if (code.frameSize !== localNames.length + code.stackSize) this.fail(0, 'a frame size that is locals and stack');
  }

  private checkOperands(): void {
    const { words } = this;
    const { constants, names, localKinds } = this.code;
    if (words.length === 0) this.fail(0, 'at least one instruction');
    for (let offset = 0; offset < words.length; offset++) {
      const op = words[offset] & 255;
      const arg = words[offset] >>> 8;
      if (op >= OPCODE_COUNT) this.fail(offset, `no opcode ${op}`);
      let limit = Number.POSITIVE_INFINITY;
      switch (OPERANDS[op]) {
        case 'none':
          limit = 1;
          break;
        case 'const':
          limit = constants.length;
          break;
        case 'name':
          limit = names.length;
          break;
        case 'jump':
          limit = words.length;
          if (arg < limit && (op === Op.JUMP_BACKWARD) !== arg <= offset)
            this.fail(offset, `${this.instruction(offset)}: jumps the wrong way`);
          break;
        case 'local':
          limit = localKinds.length;
          if (arg < limit && localKinds[arg] !== LocalKind.LOCAL && op !== Op.LOAD_FAST_AND_CLEAR && op !== Op.RESTORE_FAST) {
            this.fail(offset, `${this.instruction(offset)}: not a plain local`);
          }
          break;
        case 'deref':
          limit = localKinds.length;
          if (arg < limit && localKinds[arg] === LocalKind.LOCAL) this.fail(offset, `${this.instruction(offset)}: not a cell`);
          break;
        case 'intrinsic1':
          limit = INTRINSICS_1.length;
          break;
        case 'intrinsic2':
          limit = INTRINSICS_2.length;
          break;
        case 'flags':
          if (!areFlags(op, arg)) this.fail(offset, `${this.instruction(offset)}: no such flags`);
          break;
        case 'depth':
          if (arg === 0) this.fail(offset, `${this.instruction(offset)}: depths count from 1`);
          break;
        case 'int':
          if (op === Op.CONVERT_VALUE && (arg < 1 || arg > 3)) this.fail(offset, `${this.instruction(offset)}: no such conversion`);
          if (op === Op.LOAD_COMMON_CONSTANT) limit = 5;
          if (op === Op.GET_AWAITABLE) limit = 3;
          break;
        case 'count':
          if (op === Op.BUILD_SLICE && arg !== 2 && arg !== 3) this.fail(offset, `${this.instruction(offset)}: two or three parts`);
          if (op === Op.RAISE_VARARGS) limit = 3;
      }
      if (arg >= limit) this.fail(offset, `${this.instruction(offset)}: operand out of range`);
    }
    if (!ENDS[words[words.length - 1] & 255]) this.fail(words.length - 1, 'control falls off the end');
  }

  /** COPY_FREE_VARS, MAKE_CELL for every cell, RETURN_GENERATOR if it is one, RESUME 0: in this order, and nowhere else. */
  private checkPrologue(): void {
    const { words } = this;
    const { localKinds, flags } = this.code;
    const opAt = (offset: number) => (offset < words.length ? words[offset] & 255 : Op.NOP);
    let offset = 0;
    const freeCount = localKinds.filter((kind) => kind === LocalKind.FREE).length;
    if (freeCount > 0) {
      if (words[0] !== (Op.COPY_FREE_VARS | (freeCount << 8))) this.fail(0, `COPY_FREE_VARS ${freeCount} comes first`);
      offset = 1;
    }
    const made = new Set<number>();
    for (; opAt(offset) === Op.MAKE_CELL; offset++) made.add(words[offset] >>> 8);
    localKinds.forEach((kind, slot) => {
      if ((kind === LocalKind.CELL || kind === LocalKind.ARG_CELL) && !made.has(slot))
        this.fail(offset, `no cell is made for local ${slot}`);
    });
    const isGeneratorLike = (flags & GENERATOR_LIKE) !== 0;
    if (isGeneratorLike) {
      if (opAt(offset) !== Op.RETURN_GENERATOR) this.fail(offset, 'RETURN_GENERATOR in the prologue of a generator');
      offset++;
    }
    if (offset >= words.length || words[offset] !== (Op.RESUME | 0)) this.fail(offset, 'RESUME 0 at the end of the prologue');
    for (let i = 0; i < words.length; i++) {
      const op = words[i] & 255;
      if (op === Op.RETURN_GENERATOR && !(isGeneratorLike && i === offset - 1)) this.fail(i, 'RETURN_GENERATOR outside the prologue');
      if (op === Op.COPY_FREE_VARS && i > 0) this.fail(i, 'COPY_FREE_VARS outside the prologue');
      if (op === Op.RESUME && i !== offset) {
        const kind = words[i] >>> 8;
        if (kind < 1 || kind > 3 || opAt(i - 1) !== Op.YIELD_VALUE) this.fail(i, 'RESUME only where a frame starts or goes on');
      }
      if (op === Op.YIELD_VALUE) {
        if (!isGeneratorLike) this.fail(i, 'only generators yield');
        if (opAt(i + 1) !== Op.RESUME) this.fail(i, 'RESUME follows YIELD_VALUE');
      }
      if (IS_JUMP[op] && words[i] >>> 8 < offset) this.fail(i, 'no jump into the prologue');
    }
    for (const { start, target } of this.code.exceptions) {
      if (start < offset) this.fail(start, 'nothing is protected before RESUME');
      if (target <= offset) this.fail(target, 'no handler in the prologue');
    }
  }

  private checkTable(): void {
    let end = 0;
    for (const entry of this.code.exceptions) {
      const { start, target, depth } = entry;
      if (!(Number.isInteger(start) && Number.isInteger(entry.end) && start < entry.end && entry.end <= this.words.length))
        this.fail(start, 'an entry covers instructions');
      if (start < end) this.fail(start, 'entries are sorted and do not overlap');
      if (!(Number.isInteger(target) && target >= 0 && target < this.words.length)) this.fail(target, 'a handler inside the code');
      if (!(Number.isInteger(depth) && depth >= 0 && depth + (entry.lasti ? 2 : 1) <= this.stack.length))
        this.fail(target, `a handler at depth ${depth}`);
      end = entry.end;
    }
  }

  // ---- the walk

  private walk(): void {
    const { words, code } = this;
    const { exceptions } = code;
    let falls = true;
    let range = 0;
    this.depth = 0;
    for (let offset = 0; offset < words.length; offset++) {
      this.offset = offset;
      const state = this.states[offset];
      if (state !== undefined) {
        if (falls) this.meet(offset);
        const joined = this.states[offset] as Uint8Array;
        this.depth = joined.length;
        this.stack.set(joined);
      } else if (!falls) continue;
      const word = words[offset];
      const op = word & 255;
      const arg = word >>> 8;
      while (range < exceptions.length && exceptions[range].end <= offset) range++;
      if (range < exceptions.length && exceptions[range].start <= offset && !CANNOT_RAISE[op]) this.raise(exceptions[range]);
      const simple = SIMPLE[op];
      if (simple !== 0) {
        // The common case, in place: some values for one value, or for none.
        let depth = this.depth;
        for (let pops = (simple >>> 1) & 7; pops > 0; pops--) {
          if (depth === 0) this.top(1 + this.depth);
          if (isValue[this.stack[--depth]] === 0) this.pop(Kind.VALUE);
        }
        if (simple >= 16) {
          if (depth === this.stack.length) this.push(Kind.VALUE);
          this.stack[depth++] = Kind.VALUE;
        }
        this.depth = depth;
      } else if (IS_JUMP[op]) this.walkJump(op, arg);
      else this.step(op, arg);
      falls = !ENDS[op];
    }
  }

  private top(distance: number): number {
    const index = this.depth - distance;
    if (index < 0) this.fail(this.offset, `${this.instruction(this.offset)}: the stack has ${this.depth}`);
    return index;
  }

  private pop(expected: number): void {
    const index = this.top(1);
    const kind = this.stack[index];
    if (accepts[expected][kind] === 0) {
      this.fail(this.offset, `${this.instruction(this.offset)}: ${KIND_NAMES[expected]} expected, not ${KIND_NAMES[kind]}`);
    }
    this.depth = index;
  }

  private push(kind: number): void {
    if (this.depth === this.stack.length)
      this.fail(this.offset, `${this.instruction(this.offset)}: more than ${this.stack.length} on the stack`);
    this.stack[this.depth++] = kind;
  }

  private popGroups(groups: readonly Group[], arg: number): void {
    for (let i = groups.length - 1; i >= 0; i--) {
      const { kind, factor, extra } = groups[i];
      for (let count = factor * arg + extra; count > 0; count--) this.pop(kind);
    }
  }

  private pushGroups(groups: readonly Group[], arg: number): void {
    for (let i = 0; i < groups.length; i++) {
      const { kind, factor, extra } = groups[i];
      for (let count = factor * arg + extra; count > 0; count--) this.push(kind);
    }
  }

  private walkJump(op: number, target: number): void {
    const { depth } = this;
    const before = PICTURES[op].before;
    if (JUMP_PICTURES[op] === PICTURES[op] || !ENDS[op]) {
      // The edge that jumps first, on a copy of the few slots it touches.
      const saved = this.stack.slice(Math.max(0, depth - before.length), depth);
      this.popGroups(JUMP_PICTURES[op].before, 0);
      this.pushGroups(JUMP_PICTURES[op].after, 0);
      this.meet(target);
      this.depth = depth;
      this.stack.set(saved, Math.max(0, depth - before.length));
    } else {
      this.meet(target);
    }
    this.popGroups(before, 0);
    this.pushGroups(PICTURES[op].after, 0);
  }

  /** Joins the current stack with what is known to arrive at `target`. */
  private meet(target: number): void {
    const known = this.states[target];
    if (known === undefined) {
      // Something behind us jumps to a place that the walk passed without knowing: it must be dead code, or never was a target.
      if (target < this.offset) this.changed = true;
      this.states[target] = this.stack.slice(0, this.depth);
      return;
    }
    if (known.length !== this.depth) this.fail(this.offset, `depth ${this.depth}, but ${known.length} on another way to ${target}`);
    this.joinInto(known, this.depth, target);
  }

  private joinInto(known: Uint8Array, depth: number, target: number): void {
    for (let i = 0; i < depth; i++) {
      const kind = join(known[i], this.stack[i]);
      if (kind === known[i]) continue;
      if (kind === 0) this.fail(this.offset, `${KIND_NAMES[this.stack[i]]} and ${KIND_NAMES[known[i]]} meet at ${target}`);
      known[i] = kind;
      if (target <= this.offset) this.changed = true;
    }
  }

  private raise({ target, depth, lasti }: ExceptionEntry): void {
    if (this.depth < depth) this.fail(this.offset, `the handler at ${target} wants ${depth} on the stack, there are ${this.depth}`);
    const known = this.states[target];
    const height = depth + (lasti ? 2 : 1);
    if (known === undefined) {
      const state = new Uint8Array(height);
      state.set(this.stack.subarray(0, depth));
      if (lasti) state[depth] = Kind.LASTI;
      state[height - 1] = Kind.EXC;
      this.states[target] = state;
      if (target < this.offset) this.changed = true;
      return;
    }
    if (known.length !== height) this.fail(this.offset, `a handler's stack has ${height}, but ${known.length} on another way to ${target}`);
    this.joinInto(known, depth, target);
    if (known[height - 1] !== Kind.EXC || (lasti && known[depth] !== Kind.LASTI))
      this.fail(target, 'a handler is entered by exceptions only');
  }

  private step(op: number, arg: number): void {
    switch (op) {
      case Op.COPY: {
        const kind = this.stack[this.top(arg)];
        if (kind === Kind.CELL) this.fail(this.offset, 'a cell put aside is not copied');
        return this.push(kind);
      }
      case Op.SWAP: {
        const index = this.top(arg);
        const last = this.top(1);
        const kind = this.stack[index];
        this.stack[index] = this.stack[last];
        this.stack[last] = kind;
        return;
      }
      case Op.POP_TOP:
        // Anything may be dropped, but a cell put aside must come back.
        if (this.stack[this.top(1)] === Kind.CELL) this.fail(this.offset, 'a cell put aside is lost');
        this.depth--;
        return;
      case Op.LOAD_FAST_AND_CLEAR:
        return this.push(this.code.localKinds[arg] === LocalKind.LOCAL ? Kind.OR_NULL : Kind.CELL);
      case Op.RESTORE_FAST:
        return this.pop(this.code.localKinds[arg] === LocalKind.LOCAL ? Kind.OR_NULL : Kind.CELL);
      case Op.LOAD_FAST:
        // The first iterator of a generator expression. Whoever calls its code by hand may pass anything, so FOR_ITER checks.
        return this.push(this.code.localNames[arg] === '.0' ? Kind.ITER : Kind.VALUE);
      case Op.UNPACK_EX:
        this.pop(Kind.VALUE);
        for (let count = (arg & 255) + 1 + (arg >>> 8); count > 0; count--) this.push(Kind.VALUE);
        return;
      case Op.BUILD_INTERPOLATION:
        for (let count = 2 + (arg & 1); count > 0; count--) this.pop(Kind.VALUE);
        return this.push(Kind.VALUE);
      case Op.CALL_INTRINSIC_1:
        this.pop(arg === Intrinsic1.INTRINSIC_STOPITERATION_ERROR ? Kind.EXC : Kind.VALUE);
        return this.push(arg === Intrinsic1.INTRINSIC_STOPITERATION_ERROR ? Kind.EXC : Kind.VALUE);
      case Op.CALL_INTRINSIC_2:
        this.pop(Kind.VALUE);
        this.pop(Kind.VALUE);
        return this.push(arg === Intrinsic2.INTRINSIC_PREP_RERAISE_STAR ? Kind.EXC : Kind.VALUE);
      case Op.LIST_APPEND:
      case Op.SET_ADD:
      case Op.MAP_ADD:
      case Op.LIST_EXTEND:
      case Op.SET_UPDATE:
      case Op.DICT_UPDATE:
      case Op.DICT_MERGE:
        this.popGroups(PICTURES[op].before, arg);
        if (this.stack[this.top(op === Op.DICT_MERGE ? arg + 3 : arg)] !== Kind.VALUE) {
          this.fail(this.offset, `${this.instruction(this.offset)}: no container at that depth`);
        }
        return;
      case Op.RERAISE:
        this.pop(Kind.EXC);
        if (arg > 0 && this.stack[this.top(arg)] !== Kind.LASTI) this.fail(this.offset, `RERAISE ${arg}: no offset at that depth`);
        return;
      case Op.RETURN_VALUE:
        this.pop(Kind.VALUE);
        if (this.depth !== 0) this.fail(this.offset, `RETURN_VALUE leaves ${this.depth} on the stack`);
        return;
      default: {
        const { before, after } = PICTURES[op];
        this.popGroups(before, arg);
        this.pushGroups(after, arg);
      }
    }
  }
}

function areFlags(op: number, arg: number): boolean {
  switch (op) {
    case Op.SET_FUNCTION_ATTRIBUTE:
      return [1, 2, 4, 8, 16].includes(arg);
    case Op.BUILD_INTERPOLATION:
      return arg >>> 2 <= 3 && (arg & 2) === 0;
    default:
      return arg <= 1;
  }
}

/** For those who made the code themselves: bad code is their own bug. */
export function verifyOwn(code: CodeObject): void {
  try {
    verify(code);
  } catch (error) {
    if (error instanceof BadCode) throw new InternalError(`the compiler made bad code: ${error.message}`);
    throw error;
  }
}

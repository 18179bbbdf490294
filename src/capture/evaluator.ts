/**
 * The symbolic evaluator: runs the bytecode of a frame over tracked values.
 *
 * It is the loop of vm/loop.ts once more, with another kind of value: what is known is computed, what is a tensor becomes a node of the graph, a
 * call of a guest function goes into that function, and where none of this is possible `Unsupported` says why. Exceptions that the frame is
 * certain to raise travel as GuestRaise and find their handlers in the same tables.
 */
import type { CodeObject } from '../bytecode/code.ts';
import { CodeFlag, LocalKind } from '../bytecode/code.ts';
import { Intrinsic1, Op } from '../bytecode/op.gen.ts';
import { OPCODES } from '../bytecode/opcodes.ts';
import { cellType, dictType, functionType, listType, sliceType, tupleType } from '../runtime/builtin-types.ts';
import type { PyFunction } from '../runtime/callables.ts';
import type { PyTuple } from '../runtime/collections.ts';
import type { PyDict } from '../runtime/dict.ts';
import { AssertionError, NotImplementedError, UnboundLocalError, NameError, ValueError, TypeError } from '../runtime/exceptions.ts';
import type { PyObject, PyType, Value } from '../runtime/object.ts';
import { setType } from '../runtime/set.ts';
import { strFromJs } from '../runtime/text.ts';
import { drawerOf, type PyCode } from '../vm/frame.ts';
import { commonConstant } from '../vm/names.ts';
import type { Actions } from './actions.ts';
import type { Capture } from './capture.ts';
import { type IteratorValue, SPENT } from './iterators.ts';
import {
  bool,
  Cell,
  ExceptionValue,
  type Keywords,
  Known,
  MadeFunction,
  Mapping,
  NO_KEYWORDS,
  NONE,
  NULL,
  Null,
  Opaque,
  PutAside,
  Sequence,
  SetValue,
  SliceValue,
  keyOf,
  type Tracked,
  tuple,
} from './tracked.ts';
import { GuestRaise, Unsupported } from './unsupported.ts';

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

type Handler = (v: Evaluator, frame: SymbolicFrame, arg: number) => void;

const MAX_STEPS = 200_000;

export class Evaluator {
  readonly outermost: SymbolicFrame;
  frame: SymbolicFrame;
  /** The exception being handled. */
  handled: Tracked | null = null;
  actions!: Actions;
  private total = 0;
  depth = 0;
  /** For each step of the outermost frame: whether its state there could be made again. */
  readonly restorable: boolean[] = [];
  /** Where what ended the capture came up. */
  deepest: readonly { filename: string; line: number; function: string }[] | null = null;
  /** Told before each step. */
  onStep: ((frame: SymbolicFrame, isNewLine: boolean) => void) | null = null;
  private lastFrame: SymbolicFrame | null = null;
  private lastLine = 0;

  constructor(
    readonly capture: Capture,
    outermost: SymbolicFrame,
  ) {
    this.outermost = outermost;
    this.frame = outermost;
  }

  /** Runs the outermost frame to its end, or to the step before which it shall stop. */
  run(): Ending {
    return this.runFrame(this.outermost);
  }

  runFrame(frame: SymbolicFrame): Ending {
    const before = this.frame;
    this.frame = frame;
    const isOutermost = frame === this.outermost;
    const words = frame.code.words;
    try {
      for (;;) {
        if (isOutermost) {
          this.restorable[frame.steps] = this.handled === null && frame.stack.every(isRestorable) && frame.locals.every(isRestorable);
          if (frame.steps >= this.capture.options.breakAt && this.restorable[frame.steps]) return { kind: 'break' };
          frame.steps++;
        }
        if (++this.total > MAX_STEPS)
          throw new Unsupported('Too long', `${MAX_STEPS} steps`, 'A frame that takes so many steps is not captured.', [], true);
        const word = words[frame.pc];
        frame.at = frame.pc++;
        const op = word & 255;
        this.notePlace(frame);
        if (this.onStep !== null) {
          this.onStep(frame, frame !== this.lastFrame || frame.line !== this.lastLine);
          this.lastFrame = frame;
          this.lastLine = frame.line;
        }
        try {
          if (op === Op.RETURN_VALUE) return { kind: 'return', value: pop(frame) };
          if (op === Op.YIELD_VALUE) return { kind: 'yield', value: pop(frame) };
          HANDLERS[op](this, frame, word >>> 8);
        } catch (error) {
          if (!(error instanceof GuestRaise)) {
            this.deepest ??= this.stackNow();
            throw error;
          }
          this.unwind(frame, error);
        }
      }
    } finally {
      this.frame = before;
    }
  }
  private notePlace(frame: SymbolicFrame): void {
    let seen: SymbolicFrame | null = frame;
    while (seen.parent !== null && seen.code.filename.startsWith('<frozen')) seen = seen.parent;
    this.capture.place = { filename: seen.code.filename, line: seen.line, function: seen.code.name };
  }
  /** The frames of the program from the outermost to the innermost, with their lines. */
  stackNow(): { filename: string; line: number; function: string }[] {
    const places = [];
    for (let frame: SymbolicFrame | null = this.frame; frame !== null; frame = frame.parent)
      places.push({ filename: frame.code.filename, line: frame.line, function: frame.code.name });
    return places.reverse();
  }
  private unwind(frame: SymbolicFrame, error: GuestRaise): void {
    const entry = frame.code.exceptions.find(({ start, end }) => start <= frame.at && frame.at < end);
    if (entry === undefined) throw error;
    frame.stack.length = entry.depth;
    if (entry.lasti) frame.stack.push(new Known(frame.at));
    frame.stack.push(error.exception);
    frame.pc = entry.target;
  }

  /** A call of a guest function: its frame, with its arguments bound, to its end. */
  inline(frame: SymbolicFrame): Tracked {
    const { capture } = this;
    if (this.depth >= capture.options.maxInlined)
      throw new Unsupported(
        'Calls are nested too deeply',
        frame.code.name,
        `More than ${capture.options.maxInlined} calls inside each other are not captured.`,
      );
    capture.inlined.add(frame.code);
    this.depth++;
    const { handled } = this;
    try {
      const ending = this.runFrame(frame);
      if (ending.kind !== 'return')
        throw new Unsupported('A generator where none was expected', frame.code.name, 'Only functions are inlined.');
      return ending.value;
    } finally {
      this.depth--;
      this.handled = handled;
    }
  }

  raise(type: PyType, message: string): never {
    throw new GuestRaise(this.exception(type, [new Known(strFromJs(message))]));
  }
  exception(type: PyType, args: Tracked[]): ExceptionValue {
    const exception = new ExceptionValue(type, args);
    exception.context = this.handled;
    return exception;
  }
  call(callee: Tracked, args: readonly Tracked[], keywords: Keywords = NO_KEYWORDS): Tracked {
    return this.actions.call(callee, args, keywords);
  }
}

/** Whether code can make the value again. What it is made of is looked at when it is done. */
function isRestorable(v: Tracked | undefined): boolean {
  return !(v instanceof ExceptionValue || v instanceof PutAside);
}

// ---- the stack
const pop = (frame: SymbolicFrame): Tracked => frame.stack.pop() as Tracked;
const popMany = (frame: SymbolicFrame, count: number): Tracked[] => (count === 0 ? [] : frame.stack.splice(-count));
const push = (frame: SymbolicFrame, v: Tracked): void => void frame.stack.push(v);
const fromTop = (frame: SymbolicFrame, depth: number): Tracked => frame.stack[frame.stack.length - depth];

function known(v: Evaluator, tracked: Tracked): Value {
  const value = v.actions.realOf(tracked);
  if (value === undefined) throw new Unsupported('A value that is not known', tracked.words, 'The frame goes on with it itself.');
  return value;
}
function nameAt(frame: SymbolicFrame, index: number): string {
  return frame.code.names[index];
}
function unbound(v: Evaluator, frame: SymbolicFrame, slot: number): never {
  const name = frame.code.localNames[slot];
  const isFree = frame.code.localKinds[slot] === LocalKind.FREE;
  return v.raise(
    isFree ? NameError : UnboundLocalError,
    isFree
      ? `cannot access free variable '${name}' where it is not associated with a value in enclosing scope`
      : `cannot access local variable '${name}' where it is not associated with a value`,
  );
}
const cellAt = (frame: SymbolicFrame, slot: number): Cell => frame.locals[slot] as Cell;

const HANDLERS: Handler[] = [];
function on(ops: Op | readonly Op[], handler: Handler): void {
  for (const op of [ops].flat()) HANDLERS[op as number] = handler;
}
const nothing: Handler = () => undefined;

on([Op.NOP, Op.RESUME], nothing);
on([Op.POP_TOP, Op.POP_ITER], (_v, f) => void pop(f));
on(Op.PUSH_NULL, (_v, f) => push(f, NULL));
on(Op.COPY, (_v, f, arg) => push(f, fromTop(f, arg)));
on(Op.SWAP, (_v, f, arg) => {
  const { stack } = f;
  const at = stack.length - arg;
  [stack[at], stack[stack.length - 1]] = [stack[stack.length - 1], stack[at]];
});
on(Op.LOAD_CONST, (_v, f, arg) => push(f, new Known(drawerOf(f.code).constants[arg])));
on(Op.LOAD_SMALL_INT, (_v, f, arg) => push(f, new Known(arg)));
on(Op.LOAD_COMMON_CONSTANT, (v, f, arg) =>
  push(f, new Known(arg === 0 ? AssertionError : arg === 1 ? NotImplementedError : commonConstant(v.capture.t, arg))),
);

// ---- locals and cells
const loadFast: Handler = (v, f, arg) => push(f, f.locals[arg] ?? unbound(v, f, arg));
on([Op.LOAD_FAST, Op.LOAD_FAST_CHECK], loadFast);
on(Op.LOAD_FAST_AND_CLEAR, (_v, f, arg) => {
  const value = f.locals[arg];
  push(f, value === undefined ? NULL : f.code.localKinds[arg] !== LocalKind.LOCAL ? new PutAside(value as Cell) : value);
  f.locals[arg] = undefined;
});
on(Op.STORE_FAST, (_v, f, arg) => {
  f.locals[arg] = pop(f);
});
on(Op.RESTORE_FAST, (_v, f, arg) => {
  const value = pop(f);
  f.locals[arg] = value instanceof Null ? undefined : value instanceof PutAside ? value.cell : value;
});
on(Op.DELETE_FAST, (v, f, arg) => {
  if (f.locals[arg] === undefined) unbound(v, f, arg);
  f.locals[arg] = undefined;
});
on(Op.MAKE_CELL, (v, f, arg) => {
  const content = f.locals[arg];
  // The cells that the outermost frame makes when it begins, the code that takes its place makes, too.
  const isOwn = f === v.outermost && f.pc <= prologueEnd(f.code);
  f.locals[arg] = new Cell(content, cellType, null, null, isOwn ? arg : -1);
});
on(Op.COPY_FREE_VARS, (_v, f, arg) => {
  const first = f.code.localCount - arg;
  for (let i = 0; i < arg; i++) f.locals[first + i] = f.closure[i];
});
on(Op.LOAD_CLOSURE, (_v, f, arg) => push(f, cellAt(f, arg)));
on(Op.LOAD_DEREF, (v, f, arg) => push(f, cellAt(f, arg).content ?? unbound(v, f, arg)));
on(Op.STORE_DEREF, (_v, f, arg) => {
  const cell = cellAt(f, arg);
  cell.content = pop(f);
  cell.isChanged = true;
});
on(Op.DELETE_DEREF, (v, f, arg) => {
  const cell = cellAt(f, arg);
  if (cell.content === undefined) unbound(v, f, arg);
  cell.content = undefined;
  cell.isChanged = true;
});

// ---- names
on(Op.LOAD_GLOBAL, (v, f, arg) => {
  const name = nameAt(f, arg);
  push(f, v.capture.global(f.globals, f.builtins, name) ?? v.raise(NameError, `name '${name}' is not defined`));
});
const setGlobal = (v: Evaluator, f: SymbolicFrame, name: string, value: Tracked | null): void => {
  const { globals } = v.capture;
  let names = globals.get(f.globals);
  if (names === undefined) globals.set(f.globals, (names = new Map()));
  names.set(name, value);
};
on(Op.STORE_GLOBAL, (v, f, arg) => setGlobal(v, f, nameAt(f, arg), pop(f)));
on(Op.DELETE_GLOBAL, (v, f, arg) => {
  const name = nameAt(f, arg);
  if (v.capture.global(f.globals, f.globals, name) === undefined) v.raise(NameError, `name '${name}' is not defined`);
  setGlobal(v, f, name, null);
});
const namespaces: Handler = (_v, f) => {
  throw new Unsupported(
    'Code with a namespace of its own',
    OPCODES[f.code.words[f.at] & 255].name,
    'Bodies of classes and modules are not captured.',
  );
};
on(
  [
    Op.LOAD_NAME,
    Op.STORE_NAME,
    Op.DELETE_NAME,
    Op.LOAD_LOCALS,
    Op.LOAD_FROM_DICT_OR_DEREF,
    Op.LOAD_FROM_DICT_OR_GLOBALS,
    Op.SETUP_ANNOTATIONS,
  ],
  namespaces,
);
on(Op.LOAD_BUILD_CLASS, () => {
  throw new Unsupported('A class statement', 'class', 'A class that is made inside of a captured function is made by the function itself.');
});

// ---- attributes and items
on(Op.LOAD_ATTR, (v, f, arg) => push(f, v.actions.getAttribute(pop(f), nameAt(f, arg))));
on(Op.LOAD_METHOD, (v, f, arg) => {
  // What it is called on is bound right away; that it is not is something only time tells.
  push(f, v.actions.getMethod(pop(f), nameAt(f, arg)));
  push(f, NULL);
});
on(Op.STORE_ATTR, (v, f, arg) => {
  const owner = pop(f);
  v.actions.setAttribute(owner, nameAt(f, arg), pop(f));
});
on(Op.DELETE_ATTR, (v, f, arg) => v.actions.setAttribute(pop(f), nameAt(f, arg), null));
const loadSuper =
  (forCall: boolean): Handler =>
  (v, f, arg) => {
    const [callee, type, object] = popMany(f, 3);
    push(f, v.actions.superAttribute(callee, type, object, nameAt(f, arg)));
    if (forCall) push(f, NULL);
  };
on(Op.LOAD_SUPER_ATTR, loadSuper(false));
on(Op.LOAD_SUPER_METHOD, loadSuper(true));
on(Op.BINARY_SUBSCR, (v, f) => {
  const [container, key] = popMany(f, 2);
  push(f, v.actions.getItem(container, key));
});
on(Op.STORE_SUBSCR, (v, f) => {
  const [value, container, key] = popMany(f, 3);
  v.actions.setItem(container, key, value);
});
on(Op.DELETE_SUBSCR, (v, f) => {
  const [container, key] = popMany(f, 2);
  v.actions.setItem(container, key, null);
});
on(Op.BINARY_SLICE, (v, f) => {
  const [container, start, stop] = popMany(f, 3);
  push(f, v.actions.getItem(container, new SliceValue([start, stop, NONE], sliceType)));
});
on(Op.STORE_SLICE, (v, f) => {
  const [value, container, start, stop] = popMany(f, 4);
  v.actions.setItem(container, new SliceValue([start, stop, NONE], sliceType), value);
});

// ---- operators
const BINARY: readonly (readonly [Op, string])[] = [
  [Op.BINARY_ADD, 'add'],
  [Op.BINARY_SUBTRACT, 'sub'],
  [Op.BINARY_MULTIPLY, 'mul'],
  [Op.BINARY_TRUE_DIVIDE, 'truediv'],
  [Op.BINARY_FLOOR_DIVIDE, 'floordiv'],
  [Op.BINARY_REMAINDER, 'mod'],
  [Op.BINARY_POWER, 'pow'],
  [Op.BINARY_LSHIFT, 'lshift'],
  [Op.BINARY_RSHIFT, 'rshift'],
  [Op.BINARY_AND, 'and'],
  [Op.BINARY_OR, 'or'],
  [Op.BINARY_XOR, 'xor'],
  [Op.BINARY_MATRIX_MULTIPLY, 'matmul'],
];
for (const [op, name] of BINARY)
  on(op, (v, f, arg) => {
    const [left, right] = popMany(f, 2);
    push(f, v.actions.binary(name, arg === 1, left, right));
  });
const COMPARE: readonly (readonly [Op, '<' | '<=' | '==' | '!=' | '>' | '>='])[] = [
  [Op.COMPARE_LT, '<'],
  [Op.COMPARE_LE, '<='],
  [Op.COMPARE_EQ, '=='],
  [Op.COMPARE_NE, '!='],
  [Op.COMPARE_GT, '>'],
  [Op.COMPARE_GE, '>='],
];
for (const [op, symbol] of COMPARE)
  on(op, (v, f) => {
    const [left, right] = popMany(f, 2);
    push(f, v.actions.compare(symbol, left, right));
  });
on(Op.IS_OP, (v, f, arg) => {
  const [left, right] = popMany(f, 2);
  push(f, bool(v.actions.isSame(left, right) !== (arg === 1)));
});
on(Op.CONTAINS_OP, (v, f, arg) => {
  const [item, container] = popMany(f, 2);
  const found = v.actions.contains(container, item);
  push(f, arg === 1 ? v.actions.not(found) : found);
});
on(Op.UNARY_NEGATIVE, (v, f) => push(f, v.actions.unary('neg', pop(f))));
on(Op.UNARY_POSITIVE, (v, f) => push(f, v.actions.unary('pos', pop(f))));
on(Op.UNARY_INVERT, (v, f) => push(f, v.actions.unary('invert', pop(f))));
on(Op.UNARY_NOT, (v, f) => push(f, bool(!v.actions.truth(pop(f)))));
on(Op.TO_BOOL, (v, f) => push(f, bool(v.actions.truth(pop(f)))));

// ---- jumps
on([Op.JUMP_FORWARD, Op.JUMP_BACKWARD], (_v, f, arg) => {
  f.pc = arg;
});
on(Op.POP_JUMP_IF_FALSE, (v, f, arg) => {
  if (!v.actions.truth(pop(f))) f.pc = arg;
});
on(Op.POP_JUMP_IF_TRUE, (v, f, arg) => {
  if (v.actions.truth(pop(f))) f.pc = arg;
});
const jumpIfNone =
  (wanted: boolean): Handler =>
  (v, f, arg) => {
    if (v.actions.isNone(pop(f)) === wanted) f.pc = arg;
  };
on(Op.POP_JUMP_IF_NONE, jumpIfNone(true));
on(Op.POP_JUMP_IF_NOT_NONE, jumpIfNone(false));
const jumpOrPop =
  (wanted: boolean): Handler =>
  (v, f, arg) => {
    if (v.actions.truth(fromTop(f, 1)) === wanted) f.pc = arg;
    else pop(f);
  };
on(Op.JUMP_IF_FALSE_OR_POP, jumpOrPop(false));
on(Op.JUMP_IF_TRUE_OR_POP, jumpOrPop(true));

// ---- iteration and unpacking
on(Op.GET_ITER, (v, f) => push(f, v.actions.iterate(pop(f))));
on(Op.FOR_ITER, (v, f, arg) => {
  const iterator = fromTop(f, 1);
  const next = v.actions.nextOf(iterator);
  if (next === SPENT) {
    pop(f);
    f.pc = arg;
  } else push(f, next);
});
on(Op.GET_LEN, (v, f) => push(f, v.actions.lengthOf(fromTop(f, 1))));
function iterable(v: Evaluator, tracked: Tracked): Tracked {
  const x = v.capture.force(tracked);
  if (x instanceof Known && x.type.lookup('__iter__') === undefined && x.type.lookup('__getitem__') === undefined)
    v.raise(TypeError, `cannot unpack non-iterable ${x.type.name} object`);
  return x;
}
/** As an unpacking takes them: one more than it wants, and what is left in an iterator stays there. */
function firstOf(v: Evaluator, container: Tracked, most: number): Tracked[] {
  const iterator = v.actions.iterate(container);
  const items: Tracked[] = [];
  while (items.length < most) {
    const next = v.actions.nextOf(iterator);
    if (next === SPENT) break;
    items.push(next);
  }
  return items;
}
on(Op.UNPACK_SEQUENCE, (v, f, arg) => {
  const container = iterable(v, pop(f));
  const isCounted = container instanceof Sequence || (container instanceof Mapping && container.entries.size > arg);
  const items = isCounted ? v.actions.itemsOf(container) : firstOf(v, container, arg + 1);
  if (items.length < arg) v.raise(ValueError, `not enough values to unpack (expected ${arg}, got ${items.length})`);
  if (items.length > arg) v.raise(ValueError, `too many values to unpack (expected ${arg}${isCounted ? `, got ${items.length}` : ''})`);
  f.stack.push(...items.toReversed());
});
on(Op.UNPACK_EX, (v, f, arg) => {
  const [before, after] = [arg & 255, arg >>> 8];
  const items = v.actions.itemsOf(iterable(v, pop(f)));
  if (items.length < before + after)
    v.raise(ValueError, `not enough values to unpack (expected at least ${before + after}, got ${items.length})`);
  const middle = new Sequence(listType, items.slice(before, items.length - after));
  f.stack.push(...[...items.slice(0, before), middle, ...items.slice(items.length - after)].reverse());
});

// ---- building
on(Op.BUILD_TUPLE, (_v, f, arg) => push(f, tuple(popMany(f, arg))));
on(Op.BUILD_LIST, (_v, f, arg) => push(f, new Sequence(listType, popMany(f, arg))));
on(Op.BUILD_SET, (v, f, arg) => {
  const items = popMany(f, arg).map((item) => v.capture.force(item));
  push(f, new SetValue(setType, new Map(items.map((item) => [keyOf(item), item]))));
});
on(Op.BUILD_MAP, (v, f, arg) => {
  const made = new Mapping(dictType, new Map());
  const pairs = popMany(f, 2 * arg);
  for (let i = 0; i < pairs.length; i += 2) made.set(v.capture.force(pairs[i]), pairs[i + 1]);
  push(f, made);
});
on(Op.BUILD_STRING, (v, f, arg) => push(f, v.actions.joinStrings(popMany(f, arg))));
on(Op.BUILD_SLICE, (_v, f, arg) => {
  const [start, stop, step = NONE] = popMany(f, arg);
  push(f, new SliceValue([start, stop, step], sliceType));
});
const templates: Handler = () => {
  throw new Unsupported('A template string', 't-string', 'Template strings are not captured.');
};
on([Op.BUILD_INTERPOLATION, Op.BUILD_TEMPLATE], templates);
/** The container that a display or a comprehension fills; one that was begun before a break is a real one by now. */
function open<T extends Tracked & { isChanged: boolean }>(v: Evaluator, tracked: Tracked, kind: abstract new (...args: never[]) => T): T {
  const container = v.capture.force(tracked);
  if (!(container instanceof kind))
    throw new Unsupported('A container that is not tracked', container.words, 'The frame goes on to fill it.');
  container.isChanged = true;
  return container;
}
on(Op.LIST_APPEND, (v, f, arg) => {
  const item = pop(f);
  open(v, fromTop(f, arg), Sequence).items.push(item);
});
on(Op.SET_ADD, (v, f, arg) => {
  const item = v.capture.force(pop(f));
  open(v, fromTop(f, arg), SetValue).items.set(keyOf(item), item);
});
on(Op.MAP_ADD, (v, f, arg) => {
  const [key, value] = popMany(f, 2);
  open(v, fromTop(f, arg), Mapping).set(v.capture.force(key), value);
});
on(Op.LIST_EXTEND, (v, f, arg) => {
  const items = v.actions.itemsOf(pop(f));
  open(v, fromTop(f, arg), Sequence).items.push(...items);
});
on(Op.SET_UPDATE, (v, f, arg) => {
  const items = v.actions.itemsOf(pop(f)).map((item) => v.capture.force(item));
  for (const item of items) open(v, fromTop(f, arg), SetValue).items.set(keyOf(item), item);
});
on(Op.DICT_UPDATE, (v, f, arg) => {
  const source = pop(f);
  for (const [key, value] of v.actions.pairsOf(source)) open(v, fromTop(f, arg), Mapping).set(key, value);
});
on(Op.DICT_MERGE, (v, f, arg) => {
  const source = pop(f);
  const into = open(v, fromTop(f, arg), Mapping);
  for (const [key, value] of v.actions.pairsOf(source)) {
    if (into.get(key) !== undefined)
      throw new Unsupported('A keyword argument that is given twice', key.words, 'The call fails; the function itself finds that out.');
    into.set(key, value);
  }
});

// ---- functions and calls
on(Op.MAKE_FUNCTION, (v, f) => {
  const { code } = known(v, pop(f)) as PyObject as PyCode;
  push(f, new MadeFunction(code, f.globals, f.builtins, functionType));
});
on(Op.SET_FUNCTION_ATTRIBUTE, (v, f, arg) => {
  const [value, fn] = popMany(f, 2);
  const made = fn;
  if (!(made instanceof MadeFunction))
    throw new Unsupported('A function that is not complete', 'SET_FUNCTION_ATTRIBUTE', 'It was begun before.');
  if (arg === 1) made.defaults = value;
  else if (arg === 2) made.kwDefaults = value;
  else if (arg === 4) made.annotations = value;
  else if (arg === 8) made.closure = v.actions.itemsOf(value).map((cell) => v.capture.force(cell) as Cell);
  else made.annotate = value;
  push(f, made);
});
on(Op.CALL, (v, f, arg) => {
  const args = popMany(f, arg);
  const [callee, self] = popMany(f, 2);
  push(f, v.call(callee, self instanceof Null ? args : [self, ...args]));
});
on(Op.CALL_KW, (v, f, arg) => {
  const names = (known(v, pop(f)) as PyObject as PyTuple).items as string[];
  const args = popMany(f, arg);
  const [callee, self] = popMany(f, 2);
  const values = args.splice(args.length - names.length);
  push(f, v.call(callee, self instanceof Null ? args : [self, ...args], new Map(names.map((name, i) => [name, values[i]]))));
});
on(Op.CALL_FUNCTION_EX, (v, f) => {
  const [callee, self, spread, more] = popMany(f, 4);
  const args = v.actions.itemsOf(spread);
  const keywords = new Map<string, Tracked>();
  if (!(more instanceof Null))
    for (const [key, value] of v.actions.pairsOf(more)) {
      if (!(key instanceof Known && typeof key.value === 'string')) v.raise(TypeError, 'keywords must be strings');
      keywords.set((key as Known).value as string, value);
    }
  push(f, v.call(callee, self instanceof Null ? args : [self, ...args], keywords));
});
on(Op.CALL_INTRINSIC_1, (v, f, arg) => {
  if (arg !== Intrinsic1.INTRINSIC_LIST_TO_TUPLE)
    throw new Unsupported('A rare operation', `CALL_INTRINSIC_1 ${arg}`, 'The frame does this itself.');
  push(f, tuple(v.actions.itemsOf(pop(f))));
});
on(Op.CALL_INTRINSIC_2, (_v, _f, arg) => {
  throw new Unsupported('A rare operation', `CALL_INTRINSIC_2 ${arg}`, 'The frame does this itself.');
});
on([Op.RETURN_VALUE, Op.YIELD_VALUE], nothing);

// ---- formatting
on(Op.CONVERT_VALUE, (v, f, arg) => push(f, v.actions.convert(pop(f), (['str', 'str', 'repr', 'ascii'] as const)[arg])));
on(Op.FORMAT_SIMPLE, (v, f) => push(f, v.actions.format(pop(f), new Known(''))));
on(Op.FORMAT_WITH_SPEC, (v, f) => {
  const [value, spec] = popMany(f, 2);
  push(f, v.actions.format(value, spec));
});

// ---- generators: inside of an inlined generator only
on(Op.RETURN_GENERATOR, nothing);
on(Op.GET_YIELD_FROM_ITER, (v, f) => push(f, v.actions.iterate(pop(f))));
on(Op.SEND, (v, f, arg) => {
  const sent = pop(f);
  if (!v.actions.isNone(sent)) throw new Unsupported('send() into a generator', 'SEND', 'Only values that generators yield are captured.');
  const next = v.actions.nextOf(fromTop(f, 1));
  if (next === SPENT) {
    push(f, v.actions.returnedBy(fromTop(f, 1) as IteratorValue));
    f.pc = arg;
  } else push(f, next);
});
on(Op.END_SEND, (_v, f) => {
  const value = pop(f);
  pop(f);
  push(f, value);
});
const asynchronous: Handler = (_v, f) => {
  throw new Unsupported('Asynchronous code', OPCODES[f.code.words[f.at] & 255].name, 'Coroutines and async generators are not captured.');
};
on([Op.CLEANUP_THROW, Op.GET_AWAITABLE, Op.GET_AITER, Op.GET_ANEXT, Op.END_ASYNC_FOR, Op.BEFORE_ASYNC_WITH], asynchronous);

// ---- exceptions
on(Op.PUSH_EXC_INFO, (v, f) => {
  const exception = pop(f);
  push(f, v.handled ?? NONE);
  push(f, exception);
  v.handled = exception;
});
on(Op.POP_EXCEPT, (v, f) => {
  const before = pop(f);
  v.handled = before instanceof ExceptionValue ? before : null;
});
on(Op.CHECK_EXC_MATCH, (v, f) => {
  const type = pop(f);
  push(f, bool(v.actions.matches(fromTop(f, 1) as ExceptionValue, type)));
});
on(Op.CHECK_EG_MATCH, () => {
  throw new Unsupported('except*', 'CHECK_EG_MATCH', 'Exception groups are not captured.');
});
on(Op.RAISE_VARARGS, (v, f, arg) => {
  const [what, cause] = popMany(f, arg);
  throw new GuestRaise(v.actions.exceptionFrom(what, cause));
});
on(Op.RERAISE, (_v, f) => {
  throw new GuestRaise(pop(f) as ExceptionValue);
});
on(Op.BEFORE_WITH, (v, f) => {
  const manager = pop(f);
  const [exit, value] = v.actions.enter(manager);
  push(f, exit);
  push(f, value);
});
on(Op.WITH_EXCEPT_START, (v, f) => {
  const exception = fromTop(f, 1) as ExceptionValue;
  const exit = fromTop(f, 4);
  push(f, v.call(exit, [new Known(exception.type), exception, NONE]));
});

// ---- import
on(Op.IMPORT_NAME, (v, f, arg) => {
  const [level, fromlist] = popMany(f, 2);
  push(f, v.actions.importName(f, nameAt(f, arg), level, fromlist));
});
on(Op.IMPORT_FROM, (v, f, arg) => push(f, v.actions.getAttribute(fromTop(f, 1), nameAt(f, arg))));

// ---- match
on(Op.MATCH_SEQUENCE, (v, f) => push(f, bool(v.actions.isPattern(fromTop(f, 1), 'sequence'))));
on(Op.MATCH_MAPPING, (v, f) => push(f, bool(v.actions.isPattern(fromTop(f, 1), 'mapping'))));
on(Op.MATCH_KEYS, (v, f) => {
  const keys = v.actions.itemsOf(fromTop(f, 1)).map((key) => v.capture.force(key));
  const subject = v.capture.force(fromTop(f, 2));
  if (!(subject instanceof Mapping)) throw new Unsupported('A mapping pattern', subject.words, 'Only dicts are matched in captured code.');
  const values = keys.map((key) => subject.get(key));
  push(f, values.every((value) => value !== undefined) ? tuple(values as Tracked[]) : NONE);
});
on(Op.MATCH_CLASS, (v, f, arg) => {
  const [subject, type, names] = popMany(f, 3);
  push(f, v.actions.matchClass(subject, type, names, arg));
});

/** An opcode that nobody has thought of would be silence: the table is complete, and a test says so. */
export const UNHANDLED = OPCODES.filter((_, op) => HANDLERS[op] === undefined).map(({ name }) => name);
for (let op = 0; op < OPCODES.length; op++)
  HANDLERS[op] ??= () => {
    throw new Unsupported('An opcode that capture does not know', OPCODES[op].name, 'The frame does this itself.');
  };

/** The offset behind the prologue: MAKE_CELL, COPY_FREE_VARS, RESUME. */
export function prologueEnd(code: CodeObject): number {
  let at = 0;
  while ((code.words[at] & 255) !== Op.RESUME) at++;
  return at + 1;
}
export const isGeneratorCode = (code: CodeObject): boolean =>
  (code.flags & (CodeFlag.GENERATOR | CodeFlag.COROUTINE | CodeFlag.ASYNC_GENERATOR)) !== 0;
export { Opaque, tupleType };
export type { PyFunction, Value };

import { LocalKind } from '../bytecode/code.ts';
import { Intrinsic1, Op } from '../bytecode/op.gen.ts';
import { OPCODES } from '../bytecode/opcodes.ts';
import { cellType, dictType, functionType, listType, sliceType, tupleType } from '../runtime/builtin-types.ts';
import type { PyTuple } from '../runtime/collections.ts';
import { AssertionError, NameError, NotImplementedError, TypeError, UnboundLocalError, ValueError } from '../runtime/exceptions.ts';
import type { PyObject, Value } from '../runtime/object.ts';
import { setType } from '../runtime/set.ts';
import { drawerOf, type PyCode } from '../vm/frame.ts';
import { commonConstant } from '../vm/names.ts';
import { getAttribute, getMethod, setAttribute, superAttribute } from './attributes.ts';
import type { Evaluator } from './evaluator.ts';
import { getItem, setItem } from './items.ts';
import { itemsOf, iterate, lengthOf, nextOf, pairsOf, returnedBy } from './iteration.ts';
import { type IteratorValue, SPENT } from './iterators.ts';
import { binary, compare, contains, isSame, not, truth, unary } from './operators.ts';
import { enter, exceptionFrom, importName, isPattern, matchClass, matches } from './statements.ts';
import { prologueEnd, type SymbolicFrame } from './symbolic-frame.ts';
import {
  bool,
  Cell,
  distinct,
  ExceptionValue,
  Known,
  MadeFunction,
  Mapping,
  NONE,
  NULL,
  Null,
  PutAside,
  Sequence,
  SetValue,
  SliceValue,
  type Tracked,
  tuple,
} from './tracked.ts';
import { GuestRaise, Unsupported } from './unsupported.ts';
import { convert, format, joinStrings } from './wording.ts';

type Handler = (v: Evaluator, frame: SymbolicFrame, arg: number) => void;

// ---- the stack
export const pop = (frame: SymbolicFrame): Tracked => frame.stack.pop() as Tracked;
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

export const INSTRUCTIONS: Handler[] = [];
function on(ops: Op | readonly Op[], handler: Handler): void {
  for (const op of [ops].flat()) INSTRUCTIONS[op as number] = handler;
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
on(Op.LOAD_ATTR, (v, f, arg) => push(f, getAttribute(v.actions, pop(f), nameAt(f, arg))));
on(Op.LOAD_METHOD, (v, f, arg) => {
  // What it is called on is bound right away; that it is not is something only time tells.
  push(f, getMethod(v.actions, pop(f), nameAt(f, arg)));
  push(f, NULL);
});
on(Op.STORE_ATTR, (v, f, arg) => {
  const owner = pop(f);
  setAttribute(v.actions, owner, nameAt(f, arg), pop(f));
});
on(Op.DELETE_ATTR, (v, f, arg) => setAttribute(v.actions, pop(f), nameAt(f, arg), null));
const loadSuper =
  (forCall: boolean): Handler =>
  (v, f, arg) => {
    const [callee, type, object] = popMany(f, 3);
    push(f, superAttribute(v.actions, callee, type, object, nameAt(f, arg)));
    if (forCall) push(f, NULL);
  };
on(Op.LOAD_SUPER_ATTR, loadSuper(false));
on(Op.LOAD_SUPER_METHOD, loadSuper(true));
on(Op.BINARY_SUBSCR, (v, f) => {
  const [container, key] = popMany(f, 2);
  push(f, getItem(v.actions, container, key));
});
on(Op.STORE_SUBSCR, (v, f) => {
  const [value, container, key] = popMany(f, 3);
  setItem(v.actions, container, key, value);
});
on(Op.DELETE_SUBSCR, (v, f) => {
  const [container, key] = popMany(f, 2);
  setItem(v.actions, container, key, null);
});
on(Op.BINARY_SLICE, (v, f) => {
  const [container, start, stop] = popMany(f, 3);
  push(f, getItem(v.actions, container, new SliceValue([start, stop, NONE], sliceType)));
});
on(Op.STORE_SLICE, (v, f) => {
  const [value, container, start, stop] = popMany(f, 4);
  setItem(v.actions, container, new SliceValue([start, stop, NONE], sliceType), value);
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
    push(f, binary(v.actions, name, arg === 1, left, right));
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
    push(f, compare(v.actions, symbol, left, right));
  });
on(Op.IS_OP, (v, f, arg) => {
  const [left, right] = popMany(f, 2);
  push(f, bool(isSame(v.actions, left, right) !== (arg === 1)));
});
on(Op.CONTAINS_OP, (v, f, arg) => {
  const [item, container] = popMany(f, 2);
  const found = contains(v.actions, container, item);
  push(f, arg === 1 ? not(v.actions, found) : found);
});
on(Op.UNARY_NEGATIVE, (v, f) => push(f, unary(v.actions, 'neg', pop(f))));
on(Op.UNARY_POSITIVE, (v, f) => push(f, unary(v.actions, 'pos', pop(f))));
on(Op.UNARY_INVERT, (v, f) => push(f, unary(v.actions, 'invert', pop(f))));
on(Op.UNARY_NOT, (v, f) => push(f, bool(!truth(v.actions, pop(f)))));
on(Op.TO_BOOL, (v, f) => push(f, bool(truth(v.actions, pop(f)))));

// ---- jumps
on([Op.JUMP_FORWARD, Op.JUMP_BACKWARD], (_v, f, arg) => {
  f.pc = arg;
});
on(Op.POP_JUMP_IF_FALSE, (v, f, arg) => {
  if (!truth(v.actions, pop(f))) f.pc = arg;
});
on(Op.POP_JUMP_IF_TRUE, (v, f, arg) => {
  if (truth(v.actions, pop(f))) f.pc = arg;
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
    if (truth(v.actions, fromTop(f, 1)) === wanted) f.pc = arg;
    else pop(f);
  };
on(Op.JUMP_IF_FALSE_OR_POP, jumpOrPop(false));
on(Op.JUMP_IF_TRUE_OR_POP, jumpOrPop(true));

// ---- iteration and unpacking
on(Op.GET_ITER, (v, f) => push(f, iterate(v.actions, pop(f))));
on(Op.FOR_ITER, (v, f, arg) => {
  const iterator = fromTop(f, 1);
  const next = nextOf(v.actions, iterator);
  if (next === SPENT) {
    pop(f);
    f.pc = arg;
  } else push(f, next);
});
on(Op.GET_LEN, (v, f) => push(f, lengthOf(v.actions, fromTop(f, 1))));
const isSurelyNotIterable = (v: Tracked): v is Known =>
  v instanceof Known && v.type.lookup('__iter__') === undefined && v.type.lookup('__getitem__') === undefined;
function iterable(v: Evaluator, tracked: Tracked): Tracked {
  const x = v.capture.force(tracked);
  if (isSurelyNotIterable(x)) v.raise(TypeError, `cannot unpack non-iterable ${x.type.name} object`);
  return x;
}
/** The items behind a star. */
function spread(v: Evaluator, tracked: Tracked): Tracked[] {
  const x = v.capture.force(tracked);
  if (isSurelyNotIterable(x))
    throw new Unsupported('A star before what is not iterable', x.words, 'The frame raises the exception itself.');
  return itemsOf(v.actions, x);
}
/** As an unpacking takes them: one more than it wants, and what is left in an iterator stays there. */
function firstOf(v: Evaluator, container: Tracked, most: number): Tracked[] {
  const iterator = iterate(v.actions, container);
  const items: Tracked[] = [];
  while (items.length < most) {
    const next = nextOf(v.actions, iterator);
    if (next === SPENT) break;
    items.push(next);
  }
  return items;
}
on(Op.UNPACK_SEQUENCE, (v, f, arg) => {
  const container = iterable(v, pop(f));
  const isCounted =
    (container instanceof Sequence && [listType, tupleType].includes(container.type)) ||
    (container instanceof Mapping && container.entries.size > arg);
  const items = isCounted ? itemsOf(v.actions, container) : firstOf(v, container, arg + 1);
  if (items.length < arg) v.raise(ValueError, `not enough values to unpack (expected ${arg}, got ${items.length})`);
  if (items.length > arg) v.raise(ValueError, `too many values to unpack (expected ${arg}${isCounted ? `, got ${items.length}` : ''})`);
  f.stack.push(...items.toReversed());
});
on(Op.UNPACK_EX, (v, f, arg) => {
  const [before, after] = [arg & 255, arg >>> 8];
  const items = itemsOf(v.actions, iterable(v, pop(f)));
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
  push(f, new SetValue(setType, distinct(items)));
});
on(Op.BUILD_MAP, (v, f, arg) => {
  const made = new Mapping(dictType, new Map());
  const pairs = popMany(f, 2 * arg);
  for (let i = 0; i < pairs.length; i += 2) made.set(v.capture.force(pairs[i]), pairs[i + 1]);
  push(f, made);
});
on(Op.BUILD_STRING, (v, f, arg) => push(f, joinStrings(v.actions, popMany(f, arg))));
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
  distinct([item], open(v, fromTop(f, arg), SetValue).items);
});
on(Op.MAP_ADD, (v, f, arg) => {
  const [key, value] = popMany(f, 2);
  open(v, fromTop(f, arg), Mapping).set(v.capture.force(key), value);
});
on(Op.LIST_EXTEND, (v, f, arg) => {
  const items = spread(v, pop(f));
  open(v, fromTop(f, arg), Sequence).items.push(...items);
});
on(Op.SET_UPDATE, (v, f, arg) => {
  const items = spread(v, pop(f)).map((item) => v.capture.force(item));
  distinct(items, open(v, fromTop(f, arg), SetValue).items);
});
on(Op.DICT_UPDATE, (v, f, arg) => {
  const source = pop(f);
  for (const [key, value] of pairsOf(v.actions, source)) open(v, fromTop(f, arg), Mapping).set(key, value);
});
on(Op.DICT_MERGE, (v, f, arg) => {
  const source = pop(f);
  const into = open(v, fromTop(f, arg), Mapping);
  for (const [key, value] of pairsOf(v.actions, source)) {
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
  else if (arg === 8) made.closure = itemsOf(v.actions, value).map((cell) => v.capture.force(cell) as Cell);
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
  const [callee, self, positional, more] = popMany(f, 4);
  const args = spread(v, positional);
  const keywords = new Map<string, Tracked>();
  if (!(more instanceof Null))
    for (const [key, value] of pairsOf(v.actions, more)) {
      if (!(key instanceof Known && typeof key.value === 'string'))
        throw new Unsupported('A keyword of another kind', key.words, 'The frame goes on with it itself.');
      keywords.set((key as Known).value as string, value);
    }
  push(f, v.call(callee, self instanceof Null ? args : [self, ...args], keywords));
});
on(Op.CALL_INTRINSIC_1, (v, f, arg) => {
  if (arg !== Intrinsic1.INTRINSIC_LIST_TO_TUPLE)
    throw new Unsupported('A rare operation', `CALL_INTRINSIC_1 ${arg}`, 'The frame does this itself.');
  push(f, tuple(itemsOf(v.actions, pop(f))));
});
on(Op.CALL_INTRINSIC_2, (_v, _f, arg) => {
  throw new Unsupported('A rare operation', `CALL_INTRINSIC_2 ${arg}`, 'The frame does this itself.');
});
on([Op.RETURN_VALUE, Op.YIELD_VALUE], nothing);

// ---- formatting
on(Op.CONVERT_VALUE, (v, f, arg) => push(f, convert(v.actions, pop(f), (['str', 'str', 'repr', 'ascii'] as const)[arg])));
on(Op.FORMAT_SIMPLE, (v, f) => push(f, format(v.actions, pop(f), new Known(''))));
on(Op.FORMAT_WITH_SPEC, (v, f) => {
  const [value, spec] = popMany(f, 2);
  push(f, format(v.actions, value, spec));
});

// ---- generators: inside of an inlined generator only
on(Op.RETURN_GENERATOR, nothing);
on(Op.GET_YIELD_FROM_ITER, (v, f) => push(f, iterate(v.actions, pop(f))));
on(Op.SEND, (v, f, arg) => {
  const sent = pop(f);
  if (!v.actions.isNone(sent)) throw new Unsupported('send() into a generator', 'SEND', 'Only values that generators yield are captured.');
  const next = nextOf(v.actions, fromTop(f, 1));
  if (next === SPENT) {
    push(f, returnedBy(v.actions, fromTop(f, 1) as IteratorValue));
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
  push(f, bool(matches(v.actions, fromTop(f, 1) as ExceptionValue, type)));
});
on(Op.CHECK_EG_MATCH, () => {
  throw new Unsupported('except*', 'CHECK_EG_MATCH', 'Exception groups are not captured.');
});
on(Op.RAISE_VARARGS, (v, f, arg) => {
  const [what, cause] = popMany(f, arg);
  throw new GuestRaise(exceptionFrom(v.actions, what, cause));
});
on(Op.RERAISE, (_v, f) => {
  throw new GuestRaise(pop(f) as ExceptionValue);
});
on(Op.BEFORE_WITH, (v, f) => {
  const manager = pop(f);
  const [exit, value] = enter(v.actions, manager);
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
  push(f, importName(v.actions, f, nameAt(f, arg), level, fromlist));
});
on(Op.IMPORT_FROM, (v, f, arg) => push(f, getAttribute(v.actions, fromTop(f, 1), nameAt(f, arg))));

// ---- match
on(Op.MATCH_SEQUENCE, (v, f) => push(f, bool(isPattern(v.actions, fromTop(f, 1), 'sequence'))));
on(Op.MATCH_MAPPING, (v, f) => push(f, bool(isPattern(v.actions, fromTop(f, 1), 'mapping'))));
on(Op.MATCH_KEYS, (v, f) => {
  const keys = itemsOf(v.actions, fromTop(f, 1)).map((key) => v.capture.force(key));
  const subject = v.capture.force(fromTop(f, 2));
  if (!(subject instanceof Mapping)) throw new Unsupported('A mapping pattern', subject.words, 'Only dicts are matched in captured code.');
  const values = keys.map((key) => subject.get(key));
  push(f, values.every((value) => value !== undefined) ? tuple(values as Tracked[]) : NONE);
});
on(Op.MATCH_CLASS, (v, f, arg) => {
  const [subject, type, names] = popMany(f, 3);
  push(f, matchClass(v.actions, subject, type, names, arg));
});

/** An opcode that nobody has thought of would be silence: the table is complete, and a test says so. */
export const UNHANDLED = OPCODES.filter((_, op) => INSTRUCTIONS[op] === undefined).map(({ name }) => name);
for (let op = 0; op < OPCODES.length; op++)
  INSTRUCTIONS[op] ??= () => {
    throw new Unsupported('An opcode that capture does not know', OPCODES[op].name, 'The frame does this itself.');
  };

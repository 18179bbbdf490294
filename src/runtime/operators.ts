/**
 * Operators on any values: which special method is asked first, and what happens when it declines.
 *
 * `a + b` asks type(a).__add__, then type(b).__radd__; the right one goes first when its class is a subclass of the left one's and
 * brings its own. Concatenation and repetition of builtin sequences come last, as in CPython, where they are other slots.
 * Numbers do not come here: arithmetic.ts has them. Answers may be PUSHED.
 */
import { isContainer, typeName, typeOf } from './builtin-types.ts';
import { PyBuiltin } from './callables.ts';
import { NotImplemented } from './collections.ts';
import { raised, TypeError } from './exceptions.ts';
import { invokeSpecial } from './attributes.ts';
import { isIndex } from './convert.ts';
import type { Thread } from './machine.ts';
import type { NativeFrame } from './native-frame.ts';
import { PUSHED, type PyType, type Value } from './object.ts';

export interface BinaryOperator {
  readonly symbol: string;
  readonly method: string;
  readonly reflected: string;
  readonly inPlace: string;
}
const row = (symbol: string, name: string): BinaryOperator => ({
  symbol,
  method: `__${name}__`,
  reflected: `__r${name}__`,
  inPlace: `__i${name}__`,
});
export const OPERATORS = {
  add: row('+', 'add'),
  sub: row('-', 'sub'),
  mul: row('*', 'mul'),
  truediv: row('/', 'truediv'),
  floordiv: row('//', 'floordiv'),
  mod: row('%', 'mod'),
  pow: row('**', 'pow'),
  lshift: row('<<', 'lshift'),
  rshift: row('>>', 'rshift'),
  and: row('&', 'and'),
  or: row('|', 'or'),
  xor: row('^', 'xor'),
  matmul: row('@', 'matmul'),
  divmod: row('divmod()', 'divmod'),
} as const;
const BY_SYMBOL = new Map<string, BinaryOperator>(Object.values(OPERATORS).map((op) => [op.symbol, op]));
export function operatorOf(symbol: string): BinaryOperator {
  return BY_SYMBOL.get(symbol) as BinaryOperator;
}

/** A builtin type with items that cannot be subtracted: what can (a tensor) adds and multiplies as numbers do. */
const isSequence = (type: PyType | null): boolean => type?.dict.hasName('__getitem__') === true && !type.dict.hasName('__sub__');

/** Builtin sequences implement + and * as sequence slots. */
export function isSequenceSlot(method: Value | undefined): boolean {
  return method instanceof PyBuiltin && (method.name === '__add__' || method.name === '__mul__') && isSequence(method.owner);
}

const REPEATS = new Set(['__mul__', '__rmul__', '__imul__']);
/** Whether a method repeats a builtin sequence: nobody asks it about what is no int. */
function isRepeat(method: Value): boolean {
  return method instanceof PyBuiltin && REPEATS.has(method.name) && isSequence(method.owner);
}

/** What to ask, in order: method, receiver, other; flat. */
function candidates(op: BinaryOperator, a: Value, b: Value): Value[] {
  const ta = typeOf(a);
  const tb = typeOf(b);
  const left = ta.lookup(op.method);
  const right = ta === tb ? undefined : tb.lookup(op.reflected);
  const list: Value[] = [];
  const add = (method: Value | undefined, x: Value, y: Value): void => {
    if (method === undefined || (op === OPERATORS.mul && isRepeat(method) && !isIndex(y))) return;
    list.push(method, x, y);
  };
  if (right !== undefined && tb.isSubtypeOf(ta) && right !== ta.lookup(op.reflected)) {
    add(right, b, a);
    add(left, a, b);
  } else if (isSequenceSlot(left)) {
    add(right, b, a);
    add(left, a, b);
  } else {
    add(left, a, b);
    add(right, b, a);
  }
  return list;
}

/** `a op b`. */
export function binaryOperation(t: Thread, op: BinaryOperator, a: Value, b: Value): Value {
  return ask(t, candidates(op, a, b), op, '', a, b);
}
/** `a op= b`. */
export function inPlaceOperation(t: Thread, op: BinaryOperator, a: Value, b: Value): Value {
  const method = typeOf(a).lookup(op.inPlace);
  const rest = candidates(op, a, b);
  if (method === undefined || (op === OPERATORS.mul && isRepeat(method) && !isIndex(b))) return ask(t, rest, op, '=', a, b);
  // Builtin sequences come last here too: a list is extended when the right side has no __radd__ of its own.
  const at = method instanceof PyBuiltin && isSequenceSlot(typeOf(a).lookup(op.method)) && rest.length === 6 ? 3 : 0;
  return ask(t, [...rest.slice(0, at), method, a, b, ...rest.slice(at)], op, '=', a, b);
}
function ask(t: Thread, list: Value[], op: BinaryOperator, suffix: string, a: Value, b: Value): Value {
  for (let i = 0; i < list.length; i += 3) {
    const method = list[i];
    if (!(method instanceof PyBuiltin)) return t.start(askStep, list.slice(i), op, suffix, [a, b]);
    const base = t.frame;
    const result = method.body(t, list[i + 1], list[i + 2]);
    // A native that has pushed frames may still decline: whom to ask next slides in under them.
    if (result === PUSHED) return t.insertAbove(base, askStep, i + 3, list, op, suffix, [a, b]);
    if (result !== NotImplemented) return result;
  }
  throw unsupported(t, op, suffix, a, b);
}
/** a: what to ask, b: operator, c: '' or '=', d: operands. The state is how far we are. */
function askStep(t: Thread, f: NativeFrame, value: Value): Value {
  const list = f.a as Value[];
  for (;;) {
    if (f.state > 0 && value !== NotImplemented) return value;
    if (f.state >= list.length) {
      const [a, b] = f.d as Value[];
      throw unsupported(t, f.b as BinaryOperator, f.c as string, a, b);
    }
    const i = f.state;
    f.state += 3;
    value = invokeSpecial(t, list[i], list[i + 1], [list[i + 2]]);
    if (value === PUSHED) return PUSHED;
  }
}
function unsupported(t: Thread, op: BinaryOperator, suffix: string, a: Value, b: Value) {
  const ta = typeOf(a);
  const tb = typeOf(b);
  // In place, a left side that is some container already had its say for sequences.
  if (op.symbol === '*' && (suffix === '' || !isContainer(ta) || isSequenceSlot(ta.lookup('__mul__')))) {
    if (isSequenceSlot(ta.lookup('__mul__'))) return raised(TypeError, `can't multiply sequence by non-int of type '${tb.name}'`);
    if (isSequenceSlot(tb.lookup('__mul__'))) return raised(TypeError, `can't multiply sequence by non-int of type '${ta.name}'`);
  }
  if (op.symbol === '>>' && suffix === '' && a instanceof PyBuiltin && a.name === 'print') {
    return raised(
      TypeError,
      `unsupported operand type(s) for >>: '${ta.name}' and '${tb.name}'. Did you mean "print(<message>, file=<output_stream>)"?`,
    );
  }
  const symbol = op.symbol === '**' && suffix === '' ? '** or pow()' : op.symbol === '**' ? '**=' : op.symbol + suffix;
  void t;
  return raised(TypeError, `unsupported operand type(s) for ${symbol}: '${ta.name}' and '${tb.name}'`);
}

export type Comparison = '<' | '<=' | '==' | '!=' | '>' | '>=';
const COMPARE_METHODS: Record<Comparison, readonly [string, string]> = {
  '<': ['__lt__', '__gt__'],
  '<=': ['__le__', '__ge__'],
  '==': ['__eq__', '__eq__'],
  '!=': ['__ne__', '__ne__'],
  '>': ['__gt__', '__lt__'],
  '>=': ['__ge__', '__le__'],
};
/** `a symbol b`, any value. */
export function richCompare(t: Thread, symbol: Comparison, a: Value, b: Value): Value {
  const [method, reflected] = COMPARE_METHODS[symbol];
  const ta = typeOf(a);
  const tb = typeOf(b);
  const left = ta.lookup(method);
  const right = tb.lookup(reflected);
  const first = ta !== tb && right !== undefined && tb.isSubtypeOf(ta);
  const list: Value[] = [];
  if (first) list.push(right as Value, b, a);
  if (left !== undefined) list.push(left, a, b);
  if (!first && right !== undefined) list.push(right, b, a);
  for (let i = 0; i < list.length; i += 3) {
    const found = list[i];
    if (!(found instanceof PyBuiltin)) return t.start(compareStep, list.slice(i), symbol, a, b);
    const base = t.frame;
    const result = found.body(t, list[i + 1], list[i + 2]);
    if (result === PUSHED) return t.insertAbove(base, compareStep, i + 3, list, symbol, a, b);
    if (result !== NotImplemented) return result;
  }
  return compareDefault(symbol, a, b);
}
/** a: what to ask, b: symbol, c and d: operands. */
function compareStep(t: Thread, f: NativeFrame, value: Value): Value {
  const list = f.a as Value[];
  for (;;) {
    if (f.state > 0 && value !== NotImplemented) return value;
    if (f.state >= list.length) return compareDefault(f.b as Comparison, f.c as Value, f.d as Value);
    const i = f.state;
    f.state += 3;
    value = invokeSpecial(t, list[i], list[i + 1], [list[i + 2]]);
    if (value === PUSHED) return PUSHED;
  }
}
function compareDefault(symbol: Comparison, a: Value, b: Value): boolean {
  if (symbol === '==') return a === b;
  if (symbol === '!=') return a !== b;
  throw raised(TypeError, `'${symbol}' not supported between instances of '${typeName(a)}' and '${typeName(b)}'`);
}

const UNARY = { '-': '__neg__', '+': '__pos__', '~': '__invert__' } as const;
/** `-v`, `+v`, `~v`. */
export function unaryOperation(t: Thread, symbol: '-' | '+' | '~', v: Value): Value {
  const method = typeOf(v).lookup(UNARY[symbol]);
  if (method === undefined || method === null) throw raised(TypeError, `bad operand type for unary ${symbol}: '${typeName(v)}'`);
  return invokeSpecial(t, method, v, []);
}

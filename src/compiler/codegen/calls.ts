/**
 * Calls. On the stack: the callable, then null or the self that a method load found, then the arguments.
 *
 * `object.method(...)` loads the method without making a bound one; `super().method(...)` does not even make the super object.
 * A call with stars, or with very many arguments, collects them in a tuple and a dict instead.
 */
import type { Label } from '../../bytecode/assembler.ts';
import { strConstantOf } from '../../bytecode/constants.ts';
import type { Constant } from '../../bytecode/constants.ts';
import { Intrinsic1, Op } from '../../bytecode/op.gen.ts';
import type { Span } from '../../support/span.ts';
import type { Attribute, Call, Expr, GeneratorExp, Keyword } from '../ast.ts';
import { Def, Scope } from '../scopes.ts';
import { STACK_USE_GUIDELINE } from './context.ts';
import type { Codegen } from './context.ts';
import { display, LIST } from './displays.ts';
import { attributeSpan } from './positions.ts';

export function validateKeywords(c: Codegen, keywords: readonly Keyword[]): void {
  if (keywords.length < 2) return;
  const seen = new Set<string>();
  for (const keyword of keywords) {
    if (keyword.arg === null) continue;
    if (seen.has(keyword.arg)) c.fail(keyword, `keyword argument repeated: ${keyword.arg}`);
    seen.add(keyword.arg);
  }
}

/** `object.method(...)` with plain arguments, where the object is not a module that was imported here. */
export function canBeMethodCall(c: Codegen, e: Call): boolean {
  const { func, args, keywords } = e;
  if (func.node !== 'Attribute') return false;
  if (func.value.node === 'Name' && (c.table.top.symbols.get(func.value.id) ?? 0) & Def.IMPORT) return false;
  if (args.length + keywords.length + (keywords.length > 0 ? 1 : 0) >= STACK_USE_GUIDELINE) return false;
  return !args.some((each) => each.node === 'Starred') && !keywords.some((each) => each.arg === null);
}

/** `super().name` or `super(A, b).name`, where `super` can only be the builtin. */
export function isSuperCall(c: Codegen, e: Attribute): boolean {
  const { value } = e;
  if (value.node !== 'Call' || value.func.node !== 'Name' || value.func.id !== 'super' || e.attr === '__class__') return false;
  if (value.keywords.length !== 0) return false;
  const { unit, table } = c;
  if (unit.block.scopeOf('super') !== Scope.GLOBAL_IMPLICIT || table.top.scopeOf('super') !== Scope.NONE) return false;
  if (value.args.length === 2) return !value.args.some((each) => each.node === 'Starred');
  if (value.args.length !== 0 || unit.argCount === 0) return false;
  return unit.block.scopeOf('__class__') === Scope.FREE;
}

export function loadSuperArguments(c: Codegen, e: Call): void {
  c.variable('super', 'Load', e.func);
  if (e.args.length === 2) return c.exprs(e.args);
  c.variable('__class__', 'Load', e);
  c.variable(c.unit.block.parameters[0], 'Load', e);
}

/** A call of `super().name(...)`, whole. */
export function superMethodCall(c: Codegen, e: Call): void {
  const func = e.func as Attribute;
  loadSuperArguments(c, func.value as Call);
  c.named(Op.LOAD_SUPER_METHOD, func.attr, func);
  c.emit(Op.NOP, 0, attributeSpan(func, func));
  methodArguments(c, e);
}

/** The rest of a method call, when the object is on the stack. */
export function finishCall(c: Codegen, e: Call): void {
  const func = e.func as Attribute;
  c.named(Op.LOAD_METHOD, func.attr, attributeSpan(func, func));
  methodArguments(c, e);
}

function methodArguments(c: Codegen, e: Call): void {
  const func = e.func as Attribute;
  c.exprs(e.args);
  const at = attributeSpan(e, func);
  if (e.keywords.length === 0) return c.emit(Op.CALL, e.args.length, at);
  for (const keyword of e.keywords) c.expr(keyword.value);
  c.load(keywordNames(e.keywords), attributeSpan(func, func));
  c.emit(Op.CALL_KW, e.args.length + e.keywords.length, at);
}

export function keywordNames(keywords: readonly Keyword[]): Constant {
  return { tag: 'tuple', items: keywords.map((each) => strConstantOf(each.arg as string)) };
}

/** The rest of any other call, when the callable is on the stack. */
export function call(c: Codegen, e: Call): void {
  const done = overGenerator(c, e);
  c.emit(Op.PUSH_NULL, 0, e.func);
  callWith(c, 0, e.args, null, e.keywords, e);
  if (done !== null) c.place(done);
}

/** Calls what is on the stack with `pushed` arguments that are there already, then these. `last` is a variable after the positional ones. */
export function callWith(
  c: Codegen,
  pushed: number,
  args: readonly Expr[],
  last: string | null,
  keywords: readonly Keyword[],
  at: Span,
): void {
  const isPlain =
    args.length + keywords.length * 2 <= STACK_USE_GUIDELINE &&
    !args.some((each) => each.node === 'Starred') &&
    !keywords.some((each) => each.arg === null);
  if (!isPlain) return callSpread(c, pushed, args, last, keywords, at);
  c.exprs(args);
  if (last !== null) c.variable(last, 'Load', at);
  const count = pushed + args.length + (last === null ? 0 : 1);
  if (keywords.length === 0) return c.emit(Op.CALL, count, at);
  for (const keyword of keywords) c.expr(keyword.value);
  c.load(keywordNames(keywords), at);
  c.emit(Op.CALL_KW, count + keywords.length, at);
}

function callSpread(c: Codegen, pushed: number, args: readonly Expr[], last: string | null, keywords: readonly Keyword[], at: Span): void {
  const only = args.length === 1 && args[0].node === 'Starred' ? args[0] : null;
  if (pushed === 0 && last === null && only !== null) {
    // `f(*items)`: the run-time makes a tuple of whatever it is; here it must be a sequence already.
    c.expr(only.value);
  } else display(c, args, last, pushed, LIST, true, at);
  if (keywords.length === 0) {
    c.emit(Op.PUSH_NULL, 0, at);
    return c.emit(Op.CALL_FUNCTION_EX, 0, at);
  }
  let hasDict = false;
  let waiting = 0;
  const flush = (end: number) => {
    if (waiting === 0) return;
    keywordPairs(c, keywords.slice(end - waiting, end), at);
    if (hasDict) c.emit(Op.DICT_MERGE, 1, at);
    hasDict = true;
    waiting = 0;
  };
  for (let i = 0; i < keywords.length; i++) {
    if (keywords[i].arg !== null) {
      waiting++;
      continue;
    }
    flush(i);
    if (!hasDict) {
      c.emit(Op.BUILD_MAP, 0, at);
      hasDict = true;
    }
    c.expr(keywords[i].value);
    c.emit(Op.DICT_MERGE, 1, at);
  }
  flush(keywords.length);
  c.emit(Op.CALL_FUNCTION_EX, 0, at);
}

function keywordPairs(c: Codegen, keywords: readonly Keyword[], at: Span): void {
  const isBig = keywords.length * 2 > STACK_USE_GUIDELINE;
  if (isBig) c.emit(Op.BUILD_MAP, 0, at);
  for (const keyword of keywords) {
    c.load(strConstantOf(keyword.arg as string), at);
    c.expr(keyword.value);
    if (isBig) c.emit(Op.MAP_ADD, 1, at);
  }
  if (!isBig) c.emit(Op.BUILD_MAP, keywords.length, at);
}

const OVER_GENERATOR: ReadonlyMap<string, { constant: number; result: boolean | null }> = new Map([
  ['tuple', { constant: 2, result: null }],
  ['all', { constant: 3, result: true }],
  ['any', { constant: 4, result: false }],
]);

/**
 * `all(... for ...)`, `any` and `tuple` over a generator run its loop here, if the name still means the builtin: no call for each
 * item. Gives the label behind the ordinary call, or null if this is not such a call.
 */
function overGenerator(c: Codegen, e: Call): Label | null {
  if (e.func.node !== 'Name' || e.args.length !== 1 || e.keywords.length !== 0 || e.args[0].node !== 'GeneratorExp') return null;
  const special = OVER_GENERATOR.get(e.func.id);
  // An async generator is no iterator, which the ordinary call has to say.
  if (special === undefined || c.table.blocks.get(e.args[0])?.isCoroutine) return null;
  const at = e.func;
  const generator: GeneratorExp = e.args[0];
  const ordinary = c.newLabel();
  const end = c.newLabel();
  c.emit(Op.COPY, 1, at);
  c.emit(Op.LOAD_COMMON_CONSTANT, special.constant, at);
  c.emit(Op.IS_OP, 0, at);
  c.jump(Op.POP_JUMP_IF_FALSE, ordinary, at);
  c.emit(Op.POP_TOP, 0, at);
  if (special.result === null) c.emit(Op.BUILD_LIST, 0, at);
  c.expr(generator);
  c.emit(Op.GET_ITER, 0, at);
  const loop = c.newLabel();
  const spent = c.newLabel();
  c.place(loop);
  c.jump(Op.FOR_ITER, spent, at);
  if (special.result === null) {
    c.emit(Op.LIST_APPEND, 2, at);
    c.jumpTo(loop, at);
  } else {
    const decided = c.newLabel();
    c.jump(special.result ? Op.POP_JUMP_IF_FALSE : Op.POP_JUMP_IF_TRUE, decided, at);
    c.jumpTo(loop, at);
    c.place(decided);
    c.emit(Op.POP_ITER, 0, at);
    c.load(!special.result, at);
    c.jumpTo(end, at);
  }
  c.place(spent);
  if (special.result === null) c.emit(Op.CALL_INTRINSIC_1, Intrinsic1.INTRINSIC_LIST_TO_TUPLE, at);
  else c.load(special.result, at);
  c.jumpTo(end, at);
  c.place(ordinary);
  return end;
}

/**
 * Functions: `def`, `lambda`, defaults, decorators, annotations that wait in an `__annotate__` function (PEP 649), type parameters
 * (PEP 695, 696), `type` statements.
 *
 * Annotations, bounds, defaults of type parameters and the values of type aliases are compiled into small functions of one
 * argument, the format that the caller wants; they raise NotImplementedError for formats that they do not know.
 */
import { strConstantOf } from '../../bytecode/constants.ts';
import type { Constant } from '../../bytecode/constants.ts';
import { Intrinsic1, Intrinsic2, Op } from '../../bytecode/op.gen.ts';
import { InternalError } from '../../support/errors.ts';
import type { CodeObject } from '../../bytecode/code.ts';
import type { Span } from '../../support/span.ts';
import type { Arg, Arguments, Expr, FunctionLike, Lambda, Stmt, TypeAlias, TypeParam } from '../ast.ts';
import { docstringOf } from '../future.ts';
import { tupleConstant } from '../fold.ts';
import type { Block } from '../scopes.ts';
import { FunctionAttribute } from './context.ts';
import type { Codegen, UnitType } from './context.ts';
import { cleanDocstring } from './docstrings.ts';
import { unparse } from './unparse.ts';

export function docstringConstant(c: Codegen, body: readonly Stmt[]): Constant | null {
  if (c.options.optimize >= 2 || docstringOf(body) === null) return null;
  const first = body[0];
  return first.node === 'Expr' && first.value.node === 'Constant' ? cleanDocstring(first.value.value) : null;
}

export function lambda(c: Codegen, e: Lambda): void {
  const attributes = defaults(c, e.args, e);
  const code = c.code(e, () => {
    c.enter('<lambda>', 'lambda', e, e.line, parameterCounts(e.args));
    c.expr(e.body);
    c.emit(Op.RETURN_VALUE, 0, e.body);
    return c.leave(false);
  });
  c.closure(code, attributes, e);
}

export function parameterCounts(args: Arguments) {
  return { args: args.args.length, posOnly: args.posonlyargs.length, kwOnly: args.kwonlyargs.length };
}

/** Pushes the default values; gives the bits for MAKE_FUNCTION. */
function defaults(c: Codegen, args: Arguments, at: Span): number {
  let attributes = 0;
  if (args.defaults.length > 0) {
    const value = tupleConstant(args.defaults, c.debug);
    if (value !== undefined) c.load(value, at);
    else {
      c.exprs(args.defaults);
      c.emit(Op.BUILD_TUPLE, args.defaults.length, at);
    }
    attributes |= FunctionAttribute.DEFAULTS;
  }
  let count = 0;
  args.kwonlyargs.forEach((arg, i) => {
    const value = args.kw_defaults[i];
    if (value === null) return;
    c.load(strConstantOf(c.mangled(arg.arg)), at);
    c.expr(value);
    count++;
  });
  if (count > 0) {
    c.emit(Op.BUILD_MAP, count, at);
    attributes |= FunctionAttribute.KWDEFAULTS;
  }
  return attributes;
}

export function decorators(c: Codegen, list: readonly Expr[]): void {
  for (const decorator of list) {
    c.expr(decorator);
    c.emit(Op.PUSH_NULL, 0, decorator);
  }
}

export function applyDecorators(c: Codegen, list: readonly Expr[]): void {
  for (let i = list.length - 1; i >= 0; i--) c.emit(Op.CALL, 1, list[i]);
}

export function functionDef(c: Codegen, s: FunctionLike): void {
  decorators(c, s.decorator_list);
  const firstLine = s.decorator_list.length > 0 ? s.decorator_list[0].line : s.line;
  const isGeneric = s.type_params.length > 0;
  if (isGeneric) genericFunction(c, s, firstLine);
  else {
    const attributes = defaults(c, s.args, s) | annotations(c, s);
    functionBody(c, s, attributes, firstLine);
  }
  applyDecorators(c, s.decorator_list);
  c.variable(s.name, 'Store', s);
}

/**
 * `def f[T](...)`: a function around it makes the type parameters and then the function. Defaults are evaluated outside and go in
 * as its arguments.
 */
function genericFunction(c: Codegen, s: FunctionLike, firstLine: number): void {
  const hasDefaults = s.args.defaults.length > 0;
  const hasKeywordDefaults = s.args.kw_defaults.some((each) => each !== null);
  const count = (hasDefaults ? 1 : 0) + (hasKeywordDefaults ? 1 : 0);
  const attributes = defaults(c, s.args, s);
  c.enter(`<generic parameters of ${s.name}>`, 'annotations', s.type_params, firstLine, { args: count });
  typeParams(c, s.type_params);
  for (let i = 0; i < count; i++) c.emit(Op.LOAD_FAST, i, s);
  functionBody(c, s, attributes | annotations(c, s), firstLine);
  c.emit(Op.SWAP, 2, s);
  c.emit(Op.CALL_INTRINSIC_2, Intrinsic2.INTRINSIC_SET_FUNCTION_TYPE_PARAMS, s);
  callMaker(c, c.leave(false), count, s);
}

/** Calls the function of a code object with `count` arguments that stand on the stack already. */
function callMaker(c: Codegen, code: CodeObject, count: number, at: Span): void {
  c.closure(code, 0, at);
  c.emit(Op.PUSH_NULL, 0, at);
  // Bring callable and null under the arguments, which stay in their order.
  if (count === 1) {
    c.emit(Op.SWAP, 3, at); // null f a
    c.emit(Op.SWAP, 2, at); // null a f
    c.emit(Op.SWAP, 3, at); // f a null
    c.emit(Op.SWAP, 2, at); // f null a
  } else if (count === 2) {
    c.emit(Op.SWAP, 3, at); // a null f b
    c.emit(Op.SWAP, 2, at); // a null b f
    c.emit(Op.SWAP, 4, at); // f null b a
    c.emit(Op.SWAP, 2, at); // f null a b
  }
  c.emit(Op.CALL, count, at);
}

function functionBody(c: Codegen, s: FunctionLike, attributes: number, firstLine: number): void {
  const code = c.code(s, () => {
    c.enter(s.name, s.node === 'FunctionDef' ? 'function' : 'async function', s, firstLine, parameterCounts(s.args));
    const docstring = docstringConstant(c, s.body);
    if (docstring !== null) c.constantIndex(docstring);
    c.body(docstringOf(s.body) !== null ? s.body.slice(1) : s.body);
    return c.leave(true);
  });
  c.closure(code, attributes, s);
}

// ---- the small functions

/** Enters a function of one argument, the format; it knows the formats 1 (VALUE) and 2 (VALUE_WITH_FAKE_GLOBALS). */
export function enterEvaluator(c: Codegen, key: object | Block, name: string, at: Span, type: UnitType = 'annotations'): void {
  c.enter(name, type, key, at.line, { posOnly: 1 });
  const body = c.newLabel();
  c.emit(Op.LOAD_FAST, 0, at);
  c.load(2, at);
  c.emit(Op.COMPARE_GT, 0, at);
  c.jump(Op.POP_JUMP_IF_FALSE, body, at);
  c.emit(Op.LOAD_COMMON_CONSTANT, 1, at);
  c.emit(Op.RAISE_VARARGS, 1, at);
  c.place(body);
}

export function leaveEvaluator(c: Codegen, attributes: number, at: Span): void {
  c.emit(Op.RETURN_VALUE, 0, at);
  c.closure(c.leave(false), attributes, at);
}

function evaluator(c: Codegen, key: object | Block, name: string, e: Expr, at: Span, allowsStar: boolean): void {
  c.load({ tag: 'tuple', items: [1] }, at);
  enterEvaluator(c, key, name, at);
  starredValue(c, e, allowsStar, e);
  leaveEvaluator(c, FunctionAttribute.DEFAULTS, at);
}

/** `*args: *Ts`: the value is the single item that unpacking gives. */
function starredValue(c: Codegen, e: Expr, allowsStar: boolean, at: Span): void {
  if (allowsStar && e.node === 'Starred') {
    c.expr(e.value);
    c.emit(Op.UNPACK_SEQUENCE, 1, at);
  } else c.expr(e);
}

function annotations(c: Codegen, s: FunctionLike): number {
  const block = c.table.blocks.get(s.args);
  if (block === undefined) throw new InternalError('a block for the annotations of every function was promised');
  if (!block.annotationsUsed) return 0;
  enterEvaluator(c, block, '__annotate__', s);
  let count = 0;
  const value = (name: string, e: Expr | null) => {
    if (e === null) return;
    c.load(strConstantOf(c.mangled(name)), s);
    if (c.futureAnnotations) c.load(strConstantOf(unparse(e)), e);
    else starredValue(c, e, true, s);
    count++;
  };
  const each = (arg: Arg | null) => arg !== null && value(arg.arg, arg.annotation);
  s.args.args.forEach(each);
  s.args.posonlyargs.forEach(each);
  each(s.args.vararg);
  s.args.kwonlyargs.forEach(each);
  each(s.args.kwarg);
  value('return', s.returns);
  c.emit(Op.BUILD_MAP, count, s);
  leaveEvaluator(c, 0, s);
  return FunctionAttribute.ANNOTATE;
}

// ---- type parameters and aliases

/** Makes the type parameters, binds them, and leaves a tuple of them. */
export function typeParams(c: Codegen, params: readonly TypeParam[]): void {
  let seenDefault = false;
  for (const param of params) {
    c.load(strConstantOf(param.name), param);
    if (param.node === 'TypeVar' && param.bound !== null) {
      evaluator(c, param, param.name, param.bound, param.bound, false);
      const isConstraints = param.bound.node === 'Tuple';
      c.emit(
        Op.CALL_INTRINSIC_2,
        isConstraints ? Intrinsic2.INTRINSIC_TYPEVAR_WITH_CONSTRAINTS : Intrinsic2.INTRINSIC_TYPEVAR_WITH_BOUND,
        param,
      );
    } else c.emit(Op.CALL_INTRINSIC_1, MAKERS[param.node], param);
    if (param.default_value !== null) {
      const block = c.table.defaults.get(param);
      if (block === undefined) throw new InternalError('a block for the default of every type parameter was promised');
      evaluator(c, block, param.name, param.default_value, param.default_value, param.node === 'TypeVarTuple');
      c.emit(Op.CALL_INTRINSIC_2, Intrinsic2.INTRINSIC_SET_TYPEPARAM_DEFAULT, param);
      seenDefault = true;
    } else if (seenDefault) {
      c.fail(param, `non-default type parameter '${param.name}' follows default type parameter`);
    }
    c.emit(Op.COPY, 1, param);
    c.variable(param.name, 'Store', param);
  }
  c.emit(Op.BUILD_TUPLE, params.length, params[0]);
}

const MAKERS = {
  TypeVar: Intrinsic1.INTRINSIC_TYPEVAR,
  ParamSpec: Intrinsic1.INTRINSIC_PARAMSPEC,
  TypeVarTuple: Intrinsic1.INTRINSIC_TYPEVARTUPLE,
} as const;

export function typeAlias(c: Codegen, s: TypeAlias): void {
  const name = s.name.id;
  const isGeneric = s.type_params.length > 0;
  if (isGeneric) {
    c.enter(`<generic parameters of ${name}>`, 'annotations', s.type_params, s.line);
    c.load(strConstantOf(name), s);
    typeParams(c, s.type_params);
  } else {
    c.load(strConstantOf(name), s);
    c.load(null, s);
  }
  evaluator(c, s, name, s.value, s, false);
  c.emit(Op.BUILD_TUPLE, 3, s);
  c.emit(Op.CALL_INTRINSIC_1, Intrinsic1.INTRINSIC_TYPEALIAS, s);
  if (isGeneric) callMaker(c, c.leave(false), 0, s);
  c.variable(name, 'Store', s);
}

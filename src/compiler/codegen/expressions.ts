/**
 * Expressions: code that leaves one value on the stack.
 *
 * Chains that lean to the left (sums, attributes, calls) are walked along their spine, so that their length does not matter, and
 * what is constant at the bottom of a spine is folded on the way back up.
 */
import type { Label } from '../../bytecode/assembler.ts';
import { strConstantOf } from '../../bytecode/constants.ts';
import type { Constant } from '../../bytecode/constants.ts';
import { Intrinsic1, Op } from '../../bytecode/op.gen.ts';
import { unreachable } from '../../support/errors.ts';
import type { Span } from '../../support/span.ts';
import type {
  Attribute, BinOp, BoolOp, Call, CmpOperator, Compare, Dict, Expr, FormattedValue, IfExp, Interpolation, JoinedStr, Lambda, Operator, Slice, Subscript,
  TemplateStr,
} from '../ast.ts';
import { foldBinary, foldSubscript, foldUnary, truthOf, tupleConstant } from '../fold.ts';
import { call, canBeMethodCall, checkCallee, finishCall, isSuperCall, loadSuperArguments, superMethodCall, validateKeywords } from './calls.ts';
import { checkCompare, checkIndex, checkSubscripted } from './checks.ts';
import { comprehension } from './comprehensions.ts';
import { STACK_USE_GUIDELINE } from './context.ts';
import type { Codegen } from './context.ts';
import { lambda } from './functions.ts';
import { asJoinedStr } from './percent.ts';
import { attributeSpan } from './positions.ts';
import { delegate, yieldValue } from './yields.ts';

export function expr(c: Codegen, e: Expr): void {
  switch (e.node) {
    case 'Name':
      if (e.id === '__debug__' && e.ctx === 'Load') return c.load(c.debug, e);
      return c.variable(e.id, e.ctx, e);
    case 'Constant':
      return c.load(e.value, e);
    case 'BinOp':
    case 'Attribute':
    case 'Subscript':
    case 'Call':
      return spine(c, e);
    case 'Compare':
      return compare(c, e);
    case 'BoolOp':
      return boolOp(c, e);
    case 'UnaryOp':
      return unaryOp(c, e);
    case 'IfExp':
      return ifExp(c, e);
    case 'Tuple':
    case 'List':
      if (e.ctx === 'Store') return unpackInto(c, e.elts, e);
      if (e.ctx === 'Del') return c.exprs(e.elts);
      return e.node === 'Tuple' ? tuple(c, e.elts, e) : list(c, e.elts, e);
    case 'Set':
      return set(c, e.elts, e);
    case 'Dict':
      return dict(c, e);
    case 'Lambda':
      return lambda(c, e as Lambda);
    case 'ListComp':
    case 'SetComp':
    case 'DictComp':
    case 'GeneratorExp':
      return comprehension(c, e);
    case 'JoinedStr':
      return joinedStr(c, e);
    case 'FormattedValue':
      return formattedValue(c, e);
    case 'TemplateStr':
      return templateStr(c, e);
    case 'Interpolation':
      return interpolation(c, e);
    case 'NamedExpr':
      c.expr(e.value);
      c.emit(Op.COPY, 1, e);
      return c.expr(e.target);
    case 'Yield':
      if (!c.unit.block.isFunctionLike) c.fail(e, "'yield' outside function");
      if (e.value === null) c.load(null, e);
      else c.expr(e.value);
      return yieldValue(c, e);
    case 'YieldFrom':
      if (!c.unit.block.isFunctionLike) c.fail(e, "'yield from' outside function");
      if (c.unit.type === 'async function') c.fail(e, "'yield from' inside async function");
      c.expr(e.value);
      c.emit(Op.GET_YIELD_FROM_ITER, 0, e);
      c.load(null, e);
      return delegate(c, e, false);
    case 'Await':
      c.expr(e.value);
      c.emit(Op.GET_AWAITABLE, 0, e);
      c.load(null, e);
      return delegate(c, e, true);
    case 'Slice':
      return slice(c, e);
    case 'Starred':
      if (e.ctx === 'Store') c.fail(e, 'starred assignment target must be in a list or tuple');
      return c.fail(e, "can't use starred expression here");
    default:
      unreachable(e);
  }
}

// ---- spines

const BINARY: Record<Operator, Op> = {
  Add: Op.BINARY_ADD,
  Sub: Op.BINARY_SUBTRACT,
  Mult: Op.BINARY_MULTIPLY,
  Div: Op.BINARY_TRUE_DIVIDE,
  FloorDiv: Op.BINARY_FLOOR_DIVIDE,
  Mod: Op.BINARY_REMAINDER,
  Pow: Op.BINARY_POWER,
  LShift: Op.BINARY_LSHIFT,
  RShift: Op.BINARY_RSHIFT,
  BitAnd: Op.BINARY_AND,
  BitOr: Op.BINARY_OR,
  BitXor: Op.BINARY_XOR,
  MatMult: Op.BINARY_MATRIX_MULTIPLY,
};

export function binary(c: Codegen, op: Operator, inPlace: boolean, at: Span): void {
  c.emit(BINARY[op], inPlace ? 1 : 0, at);
}

type SpineNode = BinOp | Attribute | Subscript | Call;

function spine(c: Codegen, top: SpineNode): void {
  const nodes: SpineNode[] = [];
  const isMethod: boolean[] = [];
  let leaf: Expr = top;
  let joined: JoinedStr | null = null;
  descend: for (;;) {
    switch (leaf.node) {
      case 'BinOp':
        joined = asJoinedStr(leaf);
        if (joined !== null) break descend;
        nodes.push(leaf);
        isMethod.push(false);
        leaf = leaf.left;
        break;
      case 'Attribute':
        if (leaf.ctx === 'Load') {
          if (isSuperCall(c, leaf)) break descend;
        } else if (leaf.ctx === 'Store') staticAttribute(c, leaf);
        nodes.push(leaf);
        isMethod.push(false);
        leaf = leaf.value;
        break;
      case 'Subscript':
        if (leaf.ctx === 'Load') {
          checkSubscripted(c, leaf.value);
          checkIndex(c, leaf.value, leaf.slice);
        }
        nodes.push(leaf);
        isMethod.push(false);
        leaf = leaf.value;
        break;
      case 'Call': {
        validateKeywords(c, leaf.keywords);
        const { func } = leaf as Call;
        if (canBeMethodCall(c, leaf)) {
          if (isSuperCall(c, func as Attribute)) break descend;
          nodes.push(leaf);
          isMethod.push(true);
          leaf = (func as Attribute).value;
        } else {
          checkCallee(c, func);
          nodes.push(leaf);
          isMethod.push(false);
          leaf = func;
        }
        break;
      }
      default:
        break descend;
    }
  }

  let pending: Constant | undefined;
  let pendingAt: Expr = leaf;
  const innermost = nodes[nodes.length - 1];
  if (joined !== null) joinedStr(c, joined);
  else if (leaf.node === 'Attribute') superAttribute(c, leaf);
  else if (leaf.node === 'Call') superMethodCall(c, leaf);
  else {
    if (innermost.node === 'BinOp' || (innermost.node === 'Subscript' && innermost.ctx === 'Load')) pending = c.constant(leaf);
    if (pending === undefined) c.expr(leaf);
  }

  for (let i = nodes.length - 1; i >= 0; i--) {
    const node = nodes[i];
    if (pending !== undefined) {
      const folded = foldWith(c, pending, node);
      if (folded !== undefined) {
        pending = folded;
        pendingAt = node;
        continue;
      }
      c.load(pending, pendingAt);
      pending = undefined;
    }
    finish(c, node, isMethod[i]);
  }
  if (pending !== undefined) c.load(pending, pendingAt);
}

function foldWith(c: Codegen, left: Constant, node: SpineNode): Constant | undefined {
  if (node.node === 'BinOp') {
    const right = c.constant(node.right);
    return right === undefined ? undefined : foldBinary(node.op, left, right);
  }
  if (node.node !== 'Subscript' || node.ctx !== 'Load' || node.slice.node === 'Slice') return undefined;
  const key = c.constant(node.slice);
  return key === undefined ? undefined : foldSubscript(left, key);
}

function finish(c: Codegen, node: SpineNode, isMethod: boolean): void {
  switch (node.node) {
    case 'BinOp':
      c.expr(node.right);
      return binary(c, node.op, false, node);
    case 'Attribute': {
      const at = attributeSpan(node, node);
      return c.named(node.ctx === 'Load' ? Op.LOAD_ATTR : node.ctx === 'Store' ? Op.STORE_ATTR : Op.DELETE_ATTR, node.attr, at);
    }
    case 'Subscript':
      return subscript(c, node);
    case 'Call':
      return isMethod ? finishCall(c, node) : call(c, node);
  }
}

/** `self.name = ...` in a method names an attribute that the class's instances will have. */
function staticAttribute(c: Codegen, e: Attribute): void {
  if (e.value.node !== 'Name' || e.value.id !== 'self') return;
  for (let unit = c.unit.around; unit !== null; unit = unit.around) {
    if (unit.type !== 'class') continue;
    (unit.staticAttributes ??= new Set()).add(e.attr);
    return;
  }
}

function superAttribute(c: Codegen, e: Attribute): void {
  loadSuperArguments(c, e.value as Call);
  c.named(Op.LOAD_SUPER_ATTR, e.attr, e);
  c.emit(Op.NOP, 0, attributeSpan(e, e));
}

// ---- subscripts and slices

function isConstantSlice(e: Expr): boolean {
  return e.node === 'Slice' && [e.lower, e.upper, e.step].every((part) => part === null || part.node === 'Constant');
}

/** `a[b:c]` needs no slice object, unless it can be a constant. */
export function isTwoPartSlice(e: Expr): e is Slice {
  return e.node === 'Slice' && e.step === null && !isConstantSlice(e);
}

export function sliceParts(c: Codegen, e: Slice): void {
  if (e.lower === null) c.load(null, e);
  else c.expr(e.lower);
  if (e.upper === null) c.load(null, e);
  else c.expr(e.upper);
}

function slice(c: Codegen, e: Slice): void {
  if (isConstantSlice(e)) {
    const part = (each: Expr | null) => (each === null || each.node !== 'Constant' ? null : each.value);
    return c.load({ tag: 'slice', start: part(e.lower), stop: part(e.upper), step: part(e.step) }, e);
  }
  sliceParts(c, e);
  if (e.step !== null) c.expr(e.step);
  c.emit(Op.BUILD_SLICE, e.step === null ? 2 : 3, e);
}

function subscript(c: Codegen, e: Subscript): void {
  if (e.ctx !== 'Del' && isTwoPartSlice(e.slice)) {
    sliceParts(c, e.slice);
    return c.emit(e.ctx === 'Load' ? Op.BINARY_SLICE : Op.STORE_SLICE, 0, e);
  }
  c.expr(e.slice);
  c.emit(e.ctx === 'Load' ? Op.BINARY_SUBSCR : e.ctx === 'Store' ? Op.STORE_SUBSCR : Op.DELETE_SUBSCR, 0, e);
}

// ---- operators

function unaryOp(c: Codegen, e: Expr & { node: 'UnaryOp' }): void {
  const operand = c.constant(e.operand);
  const folded = operand === undefined ? undefined : foldUnary(e.op, operand);
  if (folded !== undefined) return c.load(folded, e);
  if (e.op === 'Not' && e.operand.node === 'UnaryOp' && e.operand.op === 'Not') {
    c.expr(e.operand.operand);
    return c.emit(Op.TO_BOOL, 0, e);
  }
  if (e.op === 'Not' && e.operand.node === 'Compare' && e.operand.ops.length === 1) {
    const { operand } = e;
    const inverse = INVERSE[operand.ops[0]];
    checkCompare(c, operand);
    c.expr(operand.left);
    comparator(c, operand, 0);
    comparison(c, inverse ?? operand.ops[0], e);
    // `not a in b` is `a not in b`: both give a plain bool.
    return inverse === undefined ? c.emit(Op.UNARY_NOT, 0, e) : undefined;
  }
  c.expr(e.operand);
  c.emit(e.op === 'Not' ? Op.UNARY_NOT : e.op === 'USub' ? Op.UNARY_NEGATIVE : e.op === 'UAdd' ? Op.UNARY_POSITIVE : Op.UNARY_INVERT, 0, e);
}

const INVERSE: Partial<Record<CmpOperator, CmpOperator>> = { In: 'NotIn', NotIn: 'In', Is: 'IsNot', IsNot: 'Is' };

export function comparison(c: Codegen, op: CmpOperator, at: Span): void {
  switch (op) {
    case 'Eq':
      return c.emit(Op.COMPARE_EQ, 0, at);
    case 'NotEq':
      return c.emit(Op.COMPARE_NE, 0, at);
    case 'Lt':
      return c.emit(Op.COMPARE_LT, 0, at);
    case 'LtE':
      return c.emit(Op.COMPARE_LE, 0, at);
    case 'Gt':
      return c.emit(Op.COMPARE_GT, 0, at);
    case 'GtE':
      return c.emit(Op.COMPARE_GE, 0, at);
    case 'Is':
      return c.emit(Op.IS_OP, 0, at);
    case 'IsNot':
      return c.emit(Op.IS_OP, 1, at);
    case 'In':
      return c.emit(Op.CONTAINS_OP, 0, at);
    case 'NotIn':
      return c.emit(Op.CONTAINS_OP, 1, at);
    default:
      unreachable(op);
  }
}

/** The right side of `in`, and what a loop goes over: a display of constants can be one constant. */
function comparator(c: Codegen, e: Compare, i: number): void {
  if (e.ops[i] === 'In' || e.ops[i] === 'NotIn') passing(c, e.comparators[i]);
  else c.expr(e.comparators[i]);
}

/** A value that is only looked through and then forgotten: a list may as well be a tuple. */
export function passing(c: Codegen, e: Expr): void {
  const value = constantDisplay(c, e);
  if (value !== undefined) c.load(value, e);
  else if (e.node === 'List' && e.elts.length <= STACK_USE_GUIDELINE && !e.elts.some((each) => each.node === 'Starred')) {
    c.exprs(e.elts);
    c.emit(Op.BUILD_TUPLE, e.elts.length, e);
  } else c.expr(e);
}

/** A list or set display of constants, as the tuple or frozenset that serves where nobody can keep or change it. */
function constantDisplay(c: Codegen, e: Expr): Constant | undefined {
  if ((e.node !== 'List' && e.node !== 'Set') || e.elts.length === 0) return undefined;
  if (e.node === 'List' && e.elts.length > STACK_USE_GUIDELINE) return undefined;
  const items = tupleConstant(e.elts, c.debug);
  if (items === undefined || e.node === 'List') return items;
  return typeof items === 'object' && items !== null && 'tag' in items && items.tag === 'tuple' ? { tag: 'frozenset', items: items.items } : undefined;
}

function compare(c: Codegen, e: Compare): void {
  checkCompare(c, e);
  c.expr(e.left);
  const last = e.ops.length - 1;
  if (last === 0) {
    comparator(c, e, 0);
    return comparison(c, e.ops[0], e);
  }
  const cleanup = c.newLabel();
  for (let i = 0; i < last; i++) {
    comparator(c, e, i);
    c.emit(Op.SWAP, 2, e);
    c.emit(Op.COPY, 2, e);
    comparison(c, e.ops[i], e);
    c.jump(Op.JUMP_IF_FALSE_OR_POP, cleanup, e);
  }
  comparator(c, e, last);
  comparison(c, e.ops[last], e);
  const end = c.newLabel();
  c.jumpTo(end, null);
  c.place(cleanup);
  c.emit(Op.SWAP, 2, e);
  c.emit(Op.POP_TOP, 0, e);
  c.place(end);
}

function boolOp(c: Codegen, e: BoolOp): void {
  const end = c.newLabel();
  const last = e.values.length - 1;
  const op = e.op === 'And' ? Op.JUMP_IF_FALSE_OR_POP : Op.JUMP_IF_TRUE_OR_POP;
  for (let i = 0; i < last; i++) {
    const value = c.constant(e.values[i]);
    if (value !== undefined) {
      // Nothing to ask: this value decides, or it is out of the race.
      if (truthOf(value) === (e.op === 'And')) {
        c.emit(Op.NOP, 0, e.values[i]);
        continue;
      }
      c.load(value, e.values[i]);
      c.jumpTo(end, e);
      continue;
    }
    c.expr(e.values[i]);
    c.jump(op, end, e);
  }
  c.expr(e.values[last]);
  c.place(end);
}

function ifExp(c: Codegen, e: IfExp): void {
  const end = c.newLabel();
  const otherwise = c.newLabel();
  jumpIf(c, e.test, otherwise, false, e);
  c.expr(e.body);
  c.jumpTo(end, null);
  c.place(otherwise);
  c.expr(e.orelse);
  c.place(end);
}

/** Jumps to `target` if the truth of an expression is `when`, else falls through; the value itself is not kept. */
export function jumpIf(c: Codegen, e: Expr, target: Label, when: boolean, at: Span): void {
  const value = c.constant(e);
  if (value !== undefined) {
    c.emit(Op.NOP, 0, e);
    if (truthOf(value) === when) c.jumpTo(target, e);
    return;
  }
  switch (e.node) {
    case 'UnaryOp':
      if (e.op === 'Not') return jumpIf(c, e.operand, target, !when, at);
      break;
    case 'BoolOp': {
      const decides = e.op === 'Or';
      const last = e.values.length - 1;
      const early = decides === when ? target : c.newLabel();
      for (let i = 0; i < last; i++) jumpIf(c, e.values[i], early, decides, at);
      jumpIf(c, e.values[last], target, when, at);
      if (early !== target) c.place(early);
      return;
    }
    case 'IfExp': {
      const end = c.newLabel();
      const otherwise = c.newLabel();
      jumpIf(c, e.test, otherwise, false, at);
      jumpIf(c, e.body, target, when, at);
      c.jumpTo(end, null);
      c.place(otherwise);
      jumpIf(c, e.orelse, target, when, at);
      c.place(end);
      return;
    }
    case 'Compare': {
      const last = e.ops.length - 1;
      if (last === 0) break;
      checkCompare(c, e);
      const cleanup = c.newLabel();
      c.expr(e.left);
      for (let i = 0; i < last; i++) {
        comparator(c, e, i);
        c.emit(Op.SWAP, 2, e);
        c.emit(Op.COPY, 2, e);
        comparison(c, e.ops[i], e);
        c.jump(Op.POP_JUMP_IF_FALSE, cleanup, e);
      }
      comparator(c, e, last);
      comparison(c, e.ops[last], e);
      c.jump(when ? Op.POP_JUMP_IF_TRUE : Op.POP_JUMP_IF_FALSE, target, e);
      const end = c.newLabel();
      c.jumpTo(end, null);
      c.place(cleanup);
      c.emit(Op.POP_TOP, 0, e);
      if (!when) c.jumpTo(target, null);
      c.place(end);
      return;
    }
  }
  // `x is None` has a jump of its own.
  if (e.node === 'Compare' && (e.ops[0] === 'Is' || e.ops[0] === 'IsNot') && e.comparators[0].node === 'Constant' && e.comparators[0].value === null) {
    checkCompare(c, e);
    c.expr(e.left);
    return c.jump((e.ops[0] === 'Is') === when ? Op.POP_JUMP_IF_NONE : Op.POP_JUMP_IF_NOT_NONE, target, e);
  }
  c.expr(e);
  c.jump(when ? Op.POP_JUMP_IF_TRUE : Op.POP_JUMP_IF_FALSE, target, e);
}

// ---- displays

interface Display {
  readonly build: Op;
  readonly add: Op;
  readonly extend: Op;
}

const LIST: Display = { build: Op.BUILD_LIST, add: Op.LIST_APPEND, extend: Op.LIST_EXTEND };
const SET: Display = { build: Op.BUILD_SET, add: Op.SET_ADD, extend: Op.SET_UPDATE };

function tuple(c: Codegen, elements: readonly Expr[], at: Span): void {
  display(c, elements, null, 0, LIST, true, at);
}

/** Longer displays are built item by item, so that each line of a table is a line that runs. */
const isFoldable = (elements: readonly Expr[]) => elements.length >= 3 && elements.length <= STACK_USE_GUIDELINE;

function list(c: Codegen, elements: readonly Expr[], at: Span): void {
  if (isFoldable(elements)) {
    const value = tupleConstant(elements, c.debug);
    if (value !== undefined) {
      c.emit(Op.BUILD_LIST, 0, at);
      c.load(value, at);
      return c.emit(Op.LIST_EXTEND, 1, at);
    }
  }
  display(c, elements, null, 0, LIST, false, at);
}

function set(c: Codegen, elements: readonly Expr[], at: Span): void {
  if (isFoldable(elements)) {
    const value = tupleConstant(elements, c.debug);
    if (typeof value === 'object' && value !== null && 'tag' in value && value.tag === 'tuple') {
      c.emit(Op.BUILD_SET, 0, at);
      c.load({ tag: 'frozenset', items: value.items }, at);
      return c.emit(Op.SET_UPDATE, 1, at);
    }
  }
  display(c, elements, null, 0, SET, false, at);
}

/**
 * A list, set or tuple of what `pushed` values on the stack, the elements and perhaps a last variable give. With a star or very
 * many elements it is built step by step, as a list when it is to be a tuple.
 */
export function display(c: Codegen, elements: readonly Expr[], last: string | null, pushed: number, kind: Display, toTuple: boolean, at: Span): void {
  const constant = toTuple && last === null && pushed === 0 ? tupleConstant(elements, c.debug) : undefined;
  if (constant !== undefined) return c.load(constant, at);
  const count = elements.length;
  const isBig = count + pushed + (last === null ? 0 : 1) > STACK_USE_GUIDELINE;
  if (!isBig && !elements.some((each) => each.node === 'Starred')) {
    c.exprs(elements);
    if (last !== null) c.variable(last, 'Load', at);
    return c.emit(toTuple ? Op.BUILD_TUPLE : kind.build, count + pushed + (last === null ? 0 : 1), at);
  }
  let isBuilt = false;
  if (isBig) {
    c.emit(kind.build, pushed, at);
    isBuilt = true;
  }
  for (let i = 0; i < count; i++) {
    const element = elements[i];
    if (element.node === 'Starred') {
      if (!isBuilt) {
        c.emit(kind.build, i + pushed, at);
        isBuilt = true;
      }
      c.expr(element.value);
      c.emit(kind.extend, 1, at);
    } else {
      c.expr(element);
      if (isBuilt) c.emit(kind.add, 1, at);
    }
  }
  if (last !== null) {
    c.variable(last, 'Load', at);
    c.emit(kind.add, 1, at);
  }
  if (toTuple) c.emit(Op.CALL_INTRINSIC_1, Intrinsic1.INTRINSIC_LIST_TO_TUPLE, at);
}

export const LIST_DISPLAY = LIST;

function dict(c: Codegen, e: Dict): void {
  let hasDict = false;
  let waiting = 0;
  const flush = (end: number) => {
    if (waiting === 0) return;
    pairs(c, e, end - waiting, end);
    if (hasDict) c.emit(Op.DICT_UPDATE, 1, e);
    hasDict = true;
    waiting = 0;
  };
  for (let i = 0; i < e.values.length; i++) {
    if (e.keys[i] === null) {
      flush(i);
      if (!hasDict) {
        c.emit(Op.BUILD_MAP, 0, e);
        hasDict = true;
      }
      c.expr(e.values[i]);
      c.emit(Op.DICT_UPDATE, 1, e);
    } else {
      waiting++;
      if ((waiting - 1) * 2 > STACK_USE_GUIDELINE) flush(i + 1);
    }
  }
  flush(e.values.length);
  if (!hasDict) c.emit(Op.BUILD_MAP, 0, e);
}

function pairs(c: Codegen, e: Dict, begin: number, end: number): void {
  const isBig = (end - begin) * 2 > STACK_USE_GUIDELINE;
  if (isBig) c.emit(Op.BUILD_MAP, 0, e);
  for (let i = begin; i < end; i++) {
    c.expr(e.keys[i] as Expr);
    c.expr(e.values[i]);
    if (isBig) c.emit(Op.MAP_ADD, 1, e);
  }
  if (!isBig) c.emit(Op.BUILD_MAP, end - begin, e);
}

/** Spreads the value on the stack over targets. */
function unpackInto(c: Codegen, targets: readonly Expr[], at: Span): void {
  const count = targets.length;
  let star = -1;
  for (let i = 0; i < count; i++) {
    if (targets[i].node !== 'Starred') continue;
    if (star >= 0) c.fail(at, 'multiple starred expressions in assignment');
    if (i >= 256 || count - i - 1 >= 1 << 15) c.fail(at, 'too many expressions in star-unpacking assignment');
    star = i;
  }
  if (star >= 0) c.emit(Op.UNPACK_EX, star + ((count - star - 1) << 8), at);
  else c.emit(Op.UNPACK_SEQUENCE, count, at);
  for (const target of targets) c.expr(target.node === 'Starred' ? target.value : target);
}

// ---- f-strings and t-strings

export function joinedStr(c: Codegen, e: JoinedStr): void {
  const { values } = e;
  if (values.length > STACK_USE_GUIDELINE) {
    c.load('', e);
    c.named(Op.LOAD_METHOD, 'join', e);
    c.emit(Op.BUILD_LIST, 0, e);
    for (const value of values) {
      c.expr(value);
      c.emit(Op.LIST_APPEND, 1, e);
    }
    return c.emit(Op.CALL, 1, e);
  }
  c.exprs(values);
  if (values.length > 1) c.emit(Op.BUILD_STRING, values.length, e);
  else if (values.length === 0) c.load('', e);
}

const CONVERSION: Record<number, number> = { 115: 1, 114: 2, 97: 3 };

function formattedValue(c: Codegen, e: FormattedValue): void {
  c.expr(e.value);
  if (e.conversion !== -1) c.emit(Op.CONVERT_VALUE, CONVERSION[e.conversion], e);
  if (e.format_spec === null) return c.emit(Op.FORMAT_SIMPLE, 0, e);
  c.expr(e.format_spec);
  c.emit(Op.FORMAT_WITH_SPEC, 0, e);
}

function templateStr(c: Codegen, e: TemplateStr): void {
  const fixed = templateTexts(e);
  if (fixed !== null) c.load(fixed, e);
  else templateStrings(c, e);
  let count = 0;
  for (const value of e.values) {
    if (value.node !== 'Interpolation') continue;
    interpolation(c, value);
    count++;
  }
  if (count === 0) c.load({ tag: 'tuple', items: [] }, e);
  else c.emit(Op.BUILD_TUPLE, count, e);
  c.emit(Op.BUILD_TEMPLATE, 0, e);
}

/** The texts between the interpolations, one more than these, as a constant; null if neighbours have yet to be joined. */
function templateTexts(e: TemplateStr): Constant | null {
  const items: Constant[] = [];
  let wasText = false;
  for (const value of e.values) {
    if (value.node === 'Interpolation') {
      if (!wasText) items.push('');
      wasText = false;
    } else if (value.node !== 'Constant' || wasText) return null;
    else {
      items.push(value.value);
      wasText = true;
    }
  }
  if (!wasText) items.push('');
  return { tag: 'tuple', items };
}

function templateStrings(c: Codegen, e: TemplateStr): void {
  let strings = 0;
  let needsString = true;
  for (let i = 0; i < e.values.length; i++) {
    const value = e.values[i];
    if (value.node === 'Interpolation') {
      if (needsString) {
        c.load('', e);
        strings++;
      }
      needsString = true;
      continue;
    }
    c.expr(value);
    for (; i + 1 < e.values.length && e.values[i + 1].node !== 'Interpolation'; i++) {
      c.expr(e.values[i + 1]);
      binary(c, 'Add', true, e);
    }
    strings++;
    needsString = false;
  }
  if (needsString) {
    c.load('', e);
    strings++;
  }
  c.emit(Op.BUILD_TUPLE, strings, e);
}

function interpolation(c: Codegen, e: Interpolation): void {
  c.expr(e.value);
  c.load(strConstantOf(e.str), e);
  if (e.format_spec !== null) c.expr(e.format_spec);
  const conversion = e.conversion === -1 ? 0 : CONVERSION[e.conversion];
  c.emit(Op.BUILD_INTERPOLATION, (conversion << 2) | (e.format_spec === null ? 0 : 1), e);
}

/**
 * Expressions: code that leaves one value on the stack.
 *
 * Chains that lean to the left (sums, attributes, calls) are walked along their spine, so that their length does not matter, and
 * what is constant at the bottom of a spine is folded on the way back up.
 */
import type { Constant } from '../../bytecode/constants.ts';
import { Op } from '../../bytecode/op.gen.ts';
import { unreachable } from '../../support/errors.ts';
import type { Attribute, BinOp, Call, Expr, JoinedStr, Lambda, Subscript } from '../ast.ts';
import { foldBinary, foldSubscript } from '../fold.ts';
import { call, canBeMethodCall, finishCall, isSuperCall, loadSuperArguments, superMethodCall, validateKeywords } from './calls.ts';
import { checkCallee, checkIndex, checkSubscripted } from './checks.ts';
import { comprehension } from './comprehensions.ts';
import { binary, boolOp, compare, ifExp, unaryOp } from './conditions.ts';
import type { Codegen } from './context.ts';
import { dict, list, set, tuple, unpackInto } from './displays.ts';
import { lambda } from './functions.ts';
import { asJoinedStr } from './percent.ts';
import { attributeSpan } from './positions.ts';
import { formattedValue, interpolation, joinedStr, templateStr } from './strings.ts';
import { slice, subscript } from './subscripts.ts';
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

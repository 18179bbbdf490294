/**
 * Operators and conditions: what computes a value from others, and what jumps on the truth of one.
 *
 * `and`, `or`, `not` and chained comparisons become jumps where only their truth is wanted (`jumpIf`).
 */
import type { Label } from '../../bytecode/assembler.ts';
import { Op } from '../../bytecode/op.gen.ts';
import { unreachable } from '../../support/errors.ts';
import type { Span } from '../../support/span.ts';
import type { BoolOp, CmpOperator, Compare, Expr, IfExp, Operator } from '../ast.ts';
import { foldUnary, truthOf } from '../fold.ts';
import { checkCompare } from './checks.ts';
import type { Codegen } from './context.ts';
import { passing } from './displays.ts';

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

export function unaryOp(c: Codegen, e: Expr & { node: 'UnaryOp' }): void {
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

/** The right side of a comparison. Of `in` it is only looked through, unless the chain goes on and compares it again. */
function comparator(c: Codegen, e: Compare, i: number): void {
  if (i === e.ops.length - 1 && (e.ops[i] === 'In' || e.ops[i] === 'NotIn')) passing(c, e.comparators[i]);
  else c.expr(e.comparators[i]);
}

export function compare(c: Codegen, e: Compare): void {
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

export function boolOp(c: Codegen, e: BoolOp): void {
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

export function ifExp(c: Codegen, e: IfExp): void {
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
  if (
    e.node === 'Compare' &&
    (e.ops[0] === 'Is' || e.ops[0] === 'IsNot') &&
    e.comparators[0].node === 'Constant' &&
    e.comparators[0].value === null
  ) {
    checkCompare(c, e);
    c.expr(e.left);
    return c.jump((e.ops[0] === 'Is') === when ? Op.POP_JUMP_IF_NONE : Op.POP_JUMP_IF_NOT_NONE, target, e);
  }
  c.expr(e);
  c.jump(when ? Op.POP_JUMP_IF_TRUE : Op.POP_JUMP_IF_FALSE, target, e);
}

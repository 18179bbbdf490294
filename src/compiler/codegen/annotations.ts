/**
 * Annotations of a module's and a class's variables (PEP 649): they are evaluated when somebody asks, in an `__annotate__` function.
 *
 * An annotation that may not have been reached (under an `if`, or anywhere in a module, which may fail half-way) notes its number
 * in a set when it is; the function leaves out those whose numbers are missing.
 */
import { strConstantOf } from '../../bytecode/constants.ts';
import { Op } from '../../bytecode/op.gen.ts';
import { InternalError } from '../../support/errors.ts';
import type { Span } from '../../support/span.ts';
import type { AnnAssign, Expr, Stmt } from '../ast.ts';
import type { Codegen } from './context.ts';
import { enterEvaluator, leaveEvaluator } from './functions.ts';
import { unparse } from './unparse.ts';

/** Numbers the annotated names of a body. In a class only those in compound statements are conditional. */
export function numberAnnotations(c: Codegen, body: readonly Stmt[]): void {
  const { annotations, type } = c.unit;
  let count = 0;
  const walk = (statements: readonly Stmt[], isConditional: boolean): void => {
    for (let i = 0; i < statements.length; i++) {
      let s = statements[i];
      switch (s.node) {
        case 'AnnAssign':
          if (s.simple && s.target.node === 'Name') annotations.set(s, isConditional ? count++ : -1);
          break;
        case 'If':
          for (;;) {
            walk(s.body, true);
            const next: Stmt | undefined = s.orelse.length === 1 ? s.orelse[0] : undefined;
            if (next?.node !== 'If') break;
            s = next;
          }
          walk(s.orelse, true);
          break;
        case 'For':
        case 'AsyncFor':
        case 'While':
          walk(s.body, true);
          walk(s.orelse, true);
          break;
        case 'With':
        case 'AsyncWith':
          walk(s.body, true);
          break;
        case 'Try':
        case 'TryStar':
          walk(s.body, true);
          for (const handler of s.handlers) walk(handler.body, true);
          walk(s.orelse, true);
          walk(s.finalbody, true);
          break;
        case 'Match':
          for (const each of s.cases) walk(each.body, true);
      }
    }
  };
  walk(body, type === 'module');
}

/** Makes the `__annotate__` function of the names that were numbered, if there are any, and stores it. */
export function annotateFunction(c: Codegen, at: Span): void {
  const { unit } = c;
  const { annotations, block, type } = unit;
  if (annotations.size === 0) return;
  if (block.annotationBlock === null) throw new InternalError('a block for annotated names was promised');
  enterEvaluator(c, block.annotationBlock, '__annotate__', at);
  c.emit(Op.BUILD_MAP, 0, at);
  for (const [statement, index] of annotations) {
    const skip = c.newLabel();
    if (index >= 0) {
      c.load(index, statement);
      if (type === 'class') c.emit(Op.LOAD_DEREF, c.derefIndex('__conditional_annotations__'), statement);
      else c.named(Op.LOAD_GLOBAL, '__conditional_annotations__', statement);
      c.emit(Op.CONTAINS_OP, 0, statement);
      c.jump(Op.POP_JUMP_IF_FALSE, skip, statement);
    }
    c.expr(statement.annotation);
    c.emit(Op.COPY, 2, statement);
    c.load(strConstantOf(c.mangled(nameOf(statement))), statement);
    c.emit(Op.STORE_SUBSCR, 0, at);
    c.place(skip);
  }
  leaveEvaluator(c, 0, at);
  c.variable(type === 'class' ? '__annotate_func__' : '__annotate__', 'Store', at);
}

function nameOf(s: AnnAssign): string {
  if (s.target.node !== 'Name') throw new InternalError('only plain names are numbered');
  return s.target.id;
}

export function annAssign(c: Codegen, s: AnnAssign): void {
  const { target } = s;
  const { type } = c.unit;
  if (s.value !== null) {
    c.expr(s.value);
    c.expr(target);
  }
  switch (target.node) {
    case 'Name': {
      if (!s.simple || (type !== 'module' && type !== 'class')) break;
      if (c.futureAnnotations) {
        c.load(strConstantOf(unparse(s.annotation)), s.annotation);
        c.named(Op.LOAD_NAME, '__annotations__', s);
        c.load(strConstantOf(c.mangled(target.id)), s);
        c.emit(Op.STORE_SUBSCR, 0, s);
        break;
      }
      const index = c.unit.annotations.get(s) ?? -1;
      if (index < 0) break;
      if (type === 'class') c.emit(Op.LOAD_DEREF, c.derefIndex('__conditional_annotations__'), s);
      else c.named(Op.LOAD_NAME, '__conditional_annotations__', s);
      c.load(index, s);
      c.emit(Op.SET_ADD, 1, s);
      c.emit(Op.POP_TOP, 0, s);
      break;
    }
    case 'Attribute':
      if (s.value === null) evaluate(c, target.value);
      break;
    case 'Subscript':
      if (s.value === null) {
        evaluate(c, target.value);
        evaluateIndex(c, target.slice);
      }
      break;
    default:
      throw new InternalError(`${target.node} cannot be annotated`);
  }
}

/** Evaluates something only to see that it can be. */
function evaluate(c: Codegen, e: Expr): void {
  c.expr(e);
  c.emit(Op.POP_TOP, 0, e);
}

function evaluateIndex(c: Codegen, e: Expr): void {
  if (e.node === 'Slice') {
    for (const part of [e.lower, e.upper, e.step]) if (part !== null) evaluate(c, part);
  } else if (e.node === 'Tuple') for (const element of e.elts) evaluateIndex(c, element);
  else evaluate(c, e);
}

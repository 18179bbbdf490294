/** Subscripts and slices. */
import { Op } from '../../bytecode/op.gen.ts';
import type { Expr, Slice, Subscript } from '../ast.ts';
import type { Codegen } from './context.ts';

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

export function slice(c: Codegen, e: Slice): void {
  if (isConstantSlice(e)) {
    const part = (each: Expr | null) => (each === null || each.node !== 'Constant' ? null : each.value);
    return c.load({ tag: 'slice', start: part(e.lower), stop: part(e.upper), step: part(e.step) }, e);
  }
  sliceParts(c, e);
  if (e.step !== null) c.expr(e.step);
  c.emit(Op.BUILD_SLICE, e.step === null ? 2 : 3, e);
}

export function subscript(c: Codegen, e: Subscript): void {
  if (e.ctx !== 'Del' && isTwoPartSlice(e.slice)) {
    sliceParts(c, e.slice);
    return c.emit(e.ctx === 'Load' ? Op.BINARY_SLICE : Op.STORE_SLICE, 0, e);
  }
  c.expr(e.slice);
  c.emit(e.ctx === 'Load' ? Op.BINARY_SUBSCR : e.ctx === 'Store' ? Op.STORE_SUBSCR : Op.DELETE_SUBSCR, 0, e);
}

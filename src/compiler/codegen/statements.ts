/** Statements: code that leaves the stack as it was. */
import type { Label } from '../../bytecode/assembler.ts';
import { strConstantOf } from '../../bytecode/constants.ts';
import { Intrinsic1, Op } from '../../bytecode/op.gen.ts';
import { InternalError, unreachable } from '../../support/errors.ts';
import type { Span } from '../../support/span.ts';
import type { Assert, AsyncFor, AugAssign, Expr, ExprStmt, For, If, Import, ImportFrom, Return, Stmt, While } from '../ast.ts';
import { annAssign } from './annotations.ts';
import { classDef } from './classes.ts';
import { binary, jumpIf } from './conditions.ts';
import { STACK_USE_GUIDELINE } from './context.ts';
import type { Codegen } from './context.ts';
import { passing } from './displays.ts';
import { functionDef, typeAlias } from './functions.ts';
import { leaveFrame, leaveFrames } from './leaving.ts';
import { match } from './patterns.ts';
import { attributeSpan } from './positions.ts';
import { isTwoPartSlice, sliceParts } from './subscripts.ts';
import { tryStatement, tryStar } from './try.ts';
import { asyncWith, withStatement } from './with.ts';
import { delegate } from './yields.ts';

export function stmt(c: Codegen, s: Stmt): void {
  switch (s.node) {
    case 'Expr':
      return exprStmt(c, s);
    case 'Assign':
      if (s.targets.length === 1 && spreadAssign(c, s.targets[0], s.value)) return;
      c.expr(s.value);
      for (let i = 0; i < s.targets.length; i++) {
        if (i < s.targets.length - 1) c.emit(Op.COPY, 1, s);
        c.expr(s.targets[i]);
      }
      return;
    case 'If':
      return ifStmt(c, s);
    case 'Return':
      return returnStmt(c, s);
    case 'For':
      return forStmt(c, s);
    case 'AsyncFor':
      return asyncFor(c, s);
    case 'While':
      return whileStmt(c, s);
    case 'AugAssign':
      return augAssign(c, s);
    case 'AnnAssign':
      return annAssign(c, s);
    case 'FunctionDef':
    case 'AsyncFunctionDef':
      return functionDef(c, s);
    case 'ClassDef':
      return classDef(c, s);
    case 'Try':
      return tryStatement(c, s);
    case 'TryStar':
      return tryStar(c, s);
    case 'With':
      return withStatement(c, s, 0);
    case 'AsyncWith':
      return asyncWith(c, s, 0);
    case 'Raise': {
      if (s.exc !== null) c.expr(s.exc);
      if (s.cause !== null) c.expr(s.cause);
      return c.emit(Op.RAISE_VARARGS, s.exc === null ? 0 : s.cause === null ? 1 : 2, s);
    }
    case 'Assert':
      return assertStmt(c, s);
    case 'Delete':
      return c.exprs(s.targets);
    case 'Import':
      return importStmt(c, s);
    case 'ImportFrom':
      return importFrom(c, s);
    case 'TypeAlias':
      return typeAlias(c, s);
    case 'Match':
      return match(c, s);
    case 'Pass':
      return c.emit(Op.NOP, 0, s);
    case 'Break':
      return breakStmt(c, s);
    case 'Continue':
      return continueStmt(c, s);
    case 'Global':
    case 'Nonlocal':
      return;
    default:
      unreachable(s);
  }
}

function exprStmt(c: Codegen, s: ExprStmt): void {
  if (c.options.interactive && c.unit.type === 'module') {
    c.expr(s.value);
    c.emit(Op.CALL_INTRINSIC_1, Intrinsic1.INTRINSIC_PRINT, s);
    return c.emit(Op.POP_TOP, 0, null);
  }
  if (c.constant(s.value) !== undefined) return c.emit(Op.NOP, 0, s);
  c.expr(s.value);
  c.emit(Op.POP_TOP, 0, null);
}

// ---- choices and loops

/** A chain of `elif` is walked, not recursed into: there may be thousands. */
function ifStmt(c: Codegen, first: If): void {
  const end = c.newLabel();
  for (let s = first; ; ) {
    const otherwise = s.orelse.length > 0 ? c.newLabel() : end;
    jumpIf(c, s.test, otherwise, false, s);
    c.body(s.body);
    if (otherwise === end) break;
    c.jumpTo(end, null);
    c.place(otherwise);
    const next: Stmt | undefined = s.orelse.length === 1 ? s.orelse[0] : undefined;
    if (next?.node !== 'If') {
      c.body(s.orelse);
      break;
    }
    s = next;
  }
  c.place(end);
}

function whileStmt(c: Codegen, s: While): void {
  const { unit } = c;
  const start = c.newLabel();
  const anchor = c.newLabel();
  const end = c.newLabel();
  c.place(start);
  c.pushFrame({ type: 'while', at: s, start, exit: end, outer: unit.assembler.currentHandler });
  jumpIf(c, s.test, anchor, false, s);
  c.body(s.body);
  c.jumpTo(start, null);
  unit.frames.pop();
  c.place(anchor);
  c.body(s.orelse);
  c.place(end);
}

function forStmt(c: Codegen, s: For): void {
  const { unit } = c;
  const start = c.newLabel();
  const spent = c.newLabel();
  const end = c.newLabel();
  passing(c, s.iter);
  c.emit(Op.GET_ITER, 0, s.iter);
  c.place(start);
  c.pushFrame({ type: 'for', at: s, start, exit: end, outer: unit.assembler.currentHandler });
  c.jump(Op.FOR_ITER, spent, s.iter);
  // The line of the target, where it is not the line of what is iterated over.
  c.emit(Op.NOP, 0, s.target);
  c.expr(s.target);
  c.body(s.body);
  c.jumpTo(start, null);
  unit.frames.pop();
  c.place(spent);
  c.body(s.orelse);
  c.place(end);
}

function asyncFor(c: Codegen, s: AsyncFor): void {
  const { unit } = c;
  const { assembler } = unit;
  const start = c.newLabel();
  const end = c.newLabel();
  c.expr(s.iter);
  c.emit(Op.GET_AITER, 0, s.iter);
  c.place(start);
  const outer = assembler.currentHandler;
  c.pushFrame({ type: 'for', at: s, start, exit: end, outer });
  // StopAsyncIteration from __anext__, and from there only, ends the loop.
  const stop = assembler.protect(false);
  c.emit(Op.GET_ANEXT, 0, s);
  c.load(null, s);
  delegate(c, s, true);
  assembler.currentHandler = outer;
  c.expr(s.target);
  c.body(s.body);
  c.jumpTo(start, null);
  unit.frames.pop();
  assembler.placeHandler(stop);
  c.emit(Op.END_ASYNC_FOR, 0, s.iter);
  c.body(s.orelse);
  c.place(end);
}

function breakStmt(c: Codegen, s: Span): void {
  leaveLoop(c, s, "'break' outside loop", (at, loop) => {
    const [exit] = [loop.exit as Label];
    at = leaveFrame(c, loop, at, false);
    c.jumpTo(exit, at);
  });
}

function continueStmt(c: Codegen, s: Span): void {
  leaveLoop(c, s, "'continue' not properly in loop", (at, loop) => c.jumpTo(loop.start as Label, at));
}

type Loop = Codegen['unit']['frames'][number];

function leaveLoop(c: Codegen, s: Span, message: string, go: (at: Span | null, loop: Loop) => void): void {
  c.emit(Op.NOP, 0, s);
  leaveFrames(c, s, false, true, (at, loop) => {
    if (loop === null) c.fail(s, message);
    go(at, loop);
  });
}

function returnStmt(c: Codegen, s: Return): void {
  const { block } = c.unit;
  if (!block.isFunctionLike) c.fail(s, "'return' outside function");
  if (s.value !== null && block.isCoroutine && block.isGenerator) c.fail(s, "'return' with value in async generator");
  const value = s.value === null ? null : s.value.node === 'Constant' ? s.value.value : undefined;
  const keepsTop = value === undefined;
  let at: Span = s;
  if (s.value !== null) {
    if (keepsTop) c.expr(s.value);
    else {
      at = s.value;
      c.emit(Op.NOP, 0, at);
    }
  }
  if (s.value === null || s.value.line !== s.line) {
    at = s;
    c.emit(Op.NOP, 0, s);
  }
  leaveFrames(c, at, keepsTop, false, (left) => {
    if (value !== undefined) c.load(value, left);
    c.emit(Op.RETURN_VALUE, 0, left);
  });
}

function assertStmt(c: Codegen, s: Assert): void {
  if (s.test.node === 'Tuple' && s.test.elts.length > 0) c.warn(s, 'assertion is always true, perhaps remove parentheses?');
  if (c.options.optimize > 0) return;
  const end = c.newLabel();
  jumpIf(c, s.test, end, true, s);
  c.emit(Op.LOAD_COMMON_CONSTANT, 0, s);
  if (s.msg !== null) {
    c.emit(Op.PUSH_NULL, 0, s);
    c.expr(s.msg);
    c.emit(Op.CALL, 1, s);
  }
  c.emit(Op.RAISE_VARARGS, 1, s.test);
  c.place(end);
}

// ---- assignment

/** `a, b = x, y` needs no tuple: the values are stored from the stack. False if it is not of that form. */
function spreadAssign(c: Codegen, target: Expr, value: Expr): boolean {
  if (value.node !== 'Tuple' || (target.node !== 'Tuple' && target.node !== 'List')) return false;
  const { elts } = target;
  const count = elts.length;
  if (count !== value.elts.length || count < 2 || count > STACK_USE_GUIDELINE) return false;
  if (elts.some((each) => each.node === 'Starred') || value.elts.some((each) => each.node === 'Starred')) return false;
  if (count > 3 && c.constant(value) !== undefined) return false;
  const isPlain = elts.every(
    (each, i) => each.node === 'Name' && c.isFastLocal(each.id) && !elts.some((other, j) => j < i && sameName(each, other)),
  );
  if (!isPlain && count > 3) return false;
  c.exprs(value.elts);
  // Storing fast locals has no effect that anyone could see the order of.
  if (isPlain) {
    for (const each of elts) if (each.node === 'Name') c.localIndex(c.mangled(each.id));
    for (let i = count - 1; i >= 0; i--) c.expr(elts[i]);
  } else {
    c.emit(Op.SWAP, count, value);
    c.exprs(elts);
  }
  return true;
}

function sameName(a: Expr, b: Expr): boolean {
  return a.node === 'Name' && b.node === 'Name' && a.id === b.id;
}

function augAssign(c: Codegen, s: AugAssign): void {
  const { target } = s;
  switch (target.node) {
    case 'Name':
      c.variable(target.id, 'Load', target);
      c.expr(s.value);
      binary(c, s.op, true, s);
      return c.variable(target.id, 'Store', target);
    case 'Attribute': {
      const at = attributeSpan(target, target);
      c.expr(target.value);
      c.emit(Op.COPY, 1, target);
      c.named(Op.LOAD_ATTR, target.attr, at);
      c.expr(s.value);
      binary(c, s.op, true, s);
      c.emit(Op.SWAP, 2, at);
      return c.named(Op.STORE_ATTR, target.attr, at);
    }
    case 'Subscript': {
      c.expr(target.value);
      if (isTwoPartSlice(target.slice)) {
        sliceParts(c, target.slice);
        for (let i = 0; i < 3; i++) c.emit(Op.COPY, 3, target);
        c.emit(Op.BINARY_SLICE, 0, target);
        c.expr(s.value);
        binary(c, s.op, true, s);
        for (let i = 4; i >= 2; i--) c.emit(Op.SWAP, i, target);
        return c.emit(Op.STORE_SLICE, 0, target);
      }
      c.expr(target.slice);
      c.emit(Op.COPY, 2, target);
      c.emit(Op.COPY, 2, target);
      c.emit(Op.BINARY_SUBSCR, 0, target);
      c.expr(s.value);
      binary(c, s.op, true, s);
      c.emit(Op.SWAP, 3, target);
      c.emit(Op.SWAP, 2, target);
      return c.emit(Op.STORE_SUBSCR, 0, target);
    }
    default:
      throw new InternalError(`${target.node} cannot be assigned to in place`);
  }
}

// ---- import

function importStmt(c: Codegen, s: Import): void {
  for (const alias of s.names) {
    c.load(0, s);
    c.load(null, s);
    c.named(Op.IMPORT_NAME, alias.name, s);
    const parts = alias.name.split('.');
    if (alias.asname === null) {
      c.variable(parts[0], 'Store', s);
      continue;
    }
    // `import a.b.c as d` walks from a to c.
    for (let i = 1; i < parts.length; i++) {
      c.emit(Op.IMPORT_FROM, c.nameIndex(parts[i]), s);
      if (i === parts.length - 1) break;
      c.emit(Op.SWAP, 2, s);
      c.emit(Op.POP_TOP, 0, s);
    }
    c.variable(alias.asname, 'Store', s);
    if (parts.length > 1) c.emit(Op.POP_TOP, 0, s);
  }
}

function importFrom(c: Codegen, s: ImportFrom): void {
  c.load(s.level, s);
  c.load({ tag: 'tuple', items: s.names.map((alias) => strConstantOf(alias.name)) }, s);
  c.named(Op.IMPORT_NAME, s.module ?? '', s);
  if (s.names[0].name === '*') {
    c.emit(Op.CALL_INTRINSIC_1, Intrinsic1.INTRINSIC_IMPORT_STAR, s);
    return c.emit(Op.POP_TOP, 0, null);
  }
  for (const alias of s.names) {
    c.named(Op.IMPORT_FROM, alias.name, s);
    c.variable(alias.asname ?? alias.name, 'Store', s);
  }
  c.emit(Op.POP_TOP, 0, s);
}

/**
 * `try`. Entering costs nothing: handlers are found in the exception table when something is raised.
 *
 * A handler starts with PUSH_EXC_INFO, which makes the exception the handled one and keeps the one handled before; POP_EXCEPT
 * brings that back. What a handler itself raises goes to its cleanup, which does the same and raises on. The body of a `finally` is
 * written out once for each way out: the normal one, the exceptional one, and each `return`, `break` and `continue` (leaving.ts).
 */
import type { Label } from '../../bytecode/assembler.ts';
import { Intrinsic2, Op } from '../../bytecode/op.gen.ts';
import type { Stmt, Try, TryStar } from '../ast.ts';
import type { Codegen } from './context.ts';
import { forgetName } from './leaving.ts';
import { popExceptAndReraise } from './with.ts';

export function tryStatement(c: Codegen, s: Try): void {
  if (s.finalbody.length > 0) withFinally(c, s, s.finalbody, () => (s.handlers.length > 0 ? withHandlers(c, s) : c.body(s.body)));
  else withHandlers(c, s);
}

export function tryStar(c: Codegen, s: TryStar): void {
  if (s.finalbody.length > 0) withFinally(c, s, s.finalbody, () => (s.handlers.length > 0 ? withGroupHandlers(c, s) : c.body(s.body)));
  else withGroupHandlers(c, s);
}

function withFinally(c: Codegen, s: Try | TryStar, finalbody: readonly Stmt[], body: () => void): void {
  const { assembler, frames } = c.unit;
  const exit = c.newLabel();
  const outer = assembler.currentHandler;
  c.emit(Op.NOP, 0, s);
  const raised = assembler.protect(false);
  c.pushFrame({ type: 'finally', at: s, outer, finalbody });
  body();
  frames.pop();
  assembler.currentHandler = outer;
  c.finalBody(finalbody);
  c.jumpTo(exit, null);

  assembler.placeHandler(raised);
  const cleanup = assembler.protect(true);
  c.emit(Op.PUSH_EXC_INFO, 0, null);
  c.pushFrame({ type: 'finally end', at: null, outer });
  c.finalBody(finalbody);
  frames.pop();
  c.emit(Op.RERAISE, 0, null);
  assembler.currentHandler = outer;
  assembler.placeHandler(cleanup);
  popExceptAndReraise(c);
  c.place(exit);
}

function withHandlers(c: Codegen, s: Try): void {
  const { assembler, frames } = c.unit;
  const end = c.newLabel();
  const outer = assembler.currentHandler;
  c.emit(Op.NOP, 0, s);
  const raised = assembler.protect(false);
  c.pushFrame({ type: 'try', at: s, outer });
  c.body(s.body);
  frames.pop();
  assembler.currentHandler = outer;
  c.body(s.orelse);
  c.jumpTo(end, null);

  assembler.placeHandler(raised);
  const cleanup = assembler.protect(true);
  c.emit(Op.PUSH_EXC_INFO, 0, null);
  c.pushFrame({ type: 'handler', at: s, outer });
  s.handlers.forEach((handler, i) => {
    if (handler.type === null && i < s.handlers.length - 1) c.fail(handler, "default 'except:' must be last");
    const next = c.newLabel();
    assembler.currentHandler = cleanup;
    if (handler.type !== null) {
      c.expr(handler.type);
      c.emit(Op.CHECK_EXC_MATCH, 0, handler);
      c.jump(Op.POP_JUMP_IF_FALSE, next, handler);
    }
    if (handler.name === null) {
      c.emit(Op.POP_TOP, 0, handler);
      c.pushFrame({ type: 'handler cleanup', at: handler, outer, name: null });
      c.body(handler.body);
      frames.pop();
      assembler.currentHandler = outer;
      c.emit(Op.POP_EXCEPT, 0, null);
      c.jumpTo(end, null);
    } else {
      c.variable(handler.name, 'Store', handler);
      const forget = assembler.protect(true);
      c.pushFrame({ type: 'handler cleanup', at: handler, outer, name: handler.name });
      c.body(handler.body);
      frames.pop();
      assembler.currentHandler = outer;
      c.emit(Op.POP_EXCEPT, 0, null);
      forgetName(c, handler.name, null);
      c.jumpTo(end, null);
      assembler.currentHandler = cleanup;
      assembler.placeHandler(forget);
      forgetName(c, handler.name, null);
      c.emit(Op.RERAISE, 1, null);
    }
    c.place(next);
  });
  frames.pop();
  assembler.currentHandler = cleanup;
  c.emit(Op.RERAISE, 0, null);
  assembler.currentHandler = outer;
  assembler.placeHandler(cleanup);
  popExceptAndReraise(c);
  c.place(end);
}

/**
 * `except*`. While the handlers run the stack is: old, original exception, list of what is to be raised afterwards, the rest of the
 * group that nobody has taken yet (or None).
 */
function withGroupHandlers(c: Codegen, s: TryStar): void {
  const { assembler, frames } = c.unit;
  const orelse = c.newLabel();
  const end = c.newLabel();
  const raiseStar = c.newLabel();
  const outer = assembler.currentHandler;
  c.emit(Op.NOP, 0, s);
  const raised = assembler.protect(false);
  c.pushFrame({ type: 'try', at: s, outer });
  c.body(s.body);
  frames.pop();
  assembler.currentHandler = outer;
  c.jumpTo(orelse, null);

  assembler.placeHandler(raised);
  const cleanup = assembler.protect(true);
  c.emit(Op.PUSH_EXC_INFO, 0, null);
  c.pushFrame({ type: 'group handler', at: s, outer });
  s.handlers.forEach((handler, i) => {
    const next: Label = c.newLabel();
    const noMatch = c.newLabel();
    if (i === 0) {
      c.emit(Op.BUILD_LIST, 0, handler);
      c.emit(Op.COPY, 2, handler);
    }
    if (handler.type !== null) {
      c.expr(handler.type);
      c.emit(Op.CHECK_EG_MATCH, 0, handler);
      c.emit(Op.COPY, 1, handler);
      c.jump(Op.POP_JUMP_IF_NONE, noMatch, handler);
    }
    if (handler.name === null) c.emit(Op.POP_TOP, 0, handler);
    else c.variable(handler.name, 'Store', handler);
    const forget = assembler.protect(true);
    c.pushFrame({ type: 'handler cleanup', at: handler, outer: cleanup, name: handler.name });
    c.body(handler.body);
    frames.pop();
    assembler.currentHandler = cleanup;
    if (handler.name !== null) forgetName(c, handler.name, null);
    c.jumpTo(next, null);
    // What the handler raised goes into the list.
    assembler.placeHandler(forget);
    if (handler.name !== null) forgetName(c, handler.name, null);
    c.emit(Op.LIST_APPEND, 3, null);
    c.emit(Op.POP_TOP, 0, null);
    c.jumpTo(next, null);
    c.place(noMatch);
    c.emit(Op.POP_TOP, 0, handler);
    c.place(next);
    if (i === s.handlers.length - 1) {
      c.emit(Op.LIST_APPEND, 1, null);
      c.jumpTo(raiseStar, null);
    }
  });
  frames.pop();
  const reraise = c.newLabel();
  c.place(raiseStar);
  c.emit(Op.CALL_INTRINSIC_2, Intrinsic2.INTRINSIC_PREP_RERAISE_STAR, null);
  c.emit(Op.COPY, 1, null);
  c.jump(Op.POP_JUMP_IF_NOT_NONE, reraise, null);
  c.emit(Op.POP_TOP, 0, null);
  assembler.currentHandler = outer;
  c.emit(Op.POP_EXCEPT, 0, null);
  c.jumpTo(end, null);
  c.place(reraise);
  c.emit(Op.SWAP, 2, null);
  c.emit(Op.POP_EXCEPT, 0, null);
  c.emit(Op.RERAISE, 0, null);
  assembler.placeHandler(cleanup);
  popExceptAndReraise(c);
  c.place(orelse);
  c.body(s.orelse);
  c.place(end);
}

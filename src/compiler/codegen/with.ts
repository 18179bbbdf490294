/**
 * `with` and `async with`. The exit function waits under everything that the body does:
 *
 *     manager -> BEFORE_WITH -> exit value        store the value, run the body, call exit(None, None, None)
 *     exception:   exit lasti old exception       exit(...) is asked; a true answer drops all four, else raise again
 */
import { Op } from '../../bytecode/op.gen.ts';
import type { Handler } from '../../bytecode/assembler.ts';
import type { AsyncWith, With } from '../ast.ts';
import type { Codegen } from './context.ts';
import { callExit } from './leaving.ts';
import { delegate } from './yields.ts';

export function withStatement(c: Codegen, s: With, position: number): void {
  const item = s.items[position];
  const at = item.context_expr;
  c.expr(at);
  c.emit(Op.BEFORE_WITH, 0, at);
  region(c, s, position, false);
}

export function asyncWith(c: Codegen, s: AsyncWith, position: number): void {
  const item = s.items[position];
  const at = item.context_expr;
  c.expr(at);
  c.emit(Op.BEFORE_ASYNC_WITH, 0, at);
  c.emit(Op.GET_AWAITABLE, 1, at);
  c.load(null, at);
  delegate(c, at, true);
  region(c, s, position, true);
}

function region(c: Codegen, s: With | AsyncWith, position: number, isAsync: boolean): void {
  const { unit } = c;
  const { assembler, frames } = unit;
  const item = s.items[position];
  const at = item.context_expr;
  const outer = assembler.currentHandler;
  // The handler finds the exit function, and not the value that __enter__ gave.
  const final = assembler.protect(true, 1);
  c.pushFrame({ type: isAsync ? 'async with' : 'with', at, outer, statement: s });
  if (item.optional_vars === null) c.emit(Op.POP_TOP, 0, at);
  else c.expr(item.optional_vars);
  if (position + 1 === s.items.length) c.body(s.body);
  else if (s.node === 'With') withStatement(c, s, position + 1);
  else asyncWith(c, s, position + 1);
  frames.pop();
  assembler.currentHandler = outer;

  const exit = c.newLabel();
  callExit(c, at);
  if (isAsync) awaitExit(c, at);
  c.emit(Op.POP_TOP, 0, at);
  c.jumpTo(exit, at);

  assembler.placeHandler(final);
  const cleanup = assembler.protect(true);
  c.emit(Op.PUSH_EXC_INFO, 0, at);
  c.emit(Op.WITH_EXCEPT_START, 0, at);
  if (isAsync) awaitExit(c, at);
  finishException(c, cleanup, outer);
  c.place(exit);
}

function awaitExit(c: Codegen, at: With['items'][number]['context_expr']): void {
  c.emit(Op.GET_AWAITABLE, 2, at);
  c.load(null, at);
  delegate(c, at, true);
}

function finishException(c: Codegen, cleanup: Handler, outer: Handler | null): void {
  const { assembler } = c.unit;
  const suppress = c.newLabel();
  const end = c.newLabel();
  c.jump(Op.POP_JUMP_IF_TRUE, suppress, null);
  c.emit(Op.RERAISE, 2, null);
  c.place(suppress);
  c.emit(Op.POP_TOP, 0, null);
  assembler.currentHandler = outer;
  c.emit(Op.POP_EXCEPT, 0, null);
  c.emit(Op.POP_TOP, 0, null);
  c.emit(Op.POP_TOP, 0, null);
  c.jumpTo(end, null);
  assembler.placeHandler(cleanup);
  popExceptAndReraise(c);
  c.place(end);
}

/** Stack: old, lasti, exception. Ends a handler in which an exception was raised. */
export function popExceptAndReraise(c: Codegen): void {
  c.emit(Op.COPY, 3, null);
  c.emit(Op.POP_EXCEPT, 0, null);
  c.emit(Op.RERAISE, 1, null);
}

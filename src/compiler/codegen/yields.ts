/** Suspending: `yield`, and the loop of `yield from` and `await` that hands everything through to another iterator. */
import { Intrinsic1, Op } from '../../bytecode/op.gen.ts';
import type { Span } from '../../support/span.ts';
import type { Codegen } from './context.ts';

/** The operand of RESUME. */
export const Resume = { START: 0, AFTER_YIELD: 1, AFTER_YIELD_FROM: 2, AFTER_AWAIT: 3 } as const;

/** Yields the value on the stack and leaves what is sent in. */
export function yieldValue(c: Codegen, at: Span): void {
  const { block } = c.unit;
  if (block.isGenerator && block.isCoroutine) c.emit(Op.CALL_INTRINSIC_1, Intrinsic1.INTRINSIC_ASYNC_GEN_WRAP, at);
  c.emit(Op.YIELD_VALUE, 0, at);
  c.emit(Op.RESUME, Resume.AFTER_YIELD, at);
}

/** On the stack: an iterator and the first value to send. Leaves what the iterator returns. */
export function delegate(c: Codegen, at: Span, isAwait: boolean): void {
  const { assembler } = c.unit;
  const send = c.newLabel();
  const exit = c.newLabel();
  c.place(send);
  c.jump(Op.SEND, exit, at);
  // What close() and throw() raise arrives at YIELD_VALUE, with StopIteration among it.
  const outer = assembler.currentHandler;
  const handler = assembler.protect(false);
  c.emit(Op.YIELD_VALUE, 0, at);
  assembler.currentHandler = outer;
  c.emit(Op.RESUME, isAwait ? Resume.AFTER_AWAIT : Resume.AFTER_YIELD_FROM, at);
  c.jumpTo(send, at);
  assembler.placeHandler(handler);
  c.emit(Op.CLEANUP_THROW, 0, at);
  c.place(exit);
  c.emit(Op.END_SEND, 0, at);
}

/**
 * Leaving: `return`, `break` and `continue` go out through loops, `try` and `with`, and do on the way what each of these wants done:
 * drop an iterator, write out the `finally` body once more, call `__exit__`.
 *
 * What is emitted on the way out is no longer under the handlers of the regions that are already left. Behind it, where the text
 * goes on inside those regions, everything is as it was.
 */
import { Op } from '../../bytecode/op.gen.ts';
import type { Span } from '../../support/span.ts';
import type { Codegen, Frame } from './context.ts';
import { delegate } from './yields.ts';

/** Calls an exit function that is on the stack with three times None. */
export function callExit(c: Codegen, at: Span | null): void {
  c.emit(Op.PUSH_NULL, 0, at);
  for (let i = 0; i < 3; i++) c.load(null, at);
  c.emit(Op.CALL, 3, at);
}

/** Leaves one frame; gives the position for what follows. `keepsTop`: the value on top is needed afterwards. */
export function leaveFrame(c: Codegen, frame: Frame, at: Span | null, keepsTop: boolean): Span | null {
  const { assembler, frames } = c.unit;
  assembler.currentHandler = frame.outer;
  switch (frame.type) {
    case 'while':
    case 'handler':
    case 'group handler':
    case 'try':
      return at;
    case 'for':
      if (keepsTop) c.emit(Op.SWAP, 2, at);
      c.emit(Op.POP_TOP, 0, at);
      return at;
    case 'pop value':
      if (keepsTop) c.emit(Op.SWAP, 2, at);
      c.emit(Op.POP_TOP, 0, at);
      return at;
    case 'finally':
      if (keepsTop) frames.push({ type: 'pop value', at, outer: frame.outer });
      c.finalBody(frame.finalbody ?? []);
      if (keepsTop) frames.pop();
      // It should seem to run after the statement that left.
      return null;
    case 'finally end':
      if (keepsTop) c.emit(Op.SWAP, 2, at);
      c.emit(Op.POP_TOP, 0, at);
      if (keepsTop) c.emit(Op.SWAP, 2, at);
      c.emit(Op.POP_EXCEPT, 0, at);
      return at;
    case 'with':
    case 'async with':
      if (keepsTop) c.emit(Op.SWAP, 2, frame.at);
      callExit(c, frame.at);
      if (frame.type === 'async with') {
        c.emit(Op.GET_AWAITABLE, 2, frame.at);
        c.load(null, frame.at);
        delegate(c, frame.at as Span, true);
      }
      c.emit(Op.POP_TOP, 0, frame.at);
      return null;
    case 'handler cleanup':
      if (keepsTop) c.emit(Op.SWAP, 2, at);
      c.emit(Op.POP_EXCEPT, 0, at);
      if (frame.name) forgetName(c, frame.name, at);
      return at;
  }
}

/** At the end of `except E as name` the name is unbound, whatever the body did to it. */
export function forgetName(c: Codegen, name: string, at: Span | null): void {
  c.load(null, at);
  c.variable(name, 'Store', at);
  c.variable(name, 'Del', at);
}

/**
 * Leaves all frames, or those inside the innermost loop, calls `go` with the position to go on with and that loop (null if there
 * is none), and puts everything back as it was.
 */
export function leaveFrames(
  c: Codegen,
  at: Span,
  keepsTop: boolean,
  toLoop: boolean,
  go: (at: Span | null, loop: Frame | null) => void,
): void {
  const { assembler, frames } = c.unit;
  const handler = assembler.currentHandler;
  const left: Frame[] = [];
  let position: Span | null = at;
  let loop: Frame | null = null;
  while (frames.length > 0) {
    const frame = frames[frames.length - 1];
    if (frame.type === 'group handler') c.fail(at, "'break', 'continue' and 'return' cannot appear in an except* block");
    if (toLoop && (frame.type === 'while' || frame.type === 'for')) {
      loop = frame;
      assembler.currentHandler = frame.outer;
      break;
    }
    frames.pop();
    left.push(frame);
    position = leaveFrame(c, frame, position, keepsTop);
  }
  if (frames.length === 0) assembler.currentHandler = c.unit.stopIteration;
  go(position, loop);
  while (left.length > 0) frames.push(left.pop() as Frame);
  assembler.currentHandler = handler;
}

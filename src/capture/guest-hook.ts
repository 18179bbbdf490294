/**
 * The hook of PEP 523 for the program itself: a function that is told of each frame of a guest function before it runs, and may give other code for it.
 *
 *     set_eval_frame(lambda frame: print(frame.f_code.co_name))        a tracer of calls
 *
 * While it runs it is off, so what it calls is not told to it.
 */
import { type CodeObject, LocalKind } from '../bytecode/code.ts';
import { typeName } from '../runtime/builtin-types.ts';
import { raised, TypeError, ValueError } from '../runtime/exceptions.ts';
import type { Value } from '../runtime/object.ts';
import { type Frame, PyCode } from '../vm/frame.ts';
import type { FrameHook, ThreadState } from '../vm/thread.ts';
import { replaced } from './eval-frame.ts';

/** Other code must take what the frame has: the same arguments, and the same variables of enclosing functions. */
function fits(code: CodeObject, other: CodeObject): boolean {
  const free = ({ localKinds, localNames }: CodeObject): string =>
    localNames.filter((_, slot) => localKinds[slot] === LocalKind.FREE).join();
  return (
    code.argCount === other.argCount &&
    code.kwOnlyArgCount === other.kwOnlyArgCount &&
    (code.flags & 12) === (other.flags & 12) &&
    free(code) === free(other)
  );
}

export class GuestHook implements FrameHook {
  constructor(readonly callback: Value) {}
  enter(t: ThreadState, frame: Frame): Frame {
    // Generators are frames that go on, and what the library does for itself is not told.
    if (frame.func === null || (frame.code.flags & 0x2a0) !== 0 || frame.code.filename.startsWith('<frozen')) return frame;
    const base = t.frame;
    const self = t.self;
    t.frameHook = null;
    let answer: Value;
    try {
      answer = t.call(this.callback, [frame]);
    } finally {
      t.frame = base;
      t.self = self;
      t.frameHook = this;
    }
    if (answer === null) return frame;
    if (!(answer instanceof PyCode)) throw raised(TypeError, `an evaluation hook gives None or a code object, not ${typeName(answer)}`);
    if (!fits(frame.code, answer.code))
      throw raised(ValueError, `the code ${answer.code.name} takes other arguments than ${frame.code.name}`);
    return replaced(frame, answer.code);
  }
}

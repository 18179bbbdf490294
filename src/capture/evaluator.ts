import { Op } from '../bytecode/op.gen.ts';
import type { PyType } from '../runtime/object.ts';
import { strFromJs } from '../runtime/text.ts';
import type { Actions } from './actions.ts';
import { call } from './calls.ts';
import type { Capture } from './capture.ts';
import { INSTRUCTIONS, pop } from './instructions.ts';
import type { Ending, SymbolicFrame } from './symbolic-frame.ts';
import { ExceptionValue, type Keywords, Known, NO_KEYWORDS, PutAside, type Tracked } from './tracked.ts';
import { GuestRaise, Unsupported } from './unsupported.ts';

const MAX_STEPS = 200_000;

export class Evaluator {
  readonly outermost: SymbolicFrame;
  frame: SymbolicFrame;
  /** The exception being handled. */
  handled: Tracked | null = null;
  actions!: Actions;
  private total = 0;
  depth = 0;
  /** For each step of the outermost frame: whether its state there could be made again. */
  readonly restorable: boolean[] = [];
  /** Where what ended the capture came up. */
  deepest: readonly { filename: string; line: number; function: string }[] | null = null;
  /** Told before each step. */
  onStep: ((frame: SymbolicFrame, isNewLine: boolean) => void) | null = null;
  private lastFrame: SymbolicFrame | null = null;
  private lastLine = 0;

  constructor(
    readonly capture: Capture,
    outermost: SymbolicFrame,
  ) {
    this.outermost = outermost;
    this.frame = outermost;
  }

  /** Runs the outermost frame to its end, or to the step before which it shall stop. */
  run(): Ending {
    return this.runFrame(this.outermost);
  }

  runFrame(frame: SymbolicFrame): Ending {
    const before = this.frame;
    this.frame = frame;
    const isOutermost = frame === this.outermost;
    const words = frame.code.words;
    try {
      for (;;) {
        if (isOutermost) {
          this.restorable[frame.steps] = this.handled === null && frame.stack.every(isRestorable) && frame.locals.every(isRestorable);
          if (frame.steps >= this.capture.options.breakAt && this.restorable[frame.steps]) return { kind: 'break' };
          frame.steps++;
        }
        if (++this.total > MAX_STEPS)
          throw new Unsupported('Too long', `${MAX_STEPS} steps`, 'A frame that takes so many steps is not captured.', [], true);
        const word = words[frame.pc];
        frame.at = frame.pc++;
        const op = word & 255;
        this.notePlace(frame);
        if (this.onStep !== null) {
          this.onStep(frame, frame !== this.lastFrame || frame.line !== this.lastLine);
          this.lastFrame = frame;
          this.lastLine = frame.line;
        }
        try {
          if (op === Op.RETURN_VALUE) return { kind: 'return', value: pop(frame) };
          if (op === Op.YIELD_VALUE) return { kind: 'yield', value: pop(frame) };
          INSTRUCTIONS[op](this, frame, word >>> 8);
        } catch (error) {
          if (!(error instanceof GuestRaise)) {
            this.deepest ??= this.stackNow();
            throw error;
          }
          this.unwind(frame, error);
        }
      }
    } finally {
      this.frame = before;
    }
  }
  private notePlace(frame: SymbolicFrame): void {
    let seen: SymbolicFrame | null = frame;
    while (seen.parent !== null && seen.code.filename.startsWith('<frozen')) seen = seen.parent;
    this.capture.place = { filename: seen.code.filename, line: seen.line, function: seen.code.name };
  }
  /** The frames of the program from the outermost to the innermost, with their lines. */
  stackNow(): { filename: string; line: number; function: string }[] {
    const places = [];
    for (let frame: SymbolicFrame | null = this.frame; frame !== null; frame = frame.parent)
      places.push({ filename: frame.code.filename, line: frame.line, function: frame.code.name });
    return places.reverse();
  }
  private unwind(frame: SymbolicFrame, error: GuestRaise): void {
    const entry = frame.code.exceptions.find(({ start, end }) => start <= frame.at && frame.at < end);
    if (entry === undefined) throw error;
    frame.stack.length = entry.depth;
    if (entry.lasti) frame.stack.push(new Known(frame.at));
    frame.stack.push(error.exception);
    frame.pc = entry.target;
  }

  /** A call of a guest function: its frame, with its arguments bound, to its end. */
  inline(frame: SymbolicFrame): Tracked {
    const { capture } = this;
    if (this.depth >= capture.options.maxInlined)
      throw new Unsupported(
        'Calls are nested too deeply',
        frame.code.name,
        `More than ${capture.options.maxInlined} calls inside each other are not captured.`,
      );
    capture.inlined.add(frame.code);
    this.depth++;
    const { handled } = this;
    try {
      const ending = this.runFrame(frame);
      if (ending.kind !== 'return')
        throw new Unsupported('A generator where none was expected', frame.code.name, 'Only functions are inlined.');
      return ending.value;
    } finally {
      this.depth--;
      this.handled = handled;
    }
  }

  raise(type: PyType, message: string): never {
    throw new GuestRaise(this.exception(type, [new Known(strFromJs(message))]));
  }
  exception(type: PyType, args: Tracked[]): ExceptionValue {
    const exception = new ExceptionValue(type, args);
    exception.context = this.handled;
    return exception;
  }
  call(callee: Tracked, args: readonly Tracked[], keywords: Keywords = NO_KEYWORDS): Tracked {
    return call(this.actions, callee, args, keywords);
  }
}

/** Whether code can make the value again. What it is made of is looked at when it is done. */
function isRestorable(v: Tracked | undefined): boolean {
  return !(v instanceof ExceptionValue || v instanceof PutAside);
}

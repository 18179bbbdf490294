/**
 * A generator that the frame has made: its own symbolic frame, asleep between two items.
 */
import { generatorType } from '../vm/frame.ts';
import type { Evaluator } from './evaluator.ts';
import { IteratorValue, type Next, SPENT } from './iterators.ts';
import type { SymbolicFrame } from './symbolic-frame.ts';
import { NONE, type Tracked } from './tracked.ts';

export class GeneratorValue extends IteratorValue {
  result: Tracked | null = null;
  private started = false;
  private frame: SymbolicFrame | null;
  constructor(
    readonly evaluator: Evaluator,
    frame: SymbolicFrame,
  ) {
    super(generatorType);
    this.frame = frame;
  }
  next(): Next {
    const { frame, evaluator } = this;
    if (frame === null) return SPENT;
    // What the resumption sends, where the yield stands. (The first one finds RETURN_GENERATOR, which has nothing to do here.)
    if (this.started) frame.stack.push(NONE);
    this.started = true;
    this.frame = null;
    const { handled } = evaluator;
    const ending = evaluator.runFrame(frame);
    evaluator.handled = handled;
    if (ending.kind === 'yield') {
      this.frame = frame;
      return ending.value;
    }
    if (ending.kind === 'return') this.result = ending.value;
    return SPENT;
  }
  override get words(): string {
    return 'a generator';
  }
}

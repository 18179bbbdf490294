/**
 * Native frames: natives that can be put aside.
 *
 * A native that calls guest code more than in passing is written as a step function over plain data. It asks the machine to
 * call something; if the answer is PUSHED it returns PUSHED, and its step is called again with the value when that is there:
 *
 *     function mapNext(t, f, value) {              // f.a: the function, f.b: the iterator
 *       switch (f.state) {
 *         case 0:
 *           f.state = 1;
 *           value = t.invokeNext(f.b);
 *           if (value === PUSHED) return PUSHED;
 *         // falls through
 *         case 1:
 *           if (value === DONE) return DONE;
 *           return t.tail(f.a, [value])
 *       }
 *     }
 *
 * So such natives are on the guest's own chain of frames, plain data like every frame, and no JavaScript stack lies under them.
 */
import type { Thread } from './machine.ts';
import { PyObject, type Value } from './object.ts';

export type Step = (thread: Thread, frame: NativeFrame, value: Value) => Value;
/** Called when an exception reaches the frame: gives a value to finish with, PUSHED, or undefined to let it pass. */
export type Rescue = (thread: Thread, frame: NativeFrame, exception: PyObject) => Value | undefined;

export class NativeFrame extends PyObject {
  state = 0;
  /** The frame below. */
  back: PyObject | null = null;
  /** A StopIteration that arrives is handed to the step as DONE. */
  catchesStop = false;
  rescue: Rescue | null = null;
  /** Its result is dropped instead of delivered (attribute and item stores). */
  discard = false;
  /** Its step is to be run by the loop: natives were nested too deep to run the first one on the host's stack, or it made room for others. */
  deferred = false;
  /** How many native frames stand below it without a guest frame between. */
  depth = 0;
  constructor(
    readonly step: Step,
    public a: unknown,
    public b: unknown,
    public c: unknown,
    public d: unknown,
  ) {
    super();
  }
}

/**
 * The end of the newest long sum of two strs, kept beside it.
 *
 * JavaScript engines do not copy when they add strings; they note both halves, and copy when somebody looks inside. So a loop
 * that adds a character and then looks at the last one would copy all of the text each time around, where CPython, which adds
 * in place, copies nothing. What was added last is kept here as a small text of its own, and a look at the end of the sum
 * finds it there, without a look into the sum.
 *
 * Whether a text is that sum is asked with `===`: the engine answers at once when both are the same object or differ in
 * length, and compares the characters otherwise, which costs what we want to save; so a few such answers end it.
 */

/** Shorter texts are cheap to copy. */
export const LONG_TEXT = 8192;
const KEPT = 256;

export class LongSum {
  private text = '';
  private end = '';
  private patience = 16;

  /** x + y, one of them long. */
  join(x: string, y: string): string {
    const end = this.is(x) ? this.end + y : y;
    this.end = end.length > 2 * KEPT ? end.slice(-KEPT) : end;
    this.text = x + y;
    return this.text;
  }
  /** The last characters of a text, at least `count` of them, when they can be had without a look into it. */
  endOf(text: string, count: number): string | undefined {
    return text.length > LONG_TEXT && count <= this.end.length && this.is(text) ? this.end : undefined;
  }
  private is(text: string): boolean {
    if (text.length !== this.text.length || this.patience === 0) return false;
    if (text === this.text) return true;
    this.patience--;
    return false;
  }
}

/**
 * The text that is being edited, and where the cursor stands in it. Knows nothing of keys, terminals or Python.
 *
 * The cursor is an offset into the text; it moves by what people see as one character (graphemes: a letter with its accents, a family
 * of emoji), and never stands inside of one. Every change remembers the state before it, so that `undo` can go back; letters typed one after another
 * count as one change.
 */

interface State {
  readonly text: string;
  readonly at: number;
}

const MAX_UNDO = 500;
const PLAIN = /^[\x20-\x7e\n\t]*$/;
const segmenters: { grapheme?: Intl.Segmenter } = {};

/** The characters of a text as people see them. */
export function graphemes(text: string): string[] {
  if (PLAIN.test(text)) return text.split('');
  // Made at the first need: it costs a few milliseconds.
  segmenters.grapheme ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return Array.from(segmenters.grapheme.segment(text), ({ segment }) => segment);
}

export const isWordPart = (char: string): boolean => /[\p{L}\p{N}\p{M}_]/u.test(char);

export class TextBuffer {
  text = '';
  at = 0;
  private past: State[] = [];
  /** Whether the last change was a letter typed, and where: another one behind it belongs to the same change. */
  private typedAt = -1;

  // ---- looking
  get lineStart(): number {
    return this.text.lastIndexOf('\n', this.at - 1) + 1;
  }
  get lineEnd(): number {
    const end = this.text.indexOf('\n', this.at);
    return end < 0 ? this.text.length : end;
  }
  /** The line of the cursor: whole, and only what stands left of it. */
  get line(): string {
    return this.text.slice(this.lineStart, this.lineEnd);
  }
  get beforeCursor(): string {
    return this.text.slice(this.lineStart, this.at);
  }
  get isOnFirstLine(): boolean {
    return this.lineStart === 0;
  }
  get isOnLastLine(): boolean {
    return this.lineEnd === this.text.length;
  }

  // ---- places
  /** The offset of the character left of one, and right of one. */
  before(at: number): number {
    if (at <= 0) return 0;
    const start = this.text.lastIndexOf('\n', at - 1) + 1;
    if (start === at) return at - 1;
    return at - (graphemes(this.text.slice(start, at)).pop() as string).length;
  }
  after(at: number): number {
    if (at >= this.text.length) return this.text.length;
    if (this.text[at] === '\n') return at + 1;
    const end = this.text.indexOf('\n', at);
    return at + graphemes(this.text.slice(at, end < 0 ? undefined : end))[0].length;
  }
  wordLeft(): number {
    let at = this.at;
    while (at > 0 && !isWordPart(this.text[at - 1])) at--;
    while (at > 0 && isWordPart(this.text[at - 1])) at--;
    return at;
  }
  wordRight(): number {
    let at = this.at;
    while (at < this.text.length && !isWordPart(this.text[at])) at++;
    while (at < this.text.length && isWordPart(this.text[at])) at++;
    return at;
  }
  /** The begin of what stands left of the cursor up to white space: what C-w takes. */
  chunkLeft(): number {
    let at = this.at;
    while (at > 0 && /\s/.test(this.text[at - 1])) at--;
    while (at > 0 && !/\s/.test(this.text[at - 1])) at--;
    return at;
  }

  // ---- changing
  /** Puts `text` in the place of what stands between two offsets, the cursor behind it. */
  replace(from: number, to: number, text: string): void {
    if (from === to && text === '') return;
    const isTyping = from === to && from === this.at && text.length <= 2 && isWordPart(text[0]);
    if (!(isTyping && this.typedAt === from)) this.remember();
    this.text = this.text.slice(0, from) + text + this.text.slice(to);
    this.at = from + text.length;
    this.typedAt = isTyping ? this.at : -1;
  }
  insert(text: string): void {
    this.replace(this.at, this.at, text);
  }
  /** Removes, and gives what was there. */
  cut(from: number, to: number): string {
    const removed = this.text.slice(from, to);
    this.replace(from, to, '');
    return removed;
  }
  /** Another text altogether. */
  set(text: string, at = text.length): void {
    if (text !== this.text) this.remember();
    this.text = text;
    this.at = at;
    this.typedAt = -1;
  }
  clear(): void {
    this.text = '';
    this.at = 0;
    this.past = [];
    this.typedAt = -1;
  }
  undo(): boolean {
    const state = this.past.pop();
    if (state === undefined) return false;
    this.text = state.text;
    this.at = state.at;
    this.typedAt = -1;
    return true;
  }
  private remember(): void {
    this.past.push({ text: this.text, at: this.at });
    if (this.past.length > MAX_UNDO) this.past.shift();
  }
}

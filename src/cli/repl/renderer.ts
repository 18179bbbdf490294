/**
 * Rows -> bytes: writes what is different from what stands there already, in one piece, and nothing else. So nothing flickers, and a key costs a few bytes.
 *
 * It never asks the terminal where it is. All moves are relative to the row in which the prompt began, and a row below the last one is made with a line
 * feed, so that it works at the bottom of the screen too, where everything scrolls.
 */
import type { Cell, Row, Screen } from './layout.ts';
import type { Paint } from './theme.ts';

const ESC = '\x1b[';
const NOTHING: Screen = { rows: [[]], row: 0, column: 0 };

const isSame = (a: Cell | undefined, b: Cell | undefined): boolean =>
  a !== undefined && b !== undefined && a.text === b.text && a.style === b.style;
const widthOf = (row: Row): number => row.reduce((sum, cell) => sum + cell.width, 0);

export class Renderer {
  private shown: Screen = NOTHING;
  /** Rows that exist below the prompt's, whether or not something stands in them. */
  private made = 1;
  /** Where the terminal's cursor is; a column of -1 is one that nobody knows. */
  private row = 0;
  private column = 0;

  constructor(
    private readonly write: (text: string) => void,
    private readonly paint: Paint,
  ) {}

  /** From here on it is a new place: nothing has been written there. */
  begin(): void {
    this.shown = NOTHING;
    this.made = 1;
    this.row = 0;
    this.column = 0;
  }

  draw(screen: Screen, width: number): void {
    const out: string[] = [];
    const count = Math.max(screen.rows.length, this.shown.rows.length);
    for (let index = 0; index < count; index++) this.drawRow(out, index, this.shown.rows[index] ?? [], screen.rows[index] ?? [], width);
    this.moveTo(out, screen.row, screen.column);
    this.shown = screen;
    if (out.length > 0) this.write(out.join(''));
  }

  /** The terminal has another size now, and may have broken long rows again: everything from the prompt on is drawn anew. */
  resized(width: number): void {
    const above = this.shown.rows.slice(0, this.row).map((row) => Math.max(1, Math.ceil(widthOf(row) / width)));
    const up = above.reduce((sum, rows) => sum + rows, 0) + Math.floor(Math.max(0, this.column) / width);
    this.write(`${up > 0 ? `${ESC}${up}A` : ''}\r${ESC}J`);
    this.begin();
  }
  /** The screen is emptied; the prompt is at its top then. */
  clear(): void {
    this.write(`${ESC}H${ESC}2J`);
    this.begin();
  }
  /** Leaves what is there, and goes to the row behind it. */
  end(): void {
    const out: string[] = [];
    this.moveTo(out, Math.max(0, this.shown.rows.length - 1), 0);
    out.push('\r\n');
    this.write(out.join(''));
    this.begin();
  }

  private drawRow(out: string[], index: number, before: Row, after: Row, width: number): void {
    let first = 0;
    let column = 0;
    while (first < after.length && isSame(before[first], after[first])) column += after[first++].width;
    if (first === after.length && first === before.length) {
      if (index >= this.made) this.moveTo(out, index, 0);
      return;
    }
    const [widthBefore, widthAfter] = [widthOf(before), widthOf(after)];
    // When both are equally wide, what is the same at the end can stay.
    let last = after.length;
    if (widthBefore === widthAfter) {
      for (let old = before.length; last > first && old > first && isSame(before[old - 1], after[last - 1]); old--) last--;
    }
    this.moveTo(out, index, column);
    for (let at = first; at < last; ) {
      const { style } = after[at];
      const run: string[] = [];
      for (; at < last && after[at].style === style; at++) {
        run.push(after[at].text);
        this.column += after[at].width;
      }
      out.push(this.paint(style, run.join('')));
    }
    // In the last column terminals wait with going on, each in its own way.
    if (this.column >= width) this.column = -1;
    if (widthAfter < widthBefore) {
      if (this.column < 0) this.moveTo(out, index, widthAfter);
      out.push(`${ESC}K`);
    }
  }

  private moveTo(out: string[], row: number, column: number): void {
    if (row >= this.made) {
      if (this.row < this.made - 1) out.push(`${ESC}${this.made - 1 - this.row}B`);
      out.push(`\r${'\n'.repeat(row - this.made + 1)}`);
      this.made = row + 1;
      this.row = row;
      this.column = 0;
    } else if (row !== this.row) {
      const by = row - this.row;
      out.push(`${ESC}${Math.abs(by) === 1 ? '' : Math.abs(by)}${by < 0 ? 'A' : 'B'}`);
      this.row = row;
    }
    if (column === this.column) return;
    if (column === 0) out.push('\r');
    else if (this.column >= 0 && column === this.column - 1) out.push('\b');
    else out.push(`${ESC}${column + 1}G`);
    this.column = column;
  }
}

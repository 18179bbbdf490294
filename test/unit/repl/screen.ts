/**
 * A terminal made of nothing: what the editor writes is drawn on a screen that tests can read.
 *
 * It knows the few escape sequences that the renderer uses, and throws at any other, so that nobody begins to use one without saying so. As in real terminals a character in the last
 * column leaves the cursor there, and only the next one goes on in the next row.
 */
import { widthOf } from '../../../src/cli/repl/width.ts';
import { graphemes } from '../../../src/cli/repl/text-buffer.ts';
import type { Terminal, TerminalEvents } from '../../../src/cli/repl/terminal.ts';

interface Spot {
  readonly text: string;
  readonly look: string;
}
const EMPTY: Spot = { text: ' ', look: '' };

export class Screen implements Terminal {
  rows: number;
  columns: number;
  row = 0;
  column = 0;
  /** All bytes that were written since somebody looked. */
  written = 0;
  bells = 0;
  pastesAreMarked = false;
  wasSuspended = 0;
  events: TerminalEvents | null = null;
  private lines: Spot[][] = [[]];
  /** How many lines have gone out at the top. */
  private gone = 0;
  private look = '';
  private isPending = false;

  constructor(columns: number, rows: number) {
    this.columns = columns;
    this.rows = rows;
  }

  // ---- the terminal
  open(events: TerminalEvents): void {
    this.events = events;
  }
  close(): void {
    this.events = null;
  }
  suspend(resumed: () => void): void {
    this.wasSuspended++;
    this.write('[suspended]\n');
    resumed();
  }
  /** Long rows are broken again, as most terminals do it; rows that were broken by hand are not joined. */
  resize(columns: number, rows: number): void {
    const broken: Spot[][] = [];
    let [row, column] = [0, 0];
    for (const [index, line] of this.lines.entries()) {
      const pieces = Math.max(1, Math.ceil(line.length / columns));
      if (index === this.gone + this.row) {
        row = broken.length + Math.floor(this.column / columns);
        column = this.column % columns;
      }
      for (let piece = 0; piece < pieces; piece++) broken.push(line.slice(piece * columns, (piece + 1) * columns));
    }
    this.lines = broken;
    this.columns = columns;
    this.rows = rows;
    this.gone = Math.max(0, broken.length - rows);
    this.row = row - this.gone;
    this.column = column;
    this.isPending = false;
    this.events?.resized();
  }

  write(text: string): void {
    this.written += Buffer.byteLength(text);
    for (const [piece, , parameters, final] of text.matchAll(/(\x1b\[([?\d;]*)([A-Za-z]))|[\0-\x1f]|[^\0-\x1f]+/g)) {
      if (final !== undefined) this.command(parameters, final);
      else if (piece < ' ') this.control(piece);
      else for (const one of graphemes(piece)) this.put(one);
    }
  }
  private control(char: string): void {
    this.isPending = false;
    if (char === '\r') this.column = 0;
    else if (char === '\b') this.column = Math.max(0, this.column - 1);
    else if (char === '\x07') this.bells++;
    else if (char === '\n') this.newLine();
    else throw new Error(`the terminal does not know ${JSON.stringify(char)}`);
  }
  /** A line feed is a new line, as the system's side of a terminal makes it. */
  private newLine(): void {
    this.column = 0;
    if (this.row < this.rows - 1) this.row++;
    else this.gone++;
    while (this.lines.length <= this.gone + this.row) this.lines.push([]);
  }
  private command(parameters: string, final: string): void {
    const count = Number(parameters || 1);
    if (final !== 'm') this.isPending = false;
    switch (final) {
      case 'A':
        this.row = Math.max(0, this.row - count);
        return;
      case 'B':
        this.row = Math.min(this.rows - 1, this.row + count);
        return;
      case 'G':
        this.column = count - 1;
        return;
      case 'H':
        this.row = 0;
        this.column = 0;
        return;
      case 'K':
        this.line.splice(this.column);
        return;
      case 'J':
        if (parameters === '2') this.lines.splice(this.gone);
        else {
          this.line.splice(this.column);
          this.lines.splice(this.gone + this.row + 1);
        }
        while (this.lines.length <= this.gone + this.row) this.lines.push([]);
        return;
      case 'h':
      case 'l':
        if (parameters !== '?2004') break;
        this.pastesAreMarked = final === 'h';
        return;
      case 'm':
        this.setLook(parameters.split(';').map(Number));
        return;
    }
    throw new Error(`the terminal does not know ESC [ ${parameters} ${final}`);
  }
  private setLook(codes: readonly number[]): void {
    const closes: Readonly<Record<number, (code: number) => boolean>> = {
      0: () => true,
      22: (code) => code === 1 || code === 2,
      27: (code) => code === 7,
      39: (code) => code >= 30 && code <= 37,
      49: (code) => code >= 40 && code <= 47,
    };
    const known = new Set(this.look === '' ? [] : this.look.split(' ').map(Number));
    for (const code of codes) {
      const close = closes[code];
      if (close === undefined) known.add(code);
      else for (const one of known) if (close(one)) known.delete(one);
    }
    this.look = Array.from(known)
      .sort((a, b) => a - b)
      .join(' ');
  }
  private put(one: string): void {
    const width = widthOf(one);
    if (this.isPending || this.column + width > this.columns) {
      this.newLine();
    }
    this.isPending = false;
    const { line } = this;
    while (line.length < this.column) line.push(EMPTY);
    line[this.column] = { text: one, look: this.look };
    if (width === 2) line[this.column + 1] = { text: '', look: this.look };
    this.column += width;
    if (this.column >= this.columns) {
      this.column = this.columns - 1;
      this.isPending = true;
    }
  }
  private get line(): Spot[] {
    return this.lines[this.gone + this.row];
  }

  // ---- looking
  /** What can be seen, and with `all` what has gone out at the top too; without blanks at the end. */
  text(all = false): string[] {
    const lines = this.lines.slice(all ? 0 : this.gone).map((line) =>
      line
        .map((spot) => spot.text)
        .join('')
        .trimEnd(),
    );
    while (lines.length > 0 && lines[lines.length - 1] === '') lines.pop();
    return lines;
  }
  /** Where the cursor is: the row as an index into text(true), and the column. */
  get cursor(): readonly [number, number] {
    return [this.gone + this.row, this.column];
  }
  /** How the first appearance of a word looks, as numbers of SGR; the last one that is on the screen. */
  lookOf(word: string): string {
    for (const line of this.lines.toReversed()) {
      const texts = line.map((spot) => spot.text);
      const at = texts.join('').indexOf(word);
      if (at >= 0) return line[at].look;
    }
    throw new Error(`${word} is not on the screen`);
  }
}

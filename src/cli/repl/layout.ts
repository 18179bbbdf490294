/**
 * What the screen shall show: the text with its prompts, cut into rows that fit, and the part of them around the cursor.
 *
 * A row is a list of cells; a cell is one character as people see it, with its style and its width. Only the lines that can be seen are cut: a text of ten thousand
 * lines costs what its visible part costs.
 */
import type { Span } from './code-lines.ts';
import { graphemes } from './text-buffer.ts';
import type { Style } from './theme.ts';
import { drawn, widthOf } from './width.ts';

export interface Cell {
  readonly text: string;
  readonly width: number;
  readonly style: Style;
}
export type Row = readonly Cell[];
export interface Screen {
  readonly rows: readonly Row[];
  readonly row: number;
  readonly column: number;
}
export interface Page {
  readonly text: string;
  readonly at: number;
  /** Of a line, by its columns: sorted, and they do not overlap. Asked for lines that are seen. */
  spansOf(line: number): readonly Span[];
  /** Offsets of characters that stand out: two brackets that belong together, what a search has found. */
  readonly marked: readonly number[];
  readonly prompt: string;
  readonly nextPrompt: string;
  /** Shown under the text. */
  readonly below: readonly Row[];
}

const TAB_SIZE = 8;

export function cells(text: string, style: Style): Cell[] {
  return graphemes(text).map((one) => ({ text: drawn(one), width: one < ' ' ? drawn(one).length : widthOf(one), style }));
}

// What people put into prompts of their own: colours, and marks around them that only GNU readline needs.
const COLOR = /(\x1b\[[\d;]*m)|[\x01\x02]/;

/** A prompt that brings its own colours has those alone. */
function promptCells(prompt: string): Cell[] {
  if (!COLOR.test(prompt)) return cells(prompt, 'prompt');
  const pieces = prompt.split(COLOR).filter((piece) => piece !== undefined && piece !== '');
  return pieces.flatMap((piece) => (COLOR.test(piece) ? [{ text: piece, width: 0, style: '' as const }] : cells(piece, '')));
}

/** The lines of a text by their offsets. */
function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

interface Cut {
  readonly rows: Row[];
  /** Where the cursor is, when it is in this line. */
  readonly row: number;
  readonly column: number;
}

/** One line, which goes from one offset to another, with its prompt, cut into rows. The cursor never stands behind the last column: then there is one more row. */
function cutLine(page: Page, line: number, from: number, to: number, width: number): Cut {
  const { text, at, marked } = page;
  const spans = page.spansOf(line);
  const rows: Cell[][] = [[]];
  let column = 0;
  let place = { row: -1, column: 0 };
  const put = (cell: Cell): void => {
    if (column + cell.width > width) {
      rows.push([]);
      column = 0;
    }
    rows[rows.length - 1].push(cell);
    column += cell.width;
  };
  for (const cell of promptCells(from === 0 ? page.prompt : page.nextPrompt)) put(cell);
  const begin = column;
  let next = 0;
  let offset = from;
  for (const one of graphemes(text.slice(from, to))) {
    while (next < spans.length && spans[next].to <= offset - from) next++;
    const span = spans[next];
    const style = marked.includes(offset) ? 'marked' : span !== undefined && span.from <= offset - from ? span.style : '';
    const isTab = one === '\t';
    const cell: Cell = isTab
      ? { text: ' '.repeat(TAB_SIZE - ((column - begin) % TAB_SIZE)), width: TAB_SIZE - ((column - begin) % TAB_SIZE), style }
      : { text: drawn(one), width: one < ' ' ? 2 : widthOf(one), style };
    if (column + cell.width > width) {
      rows.push([]);
      column = 0;
    }
    if (offset === at) place = { row: rows.length - 1, column };
    put(cell);
    offset += one.length;
  }
  if (at === to) {
    if (column >= width) {
      rows.push([]);
      column = 0;
    }
    place = { row: rows.length - 1, column };
  }
  return { rows, ...place };
}

/**
 * The screen for a page. `top` is the line that was the first one to be seen last time; what is given back says which one is now.
 */
export function layOut(page: Page, width: number, height: number, top: number): { readonly screen: Screen; readonly top: number } {
  const { text, at } = page;
  const starts = lineStarts(text);
  const line = starts.findLastIndex((start) => start <= at);
  const cut = (index: number): Cut => cutLine(page, index, starts[index], (starts[index + 1] ?? text.length + 1) - 1, width);
  const here = cut(line);
  // Upwards from the cursor, as far as there is room; and not further than necessary.
  let first = line;
  const above: Row[][] = [];
  let used = Math.min(here.rows.length, height);
  while (first > 0 && (first > top || starts.length <= height)) {
    const { rows } = cut(first - 1);
    if (used + rows.length > height) break;
    above.unshift(rows);
    used += rows.length;
    first--;
  }
  const below: Row[][] = [];
  for (let index = line + 1; index < starts.length && used < height; index++) {
    const rows = cut(index).rows.slice(0, height - used);
    below.push(rows);
    used += rows.length;
  }
  // A line that is higher than the screen is seen around the cursor.
  const skipped = Math.max(0, Math.min(here.row - height + 1, here.rows.length - height));
  // Room that is left over shows more of what is above.
  while (first > 0 && used < height) {
    const { rows } = cut(first - 1);
    if (used + rows.length > height) break;
    above.unshift(rows);
    used += rows.length;
    first--;
  }
  const shown = [...above.flat(), ...here.rows.slice(skipped, skipped + height), ...below.flat()];
  const extra = page.below.slice(0, Math.max(0, height - shown.length)).map((row) => clipped(row, width));
  return { screen: { rows: [...shown, ...extra], row: above.flat().length + here.row - skipped, column: here.column }, top: first };
}

function clipped(row: Row, width: number): Row {
  let used = 0;
  return row.filter((cell) => {
    used += cell.width;
    return used <= width;
  });
}

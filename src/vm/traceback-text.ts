/**
 * The one formatter of tracebacks: what an uncaught exception prints, and what the traceback module is made of.
 *
 * First everything is gathered into plain records (`summarize`: guest code may run, for str() of the exception or its notes), then
 * the records are turned into text (`formatSummary`). The form is CPython 3.14's, to the letter:
 *
 *     Traceback (most recent call last):
 *       File "shop.py", line 12, in <module>
 *         total(cart)
 *         ~~~~~^^^^^^
 *       File "shop.py", line 8, in total
 *         return sum(item.price * item.count for item in cart) / len(cart)
 *                ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~^~~~~~~~~~~
 *     ZeroDivisionError: division by zero
 *
 * Columns inside a line are UTF-16 units, as everywhere in the project; only where carets are drawn do they become columns of
 * a terminal.
 */
import type { CodeObject } from '../bytecode/code.ts';
import { PyBytes } from '../runtime/collections.ts';
import { BaseExceptionGroup, PyException, SyntaxError } from '../runtime/exceptions.ts';
import { Raise } from '../runtime/machine.ts';
import { TypeFlag, type PyType, type Value } from '../runtime/object.ts';
import { isStr, jsText } from '../runtime/text.ts';
import { typeOf } from '../runtime/builtin-types.ts';
import { membersOf } from '../runtime/types/exception-groups.ts';
import { specialAttributes } from '../runtime/types/exceptions.ts';
import { type Anchors, anchorsOf } from './caret-anchors.ts';
import { displayWidth } from './display-width.ts';
import { type Frame, PyTraceback } from './frame.ts';
import { keywordTypo } from './keyword-typos.ts';
import { suggestionFor } from './suggestions.ts';
import type { ThreadState } from './thread.ts';

/** The lines of a source by its file name, or null. */
export type LinesOf = (filename: string) => readonly string[] | null;

export interface TracebackOptions {
  readonly lines: LinesOf;
  /** ANSI colours. */
  readonly color?: boolean;
  /** Only the last so many frames (`sys.tracebacklimit`). */
  readonly limit?: number;
  /** False shows the first line of each statement only, without carets. */
  readonly carets?: boolean;
  /** False leaves causes and contexts out. */
  readonly chain?: boolean;
  readonly maxGroupWidth?: number;
  readonly maxGroupDepth?: number;
}

/** One frame of a traceback. Columns are null where the instruction has no position. */
export interface FrameSummary {
  readonly filename: string;
  readonly line: number;
  readonly endLine: number;
  readonly col: number | null;
  readonly endCol: number | null;
  readonly name: string;
}
/** What a SyntaxError says about its place; columns count characters from 1. */
export interface SyntaxPlace {
  readonly filename: string | null;
  readonly lineno: string | null;
  readonly endLineno: string | null;
  readonly text: string | null;
  readonly offset: number | null;
  readonly endOffset: number | null;
  readonly msg: string | null;
}
export interface ExceptionSummary {
  /** `ValueError`, `module.Error`. */
  readonly typeText: string;
  /** str() of the exception, with a suggestion. */
  readonly text: string;
  readonly stack: readonly FrameSummary[];
  /** Lines below the message. */
  readonly notes: readonly string[];
  readonly syntax: SyntaxPlace | null;
  readonly suppressContext: boolean;
  cause: ExceptionSummary | null;
  context: ExceptionSummary | null;
  /** Of a group: what it holds. */
  exceptions: readonly ExceptionSummary[] | null;
}

const GROUP_WIDTH = 15;
const GROUP_DEPTH = 10;
/** How often the same line is shown before it is only counted. */
const REPEATS = 3;

// ---- gathering
export function summarizeCode(code: CodeObject, at: number, line: number): FrameSummary {
  const { positions, filename, name } = code;
  const i = at * 4;
  const first = positions[i];
  // What stands before the first statement (a generator that never ran) has a line but no width.
  if (!first || (positions[i + 1] === positions[i + 3] && first === positions[i + 2]))
    return { filename, line: first || line, endLine: first || line, col: null, endCol: null, name };
  return { filename, line: first, endLine: positions[i + 2], col: positions[i + 1], endCol: positions[i + 3], name };
}
export function summarizeTraceback(traceback: Value, limit?: number): FrameSummary[] {
  const frames: FrameSummary[] = [];
  for (let link = traceback; link instanceof PyTraceback; link = link.next)
    frames.push(summarizeCode(link.frame.code, link.lasti, link.line));
  if (limit === undefined) return frames;
  return limit <= 0 ? [] : frames.slice(-limit);
}
/** The frames that are running, the oldest first. */
export function summarizeStack(top: Frame | null): FrameSummary[] {
  const frames: FrameSummary[] = [];
  for (let frame = top as { back: unknown } | null; frame !== null; frame = frame.back as { back: unknown } | null) {
    const { code, pc, line } = frame as Frame;
    if (code !== undefined) frames.push(summarizeCode(code, pc > 0 ? pc - 1 : 0, line));
  }
  return frames.reverse();
}

/** Guest code that fails while an error is shown must not hide the error. */
function safely(run: () => string, otherwise: string): string {
  try {
    return run();
  } catch (error) {
    if (error instanceof Raise || error instanceof globalThis.RangeError) return otherwise;
    throw error;
  }
}
function typeText(t: ThreadState, type: PyType): string {
  const module = type.has(TypeFlag.HEAP) ? (type.lookup('__module__') ?? null) : type.module;
  if (!isStr(module)) return `<unknown>.${type.qualname}`;
  const name = t.strText(module);
  return name === '__main__' || name === 'builtins' ? type.qualname : `${name}.${type.qualname}`;
}
export function isSequence(v: Value): boolean {
  return v !== null && typeof v === 'object' && !isStr(v) && !(v instanceof PyBytes) && typeOf(v).has(TypeFlag.SEQUENCE);
}
function notesOf(t: ThreadState, exception: PyException): string[] {
  let notes: Value | undefined;
  try {
    notes = t.findAttr(exception, '__notes__');
  } catch (error) {
    if (!(error instanceof Raise)) throw error;
    return [`Ignored error getting __notes__: ${safely(() => t.reprText(error.exception), '<__notes__ repr() failed>')}`];
  }
  if (notes === undefined || notes === null) return [];
  const found = notes;
  if (!isSequence(found)) return [safely(() => t.reprText(found), '<__notes__ repr() failed>')];
  return t.list(found).flatMap((note) => safely(() => t.strText(note), '<note str() failed>').split('\n'));
}
function syntaxPlace(t: ThreadState, exception: PyException, options: TracebackOptions): SyntaxPlace {
  const held = specialAttributes(exception);
  const text = (name: string): string | null => {
    const value = held[name];
    return value === undefined || value === null ? null : isStr(value) ? jsText(value) : safely(() => t.strText(value), '');
  };
  const number = (name: string): number | null => {
    const value = held[name];
    return typeof value === 'number' && Number.isInteger(value) ? value : typeof value === 'boolean' ? Number(value) : null;
  };
  const place: SyntaxPlace = {
    filename: text('filename'),
    lineno: text('lineno'),
    endLineno: text('end_lineno'),
    text: held.text !== undefined && isStr(held.text) ? jsText(held.text) : null,
    offset: number('offset'),
    endOffset: number('end_offset'),
    msg: text('msg'),
  };
  return keywordTypo(t, place, held._metadata ?? null, options.lines) ?? place;
}
function summarizeOne(t: ThreadState, exception: PyException, options: TracebackOptions): ExceptionSummary {
  const isSyntax = exception.cls.isSubtypeOf(SyntaxError);
  const text = safely(() => t.strText(exception), '<exception str() failed>');
  return {
    typeText: typeText(t, exception.cls),
    text: isSyntax ? text : text + suggestionFor(t, exception),
    stack: summarizeTraceback(exception.traceback, options.limit),
    notes: notesOf(t, exception),
    syntax: isSyntax ? syntaxPlace(t, exception, options) : null,
    suppressContext: exception.suppressContext,
    cause: null,
    context: null,
    exceptions: null,
  };
}
/**
 * Gathers an exception and all that it is linked to. An exception that was seen before is not followed again, so cycles end;
 * a context that would not be printed is not gathered.
 */
export function summarize(t: ThreadState, exception: PyException, options: TracebackOptions): ExceptionSummary {
  const seen = new Set<PyException>([exception]);
  const visit = (next: PyException): ExceptionSummary => {
    seen.add(next);
    return summarizeOne(t, next, options);
  };
  const result = summarizeOne(t, exception, options);
  const queue: [ExceptionSummary, PyException][] = [[result, exception]];
  for (let entry = queue.pop(); entry !== undefined; entry = queue.pop()) {
    const [summary, held] = entry;
    const { cause, context } = held;
    if (cause instanceof PyException && !seen.has(cause)) summary.cause = visit(cause);
    if (summary.cause === null && !held.suppressContext && context !== null && !seen.has(context)) summary.context = visit(context);
    const parts = held.cls.isSubtypeOf(BaseExceptionGroup) ? membersOf(held) : null;
    if (parts !== null) summary.exceptions = parts.map(visit);
    if (summary.cause !== null) queue.push([summary.cause, cause as PyException]);
    if (summary.context !== null) queue.push([summary.context, context as PyException]);
    summary.exceptions?.forEach((part, i) => queue.push([part, (parts as readonly PyException[])[i]]));
  }
  return result;
}

// ---- text
interface Theme {
  readonly type: string;
  readonly message: string;
  readonly place: string;
  readonly highlight: string;
  readonly range: string;
  readonly reset: string;
}
const PLAIN: Theme = { type: '', message: '', place: '', highlight: '', range: '', reset: '' };
const COLORS: Theme = {
  type: '\x1b[1;35m',
  message: '\x1b[35m',
  place: '\x1b[35m',
  highlight: '\x1b[1;31m',
  range: '\x1b[31m',
  reset: '\x1b[0m',
};
const themeOf = (options: TracebackOptions): Theme => (options.color === true ? COLORS : PLAIN);

const rightStripped = (line: string): string => line.replace(/\s+$/, '');
const leftSpaces = (line: string): number => line.length - line.replace(/^\s+/, '').length;

/** Takes the common indentation off; lines of blanks become empty. */
function dedent(lines: readonly string[]): string[] {
  let margin: string | null = null;
  for (const line of lines) {
    if (line.trim() === '') continue;
    const indent = (/^[ \t]*/.exec(line) as RegExpExecArray)[0];
    if (margin === null) margin = indent;
    else {
      let common = 0;
      while (common < margin.length && margin[common] === indent[common]) common++;
      margin = margin.slice(0, common);
    }
  }
  const cut = margin?.length ?? 0;
  return lines.map((line) => (line.trim() === '' ? '' : line.slice(cut)));
}

interface Place {
  readonly row: number;
  readonly col: number;
}
/** Row and column of an offset into a text of several lines. */
function placeIn(text: string, offset: number): Place {
  const before = text.slice(0, offset).split('\n');
  return { row: before.length - 1, col: before[before.length - 1].length };
}

/**
 * A statement that is nothing but a call whose result is returned or assigned needs no carets: `return f(x)`, `y = f(x)`.
 */
function isWholeStatement(before: string, after: string, anchors: Anchors | null): boolean {
  if (anchors === null || anchors.kind !== 'call') return false;
  const start = /^(?:(return)\b\s*|[\p{XID_Start}_][\p{XID_Continue}]*\s*=\s*)(\(?)$/u.exec(before);
  if (start === null || (start[1] !== undefined && !anchors.callsName)) return false;
  return (start[2] === '(' ? /^\s*\)\s*(?:[#;].*)?$/ : /^\s*(?:[#;].*)?$/).test(after);
}

/** The source lines of one frame with their carets, not yet indented. */
function sourceLines(frame: FrameSummary, options: TracebackOptions): string[] {
  const all = options.lines(frame.filename);
  if (all === null) return [];
  const lines: string[] = [];
  for (let n = frame.line; n <= frame.endLine; n++) lines.push(rightStripped(all[n - 1] ?? ''));
  const shown = dedent(lines);
  if (shown.every((line) => line === '')) return [];
  if (frame.col === null || frame.endCol === null || options.carets === false) return shown[0].trim() === '' ? [''] : [shown[0].trim()];

  const lastRow = shown.length - 1;
  const cut = lines[0].length - shown[0].length;
  const start = Math.max(0, Math.min(frame.col, lines[0].length) - cut);
  const end = Math.max(0, Math.min(frame.endCol, lines[lastRow].length) - cut);
  const whole = shown.join('\n');
  const segment = whole.slice(start, Math.max(start, whole.length - (shown[lastRow].length - end)));
  const anchors = anchorsOf(segment);
  const before = shown[0].slice(0, start);
  const after = shown[lastRow].slice(end);
  const hasCarets = !isWholeStatement(before, after, anchors) && (anchors !== null || before.trim() !== '' || after.trim() !== '');

  const startColumn = displayWidth(shown[0], start);
  const endColumn = displayWidth(shown[lastRow], end);
  const significant = new Set([0, lastRow]);
  let left: Place | null = null;
  let right: Place | null = null;
  if (anchors !== null) {
    const columnAt = (offset: number): Place => {
      const { row, col } = placeIn(segment, offset);
      return { row, col: displayWidth(shown[row], row === 0 ? col + start : col) };
    };
    left = columnAt(anchors.left);
    right = columnAt(anchors.right);
    for (const { row } of [left, right])
      for (let near = row - 1; near <= row + 1; near++) if (near >= 0 && near <= lastRow) significant.add(near);
  }

  const out: string[] = [];
  const theme = themeOf(options);
  const show = (row: number): void => {
    const line = shown[row];
    if (!hasCarets) {
      out.push(line);
      return;
    }
    const spaces = leftSpaces(line);
    const count = row === lastRow ? endColumn : displayWidth(line);
    let carets = '';
    for (let col = 0; col < count; col++) {
      if (col < spaces || (row === 0 && col < startColumn)) carets += ' ';
      else if (left === null || right === null) carets += '^';
      else {
        const inside =
          (row > left.row || (row === left.row && col >= left.col)) && (row < right.row || (row === right.row && col < right.col));
        carets += inside ? '^' : '~';
      }
    }
    if (options.color === true) out.push(...colored(line, carets, theme));
    else out.push(line, carets);
  };
  let previous = -1;
  for (const row of Array.from(significant).sort((a, b) => a - b)) {
    if (previous >= 0 && row - previous === 2) show(row - 1);
    else if (previous >= 0 && row - previous > 2) out.push(`...<${row - previous - 1} lines>...`);
    show(row);
    previous = row;
  }
  return dedent(out);
}
/** The line and its carets, each run of equal carets in its colour. */
function colored(line: string, carets: string, theme: Theme): [string, string] {
  const chars = Array.from(line);
  let text = '';
  let marks = '';
  for (let i = 0; i < Math.max(chars.length, carets.length); ) {
    let end = i + 1;
    while (end < Math.max(chars.length, carets.length) && carets[end] === carets[i]) end++;
    const color = carets[i] === '^' ? theme.highlight : carets[i] === '~' ? theme.range : '';
    const reset = color === '' ? '' : theme.reset;
    text += color + chars.slice(i, end).join('') + reset;
    if (i < carets.length) marks += color + carets.slice(i, end) + reset;
    i = end;
  }
  return [text, marks];
}

/** The lines of one frame. */
export function formatFrame(frame: FrameSummary, options: TracebackOptions, line = String(frame.line)): string {
  const { place, reset } = themeOf(options);
  const filename = frame.filename.startsWith('<stdin-') && frame.filename.endsWith('>') ? '<stdin>' : frame.filename;
  let text = `  File ${place}"${filename}"${reset}, line ${place}${line}${reset}, in ${place}${frame.name}${reset}\n`;
  for (const line of sourceLines(frame, options)) text += `    ${line}\n`;
  return text;
}
/** Texts of frames, each with what it is told apart by; of one that repeats itself the first few, and how many more. */
export function foldRepeated(frames: readonly (readonly [place: string, text: string])[]): string[] {
  const out: string[] = [];
  let last: string | null = null;
  let count = 0;
  const fold = (): void => {
    if (count <= REPEATS) return;
    const more = count - REPEATS;
    out.push(`  [Previous line repeated ${more} more time${more > 1 ? 's' : ''}]\n`);
  };
  for (const [place, text] of frames) {
    if (last !== place) {
      fold();
      last = place;
      count = 0;
    }
    count++;
    if (count <= REPEATS) out.push(text);
  }
  fold();
  return out;
}
/** The frames of a stack. Only those that are shown become text: a recursion may be deep. */
export function formatFrames(frames: readonly FrameSummary[], options: TracebackOptions): string[] {
  const known = new Map<string, string>();
  return foldRepeated(
    frames.map((frame) => {
      const place = `${frame.filename}\0${frame.line}\0${frame.name}`;
      const full = `${place}\0${frame.col}\0${frame.endLine}\0${frame.endCol}`;
      let text = known.get(full);
      if (text === undefined) {
        text = formatFrame(frame, options);
        known.set(full, text);
      }
      return [place, text];
    }),
  );
}

/** `Type: message`; the type alone when there is no message. */
export function formatFinalLine(name: string, text: string, color: boolean): string {
  const { type, message, reset } = color ? COLORS : PLAIN;
  return text === '' ? `${type}${name}${reset}\n` : `${type}${name}${reset}: ${message}${text}${reset}\n`;
}
/** The final line, or the form of a syntax error; then the notes. Each string ends in a newline. */
export function formatExceptionOnly(summary: ExceptionSummary, options: TracebackOptions): string[] {
  const { syntax, text, typeText: name } = summary;
  const color = options.color === true;
  const out = syntax !== null ? formatSyntaxError(name, syntax, color) : [formatFinalLine(name, text, color)];
  for (const note of summary.notes) out.push(`${note}\n`);
  return out;
}
export function formatSyntaxError(name: string, syntax: SyntaxPlace, color: boolean): string[] {
  const theme = color ? COLORS : PLAIN;
  const out: string[] = [];
  let suffix = '';
  if (syntax.lineno !== null)
    out.push(`  File ${theme.place}"${syntax.filename || '<string>'}"${theme.reset}, line ${theme.place}${syntax.lineno}${theme.reset}\n`);
  else if (syntax.filename !== null) suffix = ` (${syntax.filename})`;
  if (syntax.text !== null) out.push(...syntaxLines(syntax, syntax.text, theme));
  out.push(`${theme.type}${name}${theme.reset}: ${theme.message}${syntax.msg || '<no detail available>'}${theme.reset}${suffix}\n`);
  return out;
}
/** The line of a syntax error with carets; offsets count characters from 1. */
function syntaxLines(syntax: SyntaxPlace, text: string, theme: Theme): string[] {
  const full = text.replace(/\n+$/, '');
  const line = full.replace(/^[ \n\f]+/, '');
  if (syntax.offset === null) return [`    ${line}\n`];
  const chars = Array.from(line);
  const width = Array.from(full).length;
  const size = Array.from(text).length;
  let offset = syntax.offset;
  let end = syntax.lineno === syntax.endLineno ? syntax.endOffset || offset : width + 1;
  if (text !== '' && offset > size) offset = width + 1;
  if (text !== '' && end > size) end = width + 1;
  if (offset >= end || end < 0) end = offset + 1;
  const from = offset - 1 - (width - chars.length);
  const to = end - 1 - (width - chars.length);
  if (from < 0) return [`    ${line}\n`];
  const space = chars
    .slice(0, from)
    .map((char) => (/\s/.test(char) ? char : ' '))
    .join('');
  const shown =
    theme.highlight === ''
      ? line
      : chars.slice(0, from).join('') + theme.highlight + chars.slice(from, to).join('') + theme.reset + chars.slice(to).join('');
  return [`    ${shown}\n`, `    ${space}${theme.highlight}${'^'.repeat(Math.max(0, to - from))}${theme.reset}\n`];
}

const CAUSE = '\nThe above exception was the direct cause of the following exception:\n\n';
const CONTEXT = '\nDuring handling of the above exception, another exception occurred:\n\n';

/** An exception as it is drawn: the texts of its frames and last lines, and what it is linked to. */
export interface Drawn {
  stack: readonly string[];
  only: readonly string[];
  cause: Drawn | null;
  context: Drawn | null;
  suppressContext: boolean;
  exceptions: readonly Drawn[] | null;
  /** Of a group: how many members are shown, and how deep. */
  width?: number | null;
  depth?: number | null;
}
/** Draws exceptions; groups as a tree whose trunk is a margin on the left. Each piece ends in a newline. */
class Drawing {
  readonly pieces: string[] = [];
  private depth = 0;
  private needsClose = false;

  private get indent(): string {
    return ' '.repeat(2 * this.depth);
  }
  private emit(block: string, margin = '|'): void {
    if (this.depth === 0) {
      this.pieces.push(block);
      return;
    }
    const prefix = `${this.indent}${margin} `;
    this.pieces.push(
      block
        .split('\n')
        .slice(0, -1)
        .map((line) => `${prefix}${line}\n`)
        .join(''),
    );
  }

  draw(top: Drawn): void {
    const chain: [string | null, Drawn][] = [];
    for (let link: Drawn | null = top; link !== null; ) {
      let next: Drawn | null = null;
      let message: string | null = null;
      if (link.cause !== null) [message, next] = [CAUSE, link.cause];
      else if (link.context !== null && !link.suppressContext) [message, next] = [CONTEXT, link.context];
      chain.push([message, link]);
      link = next;
    }
    for (const [message, link] of chain.reverse()) {
      if (message !== null) this.emit(message);
      const deepest = link.depth ?? GROUP_DEPTH;
      if (link.exceptions === null) this.drawOne(link, 'Traceback (most recent call last):\n');
      else if (this.depth > deepest) this.emit(`... (max_group_depth is ${deepest})\n`);
      else this.drawGroup(link, link.exceptions);
    }
  }
  private drawOne({ stack, only }: Drawn, head: string, margin?: string): void {
    if (stack.length > 0) {
      this.emit(head, margin);
      for (const frame of stack) this.emit(frame);
    }
    for (const line of only) this.emit(line);
  }
  private drawGroup(group: Drawn, parts: readonly Drawn[]): void {
    const width = group.width ?? GROUP_WIDTH;
    const isTop = this.depth === 0;
    if (isTop) this.depth = 1;
    this.drawOne(group, 'Exception Group Traceback (most recent call last):\n', isTop ? '+' : '|');
    const count = parts.length <= width ? parts.length : width + 1;
    this.needsClose = false;
    for (let i = 0; i < count; i++) {
      const isLast = i === count - 1;
      // A group that comes last draws the closing line itself.
      if (isLast) this.needsClose = true;
      const isCut = i >= width;
      this.pieces.push(`${this.indent}${i === 0 ? '+-' : '  '}+---------------- ${isCut ? '...' : i + 1} ----------------\n`);
      this.depth++;
      if (!isCut) this.draw(parts[i]);
      else {
        const rest = parts.length - width;
        this.emit(`and ${rest} more exception${rest > 1 ? 's' : ''}\n`);
      }
      if (isLast && this.needsClose) {
        this.pieces.push(`${this.indent}+------------------------------------\n`);
        this.needsClose = false;
      }
      this.depth--;
    }
    if (isTop) this.depth = 0;
  }
}
export function drawExceptions(top: Drawn): string[] {
  const drawing = new Drawing();
  drawing.draw(top);
  return drawing.pieces;
}

/** Everything that is linked, without recursion: chains may be long. */
function drawnOf(top: ExceptionSummary, options: TracebackOptions): Drawn {
  const made = new Map<ExceptionSummary, Drawn>();
  const waiting: ExceptionSummary[] = [];
  const linked = (summary: ExceptionSummary | null): Drawn | null => {
    if (summary === null) return null;
    let drawn = made.get(summary);
    if (drawn === undefined) {
      const { suppressContext } = summary;
      drawn = { stack: [], only: [], cause: null, context: null, suppressContext, exceptions: null };
      made.set(summary, drawn);
      waiting.push(summary);
    }
    return drawn;
  };
  const first = linked(top) as Drawn;
  for (let summary = waiting.pop(); summary !== undefined; summary = waiting.pop()) {
    const drawn = made.get(summary) as Drawn;
    drawn.stack = formatFrames(summary.stack, options);
    drawn.only = formatExceptionOnly(summary, options);
    drawn.width = options.maxGroupWidth;
    drawn.depth = options.maxGroupDepth;
    if (options.chain !== false) {
      drawn.cause = linked(summary.cause);
      drawn.context = linked(summary.context);
    }
    drawn.exceptions = summary.exceptions?.map((part) => linked(part) as Drawn) ?? null;
  }
  return first;
}

export function formatSummary(summary: ExceptionSummary, options: TracebackOptions): string {
  return drawExceptions(drawnOf(summary, options)).join('');
}
/** What an uncaught exception prints. */
export function formatException(t: ThreadState, exception: PyException, options: TracebackOptions): string {
  return formatSummary(summarize(t, exception, options), options);
}

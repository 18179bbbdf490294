/**
 * Exceptions for programs: `--error-format=short` is a line that editors and CI systems know how to read, `json` an object on a line.
 *
 *     shop.py:12:3: ZeroDivisionError: division by zero
 *     {"schema":"glasspy.error","version":1,"type":"ZeroDivisionError","message":"division by zero","file":"shop.py","line":12, ...}
 *
 * Lines and columns count from 1, columns in characters, as SyntaxError has them; the end is behind the last character. The place is the
 * innermost frame's that is not in the standard library. All of them are in `frames`, outermost first.
 */
import type { PyException } from '../runtime/exceptions.ts';
import type { SyntaxProblem } from '../support/errors.ts';
import { type ExceptionSummary, type FrameSummary, summarize } from '../vm/traceback-text.ts';
import type { ThreadState } from '../vm/thread.ts';
import type { ErrorFormat } from './table.ts';

interface ErrorPlace {
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly endLine: number | null;
  readonly endColumn: number | null;
}
export interface ErrorRecord extends ErrorPlace {
  readonly type: string;
  readonly message: string;
  readonly notes: readonly string[];
  readonly frames: readonly (ErrorPlace & { readonly function: string })[];
  /** `raise ... from cause`. */
  readonly cause: ErrorRecord | null;
  /** The exception that was being handled; null where it would not be shown. */
  readonly context: ErrorRecord | null;
  /** Of an exception group: what it holds. */
  readonly exceptions: readonly ErrorRecord[] | null;
}
type LinesOf = (filename: string) => readonly string[] | null;

/** Links of a chain that are told; a chain may be as long as a program ran. */
const MOST_LINKS = 100;
const NOWHERE: ErrorPlace = { file: null, line: null, column: null, endLine: null, endColumn: null };

export function describeException(t: ThreadState, exception: PyException, format: ErrorFormat): string {
  const lines: LinesOf = (filename) => t.interp.sourceOf(filename);
  return inFormat(recordOf(summarize(t, exception, { lines }), lines), format);
}

/** An error of syntax that was met without a machine. */
export function describeProblem({ kind, message, filename, span }: SyntaxProblem, format: ErrorFormat): string {
  const place = { file: filename ?? null, line: span.line, column: span.col + 1, endLine: span.endLine, endColumn: span.endCol + 1 };
  return inFormat({ type: kind, message, ...place, notes: [], frames: [], cause: null, context: null, exceptions: null }, format);
}

function inFormat(record: ErrorRecord, format: ErrorFormat): string {
  if (format === 'json') return `${JSON.stringify({ schema: 'glasspy.error', version: 1, ...record })}\n`;
  const { file, line, column, type, message } = record;
  const place = [file, line, column].filter((part) => part !== null).join(':');
  const [first] = message.split('\n');
  return `${place === '' ? '' : `${place}: `}${type}${first === '' ? '' : `: ${first}`}\n`;
}

function recordOf(summary: ExceptionSummary, lines: LinesOf, depth = 0): ErrorRecord {
  const { typeText, text, notes, stack, syntax, cause, context, exceptions } = summary;
  const frames = stack.map((frame) => ({ ...placeOf(frame, lines), function: frame.name }));
  const { function: _, ...innermost } = frames.findLast(({ file }) => !file?.startsWith('<frozen ')) ??
    frames.at(-1) ?? { ...NOWHERE, function: '' };
  const number = (digits: string | null): number | null => (digits === null ? null : Number(digits));
  const place =
    syntax === null
      ? innermost
      : {
          file: syntax.filename,
          line: number(syntax.lineno),
          column: syntax.offset,
          endLine: number(syntax.endLineno),
          endColumn: syntax.endOffset,
        };
  const linked = (one: ExceptionSummary | null): ErrorRecord | null =>
    one === null || depth >= MOST_LINKS ? null : recordOf(one, lines, depth + 1);
  return {
    type: typeText,
    message: syntax === null ? text : (syntax.msg ?? text),
    ...place,
    notes,
    frames,
    cause: linked(cause),
    context: linked(context),
    exceptions: depth >= MOST_LINKS ? null : (exceptions?.map((one) => recordOf(one, lines, depth + 1)) ?? null),
  };
}

function placeOf({ filename, line, endLine, col, endCol }: FrameSummary, lines: LinesOf): ErrorPlace {
  const text = lines(filename);
  const inCharacters = (row: number, units: number | null): number | null =>
    units === null
      ? null
      : Array.from((text?.[row - 1] ?? '').slice(0, units)).length + 1 + Math.max(0, units - (text?.[row - 1] ?? '').length);
  return { file: filename, line, column: inCharacters(line, col), endLine, endColumn: inCharacters(endLine, endCol) };
}

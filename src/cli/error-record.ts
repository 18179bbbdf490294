/**
 * Exceptions for programs: `--error-format=short` is a line that editors and CI systems know how to read, `json` an object on a line.
 *
 *     shop.py:12:3: ZeroDivisionError: division by zero
 *     {"schema":"glasspy.error","version":1,"type":"ZeroDivisionError","message":"division by zero","file":"shop.py","line":12, ...}
 *
 * Lines and columns count from 1, columns in characters, as SyntaxError has them; the end is behind the last character.
 */
import type { SyntaxProblem } from '../support/errors.ts';
import type { ErrorFormat } from './table.ts';

export interface ErrorPlace {
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
export const NOWHERE: ErrorPlace = { file: null, line: null, column: null, endLine: null, endColumn: null };

/** An error of syntax that was met without a machine. */
export function describeProblem({ kind, message, filename, span }: SyntaxProblem, format: ErrorFormat): string {
  const place = { file: filename ?? null, line: span.line, column: span.col + 1, endLine: span.endLine, endColumn: span.endCol + 1 };
  return inFormat({ type: kind, message, ...place, notes: [], frames: [], cause: null, context: null, exceptions: null }, '', format);
}

/** `heading` is what stands above a traceback that is not the end of the program. */
export function inFormat(record: ErrorRecord, heading: string, format: ErrorFormat): string {
  if (format === 'json') return `${JSON.stringify({ schema: 'glasspy.error', version: 1, ...record, heading: heading.trim() || null })}\n`;
  const { file, line, column, type, message } = record;
  const place = [file, line, column].filter((part) => part !== null).join(':');
  const [first] = message.split('\n');
  return `${place === '' ? '' : `${place}: `}${type}${first === '' ? '' : `: ${first}`}\n`;
}

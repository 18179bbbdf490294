/**
 * An exception of a machine as a record (error-record.ts): gathered as for a traceback, then without the words between.
 *
 * The place is the innermost frame's that is not in the standard library. All of them are in `frames`, outermost first.
 */
import type { PyException } from '../runtime/exceptions.ts';
import { type ExceptionSummary, type FrameSummary, summarize } from '../vm/traceback-text.ts';
import type { ThreadState } from '../vm/thread.ts';
import { type ErrorPlace, type ErrorRecord, inFormat, NOWHERE } from './error-record.ts';
import type { ErrorFormat } from './table.ts';

type LinesOf = (filename: string) => readonly string[] | null;

/** Links of a chain that are told; a chain may be as long as a program ran. */
const MOST_LINKS = 100;

export function describeException(t: ThreadState, exception: PyException, heading: string, format: ErrorFormat): string {
  const lines: LinesOf = (filename) => t.interp.sourceOf(filename);
  return inFormat(recordOf(summarize(t, exception, { lines }), lines), heading, format);
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

/**
 * Module _traceback: the machine's own formatter of tracebacks (vm/traceback-text.ts), for module traceback.
 *
 * The objects that guest code holds are made there; here their parts become text. Lines of source come with the call, because
 * module traceback has them from linecache.
 */
import { typeName } from '../runtime/builtin-types.ts';
import { PyList, PyTuple } from '../runtime/collections.ts';
import type { ModuleRows } from '../runtime/define.ts';
import { PyException, raised, TypeError } from '../runtime/exceptions.ts';
import type { Thread } from '../runtime/machine.ts';
import { intOf } from '../runtime/number.ts';
import type { Value } from '../runtime/object.ts';
import { isStr, jsText, strFromJs } from '../runtime/text.ts';
import { wantsColors } from '../vm/colors.ts';
import { PyTraceback } from '../vm/frame.ts';
import { keywordTypo } from '../vm/keyword-typos.ts';
import { suggestionFor } from '../vm/suggestions.ts';
import type { ThreadState } from '../vm/thread.ts';
import {
  drawExceptions,
  type Drawn,
  foldRepeated,
  formatFinalLine,
  formatFrame,
  formatSyntaxError,
  isSequence,
  summarizeCode,
  type SyntaxPlace,
  type TracebackOptions,
} from '../vm/traceback-text.ts';

const machine = (t: Thread): ThreadState => t as ThreadState;
const numberOr = (v: Value): number | null => {
  const int = intOf(v);
  return int === undefined ? null : Number(int);
};
const textOr = (t: Thread, v: Value): string | null => (v === null ? null : isStr(v) ? jsText(v) : t.strText(v));
const strings = (lines: readonly string[]): Value => new PyList(lines.map(strFromJs));
/** The source of a program that is no file, or of a file that is known already. */
function linesOf(t: Thread) {
  return (filename: string): string[] | null => machine(t).interp.sourceOf(filename);
}

function positions(_t: Thread, traceback: Value): Value {
  if (!(traceback instanceof PyTraceback)) throw raised(TypeError, `a traceback is needed, not ${typeName(traceback)}`);
  const { line, endLine, col, endCol } = summarizeCode(traceback.frame.code, traceback.lasti, traceback.line);
  return new PyTuple([line, endLine, col, endCol]);
}
function frameText(
  t: Thread,
  filename: Value,
  lineno: Value,
  endLineno: Value,
  col: Value,
  endCol: Value,
  name: Value,
  lines: Value,
  colorize: Value,
): Value {
  const first = numberOr(lineno) ?? 0;
  const given = lines === null ? null : (textOr(t, lines) as string).split('\n');
  const options: TracebackOptions = {
    // The lines that came are those from the first one on.
    lines: () => (given === null ? null : [...new Array<string>(Math.max(0, first - 1)).fill(''), ...given]),
    color: t.truth(colorize),
  };
  const frame = {
    filename: textOr(t, filename) ?? 'None',
    line: first,
    endLine: Math.max(first, numberOr(endLineno) ?? first),
    col: numberOr(col),
    endCol: numberOr(endCol),
    name: textOr(t, name) ?? 'None',
  };
  return strFromJs(formatFrame(frame, options, lineno === null ? 'None' : String(first)));
}
/** Of pairs (place, text): places are compared by what they say. */
function fold(t: Thread, rows: Value): Value {
  const keyed = t.list(rows).map((row): [string, string] => {
    const [place, text] = (row as unknown as PyTuple).items;
    return [t.reprText(place), t.strText(text)];
  });
  return strings(foldRepeated(keyed));
}
function finalLine(t: Thread, type: Value, text: Value, colorize: Value): Value {
  return strFromJs(formatFinalLine(textOr(t, type) ?? 'None', t.strText(text), t.truth(colorize)));
}
function syntaxLines(t: Thread, ...args: Value[]): Value {
  const [type, filename, lineno, endLineno, text, offset, endOffset, msg, metadata, colorize] = args;
  const place: SyntaxPlace = {
    filename: textOr(t, filename),
    lineno: textOr(t, lineno),
    endLineno: textOr(t, endLineno),
    text: isStr(text) ? jsText(text) : null,
    offset: numberOr(offset),
    endOffset: numberOr(endOffset),
    msg: textOr(t, msg),
  };
  const meant = keywordTypo(machine(t), place, metadata, linesOf(t)) ?? place;
  return strings(formatSyntaxError(t.strText(type), meant, t.truth(colorize)));
}
/** Rows as module traceback makes them: [frames, last lines, cause, context, suppress, members, width, depth]. */
function draw(t: Thread, top: Value): Value {
  const made = new Map<Value, Drawn>();
  const waiting: [PyList, Drawn][] = [];
  const linked = (row: Value): Drawn | null => {
    if (!(row instanceof PyList)) return null;
    let drawn = made.get(row);
    if (drawn === undefined) {
      drawn = { stack: [], only: [], cause: null, context: null, suppressContext: false, exceptions: null };
      made.set(row, drawn);
      waiting.push([row, drawn]);
    }
    return drawn;
  };
  const texts = (list: Value): string[] => t.list(list).map((item) => t.strText(item));
  const first = linked(top) as Drawn;
  for (let entry = waiting.pop(); entry !== undefined; entry = waiting.pop()) {
    const [row, drawn] = entry;
    const [stack, only, cause, context, suppress, members, width, depth] = row.items;
    drawn.stack = texts(stack);
    drawn.only = texts(only);
    drawn.cause = linked(cause);
    drawn.context = linked(context);
    drawn.suppressContext = t.truth(suppress);
    drawn.exceptions = members === null ? null : t.list(members).map((member) => linked(member) as Drawn);
    drawn.width = numberOr(width);
    drawn.depth = numberOr(depth);
  }
  return strings(drawExceptions(first));
}

export const tracebackModule: ModuleRows = {
  name: '_traceback',
  doc: 'How tracebacks are written; for module traceback.',
  functions: {
    positions: ['(tb, /)', 'Line, last line, column and last column of the instruction of a traceback entry.', positions],
    frame_text: [
      '(filename, lineno, end_lineno, colno, end_colno, name, lines, colorize, /)',
      'The lines of one frame; `lines` holds its source.',
      frameText,
    ],
    fold: ['(rows, /)', 'Texts of frames with long runs of one frame cut short.', fold],
    final_line: ['(type, text, colorize, /)', 'The line that names the exception.', finalLine],
    syntax_lines: [
      '(type, filename, lineno, end_lineno, text, offset, end_offset, msg, metadata, colorize, /)',
      'The lines of a syntax error.',
      syntaxLines,
    ],
    suggestion: [
      '(exc, tb, /)',
      'What to add to the message of an exception: a name that was perhaps meant.',
      (t, exception: Value, traceback: Value) =>
        exception instanceof PyException ? strFromJs(suggestionFor(machine(t), exception, traceback)) : '',
    ],
    is_sequence: ['(value, /)', 'Whether notes are a sequence.', (_t, v: Value) => isSequence(v)],
    draw: ['(top, /)', 'All lines of an exception and of what it is linked to.', draw],
    source_lines: [
      '(filename, /)',
      'The lines of a program that is no file, or None.',
      (t, filename: Value) => {
        const lines = isStr(filename) ? linesOf(t)(jsText(filename)) : null;
        return lines === null ? null : strings(lines);
      },
    ],
    can_colorize: ['(file, /)', 'Whether what is written to a file shall have colours.', (t, file: Value) => wantsColors(machine(t), file)],
  },
};

/**
 * The sub-commands that show a stage of the compiler: `dis`, `ast`, `tokens`, `symtable`. Reads the text, asks a view, writes.
 */
import { readFileSync } from 'node:fs';
import { isatty } from 'node:tty';
import { SyntaxProblem } from '../support/errors.ts';
import { astData, astLines } from '../views/ast.ts';
import { disData, disLines } from '../views/dis.ts';
import { symtableData, symtableLines } from '../views/symtable.ts';
import { tokenData, tokenView } from '../views/tokens.ts';
import type { Paint, SourceText } from '../views/view.ts';
import { describeProblem } from './error-record.ts';
import { paintFor, type When } from './paint.ts';
import { say, systemError } from './say.ts';
import type { ErrorFormat } from './table.ts';

export interface StageOptions {
  readonly c?: string;
  readonly json?: boolean;
  readonly color?: When;
  readonly errorFormat?: ErrorFormat;
  readonly positions?: boolean;
  readonly offsets?: boolean;
  readonly optimize: 0 | 1 | 2;
}
interface Stage {
  lines(source: SourceText, options: StageOptions, paint: Paint): readonly string[];
  data(source: SourceText, options: StageOptions): object;
  /** What stopped it half-way, if it shows what comes before that. */
  problem?(source: SourceText, paint: Paint): SyntaxProblem | null;
}

const STAGES: Readonly<Record<string, Stage>> = {
  dis: { lines: disLines, data: disData },
  ast: { lines: astLines, data: astData },
  symtable: { lines: (source, _, paint) => symtableLines(source, paint), data: symtableData },
  tokens: {
    lines: (source, _, paint) => tokenView(source, paint).lines,
    data: (source) => tokenData(source).data,
    problem: (source) => tokenData(source).problem,
  },
};

export function showStage(name: string, file: string | undefined, options: StageOptions): number {
  const wrong = (problem: string): number => {
    say(2, `error: ${name}: ${problem}\nTry \`glasspy ${name} --help'.\n`);
    return 2;
  };
  if (file !== undefined && options.c !== undefined) return wrong('a file or -c, not both');
  if (file === undefined && options.c === undefined && isatty(0)) return wrong('which file?');
  const format = options.errorFormat ?? 'human';
  const tell = (problem: SyntaxProblem): number => {
    problem.filename ??= filename;
    say(2, format === 'human' ? traceback(problem) : describeProblem(problem, format));
    return 1;
  };
  let filename: string | undefined;
  try {
    const source = read(file, options.c);
    filename = source.filename;
    const stage = STAGES[name];
    if (options.json === true) say(1, `${JSON.stringify(stage.data(source, options))}\n`);
    else say(1, `${stage.lines(source, options, paintFor(options.color)).join('\n')}\n`);
    const problem = stage.problem?.(source, paintFor('never')) ?? null;
    return problem === null ? 0 : tell(problem);
  } catch (error) {
    if (error instanceof SyntaxProblem) return tell(error);
    if (error instanceof RangeError && options.json === true) {
      say(2, `glasspy: ${name}: this tree is too deep for JSON\n`);
      return 1;
    }
    const system = systemError(error);
    if (system === null) throw error;
    say(2, `glasspy: can't open file '${file}': [Errno ${system.number}] ${system.text}\n`);
    return 2;
  }
}

function read(file: string | undefined, code: string | undefined): SourceText {
  if (code !== undefined) return { text: code, filename: '<string>' };
  if (file === undefined || file === '-') return { text: readFileSync(0), filename: '<stdin>' };
  return { text: readFileSync(file), filename: file };
}

/** Without a machine there is no traceback module; an error of syntax needs little of it. A place in the indentation has no caret. */
function traceback({ filename, span, text, kind, message }: SyntaxProblem): string {
  const line = text?.replace(/\s+$/, '') ?? '';
  const indent = line.length - line.trimStart().length;
  const end = span.endLine === span.line && span.endCol > span.col ? span.endCol : span.col + 1;
  const carets = span.col < indent ? '' : `    ${' '.repeat(span.col - indent)}${'^'.repeat(end - span.col)}\n`;
  const shown = line === '' ? '' : `    ${line.trimStart()}\n${carets}`;
  return `  File "${filename ?? '?'}", line ${span.line}\n${shown}${kind}: ${message}\n`;
}

/**
 * Cases become a program, and what the program printed becomes the results of the cases again.
 *
 * A case is a few statements of Python with a mark before each:
 *
 *     ! a.pop()         show the value with its type, or the exception
 *     > a[1:2] = b      run it; show the exception if there is one
 *
 * The lines that follow indented, or begin with `else`, `except` and the like, belong to the statement. Each case is a function of its own,
 * so that its names are local variables, and each statement has a `try` of its own, so that the next one runs whatever happened.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Case {
  /** Which rows made it, for the reader of a difference. */
  readonly origin: string;
  readonly statements: readonly string[];
}

const here = dirname(fileURLToPath(import.meta.url));
const prelude = readFileSync(join(here, '_prelude.py'), 'utf8');

/** Splits the text of a template into statements. */
export function readStatements(text: string): string[] {
  const statements: string[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    if (/^[!>] /.test(line)) statements.push(line);
    else statements.push(`${statements.pop()}\n${line}`);
  }
  return statements;
}

/** Each case is compiled when its turn comes: one that is no Python is a result like another. */
export function programOf(cases: readonly Case[]): string {
  const runs = cases.map(({ statements }, index) => {
    const text = `def case():\n${statements.map(written).join('')}`;
    return `run(${index}, ${JSON.stringify(text)})`;
  });
  return `${prelude}\n\n${runs.join('\n')}\n`;
}

/** A statement with its `try`, in the body of a function. */
function written(statement: string): string {
  const text = statement.slice(2);
  const body = statement.startsWith('! ') ? `show((${text}))` : text;
  return `    try:\n${body.replace(/^/gm, '        ')}\n    except BaseException as e:\n        fail(e)\n`;
}

/** What each case printed. Addresses are made equal: they are nobody's business. */
export function resultsOf(stdout: string, count: number): (string | undefined)[] {
  const results: (string | undefined)[] = new Array(count).fill(undefined);
  for (const piece of stdout.split(/^(?=#case \d+$)/m)) {
    const head = /^#case (\d+)\n/.exec(piece);
    if (head && /^#end$/m.test(piece)) results[Number(head[1])] = piece.slice(head[0].length).replace(/\b0x[0-9a-f]{6,}\b/g, '0x…');
  }
  return results;
}

/** As a person would type it, to try a difference by hand. */
export const readable = ({ statements }: Case) => statements.map((statement) => statement.slice(2)).join('\n');

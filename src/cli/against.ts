/**
 * `--against python3 FILE`: the same program, arguments and input for glasspy and for another Python, one after the other; and then what
 * differs: the first line of standard output with some before it, the exit status, the last line of standard error.
 *
 * Input that is not a terminal is read first, whole, because both have to get it.
 */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { isatty } from 'node:tty';
import type { Paint } from '../views/view.ts';
import type { RunRequest } from './arguments.ts';
import { say, systemError } from './say.ts';

const CONTEXT = 3;
const MOST_OUTPUT = 1 << 28;
const NO_END = ' (no end of line)';

interface Outcome {
  readonly lines: readonly string[];
  readonly status: string;
  readonly lastWords: string;
}

export function runAgainst(request: RunRequest, paint: Paint): number {
  const python = request.against ?? '';
  if (request.kind === 'stdin' && isatty(0)) {
    say(2, 'glasspy: --against: a program is expected\n');
    return 2;
  }
  const input = readInput();
  const run = (command: string, args: readonly string[]): Outcome => {
    const ran = spawnSync(command, [...args, ...request.common], { input, maxBuffer: MOST_OUTPUT, stdio: ['pipe', 'pipe', 'pipe'] });
    if (ran.error !== undefined && (ran.error as { code?: string }).code !== 'EPIPE') throw ran.error;
    return outcomeOf(ran, command);
  };
  let theirs: Outcome;
  try {
    theirs = run(python, []);
  } catch (error) {
    const system = systemError(error);
    if (system === null) throw error;
    say(
      2,
      `glasspy: --against: ${python}: ${system.code === 'ENOENT' ? 'no such command' : system.code === 'ENOBUFS' ? 'too much output' : system.text}\n`,
    );
    return 2;
  }
  const ours = run(process.execPath, [...process.execArgv, process.argv[1]]);
  const found = differences(ours, theirs, python, paint);
  if (found.length > 0) {
    say(1, `${found.map((line) => line.trimEnd()).join('\n')}\n`);
    return 1;
  }
  const { lines, status } = ours;
  say(1, `${paint.value('same')} as ${python}: ${lines.length} line${lines.length === 1 ? '' : 's'} of output, ${status}\n`);
  return 0;
}

function readInput(): Buffer {
  try {
    return isatty(0) ? Buffer.alloc(0) : readFileSync(0);
  } catch (error) {
    if (systemError(error) === null) throw error;
    return Buffer.alloc(0);
  }
}

function outcomeOf({ stdout, stderr, status, signal }: SpawnSyncReturns<Buffer>, command: string): Outcome {
  const words = stderr.toString().trimEnd().split('\n').at(-1) ?? '';
  const name = command === process.execPath ? 'glasspy: ' : `${command}: `;
  return {
    lines: linesOf(stdout.toString()),
    status: signal === null ? `exit status ${status}` : `ended by ${signal}`,
    // Complaints of the command itself begin with its name.
    lastWords: words.startsWith(name) ? words.slice(name.length) : words,
  };
}

/** A last line that is not ended is another line. */
function linesOf(text: string): string[] {
  const lines = text.split('\n');
  const last = lines.pop();
  return last === '' ? lines : [...lines, `${last}${NO_END}`];
}

/** What differs, in lines to show; nothing when nothing does. */
export function differences(ours: Outcome, theirs: Outcome, python: string, paint: Paint): string[] {
  const shown: string[] = [];
  const both = (their: string | undefined, our: string | undefined): string[] => [
    `  ${paint.jump('-')} ${their === undefined ? paint.faint('(no more output)') : paint.jump(their)}`,
    `  ${paint.kind('+')} ${our === undefined ? paint.faint('(no more output)') : paint.kind(our)}`,
  ];
  const at = firstDifference(ours.lines, theirs.lines);
  if (at !== null) {
    shown.push(`standard output differs in line ${at + 1}`);
    for (let line = Math.max(0, at - CONTEXT); line < at; line++) shown.push(`    ${paint.faint(ours.lines[line])}`.trimEnd());
    shown.push(...both(theirs.lines[at], ours.lines[at]));
  }
  if (ours.lastWords !== theirs.lastWords) shown.push('the last line of standard error differs', ...both(theirs.lastWords, ours.lastWords));
  if (ours.status !== theirs.status) shown.push('the end differs', ...both(theirs.status, ours.status));
  if (shown.length > 0) shown.push('', `${paint.jump('-')} ${python}   ${paint.kind('+')} glasspy`);
  return shown;
}

function firstDifference(a: readonly string[], b: readonly string[]): number | null {
  for (let line = 0; line < Math.max(a.length, b.length); line++) if (a[line] !== b[line]) return line;
  return null;
}

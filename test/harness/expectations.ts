/**
 * What a guest program says about itself, in comments.
 *
 *     print(1 + 1)        # expect: 2                       one printed line, in the order of the comments
 *     [].pop()            # expect error: IndexError: pop from empty list     ends here, on this very line
 *     # expect exit: 3                                      the exit status, when it is neither 0 nor that of an error
 *     # expect stderr: text                                 one line of standard error, with the program's path cut to its name
 *     # expect-file: name.out                               all printed lines, in a file beside the program
 *     # stdin: text       # argv: a b       # flags: -X x   one line of input; arguments; flags of the interpreter
 *     # skip: reason      # skip fuel=1: reason             not run at all; not run in that tier; `# skip oracle: reason`, not judged by another Python
 *     # since: 3.14                                         an older CPython cannot judge this program
 *     # torch: 1.13                                         a program about module torch: a PyTorch of this version or newer judges it
 *     # differs: reason                                     we differ from CPython on purpose; CPython does not judge it
 *
 * A program `name.py` with `name.expected` (and `name.stdin`) beside it needs no comments. The text after the colon and one space is
 * taken as it stands, trailing blanks included.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface Expectations {
  /** Everything printed, each line ended. */
  readonly stdout: string;
  readonly error?: { readonly line: number; readonly text: string };
  readonly stderr?: readonly string[];
  readonly exit: number;
  readonly stdin: string;
  readonly argv: readonly string[];
  readonly flags: readonly string[];
  /** Reasons by tier; under '' the reason why no tier runs it. */
  readonly skip: ReadonlyMap<string, string>;
  readonly since?: string;
  readonly differs?: string;
  /** The oldest PyTorch that can judge it; CPython alone cannot. */
  readonly torch?: string;
  /** Complaints about the comments themselves. */
  readonly problems: readonly string[];
}

const COMMENT =
  /#\s*(expect error|expect exit|expect stderr|expect-file|expect|stdin|argv|flags|since|torch|differs|skip(?: [^\s:]+)?):(?: (.*)|)$/;

export function readExpectations(path: string, source: string): Expectations {
  const printed: string[] = [];
  const stderr: string[] = [];
  const input: string[] = [];
  const argv: string[] = [];
  const flags: string[] = [];
  const skip = new Map<string, string>();
  const problems: string[] = [];
  const beside = (extension: string) => path.replace(/\.py$/, extension);
  let whole: string | undefined;
  let stdin: string | undefined;
  let error: { line: number; text: string } | undefined;
  let exit: number | undefined;
  let since: string | undefined;
  let differs: string | undefined;
  let torch: string | undefined;
  if (existsSync(beside('.expected'))) whole = readFileSync(beside('.expected'), 'utf8');
  if (existsSync(beside('.stdin'))) stdin = readFileSync(beside('.stdin'), 'utf8');

  source.split(/\r?\n/).forEach((text, index) => {
    const found = COMMENT.exec(text);
    if (!found) return;
    const [, key, value = ''] = found;
    if (error !== undefined && key === 'expect error') problems.push(`line ${index + 1}: a program ends with one error`);
    if (key === 'expect') printed.push(value);
    else if (key === 'expect error') error = { line: index + 1, text: value };
    else if (key === 'expect exit') exit = Number(value);
    else if (key === 'expect stderr') stderr.push(value);
    else if (key === 'expect-file') whole = readFileSync(join(dirname(path), value.trim()), 'utf8');
    else if (key === 'stdin') input.push(value);
    else if (key === 'argv') argv.push(...words(value));
    else if (key === 'flags') flags.push(...words(value));
    else if (key === 'since') since = value.trim();
    else if (key === 'torch') torch = value;
    else if (key === 'differs') differs = value;
    else {
      skip.set(key.slice('skip '.length), value);
      if (value.trim() === '') problems.push(`line ${index + 1}: a skip needs a reason`);
    }
  });

  if (whole !== undefined && printed.length > 0) problems.push('lines are expected both in comments and in a file');
  if (Number.isNaN(exit)) problems.push('the expected exit status is not a number');
  const says = whole !== undefined || printed.length > 0 || error !== undefined || exit !== undefined || stderr.length > 0 || skip.has('');
  if (!says) problems.push('the program does not say what it expects');
  return {
    stdout: whole ?? lines(printed),
    error,
    stderr: stderr.length > 0 ? stderr : undefined,
    exit: exit ?? (error ? 1 : 0),
    stdin: input.length > 0 ? lines(input) : (stdin ?? ''),
    argv,
    flags,
    skip,
    since,
    differs,
    torch,
    problems,
  };
}

function words(text: string): string[] {
  return text.trim().split(/\s+/).filter(Boolean);
}

function lines(list: readonly string[]): string {
  return list.map((line) => `${line}\n`).join('');
}

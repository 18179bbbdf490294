/**
 * Each command line of command-lines.ts does what CPython 3.14 was recorded to do with it (command-lines.json), and what the newest python3
 * at hand does, when it is no older than 3.14. `GLASSPY_RECORD=python3.14 npm test -- unit command-lines` records anew.
 */
import { strict as assert } from 'node:assert';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { test as uvuTest } from 'uvu';
import { findOracleCommand } from '../../harness/oracle.ts';
import { inPool } from '../../harness/pool.ts';
import { COMMAND_LINES, type CommandLine, FILES } from './command-lines.ts';
import { ourCommand, sandbox, test } from './glasspy.ts';

type Outcome = Readonly<Record<'stdout' | 'stderr' | 'end', string>>;
const RECORD = new URL('command-lines.json', import.meta.url);
/** The commands call themselves by their own names. */
const nameless = (text: string): string =>
  text
    .replace(/^(?:\S*python[\d.]*|glasspy)(?=: )/gm, 'py')
    .replace(/^usage: \S+/m, 'usage: py')
    .replace(/`(?:python|glasspy) -h'/, "`py -h'");
/** The hint that is added to CPython's words, and the option lists that differ. */
const common = (text: string): string => text.replace(/\nDid you mean [^\n]*/g, '').replace(/^usage: py .*\n/m, 'usage: py\n');

async function outcomesOf(command: readonly string[]): Promise<Outcome[]> {
  const { folder, run } = sandbox(FILES);
  const one = async ({ line, stderr }: CommandLine): Promise<Outcome> => {
    const ran = await run(line, { command, name: 'py' });
    const said = common(nameless(ran.stderr));
    const compared = stderr === undefined ? '' : stderr === 'whole' ? said : (said.trimEnd().split('\n').at(-1) as string);
    return { stdout: ran.stdout.replaceAll(folder, '.'), stderr: compared, end: String(ran.end) };
  };
  const outcomes = await inPool(COMMAND_LINES, 2, one);
  rmSync(folder, { recursive: true, force: true });
  return outcomes;
}

const record = (outcomes: readonly Outcome[]): void =>
  writeFileSync(
    RECORD,
    `${JSON.stringify(Object.fromEntries(outcomes.map((outcome, at) => [COMMAND_LINES[at].line, outcome])), null, 2)}\n`,
  );
if (process.env.GLASSPY_RECORD) record(await outcomesOf([process.env.GLASSPY_RECORD]));

const recorded: Readonly<Record<string, Outcome>> = existsSync(RECORD) ? JSON.parse(readFileSync(RECORD, 'utf8')) : {};
const ours = existsSync('dist/cli.cjs') ? await outcomesOf(ourCommand) : [];
for (const [at, { line }] of COMMAND_LINES.entries()) {
  test(line.replaceAll('\n', '; '), () => {
    assert.ok(line in recorded, 'nothing is recorded for this line');
    assert.deepEqual(ours[at], recorded[line]);
  });
}

const oracle = findOracleCommand();
uvuTest('the record is what the python3 at hand does', async () => {
  if (oracle === undefined || !oracle.isAuthority) return;
  const theirs = await outcomesOf(oracle.command);
  for (const [at, { line }] of COMMAND_LINES.entries()) assert.deepEqual(theirs[at], recorded[line], line);
});
uvuTest.run();

/**
 * `npm test`: builds if needed, then runs the unit tests and the corpus of guest programs, and counts.
 *
 *     npm test                           everything
 *     npm test -- unit                   one suite: unit, programs, oracle or fuzz
 *     npm test -- programs closures      only paths that contain a word
 *     npm test -- --tier loop            one tier of the programs
 *     npm test -- --seeds 10             the programs only, under ten random orders of the threads
 *     npm test -- --command 'python3'    the corpus, run by another Python (once, without our flags)
 *     npm test -- --list-skipped         names what is skipped, and why
 *
 * The last line is `N passed, N failed`. The exit status is 1 if anything failed or nothing ran.
 */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, InvalidArgumentError } from 'commander';
import { build } from '../scripts/build.mjs';
import { processExecutor } from './harness/executor.ts';
import { findOracle, findOracleCommand, findTorch } from './harness/oracle.ts';
import { runFuzz } from './fuzz/suite.ts';
import { askOracle, findPrograms, runTier, seeded, TIERS } from './harness/programs.ts';
import { printReport, type Report } from './harness/report.ts';
import { findUnitTests, runUnitTests } from './harness/unit.ts';

const SUITES = ['unit', 'programs', 'oracle', 'fuzz'];
const CONCURRENCY = 2;

process.chdir(resolve(dirname(fileURLToPath(import.meta.url)), '..'));
const command = new Command('npm test --')
  .description('Runs the tests, all or some.')
  .argument('[word...]', `suites (${SUITES.join(', ')}), and words that paths contain`)
  .option('--tier <name>', 'one tier of the programs')
  .option('--seeds <count>', 'the programs only, under so many random orders of the threads', asCount, 0)
  .option('--command <line>', 'the corpus, run by another Python (once, without our flags)')
  .option('--list-skipped', 'names what is skipped, and why', false)
  .parse();
const options = command.opts<{ tier?: string; seeds: number; command?: string; listSkipped: boolean }>();
const positionals = command.args;
const { seeds } = options;
function asCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 0) throw new InvalidArgumentError('A number of seeds is expected.');
  return count;
}
const isWhole = options.command === undefined && options.tier === undefined && seeds === 0;
const suites = positionals.filter((word) => SUITES.includes(word));
const words = positionals.filter((word) => !SUITES.includes(word));
const wants = (suite: string) => suites.length === 0 || suites.includes(suite);
const matches = (path: string) => words.length === 0 || words.some((word) => path.includes(word));

const reports: Report[] = [];
async function suite(run: Promise<Report>): Promise<void> {
  const started = performance.now();
  const report = await run;
  reports.push(report);
  printReport(report, (performance.now() - started) / 1000, options.listSkipped);
}

if (options.command === undefined) await build({ ifNeeded: true, quiet: true });

if (wants('unit') && isWhole) {
  const files = findUnitTests('test/unit').filter(matches);
  if (files.length > 0) {
    const bundles = `.cache/test/${process.pid}`;
    await suite(runUnitTests(files, bundles, CONCURRENCY));
    rmSync(bundles, { recursive: true, force: true });
  }
}

if (wants('programs') || wants('oracle')) {
  const programs = findPrograms(programFolders()).filter(({ path }) => matches(path));
  if (programs.length > 0 && wants('programs')) {
    const ours = options.command === undefined;
    const executor = processExecutor(ours ? [process.execPath, 'bin/glasspy.js'] : options.command!.split(' '));
    const tiers = ours
      ? seeds > 0
        ? Array.from({ length: seeds }, (_, at) => seeded(at + 1))
        : TIERS.filter(({ name }) => options.tier === undefined || name === options.tier)
      : [{ ...TIERS[0], name: options.command! }];
    for (const tier of tiers) await suite(runTier(programs, tier, executor, CONCURRENCY));
  }
  if (programs.length > 0 && wants('oracle') && isWhole) {
    const oracle = findOracle('.cache/oracle');
    if (oracle) await suite(askOracle(programs, oracle, CONCURRENCY));
    else console.log('no python3 found: the expectations are not checked against CPython');
    if (programs.some(({ expected }) => expected.torch !== undefined)) {
      const torch = findTorch('.cache/oracle');
      if (torch) await suite(askOracle(programs, torch, CONCURRENCY));
      else console.log('no python3 with torch found: programs about torch are not checked against PyTorch');
    }
  }
}

if (wants('fuzz') && words.length === 0 && isWhole) {
  const oracle = findOracleCommand();
  if (oracle?.isAuthority) await suite(runFuzz(oracle, CONCURRENCY));
  else console.log('no python3 of the version that is claimed, or a newer one: random programs are not compared with it');
}

const passed = reports.reduce((sum, report) => sum + report.passed, 0);
const failed = reports.reduce((sum, report) => sum + report.failures.length, 0);
if (passed + failed === 0) console.log('nothing ran');
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

/** Every folder of test/ that holds guest programs, and the programs worth reading. */
function programFolders(): string[] {
  const folders = readdirSync('test', { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && !['unit', 'harness', 'fuzz'].includes(entry.name),
  );
  return [...folders.map((entry) => join('test', entry.name)), 'programs'].filter((folder) => existsSync(folder));
}

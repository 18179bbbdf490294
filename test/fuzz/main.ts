/**
 * `npm run fuzz`: random Python programs, run by glasspy and by CPython.
 *
 *     npm run fuzz -- --cases 100000 --seed 7     a long run
 *     npm run fuzz -- --show 7:1234               one case, as it is written
 *     npm run fuzz -- --planted                   does the fuzzer find bugs that were planted on purpose?
 *     npm run fuzz -- --floats 100000             how often functions of floats agree to the last bit
 *
 * The exit status is 1 if anything differed.
 */
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from '../../scripts/build.mjs';
import { type Executor, processExecutor } from '../harness/executor.ts';
import { findOracleCommand } from '../harness/oracle.ts';
import { caseOf } from './cases.ts';
import { makeJudge } from './judge.ts';
import { readable } from './program.ts';
import { fuzz, seedOf } from './fuzz.ts';
import { compareFloats } from './floats.ts';
import { findPlanted } from './planted.ts';

process.chdir(resolve(dirname(fileURLToPath(import.meta.url)), '../..'));
const { values: options } = parseArgs({
  options: {
    cases: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    most: { type: 'string', default: '20' },
    show: { type: 'string' },
    jobs: { type: 'string', default: '2' },
    planted: { type: 'boolean', default: false },
    floats: { type: 'string' },
  },
});

if (options.show !== undefined) {
  const [seed, index] = options.show.split(':').map(Number);
  console.log(readable(caseOf(seedOf(seed, index)).case));
} else {
  const oracle = findOracleCommand();
  if (!oracle) throw new Error('no python3 found to compare with; name one in GLASSPY_ORACLE');
  await build({ ifNeeded: true, quiet: true });
  const glasspy = processExecutor([process.execPath, 'bin/glasspy.js']);
  if (options.planted) {
    process.exitCode = (await findPlanted(oracle.executor, Number(options.seed), (line) => console.log(line))) > 2 ? 1 : 0;
  } else if (options.floats !== undefined) {
    process.exitCode = (await compareFloats(glasspy, oracle.executor, Number(options.floats), Number(options.seed))) ? 0 : 1;
  } else await run(glasspy, oracle);
}

async function run(glasspy: Executor, oracle: { readonly version: string; readonly executor: Executor }): Promise<void> {
  const judge = makeJudge(glasspy, oracle.executor, '.cache/fuzz');
  const report = await fuzz(judge, {
    seed: Number(options.seed),
    cases: Number(options.cases),
    concurrency: Number(options.jobs),
    mostShrunk: Number(options.most),
    progress: (line) => console.log(line),
  });
  console.log(
    `${report.cases} cases, ${report.differences.length} differences, ${report.seconds.toFixed(0)} s, seed ${options.seed}, CPython ${oracle.version}`,
  );
  process.exitCode = report.differences.length > 0 ? 1 : 0;
}

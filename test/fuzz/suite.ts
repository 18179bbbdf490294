/** The fuzzer as a part of `npm test`: a bounded run from a fixed seed, each case a test. */
import { addTotals, type Failure, type Report } from '../harness/report.ts';
import { processExecutor } from '../harness/executor.ts';
import type { OracleCommand } from '../harness/oracle.ts';
import { fuzz } from './fuzz.ts';
import { makeJudge } from './judge.ts';

const CASES = 2000;
const SEED = 314;

/**
 * Only a Python of the version we claim, or a newer one, is asked: error texts and reprs change between versions, and a table of what changed would
 * be as long as the list of cases.
 */
export async function runFuzz(oracle: OracleCommand, concurrency: number): Promise<Report> {
  const judge = makeJudge(processExecutor([process.execPath, 'bin/glasspy.js']), oracle.executor, '.cache/fuzz');
  const report = await fuzz(judge, { seed: SEED, cases: CASES, concurrency, mostShrunk: 5 });
  const failures: Failure[] = report.differences.map((complaint) => ({ name: complaint.split('\n', 1)[0].slice(4), complaint }));
  return addTotals(`fuzz against CPython ${oracle.version}`, report.cases, failures, []);
}

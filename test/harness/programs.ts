/**
 * The corpus: guest programs, each run in every tier of the machine and judged by its own comments.
 *
 * A tier is a way to run the same program: the plain loop, put aside at every chance, compiled at once... All of them must print the
 * same. Files and folders that start with `_`, and packages, are helpers that programs import.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Executor } from './executor.ts';
import { type Expectations, readExpectations } from './expectations.ts';
import { complaintAbout } from './judge.ts';
import type { Oracle } from './oracle.ts';
import { inPool } from './pool.ts';
import { addTotals, type Failure, type Report } from './report.ts';

export interface Tier {
  readonly name: string;
  /** Put before the flags of the program itself. */
  readonly flags: readonly string[];
  readonly timeoutMs: number;
  /** Which programs it is for; all, if not given. */
  readonly isFor?: (program: Program) => boolean;
}

/** Threads switch at every chance, to one that is drawn at random; the seed decides. */
export function seeded(seed: number): Tier {
  return { name: `seed ${seed}`, flags: ['-X', 'switch_every=1', '-X', `sched_seed=${seed}`], timeoutMs: 120_000 };
}
const hasThreads = ({ source }: Program): boolean => /\b(_?thread(ing)?|asyncio|queue|concurrent)\b/.test(source);

/** Of torch, what calls no guest code from within: putting frames aside at every chance shows nothing there. */
const isOfNatives = ({ path }: Program): boolean =>
  /^test\/modules\/torch\/(capture|data|dynamo|external|fx|nn|optim|streams|views)\//.test(path);

export const TIERS: readonly Tier[] = [
  { name: 'loop', flags: [], timeoutMs: 60_000 },
  { name: 'fuel=1', flags: ['-X', 'fuel=1'], timeoutMs: 60_000, isFor: (program) => !isOfNatives(program) },
  { ...seeded(1), isFor: hasThreads },
];

export interface Program {
  readonly path: string;
  readonly source: string;
  readonly expected: Expectations;
}

/** All programs below the folders, in the order of their paths. */
export function findPrograms(folders: readonly string[]): Program[] {
  const programs: Program[] = [];
  const visit = (folder: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name);
      if (/^[_.]/.test(entry.name)) continue;
      if (entry.isDirectory()) {
        if (!existsSync(join(path, '__init__.py'))) visit(path);
      } else if (entry.name.endsWith('.py')) {
        const source = readFileSync(path, 'utf8');
        programs.push({ path, source, expected: readExpectations(path, source) });
      }
    }
  };
  for (const folder of folders) if (existsSync(folder)) visit(folder);
  return programs;
}

export async function runTier(all: readonly Program[], tier: Tier, executor: Executor, concurrency: number): Promise<Report> {
  const programs = tier.isFor === undefined ? all : all.filter(tier.isFor);
  const failures: Failure[] = [];
  const skipped: string[] = [];
  await inPool(programs, concurrency, async ({ path, expected }) => {
    const reason = expected.skip.get('') ?? expected.skip.get(tier.name);
    if (reason !== undefined && expected.problems.length === 0) {
      skipped.push(`${path}: ${reason}`);
      return;
    }
    const problem = expected.problems[0] ?? (await complaint());
    if (problem !== undefined) failures.push({ name: path, complaint: problem });

    async function complaint() {
      const { argv, stdin } = expected;
      const outcome = await executor.run({ path, flags: [...tier.flags, ...expected.flags], argv, stdin, timeoutMs: tier.timeoutMs });
      return complaintAbout(expected, outcome, path);
    }
  });
  return addTotals(`programs ${tier.name}`, programs.length - skipped.length, failures, skipped);
}

/** Are our expectations the oracle's? Programs that it cannot judge are left out of the count. */
export async function askOracle(programs: readonly Program[], oracle: Oracle, concurrency: number): Promise<Report> {
  const failures: Failure[] = [];
  const judged = programs.filter(({ expected }) => {
    return (
      expected.problems.length === 0 &&
      expected.differs === undefined &&
      !expected.skip.has('') &&
      !expected.skip.has('oracle') &&
      oracle.knows(expected)
    );
  });
  await inPool(judged, concurrency, async ({ path, source, expected }) => {
    const { argv, flags, stdin } = expected;
    const outcome = await oracle.run({ path, flags, argv, stdin, timeoutMs: 60_000 }, source);
    const complaint = complaintAbout(expected, outcome, path);
    if (complaint !== undefined) failures.push({ name: path, complaint: `the expectation disagrees with ${oracle.name}: ${complaint}` });
  });
  const name = `expectations by ${oracle.name}`;
  if (oracle.isAuthority) return addTotals(name, judged.length, failures, []);
  const notes = failures.map(({ name: path }) => `${path}: an older ${oracle.name} differs; not counted`);
  return addTotals(name, judged.length - failures.length, [], notes);
}

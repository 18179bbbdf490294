/** A run of the fuzzer: so many cases from a seed, in programs of five hundred; what differed, the first of it made small. */
import { inPool } from '../harness/pool.ts';
import { caseOf } from './cases.ts';
import { mix } from './draw.ts';
import type { Difference, Judge } from './judge.ts';
import { readable } from './program.ts';
import { shrink } from './shrink.ts';

const CASES_PER_PROGRAM = 500;

export interface Settings {
  readonly seed: number;
  readonly cases: number;
  readonly concurrency: number;
  /** How many differences are made small; of the others only the number and the origin are told. */
  readonly mostShrunk: number;
  readonly progress?: (line: string) => void;
  /** Stop at the first program with a difference. */
  readonly stopEarly?: boolean;
  /** Differences that this judge sees too do not count. */
  readonly control?: Judge;
}

export interface FuzzReport {
  readonly cases: number;
  readonly differences: readonly string[];
  readonly seconds: number;
}

/** The seed of one case of a run. */
export const seedOf = (seed: number, index: number): number => mix(Math.imul(seed, 0x01000193) + index);

export async function fuzz(judge: Judge, settings: Settings): Promise<FuzzReport> {
  const { seed, cases, concurrency, mostShrunk, progress = () => {} } = settings;
  const started = performance.now();
  const differences: string[] = [];
  const seen = new Set<string>();
  let ran = 0;
  let stopped = false;
  const starts = Array.from({ length: Math.ceil(cases / CASES_PER_PROGRAM) }, (_, index) => index * CASES_PER_PROGRAM);
  await inPool(starts, concurrency, async (start) => {
    if (stopped) return;
    const made = Array.from({ length: Math.min(CASES_PER_PROGRAM, cases - start) }, (_, index) => caseOf(seedOf(seed, start + index)));
    let found = await judge.differences(made.map((each) => each.case));
    if (settings.control && found.length > 0) {
      const known = await settings.control.differences(found.map((difference) => difference.case));
      found = found.filter((_, index) => !known.some((each) => each.index === index));
    }
    ran += made.length;
    for (const difference of found) {
      if (stopped) return;
      if (settings.stopEarly) stopped = true;
      const name = `${seed}:${start + difference.index}`;
      const small = seen.size < mostShrunk ? await shrink(judge, difference, made[difference.index].choices) : difference;
      const text = describe(name, small);
      differences.push(text);
      const kind = `${readable(small.case)}`;
      if (seen.has(kind)) continue;
      seen.add(kind);
      progress(text);
    }
  });
  return { cases: ran, differences, seconds: (performance.now() - started) / 1000 };
}

function describe(name: string, { case: made, ours, theirs }: Difference): string {
  return `--- case ${name} (${made.origin})\n${readable(made)}\nglasspy:\n${indented(ours)}\nCPython:\n${indented(theirs)}`;
}

const indented = (text: string) =>
  text
    .replace(/^#end\n?/m, '')
    .trimEnd()
    .replace(/^/gm, '    ');

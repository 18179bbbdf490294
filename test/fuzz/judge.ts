/**
 * Two Pythons and one program: what differs.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Executor } from '../harness/executor.ts';
import { type Case, programOf, resultsOf } from './program.ts';

export interface Difference {
  readonly index: number;
  readonly case: Case;
  readonly ours: string;
  readonly theirs: string;
}

export interface Judge {
  /** The cases of one program that came out differently. */
  differences(cases: readonly Case[]): Promise<Difference[]>;
}

const TIMEOUT_MS = 40_000;

export function makeJudge(glasspy: Executor, oracle: Executor, directory: string): Judge {
  let programs = 0;
  mkdirSync(directory, { recursive: true });
  return {
    async differences(cases) {
      if (cases.length === 0) return [];
      const path = join(directory, `${process.pid}-${programs++}.py`);
      writeFileSync(path, programOf(cases));
      const run = { path, flags: [], argv: [], stdin: '', timeoutMs: TIMEOUT_MS };
      const [ours, theirs] = await Promise.all([glasspy.run(run), oracle.run(run)]);
      rmSync(path);
      const expected = resultsOf(theirs.stdout, cases.length);
      const actual = resultsOf(ours.stdout, cases.length);
      // A program that an interpreter could not run to its end: the first case without a result is the reason. Go on behind it.
      const stopped = cases.findIndex((_, index) => expected[index] === undefined || actual[index] === undefined);
      const judged = stopped === -1 ? cases : cases.slice(0, stopped + 1);
      const rest = stopped === -1 ? [] : await this.differences(cases.slice(stopped + 1));
      const differing = judged.flatMap((made, index) => {
        const left = actual[index] ?? `did not end: ${ours.timedOut ? 'timed out' : lastLine(ours.stderr)}`;
        const right = expected[index] ?? `did not end: ${theirs.timedOut ? 'timed out' : lastLine(theirs.stderr)}`;
        return unordered(left) === unordered(right) ? [] : [{ index, case: made, ours: left, theirs: right }];
      });
      return [...differing, ...rest.map((found) => ({ ...found, index: found.index + stopped + 1 }))];
    },
  };
}

const lastLine = (text: string) => text.trimEnd().split('\n').at(-1) ?? '';

/** In what order a set shows texts is no one's promise, also where the set stands within a text: the characters between its braces are sorted. */
function unordered(text: string): string {
  const sorted = text.replace(/\{[^{}]*\}/g, (shown) =>
    /['"\u27e8]/.test(shown) && !shown.includes(': ') ? `\u27e8${[...shown.slice(1, -1)].sort().join('')}\u27e9` : shown,
  );
  return sorted === text ? text : unordered(sorted);
}

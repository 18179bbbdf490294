/**
 * A difference made small: fewer and simpler choices, as long as the two Pythons still differ.
 *
 * Each round makes many smaller cases, runs them as one program, and goes on with the smallest that differs.
 */
import { makeCase } from './cases.ts';
import { Draw } from './draw.ts';
import type { Difference, Judge } from './judge.ts';
import { type Case, readable } from './program.ts';

const ROUNDS = 12;
const PER_ROUND = 150;

export async function shrink(judge: Judge, found: Difference, choices: readonly number[]): Promise<Difference> {
  let best = found;
  let bestChoices = choices;
  for (let round = 0; round < ROUNDS; round++) {
    const seen = new Set<string>();
    const candidates: { made: Case; choices: readonly number[] }[] = [];
    for (const smaller of simpler(bestChoices)) {
      if (candidates.length >= PER_ROUND) break;
      const draw = Draw.replaying(smaller);
      const made = makeCase(draw);
      const text = readable(made);
      if (sizeOf(made) >= sizeOf(best.case) || seen.has(text)) continue;
      seen.add(text);
      candidates.push({ made, choices: smaller });
    }
    if (candidates.length === 0) break;
    const differing = await judge.differences(candidates.map(({ made }) => made));
    if (differing.length === 0) break;
    best = differing.reduce((a, b) => (sizeOf(b.case) < sizeOf(a.case) ? b : a));
    bestChoices = candidates[best.index].choices;
  }
  return await withoutStatements(judge, best);
}

/** Leaves out statements, one at a time from the end. */
async function withoutStatements(judge: Judge, found: Difference): Promise<Difference> {
  let best = found;
  for (;;) {
    const { origin, statements } = best.case;
    if (statements.length === 1) return best;
    const fewer = statements.map((_, index) => ({ origin, statements: statements.filter((_, other) => other !== index) }));
    const differing = await judge.differences(fewer);
    if (differing.length === 0) return best;
    best = differing.at(-1)!;
  }
}

function* simpler(choices: readonly number[]): Generator<readonly number[]> {
  for (let size = choices.length >> 1; size > 0; size >>= 1) {
    for (let start = 0; start < choices.length; start += size) yield [...choices.slice(0, start), ...choices.slice(start + size)];
  }
  for (let index = 0; index < choices.length; index++) {
    if (choices[index] === 0) continue;
    yield choices.with(index, 0);
    yield choices.with(index, choices[index] >> 1);
  }
}

const sizeOf = (made: Case) => readable(made).length;

/**
 * Reads cases made by PyTorch (oracle/generate.py) and tells where we differ: for each operation how often, with the first few.
 *
 *     python3 oracle/generate.py pointwise --cases 200 --seed 7 | npx tsx differential.ts [--show 3]
 */
import { readFileSync } from 'node:fs';
import { type Case, check } from './cases.ts';
import { gradcheckCase } from './gradcheck.ts';

const most = Number(process.argv[process.argv.indexOf('--show') + 1] || 3);
const counts = new Map<string, { cases: number; differ: number; checked: number }>();
for (const line of readFileSync(0, 'utf8').split('\n')) {
  if (line === '') continue;
  const given: Case = JSON.parse(line);
  const count = counts.get(given.op) ?? { cases: 0, differ: 0, checked: 0 };
  counts.set(given.op, count);
  count.cases++;
  let text: string | undefined;
  try {
    text = check(given) ?? gradcheckCase(given);
    if (given.grads !== undefined) count.checked++;
  } catch (error) {
    text = error instanceof Error ? error.stack : JSON.stringify(error);
  }
  if (text !== undefined && ++count.differ <= most) console.log(`${line.slice(0, 700)}\n    ${text.slice(0, 700)}\n`);
}
for (const [op, { cases, differ, checked }] of counts) console.log(`${op}: ${differ} of ${cases} differ (${checked} with gradients)`);

/**
 * Every operation against what PyTorch answered: values, shapes, strides, types, errors, gradients, and what backward() needs unchanged.
 * And each derivative against difference quotients, once and twice.
 */
import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'uvu';
import { OPERATIONS } from '../../../src/tensor/ops/index.ts';
import { BY_NAME, type Case, check } from './cases.ts';
import { gradcheckCase } from './gradcheck.ts';

const directory = new URL('./cases/', import.meta.url);
const cases: Case[] = readdirSync(directory)
  .filter((name) => name.endsWith('.jsonl'))
  .flatMap((name) => readFileSync(new URL(name, directory), 'utf8').split('\n'))
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line));
const byOp = new Map<string, Case[]>();
for (const given of cases) byOp.set(given.op, [...(byOp.get(given.op) ?? []), given]);

for (const [op, given] of byOp) {
  test(op, () => {
    for (const one of given) {
      const text = check(one) ?? gradcheckCase(one);
      if (text !== undefined) assert.fail(`${text}\n    for ${JSON.stringify(one).slice(0, 600)}`);
    }
  });
}
/** Their derivatives are zero, or an error; what is drawn anew does not depend on what was there; where they answer in bools there is one in place only. */
const FLAT = new Set([
  'sgn',
  'floor_divide',
  'eq',
  'ne',
  'lt',
  'le',
  'gt',
  'ge',
  'logical_and',
  'logical_or',
  'logical_xor',
  'logical_not',
  'uniform',
  'normal',
  'exponential',
  'bernoulli.float',
  'random.from',
]);
test('every operation that a program can call has cases, with gradients where it has a derivative', () => {
  const missing: string[] = [];
  for (const [name, { row }] of BY_NAME) {
    if (row.as === 'internal') continue;
    const own = byOp.get(name);
    if (own === undefined) missing.push(name);
    else if (row.derivative !== undefined && !FLAT.has(name) && !own.some(({ grads }) => grads !== undefined))
      missing.push(`${name}: gradients`);
  }
  assert.deepEqual(missing, []);
});
test('no two operations have the same name', () => {
  assert.equal(BY_NAME.size, OPERATIONS.length);
});
test.run();

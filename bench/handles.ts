/**
 * `npm run bench:handles`: what a call of an operation pays for the way to its handle, in nanoseconds, the best of several rounds.
 *
 * A hit for each policy, alone and while a worker writes beside it in the same shared memory. Every case runs once before any is timed: the
 * engine makes of the first, as long as it knows no other, something that a program with several interpreters never gets.
 */
import { Worker } from 'node:worker_threads';
import { HANDLE_POLICIES, HandleCache, type HandlePolicy, HandleSlots } from '../src/runtime/handle-cache.ts';

const ROUNDS = 9;
const CALLS = 2_000_000;
const SLOTS = 64;

const best = (work: () => void, count: number): number => {
  let time = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const started = process.hrtime.bigint();
    work();
    time = Math.min(time, Number(process.hrtime.bigint() - started) / count);
  }
  return time;
};
function hit(slots: HandleSlots): number {
  const cache = new HandleCache<{ slot: number }>(slots, 1);
  const make = (slot: number) => ({ slot });
  let sum = 0;
  const time = best(() => {
    for (let i = 0; i < CALLS; i++) sum += cache.find(i & (SLOTS - 1), make).slot;
  }, CALLS);
  // The answer is known: every slot as often as every other.
  if (sum !== (ROUNDS * CALLS * (SLOTS - 1)) / 2) throw new Error(`wrong handles: ${sum}`);
  cache.release();
  return time;
}

const alone = new HandleSlots();
const shared = new HandleSlots();
const busy = new Worker(
  `const { workerData } = require('node:worker_threads');
   for (let i = 0; ; i++) Atomics.add(workerData, workerData.length - 1 - (i & 63), 1);`,
  { eval: true, workerData: shared.tags },
);
await new Promise<void>((started) => busy.once('online', () => started()));
function timesOf(policy: HandlePolicy): readonly number[] {
  return [alone, shared].map((slots) => {
    slots.setPolicy(policy);
    return hit(slots);
  });
}
for (const policy of HANDLE_POLICIES) timesOf(policy);
console.log('ns for a hit          alone   beside a worker');
for (const policy of HANDLE_POLICIES) {
  const [quiet, besideWorker] = timesOf(policy);
  console.log(`${policy.padEnd(16)} ${quiet.toFixed(1).padStart(10)} ${besideWorker.toFixed(1).padStart(17)}`);
}
await busy.terminate();

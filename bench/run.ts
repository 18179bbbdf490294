/**
 * `npm run bench`: how long the programs of bench/programs take here, and under the CPython that is found.
 *
 *     npm run bench                 all of them
 *     npm run bench -- fib nbody    some
 *
 * Each program checks itself: the line it prints is expected in a comment (`# expect:`), and a wrong answer has no time. The time is that of the whole
 * process, the best of five, with the time of an empty program taken off.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../scripts/build.mjs';

const RUNS = 5;

process.chdir(resolve(dirname(fileURLToPath(import.meta.url)), '..'));
await build({ ifNeeded: true, quiet: true });
const words = process.argv.slice(2);
const programs = readdirSync('bench/programs').filter(
  (name) => name.endsWith('.py') && (words.length === 0 || words.includes(name.slice(0, -3))),
);
const machines = [
  { name: 'glasspy', command: [process.execPath, 'bin/glasspy.js'] },
  { name: 'cpython', command: [process.env['GLASSPY_ORACLE'] || 'python3'] },
].filter(({ command }) => spawnSync(command[0], ['--version']).status === 0);

function bestSeconds(command: readonly string[], argument: readonly string[], expected: string): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < RUNS; run++) {
    const started = performance.now();
    const { stdout } = spawnSync(command[0], [...command.slice(1), ...argument], { encoding: 'utf8' });
    if (stdout !== expected) return Number.NaN;
    best = Math.min(best, (performance.now() - started) / 1000);
  }
  return best;
}

const floors = machines.map(({ command }) => bestSeconds(command, ['-c', 'pass'], ''));
console.log(`${'seconds'.padEnd(16)}${machines.map(({ name }) => name.padStart(10)).join('')}${'times'.padStart(10)}`);
const ratios: number[] = [];
for (const program of programs) {
  const path = join('bench/programs', program);
  const expected = [...readFileSync(path, 'utf8').matchAll(/# expect: (.*)/g)].map(([, line]) => `${line}\n`).join('');
  const seconds = machines.map(({ command }, index) => bestSeconds(command, [path], expected) - floors[index]);
  const ratio = seconds[0] / seconds[1];
  if (ratio > 0) ratios.push(ratio);
  const shown = seconds.map((value) => (Number.isNaN(value) ? 'wrong' : value.toFixed(3)).padStart(10)).join('');
  console.log(`${program.slice(0, -3).padEnd(16)}${shown}${(ratio > 0 ? ratio.toFixed(2) : '-').padStart(10)}`);
}
if (ratios.length > 0) {
  const mean = Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length);
  console.log(`geometric mean of ${ratios.length}: ${mean.toFixed(2)} times CPython's time`);
}

/**
 * Breaks one line at a time, and looks whether the test that is named after the requirement notices.
 *
 *     npx tsx scripts/break-each.ts            all rows
 *     npx tsx scripts/break-each.ts C14 H5     some
 *
 * Works in a copy of the tree; the rows are in break-rows.ts. The last line says how many breaks were noticed.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BREAKS } from './break-rows.ts';

process.chdir(resolve(dirname(fileURLToPath(import.meta.url)), '..'));
const copy = resolve('.cache/broken');
rmSync(copy, { recursive: true, force: true });
for (const name of ['bin', 'docs', 'programs', 'scripts', 'src', 'test', 'package.json', 'package-lock.json', 'tsconfig.json'])
  cpSync(name, join(copy, name), { recursive: true });
symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));
const wanted = process.argv.slice(2);
const rows = BREAKS.filter(({ id }) => wanted.length === 0 || wanted.includes(id));

function runs(...command: string[]): { status: number | null; text: string } {
  const { status, stdout, stderr } = spawnSync(command[0], command.slice(1), { cwd: copy, encoding: 'utf8', timeout: 300_000 });
  return { status, text: `${stdout}${stderr}` };
}
let noticed = 0;
for (const { id, file, from, to, test } of rows) {
  const path = join(copy, file);
  const whole = readFileSync(path, 'utf8');
  let verdict: string;
  if (whole.split(from).length !== 2) verdict = `the line is not there (${whole.split(from).length - 1} times)`;
  else {
    writeFileSync(
      path,
      whole.replace(from, () => to),
    );
    const built = test[0] === 'unit' ? { status: 0, text: '' } : runs('node', 'scripts/build.mjs');
    if (built.status !== 0) verdict = 'does not build';
    else {
      const { status, text } = runs('npx', 'tsx', 'test/main.ts', ...test, ...(test[0] === 'programs' ? ['--tier', 'loop'] : []));
      const first = /FAILED +(\S+)/.exec(text)?.[1] ?? '';
      verdict = status !== 0 && first !== '' ? `noticed by ${first}` : 'NOT NOTICED';
      if (verdict !== 'NOT NOTICED') noticed++;
    }
    writeFileSync(path, whole);
  }
  console.log(`${id.padEnd(4)} ${file}: ${from.trim().split('\n')[0].slice(0, 60)}\n       ${verdict}`);
}
console.log(`${noticed} of ${rows.length} noticed`);
process.exitCode = noticed === rows.length ? 0 : 1;

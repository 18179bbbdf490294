/**
 * Bugs planted on purpose: does the fuzzer find them?
 *
 * Each row changes one place of a copy of src/ to what somebody might have written by mistake. The copy is built and fuzzed with a bounded run; a
 * planted bug is found when a case differs that does not differ without it. The list was chosen before it was known which are found. When one is
 * not found, it is the fuzzer that has to grow.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Executor, processExecutor } from '../harness/executor.ts';
import { fuzz } from './fuzz.ts';
import { makeJudge } from './judge.ts';

interface Mutation {
  readonly what: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

export const MUTATIONS: readonly Mutation[] = [
  {
    what: 'round(int, -n) takes halves away from zero',
    file: 'types/int.ts',
    from: '(twice === unit && (quotient & 1n) === 1n)',
    to: 'twice === unit',
  },
  {
    what: 'a range sliced backwards does not reach its first item',
    file: 'types/range.ts',
    from: 'const low: Int = back ? -1 : 0;',
    to: 'const low: Int = 0;',
  },
  {
    what: 'a slice that goes backwards ends one early',
    file: 'slices.ts',
    from: 'Math.floor((first - last - 1) / -step) + 1',
    to: 'Math.floor((first - last - 1) / -step)',
  },
  {
    what: 'hash(-1) of a big remainder is -1',
    file: 'number-hash.ts',
    from: 'return rest === 1n && v < 0n ? -2 : makeInt',
    to: 'return makeInt',
  },
  {
    what: 'insert() counts a negative index from one further',
    file: 'types/list.ts',
    from: 'n < 0 ? Math.max(0, n + items.length)',
    to: 'n < 0 ? Math.max(0, n + items.length + 1)',
  },
  { what: 'popitem() takes the first entry', file: 'types/dict.ts', from: 'const at = self.lastPosition();', to: 'const at = self.first;' },
  {
    what: 'center() puts the odd space left',
    file: 'str-methods.ts',
    from: 'Math.floor(room / 2) + (room & width & 1)',
    to: 'Math.ceil(room / 2)',
  },
  {
    what: 'expandtabs() does not begin anew after a line',
    file: 'str-methods.ts',
    from: 'column = point === 10 || point === 13 ? 0 : column + 1',
    to: 'column = point === 10 ? 0 : column + 1',
  },
  {
    what: 'zfill() puts zeros before the sign',
    file: 'str-methods.ts',
    from: "if (first !== '+' && first !== '-')",
    to: "if (first !== '-')",
  },
  { what: 'zeros of a format run without the separator', file: 'format-number.ts', from: 'width += 2;', to: 'width += 1;' },
  {
    what: 'a modular power has the sign of the base',
    file: 'power-modulo.ts',
    from: '(m < 0 && result !== 0 ? result - Number(size) : result)',
    to: '(m < 0 ? -result : result)',
  },
  {
    what: 'a tuple that begins like another is not less',
    file: 'less.ts',
    from: 'return a.items.length < b.items.length;',
    to: 'return a.items.length <= b.items.length;',
  },
  {
    what: 'a set grows later',
    file: 'set.ts',
    from: 'if (this.fill * 5 >= this.mask * 3) this.resize',
    to: 'if (this.fill * 5 > this.mask * 4) this.resize',
  },
  {
    what: 'repr() of a str prefers the wrong quote',
    file: 'repr-text.ts',
    from: `const quote = s.includes("'") && !s.includes('"') ? '"' : "'";`,
    to: `const quote = s.includes("'") ? '"' : "'";`,
  },
  { what: 'one sub-exceptions', file: 'types/exception-groups.ts', from: "count > 1 ? 's' : ''", to: "'s'" },
  {
    what: 'a big int and a float are compared as floats',
    file: 'equal.ts',
    from: 'return a == (b.value as unknown as bigint);',
    to: 'return Number(a) === b.value;',
  },
  { what: 'title() goes on after an apostrophe', file: 'str-methods.ts', from: 's.replace(/[A-Za-z]+/g', to: "s.replace(/[A-Za-z']+/g" },
  {
    what: 'a complex quotient by Smith with a sign wrong',
    file: 'complex-arithmetic.ts',
    from: 'imag = (a.imag - a.real * ratio) / denominator;',
    to: 'imag = (a.imag + a.real * ratio) / denominator;',
  },
  {
    what: 'an index of a range beyond the end',
    file: 'types/range.ts',
    from: 'if (at < 0 || at >= self.length)',
    to: 'if (at < 0 || at > self.length)',
  },
  { what: 'zip(strict=True) does not look', file: 'types/iterators.ts', from: 'if (this.strict) this.checkEnd(t, i);', to: '' },
];

/** Cases that are given to each. */
const CASES = 8000;
const COPIED = ['src', 'scripts', 'bin', 'package.json', 'package-lock.json', 'tsconfig.json'];

export async function findPlanted(oracle: Executor, seed: number, progress: (line: string) => void): Promise<number> {
  let found = 0;
  const root = resolve('.cache/planted');
  rmSync(root, { recursive: true, force: true });
  mkdirSync(root, { recursive: true });
  for (const path of COPIED) cpSync(path, join(root, path), { recursive: true });
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
  const clean = processExecutor([process.execPath, resolve('bin/glasspy.js')]);
  for (const [number, { what, file, from, to }] of MUTATIONS.entries()) {
    const path = join(root, 'src/runtime', file);
    const source = readFileSync(path, 'utf8');
    if (source.split(from).length < 2) throw new Error(`${file} has no '${from}' any more`);
    writeFileSync(
      path,
      source.replace(from, () => to),
    );
    execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
    writeFileSync(path, source);
    const mutant = processExecutor([process.execPath, join(root, 'bin/glasspy.js')]);
    // What differs between CPython and glasspy as it is does not count.
    const judge = makeJudge(mutant, oracle, '.cache/fuzz');
    const control = makeJudge(clean, oracle, '.cache/fuzz');
    const report = await fuzz(judge, { seed, cases: CASES, concurrency: 1, mostShrunk: 0, stopEarly: true, control });
    if (report.differences.length > 0) found++;
    progress(`${report.differences.length > 0 ? 'found    ' : 'NOT FOUND'} ${number + 1}. ${what} (after ${report.cases} cases)`);
  }
  rmSync(root, { recursive: true, force: true });
  progress(`${found} of ${MUTATIONS.length} planted bugs found`);
  return MUTATIONS.length - found;
}

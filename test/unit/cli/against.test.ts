/** `--against`: a stand-in for the other Python says what it is told to say, so that each kind of difference can be met. */
import { strict as assert } from 'node:assert';
import { chmodSync, rmSync } from 'node:fs';
import { test as uvuTest } from 'uvu';
import { findOracleCommand } from '../../harness/oracle.ts';
import { sandbox, test } from './glasspy.ts';

const { folder, write, run } = sandbox({ 'lines.py': 'import sys\nfor i in range(5): print(i)\nsys.exit(int(sys.argv[1]))\n' });
/** A command that behaves as the shell text says. */
const standIn = (name: string, text: string): string => {
  const path = write(name, `#!/bin/sh\n${text}\n`);
  chmodSync(path, 0o755);
  return path;
};
const hidden = (text: string): string => text.replaceAll(folder, '.');

test('the same', async () => {
  const python = standIn('same', 'printf "0\\n1\\n2\\n3\\n4\\n"; exit 3');
  const { stdout, stderr, end } = await run(['--against', python, 'lines.py', '3']);
  assert.deepEqual([hidden(stdout), stderr, end], ['same as ./same: 5 lines of output, exit status 3\n', '', 0]);
});

test('standard output: the first line that differs, with those before it', async () => {
  const python = standIn('other', 'printf "0\\n1\\n2\\n3\\nfour\\nfive\\n"');
  const { stdout, end } = await run(['--against', python, 'lines.py', '0']);
  assert.equal(hidden(stdout), 'standard output differs in line 5\n    1\n    2\n    3\n  - four\n  + 4\n\n- ./other   + glasspy\n');
  assert.equal(end, 1);
});

test('output that ends sooner, or without an end of line', async () => {
  const [sooner, unended] = await Promise.all([
    run(['--against', standIn('sooner', 'printf "0\\n1\\n2\\n"'), 'lines.py', '0']),
    run(['--against', standIn('unended', 'printf 0'), '-c', 'print(0)']),
  ]);
  assert.match(sooner.stdout, /^standard output differs in line 4\n.*\n {2}- \(no more output\)\n {2}\+ 3\n/s);
  assert.match(unended.stdout, /^standard output differs in line 1\n {2}- 0 \(no end of line\)\n {2}\+ 0\n/);
});

test('the end, and the last line of standard error; lines before it may differ', async () => {
  const python = standIn('raises', 'echo "  another frame" >&2; echo "ValueError: other words" >&2; exit 1');
  const [differs, same, signal] = await Promise.all([
    run(['--against', python, '-c', 'raise SystemExit(2)']),
    run(['--against', python, '-c', 'raise ValueError("other words")']),
    run(['--against', standIn('dies', 'kill -INT $$'), '-c', 'pass']),
  ]);
  assert.match(
    differs.stdout,
    /^the last line of standard error differs\n {2}- ValueError: other words\n {2}\+\nthe end differs\n {2}- exit status 1\n {2}\+ exit status 2\n/,
  );
  assert.equal(differs.end, 1);
  assert.match(same.stdout, /^same as /);
  assert.match(signal.stdout, /the end differs\n {2}- ended by SIGINT\n {2}\+ exit status 0\n/);
});

test('both get the same arguments and the same input; what is ours alone they do not get', async () => {
  const python = standIn('echoes', 'printf "%s|" "$@"; cat');
  const { stdout } = await run(
    ['-O', '--against', python, '-B', '--error-format=short', '-c', 'print(input(), end="")', 'a b', '--against'],
    { input: 'in' },
  );
  assert.equal(
    hidden(stdout).split('\n').slice(0, 3).join('\n'),
    'standard output differs in line 1\n  - -O|-B|-c|print(input(), end="")|a b|--against|in (no end of line)\n  + in (no end of line)',
  );
});

test('a Python that is not there is wrong usage', async () => {
  const ran = await run(['--against', './nothing-here', 'lines.py', '0']);
  assert.deepEqual(ran, { stdout: '', stderr: 'glasspy: --against: ./nothing-here: no such command\n', end: 2 });
  assert.match((await run(['--against'])).stderr, /^Argument expected for the --against option\n/);
});

test('the python3 at hand agrees on a small program', async () => {
  const oracle = findOracleCommand();
  if (oracle === undefined) return;
  const { stdout, end } = await run(['--against', oracle.command[0], '-c', 'print(sorted("strict")); 1/0']);
  assert.match(stdout, /^same as .*: 1 line of output, exit status 1\n$/);
  assert.equal(end, 0);
});

uvuTest.after(() => rmSync(folder, { recursive: true, force: true }));
uvuTest.run();

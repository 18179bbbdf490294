import { strict as assert } from 'node:assert';
import { basename, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import { processExecutor } from '../../harness/executor.ts';
import { readExpectations } from '../../harness/expectations.ts';
import { complaintAbout } from '../../harness/judge.ts';
import { compareVersions, type Oracle } from '../../harness/oracle.ts';
import { askOracle, findPrograms, runTier } from '../../harness/programs.ts';

const fixtures = relative('.', fileURLToPath(new URL('./fixtures', import.meta.url)));
const programs = findPrograms([`${fixtures}/corpus`]);
const executor = processExecutor([process.execPath, `${fixtures}/interpreter.mjs`]);

test('helpers and packages are not programs', () => {
  assert.deepEqual(
    programs.filter(({ path }) => /helper|inside|__init__/.test(path)),
    [],
  );
});

test('right expectations pass, wrong ones are reported, skips are counted apart', async () => {
  const report = await runTier(programs, { name: 'loop', flags: [], timeoutMs: 3_000 }, executor, 2);
  const names = (prefix: string) => programs.map(({ path }) => basename(path, '.py')).filter((name) => name.startsWith(prefix));
  assert.deepEqual(
    report.failures.map(({ name }) => basename(name, '.py')),
    names('wrong'),
  );
  assert.equal(report.passed, names('right').length);
  assert.equal(report.skipped.length, 1);
  const complaint = (name: string) => report.failures.find((failure) => failure.name.endsWith(`/${name}.py`))!.complaint;
  assert.match(complaint('wrong_text'), /line 1 should be "two", is "one"/);
  assert.match(complaint('wrong_more'), /line 2 should be nothing more, is "two"/);
  assert.match(complaint('wrong_less'), /line 2 should be "two", is nothing more/);
  assert.match(complaint('wrong_blank'), /line 1 should be "one", is "one "/);
  assert.match(complaint('wrong_line'), /should fail on line 3, the traceback says 2/);
  assert.match(complaint('wrong_silent'), /does not say what it expects/);
  assert.match(complaint('wrong_skip'), /a skip needs a reason/);
  assert.match(complaint('wrong_hang'), /did not end in time/);
});

test('a tier can be skipped alone', async () => {
  const program = { path: 'x.py', source: '', expected: readExpectations('x.py', '# skip slow: too slow\n# expect: 1') };
  const printsOne = { run: async () => ({ stdout: '1\n', stderr: '', exit: 0, timedOut: false }) };
  assert.equal((await runTier([program], { name: 'slow', flags: [], timeoutMs: 1 }, printsOne, 1)).skipped.length, 1);
  assert.equal((await runTier([program], { name: 'fast', flags: [], timeoutMs: 1 }, printsOne, 1)).passed, 1);
});

test('a disagreement with CPython is a failure, with an older one a note', async () => {
  const program = { path: 'x.py', source: '', expected: readExpectations('x.py', 'print(1) # expect: 2') };
  const differing = { path: 'y.py', source: '', expected: readExpectations('y.py', '# differs: on purpose\nprint(1) # expect: 2') };
  const newer = { path: 'z.py', source: '', expected: readExpectations('z.py', '# since: 3.14\nprint(1) # expect: 2') };
  const ofTorch = { path: 't.py', source: '', expected: readExpectations('t.py', '# torch: 1.13\nprint(1) # expect: 2') };
  const oracle = (version: string): Oracle => ({
    name: `CPython ${version}`,
    isAuthority: compareVersions(version, '3.14') >= 0,
    knows: ({ since, torch }) => torch === undefined && (since === undefined || compareVersions(version, since) >= 0),
    run: async () => ({ stdout: '1\n', stderr: '', exit: 0, timedOut: false }),
  });
  const verdict = await askOracle([program, differing, newer, ofTorch], oracle('3.14.0'), 1);
  assert.deepEqual(
    verdict.failures.map(({ name }) => name),
    ['x.py', 'z.py'],
  );
  assert.match(verdict.failures[0].complaint, /the expectation disagrees with CPython 3\.14\.0/);
  const note = await askOracle([program, differing, newer], oracle('3.11.2'), 1);
  assert.equal(note.failures.length, 0);
  assert.equal(note.skipped.length, 1);
});

test("a stack of the host's is never right", () => {
  const expected = readExpectations('x.py', '# expect exit: 1');
  const stderr = 'TypeError: x is undefined\n    at run (file:///glasspy/dist/cli.cjs:10:5)\n';
  assert.match(complaintAbout(expected, { stdout: '', stderr, exit: 1, timedOut: false }, 'x.py')!, /the host's stack/);
});

test.run();

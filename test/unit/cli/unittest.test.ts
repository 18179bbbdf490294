/** `-m unittest`: what is run, and what is said. Expectations are CPython 3.14's, with `glasspy.js` for the name of the executable. */
import { strict as assert } from 'node:assert';
import { rmSync } from 'node:fs';
import { test as uvuTest } from 'uvu';
import { sandbox, test } from './glasspy.ts';

const CASE = (name: string, body: string): string =>
  `import unittest\nclass ${name}(unittest.TestCase):\n    def test_it(self):\n        ${body}\n    def test_more(self): pass\n`;
const { folder, run } = sandbox({
  'test_good.py': CASE('Good', 'print("good")'),
  'test_bad.py': CASE('Bad', 'self.assertEqual(1, 2)'),
  'other.py': `${CASE('Other', 'print("other")')}if __name__ == "__main__":\n    unittest.main()\n`,
  'pkg/__init__.py': '',
  'pkg/test_inner.py': CASE('Inner', 'print("inner")'),
  'loose/test_loose.py': CASE('Loose', 'print("loose")'),
});

/** Standard output, the last line of standard error, the status, and how many tests ran. */
const summary = async (argv: readonly string[]): Promise<string> => {
  const { stdout, stderr, end } = await run(argv, { env: { COLUMNS: '80' } });
  const ran = /^Ran (\d+) tests?/m.exec(stderr);
  return `${stdout.replaceAll('\n', ' ')}| ${ran?.[1] ?? 'no'} ran, ${stderr.trimEnd().split('\n').at(-1)}, ${end}`;
};

test('what is run', async () => {
  const rows: [string, string][] = [
    ['-m unittest', 'inner good | 6 ran, FAILED (failures=1), 1'],
    ['-m unittest test_good', 'good | 2 ran, OK, 0'],
    ['-m unittest test_good.py pkg/test_inner.py', 'good inner | 4 ran, OK, 0'],
    ['-m unittest test_good.Good.test_more', '| 1 ran, OK, 0'],
    ['-m unittest -k it test_good other', 'good other | 2 ran, OK, 0'],
    ['-m unittest -f test_bad test_good', '| 1 ran, FAILED (failures=1), 1'],
    ['-m unittest discover pkg', 'inner | 2 ran, OK, 0'],
    ['-m unittest discover -s loose', 'loose | 2 ran, OK, 0'],
    ['-m unittest discover -p nothing*', '| 0 ran, NO TESTS RAN, 5'],
    ['-m unittest nope', '| 1 ran, FAILED (errors=1), 1'],
    ['-m unittest --nope', '| no ran, glasspy.js -m unittest: error: unrecognized arguments: --nope, 2'],
    ['other.py', 'other | 2 ran, OK, 0'],
    ['other.py -q Other.test_more', '| 1 ran, OK, 0'],
  ];
  const found: string[] = [];
  for (const [line] of rows) found.push(await summary(line.split(' ')));
  assert.deepEqual(
    found,
    rows.map((row) => row[1]),
  );
});

test('what is said', async () => {
  const { stderr } = await run(['-m', 'unittest', '-v', 'test_bad']);
  assert.equal(
    stderr.replace(/\d\.\d{3}s/, 'Xs'),
    `test_it (test_bad.Bad.test_it) ... FAIL
test_more (test_bad.Bad.test_more) ... ok

======================================================================
FAIL: test_it (test_bad.Bad.test_it)
----------------------------------------------------------------------
Traceback (most recent call last):
  File "./test_bad.py", line 4, in test_it
    self.assertEqual(1, 2)
    ~~~~~~~~~~~~~~~~^^^^^^
AssertionError: 1 != 2

----------------------------------------------------------------------
Ran 2 tests in Xs

FAILED (failures=1)
`,
  );
});

test('-m gives __main__ a spec, and argparse the name', async () => {
  const { stdout } = await run(['-m', 'timeit', '-n1', '-r1', '-s', 'print(__import__("__main__").__spec__.name)']);
  assert.match(stdout, /^timeit\n1 loop, best of 1: /);
  const { stdout: help } = await run(['-m', 'doctest', '-h']);
  assert.match(help, /^usage: glasspy\.js -m doctest /);
});

test('tests that are coroutines', async () => {
  const lines = [
    'from unittest import IsolatedAsyncioTestCase, main',
    'import asyncio',
    'class T(IsolatedAsyncioTestCase):',
    '    async def test_it(self):',
    '        await asyncio.sleep(0)',
    '        self.assertEqual(await asyncio.to_thread(abs, -1), 2)',
    'main()',
  ];
  const { stderr, end } = await run(['-c', lines.join('\n')]);
  assert.match(stderr, /AssertionError: 1 != 2\n[\s\S]*Ran 1 test in [\s\S]*FAILED \(failures=1\)/);
  assert.equal(end, 1);
});

uvuTest.after(() => rmSync(folder, { recursive: true, force: true }));
uvuTest.run();

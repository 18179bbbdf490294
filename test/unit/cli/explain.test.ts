/** Explanations: each example raises just the exception that it explains, here and in CPython. */
import { strict as assert } from 'node:assert';
import { rmSync } from 'node:fs';
import { test as uvuTest } from 'uvu';
import { explain } from '../../../src/cli/explain.ts';
import { EXPLANATIONS } from '../../../src/cli/explanations.ts';
import { PLAIN } from '../../../src/views/view.ts';
import { findOracleCommand } from '../../harness/oracle.ts';
import { sandbox, test } from './glasspy.ts';

/** Runs all examples in one process and names what each raised. */
const PROGRAM = `import contextlib, io, json, sys
for name, example in json.load(sys.stdin).items():
    kept = sys.stdin
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(example, '<example>', 'exec'), {'__name__': 'example'})
        print(name, 'nothing')
    except BaseException as error:
        print(name, type(error).__name__)
    sys.stdin = kept
`;
const { folder, run } = sandbox({ 'examples.py': PROGRAM });
const input = JSON.stringify(Object.fromEntries(Object.entries(EXPLANATIONS).map(([name, { example }]) => [name, example])));
const expected = Object.keys(EXPLANATIONS)
  .map((name) => `${name} ${name}\n`)
  .join('');

test('every example raises what it is an example of', async () => {
  const { stdout, stderr } = await run(['examples.py'], { input });
  assert.equal(stdout, expected, stderr);
});

uvuTest('and so it does in the python3 at hand', async () => {
  const oracle = findOracleCommand();
  if (oracle === undefined || !oracle.isAuthority) return;
  assert.equal((await run(['examples.py'], { input, command: oracle.command })).stdout, expected);
});

test('--explain: by name, by the last line of a traceback, in any case; the list; nothing near', async () => {
  const [name, line, small, old, all, near, far] = await Promise.all([
    run(['--explain', 'KeyError']),
    run(["--explain=KeyError: 'ada'"]),
    run(['--explain', 'keyerror']),
    run(['--explain', 'IOError']),
    run(['--explain']),
    run(['--explain', 'KeyEror']),
    run(['--explain', 'Banana']),
  ]);
  assert.equal(name.stdout.split('\n')[0], 'KeyError');
  for (const part of ['    print(ages["ada"])\n', 'Usually mended so:\n  - ages.get(key, default)'])
    assert.ok(name.stdout.includes(part), part);
  assert.equal(line.stdout, name.stdout);
  assert.equal(small.stdout, name.stdout);
  assert.match(old.stdout, /^OSError\n/);
  for (const each of Object.keys(EXPLANATIONS)) assert.ok(all.stdout.includes(each), each);
  assert.deepEqual(near, { stdout: '', stderr: "There is nothing more to say about 'KeyEror'.\nDid you mean 'KeyError'?\n", end: 2 });
  assert.deepEqual(far, { stdout: '', stderr: "There is nothing more to say about 'Banana'.\n", end: 2 });
});

uvuTest('an explanation fits a terminal of 80 columns', () => {
  for (const name of Object.keys(EXPLANATIONS)) {
    const answer = explain(name, PLAIN);
    assert.ok('text' in answer);
    for (const line of answer.text.split('\n')) assert.ok(line.length <= 80, line);
  }
});

uvuTest.after(() => rmSync(folder, { recursive: true, force: true }));
uvuTest.run();

/** Exit statuses, and what is said on the way out. Expectations are CPython 3.14's unless a comment says why not. */
import { strict as assert } from 'node:assert';
import { rmSync } from 'node:fs';
import { test as uvuTest } from 'uvu';
import { describeCrash, HostCrash } from '../../../src/cli/crash.ts';
import { InternalError } from '../../../src/support/errors.ts';
import { sandbox, test } from './glasspy.ts';

const { folder, run } = sandbox({ 'big.py': 'for i in range(100000): print(i)\n' });
const FULL = 'Exception ignored while flushing sys.stdout:\nOSError: [Errno 28] No space left on device\n';

test('SystemExit says its status', async () => {
  const rows: [string, number, string][] = [
    ['None', 0, ''],
    ['7', 7, ''],
    ['256', 0, ''],
    ['-1', 255, ''],
    ['2**40 + 3', 3, ''],
    ['2**70', 255, ''],
    ['True', 1, ''],
    ['"text"', 1, 'text\n'],
    ['1.5', 1, '1.5\n'],
    ['(1, 2)', 1, '(1, 2)\n'],
    ['"\\udc80"', 1, '\\udc80\n'],
  ];
  // One process for all: each child would cost a quarter of a second.
  const script = rows.map(([value]) => `glasspy -c 'import sys; sys.exit(${value})' & p="$p $!"`).join('\n');
  const { stdout, stderr } = await run(`${script}\nfor i in $p; do wait $i; echo $?; done`);
  assert.deepEqual(
    stdout.trim().split('\n').map(Number),
    rows.map((row) => row[1]),
  );
  for (const [, , text] of rows) assert.ok(stderr.includes(text));
});

test('output that cannot be written', async () => {
  const [plain, raised, flushed, caught, errors] = await Promise.all([
    run(`glasspy -c 'print(1)' > /dev/full`),
    run(`glasspy -c 'print(1); 1/0' > /dev/full`),
    run(`glasspy -c 'print(1, flush=True)' > /dev/full`),
    run(`glasspy -c '
      import sys
      try: print(1, flush=True)
      except OSError as error: sys.stderr.write(repr(error) + "\\n")' > /dev/full`),
    run(`glasspy -c '1/0' 2> /dev/full`),
  ]);
  assert.deepEqual(plain, { stdout: '', stderr: FULL, end: 120 });
  assert.ok(raised.stderr.endsWith(`ZeroDivisionError: division by zero\n${FULL}`) && raised.end === 120, raised.stderr);
  assert.ok(
    flushed.stderr.startsWith('Traceback') && flushed.stderr.endsWith(`OSError: [Errno 28] No space left on device\n${FULL}`),
    flushed.stderr,
  );
  assert.deepEqual(caught, { stdout: '', stderr: `OSError(28, 'No space left on device')\n${FULL}`, end: 120 });
  assert.equal(errors.end, 120);
});

test('a reader that has gone away is no news; the program may hear of it', async () => {
  const [quiet, heard] = await Promise.all([
    run('glasspy big.py | head -1; echo "${PIPESTATUS[0]}"'),
    run(`glasspy -c '
      import sys
      try:
          while True: print("y")
      except BrokenPipeError as error: print(repr(error), file=sys.stderr)' | head -1`),
  ]);
  assert.deepEqual(quiet, { stdout: '0\n120\n', stderr: '', end: 0 });
  assert.deepEqual(heard, { stdout: 'y\n', stderr: "BrokenPipeError(32, 'Broken pipe')\n", end: 0 });
});

test('KeyboardInterrupt that nobody handled ends the process by the signal', async () => {
  const { stderr, end } = await run(['-c', 'raise KeyboardInterrupt("enough")']);
  assert.match(stderr, /KeyboardInterrupt: enough\n$/);
  assert.equal(end, 'SIGINT');
});

test('sys.excepthook', async () => {
  const [own, failing, exiting, missing] = await Promise.all([
    run(['-c', 'import sys\nsys.excepthook = lambda *a: print(a[0].__name__)\n1/0']),
    run(['-c', 'import sys\nsys.excepthook = None\n1/0']),
    run(['-c', 'import sys\nsys.excepthook = lambda *a: sys.exit(4)\n1/0']),
    run(['-c', 'import sys\ndel sys.excepthook\n1/0']),
  ]);
  assert.deepEqual(own, { stdout: 'ZeroDivisionError\n', stderr: '', end: 1 });
  assert.match(
    failing.stderr,
    /^Error in sys\.excepthook:\nTypeError: .*\n\nOriginal exception was:\nTraceback [\s\S]*ZeroDivisionError: division by zero\n$/,
  );
  assert.equal(exiting.end, 4);
  assert.match(missing.stderr, /^sys\.excepthook is missing\nTraceback/);
});

test("the last flush is the guest's", async () => {
  const [failing, replaced] = await Promise.all([
    run(['-c', 'import sys\nclass W:\n    def write(self, text): pass\nsys.stdout = W()']),
    run(['-c', 'import sys\nprint("first")\nsys.stdout = None']),
  ]);
  assert.deepEqual(failing, {
    stdout: '',
    stderr: "Exception ignored while flushing sys.stdout:\nAttributeError: 'W' object has no attribute 'flush'\n",
    end: 120,
  });
  assert.deepEqual(replaced, { stdout: 'first\n', stderr: '', end: 0 });
});

uvuTest('an internal error shows what was promised and no stack of JavaScript', () => {
  const error = new HostCrash(new InternalError('depth 3 at 7, promised 2'), 'line 3 of x.py');
  const text = describeCrash(error, false);
  assert.match(text, /^\[HOST CRASH\] internal error: depth 3 at 7, promised 2\n {2}at line 3 of x\.py\n.*Please report it/);
  assert.doesNotMatch(text, /^ {4}at /m);
  assert.match(describeCrash(error, true), /^ {4}at /m);
  assert.match(describeCrash(new TypeError('x is not a function'), false), /internal error: TypeError: x is not a function\n/);
});

uvuTest.after(() => rmSync(folder, { recursive: true, force: true }));
uvuTest.run();

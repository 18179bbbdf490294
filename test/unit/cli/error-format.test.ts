/** Exceptions for programs: one line each, and what is in it. */
import { strict as assert } from 'node:assert';
import { rmSync } from 'node:fs';
import { test as uvuTest } from 'uvu';
import { sandbox, test } from './glasspy.ts';

const { folder, run } = sandbox({
  'fails.py': 'def f(n):\n    é = 1; return 1 / n\n\nf(0)\n',
  'bad.py': 'x = 1\nif x = 1: pass\n',
});
type Found = Readonly<Record<string, unknown>>;
async function json(argv: readonly string[]): Promise<Found> {
  const { stderr, end } = await run(['--error-format=json', ...argv]);
  assert.equal(end, 1);
  assert.equal(stderr.indexOf('\n'), stderr.length - 1, stderr);
  return JSON.parse(stderr);
}

test('short: file, line, column, type, the first line of the message', async () => {
  const rows: [string[], string][] = [
    [['fails.py'], './fails.py:2:19: ZeroDivisionError: division by zero\n'],
    [['bad.py'], "./bad.py:2:4: SyntaxError: invalid syntax. Maybe you meant '==' or ':=' instead of '='?\n"],
    [['-c', 'raise KeyError'], '<string>:1:1: KeyError\n'],
    [['-c', 'raise ValueError("one\\ntwo")'], '<string>:1:1: ValueError: one\n'],
    [['-c', 'import math; math.sqr'], "<string>:1:14: AttributeError: module 'math' has no attribute 'sqr'. Did you mean: 'sqrt'?\n"],
  ];
  // Raised in the standard library, met in the program.
  rows.push([
    ['-c', 'import json; json.loads("{")'],
    '<string>:1:14: json.decoder.JSONDecodeError: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)\n',
  ]);
  for (const [argv, expected] of rows)
    assert.deepEqual(await run(['--error-format', 'short', ...argv]), { stdout: '', stderr: expected, end: 1 });
});

test('json: the place is where it happened, columns are characters, the way there is in frames', async () => {
  const { frames, ...found } = await json(['fails.py']);
  assert.deepEqual(found, {
    ...{ schema: 'glasspy.error', version: 1, type: 'ZeroDivisionError', message: 'division by zero' },
    ...{
      file: './fails.py',
      line: 2,
      column: 19,
      endLine: 2,
      endColumn: 24,
      notes: [],
      cause: null,
      context: null,
      exceptions: null,
      heading: null,
    },
  });
  assert.deepEqual(
    (frames as Found[]).map(({ function: name, line, column }) => [name, line, column]),
    [
      ['<module>', 4, 1],
      ['f', 2, 19],
    ],
  );
  assert.deepEqual(((await json(['-c', '"𝒳" + 1'])) as Found).endColumn, 8);
});

test('json: notes, causes, contexts, groups, errors of syntax', async () => {
  const chained = await json(['-c', 'try: {}["k"]\nexcept KeyError as e:\n    e.add_note("a note")\n    raise OSError(2, "gone") from e']);
  const cause = chained.cause as Found;
  assert.deepEqual(
    [chained.type, chained.message, chained.context, cause.type, cause.message, cause.notes],
    ['FileNotFoundError', '[Errno 2] gone', null, 'KeyError', "'k'", ['a note']],
  );
  const during = await json(['-c', 'try: 1/0\nfinally: int("x")']);
  assert.deepEqual([(during.context as Found).type, during.cause], ['ZeroDivisionError', null]);
  const hidden = await json(['-c', 'try: 1/0\nexcept Exception: raise KeyError from None']);
  assert.equal(hidden.context, null);
  const group = await json(['-c', 'raise ExceptionGroup("g", [ValueError(1), TypeError(2)])']);
  assert.deepEqual(
    (group.exceptions as Found[]).map(({ type, message }) => [type, message]),
    [
      ['ValueError', '1'],
      ['TypeError', '2'],
    ],
  );
  const syntax = await json(['bad.py']);
  assert.deepEqual(
    [syntax.type, syntax.file, syntax.line, syntax.column, syntax.endColumn, syntax.frames],
    ['SyntaxError', './bad.py', 2, 4, 9, []],
  );
});

test('what ends a thread or nothing at all is told in the same form, with what would stand above a traceback', async () => {
  const program = [
    'import atexit, sys, threading',
    'threading.excepthook = threading.__excepthook__',
    't = threading.Thread(target=lambda: 1 / 0, name="T"); t.start(); t.join()',
    'atexit.register(int, "x")',
    'try: {}["k"]',
    'except KeyError: sys.excepthook(*sys.exc_info())',
    'raise OSError("end")',
  ].join('\n');
  const [json, short] = await Promise.all([run(['--error-format=json', '-c', program]), run(['--error-format=short', '-c', program])]);
  const found = json.stderr
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Found);
  assert.deepEqual(
    found.map(({ type, line, heading }) => [type, line, heading]),
    [
      ['ZeroDivisionError', 3, 'Exception in thread T:'],
      ['KeyError', 5, null],
      ['OSError', 7, null],
      ['ValueError', null, "Exception ignored in atexit callback <class 'int'>:"],
    ],
  );
  assert.deepEqual(short.stderr.split('\n'), [
    '<string>:3:37: ZeroDivisionError: division by zero',
    "<string>:5:6: KeyError: 'k'",
    '<string>:7:1: OSError: end',
    "ValueError: invalid literal for int() with base 10: 'x'",
    '',
  ]);
});

test('a chain as long as a program ran is cut, not refused', async () => {
  const { end, stderr } = await run([
    '--error-format=json',
    '-c',
    'e = None\nfor i in range(20000):\n    n = ValueError(i); n.__context__ = e; e = n\nraise e',
  ]);
  assert.equal(end, 1);
  assert.equal(JSON.parse(stderr).message, '19999');
});

test('a hook of the program comes first; SystemExit is none of its business; human is the traceback', async () => {
  const [hook, exit, human, interrupt] = await Promise.all([
    run(['--error-format=json', '-c', 'import sys\nsys.excepthook = lambda *a: print("mine")\n1/0']),
    run(['--error-format=json', '-c', 'raise SystemExit("words")']),
    run(['--error-format=human', '-c', '1/0']),
    run(['--error-format=short', '-c', 'raise KeyboardInterrupt']),
  ]);
  assert.deepEqual(hook, { stdout: 'mine\n', stderr: '', end: 1 });
  assert.deepEqual(exit, { stdout: '', stderr: 'words\n', end: 1 });
  assert.match(human.stderr, /^Traceback \(most recent call last\):\n/);
  assert.deepEqual([interrupt.stderr, interrupt.end], ['<string>:1:1: KeyboardInterrupt\n', 'SIGINT']);
});

uvuTest.after(() => rmSync(folder, { recursive: true, force: true }));
uvuTest.run();

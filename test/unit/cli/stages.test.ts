/** The sub-commands that show a stage of the compiler: where the text comes from, what is told when it is wrong, colours. */
import { strict as assert } from 'node:assert';
import { rmSync } from 'node:fs';
import { test as uvuTest } from 'uvu';
import { sandbox, test } from './glasspy.ts';

const NAMES = ['dis', 'ast', 'tokens', 'symtable'];
const { folder, run } = sandbox({
  'x.py': 'x = 1\n',
  'bad.py': 'x = = 1\n',
  asts: 'print("a file")\n',
  'deep.py': `x = 1${'+1'.repeat(9000)}\n`,
});
const CLEAN = { stderr: '', end: 0 };

test('a file, -, what comes in, and -c are the same text', async () => {
  for (const name of NAMES) {
    const [file, dash, piped, code] = await Promise.all([
      run([name, 'x.py']),
      run([name, '-'], { input: 'x = 1\n' }),
      run([name], { input: 'x = 1\n' }),
      run([name, '-c', 'x = 1']),
    ]);
    for (const ran of [file, dash, piped, code]) {
      assert.deepEqual({ stderr: ran.stderr, end: ran.end }, CLEAN);
      assert.equal(ran.stdout, file.stdout);
    }
  }
});

test('--json is one line with a schema, whatever the colours', async () => {
  for (const name of NAMES) {
    const { stdout, end } = await run([name, '--json', 'x.py'], { env: { FORCE_COLOR: '1' } });
    assert.equal(end, 0);
    assert.equal(stdout.indexOf('\n'), stdout.length - 1);
    const { schema, version, file } = JSON.parse(stdout);
    assert.deepEqual({ schema, version, file }, { schema: `glasspy.${name}`, version: 1, file: 'x.py' });
  }
  const deep = await run(['ast', '--json', 'deep.py']);
  assert.ok(
    deep.end === 0 || (deep.end === 1 && deep.stderr === 'glasspy: ast: this tree is too deep for JSON\n'),
    deep.stderr.slice(0, 200),
  );
});

test('an error of syntax: as a traceback, a line, an object; tokens come as far as they go', async () => {
  for (const name of NAMES) {
    const ran = await run([name, 'bad.py']);
    // The lexer has nothing against it.
    if (name === 'tokens') assert.equal(ran.end, 0);
    else
      assert.deepEqual(ran, {
        stdout: '',
        stderr: '  File "bad.py", line 1\n    x = = 1\n        ^\nSyntaxError: invalid syntax\n',
        end: 1,
      });
  }
  const indented = await run(['ast', '-c', 'x = 1\n  y']);
  assert.equal(indented.stderr, '  File "<string>", line 2\n    y\nIndentationError: unexpected indent\n');
  assert.match((await run(['tokens'], { input: '\0' })).stderr, /^ {2}File "<stdin>", line 1\n/);
  const [short, json, tokens] = await Promise.all([
    run(['dis', '--error-format', 'short', 'bad.py']),
    run(['ast', '--error-format=json', 'bad.py']),
    run(['tokens', '-c', 'x = "abc']),
  ]);
  assert.deepEqual(short, { stdout: '', stderr: 'bad.py:1:5: SyntaxError: invalid syntax\n', end: 1 });
  assert.deepEqual(JSON.parse(json.stderr).type, 'SyntaxError');
  assert.match(tokens.stdout, /NAME +x\n/);
  assert.match(tokens.stderr, /SyntaxError: unterminated string literal/);
  assert.equal(tokens.end, 1);
});

test('wrong usage ends with 2', async () => {
  const [option, missing, more, choice] = await Promise.all([
    run(['dis', '--jsn', 'x.py']),
    run(['dis', 'missing.py']),
    run(['ast', 'x.py', 'y.py']),
    run(['dis', '--color=blue', 'x.py']),
  ]);
  assert.deepEqual(option, { stdout: '', stderr: "error: unknown option '--jsn'\n(Did you mean --json?)\n", end: 2 });
  assert.deepEqual(missing, { stdout: '', stderr: "glasspy: can't open file 'missing.py': [Errno 2] No such file or directory\n", end: 2 });
  assert.match((await run(['ast', '-c', 'x', 'x.py'])).stderr, /^error: ast: a file or -c, not both\n/);
  assert.match(more.stderr, /too many arguments/);
  assert.match(choice.stderr, /Allowed choices are auto, always, never/);
  assert.deepEqual([more.end, choice.end], [2, 2]);
});

test('did you mean: sub-commands and options; a file of that name wins', async () => {
  const [command, file, option, value] = await Promise.all([
    run(['tokesn', 'x.py']),
    run(['asts']),
    run(['--eror-format=json', 'x.py']),
    run(['--error-format=jsn', 'x.py']),
  ]);
  assert.match(command.stderr, /No such file or directory\nDid you mean 'tokens'\?\n$/);
  assert.equal(command.end, 2);
  assert.deepEqual(file, { stdout: 'a file\n', stderr: '', end: 0 });
  assert.match((await run(['help'])).stderr, /Did you mean '--help'\?\n$/);
  assert.match(option.stderr, /^Unknown option: --eror-format\nDid you mean '--error-format'\?\nusage: /);
  assert.match(value.stderr, /^--error-format: human, short, json is expected, not 'jsn'\nDid you mean 'json'\?\n/);
  assert.deepEqual([option.end, value.end], [2, 2]);
});

test('colours: when asked for, by option or environment; none for a pipe', async () => {
  const colored = async (argv: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<boolean> =>
    (await run(['dis', ...argv, 'x.py'], { env })).stdout.includes('\x1b[');
  assert.deepEqual(
    await Promise.all([
      colored([]),
      colored(['--color=always']),
      colored(['--color', 'never'], { FORCE_COLOR: '1' }),
      colored([], { FORCE_COLOR: '1' }),
      colored([], { FORCE_COLOR: '1', NO_COLOR: '1' }),
      colored([], { PYTHON_COLORS: '1', NO_COLOR: '1' }),
      colored([], { FORCE_COLOR: '1', PYTHON_COLORS: '0' }),
    ]),
    [false, true, false, true, false, true, false],
  );
});

test('-O leaves assert statements out; options of a program are not those of a sub-command', async () => {
  const [plain, optimized, dashed] = await Promise.all([
    run(['dis', '-c', 'assert x']),
    run(['dis', '-O', '-c', 'assert x']),
    run(['dis', '-po', '-c', 'assert x']),
  ]);
  assert.match(plain.stdout, /AssertionError/);
  assert.doesNotMatch(optimized.stdout, /AssertionError/);
  assert.match(dashed.stdout, /^ +1:7-1:8 +\d+ {2}LOAD_NAME/m);
});

test('a reader that goes away is no news', async () => {
  const { stderr, end } = await run('glasspy tokens deep.py | head -1 > /dev/null; echo "${PIPESTATUS[0]}"');
  assert.equal(stderr, '');
  assert.equal(end, 0);
});

uvuTest.after(() => rmSync(folder, { recursive: true, force: true }));
uvuTest.run();

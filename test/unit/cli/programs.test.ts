/** What can be run, and what the program finds in sys. Expectations are CPython 3.14's, with `glasspy` for the path of the executable. */
import { strict as assert } from 'node:assert';
import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test as uvuTest } from 'uvu';
import { readArguments } from '../../../src/cli/arguments.ts';
import { sandbox, test } from './glasspy.ts';

const TELL = 'import sys\nprint(__name__, __package__, __file__, sys.argv, sys.path[0])\n';
const { folder, write, run } = sandbox({
  'tell.py': TELL,
  'folder/__main__.py': TELL,
  'folder/inner.py': 'import sys\nprint(sys.path[0])\n',
  'empty/data.txt': '',
  'pkg/__init__.py': 'print("init", __name__)\n',
  'pkg/mod.py': `${TELL}from . import other\nimport sys\nprint("pkg.mod" in sys.modules)\n`,
  'pkg/other.py': '',
  'pkg/sub/__init__.py': '',
  'pkg/sub/__main__.py': TELL,
  'bad.py': 'import nothing_here\n',
  'wrong.py': 'x =\n',
});
const plain = (text: string): string => text.replaceAll(folder, '.');
const shown = async (argv: readonly string[], input = '') => {
  const { stdout, stderr, end } = await run(argv, { input });
  return `${plain(stdout)}${stderr}${end}`;
};

test('files and folders', async () => {
  symlinkSync(join(folder, 'folder/inner.py'), join(folder, 'link.py'));
  const rows: [string[], string][] = [
    [['tell.py', 'a', '-c'], "__main__ None ./tell.py ['tell.py', 'a', '-c'] .\n0"],
    [['run', './tell.py'], "__main__ None ././tell.py ['./tell.py'] .\n0"],
    [['--', 'tell.py', '--'], "__main__ None ./tell.py ['tell.py', '--'] .\n0"],
    [['folder', 'a'], "__main__  ./folder/__main__.py ['folder', 'a'] ./folder\n0"],
    [['link.py'], './folder\n0'],
    [['empty'], "glasspy: can't find '__main__' module in './empty'\n1"],
    [['tell.py/x'], "glasspy: can't open file './tell.py/x': [Errno 20] Not a directory\n2"],
    [['tlel.py'], "glasspy: can't open file './tlel.py': [Errno 2] No such file or directory\nDid you mean 'tell.py'?\n2"],
    [['tell'], "glasspy: can't open file './tell': [Errno 2] No such file or directory\nDid you mean 'tell.py'?\n2"],
    [['rnu', 'tell.py'], "glasspy: can't open file './rnu': [Errno 2] No such file or directory\nDid you mean 'run'?\n2"],
    [['wrong.py'], '  File "./wrong.py", line 1\n    x =\n       ^\nSyntaxError: invalid syntax\n1'],
  ];
  const found = await Promise.all(rows.map(([argv]) => shown(argv)));
  assert.deepEqual(
    found,
    rows.map((row) => row[1]),
  );
});

test('-m', async () => {
  const rows: [string, string][] = [
    ['pkg.mod', "init pkg\n__main__ pkg ./pkg/mod.py ['./pkg/mod.py', 'a'] .\nFalse\n0"],
    ['pkg.sub', "init pkg\n__main__ pkg.sub ./pkg/sub/__main__.py ['./pkg/sub/__main__.py', 'a'] .\n0"],
    ['pkg', "init pkg\nglasspy: No module named pkg.__main__; 'pkg' is a package and cannot be directly executed\n1"],
    ['nope', 'glasspy: No module named nope\n1'],
    ['nope.x', "glasspy: Error while finding module specification for 'nope.x' (ModuleNotFoundError: No module named 'nope')\n1"],
    ['pkg.nope', 'init pkg\nglasspy: No module named pkg.nope\n1'],
    [
      'pkg.other.py',
      "init pkg\nglasspy: Error while finding module specification for 'pkg.other.py' (ModuleNotFoundError: __path__ attribute not found on 'pkg.other' while trying to find 'pkg.other.py'). Try using 'pkg.other' instead of 'pkg.other.py' as the module name.\n1",
    ],
    ['.pkg', 'glasspy: Relative module names not supported\n1'],
    ['pkg/mod', 'glasspy: No module named pkg/mod\n1'],
  ];
  const found = await Promise.all(rows.map(([name]) => shown(['-m', name, 'a'])));
  assert.deepEqual(
    found,
    rows.map((row) => row[1]),
  );
  assert.match(await shown(['-m', 'bad']), /ModuleNotFoundError: No module named 'nothing_here'\n1$/);
});

test('lines and standard input', async () => {
  const names = 'import sys; print(sys.argv, repr(sys.path[0]), __name__, "__file__" in globals())';
  const found = await Promise.all([
    shown(['-c', names, 'a', '-b']),
    shown(['-', 'a'], names),
    shown([], names),
    shown(['-c', '\n    if True:\n        print(1)\n  \n    print(2)\n  ']),
    shown(['-i', '-c', '1/0'], 'print("after")'),
    shown(['-iq'], 'print("whole")\nif True:\n    print("input")\nprint("read")\n'),
    shown(['-'], 'x ='),
  ]);
  assert.deepEqual(found, [
    "['-c', 'a', '-b'] '' __main__ False\n0",
    "['-', 'a'] '' __main__ True\n0",
    "[''] '' __main__ True\n0",
    '1\n2\n0',
    'after\nTraceback (most recent call last):\n  File "<string>", line 1, in <module>\n    1/0\n    ~^~\nZeroDivisionError: division by zero\n>>> ... \n>>> \n0',
    'whole\n>>> >>> ... ...   File "<stdin>", line 3\n    print("input")\n    ^^^^^\nSyntaxError: invalid syntax. Did you mean \'not\'?\n>>> \n0',
    '  File "<stdin>", line 1\n    x =\n       ^\nSyntaxError: invalid syntax\n1',
  ]);
});

test('PYTHONIOENCODING is the encoding of the standard streams', async () => {
  const program =
    'import sys; print(sys.stdin.encoding, sys.stdout.errors, sys.stderr.encoding, sys.stderr.errors); print("\\u20ac", ascii(input()))';
  const env = { PYTHONIOENCODING: 'ascii:xmlcharrefreplace' };
  assert.equal((await run(['-c', program], { env, input: 'x' })).stdout, "ascii xmlcharrefreplace ascii backslashreplace\n&#8364; 'x'\n");
  assert.equal((await run(['-E', '-c', program], { env, input: 'x' })).stdout, "utf-8 strict utf-8 backslashreplace\n\u20ac 'x'\n");
  assert.ok((await run(['-c', program], { env: { PYTHONIOENCODING: 'nope' } })).stderr.includes('LookupError: unknown encoding: nope'));
});

test('sys tells what the command line said', async () => {
  const program = 'import sys; print(sys.flags); print(sys.warnoptions, sys._xoptions, sys.orig_argv[1:3], sys.get_int_max_str_digits())';
  const { stdout } = await run(['-OOBq', '-W', 'error', '-Xa=b', '-Xdev', '-Xint_max_str_digits=700', '-c', program], {
    env: { PYTHONWARNINGS: 'ignore', PYTHONVERBOSE: 'x' },
  });
  assert.equal(
    stdout,
    'sys.flags(debug=0, inspect=0, interactive=0, optimize=2, dont_write_bytecode=1, no_user_site=0, no_site=0, ignore_environment=0, verbose=1, bytes_warning=0, quiet=1, hash_randomization=1, isolated=0, dev_mode=True, utf8_mode=0, warn_default_encoding=0, safe_path=False, int_max_str_digits=700)\n' +
      "['ignore', 'error'] {'a': 'b', 'dev': True, 'int_max_str_digits': '700'} ['-OOBq', '-W'] 700\n",
  );
  const path = (argv: string[]) => run([...argv, '-c', 'import sys; print(sys.path)'], { env: { PYTHONPATH: '/a:rel:' } });
  const paths = await Promise.all([[], ['-P'], ['-E'], ['-I']].map(path));
  assert.deepEqual(
    paths.map(({ stdout }) => plain(stdout)),
    ["['', '/a', './rel', '.']\n", "['/a', './rel', '.']\n", "['']\n", '[]\n'],
  );
});

test('-x skips a line, and lines keep their numbers', async () => {
  write('skip.py', '@echo off this is not Python\n1/0\n');
  assert.match(await shown(['-x', 'skip.py']), /line 2, in <module>/);
});

uvuTest('arguments: where options end', () => {
  const read = (argv: string[], env = {}) => {
    const { kind, what, rest } = readArguments(argv, env);
    return [kind, what, ...rest];
  };
  assert.deepEqual(read(['-c1', '-x']), ['code', '1', '-x']);
  assert.deepEqual(read(['-um', 'a.b', '-h']), ['module', 'a.b', '-h']);
  assert.deepEqual(read(['-', '-V']), ['stdin', '-', '-V']);
  assert.deepEqual(read(['-V', 'x.py']), ['version', '']);
  assert.deepEqual(read(['-VV']), ['version', 'long']);
  assert.deepEqual(read(['x.py', '-V']), ['file', 'x.py', '-V']);
  assert.deepEqual(read(['dis', '-p', 'x.py']), ['command', 'dis', '-p', 'x.py']);
  for (const [argv, problem] of [
    [['-z'], 'Unknown option: -z'],
    [['--foo'], 'Unknown option: --foo'],
    [['-c'], 'Argument expected for the -c option'],
    [['-W'], 'Argument expected for the -W option'],
    [['run'], 'run: which file?'],
  ] as const) {
    assert.deepEqual(read([...argv]), ['usage', problem]);
  }
  assert.equal(readArguments(['-O', 'x'], { PYTHONOPTIMIZE: '2', PYTHONINSPECT: '' }).flags.optimize, 2);
  assert.deepEqual(readArguments(['-E', 'x'], { PYTHONOPTIMIZE: '2' }).flags, { ignore_environment: 1 });
});

uvuTest.after(() => rmSync(folder, { recursive: true, force: true }));
uvuTest.run();

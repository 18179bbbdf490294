/** What is made of the table of the command line: help, completion, the manual page. None of them may know more or less than it. */
import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { test as uvuTest } from 'uvu';
import { completion } from '../../../src/cli/completion.ts';
import { manualPage } from '../../../src/cli/man.ts';
import { nearest } from '../../../src/cli/nearest.ts';
import { COMMANDS, EXAMPLES, HELP_OPTIONS, OPTIONS, OWN_OPTIONS, SHELLS, STATUSES, VARIABLES } from '../../../src/cli/table.ts';
import { sandbox, test } from './glasspy.ts';

const { folder, write, run } = sandbox({ 'program.py': '', 'other.py': '' });
const shown = [...OPTIONS, ...OWN_OPTIONS, ...HELP_OPTIONS].filter(({ about }) => about !== '');
const isThere = (shell: string): boolean => spawnSync(shell, ['--version']).status === 0;

test('--help: all rows, examples before options, 80 columns, silent on standard error', async () => {
  const { stdout, stderr, end } = await run(['--help']);
  assert.deepEqual([stderr, end], ['', 0]);
  for (const { flags } of shown) assert.ok(stdout.includes(`\n  ${flags} `), flags);
  for (const { name, about } of COMMANDS)
    assert.ok(stdout.includes(`\n  ${name}`) && stdout.includes(about.split(' ').slice(0, 4).join(' ')), name);
  for (const [command] of EXAMPLES) assert.ok(stdout.includes(command), command);
  for (const [status] of STATUSES) assert.match(stdout, new RegExp(`^  ${status} `, 'm'));
  assert.ok(stdout.indexOf('Examples:') < stdout.indexOf('Commands:') && stdout.indexOf('Commands:') < stdout.indexOf('Options:'));
  for (const line of stdout.split('\n')) assert.ok(line.length <= 80, line);
});

test('--help of a sub-command: its own rows and examples', async () => {
  for (const { name, options, examples, passesOn } of COMMANDS) {
    if (passesOn === true) continue;
    const { stdout, end } = await run([name, '--help']);
    assert.equal(end, 0);
    for (const { flags } of options) assert.ok(stdout.includes(`\n  ${flags} `), `${name}: ${flags}`);
    for (const [command] of examples) assert.ok(stdout.includes(command), command);
    assert.ok(!stdout.includes('--against'), name);
  }
});

test('--help in colours, and without', async () => {
  const [colored, plain] = await Promise.all([run(['--help'], { env: { FORCE_COLOR: '1' } }), run(['--help'], { env: { NO_COLOR: '1' } })]);
  assert.ok(colored.stdout.includes('\x1b['));
  assert.equal(colored.stdout.replace(/\x1b\[\d+m/g, ''), plain.stdout);
});

test('--help-env and --help-xoptions list what there is', async () => {
  const [env, x, debug] = await Promise.all([run(['--help-env']), run(['--help-xoptions']), run(['--help-debug'])]);
  for (const [name] of VARIABLES) assert.ok(env.stdout.includes(name), name);
  for (const { variable } of OPTIONS) if (variable !== undefined) assert.match(env.stdout, new RegExp(`^ {2}${variable} `, 'm'));
  for (const line of `${env.stdout}\n${x.stdout}`.split('\n')) assert.ok(line.length <= 80, line);
  assert.match(x.stdout, /^ {2}-X int_max_str_digits=N /m);
  assert.equal(debug.stdout, x.stdout);
});

uvuTest('the views of `show` are those of module vmtools', () => {
  const source = readFileSync('src/stdlib/vmtools/__init__.py', 'utf8');
  const views = Array.from((/^VIEWS = \{\n(.*?)^\}/ms.exec(source)?.[1] ?? '').matchAll(/^ {4}'(\w+)'/gm), (match) => match[1]);
  const row = COMMANDS.find(({ name }) => name === 'show');
  assert.deepEqual([...(row?.takes ?? [])].sort(), [...views, 'all'].sort());
});

for (const shell of SHELLS) {
  test(`completion ${shell}: every option and sub-command, and the shell can read it`, async () => {
    const { stdout, stderr, end } = await run(['completion', shell]);
    assert.deepEqual([stderr, end], ['', 0]);
    assert.equal(stdout, completion(shell));
    for (const { name } of COMMANDS) assert.match(stdout, new RegExp(`\\b${name}\\b`), name);
    for (const { flags } of shown)
      for (const long of flags.match(/--[\w-]+/g) ?? []) assert.ok(stdout.includes(shell === 'fish' ? `-l ${long.slice(2)} ` : long), long);
    if (!isThere(shell)) return;
    const { status, stderr: complaint } = spawnSync(shell, ['-n', write(`completion.${shell}`, stdout)], { encoding: 'utf8' });
    assert.deepEqual([status, complaint], [0, '']);
  });
}

test('completion in bash: what is offered where', async () => {
  const asks = (...words: string[]): string =>
    `COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _glasspy; echo "\${COMPREPLY[@]}"`;
  const questions = [
    asks('glasspy', 'sy'),
    asks('glasspy', '--er'),
    asks('glasspy', '--error-format', ''),
    asks('glasspy', 'dis', '--p'),
    asks('glasspy', 'dis', 'prog'),
    asks('glasspy', 'dis', '--color', 'al'),
    asks('glasspy', 'completion', ''),
    asks('glasspy', 'show', 'ha'),
    asks('glasspy', 'show', 'hamt', 'oth'),
    asks('glasspy', 'pro'),
    asks('glasspy', 'run', '--'),
  ];
  const { stdout, stderr } = await run(`source <(glasspy completion bash); ${questions.join('; ')}`);
  assert.equal(stderr, '');
  assert.deepEqual(stdout.slice(0, -1).split('\n'), [
    'symtable',
    '--error-format',
    'human short json',
    '--positions',
    'program.py',
    'always',
    'bash zsh fish',
    'hamt',
    'other.py',
    'program.py',
    '',
  ]);
});

test('man: the page has every row, and man can read it', async () => {
  const { stdout, end } = await run(['man']);
  assert.equal(end, 0);
  assert.equal(stdout.replace(/^\.TH .*\n/, ''), manualPage('').replace(/^\.TH .*\n/, ''));
  const escaped = (text: string): string => text.replaceAll('-', '\\-');
  for (const { flags } of shown) assert.ok(stdout.includes(`.B ${escaped(flags)}\n`), flags);
  for (const { name } of COMMANDS) assert.ok(stdout.includes(`.SS glasspy ${name}`), name);
  for (const line of stdout.split('\n')) assert.ok(!line.startsWith('.') || /^\.(TH|SH|SS|TP|B|BR|br)\b/.test(line), line);
  if (!isThere('groff')) return;
  const { stderr, status } = spawnSync('groff', ['-man', '-Tascii', '-ww'], { input: stdout, encoding: 'utf8' });
  assert.deepEqual([status, stderr], [0, '']);
});

uvuTest('the nearest word, or none', () => {
  const words = ['dis', 'ast', 'tokens', 'symtable'];
  assert.equal(nearest('tokesn', words), 'tokens');
  assert.equal(nearest('sytmable', words), 'symtable');
  assert.equal(nearest('AST', words), 'ast');
  assert.equal(nearest('banana', words), null);
  assert.equal(nearest('', words), null);
});

uvuTest.after(() => rmSync(folder, { recursive: true, force: true }));
uvuTest.run();

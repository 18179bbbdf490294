/**
 * The prompt in a real pseudo-terminal, made by `script` of util-linux: what only the system's side of a terminal can show. Without it these tests say that they were skipped.
 */
import { strict as assert } from 'node:assert';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';

const PROMPT = '>>> ';
const folder = mkdtempSync(join(tmpdir(), 'glasspy-repl-'));
const file = (name: string): string => join(folder, name);
const hasTerminals = process.platform === 'linux' && spawnSync('script', ['-qec', 'true', '/dev/null']).status === 0;

const PASTE_MARKS = /\x1b\[\?2004[hl]/g;
const running = new Set<ChildProcess>();

class Run {
  private readonly child: ChildProcess;
  /** Everything since somebody looked. */
  private output = '';
  private status: number | null = null;

  constructor(args: string, env: Readonly<Record<string, string>> = {}) {
    const { FORCE_COLOR: _1, NO_COLOR: _2, PYTHON_COLORS: _3, ...base } = process.env;
    this.child = spawn('script', ['-qefc', `exec ${process.execPath} bin/glasspy.js ${args}`, '/dev/null'], {
      env: { ...base, TERM: 'xterm-256color', GLASSPY_HISTORY: file('history'), NO_COLOR: '1', ...env },
    });
    this.child.stdout?.on('data', (data: Buffer) => {
      // Whether pastes are marked is not what these tests are about.
      this.output = (this.output + data.toString()).replace(PASTE_MARKS, '');
    });
    running.add(this.child);
    this.child.on('close', (status) => {
      running.delete(this.child);
      this.status = status ?? -1;
    });
  }
  private async until(what: string, holds: () => boolean): Promise<void> {
    const late = Date.now() + 30_000;
    while (!holds()) {
      if (Date.now() > late) {
        this.child.kill('SIGKILL');
        throw new Error(`${what} did not come; there is\n${JSON.stringify(this.output)}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
  /** What is written up to and with a text. */
  async sees(text: string): Promise<string> {
    await this.until(JSON.stringify(text), () => this.output.includes(text));
    const end = this.output.indexOf(text) + text.length;
    const seen = this.output.slice(0, end);
    this.output = this.output.slice(end);
    return seen;
  }
  type(text: string): void {
    this.child.stdin?.write(text);
  }
  async ends(): Promise<number | null> {
    await this.until('the end', () => this.status !== null);
    return this.status;
  }
}

const test = suite('terminal');

test('it greets, asks, answers and leaves', async () => {
  const run = new Run('');
  assert.match(await run.sees(PROMPT), /^glasspy .*\(Python 3\.14\)/);
  run.type('6 * 7\r');
  assert.match(await run.sees(PROMPT), /\r\n42\r\n/);
  run.type('\x04');
  assert.equal(await run.ends(), 0);
});

test('the status is that of sys.exit', async () => {
  const run = new Run('-q');
  await run.sees(PROMPT);
  run.type('import sys; sys.exit(3)\r');
  assert.equal(await run.ends(), 3);
});

test('Ctrl-C stops what runs, and the names stay', async () => {
  const run = new Run('-q');
  await run.sees(PROMPT);
  run.type('x = 41\r');
  await run.sees(PROMPT);
  run.type('print("going")\rwhile True: x += 0\r\r');
  await run.sees('\r\ngoing\r\n');
  await run.sees('while True');
  await new Promise((resolve) => setTimeout(resolve, 500));
  run.type('\x03');
  await run.sees('KeyboardInterrupt');
  await run.sees(PROMPT);
  run.type('x + 1\r');
  await run.sees('\r\n42\r\n');
  await run.sees(PROMPT);
  run.type('\x04');
  assert.equal(await run.ends(), 0);
});

test('Ctrl-C stops a sleep', async () => {
  const run = new Run('-q');
  await run.sees(PROMPT);
  run.type('import time; time.sleep(1000)\r');
  await run.sees('\r\n');
  await new Promise((resolve) => setTimeout(resolve, 500));
  run.type('\x03');
  await run.sees('KeyboardInterrupt');
  await run.sees(PROMPT);
  run.type('\x04');
  assert.equal(await run.ends(), 0);
});

test('input() reads a line as always', async () => {
  const run = new Run('-q');
  await run.sees(PROMPT);
  run.type('input("name? ")\r');
  await run.sees('\r\nname? ');
  run.type('bob\r');
  await run.sees("'bob'");
  await run.sees(PROMPT);
  run.type('\x04');
  assert.equal(await run.ends(), 0);
});

test('the history lasts, block by block', async () => {
  rmSync(file('history'), { force: true });
  const first = new Run('-q');
  await first.sees(PROMPT);
  first.type('def f():\rreturn "from before"\r\r');
  await first.sees(PROMPT);
  first.type('\x04');
  await first.ends();
  const second = new Run('-q');
  await second.sees(PROMPT);
  second.type('\x1b[A\r\rf()\r');
  await second.sees("'from before'");
  await second.sees(PROMPT);
  second.type('\x04');
  await second.ends();
});

test('ten thousand lines are pasted in a moment', async () => {
  const run = new Run('-q', { GLASSPY_HISTORY: '' });
  await run.sees(PROMPT);
  run.type('1\r');
  await run.sees(PROMPT);
  const lines = Array.from({ length: 10_000 }, (_, index) => `x${index} = ${index}`);
  const begin = performance.now();
  run.type(`\x1b[200~${lines.join('\n')}\x1b[201~`);
  await run.sees('x9999 = 9999');
  // A second, on a machine that has other things to do as well.
  assert.ok(performance.now() - begin < 3000, `${performance.now() - begin} ms`);
  run.type('\r');
  await run.sees(PROMPT);
  run.type('x9999 + x5\r');
  await run.sees('\r\n10004\r\n');
  await run.sees(PROMPT);
  run.type('\x04');
  await run.ends();
});

test('colours by the variables of the environment', async () => {
  const cases: readonly (readonly [Record<string, string>, boolean])[] = [
    [{ NO_COLOR: '' }, true],
    [{ NO_COLOR: '1' }, false],
    [{ NO_COLOR: '1', PYTHON_COLORS: '1' }, true],
    [{ NO_COLOR: '', PYTHON_COLORS: '0', FORCE_COLOR: '1' }, false],
  ];
  for (const [env, hasColors] of cases) {
    const run = new Run('-q', env);
    assert.equal(/\x1b\[[\d;]*m/.test(await run.sees(PROMPT)), hasColors, JSON.stringify(env));
    run.type('\x04');
    await run.ends();
  }
});

test('a dumb terminal gets no escape sequences', async () => {
  const run = new Run('-q', { TERM: 'dumb' });
  let seen = await run.sees(PROMPT);
  run.type('if 1:\n');
  seen += await run.sees('... ');
  run.type('  5\n\n');
  seen += await run.sees(PROMPT);
  assert.match(seen, /5\r\n>>> $/);
  run.type('1/0\n');
  seen += await run.sees(PROMPT);
  run.type('\x04');
  assert.equal(await run.ends(), 0);
  assert.ok(!seen.includes('\x1b'), JSON.stringify(seen));
});

test('-i holds a dialogue when the program has ended', async () => {
  writeFileSync(file('program.py'), 'name = "from the file"\n1/0\n');
  const run = new Run(`-i ${file('program.py')}`);
  const seen = await run.sees(PROMPT);
  assert.match(seen, /ZeroDivisionError/);
  run.type('name\r');
  await run.sees("\r\n'from the file'\r\n");
  await run.sees(PROMPT);
  run.type('\x04');
  assert.equal(await run.ends(), 0);
});

test('%save, %load and %edit', async () => {
  writeFileSync(file('editor'), '#!/bin/sh\nsed -i s/one/two/ "$1"\n', { mode: 0o755 });
  const run = new Run('-q', { EDITOR: file('editor'), VISUAL: '' });
  await run.sees(PROMPT);
  run.type('a = "one"\r');
  await run.sees(PROMPT);
  run.type(`%save ${file('kept.py')}\r`);
  await run.sees(PROMPT);
  assert.equal(readFileSync(file('kept.py'), 'utf8'), 'a = "one"\n');
  run.type('%edit\r');
  await run.sees('a = "two"');
  run.type('\ra\r');
  await run.sees("\r\n'two'\r\n");
  run.type(`%load ${file('kept.py')}\r`);
  await run.sees('a = "one"');
  run.type('\r%load nowhere\r');
  await run.sees('nowhere: No such file or directory');
  await run.sees(PROMPT);
  run.type('\x04');
  await run.ends();
});

if (hasTerminals) {
  // One that failed in the middle is still there.
  test.after.each(() => {
    for (const child of running) child.kill('SIGKILL');
  });
  test.after(() => rmSync(folder, { recursive: true }));
  test.run();
} else {
  const none = suite('terminal');
  none.skip('there is no `script` of util-linux');
  none.run();
}

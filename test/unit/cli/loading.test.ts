/** What each question loads: start-up is a feature, and a careless import would take it away without any test of behaviour noticing. */
import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { test as uvuTest } from 'uvu';
import { test } from './glasspy.ts';

/** The names of the scripts of the bundle that a command loads, without their digests. */
function loadedBy(...argv: string[]): string[] {
  const program = `
    const { argv } = process;
    process.argv = [argv[0], ${JSON.stringify(resolve('bin/glasspy.js'))}, ...argv.slice(1)];
    process.on('exit', () => require('node:fs').writeSync(2, [...loaded.keys()].join('\\n')));
    const { loaded } = require(${JSON.stringify(resolve('bin/glasspy.js'))});`;
  const { stderr } = spawnSync(process.execPath, ['-e', program, '--', ...argv], { encoding: 'utf8' });
  return stderr.split('\n').map((name) => name.replace(/(?:-\w+)?\.cjs$/, ''));
}

test('--version and wrong usage load the entry alone', () => {
  assert.deepEqual(loadedBy('--version'), ['cli']);
  assert.deepEqual(
    loadedBy('-Z').filter((name) => /^\w+$/.test(name)),
    ['cli'],
  );
});

test('a program loads neither commander and chalk nor views', () => {
  const names = loadedBy('-c', 'pass');
  assert.deepEqual(names.slice(0, 2), ['cli', 'main']);
  assert.ok(!names.some((name) => ['commands', 'paint', 'stages', 'against', 'explain', 'dialogue'].includes(name)), names.join(' '));
});

test('--help, --explain, completion and man need no machine', () => {
  for (const argv of [['--help'], ['dis', '--help'], ['--explain', 'KeyError'], ['completion', 'bash'], ['man']]) {
    const names = loadedBy(...argv);
    assert.equal(names[0], 'cli');
    assert.ok(names.length > 1 && !names.includes('main'), names.join(' '));
  }
});

uvuTest.run();

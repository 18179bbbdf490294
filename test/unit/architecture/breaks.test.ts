/** What scripts/break-each.ts breaks stands where it says: a row that no longer does shows nothing when it is run. */
import { strict as assert } from 'node:assert';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'uvu';
import { BREAKS } from '../../../scripts/break-rows.ts';
import { findPrograms } from '../../harness/programs.ts';

test('each line to break is there, once', () => {
  const gone = BREAKS.filter(({ file, from }) => !existsSync(file) || readFileSync(file, 'utf8').split(from).length !== 2);
  assert.deepEqual(
    gone.map(({ id, file, from }) => `${id} ${file}: ${from.trim().split('\n')[0]}`),
    [],
  );
});

test('each program that should notice is there', () => {
  const programs = findPrograms(['test']).map(({ path }) => path);
  const missing = BREAKS.filter(({ test: [kind, name] }) => kind === 'programs' && !programs.some((path) => path.includes(name)));
  assert.deepEqual(
    missing.map(({ id, test: [, name] }) => `${id} ${name}`),
    [],
  );
});

test.run();

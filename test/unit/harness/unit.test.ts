import { strict as assert } from 'node:assert';
import { test } from 'uvu';
import { readUvuReport } from '../../harness/unit.ts';

const report = (total: number, passed: number, skipped = 0) =>
  `• • •\n\n  Total:     ${total}\n  Passed:    ${passed}\n  Skipped:   ${skipped}\n  Duration:  1ms\n`;

test('counts what uvu reports', () => {
  assert.deepEqual(readUvuReport('a.test.ts', report(3, 3), 0), { passed: 3, failures: [], skipped: [] });
  const failed = readUvuReport('a.test.ts', report(5, 3), 1);
  assert.equal(failed.passed, 3);
  assert.equal(failed.failures.length, 2);
});

test('a file that reports nothing, or no test, has failed', () => {
  assert.match(readUvuReport('a.test.ts', '', 0).failures[0].complaint, /reported nothing/);
  assert.match(readUvuReport('a.test.ts', report(0, 0), 0).failures[0].complaint, /no test ran/);
});

test('a crash after the last test is a failure', () => {
  assert.match(readUvuReport('a.test.ts', report(2, 2), 7).failures[0].complaint, /exit status is 7/);
});

test('skipped tests are named', () => {
  assert.deepEqual(readUvuReport('a.test.ts', report(1, 1, 2), 0).skipped, [
    'a.test.ts: by its own decision',
    'a.test.ts: by its own decision',
  ]);
});

test.run();

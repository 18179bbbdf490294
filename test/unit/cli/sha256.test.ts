import { strict as assert } from 'node:assert';
import { createHash } from 'node:crypto';
import { test } from 'uvu';
import { sha256 } from '../../../src/cli/sha256.ts';

test('digests are those of the library, around every block border', () => {
  for (const length of [0, 1, 3, 54, 55, 56, 57, 63, 64, 65, 119, 120, 128, 1000, 70001]) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 31 + length) & 255);
    assert.equal(Buffer.from(sha256(bytes)).toString('hex'), createHash('sha256').update(bytes).digest('hex'), String(length));
  }
});

test.run();

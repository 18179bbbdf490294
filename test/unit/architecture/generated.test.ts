import { strict as assert } from 'node:assert';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import { allGeneratedFiles, madeElsewhere } from '../../../scripts/generate/all.ts';

test('generated files are what `npm run generate` would write', () => {
  for (const { path, text } of allGeneratedFiles()) {
    assert.ok(existsSync(path), `${path} is missing: run npm run generate`);
    assert.equal(readFileSync(path, 'utf8'), text, `${path} is not current: run npm run generate`);
  }
});

test('every generated file has its generator', () => {
  const known = new Set([...allGeneratedFiles().map(({ path }) => path), ...madeElsewhere]);
  const found = readdirSync('src', { withFileTypes: true, recursive: true }).filter((entry) => entry.name.endsWith('.gen.ts'));
  assert.deepEqual(
    found.map((entry) => join(entry.parentPath, entry.name)).filter((path) => !known.has(path)),
    [],
  );
});

test.run();

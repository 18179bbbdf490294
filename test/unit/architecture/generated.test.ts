import { strict as assert } from 'node:assert';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import { allGeneratedFiles } from '../../../scripts/generate/all.ts';

test('generated files are what `npm run generate` would write', () => {
  for (const { path, text } of allGeneratedFiles()) {
    assert.ok(existsSync(path), `${path} is missing: run npm run generate`);
    assert.equal(readFileSync(path, 'utf8'), text, `${path} is not current: run npm run generate`);
  }
});

test('every generated file comes from a generator, or names the script that made it', () => {
  const known = new Set(allGeneratedFiles().map(({ path }) => path));
  const orphans: string[] = [];
  for (const entry of readdirSync('src', { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.name.endsWith('.gen.ts') || known.has(path)) continue;
    const script = /scripts\/generate\/[\w-]+\.ts/.exec(readFileSync(path, 'utf8').slice(0, 500))?.[0];
    if (script === undefined || !existsSync(script)) orphans.push(path);
  }
  assert.deepEqual(orphans, []);
});

test.run();

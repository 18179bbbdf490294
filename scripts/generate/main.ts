/**
 * `npm run generate`: writes every generated file anew. A test compares what would be written with what is there.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { allGeneratedFiles } from './all.ts';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
for (const { path, text } of allGeneratedFiles()) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  console.log(path);
}

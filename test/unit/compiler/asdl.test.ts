/**
 * The table of the abstract syntax and the tree that the parser makes: the same nodes, the same fields.
 */
import { strict as assert } from 'node:assert';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import { parse } from '../../../src/compiler/parse.ts';
import { nodeKinds } from '../../../src/support/asdl.ts';

/** What the parser never makes: type comments are not read. */
const ABSENT = new Set(['type_comment', 'type_ignores']);
/** Nodes that no text has. */
const NEVER = new Set(['FunctionType', 'TypeIgnore']);

function collect(value: unknown, found: Map<string, Set<string>>): void {
  if (Array.isArray(value)) for (const item of value) collect(item, found);
  if (value === null || typeof value !== 'object' || !('node' in value)) return;
  const { node, ...rest } = value as { node: string };
  found.set(node, new Set(Object.keys(rest).filter((key) => !['line', 'col', 'endLine', 'endCol'].includes(key))));
  for (const part of Object.values(rest)) collect(part, found);
}

test('every node of the tree is in the table with its fields', () => {
  const found = new Map<string, Set<string>>();
  const folders = ['src/stdlib', 'test/language', 'test/modules/ast'];
  for (const folder of folders)
    for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
      if (!entry.isFile() || !entry.name.endsWith('.py')) continue;
      try {
        collect(parse(readFileSync(join(entry.parentPath, entry.name)), entry.name, 'exec'), found);
      } catch {
        // Some programs are about syntax errors.
      }
    }
  collect(parse('1', 'a', 'eval'), found);
  collect(parse('1', 'a', 'single'), found);
  collect(parse(readFileSync('test/modules/ast/unparsed.py', 'utf8').split("'''")[1], 'a', 'exec'), found);
  for (const [name, fields] of found) {
    const kind = nodeKinds().get(name);
    assert.ok(kind, name);
    assert.deepEqual(
      [...fields].sort(),
      kind.fields
        .map((field) => field.name)
        .filter((field) => !ABSENT.has(field))
        .sort(),
      name,
    );
  }
  const names = [...nodeKinds().values()].filter((kind) => kind.fields.length > 0 && !NEVER.has(kind.name)).map((kind) => kind.name);
  assert.deepEqual(
    names.filter((name) => !found.has(name)),
    [],
  );
});

test.run();

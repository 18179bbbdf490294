import { strict as assert } from 'node:assert';
import { test } from 'uvu';
import { findCycle, readImports } from './source.ts';

test('reads every form of import', () => {
  const text = `
import a from './a.ts';
import type { B } from './b.ts';
import { type C, type D } from './c.ts';
import { type E, f } from './e.ts';
import * as g from 'node:fs';
import h, { i as j } from './h.ts';
export { k } from './k.ts';
export * from './l.ts';
import './m.ts';
// import n from './n.ts';
/* import o from './o.ts'; */
const p = await import('./p.ts');
`;
  const values = readImports(text).filter(({ isType }) => !isType);
  assert.deepEqual(
    values.map(({ specifier }) => specifier),
    ['./a.ts', './e.ts', 'node:fs', './h.ts', './k.ts', './l.ts', './m.ts'],
  );
  const types = readImports(text).filter(({ isType }) => isType);
  assert.deepEqual(
    types.map(({ specifier }) => specifier),
    ['./b.ts', './c.ts', './p.ts'],
  );
});

test('finds a circle and names it', () => {
  const graph = new Map([
    ['a', ['b']],
    ['b', ['c', 'd']],
    ['c', []],
    ['d', ['b']],
  ]);
  assert.equal(findCycle(graph), 'b -> d -> b');
  graph.set('d', ['c']);
  assert.equal(findCycle(graph), undefined);
});

test.run();

/** Prose with paths in it rots: every link of the documentation leads somewhere. */
import { strict as assert } from 'node:assert';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'uvu';
import { findPrograms } from '../../harness/programs.ts';

const pages = [
  'README.md',
  'CHANGELOG.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

test('links lead to files that are there', () => {
  const broken: string[] = [];
  for (const page of pages) {
    for (const [, link] of readFileSync(page, 'utf8').matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(link) || link.startsWith('#')) continue;
      if (!existsSync(join(dirname(page), link.split('#')[0]))) broken.push(`${page}: ${link}`);
    }
  }
  assert.deepEqual(broken, []);
});

test('source files that the prose names are there', () => {
  const broken: string[] = [];
  for (const page of pages) {
    for (const [, path] of readFileSync(page, 'utf8').matchAll(/`((?:src|test|scripts|bin|programs)\/[\w./-]*)`/g)) {
      if (!existsSync(path)) broken.push(`${page}: ${path}`);
    }
  }
  assert.deepEqual(broken, []);
});

test('every wanted difference that the corpus shows is in the list of differences', () => {
  const listed = readFileSync('docs/differences.md', 'utf8');
  const differing = findPrograms(['test', 'programs']).filter(({ expected }) => expected.differs !== undefined);
  const missing = differing.map(({ path }) => path).filter((path) => !path.startsWith('test/unit/') && !listed.includes(path));
  assert.deepEqual(missing, []);
});

test('every section of the differences names a program that shows it', () => {
  const differing = new Set(
    findPrograms(['test', 'programs'])
      .filter(({ expected }) => expected.differs !== undefined)
      .map(({ path }) => path),
  );
  const sections = readFileSync('docs/differences.md', 'utf8').split(/^## /m).slice(1);
  const without = sections.filter(
    (section) => !Array.from(section.matchAll(/`(test\/[^`]+\.py)`/g)).some(([, path]) => differing.has(path)),
  );
  assert.ok(sections.length > 0);
  assert.deepEqual(
    without.map((section) => section.split('\n')[0]),
    [],
  );
});

test('every page is reached from the index', () => {
  const index = readFileSync('docs/README.md', 'utf8');
  const unlisted = readdirSync('docs').filter((name) => name.endsWith('.md') && name !== 'README.md' && !index.includes(`(${name})`));
  assert.deepEqual(unlisted, []);
});

test.run();

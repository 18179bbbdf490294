/**
 * Prose with examples in it rots: whatever the documentation shows is made again and compared.
 *
 *     ```console            each `$ command` is run, and must print what follows it
 *     ```tokens, tree, scopes   what the compiler makes of the page's first Python block
 *
 * The commands that the README tells a reader to type must end well.
 */
import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'uvu';
import { symbolTable } from '../../../src/compiler/compile.ts';
import { tokenize } from '../../../src/compiler/lexer.ts';
import { parse } from '../../../src/compiler/parse.ts';
import { classOf } from '../../../src/compiler/tokens.ts';

const folder = mkdtempSync(join(tmpdir(), 'glasspy-docs-'));
writeFileSync(join(folder, 'glasspy'), `#!/bin/sh\nexec '${process.execPath}' '${resolve('bin/glasspy.js')}' "$@"\n`);
chmodSync(join(folder, 'glasspy'), 0o755);
const env = { PATH: `${folder}:${process.env.PATH ?? ''}`, XDG_CACHE_HOME: folder };
const shell = (command: string) => spawnSync('sh', ['-c', `exec 2>&1; ${command}`], { env, encoding: 'utf8', timeout: 20_000, input: '' });

const pages = [
  'README.md',
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];
const blocks = (page: string, kind: string): string[] =>
  Array.from(readFileSync(page, 'utf8').matchAll(new RegExp(`^\`\`\`${kind}\\n(.*?)^\`\`\`$`, 'gms')), (match) => match[1]);
/** Blocks that are set off by four spaces. */
const indented = (page: string): string[] =>
  Array.from(readFileSync(page, 'utf8').matchAll(/(?:^ {4}.*\n|(?<=^ {4}.*\n)\n(?= {4}))+/gm), (match) => match[0].replace(/^ {4}/gm, ''));

/** The commands of a dialogue with what they print. */
function dialogue(block: string): [string, string][] {
  return block
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const end = part.indexOf('\n');
      return [part.slice(0, end), part.slice(end + 1)];
    });
}

for (const page of pages) {
  const shown = [...blocks(page, 'console'), ...indented(page).filter((block) => block.startsWith('$ '))].flatMap(dialogue);
  if (shown.length === 0) continue;
  test(`${page}: commands print what is shown`, () => {
    if (!existsSync('dist/cli.cjs')) return;
    for (const [command, expected] of shown) assert.equal(shell(command).stdout.trimEnd(), expected.trimEnd(), command);
  });
}

test('README.md: what a reader is told to type ends well', () => {
  if (!existsSync('dist/cli.cjs')) return;
  const typed = indented('README.md')
    .flatMap((block) => block.split('\n'))
    .filter((line) => /^(node bin\/glasspy\.js|glasspy|echo) /.test(line));
  assert.ok(typed.length >= 5);
  for (const line of typed) {
    const { status, stdout } = shell(line);
    assert.equal(status, 0, `${line}\n${stdout}`);
  }
});

// ---- what the compiler makes

function dump(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(dump).join(', ')}]`;
  if (typeof value === 'string') return `'${value}'`;
  if (typeof value !== 'object' || value === null) return String(value);
  const { node, line: _1, col: _2, endLine: _3, endCol: _4, ...fields } = value as Record<string, unknown>;
  const parts = Object.entries(fields).filter(([, field]) => field !== null);
  return `${String(node)}(${parts.map(([name, field]) => `${name}=${name === 'op' || name === 'ctx' ? field : dump(field)}`).join(', ')})`;
}

const SCOPES: Record<number, string> = { 1: 'local', 2: 'global', 3: 'global', 4: 'free', 5: 'cell' };
const VIEWS: Record<string, (source: string) => string> = {
  tokens: (source) =>
    tokenize(source)
      .tokens.map((token) => `${classOf(token).padEnd(9)} ${token.image}`.trimEnd())
      .join('\n'),
  tree: (source) => (parse(source, 'tour', 'exec') as unknown as { body: unknown[] }).body.map(dump).join('\n'),
  scopes: (source) =>
    Array.from(symbolTable(source, 'tour', 'exec').top.symbols, ([name, flags]) => `${name}  ${SCOPES[flags >> 12]}`).join('\n'),
};
/** Trees are broken into lines for the reader. */
const unbroken = (text: string): string =>
  text
    .trim()
    .replace(/([([])\n\s*/g, '$1')
    .replace(/,\n\s*/g, ', ');

for (const page of pages) {
  for (const [kind, view] of Object.entries(VIEWS)) {
    for (const block of blocks(page, kind)) {
      test(`${page}: the ${kind} are what the compiler makes`, () => {
        assert.equal(kind === 'tree' ? unbroken(block) : block.trim(), view(blocks(page, 'python')[0]));
      });
    }
  }
}

test.after(() => rmSync(folder, { recursive: true, force: true }));
test.run();

/**
 * The rooms of src/ and who may import whom.
 *
 * The table is the architecture. A new room is a new row, decided on purpose; a file outside the rows has no place.
 */
import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { test } from 'uvu';
import { findCycle, readImports } from './source.ts';

/** Room -> what it may import besides itself: rooms, or a single file of a room. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  support: [],
  bytecode: ['support'],
  compiler: ['support', 'bytecode'],
  runtime: ['support', 'bytecode'],
  vm: ['support', 'bytecode', 'runtime'],
  tensor: ['support'],
  jit: ['support', 'bytecode', 'runtime', 'vm/hooks'],
  // It runs frames in its own way and puts others in their place, so it knows the machine.
  capture: ['support', 'bytecode', 'runtime', 'vm'],
  recorder: ['support', 'bytecode', 'runtime', 'vm/hooks'],
  debugger: ['support', 'bytecode', 'runtime', 'vm/hooks'],
  views: ['support', 'bytecode', 'compiler'],
  modules: ['support', 'bytecode', 'runtime', 'vm', 'tensor', 'capture'],
  stdlib: ['support'],
  assemble: ['support', 'bytecode', 'compiler', 'runtime', 'vm', 'tensor', 'jit', 'capture', 'recorder', 'debugger', 'modules', 'stdlib'],
  isolates: ['support', 'bytecode', 'runtime', 'vm', 'assemble'],
  // The entries decide when the compiler is loaded.
  index: ['support', 'bytecode', 'compiler/compile', 'runtime', 'vm', 'isolates', 'assemble'],
  cli: ['support', 'bytecode', 'compiler/compile', 'views', 'runtime', 'vm', 'recorder', 'debugger', 'isolates', 'assemble'],
  web: ['support', 'bytecode', 'views', 'runtime', 'vm', 'recorder', 'debugger', 'isolates', 'assemble'],
};

/** Packages, and the one room that may know each. */
const PACKAGES: Readonly<Record<string, string>> = { chevrotain: 'compiler', commander: 'cli', chalk: 'cli' };

/** Node's own modules are for the command line and for what runs in a worker. */
const mayUseNode = (path: string) => path.startsWith('src/cli/') || /(^|[/-])worker[^/]*\.ts$/.test(path);

const files = readdirSync('src', { withFileTypes: true, recursive: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => join(entry.parentPath, entry.name))
  .sort();
const sources = new Map(files.map((path) => [path, readFileSync(path, 'utf8')]));

/** `src/vm/loop.ts` -> `vm`; `src/assemble.ts` -> `assemble`. */
const roomOf = (path: string) => path.split('/')[1].replace(/\.ts$/, '');
const target = (from: string, specifier: string) => posix.join(dirname(from), specifier);

function all(check: (path: string, specifier: string, isType: boolean) => string | undefined): string[] {
  const found: string[] = [];
  for (const [path, text] of sources) {
    for (const { specifier, isType } of readImports(text)) {
      const complaint = check(path, specifier, isType);
      if (complaint) found.push(`${path}: ${complaint}`);
    }
  }
  return found;
}

test('every file has a place', () => {
  assert.ok(files.length > 0);
  assert.deepEqual(
    files.filter((path) => !(roomOf(path) in MAY_IMPORT)),
    [],
  );
});

test('imports follow the table', () => {
  const wrong = all((path, specifier) => {
    if (!specifier.startsWith('.')) return undefined;
    const [room, to] = [roomOf(path), target(path, specifier)];
    if (!to.startsWith('src/')) return `${specifier} is outside src/`;
    if (roomOf(to) === room) return undefined;
    const allowed = MAY_IMPORT[room] ?? [];
    const isAllowed = allowed.some((entry) => to === `src/${entry}.ts` || to.startsWith(`src/${entry}/`));
    return isAllowed ? undefined : `${room} may not import ${to}`;
  });
  assert.deepEqual(wrong, []);
});

test('imports name files that are there', () => {
  const wrong = all((path, specifier) => {
    if (!specifier.startsWith('.') || !specifier.endsWith('.ts'))
      return specifier.startsWith('.') && !/\.(py|json)$/.test(specifier) ? `${specifier} has no .ts` : undefined;
    return sources.has(target(path, specifier)) ? undefined : `${specifier} does not exist`;
  });
  assert.deepEqual(wrong, []);
});

test('packages and node stay in their rooms', () => {
  const wrong = all((path, specifier) => {
    if (specifier.startsWith('.')) return undefined;
    if (specifier.startsWith('node:')) return mayUseNode(path) ? undefined : `may not use ${specifier}`;
    const name = specifier.split('/')[0];
    return PACKAGES[name] === roomOf(path) ? undefined : `may not use the package ${specifier}`;
  });
  assert.deepEqual(wrong, []);
});

test('only web sees the window', () => {
  const sees = ([path, text]: [string, string]) =>
    roomOf(path) !== 'web' && /\bwindow\.|\bdocument\./.test(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ''));
  assert.deepEqual(
    [...sources].filter(sees).map(([path]) => path),
    [],
  );
});

test('values do not travel in circles', () => {
  const graph = new Map([...sources].map(([path, text]) => [path, edges(path, text, false)]));
  assert.equal(findCycle(graph), undefined);
});

test('types travel in circles only inside a room', () => {
  const between = (path: string, text: string) =>
    edges(path, text, true)
      .map(roomOf)
      .filter((room) => room !== roomOf(path));
  const graph = new Map<string, string[]>();
  for (const [path, text] of sources) graph.set(roomOf(path), [...(graph.get(roomOf(path)) ?? []), ...between(path, text)]);
  assert.equal(findCycle(graph), undefined);
});

function edges(path: string, text: string, withTypes: boolean): string[] {
  const wanted = readImports(text).filter(({ specifier, isType }) => specifier.startsWith('.') && (withTypes || !isType));
  return wanted.map(({ specifier }) => target(path, specifier)).filter((to) => sources.has(to));
}

test('no variable lives in a module', () => {
  const variables: string[] = [];
  for (const [path, text] of sources) {
    for (const [line] of text.matchAll(/^(?:export )?(?:let|var) .*/gm)) variables.push(`${path}: ${line}`);
  }
  assert.deepEqual(variables, []);
});

test.run();

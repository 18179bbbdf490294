/**
 * The part of the standard library that is written in Python, compiled when the bundle is built.
 *
 * `src/stdlib/textwrap.py` becomes `dist/stdlib/textwrap.code`, a serialised code object that the loader verifies before it
 * runs; a package's `__init__.py` becomes `dist/stdlib/package.code`. A user never waits for the compiler to import one.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** From the text of a module to the bytes of its code object. Unset until compiler and serialiser are plugged in here. */
const compileToBytes: ((source: string, filename: string) => Uint8Array) | undefined = undefined;

export function buildStandardLibrary(sourceDirectory: string, targetDirectory: string): void {
  const sources = existsSync(sourceDirectory) ? [...pythonFiles(sourceDirectory)] : [];
  const compile = compileToBytes as ((source: string, filename: string) => Uint8Array) | undefined;
  if (sources.length === 0 || compile === undefined) return;
  mkdirSync(targetDirectory, { recursive: true });
  for (const path of sources) {
    const name = moduleName(relative(sourceDirectory, path));
    writeFileSync(join(targetDirectory, `${name}.code`), compile(readFileSync(path, 'utf8'), `<stdlib>/${name}`));
  }
}

/** `collections/abc.py` is `collections.abc`; `json/__init__.py` is `json`. */
function moduleName(path: string): string {
  return path
    .split(sep)
    .join('.')
    .replace(/\.py$/, '')
    .replace(/\.__init__$/, '');
}

function* pythonFiles(directory: string): Generator<string> {
  for (const entry of readdirSync(directory, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) yield* pythonFiles(path);
    else if (entry.name.endsWith('.py')) yield path;
  }
}

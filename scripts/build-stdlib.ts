/**
 * The part of the standard library that is written in Python, compiled when the bundle is built.
 *
 * `src/stdlib/textwrap.py` becomes `dist/stdlib/textwrap.code`, a serialised code object that the loader verifies before it
 * runs; a package's `__init__.py` becomes `dist/stdlib/package.code`. A user never waits for the compiler to import one.
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { compile } from '../src/compiler/compile.ts';

export function buildStandardLibrary(sourceDirectory: string, targetDirectory: string): void {
  rmSync(targetDirectory, { recursive: true, force: true });
  for (const path of existsSync(sourceDirectory) ? pythonFiles(sourceDirectory) : []) {
    const target = join(targetDirectory, relative(sourceDirectory, path));
    mkdirSync(dirname(target), { recursive: true });
    compile(readFileSync(path), `<frozen ${moduleName(relative(sourceDirectory, path))}>`, 'exec');
    copyFileSync(path, target);
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

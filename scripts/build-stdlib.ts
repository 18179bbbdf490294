/**
 * The part of the standard library that is written in Python, compiled when the bundle is built.
 *
 * `src/stdlib/textwrap.py` becomes `dist/stdlib/textwrap.code`, a serialised code object, which the compiler has
 * verified; a package's `__init__.py` becomes `dist/stdlib/package.__init__.code`. A user never waits for the compiler to import one.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { serialise } from '../src/bytecode/serialise.ts';
import { compile } from '../src/compiler/compile.ts';

export function buildStandardLibrary(sourceDirectory: string, targetDirectory: string): void {
  const made = new Set<string>();
  mkdirSync(targetDirectory, { recursive: true });
  for (const path of existsSync(sourceDirectory) ? pythonFiles(sourceDirectory) : []) {
    const file = fileName(relative(sourceDirectory, path));
    const code = compile(readFileSync(path), `<frozen ${file.replace(/\.__init__$/, '')}>`, 'exec');
    writeFileSync(join(targetDirectory, `${file}.code`), serialise(code));
    made.add(`${file}.code`);
  }
  for (const name of readdirSync(targetDirectory)) if (!made.has(name)) rmSync(join(targetDirectory, name), { recursive: true });
}

/** `collections/abc.py` is `collections.abc`; `json/__init__.py` is `json.__init__`. */
function fileName(path: string): string {
  return path.split(sep).join('.').replace(/\.py$/, '');
}

function* pythonFiles(directory: string): Generator<string> {
  for (const entry of readdirSync(directory, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) yield* pythonFiles(path);
    else if (entry.name.endsWith('.py')) yield path;
  }
}

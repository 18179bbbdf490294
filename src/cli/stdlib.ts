/**
 * The standard library that is written in Python: compiled when the bundle is built, read when a program imports it.
 *
 * Each module is a file of its own in `dist/stdlib/` (`textwrap.code`; a package is `json.__init__.code`), so a program pays for
 * what it imports and for nothing else. When the sources run without a bundle (tests, tools) the module is compiled on the spot.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CodeObject } from '../bytecode/code.ts';
import { deserialise } from '../bytecode/serialise.ts';
import { compiler } from './compiler.ts';

/** The files of `dist/stdlib/`, without their endings: looking for one that is not there costs more than reading one that is. */
declare const __GLASSPY_LIBRARY__: string;
/** Of the bundle: making a path of a URL takes longer than reading a small module. */
declare const __filename: string;
/** Of bin/glasspy.js: modules run a little of everything, which V8 shall not take for a hot program. */
declare const require: { readonly patient: () => void };
const isBundled = typeof __GLASSPY_LIBRARY__ !== 'undefined';
const shipped: ReadonlySet<string> = new Set(isBundled ? __GLASSPY_LIBRARY__.split(' ') : []);
const folder = (): string => (isBundled ? join(dirname(__filename), 'stdlib') : fileURLToPath(new URL('../stdlib', import.meta.url)));

export interface StdlibModule {
  readonly code: CodeObject;
  readonly isPackage: boolean;
}

/** The code of a module, or null when the library has none of that name. */
export function stdlibCode(name: string): StdlibModule | null {
  if (!/^\w+(\.\w+)*$/.test(name)) return null;
  return isBundled ? fromBundle(name) : fromSource(name);
}

/** The names of all its modules, those in packages with dots. */
export function stdlibNames(): string[] {
  return readdirSync(folder(), { recursive: !isBundled, encoding: 'utf8' })
    .filter((file) => /\.(?:py|code)$/.test(file))
    .map((file) =>
      file
        .replace(/\.\w+$/, '')
        .replaceAll('/', '.')
        .replace(/\.__init__$/, ''),
    );
}

function fromBundle(name: string): StdlibModule | null {
  const isPackage = shipped.has(`${name}.__init__`);
  if (!isPackage && !shipped.has(name)) return null;
  const bytes = read(`${name}${isPackage ? '.__init__' : ''}.code`);
  if (bytes === null) return null;
  require.patient();
  return { code: deserialise(bytes, 'shipped'), isPackage };
}

function fromSource(name: string): StdlibModule | null {
  const path = name.replaceAll('.', '/');
  for (const isPackage of [false, true]) {
    const bytes = read(`${path}${isPackage ? '/__init__' : ''}.py`);
    if (bytes !== null) return { code: compiler.compile(bytes, `<frozen ${name}>`, 'exec'), isPackage };
  }
  return null;
}

function read(file: string): Uint8Array | null {
  try {
    return readFileSync(join(folder(), file));
  } catch {
    return null;
  }
}

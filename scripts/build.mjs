/**
 * The build: src/ becomes dist/, in a second or two.
 *
 *     dist/cli.cjs        the command line (entry src/cli/start.ts), with one lazily loaded chunk for each `import()` in src/;
 *     dist/main-*.cjs     of these the machine (src/cli/main.ts), which every program needs
 *     dist/*.cjs.v8       what V8 has made of them (scripts/code-cache.cjs)
 *     dist/interrupt-budget  a setting of V8 that the launcher changes and takes back
 *     dist/index.js       the embedding API (entry src/index.ts), one ES module that also runs in a browser
 *     dist/types/         declarations of the embedding API
 *     dist/stdlib/        modules written in Python, compiled (scripts/build-stdlib.ts)
 *     dist/glasspy.1      the manual page, as `glasspy man` prints it
 *     dist/*.txt          large tables that few programs need, as they are
 *
 * The command line is CommonJS because Node starts it sooner (about 4 ms, and V8's code cache, worth 4 ms more for half a
 * megabyte, can only be handed to a classic script). esbuild splits ES modules only, so the chunks are made as ES modules and their
 * import and export statements are then rewritten. A chunk's names become constants of the chunk that imports them: calls
 * between chunks cost what calls within one cost, which the getters of an ordinary conversion would not give.
 *
 * Names and white space are kept, so that stack traces can be read. Run with --if-needed to skip when nothing changed.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { build as bundle } from 'esbuild';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
const stampFile = join(dist, 'build.stamp');

/** Constants known when the bundle is made. In source they are absent: ask with `typeof __GLASSPY_VERSION__ === 'undefined'`. */
function buildFlags() {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return {
    __GLASSPY_VERSION__: JSON.stringify(version),
    __GLASSPY_BUNDLED__: 'true',
    __GLASSPY_COMPILER__: JSON.stringify(compilerDigest()),
    __GLASSPY_LIBRARY__: JSON.stringify(library().join(' ')),
  };
}

/** The modules written in Python, by the names of their files in dist/stdlib/. */
function library() {
  const folder = join(root, 'src/stdlib');
  return Array.from(walk(folder), (path) => relative(folder, path)).flatMap(
    (path) => /^(.+)\.py$/.exec(path)?.[1].split(sep).join('.') ?? [],
  );
}

/** Stands for the compiler in the bytecode cache: another compiler makes other code, even when no version number was raised. */
function compilerDigest() {
  const hash = createHash('sha256');
  for (const room of ['compiler', 'bytecode', 'support']) {
    for (const path of walk(join(root, 'src', room))) hash.update(`${relative(root, path)}\n`).update(readFileSync(path));
  }
  return hash.digest('hex').slice(0, 16);
}

const common = {
  absWorkingDir: root,
  bundle: true,
  target: 'node20',
  charset: 'utf8',
  legalComments: 'none',
  treeShaking: true,
  logLevel: 'warning',
  loader: { '.py': 'text' },
};

/** Read by src/cli/node-host.ts when somebody asks for a name of a character. */
const TABLES = { 'unicode-names.txt': 'src/runtime/unicode-names.gen.txt', 'unicodedata.txt': 'src/modules/unicodedata.gen.txt' };

/** Builds everything, or nothing when `ifNeeded` and no input changed. Says whether it built. */
export async function build({ ifNeeded = false, quiet = false } = {}) {
  const stamp = inputStamp();
  if (ifNeeded && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return false;
  const started = performance.now();
  mkdirSync(dist, { recursive: true });
  const results = await Promise.all([buildCli(), buildIndex(), buildTypes()]);
  await buildStdlib();
  for (const [name, source] of Object.entries(TABLES)) writeAtomically(join(dist, name), readFileSync(join(root, source), 'latin1'));
  const kept = new Set(results.flat());
  for (const name of readdirSync(dist)) if (/\.v8$|\.c?js$/.test(name) && !kept.has(name)) rmSync(join(dist, name));
  const node = async (...args) => (await promisify(execFile)(process.execPath, args)).stdout;
  const cache = (...what) => node(join(root, 'scripts/code-cache.cjs'), ...what);
  // Without it the launcher leaves V8's settings alone, as it has to while the caches are made.
  const budgetFile = join(dist, 'interrupt-budget');
  rmSync(budgetFile, { force: true });
  await cache()
    .then(() => Promise.all([cache('modules'), cache('views')]))
    .catch((error) => console.warn(`no code cache, so the command starts more slowly: ${error.message}`));
  const budget = /--interrupt-budget \(.*\n.*default: --interrupt-budget=(\d+)/.exec(await node('--v8-options'));
  if (budget !== null) writeAtomically(budgetFile, budget[1]);
  writeAtomically(join(dist, 'glasspy.1'), await node(join(root, 'bin/glasspy.js'), 'man'));
  writeAtomically(stampFile, stamp);
  if (!quiet) console.log(`built ${[...kept].length} files in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return true;
}

/** Makes every builtin module a chunk that is loaded when guest code imports it: see src/modules/index.ts and src/isolates/index.ts. */
const lazyModules = {
  name: 'lazy-modules',
  setup(build) {
    build.onLoad({ filter: /[\\/]src[\\/](modules|isolates)[\\/]index\.ts$/ }, ({ path }) => {
      const files = new Map();
      const text = readFileSync(path, 'utf8').replace(/^import \{ (\w+) \} from ('[^']+');\n/gm, (_, name, file) => {
        files.set(name, file);
        return '';
      });
      const contents = text.replace(/\(\) => (\w+),/g, (_, name) => `() => importNow(() => import(${files.get(name)})).${name},`);
      return { contents, loader: 'ts' };
    });
  },
};

async function buildCli() {
  if (!existsSync(join(root, 'src/cli/start.ts'))) return [];
  const { outputFiles } = await bundle({
    ...common,
    entryPoints: { cli: 'src/cli/start.ts' },
    outdir: dist,
    format: 'esm',
    splitting: true,
    platform: 'node',
    define: { ...buildFlags(), 'import.meta.url': '__moduleUrl.href' },
    charset: 'ascii',
    write: false,
    plugins: [lazyModules],
  });
  const texts = new Map(outputFiles.map((file) => [`./${relative(dist, file.path)}`, file.text]));
  const machine = [...texts.keys()].find((name) => /^\.\/main-\w+\.js$/.test(name));
  // The script that each part is in.
  const home = new Map();
  const scripts = new Map();
  for (const head of ['./cli.js', machine]) {
    const parts = partsOf(head, texts).filter((name) => !home.has(name));
    for (const name of parts) home.set(name, head);
    const merged = parts.map((name) => `(function (module) {\n${toCommonJs(texts.get(name))}})(require.part("${scriptName(name)}"));\n`);
    scripts.set(head, `${merged.join('')}module.exports = require("${scriptName(head)}");\n`);
  }
  // Who wants a part of the machine from outside gets all of it first.
  const before = (path) => (home.get(path) === machine && path !== machine ? machine : null);
  for (const [name, text] of texts) if (!home.has(name)) scripts.set(name, toCommonJs(text, before));
  return [...scripts].map(([path, script]) => {
    const name = scriptName(path).slice(2);
    // As the launcher hands it to V8: a text of that size is not copied for nothing.
    const text = `(function (require, module, __filename) {\n"use strict";\n${script}\n})\n`;
    // The launcher finds the code cache of this very text by its digest.
    const digest = createHash('sha256').update(text).digest('hex').slice(0, 16);
    writeAtomically(join(dist, name), `/* ${digest} */${text}`);
    return name;
  });
}

const scriptName = (path) => path.replace(/\.js$/, '.cjs');

/**
 * What a chunk imports at once, innermost first, and itself. The entry's become one script, and the machine's: the bundler makes a chunk of
 * each set of files that the same entries share, and forty files cost more to read than one.
 */
function partsOf(entry, texts, found = []) {
  for (const [, path] of texts.get(entry).matchAll(/^import (?:[^"';]+? from )?"(\.\/[^"\n]+)";$/gm)) {
    if (!found.includes(path)) partsOf(path, texts, found);
  }
  found.push(entry);
  return found;
}

async function buildIndex() {
  if (!existsSync(join(root, 'src/index.ts'))) return [];
  const { outputFiles } = await bundle({
    ...common,
    entryPoints: { index: 'src/index.ts' },
    outdir: dist,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    external: ['node:*'],
    define: buildFlags(),
    write: false,
  });
  for (const file of outputFiles) writeAtomically(file.path, file.text);
  return outputFiles.map((file) => relative(dist, file.path));
}

/** Declarations only, unchecked: `npm run typecheck` is where type errors are reported. */
async function buildTypes() {
  if (!existsSync(join(root, 'src/index.ts'))) return [];
  const types = join(dist, 'types');
  const arguments_ = ['--ignoreConfig', '--declaration', '--emitDeclarationOnly', '--noCheck', '--skipLibCheck', '--stripInternal'];
  const settings = ['--target', 'ES2022', '--lib', 'ES2023,ES2021.WeakRef', '--module', 'ESNext', '--moduleResolution', 'Bundler'];
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const paths = ['--allowImportingTsExtensions', '--rootDir', 'src', '--outDir', types, 'src/index.ts'];
  await promisify(execFile)(process.execPath, [tsc, ...arguments_, ...settings, ...paths], { cwd: root }).catch((error) => {
    throw new Error(`tsc could not write the declarations:\n${error.stdout}${error.stderr}`);
  });
  // Sources import each other with `.ts`; beside a declaration file the name that every resolver understands is `.js`.
  for (const path of walk(types)) {
    if (!path.endsWith('.d.ts')) continue;
    const text = readFileSync(path, 'utf8');
    const renamed = text.replace(/((?:from |import\()(['"])\.{1,2}\/[^'"]*?)\.ts\2/g, '$1.js$2');
    if (renamed !== text) writeAtomically(path, renamed);
  }
  return [];
}

/** Compiles src/stdlib with our own compiler, which is TypeScript itself and so is bundled first. */
async function buildStdlib() {
  const outfile = join(root, '.cache/build/build-stdlib.mjs');
  await bundle({ ...common, entryPoints: ['scripts/build-stdlib.ts'], outfile, format: 'esm', platform: 'node', define: buildFlags() });
  const { buildStandardLibrary } = await import(`${pathToFileURL(outfile)}?${statSync(outfile).mtimeMs}`);
  buildStandardLibrary(join(root, 'src/stdlib'), join(dist, 'stdlib'));
}

/** Rewrites the import and export statements of a file that esbuild wrote. They stand at the start of a line, in few shapes. */
function toCommonJs(text, before = () => null) {
  const required = (path) => {
    const call = `require("${path.startsWith('./') ? scriptName(path) : path}")`;
    const first = before(path);
    return first === null ? call : `(require("${scriptName(first)}"), ${call})`;
  };
  const exported = [];
  const body = text
    .replace(/^import (?:([^"';]+?) from )?"([^"\n]+)";$/gm, (_, names, path) => {
      if (names === undefined) return `${required(path)};`;
      const whole = /^\* as (\S+)$/.exec(names);
      if (whole) return `const ${whole[1]} = ${required(path)};`;
      const [, byDefault, listed] = /^([^\s{},]+)?(?:, )?(\{[\s\S]*\})?$/.exec(names);
      const lines = [];
      if (byDefault) lines.push(`const ${byDefault} = ${required(path)};`);
      if (listed) lines.push(`const ${listed.replace(/(\S+) as (\S+?)(?=[,\s])/g, '$1: $2')} = ${required(path)};`);
      return lines.join(' ');
    })
    .replace(/^export \{([^}]*)\};$/gm, (_, names) => {
      for (const entry of names.split(',')) {
        const [local, , public_ = local] = entry.trim().split(/\s+/);
        if (local) exported.push(`${public_}: ${local}`);
      }
      return '';
    })
    .replace(/\bimportNow\(\(\) => import\("((?:\.\/|node:)[^"\n]+)"\)\)/g, (_, path) => required(path))
    .replace(/\bimport\("(\.\/[^"\n]+)"\)/g, (_, path) => `Promise.resolve().then(() => ${required(path)})`);
  const url = /\b__moduleUrl\b/.test(body)
    ? 'const __moduleUrl = { get href() { return require("node:url").pathToFileURL(__filename).href; } };\n'
    : '';
  const tail = exported.length > 0 ? `module.exports = { ${exported.join(', ')} };\n` : '';
  return `${url}${body}${tail}`;
}

function writeAtomically(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, text);
  renameSync(temporary, path);
}

/** A digest of names, sizes and times of everything that goes into dist/. */
function inputStamp() {
  const hash = createHash('sha256').update(process.version);
  const files = [...walk(join(root, 'src')), ...walk(join(root, 'scripts')), join(root, 'package.json'), join(root, 'package-lock.json')];
  for (const path of files) {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${relative(root, path)} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function* walk(directory) {
  if (!existsSync(directory)) return;
  for (const entry of readdirSync(directory, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) yield* walk(path);
    else yield path;
  }
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await build({ ifNeeded: process.argv.includes('--if-needed'), quiet: process.argv.includes('--if-needed') });
}

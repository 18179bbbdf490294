#!/usr/bin/env node
// The launcher. CommonJS on purpose: it starts some 4 ms sooner than an ES module does, and only a classic script can be given
// V8's code cache, which is what lies beside each script of the bundle (scripts/code-cache.cjs). A cache that was made for another
// text begins with another digest; one made by another V8 is refused by V8. Either way the text is compiled, as if there were none.
const { closeSync, existsSync, fstatSync, openSync, readFileSync, readSync } = require('node:fs');
const { join } = require('node:path');
const { Script } = require('node:vm');

const dist = join(__dirname, '../dist');
const loaded = new Map();
/** Parts of the first script that others ask for as if they were files. */
const parts = new Map();

/**
 * How much V8 lets a function run between two looks at whether it should be optimised. A program that imports runs a little of everything
 * in the machine's loop, which is so large that V8 thinks it hot at once: the compilation keeps the other core busy for some 100 ms, and V8
 * does not let the process end before. So from the first library module on V8 waits seven times as long (`patient`), until the program has run
 * for a while. It accepts a code cache only under the flags that it was made with: around the making of a script they are as they were.
 */
const PATIENT = 500_000;
const PATIENCE_MS = 150;
let usual = null;
let setBudget = () => {};
function patient() {
  // The setting is for all threads of the process: a worker leaves it alone.
  if (usual !== null || process.argv[2] === '--glasspy-worker') return;
  const budget = join(dist, 'interrupt-budget');
  usual = existsSync(budget) ? Number(readFileSync(budget, 'latin1')) : 0;
  if (usual === 0) return;
  const { setFlagsFromString } = require('node:v8');
  setBudget = (budget) => setFlagsFromString(`--interrupt-budget=${budget}`);
  setBudget(PATIENT);
  const end = () => {
    setBudget(usual);
    setBudget = () => {};
  };
  setTimeout(end, PATIENCE_MS).unref();
}

/**
 * Where files are read to, one after the other: on many a machine memory that is touched first costs far more than what is read into it
 * (on a virtual one some 4 ms a megabyte), and the machine's script and what V8 has made of it are more than a megabyte each.
 */
let scratch = Buffer.allocUnsafeSlow(1 << 21);
/** A file's bytes, good until the next is read; undefined if it cannot be read. */
function readBriefly(path) {
  let file;
  try {
    file = openSync(path, 'r');
    const { size } = fstatSync(file);
    if (size > scratch.length) scratch = Buffer.allocUnsafeSlow(size);
    return scratch.subarray(0, readSync(file, scratch, 0, size, 0));
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** The script: a comment with its digest, then a function of require, module and __filename. The bundle is plain ASCII. */
function load(name) {
  const known = loaded.get(name);
  if (known !== undefined) return known.module.exports;
  const filename = join(dist, name);
  const bytes = readBriefly(filename);
  if (bytes === undefined) throw new Error(`dist/${name} is missing: run \`npm run build\``);
  const text = bytes.latin1Slice();
  const digest = text.slice(3, 19);
  const cachedData = readCache(filename, digest);
  setBudget(usual);
  const script = new Script(text, { filename, cachedData });
  setBudget(PATIENT);
  const module = { exports: {} };
  loaded.set(name, { module, script, digest });
  const find = (path) => (path.startsWith('./') ? (parts.get(path)?.exports ?? load(path.slice(2))) : require(path));
  find.part = (path) => {
    const part = { exports: {} };
    parts.set(path, part);
    return part;
  };
  find.patient = patient;
  script.runInThisContext()(find, module, filename);
  return module.exports;
}

function readCache(filename, digest) {
  const cache = readBriefly(`${filename}.v8`);
  return cache?.latin1Slice(0, 16) === digest ? cache.subarray(16) : undefined;
}

if (!existsSync(join(dist, 'cli.cjs'))) {
  console.error('glasspy is not built yet (there is no dist/cli.cjs): run `npm install && npm run build` first.');
  process.exit(1);
}
module.exports = { loaded };
load('cli.cjs');

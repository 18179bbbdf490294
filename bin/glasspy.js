#!/usr/bin/env node
// The launcher. CommonJS on purpose: it starts some 4 ms sooner than an ES module does, and only a classic script can be given
// V8's code cache, which is what lies beside each script of the bundle (scripts/code-cache.cjs). A cache that was made for another
// text begins with another digest; one made by another V8 is refused by V8. Either way the text is compiled, as if there were none.
const { existsSync, readFileSync } = require('node:fs');
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
  usual = Number(readOr(join(dist, 'interrupt-budget'), 0));
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

/** A line `// digest`, then the script; the bundle is plain ASCII. */
function load(name) {
  const known = loaded.get(name);
  if (known !== undefined) return known.module.exports;
  const filename = join(dist, name);
  const text = readFileSync(filename, 'latin1');
  const cachedData = readCache(filename, text);
  // The first line stays the first line.
  setBudget(usual);
  const script = new Script(`(function (require, module, __filename) {${text}\n})`, { filename, cachedData });
  setBudget(PATIENT);
  const module = { exports: {} };
  loaded.set(name, { module, script, text });
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

function readCache(filename, text) {
  const cache = readOr(`${filename}.v8`);
  return cache?.latin1Slice(0, 16) === text.slice(3, 19) ? cache.subarray(16) : undefined;
}
function readOr(path, otherwise) {
  try {
    return readFileSync(path);
  } catch {
    return otherwise;
  }
}

if (!existsSync(join(dist, 'cli.cjs'))) {
  console.error('glasspy is not built yet (there is no dist/cli.cjs): run `npm install && npm run build` first.');
  process.exit(1);
}
module.exports = { loaded };
load('cli.cjs');

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

/** A line `// digest`, then the script; the bundle is plain ASCII. */
function load(name) {
  const known = loaded.get(name);
  if (known !== undefined) return known.module.exports;
  const filename = join(dist, name);
  const text = readFileSync(filename, 'latin1');
  const cachedData = readCache(filename, text);
  // The first line stays the first line.
  const script = new Script(`(function (require, module, __filename) {${text}\n})`, { filename, cachedData });
  const module = { exports: {} };
  loaded.set(name, { module, script, text });
  const find = (path) => (path.startsWith('./') ? (parts.get(path)?.exports ?? load(path.slice(2))) : require(path));
  find.part = (path) => {
    const part = { exports: {} };
    parts.set(path, part);
    return part;
  };
  script.runInThisContext()(find, module, filename);
  return module.exports;
}

function readCache(filename, text) {
  let cache;
  try {
    cache = readFileSync(`${filename}.v8`);
  } catch {
    return undefined;
  }
  return cache.latin1Slice(0, 16) === text.slice(3, 19) ? cache.subarray(16) : undefined;
}

if (!existsSync(join(dist, 'cli.cjs'))) {
  console.error('glasspy is not built yet (there is no dist/cli.cjs): run `npm install && npm run build` first.');
  process.exit(1);
}
module.exports = { loaded };
load('cli.cjs');

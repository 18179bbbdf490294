#!/usr/bin/env node
// The launcher. CommonJS on purpose: it starts some 4 ms sooner than an ES module does.
const bundle = require('node:path').join(__dirname, '../dist/cli.cjs');
if (!require('node:fs').existsSync(bundle)) {
  console.error('glasspy is not built yet (there is no dist/cli.cjs): run `npm install && npm run build` first.');
  process.exit(1);
}
require(bundle);

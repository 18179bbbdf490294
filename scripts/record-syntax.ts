/**
 * Records what CPython 3.14 makes of the programs in test/unit/compiler/fixtures: `npx tsx scripts/record-syntax.ts PYTHON [NEW.json]`
 *
 * trees.json holds programs with the canonical form of their trees (see compare-ast.ts), syntax-errors.json wrong programs with
 * the error: kind, message, line, offset, end line, end offset, or null where the parser has nothing against them. NEW.json may
 * add programs: { trees: [source], errors: [[source, mode]] }.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const FOLDER = new URL('../test/unit/compiler/fixtures/', import.meta.url).pathname;
const [python, extra] = process.argv.slice(2);

function read<T>(path: string, fallback: T): T {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as T) : fallback;
}

const added = extra === undefined ? {} : read<{ trees?: string[]; errors?: [string, string][] }>(extra, {});
const trees = read<{ source: string }[]>(join(FOLDER, 'trees.json'), []).map((entry) => entry.source);
const errors = read<{ source: string; mode: string }[]>(join(FOLDER, 'syntax-errors.json'), []).map(({ source, mode }) => [source, mode]);
trees.push(...(added.trees ?? []));
errors.push(...(added.errors ?? []));

const ERRORS_SIDE = `
import ast, json, sys, warnings
warnings.simplefilter('ignore')
out = []
for source, mode in json.load(sys.stdin):
    try:
        compile(source, 'f', mode, ast.PyCF_ONLY_AST)
        out.append(None)
    except SyntaxError as e:
        out.append([type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset])
json.dump(out, sys.stdout)
`;
const ran = spawnSync(python, ['-c', ERRORS_SIDE], { input: JSON.stringify(errors), encoding: 'utf8', maxBuffer: 1 << 28 });
if (ran.status !== 0) throw new Error(ran.stderr);
const expected = JSON.parse(ran.stdout) as unknown[];
const errorLines = errors.map(([source, mode], i) => `  ${JSON.stringify({ source, mode, error: expected[i] })}`);
writeFileSync(join(FOLDER, 'syntax-errors.json'), `[\n${errorLines.join(',\n')}\n]\n`);

const compare = readFileSync(new URL('./compare-ast.ts', import.meta.url), 'utf8');
const pythonSide = (/PYTHON_SIDE = String\.raw`([^`]*)`/.exec(compare) as RegExpExecArray)[1];
const folder = mkdtempSync(join(tmpdir(), 'trees-'));
const paths = trees.map((source, i) => {
  const path = join(folder, `${i}.py`);
  writeFileSync(path, source);
  return path;
});
const dumped = spawnSync(python, ['-c', pythonSide, 'show'], { input: JSON.stringify(paths), encoding: 'utf8', maxBuffer: 1 << 28 });
if (dumped.status !== 0) throw new Error(dumped.stderr);
const treeLines = dumped.stdout
  .trimEnd()
  .split('\n')
  .map((line, i) => {
    const [, statements] = JSON.parse(line) as [string, string[]];
    if (statements[0] === 'error') throw new Error(`CPython refuses ${trees[i]}`);
    return `  ${JSON.stringify({ source: trees[i], statements })}`;
  });
writeFileSync(join(FOLDER, 'trees.json'), `[\n${treeLines.join(',\n')}\n]\n`);
console.log(`${errors.length} errors, ${trees.length} trees`);

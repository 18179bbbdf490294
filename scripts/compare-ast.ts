/**
 * Compares our trees with CPython 3.14's over whole files: `npx tsx scripts/compare-ast.ts PYTHON FILE-OR-FOLDER...`
 *
 * Both sides write each top-level statement in one canonical form (node, fields in ASDL order, span; columns in UTF-16 units) and
 * only its hash travels. `--show FILE` prints the first statement that differs, from both sides.
 */
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalStatements } from './canonical-ast.ts';
import { SyntaxProblem } from '../src/support/errors.ts';

const PYTHON_SIDE = String.raw`
import ast, sys, hashlib, struct, warnings, json
warnings.simplefilter('ignore')
sys.setrecursionlimit(100000)
show = sys.argv[1] == 'show'
def text(s):
    return '"' + ''.join(c if ' ' <= c < '\x7f' and c not in '"\\' else '\\u{%x}' % ord(c) for c in s) + '"'
def dump(o):
    if isinstance(o, list): return '[' + ','.join(map(dump, o)) + ']'
    if o is None or o is True or o is False: return str(o)
    if o is ...: return 'Ellipsis'
    if isinstance(o, str): return text(o)
    if isinstance(o, int): return hex(o)
    if isinstance(o, float): return 'f' + struct.pack('>d', o).hex()
    if isinstance(o, complex): return 'c' + struct.pack('>d', o.imag).hex()
    if isinstance(o, bytes): return 'b' + o.hex()
    name = type(o).__name__
    parts = [dump(getattr(o, f)) for f in o._fields if f != 'type_comment' and f != 'type_ignores']
    s = name + ('(' + ','.join(parts) + ')' if parts else '')
    if 'lineno' in o._attributes:
        s += '@%d:%d-%d:%d' % (o.lineno, col(o.lineno, o.col_offset), o.end_lineno, col(o.end_lineno, o.end_col_offset))
    return s
def col(line, c):
    b = lines[line - 1] if line <= len(lines) else b''
    return c if b.isascii() else len(b[:c].decode().encode('utf-16-le')) // 2
for path in json.load(sys.stdin):
    try:
        data = open(path, 'rb').read()
        tree = ast.parse(data, path)
        import io, tokenize
        enc, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        src = data.decode(enc)
        if src.startswith('\ufeff'): src = src[1:]
        lines = [l.encode() for l in src.replace('\r\n', '\n').replace('\r', '\n').split('\n')]
        out = [dump(s) for s in tree.body]
        if not show: out = [hashlib.md5(s.encode()).hexdigest() for s in out]
    except (SyntaxError, ValueError) as e:
        out = ['error']
    print(json.dumps([path, out]), flush=True)
`;

function filesIn(path: string): string[] {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return [];
  if (!stat.isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => {
      const full = join(path, name);
      if (statSync(full, { throwIfNoEntry: false })?.isDirectory()) return name === '__pycache__' ? [] : filesIn(full);
      return name.endsWith('.py') && statSync(full, { throwIfNoEntry: false }) !== undefined ? [full] : [];
    });
}

const [python, ...rest] = process.argv.slice(2);
const show = rest[0] === '--show';
const files = (show ? rest.slice(1) : rest).flatMap(filesIn);
const run = spawnSync(python, ['-c', PYTHON_SIDE, show ? 'show' : 'hash'], {
  input: JSON.stringify(files),
  maxBuffer: 1 << 30,
  encoding: 'utf8',
});
if (run.status !== 0) throw new Error(run.stderr);
// \\N{...} needs names; CPython knows them.
const NAMES_SIDE =
  'import sys,json,unicodedata as u\nfor n in json.load(sys.stdin):\n try: print(ord(u.lookup(n)))\n except Exception: print(-1)';
const wanted = [
  ...new Set(files.flatMap((path) => [...readFileSync(path, 'latin1').matchAll(/\\N\{([^{}]*)\}/g)].map((match) => match[1]))),
];
const looked = spawnSync(python, ['-c', NAMES_SIDE], { input: JSON.stringify(wanted), encoding: 'utf8' })
  .stdout.trimEnd()
  .split('\n');
const names = new Map(wanted.map((name, i) => [name, Number(looked[i])]));
const unicodeName = (name: string): number | undefined => ((names.get(name) ?? -1) < 0 ? undefined : names.get(name));
let same = 0;
let bothRefuse = 0;
let different = 0;
for (const line of run.stdout.trimEnd().split('\n')) {
  const [path, theirs] = JSON.parse(line) as [string, string[]];
  let ours: string[];
  let why = '';
  try {
    ours = canonicalStatements(readFileSync(path), path, unicodeName);
    if (!show) ours = ours.map((text) => createHash('md5').update(text).digest('hex'));
  } catch (error) {
    ours = ['error'];
    why = error instanceof SyntaxProblem ? `${error.message} at ${error.span.line}:${error.span.col}` : String((error as Error).stack);
  }
  const at = ours.length === theirs.length ? ours.findIndex((text, i) => text !== theirs[i]) : Math.min(ours.length, theirs.length);
  if (at < 0) {
    if (ours[0] === 'error') bothRefuse++;
    else same++;
    continue;
  }
  different++;
  console.log(`differs: ${path} statement ${at} ${why}`);
  if (show) console.log(`  ours:   ${ours[at]}\n  theirs: ${theirs[at]}`);
}
console.log(`${same} same, ${bothRefuse} refused by both, ${different} different`);

/**
 * `glasspy show`: a program runs, and then the machine is shown. What the views contain is tested by programs (test/modules/contextvars).
 */
import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as uvuTest } from 'uvu';

const test = existsSync('dist/cli.cjs') ? uvuTest : uvuTest.skip;
const folder = mkdtempSync(join(tmpdir(), 'glasspy-show-'));
const path = join(folder, 'request.py');
writeFileSync(
  path,
  `import sys
from contextvars import ContextVar, copy_context
user = ContextVar('user')
user.set('<ann>')
copy_context().run(user.set, 'bob')
print('ran', sys.argv[1:])
sys.exit(3)
`,
);

function show(...argv: string[]) {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['bin/glasspy.js', 'show', ...argv], {
    encoding: 'utf8',
    timeout: 20_000,
  });
  return { lines: stdout.split('\n'), stdout, stderr, status };
}

test('the program runs with its arguments, then the view follows; its exit status is kept', () => {
  const { lines, stderr, status } = show('contexts', path, '--json', 'x');
  assert.equal(lines[0], "ran ['--json', 'x']");
  assert.equal(lines[1], 'contexts:');
  assert.match(lines[2], /^ {2}MainThread \(\d+\) {2}context_ver 2, moved last by exit at .*request\.py:5$/);
  assert.match(lines[3], /^ {4}-> 0x[0-9a-f]+ {2}user='<ann>'$/);
  assert.deepEqual([stderr, status], ['', 3]);
});

test('every view has JSON with a schema', () => {
  const { stdout } = show('all', '--json', path);
  const data = JSON.parse(stdout.slice(stdout.indexOf('{')));
  assert.equal(data.schema, 1);
  for (const view of ['threads', 'contexts', 'cache', 'hamt', 'code']) assert.ok(Array.isArray(data[view]), view);
  assert.equal(data.hamt[0].root.entries[0].key, 'user');
  // The program is over.
  assert.equal(data.threads[0].at, null);
});

test('trees as pictures: SVG that is well formed, and DOT', () => {
  const { stdout } = show('hamt', '--svg', path);
  const svg = stdout.slice(stdout.indexOf('<svg'));
  assert.match(svg, /<\/svg>\n$/);
  assert.match(svg, /user = &#x27;&lt;ann&gt;&#x27;<\/text>/);
  assert.equal(svg.match(/<rect /g)?.length, 2);
  assert.match(show('hamt', '--dot', path).stdout, /digraph hamt \{\n[\s\S]*label="bitmap\\n[01]{5} user = '<ann>'"\];\n\}\n$/);
});

test('the graph behind backward(): the picture in the documentation is what is drawn', () => {
  const { stdout } = show('grad', '--svg', 'programs/slope.py');
  assert.equal(stdout.slice(stdout.indexOf('<svg')), readFileSync('docs/autograd.svg', 'utf8'));
});

test('boxes of a graph lie apart, and each below those that lead to it', () => {
  const many = join(folder, 'many.py');
  writeFileSync(
    many,
    `import torch
w = [torch.tensor([float(i)], requires_grad=True) for i in range(6)]
h = list(w)
for turn in range(6):
    h = [h[i] * h[(i + turn) % 6] + w[(i * i) % 6].exp() for i in range(6)]
loss = sum(h).sum()
`,
  );
  const { stdout } = show('grad', '--svg', many);
  const boxes = Array.from(stdout.matchAll(/<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/g), (match) =>
    match.slice(1).map(Number),
  );
  assert.ok(boxes.length > 80);
  boxes.forEach(([x, y, w, h], at) => {
    for (const [x2, y2, w2, h2] of boxes.slice(at + 1))
      assert.ok(x + w <= x2 || x2 + w2 <= x || y + h <= y2 || y2 + h2 <= y, `${x} ${y} and ${x2} ${y2}`);
  });
  const ways = Array.from(stdout.matchAll(/<path d="M[\d.]+ ([\d.]+)[^"]* ([\d.]+)" fill="none"/g), (match) => match.slice(1).map(Number));
  assert.ok(ways.length > 100);
  for (const [from, to] of ways) assert.ok(from < to);
});

test('why the last backward() failed, below its traceback', () => {
  const failing = join(folder, 'failing.py');
  writeFileSync(
    failing,
    `import torch
x = torch.tensor([1.0, 2.0], requires_grad=True)
y = x.exp()
y += 1
y.sum().backward()
`,
  );
  const { stdout, status } = show('why', failing);
  assert.match(
    stdout,
    /^why:\n {2}RuntimeError: one of .*\n {2}ExpBackward0 is where .*\n.*line 3.*\n {6}y = x\.exp\(\)\n {2}What it had saved was changed here:\n.*line 4.*\n {6}y \+= 1\n$/,
  );
  assert.equal(status, 1);
});

test('what cannot be shown', () => {
  assert.match(show('contxts', path).stderr, /^show: there is no view 'contxts', did you mean 'contexts'\?\nusage: /);
  assert.match(show('cache', '--svg', path).stderr, /^show: only the views hamt and grad can be drawn as svg\n/);
  assert.match(show('cache').stderr, /^show: a file is expected\n/);
  assert.match(show('cache', '--fast', path).stderr, /^show: unknown option --fast\n/);
  assert.equal(show().status, 2);
  const missing = show('cache', join(folder, 'missing.py'));
  assert.match(missing.stderr, /can't open file .*missing\.py': No such file or directory\n$/);
  assert.equal(missing.status, 2);
});

test('a program that fails is told as by itself, and shown all the same', () => {
  const broken = join(folder, 'broken.py');
  writeFileSync(broken, 'def f():\n    1 / 0\nf()\n');
  const { stdout, stderr, status } = show('threads', broken);
  assert.match(stderr, /^Traceback \(most recent call last\):\n {2}File ".*broken\.py", line 3, in <module>\n/);
  assert.match(stdout, /^threads:\n {2}MainThread/);
  assert.equal(status, 1);
});

uvuTest.after(() => rmSync(folder, { recursive: true }));
uvuTest.run();

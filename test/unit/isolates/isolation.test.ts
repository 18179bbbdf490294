// Interpreters of one process share nothing that a program could change: X1 (by reading the source), X2 (by walking the heap), X3 (numbers).
import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import { assemble, compileGuest } from '../../../src/assemble.ts';
import { compile, compileTree, parseTree, symbolTable } from '../../../src/compiler/compile.ts';
import { furnish } from '../../../src/isolates/facts.ts';
import { isolateModules } from '../../../src/isolates/index.ts';
import { checkIsolation, sharedObjects } from '../../../src/isolates/isolation.ts';
import { createInProcess, isolatesOf } from '../../../src/isolates/registry.ts';
import { mainOf } from '../../../src/isolates/serve.ts';
import { PyList } from '../../../src/runtime/collections.ts';
import type { Host } from '../../../src/runtime/host.ts';
import type { InterpreterState } from '../../../src/vm/interpreter.ts';

// ---- X1
/** The rooms whose code runs in an interpreter. The compiler and the command line are asked by all and know none. */
const ROOMS = ['runtime', 'vm', 'modules', 'tensor', 'capture', 'isolates'];
/** What changes in a module while programs run, and why it is nobody's state. */
const ALLOWED: Readonly<Record<string, string>> = {
  'src/assemble.ts installed': 'which rows have been joined to builtin types',
  'src/modules/_abc.ts dataOf': 'keyed by a class, which is of one interpreter',
  'src/modules/_struct.ts layouts': 'the meaning of a format, by its text',
  'src/modules/errno.ts numbers': 'filled at start',
  'src/modules/sre/charset.ts made': 'the meaning of a text',
  'src/modules/sre/index.ts askedFlags': 'keyed by a pattern, which is of one interpreter',
  'src/modules/sys.ts structTypes': 'filled at start',
  'src/capture/instructions.ts INSTRUCTIONS': 'filled at start',
  'src/capture/resume.ts origins': 'keyed by a code object: what it was made of',
  'src/capture/resume.ts made': 'keyed by a code object: code in which there are no objects',
  'src/capture/eval-frame.ts listings': 'keyed by a code object: its instructions as text',
  'src/modules/torch/aten.ts FUNCTIONS': 'keyed by an operation: a native, which never changes',
  'src/modules/torch/aten.ts BACKWARD': 'keyed by an operation: a native, which never changes',
  'src/tensor/op.ts ALL_OPERATIONS': 'filled at start',
  'src/modules/torch/arguments.ts FUNCTIONS': 'keyed by an operation: its parameters',
  'src/modules/torch/arguments.ts METHODS': 'keyed by an operation: its parameters',
  'src/runtime/attributes.ts nativeFinders': 'filled at start',
  'src/runtime/codecs.ts canonical': 'the name of an encoding, by another name',
  'src/runtime/codecs.ts loadedCharmaps': 'tables of encodings',
  'src/runtime/repr-guard.ts underway': 'keyed by a thread, which is of one interpreter',
  'src/runtime/types/exceptions.ts recordKnown': 'keyed by a class',
  'src/vm/display-width.ts starts': 'a table that is read once',
  'src/vm/display-width.ts ends': 'a table that is read once',
  'src/runtime/exceptions.ts exceptionTypes': 'filled at start',
  'src/runtime/float-text.ts words': 'scratch: nothing of it is looked at after a call',
  'src/runtime/libm.ts cell': 'scratch',
  'src/runtime/libm.ts words': 'scratch',
  'src/runtime/libm.ts out': 'scratch',
  'src/runtime/libm.ts product': 'scratch',
  'src/runtime/libm.ts tables': 'tables that are unpacked once',
  'src/runtime/number-hash.ts words': 'scratch',
  'src/vm/unwind.ts LATE': 'filled at start',
  'src/vm/types/frames.ts rows': 'filled at start',
  'src/modules/_codecs.ts functions': 'filled at start',
  'src/modules/_operator.ts functions': 'filled at start',
  'src/modules/binascii.ts SIXTIES': 'filled at start',
  'src/modules/crc32.ts TABLE': 'filled at start',
  'src/modules/errno.ts texts': 'filled at start',
  'src/modules/itertools.ts types': 'filled at start',
  'src/modules/itertools.ts names': 'filled at start',
  'src/modules/math.ts cell': 'scratch',
  'src/modules/math.ts words': 'scratch',
  'src/modules/sha512.ts kept': 'constants of the algorithm, worked out once',
  'src/modules/sre/charset.ts EXTRA_CASES': 'filled at start',
  'src/modules/zlib/prefix-code.ts LENGTH_BASE': 'filled at start',
  'src/modules/zlib/prefix-code.ts LENGTH_SYMBOL': 'filled at start',
  'src/tensor/normal-blocks.ts bits': 'scratch',
  'src/tensor/normal-blocks.ts float': 'scratch',
  'src/tensor/kernels/vector-memory.ts made': 'memory of kernels, in which nothing stays between calls',
  'src/vm/import.ts noBuiltins': 'keyed by a namespace, which is of one interpreter',
};
const sources = [...ROOMS.flatMap(filesIn), 'src/assemble.ts'];
function filesIn(room: string): string[] {
  return readdirSync(`src/${room}`, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}
/** Names of a module that hold something and are changed inside of a function: what is indented runs later than the module. */
function changed(text: string): string[] {
  const holders = text.matchAll(/^(?:export )?const (\w+)(?::[^=]+)? = (?:new (?:Map|Set|WeakMap|WeakSet|Array|\w*Array)\b|\[|\{)/gm);
  return Array.from(holders, ([, name]) => name).filter((name) =>
    new RegExp(
      `^\\s+.*(?<![\\w.'])${name}(?:\\.(?:set|add|push|pop|shift|unshift|splice|delete|clear|fill)\\(|\\.\\w+ (?:[-+*|&?]*)= |\\[[^\\]]+\\] (?:[-+*|&?]*)= |\\.\\w+\\+\\+|\\.\\w+\\.(?:add|set|push)\\()`,
      'm',
    ).test(text),
  );
}

test('X1: what a module changes while programs run is in the list, with the reason', () => {
  const found = sources.flatMap((path) => changed(readFileSync(path, 'utf8')).map((name) => `${path} ${name}`));
  assert.deepEqual(
    found.filter((place) => !(place in ALLOWED)),
    [],
  );
  assert.ok(found.length > 5, 'the reading finds nothing');
});
test('X1: the reading finds a counter and a cache, and no table', () => {
  assert.deepEqual(
    changed(
      'const counter = { last: 0 };\nfunction next() {\n  return ++counter.last;\n}\nconst a = { x: 0 };\nfunction f() {\n  a.x++;\n}\n',
    ),
    ['a'],
  );
  assert.deepEqual(changed('const known = new Map();\nfunction f(k) {\n  known.set(k, 1);\n}\n'), ['known']);
  assert.deepEqual(changed('const table = new Map([[1, 2]]);\nfunction f(k) {\n  return table.get(k);\n}\n'), []);
});

// ---- X2, X3
const host: Host = {
  write: () => {},
  readInput: () => '',
  time: () => Date.now() / 1000,
  monotonic: () => performance.now() / 1000,
  processTime: () => performance.now() / 1000,
  zone: () => [0, 'UTC', false],
  after: (milliseconds, callback) => {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
  nextTurn: (callback) => void setImmediate(callback),
  interruptible: (run) => run(),
  entropy: (bytes) => new Uint8Array(bytes),
  env: {},
  files: null,
  isTerminal: () => false,
};
function stdlib(name: string) {
  for (const [path, isPackage] of [
    [`src/stdlib/${name.replaceAll('.', '/')}.py`, false],
    [`src/stdlib/${name.replaceAll('.', '/')}/__init__.py`, true],
  ] as const) {
    try {
      return { code: compile(readFileSync(path), `<frozen ${name}>`, 'exec'), isPackage };
    } catch {
      // The other one.
    }
  }
  return null;
}
function start(): InterpreterState {
  const interp = assemble({ host, compiler: { compile, compileTree, parseTree, symbolTable }, modules: isolateModules, stdlib });
  furnish(interp, { maxStrDigits: 4300, texts: {}, lists: {} });
  return interp;
}
async function run(interp: InterpreterState, source: string): Promise<void> {
  const t = interp.mainThread;
  interp.start(t, compileGuest(t, source, '<test>', 'exec').code, mainOf(interp));
  await interp.finish(t);
}

const WORK = `
import collections, contextvars, decimal, functools, json, re, threading, types
class Thing(list):
    value = contextvars.ContextVar('value', default=[1])
things = [Thing([1]), {2: Thing()}, re.compile('a+').match('aa'), json.loads('[1]'), decimal.Decimal(1), collections.deque([1])]
Thing.value.set(5)
def gen():
    yield things
g = gen(); next(g)
lock = threading.RLock()
import torch
x = torch.ones(3, requires_grad=True)
(x * 2 + 1).sum().backward()
`;
test('X2: after work in both no object that could change belongs to two', async () => {
  const interp = start();
  await run(
    interp,
    `from concurrent import interpreters\nother = interpreters.create()\nwork = ${JSON.stringify(WORK)}\nother.exec(work)\nexec(work)
other.prepare_main(values=(1, 'a', b'b', (2.5, None), memoryview(bytearray(3))))
back = other.call(list, (1, [2], {3: 4}))
q = interpreters.create_queue(); other.prepare_main(q=q); other.exec("q.put([1, 'two', {3}])"); got = q.get()
`,
  );
  const [a, b] = Array.from(interp.process.interpreters.values());
  assert.deepEqual(
    sharedObjects(a, b).map((object) => object.cls.name),
    [],
  );
});
test('X2: the walk finds an object that is in both', async () => {
  const interp = start();
  const other = isolatesOf(interp.process).find(createInProcess(interp, {}, false).id).interp as InterpreterState;
  checkIsolation(interp);
  const leak = new PyList([]);
  mainOf(interp).setName('mine', leak);
  mainOf(other).setName('his', leak);
  assert.deepEqual(sharedObjects(interp, other), [leak]);
  assert.throws(() => checkIsolation(interp), /interpreters 0 and 1 both hold a 'list'/);
});
test('X3: numbers of threads and interpreters are given once, in all interpreters of a process', async () => {
  const interp = start();
  await run(
    interp,
    `import threading, _thread
from concurrent import interpreters
seen = []
def note(): seen.append(_thread.get_ident())
ids = []
for _ in range(5):
    other = interpreters.create()
    ids.append(other.id)
    other.exec('import threading, _thread; seen = [_thread.get_ident()]; t = threading.Thread(target=lambda: seen.append(_thread.get_ident())); t.start(); t.join()')
    seen += other.call(eval, 'seen')
    t = threading.Thread(target=note); t.start(); t.join()
    other.close()
note()
assert len(set(seen)) == len(seen) == 16, seen
assert ids == [1, 2, 3, 4, 5], ids
`,
  );
  // In shared memory, so that workers count on.
  assert.ok(interp.process.counters.buffer instanceof SharedArrayBuffer);
});

test.run();

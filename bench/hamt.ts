/**
 * `npm run bench:hamt`: the map of contexts beside the Map of `immutable` (where that is installed: `npm install --no-save immutable`) and
 * beside CPython's dict, in one run.
 *
 * Nanoseconds for an operation on maps of several sizes, the best of five rounds; keys are ints in an order without order. A dict is
 * changed in place, the two others give a new map each time: what is compared is what a program pays. Then the price of copying a
 * context, which must not depend on its size.
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../scripts/build.mjs';
import { Hamt, type HamtKeys } from '../src/runtime/hamt.ts';

process.chdir(resolve(dirname(fileURLToPath(import.meta.url)), '..'));
await build({ ifNeeded: true, quiet: true });

const SIZES = [10, 1_000, 100_000, 1_000_000];
const ROUNDS = 5;
const python = process.env['GLASSPY_ORACLE'] || 'python3';

interface Timings {
  insert: number;
  lookup: number;
  delete: number;
}
/** Each number below `size` once; both sizes and the step are coprime. */
const order = (size: number): number[] => Array.from({ length: size }, (_, i) => (i * 7_368_787) % size);

interface Kind<M> {
  empty(): M;
  set(map: M, key: number): M;
  get(map: M, key: number): unknown;
  without(map: M, key: number): M;
}
function measure<M>(kind: Kind<M>, size: number): Timings {
  const keys = order(size);
  const repeats = Math.max(1, Math.floor(20_000 / size));
  const best: Timings = { insert: Number.POSITIVE_INFINITY, lookup: Number.POSITIVE_INFINITY, delete: Number.POSITIVE_INFINITY };
  const timed = (name: keyof Timings, work: () => void): void => {
    const started = process.hrtime.bigint();
    for (let i = 0; i < repeats; i++) work();
    best[name] = Math.min(best[name], Number(process.hrtime.bigint() - started) / (repeats * size));
  };
  for (let round = 0; round < (size > 100_000 ? 2 : ROUNDS); round++) {
    let full = kind.empty();
    timed('insert', () => {
      full = kind.empty();
      for (const key of keys) full = kind.set(full, key);
    });
    let found = 0;
    timed('lookup', () => {
      for (const key of keys) if (kind.get(full, key) !== undefined) found++;
    });
    if (found !== repeats * size) throw new Error('a key was lost');
    timed('delete', () => {
      let map = full;
      for (const key of keys) map = kind.without(map, key);
    });
  }
  return best;
}

/** As contexts hash: a number mixed once, compared by identity. */
const mixing: HamtKeys<number> = { hash: (key) => Math.imul(key, 0x9e3779b1) | 0, equals: (a, b) => a === b };
const ours: Kind<Hamt<number, number>> = {
  empty: () => Hamt.empty(),
  set: (map, key) => map.set(mixing, key, key),
  get: (map, key) => map.get(mixing, key),
  without: (map, key) => map.delete(mixing, key),
};
interface ImmutableMap {
  set(key: number, value: number): ImmutableMap;
  get(key: number): unknown;
  delete(key: number): ImmutableMap;
}
function immutableKind(): Kind<ImmutableMap> | null {
  try {
    const { Map } = createRequire(import.meta.url)(process.env['GLASSPY_IMMUTABLE'] ?? 'immutable') as { Map: () => ImmutableMap };
    return {
      empty: () => Map(),
      set: (map, key) => map.set(key, key),
      get: (map, key) => map.get(key),
      without: (map, key) => map.delete(key),
    };
  } catch {
    return null;
  }
}
function pythonTimings(): Map<number, Timings> | null {
  const program = `
import json, time
out = {}
for size in ${JSON.stringify(SIZES)}:
    keys = [(i * 7368787) % size for i in range(size)]
    repeats = max(1, 20000 // size)
    best = [1e99] * 3
    for _ in range(2 if size > 100000 else ${ROUNDS}):
        a = time.perf_counter_ns()
        for _ in range(repeats):
            d = {}
            for k in keys: d[k] = k
        b = time.perf_counter_ns()
        for _ in range(repeats):
            for k in keys: d[k]
        c = time.perf_counter_ns()
        copies = [dict(d) for _ in range(repeats)]
        e = time.perf_counter_ns()
        for d in copies:
            for k in keys: del d[k]
        f = time.perf_counter_ns()
        best = [min(x, y / (repeats * size)) for x, y in zip(best, (b - a, c - b, f - e))]
    out[size] = dict(zip(('insert', 'lookup', 'delete'), best))
print(json.dumps(out))`;
  const { status, stdout } = spawnSync(python, ['-c', program], { encoding: 'utf8', maxBuffer: 1 << 26 });
  return status === 0
    ? new Map(Object.entries(JSON.parse(stdout) as Record<string, Timings>).map(([size, all]) => [Number(size), all]))
    : null;
}

const immutable = immutableKind();
const dict = pythonTimings();
const shown = (value: number | undefined): string => (value === undefined ? '-' : value.toFixed(0)).padStart(11);
console.log(`${'ns'.padEnd(20)}${'our map'.padStart(11)}${'immutable'.padStart(11)}${'dict'.padStart(11)}`);
for (const size of SIZES) {
  const mine = measure(ours, size);
  const other = immutable === null ? undefined : measure(immutable, size);
  for (const name of ['lookup', 'insert', 'delete'] as const)
    console.log(
      `${name.padEnd(8)}${size.toLocaleString('en').padStart(12)}${shown(mine[name])}${shown(other?.[name])}${shown(dict?.get(size)?.[name])}`,
    );
}
if (immutable === null) console.log('(immutable is not installed)');

const COPIES = `
import sys, time
from contextvars import Context, ContextVar, copy_context
def cost(size):
    context = Context()
    variables = [ContextVar('v') for _ in range(size)]
    def fill():
        for variable in variables: variable.set(1)
    context.run(fill)
    def copy():
        best = 1e99
        for _ in range(7):
            started = time.perf_counter()
            for _ in range(20000): copy_context()
            best = min(best, time.perf_counter() - started)
        return best / 20000 * 1e9
    return context.run(copy)
one, many = cost(1), cost(1000000)
print(f'copying a context of 1 variable {one:.0f} ns, of 1,000,000 {many:.0f} ns: ratio {many / one:.2f}')
`;
for (const [name, command] of [
  ['glasspy', [process.execPath, 'bin/glasspy.js']],
  ['cpython', [python]],
] as const) {
  const { stdout } = spawnSync(command[0], [...command.slice(1), '-c', COPIES], { encoding: 'utf8' });
  process.stdout.write(`${name}: ${stdout || 'failed\n'}`);
}

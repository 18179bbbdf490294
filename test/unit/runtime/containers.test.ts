import { strict as assert } from 'node:assert';
import { test } from 'uvu';
import { intOfHalves, hash32, Halves, hashInto } from '../../../src/runtime/hash.ts';
import { PyList, PyRange, PyTuple } from '../../../src/runtime/collections.ts';
import { PyDict } from '../../../src/runtime/dict.ts';
import { equalPlain } from '../../../src/runtime/equal.ts';
import { collect, DictKeyIterator, drain, iterOf, ListIterator, rangeIterator, SetIterator } from '../../../src/runtime/iterate.ts';
import { Raise, type Thread } from '../../../src/runtime/machine.ts';
import { makeFloat, PyFloat } from '../../../src/runtime/number.ts';
import { DONE, type Value } from '../../../src/runtime/object.ts';
import { frozensetOf, setOf } from '../../../src/runtime/set.ts';
import { clip, takeSlice } from '../../../src/runtime/slices.ts';
import { orderPlain, Sorter, sortList } from '../../../src/runtime/sort.ts';
import { equalNumbers } from '../../../src/runtime/arithmetic.ts';

/** What the functions here ask of a machine; no guest code runs. */
const t = {
  allot: () => {},
  charge: () => {},
  hash32: (v: Value) => hash32(t, v),
  equals: (a: Value, b: Value) => equalPlain(a, b) ?? equalNumbers(a, b) ?? false,
} as unknown as Thread;

function random(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >>> 8) % n;
  };
}
const tuple = (...items: Value[]): PyTuple => new PyTuple(items);
function hashOf(v: Value): bigint {
  const out = new Halves();
  hashInto(t, v, out);
  return BigInt(intOfHalves(out));
}

test('hashes are those of CPython 3.14', () => {
  assert.equal(hashOf(tuple(1, 2)), -3550055125485641917n);
  assert.equal(hashOf(tuple(1, tuple(2.5, null))), -7640364324273355371n);
  assert.equal(hashOf(0.1), 230584300921369408n);
  assert.equal(hashOf(-0.5), -1152921504606846976n);
  assert.equal(hashOf(null), 4238894112n);
  const out = new Halves();
  frozensetOf([1, 2, 3]).hashInto(t, out);
  assert.equal(intOfHalves(out), -272375401224217160n);
  assert.equal(hash32(t, 1), hash32(t, true));
  assert.equal(hash32(t, 7), hash32(t, new PyFloat(7)));
});

test('sets of numbers stand in the order of CPython', () => {
  const s = setOf(
    t,
    Array.from({ length: 40 }, (_, i) => i),
  );
  for (let i = 0; i < 40; i += 3) s.remove(t, i);
  for (const i of [100, 64, 96, 33]) s.add(t, i);
  assert.equal(s.items().join(), '1,2,4,5,7,8,10,11,13,14,16,17,19,20,22,23,25,26,28,29,31,32,34,35,37,38,33,64,96,100');
  const mixed = setOf(t, [2.5, -1, null, 1n << 70n, tuple(1, 2), true, 0.1]);
  assert.equal(
    mixed
      .items()
      .map((v) => (v instanceof PyTuple ? 'tuple' : String(v)))
      .join(' '),
    'null 1180591620717411303424 2.5 tuple true 0.1 -1',
  );
  const a = setOf(t, [5, 40, 77, 12]);
  const b = setOf(t, [12, 77, 33, 8, 16]);
  const union = a.copy(t);
  union.merge(t, b);
  assert.equal(union.items().join(), '33,5,40,8,12,77,16');
  assert.equal(a.intersection(t, b).items().join(), '12,77');
  assert.equal(a.difference(t, b).items().join(), '40,5');
  const toggled = b.copy(t);
  toggled.toggle(t, a);
  assert.equal(toggled.items().join(), '16,33,5,8,40');
});

test('a set with text keeps the order of insertion, and 1, 1.0 and True are one item', () => {
  const s = setOf(t, ['pear', 3, 'fig', true, new PyFloat(3), 1]);
  assert.deepEqual(s.items(), ['pear', 3, 'fig', true]);
  assert.ok(s.has(t, 1) && s.has(t, makeFloat(3)) && !s.has(t, 2));
});

test('a dict finds what a Map finds, through all its states', () => {
  const next = random(5);
  const key = (): Value => {
    const n = next(40);
    switch (next(6)) {
      case 0:
        return n;
      case 1:
        return String(n);
      case 2:
        return tuple(n, n % 3);
      case 3:
        return n / 4 + 0.1;
      case 4:
        return n % 2 === 0;
      default:
        return -n * 4096;
    }
  };
  const name = (v: Value): string => (v instanceof PyTuple ? `t${v.items.join()}` : typeof v === 'string' ? `s${v}` : String(Number(v)));
  for (let round = 0; round < 200; round++) {
    let dict = new PyDict();
    const model = new Map<string, number>();
    for (let step = 0; step < 150; step++) {
      const k = key();
      const op = next(10);
      if (op < 6) {
        dict.set(t, k, step);
        model.set(name(k), step);
      } else if (op < 8) {
        assert.equal(dict.delete(t, k) !== undefined, model.delete(name(k)));
      } else if (op === 8) {
        const copy = new PyDict();
        copy.copyFrom(dict);
        dict = copy;
      } else if (dict.size > 0) {
        const at = dict.lastPosition();
        model.delete(name(dict.keys[at] as Value));
        dict.deleteAt(t, at);
      }
      assert.equal(dict.get(t, k), model.get(name(k)));
    }
    assert.deepEqual(dict.liveKeys().map(name), [...model.keys()]);
    assert.deepEqual(dict.liveValues(), [...model.values()]);
  }
});

test('taking the first entry again and again is not quadratic', () => {
  const dict = new PyDict();
  for (let i = 0; i < 100000; i++) dict.set(t, i, null);
  const begin = process.cpuUsage().user;
  while (dict.size > 0) dict.deleteAt(t, dict.find(t, new DictKeyIterator(dict).next()));
  assert.ok(process.cpuUsage().user - begin < 2e6);
});

test('iterators notice a container that changes its size', () => {
  const dict = new PyDict();
  dict.set(t, 1, 1);
  const keys = new DictKeyIterator(dict);
  dict.set(t, 2, 2);
  assert.throws(() => keys.next(), Raise as never);
  const set = setOf(t, [1]);
  const items = new SetIterator(set);
  set.add(t, 2);
  assert.throws(() => items.next(), Raise as never);
  const list = new PyList([1]);
  const spent = new ListIterator(list);
  assert.deepEqual([spent.next(), spent.next()], [1, DONE]);
  list.items.push(2);
  assert.equal(spent.next(), DONE);
});

test('ranges of any size are walked', () => {
  assert.deepEqual(drain(t, rangeIterator(10, -3, 4)), [10, 7, 4, 1]);
  assert.deepEqual(drain(t, rangeIterator(1n << 60n, 1, 2)), [1n << 60n, (1n << 60n) + 1n]);
  assert.deepEqual(
    collect(t, new PyRange(0, 3, 1, 3), (_t, items) => new PyList(items)),
    new PyList([0, 1, 2]),
  );
  assert.equal(iterOf(5), undefined);
});

test('slices are cut as Python cuts them', () => {
  const items = Array.from({ length: 7 }, (_, i) => i);
  assert.deepEqual(takeSlice(items, clip(undefined, undefined, -2, 7)), [6, 4, 2, 0]);
  assert.deepEqual(takeSlice(items, clip(-3, 100, 1, 7)), [4, 5, 6]);
  assert.deepEqual(takeSlice(items, clip(5, 1, -1, 7)), [5, 4, 3, 2]);
  assert.deepEqual(takeSlice(items, clip(5, 1, 1, 7)), []);
  assert.deepEqual(takeSlice(items, clip(1, undefined, 9007199254740991, 7)), [1]);
});

test('the merge sort sorts stably, and an abandoned one loses nothing', () => {
  const next = random(3);
  for (let size = 0; size < 400; size += 7) {
    const input = Array.from({ length: size }, (_, i) => ({ key: next(size < 100 ? 5 : 1000), i }));
    const wanted = input.slice().sort((a, b) => a.key - b.key);
    const items = input.slice();
    const sorter = new Sorter(items as never, null);
    let count = 0;
    while (sorter.advance()) {
      sorter.less = (sorter.x as unknown as { key: number }).key < (sorter.y as unknown as { key: number }).key;
      count++;
    }
    assert.deepEqual(items, wanted);
    assert.ok(count <= size * Math.max(1, Math.log2(size)) + size);
    const half = input.slice();
    const stopped = new Sorter(half as never, null);
    for (let i = 0; i < count / 2 && stopped.advance(); i++)
      stopped.less = (stopped.x as unknown as { key: number }).key < (stopped.y as unknown as { key: number }).key;
    stopped.abandon();
    assert.deepEqual(
      half.map((item) => item.i).sort((a, b) => a - b),
      input.map((item) => item.i).sort((a, b) => a - b),
    );
  }
});

test('sorting what has a plain order needs no machine', () => {
  const sorted = (items: Value[], reverse = false): Value[] => {
    const list = new PyList(items);
    sortList(t, list, null, reverse, null);
    return list.items;
  };
  assert.deepEqual(sorted([3, 1.5, 1n << 80n, true, -2]), [-2, true, 1.5, 3, 1n << 80n]);
  assert.deepEqual(sorted(['b', 'a', 'c'], true), ['c', 'b', 'a']);
  assert.deepEqual(
    sorted([tuple(2, 'a'), tuple(1, 'b'), tuple(1, 'a')]).map((v) => (v as PyTuple).items.join('')),
    ['1a', '1b', '2a'],
  );
  assert.equal(orderPlain(1, 'a'), undefined);
  assert.equal(orderPlain(new PyFloat(Number.NaN), 1), undefined);
});

test.run();

import { strict as assert } from 'node:assert';
import * as fc from 'fast-check';
import { test } from 'uvu';
import { dumpHamt, Hamt, type HamtKeys } from '../../../src/runtime/hamt.ts';

/** A key of a chosen hash and a name: keys with one name are equal. */
interface Key {
  readonly hash: number;
  readonly name: string;
}
const keys: HamtKeys<Key> = { hash: (key) => key.hash, equals: (a, b) => a.name === b.name };
const upstream: HamtKeys<Key> = { ...keys, upstream: true };
const key = (hash: number, name = String(hash)): Key => ({ hash: hash | 0, name });
const mapOf = (...all: Key[]): Hamt<Key, string> => all.reduce((map, k) => map.set(keys, k, `v${k.name}`), Hamt.empty<Key, string>());
const names = (map: Hamt<Key, string>): string => Array.from(map.entries(), ([k]) => k.name).join();
const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

/** CPython hashes an int below 2**61 - 1 to itself; a map folds the halves of 64 bits. */
const intKey = (n: number, name = String(n)): Key => key((n | 0) ^ Math.floor(n / 2 ** 32), name);

test('H7: keys come in the order that CPython gives them', () => {
  assert.equal(names(mapOf(...[5, 3, 1, 32, 0, 33].map((n) => intKey(n)))), '0,32,1,33,3,5');
  assert.equal(names(mapOf(...[64, 32, 0, 1, 33].map((n) => intKey(n)))), '0,32,64,1,33');
  assert.equal(
    names(mapOf(...range(20).map((i) => intKey(20 - i)))),
    range(20)
      .map((i) => i + 1)
      .join(),
  );
  assert.equal(
    names(mapOf(...range(20).map((i) => intKey((20 - i) * 32)))),
    range(20)
      .map((i) => (i + 1) * 32)
      .join(),
  );
  assert.equal(names(mapOf(intKey(2 ** 31, 'a'), intKey(2 ** 31, 'b'), intKey(0))), '0,a,b');
  assert.equal(names(mapOf(...[2 ** 32, 0, 2 ** 33, 3].map((n) => intKey(n)))), `0,${2 ** 32},${2 ** 33},3`);
  assert.equal(names(mapOf(key(10, '10a'), key(10, '10b'), key(10, '10c'), key(42), key(1034))), '10a,10b,10c,1034,42');
});

test('H6: the last of 32 places, whose bit is the sign of an int, comes last', () => {
  const map = mapOf(key(31), key(0), key(30));
  assert.equal(names(map), '0,30,31');
  assert.match(
    dumpHamt(
      map,
      () => '',
      () => '',
    ),
    /bitmap=0b11000000000000000000000000000001 /,
  );
});

test('H2, H4, H9: the three kinds of nodes, and how they are drawn', () => {
  const dump = (map: Hamt<Key, string>): string =>
    dumpHamt(
      map,
      (v) => (typeof v === 'string' ? v : v.name),
      () => '0x0',
    );
  assert.equal(dump(mapOf(key(1), key(2))), 'HAMT(len=2):\nBitmapNode(size=4 count=2 bitmap=0b110 id=0x0):\n    1: v1\n    2: v2\n');
  // A collision one level down, beside a key that differs from it there.
  assert.equal(
    dump(mapOf(key(1, 'a'), key(1, 'b'), key(33, 'c'))),
    [
      'HAMT(len=3):',
      'BitmapNode(size=2 count=1 bitmap=0b10 id=0x0):',
      '    NULL:',
      '        BitmapNode(size=4 count=2 bitmap=0b11 id=0x0):',
      '            NULL:',
      '                CollisionNode(size=4 id=0x0):',
      '                    a: va',
      '                    b: vb',
      '            c: vc',
      '',
    ].join('\n'),
  );
  const wide = dump(mapOf(...range(17).map((i) => key(i))));
  assert.match(wide, /^HAMT\(len=17\):\nArrayNode\(id=0x0\):\n {4}0::\n {4}BitmapNode\(size=2 count=1 bitmap=0b1 id=0x0\):\n {8}0: v0\n/);
});

test('H3: what is there already changes nothing', () => {
  const few = mapOf(key(1), key(2));
  assert.equal(few.set(keys, key(1), 'v1'), few);
  assert.notEqual(few.set(keys, key(1), 'other'), few);
  const many = mapOf(...range(17).map((i) => key(i)));
  assert.equal(many.set(keys, key(3), 'v3'), many);
  // CPython gives a copy where an array node lies on the path.
  assert.notEqual(many.set(upstream, key(3), 'v3'), many);
  assert.equal(few.set(upstream, key(1), 'v1'), few);
});

test('H3: errors of hash and equality leave the map as it was', () => {
  const failing: HamtKeys<Key> = {
    hash: (k) => k.hash,
    equals: () => {
      throw new Error('no');
    },
  };
  const map = mapOf(key(1), key(2), key(33));
  assert.throws(() => map.set(failing, key(2, 'x'), 'x'), /no/);
  assert.throws(() => map.delete(failing, key(2)), /no/);
  assert.throws(() => map.get(failing, key(2)), /no/);
  assert.equal(names(map), '1,33,2');
});

test('H5: deletion shrinks nodes as CPython does', () => {
  const map = mapOf(key(1, 'a'), key(1, 'b'), key(33, 'c'));
  const shape = (m: Hamt<Key, string>): string =>
    dumpHamt(
      m,
      (v) => (typeof v === 'string' ? v : v.name),
      () => '',
    ).replace(/[^\S\n]+/g, ' ');
  // The collision of two becomes one key, which its parent takes in; the parent still holds two.
  assert.equal(shape(map.delete(keys, key(1, 'b'))), shape(mapOf(key(1, 'a'), key(33, 'c'))));
  assert.equal(map.delete(keys, key(1, 'z')), map);
  assert.equal(map.delete(keys, key(7)), map);
  const wide = mapOf(...range(17).map((i) => key(i)));
  // An array node stays one until fewer than sixteen are left.
  const sixteen = wide.delete(keys, key(16));
  assert.match(shape(sixteen), /^HAMT\(len=16\):\n ?ArrayNode/);
  assert.equal(shape(sixteen.delete(keys, key(15))), shape(mapOf(...range(15).map((i) => key(i)))));
  let all = wide;
  for (const i of range(17)) all = all.delete(keys, key(i));
  assert.equal(all, Hamt.empty());
});

test('H6: keys whose hashes differ only in the top bits lie as deep as it gets', () => {
  const deep = mapOf(key(0, 'a'), key(0x40000000, 'b'), key(0x40000000, 'c'), key(-0x80000000, 'd'));
  assert.equal(names(deep), 'a,b,c,d');
  assert.equal(deep.get(keys, key(-0x80000000, 'd')), 'vd');
});

/** Few hashes, so that paths are shared and keys collide. */
const anyKey = fc
  .record({ hash: fc.constantFrom(0, 1, 31, 32, 33, 1024, 1 << 30, -1, -(2 ** 31), 5, 37, 69), name: fc.constantFrom(...'abcdefgh') })
  .map(({ hash, name }) => key(hash, `${hash}${name}`));
const anyWideKey = fc.integer().map((hash) => key(hash));
const anyChange = (which: fc.Arbitrary<Key>) => fc.tuple(fc.boolean(), which, fc.integer({ min: 0, max: 3 }));

for (const [what, arbitrary] of [
  ['few hashes', anyKey],
  ['many hashes', anyWideKey],
] as const) {
  test(`a map behaves as JavaScript's own, and older maps stay as they were (${what})`, () => {
    fc.assert(
      fc.property(fc.array(anyChange(arbitrary), { maxLength: 120 }), (changes) => {
        let map = Hamt.empty<Key, number>();
        const model = new Map<string, number>();
        const earlier: [Hamt<Key, number>, string][] = [];
        const show = (m: Hamt<Key, number>): string => Array.from(m.entries(), ([k, v]) => `${k.name}=${v}`).join();
        for (const [isSet, k, value] of changes) {
          earlier.push([map, show(map)]);
          if (isSet) {
            map = map.set(keys, k, value);
            model.set(k.name, value);
          } else {
            map = map.delete(keys, k);
            model.delete(k.name);
          }
          assert.equal(map.get(keys, k), model.get(k.name));
          assert.equal(map.size, model.size);
        }
        assert.deepEqual(new Map(Array.from(map.entries(), ([k, v]) => [k.name, v])), model);
        for (const [before, shown] of earlier) assert.equal(show(before), shown);
      }),
    );
  });
}

test.run();

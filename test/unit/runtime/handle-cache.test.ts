// The handle cache: the protocols of RUNTIME-SPEC's P1 to P7 and P20, P21, one test for each.
import { strict as assert } from 'node:assert';
import { test } from 'uvu';
import { HANDLE_POLICIES, HandleCache, type HandlePolicy, HandleSlots } from '../../../src/runtime/handle-cache.ts';
import { Raise } from '../../../src/runtime/machine.ts';
import { checkOwner } from '../../../src/runtime/owned.ts';

interface Handle {
  readonly slot: number;
  readonly owner: number;
}
/** A cache for interpreter `id` and how often it had to make something. */
function cacheFor(slots: HandleSlots, id: number) {
  const cache = new HandleCache<Handle>(slots, id);
  const calls = { made: 0 };
  const make = (slot: number): Handle => {
    calls.made++;
    return { slot, owner: id };
  };
  return { cache, calls, make, find: (slot: number) => cache.find(slot, make) };
}
function slotsWith(policy: HandlePolicy): HandleSlots {
  const slots = new HandleSlots();
  slots.setPolicy(policy);
  return slots;
}

test('P1: the owner of a slot finds what it has put there, and nothing is made', () => {
  for (const policy of HANDLE_POLICIES) {
    const { find, calls, cache } = cacheFor(slotsWith(policy), 1);
    const first = find(7);
    assert.equal(find(7), first, policy);
    assert.equal(find(7), first, policy);
    assert.equal(calls.made, 1, policy);
    assert.deepEqual(cache.stats, { hits: 2, misses: 1, claims: 1, foreign: 0, lost: 0 }, policy);
  }
});

test("P2: a slot that is nobody's is claimed once, and what was made is what comes back", () => {
  for (const policy of ['single', 'single-safe'] as const) {
    const slots = slotsWith(policy);
    const { find, cache, calls } = cacheFor(slots, 1);
    assert.equal(slots.tagOf(3).tag, 0);
    const made = find(3);
    assert.deepEqual(made, { slot: 3, owner: 1 });
    assert.deepEqual(slots.tagOf(3), { tag: cache.tag, isBusy: false, isAlive: true });
    assert.equal(calls.made, 1);
  }
});

test("P3: in somebody else's slot nothing is ever written, and everything is made anew", () => {
  for (const policy of ['single', 'single-safe'] as const) {
    const slots = slotsWith(policy);
    const [first, second] = [cacheFor(slots, 1), cacheFor(slots, 2)];
    first.find(5);
    const word = slots.tagOf(5).tag;
    for (let i = 0; i < 10; i++) assert.equal(second.find(5).owner, 2);
    assert.equal(second.calls.made, 10);
    assert.deepEqual(second.cache.stats, { hits: 0, misses: 10, claims: 0, foreign: 10, lost: 0 });
    assert.equal(slots.tagOf(5).tag, word);
    assert.equal(first.find(5).owner, 1);
    assert.equal(first.calls.made, 1);
  }
});

test("P4: when making it raises, the slot stays nobody's", () => {
  for (const policy of HANDLE_POLICIES) {
    const slots = slotsWith(policy);
    const { cache, find, calls } = cacheFor(slots, 1);
    assert.throws(
      () =>
        cache.find(9, () => {
          throw new Error('no handle today');
        }),
      /no handle today/,
    );
    assert.equal(slots.tagOf(9).tag, 0, policy);
    assert.equal(cache.has(9), false, policy);
    assert.equal(find(9).owner, 1, policy);
    assert.equal(calls.made, 1, policy);
  }
});

test('P5: single promises that nobody claims a slot while its owner-to-be makes the handle', () => {
  const slots = slotsWith('single');
  const { cache, make } = cacheFor(slots, 1);
  // Making it leads to the same slot again.
  assert.throws(() => cache.find(2, (slot) => cache.find(slot, make)), /slot 2 was claimed by interpreter 1 itself meanwhile/);
  // single-safe has no such promise to break: both get what was there first.
  slots.setPolicy('single-safe');
  const outer = cache.find(2, (slot) => (cache.find(slot, make), { slot, owner: 99 }));
  assert.equal(outer, cache.find(2, make));
});

test('P6: with data-cas a late one goes away with what it made, as PyTorch has it', () => {
  const slots = slotsWith('data-cas');
  const { cache, make } = cacheFor(slots, 1);
  const late = { slot: 4, owner: 1 };
  const got = cache.find(4, (slot) => (cache.find(slot, make), late));
  assert.equal(got, late);
  assert.notEqual(cache.find(4, make), late);
  assert.equal(cache.stats.lost, 1);
  // per-interpreter gives the winner's to both.
  slots.setPolicy('per-interpreter');
  const winner = cache.find(4, (slot) => (cache.find(slot, make), late));
  assert.notEqual(winner, late);
  assert.equal(cache.find(4, make), winner);
});

test('P7: an object of another interpreter is refused by name', () => {
  checkOwner(1, 1);
  try {
    checkOwner(1, 2);
    assert.ok(false, 'nothing was raised');
  } catch (error) {
    assert.ok(error instanceof Raise);
    assert.equal(error.exception.cls.name, 'InterpreterError');
    assert.equal(
      (error.exception as unknown as { args: { items: unknown[] } }).args.items[0],
      'object belongs to interpreter 1, used from 2',
    );
  }
});

test('P20: one interface for four policies; a change of policy begins anew and takes no handle along', () => {
  const slots = new HandleSlots();
  assert.equal(slots.policy, 'per-interpreter');
  const [a, b] = [cacheFor(slots, 1), cacheFor(slots, 2)];
  for (const policy of HANDLE_POLICIES) {
    slots.setPolicy(policy);
    const before = a.calls.made;
    assert.equal(a.find(1).owner, 1);
    assert.equal(b.find(1).owner, 2);
    assert.equal(a.find(1).owner, 1);
    assert.equal(b.find(1).owner, 2);
    assert.equal(a.calls.made, before + 1, policy);
  }
  // Who comes second starves under the two of one owner, and only there: 1 miss or 2 for each policy.
  assert.deepEqual(a.cache.stats, { hits: 4, misses: 4, claims: 4, foreign: 0, lost: 0 });
  assert.deepEqual(b.cache.stats, { hits: 2, misses: 6, claims: 2, foreign: 4, lost: 0 });
});

test('P21: what an interpreter has claimed is free when it ends, and a successor in its place finds nothing of it', () => {
  for (const policy of ['single', 'single-safe'] as const) {
    const slots = slotsWith(policy);
    const first = cacheFor(slots, 1);
    const { tag } = first.cache;
    for (let slot = 0; slot < 50; slot++) first.find(slot);
    first.cache.release();
    assert.equal(slots.isAlive(tag), false);
    const second = cacheFor(slots, 2);
    // The same place, another generation.
    assert.equal(second.cache.tag & 4095, tag & 4095);
    assert.notEqual(second.cache.tag, tag);
    for (let slot = 0; slot < 50; slot++) assert.equal(second.find(slot).owner, 2);
    for (let slot = 0; slot < 50; slot++) assert.equal(second.find(slot).owner, 2);
    assert.deepEqual(second.cache.stats, { hits: 50, misses: 50, claims: 50, foreign: 0, lost: 0 });
    assert.throws(() => first.find(0), /interpreter 1 has ended/);
  }
});

/** Numbers that depend on the seed alone. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
test('P1-P21 under stress: 8 interpreters, a million operations, errors and ends at random', () => {
  for (const policy of HANDLE_POLICIES) {
    const slots = slotsWith(policy);
    const roll = dice(HANDLE_POLICIES.indexOf(policy) + 1);
    let next = 0;
    const all = Array.from({ length: 8 }, () => cacheFor(slots, next++));
    let found = 0;
    for (let i = 0; i < 250_000; i++) {
      const at = roll(8);
      const one = all[at];
      const slot = roll(400);
      if (roll(5000) === 0) {
        one.cache.release();
        all[at] = cacheFor(slots, next++);
        continue;
      }
      if (roll(50) === 0) {
        try {
          one.cache.find(slot, () => {
            throw new RangeError('made badly');
          });
        } catch (error) {
          assert.ok(error instanceof RangeError);
        }
        continue;
      }
      const handle = one.find(slot);
      if (handle === null || handle.owner !== one.cache.interpreter || handle.slot !== slot)
        assert.fail(`${policy}: ${JSON.stringify(handle)}`);
      found++;
    }
    assert.ok(found > 200_000);
  }
});

test('X5: a table that says otherwise than the one before is refused', () => {
  const slots = new HandleSlots();
  slots.checkTable(12345);
  slots.checkTable(12345);
  assert.throws(() => slots.checkTable(54322), /different operator tables/);
});

test.run();

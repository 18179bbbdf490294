import { strict as assert } from 'node:assert';
import { test } from 'uvu';
import type { Thread } from '../../../src/runtime/machine.ts';
import * as methods from '../../../src/runtime/str-methods.ts';
import { jsText, PyStr, pointsOf, strFromPoints } from '../../../src/runtime/text.ts';

/** What the functions here ask of a machine. */
const t = { allot: () => {}, charge: () => {} } as unknown as Thread;

function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x80000000;
  };
}
/** The same characters as a text that has to work on code points: 'a' to 'e' become astral ones. */
const astral = (text: string): PyStr =>
  new PyStr(Array.from(text, (char) => (char >= 'a' && char <= 'e' ? 0x1f5a0 + char.charCodeAt(0) : char.charCodeAt(0))));
const plain = (s: methods.Str): string => jsText(strFromPoints(pointsOf(s).map((point) => (point >= 0x1f5a0 ? point - 0x1f5a0 : point))));

test('both forms of a str give the same answers', () => {
  const next = random(7);
  const text = (max: number): string => Array.from({ length: Math.floor(next() * max) }, () => 'abcde \n'[Math.floor(next() * 7)]).join('');
  for (let i = 0; i < 3000; i++) {
    const s = text(14);
    const sub = text(3);
    const by = text(3);
    const max = Math.floor(next() * 4) - 1;
    const [from, to] = [Math.floor(next() * 6), Math.floor(next() * (s.length + 1))];
    const [S, SUB, BY] = [astral(s), astral(sub), astral(by)];
    const where = JSON.stringify([s, sub, by, max, from, to]);
    assert.equal(methods.findStr(s, sub, from, to), methods.findStr(S, SUB, from, to), `find ${where}`);
    assert.equal(methods.findLastStr(s, sub, from, to), methods.findLastStr(S, SUB, from, to), `rfind ${where}`);
    assert.equal(methods.countStr(s, sub, from, to), methods.countStr(S, SUB, from, to), `count ${where}`);
    assert.equal(methods.startsWithStr(s, sub, from, to), methods.startsWithStr(S, SUB, from, to), `startswith ${where}`);
    assert.equal(methods.endsWithStr(s, sub, from, to), methods.endsWithStr(S, SUB, from, to), `endswith ${where}`);
    assert.equal(methods.compareStr(s, sub), methods.compareStr(S, SUB), `compare ${where}`);
    assert.deepEqual(methods.linesOfStr(S, true).map(plain), methods.linesOfStr(s, true), `splitlines ${where}`);
    assert.deepEqual(methods.splitStr(S, null, max).map(plain), methods.splitStr(s, null, max), `split ${where}`);
    assert.deepEqual(methods.splitRightStr(S, null, max).map(plain), methods.splitRightStr(s, null, max), `rsplit ${where}`);
    assert.equal(plain(methods.replaceStr(t, S, SUB, BY, max)), methods.replaceStr(t, s, sub, by, max), `replace ${where}`);
    assert.equal(plain(methods.stripStr(S, SUB, true, true)), methods.stripStr(s, sub, true, true), `strip ${where}`);
    if (sub !== '') {
      assert.deepEqual(methods.splitStr(S, SUB, max).map(plain), methods.splitStr(s, sub, max), `split ${where}`);
      assert.deepEqual(methods.splitRightStr(S, SUB, max).map(plain), methods.splitRightStr(s, sub, max), `rsplit ${where}`);
    }
  }
});

test('a long needle is found as a short one is', () => {
  const hay = Array.from({ length: 5000 }, (_, i) => 0x1f600 + ((i * i) % 7));
  for (const at of [0, 1, 17, 2500, 4980]) {
    const needle = hay.slice(at, at + 20);
    let naive = 0;
    while (!needle.every((point, i) => hay[naive + i] === point)) naive++;
    assert.equal(methods.findStr(new PyStr(hay), new PyStr(needle), 0, hay.length), naive);
  }
});

test('adding to a text with astral characters again and again takes time in proportion to the text', () => {
  let s: methods.Str = new PyStr([0x1f600]);
  for (let i = 0; i < 200_000; i++) s = methods.concatStr(t, s, 'x');
  const points = pointsOf(s);
  assert.equal(points.length, 200_001);
  assert.equal(points[0], 0x1f600);
  assert.ok(points.slice(1).every((point) => point === 120));
});

test('a slice without astral characters is a plain string again', () => {
  const s = new PyStr([97, 0x1f600, 98, 99]);
  assert.equal(methods.sliceStr(s, 2, 4), 'bc');
  assert.equal(methods.joinStr(t, '', [s, 'x']) instanceof PyStr, true);
  assert.equal(methods.concatStr(t, new PyStr([0xd83d]), new PyStr([0xde00])).length, 2);
});

test('where an odd space goes when centring', () => {
  assert.equal(methods.centerStr(t, 'a', 4, '*'), '*a**');
  assert.equal(methods.centerStr(t, 'ab', 5, '*'), '**ab*');
});

test.run();

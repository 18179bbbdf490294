/**
 * However the screen has come to be what it is, change by change, it is what drawing everything at once would make it.
 */
import { strict as assert } from 'node:assert';
import { test } from 'uvu';
import { Conversation } from './harness.ts';

const PIECES = [
  'a',
  '(',
  ')',
  '"',
  'é',
  '日',
  '👍🏽',
  ' ',
  'if x:',
  'return',
  '<enter>',
  '<M-enter>',
  '<left>',
  '<right>',
  '<up>',
  '<down>',
  '<home>',
  '<end>',
  '<backspace>',
  '<delete>',
  '<C-k>',
  '<C-y>',
  '<C-w>',
  '<C-_>',
  '<M-b>',
  '<M-f>',
  '<tab>',
  '<paste>def f():\n\treturn "日本語日本語日本語"\n</paste>',
  'wwwwwwwwwwwwwwwwwwwwwwwwwwwwwww',
  '<C-r>a',
  '<C-g>',
];

function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x80000000;
  };
}

for (let seed = 1; seed <= 12; seed++) {
  test(`keys at random, seed ${seed}`, async () => {
    const roll = dice(seed * 7919);
    const setting = { columns: 17 + Math.floor(roll() * 20), rows: 5 + Math.floor(roll() * 4), colors: true };
    const talk = new Conversation(setting);
    const { screen } = talk;
    const typed: string[] = [];
    for (let step = 0; step < 120; step++) {
      const piece = PIECES[Math.floor(roll() * PIECES.length)];
      typed.push(piece);
      await talk.type(piece);
      if (screen.events === null || talk.ending !== null) break;
      const [text, cursor] = [screen.text(true), screen.cursor];
      // A window that changed its size is drawn anew, and so is one that kept it.
      screen.resize(screen.columns, screen.rows);
      const what = `after ${typed.join('')}`;
      assert.deepEqual(screen.text(true), text, what);
      assert.deepEqual(screen.cursor, cursor, what);
    }
  });
}

test.run();

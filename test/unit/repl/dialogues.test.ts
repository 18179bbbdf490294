/** The table of dialogues.ts, each on a screen of its own. */
import { strict as assert } from 'node:assert';
import { test } from 'uvu';
import { type Dialogue, DIALOGUES } from './dialogues.ts';
import { Conversation } from './harness.ts';

async function hold(row: Dialogue): Promise<void> {
  const talk = new Conversation(row);
  await talk.type(row.keys);
  const { screen, bytes, ending } = talk;
  const lines = screen.text(true);
  if (row.shows !== undefined) assert.deepEqual(lines, row.shows);
  if (row.shown !== undefined) assert.match(lines.join('\n'), row.shown);
  if (row.cursor !== undefined) assert.deepEqual(screen.cursor, row.cursor, 'the cursor');
  if (row.bytes !== undefined) assert.ok(bytes <= row.bytes, `${bytes} bytes for the last key`);
  for (const [word, look] of Object.entries(row.looks ?? {})) assert.equal(screen.lookOf(word), look, `how ${word} looks`);
  assert.equal(screen.bells, row.bells ?? screen.bells, 'bells');
  assert.equal(ending, row.ends ?? null, 'the ending');
  if (ending !== null) assert.equal(screen.pastesAreMarked, false);
}

for (const row of DIALOGUES) test(row.about, () => hold(row));

test('other threads run while somebody types, and what they write does not spoil it', async () => {
  const talk = new Conversation({ colors: false });
  await talk.type('import threading, time<enter>def f():<enter>time.sleep(0.05)<enter>print("from f", flush=True)<enter><enter>');
  await talk.type('threading.Thread(target=f).start()<enter>abc');
  await talk.sees('from f');
  await talk.sees('from f\n>>> abc');
  await talk.type('<backspace>d');
  assert.deepEqual(talk.screen.text(true).slice(-3), ['>>> threading.Thread(target=f).start()', 'from f', '>>> abd']);
});

test('no two rows are about the same', () => {
  assert.equal(new Set(DIALOGUES.map(({ about }) => about)).size, DIALOGUES.length);
});

test.run();

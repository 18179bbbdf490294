import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'uvu';
import { parse } from '../../../src/compiler/parse.ts';
import { tokenize } from '../../../src/compiler/lexer.ts';
import { SyntaxProblem } from '../../../src/support/errors.ts';

// Damages good programs in a hundred ways. Whatever comes out is a tree or a SyntaxProblem with a position inside the text, and
// soon; and what was damaged parses before the damage, so that a parser which refuses everything does not pass.

const SEED = Number(process.env.FUZZ_SEED ?? 20_314);
const ROUNDS = Number(process.env.FUZZ_ROUNDS ?? 1500);

/** mulberry32 */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const PIECES = [
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  ',',
  ':',
  '.',
  '=',
  '==',
  ':=',
  '->',
  '*',
  '**',
  '+',
  '-',
  ' not ',
  ' in ',
  ' is ',
  ' if ',
  ' else ',
  ' for ',
  'def ',
  'class ',
  'lambda ',
  'yield ',
  'await ',
  'async ',
  'with ',
  ' as ',
  'try',
  'except',
  'import ',
  'from ',
  'return ',
  'pass',
  'x',
  '1',
  "'",
  '"',
  '"""',
  "f'",
  't"',
  "b'",
  '{',
  '}',
  '@',
  '!',
  ';',
  '\n',
  '    ',
  '\t',
  '\\',
  '\\\n',
  '#',
  'print ',
  'match ',
  'case ',
  'type ',
  '_',
  '0',
  '0x',
  '1e',
  '1_',
  '$',
  '?',
  '`',
  '\u00a0',
  'é',
  '😀',
  '\ud800',
  '\f',
  '\r',
  '\ufeff',
  '!r',
  '...',
  'None',
  'del ',
  'global ',
  'raise ',
  'assert ',
  'while ',
  'elif ',
  'finally:',
  '200000000000000000000',
];

const PROGRAMS = readdirSync('programs')
  .filter((name) => name.endsWith('.py'))
  .map((name) => readFileSync(`programs/${name}`, 'utf8'));

function check(source: string | Uint8Array, what: string): void {
  const started = performance.now();
  try {
    parse(source, 'f', 'exec');
  } catch (error) {
    assert.ok(error instanceof SyntaxProblem, `${what}: ${String((error as Error).stack ?? error)}`);
    assert.ok(error.message.length > 0 && !/chevrotain|undefined|NaN|Expecting/.test(error.message), `${what}: ${error.message}`);
    const { line, endLine, col, endCol } = error.span;
    assert.ok([line, endLine, col, endCol].every(Number.isInteger), `${what}: ${JSON.stringify(error.span)}`);
    assert.equal(error.filename, 'f');
  }
  assert.ok(performance.now() - started < 10_000, `${what}: too slow`);
}

function damage(source: string, random: () => number): string {
  const pick = (size: number): number => Math.floor(random() * size);
  const at = pick(source.length + 1);
  const piece = PIECES[pick(PIECES.length)];
  switch (pick(6)) {
    case 0:
      return source.slice(0, at);
    case 1:
      return source.slice(0, at) + piece + source.slice(at);
    case 2:
      return source.slice(0, at) + source.slice(at + 1 + pick(3));
    case 3:
      return source.slice(0, at) + piece + source.slice(at + 1);
    case 4: {
      // A token moves elsewhere.
      const { tokens } = tokenize(source);
      if (tokens.length === 0) return piece;
      const token = tokens[pick(tokens.length)];
      return source.slice(0, at) + source.slice(token.startOffset, token.endOffset) + source.slice(at);
    }
    default: {
      const to = Math.min(source.length, at + pick(200));
      return source.slice(0, at) + source.slice(to);
    }
  }
}

test('the programs parse as they are', () => {
  assert.ok(PROGRAMS.length > 0);
  for (const program of PROGRAMS) parse(program, 'f', 'exec');
});

test('damaged programs', () => {
  const random = randomFrom(SEED);
  for (let round = 0; round < ROUNDS; round++) {
    let source = PROGRAMS[Math.floor(random() * PROGRAMS.length)];
    // A stretch of it is enough, and keeps the rounds short.
    const lines = source.split('\n');
    const from = Math.floor(random() * lines.length);
    if (random() < 0.8) source = lines.slice(from, from + 40).join('\n');
    const times = 1 + Math.floor(random() * 3);
    for (let i = 0; i < times; i++) source = damage(source, random);
    check(source, `seed ${SEED}, round ${round}`);
  }
});

test('damaged bytes', () => {
  const random = randomFrom(SEED + 1);
  for (let round = 0; round < ROUNDS / 5; round++) {
    const bytes = new TextEncoder().encode(PROGRAMS[Math.floor(random() * PROGRAMS.length)].slice(0, 2000));
    for (let i = 0; i < 3; i++) bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
    check(bytes, `seed ${SEED + 1}, round ${round}`);
  }
});

test('random tokens', () => {
  const random = randomFrom(SEED + 2);
  for (let round = 0; round < ROUNDS; round++) {
    let source = '';
    const length = Math.floor(random() * 40);
    for (let i = 0; i < length; i++) source += PIECES[Math.floor(random() * PIECES.length)];
    check(source, `seed ${SEED + 2}, round ${round}: ${JSON.stringify(source)}`);
  }
});

test('one bracket too few or too many, and its repair', () => {
  const random = randomFrom(SEED + 3);
  for (let round = 0; round < 300; round++) {
    const open: string[] = [];
    let source = 'x = ';
    for (let i = 0; i < 1 + Math.floor(random() * 150); i++) {
      const bracket = '([{'[Math.floor(random() * 3)];
      open.push(bracket);
      source += bracket === '{' ? '{1: ' : bracket === '(' ? 'f(' : '[';
    }
    const closers = open.reverse().map((bracket) => (bracket === '(' ? ')' : bracket === '[' ? ']' : '}'));
    const good = `${source}1${closers.join('')}\n`;
    parse(good, 'f', 'exec');
    const missing = Math.floor(random() * closers.length);
    assert.throws(() => parse(`${source}1${closers.filter((_, i) => i !== missing).join('')}\n`, 'f', 'exec'), SyntaxProblem);
    assert.throws(() => parse(`${good.trimEnd()})\n`, 'f', 'exec'), SyntaxProblem);
    check(good.slice(0, Math.floor(random() * good.length)), `round ${round}`);
  }
});

test.run();

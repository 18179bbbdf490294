import { strict as assert } from 'node:assert';
import { test } from 'uvu';
import { classOf, tokenize } from '../../../src/compiler/lexer.ts';
import { parse } from '../../../src/compiler/parse.ts';
import { SyntaxProblem } from '../../../src/support/errors.ts';

/** What comes of a text: 'ok' or the message; anything but a SyntaxProblem fails the test. */
function outcome(source: string): string {
  const started = performance.now();
  try {
    parse(source, 'f', 'exec');
    return 'ok';
  } catch (error) {
    if (error instanceof SyntaxProblem) return error.message;
    throw error;
  } finally {
    assert.ok(performance.now() - started < 10_000, `too slow: ${source.slice(0, 40)}`);
  }
}

const many = (text: string, count: number): string => text.repeat(count);
const indented = (count: number, line: string, last: string): string =>
  `${Array.from({ length: count }, (_, i) => `${' '.repeat(i)}${line}\n`).join('')}${' '.repeat(count)}${last}\n`;

test('what must compile', () => {
  assert.equal(outcome(`${many('(', 200)}1${many(')', 200)}`), 'ok');
  assert.equal(outcome(`${many('[', 200)}${many(']', 200)}`), 'ok');
  assert.equal(outcome(`${many('{1:', 199)}1${many('}', 199)}`), 'ok');
  assert.equal(outcome(`f${many('(f', 199)}(1${many(')', 200)}`), 'ok');
  assert.equal(outcome(indented(99, 'if 1:', 'pass')), 'ok');
  assert.equal(outcome(indented(98, 'for x in y:', `${many('(', 199)}1${many(')', 199)}`)), 'ok');
  assert.equal(outcome(`1${many('+1', 100_000)}`), 'ok');
  assert.equal(outcome(`a${many(' and a', 10_000)}`), 'ok');
  assert.equal(outcome(`a${many(' < a', 10_000)}`), 'ok');
  assert.equal(outcome(`a${many('.b()', 20_000)}`), 'ok');
  assert.equal(outcome(`${many('not ', 20_000)}a`), 'ok');
  assert.equal(outcome(`${many('- ', 20_000)}a`), 'ok');
  assert.equal(outcome(`a${many('**-a', 10_000)}`), 'ok');
  assert.equal(outcome(`${many('a if b else ', 5000)}c`), 'ok');
  assert.equal(outcome(`if 1: pass\n${many('elif 1: pass\n', 5000)}`), 'ok');
  assert.equal(outcome(`def f(${Array.from({ length: 5000 }, (_, i) => `a${i}`).join(', ')}): pass`), 'ok');
  assert.equal(outcome(`x = "${many('a', 1_000_000)}"`), 'ok');
  assert.equal(outcome(`x = [${many('a, ', 100_000)}]`), 'ok');
  assert.equal(outcome(many('\\\n', 10_000)), 'unexpected EOF while parsing');
});

test('what must be refused', () => {
  assert.equal(outcome(`${many('(', 201)}1${many(')', 201)}`), 'too many nested parentheses');
  assert.equal(outcome(many('[{(', 10_000)), 'too many nested parentheses');
  assert.equal(outcome(indented(100, 'if 1:', 'pass')), 'too many levels of indentation');
  assert.equal(outcome(`${many('(', 190)}a b${many(')', 190)}`), 'invalid syntax. Perhaps you forgot a comma?');
  assert.equal(outcome(`${many('f(lambda: ', 190)}a b${many(')', 190)}`), 'invalid syntax. Perhaps you forgot a comma?');
  assert.equal(outcome(indented(98, 'try:', 'a b')), 'invalid syntax');
  assert.equal(outcome(`1${many('+1', 100_000)} 1`), 'invalid syntax');
  assert.equal(outcome(`if 1: pass\n${many('elif 1: pass\n', 5000)}elif 1 pass`), 'invalid syntax');
  assert.equal(outcome(many("f'{", 5000)), 'too many nested f-strings or t-strings');
  assert.equal(outcome(`x = 1${many('0', 4300)}`).slice(0, 30), 'Exceeds the limit (4300 digits');
  assert.notEqual(outcome(many('lambda: ', 20_000)), 'ok');
  assert.notEqual(outcome(many('a if b else ', 20_000)), 'ok');
});

test('time is linear in the input', () => {
  const line = 'def f(a, b=1):\n    return [x.y for x in a if x == b] + f(a, **b)[1:2]\n';
  parse(many(line, 1000), 'f', 'exec');
  const time = (count: number): number => {
    const source = many(line, count);
    const before = process.cpuUsage();
    parse(source, 'f', 'exec');
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  // A quadratic parser needs 64 times as long every time; a linear one is caught by the noise of a busy machine now and then.
  const ratios = Array.from({ length: 10 }, () => time(4000) / time(500));
  assert.ok(Math.min(...ratios) < 24, String(ratios));
});

test('tokens with their spans, for whoever colours', () => {
  const list = tokenize("match x:  # why\n  case 'a': yield f'{b}' + 12\n", { comments: true });
  const words = list.tokens
    .filter((token) => classOf(token) !== 'layout')
    .map((token) => `${classOf(token)} ${list.text.slice(token.startOffset, token.endOffset)}`);
  assert.deepEqual(words, [
    'softKeyword match',
    'name x',
    'operator :',
    'softKeyword case',
    "string 'a'",
    'operator :',
    'keyword yield',
    "string f'",
    'operator {',
    'name b',
    'operator }',
    "string '",
    'operator +',
    'number 12',
  ]);
  assert.deepEqual([...list.comments], [10, 15]);
  assert.equal(tokenize("x = 'abc").problem?.message, 'unterminated string literal (detected at line 1)');
});

test.run();

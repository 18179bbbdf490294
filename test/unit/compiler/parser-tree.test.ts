import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { test } from 'uvu';
import { canonicalStatements } from '../../../scripts/canonical-ast.ts';
import { PythonGrammar } from '../../../src/compiler/grammar.ts';
import { parse } from '../../../src/compiler/parse.ts';
import type { SyntaxNotice } from '../../../src/support/errors.ts';
import { SyntaxProblem } from '../../../src/support/errors.ts';

const TREES = JSON.parse(readFileSync('test/unit/compiler/fixtures/trees.json', 'utf8')) as { source: string; statements: string[] }[];

test('trees are those that CPython makes, spans included', () => {
  for (const { source, statements } of TREES) assert.deepEqual(canonicalStatements(source, 'f'), statements, source);
});

test('the same trees from bytes, with other line ends and behind a byte order mark', () => {
  for (const { source, statements } of TREES) {
    if (source.includes("'''") || source.includes('\\\n') || source.includes('"""')) continue;
    const bytes = new TextEncoder().encode(`\ufeff${source.replaceAll('\n', '\r\n')}`);
    assert.deepEqual(canonicalStatements(bytes, 'f'), statements, source);
  }
});

test('the grammar passes the checks that the shipped one skips', () => {
  new PythonGrammar({ validate: true });
});

test('encodings', () => {
  const latin = Uint8Array.from(Buffer.from("# coding: latin-1\nx = '\xe9'\n", 'latin1'));
  assert.match(canonicalStatements(latin, 'f')[0], /\\u\{e9\}/);
  const refused = (text: string, encoding: BufferEncoding, message: RegExp): void => {
    assert.throws(
      () => parse(Uint8Array.from(Buffer.from(text, encoding)), 'f', 'exec'),
      (error) => error instanceof SyntaxProblem && message.test(error.message) && error.filename === 'f',
    );
  };
  refused('# coding: nonesuch\nx\n', 'utf8', /^unknown encoding: nonesuch$/);
  refused("x = 1\ny = '\xe9'\n", 'latin1', /^Non-UTF-8 code starting with '\\xe9' on line 2, but no encoding declared; see /);
  refused("# coding: ascii\nx = '\xe9'\n", 'latin1', /^'ascii' codec can't decode byte 0xe9 in position 21: ordinal not in range\(128\)$/);
  refused('a\0b', 'utf8', /^source code cannot contain null bytes$/);
});

test('warnings are collected, not thrown', () => {
  const notices: SyntaxNotice[] = [];
  parse("x = '\\d'\ny = b'\\400'\nz = 1if x else 2\nw = f'\\{x}'\nv = r'\\d'\n", 'f', 'exec', { notices });
  assert.deepEqual(notices.map(({ message, span }) => [span.line, message]).sort(), [
    [
      1,
      '"\\d" is an invalid escape sequence. Such sequences will not work in the future. Did you mean "\\\\d"? A raw string is also an option.',
    ],
    [
      2,
      '"\\400" is an invalid octal escape sequence. Such sequences will not work in the future. Did you mean "\\\\400"? A raw string is also an option.',
    ],
    [3, 'invalid decimal literal'],
    [
      4,
      '"\\{" is an invalid escape sequence. Such sequences will not work in the future. Did you mean "\\\\{"? A raw string is also an option.',
    ],
  ]);
});

test('names of characters come from the hook', () => {
  const unicodeName = (name: string): number | undefined => (name === 'BULLET' ? 0x2022 : undefined);
  assert.match(canonicalStatements("'\\N{BULLET}'", 'f', unicodeName)[0], /\\u\{2022\}/);
  assert.throws(() => parse("'\\N{NO SUCH}'", 'f', 'exec', { unicodeName }), /unknown Unicode character name/);
});

test('eval and single', () => {
  assert.equal(parse('1, 2\n\n', 'f', 'eval').node, 'Expression');
  const single = parse('a = 1; b', 'f', 'single');
  assert.equal(single.node === 'Interactive' && single.body.length, 2);
  assert.throws(() => parse('a = 1', 'f', 'eval'), /invalid syntax/);
});

test('a dialogue can tell incomplete input from wrong input', () => {
  const state = (source: string): string => {
    try {
      parse(source, 'f', 'single', { allowIncomplete: true });
      return 'whole';
    } catch (error) {
      assert.ok(error instanceof SyntaxProblem);
      return error.message === 'incomplete input' ? 'incomplete' : 'wrong';
    }
  };
  const incomplete = [
    'if x:',
    'if x:\n  y',
    'if x: y',
    'f(',
    "'''a\n",
    '@a',
    'x = 1 + \\',
    'try:\n  x\n',
    'match x:\n  case 1:',
    "f'''{a",
    'def f():\n  if x:',
  ];
  const wrong = ['a b', 'x = ', "'a", 'if x', 'f(a b', ']', 'if x:\ny', 'for x in', 'import'];
  const whole = ['x', 'if x:\n  y\n', 'if x: y\n', 'f(\n1)', "'''a\n'''", '@a\ndef f(): pass\n', 'match = 1'];
  for (const source of incomplete) assert.equal(state(source), 'incomplete', source);
  for (const source of wrong) assert.equal(state(source), 'wrong', source);
  for (const source of whole) assert.equal(state(source), 'whole', source);
});

test.run();

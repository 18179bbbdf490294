/**
 * Lines that are lexed one by one look as the lexer sees the whole text; and after any number of changes they are what they would be without them.
 */
import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import { CodeLines, type Lexer } from '../../../src/cli/repl/code-lines.ts';
import { matchingBrackets, styleWith } from '../../../src/cli/repl/highlight.ts';
import { classOf, edgeOf, tokenize } from '../../../src/compiler/compile.ts';

const BUILTINS = new Set(['print', 'int', 'ValueError', 'len', 'range']);
const styleOf = styleWith((name) => BUILTINS.has(name));
const lexed = { texts: 0 };
const lexer: Lexer = {
  tokenize: (text) => {
    lexed.texts++;
    return tokenize(text, { comments: true });
  },
  classOf,
  edgeOf,
};
const linesOf = (text: string): CodeLines => {
  const lines = new CodeLines(lexer, styleOf);
  lines.update(text);
  return lines;
};
const allOf = (lines: CodeLines) => Array.from({ length: lines.count }, (_, index) => lines.line(index));

/** The style of every character that is no blank. */
type Look = [char: string, style: string][];
function lookOf(lines: CodeLines): Look {
  return allOf(lines).flatMap(({ text, words }) =>
    Array.from({ length: text.length }, (_, at): [string, string] => [
      text[at],
      words.find(({ from, to }) => from <= at && at < to)?.style ?? '',
    ]),
  );
}
function lookOfWhole(text: string): Look {
  const styles = new Array<string>(text.length).fill('');
  const { tokens, comments, problem } = lexer.tokenize(text);
  assert.equal(problem, null);
  let before = '';
  for (const token of tokens) {
    const kind = classOf(token);
    if (kind === 'layout') continue;
    styles.fill(styleOf(kind, token.image, before), token.startOffset, token.endOffset);
    before = token.image;
  }
  for (let at = 0; at < comments.length; at += 2) styles.fill('comment', comments[at], comments[at + 1]);
  return Array.from({ length: text.length }, (_, at): [string, string] => [text[at], styles[at]]).filter(([char]) => char !== '\n');
}

const FOLDERS = ['programs', 'src/stdlib', 'test/language', 'test/regression'];
const files = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.py'))
    .map((entry) => join(entry.parentPath, entry.name)),
);

test('programs look line by line as the lexer sees them whole', () => {
  let seen = 0;
  for (const file of files) {
    const text = readFileSync(file, 'utf8').replace(/\r\n?/g, '\n');
    if (text.startsWith('\ufeff') || tokenize(text).problem !== null) continue;
    assert.deepEqual(lookOf(linesOf(text)), lookOfWhole(text), file);
    seen++;
  }
  assert.ok(seen > 100, `${seen} programs`);
});

const HARD = String.raw`def \
  name(a): return a.\
  print(1)
x = """a (
b""" + f"{ {1: 'x'}[1]!r:>{10}} }} {x
}" + 'one \
two' + rf"""{a
  + f'{b}'} \{c}
""" # ) \
match (a,
       b):
    case [1,
          2]: pass
    case 'a' | None: len
match(x, {1: 2})
match = 3; case = {match: [')']}
type X = int
a.match: int = 1
class \
  Y(ValueError): '''doc'''
t'''{a:
}''' "\
("
`;

test('strings, brackets and names that go on over lines', () => {
  assert.deepEqual(lookOf(linesOf(HARD)), lookOfWhole(HARD));
  const openings = allOf(linesOf(HARD)).map(({ opening }) => opening);
  assert.deepEqual(openings.slice(0, 9), ['', 'def \\\n', '. \\\n', '', '"""', 'f"{', "'", 'rf"""{', 'rf"""']);
});

test('a line that cannot be read spoils no other', () => {
  const styles = (text: string) => allOf(linesOf(text)).map(({ words }) => words.map(({ style }) => style).join(' '));
  assert.deepEqual(styles('if "abc\nif 1'), ['keyword string', 'keyword number']);
  assert.deepEqual(styles('if 1 \u00bf if\nif 1'), ['keyword number', 'keyword number']);
  assert.deepEqual(styles("f'abc\nif"), ['string string', 'keyword']);
  assert.deepEqual(styles('"""abc\nif\n"""if'), ['string', 'string', 'string keyword']);
  assert.deepEqual(styles(')\nif'), ['', 'keyword']);
  assert.deepEqual(styles('%dis if\nif'), ['command keyword', 'keyword']);
});

const PIECES = [
  '(',
  ')',
  '[',
  '{',
  '}',
  '"',
  "'",
  '"""',
  "'''",
  'f"',
  "f'''",
  '{',
  '\\',
  '\n',
  '\n\n',
  ' ',
  '    ',
  'def ',
  '.',
  'print',
  '#',
  'match x:',
  '1',
  ':',
  'é',
  '%dis',
];

function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * sides);
  };
}

for (let seed = 1; seed <= 20; seed++) {
  test(`after changes at random it is what it would be without them, seed ${seed}`, () => {
    const roll = dice(seed * 7919);
    let text = seed % 2 === 0 ? HARD : readFileSync(files[roll(files.length)], 'utf8').slice(0, 3000);
    const lines = linesOf(text);
    for (let step = 0; step < 150; step++) {
      const from = roll(text.length + 1);
      const to = Math.min(text.length, from + (roll(3) === 0 ? roll(40) : 0));
      text = text.slice(0, from) + (roll(4) === 0 ? '' : PIECES[roll(PIECES.length)]) + text.slice(to);
      lines.update(text);
      const fresh = linesOf(text);
      assert.equal(lines.count, fresh.count);
      // Now and then all of it, else a line that somebody looks at.
      if (step % 10 === 0) assert.deepEqual(allOf(lines), allOf(fresh));
      const line = roll(lines.count);
      assert.deepEqual(lines.line(line), fresh.line(line), JSON.stringify(text));
      const at = roll(text.length + 1);
      assert.deepEqual(matchingBrackets(lines, at), matchingBrackets(fresh, at));
      const { line: row, column } = lines.placeOf(at);
      assert.equal(lines.offsetOf(row, column), at);
    }
  });
}

test('what has not changed is not lexed again', () => {
  const text = Array.from({ length: 1000 }, (_, index) => `x${index} = [${index}]`).join('\n');
  const lines = linesOf(text);
  lines.line(999);
  const count = (change: string, look: number): number => {
    lines.update(change);
    lexed.texts = 0;
    lines.line(look);
    return lexed.texts;
  };
  assert.equal(count(text.replace('x500', 'y500'), 999), 1);
  assert.equal(count(text.replace('x500', 'x500 = y\nx500'), 999), 2);
  assert.equal(count(text.replace('x500', '"""'), 510), 11);
  assert.equal(count(text, 999), 11);
});

test('brackets find each other over lines, not in strings, and not further than anybody sees', () => {
  const partner = (text: string, at: number) => matchingBrackets(linesOf(text), at);
  assert.deepEqual(partner('f(\n"(",\n# )\n[1])', 2), [1, 15]);
  assert.deepEqual(partner('f(\n"(",\n# )\n[1])', 16), [15, 1]);
  assert.equal(partner('(]', 1), null);
  assert.equal(partner('f"({x})"', 2), null);
  assert.deepEqual(partner('f"({x})"', 4), [3, 5]);
  assert.deepEqual(partner(`(${'\n'.repeat(100)})`, 0), [0, 101]);
  assert.equal(partner(`(${'\n'.repeat(1000)})`, 0), null);
});

test.run();

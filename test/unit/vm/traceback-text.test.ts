// What uncaught exceptions print. tracebacks.txt has programs, each with the text that CPython 3.14 writes to standard error.
import { readFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { createInterpreter } from '../../../src/index.ts';
import { formatSummary, type ExceptionSummary, type FrameSummary, type TracebackOptions } from '../../../src/vm/traceback-text.ts';

/** Runs a program; gives what it wrote to standard error. */
async function errorText(source: string): Promise<string> {
  let text = '';
  const python = createInterpreter({
    write: (stream, part) => {
      if (stream === 2) text += typeof part === 'string' ? part : new TextDecoder().decode(part);
    },
  });
  // A program whose exception cannot even be shown may end the run in its own way.
  await python.run(source, 'program.py').catch(() => undefined);
  return text;
}

const fixture = readFileSync(new URL('tracebacks.txt', import.meta.url), 'utf8');
const programs = fixture
  .split(/^===\n/m)
  .slice(1)
  .map((part) => part.split(/^---\n/m) as [source: string, expected: string]);

test('uncaught exceptions', async () => {
  assert.ok(programs.length > 250);
  for (const [source, expected] of programs) assert.is(await errorText(source), expected, source);
});

const frame = (line: number, col: number | null, endCol: number | null, endLine = line): FrameSummary => ({
  filename: 'f.py',
  line,
  endLine,
  col,
  endCol,
  name: 'f',
});
const summary = (stack: FrameSummary[], more: Partial<ExceptionSummary> = {}): ExceptionSummary => ({
  typeText: 'ValueError',
  text: 'bad',
  stack,
  notes: [],
  syntax: null,
  suppressContext: false,
  cause: null,
  context: null,
  exceptions: null,
  ...more,
});
const LINES = ['    x = a + b[3]', '日本 = "語" + 1', '', 'f(', '  1,', '  2,', '  3,', '  4,', '  5)'];
const options: TracebackOptions = { lines: (filename) => (filename === 'f.py' ? LINES : null) };
const body = (stack: FrameSummary[], more: Partial<TracebackOptions> = {}): string[] =>
  formatSummary(summary(stack), { ...options, ...more })
    .split('\n')
    .slice(2, -2);

test('carets stand under wide characters', () => {
  assert.equal(body([frame(2, 5, 12)]), ['    日本 = "語" + 1', '           ~~~~~^~~']);
});
test('a frame without columns, without source, with an empty line', () => {
  assert.equal(body([frame(1, null, null)]), ['    x = a + b[3]']);
  assert.equal(body([{ ...frame(1, 0, 3), filename: 'other.py' }]), []);
  assert.equal(body([frame(3, 0, 0)]), []);
  assert.equal(body([frame(99, 0, 5)]), []);
});
test('lines between are counted', () => {
  assert.equal(body([frame(4, 0, 4, 9)]), [
    '    f(',
    '    ~^',
    '      1,',
    '      ^^',
    '    ...<2 lines>...',
    '      4,',
    '      ^^',
    '      5)',
    '      ^^',
  ]);
});
test('colours', () => {
  const text = formatSummary(summary([frame(1, 8, 16)]), { ...options, color: true });
  assert.is(
    text,
    'Traceback (most recent call last):\n' +
      '  File \x1b[35m"f.py"\x1b[0m, line \x1b[35m1\x1b[0m, in \x1b[35mf\x1b[0m\n' +
      '    x = \x1b[31ma \x1b[0m\x1b[1;31m+\x1b[0m\x1b[31m b[3]\x1b[0m\n' +
      '        \x1b[31m~~\x1b[0m\x1b[1;31m^\x1b[0m\x1b[31m~~~~~\x1b[0m\n' +
      '\x1b[1;35mValueError\x1b[0m: \x1b[35mbad\x1b[0m\n',
  );
});
test('chains end where the caller says', () => {
  const chained = summary([], { cause: summary([], { text: 'first' }) });
  assert.is(
    formatSummary(chained, options),
    'ValueError: first\n\nThe above exception was the direct cause of the following exception:\n\nValueError: bad\n',
  );
  assert.is(formatSummary(chained, { ...options, chain: false }), 'ValueError: bad\n');
});
test('groups are cut in width', () => {
  const group = summary([], { typeText: 'ExceptionGroup', text: 'g', exceptions: [summary([]), summary([]), summary([])] });
  assert.is(
    formatSummary(group, { ...options, maxGroupWidth: 1 }),
    '  | ExceptionGroup: g\n  +-+---------------- 1 ----------------\n    | ValueError: bad\n    +---------------- ... ----------------\n    | and 2 more exceptions\n    +------------------------------------\n',
  );
});

test.run();

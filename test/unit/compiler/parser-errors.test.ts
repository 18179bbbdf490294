import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { test } from 'uvu';
import { keywordTypo } from '../../../src/compiler/keyword-typos.ts';
import { parse } from '../../../src/compiler/parse.ts';
import type { ParseMode } from '../../../src/compiler/parse.ts';
import { SyntaxProblem } from '../../../src/support/errors.ts';

type Recorded = [kind: string, message: string, line: number, offset: number, endLine: number, endOffset: number];
const CASES = JSON.parse(readFileSync('test/unit/compiler/fixtures/syntax-errors.json', 'utf8')) as {
  source: string;
  mode: ParseMode;
  error: Recorded | null;
}[];

function problemOf(source: string, mode: ParseMode): SyntaxProblem | null {
  try {
    parse(source, 'f', mode);
    return null;
  } catch (error) {
    if (error instanceof SyntaxProblem) return error;
    throw error;
  }
}

test("wrong programs get CPython's words in CPython's place", () => {
  for (const { source, mode, error } of CASES) {
    const problem = problemOf(source, mode);
    const { line, col, endLine, endCol } = problem?.span ?? { line: 0, col: 0, endLine: 0, endCol: 0 };
    const ours = problem === null ? null : [problem.kind, problem.message, line, col + 1, endLine, endCol + 1];
    assert.deepEqual(ours, error, JSON.stringify(source));
  }
});

test('a problem knows its file and its line', () => {
  const problem = problemOf('x = 1\nif x = 2:\n  pass\n', 'exec');
  assert.equal(problem?.filename, 'f');
  assert.equal(problem?.text, 'if x = 2:\n');
});

test('misspelt keywords', () => {
  const CASES: [string, string][] = [
    ['whille True:\n  pass', 'while'],
    ['x = 5\nwhilee x < 3:\n    x += 1\n', 'while'],
    ['for x im n:\n  pass', 'in'],
    ['def f():\n    retrun 1', 'return'],
    ['class A:\n  deff f(self):\n    pass', 'def'],
    ['if x:\n  pass\nelf y:\n  pass', 'elif'],
    ['from a imprt b', 'import'],
    ['[x fo x in y]', 'for'],
  ];
  for (const [source, keyword] of CASES) {
    const typo = keywordTypo(source, problemOf(source, 'exec') as SyntaxProblem);
    assert.equal(typo?.message, `invalid syntax. Did you mean '${keyword}'?`, source);
  }
  assert.equal(keywordTypo('a b', problemOf('a b', 'exec') as SyntaxProblem), null);
  assert.equal(keywordTypo('f() = 1', problemOf('f() = 1', 'exec') as SyntaxProblem), null);
});

test.run();

import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { test } from 'uvu';
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

test.run();

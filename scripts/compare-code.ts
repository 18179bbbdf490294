/**
 * Writes what the compiler makes of Python files, one JSON line each, for scripts/compare-code.py to hold against CPython's own.
 *
 *     npx tsx scripts/compare-code.ts FILE... >ours.jsonl
 *     python3.14 scripts/compare-code.py ours.jsonl
 */
import { readFileSync } from 'node:fs';
import { CodeObject, LocalKind } from '../src/bytecode/code.ts';
import { ROWS } from '../src/bytecode/pictures.ts';
import { compile } from '../src/compiler/compile.ts';
import { SyntaxProblem } from '../src/support/errors.ts';
import type { SyntaxNotice } from '../src/support/errors.ts';

function describe(code: CodeObject): unknown {
  const ofKinds = (...kinds: number[]) => code.localNames.filter((_, i) => kinds.includes(code.localKinds[i]));
  return {
    name: code.name,
    qualname: code.qualname,
    firstLine: code.firstLine,
    flags: code.flags,
    counts: [code.argCount, code.posOnlyArgCount, code.kwOnlyArgCount],
    locals: ofKinds(LocalKind.LOCAL, LocalKind.ARG_CELL),
    cells: ofKinds(LocalKind.CELL, LocalKind.ARG_CELL),
    free: ofKinds(LocalKind.FREE),
    names: [...code.names].sort(),
    instructions: Array.from(code.words, (word, i) => [ROWS[word & 255].name, ...code.positions.subarray(i * 4, i * 4 + 4)]),
    inner: code.constants.filter((each) => each instanceof CodeObject).map(describe),
  };
}

for (const file of process.argv.slice(2)) {
  const notices: SyntaxNotice[] = [];
  let line: unknown;
  try {
    line = { file, code: describe(compile(readFileSync(file), file, 'exec', { notices, unicodeName: () => 65 })), notices };
  } catch (error) {
    line = { file, error: error instanceof SyntaxProblem ? error.message : String(error) };
  }
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

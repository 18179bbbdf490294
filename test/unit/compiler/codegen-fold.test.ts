import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { test } from 'uvu';
import { reprOf } from '../../../src/bytecode/constant-text.ts';
import { disassemble } from '../../../src/bytecode/disassembler.ts';
import { compile } from '../../../src/compiler/compile.ts';

/** What `x = <expression>` loads, if it is one constant. */
function folded(expression: string): string {
  const { instructions } = disassemble(compile(`x = ${expression}`, 'f.py', 'exec'));
  if (instructions[2].name !== 'STORE_NAME') return 'code';
  return instructions[1].name === 'LOAD_SMALL_INT' ? String(instructions[1].arg) : instructions[1].meaning;
}

const FOLDED: Record<string, string> = {
  '2 ** 10 - 1': '1023',
  '-7 // 2, -7 % 3, 7 // -2, 7 % -3': '(-4, 2, -4, -2)',
  '7.5 // -2, 7.5 % -2, -0.0 // 1': '(-4.0, -0.5, -0.0)',
  '1 / 4, 1e16, 1e-5, 123456789012345680.0': '(0.25, 1e+16, 1e-05, 1.2345678901234568e+17)',
  '1 + 2j, 1 - 0j, -1j': '((1+2j), (1-0j), (-0-1j))',
  '~5, not (), +True, True & False': '(-6, True, 1, False)',
  '"a" "b" + "c" * 2': "'abcc'",
  'b"a" + b"b"': "b'ab'",
  '(1, 2) + (3,), (0,) * 3': '((1, 2, 3), (0, 0, 0))',
  '"abc"[1], (1, 2)[-1], b"a"[0]': "('b', 2, 97)",
  '1 << 100': '1267650600228229401496703205376',
  // What would raise, be large, or need the C library is left to the run-time.
  '1 / 0': 'code',
  '1 % 0.0': 'code',
  '2 ** -1': 'code',
  '2.0 ** 0.5': 'code',
  '1 << 200': 'code',
  '2 ** 200': 'code',
  '"a" * 5000': 'code',
  '(0,) * 300': 'code',
  '"%s" % 1': 'code',
  '~True': 'code',
  '"abc"[3]': 'code',
  '[1, 2]': 'code',
};

for (const [expression, value] of Object.entries(FOLDED)) test(expression, () => assert.equal(folded(expression), value));

test('integers fold as they are evaluated', () => {
  const floor = (a: bigint, b: bigint) => (a % b !== 0n && a < 0n !== b < 0n ? a / b - 1n : a / b);
  const operators: Record<string, (a: bigint, b: bigint) => bigint> = {
    '+': (a, b) => a + b,
    '-': (a, b) => a - b,
    '*': (a, b) => a * b,
    '//': floor,
    '%': (a, b) => a - floor(a, b) * b,
    '&': (a, b) => a & b,
    '|': (a, b) => a | b,
    '^': (a, b) => a ^ b,
  };
  const int = fc.bigInt({ min: -(2n ** 60n), max: 2n ** 60n });
  fc.assert(
    fc.property(int, int, fc.constantFrom(...Object.keys(operators)), (a, b, operator) => {
      fc.pre(b !== 0n || (operator !== '//' && operator !== '%'));
      assert.equal(folded(`(${a}) ${operator} (${b})`), String(operators[operator](a, b)));
    }),
    { seed: 5, numRuns: 500 },
  );
});

test('a percent format of plain pieces is an f-string', () => {
  const names = (source: string) =>
    disassemble(compile(source, 'f.py', 'exec'))
      .instructions.map((each) => `${each.name} ${each.meaning}`.trim())
      .slice(1, -3);
  assert.deepEqual(names("'%s-%5.2r%%' % (a, b)"), [
    'LOAD_NAME a',
    'CONVERT_VALUE str',
    'FORMAT_SIMPLE',
    "LOAD_CONST '-'",
    'LOAD_NAME b',
    'CONVERT_VALUE repr',
    "LOAD_CONST '>5.2'",
    'FORMAT_WITH_SPEC',
    "LOAD_CONST '%'",
    'BUILD_STRING',
  ]);
  assert.ok(names("'%d' % (a,)").includes('BINARY_REMAINDER'));
  assert.ok(names("'%s' % (a, b)").includes('BINARY_REMAINDER'));
  assert.ok(names("'%s' % (*a,)").includes('BINARY_REMAINDER'));
});

test('annotations as text', () => {
  const text = (annotation: string) => {
    const code = compile(`from __future__ import annotations\nx: ${annotation}`, 'f.py', 'exec');
    return code.constants[code.constants.indexOf('x') - 1];
  };
  const kept = [
    'a.b[c, d](e, *f, g=1, **h)',
    'a | b & ~c',
    '(a + b) * c',
    'a + b * c',
    '-a ** (-b)',
    '(a ** b) ** c',
    'not a and b or c',
    'a if b else c',
    'lambda x, /, y=1, *z, k, **w: x',
    'lambda*a: a',
    '[x for x, in y if x]',
    '{1: 2, **a}',
    '{*a, b}',
    'x[1:2, ::3]',
    'x[()]',
    'a < b <= c is not d',
    '1.5j',
    "f'{a!r:>{b}}c{{'",
    "'it\\'s \"x\"'",
    '...',
  ];
  for (const annotation of kept) assert.equal(text(annotation), annotation);
  assert.equal(text('(1).real'), '1 .real');
  assert.equal(text('((a)) + 0x10'), 'a + 16');
  assert.equal(reprOf({ tag: 'float', value: 1e22 }), '1e+22');
});

test.run();

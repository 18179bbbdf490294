import { strict as assert } from 'node:assert';
import { test } from 'uvu';
import { disassemble, disassembly } from '../../../src/bytecode/disassembler.ts';
import { compile } from '../../../src/compiler/compile.ts';

const SOURCE = 'for x in y:\n    f(x, k=1.5)\ndef g(): return None is not y\n';

test('the text has the layout of dis', () => {
  const code = compile(SOURCE, 'a.py', 'exec');
  const expected = [
    ' --           RESUME                   0',
    '',
    '  1           LOAD_NAME                0 (y)',
    '              GET_ITER',
    '      L1:     FOR_ITER                13 (to L2)',
    '              STORE_NAME               1 (x)',
    '',
    '  2           LOAD_NAME                2 (f)',
    '              PUSH_NULL',
    '              LOAD_NAME                1 (x)',
    '              LOAD_CONST               0 (1.5)',
    "              LOAD_CONST               1 (('k',))",
    '              CALL_KW                  2',
    '              POP_TOP',
    '              JUMP_BACKWARD            3 (to L1)',
    '',
    '  3   L2:     LOAD_CONST               2 (<code object g, file "a.py", line 3>)',
    '              MAKE_FUNCTION',
    '              STORE_NAME               3 (g)',
    '              LOAD_CONST               3 (None)',
    '              RETURN_VALUE',
    '',
    'Disassembly of <code object g, file "a.py", line 3>:',
    '  3           RESUME                   0',
    '              LOAD_CONST               0 (None)',
    '              LOAD_GLOBAL              0 (y)',
    '              IS_OP                    1 (is not)',
    '              RETURN_VALUE',
    '',
  ];
  assert.equal(disassembly(code), expected.join('\n'));
  assert.ok(!disassembly(code, { isShallow: true }).includes('Disassembly of'));
});

test('positions and offsets can be shown', () => {
  const lines = disassembly(compile('a.b', 'a.py', 'exec'), { positions: true, offsets: true }).split('\n');
  assert.match(lines[1], /^ *1:0-1:1 +1 +LOAD_NAME +0 \(a\)$/);
  assert.match(lines[2], /^ *1:0-1:3 +2 +LOAD_ATTR +1 \(b\)$/);
});

test('the rows can be written as JSON', () => {
  const rows = disassemble(compile(SOURCE, 'a.py', 'exec'));
  assert.deepEqual(JSON.parse(JSON.stringify(rows)), rows);
  const loop = rows.instructions[3];
  assert.deepEqual([loop.name, loop.target, loop.meaning, loop.label], ['FOR_ITER', 13, 'to L2', 1]);
  assert.deepEqual(loop.position, { line: 1, col: 9, endLine: 1, endCol: 10 });
  assert.equal(rows.instructions[1].says, 'looks y up in locals, globals, builtins');
  assert.deepEqual(
    rows.nested.map((each) => each.qualname),
    ['g'],
  );
});

test('the exception table stands at the end', () => {
  const text = disassembly(compile('with a: b', 'a.py', 'exec'));
  assert.match(text, /ExceptionTable:\n {2}L1 to L2 -> L3 \[1\] lasti\n/);
});

test.run();

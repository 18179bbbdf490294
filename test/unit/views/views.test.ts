/** The stages of the compiler as people and programs see them: whole outputs of small texts. */
import { strict as assert } from 'node:assert';
import { test } from 'uvu';
import { SyntaxProblem } from '../../../src/support/errors.ts';
import { drawArcs } from '../../../src/views/arcs.ts';
import { astData, astLines } from '../../../src/views/ast.ts';
import { disData, disLines } from '../../../src/views/dis.ts';
import { symtableData, symtableLines } from '../../../src/views/symtable.ts';
import { tokenData, tokenView } from '../../../src/views/tokens.ts';
import { type Paint, PLAIN } from '../../../src/views/view.ts';

const of = (text: string | Uint8Array) => ({ text, filename: 'tour.py' });
const shown = (lines: readonly string[]): string => `\n${lines.join('\n')}\n`;
/** A paint that can be read. */
const MARKS: Paint = {
  faint: (text) => text,
  kind: (text) => `<${text}>`,
  value: (text) => `[${text}]`,
  jump: (text) => (text.trim() === '' ? text : `{${text}}`),
  source: (text) => `"${text}"`,
};

test('dis: instructions under their lines, jumps as arcs, inner code after the outer', () => {
  assert.equal(
    shown(disLines(of('while x:\n    if y: continue\n    f(lambda: x)\n'), {}, PLAIN)),
    `
module  stack: 3
             RESUME                  0
      1  while x:
╭──────► L1: LOAD_NAME               0 (x)
│╭──────     POP_JUMP_IF_FALSE      13 (to L3)
││    2      if y: continue
││           LOAD_NAME               1 (y)
││╭─────     POP_JUMP_IF_FALSE       6 (to L2)
├┼┼─────     JUMP_BACKWARD           1 (to L1)
│││   3      f(lambda: x)
││╰────► L2: LOAD_NAME               2 (f)
││           PUSH_NULL
││           LOAD_CONST              0 (<code <lambda>>)
││           MAKE_FUNCTION
││           CALL                    1
││           POP_TOP
╰┼──────     JUMP_BACKWARD           1 (to L1)
 │    1  while x:
 ╰─────► L3: LOAD_CONST              1 (None)
             RETURN_VALUE

<lambda> (line 3)  stack: 1
   3      f(lambda: x)
      RESUME                  0
      LOAD_GLOBAL             0 (x)
      RETURN_VALUE
`,
  );
});

test('dis: positions, offsets, optimisation, the table of exceptions, parameters', () => {
  assert.equal(
    shown(disLines(of('x=[1]'), { positions: true, offsets: true }, PLAIN)),
    `
module  stack: 1
      --       0  RESUME                  0
   1  x=[1]
      1:3-1:4  1  LOAD_SMALL_INT          1
      1:2-1:5  2  BUILD_LIST              1
      1:0-1:1  3  STORE_NAME              0 (x)
      1:0-1:1  4  LOAD_CONST              1 (None)
      1:0-1:1  5  RETURN_VALUE
`,
  );
  const asserting = of('assert x');
  assert.match(shown(disLines(asserting, {}, PLAIN)), /RAISE_VARARGS/);
  assert.doesNotMatch(shown(disLines(asserting, { optimize: 1 }, PLAIN)), /RAISE_VARARGS/);
  const text = shown(disLines(of('def f(a, /, b, *, c):\n  def g(): return b\n  try: pass\n  finally: a()\n  with a: g'), {}, PLAIN));
  assert.match(text, /^f \(line 1\) {2}arguments: 3 {2}locals: a b c g {2}cells: b {2}stack: \d+$/m);
  assert.match(text, /^ {6}exceptions:\n {8}L\d+ to L\d+ -> L\d+ \[\d\]/m);
});

test('dis: two colours besides the faint one; the lines of the program stand out', () => {
  const lines = disLines(of('while x: pass'), {}, MARKS);
  assert.ok(
    lines.some((line) => line === '{╭─────► }{L1: }<LOAD_NAME           >    0 ([x])'),
    lines.join('\n'),
  );
  assert.ok(lines.some((line) => line.endsWith('"while x: pass"')));
});

test('arcs: one lane for each target, short ones inside, never more than six', () => {
  const draw = (jumps: [number, number][], rows: number): string[] => {
    const margin = drawArcs(jumps.map(([from, to]) => ({ from, to })));
    return Array.from({ length: rows }, (_, row) => margin.at(row));
  };
  assert.deepEqual(draw([], 2), ['      ', '      ']);
  assert.deepEqual(draw([[1, 1]], 2), ['       ', '─────► ']);
  assert.deepEqual(
    draw(
      [
        [0, 3],
        [1, 3],
        [2, 3],
      ],
      4,
    ),
    ['╭───── ', '├───── ', '├───── ', '╰────► '],
  );
  assert.deepEqual(
    draw(
      [
        [0, 1],
        [1, 2],
      ],
      3,
    ),
    [' ╭───── ', '╭┴────► ', '╰─────► '],
  );
  const nested = draw(
    Array.from({ length: 9 }, (_, i): [number, number] => [i, 20 - i]),
    21,
  );
  assert.ok(
    nested.every((line) => line.length === 12),
    nested.join('\n'),
  );
});

test('ast: the tree, what is empty left out', () => {
  const text = 'import os.path as p\nfor i in range(3):\n    total += i * 2.5\nprint(f"{x!r:>5}", -1, *a, k=b"z")\n';
  assert.equal(
    shown(astLines(of(text), {}, PLAIN)),
    `
Module
├─ Import
│  ╰─ names: alias os.path asname=p
├─ For
│  ├─ target: Name i Store
│  ├─ iter: Call
│  │  ├─ func: Name range
│  │  ╰─ args: Constant 3
│  ╰─ body: AugAssign Add
│     ├─ target: Name total Store
│     ╰─ value: BinOp Mult
│        ├─ left: Name i
│        ╰─ right: Constant 2.5
╰─ Expr
   ╰─ value: Call
      ├─ func: Name print
      ├─ args[0]: JoinedStr
      │  ╰─ values: FormattedValue !r
      │     ├─ value: Name x
      │     ╰─ format_spec: JoinedStr
      │        ╰─ values: Constant '>5'
      ├─ args[1]: UnaryOp USub
      │  ╰─ operand: Constant 1
      ├─ args[2]: Starred
      │  ╰─ value: Name a
      ╰─ keywords: keyword k
         ╰─ value: Constant b'z'
`,
  );
  // The two flags are numbers, as they are in module ast.
  const flags = of('async def f(): [x async for x in y]\nx: int');
  assert.match(shown(astLines(flags, {}, PLAIN)), /generators: comprehension is_async=1\n[\s\S]*AnnAssign simple=1\n/);
  assert.match(JSON.stringify(astData(flags)), /"is_async":1[\s\S]*"simple":1/);
  assert.equal(astLines(of('x'), { positions: true }, PLAIN)[2], '   ╰─ value: Name x  1:0-1:1');
  assert.equal(astLines(of('1' + '+1'.repeat(20_000)), {}, PLAIN).length, 40_003);
});

test('tokens: names of module token, keywords, comments; up to what cannot be read', () => {
  assert.equal(
    shown(tokenView(of('match x:  # c\n  case f"{a!r:>3}b": pass'), PLAIN).lines),
    `
   1  match x:  # c
      0-5      NAME soft keyword   match
      6-7      NAME                x
      7-8      OP                  :
      10-13    COMMENT             # c
      13-14    NEWLINE
   2    case f"{a!r:>3}b": pass
      0-2      INDENT
      2-6      NAME soft keyword   case
      7-9      FSTRING_START       f"
      9-10     OP                  {
      10-11    NAME                a
      11-12    OP                  !
      12-13    NAME                r
      13-14    OP                  :
      14-16    FSTRING_MIDDLE      >3
      16-17    OP                  }
      17-18    FSTRING_MIDDLE      b
      18-19    FSTRING_END         "
      19-20    OP                  :
      21-25    NAME keyword        pass
      25-26    NEWLINE
      0-0      DEDENT
      0-0      ENDMARKER
`,
  );
  const broken = tokenView(of('x = "abc'), PLAIN);
  assert.equal(broken.lines.length, 3);
  assert.ok(broken.problem instanceof SyntaxProblem && broken.problem.filename === 'tour.py');
});

test('symtable: whose variable each name is', () => {
  const text = 'def f(a, *b):\n  global g\n  import os\n  def h():\n    nonlocal a\n    a = 1\n  return [i for i in b]\n';
  assert.equal(
    shown(symtableLines(of(text), PLAIN)),
    `
module
  f  local   assigned
  g  global  declared global
  function f  (line 1)
    a   cell    parameter
    b   local   parameter, used
    g   global  declared global
    os  local   imported
    h   local   assigned
    i   local   assigned, used
    function h  (line 4)
      a  free    declared nonlocal, assigned
`,
  );
});

test('data says what it is, in which form, and of which file', () => {
  const source = of(new TextEncoder().encode('x = 10 ** 20\n'));
  const documents = { dis: disData(source, {}), ast: astData(source), tokens: tokenData(source).data, symtable: symtableData(source) };
  for (const [name, data] of Object.entries(documents)) {
    const { schema, version, file } = JSON.parse(JSON.stringify(data));
    assert.deepEqual({ schema, version, file }, { schema: `glasspy.${name}`, version: 1, file: 'tour.py' });
  }
});

test('data: fields of each kind', () => {
  const plain = <T>(data: T): T => JSON.parse(JSON.stringify(data));
  const { tree } = plain(astData(of('x = None'))) as unknown as { tree: { body: unknown[]; type_ignores: unknown[] } };
  assert.deepEqual(tree.type_ignores, []);
  assert.deepEqual(tree.body, [
    {
      node: 'Assign',
      targets: [{ node: 'Name', id: 'x', ctx: 'Store', line: 1, col: 0, endLine: 1, endCol: 1 }],
      value: { node: 'Constant', value: { type: 'NoneType', repr: 'None' }, kind: null, line: 1, col: 4, endLine: 1, endCol: 8 },
      type_comment: null,
      line: 1,
      col: 0,
      endLine: 1,
      endCol: 8,
    },
  ]);
  const { tokens, complete } = plain(tokenData(of('if')).data) as unknown as { tokens: unknown[]; complete: boolean };
  assert.deepEqual(tokens[0], { type: 'NAME', class: 'keyword', text: 'if', line: 1, col: 0, endLine: 1, endCol: 2 });
  assert.equal(complete, true);
  const { code } = plain(disData(of('x'), {})) as unknown as { code: { name: string; instructions: { name: string; meaning: string }[] } };
  assert.equal(code.name, '<module>');
  assert.deepEqual([code.instructions[1].name, code.instructions[1].meaning], ['LOAD_NAME', 'x']);
  const { block } = plain(symtableData(of('x = y'))) as unknown as { block: object };
  assert.deepEqual(block, {
    ...{ type: 'module', name: 'top', line: 0, nested: false, parameters: [], blocks: [] },
    symbols: [
      { name: 'x', scope: 'local', facts: ['assigned'] },
      { name: 'y', scope: 'global', facts: ['used'] },
    ],
  });
});

test.run();

/** What only the scopes and the code generator can refuse, in CPython's words and at its place. */
import { strict as assert } from 'node:assert';
import { test } from 'uvu';
import { compile } from '../../../src/compiler/compile.ts';
import { SyntaxProblem } from '../../../src/support/errors.ts';
import type { SyntaxNotice } from '../../../src/support/errors.ts';

function problem(source: string): string {
  try {
    compile(source, 'test.py', 'exec');
  } catch (error) {
    if (!(error instanceof SyntaxProblem)) throw error;
    assert.equal(error.filename, 'test.py');
    const { line, col, endLine, endCol } = error.span;
    return `${line}:${col}-${endLine}:${endCol} ${error.message}`;
  }
  return 'compiles';
}

const REFUSED: readonly (readonly [source: string, message: string])[] = [
  ['def f():\n x = 1\n global x', "3:1-3:9 name 'x' is assigned to before global declaration"],
  ['def f():\n print(x)\n global x', "3:1-3:9 name 'x' is used prior to global declaration"],
  ['def f(x):\n global x', "2:1-2:9 name 'x' is parameter and global"],
  ['def f(x):\n nonlocal x', "2:1-2:11 name 'x' is parameter and nonlocal"],
  ['def f():\n x: int\n global x', "3:1-3:9 annotated name 'x' can't be global"],
  ['def f():\n global x\n x: int', "3:1-3:7 annotated name 'x' can't be global"],
  ['nonlocal x', '1:0-1:10 nonlocal declaration not allowed at module level'],
  ['def f():\n nonlocal x', "2:1-2:11 no binding for nonlocal 'x' found"],
  ['def f():\n a = 1\n def g():\n  global a\n  nonlocal a', "4:2-4:10 name 'a' is nonlocal and global"],
  ['def f(a, *, a): pass', "1:12-1:13 duplicate argument 'a' in function definition"],
  ['def f[T, T](): pass', "1:9-1:10 duplicate type parameter 'T'"],
  ['def f[T]():\n nonlocal T', "2:1-2:11 nonlocal binding not allowed for type parameter 'T'"],
  ['class A[T=int, U]: pass', "1:15-1:16 non-default type parameter 'U' follows default type parameter"],
  ['[x := 1 for x in y]', "1:1-1:2 assignment expression cannot rebind comprehension iteration variable 'x'"],
  ['[i for i in y if (j := 0) for j in y]', "1:30-1:31 comprehension inner loop cannot rebind assignment expression target 'j'"],
  ['[1 for x in (y := z)]', '1:13-1:19 assignment expression cannot be used in a comprehension iterable expression'],
  ['class A: [x := 1 for i in y]', '1:10-1:11 assignment expression within a comprehension cannot be used in a class body'],
  ['type X = (x := 1)', '1:10-1:16 named expression cannot be used within a type alias'],
  ['def f[T: (yield)](): pass', '1:10-1:15 yield expression cannot be used within a TypeVar bound'],
  ['[(yield x) for x in y]', "1:2-1:9 'yield' inside list comprehension"],
  ['return', "1:0-1:6 'return' outside function"],
  ['class A: yield 1', "1:9-1:16 'yield' outside function"],
  ['await x', "1:0-1:7 'await' outside function"],
  ['def f(): await x', "1:9-1:16 'await' outside async function"],
  ['def f():\n async with a: pass', "2:1-2:19 'async with' outside async function"],
  ['def f(): [x async for x in y]', '1:9-1:29 asynchronous comprehension outside of an asynchronous function'],
  ['async def f(): yield from x', "1:15-1:27 'yield from' inside async function"],
  ['async def f():\n yield\n return 1', "3:1-3:9 'return' with value in async generator"],
  ['if 1: break', "1:6-1:11 'break' outside loop"],
  ['for x in y:\n def f(): continue', "2:10-2:18 'continue' not properly in loop"],
  ['try: pass\nexcept: pass\nexcept A: pass', "2:0-2:12 default 'except:' must be last"],
  ['for x in y:\n try: pass\n except* A: break', "3:12-3:17 'break', 'continue' and 'return' cannot appear in an except* block"],
  ['from __future__ import nope', '1:23-1:27 future feature nope is not defined'],
  ['from __future__ import braces', '1:23-1:29 not a chance'],
  ['x = 1\nfrom __future__ import annotations', '2:0-2:34 from __future__ imports must occur at the beginning of the file'],
  ['def f(): from a import *', '1:23-1:24 import * only allowed at module level'],
  ['*a, *b = c', '1:0-1:6 multiple starred expressions in assignment'],
  ['*a = c', '1:0-1:2 starred assignment target must be in a list or tuple'],
  ['a = *b', "1:4-1:6 can't use starred expression here"],
  ['f(a=1, a=2)', '1:7-1:10 keyword argument repeated: a'],
  ['__debug__ = 1', '1:0-1:9 cannot assign to __debug__'],
  ['match x:\n case a: pass\n case b: pass', "2:6-2:7 name capture 'a' makes remaining patterns unreachable"],
  ['match x:\n case _: pass\n case b: pass', '2:6-2:7 wildcard makes remaining patterns unreachable'],
  ['match x:\n case [a, a]: pass', "2:10-2:11 multiple assignments to name 'a' in pattern"],
  ['match x:\n case [a] | b: pass', '2:6-2:13 alternative patterns bind different names'],
  ['match x:\n case {1: a, True: b}: pass', '2:6-2:21 mapping pattern checks duplicate key (True)'],
  ['match x:\n case A(x=1, x=2): pass', '2:15-2:16 attribute name repeated in class pattern: x'],
];

for (const [source, message] of REFUSED) test(JSON.stringify(source), () => assert.equal(problem(source), message));

function warnings(source: string): string[] {
  const notices: SyntaxNotice[] = [];
  compile(source, 'test.py', 'exec', { notices });
  return notices.map(({ span, message }) => `${span.line}:${span.col} ${message}`);
}

test('warnings', () => {
  assert.deepEqual(warnings('x is 1\nx is not "a"\nx is None\nx is ...'), [
    `1:0 "is" with 'int' literal. Did you mean "=="?`,
    `2:0 "is not" with 'str' literal. Did you mean "!="?`,
  ]);
  assert.deepEqual(warnings('1(2)\n[(1, 2) (3, 4)]\n[[1] [2, 3]]\nNone[0]'), [
    "1:0 'int' object is not callable; perhaps you missed a comma?",
    "2:1 'tuple' object is not callable; perhaps you missed a comma?",
    '3:1 list indices must be integers or slices, not tuple; perhaps you missed a comma?',
    "4:0 'NoneType' object is not subscriptable; perhaps you missed a comma?",
  ]);
  assert.deepEqual(warnings('assert (x, "message")'), ['1:0 assertion is always true, perhaps remove parentheses?']);
});

test('leaving a finally block is warned about once, and only where it leaves', () => {
  assert.deepEqual(warnings('def f():\n try: pass\n finally: return'), ["3:10 'return' in a 'finally' block"]);
  assert.deepEqual(warnings('while x:\n try: pass\n finally: break'), ["3:10 'break' in a 'finally' block"]);
  assert.deepEqual(warnings('try: pass\nfinally:\n for x in y: break\n def f(): return'), []);
  // The body of a finally is compiled several times, what is in it is said once.
  assert.equal(warnings('try: pass\nfinally: x is 1').length, 1);
});

test('what nests too deep is refused, not a host error', () => {
  const nested = Array.from({ length: 25 }, (_, i) => `${' '.repeat(i)}while x:\n`).join('');
  assert.match(problem(`${nested}${' '.repeat(25)}y`), /too many statically nested blocks/);
  const finals = Array.from({ length: 18 }, (_, i) => `${' '.repeat(i)}try: x\n${' '.repeat(i)}finally:\n`).join('');
  assert.match(problem(`${finals}${' '.repeat(18)}y`), /too many nested 'finally' blocks/);
  assert.match(problem(`x = ${'not '.repeat(50_000)}y`), /too (many|complex)/);
});

test('long chains and long choices compile', () => {
  const chains = [
    `a${'+b'.repeat(100_000)}`,
    `a${'.b'.repeat(100_000)}`,
    `a${'.b()'.repeat(100_000)}`,
    `a${' and b'.repeat(100_000)}`,
    `1${'+1'.repeat(100_000)}`,
  ];
  for (const chain of chains) assert.equal(problem(`x = ${chain}`), 'compiles');
  assert.equal(problem(`if a: b\n${'elif c: d\n'.repeat(5000)}else: e`), 'compiles');
});

test.run();

/** Who owns a name, seen in the instructions that use it and in the symbol tables. */
import { strict as assert } from 'node:assert';
import { test } from 'uvu';
import { CodeFlag } from '../../../src/bytecode/code.ts';
import { disassemble } from '../../../src/bytecode/disassembler.ts';
import { symbolTable } from '../../../src/compiler/compile.ts';
import type { Block } from '../../../src/compiler/scopes.ts';
import { Def } from '../../../src/compiler/scopes.ts';
import { codeOf, innerCode } from './listing.ts';

/** `LOAD_FAST x, ...`: how the code by a name touches variables. */
function touches(source: string, name: string): string[] {
  const code = innerCode(codeOf(source), name);
  return disassemble(code)
    .instructions.filter((each) => /_(FAST|CHECK|DEREF|NAME|GLOBALS?|CLEAR|CLOSURE)$/.test(each.name) && each.name !== 'RESTORE_FAST')
    .filter((each) => !/^__(module|qualname|name|firstlineno|static_attributes|class(cell|dict|dictcell))__$/.test(each.meaning))
    .map((each) => `${each.name} ${each.meaning}`);
}

test('local, cell, free, global', () => {
  const source = 'def f(a):\n global g\n g = b = a\n def h():\n  nonlocal b\n  b = g + len\n return b';
  assert.deepEqual(touches(source, 'h'), ['LOAD_GLOBAL g', 'LOAD_GLOBAL len', 'STORE_DEREF b']);
  assert.deepEqual(touches(source, 'f'), [
    'LOAD_FAST a',
    'STORE_GLOBAL g',
    'STORE_DEREF b',
    'LOAD_CLOSURE b',
    'STORE_FAST h',
    'LOAD_DEREF b',
  ]);
});

test('a class sees what is around it, its methods do not see the class', () => {
  const source = 'def f(x):\n class A:\n  y = x\n  z = y\n  def m(self): return x, y';
  assert.deepEqual(touches(source, 'A').slice(0, 4), ['LOAD_FROM_DICT_OR_DEREF x', 'STORE_NAME y', 'LOAD_NAME y', 'STORE_NAME z']);
  assert.deepEqual(touches(source, 'm'), ['LOAD_DEREF x', 'LOAD_GLOBAL y']);
});

test('private names are mangled, also in what is imported and annotated', () => {
  const code = innerCode(codeOf('class _A__:\n def f(self, __x): self.__y = __x; import __z; return __w__'), 'f');
  assert.deepEqual(code.names, ['_A____y', '_A____z', '__w__']);
  assert.deepEqual(code.localNames, ['self', '_A____x', '_A____z']);
  assert.deepEqual(
    codeOf('class __:\n __x = 1').constants.length > 0 && innerCode(codeOf('class __:\n __x = 1')).names.includes('__x'),
    true,
  );
});

test('an inlined comprehension keeps its names to itself', () => {
  assert.deepEqual(touches('x = 1\n[x for x in y]\nprint(x)', '<module>'), [
    'STORE_NAME x',
    'LOAD_NAME y',
    'LOAD_FAST_AND_CLEAR x',
    'STORE_FAST x',
    'LOAD_FAST x',
    'LOAD_NAME print',
    'LOAD_NAME x',
  ]);
  // In a class it does not see the class's names, but for its first iterable.
  assert.deepEqual(touches('class A:\n n = 1\n l = [n for i in n]', 'A'), [
    'STORE_NAME n',
    'LOAD_NAME n',
    'LOAD_FAST_AND_CLEAR i',
    'STORE_FAST i',
    'LOAD_GLOBAL n',
    'STORE_NAME l',
  ]);
});

test('an assignment expression in a comprehension binds around it', () => {
  assert.deepEqual(touches('def f(ys):\n [last := y for y in ys]\n return last', 'f'), [
    'LOAD_FAST ys',
    'LOAD_FAST_AND_CLEAR y',
    'STORE_FAST y',
    'LOAD_FAST y',
    'STORE_FAST last',
    'LOAD_FAST_CHECK last',
  ]);
});

test('an argument that is a cell, and a comprehension of the same name', () => {
  const code = innerCode(codeOf('def f(x):\n g = lambda: x\n return [x for x in g()], x'), 'f');
  assert.deepEqual(code.localNames, ['x', 'g', 'x']);
  assert.deepEqual(code.localKinds, [3, 1, 1]);
});

test('a class may have a cell __class__ and use the one around it', () => {
  const source = 'class A:\n def f(self):\n  class B:\n   x = __class__\n   def g(self): return __class__';
  const code = innerCode(codeOf(source), 'B');
  assert.deepEqual(code.localNames, ['__class__', '__classdict__', '__class__']);
  assert.deepEqual(touches(source, 'B').slice(0, 2), ['LOAD_FROM_DICT_OR_DEREF __class__', 'STORE_NAME x']);
});

test('annotation scopes see the class they are in', () => {
  assert.deepEqual(touches('class A:\n T = int\n def f(x: T): pass', '__annotate__'), ['LOAD_FAST format', 'LOAD_FROM_DICT_OR_GLOBALS T']);
});

test('qualified names', () => {
  const source = 'def f():\n class A:\n  def g(self): return lambda: 0\n global h\n def h(): pass\n class B[T]:\n  def i(self): pass';
  const names = (code: ReturnType<typeof codeOf>): string[] => [
    code.qualname,
    ...code.constants.flatMap((each) => (typeof each === 'object' && each !== null && 'qualname' in each ? names(each) : [])),
  ];
  assert.deepEqual(names(codeOf(source)), [
    '<module>',
    'f',
    'f.<locals>.A',
    'f.<locals>.A.g',
    'f.<locals>.A.g.<locals>.<lambda>',
    'h',
    'f.<locals>.<generic parameters of B>',
    'f.<locals>.B',
    'f.<locals>.B.i',
  ]);
});

test('flags', () => {
  const flags = (source: string) => innerCode(codeOf(source)).flags & ~(CodeFlag.OPTIMIZED | CodeFlag.NEWLOCALS);
  assert.equal(flags('def f(*a, **k): "doc"'), CodeFlag.VARARGS | CodeFlag.VARKEYWORDS | CodeFlag.HAS_DOCSTRING);
  assert.equal(flags('def f(): yield'), CodeFlag.GENERATOR);
  assert.equal(flags('async def f(): pass'), CodeFlag.COROUTINE);
  assert.equal(flags('async def f(): yield'), CodeFlag.ASYNC_GENERATOR);
  assert.equal(codeOf('await x', { topLevelAwait: true }).flags, CodeFlag.COROUTINE);
  assert.equal(codeOf('from __future__ import annotations').flags, CodeFlag.FUTURE_ANNOTATIONS);
});

test('docstrings lose the indentation of the code around them', () => {
  const code = innerCode(codeOf('def f():\n    """One.\n\n      Two\n        three\n    """'));
  assert.equal(code.constants[0], 'One.\n\nTwo\n  three\n');
  assert.equal(innerCode(codeOf('def f(): "doc"', { optimize: 2 })).constants[0], null);
});

test('symbol tables can be asked', () => {
  const table = symbolTable('import m\ndef f(a, *b):\n c: int = a\n return lambda: c + m', 't.py', 'exec');
  const show = (block: Block): unknown => [block.type, block.name, [...block.symbols.keys()], block.children.map(show)];
  assert.deepEqual(show(table.top), [
    'module',
    'top',
    ['m', 'f'],
    [
      ['annotation', '__annotate__', ['.format'], []],
      [
        'function',
        'f',
        ['a', 'b', 'c'],
        [
          ['annotation', '__annotate__', ['.format'], []],
          ['function', 'lambda', ['c', 'm'], []],
        ],
      ],
    ],
  ]);
  assert.equal((table.top.symbols.get('m') ?? 0) & Def.IMPORT, Def.IMPORT);
});

test.run();

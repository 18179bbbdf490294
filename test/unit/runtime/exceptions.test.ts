// Expressions and what they give, one a line: `expression => repr` or `expression !> Error message`. The answers are CPython 3.14's.
import { readFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { createInterpreter } from '../../../src/index.ts';

/** Runs a program; gives what it printed. */
async function output(source: string): Promise<string> {
  let text = '';
  const python = createInterpreter({
    write: (_stream, part) => (text += typeof part === 'string' ? part : new TextDecoder().decode(part)),
  });
  await python.run(source);
  return text;
}
const PRELUDE = `
import _types as types
SN = types.SimpleNamespace
types.UnionType = type(int | str)
X = int
class A: pass
class C:
    class D: pass
class EG(ExceptionGroup): pass
def show(expression):
    try: print(expression, '=>', repr(eval(expression, globals())))
    except BaseException as e: print(expression, '!>', type(e).__name__, e)
`;
for (const name of ['exceptions', 'unions-and-namespaces']) {
  test(name, async () => {
    const expected = readFileSync(new URL(`${name}.txt`, import.meta.url), 'utf8');
    const expressions = expected
      .trimEnd()
      .split('\n')
      .map((line) => line.split(/ (?:=>|!>) /)[0]);
    assert.ok(expressions.length > 50);
    const got = await output(`${PRELUDE}${expressions.map((expression) => `show(${JSON.stringify(expression)})\n`).join('')}`);
    const [gotLines, expectedLines] = [got.split('\n'), expected.split('\n')];
    expectedLines.forEach((line, i) => assert.is(gotLines[i], line));
    assert.is(gotLines.length, expectedLines.length);
  });
}

test('subclasses decide in __new__ or __init__', async () => {
  const got = await output(`
class E(Exception):
    def __init__(self, a, b):
        super().__init__(a)
        self.b = b
e = E(1, 2)
print(repr(e), e.args, e.__reduce__()[1:])
class Own(OSError):
    def __init__(self, a): self.a = a
o = Own(3)
print(repr(o), o.args, o.errno, str(o) == '')
class Passes(OSError):
    def __init__(self, a): super().__init__(2, 'x', 'f')
p = Passes(3)
print(repr(p), p.errno, p)
class Stops(StopIteration):
    def __init__(self, a): pass
print(Stops(1).value)
class G(ExceptionGroup):
    def __new__(cls, errors, code):
        self = super().__new__(cls, f'code {code}', errors)
        self.code = code
        return self
    def derive(self, errors): return G(errors, self.code)
g = G([ValueError(1), TypeError(2)], 42)
match, rest = g.split(ValueError)
print(repr(g), repr(match), match.code, rest.exceptions)
`);
  assert.is(
    got,
    `E(1) (1,) ((1,), {'b': 2})
Own() () None True
Passes(2, 'x') 2 [Errno 2] x: 'f'
None
G('code 42', (ValueError(1), TypeError(2))) G('code 42', (ValueError(1),)) 42 (TypeError(2),)
`,
  );
});

test('splitting keeps traceback, links and notes', async () => {
  const got = await output(`
try: raise ExceptionGroup('a', [ValueError(1), ExceptionGroup('b', [TypeError(2), ValueError(3)])])
except ExceptionGroup as e: group = e
group.add_note('note')
group.__cause__ = KeyError('cause')
match, rest = group.split(ValueError)
for part in match, rest:
    print(repr(part), part.__traceback__ is group.__traceback__, part.__cause__ is group.__cause__, part.__notes__, part.__notes__ is group.__notes__)
print(group.subgroup(lambda e: e.args == (3,)).exceptions)
print(group.split(KeyError), group.split(ExceptionGroup)[0] is group)
`);
  assert.is(
    got,
    `ExceptionGroup('a', [ValueError(1), ExceptionGroup('b', [ValueError(3)])]) True True ['note'] False
ExceptionGroup('a', [ExceptionGroup('b', [TypeError(2)])]) True True ['note'] False
(ExceptionGroup('b', [ValueError(3)]),)
(None, ExceptionGroup('a', [ValueError(1), ExceptionGroup('b', [TypeError(2), ValueError(3)])])) True
`,
  );
});

test.run();

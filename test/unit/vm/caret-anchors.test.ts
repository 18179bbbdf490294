// The part of an expression that failed. The expected parts are what CPython's traceback module finds.
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { anchorsOf } from '../../../src/vm/caret-anchors.ts';

/** The expression with ^ under the anchor; null without one. */
function marked(text: string): string | null {
  const found = anchorsOf(text);
  return found === null ? null : text.slice(found.left, found.right);
}
const cases: Readonly<Record<string, string | null>> = {
  'a + b': '+',
  'a+(b)': '+(',
  'a+ (b)': '+',
  'a+(b).c': '+',
  'a+(b)(c)': '+',
  'a+(b,)': '+',
  'a+((b))': '+(',
  '(a)+b': '+',
  '(a + b)': '+',
  '((a+b))': '+',
  'a ** -b ** c': '**',
  '-a ** b': null,
  '-a * b': '*',
  'a - b - c': '-',
  'a * b + c * d': '+',
  'a << b >> c': '>>',
  'a // (b)': '//',
  'a @ b': '@',
  'a | b ^ c & d': '|',
  '~a + b': '+',
  'f(x)': '(x)',
  'f (x)': '(x)',
  '(f)(x)': '(x)',
  '(f(x))': '(x)',
  'f(x)(y)': '(y)',
  'f(x for x in y)': '(x for x in y)',
  'a.b[c](d)': '(d)',
  'await f(x)': null,
  'await f(x) + 1': '+',
  '-f(x)': null,
  'a[b]': '[b]',
  'a [b]': '[b]',
  'f(x)[0]': '[0]',
  '[1, 2][3]': '[3]',
  '{1: 2}[3]': '[3]',
  "'abc'[5]": '[5]',
  "'a' 'b'[0]": '[0]',
  'f\'{d["a"]}\' % 3': '%',
  "f'{x:\\'>10}' + 1": '+',
  "f'{x!r:>{w}}'[0]": '[0]',
  a: null,
  'a.b': null,
  '()': null,
  '(a, b)': null,
  'a < b': null,
  'a and b': null,
  'not a': null,
  'lambda: a + b': null,
  'a if b else c': null,
  '(x for x in y)': null,
  'x = 1': null,
  'x += 1': null,
  'x := 1': null,
  '(x := 1)': null,
  'raise E(x)': null,
  'a b': null,
  'a +': null,
  'f(': null,
  "'a": null,
  '': null,
  '# only': null,
  'a + yield': null,
  'a # x\n + b': '+',
  'a \\\n + b': '+',
  'a[\n1\n]': '[\n1\n]',
  '1+2j*3': '+',
  '1.5.real + 1': '+',
  '... + 1': '+',
  'é + 日本': '+',
};

test('anchors', () => {
  for (const [text, expected] of Object.entries(cases)) assert.is(marked(text), expected, text);
});
test('a call of a name', () => {
  assert.is(anchorsOf('f(x)')?.callsName, true);
  assert.is(anchorsOf('f.g(x)')?.callsName, false);
  assert.is(anchorsOf("'a'(x)")?.callsName, false);
  assert.is(anchorsOf('f(x)(y)')?.callsName, false);
});

test.run();

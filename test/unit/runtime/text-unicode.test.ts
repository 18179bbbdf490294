import { strict as assert } from 'node:assert';
import { test } from 'uvu';
import { asciiRepr, bytesRepr, strRepr } from '../../../src/runtime/repr-text.ts';
import * as methods from '../../../src/runtime/str-methods.ts';
import { jsText, pointsOf, strFromPoints, strFromJs } from '../../../src/runtime/text.ts';
import * as unicode from '../../../src/runtime/unicode.ts';

/** A digest of what a function says of all characters, as the comment beside each number computes it in CPython 3.14. */
function digest(of: (point: number) => number): number {
  let sum = 0;
  for (let point = 0; point < 0x110000; point++) sum = (sum * 31 + of(point)) % 1000003;
  return sum;
}
/** for p in range(0x110000): h = (h * 31 + f(chr(p))) % 1000003 */
const PREDICATES: readonly [string, (point: number) => boolean, number][] = [
  ['isalpha', unicode.isAlpha, 621389],
  ['isdecimal', unicode.isDecimal, 78067],
  ['isdigit', unicode.isDigit, 646318],
  ['isnumeric', unicode.isNumeric, 447989],
  ['isspace', unicode.isSpace, 142543],
  ['isprintable', unicode.isPrintable, 280094],
  ['islower', unicode.isLower, 845326],
  ['isupper', unicode.isUpper, 515683],
];
for (const [name, is, expected] of PREDICATES) {
  test(`${name} as in Unicode 16`, () => {
    assert.equal(
      digest((point) => (is(point) ? 1 : 0)),
      expected,
    );
  });
}
/** f(c) is the sum of the code points of what becomes of c. */
const MAPPINGS: readonly [string, (point: number) => number | readonly number[], number][] = [
  ['lower', unicode.lowerOf, 471806],
  ['upper', unicode.upperOf, 557082],
  ['title', unicode.titleOf, 437230],
  ['casefold', unicode.foldOf, 621504],
];
for (const [name, map, expected] of MAPPINGS) {
  test(`${name} as in Unicode 16`, () => {
    const of = (point: number): number => {
      const mapped = map(point);
      return typeof mapped === 'number' ? mapped : mapped.reduce((a, b) => a + b, 0);
    };
    assert.equal(digest(of), expected);
  });
}

test('values of digits in any script', () => {
  assert.equal(unicode.decimalValue(0x663), 3);
  assert.equal(unicode.decimalValue(0x1d7ce + 13), 3);
  assert.equal(unicode.decimalValue(0xb2), -1);
  assert.equal(unicode.digitValue(0xb2), 2);
  assert.equal(unicode.categoryOf(0x1f600), 'So');
});

test('the engine changes case only where every version of Unicode agrees', () => {
  for (let point = 0; point < 0x10000; point++) {
    if (point >= 0xd800 && point < 0xe000) continue;
    const char = String.fromCharCode(point);
    const own = (map: (p: number) => number | readonly number[]): string => {
      const mapped = map(point);
      return jsText(strFromPoints(typeof mapped === 'number' ? [mapped] : mapped));
    };
    assert.equal(methods.lowerStr(char), own(unicode.lowerOf), `lower of ${point.toString(16)}`);
    assert.equal(methods.upperStr(char), own(unicode.upperOf), `upper of ${point.toString(16)}`);
  }
});

test('cases that are more than one character for another', () => {
  assert.equal(methods.upperStr('straße'), 'STRASSE');
  assert.equal(methods.lowerStr('ΟΔΟΣ ΣΑΣ'), 'οδος σας');
  assert.equal(methods.lowerStr("Σ'Α ΑΣ\u0301."), "σ'α ας\u0301.");
  assert.equal(methods.titleStr("ǆ ﬁne they're"), "ǅ Fine They'Re");
  assert.equal(methods.capitalizeStr('ǆABC'), 'ǅabc');
  assert.equal(methods.foldStr('Straße'), 'strasse');
  assert.equal(methods.swapCaseStr('aBß'), 'AbSS');
  assert.deepEqual(pointsOf(methods.upperStr(strFromJs('𐐨a'))), [0x10400, 65]);
});

test('reprs', () => {
  assert.equal(strRepr("it's"), '"it\'s"');
  assert.equal(strRepr('it\'s "so"'), "'it\\'s \"so\"'");
  assert.equal(strRepr('a\n\t\r\\\x00\x7f\xa0\u200b'), "'a\\n\\t\\r\\\\\\x00\\x7f\\xa0\\u200b'");
  assert.equal(jsText(strRepr(strFromJs('é😀\ud800'))), "'é😀\\ud800'");
  assert.equal(asciiRepr(strRepr(strFromJs('é€😀'))), "'\\xe9\\u20ac\\U0001f600'");
  assert.equal(bytesRepr(Uint8Array.of(0, 39, 34, 92, 65, 255, 10)), "b'\\x00\\'\"\\\\A\\xff\\n'");
  assert.equal(bytesRepr(Uint8Array.of(39)), 'b"\'"');
});

test.run();

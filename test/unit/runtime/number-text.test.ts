import { strict as assert } from 'node:assert';
import { test } from 'uvu';
import type { PyException } from '../../../src/runtime/exceptions.ts';
import {
  fixedText,
  floatHex,
  floatRepr,
  formatDouble,
  parseFloatText,
  parseHexFloat,
  scaleExactly,
} from '../../../src/runtime/float-text.ts';
import { integerRatio, roundedFloat, roundedInt } from '../../../src/runtime/float-to-int.ts';
import { formatComplex, formatFloat, formatInt } from '../../../src/runtime/format-number.ts';
import { intText, parseIntText } from '../../../src/runtime/int-text.ts';
import { Raise } from '../../../src/runtime/machine.ts';
import { hash32OfNumber, hashNumber, hashOfParts } from '../../../src/runtime/number-hash.ts';
import { jsText, strFromJs } from '../../../src/runtime/text.ts';

function message(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    assert.ok(error instanceof Raise, String(error));
    const exception = error.exception as PyException;
    return `${exception.cls.name}: ${exception.args.items.join(', ')}`;
  }
  return 'nothing raised';
}
/** Doubles of all sizes, the same in every run. */
function* doubles(count: number): Generator<number> {
  const view = new DataView(new ArrayBuffer(8));
  let state = 0x9e3779b97f4a7c15n;
  for (let i = 0; i < count; i++) {
    state = BigInt.asUintN(64, state * 6364136223846793005n + 1442695040888963407n);
    view.setBigUint64(0, state);
    if (Number.isFinite(view.getFloat64(0))) yield view.getFloat64(0);
  }
}

test('repr: the fewest digits, in the form of Python', () => {
  const cases: readonly [number, string][] = [
    [1, '1.0'],
    [-0, '-0.0'],
    [0.1, '0.1'],
    [1e16, '1e+16'],
    [9999999999999998, '9999999999999998.0'],
    [1e22, '1e+22'],
    [0.0001, '0.0001'],
    [0.00001, '1e-05'],
    [1.5e300, '1.5e+300'],
    [5e-324, '5e-324'],
    [Infinity, 'inf'],
    [NaN, 'nan'],
    [123456789012345680, '1.2345678901234568e+17'],
  ];
  for (const [x, text] of cases) assert.equal(floatRepr(x), text);
  for (const x of doubles(2000)) assert.equal(parseFloatText(floatRepr(x)), x);
});

test('so many digits of the exact value, halves to even', () => {
  assert.equal(fixedText(2.5, 0), '2');
  assert.equal(fixedText(0.5, 0), '0');
  assert.equal(fixedText(1.5, 0), '2');
  assert.equal(fixedText(0.125, 2), '0.12');
  assert.equal(fixedText(0.375, 2), '0.38');
  assert.equal(fixedText(2.675, 2), '2.67');
  assert.equal(fixedText(1e22, 2), '10000000000000000000000.00');
  assert.equal(fixedText(5e-324, 1080).length, 1082);
  assert.equal(formatDouble(0.1, 'f', 60), '0.100000000000000005551115123125782702118158340454101562500000');
  assert.equal(formatDouble(9.5, 'e', 0), '1e+01');
  assert.equal(formatDouble(8.5, 'e', 0), '8e+00');
  assert.equal(formatDouble(1e23, 'e', 25), '9.9999999999999991611392000e+22');
  assert.equal(
    formatDouble(5e-324, 'e', 105),
    `4.940656458412465441765687928682213723650598026143247644255856825006755072702087518652998363616359923797966e-324`,
  );
  assert.equal(formatDouble(100000, 'g', 5), '1e+05');
  assert.equal(formatDouble(100000, 'g', 5, { alternate: true }), '1.0000e+05');
});

test('text of floats', () => {
  for (const [text, x] of [
    [' 1_0.5e-1_0 ', 10.5e-10],
    ['-.5', -0.5],
    ['5.', 5],
    ['+INFINITY', Infinity],
    ['\u0661\u0662.5', 12.5],
    ['1e400', Infinity],
  ] as const) {
    assert.equal(parseFloatText(text), x);
  }
  for (const text of ['', '.', '1__0', '_1', '1_', '1e', 'e5', '1 2', '0x1', 'infinit', '1_e5', '+-1'])
    assert.equal(parseFloatText(text), undefined, text);
});

test('hexadecimal floats', () => {
  assert.equal(floatHex(-0.1), '-0x1.999999999999ap-4');
  assert.equal(floatHex(0), '0x0.0p+0');
  assert.equal(floatHex(5e-324), '0x0.0000000000001p-1022');
  for (const x of doubles(500)) assert.equal(parseHexFloat(floatHex(x)), x);
  assert.equal(parseHexFloat('0x1.fffffffffffff8p-1'), 1);
  assert.equal(parseHexFloat(' 0x.8p-1074 '), 0);
  assert.equal(parseHexFloat('0x.80001p-1074'), 5e-324);
  assert.equal(
    message(() => parseHexFloat('0x1p1024')),
    'OverflowError: hexadecimal value too large to represent as a float',
  );
  assert.equal(
    message(() => parseHexFloat('0x')),
    'ValueError: invalid hexadecimal floating-point string',
  );
  assert.equal(scaleExactly((1n << 60n) + 1n, -1134), 2 ** -1074);
});

test('text of ints', () => {
  assert.equal(parseIntText(' -0x_fF ', 16, 0), -255);
  assert.equal(parseIntText('0b101', 0, 0), 5);
  assert.equal(parseIntText('z'.repeat(40), 36, 0), 36n ** 40n - 1n);
  assert.equal(parseIntText('\u0663\u0664', 10, 0), 34);
  for (const text of ['', '-', '1__2', '_1', '0_7', '010', '0x', '1.5', '٣a']) assert.equal(parseIntText(text, 0, 0), undefined, text);
  assert.equal(
    message(() => parseIntText('1'.repeat(5000), 10, 4300)),
    'ValueError: Exceeds the limit (4300 digits) for integer string conversion: value has 5000 digits; use sys.set_int_max_str_digits() to increase the limit',
  );
  assert.equal(parseIntText('f'.repeat(5000), 16, 4300), 16n ** 5000n - 1n);
  assert.equal(intText(-(10n ** 4299n), 4300).length, 4301);
  assert.equal(
    message(() => intText(10n ** 4300n, 4300)),
    'ValueError: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit',
  );
});

test('the format mini-language', () => {
  const int = (x: number | bigint, spec: string): string => jsText(formatInt(x, strFromJs(spec), 4300));
  assert.equal(int(1234567, '010,'), '01,234,567');
  assert.equal(int(1234567, '#_o'), '0o455_3207');
  assert.equal(int(-255, '#010x'), '-0x00000ff');
  assert.equal(int(5, 'é^7b'), 'éé101éé');
  assert.equal(int(1234567, '020,.6,f'), '0,001,234,567.000,000');
  assert.equal(int(0x1f600, '😀>3c'), '😀😀😀');
  const float = (x: number, spec: string): string => jsText(formatFloat(x, spec));
  assert.equal(float(1234567.891234567, '.,'), '1234567.891,234,567');
  assert.equal(float(1, '.3'), '1.0');
  assert.equal(float(-0.0001, 'z.1f'), '0.0');
  assert.equal(float(-Infinity, '=010_'), '-000000inf');
  assert.equal(float(0.25, '.0%'), '25%');
  assert.equal(float(3, '+#.0e'), '+3.e+00');
  assert.equal(jsText(formatComplex(1234.5, -6789, ',')), '(1,234.5-6,789j)');
  assert.equal(jsText(formatComplex(0, 2, '')), '2j');
  for (const [spec, error] of [
    [',_', "Cannot specify both ',' and '_'."],
    [',x', "Cannot specify ',' with 'x'."],
    ['.', 'Format specifier missing precision'],
    ['.3d', 'Precision not allowed in integer format specifier'],
    ['zd', 'Negative zero coercion (z) not allowed in integer format specifier'],
    ['+c', "Sign not allowed with integer format specifier 'c'"],
    ['é', "Unknown format code '\\xe9' for object of type 'int'"],
    ['abc', "Invalid format specifier 'abc' for object of type 'int'"],
    ['99999999999999999999', 'Too many decimal digits in format string'],
  ])
    assert.equal(
      message(() => int(5, spec)),
      `ValueError: ${error}`,
    );
  assert.equal(
    message(() => formatComplex(1, 2, '05')),
    'ValueError: Zero padding is not allowed in complex format specifier',
  );
});

test('rounding to ints and to places', () => {
  assert.equal(roundedInt(2.5), 2);
  assert.equal(roundedInt(-3.5), -4);
  assert.equal(roundedInt(0.49999999999999994), 0);
  assert.equal(roundedInt(1e30), 1000000000000000019884624838656n);
  assert.equal(roundedFloat(2.675, 2), 2.67);
  assert.equal(roundedFloat(25, -1), 20);
  assert.equal(roundedFloat(25.000001, -1), 30);
  assert.equal(
    message(() => roundedFloat(1.7e308, -308)),
    'OverflowError: rounded value too large to represent',
  );
  assert.deepEqual(integerRatio(-0.375), [-3, 8]);
  assert.deepEqual(integerRatio(0.1), [3602879701896397, 36028797018963968n]);
});

test('hashes are those of CPython', () => {
  assert.equal(hashNumber(-1), -2);
  assert.equal(hashNumber(0.5), 1152921504606846976n);
  assert.equal(hashNumber(0.1), 230584300921369408n);
  assert.equal(hashNumber(-1.5), -1152921504606846977n);
  assert.equal(hashNumber(10n ** 20n), 848750603811160107n);
  assert.equal(hashNumber(-(2n ** 61n)), -2);
  assert.equal(hashNumber(Infinity), 314159);
  assert.equal(hashOfParts(hashNumber(0), hashNumber(-1)), -2000006);
  assert.equal(hash32OfNumber(2n ** 70n), hash32OfNumber(2 ** 70));
  for (const x of doubles(300))
    if (Math.abs(x) > 1 && Math.abs(x) < 1e300) assert.equal(hashNumber(BigInt(Math.trunc(x))), hashNumber(Math.trunc(x)));
});

test.run();

import { strict as assert } from 'node:assert';
import { test } from 'uvu';
import * as libmModule from '../../../src/runtime/libm.ts';
import { gamma, logGamma } from '../../../src/runtime/libm-gamma.ts';
import { frexp, ldexp } from '../../../src/modules/math.ts';
import { factorial, greatestDivisor, integerRoot, leastMultiple } from '../../../src/modules/math-ints.ts';
import { exactSum, vectorLength } from '../../../src/modules/math-sums.ts';

/** By name, for the tests that go through several. */
const libm = { ...libmModule };

/** Arguments for which the host's own functions are off, with what a good C library gives. */
const VALUES: readonly [string, number, number][] = [
  ['exp', 1, 2.718281828459045],
  ['exp', -708.5556122548234, 1.897612253832254e-308],
  ['exp', 0.5, 1.6487212707001282],
  ['exp', 709.78, 1.7928227943945155e308],
  ['exp2', 0.5, 1.4142135623730951],
  ['exp2', -1074, 5e-324],
  ['exp2', 10, 1024],
  ['log', 10, 2.302585092994046],
  ['log', 5e-324, -744.4400719213812],
  ['log', 1.7976931348623157e308, 709.782712893384],
  ['log2', 8, 3],
  ['log2', 1e-300, -996.5784284662087],
  ['log10', 1000, 3],
  ['log10', 5e-324, -323.3062153431158],
  ['sin', 1e22, -0.8522008497671888],
  ['sin', 3, 0.1411200080598672],
  ['cos', 1e300, -0.5753861119575491],
  ['tan', 1.5707963267948966, 16331239353195370],
  ['cos', 3, -0.9899924966004454],
  ['atan', 2, 1.1071487177940904],
  ['atan', -2.5, -1.1902899496825317],
  ['asin', 0.5, 0.5235987755982989],
  ['acos', -0.5, 2.0943951023931957],
  ['asinh', 1, 0.881373587019543],
  ['acosh', 2, 1.3169578969248168],
  ['atanh', 0.5, 0.5493061443340549],
  ['sinh', 1, 1.1752011936438014],
  ['cosh', 1, 1.5430806348152437],
  ['cbrt', 27, 3],
  ['cbrt', -1e-320, -2.1544266950262728e-107],
  ['erf', 0.5, 0.5204998778130465],
  ['erfc', 5, 1.537459794428035e-12],
  ['erfc', 27, 5.23705e-319],
];
test('known values', () => {
  const functions = libm as unknown as Record<string, (x: number) => number>;
  for (const [name, x, y] of VALUES) assert.equal(functions[name](x), y, `${name}(${x})`);
});

test('powers', () => {
  assert.equal(libm.powDouble(2, 0.5), Math.SQRT2);
  assert.equal(libm.powDouble(10, 300), 1e300);
  assert.equal(libm.powDouble(10, -5), 1e-5);
  assert.equal(libm.powDouble(-2, 3), -8);
  assert.ok(Number.isNaN(libm.powDouble(-2, 0.5)));
  assert.equal(libm.powDouble(-1, Infinity), 1);
  assert.equal(libm.powDouble(1, NaN), 1);
  assert.ok(Object.is(libm.powDouble(-0, 3), -0));
  assert.equal(libm.powDouble(2, -1074), 5e-324);
  assert.equal(libm.powDouble(2, 1024), Infinity);
});

test('special arguments', () => {
  for (const name of ['sin', 'tan', 'asin', 'atan', 'asinh', 'atanh', 'sinh', 'cbrt', 'erf'] as const) {
    assert.ok(Object.is(libm[name](-0), -0), name);
    assert.ok(Number.isNaN(libm[name](NaN)), name);
    assert.equal(libm[name](5e-324), name === 'cbrt' ? 1.7031839360032603e-108 : 5e-324, name);
  }
  for (const name of ['sin', 'cos', 'tan'] as const) assert.ok(Number.isNaN(libm[name](Infinity)), name);
  assert.equal(libm.log(0), -Infinity);
  assert.ok(Number.isNaN(libm.log(-1)));
  assert.equal(libm.exp(710), Infinity);
  assert.equal(libm.exp(-746), 0);
  assert.equal(libm.atan2(-0, -1), -Math.PI);
  assert.equal(libm.atan2(5e-324, 1e300), 0);
  assert.equal(libm.atan2(1, -1e300), Math.PI);
  assert.equal(libm.atan2(1e300, 1e300), Math.PI / 4);
  assert.equal(libm.hypot(Infinity, NaN), Infinity);
  assert.equal(libm.hypot(3e-320, 4e-320), 5e-320);
  assert.equal(libm.hypot(3e307, 4e307), 5e307);
});

/** f(g(x)) is x again to within a few units, for functions that undo each other. */
test('inverse functions', () => {
  const close = (a: number, b: number, what: string): void =>
    assert.ok(Math.abs(a - b) <= 4e-16 * Math.max(1, Math.abs(b)), `${what}: ${a} for ${b}`);
  for (let i = -300; i <= 300; i++) {
    const x = i / 97;
    close(libm.log(libm.exp(x)), x, 'log exp');
    close(libm.asinh(libm.sinh(x)), x, 'asinh sinh');
    close(libm.sin(x) ** 2 + libm.cos(x) ** 2, 1, 'sin cos');
    close(libm.atan(libm.tan(x / 3)), x / 3, 'atan tan');
    close(libm.erf(x) + libm.erfc(x), 1, 'erf erfc');
    if (Math.abs(x) <= 1) {
      close(libm.sin(libm.asin(x)), x, 'sin asin');
      close(libm.cos(libm.acos(x)), x, 'cos acos');
    }
  }
});

test('gamma as CPython computes it', () => {
  assert.equal(gamma(5), 24);
  assert.equal(gamma(0.5), 1.7724538509055159);
  assert.equal(logGamma(3), 0.693147180559945);
  assert.equal(logGamma(-0.5), 1.265512123484645);
  assert.equal(gamma(-171.5), 1.9316265431712e-310);
  assert.ok(Number.isNaN(gamma(-1)));
});

test('sums, lengths and ints of module math', () => {
  assert.equal(exactSum([0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1]), 1);
  assert.equal(exactSum([1e16, 1, 1e-16]), 10000000000000002);
  assert.equal(exactSum([2 ** 53, 0.5, 2 ** -53]), 2 ** 53);
  assert.equal(vectorLength([3, 4]), 5);
  assert.equal(vectorLength([1e308, 1e308, 1e308]), 1.7320508075688772e308);
  assert.equal(vectorLength([1e-320, 1e-320]), 1.414e-320);
  assert.equal(integerRoot(10n ** 40n - 1n), 99999999999999999999n);
  assert.equal(integerRoot(9007199254740991), 94906265);
  assert.equal(greatestDivisor(10n ** 30n, 7n * 10n ** 20n), 10n ** 20n);
  assert.equal(leastMultiple(-4, 6), 12);
  assert.equal(factorial(25), 15511210043330985984000000n);
  assert.deepEqual(frexp(5e-324), [0.5, -1073]);
  assert.deepEqual(frexp(-8), [-0.5, 4]);
  assert.equal(ldexp(3, -1075), 1e-323);
  assert.equal(ldexp(1, -1075), 0);
});

test.run();

import { strict as assert } from 'node:assert';
import { test } from 'uvu';
import {
  add,
  and,
  compareNumbers,
  divideWithRemainder,
  equalNumbers,
  floorDivide,
  invert,
  lshift,
  makeComplex,
  multiply,
  negative,
  or,
  power,
  remainder,
  rshift,
  subtract,
  trueDivide,
  xor,
} from '../../../src/runtime/arithmetic.ts';
import { floatType, intType } from '../../../src/runtime/builtin-types.ts';
import type { PyException } from '../../../src/runtime/exceptions.ts';
import { Raise } from '../../../src/runtime/machine.ts';
import { isFloat, isInt, makeFloat, makeInt, PyComplex, PyFloat, PyFloatSub, PyIntSub } from '../../../src/runtime/number.ts';
import type { Value } from '../../../src/runtime/object.ts';
import { modularPower } from '../../../src/runtime/power-modulo.ts';

const f = (x: number): Value => makeFloat(x);
/** A number as text that tells int from float and -0.0 from 0.0. */
function show(v: Value | undefined): string {
  if (v === undefined) return 'undefined';
  if (typeof v === 'boolean') return String(v);
  if (v instanceof PyComplex) return `(${show(f(v.real))}, ${show(f(v.imag))})`;
  if (isInt(v)) {
    assert.ok(
      typeof v === 'bigint' ? v > 9007199254740991n || v < -9007199254740991n : Number.isSafeInteger(v) && !Object.is(v, -0),
      `${v} is not normalised`,
    );
    return String(v);
  }
  assert.ok(isFloat(v));
  const x = v instanceof PyFloat ? v.value : (v as number);
  return Object.is(x, -0) ? '-0.' : `${x}${Number.isInteger(x) ? '.' : ''}`;
}
const is = (v: Value | undefined, text: string): void => assert.equal(show(v), text);
function fails(work: () => unknown, type: string, ...args: Value[]): void {
  try {
    work();
  } catch (error) {
    assert.ok(error instanceof Raise);
    const exception = error.exception as PyException;
    assert.equal(exception.cls.name, type);
    assert.deepEqual(exception.args.items, args);
    return;
  }
  assert.fail(`${type} was expected`);
}

test('an integral result is an int only when both operands were', () => {
  is(add(2, 3), '5');
  is(add(0.5, 0.5), '1.');
  is(add(1, 0.5), '1.5');
  is(add(1, f(2)), '3.');
  is(multiply(0.5, 2), '1.');
  is(multiply(0, -5), '0');
  is(multiply(f(0), -5), '-0.');
  is(subtract(0.5, 0.5), '0.');
  is(trueDivide(4, 2), '2.');
  is(trueDivide(0, -5), '-0.');
  is(add(true, true), '2');
  is(add(true, 0.5), '1.5');
  is(negative(0), '0');
  is(negative(f(0)), '-0.');
  is(negative(true), '-1');
  is(add(Infinity, -Infinity), 'NaN');
});

test('ints grow beyond 2**53 and come back', () => {
  is(add(9007199254740991, 1), '9007199254740992');
  is(subtract(9007199254740992n, 1), '9007199254740991');
  is(multiply(94906267, 94906267), '9007199515875289');
  is(multiply(3037000500, 3037000500), '9223372037000250000');
  is(power(2, 100), (1n << 100n).toString());
  is(power(3, 33), '5559060566555523');
  is(power(3, 34), '16677181699666569');
  is(power(-2, 63), '-9223372036854775808');
  is(power(-1, (1n << 70n) + 1n), '-1');
  is(lshift(1, 53), '9007199254740992');
  is(lshift(-3, 40), '-3298534883328');
  is(rshift(-9007199254740991, 60), '-1');
  is(rshift(1n << 90n, 89), '2');
  is(rshift(-5, 1000000000000), '-1');
  is(invert(9007199254740991), '-9007199254740992');
});

test('bits of ints that have more than 32 of them', () => {
  is(and(0xfffffffff, 0xf0f0f0f0f), String(0xf0f0f0f0f));
  is(or(2 ** 40, 1), String(2 ** 40 + 1));
  is(xor(2 ** 52, 2 ** 52), '0');
  is(and(-1, 2 ** 40 + 5), String(2 ** 40 + 5));
  is(xor(-1, 2 ** 40), String(-(2 ** 40) - 1));
  is(or(1n << 80n, -1), '-1');
  is(and(true, false), 'false');
  is(and(true, 3), '1');
  assert.equal(and(1.5, 1), undefined);
});

test('division of ints rounds down, and once', () => {
  is(floorDivide(-7, 2), '-4');
  is(remainder(-7, 2), '1');
  is(remainder(7, -2), '-1');
  is(remainder(-4, 2), '0');
  is(floorDivide(-(10n ** 30n), 7), (-(10n ** 30n) / 7n - 1n).toString());
  is(remainder(-(10n ** 30n), 7), (7n - (10n ** 30n % 7n)).toString());
  is(trueDivide(10n ** 400n, 10n ** 399n), '10.');
  is(trueDivide(makeInt(2n ** 64n + 1n), 3), '6148914691236517000.');
  is(trueDivide(1, 10n ** 323n), '1e-323');
  is(trueDivide(1, 2n ** 1075n), '0.');
  is(trueDivide(3, 2n ** 1076n), '5e-324');
  is(trueDivide(-5, 2n ** 1075n), '-1e-323');
  is(trueDivide(3, 10n ** 400n), '0.');
});

test('division of floats: the remainder is exact and has the sign of the divisor', () => {
  is(floorDivide(5.5, -2), '-3.');
  is(remainder(5.5, -2), '-0.5');
  is(remainder(-1, Infinity), 'Infinity');
  is(floorDivide(-1, Infinity), '-1.');
  is(remainder(f(-0), 1), '0.');
  is(remainder(f(4), -2), '-0.');
  is(floorDivide(f(0), -1), '-0.');
  is(floorDivide(1, 0.1), '9.');
  assert.deepEqual(divideWithRemainder(7, -2), [-4, -1]);
});

test('powers', () => {
  is(power(2, -1), '0.5');
  is(power(f(2), 3), '8.');
  is(power(0, 0), '1');
  is(power(f(NaN), 0), '1.');
  is(power(1, f(NaN)), '1.');
  is(power(f(-1), Infinity), '1.');
  is(power(f(-8), 3), '-512.');
  is(power(f(-0), 3), '-0.');
  is(power(2, -10000), '0.');
  is(power(-8, 0.5), '(1.7319121124709868e-16, 2.8284271247461903)');
  assert.equal(modularPower(3, -1, 7), 5);
  assert.equal(modularPower(-2, 3, -5), -3);
  assert.equal(
    modularPower(2, 10n ** 30n, 10n ** 20n),
    makeInt(
      (() => {
        let result = 1n;
        for (const bit of (10n ** 30n).toString(2)) result = (result * result * (bit === '1' ? 2n : 1n)) % 10n ** 20n;
        return result;
      })(),
    ),
  );
});

test('errors in the words of CPython', () => {
  for (const op of [trueDivide, floorDivide, remainder])
    for (const zero of [0, f(0), false]) fails(() => op(1, zero), 'ZeroDivisionError', 'division by zero');
  fails(() => power(0, -1), 'ZeroDivisionError', 'zero to a negative power');
  fails(() => power(f(1e300), 2), 'OverflowError', 34, 'Numerical result out of range');
  fails(() => power(10, 10 ** 9), 'MemoryError');
  fails(() => power(10, 10n ** 30n), 'MemoryError');
  fails(() => lshift(1, -1), 'ValueError', 'negative shift count');
  fails(() => lshift(1, 1n << 62n), 'MemoryError');
  fails(() => lshift(1, 1n << 70n), 'OverflowError', 'too many digits in integer');
  is(lshift(0, 1n << 70n), '0');
  fails(() => add(1.5, 10n ** 400n), 'OverflowError', 'int too large to convert to float');
  fails(() => trueDivide(10n ** 400n, 3), 'OverflowError', 'integer division result too large for a float');
  fails(() => trueDivide(makeComplex({ real: 1, imag: 1 }), 0), 'ZeroDivisionError', 'division by zero');
  fails(() => power(0, makeComplex({ real: 0, imag: 1 })), 'ZeroDivisionError', 'zero to a negative or complex power');
});

test('an int and a float are compared exactly', () => {
  assert.equal(compareNumbers(2n ** 53n + 1n, f(2 ** 53)), 1);
  assert.equal(compareNumbers(10n ** 400n, Infinity), -1);
  assert.equal(equalNumbers(2n ** 70n, f(2 ** 70)), true);
  assert.equal(equalNumbers(true, f(1)), true);
  assert.ok(Number.isNaN(compareNumbers(1, f(NaN))));
  assert.equal(equalNumbers(1, makeComplex({ real: 1, imag: 0 })), true);
  assert.equal(compareNumbers(1, 'a'), undefined);
});

test('a real operand of a complex one stays real', () => {
  is(subtract(1, makeComplex({ real: 0, imag: 0 })), '(1., -0.)');
  is(add(makeComplex({ real: 0, imag: -0 }), 0), '(0., -0.)');
  is(multiply(makeComplex({ real: Infinity, imag: 0 }), makeComplex({ real: 0, imag: 1 })), '(NaN, Infinity)');
  is(trueDivide(1, makeComplex({ real: 1, imag: 1 })), '(0.5, -0.5)');
  is(power(makeComplex({ real: 1, imag: 1 }), -2), '(0., -0.5)');
});

test('instances of subclasses are left to their methods', () => {
  assert.equal(add(new PyIntSub(intType, 1), 1), undefined);
  const sub = new PyFloatSub(floatType, 1);
  sub.cls = intType;
  assert.equal(add(sub, 1), undefined);
});

test.run();

/**
 * Decimal numbers from other values and back: int, float, tuple; hash; comparison with any number.
 */
import { typeName } from '../../runtime/builtin-types.ts';
import { NotImplemented, PyList, PyTuple } from '../../runtime/collections.ts';
import { OverflowError, raised, TypeError, ValueError } from '../../runtime/exceptions.ts';
import { integerRatio } from '../../runtime/float-to-int.ts';
import { identityHash } from '../../runtime/hash.ts';
import type { Thread } from '../../runtime/machine.ts';
import { floatOf, intOf, makeInt, PyComplex } from '../../runtime/number.ts';
import type { Value } from '../../runtime/object.ts';
import { jsText, strOf } from '../../runtime/text.ts';
import { multiply } from './arithmetic.ts';
import { compareValues } from './compare.ts';
import { currentContext, type PyContext, stateOf } from './context.ts';
import { Condition, exactSettings, type Settings } from './settings.ts';
import { exactly, readDecimal } from './text.ts';
import { dropDigits, finite, infinity, Kind, NAN, powerOfTen, PyDecimal, Round } from './value.ts';

export function ofInt(int: number | bigint): PyDecimal {
  return int < 0 ? finite(1, BigInt(-int), 0) : finite(0, BigInt(int), 0);
}
/** Exactly: every double is a finite decimal fraction. */
export function ofDouble(x: number): PyDecimal {
  if (x !== x) return NAN;
  const sign = x < 0 || Object.is(x, -0) ? 1 : 0;
  if (x - x !== 0) return infinity(sign);
  const [numerator, denominator] = integerRatio(Math.abs(x));
  // A denominator of 2**k makes k places.
  const places = denominator === 1 ? 0 : BigInt(denominator).toString(2).length - 1;
  return finite(sign, BigInt(numerator) * 5n ** BigInt(places), -places);
}

/** An operand of an operator; undefined when it is no number that mixes with decimal ones. */
export function operand(v: Value): PyDecimal | undefined {
  if (v instanceof PyDecimal) return v;
  const int = intOf(v);
  return int === undefined ? undefined : ofInt(int);
}
/** An argument of a method. */
export function decimalArgument(v: Value): PyDecimal {
  const x = operand(v);
  if (x === undefined) throw unsupported(v);
  return x;
}
const unsupported = (v: Value): unknown => raised(TypeError, `conversion from ${typeName(v)} to Decimal is not supported`);

// ---- construction
/** What Decimal(v) is: exact, whatever the context. */
export function exactDecimal(t: Thread, v: Value, context: PyContext): PyDecimal {
  const made = unrounded(t, v, context, true);
  const s = exactSettings();
  s.status = context.status;
  const result = v instanceof PyDecimal || floatOf(v) !== undefined ? made : exactly(made, s);
  context.status = s.status;
  return context.conclude(result);
}
/** The number that a value stands for, not yet rounded; conditions are left in the context. */
export function unrounded(t: Thread, v: Value, context: PyContext, exact: boolean): PyDecimal {
  const x = operand(v);
  if (x !== undefined) return x;
  const text = strOf(v);
  if (text !== undefined) {
    const s: Settings = exact ? exactSettings() : context;
    const read = readDecimal(text, exact, s);
    context.status |= s.status;
    return read;
  }
  if (v instanceof PyTuple || v instanceof PyList) return ofParts(v.items, exact ? exactSettings() : context, context);
  const double = floatOf(v);
  if (double === undefined) throw unsupported(v);
  context.signal(Condition.FLOAT_OPERATION);
  return ofDouble(double);
}
function ofParts(parts: readonly Value[], s: Settings, context: PyContext): PyDecimal {
  if (parts.length !== 3) throw raised(ValueError, 'argument must be a sequence of length 3');
  const [signValue, digitsValue, exponentValue] = parts;
  const sign = intOf(signValue);
  if (sign !== 0 && sign !== 1) throw raised(ValueError, 'sign must be an integer with the value 0 or 1');
  const word = strOf(exponentValue);
  const special = word === undefined ? undefined : jsText(word);
  if (special !== undefined && special !== 'F' && special !== 'n' && special !== 'N')
    throw raised(ValueError, "string argument in the third position must be 'F', 'n' or 'N'");
  const exponent = special === undefined ? intOf(exponentValue) : 0;
  if (exponent === undefined) throw raised(ValueError, 'exponent must be an integer');
  if (special === 'F') return infinity(sign);
  if (!(digitsValue instanceof PyTuple || digitsValue instanceof PyList)) throw badDigits();
  let digits = '';
  for (const item of digitsValue.items) {
    const digit = intOf(item);
    if (digit === undefined || digit < 0 || digit > 9) throw badDigits();
    digits += digit;
  }
  const coefficient = BigInt(digits);
  if (special === undefined) return finite(sign, coefficient, Math.max(-4e18, Math.min(4e18, Number(exponent))));
  const room = s.prec - (s.clamp ? 1 : 0);
  if (coefficient.toString().length > room && coefficient !== 0n) {
    context.status |= Condition.CONVERSION_SYNTAX;
    return NAN;
  }
  return new PyDecimal(sign, coefficient, 0, special === 'n' ? Kind.NAN : Kind.SNAN);
}
function badDigits(): unknown {
  return raised(ValueError, 'coefficient must be a tuple of digits');
}
export function fromFloat(v: Value): PyDecimal {
  const int = intOf(v);
  if (int !== undefined) return ofInt(int);
  const double = floatOf(v);
  if (double === undefined) throw raised(TypeError, 'argument must be int or float');
  return ofDouble(double);
}

// ---- to other types
/** An int, rounded so. */
export function toInt(x: PyDecimal, rounding: number = Round.DOWN): number | bigint {
  if (x.isNan) throw raised(ValueError, 'cannot convert NaN to integer');
  if (x.isInfinite) throw raised(OverflowError, 'cannot convert Infinity to integer');
  const size =
    x.coefficient === 0n
      ? 0n
      : x.exponent >= 0
        ? x.coefficient * powerOfTen(x.exponent)
        : dropDigits(x.coefficient, -x.exponent, rounding, x.sign).coefficient;
  return makeInt(x.sign === 1 ? -size : size);
}
export function toDouble(x: PyDecimal): number {
  if (x.kind === Kind.SNAN) throw raised(ValueError, 'cannot convert signaling NaN to float');
  if (x.isNan) return Number.NaN;
  if (x.isInfinite) return x.sign === 1 ? -Infinity : Infinity;
  const size = Number(`${x.coefficient}e${x.exponent}`);
  return x.sign === 1 ? -size : size;
}
export function toRatio(x: PyDecimal): PyTuple {
  if (x.isNan) throw raised(ValueError, 'cannot convert NaN to integer ratio');
  if (x.isInfinite) throw raised(OverflowError, 'cannot convert Infinity to integer ratio');
  if (x.coefficient === 0n) return new PyTuple([0, 1]);
  let numerator = x.sign === 1 ? -x.coefficient : x.coefficient;
  if (x.exponent >= 0) return new PyTuple([makeInt(numerator * powerOfTen(x.exponent)), 1]);
  // Only twos and fives can be cancelled.
  const places = -x.exponent;
  let twos = places;
  let fives = places;
  while (twos > 0 && (numerator & 1n) === 0n) {
    numerator >>= 1n;
    twos--;
  }
  while (fives > 0 && numerator % 5n === 0n) {
    numerator /= 5n;
    fives--;
  }
  powerOfTen(places);
  return new PyTuple([makeInt(numerator), makeInt((5n ** BigInt(fives)) << BigInt(twos))]);
}
export function toTuple(t: Thread, x: PyDecimal): Value {
  const payload = x.isNan && x.coefficient === 0n;
  const digits = payload ? [] : x.isInfinite ? [0] : Array.from(x.coefficient.toString(), Number);
  const exponent = x.isFinite ? x.exponent : x.isInfinite ? 'F' : x.kind === Kind.NAN ? 'n' : 'N';
  return t.call(stateOf(t.interp).tuple, [x.sign, new PyTuple(digits), exponent]);
}

const MODULUS = 2305843009213693951n;
/** 10 ** n modulo the prime, for any n: exponents count modulo the prime less one. */
function powerModulo(n: number): bigint {
  let rest = BigInt(n) % (MODULUS - 1n);
  if (rest < 0n) rest += MODULUS - 1n;
  let result = 1n;
  for (let square = 10n; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = (result * square) % MODULUS;
    square = (square * square) % MODULUS;
  }
  return result;
}
/** Equal for equal numbers of all types. */
export function decimalHash(t: Thread, x: PyDecimal): number | bigint {
  if (x.kind === Kind.SNAN) throw raised(TypeError, 'Cannot hash a signaling NaN value');
  if (x.isNan) return identityHash(t, x);
  if (x.isInfinite) return x.sign === 1 ? -314159 : 314159;
  const size = ((x.coefficient % MODULUS) * (x.exponent === 0 ? 1n : powerModulo(x.exponent))) % MODULUS;
  const hash = x.sign === 1 ? -size : size;
  return hash === -1n ? -2 : makeInt(hash);
}

// ---- comparison
export type Comparison = '<' | '<=' | '==' | '!=' | '>' | '>=';
const holds: Readonly<Record<Comparison, (order: number) => boolean>> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '==': (order) => order === 0,
  '!=': (order) => order !== 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};
/** `self op other`. Quiet nans are unequal to everything; ordering them is invalid, and so is a signaling one in any comparison. */
export function compareWith(t: Thread, self: PyDecimal, other: Value, op: Comparison): Value {
  const context = currentContext(t);
  const byEquality = op === '==' || op === '!=';
  const pair = comparable(t, self, other, byEquality, context);
  if (pair === undefined) return NotImplemented;
  const [a, b] = pair;
  if (a.isNan || b.isNan) {
    if (!byEquality || a.kind === Kind.SNAN || b.kind === Kind.SNAN) context.signal(Condition.INVALID_OPERATION);
    return op === '!=';
  }
  return holds[op](compareValues(a, b));
}
function comparable(
  t: Thread,
  self: PyDecimal,
  other: Value,
  byEquality: boolean,
  context: PyContext,
): readonly [PyDecimal, PyDecimal] | undefined {
  const plain = operand(other);
  if (plain !== undefined) return [self, plain];
  if (typeof other === 'string' || other === null) return undefined;
  let double = floatOf(other);
  if (double === undefined && other instanceof PyComplex && byEquality && other.imag === 0) double = other.real;
  if (double !== undefined) {
    if (byEquality) context.flags |= Condition.FLOAT_OPERATION;
    else context.signal(Condition.FLOAT_OPERATION);
    return [self, ofDouble(double)];
  }
  const { rational } = stateOf(t.interp);
  if (other instanceof PyComplex || rational === null || !t.isInstance(other, rational)) return undefined;
  // a / 1 against n / d: a * d against n.
  const denominator = ofInt(intOf(t.getAttr(other, 'denominator')) ?? 1);
  const numerator = ofInt(intOf(t.getAttr(other, 'numerator')) ?? 0);
  return [self.isFinite ? multiply(self, denominator, exactSettings()) : self, numerator];
}

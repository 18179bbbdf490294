/**
 * The conditions of decimal arithmetic as exceptions, and which of them a context traps.
 *
 * A *signal* is a class that guest code may trap. Some conditions are no signals themselves but belong to InvalidOperation:
 *
 *     Decimal('x')     condition ConversionSyntax     raises InvalidOperation([ConversionSyntax])
 */
import { builtinType } from '../../runtime/builtin-types.ts';
import { PyList } from '../../runtime/collections.ts';
import type { TypeRows } from '../../runtime/define.ts';
import { ArithmeticError, makeException, raisedWith, KeyError, TypeError, ZeroDivisionError } from '../../runtime/exceptions.ts';
import { Raise } from '../../runtime/machine.ts';
import { type PyType, TypeFlag, type Value } from '../../runtime/object.ts';
import { Condition, INVALID } from './settings.ts';

const flags = TypeFlag.BASETYPE | TypeFlag.HAS_DICT | TypeFlag.SAME_LAYOUT;
function exceptionClass(name: string, bases: readonly PyType[], mro: readonly PyType[]): PyType {
  const type = builtinType(name, { base: bases[0], flags, module: 'decimal' });
  type.name = `decimal.${name}`;
  for (const base of bases.slice(1)) base.subclasses.add(new WeakRef(type));
  type.bases = [...bases];
  type.mro = [type, ...mro];
  return type;
}
const single = (name: string, base: PyType): PyType => exceptionClass(name, [base], base.mro);

export const DecimalException = single('DecimalException', ArithmeticError);
const above = DecimalException.mro;
const arithmetic = ArithmeticError.mro;

const Clamped = single('Clamped', DecimalException);
const Rounded = single('Rounded', DecimalException);
const Inexact = single('Inexact', DecimalException);
const Subnormal = single('Subnormal', DecimalException);
const Underflow = exceptionClass('Underflow', [Inexact, Rounded, Subnormal], [Inexact, Rounded, Subnormal, ...above]);
const Overflow = exceptionClass('Overflow', [Inexact, Rounded], [Inexact, Rounded, ...above]);
const DivisionByZero = exceptionClass(
  'DivisionByZero',
  [DecimalException, ZeroDivisionError],
  [DecimalException, ZeroDivisionError, ...arithmetic],
);
const FloatOperation = exceptionClass(
  'FloatOperation',
  [DecimalException, TypeError],
  [DecimalException, ArithmeticError, ...TypeError.mro],
);
const InvalidOperation = single('InvalidOperation', DecimalException);
const ConversionSyntax = single('ConversionSyntax', InvalidOperation);
const DivisionImpossible = single('DivisionImpossible', InvalidOperation);
const InvalidContext = single('InvalidContext', InvalidOperation);
const DivisionUndefined = exceptionClass(
  'DivisionUndefined',
  [InvalidOperation, ZeroDivisionError],
  [InvalidOperation, DecimalException, ZeroDivisionError, ...arithmetic],
);

/** The signals in the order of their importance: of several that are trapped the first is raised. */
export const SIGNALS: readonly (readonly [PyType, number])[] = [
  [InvalidOperation, INVALID],
  [FloatOperation, Condition.FLOAT_OPERATION],
  [DivisionByZero, Condition.DIVISION_BY_ZERO],
  [Overflow, Condition.OVERFLOW],
  [Underflow, Condition.UNDERFLOW],
  [Subnormal, Condition.SUBNORMAL],
  [Inexact, Condition.INEXACT],
  [Rounded, Condition.ROUNDED],
  [Clamped, Condition.CLAMPED],
];
const CONDITIONS: readonly (readonly [PyType, number])[] = [
  [InvalidOperation, Condition.INVALID_OPERATION],
  [ConversionSyntax, Condition.CONVERSION_SYNTAX],
  [DivisionImpossible, Condition.DIVISION_IMPOSSIBLE],
  [DivisionUndefined, Condition.DIVISION_UNDEFINED],
  [InvalidContext, Condition.INVALID_CONTEXT],
];

/** The exception for conditions that are trapped; its argument lists them all. */
export function trapped(conditions: number): Raise {
  const [type] = SIGNALS.find(([, mask]) => (mask & conditions) !== 0) as readonly [PyType, number];
  const met = [...CONDITIONS, ...SIGNALS.slice(1)].filter(([, mask]) => (mask & conditions) !== 0);
  return new Raise(makeException(type, new PyList(met.map(([condition]) => condition))));
}
/** The classes of the signals among some conditions. */
export function signalsIn(conditions: number): PyType[] {
  return SIGNALS.filter(([, mask]) => (mask & conditions) !== 0).map(([type]) => type);
}
/** Their names as a context shows them: in the order of the bits. */
export function signalNames(conditions: number): string {
  const names = new Set<string>();
  for (let bit = 1; bit <= Condition.UNDERFLOW; bit *= 2) {
    const found = (conditions & bit) === 0 ? undefined : SIGNALS.find(([, mask]) => (mask & bit) !== 0);
    if (found !== undefined) names.add(found[0].qualname);
  }
  return `[${[...names].join(', ')}]`;
}
export function maskOf(signal: Value): number {
  const found = SIGNALS.find(([type]) => type === signal);
  if (found !== undefined) return found[1];
  throw raisedWith(
    KeyError,
    'valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n   Overflow, Underflow, Subnormal, Inexact, Rounded,\n   Clamped]',
  );
}

const doc = (text: string): TypeRows => ({ doc: text });
export const exceptionRows: readonly (readonly [PyType, TypeRows])[] = [
  [DecimalException, doc('What decimal arithmetic may raise.')],
  [Clamped, doc('An exponent was changed to fit its limits.')],
  [Rounded, doc('Digits were dropped, zeros or not.')],
  [Inexact, doc('Digits other than zero were dropped.')],
  [Subnormal, doc('The exponent was below Emin before rounding.')],
  [Underflow, doc('A subnormal result was rounded.')],
  [Overflow, doc('The exponent was above Emax after rounding.')],
  [DivisionByZero, doc('A number other than zero was divided by zero.')],
  [FloatOperation, doc('Floats and decimal numbers were mixed.')],
  [InvalidOperation, doc('The operation has no meaningful result.')],
  [ConversionSyntax, doc('A text is no number.')],
  [DivisionImpossible, doc('A quotient has more digits than the context allows.')],
  [InvalidContext, doc('The context is not one that this operation can work under.')],
  [DivisionUndefined, doc('Zero was divided by zero.')],
];
export const exceptionValues: Readonly<Record<string, PyType>> = Object.fromEntries(exceptionRows.map(([type]) => [type.qualname, type]));

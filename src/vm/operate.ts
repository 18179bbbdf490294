/**
 * Operators off the fast path: numbers in any form, then the special methods of other values.
 */
import { Op } from '../bytecode/op.gen.ts';
import * as numbers from '../runtime/arithmetic.ts';
import { compareNumbers, equalNumbers } from '../runtime/arithmetic.ts';
import { PyTuple } from '../runtime/collections.ts';
import { PyFloat, PyFloatSub } from '../runtime/number.ts';
import type { Value } from '../runtime/object.ts';
import {
  type BinaryOperator,
  binaryOperation,
  type Comparison,
  inPlaceOperation,
  OPERATORS,
  richCompare,
  unaryOperation,
} from '../runtime/operators.ts';
import { PyStr, strKey } from '../runtime/text.ts';
import type { ThreadState } from './thread.ts';

type NumberOperation = (a: Value, b: Value) => Value | undefined;
const TABLE: (readonly [BinaryOperator, NumberOperation | null])[] = [];
TABLE[Op.BINARY_ADD] = [OPERATORS.add, numbers.add];
TABLE[Op.BINARY_SUBTRACT] = [OPERATORS.sub, numbers.subtract];
TABLE[Op.BINARY_MULTIPLY] = [OPERATORS.mul, numbers.multiply];
TABLE[Op.BINARY_TRUE_DIVIDE] = [OPERATORS.truediv, numbers.trueDivide];
TABLE[Op.BINARY_FLOOR_DIVIDE] = [OPERATORS.floordiv, numbers.floorDivide];
TABLE[Op.BINARY_REMAINDER] = [OPERATORS.mod, numbers.remainder];
TABLE[Op.BINARY_POWER] = [OPERATORS.pow, numbers.power];
TABLE[Op.BINARY_LSHIFT] = [OPERATORS.lshift, numbers.lshift];
TABLE[Op.BINARY_RSHIFT] = [OPERATORS.rshift, numbers.rshift];
TABLE[Op.BINARY_AND] = [OPERATORS.and, numbers.and];
TABLE[Op.BINARY_OR] = [OPERATORS.or, numbers.or];
TABLE[Op.BINARY_XOR] = [OPERATORS.xor, numbers.xor];
TABLE[Op.BINARY_MATRIX_MULTIPLY] = [OPERATORS.matmul, null];

const LONG = 2n ** 100000n;
/** Whether the engine may compute for so long that Ctrl-C must be able to stop it. */
function isLong(op: number, x: Value, y: Value): boolean {
  if (typeof x === 'bigint' && (x > LONG || x < -LONG)) return typeof y === 'bigint' || op === Op.BINARY_POWER;
  return (
    op === Op.BINARY_POWER &&
    (typeof y === 'number' ? y > 10000 : typeof y === 'bigint') &&
    (typeof x === 'bigint' || (typeof x === 'number' && Number.isInteger(x)))
  );
}

export function binarySlow(t: ThreadState, op: number, x: Value, y: Value, inPlace: number): Value {
  const [operator, onNumbers] = TABLE[op];
  if (onNumbers !== null && (typeof x !== 'string' || op === Op.BINARY_MULTIPLY)) {
    const result = isLong(op, x, y) ? t.interp.host.interruptible(() => onNumbers(x, y)) : onNumbers(x, y);
    if (result !== undefined) return result;
  }
  if (op === Op.BINARY_ADD && typeof x === 'string' && typeof y === 'string' && x.length + y.length < 0x1fffff00)
    return t.longSum.join(x, y);
  if (op === Op.BINARY_ADD && x instanceof PyStr && (y instanceof PyStr || typeof y === 'string')) return PyStr.concat(x, y);
  return inPlace === 0 ? binaryOperation(t, operator, x, y) : inPlaceOperation(t, operator, x, y);
}

const isNumber = (v: Value): boolean =>
  typeof v === 'number' || typeof v === 'bigint' || typeof v === 'boolean' || (v instanceof PyFloat && !(v instanceof PyFloatSub));
export function compareSlow(t: ThreadState, symbol: Comparison, x: Value, y: Value): Value {
  if (isNumber(x) && isNumber(y)) {
    if (symbol === '==') return equalNumbers(x, y) === true;
    if (symbol === '!=') return equalNumbers(x, y) !== true;
    const order = compareNumbers(x, y);
    if (order === undefined) return false;
    switch (symbol) {
      case '<':
        return order < 0;
      case '<=':
        return order <= 0;
      case '>':
        return order > 0;
      default:
        return order >= 0;
    }
  }
  return richCompare(t, symbol, x, y);
}
export function negativeSlow(t: ThreadState, x: Value): Value {
  return numbers.negative(x) ?? unaryOperation(t, '-', x);
}
export function unarySlow(t: ThreadState, symbol: '+' | '~', x: Value): Value {
  if (symbol === '+') {
    if (typeof x === 'number' || typeof x === 'bigint' || x instanceof PyFloat) if (isNumber(x)) return x;
    if (typeof x === 'boolean') return x ? 1 : 0;
  } else if (typeof x === 'number' || typeof x === 'bigint') {
    const result = numbers.invert(x);
    if (result !== undefined) return result;
  }
  return unaryOperation(t, symbol, x);
}

/** `is` where the host keeps two objects for what is one value: floats and strs compare by value, as in PyPy. */
export function isSame(x: Value, y: Value): boolean {
  if (x === y) return true;
  if (x instanceof PyFloat && y instanceof PyFloat)
    return x.cls === y.cls && !(x instanceof PyFloatSub) && Object.is(x.value, y.value) && x.value === x.value;
  if (x instanceof PyStr && y instanceof PyStr) return strKey(x) === strKey(y);
  if (x instanceof PyTuple && y instanceof PyTuple)
    return x.items.length === 0 && y.items.length === 0 && x.slots === null && y.slots === null;
  return false;
}

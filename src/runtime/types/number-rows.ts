/**
 * What the rows of the number types share: operators with their reflected forms, and the checks of `__new__`.
 */
import { NotImplemented } from '../collections.ts';
import type { NativeRow } from '../define.ts';
import { raised, TypeError } from '../exceptions.ts';
import type { Thread } from '../machine.ts';
import { PyType, type Value } from '../object.ts';
import { strOf, type PyStr } from '../text.ts';
import { typeName } from '../builtin-types.ts';
import { wrongArgument } from '../text-arguments.ts';

/** The plain number that an operand stands for, or undefined when the type does not work with it. */
export type Operand = (v: Value) => Value | undefined;
export type Operation = (a: Value, b: Value) => Value | undefined;

/** `__add__` and `__radd__` and so on, for a table of [name, symbol, operation]. */
export function operatorRows(
  table: readonly (readonly [name: string, symbol: string, operation: Operation])[],
  operand: Operand,
): Record<string, NativeRow> {
  const rows: Record<string, NativeRow> = {};
  for (const [name, symbol, operation] of table) {
    const apply = (a: Value, b: Value): Value => {
      const x = operand(a);
      const y = operand(b);
      return x === undefined || y === undefined ? NotImplemented : (operation(x, y) ?? NotImplemented);
    };
    const shown = (left: string, right: string): string => (symbol === 'divmod' ? `divmod(${left}, ${right})` : `${left}${symbol}${right}`);
    rows[`__${name}__`] = ['(self, value, /)', `Return ${shown('self', 'value')}.`, (_t, self: Value, value: Value) => apply(self, value)];
    rows[`__r${name}__`] = ['(self, value, /)', `Return ${shown('value', 'self')}.`, (_t, self: Value, value: Value) => apply(value, self)];
  }
  return rows;
}

export type Test = (a: number | bigint, b: number | bigint) => boolean;
/** The six comparisons on real numbers; the host compares a bigint with a double exactly. */
export function comparisonRows(operand: (v: Value) => number | bigint | undefined): Record<string, NativeRow> {
  const rows: Record<string, NativeRow> = {};
  const row = (name: string, symbol: string, test: Test): void => {
    rows[name] = [
      '(self, value, /)',
      `Return self${symbol}value.`,
      (_t, self: Value, value: Value) => {
        const y = operand(value);
        return y === undefined ? NotImplemented : test(operand(self) as number | bigint, y);
      },
    ];
  };
  row('__lt__', '<', (a, b) => a < b);
  row('__le__', '<=', (a, b) => a <= b);
  // biome-ignore lint/suspicious/noDoubleEquals: == compares a bigint with a double exactly.
  row('__eq__', '==', (a, b) => a == b);
  // biome-ignore lint/suspicious/noDoubleEquals: as above.
  row('__ne__', '!=', (a, b) => a != b);
  row('__gt__', '>', (a, b) => a > b);
  row('__ge__', '>=', (a, b) => a >= b);
  return rows;
}

/** The first argument of `type.__new__` must be the type or a class below it. */
export function checkClass(cls: Value, type: PyType): PyType {
  if (!(cls instanceof PyType)) throw raised(TypeError, `${type.name}.__new__(X): X is not a type object (${typeName(cls)})`);
  if (cls === type) return cls;
  if (!cls.isSubtypeOf(type)) throw raised(TypeError, `${type.name}.__new__(${cls.name}): ${cls.name} is not a subtype of ${type.name}`);
  return cls;
}

/** The spec of `__format__`. */
export function specText(_t: Thread, spec: Value): string | PyStr {
  const text = strOf(spec);
  if (text === undefined) throw wrongArgument('__format__() argument', 'str', spec);
  return text;
}

/**
 * Arguments from the guest, by the signatures of operations, with PyTorch's words for what is wrong.
 *
 *     torch.mm(x)          mm() missing 1 required positional arguments: "mat2"
 *     torch.mm(x, 2)       mm(): argument 'mat2' (position 2) must be Tensor, not int
 *
 * Operations of one name are tried in order; when several are there and none fits, all are listed. In a function `self` is called `input`.
 * An argument that was not given is undefined, so that each operation knows its defaults itself.
 */
import { typeName } from '../../runtime/builtin-types.ts';
import { PyList, PyTuple } from '../../runtime/collections.ts';
import { PyDict } from '../../runtime/dict.ts';
import { raised, TypeError } from '../../runtime/exceptions.ts';
import type { Raise } from '../../runtime/machine.ts';
import { doubleOf, floatOf, intOf } from '../../runtime/number.ts';
import type { Value } from '../../runtime/object.ts';
import { isStr, jsText } from '../../runtime/text.ts';
import { Category, type DType, float64, int64, Scalar } from '../../tensor/dtype.ts';
import type { AnyOp } from '../../tensor/op.ts';
import type { Parameter, Schema } from '../../tensor/schema.ts';
import { itemOf, type Tensor } from '../../tensor/tensor.ts';
import { guarded, isTensor, PyDType, PyGenerator } from './objects.ts';

/** Not of this type. */
export const WRONG = Symbol('wrong');
type Converted = unknown | typeof WRONG;

/** A number of the guest's; undefined for what is none. */
export function scalarOf(v: Value): Scalar | undefined {
  if (typeof v === 'boolean') return new Scalar(v ? 1 : 0, Category.BOOL);
  const int = intOf(v);
  if (int !== undefined) return new Scalar(Number(int), Category.INT);
  const real = floatOf(v);
  return real === undefined ? undefined : new Scalar(real, Category.FLOAT);
}
/** int and bool stand for types of elements, too. */
const PLAIN_TYPES: Readonly<Record<string, DType>> = { float: float64, int: int64 };

function plainInt(v: Value): number | undefined {
  if (typeof v === 'boolean') return undefined;
  const int = intOf(v);
  if (int !== undefined) return Number(int);
  if (isTensor(v) && v.tensor.numel === 1 && v.tensor.dtype.category === Category.INT) return guarded(() => itemOf(v.tensor));
  return undefined;
}
const isSequence = (v: Value): v is PyList | PyTuple => v instanceof PyList || v instanceof PyTuple;

const CONVERT: Readonly<Record<string, (v: Value) => Converted>> = {
  Tensor: (v) => (isTensor(v) ? v.tensor : WRONG),
  Operand: (v) => (isTensor(v) ? v.tensor : (scalarOf(v) ?? WRONG)),
  Scalar: (v) => {
    const scalar = scalarOf(v);
    if (scalar !== undefined) return scalar;
    if (!isTensor(v) || v.tensor.rank !== 0 || v.tensor.requiresGrad) return WRONG;
    return new Scalar(
      guarded(() => itemOf(v.tensor)),
      v.tensor.dtype.category,
    );
  },
  NormOrder: (v) => (v === 'fro' ? new Scalar(2, Category.FLOAT) : (scalarOf(v) ?? WRONG)),
  int: (v) => plainInt(v) ?? WRONG,
  float: (v) =>
    typeof v === 'boolean' ? WRONG : (doubleOf(v) ?? (isTensor(v) && v.tensor.rank === 0 ? guarded(() => itemOf(v.tensor)) : WRONG)),
  bool: (v) => (typeof v === 'boolean' ? v : WRONG),
  str: (v) => (isStr(v) ? jsText(v) : WRONG),
  ScalarType: (v) => (v instanceof PyDType ? v.dtype : (PLAIN_TYPES[typeNameOfClass(v)] ?? WRONG)),
  Generator: (v) => (v instanceof PyGenerator ? v.generator : WRONG),
  Any: (v) => (v instanceof PyDict ? settingsOf(v) : v),
  'Tensor[]': (v) => listOf(v, (item) => (isTensor(item) ? item.tensor : WRONG)),
  'int[]': (v) => listOf(v, (item) => plainInt(item) ?? WRONG),
  'float[]': (v) => listOf(v, (item) => doubleOf(item) ?? WRONG),
  'Scalar[]': (v) => listOf(v, (item) => scalarOf(item) ?? WRONG),
  'Tensor?[]': (v) => listOf(v, (item) => (item === null ? null : isTensor(item) ? item.tensor : WRONG)),
};
/** Numbers and lists of them by name, as a graph has what an operation is told beside tensors (aten.ts). */
const settingsOf = (dict: PyDict): Record<string, unknown> =>
  Object.fromEntries(
    Array.from(dict.entries(), ([name, value]) => [String(name), value instanceof PyList ? value.items.map(Number) : Number(value)]),
  );
/** The name of a class that is given itself, as `float`. */
function typeNameOfClass(v: Value): string {
  return v !== null && typeof v === 'object' && 'mro' in v ? String((v as { name?: unknown }).name) : '';
}
function listOf(v: Value, convert: (item: Value) => Converted): Converted {
  if (!isSequence(v)) return WRONG;
  const items = v.items.map(convert);
  return items.includes(WRONG) ? WRONG : items;
}
/** How a type is called in messages. */
const SHOWN: Readonly<Record<string, string>> = {
  Operand: 'Tensor',
  Scalar: 'Number',
  ScalarType: 'torch.dtype',
  'int[]': 'tuple of ints',
  'float[]': 'tuple of floats',
  'Scalar[]': 'tuple of Scalars',
  'Tensor[]': 'tuple of Tensors',
};
const shownType = ({ type }: Parameter): string => SHOWN[type] ?? type;

function convert(parameter: Parameter, v: Value): Converted {
  if (v === null && (parameter.isOptional || parameter.def === 'None')) return null;
  const converted = CONVERT[parameter.type](v);
  if (converted === WRONG && parameter.type === 'int[]' && parameter.listSize !== null) {
    const int = plainInt(v);
    if (int !== undefined) return [int];
  }
  return converted;
}

export interface Bound {
  readonly op: AnyOp;
  readonly args: unknown[];
}

interface Call {
  readonly name: string;
  readonly positional: readonly Value[];
  readonly keywords: ReadonlyMap<string, Value>;
  readonly self: Tensor | undefined;
}
const calledAs = (parameter: Parameter, call: Call): string =>
  parameter.name === 'self' && call.self === undefined ? 'input' : parameter.name;
/** What a call has to give: not `self` of a method. */
const open = (schema: Schema, call: Call): readonly Parameter[] =>
  call.self === undefined ? schema.parameters : schema.parameters.filter((parameter) => parameter.name !== 'self');

/** Binds one signature; gives the error where that cannot be done. */
function bindOne(op: AnyOp, call: Call): unknown[] | Raise {
  const { schema } = op;
  const parameters = open(schema, call);
  const byPosition = parameters.filter((parameter) => !parameter.isKeywordOnly);
  let given = call.positional;
  // One list of ints may be written without brackets.
  if (
    byPosition.length === 1 &&
    byPosition[0].type === 'int[]' &&
    given.length > 0 &&
    !isSequence(given[0]) &&
    plainInt(given[0]) !== undefined
  )
    given = [new PyTuple(given)];
  if (given.length > byPosition.length) {
    const most = byPosition.length + (call.self === undefined ? 0 : 0);
    return raised(
      TypeError,
      `${call.name}() takes ${most} positional argument${most === 1 ? '' : 's'} but ${given.length} ${given.length === 1 ? 'was' : 'were'} given`,
    );
  }
  const bound = new Map<Parameter, unknown>();
  let used = 0;
  for (const [index, parameter] of parameters.entries()) {
    const name = calledAs(parameter, call);
    const key = call.keywords.has(name)
      ? name
      : call.keywords.has(parameter.name) && parameter.name !== 'self'
        ? parameter.name
        : undefined;
    const isGiven = !parameter.isKeywordOnly && index < given.length;
    if (!isGiven && key === undefined) {
      if (parameter.def !== null) continue;
      const missing = parameters.filter(
        (other, at) => other.def === null && at >= given.length && !call.keywords.has(calledAs(other, call)),
      );
      return raised(
        TypeError,
        `${call.name}() missing ${missing.length} required positional arguments: ${missing.map((other) => `"${calledAs(other, call)}"`).join(', ')}`,
      );
    }
    if (isGiven && key !== undefined) return raised(TypeError, `${call.name}() got multiple values for argument '${name}'`);
    const value = isGiven ? given[index] : (call.keywords.get(key as string) as Value);
    if (!isGiven) used++;
    const converted = convert(parameter, value);
    if (converted === WRONG) {
      const where = isGiven ? ` (position ${index + 1})` : '';
      return raised(TypeError, `${call.name}(): argument '${name}'${where} must be ${shownType(parameter)}, not ${shownTypeOf(value)}`);
    }
    bound.set(parameter, converted);
  }
  if (used < call.keywords.size) {
    const names = new Set(parameters.map((parameter) => calledAs(parameter, call)));
    const unknown = [...call.keywords.keys()].find((key) => !names.has(key) && !parameters.some((parameter) => parameter.name === key));
    return raised(TypeError, `${call.name}() got an unexpected keyword argument '${unknown}'`);
  }
  return schema.parameters.map((parameter) => (parameter.name === 'self' && call.self !== undefined ? call.self : bound.get(parameter)));
}
function shownTypeOf(v: Value): string {
  return isSequence(v) && v.items.length > 0
    ? `${typeName(v)} of ${[...new Set(v.items.map((item) => typeName(item)))].join(', ')}`.replace(/ of (.*)$/, '')
    : typeName(v);
}

/** What is known of a signature before a call: arguments by position only. */
interface Positional {
  readonly parameters: readonly Parameter[];
  /** Where each of them is among all. */
  readonly slots: readonly number[];
  /** How many have to be given; more than there are when a keyword has to be, too. */
  readonly least: number;
  readonly count: number;
  /** Where `self` of a method is; -1 in a function. */
  readonly self: number;
}
function positionalOf({ parameters }: Schema, isMethod: boolean): Positional {
  const self = isMethod ? parameters.findIndex(({ name }) => name === 'self') : -1;
  const slots = [...parameters.keys()].filter((slot) => slot !== self && !parameters[slot].isKeywordOnly);
  const isKeywordNeeded = parameters.some(({ isKeywordOnly, def }) => isKeywordOnly && def === null);
  return {
    parameters: slots.map((slot) => parameters[slot]),
    slots,
    least: isKeywordNeeded ? Infinity : slots.filter((slot) => parameters[slot].def === null).length,
    count: parameters.length,
    self,
  };
}
const FUNCTIONS = new WeakMap<AnyOp, Positional>();
const METHODS = new WeakMap<AnyOp, Positional>();

/** Most calls give each argument by its position, and of the right type. Undefined for all others, whatever is the matter with them. */
function bindPositional(op: AnyOp, given: readonly Value[], self: Tensor | undefined): unknown[] | undefined {
  const known = self === undefined ? FUNCTIONS : METHODS;
  let row = known.get(op);
  if (row === undefined) known.set(op, (row = positionalOf(op.schema, self !== undefined)));
  const { parameters, slots } = row;
  if (given.length < row.least || given.length > slots.length) return undefined;
  const args = new Array<unknown>(row.count).fill(undefined);
  if (row.self >= 0) args[row.self] = self;
  for (let index = 0; index < given.length; index++) {
    const converted = convert(parameters[index], given[index]);
    if (converted === WRONG) return undefined;
    args[slots[index]] = converted;
  }
  return args;
}

/** Binds to the first of several operations that fits. */
export function bind(
  name: string,
  ops: readonly AnyOp[],
  positional: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
  self?: Tensor,
): Bound {
  const call: Call = { name, positional, keywords, self };
  let first: Raise | undefined;
  for (const op of ops) {
    const args = (keywords.size === 0 ? bindPositional(op, positional, self) : undefined) ?? bindOne(op, call);
    if (Array.isArray(args)) return { op, args };
    first ??= args;
  }
  if (ops.length === 1) throw first;
  const got = [...positional.map((v) => typeName(v)), ...[...keywords].map(([key, v]) => `${key}=${typeName(v)}`)].join(', ');
  const forms = ops.map((op) => ` * (${signatureText(op, call)})\n`).join('');
  throw raised(TypeError, `${name}() received an invalid combination of arguments - got (${got}), but expected one of:\n${forms}`);
}
function signatureText(op: AnyOp, call: Call): string {
  const parts: string[] = [];
  let isKeyword = false;
  for (const parameter of open(op.schema, call)) {
    if (parameter.isKeywordOnly && !isKeyword) {
      parts.push('*');
      isKeyword = true;
    }
    parts.push(`${shownType(parameter)} ${calledAs(parameter, call)}`);
  }
  return parts.join(', ');
}
/** Keywords of a call by name. */
export function keywordsOf(kwargs: PyDict): Map<string, Value> {
  const result = new Map<string, Value>();
  for (const [key, value] of kwargs.entries()) {
    if (!isStr(key)) throw raised(TypeError, 'keywords must be strings');
    result.set(jsText(key), value);
  }
  return result;
}

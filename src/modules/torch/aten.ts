/**
 * Operations one by one, as graphs below the level of torch.* name them: torch.ops.aten.mul.Tensor(x, y). And the log of what was done, in
 * those words.
 */
import { nativeFunction } from '../../runtime/define.ts';
import { PyList, PyTuple } from '../../runtime/collections.ts';
import { PyDict } from '../../runtime/dict.ts';
import { NotImplementedError, raised } from '../../runtime/exceptions.ts';
import type { PyBuiltin } from '../../runtime/callables.ts';
import type { Thread } from '../../runtime/machine.ts';
import { intFromNumber, makeFloat } from '../../runtime/number.ts';
import type { Value } from '../../runtime/object.ts';
import { strFromJs } from '../../runtime/text.ts';
import { Category, type DType, Scalar } from '../../tensor/dtype.ts';
import type { Grads } from '../../tensor/node.ts';
import { ALL_OPERATIONS, type AnyDerivative, type AnyOp, withoutConstants } from '../../tensor/op.ts';
import { type Done, type LoggedStep, OperationLog } from '../../tensor/operation-log.ts';
import type { Parameter } from '../../tensor/schema.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { bind, keywordsOf } from './arguments.ts';
import { dtypeObject, guarded, type PyTensor, wrap } from './objects.ts';
import { callOperation } from './operations.ts';
import { stateOf } from './state.ts';

/**
 * Derivatives that are written with operations and nothing else, whatever the elements are: the way back through these is shown operation by
 * operation. Of the others it is one step.
 */
const OPEN: ReadonlySet<string> = new Set(
  `
  add sub rsub mul div neg square sqrt rsqrt reciprocal exp log log1p sin cos tan tanh sigmoid relu abs silu softplus
  sum mean mm addmm bmm mv t transpose permute view reshape expand unsqueeze squeeze flatten clone where _softmax _log_softmax
`
    .trim()
    .split(/\s+/),
);

/** Where PyTorch has one operation for a tensor and one for a number as the second operand, the first of them. */
const overloadOf = ({ schema }: AnyOp): string =>
  schema.overload !== '' ? schema.overload : schema.parameters.slice(1).some(({ type }) => type === 'Operand') ? 'Tensor' : 'default';

const FUNCTIONS = new WeakMap<AnyOp, PyBuiltin>();
function functionOf(op: AnyOp): PyBuiltin {
  let made = FUNCTIONS.get(op);
  if (made === undefined) {
    const { name, text } = op.schema;
    made = nativeFunction(
      `${name}.${overloadOf(op)}`,
      [
        '(*args, **kwargs)',
        `${text}\n\n${op.row.doc}`,
        (t, args: Value[], kwargs: PyDict) => callOperation(t, '_torch', name, [op], args, kwargs),
      ],
      'torch.ops.aten',
    );
    FUNCTIONS.set(op, made);
  }
  return made;
}
const BACKWARD = new WeakMap<AnyOp, PyBuiltin>();
/** The way back through an operation: (gradients, results, which are wanted, *arguments) -> gradients. */
function backwardOf(op: AnyOp): PyBuiltin {
  let made = BACKWARD.get(op);
  if (made === undefined) {
    made = nativeFunction(
      `${op.schema.name}_vjp.${overloadOf(op)}`,
      [
        '(grads, results, needs, /, *args, **kwargs)',
        `The way back through ${op.schema.text}.`,
        (t, grads: Value, results: Value, needs: Value, args: Value[], kwargs: PyDict) =>
          goBack(t, op, [grads, results, needs].map((list) => t.list(list)) as [Value[], Value[], Value[]], args, kwargs),
      ],
      'torch.ops.aten',
    );
    BACKWARD.set(op, made);
  }
  return made;
}
function goBack(t: Thread, op: AnyOp, [grads, results, needs]: [Value[], Value[], Value[]], args: Value[], kwargs: PyDict): Value {
  const derivative = op.row.derivative as AnyDerivative;
  const { args: bound } = bind(op.schema.name, [op], args, keywordsOf(kwargs));
  const tensors = results.map((result) => (result as PyTensor).tensor);
  const wanted = needs.map((need) => need === true);
  const came = grads.map((grad) => (grad === null ? undefined : (grad as PyTensor).tensor)) as Tensor[];
  return guarded(() => {
    const saved = derivative.saves?.(wanted, tensors.length === 1 ? tensors[0] : tensors, ...bound) ?? {};
    const gone = derivative.grads(stateOf(t), came, saved, wanted);
    return wrapAll(withoutConstants(derivative, gone).map((grad) => (grad === false ? undefined : grad)));
  });
}
/** The operation of a name; without an overload: the names of its overloads. */
export function aten(name: string, overload: string | null): Value {
  const ops = ALL_OPERATIONS.filter(({ schema }) => schema.name === name);
  if (overload === null) {
    const named =
      ops.length > 0 ? ops : ALL_OPERATIONS.filter(({ schema, row }) => row.derivative !== undefined && `${schema.name}_vjp` === name);
    return new PyList(named.map((op) => strFromJs(overloadOf(op))));
  }
  const op = ops.find((each) => overloadOf(each) === overload);
  if (op !== undefined) return functionOf(op);
  // The way back through another one.
  const through = name.endsWith('_vjp') ? ALL_OPERATIONS.filter(({ schema }) => `${schema.name}_vjp` === name) : [];
  const back = through.find((each) => overloadOf(each) === overload && each.row.derivative !== undefined);
  return back === undefined ? null : backwardOf(back);
}

// ---- what was done
const scalarValue = ({ value, category }: Scalar): Value =>
  category === Category.BOOL ? value !== 0 : category === Category.INT ? intFromNumber(value) : makeFloat(value);
const each = (toGuest: (v: never) => Value) => (v: unknown) => new PyList((v as never[]).map(toGuest));
const TO_GUEST: Readonly<Record<string, (v: never) => Value>> = {
  Tensor: (v: Tensor) => wrap(v),
  Operand: (v: Tensor | Scalar) => (v instanceof Scalar ? scalarValue(v) : wrap(v)),
  Scalar: scalarValue,
  int: (v: number) => intFromNumber(v),
  float: (v: number) => makeFloat(v),
  bool: (v: boolean) => v,
  str: (v: string) => strFromJs(v),
  ScalarType: (v: DType) => dtypeObject(v),
  'Tensor[]': each((v: Tensor) => wrap(v)),
  'int[]': each((v: number) => intFromNumber(v)),
  'float[]': each((v: number) => makeFloat(v)),
  'Scalar[]': each(scalarValue),
  Any: settingsValue,
  'Tensor?[]': each((v: Tensor | null) => (v === null ? null : wrap(v))),
};
/** What an operation is told beside tensors, by name: numbers, and lists of them. */
function settingsValue(settings: Readonly<Record<string, number | readonly number[]>>): Value {
  const dict = new PyDict();
  for (const [name, value] of Object.entries(settings))
    dict.setName(name, typeof value === 'number' ? intFromNumber(value) : new PyList(value.map(intFromNumber)));
  return dict;
}
/** Undefined for what the guest has no value for. */
function toGuest({ type }: Parameter, v: unknown): Value | undefined {
  if (v === null) return null;
  // A derivative may hand on a plain number where a tensor or a scalar could be.
  if (typeof v === 'number' && (type === 'Operand' || type === 'Scalar')) return Number.isInteger(v) ? intFromNumber(v) : makeFloat(v);
  return TO_GUEST[type]?.(v as never);
}
function guestArguments({ op, args }: Done): [positional: Value[], named: PyDict] {
  const { parameters, name } = op.schema;
  const positional: Value[] = [];
  const named = new PyDict();
  let isByName = false;
  parameters.forEach((parameter, index) => {
    const arg = args[index];
    if (arg === undefined) {
      isByName = true;
      return;
    }
    const value = toGuest(parameter, arg);
    if (value === undefined) throw raised(NotImplementedError, `an argument of ${name} (${parameter.name}) has no form in a graph`);
    if (isByName || parameter.isKeywordOnly) named.setName(parameter.name, value);
    else positional.push(value);
  });
  return [positional, named];
}
const wrapAll = (grads: Grads): PyList => new PyList(grads.map((grad) => (grad === undefined ? null : wrap(grad))));
/** (function, name, arguments, arguments by name, results, whether they come as a list) */
function stepValue({ done, back }: LoggedStep): Value {
  const [positional, named] = guestArguments(done);
  const { name } = done.op.schema;
  const results = done.results.map(wrap);
  if (back === null)
    return new PyTuple([functionOf(done.op), strFromJs(name), new PyTuple(positional), named, new PyTuple(results), results.length > 1]);
  const given = [wrapAll(back.grads), new PyList(results), new PyList([...back.needs]), ...positional];
  return new PyTuple([backwardOf(done.op), strFromJs(`${name}_vjp`), new PyTuple(given), named, wrapAll(back.results), true]);
}
/** Calls a function. Gives its result, and what was done: (operation, name, arguments, arguments by name, results) for each. */
export function logged(t: Thread, callee: Value): Value {
  const state = stateOf(t);
  const before = state.log;
  const log = new OperationLog((name) => OPEN.has(name));
  state.shared.isWatched = true;
  state.log = log;
  let result: Value;
  try {
    result = t.call(callee, []);
  } finally {
    state.log = before;
  }
  if (log.problem !== null) throw raised(NotImplementedError, log.problem);
  return new PyTuple([result, new PyList(log.steps.map(stepValue))]);
}

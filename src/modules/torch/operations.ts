/**
 * Operations as guests call them: `torch.mul`, `Tensor.mul`, `Tensor.mul_`, `a * b`.
 *
 * All follow from the list of operations. What a signature does not have but every such function takes (`out=`, and for new tensors
 * `device=`, `requires_grad=` ...) is seen to here.
 */
import { typeName } from '../../runtime/builtin-types.ts';
import { NotImplemented, PyTuple } from '../../runtime/collections.ts';
import type { NativeRow } from '../../runtime/define.ts';
import type { PyDict } from '../../runtime/dict.ts';
import { raised, RuntimeError, TypeError } from '../../runtime/exceptions.ts';
import type { Thread } from '../../runtime/machine.ts';
import type { PyType, Value } from '../../runtime/object.ts';
import { assign } from '../../tensor/copy.ts';
import { bump, changeInPlace, checkApart } from '../../tensor/inplace.ts';
import type { AnyOp } from '../../tensor/op.ts';
import { mul, rsub } from '../../tensor/ops/arithmetic.ts';
import { OPERATIONS } from '../../tensor/ops/index.ts';
import { reciprocal } from '../../tensor/ops/powers.ts';
import { checkOverlap } from '../../tensor/overlap.ts';
import type { Operand } from '../../tensor/promotion.ts';
import type { TensorState } from '../../tensor/state.ts';
import { contiguousStrides, equalShapes } from '../../tensor/shapes.ts';
import { itemOf, setRequiresGrad, type Tensor } from '../../tensor/tensor.ts';
import { bind, type Bound, keywordsOf, scalarOf } from './arguments.ts';
import { moveTo } from '../../tensor/launch.ts';
import type { Device } from '../../tensor/streams.ts';
import { placeFor } from './devices.ts';
import { performed } from './long-work.ts';
import { CONTIGUOUS, isTensor, PRESERVE, STRIDED, tensorType, wrap } from './objects.ts';
import { dispatch } from './operator-table.ts';
import { namedResult } from './return-types.ts';
import { stateOf } from './state.ts';
import { overridden } from './torch-function.ts';

/** Operations by the name that guests know; those of one name in order. */
export const BY_NAME: ReadonlyMap<string, readonly AnyOp[]> = (() => {
  const names = new Map<string, AnyOp[]>();
  for (const op of OPERATIONS)
    for (const name of [op.schema.name, ...(op.row.aliases ?? [])]) names.set(name, [...(names.get(name) ?? []), op]);
  return names;
})();

export function wrapOutcome(op: AnyOp, outcome: Tensor | Tensor[]): Value {
  if (!Array.isArray(outcome)) return op.schema.isBool ? itemOf(outcome) !== 0 : wrap(outcome);
  const items = outcome.map(wrap);
  const { name, results } = op.schema;
  return results.length > 0 && !name.startsWith('_') ? namedResult(name, items) : new PyTuple(items);
}

/** Makes new elements without looking at others: it takes what describes them. */
const isMaker = ({ schema }: AnyOp): boolean =>
  schema.parameters.some(({ name, type }) => name === 'dtype' && type === 'ScalarType') &&
  (schema.tensorSlots.length === 0 || schema.name.endsWith('_like') || schema.name.startsWith('new_'));

/** Takes from the keywords what no signature names. */
function takeExtras(
  t: Thread,
  ops: readonly AnyOp[],
  keywords: Map<string, Value>,
): { out: Tensor | null; needsGrad: boolean; device: Device | null | undefined } {
  let out: Tensor | null = null;
  let needsGrad = false;
  let device: Device | null | undefined;
  const take = (name: string): Value | undefined => {
    const value = keywords.get(name);
    if (value !== undefined && !ops.some((op) => op.schema.parameters.some((parameter) => parameter.name === name))) {
      keywords.delete(name);
      return value;
    }
    return undefined;
  };
  const target = take('out') ?? null;
  if (target !== null) {
    if (!isTensor(target)) throw raised(TypeError, `${ops[0].schema.name}(): argument 'out' must be Tensor, not ${typeName(target)}`);
    out = target.tensor;
  }
  const format = take('memory_format') ?? null;
  if (format !== null && format !== CONTIGUOUS && format !== PRESERVE)
    throw raised(RuntimeError, `memory format ${t.reprText(format)} is not in this build`);
  if (ops.some(isMaker)) {
    const named = take('device') ?? null;
    if (named !== null) device = placeFor(t, named);
    const layout = take('layout') ?? null;
    if (layout !== null && layout !== STRIDED) throw raised(TypeError, `layout ${t.reprText(layout)} is not in this build`);
    if (take('pin_memory') === true) throw raised(RuntimeError, 'pin_memory is not in this build: there is no accelerator');
    needsGrad = take('requires_grad') === true;
  }
  return { out, needsGrad, device };
}
const NO_KEYWORDS: ReadonlyMap<string, Value> = new Map();

/** Where guests find operations: a module, by its name, or the type of tensors. */
type Place = string | PyType;
const NO_EXTRAS = { out: null, needsGrad: false, device: undefined };

export function callOperation(
  t: Thread,
  place: Place,
  name: string,
  ops: readonly AnyOp[],
  args: readonly Value[],
  kwargs: PyDict | undefined,
  self?: Tensor,
): Value {
  const state = stateOf(t);
  const isPlain = kwargs === undefined || kwargs.size === 0;
  let bound: Bound;
  let extras: ReturnType<typeof takeExtras> = NO_EXTRAS;
  try {
    const keywords = isPlain ? NO_KEYWORDS : keywordsOf(kwargs);
    if (!isPlain) extras = takeExtras(t, ops, keywords as Map<string, Value>);
    bound = bind(name, ops, args, keywords, self);
  } catch (problem) {
    return notTensors(t, problem, place, name, args, kwargs, self);
  }
  if (isPlain) return performed(t, bound.args, () => wrapOutcome(bound.op, dispatch(t, bound.op, bound.args)(state, ...bound.args)));
  const { out, needsGrad, device } = extras;
  return performed(t, bound.args, () => {
    const outcome = dispatch(t, bound.op, bound.args)(state, ...bound.args);
    if (device !== undefined) moveTo(state, bound.op.schema.name, outcome, device);
    if (needsGrad) setRequiresGrad(outcome, true);
    return out === null ? wrapOutcome(bound.op, outcome) : writeOut(t, name, bound, outcome, out);
  });
}
/** No signature fits: perhaps the type of an argument knows what to do. */
function notTensors(
  t: Thread,
  problem: unknown,
  place: Place,
  name: string,
  args: readonly Value[],
  kwargs: PyDict | undefined,
  self?: Tensor,
): Value {
  const isModule = typeof place === 'string';
  const owner = isModule ? (t.interp.modules.getName(place) as Value) : place;
  return overridden(t, problem, [owner, isModule ? place : place.name], name, self === undefined ? args : [wrap(self), ...args], kwargs);
}
/** `out=`: the answer goes into a tensor that is there. */
function writeOut(t: Thread, name: string, { op, args }: Bound, result: Tensor | Tensor[], out: Tensor): Value {
  if (Array.isArray(result)) throw raised(TypeError, `${name}(): out= with several results is not in this build`);
  if (out.requiresGrad || result.gradFn !== null)
    throw raised(
      RuntimeError,
      `${name}(): functions with out=... arguments don't support automatic differentiation, but one of the arguments requires grad.`,
    );
  if (result.dtype.category > out.dtype.category)
    throw raised(RuntimeError, `result type ${result.dtype.title} can't be cast to the desired output type ${out.dtype.title}`);
  const keepsElements = equalShapes(out.shape, result.shape);
  if (keepsElements) checkApart(out);
  if (keepsElements || op.row.isApart) for (const arg of args) checkOverlap(out, arg, op.row.isApart === true);
  if (!keepsElements) {
    if (out.numel !== 0)
      t.warn(
        t.interp.builtins.getName('UserWarning') as PyType,
        `An output with one or more elements was resized since it had shape [${out.shape.join(', ')}], which does not match the required output shape [${result.shape.join(', ')}]. This behavior is deprecated, and in a future PyTorch release outputs will not be resized unless they have zero elements. You can explicitly reuse an out tensor t by resizing it, inplace, to zero elements with t.resize_(0).`,
      );
    out.become(result.shape, contiguousStrides(result.shape));
  }
  assign(out, result);
  bump(stateOf(t), out);
  return wrap(out);
}

/** Forms in place that are functions, too; the others are methods of tensors only. */
const IN_PLACE_FUNCTIONS = new Set(
  `
  abs_ acos_ acosh_ addmv_ alpha_dropout_ arccos_ arccosh_ arcsin_ arcsinh_ arctan_ arctanh_ as_strided_ asin_ asinh_ atan_ atanh_
  ceil_ celu_ clamp_ clamp_max_ clamp_min_ clip_ conj_physical_ cos_ cosh_ deg2rad_ detach_ dropout_ embedding_renorm_ erf_ erfc_
  exp2_ exp_ expm1_ feature_alpha_dropout_ feature_dropout_ fill_ fix_ floor_ frac_ gcd_ i0_ index_put_ lcm_ ldexp_ log10_ log1p_
  log2_ log_ logit_ nan_to_num_ neg_ negative_ rad2deg_ reciprocal_ relu_ resize_as_ resize_as_sparse_ round_ rrelu_ rsqrt_ selu_
  sigmoid_ sin_ sinc_ sinh_ sqrt_ square_ tan_ tanh_ threshold_ trunc_ xlogy_ zero_
`.split(/\s+/),
);

/** `torch.mul` and its kin: name -> row. */
export function functionRows(
  module: string,
  isWanted: (op: AnyOp) => boolean = ({ row }) => row.as === undefined || row.as === 'function',
  hasInPlace: (name: string) => boolean = (name) => IN_PLACE_FUNCTIONS.has(name),
): Record<string, NativeRow> {
  const rows: Record<string, NativeRow> = {};
  for (const [name, ops] of BY_NAME) {
    const own = ops.filter(isWanted);
    if (own.length === 0) continue;
    rows[name] = [
      '(*args, **kwargs)',
      docOf(name, own),
      (t, args: Value[], kwargs: PyDict) => callOperation(t, module, name, own, args, kwargs),
    ];
    const changing = hasInPlace(`${name}_`) ? own.filter(({ row }) => row.inPlace) : [];
    if (changing.length > 0)
      rows[`${name}_`] = [
        '(input, /, *args, **kwargs)',
        `Like ${name}(), in place.`,
        (t, self: Value, args: Value[], kwargs: PyDict) => {
          if (isTensor(self)) return callInPlace(t, `${name}_`, changing, args, kwargs, self.tensor);
          const problem = raised(TypeError, `${name}_(): argument 'input' (position 1) must be Tensor, not ${typeName(self)}`);
          return notTensors(t, problem, module, `${name}_`, [self, ...args], kwargs);
        },
      ];
  }
  return rows;
}
/** `Tensor.mul`, `Tensor.mul_` and their kin. */
export function methodRows(): Record<string, NativeRow> {
  const rows: Record<string, NativeRow> = {};
  for (const [name, ops] of BY_NAME) {
    const all = ops.filter(
      ({ row, schema }) => row.as !== 'internal' && row.as !== 'function' && schema.parameters.some((p) => p.name === 'self'),
    );
    const own = all.filter(({ row }) => row.as === undefined || row.as === 'method');
    if (own.length > 0)
      rows[name] = [
        '(self, /, *args, **kwargs)',
        docOf(name, own),
        (t, self: Value, args: Value[], kwargs: PyDict) => callOperation(t, tensorType, name, own, args, kwargs, selfOf(self)),
      ];
    const changing = all.filter(({ row }) => row.inPlace);
    if (changing.length > 0)
      rows[`${name}_`] = [
        '(self, /, *args, **kwargs)',
        `Like ${name}(), in place.`,
        (t, self: Value, args: Value[], kwargs: PyDict) => callInPlace(t, `${name}_`, changing, args, kwargs, selfOf(self)),
      ];
  }
  return rows;
}
const selfOf = (self: Value): Tensor => (self as { tensor?: Tensor } & Value as { tensor: Tensor }).tensor;
const docOf = (name: string, ops: readonly AnyOp[]): string =>
  `${ops.map((op) => op.schema.text.replace(op.schema.name, name)).join('\n')}\n\n${ops[0].row.doc}`;

function callInPlace(
  t: Thread,
  name: string,
  ops: readonly AnyOp[],
  args: readonly Value[],
  kwargs: PyDict | undefined,
  self: Tensor,
): Value {
  let bound: Bound;
  try {
    bound = bind(name, ops, args, kwargs === undefined ? NO_KEYWORDS : keywordsOf(kwargs), self);
  } catch (problem) {
    return notTensors(t, problem, tensorType, name, args, kwargs, self);
  }
  return performed(t, bound.args, () => wrap(changeInPlace(stateOf(t), dispatch(t, bound.op, bound.args), bound.args)), self);
}

// ---- operators
/** Operator -> operation, and whether there is a form with the operands the other way round and one in place. */
const BINARY: Readonly<Record<string, string>> = {
  add: 'add',
  sub: 'sub',
  mul: 'mul',
  truediv: 'div',
  floordiv: 'floor_divide',
  mod: 'remainder',
  pow: 'pow',
  matmul: 'matmul',
  and: 'bitwise_and',
  or: 'bitwise_or',
  xor: 'bitwise_xor',
  lshift: '__lshift__',
  rshift: '__rshift__',
};
/** What PyTorch does another way when the tensor is on the right. */
const REFLECTED: Readonly<Record<string, (state: TensorState, self: Tensor, left: Operand) => Tensor>> = {
  sub: rsub,
  truediv: (state, self, left) => mul(state, reciprocal(state, self), left),
};
const COMPARISONS = ['eq', 'ne', 'lt', 'le', 'gt', 'ge'];
const UNARY: Readonly<Record<string, string>> = { neg: 'neg', abs: 'abs', invert: 'bitwise_not' };
const NAME_OF_UNARY: Readonly<Record<string, string>> = { neg: '-', abs: 'abs()', invert: '~' };

type Operands = readonly [left: unknown, right: unknown];
const operandOf = (v: Value): unknown => (isTensor(v) ? v.tensor : scalarOf(v));
/** The first operation that takes such operands. */
function opFor(ops: readonly AnyOp[], [left, right]: Operands): AnyOp | undefined {
  const takes = (op: AnyOp, at: number, operand: unknown): boolean => {
    const type = op.schema.parameters[at]?.type;
    return (
      type === 'Operand' ||
      (typeof operand === 'object' && operand !== null && 'storage' in operand ? type === 'Tensor' : type === 'Scalar')
    );
  };
  return ops.find((op) => takes(op, 0, left) && takes(op, 1, right));
}
export function operatorRows(): Record<string, NativeRow> {
  const rows: Record<string, NativeRow> = {};
  for (const [operator, name] of Object.entries(BINARY)) {
    const ops = BY_NAME.get(name) ?? [];
    if (ops.length === 0) continue;
    const apply = (t: Thread, operands: Operands): Value => {
      if (operands[0] === undefined || operands[1] === undefined) return NotImplemented;
      const op = opFor(ops, operands);
      return op === undefined
        ? NotImplemented
        : performed(t, operands, () => wrapOutcome(op, dispatch(t, op, operands)(stateOf(t), ...operands)));
    };
    rows[`__${operator}__`] = ['(self, value, /)', null, (t, self: Value, other: Value) => apply(t, [selfOf(self), operandOf(other)])];
    const reflected = REFLECTED[operator];
    rows[`__r${operator}__`] = [
      '(self, value, /)',
      null,
      (t, self: Value, other: Value) => {
        const left = operandOf(other);
        if (left === undefined || reflected === undefined) return apply(t, [left, selfOf(self)]);
        dispatch(t, ops[0], [selfOf(self), left]);
        return performed(t, [selfOf(self), left], () => wrap(reflected(stateOf(t), selfOf(self), left as Operand)));
      },
    ];
    if (ops.some(({ row }) => row.inPlace))
      rows[`__i${operator}__`] = [
        '(self, value, /)',
        null,
        (t, self: Value, other: Value) => {
          const operands: Operands = [selfOf(self), operandOf(other)];
          const op = operands[1] === undefined ? undefined : opFor(ops, operands);
          if (op === undefined) return NotImplemented;
          performed(t, operands, () => changeInPlace(stateOf(t), dispatch(t, op, operands), operands), operands[0] as Tensor);
          return self;
        },
      ];
  }
  for (const name of COMPARISONS) {
    const ops = BY_NAME.get(name) ?? [];
    rows[`__${name}__`] = [
      '(self, value, /)',
      null,
      (t, self: Value, other: Value) => {
        const operands: Operands = [selfOf(self), operandOf(other)];
        const op = operands[1] === undefined ? undefined : opFor(ops, operands);
        return op === undefined
          ? NotImplemented
          : performed(t, operands, () => wrapOutcome(op, dispatch(t, op, operands)(stateOf(t), ...operands)));
      },
    ];
  }
  for (const [operator, name] of Object.entries(UNARY)) {
    const [op] = BY_NAME.get(name) ?? [];
    if (op !== undefined)
      rows[`__${operator}__`] = [
        '(self, /)',
        `${NAME_OF_UNARY[operator]} of each element.`,
        (t, self: Value) => performed(t, [selfOf(self)], () => wrapOutcome(op, dispatch(t, op, [])(stateOf(t), selfOf(self)))),
      ];
  }
  return rows;
}

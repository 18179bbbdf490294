/**
 * Operations as rows: signature, what it says of itself, how the answer is worked out, and the way back.
 *
 *     export const mul: TensorOp<[Tensor, Operand]> = op({
 *       schema: 'mul(Tensor self, Tensor other) -> Tensor',
 *       doc: 'The product, element by element.',
 *       forward: (_state, self, other) => zip(BINARY.mul, self, other),
 *       derivative: {
 *         node: 'MulBackward0',
 *         saves: (needs, _result, self, other) => ({ self: needs[1] && self, other: needs[0] && other }),
 *         grads: (state, [grad], saved, needs) => [needs[0] && mul(state, grad, saved.other), needs[1] && mul(state, grad, saved.self)],
 *       },
 *     });
 *
 * A derivative is written with operations, so it has derivatives itself. A gradient that is larger than what it is for, because that was
 * broadcast, is summed by the engine. A row without a derivative either has none (`argmax`) or is `composed` of rows that have.
 *
 * One row gives several names to the guest: `torch.mul`, `Tensor.mul`, and `Tensor.mul_`, which puts the answer in the place of `self`.
 */
import { checkForward } from './anomaly.ts';
import { isFloating } from './dtype.ts';
import { compute, type Pointwise } from './elementwise.ts';
import { runtimeError } from './errors.ts';
import { type Edge, edgeOf, FREED, type Grads, GraphNode, metaOf, SavedTensor } from './node.ts';
import { launch } from './launch.ts';
import { parseSchema, type Schema } from './schema.ts';
import type { Shape } from './shapes.ts';
import type { TensorState } from './state.ts';
import { Tensor, type ViewKind } from './tensor.ts';

export type { Operand } from './promotion.ts';
export type Outcome = Tensor | Tensor[];
/** What `saves` names; `false` and undefined are not saved. */
export type Saves = Readonly<Record<string, unknown>>;
// biome-ignore lint/suspicious/noExplicitAny: each derivative knows what it has saved.
export type Saved = any;

export interface Derivative<Args extends readonly unknown[], Result extends Outcome> {
  readonly node: string | ((...args: Args) => string);
  /** The form in place has another one. */
  readonly nodeInPlace?: string | ((...args: Args) => string);
  /** The form in place has other ways altogether, as it keeps its result where the other keeps what it was given. */
  readonly inPlace?: Derivative<Args, Result>;
  /** `needs`: for each tensor that was given, in order, whether a gradient is wanted. */
  readonly saves?: (needs: readonly boolean[], result: Result, ...args: Args) => Saves;
  /** For each tensor that was given, in order. `false` for none. `grads`: undefined for a result through which nothing came. */
  readonly grads: (state: TensorState, grads: Tensor[], saved: Saved, needs: readonly boolean[]) => (Tensor | false | undefined)[];
  /** Tensors that no gradient flows to whatever they are, as indices and masks: by number among the tensors given. They have no edge. */
  readonly constant?: readonly number[];
  /** Results that have no derivative, by number, as the indices of a maximum. */
  readonly without?: readonly number[];
}
export interface Row<Args extends readonly unknown[] = never, Result extends Outcome = Tensor> {
  /** The first is the signature of the guest's function; more are other forms of it. */
  readonly schema: string;
  readonly doc: string;
  readonly forward: (state: TensorState, ...args: Args) => Result;
  /** What it comes to, element by element, when it is no more than that. Then `forward` follows from it. */
  readonly pointwise?: (state: TensorState, ...args: Args) => Pointwise;
  readonly derivative?: Derivative<Args, Result>;
  /** The results look at the elements of the first argument. */
  readonly view?: ViewKind;
  /** Other names of the same, as `multiply` of `mul`. */
  readonly aliases?: readonly string[];
  /** Where guests find it; as function and method when it is not said. 'in place': only the form with `_` is there, as a method. */
  readonly as?: 'function' | 'method' | 'in place' | 'internal';
  /** There is a form with `_` that changes `self`. */
  readonly inPlace?: boolean;
  /** In place, the answer must be of the type of `self`: it is not converted. */
  readonly keepsType?: (...args: Args) => boolean;
  /** What is written, in place or with `out=`, may be nothing that is read, as indices say what goes where. */
  readonly isApart?: boolean;
  /** The shape of the answer where it is known before it is worked out; in place, that of `self` must be the same. */
  readonly shapeOf?: (...args: Args) => Shape | undefined;
  /** Does that where the elements are, for a row that does not save `self`. Otherwise the whole of what `forward` gives is copied there. */
  readonly change?: (state: TensorState, ...args: Args) => void;
}
// biome-ignore lint/suspicious/noExplicitAny: derivatives of all kinds.
export type AnyDerivative = Derivative<any, any>;

export interface Op<Args extends readonly unknown[], Result extends Outcome> {
  (state: TensorState, ...args: Args): Result;
  readonly row: Row<Args, Result>;
  readonly schema: Schema;
}
// biome-ignore lint/suspicious/noExplicitAny: operations of all kinds in one table.
export type AnyOp = Op<any, any>;
export type TensorOp<Args extends readonly unknown[]> = Op<Args, Tensor>;
export type TensorsOp<Args extends readonly unknown[]> = Op<Args, Tensor[]>;

type Given<Args extends readonly unknown[], Result extends Outcome> =
  | Row<Args, Result>
  | (Omit<Row<Args, Result>, 'forward'> & Required<Pick<Row<Args, Result>, 'pointwise'>>);

/** All operations, in the order in which they are made; also those that others are made of and no guest calls. */
export const ALL_OPERATIONS: AnyOp[] = [];

/** A row becomes a function. */
export function op<Args extends readonly unknown[], Result extends Outcome = Tensor>(given: Given<Args, Result>): Op<Args, Result> {
  const row: Row<Args, Result> =
    'forward' in given ? given : { ...given, forward: (state, ...args) => compute(given.pointwise(state, ...args)) as Result };
  const call = (state: TensorState, ...args: Args): Result => {
    const { shared, kernel } = state;
    if (shared.accelerator !== null && (kernel === null || kernel.isOpen))
      return launch(state, call as unknown as AnyOp, args, null, () => call(state, ...args));
    const result = row.forward(state, ...args);
    if (shared.isWatched) lookAt(state, call as unknown as AnyOp, args, result);
    if (state.inference) markInference(args, result);
    if (row.view !== undefined) markViews(state, row.view, args[0] as Tensor, result);
    if (row.derivative !== undefined && state.gradEnabled) record(state, call as unknown as AnyOp, row.derivative, args, result);
    return result;
  };
  // Parsed when it is first asked for, and a plain property from then on.
  Object.defineProperty(call, 'schema', {
    configurable: true,
    get: () => {
      const schema = parseSchema(row.schema);
      Object.defineProperty(call, 'schema', { value: schema });
      return schema;
    },
  });
  const made = Object.assign(call, { row }) as unknown as Op<Args, Result>;
  ALL_OPERATIONS.push(made);
  return made;
}
function lookAt(state: TensorState, self: AnyOp, args: readonly unknown[], result: Outcome): void {
  state.log?.note(self, args, result);
  lookForNan(state, self, args, result);
}
/** With check_nan="forward". What a derivative makes is looked at when its node is done. */
export function lookForNan(state: TensorState, { schema }: AnyOp, args: readonly unknown[], result: Outcome): void {
  const { enabled, checkNan } = state.anomaly;
  if (!enabled || checkNan !== 'forward' || state.evaluating !== null) return;
  checkForward(
    schema.name,
    schema.parameters.map((parameter) => parameter.name),
    args,
    result,
  );
}

// ---- recording

export function tensorsIn(slots: readonly number[], args: readonly unknown[]): (Tensor | null)[] {
  const found: (Tensor | null)[] = [];
  for (const slot of slots) {
    const arg = args[slot];
    if (Array.isArray(arg)) for (const item of arg) found.push(item instanceof Tensor ? item : null);
    else found.push(arg instanceof Tensor ? arg : null);
  }
  return found;
}
/** Whether a gradient is wanted for one of them. */
export function anyRequiresGrad(slots: readonly number[], args: readonly unknown[], { constant }: AnyDerivative): boolean {
  if (constant !== undefined) return tensorsIn(slots, args).some((tensor, index) => requiresGrad(tensor) && !constant.includes(index));
  for (const slot of slots) {
    const arg = args[slot];
    if (arg instanceof Tensor ? arg.requiresGrad : Array.isArray(arg) && arg.some(requiresGrad)) return true;
  }
  return false;
}
export const requiresGrad = (tensor: Tensor | null): boolean => tensor?.requiresGrad === true;

/** What there is an edge for. */
export const withoutConstants = <T>({ constant }: AnyDerivative, all: T[]): T[] =>
  constant === undefined ? all : all.filter((_, index) => !constant.includes(index));
export const edgesTo = (state: TensorState, derivative: AnyDerivative, inputs: (Tensor | null)[]): (Edge | null)[] =>
  withoutConstants(derivative, inputs).map((input) => (input === null ? null : edgeOf(state, input)));

export class OpNode extends GraphNode {
  private saved: Saves | null;
  constructor(
    name: string,
    state: TensorState,
    edges: readonly (Edge | null)[],
    private readonly derivative: AnyDerivative,
    saved: Saves,
    private readonly needs: readonly boolean[],
  ) {
    super(name, state, edges);
    this.saved = saved;
  }
  apply(state: TensorState, grads: Grads): Grads {
    const results = this.derivative.grads(state, grads as Tensor[], this.unpack(state), this.needs);
    return withoutConstants(this.derivative, results).map((grad) => (grad === false ? undefined : grad));
  }
  /** What it needs, once the operation has changed what it was given. */
  keep(saved: Saves): void {
    this.saved = saved;
  }
  private unpack(state: TensorState): Saves {
    if (this.saved === null) throw runtimeError(FREED);
    const opened: Record<string, unknown> = { ...this.saved };
    for (const name in opened) opened[name] = this.open(state, opened[name]);
    return opened;
  }
  private open(state: TensorState, value: unknown): unknown {
    if (value instanceof SavedTensor) return value.unpack(state, this);
    return Array.isArray(value) ? value.map((item) => this.open(state, item)) : value;
  }
  /** The same, as the tensors that they were; an error when one was changed since. */
  savedNow(state: TensorState): Saves | null {
    if (this.saved === null) return null;
    return Object.fromEntries(Object.entries(this.unpack(state)).filter(([, value]) => value !== false && value !== undefined));
  }
  override get keeps(): readonly (readonly [string, unknown])[] | null {
    return this.saved === null ? null : Object.entries(this.saved);
  }
  /** A node that saved no tensor can be evaluated again, as in PyTorch, where a number beside a tensor is a tensor, too. */
  release(): void {
    if (this.saved === null) return;
    const entries = Object.entries(this.saved);
    if (entries.some(([name, value]) => name === 'other' || [value].flat().some((each) => each instanceof SavedTensor))) this.saved = null;
  }
}

/** Wraps the tensors among what is saved. An output is told by identity. */
export function wrapSaves(saves: Saves, outputs: readonly unknown[]): Saves {
  const wrapped: Record<string, unknown> = { ...saves };
  for (const name in wrapped) wrapped[name] = wrapSave(wrapped[name], outputs);
  return wrapped;
}
function wrapSave(value: unknown, outputs: readonly unknown[]): unknown {
  if (value instanceof Tensor) return new SavedTensor(value, outputs.includes(value));
  return Array.isArray(value) ? value.map((item) => wrapSave(item, outputs)) : value;
}
export const nameOf = (node: AnyDerivative['node'], args: readonly unknown[]): string => (typeof node === 'string' ? node : node(...args));
export const NOTHING: Saves = {};

function record(state: TensorState, self: AnyOp, derivative: AnyDerivative, args: readonly unknown[], result: Outcome): void {
  const { tensorSlots } = self.schema;
  if (!anyRequiresGrad(tensorSlots, args, derivative)) return;
  const { without } = derivative;
  const outputs = Array.isArray(result) ? result : [result];
  const counts = (index: number): boolean => isFloating(outputs[index].dtype) && without?.includes(index) !== true;
  if (!outputs.some((_, index) => counts(index))) return;
  const inputs = tensorsIn(tensorSlots, args);
  const needs = inputs.map(requiresGrad);
  const saved = derivative.saves === undefined ? NOTHING : wrapSaves(derivative.saves(needs, result, ...args), outputs);
  const node = new OpNode(nameOf(derivative.node, args), state, edgesTo(state, derivative, inputs), derivative, saved, needs);
  state.log?.noteNode(node, self, args, result, needs);
  for (let index = 0; index < outputs.length; index++) {
    if (counts(index)) node.adopt(outputs[index]);
    else node.inputs.push(metaOf(outputs[index]));
  }
}

// ---- inference

/** What is made in inference mode is good for nothing else. What was there before is not, nor what looks at it. */
function markInference(args: readonly unknown[], result: Outcome): void {
  for (const output of Array.isArray(result) ? result : [result])
    if (!args.some((arg) => arg instanceof Tensor && !arg.isInference && arg.storage === output.storage)) output.isInference = true;
}

// ---- views

export function markViews(state: TensorState, kind: ViewKind, from: Tensor, result: Outcome): void {
  const base = from.view === null ? from : from.view.base;
  const how = from.view !== null && from.view.kind !== 'plain' ? from.view.kind : !state.gradEnabled ? 'without grad' : kind;
  for (const view of Array.isArray(result) ? result : [result])
    if (view.storage === from.storage) {
      view.isInference = from.isInference;
      view.view = { base, kind: how, version: view.version.value };
    }
}

/**
 * backward() as the guest sees it: a native frame that lets the engine walk, and calls hooks and the guest's own nodes when the engine asks.
 */
import { builtinType, typeName } from '../../runtime/builtin-types.ts';
import { PyTuple } from '../../runtime/collections.ts';
import { NotImplementedError, raised, RuntimeError, TypeError } from '../../runtime/exceptions.ts';
import type { Thread } from '../../runtime/machine.ts';
import type { NativeFrame } from '../../runtime/native-frame.ts';
import { PUSHED, PyObject, type Value } from '../../runtime/object.ts';
import { type ExternalTable, tablesOf } from '../../capture/external-table.ts';
import { type About, TensorError } from '../../tensor/errors.ts';
import { type Answer, BackwardRun, type Request } from '../../tensor/engine.ts';
import { type Edge, edgeOf, type Grads } from '../../tensor/node.ts';
import { onesLike } from '../../tensor/ops/creation.ts';
import { tellOf } from './anomaly.ts';
import { gradArguments, gradsFrom, type PyFunctionContext } from './function.ts';
import { guestError, isTensor, wrap, wrapNode } from './objects.ts';
import type { TensorState } from '../../tensor/state.ts';
import { stateOf } from './state.ts';

const gradsTuple = (grads: Grads): PyTuple => new PyTuple(grads.map((grad) => (grad === undefined ? null : wrap(grad))));

/** A run that somebody goes through node by node. */
class PyBackwardRun extends PyObject {
  constructor(readonly run: BackwardRun) {
    super();
  }
}
export const backwardRunType = builtinType('_BackwardRun', { js: PyBackwardRun, module: 'torch' });

type Question = Exclude<Request, Stop>;
type Stop = Extract<Request, { kind: 'stop before' | 'stop after' }>;
const isStop = (request: Request): request is Stop => request.kind === 'stop before' || request.kind === 'stop after';
const stopValue = (t: Thread, request: Stop): Value =>
  new PyTuple([wrapNode(t.interp, request.node), gradsTuple(request.kind === 'stop before' ? request.grads : request.results)]);

/** Calls what the engine asks for. */
function ask(t: Thread, request: Question): Value {
  switch (request.kind) {
    case 'tensor hook':
      return t.invoke(request.hook as Value, [wrap(request.grad)]);
    case 'node hook before':
      return t.invoke(request.hook as Value, [gradsTuple(request.grads)]);
    case 'node hook after':
      return t.invoke(request.hook as Value, [gradsTuple(request.results), gradsTuple(request.grads)]);
    case 'node': {
      const context = request.node.owner as PyFunctionContext;
      return t.invoke(t.getAttr(context, 'apply'), gradArguments(stateOf(t), context, request.grads));
    }
  }
}
/** What came of it, for the engine. */
function answerOf(request: Question, value: Value): Answer {
  if (request.kind === 'node') return gradsFrom(request.node.owner as PyFunctionContext, value);
  if (value === null) return undefined;
  if (request.kind === 'tensor hook') {
    if (!isTensor(value)) throw raised(TypeError, `hook should return None or a Tensor, not ${typeName(value)}`);
    return value.tensor;
  }
  const before = request.kind === 'node hook before' ? request.grads : request.results;
  const items = value instanceof PyTuple ? value.items : [value];
  if (items.length !== before.length)
    throw raised(RuntimeError, `hook has returned an incorrect number of values (got ${items.length}, but expected ${before.length})`);
  return items.map((v) => (isTensor(v) ? v.tensor : undefined));
}

/** While the guest does something for a node that keeps a table of external objects, that is the active one. */
function activate(t: Thread, f: NativeFrame, { node }: BackwardRun): void {
  const table = (node?.owner as { external?: ExternalTable | null } | undefined)?.external;
  if (table != null) tablesOf(t.interp).enter(t, f, table);
}
const deactivate = (t: Thread, f: NativeFrame): void => tablesOf(t.interp).leave(t, f);

/** a: the run, b: what was asked, c: what to give at the end, d: what is known of an error. */
function backwardStep(t: Thread, f: NativeFrame, value: Value): Value {
  const run = f.a as BackwardRun;
  try {
    if (f.state === 1) {
      deactivate(t, f);
      run.answer(answerOf(f.b as Question, value));
    }
    for (;;) {
      const request = run.advance();
      if (request === undefined) break;
      if (isStop(request)) {
        f.rescue = null;
        return stopValue(t, request);
      }
      f.b = request;
      f.state = 1;
      activate(t, f, run);
      const answer = ask(t, request);
      if (answer === PUSHED) return PUSHED;
      deactivate(t, f);
      run.answer(answerOf(request, answer));
    }
  } catch (error) {
    if (error instanceof TensorError) f.d = error.about;
    throw guestError(error);
  }
  f.rescue = null;
  return (f.c as (run: BackwardRun) => Value)(run);
}
function blame(t: Thread, f: NativeFrame, exception: PyObject): undefined {
  const run = f.a as BackwardRun;
  f.rescue = null;
  deactivate(t, f);
  run.end();
  if (run.node === null) return;
  tellOf(t, run.node, exception, f.d as About | undefined);
}
function start(t: Thread, run: BackwardRun, finish: (run: BackwardRun) => Value): Value {
  return t.start(beginStep, run, undefined, finish);
}
/** The frame has to be there before the first node is evaluated, so that an error finds it. */
function beginStep(t: Thread, f: NativeFrame, value: Value): Value {
  if (f.rescue === null && f.state === 0) f.rescue = blame;
  return backwardStep(t, f, value);
}

const tensorsOf = (v: Value): Value[] => (v instanceof PyTuple ? [...v.items] : []);

/** Where the walk begins, and with which gradients: None is a one, of a scalar. */
function startsOf(state: TensorState, tensors: Value, grads: Value): { roots: Edge[]; given: Grads } {
  const roots: Edge[] = [];
  const given: Grads = [];
  tensorsOf(tensors).forEach((v, index) => {
    if (!isTensor(v)) throw raised(TypeError, `element ${index} of tensors tuple is not a Tensor`);
    const edge = edgeOf(state, v.tensor);
    if (edge === null) throw raised(RuntimeError, `element ${index} of tensors does not require grad and does not have a grad_fn`);
    const grad = tensorsOf(grads)[index];
    roots.push(edge);
    given.push(isTensor(grad) ? grad.tensor : onesLike(state, v.tensor));
  });
  return { roots, given };
}

/**
 * `tensors`, `grads`, `inputs`: tuples. With `accumulate` gradients go into the leaves, else they are given.
 */
export function runBackward(
  t: Thread,
  tensors: Value,
  grads: Value,
  keepGraph: Value,
  createGraph: Value,
  inputs: Value,
  allowUnused: Value,
  accumulate: Value,
): Value {
  const state = stateOf(t);
  const { roots, given } = startsOf(state, tensors, grads);
  const accumulates = t.truth(accumulate);
  const wanted = tensorsOf(inputs);
  const edges = wanted.map((v): Edge => {
    if (!isTensor(v)) throw raised(TypeError, `all inputs have to be Tensors, but got ${typeName(v)}`);
    if (accumulates && v.tensor.gradFn !== null)
      throw raised(
        NotImplementedError,
        'backward(inputs=...) with a tensor that is no leaf is not in this build; use torch.autograd.grad()',
      );
    const edge = edgeOf(state, v.tensor);
    if (edge === null) throw raised(RuntimeError, 'One of the differentiated Tensors does not require grad');
    return edge;
  });
  const run = new BackwardRun(state, roots, given, {
    keepGraph: t.truth(keepGraph),
    createGraph: t.truth(createGraph),
    inputs: wanted.length === 0 ? null : edges,
    accumulates,
  });
  if (accumulates) return start(t, run, () => null);
  const isUnusedAllowed = t.truth(allowUnused);
  return start(t, run, ({ captured }) => {
    if (!isUnusedAllowed && captured.includes(undefined))
      throw raised(
        RuntimeError,
        'One of the differentiated Tensors appears to not have been used in the graph. Set allow_unused=True if this is the desired behavior.',
      );
    return gradsTuple(captured);
  });
}

/** A run that stands before its first node. Gradients go into the leaves. */
export function beginBackward(t: Thread, tensors: Value, grads: Value, keepGraph: Value, createGraph: Value): Value {
  const state = stateOf(t);
  const { roots, given } = startsOf(state, tensors, grads);
  const options = { keepGraph: t.truth(keepGraph), createGraph: t.truth(createGraph), inputs: null, accumulates: true, isWatched: true };
  return new PyBackwardRun(new BackwardRun(state, roots, given, options));
}
/** Goes on to the next stop: the node, and the gradients that came for it, or after it those that it gives. None at the end. */
export function goOn(t: Thread, self: Value): Value {
  if (!(self instanceof PyBackwardRun)) throw raised(TypeError, `a run of backward() was expected, not ${typeName(self)}`);
  const { run } = self;
  if (run.state !== stateOf(t)) throw raised(RuntimeError, 'backward() goes on in the thread that began it');
  if (run.isUnderWay) throw raised(RuntimeError, 'this backward() is at a node already');
  return start(t, run, () => null);
}

/**
 * Module _fuse: groups of pointwise operations of a captured graph, each as one loop; for the backend jsfuse.
 *
 * A node joins a group when its operation is pointwise in floats, and what it reads is of the group's shape and contiguous, or one number. The group
 * ends where another node stands between.
 */
import { PyBuiltin, PyFunction } from '../../runtime/callables.ts';
import { PyList, PyTuple } from '../../runtime/collections.ts';
import { type ModuleRows, nativeFunction } from '../../runtime/define.ts';
import type { PyDict } from '../../runtime/dict.ts';
import type { Thread } from '../../runtime/machine.ts';
import type { PyObject, Value } from '../../runtime/object.ts';
import { strFromJs } from '../../runtime/text.ts';
import { isFloating, Scalar } from '../../tensor/dtype.ts';
import { fuse, type Operand, type Step } from '../../tensor/fuse.ts';
import { launchAsOne } from '../../tensor/launch.ts';
import type { AnyOp } from '../../tensor/op.ts';
import { equalShapes } from '../../tensor/shapes.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { bind } from './arguments.ts';
import { guarded, isTensor, PyTensor, wrap } from './objects.ts';
import { BY_NAME } from './operations.ts';
import { stateOf } from './state.ts';

/** Operators of Python, as operations. */
const OPERATORS: Readonly<Record<string, string>> = {
  add: 'add',
  sub: 'sub',
  mul: 'mul',
  truediv: 'div',
  neg: 'neg',
  pow: 'pow',
  abs: 'abs',
};
/** Functions of torch.nn.functional that are one operation, when nothing but the tensor is given. */
const FUNCTIONAL = new Set(['relu', 'tanh', 'sigmoid', 'silu', 'mish', 'hardswish', 'hardsigmoid']);

interface NodeView {
  readonly node: PyObject;
  readonly kind: string;
  readonly target: Value;
  readonly args: readonly Value[];
  readonly kwargs: PyDict;
  readonly example: Value;
}
function viewOf(t: Thread, node: Value): NodeView {
  const meta = t.getAttr(node, 'meta') as PyObject as PyDict;
  return {
    node: node as PyObject,
    kind: t.strText(t.getAttr(node, 'op')),
    target: t.getAttr(node, 'target'),
    args: t.list(t.getAttr(node, 'args')),
    kwargs: t.getAttr(node, 'kwargs') as PyObject as PyDict,
    example: meta.getName('example_value') ?? null,
  };
}
function operationName({ kind, target, args }: NodeView): string | null {
  if (kind === 'call_method') return String(target);
  if (kind !== 'call_function') return null;
  if (target instanceof PyBuiltin) {
    if (target.module === '_operator' || target.module === 'builtins') return OPERATORS[target.name] ?? null;
    return target.module?.startsWith('_torch') === true ? target.name : null;
  }
  return target instanceof PyFunction && args.length === 1 && FUNCTIONAL.has(target.code.name) ? target.code.name : null;
}

/** A node as a step, with the tensors that it reads; null when it is not one. */
function stepOf(
  t: Thread,
  view: NodeView,
  valueOf: (node: Value) => Value | undefined,
): { name: string; step: Omit<Step, 'operands'>; reads: (Value | number)[] } | null {
  const name = operationName(view);
  const ops = name === null ? undefined : (BY_NAME.get(name) as readonly AnyOp[] | undefined);
  if (name === null || ops === undefined || view.kwargs.size > 0 || !isTensor(view.example)) return null;
  // A number before a tensor is the other way round for some operators, and that is another operation.
  if (view.kind === 'call_function' && (name === 'sub' || name === 'div' || name === 'pow') && valueOf(view.args[0]) === undefined)
    return null;
  const given: Value[] = [];
  const nodes = new Map<Tensor, Value>();
  for (const arg of view.args) {
    const value = valueOf(arg);
    if (value instanceof PyTensor) nodes.set(value.tensor, arg);
    // A size that may change: its example is only what it is today.
    else if (value !== undefined) return null;
    given.push(value ?? arg);
  }
  try {
    const bound = guarded(() => bind(name, ops, given, new Map()));
    const { pointwise } = bound.op.row;
    if (pointwise === undefined) return null;
    const { from, to, loop, operands } = guarded(() => pointwise(stateOf(t), ...bound.args));
    const { dtype, shape } = (view.example as PyTensor).tensor;
    if (from !== to || to !== dtype || !isFloating(dtype)) return null;
    const reads: (Value | number)[] = [];
    for (const operand of operands) {
      if (operand instanceof Scalar) reads.push(operand.value);
      else {
        const isRow = equalShapes(operand.shape, shape) && operand.isContiguous;
        if (operand.dtype !== dtype || !(isRow || operand.rank === 0) || !nodes.has(operand)) return null;
        reads.push(nodes.get(operand) as Value);
      }
    }
    return { name, step: { loop, name }, reads };
  } catch {
    return null;
  }
}

/** For each group: its nodes, the nodes that it reads, those whose results are wanted, what runs it, and its text. */
function groups(t: Thread, graph: Value): Value {
  const views = t.list(t.getAttr(graph, 'nodes')).map((node) => viewOf(t, node));
  const examples = new Map<Value, Value>(views.map(({ node, example }) => [node, example]));
  const valueOf = (node: Value): Value | undefined => {
    const value = examples.get(node);
    return value === undefined || value === null ? undefined : value;
  };
  const found: Value[] = [];
  let run: { view: NodeView; name: string; step: Omit<Step, 'operands'>; reads: (Value | number)[] }[] = [];
  const close = (): void => {
    if (run.length > 1) found.push(groupOf(t, run, views, examples));
    run = [];
  };
  for (const view of views) {
    if (view.kind === 'placeholder' || view.kind === 'get_attr') continue;
    const made = stepOf(t, view, valueOf);
    if (made === null) {
      close();
      continue;
    }
    const { tensor } = view.example as PyTensor;
    const last = run.at(-1);
    if (last !== undefined) {
      const before = (last.view.example as PyTensor).tensor;
      if (before.dtype !== tensor.dtype || !equalShapes(before.shape, tensor.shape)) close();
    }
    run.push({ view, ...made });
  }
  close();
  return new PyList(found);
}
function groupOf(
  t: Thread,
  run: readonly { view: NodeView; name: string; step: Omit<Step, 'operands'>; reads: (Value | number)[] }[],
  views: readonly NodeView[],
  examples: ReadonlyMap<Value, Value>,
): Value {
  const inside = new Map<Value, number>(run.map(({ view }, i) => [view.node, i]));
  const inputs: Value[] = [];
  const steps = run.map(({ step, reads }): Step => {
    const operands = reads.map((read): Operand => {
      if (typeof read === 'number') return { number: read };
      const at = inside.get(read);
      if (at !== undefined) return { step: at };
      if (!inputs.includes(read)) inputs.push(read);
      return { input: inputs.indexOf(read) };
    });
    return { ...step, operands };
  });
  const outside = views.filter(({ node }) => !inside.has(node));
  const isWanted = (node: Value): boolean => outside.some((view) => mentions([...view.args, ...view.kwargs.liveValues()], node));
  const outputs = run.flatMap(({ view }, i) => (isWanted(view.node) ? [i] : []));
  const { tensor } = run[0].view.example as PyTensor;
  const tensorFor = (node: Value): Tensor => (examples.get(node) as PyTensor).tensor;
  const fused = fuse({
    dtype: tensor.dtype,
    shape: tensor.shape,
    steps,
    isNumber: inputs.map((node) => tensorFor(node).rank === 0 && tensor.rank > 0),
    outputs,
  });
  const name = `fused_${run.map((each) => each.name).join('_')}`.slice(0, 60);
  const kernel = nativeFunction(
    name,
    [
      '(*inputs)',
      'A group of operations in one loop.',
      (t, given: Value[]) => {
        const tensors = given.map((each) => (each as PyTensor).tensor);
        const results = launchAsOne(stateOf(t), name, tensors, () => fused.run(tensors)).map(wrap);
        return results.length === 1 ? results[0] : new PyTuple(results);
      },
    ],
    '_fuse',
  );
  const text = `// ${run.map((each) => each.name).join(', ')}: float ${JSON.stringify(tensor.shape)}\nfunction ${name}(n, loops, inputs, starts, outputs, temps, numbers) {\n${fused.text.replace(/^(?=.)/gm, '  ')}}\n`;
  return new PyTuple([
    new PyList(run.map(({ view }) => view.node)),
    new PyList(inputs),
    new PyList(outputs.map((i) => run[i].view.node)),
    kernel,
    strFromJs(text),
  ]);
}
function mentions(values: readonly Value[], node: Value): boolean {
  return values.some((value) => value === node || ((value instanceof PyTuple || value instanceof PyList) && mentions(value.items, node)));
}

export const fuseModule: ModuleRows = {
  name: '_fuse',
  doc: 'Groups of pointwise operations as single loops.',
  functions: {
    groups: [
      '(graph, /)',
      'For each group: its nodes, the nodes that it reads, the nodes whose results are wanted, a function for it, and the text of that.',
      groups,
    ],
  },
};

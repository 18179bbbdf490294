/**
 * Module _fuse: groups of pointwise operations of a captured graph, each as one loop; for the backend jsfuse.
 *
 * A node joins a group when its operation is pointwise in floats, and what it reads is of the group's shape and contiguous, or one number. A
 * comparison joins when nobody but a choice (`where`) in the same group reads it. The group ends where another node stands between.
 */
import { PyBuiltin, PyFunction } from '../../runtime/callables.ts';
import { PyList, PyTuple } from '../../runtime/collections.ts';
import { type ModuleRows, nativeFunction } from '../../runtime/define.ts';
import type { PyDict } from '../../runtime/dict.ts';
import type { Thread } from '../../runtime/machine.ts';
import type { PyObject, Value } from '../../runtime/object.ts';
import { strFromJs } from '../../runtime/text.ts';
import { bool, type DType, isFloating, Scalar } from '../../tensor/dtype.ts';
import { CHOOSE, type Pointwise } from '../../tensor/elementwise.ts';
import { fuse, isOneNumber, type Operand, type Step } from '../../tensor/fuse.ts';
import { launchAsOne } from '../../tensor/launch.ts';
import type { AnyOp } from '../../tensor/op.ts';
import { mul } from '../../tensor/ops/arithmetic.ts';
import { reciprocal } from '../../tensor/ops/powers.ts';
import { equalShapes, type Shape } from '../../tensor/shapes.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { bind, keywordsOf, scalarOf } from './arguments.ts';
import { guarded, isTensor, type PyTensor, wrap } from './objects.ts';
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
  mod: 'remainder',
  floordiv: 'floor_divide',
  abs: 'abs',
  eq: 'eq',
  ne: 'ne',
  lt: 'lt',
  le: 'le',
  gt: 'gt',
  ge: 'ge',
};
/** Functions of torch.nn.functional that are the operation of that name, with the same arguments. */
const FUNCTIONAL = new Set('relu tanh sigmoid silu mish hardswish hardsigmoid gelu softplus leaky_relu elu hardtanh logsigmoid'.split(' '));

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
    example: meta.getName('example_value') ?? meta.getName('val') ?? null,
  };
}
const isOperator = ({ target }: NodeView): boolean =>
  target instanceof PyBuiltin && (target.module === '_operator' || target.module === 'builtins');
function operationName(view: NodeView): string | null {
  const { kind, target, args } = view;
  if (kind === 'call_method') return String(target);
  if (kind !== 'call_function') return null;
  if (target instanceof PyBuiltin) {
    if (isOperator(view)) return OPERATORS[target.name] ?? null;
    // Of one operation by itself: mul.Tensor.
    if (target.module === 'torch.ops.aten') return target.name.split('.')[0];
    return target.module?.startsWith('_torch') === true ? target.name : null;
  }
  // A flag may say that it is to be done in place.
  const isPlain = target instanceof PyFunction && target.module === 'torch.nn.functional' && !args.some((arg) => typeof arg === 'boolean');
  return isPlain && FUNCTIONAL.has(target.code.name) ? target.code.name : null;
}

/** What a step reads: the result of a node, a number, or the step before. */
type Read = { readonly node: Value } | { readonly number: number } | 'before';
interface Piece {
  readonly name: string;
  readonly loop: Pointwise['loop'];
  readonly reads: readonly Read[];
}
/** A node that may join a group: what it comes to, most often one piece. */
interface Joining {
  readonly view: NodeView;
  readonly dtype: DType;
  readonly shape: Shape;
  readonly isMask: boolean;
  readonly pieces: readonly Piece[];
}

function joiningOf(t: Thread, view: NodeView, examples: ReadonlyMap<Value, Value>): Joining | null {
  const name = operationName(view);
  const ops = name === null ? undefined : (BY_NAME.get(name) as readonly AnyOp[] | undefined);
  if (name === null || ops === undefined || !isTensor(view.example)) return null;
  const nodes = new Map<Tensor, Value>();
  /** A node stands for its example; a size that may change, and a tensor without an example, for nothing. */
  const given = (arg: Value): Value => {
    if (!examples.has(arg)) return arg;
    const example = examples.get(arg) as Value;
    if (!isTensor(example)) throw NOT_POINTWISE;
    nodes.set(example.tensor, arg);
    return example;
  };
  try {
    const keywords = new Map([...keywordsOf(view.kwargs)].map(([key, value]) => [key, given(value)]));
    if (keywords.get('inplace') === false) keywords.delete('inplace');
    const works = worksOf(t, view, name, ops, view.args.map(given), keywords);
    const { dtype, shape } = view.example.tensor;
    const { from, to } = works[works.length - 1];
    const isMask = to === bool;
    const floats = isMask ? from : to;
    if (to !== dtype || floats === null || !isFloating(floats)) return null;
    const pieces = works.map((work, index) => pieceOf(work, index, name, { dtype: floats, shape, nodes }));
    // A number that was read from a tensor is not always the same one.
    const read = new Set(pieces.flatMap(({ reads }) => reads.flatMap((each) => (each !== 'before' && 'node' in each ? [each.node] : []))));
    return [...nodes.values()].every((node) => read.has(node)) ? { view, dtype: floats, shape, isMask, pieces } : null;
  } catch {
    return null;
  }
}
const NOT_POINTWISE = new Error('not pointwise');
/** What the operations of a node come to; the second reads what the first has made as if that were the node's last argument. */
function worksOf(
  t: Thread,
  view: NodeView,
  name: string,
  ops: readonly AnyOp[],
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): Pointwise[] {
  const work = ({ row }: AnyOp, given: readonly unknown[]): Pointwise => {
    if (row.pointwise === undefined) throw NOT_POINTWISE;
    const { pointwise } = row;
    return guarded(() => pointwise(stateOf(t), ...given));
  };
  const [first, second] = args;
  // A number by a tensor is the number times the tensor's reciprocal.
  if (name === 'div' && isOperator(view) && !isTensor(first) && isTensor(second))
    return [work(reciprocal, [second.tensor]), work(mul, [scalarOf(first), second.tensor])];
  const bound = guarded(() => bind(name, ops, args, keywords));
  return [work(bound.op, bound.args)];
}
function pieceOf(
  { from, loop, operands }: Pointwise,
  index: number,
  name: string,
  { dtype, shape, nodes }: { readonly dtype: DType; readonly shape: Shape; readonly nodes: ReadonlyMap<Tensor, Value> },
): Piece {
  const reads = operands.map((operand, k): Read => {
    if (operand instanceof Scalar) return { number: operand.value };
    const node = nodes.get(operand);
    const isRow = equalShapes(operand.shape, shape) && operand.isContiguous;
    // Of a choice the first is a condition.
    const isRight = operand.dtype === dtype || (from === null && k === 0);
    if (node === undefined || !isRight || !(isRow || isOneNumber(operand))) throw NOT_POINTWISE;
    return index > 0 ? 'before' : { node };
  });
  return { name, loop, reads };
}

/** For each group: its nodes, the nodes that it reads, those whose results are wanted, what runs it, and its text. */
function groups(t: Thread, graph: Value): Value {
  const views = t.list(t.getAttr(graph, 'nodes')).map((node) => viewOf(t, node));
  const examples = new Map<Value, Value>(views.map(({ node, example }) => [node, example]));
  const found: Value[] = [];
  let run: Joining[] = [];
  const close = (): void => {
    for (const part of withoutEscapingMasks(run, views)) if (part.length > 1) found.push(...groupOf(t, part, views, examples));
    run = [];
  };
  for (const view of views) {
    if (view.kind === 'placeholder' || view.kind === 'get_attr') continue;
    const joining = joiningOf(t, view, examples);
    if (joining === null) {
      close();
      continue;
    }
    const last = run.at(-1);
    if (last !== undefined && (last.dtype !== joining.dtype || !equalShapes(last.shape, joining.shape))) close();
    run.push(joining);
  }
  close();
  return new PyList(found);
}
/** A mask in a group is no tensor of bools. Where one is read by somebody else, or as a number, it stays outside and parts the group. */
function withoutEscapingMasks(run: readonly Joining[], views: readonly NodeView[]): readonly (readonly Joining[])[] {
  const isCondition = ({ pieces }: Joining, node: Value): boolean =>
    pieces.every(({ loop, reads }) =>
      reads.every((read, k) => read === 'before' || !('node' in read) || read.node !== node || (loop === CHOOSE && k === 0)),
    );
  const inside = new Set<Value>(run.map(({ view }) => view.node));
  const at = run.findIndex(
    ({ view, isMask }) => isMask && (isRead(view.node, views, inside) || run.some((joining) => !isCondition(joining, view.node))),
  );
  return at < 0 ? [run] : [...withoutEscapingMasks(run.slice(0, at), views), ...withoutEscapingMasks(run.slice(at + 1), views)];
}
/** Whether a node that is not inside reads it. */
const isRead = (node: Value, views: readonly NodeView[], inside: ReadonlySet<Value>): boolean =>
  views.some((view) => !inside.has(view.node) && mentions([...view.args, ...view.kwargs.liveValues()], node));

/** None where all that it reads is one number: nothing would say how long its rows are. */
function groupOf(t: Thread, run: readonly Joining[], views: readonly NodeView[], examples: ReadonlyMap<Value, Value>): Value[] {
  const inside = new Set<Value>(run.map(({ view }) => view.node));
  /** By node, the step that gives its result. */
  const resultAt = new Map<Value, number>();
  const inputs: Value[] = [];
  const steps: Step[] = [];
  for (const { view, pieces } of run) {
    for (const { name, loop, reads } of pieces) {
      const operands = reads.map((read): Operand => {
        if (read === 'before') return { step: steps.length - 1 };
        if ('number' in read) return read;
        const at = resultAt.get(read.node);
        if (at !== undefined) return { step: at };
        if (!inputs.includes(read.node)) inputs.push(read.node);
        return { input: inputs.indexOf(read.node) };
      });
      steps.push({ name, loop, operands });
    }
    resultAt.set(view.node, steps.length - 1);
  }
  const wanted = run.filter(({ view }) => isRead(view.node, views, inside)).map(({ view }) => view.node);
  const [{ dtype, shape }] = run;
  const isNumber = inputs.map((node) => shape.length > 0 && isOneNumber((examples.get(node) as PyTensor).tensor));
  if (!isNumber.includes(false)) return [];
  const fused = fuse({
    dtype,
    shape,
    steps,
    isNumber,
    outputs: wanted.map((node) => resultAt.get(node) as number),
  });
  const names = steps.map((each) => each.name);
  const name = `fused_${names.join('_')}`.slice(0, 60);
  const kernel = nativeFunction(
    name,
    [
      '(*inputs)',
      'A group of operations in one loop.',
      (t, given: Value[]) => {
        const tensors = given.map((each) => (each as PyTensor).tensor);
        const results = guarded(() => launchAsOne(stateOf(t), name, tensors, () => fused.run(tensors))).map(wrap);
        return results.length === 1 ? results[0] : new PyTuple(results);
      },
    ],
    '_fuse',
  );
  const text = `// ${names.join(', ')}: float ${JSON.stringify(shape)}\nfunction ${name}(n, loops, inputs, starts, outputs, temps, numbers) {\n${fused.text.replace(/^(?=.)/gm, '  ')}}\n`;
  return [new PyTuple([new PyList([...inside]), new PyList(inputs), new PyList(wanted), kernel, strFromJs(text)])];
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

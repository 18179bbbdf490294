/**
 * The graph that a capture writes: a torch.fx.Graph of the guest, node by node, as a backend will get it.
 *
 * Beside each node that gives tensors there is a stand-in for its result. It comes from running the operation itself, on stand-ins, so shapes,
 * types and errors are those of the operation.
 */
import { PyList, PyTuple } from '../runtime/collections.ts';
import { PyDict } from '../runtime/dict.ts';
import type { Keywords } from '../runtime/machine.ts';
import type { PyObject, Value } from '../runtime/object.ts';
import type { ThreadState } from '../vm/thread.ts';
import type { Place } from './guards.ts';

export type NodeKind = 'placeholder' | 'call_function' | 'call_method' | 'get_attr' | 'output';

export class GraphWriter {
  readonly graph: Value;
  private readonly createNode: Value;
  /** The first node that is no input. */
  private first: Value = null;
  /** What is said of each node that is written now. */
  annotate: () => Value = () => null;
  /** Nodes that do something. */
  operations = 0;
  readonly inputs: { readonly node: Value; readonly fake: PyObject }[] = [];
  /** Nodes have an effect besides their result: they change an input, draw random numbers. */
  hasEffects = false;
  /** A node may fail because of what the elements are; nodes with effects come behind it. */
  mayFail = false;
  /** What switches modes, and to what, so that they are again as they were. */
  readonly switches = new Map<Value, Value>();

  constructor(readonly t: ThreadState) {
    const module = t.interp.importNow(t, 'torch.fx');
    const fx = t.interp.modules.getName('torch.fx') ?? module;
    this.graph = t.call(t.getAttr(fx, 'Graph'), []);
    this.createNode = t.getAttr(this.graph, 'create_node');
  }
  node(kind: NodeKind, target: Value, args: readonly Value[], kwargs: Keywords | null, name: string | null, place: Place | null): Value {
    const { t } = this;
    const keywords = new PyDict();
    if (kwargs !== null) kwargs.names.forEach((key, i) => keywords.setName(key, kwargs.values[i]));
    // Inputs stand first, whenever they are found.
    const { first } = this;
    const point = kind === 'placeholder' && first !== null ? t.callMethod(this.graph, 'inserting_before', [first]) : null;
    if (point !== null) t.callMethod(point, '__enter__', []);
    const node = t.call(this.createNode, [kind, target, new PyTuple(args), keywords, name]);
    if (point !== null) t.callMethod(point, '__exit__', [null, null, null]);
    if (kind !== 'placeholder' && first === null) this.first = node;
    if (kind !== 'placeholder' && kind !== 'output') this.operations++;
    const custom = this.annotate();
    if (custom !== null && kind !== 'placeholder' && kind !== 'output') this.setMeta(node, 'custom', custom);
    if (place !== null) this.setMeta(node, 'stack_trace', `  File "${place.filename}", line ${place.line}, in ${place.function}\n`);
    return node;
  }
  setMeta(node: Value, key: string, value: Value): void {
    const { t } = this;
    (t.getAttr(node, 'meta') as PyObject as PyDict).setName(key, value);
  }
  output(nodes: readonly Value[]): void {
    this.node('output', 'output', [new PyTuple(nodes)], null, 'output', null);
  }
  /** The graph as a module that can be called. */
  module(): Value {
    const { t } = this;
    const fx = t.interp.modules.getName('torch.fx') as Value;
    return t.call(t.getAttr(fx, 'GraphModule'), [new PyDict(), this.graph]);
  }
  /** Placeholders that nothing uses are left out. */
  dropUnused(): boolean[] {
    const { t } = this;
    return this.inputs.map(({ node }) => {
      const isUsed = t.length(t.getAttr(node, 'users')) > 0;
      if (!isUsed) t.callMethod(this.graph, 'erase_node', [node]);
      return isUsed;
    });
  }
}
export const listOf = (items: readonly Value[]): PyList => new PyList([...items]);

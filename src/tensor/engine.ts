/**
 * backward(): the walk from the results to the leaves.
 *
 * A node is ready when all gradients that it waits for have come; of those that are ready, the one made last is next. So each node is evaluated
 * once, and no host stack grows with the depth of the graph.
 *
 * Hooks and nodes of the guest are guest code, which only the guest's own machine can run. So the walk stops there: `advance()` gives what is
 * to be called, `answer()` takes what came out. A run is plain data between the two, and guest code may begin another run meanwhile.
 *
 *     for (let request = run.advance(); request !== undefined; request = run.advance()) run.answer(guestCall(request));
 *
 * A run that is `watched` stops before each node and after it, too, and says so by requests that need no answer. Whoever watches may do what he
 * likes meanwhile, even never come back: the thread is as it was before the run began.
 */
import { firstNan, nanPlaceText, nanText } from './anomaly.ts';
import { assign, copyAsLaid, emptyAs } from './copy.ts';
import { isFloating } from './dtype.ts';
import { canReplace, replace } from './elementwise.ts';
import { runtimeError } from './errors.ts';
import { NodeHeap } from './heap.ts';
import { changeInPlace } from './inplace.ts';
import { launchAccumulate, launchNode } from './launch.ts';
import { isDense } from './layout.ts';
import { AccumulateGrad, type Edge, type Grads, type GraphNode } from './node.ts';
import { OpNode } from './op.ts';
import { add } from './ops/arithmetic.ts';
import { sumTo } from './ops/expand-sum.ts';
import { clone, convertTo } from './ops/convert.ts';
import { copyInto } from './ops/filling.ts';
import { contiguous } from './ops/shape.ts';
import { equalShapes, isExpandableTo, shapeText } from './shapes.ts';
import type { TensorState } from './state.ts';
import type { Stream } from './streams.ts';
import type { Tensor } from './tensor.ts';

/** What the guest is to do. */
export type Request =
  | { readonly kind: 'tensor hook'; readonly hook: unknown; readonly input: number; readonly grad: Tensor }
  | { readonly kind: 'node hook before'; readonly hook: unknown; readonly grads: Grads }
  | { readonly kind: 'node'; readonly node: GraphNode; readonly grads: Grads }
  | { readonly kind: 'node hook after'; readonly hook: unknown; readonly results: Grads; readonly grads: Grads }
  | { readonly kind: 'stop before'; readonly node: GraphNode; readonly grads: Grads }
  | { readonly kind: 'stop after'; readonly node: GraphNode; readonly results: Grads };
/** What the guest says: undefined to leave things as they are. */
export type Answer = Tensor | Grads | undefined;

export interface RunOptions {
  /** What nodes saved is kept for another run. */
  readonly keepGraph: boolean;
  /** The gradients have a history themselves. */
  readonly createGraph: boolean;
  /** Only these are asked for; null: all leaves. */
  readonly inputs: readonly Edge[] | null;
  /** Gradients are put into the leaves' `grad`; otherwise they are in `captured`. */
  readonly accumulates: boolean;
  /** Stops before each node and after it. */
  readonly isWatched?: boolean;
}

/** Gradients that wait for a node. A fresh one is held by nobody else. */
interface Waiting {
  readonly grads: Grads;
  readonly isFresh: boolean[];
}
const Stage = { PICK: 0, HOOKS: 1, STOP: 2, APPLY: 3, CHECK: 4, HOOKS_AFTER: 5, STOP_AFTER: 6, PASS_ON: 7 } as const;
type Stage = (typeof Stage)[keyof typeof Stage];

export class BackwardRun {
  /** For each of `inputs`, what came there. */
  readonly captured: Grads;
  /** The node that is being evaluated, which is to blame for an error. */
  node: GraphNode | null = null;
  private readonly ready = new NodeHeap();
  private readonly missing = new Map<GraphNode, number>();
  private readonly waiting = new Map<GraphNode, Waiting>();
  /** With `inputs`: the nodes on a way to one of them. */
  private readonly useful: Set<GraphNode> | null = null;
  private readonly captures = new Map<GraphNode, Map<number, number[]>>();

  private stage: Stage = Stage.PICK;
  private current: Waiting = { grads: [], isFresh: [] };
  private results: Grads = [];
  private hooks: Request[] = [];
  private request: Request | undefined;
  /** The thread as it was before; null while it has been left so. */
  private outer: Pick<TensorState, 'gradEnabled' | 'evaluating' | 'current'> | null = null;
  private isOver = false;
  /** Streams on which gradients arrived at their ends: whoever called backward() waits for them. */
  private readonly ends = new Set<Stream>();

  constructor(
    readonly state: TensorState,
    roots: readonly (Edge | null)[],
    grads: Grads,
    private readonly options: RunOptions,
  ) {
    this.captured = options.inputs === null ? [] : options.inputs.map(() => undefined);
    const starts = roots.filter((root) => root !== null);
    options.inputs?.forEach(({ node, inputNr }, index) => {
      const byInput = this.captures.get(node) ?? new Map<number, number[]>();
      this.captures.set(node, byInput);
      byInput.set(inputNr, [...(byInput.get(inputNr) ?? []), index]);
    });
    const order = this.count(starts);
    if (options.inputs !== null) this.useful = this.usefulOf(order);
    roots.forEach((root, index) => {
      if (root !== null) this.wait(root, grads[index], false);
    });
    for (const node of new Set(starts.map((root) => root.node))) if (!this.missing.get(node)) this.ready.push(node);
  }

  /** How many edges lead to each node. The nodes in an order in which all come after those that they lead to. */
  private count(starts: readonly Edge[]): GraphNode[] {
    const { missing } = this;
    const order: GraphNode[] = [];
    const stack: { node: GraphNode; next: number }[] = [];
    const visit = (node: GraphNode): void => {
      if (missing.has(node)) return;
      missing.set(node, 0);
      stack.push({ node, next: 0 });
    };
    for (const { node } of starts) {
      visit(node);
      for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
        const { edges } = top.node;
        if (top.next === edges.length) {
          order.push(top.node);
          stack.pop();
          continue;
        }
        const edge = edges[top.next++];
        if (edge === null) continue;
        visit(edge.node);
        missing.set(edge.node, (missing.get(edge.node) as number) + 1);
      }
    }
    return order;
  }
  private usefulOf(order: readonly GraphNode[]): Set<GraphNode> {
    const useful = new Set<GraphNode>();
    const leads = (edge: Edge | null): boolean => edge !== null && (useful.has(edge.node) || this.captures.has(edge.node));
    for (const node of order) if (node.edges.some(leads)) useful.add(node);
    return useful;
  }
  private wait({ node, inputNr }: Edge, grad: Tensor | undefined, isFresh: boolean): void {
    if (grad === undefined) return;
    let waiting = this.waiting.get(node);
    if (waiting === undefined) {
      waiting = { grads: node.inputs.map(() => undefined), isFresh: node.inputs.map(() => false) };
      this.waiting.set(node, waiting);
    }
    const before = waiting.grads[inputNr];
    const { accelerator } = this.state.shared;
    if (accelerator !== null) this.handOver(node);
    // What nobody else holds is added to where it lies.
    const isThere = before !== undefined && waiting.isFresh[inputNr] && accelerator === null;
    if (isThere && !this.state.gradEnabled && isDense(before)) addInto(this.state, before, grad);
    else waiting.grads[inputNr] = before === undefined ? grad : add(this.state, before, grad);
    waiting.isFresh[inputNr] = before !== undefined || isFresh;
  }

  /** Goes on until the guest is needed, or to the end. Gives what the guest is to do. Errors are thrown; then `end()` is to be called. */
  advance(): Request | undefined {
    if (this.isOver) return undefined;
    this.enter();
    for (;;) {
      switch (this.stage) {
        case Stage.PICK: {
          const node = this.ready.pop();
          if (node === undefined) {
            this.end();
            this.joinStreams();
            return undefined;
          }
          this.begin(node);
          break;
        }
        case Stage.HOOKS:
        case Stage.HOOKS_AFTER:
          this.request = this.hooks.shift();
          if (this.request !== undefined) return this.refreshed(this.request);
          if (this.stage === Stage.HOOKS_AFTER) this.stage = this.options.isWatched ? Stage.STOP_AFTER : Stage.PASS_ON;
          else this.afterHooks();
          break;
        case Stage.APPLY: {
          const results = this.apply();
          if (results === undefined) {
            this.request = { kind: 'node', node: this.node as GraphNode, grads: this.current.grads };
            return this.request;
          }
          this.results = results;
          this.stage = Stage.CHECK;
          break;
        }
        case Stage.CHECK:
          this.check();
          this.hooks = this.hooksAfter();
          this.stage = Stage.HOOKS_AFTER;
          break;
        case Stage.STOP:
          this.stage = Stage.APPLY;
          return this.stop({ kind: 'stop before', node: this.node as GraphNode, grads: this.current.grads });
        case Stage.STOP_AFTER:
          this.stage = Stage.PASS_ON;
          return this.stop({ kind: 'stop after', node: this.node as GraphNode, results: this.results });
        case Stage.PASS_ON:
          this.passOn();
          this.stage = Stage.PICK;
      }
    }
  }
  /** What the last request came to. */
  answer(value: Answer): void {
    const { request } = this;
    if (request === undefined) return;
    switch (request.kind) {
      case 'tensor hook':
        if (value !== undefined) this.current.grads[request.input] = value as Tensor;
        break;
      case 'node hook before':
        if (value !== undefined) this.current.grads.splice(0, Infinity, ...(value as Grads));
        break;
      case 'node':
        this.results = value as Grads;
        this.stage = Stage.CHECK;
        break;
      case 'node hook after':
        if (value !== undefined) this.results = value as Grads;
    }
  }
  /** At the end, and after an error. */
  end(): void {
    this.isOver = true;
    this.leave();
  }
  /** Between a call of `advance()` that asked for something and its end: the thread is the run's. */
  get isUnderWay(): boolean {
    return this.outer !== null;
  }
  // ---- streams of an accelerator: a node works on the stream that its operation was on
  private useStream(node: GraphNode | null): void {
    const stream = node?.stream ?? null;
    if (stream !== null) this.state.shared.accelerator?.use(this.state, stream);
  }
  /** A gradient goes on to a node on another stream, which waits for it; there it is added to what is there. */
  private handOver({ stream }: GraphNode): void {
    const { state, node } = this;
    const { accelerator } = state.shared;
    if (accelerator === null || stream === null) return;
    accelerator.order(node?.stream ?? accelerator.streamOf(state, stream.device), stream);
    if (this.outer !== null) accelerator.use(state, stream);
  }
  private joinStreams(): void {
    const { accelerator } = this.state.shared;
    for (const stream of this.ends) accelerator?.order(stream, accelerator.streamOf(this.state, stream.device));
  }

  private stop(request: Request): Request {
    this.current.isFresh.fill(false);
    this.leave();
    this.request = request;
    return request;
  }
  private enter(): void {
    const { state } = this;
    if (this.outer !== null) return;
    this.outer = { gradEnabled: state.gradEnabled, evaluating: state.evaluating, current: state.current };
    state.gradEnabled = this.options.createGraph;
    state.evaluating = this.node;
    this.useStream(this.node);
  }
  /** Leaves the thread as it was before. */
  private leave(): void {
    if (this.outer !== null) Object.assign(this.state, this.outer);
    this.outer = null;
  }

  private begin(node: GraphNode): void {
    this.node = node;
    this.state.evaluating = node;
    this.useStream(node);
    this.current = this.waiting.get(node) ?? { grads: node.inputs.map(() => undefined), isFresh: [] };
    this.waiting.delete(node);
    this.hooks = this.hooksBefore(node);
    this.stage = Stage.HOOKS;
  }
  private hooksBefore(node: GraphNode): Request[] {
    const requests: Request[] = [];
    const { grads } = this.current;
    const ofTensor = (hooks: Map<number, unknown> | null | undefined, input: number): void => {
      const grad = grads[input];
      if (grad === undefined) return;
      for (const hook of hooks?.values() ?? []) requests.push({ kind: 'tensor hook', hook, input, grad });
    };
    if (node instanceof AccumulateGrad) ofTensor(node.variable.hooks, 0);
    if (node.tensorHooks !== null) for (const [input, hooks] of node.tensorHooks) ofTensor(hooks, input);
    for (const hook of node.preHooks?.values() ?? []) requests.push({ kind: 'node hook before', hook, grads });
    return requests;
  }
  private hooksAfter(): Request[] {
    const { grads } = this.current;
    return [...(this.node?.postHooks?.values() ?? [])].map((hook) => ({ kind: 'node hook after', hook, results: this.results, grads }));
  }
  /** The gradients as earlier hooks left them. The guest may keep what it sees, so that is fresh no longer. */
  private refreshed(request: Request): Request {
    const { current, results } = this;
    current.isFresh.fill(false);
    switch (request.kind) {
      case 'tensor hook':
        this.request = { ...request, grad: current.grads[request.input] as Tensor };
        break;
      case 'node hook after':
        this.request = { ...request, results };
    }
    return this.request as Request;
  }
  private afterHooks(): void {
    const node = this.node as GraphNode;
    const { grads } = this.current;
    if (node.retaining !== null)
      for (const [input, tensor] of node.retaining) {
        const grad = grads[input];
        if (grad !== undefined) tensor.grad = tensor.grad === null ? this.kept(grad) : add(this.state, tensor.grad, grad);
      }
    const captures = this.captures.get(node);
    if (node.stream !== null && (node instanceof AccumulateGrad || captures !== undefined || node.retaining !== null))
      this.ends.add(node.stream);
    if (captures !== undefined && !this.options.accumulates)
      for (const [input, indices] of captures) for (const index of indices) this.captured[index] = grads[input];
    const isUseful = this.useful === null || this.useful.has(node) || (captures !== undefined && this.options.accumulates);
    this.stage = !isUseful ? Stage.PICK : this.options.isWatched ? Stage.STOP : Stage.APPLY;
  }
  private kept(grad: Tensor): Tensor {
    return this.state.gradEnabled ? grad : copyAsLaid(grad);
  }

  private apply(): Grads | undefined {
    const node = this.node as GraphNode;
    const { grads } = this.current;
    if (node instanceof AccumulateGrad) {
      const [grad] = grads;
      if (grad === undefined) return [];
      if (node.stream === null) this.accumulate(node.variable, grad, this.current.isFresh[0]);
      else launchAccumulate(this.state, node, node.variable, grad, () => this.accumulate(node.variable, grad, this.current.isFresh[0]));
      return [];
    }
    if (grads.every((grad) => grad === undefined)) return node.edges.map(() => undefined);
    const { state } = this;
    if (state.log !== null) return state.log.through(node, grads, () => node.apply(state, grads) as Grads);
    return node.stream === null ? node.apply(state, grads) : launchNode(state, node, grads, () => node.apply(state, grads));
  }
  private accumulate(variable: Tensor, grad: Tensor, isFresh: boolean): void {
    const { state } = this;
    if (variable.grad !== null) {
      if (state.gradEnabled) variable.grad = add(state, variable.grad, grad);
      else {
        addInto(state, variable.grad, grad);
        variable.grad.version.value++;
      }
    } else if (state.gradEnabled) variable.grad = tracedAs(state, grad, variable);
    else variable.grad = isFresh && isLaidAs(grad, variable) ? grad.detached() : laidAs(grad, variable);
  }

  /** Brings the results into the shapes and types that are waited for, and looks for what must not be. */
  private check(): void {
    const node = this.node as GraphNode;
    const { edges } = node;
    const { state, results } = this;
    const { anomaly } = state;
    const whole = anomaly.enabled ? [...results] : results;
    edges.forEach((edge, index) => {
      const grad = results[index];
      if (edge === null || grad === undefined) return;
      const { shape, dtype } = edge.node.inputs[edge.inputNr];
      if (!equalShapes(grad.shape, shape)) {
        if (!isExpandableTo(shape, grad.shape))
          throw runtimeError(
            `Function ${node.name} returned an invalid gradient at index ${index} - got ${shapeText(grad.shape)} but expected shape compatible with ${shapeText(shape)}`,
          );
        results[index] = sumTo(state, grad, shape);
      }
      if (grad.dtype !== dtype && isFloating(dtype)) results[index] = convertTo(state, results[index] as Tensor, dtype);
    });
    if (anomaly.enabled && anomaly.checkNan !== false) results.forEach((grad, index) => this.checkNan(grad, whole[index], index));
    if (!this.options.keepGraph) node.release();
  }
  /** `whole`: before it was summed for an operand that had been broadcast; there the operands stand beside it, element by element. */
  private checkNan(grad: Tensor | undefined, whole: Tensor | undefined, index: number): void {
    if (grad === undefined || whole === undefined || firstNan(grad) < 0) return;
    const seen = firstNan(whole) < 0 ? grad : whole;
    const node = this.node as GraphNode;
    const saved = node instanceof OpNode ? (node.savedNow(this.state) ?? {}) : {};
    throw runtimeError(nanText(node.name, index), {
      text: nanPlaceText(seen, firstNan(seen), { ...saved, gradient: this.current.grads[0] }),
    });
  }
  private passOn(): void {
    const node = this.node as GraphNode;
    const { results, current } = this;
    // The guest may keep what its hooks were shown.
    const isSeen = (node.postHooks?.size ?? 0) > 0;
    node.edges.forEach((edge, index) => {
      if (edge === null) return;
      const { useful, missing } = this;
      if (useful !== null && !useful.has(edge.node) && !this.captures.has(edge.node)) return;
      const grad = results[index];
      const isHeld = grad === undefined || [...results, ...current.grads].filter((other) => other?.storage === grad.storage).length > 1;
      this.wait(edge, grad, !isHeld && !isSeen && node.ownsResults && !this.options.isWatched);
      const left = (missing.get(edge.node) as number) - 1;
      missing.set(edge.node, left);
      if (left === 0) this.ready.push(edge.node);
    });
  }
}

function addInto(state: TensorState, sum: Tensor, grad: Tensor): void {
  const work = add.row.pointwise?.(state, sum, grad);
  if (work !== undefined && isDense(sum) && canReplace(sum, work)) replace(sum, work);
  else assign(sum, add(state, sum, grad));
}
/** A gradient lies as what it belongs to, when that lies without gaps; else row by row. */
function isLaidAs(grad: Tensor, variable: Tensor): boolean {
  return isDense(variable) ? equalShapes(grad.strides, variable.strides) : grad.isContiguous;
}
/** The same when the gradient has a history: the copy is a part of it. */
function tracedAs(state: TensorState, grad: Tensor, variable: Tensor): Tensor {
  if (!isDense(variable)) return grad.isContiguous ? clone(state, grad) : contiguous(state, grad);
  const result = emptyAs(variable, grad.dtype);
  return changeInPlace(state, copyInto, [result, grad]);
}
function laidAs(grad: Tensor, variable: Tensor): Tensor {
  const result = emptyAs(isDense(variable) ? variable : grad, grad.dtype);
  assign(result, grad);
  return result;
}

/**
 * Nodes of the graph that backward() walks. The forward pass leaves one behind for each operation that counts:
 *
 *     y = a * b               MulBackward0   -- edge 0 --> AccumulateGrad of a
 *                             saved: a, b    -- edge 1 --> whatever made b
 *
 * A node is given the gradients of what its operation returned, and gives those of what its operation was given, one for each edge.
 * What it needs of the forward pass it saves, with the version that it had: a tensor that was changed since is not what it was.
 */
import type { DType } from './dtype.ts';
import type { Kernel } from './launch.ts';
import { runtimeError, type TensorError } from './errors.ts';
import { type Shape, shapeText } from './shapes.ts';
import type { TensorState } from './state.ts';
import type { Device, Stream } from './streams.ts';
import type { Tensor, ViewKind } from './tensor.ts';

export type Grads = (Tensor | undefined)[];

/** An edge leads to an input of a node: "inputs" of a node are the gradients that it waits for. */
export interface Edge {
  readonly node: GraphNode;
  readonly inputNr: number;
}
/** What a gradient must look like. */
export interface Meta {
  readonly shape: Shape;
  readonly dtype: DType;
}
export const metaOf = (tensor: Tensor): Meta => ({ shape: tensor.shape, dtype: tensor.dtype });

export abstract class GraphNode {
  readonly sequenceNr: number;
  edges: readonly (Edge | null)[];
  /** One for each tensor that the operation returned. */
  inputs: Meta[] = [];
  /** Hooks of the tensors that it made, by output; and its own before and after. */
  tensorHooks: Map<number, Map<number, unknown>> | null = null;
  preHooks: Map<number, unknown> | null = null;
  postHooks: Map<number, unknown> | null = null;
  /** Tensors that keep the gradient which arrives for them, by output. */
  retaining: Map<number, Tensor> | null = null;
  /** Where the operation was called. */
  origin: unknown;
  /** The guest's dict of what anomaly mode stored, made when it is asked for. */
  metadata: unknown = undefined;
  /** The node that was being evaluated when this one was made, while anomaly mode was on. */
  parent: GraphNode | null = null;
  /** Whether `origin` has all frames, for anomaly mode was on. */
  hasStack = false;
  /** The guest's object for this node. */
  owner: unknown = undefined;
  /** The piece of work in which its operation was done, on an accelerator. */
  kernel: Kernel | null;

  constructor(
    readonly name: string,
    state: TensorState,
    edges: readonly (Edge | null)[],
    sequenceNr = state.sequence++,
  ) {
    this.edges = edges;
    this.sequenceNr = sequenceNr;
    this.kernel = state.kernel;
    const isWatched = state.anomaly.enabled;
    this.origin = state.where(isWatched);
    if (isWatched) {
      this.hasStack = true;
      this.parent = state.evaluating;
    }
  }
  /** The stream that its operation was on, where its way back is, too. */
  get stream(): Stream | null {
    return this.kernel?.stream ?? null;
  }
  /** Where the gradients are that it waits for. */
  get device(): Device | null {
    return this.kernel?.target ?? null;
  }
  /** The name of its class: what stands behind the last colons. */
  get className(): string {
    return this.name.slice(this.name.lastIndexOf(':') + 1);
  }
  /** Makes a tensor an output of this node. */
  adopt(tensor: Tensor): void {
    tensor.gradFn = this;
    tensor.outputNr = this.inputs.length;
    this.inputs.push(metaOf(tensor));
  }
  /** The gradients for its edges; or undefined for a node that only the guest can evaluate. */
  abstract apply(state: TensorState, grads: Grads): Grads | undefined;
  /** Forgets what it saved. */
  abstract release(): void;
  /** What it saved, by name, for whoever wants to look; null when that is forgotten. */
  get keeps(): readonly (readonly [name: string, value: unknown])[] | null {
    return [];
  }
  /** Nobody but the engine holds what apply() gives. */
  get ownsResults(): boolean {
    return true;
  }
}

/** What it takes to leave the graph at a leaf. It comes before all others in backward(). */
export class AccumulateGrad extends GraphNode {
  constructor(
    state: TensorState,
    readonly variable: Tensor,
  ) {
    super('torch::autograd::AccumulateGrad', state, [], Infinity);
    this.inputs.push(metaOf(variable));
  }
  override get device(): Device | null {
    return this.variable.storage.residence?.device ?? null;
  }
  /** That of its first use; where it was not used for work, the one that all begin with. */
  override get stream(): Stream | null {
    const { device } = this;
    return device === null ? null : (super.stream ?? device.first);
  }
  /** Done by the engine, which knows who else holds the gradient. */
  apply(): Grads {
    return [];
  }
  release(): void {}
}

/** Where the gradient of a tensor goes; null when it needs none. */
export function edgeOf(state: TensorState, tensor: Tensor): Edge | null {
  const node = gradFnOf(state, tensor);
  if (node !== null) return { node, inputNr: tensor.outputNr };
  if (!tensor.requiresGradFlag) return null;
  tensor.accumulator ??= new AccumulateGrad(state, tensor);
  return { node: tensor.accumulator, inputNr: 0 };
}

/** `gradFn`, made anew for a view whose base was changed in place since. */
export function gradFnOf(state: TensorState, tensor: Tensor): GraphNode | null {
  const { view } = tensor;
  if (view === null || view.version === tensor.version.value || !view.base.requiresGrad) return tensor.gradFn;
  view.version = tensor.version.value;
  if (view.base.isLeaf && tensor.gradFn === null) return null;
  if (view.kind !== 'plain')
    throw forbiddenView(view.kind, tensor.gradFn, tensor.outputNr, 'its base or another view of its base has been modified');
  const node = state.shared.staleView(state, view.base, tensor);
  tensor.gradFn = null;
  node.adopt(tensor);
  return node;
}

/** Some views must not be changed, nor what they look at. */
export function forbiddenView(kind: ViewKind, node: GraphNode | null, outputNr: number, what: string): TensorError {
  const which =
    node === null
      ? `A view was created in no_grad mode and ${what} inplace with grad mode enabled.`
      : `Output ${outputNr} of ${node.name} is a view and ${what} inplace.`;
  return runtimeError(
    kind === 'one of several'
      ? `${which} This view is the output of a function that returns multiple views. Such functions do not allow the output views to be modified inplace. You should replace the inplace operation by an out-of-place one.`
      : `${which} Given that this use case is ambiguous and error-prone, it is forbidden. You can clarify your code by moving both the view and the inplace either both inside the no_grad block (if you don't want the inplace to be tracked) or both outside (if you want the inplace to be tracked).`,
  );
}

export const FREED =
  'Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify retain_graph=True if you need to backward through the graph a second time or if you need to access saved tensors after calling backward.';

/** A tensor that a node needs later, as it was. */
export class SavedTensor {
  private readonly version: number;
  private readonly gradFn: GraphNode | null;
  private readonly outputNr: number;

  constructor(
    readonly tensor: Tensor,
    /** It is an output of the node that saves it. */
    private readonly isOutput: boolean,
  ) {
    if (tensor.isInference)
      throw runtimeError(
        'Inference tensors cannot be saved for backward. To work around you can make a clone to get a normal tensor and use it in autograd.',
      );
    this.version = tensor.version.value;
    this.gradFn = tensor.gradFn;
    this.outputNr = tensor.outputNr;
  }
  get isChanged(): boolean {
    return this.tensor.version.value !== this.version;
  }
  unpack(state: TensorState, node: GraphNode): Tensor {
    const { tensor } = this;
    if (this.isChanged) throw runtimeError(this.changed(state, node), { changedAt: tensor.version.changedAt });
    if (this.isOutput || tensor.gradFn === this.gradFn) return tensor;
    const before = tensor.detached();
    before.gradFn = this.gradFn;
    before.outputNr = this.outputNr;
    before.requiresGradFlag = this.gradFn === null && tensor.requiresGradFlag;
    return before;
  }
  private changed(state: TensorState, node: GraphNode): string {
    const { tensor, version } = this;
    // What is named is who made the tensor as it is now, as in PyTorch.
    const maker = this.isOutput ? node : gradFnOf(state, tensor);
    const which = maker === null ? '' : `, which is output ${tensor.outputNr} of ${maker.name},`;
    const hint = state.anomaly.enabled
      ? 'Hint: the backtrace further above shows the operation that failed to compute its gradient. The variable in question was changed in there or anywhere later. Good luck!'
      : 'Hint: enable anomaly detection to find the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True).';
    return `one of the variables needed for gradient computation has been modified by an inplace operation: [${tensor.typeText} ${shapeText(tensor.shape)}]${which} is at version ${tensor.version.value}; expected version ${version} instead. ${hint}`;
  }
}

/**
 * An operation becomes a piece of work for a stream of the simulated accelerator (streams.ts); nobody comes here while there is none.
 *
 * The device is where the tensors are that are given, the stream the one that is current there. What the program asked for is one piece, whatever
 * it is made of; so is a node of backward(), on the stream on which its operation was. The elements are worked out in between, as ever.
 */
import { type Cost, copyDurationOf, costOf, durationOf, LAUNCH } from './cost.ts';
import { runtimeError } from './errors.ts';
import type { Edge, Grads, GraphNode } from './node.ts';
import type { Outcome } from './op.ts';
import type { TensorState } from './state.ts';
import { type Accelerator, deviceName, mixedDevices, type Device, type Stream } from './streams.ts';
import { Tensor } from './tensor.ts';

/** The piece of work that is being put together. */
export class Kernel {
  /** A node of backward() takes the costs of the operations that it consists of. */
  isOpen = false;
  bytes = 0;
  steps = 0;
  constructor(
    readonly stream: Stream | null,
    /** Where its results are. */
    readonly target: Device | null,
  ) {}
  add({ bytes, steps }: Cost): void {
    this.bytes += bytes;
    this.steps += steps;
  }
}

/** Their data is not looked at, only what they are like. */
const isShapeOnly = (name: string): boolean => name.endsWith('_like') || name.startsWith('new_');
/** How large the result is depends on elements: the host has to wait for them. */
const NEEDS_ELEMENTS = new Set([
  'nonzero',
  'argwhere',
  'nonzero_numpy',
  'masked_select',
  '_unique2',
  'bincount',
  'one_hot',
  'repeat_interleave',
]);
/** Tensors on several devices are what they are for. */
const CROSSING = new Set(['_to_device', 'copy']);
/** Indices may be on the host. */
const INDEXING = new Set(['index', 'index_put']);
const JOINING = new Set(['cat', 'stack']);

function tensorsOf(args: readonly unknown[]): Tensor[] {
  const found: Tensor[] = [];
  for (const arg of args)
    if (arg instanceof Tensor) found.push(arg);
    else if (Array.isArray(arg)) for (const item of arg) if (item instanceof Tensor) found.push(item);
  return found;
}
const residenceOf = (tensor: Tensor): Device | null => tensor.storage.residence?.device ?? null;

/** The one device; null for the host. Numbers on the host go with any. */
function commonDevice(accelerator: Accelerator, state: TensorState, name: string, tensors: readonly Tensor[]): Device | null {
  let found: Tensor | undefined;
  for (const tensor of tensors) {
    const device = residenceOf(tensor);
    if (device === null && !JOINING.has(name) && (tensor.rank === 0 || (INDEXING.has(name) && found !== undefined))) continue;
    if (found === undefined) found = tensor;
    else if (residenceOf(found) !== device)
      throw mixedDevices(...([residenceOf(found), device].map((each) => deviceName(state.shared.backend, each)) as [string, string]));
  }
  return found === undefined ? null : residenceOf(found);
}

/** In the kernel, until `run` is through. */
export function within<T>(state: TensorState, kernel: Kernel, run: () => T): T {
  const outer = state.kernel;
  state.kernel = kernel;
  try {
    return run();
  } finally {
    state.kernel = outer;
  }
}

/** What has to be known of an operation. */
interface Operation {
  readonly row: { readonly view?: unknown };
  readonly schema: { readonly name: string; readonly isBool: boolean };
}
/** `run` works the operation out; with a `target` it changes that in place. */
export function launch<Result extends Outcome>(
  state: TensorState,
  { row, schema: { name, isBool } }: Operation,
  args: readonly unknown[],
  target: Tensor | null,
  run: () => Result,
): Result {
  const { kernel: outer } = state;
  const accelerator = state.shared.accelerator as Accelerator;
  const tensors = tensorsOf(args);
  if (outer !== null) {
    const result = within(state, new Kernel(outer.stream, outer.target), run);
    if (row.view === undefined) outer.add(costOf(name, tensors, tensorsOf([result])));
    return result;
  }
  if (CROSSING.has(name)) return cross(accelerator, state, name, args, target, run);
  const device = commonDevice(accelerator, state, name, tensors);
  const reads = isShapeOnly(name) ? [] : tensors.filter((tensor) => tensor !== target);
  if (device === null) {
    if (row.view === undefined) accelerator.byHost(state, name, reads, target === null ? [] : [target]);
    return within(state, new Kernel(null, null), run);
  }
  const stream = accelerator.streamOf(state, device);
  if (target !== null) {
    const access = accelerator.begin(state, stream, name, LAUNCH, reads, [target]);
    const result = within(state, new Kernel(stream, device), run);
    accelerator.finish(stream, access, durationOf(costOf(name, tensors, [target])));
    return result;
  }
  const result = within(state, new Kernel(stream, device), run);
  const made = tensorsOf([result]);
  // A view, or what was given itself: nothing to do for a stream.
  if (made.every((tensor) => tensors.some((given) => given.storage === tensor.storage))) return result;
  const access = accelerator.begin(state, stream, name, LAUNCH, reads, []);
  accelerator.finish(stream, access, durationOf(costOf(name, tensors, made)));
  for (const tensor of made) accelerator.place(tensor, device, access);
  if (isBool || NEEDS_ELEMENTS.has(name)) accelerator.synchronizeStream(stream);
  return result;
}

/** Several operations that were made one: `run` does what they do. */
export function launchAsOne(state: TensorState, name: string, given: readonly Tensor[], run: () => Tensor[]): Tensor[] {
  const { kernel, shared } = state;
  if (shared.accelerator === null || (kernel !== null && !kernel.isOpen)) return run();
  return launch(state, { row: {}, schema: { name, isBool: false } }, given, null, run);
}

/** From one device to another, or to the host, which waits unless it was told not to. */
function cross<Result extends Outcome>(
  accelerator: Accelerator,
  state: TensorState,
  name: string,
  args: readonly unknown[],
  target: Tensor | null,
  run: () => Result,
): Result {
  const source = args[target === null ? 0 : 1] as Tensor;
  const [from, to] = [residenceOf(source), target === null ? (args[1] as Device | null) : residenceOf(target)];
  const isNonBlocking = args[2] === true;
  if (from === null && to === null) {
    accelerator.byHost(state, name, [source], target === null ? [] : [target]);
    return within(state, new Kernel(null, null), run);
  }
  const stream = accelerator.streamOf(state, (from ?? to) as Device);
  if (from !== null && to !== null && from !== to) accelerator.order(accelerator.streamOf(state, to), stream);
  const access = accelerator.begin(state, stream, name, LAUNCH, [source], target === null ? [] : [target]);
  const result = within(state, new Kernel(stream, to), run);
  accelerator.finish(stream, access, from === to ? durationOf(costOf(name, [source], [source])) : copyDurationOf(source));
  if (target === null) for (const tensor of tensorsOf([result])) accelerator.place(tensor, to, access);
  else if (to === null) accelerator.place(target, null, access);
  if (from !== null && to !== null && from !== to) accelerator.order(stream, accelerator.streamOf(state, to));
  if (from !== to && !isNonBlocking && (from === null || to === null)) accelerator.synchronizeStream(stream);
  return result;
}

/** A node of backward(): `run` gives gradients for its edges, which are where the edges lead. */
export function launchNode<G extends Grads | undefined>(state: TensorState, node: GraphNode, grads: Grads, run: () => G): G {
  const stream = node.stream as Stream;
  const accelerator = state.shared.accelerator as Accelerator;
  const kernel = new Kernel(stream, node.device);
  kernel.isOpen = true;
  const results = within(state, kernel, run);
  // The guest's own nodes do their work when they are called.
  if (results === undefined) return results;
  const given = grads.filter((grad) => grad !== undefined);
  const made = results.filter((grad) => grad !== undefined && !given.some(({ storage }) => storage === grad.storage));
  if (made.length === 0) return results;
  const access = accelerator.begin(state, stream, node.name, LAUNCH, given, []);
  accelerator.finish(stream, access, durationOf(kernel));
  node.edges.forEach((edge: Edge | null, index) => {
    const grad = results[index];
    if (edge === null || grad === undefined || grad.storage.residence !== null) return;
    const { device } = edge.node;
    accelerator.place(grad, device, access);
    if (device === null) accelerator.synchronizeStream(stream);
  });
  return results;
}
/** The gradient of a leaf is added up where the leaf is. */
export function launchAccumulate(state: TensorState, node: GraphNode, variable: Tensor, grad: Tensor, run: () => void): void {
  const stream = node.stream as Stream;
  const accelerator = state.shared.accelerator as Accelerator;
  const { grad: before } = variable;
  const access = accelerator.begin(state, stream, node.name, LAUNCH, [grad], before === null ? [] : [before]);
  within(state, new Kernel(stream, node.device), run);
  const { grad: after } = variable;
  if (after === null || after.storage === grad.storage) return;
  accelerator.finish(stream, access, durationOf(costOf(node.name, [grad], before === null ? [] : [before])));
  accelerator.place(after, node.device, access);
}
/** What an operation made for a device that the program has named. */
export function moveTo(state: TensorState, name: string, tensor: Tensor, device: Device | null): void {
  const { accelerator } = state.shared;
  if (accelerator === null) {
    if (device !== null) throw runtimeError('there is no accelerator');
    return;
  }
  tensor.storage.residence = null;
  if (device === null) return;
  const stream = accelerator.streamOf(state, device);
  const access = accelerator.begin(state, stream, name, LAUNCH, [], []);
  accelerator.finish(stream, access, durationOf(costOf(name, [], [tensor])));
  accelerator.place(tensor, device, access);
}

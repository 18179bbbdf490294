/**
 * Changing a tensor in place, and what that does to the graph.
 *
 *     y = x * 2            y <- MulBackward0 <- x
 *     y.add_(1)            y <- AddBackward0 <- MulBackward0 <- x           its history goes on
 *     y[0].mul_(3)         y <- CopySlices(MulBackward0) <- ...             a view was changed: its base has a new history
 *
 * CopySlices takes the gradient of the base, lets the operation's own node handle the part that the view shows, and passes on the rest.
 * Every change bumps the version, so that what needs the old elements notices.
 */
import { assign, copyAsLaid } from './copy.ts';
import { isFloating } from './dtype.ts';
import { canReplace, replace } from './elementwise.ts';
import { runtimeError } from './errors.ts';
import { launch } from './launch.ts';
import { edgeOf, forbiddenView, type Grads, GraphNode, gradFnOf, SavedTensor } from './node.ts';
import {
  type AnyOp,
  anyRequiresGrad,
  edgesTo,
  lookForNan,
  nameOf,
  NOTHING,
  OpNode,
  requiresGrad,
  tensorsIn,
  withoutConstants,
  wrapSaves,
} from './op.ts';
import { checkOverlap } from './overlap.ts';
import { type Geometry, geometryOf, stridedPart, stridedScatter } from './ops/strided.ts';
import { equalShapes, shapeText } from './shapes.ts';
import type { TensorState } from './state.ts';
import { type Tensor, zeros } from './tensor.ts';

/** Complains when a tensor may not be changed in place. */
export function checkInPlace(state: TensorState, tensor: Tensor): void {
  checkHistory(state, tensor);
  checkApart(tensor);
}
/** Complains when several elements are one. */
export function checkApart(tensor: Tensor): void {
  if (tensor.numel > 0 && tensor.strides.some((stride, d) => stride === 0 && tensor.shape[d] > 1))
    throw runtimeError(
      'unsupported operation: more than one element of the written-to tensor refers to a single memory location. Please clone() the tensor before performing the operation.',
    );
}
function checkHistory(state: TensorState, tensor: Tensor): void {
  if (tensor.isInference && !state.inference)
    throw runtimeError(
      'Inplace update to inference tensor outside InferenceMode is not allowed.You can make a clone to get a normal tensor before doing inplace update.See https://github.com/pytorch/rfcs/pull/17 for more details.',
    );
  if (!state.gradEnabled) return;
  const { view } = tensor;
  if (view !== null && view.base.requiresGrad && view.kind !== 'plain') {
    const node = gradFnOf(state, tensor);
    throw forbiddenView(view.kind, node, tensor.outputNr, 'is being modified');
  }
  if (!tensor.requiresGrad) return;
  if (view !== null && view.base.isLeaf && view.base.requiresGrad)
    throw runtimeError('a view of a leaf Variable that requires grad is being used in an in-place operation.');
  if (tensor.isLeaf) throw runtimeError('a leaf Variable that requires grad is being used in an in-place operation.');
}
/** Its elements were written to. */
export function bump(state: TensorState, tensor: Tensor): void {
  tensor.version.value++;
  tensor.version.changedAt = state.where(false);
  if (state.log !== null) state.log.problem ??= 'a tensor is changed in place';
}

/** Does the operation and puts the answer in the place of its first argument, which it gives. */
export function changeInPlace(state: TensorState, self: AnyOp, args: readonly unknown[]): Tensor {
  const target = args[0] as Tensor;
  if (state.shared.accelerator !== null && (state.kernel === null || state.kernel.isOpen))
    return launch(state, self, args, target, () => changeInPlace(state, self, args));
  checkInPlace(state, target);
  if (self.row.change === undefined) checkArguments(self, args, target);
  if (!state.shared.isWatched && replaceElements(state, self, args, target)) return target;
  const result = answerFor(state, self, args, target);
  const derivative = self.row.derivative?.inPlace ?? self.row.derivative;
  const inputs = state.gradEnabled && derivative !== undefined && isFloating(target.dtype) ? tensorsIn(self.schema.tensorSlots, args) : [];
  if (derivative === undefined || !withoutConstants(derivative, inputs).some(requiresGrad)) {
    if (result !== target) assign(target, result);
    bump(state, target);
    return target;
  }
  const needs = inputs.map(requiresGrad);
  const saves = derivative.saves === undefined ? NOTHING : derivative.saves(needs, result, ...args);
  // What was given to be changed is kept as it was; given as something else besides, it is only remembered, and its change will be noticed.
  const before = saves.self === target ? asItWas(state, target) : target;
  const besides = new SavedTensor(target, false);
  const name = nameOf(derivative.nodeInPlace ?? derivative.node, args);
  const node = new OpNode(name, state, edgesTo(state, derivative, inputs), derivative, NOTHING, needs);
  if (result !== target) assign(target, result);
  bump(state, target);
  rebase(state, target, node);
  const now = (key: string, value: unknown): unknown => {
    if (value === result) return target;
    if (value === target) return key === 'self' ? before : besides;
    return value;
  };
  node.keep(wrapSaves(Object.fromEntries(Object.entries(saves).map(([key, value]) => [key, now(key, value)])), [target]));
  return target;
}
/** A `value` is one number, which is read before anything is written. */
function checkArguments({ row, schema }: AnyOp, args: readonly unknown[], target: Tensor): void {
  for (let k = 1; k < args.length; k++) if (schema.parameters[k].name !== 'value') checkOverlap(target, args[k], row.isApart === true);
}
/** What is to be put into the target; the target itself when it is there already. */
function answerFor(state: TensorState, self: AnyOp, args: readonly unknown[], target: Tensor): Tensor {
  const { row } = self;
  if (row.change !== undefined) {
    row.change(state, ...args);
    return target;
  }
  const shape = row.shapeOf?.(...args);
  if (shape !== undefined && !equalShapes(shape, target.shape))
    throw runtimeError(
      `Bad in-place call: input tensor size ${shapeText(target.shape)} and output tensor size ${shapeText(shape)} should match`,
    );
  const result: Tensor = row.forward(state, ...args);
  if (state.shared.isWatched) lookForNan(state, self, args, result);
  if (!equalShapes(result.shape, target.shape))
    throw runtimeError(`output with shape ${shapeText(target.shape)} doesn't match the broadcast shape ${shapeText(result.shape)}`);
  if (row.keepsType?.(...args) === true && result.dtype !== target.dtype)
    throw runtimeError(`Found dtype ${target.dtype.title} but expected ${result.dtype.title}`);
  if (result.dtype.category > target.dtype.category)
    throw runtimeError(`result type ${result.dtype.title} can't be cast to the desired output type ${target.dtype.title}`);
  return result;
}
/** When nothing is recorded, a function element by element may write where it reads. Gives whether that was done. */
function replaceElements(state: TensorState, { row, schema }: AnyOp, args: readonly unknown[], target: Tensor): boolean {
  if (row.pointwise === undefined || !isFloating(target.dtype)) return false;
  if (state.gradEnabled && row.derivative !== undefined && anyRequiresGrad(schema.tensorSlots, args, row.derivative)) return false;
  const work = row.pointwise(state, ...args);
  if (!canReplace(target, work)) return false;
  replace(target, work);
  bump(state, target);
  return true;
}
/** Its elements and its history, before both change. */
function asItWas(state: TensorState, tensor: Tensor): Tensor {
  const before = copyAsLaid(tensor);
  before.gradFn = gradFnOf(state, tensor);
  before.outputNr = tensor.outputNr;
  return before;
}

/** A tensor that was changed in place gets a new history. The first edge of `node` leads to what it was. */
export function rebase(state: TensorState, tensor: Tensor, node: GraphNode): void {
  const { view } = tensor;
  if (view === null) return node.adopt(tensor);
  const { base } = view;
  node.inputs.push({ shape: tensor.shape, dtype: tensor.dtype });
  const slices = new CopySlices(state, base, geometryOf(base, tensor), node);
  base.requiresGradFlag = false;
  slices.adopt(base);
  gradFnOf(state, tensor);
}

/** A part of the base was changed by an operation whose node is inside. */
export class CopySlices extends GraphNode {
  constructor(
    state: TensorState,
    base: Tensor,
    private readonly geometry: Geometry,
    private readonly inner: GraphNode,
  ) {
    super('torch::autograd::CopySlices', state, [edgeOf(state, base), ...inner.edges.slice(1)]);
  }
  apply(state: TensorState, [grad]: Grads): Grads {
    if (grad === undefined) return this.edges.map(() => undefined);
    const { geometry } = this;
    const [first, ...rest] = this.inner.apply(state, [stridedPart(state, grad, geometry)]) as Grads;
    return [stridedScatter(state, grad, first ?? zeros(grad.dtype, geometry.shape), geometry), ...rest];
  }
  override get keeps(): readonly (readonly [string, unknown])[] | null {
    return this.inner.keeps;
  }
  release(): void {
    this.inner.release();
  }
}

/**
 * torch.autograd.Function: nodes whose way back is guest code.
 *
 * The guest's context object is the node: what forward() puts on it, backward() finds. Function.apply() (stdlib/torch/autograd/function.py)
 * asks for the node before forward() runs, and lets `finish` make its results outputs of the node afterwards.
 */
import { builtinType, typeName } from '../../runtime/builtin-types.ts';
import { PyTuple } from '../../runtime/collections.ts';
import type { TypeRows } from '../../runtime/define.ts';
import { raised, RuntimeError, TypeError } from '../../runtime/exceptions.ts';
import type { Thread } from '../../runtime/machine.ts';
import { type PyType, TypeFlag, type Value } from '../../runtime/object.ts';
import { type ExternalTable, tablesOf } from '../../capture/external-table.ts';
import { isFloating } from '../../tensor/dtype.ts';
import { bump, checkInPlace, rebase } from '../../tensor/inplace.ts';
import { edgeOf, FREED, type Grads, GraphNode, SavedTensor } from '../../tensor/node.ts';
import type { TensorState } from '../../tensor/state.ts';
import { Kernel, moveTo, within } from '../../tensor/launch.ts';
import { type Tensor, zeros } from '../../tensor/tensor.ts';
import { guarded, isTensor, nodeType, PyNode, type PyTensor, wrap } from './objects.ts';
import { stateOf } from './state.ts';

/** Only the guest can evaluate it. */
class GuestNode extends GraphNode {
  apply(): undefined {
    return undefined;
  }
  override get keeps(): readonly (readonly [string, unknown])[] | null {
    const { saved } = this.owner as PyFunctionContext;
    return saved === null ? null : saved.map((each, index) => [String(index), each] as const);
  }
  release(): void {
    const context = this.owner as PyFunctionContext;
    context.saved = null;
    context.external = null;
  }
  override get ownsResults(): boolean {
    return false;
  }
}

export class PyFunctionContext extends PyNode {
  /** The arguments of the forward pass; those that are tensors have an edge each, in order. */
  inputs: readonly Value[] = [];
  toSave: readonly Value[] = [];
  dirty: readonly Value[] = [];
  nonDifferentiable: readonly Value[] = [];
  materializes = true;
  /** What is saved; null once it was freed. */
  saved: readonly (SavedTensor | null)[] | null = [];
  isRecorded = false;
  /** The table of external objects that was active in the forward pass; backward() is called with it. */
  external: ExternalTable | null = null;
}
export const functionContextType = builtinType('_FunctionBase', {
  base: nodeType,
  js: PyFunctionContext,
  flags: TypeFlag.BASETYPE | TypeFlag.HAS_DICT | TypeFlag.HAS_WEAKREF,
  module: 'torch._C',
  allocate: (cls) => new PyFunctionContext(cls),
});

/** Before forward(): the node, with an edge for each tensor that was given. */
export function begin(t: Thread, context: PyFunctionContext, args: readonly Value[]): Value {
  const state = stateOf(t);
  const tensors = args.filter(isTensor);
  context.isRecorded = state.gradEnabled && tensors.some(({ tensor }) => tensor.requiresGrad);
  const make = (): GuestNode =>
    new GuestNode(typeName(context), state, context.isRecorded ? tensors.map(({ tensor }) => edgeOf(state, tensor)) : []);
  const kernel = kernelOf(state, tensors);
  const node = kernel === null ? make() : within(state, kernel, make);
  node.owner = context;
  context.node = node;
  context.inputs = args;
  if (context.isRecorded) keepActive(t, context);
  return null;
}
/** A backward() that names external objects by number finds those of the forward pass. */
function keepActive(t: Thread, context: PyFunctionContext): void {
  const tables = tablesOf(t.interp);
  const table = tables.active(t);
  if (table === undefined) return;
  context.external = table.keptFor(t, null);
  tables.keep(context.external);
}
/** On an accelerator backward() is called with the stream that was current when forward() was. */
function kernelOf(state: TensorState, tensors: readonly PyTensor[]): Kernel | null {
  const { accelerator } = state.shared;
  const device = tensors.find(({ tensor }) => tensor.storage.residence?.device)?.tensor.storage.residence?.device ?? null;
  return accelerator === null || device === null ? null : new Kernel(accelerator.streamOf(state, device), device);
}
/** After forward(): its results become outputs of the node. */
export function finish(t: Thread, context: PyFunctionContext, result: Value): Value {
  const state = stateOf(t);
  const results = result instanceof PyTuple ? result.items : [result];
  const outputs = guarded(() => results.map((each) => (isTensor(each) ? wrap(outputOf(state, context, each.tensor)) : each)));
  if (context.isRecorded) {
    const isOutput = (v: Value): boolean => outputs.includes(v);
    context.saved = context.toSave.map((v) => {
      if (v === null) return null;
      if (!isTensor(v)) throw raised(TypeError, `save_for_backward can only save variables, but argument is of type ${typeName(v)}`);
      return new SavedTensor(v.tensor, isOutput(v));
    });
  }
  context.toSave = [];
  context.inputs = context.inputs.map((v) => (isTensor(v) ? TENSOR : null));
  return result instanceof PyTuple ? new PyTuple(outputs) : outputs[0];
}
/** All that has to be kept of an input: that it was a tensor. */
const TENSOR = true;
const among = (tensors: readonly Value[], tensor: Tensor): boolean => tensors.some((v) => isTensor(v) && v.tensor === tensor);

function outputOf(state: TensorState, context: PyFunctionContext, tensor: Tensor): Tensor {
  const node = context.node as GraphNode;
  const isInput = among(context.inputs, tensor);
  const isDirty = among(context.dirty, tensor);
  const isPlain = !context.isRecorded || !isFloating(tensor.dtype) || among(context.nonDifferentiable, tensor);
  if (isDirty) {
    if (!isInput)
      throw raised(
        RuntimeError,
        'Some elements marked as dirty during the forward method were not returned as output. The inputs that are modified inplace must all be outputs of the Function.',
      );
    if (context.isRecorded) checkInPlace(state, tensor);
    bump(state, tensor);
    if (isPlain) return tensor;
    rebase(state, tensor, node);
    return tensor;
  }
  if (isPlain) {
    node.inputs.push({ shape: tensor.shape, dtype: tensor.dtype });
    return isInput ? (isFloating(tensor.dtype) ? tensor.detached() : tensor) : tensor;
  }
  const output = isInput ? tensor.detached() : tensor;
  output.view = null;
  node.adopt(output);
  return output;
}

/** What backward() is called with: each gradient, or zeros, or None. */
export function gradArguments(state: TensorState, context: PyFunctionContext, grads: Grads): Value[] {
  const node = context.node as GraphNode;
  return grads.map((each, index) => {
    if (each !== undefined) return wrap(each);
    if (!context.materializes) return null;
    const { shape, dtype } = node.inputs[index];
    const grad = zeros(dtype, shape);
    if (node.device !== null) moveTo(state, 'zeros', grad, node.device);
    return wrap(grad);
  });
}
/** What backward() gave, for the edges. */
export function gradsFrom(context: PyFunctionContext, result: Value): Grads {
  const node = context.node as GraphNode;
  let items = result instanceof PyTuple ? result.items : [result];
  const expected = context.inputs.length;
  if (items.length > expected && items.slice(expected).every((v) => v === null)) items = items.slice(0, expected);
  if (items.length !== expected)
    throw raised(
      RuntimeError,
      `function ${node.name} returned an incorrect number of gradients (expected ${expected}, got ${items.length})`,
    );
  const grads: Grads = [];
  items.forEach((v, index) => {
    if (context.inputs[index] !== TENSOR) {
      if (v !== null)
        throw raised(
          RuntimeError,
          `function ${node.name} returned a gradient different from None at position ${index + 1}, but the corresponding forward input was not a Variable`,
        );
      return;
    }
    if (v !== null && !isTensor(v)) throw raised(TypeError, `expected Variable or None (got ${typeName(v)})`);
    grads.push(v === null ? undefined : v.tensor);
  });
  return grads;
}

function savedTensors(t: Thread, context: PyFunctionContext): Value {
  const { saved, node } = context;
  if (saved === null) throw raised(RuntimeError, FREED);
  return new PyTuple(saved.map((each) => (each === null ? null : guarded(() => wrap(each.unpack(stateOf(t), node as GraphNode))))));
}
const kept = (name: 'toSave' | 'dirty' | 'nonDifferentiable') =>
  [
    '(self, /, *tensors)',
    null,
    (_t: Thread, self: PyFunctionContext, tensors: Value[]) => {
      self[name] = tensors;
      return null;
    },
  ] as const;

export const functionContextRows: TypeRows = {
  new: ['(cls, /)', null, (_t, cls: PyType) => new PyFunctionContext(cls)],
  methods: {
    save_for_backward: kept('toSave'),
    mark_dirty: kept('dirty'),
    mark_non_differentiable: kept('nonDifferentiable'),
    set_materialize_grads: [
      '(self, value, /)',
      'Whether gradients that nobody gave are zeros in backward(), or None.',
      (t, self: PyFunctionContext, value: Value) => {
        self.materializes = t.truth(value);
        return null;
      },
    ],
  },
  getset: {
    saved_tensors: [null, savedTensors],
    needs_input_grad: [
      null,
      (_t, self: PyFunctionContext) => {
        const edges = (self.node?.edges ?? [])[Symbol.iterator]();
        return new PyTuple(self.inputs.map((v) => (v === TENSOR || isTensor(v) ? (edges.next().value ?? null) !== null : false)));
      },
    ],
    materialize_grads: [
      null,
      (_t, self: PyFunctionContext) => self.materializes,
      (t, self: PyFunctionContext, value) => {
        self.materializes = t.truth(value as Value);
      },
    ],
  },
};

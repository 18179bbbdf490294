/**
 * What guests hold: a tensor, its size, types of elements, devices, generators, nodes of the graph. Their methods are rows elsewhere.
 */
import { builtinType, tupleType } from '../../runtime/builtin-types.ts';
import { PyTuple } from '../../runtime/collections.ts';
import { IndexError, NotImplementedError, OverflowError, raised, RuntimeError, TypeError, ValueError } from '../../runtime/exceptions.ts';
import type { Interpreter } from '../../runtime/machine.ts';
import { PyObject, type PyType, TypeFlag, type Value } from '../../runtime/object.ts';
import { DTYPES, type DType } from '../../tensor/dtype.ts';
import { TensorError, type TensorErrorKind } from '../../tensor/errors.ts';
import type { GraphNode } from '../../tensor/node.ts';
import type { Generator } from '../../tensor/random.ts';
import type { Shape } from '../../tensor/shapes.ts';
import type { Tensor } from '../../tensor/tensor.ts';

const { BASETYPE, HAS_DICT, HAS_WEAKREF } = TypeFlag;

export class PyTensor extends PyObject {
  constructor(
    readonly tensor: Tensor,
    cls: PyType,
  ) {
    super();
    this.cls = cls;
    this.shape = cls.rootShape;
    this.slots = [];
  }
}
export const tensorType: PyType = builtinType('Tensor', {
  flags: BASETYPE | HAS_DICT | HAS_WEAKREF,
  js: PyTensor,
  module: 'torch',
  allocate: () => {
    throw raised(TypeError, 'a subclass of Tensor is made with Tensor._make_subclass()');
  },
});
/** The guest's object for a tensor: the same one each time. */
export function wrap(tensor: Tensor): PyTensor {
  const owner = tensor.owner as PyTensor | undefined;
  if (owner !== undefined) return owner;
  const made = new PyTensor(tensor, tensorType);
  tensor.owner = made;
  return made;
}

export const sizeType = builtinType('Size', { base: tupleType, module: 'torch' });
export const sizeOf = (shape: Shape): PyTuple => new PyTuple(shape, sizeType);

export class PyDType extends PyObject {
  constructor(readonly dtype: DType) {
    super();
  }
}
export const dtypeType = builtinType('dtype', { js: PyDType, module: 'torch' });
export const DTYPE_OBJECTS: ReadonlyMap<DType, PyDType> = new Map(DTYPES.map((dtype) => [dtype, new PyDType(dtype)]));
export const dtypeObject = (dtype: DType): PyDType => DTYPE_OBJECTS.get(dtype) as PyDType;

export class PyDevice extends PyObject {
  constructor(
    readonly type: string,
    readonly index: number | null,
  ) {
    super();
  }
}
export const deviceType = builtinType('device', { js: PyDevice, module: 'torch' });
export const CPU = new PyDevice('cpu', null);

/** A name among constants, as `torch.strided`. */
export class PyConstant extends PyObject {
  constructor(
    readonly text: string,
    cls: PyType,
  ) {
    super();
    this.cls = cls;
  }
}
export const layoutType = builtinType('layout', { module: 'torch' });
export const STRIDED = new PyConstant('torch.strided', layoutType);
export const memoryFormatType = builtinType('memory_format', { module: 'torch' });
export const CONTIGUOUS = new PyConstant('torch.contiguous_format', memoryFormatType);
export const PRESERVE = new PyConstant('torch.preserve_format', memoryFormatType);

export class PyGenerator extends PyObject {
  constructor(readonly generator: Generator) {
    super();
  }
}
export const generatorType = builtinType('Generator', { js: PyGenerator, module: 'torch', flags: HAS_WEAKREF });

/** A node of the graph. A node of the guest's own making (autograd.Function) is of a subclass and has attributes. */
export class PyNode extends PyObject {
  node: GraphNode | null = null;
  constructor(cls: PyType) {
    super();
    this.cls = cls;
    this.shape = cls.rootShape;
    this.slots = [];
  }
}
export const nodeType: PyType = builtinType('Node', { flags: HAS_WEAKREF, js: PyNode, module: 'torch.autograd.graph' });
const NODE_TYPES = Symbol('types of nodes');
/** Each kind of node is a class of its own, named as it. */
function nodeTypeNamed(interp: Interpreter, name: string): PyType {
  let types = interp.drawer.get(NODE_TYPES) as Map<string, PyType> | undefined;
  if (types === undefined) interp.drawer.set(NODE_TYPES, (types = new Map()));
  let type = types.get(name);
  if (type === undefined) types.set(name, (type = builtinType(name, { base: nodeType, module: 'builtins' })));
  return type;
}
export function wrapNode(interp: Interpreter, node: GraphNode): PyNode {
  const owner = node.owner as PyNode | undefined;
  if (owner !== undefined) return owner;
  const made = new PyNode(nodeTypeNamed(interp, node.className));
  made.node = node;
  node.owner = made;
  return made;
}

const ERRORS: Readonly<Record<TensorErrorKind, PyType>> = {
  RuntimeError,
  TypeError,
  ValueError,
  IndexError,
  NotImplementedError,
  OverflowError,
};
/** Runs what may fail in tensors; its errors become the guest's. */
export function guarded<T>(body: () => T): T {
  try {
    return body();
  } catch (error) {
    throw guestError(error);
  }
}
export const guestError = (error: unknown): unknown => (error instanceof TensorError ? raised(ERRORS[error.kind], error.message) : error);

export const isTensor = (v: Value): v is PyTensor => v instanceof PyTensor;

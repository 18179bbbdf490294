/**
 * What a tensor has beside its operations: what it is like, its text, its place in the graph, its elements as Python's numbers.
 */
import { typeName, typeOf } from '../../runtime/builtin-types.ts';
import { PyTuple } from '../../runtime/collections.ts';
import { indexOf } from '../../runtime/convert.ts';
import type { NativeRow, TypeRows } from '../../runtime/define.ts';
import { IndexError, NotImplementedError, raised, RuntimeError, TypeError, UserWarning, ValueError } from '../../runtime/exceptions.ts';
import type { Thread } from '../../runtime/machine.ts';
import { intOf, makeFloat } from '../../runtime/number.ts';
import { PyType, type Value } from '../../runtime/object.ts';
import { strFromJs } from '../../runtime/text.ts';
import { copyAsLaid } from '../../tensor/copy.ts';
import { bool, Category, type DType, int64, isFloating } from '../../tensor/dtype.ts';
import { gradFnOf } from '../../tensor/node.ts';
import { moveTo } from '../../tensor/launch.ts';
import { convertTo, toCopy, toDevice } from '../../tensor/ops/convert.ts';
import { transpose } from '../../tensor/ops/shape.ts';
import { tensorText } from '../../tensor/print/tensor-text.ts';
import { dimension, equalShapes, type Shape } from '../../tensor/shapes.ts';
import { Version } from '../../tensor/storage.ts';
import { type Device, deviceName } from '../../tensor/streams.ts';
import { setRequiresGrad, Tensor } from '../../tensor/tensor.ts';
import { deviceValue, placeFor } from './devices.ts';
import { hookTensor } from './hooks.ts';
import { dtypeObject, guarded, isTensor, PyDevice, PyDType, PyTensor, sizeOf, STRIDED, tensorType, wrap, wrapNode } from './objects.ts';
import { methodRows, operatorRows } from './operations.ts';
import { stateOf, torchOf } from './state.ts';
import { streamFrom } from './streams.ts';
import { awaited, elementOf, item, tensorFrom, toList } from './tensor-data.ts';
import { TORCH_FUNCTION } from './torch-function.ts';
import { getItem, setItem } from './indexing.ts';

// ---- text
/** Types that are seen from the elements, or taken for granted. */
const isPlainType = (t: Thread, dtype: DType): boolean => dtype === int64 || dtype === bool || dtype === torchOf(t.interp).defaultDtype;

export function textOf(t: Thread, tensor: Tensor): string {
  const suffixes: string[] = [];
  const device = deviceOfTensor(tensor);
  if (device !== null) suffixes.push(`device='${deviceName(torchOf(t.interp).backend, device)}'`);
  const isEmpty = tensor.numel === 0;
  if (isEmpty && tensor.rank !== 1) suffixes.push(`size=(${tensor.shape.join(', ')}${tensor.rank === 1 ? ',' : ''})`);
  if (isEmpty ? tensor.dtype !== torchOf(t.interp).defaultDtype : !isPlainType(t, tensor.dtype))
    suffixes.push(`dtype=torch.${tensor.dtype.name}`);
  const node = guarded(() => gradFnOf(stateOf(t), tensor));
  if (node !== null) suffixes.push(`grad_fn=<${node.className}>`);
  else if (tensor.requiresGrad) suffixes.push('requires_grad=True');
  const { data, shape, strides, offset } = awaited(t, tensor);
  const kind = isFloating(tensor.dtype) ? 'float' : tensor.dtype === bool ? 'bool' : 'int';
  return tensorText({ data, shape, strides, offset, kind }, torchOf(t.interp).printOptions, suffixes);
}

// ---- numbers
function onlyElement(t: Thread, self: PyTensor): number {
  if (self.tensor.numel !== 1) throw raised(ValueError, 'only one element tensors can be converted to Python scalars');
  return elementOf(t, self.tensor);
}
function truth(t: Thread, self: PyTensor): boolean {
  if (self.tensor.numel > 1) throw raised(RuntimeError, 'Boolean value of Tensor with more than one value is ambiguous');
  if (self.tensor.numel === 0) throw raised(RuntimeError, 'Boolean value of Tensor with no values is ambiguous');
  return elementOf(t, self.tensor) !== 0;
}
function toInt(t: Thread, self: PyTensor): Value {
  return t.call(t.interp.builtins.getName('int') as Value, [makeNumber(self, onlyElement(t, self))]);
}
const makeNumber = (self: PyTensor, x: number): Value => (isFloating(self.tensor.dtype) ? makeFloat(x) : x);
function length(self: PyTensor): number {
  if (self.tensor.rank === 0) throw raised(TypeError, 'len() of a 0-d tensor');
  return self.tensor.shape[0];
}
function format(t: Thread, self: PyTensor, spec: Value): Value {
  if (self.tensor.rank === 0) return t.format(item(t, self.tensor), spec);
  if (t.strText(spec) === '') return t.str(self);
  throw raised(TypeError, `unsupported format string passed to ${typeName(self)}.__format__`);
}
function iterate(t: Thread, self: PyTensor): Value {
  if (self.tensor.rank === 0) throw raised(TypeError, 'iteration over a 0-d tensor');
  return t.iter(t.callMethod(self, 'unbind', [0]));
}

// ---- shape
function size(t: Thread, self: PyTensor, dim: Value = null): Value {
  if (dim === null) return sizeOf(self.tensor.shape);
  return self.tensor.shape[axis(t, self, dim)];
}
function axis(t: Thread, { tensor }: PyTensor, dim: Value): number {
  const d = Number(indexOf(t, dim));
  if (tensor.rank === 0) throw raised(IndexError, `Dimension specified as ${d} but tensor has no dimensions`);
  return guarded(() => dimension(d, tensor.rank));
}
function stride(t: Thread, self: PyTensor, dim: Value = null): Value {
  return dim === null ? new PyTuple(self.tensor.strides as Shape) : self.tensor.strides[axis(t, self, dim)];
}

const NOTHING = { entries: () => [] };
// ---- other types and devices
const deviceOfTensor = ({ storage }: Tensor): Device | null => storage.residence?.device ?? null;
/** to(dtype), to(device), to(other), with copy= and what has no meaning here. */
function to(t: Thread, self: PyTensor, args: readonly Value[], kwargs: { entries(): Iterable<readonly [Value, Value]> }): Value {
  let dtype: DType | undefined;
  let place: Device | null | undefined;
  let isCopy = false;
  let isNonBlocking = args.length > 1 && args.at(-1) === true;
  const take = (v: Value): void => {
    if (v instanceof PyDType) dtype = v.dtype;
    else if (isTensor(v)) {
      dtype = v.tensor.dtype;
      place = deviceOfTensor(v.tensor);
    } else if (v instanceof PyDevice || typeof v === 'string' || intOf(v) !== undefined) place = placeFor(t, v);
    else if (v !== null && typeof v !== 'boolean')
      throw raised(TypeError, `to() received an invalid combination of arguments - got (${typeName(v)})`);
  };
  for (const v of args) take(v);
  for (const [key, v] of kwargs.entries()) {
    if (key === 'copy') isCopy = t.truth(v);
    else if (key === 'dtype' || key === 'device' || key === 'other') take(v);
    else if (key === 'non_blocking') isNonBlocking = t.truth(v);
    else if (key !== 'memory_format') throw raised(TypeError, `to() got an unexpected keyword argument '${t.strText(key)}'`);
  }
  const { tensor } = self;
  return guarded(() => {
    if (place !== undefined && place !== deviceOfTensor(tensor))
      return wrap(toDevice(stateOf(t), convertTo(stateOf(t), tensor, dtype ?? tensor.dtype), place, isNonBlocking));
    if (isCopy) return wrap(toCopy(stateOf(t), tensor, dtype ?? tensor.dtype));
    return dtype === undefined || dtype === tensor.dtype ? self : wrap(convertTo(stateOf(t), tensor, dtype));
  });
}
function recordStream({ tensor }: PyTensor, stream: Value): null {
  const { residence } = tensor.storage;
  const user = streamFrom(stream, "record_stream(): argument 'stream' (position 1)");
  if (residence === null || residence.device === null)
    throw raised(NotImplementedError, "Could not run 'aten::record_stream' with arguments from the 'CPU' backend.");
  residence.users.add(user);
  return null;
}
// ---- the graph
function detach({ tensor }: PyTensor): Value {
  return wrap(tensor.detached());
}
function data({ tensor }: PyTensor): Value {
  return wrap(new Tensor(tensor.storage, tensor.shape, tensor.strides, tensor.offset, new Version()));
}
function setData({ tensor }: PyTensor, value: Value | undefined): void {
  if (value === undefined || !isTensor(value)) throw raised(TypeError, 'Variable data has to be a tensor, but got another type');
  if (tensor.requiresGrad && !isFloating(value.tensor.dtype))
    throw raised(RuntimeError, 'data set to a tensor that requires gradients must be floating point or complex dtype');
  const { storage, shape, strides, offset, numel } = value.tensor;
  // On another device its gradients are added up on another stream.
  if (deviceOfTensor(tensor) !== deviceOfTensor(value.tensor)) tensor.accumulator = null;
  Object.assign(tensor, { storage, shape, strides, offset, numel });
  if (tensor.accumulator !== null) tensor.accumulator.inputs[0] = { shape, dtype: storage.dtype };
}
const NOT_A_LEAF =
  "The .grad attribute of a Tensor that is not a leaf Tensor is being accessed. Its .grad attribute won't be populated during autograd.backward(). If you indeed want the .grad field to be populated for a non-leaf Tensor, use .retain_grad() on the non-leaf Tensor. If you access the non-leaf Tensor by mistake, make sure you access the leaf Tensor instead. See github.com/pytorch/pytorch/pull/30531 for more informations.";
/** A view of what was changed in place since may have a history by now. */
const isLeaf = (t: Thread, tensor: Tensor): boolean => guarded(() => gradFnOf(stateOf(t), tensor)) === null;
function grad(t: Thread, { tensor }: PyTensor): Value {
  if (tensor.grad === null && !tensor.retainsGrad && !isLeaf(t, tensor)) t.warn(UserWarning, NOT_A_LEAF);
  return tensor.grad === null ? null : wrap(tensor.grad);
}
function setGrad(self: PyTensor, value: Value | undefined): void {
  const { tensor } = self;
  if (value === undefined || value === null) {
    tensor.grad = null;
    return;
  }
  if (!isTensor(value)) throw raised(TypeError, `assigned grad expected to be a Tensor or None but got grad of type ${typeName(value)}`);
  if (value === self) throw raised(RuntimeError, "can't assign Variable as its own grad");
  if (value.tensor.dtype !== tensor.dtype) throw raised(RuntimeError, `assigned grad has data of a different type`);
  if (!equalShapes(value.tensor.shape, tensor.shape)) throw raised(RuntimeError, 'assigned grad has data of a different size');
  if (deviceOfTensor(value.tensor) !== deviceOfTensor(tensor))
    throw raised(RuntimeError, 'assigned grad has data located on a different device');
  tensor.grad = value.tensor;
}
function versionOf({ tensor }: PyTensor): number {
  if (tensor.isInference) throw raised(RuntimeError, 'Inference tensors do not track version counter.');
  return tensor.version.value;
}
function requireGrad(t: Thread, { tensor }: PyTensor, wanted: boolean, refusal: string): void {
  const isChangeable = isLeaf(t, tensor);
  if (!isChangeable && !wanted)
    throw raised(
      RuntimeError,
      "you can only change requires_grad flags of leaf variables. If you want to use a computed variable in a subgraph that doesn't require differentiation use var_no_grad = var.detach().",
    );
  if (wanted && !isFloating(tensor.dtype)) throw raised(RuntimeError, refusal);
  if (isChangeable) tensor.requiresGradFlag = wanted;
}
function retainGrad(t: Thread, { tensor }: PyTensor): Value {
  if (!tensor.requiresGrad) throw raised(RuntimeError, "can't retain_grad on Tensor that has requires_grad=False");
  const node = guarded(() => gradFnOf(stateOf(t), tensor));
  if (node === null || tensor.retainsGrad) return null;
  tensor.retainsGrad = true;
  node.retaining ??= new Map();
  node.retaining.set(tensor.outputNr, tensor);
  return null;
}
function detachInPlace({ tensor }: PyTensor): void {
  if (tensor.view !== null) throw raised(RuntimeError, "Can't detach views in-place. Use detach() instead.");
  tensor.gradFn = null;
  tensor.requiresGradFlag = false;
}
/** An instance of a subclass over the same elements: how nn.Parameter is made. */
function makeSubclass(t: Thread, cls: Value, source: Value, wantsGrad: Value = false): Value {
  if (!(cls instanceof PyType) || !cls.isSubtypeOf(tensorType))
    throw raised(TypeError, '_make_subclass(): argument 1 must be a subclass of Tensor');
  if (!isTensor(source)) throw raised(TypeError, `_make_subclass(): argument 'data' (position 2) must be Tensor, not ${typeName(source)}`);
  if (cls.lookup(TORCH_FUNCTION) !== undefined)
    throw raised(
      NotImplementedError,
      `${cls.name}: a subclass of Tensor with ${TORCH_FUNCTION} is not in this build: no operation would call it`,
    );
  const tensor = source.tensor.detached();
  guarded(() => setRequiresGrad(tensor, t.truth(wantsGrad)));
  const made = new PyTensor(tensor, cls);
  tensor.owner = made;
  return made;
}
/** copy.deepcopy(): a leaf with elements, and a gradient, of its own. */
function deepcopy(t: Thread, self: PyTensor, memo: Value): Value {
  const { tensor } = self;
  if (!isLeaf(t, tensor))
    throw raised(
      RuntimeError,
      'Only Tensors created explicitly by the user (graph leaves) support the deepcopy protocol at the moment.  If you were attempting to deepcopy a module, this may be because of a torch.nn.utils.weight_norm usage, see https://github.com/pytorch/pytorch/pull/103001',
    );
  const state = stateOf(t);
  const copyOf = (source: Tensor): Tensor => {
    const copied = copyAsLaid(source);
    const place = deviceOfTensor(source);
    if (place !== null) moveTo(state, 'clone', copied, place);
    return copied;
  };
  const copied = copyOf(tensor);
  copied.requiresGradFlag = tensor.requiresGradFlag;
  if (tensor.grad !== null) copied.grad = copyOf(tensor.grad);
  const made = new PyTensor(copied, typeOf(self));
  copied.owner = made;
  t.setItem(memo, t.interp.idOf(self), made);
  return made;
}

/** Arguments as far as they were given; what is left out between them is None. */
const given = (args: readonly (Value | undefined)[]): Value[] => args.map((arg) => arg ?? null);

/** Arguments, with what stands for those that were not given. */
const withDefaults = (args: readonly (Value | undefined)[], defaults: readonly Value[]): Value[] =>
  defaults.map((value, index) => args[index] ?? value);

const castRow = (dtype: DType): NativeRow => [
  '(self, /)',
  `The tensor as ${dtype.name}.`,
  (t, self: PyTensor) => (self.tensor.dtype === dtype ? self : guarded(() => wrap(convertTo(stateOf(t), self.tensor, dtype)))),
];

export function tensorRows(dtypes: Readonly<Record<string, DType>>): TypeRows {
  return {
    doc: 'Numbers of one type in as many dimensions as wanted.',
    new: [
      '(cls, /, *args)',
      null,
      (t, cls: PyType, args: Value[]) => {
        if (cls !== tensorType) throw raised(TypeError, `${cls.name}: a subclass of Tensor is made with Tensor._make_subclass()`);
        return t.call(t.getAttr(t.interp.modules.getName('torch') as Value, '_legacy_new'), args);
      },
    ],
    staticMethods: {
      _make_subclass: ['(cls, data, require_grad=False)', 'An instance of a subclass over the same elements.', makeSubclass],
    },
    methods: {
      ...methodRows(),
      ...operatorRows(),
      ...Object.fromEntries(Object.entries(dtypes).map(([name, dtype]) => [name, castRow(dtype)])),
      __repr__: ['(self, /, *, tensor_contents=None)', null, (t, self: PyTensor) => strFromJs(textOf(t, self.tensor))],
      __getattr__: [
        '(self, name, /)',
        null,
        (t, self: PyTensor, name: Value) => t.invoke(t.getAttr(t.interp.modules.getName('torch') as Value, '_no_attribute'), [self, name]),
      ],
      __bool__: ['(self, /)', null, (t, self: PyTensor) => truth(t, self)],
      __float__: ['(self, /)', null, (t, self: PyTensor) => makeFloat(onlyElement(t, self))],
      __int__: ['(self, /)', null, toInt],
      __index__: [
        '(self, /)',
        null,
        (t, self: PyTensor) => {
          if (self.tensor.dtype.category === Category.FLOAT || self.tensor.numel !== 1)
            throw raised(TypeError, 'only integer tensors of a single element can be converted to an index');
          return elementOf(t, self.tensor);
        },
      ],
      __len__: ['(self, /)', null, (_t, self: PyTensor) => length(self)],
      __iter__: ['(self, /)', null, iterate],
      __hash__: ['(self, /)', null, (t, self: PyTensor) => t.interp.idOf(self)],
      __format__: ['(self, spec, /)', null, format],
      __getitem__: ['(self, key, /)', null, (t, self: PyTensor, key: Value) => getItem(t, self.tensor, key)],
      __setitem__: ['(self, key, value, /)', null, (t, self: PyTensor, key: Value, value: Value) => setItem(t, self.tensor, key, value)],
      __contains__: ['(self, element, /)', null, contains],
      __deepcopy__: ['(self, memo, /)', null, deepcopy],
      new_tensor: [
        '(self, data, *, dtype=None, device=None, requires_grad=False)',
        'A tensor with these elements, of the type of this one.',
        (t, self: PyTensor, content: Value, dtype: Value = null, device: Value = null, wantsGrad: Value = false) => {
          const place = device === null ? deviceOfTensor(self.tensor) : placeFor(t, device);
          const wanted = dtype instanceof PyDType ? dtype.dtype : self.tensor.dtype;
          const made = guarded(() => tensorFrom(t, stateOf(t), content, wanted));
          if (place !== null) moveTo(stateOf(t), 'tensor', made, place);
          if (t.truth(wantsGrad)) guarded(() => setRequiresGrad(made, true));
          return wrap(made);
        },
      ],
      unique: [
        '(self, sorted=True, return_inverse=False, return_counts=False, dim=None)',
        'The different elements.',
        (t, self: PyTensor, ...args: Value[]) =>
          t.invoke(t.getAttr(t.interp.modules.getName('torch') as Value, 'unique'), [
            self,
            ...withDefaults(args, [true, false, false, null]),
          ]),
      ],
      item: ['(self, /)', 'The only element, as a number.', (t, self: PyTensor) => item(t, self.tensor)],
      tolist: ['(self, /)', 'The elements as nested lists.', (t, self: PyTensor) => toList(t, self.tensor)],
      size: ['(self, dim=None)', 'The shape, or the size of one dimension.', size],
      stride: ['(self, dim=None)', 'How many elements lie between neighbours, for each dimension or one.', stride],
      storage_offset: ['(self, /)', 'Where in the storage the first element is.', (_t, self: PyTensor) => self.tensor.offset],
      dim: ['(self, /)', 'The number of dimensions.', (_t, self: PyTensor) => self.tensor.rank],
      ndimension: ['(self, /)', 'The number of dimensions.', (_t, self: PyTensor) => self.tensor.rank],
      numel: ['(self, /)', 'The number of elements.', (_t, self: PyTensor) => self.tensor.numel],
      nelement: ['(self, /)', 'The number of elements.', (_t, self: PyTensor) => self.tensor.numel],
      element_size: ['(self, /)', 'Bytes of an element.', (_t, self: PyTensor) => self.tensor.dtype.itemSize],
      data_ptr: [
        '(self, /)',
        'A number that tells storages and places in them apart.',
        (t, self: PyTensor) => Number(torchOf(t.interp).addressOf(self.tensor.storage)) + self.tensor.offset * self.tensor.dtype.itemSize,
      ],
      is_contiguous: [
        '(self, memory_format=None)',
        'Whether the elements lie row by row.',
        (_t, self: PyTensor) => self.tensor.isContiguous,
      ],
      _is_view: ['(self, /)', 'Whether it looks at the elements of another tensor.', (_t, self: PyTensor) => self.tensor.view !== null],
      is_floating_point: ['(self, /)', 'Whether the elements are floats.', (_t, self: PyTensor) => isFloating(self.tensor.dtype)],
      is_complex: ['(self, /)', 'Always False: there are none.', () => false],
      is_inference: ['(self, /)', 'Whether it was made in inference mode.', (_t, self: PyTensor) => self.tensor.isInference],
      to: ['(self, /, *args, **kwargs)', 'The tensor as another type.', to],
      type: [
        '(self, dtype=None)',
        'Its old type name, or the tensor as another type.',
        (t, self: PyTensor, dtype: Value = null) => (dtype === null ? strFromJs(self.tensor.typeText) : to(t, self, [dtype], NOTHING)),
      ],
      type_as: [
        '(self, other, /)',
        'The tensor as the type of another.',
        (t, self: PyTensor, other: Value) => to(t, self, [other], NOTHING),
      ],
      cpu: [
        '(self, memory_format=None)',
        'The tensor on the CPU: itself when it is there.',
        (t, self: PyTensor) => to(t, self, ['cpu'], NOTHING),
      ],
      record_stream: [
        '(self, stream, /)',
        'Say that a stream uses the tensor; on a real device its memory then is not given away before the stream is done.',
        (_t, self: PyTensor, stream: Value) => recordStream(self, stream),
      ],
      detach: ['(self, /)', 'The same elements without a history.', (_t, self: PyTensor) => detach(self)],
      detach_: [
        '(self, /)',
        'Forget the history.',
        (_t, self: PyTensor) => {
          detachInPlace(self);
          return self;
        },
      ],
      requires_grad_: [
        '(self, requires_grad=True)',
        'Ask for a gradient, or no longer.',
        (t, self: PyTensor, wanted: Value = true) => {
          requireGrad(t, self, t.truth(wanted), 'only Tensors of floating point dtype can require gradients');
          return self;
        },
      ],
      backward: [
        '(self, gradient=None, retain_graph=None, create_graph=False, inputs=None)',
        'Walk the graph from this tensor to its leaves, and add up the gradients in their .grad.',
        (t, self: PyTensor, ...args: Value[]) =>
          t.invoke(t.getAttr(t.interp.modules.getName('torch.autograd') as Value, '_backward'), [self, ...given(args)]),
      ],
      retain_grad: ['(self, /)', 'Keep the gradient, although this is no leaf.', retainGrad],
      register_hook: [
        '(self, hook, /)',
        'hook(grad) is called when the gradient is known; it may give another.',
        (t, self: PyTensor, hook: Value) => hookTensor(t, self.tensor, hook),
      ],
      share_memory_: ['(self, /)', 'The tensor itself.', (_t, self: PyTensor) => self],
    },
    getset: {
      shape: [null, (_t, self: PyTensor) => sizeOf(self.tensor.shape)],
      dtype: [null, (_t, self: PyTensor) => dtypeObject(self.tensor.dtype)],
      device: [null, (t, self: PyTensor) => deviceValue(t, deviceOfTensor(self.tensor))],
      layout: [null, () => STRIDED],
      ndim: [null, (_t, self: PyTensor) => self.tensor.rank],
      itemsize: [null, (_t, self: PyTensor) => self.tensor.dtype.itemSize],
      nbytes: [null, (_t, self: PyTensor) => self.tensor.numel * self.tensor.dtype.itemSize],
      _storage_numel: [null, (_t, self: PyTensor) => self.tensor.storage.data.length],
      is_cuda: [null, () => false],
      is_sparse: [null, () => false],
      is_quantized: [null, () => false],
      is_meta: [null, () => false],
      T: [null, (t, self: PyTensor) => transposed(t, self.tensor)],
      mT: [
        null,
        (t, self: PyTensor) => {
          if (self.tensor.rank < 2)
            throw raised(RuntimeError, `tensor.mT is only supported on matrices or batches of matrices. Got ${self.tensor.rank}-D tensor.`);
          return wrap(transpose(stateOf(t), self.tensor, -2, -1));
        },
      ],
      requires_grad: [
        null,
        (_t, self: PyTensor) => self.tensor.requiresGrad,
        (t, self: PyTensor, value) =>
          requireGrad(t, self, t.truth(value as Value), 'only Tensors of floating point and complex dtype can require gradients'),
      ],
      is_leaf: [null, (t, self: PyTensor) => isLeaf(t, self.tensor)],
      retains_grad: [null, (_t, self: PyTensor) => self.tensor.retainsGrad],
      grad: [null, grad, (_t, self: PyTensor, value) => setGrad(self, value)],
      grad_fn: [
        null,
        (t, self: PyTensor) => {
          const node = guarded(() => gradFnOf(stateOf(t), self.tensor));
          return node === null ? null : wrapNode(t.interp, node);
        },
      ],
      output_nr: [null, (_t, self: PyTensor) => self.tensor.outputNr],
      data: [null, (_t, self: PyTensor) => data(self), (_t, self: PyTensor, value) => setData(self, value)],
      _version: [null, (_t, self: PyTensor) => versionOf(self)],
      _base: [null, (_t, self: PyTensor) => (self.tensor.view === null ? null : wrap(self.tensor.view.base))],
    },
  };
}
function transposed(t: Thread, tensor: Tensor): Value {
  if (tensor.rank !== 2 && tensor.rank > 0)
    t.warn(
      UserWarning,
      'The use of `x.T` on tensors of dimension other than 2 to reverse their shape is deprecated and it will throw an error in a future release. Consider `x.mT` to transpose batches of matrices or `x.permute(*torch.arange(x.ndim - 1, -1, -1))` to reverse the dimensions of a tensor.',
    );
  return t.callMethod(wrap(tensor), 'permute', [new PyTuple(tensor.shape.map((_, d) => tensor.rank - 1 - d))]);
}
function contains(t: Thread, self: PyTensor, element: Value): Value {
  const found = t.compare('==', self, element);
  if (!isTensor(found))
    throw raised(RuntimeError, `Tensor.__contains__ only supports Tensor or scalar, but you passed in a ${t.reprText(typeOf(element))}.`);
  return found.tensor.numel > 0 && t.truth(t.callMethod(found, 'any', []));
}

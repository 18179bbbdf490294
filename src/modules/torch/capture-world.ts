/**
 * What capture asks of tensors (capture/world.ts), answered: which callables are operations, what is assumed of an input, what stands in for it.
 *
 * A stand-in has the shape, strides, type and place in autograd's graph of a tensor, and zeros for elements. Operations run on it as on any other.
 */
import { PyBuiltin, PyFunction } from '../../runtime/callables.ts';
import { PyList, PySlice, PyTuple } from '../../runtime/collections.ts';
import type { Thread } from '../../runtime/machine.ts';
import type { PyObject, PyType, Value } from '../../runtime/object.ts';
import type { Modes, SizeMark, TensorFacts, TensorWorld, TorchKind } from '../../capture/world.ts';
import { Accelerator, type Current, type Device, Residence } from '../../tensor/streams.ts';
import type { Generator } from '../../tensor/random.ts';
import { isFloating } from '../../tensor/dtype.ts';
import { Storage, Version } from '../../tensor/storage.ts';
import { Tensor, tensorOf } from '../../tensor/tensor.ts';
import type { ExternalKind } from '../../capture/externals.ts';
import type { ThreadState } from '../../vm/thread.ts';
import { dtypeObject, PyConstant, PyDevice, PyDType, PyGenerator, PyTensor } from './objects.ts';
import { eventType, PyEvent, PyStream, streamType } from './streams.ts';
import { BY_NAME } from './operations.ts';
import { stateOf, torchOf } from './state.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));
/** What comes out depends on elements, or something outside of the graph is touched. */
const BREAKS = words(`
  item tolist numpy backward register_hook retain_grad requires_grad_ detach_ data_ptr storage untyped_storage set_ resize_ resize_as_ nonzero argwhere masked_select
  unique unique_consecutive _unique2 equal allclose is_nonzero is_set_to bincount histc __bool__ __int__ __float__ __index__ __complex__ register_post_accumulate_grad_hook
  _make_subclass type __reduce_ex__ __deepcopy__ __contains__ __repr__ __str__ __format__ share_memory_ pin_memory record_stream storage_offset
`);
const RANDOM = words(`
  rand randn randint randperm rand_like randn_like randint_like normal bernoulli multinomial poisson dropout dropout_ alpha_dropout feature_dropout feature_alpha_dropout
  dropout1d dropout2d dropout3d bernoulli_ normal_ uniform_ exponential_ geometric_ log_normal_ cauchy_ random_ rrelu rrelu_ gumbel_softmax
`);
/** Functions of torch itself that switch a mode, or ask for one. */
const MODES = words('_set_grad_enabled is_grad_enabled _set_inference is_inference_mode_enabled get_default_dtype is_anomaly_enabled');
const SWITCHES: ReadonlyMap<string, string> = new Map([
  ['_set_grad_enabled', 'grad_mode'],
  ['_set_inference', 'inference_mode'],
]);
/** Elements say where to go, or must be of a certain kind. */
const MAY_FAIL = words(`
  index_select index_add index_fill index_copy gather scatter scatter_add scatter_reduce take_along_dim take put index_put embedding one_hot nll_loss cross_entropy
  multinomial bernoulli normal binary_cross_entropy masked_scatter
`);
/** Integers are divided, or raised to a power. */
const OF_INTEGERS = words('floordiv floor_divide mod remainder fmod pow div');
const STATIC = words('shape dtype device ndim requires_grad is_leaf layout itemsize is_cuda is_sparse is_quantized is_meta nbytes');

function sameNumbers(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function deviceNameOf(tensor: Tensor, backend: string): string {
  const device = tensor.storage.residence?.device ?? null;
  return device === null ? 'cpu' : `${backend}:${device.index}`;
}

/** All tensors in arguments of an operation. */
function tensorsIn(values: readonly Value[]): PyTensor[] {
  return values.flatMap((v) => {
    if (v instanceof PyTensor) return [v];
    if (v instanceof PyTuple || v instanceof PyList) return tensorsIn(v.items);
    return v instanceof PySlice ? tensorsIn([v.start, v.stop, v.step]) : [];
  });
}

export class CaptureWorld implements TensorWorld {
  private readonly storages = new Map<Storage, { readonly storage: Storage; readonly version: Version }>();
  private readonly fakes = new Map<Tensor, Tensor>();

  isTensor(v: Value): boolean {
    return v instanceof PyTensor;
  }
  factsOf(v: Value): TensorFacts {
    if (!(v instanceof PyTensor))
      return {
        type: 'object',
        dtype: '',
        dtypeTitle: '',
        device: '',
        requiresGrad: false,
        shape: [],
        strides: [],
        isLeaf: true,
        isPlain: false,
      };
    const { tensor } = v;
    return {
      type: v.cls.name,
      dtype: `torch.${tensor.dtype.name}`,
      dtypeTitle: tensor.dtype.title,
      device: deviceNameOf(tensor, this.backend),
      requiresGrad: tensor.requiresGrad,
      shape: tensor.shape,
      strides: tensor.strides,
      isLeaf: tensor.isLeaf,
      isPlain: tensor.view === null && tensor.isContiguous && tensor.numel === tensor.data.length,
    };
  }
  fakeOf(object: PyObject): PyObject {
    const { tensor, cls } = object as PyTensor;
    const fake = new PyTensor(this.fakeTensor(tensor), cls);
    fake.tensor.owner = fake;
    return fake;
  }
  private fakeTensor(tensor: Tensor): Tensor {
    const known = this.fakes.get(tensor);
    if (known !== undefined) return known;
    let place = this.storages.get(tensor.storage);
    if (place === undefined) {
      const { dtype, data } = tensor.storage;
      place = { storage: new Storage(dtype, dtype.make(data.length)), version: new Version() };
      place.storage.residence = this.residenceLike(tensor);
      this.storages.set(tensor.storage, place);
    }
    const fake = new Tensor(place.storage, tensor.shape, tensor.strides, tensor.offset, place.version);
    this.fakes.set(tensor, fake);
    place.storage.isKnown = false;
    fake.requiresGradFlag = tensor.requiresGradFlag;
    fake.gradFn = tensor.gradFn;
    fake.outputNr = tensor.outputNr;
    fake.isInference = tensor.isInference;
    if (tensor.view !== null) fake.view = { base: this.fakeTensor(tensor.view.base), kind: tensor.view.kind, version: place.version.value };
    return fake;
  }
  probeOf(object: PyObject, shape: readonly number[]): PyObject {
    const { tensor, cls } = object as PyTensor;
    const { dtype } = tensor;
    const probe = tensorOf(dtype, shape, dtype.make(shape.reduce((n, size) => n * size, 1)));
    probe.storage.residence = this.residenceLike(tensor);
    probe.storage.isKnown = false;
    probe.requiresGradFlag = tensor.requiresGradFlag;
    probe.gradFn = tensor.gradFn;
    probe.outputNr = tensor.outputNr;
    probe.isInference = tensor.isInference;
    const made = new PyTensor(probe, cls);
    probe.owner = made;
    return made;
  }
  sizeMarks(t: Thread, tensor: PyObject): ReadonlyMap<number, SizeMark> {
    const marks = new Map<number, SizeMark>();
    const items = (name: string): Value[] => {
      const marked = t.findAttr(tensor, name);
      return marked === undefined ? [] : t.list(marked);
    };
    const anySize = { min: 2, max: Number.POSITIVE_INFINITY };
    // The last word is the strongest one.
    for (const dimension of items('_dynamo_static_indices')) marks.set(Number(dimension), { kind: 'static', ...anySize });
    for (const dimension of items('_dynamo_weak_dynamic_indices')) marks.set(Number(dimension), { kind: 'maybe', ...anySize });
    for (const range of items('_dynamo_dynamic_range')) {
      const [dimension, min, max] = t.list(range);
      // Zero and one are sizes of their own.
      marks.set(Number(dimension), { kind: 'dynamic', min: Math.max(2, Number(min ?? 2)), max: max === null ? anySize.max : Number(max) });
    }
    return marks;
  }
  externalKind(v: Value): ExternalKind | undefined {
    if (v instanceof PyStream) return 'stream';
    if (v instanceof PyEvent) return 'event';
    return v instanceof PyGenerator ? 'generator' : undefined;
  }
  private readonly kept = new Map<Generator, Uint8Array>();
  keepGenerator(v: Value): void {
    const { generator } = v as PyGenerator;
    if (!this.kept.has(generator)) this.kept.set(generator, generator.state());
  }
  externalTypeKind(type: PyType): ExternalKind | undefined {
    return type === streamType ? 'stream' : type === eventType ? 'event' : undefined;
  }
  readonly eventType = eventType;
  currentStream(t: Thread): Value | undefined {
    return torchOf(t.interp).accelerator === null ? undefined : t.call(this.currentStreamFunction(t), []);
  }
  isCurrentStream(t: Thread, v: Value): boolean {
    const current = this.current ?? torchOf(t.interp).accelerator?.currentIn(stateOf(t));
    return current !== undefined && v instanceof PyStream && current.streams[current.device.index] === v.stream;
  }
  /** What is current for the program, while stand-ins have an accelerator of their own. */
  private current: Current | null = null;
  currentStreamFunction(t: Thread): Value {
    const { interp } = t as ThreadState;
    interp.importNow(t as ThreadState, 'torch.accelerator');
    return t.getAttr(interp.modules.getName('torch.accelerator') as Value, 'current_stream');
  }
  private backend = 'cpu';
  private devices: readonly Device[] | null = null;
  private residenceLike(tensor: Tensor): Residence | null {
    const device = tensor.storage.residence?.device ?? null;
    return device === null || this.devices === null ? null : new Residence(this.devices[device.index]);
  }
  kindOf(v: Value): TorchKind | undefined {
    if (v instanceof PyBuiltin) {
      if (v.owner !== null || v.module === null || !v.module.startsWith('_torch')) return undefined;
      const { name } = v;
      if (MODES.has(name)) return 'mode';
      if (BREAKS.has(name)) return 'break';
      if (RANDOM.has(name)) return 'random';
      return BY_NAME.has(name) || BY_NAME.has(name.replace(/_$/, '')) || name === '_tensor' ? 'operation' : undefined;
    }
    if (v instanceof PyFunction && v.code.filename === '<frozen torch.accelerator>')
      return v.code.name === 'current_stream' ? 'current stream' : undefined;
    if (!(v instanceof PyFunction) || v.code.filename !== '<frozen torch.nn.functional>') return undefined;
    return RANDOM.has(v.code.name) ? 'random' : v.code.name.startsWith('_') ? undefined : 'operation';
  }
  methodKind(name: string): TorchKind | undefined {
    if (BREAKS.has(name)) return 'break';
    return RANDOM.has(name) ? 'random' : undefined;
  }
  hasFacts(v: Value, facts: TensorFacts, isDynamic: readonly boolean[] | null): boolean {
    if (!(v instanceof PyTensor)) return false;
    const { tensor } = v;
    return (
      tensor.dtype.title === facts.dtypeTitle &&
      (tensor.storage.residence === null ? facts.device === 'cpu' : deviceNameOf(tensor, this.backend) === facts.device) &&
      tensor.requiresGrad === facts.requiresGrad &&
      tensor.isLeaf === facts.isLeaf &&
      (isDynamic === null
        ? sameNumbers(tensor.shape, facts.shape) && sameNumbers(tensor.strides, facts.strides)
        : tensor.isContiguous &&
          tensor.rank === isDynamic.length &&
          tensor.shape.every((size, i) => (isDynamic[i] ? size > 1 : size === facts.shape[i])))
    );
  }
  modeSwitchedBy(v: Value): string | undefined {
    return v instanceof PyBuiltin ? SWITCHES.get(v.name) : undefined;
  }
  changes(values: readonly Value[]): number {
    return tensorsIn(values).reduce((sum, { tensor }) => sum + tensor.version.value, 0);
  }
  standsIn(v: Value): void {
    if (v instanceof PyTensor) v.tensor.storage.isKnown = false;
  }
  mayFail(name: string, values: readonly Value[]): boolean {
    const plain = name.replace(/^__i?|^i(?=floordiv|mod|pow)|_+$/g, '');
    if (plain === 'getitem' || plain === 'setitem') return tensorsIn([values[1]]).length > 0;
    if (OF_INTEGERS.has(plain)) return tensorsIn([values[1]]).some(({ tensor }) => !isFloating(tensor.dtype));
    return MAY_FAIL.has(plain);
  }
  modes(t: Thread): Modes {
    const state = stateOf(t);
    return {
      grad_mode: state.gradEnabled,
      inference_mode: state.inference,
      default_dtype: dtypeObject(torchOf(t.interp).defaultDtype),
      anomaly_mode: state.anomaly.enabled,
    };
  }
  hasModes(t: Thread, modes: Modes): boolean {
    const state = stateOf(t);
    return (
      state.gradEnabled === modes.grad_mode &&
      state.inference === modes.inference_mode &&
      dtypeObject(state.torch.defaultDtype) === modes.default_dtype &&
      state.anomaly.enabled === modes.anomaly_mode
    );
  }
  keepModes(t: Thread): (hasFailed: boolean) => void {
    const state = stateOf(t);
    const { gradEnabled, inference, current } = state;
    return (hasFailed) => Object.assign(state, { current }, hasFailed ? { gradEnabled, inference } : {});
  }
  isGraphConstant(v: Value): boolean {
    return v instanceof PyDType || v instanceof PyDevice || v instanceof PyConstant;
  }
  keepState(t: Thread): () => void {
    this.storages.clear();
    this.fakes.clear();
    const state = stateOf(t);
    const { gradEnabled, inference } = state;
    const torch = torchOf(t.interp);
    const { generator, accelerator } = torch;
    const random = generator.state();
    const { current } = state;
    this.backend = torch.backend;
    this.devices = null;
    if (accelerator !== null) {
      // What stand-ins do, another accelerator does: no time passes, and nobody races with them.
      torch.accelerator = new Accelerator(accelerator.devices.length);
      this.devices = torch.accelerator.devices;
      this.current = accelerator.currentIn(state);
      state.current = null;
    }
    return () => {
      state.gradEnabled = gradEnabled;
      state.inference = inference;
      generator.setState(random);
      for (const [each, drawn] of this.kept) each.setState(drawn);
      this.kept.clear();
      torch.accelerator = accelerator;
      state.current = current;
      this.current = null;
    };
  }
  staticAttribute(t: Thread, fake: PyObject, name: string): Value | undefined {
    return STATIC.has(name) ? t.findAttr(fake, name) : undefined;
  }
}

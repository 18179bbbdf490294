/**
 * Module _torch: tensors and autograd for guests. The numbers are in src/tensor; here is the translation. What can be said in Python is said in
 * stdlib/torch, which is what programs import.
 */
import { tupleType, typeName } from '../../runtime/builtin-types.ts';
import { PyTuple } from '../../runtime/collections.ts';
import type { ModuleRows, TypeRows } from '../../runtime/define.ts';
import { raised, TypeError, ValueError } from '../../runtime/exceptions.ts';
import type { Thread } from '../../runtime/machine.ts';
import { doubleOf, intFromNumber, intOf, makeFloat } from '../../runtime/number.ts';
import type { Value } from '../../runtime/object.ts';
import { isStr, jsText, strFromJs } from '../../runtime/text.ts';
import { DTYPES, isFloating } from '../../tensor/dtype.ts';
import { MAX_PRECISION } from '../../tensor/print/decimal-text.ts';
import { changedOptions } from '../../tensor/print/options.ts';
import { moveTo } from '../../tensor/launch.ts';
import { setRequiresGrad } from '../../tensor/tensor.ts';
import { resultType } from '../../tensor/promotion.ts';
import { simulationFunctions } from './accelerator.ts';
import { AnomalyScope } from './anomaly.ts';
import { scalarOf } from './arguments.ts';
import { aten, logged } from './aten.ts';
import { backwardRunType, beginBackward, goOn, runBackward } from './backward.ts';
import { deviceRows, placeFor } from './devices.ts';
import { begin, finish, type PyFunctionContext, functionContextRows, functionContextType } from './function.ts';
import { nodeRows } from './graph.ts';
import { handleRows, handleType } from './hooks.ts';
import {
  CONTIGUOUS,
  deviceType,
  dtypeObject,
  dtypeType,
  generatorType,
  guarded,
  isTensor,
  layoutType,
  memoryFormatType,
  nodeType,
  PRESERVE,
  type PyConstant,
  PyGenerator,
  PyDType,
  sizeType,
  STRIDED,
  tensorType,
  wrap,
} from './objects.ts';
import { raceRows } from './handle-race.ts';
import { handleRowsOf } from './handle-views.ts';
import { callOperation, functionRows } from './operations.ts';
import { namesTuple, opOverloadType, overloadAt, overloadRows, overloadsOf } from './operator-table.ts';
import { generatorRows } from './generator.ts';
import { RETURN_TYPES } from './return-types.ts';
import { stateOf, torchOf } from './state.ts';
import { acceleratorFunctions, eventRows, eventType, streamRows, streamType } from './streams.ts';
import { tensorFrom } from './tensor-data.ts';
import { tensorRows } from './tensor-rows.ts';

/** Both names of each type of elements. */
const TYPE_NAMES = Object.fromEntries(
  DTYPES.flatMap((dtype) => [dtype.name, dtype.alias].filter((name) => name !== '').map((name) => [name, dtype])),
);
/** Methods such as `x.double()`. */
const CASTS = Object.fromEntries(
  DTYPES.map((dtype) => [
    dtype.alias === '' ? ({ bool: 'bool', uint8: 'byte', int8: 'char' } as Record<string, string>)[dtype.name] : dtype.alias,
    dtype,
  ]),
);

const constantRows: TypeRows = { methods: { __repr__: ['(self, /)', null, (_t, self: PyConstant) => strFromJs(self.text)] } };
const dtypeRows: TypeRows = {
  doc: 'The type of the elements of a tensor.',
  methods: {
    __repr__: ['(self, /)', null, (_t, self: PyDType) => strFromJs(`torch.${self.dtype.name}`)],
    __reduce__: ['(self, /)', null, (_t, self: PyDType) => strFromJs(self.dtype.name)],
  },
  getset: {
    is_floating_point: [null, (_t, self: PyDType) => isFloating(self.dtype)],
    is_complex: [null, () => false],
    is_signed: [null, (_t, self: PyDType) => self.dtype.min < 0],
    itemsize: [null, (_t, self: PyDType) => self.dtype.itemSize],
  },
};
function sizesOf(t: Thread, iterable: Value): Value[] {
  const items = t.list(iterable);
  const wrong = items.findIndex((item) => intOf(item) === undefined);
  if (wrong >= 0) throw raised(TypeError, `torch.Size() takes an iterable of 'int' (item ${wrong} is '${typeName(items[wrong])}')`);
  return items;
}
/** As tuple has it, with a Size for a result. */
const asTuple =
  (name: string) =>
  (t: Thread, self: PyTuple, other: Value): Value => {
    const result = t.call(tupleType.lookup(name) as Value, [self, other]);
    return result instanceof PyTuple ? new PyTuple(sizesOf(t, result), sizeType) : result;
  };
const sizeRows: TypeRows = {
  doc: 'The shape of a tensor.',
  new: ['(cls, iterable=(), /)', null, (t, cls, iterable: Value = new PyTuple([])) => new PyTuple(sizesOf(t, iterable), cls)],
  methods: {
    __repr__: [
      '(self, /)',
      null,
      (t, self: PyTuple) => strFromJs(`torch.Size([${self.items.map((size) => t.reprText(size)).join(', ')}])`),
    ],
    __add__: ['(self, value, /)', 'Return self+value.', asTuple('__add__')],
    __mul__: ['(self, value, /)', 'Return self*value.', asTuple('__mul__')],
    __rmul__: ['(self, value, /)', 'Return value*self.', asTuple('__rmul__')],
    __getitem__: ['(self, key, /)', 'Return self[key].', asTuple('__getitem__')],
    numel: [
      '(self, /)',
      'The number of elements of a tensor of this shape.',
      (_t, self: PyTuple) => intFromNumber(self.items.reduce((n: number, size) => n * Number(size), 1)),
    ],
  },
};

function optional(v: Value): number | null {
  if (v === null) return null;
  const x = doubleOf(v);
  if (x === undefined) throw raised(TypeError, 'a number is required');
  return x;
}
function setPrintOptions(t: Thread, ...args: Value[]): Value {
  const [precision, threshold, edgeitems, linewidth, profile, sciMode] = args;
  const torch = torchOf(t.interp);
  const digits = optional(precision);
  if (digits !== null && (digits < 0 || digits > MAX_PRECISION)) throw raised(ValueError, `precision is at most ${MAX_PRECISION} here`);
  torch.printOptions = changedOptions(
    torch.printOptions,
    {
      precision: digits,
      threshold: optional(threshold),
      edgeitems: optional(edgeitems),
      linewidth: optional(linewidth),
      sciMode: typeof sciMode === 'boolean' ? sciMode : null,
    },
    profile !== null && isStr(profile) ? jsText(profile) : null,
  );
  return null;
}
function makeTensor(t: Thread, data: Value, dtype: Value, requiresGrad: Value, device: Value = null): Value {
  const place = device === null ? null : placeFor(t, device);
  const tensor = guarded(() => tensorFrom(t, stateOf(t), data, dtype instanceof PyDType ? dtype.dtype : null));
  if (place !== null) moveTo(stateOf(t), 'tensor', tensor, place);
  if (t.truth(requiresGrad)) guarded(() => setRequiresGrad(tensor, true));
  tensor.isInference = stateOf(t).inference;
  return wrap(tensor);
}

function anomalyOf(t: Thread): AnomalyScope {
  const torch = torchOf(t.interp);
  torch.anomaly ??= new AnomalyScope(t);
  return torch.anomaly;
}

export const torchModule: ModuleRows = {
  name: '_torch',
  doc: 'Tensors and autograd; for module torch.',
  types: [
    [tensorType, tensorRows(CASTS)],
    [sizeType, sizeRows],
    [dtypeType, dtypeRows],
    [deviceType, deviceRows],
    [layoutType, constantRows],
    [memoryFormatType, constantRows],
    [generatorType, generatorRows],
    [streamType, streamRows],
    [eventType, eventRows],
    [nodeType, nodeRows],
    [functionContextType, functionContextRows],
    [handleType, handleRows],
    [opOverloadType, overloadRows((t, op, args, kwargs) => callOperation(t, '_torch', op.schema.name, [op], args, kwargs))],
    [backwardRunType, { doc: 'A backward() that is gone through node by node.' }],
  ],
  functions: {
    ...functionRows('_torch'),
    ...acceleratorFunctions,
    ...simulationFunctions,
    _tensor: ['(data, dtype, requires_grad, device=None, /)', 'A tensor from numbers and lists of them.', makeTensor],
    _run_backward: [
      '(tensors, grads, keep_graph, create_graph, inputs, allow_unused, accumulate, /)',
      'Walk the graph from the tensors back to the leaves, or to the inputs.',
      runBackward,
    ],
    _begin_backward: ['(tensors, grads, keep_graph, create_graph, /)', 'A walk that stops before each node and after it.', beginBackward],
    _go_on: ['(run, /)', 'Go on to the next stop: (node, gradients), or None at the end.', goOn],
    _begin_function: [
      '(ctx, args, /)',
      'Make the node of a Function, before its forward().',
      (t, ctx: Value, args: Value) => begin(t, ctx as PyFunctionContext, t.list(args)),
    ],
    _finish_function: [
      '(ctx, result, /)',
      'Make the results of forward() outputs of the node.',
      (t, ctx: Value, result: Value) => finish(t, ctx as PyFunctionContext, result),
    ],
    is_grad_enabled: ['()', 'Whether operations are recorded.', (t) => stateOf(t).gradEnabled],
    _set_grad_enabled: [
      '(mode, /)',
      'Record operations, or not.',
      (t, mode: Value) => {
        stateOf(t).gradEnabled = t.truth(mode);
        return null;
      },
    ],
    is_inference_mode_enabled: ['()', 'Whether inference mode is on.', (t) => stateOf(t).inference],
    _set_inference: [
      '(mode, /)',
      'Switch inference mode.',
      (t, mode: Value) => {
        stateOf(t).inference = t.truth(mode);
        return null;
      },
    ],
    is_anomaly_enabled: ['()', 'Whether anomaly mode is on.', (t) => stateOf(t).anomaly.enabled],
    is_anomaly_check_nan_enabled: ['()', 'Whether anomaly mode looks for nan.', (t) => stateOf(t).anomaly.checkNan !== false],
    _set_anomaly: [
      '(enabled, check_nan, set_by=..., /)',
      'Switch anomaly mode; gives all three as they were.',
      (t, enabled: Value, checkNan: Value, setBy?: Value) => {
        const torch = torchOf(t.interp);
        torch.isWatched = true;
        const flags = { enabled: t.truth(enabled), checkNan: checkNan === 'forward' ? 'forward' : t.truth(checkNan) } as const;
        return anomalyOf(t).set(t, flags, setBy);
      },
    ],
    _anomaly: ['()', 'Anomaly mode: (enabled, check_nan, who set them).', (t) => anomalyOf(t).now(t)],
    _set_anomaly_scope: [
      '(is_process, /)',
      'Whether anomaly mode is for the process, not for a context.',
      (t, isProcess: Value) => {
        anomalyOf(t).isProcess = t.truth(isProcess);
        return null;
      },
    ],
    _set_blind: [
      '(blind, /)',
      'Do not remember where operations are called.',
      (t, blind: Value) => {
        torchOf(t.interp).isBlind = t.truth(blind);
        return null;
      },
    ],
    get_default_dtype: ['()', 'The type that floats get.', (t) => dtypeObject(torchOf(t.interp).defaultDtype)],
    set_default_dtype: [
      '(d, /)',
      'Let floats get another type.',
      (t, d: Value) => {
        if (!(d instanceof PyDType)) throw raised(TypeError, 'invalid dtype object');
        if (!isFloating(d.dtype)) throw raised(TypeError, 'only floating-point types are supported as the default type');
        torchOf(t.interp).defaultDtype = d.dtype;
        return null;
      },
    ],
    _set_printoptions: ['(precision, threshold, edgeitems, linewidth, profile, sci_mode, /)', 'How tensors are printed.', setPrintOptions],
    _aten: [
      '(name, overload=None, /)',
      'An operation by itself, None without one; without an overload, which there are.',
      (_t, name: Value, overload: Value = null) => aten(jsText(name as string), overload === null ? null : jsText(overload as string)),
    ],
    _logged: ['(function, /)', 'Call a function: (its result, the operations that were done).', logged],
    is_tensor: ['(obj, /)', 'Whether it is a tensor.', (_t, obj: Value) => isTensor(obj)],
    _result_type: [
      '(a, b, /)',
      'The type in which two tensors or numbers meet.',
      (t, a: Value, b: Value) => {
        const [x, y] = [a, b].map((v) => (isTensor(v) ? v.tensor : scalarOf(v)));
        if (x === undefined || y === undefined) throw raised(TypeError, 'result_type() takes tensors and numbers');
        return dtypeObject(resultType(stateOf(t), [x, y]));
      },
    ],
    _limits: [
      '(dtype, /)',
      'Bits, smallest and largest value of a type.',
      (_t, d: Value) => {
        const { dtype } = d as PyDType;
        const number = isFloating(dtype) ? makeFloat : intFromNumber;
        return new PyTuple([dtype.itemSize * 8, number(dtype.min), number(dtype.max)]);
      },
    ],
    _overloads: [
      '(name, /)',
      'The names of the overloads of an operation; none when there is no such operation.',
      (_t, name: Value) => namesTuple(overloadsOf(String(name))),
    ],
    _overload: [
      '(name, overload, /)',
      'The object that this interpreter has for an overload, or None.',
      (t, name: Value, overload: Value) => {
        const row = overloadsOf(String(name)).find((one) => one.overload === String(overload));
        return row === undefined ? null : overloadAt(t, row.slot);
      },
    ],
    ...handleRowsOf,
    ...raceRows,
    _default_generator: ['()', 'Where random numbers come from.', (t) => new PyGenerator(torchOf(t.interp).generator)],
  },
  values: () => ({
    Tensor: tensorType,
    Size: sizeType,
    dtype: dtypeType,
    device: deviceType,
    layout: layoutType,
    memory_format: memoryFormatType,
    Generator: generatorType,
    Stream: streamType,
    Event: eventType,
    Node: nodeType,
    _FunctionBase: functionContextType,
    RemovableHandle: handleType,
    strided: STRIDED,
    contiguous_format: CONTIGUOUS,
    preserve_format: PRESERVE,
    ...Object.fromEntries(Object.entries(TYPE_NAMES).map(([name, dtype]) => [name, dtypeObject(dtype)])),
    _return_types: new PyTuple([...RETURN_TYPES.values()]),
  }),
};

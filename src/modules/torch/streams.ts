/**
 * torch.Stream and torch.Event, as PyTorch has them for whatever accelerator there is.
 */
import { builtinType, typeName } from '../../runtime/builtin-types.ts';
import type { NativeRow, TypeRows } from '../../runtime/define.ts';
import { NotImplementedError, raised, RuntimeError, TypeError, ValueError } from '../../runtime/exceptions.ts';
import { NotImplemented } from '../../runtime/collections.ts';
import type { Thread } from '../../runtime/machine.ts';
import { intOf, makeFloat } from '../../runtime/number.ts';
import { PyObject, type PyType, TypeFlag, type Value } from '../../runtime/object.ts';
import { strFromJs } from '../../runtime/text.ts';
import { type Accelerator, Event, type Stream } from '../../tensor/streams.ts';
import { deviceAt, deviceValue, placeFor } from './devices.ts';
import { CPU, PyDevice } from './objects.ts';
import { callerOf, type Place, stateOf, torchOf } from './state.ts';

const { BASETYPE, HAS_WEAKREF } = TypeFlag;
/** The number that PyTorch has for devices that came from outside. */
const DEVICE_TYPE = 20;

abstract class OfAccelerator extends PyObject {
  /** Where in the program it was made, for whoever misses it later. */
  madeAt: Place | undefined = undefined;
  constructor(cls: PyType) {
    super();
    this.cls = cls;
    this.shape = cls.rootShape;
    this.slots = [];
  }
}
export class PyStream extends OfAccelerator {
  /** What was current when a with block was entered, the innermost last. */
  readonly entered: { readonly device: Stream; readonly stream: Stream }[] = [];
  constructor(
    cls: PyType,
    readonly stream: Stream,
  ) {
    super(cls);
  }
}
export class PyEvent extends OfAccelerator {
  constructor(
    cls: PyType,
    readonly event: Event,
    /** Of the CPU, while there is no accelerator; then nothing can be done with it. */
    readonly isOfAccelerator: boolean,
  ) {
    super(cls);
  }
}
export const streamType = builtinType('Stream', { js: PyStream, module: 'torch', flags: BASETYPE | HAS_WEAKREF, allocate: refuse });
export const eventType = builtinType('Event', { js: PyEvent, module: 'torch', flags: BASETYPE | HAS_WEAKREF, allocate: refuse });
function refuse(): never {
  throw raised(TypeError, 'a stream or an event is made by its class');
}

const SWITCH_ON = 'the simulated one is switched on with -X sim_accelerator or torch._vm.enable_sim_accelerator()';
/** The accelerator, for what cannot be done without. */
export function acceleratorOf(t: Thread, complaint: string): Accelerator {
  const { accelerator } = torchOf(t.interp);
  if (accelerator === null) throw raised(RuntimeError, `${complaint} (there is no accelerator; ${SWITCH_ON})`);
  return accelerator;
}
const NO_EVENTS = "Backend doesn't support events.";

/** The guest's object for a stream: the one that it was made as, while that lives. */
export function wrapStream(stream: Stream): PyStream {
  const known = stream.owner?.deref() as PyStream | undefined;
  if (known !== undefined) return known;
  const made = new PyStream(streamType, stream);
  stream.owner = new WeakRef(made);
  return made;
}
export function streamFrom(v: Value, what: string): Stream {
  if (v instanceof PyStream) return v.stream;
  throw raised(TypeError, `${what} must be torch.Stream, not ${typeName(v)}`);
}
function eventFrom(v: Value, what: string): PyEvent {
  if (v instanceof PyEvent) return v;
  throw raised(TypeError, `${what} must be torch.Event, not ${typeName(v)}`);
}

function newStream(t: Thread, cls: PyType, given: Value, index: Value, type: Value, priority: Value, id: Value): Value {
  const accelerator = acceleratorOf(t, "Backend doesn't support create a new Stream.");
  const state = stateOf(t);
  const number = id ?? (intOf(given) !== undefined && index !== null ? given : null);
  if (number !== null) {
    const stream = accelerator.devices[Number(intOf(index) ?? 0)]?.streams[Number(intOf(number))];
    if (stream === undefined || (type !== null && type !== DEVICE_TYPE))
      throw raised(RuntimeError, `there is no stream ${t.reprText(number)}`);
    return new PyStream(cls, stream);
  }
  const device = given === null ? accelerator.currentIn(state).device : placeFor(t, given);
  if (device === null) throw raised(RuntimeError, "Backend doesn't support create a new Stream.");
  const made = new PyStream(cls, accelerator.newStream(device, Number(intOf(priority) ?? 0)));
  made.stream.owner = new WeakRef(made);
  made.madeAt = callerOf(t);
  return made;
}
function enterStream(t: Thread, self: PyStream): Value {
  const accelerator = acceleratorOf(t, NO_EVENTS);
  const state = stateOf(t);
  const { stream } = self;
  const { device, streams } = accelerator.currentIn(state);
  self.entered.push({ device: streams[device.index], stream: streams[stream.device.index] });
  accelerator.use(state, stream);
  return self;
}
function exitStream(t: Thread, self: PyStream): Value {
  const accelerator = acceleratorOf(t, NO_EVENTS);
  const state = stateOf(t);
  const before = self.entered.pop();
  if (before === undefined) throw raised(RuntimeError, 'this stream was not entered');
  accelerator.use(state, before.stream);
  accelerator.useDevice(state, before.device.device);
  return null;
}

const synchronizeRow: NativeRow = [
  '(self, /)',
  'Wait until all is done that the stream was given.',
  (t, self: PyStream) => {
    acceleratorOf(t, NO_EVENTS).synchronizeStream(self.stream);
    return null;
  },
];
export const streamRows: TypeRows = {
  doc: 'What a device does one after the other, beside what its other streams do.',
  new: [
    '(cls, device=None, device_index=None, device_type=None, *, priority=0, stream_id=None)',
    null,
    (t, cls: PyType, device: Value = null, index: Value = null, type: Value = null, priority: Value = 0, id: Value = null) =>
      newStream(t, cls, device, index, type, priority, id),
  ],
  methods: {
    query: [
      '(self, /)',
      'Whether all is done that the stream was given.',
      (t, self: PyStream) => acceleratorOf(t, NO_EVENTS).queryStream(self.stream),
    ],
    synchronize: synchronizeRow,
    wait_event: [
      '(self, event, /)',
      'Let what the stream is given from now on wait for an event.',
      (t, self: PyStream, event: Value) => {
        acceleratorOf(t, NO_EVENTS).wait(self.stream, eventFrom(event, 'event').event);
        return null;
      },
    ],
    wait_stream: [
      '(self, stream, /)',
      'Let what the stream is given from now on wait for all that another has been given.',
      (t, self: PyStream, other: Value) => {
        acceleratorOf(t, NO_EVENTS).order(streamFrom(other, 'stream'), self.stream);
        return null;
      },
    ],
    record_event: [
      '(self, event=None)',
      'Record an event, a new one without `event`, and give it.',
      (t, self: PyStream, event: Value = null) => {
        const accelerator = acceleratorOf(t, NO_EVENTS);
        const recorded = event === null ? new PyEvent(eventType, new Event(false), true) : eventFrom(event, 'event');
        accelerator.record(recorded.event, self.stream);
        return recorded;
      },
    ],
    __enter__: ['(self, /)', null, enterStream],
    __exit__: ['(self, type, value, traceback, /)', null, exitStream],
    __eq__: [
      '(self, value, /)',
      null,
      (_t, self: PyStream, other: Value) =>
        other instanceof PyStream ? other.stream === self.stream : other === null ? false : NotImplemented,
    ],
    __hash__: ['(self, /)', null, (_t, self: PyStream) => self.stream.process],
    __repr__: [
      '(self, /)',
      null,
      (t, { stream }: PyStream) =>
        strFromJs(`torch.Stream device_type=${torchOf(t.interp).backend}, device_index=${stream.device.index}, stream_id=${stream.id}`),
    ],
  },
  getset: {
    device: [null, (t, self: PyStream) => deviceValue(t, self.stream.device)],
    stream_id: [null, (_t, self: PyStream) => self.stream.id],
    device_index: [null, (_t, self: PyStream) => self.stream.device.index],
    device_type: [null, () => DEVICE_TYPE],
  },
  members: ['stream_id', 'device_index', 'device_type'],
};

/** Of an event's methods: the stream that is meant, the current one when none is given. */
function streamFor(t: Thread, accelerator: Accelerator, stream: Value): Stream {
  if (stream !== null) return streamFrom(stream, 'stream');
  const state = stateOf(t);
  return accelerator.streamOf(state, accelerator.currentIn(state).device);
}
function elapsedTime(t: Thread, { event: { isTimed, recorded } }: PyEvent, other: Value): Value {
  const end = eventFrom(other, 'end_event').event;
  if (!isTimed || !end.isTimed) throw raised(ValueError, "Both events must be created with argument 'enable_timing=True'.");
  if (recorded === null || end.recorded === null) throw raised(ValueError, 'Both events must be recorded before calculating elapsed time.');
  const { now } = acceleratorOf(t, NO_EVENTS);
  if (recorded.time > now || end.recorded.time > now)
    throw raised(RuntimeError, 'Both events must be completed before calculating elapsed time.');
  return makeFloat((end.recorded.time - recorded.time) / 1000);
}
export const eventRows: TypeRows = {
  doc: 'A point in what a stream does, that others can wait for.',
  new: [
    '(cls, device=None, enable_timing=False, blocking=False, interprocess=False)',
    null,
    (t, cls: PyType, device: Value = null, timing: Value = false, _blocking: Value = false, interprocess: Value = false) => {
      const { accelerator } = torchOf(t.interp);
      if (t.truth(interprocess)) throw raised(NotImplementedError, 'torch.Event between processes is not in this build');
      const isOfAccelerator = device === null ? accelerator !== null : placeFor(t, device) !== null;
      const made = new PyEvent(cls, new Event(t.truth(timing)), isOfAccelerator);
      made.madeAt = callerOf(t);
      return made;
    },
  ],
  methods: {
    record: [
      '(self, stream=None)',
      'Record it: it is reached when all is done that the stream was given.',
      (t, self: PyEvent, stream: Value = null) => {
        const accelerator = acceleratorOf(t, NO_EVENTS);
        if (!self.isOfAccelerator)
          throw raised(RuntimeError, `Event device type cpu does not match recording stream's device type ${torchOf(t.interp).backend}.`);
        accelerator.record(self.event, streamFor(t, accelerator, stream));
        return null;
      },
    ],
    wait: [
      '(self, stream=None)',
      'Let what a stream is given from now on wait for it.',
      (t, self: PyEvent, stream: Value = null) => {
        const accelerator = acceleratorOf(t, NO_EVENTS);
        accelerator.wait(streamFor(t, accelerator, stream), self.event);
        return null;
      },
    ],
    query: [
      '(self, /)',
      'Whether it has been reached; an event that was not recorded has.',
      (t, self: PyEvent) => torchOf(t.interp).accelerator?.query(self.event) ?? true,
    ],
    synchronize: [
      '(self, /)',
      'Wait until it is reached.',
      (t, self: PyEvent) => {
        torchOf(t.interp).accelerator?.synchronize(self.event);
        return null;
      },
    ],
    elapsed_time: ['(self, end_event, /)', 'The time between two events that were reached, in milliseconds.', elapsedTime],
    ipc_handle: [
      '(self, /)',
      null,
      () => {
        throw raised(NotImplementedError, 'torch.Event ipc is not supported yet, please open an issue if you need this!');
      },
    ],
    __repr__: [
      '(self, /)',
      null,
      (t, { event: { isTimed, recorded }, isOfAccelerator }: PyEvent) =>
        strFromJs(
          `torch.Event device_type=${isOfAccelerator ? torchOf(t.interp).backend : 'cpu'}, device_index=${recorded?.stream.device.index ?? -1}, event_flag=${isTimed ? 1 : 0}, event_id=${recorded?.id ?? 0}`,
        ),
    ],
  },
  getset: {
    device: [
      null,
      (t, { event: { recorded }, isOfAccelerator }: PyEvent) =>
        isOfAccelerator ? new PyDevice(torchOf(t.interp).backend, recorded?.stream.device.index ?? null) : CPU,
    ],
    event_id: [null, (_t, self: PyEvent) => self.event.recorded?.id ?? 0],
  },
};

// ---- module torch.accelerator, below its Python
const NONE_AVAILABLE = 'Cannot access accelerator device when none is available.';
export const acceleratorFunctions: Readonly<Record<string, NativeRow>> = {
  _accelerator_devices: [
    '()',
    'How many devices the accelerator has; 0 when there is none.',
    (t) => torchOf(t.interp).accelerator?.devices.length ?? 0,
  ],
  _accelerator_type: [
    '()',
    'The device that stands for the accelerator, or None.',
    (t) => {
      const { accelerator, backend } = torchOf(t.interp);
      return accelerator === null ? null : new PyDevice(backend, null);
    },
  ],
  _accelerator_device: [
    '(device=None, /)',
    'The index of a device; of the current one without.',
    (t, device: Value = null) => {
      const accelerator = acceleratorOf(t, NONE_AVAILABLE);
      if (device === null) return accelerator.currentIn(stateOf(t)).device.index;
      const { backend } = torchOf(t.interp);
      const place = placeFor(t, device);
      if (place === null) throw raised(ValueError, `cpu doesn't match the current accelerator ${backend}.`);
      return place.index;
    },
  ],
  _accelerator_use_device: [
    '(index, /)',
    'Make a device the current one; a negative number changes nothing.',
    (t, index: Value) => {
      const accelerator = acceleratorOf(t, NONE_AVAILABLE);
      const number = Number(intOf(index));
      if (number >= 0) accelerator.useDevice(stateOf(t), deviceAt(t, accelerator, number));
      return null;
    },
  ],
  _accelerator_stream: [
    '(index, /)',
    'The current stream of a device.',
    (t, index: Value) => {
      const accelerator = acceleratorOf(t, NONE_AVAILABLE);
      return wrapStream(accelerator.streamOf(stateOf(t), deviceAt(t, accelerator, Number(intOf(index)))));
    },
  ],
  _accelerator_use_stream: [
    '(stream, /)',
    'Make a stream the current one of its device, and that the current device.',
    (t, stream: Value) => {
      acceleratorOf(t, NONE_AVAILABLE).use(stateOf(t), streamFrom(stream, 'stream'));
      return null;
    },
  ],
  _accelerator_synchronize: [
    '(index, /)',
    'Wait for all streams of a device.',
    (t, index: Value) => {
      const accelerator = acceleratorOf(t, NONE_AVAILABLE);
      accelerator.synchronizeDevice(deviceAt(t, accelerator, Number(intOf(index))));
      return null;
    },
  ],
};

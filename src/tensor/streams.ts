/**
 * The simulated accelerator: devices, streams and events, their time, and what they know of each other.
 *
 * Elements are worked out at once, by the same code as on the CPU. What is simulated is *when*: a stream does what it is given one after the
 * other, beside the other streams and the host, and each piece takes as long as cost.ts says.
 *
 *     host       launch launch . . . . . . . . . synchronize ->
 *     stream 1          [ mul ][ sum ] record e
 *     stream 2                        wait e [ add ]
 *
 * So a program that forgets to order two streams still gets the right elements, where a real device would give wrong ones now and then. The
 * race detector says so every time: two accesses to one tensor, one of them a write, that nothing orders (clock.ts).
 *
 * The host counts as one, however many threads it has: they take turns in an order that is always the same.
 */
import { Clock, type Access, History, type Process } from './clock.ts';
import { CALL } from './cost.ts';
import { runtimeError } from './errors.ts';
import type { TensorState } from './state.ts';
import type { Tensor } from './tensor.ts';

export class Device {
  readonly streams: Stream[] = [];
  constructor(readonly index: number) {}
  /** The stream that all begin with. */
  get first(): Stream {
    return this.streams[0];
  }
}
export class Stream implements Process {
  readonly clock = new Clock();
  /** When it will have done all that it was given. */
  end = 0;
  /** The guest's object for it, which nobody is kept by. */
  owner: WeakRef<object> | null = null;
  constructor(
    readonly device: Device,
    readonly id: number,
    readonly priority: number,
    readonly process: number,
  ) {}
}
/** A point in what a stream does. */
export class Event {
  /** Null until it is recorded. */
  recorded: { readonly stream: Stream; readonly time: number; readonly clock: Clock; readonly id: number } | null = null;
  constructor(readonly isTimed: boolean) {}
}
/** Where elements are, and who has touched them. On the host (null) only while a copy from a device may be under way. */
export class Residence {
  readonly history = new History();
  /** Streams that use it, as record_stream() says; on a real device its memory is not given away before they are done. */
  readonly users = new Set<Stream>();
  constructor(readonly device: Device | null) {}
}
/** For each device the stream that is given work; and the device that is meant when none is named. Never changed, but replaced. */
export interface Current {
  readonly device: Device;
  readonly streams: readonly Stream[];
}
export interface Race {
  readonly tensor: Tensor;
  readonly first: Access;
  readonly isFirstWrite: boolean;
  readonly second: Access;
  readonly isSecondWrite: boolean;
}
/** What a stream did, for whoever wants to see. */
export interface Piece {
  readonly stream: Stream;
  readonly operation: string;
  readonly start: number;
  readonly end: number;
  readonly place: unknown;
}

/** What the host does when it wants to know elements. */
const LOOK = 'copy to the host';

export const isStream = (by: Process): by is Stream => by instanceof Stream;

export class Accelerator {
  readonly devices: readonly Device[];
  /** The host: its time, in microseconds, and what it knows. */
  now = 0;
  readonly host: Process = { process: 0, clock: new Clock() };
  /** Told of each race; null when nobody looks. */
  onRace: ((state: TensorState, race: Race) => void) | null = null;
  /** What was done, when somebody asked for it to be kept. */
  pieces: Piece[] | null = null;
  private processes = 1;
  private events = 0;
  private readonly start: Current;

  constructor(count: number) {
    this.devices = Array.from({ length: count }, (_, index) => new Device(index));
    for (const device of this.devices) this.newStream(device, 0);
    this.start = { device: this.devices[0], streams: this.devices.map(({ first }) => first) };
  }
  newStream(device: Device, priority: number): Stream {
    const stream = new Stream(device, device.streams.length, priority, this.processes++);
    device.streams.push(stream);
    return stream;
  }

  // ---- what is current in a thread
  currentIn(state: TensorState): Current {
    return state.current ?? this.start;
  }
  streamOf(state: TensorState, device: Device): Stream {
    return this.currentIn(state).streams[device.index];
  }
  /** The stream is given what comes; its device becomes the current one. */
  use(state: TensorState, stream: Stream): void {
    const { device } = stream;
    state.current = { device, streams: this.currentIn(state).streams.with(device.index, stream) };
  }
  useDevice(state: TensorState, device: Device): void {
    state.current = { ...this.currentIn(state), device };
  }

  // ---- order
  /** The host hands something over: what it has done so far comes before. */
  private handOver(stream: Stream, duration: number): number {
    this.now += duration;
    stream.clock.join(this.host.clock);
    stream.end = Math.max(stream.end, this.now);
    return stream.clock.tick(stream.process);
  }
  record(event: Event, stream: Stream): void {
    this.handOver(stream, CALL);
    event.recorded = { stream, time: stream.end, clock: stream.clock.copy(), id: ++this.events };
  }
  /** What the stream is given from now on waits for the event. */
  wait(stream: Stream, { recorded }: Event): void {
    this.handOver(stream, CALL);
    if (recorded === null) return;
    stream.end = Math.max(stream.end, recorded.time);
    stream.clock.join(recorded.clock);
  }
  /** `later` waits for all that `earlier` has been given. */
  order(earlier: Stream, later: Stream): void {
    if (earlier === later) return;
    const event = new Event(false);
    this.record(event, earlier);
    this.wait(later, event);
  }
  isDone(time: number): boolean {
    this.now += CALL;
    return this.now >= time;
  }
  /** Whether an event has been reached; then the host knows of all that came before it. */
  query({ recorded }: Event): boolean {
    if (recorded === null) return true;
    if (!this.isDone(recorded.time)) return false;
    this.host.clock.join(recorded.clock);
    return true;
  }
  queryStream(stream: Stream): boolean {
    if (!this.isDone(stream.end)) return false;
    this.host.clock.join(stream.clock);
    return true;
  }
  /** The host waits. */
  synchronize({ recorded }: Event): void {
    this.now = Math.max(this.now + CALL, recorded?.time ?? 0);
    if (recorded !== null) this.host.clock.join(recorded.clock);
  }
  synchronizeStream(stream: Stream): void {
    this.now = Math.max(this.now + CALL, stream.end);
    this.host.clock.join(stream.clock);
  }
  synchronizeDevice(device: Device): void {
    for (const stream of device.streams) this.synchronizeStream(stream);
  }

  // ---- work
  /** A stream is given work that reads and writes these. Gives what is to be said of tensors that come out of it. */
  begin(
    state: TensorState,
    stream: Stream,
    operation: string,
    handing: number,
    reads: readonly Tensor[],
    writes: readonly Tensor[],
  ): Access {
    const access: Access = { by: stream, step: this.handOver(stream, handing), operation, place: state.where(false) };
    this.touch(state, access, reads, writes);
    return access;
  }
  /** The host itself looks at elements, or changes them. */
  byHost(state: TensorState, operation: string, reads: readonly Tensor[], writes: readonly Tensor[]): void {
    const { host } = this;
    this.touch(state, { by: host, step: host.clock.tick(host.process), operation, place: state.where(false) }, reads, writes);
  }
  private touch(state: TensorState, access: Access, reads: readonly Tensor[], writes: readonly Tensor[]): void {
    const { onRace } = this;
    if (onRace === null) return;
    for (const [tensors, isWrite] of [
      [reads, false],
      [writes, true],
    ] as const)
      for (const tensor of tensors) {
        const history = tensor.storage.residence?.history;
        if (history === undefined) continue;
        const found = isWrite ? history.beforeWrite(access) : history.beforeRead(access);
        // When this raises, nothing has happened: whoever tries once more is told once more.
        if (found !== null)
          onRace(state, { tensor, first: found.access, isFirstWrite: found.isWrite, second: access, isSecondWrite: isWrite });
        if (isWrite) history.write(access);
        else history.read(access);
      }
  }
  finish(stream: Stream, { operation, place }: Access, duration: number): void {
    const start = stream.end;
    stream.end += duration;
    this.pieces?.push({ stream, operation, start, end: stream.end, place });
  }
  /** A tensor that has just been made is on a device. */
  place(tensor: Tensor, device: Device | null, access: Access): void {
    const { storage } = tensor;
    storage.residence ??= new Residence(device);
    if (this.onRace !== null) storage.residence.history.write(access);
  }
  /** The only element is wanted by the host, or all of them: it waits for a copy on the current stream. */
  readBack(state: TensorState, tensor: Tensor): void {
    const { residence } = tensor.storage;
    if (residence === null) return;
    if (residence.device === null) return this.byHost(state, LOOK, [tensor], []);
    const stream = this.streamOf(state, residence.device);
    this.begin(state, stream, LOOK, CALL, [tensor], []);
    this.synchronizeStream(stream);
  }
}

export const deviceName = (name: string, device: Device | null): string => (device === null ? 'cpu' : `${name}:${device.index}`);
export const mixedDevices = (first: string, second: string) =>
  runtimeError(`Expected all tensors to be on the same device, but found at least two devices, ${first} and ${second}!`);

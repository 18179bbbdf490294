/**
 * What operations of torch ask of the thread that they run on: grad mode, where the program is, anomaly mode.
 */
import type { CodeObject } from '../../bytecode/code.ts';
import type { Interpreter, Thread } from '../../runtime/machine.ts';
import { DEFAULT_OPTIONS, type PrintOptions } from '../../tensor/print/options.ts';
import { StaleViewNode } from '../../tensor/ops/strided.ts';
import { teachAllocator } from '../../tensor/memory.ts';
import { type AnomalyFlags, ANOMALY_OFF, Shared, TensorState } from '../../tensor/state.ts';
import type { AnomalyScope } from './anomaly.ts';
import type { Storage } from '../../tensor/storage.ts';
import { type AnyFrame, Frame } from '../../vm/frame.ts';
import type { ThreadState } from '../../vm/thread.ts';

/** An instruction in a code object: all that is kept of a frame. Its line and text are worked out when somebody asks. */
export interface Place {
  readonly code: CodeObject;
  readonly pc: number;
}
/** Frames of torch itself are not what a program wants to be told of. */
const isOurs = ({ filename }: CodeObject): boolean => filename.startsWith('<frozen torch');

function nextFrame(frame: AnyFrame | null): Frame | null {
  while (frame !== null && !(frame instanceof Frame)) frame = frame.back as AnyFrame | null;
  return frame;
}
/** The innermost frame of the program. */
function placeOf(t: ThreadState): Place | undefined {
  for (let frame = nextFrame(t.frame); frame !== null; frame = nextFrame(frame.back))
    if (!isOurs(frame.code)) return { code: frame.code, pc: frame.pc - 1 };
  return undefined;
}
export const callerOf = (t: Thread): Place | undefined => placeOf(t as ThreadState);
/** All frames of the program, the outermost first. */
export function stackOf(t: ThreadState): Place[] {
  const places: Place[] = [];
  for (let frame = nextFrame(t.frame); frame !== null; frame = nextFrame(frame.back))
    if (!isOurs(frame.code)) places.push({ code: frame.code, pc: frame.pc - 1 });
  return places.reverse();
}

/** What the threads of an interpreter share, beyond what operations need. */
export class TorchShared extends Shared {
  printOptions: PrintOptions = DEFAULT_OPTIONS;
  anomaly: AnomalyScope | null = null;
  /** Where operations are called is not remembered (-X no_provenance). */
  isBlind = false;
  /** Hooks are told apart by a number. */
  nextHook = 0;
  readonly threads = new WeakMap<Thread, GuestState>();
  private readonly addresses = new WeakMap<Storage, number>();
  private nextAddress = 0x10000;
  /** The thread that asked last. */
  last: GuestState | null = null;

  constructor() {
    super((state, base, view) => new StaleViewNode(state, base, view));
  }
  stateOf(t: Thread): GuestState {
    if (this.last?.thread === t) return this.last;
    let state = this.threads.get(t);
    if (state === undefined) this.threads.set(t, (state = new GuestState(t as ThreadState, this)));
    this.last = state;
    return state;
  }
  /** A storage has no address; one is made up, with room for its elements behind it. */
  addressOf(storage: Storage): number {
    let address = this.addresses.get(storage);
    if (address === undefined) {
      address = this.nextAddress;
      this.addresses.set(storage, address);
      this.nextAddress += Math.ceil((storage.data.length * storage.dtype.itemSize + 1) / 64) * 64;
    }
    return address;
  }
}
export class GuestState extends TensorState {
  constructor(
    readonly thread: ThreadState,
    readonly torch: TorchShared,
  ) {
    super(torch);
  }
  where(full: boolean): unknown {
    if (full) return stackOf(this.thread);
    return this.torch.isBlind ? undefined : placeOf(this.thread);
  }
  readAnomaly(): AnomalyFlags {
    return this.torch.anomaly?.read(this.thread) ?? ANOMALY_OFF;
  }
}

const KEY = Symbol('torch');
export function torchOf(interp: Interpreter): TorchShared {
  let shared = interp.drawer.get(KEY) as TorchShared | undefined;
  if (shared === undefined) {
    teachAllocator();
    interp.drawer.set(KEY, (shared = new TorchShared()));
  }
  return shared;
}
export const stateOf = (t: Thread): GuestState => torchOf(t.interp).stateOf(t);

/**
 * sys.monitoring (PEP 669): tools that are told what programs do, each of the events that it asked for, of all code or of one code
 * object. There is one Monitoring for an interpreter. The tracers of the threads (tracer.ts) show it what happens:
 *
 *     RESUME                          PY_START, PY_RESUME
 *     the first instruction of a line LINE, when what ran before in the frame was of another line
 *     every instruction               INSTRUCTION
 *     CALL and its kin                CALL; at the next look into the frame C_RETURN, or C_RAISE when an exception is seen there
 *     RETURN_VALUE, YIELD_VALUE       PY_RETURN, PY_YIELD
 *     END_SEND, the end of a for      STOP_ITERATION, when a generator returned
 *     an exception, frame by frame    PY_THROW, RAISE or RERAISE, EXCEPTION_HANDLED or PY_UNWIND
 *
 * A callback that returns DISABLE is not called again for that event at that instruction, until restart_events(). So each code object
 * has a Watch: which tools want which events of it, and where they have had enough. It is brought up to date when CPython would change
 * the instructions: at once in code that is running, and elsewhere when the code runs next.
 *
 * Source: PEP 669; CPython, Python/instrumentation.c; Doc/library/sys.monitoring.rst.
 */
import type { CodeObject } from '../bytecode/code.ts';
import { Op } from '../bytecode/op.gen.ts';
import { type PyException, raised, ValueError } from '../runtime/exceptions.ts';
import type { Value } from '../runtime/object.ts';
import { type CallSite, callSite } from './call-sites.ts';
import { type AnyFrame, codeValue, Frame, PyGenerator } from './frame.ts';
import type { InterpreterState } from './interpreter.ts';
import { type LineStarts, lineStarts } from './line-starts.ts';
import { DISABLE, Event, EVENT_NAMES, LOCAL_EVENTS, MISSING, TOOLS } from './monitoring-names.ts';
import type { ThreadState } from './thread.ts';

/** Calls a callback while nothing is told of the thread. */
export type Call = (callback: Value, args: readonly Value[]) => Value;

const OFFSET = 4;
const KEY = 32;

/** What tools want to know of a code object. */
class Watch {
  /** Of which state of the Monitoring `tools` was made. */
  version = -1;
  /** For each event the set of tools that are told of it. */
  tools = new Uint8Array(EVENT_NAMES.length);
  /** For each event the set of tools that have asked for it of this code object alone. */
  readonly own = new Uint8Array(LOCAL_EVENTS);
  /** Tools that have returned DISABLE, by instruction and event. */
  readonly disabled = new Map<number, number>();
  /** The loops that have been gone round. */
  readonly loops = new Set<number>();
  private starts: LineStarts | null = null;
  constructor(readonly code: CodeObject) {}
  get lines(): LineStarts {
    this.starts ??= lineStarts(this.code);
    return this.starts;
  }
  lineAt(at: number): number {
    return this.code.positions[at * 4];
  }
  toolsAt(event: number, at: number): number {
    const tools = this.tools[event];
    return tools === 0 || this.disabled.size === 0 ? tools : tools & ~(this.disabled.get(at * KEY + event) ?? 0);
  }
  disable(event: number, at: number, tool: number): void {
    const key = at * KEY + event;
    this.disabled.set(key, (this.disabled.get(key) ?? 0) | (1 << tool));
  }
  /** Tools for which an event was turned on or off are told of it again everywhere. */
  enable(event: number, tools: number): void {
    for (const [key, had] of this.disabled) if (key % KEY === event) this.disabled.set(key, had & ~tools);
  }
}

/** What a Monitoring remembers of a frame. */
interface Seen {
  readonly watch: Watch;
  /** The instruction that ran last. */
  at: number;
  /** The loop at `at` has been gone round before. */
  isKnownLoop: boolean;
  /** A call that was told and whose end is to be told. */
  call: { readonly at: number; readonly args: readonly Value[] } | null;
}

export class Monitoring {
  readonly tools: Value[] = new Array<Value>(TOOLS).fill(null);
  /** By tool and event. */
  private callbacks: Value[][] = Array.from({ length: TOOLS }, () => new Array<Value>(EVENT_NAMES.length).fill(null));
  /** For each event the set of tools that want it of all code. */
  private readonly everywhere = new Uint8Array(EVENT_NAMES.length);
  private readonly watches = new WeakMap<CodeObject, Watch>();
  /** Code objects of which some tool wants events. */
  private readonly watched = new Set<Watch>();
  private seen = new WeakMap<Frame, Seen>();
  private version = 0;
  private restarted = 0;

  get isOn(): boolean {
    return this.watched.size > 0 || this.everywhere.some((tools) => tools !== 0);
  }

  // ---- what tools ask for
  setCallback(tool: number, event: number, callback: Value): Value {
    const before = this.callbacks[tool][event];
    this.callbacks[tool][event] = callback;
    return before;
  }
  eventsOf(tool: number): number {
    return eventSet(this.everywhere, tool);
  }
  /** Gives whether anything has changed. */
  setEvents(tool: number, events: number): boolean {
    return this.change(this.everywhere, tool, events);
  }
  ownEventsOf(tool: number, code: CodeObject): number {
    return eventSet(this.watchOf(code).own, tool);
  }
  setOwnEvents(tool: number, code: CodeObject, events: number): boolean {
    const watch = this.watchOf(code);
    if (!this.change(watch.own, tool, events)) return false;
    if (watch.own.some((tools) => tools !== 0)) this.watched.add(watch);
    else this.watched.delete(watch);
    this.update(watch);
    return true;
  }
  private change(tools: Uint8Array, tool: number, events: number): boolean {
    if (eventSet(tools, tool) === events) return false;
    if (!this.isOn) this.seen = new WeakMap();
    for (let event = 0; event < tools.length; event++)
      tools[event] = (events >> event) & 1 ? tools[event] | (1 << tool) : tools[event] & ~(1 << tool);
    this.version++;
    return true;
  }
  clear(tool: number): void {
    this.callbacks[tool].fill(null);
    for (const watch of [...this.watched]) this.setOwnEvents(tool, watch.code, 0);
    this.setEvents(tool, 0);
  }
  restart(): void {
    this.version++;
    this.restarted = this.version;
  }
  /** Event by event, the tools that want it of all code. */
  allEvents(): readonly (readonly [name: string, tools: number])[] {
    return EVENT_NAMES.flatMap((name, event) => (this.everywhere[event] === 0 ? [] : [[name, this.everywhere[event]] as const]));
  }
  /** Code that is running notices at once what has changed. */
  updateRunning(threads: Iterable<ThreadState>): void {
    for (const thread of threads) {
      for (let frame: AnyFrame | null = thread.frame; frame !== null; frame = frame.back as AnyFrame | null)
        if (frame instanceof Frame) this.update(this.seenIn(frame).watch);
    }
  }

  private watchOf(code: CodeObject): Watch {
    let watch = this.watches.get(code);
    if (watch === undefined) {
      watch = new Watch(code);
      this.watches.set(code, watch);
    }
    return watch;
  }
  private seenIn(frame: Frame, at = frame.pc - 1): Seen {
    let seen = this.seen.get(frame);
    if (seen === undefined) {
      seen = { watch: this.watchOf(frame.code), at, isKnownLoop: false, call: null };
      this.seen.set(frame, seen);
    }
    return seen;
  }
  private update(watch: Watch): void {
    if (watch.version === this.version) return;
    if (watch.version < this.restarted) watch.disabled.clear();
    watch.version = this.version;
    const before = watch.tools;
    watch.tools = this.everywhere.map((tools, event) => (event < LOCAL_EVENTS ? tools | watch.own[event] : tools));
    if (watch.disabled.size > 0) watch.tools.forEach((tools, event) => watch.enable(event, tools ^ before[event]));
  }

  // ---- what happens
  /** Before the instruction at frame.pc - 1. */
  look(t: ThreadState, frame: Frame, call: Call): void {
    const seen = this.seenIn(frame, frame.pc - 2);
    const { watch } = seen;
    if (watch.version !== this.version) this.update(watch);
    if (seen.call !== null) this.callHasEnded(seen, 'C_RETURN', call);
    const at = frame.pc - 1;
    const before = seen.at;
    seen.at = at;
    if (at < watch.lines.first) return;
    const op = frame.words[at] & 255;
    if (op === Op.RESUME) {
      this.tell(watch, frame.words[at] >>> 8 === 0 ? Event.PY_START : Event.PY_RESUME, at, [], call);
      return;
    }
    if (watch.tools[Event.LINE] !== 0 && watch.lines.at[at] === 1) this.lookAtLine(watch, before, at, call);
    this.tell(watch, Event.INSTRUCTION, at, [], call);
    switch (op) {
      case Op.RETURN_VALUE:
        this.tell(watch, Event.PY_RETURN, at, [frame.locals[frame.sp - 1]], call);
        return;
      case Op.YIELD_VALUE:
        this.tell(watch, Event.PY_YIELD, at, [frame.locals[frame.sp - 1]], call);
        return;
      case Op.END_SEND:
        if (watch.tools[Event.STOP_ITERATION] !== 0 && frame.locals[frame.sp - 2] instanceof PyGenerator)
          this.tell(watch, Event.STOP_ITERATION, at, [t.stopIteration(frame.locals[frame.sp - 1])], call);
        return;
      case Op.FOR_ITER:
        seen.isKnownLoop = watch.loops.has(at);
        watch.loops.add(at);
        return;
      default:
        if (watch.tools[Event.CALL] !== 0) this.lookAtCall(t, frame, seen, call);
    }
  }
  private lookAtLine(watch: Watch, before: number, at: number, call: Call): void {
    const line = watch.lineAt(at);
    if (line <= 0) return;
    if (before >= 0 && watch.lineAt(before) === line && !this.isToldStart(watch, before)) return;
    this.tellAbout(watch, Event.LINE, at, [codeValue(watch.code), line], call);
  }
  /** A frame starts or goes on at this instruction, and that is told: then the line is, though it is the same. */
  private isToldStart(watch: Watch, at: number): boolean {
    const word = watch.code.words[at];
    return (word & 255) === Op.RESUME && watch.toolsAt(word >>> 8 === 0 ? Event.PY_START : Event.PY_RESUME, at) !== 0;
  }
  private lookAtCall(t: ThreadState, frame: Frame, seen: Seen, call: Call): void {
    const { watch, at } = seen;
    if (watch.toolsAt(Event.CALL, at) === 0) return;
    const site: CallSite | null = callSite(t, frame);
    if (site === null) return;
    const args = [site.callee, site.arg === undefined ? MISSING : site.arg];
    this.tell(watch, Event.CALL, at, args, call);
    if (site.isPython) return;
    seen.call = { at, args };
    if (site.isOver) this.callHasEnded(seen, 'C_RETURN', call);
  }
  private callHasEnded(seen: Seen, how: 'C_RETURN' | 'C_RAISE', call: Call): void {
    const { at, args } = seen.call as NonNullable<Seen['call']>;
    seen.call = null;
    this.tellAbout(seen.watch, Event[how], at, [codeValue(seen.watch.code), at * OFFSET, ...args], call, Event.CALL);
  }

  /** A generator that a for loop or a delegation goes through has returned. */
  ended(t: ThreadState, frame: Frame, value: Value, call: Call): void {
    const { watch, isKnownLoop } = this.seenIn(frame);
    const at = frame.pc - 1;
    if ((frame.words[at] & 255) !== Op.FOR_ITER) return;
    // CPython knows a loop over a generator from its second step on. Where lines and instructions are told of it, it stays as it was.
    const isKnown = isKnownLoop && watch.toolsAt(Event.LINE, at) === 0 && watch.toolsAt(Event.INSTRUCTION, at) === 0;
    if (isKnown) this.tell(watch, Event.STOP_ITERATION, at, [t.stopIteration(value)], call);
    else if (value !== null) this.tell(watch, Event.RAISE, at, [t.stopIteration(value)], call);
  }
  thrown(frame: Frame, exception: PyException, call: Call): void {
    this.exception(frame, Event.PY_THROW, exception, call);
  }
  /** An exception is looked at in a frame: `fresh`, or raised again. */
  raised(frame: Frame, exception: PyException, fresh: boolean, call: Call): void {
    const seen = this.seenIn(frame);
    // What is thrown into a sleeping generator comes up at the RESUME with which it would have gone on.
    seen.at = (frame.words[frame.pc - 1] & 255) === Op.YIELD_VALUE ? frame.pc : frame.pc - 1;
    if (seen.call !== null) this.callHasEnded(seen, 'C_RAISE', call);
    this.exception(frame, fresh ? Event.RAISE : Event.RERAISE, exception, call);
  }
  /** The frame goes on with a handler. */
  handled(frame: Frame, target: number, exception: PyException, call: Call): void {
    const { watch } = this.seenIn(frame);
    this.tell(watch, Event.EXCEPTION_HANDLED, target, [exception], call);
  }
  unwound(frame: Frame, exception: PyException, call: Call): void {
    this.exception(frame, Event.PY_UNWIND, exception, call);
  }
  private exception(frame: Frame, event: number, exception: PyException, call: Call): void {
    const { watch } = this.seenIn(frame);
    if (watch.version !== this.version) this.update(watch);
    this.tell(watch, event, Math.max(frame.pc - 1, 0), [exception], call);
  }

  private tell(watch: Watch, event: number, at: number, args: readonly Value[], call: Call): void {
    if (watch.tools[event] !== 0) this.tellAbout(watch, event, at, [codeValue(watch.code), at * OFFSET, ...args], call);
  }
  /** Calls the tools, the last first. `place`: the event with which it is told and disabled. */
  private tellAbout(watch: Watch, event: number, at: number, args: readonly Value[], call: Call, place = event): void {
    const tools = watch.toolsAt(place, at);
    for (let tool = TOOLS - 1; tool >= 0; tool--) {
      if (((tools >> tool) & 1) === 0) continue;
      const callback = this.callbacks[tool][event];
      if (callback === null || call(callback, args) !== DISABLE) continue;
      if (event >= LOCAL_EVENTS) {
        this.callbacks[tool][event] = null;
        throw raised(ValueError, `Cannot disable ${EVENT_NAMES[event]} events. Callback removed.`);
      }
      watch.disable(event, at, tool);
    }
  }
}

function eventSet(tools: Uint8Array, tool: number): number {
  let events = 0;
  for (let event = 0; event < tools.length; event++) if ((tools[event] >> tool) & 1) events |= 1 << event;
  return events;
}

const KEY_OF_MONITORING = Symbol('monitoring');
/** The Monitoring of an interpreter. */
export function monitoringOf(interp: InterpreterState): Monitoring {
  let monitoring = interp.drawer.get(KEY_OF_MONITORING) as Monitoring | undefined;
  if (monitoring === undefined) {
    monitoring = new Monitoring();
    interp.drawer.set(KEY_OF_MONITORING, monitoring);
  }
  return monitoring;
}

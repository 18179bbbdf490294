/**
 * sys.monitoring: what tools call to be told what programs do. What they are told is the work of vm/monitoring.ts.
 */
import { PyModule } from '../runtime/callables.ts';
import { sizeArgument } from '../runtime/convert.ts';
import { nativeFunction, type NativeRow } from '../runtime/define.ts';
import { PyDict } from '../runtime/dict.ts';
import { NotImplementedError, raised, TypeError, ValueError } from '../runtime/exceptions.ts';
import type { Thread } from '../runtime/machine.ts';
import type { Value } from '../runtime/object.ts';
import { isStr } from '../runtime/text.ts';
import { simpleNamespace } from '../runtime/types/simple-namespace.ts';
import { PyCode } from '../vm/frame.ts';
import { Event, EVENT_NAMES, LOCAL_EVENTS, type Monitoring, TOOLS } from '../vm/monitoring.ts';
import { tracerOf, release } from '../vm/tracer.ts';
import type { ThreadState } from '../vm/thread.ts';
import { changing } from './_tracing.ts';

const machine = (t: Thread): ThreadState => t as ThreadState;
const monitoringOf = (t: Thread): Monitoring => machine(t).interp.monitoring;

const bit = (event: number): number => 1 << event;
const C_EVENTS = bit(Event.C_RETURN) | bit(Event.C_RAISE);
const BRANCHES = bit(Event.BRANCH_LEFT) | bit(Event.BRANCH_RIGHT);
/** Jumps are not those of CPython: its compiler lays code out in another way, and tells of each. */
const REFUSED = bit(Event.JUMP) | BRANCHES;

function toolOf(t: Thread, v: Value): number {
  const tool = sizeArgument(t, v, 'int');
  if (tool < 0 || tool >= TOOLS) throw raised(ValueError, `invalid tool ${tool} (must be between 0 and 5)`);
  return tool;
}
function usedTool(t: Thread, v: Value): number {
  const tool = toolOf(t, v);
  if (monitoringOf(t).tools[tool] === null) throw raised(ValueError, `tool ${tool} is not in use`);
  return tool;
}
function codeOf(v: Value): PyCode {
  if (!(v instanceof PyCode)) throw raised(TypeError, 'code must be a code object');
  return v;
}
/** The ends of calls are told with the calls, and BRANCH stands for its two sides. */
function withoutAliases(events: number): number {
  if (events & C_EVENTS) {
    const all = C_EVENTS | bit(Event.CALL);
    if ((events & all) !== all) throw raised(ValueError, 'cannot set C_RETURN or C_RAISE events independently');
    events &= ~C_EVENTS;
  }
  return events & bit(Event.BRANCH) ? (events & ~bit(Event.BRANCH)) | BRANCHES : events;
}
function checkSet(events: number, limit: number, what: string): void {
  if (events < 0 || events >= bit(limit)) throw raised(ValueError, `invalid ${what} 0x${(events >>> 0).toString(16)}`);
}
function refuse(events: number): void {
  const names = EVENT_NAMES.filter((_name, event) => events & REFUSED & bit(event));
  if (names.length > 0) throw raised(NotImplementedError, `glasspy does not tell ${names.join(', ')} events`);
}
/** After a change of what is asked for: every thread is looked at, or none. */
function follow(t: Thread): Value {
  const { interp } = machine(t);
  return changing(t, () => {
    const prepare = (thread: ThreadState): void => {
      if (interp.monitoring.isOn) tracerOf(thread);
      else if (thread.stepper !== null) release(thread, tracerOf(thread));
    };
    interp.onThread.set('monitoring', prepare);
    for (const thread of interp.threads()) prepare(thread);
    interp.monitoring.updateRunning(interp.threads());
  });
}

const functions: Record<string, NativeRow> = {
  use_tool_id: [
    '(tool_id, name, /)',
    'Take a tool id: an int from 0 to 5 that nobody uses. The name says who uses it.',
    (t, id: Value, name: Value) => {
      const tool = toolOf(t, id);
      if (!isStr(name)) throw raised(ValueError, 'tool name must be a str');
      const { tools } = monitoringOf(t);
      if (tools[tool] !== null) throw raised(ValueError, `tool ${tool} is already in use`);
      tools[tool] = name;
      return null;
    },
  ],
  clear_tool_id: [
    '(tool_id, /)',
    'Forget the callbacks and events of a tool; it stays in use.',
    (t, id: Value) => {
      const tool = toolOf(t, id);
      if (monitoringOf(t).tools[tool] === null) return null;
      monitoringOf(t).clear(tool);
      return follow(t);
    },
  ],
  free_tool_id: [
    '(tool_id, /)',
    'Give a tool id back, without its callbacks and events.',
    (t, id: Value) => {
      const tool = toolOf(t, id);
      const monitoring = monitoringOf(t);
      if (monitoring.tools[tool] === null) return null;
      monitoring.tools[tool] = null;
      monitoring.clear(tool);
      return follow(t);
    },
  ],
  get_tool: ['(tool_id, /)', 'The name of the tool that uses an id, or None.', (t, id: Value) => monitoringOf(t).tools[toolOf(t, id)]],
  register_callback: [
    '(tool_id, event, func, /)',
    'Set the function that is called for an event; gives the one that was. None takes it away.',
    (t, id: Value, event: Value, callback: Value) => {
      const tool = toolOf(t, id);
      const set = sizeArgument(t, event, 'int');
      if (set <= 0 || set & (set - 1)) throw raised(ValueError, 'The callback can only be set for one event at a time');
      const index = Math.log2(set);
      if (index >= EVENT_NAMES.length) throw raised(ValueError, `invalid event ${set}`);
      const monitoring = monitoringOf(t);
      if (index !== Event.BRANCH) return monitoring.setCallback(tool, index, callback);
      monitoring.setCallback(tool, Event.BRANCH_RIGHT, callback);
      return monitoring.setCallback(tool, Event.BRANCH_LEFT, callback);
    },
  ],
  get_events: ['(tool_id, /)', 'The events of all code that a tool is told of.', (t, id: Value) => monitoringOf(t).eventsOf(toolOf(t, id))],
  set_events: [
    '(tool_id, event_set, /)',
    'Set the events of all code that a tool is told of.',
    (t, id: Value, set: Value) => {
      const tool = toolOf(t, id);
      let events = sizeArgument(t, set, 'int');
      checkSet(events, EVENT_NAMES.length, 'event set');
      events = withoutAliases(events);
      usedTool(t, id);
      refuse(events);
      return monitoringOf(t).setEvents(tool, events) ? follow(t) : null;
    },
  ],
  get_local_events: [
    '(tool_id, code, /)',
    'The events that a tool is told of this code object beside those of all code.',
    (t, id: Value, code: Value) => {
      const { code: own } = codeOf(code);
      return monitoringOf(t).ownEventsOf(toolOf(t, id), own);
    },
  ],
  set_local_events: [
    '(tool_id, code, event_set, /)',
    'Set the events that a tool is told of this code object beside those of all code.',
    (t, id: Value, code: Value, set: Value) => {
      const given = sizeArgument(t, set, 'int');
      const { code: own } = codeOf(code);
      const tool = toolOf(t, id);
      const events = withoutAliases(given);
      checkSet(events, LOCAL_EVENTS, 'local event set');
      usedTool(t, id);
      refuse(events);
      return monitoringOf(t).setOwnEvents(tool, own, events) ? follow(t) : null;
    },
  ],
  restart_events: [
    '()',
    'Tell again of everything that callbacks have disabled.',
    (t) => {
      monitoringOf(t).restart();
      monitoringOf(t).updateRunning(machine(t).interp.threads());
      return null;
    },
  ],
  _all_events: [
    '()',
    'For each event that is told of all code, the set of tools.',
    (t) => {
      const all = new PyDict();
      for (const [name, tools] of monitoringOf(t).allEvents()) all.setName(name, tools);
      return all;
    },
  ],
};

/** The namespace sys.monitoring of an interpreter. */
export function makeMonitoring(monitoring: Monitoring): PyModule {
  const module = new PyModule(new PyDict());
  const set = (name: string, value: Value): void => module.dict.setName(name, value);
  set('__name__', 'sys.monitoring');
  for (const name of ['__doc__', '__package__', '__loader__', '__spec__']) set(name, null);
  for (const [name, row] of Object.entries(functions)) set(name, nativeFunction(name, row, 'sys.monitoring'));
  set('DISABLE', monitoring.DISABLE);
  set('MISSING', monitoring.MISSING);
  for (const [name, tool] of Object.entries({ DEBUGGER_ID: 0, COVERAGE_ID: 1, PROFILER_ID: 2, OPTIMIZER_ID: 5 })) set(name, tool);
  const sets = EVENT_NAMES.map((name, event) => [name, bit(event)] as const);
  set('events', simpleNamespace({ ...Object.fromEntries(sets), NO_EVENTS: 0 }));
  return module;
}

/**
 * Module _monitoring: the functions of sys.monitoring, which loads them when a tool looks on. What that is told is the work of
 * vm/monitoring.ts.
 */
import { sizeArgument } from '../runtime/convert.ts';
import type { NativeBody } from '../runtime/callables.ts';
import type { ModuleRows } from '../runtime/define.ts';
import { PyDict } from '../runtime/dict.ts';
import { NotImplementedError, raised, TypeError, ValueError } from '../runtime/exceptions.ts';
import type { Thread } from '../runtime/machine.ts';
import type { Value } from '../runtime/object.ts';
import { isStr } from '../runtime/text.ts';
import { PyCode } from '../vm/frame.ts';
import { type Monitoring, monitoringOf as monitoringIn } from '../vm/monitoring.ts';
import { Event, EVENT_NAMES, LOCAL_EVENTS, TOOLS } from '../vm/monitoring-names.ts';
import { tracerOf, release } from '../vm/tracer.ts';
import type { ThreadState } from '../vm/thread.ts';
import { changing } from './_tracing.ts';
import { MONITORING_FUNCTIONS } from './monitoring.ts';

const machine = (t: Thread): ThreadState => t as ThreadState;
const monitoringOf = (t: Thread): Monitoring => monitoringIn(machine(t).interp);

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
  const monitoring = monitoringOf(t);
  return changing(t, () => {
    const prepare = (thread: ThreadState): void => {
      if (monitoring.isOn) tracerOf(thread);
      else if (thread.stepper !== null) release(thread, tracerOf(thread));
    };
    interp.onThread.set('monitoring', prepare);
    for (const thread of interp.threads()) prepare(thread);
    monitoring.updateRunning(interp.threads());
  });
}

const bodies: Record<string, NativeBody> = {
  use_tool_id: (t, id: Value, name: Value) => {
    const tool = toolOf(t, id);
    if (!isStr(name)) throw raised(ValueError, 'tool name must be a str');
    const { tools } = monitoringOf(t);
    if (tools[tool] !== null) throw raised(ValueError, `tool ${tool} is already in use`);
    tools[tool] = name;
    return null;
  },
  clear_tool_id: (t, id: Value) => {
    const tool = toolOf(t, id);
    if (monitoringOf(t).tools[tool] === null) return null;
    monitoringOf(t).clear(tool);
    return follow(t);
  },
  free_tool_id: (t, id: Value) => {
    const tool = toolOf(t, id);
    const monitoring = monitoringOf(t);
    if (monitoring.tools[tool] === null) return null;
    monitoring.tools[tool] = null;
    monitoring.clear(tool);
    return follow(t);
  },
  get_tool: (t, id: Value) => monitoringOf(t).tools[toolOf(t, id)],
  register_callback: (t, id: Value, event: Value, callback: Value) => {
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
  get_events: (t, id: Value) => monitoringOf(t).eventsOf(toolOf(t, id)),
  set_events: (t, id: Value, set: Value) => {
    const tool = toolOf(t, id);
    let events = sizeArgument(t, set, 'int');
    checkSet(events, EVENT_NAMES.length, 'event set');
    events = withoutAliases(events);
    usedTool(t, id);
    refuse(events);
    return monitoringOf(t).setEvents(tool, events) ? follow(t) : null;
  },
  get_local_events: (t, id: Value, code: Value) => {
    const { code: own } = codeOf(code);
    return monitoringOf(t).ownEventsOf(toolOf(t, id), own);
  },
  set_local_events: (t, id: Value, code: Value, set: Value) => {
    const given = sizeArgument(t, set, 'int');
    const { code: own } = codeOf(code);
    const tool = toolOf(t, id);
    const events = withoutAliases(given);
    checkSet(events, LOCAL_EVENTS, 'local event set');
    usedTool(t, id);
    refuse(events);
    return monitoringOf(t).setOwnEvents(tool, own, events) ? follow(t) : null;
  },
  restart_events: (t) => {
    monitoringOf(t).restart();
    monitoringOf(t).updateRunning(machine(t).interp.threads());
    return null;
  },
  _all_events: (t) => {
    const all = new PyDict();
    for (const [name, tools] of monitoringOf(t).allEvents()) all.setName(name, tools);
    return all;
  },
};

export const monitoringModule: ModuleRows = {
  name: '_monitoring',
  doc: 'Functions of sys.monitoring.',
  functions: Object.fromEntries(
    Object.entries(MONITORING_FUNCTIONS).map(([name, [signature, doc]]) => [name, [signature, doc, bodies[name]]]),
  ),
};

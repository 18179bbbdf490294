/**
 * sys.monitoring: the namespace, with what its functions are called with. They load module _monitoring when a tool looks on, and not
 * sooner.
 */
import { PyModule } from '../runtime/callables.ts';
import { nativeFunction, type NativeRow } from '../runtime/define.ts';
import { PyDict } from '../runtime/dict.ts';
import type { Value } from '../runtime/object.ts';
import { simpleNamespace } from '../runtime/types/simple-namespace.ts';
import { DISABLE, EVENT_NAMES, MISSING } from '../vm/monitoring-names.ts';

export const MONITORING_FUNCTIONS: Readonly<Record<string, readonly [signature: string, doc: string]>> = {
  use_tool_id: ['(tool_id, name, /)', 'Take a tool id: an int from 0 to 5 that nobody uses. The name says who uses it.'],
  clear_tool_id: ['(tool_id, /)', 'Forget the callbacks and events of a tool; it stays in use.'],
  free_tool_id: ['(tool_id, /)', 'Give a tool id back, without its callbacks and events.'],
  get_tool: ['(tool_id, /)', 'The name of the tool that uses an id, or None.'],
  register_callback: [
    '(tool_id, event, func, /)',
    'Set the function that is called for an event; gives the one that was. None takes it away.',
  ],
  get_events: ['(tool_id, /)', 'The events of all code that a tool is told of.'],
  set_events: ['(tool_id, event_set, /)', 'Set the events of all code that a tool is told of.'],
  get_local_events: ['(tool_id, code, /)', 'The events that a tool is told of this code object beside those of all code.'],
  set_local_events: ['(tool_id, code, event_set, /)', 'Set the events that a tool is told of this code object beside those of all code.'],
  restart_events: ['()', 'Tell again of everything that callbacks have disabled.'],
  _all_events: ['()', 'For each event that is told of all code, the set of tools.'],
};

/** The namespace sys.monitoring of an interpreter. `body`: a function of another module, by their names. */
export function makeMonitoring(body: (module: string, name: string) => NativeRow[2]): PyModule {
  const module = new PyModule(new PyDict());
  const set = (name: string, value: Value): void => module.dict.setName(name, value);
  set('__name__', 'sys.monitoring');
  for (const name of ['__doc__', '__package__', '__loader__', '__spec__']) set(name, null);
  for (const [name, [signature, doc]] of Object.entries(MONITORING_FUNCTIONS))
    set(name, nativeFunction(name, [signature, doc, body('_monitoring', name)], 'sys.monitoring'));
  set('DISABLE', DISABLE);
  set('MISSING', MISSING);
  for (const [name, tool] of Object.entries({ DEBUGGER_ID: 0, COVERAGE_ID: 1, PROFILER_ID: 2, OPTIMIZER_ID: 5 })) set(name, tool);
  const sets = EVENT_NAMES.map((name, event) => [name, 1 << event] as const);
  set('events', simpleNamespace({ ...Object.fromEntries(sets), NO_EVENTS: 0 }));
  return module;
}

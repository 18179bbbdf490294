/**
 * The names of sys.monitoring (PEP 669): what there is before anybody looks on. Who does loads monitoring.ts.
 */
import { objectType } from '../runtime/builtin-types.ts';
import { PyInstance, type Value } from '../runtime/object.ts';

/** The events, each a bit of a set of events. Those before RAISE belong to an instruction, and can be set for one code object. */
export const EVENT_NAMES = [
  'PY_START',
  'PY_RESUME',
  'PY_RETURN',
  'PY_YIELD',
  'CALL',
  'LINE',
  'INSTRUCTION',
  'JUMP',
  'BRANCH_LEFT',
  'BRANCH_RIGHT',
  'STOP_ITERATION',
  'RAISE',
  'EXCEPTION_HANDLED',
  'PY_UNWIND',
  'PY_THROW',
  'RERAISE',
  'C_RETURN',
  'C_RAISE',
  'BRANCH',
] as const;
type EventName = (typeof EVENT_NAMES)[number];
export const Event = Object.fromEntries(EVENT_NAMES.map((name, bit) => [name, bit])) as Readonly<Record<EventName, number>>;
/** Events of instructions. */
export const LOCAL_EVENTS = Event.RAISE;
export const TOOLS = 6;
/** Is returned by a callback that does not want to be called again there. */
export const DISABLE: Value = new PyInstance(objectType);
/** Stands for a first argument that there is not. */
export const MISSING: Value = new PyInstance(objectType);

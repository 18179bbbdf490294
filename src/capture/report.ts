/**
 * What capture tells the program: events, to torch._dynamo._events, which counts, logs and explains, and raises where the program wants an error.
 */
import type { PyModule } from '../runtime/callables.ts';
import { PyList, PyTuple } from '../runtime/collections.ts';
import { PyDict } from '../runtime/dict.ts';
import type { Value } from '../runtime/object.ts';
import { strFromJs } from '../runtime/text.ts';
import type { ThreadState } from '../vm/thread.ts';

export type Field = Value | string | readonly Field[];
function toGuest(field: Field): Value {
  if (typeof field === 'string') return strFromJs(field);
  return Array.isArray(field) ? new PyTuple(field.map(toGuest)) : (field as Value);
}
function events(t: ThreadState): PyModule {
  const { modules } = t.interp;
  if (modules.getName('torch._dynamo._events') === undefined) t.interp.importNow(t, 'torch._dynamo._events');
  return modules.getName('torch._dynamo._events') as PyModule;
}
export function emit(t: ThreadState, kind: string, fields: Readonly<Record<string, Field>>): void {
  const dict = new PyDict();
  for (const [name, field] of Object.entries(fields)) dict.setName(name, toGuest(field));
  t.call(events(t).dict.getName('emit') as Value, [kind, dict]);
}
/** Whether somebody wants to hear of each step. */
export const isTraced = (t: ThreadState): boolean => events(t).dict.getName('tracing') === true;
export const listOfTexts = (texts: readonly string[]): Value => new PyList(texts.map(strFromJs));

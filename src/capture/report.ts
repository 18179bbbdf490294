/**
 * What capture tells the program: events, to a function of module torch._dynamo that counts, logs and explains.
 */
import { PyList, PyTuple } from '../runtime/collections.ts';
import { PyDict } from '../runtime/dict.ts';
import { PyModule } from '../runtime/callables.ts';
import type { Value } from '../runtime/object.ts';
import { strFromJs } from '../runtime/text.ts';
import type { ThreadState } from '../vm/thread.ts';

export type Field = Value | string | readonly Field[];
function toGuest(field: Field): Value {
  if (typeof field === 'string') return strFromJs(field);
  return Array.isArray(field) ? new PyTuple(field.map(toGuest)) : (field as Value);
}
export function emit(t: ThreadState, kind: string, fields: Readonly<Record<string, Field>>): void {
  const events = t.interp.modules.getName('torch._dynamo._events');
  const listener = events instanceof PyModule ? events.dict.getName('emit') : undefined;
  if (listener === undefined) return;
  const dict = new PyDict();
  for (const [name, field] of Object.entries(fields)) dict.setName(name, toGuest(field));
  t.call(listener, [kind, dict]);
}
export const listOfTexts = (texts: readonly string[]): Value => new PyList(texts.map(strFromJs));

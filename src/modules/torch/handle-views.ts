/**
 * What module torch._vm shows of the handle cache, and lets be changed.
 */
import { PyList, PyTuple } from '../../runtime/collections.ts';
import { indexOf } from '../../runtime/convert.ts';
import type { NativeRow } from '../../runtime/define.ts';
import { PyDict } from '../../runtime/dict.ts';
import { raised, ValueError } from '../../runtime/exceptions.ts';
import { HANDLE_POLICIES } from '../../runtime/handle-cache.ts';
import type { Thread } from '../../runtime/machine.ts';
import type { Value } from '../../runtime/object.ts';
import { isStr, jsText, strFromJs } from '../../runtime/text.ts';
import type { ThreadState } from '../../vm/thread.ts';
import { type OperatorRow, policyNamed, table } from './operator-table.ts';

const slotsOf = (t: Thread) => (t as ThreadState).interp.process.handles;
function record(entries: Readonly<Record<string, Value>>): PyDict {
  const dict = new PyDict();
  for (const [name, value] of Object.entries(entries)) dict.setName(name, value);
  return dict;
}
function setPolicy(t: Thread, name: Value = null): Value {
  const slots = slotsOf(t);
  const before = slots.policy;
  if (name === null) return before;
  const policy = isStr(name) ? policyNamed(jsText(name)) : undefined;
  if (policy === undefined) throw raised(ValueError, `the policies are ${HANDLE_POLICIES.join(', ')}, and not ${t.reprText(name)}`);
  slots.setPolicy(policy);
  return before;
}
/** For each interpreter of this JavaScript thread, by its number: how often what came of asking. */
function stats(t: Thread): Value {
  const all = new PyDict();
  for (const { interpreter, stats } of slotsOf(t).caches) all.set(t, interpreter, record({ ...stats }));
  return all;
}
const nameOf = ({ name, overload }: OperatorRow): Value => strFromJs(`aten.${name}.${overload}`);
function operatorAt(t: Thread, slot: Value): Value {
  const row = table.rows[Number(indexOf(t, slot))];
  if (row === undefined) throw raised(ValueError, `no operator has slot ${t.reprText(slot)}`);
  return nameOf(row);
}
/** The rows that somebody has asked for: name, word, owner, and hits and misses of each interpreter. */
function slots(t: Thread): Value {
  const { caches } = slotsOf(t);
  const isAsked = (slot: number) => Array.from(caches).some((cache) => cache.hitsOf[slot] + cache.missesOf[slot] > 0);
  return new PyList(
    table.rows
      .filter(({ slot }) => isAsked(slot))
      .map((row) => {
        const { slot } = row;
        const { tag, isBusy, isAlive } = slotsOf(t).tagOf(slot);
        const owner = Array.from(caches).find((cache) => cache.tag === tag);
        return record({
          slot,
          operator: nameOf(row),
          tag,
          busy: isBusy,
          owner: !isAlive ? null : (owner?.interpreter ?? strFromJs('a worker')),
          asked: new PyList(
            Array.from(caches)
              .filter((cache) => cache.hitsOf[slot] + cache.missesOf[slot] > 0)
              .map((cache) => new PyTuple([cache.interpreter, cache.hitsOf[slot], cache.missesOf[slot], cache.has(slot)])),
          ),
        });
      }),
  );
}

export const handleRowsOf: Readonly<Record<string, NativeRow>> = {
  _handle_policy: [
    '(policy=None, /)',
    'How handles are kept, for the whole process; sets it to another. Gives the one of before.',
    setPolicy,
  ],
  _handle_stats: ['()', 'How often what came of asking for a handle, for each interpreter.', stats],
  _handle_operator: ['(slot, /)', 'The name of the operator that has a slot.', operatorAt],
  _handle_slots: ['()', 'The slots that somebody has asked for.', slots],
};

/**
 * The class statement: find the metaclass, prepare a namespace, run the body in it, call the metaclass.
 */
import { findAttr } from '../runtime/attributes.ts';
import { typeName, typeOf, typeType } from '../runtime/builtin-types.ts';
import { PyCell, PyFunction } from '../runtime/callables.ts';
import { PyTuple } from '../runtime/collections.ts';
import { PyDict } from '../runtime/dict.ts';
import { raised, RuntimeError, TypeError } from '../runtime/exceptions.ts';
import type { Keywords, Thread } from '../runtime/machine.ts';
import type { NativeFrame } from '../runtime/native-frame.ts';
import { PUSHED, PyType, type Value } from '../runtime/object.ts';
import { metaclassOf } from '../runtime/types/type.ts';
import { isStr, jsText } from '../runtime/text.ts';
import { frameFor } from './bind-arguments.ts';
import type { ThreadState } from './thread.ts';

/** Bases after PEP 560: what is no class may name others in its place. */
export function resolveBases(t: Thread, bases: readonly Value[]): Value[] {
  const result: Value[] = [];
  for (const base of bases) {
    const hook = base instanceof PyType ? undefined : t.findAttr(base, '__mro_entries__');
    if (hook === undefined) {
      result.push(base);
      continue;
    }
    const entries = t.call(hook, [new PyTuple(bases)]);
    if (!(entries instanceof PyTuple)) throw raised(TypeError, '__mro_entries__ must return a tuple');
    result.push(...entries.items);
  }
  return result;
}

interface Job {
  readonly body: PyFunction;
  readonly name: Value;
  readonly original: readonly Value[];
  readonly bases: PyTuple;
  readonly meta: Value;
  readonly keywords: Keywords | null;
  namespace: Value;
}
/** `__build_class__(func, name, *bases, **keywords)`. */
export function buildClass(t: Thread, body: Value, name: Value, bases: readonly Value[], kwargs: PyDict): Value {
  if (!(body instanceof PyFunction)) throw raised(TypeError, '__build_class__: func must be a function');
  if (!isStr(name)) throw raised(TypeError, '__build_class__: name is not a string');
  const resolved = resolveBases(t, bases);
  let meta: Value = kwargs.getName('metaclass') ?? null;
  if (meta !== null) kwargs.deleteName('metaclass');
  else meta = resolved.length > 0 ? typeOf(resolved[0]) : typeType;
  if (meta instanceof PyType) meta = metaclassOf(meta, resolved);
  const keywords: Keywords | null =
    kwargs.size === 0 ? null : { names: kwargs.liveKeys().map((key) => jsText(key as string)), values: kwargs.liveValues() };
  const job: Job = { body, name, original: bases, bases: new PyTuple(resolved), meta, keywords, namespace: null };
  return t.start(buildStep, job);
}
/** a: the job. */
function buildStep(t: Thread, f: NativeFrame, value: Value): Value {
  const job = f.a as Job;
  const thread = t as ThreadState;
  switch (f.state) {
    case 0: {
      f.state = 1;
      const prepare = findAttr(t, job.meta, '__prepare__');
      value = prepare === undefined ? new PyDict() : t.invoke(prepare, [job.name, job.bases], job.keywords);
      if (value === PUSHED) return PUSHED;
    }
    // falls through
    case 1: {
      f.state = 2;
      if (!(value instanceof PyDict) && typeOf(value).lookup('__getitem__') === undefined)
        throw raised(
          TypeError,
          `${job.meta instanceof PyType ? job.meta.name : '<metaclass>'}.__prepare__() must return a mapping, not ${typeName(value)}`,
        );
      job.namespace = value;
      const frame = frameFor(t, job.body, [], 0, 0, null);
      frame.namespace = value;
      thread.push(frame);
      return PUSHED;
    }
    case 2:
      f.state = 3;
      f.b = value;
      if (job.original.length !== job.bases.items.length || job.original.some((base, i) => base !== job.bases.items[i]))
        t.setItem(job.namespace, '__orig_bases__', new PyTuple(job.original));
      value = t.invoke(job.meta, [job.name, job.bases, job.namespace], job.keywords);
      if (value === PUSHED) return PUSHED;
    // falls through
    default:
      if (f.b instanceof PyCell && value instanceof PyType) {
        if (f.b.value === undefined)
          throw raised(
            RuntimeError,
            `__class__ not set defining ${t.reprText(job.name)} as ${t.reprText(value)}. Was __classcell__ propagated to type.__new__?`,
          );
        if (f.b.value !== value)
          throw raised(TypeError, `__class__ set to ${t.reprText(f.b.value)} defining ${t.reprText(job.name)} as ${t.reprText(value)}`);
      }
      return value;
  }
}

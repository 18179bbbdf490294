/**
 * Whether interpreters are apart: a walk from each to all that it holds, and nothing that a program could change may be met on two of them.
 *
 * What may be met: what is made at start and never changes (builtin types and functions, None's kin), code as the compiler made it, and what the
 * process shares on purpose, which is where the walk ends (process.ts). The check after each request is a switch, `-X check_isolation`:
 * a walk takes some milliseconds.
 */
import { PyBuiltin, PyGetSet } from '../runtime/callables.ts';
import { PyBytes, PyTuple } from '../runtime/collections.ts';
import { PyFloat } from '../runtime/number.ts';
import { PyObject, PyType, Sentinel, TypeFlag } from '../runtime/object.ts';
import { PyStr } from '../runtime/text.ts';
import { InternalError } from '../support/errors.ts';
import type { InterpreterState } from '../vm/interpreter.ts';
import { reachable } from '../vm/object-graph.ts';

const IMMUTABLE = [PyBuiltin, PyGetSet, PyBytes, PyFloat, PyStr, Sentinel];
/** Builtin types whose objects are constants: markers, and what torch has one of (torch.float32, torch.strided). */
const CONSTANTS: ReadonlySet<string> = new Set([
  'object',
  'ellipsis',
  'NotImplementedType',
  '_PlaceholderType',
  'dtype',
  'device',
  'layout',
  'memory_format',
]);
/** Can be the same for two interpreters, as no program can change it. */
function mayBeShared(object: PyObject): boolean {
  if (object instanceof PyType) return !object.has(TypeFlag.HEAP);
  if (object instanceof PyTuple) return object.items.every((item) => !(item instanceof PyObject) || mayBeShared(item));
  return IMMUTABLE.some((type) => object instanceof type) || (CONSTANTS.has(object.cls.name) && (object.slots ?? []).length === 0);
}

/** All that an interpreter holds. */
export function world(interp: InterpreterState): Set<object> {
  const seen = new Set<object>(interp.borders);
  const roots: object[] = [interp];
  for (const t of interp.threads()) roots.push(t);
  reachable(roots, seen);
  for (const border of interp.borders) seen.delete(border);
  return seen;
}
/** Guest objects that both interpreters hold and that a program could change. */
export function sharedObjects(a: InterpreterState, b: InterpreterState): PyObject[] {
  const mine = world(a);
  return Array.from(world(b)).filter((node): node is PyObject => node instanceof PyObject && mine.has(node) && !mayBeShared(node));
}
/** Throws when an interpreter is not apart from the others of its process. */
export function checkIsolation(interp: InterpreterState): void {
  for (const other of interp.process.interpreters.values()) {
    if (other === interp) continue;
    const [first] = sharedObjects(interp, other);
    if (first !== undefined) throw new InternalError(`interpreters ${interp.id} and ${other.id} both hold a '${first.cls.name}'`);
  }
}

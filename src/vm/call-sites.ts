/**
 * What an instruction is about to call, seen on the stack before it runs: for those who look on.
 */
import { Op } from '../bytecode/op.gen.ts';
import { lookupBeyond } from '../runtime/attributes.ts';
import { builtinFunctionType, methodType, superType, typeOf } from '../runtime/builtin-types.ts';
import { PyBuiltin, PyFunction, PyMethod } from '../runtime/callables.ts';
import { PyList, PyTuple } from '../runtime/collections.ts';
import { PyType, type Value } from '../runtime/object.ts';
import { isIterable } from '../runtime/iterate.ts';
import type { Frame } from './frame.ts';
import type { ThreadState } from './thread.ts';

export interface CallSite {
  readonly callee: Value;
  /** The first argument, with a method its object; undefined when there is none. */
  readonly arg: Value | undefined;
  /** Whether the call runs as a frame of this very chain, as calls of Python functions do: the caller does not see its end. */
  readonly isPython: boolean;
  /** super(...) in a look-up: it is over before anything else happens. */
  readonly isOver?: boolean;
}

/** The call that the instruction at frame.pc - 1 makes; null: none. */
export function callSite(t: ThreadState, frame: Frame): CallSite | null {
  const word = frame.words[frame.pc - 1];
  const s = frame.locals as readonly (Value | undefined)[];
  const { sp } = frame;
  const n = word >>> 8;
  switch (word & 255) {
    case Op.CALL:
      return plain(s[sp - n - 2] as Value, s[sp - n - 1], n > 0 ? s[sp - n] : undefined, isEndOfWith(frame, n));
    case Op.CALL_KW:
      return plain(s[sp - n - 3] as Value, s[sp - n - 2], n > 0 ? s[sp - n - 1] : undefined, false);
    case Op.CALL_FUNCTION_EX:
      return spread(t, frame);
    case Op.BEFORE_WITH:
    case Op.BEFORE_ASYNC_WITH:
      return entering(t, s[sp - 1] as Value, (word & 255) === Op.BEFORE_WITH);
    case Op.LOAD_SUPER_ATTR:
    case Op.LOAD_SUPER_METHOD:
      return upwards(frame, s[sp - 3] as Value, s[sp - 2] as Value, s[sp - 1] as Value);
    default:
      return null;
  }
}
function plain(callee: Value, self: Value | undefined, first: Value | undefined, isExit: boolean): CallSite {
  if (self !== undefined) return { callee, arg: self, isPython: callee instanceof PyFunction };
  if (callee instanceof PyMethod && (callee.cls === methodType || (isExit && callee.cls === builtinFunctionType)))
    return { callee: callee.func, arg: callee.self, isPython: callee.func instanceof PyFunction };
  return { callee, arg: first, isPython: callee instanceof PyFunction };
}
/** The call of __exit__ after a block without exception: its three Nones stand where the call itself does. */
function isEndOfWith(frame: Frame, n: number): boolean {
  const { pc, words } = frame;
  if (n !== 3 || pc < 5 || (words[pc - 5] & 255) !== Op.PUSH_NULL) return false;
  for (let at = pc - 4; at < pc - 1; at++) if ((words[at] & 255) !== Op.LOAD_CONST) return false;
  return standsAtOnePlace(frame, pc - 4, pc);
}
function spread(t: ThreadState, frame: Frame): CallSite | null {
  const s = frame.locals as readonly (Value | undefined)[];
  const callee = s[frame.sp - 4] as Value;
  const given = s[frame.sp - 2] as Value;
  const isList = (given instanceof PyTuple || given instanceof PyList) && given.slots === null;
  if (!isList && !isIterable(given)) return null;
  // An iterator can be read only once: the call gets what was read.
  const items = isList ? given.items : t.list(given);
  if (!isList) frame.locals[frame.sp - 2] = new PyTuple(items);
  const isPython = callee instanceof PyFunction || (callee instanceof PyMethod && callee.cls === methodType);
  return { callee, arg: s[frame.sp - 3] === undefined ? items[0] : s[frame.sp - 3], isPython };
}
function entering(t: ThreadState, manager: Value, isSync: boolean): CallSite | null {
  const [name, exitName] = isSync ? ['__enter__', '__exit__'] : ['__aenter__', '__aexit__'];
  const enter = typeOf(manager).lookup(name) ?? lookupBeyond(t, manager, name);
  const exit = typeOf(manager).lookup(exitName) ?? lookupBeyond(t, manager, exitName);
  if (enter === undefined || exit === undefined) return null;
  if (enter instanceof PyFunction || enter instanceof PyBuiltin)
    return { callee: enter, arg: manager, isPython: enter instanceof PyFunction };
  const method = t.getAttr(manager, name);
  return plain(method, undefined, undefined, false);
}
/** `super().name` is compiled into one look-up, with class and object loaded from where the call itself stands. */
function upwards(frame: Frame, callee: Value, type: Value, object: Value): CallSite {
  const hasArguments = !standsAtOnePlace(frame, frame.pc - 3, frame.pc - 1);
  const isRight = type instanceof PyType && (typeOf(object).isSubtypeOf(type) || (object instanceof PyType && object.isSubtypeOf(type)));
  return { callee, arg: hasArguments ? type : undefined, isPython: false, isOver: callee === superType && isRight };
}
/** Whether the instructions from `start` to before `end` all have one position in the source. */
function standsAtOnePlace({ code: { positions } }: Frame, start: number, end: number): boolean {
  for (let at = start + 1; at < end; at++)
    for (let field = 0; field < 4; field++) if (positions[at * 4 + field] !== positions[start * 4 + field]) return false;
  return true;
}

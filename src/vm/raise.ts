/**
 * Raising, matching and context managers.
 */
import { bind, lookupBeyond } from '../runtime/attributes.ts';
import { typeName, typeOf } from '../runtime/builtin-types.ts';
import { PyTuple } from '../runtime/collections.ts';
import {
  BaseException,
  BaseExceptionGroup,
  PyException,
  raised,
  RuntimeError,
  StopAsyncIteration,
  StopIteration,
  TypeError,
} from '../runtime/exceptions.ts';
import { stopValueOf } from '../runtime/types/exceptions.ts';
import { PUSHED, PyType, type Value } from '../runtime/object.ts';
import { Frame, PyTraceback } from './frame.ts';
import { giveContext } from './host-errors.ts';
import type { ThreadState } from './thread.ts';

function isExceptionClass(v: Value): v is PyType {
  return v instanceof PyType && v.isSubtypeOf(BaseException);
}
/** An exception instance from what `raise` was given. */
export function exceptionFrom(t: ThreadState, v: Value, text: string): PyException {
  if (v instanceof PyException) return v;
  if (isExceptionClass(v)) {
    const made = t.call(v, []);
    if (made instanceof PyException) return made;
    throw raised(TypeError, `calling ${t.reprText(v)} should have returned an instance of BaseException, not ${t.reprText(typeOf(made))}`);
  }
  throw raised(TypeError, text);
}

/** RAISE_VARARGS. */
export function makeRaise(t: ThreadState, count: number, exc: Value, cause: Value): PyException {
  if (count === 0) {
    if (t.handled === null) throw raised(RuntimeError, 'No active exception to reraise');
    return t.handled;
  }
  const exception = exceptionFrom(t, exc, 'exceptions must derive from BaseException');
  if (count === 2) {
    exception.cause = cause === null ? null : exceptionFrom(t, cause, 'exception causes must derive from BaseException');
    exception.suppressContext = true;
  }
  giveContext(t, exception);
  return exception;
}

// ---- the handled exception
/** Starts handling: gives what POP_EXCEPT will restore. In a generator, None stands for "what its resumer handles". */
export function pushExcInfo(t: ThreadState, frame: Frame, exception: PyException): Value {
  const before = t.handled;
  t.handled = exception;
  const { generator } = frame;
  if (generator === null || generator.handles) return before;
  generator.handles = true;
  return null;
}
export function popExcept(t: ThreadState, frame: Frame, before: Value): void {
  t.handled = before as PyException | null;
  const { generator } = frame;
  if (before !== null || generator === null) return;
  generator.handles = false;
  t.handled = generator.outer;
}

const CANNOT_CATCH = 'catching classes that do not inherit from BaseException is not allowed';
export function checkMatch(t: ThreadState, exception: PyException, type: Value): boolean {
  if (type instanceof PyTuple) {
    for (const item of type.items) if (!isExceptionClass(item)) throw raised(TypeError, CANNOT_CATCH);
    return type.items.some((item) => exception.cls.isSubtypeOf(item as PyType));
  }
  if (!isExceptionClass(type)) throw raised(TypeError, CANNOT_CATCH);
  void t;
  return exception.cls.isSubtypeOf(type);
}
/** except*: [the rest, the match], each an exception or None. */
export function checkGroupMatch(t: ThreadState, exception: PyException | null, type: Value): [Value, Value] {
  const parts = groupMatch(t, exception, type);
  // The handler that runs now handles its part.
  if (parts[1] !== null) t.handled = parts[1] as PyException;
  return parts;
}
function groupMatch(t: ThreadState, exception: PyException | null, type: Value): [Value, Value] {
  if (exception === null) return [null, null];
  const types = type instanceof PyTuple ? type.items : [type];
  for (const item of types) {
    if (!isExceptionClass(item)) throw raised(TypeError, CANNOT_CATCH);
    if (item.isSubtypeOf(BaseExceptionGroup))
      throw raised(TypeError, 'catching ExceptionGroup with except* is not allowed. Use except instead.');
  }
  if (types.some((item) => exception.cls.isSubtypeOf(item as PyType))) {
    if (exception.cls.isSubtypeOf(BaseExceptionGroup)) return [null, exception];
    const group = t.call(BaseExceptionGroup, ['', new PyTuple([exception])]) as PyException;
    // An exception on its own is wrapped; the group comes into being here.
    if (t.frame instanceof Frame) group.traceback = new PyTraceback(null, t.frame, t.frame.pc - 1, t.frame.line);
    return [null, group];
  }
  if (!exception.cls.isSubtypeOf(BaseExceptionGroup)) return [exception, null];
  const pair = t.callMethod(exception, 'split', [type]);
  if (!(pair instanceof PyTuple)) throw raised(TypeError, `${exception.cls.name}.split must return a tuple, not ${typeName(pair)}`);
  if (pair.items.length < 2)
    throw raised(TypeError, `${exception.cls.name}.split must return a 2-tuple, got tuple of size ${pair.items.length}`);
  return [pair.items[1], pair.items[0]];
}

/** StopIteration gives its value; PUSHED stands for "raise it again". */
export function cleanupThrow(exception: Value): Value {
  if (exception instanceof PyException && exception.cls.isSubtypeOf(StopIteration)) return stopValueOf(exception);
  return PUSHED;
}
export function endAsyncFor(exception: Value): boolean {
  return exception instanceof PyException && exception.cls.isSubtypeOf(StopAsyncIteration);
}

// ---- with
export function beforeWith(t: ThreadState, manager: Value, isAsync: boolean): { enter: Value; exit: Value } {
  const [enterName, exitName] = isAsync ? ['__aenter__', '__aexit__'] : ['__enter__', '__exit__'];
  const type = typeOf(manager);
  const enter = type.lookup(enterName) ?? lookupBeyond(t, manager, enterName);
  const exit = type.lookup(exitName) ?? lookupBeyond(t, manager, exitName);
  if (enter === undefined || exit === undefined) {
    const kind = isAsync ? 'asynchronous context manager' : 'context manager';
    const other =
      type.lookup(isAsync ? '__enter__' : '__aenter__') !== undefined && type.lookup(isAsync ? '__exit__' : '__aexit__') !== undefined;
    const hint = other
      ? ` but it supports the ${isAsync ? 'context manager' : 'asynchronous context manager'} protocol. Did you mean to use '${isAsync ? 'with' : 'async with'}'?`
      : '';
    const missing = exit === undefined ? exitName : enterName;
    throw raised(TypeError, `'${type.name}' object does not support the ${kind} protocol (missed ${missing} method)${hint}`);
  }
  return { enter: boundNow(t, enter, manager, type), exit: boundNow(t, exit, manager, type) };
}
function boundNow(t: ThreadState, method: Value, object: Value, type: PyType): Value {
  const base = t.frame;
  return t.finish(base, bind(t, method, object, type));
}
export function withExceptStart(t: ThreadState, exit: Value, exception: PyException): Value {
  return t.invoke(exit, [exception.cls, exception, exception.traceback]);
}

/**
 * The exceptions of modules _interpreters and _interpqueues, under the names that guests know.
 */
import { builtinType } from '../runtime/builtin-types.ts';
import { Exception, makeException, type PyException, RuntimeError, TypeError } from '../runtime/exceptions.ts';
import { Raise } from '../runtime/machine.ts';
import { type PyType, TypeFlag } from '../runtime/object.ts';
import { strFromJs } from '../runtime/text.ts';
import { interpreterErrorType } from '../runtime/owned.ts';

const error = (name: string, base: PyType): PyType =>
  builtinType(name, { base, flags: TypeFlag.BASETYPE | TypeFlag.HAS_DICT, module: 'concurrent.interpreters' });

export { interpreterErrorType };
export const notFoundType = error('InterpreterNotFoundError', interpreterErrorType);
export const notShareableType = error('NotShareableError', TypeError);
export const queueErrorType = error('QueueError', RuntimeError);
export const queueNotFoundType = error('QueueNotFoundError', queueErrorType);

export const failure = (type: PyType, message: string): Raise => new Raise(makeException(type, strFromJs(message)));

/** Something cannot go to another interpreter; the cause says why. */
export function notShareable(message: string, cause: PyException | null = null): Raise {
  const exception = makeException(notShareableType, strFromJs(message));
  if (cause !== null) {
    exception.cause = cause;
    exception.suppressContext = true;
  }
  return new Raise(exception);
}
/** A cause that was an exception in another interpreter, of which only the text is here. */
export const causeFrom = (text: string): PyException => makeException(Exception, strFromJs(text));

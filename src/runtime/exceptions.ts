/**
 * Exceptions: the class tree of builtin exceptions, and the object they all are.
 *
 * The tree is a table, so that the names, bases and docs of 3.14 stand in one place. Attributes that only some exceptions have
 * (`errno`, `value`, `name`, ...) live in `extra`, named as guest code names them.
 */
import { EMPTY_TUPLE, PyTuple } from './collections.ts';
import { builtinType } from './builtin-types.ts';
import { PyObject, type PyType, TypeFlag, type Value } from './object.ts';
import { Raise } from './machine.ts';
import { strFromJs } from './text.ts';

export class PyException extends PyObject {
  traceback: Value = null;
  context: PyException | null = null;
  cause: Value = null;
  suppressContext = false;
  extra: Record<string, Value> | null = null;
  constructor(
    cls: PyType,
    public args: PyTuple,
  ) {
    super();
    this.cls = cls;
    this.shape = cls.rootShape;
    this.slots = [];
  }
}

const flags = TypeFlag.BASETYPE | TypeFlag.HAS_DICT;
const allocate = (cls: PyType): PyObject => new PyException(cls, EMPTY_TUPLE);
export const BaseException = builtinType('BaseException', { flags, allocate });

/** [name, base, doc], every base above its subclasses. */
const TREE: readonly (readonly [string, string, string])[] = [
  ['Exception', 'BaseException', 'Common base class for all non-exit exceptions.'],
  ['GeneratorExit', 'BaseException', 'Request that a generator exit.'],
  ['KeyboardInterrupt', 'BaseException', 'Program interrupted by user.'],
  ['SystemExit', 'BaseException', 'Request to exit from the interpreter.'],
  ['BaseExceptionGroup', 'BaseException', 'A combination of multiple unrelated exceptions.'],
  ['ArithmeticError', 'Exception', 'Base class for arithmetic errors.'],
  ['FloatingPointError', 'ArithmeticError', 'Floating-point operation failed.'],
  ['OverflowError', 'ArithmeticError', 'Result too large to be represented.'],
  ['ZeroDivisionError', 'ArithmeticError', 'Second argument to a division or modulo operation was zero.'],
  ['AssertionError', 'Exception', 'Assertion failed.'],
  ['AttributeError', 'Exception', 'Attribute not found.'],
  ['BufferError', 'Exception', 'Buffer error.'],
  ['EOFError', 'Exception', 'Read beyond end of file.'],
  ['ImportError', 'Exception', "Import can't find module, or can't find name in module."],
  ['ModuleNotFoundError', 'ImportError', 'Module not found.'],
  ['LookupError', 'Exception', 'Base class for lookup errors.'],
  ['IndexError', 'LookupError', 'Sequence index out of range.'],
  ['KeyError', 'LookupError', 'Mapping key not found.'],
  ['MemoryError', 'Exception', 'Out of memory.'],
  ['NameError', 'Exception', 'Name not found globally.'],
  ['UnboundLocalError', 'NameError', 'Local name referenced but not bound to a value.'],
  ['OSError', 'Exception', 'Base class for I/O related errors.'],
  ['BlockingIOError', 'OSError', 'I/O operation would block.'],
  ['ChildProcessError', 'OSError', 'Child process error.'],
  ['ConnectionError', 'OSError', 'Connection error.'],
  ['BrokenPipeError', 'ConnectionError', 'Broken pipe.'],
  ['ConnectionAbortedError', 'ConnectionError', 'Connection aborted.'],
  ['ConnectionRefusedError', 'ConnectionError', 'Connection refused.'],
  ['ConnectionResetError', 'ConnectionError', 'Connection reset.'],
  ['FileExistsError', 'OSError', 'File already exists.'],
  ['FileNotFoundError', 'OSError', 'File not found.'],
  ['InterruptedError', 'OSError', 'Interrupted by signal.'],
  ['IsADirectoryError', 'OSError', "Operation doesn't work on directories."],
  ['NotADirectoryError', 'OSError', 'Operation only works on directories.'],
  ['PermissionError', 'OSError', 'Not enough permissions.'],
  ['ProcessLookupError', 'OSError', 'Process not found.'],
  ['TimeoutError', 'OSError', 'Timeout expired.'],
  ['ReferenceError', 'Exception', 'Weak ref proxy used after referent went away.'],
  ['RuntimeError', 'Exception', 'Unspecified run-time error.'],
  ['NotImplementedError', 'RuntimeError', "Method or function hasn't been implemented yet."],
  ['PythonFinalizationError', 'RuntimeError', 'Operation blocked during Python finalization.'],
  ['RecursionError', 'RuntimeError', 'Recursion limit exceeded.'],
  ['StopAsyncIteration', 'Exception', 'Signal the end from iterator.__anext__().'],
  ['StopIteration', 'Exception', 'Signal the end from iterator.__next__().'],
  ['SyntaxError', 'Exception', 'Invalid syntax.'],
  ['IndentationError', 'SyntaxError', 'Improper indentation.'],
  ['TabError', 'IndentationError', 'Improper mixture of spaces and tabs.'],
  ['_IncompleteInputError', 'SyntaxError', 'incomplete input.'],
  ['SystemError', 'Exception', 'Internal error in the Python interpreter.'],
  ['TypeError', 'Exception', 'Inappropriate argument type.'],
  ['ValueError', 'Exception', 'Inappropriate argument value (of correct type).'],
  ['UnicodeError', 'ValueError', 'Unicode related error.'],
  ['UnicodeDecodeError', 'UnicodeError', 'Unicode decoding error.'],
  ['UnicodeEncodeError', 'UnicodeError', 'Unicode encoding error.'],
  ['UnicodeTranslateError', 'UnicodeError', 'Unicode translation error.'],
  ['Warning', 'Exception', 'Base class for warning categories.'],
  ['BytesWarning', 'Warning', 'Base class for warnings about bytes and buffer related problems.'],
  ['DeprecationWarning', 'Warning', 'Base class for warnings about deprecated features.'],
  ['EncodingWarning', 'Warning', 'Base class for warnings about encodings.'],
  ['FutureWarning', 'Warning', 'Base class for warnings about constructs that will change semantically in the future.'],
  ['ImportWarning', 'Warning', 'Base class for warnings about probable mistakes in module imports.'],
  ['PendingDeprecationWarning', 'Warning', 'Base class for warnings about features which will be deprecated in the future.'],
  ['ResourceWarning', 'Warning', 'Base class for warnings about resource usage.'],
  ['RuntimeWarning', 'Warning', 'Base class for warnings about dubious runtime behavior.'],
  ['SyntaxWarning', 'Warning', 'Base class for warnings about dubious syntax.'],
  ['UnicodeWarning', 'Warning', 'Base class for warnings about Unicode related problems.'],
  ['UserWarning', 'Warning', 'Base class for warnings generated by user code.'],
];

/** Every builtin exception class by name. */
export const exceptionTypes = new Map<string, PyType>([['BaseException', BaseException]]);
/** Those with attributes of their own. */
const WITH_ATTRIBUTES = new Set(
  'SystemExit BaseExceptionGroup AttributeError ImportError NameError OSError StopIteration SyntaxError UnicodeDecodeError UnicodeEncodeError UnicodeTranslateError'.split(
    ' ',
  ),
);
const layout = (name: string): number => (WITH_ATTRIBUTES.has(name) ? 0 : TypeFlag.SAME_LAYOUT);
for (const [name, base, doc] of TREE) {
  const type = builtinType(name, { base: exceptionTypes.get(base) as PyType, flags: flags | layout(name) });
  type.doc = doc;
  exceptionTypes.set(name, type);
}
const named = (name: string): PyType => exceptionTypes.get(name) as PyType;

export const Exception = named('Exception');
export const GeneratorExit = named('GeneratorExit');
export const KeyboardInterrupt = named('KeyboardInterrupt');
export const SystemExit = named('SystemExit');
export const BaseExceptionGroup = named('BaseExceptionGroup');
export const ArithmeticError = named('ArithmeticError');
export const OverflowError = named('OverflowError');
export const ZeroDivisionError = named('ZeroDivisionError');
export const AssertionError = named('AssertionError');
export const AttributeError = named('AttributeError');
export const BufferError = named('BufferError');
export const EOFError = named('EOFError');
export const ImportError = named('ImportError');
export const ModuleNotFoundError = named('ModuleNotFoundError');
export const LookupError = named('LookupError');
export const IndexError = named('IndexError');
export const KeyError = named('KeyError');
export const MemoryError = named('MemoryError');
export const NameError = named('NameError');
export const UnboundLocalError = named('UnboundLocalError');
export const OSError = named('OSError');
export const ReferenceError = named('ReferenceError');
export const RuntimeError = named('RuntimeError');
export const NotImplementedError = named('NotImplementedError');
export const RecursionError = named('RecursionError');
export const StopAsyncIteration = named('StopAsyncIteration');
export const StopIteration = named('StopIteration');
export const SyntaxError = named('SyntaxError');
export const SystemError = named('SystemError');
export const TypeError = named('TypeError');
export const ValueError = named('ValueError');
export const UnicodeDecodeError = named('UnicodeDecodeError');
export const UnicodeEncodeError = named('UnicodeEncodeError');
export const DeprecationWarning = named('DeprecationWarning');
export const RuntimeWarning = named('RuntimeWarning');
export const SyntaxWarning = named('SyntaxWarning');
export const UserWarning = named('UserWarning');

/** ExceptionGroup has two bases, so it stands outside the table. */
export const ExceptionGroup = builtinType('ExceptionGroup', { base: BaseExceptionGroup, flags: flags | TypeFlag.SAME_LAYOUT });
ExceptionGroup.bases = [BaseExceptionGroup, Exception];
ExceptionGroup.mro = [ExceptionGroup, BaseExceptionGroup, Exception, ...BaseException.mro];
Exception.subclasses.add(new WeakRef(ExceptionGroup));
exceptionTypes.set('ExceptionGroup', ExceptionGroup);

/** A guest exception of a builtin class. */
export function makeException(type: PyType, ...args: Value[]): PyException {
  return new PyException(type, new PyTuple(args));
}
/** For `throw raised(TypeError, '...')`. */
export function raised(type: PyType, message: string): Raise {
  return new Raise(makeException(type, strFromJs(message)));
}
/** The same with an argument that is no message (KeyError). */
export function raisedWith(type: PyType, ...args: Value[]): Raise {
  return new Raise(makeException(type, ...args));
}
/** StopIteration(value) for a finished generator. */
export function stopIteration(value: Value): PyException {
  const exception = new PyException(StopIteration, value === null ? EMPTY_TUPLE : new PyTuple([value]));
  exception.extra = { value };
  return exception;
}

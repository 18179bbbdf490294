/**
 * Rare operations that share two opcodes: one row each.
 */
import { INTRINSICS_1, INTRINSICS_2 } from '../bytecode/opcodes.ts';
import { InternalError } from '../support/errors.ts';
import { type PyFunction, PyModule } from '../runtime/callables.ts';
import { type PyList, PyTuple } from '../runtime/collections.ts';
import { PyDict } from '../runtime/dict.ts';
import {
  BaseExceptionGroup,
  type PyException,
  raised,
  RuntimeError,
  StopAsyncIteration,
  StopIteration,
  AttributeError,
  makeException,
  TypeError,
} from '../runtime/exceptions.ts';
import { isStr, jsText } from '../runtime/text.ts';
import type { PyObject, Value } from '../runtime/object.ts';
import { isGroup, newGroup, projectGroup } from '../runtime/types/exception-groups.ts';
import { typeName } from '../runtime/builtin-types.ts';
import { CodeFlag } from '../bytecode/code.ts';
import type { Frame } from './frame.ts';
import { PyAsyncValue } from './generators.ts';
import type { ThreadState } from './thread.ts';

type Intrinsic1 = (t: ThreadState, frame: Frame, value: Value) => Value;
type Intrinsic2 = (t: ThreadState, a: Value, b: Value) => Value;

/** Type parameters and aliases are made by module _typing; a class with parameters has a base of module typing. */
function typing(t: ThreadState, name: string, args: readonly Value[], module = '_typing'): Value {
  return t.call(t.getAttr(t.interp.importNow(t, module), name), args);
}

const ROWS_1: Record<(typeof INTRINSICS_1)[number], Intrinsic1> = {
  INTRINSIC_PRINT: (t, _frame, value) => t.invoke(t.getAttr(t.interp.importNow(t, 'sys'), 'displayhook'), [value]),
  INTRINSIC_IMPORT_STAR: (t, frame, module) => {
    importStar(t, frame, module);
    return null;
  },
  INTRINSIC_STOPITERATION_ERROR: (t, frame, value) => {
    const exception = value as PyException;
    const { flags } = frame.code;
    const isStopped = exception.cls.isSubtypeOf(StopIteration);
    const isAsync = (flags & CodeFlag.ASYNC_GENERATOR) !== 0;
    if (!isStopped && !(isAsync && exception.cls.isSubtypeOf(StopAsyncIteration))) return exception;
    const what = flags & CodeFlag.COROUTINE ? 'coroutine' : isAsync ? 'async generator' : 'generator';
    const error = makeException(RuntimeError, `${what} raised ${isStopped ? 'StopIteration' : 'StopAsyncIteration'}`);
    error.cause = exception;
    error.suppressContext = true;
    error.context = exception;
    void t;
    return error;
  },
  INTRINSIC_ASYNC_GEN_WRAP: (_t, _frame, value) => new PyAsyncValue(value),
  INTRINSIC_LIST_TO_TUPLE: (_t, _frame, value) => new PyTuple((value as PyObject as PyList).items),
  INTRINSIC_TYPEVAR: (t, _frame, name) => typing(t, '_make_typevar', [name]),
  INTRINSIC_PARAMSPEC: (t, _frame, name) => typing(t, '_make_paramspec', [name]),
  INTRINSIC_TYPEVARTUPLE: (t, _frame, name) => typing(t, '_make_typevartuple', [name]),
  INTRINSIC_SUBSCRIPT_GENERIC: (t, _frame, parameters) => typing(t, '_make_generic', [parameters], 'typing'),
  INTRINSIC_TYPEALIAS: (t, _frame, value) => typing(t, '_make_typealias', [value]),
};
const ROWS_2: Record<(typeof INTRINSICS_2)[number], Intrinsic2> = {
  INTRINSIC_PREP_RERAISE_STAR: (t, original, list) => prepareReraiseStar(t, original as PyException, (list as PyObject as PyList).items),
  INTRINSIC_TYPEVAR_WITH_BOUND: (t, name, evaluate) => typing(t, '_make_typevar', [name, evaluate, null]),
  INTRINSIC_TYPEVAR_WITH_CONSTRAINTS: (t, name, evaluate) => typing(t, '_make_typevar', [name, null, evaluate]),
  INTRINSIC_SET_FUNCTION_TYPE_PARAMS: (_t, fn, parameters) => {
    (fn as PyObject as PyFunction).typeParams = parameters as PyObject as PyTuple;
    return fn;
  },
  INTRINSIC_SET_TYPEPARAM_DEFAULT: (t, parameter, evaluate) => typing(t, '_set_default', [parameter, evaluate]),
};
const TABLE_1 = INTRINSICS_1.map((name) => ROWS_1[name]);
const TABLE_2 = INTRINSICS_2.map((name) => ROWS_2[name]);

export function intrinsic1(t: ThreadState, frame: Frame, index: number, value: Value): Value {
  const row = TABLE_1[index];
  if (row === undefined) throw new InternalError(`intrinsic ${index} was promised`);
  return row(t, frame, value);
}
export function intrinsic2(t: ThreadState, index: number, a: Value, b: Value): Value {
  const row = TABLE_2[index];
  if (row === undefined) throw new InternalError(`intrinsic ${index} was promised`);
  return row(t, a, b);
}

function importStar(t: ThreadState, frame: Frame, module: Value): void {
  const namespace = frame.namespace;
  const put = (name: string, value: Value): void => {
    if (namespace instanceof PyDict && namespace.slots === null) namespace.setName(name, value);
    else t.setItem(namespace, name, value);
  };
  const all = t.findAttr(module, '__all__');
  if (all !== undefined) {
    for (const name of t.list(all)) {
      if (!isStr(name))
        throw raised(TypeError, `Item in ${t.reprText(t.getAttr(module, '__name__'))}.__all__ must be str, not ${typeName(name)}`);
      put(jsText(name), t.getAttr(module, jsText(name)));
    }
    return;
  }
  const dict = module instanceof PyModule ? module.dict : t.findAttr(module, '__dict__');
  if (!(dict instanceof PyDict)) throw raised(AttributeError, 'from-import-* object has no __dict__ and no __all__');
  for (const [name, value] of Array.from(dict.entries())) if (typeof name === 'string' && !name.startsWith('_')) put(name, value);
}

/** except*: what to raise at the end: nothing, the rest of the group, or a group of what handlers raised and the rest. */
function prepareReraiseStar(t: ThreadState, original: PyException, left: readonly Value[]): Value {
  const kept = left.filter((item) => item !== null) as unknown as PyException[];
  if (kept.length === 0) return null;
  if (!original.cls.isSubtypeOf(BaseExceptionGroup)) return kept[0];
  const isReraised = (item: PyException): boolean => item === original || (isGroup(item) && hasSameHistory(t, item, original));
  const reraised = kept.filter(isReraised);
  const fresh = kept.filter((item) => !isReraised(item));
  const rest = reraised.length > 0 ? projectGroup(t, original, reraised) : null;
  if (fresh.length === 0) return rest;
  if (rest !== null) fresh.push(rest);
  return fresh.length === 1 ? fresh[0] : newGroup(t, '', fresh);
}
/** Parts of a group have its traceback, links and notes; what a handler raised has its own. */
function hasSameHistory(t: ThreadState, a: PyException, b: PyException): boolean {
  if (a.traceback !== b.traceback || a.context !== b.context || a.cause !== b.cause) return false;
  const [ours, theirs] = [t.findAttr(a, '__notes__'), t.findAttr(b, '__notes__')];
  if (ours === undefined || theirs === undefined) return ours === theirs;
  return t.equals(ours, theirs);
}

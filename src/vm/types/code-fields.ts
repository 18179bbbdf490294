/**
 * Code objects made by guest code: `types.CodeType(...)` and `code.replace(...)`.
 *
 * The fields have CPython's names and meaning; what is in `co_code` and `co_exceptiontable` is our own bytecode. Whatever comes is
 * verified like every code object before it exists, so a program cannot make one that breaks the machine: ValueError says what is
 * wrong with it.
 */
import { CodeObject, LocalKind, type ExceptionEntry, type LocalKindValue } from '../../bytecode/code.ts';
import { type Constant, strConstant } from '../../bytecode/constants.ts';
import { BadCode, verify } from '../../bytecode/verifier.ts';
import { bytesType, strType, tupleType, typeName } from '../../runtime/builtin-types.ts';
import { Ellipsis, PyBytes, PySlice, PyTuple } from '../../runtime/collections.ts';
import { indexOf } from '../../runtime/convert.ts';
import type { PyDict } from '../../runtime/dict.ts';
import { exceptionTypes, OverflowError, raised, TypeError, ValueError } from '../../runtime/exceptions.ts';
import type { Thread } from '../../runtime/machine.ts';
import { PyComplex, PyFloat } from '../../runtime/number.ts';
import type { PyType, Value } from '../../runtime/object.ts';
import { PyFrozenSet } from '../../runtime/set.ts';
import { isStr, jsText, PyStr } from '../../runtime/text.ts';
import { codeValue, PyCode } from '../frame.ts';

/** The fields in the order of the constructor, with the class that each must have. */
const FIELDS = {
  co_argcount: 'int',
  co_posonlyargcount: 'int',
  co_kwonlyargcount: 'int',
  co_nlocals: 'int',
  co_stacksize: 'int',
  co_flags: 'int',
  co_code: bytesType,
  co_consts: tupleType,
  co_names: tupleType,
  co_varnames: tupleType,
  co_filename: strType,
  co_name: strType,
  co_qualname: strType,
  co_firstlineno: 'int',
  co_linetable: bytesType,
  co_exceptiontable: bytesType,
  co_freevars: tupleType,
  co_cellvars: tupleType,
} as const;
type Field = keyof typeof FIELDS;
const NAMES = Object.keys(FIELDS) as Field[];
type Given = Record<Field, Value>;

function checked(t: Thread, where: string, name: string, field: Field, value: Value): Value {
  const type = FIELDS[field];
  if (type === 'int') {
    const n = indexOf(t, value);
    if (typeof n === 'bigint' || n > 0x7fffffff || n < -0x80000000) throw raised(OverflowError, 'Python int too large to convert to C int');
    return n;
  }
  if (typeName(value) !== type.name) throw raised(TypeError, `${where} argument ${name} must be ${type.name}, not ${typeName(value)}`);
  return value;
}
/** `CodeType(argcount, ...)`. */
export function newCode(t: Thread, args: readonly Value[]): Value {
  const given: Partial<Given> = { co_freevars: new PyTuple([]), co_cellvars: new PyTuple([]) };
  args.forEach((value, at) => {
    given[NAMES[at]] = checked(t, 'code()', String(at + 1), NAMES[at], value);
  });
  return build(given as Given, () => new Int32Array(0));
}
/** `code.replace(co_name=...)`. */
export function replaceCode(t: Thread, self: PyCode, changes: PyDict): Value {
  const given = {} as Given;
  for (const [key, value] of changes.entries()) {
    const name = jsText(key as string) as Field;
    if (!(name in FIELDS)) throw raised(TypeError, `replace() got an unexpected keyword argument '${name}'`);
    given[name] = checked(t, 'replace()', `'${name}'`, name, value);
  }
  for (const name of NAMES) if (given[name] === undefined) given[name] = t.getAttr(self, name);
  // Names of variables may change without their number.
  const { code } = self;
  return build(given, (words) => (words.length === code.words.length ? code.positions : new Int32Array(0)));
}

function texts(value: Value): string[] {
  return (value as unknown as PyTuple).items.map((item) => {
    if (!isStr(item)) throw raised(exceptionTypes.get('SystemError') as PyType, 'non-string found in code slot');
    return jsText(item);
  });
}
function build(given: Given, positionsFor: (words: Int32Array) => Int32Array): Value {
  for (const name of ['co_argcount', 'co_posonlyargcount', 'co_kwonlyargcount', 'co_nlocals', 'co_stacksize'] as const)
    if ((given[name] as number) < 0) throw raised(ValueError, `${name} must be a positive integer`);
  const varnames = texts(given.co_varnames);
  const cellvars = texts(given.co_cellvars);
  const freevars = texts(given.co_freevars);
  const [argCount, kwOnlyArgCount] = [given.co_argcount as number, given.co_kwonlyargcount as number];
  const flags = given.co_flags as number;
  const inSignature = argCount + kwOnlyArgCount + (flags & 4 ? 1 : 0) + (flags & 8 ? 1 : 0);
  if (inSignature > varnames.length) throw raised(ValueError, 'code: co_varnames is too small');
  if (given.co_nlocals !== varnames.length) throw raised(ValueError, 'code: co_nlocals != len(co_varnames)');
  const localNames = [...varnames, ...cellvars.filter((name) => !varnames.includes(name)), ...freevars];
  const localKinds = localNames.map((name, at): LocalKindValue => {
    if (at >= localNames.length - freevars.length) return LocalKind.FREE;
    if (at >= varnames.length) return LocalKind.CELL;
    return cellvars.includes(name) ? LocalKind.ARG_CELL : LocalKind.LOCAL;
  });
  const { bytes } = given.co_code as unknown as PyBytes;
  if (bytes.length % 4 !== 0) throw raised(ValueError, 'code: co_code is malformed');
  const words = new Int32Array(bytes.slice().buffer);
  const positions = positionsFor(words);
  const code = new CodeObject({
    name: jsText(given.co_name as string),
    qualname: jsText(given.co_qualname as string),
    filename: jsText(given.co_filename as string),
    firstLine: given.co_firstlineno as number,
    flags,
    argCount,
    posOnlyArgCount: given.co_posonlyargcount as number,
    kwOnlyArgCount,
    localNames,
    localKinds,
    stackSize: given.co_stacksize as number,
    words,
    positions: positions.length === words.length * 4 ? positions : new Int32Array(words.length * 4),
    exceptions: exceptionEntries((given.co_exceptiontable as unknown as PyBytes).bytes),
    constants: (given.co_consts as unknown as PyTuple).items.map(constantOf),
    names: texts(given.co_names),
  });
  try {
    verify(code);
  } catch (error) {
    if (error instanceof BadCode) throw raised(ValueError, `code: ${error.message}`);
    throw error;
  }
  return codeValue(code);
}

/** The constant that a guest value came from; a ValueError when it can be none. */
export function constantOf(value: Value): Constant {
  // A number that is no whole one is a float; of whole ones only ints are numbers of the host.
  if (typeof value === 'number' && !Number.isInteger(value)) return { tag: 'float', value };
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof PyCode) return value.code;
  if (value instanceof PyFloat) return { tag: 'float', value: value.value };
  if (value instanceof PyComplex) return { tag: 'complex', real: value.real, imag: value.imag };
  if (value instanceof PyStr) return strConstant(value.points);
  if (value instanceof PyBytes) return { tag: 'bytes', bytes: value.bytes };
  if (value instanceof PyTuple && value.cls === tupleType) return { tag: 'tuple', items: value.items.map(constantOf) };
  if (value instanceof PyFrozenSet) return { tag: 'frozenset', items: value.items().map(constantOf) };
  if (value instanceof PySlice)
    return { tag: 'slice', start: constantOf(value.start), stop: constantOf(value.stop), step: constantOf(value.step) };
  if (value === Ellipsis) return { tag: 'ellipsis' };
  throw raised(ValueError, `code: a '${typeName(value)}' object cannot be a constant`);
}

/** The table as bytes: four numbers per entry, six bits a byte, the highest bit marks where an entry begins. */
export function exceptionTableBytes(code: CodeObject): Uint8Array {
  const bytes: number[] = [];
  const put = (value: number, first: boolean): void => {
    const parts: number[] = [];
    do {
      parts.unshift(value & 63);
      value >>= 6;
    } while (value > 0);
    parts.forEach((part, i) => bytes.push(part | (i < parts.length - 1 ? 64 : 0) | (first && i === 0 ? 128 : 0)));
  };
  for (const entry of code.exceptions) {
    put(entry.start, true);
    put(entry.end - entry.start, false);
    put(entry.target, false);
    put((entry.depth << 1) | (entry.lasti ? 1 : 0), false);
  }
  return new Uint8Array(bytes);
}
function exceptionEntries(bytes: Uint8Array): ExceptionEntry[] {
  const entries: ExceptionEntry[] = [];
  let at = 0;
  const next = (): number => {
    let value = 0;
    for (;;) {
      if (at >= bytes.length) throw raised(ValueError, 'code: co_exceptiontable is malformed');
      const byte = bytes[at++];
      value = (value << 6) | (byte & 63);
      if ((byte & 64) === 0) return value;
    }
  };
  while (at < bytes.length) {
    const [start, size, target, last] = [next(), next(), next(), next()];
    entries.push({ start, end: start + size, target, depth: last >> 1, lasti: (last & 1) === 1 });
  }
  return entries;
}

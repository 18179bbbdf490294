/**
 * Module builtins: the functions that need no import. Those that iterate are in builtins-iteration.ts.
 */
import { CodeFlag, FUTURE_FLAGS, LocalKind } from '../bytecode/code.ts';
import { SyntaxProblem } from '../support/errors.ts';
import { findAttr, getAttr, invokeSpecial, nameOf, setAttr } from '../runtime/attributes.ts';
import { memoryViewType } from '../runtime/buffers.ts';
import * as types from '../runtime/builtin-types.ts';
import { dictType, isCallable, typeName, typeOf } from '../runtime/builtin-types.ts';
import { PyBuiltin, PyCell, PyFunction, PyModule } from '../runtime/callables.ts';
import { Ellipsis, NotImplemented, PyByteArray, PyBytes, PyList, PyTuple } from '../runtime/collections.ts';
import { bytesOf } from '../runtime/buffers.ts';
import { encodeStr } from '../runtime/codecs.ts';
import { indexOf } from '../runtime/convert.ts';
import type { NativeRow } from '../runtime/define.ts';
import { nativeFunction } from '../runtime/define.ts';
import { PyDict } from '../runtime/dict.ts';
import {
  AttributeError,
  exceptionTypes,
  makeException,
  type PyException,
  raised,
  RuntimeError,
  SyntaxError,
  TypeError,
  ValueError,
} from '../runtime/exceptions.ts';
import { Raise, type Thread } from '../runtime/machine.ts';
import type { NativeFrame } from '../runtime/native-frame.ts';
import { intOf } from '../runtime/number.ts';
import { PUSHED, PyObject, type PyType, type Value } from '../runtime/object.ts';
import { binaryOperation, OPERATORS } from '../runtime/operators.ts';
import { formatOf, hashByMethod, reprOf, strOfValue } from '../runtime/protocols.ts';
import { noModulo } from '../runtime/power-modulo.ts';
import { asciiRepr } from '../runtime/repr-text.ts';
import { isStr, jsText, PyStr, pointsOf, strFromJs, strFromPoints, strLength, strOf } from '../runtime/text.ts';
import { keywordsFrom } from '../runtime/types/functions.ts';
import { iteratorTypes } from '../runtime/types/iterators.ts';
import { frozensetType, setType } from '../runtime/set.ts';
import { dictOfObject, dirOf } from '../runtime/types/object.ts';
import { buildClass } from '../vm/build-class.ts';
import { type Frame, PyCode, codeValue } from '../vm/frame.ts';
import { aiterOf, anextOf } from '../vm/generators.ts';
import { fromGuest, isNode, toGuest } from './_ast.ts';
import { builtinsFor, importModule, pushCode } from '../vm/import.ts';
import type { InterpreterState } from '../vm/interpreter.ts';
import type { ThreadState } from '../vm/thread.ts';
import { describeModule } from '../vm/types/module-spec.ts';
import { localsOf } from '../vm/types/locals-proxy.ts';
import { isInstance, isSubclass } from '../vm/type-call.ts';
import { iterationFunctions } from './builtins-iteration.ts';
import { addSiteBuiltins } from './site-builtins.ts';
import { openRow } from './io/index.ts';
import { PyTextStream, readInputLine } from './streams.ts';
import { wrongArgument } from '../runtime/text-arguments.ts';

// ---- print and input
function stdout(t: Thread): Value {
  const sys = t.interp.modules.getName('sys') as PyModule | undefined;
  const stream = sys?.dict.getName('stdout');
  if (stream === undefined) throw raised(RuntimeError, 'lost sys.stdout');
  return stream;
}
function print(t: Thread, args: readonly Value[], sep: Value = null, end: Value = null, file: Value = null, flush: Value = false): Value {
  for (const [name, value] of [
    ['sep', sep],
    ['end', end],
  ] as const)
    if (value !== null && !isStr(value)) throw raised(TypeError, `${name} must be None or a string, not ${typeName(value)}`);
  const target = file === null ? stdout(t) : file;
  if (target === null) return null;
  const between = sep === null ? ' ' : jsText(sep as string);
  const last = end === null ? '\n' : jsText(end as string);
  if (!PyTextStream.isPlain(target) || !target.isEncodable(between + last)) return printElsewhere(t, target, args, between, last, flush);
  let text = '';
  for (let i = 0; i < args.length; i++) {
    const arg = args[i];
    if (i > 0) text += between;
    if (typeof arg === 'string') text += arg;
    else if (typeof arg === 'number' && Number.isInteger(arg)) text += String(arg);
    else return t.start(printStep, { args, between, last, target, flush }, i, text);
  }
  text += last;
  // With a part that cannot be written, what stands before it is.
  if (!target.isEncodable(text)) return printElsewhere(t, target, args, between, last, flush);
  target.write(t, text);
  if (flush !== false && t.truth(flush)) target.flush(t);
  return null;
}
interface Printing {
  readonly args: readonly Value[];
  readonly between: string;
  readonly last: string;
  readonly target: PyTextStream;
  readonly flush: Value;
}
/** From the first argument on whose str() may be guest code. a: what to print, b: the next argument, c: the text before it. */
function printStep(t: Thread, f: NativeFrame, value: Value): Value {
  const { args, between, last, target, flush } = f.a as Printing;
  for (;;) {
    if (f.state === 1) {
      f.c = (f.c as string) + jsText(value as string);
      f.b = (f.b as number) + 1;
      f.state = 0;
      if ((f.b as number) < args.length) f.c = (f.c as string) + between;
    }
    if ((f.b as number) === args.length) {
      target.write(t, (f.c as string) + last);
      if (flush !== false && t.truth(flush)) target.flush(t);
      return null;
    }
    f.state = 1;
    // What stands before it is written first: str() may print too.
    target.write(t, f.c as string);
    f.c = '';
    value = strOfValue(t, args[f.b as number]);
    if (value === PUSHED) return PUSHED;
  }
}
/** To a file-like object: one write for each part, as CPython does. */
function printElsewhere(t: Thread, target: Value, args: readonly Value[], between: string, last: string, flush: Value): Value {
  const write = t.getAttr(target, 'write');
  args.forEach((arg, i) => {
    if (i > 0) t.call(write, [strFromJs(between)]);
    t.call(write, [t.str(arg)]);
  });
  t.call(write, [strFromJs(last)]);
  if (flush !== false && t.truth(flush)) t.callMethod(target, 'flush', []);
  return null;
}

function attribute(t: Thread, object: Value, name: Value, fallback?: Value): Value {
  const text = nameOf(t, name);
  if (fallback === undefined) return getAttr(t, object, text);
  return t.start(getattrStep, object, text, fallback);
}
/** a: object, b: name, c: default. */
function getattrStep(t: Thread, f: NativeFrame, value: Value): Value {
  if (f.state === 0) {
    f.state = 1;
    f.rescue = attributeRescue;
    try {
      const found = findAttr(t, f.a as Value, f.b as string);
      return found === undefined ? (f.c as Value) : found;
    } catch (error) {
      if (error instanceof Raise && error.exception.cls.isSubtypeOf(AttributeError)) return f.c as Value;
      throw error;
    }
  }
  return value;
}
/** a: object, b: name. */
function hasattrStep(t: Thread, f: NativeFrame, _value: Value): Value {
  if (f.state === 0) {
    f.state = 1;
    f.rescue = absentRescue;
    const found = findAttr(t, f.a as Value, f.b as string);
    if (found === PUSHED) return PUSHED;
    return found !== undefined;
  }
  return true;
}
function absentRescue(_t: Thread, _f: NativeFrame, exception: PyObject): Value | undefined {
  return exception.cls.isSubtypeOf(AttributeError) ? false : undefined;
}
function attributeRescue(_t: Thread, f: NativeFrame, exception: PyObject): Value | undefined {
  return exception.cls.isSubtypeOf(AttributeError) ? (f.c as Value) : undefined;
}

// ---- compile, exec, eval
const MODES = ['exec', 'eval', 'single'] as const;
/** Of a program's own file it is the compiler that says where it stands. */
const NULL_BYTES = 'source code string cannot contain null bytes';
/** What else than text may be the source. */
const KINDS: Readonly<Record<string, string>> = { 'compile()': ', bytes or AST object', 'symtable()': ' or bytes object' };
export function sourceOf(t: Thread, value: Value, what: string): string | Uint8Array {
  const text = strOf(value);
  if (text !== undefined) {
    // The source is encoded before it is read: a lone surrogate is a UnicodeEncodeError.
    if (text instanceof PyStr) encodeStr(t, text, 'utf-8', 'strict');
    const source = jsText(text);
    if (source.includes('\0')) throw raised(SyntaxError, NULL_BYTES);
    return source;
  }
  const bytes = bytesOf(value);
  if (bytes?.includes(0)) throw raised(SyntaxError, NULL_BYTES);
  if (bytes !== undefined) return bytes;
  throw raised(TypeError, `${what} arg 1 must be a string${KINDS[what] ?? ', bytes or code object'}`);
}
/** Compiles; a SyntaxProblem becomes the guest's SyntaxError. */
export function compileGuest(
  t: Thread,
  source: string | Uint8Array,
  filename: string,
  mode: (typeof MODES)[number],
  flags = 0,
  optimize = -1,
  topLevelAwait = false,
): PyCode {
  const interp = t.interp as InterpreterState;
  return withSyntaxErrors(t, filename, source, () => codeValue(interp.compile(source, filename, mode, { flags, optimize, topLevelAwait })));
}
export function withSyntaxErrors<T>(t: Thread, filename: string, source: string | Uint8Array, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof SyntaxProblem)) throw error;
    const lines = filename.startsWith('<') ? null : (t.interp as InterpreterState).sourceOf(filename);
    throw new Raise(syntaxError(error, filename, typeof source === 'string' ? source : null, lines));
  }
}
/**
 * The guest exception of a SyntaxProblem. `source` is the text when it came from no file; `lines` are those of the file, where the
 * compiler did not say which one is meant.
 */
export function syntaxError(
  problem: SyntaxProblem,
  filename: string,
  source: string | null = null,
  lines: readonly string[] | null = null,
): PyException {
  const type = exceptionTypes.get(problem.kind) as PyType;
  const { span } = problem;
  const found = lines?.[span.line - 1];
  const text = problem.text !== undefined ? strFromJs(problem.text) : found !== undefined ? strFromJs(`${found}\n`) : null;
  const file = strFromJs(problem.filename ?? filename);
  // An empty expression is wrong in line 0, where nothing stands.
  const nowhere = problem.text === '' ? 0 : null;
  const [line, col, endLine, endCol] =
    span.line === 0 ? [nowhere, nowhere, nowhere, nowhere] : [span.line, span.col + 1, span.endLine, span.endCol + 1];
  const details = new PyTuple([file, line, col, text, endLine, endCol]);
  const exception = makeException(type, strFromJs(problem.message), details);
  exception.extra = {
    msg: strFromJs(problem.message),
    filename: file,
    lineno: line,
    offset: col,
    text,
    end_lineno: endLine,
    end_offset: endCol,
    print_file_and_line: null,
    _metadata: new PyTuple([0, 0, source === null ? null : strFromJs(source)]),
  };
  return exception;
}
/** Globals and locals of exec() and eval(): those given, or those of the caller. */
function namespaces(t: Thread, globals: Value, locals: Value, what: 'exec' | 'eval'): [PyDict, Value] {
  const thread = t as ThreadState;
  const frame = thread.callerFrame() as Frame;
  const isMapping = (v: Value): boolean => typeOf(v).lookup('__getitem__') !== undefined;
  if (locals !== null && !isMapping(locals))
    throw raised(TypeError, what === 'eval' ? 'locals must be a mapping' : `locals must be a mapping or None, not ${typeName(locals)}`);
  let g: Value = globals;
  let l: Value = locals;
  if (g === null) {
    g = frame.globals;
    if (l === null) l = localsOf(t, frame);
  } else if (l === null) l = g;
  if (!(g instanceof PyDict)) {
    if (what === 'exec') throw raised(TypeError, `exec() globals must be a dict, not ${typeName(g)}`);
    throw raised(TypeError, isMapping(g) ? 'globals must be a real dict; try eval(expr, {}, mapping)' : 'globals must be a dict');
  }
  if (!g.hasName('__builtins__')) g.setName('__builtins__', frame.builtins);
  return [g, l];
}
/** Future features that the calling code has, and so what it compiles. */
function inheritedFlags(t: Thread): number {
  return ((t as ThreadState).callerFrame()?.code.flags ?? 0) & FUTURE_FLAGS;
}
function run(t: Thread, source: Value, globals: Value, locals: Value, mode: 'exec' | 'eval', closure: Value = null): Value {
  const thread = t as ThreadState;
  const [g, l] = namespaces(t, globals, locals, mode);
  if (!(source instanceof PyCode)) {
    if (closure !== null) throw raised(TypeError, 'closure can only be used when source is a code object');
    let text = sourceOf(t, source, `${mode}()`);
    if (mode === 'eval') text = typeof text === 'string' ? text.replace(/^[ \t]+/, '') : withoutIndent(text);
    pushCode(thread, compileGuest(t, text, '<string>', mode, inheritedFlags(t)).code, g, l);
    return PUSHED;
  }
  const { code } = source;
  const free = code.localKinds.filter((kind) => kind === LocalKind.FREE).length;
  if (mode === 'eval' && free > 0) throw raised(TypeError, 'code object passed to eval() may not contain free variables');
  if (free === 0 && closure !== null) throw raised(TypeError, 'cannot use a closure with this code object');
  const cells = closure instanceof PyTuple && closure.items.every((cell) => cell instanceof PyCell) ? closure.items : [];
  if (cells.length !== free) throw raised(TypeError, `code object requires a closure of exactly length ${free}`);
  if (free === 0 && (code.flags & CodeFlag.OPTIMIZED) === 0) {
    pushCode(thread, code, g, l);
    return PUSHED;
  }
  // The code of a function runs as that function does, its variables its own.
  const name = strFromJs(code.name);
  const fn = new PyFunction(code, g, name, strFromJs(code.qualname), free === 0 ? null : (cells as PyCell[]), builtinsFor(thread, g));
  if (code.flags & CodeFlag.OPTIMIZED) return t.invoke(fn, []);
  pushCode(thread, code, g, l, fn);
  return PUSHED;
}
function withoutIndent(text: Uint8Array): Uint8Array {
  const start = text.findIndex((byte) => byte !== 32 && byte !== 9);
  return start > 0 ? text.subarray(start) : text;
}

// Flags of compile(), with the numbers of module ast.
const ONLY_AST = 0x400;
const TOP_LEVEL_AWAIT = 0x2000;
/** Futures that are in the language already, TYPE_COMMENTS, DONT_IMPLY_DEDENT, ALLOW_INCOMPLETE_INPUT and OPTIMIZED_AST. */
const OTHER_FLAGS = 0xbe0000 | 0x10 | 0x1000 | 0x200 | 0x4000 | 0x8000;
function compileCall(
  t: Thread,
  source: Value,
  filename: Value,
  mode: Value,
  flags: Value = 0,
  dontInherit: Value = false,
  optimize: Value = -1,
): Value {
  const file = isStr(filename) ? jsText(filename) : filename instanceof PyBytes ? new TextDecoder().decode(filename.bytes) : undefined;
  if (file === undefined) throw raised(TypeError, `expected str, bytes or os.PathLike object, not ${typeName(filename)}`);
  if (!isStr(mode)) throw wrongArgument("compile() argument 'mode'", 'str', mode);
  const bits = Number(indexOf(t, flags));
  if ((bits & ~(FUTURE_FLAGS | ONLY_AST | TOP_LEVEL_AWAIT | OTHER_FLAGS)) !== 0) throw raised(ValueError, 'compile(): unrecognised flags');
  const level = Number(indexOf(t, optimize));
  if (level < -1 || level > 2) throw raised(ValueError, 'compile(): invalid optimize value');
  const how = jsText(mode) as (typeof MODES)[number];
  if (!MODES.includes(how)) {
    if (jsText(mode) !== 'func_type') throw raised(ValueError, "compile() mode must be 'exec', 'eval' or 'single'");
    throw raised(ValueError, "compile() mode 'func_type' requires flag PyCF_ONLY_AST");
  }
  const interp = t.interp as InterpreterState;
  const inherited = t.truth(dontInherit) ? 0 : inheritedFlags(t);
  const wantsTree = (bits & ONLY_AST) !== 0;
  if (isNode(t, source)) {
    const tree = fromGuest(t, source, how);
    if (wantsTree) return toGuest(t, tree, '');
    const options = { flags: (bits & FUTURE_FLAGS) | inherited, optimize: level, topLevelAwait: (bits & TOP_LEVEL_AWAIT) !== 0 };
    return withSyntaxErrors(t, file, '', () => codeValue(interp.compileTree(tree, file, options)));
  }
  if (source instanceof PyCode) return source;
  const text = sourceOf(t, source, 'compile()');
  if (wantsTree) {
    const { tree, text: decoded } = withSyntaxErrors(t, file, text, () => interp.parse(text, file, how));
    return toGuest(t, tree, decoded);
  }
  return compileGuest(t, text, file, how, (bits & FUTURE_FLAGS) | inherited, level, (bits & TOP_LEVEL_AWAIT) !== 0);
}
function discardStep(t: Thread, f: NativeFrame, _value: Value): Value {
  if (f.state === 0) {
    f.state = 1;
    const [source, globals, locals, closure] = f.a as Value[];
    return run(t, source, globals, locals, 'exec', closure);
  }
  return null;
}

const intText = (t: Thread, v: Value, base: number, prefix: string): Value => {
  const n = indexOf(t, v);
  return n < 0 ? `-${prefix}${(-n).toString(base)}` : `${prefix}${n.toString(base)}`;
};

const functions: Record<string, NativeRow> = {
  print: [
    "(*args, sep=' ', end='\\n', file=None, flush=False)",
    'Prints the values to a stream, or to sys.stdout by default.\n\nsep\n  string inserted between values, default a space.\nend\n  string appended after the last value, default a newline.\nfile\n  a file-like object (stream); defaults to the current sys.stdout.\nflush\n  whether to forcibly flush the stream.',
    (t, args: Value[], sep?: Value, end?: Value, file?: Value, flush?: Value) => print(t, args, sep, end, file, flush),
  ],
  repr: ['(obj, /)', 'Return the canonical string representation of the object.', (t, v: Value) => reprOf(t, v)],
  ascii: [
    '(obj, /)',
    'Return an ASCII-only representation of an object.',
    (t, v: Value) => {
      const repr = t.repr(v);
      const text = strOf(repr) as string | PyStr;
      const ascii = asciiRepr(text);
      return ascii === text ? repr : ascii;
    },
  ],
  format: [
    "(value, format_spec='', /)",
    'Return type(value).__format__(value, format_spec)',
    (t, v: Value, spec: Value = '') => {
      if (!isStr(spec)) throw wrongArgument('format() argument 2', 'str', spec);
      return formatOf(t, v, spec);
    },
  ],
  hash: [
    '(obj, /)',
    'Return the hash value for the given object.',
    (t, v: Value) => (v instanceof PyObject ? hashByMethod(t, v) : t.hash(v)),
  ],
  id: ['(obj, /)', 'Return the identity of an object.', (t, v: Value) => t.interp.idOf(v)],
  callable: ['(obj, /)', 'Return whether the object is callable (i.e., some kind of function).', (_t, v: Value) => isCallable(v)],
  isinstance: [
    '(obj, class_or_tuple, /)',
    'Return whether an object is an instance of a class or of a subclass thereof.',
    (t, v: Value, type: Value) => isInstance(t, v, type),
  ],
  issubclass: [
    '(cls, class_or_tuple, /)',
    "Return whether 'cls' is derived from another class or is the same class.",
    (t, v: Value, type: Value) => isSubclass(t, v, type),
  ],
  getattr: [
    '(object, name, default=<unrepresentable>, /) -- ',
    "getattr(object, name[, default]) -> value\n\nGet a named attribute from an object; getattr(x, 'y') is equivalent to x.y.\nWhen a default argument is given, it is returned when the attribute doesn't\nexist; without it, an exception is raised in that case.",
    (t, object: Value, name: Value, fallback?: Value) => attribute(t, object, name, fallback),
  ],
  setattr: [
    '(obj, name, value, /)',
    'Set an attribute by name, as `obj.name = value` does.',
    (t, object: Value, name: Value, value: Value) => {
      const base = (t as ThreadState).frame;
      return setAttr(t, object, nameOf(t, name), value) === PUSHED ? (t as ThreadState).insertAbove(base, noneStep, 0) : null;
    },
  ],
  delattr: [
    '(obj, name, /)',
    'Delete an attribute by name, as `del obj.name` does.',
    (t, object: Value, name: Value) => {
      t.deleteAttr(object, nameOf(t, name));
      return null;
    },
  ],
  hasattr: [
    '(obj, name, /)',
    'Whether getattr(obj, name) gives something rather than raise AttributeError.',
    (t, object: Value, name: Value) => t.start(hasattrStep, object, nameOf(t, name)),
  ],
  chr: [
    '(i, /)',
    'The character with this code point, from 0 to 0x10ffff.',
    (t, v: Value) => {
      const n = Number(indexOf(t, v));
      if (n < 0 || n > 0x10ffff) throw raised(ValueError, 'chr() arg not in range(0x110000)');
      return n < 0xd800 ? String.fromCharCode(n) : strFromPoints([n]);
    },
  ],
  ord: [
    '(character, /)',
    'Return the ordinal value of a character.\n\nIf the argument is a one-byte bytes, return the byte value.',
    (_t, v: Value) => {
      const text = strOf(v);
      if (text !== undefined) {
        if (strLength(text) === 1) return pointsOf(text)[0];
        throw raised(TypeError, `ord() expected a character, but string of length ${strLength(text)} found`);
      }
      if (v instanceof PyBytes || v instanceof PyByteArray) {
        if (v.bytes.length === 1) return v.bytes[0];
        throw raised(TypeError, `ord() expected a character, but string of length ${v.bytes.length} found`);
      }
      throw raised(TypeError, `ord() expected string of length 1, but ${typeName(v)} found`);
    },
  ],
  bin: ['(number, /)', "The int in base 2: bin(10) is '0b1010'.", (t, v: Value) => intText(t, v, 2, '0b')],
  oct: ['(number, /)', "The int in base 8: oct(8) is '0o10'.", (t, v: Value) => intText(t, v, 8, '0o')],
  hex: ['(number, /)', "The int in base 16: hex(255) is '0xff'.", (t, v: Value) => intText(t, v, 16, '0x')],
  abs: [
    '(x, /)',
    'Return the absolute value of the argument.',
    (t, v: Value) => {
      if (typeof v === 'number') return Math.abs(v);
      const method = typeOf(v).lookup('__abs__');
      if (method === undefined) throw raised(TypeError, `bad operand type for abs(): '${typeName(v)}'`);
      return invokeSpecial(t, method, v, []);
    },
  ],
  divmod: [
    '(x, y, /)',
    'Return the tuple (x//y, x%y).  Invariant: div*y + mod == x.',
    (t, a: Value, b: Value) => binaryOperation(t, OPERATORS.divmod, a, b),
  ],
  pow: [
    '(base, exp, mod=None)',
    'Equivalent to base**exp with 2 arguments or base**exp % mod with 3 arguments.\n\nSome types, such as ints, are able to use a more efficient algorithm when\ninvoked using the three argument form.',
    (t, base: Value, exp: Value, mod: Value = null) => {
      if (mod === null) return binaryOperation(t, OPERATORS.pow, base, exp);
      const tries: [Value, string, Value][] = [[base, '__pow__', exp]];
      if (typeOf(exp) !== typeOf(base)) tries.push([exp, '__rpow__', base]);
      for (const [receiver, name, other] of tries) {
        const method = typeOf(receiver).lookup(name);
        if (method === undefined) continue;
        const result = t.call(method, [receiver, other, mod]);
        if (result !== NotImplemented) return result;
      }
      // A native modulus may take the others: pow(2, 3, Decimal(5)).
      const last = typeOf(mod).lookup('__pow__');
      if (last instanceof PyBuiltin) {
        const result = last.body(t, base, exp, mod);
        if (result !== NotImplemented) return result;
      }
      const refused = noModulo([exp, mod]);
      if (refused !== undefined) throw refused;
      throw raised(TypeError, `unsupported operand type(s) for ** or pow(): '${typeName(base)}', '${typeName(exp)}', '${typeName(mod)}'`);
    },
  ],
  round: [
    '(number, ndigits=None)',
    'Round a number to a given precision in decimal digits.\n\nThe return value is an integer if ndigits is omitted or None.  Otherwise\nthe return value has the same type as the number.  ndigits may be negative.',
    (t, v: Value, digits: Value = null) => {
      const method = typeOf(v).lookup('__round__');
      if (method === undefined) throw raised(TypeError, `type ${typeName(v)} doesn't define __round__ method`);
      return invokeSpecial(t, method, v, digits === null ? [] : [digits]);
    },
  ],
  dir: [
    '(object=<unrepresentable>, /) -- ',
    'dir([object]) -> list of strings\n\nIf called without an argument, return the names in the current scope.',
    (t, object?: Value) => {
      if (object === undefined) {
        const locals = localsOf(t, (t as ThreadState).callerFrame() as Frame);
        const names = locals instanceof PyDict && locals.cls === dictType ? locals : t.callMethod(locals, 'keys', []);
        return t.call(t.interp.builtins.getName('sorted') as Value, [names]);
      }
      const method = typeOf(object).lookup('__dir__');
      const names =
        method === undefined
          ? new PyList(dirOf(t, object))
          : t.call(t.interp.builtins.getName('list') as Value, [t.call(method, [object])]);
      t.callMethod(names, 'sort', []);
      return names;
    },
  ],
  vars: [
    '(object=<unrepresentable>, /) -- ',
    'The attributes of an object as its __dict__; without an argument, what locals() gives.',
    (t, object?: Value) => {
      if (object === undefined) return localsOf(t, (t as ThreadState).callerFrame() as Frame);
      const dict = object instanceof PyModule ? object.dict : (t.findAttr(object, '__dict__') ?? dictOfObject(object));
      if (dict === undefined) throw raised(TypeError, 'vars() argument must have __dict__ attribute');
      return dict;
    },
  ],
  globals: [
    '()',
    "Return the dictionary containing the current scope's global variables.",
    (t) => ((t as ThreadState).callerFrame() as Frame).globals,
  ],
  locals: [
    '()',
    "Return a dictionary containing the current scope's local variables.",
    (t) => localsOf(t, (t as ThreadState).callerFrame() as Frame),
  ],
  compile: [
    '(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)',
    'Compile source into a code object that can be executed by exec() or eval().',
    compileCall,
  ],
  exec: [
    '(source, /, globals=None, locals=None, *, closure=None)',
    'Execute the given source in the context of globals and locals.',
    (t, source: Value, globals: Value = null, locals: Value = null, closure: Value = null) =>
      t.start(discardStep, [source, globals, locals, closure]),
  ],
  eval: [
    '(source, /, globals=None, locals=None)',
    'Evaluate the given source in the context of globals and locals.',
    (t, source: Value, globals: Value = null, locals: Value = null) => run(t, source, globals, locals, 'eval'),
  ],
  input: [
    "(prompt='', /)",
    'Read a string from standard input.  The trailing newline is stripped.',
    (t, prompt: Value = '') => {
      const out = stdout(t);
      if (prompt !== '') {
        if (PyTextStream.isPlain(out)) out.write(t, t.strText(prompt));
        else t.callMethod(out, 'write', [t.str(prompt)]);
      }
      if (PyTextStream.isPlain(out)) out.flush(t);
      else if (out !== null) t.callMethod(out, 'flush', []);
      const stdin = (t.interp.modules.getName('sys') as PyModule).dict.getName('stdin') ?? null;
      if (stdin === null) throw raised(RuntimeError, 'lost sys.stdin');
      return t.start(inputStep, stdin);
    },
  ],
  aiter: ['(async_iterable, /)', 'Return an AsyncIterator for an AsyncIterable object.', (t, v: Value) => aiterOf(t, v)],
  anext: [
    '(aiterator, default=<unrepresentable>, /)',
    'The next item of an asynchronous iterator, to be awaited; the default, when given, instead of StopAsyncIteration.',
    (t, v: Value, fallback?: Value) => anextOf(t, v, fallback),
  ],
  breakpoint: [
    '(*args, **kws)',
    'Call sys.breakpointhook(*args, **kws): a debugger, when there is one.',
    (t, args: Value[], kws: PyDict) => {
      const hook = (t.interp.modules.getName('sys') as PyModule).dict.getName('breakpointhook');
      if (hook === undefined) throw raised(RuntimeError, 'lost sys.breakpointhook');
      return t.invoke(hook, args, keywordsFrom(kws));
    },
  ],
  __import__: [
    '(name, globals=None, locals=None, fromlist=(), level=0)',
    'Import a module.',
    (t, name: Value, globals: Value = null, _locals: Value = null, fromlist: Value = null, level: Value = 0) => {
      if (!isStr(name)) throw raised(TypeError, 'module name must be a string');
      if (Number(intOf(level) ?? 0) < 0) throw raised(ValueError, 'level must be >= 0');
      return importModule(t as ThreadState, jsText(name), globals, fromlist, Number(intOf(level) ?? 0));
    },
  ],
  __build_class__: [
    '(func, name, /, *bases, **kwds) -- ',
    'Make a class: what the class statement calls.',
    (t, body: Value, name: Value, bases: Value[], kwargs: PyDict) => buildClass(t, body, name, bases, kwargs),
  ],
};
/** Somebody may have to type the line first. a: the stream. */
function inputStep(t: Thread, f: NativeFrame, value: Value): Value {
  if (f.state === 0) {
    f.state = 1;
    const stdin = f.a as Value;
    value = PyTextStream.isPlain(stdin) ? readInputLine(t, stdin) : t.invoke(t.getAttr(stdin, 'readline'), []);
    if (value === PUSHED) return PUSHED;
  }
  if (!isStr(value)) throw raised(TypeError, 'object.readline() returned non-string');
  const text = jsText(value);
  if (text === '') throw raised(exceptionTypes.get('EOFError') as PyType, 'EOF when reading a line');
  return strFromJs(text.endsWith('\n') ? text.slice(0, -1) : text);
}
function noneStep(): Value {
  return null;
}

const BUILTIN_TYPES: readonly PyType[] = [
  types.objectType,
  types.typeType,
  types.intType,
  types.boolType,
  types.floatType,
  types.complexType,
  types.strType,
  types.bytesType,
  types.bytearrayType,
  memoryViewType,
  types.listType,
  types.tupleType,
  types.dictType,
  types.sliceType,
  types.rangeType,
  types.propertyType,
  types.classMethodType,
  types.staticMethodType,
  types.superType,
  setType,
  frozensetType,
];

/** Fills the namespace of module builtins. */
export function fillBuiltins(interp: InterpreterState): void {
  const dict = interp.builtins;
  dict.setName('__name__', 'builtins');
  dict.setName('__package__', '');
  describeModule(dict, 'builtins', { kind: 'builtin' });
  dict.setName('__doc__', 'Built-in functions, types, exceptions, and other objects.');
  for (const [name, row] of Object.entries({ ...functions, ...iterationFunctions }))
    dict.setName(name, nativeFunction(name, row, 'builtins'));
  dict.setName('open', nativeFunction('open', openRow, '_io'));
  for (const type of BUILTIN_TYPES) dict.setName(type.name, type);
  for (const type of iteratorTypes) dict.setName(type.name, type);
  for (const [name, type] of exceptionTypes) if (!name.startsWith('_')) dict.setName(name, type);
  dict.setName('EnvironmentError', exceptionTypes.get('OSError') as PyType);
  dict.setName('IOError', exceptionTypes.get('OSError') as PyType);
  dict.setName('None', null);
  dict.setName('True', true);
  dict.setName('False', false);
  dict.setName('Ellipsis', Ellipsis);
  dict.setName('NotImplemented', NotImplemented);
  dict.setName('__debug__', (interp.settings.flags.optimize ?? 0) === 0);
  if (!interp.settings.flags.no_site) addSiteBuiltins(dict);
  interp.importFunction = dict.getName('__import__') as Value;
}

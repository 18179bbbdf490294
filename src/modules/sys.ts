/**
 * Module sys: the interpreter about itself.
 */
import { builtinType, isCallable, typeName, typeOf } from '../runtime/builtin-types.ts';
import { PyModule } from '../runtime/callables.ts';
import { PyList, PyTuple } from '../runtime/collections.ts';
import { cIntOf, floatArg, indexOf } from '../runtime/convert.ts';
import type { NativeRow, TypeRows } from '../runtime/define.ts';
import { nativeFunction } from '../runtime/define.ts';
import { PyDict } from '../runtime/dict.ts';
import { makeException, PyException, raised, SystemExit, TypeError, ValueError } from '../runtime/exceptions.ts';
import { Raise, type Thread } from '../runtime/machine.ts';
import { makeFloat } from '../runtime/number.ts';
import { PyObject, type PyType, type Value } from '../runtime/object.ts';
import { keywordsFrom } from '../runtime/types/functions.ts';
import { isStr, strFromJs } from '../runtime/text.ts';
import type { Frame } from '../vm/frame.ts';
import type { InterpreterState } from '../vm/interpreter.ts';
import { describeModule } from '../vm/types/module-spec.ts';
import type { ThreadState } from '../vm/thread.ts';
import { wantsColors } from '../vm/colors.ts';
import { formatException } from '../vm/traceback-text.ts';
import { makeMonitoring } from './monitoring.ts';
import { PyTextStream, standardStreams } from './streams.ts';
import { wrongArgument } from '../runtime/text-arguments.ts';

/** A tuple whose items have names: sys.version_info, sys.flags ... Fields behind the tuple's end are attributes only. */
class PyStruct extends PyTuple {
  constructor(
    cls: PyType,
    readonly names: readonly string[],
    readonly values: readonly Value[],
    length = values.length,
  ) {
    super(values.slice(0, length), cls);
    this.shape = null;
    this.slots = null;
  }
}
/** There is one of each, made when the program begins. */
const ONLY_ONE: ReadonlySet<string> = new Set(['flags', 'version_info']);
function makeStruct(t: Thread, type: PyType, names: readonly string[], sequence: Value | undefined): Value {
  if (ONLY_ONE.has(type.name)) throw raised(TypeError, `cannot create 'sys.${type.name}' instances`);
  if (sequence === undefined) throw raised(TypeError, "structseq() missing required argument 'sequence' (pos 1)");
  if (t.findAttr(sequence, '__iter__') === undefined) throw raised(TypeError, 'constructor requires a sequence');
  const values = t.list(sequence);
  if (values.length !== names.length)
    throw raised(TypeError, `${type.module}.${type.name}() takes a ${names.length}-sequence (${values.length}-sequence given)`);
  return new PyStruct(type, names, values);
}
const structTypes: [PyType, TypeRows][] = [];
const tuple = new PyTuple([]).cls;
/** A type of such tuples, with its rows. */
export function structTypeOf(module: string, name: string, names: readonly string[], length = names.length): [PyType, TypeRows] {
  const type = builtinType(name, { base: tuple, module });
  const getset: NonNullable<TypeRows['getset']> = Object.fromEntries(
    names.map((field, i) => [field, [null, (_t: Thread, self: PyStruct) => self.values[i]] as const]),
  );
  const rows: TypeRows = {
    getset,
    new: [
      '(cls, sequence=<unrepresentable>, dict=<unrepresentable>)',
      null,
      (t, _cls, sequence?: Value) => makeStruct(t, type, names, sequence),
    ],
    methods: {
      __repr__: [
        '(self, /)',
        'Return repr(self).',
        (t, self: PyStruct) =>
          strFromJs(
            `${module === 'builtins' ? name : `${module}.${name}`}(${self.names
              .slice(0, length)
              .map((field, i) => `${field}=${t.reprText(self.items[i])}`)
              .join(', ')})`,
          ),
      ],
    },
    attributes: {
      n_fields: names.length,
      n_sequence_fields: length,
      n_unnamed_fields: 0,
      __match_args__: new PyTuple(names.slice(0, length)),
    },
  };
  return [type, rows];
}
function structType(name: string, names: readonly string[], length = names.length, module = 'sys'): PyType {
  const typed = structTypeOf(module, name, names, length);
  structTypes.push(typed);
  return typed[0];
}
const VERSION_FIELDS = ['major', 'minor', 'micro', 'releaselevel', 'serial'];
const versionType = structType('version_info', VERSION_FIELDS);
const FLAG_FIELDS = [
  'debug',
  'inspect',
  'interactive',
  'optimize',
  'dont_write_bytecode',
  'no_user_site',
  'no_site',
  'ignore_environment',
  'verbose',
  'bytes_warning',
  'quiet',
  'hash_randomization',
  'isolated',
  'dev_mode',
  'utf8_mode',
  'warn_default_encoding',
  'safe_path',
  'int_max_str_digits',
  'gil',
  'thread_inherit_context',
  'context_aware_warnings',
];
const FLAG_COUNT = 18;
const flagsType = structType('flags', FLAG_FIELDS, FLAG_COUNT);
const UNRAISABLE_FIELDS = ['exc_type', 'exc_value', 'exc_traceback', 'err_msg', 'object'];
const unraisableType = structType('UnraisableHookArgs', UNRAISABLE_FIELDS);
const HOOKS_FIELDS = ['firstiter', 'finalizer'];
const hooksType = structType('asyncgen_hooks', HOOKS_FIELDS, 2, 'builtins');
const FLOAT_FIELDS = ['max', 'max_exp', 'max_10_exp', 'min', 'min_exp', 'min_10_exp', 'dig', 'mant_dig', 'epsilon', 'radix', 'rounds'];
const floatInfoType = structType('float_info', FLOAT_FIELDS);
const INT_FIELDS = ['bits_per_digit', 'sizeof_digit', 'default_max_str_digits', 'str_digits_check_threshold'];
const intInfoType = structType('int_info', INT_FIELDS);
const HASH_FIELDS = ['width', 'modulus', 'inf', 'nan', 'imag', 'algorithm', 'hash_bits', 'seed_bits', 'cutoff'];
const hashInfoType = structType('hash_info', HASH_FIELDS);

/** sys.implementation. */
class PyImplementation extends PyObject {
  constructor(readonly fields: Readonly<Record<string, Value>>) {
    super();
  }
}
const implementationType = builtinType('SimpleNamespace', { js: PyImplementation, module: 'types' });
const implementationRows: TypeRows = {
  methods: {
    __repr__: [
      '(self, /)',
      'Return repr(self).',
      (t, self: PyImplementation) =>
        strFromJs(
          `namespace(${Object.entries(self.fields)
            .map(([name, value]) => `${name}=${t.reprText(value)}`)
            .join(', ')})`,
        ),
    ],
  },
  getset: Object.fromEntries(
    ['name', 'version', 'hexversion', 'cache_tag'].map((name) => [
      name,
      [null, (_t: Thread, self: PyImplementation) => self.fields[name]] as const,
    ]),
  ),
};
export const rows: readonly (readonly [PyType, TypeRows])[] = [...structTypes, [implementationType, implementationRows]];

/** A function of a module that is loaded when it is called, and not sooner. */
function functionOf(module: string, name: string): NativeRow[2] {
  return (t, ...args) => {
    const { interp } = machine(t);
    return t.invoke((interp.parts.builtinModule(interp, module) as PyModule).dict.getName(name) as Value, args as Value[]);
  };
}
/** How much fuel CPython's 5 milliseconds between two switches are. */
const FUEL_PER_SECOND = 4_000_000;
const machine = (t: Thread): ThreadState => t as ThreadState;
function frameAt(t: Thread, depth: number): Frame {
  let frame = machine(t).callerFrame();
  for (let i = 0; i < depth && frame !== null; i++) {
    let back = frame.back;
    while (back !== null && (back as Frame).code === undefined) back = back.back as typeof back;
    frame = back as Frame | null;
  }
  if (frame === null) throw raised(ValueError, 'call stack is not deep enough');
  return frame;
}
const excInfo = (exception: PyException | null): Value =>
  new PyTuple(exception === null ? [null, null, null] : [exception.cls, exception, exception.traceback]);

const sysOf = (t: Thread): PyDict | undefined => (t.interp.modules.getName('sys') as PyModule | undefined)?.dict;
/** What a program has put into linecache for code without a file. */
export function linesInCache(t: ThreadState, filename: string): string[] | null {
  const linecache = t.interp.modules.getName('linecache');
  const cache = linecache instanceof PyModule ? linecache.dict.getName('cache') : undefined;
  const entry = cache instanceof PyDict ? cache.getName(filename) : undefined;
  if (!(entry instanceof PyTuple) || entry.items.length !== 4 || entry.items[1] !== null) return null;
  return t.list(entry.items[2]).map((line) => t.strText(line).replace(/\n$/, ''));
}
/** Writes an exception as the interpreter does when nobody handles it; above it a line that says when that was, where it is not the end of the program. */
export function printException(t: ThreadState, exception: PyException, { heading = '', carets = true } = {}): void {
  const { exceptionText } = t.interp;
  if (exceptionText !== null) {
    writeTo(t, 'stderr', exceptionText(t, exception, heading));
    return;
  }
  if (heading !== '') writeTo(t, 'stderr', `${heading}\n`);
  const limit = sysOf(t)?.getName('tracebacklimit');
  const text = formatException(t, exception, {
    lines: (filename) => linesInCache(t, filename) ?? t.interp.sourceOf(filename),
    limit: typeof limit === 'number' ? limit : undefined,
    carets,
    color: wantsColors(t, sysOf(t)?.getName('stderr') ?? null),
  });
  writeTo(t, 'stderr', text);
}
/** What sys.unraisablehook does: an exception that cannot be raised where it came up is told. */
function showUnraisable(t: ThreadState, args: Value): null {
  const [value, message, object] = ['exc_value', 'err_msg', 'object'].map((name) => t.getAttr(args, name));
  const what = message === null ? 'Exception ignored in' : t.strText(message);
  const heading = object === null ? `${what}:` : `${what}: ${t.reprText(object)}`;
  if (value instanceof PyException) printException(t, value, { heading, carets: false });
  else writeTo(t, 'stderr', `${heading}\n`);
  return null;
}
/** Hands an exception that cannot be raised where it came up to sys.unraisablehook. */
export function tellUnraisable(t: ThreadState, exception: PyException, message: string, object: Value = null): void {
  const fields = [exception.cls, exception, exception.traceback, strFromJs(message), object];
  const hook = sysOf(t)?.getName('unraisablehook') ?? null;
  if (hook === null) return;
  try {
    t.call(hook, [new PyStruct(unraisableType, UNRAISABLE_FIELDS, fields)]);
  } catch (error) {
    if (!(error instanceof Raise)) throw error;
    printException(t, error.exception as PyException, { heading: 'Exception ignored in sys.unraisablehook:' });
  }
}
export function writeTo(t: ThreadState, name: 'stdout' | 'stderr', text: string): void {
  const sys = t.interp.modules.getName('sys') as PyModule;
  const stream = sys.dict.getName(name);
  if (PyTextStream.isPlain(stream ?? null)) (stream as PyTextStream).write(t, text);
  else if (stream !== undefined && stream !== null) t.callMethod(stream, 'write', [strFromJs(text)]);
  // None takes nothing; only where there is no stream at all the host is told directly.
  else if (stream === undefined) t.interp.host.write(name === 'stdout' ? 1 : 2, text);
}

const functions: Record<string, NativeRow> = {
  exit: [
    '(status=None, /)',
    'Exit the interpreter by raising SystemExit(status).',
    (_t, status?: Value) => {
      const exception =
        status === undefined
          ? makeException(SystemExit)
          : status instanceof PyTuple
            ? makeException(SystemExit, ...status.items)
            : makeException(SystemExit, status);
      exception.extra = { code: status ?? null };
      throw new Raise(exception);
    },
  ],
  getrecursionlimit: ['()', 'Return the current value of the recursion limit.', (t) => machine(t).recursionLimit],
  setrecursionlimit: [
    '(limit, /)',
    'Set the maximum depth of the Python interpreter stack to n.',
    (t, limit: Value) => {
      const n = Number(indexOf(t, limit));
      if (n < 1) throw raised(ValueError, 'recursion limit must be greater or equal than 1');
      const { interp } = machine(t);
      interp.recursionLimit = n;
      for (const thread of interp.threads()) thread.recursionLimit = n;
      return null;
    },
  ],
  exc_info: ['()', 'Return current exception information: (type, value, traceback).', (t) => excInfo(machine(t).handled)],
  exception: ['()', 'Return the current exception.', (t) => machine(t).handled],
  _getframe: ['(depth=0, /)', 'Return a frame object from the call stack.', (t, depth: Value = 0) => frameAt(t, cIntOf(t, depth))],
  _getframemodulename: [
    '(depth=0)',
    'Return the name of the module for a calling frame.',
    (t, depth: Value = 0) => frameAt(t, cIntOf(t, depth)).globals.getName('__name__') ?? null,
  ],
  intern: [
    '(string, /)',
    "``Intern'' the given string.",
    (_t, text: Value) => {
      if (!isStr(text)) throw wrongArgument('intern() argument', 'str', text);
      return text;
    },
  ],
  getsizeof: [
    '(object, default=<unrepresentable>)',
    'getsizeof(object [, default]) -> int\n\nHow many bytes the object itself takes.',
    (t, object: Value, fallback?: Value) => {
      const method = typeOf(object).lookup('__sizeof__');
      return method === undefined ? (fallback ?? 0) : t.call(method, [object]);
    },
  ],
  getrefcount: ['(object, /)', 'Return the reference count of object.', () => 2],
  getdefaultencoding: ['()', 'The encoding of str.encode() and bytes.decode() when none is named.', () => 'utf-8'],
  getfilesystemencoding: ['()', 'The encoding of file names.', () => 'utf-8'],
  getfilesystemencodeerrors: ['()', 'Return the error mode used for Unicode to OS filename conversion.', () => 'surrogateescape'],
  get_int_max_str_digits: [
    '()',
    'How many digits an int may have when it becomes decimal text or is read from it.',
    (t) => t.interp.maxStrDigits.value,
  ],
  set_int_max_str_digits: [
    '(maxdigits)',
    'Set how many digits an int may have when it becomes decimal text or is read from it.',
    (t, digits: Value) => {
      const n = Number(indexOf(t, digits));
      if (n !== 0 && n < 640) throw raised(ValueError, 'maxdigits must be >= 640 or 0 for unlimited');
      t.interp.maxStrDigits.value = n;
      return null;
    },
  ],
  displayhook: [
    '(object, /)',
    'Print an object to sys.stdout and also save it in builtins._',
    (t, value: Value) => {
      if (value === null) return null;
      t.interp.builtins.setName('_', null);
      writeTo(machine(t), 'stdout', `${t.reprText(value)}\n`);
      t.interp.builtins.setName('_', value);
      return null;
    },
  ],
  get_asyncgen_hooks: [
    '()',
    'Return the hooks for async generators of this thread: (firstiter, finalizer).',
    (t) => {
      const { firstiter, finalizer } = machine(t).asyncgenHooks;
      return new PyStruct(hooksType, HOOKS_FIELDS, [firstiter, finalizer]);
    },
  ],
  set_asyncgen_hooks: [
    '(firstiter=<unrepresentable>, finalizer=<unrepresentable>)',
    'Set what is called, in this thread, with an async generator that is first iterated and with one that is dropped before its end.',
    (t, firstiter?: Value, finalizer?: Value) => {
      const hooks = machine(t).asyncgenHooks;
      const given = { firstiter: firstiter ?? null, finalizer: finalizer ?? null };
      for (const name of ['finalizer', 'firstiter'] as const) {
        if (given[name] !== null && !isCallable(given[name]))
          throw raised(TypeError, `callable ${name} expected, got ${typeName(given[name])}`);
      }
      machine(t).asyncgenHooks = {
        firstiter: firstiter === undefined ? hooks.firstiter : given.firstiter,
        finalizer: finalizer === undefined ? hooks.finalizer : given.finalizer,
      };
      return null;
    },
  ],
  _unfinished_asyncgens: [
    '(finalizer, /)',
    'Return a list of the async generators that have begun, are not finished, and are to be closed by this finalizer.',
    (t, finalizer: Value) => new PyList(machine(t).interp.collector.unfinished(finalizer)),
  ],
  get_coroutine_origin_tracking_depth: [
    '()',
    'Return how many frames of where it was made a new coroutine of this thread keeps.',
    (t) => machine(t).originDepth,
  ],
  set_coroutine_origin_tracking_depth: [
    '(depth)',
    'Have new coroutines of this thread keep so many frames of where they were made, as cr_origin. 0 keeps none.',
    (t, depth: Value) => {
      const frames = cIntOf(t, depth);
      if (frames < 0) throw raised(ValueError, 'depth must be >= 0');
      machine(t).originDepth = frames;
      return null;
    },
  ],
  breakpointhook: [
    '(*args, **kws)',
    'What breakpoint() calls: the function that PYTHONBREAKPOINT names.',
    (t, args: Value[], kws: PyDict) =>
      t.invoke(t.getAttr(machine(t).interp.importNow(machine(t), '_breakpoint'), 'breakpointhook'), args, keywordsFrom(kws)),
  ],
  excepthook: [
    '(exctype, value, traceback, /)',
    'Show an exception and its traceback on standard error.',
    (t, _type: Value, value: Value) => {
      printException(machine(t), value as PyException);
      return null;
    },
  ],
  unraisablehook: [
    '(unraisable, /)',
    'Handle an exception that cannot be raised, by telling of it on sys.stderr.',
    (t, args: Value) => showUnraisable(machine(t), args),
  ],
  audit: ['(event, /, *args)', 'Passes the event to any hooks that are attached.', () => null],
  getswitchinterval: [
    '()',
    'How long a thread runs before others get their turn, in seconds.',
    (t) => makeFloat(machine(t).interp.fuelPerTurn / FUEL_PER_SECOND),
  ],
  setswitchinterval: [
    '(interval, /)',
    'Sets how long a thread runs before others get their turn, in seconds. Turns are counted in calls and backward jumps, 4,000 to the\nmillisecond.',
    (t, interval: Value) => {
      const seconds = floatArg(t, interval);
      if (!(seconds > 0)) throw raised(ValueError, 'switch interval must be strictly positive');
      machine(t).interp.fuelPerTurn = Math.max(1, Math.min(Math.round(seconds * FUEL_PER_SECOND), 2 ** 30));
      return null;
    },
  ],
  _current_frames: [
    '()',
    "Return a dict mapping each thread's thread id to its current stack frame.",
    (t) => {
      const frames = new PyDict();
      for (const thread of machine(t).interp.threads()) {
        const frame = thread.callerFrame();
        if (frame !== null) frames.set(t, thread.id, frame);
      }
      return frames;
    },
  ],
  _current_exceptions: [
    '()',
    "Return a dict mapping each thread's identifier to its current raised exception.",
    (t) => {
      const exceptions = new PyDict();
      for (const thread of machine(t).interp.threads()) if (thread.callerFrame() !== null) exceptions.set(t, thread.id, thread.handled);
      return exceptions;
    },
  ],
  settrace: [
    '(function, /)',
    'Set the global debug tracing function.\n\nIt is called as function(frame, event, arg) at every function call, and gives the function for the lines of that.',
    functionOf('_tracing', 'settrace'),
  ],
  gettrace: ['()', 'Return the global debug tracing function set with sys.settrace.', functionOf('_tracing', 'gettrace')],
  setprofile: [
    '(function, /)',
    'Set the profiling function.\n\nIt is called as function(frame, event, arg) at every function call and return.',
    functionOf('_tracing', 'setprofile'),
  ],
  getprofile: ['()', 'Return the profiling function set with sys.setprofile.', functionOf('_tracing', 'getprofile')],
  _settraceallthreads: [
    '(function, /)',
    'Set the global debug tracing function in all running threads belonging to the current interpreter.',
    functionOf('_tracing', '_settraceallthreads'),
  ],
  _setprofileallthreads: [
    '(function, /)',
    'Set the profiling function in all running threads belonging to the current interpreter.',
    functionOf('_tracing', '_setprofileallthreads'),
  ],
  is_finalizing: ['()', 'Return True if Python is exiting.', () => false],
  _is_gil_enabled: ['()', 'Return True if the GIL is currently enabled and False if it is disabled.', () => true],
};

/** Namespace sys._jit: hot code is not compiled yet. */
const jitFunctions: Record<string, NativeRow> = {
  is_available: ['()', 'Whether this interpreter can compile hot code.', () => false],
  is_enabled: ['()', 'Whether hot code is compiled in this process.', () => false],
  is_active: ['()', 'Whether the calling frame runs compiled code right now.', () => false],
};
function makeJit(): PyModule {
  const module = new PyModule(new PyDict());
  module.dict.setName('__name__', 'sys._jit');
  for (const [name, row] of Object.entries(jitFunctions)) module.dict.setName(name, nativeFunction(name, row, 'sys._jit'));
  return module;
}

const FLAG_DEFAULTS: Readonly<Record<string, number>> = { gil: 1, hash_randomization: 1, int_max_str_digits: 4300 };
const BOOLEAN_FLAGS = new Set(['dev_mode', 'safe_path']);
function flagValue(name: string, given: number | undefined): Value {
  const value = given ?? FLAG_DEFAULTS[name] ?? 0;
  return BOOLEAN_FLAGS.has(name) ? value > 0 : value;
}

/** Module sys of an interpreter. */
export function makeSys(interp: InterpreterState): PyModule {
  const module = new PyModule(new PyDict());
  const { dict } = module;
  const { settings, host } = interp;
  const set = (name: string, value: Value): void => dict.setName(name, value);
  set('__name__', 'sys');
  set(
    '__doc__',
    'This module provides access to some objects used or maintained by the\ninterpreter and to functions that interact strongly with the interpreter.',
  );
  set('__package__', '');
  describeModule(dict, 'sys', { kind: 'builtin' });
  for (const [name, row] of Object.entries(functions)) set(name, nativeFunction(name, row, 'sys'));
  set('__displayhook__', dict.getName('displayhook') as Value);
  set('__breakpointhook__', dict.getName('breakpointhook') as Value);
  set('__excepthook__', dict.getName('excepthook') as Value);
  set('__unraisablehook__', dict.getName('unraisablehook') as Value);
  set('UnraisableHookArgs', unraisableType);
  set('_jit', makeJit());
  set('monitoring', makeMonitoring(functionOf));
  set('argv', new PyList(settings.argv.map(strFromJs)));
  set('orig_argv', new PyList(settings.argv.map(strFromJs)));
  set('path', new PyList(settings.path.map(strFromJs)));
  set('meta_path', new PyList([]));
  set('path_hooks', new PyList([]));
  set('path_importer_cache', new PyDict());
  set('modules', interp.modules);
  set('builtin_module_names', new PyTuple(['builtins', 'sys']));
  set('stdlib_module_names', new PyTuple(Array.from(interp.parts.stdlibNames).sort()));
  set('platform', 'linux');
  set('byteorder', 'little');
  set('maxsize', 9223372036854775807n);
  set('maxunicode', 0x10ffff);
  set('hexversion', 0x030e00f0);
  set('api_version', 1013);
  set('copyright', 'glasspy is MIT licensed.');
  set('version', '3.14.0 (glasspy)');
  const version = new PyStruct(versionType, VERSION_FIELDS, [3, 14, 0, 'final', 0]);
  set('version_info', version);
  set('implementation', new PyImplementation({ name: 'glasspy', version, hexversion: 0x030e00f0, cache_tag: 'glasspy-314' }));
  set(
    'flags',
    new PyStruct(
      flagsType,
      FLAG_FIELDS,
      FLAG_FIELDS.map((name) => flagValue(name, settings.flags[name])),
      FLAG_COUNT,
    ),
  );
  set(
    'float_info',
    new PyStruct(floatInfoType, FLOAT_FIELDS, [
      makeFloat(Number.MAX_VALUE),
      1024,
      308,
      2.2250738585072014e-308,
      -1021,
      -307,
      15,
      53,
      Number.EPSILON,
      2,
      1,
    ]),
  );
  set('int_info', new PyStruct(intInfoType, INT_FIELDS, [30, 4, 4300, 640]));
  set('hash_info', new PyStruct(hashInfoType, HASH_FIELDS, [64, 2305843009213693951n, 314159, 0, 1000003, 'siphash13', 64, 128, 0]));
  set('executable', '');
  for (const name of ['prefix', 'base_prefix', 'exec_prefix', 'base_exec_prefix']) set(name, '');
  set('dont_write_bytecode', (settings.flags.dont_write_bytecode ?? 0) === 1);
  set('pycache_prefix', null);
  set('float_repr_style', 'short');
  set('warnoptions', new PyList([]));
  set('_xoptions', new PyDict());
  for (const [name, stream] of Object.entries(standardStreams(host, (settings.flags.unbuffered ?? 0) > 0, settings.ioEncoding))) {
    set(name, stream);
    set(`__${name}__`, stream);
  }
  return module;
}

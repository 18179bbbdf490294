/**
 * code, frame, traceback, generator, coroutine and async generator as guest objects.
 */
import { Op } from '../../bytecode/op.gen.ts';
import { OPCODES } from '../../bytecode/opcodes.ts';
import { type CodeObject, LocalKind } from '../../bytecode/code.ts';
import { builtinType, typeName } from '../../runtime/builtin-types.ts';
import { type NativeBody, PyIterator } from '../../runtime/callables.ts';
import { NotImplemented, PyBytes, PyTuple } from '../../runtime/collections.ts';
import type { NativeRow, TypeRows } from '../../runtime/define.ts';
import { indexOf } from '../../runtime/convert.ts';
import type { PyDict } from '../../runtime/dict.ts';
import {
  DeprecationWarning,
  exceptionTypes,
  IndexError,
  PyException,
  raised,
  stopIteration,
  TypeError,
  ValueError,
} from '../../runtime/exceptions.ts';
import { Raise, type Thread } from '../../runtime/machine.ts';
import { DONE, PyType, type Value } from '../../runtime/object.ts';
import { strFromJs, isStr } from '../../runtime/text.ts';
import { makeGenericAlias } from '../../runtime/types/generic-alias.ts';
import { addressOf } from '../../runtime/types/object.ts';
import {
  asyncGeneratorType,
  codeType,
  coroutineType,
  codeValue,
  Frame,
  frameType,
  generatorType,
  materialize,
  PyCode,
  type PyGenerator,
  PyTraceback,
  tracebackType,
} from '../frame.ts';
import {
  anextDefaultType,
  asyncStepTypes,
  coroutineWrapperType,
  delegate,
  generatorClose,
  generatorSend,
  generatorThrow,
  makeAsyncStep,
  type PyAnextDefault,
  type PyAsyncStep,
  PyCoroutineWrapper,
  type Thrown,
} from '../generators.ts';
import { exceptionFrom } from '../raise.ts';
import type { ThreadState } from '../thread.ts';
import { exceptionTableBytes, newCode, replaceCode } from './code-fields.ts';
import { localsProxyOf, localsProxyRows, localsProxyType } from './locals-proxy.ts';

// ---- code
const names = (list: readonly string[]): Value => new PyTuple(list.map(strFromJs));
/** A line number that does not repeat: (start, end, line). */
class LineIterator extends PyIterator {
  private at = 0;
  constructor(private readonly rows: readonly Value[]) {
    super();
  }
  next(): Value {
    return this.at < this.rows.length ? this.rows[this.at++] : DONE;
  }
}
const lineIteratorType = builtinType('line_iterator', { js: LineIterator });
function linesOf(code: CodeObject): Value[] {
  const rows: Value[] = [];
  let start = 0;
  for (let at = 1; at <= code.words.length; at++) {
    if (at < code.words.length && code.positions[at * 4] === code.positions[start * 4]) continue;
    rows.push(new PyTuple([start * 4, at * 4, code.positions[start * 4] || null]));
    start = at;
  }
  return rows;
}
/** Where a conditional jump goes: (from, next instruction, target). */
function branchesOf(code: CodeObject): Value[] {
  const rows: Value[] = [];
  code.words.forEach((word, at) => {
    const op = word & 255;
    if (BRANCHES.has(op)) rows.push(new PyTuple([at * 4, (at + 1) * 4, (word >>> 8) * 4]));
  });
  return rows;
}
const BRANCHES = new Set<number>(
  OPCODES.flatMap((row, at) => (row.operand === 'jump' && (/^POP_JUMP/.test(row.name) || row.name === 'FOR_ITER') ? [at] : [])),
);
/** Fields of a code object that are stored; the others are computed. */
const CODE_MEMBERS = (
  'co_argcount co_posonlyargcount co_kwonlyargcount co_stacksize co_flags co_names co_filename co_name co_qualname ' +
  'co_firstlineno co_linetable co_exceptiontable co_consts co_nlocals'
).split(' ');
const codeRows: TypeRows = {
  signature:
    '(argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize, flags, codestring, constants, names, varnames, filename, name, qualname, firstlineno, linetable, exceptiontable, freevars=(), cellvars=(), /)',
  members: CODE_MEMBERS,
  doc: 'Create a code object.  Not for mere mortals.',
  new: [
    '(cls, *args, **kwargs)',
    'Create and return a new object.  See help(type) for accurate signature.',
    (t, _cls: PyType, args: Value[], kwargs: PyDict) => {
      if (kwargs.size > 0) throw raised(TypeError, 'code() takes no keyword arguments');
      if (args.length < 16) throw raised(TypeError, `code expected at least 16 arguments, got ${args.length}`);
      if (args.length > 18) throw raised(TypeError, `code expected at most 18 arguments, got ${args.length}`);
      return newCode(t, args);
    },
  ],
  methods: {
    __repr__: [
      '(self, /)',
      'Return repr(self).',
      (t, self: PyCode) =>
        strFromJs(`<code object ${self.code.name} at ${addressOf(t, self)}, file "${self.code.filename}", line ${self.code.firstLine}>`),
    ],
    __eq__: [
      '(self, value, /)',
      'Return self==value.',
      (_t, self: PyCode, other: Value) => (other instanceof PyCode ? self === other || sameCode(self.code, other.code) : NotImplemented),
    ],
    __hash__: [
      '(self, /)',
      'Return hash(self).',
      (t, self: PyCode) => t.hash(strFromJs(`${self.code.name}:${self.code.firstLine}:${self.code.words.length}`)),
    ],
    co_lines: ['(self, /)', null, (_t, self: PyCode) => new LineIterator(linesOf(self.code))],
    co_positions: [
      '(self, /)',
      null,
      (_t, self: PyCode) => {
        const { positions } = self.code;
        const rows: Value[] = [];
        for (let at = 0; at < positions.length; at += 4)
          rows.push(
            new PyTuple(
              positions[at] === 0 ? [null, null, null, null] : [positions[at], positions[at + 2], positions[at + 1], positions[at + 3]],
            ),
          );
        return new LineIterator(rows);
      },
    ],
    replace: ['(self, /, **changes)', 'The same code object with some fields changed.', replaceCode],
    __replace__: ['(self, /, **changes)', 'The same as replace().', replaceCode],
    co_branches: ['(self, /)', null, (_t, self: PyCode) => new LineIterator(branchesOf(self.code))],
    _varname_from_oparg: [
      '(self, /, oparg)',
      '(internal-only) Return the local variable name for the given oparg.',
      (t, self: PyCode, oparg: Value) => {
        const name = self.code.localNames[Number(indexOf(t, oparg))];
        if (name === undefined) throw raised(IndexError, 'tuple index out of range');
        return strFromJs(name);
      },
    ],
  },
  getset: {
    co_name: [null, (_t, self: PyCode) => strFromJs(self.code.name)],
    co_qualname: [null, (_t, self: PyCode) => strFromJs(self.code.qualname)],
    co_filename: [null, (_t, self: PyCode) => strFromJs(self.code.filename)],
    co_firstlineno: [null, (_t, self: PyCode) => self.code.firstLine],
    co_flags: [null, (_t, self: PyCode) => self.code.flags],
    co_argcount: [null, (_t, self: PyCode) => self.code.argCount],
    co_posonlyargcount: [null, (_t, self: PyCode) => self.code.posOnlyArgCount],
    co_kwonlyargcount: [null, (_t, self: PyCode) => self.code.kwOnlyArgCount],
    co_nlocals: [null, (_t, self: PyCode) => variables(self.code).length],
    co_stacksize: [null, (_t, self: PyCode) => self.code.stackSize],
    co_varnames: [null, (_t, self: PyCode) => names(variables(self.code))],
    co_cellvars: [
      null,
      (_t, self: PyCode) =>
        names(
          self.code.localNames.filter(
            (_, i) => self.code.localKinds[i] === LocalKind.CELL || self.code.localKinds[i] === LocalKind.ARG_CELL,
          ),
        ),
    ],
    co_freevars: [null, (_t, self: PyCode) => names(self.code.localNames.filter((_, i) => self.code.localKinds[i] === LocalKind.FREE))],
    co_names: [null, (_t, self: PyCode) => names(self.code.names)],
    co_consts: [null, (_t, self: PyCode) => new PyTuple(self.code.constants.map(materialize))],
    co_code: [
      null,
      (_t, self: PyCode) =>
        new PyBytes(
          new Uint8Array(self.code.words.buffer.slice(self.code.words.byteOffset, self.code.words.byteOffset + self.code.words.byteLength)),
        ),
    ],
    co_exceptiontable: [null, (_t, self: PyCode) => new PyBytes(exceptionTableBytes(self.code))],
    co_linetable: [null, () => new PyBytes(new Uint8Array(0))],
    co_lnotab: [
      null,
      (t) => {
        t.warn(exceptionTypes.get('DeprecationWarning') as PyType, 'co_lnotab is deprecated, use co_lines instead.');
        return new PyBytes(new Uint8Array(0));
      },
    ],
    _co_code_adaptive: [null, (t, self: PyCode) => t.getAttr(self, 'co_code')],
  },
};
function variables(code: CodeObject): string[] {
  return code.localNames.filter((_, i) => code.localKinds[i] === LocalKind.LOCAL || code.localKinds[i] === LocalKind.ARG_CELL);
}
function sameCode(a: CodeObject, b: CodeObject): boolean {
  return (
    a.name === b.name &&
    a.firstLine === b.firstLine &&
    a.words.length === b.words.length &&
    a.words.every((word, i) => word === b.words[i]) &&
    a.names.join() === b.names.join() &&
    JSON.stringify(a.localNames) === JSON.stringify(b.localNames)
  );
}

// ---- frame
const backOf = (frame: Frame): Frame | null => {
  let back = frame.back;
  while (back !== null && !(back instanceof Frame)) back = back.back as Frame | null;
  return back;
};
const frameRows: TypeRows = {
  members: ['f_trace_lines'],
  methods: {
    __repr__: [
      '(self, /)',
      'Return repr(self).',
      (t, self: Frame) =>
        strFromJs(`<frame at ${addressOf(t, self)}, file '${self.code.filename}', line ${self.line}, code ${self.code.name}>`),
    ],
    clear: ['(self, /)', 'Clear all references held by the frame.', () => null],
  },
  getset: {
    f_back: [null, (_t, self: Frame) => backOf(self)],
    f_code: ['The code that the frame runs.', (_t, self: Frame) => codeValue(self.code)],
    f_globals: ['The global variables that the frame sees.', (_t, self: Frame) => self.globals],
    f_builtins: ['The builtins that the frame sees.', (_t, self: Frame) => self.builtins],
    f_locals: ['The local variables: a mapping that reads and writes the frame itself.', (_t, self: Frame) => localsProxyOf(self)],
    // Where a module begins, and nothing of it has been executed, is before its first line.
    f_lineno: ['The line being executed.', (_t, self: Frame) => (isBeforeFirstLine(self) ? 0 : self.line)],
    f_lasti: ['Where in the bytecode the frame is.', (_t, self: Frame) => (self.pc > 0 ? (self.pc - 1) * 4 : -1)],
    f_trace: [
      'The trace function of the frame, or None.',
      (_t, self: Frame) => self.trace,
      (_t, self: Frame, v) => void (self.trace = v ?? null),
    ],
    f_trace_lines: [null, (_t, self: Frame) => self.traceLines, (_t, self: Frame, v) => void (self.traceLines = traceFlag(v))],
    f_trace_opcodes: [
      'Whether each opcode is traced.',
      (_t, self: Frame) => self.traceOpcodes,
      (_t, self: Frame, v) => void (self.traceOpcodes = traceFlag(v)),
    ],
    f_generator: ['The generator or coroutine that owns the frame, or None.', (_t, self: Frame) => self.generator],
  },
};

function isBeforeFirstLine(frame: Frame): boolean {
  const at = frame.pc - 1;
  return at >= 0 && (frame.words[at] & 255) === Op.RESUME && frame.code.positions[at * 4] === 0;
}
function traceFlag(v: Value | undefined): boolean {
  if (typeof v !== 'boolean') throw raised(TypeError, 'attribute value type must be bool');
  return v;
}
const tracebackRows: TypeRows = {
  signature: '(tb_next, tb_frame, tb_lasti, tb_lineno)',
  members: ['tb_frame', 'tb_lasti'],
  doc: 'Create a new traceback object.',
  new: [
    '(cls, tb_next, tb_frame, tb_lasti, tb_lineno)',
    'Create and return a new object.  See help(type) for accurate signature.',
    (t, _cls: PyType, next: Value, frame: Value, lasti: Value, line: Value) => {
      if (next !== null && !(next instanceof PyTraceback))
        throw raised(TypeError, `expected traceback object or None, got '${typeName(next)}'`);
      if (!(frame instanceof Frame)) throw raised(TypeError, `traceback() argument 'tb_frame' must be frame, not ${typeName(frame)}`);
      return new PyTraceback(next, frame, Math.max(0, Math.floor(Number(indexOf(t, lasti)) / 4)), Number(indexOf(t, line)));
    },
  ],
  getset: {
    tb_next: [
      null,
      (_t, self: PyTraceback) => self.next,
      (_t, self: PyTraceback, v) => {
        if (v !== null && !(v instanceof PyTraceback))
          throw raised(TypeError, `expected traceback object or None, got '${typeName(v ?? null)}'`);
        for (let link: PyTraceback | null = v; link !== null; link = link.next)
          if (link === self) throw raised(ValueError, 'traceback loop detected');
        self.next = v;
      },
    ],
    tb_frame: [null, (_t, self: PyTraceback) => self.frame],
    tb_lasti: [null, (_t, self: PyTraceback) => self.lasti * 4],
    tb_lineno: [null, (_t, self: PyTraceback) => self.line],
  },
};

// ---- generators
/** throw(exception) or the old throw(type, value, traceback). */
function thrown(t: Thread, type: Value, value: Value | undefined, traceback: Value | undefined): PyException {
  let exception: PyException;
  if (type instanceof PyException) {
    if (value !== undefined && value !== null) throw raised(TypeError, 'instance exception may not have a separate value');
    exception = type;
  } else if (type instanceof PyType && value instanceof PyException && value.cls.isSubtypeOf(type)) exception = value;
  else if (type instanceof PyType && value !== undefined && value !== null)
    exception = exceptionFrom(t as ThreadState, t.call(type, value instanceof PyTuple ? value.items : [value]), '');
  else
    exception = exceptionFrom(
      t as ThreadState,
      type,
      `exceptions must be classes or instances deriving from BaseException, not ${typeName(type)}`,
    );
  if (traceback instanceof PyTraceback) exception.traceback = traceback;
  else if (traceback !== undefined && traceback !== null) throw raised(TypeError, 'throw() third argument must be a traceback object');
  return exception;
}
function warnOfOldThrow(t: Thread, name: string, value: Value | undefined): void {
  if (value === undefined) return;
  t.warn(DeprecationWarning, `the (type, exc, tb) signature of ${name}() is deprecated, use the single-arg signature instead.`);
}
function lazily(t: Thread, type: Value, value: Value | undefined, traceback: Value | undefined): Thrown {
  const args = [type, value, traceback].filter((arg) => arg !== undefined) as Value[];
  return { args, make: () => thrown(t, type, value, traceback) };
}
/** `__del__`: what is left is closed. */
const deleteRow = (close: NativeBody): NativeRow => ['(self, /)', 'Called when the instance is about to be destroyed.', close];
const generatorMethods = (word: string): NonNullable<TypeRows['methods']> => ({
  __repr__: [
    '(self, /)',
    'Return repr(self).',
    (t, self: PyGenerator) => strFromJs(`<${word} object ${t.strText(self.qualname)} at ${addressOf(t, self)}>`),
  ],
  send: [
    '(self, object, /)',
    `send(value) -> send 'value' into ${word},\nreturn next yielded value or raise StopIteration.`,
    (t, self: PyGenerator, value: Value) => generatorSend(t, self, value),
  ],
  throw: [
    '(self, type, value=<unrepresentable>, traceback=<unrepresentable>, /) -- ',
    `throw(value)\nthrow(type[,value[,tb]])\n\nRaise exception in ${word}, return next yielded value or raise\nStopIteration.`,
    (t, self: PyGenerator, type: Value, value?: Value, traceback?: Value) => {
      warnOfOldThrow(t, 'throw', value);
      return generatorThrow(t, self, lazily(t, type, value, traceback));
    },
  ],
  close: ['(self, /)', `close() -> raise GeneratorExit inside ${word}.`, (t, self: PyGenerator) => generatorClose(t, self)],
  __del__: deleteRow((t, self: PyGenerator) => generatorClose(t, self)),
});
const generic: TypeRows['classMethods'] = {
  __class_getitem__: ['(cls, object, /)', 'See PEP 585', (t, cls: PyType, item: Value) => makeGenericAlias(t, cls, item)],
};
const generatorNames: NonNullable<TypeRows['getset']> = {
  __name__: [
    null,
    (_t, self: PyGenerator) => self.name,
    (_t, self: PyGenerator, v) => {
      if (v === undefined || !isStr(v)) throw raised(TypeError, '__name__ must be set to a string object');
      self.name = v;
    },
  ],
  __qualname__: [
    null,
    (_t, self: PyGenerator) => self.qualname,
    (_t, self: PyGenerator, v) => {
      if (v === undefined || !isStr(v)) throw raised(TypeError, '__qualname__ must be set to a string object');
      self.qualname = v;
    },
  ],
};
const state = (prefix: string, waits: string): NonNullable<TypeRows['getset']> => ({
  ...generatorNames,
  [`${prefix}_frame`]: [null, (_t, self: PyGenerator) => self.frame],
  [`${prefix}_running`]: [null, (_t, self: PyGenerator) => self.running || self.asyncRunning],
  [`${prefix}_code`]: [null, (_t, self: PyGenerator) => codeValue(self.code)],
  [`${prefix}_suspended`]: [null, (_t, self: PyGenerator) => self.started && !self.running && self.frame !== null],
  [waits]: [
    waits === 'gi_yieldfrom' ? 'The iterator that yield from reads, or None.' : 'The object being awaited, or None.',
    (_t, self: PyGenerator) => (self.running ? null : (delegate(self) ?? null)),
  ],
});
const generatorRows: TypeRows = {
  methods: {
    ...generatorMethods('generator'),
    __iter__: ['(self, /)', 'Implement iter(self).', (_t, self: PyGenerator) => self],
    __next__: ['(self, /)', 'Implement next(self).', (t, self: PyGenerator) => generatorSend(t, self, null)],
  },
  classMethods: generic,
  getset: state('gi', 'gi_yieldfrom'),
};
const coroutineRows: TypeRows = {
  members: ['cr_origin'],
  methods: {
    ...generatorMethods('coroutine'),
    __await__: ['(self, /)', 'Return an iterator to be used in await expression.', (_t, self: PyGenerator) => new PyCoroutineWrapper(self)],
  },
  classMethods: generic,
  getset: { ...state('cr', 'cr_await'), cr_origin: [null, (_t, self: PyGenerator) => self.origin] },
};
const wrapperRows: TypeRows = {
  doc: 'What __await__ of a coroutine gives.',
  methods: {
    __iter__: ['(self, /)', 'Implement iter(self).', (_t, self: PyCoroutineWrapper) => self],
    __next__: ['(self, /)', 'Implement next(self).', (t, self: PyCoroutineWrapper) => generatorSend(t, self.coroutine, null)],
    send: ['(self, object, /)', 'send(value)', (t, self: PyCoroutineWrapper, value: Value) => generatorSend(t, self.coroutine, value)],
    throw: [
      '(self, type, value=<unrepresentable>, traceback=<unrepresentable>, /) -- ',
      'throw(value)',
      (t, self: PyCoroutineWrapper, type: Value, value?: Value, traceback?: Value) =>
        generatorThrow(t, self.coroutine, lazily(t, type, value, traceback)),
    ],
    close: ['(self, /)', 'close()', (t, self: PyCoroutineWrapper) => generatorClose(t, self.coroutine)],
  },
};
const { send: _send, throw: _throw, close: _close, ...asyncBase } = generatorMethods('async_generator');
const asyncGeneratorRows: TypeRows = {
  members: ['ag_running'],
  methods: {
    ...asyncBase,
    __aiter__: ['(self, /)', 'Return an awaitable, that resolves in asynchronous iterator.', (_t, self: PyGenerator) => self],
    __anext__: ['(self, /)', 'Return a value or raise StopAsyncIteration.', (t, self: PyGenerator) => makeAsyncStep(t, self, 'next')],
    asend: [
      '(self, object, /)',
      "asend(v) -> send 'v' in generator.",
      (t, self: PyGenerator, value: Value) => makeAsyncStep(t, self, 'send', value),
    ],
    athrow: [
      '(self, type, value=<unrepresentable>, traceback=<unrepresentable>, /) -- ',
      'athrow(value)\nathrow(type[,value[,tb]])\n\nraise exception in generator.',
      (t, self: PyGenerator, type: Value, value?: Value, traceback?: Value) => {
        warnOfOldThrow(t, 'athrow', value);
        return makeAsyncStep(t, self, 'throw', null, thrown(t, type, value, traceback));
      },
    ],
    aclose: ['(self, /)', 'aclose() -> raise GeneratorExit inside generator.', (t, self: PyGenerator) => makeAsyncStep(t, self, 'close')],
  },
  classMethods: generic,
  getset: {
    ...generatorNames,
    ag_frame: [null, (_t, self: PyGenerator) => self.frame],
    ag_running: [null, (_t, self: PyGenerator) => self.asyncRunning],
    ag_code: [null, (_t, self: PyGenerator) => codeValue(self.code)],
    ag_suspended: [null, (_t, self: PyGenerator) => self.started && !self.running && self.frame !== null],
    ag_await: ['The object being awaited, or None.', (_t, self: PyGenerator) => (self.running ? null : (delegate(self) ?? null))],
  },
};
const asyncStepRows: TypeRows = {
  methods: {
    __iter__: ['(self, /)', 'Implement iter(self).', (_t, self: PyAsyncStep) => self],
    __await__: ['(self, /)', 'Return an iterator to be used in await expression.', (_t, self: PyAsyncStep) => self],
    __next__: ['(self, /)', 'Implement next(self).', (t, self: PyAsyncStep) => self.go(t as ThreadState, null)],
    send: ['(self, object, /)', 'send(value)', (t, self: PyAsyncStep, value: Value) => self.go(t as ThreadState, value)],
    throw: [
      '(self, type, value=<unrepresentable>, traceback=<unrepresentable>, /) -- ',
      'throw(value)',
      (t, self: PyAsyncStep, type: Value, value?: Value, traceback?: Value) => {
        warnOfOldThrow(t, 'throw', value);
        return self.throwIn(t as ThreadState, thrown(t, type, value, traceback));
      },
    ],
    close: [
      '(self, /)',
      'close()',
      (_t, self: PyAsyncStep) => {
        self.close();
        return null;
      },
    ],
    __del__: deleteRow((_t, _self: PyAsyncStep) => null),
  },
};
const anextRows: TypeRows = {
  methods: {
    __await__: ['(self, /)', 'Return an iterator to be used in await expression.', (_t, self: PyAnextDefault) => self],
    __iter__: ['(self, /)', 'Implement iter(self).', (_t, self: PyAnextDefault) => self],
    __next__: ['(self, /)', 'Implement next(self).', (t, self: PyAnextDefault) => self.go(t as ThreadState, null)],
    send: ['(self, object, /)', 'send(value)', (t, self: PyAnextDefault, value: Value) => self.go(t as ThreadState, value)],
    throw: [
      '(self, type, value=<unrepresentable>, traceback=<unrepresentable>, /) -- ',
      'throw(value)',
      (t, self: PyAnextDefault, type: Value, value?: Value, traceback?: Value) => {
        warnOfOldThrow(t, 'throw', value);
        return self.throwIn(t as ThreadState, thrown(t, type, value, traceback));
      },
    ],
    close: ['(self, /)', 'close()', () => null],
  },
};
const lineIteratorRows: TypeRows = {
  methods: {
    __iter__: ['(self, /)', 'Implement iter(self).', (_t, self: LineIterator) => self],
    __next__: [
      '(self, /)',
      'Implement next(self).',
      (_t, self: LineIterator) => {
        const value = self.next();
        if (value === DONE) throw new Raise(stopIteration(null));
        return value;
      },
    ],
  },
};

export const rows: readonly (readonly [PyType, TypeRows])[] = [
  [codeType, codeRows],
  [frameType, frameRows],
  [localsProxyType, localsProxyRows],
  [tracebackType, tracebackRows],
  [generatorType, generatorRows],
  [coroutineType, coroutineRows],
  [coroutineWrapperType, wrapperRows],
  [asyncGeneratorType, asyncGeneratorRows],
  [asyncStepTypes.next, asyncStepRows],
  [asyncStepTypes.throw, asyncStepRows],
  [lineIteratorType, lineIteratorRows],
  [anextDefaultType, anextRows],
];

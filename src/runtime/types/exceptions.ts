/**
 * The builtin exception classes: how they are made, what they show, and the attributes that only some of them have.
 *
 * Special attributes (`errno`, `value`, `name` ...) live in `extra`, which is in one of two states. Guest code makes an exception
 * with `__new__`, which leaves an empty record, and `__init__` fills it: so a subclass that never calls `super().__init__` has
 * None there, as in CPython. The machine makes one from its arguments alone and runs neither: then `extra` is null until
 * somebody asks, and the record is read off the arguments (`specialAttributes`).
 */
import { bytesArgument } from '../buffers.ts';
import { typeName } from '../builtin-types.ts';
import { PyBytes, PyList, PyTuple, EMPTY_TUPLE } from '../collections.ts';
import { indexOf, isNumeric, sizeOf } from '../convert.ts';
import type { GetSetRow, NativeRow, TypeRows } from '../define.ts';
import { PyDict } from '../dict.ts';
import {
  AttributeError,
  BaseException,
  BaseExceptionGroup,
  ExceptionGroup,
  exceptionTypes,
  ImportError,
  KeyError,
  MemoryError,
  NameError,
  OSError,
  PyException,
  raised,
  StopIteration,
  SyntaxError,
  SystemExit,
  TypeError,
  UnicodeDecodeError,
  UnicodeEncodeError,
} from '../exceptions.ts';
import type { Thread } from '../machine.ts';
import { intOf } from '../number.ts';
import type { NativeFrame } from '../native-frame.ts';
import { PyBuiltin } from '../callables.ts';
import { PUSHED, PyObject, PyType, TypeFlag, type Value } from '../object.ts';
import { getOwn, setOwn } from '../own-attributes.ts';
import { reprOf, strOfValue } from '../protocols.ts';
import { hexEscape } from '../repr-text.ts';
import { isStr, jsText, pointsOf, PyStr, strFromJs, strOf } from '../text.ts';
import { isGroup, newGroup, rows as groupRows } from './exception-groups.ts';
import { dictOfObject, setDictOfObject } from './object.ts';
import { weakrefDescriptor } from './type.ts';
import { wrongArgument } from '../text-arguments.ts';

type Special = Record<string, Value>;
type Args = readonly Value[];

// ---- making exceptions
const UnicodeTranslateError = exceptionTypes.get('UnicodeTranslateError') as PyType;
const BlockingIOError = exceptionTypes.get('BlockingIOError') as PyType;
/** Classes with a record of special attributes, most of them for their subclasses too. */
const WITH_RECORD: readonly PyType[] = [
  StopIteration,
  SystemExit,
  ImportError,
  AttributeError,
  NameError,
  OSError,
  SyntaxError,
  UnicodeDecodeError,
  UnicodeEncodeError,
  UnicodeTranslateError,
  BaseExceptionGroup,
];

const recordKnown = new WeakMap<PyType, boolean>();
function hasRecord(cls: PyType): boolean {
  let known = recordKnown.get(cls);
  if (known === undefined) {
    known = WITH_RECORD.some((type) => cls.isSubtypeOf(type));
    recordKnown.set(cls, known);
  }
  return known;
}

/** `__new__` must be given a class, and one of its own. */
function checkClass(owner: PyType, cls: Value): asserts cls is PyType {
  if (!(cls instanceof PyType)) throw raised(TypeError, `${owner.name}.__new__(X): X is not a type object (${typeName(cls)})`);
  if (!cls.isSubtypeOf(owner)) throw raised(TypeError, `${owner.name}.__new__(${cls.name}): ${cls.name} is not a subtype of ${owner.name}`);
  const own = owner.lookup('__new__');
  for (let base: PyType | null = cls; base !== null; base = base.base) {
    const native = base.has(TypeFlag.HEAP) ? undefined : base.lookup('__new__');
    if (native === undefined) continue;
    if (native !== own) throw raised(TypeError, `${owner.name}.__new__(${cls.name}) is not safe, use ${base.name}.__new__()`);
    return;
  }
}
function noKeywords(cls: PyType, kwargs: PyDict): void {
  if (kwargs.size > 0) throw raised(TypeError, `${cls.name}() takes no keyword arguments`);
}
function newException(owner: PyType) {
  return (_t: Thread, cls: Value, args: Args): Value => {
    if (cls !== owner && !(cls instanceof PyType && cls.lookup('__new__') === owner.dict.getName('__new__'))) checkClass(owner, cls);
    const exception = new PyException(cls as PyType, args.length === 0 ? EMPTY_TUPLE : new PyTuple(args));
    if (hasRecord(cls as PyType)) exception.extra = {};
    return exception;
  };
}
function initException(_t: Thread, self: PyException, args: Args, kwargs: PyDict): Value {
  noKeywords(self.cls, kwargs);
  setArgs(self, args);
  return null;
}
function setArgs(self: PyException, args: Args): void {
  const { items } = self.args;
  if (items.length === args.length && args.every((arg, i) => arg === items[i])) return;
  self.args = new PyTuple(args);
}
const NEW = '(cls, /, *args, **kwargs)';
const INIT = '(self, /, *args, **kwargs)';
const NEW_DOC = 'Create and return a new object.  See help(type) for accurate signature.';
const INIT_DOC = 'Initialize self.  See help(type(self)) for accurate signature.';
const newRow = (owner: PyType): NativeRow => [NEW, NEW_DOC, newException(owner)];
const initRow = (body: (t: Thread, self: PyException, args: Args, kwargs: PyDict) => Value): NativeRow => [INIT, INIT_DOC, body];
const strRow = (body: (t: Thread, self: PyException) => Value): NativeRow => ['(self, /)', 'Return str(self).', body];
const reduceRow = (body: (t: Thread, self: PyException) => Value): NativeRow => ['(self, /)', '', body];

/** The record of special attributes; made from the arguments when the machine made the exception. */
export function specialAttributes(self: PyException): Special {
  if (self.extra !== null) return self.extra;
  const { cls } = self;
  const { items } = self.args;
  const record: Special = {};
  self.extra = record;
  if (cls.isSubtypeOf(StopIteration)) record.value = items[0] ?? null;
  else if (cls.isSubtypeOf(SystemExit)) record.code = codeOf(self.args);
  else if (cls.isSubtypeOf(ImportError)) record.msg = items.length === 1 ? items[0] : null;
  else if (cls.isSubtypeOf(OSError)) fillOSError(self, items);
  else if (cls.isSubtypeOf(SyntaxError)) {
    if (items.length > 0) record.msg = items[0];
    const place = items.length === 2 && items[1] instanceof PyTuple ? items[1].items : [];
    PLACE.forEach((name, i) => {
      if (i < place.length) record[name] = place[i];
    });
  } else {
    const names = cls.isSubtypeOf(UnicodeTranslateError)
      ? TRANSLATE_NAMES
      : cls.isSubtypeOf(UnicodeDecodeError) || cls.isSubtypeOf(UnicodeEncodeError)
        ? CODEC_NAMES
        : [];
    if (names.length === items.length) names.forEach((name, i) => (record[name] = items[i]));
  }
  return record;
}
/** The value that a StopIteration carries. */
export function stopValueOf(exception: PyException): Value {
  return specialAttributes(exception).value ?? null;
}

/** A special attribute that guest code may set and delete; absent reads as None. */
function member(name: string, doc: string, absent: Value = null): GetSetRow {
  return [
    doc,
    (_t, self: PyException) => specialAttributes(self)[name] ?? absent,
    (_t, self: PyException, value) => {
      if (value === undefined) delete specialAttributes(self)[name];
      else specialAttributes(self)[name] = value;
    },
  ];
}
function members(docs: Readonly<Record<string, string>>): Record<string, GetSetRow> {
  return Object.fromEntries(Object.entries(docs).map(([name, doc]) => [name, member(name, doc)]));
}
/** Keyword arguments of an `__init__`, each optional. */
function takeKeywords(self: PyException, owner: PyType, kwargs: PyDict, names: readonly string[]): void {
  const record: Special = {};
  for (const [key, value] of kwargs.entries()) {
    const name = jsText(key as string);
    if (!names.includes(name)) throw raised(TypeError, `${owner.name}() got an unexpected keyword argument '${name}'`);
    record[name] = value;
  }
  self.extra = record;
}

// ---- BaseException
/** Type name and arguments: `KeyError('a')`. */
function reprStep(t: Thread, f: NativeFrame, value: Value): Value {
  const self = f.a as PyException;
  const { items } = self.args;
  if (f.state === 0) {
    f.state = 1;
    value = reprOf(t, items.length === 1 ? items[0] : self.args);
    if (value === PUSHED) return PUSHED;
  }
  const text = jsText(value as string);
  return strFromJs(items.length === 1 ? `${self.cls.name}(${text})` : self.cls.name + text);
}
function plainStr(t: Thread, self: PyException): Value {
  const { items } = self.args;
  return items.length === 0 ? '' : strOfValue(t, items.length === 1 ? items[0] : self.args);
}
/** The instance's dict when it has one: when an attribute was ever set, or the dict was looked at. */
function ownDict(self: PyException): PyDict | undefined {
  const { shape } = self;
  if (shape === null) return undefined;
  if (!shape.isDict && !shape.names.some((name) => name.charCodeAt(0) !== 0)) return undefined;
  return dictOfObject(self);
}
function reduced(self: PyException, args: Value, state: Value | undefined): Value {
  return new PyTuple(state === undefined ? [self.cls, args] : [self.cls, args, state]);
}
function copyDict(from: PyDict | undefined): PyDict {
  const dict = new PyDict();
  if (from !== undefined) dict.copyFrom(from);
  return dict;
}
function setState(t: Thread, self: PyException, state: Value): Value {
  if (state === null) return null;
  if (!(state instanceof PyDict)) throw raised(TypeError, 'state is not a dictionary');
  for (const [key, value] of Array.from(state.entries())) t.setAttr(self, t.strText(key), value);
  return null;
}
const isTraceback = (v: Value): boolean => v instanceof PyObject && v.cls.name === 'traceback' && !v.cls.has(TypeFlag.HEAP);
function setTraceback(_t: Thread, self: PyException, value: Value | undefined): void {
  if (value === undefined) throw raised(TypeError, '__traceback__ may not be deleted');
  if (value !== null && !isTraceback(value)) throw raised(TypeError, '__traceback__ must be a traceback or None');
  self.traceback = value;
}
function addNote(t: Thread, self: PyException, note: Value): Value {
  if (!isStr(note)) throw wrongArgument('add_note() argument', 'str', note);
  const notes = getOwn(self, '__notes__') ?? t.findAttr(self, '__notes__');
  if (notes === undefined) {
    if (self.cls.lookup('__setattr__') instanceof PyBuiltin) setOwn(self, '__notes__', new PyList([note]));
    else t.setAttr(self, '__notes__', new PyList([note]));
  } else if (notes instanceof PyList) notes.items.push(note);
  else throw raised(TypeError, 'Cannot add note: __notes__ is not a list');
  return null;
}

const baseRows: TypeRows = {
  members: ['__suppress_context__'],
  doc: 'Common base class for all exceptions',
  new: newRow(BaseException),
  methods: {
    __init__: initRow(initException),
    __repr__: ['(self, /)', 'Return repr(self).', (t, self: PyException) => t.start(reprStep, self)],
    __str__: strRow(plainStr),
    __reduce__: reduceRow((_t, self) => reduced(self, self.args, ownDict(self))),
    __setstate__: ['(self, state, /)', '', setState],
    with_traceback: [
      '(self, tb, /)',
      'Set self.__traceback__ to tb and return self.',
      (t, self: PyException, traceback: Value) => {
        setTraceback(t, self, traceback);
        return self;
      },
    ],
    add_note: ['(self, note, /)', 'Add a note to the exception', addNote],
  },
  getset: {
    __suppress_context__: [
      null,
      (_t, self: PyException) => self.suppressContext,
      (_t, self: PyException, value) => {
        if (value === undefined) throw raised(TypeError, "can't delete numeric/char attribute");
        if (typeof value !== 'boolean') throw raised(TypeError, 'attribute value type must be bool');
        self.suppressContext = value;
      },
    ],
    __dict__: [
      null,
      (_t, self: PyException) => dictOfObject(self) as PyDict,
      (_t, self: PyException, value) => setDictOfObject(self, value),
    ],
    args: [
      null,
      (_t, self: PyException) => self.args,
      (t, self: PyException, value) => {
        if (value === undefined) throw raised(TypeError, 'args may not be deleted');
        self.args = value instanceof PyTuple && value.slots === null ? value : new PyTuple(t.list(value));
      },
    ],
    __traceback__: [null, (_t, self: PyException) => self.traceback, setTraceback],
    __context__: [
      null,
      (_t, self: PyException) => self.context,
      (_t, self: PyException, value) => {
        if (value === undefined) throw raised(TypeError, '__context__ may not be deleted');
        if (value !== null && !(value instanceof PyException))
          throw raised(TypeError, 'exception context must be None or derive from BaseException');
        self.context = value;
      },
    ],
    __cause__: [
      null,
      (_t, self: PyException) => self.cause,
      (_t, self: PyException, value) => {
        if (value === undefined) throw raised(TypeError, '__cause__ may not be deleted');
        if (value !== null && !(value instanceof PyException))
          throw raised(TypeError, 'exception cause must be None or derive from BaseException');
        self.cause = value;
        self.suppressContext = true;
      },
    ],
  },
};

// ---- StopIteration, SystemExit, KeyError
const stopRows: TypeRows = {
  members: ['value'],
  methods: {
    __init__: initRow((t, self, args, kwargs) => {
      initException(t, self, args, kwargs);
      self.extra = { value: args[0] ?? null };
      return null;
    }),
  },
  getset: { value: member('value', 'generator return value') },
};
function codeOf(args: PyTuple): Value {
  return args.items.length === 0 ? null : args.items.length === 1 ? args.items[0] : args;
}
const exitRows: TypeRows = {
  members: ['code'],
  methods: {
    __init__: initRow((t, self, args, kwargs) => {
      initException(t, self, args, kwargs);
      self.extra = { code: codeOf(self.args) };
      return null;
    }),
  },
  getset: { code: member('code', 'exception code') },
};
/** The key itself may be a str with anything in it, so its repr is shown. */
const keyRows: TypeRows = {
  methods: { __str__: strRow((t, self) => (self.args.items.length === 1 ? reprOf(t, self.args.items[0]) : plainStr(t, self))) },
};

// ---- ImportError, AttributeError, NameError
const importRows: TypeRows = {
  members: ['msg', 'name', 'path', 'name_from'],
  methods: {
    __init__: initRow((_t, self, args, kwargs) => {
      takeKeywords(self, ImportError, kwargs, ['name', 'path', 'name_from']);
      setArgs(self, args);
      if (args.length === 1) (self.extra as Special).msg = args[0];
      return null;
    }),
    __str__: strRow((t, self) => {
      const { msg } = specialAttributes(self);
      return typeof msg === 'string' || msg instanceof PyStr ? msg : plainStr(t, self);
    }),
    __reduce__: reduceRow((_t, self) => {
      const record = specialAttributes(self);
      const own = ownDict(self);
      const set = ['name', 'path', 'name_from'].filter((name) => record[name] !== undefined);
      if (set.length === 0) return reduced(self, self.args, own);
      const state = copyDict(own);
      for (const name of set) state.setName(name, record[name]);
      return reduced(self, self.args, state);
    }),
  },
  getset: members({ msg: 'exception message', name: 'module name', path: 'module path', name_from: 'name imported from module' }),
};
function attributeState(self: PyException): PyDict {
  const { name } = specialAttributes(self);
  const state = copyDict(ownDict(self));
  if (name !== undefined && name !== null) state.setName('name', name);
  state.setName('args', self.args);
  return state;
}
const attributeRows: TypeRows = {
  members: ['name', 'obj'],
  methods: {
    __init__: initRow((_t, self, args, kwargs) => {
      takeKeywords(self, AttributeError, kwargs, ['name', 'obj']);
      setArgs(self, args);
      return null;
    }),
    __getstate__: ['(self, /)', '', (_t, self: PyException) => attributeState(self)],
    __reduce__: reduceRow((_t, self) => reduced(self, self.args, attributeState(self))),
  },
  getset: members({ name: 'attribute name', obj: 'object' }),
};
const nameRows: TypeRows = {
  members: ['name'],
  methods: {
    __init__: initRow((_t, self, args, kwargs) => {
      takeKeywords(self, NameError, kwargs, ['name']);
      setArgs(self, args);
      return null;
    }),
  },
  getset: members({ name: 'name' }),
};

// ---- OSError
/** errno of Linux -> the class that OSError() answers with. */
const ERRNOS: Readonly<Record<string, readonly number[]>> = {
  BlockingIOError: [11, 114, 115],
  BrokenPipeError: [32, 108],
  ChildProcessError: [10],
  ConnectionAbortedError: [103],
  ConnectionRefusedError: [111],
  ConnectionResetError: [104],
  FileExistsError: [17],
  FileNotFoundError: [2],
  InterruptedError: [4],
  IsADirectoryError: [21],
  NotADirectoryError: [20],
  PermissionError: [1, 13],
  ProcessLookupError: [3],
  TimeoutError: [110],
};
const BY_ERRNO = new Map(Object.entries(ERRNOS).flatMap(([name, errnos]) => errnos.map((errno): [number, string] => [errno, name])));
/** The class of an OSError with this errno. */
export function osErrorClass(errno: number | bigint | undefined): PyType {
  const name = BY_ERRNO.get(Number(errno));
  return name === undefined ? OSError : (exceptionTypes.get(name) as PyType);
}
/** A subclass with an `__init__` of its own but no `__new__` decides there what the arguments mean. */
function parsesInInit(cls: PyType): boolean {
  return cls.lookup('__init__') !== OSError.lookup('__init__') && cls.lookup('__new__') === OSError.lookup('__new__');
}
/** Reads (errno, strerror[, filename[, winerror[, filename2]]]); any other number of arguments is only a message. */
function fillOSError(self: PyException, args: Args, t?: Thread): void {
  const record: Special = {};
  self.extra = record;
  let kept = args;
  if (args.length >= 2 && args.length <= 5) {
    record.errno = args[0];
    record.strerror = args[1];
    const filename = args[2];
    if (filename !== undefined && filename !== null) {
      if (t !== undefined && self.cls === BlockingIOError && isNumeric(filename)) record.characters_written = sizeOf(t, filename);
      else {
        record.filename = filename;
        if (args[4] !== undefined && args[4] !== null) record.filename2 = args[4];
        kept = args.slice(0, 2);
      }
    }
  }
  setArgs(self, kept);
}
function newOSError(t: Thread, cls: Value, args: Args, kwargs: PyDict): Value {
  checkClass(OSError, cls);
  if (parsesInInit(cls)) {
    const blank = new PyException(cls, EMPTY_TUPLE);
    blank.extra = {};
    return blank;
  }
  noKeywords(cls, kwargs);
  const type = cls === OSError && args.length >= 2 && args.length <= 5 ? osErrorClass(intOf(args[0])) : cls;
  const self = new PyException(type, EMPTY_TUPLE);
  fillOSError(self, args, t);
  return self;
}
const osRows: TypeRows = {
  members: ['errno', 'strerror', 'filename', 'filename2'],
  new: [NEW, NEW_DOC, newOSError],
  methods: {
    __init__: initRow((t, self, args, kwargs) => {
      if (!parsesInInit(self.cls)) return null;
      noKeywords(self.cls, kwargs);
      fillOSError(self, args, t);
      return null;
    }),
    __str__: strRow((t, self) => {
      const { errno, strerror, filename, filename2 } = specialAttributes(self);
      if (filename !== undefined) {
        const files = filename2 !== undefined ? `${t.reprText(filename)} -> ${t.reprText(filename2)}` : t.reprText(filename);
        return strFromJs(`[Errno ${t.strText(errno ?? null)}] ${t.strText(strerror ?? null)}: ${files}`);
      }
      if (errno !== undefined && strerror !== undefined) return strFromJs(`[Errno ${t.strText(errno)}] ${t.strText(strerror)}`);
      return plainStr(t, self);
    }),
    __reduce__: reduceRow((_t, self) => {
      const { filename, filename2 } = specialAttributes(self);
      const { items } = self.args;
      let args: Value = self.args;
      if (items.length === 2 && filename !== undefined)
        args = new PyTuple(filename2 === undefined ? [...items, filename] : [...items, filename, null, filename2]);
      return reduced(self, args, ownDict(self));
    }),
  },
  getset: {
    ...members({
      errno: 'POSIX exception code',
      strerror: 'exception strerror',
      filename: 'exception filename',
      filename2: 'second exception filename',
    }),
    characters_written: [
      null,
      (_t, self: PyException) => {
        const written = specialAttributes(self).characters_written;
        if (written === undefined) throw raised(AttributeError, 'characters_written');
        return written;
      },
      (t, self: PyException, value) => {
        const record = specialAttributes(self);
        if (value !== undefined) record.characters_written = sizeOf(t, value);
        else if (record.characters_written === undefined) throw raised(AttributeError, 'characters_written');
        else delete record.characters_written;
      },
    ],
  },
};

// ---- SyntaxError
const PLACE = ['filename', 'lineno', 'offset', 'text', 'end_lineno', 'end_offset', '_metadata'] as const;
const syntaxRows: TypeRows = {
  members: ['msg', ...PLACE, 'print_file_and_line'],
  methods: {
    __init__: initRow((t, self, args, kwargs) => {
      initException(t, self, args, kwargs);
      const record: Special = {};
      self.extra = record;
      if (args.length >= 1) record.msg = args[0];
      if (args.length !== 2) return null;
      const place = t.list(args[1]);
      if (place.length < 4) throw raised(TypeError, `function takes at least 4 arguments (${place.length} given)`);
      if (place.length > 7) throw raised(TypeError, `function takes at most 7 arguments (${place.length} given)`);
      PLACE.forEach((name, i) => {
        if (i < place.length) record[name] = place[i];
      });
      if (place.length === 5) throw raised(TypeError, 'end_offset must be provided when end_lineno is provided');
      return null;
    }),
    __str__: strRow((t, self) => {
      const { msg, filename, lineno } = specialAttributes(self);
      const text = t.strText(msg ?? null);
      const file = filename !== undefined && isStr(filename) ? jsText(filename).replace(/^.*\//s, '') : null;
      const line = typeof lineno === 'number' && Number.isInteger(lineno) ? lineno : null;
      if (file === null && line === null) return strFromJs(text);
      const place = file === null ? `line ${line}` : line === null ? file : `${file}, line ${line}`;
      return strFromJs(`${text} (${place})`);
    }),
  },
  getset: members({
    msg: 'exception msg',
    filename: 'exception filename',
    lineno: 'exception lineno',
    offset: 'exception offset',
    text: 'exception text',
    end_lineno: 'exception end lineno',
    end_offset: 'exception end offset',
    print_file_and_line: 'exception print_file_and_line',
    _metadata: 'exception private metadata',
  }),
};

// ---- UnicodeError
const CODEC_NAMES = ['encoding', 'object', 'start', 'end', 'reason'] as const;
const TRANSLATE_NAMES = ['object', 'start', 'end', 'reason'] as const;
function initUnicode(names: readonly string[], isDecode: boolean) {
  return (t: Thread, self: PyException, args: Args, kwargs: PyDict): Value => {
    initException(t, self, args, kwargs);
    if (args.length !== names.length) throw raised(TypeError, `function takes exactly ${names.length} arguments (${args.length} given)`);
    const record: Special = {};
    names.forEach((name, i) => {
      const arg = args[i];
      if (name === 'start' || name === 'end') record[name] = indexOf(t, arg);
      else {
        if (!(name === 'object' && isDecode) && !isStr(arg)) throw wrongArgument(`argument ${i + 1}`, 'str', arg);
        record[name] = arg;
      }
    });
    if (isDecode && !(record.object instanceof PyBytes)) {
      record.object = new PyBytes(bytesArgument(record.object as Value).slice());
    }
    self.extra = record;
    return null;
  };
}
/** "character '\xe9' in position 3", "bytes in position 3-4": what stands between the codec and the reason. */
function unicodeSpan(record: Special, unit: 'byte' | 'character'): string {
  const { object, start, end } = record;
  const from = Number(start ?? 0);
  const to = Number(end ?? 0);
  let single: string | undefined;
  if (to === from + 1 && from >= 0) {
    if (object instanceof PyBytes) {
      if (from < object.bytes.length) single = `0x${object.bytes[from].toString(16).padStart(2, '0')}`;
    } else {
      // Guest code may have put anything here meanwhile.
      const text = strOf(object);
      const point = text === undefined ? undefined : pointsOf(text)[from];
      if (point !== undefined) single = `'${hexEscape(point)}'`;
    }
  }
  return single !== undefined ? `${unit} ${single} in position ${from}` : `${unit}s in position ${from}-${to - 1}`;
}
function unicodeStr(how: (record: Special, t: Thread) => string): NativeRow {
  return strRow((t, self) => {
    const record = specialAttributes(self);
    if (record.object === undefined || record.object === null) return '';
    return strFromJs(`${how(record, t)}: ${t.strText(record.reason ?? null)}`);
  });
}
function unicodeMembers(names: readonly string[]): Record<string, GetSetRow> {
  return Object.fromEntries(names.map((name) => [name, member(name, `exception ${name}`, name === 'start' || name === 'end' ? 0 : null)]));
}
const unicodeRows: readonly (readonly [PyType, TypeRows])[] = [
  [
    UnicodeDecodeError,
    {
      new: newRow(UnicodeDecodeError),
      methods: {
        __init__: initRow(initUnicode(CODEC_NAMES, true)),
        __str__: unicodeStr((record, t) => `'${t.strText(record.encoding)}' codec can't decode ${unicodeSpan(record, 'byte')}`),
      },
      members: CODEC_NAMES,
      getset: unicodeMembers(CODEC_NAMES),
    },
  ],
  [
    UnicodeEncodeError,
    {
      new: newRow(UnicodeEncodeError),
      methods: {
        __init__: initRow(initUnicode(CODEC_NAMES, false)),
        __str__: unicodeStr((record, t) => `'${t.strText(record.encoding)}' codec can't encode ${unicodeSpan(record, 'character')}`),
      },
      members: CODEC_NAMES,
      getset: unicodeMembers(CODEC_NAMES),
    },
  ],
  [
    UnicodeTranslateError,
    {
      new: newRow(UnicodeTranslateError),
      methods: {
        __init__: initRow(initUnicode(TRANSLATE_NAMES, false)),
        __str__: unicodeStr((record) => `can't translate ${unicodeSpan(record, 'character')}`),
      },
      members: CODEC_NAMES,
      getset: unicodeMembers(CODEC_NAMES),
    },
  ],
];

export const rows: readonly (readonly [PyType, TypeRows])[] = [
  [BaseException, baseRows],
  [StopIteration, stopRows],
  [SystemExit, exitRows],
  [KeyError, keyRows],
  [ImportError, importRows],
  [AttributeError, attributeRows],
  [NameError, nameRows],
  [OSError, osRows],
  [SyntaxError, syntaxRows],
  [MemoryError, { new: newRow(MemoryError) }],
  ...unicodeRows,
  ...groupRows(initException),
  // The others have nothing of their own but their docs.
  [ExceptionGroup, { attributes: { __module__: 'builtins', __weakref__: weakrefDescriptor(ExceptionGroup) } }],
  ...Array.from(exceptionTypes.values(), (type): readonly [PyType, TypeRows] => [type, {}]),
];
export { isGroup, newGroup };

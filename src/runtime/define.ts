/**
 * Builtin types and functions as literals: name, signature, doc and body in one row. Registration, argument errors, help() and
 * the reference page follow from the rows.
 */
import {
  builtinFunctionType,
  classmethodDescriptorType,
  getSetType,
  memberType,
  methodDescriptorType,
  objectType,
  staticMethodType,
  wrapperDescriptorType,
} from './builtin-types.ts';
import { type NativeBody, PyBuiltin, PyGetSet, PyStaticMethod } from './callables.ts';
import type { Thread } from './machine.ts';
import type { PyType, Value } from './object.ts';
import { parseSignature } from './signature.ts';

/**
 * [signature with its self, doc, body]. What `__text_signature__` shows may be written behind ` -- ` where it is not what is bound:
 * `(object, name, default=<unrepresentable>, /) -- ` shows nothing.
 */
export type NativeRow = readonly [signature: string, doc: string | null, body: NativeBody];
/** [doc, getter, setter]; a setter gets undefined for del. */
// biome-ignore lint/suspicious/noExplicitAny: each row states the type of its own self.
type OwnSelf = any;
export type GetSetRow = readonly [
  doc: string | null,
  get: (thread: Thread, self: OwnSelf) => Value,
  set?: (thread: Thread, self: OwnSelf, value: Value | undefined) => void,
];

export interface TypeRows {
  readonly doc?: string;
  /** What `__text_signature__` of the class shows. */
  readonly signature?: string;
  /** `__new__`: the class is the first argument. */
  readonly new?: NativeRow;
  /** Methods, dunder ones too. A null row takes an inherited method away (`__hash__: null`). */
  readonly methods?: Readonly<Record<string, NativeRow | null>>;
  readonly classMethods?: Readonly<Record<string, NativeRow>>;
  readonly staticMethods?: Readonly<Record<string, NativeRow>>;
  readonly getset?: Readonly<Record<string, GetSetRow>>;
  /** Which of `getset` are stored in the object: `member_descriptor`. */
  readonly members?: readonly string[];
  /** Plain values. */
  readonly attributes?: Readonly<Record<string, Value>>;
}

const parse = (builtin: PyBuiltin) => parseSignature(builtin.signatureText);

/** A method of a builtin type, for whoever hands it out by itself. */
export function makeMethod(type: PyType, name: string, [signature, doc, body]: NativeRow): PyBuiltin {
  const isSlot = name.startsWith('__') && name.endsWith('__') && !PLAIN_DUNDERS.has(name) && !PLAIN_METHODS.has(`${type.name}.${name}`);
  const kind = isSlot ? wrapperDescriptorType : methodDescriptorType;
  return new PyBuiltin(kind, name, signature, doc, body, parse, type, type.module);
}
/** A native function of a module. */
export function nativeFunction(name: string, [signature, doc, body]: NativeRow, module: string): PyBuiltin {
  return new PyBuiltin(builtinFunctionType, name, signature, doc, body, parse, null, module);
}

/** As for every class: the signature proper is that of the class. */
const NEW_DOC = 'Create and return a new object.  See help(type) for accurate signature.';

/** Joins the rows to their type: called once per type at start, done when the type is first looked into. */
export function install(type: PyType, rows: TypeRows): void {
  if (rows.doc !== undefined) type.doc = rows.doc;
  if (rows.signature !== undefined) type.signature = rows.signature;
  const before = type.fill;
  type.fill = () => {
    before?.();
    join(type, rows);
  };
}
function join(type: PyType, rows: TypeRows): void {
  const { dict } = type;
  if (rows.new !== undefined) {
    const [signature, , body] = rows.new;
    // Not bound to a class: whoever looks it up passes the class.
    const native = new PyBuiltin(builtinFunctionType, '__new__', signature, NEW_DOC, body, parse, type, type.module);
    dict.setName('__new__', native);
  }
  for (const [name, row] of Object.entries(rows.methods ?? {})) {
    if (row === null) {
      dict.setName(name, null);
      continue;
    }
    dict.setName(name, makeMethod(type, name, row));
  }
  for (const [name, row] of Object.entries(rows.classMethods ?? {})) {
    dict.setName(name, new PyBuiltin(classmethodDescriptorType, name, row[0], row[1], row[2], parse, type, type.module));
  }
  for (const [name, row] of Object.entries(rows.staticMethods ?? {})) {
    dict.setName(
      name,
      new PyStaticMethod(
        staticMethodType,
        new PyBuiltin(builtinFunctionType, name, `${row[0]} -- ${row[0]}`, row[1], row[2], parse, null, type.module),
      ),
    );
  }
  for (const [name, [doc, get, set]] of Object.entries(rows.getset ?? {})) {
    const descriptor = new PyGetSet(name, type, doc, get, set ?? null);
    descriptor.cls = rows.members?.includes(name) ? memberType : getSetType;
    dict.setName(name, descriptor);
  }
  for (const [name, value] of Object.entries(rows.attributes ?? {})) dict.setName(name, value);
  if (dict.hasName('__eq__') && !dict.hasName('__hash__') && type !== objectType) dict.setName('__hash__', null);
  if (!dict.hasName('__doc__')) dict.setName('__doc__', type.doc);
}

/** Dunder names that are ordinary methods in CPython, not slot wrappers. */
const PLAIN_DUNDERS = new Set([
  '__reduce__',
  '__reduce_ex__',
  '__getstate__',
  '__setstate__',
  '__format__',
  '__sizeof__',
  '__dir__',
  '__getnewargs__',
  '__round__',
  '__trunc__',
  '__floor__',
  '__ceil__',
  '__length_hint__',
  '__reversed__',
  '__class_getitem__',
  '__subclasshook__',
  '__init_subclass__',
  '__copy__',
  '__deepcopy__',
  '__instancecheck__',
  '__subclasscheck__',
  '__subclasses__',
  '__prepare__',
  '__enter__',
  '__exit__',
  '__complex__',
  '__bytes__',
  '__alloc__',
  '__set_name__',
  '__mro_entries__',
  '__replace__',
  '__typing_subst__',
  '__typing_prepare_subst__',
]);
/** Slots that CPython has as ordinary methods besides, because calling them so is faster. */
const PLAIN_METHODS = new Set([
  'dict.__contains__',
  'dict.__getitem__',
  'list.__getitem__',
  'set.__contains__',
  'frozenset.__contains__',
  'FrameLocalsProxy.__contains__',
  'FrameLocalsProxy.__getitem__',
]);

/** A builtin module as a literal. `values` are made once per interpreter. */
export interface ModuleRows {
  readonly name: string;
  readonly doc: string;
  /** Types of the module: their rows are joined to them when the module is first imported. */
  readonly types?: readonly (readonly [PyType, TypeRows])[];
  readonly functions?: Readonly<Record<string, NativeRow>>;
  readonly values?: (interp: import('./machine.ts').Interpreter) => Readonly<Record<string, Value>>;
}

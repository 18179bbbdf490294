/**
 * Tracked values: what the symbolic evaluator has on its stack in place of objects. (TorchDynamo calls them variable trackers.)
 *
 * A value that was there before the frame began has a source. One that the frame made has none and will be made again by the code that replaces
 * the frame. Containers are open: their items are tracked one by one, so a change shows up here and is repeated on the real object at the end.
 */
import type { CodeObject } from '../bytecode/code.ts';
import { listType, tupleType, typeOf } from '../runtime/builtin-types.ts';
import type { PyCell, PyFunction } from '../runtime/callables.ts';
import { PyBytes, PyTuple } from '../runtime/collections.ts';
import { primitiveKey, type PyDict } from '../runtime/dict.ts';
import { type PyInstance, type PyObject, type PyType, TypeFlag, type Value } from '../runtime/object.ts';
import type { Source } from './source.ts';
import { Unsupported } from './unsupported.ts';

export abstract class Tracked {
  constructor(readonly source: Source | null) {}
  /** The class, where it is known. */
  abstract get type(): PyType | null;
  /** For messages: what it is. */
  abstract get words(): string;
}

/** A value that is known: a literal, or an object that guards have pinned down. */
export class Known extends Tracked {
  constructor(
    readonly value: Value,
    source: Source | null = null,
  ) {
    super(source);
  }
  get type(): PyType {
    return typeOf(this.value);
  }
  get words(): string {
    return typeof this.value === 'object' && this.value !== null ? `a ${this.type.name}` : String(this.value);
  }
}
export const NONE = new Known(null);
export const TRUE = new Known(true);
export const FALSE = new Known(false);
export const bool = (value: boolean): Known => (value ? TRUE : FALSE);

/** An object of which nothing is known but its class: it can be passed on, and that is all. */
export class Opaque extends Tracked {
  constructor(
    readonly value: Value,
    source: Source,
  ) {
    super(source);
  }
  get type(): PyType {
    return typeOf(this.value);
  }
  get words(): string {
    return `a ${this.type.name}`;
  }
}

/** A value that nobody has looked at yet: no guard stands for it. */
export class Lazy extends Tracked {
  forced: Tracked | null = null;
  constructor(
    readonly value: Value,
    override readonly source: Source,
  ) {
    super(source);
  }
  get type(): PyType {
    return typeOf(this.value);
  }
  get words(): string {
    return `a ${this.type.name}`;
  }
}

/** The mark that a call has no self. */
export class Null extends Tracked {
  get type(): null {
    return null;
  }
  get words(): string {
    return 'nothing';
  }
}
export const NULL = new Null(null);

/** A tensor: a node of the graph, and a stand-in with its shape, strides, type and place in autograd's graph. */
export class TensorValue extends Tracked {
  /** Which result of the graph it is, once somebody needs it. */
  constructor(
    readonly node: Value,
    readonly fake: PyObject,
    source: Source | null,
    /** A stand-in with other sizes where sizes may change. */
    readonly probe: PyObject | null = null,
  ) {
    super(source);
  }
  get type(): PyType {
    return this.fake.cls;
  }
  get words(): string {
    return 'a tensor';
  }
}

/**
 * A size that may change from call to call, or what is computed of such sizes: a node of the graph that is an int. `hint` is what it is now, `probe`
 * what it would be with the other sizes that the stand-ins are tried with.
 */
export class SymbolicInt extends Tracked {
  constructor(
    readonly node: Value,
    readonly hint: number,
    readonly probe: number,
    /** What it is in terms of the sizes of inputs, for guards; null when it is not known. */
    readonly expression: Expression | null,
    readonly type: PyType,
  ) {
    super(null);
  }
  get words(): string {
    return `a size (${this.expression?.text ?? this.hint})`;
  }
}
/** An int in terms of the sizes of inputs: its text, and its value when guards are checked. */
export interface Expression {
  readonly text: string;
  readonly evaluate: (values: readonly Value[]) => number;
}

/** list, tuple and subclasses of tuple such as Size. */
export class Sequence extends Tracked {
  isChanged = false;
  constructor(
    readonly type: PyType,
    public items: Tracked[],
    source: Source | null = null,
    readonly real: PyObject | null = null,
  ) {
    super(source);
  }
  get isList(): boolean {
    return this.type === listType;
  }
  /** The class of a part of it, or of it and more. */
  get partType(): PyType {
    const isSize = this.type.name === 'Size' && !this.type.has(TypeFlag.HEAP);
    return this.isList || isSize ? this.type : tupleType;
  }
  get words(): string {
    return `a ${this.type.name}`;
  }
}
export const tuple = (items: Tracked[]): Sequence => new Sequence(tupleType, items);

/** What tells keys apart; keys are literals, tuples of such, or objects that are equal to themselves only. */
export function keyOf(key: Tracked): unknown {
  const found = key instanceof Known ? keyOfValue(key.value) : keyText(key);
  if (found === undefined)
    throw new Unsupported('Unhashable or unsupported dict key', key.words, 'A key of a dict or set must be a constant or a known object.');
  return found;
}
function keyOfValue(value: Value): unknown {
  const primitive = primitiveKey(value);
  // Texts are marked, so that none is mistaken for the text of a tuple.
  return typeof primitive === 'string' ? `s${primitive}` : primitive === undefined ? keyTextOfValue(value) : primitive;
}
/** A text for keys that are compared part by part. Undefined: there is none that tells it from all others. */
function keyText(key: Tracked): string | undefined {
  if (key instanceof Known) return keyTextOfValue(key.value);
  return key instanceof Sequence && !key.isList ? join(key.items.map(keyText)) : undefined;
}
function keyTextOfValue(value: Value): string | undefined {
  if (value instanceof PyTuple) return value.slots === null ? join(value.items.map(keyTextOfValue)) : undefined;
  if (value instanceof PyBytes) return value.slots === null ? `b${[...value.bytes].join(' ')}` : undefined;
  const primitive = primitiveKey(value);
  return typeof primitive === 'object' && primitive !== null
    ? undefined
    : JSON.stringify(typeof primitive === 'bigint' ? `${primitive}n` : primitive);
}
const join = (parts: readonly (string | undefined)[]): string | undefined =>
  parts.includes(undefined) ? undefined : `(${parts.join(',')})`;

/** Items of a set: of equal ones the first stays. */
export function distinct(items: Iterable<Tracked>, into: Map<unknown, Tracked> = new Map<unknown, Tracked>()): Map<unknown, Tracked> {
  for (const item of items) {
    const key = keyOf(item);
    if (!into.has(key)) into.set(key, item);
  }
  return into;
}

export class Mapping extends Tracked {
  isChanged = false;
  constructor(
    readonly type: PyType,
    readonly entries: Map<unknown, { readonly key: Tracked; value: Tracked }>,
    source: Source | null = null,
    readonly real: PyDict | null = null,
  ) {
    super(source);
  }
  get(key: Tracked): Tracked | undefined {
    return this.entries.get(keyOf(key))?.value;
  }
  set(key: Tracked, value: Tracked): void {
    const at = keyOf(key);
    const entry = this.entries.get(at);
    if (entry === undefined) this.entries.set(at, { key, value });
    else entry.value = value;
    this.isChanged = true;
  }
  delete(key: Tracked): Tracked | undefined {
    const at = keyOf(key);
    const entry = this.entries.get(at);
    if (entry === undefined) return undefined;
    this.entries.delete(at);
    this.isChanged = true;
    return entry.value;
  }
  get words(): string {
    return `a ${this.type.name}`;
  }
}

/** set and frozenset. */
export class SetValue extends Tracked {
  isChanged = false;
  constructor(
    readonly type: PyType,
    /** In an order in which they could have been added. */
    public items: Map<unknown, Tracked>,
    source: Source | null = null,
    readonly real: PyObject | null = null,
  ) {
    super(source);
  }
  get words(): string {
    return `a ${this.type.name}`;
  }
}

export class SliceValue extends Tracked {
  constructor(
    readonly parts: readonly [Tracked, Tracked, Tracked],
    readonly type: PyType,
    source: Source | null = null,
  ) {
    super(source);
  }
  get words(): string {
    return 'a slice';
  }
}

/** A variable that functions share. */
export class Cell extends Tracked {
  isChanged = false;
  constructor(
    public content: Tracked | undefined,
    readonly type: PyType,
    source: Source | null,
    readonly real: PyCell | null,
    /** Where the frame itself has it: its slot, and what tells which cell that is. */
    readonly slot: number = -1,
    readonly identity: Source | null = null,
  ) {
    super(source);
  }
  get words(): string {
    return 'a cell';
  }
}

/** A cell that a comprehension has put aside, to give it back. It is no value. */
export class PutAside extends Tracked {
  constructor(readonly cell: Cell) {
    super(null);
  }
  get type(): null {
    return null;
  }
  get words(): string {
    return 'a cell that is put aside';
  }
}

/** A function that the frame has made. */
export class MadeFunction extends Tracked {
  defaults: Tracked | null = null;
  kwDefaults: Tracked | null = null;
  annotations: Tracked | null = null;
  annotate: Tracked | null = null;
  closure: readonly Cell[] | null = null;
  constructor(
    readonly code: CodeObject,
    readonly globals: PyDict,
    readonly builtins: PyDict,
    readonly type: PyType,
  ) {
    super(null);
  }
  get words(): string {
    return `the function ${this.code.name}`;
  }
}

/** A function with the object that it is called on: of a class, or a method of a builtin value, told by its name. */
export class Method extends Tracked {
  constructor(
    readonly func: Tracked | string,
    readonly self: Tracked,
    readonly type: PyType,
    source: Source | null = null,
  ) {
    super(source);
  }
  get words(): string {
    return typeof this.func === 'string' ? `method ${this.func} of ${this.self.words}` : `a method: ${this.func.words}`;
  }
}

/** An object with attributes: real ones are read when they are asked for. `attributes`: what the frame has set; null: deleted. */
export class Instance extends Tracked {
  readonly attributes = new Map<string, Tracked | null>();
  constructor(
    readonly type: PyType,
    source: Source | null = null,
    readonly real: PyInstance | null = null,
  ) {
    super(source);
  }
  get isChanged(): boolean {
    return this.attributes.size > 0;
  }
  get words(): string {
    return `an object of ${this.type.name}`;
  }
}
/** `object.__dict__` of such an object. */
export class InstanceDict extends Tracked {
  constructor(
    readonly owner: Instance,
    readonly type: PyType,
  ) {
    super(null);
  }
  get words(): string {
    return `the __dict__ of ${this.owner.words}`;
  }
}

/** An exception that the frame has made. */
export class ExceptionValue extends Tracked {
  cause: Tracked | null = null;
  context: Tracked | null = null;
  readonly attributes = new Map<string, Tracked>();
  constructor(
    readonly type: PyType,
    public args: Tracked[],
  ) {
    super(null);
  }
  get words(): string {
    return `an exception: ${this.type.name}`;
  }
}

/** super(): where the look-up begins, and for whom. */
export class SuperValue extends Tracked {
  constructor(
    readonly after: PyType,
    readonly object: Tracked,
    readonly target: PyType,
    readonly type: PyType,
  ) {
    super(null);
  }
  get words(): string {
    return 'super()';
  }
}

/** keys(), values(), items() of a dict. */
export class DictView extends Tracked {
  constructor(
    readonly mapping: Mapping | InstanceDict,
    readonly what: 'keys' | 'values' | 'items',
    readonly type: PyType,
  ) {
    super(null);
  }
  get words(): string {
    return `the ${this.what} of a dict`;
  }
}

/** A function that keeps known arguments: functools.partial. */
export class Partial extends Tracked {
  constructor(
    readonly func: Tracked,
    readonly args: readonly Tracked[],
    readonly keywords: ReadonlyMap<string, Tracked>,
    readonly type: PyType,
    source: Source | null,
  ) {
    super(source);
  }
  get words(): string {
    return 'a partial function';
  }
}

/** A function of the graph itself: the type of what the evaluator knows how to do without code. */
export type Keywords = ReadonlyMap<string, Tracked>;
export const NO_KEYWORDS: Keywords = new Map();
export type { PyFunction };

/**
 * The side table: objects that a graph uses but is not given as inputs, such as streams and events, by number.
 *
 *     s.record_event(e)   becomes   torch.ops.streams.record_event(1, 0)        in the graph: numbers only
 *                                    slot 0: s, loaded from L['s']              in the table: what they stand for in this run
 *                                    slot 1: e, made by the graph
 *
 * Each run of a transformed frame (an *activation*) owns a table, which its prologue fills. A table that all runs share, as PyTorch's is,
 * is filled by whoever ran last: a nested call, another thread, or a later call before backward() leaves others' objects in it.
 *
 * What the program gave is held weakly: the frame holds it, and the table does not make it live longer. What the graph made is
 * held by the table, for nobody else may hold it yet. A table lives as long as the frame, its resume frames and nodes of backward() that
 * need it hold it; nothing else does.
 */
import type { CodeObject } from '../bytecode/code.ts';
import { builtinType, typeName } from '../runtime/builtin-types.ts';
import { AssertionError, makeException } from '../runtime/exceptions.ts';
import { type Interpreter, Raise, type Thread } from '../runtime/machine.ts';
import { PyObject, type PyType, TypeFlag, type Value } from '../runtime/object.ts';
import { strFromJs } from '../runtime/text.ts';
import { Referent } from '../runtime/weak.ts';

export type SlotKind = 'user' | 'created' | 'current_stream';
export const SLOT_KINDS: readonly SlotKind[] = ['user', 'created', 'current_stream'];

/** An instruction: where a slot was filled. */
export interface Place {
  readonly code: CodeObject;
  readonly pc: number;
}
export const lineAt = ({ code, pc }: Place): number => code.positions[Math.max(0, pc) * 4] || code.firstLine;

/** What is known of an object that is held weakly, once it has died. */
interface Remembered {
  readonly typeName: string;
  readonly id: number | bigint;
  readonly madeAt: Place | undefined;
}
/** An object that knows where it was made, as streams and events do. */
type Made = PyObject & { readonly madeAt?: Place };

export class Slot {
  constructor(
    readonly kind: SlotKind,
    /** What loads it: `L['s']`; or what made it. */
    readonly source: string,
    readonly place: Place | undefined,
    private readonly held: PyObject | Referent,
  ) {}
  get isWeak(): boolean {
    return this.held instanceof Referent;
  }
  /** The object; undefined when it has died. */
  get object(): PyObject | undefined {
    const { held } = this;
    return held instanceof Referent ? held.handle.deref() : held;
  }
  get remembered(): Remembered | undefined {
    return this.held instanceof Referent ? (this.held.about as Remembered | undefined) : undefined;
  }
  /** The same, held so that it stays. */
  strong(): Slot {
    const { object } = this;
    return object === undefined ? this : new Slot(this.kind, this.source, this.place, object);
  }
}

const NO_TABLE = 'Index not registered in index_to_user_object_weakref';
const DEAD = 'User object is no longer alive';
const PAST_END = 'Index past the end of index_to_user_object_weakref';

export const externalObjectError: PyType = builtinType('ExternalObjectError', {
  base: AssertionError,
  flags: TypeFlag.BASETYPE | TypeFlag.HAS_DICT | TypeFlag.SAME_LAYOUT,
  module: 'torch._dynamo.graph_bytecode_inputs',
});

export class ExternalTable extends PyObject {
  readonly entries: (Slot | null)[] = [];
  /** Objects that the graph made and that have no slot. */
  readonly stashed: PyObject[] = [];
  readonly number: number;
  readonly thread: string;
  constructor(
    t: Thread,
    /** Whose run it is: the name of the function. */
    readonly owner: string,
  ) {
    super();
    this.number = tablesOf(t.interp).count++;
    this.thread = t.name;
  }
  get title(): string {
    return `activation ${this.number} of ${this.owner}, thread ${this.thread}`;
  }

  /** `null` leaves the slot empty: nothing in the graph uses it this time. */
  store(t: Thread, index: number, object: Value, kind: SlotKind, source: string): void {
    const { entries } = this;
    while (entries.length < index) entries.push(null);
    entries[index] = object === null ? null : makeSlot(t, object, kind, source);
    const { onEvent } = tablesOf(t.interp);
    if (onEvent !== null) onEvent(t, 'fill', this, index);
  }
  /** The object in a slot, or the guest's error that tells all that is known. */
  get(t: Thread, index: number): PyObject {
    const { onEvent } = tablesOf(t.interp);
    if (onEvent !== null) onEvent(t, 'get', this, index);
    const object = this.entries[index]?.object;
    if (object === undefined) throw this.problem(t, index);
    return object;
  }
  /** Only the next slot may be new. */
  replace(t: Thread, index: number, object: Value): void {
    if (index > this.entries.length || index < 0) throw this.problem(t, index, PAST_END);
    this.store(t, index, object, 'created', 'set_external_object_by_index()');
  }
  /** Holds an object that the graph made. */
  stash(object: Value): void {
    if (object instanceof PyObject) this.stashed.push(object);
  }
  clear(): void {
    this.entries.length = 0;
    this.stashed.length = 0;
  }
  /** For a node of backward(): its own slots, of which those that it names are held. Null: all. */
  keptFor(t: Thread, indices: readonly number[] | null): ExternalTable {
    const kept = new ExternalTable(t, `${this.owner}, backward`);
    this.entries.forEach((slot, index) => {
      kept.entries.push(slot !== null && (indices === null ? !slot.isWeak : indices.includes(index)) ? slot.strong() : slot);
    });
    kept.stashed.push(...this.stashed);
    return kept;
  }

  private problem(t: Thread, index: number, sentence = this.entries[index] == null ? NO_TABLE : DEAD): Raise {
    const slot = this.entries[index] ?? null;
    const lines = [sentence];
    if (slot === null) {
      const count = this.entries.length;
      lines.push(`  index ${index}: the table has ${count === 1 ? 'one slot' : `${count} slots`} (${this.title})`);
    } else {
      lines.push(`  index ${index}: ${slot.kind} object ${slot.source} (${this.title})`);
      if (slot.place !== undefined) lines.push(`  registered at ${placeText(slot.place)}`);
      const { remembered } = slot;
      if (remembered !== undefined) {
        const made = remembered.madeAt === undefined ? '' : `, made at ${placeText(remembered.madeAt)}`;
        lines.push(`  it was of type ${remembered.typeName}, with id 0x${remembered.id.toString(16)}${made}`);
      }
    }
    const exception = makeException(externalObjectError, strFromJs(lines.join('\n')));
    const { remembered, place } = slot ?? {};
    const about: readonly (readonly [string, Value])[] = [
      ['index', index],
      ['kind', slot === null ? null : slot.kind],
      ['source', slot === null ? null : strFromJs(slot.source)],
      ['registered', place === undefined ? null : strFromJs(placeText(place))],
      ['activation', strFromJs(this.title)],
      ['was', remembered === undefined ? null : strFromJs(remembered.typeName)],
    ];
    for (const [name, value] of about) t.setAttr(exception, name, value);
    return new Raise(exception);
  }
}
export const externalTableType = builtinType('ExternalTable', {
  js: ExternalTable,
  module: 'torch._dynamo.graph_bytecode_inputs',
  flags: TypeFlag.HAS_WEAKREF,
});

export const placeText = (place: Place): string => `${place.code.filename}:${lineAt(place)} in ${place.code.qualname}`;

/** Where the program is; the modules that do this for it are not the place. */
function placeOf(t: Thread): Place | undefined {
  let frame = t.callerFrame() as (PyObject & Place & { readonly back: PyObject | null }) | null;
  while (frame !== null && (frame.code === undefined || frame.code.filename.startsWith('<frozen '))) frame = frame.back as typeof frame;
  return frame === null ? undefined : { code: frame.code, pc: frame.pc - 1 };
}
function makeSlot(t: Thread, object: Value, kind: SlotKind, source: string): Slot {
  const place = placeOf(t);
  if (kind !== 'user' && object instanceof PyObject) return new Slot(kind, source, place, object);
  const referent = t.interp.weak.referentFor(object);
  referent.about ??= { typeName: typeName(object), id: t.interp.idOf(object), madeAt: (object as Made).madeAt } satisfies Remembered;
  return new Slot(kind, source, place, referent);
}

// ---- activations
/** A new table for a run of `owner`. */
export function makeTable(t: Thread, owner: string): ExternalTable {
  const tables = tablesOf(t.interp);
  const table = new ExternalTable(t, owner);
  if (tables.isGlobal(t)) tables.process = table;
  return table;
}

/** A frame of the chain, whoever runs it. */
type ChainFrame = PyObject & { readonly back: PyObject | null; readonly generator?: PyObject | null };

class Activation {
  constructor(
    readonly frame: ChainFrame,
    readonly table: ExternalTable,
    readonly below: Activation | null,
  ) {}
}
class ThreadTables {
  top: Activation | null = null;
  /** For calls outside of any activation. */
  test: ExternalTable | null = null;
  /** Who registers objects while a function is traced. */
  registry: Value = null;
}
export type TableEvent = 'fill' | 'get';

/** What an interpreter knows of its tables. */
export class Tables {
  count = 0;
  /** Told of each access, when somebody asked. */
  onEvent: ((t: Thread, event: TableEvent, table: ExternalTable, index: number) => void) | null = null;
  /** Whether there is one table for the process, as in PyTorch, which each new one replaces. Null while nobody has asked for that. */
  readScope: ((t: Thread) => boolean) | null = null;
  process: ExternalTable | null = null;
  /** Tables that nodes of backward() hold, to be shown. */
  kept: WeakRef<ExternalTable>[] = [];
  /** Activations of generators, which are left and come back. */
  private readonly sleeping = new WeakMap<PyObject, Activation>();
  private readonly threads = new WeakMap<Thread, ThreadTables>();
  private lastThread: Thread | null = null;
  private last = new ThreadTables();

  isGlobal(t: Thread): boolean {
    return this.readScope?.(t) ?? false;
  }
  of(t: Thread): ThreadTables {
    if (this.lastThread === t) return this.last;
    let tables = this.threads.get(t);
    if (tables === undefined) this.threads.set(t, (tables = new ThreadTables()));
    this.lastThread = t;
    return (this.last = tables);
  }
  /** From here to `leave()`, what runs in this frame and below it uses the table. */
  enter(t: Thread, frame: PyObject, table: ExternalTable): void {
    const chained = frame as ChainFrame;
    if (chained.generator != null) {
      this.sleeping.set(frame, new Activation(chained, table, this.sleeping.get(frame) ?? null));
      return;
    }
    const tables = this.of(t);
    tables.top = new Activation(chained, table, tables.top);
  }
  leave(t: Thread, frame: PyObject): void {
    const asleep = this.sleeping.get(frame);
    if (asleep !== undefined) {
      if (asleep.below === null) this.sleeping.delete(frame);
      else this.sleeping.set(frame, asleep.below);
      return;
    }
    const tables = this.of(t);
    let activation = tables.top;
    // Frames above that did not say that they are gone.
    while (activation !== null && activation.frame !== frame) activation = activation.below;
    if (activation !== null) tables.top = activation.below;
  }
  /** The table of the innermost activation; undefined outside of any. */
  active(t: Thread): ExternalTable | undefined {
    const tables = this.of(t);
    for (;;) {
      const { top } = tables;
      for (let frame = t.frame as ChainFrame | null; frame !== null; frame = frame.back as ChainFrame | null) {
        if (frame === top?.frame) return top.table;
        const asleep = frame.generator == null ? undefined : this.sleeping.get(frame);
        if (asleep !== undefined) return asleep.table;
      }
      if (top === null) return undefined;
      // Its frame is gone, by an exception, and did not say so.
      tables.top = top.below;
    }
  }
  /** The table that functions address which are given a number only. */
  current(t: Thread): ExternalTable {
    if (this.isGlobal(t)) return (this.process ??= new ExternalTable(t, 'the process'));
    const active = this.active(t);
    if (active !== undefined) return active;
    const tables = this.of(t);
    return (tables.test ??= new ExternalTable(t, 'no function'));
  }
  keep(table: ExternalTable): void {
    this.kept = this.kept.filter((other) => other.deref() !== undefined);
    this.kept.push(new WeakRef(table));
  }
}
const KEY = Symbol('external tables');
export function tablesOf(interp: Interpreter): Tables {
  let tables = interp.drawer.get(KEY) as Tables | undefined;
  if (tables === undefined) interp.drawer.set(KEY, (tables = new Tables()));
  return tables;
}

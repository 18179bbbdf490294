/**
 * Module _external: the side table of objects that a graph uses by number (capture/external-table.ts), for transformed code and for
 * torch._dynamo.graph_bytecode_inputs.
 *
 *     table = make_table(2, 'f')                 the prologue of a transformed function
 *     store(table, 0, s, 'user', "L['s']")
 *     store(table, 1, torch.Event(), 'created', 'torch.Event()')
 *     previous = enter(table)
 *     ... the graph: get(table, 1) ...
 *     leave(previous)
 *
 * A prologue that fills several slots does better with fill(), which takes all of them in one call, by a plan that was made once.
 */
import { builtinType, typeName } from '../runtime/builtin-types.ts';
import { PyList, PyTuple } from '../runtime/collections.ts';
import type { ModuleRows } from '../runtime/define.ts';
import { PyDict } from '../runtime/dict.ts';
import { raised, RuntimeError, TypeError, ValueError } from '../runtime/exceptions.ts';
import type { Thread } from '../runtime/machine.ts';
import { intOf } from '../runtime/number.ts';
import { PyObject, type Value } from '../runtime/object.ts';
import { isStr, jsText, strFromJs } from '../runtime/text.ts';
import {
  ExternalTable,
  externalObjectError,
  externalTableType,
  lineAt,
  makeTable,
  placeText,
  SLOT_KINDS,
  type SlotKind,
  type Slot,
  tablesOf,
} from '../capture/external-table.ts';
import { Frame } from '../vm/frame.ts';
import type { ThreadState } from '../vm/thread.ts';
import { PyFunctionContext } from './torch/function.ts';

function tableFrom(v: Value): ExternalTable {
  if (v instanceof ExternalTable) return v;
  throw raised(TypeError, `an ExternalTable is expected, not ${typeName(v)}`);
}
function indexFrom(v: Value): number {
  const int = intOf(v);
  if (int === undefined || typeof v === 'boolean') throw raised(TypeError, `an index is an int, not ${typeName(v)}`);
  return Number(int);
}
function kindFrom(v: Value): SlotKind {
  if (SLOT_KINDS.includes(v as SlotKind)) return v as SlotKind;
  throw raised(ValueError, `a slot is one of ${SLOT_KINDS.join(', ')}`);
}
const textFrom = (v: Value): string => (isStr(v) ? jsText(v) : '');

/** What a prologue puts where: (kind, source) for each slot, in order. */
class PyPlan extends PyObject {
  constructor(
    readonly owner: string,
    readonly rows: readonly { readonly kind: SlotKind; readonly source: string }[],
  ) {
    super();
  }
}
const planType = builtinType('ExternalPlan', { js: PyPlan, module: '_external' });

function callerFrame(t: Thread): PyObject {
  const frame = t.callerFrame();
  if (frame === null) throw raised(RuntimeError, 'there is no frame to enter');
  return frame;
}
/** Which table a number is looked up in: that of the call, unless there is one for all. */
function meant(t: Thread, table: ExternalTable): ExternalTable {
  const tables = tablesOf(t.interp);
  return tables.isGlobal(t) ? (tables.process ?? table) : table;
}

// ---- views
function record(entries: Readonly<Record<string, Value>>): PyDict {
  const dict = new PyDict();
  for (const [name, value] of Object.entries(entries)) dict.setName(name, value);
  return dict;
}
const describeSlot = (slot: Slot | null, index: number): Value =>
  record({
    index,
    kind: slot === null ? null : slot.kind,
    held: slot === null ? null : slot.isWeak ? 'weakly' : 'strongly',
    source: slot === null ? null : strFromJs(slot.source),
    registered: slot?.place === undefined ? null : strFromJs(`${slot.place.code.filename}:${lineAt(slot.place)}`),
    object: slot?.object ?? null,
    was: slot?.remembered === undefined ? null : strFromJs(slot.remembered.typeName),
  });
const describe = (table: ExternalTable, state: string): Value =>
  record({
    activation: table.number,
    function: strFromJs(table.owner),
    thread: strFromJs(table.thread),
    state: strFromJs(state),
    slots: new PyList(table.entries.map(describeSlot)),
    stashed: table.stashed.length,
  });
/** All tables that somebody may still use, each once: those of frames, the innermost of each thread first; then the others. */
function liveTables(t: Thread): Value {
  const tables = tablesOf(t.interp);
  const found = new Map<ExternalTable, string>();
  const add = (table: ExternalTable | null | undefined, state: string): void => {
    if (table != null && !found.has(table)) found.set(table, state);
  };
  const threads = [...(t as ThreadState).interp.threads()];
  for (const thread of threads) {
    add(tables.active(thread), 'active');
    for (let { frame } = thread as { frame: PyObject | null }; frame !== null; frame = (frame as PyObject & { back: PyObject | null }).back)
      if (frame instanceof Frame)
        for (const local of frame.locals) if (local instanceof ExternalTable) add(local, found.has(local) ? '' : 'held by a frame');
  }
  add(tables.process, 'the one of the process');
  for (const thread of threads) add(tables.of(thread).test, 'for calls outside of any activation');
  for (const kept of tables.kept) add(kept.deref(), 'kept for backward()');
  return new PyList(Array.from(found, ([table, state]) => describe(table, state)));
}

export const externalModule: ModuleRows = {
  name: '_external',
  doc: 'Objects that a graph uses by number.',
  types: [
    [
      externalTableType,
      {
        doc: 'The objects that a graph uses by number in one run.',
        methods: {
          __repr__: [
            '(self, /)',
            null,
            (_t, self: ExternalTable) => strFromJs(`<ExternalTable of ${self.title}: ${self.entries.length} slots>`),
          ],
          __len__: ['(self, /)', null, (_t, self: ExternalTable) => self.entries.length],
        },
        getset: {
          activation: [null, (_t, self: ExternalTable) => self.number],
          owner: [null, (_t, self: ExternalTable) => strFromJs(self.owner)],
        },
      },
    ],
    [planType, { doc: 'What a prologue puts into a table.' }],
  ],
  functions: {
    make_table: [
      "(capacity=0, owner='', /)",
      'A table for a run of `owner`.',
      (t, _capacity: Value = 0, owner: Value = '') => makeTable(t, textFrom(owner)),
    ],
    make_plan: [
      '(owner, rows, /)',
      'What fill() puts into a table: (kind, source) for each slot.',
      (t, owner: Value, rows: Value) =>
        new PyPlan(
          textFrom(owner),
          t.list(rows).map((row) => {
            const [kind, source] = t.list(row);
            return { kind: kindFrom(kind), source: textFrom(source) };
          }),
        ),
    ],
    fill: [
      '(plan, /, *objects)',
      'A table with these objects. None leaves its slot empty.',
      (t, plan: Value, objects: Value[]) => {
        if (!(plan instanceof PyPlan)) throw raised(TypeError, `an ExternalPlan is expected, not ${typeName(plan)}`);
        const { rows } = plan;
        if (objects.length !== rows.length) throw raised(TypeError, `the plan is for ${rows.length} objects, not ${objects.length}`);
        const table = makeTable(t, plan.owner);
        for (let index = 0; index < rows.length; index++) table.store(t, index, objects[index], rows[index].kind, rows[index].source);
        return table;
      },
    ],
    store: [
      "(table, index, object, kind='user', source='', /)",
      'Put an object into a slot: what the program gave ("user") is held weakly, the others are held. None leaves the slot empty.',
      (t, table: Value, index: Value, object: Value, kind: Value = 'user', source: Value = '') => {
        tableFrom(table).store(t, indexFrom(index), object, kindFrom(kind), textFrom(source));
        return null;
      },
    ],
    replace: [
      '(table, index, object, /)',
      'Put an object that is held into a slot, or behind the last one.',
      (t, table: Value, index: Value, object: Value) => {
        tableFrom(table).replace(t, indexFrom(index), object);
        return null;
      },
    ],
    get: [
      '(table, index, /)',
      'The object in a slot.',
      (t, table: Value, index: Value) => meant(t, tableFrom(table)).get(t, indexFrom(index)),
    ],
    stash: [
      '(table, object, /)',
      'Hold an object that the graph made.',
      (_t, table: Value, object: Value) => {
        tableFrom(table).stash(object);
        return object;
      },
    ],
    clear: [
      '(table, /)',
      'Forget everything in it.',
      (_t, table: Value) => {
        tableFrom(table).clear();
        return null;
      },
    ],
    objects: [
      '(table, /)',
      'The objects in its slots; None for those that are dead or empty.',
      (_t, table: Value) => new PyList(tableFrom(table).entries.map((slot) => slot?.object ?? null)),
    ],
    stashed: ['(table, /)', 'The objects that it holds beside its slots.', (_t, table: Value) => new PyList([...tableFrom(table).stashed])],
    enter: [
      '(table, /)',
      'From now on the function that calls this, and what it calls, uses the table. Gives what leave() takes.',
      (t, table: Value) => {
        const tables = tablesOf(t.interp);
        const frame = callerFrame(t);
        tables.enter(t, frame, tableFrom(table));
        return frame;
      },
    ],
    leave: [
      '(previous, /)',
      'The end of what began with enter().',
      (t, previous: Value) => {
        if (!(previous instanceof Frame)) throw raised(TypeError, `leave() takes what enter() gave, not ${typeName(previous)}`);
        tablesOf(t.interp).leave(t, previous);
        return null;
      },
    ],
    current: [
      '()',
      'The table of the innermost activation of this thread; outside of any, a table of its own for each thread.',
      (t) => tablesOf(t.interp).current(t),
    ],
    active: ['()', 'The table of the innermost activation of this thread, or None.', (t) => tablesOf(t.interp).active(t) ?? null],
    keep: [
      '(ctx, indices=None, /)',
      'Let the node of an autograd.Function keep the active table, and hold the objects in these slots.',
      (t, context: Value, indices: Value = null) => {
        if (!(context instanceof PyFunctionContext)) throw raised(TypeError, `the ctx of a Function is expected, not ${typeName(context)}`);
        const tables = tablesOf(t.interp);
        const table = tables.active(t);
        if (table === undefined) throw raised(RuntimeError, 'there is no active table to keep');
        context.external = table.keptFor(t, indices === null ? null : t.list(indices).map(indexFrom));
        tables.keep(context.external);
        return null;
      },
    ],
    registry: ['()', 'Who registers objects while this thread traces, or None.', (t) => tablesOf(t.interp).of(t).registry],
    set_registry: [
      '(registry, /)',
      'Let objects be registered there while this thread traces. Gives what was there before.',
      (t, registry: Value) => {
        const tables = tablesOf(t.interp).of(t);
        const before = tables.registry;
        tables.registry = registry;
        return before;
      },
    ],
    watch_scope: [
      '()',
      'From now on torch._dynamo.config.external_table is asked each time; before, nobody can have changed it.',
      (t) => {
        tablesOf(t.interp).readScope ??= (thread) => {
          const config = thread.interp.modules.getName('torch._dynamo.config');
          return config !== undefined && thread.getAttr(config, 'external_table') === 'global';
        };
        return null;
      },
    ],
    log: [
      '(callback, /)',
      'Call callback(event, table, index, object, source, place) at each access to a table; None ends that.',
      (t, callback: Value) => {
        const tables = tablesOf(t.interp);
        const tell: typeof tables.onEvent = (thread, event, table, index) => {
          const slot = table.entries[index] ?? null;
          const { code, pc } = thread.callerFrame() as unknown as { code: never; pc: number };
          tables.onEvent = null;
          try {
            thread.call(callback, [
              event,
              table,
              index,
              slot?.object ?? null,
              slot === null ? null : strFromJs(slot.source),
              strFromJs(placeText({ code, pc: pc - 1 })),
            ]);
          } finally {
            tables.onEvent = tell;
          }
        };
        tables.onEvent = callback === null ? null : tell;
        return null;
      },
    ],
    _live: ['()', 'All tables that somebody may still use: a dict for each.', liveTables],
  },
  values: () => ({ ExternalTable: externalTableType, ExternalObjectError: externalObjectError, KINDS: new PyTuple([...SLOT_KINDS]) }),
};

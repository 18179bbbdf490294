/**
 * Module gc: the collector is the host's own and cannot be steered, so this is its front without the works.
 *
 * Settings are kept and given back, collect() finds nothing that the host has not found, and what would need a list of all
 * objects is refused.
 */
import { typeName } from '../runtime/builtin-types.ts';
import { PyFunction } from '../runtime/callables.ts';
import { PyList, PyTuple } from '../runtime/collections.ts';
import { cIntOf } from '../runtime/convert.ts';
import type { ModuleRows, NativeRow } from '../runtime/define.ts';
import { PyDict } from '../runtime/dict.ts';
import { NotImplementedError, raised, TypeError, ValueError } from '../runtime/exceptions.ts';
import type { Interpreter, Thread } from '../runtime/machine.ts';
import { PyFloat, PyIntSub } from '../runtime/number.ts';
import { PyInstance, PyObject, PyType, TypeFlag, type Value } from '../runtime/object.ts';
import { isStr } from '../runtime/text.ts';

const GENERATIONS = 3;
class Settings {
  isEnabled = true;
  debug: number | bigint = 0;
  thresholds: [number, number, number] = [2000, 10, 10];
  readonly collections = [0, 0, 0];
  readonly callbacks = new PyList([]);
}
const KEY = Symbol('gc');
function settingsOf(interp: Interpreter): Settings {
  let settings = interp.drawer.get(KEY) as Settings | undefined;
  if (settings === undefined) {
    settings = new Settings();
    interp.drawer.set(KEY, settings);
  }
  return settings;
}
const of = (t: Thread): Settings => settingsOf(t.interp);
function record(entries: Readonly<Record<string, Value>>): PyDict {
  const dict = new PyDict();
  for (const [name, value] of Object.entries(entries)) dict.setName(name, value);
  return dict;
}
function collect(t: Thread, generation: Value = 2): Value {
  const n = cIntOf(t, generation);
  if (n < 0 || n >= GENERATIONS) throw raised(ValueError, 'invalid generation');
  const settings = of(t);
  const tell = (phase: string): void => {
    for (const callback of settings.callbacks.items.slice())
      t.call(callback, [phase, record({ generation: n, collected: 0, uncollectable: 0 })]);
  };
  tell('start');
  settings.collections[n]++;
  tell('stop');
  return 0;
}
/** Whether CPython's collector would have an eye on it: whatever may hold another object. */
function isTracked(_t: Thread, v: Value): Value {
  if (!(v instanceof PyObject) || isStr(v) || v instanceof PyFloat || v instanceof PyIntSub) return false;
  if (v instanceof PyTuple) return v.items.some((item) => isTracked(_t, item));
  if (v instanceof PyType) return v.has(TypeFlag.HEAP);
  if (v instanceof PyInstance) return v.cls.has(TypeFlag.HEAP);
  return (
    v instanceof PyList ||
    v instanceof PyDict ||
    v instanceof PyFunction ||
    v.shape !== null ||
    ['set', 'module', 'method', 'generator'].includes(typeName(v))
  );
}
const refuse = (name: string, signature: string, doc: string): NativeRow => [
  signature,
  doc,
  () => {
    throw raised(NotImplementedError, `gc.${name}() is not available: the host does not list its objects`);
  },
];
const nothing = (doc: string, result: Value = null): NativeRow => ['()', doc, () => result];
const turn = (doc: string, on: boolean): NativeRow => [
  '()',
  doc,
  (t) => {
    of(t).isEnabled = on;
    return null;
  },
];

export const gcModule: ModuleRows = {
  name: 'gc',
  doc: "This module provides access to the garbage collector for reference cycles.\n\nHere that is the host's: settings are kept, but change nothing.\n",
  functions: {
    collect: ['(generation=2)', 'Run the garbage collector.', collect],
    enable: turn('Enable automatic garbage collection.', true),
    disable: turn('Disable automatic garbage collection.', false),
    isenabled: ['()', 'Returns true if automatic garbage collection is enabled.', (t) => of(t).isEnabled],
    freeze: nothing('Freeze all current tracked objects and ignore them for future collections.'),
    unfreeze: nothing('Unfreeze all objects in the permanent generation.'),
    get_freeze_count: nothing('Return the number of objects in the permanent generation.', 0),
    get_count: ['()', 'Return a three-tuple of the current collection counts.', () => new PyTuple([0, 0, 0])],
    get_debug: ['()', 'Get the garbage collection debugging flags.', (t) => of(t).debug],
    set_debug: [
      '(flags, /)',
      'Set the garbage collection debugging flags.',
      (t, flags: Value) => {
        of(t).debug = cIntOf(t, flags);
        return null;
      },
    ],
    get_threshold: ['()', 'Return the current collection thresholds.', (t) => new PyTuple(of(t).thresholds)],
    set_threshold: [
      '(*thresholds)',
      'Set the collection thresholds (the collection frequency).',
      (t, given: Value[]) => {
        if (given.length < 1 || given.length > 3) throw raised(TypeError, 'gc.set_threshold requires 1 to 3 arguments');
        const values = given.map((value) => cIntOf(t, value));
        values.forEach((value, i) => {
          of(t).thresholds[i] = value;
        });
        return null;
      },
    ],
    get_stats: [
      '()',
      'A list with a dict of counts for each generation.',
      (t) => new PyList(of(t).collections.map((collections) => record({ collections, collected: 0, uncollectable: 0 }))),
    ],
    is_tracked: ['(obj, /)', 'Returns true if the object is tracked by the garbage collector.', isTracked],
    is_finalized: ['(obj, /)', 'Whether the finaliser of the object has run.', () => false],
    get_objects: refuse('get_objects', '(generation=None)', 'Return a list of objects tracked by the collector.'),
    get_referrers: refuse('get_referrers', '(*objs)', 'Return the list of objects that directly refer to any of objs.'),
    get_referents: refuse('get_referents', '(*objs)', 'Return the list of objects that are directly referred to by objs.'),
  },
  values: (interp) => ({
    garbage: new PyList([]),
    callbacks: settingsOf(interp).callbacks,
    DEBUG_STATS: 1,
    DEBUG_COLLECTABLE: 2,
    DEBUG_UNCOLLECTABLE: 4,
    DEBUG_SAVEALL: 32,
    DEBUG_LEAK: 38,
  }),
};

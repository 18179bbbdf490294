/**
 * Module gc. collect() is real: vm/collect.ts tells how the engine's collector is made to do it. The engine collects by itself too and
 * cannot be steered in that, so the settings are kept and given back, but change nothing.
 *
 * Questions about all objects are answered by a walk from everything that the program can reach (vm/object-graph.ts).
 */
import { typeName } from '../runtime/builtin-types.ts';
import { PyList, PyTuple } from '../runtime/collections.ts';
import { cIntOf } from '../runtime/convert.ts';
import type { ModuleRows, NativeRow } from '../runtime/define.ts';
import { PyDict } from '../runtime/dict.ts';
import { type PyException, raised, RuntimeWarning, TypeError, ValueError } from '../runtime/exceptions.ts';
import type { Interpreter, Thread } from '../runtime/machine.ts';
import { PyFloat, PyIntSub } from '../runtime/number.ts';
import { NativeFrame } from '../runtime/native-frame.ts';
import { PUSHED, PyInstance, PyObject, PyType, TypeFlag, type Value } from '../runtime/object.ts';
import { PySet } from '../runtime/set.ts';
import { isStr } from '../runtime/text.ts';
import { collectAll } from '../vm/collect.ts';
import { heldValues, reachable } from '../vm/object-graph.ts';
import type { ThreadState } from '../vm/thread.ts';

const GENERATIONS = 3;
class Settings {
  isEnabled = true;
  debug: number | bigint = 0;
  thresholds: [number, number, number] = [2000, 10, 10];
  readonly collections = [0, 0, 0];
  readonly collected = [0, 0, 0];
  readonly callbacks = new PyList([]);
  /** By freeze(). */
  frozen = new WeakSet<PyObject>();
  frozenCount = 0;
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
  if (t.interp.host.collect === undefined)
    t.warn(RuntimeWarning, 'gc.collect(): this host cannot be asked to collect, so dead objects may stay for a while');
  return t.start(collectStep, n, of(t).callbacks.items.slice());
}
/** The callbacks hear of the start, the engine collects, they hear of the end. a: the generation, b: the callbacks, c: how many have heard; d: how many were found. */
function collectStep(t: Thread, f: NativeFrame, value: Value): Value {
  const callbacks = f.b as Value[];
  const settings = of(t);
  for (;;) {
    switch (f.state) {
      case 0:
        f.state = 1;
        f.c = 0;
        f.d = 0;
      // falls through
      case 1:
      case 3: {
        const at = f.c as number;
        if (at < callbacks.length) {
          f.c = at + 1;
          value = t.start(tellStep, callbacks[at], f.state === 1 ? 'start' : 'stop', f.a, f.d);
          if (value === PUSHED) return PUSHED;
          continue;
        }
        if (f.state === 3) return f.d as number;
        f.state = 2;
        settings.collections[f.a as number]++;
        value = collectAll(t);
        if (value === PUSHED) return PUSHED;
      }
      // falls through
      default:
        settings.collected[f.a as number] += value as number;
        f.d = value;
        f.c = 0;
        f.state = 3;
    }
  }
}
/** a: the callback, b: the phase, c: the generation, d: how many were found. */
function tellStep(t: Thread, f: NativeFrame, _value: Value): Value {
  if (f.state !== 0) return null;
  guard(f);
  return t.invoke(f.a as Value, [f.b as string, record({ generation: f.c as number, collected: f.d as number, uncollectable: 0 })]);
}
function guard(f: NativeFrame): void {
  f.state = 1;
  f.rescue = (t, frame, exception) => {
    frame.rescue = null;
    (t as ThreadState).interp.parts.reportIgnored(
      t as ThreadState,
      exception as PyException,
      `Exception ignored while calling GC callback ${t.reprText(frame.a as Value)}`,
    );
    return null;
  };
}
/** Whether CPython's collector would have an eye on it: whatever may hold another object. */
function isTracked(_t: Thread, v: Value): Value {
  if (!(v instanceof PyObject)) return false;
  if (v.cls.has(TypeFlag.HEAP)) return true;
  if (isStr(v) || v instanceof PyFloat || v instanceof PyIntSub || v instanceof PyInstance) return false;
  if (v instanceof PyTuple) return v.items.some((item) => isTracked(_t, item));
  if (v instanceof PyType) return v.has(TypeFlag.HEAP);
  return v.shape !== null || !UNTRACKED.has(typeName(v));
}
/** Builtin types whose objects hold no others, or whose C code does without the collector. */
const UNTRACKED: ReadonlySet<string> = new Set(
  'NoneType bool bytearray bytes code complex datetime.date ellipsis float frame int NotImplementedType object range range_iterator str'.split(
    ' ',
  ),
).add('_contextvars.ContextVar');
/** What has no class is the machine's own. */
const isGuest = (node: object): node is PyObject =>
  node instanceof PyObject && (node.cls as PyType | undefined) !== undefined && !(node instanceof NativeFrame);
/** The guest values among all that the program can reach, without what only the machine knows. */
function guestObjects(t: Thread): PyObject[] {
  const { interp } = t as ThreadState;
  const apart = new Set<object>([...interp.borders, interp.collector, interp.weak]);
  const all = Array.from(reachable([interp, ...interp.threads()], apart));
  const inside = new Set<unknown>(all.map((node) => (node instanceof PySet ? node.order : null)));
  return all.filter((node): node is PyObject => isGuest(node) && !inside.has(node));
}
/** Those of them that CPython's collector would look at, without the frozen ones. */
export function trackedObjects(t: Thread): PyObject[] {
  const { frozen } = of(t);
  return guestObjects(t).filter((object) => isTracked(t, object) === true && !frozen.has(object));
}
/** What an object of a builtin container type holds as such, in the order in which CPython's collector comes by it. */
function contents(object: PyObject): Value[] | null {
  if (object instanceof PyList || object instanceof PyTuple) return object.items.toReversed();
  if (object instanceof PySet) return object.items();
  if (!(object instanceof PyDict)) return null;
  // Keys that are all strings cannot be part of a circle.
  return object.liveKeys().every(isStr) ? object.liveValues() : Array.from(object.entries(), ([key, value]) => [value, key]).flat();
}
function referents(object: PyObject): Value[] {
  const { cls } = object;
  const isHeap = cls.has(TypeFlag.HEAP);
  const own = contents(object);
  if (own !== null && !isHeap) return own;
  const attributes: Value[] = object.slots?.filter((value) => value !== undefined) ?? [];
  const others = own === null ? heldValues(object).filter((held) => held !== cls && !attributes.includes(held)) : [];
  return [...attributes, ...others, ...(isHeap ? [cls] : []), ...(own ?? [])];
}
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
  doc: "This module provides access to the garbage collector for reference cycles.\n\nHere that is the engine's: settings are kept, but change nothing.\n",
  functions: {
    collect: [
      '(generation=2)',
      'Run the garbage collector.\n\nAll generations are collected at once. What is returned counts the objects that had a weak reference callback or last words (__del__, a generator inside of try).',
      collect,
    ],
    enable: turn('Enable automatic garbage collection.', true),
    disable: turn('Disable automatic garbage collection.', false),
    isenabled: ['()', 'Returns true if automatic garbage collection is enabled.', (t) => of(t).isEnabled],
    freeze: [
      '()',
      "Freeze all current tracked objects: get_objects() leaves them out.\n\nThe engine's collector has no such list and collects them as before.",
      (t) => {
        const settings = of(t);
        for (const object of trackedObjects(t)) {
          settings.frozen.add(object);
          settings.frozenCount++;
        }
        return null;
      },
    ],
    unfreeze: [
      '()',
      'Unfreeze all objects in the permanent generation.',
      (t) => {
        of(t).frozen = new WeakSet();
        of(t).frozenCount = 0;
        return null;
      },
    ],
    get_freeze_count: [
      '()',
      'Return the number of objects in the permanent generation.\n\nThose that have died since they were frozen are counted, too.',
      (t) => of(t).frozenCount,
    ],
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
      (t) =>
        new PyList(of(t).collections.map((collections, n) => record({ collections, collected: of(t).collected[n], uncollectable: 0 }))),
    ],
    is_tracked: ['(obj, /)', 'Returns true if the object is tracked by the garbage collector.', isTracked],
    is_finalized: [
      '(obj, /)',
      'Returns true if the object has been already finalized by the GC.',
      (t, v: Value) => v instanceof PyObject && (t as ThreadState).interp.collector.isFinalized(v),
    ],
    get_objects: [
      '(generation=None)',
      'Return a list of the objects tracked by the collector that the program can reach.\n\nThere are no generations: one that is given must be valid, and all objects are in the oldest.',
      (t, generation: Value = null) => {
        const n = generation === null ? 2 : cIntOf(t, generation);
        if (n < 0) throw raised(ValueError, 'generation parameter cannot be negative');
        if (n >= GENERATIONS) throw raised(ValueError, 'generation parameter must be less than the number of available generations (3)');
        return new PyList(n < 2 ? [] : trackedObjects(t));
      },
    ],
    get_referrers: [
      '(*objs)',
      'Return the list of objects that directly refer to any of objs, among those that the program can reach.',
      (t, objects: Value[]) => {
        const wanted = new Set<Value>(objects.filter((object) => object instanceof PyObject));
        const self = t.frame;
        return new PyList(guestObjects(t).filter((object) => object !== self && referents(object).some((held) => wanted.has(held))));
      },
    ],
    get_referents: [
      '(*objs)',
      'Return the list of objects that are directly referred to by objs.\n\nOf what the machine keeps elsewhere than in a container or an attribute, numbers and strings are left out.',
      (_t, objects: Value[]) => new PyList(objects.flatMap((object) => (object instanceof PyObject ? referents(object) : []))),
    ],
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

/**
 * Module _testinternalcapi: the map that contexts are made of, with any keys, for tests and for the curious (runtime/hamt.ts).
 *
 * Keys are hashed and compared by guest code, which runs to its end within the operation: a map is a value, so there is nothing half done
 * to come back to.
 */
import { builtinType } from '../runtime/builtin-types.ts';
import { NotImplemented } from '../runtime/collections.ts';
import type { ModuleRows, TypeRows } from '../runtime/define.ts';
import { KeyError, raisedWith } from '../runtime/exceptions.ts';
import { dumpHamt, Hamt, type HamtKeys } from '../runtime/hamt.ts';
import type { Thread } from '../runtime/machine.ts';
import { PyObject, TypeFlag, type Value } from '../runtime/object.ts';
import { strFromJs } from '../runtime/text.ts';
import { itemsOf, keysOf, valuesOf } from '../runtime/types/hamt-iterators.ts';
import { trackedObjects } from './gc.ts';

type Map = Hamt<Value, Value>;
export class PyHamt extends PyObject {
  constructor(readonly map: Map) {
    super();
  }
  /** The object itself when the map is still the same. */
  with(map: Map): PyHamt {
    return map === this.map ? this : new PyHamt(map);
  }
}
const hamtType = builtinType('hamt', { js: PyHamt, flags: TypeFlag.HAS_WEAKREF });

/** A hash of 64 bits folded to 32, and -1 kept free. */
export const hashing = (t: Thread): HamtKeys<Value> => ({
  hash: (key) => {
    const hash = BigInt(t.hash(key));
    const folded = Number(BigInt.asIntN(32, hash ^ (BigInt.asUintN(64, hash) >> 32n)));
    return folded === -1 ? -2 : folded;
  },
  equals: (a, b) => t.equals(a, b),
});

function equalMaps(t: Thread, a: Map, b: Map): boolean {
  if (a === b) return true;
  if (a.size !== b.size) return false;
  const keys = hashing(t);
  for (const [key, value] of a.entries()) {
    const other = b.get(keys, key);
    if (other === undefined || !t.equals(value, other)) return false;
  }
  return true;
}

const hamtRows: TypeRows = {
  new: ['(cls)', 'An empty map.', () => new PyHamt(Hamt.empty())],
  methods: {
    __hash__: null,
    __eq__: [
      '(self, value, /)',
      'Return self==value.',
      (t, self: PyHamt, other: Value) => (other instanceof PyHamt ? equalMaps(t, self.map, other.map) : NotImplemented),
    ],
    __ne__: [
      '(self, value, /)',
      'Return self!=value.',
      (t, self: PyHamt, other: Value) => (other instanceof PyHamt ? !equalMaps(t, self.map, other.map) : NotImplemented),
    ],
    __len__: ['(self, /)', 'Return len(self).', (_t, self: PyHamt) => self.map.size],
    __iter__: ['(self, /)', 'Implement iter(self).', (_t, self: PyHamt) => keysOf(self.map)],
    __contains__: [
      '(self, key, /)',
      'Return bool(key in self).',
      (t, self: PyHamt, key: Value) => self.map.get(hashing(t), key) !== undefined,
    ],
    __getitem__: [
      '(self, key, /)',
      'Return self[key].',
      (t, self: PyHamt, key: Value) => {
        const value = self.map.get(hashing(t), key);
        if (value === undefined) throw raisedWith(KeyError, key);
        return value;
      },
    ],
    get: [
      '(self, key, default=None, /)',
      'The value of the key, or the default.',
      (t, self: PyHamt, key: Value, otherwise: Value = null) => self.map.get(hashing(t), key) ?? otherwise,
    ],
    set: [
      '(self, key, value, /)',
      'A map with the key; this one is left as it is.',
      (t, self: PyHamt, key: Value, value: Value) => self.with(self.map.set(hashing(t), key, value)),
    ],
    delete: [
      '(self, key, /)',
      'A map without the key; this one itself when it does not have it.',
      (t, self: PyHamt, key: Value) => self.with(self.map.delete(hashing(t), key)),
    ],
    keys: ['(self, /)', 'An iterator over the keys.', (_t, self: PyHamt) => keysOf(self.map)],
    values: ['(self, /)', 'An iterator over the values.', (_t, self: PyHamt) => valuesOf(self.map)],
    items: ['(self, /)', 'An iterator over pairs of key and value.', (_t, self: PyHamt) => itemsOf(self.map)],
    __dump__: [
      '(self, /)',
      'The nodes as text.',
      (t, self: PyHamt) => {
        const places = new WeakMap<object, number>();
        let next = 0;
        return strFromJs(
          dumpHamt(
            self.map,
            (v) => t.reprText(v),
            (node) => {
              if (!places.has(node)) places.set(node, ++next);
              return `0x${places.get(node)?.toString(16)}`;
            },
          ),
        );
      },
    ],
  },
};

export const testInternalModule: ModuleRows = {
  name: '_testinternalcapi',
  doc: 'What is within, for tests.',
  types: [[hamtType, hamtRows]],
  functions: {
    hamt: ['()', 'A new, empty map.', () => new PyHamt(Hamt.empty())],
    get_tracked_heap_size: [
      '()',
      'How many objects there are that the garbage collector would look at, among those that the program can reach.',
      (t) => trackedObjects(t).length,
    ],
  },
};

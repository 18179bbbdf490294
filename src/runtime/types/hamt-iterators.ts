/**
 * What walks over a hash array mapped trie for the guest: its keys, values and items. Each knows how many the map has, and walks over
 * the map as it was when the walk began. Contexts and the map of module _testinternalcapi give the same ones, as in CPython.
 */
import { builtinType } from '../builtin-types.ts';
import { PyTuple } from '../collections.ts';
import { install } from '../define.ts';
import type { Hamt } from '../hamt.ts';
import { PlainIterator } from '../iterate.ts';
import { DONE, type PyType, type Value } from '../object.ts';
import { iteratorMethods } from './iterators.ts';

class HamtIterator<K extends Value> extends PlainIterator {
  private readonly left: Iterator<[K, Value]>;
  constructor(
    type: PyType,
    readonly map: Hamt<K, Value>,
    private readonly show: (entry: [K, Value]) => Value,
  ) {
    super();
    this.cls = type;
    this.left = map.entries();
  }
  next(): Value {
    const { value, done } = this.left.next();
    return done === true ? DONE : this.show(value);
  }
}
const keysType = builtinType('keys');
const valuesType = builtinType('values');
const itemsType = builtinType('items');
for (const type of [keysType, valuesType, itemsType])
  install(type, {
    methods: { ...iteratorMethods, __len__: ['(self, /)', 'Return len(self).', (_t, self: HamtIterator<Value>) => self.map.size] },
  });

export const keysOf = <K extends Value>(map: Hamt<K, Value>): Value => new HamtIterator(keysType, map, ([key]) => key);
export const valuesOf = <K extends Value>(map: Hamt<K, Value>): Value => new HamtIterator(valuesType, map, ([, value]) => value);
export const itemsOf = <K extends Value>(map: Hamt<K, Value>): Value => new HamtIterator(itemsType, map, (entry) => new PyTuple(entry));

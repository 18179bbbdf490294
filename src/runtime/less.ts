/**
 * Order of values that are made of the host's own: what can be said without asking guest code.
 *
 * What equal.ts is for ==. Heaps and sorted lists mostly hold numbers, strs and tuples that begin with them.
 */
import { PyTuple } from './collections.ts';
import { equalPlain } from './equal.ts';
import { PyFloat, PyFloatSub } from './number.ts';
import type { Value } from './object.ts';

const MAX_DEPTH = 40;

/** The double or bigint of an exact int or float. */
function numberOf(v: Value): number | bigint | undefined {
  if (typeof v === 'number' || typeof v === 'bigint') return v;
  return v instanceof PyFloat && !(v instanceof PyFloatSub) ? v.value : undefined;
}
/** Whether a < b; undefined when only guest code (or a deeper look) can tell, and for what has no order. */
export function lessPlain(a: Value, b: Value, depth = 0): boolean | undefined {
  if (typeof a === 'number' && typeof b === 'number') return a < b;
  if (typeof a === 'string') return typeof b === 'string' ? a < b : undefined;
  if (a instanceof PyTuple) {
    if (!(b instanceof PyTuple) || a.slots !== null || b.slots !== null || depth > MAX_DEPTH) return undefined;
    const shared = Math.min(a.items.length, b.items.length);
    for (let i = 0; i < shared; i++) {
      const x = a.items[i];
      const y = b.items[i];
      const same = x === y ? true : equalPlain(x, y);
      if (same === undefined) return undefined;
      if (!same) return lessPlain(x, y, depth + 1);
    }
    return a.items.length < b.items.length;
  }
  const x = numberOf(a);
  if (x === undefined) return undefined;
  const y = numberOf(b);
  return y === undefined ? undefined : x < y;
}

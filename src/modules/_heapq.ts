/**
 * Module _heapq: a list as a binary heap, so that its first item is the least (or, in the _max functions, the greatest).
 *
 * The children of item i are items 2i + 1 and 2i + 2. To take the first item out, the last one takes its place: it goes all the
 * way down along the lesser children and from there up again, which needs fewer comparisons than stopping on the way.
 */
import { typeName } from '../runtime/builtin-types.ts';
import { PyList } from '../runtime/collections.ts';
import type { ModuleRows, NativeRow } from '../runtime/define.ts';
import { IndexError, raised, RuntimeError, TypeError } from '../runtime/exceptions.ts';
import { lessPlain } from '../runtime/less.ts';
import type { Thread } from '../runtime/machine.ts';
import type { Value } from '../runtime/object.ts';

/** Whether a must stand above b. Comparing may run guest code, which must leave the list alone. */
function above(t: Thread, heap: PyList, isMax: boolean, a: Value, b: Value): boolean {
  const size = heap.items.length;
  const is = isMax ? (lessPlain(b, a) ?? t.less(b, a)) : (lessPlain(a, b) ?? t.less(a, b));
  if (heap.items.length !== size) throw raised(RuntimeError, 'list changed size during iteration');
  return is;
}
/** Lets the item at `at` rise, at most to `top`. */
function rise(t: Thread, heap: PyList, isMax: boolean, top: number, at: number): void {
  while (at > top) {
    const parent = (at - 1) >> 1;
    const item = heap.items[at];
    if (!above(t, heap, isMax, item, heap.items[parent])) return;
    const { items } = heap;
    items[at] = items[parent];
    items[parent] = item;
    at = parent;
  }
}
/** Lets the item at `top` sink to the bottom and rise to where it belongs. */
function sink(t: Thread, heap: PyList, isMax: boolean, top: number): void {
  const end = heap.items.length;
  let at = top;
  while (at < end >> 1) {
    let child = 2 * at + 1;
    if (child + 1 < end && !above(t, heap, isMax, heap.items[child], heap.items[child + 1])) child++;
    const { items } = heap;
    const item = items[child];
    items[child] = items[at];
    items[at] = item;
    at = child;
  }
  rise(t, heap, isMax, top, at);
}
function listOf(name: string, v: Value, position = ' 1'): PyList {
  if (!(v instanceof PyList)) throw raised(TypeError, `${name}() argument${position} must be list, not ${typeName(v)}`);
  return v;
}
function pop(t: Thread, heap: PyList, isMax: boolean): Value {
  const last = heap.items.pop();
  if (last === undefined) throw raised(IndexError, 'index out of range');
  if (heap.items.length === 0) return last;
  const first = heap.items[0];
  heap.items[0] = last;
  sink(t, heap, isMax, 0);
  return first;
}
function replace(t: Thread, heap: PyList, isMax: boolean, item: Value): Value {
  if (heap.items.length === 0) throw raised(IndexError, 'index out of range');
  const first = heap.items[0];
  heap.items[0] = item;
  sink(t, heap, isMax, 0);
  return first;
}
function functions(isMax: boolean): Record<string, NativeRow> {
  const suffix = isMax ? '_max' : '';
  const kind = isMax ? 'max-heap' : 'heap';
  return {
    [`heappush${suffix}`]: [
      '(heap, item, /)',
      `Push item onto the ${kind}, maintaining the heap invariant.`,
      (t, v: Value, item: Value) => {
        const heap = listOf(`heappush${suffix}`, v);
        heap.items.push(item);
        rise(t, heap, isMax, 0, heap.items.length - 1);
        return null;
      },
    ],
    [`heappop${suffix}`]: [
      '(heap, /)',
      `Pop the ${isMax ? 'largest' : 'smallest'} item off the heap, maintaining the heap invariant.`,
      (t, v: Value) => pop(t, listOf(`heappop${suffix}`, v, ''), isMax),
    ],
    [`heapify${suffix}`]: [
      '(heap, /)',
      `Transform list into a ${kind}, in-place, in O(len(heap)) time.`,
      (t, v: Value) => {
        const heap = listOf(`heapify${suffix}`, v, '');
        for (let i = (heap.items.length >> 1) - 1; i >= 0; i--) sink(t, heap, isMax, i);
        return null;
      },
    ],
    [`heapreplace${suffix}`]: [
      '(heap, item, /)',
      `Pop and return the current ${isMax ? 'largest' : 'smallest'} value, and add the new item.`,
      (t, v: Value, item: Value) => replace(t, listOf(`heapreplace${suffix}`, v), isMax, item),
    ],
    [`heappushpop${suffix}`]: [
      '(heap, item, /)',
      `Push item on the heap, then pop and return the ${isMax ? 'largest' : 'smallest'} item from the heap.`,
      (t, v: Value, item: Value) => {
        const heap = listOf(`heappushpop${suffix}`, v);
        return heap.items.length === 0 || !above(t, heap, isMax, heap.items[0], item) ? item : replace(t, heap, isMax, item);
      },
    ],
  };
}

export const heapqModule: ModuleRows = {
  name: '_heapq',
  doc: 'Heap queue algorithm (a.k.a. priority queue).',
  functions: { ...functions(false), ...functions(true) },
};

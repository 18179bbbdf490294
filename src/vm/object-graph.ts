/**
 * The graph of host objects under the guest's values: what holds what.
 *
 * No guest state lives in a JavaScript closure, so the fields of objects, arrays, maps and sets tell nearly everything. Nearly: who must
 * be sure (vm/finalizers.ts) lets the engine's own collector have the last word.
 *
 * Builtin types are left out: they are made at start, never change and hold nothing of a program. So are the engine's weak things.
 */
import { CodeObject } from '../bytecode/code.ts';
import { PyBuiltin } from '../runtime/callables.ts';
import { PyContextVar } from '../runtime/context.ts';
import { PyObject, PyType, Shape, TypeFlag, type Value } from '../runtime/object.ts';
import { Referent } from '../runtime/weak.ts';
import { CodeDrawer, Frame, PyCode } from './frame.ts';

const WEAK: readonly unknown[] = [WeakRef, WeakMap, WeakSet, FinalizationRegistry, Promise, RegExp, Date];

/** Holds nothing that has to be looked at. */
function isLeaf(node: object): boolean {
  if (ArrayBuffer.isView(node) || node instanceof Shape || node instanceof Referent) return true;
  if (node instanceof PyType) return !node.has(TypeFlag.HEAP);
  return WEAK.includes(node.constructor) || node instanceof ArrayBuffer || node instanceof SharedArrayBuffer;
}

/** Calls `visit` with every object that this one holds itself. */
export function forEachHeld(node: object, visit: (held: object) => void): void {
  const each = (value: unknown): void => {
    if (typeof value === 'object' && value !== null) visit(value);
  };
  if (Array.isArray(node)) node.forEach(each);
  else if (node instanceof Map) {
    for (const [key, value] of node) {
      each(key);
      each(value);
    }
  } else if (node instanceof Set) for (const value of node) each(value);
  else if (!isLeaf(node)) for (const value of Object.values(node)) each(value);
}

/** Everything that can be reached from `roots`, them too. What is in `seen` already is taken for done. */
export function reachable(roots: Iterable<object>, seen = new Set<object>(), each?: (node: object) => void): Set<object> {
  const stack: object[] = [];
  const visit = (node: object): void => {
    if (seen.has(node)) return;
    seen.add(node);
    stack.push(node);
  };
  for (const root of roots) visit(root);
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    each?.(node);
    forEachHeld(node, visit);
  }
  return seen;
}

/**
 * Wipes what holds objects that the program cannot reach: the operand stack above its top, inline caches, the value that a context
 * variable remembers. No loop may be running.
 */
export function clearStale(node: object): void {
  if (node instanceof Frame) {
    const { locals } = node;
    for (let at = Math.max(node.sp, node.code.localNames.length); at < locals.length; at++) locals[at] = undefined as unknown as Value;
  } else if (node instanceof CodeDrawer) node.caches.fill(null);
  else if (node instanceof PyContextVar) node.remembered = null;
}

/** The guest values that a value holds, through whatever host objects it keeps them in. */
export function heldValues(object: PyObject): PyObject[] {
  const found: PyObject[] = [];
  const seen = new Set<object>([object]);
  const walk = (node: object): void =>
    forEachHeld(node, (held) => {
      if (seen.has(held)) return;
      seen.add(held);
      if (held instanceof PyObject) found.push(held);
      else walk(held);
    });
  walk(object);
  return found;
}

// ---- copying what is dead

/** Is shared by a copy, with all that it holds: code, classes, natives. */
const isShared = (node: object): boolean =>
  node instanceof PyType ||
  node instanceof PyCode ||
  node instanceof CodeObject ||
  node instanceof CodeDrawer ||
  node instanceof PyBuiltin ||
  isLeaf(node);
/** Has a closure, into which nobody can look. */
const isOpaque = (node: object): boolean =>
  !Array.isArray(node) && !isShared(node) && Object.values(node).some((value) => typeof value === 'function');

/** Copies of dead objects, and how to find the copy of an original without keeping that. */
export interface Copies {
  /** Beside each object asked for: its copy, or undefined when it cannot be told whether that would be the same. */
  readonly roots: readonly (object | undefined)[];
  readonly all: readonly object[];
  readonly placeOf: WeakMap<object, number>;
}

/**
 * Copies the objects `dead` with everything that only they hold (nothing in `live`). `each` sees every original with its copy.
 */
export function copyDead(dead: readonly object[], live: ReadonlySet<object>, each: (original: object, copy: object) => void): Copies {
  const graph = reachable(dead, new Set(live));
  for (const node of live) graph.delete(node);
  const kept = new Set(live);
  reachable(Array.from(graph).filter(isShared), kept);
  const opaque = Array.from(graph).filter(isOpaque);
  if (opaque.length > 0) {
    const holders = holdersOf(opaque, graph);
    reachable(
      dead.filter((node) => holders.has(node)),
      kept,
    );
    reachable(opaque, kept);
  }
  // One that is held by something kept is kept, with what it holds: that was walked too.
  const copies = new Map<object, object>();
  for (const node of reachable(
    dead.filter((root) => !kept.has(root)),
    new Set(kept),
  )) {
    if (kept.has(node)) continue;
    copies.set(node, emptyLike(node));
  }
  const placeOf = new WeakMap<object, number>();
  const all: object[] = [];
  for (const [node, copy] of copies) {
    fill(node, copy, copies);
    placeOf.set(node, all.length);
    all.push(copy);
    each(node, copy);
  }
  return { roots: dead.map((node) => copies.get(node)), all, placeOf };
}

/** Who in the graph reaches one of the nodes. */
function holdersOf(nodes: readonly object[], graph: ReadonlySet<object>): Set<object> {
  const heldBy = new Map<object, object[]>();
  for (const node of graph)
    forEachHeld(node, (held) => {
      const list = heldBy.get(held);
      if (list === undefined) heldBy.set(held, [node]);
      else list.push(node);
    });
  const found = new Set(nodes);
  for (const node of found) for (const holder of heldBy.get(node) ?? []) found.add(holder);
  return found;
}

function emptyLike(node: object): object {
  if (Array.isArray(node)) return new Array(node.length);
  if (node instanceof Map) return new Map();
  if (node instanceof Set) return new Set();
  return Object.create(Object.getPrototypeOf(node));
}
/** Fills `copy` with what `node` has, everything that is in `others` replaced. */
function fill(node: object, copy: object, others: ReadonlyMap<object, object>): void {
  const mapped = <T>(value: T): T => (typeof value === 'object' && value !== null ? ((others.get(value) ?? value) as T) : value);
  if (Array.isArray(node)) for (let at = 0; at < node.length; at++) (copy as unknown[])[at] = mapped(node[at]);
  else if (node instanceof Map)
    for (const [key, value] of Array.from(node)) (copy as Map<unknown, unknown>).set(mapped(key), mapped(value));
  else if (node instanceof Set) for (const value of Array.from(node)) (copy as Set<unknown>).add(mapped(value));
  else for (const [key, value] of Object.entries(node)) (copy as Record<string, unknown>)[key] = mapped(value);
}

/** Some originals are alive after all: in the copies of the others they stand themselves. */
export function putBack(copies: Copies, alive: Iterable<object>): Set<object> {
  const originals = new Map<object, object>();
  const isBack = new Set<object>();
  for (const node of reachable(alive)) {
    const place = copies.placeOf.get(node);
    if (place === undefined) continue;
    originals.set(copies.all[place], node);
    isBack.add(copies.all[place]);
  }
  for (const copy of copies.all) {
    if (isBack.has(copy)) continue;
    if (copy instanceof Map || copy instanceof Set) {
      const old = copy instanceof Map ? new Map(copy) : new Set(copy);
      copy.clear();
      fill(old, copy, originals);
    } else fill(copy, copy, originals);
  }
  return isBack;
}

/** Strongly connected components of the graph under `roots`, those that are held by others last (Tarjan). */
export function components(roots: readonly object[], within: ReadonlySet<object>): object[][] {
  const index = new Map<object, number>();
  const low = new Map<object, number>();
  const onPath = new Set<object>();
  const path: object[] = [];
  const found: object[][] = [];
  interface Visit {
    readonly node: object;
    readonly held: object[];
    at: number;
  }
  const enter = (node: object): Visit => {
    index.set(node, index.size);
    low.set(node, index.get(node) as number);
    path.push(node);
    onPath.add(node);
    const held: object[] = [];
    forEachHeld(node, (other) => {
      if (within.has(other)) held.push(other);
    });
    return { node, held, at: 0 };
  };
  for (const root of roots) {
    if (index.has(root)) continue;
    const visits = [enter(root)];
    while (visits.length > 0) {
      const visit = visits[visits.length - 1];
      if (visit.at < visit.held.length) {
        const next = visit.held[visit.at++];
        if (!index.has(next)) visits.push(enter(next));
        else if (onPath.has(next)) low.set(visit.node, Math.min(low.get(visit.node) as number, index.get(next) as number));
        continue;
      }
      visits.pop();
      const outer = visits[visits.length - 1];
      if (outer !== undefined) low.set(outer.node, Math.min(low.get(outer.node) as number, low.get(visit.node) as number));
      if (low.get(visit.node) !== index.get(visit.node)) continue;
      const component: object[] = [];
      for (let node = path.pop() as object; ; node = path.pop() as object) {
        onPath.delete(node);
        component.push(node);
        if (node === visit.node) break;
      }
      found.push(component);
    }
  }
  return found.reverse();
}

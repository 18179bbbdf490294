/**
 * What the interpreters of a process are doing, for whoever wants to look (vmtools): each JavaScript thread tells of its own, as plain data.
 *
 * A worker is asked by a message and answers between two turns of its threads, so also while it runs something. One that does not answer in time is
 * deep in something that has no turns, and its row says nothing. A worker asks those that it has made itself, in the same way.
 *
 * Memory is what a JavaScript thread has on its heap: for all interpreters in it together. How much of it is one interpreter's the engine does not
 * know; the number of objects tells.
 */
import type { HandleStats } from '../runtime/handle-cache.ts';
import type { ProcessState } from '../vm/process.ts';
import { world } from './isolation.ts';
import { type Isolate, isolatesOf } from './registry.ts';

export interface Description {
  readonly id: number;
  readonly whence: number;
  readonly backend: 'thread' | 'worker';
  readonly isRunning: boolean;
  /** The interpreter that its JavaScript thread began with. */
  readonly home: number;
  /** The rest is null when there was no answer. */
  readonly inside: Inside | null;
}
interface Inside {
  readonly modules: number;
  readonly objects: number;
  /** Bytes of the heap, told by the first interpreter of a JavaScript thread. */
  readonly memory: number | null;
  /** Name, state and what it waits for. */
  readonly threads: readonly (readonly [name: string, state: string, waits: string | null])[];
  readonly handles: HandlesInside | null;
}
interface HandlesInside {
  readonly tag: number;
  readonly stats: HandleStats;
  /** Of slots that it has asked for: number, hits, misses, whether there is something to find. */
  readonly slots: readonly (readonly [slot: number, hits: number, misses: number, has: boolean])[];
}

/** A worker that does not answer for so long is left out. */
const PATIENCE_MS = 10_000;

type Told = (rows: Description[]) => void;

/** All interpreters that are known here, and those that they know. */
export function describeAll(process: ProcessState, told: Told): void {
  const found: Description[] = [];
  // One for this thread itself, so that nobody answers before all have been asked.
  let missing = 1;
  const add = (rows: readonly Description[]): void => {
    found.push(...rows);
    if (--missing === 0) told(found.sort((a, b) => a.id - b.id));
  };
  const here: Description[] = [];
  for (const isolate of isolatesOf(process).all.values()) {
    if (isolate.interp !== null) here.push(describeHere(process, isolate));
    else if (isolate.backend === 'worker') {
      missing++;
      askWorker(process, isolate, add);
    }
  }
  add(here);
}
function askWorker(process: ProcessState, isolate: Isolate, add: Told): void {
  const { id, whence, isRunning } = isolate;
  const outside = { id, whence, isRunning, home: id, backend: 'worker' } as const;
  let isAnswered = false;
  const answer = (rows: readonly Description[] | null): void => {
    if (isAnswered) return;
    isAnswered = true;
    stop();
    const inner = rows ?? [{ ...outside, inside: null }];
    add(inner.map((row) => (row.id === id ? { ...row, ...outside } : row)));
  };
  const stop = process.main.host.after(PATIENCE_MS, () => answer(null));
  isolate.describe(answer);
}
function describeHere(process: ProcessState, isolate: Isolate): Description {
  const { id, whence, backend, isRunning } = isolate;
  const interp = isolate.interp as NonNullable<Isolate['interp']>;
  const isFirst = interp === process.main;
  const { handles } = interp;
  const asked = Array.from(handles.hitsOf.keys()).filter((slot) => handles.hitsOf[slot] + handles.missesOf[slot] > 0);
  return {
    id,
    whence,
    backend,
    isRunning,
    home: process.main.id,
    inside: {
      modules: interp.modules.size,
      objects: world(interp).size,
      memory: isFirst ? (interp.host.memory?.() ?? null) : null,
      threads: Array.from(interp.threads(), ({ name, state, waiting }) => [
        name,
        state,
        waiting === null ? null : (waiting.what?.() ?? 'the host'),
      ]),
      handles:
        asked.length === 0
          ? null
          : {
              tag: handles.tag,
              stats: handles.stats,
              slots: asked.map((slot) => [slot, handles.hitsOf[slot], handles.missesOf[slot], handles.has(slot)]),
            },
    },
  };
}

/**
 * The workers of a process: whether there are any.
 */
import type { ProcessState } from '../vm/process.ts';

export class Workers {
  /** Queues and memory may be in hands that this scheduler does not know. */
  areThere = false;
}
const KEY = Symbol('workers');
export function workersOf(process: ProcessState): Workers {
  let workers = process.drawer.get(KEY) as Workers | undefined;
  if (workers === undefined) process.drawer.set(KEY, (workers = new Workers()));
  return workers;
}

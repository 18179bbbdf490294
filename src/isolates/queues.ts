/**
 * The queues of a process, by number. Where there are workers each JavaScript thread has a list of its own, and new ones are told to all.
 */
import type { ProcessState } from '../vm/process.ts';
import { failure, queueNotFoundType } from './errors.ts';
import { type Growable, queueMemory, SharedQueue } from './shared-queue.ts';

export class Queues {
  private readonly known = new Map<number, SharedQueue>();
  /** Tells the workers; there when there are some. */
  publish: ((queue: SharedQueue) => void) | null = null;
  /** Hears what others have told meanwhile. */
  listen: () => void = () => {};

  constructor(private readonly process: ProcessState) {}

  create(maxsize: number, unbound: number): SharedQueue {
    const queue = new SharedQueue(this.process.nextQueueId(), queueMemory(), { maxsize, unbound });
    this.known.set(queue.id, queue);
    this.publish?.(queue);
    return queue;
  }
  /** One that was made elsewhere; waiters of one that is known stay where they are. */
  addNew(id: number, memory: Growable): void {
    if (!this.known.has(id)) this.known.set(id, new SharedQueue(id, memory));
  }
  /** Throws QueueNotFoundError. */
  find(id: number): SharedQueue {
    if (!this.known.has(id)) this.listen();
    const queue = this.known.get(id);
    if (queue !== undefined && !queue.isDead) return queue;
    this.known.delete(id);
    throw failure(queueNotFoundType, `queue ${id} not found`);
  }
  destroy(queue: SharedQueue): void {
    queue.kill();
    this.known.delete(queue.id);
  }
  all(): SharedQueue[] {
    this.listen();
    return Array.from(this.known.values()).filter((queue) => !queue.isDead);
  }
  /** An interpreter has ended. */
  unbind(interpreter: number): void {
    for (const queue of this.all()) queue.unbindItems(interpreter);
  }
}
const KEY = Symbol('queues');
export function queuesOf(process: ProcessState): Queues {
  let queues = process.drawer.get(KEY) as Queues | undefined;
  if (queues === undefined) process.drawer.set(KEY, (queues = new Queues(process)));
  return queues;
}

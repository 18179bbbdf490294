/**
 * The workers of a process, and how its JavaScript threads tell each other of new queues and of memory that is shared.
 *
 * Every thread has the lists for itself. Who makes something says so on a channel before anybody can be sent its number; who is sent a number that
 * it does not know listens to what has been said meanwhile, which takes no turn of the event loop. A new worker begins with what is known where
 * it was made.
 */
import type { Host, HostChannel, HostWorkers } from '../runtime/host.ts';
import type { ProcessMemory, ProcessState } from '../vm/process.ts';
import type { Settings } from '../vm/interpreter.ts';
import { buffersOf, type SharedBytes } from './buffers.ts';
import { queuesOf } from './queues.ts';
import type { Reply, Request } from './serve.ts';
import { type Growable, SharedQueue } from './shared-queue.ts';

/** What a worker is made with. */
export interface WorkerStart {
  readonly id: number;
  readonly memory: ProcessMemory;
  readonly channel: string;
  readonly settings: Partial<Settings>;
  readonly facts: Facts;
  readonly queues: readonly (readonly [number, Growable])[];
  readonly buffers: readonly (readonly [number, SharedBytes])[];
}
/** What module sys knows of the command line. */
export interface Facts {
  readonly maxStrDigits: number;
  readonly texts: Readonly<Record<string, string>>;
  readonly lists: Readonly<Record<string, readonly string[]>>;
}
export type ToWorker = { readonly kind: 'request'; readonly request: Request } | { readonly kind: 'interrupt' };
export type FromWorker = { readonly kind: 'ready'; readonly tag: number } | { readonly kind: 'reply'; readonly reply: Reply };
type News =
  | { readonly kind: 'queue'; readonly id: number; readonly memory: Growable }
  | { readonly kind: 'buffer'; readonly id: number; readonly shared: SharedBytes };

export class Workers {
  /** Queues and memory may be in hands that this scheduler does not know. */
  areThere = false;
  private channel: HostChannel | null = null;

  constructor(private readonly process: ProcessState) {}

  /** From now on there are others. */
  open(workers: HostWorkers, name: string): void {
    if (this.channel !== null) return;
    this.areThere = true;
    const channel = workers.channel(name);
    this.channel = channel;
    const [queues, buffers] = [queuesOf(this.process), buffersOf(this.process)];
    queues.publish = (queue) => channel.post({ kind: 'queue', id: queue.id, memory: queue.memory } satisfies News);
    buffers.publish = (id, shared) => channel.post({ kind: 'buffer', id, shared } satisfies News);
    queues.listen = buffers.listen = () => this.listen();
  }
  listen(): void {
    for (let news = this.channel?.next() as News | undefined; news !== undefined; news = this.channel?.next() as News | undefined) {
      if (news.kind === 'queue') queuesOf(this.process).add(new SharedQueue(news.id, news.memory));
      else buffersOf(this.process).add(news.id, news.shared);
    }
  }
}
const KEY = Symbol('workers');
export function workersOf(process: ProcessState): Workers {
  let workers = process.drawer.get(KEY) as Workers | undefined;
  if (workers === undefined) process.drawer.set(KEY, (workers = new Workers(process)));
  return workers;
}
export const channelName = (host: Host): string => `glasspy ${host.processId ?? 0}`;

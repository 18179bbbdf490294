/**
 * The workers of a process, and how its JavaScript threads tell each other of new queues and of memory that is shared.
 *
 * Every thread has the lists for itself. Who makes something says so on a channel before anybody can be sent its number; who is sent a number that
 * it does not know listens to what has been said meanwhile, which takes no turn of the event loop. A new worker listens first and is told then
 * what is known where it was made.
 */
import type { Host, HostChannel } from '../runtime/host.ts';
import type { ProcessMemory, ProcessState } from '../vm/process.ts';
import type { Settings } from '../vm/interpreter.ts';
import { buffersOf, type SharedBytes } from './buffers.ts';
import type { Description } from './descriptions.ts';
import { queuesOf } from './queues.ts';
import type { Reply, Request } from './serve.ts';
import type { Growable } from './shared-queue.ts';

/** What a worker is made with. */
export interface WorkerStart {
  readonly id: number;
  readonly memory: ProcessMemory;
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
export type ToWorker =
  | { readonly kind: 'request'; readonly request: Request }
  | { readonly kind: 'interrupt' }
  | { readonly kind: 'describe' };
export type FromWorker =
  | { readonly kind: 'ready'; readonly tag: number }
  | { readonly kind: 'reply'; readonly reply: Reply }
  | { readonly kind: 'description'; readonly rows: readonly Description[] };
export type News =
  | { readonly kind: 'queue'; readonly id: number; readonly memory: Growable }
  | { readonly kind: 'buffer'; readonly id: number; readonly shared: SharedBytes };

export class Workers {
  /** Queues and memory may be in hands that this scheduler does not know. */
  areThere = false;
  private channel: HostChannel | null = null;

  constructor(private readonly process: ProcessState) {}

  /** From now on there are others. */
  open(channel: () => HostChannel): void {
    if (this.channel !== null) return;
    this.areThere = true;
    const opened = channel();
    this.channel = opened;
    const [queues, buffers] = [queuesOf(this.process), buffersOf(this.process)];
    const tell = (news: News): void => opened.post(news);
    queues.publish = (queue) => tell({ kind: 'queue', id: queue.id, memory: queue.memory });
    buffers.publish = (id, shared) => tell({ kind: 'buffer', id, shared });
    queues.listen = buffers.listen = () => this.listen();
  }
  listen(): void {
    const next = (): News | undefined => this.channel?.next() as News | undefined;
    for (let news = next(); news !== undefined; news = next()) {
      if (news.kind === 'buffer') buffersOf(this.process).add(news.id, news.shared);
      // It may have come by another way.
      else queuesOf(this.process).addNew(news.id, news.memory);
    }
  }
  /** All that is known here, for a new worker. */
  known(): Pick<WorkerStart, 'queues' | 'buffers'> {
    this.listen();
    return {
      queues: queuesOf(this.process)
        .all()
        .map(({ id, memory }) => [id, memory] as const),
      buffers: Array.from(buffersOf(this.process).all()),
    };
  }
}
const KEY = Symbol('workers');
export function workersOf(process: ProcessState): Workers {
  let workers = process.drawer.get(KEY) as Workers | undefined;
  if (workers === undefined) process.drawer.set(KEY, (workers = new Workers(process)));
  return workers;
}
export const channelName = (host: Host): string => `glasspy ${host.processId ?? 0}`;

/**
 * Workers for the command line: another thread of Node that runs the launcher again, which sees that it is one (start.ts).
 *
 *     maker                      worker
 *     new Worker ──────────────> loads the machine, opens the channel
 *     start() <──────── HERE ─── waits
 *     what it is to know ──────> makes its interpreter, serves
 *
 * Nothing is lost between the two: what is said on the channel after HERE it hears itself, what was said before its maker knows. And a worker
 * can be made ready before anybody has a use for it. Loading is nearly all that a start costs, so one spare makes the next start cheap.
 */
import { dirname, join } from 'node:path';
import { BroadcastChannel, receiveMessageOnPort, SHARE_ENV, Worker } from 'node:worker_threads';
import type { HostChannel, HostWorker, HostWorkers } from '../runtime/host.ts';

/** The argument by which the launcher knows. */
export const WORKER_ARGUMENT = '--glasspy-worker';
/** The first word of a worker. */
export const HERE = 'here';
/** Of the bundle: workers are made of it. */
declare const __filename: string;
const launcher = (): string => join(dirname(__filename), '../bin/glasspy.js');

interface User {
  readonly start: () => unknown;
  readonly onMessage: (message: unknown) => void;
  readonly onEnd: (error: string | null) => void;
}

class Machine implements HostWorker {
  // The environment is the process's, as for threads everywhere: a spare shall not know an older one.
  private readonly worker = new Worker(launcher(), { argv: [WORKER_ARGUMENT], stdin: false, env: SHARE_ENV });
  private user: User | null = null;
  private isHere = false;
  /** What was said to it before it could be told what it is to know. */
  private readonly early: unknown[] = [];

  constructor() {
    let problem: string | null = null;
    this.worker.unref();
    this.worker.on('message', (message: unknown) => {
      if (this.isHere) return this.user?.onMessage(message);
      this.isHere = true;
      this.begin();
    });
    this.worker.on('error', (error) => {
      problem = `the worker has failed: ${error.message}`;
    });
    this.worker.on('exit', () => {
      if (spare.machine === this) spare.machine = null;
      this.user?.onEnd(problem);
    });
  }
  serve(user: User): this {
    this.user = user;
    this.worker.ref();
    this.begin();
    return this;
  }
  private begin(): void {
    if (!this.isHere || this.user === null) return;
    this.worker.postMessage(this.user.start());
    for (const message of this.early.splice(0)) this.worker.postMessage(message);
  }
  post(message: unknown): void {
    if (this.isHere) this.worker.postMessage(message);
    else this.early.push(message);
  }
  end(): void {
    void this.worker.terminate();
  }
}
/** Of this thread: each has its own workers. */
const spare: { machine: Machine | null } = { machine: null };

export const nodeWorkers: HostWorkers = {
  start(start, onMessage, onEnd) {
    const machine = spare.machine ?? new Machine();
    spare.machine = null;
    return machine.serve({ start, onMessage, onEnd });
  },
  prepare() {
    spare.machine ??= new Machine();
  },
  channel(name): HostChannel {
    const channel = new BroadcastChannel(name);
    // It keeps no thread alive.
    channel.unref();
    // What a turn of the event loop has brought, and what has come since.
    const heard: unknown[] = [];
    channel.onmessage = (event: unknown) => void heard.push((event as MessageEvent).data);
    return {
      post: (message) => channel.postMessage(message),
      next: () => heard.shift() ?? (receiveMessageOnPort(channel as never) as { message: unknown } | undefined)?.message,
    };
  },
};

/**
 * Workers for the command line: another thread of Node that runs the launcher again, which sees that it is one (start.ts).
 */
import { dirname, join } from 'node:path';
import { BroadcastChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { HostWorkers } from '../runtime/host.ts';

/** The argument by which the launcher knows. */
export const WORKER_ARGUMENT = '--glasspy-worker';
/** Of the bundle: workers are made of it. */
declare const __filename: string;
const launcher = (): string => join(dirname(__filename), '../bin/glasspy.js');

export const nodeWorkers: HostWorkers = {
  start(data, onMessage, onEnd) {
    const worker = new Worker(launcher(), { argv: [WORKER_ARGUMENT], workerData: data, stdin: false });
    let problem: string | null = null;
    worker.on('message', onMessage);
    worker.on('error', (error) => {
      problem = `the worker has failed: ${error.message}`;
    });
    worker.on('exit', () => onEnd(problem));
    return { post: (message) => worker.postMessage(message), end: () => void worker.terminate() };
  },
  channel(name) {
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

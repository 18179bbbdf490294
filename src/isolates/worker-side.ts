/**
 * An interpreter in a worker, from its own side: it serves one request after another, and lets its threads go on between them.
 */
import { KeyboardInterrupt, makeException } from '../runtime/exceptions.ts';
import type { HostWorkers } from '../runtime/host.ts';
import type { InterpreterState } from '../vm/interpreter.ts';
import { buffersOf } from './buffers.ts';
import { furnish } from './facts.ts';
import { queuesOf } from './queues.ts';
import { serve } from './serve.ts';
import { SharedQueue } from './shared-queue.ts';
import { type FromWorker, type ToWorker, type WorkerStart, workersOf } from './workers.ts';

/** Its end of the line. */
export interface Line {
  post(message: FromWorker): void;
  onMessage(hear: (message: ToWorker) => void): void;
  /** The worker ends. */
  close(): void;
}

export async function serveFromWorker(interp: InterpreterState, start: WorkerStart, workers: HostWorkers, line: Line): Promise<never> {
  const { process, scheduler, mainThread } = interp;
  furnish(interp, start.facts);
  workersOf(process).open(workers, start.channel);
  for (const [id, memory] of start.queues) queuesOf(process).add(new SharedQueue(id, memory));
  for (const [id, shared] of start.buffers) buffersOf(process).add(id, shared);
  // Its main thread has nothing to do until it is asked.
  mainThread.state = 'ended';
  line.onMessage((message) => {
    if (message.kind === 'interrupt') scheduler.raiseIn(mainThread, makeException(KeyboardInterrupt));
    else
      serve(interp, message.request, (reply) => {
        line.post({ kind: 'reply', reply });
        if (message.request.kind === 'end') {
          interp.release();
          line.close();
        }
      });
  });
  line.post({ kind: 'ready', tag: interp.handles.tag });
  return scheduler.runAlways();
}

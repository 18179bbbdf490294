/**
 * An interpreter in a worker, from its own side: it serves one request after another, and lets its threads go on between them.
 */
import { KeyboardInterrupt, makeException } from '../runtime/exceptions.ts';
import type { HostChannel } from '../runtime/host.ts';
import type { InterpreterState } from '../vm/interpreter.ts';
import { buffersOf } from './buffers.ts';
import { describeAll } from './descriptions.ts';
import { furnish } from './facts.ts';
import { queuesOf } from './queues.ts';
import { isolatesOf } from './registry.ts';
import { serve } from './serve.ts';
import { type FromWorker, type ToWorker, type WorkerStart, workersOf } from './workers.ts';

/** Its end of the line. */
export interface Line {
  post(message: FromWorker): void;
  onMessage(hear: (message: ToWorker) => void): void;
  /** The worker ends. */
  close(): void;
}

export async function serveFromWorker(interp: InterpreterState, start: WorkerStart, channel: HostChannel, line: Line): Promise<never> {
  const { process, scheduler, mainThread } = interp;
  furnish(interp, start.facts);
  workersOf(process).open(() => channel);
  for (const [id, memory] of start.queues) queuesOf(process).addNew(id, memory);
  for (const [id, shared] of start.buffers) buffersOf(process).add(id, shared);
  // Its main thread has nothing to do until it is asked.
  mainThread.state = 'ended';
  const hear = (message: ToWorker): void => {
    if (message.kind === 'interrupt') scheduler.raiseIn(mainThread, makeException(KeyboardInterrupt));
    else if (message.kind === 'describe') describeAll(process, (rows) => line.post({ kind: 'description', rows }));
    else
      serve(interp, message.request, (reply) => {
        const isEnd = message.request.kind === 'end';
        if (isEnd) isolatesOf(process).removeOthers();
        line.post({ kind: 'reply', reply });
        if (!isEnd) return;
        interp.release();
        line.close();
      });
  };
  line.onMessage(hear);
  line.post({ kind: 'ready', tag: interp.handles.tag });
  return scheduler.runAlways();
}

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
import { type FromWorker, type ToWorker, type WorkerStart, workersOf } from './workers.ts';

/** Its end of the line. */
export interface Line {
  post(message: FromWorker): void;
  onMessage(hear: (message: ToWorker) => void): void;
  /** What has come and no turn has brought yet, at once. */
  next(): ToWorker | undefined;
  /** The worker ends. */
  close(): void;
}

export async function serveFromWorker(interp: InterpreterState, start: WorkerStart, workers: HostWorkers, line: Line): Promise<never> {
  const { process, scheduler, mainThread } = interp;
  furnish(interp, start.facts);
  workersOf(process).open(workers, start.channel);
  for (const [id, memory] of start.queues) queuesOf(process).addNew(id, memory);
  for (const [id, shared] of start.buffers) buffersOf(process).add(id, shared);
  // Its main thread has nothing to do until it is asked.
  mainThread.state = 'ended';
  const hear = (message: ToWorker): void => {
    if (message.kind === 'queue' || message.kind === 'buffer') workersOf(process).hear(message);
    else if (message.kind === 'interrupt') scheduler.raiseIn(mainThread, makeException(KeyboardInterrupt));
    else
      serve(interp, message.request, (reply) => {
        line.post({ kind: 'reply', reply });
        if (message.request.kind === 'end') {
          interp.release();
          line.close();
        }
      });
  };
  line.onMessage(hear);
  workersOf(process).waiting = () => {
    for (let message = line.next(); message !== undefined; message = line.next()) {
      if (message.kind === 'queue' || message.kind === 'buffer') return message;
      const later = message;
      interp.host.nextTurn(() => hear(later));
    }
    return undefined;
  };
  line.post({ kind: 'ready', tag: interp.handles.tag });
  return scheduler.runAlways();
}

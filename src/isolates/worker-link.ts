/**
 * An interpreter in a worker, from the side of who made it: requests go as messages, and so do the answers. What it prints it writes itself.
 */
import { raised, NotImplementedError } from '../runtime/exceptions.ts';
import type { Thread } from '../runtime/machine.ts';
import type { ThreadState } from '../vm/thread.ts';
import { buffersOf } from './buffers.ts';
import { failure, interpreterErrorType } from './errors.ts';
import { factsOf } from './facts.ts';
import { queuesOf } from './queues.ts';
import { type Config, type Isolate, isolatesOf, Whence } from './registry.ts';
import type { Reply } from './serve.ts';
import { channelName, type FromWorker, type News, type ToWorker, type WorkerStart, workersOf } from './workers.ts';

/** The answer in place of one that will never come. */
const gone = (why: string): Reply => ({
  kind: 'failed',
  exception: {
    name: 'InterpreterError',
    qualname: 'InterpreterError',
    module: 'concurrent.interpreters',
    message: why,
    formatted: `concurrent.interpreters.InterpreterError: ${why}`,
    display: why,
  },
});

/** A new interpreter that runs at the same time as this one: its number. */
export function createWorker(t: Thread, config: Config, isOwned: boolean): number {
  const { interp } = t as ThreadState;
  const { process, host } = interp;
  const { workers } = host;
  if (workers === undefined) throw raised(NotImplementedError, "this host has no workers: only backend='thread' is there");
  if (process.main.id !== 0)
    throw failure(
      interpreterErrorType,
      "an interpreter in a worker can make others of backend='thread' only: the main interpreter makes workers",
    );
  workersOf(process).open(workers, channelName(host));
  const start: WorkerStart = {
    id: process.nextInterpreterId(),
    memory: process.memory,
    channel: channelName(host),
    settings: interp.settings,
    facts: factsOf(process.main),
    queues: queuesOf(process)
      .all()
      .map(({ id, memory }) => [id, memory] as const),
    buffers: Array.from(buffersOf(process).all()),
  };
  let answer: ((reply: Reply) => void) | null = null;
  let tag: number | null = null;
  const reply = (given: Reply): void => {
    const told = answer;
    answer = null;
    told?.(given);
  };
  const isolates = isolatesOf(process);
  const worker = workers.start(
    start,
    (message) => {
      const news = message as FromWorker;
      if (news.kind === 'ready') tag = news.tag;
      else reply(news.reply);
    },
    (error) => {
      // It has died by itself: nobody will hear of it again.
      if (isolates.all.get(isolate.id) === isolate && !isolate.isEnding) isolates.remove(isolate);
      reply(gone(error ?? 'the worker has ended'));
    },
  );
  const post = (message: ToWorker): void => worker.post(message);
  const isolate: Isolate = {
    id: start.id,
    whence: Whence.STDLIB,
    config,
    backend: 'worker',
    interp: null,
    isRunning: false,
    isEnding: false,
    references: 0,
    isOwned,
    ask(request, answerTo) {
      answer = answerTo;
      post({ kind: 'request', request });
    },
    interrupt: () => post({ kind: 'interrupt' }),
    release() {
      // Where it stood among the owners of handles is free, also when it could not say good-bye.
      if (tag !== null) process.handles.leave(tag);
      workersOf(process).lines.delete(line);
      worker.end();
    },
  };
  const line = (news: News): void => post(news);
  workersOf(process).lines.add(line);
  isolates.add(isolate);
  return isolate.id;
}

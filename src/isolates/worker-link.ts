/**
 * An interpreter in a worker, from the side of who made it: requests go as messages, and so do the answers. What it prints it writes itself.
 */
import { raised, NotImplementedError } from '../runtime/exceptions.ts';
import type { Thread } from '../runtime/machine.ts';
import type { ThreadState } from '../vm/thread.ts';
import type { Description } from './descriptions.ts';
import { factsOf } from './facts.ts';
import { type Config, type Isolate, isolatesOf, Whence } from './registry.ts';
import type { Reply } from './serve.ts';
import { channelName, type FromWorker, type ToWorker, type WorkerStart, workersOf } from './workers.ts';

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

/** The worker that is made ready shall not be in the way of the one that somebody waits for: it comes so much later. */
const SETTLED_MS = 100;

/** A new interpreter that runs at the same time as this one: its number. `more`: another may be wanted after it. */
export function createWorker(t: Thread, config: Config, isOwned: boolean, more: boolean): number {
  const { interp } = t as ThreadState;
  const { process, host } = interp;
  const { workers } = host;
  if (workers === undefined) throw raised(NotImplementedError, "this host has no workers: only backend='thread' is there");
  const ours = workersOf(process);
  ours.open(() => workers.channel(channelName(host)));
  const id = process.nextInterpreterId();
  const facts = factsOf(process.main);
  const start = (): WorkerStart => ({ id, memory: process.memory, settings: interp.settings, facts, ...ours.known() });
  let answer: ((reply: Reply) => void) | null = null;
  let tag: number | null = null;
  const reply = (given: Reply): void => {
    const told = answer;
    answer = null;
    told?.(given);
  };
  let curious: ((rows: readonly Description[] | null) => void)[] = [];
  const describe = (rows: readonly Description[] | null): void => {
    const asking = curious;
    curious = [];
    for (const told of asking) told(rows);
  };
  const isolates = isolatesOf(process);
  const worker = workers.start(
    start,
    (message) => {
      const news = message as FromWorker;
      if (news.kind === 'ready') {
        tag = news.tag;
        if (more) host.after(SETTLED_MS, () => workers.prepare());
        return;
      }
      if (news.kind === 'description') return describe(news.rows);
      reply(news.reply);
    },
    (error) => {
      // It has died by itself: nobody will hear of it again.
      if (isolates.all.get(isolate.id) === isolate && !isolate.isEnding) isolates.remove(isolate);
      describe(null);
      reply(gone(error ?? 'the worker has ended'));
    },
  );
  const post = (message: ToWorker): void => worker.post(message);
  const isolate: Isolate = {
    id,
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
    describe(told) {
      curious.push(told);
      post({ kind: 'describe' });
    },
    release() {
      // Where it stood among the owners of handles is free, also when it could not say good-bye.
      if (tag !== null) process.handles.leave(tag);
      worker.end();
    },
  };
  isolates.add(isolate);
  return isolate.id;
}

/**
 * A deadlock, told: every thread waits, and nothing outside can wake one.
 *
 *     DeadlockError: all threads wait, and nothing can wake one
 *       MainThread waits in Thread.join for the end of Thread-1 (dinner.py, line 30)
 *       Thread-1 waits for <locked _thread.lock object at 0x7f0000001020>, held by Thread-2 (dinner.py, line 12)
 *       Thread-2 waits for <locked _thread.lock object at 0x7f0000001030>, held by Thread-1 (dinner.py, line 12)
 *
 * CPython hangs here; so there is nothing to be equal to but the fact that the program does not go on.
 */
import { builtinType } from '../runtime/builtin-types.ts';
import { makeException, type PyException, RuntimeError } from '../runtime/exceptions.ts';
import { TypeFlag } from '../runtime/object.ts';
import { strFromJs } from '../runtime/text.ts';
import { type AnyFrame, Frame } from './frame.ts';
import type { ThreadState } from './thread.ts';

export const deadlockErrorType = builtinType('DeadlockError', {
  base: RuntimeError,
  flags: TypeFlag.BASETYPE | TypeFlag.HAS_DICT,
  module: '_thread',
});

/** More threads than this are counted, not told. */
const MAX_TOLD = 20;

export function deadlock(threads: ReadonlySet<ThreadState>): PyException {
  const waiting = Array.from(threads).filter((t) => t.waiting !== null);
  const told = waiting.slice(0, MAX_TOLD).map((t) => `  ${describe(t)}`);
  const rest = waiting.length - told.length;
  const text = ['all threads wait, and nothing can wake one', ...told, ...(rest > 0 ? [`  and ${rest} more`] : [])].join('\n');
  return makeException(deadlockErrorType, strFromJs(text));
}

function describe(t: ThreadState): string {
  const { waiting } = t;
  const [frame, library] = placeOf(t);
  const what = waiting?.what?.() ?? 'the host';
  const holder = waiting?.holder?.() ?? null;
  // The library waits at locks of its own, which say nothing: a condition gives each thread one that it holds itself.
  const isOwn = library !== null && holder !== null;
  const held = holder === null || isOwn ? '' : holder === t ? ', which it holds itself' : `, held by ${holder.name}`;
  const place = frame === null ? '' : ` (${frame.code.filename}, line ${frame.line})`;
  return `${t.name} waits${library === null ? '' : ` in ${library}`}${isOwn ? '' : ` for ${what}`}${held}${place}`;
}
/** Functions of the library at the bottom of every thread, and at the end of the main thread. */
const FRAMEWORK: ReadonlySet<string> = new Set(['Thread._bootstrap', 'Thread._bootstrap_inner', 'Thread.run', '_shutdown']);
/** The innermost frame of the program's own, and the function of the library that it has called. */
function placeOf(t: ThreadState): [Frame | null, string | null] {
  let library: string | null = null;
  for (let frame: AnyFrame | null = t.frame; frame !== null; frame = frame.back as AnyFrame | null) {
    if (!(frame instanceof Frame)) continue;
    const { filename, qualname } = frame.code;
    if (!filename.startsWith('<frozen ')) return [frame, library];
    if (!FRAMEWORK.has(qualname)) library = qualname;
  }
  return [null, library];
}

/**
 * Numbers of threads: no two threads of a process ever have the same one, in whatever interpreters they run. What is remembered for a
 * thread (the value that a context variable gave last) can so never be taken for another's.
 */
const counter = { last: 0 };

export function nextThreadId(): number {
  return ++counter.last;
}
